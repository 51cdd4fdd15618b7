//! `MariaDB`: a server of this machine, and Python's package `PyMySQL`.

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
    what: "MariaDB server",
    variable: "DECKLE_MARIADB",
    programs: &["mariadbd"],
    folders: &[
        "/usr/sbin",
        "/usr/libexec",
        "/usr/local/sbin",
        "/usr/local/mysql/bin",
        "/usr/local/opt/mariadb/bin",
        "/opt/homebrew/opt/mariadb/bin",
    ],
};

/// Settings that the data is made with, and that the server must be started with again.
const DATA_SETTINGS: [&str; 4] = [
    "--no-defaults",
    "--datadir={data}",
    "--innodb-log-file-size=8M",
    // Without waiting for the disk.
    "--innodb-flush-method=nosync",
];

/// Settings of the server. Without them the character set depends on the version and on who built it.
const SETTINGS: [&str; 17] = [
    "--socket={socket}/socket",
    "--pid-file={temporary}/pid",
    "--tmpdir={temporary}",
    "--skip-networking",
    "--skip-name-resolve",
    "--character-set-server=utf8mb4",
    "--collation-server=utf8mb4_general_ci",
    "--default-time-zone=+00:00",
    "--innodb-buffer-pool-size=16M",
    // Otherwise it reserves addresses for as large a pool as the limit of memory admits. Older versions do not know it.
    "--loose-innodb-buffer-pool-size-max=16M",
    "--innodb-file-per-table=0",
    "--innodb-use-native-aio=0",
    "--innodb-flush-log-at-trx-commit=0",
    "--performance-schema=0",
    "--secure-file-priv={temporary}",
    "--local-infile=0",
    "--max-connections=40",
];

/// The server.
#[derive(Debug)]
struct Mariadb;

/// `MariaDB`, for the table of engines.
pub(super) static MARIADB: OnEngine = OnEngine(&Mariadb);

impl Backend for Mariadb {
    fn engine(&self) -> Engine {
        Engine::MARIADB
    }

    fn runtime(&self) -> &'static dyn Runtime {
        &MARIADB
    }

    fn remedy(&self) -> &'static str {
        "install the server (Debian: `apt install mariadb-server-core mariadb-client-core`) and Python's package `PyMySQL`, or \
         name the server's folder with --engine mariadb@FOLDER or DECKLE_MARIADB"
    }

    fn newer(&self) -> &'static str {
        "mariadb: \">=11.8\""
    }

    fn detect(&self, host: &Host<'_>, python: &Toolchain) -> Result<Toolchain, DetectError> {
        let found = SEARCH.find(host)?;
        let driver = server::driver_package("MariaDB", "PyMySQL", python)?;
        let [major, minor, patch] = found.version;
        let label = format!("MariaDB {major}.{minor}.{patch}");
        Ok(found.toolchain(label, &driver, service(&found, host), python))
    }

    fn launch(&self, launch: Launch, toolchain: &Toolchain) -> Launch {
        Launch {
            service: toolchain.service.clone(),
            ..loaded_ahead(launch, "pymysql")
        }
    }

    fn needs_sockets(&self) -> bool {
        true
    }

    fn files(&self, script: &Script<'_>) -> Vec<(&'static str, String)> {
        driver::files(script, include_str!("../../python/sql/mariadb.py"), &split::MARIADB)
    }
}

fn service(found: &Found, host: &Host<'_>) -> Service {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut install = vec![installer(found).to_string_lossy().into_owned()];
    install.extend(owned(&DATA_SETTINGS));
    install.extend(owned(&[
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        // There is no network to look up this machine's name.
        "--force",
        "--skip-name-resolve",
        "--tmpdir={temporary}",
    ]));
    let mut start = vec![found.program.to_string_lossy().into_owned()];
    start.extend(owned(&DATA_SETTINGS));
    start.extend(owned(&SETTINGS));
    let prepare = vec![install];
    let mut readable = found.readable();
    readable.extend(["/usr/sbin", "/usr/share/mysql", "/usr/share/mariadb"].map(PathBuf::from));
    Service {
        name: "MariaDB",
        key: format!("mariadb-{}", found.fingerprint(&prepare)),
        prepare,
        start,
        socket: "socket",
        variable: server::SOCKET_VARIABLE,
        readable,
        quits: false,
        trouble: driver::TROUBLE,
        cache: server::templates(host),
    }
}

/// Finds the script that makes the system's tables: beside the server, or where programs for everybody are.
fn installer(found: &Found) -> PathBuf {
    let folder = found.folder();
    let beside = [Some(folder), folder.parent()].into_iter().flatten();
    let mut places = beside.flat_map(|folder| [folder.to_owned(), folder.join("bin"), folder.join("scripts")]);
    let script = |folder: PathBuf| {
        let names = ["mariadb-install-db", "mysql_install_db"].map(|name| folder.join(name));
        names.into_iter().find(|path| path.is_file())
    };
    places
        .find_map(script)
        .unwrap_or_else(|| folder.join("mariadb-install-db"))
}
