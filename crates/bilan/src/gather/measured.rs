//! An incident from before that a sentence only measures its own by: "two weeks after the attack that killed ten".

use crate::lexicon::{Function, PlaceWord, Sense, SenseClass, SpeechPreposition};
use crate::model::{Effect, Kind};
use crate::recognise::{Group, GroupKind, Kinds, Mood, TimeGroup, TimeValue, Voice};
use crate::state::SentenceTold;

use super::aggregates::is_period;
use super::looks::{goes_on_within, is_had};
use super::mentions::is_completed;
use super::places::{Found, Level, STRONG, same};
use super::signs::is_of_others;
use super::when::names_day;

/// Between the span of time and "after" stand at most so many groups: "hardly", "only".
const BETWEEN: usize = 3;

/// "Ces faits se déroulent": the verb stands at most so many groups behind the head of the sentence.
const HAPPENS_WITHIN: usize = 4;

/// Where the clause begins that tells of an earlier incident: at the span of time before "after".
pub fn after_another(sentence: &SentenceTold<'_>) -> Option<usize> {
    let groups = &sentence.groups;
    if !says_after(sentence) {
        return None;
    }
    // "Ces faits surviennent trois jours après": the sentence only says when what was told happened.
    let context = &sentence.context;
    let happens = |g: &Group| (g.start..g.end).any(|i| context.is_any(i, &[Function::Comes, Function::Happened]));
    let violent = (0..groups.len()).find(|at| tells_of_harm(sentence, *at) || *at <= HAPPENS_WITHIN && happens(&groups[*at]))?;
    // "two days after that of A", "two days after another".
    let that_of = |at: usize| {
        let opens = matches!(groups[at].kind, GroupKind::SpeechPreposition(SpeechPreposition::Opens));
        opens && groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Place(_))) || is_pronoun_for_another(sentence, at)
    };
    // "bodies were found on Wednesday, two days after an attack": the attack is that in which they died.
    let found = context.holds_function(&[Function::Found]) && !names_violence(sentence, &groups[violent]);
    let placed = |at: usize| groups[at..].iter().any(|g| matches!(g.kind, GroupKind::Place(_)));
    let elsewhere = |at: usize| placed(at) || sentence.tolls.iter().any(|t| t.group > at);
    let spans = (violent + 1..groups.len())
        .filter(|at| !found || elsewhere(*at))
        .filter(|at| (names_violence(sentence, &groups[*at]) || that_of(*at)) && !is_told_by_its_weekday(sentence, *at));
    let spans = spans.filter(|at| !is_of_the_told(sentence, *at));
    let spans = spans.filter(|at| !is_what_it_left(sentence, *at));
    spans.filter_map(|at| span_before(sentence, at)).find(|span| *span > violent)
}

/// "three were killed shortly after the explosion and four others died": whether an incident is the one told of, named by nothing but
/// its article, and the sentence goes on to count more people behind it.
fn is_of_the_told(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    let told = matches!(&groups[at].kind, GroupKind::Incident(i) if i.definite && !i.plural && !i.other);
    let joined = groups.get(at + 1).is_some_and(|g| sentence.context.is(g.start, Function::And));
    told && joined && sentence.tolls.iter().any(|t| t.group == at + 2)
}

/// "Four are still missing, three days after Monday's attack on A": whether all that is counted before a noun that is named with its day
/// are people of whom nothing is known since, or who left their homes: what the noun names did that, and nothing came after it.
fn is_what_it_left(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    // "the attack led on Tuesday": the participle is of the noun before it.
    let led = matches!(&groups[at].kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_none());
    let at = if led && at > 0 { at - 1 } else { at };
    let named = matches!(&groups[at].kind, GroupKind::Incident(i) if i.definite && !i.plural && !i.other);
    let lasting = |effect: Effect| matches!(effect, Effect::Missing | Effect::Displaced | Effect::Abducted | Effect::Captured);
    let mut counted = sentence.tolls.iter().filter(|t| t.group < at).peekable();
    // "were taken at B, two days after the attack on A": a deed with a place of its own.
    let placed = || groups[..at].iter().any(|g| matches!(g.kind, GroupKind::Place(_)));
    let acts = |g: &Group| {
        matches!(g.kind, GroupKind::Incident(_))
            || matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.voice != Voice::Participle)
    };
    named && counted.peek().is_some() && counted.all(|t| lasting(t.effect)) && !placed() && !groups[..at].iter().any(acts)
}

/// "The attack comes after the one that hit a lorry, on 3 May", "comes after the death of two soldiers": where the clause begins that
/// tells of what was before, without a span of time.
pub fn comes_after(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !says_after(sentence) {
        return None;
    }
    if let Some(first) = next_after_that_of(sentence).or_else(|| names_those_before(sentence)) {
        return Some(first);
    }
    if !context.holds_function(&[Function::Comes]) {
        return None;
    }
    let told = groups.iter().take(HAPPENS_WITHIN).position(|g| matches!(&g.kind, GroupKind::Incident(i) if i.definite))?;
    let comes = |g: &Group| (g.start..g.end).any(|i| context.is(i, Function::Comes));
    let verb = groups[told + 1..].iter().take(HAPPENS_WITHIN).position(comes)? + told + 1;
    let after =
        |at: &usize| (groups[*at].start..groups[*at].end).any(|i| context.is_any(i, &[Function::After, Function::AfterOf]));
    let after = (verb..groups.len()).take(HAPPENS_WITHIN).find(after)?;
    let that = |g: &Group| (g.start..g.end).any(|i| context.is(i, Function::ThatOf));
    let violence = |g: &Group| {
        that(g) || matches!(&g.kind, GroupKind::EffectNoun(n) if !n.people) || matches!(g.kind, GroupKind::Incident(_))
    };
    groups[after + 1..].iter().take(BETWEEN).any(violence).then_some(after)
}

/// "The last council of this kind had met in January, right after the massacres of A and B": what had happened after violence that is only
/// named with its place, and was none itself.
fn names_those_before(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let had = |g: &Group| match &g.kind {
        GroupKind::Speech(s) => s.mood == Mood::Pluperfect,
        GroupKind::Effect(_) => false,
        _ => super::looks::is_had(sentence, g),
    };
    let after = groups.iter().position(|g| context.is(g.start, Function::After)).filter(|at| *at > 0)?;
    let violence = |g: &Group| matches!(g.kind, GroupKind::Effect(_)) || names_violence(sentence, g);
    let named = |g: &Group| match &g.kind {
        GroupKind::Incident(i) => i.definite && i.plural,
        GroupKind::EffectNoun(n) => n.definite && n.plural && !n.people,
        _ => false,
    };
    let behind = groups[after + 1..].iter().take(BETWEEN).position(named).map(|at| after + 1 + at)?;
    let placed = groups[behind + 1..].iter().take(2).any(|g| matches!(g.kind, GroupKind::Place(_)));
    (groups[..after].iter().any(had) && !groups[..after].iter().any(violence) && placed && sentence.tolls.is_empty())
        .then_some(after)
}

/// "Two weeks set this attack apart from that of B, which killed ten": where the clause begins that tells of the one before.
pub fn set_apart_from(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let verb = context.first_is(0..context.len(), Function::SetsApart)?;
    let behind = groups.iter().position(|g| g.start > verb)?;
    let span = |g: &Group| (g.start..g.end).any(|i| context.has(i, SenseClass::Time));
    let act = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.definite && !i.plural);
    let told = behind + groups[behind..].iter().take(BETWEEN).position(act)?;
    if first_set_apart(sentence).is_some() {
        return None;
    }
    let from = groups[told + 1..]
        .iter()
        .take(APART_WITHIN)
        .position(|g| context.is(g.start, Function::ThatOf) || names_violence(sentence, g))?;
    groups[..behind].iter().any(span).then_some(told + 1 + from)
}

/// "Two weeks set the attack on A, which had killed ten, apart from that of B, where six died": up to where the sentence tells of the first
/// of the two, where that is the one in the pluperfect.
pub fn first_set_apart(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let verb = context.first_is(0..context.len(), Function::SetsApart)?;
    let behind = groups.iter().position(|g| g.start > verb)?;
    let had = |g: &Group| is_pluperfect(g) || matches!(g.kind, GroupKind::Word) && is_had(sentence, g);
    let news = (behind..groups.len()).find(|at| context.is(groups[*at].start, Function::ThatOf))?;
    let counted = |t: &crate::state::TollFound| (behind..news).contains(&t.group);
    let first = groups[behind..news].iter().any(had) && sentence.tolls.iter().any(counted);
    (first && !groups[news..].iter().any(had)).then_some(news)
}

/// The one before is named at most so many groups behind the one told of.
const APART_WITHIN: usize = 6;

/// "It is the second attack in a week, after that of B, which killed ten": where the clause about the one before begins.
fn next_after_that_of(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let next = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.definite && i.other && !i.plural);
    let told = groups.iter().take(HAPPENS_WITHIN).position(next)?;
    let is = |i: usize| context.is_any(i, &[Function::After, Function::AfterOf]);
    let that_of = |at: &usize| {
        let end = groups[*at].end;
        (groups[*at].start..end).any(is) && (end..end + 2).any(|i| context.is(i, Function::ThatOf))
    };
    (told + 1..groups.len()).take(NEXT_WITHIN).find(that_of)
}

/// The one before is named at most so many groups behind the next one.
const NEXT_WITHIN: usize = 14;

/// "Gunmen attacked A on Monday, then a patrol sent as reinforcement was ambushed": where the clause begins about those who came.
pub fn then_those_who_came(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !context.holds_function(&[Function::Reinforcements]) || !context.holds_function(&[Function::Then]) {
        return None;
    }
    let bound = (1..groups.len()).find(|at| context.is(groups[*at].start, Function::Then))?;
    let caught = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.incident.is_some_and(|(kind, _)| matches!(kind, Kind::Ambush | Kind::Ied)) && !e.negated,
        _ => false,
    };
    let verb = bound + groups[bound..].iter().take(CLAUSE).position(caught)?;
    let came = context.any_is(groups[bound].start..groups[verb].start, Function::Reinforcements);
    (came && (0..bound).any(|at| tells_of_harm(sentence, at))).then_some(bound)
}

/// "A market was hit at A, a town already struck in April by two bombs": where the clause begins that only says what had befallen the
/// place before, and with which the sentence ends.
pub fn already_hit(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !context.holds_function(&[Function::Already]) || !sentence.kinds.any(Kinds::TIME) {
        return None;
    }
    let already = |g: &Group| (g.start.saturating_sub(1)..=g.start).any(|i| context.is(i, Function::Already));
    let hit = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.incident.is_some());
    let at = (1..groups.len()).find(|at| hit(&groups[*at]) && already(&groups[*at]))?;
    let before = |g: &Group| match &g.kind {
        GroupKind::Time(t) => matches!(
            t.value,
            TimeValue::PastWeek
                | TimeValue::PastMonth
                | TimeValue::PastYear
                | TimeValue::Ago { .. }
                | TimeValue::Calendar { weekday: None, .. }
        ),
        _ => false,
    };
    let timed = groups[at + 1..].iter().take(CLAUSE).any(before);
    let told = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Active | Voice::Passive));
    let relative = |g: &Group| {
        (g.start.saturating_sub(RELATIVE)..g.start)
            .any(|i| context.is_any(i, &[Function::Who, Function::Where, Function::Including]))
    };
    let ends = !groups[at + 1..].iter().any(|g| told(g) && !relative(g));
    let violent = (0..at).any(|i| tells_of_harm(sentence, i));
    // "a town already attacked last week, leaving six wounded": the news goes on behind the comma.
    let goes_on = groups[at + 1..].iter().any(|g| matches!(g.kind, GroupKind::Mark(',')));
    (timed && ends && violent && !goes_on).then_some(at)
}

/// The word that opens a relative clause stands at most so many words before its verb.
const RELATIVE: usize = 6;

/// "A base was attacked on Tuesday, the day after a raid that killed ten": where the day is counted from violence of which only what
/// stands behind it tells.
pub fn after_untold(sentence: &SentenceTold<'_>) -> Option<usize> {
    counted_from(sentence, |g| matches!(&g.kind, GroupKind::Incident(i) if !i.definite))
}

/// "Nine died on Tuesday, the day after the murder of the mayor of B", "the raid comes the day after that of B": where the sentence
/// ends with what was before.
pub fn the_day_after(sentence: &SentenceTold<'_>) -> Option<usize> {
    let told = |g: &Group| match &g.kind {
        GroupKind::EffectNoun(noun) => !noun.people,
        GroupKind::SpeechPreposition(kind) => *kind == SpeechPreposition::Opens,
        _ => false,
    };
    let at = counted_from(sentence, told)?;
    let groups = &sentence.groups;
    let goes_on = |i: usize| {
        let next = groups[i + 1..].iter().find(|g| !matches!(g.kind, GroupKind::Word));
        matches!(groups[i].kind, GroupKind::Mark(','))
            && next.is_some_and(|g| matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_)))
    };
    (!(at..groups.len()).any(goes_on)).then_some(at)
}

/// Where a day is counted from an act behind it, with figures of its own, after the violence that a sentence tells of.
fn counted_from(sentence: &SentenceTold<'_>, act: impl Fn(&Group) -> bool) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !sentence.kinds.any(Kinds::TIME) || sentence.tolls.is_empty() {
        return None;
    }
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if matches!(t.value, TimeValue::AnaphoricDay(1..)));
    let from_act = |at: &usize| {
        let end = groups[*at].end;
        let of = (end - 1..=end).any(|i| context.is_any(i, &[Function::Of, Function::DetDu, Function::DetDes]));
        let next = groups[at + 1..].iter().take(BETWEEN).find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Count(_)));
        of && (is_pronoun_for_another(sentence, at + 1) || next.is_some_and(&act)) && sentence.tolls.iter().any(|t| t.group > *at)
    };
    let at = (1..groups.len()).filter(|at| counted(&groups[*at])).find(from_act)?;
    let comes = |g: &Group| (g.start..g.end).any(|i| context.is_any(i, &[Function::Comes, Function::Happened]));
    groups[..at].iter().any(|g| names_violence(sentence, g) || comes(g)).then_some(at)
}

/// "another, against a convoy": the pronoun for an incident like the one told of, from a group on.
pub(super) fn is_pronoun_for_another(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let Some(start) = sentence.groups.get(at).map(|g| g.start) else { return false };
    let start = if context.is(start, Function::Of) { start + 1 } else { start };
    let behind = start + 2;
    let ends =
        context.is_mark(behind, ',') || context.is_any(behind, &[Function::Against, Function::At, Function::In, Function::Who]);
    context.is(start, Function::DetIndef) && context.is(start + 1, Function::Other) && ends
}

/// "Ten were killed at A, says the mission, which also reports six soldiers killed in an ambush near B": where the clause begins that
/// goes on with another incident, of a noun or place of its own.
pub fn reports_another(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let first = sentence.tolls.first()?.group;
    if !sentence.kinds.any(Kinds::SPEECH) || !context.holds_function(&[Function::Who]) {
        return None;
    }
    let another = |from: &usize| {
        let clause = &groups[from + 1..];
        let near = &clause[..clause.len().min(CLAUSE)];
        let speaks = near.iter().any(|g| matches!(g.kind, GroupKind::Speech(_)));
        let goes_on = near.iter().any(|g| {
            matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::Continues))
                || matches!(g.kind, GroupKind::Speech(_)) && goes_on_within(sentence, g)
        });
        let noun = clause.iter().any(|g| matches!(&g.kind, GroupKind::Incident(i) if !i.definite && !i.plural));
        speaks && goes_on && noun && sentence.tolls.iter().any(|t| t.group > *from)
    };
    (first + 1..groups.len()).filter(|at| context.is(groups[*at].start, Function::Who)).find(another)
}

/// "four days after Monday's raid", with no place or figure behind: the raid of which the report tells.
fn is_told_by_its_weekday(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &sentence.groups;
    let weekday = |t: &TimeGroup| matches!(t.value, TimeValue::Calendar { weekday: Some(_), day: None, month: None, .. });
    matches!(&groups[at].kind, GroupKind::Incident(i) if i.definite && !i.plural && !i.other)
        && groups.get(at + 1).is_some_and(|g| matches!(&g.kind, GroupKind::Time(t) if weekday(t)))
        && !groups[at + 1..].iter().any(|g| matches!(g.kind, GroupKind::Place(_)))
        && !sentence.tolls.iter().any(|t| t.group > at)
}

/// Whether anything in a sentence is told to be after something else.
fn says_after(sentence: &SentenceTold<'_>) -> bool {
    sentence.context.holds_function(&[Function::After, Function::AfterOf])
}

/// "The attack comes while the army says that it killed forty on Sunday": where the clause begins that tells of something else.
pub fn comes_while(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !context.any_is(0..context.len(), Function::Comes) {
        return None;
    }
    let while_at = (1..groups.len()).find(|at| context.is(groups[*at].start, Function::While))?;
    let comes =
        (groups[while_at].start.saturating_sub(BETWEEN)..groups[while_at].start).find(|i| context.is(*i, Function::Comes))?;
    let told = groups[..while_at].iter().any(|g| g.end <= comes && matches!(&g.kind, GroupKind::Incident(i) if i.definite));
    told.then_some(while_at)
}

/// "The operation follows Thursday's attack on A, which had killed seven": where the violence begins that was before.
pub fn follows_on(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let verb = context.first_is(0..context.len(), Function::FollowsOn)?;
    let behind = groups.iter().position(|g| g.start > verb)?;
    let violent = |at: &usize| matches!(groups[*at].kind, GroupKind::Incident(_) | GroupKind::EffectNoun(_));
    (behind..groups.len()).take(CLAUSE).find(violent)
}

/// "It is the second attack in a week: on Monday, four had been killed at A": where the clause begins that tells of the others.
pub fn counts_earlier(sentence: &SentenceTold<'_>) -> Option<usize> {
    let groups = &sentence.groups;
    if !sentence.kinds.any(Kinds::TIME) || !sentence.kinds.any(Kinds::EFFECT) || !sentence.context.may_hold_mark(':') {
        return None;
    }
    let colon = groups.iter().position(|g| matches!(g.kind, GroupKind::Mark(':')))?;
    let within = colon.checked_sub(1).is_some_and(|at| is_period(&groups[at]));
    (within && groups[colon..].iter().any(is_pluperfect)).then_some(colon)
}

/// "A first attack, on Monday, killed eight; on Tuesday, in a second raid, nine died": where the clause begins that tells of another
/// day, with figures on both sides.
pub fn on_another_day(sentence: &SentenceTold<'_>) -> Option<usize> {
    let groups = &sentence.groups;
    if sentence.tolls.len() < 2 || !sentence.kinds.any(Kinds::TIME) {
        return None;
    }
    let day = |g: &Group| match &g.kind {
        GroupKind::Time(t) if names_day(t) => Some(t.value),
        _ => None,
    };
    let semicolon = groups.iter().position(|g| matches!(g.kind, GroupKind::Mark(';')));
    let mark = semicolon.or_else(|| joins_another_day(sentence))?;
    let counted = |side: std::ops::Range<usize>| sentence.tolls.iter().any(|t| side.contains(&t.group));
    // "; the day before, gunmen had attacked the camp"
    let counted_back = |g: &Group| match &g.kind {
        GroupKind::Time(t) if matches!(t.value, TimeValue::AnaphoricDay(..0)) => Some(t.value),
        _ => day(g),
    };
    let (before, behind) = (groups[..mark].iter().rev().find_map(day)?, groups[mark..].iter().find_map(counted_back)?);
    (before != behind && counted(0..mark) && counted(mark..groups.len())).then_some(mark)
}

/// "On Sunday four had been killed at A, and on 20 April five died at B": the word that joins two clauses, each with its verb and its
/// figure, where a day opens the second. "And on Tuesday two others died" goes on with the first.
fn joins_another_day(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let finite = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Active | Voice::Passive) && e.effect.is_some());
    let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if names_day(t));
    let opens = |at: usize| {
        let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
        let time = groups.get(at + 1).is_some_and(day);
        let next = at + 2 + usize::from(groups.get(at + 2).is_some_and(comma));
        let counted = sentence.tolls.iter().position(|t| t.group == next).is_some_and(|t| !is_of_others(sentence, t));
        // "and on Tuesday nine were buried": what was done with them afterwards.
        let last = groups.len().min(next + CLAUSE);
        let afterwards = |i: usize| {
            context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::ElsewhereWord)))
        };
        let apart = next < last && (groups[next].start..groups[last - 1].end).any(afterwards);
        time && counted && !apart && groups[next..].iter().take(CLAUSE).any(finite)
    };
    let joins = |at: &usize| context.is(groups[*at].start, Function::And);
    // "On Tuesday an attack left three dead, and on Sunday …"
    let left = |at: usize| {
        let act = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if !i.definite);
        groups[..at].iter().any(act) && sentence.tolls.iter().any(|t| t.group < at)
    };
    let told = |at: usize| groups[..at].iter().any(finite) || left(at);
    (1..groups.len()).filter(joins).find(|at| opens(*at) && groups[..*at].iter().any(day) && told(*at))
}

/// Violence, or people harmed: bodies found.
fn tells_of_harm(sentence: &SentenceTold<'_>, at: usize) -> bool {
    names_violence(sentence, &sentence.groups[at]) || sentence.tolls.iter().any(|t| t.group == at)
}

fn names_violence(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    match &group.kind {
        GroupKind::Incident(_) => true,
        GroupKind::EffectNoun(noun) => !noun.people,
        GroupKind::Effect(e) => e.voice != Voice::Unfinite || is_completed(sentence, group),
        _ => false,
    }
}

/// "hardly two days after" right before a group: the group of the span.
fn span_before(sentence: &SentenceTold<'_>, at: usize) -> Option<usize> {
    let context = &sentence.context;
    // "two days after the recapture of A": the article of a verb's form that is a noun there.
    let article = at > 1
        && matches!(sentence.groups[at].kind, GroupKind::Effect(_))
        && context.is(sentence.groups[at - 1].start, Function::DetDef);
    let at = at - usize::from(article);
    let before = &sentence.groups[at - 1];
    let after = |i: usize| context.is(i, Function::After) || context.is(i, Function::AfterOf);
    if !(before.start..before.end).any(after) {
        return None;
    }
    let from = (at - 1).saturating_sub(BETWEEN);
    let unmarked = |i: &usize| !matches!(sentence.groups[*i].kind, GroupKind::Mark(_));
    (from..at).rev().take_while(unmarked).find(|i| {
        let g = &sentence.groups[*i];
        let counted = match &g.kind {
            // A day is no span.
            GroupKind::Time(time) => !matches!(time.value, TimeValue::Calendar { .. } | TimeValue::RelativeDay(_)),
            GroupKind::Count(_) => true,
            _ => false,
        };
        counted && g.end - g.start > 1 && (g.start..g.end).any(|i| context.has(i, SenseClass::Time))
    })
}

/// "After the death of three soldiers in February, the force lost another on Tuesday": where the clause ends that opens with
/// earlier losses of a month or year, or of its beginning.
pub fn opens_with_earlier(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if !says_after(sentence) {
        return None;
    }
    let end = groups.iter().position(|g| matches!(g.kind, GroupKind::Mark(','))).map(|comma| behind_its_day(sentence, comma))?;
    let opening =
        groups.first().filter(|g| (g.start..g.end).any(|i| context.is_any(i, &[Function::After, Function::AfterOf])))?;
    let long = |g: &Group| match &g.kind {
        GroupKind::Time(t) => matches!(
            t.value,
            TimeValue::Calendar { weekday: None, day: None, .. }
                | TimeValue::PastMonth
                | TimeValue::PastYear
                | TimeValue::ThisYear
        ),
        _ => false,
    };
    let counted = |range: std::ops::Range<usize>| sentence.tolls.iter().any(|t| range.contains(&t.group));
    let earlier = groups[..end].iter().any(long) && counted(0..end) && opening.start == 0;
    (earlier && (end..groups.len()).any(|at| tells_of_harm(sentence, at))).then_some(end)
}

/// "Two days after the attack on A, another one killed four at B", "After A on Monday, it was B that was attacked": where the clause ends
/// that opens with an incident told before and its place, where another place was hit behind it.
pub fn opens_after_named(sentence: &SentenceTold<'_>, places: &[Found]) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    // "two weeks after the attack that had killed ten, another one killed four".
    let another = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.other && !i.plural && !i.definite);
    let anew = |end: usize| groups[end..].iter().any(another);
    let told_anew = || sentence.kinds.any(Kinds::INCIDENT) && groups.iter().any(another);
    if !(sentence.kinds.any(Kinds::PLACE) && places.len() >= 2) && !told_anew() {
        return None;
    }
    // "the day after the attack on A", "on the eve of it".
    let counted = |g: &Group| match &g.kind {
        GroupKind::Time(t) => {
            matches!(t.value, TimeValue::DaysAfter(1..)) || matches!(t.value, TimeValue::AnaphoricDay(n) if n != 0)
        }
        _ => false,
    };
    let after = |g: &Group| counted(g) || (g.start..g.end).any(|i| context.is_any(i, &[Function::After, Function::AfterOf]));
    let opening = groups.iter().take(OPENING).position(after)?;
    // "three days after an attack on A": counted from one that nothing has told of.
    let untold = counted(&groups[opening]);
    let told = |g: &&Group| match &g.kind {
        GroupKind::Incident(i) => i.definite || untold,
        // "au lendemain du meurtre": the article goes with the preposition.
        GroupKind::EffectNoun(noun) => {
            !noun.people && (noun.definite || (g.start.saturating_sub(1)..=g.start).any(|i| context.is(i, Function::DetDu)))
        }
        _ => false,
    };
    let place = |g: &&Group| matches!(g.kind, GroupKind::Place(_));
    let next = groups[opening + 1..].iter().find(|g| !matches!(g.kind, GroupKind::Word)).filter(|g| told(g) || place(g))?;
    let goes_on = |i: usize| context.is_any(i, &[Function::Who, Function::Where]);
    // "the death of three soldiers, killed on Monday at A,": a participle goes on with those of whom it tells.
    let told_of = |at: usize| {
        let harmed = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_some());
        groups.iter().find(|g| g.start >= at).is_some_and(harmed)
    };
    let ends = |g: &&Group| matches!(g.kind, GroupKind::Mark(',')) && g.start > next.start && !goes_on(g.end) && !told_of(g.end);
    let end = groups.iter().position(|g| ends(&g)).map(|comma| behind_its_day(sentence, comma))?;
    let strong = |p: &&Found| p.level == Level::Settlement && p.strength >= STRONG;
    let harms = || (end..groups.len()).any(|at| tells_of_harm(sentence, at));
    if anew(end) && matches!(next.kind, GroupKind::Incident(_)) && harms() {
        return Some(end);
    }
    let wide =
        |p: &Found| p.level > Level::Settlement && p.level < Level::Country && matches!(next.kind, GroupKind::EffectNoun(_));
    let before = places.iter().rfind(|p| p.group < end && (place(&next) || untold || strong(p) || wide(p)))?;
    let hit = places.iter().filter(|p| p.group > end && strong(p)).all(|p| !same(&p.place, &before.place));
    let elsewhere = hit && places.iter().any(|p| p.group > end && strong(&p));
    (elsewhere && harms()).then_some(end)
}

/// "after the attack on A, on 24 May, another one": the comma that ends a clause, behind its day where that stands between commas.
fn behind_its_day(sentence: &SentenceTold<'_>, comma: usize) -> usize {
    let groups = &sentence.groups;
    let mut behind = groups[comma + 1..].iter().enumerate().take(ITS_DAY).skip_while(|(_, g)| matches!(g.kind, GroupKind::Word));
    let day = behind.next().is_some_and(|(_, g)| matches!(&g.kind, GroupKind::Time(t) if names_day(t)));
    let closing = behind.next().filter(|(_, g)| day && matches!(g.kind, GroupKind::Mark(',')));
    closing.map_or(comma, |(at, _)| comma + 1 + at)
}

/// Its day stands between the commas within so many groups.
const ITS_DAY: usize = 5;

/// Such a clause begins with one of so many groups.
const OPENING: usize = 3;

/// "Three died in strikes in the south, after the strike on B, on Friday, which killed 45": where the clause begins that names an
/// earlier incident with a day and a figure of its own.
pub fn after_named(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let several = || sentence.tolls.iter().filter(|t| t.effect == Effect::Killed).nth(1).is_some();
    if !(says_after(sentence) || context.holds_function(&[Function::InAnswer])) || !several() {
        return None;
    }
    let killed =
        |range: std::ops::Range<usize>| sentence.tolls.iter().any(|t| range.contains(&t.group) && t.effect == Effect::Killed);
    // "in answer to the strikes on B, which had killed 45".
    let answers = |at: usize| (groups[at].start..groups[at].end).any(|i| context.is(i, Function::InAnswer));
    let names_earlier = |at: usize| {
        let act = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if !i.plural || answers(at));
        let noun = groups[at + 1..].iter().take(BETWEEN).any(act);
        let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if names_day(t)) || answers(at) && is_pluperfect(g);
        let told = (at + 1..groups.len()).find(|i| context.is(groups[*i].start, Function::Who));
        noun && told.is_some_and(|who| groups[at..].iter().any(day) && killed(who..groups.len()))
    };
    let after =
        |g: &Group| (g.start..g.end).any(|i| context.is_any(i, &[Function::After, Function::AfterOf, Function::InAnswer]));
    (1..groups.len()).find(|at| after(&groups[*at]) && killed(0..*at) && names_earlier(*at))
}

/// "Six were killed at A, while the day before two had been killed at B": where the clause begins whose day is counted back
/// from that of what stands before it.
pub fn day_before(sentence: &SentenceTold<'_>) -> Option<usize> {
    let groups = &sentence.groups;
    let context = &sentence.context;
    if !sentence.kinds.any(Kinds::TIME) || !context.holds_function(&[Function::While, Function::After]) {
        return None;
    }
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if matches!(t.value, TimeValue::AnaphoricDay(n) if n < 0));
    let time = groups.iter().position(counted)?;
    let opens = |at: &usize| context.is_any(groups[*at].start, &[Function::While, Function::After]);
    let clause = (time.saturating_sub(BETWEEN)..time).rev().find(opens)?;
    let told = |part: &[Group]| part.iter().any(|g| names_violence(sentence, g));
    (told(&groups[..clause]) && told(&groups[time..])).then_some(clause)
}

/// "Bandits took eighty pupils on Monday, who had already abducted four", "at A, where they had killed forty on Friday": where the
/// clause begins that tells in the pluperfect, with a figure and a time of its own, what was before.
pub fn told_before(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if sentence.tolls.is_empty() || !sentence.kinds.any(Kinds::EFFECT) || !groups.iter().any(is_pluperfect) {
        return None;
    }
    let violent = (0..groups.len()).find(|at| tells_of_harm(sentence, *at) && !is_pluperfect(&groups[*at]))?;
    let opens = |g: &Group| context.is_any(g.start, &[Function::Who, Function::Where]) || matches!(g.kind, GroupKind::Mark(';'));
    let earlier = |from: usize| {
        let end = groups[from + 1..].iter().position(opens).map_or(groups.len(), |end| from + 1 + end);
        let clause = from + 1..end;
        let timed = |g: &Group| {
            let day = matches!(&g.kind, GroupKind::Time(t) if matches!(t.value, TimeValue::Calendar { .. } | TimeValue::RelativeDay(_)));
            day || (g.start..g.end).any(|i| context.is(i, Function::Already))
        };
        let verb = clause.clone().take(CLAUSE).find(|i| matches!(groups[*i].kind, GroupKind::Effect(_)));
        verb.is_some_and(|verb| is_pluperfect(&groups[verb]))
            && groups[clause.clone()].iter().any(timed)
            && sentence.tolls.iter().any(|t| clause.contains(&t.group))
    };
    (violent + 1..groups.len()).find(|at| opens(&groups[*at]) && earlier(*at))
}

/// "On 3 May, at A, where an attack had caused, on 2 April, twelve dead, a bomb killed six": where the clause begins and ends that tells in
/// the pluperfect, between the place and the news, what was before.
pub fn told_before_between(sentence: &SentenceTold<'_>) -> Option<(usize, usize)> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if sentence.tolls.len() < 2 || !context.holds_function(&[Function::Where]) {
        return None;
    }
    let had = |g: &Group| is_pluperfect(g) || matches!(g.kind, GroupKind::Word) && is_had(sentence, g);
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let opens = (2..groups.len()).find(|at| context.is(groups[*at].start, Function::Where) && comma(&groups[*at - 1]))?;
    if sentence.tolls.iter().any(|t| t.group < opens) || !groups[opens..].iter().take(CLAUSE).any(had) {
        return None;
    }
    // The first comma behind its figure, after which nothing is told in the pluperfect.
    let figure = sentence.tolls.iter().map(|t| t.group).min()?;
    let closes = (figure..groups.len()).find(|at| comma(&groups[*at]))?;
    let news = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.mood == Mood::Past && matches!(e.voice, Voice::Active | Voice::Passive),
        // "a bomb caused six dead".
        GroupKind::Word => context.is_auxiliary(g.start),
        _ => false,
    };
    let told = groups[closes..].iter().take(CLAUSE).any(news) && sentence.tolls.iter().any(|t| t.group > closes);
    let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if names_day(t) || matches!(t.value, TimeValue::Recall | TimeValue::PastWeek | TimeValue::PastMonth | TimeValue::PastYear));
    let dated = groups[..opens].iter().any(day) && groups[opens..closes].iter().any(day);
    (told && dated && !groups[closes..].iter().any(had)).then_some((opens, closes))
}

/// "Two died on Tuesday at A, scene in 2022 of an attack that had killed thirty": where the words about the place begin that recall
/// what was there.
pub fn scene_of_before(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    if sentence.tolls.len() < 2 || !sentence.kinds.any(Kinds::TIME) || !context.holds_function(&[Function::Who, Function::Where])
    {
        return None;
    }
    let long_ago = |g: &Group| match &g.kind {
        GroupKind::Time(t) => {
            matches!(t.value, TimeValue::Calendar { weekday: None, day: None, .. } | TimeValue::PastYear | TimeValue::PastMonth)
        }
        _ => false,
    };
    let told = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.mood == Mood::Past || is_pluperfect(g));
    let had = |g: &Group| is_pluperfect(g) || matches!(g.kind, GroupKind::Word) && is_had(sentence, g);
    let recalls = |from: usize| {
        let comma = groups[..from].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(',')))?;
        let apposed = &groups[comma..from];
        let counted = |side: std::ops::Range<usize>| sentence.tolls.iter().any(|t| side.contains(&t.group));
        let before = apposed.iter().any(long_ago) && !apposed.iter().any(told) && groups[from..].iter().take(CLAUSE).any(had);
        (before && counted(0..comma) && counted(from..groups.len())).then_some(comma)
    };
    let opens = |at: &usize| context.is_any(groups[*at].start, &[Function::Who, Function::Where]);
    (1..groups.len()).filter(opens).find_map(recalls)
}

/// "Nine died on Monday at A, where two hundred have been killed since January": where the clause begins that counts over a period,
/// behind a figure with a day.
pub fn sums_up_behind(sentence: &SentenceTold<'_>) -> Option<usize> {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let first = sentence.tolls.first()?.group;
    if !sentence.kinds.any(Kinds::TIME) || !context.holds_function(&[Function::Who, Function::Where]) {
        return None;
    }
    let opens = |at: &usize| context.is_any(groups[*at].start, &[Function::Who, Function::Where]);
    let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if names_day(t));
    (first + 1..groups.len()).filter(opens).find(|from| {
        let count = sentence.tolls.iter().map(|t| t.group).find(|g| g > from);
        let Some(count) = count.filter(|count| count - from <= COUNTED_WITHIN) else { return false };
        let stop = groups[count..].iter().position(|g| matches!(g.kind, GroupKind::Mark(_)));
        let clause = &groups[from + 1..stop.map_or(groups.len(), |stop| count + stop)];
        groups[..*from].iter().any(day) && clause.iter().any(is_period) && !clause.iter().any(day)
    })
}

/// So many groups behind the first word of such a clause its figure stands at most.
const COUNTED_WITHIN: usize = 12;

fn is_pluperfect(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect)
}

/// The verb of such a clause stands at most so many groups behind its first word.
const CLAUSE: usize = 8;
