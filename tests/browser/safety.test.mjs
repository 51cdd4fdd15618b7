// Safety: the policy is in force, and what contributors write stays text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { filled, search, setUp, visit, ways } from "./harness.mjs";

setUp();

for (const way of Object.keys(ways)) {
  test(`the policy is in force from a ${way}`, () =>
    visit("small/python.html", { way, expected: /Content Security Policy|elsewhere/ }, async (page) => {
      const blocked = await page.evaluate(async () => {
        const seen = [];
        document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
        const script = document.createElement("script");
        script.textContent = "globalThis.owned = 1";
        document.head.append(script);
        document.body.setAttribute("onclick", "globalThis.owned = 2");
        document.body.click();
        document.head.append(Object.assign(document.createElement("style"), { textContent: "body { display: none }" }));
        document.body.append(Object.assign(document.createElement("img"), { src: "https://elsewhere.example/x.png" }));
        await fetch("https://elsewhere.example/").catch(() => {});
        await new Promise((done) => setTimeout(done, 200));
        return { seen, owned: globalThis.owned, shown: getComputedStyle(document.body).display };
      });
      assert.equal(blocked.owned, undefined);
      assert.equal(blocked.shown, "block");
      for (const directive of ["script-src-elem", "script-src-attr", "style-src-elem", "img-src", "connect-src"]) {
        assert.equal(blocked.seen.includes(directive), true, `${directive} in ${blocked.seen}`);
      }
    }));

  test(`contributed text is inert, from a ${way}`, () =>
    visit("hostile/python.html", { way, permissions: [] }, async (page) => {
      await filled(page);
      await page.locator("#hide").click();
      await page.locator("#hide").click();
      await search(page, "owned");
      await page.locator("#search").fill("");
      for (const article of await page.locator("#list > article").all()) {
        await article.hover();
      }
      const found = await page.evaluate(() => ({
        owned: globalThis.owned,
        // Only the page's own elements may stand inside a question.
        foreign: [...document.querySelectorAll("#list script, #list svg, #list iframe, #list style, #list base, #list meta, #list img")].map((each) => each.outerHTML),
        handlers: [...document.querySelectorAll("#list *")].filter((each) => each.getAttributeNames().some((name) => name.startsWith("on"))).length,
        schemes: [...new Set([...document.querySelectorAll("a[href]")].map((link) => new URL(link.href).protocol))].sort(),
        list: document.getElementById("list").tagName,
      }));
      assert.equal(found.owned, undefined);
      assert.deepEqual(found.foreign, []);
      assert.equal(found.handlers, 0);
      assert.deepEqual(found.schemes.filter((scheme) => !["http:", "https:", "file:"].includes(scheme)), []);
      assert.equal(found.list, "DIV");
    }));
}

test("what data holds cannot end the script that holds it", () =>
  visit("hostile/python.html", {}, async (page) => {
    // The data itself: all payloads came through the index and the answers as they were written.
    const heads = await page.evaluate(async () => {
      await new Promise((done) => document.head.append(Object.assign(document.createElement("script"), {
        src: `${document.getElementById("list").dataset.data}search.js`, onload: done,
      })));
      return globalThis.owned;
    });
    assert.equal(heads, undefined);
    await search(page, "owned");
    assert.equal(await page.locator("#list > article").count() > 20, true);
    for (const [at, text] of [[26, "<!--<script></ScRiPt >"], [27, "${globalThis.owned=24}"], [21, "<tag attr=\"a>b\""]]) {
      const title = page.locator(`#q-payload-${at} .q-title`);
      assert.equal((await title.textContent()).includes(text), true, text);
    }
  }));

test("every hostile page is inert and shows its text", () =>
  visit("hostile/index.html", {}, async (page) => {
    await page.goto(new URL("python.html", page.url()).href);
    const count = await page.locator("#list > article").count();
    assert.equal(count, 31);
    for (let at = 0; at < count; at += 1) {
      await page.goto(new URL(`python/payload-${at}.html`, page.url().replace(/python(\/[^/]*|\.html)$/, "")).href);
      const found = await page.evaluate(() => ({
        owned: globalThis.owned,
        handlers: [...document.querySelectorAll("*")].filter((each) => each.getAttributeNames().some((name) => name.startsWith("on") || name === "style" || name === "autofocus")).length,
        loaded: document.querySelectorAll("img:not([src$='icon.svg']), iframe, svg:not(.chart, .tool svg), base").length,
        schemes: [...document.querySelectorAll("[href]")].map((link) => new URL(link.href).protocol).filter((scheme) => !/^https?:$/.test(scheme)),
      }));
      assert.deepEqual(found, { owned: undefined, handlers: 0, loaded: 0, schemes: [] }, `payload ${at}`);
    }
    await page.goto(new URL("payload-0.html", page.url()).href);
    assert.match(await page.locator("h1").textContent(), /<script>globalThis\.owned = 1<\/script>/);
  }));
