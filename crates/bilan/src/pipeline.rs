//! The stages in their order. The only file that knows them all.

use std::sync::OnceLock;

use crate::explain::{self, Explanation, Levels};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::model::{Reading, Report};
use crate::recognise::Gate;
use crate::{gather, segment, state};

/// Reads one report with the core gazetteer alone, see [`read_report_with`].
pub fn read_report(report: &Report) -> Reading {
    read_report_with(report, &Gazetteer::default())
}

/// Reads one report: sentences, mentions, statements, incidents. Cannot fail; what could not be read is in the notes. Names
/// of places are looked up in `gazetteer` besides the core one.
pub fn read_report_with(report: &Report, gazetteer: &Gazetteer<'_>) -> Reading {
    let Some(language) = report.metadata.language.as_deref() else { return Reading::default() };
    let Some(lexicon) = Lexicon::of(language) else {
        return Reading { notes: vec![format!("language `{language}` is not read yet")], ..Reading::default() };
    };
    if !gate(lexicon).lets_through(&report.text[report.body..]) {
        return Reading::default();
    }
    let segmented = segment::segment(&report.text, report.body, lexicon);
    let told = state::state(report, &segmented, lexicon);
    gather::gather(report, &segmented, told, lexicon, gazetteer)
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

fn gate(lexicon: &'static Lexicon) -> &'static Gate {
    static FRENCH: OnceLock<Gate> = OnceLock::new();
    FRENCH.get_or_init(|| Gate::new(lexicon))
}
