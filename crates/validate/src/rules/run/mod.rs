//! Examples that break their promise.

pub(crate) mod crash;
pub(crate) mod error;
pub(crate) mod exit;
pub(crate) mod flaky;
pub(crate) mod leaky;
pub(crate) mod limit;
pub(crate) mod lost;
pub(crate) mod needs;
pub(crate) mod not_raised;
pub(crate) mod not_run;
pub(crate) mod output;
pub(crate) mod parse;
pub(crate) mod raises;
pub(crate) mod session;
pub(crate) mod syntax;
pub(crate) mod timeout;

/// The lists of these files.
pub(crate) const FILES: &[&[&deckle_diagnostics::Rule]] = &[
    crash::RULES,
    error::RULES,
    exit::RULES,
    flaky::RULES,
    leaky::RULES,
    limit::RULES,
    lost::RULES,
    needs::RULES,
    not_raised::RULES,
    not_run::RULES,
    output::RULES,
    parse::RULES,
    raises::RULES,
    session::RULES,
    syntax::RULES,
    timeout::RULES,
];
