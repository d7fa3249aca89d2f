//! How an event grew: what the register would tell of it by each day on which one of its reports was published.

use bilan::model::DateValue;
use bilan::publish::event_wire::Event;
use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::Register;
use super::drawn::Drawn;
use super::local::with_beside;
use super::look::{Moment, Published, all_packed, published};
use super::pack::Packed;
use crate::error::Error;
use crate::marks::{incident, report_of};
use crate::rows::Sighting;
use crate::store::Store;

impl Register {
    /// The events that the incidents of this event made by each day on which one of its reports was published, as
    /// [`Register::account`] gives them for that day; nothing where all were published on one.
    pub fn grown(&mut self, moment: &Moment, event: &Event) -> Result<Vec<(Date, Vec<Packed>)>, Error> {
        let then = |time: &str| moment.as_of.as_deref().is_none_or(|t| time <= t);
        let mut decisions = self.store.decisions()?;
        decisions.retain(|d| then(&d.at));
        let sightings = self.store.sightings()?;
        let own = |id: &String| sightings.binary_search_by(|s| s.id.cmp(id)).ok().map(|n| &sightings[n]);
        let day = |s: &Sighting| s.about.metadata.published.as_ref().and_then(DateValue::latest);
        let mut days: Vec<Date> = event.reports.iter().filter_map(own).filter_map(day).collect();
        days.sort_unstable();
        days.dedup();
        if days.len() < 2 {
            return Ok(Vec::new());
        }
        let near = near(&mut *self.store, &event.incidents, &sightings)?;
        let mut out = Vec::with_capacity(days.len());
        for day in days {
            let counts = |s: &Sighting| {
                then(&s.added)
                    && near.as_ref().is_none_or(|near| near.contains(&s.body))
                    && published(s, Some(day)) == Published::By
            };
            let drawn = Drawn::among(&mut *self.store, &decisions, &sightings, counts)?;
            let holds =
                |n: usize| drawn.events[n].members.iter().any(|m| event.incidents.contains(&drawn.collection.incident_id(*m)));
            out.push((day, all_packed(&mut *self.store, &drawn, holds)?));
        }
        Ok(out)
    }
}

/// The texts that are resolved together with some incidents, all copies of each; `None` where that is not known, so that all
/// may be. Fewer reports make smaller groups, never others: what is not among them now was not at any time before.
fn near(store: &mut dyn Store, incidents: &[String], sightings: &[Sighting]) -> Result<Option<FxHashSet<String>>, Error> {
    let state = store.state()?;
    if !state.marked || (state.reports, state.decisions) != (state.all_reports, state.all_decisions) {
        return Ok(None);
    }
    let number = |id: &String| {
        let (report, n) = id.rsplit_once('#')?;
        let at = sightings.binary_search_by(|s| (*s.id).cmp(report)).ok()?;
        Some(incident(sightings[at].number, n.parse::<u32>().ok()?.checked_sub(1)?))
    };
    let own: FxHashSet<i64> = incidents.iter().filter_map(number).collect();
    let reports: Vec<i64> = own.iter().map(|i| report_of(*i)).collect();
    let groups = store.groups_of(&reports)?.into_iter().filter(|(i, _)| own.contains(i)).map(|(_, group)| group).collect();
    let beside = with_beside(store, groups)?;
    let all = with_beside(store, beside)?;
    let numbers: FxHashSet<i64> = store.grouped_in(&all)?.into_iter().map(report_of).collect();
    Ok(Some(sightings.iter().filter(|s| numbers.contains(&s.number)).map(|s| s.body.clone()).collect()))
}
