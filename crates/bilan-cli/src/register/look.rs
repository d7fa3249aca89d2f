//! The register as commands about events see it.

use anyhow::bail;
use bilan::publish::event_wire::Event;
use bilan::reconcile::Policy;
use bilan_store::Register;
use bilan_store::register::{Account, Moment, Packed};

use crate::Outcome;
use crate::archive::Contents;
use crate::data::Data;
use crate::events::show::Grown;

/// The event that is meant with the reports that have to do with it.
pub fn one(data: &Data, moment: &Moment, wanted: &str, policy: Policy) -> anyhow::Result<(Contents, Event)> {
    let mut register = super::open_settled(data)?;
    let event = if moment.is_now() { register.event(wanted, policy)? } else { then(&mut register, moment, wanted, policy)? };
    let read = register.reports(&event.reports)?.into_iter().map(|seen| (seen.report, seen.reading)).collect();
    Ok((Contents { read, outcome: Outcome::AllRead }, event))
}

/// What was known of an event by each day on which one of its reports was published.
pub fn grown(data: &Data, moment: &Moment, event: &Event, policy: Policy) -> anyhow::Result<Grown> {
    let then = super::open(data, false)?.grown(moment, event)?;
    let by = |events: Vec<Packed>| events.into_iter().map(|packed| packed.by(policy)).collect();
    Ok(then.into_iter().map(|(day, events)| (day, by(events))).collect())
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
