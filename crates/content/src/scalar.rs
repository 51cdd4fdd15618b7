//! What a bare word means: the core schema of YAML 1.2.2 (section 10.3.2).

use serde_json::{Number, Value};
use std::borrow::Cow;

/// A value that is neither a list nor a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    Text(String),
}

impl Scalar {
    /// Returns the same as JSON.
    pub fn to_value(&self) -> Value {
        match self {
            Scalar::Null => Value::Null,
            Scalar::Bool(value) => Value::Bool(*value),
            Scalar::Number(number) => Value::Number(number.clone()),
            Scalar::Text(text) => Value::String(text.clone()),
        }
    }

    /// Returns how messages call the value.
    pub fn describe(&self) -> &'static str {
        match self {
            Scalar::Null => "empty",
            Scalar::Bool(_) => "true or false",
            Scalar::Number(number) if number.is_f64() => "a number",
            Scalar::Number(_) => "a whole number",
            Scalar::Text(_) => "text",
        }
    }
}

/// Resolves a plain scalar. What the core schema does not name is text; `.inf` and `.nan` are too, for want of a JSON
/// number.
pub(crate) fn resolve_plain(text: Cow<'_, str>) -> Scalar {
    match &*text {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" => return Scalar::Bool(true),
        "false" | "False" | "FALSE" => return Scalar::Bool(false),
        _ => {}
    }
    match integer(&text).or_else(|| float(&text)) {
        Some(number) => Scalar::Number(number),
        None => Scalar::Text(text.into_owned()),
    }
}

fn integer(text: &str) -> Option<Number> {
    let radix = |prefix: &str, radix: u32| {
        let digits = text.strip_prefix(prefix)?;
        let digit_first = digits.starts_with(|c: char| c.is_ascii_alphanumeric());
        u64::from_str_radix(digits, radix).ok().filter(|_| digit_first)
    };
    if let Some(number) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return Some(number.into());
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let signed = text.strip_prefix('+').unwrap_or(text);
    match signed.parse::<i64>() {
        Ok(number) => Some(number.into()),
        Err(_) => signed.parse::<u64>().ok().map(Number::from),
    }
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn float(text: &str) -> Option<Number> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !body.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let (mantissa, exponent) = match body.find(['e', 'E']) {
        Some(at) => (&body[..at], Some(&body[at + 1..])),
        None => (body, None),
    };
    let exponent_fits = exponent.is_none_or(|e| {
        let e = e.strip_prefix(['+', '-']).unwrap_or(e);
        !e.is_empty() && digits(e)
    });
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fits = exponent_fits && digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty());
    if !fits {
        return None;
    }
    text.parse().ok().and_then(Number::from_f64)
}

/// Returns what a reader of YAML 1.1 takes a bare word for, where YAML 1.2 has text (types of yaml.org/type).
pub fn yaml_1_1_meaning(text: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 12] = [
        ("y", "true"),
        ("yes", "true"),
        ("on", "true"),
        ("n", "false"),
        ("no", "false"),
        ("off", "false"),
        (".inf", "a number"),
        ("-.inf", "a number"),
        ("+.inf", "a number"),
        (".nan", "a number"),
        ("=", "a special sign"),
        ("<<", "a special sign"),
    ];
    let word = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
    if let Some((_, meaning)) = word {
        return Some(meaning);
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.trim_start_matches(['+', '-']);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let binary = text
        .strip_prefix("0b")
        .or_else(|| text.strip_prefix("0B"))
        .is_some_and(|rest| rest.bytes().all(|b| matches!(b, b'0' | b'1' | b'_')));
    let underscored = unsigned.contains('_') && digits(&unsigned.replace('_', ""));
    if binary || underscored {
        return Some("a number");
    }
    if unsigned.contains(':') && unsigned.split(':').all(digits) {
        return Some("a number in base 60");
    }
    let day = text.split(['T', 't', ' ']).next().unwrap_or_default();
    let parts = day.split('-').map(str::len).collect::<Vec<_>>();
    let is_date = matches!(parts[..], [4, 1 | 2, 1 | 2]) && day.split('-').all(digits);
    is_date.then_some("a date")
}

#[cfg(test)]
mod tests {
    use super::{resolve_plain, yaml_1_1_meaning};
    use serde_json::json;

    #[test]
    fn plain_words_follow_the_core_schema() {
        for (text, value) in [
            ("", json!(null)),
            ("~", json!(null)),
            ("true", json!(true)),
            ("yes", json!("yes")),
            ("12", json!(12)),
            ("-7", json!(-7)),
            ("010", json!(10)),
            ("0o10", json!(8)),
            ("0x1F", json!(31)),
            ("0x", json!("0x")),
            ("0x+1", json!("0x+1")),
            ("3.10", json!(3.1)),
            (".5", json!(0.5)),
            ("1e3", json!(1000.0)),
            ("1e", json!("1e")),
            (".", json!(".")),
            ("1_000", json!("1_000")),
            ("2026-01-15", json!("2026-01-15")),
            (".inf", json!(".inf")),
            ("99999999999999999999", json!(1e20)),
        ] {
            assert_eq!(resolve_plain(text.into()).to_value(), value, "{text:?}");
        }
    }

    #[test]
    fn words_of_yaml_1_1_are_known() {
        for (text, expected) in [
            ("no", Some("false")),
            ("Yes", Some("true")),
            ("y", Some("true")),
            ("1_000", Some("a number")),
            ("12:30", Some("a number in base 60")),
            ("2026-01-15", Some("a date")),
            ("0b1", Some("a number")),
            ("none", None),
            ("node", None),
            ("3-way", None),
            ("1.2.3", None),
            ("", None),
        ] {
            assert_eq!(yaml_1_1_meaning(text), expected, "{text:?}");
        }
    }
}
