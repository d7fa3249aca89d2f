//! Events of reports that were just read, as a source for the formats.

use std::collections::HashMap;
use std::sync::Arc;

use bilan::Account;
use bilan::publish::{Events, reading};
use bilan::reconcile::Policy;

use crate::Told;

/// The events of an account in their order, with tolls by a policy.
pub fn told<'a>(account: &'a Account<'a>, policy: Policy) -> impl Iterator<Item = Told> + 'a {
    let order = Events::new(&account.read, &account.collection, &account.events).order();
    told_of(account, policy, order)
}

/// Some events of an account, by their positions. A report's reading is put into wire form once, when the first of its events is
/// asked for.
pub fn told_of<'a>(account: &'a Account<'a>, policy: Policy, which: Vec<usize>) -> impl Iterator<Item = Told> + 'a {
    let events = Events::new(&account.read, &account.collection, &account.events);
    let reports: HashMap<&str, usize> = account.read.iter().enumerate().map(|(n, (report, _))| (report.id.as_str(), n)).collect();
    let mut known: Vec<Option<Arc<bilan::publish::wire::Reading>>> = vec![None; account.read.len()];
    which.into_iter().map(move |n| {
        let event = events.event(n, policy);
        let mut open = |id: &String| {
            let n = *reports.get(id.as_str())?;
            let (report, read) = account.read[n];
            Some(Arc::clone(known[n].get_or_insert_with(|| Arc::new(reading(report, read)))))
        };
        let readings = event.reports.iter().filter_map(&mut open).collect();
        Told { event, readings }
    })
}
