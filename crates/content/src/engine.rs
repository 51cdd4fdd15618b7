//! The database engines that SQL examples are proven on: their names, as data.
//!
//! Another engine is one more row of [`ENGINES`], its key in the schemas, and its gate in [`crate::question::Snippet`].

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// What is known of an engine by name.
#[derive(Debug)]
struct Names {
    /// The name in files and options, in lower case.
    key: &'static str,
    /// The name that readers know.
    name: &'static str,
    /// Other names that people write for the key.
    aliases: &'static [&'static str],
}

/// The engines, in the order in which they are listed to readers.
static ENGINES: [Names; 4] = [
    Names {
        key: "sqlite",
        name: "SQLite",
        aliases: &["sqlite3", "lite"],
    },
    Names {
        key: "duckdb",
        name: "DuckDB",
        aliases: &["duck"],
    },
    Names {
        key: "postgresql",
        name: "PostgreSQL",
        aliases: &["postgres", "pg", "psql", "pgsql"],
    },
    Names {
        key: "mariadb",
        name: "MariaDB",
        aliases: &["mysql", "maria"],
    },
];

/// A database engine.
#[derive(Clone, Copy)]
pub struct Engine(&'static Names);

impl Engine {
    /// `SQLite`, which Python brings along.
    pub const SQLITE: Engine = Engine(&ENGINES[0]);
    /// `DuckDB`.
    pub const DUCKDB: Engine = Engine(&ENGINES[1]);
    /// `PostgreSQL`.
    pub const POSTGRESQL: Engine = Engine(&ENGINES[2]);
    /// `MariaDB`.
    pub const MARIADB: Engine = Engine(&ENGINES[3]);

    /// Yields every engine, in the order in which they are listed to readers.
    pub fn all() -> impl Iterator<Item = Engine> {
        ENGINES.iter().map(Engine)
    }

    /// Finds an engine by its key.
    ///
    /// ```
    /// use deckle_content::Engine;
    ///
    /// assert_eq!(Engine::by_key("postgresql"), Some(Engine::POSTGRESQL));
    /// assert_eq!(Engine::by_key("postgres"), None);
    /// ```
    pub fn by_key(key: &str) -> Option<Engine> {
        Engine::all().find(|engine| engine.key() == key)
    }

    /// Finds the engine that people call by another name than its key, whatever the case.
    pub fn by_alias(name: &str) -> Option<Engine> {
        let name = name.to_lowercase();
        Engine::all().find(|engine| engine.key() == name || engine.0.aliases.contains(&name.as_str()))
    }

    /// Returns the name in files and options, such as `postgresql`.
    pub fn key(self) -> &'static str {
        self.0.key
    }

    /// Returns the name that readers know, such as `PostgreSQL`.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// Returns its place in the order in which engines are listed to readers.
    fn place(self) -> usize {
        let at = Engine::all().position(|engine| engine == self);
        at.unwrap_or(ENGINES.len())
    }
}

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        self.0.key == other.0.key
    }
}

impl Eq for Engine {}

impl std::hash::Hash for Engine {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.key.hash(state);
    }
}

impl Ord for Engine {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.place().cmp(&other.place())
    }
}

impl PartialOrd for Engine {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl Serialize for Engine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

impl<'de> Deserialize<'de> for Engine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        Engine::by_key(&key).ok_or_else(|| de::Error::custom(format!("no engine is called `{key}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_engines() {
        for engine in Engine::all() {
            for name in engine.0.aliases.iter().copied().chain([engine.key()]) {
                assert_eq!(Engine::by_alias(name), Some(engine), "{name}");
            }
        }
        assert_eq!(Engine::by_alias("MySQL"), Some(Engine::MARIADB));
        assert_eq!(Engine::by_alias("oracle"), None);
    }
}
