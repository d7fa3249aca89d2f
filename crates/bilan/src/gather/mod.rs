//! From statements to incidents: what one report tells of each event.
//!
//! The text is followed as it goes on. Each sentence is cut into scenes (what happened at one place and time); a scene
//! continues the current incident, opens another, or recalls one from before.

mod aggregates;
mod dates;
mod draft;
mod incidents;
mod kinds;
mod parties;
mod places;
mod scenes;

use crate::lexicon::Lexicon;
use crate::model::{Reading, Report};
use crate::segment::Segmented;
use crate::state::SentenceTold;

/// Gathers the statements of a report into incidents.
pub fn gather(report: &Report, _segmented: &Segmented, told: Vec<SentenceTold<'_>>, lexicon: &Lexicon) -> Reading {
    let countries = places::Countries::of(&told, lexicon);
    let calendar = dates::Calendar {
        published: report.metadata.published.clone(),
        received: report.metadata.received,
        not_before: parties::first_year(&told, lexicon),
    };
    let scenes = scenes::scenes(&told, &countries, lexicon);
    let drafts = incidents::follow(&told, &scenes, &calendar);
    draft::finish(&told, &scenes, drafts, &countries, lexicon)
}
