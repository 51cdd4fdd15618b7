//! An example cannot be run or read at all.

deckle_diagnostics::rules! {
    /// ## What it does
    /// Reports requirements or a Python range that cannot be read.
    ///
    /// ## Why
    /// An example whose needs are not known cannot be said to have run where they are met.
    ///
    /// ## Example
    /// ```yaml
    /// requires: ["numpy>=two"]
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// requires: ["numpy>=2"]
    /// ```
    pub(crate) NEEDS = "run/needs" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example in TOML, JSON or YAML that does not parse.
    ///
    /// ## Why
    /// Such an example is shown and not run; parsing it is the proof that there is.
    ///
    /// ## Example
    /// ```yaml
    /// language: json
    /// code: |
    ///   {"a": 1,}
    /// not_run: This is data, there is nothing to run.
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// language: json
    /// code: |
    ///   {"a": 1}
    /// not_run: This is data, there is nothing to run.
    /// ```
    pub(crate) PARSE = "run/parse" { severity: Error, since: "0.1.0" }

    /// ## What it does
    /// Reports an example that is not Python, at the line where the compiler stops.
    ///
    /// ## Why
    /// It cannot be run at all.
    ///
    /// ## Example
    /// ```yaml
    /// code: |
    ///   if x = 1:
    ///       pass
    /// ```
    ///
    /// ## Instead
    /// ```yaml
    /// code: |
    ///   x = 1
    ///   if x == 1:
    ///       pass
    /// ```
    pub(crate) SYNTAX = "run/syntax" { severity: Error, since: "0.1.0" }
}
