// Self-testing: answers hide until they are asked for, and what the reader knew is kept in the browser.

/** `known` or `again` for each question's key. */
let marks = recall("marks", {});
/** Whether the store has the last of them; where it refuses, they last as long as the page. */
let marksKept = true;
let hidden = recall("hidden", false) === true;
/** What stands beside the title of a marked question. */
const MARKS = { known: "✓ known", again: "↻ to repeat" };
/** Questions whose answers were revealed since the page was opened. */
const revealed = new Set();

function keyOf(id) {
  return `${list.dataset.topic}/${id}`;
}

/** Tells whether a question passes a filter by progress: `open` is all that is not known, `again` a part of it. */
function hasMark(id, wanted) {
  const mark = marks[keyOf(id)];
  return wanted === "open" ? mark !== "known" : mark === wanted;
}

/** Adds the study buttons to an article, or brings them up to date. */
function studyIn(article) {
  const { id } = article.dataset;
  const body = article.querySelector(".q-body");
  const veiled = hidden && !revealed.has(id);
  body.classList.toggle("veiled", veiled);
  const buttons = veiled
    ? [make("button", { type: "button", className: "button reveal", textContent: "Show answer" })]
    : [markButton(id, "known", "Knew it"), markButton(id, "again", "Not yet")];
  if (hidden && !veiled) buttons.push(make("button", { type: "button", className: "button veil", textContent: "Hide answer" }));
  let row = body.querySelector(":scope > .study");
  if (!row) {
    row = make("div", { className: "study" });
    body.append(row);
  }
  row.replaceChildren(...buttons);
  // In self-testing one decides right below the answer; in reading one comes to the buttons at the end.
  const answer = hidden && body.querySelector(":scope > .answer");
  if (answer) answer.after(row);
  else body.append(row);
  const old = article.querySelector(".marks .mark");
  if (old) old.remove();
  const mark = marks[keyOf(id)];
  if (!Object.hasOwn(MARKS, mark ?? "")) return;
  article.querySelector(".marks").append(make("span", { className: `mark ${mark}`, textContent: MARKS[mark] }));
}

function markButton(id, mark, text) {
  const button = make("button", { type: "button", className: "button", textContent: text });
  button.dataset.mark = mark;
  button.ariaPressed = String(marks[keyOf(id)] === mark);
  return button;
}

/** Marks a question; the same mark again takes it back. */
function setMark(article, mark) {
  const key = keyOf(article.dataset.id);
  // Another tab may have marked other questions since.
  if (marksKept) marks = recall("marks", {});
  if (marks[key] === mark) delete marks[key];
  else marks[key] = mark;
  marksKept = keep("marks", marks);
  studyIn(article);
  article.querySelector(`[data-mark="${mark}"]`)?.focus({ preventScroll: true });
  showProgress();
  // The question stays where it is, even if it no longer passes a filter: nothing may jump under the reader's hand.
  recount();
  say(marks[key] ? `Marked: ${mark === "known" ? "knew it" : "not yet"}` : "Mark taken back");
}

/** Reveals an article's answer, or hides it again. */
async function reveal(article) {
  const { id } = article.dataset;
  if (revealed.has(id)) revealed.delete(id);
  else revealed.add(id);
  await fill(article);
  studyIn(article);
  article.focus({ preventScroll: true });
}

/** Hides all answers, or shows them. */
function setHidden(hide) {
  hidden = hide;
  revealed.clear();
  keep("hidden", hidden);
  for (const article of articles.values()) studyIn(article);
  labelHide();
  say(hidden ? "Answers hidden" : "Answers shown");
}

/** Lets the button say what it does next. */
function labelHide() {
  document.getElementById("hide").textContent = hidden ? "Show answers" : "Hide answers";
}

function showProgress() {
  const bar = document.getElementById("known-bar");
  if (!bar) return;
  const own = keyOf("");
  const count = (mark) => Object.keys(marks).filter((key) => key.startsWith(own) && marks[key] === mark).length;
  const [known, again] = [count("known"), count("again")];
  bar.value = known;
  document.getElementById("known-count").textContent = known;
  document.getElementById("again-count").textContent = again;
  document.getElementById("again-text").hidden = again === 0;
  const counts = { open: Math.max(0, Number(list.dataset.total) - known), known, again };
  for (const [mark, number] of Object.entries(counts)) {
    document.querySelector(`#filters [data-count="${mark}"]`).textContent = number;
  }
}

/** Forgets the marks of this topic, once the reader has said so twice. */
function forget() {
  const own = keyOf("");
  if (!confirm("Forget which questions of this topic you know?")) return;
  marks = Object.fromEntries(Object.entries(marksKept ? recall("marks", {}) : marks).filter(([key]) => !key.startsWith(own)));
  keep("marks", marks);
  for (const article of articles.values()) studyIn(article);
  showProgress();
  recount();
}

function startStudy() {
  dressers.push(studyIn);
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".study button");
    if (!button) return;
    const article = button.closest("article");
    if (button.dataset.mark) setMark(article, button.dataset.mark);
    else reveal(article);
  });
  document.getElementById("hide")?.addEventListener("click", () => setHidden(!hidden));
  document.getElementById("forget")?.addEventListener("click", forget);
  // A question's own page was asked for by name: its answer is not hidden.
  if (document.getElementById("hide")) labelHide();
  else hidden = false;
  showProgress();
}
