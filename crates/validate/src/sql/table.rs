//! The results that an example promises, read back from their text.

/// A result: its heading and its rows, as cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table<'a> {
    pub(crate) heading: Vec<&'a str>,
    pub(crate) rows: Vec<Vec<&'a str>>,
}

/// Reads the results in a promised output; what is no result is passed over.
pub(crate) fn tables(stdout: &str) -> Vec<Table<'_>> {
    let lines: Vec<&str> = stdout.lines().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at + 1 < lines.len() {
        let rule = lines[at + 1];
        let is_rule = !rule.is_empty() && rule.bytes().all(|byte| matches!(byte, b'-' | b'+'));
        let end = (at + 2..lines.len()).find(|line| is_count(lines[*line]));
        let Some(end) = end.filter(|_| is_rule) else {
            at += 1;
            continue;
        };
        out.push(Table {
            heading: cells(lines[at]),
            rows: lines[at + 2..end].iter().map(|line| cells(line)).collect(),
        });
        at = end + 1;
    }
    out
}

fn cells(line: &str) -> Vec<&str> {
    line.split(" | ").map(str::trim).collect()
}

/// Tells whether a line is `(3 rows)`.
fn is_count(line: &str) -> bool {
    let inner = line.strip_prefix('(').and_then(|line| line.strip_suffix(')'));
    let number = inner.and_then(|inner| inner.strip_suffix(" rows").or_else(|| inner.strip_suffix(" row")));
    number.is_some_and(|number| number.parse::<usize>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_back() {
        let found = tables("a | b\n--+--\n1 | x\n2 | NULL\n(2 rows)\n\nn\n-\n5\n(1 row)\n");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].heading, ["a", "b"]);
        assert_eq!(found[0].rows, [["1", "x"], ["2", "NULL"]]);
        assert_eq!(found[1].rows, [["5"]]);
        assert!(tables("no result\n").is_empty());
    }
}
