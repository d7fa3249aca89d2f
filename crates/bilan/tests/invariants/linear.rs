//! Work grows linearly with the text, whatever its shape.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use bilan::read_report;

use super::corpus::{open, report};
use super::known::{Known, none};

const SHORT: usize = 100_000;
const LONG: usize = 4 * SHORT;

/// Four times the text may take this many times the work. Work that grows with the square takes sixteen times; what no longer
/// fits into a cache that other programs use as well takes six.
const RATIO: f64 = 8.0;

/// A shape that is known to fail has to come below this to be linear, so that chance does not decide.
const RATIO_WITHOUT_DOUBT: f64 = 4.8;

/// A text is read over and over until this many seconds are worked, since the system counts in hundredths of a second.
const MEASURED: f64 = 0.1;

/// The hundredths in which Linux counts, whatever the machine.
const TICKS: f64 = 100.0;

/// Repeated to the wanted length. A report's first words stand before each, so that the gate lets it pass.
const OPENING: &str = "Six soldats ont été tués lundi dans une attaque à Gao, a annoncé l'armée. ";

fn shapes() -> Vec<(&'static str, String)> {
    let reports: String = open().iter().map(|(_, text)| format!("{text}\n\n")).collect();
    let one_line = reports.split_whitespace().collect::<Vec<_>>().join(" ");
    let unstopped: String = one_line.chars().filter(|c| !".!?…".contains(*c)).collect();
    let repeated = |piece: &str| piece.to_owned();
    vec![
        ("reports", reports.clone()),
        ("reports in one line", one_line.clone()),
        ("one line without a full stop", unstopped),
        ("a word a line", one_line.replace(' ', "\n")),
        ("a word a paragraph", one_line.replace(' ', "\n\n")),
        ("one letter", repeated("a")),
        ("digits", repeated("1234567890")),
        ("numbers", repeated("17 ")),
        ("number words", repeated("deux cent mille ")),
        ("opening quotation marks", repeated("«")),
        ("quotation marks", repeated("« » \" ")),
        ("capital words", repeated("Gao Mopti Tombouctou ")),
        ("unknown capital words", repeated("Xabc ")),
        ("the word et", repeated("et ")),
        ("brackets", format!("{}{}", "(".repeat(SHORT / 2), ")".repeat(SHORT / 2))),
        ("nested brackets", repeated("(a (b [c «d ")),
        ("newlines", repeated("\n")),
        ("victims", repeated("six soldats et deux civils, ")),
        ("towns with figures", repeated("Gao trois morts, Kidal deux morts, ")),
        ("effects", repeated("tués blessés enlevés ")),
        ("dates", repeated("lundi 12 novembre 2019, ")),
        ("sources", repeated("selon l'armée, a déclaré le ministre, ")),
        ("short statements", repeated("Six soldats ont été tués. ")),
        ("parts of parts", repeated("dont six soldats parmi lesquels deux civils ")),
        ("joined by hyphens", repeated("ouest-")),
        ("apostrophes", repeated("l'")),
        ("combining accents", repeated("e\u{301}")),
        ("dots", repeated(".")),
    ]
}

#[test]
fn four_times_the_text_is_about_four_times_the_work() {
    black_box(read_report(&report(OPENING)));
    let mut known = Known::read("tests/invariants/linear/known.tsv", include_str!("linear/known.tsv"));
    let mut problems = Vec::new();
    for (name, piece) in shapes() {
        let text = |length: usize| -> String { OPENING.chars().chain(piece.chars().cycle()).take(length).collect() };
        let (short, long) = (text(SHORT), text(LONG));
        // A busy machine can only make reading slower: the quickest of several readings is what the work takes.
        let (mut least_long, mut least_short) = (f64::INFINITY, f64::INFINITY);
        let mut ratio = f64::INFINITY;
        for _ in 0..8 {
            least_long = least_long.min(work(&long));
            least_short = least_short.min(work(&short));
            ratio = least_long / least_short;
            if ratio < RATIO_WITHOUT_DOUBT {
                break;
            }
        }
        let limit = if known.lists(&[name]) { RATIO_WITHOUT_DOUBT } else { RATIO };
        if ratio >= limit && !known.has(&[name]) {
            problems.push(format!("{name}: four times the text takes {ratio:.1} times the work; look for a loop within a loop"));
        }
    }
    problems.extend(known.idle());
    none(problems);
}

/// Seconds that reading a text takes.
fn work(text: &str) -> f64 {
    let report = report(text);
    let started = now();
    for times in 1.. {
        black_box(read_report(&report));
        let worked = now() - started;
        if worked >= MEASURED {
            return worked / f64::from(times);
        }
    }
    unreachable!("a clock that stands still")
}

/// Seconds that this thread has worked in the code itself, where the system tells; else seconds that passed.
///
/// What the system does to hand out memory is left out: from some size on it takes the memory back after each reading, and
/// reading has become so quick that this would pass for work that grows too fast.
fn now() -> f64 {
    // Behind the name of the thread, which may hold anything, the twelfth field is its own time.
    let stat = fs::read_to_string("/proc/thread-self/stat").ok();
    let own = stat.as_deref().and_then(|line| line.rsplit_once(')')?.1.split_whitespace().nth(11));
    match own.and_then(|ticks| ticks.parse::<f64>().ok()) {
        Some(ticks) => ticks / TICKS,
        None => {
            static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
            START.get_or_init(Instant::now).elapsed().as_secs_f64()
        }
    }
}
