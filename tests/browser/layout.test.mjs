// Layout and access: no sideways scrolling, no violation that axe-core knows, paper, and the weight of the first view.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { choose, filled, search, setUp, sites, visit } from "./harness.mjs";

setUp();

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = ["real/index.html", "real/python.html", "real/python/dict.html", "small/python.html", "small/python/print-statement.html", "foreign/python.html"];

for (const width of [320, 390, 820, 1100, 1440, 2200]) {
  test(`nothing scrolls sideways at ${width} pixels`, async () => {
    for (const path of [...pages, "hostile/python.html", "nasty/python.html", "nasty/python/words.html"]) {
      await visit(path, { viewport: { width, height: 800 } }, async (page) => {
        if (path.endsWith("python.html")) await filled(page);
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.equal(excess <= 0, true, `${path}: ${excess} pixels`);
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll("main *")].filter((each) => {
            const { left, width: wide } = each.getBoundingClientRect();
            return wide > 0 && left < 0 && !each.closest(".visually-hidden, .skip");
          }).map((each) => each.outerHTML.slice(0, 80)));
        assert.deepEqual(cut, [], path);
      });
    }
  });
}

for (const width of [390, 900]) {
  test(`at ${width} pixels the filters open over the page and close again`, () =>
    visit("small/python.html", { viewport: { width, height: 844 } }, async (page) => {
      assert.equal(await page.locator("#filters").isVisible(), false);
      await page.locator("#filters-button").click();
      const box = await page.locator("#filters").boundingBox();
      assert.equal(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= 844, true, JSON.stringify(box));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run("#filters"));
      assert.deepEqual(violations.map((each) => each.id), []);
      await choose(page, "senior");
      await page.locator("#filters-done").click();
      assert.equal(await page.locator("#filters").isVisible(), false);
      assert.equal(await page.locator("#shown").textContent(), "1 of 4 questions");
      assert.equal(await page.evaluate(() => document.activeElement.id), "filters-button");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("#filters").isVisible(), false);
    }));
}

test("on a phone what is found stands above the keyboard, and the button counts the filters", () =>
  visit("small/python.html", { viewport: { width: 390, height: 844 } }, async (page) => {
    await search(page, "grow");
    const { y } = await page.locator("#q-lists .q-title").boundingBox();
    assert.equal(y > 0 && y < 422, true, `${y}`);
    await page.locator("#filters-button").click();
    await choose(page, "junior");
    await page.locator("#filters-done").click();
    assert.equal(await page.locator("#filters-button").textContent(), "Filter (1)");
  }));

test("on a phone the topics open on request", () =>
  visit("small/python.html", { viewport: { width: 390, height: 844 } }, async (page) => {
    assert.equal(await page.locator("#side").isVisible(), false);
    await page.locator("#menu").click();
    await page.locator("#side a", { hasText: "SQLite" }).click();
    await page.waitForURL(/sqlite\.html$/);
  }));

for (const colorScheme of ["light", "dark"]) {
  for (const width of [390, 1440]) {
    test(`axe-core finds nothing by ${colorScheme} at ${width} pixels`, async () => {
      // The long page holds the same elements at every width.
      for (const path of pages.filter((each) => width > 1000 || each !== "real/python.html")) {
        await visit(path, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
          if (path.endsWith("python.html")) await filled(page);
          if (path === "small/python.html") await page.locator(".about").evaluate((details) => (details.open = true));
          // evaluate() is not bound by the page's policy, as a script element would be.
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
          const found = violations.map((each) => `${path}: ${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
          assert.deepEqual(found, []);
        });
      }
    });
  }
}

test("the help is accessible, too", () =>
  visit("small/python.html", {}, async (page) => {
    await page.locator("#help-button").click();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run("#help"));
    assert.deepEqual(violations.map((each) => each.id), []);
  }));

test("on paper the controls are gone and hidden answers are there", () =>
  visit("small/python.html", {}, async (page) => {
    await page.locator("#hide").click();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("button:visible, input:visible").count(), 0);
    assert.equal(await page.locator(".answer:visible").count(), 4);
    assert.equal((await page.pdf()).length > 10_000, true);
  }));

test("what is printed too early says how many answers are missing, and has them the next time", () =>
  visit("large/large.html", {}, async (page) => {
    const print = () => page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
      const note = document.getElementById("unloaded");
      return note.hidden ? "" : note.textContent;
    });
    assert.match(await print(), /^\d{2,3} answers were not loaded yet; print again\.$/);
    assert.equal(await page.locator("#unloaded").isVisible(), false, "only paper shows it");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#unloaded").isVisible(), true);
    await filled(page);
    assert.equal(await print(), "");
    assert.equal(await page.locator("#unloaded").isVisible(), false);
  }));

test("on a phone no name in a table breaks, and code that goes on to the side shows it", () =>
  visit("real/python.html", { viewport: { width: 390, height: 844 } }, async (page) => {
    await filled(page);
    const broken = await page.evaluate(() =>
      [...document.querySelectorAll(".answer td code, .answer th code")].filter((code) => code.getClientRects().length > 1).map((code) => code.textContent));
    assert.deepEqual(broken, []);
    const shades = await page.evaluate(() => {
      const wide = [...document.querySelectorAll(".code, .output pre, .answer pre, .answer table")].filter((each) => each.scrollWidth > each.clientWidth);
      return [wide.length > 0, wide.every((each) => /gradient/.test(getComputedStyle(each).backgroundImage))];
    });
    assert.deepEqual(shades, [true, true]);
  }));

test("text from right to left runs so, and code and marks do not", () =>
  visit("foreign/python.html", {}, async (page) => {
    const runs = (selector) => page.locator(selector).evaluateAll((found) => [...new Set(found.map((each) => getComputedStyle(each).direction))]);
    for (const selector of [".lead", ".q-title", ".answer", ".answer li", ".answer td"]) assert.deepEqual(await runs(selector), ["rtl"], selector);
    for (const selector of ["#list", ".marks", ".code", "samp", ".answer code", ".study"]) assert.deepEqual(await runs(selector), ["ltr"], selector);
    const places = await page.locator("#q-first .code .s").evaluateAll((found) => found.map((each) => each.getBoundingClientRect().left));
    assert.equal(places.length >= 2 && places[0] < places[1], true, `the first text stands first: ${places}`);
    const sides = await page.evaluate(() => ["q-title", "answer"].map((name) => Math.round(document.querySelector(`#q-first .${name}`).getBoundingClientRect().right)));
    assert.equal(sides[0], sides[1], "title and answer start at the same side");
  }));

test("the first view of the topic weighs less than 100 kB compressed", async (t) => {
  let bytes = 0;
  for (const name of ["python.html", "assets/site.css", "assets/early.js", "assets/site.js", "assets/icon.svg"]) {
    bytes += gzipSync(await readFile(join(sites, "real", name))).length;
  }
  t.diagnostic(`first view: ${bytes} bytes`);
  assert.equal(bytes < 100_000, true, `${bytes} bytes`);
});
