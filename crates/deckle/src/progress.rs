//! Progress of long work: a bar on a terminal, plain lines elsewhere, nothing with `--quiet`.

use deckle_workspace::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Shows how much work is done.
pub(crate) struct Bar {
    title: &'static str,
    quiet: bool,
    count: OnceLock<Count>,
}

/// Work that has begun.
struct Count {
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

impl Bar {
    /// Prepares to show work; nothing is shown before it starts.
    pub(crate) fn new(title: &'static str, quiet: bool) -> Self {
        Bar {
            title,
            quiet,
            count: OnceLock::new(),
        }
    }

    fn shown(&self, total: usize) -> Shown {
        if self.quiet || total == 0 {
            return Shown::Nothing;
        }
        if !std::io::stderr().is_terminal() {
            return Shown::Lines;
        }
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg:>10} [{bar:30}] {pos}/{len} {eta}") {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(self.title);
        Shown::Bar(bar)
    }
}

impl Progress for Bar {
    fn start(&self, total: usize) {
        self.count.get_or_init(|| Count {
            total,
            done: AtomicUsize::new(0),
            shown: self.shown(total),
            start: Instant::now(),
        });
    }

    fn step(&self) {
        let Some(count) = self.count.get() else { return };
        let done = count.done.fetch_add(1, Ordering::Relaxed) + 1;
        match &count.shown {
            Shown::Bar(bar) => bar.inc(1),
            Shown::Lines if done.is_multiple_of(25) && done < count.total && count.start.elapsed() > PATIENCE => {
                eprintln!("{}: {done} of {}", self.title, count.total);
            }
            Shown::Lines | Shown::Nothing => {}
        }
    }

    fn finish(&self) {
        if let Some(Count {
            shown: Shown::Bar(bar), ..
        }) = self.count.get()
        {
            bar.finish_and_clear();
        }
    }
}
