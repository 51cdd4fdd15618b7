#!/usr/bin/env bash
# ajv refuses {} where a schema describes a property named `constructor`.
#
# Versions: ajv 8.20.0 and @hyperjump/json-schema 1.18.0 (npm).
# Guess:    `properties` applies to the members that a JSON object has; {} has none, so any validator takes it.
# Seen:     ajv looks the name up in the JavaScript object and finds what every object inherits: {"properties":
#           {"constructor": {"type": "object"}}} is not satisfied by {}, nor is {"dependentRequired": {"valueOf":
#           ["x"]}}. The option `ownProperties: true` cures it and is off. Hyperjump takes {}.
# Why:      a collection of questions on JavaScript or Java has topics and ids such as constructor, toString, valueOf;
#           a schema with one of them as a key behaves otherwise in every editor and checker that is built on ajv.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ajv@8.20.0 @hyperjump/json-schema@1.18.0

cat > seen.txt <<'SEEN'
{"properties":{"constructor":{"type":"object"}}}  ajv false  ajv ownProperties true  hyperjump true
{"properties":{"topic":{"type":"object"}}}        ajv true  ajv ownProperties true  hyperjump true
{"dependentRequired":{"valueOf":["x"]}}           ajv false  ajv ownProperties true  hyperjump true
SEEN

cat > run.mjs <<'JS'
import Ajv from 'ajv/dist/2020.js';
import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12';

const schemas = [
  { properties: { constructor: { type: 'object' } } },
  { properties: { topic: { type: 'object' } } },
  { dependentRequired: { valueOf: ['x'] } },
];
for (const [number, schema] of schemas.entries()) {
  const plain = new Ajv({ strict: false }).compile(schema)({});
  const own = new Ajv({ strict: false, ownProperties: true }).compile(schema)({});
  registerSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }, `https://example.com/${number}`);
  const other = (await validate(`https://example.com/${number}`, {})).valid;
  console.log(`${JSON.stringify(schema).padEnd(50)}ajv ${plain}  ajv ownProperties ${own}  hyperjump ${other}`);
}
JS
node run.mjs > got.txt
diff -u seen.txt got.txt && echo "as seen: inherited names count"
