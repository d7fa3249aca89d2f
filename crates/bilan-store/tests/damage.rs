//! Every kind of row is damaged by SQL, column by column, in both stores: `check` names each, and a rebuild mends what is derived.

mod support;

use bilan_store::register::{Choice, written};
use bilan_store::{Address, Query, Register};
use support::server::{Server, client};
use support::{AMBUSH, OTHER, READER, REVISED, read};

const NOW: &str = "2026-11-21T10:00:00.000000Z";
/// The report of the ambush again, cut short: of the same source family.
const LONGER: &str = "url: https://radio.example/4\ndate: 2023-05-09\n\nRetour à Djibo\n\nLes écoles de la commune de Djibo rouvriront lundi prochain après trois semaines de fermeture, a dit mardi le directeur régional de l'enseignement, qui a promis des tables, des craies et deux repas par jour aux élèves des six villages les plus éloignés.";

/// Where `check` says nothing the damage was not seen; where a rebuild does not mend it, it was not derived.
struct Scene {
    register: Register,
    run: Box<dyn FnMut(&str)>,
    events: String,
}

impl Scene {
    fn new(mut register: Register, run: Box<dyn FnMut(&str)>) -> Self {
        let reprint = LONGER.replace("/4", "/5").replace("aux élèves", "aux enfants");
        register.add(&read(&[AMBUSH, OTHER, REVISED, LONGER, &reprint]), &READER, NOW).expect("added");
        register.settle(&READER).expect("settled");
        let events = register.find(&Query::default(), Default::default()).expect("events").0;
        register.decide(&events[0].id, Choice::Confirm, "ana", "two witnesses", NOW).expect("decided");
        register.decide(&events[1].id, Choice::Note, "ana", "to be asked again", NOW).expect("decided");
        register.settle(&READER).expect("settled");
        register.store().redirect("0123456789abcdef", &events[0].id).expect("kept");
        let events = written(register.store()).expect("events");
        let mut scene = Self { register, run, events };
        assert_eq!(scene.faults(), "");
        scene
    }

    fn faults(&mut self) -> String {
        self.register.check(&READER).expect("checked").join("\n")
    }

    /// Damages what is derived.
    fn derived(&mut self, sql: &str, names: &str) {
        (self.run)(sql);
        let said = self.faults();
        assert!(said.contains(names), "{sql}: {names} is not named: {said}");
        self.register.rebuild(&READER).expect("rebuilt");
        assert_eq!(self.faults(), "", "{sql}: a rebuild mends it");
        assert_eq!(written(self.register.store()).expect("events"), self.events);
    }

    /// Damages what people gave, and takes the damage back.
    fn given(&mut self, sql: &str, back: &str, names: &str) {
        (self.run)(sql);
        let said = self.faults();
        assert!(said.contains(names), "{sql}: {names} is not named: {said}");
        (self.run)(back);
        assert_eq!(self.faults(), "", "{back}");
    }
}

/// Another value for a column, and the rows it is put into.
fn every_column(scene: &mut Scene) {
    // What the columns hold; `one` is a row of the table.
    let texts = [
        ("event", "country admin1 place kind status name precision parties review"),
        ("event_actor", "actor"),
        ("incident", "id"),
        ("toll", "policy effect victims side"),
        ("line", "statement incident effect victims side speaker speaker_name stance losses quote"),
        ("reading", "reader"),
        ("mark", "family"),
    ];
    let numbers = [
        ("event", "first_day last_day killed lat lon"),
        ("event_actor", "first_day last_day killed"),
        ("toll", "low best high"),
        ("line", "low high"),
    ];
    let by = |table: &str| match table {
        "event" | "reading" => "number",
        "mark" => "report",
        _ => "event",
    };
    for (table, columns) in texts {
        for column in columns.split(' ') {
            let one = format!("SELECT min({key}) FROM {table}", key = by(table));
            let first = if table == "incident" { "SELECT min(id) FROM incident" } else { &one };
            let key = if table == "incident" { "id" } else { by(table) };
            scene.derived(
                &format!("UPDATE {table} SET {column} = coalesce({column}, '') || 'x' WHERE {key} = ({first})"),
                &format!("column {column} of table {table}"),
            );
        }
    }
    for (table, columns) in numbers {
        for column in columns.split(' ') {
            let key = by(table);
            let sql =
                format!("UPDATE {table} SET {column} = coalesce({column}, 1) - 1 WHERE {key} = (SELECT min({key}) FROM {table})");
            scene.derived(&sql, &format!("column {column} of table {table}"));
        }
    }
}

/// Rows that are taken out, added, or exchanged.
fn every_table(scene: &mut Scene) {
    for table in ["event_wire", "event_tally", "event_actor", "incident", "toll", "line"] {
        scene.derived(&format!("DELETE FROM {table} WHERE event = (SELECT max(event) FROM {table})"), "");
    }
    scene.derived("DELETE FROM event WHERE number = (SELECT min(number) FROM event)", "is missing");
    scene.derived("DELETE FROM reading WHERE number = (SELECT min(number) FROM reading)", "table reading");
    scene.derived("DELETE FROM mark WHERE report = (SELECT min(report) FROM mark)", "table mark");
    scene.derived("DELETE FROM grouped WHERE incident = (SELECT min(incident) FROM grouped)", "table grouped");
    scene.derived(
        "UPDATE grouped SET grp = incident WHERE incident = (SELECT max(incident) FROM grouped WHERE grp <> incident)",
        "table grouped",
    );
    scene.derived("INSERT INTO beside (a, b) VALUES (1, 2)", "table beside");
    scene.derived("UPDATE state SET events = events + 1", "table state");
    scene.derived("UPDATE compared SET same = NOT same", "table compared");
    // A sound reading of another report.
    scene.derived(
        "UPDATE reading SET reading = (SELECT reading FROM reading WHERE number = 2) WHERE number = 1",
        "column reading of table reading",
    );
    scene.given(
        "UPDATE redirect SET becomes = 'nothing' WHERE id = '0123456789abcdef'",
        "UPDATE redirect SET becomes = (SELECT min(id) FROM event) WHERE id = '0123456789abcdef'",
        "leads to nothing",
    );
}

/// Columns that hold bytes, with their tables.
const PACKED: [(&str, &str); 7] = [
    ("event", "digest"),
    ("event_wire", "wire"),
    ("event_tally", "tally"),
    ("reading", "sketch"),
    ("reading", "reading"),
    ("mark", "runs"),
    ("mark", "keys"),
];

/// What somebody may change in a decision, and how it is made good.
const DECISION: [(&str, &str); 3] = [
    ("decision = replace(decision, 'two', 'six')", "decision = replace(decision, 'six', 'two')"),
    ("at = at || '0'", "at = substr(at, 1, 27)"),
    ("id = id || '0'", "id = substr(id, 1, 16)"),
];

#[test]
fn a_damaged_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("register.db");
    let register = Register::open(&Address::File(path.clone()), true, Box::new(|_| ())).expect("a register");
    let file = rusqlite::Connection::open(&path).expect("opened");
    let run = move |sql: &str| file.execute_batch(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
    let mut scene = Scene::new(register, Box::new(run));
    every_column(&mut scene);
    every_table(&mut scene);
    for (table, column) in PACKED {
        scene
            .derived(&format!("UPDATE {table} SET {column} = x'0102030405060708'"), &format!("column {column} of table {table}"));
    }
    const STAYS: &str =
        "CREATE TRIGGER report_stays   BEFORE UPDATE ON report   BEGIN SELECT RAISE(ABORT, 'a report is never changed'); END";
    scene.given("DROP TRIGGER report_stays", STAYS, "trigger report_stays");
    let changed = |set: &str| format!("DROP TRIGGER report_stays; UPDATE report SET {set} WHERE number = 1; {STAYS}");
    scene.given(&changed("title = 'Autre'"), &changed("title = NULL"), "the index of words does not agree");
    scene.given(&changed("body = body || '0'"), &changed("body = substr(body, 1, 32)"), "is not what was added");
    scene.given(&changed("text = text || ' '"), &changed("text = rtrim(text)"), "is not what was added");
    const DECIDED: &str =
        "CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END";
    let changed = |set: &str| format!("DROP TRIGGER decision_stays; UPDATE decision SET {set} WHERE number = 1; {DECIDED}");
    for (set, back) in DECISION {
        scene.given(&changed(set), &changed(back), "decision");
    }
    const KEPT: &str =
        "CREATE TRIGGER decision_kept  BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never removed'); END";
    (scene.run)(&format!("DROP TRIGGER decision_kept; DELETE FROM decision WHERE number = 2; {KEPT}"));
    assert!(scene.faults().contains("rows were taken out of table: decision"), "the last one");
}

#[test]
fn a_damaged_database() {
    let server = Server::start();
    let address = server.database("damage");
    let register = Register::open(&address.parse().expect("an address"), true, Box::new(|_| ())).expect("a register");
    let mut raw = client(&address);
    raw.batch_execute("SET search_path = bilan").expect("the schema");
    let run = move |sql: &str| raw.batch_execute(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
    let mut scene = Scene::new(register, Box::new(run));
    every_column(&mut scene);
    every_table(&mut scene);
    for (table, column) in PACKED {
        scene.derived(
            &format!("UPDATE {table} SET {column} = '\\x0102030405060708'"),
            &format!("column {column} of table {table}"),
        );
    }
    let changed = |table: &str, set: &str| {
        format!(
            "ALTER TABLE {table} DISABLE TRIGGER USER; UPDATE {table} SET {set} WHERE number = 1; ALTER TABLE {table} ENABLE TRIGGER USER"
        )
    };
    let report = [("title = 'Autre'", "title = NULL"), ("body = body || '0'", "body = substr(body, 1, 32)")];
    for (table, changes) in [("report", &report[..]), ("decision", &DECISION)] {
        for (set, back) in changes {
            scene.given(&changed(table, set), &changed(table, back), table);
        }
    }
}
