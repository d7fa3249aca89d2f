//! People who are harmed as a pronoun, object or subject of the verb: "they took the imam and killed him", "he died on the way".

use super::super::proposals::{Proposal, Proposed};
use super::super::untold::has_finite;
use super::{Before, TollFound};
use crate::lexicon::{Frame, Function, Modifier, Sense, SenseClass};
use crate::model::{Effect, Quantity, Span, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, Mood, VictimGroup, Voice, attacks};

/// A harm and the group of its verb.
pub type Harm = (Effect, usize);

/// Gives the people before a pronoun that a verb of harm takes as its object what is done to them. Where a rule reads them
/// already, the harm is returned with them: they were taken and then killed.
pub fn objects<'r>(context: &Context<'r>, groups: &[Group], proposals: &mut [Proposed<'r>]) -> Vec<(usize, Harm)> {
    let mut then = Vec::new();
    for (verb, effect, plural) in harms(context, groups) {
        let Some(people) = antecedent(context, groups, verb, plural) else { continue };
        match &proposals[people] {
            Some(known) if matches!(known.effect, Effect::Killed) || known.effect == effect || known.verb == Some(verb) => {}
            Some(_) => then.push((people, (effect, verb))),
            None => {
                let proposal = Proposal::unpatterned(effect, "state/object-pronoun");
                proposals[people] = Some(Box::new(Proposal { verb: Some(verb), ..proposal }));
            }
        }
    }
    then
}

/// "Leurs ravisseurs les ont tués": what happens to the people of the sentence before.
pub fn of_told_before(context: &Context<'_>, groups: &[Group], before: &Before) -> Vec<TollFound> {
    let last = |when: usize| before.sentence - when == 1;
    let told =
        before.people.as_ref().is_some_and(|(when, _)| last(*when)) || before.met.as_ref().is_some_and(|(when, _)| last(*when));
    if !told {
        return Vec::new();
    }
    let again = |(verb, effect, plural): (usize, Effect, bool)| {
        let meant = |q: &Quantity| (q.high != Some(1)) == plural && q.high != Some(0);
        if antecedent(context, groups, verb, plural).is_some() {
            return None;
        }
        let harmed = before.people.as_ref().filter(|(when, told)| last(*when) && meant(&told.quantity)).map(|(_, told)| told);
        let harmed = harmed.filter(|told| told.effect != effect && told.effect != Effect::Killed);
        let met = || before.met.as_ref().filter(|(when, met)| last(*when) && meant(&met.quantity)).map(|(_, met)| met);
        // "la bombe les a tués tous les deux": of as many as were told of.
        let numbered = groups[verb + 1..].iter().take(ALL_BEHIND).find_map(|g| match &g.kind {
            GroupKind::Victims(v) if v.anaphoric && v.category.is_none() => Some(v.quantity.low),
            _ => None,
        });
        let all = groups.get(verb + 1).is_some_and(|g| context.is(g.start, Function::All));
        if numbered.filter(|_| all).is_some() {
            return None;
        }
        let span = context.span(groups[verb].start, groups[verb].end);
        harmed
            .map(|told| of(told.victims, told.of.clone(), told.of_group, told.quantity))
            .or_else(|| {
                // "Sixty gunmen came. The attackers gathered the people and shot them": not themselves.
                let act = |m: &VictimGroup| m.category == Some(Victims::Militants) && groups[..verb].iter().any(attacks);
                let met = met().filter(|met| is_object(context, groups, verb) && !act(met))?;
                Some(of(met.category?, met.of.clone(), met.group, met.quantity))
            })
            .map(|toll| TollFound { group: verb, effect, span, ..toll })
    };
    let whole = |harm: &(usize, Effect, bool)| all_before(context, groups[harm.0].start);
    let killed =
        |harm: &(usize, Effect, bool)| harm.1 == Effect::Killed && shares_object(context, groups[harm.0].start).is_some();
    let found = harms(context, groups)
        .find(killed)
        .and_then(again)
        .or_else(|| harms(context, groups).find_map(again))
        .or_else(|| fates(context, groups).find_map(again))
        .or_else(|| {
            let met = before.met.as_ref().filter(|(when, _)| last(*when)).map(|(_, met)| met)?;
            // "Dix soldats étaient à bord. Tous sont morts."
            let all = fates(context, groups).find(whole).filter(|_| met.quantity.low > 1);
            // "Vingt habitants allaient au champ. Ils ont été tués."
            let they = || {
                befallen(context, groups).filter(|(_, _, plural)| before.met_alone && (met.quantity.high != Some(1)) == *plural)
            };
            // "Dix gendarmes tenaient le poste. Les gendarmes ont été tués."
            let those = || named_again(context, groups, met.category?).filter(|_| met.quantity.low > 1);
            let (verb, effect, _) = all.or_else(they).or_else(those)?;
            let span = context.span(groups[verb].start, groups[verb].end);
            let toll = of(met.category?, met.of.clone(), met.group, met.quantity);
            Some(TollFound { group: verb, effect, span, ..toll })
        });
    found.into_iter().collect()
}

/// "tous les deux": so many groups behind the verb.
const ALL_BEHIND: usize = 3;

/// What becomes of all those told of before, or of whoever a pronoun means: "Tous ont été exécutés", "Ils ont été retrouvés morts",
/// "Leurs corps ont été découverts".
fn fates<'a>(context: &'a Context<'_>, groups: &'a [Group]) -> impl Iterator<Item = (usize, Effect, bool)> + 'a {
    let killed = groups.iter().enumerate().filter_map(|(at, group)| match &group.kind {
        GroupKind::Effect(verb) if verb.effect == Some(Effect::Killed) && !verb.negated => {
            let start = group.start;
            let all = all_before(context, start);
            let of_them = || context.ends_before(start, Function::OfThem, OF_THEM_WORDS);
            let passive = verb.voice == Voice::Passive;
            let subject = || passive && context.ends_before(start, Function::Pronoun, PRONOUN_WORDS) && !of_them();
            (all && (passive || verb.frame == Frame::Intransitive) || subject()).then_some((at, Effect::Killed, verb.plural))
        }
        _ => None,
    });
    killed.chain(bodies(context, groups))
}

/// What befalls those whom a pronoun means with which a sentence begins: "Ils ont été enlevés", "Ils avaient péri".
fn befallen(context: &Context<'_>, groups: &[Group]) -> Option<(usize, Effect, bool)> {
    let harm = |e: Effect| matches!(e, Effect::Killed | Effect::Wounded | Effect::Abducted | Effect::Captured | Effect::Detained);
    let at = groups.iter().position(|g| matches!(g.kind, GroupKind::Effect(_)))?;
    let GroupKind::Effect(verb) = &groups[at].kind else { return None };
    let opens = context.is(0, Function::Pronoun) && groups[at].start <= PRONOUN_WORDS;
    let dies = verb.frame == Frame::Intransitive && verb.effect == Some(Effect::Killed);
    let done = (verb.voice == Voice::Passive || dies) && !verb.negated && matches!(verb.mood, Mood::Past | Mood::Pluperfect);
    let effect = verb.effect.filter(|effect| opens && done && harm(*effect))?;
    Some((at, effect, verb.plural))
}

/// What befalls those of a category with whom a sentence begins, named without a number as the ones told of before: "Les gendarmes ont
/// été tués", "Ces hommes avaient été enlevés". Nothing stands between their noun and the verb.
fn named_again(context: &Context<'_>, groups: &[Group], category: Victims) -> Option<(usize, Effect, bool)> {
    let these = context.is(0, Function::DetDem);
    let opens = (these || context.is(0, Function::DetDef)) && context.is(0, Function::PluralDeterminer);
    let at = groups.iter().position(|g| matches!(g.kind, GroupKind::Effect(_))).filter(|_| opens)?;
    let same = |s: &Sense| matches!(s, Sense::Victim { category: of, plural: true, .. } if *of == category || these && *of == Victims::People);
    let verb_at = groups[at].start;
    if !context.senses_of(1, &[SenseClass::Victim]).any(|(length, s)| length + 1 == verb_at && same(s)) {
        return None;
    }
    let GroupKind::Effect(verb) = &groups[at].kind else { return None };
    let harm = |e: Effect| matches!(e, Effect::Killed | Effect::Wounded | Effect::Abducted | Effect::Captured);
    let done = verb.voice == Voice::Passive && !verb.negated && matches!(verb.mood, Mood::Past | Mood::Pluperfect);
    verb.effect.filter(|effect| done && harm(*effect)).map(|effect| (at, effect, true))
}

/// Whether "all" is the subject of the verb that begins here.
fn all_before(context: &Context<'_>, verb: usize) -> bool {
    // "Aucun n'a survécu": nor is anybody left out of whom it is said that none lived.
    let zero = |at: usize| {
        let zero = |s: &Sense| matches!(s, Sense::Modifier { modifier: Modifier::Zero, .. });
        context.is(verb, Function::Negation)
            && context.senses_of(at, &[SenseClass::Modifier]).any(|(length, s)| length == 1 && zero(s))
    };
    let all = |at: usize| context.is(at, Function::All) && !context.is_adverb(at);
    let all = verb.checked_sub(1).filter(|at| all(*at) || zero(*at));
    all.is_some_and(|at| at == 0 || !context.tokens[at - 1].is_word() || context.is_any(at - 1, &[Function::And, Function::Who]))
}

/// "Leurs corps ont été retrouvés": the bodies of those told of before, with which a sentence begins.
fn bodies(context: &Context<'_>, groups: &[Group]) -> Option<(usize, Effect, bool)> {
    let whose = context.is(0, Function::DetPoss) && context.names_bodies(1..=1);
    // "Leurs corps portent des traces": of the living too.
    let found = || {
        let lies = |g: &Group| match &g.kind {
            GroupKind::Effect(e) => matches!(e.voice, Voice::Passive | Voice::Participle),
            _ => (g.start..g.end).any(|i| context.is_auxiliary(i) || context.is(i, Function::Found)),
        };
        groups.iter().filter(|g| g.start > 1).take(BODIES_LIE).any(lies)
    };
    let negated = || groups.iter().any(|g| context.is(g.start, Function::Negation));
    let at = groups.iter().position(|g| g.end > 1).filter(|_| whose && !negated() && found())?;
    Some((at, Effect::Killed, context.is(0, Function::PluralDeterminer)))
}

/// What was done with bodies is said among so many groups behind them.
const BODIES_LIE: usize = 4;

/// A toll of these people that still lacks where it stands and what happened.
pub(super) fn of(victims: Victims, of: Option<String>, of_group: Option<&'static str>, quantity: Quantity) -> TollFound {
    TollFound {
        group: 0,
        effect: Effect::Killed,
        victims,
        of_forces: false,
        of,
        of_group,
        quantity,
        part_of: None,
        of_told: false,
        superseded: false,
        replaces: None,
        outdated: false,
        span: Span::default(),
        rule: "state/object-pronoun".to_owned(),
        pluperfect: false,
        conditional: false,
        recalls: false,
        implicit: false,
        violent: true,
        apportioned: false,
        supposed: false,
    }
}

/// Whether the pronoun is the object of the verb rather than its subject.
fn is_object(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    matches!(&groups[verb].kind, GroupKind::Effect(e) if e.frame == Frame::Transitive)
        && groups[verb].start > 0
        && (context.is(groups[verb].start - 1, Function::DetDef) || shares_object(context, groups[verb].start).is_some())
}

/// The verbs of harm whose object is a pronoun, and those of dying whose subject is: group, harm, and whether several are meant.
fn harms<'a>(context: &'a Context<'_>, groups: &'a [Group]) -> impl Iterator<Item = (usize, Effect, bool)> + 'a {
    let verbs = groups.iter().enumerate().filter_map(|(at, group)| match &group.kind {
        GroupKind::Effect(verb) => Some((at, group, verb)),
        _ => None,
    });
    verbs.filter_map(|(at, group, verb)| {
        let effect = verb.effect.filter(|_| !verb.negated)?;
        let harm = matches!(effect, Effect::Killed | Effect::Wounded | Effect::Abducted | Effect::Captured | Effect::Detained);
        // "on ne sait pas si on les a enlevés": whether it was done is not known.
        let asked = |at: usize| (at.saturating_sub(ASKED_BACK)..at).any(|i| context.is(i, Function::If));
        let before = group.start.checked_sub(1).filter(|_| harm && !asked(group.start))?;
        if let Some(plural) = shares_object(context, group.start).filter(|_| verb.voice == Voice::Participle) {
            return Some((at, effect, plural));
        }
        if effect == Effect::Detained && stopped_by_gunmen(context, groups, at) {
            return None;
        }
        // "disent qu'ils les exécuteront"
        let object = verb.frame == Frame::Transitive
            && verb.mood != Mood::Future
            && context.is(before, Function::DetDef)
            && told(context, groups, at, verb);
        if object {
            return Some((at, effect, context.is(before, Function::PluralDeterminer)));
        }
        let dies =
            verb.frame == Frame::Intransitive && effect == Effect::Killed && matches!(verb.mood, Mood::Past | Mood::Pluperfect);
        let of_them = || context.ends_before(group.start, Function::OfThem, OF_THEM_WORDS);
        // "un blessé est soigné, un autre est mort": another is counted for himself.
        let another = context.is(before, Function::Other);
        let subject = dies
            && !another
            && !of_them()
            && context.ends_before(group.start, Function::Pronoun, PRONOUN_WORDS)
            && !is_doubted(context, group.start);
        subject.then_some((at, effect, verb.plural))
    })
}

/// "les ont ligotés, puis exécutés": whether a participle stands behind another, be it one that no table holds, that has a pronoun as
/// its object, and whether that means several.
fn shares_object(context: &Context<'_>, participle: usize) -> Option<bool> {
    let joins =
        |i: &usize| context.is_any(*i, &[Function::And, Function::Then]) || context.is_mark(*i, ',') || context.is_adverb(*i);
    let first = (0..participle).rev().take(JOINED_WORDS).find(|i| !joins(i)).filter(|i| i + 1 < participle)?;
    let auxiliary = first.checked_sub(1).filter(|i| context.is_auxiliary(*i))?;
    let object = auxiliary.checked_sub(1).filter(|i| context.is(*i, Function::DetDef))?;
    Some(context.is(object, Function::PluralDeterminer))
}

/// ", puis tous": so many words join one participle to the next.
const JOINED_WORDS: usize = 4;

/// "quand des hommes armés les ont arrêtés": men of whom nothing is said but that they bear arms stop people, and hold nobody in custody.
fn stopped_by_gunmen(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    let small = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_));
    let Some(subject) = groups[..verb].iter().rev().find(|g| !small(g)) else { return false };
    let nouns = &context.lexicon.actor_nouns;
    let anybody = |s: &Sense| matches!(s, Sense::ActorNoun { index, .. } if ANYBODY.contains(&&*nouns[*index as usize].actor));
    (subject.start..subject.end).any(|i| context.senses_of(i, &[SenseClass::ActorNoun]).any(|(_, s)| anybody(s)))
}

/// What men are called of whom nothing is said but that they bear arms or rob.
const ANYBODY: [&str; 3] = ["unidentified armed group", "unidentified gunmen", "bandits"];

/// "sans que l'on puisse en conclure qu'ils sont morts", "on craint qu'ils ne soient morts": whether a clause of which nobody is sure
/// says so of whom a pronoun stands for.
fn is_doubted(context: &Context<'_>, verb: usize) -> bool {
    let Some(that) = (verb.saturating_sub(PRONOUN_WORDS + 1)..verb).find(|i| context.is(*i, Function::That)) else {
        return false;
    };
    let governs = (that.saturating_sub(DOUBTED_BY)..that).rev().take_while(|i| context.tokens[*i].is_word());
    let without = |i: usize| {
        let zero = |s: &Sense| matches!(s, Sense::Modifier { modifier: Modifier::Zero, .. });
        context.senses_of(i, &[SenseClass::Modifier]).any(|(length, s)| length == 1 && zero(s))
            && context.is(i + 1, Function::That)
    };
    governs.into_iter().any(|i| context.is_any(i, &[Function::Feared, Function::Negation]) || without(i))
}

/// A doubt stands so many words before the clause that it is of.
const DOUBTED_BY: usize = 8;

/// "si on les": so many words stand at most between such a word and the verb.
const ASKED_BACK: usize = 3;

/// "ce dernier": a pronoun has so many words at most.
const PRONOUN_WORDS: usize = 2;
/// "d'entre eux": so many words at most.
const OF_THEM_WORDS: usize = 4;

/// Whether a verb tells of something done: a finite one, or an infinitive behind "before" or "by".
fn told(context: &Context<'_>, groups: &[Group], at: usize, verb: &EffectGroup) -> bool {
    let behind = || {
        let brings = |g: &Group| context.is_any(g.start, &[Function::Before, Function::By]);
        groups[..at].iter().rev().take(BROUGHT_IN).any(brings)
    };
    let killed = verb.voice == Voice::Unfinite && verb.effect == Some(Effect::Killed);
    // "…, les tuant sur le coup"
    let came_of_it = || {
        let pronoun = groups[at].start - 1;
        let set_off = pronoun > 0 && context.is_mark(pronoun - 1, ',');
        set_off && context.is_present_participle(groups[at].start)
    };
    verb.voice == Voice::Active || killed && (behind() || came_of_it())
}

/// "avant de l'exécuter": so many groups before the verb what brings it in may stand.
const BROUGHT_IN: usize = 3;

/// The people before the clause of the verb whom its pronoun means: the nearest that agree, but not its own subject.
fn antecedent(context: &Context<'_>, groups: &[Group], verb: usize, plural: bool) -> Option<usize> {
    let opens = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(',' | ';' | ':' | '«' | '"' | '»'))
            || context
                .is_any(g.start, &[Function::And, Function::Then, Function::Who, Function::That, Function::Before, Function::By])
    };
    let clause = groups[..verb].iter().rposition(opens)?;
    if context.is_any(groups[verb].start.saturating_sub(1), &[Function::PronounOne, Function::Who]) {
        return None;
    }
    // "des hommes armés, des bandits, les ont enlevés": behind a comma alone, those before it did it.
    // "des bandits ont visé deux agents, les tuant": but a participle tells what came of it.
    let came_of_it = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.voice == Voice::Unfinite);
    if matches!(groups[clause].kind, GroupKind::Mark(',')) && groups[clause].end + 1 == groups[verb].start && !came_of_it {
        return None;
    }
    // "des policiers, qui l'ont abattu": those whom the relative clause is about do it.
    let relative = context.is(groups[clause].start, Function::Who);
    let people = |at: &usize| matches!(groups[*at].kind, GroupKind::Victims(_) | GroupKind::Actor(_) | GroupKind::Source(_));
    // "des bandits ont fui ; des chasseurs les ont rattrapés, puis les ont tués": who did the first deed did the second.
    let named = groups[clause + 1..verb].iter().any(|g| {
        matches!(g.kind, GroupKind::Victims(_) | GroupKind::Actor(_) | GroupKind::Source(_))
            || context.is(g.start, Function::Pronoun)
    });
    let shared = !named && !relative && matches!(&groups[verb].kind, GroupKind::Effect(e) if e.frame == Frame::Transitive);
    let acts = |at: usize| {
        let clitic = |g: &&Group| context.is_any(g.start, &[Function::DetDef, Function::Clitic, Function::CliticOf]);
        let next = groups[at + 1..].iter().find(|g| !clitic(g));
        next.is_some_and(|g| has_finite(context, g) || context.is_auxiliary(g.start))
    };
    // "l'armée a encerclé des bandits qui tenaient six otages, les tuant": whom a participle means, where others are told of, is open.
    if came_of_it && context.is_mark(groups[clause].start, ',') && groups[clause].end + 1 == groups[verb].start {
        let told: Vec<usize> = (0..clause).filter(people).collect();
        let found = told.last().copied().filter(|_| told.len() <= 2)?;
        let object = found > 0 && has_finite(context, &groups[found - 1]);
        let agrees = matches!(&groups[found].kind, GroupKind::Victims(v) if v.plural == plural && v.quantity.high != Some(0) && v.effect != Some(Effect::Killed));
        return Some(found).filter(|_| object && agrees);
    }
    let mut before = (0..clause).rev().filter(people).skip(usize::from(relative)).filter(|at| !(shared && acts(*at)));
    before.find(|at| match &groups[*at].kind {
        GroupKind::Victims(v) => v.plural == plural && v.quantity.high != Some(0) && v.effect != Some(Effect::Killed),
        _ => false,
    })
}
