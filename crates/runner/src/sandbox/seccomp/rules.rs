//! What a filter is made of, and why it may not hold.

use seccompiler::SeccompRule;
use std::collections::BTreeMap;

/// System calls by their numbers, each with the arguments that it is for; none for all.
pub(super) type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// Why the filters do not hold.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(in crate::sandbox) enum FilterError {
    Build(#[from] seccompiler::BackendError),
    Apply(#[from] seccompiler::Error),
}
