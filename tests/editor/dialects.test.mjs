// The schemas mean the same to those who read them: every one compiles in Ajv in strict mode and judges
// changed questions as the language server does. tests/tests/editor/main.rs asks the checker's own library.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { parse } from "yaml";
import { start } from "./server.mjs";

const root = process.env.DECKLE_ROOT;
const schemas = join(root, "schemas");
const json = async (path) => JSON.parse(await readFile(path, "utf8"));
const { base, mutations } = await json(new URL("mutations.json", import.meta.url));
const head = "# yaml-language-server: $schema=../../schemas/question.schema.json\n";
/** Annotations for editors and for findings: schemas/README.md says what they are. Nothing else is unknown to Ajv. */
const keywords = ["markdownDescription", "patternErrorMessage", "x-hint"];
/** A file of the collection, so that the first line leads to the schema. */
const file = join(root, "content/python/mutation.yaml");

let editor;
before(async () => { editor = await start(root); });
after(() => editor.stop());

for (const name of (await readdir(schemas)).filter((name) => name.endsWith(".json"))) {
  test(`${name} compiles in strict mode`, async () => {
    const ajv = new Ajv({ strict: true, allErrors: true, keywords });
    const schema = await json(join(schemas, name));
    ajv.compile(schema);
    for (const definition of Object.keys(schema.$defs ?? {})) ajv.compile({ $ref: `${schema.$id}#/$defs/${definition}` });
  });
}

test("changed questions are judged alike", async () => {
  const validate = new Ajv({ strict: true, keywords }).compile(await json(join(schemas, "question.schema.json")));
  assert.ok(mutations.length >= 40);
  for (const { name, find, replace, valid } of mutations) {
    const text = base.replace(find, () => replace);
    assert.equal(validate(parse(text)), valid, `Ajv: ${name}: ${JSON.stringify(validate.errors)}`);
    const findings = await editor.open(file, head + text);
    await editor.close(file);
    assert.equal(findings.length === 0, valid, `yaml-language-server: ${name}: ${JSON.stringify(findings)}`);
  }
});
