//! A PostgreSQL server for tests: the one that `BILAN_TEST_POSTGRES` names, or else one of Debian's package, started in a
//! temporary folder on a port and socket of its own, with everything written through to the disk, and stopped at the end.
//!
//! Each test starts its own, which takes a second or two, so that tests may run beside each other in one process or many.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use postgres::{Client, NoTls};

const NAMED_BY: &str = "BILAN_TEST_POSTGRES";
const MISSING: &str = "no PostgreSQL 15 or later to test with: run `bash scripts/setup.sh test`, or install Debian's package \
                       `postgresql`, or name a server with BILAN_TEST_POSTGRES=postgres://user:password@host/database whose user may \
                       create databases and roles";
/// Of the server that is started here alone.
const PASSWORD: &str = "only-for-tests";
const STARTS_WITHIN: Duration = Duration::from_secs(60);

pub struct Server {
    /// `postgres://user:password@host:port/`, and the database to begin with.
    base: String,
    first: String,
    made: std::cell::RefCell<Vec<String>>,
    started: Option<Started>,
}

struct Started {
    process: Child,
    folder: tempfile::TempDir,
}

impl Server {
    pub fn start() -> Self {
        if let Some(named) = std::env::var(NAMED_BY).ok().filter(|named| !named.is_empty()) {
            let (base, first) = named.rsplit_once('/').expect("an address with a database");
            return Self { base: format!("{base}/"), first: first.to_owned(), made: Default::default(), started: None };
        }
        Self::own(false)
    }

    /// A server of this machine that speaks TLS, with a certificate for 127.0.0.1, and the file of who signed it.
    pub fn encrypted() -> (Self, PathBuf) {
        let server = Self::own(true);
        let started = server.started.as_ref().expect("a server of our own");
        let signer = started.folder.path().join("ca.pem");
        (server, signer)
    }

    fn own(tls: bool) -> Self {
        let programs = programs().unwrap_or_else(|| panic!("{MISSING}"));
        let started = Instant::now();
        loop {
            // Another process may take the port between choosing and using it.
            match start(&programs, tls) {
                Ok(server) => return server,
                Err(why) if started.elapsed() > STARTS_WITHIN => panic!("PostgreSQL does not start: {why}"),
                Err(_) => {}
            }
        }
    }

    /// The address of a new, empty database.
    pub fn database(&self, name: &str) -> String {
        let name = format!("bilan_test_{}_{}_{name}", std::process::id(), self.made.borrow().len());
        self.client(&self.first).batch_execute(&format!("CREATE DATABASE {name}")).expect("a new database");
        self.made.borrow_mut().push(name.clone());
        self.address(&name)
    }

    /// The address of a database of this name, whether or not there is one.
    pub fn address(&self, database: &str) -> String {
        format!("{}{database}", self.base)
    }

    /// A connection past the register.
    pub fn client(&self, database: &str) -> Client {
        client(&self.address(database))
    }
}

pub fn client(address: &str) -> Client {
    Client::connect(address, NoTls).expect("a connection")
}

impl Drop for Server {
    fn drop(&mut self) {
        match &mut self.started {
            None => {
                let mut client = self.client(&self.first);
                for name in self.made.borrow().iter() {
                    // A test that has failed says more than what is left behind.
                    let _ = client.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"));
                }
            }
            Some(started) => stop(started),
        }
    }
}

/// The folder of the newest installed server's programs.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let mut found: Vec<(u32, PathBuf)> =
        versions.filter_map(|v| v.ok()).filter_map(|v| Some((number(&v.path())?, v.path().join("bin")))).collect();
    found.retain(|(version, folder)| *version >= 15 && folder.join("initdb").exists() && folder.join("postgres").exists());
    found.sort();
    found.pop().map(|(_, folder)| folder)
}

/// A program of the server, which refuses to run as root. It ends with the thread that started it.
fn program(path: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "INT"]);
    if is_root() {
        command.args(["--reuid", "postgres", "--regid", "postgres", "--clear-groups"]);
    }
    command.arg("--").arg(path).env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
    command
}

fn is_root() -> bool {
    number_of(&["-u"]) == Some(0)
}

fn number_of(arguments: &[&str]) -> Option<u32> {
    let out = Command::new("id").args(arguments).output().ok()?;
    String::from_utf8_lossy(&out.stdout).trim().parse().ok()
}

/// Makes a signer, and a certificate that it signs, with the program that Debian's package brings along.
fn certificate(folder: &Path) -> Result<(), String> {
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    std::fs::write(folder.join("extra"), "subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n")
        .map_err(|e| e.to_string())?;
    for line in [
        format!("req -x509 {key} -keyout ca.key -out ca.pem -subj /CN=signer -days 2"),
        format!("req {key} -keyout server.key -out server.csr -subj /CN=server"),
        "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 2 -extfile extra".to_owned(),
    ] {
        let made = Command::new("openssl").args(line.split(' ')).current_dir(folder).output();
        let made = made.map_err(|e| format!("openssl is not there ({e}): install Debian's package `openssl`"))?;
        if !made.status.success() {
            return Err(String::from_utf8_lossy(&made.stderr).into_owned());
        }
    }
    Ok(())
}

fn start(programs: &Path, tls: bool) -> Result<Server, String> {
    let folder = tempfile::Builder::new().prefix("bilan-postgres-").tempdir_in("/tmp").map_err(|e| e.to_string())?;
    let (data, password) = (folder.path().join("data"), folder.path().join("password"));
    std::fs::write(&password, PASSWORD).map_err(|e| e.to_string())?;
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).map_err(|e| e.to_string())?;
    let mut own = vec![folder.path().to_owned(), password.clone()];
    if tls {
        certificate(folder.path())?;
        own.extend(["server.key", "server.pem"].map(|name| folder.path().join(name)));
    }
    if is_root() {
        let id = number_of(&["-u", "postgres"]);
        for path in own {
            std::os::unix::fs::chown(path, id, None).map_err(|e| e.to_string())?;
        }
    }
    let made = program(&programs.join("initdb"))
        .args(["--auth=scram-sha-256", "--username=bilan", "--encoding=UTF8", "--no-locale", "--no-sync", "--no-instructions"])
        .arg(format!("--pwfile={}", password.display()))
        .arg(format!("--pgdata={}", data.display()))
        .output()
        .map_err(|e| e.to_string())?;
    if !made.status.success() {
        return Err(String::from_utf8_lossy(&made.stderr).into_owned());
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).map_err(|e| e.to_string())?.port();
    let log = std::fs::File::create(folder.path().join("log")).map_err(|e| e.to_string())?;
    let mut process = program(&programs.join("postgres"));
    if tls {
        process.args(["-c", "ssl=on"]);
        for (setting, name) in [("ssl_cert_file", "server.pem"), ("ssl_key_file", "server.key")] {
            process.arg("-c").arg(format!("{setting}={}", folder.path().join(name).display()));
        }
    }
    let process = process
        .arg("-D")
        .arg(&data)
        .args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=on", "-c", "max_connections=30"])
        .arg("-c")
        .arg(format!("unix_socket_directories={}", folder.path().display()))
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .map_err(|e| e.to_string())?;
    let base = format!("postgres://bilan:{PASSWORD}@127.0.0.1:{port}/");
    let mut started = Started { process, folder };
    let begun = Instant::now();
    loop {
        let why = match Client::connect(&format!("{base}postgres"), NoTls) {
            Ok(_) => return Ok(Server { base, first: "postgres".to_owned(), made: Default::default(), started: Some(started) }),
            Err(why) => why,
        };
        let ended = started.process.try_wait().map_err(|e| e.to_string())?.is_some();
        if ended || begun.elapsed() > STARTS_WITHIN {
            let log = std::fs::read_to_string(started.folder.path().join("log")).unwrap_or_default();
            stop(&mut started);
            return Err(format!("{why}: {log}"));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A fast shutdown; the process is ours and has not been waited for, so its number is still its own.
fn stop(started: &mut Started) {
    let _ = Command::new("kill").args(["-INT", &started.process.id().to_string()]).status();
    let _ = started.process.wait();
}
