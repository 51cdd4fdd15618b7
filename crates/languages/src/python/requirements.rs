//! Requirements of packages, as pip writes them: a name and comparisons of versions.

use super::packages;
use crate::version::specifiers;
use pep440_rs::Version;
use std::collections::BTreeMap;
use std::str::FromStr as _;

/// Says why a requirement is not met; `None` if it is.
pub(super) fn unmet(requirement: &str, installed: &BTreeMap<String, String>) -> Result<Option<String>, String> {
    let end = requirement
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')))
        .unwrap_or(requirement.len());
    let (name, rest) = requirement.split_at(end);
    let rest = match rest.split_once(']') {
        Some((_, after)) if rest.starts_with('[') => after,
        _ => rest,
    };
    // Read before anything is looked for: a slip must not pass as a package that is not there.
    let specifiers = specifiers(rest.trim()).map_err(|reason| format!("`{requirement}`: {reason}"))?;
    let Some(installed) = packages::version(installed, name) else {
        return Ok(Some(format!("It needs {requirement}, which is not installed.")));
    };
    if rest.trim().is_empty() {
        return Ok(None);
    }
    let met = Version::from_str(installed).is_ok_and(|version| specifiers.contains(&version));
    Ok((!met).then(|| format!("It needs {requirement}; {name} {installed} is installed.")))
}
