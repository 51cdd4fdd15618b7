//! Fixes carried out on a file's text.

use deckle_diagnostics::Fix;

/// Applies fixes to a text and returns the new one; comments and formatting stay as they are.
///
/// A fix is applied whole or not at all: one that overlaps an earlier one waits for the next round, as the text it was
/// made for is gone.
pub fn apply(text: &str, fixes: &[Fix]) -> String {
    let mut chosen: Vec<&Fix> = Vec::new();
    let fits = |fix: &Fix| {
        let inside = |edit: &deckle_diagnostics::Edit| text.get(edit.span.range()).is_some();
        fix.edits.iter().all(inside) && !fix.edits.windows(2).any(|pair| pair[1].span.start < pair[0].span.end)
    };
    for fix in fixes.iter().filter(|fix| fits(fix)) {
        if !chosen.iter().any(|other| collide(other, fix)) {
            chosen.push(fix);
        }
    }
    let mut edits = chosen.iter().flat_map(|fix| &fix.edits).collect::<Vec<_>>();
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.replacement);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Tells whether two fixes touch the same text or insert at the same place.
fn collide(one: &Fix, other: &Fix) -> bool {
    let touch = |a: deckle_diagnostics::Span, b: deckle_diagnostics::Span| {
        (a.start < b.end && b.start < a.end) || a.start == b.start
    };
    let mut pairs = one.edits.iter().flat_map(|a| other.edits.iter().map(move |b| (a, b)));
    pairs.any(|(a, b)| touch(a.span, b.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use deckle_diagnostics::{Applicability, Edit, Span};

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edits = edits.iter().map(|&(start, end, replacement)| Edit {
            span: Span::new(start, end),
            replacement: replacement.to_owned(),
        });
        Fix {
            title: String::new(),
            applicability: Applicability::Safe,
            edits: edits.collect(),
        }
    }

    #[test]
    fn fixes_are_applied_whole_or_not_at_all() {
        let text = "levle: mid # why\ntags: typing\n";
        let fixes = [
            fix(&[(23, 29, "[typing]")]),
            fix(&[(0, 5, "level")]),
            fix(&[(3, 4, "x"), (17, 21, "tag")]),
        ];
        assert_eq!(apply(text, &fixes), "level: mid # why\ntags: [typing]\n");
    }

    #[test]
    fn a_fix_that_does_not_fit_the_text_is_left_out() {
        assert_eq!(apply("ä", &[fix(&[(1, 2, "x")]), fix(&[(5, 6, "y")])]), "ä");
    }
}
