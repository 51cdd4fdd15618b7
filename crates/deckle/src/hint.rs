//! Words that other tools have for what deckle does: some are taken, with a note; others are answered.

/// Commands under the names that other tools have for them.
const ALIASES: [(&str, &str); 12] = [
    ("add", "new"),
    ("create", "new"),
    ("delete", "rm"),
    ("format", "fmt"),
    ("lint", "check"),
    ("move", "rename"),
    ("mv", "rename"),
    ("remove", "rm"),
    ("run", "check"),
    ("test", "check"),
    ("validate", "check"),
    ("verify", "check"),
];

/// What there is instead of commands and options that there are not.
const ANSWERS: [(&str, &str); 10] = [
    (
        "init",
        "there is no `init`: write deckle.yaml with `title`, `description` and `version`, and content/TOPIC/topic.yaml with \
         `title`, `description`, `group` and `tags`; then `deckle new TOPIC/ID`",
    ),
    (
        "list",
        "there is no `list`: `deckle export jsonl -o -` writes one question a line",
    ),
    (
        "ls",
        "there is no `ls`: `deckle export jsonl -o -` writes one question a line",
    ),
    (
        "completions",
        "there are no completions yet: `deckle help COMMAND` tells a command's options",
    ),
    (
        "completion",
        "there are no completions yet: `deckle help COMMAND` tells a command's options",
    ),
    (
        "import",
        "there is no `import`: `deckle new` writes one question to start from",
    ),
    ("version", "the version: `deckle --version`"),
    (
        "-v",
        "the version: `deckle --version`; deckle says all it has to say without being asked to be verbose",
    ),
    ("upgrade", "deckle does not change itself: install it anew"),
    ("update", "deckle does not change itself: install it anew"),
];

/// Says which command an alias stands for.
pub(crate) fn alias(word: &str) -> Option<String> {
    let (alias, command) = ALIASES.iter().find(|(alias, _)| *alias == word)?;
    Some(format!("`deckle {alias}` is `deckle {command}`"))
}

/// Answers words that are no command.
pub(crate) fn answer(words: &[String]) -> Option<&'static str> {
    let first = words.first()?;
    ANSWERS
        .iter()
        .find(|(word, _)| word == first)
        .map(|(_, answer)| *answer)
}
