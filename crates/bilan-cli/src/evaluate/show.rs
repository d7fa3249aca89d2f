//! Scores on the screen and as JSON.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use serde_json::{Value, json};

use super::measure::{Finding, Measure, Scores};
use super::{Args, File};

/// Columns for the name of a measure.
const NAME: usize = 26;

pub fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// A row per measure; then, as far as asked for, a row per report and the findings.
pub fn table(all: &Scores, files: &[File], args: &Args) -> String {
    let mut out = format!("reports: gold {}, read {}\n\n", all.reports, all.read);
    let _ = writeln!(
        out,
        "{:NAME$} {:>7} {:>9} {:>5}   {:>9} {:>6} {:>6}",
        "", "matched", "predicted", "gold", "precision", "recall", "F1"
    );
    for measure in Measure::ALL {
        let tally = all.tally(measure);
        let _ = writeln!(
            out,
            "{:NAME$} {:>7} {:>9} {:>5}   {:>9.3} {:>6.3} {:>6.3}",
            measure.name(),
            tally.matched,
            tally.predicted,
            tally.gold,
            tally.precision(),
            tally.recall(),
            tally.f1(),
        );
    }
    let _ = writeln!(out, "\nfalse alarms in reports without an incident: {} of {}", all.false_alarms, all.negatives);
    let _ = writeln!(out, "aggregates read as tolls: {}", all.leaks.len());
    if args.by_file {
        by_file(&mut out, files);
    }
    if args.misses {
        for (label, findings) in [("missed", &all.misses), ("too much", &all.extras), ("leaked", &all.leaks)] {
            list(&mut out, label, findings);
        }
    }
    out
}

fn by_file(out: &mut String, files: &[File]) {
    const SHOWN: [Measure; 5] = [Measure::Toll, Measure::MainIncident, Measure::Date, Measure::Place, Measure::SpeakerOfToll];
    let mut order: Vec<_> = files.iter().collect();
    order.sort_by(|a, b| a.scores.tally(Measure::Toll).f1().total_cmp(&b.scores.tally(Measure::Toll).f1()));
    let heads: Vec<_> = SHOWN.iter().map(|m| format!("{:>15}", m.name())).collect();
    let _ = writeln!(out, "\n{:NAME$} {}", "F1 by report", heads.join(" "));
    for file in order {
        let cells: Vec<_> = SHOWN.iter().map(|m| format!("{:>15.3}", file.scores.tally(*m).f1())).collect();
        let _ = writeln!(out, "{:NAME$} {}", file.doc, cells.join(" "));
    }
}

fn list(out: &mut String, label: &str, findings: &[Finding]) {
    for finding in findings {
        let what = finding.what.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = write!(out, "\n{label:8} {:NAME$} {}  {what}", finding.measure, finding.report);
    }
    if !findings.is_empty() {
        out.push('\n');
    }
}

/// The same as one JSON object.
pub fn json(all: &Scores, files: &[File], args: &Args) -> serde_json::Result<String> {
    let mut out = summary(all);
    if args.by_file {
        out["files"] = files.iter().map(|f| with(summary(&f.scores), "doc", json!(f.doc))).collect();
    }
    if args.misses {
        out["misses"] = json!(all.misses);
        out["extras"] = json!(all.extras);
        out["leaks"] = json!(all.leaks);
    }
    Ok(serde_json::to_string_pretty(&out)? + "\n")
}

fn with(mut object: Value, key: &str, value: Value) -> Value {
    object[key] = value;
    object
}

fn summary(scores: &Scores) -> Value {
    let measures: Vec<_> = Measure::ALL
        .iter()
        .map(|m| {
            let tally = scores.tally(*m);
            json!({
                "name": m.name(), "meaning": m.meaning(), "matched": tally.matched, "allowed": tally.allowed,
                "predicted": tally.predicted, "gold": tally.gold,
                "precision": tally.precision(), "recall": tally.recall(), "f1": tally.f1(),
            })
        })
        .collect();
    json!({
        "reports": {"gold": scores.reports, "read": scores.read},
        "measures": measures,
        "negatives": {"reports": scores.negatives, "false_alarms": scores.false_alarms},
        "aggregates_read_as_tolls": scores.leaks.len(),
    })
}
