//! The form in which every rule is declared.

/// Declares a rule: its page is the doc comment, so that `deckle explain` and the source cannot differ.
macro_rules! rule {
    ($(#[doc = $line:literal])+ $code:literal, $severity:ident, $fix:expr, $keepable:ident) => {
        $(#[doc = $line])+
        pub(crate) const RULE: deckle_diagnostics::Rule = deckle_diagnostics::Rule {
            code: $code,
            severity: deckle_diagnostics::Severity::$severity,
            fix: $fix,
            keepable: rule!(@ $keepable),
            page: concat!($($line, "\n"),+),
        };
    };
    (@ keepable) => { true };
    (@ firm) => { false };
}
