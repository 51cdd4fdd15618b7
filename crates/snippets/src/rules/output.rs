//! What an example prints is not what its page shows.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports an example that prints something else than its `stdout`, with the difference.
    ///
    /// ## Why
    /// A reader who runs the example must see what the page shows.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   print(0.1 + 0.2)
    /// stdout: |
    ///   0.3
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print(0.1 + 0.2)
    /// stdout: |
    ///   0.30000000000000004
    /// ```
    pub(crate) OUTPUT = "run/output" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example that writes something else to standard error than its `stderr`: a warning, a log, the traceback
    /// of a thread. The traceback of the exception that ends it is promised by `raises` and is no part of this.
    ///
    /// ## Why
    /// A reader who runs the example sees it on the screen, so the page must show it. Paths begin below the example's
    /// folder; a line of `    ...` stands for the places of a traceback.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   import logging
    ///   logging.warning("careful")
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   import logging
    ///   logging.warning("careful")
    /// stderr: |
    ///   WARNING:root:careful
    /// ```
    pub(crate) STDERR = "run/stderr" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example that comes out differently in another run, or on a machine that has something otherwise.
    ///
    /// ## Why
    /// What it promises is true only by chance, or on one machine. Each new proof is made twice, among surroundings that
    /// differ in the hash seed, the time zone, the locale, the names of the working folder, of the home and of the user, the
    /// size of the terminal, the number of processors, the order in which a folder lists, and the environment. The finding
    /// says what the example depends on, and what helps.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   print({"pear", "fig", "plum"})
    /// stdout: |
    ///   {'pear', 'plum', 'fig'}
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   print(sorted({"pear", "fig", "plum"}))
    /// stdout: |
    ///   ['fig', 'pear', 'plum']
    /// ```
    pub(crate) FLAKY = "run/flaky" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports a `>>>` session in which a statement comes out differently than it is written.
    ///
    /// ## Why
    /// A session shows its results beside its statements, and both must be true.
    ///
    /// ## Example
    /// ```yaml
    /// language: pycon
    /// code: |
    ///   >>> 7 // 2
    ///   3.5
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// language: pycon
    /// code: |
    ///   >>> 7 // 2
    ///   3
    /// ```
    pub(crate) SESSION = "run/session" { severity: Error, since: "0.1.0" }
}
