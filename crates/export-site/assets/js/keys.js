// The keyboard: single keys for what readers do most. They can be turned off, as readers who dictate need.

let keysOn = recall("keys", true) !== false;

/** Returns the article that single keys act on: the one with the focus, else the first one in view. */
function currentArticle() {
  const focused = document.activeElement?.closest("article.q");
  return focused ?? firstInView();
}

/** Moves to an article and brings it to the top. */
function goTo(article) {
  for (const other of list.querySelectorAll(".current")) other.classList.remove("current");
  article.classList.add("current");
  article.focus({ preventScroll: true });
  article.scrollIntoView({ block: "start" });
}

function step(by) {
  const shown = [...list.children];
  const focused = document.activeElement?.closest("article.q");
  const at = focused ? shown.indexOf(focused) + by : shown.indexOf(currentArticle()) + (by < 0 ? by : 0);
  const next = shown[Math.max(0, Math.min(shown.length - 1, at))];
  if (next) goTo(next);
}

function onArticle(action) {
  return () => {
    const article = list && currentArticle();
    if (article) action(article);
  };
}

/** Follows the link to the question before or after, on a question's own page. */
function turn(rel) {
  document.querySelector(`.turn [rel="${rel}"]`)?.click();
}

const levelKeys = ["junior", "mid", "senior"];

const actions = {
  "/": () => (searchField ?? document.querySelector(".crumb a"))?.focus(),
  j: () => (searchField ? step(1) : turn("next")),
  k: () => (searchField ? step(-1) : turn("prev")),
  h: () => document.getElementById("hide")?.click(),
  o: onArticle((article) => hidden && reveal(article)),
  y: onArticle((article) => setMark(article, "known")),
  n: onArticle((article) => setMark(article, "again")),
  c: onArticle((article) => article.querySelector("figcaption .copy")?.click()),
  l: onArticle((article) => article.querySelector(".copy-link")?.click()),
  0: () => searchField && clearFilters(),
  t: () => document.getElementById("theme").click(),
  "?": () => document.getElementById("help").showModal(),
};
levelKeys.forEach((level, at) => (actions[at + 1] = () => searchField && onlyLevel(level)));

function onKey(event) {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, dialog");
  if (event.key === "Escape" && event.target === searchField) {
    clearFilters();
    searchField.blur();
    return;
  }
  if (event.key === "Enter" && event.target === searchField) {
    if (list.firstElementChild) goTo(list.firstElementChild);
    return;
  }
  if (typing || !keysOn || event.ctrlKey || event.metaKey || event.altKey) return;
  const action = Object.hasOwn(actions, event.key) && actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

function startKeys() {
  document.addEventListener("keydown", onKey);
  const box = document.getElementById("keys-on");
  box.checked = keysOn;
  box.addEventListener("change", () => keep("keys", (keysOn = box.checked)));
  document.getElementById("help-button").addEventListener("click", () => document.getElementById("help").showModal());
}
