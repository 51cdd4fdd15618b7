//! The environment that a program sees.

use crate::factor::{Factor, Variation};
use crate::program::Launch;
use std::ffi::OsString;
use std::path::Path;

/// Variables, their factors, and their values in the first run and in a varied one; an empty value leaves one out.
///
/// The zone is half an hour off and has summer time; it needs no data of the system (POSIX, section 8.3).
const VARIABLES: [(Factor, &str, [&str; 2]); 13] = [
    (Factor::TimeZone, "TZ", ["UTC", "VST9:30VDT,M3.2.0,M11.1.0"]),
    (Factor::Locale, "LANG", ["C.UTF-8", "C"]),
    (Factor::Locale, "LC_ALL", ["", "C"]),
    (Factor::Locale, "LANGUAGE", ["", "de"]),
    (Factor::User, "USER", ["user", "reader"]),
    (Factor::User, "LOGNAME", ["user", "reader"]),
    (Factor::TerminalSize, "COLUMNS", ["", "132"]),
    (Factor::TerminalSize, "LINES", ["", "43"]),
    (Factor::Environment, "EDITOR", ["", "vi"]),
    (Factor::Environment, "PAGER", ["", "less"]),
    (Factor::Environment, "SHELL", ["", "/bin/sh"]),
    (Factor::Environment, "TERM", ["", "xterm-256color"]),
    (
        Factor::Environment,
        "PATH",
        ["/usr/local/bin:/usr/bin:/bin", "/usr/bin:/bin:/usr/local/bin"],
    ),
];

/// Returns the whole environment that a program sees: nothing of the caller's, so that it runs the same everywhere.
pub(crate) fn environment(launch: &Launch, home: &Path, variation: Variation) -> Vec<(&'static str, OsString)> {
    let mut out: Vec<(&'static str, OsString)> = Vec::new();
    let mut set = |name: &'static str, value: OsString| {
        out.retain(|(known, _)| *known != name);
        if !value.is_empty() {
            out.push((name, value));
        }
    };
    let of_toolchain = launch
        .varied
        .iter()
        .map(|(factor, name, values)| (*factor, *name, *values));
    for (factor, name, values) in VARIABLES.into_iter().chain(of_toolchain) {
        set(name, values[usize::from(variation.has(factor))].into());
    }
    for (name, value) in &launch.environment {
        set(name, (*value).into());
    }
    set("HOME", home.into());
    set("TMPDIR", home.into());
    if cfg!(not(unix)) {
        // Windows starts no process without these.
        for name in ["PATH", "SYSTEMROOT", "TEMP", "TMP"] {
            if let Some(value) = std::env::var_os(name) {
                set(name, value);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_factor_changes_its_own_variables_alone() {
        let launch = Launch {
            environment: vec![("A", "1")],
            varied: vec![
                (Factor::HashSeed, "SEED", ["0", "9"]),
                (Factor::TimeZone, "TZ", ["UTC", "Pacific/Marquesas"]),
            ],
            ..Launch::default()
        };
        let seen = |variation| {
            let mut all = environment(&launch, Path::new("/h"), variation);
            all.sort();
            all
        };
        let first = seen(Variation::NONE);
        assert_eq!(first.iter().filter(|(name, _)| *name == "TZ").count(), 1);
        for (factor, changed) in [
            (Factor::HashSeed, vec!["SEED"]),
            (Factor::TimeZone, vec!["TZ"]),
            (Factor::User, vec!["LOGNAME", "USER"]),
            (Factor::Processors, vec![]),
        ] {
            let varied = seen(Variation::only(factor));
            let names = varied.iter().filter(|pair| !first.contains(pair)).map(|pair| pair.0);
            assert_eq!(names.collect::<Vec<_>>(), changed, "{factor:?}");
        }
    }
}
