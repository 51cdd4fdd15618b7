// What counts as a word in search: as src/word.rs splits text, so are queries split.

/** Signs of scripts that set no blanks between words: crates/content/src/script.rs has the same. */
const UNSPACED =
  "\\u0e00-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u1950-\\u19df\\u2e80-\\u2fff\\u3003-\\u3007\\u3021-\\u31ff\\u3400-\\u9fff" +
  "\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff\\uff66-\\uffdc\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{3ffff}";
const LETTER = `\\p{Alphabetic}\\p{N}\\p{M}_${UNSPACED}`;
const RUNS = new RegExp(`[${LETTER}]+|[^${LETTER}\\s]+`, "gu");
const BEGINS_WITH_LETTER = new RegExp(`^[${LETTER}]`, "u");
const ENDS_WITH_LETTER = new RegExp(`[${LETTER}]$`, "u");
const PARTS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

/** Letters that people type for those that their keyboards lack. */
const TYPED = { ß: "ss", æ: "ae", œ: "oe", ı: "i", ø: "o", ł: "l", đ: "d", ς: "σ" };

/** Brings text into the form in which it is searched: in lower case and without accents. */
function fold(text) {
  const small = text.toLowerCase();
  if (!/[\u0080-\uffff]/.test(small)) return small;
  return small
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[ßæœıøłđς]/g, (letter) => TYPED[letter])
    .normalize("NFC");
}

/** Splits a query into runs of letters of one kind of script, and operators of two or three signs. */
function runs(text) {
  const found = fold(text).match(RUNS) ?? [];
  return found.flatMap((run) => {
    if (!BEGINS_WITH_LETTER.test(run)) return [2, 3].includes([...run].length) ? [run] : [];
    return run.match(PARTS).map((part) => (IS_UNSPACED.test(part) ? part : [...part].slice(0, 40).join("")));
  });
}

/** Splits a run into the words that the index has: where a script sets no blanks, each pair of neighbours. */
function pairs(run) {
  const signs = [...run];
  if (!IS_UNSPACED.test(run) || signs.length < 3) return [run];
  return signs.slice(1).map((sign, at) => signs[at] + sign);
}

/** Splits a query as src/word.rs splits text. */
function split(text) {
  return runs(text).flatMap(pairs);
}
