// Filters by words, level, tag and progress. What is chosen stands in the address, so that it can be shared and kept.

const searchField = document.getElementById("search");
const boxes = [...document.querySelectorAll("#filters input")];
const shownText = document.getElementById("shown");
/** Questions shown at once while filtering; the rest comes on request. */
const PAGE = 40;
let limit = PAGE;

function chosen(name) {
  return boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
}

function isFiltering() {
  return searchField.value.trim() !== "" || boxes.some((box) => box.checked);
}

/** Shows the questions that match. The index is loaded at the first need. */
async function filter() {
  if (!isFiltering()) {
    showAll();
    return;
  }
  if (!index) {
    try {
      await load("search");
    } catch {
      shownText.textContent = "The search index could not be loaded.";
      return;
    }
  }
  if (!isFiltering()) return;
  const matches = matching();
  const shown = matches.slice(0, limit).map(articleAt);
  show(shown);
  mark(searchField.value, shown);
  report(matches.length);
  document.getElementById("more-found").hidden = matches.length <= limit;
  document.getElementById("nothing").hidden = matches.length > 0;
  hideParts(true);
}

/** Returns the places of the questions that pass all filters: the best finds first, else in reading order. */
function matching() {
  const levels = chosen("level").map((level) => index.levels.indexOf(level));
  const tags = chosen("tag").map((tag) => index.tags.indexOf(tag));
  const marks = chosen("mark");
  const ranks = rank(searchField.value);
  const byRank = [];
  for (let place = 0; place < index.heads.length; place += 1) {
    const own = ranks ? ranks[place] : 1;
    if (own === 0) continue;
    const head = index.heads[place];
    const passes =
      (levels.length === 0 || levels.includes(head[3])) &&
      tags.every((tag) => head[4].includes(tag)) &&
      (marks.length === 0 || marks.some((mark) => hasMark(head[0], mark)));
    if (passes) (byRank[own] ??= []).push(place);
  }
  return byRank.flat();
}

/** Returns the article of a question, made from the index if its page part was not sent. */
function articleAt(place) {
  const [id, number, title, level, tags, unproven] = index.heads[place];
  if (!articles.has(id)) {
    const copy = document.getElementById("head-template").content.cloneNode(true);
    const article = copy.querySelector("article");
    article.id = `q-${id}`;
    Object.assign(article.dataset, { id, chunk: String(Math.floor(place / Number(list.dataset.chunk)) + 1) });
    const link = copy.querySelector(".number");
    link.href = `${list.dataset.data}${id}.html`;
    link.textContent = number;
    link.ariaLabel = `Question ${number}, permanent link`;
    copy.querySelector(".q-title").innerHTML = title;
    const name = index.levels[level];
    const marks = copy.querySelector(".marks");
    marks.append(make("span", { className: `level ${name}`, textContent: name }));
    for (const tag of tags) marks.append(" ", make("span", { className: "tag", textContent: index.tags[tag] }));
    if (unproven > 0) {
      const text = `${unproven} ${unproven === 1 ? "example" : "examples"} not proven`;
      marks.append(" ", make("span", { className: "unproven", textContent: text }));
    }
    articles.set(id, article);
    dress(article);
  }
  return articles.get(id);
}

function showAll() {
  mark("", []);
  show(sent);
  report(null);
  document.getElementById("more-found").hidden = true;
  document.getElementById("nothing").hidden = true;
  hideParts(false);
}

/** Says how many questions are shown, and on narrow screens, where the filters are out of sight, how many are chosen. */
function report(count) {
  const total = list.dataset.total;
  const noun = total === "1" ? "question" : "questions";
  const chosenBoxes = boxes.filter((box) => box.checked).length;
  document.getElementById("filters-button").textContent = chosenBoxes > 0 ? `Filter (${chosenBoxes})` : "Filter";
  root.classList.toggle("filtering", count !== null);
  shownText.textContent = count === null ? `${total} ${noun}` : `${count} of ${total} ${noun}`;
}

/** Counts anew after a mark, without touching the list. */
function recount() {
  if (searchField && index && isFiltering()) report(matching().length);
}

function hideParts(hidden) {
  const parts = document.getElementById("parts");
  if (parts) parts.hidden = hidden;
}

function clearFilters() {
  searchField.value = "";
  for (const box of boxes) box.checked = false;
  changed();
}

/** Filters anew after a change, from the first match on. */
function changed() {
  limit = PAGE;
  toAddress();
  return filter().then(toFirst);
}

/** Brings the first match into view for a reader who was further down. */
function toFirst() {
  const bar = document.getElementById("bar");
  if (bar.getBoundingClientRect().top < 0) bar.scrollIntoView({ block: "start" });
}

/** Writes the filters into the address, after `#`: the only part of it that a page opened from a folder may change. */
function toAddress() {
  const words = new URLSearchParams();
  if (searchField.value.trim()) words.set("q", searchField.value.trim());
  for (const box of boxes) if (box.checked) words.append(box.name, box.value);
  const hash = words.size > 0 ? `#${words}` : location.pathname + location.search;
  try {
    history.replaceState(null, "", hash);
  } catch {
    // A browser that allows no change here still filters.
  }
}

/** Reads the filters from the address. */
function fromAddress() {
  const words = new URLSearchParams(location.hash.slice(1));
  searchField.value = words.get("q") ?? "";
  for (const box of boxes) box.checked = words.getAll(box.name).includes(box.value);
}

/** Shows one level only; the same level again shows all. */
function onlyLevel(level) {
  const alone = chosen("level").join() === level;
  for (const box of boxes) if (box.name === "level") box.checked = !alone && box.value === level;
  changed();
}

function startFilters() {
  searchField.addEventListener("input", changed);
  for (const box of boxes) box.addEventListener("change", changed);
  document.getElementById("clear").addEventListener("click", () => {
    clearFilters();
    searchField.focus();
  });
  document.getElementById("filters-clear").addEventListener("click", clearFilters);
  document.getElementById("more").addEventListener("click", () => {
    const before = limit;
    limit += PAGE;
    filter().then(() => list.children[before]?.focus());
  });
}
