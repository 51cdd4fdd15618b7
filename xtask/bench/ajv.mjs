// Validates every question of a folder with ajv and js-yaml.
// usage: node ajv.mjs NODE_FOLDER SCHEMA FOLDER
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [packages, schemaFile, folder] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));
const Ajv = require("ajv/dist/2020").default;
const yaml = require("js-yaml");

const ajv = new Ajv({ allErrors: true, strict: false });
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));
let failed = 0;
for (const name of readdirSync(folder).sort()) {
  if (!name.startsWith("question-")) continue;
  const value = yaml.load(readFileSync(join(folder, name), "utf8"));
  if (!validate(value)) {
    failed += 1;
    console.log(`${name}: ${ajv.errorsText(validate.errors)}`);
  }
}
process.exit(failed ? 1 : 0);
