//! Numbers of deaths: theirs beside ours, and which of our statements give theirs.

use bilan::model::{Effect, Victims};
use bilan::publish::event_wire::{Event, Line};
use bilan_export::{Numbers, Told, harmed};

use super::said;
use crate::other::Other;
use crate::row::{About, Difference, How, Number, Said, Says};
use crate::text::number;

pub fn killed(told: &Told, other: &Other) -> Option<Difference> {
    let ours = harmed(&told.event, Effect::Killed);
    let d = other.deaths;
    let theirs = Number { low: d.low, best: d.best, high: d.high };
    let lines = |event: &Event| -> Vec<usize> { which(event, |_| true) };
    differ(told, About::Killed, ours, theirs, &lines(&told.event))
}

/// Civilians alone, where both sides tell them apart.
pub fn civilians(told: &Told, other: &Other) -> Option<Difference> {
    let theirs = other.deaths.civilians?;
    // A data set that has people of unknown category does not say how many civilians there were in all.
    if other.deaths.unknown.is_some_and(|n| n > 0) {
        return None;
    }
    let row = told.event.tolls.iter().find(|t| {
        t.effect == Effect::Killed && t.victims == Victims::Civilians && t.joint_with.is_empty() && t.group.is_none()
    })?;
    let ours = Numbers { low: row.low, best: row.best, high: row.high };
    let theirs = Number { low: Some(theirs), best: Some(theirs), high: Some(theirs) };
    differ(told, About::KilledCivilians, Some(ours), theirs, &which(&told.event, |l| l.victims == Victims::Civilians))
}

fn which(event: &Event, of: impl Fn(&Line) -> bool) -> Vec<usize> {
    let own = |l: &Line| l.effect == Effect::Killed && l.joint_with.is_empty() && of(l);
    event.ledger.iter().enumerate().filter(|(_, l)| own(l)).map(|(n, _)| n).collect()
}

fn differ(told: &Told, about: About, ours: Option<Numbers>, theirs: Number, lines: &[usize]) -> Option<Difference> {
    let number = theirs.best;
    let (Some(ours), Some(number)) = (ours, number) else {
        let how = match (ours.is_some(), number) {
            (false, Some(n)) if n > 0 => How::OnlyTheirs,
            (true, None) => How::OnlyOurs,
            _ => return None,
        };
        return Some(difference(told, about, how, ours, theirs, lines));
    };
    let same_best = ours.best == Some(number);
    let same_ends = ours.best.is_none() && (ours.low, ours.high) == (theirs.low, theirs.high);
    if same_best || same_ends {
        return None;
    }
    let event = &told.event;
    let gives = |l: &Line| is(l, number);
    let low = lines.iter().map(|n| event.ledger[*n].low).min().into_iter().chain(ours.low).min();
    let high = if lines.iter().any(|n| event.ledger[*n].high.is_none()) || ours.high.is_none() {
        None
    } else {
        lines.iter().filter_map(|n| event.ledger[*n].high).chain(ours.high).max()
    };
    let how = if lines.iter().any(|n| gives(&event.ledger[*n])) {
        How::AnotherStatement
    } else if low.is_some_and(|low| low <= number) && high.is_none_or(|high| number <= high) {
        How::Between
    } else {
        How::Beyond
    };
    Some(difference(told, about, how, Some(ours), theirs, lines))
}

/// Whether a line gives exactly a number.
fn is(line: &Line, number: u32) -> bool {
    line.low == number && line.high.is_none_or(|h| h == number)
}

fn difference(told: &Told, about: About, how: How, ours: Option<Numbers>, theirs: Number, lines: &[usize]) -> Difference {
    let event = &told.event;
    let statements = lines.iter().filter_map(|n| {
        let line = &event.ledger[*n];
        let says = if theirs.best.is_some_and(|n| is(line, n)) {
            Says::Theirs
        } else if ours.and_then(|o| o.best.or(o.low)).is_some_and(|n| is(line, n)) {
            Says::Ours
        } else {
            Says::Neither
        };
        said(told, &line.statement, says).or_else(|| bare(line, says))
    });
    let apart = ours.and_then(|o| o.best.or(o.low)).zip(theirs.best).map(|(a, b)| f64::from(a.abs_diff(b)));
    Difference {
        about,
        how,
        ours: ours.map(|o| number(&Number { low: o.low, best: o.best, high: o.high })),
        theirs: theirs.best.map(|_| number(&theirs)),
        apart,
        statements: statements.collect(),
    }
}

/// A line of the ledger whose reading is not at hand.
fn bare(line: &Line, says: Says) -> Option<Said> {
    Some(Said {
        statement: line.statement.clone(),
        report: line.statement.rsplit_once("#s")?.0.to_owned(),
        outlet: None,
        published: line.published.clone(),
        span: None,
        speaker: line.speaker,
        speaker_name: line.speaker_name.clone(),
        stance: Some(line.stance),
        quote: line.quote.clone(),
        says,
    })
}
