//! The engines that examples are run on, one a line.

use super::duckdb::DUCKDB;
use super::mariadb::MARIADB;
use super::on_engine::OnEngine;
use super::postgresql::POSTGRESQL;
use super::sqlite::SQLITE;
use deckle_content::Engine;

/// The engines, in the order in which they are asked.
pub static ENGINES: [&OnEngine; 4] = [&SQLITE, &DUCKDB, &POSTGRESQL, &MARIADB];

/// Returns how examples are run on an engine; `None` if nothing here runs it.
pub fn on_engine(engine: Engine) -> Option<&'static OnEngine> {
    ENGINES.into_iter().find(|one| one.engine() == engine)
}
