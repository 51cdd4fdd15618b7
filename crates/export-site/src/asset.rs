//! The style sheet and the scripts: small files here, one file each for readers.

use crate::File;

/// The scripts that are one on the page, in order; each may use what those before it define.
const SCRIPTS: [&str; 10] = [
    include_str!("../assets/js/store.js"),
    include_str!("../assets/js/list.js"),
    include_str!("../assets/js/words.js"),
    include_str!("../assets/js/search.js"),
    include_str!("../assets/js/filter.js"),
    include_str!("../assets/js/study.js"),
    include_str!("../assets/js/copy.js"),
    include_str!("../assets/js/place.js"),
    include_str!("../assets/js/keys.js"),
    include_str!("../assets/js/start.js"),
];

/// The style sheets that are one on the page, in order.
const STYLES: [&str; 6] = [
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/layout.css"),
    include_str!("../assets/css/question.css"),
    include_str!("../assets/css/controls.css"),
    include_str!("../assets/css/overview.css"),
    include_str!("../assets/css/print.css"),
];

/// Runs before the page is drawn: the theme must not flash.
const EARLY: &str = include_str!("../assets/js/early.js");

const ICON: &str = include_str!("../assets/icon.svg");

/// The script with which `deckle serve` reloads pages and shows diagnostics; no published site holds it. It finds its
/// style sheet, [`LIVE_STYLE`], as `live.css` beside it, and its events as `events`. What follows `?` in its own address
/// names the build that the page was made from.
pub const LIVE_SCRIPT: &str = include_str!("../assets/js/live.js");

/// The style sheet of [`LIVE_SCRIPT`].
pub const LIVE_STYLE: &str = include_str!("../assets/css/live.css");

/// Returns the site's own files.
pub(crate) fn files() -> Vec<File> {
    vec![
        File::text("assets/early.js", EARLY),
        File::text("assets/icon.svg", ICON),
        File::text("assets/site.css", STYLES.concat()),
        File::text(
            "assets/site.js",
            format!("\"use strict\";\n(() => {{\n{}}})();\n", SCRIPTS.concat()),
        ),
    ]
}

/// Returns a short text that changes with the bytes of any of the files: a browser then asks for the new ones.
pub(crate) fn stamp(files: &[File]) -> String {
    let mut hasher = blake3::Hasher::new();
    for file in files {
        hasher.update(file.path.as_bytes());
        hasher.update(&file.bytes);
    }
    hasher.finalize().to_hex().chars().take(8).collect()
}
