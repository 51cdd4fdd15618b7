//! Progress of long work: a bar on a terminal, plain lines elsewhere, nothing with `--quiet`.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Counts work that is done. Safe to call from several threads.
pub(crate) struct Progress {
    title: &'static str,
    total: usize,
    done: AtomicUsize,
    shown: Shown,
    start: Instant,
}

enum Shown {
    Bar(ProgressBar),
    Lines,
    Nothing,
}

/// Work that ends within this time needs no plain lines.
const PATIENCE: Duration = Duration::from_secs(5);

impl Progress {
    /// Starts counting to `total`.
    pub(crate) fn new(title: &'static str, total: usize, quiet: bool) -> Self {
        let shown = if quiet || total == 0 {
            Shown::Nothing
        } else if std::io::stderr().is_terminal() {
            let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{msg:>10} [{bar:30}] {pos}/{len} {eta}") {
                bar.set_style(style.progress_chars("=> "));
            }
            bar.set_message(title);
            Shown::Bar(bar)
        } else {
            Shown::Lines
        };
        Progress {
            title,
            total,
            done: AtomicUsize::new(0),
            shown,
            start: Instant::now(),
        }
    }

    /// Counts one piece of work.
    pub(crate) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        match &self.shown {
            Shown::Bar(bar) => bar.inc(1),
            Shown::Lines if done.is_multiple_of(25) && done < self.total && self.start.elapsed() > PATIENCE => {
                eprintln!("{}: {done} of {}", self.title, self.total);
            }
            Shown::Lines | Shown::Nothing => {}
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
    }
}
