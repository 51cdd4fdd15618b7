//! The words of a question, as two questions are compared by them.
//!
//! In code each sign and each capital matters: `|` is no `&`, and `None` no `none`. In running text they do not, but for signs
//! that stand alone, and for those that languages have in their names: C++, C#, .NET.

use deckle_content::script::is_unspaced;

/// A question's words.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// What two questions must have in common to be the same.
    pub(crate) exact: Vec<String>,
    /// What makes two questions alike: the words in lower case, code too, and pairs of signs where a script sets no blanks.
    pub(crate) alike: Vec<String>,
    /// The words beside the code.
    pub(crate) prose: Vec<String>,
    /// The code, and signs that stand alone.
    pub(crate) code: Vec<String>,
}

impl Words {
    /// Reads a question.
    pub(crate) fn of(question: &str) -> Self {
        let mut words = Words {
            alike: alike(question),
            ..Words::default()
        };
        for (at, part) in question.split('`').enumerate() {
            // Between two ticks stands code.
            if at % 2 == 1 {
                words.code(part);
            } else {
                words.prose(part);
            }
        }
        words
    }

    fn code(&mut self, code: &str) {
        for token in code.split_whitespace() {
            self.exact.push(token.to_owned());
            self.code.push(token.to_owned());
        }
    }

    fn prose(&mut self, text: &str) {
        let mut tokens = text.split_whitespace().peekable();
        while let Some(token) = tokens.next() {
            let is_last = tokens.peek().is_none();
            if token.contains(char::is_alphanumeric) {
                // A dot in front belongs to the word, as in .NET.
                let bare = token.trim_start_matches(|c| c != '.' && is_around_a_word(c));
                let bare = bare.trim_end_matches(is_around_a_word).to_lowercase();
                self.exact.extend(without_hyphens(&bare).split(' ').map(str::to_owned));
                self.prose.extend(alike(token));
                continue;
            }
            let sign = token.trim_matches(['"', '\'', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '«', '»']);
            let sign = if is_last {
                sign.trim_end_matches(ends_a_question)
            } else {
                sign
            };
            if !(sign.is_empty() || is_dash(sign)) {
                self.exact.push(sign.to_owned());
                self.code.push(sign.to_owned());
            }
        }
    }
}

/// Puts a blank in place of each hyphen between two letters or digits.
fn without_hyphens(word: &str) -> String {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let hyphens = word.char_indices().map(|(at, c)| {
        let joins = || is_letter(word[..at].chars().next_back()) && is_letter(word[at + c.len_utf8()..].chars().next());
        if matches!(c, '-' | '\u{2010}' | '\u{2011}') && joins() {
            ' '
        } else {
            c
        }
    });
    hyphens.collect()
}

/// Tells whether a sign belongs to the sentence or to quotation, and not to the word beside it.
fn is_around_a_word(c: char) -> bool {
    let quotes = '\u{2018}'..='\u{201f}';
    quotes.contains(&c)
        || ends_a_question(c)
        || matches!(
            c,
            '"' | '\'' | '«' | '»' | '‹' | '›' | '(' | ')' | '[' | ']' | '{' | '}'
        )
        || matches!(
            c,
            ',' | ';' | ':' | '…' | '¿' | '¡' | '、' | '，' | '；' | '：' | '「' | '」' | '（' | '）' | '،'
        )
}

fn ends_a_question(c: char) -> bool {
    matches!(c, '?' | '!' | '.' | '？' | '！' | '。' | '؟' | '\u{37e}' | '՞')
}

fn is_dash(sign: &str) -> bool {
    matches!(sign, "-" | "\u{2013}" | "\u{2014}")
}

/// Splits a text into words in lower case. Dots, underscores and signs inside a word stay: `__eq__` is no `eq`.
fn alike(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let words =
        text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '+' | '=' | '*' | '#' | '@' | '%' | '.')));
    for word in words {
        let word = word.trim_matches('.').to_lowercase();
        if word.contains(is_unspaced) {
            push_pairs(&mut out, &word);
        } else if !word.is_empty() {
            out.push(word);
        }
    }
    out
}

/// Splits what has no blanks into pairs of neighbours, which most words of Chinese are; words of other scripts stay whole.
fn push_pairs(out: &mut Vec<String>, text: &str) {
    let chars: Vec<char> = text.chars().collect();
    for run in chars.chunk_by(|a, b| is_unspaced(*a) == is_unspaced(*b)) {
        if run.len() == 1 || !is_unspaced(run[0]) {
            out.push(run.iter().collect());
        } else {
            out.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, alike};

    #[test]
    fn signs_and_capitals_of_code_tell_questions_apart() {
        let signs = "/ // < > << >> & && | || ^ ~ - -- -> <> : :: ; , ! ? $ () [] {} = => := != -= /= //= <= >= <=> ()=> == \
                     === + ++ += * ** % @ . .. ... ?. ?? # \\ ' \" None none";
        let mut seen = std::collections::HashSet::new();
        for sign in signs.split(' ') {
            let exact = Words::of(&format!("What does `{sign}` mean in a line of code?")).exact;
            assert!(seen.insert(exact), "{sign}");
        }
        for sign in signs
            .split(' ')
            .filter(|sign| !["-", "'", "\"", "None", "none"].contains(sign))
        {
            let bare = Words::of(&format!("What does {sign} mean in a line of code?")).exact;
            let code = Words::of(&format!("What does `{sign}` mean in a line of code?")).exact;
            assert_eq!(bare, code, "{sign}");
        }
        for (one, other) in [
            ("C", "C++"),
            ("C", "C#"),
            ("C++", "C#"),
            ("and/or", "and"),
            ("x--", "x++"),
            ("x--", "x"),
            (".NET", "net"),
        ] {
            let [one, other] = [one, other].map(|word| Words::of(&format!("What is {word}?")).exact);
            assert_ne!(one, other);
        }
    }

    #[test]
    fn punctuation_quotes_and_case_do_not() {
        for (one, other) in [
            ("What is a tuple?", "what is a \"Tuple\" ?"),
            ("What is a `tuple`?", "What is a tuple?"),
            ("Lists, or tuples?", "Lists – or tuples"),
            ("What is a list-comprehension?", "What is a list comprehension?"),
            ("¿Qué es «esto»?", "Qué es esto?"),
            ("什么是元组？", "什么是元组?"),
        ] {
            assert_eq!(Words::of(one).exact, Words::of(other).exact);
        }
    }

    #[test]
    fn scripts_without_blanks_are_compared_by_pairs() {
        assert_eq!(alike("什么是dict的键?"), ["什么", "么是", "dict", "的键"]);
        assert_eq!(alike("__eq__ und C++"), ["__eq__", "und", "c++"]);
    }
}
