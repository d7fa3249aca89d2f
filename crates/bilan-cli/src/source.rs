//! Where events come from: reports that are named, or the register, page by page. Every command about many events asks here, so
//! that the same conditions mean the same everywhere.

use bilan::publish::Events;
use bilan::reconcile::Policy;
use bilan_export::{Error, Filter, Told};

use crate::Outcome;
use crate::archive::Archive;
use crate::asked::Asked;
use crate::data::Data;
use crate::register;

/// What is wanted of events.
pub struct Wanted<'a> {
    pub asked: &'a Asked,
    pub policy: Policy,
    /// Whether the readings of their reports are needed besides.
    pub readings: bool,
    /// Whether what somebody rejected is shown too.
    pub rejected: bool,
}

/// How many reports there are, and whether all were read.
pub struct Seen {
    pub reports: usize,
    pub outcome: Outcome,
}

/// Hands the events that are wanted to `each`, in the order of their days. Those of a register are never all held at once.
pub fn events<T>(
    archive: Archive,
    data: &Data,
    wanted: &Wanted<'_>,
    each: impl FnOnce(&mut dyn Iterator<Item = Result<Told, Error>>) -> anyhow::Result<T>,
) -> anyhow::Result<(T, Seen)> {
    let filter = Filter { with_rejected: wanted.rejected, ..wanted.asked.filter() };
    let limit = wanted.asked.limit.unwrap_or(usize::MAX);
    if let Some(moment) = archive.moment()? {
        let mut pages = register::told::told(data, &moment, wanted, &filter)?;
        let reports = pages.reports()?;
        return Ok((each(&mut pages.take(limit))?, Seen { reports, outcome: Outcome::AllRead }));
    }
    let contents = archive.read(data)?;
    let account = bilan::account(contents.pairs());
    account.notes.iter().for_each(|note| eprintln!("bilan: {note}"));
    let all = Events::new(&account.read, &account.collection, &account.events);
    let enough = |n: usize| filter.enough_killed(|| all.event(n, Policy::Acled));
    let kept: Vec<usize> = match filter.killed {
        Some(_) => all.order().into_iter().filter(|n| enough(*n)).collect(),
        None => all.order(),
    };
    let told: Box<dyn Iterator<Item = Told>> = if wanted.readings {
        Box::new(bilan_export::told_of(&account, wanted.policy, kept))
    } else {
        Box::new(kept.into_iter().map(|n| Told { event: all.event(n, wanted.policy), readings: Vec::new() }))
    };
    let done = each(&mut told.filter(|t| filter.keeps(&t.event)).take(limit).map(Ok))?;
    Ok((done, Seen { reports: account.read.len(), outcome: contents.outcome }))
}
