// Measures a site in Chromium and prints one line of JSON: for `cargo xtask bench site`, not for tests.
//
// node speed.mjs FOLDER TOPIC [ROUNDS]   (FOLDER as `deckle export site` writes it; DECKLE_CHROMIUM names the browser)

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const [folder, topic, rounds = "5"] = process.argv.slice(2);
const address = pathToFileURL(join(folder, `${topic}.html`)).href;
const executablePath = process.env.DECKLE_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });

const round = (value) => Math.round(value * 10) / 10;
const summary = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: round(sorted[sorted.length >> 1]), worst: round(sorted.at(-1)) };
};

/** Opens the topic in a fresh profile. */
async function open() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

// The first visit starts the browser's processes; it does not count.
await (await open()).context().close();
const interactive = [];
for (let at = 0; at < Number(rounds); at += 1) {
  const page = await open();
  interactive.push(await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    // The scripts have run and the page was drawn.
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    return Math.max(paint, performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
  }));
  await page.context().close();
}

const page = await open();
// From a key to the next frame, as the browser itself measures it, with all that is still loading in between. It says
// nothing of what took less than 16 ms.
await page.evaluate(() => {
  globalThis.slow = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, name, duration } of list.getEntries()) {
      if (interactionId && name.startsWith("key")) slow.set(interactionId, Math.max(slow.get(interactionId) ?? 0, duration));
    }
  }).observe({ type: "event", durationThreshold: 16 });
  globalThis.scripts = [];
  // Runs before and after everything else that listens for what is typed.
  let from = 0;
  addEventListener("input", () => (from = performance.now()), { capture: true });
  addEventListener("input", () => scripts.push(performance.now() - from));
});
const first = Date.now();
await page.locator("#search").press("x");
await page.waitForFunction(() => / of /.test(document.getElementById("shown").textContent));
const firstSearch = Date.now() - first;
await page.evaluate(() => {
  slow.clear();
  scripts.length = 0;
});
let keys = 0;
for (const words of ["an", "what is", "function", "deco ho", "e", "in a", "generator", "329"]) {
  await page.locator("#search").selectText();
  // As fast as somebody who types 100 words a minute.
  await page.keyboard.type(words, { delay: 120 });
  keys += words.length;
}
await page.waitForTimeout(500);
const measured = await page.evaluate(() => ({ slow: [...slow.values()], scripts }));
const quick = Array.from({ length: Math.max(0, keys - measured.slow.length) }, () => 16);

const weigh = async (name) => gzipSync(await readFile(join(folder, name))).length / 1000;
const files = [`${topic}.html`, "assets/site.css", "assets/early.js", "assets/site.js", "assets/icon.svg"];
const sizes = await Promise.all(files.map(weigh));
console.log(JSON.stringify({
  first_view_kb: round(sizes.reduce((sum, size) => sum + size, 0)),
  index_kb: round(await weigh(`${topic}/search.js`)),
  interactive_ms: summary(interactive),
  first_search_ms: firstSearch,
  keys,
  script_ms: summary(measured.scripts),
  key_ms: summary([...quick, ...measured.slow]),
}));
await browser.close();
