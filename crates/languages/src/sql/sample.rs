//! The part of a sample database that one engine is given.

use deckle_content::Engine;

/// What a line that switches begins with.
const SWITCH: &str = "-- engine:";

/// Returns a sample for one engine: what is for others is blank, so that lines keep their numbers.
pub(super) fn part(sample: &str, engine: Engine) -> String {
    let mut wanted = true;
    let mut out = String::new();
    for line in sample.split_inclusive('\n') {
        match line.trim().strip_prefix(SWITCH) {
            Some(names) => {
                wanted = names
                    .split(',')
                    .map(str::trim)
                    .any(|name| name == "all" || Engine::by_key(name) == Some(engine));
                out.push('\n');
            }
            None if wanted => out.push_str(line),
            None => out.push('\n'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_gets_its_own_part_on_the_lines_of_the_file() {
        let sample = "a;\n-- engine: postgresql, mariadb\nb;\n-- engine: sqlite\nc;\n-- engine: all\nd;\n";
        for (engine, expected) in [
            (Engine::SQLITE, "a;\n\n\n\nc;\n\nd;\n"),
            (Engine::MARIADB, "a;\n\nb;\n\n\n\nd;\n"),
            (Engine::DUCKDB, "a;\n\n\n\n\n\nd;\n"),
        ] {
            assert_eq!(part(sample, engine), expected);
        }
    }
}
