// Finds the questions that hold all words of a query, in the index that was built at export (src/search.rs).

let index = null;

deckle.index = (data) => {
  index = {
    ...data,
    words: data.words.split(" "),
    places: data.places.split(" "),
    read: [],
  };
};

/** Splits a query as src/word.rs splits text: words, and operators of two or three signs. */
function split(text) {
  const runs = text.toLowerCase().match(/[\p{Alphabetic}\p{N}_]+|[^\p{Alphabetic}\p{N}_\s]+/gu) ?? [];
  return runs
    .filter((run) => /^[\p{Alphabetic}\p{N}_]/u.test(run) || [2, 3].includes([...run].length))
    .map((run) => [...run].slice(0, 40).join(""));
}

/** Returns the places of the questions that hold a word: differences in base 36, read once. */
function placesOf(word) {
  if (!index.read[word]) {
    let place = 0;
    index.read[word] = Int32Array.from(index.places[word].split(","), (step) => (place += parseInt(step, 36)));
  }
  return index.read[word];
}

/** Marks the questions with a word that begins with the text, or, from three signs on, holds it. */
function marked(text) {
  const marks = new Uint8Array(index.heads.length);
  const holds = text.length < 3 ? (word) => word.startsWith(text) : (word) => word.includes(text);
  index.words.forEach((word, at) => {
    if (!holds(word)) return;
    for (const place of placesOf(at)) marks[place] = 1;
  });
  return marks;
}

/** Returns a test for places: do they hold every word of the query? */
function finder(query) {
  const each = split(query).map(marked);
  return (place) => each.every((marks) => marks[place] === 1);
}

/** Longest time between the last key and the marks in the text, in milliseconds. */
const MARK_AFTER = 120;
/** Articles in which found words are marked. */
const MARK_IN = 40;
let markLater = 0;

/** Marks found words in the text, where the browser can do so without touching the document. */
function mark(query, shown) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  clearTimeout(markLater);
  CSS.highlights.delete("found");
  const words = split(query).filter((word) => word.length > 1);
  if (words.length === 0) return;
  markLater = setTimeout(() => {
    const found = new Highlight();
    for (const article of shown.slice(0, MARK_IN)) markIn(article, words, found);
    CSS.highlights.set("found", found);
  }, MARK_AFTER);
}

function markIn(article, words, found) {
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.data.toLowerCase();
    if (text.length !== node.data.length) continue;
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        // As in `marked`: short texts are found at the beginning of a word only.
        if (word.length < 3 && /[\p{Alphabetic}\p{N}_]$/u.test(text.slice(0, at))) continue;
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        found.add(range);
      }
    }
  }
}
