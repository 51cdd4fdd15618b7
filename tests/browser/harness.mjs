// What every browser test needs: Chromium, the sites, a server below a base path, and a watch on what pages do.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

/** The folder that holds the sites `small`, `real`, `hostile` and `large`; tests/tests/site/browser.rs writes them. */
export const sites = process.env.DECKLE_SITES;

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
/** A path below which the server has the sites: pages must not assume that they are at the top. */
const BASE = "/some/where/";

let browser;
let server;

/** Starts the browser and the server before a file's tests, and stops them after. */
export function setUp() {
  before(async () => {
    browser = await chromium.launch({ executablePath: process.env.DECKLE_CHROMIUM, args: FLAGS });
    server = createServer(answer);
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });
}

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = normalize(join(sites, path.slice(BASE.length)));
  try {
    if (!path.startsWith(BASE) || !file.startsWith(sites)) throw new Error("outside");
    const bytes = await readFile(file);
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

/** The two ways in which people open a site. */
export const ways = {
  folder: (path) => pathToFileURL(join(sites, path.split("#")[0])).href + (path.includes("#") ? `#${path.split("#")[1]}` : ""),
  server: (path) => `http://127.0.0.1:${server.address().port}${BASE}${path}`,
};

/**
 * Opens a page in a fresh profile and runs a test with it. Afterwards nothing may have gone wrong on the way: no
 * message in the console, no error, no breach of the policy, no request to another host. `expected` names what a test
 * brings about on purpose. With the way `address`, the path is a whole address.
 */
export async function visit(path, options, test) {
  const { way = "server", expected, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...rest });
  const troubles = [];
  const address = way === "address" ? path : ways[way](path);
  const origin = way === "folder" ? "file://" : new URL(address).origin;
  context.on("page", (page) => {
    page.on("console", (message) => troubles.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(origin)) troubles.push(`request: ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
    });
  });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await test(page, context);
    assert.deepEqual(expected ? troubles.filter((text) => !expected.test(text)) : troubles, []);
  } finally {
    await context.close();
  }
}

/** Returns the ids of the questions that the page shows, in order. */
export function shown(page) {
  return page.locator("#list > article").evaluateAll((articles) => articles.map((article) => article.dataset.id));
}

/** Waits until every question of the page has its answer. */
export function filled(page) {
  return page.waitForFunction(() => !document.querySelector("#list [data-missing]"));
}

/** Types into the search field and waits until the list shows what was found. */
export async function search(page, text) {
  await page.locator("#search").fill(text);
  await page.waitForFunction(() => / of /.test(document.getElementById("shown").textContent) || document.getElementById("search").value === "");
}

/**
 * Chooses a filter as a person does: who sees that a click did not take clicks again. On a busy machine one did not, once, and
 * neither the page nor the browser could be shown to be the cause: if it happens here more often, look into it.
 */
export async function choose(page, name) {
  const chip = page.locator(".chip", { hasText: name });
  const box = await chip.locator("input").elementHandle();
  for (let left = 2; ; left -= 1) {
    await chip.click();
    try {
      return await page.waitForFunction((box) => box.checked, box, { timeout: 5000 });
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
