//! Tells whether a semicolon ends a statement, or stands in a block of it.

use super::dialect::Blocks;

/// What of a statement was read so far.
#[derive(Debug)]
pub(super) struct Reader {
    blocks: Blocks,
    /// The first words, in capitals.
    head: Vec<String>,
    /// Whether the statement makes something that has blocks.
    makes_body: bool,
    /// Blocks that are open.
    depth: usize,
    /// Parentheses that are open.
    parentheses: usize,
    /// The word or sign before, in capitals.
    before: String,
    /// Whether the word before ended a block, after which its kind may stand, as in `END IF`.
    after_end: bool,
}

/// How many words tell what a statement makes: `CREATE OR REPLACE DEFINER = name AGGREGATE FUNCTION`.
const MAX_HEAD: usize = 10;

impl Reader {
    pub(super) fn new(blocks: Blocks) -> Self {
        Reader {
            blocks,
            head: Vec::new(),
            makes_body: false,
            depth: 0,
            parentheses: 0,
            before: String::new(),
            after_end: false,
        }
    }

    /// Takes a word or number; `next` is what comes after it.
    pub(super) fn word(&mut self, word: &str, next: &str) {
        let word = word.to_ascii_uppercase();
        if self.head.len() < MAX_HEAD {
            self.head.push(word.clone());
            self.makes_body |= self.makes_body_now();
        }
        if self.makes_body {
            match self.blocks {
                Blocks::Trigger => self.depth = usize::from(!(word == "END" && self.before == ";")),
                Blocks::Atomic => self.atomic(&word),
                Blocks::Routine => self.routine(&word, next),
                Blocks::None => {}
            }
        }
        self.before = word;
    }

    /// Takes a string, or a name in quotes.
    pub(super) fn quoted(&mut self) {
        self.other(String::from("'"));
    }

    /// Takes any other sign.
    pub(super) fn sign(&mut self, sign: char) {
        match sign {
            '(' => self.parentheses += 1,
            ')' => self.parentheses = self.parentheses.saturating_sub(1),
            _ => {}
        }
        self.other(sign.to_string());
    }

    fn other(&mut self, sign: String) {
        if self.makes_body && self.blocks == Blocks::Trigger && sign != ";" {
            self.depth = 1;
        }
        self.before = sign;
        self.after_end = false;
    }

    /// Tells whether a semicolon here ends the statement.
    pub(super) fn ends(&self) -> bool {
        self.depth == 0 && (self.blocks != Blocks::Atomic || self.parentheses == 0)
    }

    /// Tells whether the last of the first words makes clear that the statement has a body.
    fn makes_body_now(&self) -> bool {
        let head: Vec<&str> = self.head.iter().map(String::as_str).collect();
        match self.blocks {
            Blocks::None => false,
            Blocks::Trigger => {
                let head = head.strip_prefix(&["EXPLAIN"]).unwrap_or(&head);
                matches!(
                    head,
                    ["CREATE", "TRIGGER"] | ["CREATE", "TEMP" | "TEMPORARY", "TRIGGER"]
                )
            }
            Blocks::Atomic => matches!(
                head[..],
                ["CREATE", "FUNCTION" | "PROCEDURE"] | ["CREATE", "OR", "REPLACE", "FUNCTION" | "PROCEDURE"]
            ),
            Blocks::Routine => match head[..] {
                ["BEGIN", "NOT"] | ["ALTER", .., "EVENT"] => true,
                ["CREATE", .., last] => {
                    matches!(last, "PROCEDURE" | "FUNCTION" | "TRIGGER" | "EVENT" | "PACKAGE")
                        && !head.iter().any(|word| matches!(*word, "TABLE" | "VIEW" | "AS"))
                }
                _ => false,
            },
        }
    }

    fn atomic(&mut self, word: &str) {
        match word {
            "BEGIN" if self.parentheses == 0 => self.depth += 1,
            "CASE" if self.depth > 0 => self.depth += 1,
            "END" => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    fn routine(&mut self, word: &str, next: &str) {
        let of_end = std::mem::take(&mut self.after_end);
        let begins = self.begins_statement();
        match word {
            "END" => {
                self.depth = self.depth.saturating_sub(1);
                self.after_end = true;
            }
            // The kind of the block that ended.
            "IF" | "CASE" | "WHILE" | "LOOP" | "REPEAT" | "FOR" if of_end => {}
            "NOT" if self.head == ["BEGIN", "NOT"] => self.depth = 1,
            "BEGIN" | "CASE" => self.depth += 1,
            "IF" | "WHILE" | "LOOP" | "FOR" if begins => self.depth += 1,
            // With a parenthesis it is the function.
            "REPEAT" if begins && !next.trim_start().starts_with('(') => self.depth += 1,
            _ => {}
        }
    }

    /// Tells whether a statement of a body can begin after what came before.
    fn begins_statement(&self) -> bool {
        match self.before.as_str() {
            ";" | ":" | "BEGIN" | "THEN" | "ELSE" | "DO" | "LOOP" | "REPEAT" | "ROW" => true,
            // After the head of a routine.
            ")" | "DETERMINISTIC" | "SQL" | "DATA" | "DEFINER" | "INVOKER" => self.depth == 0,
            _ => false,
        }
    }
}
