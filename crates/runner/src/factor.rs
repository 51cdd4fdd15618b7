//! What a reader's machine has otherwise than the one that proves an example. A program is run among two sets of them.

use serde::{Deserialize, Serialize};

/// What may differ between two machines on which the same program should do the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Factor {
    /// The seed of the hashes of texts, and with it the order of sets.
    HashSeed,
    /// The time zone.
    TimeZone,
    /// Language and country.
    Locale,
    /// The name of the folder that the program starts in.
    WorkingFolder,
    /// The home and the temporary folder.
    Home,
    /// The user's name.
    User,
    /// The width and height of the terminal.
    TerminalSize,
    /// How many processors it may use.
    Processors,
    /// The order in which a folder lists what is in it.
    FolderOrder,
    /// Variables of the environment that belong to no other factor.
    Environment,
}

impl Factor {
    /// All of them.
    pub const ALL: [Factor; 10] = [
        Factor::HashSeed,
        Factor::TimeZone,
        Factor::Locale,
        Factor::WorkingFolder,
        Factor::Home,
        Factor::User,
        Factor::TerminalSize,
        Factor::Processors,
        Factor::FolderOrder,
        Factor::Environment,
    ];
}

/// Which factors are otherwise than in the first run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Variation(u16);

impl Variation {
    /// Everything as in the first run.
    pub const NONE: Variation = Variation(0);
    /// Every factor is varied.
    pub const ALL: Variation = Variation((1 << Factor::ALL.len()) - 1);

    /// Only this factor is varied.
    pub const fn only(factor: Factor) -> Self {
        Variation(1 << factor as u16)
    }

    /// Tells whether a factor is varied.
    pub const fn has(self, factor: Factor) -> bool {
        self.0 & (1 << factor as u16) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variation_has_what_it_is_of() {
        for factor in Factor::ALL {
            assert!(Variation::ALL.has(factor) && !Variation::NONE.has(factor));
            for other in Factor::ALL {
                assert_eq!(Variation::only(factor).has(other), factor == other);
            }
        }
    }
}
