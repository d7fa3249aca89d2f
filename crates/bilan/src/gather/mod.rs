//! From statements to incidents: what one report tells of each event.
//!
//! The text is followed as it goes on. Each sentence is cut into scenes (what happened at one place and time); a scene
//! continues the current incident, opens another, or recalls one from before.

mod accounts;
mod acted;
mod afterwards;
mod aggregates;
mod anchors;
mod another;
mod atlas;
mod back;
mod before;
mod candidates;
mod choice;
mod claims;
mod clauses;
mod countries;
mod cues;
mod dates;
mod deeds;
mod denials;
mod divisions;
mod doubts;
mod draft;
mod earlier;
mod fits;
mod follow_up;
mod fresh;
mod grudges;
mod idle;
mod incidents;
mod join;
mod joint;
mod kinds;
mod later;
mod lies;
mod likely;
mod looks;
mod materiel;
mod matter;
mod measured;
mod mentions;
mod misspelling;
mod named;
mod news;
mod occasion;
mod origins;
mod outcomes;
mod own_days;
mod own_periods;
mod parties;
mod pinned;
mod places;
mod quarters;
mod recalled;
mod recent;
mod relative;
mod resolve;
mod retold;
mod roles;
mod scenes;
mod settings;
mod signs;
mod sites;
mod so_far;
mod states;
mod subject;
mod summed;
mod superseded;
mod tense;
mod there;
mod together;
mod told_by;
mod totals;
mod violent;
mod when;
mod witnesses;
mod wounds;

use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::model::{PlaceRef, Reading, Report};
use crate::segment::Segmented;
use crate::state::{SentenceTold, Text};

/// Gathers the statements of a report into incidents.
pub fn gather<'a>(
    report: &'a Report,
    segmented: &'a Segmented,
    told: Vec<SentenceTold<'a>>,
    lexicon: &'a Lexicon,
    gazetteer: &'a Gazetteer<'a>,
) -> Reading {
    gather_all(&[(report, segmented, lexicon)], &[told], gazetteer).pop().unwrap_or_default()
}

/// As [`gather`] of several reports, with what each of them tells. Each step goes over all of them before the next begins.
pub fn gather_all<'a>(texts: &[Text<'a>], told: &[Vec<SentenceTold<'a>>], gazetteer: &'a Gazetteer<'a>) -> Vec<Reading> {
    let countries: Vec<_> = told.iter().zip(texts).map(|(told, (.., lexicon))| countries::Countries::of(told, lexicon)).collect();
    let calendar = |(told, (report, segmented, lexicon)): (&Vec<_>, &Text<'a>)| {
        dates::Calendar::of(report, segmented, told, lexicon, parties::first_year(told, lexicon))
    };
    let calendars: Vec<_> = told.iter().zip(texts).map(calendar).collect();
    let atlas = |n: usize| atlas::Atlas::of(&told[n], &countries[n], texts[n].2, gazetteer);
    let atlases: Vec<_> = (0..told.len()).map(atlas).collect();
    let scenes: Vec<_> = (0..told.len()).map(|n| scenes::scenes(&told[n], texts[n].1, &atlases[n])).collect();
    let drafts: Vec<_> = (0..told.len()).map(|n| incidents::follow(&told[n], &scenes[n], &calendars[n])).collect();
    let mut readings = Vec::with_capacity(told.len());
    for (n, drafts) in drafts.into_iter().enumerate() {
        let (told, scenes) = (&told[n], &scenes[n]);
        let mut reading = draft::finish(told, scenes, drafts, &countries[n], &calendars[n], &atlases[n]);
        doubts::doubts(told, &mut reading);
        denials::denials(told, &mut reading);
        told_by::told_by(told, scenes, &mut reading);
        reading.incidents.iter_mut().filter_map(|i| i.place.as_mut()).for_each(|place| atlases[n].add_candidates(place));
        readings.push(reading);
    }
    readings
}

/// What every name of a place means, in the order of the text, wherever it stands and whether or not anything happened there.
pub fn named_places<'a>(told: &[SentenceTold<'a>], lexicon: &'a Lexicon, gazetteer: &'a Gazetteer<'a>) -> Vec<PlaceRef> {
    let countries = countries::Countries::of(told, lexicon);
    let atlas = atlas::Atlas::of(told, &countries, lexicon, gazetteer);
    let sentence = |told: &SentenceTold<'_>| atlas.sentence_places(told);
    told.iter().flat_map(sentence).collect()
}
