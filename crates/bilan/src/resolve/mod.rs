//! From incidents to events: which incidents of different reports tell of the same thing.
//!
//! The steps, in their order: reports that carry the same text become one source family ([`families`]); blocks bring
//! together the incidents that could be one event ([`blocks`]); each pair is compared by evidence whose weights stand in
//! one table ([`score`], `weights.tsv`); pairs are joined from the strongest down, unless that would put together what
//! cannot be one ([`cluster`]); and the days left to each event are worked out from all that its reports say ([`dating`]).
//!
//! Nothing here depends on the order of the input. A [`Collection`] is sorted by identifiers that derive from content, every
//! tie is broken by that order, and identifiers of events derive from those of their incidents. Nothing here reads text
//! either: a word never decides whether two incidents are one event.

mod blocks;
mod builder;
mod cluster;
mod collection;
mod dating;
mod days;
mod decided;
mod families;
mod figures;
mod identity;
mod names;
mod places;
mod score;
mod shingles;
mod weights;

pub use blocks::{COUNT, Pairs, pass};
pub use builder::{Builder, NewDeed, NewFigure, NewPlace, NewTelling};
pub use cluster::{Apart, Join, Ties};
pub use collection::{Collection, Deed, Figure, NONE, OPEN, Place, Recalled, ReportFacts, Telling, Voice};
pub use dating::{Dated, DayConflict};
pub use days::{Days, Meeting, day_of, number as day_number};
pub use decided::{Decided, Standing, find, passage};
pub use families::{Compared, by_sketch, families};
pub use identity::event_id;
pub use score::{Comparison, Refusal, THRESHOLD, compare};
pub use shingles::Sketch;
pub use weights::{Evidence, TABLE};

/// The incidents of all reports that tell of the same thing, as indices into the collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    /// In the order of the collection.
    pub members: Vec<u32>,
    /// The pairs whose likeness brought the members together, strongest first.
    pub joins: Vec<Join>,
    /// Pairs that looked alike and were kept apart, with one side in this event.
    pub apart: Vec<Apart>,
    pub date: Dated,
}

/// The events of a collection, in the order of their first incidents.
pub fn resolve(collection: &Collection) -> Vec<Event> {
    resolve_with(collection, |passes| passes.map(|n| pass(collection, n)).collect())
}

/// The same, with the passes run by the caller: the library has no threads, but its passes do not depend on each other.
pub fn resolve_with(collection: &Collection, run: impl FnOnce(std::ops::Range<usize>) -> Vec<Pairs>) -> Vec<Event> {
    resolve_decided(collection, &Ties::default(), run)
}

/// The same, after what people decided about pairs of incidents.
pub fn resolve_decided(
    collection: &Collection,
    ties: &Ties,
    run: impl FnOnce(std::ops::Range<usize>) -> Vec<Pairs>,
) -> Vec<Event> {
    let (links, near) = Pairs::together(run(0..COUNT));
    let clusters = cluster::cluster(collection, links, near, ties);
    let dates = dating::date(collection, &clusters);
    clusters
        .into_iter()
        .zip(dates)
        .map(|(c, date)| Event {
            id: event_id(c.members.iter().map(|m| (&*collection.report_of(*m).id, collection.telling(*m).n))),
            members: c.members,
            joins: c.joins,
            apart: c.apart,
            date,
        })
        .collect()
}
