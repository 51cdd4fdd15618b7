//! Tells the cache which sources this program is made of.

#![allow(clippy::disallowed_methods, reason = "a build script reads the sources")]

mod sources;

use std::path::Path;

fn main() -> std::io::Result<()> {
    let crates = Path::new("..");
    println!("cargo::rerun-if-changed=build");
    for name in sources::CRATES {
        println!("cargo::rerun-if-changed={}", crates.join(name).display());
    }
    println!("cargo::rustc-env=DECKLE_VERDICT_SOURCES={}", sources::version(crates)?);
    Ok(())
}
