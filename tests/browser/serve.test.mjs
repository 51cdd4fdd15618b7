// `deckle serve` in a browser: pages come when they are built, load again after a change and keep the reader's place,
// and show what the check found until it is mended.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setUp, visit } from "./harness.mjs";

setUp();

/** Serves a copy of the collection that tests/tests/site/browser.rs made, and ends the server after the test. */
async function serving(test) {
  const folder = await mkdtemp(join(tmpdir(), "deckle-serve-"));
  await cp(process.env.DECKLE_COLLECTION, folder, { recursive: true });
  const server = spawn(process.env.DECKLE_BINARY, ["serve", "--port", "0", "--root", folder], { stdio: ["ignore", "ignore", "pipe"] });
  const lines = createInterface({ input: server.stderr });
  try {
    const [first] = await once(lines, "line");
    const address = first.match(/http:\S+/)[0];
    await test({ address, server, question: (id) => join(folder, "content", "py", `${id}.yaml`) });
  } finally {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill("SIGINT");
      await once(server, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  }
}

async function edit(path, old, fresh) {
  const text = await readFile(path, "utf8");
  assert.equal(text.includes(old), true, `${path} holds ${old}`);
  await writeFile(path, text.replaceAll(old, fresh));
}

/** The server's answers before the first build and for a question that is broken. */
const expected = /503|404/;

test("a page that is opened early comes once it is built, and listens", () =>
  serving(({ address }) =>
    visit(`${address}py.html`, { way: "address", expected }, async (page) => {
      await page.locator("#q-one .answer").waitFor();
      assert.equal(await page.locator(".diagnostics").count(), 0);
    })));

test("a change reloads the page, at the reader's place", () =>
  serving(({ address, question }) =>
    visit(`${address}py.html`, { way: "address", expected, viewport: { width: 1000, height: 500 } }, async (page) => {
      await page.locator("#q-seven .answer").waitFor();
      await page.locator("#q-six [data-mark=known]").click();
      await page.locator("#q-seven").evaluate((article) => article.scrollIntoView({ block: "start" }));
      const place = () => page.locator("#q-seven").evaluate((article) => Math.round(article.getBoundingClientRect().top));
      const before = await place();
      await page.evaluate(() => (globalThis.before = true));
      await edit(question("one"), "It prints one word.", "It prints one word and nothing else.\n\n  The page grows above the place.\n\n  Here.");
      await page.waitForFunction(() => !globalThis.before);
      await page.locator("#q-one", { hasText: "The page grows" }).waitFor();
      await page.waitForFunction((wanted) => Math.abs(document.getElementById("q-seven").getBoundingClientRect().top - wanted) <= 2, before);
      assert.equal(await page.locator("#known-count").textContent(), "1");
    })));

test("what the check finds is shown with its place and remedy, and goes when it is mended", () =>
  serving(({ address, question }) =>
    visit(`${address}py/two.html`, { way: "address", expected }, async (page) => {
      await page.locator("#q-two .answer").waitFor();
      const panel = page.locator(".diagnostics");
      // A wrong level: the question has no page until it is mended.
      await edit(question("two"), "level: junior", "level: <b>juniro</b>");
      await panel.waitFor();
      await page.locator("h1", { hasText: "There is no such page" }).waitFor();
      await panel.waitFor();
      const text = await panel.textContent();
      assert.match(text, /error\[schema\/[a-z-]+\]/);
      assert.match(text, /content\/py\/two\.yaml:2:8/);
      assert.match(text, /= help: /);
      assert.match(text, /<b>juniro<\/b>/);
      assert.equal(await panel.locator("b").count(), 0, "findings are text");
      assert.match(await panel.locator("h2").textContent(), /^\d+ errors?(, \d+ warnings?)? in content\/py\/two\.yaml$/);
      assert.equal(await panel.locator(".error").first().evaluate((line) => getComputedStyle(line).whiteSpace), "pre-wrap");
      assert.equal(await panel.locator(".help").count() > 0, true);
      // An example that prints something else: the page is there and says so.
      await edit(question("two"), "level: <b>juniro</b>", "level: junior");
      await page.locator("#q-two .answer").waitFor();
      await edit(question("two"), "print(word)", "print(word + '!')");
      await page.locator("#q-two .proof.failed").waitFor();
      await panel.getByText("error[run/output]").waitFor();
      await panel.getByRole("button", { name: "Fold" }).press("Enter");
      assert.equal(await panel.locator("pre").isVisible(), false);
      await edit(question("two"), "print(word + '!')", "print(word)");
      await page.locator("#q-two .proof.passed").waitFor();
      assert.equal(await panel.count(), 0);
    })));

test("findings that change no page are shown without a reload", () =>
  serving(({ address, question }) =>
    visit(`${address}py.html`, { way: "address", expected }, async (page) => {
      await page.locator("#q-two .answer").waitFor();
      await page.evaluate(() => (globalThis.before = true));
      const stray = question("stray-file").replace(".yaml", ".yml");
      await writeFile(stray, "question: Not in the topic's order\n");
      await page.locator(".diagnostics").waitFor();
      await rm(stray);
      await page.locator(".diagnostics").waitFor({ state: "detached" });
      assert.equal(await page.evaluate(() => globalThis.before), true);
    })));

test("pages wait for a server that was ended", () =>
  serving(({ address, server }) =>
    visit(`${address}py.html`, { way: "address", expected: /503|ERR_/ }, async (page) => {
      await page.locator("#q-two .answer").waitFor();
      server.kill("SIGINT");
      const [code] = await once(server, "exit");
      assert.equal(code, 0);
      assert.equal(await page.locator("#q-two .answer").isVisible(), true);
    })));
