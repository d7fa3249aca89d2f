//! From statements to incidents: what one report tells of each event.
//!
//! The text is followed as it goes on. Each sentence is cut into scenes (what happened at one place and time); a scene
//! continues the current incident, opens another, or recalls one from before.

mod afterwards;
mod aggregates;
mod anchors;
mod another;
mod atlas;
mod before;
mod candidates;
mod choice;
mod countries;
mod cues;
mod dates;
mod deeds;
mod divisions;
mod doubts;
mod draft;
mod fits;
mod fresh;
mod incidents;
mod join;
mod joint;
mod kinds;
mod likely;
mod looks;
mod materiel;
mod measured;
mod mentions;
mod misspelling;
mod named;
mod occasion;
mod outcomes;
mod own_days;
mod parties;
mod places;
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
mod there;
mod together;
mod told_by;
mod totals;
mod violent;
mod when;

use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::model::{PlaceRef, Reading, Report};
use crate::segment::Segmented;
use crate::state::SentenceTold;

/// Gathers the statements of a report into incidents.
pub fn gather<'a>(
    report: &Report,
    segmented: &Segmented,
    told: Vec<SentenceTold<'a>>,
    lexicon: &'a Lexicon,
    gazetteer: &'a Gazetteer<'a>,
) -> Reading {
    let countries = countries::Countries::of(&told, lexicon);
    let calendar = dates::Calendar::of(report, segmented, &told, lexicon, parties::first_year(&told, lexicon));
    let atlas = atlas::Atlas::of(&told, &countries, lexicon, gazetteer);
    let scenes = scenes::scenes(&told, segmented, &atlas);
    let drafts = incidents::follow(&told, &scenes, &calendar);
    let mut reading = draft::finish(&told, &scenes, drafts, &countries, &calendar);
    doubts::doubts(&told, &mut reading);
    told_by::told_by(&told, &scenes, &mut reading);
    reading.incidents.iter_mut().filter_map(|i| i.place.as_mut()).for_each(|place| atlas.add_candidates(place));
    reading
}

/// What every name of a place means, in the order of the text, wherever it stands and whether or not anything happened there.
pub fn named_places<'a>(told: &[SentenceTold<'a>], lexicon: &'a Lexicon, gazetteer: &'a Gazetteer<'a>) -> Vec<PlaceRef> {
    let countries = countries::Countries::of(told, lexicon);
    let atlas = atlas::Atlas::of(told, &countries, lexicon, gazetteer);
    let sentence = |told: &SentenceTold<'_>| atlas.sentence_places(told);
    told.iter().flat_map(sentence).collect()
}
