//! One file for each command.

pub(crate) mod bless;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod docs;
pub(crate) mod doctor;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fix;
pub(crate) mod ledger;
pub(crate) mod new;
pub(crate) mod sandbox;
pub(crate) mod serve;
pub(crate) mod watch;
