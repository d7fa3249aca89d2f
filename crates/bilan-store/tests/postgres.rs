//! What PostgreSQL adds to the story: moving there and back, several writers, and what is said where something is wrong.

mod support;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bilan_store::register::{Choice, migrate, written};
use bilan_store::{Address, Error, Query, Register};
use support::server::{Server, client};
use support::{AMBUSH, OTHER, READER, REVISED, read};

const NOW: &str = "2026-11-21T10:00:00.000000Z";

fn open(address: &str, make: bool) -> Result<Register, Error> {
    Register::open(&address.parse().expect("an address"), make, Box::new(|_| ()))
}

fn filled(address: &str) -> Register {
    let mut register = open(address, true).expect("a register");
    register.add(&read(&[AMBUSH, OTHER, REVISED]), &READER, NOW).expect("added");
    register.settle(&READER).expect("settled");
    let event = register.find(&Query::default(), Default::default()).expect("events").0.remove(0).id;
    register.decide(&event, Choice::Confirm, "ana", "two witnesses", NOW).expect("decided");
    register.settle(&READER).expect("settled");
    register
}

/// Reports and decisions as they are kept, word for word.
fn primary(register: &mut Register) -> String {
    let store = register.store();
    let (sightings, decisions) = (store.sightings().expect("sightings"), store.decisions().expect("decisions"));
    let numbers: Vec<i64> = sightings.iter().map(|s| s.number).collect();
    let mut texts = Vec::new();
    let mut each = |stored: bilan_store::Stored| {
        texts.push(stored.report.text);
        Ok(())
    };
    store.reports(bilan_store::Which::Numbers(&numbers), &mut each).expect("reports");
    format!("{sightings:?}\n{decisions:?}\n{texts:?}\n{:?}", store.redirects().expect("redirects"))
}

#[test]
fn there_and_back_nothing_is_lost() {
    let server = Server::start();
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let mut first = filled(&file("first.db"));
    // A character that PostgreSQL's texts cannot hold.
    first.add(&read(&["date: 2023-05-07\n\nUn texte\u{0}coupé, sans violence."]), &READER, NOW).expect("added");
    let event = first.find(&Query::default(), Default::default()).expect("events").0.remove(0).id;
    first.store().redirect("0123456789abcdef", &event).expect("kept");
    first.settle(&READER).expect("settled");
    let mut there = open(&server.database("there"), true).expect("a register");
    migrate(&mut first, &mut there, &READER).expect("moved");
    let mut back = open(&file("back.db"), true).expect("a register");
    migrate(&mut there, &mut back, &READER).expect("moved back");
    let copied = folder.path().join("copy.db");
    there.backup(&copied).expect("copied");
    let mut copy = open(&file("copy.db"), false).expect("the copy");
    assert!(copy.state().expect("state").is_settled("test"), "a copy has what was worked out");
    for register in [&mut there, &mut back, &mut copy] {
        assert_eq!(primary(register), primary(&mut first));
        assert_eq!(written(register.store()).expect("events"), written(first.store()).expect("events"));
        assert_eq!(register.check(&READER).expect("checked"), Vec::<String>::new());
    }
    assert!(migrate(&mut back, &mut there, &READER).is_err(), "only into an empty register");
}

#[test]
fn writers_take_turns() {
    let server = Server::start();
    let address = server.database("turns");
    let texts: Vec<String> = (0..40).map(|n| OTHER.replace("/3", &format!("/{n}")).replace("Quatre", "Cinq")).collect();
    std::thread::scope(|scope| {
        for half in texts.chunks(20) {
            // Both make the register as well.
            let address = &address;
            scope.spawn(move || {
                let mut register = open(address, true).expect("a register");
                for text in half {
                    assert_eq!(register.add(&read(&[text]), &READER, NOW).expect("added").new, 1);
                    register.settle(&READER).expect("settled");
                }
            });
        }
    });
    let mut register = open(&address, false).expect("a register");
    register.settle(&READER).expect("settled");
    assert_eq!(register.state().expect("state").all_reports, 40);
    assert_eq!(register.check(&READER).expect("checked"), Vec::<String>::new());
}

#[test]
fn a_writer_that_waits_says_so_once() {
    let server = Server::start();
    let address = server.database("waits");
    let mut first = open(&address, true).expect("a register");
    let said = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&said);
    std::thread::scope(|scope| {
        let mut waiting = None;
        first
            .store()
            .transaction(&mut |_| {
                let (address, told) = (address.clone(), Arc::clone(&told));
                waiting = Some(scope.spawn(move || {
                    let tell = Box::new(move |line: &str| told.lock().expect("lines").push(line.to_owned()));
                    let mut second = Register::open(&address.parse().expect("an address"), true, tell).expect("a register");
                    second.add(&read(&[AMBUSH]), &READER, NOW).expect("added")
                }));
                std::thread::sleep(Duration::from_millis(1500));
                Ok(())
            })
            .expect("nothing done");
        assert_eq!(waiting.expect("begun").join().expect("ended").new, 1);
    });
    let said = said.lock().expect("lines");
    assert!(said.len() == 1 && said[0].starts_with("waiting for another process"), "{said:?}");
}

#[test]
fn what_is_wrong_is_said() {
    let server = Server::start();
    let address = server.database("wrong");
    let error = |address: &str, make: bool| match open(address, make) {
        Ok(_) => panic!("{address} opens"),
        Err(error) => error.to_string(),
    };
    let user = address.split("://").nth(1).and_then(|rest| rest.split(':').next()).expect("a user").to_owned();
    let (before, host) = address.rsplit_once('@').expect("a host");
    let password = before.rsplit_once(':').expect("a password").1.to_owned();
    let (_, database) = host.split_once('/').expect("a database");
    let cases = [
        (address.clone(), "there is no register"),
        (server.address("no_such_database"), "Make it with `createdb no_such_database`"),
        (format!("postgres://{user}:not-it@{host}"), "the password of"),
        (format!("postgres://nobody:{password}@127.0.0.1:1/{database}"), "no server answers at 127.0.0.1, port 1"),
        (format!("postgres://nobody:{password}@no-such-host.invalid/{database}"), "no server answers at no-such-host.invalid"),
        (format!("{address}?sslmode=require"), "it speaks no TLS, which sslmode asks for"),
        (format!("{address}?sslmode=verify-full&sslrootcert=/no/such/file"), "(sslrootcert) cannot be read"),
        (format!("{address}?sslmode=strict"), "sslmode is disable, prefer, require or verify-full, not strict"),
        (format!("postgres://{user}:{password}@host:port/{database}"), "is no address of a register"),
    ];
    for (address, wanted) in cases {
        let said = error(&address, false);
        assert!(said.contains(wanted), "{said}");
        assert!(!said.contains(&password) && !said.contains("not-it"), "{said}");
    }

    let mut raw = client(&address);
    let mut count = || -> i64 {
        let sql = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'bilan'";
        raw.query_one(sql, &[]).expect("a count").get(0)
    };
    assert_eq!(count(), 0, "looking makes nothing");
    client(&address).batch_execute("CREATE SCHEMA bilan CREATE TABLE report (id int)").expect("someone else's table");
    assert!(error(&address, true).contains("belongs to something else"));
    assert_eq!(count(), 1, "nothing was changed");
    client(&address).batch_execute("DROP SCHEMA bilan CASCADE").expect("gone");

    drop(open(&address, true).expect("a register"));
    let change = |sql: &str| client(&address).batch_execute(sql).expect("changed");
    change("UPDATE bilan.about SET version = 99");
    assert!(error(&address, true).contains("made by a newer bilan: it has version 99"));
    change("UPDATE bilan.about SET version = 5, program = 'other'");
    assert!(error(&address, true).contains("the row in `bilan.about` is missing"));
    change("UPDATE bilan.about SET program = 'bilan'; ALTER TABLE bilan.redirect RENAME TO lost");
    assert!(error(&address, true).contains("has no table redirect"));
    change("ALTER TABLE bilan.lost RENAME TO redirect");
    open(&address, false).expect("it is a register again");
}

#[test]
fn who_listens_hears_nothing() {
    let (server, signer) = Server::encrypted();
    let address = server.database("secret");
    let with = |address: &str, options: &str| format!("{address}?{options}");
    let trusted = format!("sslrootcert={}", signer.display());
    let full = format!("sslmode=verify-full&{trusted}");
    // The server itself says whether the connection is encrypted.
    let encrypted =
        "SELECT count(*) FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.application_name = 'bilan' AND s.ssl";
    for (options, wanted) in [("sslmode=disable", 0), ("sslmode=prefer", 1), ("sslmode=require", 1), (full.as_str(), 1)] {
        let mut register = open(&with(&address, options), true).expect("a register");
        let there: i64 = client(&address).query_one(encrypted, &[]).expect("an answer").get(0);
        assert_eq!(there, wanted, "{options}");
        register.add(&read(&[AMBUSH]), &READER, NOW).expect("added");
    }
    let error = |address: String| open(&address, true).err().expect("refused").to_string();
    // The certificate is for 127.0.0.1 alone, and nobody signed it whom the system trusts.
    let by_name = address.replace("@127.0.0.1:", "@localhost:");
    let said = error(with(&by_name, &full));
    assert!(said.contains("its certificate does not hold") && said.contains("sslrootcert=FILE"), "{said}");
    let said = error(with(&address, "sslmode=verify-full"));
    assert!(said.contains("does not hold") || said.contains("trusts nobody"), "{said}");
    let empty = tempfile::NamedTempFile::new().expect("a file");
    let said = error(with(&address, &format!("sslmode=verify-full&sslrootcert={}", empty.path().display())));
    assert!(said.contains("there are none in it"), "{said}");
}

#[test]
fn what_people_gave_stays() {
    let server = Server::start();
    let address = server.database("stays");
    let mut register = filled(&address);
    for sql in [
        "UPDATE bilan.report SET text = 'x'",
        "DELETE FROM bilan.decision",
        "TRUNCATE bilan.decision",
        "TRUNCATE bilan.report CASCADE",
    ] {
        let said = client(&address).batch_execute(sql).expect_err("refused");
        assert!(said.as_db_error().is_some_and(|e| e.message().ends_with("never changed or removed")), "{said}");
    }
    let faults = |register: &mut Register| register.check(&READER).expect("checked").join("\n");
    assert_eq!(faults(&mut register), "");
    let damages = [
        ("UPDATE bilan.report_text SET words = '''x'''::tsvector WHERE number = 2", "the index of words does not agree"),
        ("DELETE FROM bilan.event_wire", "an event without its content"),
        ("DELETE FROM bilan.event_tally", "an event without what it is counted by"),
        ("ALTER TABLE bilan.report DISABLE TRIGGER stays", "is switched off: table and trigger: report, stays"),
        ("UPDATE bilan.report SET text = text || 'x' WHERE number = 1", "is not what was added"),
    ];
    for (sql, wanted) in damages {
        client(&address).batch_execute(sql).expect("damaged");
        let said = faults(&mut register);
        assert!(said.contains(wanted), "{sql}: {said}");
    }
}

#[test]
fn who_may_only_read_reads() {
    let server = Server::start();
    let address = server.database("reads");
    let mut register = filled(&address);
    let role = format!("reader_{}", std::process::id());
    let grants = format!(
        "CREATE ROLE {role} LOGIN PASSWORD 'reads'; GRANT USAGE ON SCHEMA bilan TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA bilan TO {role}"
    );
    client(&address).batch_execute(&grants).expect("a reader");
    let host = address.rsplit_once('@').expect("a host").1;
    let mut reader = open(&format!("postgres://{role}:reads@{host}"), true).expect("opened");
    assert_eq!(written(reader.store()).expect("events"), written(register.store()).expect("events"));
    assert_eq!(reader.search("djibo", 10).expect("found").len(), 2);
    assert_eq!(reader.decisions().expect("decisions").len(), 1, "what is worked out for an answer needs not be kept");
    let refused = reader.add(&read(&["date: 2023-05-09\n\nRien de tel."]), &READER, NOW).expect_err("refused");
    assert!(matches!(refused, Error::ReadOnly { .. }), "{refused}");
    assert_eq!(register.state().expect("state").all_reports, 3);
    drop(reader);
    client(&address).batch_execute(&format!("REVOKE USAGE ON SCHEMA bilan FROM {role}")).expect("shut out");
    let shut = open(&format!("postgres://{role}:reads@{host}"), true).err().expect("refused").to_string();
    assert!(shut.contains("the role may not do so: permission denied"), "{shut}");
    let forget = format!("DROP OWNED BY {role}; DROP ROLE {role}");
    client(&address).batch_execute(&forget).expect("forgotten");
}

/// Both stores find the same, whatever is asked.
#[test]
fn both_stores_answer_alike() {
    let server = Server::start();
    let folder = tempfile::tempdir().expect("a folder");
    let mut file = filled(&Address::File(folder.path().join("a.db")).to_string());
    let mut other = filled(&server.database("alike"));
    let day = |text: &str| {
        let day: jiff::civil::Date = text.parse().expect("a day");
        day.since(jiff::civil::Date::constant(1970, 1, 1)).expect("days").get_days()
    };
    let mut asked = vec![Query { country: Some("NE".to_owned()), ..Query::default() }];
    for from in [None, Some(day("2023-05-03")), Some(day("2023-05-04")), Some(day("2023-05-05"))] {
        for until in [None, Some(day("2023-05-03")), Some(day("2023-05-04"))] {
            for killed in [None, Some(5), Some(50)] {
                for limit in [None, Some(1)] {
                    asked.push(Query { from, until, killed, limit, ..Query::default() });
                }
            }
        }
    }
    let actors = file.find(&Query::default(), Default::default()).expect("events").0;
    for name in actors.iter().flat_map(|e| &e.targets).map(|p| bilan::lexicon::fold(&p.name)) {
        asked.push(Query { actor: Some(name), from: Some(day("2023-05-03")), ..Query::default() });
    }
    for mut query in asked {
        loop {
            let (a, b) = (file.store().find(&query).expect("found"), other.store().find(&query).expect("found"));
            assert_eq!(a, b, "{query:?}");
            let Some(next) = a.next else { break };
            query.after = Some(next);
        }
    }
    for words in ["djibo", "DJIBÔ \"l armee\"", "l'armée", "\"armée l\"", "absent", "", "\"", "tue' & |", "gotheye quatre"] {
        let found = |register: &mut Register| {
            let hits = register.search(words, 10).expect("found");
            hits.into_iter().map(|h| (h.report, h.title, h.outlet, h.published, h.events)).collect::<Vec<_>>()
        };
        assert_eq!(found(&mut file), found(&mut other), "{words}");
    }
}
