// Reading: topics, questions, deep links, themes, downloads, and the page without scripts.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { filled, setUp, visit, ways } from "./harness.mjs";

setUp();

for (const way of Object.keys(ways)) {
  describe(`reading from a ${way}`, () => {
    test("a topic is chosen at the side and shows its questions in order", () =>
      visit("real/index.html", { way }, async (page) => {
        await page.getByRole("navigation", { name: "Topics" }).getByRole("link", { name: /Python/ }).click();
        await page.waitForURL(/python\.html$/);
        const numbers = await page.locator("#list .number").allTextContents();
        assert.equal(numbers.length >= 100, true);
        assert.deepEqual(numbers, numbers.map((_, at) => String(at + 1)));
        assert.equal(await page.locator(".side [aria-current=page]").textContent().then((text) => text.includes("Python")), true);
      }));

    test("all answers arrive without being asked for", () =>
      visit("real/python.html", { way }, async (page) => {
        await filled(page);
        const empty = await page.locator("#list .q-body:not(:has(.answer))").count();
        assert.equal(empty, 0);
      }));

    test("a deep link brings its question into view, with its answer", () =>
      visit("real/python.html#q-hypothesis", { way }, async (page) => {
        const article = page.locator("#q-hypothesis");
        await article.locator(".answer").waitFor();
        await page.waitForFunction(() => {
          const top = document.getElementById("q-hypothesis").getBoundingClientRect().top;
          return top >= 0 && top < innerHeight;
        });
      }));

    test("a permanent link has a page of its own, with its neighbours", () =>
      visit("small/python/lists.html", { way }, async (page) => {
        assert.equal(await page.locator("h1").textContent(), "How do lists grow?");
        await page.keyboard.press("j");
        await page.waitForURL(/session\.html$/);
        await page.locator(".crumb a").click();
        await page.waitForURL(/python\.html#q-session$/);
      }));

    test("a question's former name leads to it", () =>
      visit("small/python/raise-without-cause.html", { way }, async (page) => {
        await page.waitForURL(/raise-from\.html$/);
      }));

    test("the chosen colours stay, and no page flashes in the others", () =>
      visit("small/python.html", { way, colorScheme: "light" }, async (page) => {
        const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const day = await paper();
        await page.locator("#theme").click();
        const night = await paper();
        assert.notEqual(night, day);
        await page.reload({ waitUntil: "commit" });
        await page.waitForFunction(() => document.body);
        assert.equal(await paper(), night);
        assert.equal(await page.locator("#theme").getAttribute("aria-pressed"), "true");
      }));
  });
}

test("a reload keeps the reader's place, whatever the address says and whatever is not loaded yet", () =>
  visit("real/python.html#q-dict", {}, async (page) => {
    await filled(page);
    await page.locator("#q-hypothesis").evaluate((article) => article.scrollIntoView());
    await page.evaluate(() => scrollBy(0, 150));
    const top = () => page.locator("#q-hypothesis").evaluate((article) => Math.round(article.getBoundingClientRect().top));
    const before = await top();
    await page.reload();
    await page.waitForFunction((wanted) => Math.abs(document.getElementById("q-hypothesis").getBoundingClientRect().top - wanted) <= 2, before);
    // A link is followed all the same.
    await page.goto(page.url().replace("#q-dict", "#q-set"));
    await page.waitForFunction(() => document.activeElement.id === "q-set");
  }));

test("the system's choice of night is followed", () =>
  visit("small/python.html", { colorScheme: "dark" }, async (page) => {
    const [r] = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
    assert.equal(r < 60, true);
  }));

test("links between questions stay on the page", () =>
  visit("small/python.html", {}, async (page) => {
    await page.locator("#q-raise-from .related a").first().click();
    await page.waitForURL(/python\.html#q-lists$/);
    await page.waitForFunction(() => document.activeElement.id === "q-lists");
  }));

test("an unknown question of a large topic opens on its own page", () =>
  visit("large/large.html#q-case-300", {}, (page) => page.waitForURL(/large\/case-300\.html$/)));

test("every topic offers its downloads", () =>
  visit("small/sqlite.html", {}, async (page) => {
    const link = page.locator(".side .downloads a");
    assert.equal(await link.getAttribute("href"), "downloads/guide.pdf");
    assert.match(await link.textContent(), /PDF guide\s+346 kB/);
  }));

test("without scripts the page can be read and shows nothing dead", () =>
  visit("large/large.html", { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator("#q-case-0 .answer").isVisible(), true);
    assert.equal(await page.locator("button:visible, input:visible").count(), 0);
    await page.locator("#q-case-100 .more a").click();
    await page.waitForURL(/case-100\.html$/);
    assert.equal(await page.locator(".answer").isVisible(), true);
  }));
