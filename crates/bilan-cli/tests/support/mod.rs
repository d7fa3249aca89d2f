//! Runs the command and looks at what it says.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the command left behind.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// One JSON value per line of output.
    pub fn lines(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
    }

    /// The identifiers of the reports that were read, in the order of the output.
    pub fn ids(&self) -> Vec<String> {
        self.lines().iter().map(|r| r["report"]["id"].as_str().unwrap().to_owned()).collect()
    }
}

/// Runs `bilan` and checks its exit status.
pub fn bilan(args: impl IntoIterator<Item = impl AsRef<OsStr>>, status: i32) -> Run {
    bilan_with(args, b"", status)
}

/// Runs `bilan` with this standard input and checks its exit status.
pub fn bilan_with(args: impl IntoIterator<Item = impl AsRef<OsStr>>, input: &[u8], status: i32) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bilan"))
        .args(args)
        .env("BILAN_DATA", no_data())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A command that refuses its arguments does not read its input.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("all output is UTF-8");
    let run = Run { status: output.status.code().expect("no signal"), out: text(output.stdout), err: text(output.stderr) };
    assert_eq!(run.status, status, "{run:?}");
    assert!(!run.err.contains("panicked"), "{run:?}");
    run
}

/// A folder for data that is not there: what the user has imported changes no test. An option `--data` goes before it.
fn no_data() -> PathBuf {
    root().join("target/no-data")
}

/// The workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The reports that lie beside the project, or a message that nobody can overlook.
pub fn beside(folder: &str) -> Option<PathBuf> {
    let path = root().join("../shared").join(folder);
    if path.is_dir() {
        return Some(path);
    }
    // Written past the test harness, which keeps the output of a passing test to itself.
    let _ = writeln!(std::io::stderr(), "\n*** NOT RUN: {} is not there, so nothing was tested on it ***\n", path.display());
    None
}
