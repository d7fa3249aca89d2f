//! The register as a source of what is exported: its events with the readings of their reports, a page at a time.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use bilan::publish::event_wire::Event;
use bilan::publish::{reading, wire};
use bilan::reconcile::Policy;
use bilan_export::{Error, Filter, Names, Told};
use bilan_store::register::Moment;
use bilan_store::{Query, Register};

use super::look::say_left_out;
use crate::data::Data;
use crate::source::Wanted;

/// So many events are taken from the store at once, with their reports.
const PAGE: usize = 200;
/// So many where they are only counted.
const COUNTED: usize = 4000;
/// And no fewer: conditions that the store does not know may leave little of a page.
const FEW: usize = 20;

/// Every event that is kept, in the order of days. Reports are read only of these, and only where they are wanted.
pub fn told<'k>(data: &Data, moment: &Moment, wanted: &Wanted<'_>, filter: &'k Filter) -> anyhow::Result<Pages<'k>> {
    let mut register = super::open_settled(data)?;
    let policy = wanted.policy;
    let (source, reports) = if moment.is_now() {
        let most = if wanted.counted { COUNTED } else { PAGE };
        let page = wanted.asked.limit.unwrap_or(most).clamp(FEW, most);
        let query = Query { limit: Some(page), ..wanted.asked.query() };
        (Source::Asked { query: Some(query) }, None)
    } else {
        let account = register.account(moment)?;
        say_left_out(&account);
        let kept = account.events.into_iter().filter(|packed| filter.enough_killed(|| packed.clone().by(Policy::Acled)));
        let events = kept.map(|packed| packed.by(policy)).collect::<Vec<_>>().into_iter();
        (Source::Then { events }, Some(account.reports))
    };
    Ok(Pages {
        register,
        source,
        policy,
        reports,
        filter,
        readings: wanted.readings,
        counted: wanted.counted,
        page: Vec::new().into_iter(),
    })
}

/// What the events of a register, or those of a moment, call parties and divisions.
pub fn names(data: &Data, moment: &Moment, names: &mut Names) -> anyhow::Result<()> {
    let mut register = super::open_settled(data)?;
    if !moment.is_now() {
        register.account(moment)?.events.iter().for_each(|packed| names.add(&packed.event));
        return Ok(());
    }
    let mut query = Some(Query { limit: Some(COUNTED), ..Query::default() });
    while let Some(mut asked) = query.take() {
        let (events, next) = register.find_tallied(&asked, Policy::default())?;
        events.iter().for_each(|event| names.add(event));
        if next.is_some() {
            asked.after = next;
            query = Some(asked);
        }
    }
    Ok(())
}

/// The events of a register, a page at a time.
pub struct Pages<'k> {
    register: Register,
    source: Source,
    policy: Policy,
    /// The reports that a past moment had.
    reports: Option<usize>,
    filter: &'k Filter,
    readings: bool,
    counted: bool,
    page: std::vec::IntoIter<Told>,
}

enum Source {
    /// What the store is asked next; none where that was the last page.
    Asked {
        query: Option<Query>,
    },
    Then {
        events: std::vec::IntoIter<Event>,
    },
}

impl Pages<'_> {
    /// The number of reports behind all events.
    pub fn reports(&mut self) -> anyhow::Result<usize> {
        Ok(match self.reports {
            Some(then) => then,
            None => self.register.state()?.all_reports as usize,
        })
    }

    /// The next events; none where there are no more.
    fn next_events(&mut self) -> Result<Option<Vec<Event>>, bilan_store::Error> {
        match &mut self.source {
            Source::Asked { query } => {
                let Some(mut asked) = query.take() else { return Ok(None) };
                let (events, next) = match self.counted {
                    true => self.register.find_tallied(&asked, self.policy)?,
                    false => self.register.find(&asked, self.policy)?,
                };
                if next.is_some() {
                    asked.after = next;
                    *query = Some(asked);
                }
                Ok(Some(events))
            }
            Source::Then { events } => {
                let page: Vec<Event> = events.take(PAGE).collect();
                Ok((!page.is_empty()).then_some(page))
            }
        }
    }

    fn with_readings(&mut self, mut events: Vec<Event>) -> Result<Vec<Told>, bilan_store::Error> {
        events.retain(|e| self.filter.keeps(e));
        if !self.readings {
            return Ok(events.into_iter().map(|event| Told { event, readings: Vec::new() }).collect());
        }
        let ids: BTreeSet<&String> = events.iter().flat_map(|e| &e.reports).collect();
        let ids: Vec<String> = ids.into_iter().cloned().collect();
        let seen = self.register.reports(&ids)?;
        let known: HashMap<String, Arc<wire::Reading>> =
            seen.into_iter().map(|s| (s.report.id.clone(), Arc::new(reading(&s.report, &s.reading)))).collect();
        let told = |event: Event| {
            let readings = event.reports.iter().filter_map(|id| known.get(id).cloned()).collect();
            Told { event, readings }
        };
        Ok(events.into_iter().map(told).collect())
    }
}

impl Iterator for Pages<'_> {
    type Item = Result<Told, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(told) = self.page.next() {
                return Some(Ok(told));
            }
            let page = match self.next_events() {
                Ok(Some(events)) => self.with_readings(events),
                Ok(None) => return None,
                Err(error) => Err(error),
            };
            match page {
                Ok(page) => self.page = page.into_iter(),
                Err(error) => return Some(Err(Error::Source(Box::new(error)))),
            }
        }
    }
}
