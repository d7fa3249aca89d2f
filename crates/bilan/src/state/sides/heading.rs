//! The side of a count that heads its list, or of which an account or losses are told.

use super::{side_of, side_of_group, side_of_speaker};
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::{Kind, SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind};

/// "Un tué, deux blessés : tel est le bilan chez les assaillants", "neuf morts : ce sont les pertes de l'armée": the side of which an
/// account or losses are that bare counts, and a colon, stand before.
pub fn summed_side(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let counts =
        |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() && v.category.is_none() || v.anaphoric);
    let listed = |g: &Group| counts(g) || matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let colon = at + 1 + groups[at + 1..].iter().take(LISTED).position(|g| matches!(g.kind, GroupKind::Mark(':' | '–')))?;
    if !groups[at + 1..colon].iter().all(listed) {
        return None;
    }
    let clause = groups[colon + 1..].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark('.' | ';' | ':')));
    let end = colon + 1 + clause.count();
    let sum = colon + 1 + groups[colon + 1..end].iter().take(SUMMED).position(|g| is_account_or_loss(context, g))?;
    let cue = groups.get(sum + 1).filter(|_| sum + 1 < end)?;
    let loss = matches!(groups[sum].kind, GroupKind::EffectNoun(_));
    let of = context.is_any(cue.start, &[Function::Of, Function::DetDu, Function::DetDes, Function::By]);
    let camp = context.is_any(cue.start, &[Function::Among, Function::For]) && !context.is(cue.start, Function::Including);
    // "le bilan de l'armée" is told by it.
    if !(camp || loss && of) {
        return None;
    }
    groups[sum + 1..end].iter().take(HEADED_BY).find_map(|g| match &g.kind {
        GroupKind::Victims(v) if v.effect.is_none() && v.implicit && v.plural => v.category,
        GroupKind::Actor(a) => side_of(a.force, a.kind, a.country).0,
        GroupKind::Source(s) if loss => side_of_speaker(s.class?),
        _ => None,
    })
}

/// "neuf morts : ce sont les pertes des soldats": whether people without a number say whose losses those are that were counted before
/// the colon.
pub fn are_whose_losses(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let some = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.effect.is_none());
    let losses = at > 0 && matches!(&groups[at - 1].kind, GroupKind::EffectNoun(n) if n.people && n.definite);
    if !(some && losses && context.is_any(groups[at].start, &[Function::DetDes, Function::Of, Function::DetDu])) {
        return false;
    }
    let colon = groups[..at].iter().rev().take(SUMMED).position(|g| matches!(g.kind, GroupKind::Mark(':' | '–')));
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some());
    colon.is_some_and(|back| at - 1 > back && counted(&groups[at - 2 - back]))
}

/// A word for an account, or for losses.
fn is_account_or_loss(context: &Context<'_>, group: &Group) -> bool {
    match &group.kind {
        GroupKind::SpeechNoun(_) => true,
        // "tel est le bilan"
        GroupKind::SpeechPreposition(_) => context.has(group.end - 1, SenseClass::SpeechNoun),
        GroupKind::EffectNoun(noun) => noun.people && noun.definite,
        _ => false,
    }
}

/// "tel est, d'après la même source, le bilan": the account stands within so many groups behind the colon.
const SUMMED: usize = 10;

/// "Côté ami : deux morts et neuf blessés": the side that heads a list of figures, up to the next heading or the stop.
pub fn side_heading(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if has_own_part(context, groups, at) {
        return None;
    }
    account_for(context, groups, at).or_else(|| losses_of(context, groups, at)).or_else(|| listed_side(context, groups, at))
}

/// "Chez les rebelles, leur porte-parole parle de vingt morts, dont deux de ses hommes": whether of those counted some are told to be of
/// the side that says so: then not all of them are.
pub(super) fn has_own_part(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(part) = groups[at + 1..].iter().take(OWN_PART).position(|g| context.is(g.start, Function::Including)) else {
        return false;
    };
    let part = at + 1 + part;
    let opens = groups[at + 1..part].iter().all(|g| matches!(g.kind, GroupKind::Mark(',') | GroupKind::Word));
    // "y compris": of several words.
    let behind = groups[part].start + context.function_length(groups[part].start, Function::Including).unwrap_or(1);
    let Some(some) = groups[part + 1..]
        .iter()
        .find(|g| g.start >= behind)
        .filter(|g| opens && matches!(g.kind, GroupKind::Victims(_) | GroupKind::Count(_)))
    else {
        return false;
    };
    (some.start..some.end).any(|i| context.is(i, Function::OfOursNoun)) || context.is(some.end, Function::TheirRanks)
}

/// A part stands so many groups behind those of whom it is.
const OWN_PART: usize = 3;

/// "Les pertes de l'armée s'élèvent à neuf morts et six blessés": the side whose losses are the subject of the verb before the figure.
fn losses_of(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let head = (at.saturating_sub(LOSSES_OF)..at).rev().find(|i| matches!(groups[*i].kind, GroupKind::EffectNoun(_)))?;
    let last = groups[head].end - 1;
    if !context.names_losses(last..=last) {
        return None;
    }
    let of = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]);
    let (party, side) = (head + 1..at).take(2).find_map(|i| Some((i, side_of_group(context, &groups[i])?)))?;
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some());
    let quiet = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(',')) || counts(g);
    (of(&groups[head + 1]) && groups[party + 1..at].iter().all(quiet)).then_some(side)
}

/// The losses of a side stand so many groups before their figure at most.
const LOSSES_OF: usize = 12;

/// "Le bilan est lourd pour l'armée : neuf morts", "Le bilan pour l'armée est de neuf morts": the side for which an account is told to
/// be, right before its figure.
fn account_for(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    if !context.holds_function(&[Function::For]) {
        return None;
    }
    let account = groups[..at].iter().take(ACCOUNT_OPENS).position(|g| matches!(g.kind, GroupKind::SpeechNoun(_)))?;
    let cue = (account + 1..at.min(account + ACCOUNT_WITHIN)).find(|i| context.is(groups[*i].start, Function::For))?;
    let (side, party) =
        groups[cue + 1..at].iter().enumerate().take(2).find_map(|(i, g)| Some((cue + 1 + i, side_of_group(context, g)?)))?;
    let between = &groups[side + 1..at];
    let told = |g: &Group| matches!(g.kind, GroupKind::Mark(':')) || context.is_auxiliary(g.start);
    let quiet = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(':'));
    (between.len() <= ACCOUNT_WITHIN && between.iter().any(told) && between.iter().all(quiet)).then_some(party)
}

/// An account opens its sentence, and the side for which it is stands so many groups behind it.
const ACCOUNT_OPENS: usize = 2;
const ACCOUNT_WITHIN: usize = 6;

fn listed_side(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let stop = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark('.' | ';'))).map_or(0, |i| i + 1);
    let among = |g: &Group| context.is(g.start, Function::Among) && !context.is(g.start, Function::Including);
    let heads = |g: &Group| among(g) || matches!(&g.kind, GroupKind::EffectNoun(n) if n.people);
    // "Bilan ennemi : sept tués"
    let account = |i: usize| {
        matches!(groups[i].kind, GroupKind::SpeechNoun(_))
            && matches!(groups.get(i + 2).map(|g| &g.kind), Some(GroupKind::Mark(':')))
    };
    let head = (stop..at)
        .rev()
        .find(|i| heads(&groups[*i]) || account(*i))
        .or_else(|| (alone(context, groups, stop)).then_some(stop))?;
    let closed = (head + 1..at.min(head + 6)).find(|i| matches!(groups[*i].kind, GroupKind::Mark(':' | ',')));
    // "tandis que du côté des rebelles dix morts sont signalés": the side right before the count needs no mark.
    let named = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.implicit && v.plural,
        GroupKind::Actor(_) | GroupKind::Source(_) => true,
        _ => matches!(g.kind, GroupKind::Word) && context.is_any(g.start, &[Function::DetDef, Function::DetDes, Function::Of]),
    };
    let between = &groups[head + 1..at];
    let beside = among(&groups[head]) && (1..=HEADED_BY).contains(&between.len()) && between.iter().all(named);
    // "Chez les villageois on compte douze blessés"
    let counted = || (head + 1..at.min(head + 6)).find(|i| context.is(groups[*i].start, Function::PronounOne));
    // "Le bilan côté armée est de trois morts"
    let told_of = head > stop && matches!(groups[head - 1].kind, GroupKind::SpeechNoun(_)) && among(&groups[head]);
    let is = || (head + 1..at.min(head + HEADED_BY + 2)).find(|i| context.is_auxiliary(groups[*i].start)).filter(|_| told_of);
    let closed =
        closed.or_else(is).or(beside.then_some(at)).or_else(|| counted().filter(|_| head == stop && among(&groups[head])))?;
    // "Pertes côté armée et chez les rebelles : …": both sides head nothing. "5 morts (côté armée), 9 blessés": what a bracket
    // says is of the count before it.
    let both = head >= stop + 2 && context.is(groups[head - 1].start, Function::And) && groups[stop..head - 1].iter().any(among);
    let bracketed = head > stop && matches!(groups[head - 1].kind, GroupKind::Mark('('));
    if both || bracketed {
        return None;
    }
    // "Au sein du mouvement, un cadre parle de trois soldats tués": where the speaker belongs, not those with a noun of their own.
    let named = matches!(&groups[at].kind, GroupKind::Victims(v) if v.category.is_some());
    if named && matches!(groups.get(closed + 1).map(|g| &g.kind), Some(GroupKind::Source(_))) {
        return None;
    }
    // What is counted before the mark is of itself, as in "among the dead five soldiers, …".
    if groups[head..closed].iter().any(|g| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit)) {
        return None;
    }
    // "Rebelles : trois disparus dans une attaque": what a headline is about, where an attack follows, is who made it.
    let armed = matches!(&groups[head].kind, GroupKind::Actor(a) if !a.force);
    let attack = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if matches!(i.kind, Kind::Attack | Kind::Ambush | Kind::Massacre | Kind::Abduction));
    if head == stop && armed && !among(&groups[head]) && groups[at + 1..].iter().any(attack) {
        return None;
    }
    let nouns = &context.lexicon.actor_nouns;
    (groups[head].start..groups[closed].start).find_map(|token| {
        context.senses(token).find_map(|(_, sense)| match sense {
            Sense::Function(Function::OwnSide) => Some(Victims::Soldiers),
            Sense::Actor(index) => {
                let actor = &context.lexicon.actors[*index as usize];
                side_of(actor.is_force(), actor.kind, None).0
            }
            Sense::ActorNoun { index, .. } => {
                let noun = &nouns[*index as usize];
                side_of(noun.is_force(), noun.actor, None).0
            }
            Sense::Victim { category, .. } if *category != Victims::People => Some(*category),
            // "côté population, douze morts"
            Sense::Source { class: SpeakerClass::Residents, .. } if !context.has(token, SenseClass::EffectNoun) => {
                Some(Victims::Civilians)
            }
            _ => None,
        })
    })
}

/// A list of counts goes on for so many groups at most.
pub(super) const LISTED: usize = 12;

/// The side right before a count is of so many groups at most.
pub(super) const HEADED_BY: usize = 3;

/// "Civils : 5 morts": whether a clause opens with a side's name and nothing else before a colon.
fn alone(context: &Context<'_>, groups: &[Group], start: usize) -> bool {
    let Some(colon) = (start + 1..groups.len().min(start + 4)).find(|i| matches!(groups[*i].kind, GroupKind::Mark(':'))) else {
        return false;
    };
    let (from, to) = (groups[start].start, groups[colon].start);
    // "NOM : trois disparus dans une attaque": what a headline is about is not whose people they are.
    let deed = groups[colon..].iter().any(|g| matches!(g.kind, GroupKind::Incident(_)));
    context.senses(from).any(|(length, s)| {
        let side = matches!(s, Sense::ActorNoun { .. } | Sense::Victim { plural: true, .. } | Sense::Function(Function::OwnSide));
        from + length == to && (side || matches!(s, Sense::Actor(_)) && !deed)
    })
}
