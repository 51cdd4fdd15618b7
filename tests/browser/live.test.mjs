// Pages under `deckle serve`: they reload after a rebuild and show what the check found.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp, tellPages, visit } from "./harness.mjs";

setUp();

test("diagnostics are shown as text, go away, and a rebuild reloads the page", () =>
  visit("live/python.html", {}, async (page) => {
    const panel = page.locator(".diagnostics");
    // The page may not have connected yet: tell it until it has heard.
    await told(() => tellPages("diagnostics", ["error[schema/enum]: <b>no level</b>", "  --> content/python/dict.yaml:2:8"]), () => panel.isVisible());
    assert.equal(await panel.textContent(), "error[schema/enum]: <b>no level</b>\n  --> content/python/dict.yaml:2:8");
    await told(() => tellPages("diagnostics", [""]), async () => !(await panel.isVisible()));
    await page.evaluate(() => (globalThis.before = true));
    tellPages("reload", ["now"]);
    await page.waitForFunction(() => !globalThis.before);
  }));

async function told(tell, heard) {
  for (let tries = 0; tries < 100; tries += 1) {
    tell();
    if (await heard()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail("the page did not hear");
}
