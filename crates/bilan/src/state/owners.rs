//! People behind a noun who only say whose somebody or something was: "le chauffeur de deux élus", "la voiture du maire", "le père d'une des
//! victimes".

use super::untold::has_finite;
use crate::lexicon::{Frame, Function, Modifier, Sense, SenseClass, Tense};
use crate::model::{Effect, Form, SpeakerClass, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, Mood, VictimGroup, Voice};

/// "le chauffeur d'un douanier", "les enfants de trois élus", "l'assassin de deux civils": whether people stand behind a noun for others, who
/// were theirs or did them harm, where no participle and no relative clause right behind is of them.
pub fn is_owner(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let GroupKind::Victims(people) = &groups[at].kind else { return false };
    let Some(of) = behind_noun(context, groups, at) else { return false };
    let told = told_of_itself(context, groups, at, people).is_some();
    !told && governs(context, groups, at, of)
}

/// "ont tué le guide de trois touristes enlevés lundi": whether a verb is of the one before those of whom only what stands right behind is told.
pub fn is_owner_for(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    let GroupKind::Victims(people) = &groups[at].kind else { return false };
    let Some(of) = behind_noun(context, groups, at) else { return false };
    let told = told_of_itself(context, groups, at, people).is_some_and(|told| verb >= told);
    !told && governs(context, groups, at, of)
}

/// "le chauffeur de deux élus, Ali Sow, …": how many groups behind somebody only say whose that is.
pub fn owners_behind(context: &Context<'_>, groups: &[Group], at: usize) -> usize {
    let owner = |i: usize| {
        groups.get(i).is_some_and(|g| matches!(g.kind, GroupKind::Victims(_)))
            && behind_noun(context, groups, i).is_some_and(|of| governs(context, groups, i, of))
    };
    if owner(at + 1) {
        1
    } else if owner(at + 2) && context.is(groups[at + 1].start, Function::Of) {
        2
    } else {
        0
    }
}

/// The end of the noun before the preposition that brings people in: "de deux élus", "des deux élus", "du maire".
fn behind_noun(context: &Context<'_>, groups: &[Group], at: usize) -> Option<usize> {
    let start = groups[at].start;
    let of = [Function::Of, Function::DetDu, Function::DetDes];
    let before = start.checked_sub(1).filter(|i| context.is_any(*i, &of));
    before.or_else(|| context.is(start, Function::DetDu).then_some(start)).filter(|of| *of > 0)
}

/// Whether the noun that ends at a place is one for people whom others have, or who have to do with them.
fn governs(context: &Context<'_>, groups: &[Group], at: usize, of: usize) -> bool {
    let Some(number) = groups[..at].iter().rposition(|g| g.start < of).filter(|i| groups[*i].end >= of) else { return false };
    let head = &groups[number];
    if is_of_some(context, groups, number, of) {
        return true;
    }
    let kin = |(length, s): (usize, &Sense)| length == 1 && matches!(s, Sense::Source { class: SpeakerClass::Residents, .. });
    match &head.kind {
        GroupKind::Victims(v) => {
            head.end == of
                && v.effect.is_none()
                && v.category.is_some()
                && !v.anaphoric
                && v.out_of.is_none()
                && !is_band(head, &groups[at])
        }
        // "les chefs de deux gangs": as many at least.
        GroupKind::Word if are_leaders_of_fighters(context, &groups[at], of) => false,
        // "les enfants de trois élus", "les familles de trois élus", but "une famille de six personnes"
        GroupKind::Word | GroupKind::EffectNoun(_) | GroupKind::Source(_) => {
            let family = of > 1
                && !is_size_of_family(context, &groups[at], of)
                && context.is_any(of - 2, KNOWN)
                && context.senses_of(of - 1, &[SenseClass::Source]).any(kin);
            family || (1..=NOUN_WORDS).any(|length| is_noun_for_people(context, of, length))
        }
        _ => false,
    }
}

/// "trois membres d'une famille de dix personnes": whether a noun with its article stands behind the preposition of those who are counted.
fn is_of_some(context: &Context<'_>, groups: &[Group], noun: usize, end: usize) -> bool {
    let Some(article) = end.checked_sub(2).filter(|i| context.is_any(*i, KNOWN) || context.is(*i, Function::DetIndef)) else {
        return false;
    };
    let of = article > 0 && context.is(article - 1, Function::Of);
    let counted =
        |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit && v.effect.is_none() && g.end + 1 == article);
    of && groups[..noun].iter().rev().take(2).any(counted)
}

/// "un commando de douze hommes": whether one fighter, as the noun seems to say, is a band of the people whom it has behind it.
fn is_band(head: &Group, people: &Group) -> bool {
    let (GroupKind::Victims(head), GroupKind::Victims(people)) = (&head.kind, &people.kind) else { return false };
    let fights = |v: &VictimGroup| v.category.is_some_and(|c| c.are_forces() || c == Victims::Militants && !v.definite);
    // "un commando de six jihadistes"
    let fighters = people.category == Some(Victims::Militants) && head.group.is_none() && !head.definite;
    let counted = people.category == Some(Victims::People) || fighters;
    head.implicit && !head.plural && fights(head) && people.plural && !people.implicit && counted
}

/// "la famille de six personnes": whether people are counted behind one noun only as its members.
fn is_size_of_family(context: &Context<'_>, people: &Group, of: usize) -> bool {
    let persons = |v: &VictimGroup| v.category == Some(Victims::People) && v.group.is_none() && v.effect.is_none();
    let counted = matches!(&people.kind, GroupKind::Victims(v) if persons(v) && v.plural && !v.implicit);
    counted && !context.is(of - 2, Function::PluralDeterminer)
}

/// "les chefs de deux gangs": whether several people are meant who belong to the fighters counted behind.
fn are_leaders_of_fighters(context: &Context<'_>, people: &Group, of: usize) -> bool {
    let fighters = matches!(&people.kind, GroupKind::Victims(v) if v.category == Some(Victims::Militants));
    fighters && of > 1 && context.is(of - 2, Function::PluralDeterminer) && !is_harm_noun(context, of - 1)
}

/// "les victimes de deux jihadistes"
fn is_harm_noun(context: &Context<'_>, at: usize) -> bool {
    let kin = |s: &Sense| matches!(s, Sense::Source { class: SpeakerClass::Residents, .. });
    context.has(at, SenseClass::EffectNoun) || context.senses_of(at, &[SenseClass::Source]).any(|(_, s)| kin(s))
}

/// "un commando de douze hommes": whether somebody is a band of those who are counted right behind.
pub fn is_counted_as_band(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let of = groups.get(at + 1).is_some_and(|g| context.is(g.start, Function::Of));
    let known = matches!(&groups[at].kind, GroupKind::Victims(v) if v.definite);
    of && !known && groups.get(at + 2).is_some_and(|people| is_band(&groups[at], people))
}

/// Whether a noun for people that has so many words and a determiner ends at a place.
fn is_noun_for_people(context: &Context<'_>, end: usize, length: usize) -> bool {
    let Some(start) = end.checked_sub(length).filter(|start| *start > 0) else { return false };
    context.senses_of(start, &[SenseClass::Victim]).any(|(l, _)| l == length) && context.is_any(start - 1, KNOWN)
}

/// Determiners of what is known.
const KNOWN: &[Function] = &[Function::DetDef, Function::DetPoss, Function::DetDem];

/// "gardes du corps": a noun for people has so many words at most.
const NOUN_WORDS: usize = 3;

/// "les proches de deux élus tués lundi", "… de deux élus qui ont été tués", "la famille d'un élu tué", "le guide de trois touristes qu'ils ont
/// enlevés": where what stands right behind people and agrees with them tells of them.
fn told_of_itself(context: &Context<'_>, groups: &[Group], at: usize, people: &VictimGroup) -> Option<usize> {
    let agrees = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.plural == people.plural);
    let voice = |i: usize| match groups.get(i).map(|g| &g.kind) {
        Some(GroupKind::Effect(e)) => Some(e.voice),
        _ => None,
    };
    let comma = usize::from(groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Mark(','))));
    // "le fils d'un élu, tué lundi": behind a comma it is of the one before.
    if comma == 1 && !people.plural && people.effect.is_none() && people.out_of.is_none() {
        return None;
    }
    let next = at + 1 + comma;
    let first = groups.get(next)?;
    if context.is(first.start, Function::Who) {
        return Some(next + 1).filter(|i| agrees(*i));
    }
    if context.is(first.start, Function::That) {
        let clause =
            (next + 1..groups.len().min(next + 1 + WHOM_WITHIN)).take_while(|i| !matches!(groups[*i].kind, GroupKind::Mark(_)));
        return clause.into_iter().find(|i| voice(*i) == Some(Voice::Active));
    }
    Some(next).filter(|i| agrees(*i) && voice(*i) == Some(Voice::Participle))
}

/// "que les hommes armés ont enlevés": so many groups at most.
const WHOM_WITHIN: usize = 3;

/// "un homme soupçonné d'avoir tué deux élus a été arrêté", "un policier chargé de garder deux détenus a été tué", "deux hommes venus enlever trois
/// élus ont été tués": those before some people of whom the verb behind them tells, because these are the object of an infinitive or the
/// verb is in the singular.
fn subject_before(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> Option<usize> {
    let GroupKind::Victims(people) = &groups[at].kind else { return None };
    let GroupKind::Effect(effect) = &groups.get(verb).filter(|_| verb > at)?.kind else { return None };
    let of_subject = effect.voice == Voice::Passive || effect.voice == Voice::Active && effect.frame == Frame::Intransitive;
    let before = groups[..at].last()?;
    let object = is_infinitive(context, before);
    let several = people.plural && !people.implicit && people.quantity.form == Form::Exact;
    let disagrees = several && !effect.plural && effect.mood != Mood::None;
    // "un groupe de dix hommes a été enlevé"
    let joins = |g: &Group| context.is_any(g.start, &[Function::And, Function::Or]);
    let joined = joins(before) || context.is_any(before.start, &[Function::Of, Function::Including]);
    if !of_subject || joined || !(object || disagrees) {
        return None;
    }
    // "qui ramenait trois élèves": a relative clause may stand between.
    let relative = |i: usize| i > 0 && context.is(groups[i - 1].start, Function::Who);
    let within = |i: usize| match &groups[i].kind {
        GroupKind::Mark(_) => false,
        GroupKind::Effect(e) => matches!(e.voice, Voice::Unfinite | Voice::Participle) || relative(i),
        _ => !joins(&groups[i]) && (!has_finite(context, &groups[i]) || relative(i)),
    };
    let agrees = |v: &VictimGroup| v.effect.is_none() && v.plural == effect.plural && (v.plural || v.implicit);
    let subject = |i: &usize| matches!(&groups[*i].kind, GroupKind::Victims(v) if agrees(v));
    let subject = (at.saturating_sub(SUBJECT_BEFORE)..at).rev().take_while(|i| within(*i)).find(subject)?;
    let told = (at + 1..verb).all(|i| within(i) && !matches!(groups[i].kind, GroupKind::Victims(_) | GroupKind::Effect(_)));
    // "le chef avec dix hommes": a verb, by what is known of it or because no table holds it, stands between them.
    let verbal = |i: usize| {
        let g = &groups[i];
        matches!(g.kind, GroupKind::Effect(_)) || relative(i) || (g.start..g.end).any(|word| is_unfinite(context, word))
    };
    (told && (subject + 1..at).any(verbal)).then_some(subject)
}

/// Whether an infinitive that has an object stands here.
fn is_infinitive(context: &Context<'_>, group: &Group) -> bool {
    let infinitive = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive);
    match &group.kind {
        GroupKind::Effect(e) => e.voice == Voice::Unfinite && e.frame == Frame::Transitive,
        _ => {
            let known = || context.senses_of(group.start, &[SenseClass::Verb]).any(|(length, s)| length == 1 && infinitive(s));
            // "chargés de garder dix détenus": so is what no table holds behind such words.
            let meant = || context.means_nothing(group.start) && context.ends_before(group.start, Function::Means, MEANT_WORDS);
            group.end == group.start + 1 && (known() || meant())
        }
    }
}

/// "sur le point de": so many words at most.
const MEANT_WORDS: usize = 4;

/// "venu secourir", "chargé de garder": whether an infinitive or a participle stands here, or a small word that no table holds and that may be one.
fn is_unfinite(context: &Context<'_>, at: usize) -> bool {
    let unfinite = |s: &Sense| matches!(s, Sense::Verb(f) if matches!(f.tense, Tense::Infinitive | Tense::PastParticiple | Tense::PresentParticiple));
    let small = || context.tokens[at].is_word() && !context.tokens[at].capital && context.means_nothing(at);
    context.is_any(at, &[Function::Means, Function::Predicate])
        || context.senses_of(at, &[SenseClass::Verb, SenseClass::Auxiliary]).any(|(_, s)| unfinite(s))
        || small()
}

/// Whether the verb behind some people is of others before them, or of those behind the comma that closes their clause: "pour libérer deux
/// otages, trois soldats ont été tués".
pub fn is_of_others(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    let harmed = |e: &EffectGroup| e.voice == Voice::Passive || e.voice == Voice::Active && e.frame == Frame::Intransitive;
    let closes = || {
        let comma = groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')));
        let who =
            groups.get(at + 2).is_some_and(|g| context.is_any(g.start, &[Function::Who, Function::Including, Function::And]));
        let before = groups[..at].last();
        // "pour avoir hébergé trois soldats"
        let done = || groups[at.saturating_sub(DONE_WITHIN)..at].iter().any(|g| has_done(context, g));
        let object = before.is_some_and(|g| is_infinitive(context, g)) || done();
        // "Sans compter deux infirmiers, dix civils …": these are more of them.
        let zero = |s: &Sense| matches!(s, Sense::Modifier { modifier: Modifier::Zero, .. });
        let without =
            before.is_some_and(|g| g.start > 0 && context.senses_of(g.start - 1, &[SenseClass::Modifier]).any(|(_, s)| zero(s)));
        verb > at && object && !without && comma && !who && matches!(&groups[verb].kind, GroupKind::Effect(e) if harmed(e))
    };
    subject_before(context, groups, at, verb).is_some() || closes()
}

/// "ont été tués pour avoir hébergé trois soldats", "… en voulant libérer trois otages": whether people behind a passive are the object of an
/// infinitive between.
pub fn is_of_infinitive(context: &Context<'_>, groups: &[Group], verb: usize, at: usize) -> bool {
    let between = groups.get(verb + 1..at).unwrap_or_default();
    // "sans compter deux infirmiers": these are more of them.
    let zero = |s: &Sense| matches!(s, Sense::Modifier { modifier: Modifier::Zero, .. });
    let without = |g: &Group| g.start > 0 && context.senses_of(g.start - 1, &[SenseClass::Modifier]).any(|(_, s)| zero(s));
    let object = between.last().is_some_and(|g| is_infinitive(context, g) && !without(g));
    object || between.iter().rev().take(DONE_WITHIN).any(|g| has_done(context, g))
}

/// "pour avoir hébergé trois soldats, deux civils ont été tués": whether the people of an infinitive close its clause before others who have the
/// main verb.
pub fn closes_infinitive(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let main = groups.get(at + 3).is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Passive));
    let others = groups.get(at + 2).is_some_and(|g| matches!(g.kind, GroupKind::Victims(_)));
    main && others && is_of_others(context, groups, at, at + 3)
}

/// Whether the infinitive of an auxiliary begins a group: "avoir hébergé".
fn has_done(context: &Context<'_>, group: &Group) -> bool {
    let infinitive = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive);
    context.senses_of(group.start, &[SenseClass::Auxiliary]).any(|(_, s)| infinitive(s))
}

/// "avoir récemment hébergé": so many groups at most.
const DONE_WITHIN: usize = 3;

/// Whether a verb is of one person although other people stand between.
pub fn is_said_of_one(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    (at + 1..verb).rev().take(SUBJECT_BEFORE).any(|between| subject_before(context, groups, between, verb) == Some(at))
}

/// Those of whom the verb tells stand at most so many groups before the others.
const SUBJECT_BEFORE: usize = 12;

/// "l'avion d'un général a été abattu", "la voiture du maire a été mitraillée", "les armes de trois soldats ont été emportées", "ont brûlé la
/// voiture de deux élus": whether a verb is of a thing, and the people behind it only say whose that was.
pub fn is_owner_of_thing(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    let GroupKind::Victims(people) = &groups[at].kind else { return false };
    let GroupKind::Effect(effect) = &groups[verb].kind else { return false };
    let one = !people.plural && people.implicit;
    let several = people.plural && !people.implicit;
    let passive = effect.voice == Voice::Passive && verb == at + 1 && (one && !effect.plural || several);
    let Some(of) = behind_noun(context, groups, at).filter(|_| people.effect.is_none()) else { return false };
    let Some(thing) = groups[..at].iter().rposition(|g| g.start < of).filter(|i| groups[*i].end >= of) else { return false };
    let object = several
        && matches!(effect.voice, Voice::Active | Voice::Unfinite)
        && effect.frame == Frame::Transitive
        && verb < thing
        && groups[verb + 1..thing].iter().all(|g| context.is_any(g.start, KNOWN));
    if !passive && !object {
        return false;
    }
    let thing = &groups[thing];
    let last = of - 1;
    let own = !matches!(thing.kind, GroupKind::Victims(_) | GroupKind::Actor(_) | GroupKind::Source(_));
    // "un convoi de dix soldats" are those ten.
    let things = [SenseClass::Weapon, SenseClass::Materiel];
    let thing_of_several = matches!(thing.kind, GroupKind::Target(VEHICLE)) || context.has_any(last, &things);
    let named = thing_of_several || one && context.has(last, SenseClass::Target);
    // "un car de dix élèves a été enlevé": with them, but nobody kills or wounds a car.
    let harmed = passive && matches!(effect.effect, Some(Effect::Killed | Effect::Wounded)) && !effect.plural;
    let opens = |i: usize| context.is_any(i, KNOWN) || (one || harmed) && context.is(i, Function::DetIndef);
    own && named && (opens(thing.start) || last > 0 && opens(last - 1))
}

/// "les armes de deux policiers ont été prises par les rebelles": whether people only say whose things were taken.
pub fn is_owner_of_arms(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let several = matches!(&groups[at].kind, GroupKind::Victims(v) if v.plural && !v.implicit && v.effect.is_none());
    let Some(of) = behind_noun(context, groups, at).filter(|_| several) else { return false };
    let things = [SenseClass::Weapon, SenseClass::Materiel];
    of > 1 && context.is_any(of - 2, KNOWN) && context.has_any(of - 1, &things) && !context.has(of - 1, SenseClass::Victim)
}

/// What the table of targets calls cars and lorries.
const VEHICLE: &str = "vehicle";

/// "le père d'une des victimes", "un proche de deux otages": whether those counted only say who a speaker is.
pub fn are_kin_of_speaker(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_some());
    let of = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]);
    counted && at > 1 && of(&groups[at - 1]) && matches!(&groups[at - 2].kind, GroupKind::Source(s) if !s.text)
}
