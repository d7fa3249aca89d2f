//! From drafts to incidents with their statements: the reading as it leaves the stage.

use std::cell::LazyCell;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::anchors::{Anchor, is_coarse};
use super::atlas::Atlas;
use super::countries::Countries;
use super::cues::cues;
use super::dates::{Calendar, can_meet};
use super::incidents::{Draft, Followed, Pending};
use super::mentions::{Mention, is_of_several, is_vague_many};
use super::places::Level;
use super::scenes::{OPENING, Scene};
use super::violent::{is_violent, names_violence};
use super::{
    aggregates, another, kinds, later, materiel, named, outcomes, parties, recalled, recent, sites, subject, superseded, totals,
    witnesses,
};
use crate::lexicon::{Function, ResponsibilityCue, Sense, SenseClass};
use crate::model::{
    Aggregate, Effect, Incident, IncidentDate, Kind, Materiel, Outcome, PlaceRef, Precision, Reading, Responsibility, Role, Span,
    Stance, Statement, StatementKind, Toll, Victims,
};
use crate::recognise::{GroupKind, Kinds, TimeGroup, TimeValue};
use crate::state::{SentenceTold, TollFound};

/// The statement of each toll, by its scene and its place in the sentence.
type Stated = FxHashMap<(usize, usize), usize>;

pub fn finish<'a>(
    told: &[SentenceTold<'a>],
    scenes: &[Scene],
    followed: Followed,
    countries: &Countries,
    calendar: &Calendar,
    atlas: &Atlas<'a>,
) -> Reading {
    let figures: usize = told.iter().map(|s| s.tolls.len()).sum();
    let mut reading = Reading { statements: Vec::with_capacity(figures), ..Reading::default() };
    let Followed { mut drafts, pending, aggregates } = followed;
    settle_pending(told, scenes, &mut drafts, &pending);
    totals::share(told, scenes, &mut drafts);
    share_days(told, scenes, &mut drafts, calendar);
    let violent = is_violent(told, scenes);
    let harmless = subject::settle(told, scenes, &mut drafts, calendar);
    later::narrow(told, &mut drafts);
    // Beside people harmed, a word for an attack is enough for one more, on a day and at a place of its own.
    let harmful = |d: &Draft| !d.background && d.scenes.iter().any(|s| scenes[*s].harmful && !scenes[*s].accident);
    let beside = violent && drafts.iter().any(harmful);
    // Behind people harmed, a mere operation at another place, on no day, is what is said of the war.
    let mut counted = false;
    drafts.retain(|d| {
        let kept = is_incident(told, scenes, d, violent, beside) && !(counted && is_only_named(told, scenes, d));
        counted |= kept && !d.background && d.scenes.iter().any(|s| !scenes[*s].tolls.is_empty());
        kept
    });
    for (scene, toll) in aggregates::told_once(told, scenes, aggregates) {
        let found = &told[scenes[scene].told].tolls[toll];
        // The dead of a year's floods are no more of violence than those of one day's.
        let of_accident = harmless || scenes[scene].accident && found.effect != Effect::Displaced;
        if of_accident && !aggregates::is_of_conflict(told, &scenes[scene]) {
            continue;
        }
        let statement = statement(
            told,
            &scenes[scene],
            found.group,
            found.span,
            StatementKind::Aggregate,
            &found.rule,
            found.conditional,
            &mut reading,
        );
        let (region, period) = aggregates::bounds(told, &scenes[scene], calendar);
        reading.aggregates.push(Aggregate {
            effect: found.effect,
            victims: aggregates::victims(&told[scenes[scene].told], found),
            quantity: found.quantity,
            region,
            period,
            statement,
        });
    }
    let headline: Vec<usize> = (0..scenes.len()).filter(|s| scenes[*s].headline).collect();
    let mut mains = (0..drafts.len()).filter(|d| !drafts[*d].background);
    // The headline is of the incident that the report is about, where there is but one.
    let only_main = mains.next().filter(|_| mains.next().is_none());
    let together = of_all(told, scenes, &drafts);
    let known = named::Named::of(told);
    let of_every = of_every(scenes, &drafts);
    // The statement of each outcome, by its scene and its verb.
    let mut ended: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    // One statement per figure, however many incidents it stands with.
    let mut stated = Stated::with_capacity_and_hasher(figures, FxBuildHasher);
    let waiting: FxHashSet<(usize, usize)> = pending.iter().map(|p| (p.scene, p.toll)).collect();
    let mut members: FxHashMap<(usize, usize), Vec<usize>> = FxHashMap::default();
    for (number, draft) in drafts.iter().enumerate() {
        draft.joint.iter().for_each(|joint| members.entry(*joint).or_default().push(number));
    }
    // Each step goes over all incidents before the next begins: its code is far larger than what it works on.
    let kind = |(number, draft): (usize, &Draft)| {
        let beside: &[usize] = match () {
            () if Some(number) == only_main => &headline,
            // Of one of several places named as hit, what tells of all of them says the kind.
            () if draft.listed => &together,
            () => &[],
        };
        kinds::kind(told, scenes, draft, beside)
    };
    let kinds: Vec<(Kind, Option<Span>)> = drafts.iter().enumerate().map(kind).collect();
    let at_large = LazyCell::new(|| countries.of_report(told, scenes));
    let mut responsibility = Vec::with_capacity(drafts.len());
    for (draft, (kind, kind_span)) in drafts.iter().zip(kinds) {
        let open = kind == Kind::Attack && kind_span.is_none();
        let kind = if open { like_the_others(&reading, draft) } else { kind };
        let likewise = open && kind == Kind::Massacre;
        let day = draft.date.as_ref().map(|(d, _)| &d.value);
        let before = reading.incidents.last().filter(|i| i.role == Role::Main && i.date.as_ref().map(|d| &d.value) == day);
        let before = before.filter(|_| open && another::goes_on_without_verb(told, scenes, draft)).map(|i| i.kind);
        let elliptic = before.is_some();
        let kind = before.unwrap_or_else(|| another::kind(scenes, draft, kind, &reading));
        let place = draft.place.as_ref().map(|f| PlaceRef::clone(&f.place));
        let place = place.or_else(|| another::place(told, scenes, draft, &reading));
        let country = place.as_ref().and_then(|p| p.country.clone());
        let country = country.or_else(|| countries.home(told, scenes, &draft.scenes)).or_else(|| at_large.clone());
        let placed = place.as_ref().is_some_and(|p| p.precision != Precision::Country);
        let home = (!placed).then(|| witnesses::home(told, scenes, draft, country.as_deref(), atlas)).flatten();
        let home = home.or_else(|| (!placed).then(|| witnesses::the_village(told, scenes, draft, atlas)).flatten());
        let country = country.or_else(|| home.as_ref().and_then(|p| p.country.clone()));
        let place = home.or(place);
        let of_fighters = draft.scenes.iter().any(|s| {
            let tolls = scenes[*s].tolls.iter().map(|t| &told[scenes[*s].told].tolls[*t]);
            tolls.into_iter().any(|t| matches!(t.victims, Victims::Militants | Victims::Suspects))
        });
        let claimed: Vec<usize> = draft.claims.iter().chain(&together).copied().collect();
        let around =
            parties::Around { kind, country: country.as_deref(), countries, together: &claimed, of_fighters, named: &known };
        let mut parties = parties::parties(told, scenes, draft, &around);
        let same = another::are_the_same(told, scenes, draft);
        if parties.perpetrators.is_empty() || same {
            let authors = another::authors(told, scenes, draft, &reading, likewise || elliptic || same);
            parties.perpetrators = if authors.is_empty() { parties.perpetrators } else { authors };
        }
        let place = place.filter(|p| p.precision != Precision::Country);
        let figures = draft.scenes.iter().map(|s| scenes[*s].tolls.len()).sum::<usize>() + draft.joint.len();
        reading.incidents.push(Incident {
            role: if draft.background { Role::Background } else { Role::Main },
            kind,
            kind_span,
            date: draft.date.clone().map(|(r, span)| IncidentDate {
                value: r.value,
                span: Some(span),
                because: vec![r.because.into_owned()],
            }),
            recalled: if draft.date.is_none() { recalled::recalled(told, scenes, draft) } else { None },
            place,
            country,
            perpetrators: parties.perpetrators,
            targets: parties.targets,
            tolls: Vec::with_capacity(figures),
            weapons: Vec::new(),
            target_type: None,
            materiel: Vec::new(),
            outcomes: Vec::new(),
            responsibility: Vec::new(),
            told: Vec::new(),
        });
        responsibility.push(parties.responsibility);
    }
    let mut incidents = std::mem::take(&mut reading.incidents);
    for ((number, draft), (incident, responsibility)) in drafts.iter().enumerate().zip(incidents.iter_mut().zip(responsibility)) {
        for index in &draft.scenes {
            let scene = &scenes[*index];
            for toll in &scene.tolls {
                let key = (*index, *toll);
                // What stands with some of the incidents that a scene tells of stands with these alone.
                if waiting.contains(&key) || members.contains_key(&key) {
                    continue;
                }
                add_toll(told, scene, (*index, *toll), Vec::new(), &mut stated, incident, &mut reading);
            }
            surroundings(told, scene, incident);
        }
        for joint in &draft.joint {
            let with = members[joint].iter().copied().filter(|d| *d != number).collect();
            add_toll(told, &scenes[joint.0], *joint, with, &mut stated, incident, &mut reading);
        }
        abroad(incident);
        superseded::supersede(told, scenes, draft, incident);
        for index in &draft.scenes {
            let scene = &scenes[*index];
            for loss in materiel::losses(&told[scene.told], scene) {
                let span = span_of(told, scene, loss.group).cover(span_of(told, scene, loss.verb));
                let statement =
                    statement(told, scene, loss.group, span, StatementKind::Materiel, "gather/materiel", false, &mut reading);
                incident.materiel.push(Materiel { what: loss.what, quantity: loss.quantity, effect: loss.effect, statement });
            }
        }
        let mut seen = FxHashSet::default();
        let others = of_every.iter().filter(|s| !draft.background && !draft.scenes.contains(s));
        for index in draft.scenes.iter().chain(others) {
            let scene = &scenes[*index];
            for (what, at) in outcomes::outcomes(&told[scene.told], scene, &mut seen) {
                let span = span_of(told, scene, at);
                let mut made = || statement(told, scene, at, span, StatementKind::Outcome, "gather/outcome", false, &mut reading);
                let statement = *ended.entry((*index, at)).or_insert_with(&mut made);
                incident.outcomes.push(Outcome { what, statement });
            }
        }
        for (actor, stance, index, at) in responsibility {
            if incident.responsibility.iter().any(|r| r.actor == actor.actor && r.stance == stance) {
                continue;
            }
            let scene = &scenes[index];
            let span = span_of(told, scene, at);
            let statement =
                statement(told, scene, at, span, StatementKind::Responsibility, "gather/responsibility", false, &mut reading);
            incident.responsibility.push(Responsibility { actor: actor.actor, name: actor.name, stance, statement });
        }
    }
    reading.incidents = incidents;
    share_authors(&drafts, &mut reading);
    reading
}

/// "Three camps were attacked, at A, B and C. These attacks took place on Monday": a day that is told of none of the places by its name is
/// that of all, where no other tells another.
fn share_days(told: &[SentenceTold<'_>], scenes: &[Scene], drafts: &mut [Draft], calendar: &Calendar) {
    // Of each joint toll, the day of its incidents; none, where they differ.
    let mut known: FxHashMap<(usize, usize), Option<usize>> = FxHashMap::default();
    let of_list = |d: &Draft| d.listed && !d.shares_days && !d.background;
    let of_all = |d: &Draft| {
        let Some((_, day)) = &d.date else { return false };
        let within = |s: &Scene| {
            let groups = &told[s.told].groups[s.from..s.to];
            let (first, last) = (groups[0].start, groups[groups.len() - 1].end);
            let span = told[s.told].context.span(first, last);
            span.start <= day.start && day.end <= span.end
        };
        let mut own = d.scenes.iter().take(LOOKED_AT).map(|s| &scenes[*s]).filter(|s| within(s));
        own.next().is_some_and(|s| s.settlement().is_none() || s.mentions.iter().any(|m| m.noun && m.plural))
    };
    for (number, draft) in drafts.iter().enumerate().filter(|(_, d)| of_list(d) && d.date.is_some()) {
        let differs =
            |first: usize| drafts[first].date.as_ref().map(|(d, _)| &d.value) != draft.date.as_ref().map(|(d, _)| &d.value);
        let of_all = of_all(draft);
        for joint in &draft.joint {
            let entry = known.entry(*joint).or_insert(of_all.then_some(number));
            *entry = entry.filter(|first| of_all && !differs(*first));
        }
    }
    let of_joint = |d: &Draft| {
        let dated = || d.joint.iter().map(|(scene, _)| &scenes[*scene]).filter(|s| !s.times.is_empty()).take(LOOKED_AT);
        let day = |s: &Scene| Anchor::of(told, s, calendar, None).date.filter(|(d, _)| d.value.day().is_some());
        dated().filter(|s| !s.headline).find_map(day).or_else(|| dated().find_map(day))
    };
    for number in 0..drafts.len() {
        let undated = of_list(&drafts[number]) && !drafts[number].is_dated();
        let other = drafts[number].joint.iter().find_map(|joint| known.get(joint).copied().flatten());
        if let Some(other) = other.filter(|_| undated) {
            drafts[number].date = drafts[other].date.clone();
        }
        // "Sixty-four were killed this Thursday in two attacks": the day of what is counted of all of them together.
        let undated = !drafts[number].background && drafts[number].date.is_none();
        if undated {
            drafts[number].date = of_joint(&drafts[number]);
        }
    }
}

/// The day of an incident is told in one of so many of its first sentences.
const LOOKED_AT: usize = 8;

/// "Armed men attacked A, B and C": who is then named of one of the places told of together did it at all of them.
fn share_authors(drafts: &[Draft], reading: &mut Reading) {
    // Of each joint toll, the first of its incidents whose author is known.
    let mut known: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    let note = |known: &mut FxHashMap<(usize, usize), usize>, number: usize| {
        for joint in &drafts[number].joint {
            known.entry(*joint).and_modify(|first| *first = (*first).min(number)).or_insert(number);
        }
    };
    let listed = || (0..drafts.len()).filter(|n| drafts[*n].listed);
    listed().filter(|n| !reading.incidents[*n].perpetrators.is_empty()).for_each(|n| note(&mut known, n));
    for number in listed() {
        let other = drafts[number].joint.iter().find_map(|joint| known.get(joint).copied());
        if let Some(other) = other.filter(|_| reading.incidents[number].perpetrators.is_empty()) {
            reading.incidents[number].perpetrators = reading.incidents[other].perpetrators.clone();
            note(&mut known, number);
        }
    }
}

/// Each incident looks at so many of them, so that a text of any length is read in linear time.
const MOST_TOGETHER: usize = 8;

/// Scenes that tell of the report's incidents together: its headline, and what speaks of attacks in the plural.
fn of_all(told: &[SentenceTold<'_>], scenes: &[Scene], drafts: &[Draft]) -> Vec<usize> {
    let mut taken = vec![false; scenes.len()];
    drafts.iter().flat_map(|d| &d.scenes).for_each(|s| taken[*s] = true);
    // "Three villages were attacked by A this week.", with no figure yet; "A attacked several villages and killed twenty", where that opens
    // the report.
    let heads = |s: &Scene| (s.tolls.is_empty() || s.told < OPENING) && !s.goes_on && sites::hits_several(&told[s.told], s);
    let several = |s: &Scene| s.mentions.iter().any(|m| m.noun && m.plural) || heads(s);
    // "Since 2012 groups close to A have led operations in the country": whom those belong to who have acted for years did nothing now.
    let for_years = |s: &Scene| {
        let (sentence, groups) = (&told[s.told], &told[s.told].groups[s.from..s.to]);
        let close = || cues(&sentence.context, groups[0].start, groups[groups.len() - 1].end).into_iter();
        s.periodic
            && groups.iter().any(|g| recent::is_of_years(sentence, g))
            && close().any(|c| c.what == ResponsibilityCue::Affiliated)
    };
    // "The region is the theatre of recurring attacks by groups close to A": what goes on, of which nobody says who did this one.
    let goes_on = |s: &Scene| s.general && !s.periodic && s.tolls.is_empty() && s.aggregates.is_empty();
    let sums_up = |s: &Scene| !s.recalls && !s.pluperfect && several(s) && !for_years(s) && !goes_on(s);
    // "Attacks on three villages, attributed to A", where it names none of them.
    let nowhere = |s: &usize| scenes[*s].told < OPENING && scenes[*s].settlement().is_none() && !scenes[*s].general;
    // "claimed both attacks": as many as the report tells of.
    let mains = drafts.iter().filter(|d| !d.background).count() as u64;
    let all = |s: &usize| scenes[*s].mentions.iter().any(|m| m.noun && m.plural && m.definite && m.count == Some(mains));
    let together =
        (0..scenes.len()).filter(|s| scenes[*s].headline || sums_up(&scenes[*s]) && (!taken[*s] || nowhere(s) || all(s)));
    together.take(MOST_TOGETHER).collect()
}

/// Scenes that may say how all attacks of a report ended: "all attacks were driven back", where it tells of a few.
fn of_every(scenes: &[Scene], drafts: &[Draft]) -> Vec<usize> {
    let mains = drafts.iter().filter(|d| !d.background).count();
    if !(2..=FEW).contains(&mains) {
        return Vec::new();
    }
    let of_background: FxHashSet<usize> = drafts.iter().filter(|d| d.background).flat_map(|d| d.scenes.iter().copied()).collect();
    let all = |s: &usize| !of_background.contains(s) && outcomes::is_of_all(&scenes[*s], mains as u64);
    (0..scenes.len()).filter(all).take(MOST_TOGETHER).collect()
}

/// "The attacks" are all of those that a report tells of where these are no more.
const FEW: usize = 4;

/// "The same day, six people were killed at B": where no word names the kind, it is that of the massacre told before.
fn like_the_others(reading: &Reading, draft: &Draft) -> Kind {
    let day = draft.date.as_ref().map(|(d, _)| &d.value);
    let same = |i: &Incident| i.kind == Kind::Massacre && i.role == Role::Main && i.date.as_ref().map(|d| &d.value) == day;
    if !draft.background
        && day.is_some()
        && reading
            .incidents
            .last()
            .is_some_and(|i| same(i) || i.kind == Kind::Attack && i.kind_span.is_none() && reading.incidents.iter().any(same))
    {
        Kind::Massacre
    } else {
        Kind::Attack
    }
}

fn span_of(told: &[SentenceTold<'_>], scene: &Scene, at: usize) -> Span {
    let sentence = &told[scene.told];
    sentence.context.span(sentence.groups[at].start, sentence.groups[at].end)
}

/// Figures that wait for their incidents find them among so many of the first.
const FIRST: usize = 48;

/// Joint figures told apart from their incidents go to the incidents of their day that carry figures of their own, or to the only
/// one. Where all that is told was on other days, they are of incidents that nothing else tells of.
fn settle_pending(told: &[SentenceTold<'_>], scenes: &[Scene], drafts: &mut Vec<Draft>, pending: &[Pending]) {
    for Pending { scene, toll, count, anchor } in pending {
        let found = &told[scenes[*scene].told].tolls[*toll];
        let carries = |d: &Draft| {
            d.scenes.iter().any(|s| {
                scenes[*s].tolls.iter().any(|t| {
                    let other = &told[scenes[*s].told].tolls[*t];
                    other.effect == found.effect && other.quantity.high != Some(0)
                })
            })
        };
        let same_day = |d: &Draft| match (&anchor.date, &d.date) {
            (Some((a, _)), Some((b, _))) => can_meet(&a.value, &b.value),
            _ => true,
        };
        let main = |d: usize| !drafts[d].background;
        // A day that is only counted from another is not sure enough.
        let counted = |t: &TimeGroup| matches!(t.value, TimeValue::AnaphoricDay(_) | TimeValue::DaysAfter(_));
        let told_that_day = (0..drafts.len().min(FIRST)).any(|d| main(d) && same_day(&drafts[d]))
            || scenes[*scene].times.iter().any(|(_, t)| counted(t));
        let may_be = |d: usize| main(d) && told_that_day;
        let mains = || (0..drafts.len().min(FIRST)).filter(|d| may_be(*d)).take(*count as usize);
        let mut members: Vec<usize> =
            (0..drafts.len().min(FIRST)).filter(|d| may_be(*d) && carries(&drafts[*d])).take(*count as usize).collect();
        if members.len() < 2 {
            members = mains().collect();
        }
        let more = |d: &Draft| counts_more(told, scenes, d, found);
        if members.iter().any(|d| !more(&drafts[*d])) {
            members.retain(|d| !more(&drafts[*d]));
        }
        if members.is_empty() {
            let (date, place) = (anchor.date.clone(), anchor.place.clone().filter(|p| p.strength >= 3));
            drafts.push(Draft { date, place, ..Draft::default() });
            members.push(drafts.len() - 1);
        }
        let all = members.len() as u64 == *count;
        let day = anchor.date.as_ref().filter(|(date, _)| all && !is_coarse(&date.value));
        for member in members {
            // "Ten died on Monday in two attacks. … A and B were hit": the day is that of both.
            if drafts[member].date.is_none() {
                drafts[member].date = day.cloned();
            }
            drafts[member].joint.push((*scene, *toll));
            if !drafts[member].scenes.contains(scene) {
                drafts[member].scenes.push(*scene);
            }
        }
    }
}

/// "Clashes leave 18 dead. … On Wednesday fights had killed 39": what counts more than all of them together is none of them.
pub fn counts_more(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, total: &TollFound) -> bool {
    let mut own = draft.scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| &told[scenes[*s].told].tolls[*t]));
    // "15 soldiers killed" says nothing against an attack that cost 54 lives, of whomever.
    let alike = |t: &TollFound| t.effect == total.effect && (t.victims == total.victims || total.victims == Victims::People);
    total.quantity.high.is_some() && own.any(|t| alike(t) && t.quantity.low > total.quantity.low)
}

/// What is kept: a figure, or a named kind of violence; background needs a figure or a day and place.
fn is_incident(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, violent: bool, beside: bool) -> bool {
    // People who only fled or came through are told of after violence that somebody must have named.
    let harmful = draft.scenes.iter().any(|s| scenes[*s].harmful || !scenes[*s].mentions.is_empty());
    let figures = draft.scenes.iter().any(|s| !scenes[*s].tolls.is_empty()) && harmful || !draft.joint.is_empty();
    let strong = draft.scenes.iter().any(|s| scenes[*s].mentions.iter().any(|m| names_violence(m) || m.besides));
    // Fire and rescue are told of after an attack as well.
    let attack = |m: &Mention| m.noun && m.kind == Kind::Attack;
    let mut own = draft.scenes.iter().map(|s| &scenes[*s]).filter(|s| !s.accident);
    let harmed = own.any(|s| s.violent || s.harmful && s.mentions.iter().any(attack));
    let accident = draft.scenes.iter().any(|s| scenes[*s].accident && !scenes[*s].violent) && !strong && !harmed;
    // Figures that stand for several attacks were told with a word for them.
    if accident || !violent && draft.joint.is_empty() {
        return false;
    }
    if draft.background {
        // History is told of by the year or the month, or of a whole country: that is no incident without a figure.
        let clear_day = draft.date.as_ref().is_some_and(|(date, _)| !is_coarse(&date.value));
        let clear_place = draft.place.as_ref().is_some_and(|place| place.level < Level::Country);
        figures || clear_day && clear_place
    } else {
        // "Another attack took place on Sunday at A."
        // "Shots were heard there on Tuesday", "attacks were reported at A that day".
        let apart = |s: &Scene, m: &Mention| {
            let many = is_of_several(&told[s.told], m) || is_vague_many(&told[s.told], m);
            let attacks = !m.definite && matches!(m.kind, Kind::Attack | Kind::Shelling);
            beside && draft.is_dated() && attacks && !many
        };
        let one_more = |s: &Scene, m: &Mention| {
            let fresh = m.other || beside && !m.definite;
            m.noun
                && fresh
                && (!m.plural || apart(s, m))
                && !m.device
                && !matches!(m.kind, Kind::Other | Kind::Operation | Kind::Arrests)
        };
        // "Another attack was reported at A besides".
        let goes_on = || draft.scenes.iter().any(|s| scenes[*s].goes_on);
        let another = draft.settled()
            && (draft.is_dated() || beside && goes_on())
            && draft.scenes.iter().any(|s| scenes[*s].mentions.iter().any(|m| one_more(&scenes[*s], m)));
        // "The second took place on Tuesday at A", "another happened at B", beside people harmed.
        let in_order =
            || draft.settled() && beside && draft.scenes.iter().any(|s| sites::is_another(&told[scenes[*s].told], &scenes[*s]));
        figures
            || another
            || in_order()
            || (strong || draft.listed && draft.place.is_some()) && (draft.place.is_some() || draft.date.is_some())
    }
}

/// "which drove the fighters from A": told of in one sentence, without a figure, a day or a word that brings in one more.
fn is_only_named(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let own = || draft.scenes.iter().map(|s| &scenes[*s]);
    let act = |m: &Mention| m.opens() && !m.continues && m.kind != Kind::Operation;
    let one_more = |s: &Scene| s.is_one_more() || s.mentions.iter().any(act) || sites::is_another(&told[s.told], s);
    !draft.background
        && !draft.listed
        && draft.joint.is_empty()
        && own().all(|s| s.tolls.is_empty() && s.aggregates.is_empty() && s.times.is_empty() && !one_more(s))
}

fn add_toll(
    told: &[SentenceTold<'_>],
    scene: &Scene,
    key: (usize, usize),
    joint_with: Vec<usize>,
    stated: &mut Stated,
    incident: &mut Incident,
    reading: &mut Reading,
) {
    let found: &TollFound = &told[scene.told].tolls[key.1];
    if found.recalls && incident.tolls.iter().any(|t| t.effect == found.effect && t.quantity.low == found.quantity.low) {
        return;
    }
    let statement = match stated.get(&key) {
        Some(statement) => *statement,
        None => {
            let made =
                statement(told, scene, found.group, found.span, StatementKind::Toll, &found.rule, found.conditional, reading);
            stated.insert(key, made);
            made
        }
    };
    let part_of = found.part_of.and_then(|total| stated.get(&(key.0, total)).copied());
    // "Parmi les morts, on compte six enfants": a part of those told of last, as many or more.
    let told_of = |t: &&Toll| {
        let whole = t.part_of.is_none() && t.joint_with.is_empty() && t.quantity.high != Some(0);
        // "47 civils tués. Six policiers figurent aussi parmi les morts": those of another side are none of them.
        let same_side = !t.victims.is_of_another_side(found.victims);
        whole && same_side && t.effect == found.effect && t.quantity.low > found.quantity.low
    };
    let of_told = || incident.tolls.iter().rev().take(TOLD_LATELY).find(told_of).map(|t| t.statement);
    let (victims, of) = of_corps(&told[scene.told], found, incident).unwrap_or_else(|| (found.victims, found.of.clone()));
    let part_of = part_of.or_else(|| Some(()).filter(|()| found.of_told && joint_with.is_empty()).and_then(|()| of_told()));
    incident.tolls.push(Toll {
        effect: found.effect,
        victims,
        of,
        group: found.of_group,
        quantity: found.quantity,
        joint_with,
        part_of,
        superseded: found.superseded,
        statement,
        doubted_by: Vec::new(),
    });
}

/// Those of whom parts are told are among so many figures told last.
const TOLD_LATELY: usize = 40;

/// "A peacekeeper was killed. Four Cambodians died as well", "Six French soldiers were killed. Two Frenchmen are wounded": people called by
/// nothing but a country that is not that of the incident are of the corps told of before; so are then the soldiers of that country.
fn of_corps(sentence: &SentenceTold<'_>, found: &TollFound, incident: &Incident) -> Option<(Victims, Option<String>)> {
    let lately = || incident.tolls.iter().rev().take(TOLD_LATELY);
    let peacekeepers = |t: &Toll| t.victims == Victims::Peacekeepers;
    match found.victims {
        Victims::People => {
            let GroupKind::Victims(group) = &sentence.groups[found.group].kind else { return None };
            let open = found.of.is_none() && group.effect.is_none() && !group.implicit;
            // "two Frenchmen, tourists", "among the dead are six Russians", "four Frenchmen were taken": nothing makes them of the corps.
            let apposed = || {
                let mut behind = sentence.groups[found.group + 1..].iter();
                let comma = behind.next().is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')));
                comma
                    && behind
                        .find(|g| !matches!(g.kind, GroupKind::Word))
                        .is_some_and(|g| matches!(g.kind, GroupKind::Victims(_)))
            };
            let among = sentence.context.holds_function(&[Function::Among, Function::Including, Function::BreaksDown]);
            let harmed = matches!(found.effect, Effect::Killed | Effect::Wounded);
            let open = open && harmed && !among && !apposed();
            let country = open.then(|| called_by_country(sentence, found.group)).flatten()?;
            if incident.country.as_deref().is_none_or(|here| here == country) {
                return None;
            }
            let soldiers = |t: &Toll| t.victims == Victims::Soldiers && t.of.as_deref() == Some(country);
            let corps = lately().find(|t| peacekeepers(t) || soldiers(t))?.victims;
            Some((corps, Some(country.to_owned())))
        }
        Victims::Soldiers => {
            let same = |t: &Toll| peacekeepers(t) && t.of.is_some() && t.of == found.of;
            lately().any(same).then(|| (Victims::Peacekeepers, found.of.clone()))
        }
        _ => None,
    }
}

/// The country by whose people alone a group is called: "four Cambodians".
fn called_by_country(sentence: &SentenceTold<'_>, group: usize) -> Option<&'static str> {
    let context = &sentence.context;
    let last = sentence.groups[group].end.checked_sub(1)?;
    let named = context.tokens[last].capital && !context.tokens[last].capitals;
    let demonym = |s: &Sense| if let Sense::Demonym(country) = s { Some(*country) } else { None };
    let country = context.senses_of(last, &[SenseClass::Demonym]).find_map(|(_, s)| demonym(s)).filter(|_| named)?;
    context.lexicon.countries.get(usize::from(country)).map(|c| c.iso2)
}

/// Soldiers of another country than that of the incident are foreign soldiers there.
fn abroad(incident: &mut Incident) {
    let here = incident.place.as_ref().and_then(|p| p.country.as_deref()).or(incident.country.as_deref());
    for toll in incident.tolls.iter_mut().filter(|t| t.victims == Victims::Soldiers) {
        // A side is a country's code, or the id of an actor.
        let country = toll.of.as_deref().filter(|of| of.len() == 2);
        if country.is_some_and(|of| here.is_some_and(|here| here != of)) {
            toll.victims = Victims::ForeignSoldiers;
        }
    }
}

fn surroundings(told: &[SentenceTold<'_>], scene: &Scene, incident: &mut Incident) {
    let sentence = &told[scene.told];
    if !sentence.kinds.any(Kinds::WEAPON.and(Kinds::TARGET)) {
        return;
    }
    for group in &sentence.groups[scene.from..scene.to] {
        match &group.kind {
            GroupKind::Weapon(what) if !incident.weapons.contains(what) => incident.weapons.push(what),
            GroupKind::Target(what) if incident.target_type.is_none() => incident.target_type = Some(what),
            _ => {}
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn statement(
    told: &[SentenceTold<'_>],
    scene: &Scene,
    group: usize,
    span: Span,
    kind: StatementKind,
    rule: &str,
    conditional: bool,
    reading: &mut Reading,
) -> usize {
    let sentence = &told[scene.told];
    let mut hedge = Vec::new();
    if conditional {
        hedge.push("conditional");
    }
    let hedged = if sentence.kinds.any(Kinds::HEDGE) { &sentence.groups[..] } else { &[] };
    for g in hedged {
        if let GroupKind::Hedge(what) = &g.kind
            && !hedge.contains(what)
        {
            hedge.push(what);
        }
    }
    let speaker = sentence.speaker(group).cloned();
    let stance = match sentence.attribution.stance(group) {
        Stance::Asserted if speaker.as_ref().is_some_and(|s| s.class == crate::model::SpeakerClass::ArmedGroup) => {
            Stance::Claimed
        }
        stance => stance,
    };
    reading.statements.push(Statement { kind, speaker, stance, hedge, span, rule: rule.to_owned(), confidence: 0.9 });
    reading.statements.len() - 1
}
