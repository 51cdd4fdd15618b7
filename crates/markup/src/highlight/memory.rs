//! Remembers highlighted code. What is remembered is what would be computed: callers see no difference but the time.

use crate::highlight::Line;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

/// Bytes of code after which everything is forgotten, so that memory does not grow with the collection.
const MOST: usize = 4 << 20;

/// Highlighted code by language and code, and how many bytes of code that is.
#[derive(Default)]
struct Memory {
    lines: HashMap<(String, String), Vec<Line>>,
    bytes: usize,
}

static MEMORY: LazyLock<Mutex<Memory>> = LazyLock::new(Mutex::default);

/// Returns what is remembered, else computes it and remembers it.
pub(crate) fn recall(language: &str, code: &str, compute: impl FnOnce() -> Vec<Line>) -> Vec<Line> {
    let key = (language.to_owned(), code.to_owned());
    if let Some(known) = lock().lines.get(&key) {
        return known.clone();
    }
    // Computed without the lock: others go on meanwhile, at worst computing the same twice.
    let lines = compute();
    let mut memory = lock();
    if memory.bytes + code.len() > MOST {
        *memory = Memory::default();
    }
    memory.bytes += code.len();
    memory.lines.insert(key, lines.clone());
    lines
}

fn lock() -> std::sync::MutexGuard<'static, Memory> {
    // A thread that panicked left the map whole: it is only ever changed by single calls.
    MEMORY.lock().unwrap_or_else(PoisonError::into_inner)
}
