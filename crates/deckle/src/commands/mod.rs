//! One file for each command.

pub(crate) mod bless;
#[cfg(feature = "exports")]
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod diff;
pub(crate) mod docs;
pub(crate) mod doctor;
pub(crate) mod explain;
#[cfg(feature = "exports")]
pub(crate) mod export;
pub(crate) mod fix;
pub(crate) mod fmt;
#[cfg(feature = "exports")]
pub(crate) mod ledger;
pub(crate) mod new;
pub(crate) mod rename;
pub(crate) mod sandbox;
pub(crate) mod select;
#[cfg(feature = "exports")]
pub(crate) mod serve;
pub(crate) mod watch;
