//! Who did it, to whom, and who claims it.

use super::countries::Countries;
use super::incidents::Draft;
use super::named::{Named, acts_in};
use super::roles::{self, Part};
use super::scenes::Scene;
use super::states;

use crate::lexicon::{Lexicon, Sense, SenseClass};
use crate::model::{ActorRef, Kind, Span, Stance};
use crate::recognise::{ActorGroup, GroupKind};
use crate::state::SentenceTold;

/// The first year in which every actor with a lifetime that the report names existed.
pub fn first_year(told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Option<i16> {
    let ids = told.iter().flat_map(|s| s.groups.iter()).filter_map(|g| match &g.kind {
        GroupKind::Actor(actor) if actor.named => Some(actor.actor.as_ref()),
        GroupKind::Source(source) => source.actor.as_deref(),
        _ => None,
    });
    ids.filter_map(|id| lexicon.actor(id)?.from).max()
}

#[derive(Default)]
pub struct Parties {
    pub perpetrators: Vec<ActorRef>,
    pub targets: Vec<ActorRef>,
    pub responsibility: Vec<(ActorRef, Stance, usize, usize)>,
}

/// An actor with the best part that any scene gives it.
struct Candidate {
    reference: ActorRef,
    force: bool,
    named: bool,
    part: Part,
    targeted: bool,
    /// Only named beside it, or speaking of it, where no force is told to have been hit: it may have come afterwards.
    aside: bool,
}

/// What is known beside an incident's own scenes when its parties are looked for.
pub struct Around<'a> {
    pub kind: Kind,
    /// Where it happened, which tells what a common noun means there.
    pub country: Option<&'a str>,
    pub countries: &'a Countries,
    /// Scenes that tell of the report's incidents together: headlines, sentences that sum them up.
    pub together: &'a [usize],
    /// Whether it is told that fighters were killed or taken.
    pub of_fighters: bool,
    pub named: &'a Named,
}

/// The parties of an incident. Where its own scenes name nobody who did it, those do that tell of the report's incidents
/// together.
pub fn parties(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, around: &Around<'_>) -> Parties {
    let mut out = Parties::default();
    let mut candidates = candidates(told, scenes, &draft.scenes, around, &mut out.responsibility);
    let known = |c: &Candidate| c.named && c.part >= Part::Accused;
    // Where nobody at all is told to have acted there, a common noun is enough.
    let acts = candidates.iter().any(|c| c.part >= Part::Mentioned && c.part != Part::Target);
    let enough = |c: &Candidate| c.part >= Part::Accused && (c.named || !acts);
    if !draft.background && !candidates.iter().any(known) {
        let mut others: Vec<Candidate> = Vec::new();
        for scene in around.together {
            let mut found = self::candidates(told, scenes, &[*scene], around, &mut out.responsibility);
            found.retain(enough);
            // Where one sentence names them, "the attackers" of another are the same.
            if others.iter().any(|o| o.named) {
                found.retain(|f| f.named);
            } else if found.iter().any(|f| f.named) {
                others.clear();
                found.retain(|f| f.named);
            }
            let new = |f: &Candidate| others.iter().all(|o| o.reference.actor != f.reference.actor);
            // Two sentences that name different parties tell of different incidents.
            if !others.is_empty() && found.iter().any(new) {
                others.clear();
                break;
            }
            if others.is_empty() {
                others = found;
            }
        }
        others.into_iter().for_each(|other| take_in(&mut candidates, other));
    }
    candidates.retain(|c| c.part != Part::Unknown);
    if around.of_fighters && is_of_forces(around.kind) {
        // Fighters fell in an operation: the common noun for them is those who suffered it.
        let theirs = |c: &&mut Candidate| !c.force && !c.named && c.part < Part::Claimant;
        candidates.iter_mut().filter(theirs).for_each(|c| c.part = Part::Target);
    }
    with_parents(told, &mut candidates);
    names_before_nouns(told, &mut out.responsibility);
    sort_out(candidates, around, &mut out);
    if out.perpetrators.is_empty() && around.of_fighters && !draft.background && is_of_forces(around.kind) {
        // Fighters fell in an operation that nobody is named for: it is that of the force that the report speaks of.
        let lexicon = told.first().map(|s| s.context.lexicon);
        let force = around.named.force.as_ref().zip(lexicon);
        out.perpetrators.extend(force.map(|((actor, span), lexicon)| reference(lexicon, actor, around.country, *span)));
        let forces: Vec<_> = out.perpetrators.iter().map(|p| p.actor.clone()).collect();
        out.targets.retain(|t| !forces.contains(&t.actor));
    }
    out
}

fn is_of_forces(kind: Kind) -> bool {
    matches!(kind, Kind::Operation | Kind::Airstrike | Kind::Drone | Kind::Arrests)
}

/// Whom the report elsewhere names as having done it.
fn take_in(candidates: &mut Vec<Candidate>, other: Candidate) {
    match candidates.iter_mut().find(|c| c.reference.actor == other.reference.actor) {
        // Who suffered here did not do it here.
        Some(known) if !known.targeted => known.part = known.part.max(other.part),
        Some(_) => {}
        None => candidates.push(other),
    }
}

/// The actors of some scenes with the parts that these give them, and what the scenes say of their responsibility.
fn candidates(
    told: &[SentenceTold<'_>],
    scenes: &[Scene],
    of: &[usize],
    around: &Around<'_>,
    responsibility: &mut Vec<(ActorRef, Stance, usize, usize)>,
) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let forces_hit = of.iter().any(|s| hits_forces(&told[scenes[*s].told], &scenes[*s]));
    for index in of {
        let scene = &scenes[*index];
        let sentence = &told[scene.told];
        for (at, actor) in roles::by_nationality(sentence, scene, around.country) {
            let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
            let reference = reference(sentence.context.lexicon, &actor, around.country, span);
            note(&mut candidates, reference, &actor, Part::Agent, false);
        }
        for at in scene.from..scene.to {
            if let Some((actor, part)) = states::acting(sentence, scene, at, around.country) {
                let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
                let reference = reference(sentence.context.lexicon, &actor, around.country, span);
                if let Some(stance) = roles::stance(sentence, scene, at, part, true) {
                    responsibility.push((reference.clone(), stance, *index, at));
                }
                note(&mut candidates, reference, &actor, part, false);
                continue;
            }
            let lexicon = sentence.context.lexicon;
            let actor = roles::actor(sentence, at).map(|a| namesake(sentence, at, a, around));
            let actor = actor.map(|a| around.named.meant(lexicon, a, around.country));
            if let Some(actor) = actor.filter(|a| is_at_home(lexicon, a, around.countries)) {
                let part = roles::part(sentence, scene, at, &actor, around.country);
                // "two of the attackers died in a shoot-out with the police": the police that are named there are not who suffered.
                let answers = actor.force && part == Part::Near && around.kind != Kind::Clash && !is_of_forces(around.kind);
                if answers && !forces_hit && roles::harms_fighters(sentence, scene) {
                    continue;
                }
                let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
                let reference = reference(sentence.context.lexicon, &actor, around.country, span);
                if let Some(stance) = roles::stance(sentence, scene, at, part, actor.force) {
                    responsibility.push((reference.clone(), stance, *index, at));
                }
                let speaks = matches!(sentence.groups[at].kind, GroupKind::Source(_));
                let only_speaks = speaks && !harms_own(sentence, scene, &actor);
                let stands_by =
                    part == Part::Near && (only_speaks || !hits_forces(sentence, scene) && around.kind != Kind::Clash);
                note(&mut candidates, reference, &actor, part, stands_by);
            }
        }
    }
    candidates
}

/// Targets that are of armed forces.
const OF_FORCES: [&str; 6] = ["military_base", "patrol", "convoy", "checkpoint", "gendarmerie_post", "police_station"];

/// Whether a scene tells of forces harmed, or names something of theirs.
fn hits_forces(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    scene.tolls.iter().any(|t| sentence.tolls[*t].victims.are_forces())
        || sentence.groups[scene.from..scene.to]
            .iter()
            .any(|g| matches!(g.kind, GroupKind::Target(what) if OF_FORCES.contains(&what)))
}

/// "eleven soldiers were killed, the army said": whether those harmed are of the force itself.
fn harms_own(sentence: &SentenceTold<'_>, scene: &Scene, actor: &ActorGroup) -> bool {
    let own = crate::recognise::fighters_of(actor.force, actor.kind);
    actor.force && scene.tolls.iter().any(|t| sentence.tolls[*t].victims == own)
}

/// Two actors may go by one abbreviation: the one that acts where it happened is meant.
fn namesake(sentence: &SentenceTold<'_>, at: usize, actor: ActorGroup, around: &Around<'_>) -> ActorGroup {
    let context = &sentence.context;
    let lexicon = context.lexicon;
    let Some(country) = around.country.or_else(|| around.countries.main()).filter(|_| actor.named) else { return actor };
    let acts_there = |id: &str| lexicon.actor(id).is_some() && acts_in(lexicon, id, Some(country));
    if acts_there(&actor.actor) {
        return actor;
    }
    let group = &sentence.groups[at];
    let ids = |i: usize| {
        context.senses_of(i, &[SenseClass::Actor]).filter_map(|(length, s)| match s {
            Sense::Actor(index) => Some((length, &lexicon.actors[*index as usize])),
            _ => None,
        })
    };
    let other = (group.start..group.end).find_map(|i| {
        let (length, _) = ids(i).find(|(_, a)| a.id == actor.actor)?;
        ids(i).find(|(l, a)| *l == length && acts_there(a.id)).map(|(_, a)| a)
    });
    match other {
        Some(other) => {
            let country = Some(country).filter(|_| other.is_force()).and_then(|c| lexicon.country(c)).map(|c| c.iso2);
            ActorGroup {
                actor: other.id.into(),
                name: other.name.into(),
                kind: other.kind,
                force: other.is_force(),
                country,
                named: true,
            }
        }
        None => actor,
    }
}

/// Whether a named actor acts in any country that the report speaks of: an abbreviation may mean something else elsewhere.
fn is_at_home(lexicon: &Lexicon, actor: &ActorGroup, countries: &Countries) -> bool {
    let known = if actor.named { lexicon.actor(&actor.actor) } else { None };
    known.is_none_or(|a| {
        a.countries.is_empty() || countries.main().is_none() || a.countries.iter().any(|c| countries.weight(c) > 0)
    })
}

/// An actor as a party; a common noun means the group that it stands for in the country.
fn reference(lexicon: &Lexicon, actor: &ActorGroup, country: Option<&str>, span: Span) -> ActorRef {
    let meant = country.filter(|_| !actor.named && !actor.force).and_then(|c| lexicon.meant_in(&actor.actor, c));
    match meant {
        Some(meant) => ActorRef { actor: Some(meant.id.to_owned()), name: meant.name.to_owned(), span },
        None => ActorRef { actor: Some(actor.actor.to_string()), name: actor.name.to_string(), span },
    }
}

fn note(candidates: &mut Vec<Candidate>, reference: ActorRef, actor: &ActorGroup, part: Part, aside: bool) {
    let targeted = part == Part::Target;
    match candidates.iter_mut().find(|c| c.reference.actor == reference.actor) {
        Some(known) => {
            if part > known.part {
                known.reference.span = reference.span;
            }
            known.part = known.part.max(part);
            known.targeted |= targeted;
            known.aside &= aside;
        }
        None => {
            let named = actor.named || reference.actor.as_deref() != Some(actor.actor.as_ref());
            candidates.push(Candidate { reference, force: actor.force, named, part, targeted, aside });
        }
    }
}

/// "the movement X, jihadists close to Y, claimed it": where a name is known, a common noun of the same stance means the same people.
fn names_before_nouns(told: &[SentenceTold<'_>], responsibility: &mut Vec<(ActorRef, Stance, usize, usize)>) {
    let Some(lexicon) = told.first().map(|s| s.context.lexicon) else { return };
    let is_name = |a: &ActorRef| a.actor.as_deref().is_some_and(|id| lexicon.actor(id).is_some());
    let named: Vec<Stance> = responsibility.iter().filter(|(a, ..)| is_name(a)).map(|(_, stance, ..)| *stance).collect();
    responsibility.retain(|(a, stance, ..)| is_name(a) || !named.contains(stance));
}

/// A group whose branch did it did it as well.
fn with_parents(told: &[SentenceTold<'_>], candidates: &mut [Candidate]) {
    let Some(lexicon) = told.first().map(|s| s.context.lexicon) else { return };
    let parent = |c: &Candidate| lexicon.actor(c.reference.actor.as_deref()?)?.parent;
    let parents: Vec<(&str, Part)> =
        candidates.iter().filter(|c| c.part >= Part::Belongs).filter_map(|c| Some((parent(c)?, c.part))).collect();
    for candidate in candidates.iter_mut().filter(|c| c.part == Part::Near) {
        if let Some((_, part)) = parents.iter().find(|(id, _)| Some(*id) == candidate.reference.actor.as_deref()) {
            candidate.part = *part;
        }
    }
}

/// Who did it and who suffered, once all are known: forces act in operations and from the air, groups elsewhere, unless
/// nobody else can have done it.
fn sort_out(mut candidates: Vec<Candidate>, around: &Around<'_>, out: &mut Parties) {
    let kind = around.kind;
    let by_forces = is_of_forces(kind);
    let from_the_air = matches!(kind, Kind::Airstrike | Kind::Drone);
    // Soldiers are not known to hide mines or lie in ambush for themselves; massacres and shelling may be anybody's.
    let by_groups = matches!(kind, Kind::Attack | Kind::Ambush | Kind::Ied | Kind::Suicide | Kind::Abduction);
    let sure = |c: &Candidate| c.part >= Part::Belongs;
    let any = |test: &dyn Fn(&Candidate) -> bool| candidates.iter().any(test);
    let forces_did = any(&|c| c.force && sure(c));
    let groups_did = any(&|c| !c.force && c.part >= Part::Near);
    let groups_surely = any(&|c| !c.force && sure(c));
    // "the coalition shelled A, where the rebels hold out": who is only named there did not do it.
    let from_afar = forces_did && kind == Kind::Shelling;
    let named_surely = any(&|c| !c.force && c.named && sure(c));
    let nobody_surely = !forces_did && !groups_surely;
    let nobody = !any(&|c| c.part >= Part::Near && (!c.force || sure(c)));
    for candidate in &mut candidates {
        let blamed = matches!(candidate.part, Part::Claimant | Part::Accused);
        let acts = match candidate.force {
            // Where both sides fight and neither is said to have begun, both did it.
            true if kind == Kind::Clash && nobody_surely => candidate.part == Part::Near && !candidate.targeted,
            true if !sure(candidate) => by_forces && nobody_surely && candidate.part == Part::Near && !candidate.targeted,
            true if by_forces || blamed || kind == Kind::Clash => true,
            true if by_groups => !groups_did && !(candidate.targeted && (around.of_fighters || candidate.part < Part::Agent)),
            true => !groups_surely,
            false if by_forces && forces_did => candidate.part == Part::Claimant && !from_the_air,
            false if by_forces => sure(candidate),
            false if from_afar => sure(candidate),
            false if candidate.part == Part::Mentioned => nobody && !by_forces,
            false => {
                candidate.part >= Part::Near && (sure(candidate) || if candidate.named { !named_surely } else { !groups_surely })
            }
        };
        if !acts {
            let suffers = candidate.targeted || candidate.force && !candidate.aside;
            candidate.part = if suffers { Part::Target } else { Part::Unknown };
        }
    }
    let of_force = candidates.iter().any(|c| c.force);
    candidates.sort_by_key(|c| (std::cmp::Reverse(c.part), !c.named));
    let named = candidates.iter().any(|c| c.part != Part::Target && c.part != Part::Unknown && c.named);
    let (targets, others): (Vec<_>, Vec<_>) =
        candidates.into_iter().filter(|c| c.part != Part::Unknown).partition(|c| c.part == Part::Target);
    // Where a name is known, the common nouns mean the same people.
    let acted = others.into_iter().filter(|c| c.named || c.force || !named);
    out.perpetrators.extend(acted.map(|c| c.reference));
    // "the assailants are hunted down": who attacked a force is no target of the attack, be he named or not.
    let by_others = !by_forces && (!out.perpetrators.is_empty() || of_force);
    out.targets = suffered(targets, by_others);
}

/// Whom it was done to: those of whom a sentence says so; where none does, the forces named beside it, unless they only speak of it. Of each, a name goes before a
/// common noun for the same, and fighters without a name are no target of others.
fn suffered(mut targets: Vec<Candidate>, by_others: bool) -> Vec<ActorRef> {
    targets.retain(|c| c.force || c.named || !by_others);
    if targets.iter().any(|c| c.targeted) {
        targets.retain(|c| c.targeted);
    }
    for force in [true, false] {
        if targets.iter().any(|c| c.force == force && c.named) {
            targets.retain(|c| c.force != force || c.named);
        }
    }
    targets.into_iter().map(|c| c.reference).collect()
}
