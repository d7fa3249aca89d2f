//! What can befall the file of a register: other writers, a full disk, no permission, damage, a file of something else.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use support::Run;

struct Scene(tempfile::TempDir);

impl Scene {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A file of so many reports, from this number on.
    fn reports(&self, from: usize, count: usize) -> String {
        let file = self.at(&format!("{from}.jsonl"));
        let lines: Vec<String> = (from..from + count)
            .map(|n| {
                let text = format!(
                    "Attaque\n\nDes hommes armés ont tué {} civils le {} mai {year} près de {place}, selon un élu, note {n}.",
                    2 + n % 9,
                    1 + n % 27,
                    year = 2005 + n % 14,
                    place = ["Gao", "Djibo", "Diffa", "Dori", "Bambari"][n % 5],
                );
                format!("{}\n", serde_json::json!({"id": format!("r{n}"), "published": "2019-06-01", "text": text}))
            })
            .collect();
        fs::write(&file, lines.concat()).expect("written");
        file.display().to_string()
    }

    fn command(&self, register: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
        command.arg("--register").arg(register).args(args).env("BILAN_DATA", self.at("none")).stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str], status: i32) -> Run {
        run(self.command(&self.at("register.db"), args), status)
    }
}

fn run(mut command: Command, status: i32) -> Run {
    let output = command.output().expect("bilan runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("all output is UTF-8");
    let run = Run { status: output.status.code().expect("no signal"), out: text(output.stdout), err: text(output.stderr) };
    assert_eq!(run.status, status, "{run:?}");
    assert!(!run.err.contains("panicked"), "{run:?}");
    run
}

#[test]
fn two_add_at_once_while_the_register_is_made() {
    let scene = Scene::new();
    let (one, other) = (scene.reports(0, 400), scene.reports(300, 400));
    let register = scene.at("register.db");
    for _ in 0..5 {
        for end in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{end}", register.display()));
        }
        let both: Vec<_> = [&one, &other].map(|f| scene.command(&register, &["add", f]).stdout(Stdio::null()).spawn()).into();
        for running in both {
            assert!(running.expect("bilan starts").wait().expect("ended").success());
        }
        let said = scene.run(&["check"], 0).out;
        assert!(said.starts_with("no faults: 700 reports"), "{said}");
    }
}

#[test]
fn a_writer_that_waits_says_so() {
    let scene = Scene::new();
    scene.run(&["add", &scene.reports(0, 3)], 0);
    let holder = rusqlite::Connection::open(scene.at("register.db")).expect("opened");
    holder.execute_batch("BEGIN IMMEDIATE").expect("the lock");
    let more = scene.reports(3, 3);
    let waiting = scene.command(&scene.at("register.db"), &["add", &more]).stderr(Stdio::piped()).stdout(Stdio::piped()).spawn();
    std::thread::sleep(Duration::from_secs(3));
    holder.execute_batch("COMMIT").expect("the lock is given back");
    let output = waiting.expect("bilan starts").wait_with_output().expect("ended");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("waiting for another process"), "{said}");
    assert!(scene.run(&["check"], 0).out.starts_with("no faults: 6 reports"));
}

/// The limit on the size of files stands for a full disk: it needs no rights, so it holds wherever the tests run.
#[test]
fn a_full_disk_loses_nothing() {
    let scene = Scene::new();
    let few = scene.reports(0, 20);
    scene.run(&["add", &few], 0);
    let many = scene.reports(20, 1500);
    let register = scene.at("register.db");
    let limited = format!(
        "trap '' XFSZ; ulimit -f {}; exec \"$0\" --register \"$1\" add --format jsonl \"$2\"",
        fs::metadata(&register).expect("a file").len() / 1024 + 600
    );
    let mut command = Command::new("bash");
    command.args(["-c", &limited, env!("CARGO_BIN_EXE_bilan")]).arg(&register).arg(&many).env("BILAN_DATA", scene.at("none"));
    let full = run(command, 2);
    assert!(full.err.contains("nothing more can be written to") && full.err.contains("run the same command again"), "{full:?}");
    let checked = scene.run(&["check"], 0).out;
    let kept: usize = checked.split(' ').nth(2).and_then(|n| n.parse().ok()).expect("a number of reports");
    assert!(kept >= 20 + full.out.lines().count(), "{kept} reports: {full:?}");
    scene.run(&["add", &many], 0);
    assert!(scene.run(&["check"], 0).out.starts_with("no faults: 1520 reports"));
}

#[test]
fn a_file_of_something_else_is_not_touched() {
    let scene = Scene::new();
    let reports = scene.reports(0, 5);
    scene.run(&["add", &reports], 0);
    let sound = fs::read(scene.at("register.db")).expect("read");
    let newer = scene.at("newer");
    fs::write(&newer, &sound).expect("written");
    rusqlite::Connection::open(&newer).expect("opened").execute_batch("PRAGMA user_version = 99").expect("a newer version");
    rusqlite::Connection::open(scene.at("theirs")).expect("opened").execute_batch("CREATE TABLE a (b)").expect("a table");
    let written = |name: &str, bytes: &[u8]| fs::write(scene.at(name), bytes).expect("written");
    written("text", "Une note.\n".repeat(40).as_bytes());
    written("short", b"x");
    written("picture", &[b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 400]].concat());
    written("zeros", &[0; 8192]);
    written("cut", &sound[..sound.len() / 3]);
    fs::create_dir(scene.at("folder")).expect("a folder");
    for (name, says) in [
        ("newer", "made by a newer bilan"),
        ("theirs", "a database of another program"),
        ("text", "not a register"),
        ("short", "not a register"),
        ("picture", "not a register"),
        ("zeros", "not a register"),
        ("folder", "it is a folder"),
        ("cut", "damaged"),
    ] {
        let before = fs::read(scene.at(name)).ok();
        let said = run(scene.command(&scene.at(name), &["add", &reports]), 2).err;
        assert!(said.contains(says), "{name}: {said}");
        assert_eq!(fs::read(scene.at(name)).ok(), before, "{name} is as it was");
    }
    // An empty file becomes a register.
    written("empty", b"");
    assert!(run(scene.command(&scene.at("empty"), &["check"]), 2).err.contains("there is no register"));
    run(scene.command(&scene.at("empty"), &["add", &reports]), 0);
}

#[test]
fn checking_finds_what_was_changed_from_outside() {
    let scene = Scene::new();
    scene.run(&["add", &scene.reports(0, 30)], 0);
    let sound = fs::read(scene.at("register.db")).expect("read");
    for (name, sql) in [
        ("text", "DROP TRIGGER report_stays; UPDATE report SET text = replace(text, 'civils', 'gardes') WHERE number = 3"),
        (
            "metadata",
            "DROP TRIGGER report_stays; UPDATE report SET about = replace(about, '2019-06-01', '2019-06-02') WHERE number = 3",
        ),
        ("one byte of a reading", "UPDATE reading SET reading = CAST(x'07' || substr(reading, 2) AS BLOB) WHERE number = 5"),
        (
            "one byte of an event",
            "UPDATE event_wire SET wire = CAST(substr(wire, 1, 40) || x'00' || substr(wire, 42) AS BLOB) WHERE event = (SELECT min(event) FROM event_wire)",
        ),
        ("reading", "UPDATE reading SET reading = x'ffffffffff' WHERE number = 4"),
        ("no event", "DELETE FROM event WHERE number = (SELECT min(number) FROM event)"),
        ("event", "UPDATE event_wire SET wire = x'00' WHERE event = (SELECT min(event) FROM event_wire)"),
        ("digest", "UPDATE event SET digest = x'00' WHERE number = (SELECT min(number) FROM event)"),
        ("words", "INSERT INTO report_text (rowid, title, text) VALUES (9999, 'Note', 'Un mot de trop')"),
    ] {
        fs::write(scene.at("register.db"), &sound).expect("written");
        let file = rusqlite::Connection::open(scene.at("register.db")).expect("opened");
        file.execute_batch(sql).unwrap_or_else(|e| panic!("{name}: {e}"));
        drop(file);
        let checked = scene.run(&["check"], 1).out;
        assert!(checked.lines().count() >= 2, "{name}: {checked}");
    }
    // Bytes turned over anywhere in the text of a report.
    let at = sound.windows(12).rposition(|w| w == "hommes arm\u{e9}".as_bytes()).expect("a text");
    let mut damaged = sound.clone();
    damaged[at..at + 6].iter_mut().for_each(|b| *b ^= 1);
    fs::write(scene.at("register.db"), &damaged).expect("written");
    scene.run(&["check"], 1);
}

/// A person without rights. Root may write whatever the permissions say, so the command runs as nobody then.
fn without_rights(scene: &Scene, args: &[&str], status: i32) -> Run {
    let id = Command::new("id").arg("-u").output().expect("id runs");
    let root = String::from_utf8_lossy(&id.stdout).trim() == "0";
    let program = scene.at("bilan");
    if !program.exists() {
        // The one that was built may lie where nobody may go.
        fs::copy(env!("CARGO_BIN_EXE_bilan"), &program).expect("copied");
    }
    let mut command = Command::new(if root { Path::new("setpriv") } else { &program });
    if root {
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups", "--"]).arg(&program);
    }
    command.arg("--register").arg(scene.at("kept/register.db")).args(args).env("BILAN_DATA", scene.at("none"));
    run(command, status)
}

fn permit(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
}

#[test]
fn what_may_only_be_read_is_read_and_not_changed() {
    let scene = Scene::new();
    let (few, more) = (scene.reports(0, 5), scene.reports(5, 3));
    let folder = scene.at("kept");
    let register = folder.join("register.db");
    fs::create_dir(&folder).expect("a folder");
    run(scene.command(&register, &["add", &few]), 0);
    let before = fs::read(&register).expect("read");
    let events = run(scene.command(&register, &["events", "--format", "jsonl"]), 0).out;
    permit(scene.0.path(), 0o755);
    for (of_file, of_folder) in [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)] {
        permit(&register, of_file);
        permit(&folder, of_folder);
        let run = |args: &[&str], status| without_rights(&scene, args, status);
        assert_eq!(run(&["events", "--format", "jsonl"], 0).out, events, "{of_file:o} {of_folder:o}");
        assert_eq!(run(&["search", "patrouille élu"], 0).out, run(&["search", "patrouille élu"], 0).out);
        assert!(run(&["check"], 0).out.starts_with("no faults: 5 reports"));
        let id = events.split('"').nth(3).expect("an identifier");
        for args in [
            vec!["add", &more],
            vec!["rebuild"],
            vec!["decide", "note", id, "--by", "Ana", "--reason", "none"],
            vec!["undo", "ffff", "--by", "Ana", "--reason", "none"],
        ] {
            let said = run(&args, 2).err;
            assert!(
                said.contains("can only be read") && said.contains("Nothing was changed") || args[0] == "undo",
                "{args:?}: {said}"
            );
        }
        permit(&folder, 0o755);
        assert_eq!(fs::read(&register).expect("read"), before, "{of_file:o} {of_folder:o}");
        let beside: Vec<_> = fs::read_dir(&folder).expect("a folder").map(|f| f.expect("a file").file_name()).collect();
        assert_eq!(beside, ["register.db"], "nothing is left beside it");
    }
    // A copy and a new register say where they cannot be made.
    permit(&folder, 0o555);
    let copy = folder.join("copy.db").display().to_string();
    let said = without_rights(&scene, &["backup", &copy], 2).err;
    assert!(said.contains("cannot write the copy") && said.contains("Permission denied"), "{said}");
    permit(&folder, 0o755);
    fs::remove_file(&register).expect("removed");
    permit(&folder, 0o555);
    let said = without_rights(&scene, &["add", &few], 2).err;
    assert!(said.contains("cannot make") && said.contains("Permission denied"), "{said}");
    permit(&folder, 0o755);
    run(scene.command(&register, &["add", &few]), 0);
    run(scene.command(&register, &["add", &more]), 0);
    assert!(run(scene.command(&register, &["check"]), 0).out.starts_with("no faults: 8 reports"));
}
