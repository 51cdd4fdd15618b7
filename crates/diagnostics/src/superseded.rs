//! Drops what follows from another finding: one mistake, one message.

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::supersede::{Reach, Supersedes};
use std::collections::{HashMap, HashSet};

/// Drops the findings that others of the same file supersede.
pub fn drop_superseded(findings: &mut Vec<Diagnostic>) {
    if findings.iter().all(|found| found.supersedes.is_empty()) {
        return;
    }
    let areas = Areas::of(findings);
    let mut keep = findings
        .iter()
        .map(|found| !areas.hold(found))
        .collect::<Vec<_>>()
        .into_iter();
    findings.retain(|_| keep.next().unwrap_or(true));
}

/// The areas in which findings are redundant, by file.
struct Areas<'a>(HashMap<&'a str, Vec<(&'static str, Area)>>);

/// Where findings of some codes are redundant in a file.
#[derive(Default)]
struct Area {
    places: HashSet<Span>,
    lines: HashSet<usize>,
    /// Texts, by their start; each end is the last of this text and those before it.
    texts: Vec<Span>,
    /// Places, by their start; each end is the first of this place and those after it.
    enclosed: Vec<Span>,
    file: bool,
}

impl<'a> Areas<'a> {
    fn of(findings: &'a [Diagnostic]) -> Self {
        let mut files: HashMap<&str, Vec<(&str, Area)>> = HashMap::new();
        for found in findings.iter().filter(|found| !found.supersedes.is_empty()) {
            let areas = files.entry(found.path()).or_default();
            for Supersedes { codes, reach } in found.supersedes {
                let known = areas.iter().position(|(other, _)| other == codes);
                let at = known.unwrap_or_else(|| {
                    areas.push((codes, Area::default()));
                    areas.len() - 1
                });
                areas[at].1.add(found, *reach);
            }
        }
        files.values_mut().flatten().for_each(|(_, area)| area.sort());
        Areas(files)
    }

    fn hold(&self, found: &Diagnostic) -> bool {
        let mut areas = self.0.get(found.path()).into_iter().flatten();
        areas.any(|(codes, area)| matches(codes, found.code()) && area.holds(found))
    }
}

/// Returns the number of the line on which a finding begins.
fn line(found: &Diagnostic) -> Option<usize> {
    found.start().map(|start| start.line)
}

fn matches(codes: &str, code: &str) -> bool {
    match codes.strip_suffix('*') {
        Some(family) => code.starts_with(family),
        None => codes == code,
    }
}

impl Area {
    fn add(&mut self, found: &Diagnostic, reach: Reach) {
        match reach {
            Reach::File => self.file = true,
            Reach::Place => self.places.extend(found.span()),
            Reach::Line => self.lines.extend(line(found)),
            Reach::Inside => self.texts.extend(found.covers.or(found.span())),
            Reach::Around => self.enclosed.extend(found.span()),
        }
    }

    fn sort(&mut self) {
        self.texts.sort();
        let mut last = 0;
        for text in &mut self.texts {
            last = last.max(text.end);
            text.end = last;
        }
        self.enclosed.sort();
        let mut first = usize::MAX;
        for place in self.enclosed.iter_mut().rev() {
            first = first.min(place.end);
            place.end = first;
        }
    }

    fn holds(&self, found: &Diagnostic) -> bool {
        if self.file {
            return true;
        }
        let Some(place) = found.span() else { return false };
        let before = self.texts.partition_point(|text| text.start <= place.start);
        let inside = before.checked_sub(1).is_some_and(|at| place.end <= self.texts[at].end);
        let after = self.enclosed.partition_point(|other| other.start < place.start);
        let around = self.enclosed.get(after).is_some_and(|other| other.end <= place.end);
        inside
            || around
            || self.places.contains(&place)
            || (!self.lines.is_empty() && line(found).is_some_and(|line| self.lines.contains(&line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SourceFile;

    crate::rules! {
        /// ## What it does
        /// Makes nothing redundant.
        PLAIN = "plain/one" { severity: Error, since: "0.1.0" }

        /// ## What it does
        /// Makes nothing redundant.
        OTHER = "other/one" { severity: Error, since: "0.1.0" }

        /// ## What it does
        /// Supersedes at its place.
        PLACE = "by/place" { severity: Error, since: "0.1.0", supersedes: &[Supersedes::at_place("plain/one")] }

        /// ## What it does
        /// Supersedes on its line.
        LINE = "by/line" { severity: Error, since: "0.1.0", supersedes: &[Supersedes::on_line("plain/*")] }

        /// ## What it does
        /// Supersedes inside its text.
        INSIDE = "by/inside" { severity: Error, since: "0.1.0", supersedes: &[Supersedes::inside("plain/*")] }

        /// ## What it does
        /// Supersedes around its place.
        AROUND = "by/around" { severity: Error, since: "0.1.0", supersedes: &[Supersedes::around("plain/*")] }

        /// ## What it does
        /// Supersedes in its file.
        FILE = "by/file" { severity: Error, since: "0.1.0", supersedes: &[Supersedes::in_file("plain/*")] }
    }

    /// Returns the places of the plain findings that are left, with a finding that supersedes at each of some places.
    fn left(by: &'static crate::Rule, at: &[(usize, usize)], plain: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let file = SourceFile::new("a.yaml", "0123456\n8901234\n6789\n");
        let elsewhere = SourceFile::new("b.yaml", "0123456\n");
        let span = |&(start, end): &(usize, usize)| Span::new(start, end);
        let mut all = vec![
            OTHER.at(&file, Span::new(1, 2), "other"),
            PLAIN.at(&elsewhere, Span::new(1, 2), "elsewhere"),
        ];
        all.extend(plain.iter().map(|place| PLAIN.at(&file, span(place), "plain")));
        all.extend(at.iter().map(|place| by.at(&file, span(place), "better")));
        drop_superseded(&mut all);
        assert_eq!(all.iter().filter(|found| !found.is(&PLAIN)).count(), at.len() + 1);
        assert!(all.iter().any(|found| found.path() == "b.yaml"));
        let own = all.iter().filter(|found| found.is(&PLAIN) && found.path() == "a.yaml");
        own.filter_map(Diagnostic::span)
            .map(|span| (span.start, span.end))
            .collect()
    }

    #[test]
    fn each_reach_is_its_own() {
        assert_eq!(RULES.iter().filter(|rule| !rule.supersedes.is_empty()).count(), 5);
        let plain = [(1, 2), (1, 3), (4, 5), (9, 10), (17, 19)];
        assert_eq!(left(&PLACE, &[(1, 3)], &plain), [(1, 2), (4, 5), (9, 10), (17, 19)]);
        assert_eq!(left(&LINE, &[(0, 1)], &plain), [(9, 10), (17, 19)]);
        assert_eq!(left(&INSIDE, &[(3, 4), (1, 3), (16, 20)], &plain), [(4, 5), (9, 10)]);
        assert_eq!(left(&AROUND, &[(2, 3), (18, 18)], &plain), [(1, 2), (4, 5), (9, 10)]);
        assert_eq!(left(&FILE, &[(3, 4)], &plain), []);
        assert_eq!(left(&PLACE, &[], &plain), plain);
    }

    #[test]
    fn the_text_that_a_finding_covers_may_be_more_than_its_place() {
        let file = SourceFile::new("a.yaml", "0123456\n");
        let mut all = vec![
            INSIDE.at(&file, Span::new(4, 5), "better").covering(Span::new(0, 5)),
            PLAIN.at(&file, Span::new(0, 2), "plain"),
        ];
        drop_superseded(&mut all);
        assert_eq!(all.len(), 1);
    }
}
