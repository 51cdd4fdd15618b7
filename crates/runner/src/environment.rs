//! The environment that a program sees.

use crate::program::Launch;
use std::ffi::OsString;
use std::path::Path;

/// Returns the whole environment that a program sees: nothing of the caller's, so that it runs the same everywhere.
pub(crate) fn environment(launch: &Launch, home: &Path) -> Vec<(&'static str, OsString)> {
    let fixed = [("LANG", "C.UTF-8"), ("TZ", "UTC")];
    let all = fixed.iter().chain(&launch.environment);
    let mut out: Vec<_> = all.map(|(name, value)| (*name, (*value).into())).collect();
    out.push(("HOME", home.into()));
    out.push(("TMPDIR", home.into()));
    if cfg!(unix) {
        out.push(("PATH", "/usr/local/bin:/usr/bin:/bin".into()));
    } else {
        // Windows starts no process without these.
        for name in ["PATH", "SYSTEMROOT", "TEMP", "TMP"] {
            out.extend(std::env::var_os(name).map(|value| (name, value)));
        }
    }
    out
}
