//! Compares what an example wrote to standard error with what it promises.
//!
//! Pure. Marks are those of standard output; beside them a line of `...` stands for the places of a traceback, which differ
//! between machines and versions, as it does in a session.

use deckle_content::pattern;

/// Tells whether `seen` is what `expected` promises.
pub fn matches(expected: &str, seen: &str) -> bool {
    let expected: Vec<&str> = expected.split('\n').collect();
    let seen: Vec<&str> = seen.split('\n').collect();
    let places = places(&seen);
    lines_match(&expected, &seen, &places)
}

fn lines_match(expected: &[&str], seen: &[&str], places: &[bool]) -> bool {
    // How many of the lines seen may be accounted for so far: more than one number only after an elision.
    let mut reached = vec![0];
    for line in expected {
        let exact = |at: &usize| seen.get(*at).is_some_and(|seen| pattern::matches(line, seen));
        let mut next: Vec<usize> = reached.iter().filter(|at| exact(at)).map(|at| at + 1).collect();
        if is_elision(line) {
            for at in &reached {
                let count = places[*at..].iter().take_while(|is_place| **is_place).count();
                next.extend(*at..=at + count);
            }
            next.sort_unstable();
            next.dedup();
        }
        reached = next;
    }
    reached.contains(&seen.len())
}

/// Returns what was written as a file shows it: the places of tracebacks are elided.
pub fn elided(seen: &str) -> String {
    let lines: Vec<&str> = seen.split('\n').collect();
    let places = places(&lines);
    let mut out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if !places[at] {
            out.push((*line).to_owned());
        } else if at == 0 || !places[at - 1] {
            out.push(format!("{}    ...", margin(line)));
        }
    }
    out.join("\n")
}

fn is_elision(line: &str) -> bool {
    line.trim_start_matches([' ', '|']) == "..." && line.starts_with("  ")
}

/// Marks the lines that name the places of a traceback, show their code, or point into it: they follow its head.
fn places(lines: &[&str]) -> Vec<bool> {
    let mut inside = false;
    let mark = |line: &&str| {
        let indented = line
            .strip_prefix(margin(line))
            .is_some_and(|rest| rest.starts_with(' '));
        let is_place = inside && indented;
        inside = is_place || is_head(line);
        is_place
    };
    lines.iter().map(mark).collect()
}

/// Tells whether a traceback begins with this line, alone or in a group.
fn is_head(line: &str) -> bool {
    let start = line.strip_suffix("Traceback (most recent call last):");
    start.is_some_and(|start| {
        start
            .strip_suffix("Exception Group ")
            .unwrap_or(start)
            .trim_matches([' ', '|', '+'])
            .is_empty()
    })
}

/// Returns what stands before a line of a traceback in a group.
fn margin(line: &str) -> &str {
    let bar = line.find('|').filter(|at| *at > 0 && line[..*at].trim().is_empty());
    bar.map_or("", |at| line.get(..at + 2).unwrap_or(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREAD: &str = "Exception in thread Thread-1 (f):\nTraceback (most recent call last):\n  File \"/usr/lib/x.py\", \
                          line 3, in run\n    self.f()\n    ~~~~~~^^\n  File \"main.py\", line 4, in f\nValueError: bad\n";
    const GROUP: &str = "  + Exception Group Traceback (most recent call last):\n  |   File \"main.py\", line 2, in <module>\n  \
                         | ExceptionGroup: batch (1 sub-exception)\n  +-+---------------- 1 ----------------\n    | Traceback \
                         (most recent call last):\n    |   File \"main.py\", line 2, in f\n    | OSError: disk\n    \
                         +------------------------------------\n";

    #[test]
    fn only_places_of_tracebacks_may_be_elided() {
        for (expected, seen, result) in [
            ("a\n", "a\n", true),
            ("a\n", "a", false),
            ("", "", true),
            ("", "a\n", false),
            ("took <~1~> s\n", "took 22 s\n", true),
            (
                "Exception in thread Thread-1 (f):\nTraceback (most recent call last):\n    ...\nValueError: bad\n",
                THREAD,
                true,
            ),
            (
                "Exception in thread Thread-1 (f):\nTraceback (most recent call last):\n    ...\nValueError: worse\n",
                THREAD,
                false,
            ),
            (
                "Exception in thread Thread-1 (f):\nTraceback (most recent call last):\n    ...\n  File \"main.py\", line 4, in \
                 f\nValueError: bad\n",
                THREAD,
                true,
            ),
            ("    ...\nb\n", "    hidden\nb\n", false),
            ("a\n    ...\n", "a\n    hidden\n", false),
            ("    ...\n", "    ...\n", true),
            ("    ...\n    ...\nb\n", "b\n", true),
            (THREAD, THREAD, true),
        ] {
            assert_eq!(matches(expected, seen), result, "{expected:?} {seen:?}");
        }
    }

    #[test]
    fn what_is_elided_still_matches() {
        for seen in [THREAD, GROUP, "a\n  b\n", "", "a"] {
            assert!(matches(&elided(seen), seen), "{seen:?}: {:?}", elided(seen));
        }
        let group = "  + Exception Group Traceback (most recent call last):\n  |     ...\n  | ExceptionGroup: batch (1 \
                     sub-exception)\n  +-+---------------- 1 ----------------\n    | Traceback (most recent call last):\n    \
                     |     ...\n    | OSError: disk\n    +------------------------------------\n";
        assert_eq!(elided(GROUP), group);
    }
}
