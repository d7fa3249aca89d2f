//! "Eleven died, six in the attack and five of typhoid": people whom a sentence counts together and then parts by what killed them.

use crate::lexicon::{Function, SenseClass};
use crate::model::Effect;
use crate::recognise::{Context, Group, GroupKind, VictimGroup, attacks};

/// The shares are told within so many groups behind those whom they part.
const WITHIN: usize = 40;

/// What a share died of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    Violence,
    Mishap,
}

/// Some of those counted, and what they died of.
struct Share {
    /// None where it is the rest of them.
    number: Option<u64>,
    cause: Option<Cause>,
}

/// How many of so many people violence killed, where each share behind them has a cause, and one of these is no violence.
pub fn by_violence(context: &Context<'_>, groups: &[Group], at: usize, whole: u64) -> Option<u64> {
    if !context.holds(SenseClass::Accident) {
        return None;
    }
    let mut shares: Vec<Share> = Vec::new();
    for group in groups.get(at + 1..)?.iter().take(WITHIN) {
        match (number(context, group), shares.last_mut()) {
            (Some(number), _) => shares.push(Share { number, cause: None }),
            (None, Some(last)) if last.cause.is_none() => last.cause = cause(context, group),
            _ if matches!(group.kind, GroupKind::Mark('.')) => break,
            _ => {}
        }
    }
    let rest = shares.iter().filter(|s| s.number.is_none()).count() as u64;
    let known = shares.iter().filter_map(|s| s.number).try_fold(0, u64::checked_add)?;
    let left = whole.checked_sub(known)?;
    // "one in an ambush, a second by a mine, the third of malaria"
    let each = if rest > 1 { 1 } else { left };
    let whole_told = left == each.checked_mul(rest)? && (rest == 0 || each > 0);
    let of = |cause: Cause| shares.iter().filter(move |s| s.cause == Some(cause));
    let told = shares.iter().all(|s| s.cause.is_some()) && of(Cause::Mishap).next().is_some();
    let struck = of(Cause::Violence).map(|s| s.number.unwrap_or(each)).sum::<u64>();
    (told && whole_told && struck > 0).then_some(struck)
}

/// "six", "one", "the other": a number without a noun, or none where it is of the rest.
fn number(context: &Context<'_>, group: &Group) -> Option<Option<u64>> {
    let behind_article = group.start > 0 && context.is(group.start - 1, Function::DetDef);
    // "un dans l'accident"
    let causes = [Function::In, Function::During, Function::By, Function::Of, Function::DetDu];
    let of_something = || context.is_any(group.end, &causes);
    let other = || (group.start..group.end).any(|i| context.is(i, Function::Other));
    match &group.kind {
        GroupKind::Victims(v) if v.category.is_none() && is_share(v) => Some(Some(v.quantity.low).filter(|_| !other())),
        GroupKind::Count(c) if c.what.is_none() && !c.unknown_noun => Some(Some(c.quantity.low)),
        GroupKind::Word if context.is(group.start, Function::DetIndef) && (behind_article || of_something()) => Some(Some(1)),
        GroupKind::Word if behind_article && other() => Some(None),
        _ => None,
    }
}

/// "six", "six killed".
fn is_share(victims: &VictimGroup) -> bool {
    match victims.effect {
        None => victims.anaphoric,
        Some(effect) => effect == Effect::Killed && !victims.implicit,
    }
}

/// What a group says that people died of.
fn cause(context: &Context<'_>, group: &Group) -> Option<Cause> {
    let accident = || (group.start..group.end).any(|i| context.has(i, SenseClass::Accident));
    match &group.kind {
        GroupKind::Incident(_) | GroupKind::Weapon(_) => Some(Cause::Violence),
        _ if attacks(group) => Some(Cause::Violence),
        GroupKind::Accident => Some(Cause::Mishap),
        GroupKind::Word if accident() => Some(Cause::Mishap),
        _ => None,
    }
}
