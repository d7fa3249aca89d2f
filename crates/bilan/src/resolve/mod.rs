//! From incidents to events: which incidents of different reports tell of the same thing.
//!
//! The steps, in their order: reports that carry the same text become one source family ([`families`]); blocks bring
//! together the incidents that could be one event ([`blocks`]); each pair is compared by evidence whose weights stand in
//! one table ([`score`], `weights.tsv`); pairs are joined from the strongest down, unless that would put together what
//! cannot be one ([`cluster`]); and the days left to each event are worked out from all that its reports say ([`dating`]).
//!
//! # What decides the result of a group
//!
//! [`Groups`] parts a collection into groups of incidents that are resolved together. Each event lies within one group. Which
//! incidents are one group follows from pairs, and whether two incidents are such a pair is decided by the two and by the source families
//! of their reports; or by a block in which both stand, where that is crowded. So a group of a part of an archive lies within
//! one group of the whole, and what is added later makes groups larger, never smaller.
//!
//! The events of a group, with all that is published of them, follow from
//!
//! - the reports that hold the group's incidents, whole, with their source families;
//! - the same of each group *beside* it: one that holds an incident which looks like one of the group's and was kept apart, which
//!   a report of the group counts together with one of the group's, or from which such a report counts "some weeks".
//!
//! Other reports may be there as well and change nothing. The groups beside those are not needed: an event takes from the events beside it
//! only what these have from their own group. A test resolves each group alone and compares all bytes.
//!
//! # How a store resolves only what new reports touch
//!
//! It keeps the source family of each report, the block numbers ([`keys`]) and the group of each incident, the pairs that [`Groups::beside`]
//! gives, and the events. On new reports:
//!
//! 1. **Families.** New are pairs of a new report and any other where [`may_be_one`] holds of their sketches and [`Compared::same`] of
//!    their bodies. A family is what such pairs bring together, known by its smallest report identifier. *Touched* are the new reports and
//!    those whose family's identifier changed.
//! 2. **Groups.** Load the touched reports and all that share a block number with them, make a [`Collection`] of these and ask for its
//!    [`Groups`]: whatever is of one group there is of one group from now on, so kept groups are joined. Pairs beside are added to
//!    those that are kept.
//! 3. **Events.** *Again* to be drawn up are the groups that hold an incident of a touched report, and the groups beside those, which may name
//!    them. Load the reports of these and of the groups beside these; [`resolve()`] that collection; of its events, those of the groups
//!    to be drawn up replace the ones that are kept, the others are thrown away.
//!
//! Decisions of people that put incidents together put their groups together as well ([`Ties`]). Groups and pairs are only ever
//! added to, so the order of arrival leaves no trace; `tests/locality.rs` holds such a store in small and
//! compares it with a rebuild. A report that is taken back or read anew, or a decision that is undone,
//! cannot be taken out of a group: rebuild its group from
//! the reports of the group and of those beside it, as if all of them were new.
//!
//! Nothing here depends on the order of the input. A [`Collection`] is sorted by identifiers that derive from content, every
//! tie is broken by that order, and identifiers of events derive from those of their incidents. Nothing here reads text
//! either: a word never decides whether two incidents are one event.

mod across;
mod blocks;
mod builder;
mod candidates;
mod cluster;
mod collection;
mod dating;
mod days;
mod decided;
mod families;
mod figures;
mod groups;
mod identity;
mod keys;
mod links;
mod names;
mod places;
mod score;
mod shingles;
mod unions;
mod weights;

pub use across::{Likeness, across};
pub use blocks::{COUNT, Pairs, pass};
pub use builder::{Builder, NewDeed, NewDoubt, NewFigure, NewPlace, NewTelling};
pub use cluster::{Apart, Join, Ties};
pub use collection::{Collection, Deed, Doubt, Figure, NONE, OPEN, Place, Recalled, ReportFacts, Telling, Voice};
pub use dating::{Dated, DayConflict};
pub use days::{Days, Meeting, day_of, number as day_number};
pub use decided::{Decided, Standing, find, passage};
pub use families::{Compared, by_sketch, families, may_be_one};
pub use groups::Groups;
pub use identity::event_id;
pub use keys::keys;
pub use score::{Comparison, Refusal, THRESHOLD, compare};
pub use shingles::Sketch;
pub use unions::Unions;
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
    events(collection, ties, Pairs::together(run(0..COUNT)))
}

/// The same with the groups of the collection, which follow from the same pairs.
pub fn resolve_grouped(
    collection: &Collection,
    ties: &Ties,
    run: impl FnOnce(std::ops::Range<usize>) -> Vec<Pairs>,
) -> (Vec<Event>, Groups) {
    let found = Pairs::together(run(0..COUNT));
    let groups = Groups::from(collection, ties, &found);
    (events(collection, ties, found), groups)
}

fn events(collection: &Collection, ties: &Ties, found: Pairs) -> Vec<Event> {
    let clusters = cluster::cluster(collection, found.links, found.near, ties);
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
