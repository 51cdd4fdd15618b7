// Every kind of page is valid HTML.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { sites } from "./harness.mjs";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Lower case is as valid.
    "doctype-style": "off",
    // A search engine's habit, not a rule of HTML; questions are as long as they are.
    "long-title": "off",
    // A group of checkboxes shares its name.
    "form-dup-name": ["error", { shared: ["checkbox"] }],
  },
});

for (const path of [
  "small/index.html", "small/python.html", "small/sqlite.html", "small/python/raise-from.html", "small/python/tools.html",
  "small/python/print-statement.html", "small/python/raise-without-cause.html", "real/python.html", "real/python/dict.html",
  "large/large.2.html", "foreign/index.html", "foreign/python.html", "foreign/python/second.html", "hostile/index.html", "hostile/python.html", "hostile/python/payload-4.html", "hostile/python/payload-25.html",
]) {
  test(`${path} is valid`, async () => {
    const report = await validator.validateFile(join(sites, path));
    const found = report.results.flatMap((result) =>
      result.messages.map((each) => `${each.line}:${each.column} ${each.ruleId}: ${each.message}`));
    assert.deepEqual(found.slice(0, 10), []);
  });
}
