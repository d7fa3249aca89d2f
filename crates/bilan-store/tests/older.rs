//! A register of an older version is brought up to date when it is opened, with what was in it.

mod support;

use bilan_store::{Address, Query, Register};
use support::server::{Server, client};
use support::{AMBUSH, READER, read};

const NOW: &str = "2026-11-21T10:00:00.000000Z";
/// An event that was worked out from what is no longer read.
const EVENT: &str = "
    INSERT INTO event (number, id, first_day, last_day, kind, status, killed, digest{wire})
    VALUES (1, '0123456789abcdef', 18000, 18003, 'attack', 'one_source', 7, {digest}{bytes});
    INSERT INTO event_actor (actor, first_day{more}, event) VALUES ('jnim', 18000{values}, 1);
    UPDATE state SET reader = 'test'";

#[test]
fn a_file_of_version_1() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("register.db");
    let event = EVENT
        .replace("{digest}", "x'00'")
        .replace("{wire}", ", wire")
        .replace("{bytes}", ", x'00'")
        .replace("{more}", "")
        .replace("{values}", "");
    let file = rusqlite::Connection::open(&path).expect("opened");
    file.execute_batch(include_str!("../sql/sqlite/1.sql")).expect("made");
    file.execute_batch(&event).expect("filled");
    file.execute_batch("PRAGMA application_id = 0x62696c6e; PRAGMA user_version = 1").expect("marked");
    drop(file);
    is_brought_up_to_date(Address::File(path));
}

#[test]
fn a_schema_of_version_1() {
    let server = Server::start();
    let address = server.database("older");
    let event = EVENT
        .replace("{digest}", "''")
        .replace("{wire}", "")
        .replace("{bytes}", "")
        .replace("{more}", ", last_day, killed")
        .replace("{values}", ", 18003, 7");
    let mut client = client(&address);
    client.batch_execute("CREATE SCHEMA bilan; SET search_path = bilan").expect("a schema");
    client.batch_execute(include_str!("../sql/postgres/1.sql")).expect("made");
    client.batch_execute(&event).expect("filled");
    client.batch_execute("INSERT INTO event_wire VALUES (1, '\\x00')").expect("filled");
    is_brought_up_to_date(address.parse().expect("an address"));
}

fn is_brought_up_to_date(address: Address) {
    let mut register = Register::open(&address, false, Box::new(|_| ())).expect("a register");
    let state = register.state().expect("state");
    assert!(!state.is_settled("test") && state.events == 1, "events are to be drawn up anew: {state:?}");
    let query = Query { actor: Some("jnim".to_owned()), from: Some(18_002), killed: Some(7), ..Query::default() };
    assert_eq!(register.store().find(&query).expect("found").events, [[0]], "until then they are found as before");
    register.add(&read(&[AMBUSH]), &READER, NOW).expect("added");
    let settled = register.settle(&READER).expect("settled");
    assert_eq!((settled.events, settled.removed), (1, 1));
    assert_eq!(register.check(&READER).expect("checked"), Vec::<String>::new());
    drop(register);
    let mut again = Register::open(&address, false, Box::new(|_| ())).expect("a register");
    assert!(again.state().expect("state").is_settled("test"));
}
