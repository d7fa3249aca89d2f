//! What a report is about, where it is not armed violence: an accident, an illness, a trial, a game or a work of fiction, an
//! anniversary, an election; and what then becomes of the violence that it recalls.

use super::choice::{HISTORY_DAYS, NEWS_DAYS};
use super::dates::Calendar;
use super::deeds;
use super::incidents::Draft;
use super::matter::is_of_either;
use super::mentions::{Mention, is_completed};
use super::news;
use super::occasion::{self, is_only_named, opens_with_an_occasion};
use super::recent;
use super::scenes::{OPENING, Scene};
use super::{violent, when};
use crate::lexicon::{Auxiliary, Frame, Function, Sense, SenseClass, Subject, Tense};
use crate::model::{DateValue, Effect, Kind, SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, Mood, TimeGroup, TimeValue, Voice};
use crate::recognise::{attacks, is_denied_outright};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// What keeps a report's words of violence from being incidents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct About {
    /// Sport, films, books, exercises: nothing happened.
    play: bool,
    /// A killing between people who know each other, and nobody who attacks: no armed violence.
    private: bool,
    /// A trial: what it tells of is recalled.
    court: bool,
    /// Dealers in drugs, forgers, smugglers, and nobody who attacks: that they were arrested is no incident.
    crime: bool,
    /// An accident, a fire, an illness, the weather: only what is told with a word of violence of its own is an incident.
    accident: bool,
    /// Such an accident that its explosions and mines are no attack either: a store of dynamite, a mine of gold.
    blast: bool,
    /// People were set free: that they had been taken is what it is about.
    release: bool,
    /// A commemoration: what it tells of is recalled, unless it is of these days.
    memory: bool,
    /// A tribute, a mass, a gift to widows, a feast that is put off, whose opening only names violence.
    occasion: bool,
    /// It opens with what was years ago: a day without a year is of then, not of these days.
    long_past: bool,
    /// Full of words of games, votes, accidents, and nothing in it is sure to be violence: its words of war are figures of speech.
    figurative: bool,
    /// An election, aid, a deployment, whose opening tells of no violence: nothing of the report is an incident.
    peaceful: bool,
    /// The same, with violence told of after the lead: it is recalled, unless it is of these days.
    civic: bool,
}

/// So many incidents on days of their own make a chronicle.
const CHRONICLE: usize = 4;
/// From so many days on, what a report opens with is long past.
const YEARS_AGO: u32 = 700;
/// A short clause has so many words.
const CLAUSE: usize = 6;
/// So many different words of a subject make it the report's.
const ENOUGH: usize = 3;
/// What a report is about it says in so many sentences, its headline among them; schools and elections named further down change nothing.
const SUBJECT_WITHIN: usize = 7;
/// So many words of games, votes and accidents make a report in which nothing is sure to be violence one of daily life.
const DAILY: usize = 4;
/// So many sure words in the opening make a game or a film of a report, whoever is attacked in it.
const MANY: usize = 5;
/// So many words of a subject in the lead make it the report's.
const IN_LEAD: usize = 2;
/// Its news stands in so many sentences, the headline being one.
pub(super) const LEAD: usize = 2;
/// What happened so many days before the report is of these days.
pub(super) const THESE_DAYS: i32 = 21;
/// What happened so many days before the report, and is told after the lead, is recalled.
const LONG_AGO: i32 = 10;
/// What happened so many days before the report is recalled, wherever it stands.
const HISTORY: i32 = 540;
/// On a day within so many days of the report a feast or a ceremony may be held.
const CEREMONY: i32 = 21;

/// Violence by weapons that nobody has for himself.
pub(super) const OF_WAR: [Kind; 6] = [Kind::Airstrike, Kind::Drone, Kind::Shelling, Kind::Ied, Kind::Suicide, Kind::Explosion];
/// Weapons whose words name what explodes in accidents as well.
const OF_BLASTS: [&str; 2] = ["ied", "landmine"];
/// Weapons whose words name what fails or burns in accidents as well.
pub(super) const OF_ACCIDENTS: [&str; 3] = ["aircraft", "fire", "poison"];

/// Makes background of what the report only recalls, and drops what is no violence at all.
/// Answers whether the report is of an accident or a game.
pub fn settle(told: &[SentenceTold<'_>], scenes: &[Scene], drafts: &mut Vec<Draft>, calendar: &Calendar) -> bool {
    let about = about(told, scenes);
    let lead = end_of_lead(told).max(OPENING - 1);
    let first = scenes.iter().find(|s| !s.headline).map(|s| s.paragraph);
    let announced = scenes.iter().any(|s| s.headline && names_violence(s));
    let leads = |d: &Draft| announced || d.scenes.iter().any(|s| scenes[*s].told < lead && Some(scenes[*s].paragraph) == first);
    let news = end_of_lead(told);
    let recalled = |s: &Scene| s.told >= news && (s.pluperfect || s.past_before);
    let only_recalled = |d: &Draft| d.scenes.iter().all(|s| recalled(&scenes[*s]));
    // "visited the wounded of the attack on A. The attack, which took place on 27 October, had killed forty".
    let only_names = |s: &Scene| {
        s.tolls.is_empty() && !s.mentions.is_empty() && s.mentions.iter().all(|m| m.noun && m.definite && !m.other || m.device)
    };
    let names_or_recalls = |s: &usize| {
        let scene = &scenes[*s];
        only_names(scene) || scene.mentions.is_empty() && scene.tolls.is_empty() || recalled(scene)
    };
    let all_recalled = drafts.iter().filter(|d| !d.background).all(only_recalled);
    let alone = drafts.iter().filter(|d| !d.background).count() == 1;
    // "The incidents of September": a chronicle recalls none of them.
    let ages: Vec<i32> = drafts.iter().filter(|d| !d.background).filter_map(|d| age(d, calendar)).collect();
    let newest = ages.iter().min().copied().filter(|newest| *newest <= LONG_AGO);
    let before_the_newest = |days: i32| {
        ages.len() < CHRONICLE && days > THESE_DAYS && (alone || newest.is_some_and(|newest| days - newest > LONG_AGO))
    };
    let tells_news = news::brings_news(told, scenes, drafts, calendar);
    for draft in drafts.iter_mut() {
        let age = age(draft, calendar);
        let freed = about.release && age.is_none_or(|days| days <= HISTORY) && is_abduction(told, scenes, draft);
        let says_its_day = || {
            draft.scenes.iter().any(|s| occasion::said_of_violence(&told[scenes[*s].told]) >= Some(occasion::Said::OnDayOfYear))
        };
        let of_these_days = match age.filter(|_| !about.long_past) {
            Some(days) => days <= THESE_DAYS,
            // "Videos bear witness of the ambush of Sunday 9 June 2024", on a page without a day.
            None if (about.occasion && !about.long_past || about.memory) && calendar.published.is_none() => says_its_day(),
            None => draft.weekdays.is_named() && (about.long_past || draft.date.is_none()),
        };
        let of_violence = is_of_violence(told, scenes, draft, about.blast);
        // "This Sunday marks the fifth anniversary of the attack": its day is that of the ceremony.
        // One of the Fridays of the month in which the report appeared may lie before it.
        let open = matches!(draft.date.as_ref().map(|(d, _)| &d.value), Some(DateValue::OneOf(_)));
        let of_ceremony = about.memory
            && age.is_some_and(|days| days < 0 && !open || days <= CEREMONY && is_dated_by_ceremony(told, scenes, draft));
        if of_ceremony {
            draft.date = None;
        }
        let beside = !tells_news || news::is_beside_news(told, scenes, draft, news);
        draft.background |= beside && !freed || of_ceremony || age.is_some_and(|days| days > HISTORY);
        draft.background |= about.court && !(of_these_days && of_violence && is_out_of_court(told, scenes, draft))
            || about.memory && !of_these_days
            || about.occasion && age.is_some_and(|days| days > NEWS_DAYS)
            || about.occasion && !draft.is_dated() && is_only_named(told, scenes, draft)
            || about.civic && !draft.scenes.iter().any(|s| harms(told, &scenes[*s]))
            || about.civic && !of_these_days && (age.is_some() || draft.scenes.iter().all(|s| scenes[*s].past_before))
            || alone && age.is_some_and(|days| days > LONG_AGO) && !leads(draft)
            || (age.is_some_and(before_the_newest) || news::is_of_months_before(scenes, draft))
                && !freed
                && !news::is_told_anew(told, scenes, draft, lead)
            || alone && age.is_some_and(|days| days > HISTORY_DAYS) && draft.scenes.iter().all(names_or_recalls)
            || (age.is_some_and(|days| days > NEWS_DAYS) || !draft.is_dated() && !leads(draft))
                && !freed
                && is_only_named(told, scenes, draft)
            || all_recalled && !freed && !(names_its_day(scenes, draft) && age.is_some_and(|days| days <= NEWS_DAYS));
    }
    let police = is_police_work(told, scenes, drafts);
    drafts.retain(|d| {
        !police
            && !about.play
            && !about.private
            && !about.figurative
            && !about.peaceful
            && !is_hollow(told, scenes, d)
            && !is_harmless(told, scenes, d)
            && !(about.crime && is_arrest(told, scenes, d))
            && !is_only_spoken_of(scenes, d)
            && (!(about.accident || about.court)
                || is_of_violence(told, scenes, d, about.blast)
                || !about.accident && d.background && tells_of_an_attack(scenes, d))
    });
    about.play || about.private || about.accident
}

/// "This Sunday marks the anniversary of the attack", "the tribute was paid on Tuesday": whether the day of an incident is rather that
/// of a ceremony, whose word stands nearer to it than any of violence.
fn is_dated_by_ceremony(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let Some((_, span)) = &draft.date else { return false };
    let told_on = draft.scenes.iter().map(|s| &told[scenes[*s].told]).find_map(|sentence| {
        let holds = |g: &Group| {
            let whole = sentence.context.span(g.start, g.end);
            whole.start <= span.start && span.end <= whole.end
        };
        sentence.groups.iter().position(holds).map(|day| (sentence, day))
    });
    // A day that nothing beside the violence tells heads the report.
    let Some((sentence, day)) = told_on else { return true };
    let subject = |s: &Sense| matches!(s, Sense::Subject(Subject::Past | Subject::Memory | Subject::Occasion));
    let of_ceremony =
        |g: &Group| (g.start..g.end).any(|i| sentence.context.senses_of(i, &[SenseClass::Subject]).any(|(_, s)| subject(s)));
    let of_violence = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some(),
        // "An attack on a camp left six dead on Tuesday, a year after another": the day of those who died.
        GroupKind::Victims(v) => v.effect.is_some() && !v.definite,
        kind => matches!(kind, GroupKind::Incident(_) | GroupKind::EffectNoun(_)),
    };
    // "the families of the soldiers killed received on Tuesday a cheque": the day is that of the verb between.
    let told_else = |g: &Group| {
        matches!(g.kind, GroupKind::Word) && (sentence.context.is_auxiliary(g.start) || occasion::finite(sentence, g))
    };
    let parted = |at: usize| {
        let participle = matches!(&sentence.groups[at].kind, GroupKind::Effect(e) if e.mood == Mood::None);
        participle && at < day && sentence.groups[at + 1..day].iter().any(told_else)
    };
    let nearest = |of: &dyn Fn(&Group) -> bool| {
        let at = |(i, _): (usize, &Group)| i.abs_diff(day);
        sentence.groups.iter().enumerate().filter(|(i, g)| of(g) && !parted(*i)).map(at).min()
    };
    match (nearest(&of_ceremony), nearest(&of_violence)) {
        // "a film on the massacre was shown on Tuesday"
        (Some(ceremony), Some(violence)) => ceremony < violence || !occasion::is_day_of_violence(sentence, day),
        (_, violence) => violence.is_none(),
    }
}

/// "the army is engaged in the fight", "groups that clash for the mines": no figure, and either what goes on there on no day, or a word
/// that speaks of other things as well and nobody who acts.
fn is_hollow(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let dated = |s: &Scene| {
        let sentence = &told[s.told];
        sentence.groups[s.from..s.to].iter().any(|g| matches!(g.kind, GroupKind::Time(_)) && !recent::is_of_years(sentence, g))
    };
    // "leaves for the fight": "au combat".
    let goes_to = |s: &Scene, m: &Mention| {
        let start = told[s.told].groups[m.group].start;
        (start.saturating_sub(1)..=start).any(|i| told[s.told].context.is(i, Function::At))
    };
    let goes_on = |s: &Scene, m: &Mention| match &told[s.told].groups[m.group].kind {
        // "will clash on Sunday", "helps the forces fight": not what was done, whatever day is named.
        GroupKind::Effect(e) if m.kind == Kind::Clash && (e.voice == Voice::Unfinite || e.mood == Mood::Future) => true,
        // "says that it attacked the base": what was done.
        GroupKind::Effect(_) if is_completed(&told[s.told], &told[s.told].groups[m.group]) => false,
        GroupKind::Effect(e) => {
            matches!(e.mood, Mood::Present | Mood::None | Mood::Future)
                && (!dated(s) || recent::goes_on_for_years(&told[s.told], m.group))
        }
        // "engaged in operation B": one that goes on under its name.
        GroupKind::Incident(i) if i.kind == Kind::Operation && i.definite && !i.plural => {
            matches!(told[s.told].groups.get(m.group + 1).map(|g| &g.kind), Some(GroupKind::Actor(a)) if a.named)
        }
        // "the legitimacy of the fight"
        _ => {
            m.kind == Kind::Clash
                && !m.plural
                && (m.definite || told[s.told].context.is(told[s.told].groups[m.group].start, Function::DetDu) || goes_to(s, m))
        }
    };
    let elsewhere = |m: &Mention| match m.kind {
        Kind::Clash => !m.noun || m.definite || !m.plural,
        Kind::Operation | Kind::Arrests | Kind::Airstrike | Kind::Abduction | Kind::Suicide | Kind::Other => true,
        _ => false,
    };
    // Soldiers carry nobody off.
    let party = |g: &Group, taken: bool| attacks(g) || matches!(&g.kind, GroupKind::Actor(a) if !(taken && a.force));
    let own = || draft.scenes.iter().map(|s| &scenes[*s]);
    let told_once = |s: &Scene| s.mentions.iter().any(|m| m.kind != Kind::Other && !goes_on(s, m));
    let acts = |s: &Scene| {
        let taken = s.mentions.iter().all(|m| m.kind == Kind::Abduction);
        s.mentions.iter().any(|m| !elsewhere(m)) || told[s.told].groups[s.from..s.to].iter().any(|g| party(g, taken))
    };
    if !draft.joint.is_empty() || draft.said_to_be_hit {
        return false;
    }
    // "1,302 displaced, whom the attacks drove away, are registered there": that people fled is no act.
    let fled = |s: &Scene| s.tolls.iter().all(|t| told[s.told].tolls[*t].effect == Effect::Displaced);
    // "d'où les attaques les ont chassés": what is told of them beside, not what made so many flee.
    let beside = |s: &Scene, m: &Mention| {
        let start = told[s.told].groups[m.group].start;
        told[s.told].context.any_is(start.saturating_sub(CLAUSE)..start, Function::Where)
    };
    let one = |s: &Scene| s.mentions.iter().any(|m| is_of_one(m) || !(s.tolls.is_empty() || beside(s, m)));
    match own().all(|s| s.tolls.is_empty()) {
        true => !own().any(|s| told_once(s) && (acts(s) || fights_on_a_day(&told[s.told], s))),
        false => draft.date.is_none() && own().all(|s| fled(s) && !one(s)),
    }
}

/// "On Friday they fought at A", "the two sides clashed at A on Monday": a fight on a day and at a place of its own, where the language only
/// says that there was one or that both sides fought, and who they are is said elsewhere.
fn fights_on_a_day(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    if !context.holds_function(&[Function::PronounOne, Function::Sides]) || scene.settlement().is_none() {
        return false;
    }
    let fought = |m: &Mention| {
        let group = &sentence.groups[m.group];
        let past = matches!(&group.kind, GroupKind::Effect(e) if matches!(e.mood, Mood::Past | Mood::Pluperfect));
        let before = || group.start.saturating_sub(SIDES_BACK)..group.start;
        let fighters =
            || context.is(group.start.wrapping_sub(1), Function::PronounOne) || context.any_is(before(), Function::Sides);
        // "fought for a seat".
        m.kind == Kind::Clash && m.strong && m.finite && past && !context.is(group.end, Function::For) && fighters()
    };
    scene.times.iter().any(|(_, t)| when::names_day(t)) && scene.mentions.iter().any(fought)
}

/// Those who fought begin at most so many words before the verb.
const SIDES_BACK: usize = 4;

/// "Two devices were found. Nobody was hurt.": only zeros, and nothing but devices and what is weakly named.
fn is_harmless(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let mut tolls =
        draft.scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| &told[scenes[*s].told].tolls[*t])).peekable();
    // "Two rockets fell without hurting anybody" was an attack.
    let act = |m: &Mention| m.kind == Kind::Shelling || !m.device && !matches!(m.kind, Kind::Other | Kind::Explosion);
    let quiet = |s: &usize| {
        let scene = &scenes[*s];
        !scene.mentions.iter().any(act) && !told[scene.told].groups[scene.from..scene.to].iter().any(attacks)
    };
    let exploded = || draft.scenes.iter().any(|s| scenes[*s].mentions.iter().any(|m| m.kind == Kind::Explosion));
    let zero = tolls.peek().is_some() && tolls.all(|t| t.quantity.high == Some(0));
    zero && draft.joint.is_empty() && draft.scenes.iter().all(quiet) && !exploded()
}

/// Whether an incident is one in which people were taken.
fn is_abduction(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let taken = |s: &Scene| {
        let mut tolls = s.tolls.iter().map(|t| told[s.told].tolls[*t].effect);
        tolls.any(|effect| effect == Effect::Abducted) || s.mentions.iter().any(|m| m.kind == Kind::Abduction)
    };
    draft.scenes.iter().any(|s| taken(&scenes[*s]))
}

/// Arrests and searches, by which nobody came to harm but one who was beaten.
fn is_arrest(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let held = |s: &Scene, t: &usize| {
        let toll = &told[s.told].tolls[*t];
        toll.effect == Effect::Detained || toll.implicit && toll.effect == Effect::Wounded
    };
    let own = draft.scenes.iter().map(|s| &scenes[*s]);
    own.chain(draft.joint.iter().map(|(s, _)| &scenes[*s])).all(|s| s.tolls.iter().all(|t| held(s, t)))
}

/// Whether all that happened is that somebody was arrested, and no soldier, fighter or weapon stands where it is told: the daily work of the
/// police.
fn is_police_work(told: &[SentenceTold<'_>], scenes: &[Scene], drafts: &[Draft]) -> bool {
    let armed = |g: &Group| match &g.kind {
        GroupKind::Actor(a) => !a.force || a.kind == "army",
        GroupKind::Victims(v) => v.category.is_some_and(|c| c == Victims::Militants || c.are_forces()),
        GroupKind::Weapon(_) => true,
        GroupKind::Count(c) => c.what.is_some_and(|what| SEIZED.contains(&what)),
        _ => attacks(g),
    };
    let quiet =
        |s: &Scene| s.mentions.iter().all(|m| is_of_either(m.kind)) && !told[s.told].groups[s.from..s.to].iter().any(armed);
    // "five suspects arrested": an entry of a list of what forces did has no verb.
    let arrested = |m: &Mention| m.kind == Kind::Arrests && m.finite;
    let arrests = |d: &Draft| {
        let all = || d.scenes.iter().chain(d.joint.iter().map(|(s, _)| s)).map(|s| &scenes[*s]);
        is_arrest(told, scenes, d) && all().all(quiet) && all().any(|s| s.mentions.iter().any(arrested))
    };
    !drafts.is_empty() && drafts.iter().all(arrests)
}

/// What the police finds with people who are armed.
const SEIZED: [&str; 5] = ["weapon", "machine_gun", "ammunition", "explosive", "ied"];

/// "the army must defend the country against the aggression of A": only named behind the opening by a noun with a definite article, without a
/// figure and a day.
fn is_only_spoken_of(scenes: &[Scene], draft: &Draft) -> bool {
    let named = |s: &Scene| {
        s.told >= OPENING
            && s.tolls.is_empty()
            && s.mentions.iter().all(|m| m.noun && m.definite && !m.plural && m.count.is_none())
    };
    draft.date.is_none()
        && draft.joint.is_empty()
        && !draft.said_to_be_hit
        && !draft.scenes.is_empty()
        && draft.scenes.iter().all(|s| named(&scenes[*s]))
}

/// Whether its own sentences say on which day it was: "on Monday", "the day before".
fn names_its_day(scenes: &[Scene], draft: &Draft) -> bool {
    let counted = |time: &TimeGroup| draft.date.is_some() && matches!(time.value, TimeValue::AnaphoricDay(_));
    draft.scenes.iter().any(|s| scenes[*s].times.iter().any(|(_, time)| when::names_day(time) || counted(time)))
}

/// How many days before the report it happened, as far as both are known.
pub(super) fn age(draft: &Draft, calendar: &Calendar) -> Option<i32> {
    let (date, _) = draft.date.as_ref()?;
    let published = calendar.published.as_ref().and_then(DateValue::earliest)?;
    Some((published - date.value.latest()?).get_days())
}

/// The sentence after the lead, which has at least one sentence of the body.
fn end_of_lead(told: &[SentenceTold<'_>]) -> usize {
    let body = told.iter().position(|t| t.zone != Zone::Headline);
    body.map_or(told.len(), |first| (first + 1).max(LEAD))
}

/// A figure and a word of violence in one scene: an incident even in a report of something else.
fn is_of_violence(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, blast: bool) -> bool {
    draft.scenes.iter().any(|s| {
        let scene = &scenes[*s];
        let by_itself = |m: &Mention| !matches!(m.kind, Kind::Ied | Kind::Explosion);
        let by_attackers = || scene.violent && deeds::by_attackers(&told[scene.told], scene);
        let named = names_violence(scene) || is_attack_on_forces(told, scene) || by_attackers();
        !scene.accident && scene.harmful && named && (!blast || scene.mentions.iter().any(by_itself))
    })
}

/// "Six soldiers died in an attack": of those who bear arms, nobody means an illness or an animal by it.
fn is_attack_on_forces(told: &[SentenceTold<'_>], scene: &Scene) -> bool {
    let forces = |t: &usize| {
        let toll = &told[scene.told].tolls[*t];
        toll.victims.are_forces() && toll.quantity.low > 0
    };
    let attack = |m: &Mention| m.noun && m.kind == Kind::Attack && is_of_one(m);
    scene.mentions.iter().any(attack) && scene.tolls.iter().any(forces)
}

/// What a trial recalls: an attack that one sentence names, and the figures that the next ones tell of it.
fn tells_of_an_attack(scenes: &[Scene], draft: &Draft) -> bool {
    let own = || draft.scenes.iter().map(|s| &scenes[*s]).filter(|s| !s.accident);
    own().any(|s| s.mentions.iter().any(violent::names_violence)) && own().any(|s| !s.tolls.is_empty() && s.harmful)
}

/// An incident in a report of a trial that happened these days, told without a word of the court.
fn is_out_of_court(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    draft.scenes.iter().all(|s| count(&told[scenes[*s].told], &mut Vec::new(), Sense::Subject(Subject::Court)) == 0)
}

pub(super) fn names_violence(scene: &Scene) -> bool {
    scene.mentions.iter().any(|m| m.strong && m.kind != Kind::Other)
}

/// "A, two months on¶A report of the UN puts the dead at 71": whether the lead brings a count that somebody makes who looks into what
/// happened, and not as what had been counted before.
fn counts_anew(told: &[SentenceTold<'_>], scenes: &[Scene], lead: usize) -> bool {
    let body = scenes.iter().filter(|s| s.told < lead && !(s.headline || s.pluperfect || s.past_before));
    body.into_iter().any(|s| {
        let sentence = &told[s.told];
        let speaker = |t: &usize| sentence.speaker(sentence.tolls[*t].group).map(|speaker| speaker.class);
        s.tolls.iter().filter_map(speaker).any(|c| matches!(c, SpeakerClass::Un | SpeakerClass::Ngo | SpeakerClass::Monitor))
    })
}

fn about(told: &[SentenceTold<'_>], scenes: &[Scene]) -> About {
    let spoken = Spoken::of(told);
    let of = |subject: Subject| {
        let (all, early) = spoken.words(Sense::Subject(subject));
        all >= ENOUGH && early > 0
    };
    let opening = || scenes.iter().filter(|s| s.told < OPENING && !s.accident);
    let lead = end_of_lead(told);
    let told_of = opening().any(|s| harms(told, s) || names_one(s));
    let told_first =
        opening().any(|s| (s.headline || s.told < lead) && !(s.looks_back() || s.general) && (harms(told, s) || names_one(s)));
    // A headline without a word of violence over a text that opens with another subject.
    let announced = scenes.iter().any(|s| s.headline)
        && !scenes.iter().any(|s| s.headline && (!s.tolls.is_empty() || !s.mentions.is_empty()));
    let opens = |subject: Subject| {
        let (all, early) = spoken.words(Sense::Subject(subject));
        all > ENOUGH && early >= ENOUGH
    };
    // A text that opens with two such words is about them, however short.
    let leads = |subject: Subject| {
        let mut seen = Vec::new();
        told.iter().take(lead).for_each(|t| _ = count(t, &mut seen, Sense::Subject(subject)));
        seen.len() >= IN_LEAD
    };
    let long_past = told.iter().take(lead).any(opens_years_ago);
    let recalls = |t: &SentenceTold<'_>| count(t, &mut Vec::new(), Sense::Subject(Subject::Past)) > 0;
    let past = long_past || told.iter().take(lead).any(recalls) && !counts_anew(told, scenes, lead);
    let occasion = opens_with_an_occasion(told);
    let civic = |violence: bool| !violence && of(Subject::Civic) || announced && opens(Subject::Civic);
    let accident = is_accident(told, scenes, &spoken);
    // "A judge of the court of A was shot on Tuesday by gunmen."
    let lead_harms = || told.iter().take(lead).find(|t| t.zone != Zone::Headline).is_some_and(occasion::tells_harm_lately);
    About {
        blast: accident && is_of_blast(told, scenes, &spoken),
        peaceful: civic(told_of),
        civic: civic(told_first),
        memory: past
            || occasion
            || leads(Subject::Memory)
            || !told_of && of(Subject::Memory)
            || announced && opens(Subject::Memory),
        occasion,
        long_past,
        release: told.iter().take(OPENING).any(|t| t.groups.iter().any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.frees()))),
        play: is_play(told, scenes, &spoken) || is_drill(told, scenes, &spoken) || is_cyber(told, scenes, lead),
        private: is_private(told, scenes, &spoken, lead),
        figurative: spoken.of_daily_life() >= DAILY && !scenes.iter().any(|s| is_sure(told, s)),
        crime: is_crime(told, scenes, &spoken),
        court: (of(Subject::Court) || leads(Subject::Court)) && !lead_harms(),
        accident,
    }
}

/// "Il y a trente ans commençait …": a sentence that begins so tells of then.
fn opens_years_ago(sentence: &SentenceTold<'_>) -> bool {
    let ago =
        |g: &Group| matches!(&g.kind, GroupKind::Time(t) if matches!(t.value, TimeValue::Ago { days, .. } if days >= YEARS_AGO));
    sentence.groups.first().is_some_and(ago)
}

/// Whether the report is of sport, a film or a book: words that reports of violence use as well ("assailants", "victory", "scene
/// of") count beside surer ones only. Where the opening tells of people whom somebody attacked (at a match, at a concert), only
/// many sure words there make it one; what a film or a book tells is its plot.
fn is_play(told: &[SentenceTold<'_>], scenes: &[Scene], spoken: &Spoken<'_>) -> bool {
    let (games, games_early) = spoken.words(Sense::Subject(Subject::Play));
    let (fiction, fiction_early) = spoken.words(Sense::Subject(Subject::Fiction));
    let (perhaps, perhaps_early) = spoken.words(Sense::Subject(Subject::PerhapsPlay));
    let opening = || scenes.iter().filter(|s| s.told < OPENING);
    // "les attaquants ont bombardé les cages": whose word is of the game has attacked nobody.
    let of_game = |s: &Scene, g: &Group| {
        let context = &told[s.told].context;
        let mut senses = (g.start..g.end).flat_map(|i| context.senses_of(i, &[SenseClass::Subject]));
        senses.any(|(_, s)| *s == Sense::Subject(Subject::PerhapsPlay))
    };
    let strikes = |s: &Scene| told[s.told].groups[s.from..s.to].iter().any(|g| attacks(g) && !of_game(s, g));
    // "A shell fell on the stadium: three dead": no game; but "a missile from the left: the defence has exploded, a massacre".
    let of_war = |s: &Scene| s.mentions.iter().any(|m| m.noun && OF_WAR.contains(&m.kind));
    let counts = |s: &Scene| harms(told, s) && s.tolls.iter().any(|t| !told[s.told].tolls[*t].implicit);
    let attacked =
        || opening().any(|s| harms(told, s)) && (opening().any(strikes) || opening().any(of_war) && opening().any(counts));
    let (sure, early) = (games + fiction, games_early + fiction_early);
    let plotted = || fiction_early >= ENOUGH || early >= MANY;
    // Where nobody comes to harm, two such words are enough.
    let few = || sure + perhaps >= IN_LEAD && !scenes.iter().any(|s| harms(told, s));
    // "Football: three players killed by a shell at A"
    let placed = || opening().any(|s| counts(s) && (s.settlement().is_some() || !s.times.is_empty()));
    is_headed(told) && !placed()
        || sure > 0 && (sure + perhaps >= ENOUGH || few()) && early + perhaps_early > 0 && (plotted() || !attacked())
}

/// "Football: ten men down", "Video game: we have tried the war": a word of sport, films or books before the colon of the headline.
fn is_headed(told: &[SentenceTold<'_>]) -> bool {
    let Some(headline) = told.first().filter(|t| t.zone == Zone::Headline) else { return false };
    let context = &headline.context;
    let sure = |s: &Sense| matches!(s, Sense::Subject(Subject::Play | Subject::Fiction));
    let Some(colon) = (1..HEADED).find(|i| context.is_mark(*i, ':')) else { return false };
    (0..colon).any(|i| context.senses_of(i, &[SenseClass::Subject]).any(|(l, s)| sure(s) && i + l == colon))
}

/// What heads a headline has fewer words.
const HEADED: usize = 5;

/// Whether the headline says that something is pretended, or the opening tells of an exercise: something is said to be pretended, or nobody
/// attacks. "Six soldiers were killed by rebels during manoeuvres" is none.
fn is_drill(told: &[SentenceTold<'_>], scenes: &[Scene], spoken: &Spoken<'_>) -> bool {
    let ((drills, drill), (pretence, pretence_early)) =
        (spoken.anywhere(Sense::Subject(Subject::Drill)), spoken.anywhere(Sense::Subject(Subject::Pretence)));
    let mut headlines = told.iter().take_while(|t| t.zone == Zone::Headline);
    // "It is untrue: the pictures were taken in 2014." A party that denies a figure takes a stance, and what somebody counts is told.
    let spoken_or_counts = |t: &SentenceTold<'_>| {
        !t.tolls.is_empty() || t.groups.iter().any(|g| matches!(g.kind, GroupKind::Speech(_) | GroupKind::Source(_)))
    };
    let denies = |t: &SentenceTold<'_>| {
        !spoken_or_counts(t)
            && t.context.senses_of(0, &[SenseClass::Subject]).any(|(_, s)| *s == Sense::Subject(Subject::Pretence))
    };
    headlines.any(|t| count(t, &mut Vec::new(), Sense::Subject(Subject::Pretence)) > 0)
        || told.iter().take(OPENING).any(denies)
        || drill + pretence_early >= IN_LEAD && (pretence > 0 || !anybody_attacks(told, scenes) && !opens_with_an_attack(told, scenes))
        // "Such is the simulation": said behind what it tells, in a report of exercises.
        || pretence > 0 && drills + pretence >= ENOUGH
}

/// "Three soldiers were killed on Monday in the attack on their camp": the first sentence tells of people whom an attack harmed on a day, and
/// of no exercise, nor is the headline of one.
fn opens_with_an_attack(told: &[SentenceTold<'_>], scenes: &[Scene]) -> bool {
    let Some(first) = scenes.iter().find(|s| !s.headline).map(|s| s.told) else { return false };
    let plays = |t: &SentenceTold<'_>| {
        [Subject::Drill, Subject::Pretence].iter().any(|of| count(t, &mut Vec::new(), Sense::Subject(*of)) > 0)
    };
    // "A camp attacked after an exercise" says what happened.
    let only = |t: usize| plays(&told[t]) && !scenes.iter().any(|s| s.told == t && !s.mentions.is_empty());
    let play = plays(&told[first]) || (0..first).take_while(|t| told[*t].zone == Zone::Headline).any(only);
    let dated = |s: &Scene| s.times.iter().any(|(_, time)| when::names_day(time));
    let attack = |m: &Mention| m.noun && matches!(m.kind, Kind::Attack | Kind::Ambush);
    let mut own = scenes.iter().filter(|s| s.told == first);
    !play && own.any(|s| s.harmful && !s.general && dated(s) && s.mentions.iter().any(attack))
}

/// Whether the lead tells of an attack on computers, and the opening of nobody whom attackers harm.
fn is_cyber(told: &[SentenceTold<'_>], scenes: &[Scene], lead: usize) -> bool {
    let strikes = |s: &Scene| harms(told, s) && told[s.told].groups[s.from..s.to].iter().any(attacks);
    told.iter().take(lead).any(|t| count(t, &mut Vec::new(), Sense::Subject(Subject::Cyber)) > 0)
        && !scenes.iter().any(|s| s.told < OPENING && strikes(s))
}

/// Whether the opening tells of dealers, forgers or smugglers, by several words or where nobody attacks.
fn is_crime(told: &[SentenceTold<'_>], scenes: &[Scene], spoken: &Spoken<'_>) -> bool {
    let (words, early) = spoken.words(Sense::Subject(Subject::Crime));
    early > 0 && (words >= IN_LEAD || !anybody_attacks(told, scenes))
}

fn anybody_attacks(told: &[SentenceTold<'_>], scenes: &[Scene]) -> bool {
    scenes.iter().any(|s| told[s.told].groups[s.from..s.to].iter().any(attacks))
}

/// Whether the lead tells of somebody who killed one of his own: "tue sa femme", "tuée par son mari"; and nobody attacks.
fn is_private(told: &[SentenceTold<'_>], scenes: &[Scene], spoken: &Spoken<'_>, lead: usize) -> bool {
    let kills = |s: &SentenceTold<'_>| {
        let own = |at: usize| s.context.is(at, Function::DetPoss);
        // "killed on Monday evening his wife"
        let said: Vec<&Group> = s.groups.iter().filter(|g| !matches!(g.kind, GroupKind::Time(_))).collect();
        said.windows(2).any(|pair| {
            let GroupKind::Effect(e) = &pair[0].kind else { return false };
            // "she lost her husband": she killed nobody.
            let killed = (e.effect == Some(Effect::Killed) || e.incident.is_some()) && e.frame != Frame::Own;
            // "the air force hit their tent": what is their own is a thing.
            let people = e.effect == Some(Effect::Killed) || matches!(pair[1].kind, GroupKind::Victims(_));
            killed && (people && own(pair[1].start) || s.context.is(pair[0].end, Function::By) && own(pair[0].end + 1))
        })
    };
    let (private, _) = spoken.words(Sense::Subject(Subject::Private));
    // "an air strike killed her nine children": a weapon of war is nobody's own.
    // "the army shelled their house": so is what only a weapon of war does.
    let of_war = |g: &Group| match &g.kind {
        GroupKind::Incident(i) => OF_WAR.contains(&i.kind),
        GroupKind::Effect(e) => e.incident.is_some_and(|(kind, _)| OF_WAR.contains(&kind)),
        _ => false,
    };
    // "The murderer gave himself up": one man, who is the husband.
    let one = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.plural);
    let several = |s: &Scene| told[s.told].groups[s.from..s.to].iter().any(|g| attacks(g) && !one(g));
    is_quarrel(told, scenes, spoken)
        || private > 0
            && told.iter().take(lead).any(kills)
            && !scenes.iter().any(several)
            && !scenes.iter().any(|s| told[s.told].groups[s.from..s.to].iter().any(of_war))
}

/// "stabbed by a neighbour after a quarrel", "thieves beaten to death by a crowd": several words of people who know each other or of thieves,
/// few dead, nobody who bears arms as a trade.
fn is_quarrel(told: &[SentenceTold<'_>], scenes: &[Scene], spoken: &Spoken<'_>) -> bool {
    let (_, early) = spoken.words(Sense::Subject(Subject::Private));
    if early < IN_LEAD {
        return false;
    }
    let party = |g: &Group| match &g.kind {
        GroupKind::Actor(a) => !a.force && a.actor != MOB,
        // What explodes may be a stove.
        GroupKind::Incident(i) => match i.kind {
            Kind::Ambush | Kind::Massacre | Kind::Clash => true,
            kind => OF_WAR.contains(&kind) && kind != Kind::Explosion,
        },
        _ => false,
    };
    // "her husband was shot by gunmen": fighters who did it are no neighbours.
    let by_fighters = |t: &SentenceTold<'_>| {
        t.groups.iter().any(|g| {
            let fighters = matches!(&g.kind, GroupKind::Victims(v) if v.plural && v.category == Some(Victims::Militants));
            fighters && g.start > 0 && t.context.is(g.start - 1, Function::By)
        })
    };
    let many = |s: &Scene| {
        let killed = |t: &usize| {
            let toll = &told[s.told].tolls[*t];
            toll.effect == Effect::Killed && (toll.quantity.low > A_FEW || toll.victims.are_forces() && toll.quantity.low > 1)
        };
        s.tolls.iter().any(killed)
    };
    !told.iter().any(|t| t.groups.iter().any(party) || by_fighters(t)) && !scenes.iter().any(many)
}

/// The party that is a crowd.
const MOB: &str = "mob";
/// A quarrel kills no more.
const A_FEW: u64 = 4;

/// Whether a scene has a figure of people harmed; "no wounded" is none.
pub(super) fn harms(told: &[SentenceTold<'_>], scene: &Scene) -> bool {
    scene.tolls.iter().any(|t| {
        let toll = &told[scene.told].tolls[*t];
        toll.quantity.low > 0 && !matches!(toll.effect, Effect::Displaced | Effect::Survivors | Effect::Escaped)
    })
}

/// Whether a mention may be of one incident: "les massacres", "des rapts" without a number are what happens there.
fn is_of_one(mention: &Mention) -> bool {
    !(mention.noun && mention.plural && mention.count.is_none())
}

/// A sure word of violence for one incident.
pub(super) fn names_one(scene: &Scene) -> bool {
    !scene.general && scene.mentions.iter().any(|m| m.strong && m.kind != Kind::Other && is_of_one(m))
}

/// Whether words of accidents by themselves, several of them, stand in a report in which nobody attacks: then what exploded
/// there was no bomb. Where people dig for gold, a mine is a pit.
fn is_of_blast(told: &[SentenceTold<'_>], scenes: &[Scene], spoken: &Spoken<'_>) -> bool {
    let (accidents, _) = spoken.words(Sense::Accident);
    let (quarry, _) = spoken.words(Sense::Subject(Subject::Quarry));
    let attacked = |s: &Scene| harms(told, s) && told[s.told].groups[s.from..s.to].iter().any(|g| strikes_here(&told[s.told], g));
    (accidents >= 2 || accidents > 0 && quarry > 0) && !scenes.iter().any(attacked)
}

/// Whether the opening tells of an accident and of nobody who attacks. A word of violence beside it counts where it stands
/// with figures or in the lead: "the army, which fights the insurgents there" makes no attack of a collision.
fn is_accident(told: &[SentenceTold<'_>], scenes: &[Scene], spoken: &Spoken<'_>) -> bool {
    let ((accidents, early), (around, around_early)) =
        (spoken.words(Sense::Accident), spoken.words(Sense::Subject(Subject::Mishap)));
    let lead = end_of_lead(told);
    // Its first sentence tells of an accident, or words of accidents and what stands around them are many.
    let opens = told.iter().take(lead).any(|t| count(t, &mut Vec::new(), Sense::Accident) > 0);
    // "an elephant killed six people"
    let kills = |pair: &[Group]| matches!((&pair[0].kind, &pair[1].kind), (GroupKind::Accident, GroupKind::Effect(e)) if e.effect == Some(Effect::Killed) && e.voice == Voice::Active);
    let opens = opens || told.iter().take(OPENING).any(|t| t.groups.windows(2).any(kills));
    let hinted = opens || (accidents >= 2 || accidents + around >= ENOUGH) && early + around_early > 0;
    let blast = is_of_blast(told, scenes, spoken);
    let headline = told.iter().filter(|t| t.zone == Zone::Headline).any(|t| count(t, &mut Vec::new(), Sense::Accident) > 0);
    if !headline && early < 2 && !(hinted && !scenes.iter().any(|s| tells_of_violence(told, s, blast))) {
        return false;
    }
    let violence = |s: &Scene| {
        let attacker = || told[s.told].groups[s.from..s.to].iter().any(|g| strikes_here(&told[s.told], g));
        // An explosion may be an accident as well.
        let strong = s.mentions.iter().any(|m| {
            let other = is_of_either(m.kind);
            m.strong && !other && is_of_one(m) && !(blast && m.noun && m.kind == Kind::Ied)
        });
        let weighty = s.headline || s.told < lead || harms(told, s);
        // "had claimed in April to have shot down several", "shot in February in a firefight": of before.
        let before = s.looks_back() || news::is_of_some_month(s);
        let told_of = weighty && (strong || s.under_fire) || harms(told, s) && attacker() || is_attack_on_forces(told, s);
        told_of && !before
    };
    // "Beside the epidemic, gunmen killed three at A on Tuesday": told of as news, wherever it stands.
    let told_apart = |s: &Scene| {
        let act = |m: &Mention| m.strong && !is_of_either(m.kind) && (m.finite || m.noun && !m.definite);
        // Under a headline of an accident, people were killed by it.
        let killed = || !(headline || s.headline) && s.tolls.iter().any(|t| told[s.told].tolls[*t].violent);
        let set = || !s.places.is_empty() || s.times.iter().any(|(_, t)| when::names_day(t));
        !(s.looks_back() || s.general)
            && !(blast && s.mentions.iter().any(|m| m.kind == Kind::Ied))
            && (s.of_violence && (harms(told, s) || s.mentions.iter().any(|m| act(m) && is_of_one(m))) || killed() && set())
    };
    !scenes.iter().any(|s| !s.accident && (s.told < OPENING && violence(s) || told_apart(s)))
}

/// A word of violence, an attacker or a weapon in what is told as news: where there is one, no word around accidents makes
/// a report of an accident.
fn tells_of_violence(told: &[SentenceTold<'_>], scene: &Scene, blast: bool) -> bool {
    let of_war = |g: &Group| match &g.kind {
        GroupKind::Weapon(what) => !OF_ACCIDENTS.contains(what) && !(blast && OF_BLASTS.contains(what)),
        // "back from an operation against the rebels" attacks nobody.
        _ => harms(told, scene) && strikes_here(&told[scene.told], g),
    };
    let named = scene.mentions.iter().any(|m| {
        // "carnage on the road"
        let ambiguous = m.noun && (blast && m.kind == Kind::Ied || m.kind == Kind::Massacre && !m.strong);
        (m.strong || m.noun) && is_of_one(m) && !ambiguous && !is_of_either(m.kind)
    });
    !(scene.accident || scene.general || scene.recalls || scene.pluperfect)
        && (named || scene.under_fire || told[scene.told].groups[scene.from..scene.to].iter().any(of_war))
}

/// Whether a scene is of violence for certain: people harmed by somebody who attacks or by a weapon, forces that were killed, or violence by
/// its name at a place.
fn is_sure(told: &[SentenceTold<'_>], scene: &Scene) -> bool {
    let sentence = &told[scene.told];
    let groups = &sentence.groups[scene.from..scene.to];
    let armed =
        |g: &Group| strikes_here(sentence, g) || matches!(&g.kind, GroupKind::Weapon(what) if !OF_ACCIDENTS.contains(what));
    let forces = |t: &usize| sentence.tolls[*t].victims.are_forces() && sentence.tolls[*t].violent;
    let named = |m: &Mention| (m.strong || m.noun) && !is_of_either(m.kind);
    let told_of = harms(told, scene) && scene.is_set();
    !(scene.accident || scene.headline)
        && ((harms(told, scene) || scene.is_set()) && groups.iter().any(armed)
            || scene.tolls.iter().any(forces)
            || scene.mentions.iter().any(|m| named(m) && (told_of || m.strong && scene.settlement().is_some())))
}

/// Somebody who may have attacked here: not one whom others fight, nor one of whom only the region's habits are told.
pub(super) fn strikes_here(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    // "nos combattants": those of whoever speaks.
    let own = || sentence.context.is(group.start, Function::DetPoss);
    attacks(group) && !own() && !is_opposed(sentence, group) && !is_of_region(sentence, group) && !is_fled_from(sentence, group)
}

/// "où opèrent des jihadistes", "où les rebelles commettent des attaques": in the present, it is what happens there.
fn is_of_region(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let context = &sentence.context;
    let opened = (group.start.saturating_sub(CLAUSE)..group.start).rfind(|i| context.is(*i, Function::Where));
    opened.is_some_and(|at| {
        let mut verbs = (at + 1..(group.end + CLAUSE).min(context.len())).flat_map(|i| context.senses_of(i, &[SenseClass::Verb]));
        verbs.any(|(_, s)| matches!(s, Sense::Verb(form) if form.tense == Tense::Present))
            // A tense made with an auxiliary tells of what was done.
            && !(at + 1..group.end + 2).any(|i| context.is_auxiliary(i))
    })
}

/// "a camp of people who fled the attacks of X": a verb or noun of flight is the last thing told before.
fn is_fled_from(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let at = sentence.groups.partition_point(|g| g.start < group.start);
    let flight = sentence.groups[..at].iter().rev().take(FLED_BACK).find_map(|g| match &g.kind {
        GroupKind::Effect(e) => Some(matches!(e.effect, Some(Effect::Displaced | Effect::Escaped))),
        GroupKind::Victims(v) if v.effect.is_some() => Some(v.effect == Some(Effect::Displaced)),
        GroupKind::Mark(_) => Some(false),
        _ => None,
    });
    flight == Some(true)
}

/// Who is fled from is named at most so many groups behind the flight.
const FLED_BACK: usize = 8;

/// Whether "against" stands close before.
fn is_opposed(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    (group.start.saturating_sub(3)..group.start).any(|i| sentence.context.is(i, Function::Against))
}

/// The different words of subjects and of accidents in a report.
#[derive(Default)]
struct Spoken<'c> {
    of: Vec<SpokenOf<'c>>,
}

/// The words of one such sense.
struct SpokenOf<'c> {
    sense: Sense,
    words: Vec<&'c str>,
    /// So many of them stand in the opening.
    early: usize,
    /// The sentence that had the last of them.
    last: usize,
    /// Several sentences have one, or the lead does: a single one below it makes no subject of a report.
    holds: bool,
}

impl<'c> Spoken<'c> {
    fn of(told: &[SentenceTold<'c>]) -> Self {
        let mut out = Self::default();
        let lead = end_of_lead(told);
        for (index, sentence) in told.iter().take(SUBJECT_WITHIN).enumerate() {
            let context = &sentence.context;
            let spoken = if SPOKEN.iter().any(|class| context.holds(*class)) { context.len() } else { 0 };
            for at in (0..spoken).filter(|at| context.has_any(*at, SPOKEN)) {
                let denied =
                    |s: &Sense| is_said_of_others(context, at, *s) || *s == Sense::Accident && is_denied_outright(context, at);
                let spoken = |s: &Sense| matches!(s, Sense::Subject(_) | Sense::Accident) && !denied(s);
                for (_, sense) in context.senses_of(at, SPOKEN).filter(|(_, s)| spoken(s)) {
                    out.note(*sense, context.word(at), index, lead);
                }
            }
        }
        out
    }

    fn note(&mut self, sense: Sense, word: &'c str, index: usize, lead: usize) {
        let known = self.of.iter().position(|of| of.sense == sense).unwrap_or_else(|| {
            self.of.push(SpokenOf { sense, words: Vec::new(), early: 0, last: index, holds: false });
            self.of.len() - 1
        });
        let of = &mut self.of[known];
        of.holds |= index < lead || of.last != index;
        of.last = index;
        if is_new(&of.words, word) {
            of.words.push(word);
            of.early += usize::from(index < OPENING);
        }
    }

    /// How many different words tell of games, works of fiction, votes, work and accidents.
    fn of_daily_life(&self) -> usize {
        let daily = |s: Sense| {
            matches!(
                s,
                Sense::Accident
                    | Sense::Subject(Subject::Play | Subject::PerhapsPlay | Subject::Fiction | Subject::Civic | Subject::Drill)
            )
        };
        self.of.iter().filter(|of| daily(of.sense)).map(|of| of.words.len()).sum()
    }

    /// How many different words have this sense, in all and in the opening, in a single sentence as well: that what was told is only
    /// played, one says.
    fn anywhere(&self, wanted: Sense) -> (usize, usize) {
        let of = self.of.iter().find(|of| of.sense == wanted);
        of.map_or((0, 0), |of| (of.words.len(), of.early))
    }

    /// How many different words have this sense, in all and in the opening, where it is the subject of more than a sentence.
    fn words(&self, wanted: Sense) -> (usize, usize) {
        let of = self.of.iter().find(|of| of.sense == wanted && of.holds);
        of.map_or((0, 0), |of| (of.words.len(), of.early))
    }
}

/// Senses that say what a report is about.
const SPOKEN: &[SenseClass] = &[SenseClass::Subject, SenseClass::Accident];

/// "The authorities have condemned the attack", "has accused its neighbour": what somebody says of others by a word of the court.
fn is_said_of_others(context: &Context<'_>, at: usize, sense: Sense) -> bool {
    let says = || context.has(at, SenseClass::SpeechVerb) || context.is(at, Function::Condemns);
    let have = |i: usize| super::cues::auxiliary_at(context, i) == Some(Auxiliary::Have);
    let near = || (at.saturating_sub(AUXILIARY_BACK)..at).rev().take_while(|i| context.tokens[*i].is_word()).any(have);
    // "the court has sentenced two soldiers to death"
    let court = |i: usize| context.senses_of(i, &[SenseClass::Subject]).any(|(_, s)| *s == sense);
    // "the court has condemned Monday's attack"
    let act = || (at + 1..at + ACT_BEHIND).any(|i| context.has(i, SenseClass::IncidentNoun));
    let sentences = || (0..at).any(court) && !act();
    sense == Sense::Subject(Subject::Court) && says() && !context.is(at + 1, Function::At) && near() && !sentences()
}

/// What somebody condemns stands less than so many words behind the verb.
const ACT_BEHIND: usize = 4;

/// An auxiliary stands at most so many words before its participle.
const AUXILIARY_BACK: usize = 4;

/// Enough is enough: a list of words stays short, so that looking one up stays cheap.
fn is_new(words: &[&str], word: &str) -> bool {
    words.len() < MOST_WORDS && !words.contains(&word)
}

const MOST_WORDS: usize = 16;

pub(super) fn count<'c>(sentence: &SentenceTold<'c>, seen: &mut Vec<&'c str>, wanted: Sense) -> usize {
    let context = &sentence.context;
    let class = wanted.class();
    if !context.holds(class) {
        return seen.len();
    }
    for at in (0..context.len()).filter(|at| context.has(*at, class)) {
        let hit = context.longest_of(at, &[class], |s| (*s == wanted).then_some(()));
        let hit = hit.filter(|_| !is_said_of_others(context, at, wanted));
        let hit = hit.filter(|_| wanted != Sense::Accident || !is_denied_outright(context, at));
        let word = context.word(at);
        if hit.is_some() && is_new(seen, word) {
            seen.push(word);
        }
    }
    seen.len()
}
