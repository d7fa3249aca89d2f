//! The command that serves: it says where, answers there, ends when told, and is open to others only with accounts.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use support::root;

const PASSWORD: &str = "a long password of ours\n";

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
    command.arg("--data").arg(folder).arg("--register").arg(folder.join("register.db")).args(args);
    command.env_remove("BILAN_REGISTER").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a command to its end with something on standard input: status, output, errors.
fn run(folder: &Path, args: &[&str], input: &str) -> (i32, String, String) {
    let mut child = command(folder, args).spawn().expect("bilan runs");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it reads");
    let done = child.wait_with_output().expect("it ends");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (done.status.code().unwrap_or(-1), text(done.stdout), text(done.stderr))
}

/// A server, and the address that it printed.
fn serve(folder: &Path, more: &[&str]) -> (Child, String) {
    let mut child = command(folder, &[&["serve", "--port", "0"], more].concat()).spawn().expect("bilan runs");
    let mut address = String::new();
    BufReader::new(child.stdout.as_mut().expect("its output")).read_line(&mut address).expect("it prints its address");
    let address = address.trim().strip_prefix("http://").and_then(|a| a.strip_suffix('/')).expect("an address").to_owned();
    (child, address)
}

fn get(address: &str, host: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").expect("it listens");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    answer
}

fn end(mut child: Child) {
    let told = Command::new("kill").arg(child.id().to_string()).status().expect("the command kill");
    assert!(told.success());
    let since = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a child") {
            assert_eq!(status.code(), Some(0));
            return;
        }
        assert!(since.elapsed() < Duration::from_secs(15), "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn it_serves_what_was_added_and_ends_when_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let example = root().join("examples/01-depeche.txt").display().to_string();
    assert_eq!(run(folder.path(), &["add", &example], "").0, 0);
    let (child, address) = serve(folder.path(), &[]);
    assert!(address.starts_with("127.0.0.1:"), "{address}");
    let answer = get(&address, &address, "/api/v1/meta");
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("\"reports\":1") && answer.contains("\"settled\":true"),
        "{answer}"
    );
    assert!(get(&address, "elsewhere.example", "/api/v1/meta").starts_with("HTTP/1.1 403"));
    // What another command does shows within a second or so.
    let (_, events, _) = run(folder.path(), &["events", "--format", "jsonl", "--limit", "1"], "");
    let id = events.split('"').nth(3).expect("an identifier").to_owned();
    assert_eq!(run(folder.path(), &["decide", "confirm", &id, "--by", "Ana", "--reason", "seen"], "").0, 0);
    let since = Instant::now();
    while !get(&address, &address, "/api/v1/decisions").contains("\"by\":\"Ana\"") {
        assert!(since.elapsed() < Duration::from_secs(10), "it does not see what others write");
        std::thread::sleep(Duration::from_millis(100));
    }
    // A client that listens does not keep it from ending.
    let mut listening = TcpStream::connect(&address).expect("it listens");
    write!(listening, "GET /api/v1/stream HTTP/1.1\r\nhost: {address}\r\n\r\n").expect("it listens");
    listening.read_exact(&mut [0; 12]).expect("it answers");
    end(child);
}

#[test]
fn a_register_that_is_not_there_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let (child, address) = serve(folder.path(), &[]);
    assert!(get(&address, &address, "/api/v1/overview").contains("\"total\":0"));
    end(child);
}

#[test]
fn others_need_accounts() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let (status, _, said) = run(at, &["serve", "--listen", "0.0.0.0", "--port", "0"], "");
    assert!(status == 2 && said.contains("bilan accounts add"), "{status} {said}");
    let (status, _, said) = run(at, &["accounts", "add", "awa"], "short\n");
    assert!(status == 2 && said.contains("at least 12 characters"), "{said}");
    assert_eq!(run(at, &["accounts", "add", "awa", "--role", "reviewer"], PASSWORD).0, 0);
    assert_eq!(run(at, &["accounts", "list"], "").1, "awa\treviewer\n");
    let (child, address) = serve(at, &["--listen", "0.0.0.0"]);
    let port = address.rsplit(':').next().expect("a port");
    let address = format!("127.0.0.1:{port}");
    assert!(get(&address, &address, "/api/v1/meta").starts_with("HTTP/1.1 401"));
    assert!(get(&address, &address, "/api/v1/health").starts_with("HTTP/1.1 200"));
    end(child);
    assert_eq!(run(at, &["accounts", "passwd", "awa"], PASSWORD).0, 0);
    assert_eq!(run(at, &["accounts", "remove", "awa"], "").0, 0);
    assert!(run(at, &["accounts", "remove", "awa"], "").2.contains("no account awa"));
}
