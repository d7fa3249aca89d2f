//! Whether a report brings violence as news, or something else that only recalls it: a disarmament, a quarter's figures, who commands
//! now, the life of those who fled.

use super::choice::{HISTORY_DAYS, NEWS_DAYS};
use super::dates::Calendar;
use super::incidents::Draft;
use super::mentions::{Mention, is_completed};
use super::occasion::{self, Said, WEEK};
use super::recent;
use super::scenes::{OPENING, Scene};
use super::subject::{LEAD, THESE_DAYS, age, count, harms, names_one, names_violence};
use crate::lexicon::{Function, Sense, Subject};
use crate::model::{Effect, Kind};
use crate::recognise::{Group, GroupKind, Kinds, TimeGroup, TimeValue};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// What somebody uncovers was at most so many days before.
const SEASON: i32 = 100;
/// A report that brings violence as news tells of it in so many sentences.
const NEWS_WITHIN: usize = 8;

/// Whether a report brings violence as news: its opening tells of it in its own right, or what it tells further down is said to be of these
/// days. Else its news is something else, which only recalls: a quarter's figures, a disarmament, who now commands.
pub(super) fn brings_news(told: &[SentenceTold<'_>], scenes: &[Scene], drafts: &[Draft], calendar: &Calendar) -> bool {
    let names = |s: &Scene| s.mentions.iter().any(|m| m.kind != Kind::Other && !m.device);
    let (sums, first) = (sums_up(told, scenes), told.iter().position(|t| t.zone != Zone::Headline));
    // "DDR has begun again at A, while massacres struck the region on the 21st": what goes on beside it.
    let old = |s: usize| {
        told[scenes[s].told].context.holds_function(&[Function::While])
            && drafts.iter().any(|d| d.scenes.contains(&s) && age(d, calendar).is_some_and(|days| days > NEWS_DAYS))
    };
    let told_now = |at: usize, s: &Scene| {
        // "announced on Tuesday that six had been killed", "two weeks after the attack the toll stands at nine": the news itself.
        let speaks = || told[s.told].groups.iter().any(|g| matches!(g.kind, GroupKind::Speech(_)));
        let struck = || s.mentions.iter().any(|m| !m.noun && m.kind != Kind::Other);
        let counts = || !told[s.told].tolls.is_empty() || struck();
        let lede = Some(s.told) == first && counts() && (!(s.pluperfect || s.past_before) || speaks());
        let before = s.recalls || (s.pluperfect || s.past_before) && !s.reported || s.general && !harms(told, s);
        let before = before && !lede;
        // What stands behind a sum is of its period, if no day says else.
        let own = || !sums || s.settlement().is_some();
        // "gunmen attacked a camp"
        let acts = || s.told < OPENING && s.mentions.iter().any(|m| m.kind != Kind::Other && !m.device && m.finite);
        let tells = || (harms(told, s) || names_one(s) || acts()) && own() || s.told < LEAD && names(s) && !sums && !old(at);
        let aside = || Some(s.told) != first && occasion::tells_in_a_clause(&told[s.told]);
        // "Three of them survived Monday's attack on their coach": the lede counts people whom what it names befell these days.
        let of_days = |d: &Draft| age(d, calendar).is_some_and(|days| (0..=NEWS_DAYS).contains(&days));
        let counts_lately =
            || lede && !s.tolls.is_empty() && drafts.iter().any(|d| d.scenes.contains(&at) && d.is_dated() && of_days(d));
        !before && (tells() && !occasion::names_only(&told[s.told], s) && !aside() || counts_lately())
    };
    // Where no day says that it is news, only the opening does; a page without a day may open with anything.
    let within = if calendar.published.is_some() { opening(told) } else { NEWS_WITHIN };
    let opens = |(at, s): (usize, &Scene)| s.headline && (harms(told, s) || names(s)) || s.told < within && told_now(at, s);
    // In a report of which only the month is known, any day of it may be before.
    let month = calendar.published.as_ref().is_some_and(|p| p.day().is_none());
    let news = |d: &Draft| {
        let said = d.scenes.iter().filter_map(|s| occasion::said_of_violence(&told[scenes[*s].told])).max();
        let early = || d.scenes.iter().any(|s| scenes[*s].told < LEAD);
        let age = age(d, calendar);
        match said {
            Some(Said::Lately | Said::OnDayOfYear) => age.is_none_or(|days| days <= THESE_DAYS),
            Some(Said::OnDate) => age.is_some_and(|days| days <= NEWS_DAYS && (days >= 0 || early() || month)),
            None => false,
        }
    };
    // "A black week", and then each act under its day.
    let on_its_day = |d: &Draft| {
        let tells = |at: usize| {
            let s = &scenes[at];
            told_now(at, s) || s.verbless && s.tells() || is_attested(told, s)
        };
        let attested = || d.scenes.iter().any(|s| is_attested(told, &scenes[*s]));
        age(d, calendar).is_some_and(|days| days >= 0 && (days <= HISTORY_DAYS || days <= SEASON && attested()))
            && is_dated_after_the_opening(told, d)
            && d.scenes.iter().any(|s| tells(*s))
    };
    scenes.iter().enumerate().any(opens) || drafts.iter().any(|d| news(d) || on_its_day(d))
}

/// How many sentences open a report; in one that begins with headings alone, those that have a verb count: "Three accounts of the same
/// hours. That of the families. …"
fn opening(told: &[SentenceTold<'_>]) -> usize {
    let tells = |t: &SentenceTold<'_>| t.groups.iter().any(|g| occasion::is_told(t, g));
    let body = || told.iter().take(OPENING).filter(|t| t.zone != Zone::Headline);
    if body().filter(|t| tells(t)).count() > 1 {
        return OPENING;
    }
    let told_of = (0..told.len()).filter(|at| told[*at].zone == Zone::Headline || tells(&told[*at])).nth(OPENING - 1);
    told_of.map_or(told.len(), |at| at + 1)
}

/// Whether the day of an incident stands behind the first sentence of the report, which tells what its news is.
fn is_dated_after_the_opening(told: &[SentenceTold<'_>], draft: &Draft) -> bool {
    let Some((_, day)) = &draft.date else { return false };
    let Some(first) = told.iter().find(|t| t.zone != Zone::Headline) else { return false };
    first.context.span(0, first.context.len()).end <= day.start
}

/// "after the attack that killed thirty in April", "in 2022": all that says when it was is a month or a year.
pub(super) fn is_of_months_before(scenes: &[Scene], draft: &Draft) -> bool {
    let mut times = draft.scenes.iter().filter(|s| !scenes[**s].headline).flat_map(|s| scenes[*s].times.iter()).peekable();
    let coarse = |t: &TimeGroup| is_coarse(t) && !t.part && t.until.is_none();
    times.peek().is_some() && times.all(|(_, t)| coarse(t))
}

/// What was so many days ago is no news of the week.
const MONTH: u32 = 30;

/// What was weeks ago is news where somebody brings it to light: the opening tells of it with a main verb, not as what had been.
pub(super) fn is_told_anew(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, lead: usize) -> bool {
    let mut own = draft.scenes.iter().chain(draft.joint.iter().map(|(s, _)| s)).map(|s| &scenes[*s]);
    own.any(|s| {
        // "had killed nine in April, the authorities revealed"
        let speaks = || told[s.told].groups.iter().any(|g| matches!(g.kind, GroupKind::Speech(_)));
        let before = s.recalls || (s.pluperfect || s.past_before) && !speaks();
        let opens = || s.told < lead && (s.harmful || names_violence(s)) && !occasion::names_only(&told[s.told], s);
        !before && (is_attested(told, s) || opens())
    })
}

/// "It obtained from survivors a list of seven people killed at A on 18 November": what somebody says of one day and place in weeks past.
fn is_attested(told: &[SentenceTold<'_>], scene: &Scene) -> bool {
    let speaks = |g: &Group| matches!(g.kind, GroupKind::Speech(_));
    let whole = |t: &TimeGroup| matches!(t.value, TimeValue::Calendar { day: Some(_), month: Some(_), .. });
    scene.harmful
        && scene.settlement().is_some()
        && scene.times.iter().any(|(_, t)| whole(t))
        && told[scene.told].groups.iter().any(speaks)
}

/// Whether a report opens with figures of a period alone, or calls itself a review of one, and tells of no day.
fn sums_up(told: &[SentenceTold<'_>], scenes: &[Scene]) -> bool {
    let lede = told.iter().position(|t| t.zone != Zone::Headline).unwrap_or(0);
    let mut first = scenes.iter().filter(|s| s.told == lede).peekable();
    let sums = first.peek().is_some() && first.clone().all(|s| s.tolls.is_empty()) && first.any(|s| !s.aggregates.is_empty());
    let reviews = || told.iter().take(lede + 1).any(|t| count(t, &mut Vec::new(), Sense::Subject(Subject::Review)) > 0);
    let lately = || told.iter().take(OPENING).any(|t| occasion::said_of_violence(t) >= Some(Said::OnDayOfYear));
    told.len() > LEAD && (sums && !is_of_days(&told[lede]) || reviews()) && !lately()
}

/// "In a week twenty-six soldiers have died": what these days have cost is news.
fn is_of_days(sentence: &SentenceTold<'_>) -> bool {
    // "from 19 to 25 March"
    let day = |value: TimeValue| match value {
        TimeValue::Calendar { day: Some(day), month, .. } => Some((day, month)),
        _ => None,
    };
    let of_one_week = |t: &TimeGroup| match (day(t.value), t.until.and_then(day)) {
        (Some((from, before)), Some((to, after))) => {
            (before.is_none() || before == after) && from <= to && u32::from(to.abs_diff(from)) <= WEEK
        }
        _ => false,
    };
    sentence.groups.iter().any(|g| {
        matches!(&g.kind, GroupKind::Time(t) if of_one_week(t))
            || recent::days(sentence, g).is_some_and(|days| days <= u64::from(WEEK))
    })
}

/// "shot in February in a firefight": all that says when it was is a month or a year.
pub(super) fn is_of_some_month(scene: &Scene) -> bool {
    !scene.times.is_empty() && scene.times.iter().all(|(_, t)| is_coarse(t))
}

fn is_coarse(time: &TimeGroup) -> bool {
    match time.value {
        TimeValue::Calendar { weekday: None, day: None, .. } | TimeValue::PastMonth | TimeValue::PastYear => true,
        TimeValue::Ago { days, .. } => days > MONTH,
        _ => false,
    }
}

/// Whether an incident is none of the news by the way in which it is told: of a time before, or of nobody but somebody's own.
pub(super) fn is_beside_news(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, news: usize) -> bool {
    let lately = |s: &usize| occasion::said_of_violence(&told[scenes[*s].told]) >= Some(Said::OnDayOfYear);
    draft.joint.is_empty()
        && !draft.scenes.iter().any(lately)
        && (had_been(told, scenes, draft)
            || is_counted_back(told, scenes, draft)
            || is_of_ones_own(told, scenes, draft, news)
            || is_of_that_day(told, scenes, draft))
}

/// "Early in May bombs had killed thirty there": those harmed are told only as what had been, at a time that is no day of the week.
fn had_been(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let had = |s: &Scene| (s.pluperfect || s.past_before) && !s.reported && is_of_some_month(s);
    let own = || draft.scenes.iter().map(|s| &scenes[*s]);
    // "Shebab had killed nine fishermen in April, the authorities revealed on Tuesday": the news itself.
    let leads = || own().any(|s| s.told < LEAD);
    own().any(|s| !s.tolls.is_empty())
        && !leads()
        && own().all(|s| if s.tolls.is_empty() { !s.headline && !acts(told, s) } else { had(s) })
}

/// A sure verb of violence that says what was done in a scene.
fn acts(told: &[SentenceTold<'_>], scene: &Scene) -> bool {
    let sentence = &told[scene.told];
    let done = |m: &Mention| m.strong && m.kind != Kind::Other && is_completed(sentence, &sentence.groups[m.group]);
    scene.mentions.iter().any(done)
}

/// "on strike ten days after the murder of a colleague", "after months of tensions that killed several": only named, and counted back over
/// more than a week.
fn is_counted_back(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let far = |sentence: &SentenceTold<'_>, g: &Group| match &g.kind {
        GroupKind::Time(t) => {
            matches!(t.value, TimeValue::DaysAfter(days) | TimeValue::AnaphoricDay(days) if u32::try_from(days).is_ok_and(|days| days > WEEK))
        }
        _ => sentence.context.is(g.start.saturating_sub(1), Function::After) && recent::has_months(sentence, g),
    };
    let named = |s: &Scene| {
        let sentence = &told[s.told];
        // "ten days after the attack the toll stands at nine": the news itself.
        let counted = s.tolls.iter().any(|t| !sentence.tolls[*t].implicit && sentence.tolls[*t].quantity.low > 1);
        !s.headline && !counted && occasion::tells_none(sentence) && sentence.groups.iter().any(|g| far(sentence, g))
    };
    !draft.scenes.is_empty() && draft.scenes.iter().all(|s| named(&scenes[*s]))
}

/// "They killed my father and my two uncles", below the lead and on no day: what befell those of whoever speaks or is told of is how they
/// came there.
fn is_of_ones_own(told: &[SentenceTold<'_>], all: &[Scene], draft: &Draft, news: usize) -> bool {
    let own = |s: &Scene, t: &usize| {
        let sentence = &told[s.told];
        let (context, group) = (&sentence.context, &sentence.groups[sentence.tolls[*t].group]);
        let whose = |i: usize| context.is(i, Function::DetPoss) && !context.is(i, Function::DetOurs);
        let before = group.start.saturating_sub(1);
        // "A, whose two brothers were shot"
        let of_whom = || context.is(before, Function::Including) && context.is(group.start, Function::DetDef);
        sentence.tolls[*t].effect == Effect::Killed && ((before..group.end).any(whose) || of_whom())
    };
    let named = |s: &Scene| s.mentions.iter().any(|m| m.noun && !m.device);
    let untold = |s: &Scene| !s.headline && s.told >= news && !named(s) && s.times.iter().all(|(_, t)| is_coarse(t));
    let scenes = || draft.scenes.iter().map(|s| &all[*s]);
    let harms = |s: &Scene| untold(s) && s.tolls.iter().all(|t| own(s, t));
    // "Gunmen came to A and set fire to houses. 'They killed my husband'": more than somebody's own was told before.
    let more_told = || {
        let first = draft.scenes.iter().min().copied().unwrap_or(0);
        all[..first].iter().any(|s| s.mentions.iter().any(|m| m.finite && !m.device))
    };
    !draft.is_dated()
        && scenes().any(|s| !s.tolls.is_empty())
        && scenes().all(|s| if s.tolls.is_empty() { !acts(told, s) } else { harms(s) })
        && !more_told()
}

/// "Sixteen were killed that night", behind a sentence of what had been: the night is that one.
fn is_of_that_day(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let that_day = |s: &Scene| !s.times.is_empty() && s.times.iter().all(|(_, t)| t.value == TimeValue::AnaphoricDay(0));
    let had = |at: usize| {
        let before =
            scenes[..at].iter().rev().find(|s| !s.headline && s.told < scenes[at].told && told[s.told].kinds.any(Kinds::TIME));
        before.is_some_and(|s| s.pluperfect || s.past_before || is_of_some_month(s))
    };
    let harms = || draft.scenes.iter().filter(|s| !scenes[**s].tolls.is_empty());
    harms().next().is_some() && harms().all(|s| that_day(&scenes[*s]) && had(*s))
}
