//! `PostgreSQL`: a server of this machine, and Python's package `psycopg`.

use super::backend::{Backend, Script, loaded_ahead};
use super::on_engine::OnEngine;
use super::server::{self, Found, Search};
use super::{driver, split};
use crate::detect::{DetectError, Host};
use crate::runtime::{Runtime, Toolchain};
use deckle_content::Engine;
use deckle_runner::{Launch, Service};
use std::path::PathBuf;

const SEARCH: Search = Search {
    what: "PostgreSQL server",
    variable: "DECKLE_POSTGRESQL",
    programs: &["postgres"],
    folders: &[
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/usr/libexec/postgresql*",
        "/usr/local/pgsql/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/opt/homebrew/opt/postgresql@*/bin",
    ],
};

/// What the driver connects as.
const ADMIN: &str = "deckle";

/// Settings of the server. Rows come in one order, nothing is kept safe from a loss of power, and a deadlock is found soon.
const SETTINGS: [&str; 22] = [
    "listen_addresses=",
    "unix_socket_directories={socket}",
    "unix_socket_permissions=0770",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=64MB",
    "min_wal_size=32MB",
    // Statistics that come at some moment change plans, and with them the order of rows.
    "autovacuum=off",
    "max_parallel_workers_per_gather=0",
    "synchronize_seqscans=off",
    "timezone=UTC",
    "log_timezone=UTC",
    "deadlock_timeout=100ms",
    "shared_buffers=16MB",
    "max_connections=40",
    "temp_file_limit=64MB",
    "dynamic_shared_memory_type=mmap",
    "jit=off",
    "client_connection_check_interval=200ms",
];

/// The server.
#[derive(Debug)]
struct Postgresql;

/// `PostgreSQL`, for the table of engines.
pub(super) static POSTGRESQL: OnEngine = OnEngine(&Postgresql);

impl Backend for Postgresql {
    fn engine(&self) -> Engine {
        Engine::POSTGRESQL
    }

    fn runtime(&self) -> &'static dyn Runtime {
        &POSTGRESQL
    }

    fn remedy(&self) -> &'static str {
        "install the server (Debian: `apt install postgresql`) and Python's package `psycopg[binary]`, or name the server's \
         folder with --engine postgresql@FOLDER or DECKLE_POSTGRESQL"
    }

    fn newer(&self) -> &'static str {
        "postgresql: \">=17\""
    }

    fn detect(&self, host: &Host<'_>, python: &Toolchain) -> Result<Toolchain, DetectError> {
        let found = SEARCH.find(host)?;
        let driver = server::driver_package("PostgreSQL", "psycopg", python)?;
        let [major, minor, _] = found.version;
        let label = format!("PostgreSQL {major}.{minor}");
        Ok(found.toolchain(label, &driver, service(&found, host), python))
    }

    fn launch(&self, launch: Launch, toolchain: &Toolchain) -> Launch {
        Launch {
            service: toolchain.service.clone(),
            ..loaded_ahead(launch, "psycopg")
        }
    }

    fn needs_sockets(&self) -> bool {
        true
    }

    fn files(&self, script: &Script<'_>) -> Vec<(&'static str, String)> {
        driver::files(
            script,
            include_str!("../../python/sql/postgresql.py"),
            &split::POSTGRESQL,
        )
    }
}

fn service(found: &Found, host: &Host<'_>) -> Service {
    let program = |name: &str| found.folder().join(name).to_string_lossy().into_owned();
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut initdb = vec![program("initdb")];
    let options = "--no-sync --auth=trust --encoding=UTF8 --locale=C.UTF-8 --pgdata={data}";
    initdb.extend(words(&["--username", ADMIN]));
    initdb.extend(options.split(' ').map(str::to_owned));
    let mut start = vec![found.program.to_string_lossy().into_owned()];
    start.extend(words(&["-D", "{data}"]));
    for setting in SETTINGS {
        // Older servers do not know it; they notice a client that is gone when they next write to it.
        if setting.starts_with("client_connection_check_interval") && found.version[0] < 14 {
            continue;
        }
        start.extend(words(&["-c", setting]));
    }
    let prepare = vec![initdb];
    let mut readable = found.readable();
    readable.push(PathBuf::from("/usr/share/postgresql"));
    Service {
        name: "PostgreSQL",
        key: format!("postgresql-{}", found.fingerprint(&prepare)),
        prepare,
        start,
        socket: ".s.PGSQL.5432",
        variable: server::SOCKET_VARIABLE,
        readable,
        quits: true,
        trouble: driver::TROUBLE,
        cache: server::templates(host),
    }
}
