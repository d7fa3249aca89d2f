//! Whether people are the subject of a verb of harm behind them: not where they only say who speaks, who acts or what was hit.

use super::untold::has_finite;
use crate::lexicon::{Frame, Function};
use crate::model::{Effect, Form};
use crate::recognise::{Context, Group, GroupKind, Voice, number_at};

/// "un train, qui transportait 300 voyageurs, a été attaqué", "un bus avec une trentaine de passagers a été visé": whether a verb is of
/// what stands before these people, who only say more of it: it stands in the singular, or behind the clause of which they are part.
pub fn is_of_another(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    let GroupKind::Effect(effect) = &groups[verb].kind else { return false };
    let harmed = effect.voice == Voice::Passive || effect.voice == Voice::Active && effect.frame == Frame::Intransitive;
    let singular = !effect.plural && has_finite(context, &groups[verb]);
    harmed && (singular && disagrees(context, groups, at) || is_within_clause(context, groups, at, verb))
}

/// Whether a number of people takes no verb in the singular. A dozen takes either, as a group of twelve does,
/// unless they are with somebody.
fn disagrees(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let GroupKind::Victims(people) = &groups[at].kind else { return false };
    let several = people.plural && !people.implicit && people.quantity.low > 1 && people.quantity.form != Form::Vague;
    if !several || people.effect.is_some() || people.category.is_none() {
        return false;
    }
    let before = at.checked_sub(1).map(|i| &groups[i]);
    // "toute une famille, six personnes, a péri": who that was.
    let comma = |g: Option<&Group>| matches!(g.map(|g| &g.kind), Some(GroupKind::Mark(',')));
    if comma(before) && comma(groups.get(at + 1)) {
        return false;
    }
    let is = |function: Function| before.is_some_and(|g| context.is(g.start, function));
    is(Function::With)
        || !is(Function::Of) && !(groups[at].start..groups[at].end).any(|i| number_at(context, i).is_some_and(|n| n.collective))
}

/// "deux bus, qui transportaient 80 élèves, ont été attaqués": whether people close a relative clause between commas, behind its verb.
fn is_within_clause(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    if !context.holds_function(&[Function::Who]) {
        return false;
    }
    let mark = |g: &Group| matches!(g.kind, GroupKind::Mark(_));
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let Some(opens) = groups[..at].iter().rposition(mark).filter(|i| comma(&groups[*i])) else { return false };
    let clause = &groups[opens + 1..at];
    let relative = clause.first().is_some_and(|g| context.is(g.start, Function::Who));
    let nested = clause.iter().skip(1).any(|g| context.is_any(g.start, &[Function::That, Function::Where, Function::Who]));
    let told = clause.iter().any(|g| has_finite(context, g));
    let closes = groups[at + 1..verb].iter().take(CLOSES).take_while(|g| !has_finite(context, g)).any(comma);
    relative && told && !nested && closes
}

/// Behind the last people of a relative clause its comma stands within so many groups.
const CLOSES: usize = 4;

/// "selon Ali Sow, un des anciens du village, …": whether one of some people stands between commas behind the name of who speaks.
pub fn is_one_of_speakers(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.quantity.high == Some(1) && v.effect.is_none());
    let of_some = (groups[at].start + 1..groups[at].end).any(|i| context.is(i, Function::DetDes));
    let named = |g: &Group| matches!(&g.kind, GroupKind::Source(s) if s.person.is_some());
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    one && of_some
        && at > 1
        && comma(&groups[at - 1])
        && named(&groups[at - 2])
        && groups[at + 1..].iter().take(APPOSED).any(comma)
}

/// Who a speaker is has at most so many groups.
const APPOSED: usize = 6;

/// "un martyr a lancé sa voiture contre la base": whether one dead is the subject of an act of violence that goes before his death.
pub fn is_bomber(groups: &[Group], at: usize) -> bool {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect == Some(Effect::Killed) && v.quantity.high == Some(1));
    let acts = |g: &Group| {
        matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active
            && (e.incident.is_some() || e.effect.is_some() && e.frame == Frame::Transitive))
    };
    one && groups.get(at + 1).is_some_and(acts)
}
