//! Which expressions of time say when something happened, and which when it was said, or since when something is so.

use super::afterwards::is_afterwards;
use super::aggregates;
use super::mentions::is_infinitive_auxiliary;
use super::occasion;
use super::scenes::{OPENING, Scene, harms};
use super::wounds;
use crate::lexicon::{Function, ResponsibilityCue, Sense, SenseClass, SpeechPreposition, Tense, TimeWord};
use crate::model::{Effect, Kind};
use crate::recognise::{
    EffectGroup, Group, GroupKind, Kinds, Mood, SpeechGroup, TimeGroup, TimeValue, Voice, attacks, finite_at,
};
use crate::state::SentenceTold;

/// Takes an expression of time into a scene: as the day of what it tells, or as a sign that it recalls or generalises.
pub fn take(sentence: &SentenceTold<'_>, at: usize, time: &TimeGroup, scene: &mut Scene) {
    match time.value {
        // "a relic of bygone wars" recalls nothing; the word opens its sentence or goes with the pluperfect.
        TimeValue::Recall => scene.recall_word |= at <= scene.from + 4 || scene.pluperfect || scene.past_before,
        // "some days ago, fighting had killed ten".
        TimeValue::Ago { unit: 1, vague: true, .. } if scene.pluperfect || scene.past_before => scene.recalls = true,
        // "it was on Tuesday, in a district where they often fight": what has its day is no habit.
        TimeValue::Historic => scene.general |= !scene.times.iter().any(|(_, t)| names_day(t)),
        TimeValue::Ago { unit, .. } if unit >= 7 => {
            let described =
                is_of_description(sentence, at) || is_of_participle(sentence, at) || aggregates::is_of_speaker(sentence, at);
            // "the mayor, elected a week ago, was killed"
            let described = described || is_of_another_verb(sentence, at);
            let news = is_news_of_a_week(sentence, scene, time);
            scene.recalls |= !described && !news;
            // "a week before" counts from another day.
            if (news || is_weeks_ago(time)) && !described && !sentence.context.has(sentence.groups[at].start, SenseClass::Number)
            {
                scene.times.push((at, time.clone()));
            }
        }
        TimeValue::PastYear => {
            scene.recalls |= !is_of_description(sentence, at) && !aggregates::is_of_speaker(sentence, at);
        }
        // "The mayor, elected in 2020, speaks of ten dead".
        _ if !names_day(time) && aggregates::is_of_speaker(sentence, at) => {}
        TimeValue::PastMonth if !time.period => {
            scene.recalls = true;
            scene.times.push((at, time.clone()));
        }
        _ if counts_from_another(sentence, at, time) => {}
        _ if is_open_period(time) && !began_then(sentence, at, time)
            || is_dateline(sentence, at)
            || is_of_another_noun(sentence, at) => {}
        // "the prosecutor said on Tuesday, the day after the massacre": counted back from the day on which it was said.
        TimeValue::AnaphoricDay(1..) | TimeValue::DaysAfter(1..) if counts_from_the_act(sentence, at) => {
            scene.times.push((at, time.clone()));
        }
        _ if occasion::is_its_day(sentence, at) || occasion::is_held_there(sentence, at) || is_nowadays(sentence, at) => {}
        _ if is_of_clause_without_act(sentence, at) || is_not_before(sentence, at) || is_denied(sentence, at) => {}
        _ if is_up_to(sentence, at) || is_of_printing(sentence, at) || is_since_when(sentence, at) => {}
        _ if is_speech_time(sentence, at) => {
            if closes_speech_on_the_told(sentence, at) {
                scene.confirmed.push((at, time.clone()));
            }
            scene.said.extend(Some(time.clone()).filter(names_day));
        }
        _ if is_of_release(sentence, at) || is_afterwards(sentence, at) || is_of_the_search(sentence, at) => {}
        _ if is_of_finding(sentence, at) || wounds::is_of_dying(sentence, at) => scene.found.push((at, time.clone())),
        _ => scene.times.push((at, time.clone())),
    }
}

/// "A week ago, this militia killed forty people": what a report opens with, in no pluperfect, is what it is about.
fn is_news_of_a_week(sentence: &SentenceTold<'_>, scene: &Scene, time: &TimeGroup) -> bool {
    let week = matches!(time.value, TimeValue::Ago { days: ..=7, vague: false, .. });
    // "A week before, fighting had left four dead".
    let had = |g: &Group| matches!(g.kind, GroupKind::Word) && super::looks::is_had(sentence, g);
    let before = |g: &Group| had(g) || matches!(&g.kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect);
    week && scene.told < OPENING && !scene.tolls.is_empty() && !sentence.groups.iter().any(before)
}

/// "Two weeks ago, three traders had been abducted": so few weeks count back to a day, be it recalled.
const fn is_weeks_ago(time: &TimeGroup) -> bool {
    matches!(time.value, TimeValue::Ago { unit: 7, vague: false, days: ..=WEEKS_AGO })
}

/// Up to so many days whoever counts in weeks means a day.
const WEEKS_AGO: u32 = 21;

/// "Three teachers abducted two weeks ago were found dead on Tuesday": the time of a participle, where the sentence goes on to tell
/// in no pluperfect what happened to the same people on a day of its own.
fn is_of_participle(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    let effect = |g: &Group| if let GroupKind::Effect(e) = &g.kind { Some((e.voice, e.mood, e.effect)) } else { None };
    let before = groups[..at].iter().rev().take(PARTICIPLE_BACK).find_map(effect);
    let next = groups[at + 1..].iter().take(CLAUSE).find_map(effect);
    let told = |(voice, mood, harm): (Voice, Mood, Option<Effect>)| {
        harm.is_some() && matches!(voice, Voice::Active | Voice::Passive) && mood != Mood::Pluperfect
    };
    let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if names_day(t));
    before.is_some_and(|(voice, ..)| voice == Voice::Participle)
        && next.is_some_and(told)
        && groups[at + 1..].iter().any(day)
        && !groups[..at].iter().any(day)
}

/// A participle stands at most so many groups before its time.
const PARTICIPLE_BACK: usize = 6;

/// "on the eve of the vote", "two days after the recapture of A": counted from what is no violence.
fn counts_from_another(sentence: &SentenceTold<'_>, at: usize, time: &TimeGroup) -> bool {
    let context = &sentence.context;
    let end = sentence.groups[at].end;
    let counted = matches!(time.value, TimeValue::AnaphoricDay(n) if n != 0);
    let mut behind = sentence.groups[at + 1..]
        .iter()
        .take(COUNTED_FROM)
        .skip_while(|g| matches!(g.kind, GroupKind::Word) && context.has(g.start, SenseClass::Function));
    let after = matches!(time.value, TimeValue::AnaphoricDay(1..) | TimeValue::DaysAfter(1..))
        && context.is(end - 1, Function::After)
        && context.is_any(end, &[Function::DetDef, Function::DetPoss])
        && sentence.groups[..at].iter().any(names_violence);
    (counted && context.is_any(end, &[Function::Of, Function::DetDu, Function::DetDes]) || after)
        // "the attack the day before on a market".
        && !behind.next().is_some_and(|g| {
            names_violence(g)
                || matches!(g.kind, GroupKind::Time(_))
                || matches!(&g.kind, GroupKind::Effect(e) if e.captures())
                || matches!(g.kind, GroupKind::Target(_)) && at > 0 && names_violence(&sentence.groups[at - 1])
        })
}

/// "on Tuesday, the day after the massacre": with a day before it in its sentence, and a definite act of violence right behind.
fn counts_from_the_act(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if names_day(t));
    let act = sentence.groups[at + 1..].iter().take(COUNTED_FROM).find(|g| !matches!(g.kind, GroupKind::Word));
    let definite = act.is_some_and(|g| matches!(&g.kind, GroupKind::Incident(i) if i.definite && !i.plural));
    let single = sentence.groups[..at].iter().filter(|g| day(g)).count() == 1;
    definite && single && is_speech_time(sentence, at)
}

/// What a day is counted from stands at most so many groups behind it.
const COUNTED_FROM: usize = 4;

/// "on 7 March, the day of the abduction": behind a comma, the day is said to be that of the violence.
pub fn is_day_of_the_told(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let end = sentence.groups[at].end;
    if !context.is_mark(end, ',') {
        return false;
    }
    let mut here = end + 1;
    here += usize::from(context.is(here, Function::DetDef));
    let day = context.senses_of(here, &[SenseClass::Time]).any(|(_, s)| *s == Sense::Time(TimeWord::Unit(1)));
    let of = context.is_any(here + 1, &[Function::Of, Function::DetDu]);
    let next = sentence.groups.partition_point(|g| g.end <= here + 2);
    day && of && sentence.groups.get(next).is_some_and(names_violence)
}

/// "near A, where people of B settled thirty years ago": the time of a relative clause that tells of no violence says how
/// long its own noun has been so.
fn is_of_description(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    for (back, group) in sentence.groups[..at].iter().rev().take(CLAUSE).enumerate() {
        if names_violence(group)
            || matches!(&group.kind, GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some())
            || matches!(&group.kind, GroupKind::Victims(v) if v.effect.is_some())
            || matches!(group.kind, GroupKind::Mark(';' | ':' | '.'))
        {
            return false;
        }
        if context.is_any(group.start, &[Function::Who, Function::Where, Function::Including]) && back > 0 {
            return true;
        }
    }
    false
}

/// "A patrol that had left on Monday hit a mine on Wednesday", "Launched on the 6th, …", "Seen on Saturday, …": a day right behind a
/// participle that tells of no violence, or in a relative clause of that kind.
pub(super) fn is_of_another_verb(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let start = sentence.groups[at].start;
    let Some(verb) = at.checked_sub(1).map(|i| &sentence.groups[i]).filter(|g| matches!(g.kind, GroupKind::Word)) else {
        return is_of_description(sentence, at);
    };
    // "the armed forces on Monday": a noun has its article.
    // "it broke out on Thursday": with an auxiliary it is the verb of its clause.
    let determined = (verb.end - 1)
        .checked_sub(1)
        .is_some_and(|i| context.is_any(i, &DETERMINERS) || context.is_auxiliary(i) || context.word(i).ends_with(['\'', '’']));
    let word = verb.end - 1;
    let form = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple);
    let by_ending = || {
        let heads = word == 0 || !context.tokens[word].capital;
        heads && context.lexicon.is_participle(&context.word(word).to_lowercase())
    };
    let participle = !determined && (context.senses_of(word, &[SenseClass::Verb]).any(|(_, s)| form(s)) || by_ending());
    // "the reinforcements, gone on Thursday": set apart, a participle needs no ending of its own.
    let apart = || {
        let parted = word == 0 || context.is_mark(word - 1, ',');
        let form = context.word(word).to_lowercase();
        parted && !context.has(word, SenseClass::Function) && context.lexicon.ends_as_verb(&form, true)
    };
    // "the battle begun on Saturday": the participle of what is told.
    let own = participle
        && at > 1
        && matches!(&sentence.groups[at - 2].kind, GroupKind::Incident(i) if i.strong)
        && verb.start == sentence.groups[at - 2].end;
    // "the battle, begun on Saturday, ended on Sunday": the day on which it began.
    let begun =
        context.is(word, Function::Began) && sentence.groups[..at].iter().any(|g| matches!(g.kind, GroupKind::Incident(_)));
    verb.end == start && !begun && (participle && !own || !determined && apart())
        || is_of_description(sentence, at)
        || is_of_opening(sentence, at)
}

/// "Entered on 11 May, the attackers were caught up on the 13th": the day of a participle with which the sentence opens. Where it tells of
/// violence itself, the main clause must tell of more: "Attacked on Monday, the village was left on Tuesday" was attacked on Monday.
fn is_of_opening(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some_and(harms) || e.incident.is_some());
    let before =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect != Some(Effect::Wounded));
    let violent = match groups.first() {
        Some(g) if at > 0 && acts(g) => before(g).then_some(true),
        Some(g) if at > 0 && g.start == 0 => {
            let form = context.word(0).to_lowercase();
            let plain = matches!(g.kind, GroupKind::Word) && !context.has(0, SenseClass::Function);
            (plain && context.lexicon.ends_as_verb(&form, true)).then_some(false)
        }
        _ => None,
    };
    let Some(violent) = violent else { return false };
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let Some(end) = groups[at..].iter().position(comma).map(|n| at + n) else { return false };
    let closed = !groups[..at].iter().any(|g| comma(g) || acts(g) && g.start > 0);
    closed && (!violent || groups[end..].iter().any(acts))
}

const DETERMINERS: [Function; 8] = [
    Function::DetDef,
    Function::DetIndef,
    Function::DetDes,
    Function::DetDem,
    Function::DetPoss,
    Function::DetDu,
    Function::Of,
    Function::At,
];

/// Whether the clause in which a day stands tells of an act: between the marks and conjunctions around it, or in the clause behind it where
/// it opens the sentence.
pub(super) fn is_in_clause_of_act(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let ends = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(',' | ';' | ':' | '(' | ')' | '–' | '—'))
            || context.is_any(g.start, &[Function::Who, Function::Where, Function::That, Function::While, Function::Including])
    };
    let acts = |(i, g): (usize, &Group)| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some_and(harms) || e.incident.is_some(),
        GroupKind::Incident(i) => i.strong,
        GroupKind::EffectNoun(noun) => !noun.people,
        _ => sentence.tolls.iter().any(|t| t.group == i && harms(t.effect)),
    };
    let from = groups[..at].iter().rposition(ends).map_or(0, |end| end + 1);
    let mut to = groups[at..].iter().position(ends).map_or(groups.len(), |end| at + end);
    let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_));
    if groups[from..to].iter().all(small) && matches!(groups.get(to).map(|g| &g.kind), Some(GroupKind::Mark(','))) {
        to = groups[to + 1..].iter().position(ends).map_or(groups.len(), |end| to + 1 + end);
    }
    groups.iter().enumerate().take(to).skip(from).any(acts)
}

/// "where the burial will be held on Friday", "a march planned for Saturday": whether between two expressions of time something is said to
/// come.
pub(super) fn is_to_come(sentence: &SentenceTold<'_>, from: usize, to: usize) -> bool {
    let context = &sentence.context;
    let future = |s: &Sense| matches!(s, Sense::Verb(form) if form.tense == Tense::Future);
    (sentence.groups[from].end..sentence.groups[to].start)
        .any(|i| context.is(i, Function::Planned) || context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| future(s)))
}

/// A relative clause begins at most so many groups before its time.
const CLAUSE: usize = 16;

/// "bodies were found on Thursday": they were killed on that day or before.
fn is_of_finding(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    if !context.holds_function(&[Function::Found]) {
        return false;
    }
    // "after the discovery, on Tuesday, of a body".
    let start = sentence.groups[at].start;
    let start =
        start - usize::from(start > 0 && context.is_mark(start - 1, ',') && context.is(start.wrapping_sub(2), Function::Found));
    (start.saturating_sub(FOUND_BACK)..start)
        .rev()
        .take_while(|i| !matches!(context.tokens[*i].kind, crate::segment::TokenKind::Mark(_)))
        .any(|i| context.is(i, Function::Found))
}

/// A day goes with a verb of finding at most so many words before it.
const FOUND_BACK: usize = 8;

/// "since January", "in the past days": a span without the day of anything.
fn is_open_period(time: &TimeGroup) -> bool {
    time.period && time.until.is_none()
}

/// "missing since Saturday 12 June after an ambush": a day since which something lasts is that of the one act that it began with.
fn began_then(sentence: &SentenceTold<'_>, at: usize, time: &TimeGroup) -> bool {
    let mut acts = sentence.groups.iter().enumerate().filter_map(|(i, g)| match &g.kind {
        GroupKind::Incident(incident) => Some((i, incident)),
        _ => None,
    });
    let single = acts.next().is_some_and(|(i, act)| {
        let after = sentence.groups[i].start.saturating_sub(AFTER_ACT)..=sentence.groups[i].start;
        i > at && !act.plural && after.into_iter().any(|w| sentence.context.is_any(w, &[Function::After, Function::AfterOf]))
    });
    names_day(time) && (single && acts.all(|(_, act)| !act.plural) || fights_since(sentence, time))
}

/// "fighting has been going on at A since Tuesday", "the town is being shelled since Friday": what lasts began on that day.
fn fights_since(sentence: &SentenceTold<'_>, time: &TimeGroup) -> bool {
    if !(time.lately || matches!(time.value, TimeValue::Calendar { weekday: Some(_), year: None, .. })) {
        return false;
    }
    let mut nouns = sentence.groups.iter().filter_map(|g| match &g.kind {
        GroupKind::Incident(incident) => Some(incident.kind == Kind::Clash && (!incident.definite || incident.plural)),
        _ => None,
    });
    let mut verbs = sentence.groups.iter().filter_map(|g| match &g.kind {
        GroupKind::Effect(e) if e.incident.is_some() || e.effect.is_some() => {
            Some(e.incident.is_some() && e.mood == Mood::Present && !e.negated)
        }
        _ => None,
    });
    match (nouns.next(), verbs.next()) {
        (Some(clash), _) => clash && nouns.all(|clash| clash),
        (None, Some(present)) => since_then(sentence) && present && verbs.all(|present| present),
        (None, None) => false,
    }
}

/// Whether the report opens with a sentence that says since when.
fn since_then(sentence: &SentenceTold<'_>) -> bool {
    sentence.sentence <= 1 && sentence.context.is(0, Function::Since)
}

/// "after" stands at most so many words before the noun of the act.
const AFTER_ACT: usize = 2;

/// "today the town is full of those who fled the attacks": a sentence without a verb of violence or a figure tells how things are now.
fn is_nowadays(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let group = &sentence.groups[at];
    let today = matches!(&group.kind, GroupKind::Time(t) if t.value == TimeValue::RelativeDay(0)) && group.end - group.start == 1;
    let acts = |g: &Group| match &g.kind {
        GroupKind::Effect(effect) => effect.effect.is_some_and(harms) || effect.incident.is_some(),
        GroupKind::Incident(incident) => !incident.definite && !incident.plural,
        GroupKind::EffectNoun(noun) => !noun.people && !noun.plural,
        _ => false,
    };
    today && sentence.tolls.is_empty() && !is_headed_by(sentence, at) && !sentence.groups.iter().any(acts)
}

/// "The hunt went on on Tuesday for those who had abducted six", "The army searched the bush on Monday to find the authors of the attack": before
/// what is sought and whom it is told of, where the sentence has told nothing yet.
fn is_of_the_search(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let acts = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some_and(harms) || e.incident.is_some_and(|(kind, _)| kind != Kind::Operation),
        GroupKind::Incident(i) => i.kind != Kind::Operation,
        GroupKind::EffectNoun(_) => true,
        GroupKind::Victims(v) => v.effect.is_some(),
        _ => false,
    };
    let Some(first) = groups.iter().position(acts).filter(|first| *first > at) else { return false };
    let Some(aim) = (at + 1..first).find(|i| context.is(groups[*i].start, Function::For)) else { return false };
    let who = (aim + 1..first).any(|i| context.is_any(groups[i].start, &[Function::Who, Function::That]));
    let known = matches!(&groups[first].kind, GroupKind::Incident(i) if i.definite)
        && context.any_is(groups[aim].end..groups[first].start, Function::Of);
    let clause = groups[at + 1..first].iter().all(|g| !matches!(g.kind, GroupKind::Mark('.' | ';' | ':')));
    clause && (who || known)
}

/// "they were abducted; on Sunday they were still held", "; on Sunday, mourning": a day that opens a clause of its own, in which nobody does
/// or suffers anything.
fn is_of_clause_without_act(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    let set_apart = at > 0 && matches!(groups[at - 1].kind, GroupKind::Mark(';'));
    let context = &sentence.context;
    let says = |g: &Group| {
        matches!(g.kind, GroupKind::Word) && !context.has(g.start, SenseClass::Function) && !context.tokens[g.start].capital
            || context.is_auxiliary(g.start)
    };
    let acts = |g: &Group| {
        matches!(g.kind, GroupKind::Effect(_) | GroupKind::Incident(_) | GroupKind::EffectNoun(_) | GroupKind::Victims(_))
    };
    let clause = || groups[at..].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':')));
    set_apart && groups[..at].iter().any(acts) && !clause().any(acts) && clause().any(says)
}

/// "help did not come until Tuesday", said of what is no violence: how late something followed.
fn is_not_before(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let start = groups[at].start;
    if start == 0 || !context.is(start - 1, Function::That) {
        return false;
    }
    let ends = |g: &&Group| !matches!(g.kind, GroupKind::Mark(',' | ';' | ':' | '.'));
    let mut clause = groups[..at].iter().rev().take_while(ends);
    let not = |g: &Group| (g.start..g.end).any(|i| context.is(i, Function::Negation));
    clause.any(not) && !is_in_clause_of_act(sentence, at) && !brings_in_an_act(sentence, at)
}

/// "pas lundi mais mardi": the day on which it was not.
fn is_denied(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, group) = (&sentence.context, &sentence.groups[at]);
    let not = group.start.checked_sub(1).is_some_and(|before| context.is(before, Function::NegationSecond));
    let but = group.end + usize::from(context.is_mark(group.end, ','));
    not && context.is(but, Function::But)
        && sentence.groups[at + 1..].iter().take(DENIED_FOR).any(|g| matches!(g.kind, GroupKind::Time(_)))
}

/// The day on which it was stands so many groups behind the one on which it was not.
const DENIED_FOR: usize = 4;

/// "Ce n'est que mardi que les rebelles ont attaqué A", "il a fallu attendre mardi pour que le commando soit abattu": whether the clause that a
/// day brings in tells of an act, so that it is the day of that.
fn brings_in_an_act(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let behind = &groups[at + 1..];
    let small = |g: &&Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Mark(',')) && !context.is(g.start, Function::That)
    };
    let that = behind.iter().take(BROUGHT_IN).take_while(small).count();
    if !behind.get(that).is_some_and(|g| context.is(g.start, Function::That)) {
        return false;
    }
    let clause = || behind[that + 1..].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark(',' | ';' | ':' | '.')));
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if !e.negated && (e.effect.is_some_and(harms) || e.incident.is_some()));
    clause().any(acts) && !clause().any(|g| matches!(g.kind, GroupKind::Speech(_)))
}

/// The clause begins so many groups behind its day.
const BROUGHT_IN: usize = 6;

/// "the attack today": right behind a noun of violence.
fn is_headed_by(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let word = |g: &&Group| matches!(g.kind, GroupKind::Word) && sentence.context.is(g.start, Function::Of);
    sentence.groups[..at].iter().rev().find(|g| !word(g)).is_some_and(names_violence)
}

/// "until today", "up to Tuesday evening": when it ended, not when it was.
pub(super) fn is_up_to(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let start = sentence.groups[at].start;
    (start.saturating_sub(2)..=start).any(|i| sentence.context.is(i, Function::Until)) && !brings_in_an_act(sentence, at)
        || is_deadline(sentence, at)
        || is_when_it_ended(sentence, at)
}

/// "killing twelve before being overpowered on Sunday", "stormed it on Monday, from where they left only on Tuesday": where the sentence has
/// told an earlier day, when it ended.
fn is_when_it_ended(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let told = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if names_day(t));
    if !told(&groups[at]) || !groups[..at].iter().any(told) {
        return false;
    }
    let ends = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(_) | GroupKind::Time(_) | GroupKind::Incident(_) | GroupKind::Place(_))
            || matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() || e.effect.is_some_and(harms) && e.voice != Voice::Passive)
    };
    let clause = groups[..at].iter().rev().take(ENDED_BACK).take_while(|g| !ends(g));
    let before = |g: &Group| context.is(g.start, Function::Before) && context.is(g.start + 1, Function::Of);
    clause.into_iter().any(before)
}

/// "before being overpowered" begins at most so many groups before the day.
const ENDED_BACK: usize = 8;

/// "had to leave before Wednesday": a day by which something was due.
fn is_deadline(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let start = sentence.groups[at].start;
    let day = matches!(
        &sentence.groups[at].kind,
        GroupKind::Time(TimeGroup { value: TimeValue::Calendar { .. } | TimeValue::RelativeDay(_), .. })
    );
    let before = start > 0 && context.is(start - 1, Function::Before);
    // "shortly before Monday midnight" says when.
    day && before && !(start > 1 && context.is(start - 2, Function::Adverb))
}

/// "Name of the author | 10.08.2022": a date in figures alone, without an article, is that of the page, unless it heads an entry.
fn is_of_printing(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let group = &sentence.groups[at];
    // "written by Name on 10 February 2020 at 09:40"
    let (context, end) = (&sentence.context, group.end);
    let number = |i: usize| context.tokens.get(i).is_some_and(|t| matches!(t.kind, crate::segment::TokenKind::Number { .. }));
    let stamped =
        matches!(&group.kind, GroupKind::Time(t) if matches!(t.value, TimeValue::Calendar { year: Some(_), day: Some(_), .. }));
    if stamped && context.is(end, Function::At) && number(end + 1) && context.is_mark(end + 2, ':') && number(end + 3) {
        return true;
    }
    at > 1 && sentence.context.tokens[group.start..group.end].iter().all(|t| !t.is_word())
}

/// Whether a verb tells of an attack: not of a town retaken.
fn is_attack(effect: &EffectGroup) -> bool {
    !effect.captures() && effect.incident.is_some_and(|(kind, _)| kind != Kind::Operation)
}

/// "since the operation ended, in October 2016": the day of another thing, which only measures how long ago it is.
fn is_since_when(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    if !context.holds_function(&[Function::Since]) {
        return false;
    }
    // "missing since they attacked, last Tuesday, A": the weekday of the act.
    let weekday = matches!(&sentence.groups[at].kind, GroupKind::Time(t) if matches!(t.value, TimeValue::Calendar { weekday: Some(_), year: None, .. }));
    let clause = sentence.groups[..at].iter().rev().take(8).map_while(|g| match &g.kind {
        GroupKind::Effect(e) if weekday && e.voice != Voice::Participle && is_attack(e) => None,
        GroupKind::Incident(_) | GroupKind::EffectNoun(_) | GroupKind::Victims(_) | GroupKind::Mark(';' | ':' | '.') => None,
        _ => Some(g.start),
    });
    clause.into_iter().any(|i| context.is(i, Function::Since) && context.is(i + 1, Function::That))
}

/// "PARIS, 4 May -", "A (B), 4 May 2024 [the agency] ---": where and when the report was written.
pub(super) fn is_dateline(sentence: &SentenceTold<'_>, at: usize) -> bool {
    is_of_dispatch(sentence, at) || is_line_of_a_date(sentence, at)
}

/// "PARIS, 4 May -", "(Paris, 4 May 2024) –": a dash closes it.
pub(super) fn is_of_dispatch(sentence: &SentenceTold<'_>, at: usize) -> bool {
    closes_dispatch(sentence, at).is_some()
}

/// "Tripoli, 5 August (the agency) - For the period from 1 to 31 July, …": where the sentence of a dispatch begins that a period opens, behind
/// where and when it was written.
pub(super) fn behind_dateline(sentence: &SentenceTold<'_>) -> Option<usize> {
    if !sentence.kinds.any(Kinds::TIME) {
        return None;
    }
    let time = |at: &usize| matches!(sentence.groups[*at].kind, GroupKind::Time(_));
    let first = (0..sentence.groups.len().min(DATELINE + 1)).find(time)?;
    let behind = closes_dispatch(sentence, first)? + 1;
    let period = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.period || t.until.is_some());
    sentence.groups[behind..].iter().take(PERIOD_WITHIN).any(period).then_some(behind)
}

/// A period opens a sentence within so many groups.
const PERIOD_WITHIN: usize = 4;

/// The dash that closes a dateline whose day stands here.
fn closes_dispatch(sentence: &SentenceTold<'_>, at: usize) -> Option<usize> {
    let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Place(_) | GroupKind::Mark(',' | '(' | ')'));
    if !(1..=DATELINE).contains(&at) || !sentence.groups[..at].iter().all(small) {
        return None;
    }
    let mark = |at: usize| match sentence.groups.get(at).map(|g| &g.kind) {
        Some(GroupKind::Mark(mark)) => Some(*mark),
        _ => None,
    };
    // "4 May 24": a year in two figures.
    let year = sentence.groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Count(_)) && g.end == g.start + 1);
    let behind = at + 1 + usize::from(year);
    let last = at + DATELINE;
    let dash = match mark(behind) {
        Some('[' | '(') => (behind + 1..=last).find(|i| matches!(mark(*i), Some(']' | ')')))? + 1,
        Some(')' | ']') => behind + 1,
        _ => behind,
    };
    Some(dash).filter(|dash| *dash <= last && matches!(mark(*dash), Some('-' | '–' | '—')))
}

/// "Bunia, Tuesday 14 May 2024", "the agency, 4 October 2022 at 7 pm": a line of few words that says only where and when.
fn is_line_of_a_date(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let GroupKind::Time(time) = &groups[at].kind else { return false };
    let full = matches!(time.value, TimeValue::Calendar { day: Some(_), month: Some(_), .. });
    let item = matches!(groups[0].kind, GroupKind::Mark(_) | GroupKind::Count(_));
    if !full || at == 0 || item || context.len() > LINE {
        return false;
    }
    let press = groups.iter().any(|g| matches!(g.kind, GroupKind::Source(_) | GroupKind::Mark('(' | '[')));
    // "At A, on 5 May at six", "A view of A, on 2 April", "A, 6 May": when something was; a day of writing has its year, or who writes, or
    // the seat from which they write.
    let plain = |g: &Group| match &g.kind {
        GroupKind::Place(_) | GroupKind::Mark(_) | GroupKind::Source(_) => true,
        GroupKind::Word => context.tokens[g.start].capital || context.has(g.start, SenseClass::Function),
        _ => false,
    };
    let year = matches!(time.value, TimeValue::Calendar { year: Some(_), .. }) && !time.night;
    let seat = groups[..at].iter().any(|g| context.has(g.start, SenseClass::Capital)) && !context.is(0, Function::At);
    let named = |g: &Group| !matches!(g.kind, GroupKind::Word) || context.tokens[g.start].capital;
    let opens = !matches!(groups[0].kind, GroupKind::Word) || groups[..at.saturating_sub(1)].iter().all(named);
    let only = opens && groups[..at].iter().all(plain) && groups[at + 1..].iter().all(|g| matches!(g.kind, GroupKind::Mark(_)));
    let said = |g: &Group| match &g.kind {
        GroupKind::Word => !occasion::finite(sentence, g) && !context.is_auxiliary(g.start),
        GroupKind::Place(_) | GroupKind::Mark(_) | GroupKind::Time(_) | GroupKind::Source(_) | GroupKind::Count(_) => true,
        _ => false,
    };
    (press || (year || seat) && only) && groups.iter().all(said)
}

/// Such a line has at most so many tokens.
const LINE: usize = 12;

/// A dateline has at most so many groups before its day, and as many behind.
const DATELINE: usize = 8;

/// "the coup of 26 July", "the vote of February": a date that belongs to a noun which is no violence.
fn is_of_another_noun(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let start = sentence.groups[at].start;
    let day = matches!(
        &sentence.groups[at].kind,
        GroupKind::Time(TimeGroup {
            value: TimeValue::Calendar { weekday: None, day: Some(_), .. }
                | TimeValue::Calendar { weekday: Some(_), day: None, .. }
                | TimeValue::Calendar { weekday: None, day: None, month: Some(_), .. },
            until: None,
            ..
        })
    );
    if at == 0 || !day || !context.is_any(start, &[Function::DetDu, Function::Of]) {
        return false;
    }
    let before = &sentence.groups[at - 1];
    // "the attack goes back to Monday".
    // "those of Sunday at A and of Monday at B".
    if context.is_any(before.start, &[Function::GoesBack, Function::And]) {
        return false;
    }
    let night = context.has(before.start, SenseClass::Time);
    matches!(before.kind, GroupKind::Word)
        && context.tokens[before.start].is_word()
        && !night
        && !is_adjective_of_an_act(sentence, at)
        && !is_of_a_costly_march(sentence, at)
}

/// "three were killed in Tuesday's march", "the march of Tuesday left three dead": the only day of a sentence that tells of people harmed.
fn is_of_a_costly_march(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let other = |(i, g): (usize, &Group)| i != at && matches!(&g.kind, GroupKind::Time(t) if names_day(t));
    let strikes = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && !e.negated);
    occasion::is_of_rally(sentence, &sentence.groups[at - 1])
        && (!sentence.tolls.is_empty() || sentence.groups.iter().any(strikes))
        && !sentence.groups.iter().enumerate().any(other)
        && !sentence.context.holds_function(&[Function::Condemns])
}

/// "the Russian strikes of Tuesday", "the bloody clashes of 3 March": between the noun of an act and its day stand only adjectives.
fn is_adjective_of_an_act(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let adjective = |g: &Group| {
        let word = &context.tokens[g.start];
        let small = g.end == g.start + 1 && word.is_word() && !word.capital && !context.has(g.start, SenseClass::Function);
        matches!(g.kind, GroupKind::Word) && small
    };
    let adjectives = sentence.groups[..at].iter().rev().take(ADJECTIVES).take_while(|g| adjective(g)).count();
    let act = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.kind != Kind::Other);
    at.checked_sub(adjectives + 1).is_some_and(|noun| act(&sentence.groups[noun]))
}

/// The noun of an act has at most so many adjectives before its day.
const ADJECTIVES: usize = 2;

/// Whether a word that says that something took place stands right before an expression of time: "it took place on Saturday", "It was on
/// Saturday, says a villager".
pub(super) fn says_when_it_was(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let first = sentence.groups[at].start;
    let elided = |i: usize| context.word(i).ends_with(['\'', '’']);
    if (2..=IT_WAS).contains(&first) && crate::recognise::is_be(context, first - 1) && elided(first - 2) {
        return true;
    }
    if !context.holds_function(&[Function::Happened]) {
        return false;
    }
    let start = sentence.groups[at].start;
    (start.saturating_sub(HAPPENED_BACK)..start)
        .any(|i| context.function_length(i, Function::Happened).is_some_and(|l| i + l <= start && start - i - l <= 1))
}

/// Such words begin at most so many words before the time.
const HAPPENED_BACK: usize = 6;

/// "It was on Saturday" opens its sentence, or a quotation: the time is among so many first words.
const IT_WAS: usize = 4;

/// Whether a verb here sets captives free, be its auxiliary that of the verb before: "ont tué un homme et libéré un otage".
fn frees_too(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Effect(e) if e.frees() && e.incident.is_none() && !e.negated)
}

/// The verb nearest before, in the same clause, says that people were set free or came back: not the day of the violence.
pub(super) fn is_of_release(sentence: &SentenceTold<'_>, at: usize) -> bool {
    if !sentence.kinds.any(Kinds::EFFECT) {
        return false;
    }
    // "Soldiers freed twenty hostages on Monday in a raid on a camp near A, killing five": it was done by force.
    let freed = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.frees() && e.voice == Voice::Active && !e.negated);
    let killed =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.voice == Voice::Unfinite);
    let raid = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if !i.definite && !i.plural);
    // "freed on Monday twenty who had been abducted in a raid": that was before.
    let taken = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Participle | Voice::Passive) && matches!(e.effect, Some(Effect::Abducted | Effect::Captured)));
    let by_force = || {
        let behind = &sentence.groups[at..];
        !behind.iter().any(taken)
            && behind.iter().any(raid)
            && (behind.iter().any(killed) || sentence.tolls.iter().any(|t| t.group > at && harms(t.effect)))
    };
    // "killed five rebels and freed nine hostages on Monday at A": one act, joined by "and".
    let joined = || {
        let act = |g: &&Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some() || e.frees());
        let verb =
            sentence.groups[..at].iter().rposition(|g| act(&g)).filter(|verb| *verb > 0 && frees_too(&sentence.groups[*verb]));
        verb.is_some_and(|verb| {
            let before = &sentence.groups[..verb];
            let killed = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && !e.negated && e.mood != Mood::Pluperfect && matches!(e.voice, Voice::Active | Voice::Unfinite));
            sentence.context.is(before[verb - 1].start, Function::And) && before.iter().rev().find(act).is_some_and(killed)
        })
    };
    if joined() || sentence.groups[..at].iter().any(freed) && by_force() {
        return false;
    }
    let verb = sentence.groups[..at].iter().rev().take(6).find_map(|g| match &g.kind {
        GroupKind::Effect(e) => Some(e.frees() && e.incident.is_none()),
        GroupKind::Mark(',' | ';' | ':') | GroupKind::Incident(_) => Some(false),
        _ => None,
    });
    // "On Sunday, they were set free".
    let next = sentence.groups[at + 1..].iter().take(FREED_WITHIN).find_map(|g| match &g.kind {
        GroupKind::Effect(e) if e.voice != Voice::Participle => Some(e.frees() && e.incident.is_none()),
        GroupKind::Incident(_) | GroupKind::Mark(';' | ':') => Some(false),
        _ => None,
    });
    verb == Some(true)
        || opens_its_sentence(sentence, at) && next == Some(true) && !by_force()
        || is_of_the_captives(sentence, at)
}

/// The verb stands at most so many groups behind the day with which its sentence opens.
const FREED_WITHIN: usize = 10;

/// "A hundred pupils abducted this month came back on Monday to A": what is told of people who were taken, by a verb of its own.
fn is_of_the_captives(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let taken = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            let told_as = e.voice == Voice::Participle || e.voice == Voice::Passive && e.mood == Mood::Pluperfect;
            told_as && matches!(e.effect, Some(Effect::Abducted | Effect::Captured))
        }
        _ => false,
    };
    // "pupils whom they had abducted came back on Monday".
    let whom = |i: usize| {
        let had = matches!(&groups[i].kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect && matches!(e.effect, Some(Effect::Abducted | Effect::Captured)));
        had && (groups[i].start.saturating_sub(WHOM_BACK)..groups[i].start).any(|w| context.is(w, Function::That))
    };
    let are_taken = |i: usize| taken(&groups[i]) || whom(i);
    let own = |g: &Group| matches!(g.kind, GroupKind::Word) && (context.is_auxiliary(g.start) || occasion::finite(sentence, g));
    let violent = |g: &Group| {
        names_violence(g) || matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some_and(harms) || e.incident.is_some())
    };
    // "On Monday, pupils who had been abducted came back to A".
    if opens_its_sentence(sentence, at) && !context.holds_function(&[Function::Found]) {
        let end = (at + 1..groups.len().min(at + CLAUSE)).find(|i| are_taken(*i));
        return end.is_some_and(|end| {
            let behind = &groups[end + 1..];
            !groups[at..end].iter().any(violent) && behind.iter().take(CLAUSE).any(own) && !behind.iter().any(violent)
        });
    }
    let Some(captives) = (0..at).rfind(|i| are_taken(*i)) else { return false };
    let Some(verb) = groups[captives + 1..at].iter().position(own).map(|i| captives + 1 + i) else { return false };
    let relative = |g: &Group| context.is_any(g.start, &[Function::Who, Function::That, Function::Where]);
    // "the bodies of nine people who had been abducted were found on Monday near A".
    let dead = sentence.tolls.iter().any(|t| t.effect == Effect::Killed && t.group <= captives);
    !dead && !groups[captives + 1..at].iter().any(|g| violent(g) || relative(g)) && at - verb <= CLAUSE
}

/// Whether a sentence opens with a day, with no more than its preposition before.
pub(super) fn opens_its_sentence(sentence: &SentenceTold<'_>, at: usize) -> bool {
    sentence.groups[..at].iter().all(|g| matches!(g.kind, GroupKind::Word))
}

/// The pronoun stands at most so many words before the verb: "qu'on avait enlevés".
const WHOM_BACK: usize = 3;

/// "The government confirmed the attack on Sunday, and spoke of", behind a verb of speech or of condemning and the incident told of as its
/// whole object: the day on which it spoke.
fn closes_speech_on_the_told(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let Some(noun) = at.checked_sub(1).filter(|noun| *noun > 0) else { return false };
    let told = matches!(&groups[noun].kind, GroupKind::Incident(i) if i.definite && !i.plural && !i.other);
    let verb = &groups[noun - 1];
    let condemns = || (verb.start..verb.end).any(|i| context.is(i, Function::Condemns));
    let speaks = match &verb.kind {
        GroupKind::Speech(speech) => !speech.participle && !speech.passive && speaks(sentence, speech),
        _ => false,
    };
    let end = groups[at].end;
    let closed = context.tokens.get(end).is_none_or(|t| !t.is_word()) || context.is(end, Function::And);
    let goes_on = context.is_mark(end, ',') && context.is_any(end + 1, &[Function::Who, Function::Where]);
    told && (speaks || condemns()) && closed && !goes_on
}

/// The place where they did it stands at most so many groups behind the day.
const PLACE_BEHIND: usize = 4;

/// "pense au 14 octobre", "se souviennent du 14 octobre": whether a preposition makes a day the object of a verb.
fn is_object_of_speech(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let before = sentence.groups[at].start - 1;
    let day =
        matches!(&sentence.groups[at].kind, GroupKind::Time(t) if matches!(t.value, TimeValue::Calendar { day: Some(_), .. }));
    day && sentence.context.is_any(before, &[Function::At, Function::DetDu])
}

/// Between the comma that closes an aside and a time is its preposition at most.
const BEHIND_ASIDE: usize = 2;

/// ", précise l'armée", ", assure-t-il": whether a verb of speech behind a comma ends with this group or stands right before it.
fn opens_aside(groups: &[Group], at: usize) -> bool {
    let verb = if matches!(groups[at].kind, GroupKind::Source(_)) { at.checked_sub(1) } else { Some(at) };
    let speaks = verb.filter(|verb| matches!(groups[*verb].kind, GroupKind::Speech(_)));
    speaks.and_then(|verb| verb.checked_sub(1)).is_some_and(|comma| matches!(groups[comma].kind, GroupKind::Mark(',')))
}

/// Whether what stands behind a time and a comma tells of the violence, and of no text in which it is told.
fn tells_on(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    let comma = groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')));
    let behind = || {
        groups[at + 2..].iter().take(TOLD_ON).take_while(|g| !matches!(g.kind, GroupKind::SpeechNoun(_) | GroupKind::Speech(_)))
    };
    let violent = |g: &Group| names_violence(g) || attacks(g) || matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some());
    comma && behind().any(violent)
}

/// So many groups behind the comma at most the violence is told of.
const TOLD_ON: usize = 6;

/// "has told of the day of Monday": right behind a verb of speech, the day itself is what is told.
fn is_day_told(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let Some(article) = sentence.groups[at].start.checked_sub(2).filter(|i| context.is(*i, Function::DetDef)) else {
        return false;
    };
    let day = |s: &Sense| matches!(s, Sense::Time(TimeWord::Unit(1) | TimeWord::PartOfDay));
    let spoken = |g: &Group| g.end == article && matches!(&g.kind, GroupKind::Speech(s) if !s.participle);
    context.senses_of(article + 1, &[SenseClass::Time]).any(|(_, s)| day(s))
        && sentence.groups[..at].iter().rev().take(DAY_TOLD).any(spoken)
}

/// "la journée": so many groups at most.
const DAY_TOLD: usize = 3;

/// Whether an expression of time says when something was said: it stands after the verb or text of speech, with nothing of
/// violence between, or opens a sentence whose first verb is one of speech.
pub(super) fn is_speech_time(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    if !sentence.kinds.any(SPEAKING) || says_when_it_was(sentence, at) || is_day_told(sentence, at) {
        return false;
    }
    if is_of_claim(sentence, at) || closes_speech_on_the_told(sentence, at) {
        return true;
    }
    let (mut comma, mut closing) = (false, None);
    for (index, group) in groups[..at].iter().enumerate().rev().take(8) {
        match &group.kind {
            GroupKind::Mark(',') => (comma, closing) = (true, Some(index)),
            // "The facts, its statement recalls, go back to Friday": no more than an aside.
            GroupKind::Speech(_)
                if index > 0
                    && matches!(groups[index - 1].kind, GroupKind::Mark(','))
                    && closing.is_some_and(|end| has_words(sentence, end + 1, at)) =>
            {
                break;
            }
            // "Ten were killed, the mayor says, on Friday night, when riders attacked A": so is the aside before it.
            GroupKind::Speech(_) | GroupKind::Source(_)
                if closing.is_some_and(|end| at - end <= BEHIND_ASIDE)
                    && opens_aside(groups, index)
                    && tells_on(sentence, at) =>
            {
                break;
            }
            // "according to the staff, on the 21st, …": what follows the comma is what they say.
            GroupKind::SpeechPreposition(SpeechPreposition::According) if comma => break,
            // "they think of 14 October": the day itself is what they speak of.
            GroupKind::Speech(_) if index + 2 == at && is_object_of_speech(sentence, at) => break,
            // "the assault launched on": what was launched is the violence.
            GroupKind::Speech(speech) if speech.participle && index > 0 && is_launched(sentence, &groups[index - 1]) => break,
            // "the assault, launched on", "two rockets, launched on": the same, set apart by a comma, of a verb of doing.
            GroupKind::Speech(speech)
                if speech.participle
                    && carries_out(sentence, speech)
                    && index > 1
                    && matches!(groups[index - 1].kind, GroupKind::Mark(','))
                    && is_launched(sentence, &groups[index - 2]) =>
            {
                break;
            }
            GroupKind::Speech(speech)
                if !speaks(sentence, speech)
                    || is_answer_to_attack(sentence, index)
                    || registers(sentence, index)
                    || is_seen_by_place(sentence, index) =>
            {
                break;
            }
            // "launched on Monday several attacks", "the attack that they launched on Monday": a verb of doing as well, with the
            // violence as its object.
            GroupKind::Speech(speech)
                if carries_out(sentence, speech) && (does(sentence, at) || is_said_of_violence(sentence, index)) =>
            {
                break;
            }
            GroupKind::SpeechPreposition(SpeechPreposition::Opens) => break,
            // "Ten dead, that is what a raid cost on Tuesday": nobody speaks behind it.
            GroupKind::SpeechPreposition(SpeechPreposition::PointsBack) if !is_said_behind(sentence, index, at) => break,
            // "later the same day".
            GroupKind::SpeechPreposition(SpeechPreposition::Aside | SpeechPreposition::Continues) => {}
            // "according to the communiqué, on Saturday, a unit was attacked", "six were killed, according to a first count, on Saturday".
            GroupKind::Source(_) | GroupKind::SpeechNoun(_) | GroupKind::SpeechPreposition(_)
                if comma && closes_account(sentence, index, at) =>
            {
                break;
            }
            GroupKind::Speech(_) | GroupKind::SpeechNoun(_) | GroupKind::SpeechPreposition(_) => return true,
            // "according to the communiqué, on Saturday 29 October, a unit was attacked".
            GroupKind::Source(_)
                if comma
                    && index > 0
                    && matches!(groups[index - 1].kind, GroupKind::SpeechPreposition(SpeechPreposition::According)) =>
            {
                break;
            }
            // "a communiqué made public on Monday"; "said the minister on Monday".
            GroupKind::Source(source) if source.class.is_none() && source.person.is_none() => return true,
            GroupKind::Source(_) if speaks_before(sentence, at) => return true,
            GroupKind::Word
                if sentence.context.is_any(group.start, &[Function::That, Function::Who, Function::While, Function::Where]) =>
            {
                break;
            }
            // "announced on Tuesday the loss, on Saturday, of a post": the second day is no longer that of the announcement.
            GroupKind::Time(time) if names_day(time) && has_words(sentence, index + 1, at) => break,
            GroupKind::Source(_)
            | GroupKind::Word
            | GroupKind::Time(_)
            | GroupKind::Mark('(')
            | GroupKind::Place(_)
            | GroupKind::Hedge(_) => {}
            // "says that it took on Tuesday the camp": what it did then.
            GroupKind::Effect(e) if e.voice == Voice::Unfinite && has_infinitive_auxiliary(sentence, group) => break,
            GroupKind::Effect(e) if e.effect.is_none() && e.incident.is_none() => {}
            _ => break,
        }
    }
    let in_passing = |g: &Group| {
        matches!(
            g.kind,
            GroupKind::Time(_)
                | GroupKind::Mark(_)
                | GroupKind::Word
                | GroupKind::Source(_)
                | GroupKind::SpeechPreposition(SpeechPreposition::Aside | SpeechPreposition::Continues)
        )
    };
    // "The same day, at A, the group says that it killed sixty": on the day on which it did.
    let place = groups[at + 1..].iter().take(PLACE_BEHIND).position(|g| matches!(g.kind, GroupKind::Place(_)));
    if place.is_some_and(|behind| super::likely::did_there(sentence, at + 1 + behind)) {
        return false;
    }
    // "The minister of defence, on Tuesday, spoke of": between commas, behind who speaks.
    if stands_behind_speaker(sentence, at) || is_of_who_spoke(sentence, at) {
        return true;
    }
    if !groups[..at].iter().all(in_passing) || at > SAID_WITHIN {
        return false;
    }
    // "the facts go back to Monday, the authorities said": a verb right behind the comma closes what is told.
    // "On Sunday 16 February, they say, the attackers took": no more than an aside.
    let told = matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark(',')));
    if told && groups.get(at + 2).is_some_and(|g| matches!(g.kind, GroupKind::Speech(_))) {
        return false;
    }
    // "Lundi, l'état-major a reconnu …"
    // "On the day after the ambush, the staff had given a count of": what the day is counted from.
    let counted = matches!(&groups[at].kind, GroupKind::Time(t) if matches!(t.value, TimeValue::AnaphoricDay(1..) | TimeValue::DaysAfter(1..)));
    let act = |g: &Group| match &g.kind {
        GroupKind::Incident(i) => i.definite && !i.plural,
        GroupKind::EffectNoun(noun) => !(noun.people || noun.plural),
        _ => false,
    };
    let noun = groups[at + 1..].iter().position(|g| !matches!(g.kind, GroupKind::Word));
    let from = noun.map(|n| at + 1 + n).filter(|n| counted && act(&groups[*n])).map_or(at + 1, |n| n + 1);
    for (verb, group) in groups.iter().enumerate().skip(from) {
        match &group.kind {
            GroupKind::Speech(_) if describes_place(sentence, verb) => {}
            GroupKind::Victims(_) if verb > at + 1 && describes_place(sentence, verb - 1) => {}
            GroupKind::Speech(speech) if from > at + 1 && !speech.participle && tells_deeds(sentence, verb) => return false,
            // "in January, they had been accused of killing ten": of those who were killed then.
            GroupKind::Speech(speech) if speech.passive && speech.mood == Mood::Pluperfect => return false,
            // "in March, the neighbours had deplored the death of eight soldiers".
            GroupKind::Speech(speech) if speech.mood == Mood::Pluperfect && is_month(&sentence.groups[at]) => return false,
            // "At the end of March, the army said that it had killed thirty": of that month, whatever day it was.
            GroupKind::Speech(speech) if !speech.participle && is_month(&sentence.groups[at]) && tells_deeds(sentence, verb) => {
                return false;
            }
            GroupKind::Speech(speech) => {
                let says = !speech.participle && speaks(sentence, speech);
                return says
                    && !is_answer_to_attack(sentence, verb)
                    && !registers(sentence, verb)
                    && !is_seen_by_place(sentence, verb)
                    && !launches(sentence, verb, speech);
            }
            // "Vendredi, devant des journalistes, le porte-parole, le colonel X, a indiqué que".
            GroupKind::Victims(_) if stands_aside(sentence, at, verb) => {}
            // "On Tuesday, on a visit to the survivors, the minister said".
            GroupKind::EffectNoun(noun) if noun.people && noun.effect == Effect::Survivors => {}
            // "On Tuesday, the toll was of five dead": when they were counted.
            GroupKind::SpeechNoun(_) if verb <= at + COUNT_WITHIN && is_of_count(sentence, verb) => return true,
            GroupKind::Effect(_) | GroupKind::Incident(_) | GroupKind::Victims(_) | GroupKind::EffectNoun(_) => return false,
            _ => {}
        }
    }
    false
}

/// "devant des journalistes", ", le colonel X,": whether people without a number stand between commas, with no verb beside them, or right
/// before a verb of speech, behind the day with which a sentence opens.
fn stands_aside(sentence: &SentenceTold<'_>, day: usize, at: usize) -> bool {
    let groups = &sentence.groups;
    let named = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.implicit && v.effect.is_none());
    let says = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if !s.participle && !s.passive && speaks(sentence, s));
    if !named(&groups[at]) {
        return false;
    }
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let Some(open) = groups[day..at].iter().rposition(comma).map(|i| day + i) else { return false };
    let small = |g: &Group| named(g) || matches!(g.kind, GroupKind::Word | GroupKind::Place(_) | GroupKind::Target(_));
    let close = groups[at + 1..].iter().position(|g| !small(g)).map(|i| at + 1 + i);
    let closed = close.is_some_and(|i| comma(&groups[i]) || i == at + 1 && says(&groups[i]));
    let verb = |g: &Group| is_any_verb(sentence, g);
    closed && groups[open + 1..at].iter().all(small) && !groups[open + 1..close.unwrap_or(at)].iter().any(verb)
}

/// Whether a word is a finite verb of any kind.
fn is_any_verb(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    matches!(group.kind, GroupKind::Word) && finite_at(&sentence.context, group.start)
}

/// "The minister of defence, on Tuesday, spoke of ten dead": between commas, behind who speaks at the head of the sentence and before his verb.
fn stands_behind_speaker(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    let comma = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Mark(',')));
    if !(at > 1 && comma(at - 1) && comma(at + 1)) {
        return false;
    }
    // "gunmen attacked A, and the police, on Monday, speak of six": in a clause of its own.
    let joined = |g: &Group| matches!(g.kind, GroupKind::Mark(_)) || sentence.context.is(g.start, Function::And);
    let from = groups[..at - 1].iter().rposition(joined).map_or(0, |end| end + 1);
    if at - from > SAID_WITHIN {
        return false;
    }
    let who = |g: &Group| matches!(&g.kind, GroupKind::Source(source) if source.class.is_some() && !source.text);
    let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Place(_) | GroupKind::Target(_) | GroupKind::Actor(_));
    let says = matches!(groups.get(at + 2).map(|g| &g.kind), Some(GroupKind::Speech(s)) if !s.participle && !s.passive && speaks(sentence, s));
    let clause = &groups[from..at - 1];
    says && clause.iter().any(who) && clause.iter().all(|g| who(g) || small(g))
}

/// "the commander, who the day before, on Saturday, spoke of ten": in a relative clause of whoever speaks, whose verb is one of speech.
fn is_of_who_spoke(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let who = |g: &Group| context.is(g.start, Function::Who);
    let small = |g: &Group| {
        matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark(','))
            || matches!(g.kind, GroupKind::Word) && context.has(g.start, SenseClass::Function) && !who(g)
    };
    let Some(relative) = groups[..at].iter().rposition(|g| !small(g)).filter(|i| who(&groups[*i])) else { return false };
    let verb = groups[at + 1..].iter().find(|g| !small(g));
    let speaker = |g: &Group| matches!(&g.kind, GroupKind::Source(source) if source.class.is_some() && !source.text);
    let of_speaker = groups[..relative].iter().rev().take(WHO_SPOKE).any(speaker);
    of_speaker
        && verb.is_some_and(|g| matches!(&g.kind, GroupKind::Speech(s) if !s.participle && !s.passive && speaks(sentence, s)))
}

/// Whoever spoke is named at most so many groups before the clause that tells of it.
const WHO_SPOKE: usize = 8;

/// Whether the subject of "to be", right behind the day, is an account that a figure follows: "the toll was of".
fn is_of_count(sentence: &SentenceTold<'_>, noun: usize) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let be = context.is(groups[noun].end, Function::Copula) || context.is_auxiliary(groups[noun].end);
    let figure = |g: &Group| matches!(g.kind, GroupKind::Victims(_) | GroupKind::EffectNoun(_) | GroupKind::Count(_));
    be && groups[noun + 1..].iter().take(COUNT_WITHIN).any(figure)
}

/// An account stands at most so many groups behind its day, and its figure behind the verb.
const COUNT_WITHIN: usize = 4;

/// "to have taken", "to have been taken", "to have taken some of them": whether an infinitive tells of what was done, wherever its auxiliary stands.
pub(super) fn has_infinitive_auxiliary(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    (group.start..group.end.saturating_sub(1)).any(|i| is_infinitive_auxiliary(sentence, i))
}

/// "said that it had killed thirty": behind a verb of speech stands what was done, as an infinitive of the past.
fn tells_deeds(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let behind = sentence.groups[verb + 1..].iter().find(|g| !matches!(g.kind, GroupKind::Word));
    behind.is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && e.voice == Voice::Unfinite))
}

/// What a day may be that of, where it is no day of violence.
const SPEAKING: Kinds = Kinds::SPEECH.and(Kinds::SPEECH_NOUN).and(Kinds::SPEECH_PREPOSITION).and(Kinds::SOURCE);

/// "the rebels claimed the attack on Tuesday", "on Tuesday the attack was claimed": a known act that was claimed then.
fn is_of_claim(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let verb = |verb: u16| context.lexicon.verbs[verb as usize].responsibility;
    let claims = |s: &SpeechGroup| verb(s.verb).is_some_and(|(what, _)| what == ResponsibilityCue::Claimed);
    let known = |g: &Group| names_violence(g) && context.is_any(g.start, &[Function::DetDef, Function::DetDem]);
    let small = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(','));
    // "claimed the attack Tuesday against the base": the day of the attack.
    let ends = groups.get(at + 1).is_none_or(|g| match &g.kind {
        GroupKind::Mark(_) | GroupKind::SpeechNoun(_) | GroupKind::SpeechPreposition(_) | GroupKind::Time(_) => true,
        GroupKind::Word => groups[at + 1..]
            .iter()
            .find(|g| !small(g))
            .is_some_and(|g| matches!(g.kind, GroupKind::SpeechNoun(_) | GroupKind::SpeechPreposition(_) | GroupKind::Source(_))),
        _ => false,
    });
    // "claimed the attack from Saturday on".
    let noun = if at > 0 && matches!(groups[at - 1].kind, GroupKind::Word) { at - 1 } else { at };
    let claimed_before = noun >= 2
        && known(&groups[noun - 1])
        && matches!(&groups[noun - 2].kind, GroupKind::Speech(s) if claims(s) && !s.participle && !s.passive);
    if claimed_before && ends {
        return true;
    }
    let opens = groups[..at].iter().all(|g| small(&g));
    let mut behind = groups[at + 1..].iter().filter(|g| !small(g));
    opens
        && behind.next().is_some_and(known)
        && behind.next().is_some_and(|g| matches!(&g.kind, GroupKind::Speech(s) if claims(s) && s.passive && !s.participle))
}

/// Before the day on which something was said stand at most so many groups: "on their channel, on Sunday, the rebels said".
const SAID_WITHIN: usize = 6;

pub(super) fn names_day(time: &TimeGroup) -> bool {
    match time.value {
        TimeValue::Calendar { day, weekday, .. } => day.is_some() || weekday.is_some(),
        TimeValue::OfPastWeek(_) | TimeValue::Easter { .. } => true,
        _ => false,
    }
}

/// Whether any word but "and" stands between.
fn has_words(sentence: &SentenceTold<'_>, from: usize, to: usize) -> bool {
    sentence.groups[from..to].iter().any(|g| matches!(g.kind, GroupKind::Word) && !sentence.context.is(g.start, Function::And))
}

/// A verb of doing: "claimed on Tuesday the attack" is none, the attack was before.
fn carries_out(sentence: &SentenceTold<'_>, speech: &SpeechGroup) -> bool {
    let verb = &sentence.context.lexicon.verbs[speech.verb as usize];
    verb.responsibility.is_some_and(|(what, _)| what == ResponsibilityCue::Done)
}

/// Whether the first thing named behind an expression of time is an act of violence, or what is sent on its way: "launched on Tuesday
/// his car against a post".
fn does(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let behind = &sentence.groups[at + 1..];
    let small = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(',') | GroupKind::Time(_) | GroupKind::Place(_));
    let sent = |g: &Group| sentence.context.has_any(g.start, &[SenseClass::Materiel, SenseClass::Weapon]);
    behind.iter().take(DOES_WITHIN).find(|g| !small(g)).is_some_and(names_violence) || behind.iter().take(SENT_WITHIN).any(sent)
}

/// "On Tuesday, rebels launched two missiles": whether a verb of doing has an act of violence or a weapon for its object.
fn launches(sentence: &SentenceTold<'_>, verb: usize, speech: &SpeechGroup) -> bool {
    let object = sentence.groups[verb + 1..].iter().take(SENT_WITHIN);
    // "lança « l'offensive continue »", "lança que": those are words.
    let says = |g: &Group| sentence.context.is(g.start, Function::That) || sentence.context.is_quote(g.start);
    let object = object.take_while(|g| !says(g));
    carries_out(sentence, speech) && object.into_iter().any(|g| is_launched(sentence, g))
}

/// An act of violence or a weapon, which somebody launches.
fn is_launched(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let weapon = |i: usize| sentence.context.has_any(i, &[SenseClass::Materiel, SenseClass::Weapon]);
    names_violence(group) || (group.start..group.end).any(weapon)
}

/// What is sent stands at most so many groups behind the time.
const SENT_WITHIN: usize = 2;

/// The object of a verb of doing stands at most so many groups behind its time.
const DOES_WITHIN: usize = 8;

/// Whether a verb of speech is one of doing in a relative clause: "the attack that the rebels launched".
pub(super) fn carries_out_what_is_told(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let does = |g: &Group| matches!(&g.kind, GroupKind::Speech(speech) if carries_out(sentence, speech));
    sentence.groups.get(verb).is_some_and(does) && is_said_of_violence(sentence, verb)
}

/// "the attack that the rebels launched", "an attack was launched": the verb is that of a relative clause whose object is an act of
/// violence, or has one for the subject of its passive.
fn is_said_of_violence(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let passive = matches!(&sentence.groups[verb].kind, GroupKind::Speech(s) if s.passive || s.participle);
    let mut before = sentence.groups[..verb].iter().rev().take(SUBJECT_BACK);
    if passive && before.find(|g| !matches!(g.kind, GroupKind::Word)).is_some_and(|g| is_launched(sentence, g)) {
        return true;
    }
    let clause = sentence.groups[..verb].iter().enumerate().rev().take(DOES_WITHIN);
    let that = clause.map_while(|(at, g)| match g.kind {
        GroupKind::Word | GroupKind::Actor(_) | GroupKind::Source(_) | GroupKind::Victims(_) => Some((at, g)),
        _ => None,
    });
    that.filter(|(_, g)| sentence.context.is(g.start, Function::That))
        .any(|(at, _)| at.checked_sub(1).is_some_and(|before| is_launched(sentence, &sentence.groups[before])))
}

/// The act stands at most so many groups before the verb of its passive.
const SUBJECT_BACK: usize = 4;

/// "the army answered on Monday to an attack", "answered with raids": what it did, not what it said.
fn is_answer_to_attack(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let behind = sentence.groups[verb + 1..].iter().skip_while(|g| matches!(g.kind, GroupKind::Time(_)));
    let mut behind =
        behind.skip_while(|g| sentence.context.is_adverb(g.start)).skip_while(|g| matches!(g.kind, GroupKind::Time(_)));
    let Some(next) = behind.next() else { return false };
    let (to, by) = (sentence.context.is(next.start, Function::At), sentence.context.is(next.start, Function::By));
    // "answered on Tuesday with raids".
    to && matches!(behind.next().map(|g| &g.kind), Some(GroupKind::Incident(i)) if !i.definite && !i.plural)
        || by && matches!(behind.next().map(|g| &g.kind), Some(GroupKind::Incident(i)) if !i.definite)
        || matches!(&next.kind, GroupKind::Incident(i) if !i.definite && sentence.context.is(next.start, Function::By))
}

pub(super) fn names_violence(group: &Group) -> bool {
    match &group.kind {
        GroupKind::Incident(_) => true,
        GroupKind::EffectNoun(noun) => !noun.people,
        _ => false,
    }
}

/// Whether a verb really speaks: "to suffer losses" only counts them, an attack "attributed to X" is not told there.
pub fn speaks(sentence: &SentenceTold<'_>, speech: &SpeechGroup) -> bool {
    let verb = &sentence.context.lexicon.verbs[speech.verb as usize];
    let attributed = matches!(verb.responsibility, Some((ResponsibilityCue::Attributed, _)));
    // "Ten women were gathering wood on Monday": who gathers speaks only by whom he counts.
    let counts = verb.speech.is_some_and(|(_, frame)| frame.figure);
    if counts && speech.mood == Mood::Imperfect && sentence.tolls.is_empty() {
        return false;
    }
    (verb.speech.is_some() || !verb.counts_own) && !(speech.participle && attributed)
}

/// "On Tuesday, in A, which counts 900 inhabitants, six were killed": whether a verb stands in a relative clause right behind a place, of
/// which it tells.
fn describes_place(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let groups = &sentence.groups;
    let Some(who) = verb.checked_sub(1).filter(|i| sentence.context.is(groups[*i].start, Function::Who)) else { return false };
    let comma = who > 0 && matches!(groups[who - 1].kind, GroupKind::Mark(','));
    who.checked_sub(1 + usize::from(comma)).is_some_and(|place| matches!(groups[place].kind, GroupKind::Place(_)))
}

/// "The town of A saw on Tuesday five of its people killed": a place sees what happens there, and speaks of nothing.
fn is_seen_by_place(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let GroupKind::Speech(speech) = &sentence.groups[verb].kind else { return false };
    let counts = sentence.context.lexicon.verbs[speech.verb as usize].speech.is_some_and(|(_, frame)| frame.figure);
    let before = sentence.groups[..verb].iter().rfind(|g| !matches!(g.kind, GroupKind::Mark(',' | ')') | GroupKind::Time(_)));
    counts && before.is_some_and(|g| matches!(g.kind, GroupKind::Place(_)))
}

/// Whether the words that point back to what was told, or what stands behind them, say that somebody said it; else violence is named behind
/// the time.
fn is_said_behind(sentence: &SentenceTold<'_>, points: usize, at: usize) -> bool {
    let says = |g: &Group| matches!(g.kind, GroupKind::Speech(_) | GroupKind::SpeechNoun(_) | GroupKind::Source(_));
    let behind = &sentence.groups[points..];
    behind.iter().any(says) || !sentence.groups[at..].iter().any(|g| matches!(g.kind, GroupKind::Incident(_)))
}

/// "an attack was reported on Monday at A", "clashes registered at A": the day and the place are those of the violence.
pub fn registers(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let groups = &sentence.groups;
    let GroupKind::Speech(speech) = &groups[verb].kind else { return false };
    let frame = sentence.context.lexicon.verbs[speech.verb as usize].speech.map(|(_, frame)| frame);
    if !(speech.passive || speech.participle) || !frame.is_some_and(|f| f.registers) {
        return false;
    }
    let harm =
        |e: Effect| matches!(e, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded | Effect::Abducted | Effect::Missing);
    let harmed = |at: usize| sentence.tolls.iter().any(|t| t.group == at && harm(t.effect));
    let small = |g: &Group| {
        matches!(
            g.kind,
            GroupKind::Word
                | GroupKind::Time(_)
                | GroupKind::Place(_)
                | GroupKind::SpeechPreposition(SpeechPreposition::Continues)
        )
    };
    // "a toll of six, eight soldiers killed, had been registered at A": the comma that closes what is set apart.
    let closes = usize::from(verb > 0 && matches!(groups[verb - 1].kind, GroupKind::Mark(',')));
    let mut before = (verb.saturating_sub(REGISTERED)..verb - closes).rev().filter(|at| !small(&groups[*at]));
    // "clashes between the army and rebels were reported"
    let party =
        |g: &Group| matches!(&g.kind, GroupKind::Actor(_)) || matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none());
    let subject = before.find(|at| harmed(*at) || !party(&groups[*at]));
    // "another fact was noted on 5 May: the village was attacked"
    let fact = || {
        (verb.saturating_sub(2)..verb)
            .any(|at| sentence.context.any_is(groups[at].start.saturating_sub(1)..groups[at].end, Function::Facts))
    };
    // "eight soldiers killed had been registered at A"
    let fallen =
        |at: usize| matches!(&groups[at].kind, GroupKind::Effect(e) if e.voice == Voice::Participle && at > 0 && harmed(at - 1));
    subject.map_or_else(fact, |at| names_violence(&groups[at]) || harmed(at) || fallen(at))
}

/// What is registered stands at most so many groups before its verb.
const REGISTERED: usize = 8;

/// A month without a day.
fn is_month(group: &Group) -> bool {
    let month = |t: &TimeGroup| matches!(t.value, TimeValue::Calendar { weekday: None, day: None, month: Some(_), .. });
    matches!(&group.kind, GroupKind::Time(time) if month(time) && !time.period)
}

/// Whether whose account it is stands here between commas, and what was told goes on behind the second, or comes then; not "according to a
/// communiqué, on Monday the army announced".
fn closes_account(sentence: &SentenceTold<'_>, index: usize, at: usize) -> bool {
    let groups = &sentence.groups;
    let account =
        |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::According | SpeechPreposition::Source));
    let closed = groups[index + 1..at].iter().take(ACCOUNT_CLOSES).any(|g| matches!(g.kind, GroupKind::Mark(',')));
    let speaks = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if speaks(sentence, s));
    let acts = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some(),
        GroupKind::Incident(_) => true,
        _ => false,
    };
    let told = || groups[..index].iter().any(acts);
    let next = groups[at + 1..].iter().find(|g| acts(g) || speaks(g));
    closed && groups[index.saturating_sub(2)..=index].iter().any(account) && next.map_or_else(told, acts)
}

/// The comma that closes whose account it is stands at most so many groups behind it.
const ACCOUNT_CLOSES: usize = 3;

/// A verb of speech close before: the source between is its subject.
fn speaks_before(sentence: &SentenceTold<'_>, at: usize) -> bool {
    sentence.groups[..at].iter().rev().take(8).any(|g| matches!(&g.kind, GroupKind::Speech(s) if speaks(sentence, s)))
}
