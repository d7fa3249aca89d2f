//! What part an actor plays in a sentence: who acts, who suffers, who is accused or claims.

mod aside;
mod look;
mod said;

use super::cues::{Cue, by_behind_aside, cues};
use super::grudges::is_grudge;
use super::mentions::is_wished;
use super::parties::{HIRED, is_of_forces};
use super::scenes::Scene;
use super::when::names_day;
use crate::lexicon::{Accused, Frame, Function, ResponsibilityCue, Sense, SenseClass};
use crate::model::{Effect, Kind, Span, SpeakerClass, Stance, Victims};
use crate::recognise::{
    ActorGroup, Context, Group, GroupKind, Kinds, Voice, actor_at, attacks, bodies, common_at, force_of, is_preposition,
};
use crate::state::{SentenceTold, TollFound, is_predicate};
use look::Look;

/// How sure a sentence is that an actor did it; a higher value wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Unknown,
    /// Named in a sentence of the incident that tells no violence: counts where nobody else is named.
    Mentioned,
    Target,
    /// Named beside the violence, without a grammatical tie to it.
    Near,
    /// Named as those whom the attackers belong to.
    Belongs,
    /// Accused or suspected.
    Accused,
    /// Subject of the violence, or introduced by "by".
    Agent,
    /// Says that he did it.
    Claimant,
}

/// Whether a group may name an actor at all: most groups are plain words and marks.
#[inline]
pub fn may_be_actor(sentence: &SentenceTold<'_>, at: usize) -> bool {
    match &sentence.groups[at].kind {
        GroupKind::Word => sentence.context.has_any(sentence.groups[at].start, &[SenseClass::Community, SenseClass::Body]),
        GroupKind::Actor(_) | GroupKind::Source(_) | GroupKind::Victims(_) => true,
        _ => false,
    }
}

/// An actor of a group: a name or common noun, a speaker that is a side, people who bear arms.
#[inline]
pub fn actor(sentence: &SentenceTold<'_>, at: usize) -> Option<ActorGroup> {
    if may_be_actor(sentence, at) { party(sentence, at) } else { None }
}

/// Apart from [`actor`], so that its test stands where it is called.
#[inline(never)]
fn party(sentence: &SentenceTold<'_>, at: usize) -> Option<ActorGroup> {
    let group = &sentence.groups[at];
    if let Some(body) = body(&sentence.context, group).or_else(|| self_styled(sentence, at)) {
        return Some(body);
    }
    let inside = || named_inside(&sentence.context, group);
    match &group.kind {
        GroupKind::Actor(actor) => match air_force_of(sentence, at, actor) {
            Some(whose) => whose,
            None => Some(
                led_by(sentence, at, actor)
                    .or_else(|| of_known_people(&sentence.context, group, Some(actor)))
                    .unwrap_or_else(|| ActorGroup::clone(actor)),
            ),
        },
        GroupKind::Word => community(&sentence.context, group).filter(|_| !is_of_what_was_hit(sentence, at)),
        // "the ministry of health of A", "a channel close to A": they are no fighters of A's.
        GroupKind::Source(source) => {
            let theirs = || bears_arms(source.class) || !is_state(source.class) && !tells_of_ties(&sentence.context, group);
            // "fighting, say sources of the police at A, broke out": who speaks in passing.
            let speaks = source.class == Some(SpeakerClass::UnnamedSource)
                && at > 1
                && matches!(sentence.groups[at - 1].kind, GroupKind::Speech(_))
                && matches!(sentence.groups[at - 2].kind, GroupKind::Mark(','));
            if speaks {
                return None;
            }
            inside().filter(|a| a.force || !a.named || theirs())
        }
        GroupKind::Victims(victims) => {
            let counted = sentence.tolls.iter().any(|t| t.group == at);
            if let Some(people) = community(&sentence.context, group).filter(|_| !counted) {
                return Some(people);
            }
            // "unknown people killed two": people who are nothing but those who did it.
            let unknown = || {
                let people = victims.category.is_none_or(|v| v == Victims::People);
                people && inside().is_some_and(|a| !a.named && !a.force)
            };
            let armed = victims.category.is_some_and(|v| v == Victims::Militants || v.are_forces()) || unknown();
            if counted || is_predicate(&sentence.context, &sentence.groups, at) {
                return None;
            }
            if armed {
                let people = |a: &ActorGroup| of_a_people(&sentence.context, group, Some(a), victims.plural);
                let known = |a: Option<&ActorGroup>| of_known_people(&sentence.context, group, a);
                inside().map(|a| people(&a).or_else(|| known(Some(&a))).unwrap_or(a)).or_else(|| known(None))
            } else if victims.effect.is_none() {
                of_a_people(&sentence.context, group, None, victims.plural)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// "warriors A", "young A": the people to which those belong whom a noun in the plural calls fighters, or nothing but young. Right behind
/// fighters a name in lower case that no table holds has no ending of an adjective in the plural.
fn of_a_people(context: &Context<'_>, group: &Group, fighters: Option<&ActorGroup>, plural: bool) -> Option<ActorGroup> {
    let end = group.end;
    if fighters.is_some_and(|a| a.named || a.force || a.kind == COMMUNITY) || !plural {
        return None;
    }
    let known = context.longest_of(end, &[SenseClass::Community], |s| match s {
        Sense::Community(who) if who.starts_with(char::is_uppercase) => Some(*who),
        _ => None,
    });
    let Some(fighters) = fighters else {
        let people = known.map(|(_, who)| who)?;
        return Some(ActorGroup {
            actor: people.into(),
            name: people.into(),
            kind: COMMUNITY,
            force: false,
            country: None,
            named: false,
        });
    };
    let invariable = || {
        let word = context.word(end);
        let plain = context.tokens.get(end).is_some_and(|t| t.is_word() && !t.capital && !t.glued && !t.hyphen);
        let open = plain && context.means_nothing(end) && word.len() >= SHORTEST_PEOPLE && word.ends_with(UNDECLINED);
        open.then(|| word[..1].to_uppercase() + &word[1..])
    };
    let people = known.map(|(_, who)| who.to_owned()).or_else(invariable)?;
    let called = if fighters.is_assailant() { FIGHTERS } else { &*fighters.actor };
    let actor = called.to_owned().into();
    Some(ActorGroup {
        actor,
        name: format!("{people} {called}").into(),
        kind: FIGHTERS,
        force: false,
        country: None,
        named: false,
    })
}

/// "armed men of the A", "fighters A", "elements A": those of a people whose name stands last in the group or right behind it.
fn of_known_people(context: &Context<'_>, group: &Group, fighters: Option<&ActorGroup>) -> Option<ActorGroup> {
    if !context.holds(SenseClass::Community) || fighters.is_some_and(|a| a.named || a.force || a.kind == COMMUNITY) {
        return None;
    }
    let people = |i: usize| {
        context.longest_of(i, &[SenseClass::Community], |s| match s {
            Sense::Community(who) if who.starts_with(char::is_uppercase) => Some(*who),
            _ => None,
        })
    };
    let last = group.end - 1;
    let inside = || people(last).filter(|_| last > group.start);
    let (_, people) = inside().or_else(|| people(group.end).filter(|_| !context.tokens[group.end].capital))?;
    let called = fighters.filter(|a| !a.is_assailant() && !NAMELESS.contains(&a.actor.as_ref())).map_or(FIGHTERS, |a| &a.actor);
    Some(ActorGroup {
        actor: called.to_owned().into(),
        name: format!("{people} {called}").into(),
        kind: FIGHTERS,
        force: false,
        country: None,
        named: false,
    })
}

/// Common nouns for armed people that say no more of them.
const NAMELESS: [&str; 2] = ["unidentified armed group", "unidentified gunmen"];

/// The common noun for fighters.
const FIGHTERS: &str = "fighters";

/// A people's name has so many letters at least.
const SHORTEST_PEOPLE: usize = 4;

/// Endings of names that no adjective in the plural has.
const UNDECLINED: &[char] = &['a', 'i', 'o', 'u', 'k', 'm'];

/// An organisation with a name that no table holds: a party only where it is told to have done it.
fn body(context: &Context<'_>, group: &Group) -> Option<ActorGroup> {
    if !context.holds(SenseClass::Body) || matches!(&group.kind, GroupKind::Actor(a) if a.named) {
        return None;
    }
    let known = |i: usize| context.has(i, SenseClass::Actor) && actor_at(context, i).is_some_and(|(_, a)| a.named);
    if (group.start..group.end).any(known) {
        return None;
    }
    let (start, end) = (group.start..group.end).find_map(|i| bodies::at(context, i))?;
    // "the Front of A (FA)": by its abbreviation the table may hold it.
    let short = bodies::abbreviation(context, end).and_then(|_| actor_at(context, end + 1)).map(|(_, short)| short);
    if let Some(short) = short.filter(|short| short.named && !short.force) {
        return Some(short);
    }
    Some(organisation(context.span(start, end).of(context.text)))
}

/// "men who call themselves « the Guardians of A »": by what they call themselves.
fn self_styled(sentence: &SentenceTold<'_>, at: usize) -> Option<ActorGroup> {
    let (context, group) = (&sentence.context, &sentence.groups[at]);
    let people = match &group.kind {
        GroupKind::Actor(actor) => !actor.named && !actor.force,
        GroupKind::Victims(victims) => !sentence.tolls.iter().any(|t| t.group == at) && victims.effect.is_none(),
        _ => false,
    };
    if !people || !context.holds(SenseClass::Body) {
        return None;
    }
    let (start, end) = bodies::self_styled(context, group.end)?;
    Some(organisation(context.span(start, end).of(context.text).trim()))
}

/// An organisation that no table holds, by its name.
fn organisation(name: &str) -> ActorGroup {
    ActorGroup {
        actor: name.to_lowercase().into(),
        name: name.to_owned().into(),
        kind: ORGANISATION,
        force: false,
        country: None,
        named: true,
    }
}

/// "the aircraft of A": whose air force it is, where "of" and a name stand behind; nobody's that is known, where the name is none
/// of an actor. `None` where nothing says whose it is.
fn air_force_of(sentence: &SentenceTold<'_>, at: usize, actor: &ActorGroup) -> Option<Option<ActorGroup>> {
    let context = &sentence.context;
    if !(actor.force && actor.country.is_none() && actor.actor == AIR_FORCE) {
        return None;
    }
    let of = |g: &Group| matches!(g.kind, GroupKind::Word) && context.is_any(g.start, DETERMINERS);
    let mut behind = sentence.groups[at + 1..].iter().skip_while(|g| of(g));
    let owned =
        sentence.groups.get(at + 1).is_some_and(|g| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]));
    let next = behind.next().filter(|_| owned)?;
    match &next.kind {
        GroupKind::Actor(whose) => Some(Some(ActorGroup::clone(whose))),
        GroupKind::Source(_) => Some(named_inside(context, next)),
        GroupKind::Word if context.tokens[next.start].capital => Some(None),
        _ => None,
    }
}

/// "the coalition led by A": the group by whose name it goes, where that is no force of a state.
fn led_by(sentence: &SentenceTold<'_>, at: usize, actor: &ActorGroup) -> Option<ActorGroup> {
    if actor.named || actor.kind != "multinational_force" {
        return None;
    }
    let behind = &sentence.groups[at + 1..];
    let small = behind.iter().take(LED_WITHIN).take_while(|g| matches!(g.kind, GroupKind::Word)).count();
    let by = behind[..small].iter().any(|g| (g.start..g.end).any(|i| sentence.context.is(i, Function::By)));
    // "the coalition of A", "the coalition A".
    let of = |g: &Group| sentence.context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDef]);
    let called = by || behind[..small].iter().all(of);
    match &behind.get(small)?.kind {
        GroupKind::Actor(leader) if called && leader.named && !leader.force => Some(ActorGroup::clone(leader)),
        _ => None,
    }
}

/// Whoever leads a coalition stands at most so many groups behind its noun.
const LED_WITHIN: usize = 5;

/// The common noun for aircraft of a side.
const AIR_FORCE: &str = "air force";

/// The actor told of within a group. A name goes before a common noun, and may reach further than the group: "fighters of the
/// front".
fn named_inside(context: &Context<'_>, group: &Group) -> Option<ActorGroup> {
    let mut found = (group.start..group.end)
        .filter(|i| context.has_any(*i, &[SenseClass::Actor, SenseClass::ActorNoun]))
        .filter_map(|i| actor_at(context, i).filter(|(l, a)| a.named || !a.force || i + l <= group.end))
        .map(|(_, a)| a);
    let first = found.next()?;
    if first.named { Some(first) } else { found.find(|a| a.named).or(Some(first)) }
}

const fn bears_arms(class: Option<SpeakerClass>) -> bool {
    matches!(class, None | Some(SpeakerClass::ArmedGroup | SpeakerClass::Army | SpeakerClass::ForeignArmy))
}

const fn is_state(class: Option<SpeakerClass>) -> bool {
    use SpeakerClass as Class;
    matches!(class, Some(Class::Government | Class::SecurityForces | Class::Medical | Class::Official | Class::Rescue))
}

/// Whether words in a group say whom somebody belongs to: "close to", "linked to".
fn tells_of_ties(context: &Context<'_>, group: &Group) -> bool {
    cues(context, group.start, group.end).iter().any(|c| c.what == ResponsibilityCue::Affiliated)
}

/// "the attack was claimed by the Lions of A", "claimed on a website by A": a name that no table holds, behind the claim of an act; with
/// the group it stands in.
pub fn unknown_claimant(sentence: &SentenceTold<'_>, scene: &Scene) -> Option<(usize, Span, ActorGroup)> {
    let context = &sentence.context;
    if !context.holds_function(&[Function::By]) {
        return None;
    }
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let act = |i: usize| context.has_any(i, &[SenseClass::IncidentNoun, SenseClass::EffectNoun]);
    let behind = |cue: Cue| {
        let of_act = (first.max(cue.start.saturating_sub(ACT_BEFORE))..cue.start).any(act);
        let word = |i: &usize| context.tokens[*i].is_word();
        let by = (cue.end..last.min(cue.end + CLAIMED_WITHIN)).take_while(word).find(|i| context.is(*i, Function::By));
        let by = by
            .or_else(|| by_behind_aside(context, &cue, last))
            .filter(|_| of_act && cue.what == ResponsibilityCue::Claimed && cue.passive)?;
        let start = by + 1 + usize::from(context.is_any(by + 1, DETERMINERS));
        let end = bodies::proper(context, start)?;
        let at = sentence.groups.iter().position(|g| g.end > start)?;
        // "claimed by the minister A".
        if matches!(&sentence.groups[at].kind, GroupKind::Source(s) if s.class.is_some()) {
            return None;
        }
        // A person speaks for others, and is no party.
        if start == by + 1 {
            return claimed_for(context, end, last).map(|(of, span, group)| {
                let at = sentence.groups.iter().position(|g| g.end > of).unwrap_or(at);
                (at, span, group)
            });
        }
        let span = context.span(start, end);
        Some((at, span, organisation(span.of(context.text))))
    };
    cues(context, first, last).into_iter().find_map(behind)
}

/// "claimed by Abu A, chief of B", "by Abu A, who commands fighters of B": the group that is named in apposition to a person.
fn claimed_for(context: &Context<'_>, end: usize, last: usize) -> Option<(usize, Span, ActorGroup)> {
    let word = |i: &usize| context.tokens[*i].is_word();
    let mut apposed = (end + 1..last.min(end + 1 + APPOSED_TO_PERSON)).take_while(word).filter(|_| context.is_mark(end, ','));
    let named = |i: usize| {
        let (length, group) = actor_at(context, i).filter(|(_, a)| a.named && !a.force)?;
        Some((i, context.span(i, i + length), group))
    };
    apposed.find_map(named)
}

/// Whom a person speaks for is named at most so many words behind the comma.
const APPOSED_TO_PERSON: usize = 7;

/// The act that is claimed stands at most so many tokens before the verb.
const ACT_BEFORE: usize = 8;

/// Whoever claims it is named at most so many tokens behind.
const CLAIMED_WITHIN: usize = 8;

/// "It would be fighters of A": whether the sentence begins with words that only say who people told of before were.
pub fn says_who_they_were(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let start = sentence.groups[at].start;
    let first = sentence.groups[scene.from].start;
    let says = |c: &Cue| c.accused == Some(Accused::Beside) && c.start <= first + 1;
    cues(&sentence.context, first, start).first().is_some_and(says)
}

/// "nineteen fighters of A were killed as they attacked a camp", "while attacking it": those who fell did it.
pub fn who_fell_attacking(sentence: &SentenceTold<'_>, scene: &Scene) -> Vec<(usize, ActorGroup)> {
    let context = &sentence.context;
    if !sentence.tolls.iter().any(|t| t.victims == Victims::Militants) {
        return Vec::new();
    }
    let fell = |at: &usize| sentence.tolls.iter().any(|t| t.group == *at && t.victims == Victims::Militants);
    (scene.from..scene.to)
        .filter(fell)
        .filter(|at| attacked_then(sentence, *at))
        .filter_map(|at| Some((at, named_inside(context, &sentence.groups[at])?)))
        .filter(|(_, a)| !a.force)
        .collect()
}

/// Soldiers and fighters who fell: of which side each is.
pub fn who_fell_fighting(sentence: &SentenceTold<'_>, scene: &Scene) -> Vec<(usize, ActorGroup)> {
    let tolls = scene.tolls.iter().map(|t| &sentence.tolls[*t]);
    let fell = tolls.filter(|t| {
        t.effect == Effect::Killed && t.quantity.high != Some(0) && (t.is_of_forces() || t.victims == Victims::Militants)
    });
    fell.filter_map(|t| Some((t.group, named_inside(&sentence.context, &sentence.groups[t.group])?))).collect()
}

/// "the army says it killed fifty men of A": whose fighters fell.
pub fn who_fell(sentence: &SentenceTold<'_>, scene: &Scene) -> Vec<(usize, ActorGroup)> {
    let tolls = scene.tolls.iter().map(|t| &sentence.tolls[*t]);
    let fell = tolls.filter(|t| t.victims == Victims::Militants && t.effect == Effect::Killed);
    fell.filter_map(|t| Some((t.group, named_inside(&sentence.context, &sentence.groups[t.group])?)))
        .filter(|(_, a)| a.named && !a.force)
        .collect()
}

/// Whether a later verb of attack has the people of a group for its subject: "as they attacked", "who attacked", "in attacking".
fn attacked_then(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let end = sentence.groups[at].end;
    let theirs = |e: &Group| {
        (e.start.saturating_sub(4)..e.start).any(|i| {
            let subject = context.is_any(i, &[Function::Pronoun, Function::Who]) && !context.is(i, Function::PronounOne);
            let gerund = context.is(i, Function::In) && i + 1 == e.start;
            i >= end && (subject || gerund)
        })
    };
    let behind = sentence.groups[at + 1..].iter().take(ATTACKED_WITHIN);
    // "…, where they had attacked before": told of another day.
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(';' | ':' | '.')) || context.is(g.start, Function::Where);
    behind.take_while(|g| !ends(g)).any(|g| match &g.kind {
        GroupKind::Effect(e) => {
            let attack = e.incident.is_some_and(|(kind, _)| !is_of_forces(kind) && kind != Kind::Clash);
            attack
                && !e.negated
                && !e.repels()
                && !is_wished(sentence, g)
                && matches!(e.voice, Voice::Active | Voice::Unfinite)
                && theirs(g)
        }
        _ => false,
    })
}

/// The verb stands at most so many groups behind those who fell.
const ATTACKED_WITHIN: usize = 12;

/// "Fighters of A entered the village. They killed ten.": whom the sentence before is about, where a pronoun stands for them as
/// the subject of the violence. Their group in the sentence before comes with them.
pub fn meant_by_pronoun(told: &[SentenceTold<'_>], scene: &Scene) -> Option<(usize, ActorGroup)> {
    let sentence = &told[scene.told];
    let context = &sentence.context;
    if !(context.holds_function(&[Function::PronounPlural, Function::ThatOf]) || context.holds(SenseClass::ActorNoun)) {
        return None;
    }
    let pronoun = |g: &Group| {
        let small = |i: &usize| context.is_any(*i, &[Function::There, Function::CliticOf]);
        let before = (g.start.saturating_sub(2)..g.start).rev().find(|i| !small(i))?;
        // "ceux-ci" is one pronoun of two words.
        let these = before > 0 && context.tokens[before].hyphen && context.is(before - 1, Function::ThatOf);
        let they = these || context.is(before, Function::PronounPlural) && !context.is(before, Function::PronounOne);
        (they && before >= sentence.groups[scene.from].start).then_some(())
    };
    // "Fighters of A entered the village. The assailants killed ten."
    let assailants = |at: usize| {
        let subject = (scene.from..at).rev().take(ATTACKED_WITHIN).find_map(|i| Some((i, self::actor(sentence, i)?)));
        subject.is_some_and(|(i, a)| {
            a.is_assailant() && context.is_any(sentence.groups[i].start, &[Function::DetDef, Function::DetDem])
        })
    };
    let acts = |at: usize| match &sentence.groups[at].kind {
        GroupKind::Effect(e) if matches!(e.voice, Voice::Active) => {
            Look { sentence, context, scene, at }.of_verb(e) == Some(Part::Agent)
                && (pronoun(&sentence.groups[at]).is_some() || assailants(at))
        }
        _ => false,
    };
    let before = scene.told.checked_sub(1).map(|at| &told[at]).filter(|before| before.zone == sentence.zone)?;
    let by = (scene.from..scene.to).find(|at| acts(*at))?;
    let subject = before.groups.iter().position(|g| !opens_before(&before.context, g))?;
    let actor = actor(before, subject)?;
    let group = &before.groups[subject];
    let placed = group.start.checked_sub(1).is_some_and(|at| is_preposition(&before.context, at));
    // "The army came to the town. The assailants killed three soldiers.", "The front is active there. The assailants killed ten."
    let dated = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if names_day(t) && !t.period);
    let other = pronoun(&sentence.groups[by]).is_none() && (actor.force || !before.groups.iter().any(dated));
    (!placed && !other && !actor.is_assailant()).then_some((subject, actor))
}

/// "Fighters of A attacked the town. Six were killed. On Friday the same had looted a camp": those who were named last of all who bear arms
/// for no state, with where they are named: the sentence and the group.
pub fn the_same_as_named(told: &[SentenceTold<'_>], scene: &Scene) -> Option<(usize, usize, ActorGroup)> {
    let sentence = &told[scene.told];
    let context = &sentence.context;
    if !context.holds_function(&[Function::Same]) {
        return None;
    }
    let the_same = |at: usize| at > 0 && context.is(at, Function::Same) && context.is(at - 1, Function::DetDef);
    let people = |at: usize| context.has_any(at, &[SenseClass::ActorNoun, SenseClass::Victim]);
    let acts = |at: usize| match &sentence.groups[at].kind {
        GroupKind::Effect(e) if matches!(e.voice, Voice::Active) => {
            let start = sentence.groups[at].start;
            let subject = start > 2 && (the_same(start - 1) || people(start - 1) && the_same(start - 2));
            subject && Look { sentence, context, scene, at }.of_verb(e) == Some(Part::Agent)
        }
        _ => false,
    };
    (scene.from..scene.to).find(|at| acts(*at))?;
    let last = |i: usize| {
        let named = |at: usize| actor(&told[i], at).filter(|a| a.named && !a.force);
        (0..told[i].groups.len()).rev().find_map(|at| Some((i, at, named(at)?)))
    };
    (0..scene.told).rev().take(SAME_WITHIN).find_map(last)
}

/// Those who are meant by "the same" are named at most so many sentences before.
const SAME_WITHIN: usize = 16;

/// "Fighters of A came to the village on Monday. Ten civilians were killed.": whom the sentence before tells to have come on a day, where it
/// tells of nothing else, and the next says neither when nor where. Their group in it comes with them.
pub fn who_came_before(told: &[SentenceTold<'_>], scene: &Scene) -> Option<(usize, ActorGroup)> {
    let before = scene.told.checked_sub(1).map(|at| &told[at]).filter(|before| before.zone == told[scene.told].zone)?;
    let own = !scene.times.is_empty() || scene.settlement().is_some();
    if scene.from > 0 || own || !scene.harmful || !before.tolls.is_empty() || before.kinds.any(Kinds::SPEECH) {
        return None;
    }
    let subject = before.groups.iter().position(|g| !opens_before(&before.context, g))?;
    let group = &before.groups[subject];
    let actor = actor(before, subject).filter(|a| !(a.force || a.is_assailant()))?;
    let came = (group.end..before.context.len()).take(CAME_WITHIN).any(|i| before.context.is(i, Function::CameTo));
    // "came to negotiate"
    let came = came && !before.context.holds_function(&[Function::For]);
    let placed = group.start.checked_sub(1).is_some_and(|at| is_preposition(&before.context, at));
    let negated = before.context.holds_function(&[Function::Negation]);
    let dated = before.groups.iter().any(|g| matches!(&g.kind, GroupKind::Time(t) if names_day(t)));
    (came && dated && !(placed || negated) && attacks(group)).then_some((subject, actor))
}

/// The verb of coming stands at most so many words behind those who came.
const CAME_WITHIN: usize = 2;

/// What may stand before the subject of a sentence.
fn opens_before(context: &Context<'_>, group: &Group) -> bool {
    match group.kind {
        GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Mark(',') => true,
        // "according to the mayor, fighters entered": whoever speaks does nothing.
        GroupKind::SpeechPreposition(_) => true,
        GroupKind::Word => community(context, group).is_none(),
        GroupKind::Source(ref source) => source.class != Some(SpeakerClass::ArmedGroup),
        _ => false,
    }
}

/// Whether a group holds a common noun for a side.
fn calls(context: &Context<'_>, group: &Group, noun: &str) -> bool {
    let nouns = &context.lexicon.actor_nouns;
    let called = |s: &Sense| matches!(s, Sense::ActorNoun { index, .. } if nouns[*index as usize].actor == noun);
    (group.start..group.end).any(|i| context.senses_of(i, &[SenseClass::ActorNoun]).any(|(_, s)| called(s)))
}

/// The common noun for those who govern.
const GOVERNMENT: &str = "government";

/// What people are called who are a party only where they fight: herders, farmers.
const COMMUNITY: &str = "community";

/// Organisations that no table holds.
const ORGANISATION: &str = "body";

/// What a community is called has at most so many words before its last.
const COMMUNITY_WORDS: usize = 3;

pub(super) fn community(context: &Context<'_>, group: &Group) -> Option<ActorGroup> {
    let called = |i: usize| {
        context.longest_of(i, &[SenseClass::Community], |s| match s {
            Sense::Community(who) => Some(*who),
            _ => None,
        })
    };
    // "herders of the people A": the adjective is no other party.
    let small = !context.tokens[group.start].capital && group.start > 0 && context.has(group.start - 1, SenseClass::Community);
    let within =
        small || (1..=COMMUNITY_WORDS.min(group.start)).any(|back| called(group.start - back).is_some_and(|(l, _)| l > back));
    let (at, who) = (group.start..group.end).find_map(|i| Some((i, called(i)?.1))).filter(|_| !within)?;
    // Herders and farmers are no people's name.
    if who.starts_with(char::is_uppercase) && describes_people(context, at) {
        return None;
    }
    Some(ActorGroup { actor: who.into(), name: who.into(), kind: COMMUNITY, force: false, country: None, named: false })
}

/// "attacked two villages A": in lower case right behind what was hit, a people's name says whose that is; not "fighting between villages A and B".
fn is_of_what_was_hit(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let start = sentence.groups[at].start;
    let hit = at > 0 && matches!(sentence.groups[at - 1].kind, GroupKind::Target(_)) && !context.tokens[start].capital;
    hit && !(sentence.groups[at - 1].start.saturating_sub(BETWEEN_BACK)..start).any(|i| context.is(i, Function::Between))
}

/// "between" stands at most so many words before what two sides are of.
const BETWEEN_BACK: usize = 3;

/// "fighters of the people A", "armed bandits A", "herders A and B": behind a noun of people their people is no party of its own.
fn describes_people(context: &Context<'_>, at: usize) -> bool {
    const NO_ADJECTIVE: &[SenseClass] = &[SenseClass::Function, SenseClass::Number, SenseClass::Digits, SenseClass::Time];
    let ends_before = |i: usize| {
        let token = &context.tokens[i];
        !token.is_word() || token.capital || context.has_any(i, NO_ADJECTIVE)
    };
    let mut joined = false;
    for before in (at.saturating_sub(DESCRIBED_WITHIN)..at).rev() {
        if context.is(before, Function::And) {
            joined = true;
        } else if context.has(before, SenseClass::Community) {
            if !joined {
                return true;
            }
            joined = false;
        } else if joined {
            return false;
        } else if context.has_any(before, &[SenseClass::ActorNoun, SenseClass::Actor, SenseClass::Victim]) {
            return true;
        } else if !context.tokens[at].capital && before + 1 == at && !ends_before(before) {
            // "a camp of displaced A": in lower case behind any such word it is an adjective.
            return true;
        } else if ends_before(before) || context.tokens[at].capital {
            return false;
        }
    }
    false
}

/// A people's name stands at most so many words behind the noun that it describes.
const DESCRIBED_WITHIN: usize = 5;

/// The part of an actor in a scene: that of its own clause, or of the one that it only describes in apposition: "armed men,
/// bandits for the people there".
/// `here` is the country where it happened.
pub fn part(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, actor: &ActorGroup, here: Option<&str>) -> Part {
    // Whom the sentence names in full only as claiming a record, or as whose branch did it, is no more in brackets.
    let in_full = spelled_out(sentence, scene, at, actor);
    if in_full.is_some_and(|at| Look { sentence, context: &sentence.context, scene, at }.is_another()) {
        return Part::Unknown;
    }
    let own = part_alone(sentence, scene, at, actor, here);
    // "a raid on the armed group A (AGA)": in brackets it is what it is in full.
    let own = match in_full {
        Some(full) if own == Part::Near => part_alone(sentence, scene, full, actor, here),
        _ => own,
    };
    if matches!(actor.kind, COMMUNITY | ORGANISATION) {
        // "a bomb went off in the middle of the crowd, killing six".
        let look = Look { sentence, context: &sentence.context, scene, at };
        let placed = actor.kind == COMMUNITY && look.stands_in_a_phrase();
        if own == Part::Accused && look.is_charged_with_help() {
            return Part::Unknown;
        }
        // "the Organisation of A accuses the army", "an attack of the Council": who accuses did nothing, and the council may have suffered.
        let others = || matches!(own, Part::Agent | Part::Accused) && look.accuses_others();
        let hit = || own == Part::Agent && look.of_incident().is_some();
        if actor.kind == ORGANISATION && (others() || hit()) {
            return Part::Unknown;
        }
        return if own >= Part::Accused && !(own == Part::Agent && placed) { own } else { Part::Unknown };
    }
    // "escorted by the army and its mercenaries": there too.
    if matches!(own, Part::Near | Part::Agent) && hired_by_who_was_hit(sentence, scene, at, actor, here) {
        return Part::Target;
    }
    // "Two assailants, fighters of A, were killed": those who attacked are these.
    let assailants = || {
        let before = apposed_to(sentence, scene, at).map(|before| &sentence.groups[before]);
        before.is_some_and(|g| (g.start..g.end).any(|i| sentence.context.names_assailants(i)))
    };
    if matches!(own, Part::Target | Part::Near) && !actor.force && sentence.context.holds(SenseClass::ActorNoun) && assailants() {
        return Part::Agent;
    }
    if own != Part::Near {
        return own;
    }
    // "fifteen fighters were killed, members of A": where only fighters fell, whoever is named beside them and acts nowhere is theirs.
    if actor.named && !actor.force && is_of_the_fallen(sentence, scene, at) {
        return Part::Target;
    }
    let described = apposed_to(sentence, scene, at)
        .and_then(|before| Some((before, self::actor(sentence, before)?)))
        .filter(|(_, other)| other.force == actor.force);
    described.map_or(own, |(before, other)| own.max(part_alone(sentence, scene, before, &other, here)))
}

/// "fifteen jihadists were killed on Monday, members of A": whether all those harmed were fighters and behind them, in apposition, stands to whom
/// people belong.
fn is_of_the_fallen(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let context = &sentence.context;
    let of = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]);
    let start = sentence.groups[at].start;
    let comma = (start.saturating_sub(APPOSED_WITHIN)..start).rev().find(|i| !context.tokens[*i].is_word());
    let Some(comma) = comma.filter(|i| context.is_mark(*i, ',')) else { return false };
    let between = sentence.groups[scene.from..at].iter().filter(|g| g.start > comma);
    let owned = of(&sentence.groups[at]) || between.clone().any(of);
    let people =
        |g: &Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Victims(_) | GroupKind::Source(_) | GroupKind::Word);
    let behind = scene.tolls.iter().all(|t| sentence.groups[sentence.tolls[*t].group].start < comma);
    owned && behind && between.into_iter().all(people) && harms_fighters(sentence, scene)
}

/// Those who are named in apposition begin at most so many words behind its comma.
const APPOSED_WITHIN: usize = 5;

/// "a convoy of the army and its Russian allies of A": hired fighters joined to a force that was hit.
fn hired_by_who_was_hit(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, actor: &ActorGroup, here: Option<&str>) -> bool {
    if actor.kind != HIRED {
        return false;
    }
    let context = &sentence.context;
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(_) | GroupKind::Effect(_) | GroupKind::Incident(_));
    let between = sentence.groups[scene.from..at].iter().rev().take(HIRED_WITHIN).take_while(|g| !ends(g)).count();
    let force = (at - between..at).rev().find_map(|i| Some((i, self::actor(sentence, i).filter(|a| a.force)?)));
    force.is_some_and(|(before, force)| {
        sentence.groups[before + 1..=at].iter().any(|g| context.is(g.start, Function::And))
            && part_alone(sentence, scene, before, &force, here) == Part::Target
    })
}

/// A force stands at most so many groups before whom it hired.
const HIRED_WITHIN: usize = 8;

/// The full name of a party, behind which it stands abbreviated in brackets.
fn spelled_out(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, actor: &ActorGroup) -> Option<usize> {
    let before = at.checked_sub(2).filter(|before| *before >= scene.from)?;
    let in_brackets = matches!(sentence.groups[at - 1].kind, GroupKind::Mark('('));
    (in_brackets && self::actor(sentence, before)?.actor == actor.actor).then_some(before)
}

/// The party right before, with a mark and small words between.
fn apposed_to(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> Option<usize> {
    let mut marked = false;
    for before in (scene.from..at).rev().take(5) {
        let group = &sentence.groups[before];
        match &group.kind {
            GroupKind::Actor(_) | GroupKind::Victims(_) => return marked.then_some(before),
            GroupKind::Mark(',' | '(') => marked = true,
            GroupKind::Mark('«' | '"' | '“') | GroupKind::Hedge(_) => {}
            GroupKind::Word if sentence.context.is_any(group.start, DETERMINERS) => {}
            _ => return None,
        }
    }
    None
}

/// The part that the grammar of its clause gives to an actor.
fn part_alone(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, actor: &ActorGroup, here: Option<&str>) -> Part {
    let look = Look { sentence, context: &sentence.context, scene, at };
    if look.is_another() || look.is_feared() || is_grudge(sentence, at) {
        return Part::Unknown;
    }
    if look.only_holds() && !actor.force || look.only_disputes() {
        return Part::Unknown;
    }
    let said = look.cue_says();
    if said == Some(Part::Accused) && look.is_blamed_for_neglect() {
        return Part::Unknown;
    }
    if said == Some(Part::Claimant) || look.says_own_deed() {
        return Part::Claimant;
    }
    if !actor.force && said.is_none() && look.is_usual_suspect() {
        return Part::Unknown;
    }
    if look.after(Function::Against) {
        // "were preparing an attack on the garrison": nothing was done to it yet.
        if look.is_behind_a_plan() {
            return Part::Unknown;
        }
        let both_act = look.kind_before().is_some_and(|k| is_of_forces(k) || k == Kind::Clash);
        return if both_act && !actor.force { Part::Near } else { Part::Target };
    }
    // "on the side of A, ten dead": those who fell are theirs.
    if look.is_a_side_that_lost() {
        return Part::Target;
    }
    // "as a convoy of the mission passed", "a bus escorted by the army", "laid an ambush for the rebels"
    if look.is_what_was_hit() || look.is_laid_for() {
        return Part::Target;
    }
    if look.fights() || look.fought() {
        return Part::Agent;
    }
    if actor.force && said.is_none() && look.only_helps() {
        return Part::Near;
    }
    if actor.force && look.ends_it() {
        return Part::Target;
    }
    if look.after(Function::By) && look.violence_before() {
        // "by this group, an ally of A".
        if said == Some(Part::Belongs) {
            return Part::Belongs;
        }
        // "Pursued by the police, the bandits fled": who pursues came afterwards.
        if actor.force && (look.only_pursues() || look.only_comes_upon()) {
            return Part::Near;
        }
        return if look.beaten_off() { Part::Target } else { Part::Agent };
    }
    if let Some(kind) = look.of_incident() {
        // "the attack on the herders by bandits": whoever did it follows.
        if look.is_followed_by_author() {
            return Part::Target;
        }
        // "the pursuit of the assailants".
        if actor.is_assailant() && kind == Kind::Operation {
            return Part::Target;
        }
        // "a patrol of the army was attacked": the operation that was hit is theirs.
        if actor.force && kind == Kind::Operation && look.is_hit() {
            return Part::Target;
        }
        // "the attack of the army": on it; a raid abroad is its own.
        let abroad = actor.country.zip(here).is_some_and(|(own, here)| own != here);
        // "a raid of the regime": who is called so is not what was raided.
        let rules = calls(&sentence.context, &sentence.groups[at], GOVERNMENT);
        let by_it = || rules || look.attacks_what_follows() || look.is_a_deed_of_the_army(actor) || look.is_suffered();
        return if actor.force && !(is_of_forces(kind) || kind == Kind::Shelling) && !abroad && !by_it() {
            Part::Target
        } else {
            Part::Agent
        };
    }
    if let Some(part) = said {
        return part;
    }
    if !actor.force && look.is_what_attackers_were() {
        return Part::Belongs;
    }
    if look.are_the_authors() {
        return Part::Accused;
    }
    // "the attack on a base of A cost ten lives": the base is A's, the verb is that of the attack.
    if look.holds_target() {
        return if look.acts_with_it() { Part::Agent } else { Part::Target };
    }
    // "took back the town from the rebels".
    if look.is_taken_from() {
        return Part::Target;
    }
    match look.as_object() {
        // "the village saw armed men appear": the object of what the subject suffers did it.
        Some(verb) if look.context.lexicon.verbs[verb as usize].suffers => return Part::Agent,
        Some(_) => return Part::Target,
        None => {}
    }
    if let Some(part) = look.as_subject() {
        // "launched an operation to find twenty who were abducted": whoever looks for them did not take them.
        let searches = part == Part::Agent && actor.force && only_taken(sentence, scene) && look.leads_operation();
        return if searches { Part::Near } else { part };
    }
    match scene.tells() || scene.names() {
        _ if !actor.force && (look.has_not() || denies(sentence, scene, at)) => Part::Unknown,
        _ if !actor.force && actor.named && look.tells_of_others() => Part::Unknown,
        true if !actor.force && actor.named && scene.tolls.is_empty() && look.is_beside_no_claim() => Part::Unknown,
        true => Part::Near,
        // "talks are under way between the government and the rebels".
        false if look.is_between_two() || !actor.force && look.is_only_around(actor) => Part::Unknown,
        false if !actor.force && !scene.general && !scene.recalls => Part::Mentioned,
        false => Part::Unknown,
    }
}

/// Whether all of whom a scene counts were abducted or are missing, and not by whoever did something else before: "launched an
/// operation and abducted twenty".
fn only_taken(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let taken = |t: &usize| matches!(sentence.tolls[*t].effect, Effect::Abducted | Effect::Missing);
    let takes = |at: &usize| matches!(&sentence.groups[*at].kind, GroupKind::Effect(e) if e.effect == Some(Effect::Abducted));
    let joined = |at: usize| at > scene.from && sentence.context.is(sentence.groups[at - 1].start, Function::And);
    !scene.tolls.is_empty() && scene.tolls.iter().all(taken) && !(scene.from..scene.to).filter(takes).any(joined)
}

const DETERMINERS: &[Function] = &[Function::DetDef, Function::DetIndef, Function::DetDes, Function::DetDu, Function::Of];

/// Armies named only by the country of what they did: "a Russian strike", "Israeli shelling", "Israeli shots"; an attack is
/// theirs only abroad.
pub fn by_nationality(sentence: &SentenceTold<'_>, scene: &Scene, here: Option<&str>) -> Vec<(usize, ActorGroup)> {
    let context = &sentence.context;
    if !(sentence.kinds.any(MEANS) && context.holds(SenseClass::Demonym)) {
        return Vec::new();
    }
    let army = |at: usize| {
        let group = &sentence.groups[at];
        if let Some(country) = country_of_arms(sentence, scene, at) {
            let (actor, name) = force_of(context.lexicon, "army", country);
            return Some((at, ActorGroup { actor, name, kind: "army", force: true, country: Some(country), named: true }));
        }
        let GroupKind::Incident(incident) = &group.kind else { return None };
        let by_armies = is_of_forces(incident.kind) || incident.kind == Kind::Shelling;
        if !by_armies && !(incident.kind == Kind::Attack && here.is_some()) {
            return None;
        }
        let country = context.senses_of(group.end, &[SenseClass::Demonym]).find_map(|(_, s)| match s {
            Sense::Demonym(country) => Some(context.lexicon.countries[*country as usize].iso2),
            _ => None,
        })?;
        if !by_armies && here == Some(country) {
            return None;
        }
        // "a Turkish drone of the army": who made it.
        let owned = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]);
        let of = |g: &Group| matches!(g.kind, GroupKind::Actor(_)) && owned(g);
        let mut behind = sentence.groups[at + 1..].iter().skip_while(|g| g.end <= group.end + 1 && !of(g) && !owned(g));
        let next = behind.next();
        let joined = next.is_some_and(of)
            || next.is_some_and(owned) && behind.next().is_some_and(|g| matches!(g.kind, GroupKind::Actor(_)));
        if joined {
            return None;
        }
        let (actor, name) = force_of(context.lexicon, "army", country);
        Some((at, ActorGroup { actor, name, kind: "army", force: true, country: Some(country), named: true }))
    };
    (scene.from..scene.to).filter_map(army).collect()
}

/// Groups that may name the arms of an army.
const MEANS: Kinds = Kinds::INCIDENT.and(Kinds::WEAPON).and(Kinds::COUNT);

/// "A Turkish fighter jet hit the village", "killed by a Russian missile", "where an Israeli bomb fell": whose arms of war they are that
/// harmed; not what was shot down, nor what somebody else fired.
fn country_of_arms(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> Option<&'static str> {
    let context = &sentence.context;
    let group = &sentence.groups[at];
    let (country, end) = arms_of_a_country(context, group)?;
    let look = Look { sentence, context, scene, at };
    // "a Turkish drone of the army": who made it.
    let owned = || {
        context.is_any(end, &[Function::Of, Function::DetDu, Function::DetDes])
            || (end..end + FIRED_BY).any(|i| context.is(i, Function::By))
    };
    let falls = || {
        let next = sentence.groups[at + 1..scene.to].iter().take(ARMS_FALL).find(|g| !matches!(g.kind, GroupKind::Word));
        matches!(&group.kind, GroupKind::Incident(_))
            && next.is_some_and(
                |g| matches!(&g.kind, GroupKind::Effect(e) if (e.frame == Frame::Fall || e.incident.is_some()) && !e.negated),
            )
    };
    let harms = look.as_subject() == Some(Part::Agent) || look.after(Function::By) && look.violence_before() || falls();
    (harms && !owned()).then_some(country)
}

/// "fired by": whoever fired it is named within so many words.
const FIRED_BY: usize = 2;

/// A bomb falls within so many groups.
const ARMS_FALL: usize = 4;

/// Aircraft, missiles and bombs with the nationality behind them, one word between at most: the country, and where its word ends.
pub fn arms_of_a_country(context: &Context<'_>, group: &Group) -> Option<(&'static str, usize)> {
    let of_war = |i: usize| {
        context
            .senses_of(i, &[SenseClass::Weapon])
            .any(|(_, s)| matches!(s, Sense::Weapon("aircraft" | "missile" | "drone" | "bomb")))
    };
    let arms = match &group.kind {
        GroupKind::Weapon(what) => matches!(*what, "aircraft" | "missile" | "drone" | "bomb"),
        GroupKind::Incident(i) => !i.strong && (group.start..group.end).any(of_war),
        GroupKind::Count(_) => (group.start..group.end).any(of_war),
        _ => false,
    };
    let demonym = |i: usize| {
        context.senses_of(i, &[SenseClass::Demonym]).find_map(|(l, s)| match s {
            Sense::Demonym(country) => Some((context.lexicon.countries[*country as usize].iso2, i + l)),
            _ => None,
        })
    };
    // "un drone FPV russe"
    let adjective =
        |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && !t.glued) && !context.has(i, SenseClass::Function);
    if !arms {
        return None;
    }
    demonym(group.end).or_else(|| if adjective(group.end) { demonym(group.end + 1) } else { None })
}

/// Attackers named only by an adjective of what they did: "a jihadist attack", "a terrorist ambush".
pub fn by_adjective(sentence: &SentenceTold<'_>, scene: &Scene) -> Vec<(usize, ActorGroup)> {
    let context = &sentence.context;
    if scene.recalls || scene.general || !(sentence.kinds.any(Kinds::INCIDENT) && context.holds(SenseClass::ActorNoun)) {
        return Vec::new();
    }
    let attackers = |at: usize| {
        let group = &sentence.groups[at];
        let GroupKind::Incident(incident) = &group.kind else { return None };
        if is_of_forces(incident.kind) || matches!(incident.kind, Kind::Clash | Kind::Other) {
            return None;
        }
        // "after the terrorist attack of March, six were killed": another one.
        let after =
            (group.start.saturating_sub(1)..=group.start).any(|i| context.is_any(i, &[Function::After, Function::AfterOf]));
        if after {
            return None;
        }
        let noun = |i: usize| if context.has(i, SenseClass::ActorNoun) { common_at(context, i) } else { None };
        // "an attack presumed jihadist".
        let presumed = usize::from(context.has(group.end, SenseClass::Hedge));
        let (_, actor) = (group.start + 1..=group.end + presumed).find_map(noun)?;
        (!actor.force && !actor.is_assailant() && actor.country.is_none()).then_some((at, actor))
    };
    (scene.from..scene.to).filter_map(attackers).collect()
}

/// "armed gangs launched an assault": whether a verb of carrying out stands right behind those who seem to speak.
pub fn launches(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let look = Look { sentence, context: &sentence.context, scene, at };
    sentence.groups[at + 1..scene.to].first().is_some_and(|g| look.carries_out(g))
}

/// "The army and the militias killed six", "killed by the soldiers and some hunters": whether a force and a group did it together.
pub fn acts_beside_a_group(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, here: Option<&str>) -> bool {
    const JOINS: &[Function] = &[
        Function::And,
        Function::By,
        Function::Of,
        Function::DetDef,
        Function::DetIndef,
        Function::DetDes,
        Function::DetDu,
        Function::DetPoss,
    ];
    let context = &sentence.context;
    let joins = |g: &Group| {
        matches!(g.kind, GroupKind::Word) && (context.is_any(g.start, JOINS) || context.has(g.start, SenseClass::Demonym))
    };
    let joined = |between: &[Group], other: usize| {
        let and =
            between.iter().any(|g| context.is(g.start, Function::And)) || context.is(sentence.groups[other].start, Function::And);
        and && between.iter().all(joins) && between.len() <= JOINED_WITHIN
    };
    let group = |other: usize| {
        let party = actor(sentence, other).filter(|a| !a.force && !a.is_assailant());
        party.is_some_and(|a| part(sentence, scene, other, &a, here) == Part::Agent)
    };
    let acts = |g: &&Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Victims(_) | GroupKind::Source(_));
    let next = (at + 1..scene.to).find(|i| acts(&&sentence.groups[*i]));
    let last = (scene.from..at).rev().find(|i| acts(&&sentence.groups[*i]));
    next.is_some_and(|n| joined(&sentence.groups[at + 1..n], n) && group(n))
        || last.is_some_and(|l| joined(&sentence.groups[l + 1..at], at) && group(l))
}

/// Between two who acted together stand so many groups at most.
const JOINED_WITHIN: usize = 4;

/// "the army has launched an operation": whether the violence that somebody is told to have led is one of the forces.
pub fn leads_operation(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    Look { sentence, context: &sentence.context, scene, at }.leads_operation()
}

/// Whether all those harmed in a scene were fighters.
pub fn harms_fighters(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let mut victims = scene.tolls.iter().map(|t| sentence.tolls[*t].victims).peekable();
    victims.peek().is_some() && victims.all(|v| matches!(v, Victims::Militants | Victims::Suspects))
}

/// "killed seven rebels and brought home three hostages": whether all those harmed were fighters, but for whom others had taken.
fn kills_only_fighters(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let taken = |t: &TollFound| matches!(t.effect, Effect::Abducted | Effect::Survivors);
    let mut harmed = scene.tolls.iter().map(|t| &sentence.tolls[*t]).filter(|t| !taken(t)).peekable();
    harmed.peek().is_some() && harmed.all(|t| matches!(t.victims, Victims::Militants | Victims::Suspects))
}

/// "twelve soldiers died, says the army, which claims to have shot eighteen rebels": whether all those told of behind an actor, up to
/// the next clause, were fighters.
fn harms_fighters_behind(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let next = |g: &Group| matches!(g.kind, GroupKind::Mark(';' | ':' | '.')) || sentence.context.is(g.start, Function::Where);
    let end = sentence.groups[at + 1..scene.to].iter().position(next).map_or(scene.to, |i| at + 1 + i);
    let mut theirs = scene.tolls.iter().map(|t| &sentence.tolls[*t]).filter(|t| t.group > at && t.group < end).peekable();
    theirs.peek().is_some() && theirs.all(|t| matches!(t.victims, Victims::Militants | Victims::Suspects))
}

/// Whether a force is the subject of a verb with which it killed or took fighters, and is told to have done nothing else there.
pub fn answers(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let look = Look { sentence, context: &sentence.context, scene, at };
    let harms = harms_fighters(sentence, scene) || harms_fighters_behind(sentence, scene, at);
    // "an operation led by the army made it possible to kill twelve of them".
    let led = || look.kind_before().is_some_and(is_of_forces);
    let by = look.after(Function::By);
    // "three assailants were shot by the soldiers": called by nothing but that they attacked.
    let shot = || by && harms_assailants(sentence, scene) && look.suffered_before().is_some();
    let only_fighters = harms && (!by || led());
    (only_fighters && look.kills_or_takes() || harms && shot()) && look.cue_says() != Some(Part::Claimant)
}

/// Whether all those harmed in a scene are called by nothing but that they attacked.
fn harms_assailants(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let called = |g: &Group| (g.start..g.end).any(|i| sentence.context.names_assailants(i));
    sentence.context.holds(SenseClass::ActorNoun)
        && scene.tolls.iter().all(|t| called(&sentence.groups[sentence.tolls[*t].group]))
}

/// "arrested by the police": whether a party is only told to have arrested somebody.
pub fn only_arrests(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let look = Look { sentence, context: &sentence.context, scene, at };
    look.after(Function::By) && look.suffered_before() == Some(Effect::Detained)
}

/// Whether a scene tells of nobody but fighters, with a verb of losing one's own, or as the speaker's: "the death of two of its men".
pub fn counts_own(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let own = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.frame == Frame::Own && e.effect.is_some());
    let theirs = |t: &usize| {
        let group = &sentence.groups[sentence.tolls[*t].group];
        (group.start..group.end).any(|i| sentence.context.is(i, Function::OfOursNoun))
    };
    harms_fighters(sentence, scene) && (scene.tolls.iter().all(theirs) || sentence.groups[scene.from..scene.to].iter().any(own))
}

/// "denies the death of civilians", "denies that civilians were killed", "denies any loss": what is denied is that anybody came to harm, not the deed.
pub fn denies_harm(sentence: &SentenceTold<'_>, end: usize) -> bool {
    let next = sentence.groups.partition_point(|g| g.start < end);
    let small = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Hedge(_)) && g.end - g.start == 1;
    let mut denied = sentence.groups[next..].iter().take(DENIED_WITHIN).skip_while(small);
    match denied.next().map(|g| &g.kind) {
        Some(GroupKind::EffectNoun(_)) => true,
        // "denies having lost men".
        Some(GroupKind::Effect(e)) => e.frame == Frame::Own,
        Some(GroupKind::Victims(_)) => {
            denied.find(|g| !small(g)).is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Passive))
        }
        _ => false,
    }
}

/// What is denied stands at most so many groups behind the verb.
const DENIED_WITHIN: usize = 6;

/// The stance of an actor towards having done it, for those who claim, deny or are accused in a scene.
pub fn stance(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, part: Part, is_force: bool) -> Option<Stance> {
    match part {
        // A force that says it killed fighters gives its account of the fight, and claims no attack.
        Part::Claimant if is_force && (kills_only_fighters(sentence, scene) || harms_fighters_behind(sentence, scene, at)) => {
            let look = Look { sentence, context: &sentence.context, scene, at };
            return (look.cue_says() == Some(Part::Claimant)).then_some(Stance::Claimed);
        }
        Part::Claimant => return Some(Stance::Claimed),
        Part::Accused if says_so_himself(sentence, at) => return Some(Stance::Claimed),
        Part::Accused => return Some(Stance::Attributed),
        _ => {}
    }
    denies_deed(sentence, scene, at, is_force).then_some(Stance::Denied)
}

/// "The bomb was the work of the rebels, who made it known on Monday": whether an actor who is said to have done it is told to have said so.
fn says_so_himself(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, end) = (&sentence.context, sentence.groups[at].end);
    let who = (end..end + RELATIVE_WITHIN).find(|i| context.is(*i, Function::Who));
    let Some(who) = who.filter(|who| (end..*who).all(|i| !context.tokens[i].is_word() || context.tokens[i].capitals)) else {
        return false;
    };
    let says = sentence.groups[at..]
        .iter()
        .take_while(|g| g.start <= who + SAYING_WITHIN)
        .find(|g| g.start > who && g.kind.bit().any(Kinds::SPEECH));
    says.is_some_and(|g| {
        let said = matches!(&g.kind, GroupKind::Speech(s) if s.stance != Stance::Denied && !s.negated && !s.passive);
        said && (who + 1..g.end).any(|i| context.is(i, Function::DetDef) && context.word(i).ends_with(['\'', '’']))
    })
}

/// Behind an actor, the abbreviation of his name and a comma stand before "who": "l'Armée de l'Est (ADE), qui".
const RELATIVE_WITHIN: usize = 5;

/// Between "who" and the verb of speech stand so many tokens at most.
const SAYING_WITHIN: usize = 4;

/// Whether the words right behind an actor say that he did not do it.
fn denies(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    denial_behind(sentence, scene, at).is_some()
}

/// Whether they say what he denies. "The rebels claimed it. The army denied": what was said, where nothing follows behind a force; "…, which
/// A denies": that is A's.
fn denies_deed(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, is_force: bool) -> bool {
    let context = &sentence.context;
    let end = sentence.groups[at].end;
    denial_behind(sentence, scene, at).is_some_and(|cue| {
        let said = || context.tokens.get(cue.end).is_some_and(crate::segment::Token::is_word);
        let claimed = || cues(context, 0, cue.start).iter().any(|c| c.what == ResponsibilityCue::Claimed);
        let relative = |i: usize| context.is(i, Function::That) && i > 0 && !context.has(i - 1, SenseClass::Verb);
        (said() || !is_force && !claimed()) && !(end..cue.start).any(relative) && !denies_claim(context, cue.end)
    })
}

/// "denies the claim of the rebels": what others claim to have done.
fn denies_claim(context: &Context<'_>, from: usize) -> bool {
    cues(context, from, (from + CLAIM_WITHIN).min(context.len()))
        .iter()
        .any(|c| c.what == ResponsibilityCue::Claimed && !c.passive)
}

/// The claim that is denied stands at most so many tokens behind the verb.
const CLAIM_WITHIN: usize = 3;

fn denial_behind(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> Option<Cue> {
    let group = &sentence.groups[at];
    let last = sentence.groups[scene.to - 1].end;
    let first = cues(&sentence.context, group.end, last).into_iter().next();
    first.filter(|cue| {
        let near = cue.what == ResponsibilityCue::Denied && !cue.passive && cue.start - group.end <= 8;
        near && !denies_harm(sentence, cue.end)
    })
}
