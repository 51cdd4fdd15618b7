// Studying: hiding and revealing answers, marks that stay, the keyboard, copying.

import assert from "node:assert/strict";
import { test } from "node:test";
import { filled, search, setUp, shown, visit, ways } from "./harness.mjs";

setUp();

for (const way of Object.keys(ways)) {
  test(`answers hide, are revealed one by one, and marks stay after a reload, from a ${way}`, () =>
    visit("small/python.html", { way }, async (page) => {
      await page.locator("#hide").click();
      assert.equal(await page.locator(".answer:visible").count(), 0);
      await page.locator("#q-lists .reveal").click();
      assert.equal(await page.locator(".answer:visible").count(), 1);
      await page.locator("#q-lists [data-mark=known]").click();
      assert.equal(await page.locator("#known-count").textContent(), "1");
      await page.reload();
      assert.equal(await page.locator(".answer:visible").count(), 0, "answers stay hidden");
      assert.equal(await page.locator("#known-count").textContent(), "1");
      assert.match(await page.locator("#q-lists .marks").textContent(), /known/);
      await page.locator(".chip", { hasText: /^ *known/ }).click();
      await page.waitForFunction(() => document.querySelectorAll("#list > article").length === 1);
      assert.deepEqual(await shown(page), ["lists"]);
      await page.locator(".chip", { hasText: /^ *known/ }).click();
      page.once("dialog", (dialog) => dialog.accept());
      await page.locator("#forget").click();
      assert.equal(await page.locator("#known-count").textContent(), "0");
    }));
}

test("what is to be repeated is marked, counted and found, and stays where it is while it is marked", () =>
  visit("small/python.html", {}, async (page) => {
    const text = (selector) => page.locator(selector).textContent();
    const counts = async () => [await text("[data-count=open]"), await text("[data-count=known]"), await text("[data-count=again]")].join(" ");
    assert.equal(await counts(), "4 0 0");
    assert.equal(await page.locator("#again-text").isVisible(), false);
    await page.locator("#q-lists [data-mark=again]").click();
    await page.locator("#q-tools [data-mark=known]").click();
    assert.equal(await counts(), "3 1 1");
    assert.match(await text("#q-lists .marks"), /↻ to repeat/);
    assert.equal(await text("#progress p"), "1 of 4 known, 1 to repeat");
    await page.locator(".chip", { hasText: "to repeat" }).click();
    await page.waitForFunction(() => document.querySelectorAll("#list > article").length === 1);
    assert.deepEqual(await shown(page), ["lists"]);
    await page.locator("#q-lists [data-mark=known]").click();
    assert.deepEqual(await shown(page), ["lists"], "it does not vanish under the hand");
    assert.equal(await text("#shown"), "0 of 4 questions");
    assert.equal(await text("#progress p:first-of-type"), "2 of 4 known, 0 to repeat");
    assert.equal(await page.locator("#again-text").isVisible(), false);
    await page.reload();
    assert.equal(await counts(), "2 2 0");
  }));

test("a revealed answer can be hidden again without the keyboard, and is judged right below it", () =>
  visit("small/python.html", {}, async (page) => {
    assert.equal(await page.locator(".veil").count(), 0);
    await page.locator("#hide").click();
    await page.locator("#q-lists .reveal").click();
    assert.equal(await page.locator("#q-lists .answer + .study").count(), 1);
    await page.locator("#q-lists .veil").click();
    assert.equal(await page.locator(".answer:visible").count(), 0);
    await page.locator("#q-lists .reveal").click();
    assert.equal(await page.locator("#q-lists .answer").isVisible(), true);
    await page.locator("#hide").click();
    assert.equal(await page.locator(".veil").count(), 0);
    assert.equal(await page.locator("#q-lists .q-body > .study:last-child").count(), 1);
  }));

test("a browser that keeps nothing loses only comfort", () =>
  visit("small/python.html", { colorScheme: "light" }, async (page, context) => {
    await context.addInitScript(() => {
      for (const store of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(globalThis, store, { get: () => { throw new DOMException("refused", "SecurityError"); } });
      }
    });
    await page.reload();
    assert.equal(await page.evaluate(() => { try { return typeof localStorage; } catch (error) { return error.name; } }), "SecurityError");
    await filled(page);
    await page.locator("#theme").click();
    assert.equal(await page.locator("#theme").getAttribute("aria-pressed"), "true");
    await page.locator("#q-lists [data-mark=known]").click();
    await page.locator("#q-tools [data-mark=again]").click();
    assert.equal(await page.locator("#known-count").textContent(), "1", "a second mark does not forget the first");
    assert.equal(await page.locator("#again-count").textContent(), "1");
    await page.locator("#hide").click();
    assert.equal(await page.locator(".answer:visible").count(), 0);
    await search(page, "grow");
    assert.deepEqual(await shown(page), ["lists"]);
    await page.reload();
    await search(page, "grow");
    assert.equal(await page.locator(".answer").isVisible(), true, "after a reload all is as at first");
    await page.locator("#help-button").click();
    await page.locator("#keys-on").uncheck();
  }));

test("an answer that was not loaded yet is hidden, too", () =>
  visit("large/large.html", {}, async (page) => {
    await page.locator("#hide").click();
    await page.locator("#q-case-150").scrollIntoViewIfNeeded();
    await page.locator("#q-case-150 .reveal").click();
    await page.locator("#q-case-150 .answer").waitFor();
    assert.equal(await page.locator(".answer:visible").count(), 1);
  }));

test("a question's own page shows its answer and takes marks", () =>
  visit("small/python/lists.html", {}, async (page) => {
    assert.equal(await page.locator(".answer").isVisible(), true);
    await page.keyboard.press("y");
    await page.goto(page.url().replace("/lists.html", ".html"));
    assert.equal(await page.locator("#known-count").textContent(), "1");
  }));

test("all can be done with the keyboard alone", () =>
  visit("small/python.html", {}, async (page) => {
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = () => page.evaluate(() => document.activeElement.id);
    await press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await press("/");
    assert.equal(await focused(), "search");
    await page.keyboard.type("grow");
    await page.waitForFunction(() => document.querySelectorAll("#list > article").length === 1);
    await press("Enter");
    assert.equal(await focused(), "q-lists");
    await press("0", "j", "j");
    assert.notEqual(await focused(), "search");
    await press("h");
    assert.equal(await page.locator(".answer:visible").count(), 0);
    await press("o");
    assert.equal(await page.locator(".answer:visible").count(), 1);
    await press("y");
    assert.equal(await page.locator("#known-count").textContent(), "1");
    await press("n");
    assert.equal(await page.locator("#known-count").textContent(), "0");
    await press("h", "1");
    await page.waitForFunction(() => document.querySelectorAll("#list > article").length === 2);
    await press("0", "t", "?");
    assert.equal(await page.locator("#help").evaluate((dialog) => dialog.open), true);
    await press("Escape");
    assert.equal(await page.locator("#help").evaluate((dialog) => dialog.open), false);
  }));

test("every control is reached with Tab and shows its focus", () =>
  visit("small/python.html", {}, async (page) => {
    const wanted = await page.evaluate(() =>
      [...document.querySelectorAll("a[href], button, input, summary")].filter((each) => each.checkVisibility()).length);
    const seen = new Set();
    for (let at = 0; at < wanted + 20; at += 1) {
      await page.keyboard.press("Tab");
      const [name, outlined] = await page.evaluate(() => {
        const focused = document.activeElement;
        focused.dataset.seen ??= String(Math.random());
        const drawn = focused.closest("label") ?? focused;
        return [focused === document.body ? "" : focused.dataset.seen, getComputedStyle(drawn).outlineStyle !== "none"];
      });
      if (name === "") break;
      seen.add(name);
      assert.equal(outlined, true, "the focus is drawn");
    }
    assert.equal(seen.size >= wanted, true, `${seen.size} of ${wanted}`);
  }));

test("single keys can be turned off, and stay so", () =>
  visit("small/python.html", {}, async (page) => {
    await page.locator("#help-button").click();
    await page.locator("#keys-on").uncheck();
    await page.keyboard.press("Escape");
    await page.reload();
    await page.keyboard.press("h");
    assert.equal(await page.locator(".answer:visible").count(), 4);
  }));

test("keys typed into the search field are text", () =>
  visit("small/python.html", {}, async (page) => {
    await search(page, "hot");
    await page.locator("#search").press("h");
    assert.equal(await page.locator("#search").inputValue(), "hoth");
  }));

test("examples and links can be copied", () =>
  visit("small/python.html", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await filled(page);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.locator("#q-lists figcaption .copy").first().click();
    assert.equal(await copied(), "print([1] * 2)\n");
    assert.equal(await page.locator("#say").textContent(), "Copied");
    await page.locator("#q-session figcaption .copy").click();
    assert.equal(await copied(), "1 + 1\nfor _ in 'a':\n    print(_)\n\n");
    await page.locator("#q-session .copy-link").click();
    assert.match(await copied(), /\/small\/python\/session\.html$/);
  }));
