//! From an account to the wire form of its events.

use std::sync::Arc;

use super::event_wire as wire;
use super::events::{self, Member};
use crate::model::{DateValue, Reading, Report};
use crate::reconcile::{Cell, Contradiction, Ledger, Line, Policy, Reconciler, Row, Set};
use crate::resolve::{Apart, Collection, Comparison, Dated, Event, NONE, OPEN, compare, day_of};

/// Where the reports of a collection and their readings are found, by the position of the report in the collection.
///
/// An account in memory holds them all; a register on disk those of the events that are asked for.
pub trait Readings {
    fn at(&self, report: u32) -> (&Report, &Reading);
}

impl Readings for Vec<(&Report, &Reading)> {
    fn at(&self, report: u32) -> (&Report, &Reading) {
        self[report as usize]
    }
}

/// The events of an account in wire form, one at a time.
pub struct Events<'a, R> {
    read: &'a R,
    reconciler: Arc<Reconciler<'a>>,
}

impl<'a, R: Readings> Events<'a, R> {
    /// `read` has every report whose incidents are members of an event that is asked for.
    pub fn new(read: &'a R, collection: &'a Collection, events: &'a [Event]) -> Self {
        Self::over(Arc::new(Reconciler::new(collection, events)), read)
    }

    /// The same over a reconciler that is already there, for those who hand over readings a few at a time.
    pub fn over(reconciler: Arc<Reconciler<'a>>, read: &'a R) -> Self {
        Self { read, reconciler }
    }

    /// The toll of one event by every policy, with what a person set.
    pub fn tolls(&self, n: usize, set: &[Set]) -> Vec<(Policy, Vec<wire::Toll>)> {
        let ledger = self.reconciler.ledger(n);
        let rows = |policy: Policy| policy.rows_with(self.reconciler.collection, &ledger, set);
        let tolls = |policy| rows(policy).iter().map(|row| self.toll(row, &ledger, policy)).collect();
        Policy::ALL.into_iter().map(|policy| (policy, tolls(policy))).collect()
    }

    /// The positions of all events, the earliest first; those without a day last.
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.reconciler.events.len()).collect();
        order.sort_by(|a, b| {
            let key = |n: usize| {
                let event = &self.reconciler.events[n];
                let first = event.date.days.bounds().map(|(first, _)| first).or(event.date.not_before);
                (first.unwrap_or(i32::MAX), &event.id)
            };
            key(*a).cmp(&key(*b))
        });
        order
    }

    pub fn event(&self, n: usize, policy: Policy) -> wire::Event {
        let c = self.reconciler.collection;
        let event = &self.reconciler.events[n];
        let ledger = self.reconciler.ledger(n);
        let members: Vec<Member<'_>> = event.members.iter().map(|m| self.member(*m)).collect();
        let (kind, kind_from) = events::kind(&members);
        let place = events::place(&members);
        let mut reports: Vec<String> = members.iter().map(|m| m.report.id.clone()).collect();
        reports.dedup();
        let mut families: Vec<u32> = members.iter().map(|m| m.family).collect();
        families.sort_unstable();
        families.dedup();
        let published = || event.members.iter().filter_map(|m| c.report_of(*m).published);
        let contradictions: Vec<wire::Contradiction> = ledger.contradictions.iter().map(|x| self.contradiction(x)).collect();
        let status = match (contradictions.is_empty(), families.len()) {
            (false, _) => "contested",
            (true, 1) => "one_source",
            (true, _) => "several_sources",
        };
        wire::Event {
            id: event.id.clone(),
            kind,
            kind_from,
            date: date(&event.date),
            country: events::country(&members, place.as_ref()),
            place,
            perpetrators: events::parties(&members, |i| &i.perpetrators),
            targets: events::parties(&members, |i| &i.targets),
            responsibility: events::responsibility(&members),
            outcomes: events::outcomes(&members),
            tolls: policy.rows(c, &ledger).iter().map(|row| self.toll(row, &ledger, policy)).collect(),
            ledger: ledger.lines.iter().map(|l| self.line(l, &ledger)).collect(),
            follows: ledger.follows.iter().map(|f| self.follow(f)).collect(),
            sums: ledger.sums.iter().map(|s| self.sum(s, &ledger)).collect(),
            contradictions,
            contradictions_left_out: ledger.contradictions_left_out,
            incidents: members.iter().map(Member::id).collect(),
            reports,
            source_families: families.len(),
            first_reported: published().map(|(_, last)| last).min().and_then(day_of),
            last_reported: published().map(|(_, last)| last).max().and_then(day_of),
            status: status.to_owned(),
            decisions: Vec::new(),
            merges: event.joins.iter().map(|j| self.merge(j.a, j.b)).collect(),
            kept_apart: event.apart.iter().map(|a| self.apart(a)).collect(),
        }
    }

    fn member(&self, telling: u32) -> Member<'a> {
        let t = self.reconciler.collection.telling(telling);
        let (report, reading) = self.read.at(t.report);
        Member { report, reading, incident: &reading.incidents[t.n as usize], n: t.n, family: t.family }
    }

    fn name(&self, number: u32) -> Option<String> {
        self.reconciler.collection.names.known(number).map(str::to_owned)
    }

    fn statement(&self, (telling, statement): (u32, u32)) -> String {
        // A contradiction of days is one of incidents.
        if statement == NONE {
            self.reconciler.collection.incident_id(telling)
        } else {
            self.reconciler.collection.statement_id(telling, statement)
        }
    }

    fn of_line(&self, l: &Line) -> String {
        self.statement((l.telling, l.statement))
    }

    fn event_ids(&self, events: &[u32]) -> Vec<String> {
        events.iter().map(|e| self.reconciler.events[*e as usize].id.clone()).collect()
    }

    fn toll(&self, row: &Row, ledger: &Ledger, policy: Policy) -> wire::Toll {
        let Cell { effect, victims, of, group } = row.cell;
        wire::Toll {
            effect,
            victims,
            of: self.name(of),
            group: self.name(group),
            low: row.low,
            best: row.best,
            high: row.high,
            form: row.form,
            policy: policy.name().to_owned(),
            because: row.because.clone(),
            statements: row.lines.iter().map(|n| self.of_line(&ledger.lines[*n])).collect(),
            joint_with: self.event_ids(&row.joint),
        }
    }

    fn line(&self, l: &Line, ledger: &Ledger) -> wire::Line {
        let member = self.member(l.telling);
        let said = &member.reading.statements[l.statement as usize - 1];
        wire::Line {
            statement: self.of_line(l),
            incident: member.id(),
            effect: l.cell.effect,
            victims: l.cell.victims,
            of: self.name(l.cell.of),
            group: self.name(l.cell.group),
            low: l.low,
            high: (l.high != OPEN).then_some(l.high),
            form: l.form,
            speaker: l.class,
            speaker_name: said.speaker.as_ref().and_then(|s| s.name.clone()),
            stance: l.stance,
            side: l.side.name().to_owned(),
            published: member.report.metadata.published.as_ref().map(DateValue::edtf),
            source_family: self.reconciler.collection.family_id(l.family).to_owned(),
            part_of: l.part_of.map(|n| self.of_line(&ledger.lines[n])),
            joint_with: self.event_ids(&l.joint),
            subset: l.subset,
            superseded: l.superseded,
            superseded_by: l.superseded_by.map(|n| self.of_line(&ledger.lines[n])),
            quote: said.span.of(&member.report.text).to_owned(),
        }
    }

    fn follow(&self, f: &crate::reconcile::Follow) -> wire::Follow {
        wire::Follow {
            effect: f.cell.effect,
            victims: f.cell.victims,
            rest: f.rest,
            low: f.low,
            high: (f.high != OPEN).then_some(f.high),
            statements: f.from.iter().map(|s| self.statement(*s)).collect(),
            why: f.why.clone(),
        }
    }

    fn sum(&self, sum: &crate::reconcile::Sum, ledger: &Ledger) -> wire::Sum {
        let numbers: Vec<String> = sum.parts.iter().map(|p| ledger.lines[*p].low.to_string()).collect();
        wire::Sum {
            total: self.of_line(&ledger.lines[sum.total]),
            parts: sum.parts.iter().map(|p| self.of_line(&ledger.lines[*p])).collect(),
            why: format!("{} = {}", ledger.lines[sum.total].low, numbers.join(" + ")),
        }
    }

    fn contradiction(&self, x: &Contradiction) -> wire::Contradiction {
        wire::Contradiction {
            about: x.about.name().to_owned(),
            statements: x.statements.iter().map(|s| self.statement(*s)).collect(),
            also: x.also.iter().map(|s| self.statement(*s)).collect(),
            why: x.why.clone(),
        }
    }

    fn merge(&self, a: u32, b: u32) -> wire::Merge {
        let c = self.reconciler.collection;
        let comparison = compare(c, a.min(b), a.max(b));
        wire::Merge { incidents: [c.incident_id(a), c.incident_id(b)], points: comparison.points, because: reasons(&comparison) }
    }

    fn apart(&self, apart: &Apart) -> wire::KeptApart {
        let c = self.reconciler.collection;
        let comparison = compare(c, apart.a.min(apart.b), apart.a.max(apart.b));
        wire::KeptApart {
            incident: c.incident_id(apart.a),
            other: c.incident_id(apart.b),
            other_event: self.reconciler.events[self.reconciler.event_of(apart.b)].id.clone(),
            points: apart.points,
            why: comparison.refusal.unwrap_or(apart.refusal).why().to_owned(),
            because: reasons(&comparison),
        }
    }
}

fn reasons(comparison: &Comparison) -> Vec<wire::Reason> {
    let reason = |e: &crate::resolve::Evidence| wire::Reason {
        evidence: e.name().to_owned(),
        points: e.points(),
        meaning: e.meaning().to_owned(),
    };
    comparison.evidence.iter().map(reason).collect()
}

fn date(date: &Dated) -> Option<wire::Date> {
    let value = date.days.value();
    let bounds = date.days.bounds();
    let out = wire::Date {
        edtf: value.as_ref().map(DateValue::edtf),
        earliest: bounds.map(|(first, _)| first).or(date.not_before).and_then(day_of),
        latest: bounds.map(|(_, last)| last).or(date.not_after).and_then(day_of),
        because: date.because.clone(),
    };
    (out.edtf.is_some() || out.latest.is_some()).then_some(out)
}
