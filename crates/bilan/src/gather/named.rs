//! What a report as a whole says of its parties: whom a common noun means there, whose forces it speaks of.

use super::roles;
use super::scenes::OPENING as OPENING_SENTENCES;
use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::lexicon::{Function, Lexicon, Sense, SenseClass};
use crate::model::Span;
use crate::recognise::{ActorGroup, Context, Group, GroupKind, Kinds, Mood, actor_at, common_at, force_of};
use crate::segment::Zone;
use crate::state::SentenceTold;

const OPENING: &[char] = &['«', '"', '“'];

/// What a report as a whole says of its parties.
#[derive(Default)]
pub struct Named {
    /// Whom a common noun means, where the report has said it once: "the fighters of the front".
    meant: FxHashMap<Cow<'static, str>, Option<ActorGroup>>,
    /// The first force that it names, with the place of the name: sentence and group.
    pub(super) force: Option<(ActorGroup, Span)>,
    /// The only armed group that it calls by name, with the sentence that names it first, and whether that is a headline.
    only: Option<(ActorGroup, usize, bool)>,
    /// Whether it names several.
    several: bool,
    /// Whose force of a kind it names; nothing where it names those of several countries.
    forces: FxHashMap<&'static str, Option<ActorGroup>>,
}

/// Fighters who stand beside an army, and lead no operation of their own.
const HELPERS: &str = "pro-government militia";

impl Named {
    pub fn of(told: &[SentenceTold<'_>]) -> Self {
        let mut out = Self::default();
        for (index, sentence) in told.iter().enumerate() {
            out.note_meanings(&sentence.context);
            out.note_groups(index, sentence);
            let may_be_force = |at: &usize| match &sentence.groups[*at].kind {
                GroupKind::Actor(actor) => actor.force,
                kind => matches!(kind, GroupKind::Source(_) | GroupKind::Victims(_)),
            };
            let called = [SenseClass::Actor, SenseClass::ActorNoun].iter().any(|class| sentence.context.holds(*class));
            if !(called && sentence.kinds.any(Kinds::ACTOR.and(Kinds::SOURCE).and(Kinds::VICTIMS))) {
                continue;
            }
            let tells = index < OPENING_SENTENCES || tells_of_violence(sentence);
            for at in (0..sentence.groups.len()).filter(may_be_force) {
                let Some(actor) = roles::actor(sentence, at).filter(|a| a.force) else { continue };
                if tells {
                    out.note_force(&actor);
                }
                if matches!(actor.kind, "un_mission" | "multinational_force") || &*actor.actor == HELPERS {
                    continue;
                }
                let known = |a: &ActorGroup| a.named || a.country.is_some();
                if out.force.is_none() || known(&actor) && !out.force.as_ref().is_some_and(|(a, _)| known(a)) {
                    let group = &sentence.groups[at];
                    out.force = Some((actor, sentence.context.span(group.start, group.end)));
                }
            }
        }
        out
    }

    fn note_groups(&mut self, index: usize, sentence: &SentenceTold<'_>) {
        if self.several || !sentence.context.holds(SenseClass::Actor) {
            return;
        }
        let lexicon = sentence.context.lexicon;
        let parent = |of: &str, id: &str| lexicon.actor(of).and_then(|a| a.parent).is_some_and(|parent| parent == id);
        // Only a name names: elsewhere no more than a noun can stand.
        for at in (0..sentence.context.len()).filter(|at| sentence.context.has(*at, SenseClass::Actor)) {
            let Some((_, actor)) = actor_at(&sentence.context, at).filter(|(_, a)| a.named && !a.force) else { continue };
            match &self.only {
                None => self.only = Some((actor, index, sentence.zone == Zone::Headline)),
                Some((known, ..)) if known.actor == actor.actor || parent(&known.actor, &actor.actor) => {}
                // "A, of the movement B": the branch is meant.
                Some((known, first, headline)) if parent(&actor.actor, &known.actor) => {
                    self.only = Some((actor, *first, *headline));
                }
                Some(_) => self.several = true,
            }
        }
    }

    /// "the jihadist group", "the terrorists": the only group that the report has called by name before, where it is a jihadist one; of
    /// several people, where its headline does so. "its fighters": those of the only group named so far, whatever it fights for.
    pub(super) fn only_one(&self, told: &[SentenceTold<'_>], index: usize, at: usize, actor: &ActorGroup) -> Option<ActorGroup> {
        let (only, first, headline) = self.only.as_ref().filter(|_| !self.several)?;
        let sentence = &told[index];
        let context = &sentence.context;
        let start = sentence.groups[at].start;
        let nameless = !actor.named && !actor.force;
        let whose = context.is(start, Function::DetPoss) && !context.is(start, Function::DetOurs);
        // "a chief and his fighters": his.
        let own = start > 0 && context.is(start - 1, Function::And);
        let before = || index.checked_sub(1).and_then(|at| subject(&told[at]));
        if nameless && whose && !own && *first <= index && before().is_some_and(|party| party == only.actor) {
            return Some(only.clone());
        }
        if only.kind != "jihadist" {
            return None;
        }
        let definite = context.is_any(start, &[Function::DetDef, Function::DetDem]);
        let plural = context.is(start, Function::PluralDeterminer);
        let theirs = IDEOLOGICAL.contains(&actor.actor.as_ref());
        (nameless && definite && theirs && *first < index && (!plural || *headline)).then(|| only.clone())
    }

    fn note_force(&mut self, actor: &ActorGroup) {
        // "the coalition led by X" may have no country of its own.
        if actor.country.is_none() && !(actor.named && actor.kind == "multinational_force") {
            return;
        }
        let known = self.forces.entry(actor.kind).or_insert_with(|| Some(actor.clone()));
        if known.as_ref().is_some_and(|k| k.actor != actor.actor && (k.country.is_none() || k.country != actor.country)) {
            *known = None;
        }
    }

    /// "the fighters of the front", "the militia X": a common noun with a name right behind it.
    fn note_meanings(&mut self, context: &Context<'_>) {
        if !context.holds(SenseClass::ActorNoun) {
            return;
        }
        let force =
            |s: &Sense| matches!(s, Sense::ActorNoun { index, .. } if context.lexicon.actor_nouns[*index as usize].is_force());
        let of_no_force = |at: &usize| {
            context
                .longest_of(*at, &[SenseClass::ActorNoun], |s| matches!(s, Sense::ActorNoun { .. }).then(|| !force(s)))
                .is_some_and(|(_, of_none)| of_none)
        };
        for at in (0..context.len()).filter(of_no_force) {
            let Some((length, noun)) = common_at(context, at) else { continue };
            let mut here = at + length;
            for small in [&[Function::Of, Function::DetDes, Function::DetDu][..], &[Function::DetDef]] {
                here += usize::from(context.is_any(here, small));
            }
            self.note_description(context, at + length, &noun);
            // The noun may also be the first word of a known name.
            let mut names = [at, here].into_iter().filter(|i| context.has(*i, SenseClass::Actor));
            let Some((_, name)) = names.find_map(|i| actor_at(context, i).filter(|(_, a)| a.named && !a.force)) else { continue };
            let known = self.meant.entry(noun.actor).or_insert_with(|| Some(name.clone()));
            // Two names for one noun: it may mean either.
            if known.as_ref().is_some_and(|k| k.actor != name.actor) {
                *known = None;
            }
        }
    }

    /// "armed men, bandits for the people there": those without a name are described by another noun; not "bandits, rebels and …".
    fn note_description(&mut self, context: &Context<'_>, end: usize, noun: &ActorGroup) {
        if !context.is_mark(end, ',') || noun.force {
            return;
        }
        let mut here = end + 1;
        while here < end + 4
            && (context.is_any(here, &[Function::DetDes, Function::DetIndef])
                || OPENING.iter().any(|m| context.is_mark(here, *m)))
        {
            here += 1;
        }
        let described = common_at(context, here).filter(|(l, a)| {
            !a.force && a.actor != noun.actor && !context.is(here + l, Function::And) && !context.is_mark(here + l, ',')
        });
        if let Some((_, described)) = described {
            self.meant.entry(noun.actor.clone()).or_insert_with(|| Some(described));
        }
    }

    /// The actor that a common noun means in this report, else itself: "the army" is that of the country where it
    /// happened, unless the report speaks of another's.
    pub(super) fn meant(&self, lexicon: &Lexicon, actor: ActorGroup, country: Option<&str>) -> ActorGroup {
        if actor.named || actor.country.is_some() {
            return actor;
        }
        let known = if actor.force { self.forces.get(actor.kind) } else { self.meant.get(&actor.actor) };
        match known {
            // An operation or unit has a name of its own: the common noun means the force that it is part of.
            Some(Some(known)) if actor.force && known.country.is_some() => home_force(lexicon, actor, known.country),
            // Where it acts: in a review of several countries, the armed men of one are not those of another.
            Some(Some(known)) if !actor.force && !acts_in(lexicon, &known.actor, country) => actor,
            Some(Some(known)) => known.clone(),
            // None is named, or those of several countries.
            None | Some(None) if actor.force => home_force(lexicon, actor, country),
            _ => actor,
        }
    }
}

/// The party with which a sentence opens, if it accuses nobody.
fn subject(sentence: &SentenceTold<'_>) -> Option<Cow<'static, str>> {
    if sentence.context.holds(SenseClass::Accusing) || !sentence.context.holds(SenseClass::Actor) {
        return None;
    }
    let party = |g: &Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_) | GroupKind::Victims(_));
    let at = sentence.groups.iter().position(party)?;
    roles::actor(sentence, at).filter(|a| a.named && !a.force).map(|a| a.actor)
}

/// Whether a sentence tells of violence, and not only of what had been: "the French army had lost thirteen men there".
fn tells_of_violence(sentence: &SentenceTold<'_>) -> bool {
    let told = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.mood != Mood::Pluperfect && (e.effect.is_some() || e.incident.is_some()),
        GroupKind::Incident(_) | GroupKind::EffectNoun(_) => true,
        GroupKind::Victims(v) => v.effect.is_some(),
        _ => false,
    };
    sentence.groups.iter().any(told)
}

/// Common nouns of which there is hardly more than one group in a report.
const IDEOLOGICAL: [&str; 3] = ["jihadists", "terrorists", "insurgents"];

/// Whether an actor is known to act in a country, as far as both are known.
pub fn acts_in(lexicon: &Lexicon, id: &str, country: Option<&str>) -> bool {
    let known = lexicon.actor(id).filter(|a| !a.countries.is_empty());
    known.zip(country).is_none_or(|(a, country)| a.countries.contains(&country))
}

/// Whether an identifier is one made for a force of a country that no table holds.
pub fn is_of_a_country(lexicon: &Lexicon, id: &str) -> bool {
    id.split_once('-').is_some_and(|(code, _)| lexicon.country(&code.to_uppercase()).is_some())
}

/// The force of a country that a common noun means there; armies and the like only, of which a country has one.
fn home_force(lexicon: &Lexicon, actor: ActorGroup, country: Option<&str>) -> ActorGroup {
    let Some(country) = country.and_then(|c| lexicon.country(c)).map(|k| k.iso2) else {
        return actor;
    };
    // Of these a country may have many.
    if actor.kind == "pro-government militia" {
        return actor;
    }
    if actor.kind == "multinational_force" {
        let only = lexicon.meant_in(&actor.actor, country);
        return only.map_or(actor.clone(), |f| ActorGroup { actor: f.id.into(), name: f.name.into(), ..actor });
    }
    let (id, name) = force_of(lexicon, actor.kind, country);
    ActorGroup { actor: id, name, country: Some(country), ..actor }
}
