//! From statements to incidents: what one report tells of each event.
//!
//! The text is followed as it goes on. Each sentence is cut into scenes (what happened at one place and time); a scene
//! continues the current incident, opens another, or recalls one from before.

mod aggregates;
mod anchors;
mod choice;
mod countries;
mod cues;
mod dates;
mod draft;
mod incidents;
mod join;
mod kinds;
mod materiel;
mod measured;
mod mentions;
mod outcomes;
mod parties;
mod places;
mod recalled;
mod resolve;
mod roles;
mod scenes;
mod sites;
mod subject;
mod when;

use crate::lexicon::Lexicon;
use crate::model::{Reading, Report};
use crate::segment::Segmented;
use crate::state::SentenceTold;

/// Gathers the statements of a report into incidents.
pub fn gather(report: &Report, segmented: &Segmented, told: Vec<SentenceTold<'_>>, lexicon: &Lexicon) -> Reading {
    let countries = countries::Countries::of(&told, lexicon);
    let calendar = dates::Calendar::of(report, &told, parties::first_year(&told, lexicon));
    let scenes = scenes::scenes(&told, segmented, &countries, lexicon);
    let drafts = incidents::follow(&told, &scenes, &calendar);
    draft::finish(&told, &scenes, drafts, &countries, &calendar)
}
