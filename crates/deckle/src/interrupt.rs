//! Ctrl-C: everything that runs is ended, nothing half-made is left, and the exit code says so.

use anyhow::{Context as _, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit code of a program that was interrupted: 128 and the number of SIGINT, as shells have it.
pub(crate) const EXIT: u8 = 130;

/// Whether an interruption was seen. A terminal interrupts every process of its foreground, so what fails afterwards
/// fails because of it.
static SEEN: AtomicBool = AtomicBool::new(false);

/// Tells whether the program was interrupted.
pub(crate) fn seen() -> bool {
    SEEN.load(Ordering::Relaxed)
}

/// Fails if the program was interrupted: called before results are written, so that an interruption leaves the old ones.
pub(crate) fn check() -> Result<()> {
    anyhow::ensure!(!seen(), "interrupted");
    Ok(())
}

/// Returns a flag that an interruption sets. A second interruption ends the program at once.
pub(crate) fn flag() -> Result<Arc<AtomicBool>> {
    let flag = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&flag);
    ctrlc::set_handler(move || {
        if SEEN.swap(true, Ordering::Relaxed) {
            std::process::exit(EXIT.into());
        }
        set.store(true, Ordering::Relaxed);
        eprintln!("interrupted: ending what runs");
    })
    .context("cannot listen for interruptions")?;
    Ok(flag)
}
