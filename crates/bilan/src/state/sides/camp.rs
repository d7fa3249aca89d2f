//! The side of a count that words name as seen by somebody: "dans nos rangs", "en face", "dans leurs rangs".

use super::heading::has_own_part;
use super::subject::counting_verb;
use super::{side_of, side_of_group, side_of_source};
use crate::lexicon::Function;
use crate::model::{Kind, SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, Voice};
use crate::state::untold::has_finite;

/// "cinq morts de notre côté", "en face, on compte onze morts": the camp that the words around a bare count name, as seen by
/// who speaks, or else by the forces told of before.
/// `forces`: whether forces were told of as harmed, and whether they were named at all.
pub fn camp(
    context: &Context<'_>,
    groups: &[Group],
    at: usize,
    speaker: Option<Victims>,
    (forces, foes): (bool, bool),
) -> Option<Victims> {
    if !context.holds_function(&[Function::OurCamp, Function::OtherCamp]) {
        return None;
    }
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ';' | ':'));
    let counts = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some() || v.anaphoric);
    let named = |g: &Group| {
        // "en face du camp": where it was.
        let of = [Function::Of, Function::DetDu, Function::DetDes];
        // "vingt de l'autre": no noun behind it.
        let whole = |i: usize, f: Function| {
            let ends = |end: usize| !context.is(end - 1, Function::Other) || context.tokens.get(end).is_none_or(|t| !t.is_word());
            context.function_length(i, f).is_some_and(|l| !context.is_any(i + l, &of) && ends(i + l))
        };
        (g.start..g.end).find_map(|i| [Function::OurCamp, Function::OtherCamp].into_iter().find(|f| whole(i, *f)))
    };
    // "de notre côté, cinq morts, et en face, une quinzaine": what stands before another count is of that.
    let next = groups[at + 1..].iter().take(CAMP_BEHIND + CAMP_HEADS).take_while(|g| !ends(g)).position(counts);
    let joint = next.and_then(|next| groups[at + 1..at + 1 + next].iter().position(|g| context.is(g.start, Function::And)));
    let reach = joint.map_or(CAMP_BEHIND, |joint| CAMP_BEHIND.min(joint + 1));
    let behind = groups[at..].iter().take(reach).take_while(|g| !ends(g) && (g.start == groups[at].start || !counts(g)));
    // "15 morts, 19 blessés dans nos rangs": said of the last, it holds for the list.
    let joined = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let mut last = at;
    while groups.get(last + 1).is_some_and(joined) && groups.get(last + 2).is_some_and(counts) {
        last += 2;
    }
    let listed = groups[last..].iter().take(if last > at { CAMP_BEHIND } else { 0 }).take_while(|g| !ends(g));
    let before = groups[..at].iter().rev().take(CAMP_BEFORE).take_while(|g| !ends(g));
    let camp = behind.chain(listed).chain(before).find_map(named)?;
    // Whoever says "our ranks" without being named is of the forces: armed groups are named where they speak.
    let own = speaker.or((forces || camp == Function::OurCamp).then_some(Victims::Soldiers))?;
    Some(match camp {
        Function::OtherCamp if own == Victims::Militants && foes => Victims::Soldiers,
        Function::OtherCamp => Victims::Militants,
        _ => own,
    })
}

/// How many groups behind a count its camp may stand, and how many before.
const CAMP_BEHIND: usize = 4;
const CAMP_BEFORE: usize = 12;
/// A camp stands so many groups at most before the count that it heads.
const CAMP_HEADS: usize = 3;

/// "« nous avons perdu six personnes et eux onze »", "« …, et du leur, onze »": whether a bare count in the words of somebody who says "we"
/// is of "them".
pub fn is_theirs(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let ours = [Function::PronounWe, Function::PronounOne, Function::DetOurs, Function::OurCamp];
    let them = [Function::PronounStressed, Function::OnTheirSide];
    if !context.holds_function(&them) || !context.holds_function(&ours) {
        return false;
    }
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let before = at - usize::from(at > 0 && comma(&groups[at - 1]));
    // The words of a phrase may be groups of their own.
    let Some(phrase) = (before.saturating_sub(THEIRS_WORDS)..before).rev().find(|i| context.is_any(groups[*i].start, &them))
    else {
        return false;
    };
    let start = groups[phrase].start;
    let length = them.iter().find_map(|f| context.function_length(start, *f)).unwrap_or(1);
    let ends = groups[before - 1].end <= start + length;
    // "parmi eux, six": some of ours.
    let joins = |i: usize| !context.tokens[i].is_word() || context.is_any(i, &[Function::And, Function::But, Function::While]);
    let opens = start.checked_sub(1).is_none_or(joins);
    let quoted = context.tokens[groups[at].start].quoted;
    quoted && ends && opens && (0..start).any(|i| context.tokens[i].quoted && context.is_any(i, &ours))
}

/// "de leur côté": so many groups at most.
const THEIRS_WORDS: usize = 3;

/// "les gendarmes ont perdu deux hommes et compté six blessés dans leurs rangs": of those named last before, or told of before.
pub fn their_ranks(context: &Context<'_>, groups: &[Group], at: usize, told: Option<Victims>) -> Option<Victims> {
    if !context.holds_function(&[Function::TheirRanks, Function::OnTheirSide]) {
        return None;
    }
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ';' | ':'));
    if has_own_part(context, groups, at) {
        return None;
    }
    // "trois morts parmi eux." is of those told of; "dix morts, parmi eux trois enfants" opens parts.
    let next = groups[at].end;
    let closes = |length: usize| {
        context.tokens.get(next + length).is_none_or(|t| !t.is_word()) || context.is(next + length, Function::And)
    };
    let parts = |start: usize| {
        let length = || context.function_length(start, Function::TheirRanks).unwrap_or(1);
        context.is_any(start, &[Function::Including, Function::BreaksDown]) && !(start == next && closes(length()))
    };
    let ranks = |g: &Group| context.is(g.start, Function::TheirRanks) && !parts(g.start);
    // "Dans leurs rangs, il y a des morts", "Dans leurs rangs, les gendarmes font état de six blessés"
    let heads = groups[..at].iter().rev().take(RANKS_BEFORE).position(|g| ranks(g) && g.start < groups[at].start);
    if let Some(back) = heads {
        let subject = groups[at - back..at].iter().find_map(|g| side_of_group(context, g));
        return subject.or(told);
    }
    let told_of = |g: &Group| ranks(g) || context.is(g.start, Function::OnTheirSide);
    // "en avoir blessé onze, et ne reconnaît que trois blessés dans ses rangs": of the next count.
    let another = |g: &Group| g.start > groups[at].start && matches!(&g.kind, GroupKind::Victims(v) if !v.implicit);
    let own_verb = |g: &Group| {
        matches!(&g.kind, GroupKind::Speech(s) if !s.participle)
            || matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active)
    };
    let behind = groups[at..].iter().take(RANKS_BEHIND).take_while(|g| !ends(g));
    let until = groups[at + 1..].iter().position(own_verb).map_or(usize::MAX, |i| groups[at + 1 + i].start);
    let parted = |g: &Group| g.start > until && groups.iter().any(|b| b.start > until && b.start < g.start && another(b));
    behind.clone().find(|g| told_of(g) && !parted(g))?;
    // "L'armée a souffert : l'assaut des rebelles a fait dix morts dans ses rangs": whose act it was are others.
    let doers = |i: usize| {
        let of = |i: usize| context.is_any(groups[i].start, &[Function::Of, Function::DetDu, Function::DetDes]);
        let act = |i: usize| matches!(&groups[i].kind, GroupKind::Incident(n) if n.kind != Kind::Clash);
        let others = || groups[..i].iter().any(|g| side_of_group(context, g).is_some());
        // "Les gendarmes ont répondu aux tirs des rebelles, faisant trois morts dans leurs rangs"
        !context.holds_function(&[Function::OfSeveral])
            && (i >= 2 && of(i - 1) && act(i - 2) || i >= 1 && of(i) && act(i - 1))
            && others()
    };
    let named = groups[..at].iter().enumerate().rev().filter(|(i, _)| !doers(*i)).find_map(|(_, g)| match &g.kind {
        GroupKind::Actor(a) => side_of(a.force, a.kind, a.country).0,
        // "le Tchad annonce six morts dans son contingent": whoever governs has soldiers.
        GroupKind::Source(s) if matches!(s.class?, SpeakerClass::Government | SpeakerClass::ForeignGovernment) => {
            Some(Victims::Soldiers)
        }
        // "la mission déplore un mort dans ses rangs"
        GroupKind::Source(s) if s.class == Some(SpeakerClass::Un) && s.actor.is_some() => Some(Victims::Peacekeepers),
        GroupKind::Source(s) => side_of_source(context, g, s.class?),
        GroupKind::Victims(v) if v.implicit && v.plural => v.category.filter(|c| *c != Victims::People),
        _ => None,
    });
    // "neuf rebelles tués et six blessés dans leurs rangs": of those counted last before, with nobody named since.
    let party = |g: &Group| match &g.kind {
        GroupKind::Actor(_) | GroupKind::Source(_) => true,
        GroupKind::Victims(v) => v.category.is_some_and(|c| c != Victims::People),
        _ => false,
    };
    let last = groups[..at].iter().rposition(party).filter(|i| at - i <= COUNTED_LAST);
    let fighters = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if v.plural && !v.implicit && v.category == Some(Victims::Militants));
    let told_so =
        |i: usize| matches!(groups.get(i + 1).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.voice == Voice::Participle);
    let goes_on = |i: usize| groups[i + 2..at].iter().any(|g| has_finite(context, g));
    if counting_verb(context, groups, at).is_none() && last.is_some_and(|i| fighters(i) && told_so(i) && !goes_on(i)) {
        return Some(Victims::Militants);
    }
    let counted = || {
        groups[..at].iter().rev().find_map(|g| match &g.kind {
            GroupKind::Victims(v) if v.plural && v.effect.is_none() => v.category.filter(|c| *c != Victims::People),
            _ => None,
        })
    };
    named.or(told).or_else(counted)
}

/// Those counted last stand at most so many groups before.
const COUNTED_LAST: usize = 14;
/// So many groups behind a count its ranks may be named.
const RANKS_BEHIND: usize = 8;
/// So many groups before a count its ranks may be named.
const RANKS_BEFORE: usize = 8;
