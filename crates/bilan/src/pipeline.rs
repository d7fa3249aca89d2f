//! The stages in their order. The only file that knows them all.

use std::sync::OnceLock;

use crate::explain::{self, Explanation, Levels};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::model::{DateValue, Reading, Report};
use crate::recognise::Gate;
use crate::resolve::{Collection, Event, families};
use crate::{gather, resolve, segment, state};

/// Reads one report with the core gazetteer alone, see [`read_report_with`].
pub fn read_report(report: &Report) -> Reading {
    read_report_with(report, &Gazetteer::default())
}

/// Reads one report: sentences, mentions, statements, incidents. Cannot fail; what could not be read is in the notes. Names
/// of places are looked up in `gazetteer` besides the core one.
pub fn read_report_with(report: &Report, gazetteer: &Gazetteer<'_>) -> Reading {
    read_reports_with(&[report], gazetteer).pop().unwrap_or_default()
}

/// Reads several reports: one reading for each, in their order, as [`read_report_with`] gives it alone, and in less time: every stage goes over a few of them before
/// the next one begins. The code of all stages and what they make of one report are just too much for the second cache of a core.
pub fn read_reports_with(reports: &[&Report], gazetteer: &Gazetteer<'_>) -> Vec<Reading> {
    let mut readings = Vec::with_capacity(reports.len());
    let mut rest = reports;
    while !rest.is_empty() {
        let mut room = BYTES_TOGETHER;
        let fits = |report: &&&Report| {
            let fits = room > 0;
            room = room.saturating_sub(report.text.len());
            fits
        };
        let few;
        (few, rest) = rest.split_at(rest.iter().take(TOGETHER).take_while(fits).count());
        readings.extend(read_together(few, gazetteer));
    }
    readings
}

/// So many reports go through a stage together at most.
const TOGETHER: usize = 16;
/// No other report joins them behind so many bytes of text.
const BYTES_TOGETHER: usize = 64 << 10;

fn read_together(reports: &[&Report], gazetteer: &Gazetteer<'_>) -> Vec<Reading> {
    let mut readings = vec![Reading::default(); reports.len()];
    let mut open: Vec<(usize, &Report, &Lexicon)> = Vec::with_capacity(reports.len());
    for (n, report) in reports.iter().enumerate() {
        let Some(language) = report.metadata.language.as_deref() else { continue };
        match Lexicon::of(language) {
            Some(lexicon) if gate(lexicon).lets_through(&report.text[report.body..]) => open.push((n, report, lexicon)),
            Some(_) => {}
            None => readings[n].notes.push(format!("language `{language}` is not read yet")),
        }
    }
    let segmented: Vec<_> =
        open.iter().map(|(_, report, lexicon)| segment::segment(&report.text, report.body, lexicon)).collect();
    let texts: Vec<state::Text<'_>> =
        open.iter().zip(&segmented).map(|((_, report, lexicon), segmented)| (*report, segmented, *lexicon)).collect();
    let told = state::states(&texts);
    for ((n, ..), reading) in open.iter().zip(gather::gather_all(&texts, &told, gazetteer)) {
        readings[*n] = reading;
    }
    readings
}

/// Every level with the core gazetteer alone, see [`explain_report_with`].
pub fn explain_report(report: &Report) -> Explanation {
    explain_report_with(report, &Gazetteer::default())
}

/// Every level of what [`read_report_with`] makes of a report. A text that the gate stops is followed as far as its statements,
/// so that a rule's author sees what stood behind the gate; its reading stays empty.
pub fn explain_report_with(report: &Report, gazetteer: &Gazetteer<'_>) -> Explanation {
    let Some(lexicon) = report.metadata.language.as_deref().and_then(Lexicon::of) else {
        return explain::explanation(report, None, Levels::default(), &[], &read_report(report));
    };
    let open = gate(lexicon).lets_through(&report.text[report.body..]);
    let segmented = segment::segment(&report.text, report.body, lexicon);
    let told = state::state(report, &segmented, lexicon);
    let levels = explain::levels(report, &segmented, &told, lexicon);
    let places = gather::named_places(&told, lexicon, gazetteer);
    let reading = if open { gather::gather(report, &segmented, told, lexicon, gazetteer) } else { Reading::default() };
    explain::explanation(report, Some(open), levels, &places, &reading)
}

/// What many reports tell together: their readings, and the events that follow from them.
pub struct Account<'r> {
    /// In the order of the reports' identifiers, each report once.
    pub read: Vec<(&'r Report, &'r Reading)>,
    pub collection: Collection,
    pub events: Vec<Event>,
    /// Plain sentences about reports that were left out.
    pub notes: Vec<String>,
}

/// Draws up the account of many reports. It is the same whatever the order in which they are given.
pub fn account<'r>(read: impl IntoIterator<Item = (&'r Report, &'r Reading)>) -> Account<'r> {
    let mut read: Vec<(&Report, &Reading)> = read.into_iter().collect();
    // What decides between two copies of one report is what they hold, never which came first.
    let key = |r: &'r Report| {
        let meta = &r.metadata;
        let published = meta.published.as_ref().map(DateValue::edtf);
        let described = (&meta.outlet, &meta.url, &meta.title, &meta.file);
        (&r.id, &r.text, published, meta.received, &meta.language, described)
    };
    read.sort_by(|(a, _), (b, _)| key(a).cmp(&key(b)));
    let mut notes = Vec::new();
    read.dedup_by(|(b, _), (a, _)| {
        if a.id == b.id && a.text != b.text {
            notes.push(format!("report {}: another text with the same identifier was left out; give each report its own", a.id));
        }
        a.id == b.id
    });
    let reports: Vec<&Report> = read.iter().map(|(report, _)| *report).collect();
    let collection = Collection::of(&read, &families(&reports));
    let events = resolve::resolve(&collection);
    Account { read, collection, events, notes }
}

fn gate(lexicon: &'static Lexicon) -> &'static Gate {
    static FRENCH: OnceLock<Gate> = OnceLock::new();
    FRENCH.get_or_init(|| Gate::new(lexicon))
}
