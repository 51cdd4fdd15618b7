// Finds the questions that hold all words of a query, in the index that was built at export (src/search.rs).

let index = null;
/** What was found for the texts of the last queries: each key changes one of them. */
const kept = new Map();
const KEPT = 16;

deckle.index = (data) => {
  kept.clear();
  index = {
    ...data,
    words: { text: ` ${data.words} `, starts: starts(data.words) },
    places: { text: data.places, starts: starts(data.places) },
    titles: { text: data.titles, starts: starts(data.titles) },
    tagWords: data.tags.map(split),
  };
};

/** Returns where each word's list begins, and where one after the last would. */
function starts(text) {
  const found = [0];
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) found.push(at + 1);
  found.push(text.length + 1);
  return Int32Array.from(found);
}

/** How well a question answers to a text, the best first: 0 is not at all. */
const [WHOLE_IN_TITLE, BEGINS_IN_TITLE, AS_TAG, ANYWHERE] = [1, 2, 3, 4];

/** Raises the questions of a word to a rank, and returns how many had none before: differences in base 36, read in place. */
function raise(lists, word, ranks, own) {
  const { text } = lists;
  const end = lists.starts[word + 1] - 1;
  let at = lists.starts[word];
  let place = 0;
  let fresh = 0;
  while (at < end) {
    let step = 0;
    let sign = text.charCodeAt(at);
    // A comma, 44, is below all digits: 48 to 57, and 97 to 122.
    while (at < end && sign !== 44) {
      step = step * 36 + (sign < 97 ? sign - 48 : sign - 87);
      at += 1;
      sign = text.charCodeAt(at);
    }
    at += 1;
    place += step;
    const before = ranks[place];
    if (before === 0) fresh += 1;
    if (before === 0 || before > own) ranks[place] = own;
  }
  return fresh;
}

/** Returns the word that stands at a place in the text of all words, looking from a word on. */
function wordAt(starts, place, from) {
  let low = from;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= place) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Ranks the questions with a word that begins with the text, or, from three signs on, holds it. A short text that is
 * `finished` is a word of its own: `in` is not the beginning of `instance` once another word follows.
 */
function ranksOf(text, finished) {
  const name = `${finished} ${text}`;
  const known = kept.get(name);
  if (known) return known;
  const { words, places, titles, heads } = index;
  const ranks = new Uint8Array(heads.length);
  const short = text.length < 3;
  const wanted = short ? ` ${text}${finished ? " " : ""}` : text;
  let left = heads.length;
  let word = 0;
  // One text is searched much faster than its words one by one. It has a space before the first word.
  for (let at = words.text.indexOf(wanted); at >= 0; at = words.text.indexOf(wanted, words.starts[word])) {
    const place = short ? at : at - 1;
    word = wordAt(words.starts, place, word);
    // Where every question is found already, only titles can still change anything.
    if (left > 0) left -= raise(places, word, ranks, ANYWHERE);
    const from = words.starts[word];
    word += 1;
    if (from !== place) continue;
    const whole = words.starts[word] - 1 - from === text.length;
    raise(titles, word - 1, ranks, whole ? WHOLE_IN_TITLE : BEGINS_IN_TITLE);
  }
  rankTags(text, finished && short, ranks);
  if (kept.size >= KEPT) kept.clear();
  kept.set(name, ranks);
  return ranks;
}

/** Raises the questions with a tag that begins with the text. */
function rankTags(text, whole, ranks) {
  const fits = (word) => (whole ? word === text : word.startsWith(text));
  const tags = index.tagWords.map((words) => words.some(fits));
  if (!tags.includes(true)) return;
  for (let place = 0; place < ranks.length; place += 1) {
    if (ranks[place] > AS_TAG && index.heads[place][4].some((tag) => tags[tag])) ranks[place] = AS_TAG;
  }
}

/**
 * Tells which words of a query are finished: all but the last one, and that one once a space follows. What has no blanks has
 * no end either.
 */
function texts(query, words = split(query)) {
  const ended = /\s$/.test(query);
  return words.map((word, at) => [word, !IS_UNSPACED.test(word) && (at < words.length - 1 || ended)]);
}

/** Ranks the questions that hold every word of a query, the best lowest and the others 0; `null` without a word. */
function rank(query) {
  const each = texts(query).map(([word, finished]) => ranksOf(word, finished));
  if (each.length < 2) return each[0] ?? null;
  const sums = new Uint16Array(index.heads.length);
  for (let place = 0; place < sums.length; place += 1) {
    let sum = 0;
    for (const ranks of each) {
      if (ranks[place] === 0) {
        sum = 0;
        break;
      }
      sum += ranks[place];
    }
    sums[place] = sum;
  }
  return sums;
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
  const words = texts(query, runs(query)).filter(([word]) => word.length > 1 || IS_UNSPACED.test(word));
  if (words.length === 0) return;
  markLater = setTimeout(() => {
    const found = new Highlight();
    for (const article of shown.slice(0, MARK_IN)) markIn(article, words, found);
    CSS.highlights.set("found", found);
  }, MARK_AFTER);
}

/** Folds a text and says where each of its signs came from; `places` is left out where none moved. */
function folded(data) {
  if (!/[\u0080-\uffff]/.test(data)) return { text: fold(data) };
  let text = "";
  const places = [];
  let from = 0;
  for (const sign of data) {
    const small = fold(sign);
    text += small;
    for (let at = 0; at < small.length; at += 1) places.push(from);
    from += sign.length;
  }
  places.push(from);
  return { text, places };
}

function markIn(article, words, found) {
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const { text, places } = folded(node.data);
    for (const [word, finished] of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        // As in `ranksOf`: short texts are found at the beginning of a word only, or as a whole word.
        const short = word.length < 3 && !IS_UNSPACED.test(word);
        if (short && ENDS_WITH_LETTER.test(text.slice(0, at))) continue;
        if (short && finished && BEGINS_WITH_LETTER.test(text.slice(at + word.length))) continue;
        const range = new Range();
        range.setStart(node, places ? places[at] : at);
        range.setEnd(node, places ? places[at + word.length] : at + word.length);
        found.add(range);
      }
    }
  }
}
