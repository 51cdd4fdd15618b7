// The list of questions: which articles stand in it, and their answers, loaded in chunks when they are needed.

const list = document.getElementById("list");
/** The articles that the page was sent with, in order. */
const sent = list ? [...list.querySelectorAll("article")] : [];
/** Every article made so far, by the question's id. */
const articles = new Map(sent.map((article) => [article.dataset.id, article]));
const answers = new Map();
const scripts = new Map();
/** What other parts of the page do to an article once its answer stands in it. */
const dressers = [];

/** The scripts of answers and of the search index call these with their data. */
globalThis.deckle = {
  answers(data) {
    for (const [id, html] of Object.entries(data)) answers.set(id, html);
  },
};

/** Loads one of the topic's scripts, once; a page opened from a folder can load data in no other way. */
function load(name) {
  if (!scripts.has(name)) {
    const source = `${list.dataset.data}${name}.js?v=${list.dataset.stamp}`;
    const loading = new Promise((done, failed) => {
      document.head.append(make("script", { src: source, onload: done, onerror: () => failed(new Error(source)) }));
    });
    // A failed load may be tried again later.
    loading.catch(() => scripts.delete(name));
    scripts.set(name, loading);
  }
  return scripts.get(name);
}

/** Puts the answer into an article, if it is not there yet. */
async function fill(article) {
  const body = article.querySelector(".q-body");
  if (!("missing" in body.dataset)) return;
  try {
    await load(`answers-${article.dataset.chunk}`);
  } catch {
    return; // The link to the question's own page stays.
  }
  const html = answers.get(article.dataset.id);
  if (html === undefined || !("missing" in body.dataset)) return;
  body.innerHTML = html;
  delete body.dataset.missing;
  dress(article);
}

/** Adds what scripts add to an article: copy buttons, study buttons. */
function dress(article) {
  for (const dresser of dressers) dresser(article);
}

/** Answers are loaded a screen or two before they come into view. */
const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    fill(target);
  }
}, { rootMargin: "1200px" });

/** Shows these articles, in this order, and no others. */
function show(shown) {
  const { children } = list;
  // Taking articles out and putting the same ones in again costs as much as a search.
  const same = shown.length === children.length && shown.every((article, at) => article === children[at]);
  if (!same) list.replaceChildren(...shown);
  watch(shown);
}

function watch(shown) {
  for (const article of shown) {
    if (article.querySelector("[data-missing]")) near.observe(article);
  }
}

/** Loads what is missing when the page is about to be printed, and lets the paper say what did not come in time. */
function fillForPaper() {
  const note = document.getElementById("unloaded");
  const missing = [...list.children].filter((article) => article.querySelector("[data-missing]"));
  const count = missing.length;
  note.textContent = `${count} ${count === 1 ? "answer was" : "answers were"} not loaded yet; print again.`;
  note.hidden = count === 0;
  return Promise.all(missing.map(fill));
}

/** Collections of this many chunks or fewer are loaded whole while the reader reads the first questions. */
const WHOLE = 12;

/** Fills the rest of the page when the browser has nothing better to do, so that finding in page and printing work. */
function fillInIdleTime() {
  const rest = sent.filter((article) => article.querySelector("[data-missing]"));
  const chunks = [...new Set(rest.map((article) => article.dataset.chunk))];
  if (chunks.length > WHOLE) return;
  const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  const next = () => {
    const chunk = chunks.shift();
    if (chunk === undefined) return;
    const filled = rest.filter((article) => article.dataset.chunk === chunk).map(fill);
    Promise.all(filled).then(() => idle(next));
  };
  idle(next);
}
