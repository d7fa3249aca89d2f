//! The event that a person means: by its identifier or the beginning of it, or by one of its incidents.

use std::collections::BTreeSet;

use anyhow::bail;
use bilan::Account;
use bilan::publish::Events;
use bilan::publish::event_wire::Event;
use bilan::reconcile::Policy;
use jiff::civil::Date;

use super::show::Grown;
use crate::archive::{Archive, Contents};
use crate::data::Data;
use crate::register;

/// The event that is meant, with its toll by a policy, and the reports that have to do with it: those that are named, or
/// those of the register.
pub fn open(archive: Archive, data: &Data, wanted: &str, policy: Policy) -> anyhow::Result<(Contents, Event)> {
    if let Some(moment) = archive.moment()? {
        return register::look::one(data, &moment, wanted, policy);
    }
    let contents = archive.read(data)?;
    let event = read_from(&contents, wanted, policy)?;
    Ok((contents, event))
}

/// The same with what was known of it by each day on which something new was published.
pub fn grown(archive: Archive, data: &Data, wanted: &str, policy: Policy) -> anyhow::Result<(Contents, Event, Grown)> {
    if let Some(moment) = archive.moment()? {
        let (contents, event) = register::look::one(data, &moment, wanted, policy)?;
        let grown = register::look::grown(data, &moment, &event, policy)?;
        return Ok((contents, event, grown));
    }
    let contents = archive.read(data)?;
    let event = read_from(&contents, wanted, policy)?;
    let published = |id: &String| contents.pairs().find(|(r, _)| r.id == *id)?.0.metadata.published.as_ref()?.latest();
    let days: BTreeSet<Date> = event.reports.iter().filter_map(published).collect();
    let by = |day: Date| {
        let told =
            contents.pairs().filter(|(r, _)| r.metadata.published.as_ref().and_then(|p| p.latest()).is_some_and(|p| p <= day));
        let account = bilan::account(told);
        let events = Events::new(&account.read, &account.collection, &account.events);
        let holds =
            |n: &usize| account.events[*n].members.iter().any(|m| event.incidents.contains(&account.collection.incident_id(*m)));
        events.order().into_iter().filter(holds).map(|n| events.event(n, policy)).collect()
    };
    let grown = if days.len() < 2 { Vec::new() } else { days.into_iter().map(|day| (day, by(day))).collect() };
    Ok((contents, event, grown))
}

fn read_from(contents: &Contents, wanted: &str, policy: Policy) -> anyhow::Result<Event> {
    let account = bilan::account(contents.pairs());
    account.notes.iter().for_each(|note| eprintln!("bilan: {note}"));
    let n = event(&account, wanted)?;
    Ok(Events::new(&account.read, &account.collection, &account.events).event(n, policy))
}

/// The position of the event with this identifier.
fn event(account: &Account<'_>, wanted: &str) -> anyhow::Result<usize> {
    let wanted = wanted.trim();
    if wanted.is_empty() {
        bail!("an event is named by its identifier or the beginning of it; `bilan events` lists the identifiers");
    }
    let incident = |n: usize| account.events[n].members.iter().any(|m| account.collection.incident_id(*m) == wanted);
    let found: Vec<usize> =
        (0..account.events.len()).filter(|n| account.events[*n].id.starts_with(wanted) || incident(*n)).collect();
    match found[..] {
        [one] => Ok(one),
        [] => bail!("no event {wanted} in these reports; `bilan events` lists the identifiers"),
        _ => bail!("{} events begin with {wanted}; give more of the identifier", found.len()),
    }
}
