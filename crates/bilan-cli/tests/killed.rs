//! The machine stops at any moment: `bilan` is killed while it makes a register, adds, decides and rebuilds.
//!
//! What was acknowledged on standard output must be there afterwards, the register must be sound, and in the end it must hold
//! the events of one that nobody disturbed, byte for byte. Delays come from a seed and cover each command's whole duration.

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use support::Run;

/// Reports of the test of adding: more than are made durable at once.
const ADDED: usize = 1200;

/// A register with the reports that are added to it, and what it acknowledged.
struct Scene {
    folder: tempfile::TempDir,
    random: u64,
    reports: BTreeSet<String>,
    decisions: BTreeSet<String>,
    killed: usize,
}

impl Scene {
    fn new(seed: u64, reports: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let lines: Vec<String> = (0..reports).map(line).collect();
        std::fs::write(folder.path().join("reports.jsonl"), lines.concat()).expect("written");
        Self { folder, random: seed, reports: BTreeSet::new(), decisions: BTreeSet::new(), killed: 0 }
    }

    fn register(&self) -> PathBuf {
        self.folder.path().join("register.db")
    }

    fn add(&self) -> Vec<String> {
        let file = self.folder.path().join("reports.jsonl").display().to_string();
        ["add", "--received", "2026-11-21", "--format", "jsonl", &file].map(str::to_owned).to_vec()
    }

    fn run(&self, args: &[String], status: i32) -> Run {
        run(&self.register(), args, status)
    }

    fn events(&self) -> String {
        self.run(&["events".to_owned(), "--format".to_owned(), "jsonl".to_owned()], 0).out
    }

    /// A number below `n`.
    fn below(&mut self, n: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % n
    }

    /// Starts a command and kills it at any moment of the time it lasts. One that was quicker tells how long it lasts now: a
    /// machine that was busy before may be idle. Keeps what it said.
    fn kill(&mut self, args: &[String], lasts: &mut Duration) {
        let after = Duration::from_micros(self.below(lasts.as_micros() as u64 + 1));
        let said = self.folder.path().join("said");
        let mut child = command(&self.register(), args)
            .stdout(std::fs::File::create(&said).expect("a file"))
            .stderr(Stdio::null())
            .spawn()
            .expect("bilan starts");
        let started = Instant::now();
        while started.elapsed() < after {
            if child.try_wait().expect("a state").is_some() {
                *lasts = started.elapsed();
                break;
            }
            sleep(Duration::from_micros(300));
        }
        child.kill().expect("killed");
        self.killed += usize::from(child.wait().expect("ended").code().is_none());
        self.note(&std::fs::read_to_string(said).expect("what it said"));
    }

    /// Takes down what whole lines acknowledge.
    fn note(&mut self, said: &str) {
        for line in said.split_inclusive('\n').filter_map(|l| l.strip_suffix('\n')) {
            if let Some(decision) = line.strip_prefix("decision ") {
                self.decisions.extend(decision.split(':').next().map(str::to_owned));
            } else if let Ok(value) = serde_json::from_str::<serde_json::Value>(line) {
                self.reports.extend(value["report"].as_str().map(str::to_owned));
            }
        }
    }

    /// The register is sound and has all that was acknowledged.
    fn look(&self) {
        let checked = run_any(&self.register(), &["check".to_owned()]);
        if checked.err.contains("there is no register") {
            assert!(self.reports.is_empty(), "a register that acknowledged reports is gone");
            return;
        }
        assert_eq!(checked.status, 0, "{checked:?}");
        // Beside the command, so that the look does not complete what the kill broke off.
        let file = rusqlite::Connection::open(self.register()).expect("opened");
        let ids = |sql: &str| -> BTreeSet<String> {
            let mut select = file.prepare(sql).expect("a question");
            let rows = select.query_map([], |row| row.get(0)).expect("rows");
            rows.collect::<Result<_, _>>().expect("identifiers")
        };
        let lost: Vec<_> = self.reports.difference(&ids("SELECT id FROM report")).cloned().collect();
        assert!(lost.is_empty(), "reports that were acknowledged are lost: {lost:?}");
        let lost: Vec<_> = self.decisions.difference(&ids("SELECT id FROM decision")).cloned().collect();
        assert!(lost.is_empty(), "decisions that were acknowledged are lost: {lost:?}");
    }

    /// Tries until so many commands were killed; those that were too quick do not count.
    fn until_killed(&mut self, wanted: usize, mut attempt: impl FnMut(&mut Self, usize)) {
        for n in 0..wanted * 4 {
            if self.killed == wanted {
                return;
            }
            attempt(self, n);
        }
        panic!("only {} of {wanted} commands were killed", self.killed);
    }

    /// How long a command takes that nobody kills.
    fn lasts(&self, args: &[String]) -> Duration {
        let started = Instant::now();
        self.run(args, 0);
        started.elapsed()
    }

    /// Removes the register.
    fn afresh(&mut self) {
        for end in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.register().display()));
        }
        self.reports.clear();
        self.decisions.clear();
    }
}

fn command(register: &Path, args: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
    command.arg("--register").arg(register).args(args).env("BILAN_DATA", support::root().join("target/no-data"));
    command.stdin(Stdio::null());
    command
}

fn run_any(register: &Path, args: &[String]) -> Run {
    let output = command(register, args).output().expect("bilan runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("all output is UTF-8");
    Run { status: output.status.code().expect("no signal"), out: text(output.stdout), err: text(output.stderr) }
}

fn run(register: &Path, args: &[String], status: i32) -> Run {
    let run = run_any(register, args);
    assert_eq!(run.status, status, "{args:?}: {run:?}");
    run
}

/// A report in our own words; every third tells again of the event before it.
fn line(n: usize) -> String {
    const PLACES: [&str; 6] = ["Djibo", "Gao", "Diffa", "Kaya", "Bambari", "Dori"];
    let event = n - usize::from(n % 3 == 2);
    let (place, day) = (PLACES[event % PLACES.len()], 1 + event % 28);
    let text = format!(
        "Attaque à {place}\n\nDes hommes armés ont attaqué le {day} mars {year} une patrouille près de {place}. {dead} soldats ont \
         été tués et {hurt} autres blessés, selon une source hospitalière jointe en soirée, note {n}.",
        year = 2014 + event % 9,
        dead = 2 + event % 17,
        hurt = 3 + n % 5,
    );
    let published = format!("{}-03-{:02}", 2014 + event % 9, day + 1);
    format!("{}\n", serde_json::json!({"id": format!("r{n}"), "published": published, "text": text}))
}

/// The events of a register that nobody disturbed.
fn undisturbed(scene: &Scene) -> String {
    let other = scene.folder.path().join("other.db");
    run(&other, &scene.add(), 0);
    run(&other, &["events".to_owned(), "--format".to_owned(), "jsonl".to_owned()], 0).out
}

#[test]
fn killed_while_a_register_is_made() {
    let mut scene = Scene::new(11, 40);
    let add = scene.add();
    let mut lasts = scene.lasts(&add);
    scene.until_killed(60, |scene, _| {
        scene.afresh();
        scene.kill(&add, &mut lasts);
        scene.look();
    });
    scene.run(&add, 0);
    assert_eq!(scene.events(), undisturbed(&scene));
}

#[test]
fn killed_while_adding() {
    let mut scene = Scene::new(23, ADDED);
    let add = scene.add();
    let mut lasts = scene.lasts(&add);
    let wanted = scene.events();
    scene.afresh();
    scene.until_killed(60, |scene, n| {
        // Most attempts go on from where the one before was stopped.
        if n % 6 == 5 {
            complete(scene, &add, &wanted);
            scene.afresh();
        }
        scene.kill(&add, &mut lasts);
        scene.look();
    });
    complete(&mut scene, &add, &wanted);
}

/// Adding again adds what is missing.
fn complete(scene: &mut Scene, add: &[String], wanted: &str) {
    let said = scene.run(add, 0).out;
    assert_eq!(said.lines().count(), ADDED, "adding again completes");
    scene.note(&said);
    scene.look();
    assert_eq!(scene.events(), wanted);
}

#[test]
fn killed_while_deciding() {
    let mut scene = Scene::new(37, 60);
    let add = scene.add();
    scene.run(&add, 0);
    let before = scene.events();
    let ids: Vec<String> = before
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).expect("JSON")["id"].as_str().expect("an identifier").to_owned())
        .collect();
    let decide = |event: &str, n: usize| -> Vec<String> {
        let reason = format!("reason {n}");
        let what: &[&str] = if n.is_multiple_of(2) { &["confirm", event] } else { &["note", event] };
        [&["decide"], what, &["--by", "Ana", "--reason", &reason]].concat().into_iter().map(str::to_owned).collect()
    };
    let first = decide(&ids[0], 0);
    let mut lasts = scene.lasts(&first);
    scene.until_killed(50, |scene, n| {
        scene.kill(&decide(&ids[n % ids.len()], n + 1), &mut lasts);
        scene.look();
    });
    // A register that is made again from what people gave has the same events.
    let after = scene.events();
    scene.run(&["rebuild".to_owned()], 0);
    assert_eq!(scene.events(), after);
    scene.look();
}

#[test]
fn killed_while_rebuilding() {
    let mut scene = Scene::new(53, 300);
    let add = scene.add();
    let said = scene.run(&add, 0).out;
    scene.note(&said);
    let wanted = scene.events();
    let rebuild = ["rebuild".to_owned()];
    let mut lasts = scene.lasts(&rebuild);
    scene.until_killed(50, |scene, _| {
        scene.kill(&rebuild, &mut lasts);
        scene.look();
    });
    scene.run(&rebuild, 0);
    scene.look();
    assert_eq!(scene.events(), wanted);
}
