//! Questions that are asked twice.

pub(crate) mod near_duplicate;
pub(crate) mod same_title;
pub(crate) mod titles;
