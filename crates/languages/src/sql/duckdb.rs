//! `DuckDB`, as a package of Python.

use super::backend::{Backend, Script, loaded_ahead};
use super::on_engine::OnEngine;
use super::{driver, split};
use crate::detect::{DetectError, Host};
use crate::python::package;
use crate::runtime::{Runtime, Toolchain};
use deckle_content::Engine;
use deckle_runner::Launch;

/// The engine of Python's package `duckdb`.
#[derive(Debug)]
struct DuckDb;

/// `DuckDB`, for the table of engines.
pub(super) static DUCKDB: OnEngine = OnEngine(&DuckDb);

impl Backend for DuckDb {
    fn engine(&self) -> Engine {
        Engine::DUCKDB
    }

    fn runtime(&self) -> &'static dyn Runtime {
        &DUCKDB
    }

    fn remedy(&self) -> &'static str {
        "install Python's package `duckdb`, in one exact version that the topic's requirements pin, or name a Python that has \
         it with --engine duckdb@PYTHON"
    }

    fn newer(&self) -> &'static str {
        "duckdb: \">=1.3\""
    }

    fn is_embedded(&self) -> bool {
        true
    }

    fn detect(&self, _: &Host<'_>, python: &Toolchain) -> Result<Toolchain, DetectError> {
        let Some(version) = package(python, "duckdb") else {
            return Err(DetectError::Nowhere(format!(
                "no DuckDB: {} at {} has no package `duckdb`",
                python.label,
                python.executable.display()
            )));
        };
        let mut numbers = version.split('.').map(|part| part.parse().unwrap_or(0));
        Ok(Toolchain {
            label: format!("DuckDB {version}"),
            version: [(); 3].map(|()| numbers.next().unwrap_or(0)),
            details: vec![format!("in {}", python.label)],
            ..python.clone()
        })
    }

    fn launch(&self, launch: Launch, _: &Toolchain) -> Launch {
        let mut launch = loaded_ahead(launch, "duckdb");
        // `DuckDB` asks these first. Without them it looks for the limits of its control group in /proc, whatever its own
        // settings say, and fails where it may not read there.
        launch
            .environment
            .extend([("SLURM_CPUS_ON_NODE", "1"), ("SLURM_MEM_PER_NODE", "512M")]);
        launch
    }

    fn files(&self, script: &Script<'_>) -> Vec<(&'static str, String)> {
        driver::files(script, include_str!("../../python/sql/duckdb.py"), &split::DUCKDB)
    }
}
