// Measures a site in Chromium and prints one line of JSON: for the bench table, not for tests.
//
// node speed.mjs FOLDER TOPIC   (with DECKLE_CHROMIUM; FOLDER as `deckle export site` writes it)

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const [folder, topic] = process.argv.slice(2);
const executablePath = process.env.DECKLE_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });

await page.goto(pathToFileURL(join(folder, `${topic}.html`)).href);
const interactive = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);

// A first search loads the index; what counts is each key after it.
await page.locator("#search").fill("x");
await page.waitForFunction(() => / of /.test(document.getElementById("shown").textContent));
const keys = await page.evaluate(async () => {
  const field = document.getElementById("search");
  const times = [];
  for (const word of ["an", "what is", "function", "deco ho", "e", "in a", "generator", "329"]) {
    for (let end = 1; end <= word.length; end += 1) {
      field.value = word.slice(0, end);
      const from = performance.now();
      field.dispatchEvent(new Event("input"));
      // Two frames later the list is on the screen.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      times.push(performance.now() - from);
    }
  }
  return times.sort((a, b) => a - b);
});

const weigh = async (name) => gzipSync(await readFile(join(folder, name))).length;
const files = [`${topic}.html`, "assets/site.css", "assets/early.js", "assets/site.js", "assets/icon.svg"];
const sizes = await Promise.all(files.map(weigh));
console.log(JSON.stringify({
  first_view_bytes: sizes.reduce((sum, size) => sum + size, 0),
  index_bytes: await weigh(`${topic}/search.js`),
  interactive_ms: Math.round(interactive),
  key_ms: { median: Math.round(keys[keys.length >> 1]), worst: Math.round(keys.at(-1)) },
}));
await browser.close();
