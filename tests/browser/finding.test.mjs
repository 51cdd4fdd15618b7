// Finding: search as you type, filters, their address, and large topics.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { choose, filled, search, setUp, shown, visit, ways } from "./harness.mjs";

setUp();

for (const way of Object.keys(ways)) {
  describe(`finding from a ${way}`, () => {
    test("each key narrows the list", () =>
      visit("small/python.html", { way }, async (page) => {
        for (const [text, expected] of [
          ["grow", ["lists"]],
          ["gro", ["lists"]],
          ["cause ERRORS", ["raise-from"]],
          [">>>", ["session"]],
          ["pyproject", ["tools"]],
          ["bad key", ["raise-from"]],
          ["nowhere to be found", []],
        ]) {
          await search(page, text);
          assert.deepEqual(await shown(page), expected, text);
          assert.equal(await page.locator("#nothing").isVisible(), expected.length === 0);
          assert.equal(await page.locator("#shown").textContent(), `${expected.length} of 4 questions`);
        }
        await page.locator("#search").fill("");
        assert.equal((await shown(page)).length, 4);
      }));

    test("filters by level, tag and words hold together, and stand in the address", () =>
      visit("small/python.html", { way }, async (page) => {
        await choose(page, "junior");
        await page.waitForFunction(() => document.querySelectorAll("#list > article").length === 2);
        await choose(page, "basics");
        assert.deepEqual(await shown(page), ["lists", "session"]);
        await search(page, "prompt");
        assert.deepEqual(await shown(page), ["session"]);
        assert.match(page.url(), /#q=prompt&level=junior&tag=basics$/);
        await page.reload();
        await page.waitForFunction(() => document.querySelectorAll("#list > article").length === 1);
        assert.deepEqual(await shown(page), ["session"]);
      }));
  });
}

test("what is found is marked in the text, without touching it", () =>
  visit("small/python.html", {}, async (page) => {
    await search(page, "factor");
    await page.waitForFunction(() => CSS.highlights.get("found")?.size > 0);
    assert.equal(await page.locator("#list mark").count(), 0);
    // Two letters are found at the beginning of words, and are marked nowhere else.
    await page.locator("#search").fill("no");
    await page.waitForFunction(() => [...(CSS.highlights.get("found") ?? [])].some((range) => /^no$/i.test(range.toString())));
    const inside = await page.evaluate(() =>
      [...CSS.highlights.get("found")].filter((range) => /\w$/.test(range.startContainer.data.slice(0, range.startOffset))).length);
    assert.equal(inside, 0);
  }));

test("the best finds come first, in reading order among equals", () =>
  visit("real/python.html", {}, async (page) => {
    for (const query of ["generator", "type", "gil", "import", "async"]) {
      await search(page, query);
      const found = await page.locator("#list > article").evaluateAll((articles, wanted) => articles.map((article) => {
        const words = (text) => text.toLowerCase().match(/[\p{Alphabetic}\p{N}_]+/gu) ?? [];
        const title = words(article.querySelector(".q-title").textContent);
        const tags = [...article.querySelectorAll(".tag")].flatMap((tag) => words(tag.textContent));
        const rank = title.includes(wanted) ? 1 : title.some((word) => word.startsWith(wanted)) ? 2 : tags.some((word) => word.startsWith(wanted)) ? 3 : 4;
        return [rank, Number(article.querySelector(".number").textContent)];
      }), query);
      assert.equal(found.length > 1, true, query);
      assert.deepEqual(found, found.toSorted(([a, x], [b, y]) => a - b || x - y), query);
    }
  }));

test("a short word is the beginning of a longer one until it is finished", () =>
  visit("real/python.html", {}, async (page) => {
    const count = async (text) => {
      await search(page, text);
      return (await page.locator("#shown").textContent()).match(/^\d+/)[0];
    };
    const begun = Number(await count("as"));
    const finished = Number(await count("as "));
    assert.equal(finished > 0 && finished < begun, true, `${finished} of ${begun}`);
    assert.equal(Number(await count("as a")) <= finished, true);
  }));

test("words are split as they were at export", () =>
  visit("real/python.html", {}, async (page) => {
    await filled(page);
    // Each question must be found by any of its own words and operators.
    const queries = await page.evaluate(() =>
      [...document.querySelectorAll("#list > article")].slice(0, 40).map((article) => {
        const text = article.querySelector(".answer").textContent;
        return [article.dataset.id, text.match(/[^\s]+/g).slice(3, 8).join(" ")];
      }));
    for (const [id, query] of queries) {
      await search(page, query);
      assert.equal((await shown(page)).includes(id), true, `${id}: ${query}`);
    }
  }));

test("words are found in every script, with and without accents", () =>
  visit("scripts/python.html", {}, async (page) => {
    for (const [id, ...queries] of [
      ["chinese", "字典", "问题", "面试", "键", "元组", "字典的", "装饰器", "列表 面试"],
      ["japanese", "辞書", "キー", "タプル", "不変", "変"],
      ["korean", "사전", "튜플", "사전의"],
      ["thai", "ชื่อ", "คีย์", "เปลี่ยน"],
      ["turkish", "İstanbul", "istanbul", "ISTANBUL", "ışık", "isik", "buyuk"],
      ["french", "cafe", "CAFÉ", "cafe\u0301", "Strasse", "straße", "deja", "oeuvre"],
    ]) {
      for (const query of queries) {
        await search(page, query);
        assert.equal((await shown(page)).includes(id), true, query);
      }
    }
    for (const query of ["典字", "辞キ", "หนังสือ", "caff"]) {
      await search(page, query);
      assert.deepEqual(await shown(page), [], query);
    }
    await search(page, "strasse");
    await page.waitForFunction(() => [...(CSS.highlights.get("found") ?? [])].some((range) => range.toString() === "Straße"));
    await search(page, "面试");
    await page.waitForFunction(() => [...(CSS.highlights.get("found") ?? [])].some((range) => range.toString() === "面试"));
  }));

test("a large topic shows matches from all its parts, a page at a time, with their answers", () =>
  visit("large/large.html", {}, async (page) => {
    assert.equal((await shown(page)).length, 160);
    await search(page, "329");
    assert.deepEqual(await shown(page), ["case-329"]);
    await page.locator("#q-case-329 .answer").waitFor();
    await page.locator("#search").fill("");
    await choose(page, "junior");
    await page.waitForFunction(() => document.querySelectorAll("#list > article").length === 40);
    // By the keyboard: answers that arrive above it may move it between the two halves of a click.
    await page.locator("#more").press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("#list > article").length === 80);
    assert.equal(await page.locator("#shown").textContent(), "110 of 330 questions");
    await page.keyboard.press("0");
    assert.equal((await shown(page)).length, 160);
  }));
