//! `engine/known-break`

use super::Claim;
use crate::sql::{Token, tokens};
use deckle_content::Engine;
use deckle_diagnostics::Diagnostic;

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that touches what is known to change between versions of an engine that it claims, and has no
    /// limit of versions.
    ///
    /// ## Why
    /// It may be true where it was proven and false where it is read.
    ///
    /// ## Example
    /// ```yaml
    /// engines: [sqlite, postgresql]
    /// code: |
    ///   SELECT string_agg(name, ', ') AS names FROM people;
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// engines: [sqlite, postgresql]
    /// sqlite: ">=3.44"
    /// code: |
    ///   SELECT string_agg(name, ', ') AS names FROM people;
    /// ```
    pub(crate) RULE = "engine/known-break" { severity: Warning, since: "0.2.0", suppressible: true }
}

/// A change between two versions of an engine. Nearly all were seen on versions on both sides; those of `PostgreSQL` 17 and
/// 18 are what its release notes say.
struct Break {
    engine: Engine,
    /// The first version that has it.
    version: &'static str,
    /// The tokens, one after another, that touch it. `#` stands for any text or number, `.5` for a number
    /// whose last digit is a five behind a point, and `0` for a zero.
    touches: &'static [&'static str],
    before: &'static str,
    since: &'static str,
}

const fn change(
    engine: Engine,
    version: &'static str,
    touches: &'static [&'static str],
    before: &'static str,
    since: &'static str,
) -> Break {
    Break {
        engine,
        version,
        touches,
        before,
        since,
    }
}

const NONE: &str = "an error";

/// The changes, by engine and version.
const BREAKS: [Break; 22] = [
    change(
        Engine::SQLITE,
        "3.43",
        &["round", "(", ".5", ","],
        "round(2.675, 2) is 2.68",
        "it is 2.67",
    ),
    change(Engine::SQLITE, "3.44", &["string_agg", "("], NONE, "it joins texts"),
    change(Engine::SQLITE, "3.44", &["concat", "("], NONE, "it joins texts"),
    change(Engine::SQLITE, "3.44", &["concat_ws", "("], NONE, "it joins texts"),
    change(
        Engine::SQLITE,
        "3.45",
        &["date", "(", "'2024-02-30'"],
        "it is 2024-02-30",
        "it is 2024-03-01",
    ),
    change(
        Engine::SQLITE,
        "3.48",
        &["if", "("],
        NONE,
        "it is another name of iif()",
    ),
    change(Engine::DUCKDB, "1.4", &["merge", "into"], NONE, "it merges"),
    change(
        Engine::DUCKDB,
        "1.5",
        &["date_trunc", "(", "#", ",", "date"],
        "of a DATE it is a DATE",
        "it is a TIMESTAMP",
    ),
    change(Engine::DUCKDB, "2.0", &["%", "0"], "NULL", NONE),
    change(Engine::DUCKDB, "2.0", &["/", "/", "0"], "NULL", NONE),
    change(
        Engine::DUCKDB,
        "2.0",
        &["~", "#"],
        "the whole text must match",
        "a part of it must",
    ),
    change(
        Engine::DUCKDB,
        "2.0",
        &["x", "#"],
        "X'41' is the text x41",
        "it is the bytes",
    ),
    change(Engine::DUCKDB, "2.0", &["sqrt", "(", "-"], NONE, "it is nan"),
    change(
        Engine::DUCKDB,
        "2.0.1",
        &["round", "(", ".5", ":"],
        "of a DOUBLE, round(2.675, 2) is 2.68",
        "it is 2.67",
    ),
    change(Engine::POSTGRESQL, "15", &["merge", "into"], NONE, "it merges"),
    change(
        Engine::POSTGRESQL,
        "15",
        &["nulls", "not", "distinct"],
        NONE,
        "missing values are equal",
    ),
    change(
        Engine::POSTGRESQL,
        "16",
        &["any_value", "("],
        NONE,
        "it is any value of the group",
    ),
    change(
        Engine::POSTGRESQL,
        "17",
        &["json_table", "("],
        NONE,
        "it makes rows of JSON",
    ),
    change(
        Engine::POSTGRESQL,
        "18",
        &["uuidv7", "("],
        NONE,
        "it is a new identifier",
    ),
    change(
        Engine::POSTGRESQL,
        "18",
        &["virtual"],
        NONE,
        "the column is computed when it is read",
    ),
    change(
        Engine::MARIADB,
        "11.6",
        &["'ß'", "=", "'ss'"],
        "it is false",
        "it is true",
    ),
    change(
        Engine::MARIADB,
        "11.8",
        &["values", "(", "#", ")", "as"],
        NONE,
        "a list of values can be named",
    ),
];

/// Reports changes that an example touches without a limit of versions.
pub(super) fn check(claim: &Claim<'_>, out: &mut Vec<Diagnostic>) {
    let all = tokens(&claim.snippet.code);
    let open = |engine: Engine| claim.engines.contains(&engine) && claim.snippet.gate(engine).is_none();
    for found in BREAKS.iter().filter(|one| open(one.engine)) {
        let Some(at) = all
            .windows(found.touches.len())
            .find(|tokens| touches(tokens, found.touches))
        else {
            continue;
        };
        let span = claim.code_line(at[0].line);
        let name = found.engine.name();
        let message = format!("{name} {} changed this", found.version);
        out.push(
            RULE.at(&claim.document.file, span, message)
                .label(format!("before: {}; since: {}", found.before, found.since))
                .help(format!(
                    "say for which it holds: `{}: \">={}\"`",
                    found.engine.key(),
                    found.version
                )),
        );
    }
}

fn touches(tokens: &[Token<'_>], pattern: &[&str]) -> bool {
    tokens.iter().zip(pattern).all(|(token, wanted)| match *wanted {
        "#" => token.kind == crate::sql::Kind::Literal,
        "0" => token.text == "0",
        ".5" => token.text.contains('.') && token.text.ends_with('5'),
        wanted if wanted.starts_with('\'') => token.text == wanted,
        wanted => token.is(wanted),
    })
}
