//! Where events come from: reports that are named, or the register, page by page. Every command about many events asks here, so
//! that the same conditions mean the same everywhere.

use bilan::publish::Events;
use bilan::reconcile::Policy;
use bilan_export::{Error, Filter, Names, Told};
use bilan_store::register::Moment;

use crate::Outcome;
use crate::archive::{Archive, Contents};
use crate::asked::Asked;
use crate::data::Data;
use crate::register;

/// What is wanted of events.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    pub asked: &'a Asked,
    pub policy: Policy,
    /// Whether the readings of their reports are needed besides.
    pub readings: bool,
    /// Whether they are only counted: what no condition and no count asks of them may be empty.
    pub counted: bool,
    /// Whether what somebody rejected is shown too.
    pub rejected: bool,
}

/// How many reports there are, and whether all were read.
pub struct Seen {
    pub reports: usize,
    pub outcome: Outcome,
}

/// Where events come from.
pub enum Source<'d> {
    Register { data: &'d Data, moment: Moment },
    Reports(Contents),
}

/// Hands the events that are wanted to `each`, in the order of their days. Those of a register are never all held at once.
pub fn events<T>(
    archive: Archive,
    data: &Data,
    wanted: &Wanted<'_>,
    each: impl FnOnce(&mut dyn Iterator<Item = Result<Told, Error>>) -> anyhow::Result<T>,
) -> anyhow::Result<(T, Seen)> {
    Source::open(archive, data)?.events(wanted, each)
}

impl<'d> Source<'d> {
    /// Reads the reports that are named; without any, events will come from the register.
    pub fn open(archive: Archive, data: &'d Data) -> anyhow::Result<Self> {
        Ok(match archive.moment()? {
            Some(moment) => Self::Register { data, moment },
            None => Self::Reports(archive.read(data)?),
        })
    }

    /// Hands the events that are wanted to `each`, in the order of their days, the same each time.
    pub fn events<T>(
        &self,
        wanted: &Wanted<'_>,
        each: impl FnOnce(&mut dyn Iterator<Item = Result<Told, Error>>) -> anyhow::Result<T>,
    ) -> anyhow::Result<(T, Seen)> {
        let filter = Filter { with_rejected: wanted.rejected, ..wanted.asked.filter() };
        let limit = wanted.asked.limit.unwrap_or(usize::MAX);
        let contents = match self {
            Self::Register { data, moment } => {
                check(&filter, |names| register::told::names(data, moment, names))?;
                let mut pages = register::told::told(data, moment, wanted, &filter)?;
                let reports = pages.reports()?;
                return Ok((each(&mut pages.take(limit))?, Seen { reports, outcome: Outcome::AllRead }));
            }
            Self::Reports(contents) => contents,
        };
        let account = bilan::account(contents.pairs());
        account.notes.iter().for_each(|note| eprintln!("bilan: {note}"));
        let all = Events::new(&account.read, &account.collection, &account.events);
        check(&filter, |names| {
            all.order().into_iter().for_each(|n| names.add(&all.event(n, wanted.policy)));
            Ok(())
        })?;
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
}

/// Whether the names of all conditions are known. Only where the tables do not have one of them, events are looked through for it.
fn check(filter: &Filter, add: impl FnOnce(&mut Names) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let doubts = filter.doubts();
    if doubts.is_empty() {
        return Ok(());
    }
    let mut names = Names::default();
    add(&mut names)?;
    Ok(names.check(&doubts)?)
}
