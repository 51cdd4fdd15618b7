//! How a front end hears of long work.

/// Is told how far the examples are. Calls may come from several threads.
pub trait Progress: Sync {
    /// So many examples are to be run, each counted once for each interpreter.
    fn start(&self, total: usize);
    /// One of them is done.
    fn step(&self);
    /// No more are coming.
    fn finish(&self);
}

/// Tells nobody.
impl Progress for () {
    fn start(&self, _total: usize) {}
    fn step(&self) {}
    fn finish(&self) {}
}
