// A contributor's session in an editor: the modeline of a real question leads to the schema, and to nothing else.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { start } from "./server.mjs";

const root = process.env.DECKLE_ROOT;
const dict = join(root, "content/python/dict.yaml");
const text = await readFile(dict, "utf8");
const schema = JSON.parse(await readFile(join(root, "schemas/question.schema.json"), "utf8"));

let editor;
before(async () => { editor = await start(root); });
after(() => editor.stop());

/** Opens a changed text of the file, does something with it, and closes it again. */
async function during(changed, work) {
  const findings = await editor.open(dict, changed);
  try {
    return await work(findings);
  } finally {
    await editor.close(dict);
  }
}

/** Finds where a piece of text ends, as an editor counts. */
function end(changed, piece) {
  const before = changed.slice(0, changed.indexOf(piece) + piece.length).split("\n");
  return [before.length - 1, before.at(-1).length];
}

const labels = (completion) => (completion.items ?? completion).map((item) => item.label);

test("the file as it is has no finding", () => during(text, (findings) => assert.deepEqual(findings, [])));

test("a wrong level and an unknown key are found at their lines", async () => {
  const wrong = text.replace("level: mid", "level: expert\nanswr: x");
  await during(wrong, (findings) => {
    const line = (piece) => end(wrong, piece)[0];
    const at = (piece) => findings.filter(({ range }) => range.start.line === line(piece)).map(({ message }) => message);
    assert.match(at("level: expert").join(), /junior.*mid.*senior/s);
    assert.match(at("answr: x").join(), /answr/);
  });
});

test("a field that is missing is found", async () => {
  const wrong = text.replace(/^tags: .*\n/m, "");
  await during(wrong, (findings) => assert.match(findings.map(({ message }) => message).join(), /tags/));
});

test("levels are completed", async () => {
  const open = text.replace("level: mid", "level: ");
  const found = await during(open, () => editor.at("completion", dict, ...end(open, "level: ")));
  assert.deepEqual(labels(found).sort(), schema.properties.level.enum.toSorted());
});

test("fields of the question that are not there yet are completed", async () => {
  const open = text + "\n";
  const last = open.split("\n").length - 2;
  const found = labels(await during(open, () => editor.at("completion", dict, last, 0)));
  const there = [...text.matchAll(/^([a-z_]+):/gm)].map(([, key]) => key);
  assert.deepEqual(found.toSorted(), Object.keys(schema.properties).filter((key) => !there.includes(key)).sort());
});

test("fields of an example are completed", async () => {
  const open = text.replace("  - title: Order, and equal keys\n", "  - title: Order, and equal keys\n    \n");
  const [line] = end(open, "Order, and equal keys\n");
  const found = labels(await during(open, () => editor.at("completion", dict, line, 4)));
  for (const key of ["raises", "not_run", "requires"]) assert.ok(found.includes(key), `${key}: ${found}`);
});

test("a field says what it is", async () => {
  for (const key of ["question", "level", "answer"]) {
    const [line] = end(text, `\n${key}:`);
    const hover = await during(text, () => editor.at("hover", dict, line, 1));
    const words = schema.properties[key].description.split(/[:(]/)[0].trim();
    assert.ok(hover.contents.value.includes(words), `${key}: ${hover.contents.value}`);
  }
});

test("every question names the schema by a relative path", async () => {
  const { readdir } = await import("node:fs/promises");
  const files = (await readdir(join(root, "content/python"))).filter((name) => name.endsWith(".yaml"));
  for (const name of files) {
    const [first] = (await readFile(join(root, "content/python", name), "utf8")).split("\n");
    const kind = name === "topic.yaml" ? "topic" : "question";
    assert.equal(first, `# yaml-language-server: $schema=../../schemas/${kind}.schema.json`, name);
  }
});
