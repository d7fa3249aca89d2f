//! A register that draws up only what new reports and decisions touch is, byte for byte, the one that is rebuilt: in any order
//! and batching, with copies, decisions and decisions that are taken back in between, in both stores.

#[path = "../../bilan/tests/support/stories.rs"]
mod stories;
mod support;

use bilan::resolve::Standing;
use bilan::{Reading, Report};
use bilan_store::register::{Choice, stamp, written};
use bilan_store::{Address, Error, Query, Register};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use stories::{readings, reports};
use support::READER;
use support::server::Server;

/// What happens to a register, one after the other.
#[derive(Clone, Debug)]
enum Step {
    /// So many of the next reports come in.
    Reports(usize),
    /// A report that is there comes in again under another identifier, published on another day.
    Copy(usize, bool),
    /// Of the events, one or two; and what is decided.
    Decide(usize, usize, u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (1_usize..60).prop_map(Step::Reports),
        1 => (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(n, earlier)| Step::Copy(n.index(1000), earlier)),
        3 => (0_usize..1000, 0_usize..1000, 0_u8..5).prop_map(|(a, b, what)| Step::Decide(a, b, what)),
    ];
    prop::collection::vec(step, 6..14)
}

fn order() -> impl Strategy<Value = Vec<usize>> {
    Just((0..reports().len()).collect::<Vec<_>>()).prop_shuffle()
}

fn at(n: usize) -> String {
    stamp(jiff::Timestamp::from_second(1_800_000_000 + n as i64).expect("a time"))
}

fn copy(of: usize, earlier: bool) -> Report {
    let mut report = reports()[of].clone();
    report.id = format!("copy-{of}-{earlier}");
    let day = if earlier { "2012-01-01" } else { "2025-12-31" };
    report.metadata.published = bilan::model::DateValue::parse(day);
    report
}

fn happen(register: &mut Register, order: &[usize], steps: &[Step]) {
    let mut coming = order.iter();
    let mut there: Vec<usize> = Vec::new();
    for (n, step) in steps.iter().enumerate() {
        match step {
            Step::Reports(count) => {
                let some: Vec<usize> = coming.by_ref().take(*count).copied().collect();
                let read: Vec<(Report, Reading)> = some.iter().map(|n| (reports()[*n].clone(), readings()[*n].clone())).collect();
                register.add(&read, &READER, &at(n)).expect("added");
                there.extend(some);
            }
            Step::Copy(of, earlier) if !there.is_empty() => {
                let report = copy(there[of % there.len()], *earlier);
                let reading = bilan::read_report(&report);
                register.add(&[(report, reading)], &READER, &at(n)).expect("added");
            }
            Step::Decide(a, b, what) => decide(register, (*a, *b), *what, &at(n)),
            Step::Copy(..) => {}
        }
        register.settle(&READER).expect("settled");
        assert_eq!(register.check(&READER).expect("checked"), Vec::<String>::new(), "after step {n} of {steps:?}");
    }
}

fn decide(register: &mut Register, (a, b): (usize, usize), what: u8, at: &str) {
    let events = register.find(&Query::default(), Default::default()).expect("events").0;
    if events.is_empty() {
        return;
    }
    let (one, other) = (&events[a % events.len()], &events[b % events.len()]);
    let choice = match what {
        0 => Choice::Confirm,
        1 => Choice::Reject,
        2 => Choice::Merge(other.id.clone()),
        3 => Choice::Split(vec![one.incidents[b % one.incidents.len()].clone()]),
        _ => {
            let all = register.decisions().expect("decisions");
            let standing: Vec<_> = all.iter().filter(|(_, s, _)| *s == Standing::InForce).collect();
            if let Some((decision, ..)) = standing.get(a % standing.len().max(1)) {
                register.undo(&decision.id, "ana", "again", at).expect("undone");
            }
            return;
        }
    };
    match register.decide(&one.id, choice, "ana", "test", at) {
        // An event cannot be merged with itself, nor be split where it is of one incident.
        Ok(_) | Err(Error::Decision(_)) => {}
        Err(error) => panic!("{error}"),
    }
}

fn is_that_of_a_rebuild(register: &mut Register) {
    let bit_by_bit = written(register.store()).expect("events");
    let count = register.state().expect("state").events;
    register.rebuild(&READER).expect("rebuilt");
    assert_eq!(written(register.store()).expect("events"), bit_by_bit);
    assert_eq!((register.state().expect("state").events, bit_by_bit.lines().count()), (count, count as usize));
}

fn run(cases: u32, open: impl FnMut() -> Register) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 0, ..Config::default() };
    let open = std::cell::RefCell::new(open);
    TestRunner::new(config)
        .run(&(order(), steps()), |(order, steps)| {
            let mut register = (open.borrow_mut())();
            happen(&mut register, &order, &steps);
            is_that_of_a_rebuild(&mut register);
            Ok(())
        })
        .expect("the same register");
}

/// Without this, a register that draws up everything anew each time would pass the tests above.
#[test]
fn one_report_more_is_compared_with_few() {
    let folder = tempfile::tempdir().expect("a folder");
    let address = Address::File(folder.path().join("all.db"));
    let mut register = Register::open(&address, true, Box::new(|_| ())).expect("a register");
    let all: Vec<(Report, Reading)> = reports().iter().cloned().zip(readings().iter().cloned()).collect();
    let (there, coming) = all.split_at(all.len() * 3 / 4);
    register.add(there, &READER, &at(0)).expect("added");
    register.settle(&READER).expect("settled");
    for (n, read) in coming.iter().enumerate() {
        register.add(std::slice::from_ref(read), &READER, &at(n + 1)).expect("added");
        let compared = register.settle(&READER).expect("settled").compared;
        assert!(0 < compared && compared * 4 < there.len(), "{} was compared with {compared} of {}", read.0.id, there.len());
    }
}

#[test]
fn bit_by_bit_in_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut n = 0;
    run(8, || {
        n += 1;
        let address = Address::File(folder.path().join(format!("{n}.db")));
        Register::open(&address, true, Box::new(|_| ())).expect("a register")
    });
}

#[test]
fn bit_by_bit_in_postgresql() {
    let server = Server::start();
    let mut n = 0;
    run(2, || {
        n += 1;
        let address = server.database(&format!("local{n}"));
        Register::open(&address.parse().expect("an address"), true, Box::new(|_| ())).expect("a register")
    });
}
