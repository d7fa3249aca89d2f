//! What a report tells of where it only names violence of before: a tribute, a mass, a gift to widows, a feast that is put off after
//! an attack.

use super::acted;
use super::incidents::Draft;
use super::scenes::{OPENING, Scene, harms};
use super::when::{names_day, names_violence};
use crate::lexicon::{Auxiliary, EffectRole, Function, Sense, SenseClass, Subject, Tense};
use crate::model::{Effect, Victims};
use crate::recognise::{Context, attacks};
use crate::recognise::{Group, GroupKind, Kinds, Mood, TimeValue, Voice};
use crate::segment::{TokenKind, Zone};
use crate::state::SentenceTold;

/// Whether a report opens with such an occasion: its first sentence does, or its headline, or the sentences right behind where the
/// first only names violence. "A tribute was paid to twelve soldiers killed in the attack on A"; but "gunmen attacked the mass".
pub(super) fn opens_with_an_occasion(told: &[SentenceTold<'_>]) -> bool {
    let opening = &told[..told.len().min(OPENING)];
    let body = opening.iter().position(|s| s.zone != Zone::Headline).unwrap_or(opening.len());
    let (headline, body) = opening.split_at(body);
    let Some(first) = body.first() else { return false };
    // "Twenty rebels killed, roads reopened": nothing is held for fighters.
    let of_fighters = |h: &SentenceTold<'_>| h.tolls.iter().any(|t| t.victims == Victims::Militants);
    let announced = headline.iter().any(|h| occasion(h).is_some() && !of_fighters(h));
    if !announced && headline.iter().any(tells) {
        return false;
    }
    // "The bodies of six were brought to A on Wednesday. They had been killed on Sunday at B.": violence of these days.
    if body[1..].iter().any(|s| tells(s) && said_of_violence(s) == Some(Said::Lately) && !is_only_named_behind(s, None)) {
        return false;
    }
    let behind = || body[1..].iter().filter(|s| tells(s));
    match occasion(first) {
        // "The monument was opened on Wednesday. It bears the names of the nine soldiers killed in the shelling.": only named behind.
        Some(_) if !tells(first) => {
            announced
                || behind().next().is_some() && behind().all(|s| is_only_named_behind(s, None)) && !body.iter().any(tells_lately)
        }
        // "in memory of the people killed on Saturday": of these days.
        Some(at) => {
            // "for those killed on Monday in a collision": no violence of these days.
            let mishap = first.groups.iter().any(|g| matches!(g.kind, GroupKind::Accident));
            let lately = tells_lately(first) && !mishap;
            is_only_named_behind(first, Some(at)) && !lately
        }
        None => {
            let goes_on =
                || body[1..].iter().map_while(|s| is_only_named_behind(s, None).then(|| occasion(s))).any(|o| o.is_some());
            is_only_named_behind(first, None) && (announced || tells(first) && !tells_lately(first) && goes_on())
        }
    }
}

/// When the violence of a sentence is said to have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    /// On a day of a month, of a year that may be any: "on 12 April".
    OnDate,
    /// On a day of a week, with its year: "on Sunday 9 June 2024".
    OnDayOfYear,
    /// By the name of the day, or counted back from the news: "on Monday", "the day before".
    Lately,
}

fn tells_lately(sentence: &SentenceTold<'_>) -> bool {
    said_of_violence(sentence) == Some(Said::Lately)
}

/// Whether a sentence says on which day its violence was: not "received on Tuesday the families of those killed", whose day is that of
/// another verb.
pub(super) fn said_of_violence(sentence: &SentenceTold<'_>) -> Option<Said> {
    let said = |(at, g): (usize, &Group)| {
        let GroupKind::Time(time) = &g.kind else { return None };
        let harm = |g: &Group| matches!(&g.kind, GroupKind::EffectNoun(noun) if harms(noun.effect));
        let of_next = || sentence.groups.get(at + 1).is_some_and(|g| of_violence(g) || harm(g));
        let said = match time.value {
            // "marched on Wednesday, two days after the abduction of a doctor"
            TimeValue::DaysAfter(1..=DAYS_AFTER) | TimeValue::AnaphoricDay(1..=DAYS_AFTER) if of_next() => {
                return Some(Said::Lately);
            }
            TimeValue::Calendar { weekday: Some(_), year: Some(_), .. } => Said::OnDayOfYear,
            TimeValue::Calendar { weekday: Some(_), .. }
            | TimeValue::OfPastWeek(_)
            | TimeValue::RelativeDay(WEEK_AGO..=0)
            | TimeValue::AnaphoricDay(WEEK_AGO..=0) => Said::Lately,
            TimeValue::Ago { days, .. } if days <= WEEK => Said::Lately,
            TimeValue::Calendar { day: Some(_), .. } => Said::OnDate,
            _ => return None,
        };
        (is_day_of_violence(sentence, at) || is_followed_by_after(sentence, at)).then_some(said)
    };
    if !sentence.kinds.any(Kinds::TIME) {
        return None;
    }
    sentence.groups.iter().enumerate().filter_map(said).max()
}

/// "turned back on Sunday, after an ambush": what comes right after the violence comes on its day.
fn is_followed_by_after(sentence: &SentenceTold<'_>, day: usize) -> bool {
    let context = &sentence.context;
    let behind = sentence.groups[day + 1..].iter().find(|g| of_violence(g));
    behind.is_some_and(|g| {
        let comma = sentence.groups[day].end;
        let after = comma + usize::from(context.is_mark(comma, ','));
        context.is(after, Function::After) && (after + 1..=after + 2).contains(&g.start)
    })
}

/// What was so many days before is of these days.
pub(super) const WEEK: u32 = 7;
const WEEK_AGO: i8 = -DAYS_AFTER;
const DAYS_AFTER: i8 = WEEK as i8;

/// Whether the verb or noun that a day goes with is of violence: the last one before it, else the first verb behind it.
pub(super) fn is_day_of_violence(sentence: &SentenceTold<'_>, day: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let held = |at: usize| (groups[at].start..groups[at].end).any(|i| speaks_at(sentence, i, Subject::Occasion));
    let happened = |at: usize| context.is(groups[at].start, Function::Happened);
    let other = |at: usize| match &groups[at].kind {
        GroupKind::Effect(_) | GroupKind::Speech(_) => true,
        GroupKind::Word => is_verb(sentence, &groups[at]),
        _ => false,
    };
    let mut took_place = false;
    // "It is on Sunday that the attack took place."
    let presents =
        |at: usize| groups[at].start <= 1 && matches!(groups[at].kind, GroupKind::Word) && context.is_auxiliary(groups[at].start);
    for at in (0..day).rev().take_while(|at| !presents(*at)) {
        if matches!(groups[at].kind, GroupKind::Mark(';')) {
            break;
        }
        if held(at) {
            return false;
        }
        if of_violence(&groups[at]) {
            return !took_place || !(0..at).any(held);
        }
        // "the attack took place on Monday": of whatever took place.
        took_place |= happened(at);
        if !took_place && other(at) {
            return false;
        }
    }
    let verb = |at: &usize| match &groups[*at].kind {
        GroupKind::Effect(e) => !matches!(e.mood, Mood::None),
        _ => other(*at),
    };
    let Some(verb) = (day + 1..groups.len()).find(verb) else {
        // "attended on Monday the funeral of ten who were killed in August"
        let violence = (day + 1..groups.len()).find(|at| of_violence(&groups[*at]));
        return violence.is_some_and(|violence| !(day..violence).any(held));
    };
    // "On Monday the attack left ten dead", "On Monday gunmen surrounded the village and launched an attack"
    let near = |range: std::ops::Range<usize>| range.into_iter().any(|at| of_violence(&groups[at]));
    let acts = |at: usize| match &groups[at].kind {
        GroupKind::Effect(e) => of_violence(&groups[at]) && matches!(e.mood, Mood::Past) && !is_in_no_main_clause(sentence, at),
        GroupKind::Incident(i) => !i.definite && !i.plural && at > verb,
        _ => false,
    };
    let happens = happened(verb) && near(day..verb);
    (near(verb..groups.len().min(verb + VERB_PHRASE)) || happens || (day..groups.len()).any(acts)) && !(day..verb).any(held)
}

/// A verb and what it says of the people harmed are so many groups: "left ten dead".
const VERB_PHRASE: usize = 3;

/// "a ceremony was held on Monday for those killed on Saturday": the day of an occasion, where one of the violence stands behind it.
pub(super) fn is_its_day(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if names_day(t));
    if !day(&sentence.groups[at]) {
        return false;
    }
    let Some(held) = occasion(sentence) else { return false };
    let Some(violence) = sentence.groups.iter().position(of_violence) else { return false };
    // "killed in March", "killed in 2024"
    let month = |g: &Group| {
        matches!(&g.kind, GroupKind::Time(t)
            if matches!(t.value, TimeValue::Calendar { month, year, .. } if month.is_some() || year.is_some()))
    };
    held < violence && at < violence && sentence.groups[violence..].iter().any(|g| day(g) || month(g))
}

/// "the funeral of the soldiers killed at A took place on Wednesday in B": B, and the day beside it, right behind the verb that says that
/// something took place, are those of an occasion that is its subject.
pub(super) fn is_held_there(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    if takes_leave_of_bodies(sentence) || is_where_people_rally(sentence, at) {
        return true;
    }
    if !context.holds_function(&[Function::Happened, Function::Aftermath]) {
        return false;
    }
    let Some(held) = occasion(sentence).filter(|held| *held < at) else { return false };
    let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Target(_));
    let verb = |g: &Group| context.is_any(g.start, &[Function::Happened, Function::Aftermath]);
    let took_place = groups[held..at].iter().rev().take(HELD_WITHIN).take_while(|g| small(g) || verb(g)).any(verb);
    // "the funeral of those killed at A was held at B"; not "the tribute was held at A, where a bomb killed three".
    let verb_at = groups[..at].iter().rposition(verb).unwrap_or(held);
    took_place && !groups[..held].iter().any(of_violence) && groups[held..verb_at].iter().any(of_violence)
}

/// "A crowd saw off the remains of six volunteers on Wednesday at A": of bodies that are known already, nothing is told but what is
/// done with them; not "the bodies were found at A".
fn takes_leave_of_bodies(sentence: &SentenceTold<'_>) -> bool {
    let context = &sentence.context;
    if !context.holds(SenseClass::EffectNoun) || context.holds_function(&[Function::Found]) || sentence.kinds.any(Kinds::INCIDENT)
    {
        return false;
    }
    // "Les rebelles ont exhibé les corps": by whoever killed them.
    let attacks = |g: &Group| {
        matches!(&g.kind, GroupKind::Actor(a) if !a.force)
            || matches!(&g.kind, GroupKind::Victims(v) if v.implicit && v.category == Some(Victims::Militants))
    };
    let body = |s: &Sense| matches!(s, Sense::EffectNoun { role: EffectRole::Body, plural: true, .. });
    // "the removal of the bodies of eleven guards": an occasion that is called by them.
    let of_occasion = |i: usize| {
        let named = |at: usize| {
            context.senses_of(at, &[SenseClass::Subject]).any(|(l, s)| at + l > i && *s == Sense::Subject(Subject::Occasion))
        };
        (i.saturating_sub(CALLED_BY)..i).any(named)
    };
    let known = |i: usize| {
        context.senses_of(i, &[SenseClass::EffectNoun]).any(|(_, s)| body(s))
            && (context.is(i - 1, Function::DetDef) || of_occasion(i))
    };
    let other =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some_and(harms) || e.incident.is_some()) || attacks(g);
    (1..context.len()).any(known) && !sentence.groups.iter().any(other)
}

/// "At A and B, hundreds marched on Tuesday against the attacks that killed ten": where and when people gather, before the words that say
/// against or after what; not "at A, marchers against the attacks were killed".
fn is_where_people_rally(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let Some(rally) = speaks_of(sentence, Subject::Rally) else { return false };
    let (context, groups) = (&sentence.context, &sentence.groups);
    let because = [Function::Condemns, Function::Against, Function::After, Function::AfterOf];
    let links = |g: &Group| (g.start.saturating_sub(1)..g.end).any(|i| because.iter().any(|of| context.is(i, *of)));
    let link = (rally..groups.len()).find(|link| links(&groups[*link]) && !matches!(groups[*link].kind, GroupKind::Time(_)));
    let told = |at: usize| at != rally && (of_violence(&groups[at]) || attacks(&groups[at]));
    // "turned to carnage after shots that killed six": those are counted there.
    let counted = link.is_some_and(|link| sentence.tolls.iter().any(|t| t.group > link))
        && link.is_some_and(|link| context.is_any(groups[link].start, &[Function::After, Function::AfterOf]));
    link.is_some_and(|link| {
        at < link
            && !counted
            && !(0..link).any(told)
            && groups[link..].iter().any(of_violence)
            && only_named(sentence, link, true)
    })
}

/// "ont battu le pavé": a verb of fighting that only says that people gather.
pub(super) fn is_of_rally(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    sentence.context.holds(SenseClass::Subject) && (group.start..group.end).any(|i| speaks_at(sentence, i, Subject::Rally))
}

/// Such words have at most so many parts.
const CALLED_BY: usize = 3;

/// Such a verb stands at most so many groups before where and when it was held.
const HELD_WITHIN: usize = 8;

/// The first group that speaks of an occasion; not of bodies that are found.
fn occasion(sentence: &SentenceTold<'_>) -> Option<usize> {
    speaks_of(sentence, Subject::Occasion).filter(|_| !sentence.context.holds_function(&[Function::Found]))
}

/// The first group that has a word of a subject.
fn speaks_of(sentence: &SentenceTold<'_>, subject: Subject) -> Option<usize> {
    let at = sentence.context.first_of_subject(0, subject)?;
    Some(sentence.groups.partition_point(|g| g.end <= at))
}

pub(super) fn speaks_at(sentence: &SentenceTold<'_>, at: usize, subject: Subject) -> bool {
    let context = &sentence.context;
    context.holds_subject(subject) && context.senses_of(at, &[SenseClass::Subject]).any(|(_, s)| *s == Sense::Subject(subject))
}

fn tells(sentence: &SentenceTold<'_>) -> bool {
    sentence.groups.iter().any(of_violence)
}

fn of_violence(group: &Group) -> bool {
    match &group.kind {
        GroupKind::Effect(effect) => effect.effect.is_some_and(harms) || effect.incident.is_some(),
        GroupKind::Victims(victims) => victims.effect.is_some_and(harms),
        _ => names_violence(group),
    }
}

/// Whether all violence of a sentence stands behind its occasion, in participles, relative clauses and nouns.
fn is_only_named_behind(sentence: &SentenceTold<'_>, occasion: Option<usize>) -> bool {
    let told_before = sentence.groups[..occasion.unwrap_or(0)].iter().any(|g| of_violence(g) || attacks(g));
    !told_before && only_named(sentence, occasion.map_or(0, |at| at + 1), occasion.is_some())
}

/// Whether all violence of a part of a sentence stands in participles, relative clauses and nouns, whoever is counted there.
pub(super) fn tells_none(sentence: &SentenceTold<'_>) -> bool {
    only_named(sentence, 0, true)
}

/// "At A, where four hundred were executed, flats are built": all violence of a sentence stands in relative clauses, and nobody speaks of it.
pub(super) fn tells_in_a_clause(sentence: &SentenceTold<'_>) -> bool {
    let violent = |g: &Group| matches!(g.kind, GroupKind::Effect(_)) && of_violence(g);
    let elsewhere = |(at, g): (usize, &Group)| match &g.kind {
        GroupKind::Effect(_) if of_violence(g) => stands_in_a_relative_clause(sentence, at),
        GroupKind::Incident(incident) => incident.definite,
        GroupKind::Speech(_) | GroupKind::SpeechPreposition(_) => false,
        _ => true,
    };
    sentence.groups.iter().any(violent) && sentence.groups.iter().enumerate().all(elsewhere)
}

/// Whether from a group on violence stands in participles, relative clauses and nouns alone.
fn only_named(sentence: &SentenceTold<'_>, from: usize, occasion: bool) -> bool {
    let named = |(at, group): (usize, &Group)| match &group.kind {
        GroupKind::Effect(_) if of_violence(group) => is_in_no_main_clause(sentence, at),
        GroupKind::Incident(incident) => {
            incident.definite
                || !sentence.context.is(group.start.saturating_sub(1), Function::By)
                || is_by_what_they_fell(sentence, at)
        }
        // "nineteen dead" opens a report of them, if no tribute stands before.
        GroupKind::Victims(victims) => occasion || victims.effect.is_none() || victims.definite,
        _ => true,
    };
    sentence.groups.iter().enumerate().skip(from).all(named)
}

/// "the funeral of ten who were killed in August by a strike": a noun behind "by" that goes with a participle before it.
fn is_by_what_they_fell(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let between = |g: &&Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Word);
    let before = sentence.groups[..at].iter().enumerate().rev().take(FELL_BACK).find(|(_, g)| !between(g));
    before
        .is_some_and(|(verb, g)| matches!(g.kind, GroupKind::Effect(_)) && of_violence(g) && is_in_no_main_clause(sentence, verb))
}

/// By what people fell is said at most so many groups behind the participle.
const FELL_BACK: usize = 5;

/// Whether the verb of a main clause says that people were harmed, by day and deed: "was shot on Tuesday by gunmen".
pub(super) fn tells_harm_lately(sentence: &SentenceTold<'_>) -> bool {
    let main = |(at, g): (usize, &Group)| {
        let harm = matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some_and(harms) && !e.negated && e.mood == Mood::Past);
        harm && !is_in_no_main_clause(sentence, at)
    };
    tells_lately(sentence) && sentence.groups.iter().enumerate().any(main)
}

/// Whether a verb is a participle or an infinitive, or stands in a relative clause; not "has just been attacked" (vient d'être attaqué).
fn is_in_no_main_clause(sentence: &SentenceTold<'_>, at: usize) -> bool {
    matches!(&sentence.groups[at].kind, GroupKind::Effect(e) if e.mood == Mood::None && e.voice != Voice::Passive)
        || stands_in_a_relative_clause(sentence, at)
}

/// Whether a relative pronoun stands before a verb, in its own clause.
fn stands_in_a_relative_clause(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let context = &sentence.context;
    let end = sentence.groups[verb].start;
    // "It was on 7 May that they had been taken": no relative clause.
    if end <= 2 * CLAUSE && (0..CLEFT).any(|i| super::cues::auxiliary_at(context, i) == Some(Auxiliary::Be)) {
        return false;
    }
    // "On Tuesday in A, it was two herders who were killed": nor there.
    if is_presented(context, end) {
        return false;
    }
    (end.saturating_sub(CLAUSE)..end)
        .rev()
        .take_while(|i| !matches!(context.tokens[*i].kind, TokenKind::Mark(_)))
        .any(|i| context.is_any(i, &[Function::Who, Function::Where, Function::That]) && !says_that(sentence, i))
}

/// Whether "it is" (c'est, ce sont) opens the part of a sentence, up to a mark, in which a verb stands.
fn is_presented(context: &Context<'_>, verb: usize) -> bool {
    let words = (verb.saturating_sub(PRESENTED)..verb).rev().take_while(|i| context.tokens[*i].is_word());
    let Some(first) = words.last() else { return false };
    let it = context.is(first, Function::DetDem) || context.means_nothing(first) && context.word(first).chars().count() <= ELIDED;
    it && super::cues::auxiliary_at(context, first + 1) == Some(Auxiliary::Be)
}

/// A verb stands at most so many words behind the "it is" that presents whom it befell.
const PRESENTED: usize = 20;

/// A letter and its apostrophe.
const ELIDED: usize = 2;

/// The verb of a cleft sentence stands among so many first words.
const CLEFT: usize = 2;

/// "affirmed on Friday that seventy were carried off": what is said is told in its own right.
fn says_that(sentence: &SentenceTold<'_>, that: usize) -> bool {
    let at = sentence.groups.partition_point(|g| g.end <= that);
    let between = |g: &&Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark(_) | GroupKind::Source(_) | GroupKind::Word);
    let before = sentence.groups[..at].iter().rev().take(SAID_BACK);
    sentence.context.is(that, Function::That)
        && before.into_iter().find(|g| !between(g)).is_some_and(|g| matches!(g.kind, GroupKind::Speech(_)))
}

/// Between a verb of speech and "that" stand at most so many groups.
const SAID_BACK: usize = 5;

/// A relative pronoun stands at most so many words before its verb.
const CLAUSE: usize = 8;

/// Whether an incident is only named, where its report tells of something else: in participles, relative clauses and nouns that are
/// known, with a verb of another thing beside them.
pub(super) fn is_only_named(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let mut own = draft.scenes.iter().map(|s| &scenes[*s]).filter(|s| !s.headline).peekable();
    draft.joint.is_empty()
        && own.peek().is_some()
        && own.all(|s| names_only(&told[s.told], s) && !acted::is_told(&told[s.told], s))
}

pub(super) fn names_only(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let tells_else = |g: &Group| match &g.kind {
        // "took A, where six soldiers were killed"
        GroupKind::Effect(effect) => {
            !of_violence(g) && !matches!(effect.mood, Mood::None) && !(effect.captures() || effect.repels())
        }
        GroupKind::Word => is_verb(sentence, g) && !brings_death(sentence, g),
        _ => false,
    };
    let named = |(at, group): (usize, &Group)| match &group.kind {
        GroupKind::Effect(_) if of_violence(group) => is_in_no_main_clause(sentence, at),
        // "following the many attacks at A"
        GroupKind::Incident(incident) => incident.definite || incident.plural && stands_behind_after(sentence, group),
        GroupKind::EffectNoun(noun) => noun.definite,
        // "three hostages abducted in March were set free": as what they are known.
        GroupKind::Victims(victims) => victims.effect.is_none_or(|e| matches!(e, Effect::Captured | Effect::Abducted)),
        // "a nun abducted on 4 April was set free on Tuesday, the bishop said": who closes with what was told.
        GroupKind::Speech(_) => {
            let before = &sentence.groups[scene.from..at];
            before.iter().any(tells_else) && !sentence.groups[at..scene.to].iter().any(of_violence)
        }
        _ => true,
    };
    // "a feast overshadowed by the attack"
    let governed = || {
        let first = sentence.groups[scene.from..scene.to].iter().find(|g| of_violence(g));
        first.is_some_and(|g| context.is_any(g.start.saturating_sub(1), &[Function::By, Function::After, Function::AfterOf]))
    };
    // "The toll stands at nine dead", "The bodies of twelve men were found on Monday".
    let counts = !scene.tolls.is_empty()
        && (sentence.groups.iter().any(|g| matches!(g.kind, GroupKind::SpeechNoun(_)))
            || context.holds_function(&[Function::Found]));
    !counts
        && (sentence.groups.iter().any(tells_else) || governed())
        && sentence.groups.iter().enumerate().skip(scene.from).take(scene.to - scene.from).all(named)
}

/// "has caused the death of", "carried out on Tuesday the execution of": a verb whose object says that people were harmed.
fn brings_death(sentence: &SentenceTold<'_>, verb: &Group) -> bool {
    let at = sentence.groups.partition_point(|g| g.start <= verb.start);
    let carries_out = (verb.start..=verb.start + 1).any(|i| sentence.context.is(i, Function::CarriesOut));
    let harm = |g: &Group| match &g.kind {
        GroupKind::EffectNoun(noun) => harms(noun.effect) && !noun.people,
        GroupKind::Incident(_) => carries_out,
        _ => false,
    };
    let between = |g: &Group| matches!(g.kind, GroupKind::Word) || carries_out && matches!(g.kind, GroupKind::Time(_));
    let reach = if carries_out { 2 * VERB_PHRASE } else { VERB_PHRASE };
    sentence.groups[at..].iter().take(reach).take_while(|g| between(g) || harm(g)).any(harm)
}

/// A group that tells something: a verb of any kind in a tense of its own.
pub(super) fn is_told(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    match &group.kind {
        GroupKind::Effect(effect) => effect.mood != Mood::None,
        GroupKind::Speech(_) => true,
        GroupKind::Word => is_verb(sentence, group),
        _ => false,
    }
}

/// A verb in a tense of its own, or its auxiliary: not "in the east" (l'est).
fn is_verb(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let noun = group.start > 0 && sentence.context.is(group.start - 1, Function::DetDef);
    !noun && (sentence.context.is_auxiliary(group.start) || finite(sentence, group))
}

/// Whether a word is a verb in a tense of its own.
pub(super) fn finite(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let tense = |s: &Sense| matches!(s, Sense::Verb(form) if !matches!(form.tense, Tense::Infinitive | Tense::PastParticiple | Tense::PresentParticiple));
    sentence.context.senses_of(group.start, &[SenseClass::Verb]).any(|(_, s)| tense(s))
}

/// Whether "after" or "following" stands right before a noun, with its article or without.
fn stands_behind_after(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let context = &sentence.context;
    let reaches = |i: usize| {
        let of = [Function::After, Function::AfterOf];
        of.iter().any(|f| context.function_length(i, *f).is_some_and(|l| (group.start..=group.start + 1).contains(&(i + l))))
    };
    (group.start.saturating_sub(AFTER)..group.start).any(reaches)
}

/// Words that say "after" begin at most so many words before the noun.
const AFTER: usize = 4;
