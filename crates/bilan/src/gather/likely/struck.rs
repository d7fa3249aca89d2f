//! Names of what was hit, or of where they were who were.

use super::*;
use crate::recognise::{is_hit_too, is_shaken, lives_there};

/// "six students were killed at the university of A", "they attacked the university of A": an institution at which or to which it was
/// done.
pub(super) fn is_struck_institution(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    if place.tie != PlaceTie::Elsewhere {
        return false;
    }
    // "the embassy of A at B", "the A embassy at B": whose it is.
    let whose = |g: &Group| match &g.kind {
        GroupKind::Place(p) => p.country.is_some(),
        _ => told.context.has(g.start, SenseClass::Demonym),
    };
    let before = told.groups[..at].iter().enumerate().rev();
    let mut before = before.filter(|(_, g)| !is_filler(told, g)).skip_while(|(_, g)| whose(g));
    let target = |g: &Group| matches!(g.kind, GroupKind::Target(what) if what != "health");
    let Some((_, institution)) = before.next().filter(|(_, g)| target(g)) else { return false };
    // "students of the university of A" need not have been there.
    let context = &told.context;
    let (start, preposition) = (institution.start, [Function::At, Function::In, Function::Against]);
    let there = (start.saturating_sub(2)..=start).any(|i| context.is_any(i, &preposition));
    let upon = [Function::Against, Function::On, Function::Near, Function::Of, Function::DetDu];
    let struck = (start.saturating_sub(2)..=start).any(|i| context.is_any(i, &upon));
    let mut before = before.filter(|(_, g)| !matches!(g.kind, GroupKind::Time(_)));
    before.next().is_some_and(|(i, g)| match &g.kind {
        GroupKind::Victims(_) => there && told.tolls.iter().any(|t| t.group == i && t.violent),
        GroupKind::Effect(e) => {
            e.incident.is_some() && matches!(e.voice, Voice::Active | Voice::Unfinite)
                || e.effect == Some(Effect::Killed) && e.voice == Voice::Passive
        }
        // "the attack against the embassy of A at B".
        GroupKind::Incident(_) => struck,
        _ => false,
    })
}

/// "the embassy of A at B was attacked": an institution of which a verb of attack in the passive tells.
pub(super) fn is_hit_institution(told: &SentenceTold<'_>, at: usize) -> bool {
    let context = &told.context;
    let target = |g: &Group| matches!(g.kind, GroupKind::Target(what) if what != "health");
    let Some(house) = told.groups[..at].iter().rposition(target).filter(|house| at - house <= HOUSE_BACK) else { return false };
    let start = told.groups[house].start;
    let behind = [Function::Of, Function::DetDu, Function::DetDes, Function::At, Function::In];
    let subject = (start.saturating_sub(2)..start).all(|i| !context.is_any(i, &behind));
    let between = &told.groups[house + 1..at];
    subject && between.iter().all(|g| matches!(g.kind, GroupKind::Word | GroupKind::Place(_))) && is_hit(told, at)
}

/// "the embassy of A at B": the name stands at most so many groups behind the house.
const HOUSE_BACK: usize = 4;

/// "A, where they killed six": behind the name a relative clause whose subjects, named by a pronoun, attack.
pub(super) fn is_where_they_struck(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let (context, end) = (&told.context, place.name.1);
    let end = end + usize::from(context.is_mark(end, ','));
    if !(context.is(end, Function::Where) && context.is(end + 1, Function::PronounPlural)) {
        return false;
    }
    // "where they looted the market and killed five".
    let clause = |g: &&Group| !matches!(g.kind, GroupKind::Mark(_));
    let mut behind = told.groups.iter().skip_while(|g| g.start <= end + 1).take(STRUCK_WITHIN).take_while(clause);
    behind.any(|g| match &g.kind {
        GroupKind::Effect(e) => {
            let harms = matches!(e.effect, Some(Effect::Killed | Effect::Wounded | Effect::Abducted)) || e.incident.is_some();
            harms && e.voice == Voice::Active && e.frame == Frame::Transitive && !e.negated && e.mood == Mood::Past
        }
        _ => false,
    })
}

/// The verb stands at most so many groups behind the pronoun.
const STRUCK_WITHIN: usize = 9;

/// "They then pushed on to A, ten kilometres off, killing five others", "they came to A at four and shot at everybody": where they went who
/// killed, told of by a pronoun or as attackers.
pub(super) fn is_where_they_came_killing(told: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&told.context, &told.groups);
    let subject = groups.iter().find(|g| !matches!(g.kind, GroupKind::Mark(_) | GroupKind::Time(_)));
    let they = subject
        .is_some_and(|g| context.is(g.start, Function::PronounPlural) || matches!(&g.kind, GroupKind::Actor(a) if !a.force));
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some_and(crate::gather::scenes::harms) || e.incident.is_some());
    let killing = |g: &Group| {
        matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Unfinite && matches!(e.effect, Some(Effect::Killed | Effect::Abducted)))
            && g.end == g.start + 1
    };
    let aside = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(',') | GroupKind::Count(_) | GroupKind::Time(_));
    let next = groups[at + 1..].iter().take(KILLING_WITHIN).find(|g| !aside(g));
    let comma = context.is_mark(groups[at].end, ',');
    // "fled towards A, killing two on the way": nobody says that they came there.
    let until = |name: usize| (name.saturating_sub(2)..name).any(|i| context.is(i, Function::Until));
    let toward = matches!(&groups[at].kind, GroupKind::Place(p) if p.tie == PlaceTie::Toward && !until(p.name.0));
    // "set out for A and killed three there".
    let there = || context.is(groups[at].end, Function::And) && context.is(groups[at].end + 1, Function::There);
    they && (!toward || there()) && !groups[..at].iter().any(acts) && (comma && next.is_some_and(killing) || shoots_on(told, at))
}

/// "to A at four and shot at everybody": behind the name, but for a time, "and" with a verb of violence of the same subject.
fn shoots_on(told: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&told.context, &told.groups);
    let timed = |g: &&Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark(',')) || context.is_any(g.start, &TO_A_TIME);
    let and = at + 1 + groups[at + 1..].iter().take(KILLING_WITHIN).take_while(timed).count();
    let act = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.plural && !e.negated && e.voice == Voice::Active && e.mood == Mood::Past && (e.effect.is_some_and(crate::gather::scenes::harms) || e.incident.is_some()));
    groups.get(and).is_some_and(|g| context.is(g.start, Function::And)) && groups.get(and + 1).is_some_and(act)
}

/// What leads to a time.
const TO_A_TIME: [Function; 4] = [Function::At, Function::Toward, Function::In, Function::DetDef];

/// The verb stands at most so many groups behind the name.
const KILLING_WITHIN: usize = 8;

/// "headed for A, where six people were killed": not where the wounded died.
pub(super) fn is_where_they_were_killed(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let end = place.name.1;
    if !(told.context.is_mark(end, ',') && told.context.is(end + 1, Function::Where)) {
        return false;
    }
    let mut behind = told.groups.iter().skip_while(|g| g.start <= end + 1).take(CLAUSE);
    let verb = behind.find_map(|g| if let GroupKind::Effect(e) = &g.kind { Some(e) } else { None });
    verb.is_some_and(|e| {
        let harms = matches!(e.effect, Some(Effect::Killed | Effect::Abducted));
        harms && e.voice == Voice::Passive && e.frame == Frame::Transitive && !e.negated && e.mood == Mood::Past
    })
}

/// Whether right before, but for a time, a participle or a passive says that people were killed or attacked.
pub(super) fn are_killed_before(told: &SentenceTold<'_>, at: usize) -> bool {
    let near = told.groups[..at].iter().rev().find(|g| !is_filler(told, g) && !matches!(g.kind, GroupKind::Time(_)));
    near.is_some_and(|g| match &g.kind {
        GroupKind::Effect(e) => {
            let harmed = e.effect == Some(Effect::Killed) || e.incident.is_some() && e.effect.is_none();
            harmed && matches!(e.voice, Voice::Participle | Voice::Passive) && !e.negated
        }
        _ => false,
    })
}

/// Whether the people named right before are those of a figure of harm.
pub(super) fn are_harmed(told: &SentenceTold<'_>, at: usize) -> bool {
    let people = told.groups[..at].iter().rposition(|g| !is_filler(told, g));
    // "took with them sixty women of A": nor were they taken anywhere else.
    let taken = |effect: Effect| effect == Effect::Abducted;
    people.is_some_and(|p| told.tolls.iter().any(|t| t.group == p && (t.violent || taken(t.effect))))
}

/// "turned against the people of A, killing six of them", "The people of A buried six of theirs, killed on Monday": some of them were harmed.
pub(super) fn lost_some(told: &SentenceTold<'_>, at: usize) -> bool {
    let start = told.groups[at].start;
    let of_theirs = |group: usize| matches!(&told.groups[group].kind, GroupKind::Victims(v) if v.of_them || v.own);
    lives_there(&told.context, start)
        && told.tolls.iter().any(|t| t.group > at && of_theirs(t.group) && crate::gather::scenes::harms(t.effect))
}

/// "they attacked on Tuesday the people of A": the people who live there are the object of a verb of attack.
pub(super) fn are_attacked(told: &SentenceTold<'_>, at: usize) -> bool {
    let small = |g: &&Group| is_filler(told, g) || matches!(g.kind, GroupKind::Time(_) | GroupKind::Victims(_));
    let attacks = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            let attack =
                e.incident.is_some_and(|(kind, _)| kind == Kind::Attack) && !told.context.lexicon.verbs[e.verb as usize].suffers;
            attack && !e.negated && matches!(e.voice, Voice::Active | Voice::Unfinite)
        }
        _ => false,
    };
    let first = first_listed(told, at);
    lives_there(&told.context, told.groups[first].start)
        && (told.groups[..first].iter().rev().take(ATTACKED_WITHIN).find(|g| !small(g)).is_some_and(attacks)
            || are_hit_behind(told, at))
}

/// "the people of A, B and C": the first of the list in which a place stands.
fn first_listed(told: &SentenceTold<'_>, at: usize) -> usize {
    let joins = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || told.context.is(g.start, Function::And);
    let mut first = at;
    while first > 1 && joins(&told.groups[first - 1]) && matches!(told.groups[first - 2].kind, GroupKind::Place(_)) {
        first -= 2;
    }
    first
}

/// "The people of A were targeted", "It is the people of A whom gunmen attacked": the verb of attack stands behind, in the passive, or behind
/// "whom" and whoever did it.
fn are_hit_behind(told: &SentenceTold<'_>, at: usize) -> bool {
    let (groups, verbs) = (&told.groups, &told.context.lexicon.verbs);
    let whom = groups.get(at + 1).is_some_and(|g| told.context.is(g.start, Function::That));
    let mut behind = groups[at + 1..].iter().take(ATTACKED_WITHIN);
    let small = |g: &&Group| {
        let party = whom && matches!(g.kind, GroupKind::Actor(_) | GroupKind::Victims(_));
        party || matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Mark(','))
    };
    let verb = behind.find(|g| !small(g));
    verb.is_some_and(|g| match &g.kind {
        GroupKind::Effect(e) => {
            let hit = e.incident.is_some_and(|(kind, _)| kind == Kind::Attack) && !e.negated;
            let suffers = verbs[e.verb as usize].suffers;
            hit && if whom { e.voice == Voice::Active && !suffers } else { e.voice == Voice::Passive || suffers }
        }
        _ => false,
    })
}

/// "A fight set the young people of A against herders": those right before, from A, are whom the verb of fighting sets against others.
pub(super) fn fight_others(told: &SentenceTold<'_>, at: usize) -> bool {
    let small = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Victims(_));
    let fights = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            let clash = e.incident.is_some_and(|(kind, _)| kind == Kind::Clash);
            clash && e.frame == Frame::Transitive && e.voice == Voice::Active && !e.negated
        }
        _ => false,
    };
    let mut before = told.groups[..at].iter().enumerate().rev().take(ATTACKED_WITHIN).skip_while(|(_, g)| small(g));
    let Some((verb, _)) = before.next().filter(|(_, g)| fights(g)) else { return false };
    told.groups[..verb].iter().any(|g| matches!(&g.kind, GroupKind::Incident(i) if i.kind == Kind::Clash))
}

/// Such a verb stands at most so many groups before the place.
const ATTACKED_WITHIN: usize = 8;

/// "they seized on Tuesday control of A": what was taken, behind its verb, its day and the word for control.
pub(super) fn of_capture(told: &SentenceTold<'_>, at: usize) -> bool {
    let small = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_));
    let near = told.groups[..at].iter().rev().take(CAPTURED_WITHIN).find(|g| !small(g));
    near.is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if e.captures() && !e.negated))
}

/// The verb stands at most so many groups before what was taken.
const CAPTURED_WITHIN: usize = 6;

/// A name without a preposition: what an attack hits, or a place that stands alone as in a list of events.
pub(super) fn bare(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> u8 {
    let groups = &told.groups;
    // "they attacked A, B and C": the others of the list as well.
    // "attacked A on Monday and, on Tuesday, B", "attacked on Monday A and on Tuesday B".
    let by_day = at >= 2
        && matches!(groups[at - 1].kind, GroupKind::Time(_))
        && groups[..at - 1]
            .iter()
            .rev()
            .find(|g| !matches!(g.kind, GroupKind::Mark(',')))
            .is_some_and(|g| told.context.is(g.start, Function::And));
    let listed = |g: &Group| (place.listed || by_day) && matches!(g.kind, GroupKind::Place(_) | GroupKind::Mark(','));
    let aside =
        at >= 2 && matches!(groups[at - 1].kind, GroupKind::Mark(',')) && matches!(groups[at - 2].kind, GroupKind::Time(_));
    let timed = |g: &Group| matches!(g.kind, GroupKind::Time(_)) || aside && matches!(g.kind, GroupKind::Mark(','));
    // "attacked again A", "attacked in turn A"
    let adverb = |g: &Group| {
        let covers = |i: usize| told.context.function_length(i, Function::Adverb).is_some_and(|length| i + length >= g.end);
        told.context.is_adverb(g.start) || (g.start.saturating_sub(ADVERB_WORDS)..=g.start).any(covers)
    };
    let between = |g: &&Group| is_filler(told, g) || listed(g) || timed(g) || adverb(g);
    let hit_before = groups[..at].iter().rev().find(|g| !between(g)).is_some_and(
        |g| matches!(&g.kind, GroupKind::Effect(e) if (e.incident.is_some() || e.captures() || hits_from_afar(told, g)) && matches!(e.voice, Voice::Active | Voice::Unfinite)),
    );
    let verb = groups.iter().any(|g| {
        matches!(&g.kind, GroupKind::Speech(_)) || matches!(&g.kind, GroupKind::Effect(e) if e.voice != Voice::Participle)
    });
    let bracket = groups[..at].iter().rev().take(2).any(|g| matches!(g.kind, GroupKind::Mark('(')));
    let dateline = at == 0 && groups.get(1).is_some_and(|g| matches!(g.kind, GroupKind::Mark('-')));
    if is_cleft_object(told, at) || is_against(told, place) || heads_a_figure(&told.context, place.name.0, place.name.1) {
        return STRONG;
    }
    if dateline || bracket {
        u8::from(bracket)
    } else if is_known_or_alone(told, at) && is_shaken(&told.context, told.groups[at].end) {
        STRONG
    } else if hit_before || is_hit(told, at) || place.apposed {
        4
    } else if !verb {
        3
    } else {
        1
    }
}

/// An adverb has at most so many words before its last.
const ADVERB_WORDS: usize = 3;

/// "It is A that they tried to take": the object of a verb of attack or capture, told first.
fn is_cleft_object(told: &SentenceTold<'_>, at: usize) -> bool {
    let (context, group) = (&told.context, &told.groups[at]);
    if !context.is(group.end, Function::That) || group.start == 0 {
        return false;
    }
    let is = super::super::cues::auxiliary_at(context, group.start - 1) == Some(Auxiliary::Be);
    let clause =
        told.groups[at + 1..].iter().take(CLEFT_WITHIN).take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':' | '.')));
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if (e.incident.is_some() || e.captures() || wrecks(e.outcome)) && matches!(e.voice, Voice::Active | Voice::Unfinite) && !e.negated);
    is && clause.into_iter().any(acts)
}

/// The verb stands at most so many groups behind the name.
const CLEFT_WITHIN: usize = 8;

/// "an air strike hit A": a verb that elsewhere wounds, behind a noun of fire from afar.
fn hits_from_afar(told: &SentenceTold<'_>, verb: &Group) -> bool {
    let wounds = matches!(&verb.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Wounded) && e.frame == Frame::Transitive);
    let before = told.groups.iter().rev().skip_while(|g| g.start >= verb.start).find(|g| !is_filler(told, g));
    let fire = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if matches!(i.kind, Kind::Shelling | Kind::Airstrike | Kind::Drone | Kind::Explosion));
    wounds && before.is_some_and(fire)
}

/// "A and B, in the south-east of the country, near the border, were attacked": the verb stands at most so many groups behind.
const HIT_WITHIN: usize = 20;

/// Whether the next verb says that what is named here was attacked.
pub(super) fn is_hit(told: &SentenceTold<'_>, at: usize) -> bool {
    // "A fell into the hands of B".
    let fell = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Captured) && told.context.lexicon.verbs[e.verb as usize].outcome.is_some());
    if told.groups.get(at + 1).is_some_and(fell) {
        return true;
    }
    if loses_its_own(told, at) || is_hit_too(&told.context, told.groups[at].end) {
        return true;
    }
    let verb = told.groups[at + 1..].iter().take(HIT_WITHIN).find_map(|g| match &g.kind {
        GroupKind::Effect(e) => {
            let suffers = told.context.lexicon.verbs[e.verb as usize].suffers;
            // "A was hit by shells": of a known town, a verb that else is said of people.
            let struck = e.effect == Some(Effect::Wounded) && !e.negated && is_known(told, at) && is_by(told, g);
            Some(
                (e.incident.is_some() || struck || e.captures() && !e.negated)
                    && (suffers || matches!(e.voice, Voice::Passive | Voice::Participle)),
            )
        }
        // "the people of A suffered on Monday an assault".
        GroupKind::Speech(s) if told.context.lexicon.verbs[s.verb as usize].suffers => Some(suffers_violence(told, g)),
        GroupKind::Speech(_) | GroupKind::Mark('.' | ';' | ':') => Some(false),
        _ => None,
    });
    verb == Some(true)
}

/// "While A prepared for the summit, the army was attacked": in the clause that only says what else went on.
pub(super) fn is_meanwhile(told: &SentenceTold<'_>, at: usize) -> bool {
    let mark = |g: &&Group| !matches!(g.kind, GroupKind::Mark(_));
    let mut back = told.groups[..at].iter().rev().take_while(mark);
    if !told.context.holds_function(&[Function::While]) || !back.any(|g| told.context.is(g.start, Function::While)) {
        return false;
    }
    let acts = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some(),
        GroupKind::Incident(_) | GroupKind::EffectNoun(_) => true,
        _ => false,
    };
    let mut clause = told.groups[..at].iter().rev().take_while(mark).chain(told.groups[at..].iter().take_while(mark));
    let end = at + told.groups[at..].iter().take_while(mark).count();
    let goes_on = told.groups.get(end).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')));
    let placed = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none());
    goes_on && !clause.any(acts) && told.groups[end..].iter().any(acts) && told.groups[end..].iter().any(placed)
}

fn is_known(told: &SentenceTold<'_>, at: usize) -> bool {
    matches!(&told.groups[at].kind, GroupKind::Place(p) if !p.candidates.is_empty() && p.country.is_none())
}

/// Whether a name is one of a place for certain, or opens its clause.
fn is_known_or_alone(told: &SentenceTold<'_>, at: usize) -> bool {
    is_known(told, at) || at == 0 || matches!(told.groups[at - 1].kind, GroupKind::Mark(_))
}

/// Whether "by" stands close behind a verb.
fn is_by(told: &SentenceTold<'_>, verb: &Group) -> bool {
    (verb.end..verb.end + BY_WITHIN).any(|i| told.context.is(i, Function::By))
}

/// "touchée dimanche soir par": so many words behind the verb.
const BY_WITHIN: usize = 4;

/// "A had lost seventeen of its own": the town is the subject of a verb of losing people that it counts, or, "A lost six, B nine", of one that
/// was told of a town before it; not the capital, by whose name a state speaks.
fn loses_its_own(told: &SentenceTold<'_>, at: usize) -> bool {
    let comma = usize::from(told.groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Mark(','))));
    let gapped = || {
        let town = |i: usize| matches!(told.groups[i].kind, GroupKind::Place(_)) && has_verb_of_loss(told, i);
        told.tolls.iter().any(|t| t.group == at + 1 + comma) && (0..at).any(town)
    };
    may_lose(told, at) && (has_verb_of_loss(told, at) || gapped())
}

/// Whether a town may be the subject of such a verb: no capital, at the head of its clause or behind the word for what it is.
fn may_lose(told: &SentenceTold<'_>, at: usize) -> bool {
    let context = &told.context;
    let heads = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And) || names_class(told, g);
    let subject = at <= 1 || told.groups[..at].iter().rev().take(LOST_BACK).any(heads);
    subject && !context.has(told.groups[at].start, SenseClass::Capital)
}

/// Whether a verb of losing stands behind a town that may have lost people, and those lost behind it.
fn has_verb_of_loss(told: &SentenceTold<'_>, at: usize) -> bool {
    let who = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(',') | GroupKind::Time(_));
    let verb = told.groups[at + 1..].iter().take(LOST_WITHIN).position(|g| !who(&g)).map(|i| at + 1 + i);
    let loses = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            let own = e.frame == Frame::Own && e.effect == Some(Effect::Killed) && e.voice == Voice::Active;
            own && !e.negated && !told.context.lexicon.verbs[e.verb as usize].counts_own
        }
        _ => false,
    };
    let lost = |verb: usize| told.tolls.iter().any(|t| t.group > verb && t.group <= verb + LOST_WITHIN);
    may_lose(told, at) && verb.is_some_and(|verb| loses(&told.groups[verb]) && lost(verb))
}

/// The class word or comma stands at most so many groups before the town, the verb and whom it lost at most so many behind.
const LOST_BACK: usize = 3;
const LOST_WITHIN: usize = 4;

/// Whether the object of a verb of suffering is an act of violence.
fn suffers_violence(told: &SentenceTold<'_>, verb: &Group) -> bool {
    let behind = told.groups.iter().skip_while(|g| g.start < verb.end).take(OBJECT_WITHIN);
    behind.into_iter().any(|g| matches!(g.kind, GroupKind::Incident(_)))
}

/// Such an object stands at most so many groups behind its verb.
const OBJECT_WITHIN: usize = 4;

/// "the assault against A": what stands behind the preposition was attacked.
fn is_against(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let before = place.name.0.checked_sub(1).filter(|i| told.context.is(*i, Function::Against));
    let acts = |g: &Group| names_violence(&g.kind) || matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some());
    before.is_some_and(|i| told.groups.iter().rev().skip_while(|g| g.end > i).take(AGAINST_BACK).any(acts))
}

/// The attack is named at most so many groups before the preposition.
const AGAINST_BACK: usize = 5;

/// "three positions held at A by the army": whether a place stands between a participle of holding, behind what was hit, and "by".
pub(in crate::gather) fn held_there(told: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&told.context, &told.groups);
    if !context.holds_function(&[Function::Held]) || !context.is(groups[at].end, Function::By) {
        return false;
    }
    let mut before = groups[..at].iter().rev().take(HELD_BACK).skip_while(|g| !context.is(g.start, Function::Held)).skip(1);
    before.next().is_some_and(|g| matches!(g.kind, GroupKind::Target(_)))
}

/// The participle of holding stands so many groups before the place.
const HELD_BACK: usize = 4;
