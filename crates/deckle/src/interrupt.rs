//! Ctrl-C: everything that runs is ended, nothing half-made is left, and the exit code says so.

use anyhow::{Context as _, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Returns a flag that an interruption sets. A second interruption ends the program at once.
pub(crate) fn flag() -> Result<Arc<AtomicBool>> {
    let flag = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&flag);
    ctrlc::set_handler(move || {
        if set.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
        eprintln!("interrupted: ending the examples that run");
    })
    .context("cannot listen for interruptions")?;
    Ok(flag)
}
