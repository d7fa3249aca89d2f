//! The register as commands about events see it.

use std::collections::BTreeMap;

use anyhow::bail;
use bilan::publish::event_wire::Event;
use bilan::publish::{reading, wire};
use bilan::reconcile::Policy;
use bilan_store::Register;
use bilan_store::register::{Account, Moment};

use crate::Outcome;
use crate::archive::Contents;
use crate::data::Data;
use crate::events::asked::Asked;

/// So many events are taken from the store at once.
const PAGE: usize = 200;

/// Every event that is asked for, in the order of days. Gives the number of reports that the register holds.
pub fn each(
    data: &Data,
    moment: &Moment,
    asked: Asked,
    policy: Policy,
    event: &mut dyn FnMut(Event) -> anyhow::Result<()>,
) -> anyhow::Result<usize> {
    let mut register = super::open_settled(data)?;
    if !moment.is_now() {
        asked.refuse()?;
        let account = register.account(moment)?;
        say_left_out(&account);
        let reports = account.reports;
        account.events.into_iter().try_for_each(|packed| event(packed.by(policy)))?;
        return Ok(reports);
    }
    let mut left = asked.limit.unwrap_or(usize::MAX);
    let mut query = asked.query();
    loop {
        query.limit = Some(left.min(PAGE));
        let (events, next) = register.find(&query, policy)?;
        left -= events.len();
        events.into_iter().try_for_each(&mut *event)?;
        if next.is_none() || left == 0 {
            break;
        }
        query.after = next;
    }
    Ok(register.state()?.all_reports as usize)
}

/// The event that is meant with the reports that have to do with it.
pub fn one(data: &Data, moment: &Moment, wanted: &str, policy: Policy) -> anyhow::Result<(Contents, Event)> {
    let mut register = super::open_settled(data)?;
    let event = if moment.is_now() { register.event(wanted, policy)? } else { then(&mut register, moment, wanted, policy)? };
    // Those that were kept apart tell how its toll grew, too.
    let near = event.kept_apart.iter().filter_map(|k| Some(k.other.rsplit_once('#')?.0.to_owned()));
    let mut ids: Vec<String> = event.reports.iter().cloned().chain(near).collect();
    ids.sort();
    ids.dedup();
    let read = register.reports(&ids)?.into_iter().map(|seen| (seen.report, seen.reading)).collect();
    Ok((Contents { read, outcome: Outcome::AllRead }, event))
}

/// The readings of the reports of some events, by identifier.
pub fn readings(data: &Data, events: &[Event]) -> anyhow::Result<BTreeMap<String, wire::Reading>> {
    let mut ids: Vec<String> = events.iter().flat_map(|e| e.reports.iter().cloned()).collect();
    ids.sort();
    ids.dedup();
    let seen = super::open(data, false)?.reports(&ids)?;
    Ok(seen.into_iter().map(|s| (s.report.id.clone(), reading(&s.report, &s.reading))).collect())
}

fn then(register: &mut Register, moment: &Moment, wanted: &str, policy: Policy) -> anyhow::Result<Event> {
    let wanted = wanted.trim();
    let account = register.account(moment)?;
    say_left_out(&account);
    let found = account.events.into_iter().map(|packed| packed.by(policy));
    let mut found: Vec<Event> =
        found.filter(|e| !wanted.is_empty() && (e.id.starts_with(wanted) || e.incidents.iter().any(|i| i == wanted))).collect();
    match (found.pop(), found.is_empty()) {
        (Some(event), true) => Ok(event),
        (Some(_), false) => bail!("several events begin with {wanted}; give more of the identifier"),
        (None, _) => bail!("no event {wanted} in the register at that time; `bilan events` with the same options lists them"),
    }
}

/// Says which reports a limit left out.
pub fn say_left_out(account: &Account) {
    if account.undated > 0 {
        eprintln!("bilan: {} reports without a publication date left out", account.undated);
    }
    if account.perhaps_later > 0 {
        eprintln!("bilan: {} reports that may have been published later left out", account.perhaps_later);
    }
}
