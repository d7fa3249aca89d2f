//! When and where a scene happened.

use super::choice::NEWS_DAYS;
use super::dates::{Calendar, Resolved, days_before};
use super::places::{Found, Level, STRONG};
use super::scenes::Scene;
use super::when;
use crate::lexicon::{Function, SpeechPreposition};
use crate::model::{DateValue, Span};
use crate::recognise::{EffectGroup, GroupKind, SpeechGroup, TimeGroup, TimeValue, Voice};
use crate::state::SentenceTold;
use jiff::civil::Date;

/// When and where a scene happened, as far as its own words say.
#[derive(Clone, Debug, Default)]
pub struct Anchor {
    pub date: Option<(Resolved, Span)>,
    pub place: Option<Found>,
    /// The days of the week that its words name: two such days differ even where no calendar says which they were.
    pub weekdays: Weekdays,
    /// "the next day", counted from a day that nothing tells: another day than that of what was told before.
    pub shifted: bool,
}

/// Days by their name, a bit each: those of the week, and yesterday and today as the report counts them. Two that differ are
/// two days even where no calendar says which they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weekdays {
    named: u8,
    /// Today, yesterday and so on back.
    counted: u8,
}

impl Weekdays {
    fn of(sentence: &SentenceTold<'_>, scene: &Scene) -> Self {
        let one = |all: Self, value: TimeValue| match value {
            TimeValue::Calendar { weekday: Some(n), .. } => Self { named: all.named | 1 << n, ..all },
            TimeValue::OfPastWeek(n) => Self { named: all.named | 1 << n, ..all },
            TimeValue::RelativeDay(n @ -7..=0) => Self { counted: all.counted | 1 << -n, ..all },
            _ => all,
        };
        // "this morning", in the words of somebody who spoke some other day.
        let spoken = |at: usize, t: &TimeGroup| {
            matches!(t.value, TimeValue::RelativeDay(_)) && sentence.context.tokens[sentence.groups[at].start].quoted
        };
        let times = scene.times.iter().filter(|(at, t)| !spoken(*at, t));
        times.fold(Self::default(), |all, (_, t)| t.until.iter().fold(one(all, t.value), |all, u| one(all, *u)))
    }

    /// Whether both name a day, the same.
    pub fn meets(self, other: Self) -> bool {
        self.named & other.named != 0
    }

    /// Whether both name days, and none in common.
    pub fn clash(self, other: Self) -> bool {
        let apart = |a: u8, b: u8| a != 0 && b != 0 && a & b == 0;
        apart(self.named, other.named) || apart(self.counted, other.counted)
    }

    /// The days of an incident with those of another of its sentences, where they have some in common: "on Monday and Tuesday".
    pub fn joined(self, other: Self) -> Self {
        let joined = |a: u8, b: u8| if a == 0 || a & b != 0 { a | b } else { a };
        Self { named: joined(self.named, other.named), counted: joined(self.counted, other.counted) }
    }

    pub fn is_named(self) -> bool {
        self.named != 0
    }

    pub fn or(self, other: Self) -> Self {
        if self == Self::default() { other } else { self }
    }
}

impl Anchor {
    /// Whether nothing in the scene says anything of its day.
    pub fn is_undated(&self) -> bool {
        self.date.is_none() && self.weekdays == Weekdays::default() && !self.shifted
    }

    /// `told_of` is the day told of before, which "the same day" counts from.
    pub fn of(told: &[SentenceTold<'_>], scene: &Scene, calendar: &Calendar, told_of: Option<&DateValue>) -> Self {
        if scene.times.is_empty() {
            return Self { place: best_place(&scene.places, Level::Country).cloned(), ..Self::default() };
        }
        let dates = dates(told, scene, calendar, told_of);
        // Of several days, the one that stands nearest to a figure.
        let distance = |at: usize| scene.tolls.iter().map(|t| told[scene.told].tolls[*t].group.abs_diff(at)).min().unwrap_or(0);
        // What is only counted from another day, as "the day before" may be from that of the announcement, comes last.
        let counted = |at: usize| {
            scene.times.iter().any(|(group, t)| *group == at && matches!(t.value, TimeValue::AnaphoricDay(n) if n != 0))
        };
        // "called after Sunday's clash, they fell the next day into an ambush".
        let counts_on =
            |at: usize| scene.times.iter().any(|(other, t)| *other > at && matches!(t.value, TimeValue::AnaphoricDay(1..)));
        let happened = |at: usize| when::says_when_it_was(&told[scene.told], at);
        // "the toll of Tuesday's attack rose on Friday to": the day of the attack, not that of the toll.
        let counted_out = |at: usize| dates_what_is_counted(&told[scene.told], at);
        // "Monday's attack killed two, then a third died on Wednesday in hospital": the day that opens with the violence.
        let first_toll = scene.tolls.iter().map(|t| told[scene.told].tolls[*t].group).min().unwrap_or(usize::MAX);
        let opens = |at: usize| at < first_toll && dates_noun(&told[scene.told], at) && !comes_after(&told[scene.told], at);
        // "A calm reigned on Wednesday at A, attacked the day before": the day of the clause that tells of the act.
        let several = dates.iter().filter(|(_, r, _)| !is_coarse(&r.value)).count() > 1;
        let acts = |at: usize| several && when::is_in_clause_of_act(&told[scene.told], at);
        // "After the attack on A, on Wednesday, he saw where six had been killed on Monday": the day of the verb.
        let harmed_on_another = |at: usize| dates.iter().any(|(other, ..)| *other != at && dates_harm(&told[scene.told], *other));
        let some_act = dates.iter().any(|(at, ..)| acts(*at));
        let day = dates.iter().filter(|(_, r, _)| !is_coarse(&r.value)).min_by_key(|(at, ..)| {
            let sentence = &told[scene.told];
            let other = when::is_of_another_verb(sentence, *at) || several && comes_after(sentence, *at) && counts_on(*at);
            let still = some_act && !acts(*at);
            (
                !(happened(*at) || several && is_apposed(sentence, *at) && !harmed_on_another(*at)),
                other,
                still,
                counted(*at),
                !counted_out(*at),
                !opens(*at),
                distance(*at),
            )
        });
        // "the one suspected of the attack on a hotel in 2015 was extradited on Thursday": the year behind the attack is its own.
        let own = |at: usize| dates_noun(&told[scene.told], at);
        let day = day.filter(|(at, ..)| own(*at) || !dates.iter().any(|(other, r, _)| is_coarse(&r.value) && own(*other)));
        // A month or a year is enough to tell that it was before.
        let date = day.or_else(|| dates.iter().min_by_key(|(_, r, _)| matches!(r.value, DateValue::Year(_))));
        Self {
            date: date.map(|(_, r, s)| (r.clone(), *s)),
            place: best_place(&scene.places, Level::Country).cloned(),
            weekdays: Weekdays::of(&told[scene.told], scene),
            shifted: date.is_none() && scene.times.iter().any(|(_, t)| matches!(t.value, TimeValue::AnaphoricDay(n) if n != 0)),
        }
    }
}

/// Whether an expression of time stands behind a noun of violence with nothing but its own words between: where it was, on whom.
fn dates_noun(sentence: &SentenceTold<'_>, time: usize) -> bool {
    use crate::recognise::GroupKind as K;
    let own = |g: &crate::recognise::Group| {
        matches!(g.kind, K::Word | K::Place(_) | K::Target(_) | K::Actor(_)) && !sentence.context.is(g.start, Function::Who)
    };
    let back = sentence.groups[..time].iter().rev().take(NOUN_TO_TIME);
    back.into_iter().find(|g| !own(g)).is_some_and(|g| matches!(g.kind, K::Incident(_)))
}

/// "learnt on Wednesday of the murder of seven men, on Sunday, at A", "the death, on Tuesday at A, of four men": a day between commas behind
/// the noun of violence.
fn is_apposed(sentence: &SentenceTold<'_>, time: usize) -> bool {
    use crate::recognise::GroupKind as K;
    let groups = &sentence.groups;
    let comma = |at: usize| matches!(groups.get(at).map(|g| &g.kind), Some(K::Mark(',')));
    let opens = time > 1 && comma(time - 1);
    let closes = comma(time + 1)
        || matches!(groups.get(time + 1).map(|g| &g.kind), Some(K::Word))
            && groups[time + 1..].iter().take(APPOSED).any(|g| matches!(g.kind, K::Mark(',')));
    let own = |g: &crate::recognise::Group| matches!(g.kind, K::Word | K::Victims(_) | K::Place(_));
    let noun = groups[..time.saturating_sub(1)].iter().rev().take(APPOSED).find(|g| !own(g));
    let violent = noun.is_some_and(|g| match &g.kind {
        K::Incident(i) => !i.plural,
        K::EffectNoun(noun) => !noun.people,
        _ => false,
    });
    opens && closes && violent
}

/// Such a day stands at most so many groups behind the noun, and is closed within as many.
const APPOSED: usize = 4;

/// "where six were killed on Monday": whether a finite verb of harm stands right before an expression of time.
fn dates_harm(sentence: &SentenceTold<'_>, time: usize) -> bool {
    use crate::recognise::GroupKind as K;
    let aside = |g: &&crate::recognise::Group| matches!(g.kind, K::Word | K::Place(_));
    let verb = sentence.groups[..time].iter().rev().take(APPOSED).find(|g| !aside(g));
    verb.is_some_and(|g| {
        matches!(&g.kind, K::Effect(e) if e.effect.is_some_and(super::scenes::harms) && matches!(e.voice, Voice::Active | Voice::Passive))
    })
}

/// "After Monday's attack": what is told came later.
fn comes_after(sentence: &SentenceTold<'_>, time: usize) -> bool {
    let from = sentence.groups[time.saturating_sub(NOUN_TO_TIME)].start;
    (from..sentence.groups[time].start)
        .any(|i| sentence.context.is_any(i, &[Function::After, Function::AfterOf, Function::Since]))
}

/// Whether an expression of time is that of the incident of which a toll is told: "the toll of the attack that struck on Tuesday".
fn dates_what_is_counted(sentence: &SentenceTold<'_>, time: usize) -> bool {
    use crate::recognise::{GroupKind as K, Voice};
    let own = |g: &crate::recognise::Group| match &g.kind {
        K::Word | K::Place(_) | K::Target(_) | K::Actor(_) => !sentence.context.is(g.start, Function::Who),
        K::Effect(e) => e.voice == Voice::Participle && e.effect.is_none(),
        _ => false,
    };
    let mut back = sentence.groups[..time].iter().rev().take(NOUN_TO_TIME).skip_while(|g| own(g));
    let violence = back.next().is_some_and(|g| matches!(g.kind, K::Incident(_)));
    violence && back.find(|g| !matches!(g.kind, K::Word)).is_some_and(|g| matches!(g.kind, K::SpeechNoun(_)))
}

/// The year of an incident stands at most so many groups behind its noun.
const NOUN_TO_TIME: usize = 8;

/// The days that a scene names, in its order, with the group that names each.
pub fn dates(
    told: &[SentenceTold<'_>],
    scene: &Scene,
    calendar: &Calendar,
    told_of: Option<&DateValue>,
) -> Vec<(usize, Resolved, Span)> {
    let sentence = &told[scene.told];
    let resolved = |(at, time): &(usize, TimeGroup)| {
        let group = &sentence.groups[*at];
        let counted = matches!(time.value, TimeValue::AnaphoricDay(n) if n != 0);
        let said = if counted { day_before(sentence, *at, calendar) } else { None };
        // "acknowledged on Tuesday the death of five men, fallen that same morning".
        let same = || matches!(time.value, TimeValue::AnaphoricDay(0)) && scene.times.len() == 1 && told_of.is_none();
        let said = said.or_else(|| if same() { day_before(sentence, *at, calendar) } else { None });
        let newly = counted && told_of.is_none();
        let said = said.or_else(|| if newly { day_said_before(told, scene.told, calendar) } else { None });
        let said = said.or_else(|| if newly { day_said_behind(sentence, *at, calendar) } else { None });
        let mut found = calendar.resolve(time, said.as_ref().or(told_of))?;
        if let Some(day) = told_of.filter(|t| said_then(sentence, group.start, time, t, calendar, scene.settlement().is_none())) {
            let because = "the day told of, in the words of somebody who spoke that day".into();
            found = Resolved { value: day.clone(), because };
        }
        if let Some(spoken) = spoken_on(told, scene.told, *at, time, calendar) {
            found = spoken;
        } else if let Some(day) = told_of.filter(|day| was_told_then(told, scene.told, *at, time, day, calendar)) {
            found =
                Resolved { value: day.clone(), because: "the day told of, counted from that on which it was announced".into() };
        }
        year_told(&mut found, time, told_of);
        // "on Monday three were killed; last Monday eight had been killed": not that Monday.
        let last = time.last && scene.pluperfect && told_of == Some(&found.value);
        if last && matches!(time.value, TimeValue::Calendar { weekday: Some(_), day: None, .. }) {
            let day = found.value.day().and_then(|d| d.checked_sub(jiff::ToSpan::days(7)).ok());
            found.value = day.map_or(found.value, DateValue::Day);
        }
        // "Ten were killed on Friday. The week before, six had been killed": the week before that of the Friday.
        if time.value == TimeValue::PastWeek && (scene.pluperfect || scene.past_before) {
            whole_week_before(&mut found, told_of);
        }
        // "an attack had left eleven dead": so does a verb that only brings them in.
        let had = scene.pluperfect || scene.past_before && !scene.tolls.is_empty();
        if had && !scene.reported && *at <= scene.from + 1 && calendar.is_of_publication(&found.value) {
            week_before(&mut found, time, told_of);
        }
        if (scene.before || scene.after)
            && told_of.is_some_and(|told| days_before(&found.value, told).is_none_or(|days| days <= 0))
        {
            week_before(&mut found, time, told_of);
        }
        if sentence.context.is(group.start, Function::DetDem) {
            next_after(&mut found, told_of);
        }
        Some((*at, found, sentence.context.span(group.start, group.end)))
    };
    let mut days: Vec<(usize, Resolved, Span)> = Vec::new();
    for day in scene.times.iter().filter_map(resolved) {
        match days.last_mut() {
            Some(last) if goes_on(sentence, last, &day) => {
                let (Some(a), Some(b)) = (last.1.value.earliest(), day.1.value.day()) else { continue };
                (last.0, last.1.value) = (day.0, DateValue::Interval(a, b));
                last.2 = last.2.cover(day.2);
            }
            // "the next day, Friday 14 November", "on the 7th, that is two days later": the day that is named holds.
            Some(last) if names_it(sentence, scene, last.0, day.0) => *last = day,
            Some(last) if names_it(sentence, scene, day.0, last.0) => {}
            _ => days.push(day),
        }
    }
    if told_of.is_none() && !scene.is_of_harm() && !scene.kills {
        days.iter_mut().for_each(|day| count_back(sentence, scene, day));
    }
    after_the_act(sentence, scene, days, calendar, told_of)
}

/// "On Tuesday, five days after the raid": the raid was five days before Tuesday, whatever the sentence tells of Tuesday. "Two days
/// after a raid that killed ten": so was one that the sentence only tells of now; without a day beside it, it was before what was
/// told last.
fn after_the_act(
    sentence: &SentenceTold<'_>,
    scene: &Scene,
    days: Vec<(usize, Resolved, Span)>,
    calendar: &Calendar,
    told_of: Option<&DateValue>,
) -> Vec<(usize, Resolved, Span)> {
    let counted = scene.times.iter().find_map(|(at, t)| match t.value {
        TimeValue::AnaphoricDay(n) | TimeValue::DaysAfter(n) if n > 0 => Some((*at, n, counts_from(sentence, scene, *at)?)),
        _ => None,
    });
    let Some((at, count, from)) = counted else { return days };
    // "two days after Monday's attack", "some days after the battle that was fought there on Sunday": the act has its day by name.
    let of_the_act = |other: usize| {
        use crate::recognise::{Group, GroupKind as K};
        let (context, groups) = (&sentence.context, &sentence.groups);
        // Set between the verb of its clause and what that governs.
        let within = other > at + 2
            && matches!(groups[other - 1].kind, K::Mark(','))
            && matches!(groups[other - 2].kind, K::Effect(_) | K::Word)
            && context.is_mark(groups[other].end, ',')
            && groups[at..other].iter().any(|g| context.is(g.start, Function::Who));
        // "the day after the attack on A, which killed seven on Tuesday": at the end of its relative clause.
        let who = groups[..other].iter().rposition(|g| context.is(g.start, Function::Who)).filter(|who| *who > at + 1);
        let clause = who.is_some_and(|who| {
            let mark = |g: &Group| matches!(g.kind, K::Mark(_));
            mark(&groups[who - 1]) && !groups[who..other].iter().any(mark) && context.is_mark(groups[other].end, ',')
        });
        // "the day after the raid that killed ten on Monday at A", "after the one led on Monday": within what is said of the act, before any mark.
        let told = |g: &Group| {
            context.is(g.start, Function::Who)
                || matches!(
                    &g.kind,
                    K::Effect(EffectGroup { voice: Voice::Participle, .. }) | K::Speech(SpeechGroup { participle: true, .. })
                )
                || matches!(g.kind, K::Word) && context.lexicon.is_participle(&context.word(g.start).to_lowercase())
        };
        let inside = other > at + 1
            && groups[at + 1..other].iter().any(told)
            && !groups[at..other].iter().any(|g| matches!(g.kind, K::Mark(_)));
        let apart = |g: &Group| matches!(g.kind, K::Mark(_) | K::Time(_)) && g.start > groups[at].start;
        // "the day after the raid led on Tuesday by militiamen": right behind the participle that says who did it.
        let led = other > at + 2
            && matches!(groups[other - 2].kind, K::Incident(_))
            && matches!(&groups[other - 1].kind, K::Effect(e) if e.voice == Voice::Participle && e.effect.is_none());
        // "two days after the raid of gunmen, on Tuesday, on the camp": between commas, with no verb of its own since.
        let comma = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(K::Mark(',')));
        let acts = |g: &Group| matches!(g.kind, K::Effect(_) | K::Speech(_));
        let set_off = other > at + 2 && comma(other - 1) && comma(other + 1) && !groups[at..].iter().any(acts);
        inside
            || clause
            || within
            || led
            || set_off
            || other > at && dates_noun(sentence, other) && !groups[at..other].iter().any(apart)
    };
    if let Some(own) = days.iter().find(|(other, ..)| of_the_act(*other)) {
        return vec![own.clone()];
    }
    let named = days.iter().find(|(other, r, _)| *other != at && r.value.day().is_some()).and_then(|(_, r, _)| r.value.day());
    let mut because = BEFORE_NAMED;
    let named = named.or_else(|| {
        let beside = day_before(sentence, at, calendar).as_ref().and_then(DateValue::day);
        let newly = from == CountsFrom::Retold;
        // "The day after the massacre at A, the army promised on Tuesday": so many days before that Tuesday.
        let said = || day_said_behind(sentence, at, calendar).as_ref().and_then(DateValue::day).filter(|_| at == scene.from);
        beside.or_else(said).or_else(|| {
            because = "counted from the day told before";
            told_of.filter(|t| newly && matches!(t, DateValue::Day(_) | DateValue::Interval(..))).and_then(DateValue::latest)
        })
    });
    let act = named.and_then(|day| day.checked_sub(jiff::ToSpan::days(i64::from(count))).ok());
    let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
    match act {
        Some(act) => vec![(at, Resolved { value: DateValue::Day(act), because: because.into() }, span)],
        None => days,
    }
}

/// What a day is counted from that comes after another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CountsFrom {
    /// What was told before: "five days after the raid".
    Told,
    /// What is told right behind it, with its own figures: "the day after a raid that killed ten".
    Retold,
}

/// What an expression such as "two days after" counts from, where that is violence.
fn counts_from(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> Option<CountsFrom> {
    use crate::recognise::GroupKind as K;
    let end = sentence.groups[at].end;
    let after = sentence.context.is(end - 1, Function::After);
    let of = (end - 1..=end).any(|i| sentence.context.is_any(i, &[Function::Of, Function::DetDu, Function::DetDes]));
    let next = at + 1 + sentence.groups[at + 1..].iter().position(|g| !matches!(g.kind, K::Word))?;
    let definite = match &sentence.groups[next].kind {
        _ if super::measured::is_pronoun_for_another(sentence, at + 1) => false,
        K::Incident(i) => i.definite,
        // "the day after the slaughter of A, the prosecutor announced on Wednesday": where that day is of no act of its own.
        K::EffectNoun(noun) if !noun.people => {
            let day = |i: &usize| matches!(&sentence.groups[*i].kind, K::Time(t) if when::names_day(t));
            let definite = noun.definite || sentence.context.is(sentence.groups[next].start, Function::DetDu);
            definite && (at + 1..sentence.groups.len()).find(day).is_some_and(|i| !when::is_in_clause_of_act(sentence, i))
        }
        // "ten days after the one led against another camp".
        K::Effect(EffectGroup { voice: Voice::Participle, .. }) | K::Speech(SpeechGroup { participle: true, .. })
            if scene.recalls && sentence.context.is(sentence.groups[next].start.saturating_sub(1), Function::ThatOf) =>
        {
            false
        }
        // "two days after the recapture of A".
        K::Effect(e) if e.captures() => false,
        // "two days after four teachers were killed".
        K::Victims(_) | K::Actor(_) | K::Effect(_) if sentence.context.is(end, Function::That) => false,
        // "two days after that of A": of an attack as well.
        K::SpeechPreposition(SpeechPreposition::Opens) if scene.recalls || of => false,
        _ => return None,
    };
    let figures = || scene.tolls.iter().map(|t| sentence.tolls[*t].group);
    let last = figures().max().filter(|_| figures().all(|group| group > at));
    let telling = [Function::Who, Function::Where, Function::Including];
    let told_of_it = |g: &crate::recognise::Group| (g.end..g.end + 2).any(|i| sentence.context.is_any(i, &telling));
    // "that of A, in the region of B, which cost ten lives": of the same place.
    let placed = |at: usize| {
        let behind = sentence.groups[at + 1..].iter().find(|g| !matches!(g.kind, K::Word));
        behind.is_some_and(|g| matches!(g.kind, K::Place(_)))
    };
    // "a raid, against a convoy, that killed ten": the last comma before the figure tells.
    let aside = |last: usize| {
        let comma = (next..last).rfind(|at| matches!(sentence.groups[*at].kind, K::Mark(',')));
        comma.is_some_and(|at| !told_of_it(&sentence.groups[at]) && !placed(at))
    };
    // Before it stands what came after: not where it opens the sentence.
    let told_after = at > scene.from || scene.from > 0;
    match last {
        Some(last) if (after || of) && told_after && !aside(last) => Some(CountsFrom::Retold),
        // "This attack comes the day after an ambush", "after that of A": after another one.
        None if (after || of) && told_after && (!definite || of_the_told_before(scene, at)) => Some(CountsFrom::Retold),
        _ => ((after || of) && definite).then_some(CountsFrom::Told),
    }
}

/// Whether a scene speaks of the incident told before a group: "this attack comes two days after".
fn of_the_told_before(scene: &Scene, at: usize) -> bool {
    scene.mentions.iter().any(|m| m.is_the_act() && m.group < at)
}

/// "«This morning we were attacked», said the spokesman" of what a report tells of yesterday: who is quoted spoke on that day.
fn said_then(
    sentence: &SentenceTold<'_>,
    start: usize,
    time: &crate::recognise::TimeGroup,
    told_of: &DateValue,
    calendar: &Calendar,
    nowhere: bool,
) -> bool {
    let today = time.value == TimeValue::RelativeDay(0) && sentence.context.tokens[start].quoted;
    let published = calendar.published.as_ref().and_then(DateValue::day);
    today
        && told_of
            .day()
            .zip(published)
            .is_some_and(|(told, published)| (1..=if nowhere { NEWS_DAYS } else { 2 }).contains(&(published - told).get_days()))
}

/// "«They came yesterday», he said on Tuesday": within a quotation, a day is counted from that on which it was said.
fn spoken_on(told: &[SentenceTold<'_>], index: usize, at: usize, time: &TimeGroup, calendar: &Calendar) -> Option<Resolved> {
    let sentence = &told[index];
    let quoted = |group: usize| sentence.context.tokens[sentence.groups[group].start].quoted;
    let TimeValue::RelativeDay(offset) = time.value else { return None };

    // Who speaks may be named where the quotation ends, some sentences on.
    let goes_on = |s: &&SentenceTold<'_>| s.context.tokens.first().is_some_and(|t| t.quoted);
    let on = told[index + 1..].iter().take(QUOTED_ON).take_while(goes_on);
    let said = std::iter::once(sentence)
        .chain(on)
        .find_map(|s| said_on(s, calendar, |group| !s.context.tokens[s.groups[group].start].quoted))?;
    // Else it is counted from the day of publication, but where it would come after it was told.
    let published = calendar.resolve(time, None).and_then(|r| r.value.latest());
    if !quoted(at) && !published.is_some_and(|day| said < day) {
        return None;
    }
    let day = |n: i8| said.checked_add(jiff::ToSpan::days(i64::from(n))).ok();
    let value = match time.until {
        Some(TimeValue::RelativeDay(until)) => DateValue::Interval(day(offset)?, day(until)?),
        _ => DateValue::Day(day(offset)?),
    };
    Some(Resolved { value, because: "counted from the day on which it was said".into() })
}

/// "Six were killed on Sunday, the minister announced on Monday. «Yesterday men came»": whether a day within a quotation, counted from
/// that on which the sentences before were said, is the one told of.
fn was_told_then(
    told: &[SentenceTold<'_>],
    index: usize,
    at: usize,
    time: &TimeGroup,
    told_of: &DateValue,
    calendar: &Calendar,
) -> bool {
    let sentence = &told[index];
    let TimeValue::RelativeDay(offset) = time.value else { return false };
    if time.until.is_some() || !sentence.context.tokens[sentence.groups[at].start].quoted {
        return false;
    }
    let counted = |said: Date| said.checked_add(jiff::ToSpan::days(i64::from(offset))).ok();
    let before = &told[index.saturating_sub(QUOTED_ON)..index];
    let said = before.iter().rev().filter(|b| b.zone == sentence.zone).find_map(|b| said_on(b, calendar, |_| true));
    said.and_then(counted).is_some_and(|day| told_of.day() == Some(day))
}

/// "Eleven were killed on 20 October 2018. The murder of two, on 19 October": a day without a year, close to that told of, is of its year.
fn year_told(found: &mut Resolved, time: &TimeGroup, told_of: Option<&DateValue>) {
    let bare = matches!(time.value, TimeValue::Calendar { day: Some(_), month: Some(_), weekday: None, year: None });
    let Some((day, told)) = found.value.day().zip(told_of.and_then(DateValue::day)) else { return };
    if !bare || time.last || time.until.is_some() || day.year() == told.year() {
        return;
    }
    let years = jiff::ToSpan::years(i64::from(told.year() - day.year()));
    let moved = day.checked_add(years).ok().filter(|moved| (*moved - told).get_days().abs() <= CLOSE_DAYS);
    if let Some(day) = moved {
        *found = Resolved { value: DateValue::Day(day), because: "in the year of the day told of".into() };
    }
}

/// Days of one account lie so many apart at most.
const CLOSE_DAYS: i32 = 14;

/// A quotation is followed for so many sentences.
const QUOTED_ON: usize = 3;

/// The day that a sentence names for what is said in it.
pub fn said_on(sentence: &SentenceTold<'_>, calendar: &Calendar, test: impl Fn(usize) -> bool) -> Option<Date> {
    let day = |at: usize| match &sentence.groups[at].kind {
        GroupKind::Time(time) if time.until.is_none() && when::names_day(time) && when::is_speech_time(sentence, at) => {
            calendar.resolve(time, None)?.value.day()
        }
        _ => None,
    };
    (0..sentence.groups.len()).filter(|at| test(*at)).find_map(day)
}

/// "On Thursday, eleven had been killed", read on a Thursday after what is told of Sunday: the Thursday before.
fn week_before(found: &mut Resolved, time: &TimeGroup, told_of: Option<&DateValue>) {
    let weekday = matches!(time.value, TimeValue::Calendar { weekday: Some(_), day: None, .. }) && time.until.is_none();
    let earlier = |day: &Date| told_of.and_then(DateValue::latest).is_some_and(|told| told < *day);
    let before = found.value.day().filter(|day| weekday && earlier(day)).and_then(|d| d.checked_sub(jiff::ToSpan::days(7)).ok());
    if let Some(day) = before {
        *found = Resolved { value: DateValue::Day(day), because: "the last such weekday before the day told of".into() };
    }
}

/// The week before that of the day told of, where the week found is that in which it lies.
fn whole_week_before(found: &mut Resolved, told_of: Option<&DateValue>) {
    let DateValue::Interval(from, to) = found.value else { return };
    let week = jiff::ToSpan::days(7);
    let told = told_of.and_then(DateValue::latest).filter(|told| (from..=to).contains(told));
    let before = told.and_then(|_| Some(DateValue::Interval(from.checked_sub(week).ok()?, to.checked_sub(week).ok()?)));
    if let Some(value) = before {
        *found = Resolved { value, because: "the week before that of the day told of".into() };
    }
}

/// "announced on Tuesday the loss of four men in an ambush the day before": the day of its own sentence that an expression
/// counts from, be it only that of the announcement.
fn day_before(sentence: &SentenceTold<'_>, at: usize, calendar: &Calendar) -> Option<DateValue> {
    let days = sentence.groups[..at].iter().rev().filter_map(|g| match &g.kind {
        // "On Tuesday, in the afternoon": the day is still the last one named.
        crate::recognise::GroupKind::Time(time) if time.value != TimeValue::PartOfDay => Some(time),
        _ => None,
    });
    let day =
        days.take(1).find(|t| t.until.is_none() && matches!(t.value, TimeValue::Calendar { .. } | TimeValue::RelativeDay(_)))?;
    calendar
        .resolve(day, None)
        .map(|r| r.value)
        .filter(|v| v.day().is_some() || matches!(v, DateValue::OpenYear(_) | DateValue::OneOf(_)))
}

/// Such a sentence stands at most so many before.
const SAID_BACK: usize = 2;

/// "Nine were killed, the governor said on Wednesday. The post had been attacked the day before": the day of one of the sentences before,
/// where nothing has told the day of the violence.
fn day_said_before(told: &[SentenceTold<'_>], index: usize, calendar: &Calendar) -> Option<DateValue> {
    let before = told[index.saturating_sub(SAID_BACK)..index].iter().rev().filter(|b| b.zone == told[index].zone);
    before.into_iter().find_map(|before| day_before(before, before.groups.len(), calendar))
}

/// "Seven were killed the day before, it was learnt this Tuesday": the day of saying that the sentence names behind it, or else that of
/// writing, which heads the text.
fn day_said_behind(sentence: &SentenceTold<'_>, at: usize, calendar: &Calendar) -> Option<DateValue> {
    // "At A, where ten had been killed the day before, people called on Monday for": the day of what the sentence goes on to, in the past.
    let within = || sentence.groups[..at].iter().any(|g| sentence.context.is_any(g.start, &[Function::Who, Function::Where]));
    let aside = at == 0 || within();
    let goes_on = |i: usize| {
        aside
            && when::is_in_clause_of_act(sentence, at)
            && !when::is_in_clause_of_act(sentence, i)
            && !when::is_up_to(sentence, i)
            && !when::is_to_come(sentence, at, i)
    };
    let named = |i: usize| match &sentence.groups[i].kind {
        GroupKind::Time(time)
            if time.until.is_none() && (when::is_speech_time(sentence, i) || when::names_day(time) && goes_on(i)) =>
        {
            calendar.resolve(time, None)
        }
        _ => None,
    };
    let behind = (at + 1..sentence.groups.len()).find_map(named).map(|r| r.value).filter(|v| v.day().is_some());
    behind.or(calendar.written.map(DateValue::Day))
}

/// A day that is only counted from another, and the same day by its name, with a comma or bracket between.
fn names_it(sentence: &SentenceTold<'_>, scene: &Scene, counted: usize, named: usize) -> bool {
    let value = |at: usize| scene.times.iter().find(|(group, _)| *group == at).map(|(_, t)| t.value);
    let between = &sentence.groups[counted.min(named) + 1..counted.max(named)];
    let apposed = match between {
        [mark] => matches!(mark.kind, crate::recognise::GroupKind::Mark(',' | '(')),
        [mark, that_is] => {
            matches!(mark.kind, crate::recognise::GroupKind::Mark(',' | '('))
                && sentence.context.is(that_is.start, Function::ThatIs)
        }
        _ => false,
    };
    apposed
        && matches!(value(counted), Some(TimeValue::AnaphoricDay(_)))
        && matches!(value(named), Some(TimeValue::Calendar { .. }))
}

/// "A bomb killed nine. Two days later, on Tuesday, the president bowed at their graves": where no harm is told of that Tuesday, what was told
/// without its day was so many days before.
fn count_back(sentence: &SentenceTold<'_>, scene: &Scene, named: &mut (usize, Resolved, Span)) {
    let after = scene.times.iter().find_map(|(at, t)| match t.value {
        TimeValue::AnaphoricDay(n) if n > 0 && *at < named.0 && names_it(sentence, scene, *at, named.0) => Some(i64::from(n)),
        _ => None,
    });
    let act = after.zip(named.1.value.day()).and_then(|(days, day)| day.checked_sub(jiff::ToSpan::days(days)).ok());
    if let Some(day) = act {
        named.1 = Resolved { value: DateValue::Day(day), because: BEFORE_NAMED.into() };
    }
}

/// Why a day is counted back from another.
const BEFORE_NAMED: &str = "so many days before the day named beside it";

/// "on Thursday and Friday": two days next to each other, of one thing.
fn goes_on(sentence: &SentenceTold<'_>, last: &(usize, Resolved, Span), day: &(usize, Resolved, Span)) -> bool {
    // "on Tuesday, Wednesday and Thursday".
    let and = |at: usize| sentence.groups.get(at).is_some_and(|g| sentence.context.is(g.start, Function::And));
    let listed = || {
        let comma = matches!(sentence.groups[last.0 + 1].kind, GroupKind::Mark(','));
        comma && and(day.0 + 1) && matches!(sentence.groups.get(day.0 + 2).map(|g| &g.kind), Some(GroupKind::Time(_)))
    };
    let latest = match last.1.value {
        DateValue::Interval(_, latest) => Some(latest),
        ref value => value.day(),
    };
    let joined = day.0 == last.0 + 2 && (and(last.0 + 1) || listed());
    let next = latest.zip(day.1.value.day()).is_some_and(|(a, b)| (b - a).get_days() == 1);
    joined && next
}

/// "on Thursday the 12th … this Friday": of several days of that name, the next one after the day told of before.
fn next_after(found: &mut Resolved, told_of: Option<&DateValue>) {
    let (DateValue::OneOf(days), Some(told)) = (&found.value, told_of.and_then(DateValue::day)) else { return };
    let next = days.iter().copied().find(|d| (0..7).contains(&(*d - told).get_days()));
    if let Some(day) = next {
        *found = Resolved { value: DateValue::Day(day), because: "the next such weekday after the day told before".into() };
    }
}

pub fn is_coarse(value: &DateValue) -> bool {
    matches!(value, DateValue::Month(..) | DateValue::Year(_))
}

/// The first day that is told holds; a finer one takes the place of a month or of a set of days.
pub fn join_date(old: &mut Option<(Resolved, Span)>, new: Option<(Resolved, Span)>, told: usize, weak: bool) {
    let Some(new) = new else { return };
    let finer = match old {
        None => !weak || told <= 4,
        Some((value, _)) => {
            let days = || matches!(new.0.value, DateValue::Interval(a, b) if (b - a).get_days() <= FEW_DAYS);
            (is_coarse(&value.value) || matches!(value.value, DateValue::OneOf(_))) && (new.0.value.day().is_some() || days())
                || value.is_finer_within(&new.0, weak)
        }
    };
    if finer {
        *old = Some(new);
    }
}

/// A night, or so many days, say more than their month.
const FEW_DAYS: i32 = 3;

/// The most precise of the likely places, none wider than `widest`.
pub fn best_place(places: &[Found], widest: Level) -> Option<&Found> {
    let most = places.iter().filter(|p| p.level <= widest).map(|p| p.strength).max()?;
    // "the district of A, 110 km from B": B only says where A lies.
    let certain = places.iter().any(|p| p.level <= Level::District && p.strength >= STRONG && !p.away);
    // "on the road from A to B, at the village of C": C is where on it.
    let exact = |p: &Found| p.level == Level::Settlement && p.strength >= STRONG && !(p.between || p.near || p.away);
    let on_the_road = places.iter().any(exact);
    let refers = |p: &Found| certain && p.away && p.strength < STRONG || on_the_road && p.between;
    places
        .iter()
        .enumerate()
        .filter(|(_, p)| p.level <= widest && !refers(p))
        .filter(|(_, p)| p.strength + 1 >= most && p.strength >= 3 || p.strength == most)
        .min_by_key(|(at, p)| (p.level, std::cmp::Reverse(p.strength), *at))
        .map(|(_, p)| p)
}
