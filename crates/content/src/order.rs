//! The order in which readers meet the questions of a topic.
//!
//! A question says where it stands in its own file (`after:`), so that contributors share no line. A topic may list ids in
//! `order:`; they come first, as listed. What neither places comes last, in the order of ids.

use std::collections::{BTreeMap, HashMap, HashSet};

/// A topic's questions in reading order.
///
/// ```
/// use deckle_content::ReadingOrder;
///
/// let order = ["dict".to_owned()];
/// let questions = [("set", Some("dict")), ("zip", None), ("dict", None), ("all", None), ("items", Some("dict"))];
/// assert_eq!(ReadingOrder::new(&order, questions).ids, ["dict", "items", "set", "all", "zip"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingOrder<'a> {
    /// Every question's id, once.
    pub ids: Vec<&'a str>,
    /// Those whose places lead round in a circle; they come last.
    pub circular: Vec<&'a str>,
}

impl<'a> ReadingOrder<'a> {
    /// Orders questions, given as their ids with the id that each names in `after`; `order` is the topic's list.
    ///
    /// Several questions after the same one are each followed by their own; those with fewer behind them come first, then
    /// those with the smaller id. So a question that is put into a long chain stands right after the one that it names,
    /// and the chain goes on after it. The list decides where it names a question that has an `after` too; an id that does
    /// not exist places nothing.
    pub fn new(order: &'a [String], questions: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> Self {
        let after: BTreeMap<&str, Option<&str>> = questions.into_iter().collect();
        let listed: HashSet<&str> = order.iter().map(String::as_str).collect();
        let mut followers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut starts: Vec<&str> = order.iter().map(String::as_str).collect();
        starts.retain(|id| after.contains_key(id));
        for (id, other) in after.iter().filter(|(id, _)| !listed.contains(*id)) {
            match other.filter(|other| after.contains_key(other)) {
                Some(other) => followers.entry(other).or_default().push(id),
                None => starts.push(id),
            }
        }
        shorter_first(&starts, &mut followers);
        let mut ids = Vec::with_capacity(after.len());
        let mut placed = HashSet::new();
        place(starts, &followers, &mut placed, &mut ids);
        let before = ids.len();
        place(after.keys().copied(), &followers, &mut placed, &mut ids);
        let circular = ids.iter().skip(before).copied().collect();
        ReadingOrder { ids, circular }
    }
}

/// Sorts the questions after the same one by how many each brings along; those in a circle stay as they are.
fn shorter_first<'a>(starts: &[&'a str], followers: &mut BTreeMap<&'a str, Vec<&'a str>>) {
    let mut ids = Vec::new();
    place(starts.iter().copied(), followers, &mut HashSet::new(), &mut ids);
    // What follows a question comes after it in `ids`, so its number is known first.
    let mut brings: HashMap<&str, usize> = HashMap::new();
    for id in ids.iter().rev() {
        if let Some(own) = followers.get_mut(id) {
            own.sort_by_key(|id| (brings.get(id).copied(), *id));
            let behind: usize = own.iter().filter_map(|id| brings.get(id)).sum();
            brings.insert(id, behind + 1);
        } else {
            brings.insert(id, 1);
        }
    }
}

/// Adds questions that have no place yet, each followed by those that stand after it.
fn place<'a>(
    starts: impl IntoIterator<Item = &'a str>,
    followers: &BTreeMap<&'a str, Vec<&'a str>>,
    placed: &mut HashSet<&'a str>,
    ids: &mut Vec<&'a str>,
) {
    for start in starts {
        let mut waiting = vec![start];
        while let Some(id) = waiting.pop() {
            if placed.insert(id) {
                ids.push(id);
                waiting.extend(followers.get(id).into_iter().flatten().rev());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(order: &[&str], questions: &[(&'static str, Option<&'static str>)]) -> (String, String) {
        let order: Vec<String> = order.iter().map(|id| (*id).to_owned()).collect();
        let order = ReadingOrder::new(&order, questions.iter().copied());
        (order.ids.join(" "), order.circular.join(" "))
    }

    #[test]
    fn every_question_has_one_place() {
        let none = String::new();
        for (order, questions, expected, circular) in [
            (&["b", "a"][..], &[("a", None), ("b", None)][..], "b a", ""),
            (&[], &[("b", None), ("a", None)], "a b", ""),
            (
                &["b"],
                &[
                    ("a", None),
                    ("b", None),
                    ("c", Some("b")),
                    ("d", Some("c")),
                    ("bb", Some("b")),
                ],
                "b bb c d a",
                "",
            ),
            // A chain goes on after what is put into it.
            (
                &["a"],
                &[
                    ("a", None),
                    ("b", Some("a")),
                    ("c", Some("b")),
                    ("d", Some("c")),
                    ("x", Some("a")),
                    ("y", Some("x")),
                ],
                "a x y b c d",
                "",
            ),
            // The list decides; what is not there places nothing.
            (
                &["a", "gone", "b"],
                &[("a", Some("b")), ("b", None), ("c", Some("gone"))],
                "a b c",
                "",
            ),
            (
                &["x"],
                &[("a", Some("b")), ("b", Some("a")), ("c", Some("a")), ("x", None)],
                "x a b c",
                "a b c",
            ),
            (&[], &[("a", Some("a"))], "a", "a"),
        ] {
            let found = ordered(order, questions);
            assert_eq!(found, (expected.to_owned(), circular.to_owned()), "{questions:?}");
        }
        assert_eq!(ordered(&[], &[]), (none.clone(), none));
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let ids: Vec<String> = (0..50_000).map(|at| format!("{at:05}")).collect();
        let questions = ids.iter().enumerate();
        let questions = questions.map(|(at, id)| (id.as_str(), at.checked_sub(1).map(|at| ids[at].as_str())));
        assert_eq!(ReadingOrder::new(&[], questions).ids, ids);
    }
}
