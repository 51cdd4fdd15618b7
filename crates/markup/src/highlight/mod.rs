//! Code as tokens with classes: Python by a lexer of its own, the rest by `syntect` and the grammars of `two-face`.
//!
//! The grammars' scopes are many; readers see nine classes. A language without a grammar is plain text.

mod classify;
mod memory;
mod python;
mod words;

use classify::classify;
use python::Python;
use serde::Serialize;
use std::sync::LazyLock;
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

/// What a piece of code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Nothing special.
    Plain,
    /// A keyword or a word operator.
    Keyword,
    /// A string, with its quotes.
    String,
    /// A number.
    Number,
    /// A comment.
    Comment,
    /// The name of a function where it is defined or called.
    Function,
    /// The name of a type where it is defined, or a built-in type.
    Type,
    /// `None`, `True` and other constants of the language.
    Constant,
    /// A decorator, an attribute, or a key of a configuration file.
    Attribute,
    /// The `>>>` of a session.
    Prompt,
    /// What a session printed.
    Output,
}

impl Class {
    /// Returns the class's name in HTML; the exporters' style sheets colour it.
    pub fn css(self) -> &'static str {
        match self {
            Class::Plain => "",
            Class::Keyword => "k",
            Class::String => "s",
            Class::Number => "n",
            Class::Comment => "c",
            Class::Function => "f",
            Class::Type => "t",
            Class::Constant => "v",
            Class::Attribute => "a",
            Class::Prompt => "p",
            Class::Output => "o",
        }
    }
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Token {
    /// What it is.
    pub class: Class,
    /// Its text, without a line feed.
    pub text: String,
}

/// The pieces of one line, in order; together they are the line.
pub type Line = Vec<Token>;

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Splits code into lines of classed tokens. Joining all texts with line feeds gives the code back, less a final one.
///
/// Several exporters show the same code, and a grammar may take milliseconds for it: results are remembered.
pub fn highlight(language: &str, code: &str) -> Vec<Line> {
    memory::recall(language, code, || tokens(language, code))
}

fn tokens(language: &str, code: &str) -> Vec<Line> {
    match language {
        "pycon" => session(code),
        "python" | "cython" => {
            let mut python = Python::default();
            code.lines().map(|line| python.line(line)).collect()
        }
        _ => match grammar(language) {
            Some(grammar) => {
                let mut parser = LineParser::new(grammar);
                code.lines().map(|line| parser.line(line)).collect()
            }
            None => code.lines().map(|line| plain(line, Class::Plain)).collect(),
        },
    }
}

fn plain(text: &str, class: Class) -> Line {
    match text {
        "" => Vec::new(),
        text => vec![Token {
            class,
            text: text.to_owned(),
        }],
    }
}

/// Finds a grammar by the name that question files use.
fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let name = match language {
        "text" | "output" | "" => return None,
        "shell" | "console" => "bash",
        "requirements" => "txt",
        other => other,
    };
    let grammars: &'static SyntaxSet = &GRAMMARS;
    grammars
        .find_syntax_by_token(name)
        .filter(|found| found.name != "Plain Text")
}

/// A `>>>` session: prompts, the code behind them, and what was printed.
fn session(code: &str) -> Vec<Line> {
    let mut python = Python::default();
    code.lines()
        .map(|line| {
            let prompt = [">>> ", "... ", ">>>", "..."].into_iter().find(|p| line.starts_with(p));
            match prompt {
                Some(prompt) => {
                    if prompt.starts_with('>') {
                        python = Python::default();
                    }
                    let mut tokens = plain(prompt, Class::Prompt);
                    tokens.extend(python.line(&line[prompt.len()..]));
                    tokens
                }
                None => plain(line, Class::Output),
            }
        })
        .collect()
}

/// A grammar's state from line to line.
struct LineParser {
    state: ParseState,
    scopes: ScopeStack,
    broken: bool,
}

impl LineParser {
    fn new(grammar: &SyntaxReference) -> Self {
        LineParser {
            state: ParseState::new(grammar),
            scopes: ScopeStack::new(),
            broken: false,
        }
    }

    /// Splits one line. A grammar that fails leaves the rest of the code plain: colours are no reason to lose text.
    fn line(&mut self, text: &str) -> Line {
        if self.broken {
            return plain(text, Class::Plain);
        }
        let with_feed = format!("{text}\n");
        let Ok(changes) = self.state.parse_line(&with_feed, &GRAMMARS) else {
            self.broken = true;
            return plain(text, Class::Plain);
        };
        let mut tokens = Line::new();
        let mut from = 0;
        for (at, change) in changes {
            let at = at.min(text.len());
            self.push(&mut tokens, &text[from..at]);
            from = at;
            if self.scopes.apply(&change).is_err() {
                self.broken = true;
                break;
            }
        }
        self.push(&mut tokens, &text[from..]);
        tokens
    }

    fn push(&self, tokens: &mut Line, text: &str) {
        if text.is_empty() {
            return;
        }
        let class = if text.trim().is_empty() {
            // A space belongs to the string or comment around it, and to nothing else.
            tokens
                .last()
                .map(|token| token.class)
                .filter(|class| matches!(class, Class::String | Class::Comment))
                .unwrap_or(Class::Plain)
        } else {
            classify(&self.scopes.scopes)
        };
        match tokens.last_mut() {
            Some(last) if last.class == class => last.text.push_str(text),
            _ => tokens.push(Token {
                class,
                text: text.to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(language: &str, code: &str) -> String {
        let lines = highlight(language, code);
        let line = |line: &Line| {
            line.iter()
                .map(|token| match token.class.css() {
                    "" => token.text.clone(),
                    class => format!("[{class}:{}]", token.text),
                })
                .collect::<String>()
        };
        lines.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn tokens_are_classed() {
        for (language, code, expected) in [
            ("python", "x = None  # why", "x = [v:None]  [c:# why]"),
            (
                "python",
                "def f(a):\n    return 'ä'",
                "[k:def] [f:f](a):\n    [k:return] [s:'ä']",
            ),
            (
                "python",
                "print(f'{x!r:>{w}} {{}} {d[\"k\"]}')",
                "[f:print]([k:f][s:']{x[k:!r]:[s:>]{w}}[s: {{}} ]{d[[s:\"k\"]]}[s:'])",
            ),
            (
                "python",
                "@functools.wraps(f)\nclass A(B, C[int]):\n    '''Doc\n    goes on.'''\n    x: int = 1e-5",
                "[a:@functools.wraps](f)\n[k:class] [t:A]([t:B], [t:C][[t:int]]):\n    [c:'''Doc]\n[c:    goes on.''']\n    x: [t:int] = [n:1e-5]",
            ),
            (
                "python",
                "match x:\n    case [1, *_]: ...\nmatch = type(x)\nx = 'open",
                "[k:match] x:\n    [k:case] [[n:1], *_]: [v:...]\nmatch = [t:type](x)\nx = [s:'open]",
            ),
            (
                "python",
                "raise ValueError(r'\\\\') from None\na.print(len, id=1)\nb'x\\\ny'",
                "[k:raise] [t:ValueError]([k:r][s:'\\\\']) [k:from] [v:None]\na.[f:print]([f:len], id=[n:1])\n[k:b][s:'x\\]\n[s:y']",
            ),
            ("pycon", ">>> 1 + 1\n2", "[p:>>> ][n:1] + [n:1]\n[o:2]"),
            ("text", "def f", "def f"),
            ("no-such-language", "def f", "def f"),
        ] {
            assert_eq!(show(language, code), expected, "{code}");
        }
    }

    #[test]
    fn nothing_is_lost() {
        let code = "class A:\n\tx: int = 0x1F\n\n    '''doc\n  more'''\n@d(1)\nasync def é(): ...\n\r\n$ ? `";
        for language in [
            "python",
            "pycon",
            "sql",
            "toml",
            "yaml",
            "bash",
            "dockerfile",
            "nginx",
            "json",
            "rust",
            "text",
        ] {
            let lines = highlight(language, code);
            let text: Vec<String> = lines
                .iter()
                .map(|l| l.iter().map(|t| t.text.as_str()).collect())
                .collect();
            assert_eq!(
                text.join("\n"),
                code.lines().collect::<Vec<_>>().join("\n"),
                "{language}"
            );
        }
    }
}
