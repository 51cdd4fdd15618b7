//! The form in which every rule is declared.

/// Declares a rule: code, severity, kind of fix, and whether a file may keep it.
///
/// The page is the doc comment, so that `deckle explain` and the source cannot differ.
macro_rules! rule {
    ($(#[doc = $line:literal])+ $code:literal, $severity:ident, $fix:ident, $keepable:ident) => {
        $(#[doc = $line])+
        pub(crate) const RULE: deckle_diagnostics::Rule = deckle_diagnostics::Rule {
            code: $code,
            severity: deckle_diagnostics::Severity::$severity,
            fix: rule!(@fix $fix),
            keepable: rule!(@keep $keepable),
            page: concat!($($line, "\n"),+),
        };
    };
    (@fix unfixed) => { None };
    (@fix $applicability:ident) => { Some(deckle_diagnostics::Applicability::$applicability) };
    (@keep keepable) => { true };
    (@keep firm) => { false };
}
