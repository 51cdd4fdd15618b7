//! Python as classed tokens, by a lexer of its own.
//!
//! Nearly every example is Python, and a grammar made of regular expressions takes a hundred times as long for it.
//! Colours need no parser: words, numbers, strings with their holes, and what stands before a parenthesis.
//!
//! **Invariant:** the tokens of a line, joined, are the line.

use super::{Class, Line, Token, words};

/// The lexer's state from line to line.
#[derive(Default)]
pub(crate) struct Python {
    /// Strings and holes that are open, outermost first.
    open: Vec<Mode>,
    /// Brackets that are open outside strings, so that a new line is not taken for a new statement.
    brackets: usize,
    /// What the line before opened, for the string that documents it.
    opened: Opened,
}

/// What a string right below would document.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Opened {
    /// The module: nothing has been seen yet.
    #[default]
    Module,
    /// The head of a function or class is going on.
    Head,
    /// The body of a function or class.
    Body,
    /// Nothing.
    Other,
}

/// What the text at hand stands in.
#[derive(Clone, Copy)]
enum Mode {
    Text(Text),
    /// The code in the braces of a formatted string, and how many brackets are open in it.
    Hole(usize),
    /// What follows the colon in such braces.
    Format,
}

/// A string.
#[derive(Clone, Copy)]
struct Text {
    quote: char,
    triple: bool,
    /// Whether braces hold code.
    holes: bool,
    class: Class,
}

impl Python {
    /// Splits one line.
    pub(crate) fn line(&mut self, text: &str) -> Line {
        let mut cursor = Cursor::new(text);
        let begins = self.open.is_empty() && self.brackets == 0;
        let first = text.trim_start();
        let mut scene = Scene {
            statement: begins,
            decorator: begins && first.starts_with('@'),
            inherits: false,
            next: None,
        };
        if begins
            && ["def ", "class ", "async def "]
                .iter()
                .any(|word| first.starts_with(word))
        {
            self.opened = Opened::Head;
        }
        while let Some(next) = cursor.peek() {
            match self.open.last().copied() {
                Some(Mode::Text(string)) => self.string(&mut cursor, string),
                Some(Mode::Format) => self.format(&mut cursor, next),
                Some(Mode::Hole(_)) | None => self.code(&mut cursor, &mut scene, next),
            }
        }
        self.end(text);
        cursor.line
    }

    /// Closes what cannot go on over the end of a line.
    fn end(&mut self, text: &str) {
        let goes_on = |mode: &Mode| matches!(mode, Mode::Text(string) if string.triple || text.ends_with('\\'));
        let kept = self.open.iter().rposition(goes_on).map_or(0, |at| at + 1);
        self.open.truncate(kept);
        let code = text.trim();
        if self.open.is_empty() && !code.is_empty() && !code.starts_with('#') {
            self.opened = match self.opened {
                Opened::Head if self.brackets > 0 || !code.contains(':') => Opened::Head,
                Opened::Head => Opened::Body,
                _ => Opened::Other,
            };
        }
    }

    /// Takes one word, number or sign of code.
    fn code(&mut self, cursor: &mut Cursor<'_>, scene: &mut Scene, next: char) {
        match next {
            '#' => cursor.take_rest(Class::Comment),
            '\'' | '"' => self.begin(cursor, scene, ""),
            c if c.is_whitespace() => cursor.take_while(Class::Plain, char::is_whitespace),
            c if c.is_alphabetic() || c == '_' => {
                self.word(cursor, scene);
                scene.statement = false;
            }
            c if c.is_ascii_digit() => cursor.take_number(),
            '.' if cursor.rest().chars().nth(1).is_some_and(|c| c.is_ascii_digit()) => cursor.take_number(),
            '.' if cursor.rest().starts_with("...") => cursor.take(3, Class::Constant),
            '@' if scene.decorator && scene.statement => cursor.take(1, Class::Attribute),
            _ => {
                self.sign(cursor, scene, next);
                scene.statement = false;
            }
        }
    }

    fn sign(&mut self, cursor: &mut Cursor<'_>, scene: &mut Scene, sign: char) {
        let class = if scene.decorator && sign == '.' {
            Class::Attribute
        } else {
            Class::Plain
        };
        if let Some(Mode::Hole(depth)) = self.open.last_mut() {
            match sign {
                '(' | '[' | '{' => *depth += 1,
                '}' if *depth == 0 => {
                    self.open.pop();
                }
                ')' | ']' | '}' => *depth = depth.saturating_sub(1),
                '!' if *depth == 0 && !cursor.rest().starts_with("!=") => {
                    return cursor.take_while(Class::Keyword, |c| c == '!' || c.is_alphabetic());
                }
                ':' if *depth == 0 => self.open.push(Mode::Format),
                _ => {}
            }
        } else {
            match sign {
                '(' | '[' | '{' => self.brackets += 1,
                ')' | ']' | '}' => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
            if sign == '(' {
                scene.decorator = false;
            }
            if sign == ':' && self.brackets == 0 {
                scene.inherits = false;
            }
        }
        cursor.take(sign.len_utf8(), class);
    }

    fn word(&mut self, cursor: &mut Cursor<'_>, scene: &mut Scene) {
        let rest = cursor.rest();
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        if after.starts_with(['\'', '"']) && words::is_prefix(word) {
            return self.begin(cursor, scene, word);
        }
        let attribute = cursor.follows('.');
        let called = after.starts_with('(');
        let class = match scene.next.take() {
            Some(class) => class,
            None if scene.decorator => Class::Attribute,
            None if attribute => {
                if called || words::is_magic(word) {
                    Class::Function
                } else {
                    Class::Plain
                }
            }
            None if words::is_keyword(word) || scene.statement && words::is_soft_keyword(word, after) => Class::Keyword,
            None if words::is_constant(word) => Class::Constant,
            // A name before `=` in a call is a parameter's, whatever else has this name.
            None if self.brackets > 0 && after.starts_with('=') && !after.starts_with("==") => Class::Plain,
            None if words::is_type(word) || scene.inherits && !called => Class::Type,
            None if called || words::is_function(word) || words::is_magic(word) => Class::Function,
            None => Class::Plain,
        };
        if class == Class::Keyword {
            scene.next = match word {
                "def" => Some(Class::Function),
                "class" => Some(Class::Type),
                _ => None,
            };
            scene.inherits |= word == "class";
        }
        cursor.take(length, class);
    }

    /// Begins a string: its prefix, if any, and its quotes.
    fn begin(&mut self, cursor: &mut Cursor<'_>, scene: &mut Scene, prefix: &str) {
        let quote = if cursor.rest()[prefix.len()..].starts_with('"') {
            '"'
        } else {
            '\''
        };
        let quotes = &cursor.rest()[prefix.len()..];
        let triple = quotes.chars().take_while(|c| *c == quote).count() >= 3;
        let documents = triple && scene.statement && matches!(self.opened, Opened::Module | Opened::Body);
        let class = if documents { Class::Comment } else { Class::String };
        let has = |letter: char| prefix.chars().any(|c| c.eq_ignore_ascii_case(&letter));
        if !prefix.is_empty() {
            cursor.take(prefix.len(), Class::Keyword);
        }
        cursor.take(if triple { 3 } else { 1 }, class);
        scene.statement = false;
        self.open.push(Mode::Text(Text {
            quote,
            triple,
            holes: has('f') || has('t'),
            class,
        }));
    }

    /// Takes a string up to its end, a hole in it, or the line's end.
    fn string(&mut self, cursor: &mut Cursor<'_>, string: Text) {
        let end: String = std::iter::repeat_n(string.quote, if string.triple { 3 } else { 1 }).collect();
        let rest = cursor.rest();
        let mut at = 0;
        while let Some(next) = rest[at..].chars().next() {
            if rest[at..].starts_with(&end) {
                self.open.pop();
                return cursor.take(at + end.len(), string.class);
            }
            match next {
                // In a raw string too, a backslash keeps the quote behind it from ending the string.
                '\\' => at += 1 + rest[at + 1..].chars().next().map_or(0, char::len_utf8),
                '{' if string.holes && rest[at..].starts_with("{{") => at += 2,
                '{' if string.holes => {
                    cursor.take(at, string.class);
                    cursor.take(1, Class::Plain);
                    return self.open.push(Mode::Hole(0));
                }
                other => at += other.len_utf8(),
            }
        }
        cursor.take(rest.len(), string.class);
    }

    /// Takes a format, which may hold holes of its own.
    fn format(&mut self, cursor: &mut Cursor<'_>, next: char) {
        match next {
            '{' => {
                cursor.take(1, Class::Plain);
                self.open.push(Mode::Hole(0));
            }
            '}' => {
                // The format ends, and the hole with it.
                self.open.pop();
                self.open.pop();
                cursor.take(1, Class::Plain);
            }
            _ => cursor.take_while(Class::String, |c| !matches!(c, '{' | '}')),
        }
    }
}

/// What is known of a line.
struct Scene {
    /// Whether nothing but white space has been seen in it.
    statement: bool,
    /// Whether a decorator's name is going on.
    decorator: bool,
    /// Whether the classes that a class is made from are going on.
    inherits: bool,
    /// The class of the next name, after `def` and `class`.
    next: Option<Class>,
}

/// A place in a line, and the tokens before it.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    line: Line,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        Cursor {
            text,
            at: 0,
            line: Line::new(),
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Tells whether the character before is this one.
    fn follows(&self, character: char) -> bool {
        self.text[..self.at].ends_with(character)
    }

    /// Takes so many bytes; a token of the same class goes on.
    fn take(&mut self, bytes: usize, class: Class) {
        let text = &self.rest()[..bytes];
        self.at += bytes;
        match self.line.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.class == class => last.text.push_str(text),
            _ => self.line.push(Token {
                class,
                text: text.to_owned(),
            }),
        }
    }

    fn take_rest(&mut self, class: Class) {
        self.take(self.rest().len(), class);
    }

    fn take_while(&mut self, class: Class, wanted: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.take(rest.find(|c| !wanted(c)).unwrap_or(rest.len()), class);
    }

    /// Takes a number with its base, point, exponent, underscores and suffix.
    fn take_number(&mut self) {
        let rest = self.rest();
        let exponent = !rest.starts_with("0x") && !rest.starts_with("0X");
        let mut before = ' ';
        let length = rest
            .find(|c: char| {
                let sign = exponent && matches!(c, '+' | '-') && matches!(before, 'e' | 'E');
                before = c;
                !(c.is_ascii_alphanumeric() || c == '_' || c == '.' || sign)
            })
            .unwrap_or(rest.len());
        self.take(length, Class::Number);
    }
}
