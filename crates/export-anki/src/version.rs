//! Versions of a collection, in the order in which they are released.

use std::cmp::Ordering;

/// Compares two versions as Semantic Versioning does: three numbers, and a preview such as `-rc.1` before the version itself.
/// See <https://semver.org/#spec-item-11>.
pub(crate) fn compare(one: &str, other: &str) -> Ordering {
    let (one, one_preview) = split(one);
    let (other, other_preview) = split(other);
    numbers(one)
        .cmp(&numbers(other))
        .then_with(|| match (one_preview, other_preview) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(one), Some(other)) => parts(one).cmp(&parts(other)),
        })
}

/// Returns the later of two versions.
pub(crate) fn later(one: String, other: String) -> String {
    if compare(&one, &other) == Ordering::Less {
        other
    } else {
        one
    }
}

fn split(version: &str) -> (&str, Option<&str>) {
    match version.split_once('-') {
        Some((numbers, preview)) => (numbers, Some(preview)),
        None => (version, None),
    }
}

fn numbers(text: &str) -> Vec<u64> {
    text.split('.').map(|part| part.parse().unwrap_or(u64::MAX)).collect()
}

/// A part of a preview: numbers come before words.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a> {
    Number(u64),
    Word(&'a str),
}

fn parts(preview: &str) -> Vec<Part<'_>> {
    let part = |text| match str::parse(text) {
        Ok(number) => Part::Number(number),
        Err(_) => Part::Word(text),
    };
    preview.split('.').map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::compare;
    use std::cmp::Ordering;

    #[test]
    fn versions_come_in_the_order_of_semantic_versioning() {
        let order = [
            "0.1.0",
            "0.1.1",
            "0.2.0-1",
            "0.2.0-9",
            "0.2.0-10",
            "0.2.0-rc",
            "0.2.0-rc.1",
            "0.2.0-rc.2",
            "0.2.0",
            "0.10.0",
            "1.0.0",
            "10.0.0",
        ];
        for (at, one) in order.iter().enumerate() {
            for (other_at, other) in order.iter().enumerate() {
                assert_eq!(compare(one, other), at.cmp(&other_at), "{one} {other}");
            }
        }
        assert_eq!(compare("1.0.0", "1.0.0"), Ordering::Equal);
    }
}
