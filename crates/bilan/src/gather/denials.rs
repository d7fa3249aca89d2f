//! Denials of those who were accused: "the army rejected these accusations", "…, which the rebels deny", "we have nothing to do with it".
//!
//! What is denied is mostly only pointed at, and often by somebody who speaks for the one accused. So each denial is that of the last
//! one accused before who may be meant by whoever denies.

use super::cues::{Cue, charges, cues, judgements};
use super::named::is_of_a_country;
use super::roles;
use super::states;
use crate::lexicon::{Function, ResponsibilityCue, Sense, SenseClass};
use crate::model::{Reading, Responsibility, SpeakerClass, Stance, Statement, StatementKind};
use crate::recognise::{Group, GroupKind, Kinds, PlaceTie, SourceGroup};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// Adds to each incident that those accused of it deny it.
pub fn denials(told: &[SentenceTold<'_>], reading: &mut Reading) {
    let accused = accused(reading);
    if accused.is_empty() {
        return;
    }
    for sentence in told.iter().filter(|s| s.zone == Zone::Body) {
        let Some(denial) = denial(sentence) else { continue };
        let at = sentence.context.span(denial.start, denial.end);
        let meant = |d: &Denier| meant(sentence, d, &accused, at.start);
        let group = sentence.groups.iter().position(|g| g.end > denial.start).unwrap_or(0);
        for Accused { incident, actor, name, .. } in deniers(sentence, &denial).iter().filter_map(meant) {
            let incident = &mut reading.incidents[*incident];
            let same = |r: &Responsibility| r.actor == *actor && r.stance == Stance::Denied;
            if incident.responsibility.iter().any(same) {
                continue;
            }
            let statement = reading.statements.len();
            reading.statements.push(Statement {
                kind: StatementKind::Responsibility,
                speaker: sentence.speaker(group).cloned(),
                stance: Stance::Denied,
                hedge: Vec::new(),
                span: at,
                rule: "gather/denial".to_owned(),
                confidence: 0.9,
            });
            let (actor, name) = (actor.clone(), name.clone());
            incident.responsibility.push(Responsibility { actor, name, stance: Stance::Denied, statement });
        }
    }
}

/// Somebody of whom it is told that he did it.
struct Accused {
    incident: usize,
    actor: Option<String>,
    name: String,
    start: usize,
    /// Others are told to say so.
    charged: bool,
}

fn accused(reading: &Reading) -> Vec<Accused> {
    let mut out = Vec::new();
    for (incident, of) in reading.incidents.iter().enumerate() {
        for r in of.responsibility.iter().filter(|r| r.stance == Stance::Attributed) {
            let start = reading.statements[r.statement].span.start;
            out.push(Accused { incident, actor: r.actor.clone(), name: r.name.clone(), start, charged: true });
        }
        for p in &of.perpetrators {
            out.push(Accused { incident, actor: p.actor.clone(), name: p.name.clone(), start: p.span.start, charged: false });
        }
    }
    out.sort_by_key(|a| (a.start, a.incident));
    out
}

/// The words that deny: from the first to behind the last.
struct Denial {
    start: usize,
    end: usize,
    /// Whoever denies stands behind "by".
    passive: bool,
    /// It is in the words of whoever denies: "we have nothing to do with it".
    own_words: bool,
}

fn denial(sentence: &SentenceTold<'_>) -> Option<Denial> {
    let context = &sentence.context;
    let denies = |c: &Cue| {
        let verb = context.has(c.start, SenseClass::Verb);
        let deed = || !is_negated(sentence, c.start) && !roles::denies_harm(sentence, c.end) && is_of_a_deed(sentence, c.end);
        c.what == ResponsibilityCue::Denied && (!verb || deed())
    };
    if let Some(cue) = cues(context, 0, context.len()).into_iter().find(denies) {
        let own_words = !context.has(cue.start, SenseClass::Verb);
        return Some(Denial { start: cue.start, end: cue.end, passive: cue.passive && !own_words, own_words });
    }
    // "rejected the accusations": of verbs that reject many things.
    let charges = charges(context);
    let first = *charges.first()?;
    let near = |g: &Group| charges.iter().any(|c| g.start.abs_diff(*c) <= CHARGE_WITHIN);
    let rejects = sentence.kinds.any(Kinds::SPEECH).then(|| {
        sentence.groups.iter().find_map(|g| match &g.kind {
            GroupKind::Speech(s) if s.stance == Stance::Denied && !s.negated && near(g) && !is_negated(sentence, g.start) => {
                Some((g, s.passive || s.participle))
            }
            _ => None,
        })
    });
    if let Some((group, passive)) = rejects.flatten() {
        let by = passive && !context.ends_before(group.start, Function::And, 1);
        return Some(Denial { start: group.start, end: group.end, passive: by, own_words: false });
    }
    // "called these accusations false", "« these accusations are false », said the army".
    let (start, end) = judgements(context).into_iter().find(|(start, _)| *start > first && start - first <= CHARGE_WITHIN)?;
    let own_words = context.tokens[start].quoted && context.tokens[first].quoted;
    Some(Denial { start, end, passive: false, own_words })
}

/// Whether what is denied behind a verb is a deed or a charge, or is not said: not "denied a report of the elections".
fn is_of_a_deed(sentence: &SentenceTold<'_>, end: usize) -> bool {
    let context = &sentence.context;
    let closes = (end..end + DEED_WITHIN).any(|i| context.tokens.get(i).is_none_or(|t| !t.is_word()));
    let charged = || charges(context).iter().any(|c| (end..end + CHARGE_WITHIN).contains(c));
    let named = || {
        let near = sentence.groups.iter().skip_while(|g| g.start < end).take_while(|g| g.start < end + DEED_WITHIN);
        near.into_iter().any(|g| matches!(g.kind, GroupKind::Incident(_)))
    };
    closes || context.is_auxiliary(end) || context.is(end, Function::That) || charged() || named()
}

/// What is denied stands among so many words behind the verb.
const DEED_WITHIN: usize = 3;

/// The accusation stands at most so many words from the verb that rejects it.
const CHARGE_WITHIN: usize = 9;

/// "has neither confirmed nor denied".
fn is_negated(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    (at.saturating_sub(NEGATED_WITHIN)..at)
        .rev()
        .take_while(|i| context.tokens[*i].is_word())
        .any(|i| context.is(i, Function::Negation))
}

/// A negation stands at most so many words before the verb of denying.
const NEGATED_WITHIN: usize = 6;

/// Who denies, as far as the words say.
enum Denier {
    /// A group by its name.
    Named(String),
    /// "the rebels": whichever of those without a state.
    Group,
    /// An army, or a government on its behalf, of this country where that is told.
    Force(Option<&'static str>),
    /// "it", "its spokesman": whoever was accused last.
    Last,
}

fn deniers(sentence: &SentenceTold<'_>, denial: &Denial) -> Vec<Denier> {
    let context = &sentence.context;
    let groups = &sentence.groups;
    let at = groups.partition_point(|g| g.start < denial.start);
    if denial.own_words && context.tokens[denial.start].quoted {
        return of_speaker(sentence, at).into_iter().collect();
    }
    let party = |i: usize| of_group(sentence, i);
    if denial.passive {
        let by = groups[at..].iter().take(BY_WITHIN).position(|g| (g.start..g.end).any(|i| context.is(i, Function::By)));
        let behind = by.and_then(|by| (at + by..groups.len()).take(BY_WITHIN).find_map(party));
        return behind.flatten().into_iter().collect();
    }
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(';' | ':' | '.'));
    let first = groups[..at].iter().rposition(ends).map_or(0, |i| i + 1);
    // "condemned the attack and denied having taken part in it": the subject is that of the verb before.
    let joined = (denial.start.saturating_sub(2)..denial.start).any(|i| context.is(i, Function::And));
    let found = |i: usize| Some((i, party(i)?));
    if joined {
        return (first..at).find_map(party).flatten().into_iter().collect();
    }
    let Some((nearest, last)) = (first..at).rev().find_map(found) else { return Vec::new() };
    // "A and B denied it".
    let small = |g: &Group| context.is_any(g.start, &[Function::DetDef, Function::DetIndef]);
    let and =
        groups[first..nearest].iter().rposition(|g| !small(g)).filter(|i| context.is(groups[first + i].start, Function::And));
    let other = and.and_then(|i| (first + i).checked_sub(1)).filter(|i| *i >= first).and_then(party).flatten();
    last.into_iter().chain(other).collect()
}

/// Whoever denies stands at most so many groups behind "by", and that behind the participle.
const BY_WITHIN: usize = 4;

fn of_speaker(sentence: &SentenceTold<'_>, at: usize) -> Option<Denier> {
    let speaker = sentence.speaker(at.min(sentence.groups.len().checked_sub(1)?))?;
    let known = speaker.actor.as_deref().and_then(|id| sentence.context.lexicon.actor(id));
    match known {
        Some(actor) if !actor.is_force() => Some(Denier::Named(actor.id.to_owned())),
        Some(actor) => Some(Denier::Force(actor.countries.first().copied().filter(|_| actor.countries.len() == 1))),
        None => of_class(speaker.class, None),
    }
}

fn of_class(class: SpeakerClass, country: Option<&'static str>) -> Option<Denier> {
    use SpeakerClass as Class;
    match class {
        Class::ArmedGroup => Some(Denier::Group),
        Class::Army | Class::SecurityForces | Class::Government | Class::ForeignArmy | Class::ForeignGovernment => {
            Some(Denier::Force(country))
        }
        _ => None,
    }
}

/// Who a group says it is; `Some(None)` where it names somebody who denies nothing of his own.
fn of_group(sentence: &SentenceTold<'_>, at: usize) -> Option<Option<Denier>> {
    let (context, group) = (&sentence.context, &sentence.groups[at]);
    if let Some(actor) = roles::actor(sentence, at) {
        return Some(Some(match (actor.force, actor.named) {
            (true, _) => Denier::Force(actor.country),
            (false, true) => Denier::Named(actor.actor.into_owned()),
            (false, false) => Denier::Group,
        }));
    }
    match &group.kind {
        // "called these allegations false": what they are called.
        GroupKind::Source(source) if source.text => None,
        GroupKind::Source(source) => Some(of_source(sentence, at, source)),
        GroupKind::Place(place) if place.tie == PlaceTie::None => {
            states::country_of(sentence, at).map(|country| Some(Denier::Force(Some(country))))
        }
        GroupKind::Word if context.is_any(group.start, &[Function::Pronoun, Function::ThatOf]) => {
            // "the accusation that": no pronoun for people.
            (!context.is_any(group.start, &[Function::PronounOne, Function::Who, Function::That])).then_some(Some(Denier::Last))
        }
        _ => None,
    }
}

fn of_source(sentence: &SentenceTold<'_>, at: usize, source: &SourceGroup) -> Option<Denier> {
    let context = &sentence.context;
    let group = &sentence.groups[at];
    if source.possessive || source.anaphor {
        return Some(Denier::Last);
    }
    let known = source.actor.as_deref().and_then(|id| context.lexicon.actor(id));
    if let Some(actor) = known.filter(|a| !a.is_force()) {
        return Some(Denier::Named(actor.id.to_owned()));
    }
    let country = (group.start..group.end).find_map(|i| {
        context.senses_of(i, &[SenseClass::Demonym, SenseClass::Country]).find_map(|(_, s)| match s {
            Sense::Demonym(c) | Sense::Country(c) => Some(context.lexicon.countries[*c as usize].iso2),
            _ => None,
        })
    });
    of_class(source.class?, country)
}

/// The last one accused before who may be the one that denies. Whom nobody accuses denies nothing here, whatever he rejects.
fn meant<'a>(sentence: &SentenceTold<'_>, denier: &Denier, accused: &'a [Accused], before: usize) -> Option<&'a Accused> {
    let lexicon = sentence.context.lexicon;
    let id = |a: &'a Accused| a.actor.as_deref().unwrap_or_default();
    let of_country = |a: &'a Accused, country: &str| match lexicon.actor(id(a)) {
        Some(known) => known.countries.contains(&country),
        None => id(a).split_once('-').is_some_and(|(code, _)| code.eq_ignore_ascii_case(country)),
    };
    let is_force = |a: &'a Accused| match lexicon.actor(id(a)) {
        Some(known) => known.is_force(),
        None => is_of_a_country(lexicon, id(a)),
    };
    let kin = |a: &'a Accused, other: &str| {
        let parent = |of: &str| lexicon.actor(of).and_then(|a| a.parent);
        id(a) == other || parent(id(a)) == Some(other) || parent(other) == Some(id(a))
    };
    let may_be = |a: &'a Accused| match denier {
        Denier::Named(name) => kin(a, name),
        Denier::Group => !is_force(a),
        Denier::Force(country) => is_force(a) && country.is_none_or(|c| of_country(a, c)),
        Denier::Last => true,
    };
    let named = matches!(denier, Denier::Named(_));
    let before = &accused[..accused.partition_point(|a| a.start < before)];
    before.iter().rev().find(|a| (named || a.charged) && may_be(a))
}
