//! Figures of people harmed: which rule reads which group of victims.

use std::collections::VecDeque;

use super::Attribution;
use super::ellipsis::{self, Subject};
use super::parts::{self, Relation};
use super::proposals::{Proposal, propose, spread, yield_to_nearer};
use super::sides::{
    agent_side, counting_verb, just_named, shared_side, side_before, side_heading, side_phrase, speaker_side, subject_side,
};
use crate::lexicon::{Frame, Function, SenseClass};
use crate::model::{Effect, Form, Quantity, Span, SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup};

/// One figure of people harmed, as one sentence says it.
#[derive(Clone, Debug)]
pub struct TollFound {
    /// Index of the group of victims in its sentence.
    pub group: usize,
    pub effect: Effect,
    pub victims: Victims,
    pub of: Option<String>,
    pub of_group: Option<&'static str>,
    pub quantity: Quantity,
    /// Index of the toll in this sentence that this one is a part of.
    pub part_of: Option<usize>,
    /// The text itself replaces this figure.
    pub superseded: bool,
    /// The figure before a change, which this one replaces.
    pub replaces: Option<u64>,
    pub span: Span,
    pub rule: String,
    /// The verb says that it was so before something else.
    pub pluperfect: bool,
    pub conditional: bool,
    /// Points back at a figure told before, without adding one.
    pub recalls: bool,
    /// One person or some people, without a number.
    pub implicit: bool,
    /// The verb itself is one of violence: killed rather than died.
    pub violent: bool,
}

/// How many figures back a repetition is recognised.
const REMEMBERED: usize = 60;

/// What earlier sentences leave behind for figures that take their noun from before.
#[derive(Default)]
pub struct Before {
    category: Option<Victims>,
    of: Option<String>,
    told: VecDeque<(Effect, Victims, u64)>,
    subject: Subject,
    /// How many sentences have been read.
    sentence: usize,
    /// The last figure with a category: when, and which.
    categorised: Option<(usize, Victims)>,
    /// People whom a sentence numbered without telling of harm.
    mentioned: Option<(usize, Victims)>,
    /// The last figure of any people.
    last: Option<(usize, Victims)>,
    /// Civilians were among those told of.
    civil: bool,
}

impl Before {
    /// The forces that the last sentences told of, whose dead and wounded a bare count then means.
    fn forces(&self) -> Option<Victims> {
        self.categorised
            .filter(|(when, category)| category.are_forces() && self.sentence - when <= 2)
            .map(|(_, category)| category)
    }
}

/// The effect that a sentence speaks of, with or without a figure.
fn subject_of(groups: &[Group], before: Subject) -> Subject {
    let effect = groups.iter().rev().find_map(|g| match &g.kind {
        GroupKind::Victims(v) => v.effect,
        GroupKind::Effect(e) => e.effect.filter(|_| e.frame != Frame::Fall),
        GroupKind::EffectNoun(n) => Some(n.effect),
        _ => None,
    });
    Subject { effect: effect.or(before.effect), told: before.told }
}

pub fn tolls(context: &Context<'_>, groups: &[Group], attribution: &Attribution, before: &mut Before) -> Vec<TollFound> {
    before.sentence += 1;
    let subject = before.subject;
    before.subject = subject_of(groups, subject);
    let has_people = groups
        .iter()
        .any(|g| matches!(&g.kind, GroupKind::Victims(_)) || matches!(&g.kind, GroupKind::Count(c) if c.unknown_noun));
    if !has_people {
        return Vec::new();
    }
    let (mut proposals, mut by_noun) = propose(context, groups);
    let relations = parts::relations(context, groups);
    spread(groups, &relations, &mut proposals);
    yield_to_nearer(groups, &relations, &mut proposals, &mut by_noun);
    ellipsis::fill(context, groups, &mut proposals, subject);
    spread(groups, &relations, &mut proposals);
    let mut found: Vec<TollFound> = Vec::new();
    let mut index_of: Vec<Option<usize>> = vec![None; groups.len()];
    for (at, group) in groups.iter().enumerate() {
        let Some(proposal) = &proposals[at] else { continue };
        let implied;
        let victims = match &group.kind {
            GroupKind::Victims(victims) => victims,
            GroupKind::Count(count) => {
                implied = VictimGroup::of_unknown(count.quantity);
                &implied
            }
            _ => continue,
        };
        let part_of = match relations[at] {
            Relation::PartOf(total) => index_of[total],
            _ => None,
        };
        let Some(toll) = toll(
            context,
            groups,
            at,
            victims,
            proposal,
            part_of.map(|i| found[i].clone()),
            attribution,
            before,
            &found,
            &parts_of(groups, &relations, at),
        ) else {
            continue;
        };
        index_of[at] = Some(found.len());
        let before_change = toll.replaces;
        // "dont trois policiers, et six autres blessés": other harm is no part of the total.
        let part_of = part_of.filter(|total| found[*total].effect == toll.effect);
        found.push(TollFound { part_of, ..toll });
        if let Some((effect, verb)) = proposal.verb.and_then(|verb| then_done(context, groups, verb)) {
            let first = found[found.len() - 1].clone();
            let span = first.span.cover(context.span(groups[verb].start, groups[verb].end));
            found.push(TollFound { effect, span, replaces: None, rule: "state/then-done".to_owned(), ..first });
        }
        if let Some(old) = before_change {
            let new = found[found.len() - 1].clone();
            found.push(TollFound { quantity: Quantity::exact(old), replaces: None, superseded: true, ..new });
        }
    }
    let mentioned = groups.iter().rev().find_map(|g| match &g.kind {
        GroupKind::Victims(v) if v.plural && !v.definite && v.category.is_some() => v.category,
        _ => None,
    });
    before.category = mentioned.or(before.category);
    if found.is_empty() {
        before.mentioned = mentioned.map(|m| (before.sentence, m)).or(before.mentioned);
    }
    before.subject.told = !found.is_empty();
    for toll in &found {
        before.civil |= toll.victims == Victims::Civilians;
        if toll.part_of.is_none() {
            before.last = Some((before.sentence, toll.victims));
        }
        if toll.part_of.is_none() && toll.victims != Victims::People {
            before.category = Some(toll.victims);
            before.of.clone_from(&toll.of);
            before.categorised = Some((before.sentence, toll.victims));
        }
        if matches!(toll.quantity.form, Form::Exact | Form::AtLeast) {
            before.told.push_back((toll.effect, toll.victims, toll.quantity.low));
        }
    }
    // A figure is taken up again soon or not at all.
    while before.told.len() > REMEMBERED {
        before.told.pop_front();
    }
    found
}

#[allow(clippy::too_many_arguments)]
fn toll(
    context: &Context<'_>,
    groups: &[Group],
    at: usize,
    victims: &VictimGroup,
    proposal: &Proposal<'_>,
    total: Option<TollFound>,
    attribution: &Attribution,
    before: &Before,
    found: &[TollFound],
    parts: &[Victims],
) -> Option<TollFound> {
    let effect = proposal.effect;
    // "une dizaine de motos détruites, 10 autres saisies": others of the things counted before.
    if victims.anaphoric && victims.category.is_none() && ellipsis::of_things(groups, at) {
        return None;
    }
    let verb = proposal.verb.and_then(|v| match &groups[v].kind {
        GroupKind::Effect(e) => Some(e),
        _ => None,
    });
    let mut category = victims.category;
    let mut of = victims.of.clone();
    if category.is_none() {
        if let Some(total) = &total {
            category = Some(total.victims);
            of = of.or_else(|| total.of.clone());
        } else if victims.effect.is_some() {
            // "un gendarme et cinq autres blessés": others are of the one named right before.
            let beside = |t: &TollFound| victims.anaphoric && listed_with(context, groups, t.group, at);
            let near = found.iter().rev().find(|t| t.part_of.is_none() && (!t.implicit || t.victims.are_forces() || beside(t)));
            let side = side_heading(context, groups, at)
                .or_else(|| side_phrase(context, groups, at))
                .or_else(|| shared_side(context, groups, at));
            // A total whose parts are named is of no one category.
            let mixed = !parts.is_empty();
            // "six soldats tués et dix blessés": a bare count in a sentence is of the people told of before it.
            let told_of = near
                .map(|t| t.victims)
                .filter(|c| c.are_forces() || *c == Victims::Militants)
                .or(before.forces().filter(|_| near.is_none()));
            // A side counts its own; others count people. What another attack did, or one that hit civilians too, did it
            // to people.
            let another = groups[..at]
                .iter()
                .any(|g| matches!(g.kind, GroupKind::Incident(_)) && context.is(g.start, crate::lexicon::Function::DetIndef));
            let counts_own = !another
                && !before.civil
                && !(told_of == Some(Victims::Militants)
                    && attribution.speaker(at).is_some_and(|s| s.class == SpeakerClass::SecurityForces))
                && attribution.speaker(at).is_some_and(|s| match s.class {
                    SpeakerClass::Army => told_of.is_some_and(|c| !matches!(c, Victims::Police | Victims::Gendarmes)),
                    SpeakerClass::SecurityForces => told_of.is_some_and(|c| matches!(c, Victims::Police | Victims::Gendarmes)),
                    SpeakerClass::Government => true,
                    SpeakerClass::Un => told_of == Some(Victims::Peacekeepers),
                    _ => false,
                });
            // In one list, or as "others", they are the people named before.
            let listed = victims.anaphoric || near.is_some_and(|t| listed_with(context, groups, t.group, at));
            // Whoever is captured beside people of a side told of in the same sentence is of that side.
            let taken = matches!(effect, Effect::Captured | Effect::Detained) && near.is_some();
            let inherits = (matches!(effect, Effect::Killed | Effect::Wounded | Effect::Missing) && (counts_own || listed)
                || taken)
                && victims.quantity.high != Some(0)
                && !mixed;
            category = proposal.fixed.or(side).or(told_of.filter(|_| inherits));
            of = of.or_else(|| near.and_then(|t| t.of.clone()));
        } else if victims.anaphoric {
            let near = groups[..at].iter().rev().find_map(|g| match &g.kind {
                GroupKind::Victims(v) if v.plural && !v.implicit => v.category,
                _ => None,
            });
            let told = found.iter().rev().find(|t| t.part_of.is_none());
            let among = ellipsis::among_whom(context, groups);
            let lately = before.last.filter(|(when, _)| before.sentence - when <= 2).map(|(_, c)| c);
            let side =
                Some(at).filter(|at| ellipsis::of_a_side(context, groups, *at)).and_then(|at| side_phrase(context, groups, at));
            let just = before.mentioned.filter(|(when, _)| victims.of_them && before.sentence - when == 1).map(|(_, c)| c);
            category = proposal
                .fixed
                .or(side)
                .or(among)
                .or(just)
                .or(ellipsis::number_of(context, groups, at))
                .or(told.map(|t| t.victims))
                .or(near)
                .or(lately)
                .or(before.category);
            let near = told;
            of = of.or_else(|| near.and_then(|t| t.of.clone())).or_else(|| before.of.clone());
        }
    }
    // "l'armée déplore trois morts": the dead are of the side that counts them.
    if victims.effect.is_some()
        && victims.category.is_none()
        && parts.is_empty()
        && let Some(verb) = counting_verb(context, groups, at)
        && let Some((Some(side), country)) = subject_side(groups, verb)
    {
        category = Some(side);
        of = of.or(country);
    }
    // "70 ennemis tués, dont plusieurs chefs": a part that names no side is of its total's.
    if category == Some(Victims::People)
        && victims.group.is_none()
        && let Some(total) = &total
    {
        category = Some(total.victims);
    }
    if matches!(category, Some(Victims::People | Victims::ForeignSoldiers))
        && let Some(side) = side_heading(context, groups, at)
    {
        category = Some(side);
    }
    // "dont une quinzaine": of those named right before.
    if victims.anaphoric
        && let Some(side) = just_named(context, groups, at)
    {
        category = Some(side);
    }
    // "une vingtaine d'hommes ont été perdus par les rebelles": the side that loses them stands behind "by".
    if let (Some(verb), Some(at_verb)) = (verb, proposal.verb)
        && verb.frame == Frame::Own
        && verb.voice == crate::recognise::Voice::Passive
        && let Some((side, country)) = agent_side(context, groups, at_verb)
    {
        category = side.or(category);
        of = of.or(country);
    }
    // "le commandant et six de ses hommes": they are of the side of the one named before them.
    let of_listed = found.last().filter(|t| victims.own && listed_with(context, groups, t.group, at));
    if let Some(before) = of_listed {
        category = Some(before.victims);
        of = of.or_else(|| before.of.clone());
    } else if victims.own || proposal.own_side {
        // Losses are of the side that loses: the subject's, or the speaker's.
        let (side, country) =
            side_before(groups, at, proposal.verb).or_else(|| speaker_side(attribution, at)).unwrap_or((None, None));
        // Soldiers stay soldiers, of whichever force.
        let open =
            category.is_none_or(|c| c == Victims::People || c == Victims::Soldiers && side.is_some_and(Victims::are_forces));
        if open {
            category = side.or(category);
        }
        of = of.or(country);
    }
    // Losses are told of fighters.
    let loses = (groups[at].start..groups[at].end).any(|i| {
        context
            .senses_of(i, &[SenseClass::EffectNoun])
            .any(|(_, s)| matches!(s, crate::lexicon::Sense::EffectNoun { role: crate::lexicon::EffectRole::Loss, .. }))
    });
    if loses && category.is_none() {
        let (side, country) =
            speaker_side(attribution, at).or_else(|| side_before(groups, at, None)).unwrap_or((Some(Victims::Soldiers), None));
        category = side.or(Some(Victims::Soldiers));
        of = of.or(country);
    }
    // A population that flees is displaced; who escapes was held.
    let effect = if effect == Effect::Escaped && victims.effect.is_none() && victims.quantity.low >= 50 {
        Effect::Displaced
    } else {
        effect
    };
    let mut category = category.unwrap_or(Victims::People);
    // Women and children of a total are what the total is.
    if victims.group.is_some() && category == Victims::Civilians {
        let kin = matches!(victims.group, Some("women" | "children"));
        let largest = before
            .told
            .iter()
            .filter(|(e, _, n)| *e == effect && *n > victims.quantity.low)
            .max_by_key(|(_, _, n)| *n)
            .map(|(_, v, _)| *v);
        let of_total = total.as_ref().map(|t| t.victims).filter(|v| kin || *v == Victims::People);
        category = of_total.or(largest.filter(|v| kin && *v == Victims::People)).unwrap_or(category);
    }
    // Who is arrested without any other word is a suspect.
    if category == Victims::People && effect == Effect::Detained && victims.effect.is_none_or(|e| e == Effect::Detained) {
        category = Victims::Suspects;
    }
    // Hostages and the displaced who were killed were civilians.
    if category == Victims::People
        && matches!(victims.effect, Some(Effect::Abducted | Effect::Displaced))
        && victims.effect != Some(effect)
    {
        category = Victims::Civilians;
    }
    if category == Victims::People
        && let Some(fixed) = proposal.fixed
    {
        category = fixed;
    }
    // "ce bilan de 40 morts", "les 15 morts": a figure told before is not told anew.
    let told = found
        .iter()
        .rev()
        .filter(|t| matches!(t.quantity.form, Form::Exact | Form::AtLeast))
        .map(|t| (t.effect, t.victims, t.quantity.low))
        .chain(before.told.iter().rev().copied())
        .find(|(e, _, n)| *e == effect && *n == victims.quantity.low && *n > 2 && victims.quantity.form == Form::Exact);
    let recalls = victims.demonstrative || of_told_account(context, groups, at);
    if recalls && told.is_some() {
        return None;
    }
    // "dément que des civils aient été tués": what is denied of some is no figure.
    if victims.quantity.form == Form::Vague && attribution.stance(at) == crate::model::Stance::Denied {
        return None;
    }
    if category == Victims::People
        && victims.effect.is_some()
        && let Some((_, earlier, _)) = told.filter(|(_, v, _)| *v != Victims::People)
    {
        category = earlier;
    }
    let mut span = context.span(groups[at].start, groups[at].end);
    if let Some(v) = proposal.verb {
        span = span.cover(context.span(groups[v].start, groups[v].end));
    }
    Some(TollFound {
        group: at,
        effect,
        victims: category,
        of,
        of_group: victims.group.or(proposal.group),
        quantity: victims.quantity,
        part_of: None,
        superseded: false,
        replaces: victims.replaces,
        span,
        rule: proposal.rule.to_owned(),
        pluperfect: verb.is_some_and(|e| e.mood == crate::recognise::Mood::Pluperfect),
        conditional: verb.is_some_and(|e| e.mood == crate::recognise::Mood::Conditional),
        recalls,
        implicit: victims.implicit,
        violent: verb.is_some_and(|e| e.frame == crate::lexicon::Frame::Transitive && e.effect == Some(Effect::Killed)),
    })
}

/// "enlevés avant d'être exécutés", "capturés puis tués": what was done next to those of whom a verb says one thing.
fn then_done(context: &Context<'_>, groups: &[Group], verb: usize) -> Option<(Effect, usize)> {
    let GroupKind::Effect(first) = &groups[verb].kind else { return None };
    let taken = matches!(first.effect, Some(Effect::Abducted | Effect::Captured | Effect::Detained));
    let mut then = false;
    for (at, group) in groups.iter().enumerate().skip(verb + 1).take(6) {
        match &group.kind {
            GroupKind::Effect(second)
                if then && matches!(second.voice, crate::recognise::Voice::Passive | crate::recognise::Voice::Participle) =>
            {
                return second.effect.filter(|e| taken && *e == Effect::Killed).map(|effect| (effect, at));
            }
            GroupKind::Word if context.is_any(group.start, &[Function::Before, Function::Then]) => then = true,
            GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Mark(',') => {}
            _ => return None,
        }
    }
    None
}

/// The categories of a total's parts.
fn parts_of(groups: &[Group], relations: &[Relation], total: usize) -> Vec<Victims> {
    let parts = relations.iter().zip(groups).filter(|(r, _)| **r == Relation::PartOf(total));
    parts
        .filter_map(|(_, g)| match &g.kind {
            GroupKind::Victims(v) => v.category,
            _ => None,
        })
        .collect()
}

/// Whether nothing but commas, joining words and participles stands between two figures.
fn listed_with(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    // "un soldat a été tué et un autre blessé": another is of the one before, whatever was done to him.
    let other = matches!(&groups[at].kind, GroupKind::Victims(v) if v.anaphoric);
    at > before
        && at - before <= 7
        && groups[before + 1..at].iter().all(|g| match &g.kind {
            GroupKind::SpeechPreposition(_) | GroupKind::Source(_) => true,
            GroupKind::Mark(m) => matches!(m, ',' | ';' | '«' | '»' | '"'),
            GroupKind::Effect(e) => e.voice == crate::recognise::Voice::Participle || other,
            GroupKind::Word => {
                context.is_any(
                    g.start,
                    &[crate::lexicon::Function::And, crate::lexicon::Function::Of, crate::lexicon::Function::DetDes],
                ) || !context.tokens[g.start].capital && g.end - g.start == 1 && before + 2 >= at - 2
            }
            _ => false,
        })
}

/// "ce décompte de douze morts": the figure of an account told of before.
fn of_told_account(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    let account = (start.saturating_sub(5)..start).rev().find(|i| {
        context
            .longest_of(*i, &[SenseClass::SpeechNoun], |s| matches!(s, crate::lexicon::Sense::SpeechNoun(_)).then_some(()))
            .is_some()
    });
    account.is_some_and(|noun| noun > 0 && context.is(noun - 1, crate::lexicon::Function::DetDem))
}
