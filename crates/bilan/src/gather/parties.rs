//! Who did it, to whom, and who claims it.

use super::countries::Countries;
use super::incidents::Draft;
use super::roles::{self, Part};
use super::scenes::Scene;
use crate::lexicon::Lexicon;
use crate::model::{ActorRef, Kind, Stance};
use crate::recognise::{ActorGroup, GroupKind, SourceGroup};
use crate::state::SentenceTold;

/// The first year in which every actor with a lifetime that the report names existed.
pub fn first_year(told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Option<i16> {
    let ids = told.iter().flat_map(|s| s.groups.iter()).filter_map(|g| match &g.kind {
        GroupKind::Actor(actor) if actor.named => Some(actor.actor.as_str()),
        GroupKind::Source(SourceGroup { actor: Some(actor), .. }) => Some(actor.as_str()),
        _ => None,
    });
    ids.filter_map(|id| lexicon.actors.iter().find(|a| a.id == id)?.from).max()
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
}

/// The parties of an incident. `country` is where it happened, which tells what a common noun means there.
pub fn parties(
    told: &[SentenceTold<'_>],
    scenes: &[Scene],
    draft: &Draft,
    kind: Kind,
    country: Option<&str>,
    countries: &Countries,
) -> Parties {
    let mut out = Parties::default();
    let mut candidates: Vec<Candidate> = Vec::new();
    for index in &draft.scenes {
        let scene = &scenes[*index];
        let sentence = &told[scene.told];
        for (at, actor) in roles::by_nationality(sentence, scene) {
            let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
            note(&mut candidates, reference(sentence.context.lexicon, &actor, country, span), &actor, Part::Agent);
        }
        for at in scene.from..scene.to {
            if let Some(actor) = roles::actor(sentence, at).filter(|a| is_at_home(sentence.context.lexicon, a, countries)) {
                let part = roles::part(sentence, scene, at, &actor);
                let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
                let reference = reference(sentence.context.lexicon, &actor, country, span);
                if let Some(stance) = roles::stance(sentence, scene, at, part) {
                    out.responsibility.push((reference.clone(), stance, *index, at));
                }
                note(&mut candidates, reference, &actor, part);
            }
        }
    }
    candidates.retain(|c| c.part != Part::Unknown);
    with_parents(told, &mut candidates);
    sort_out(candidates, kind, &mut out);
    out
}

/// Whether a named actor acts in any country that the report speaks of: an abbreviation may mean something else elsewhere.
fn is_at_home(lexicon: &Lexicon, actor: &ActorGroup, countries: &Countries) -> bool {
    let known = lexicon.actors.iter().find(|a| actor.named && a.id == actor.actor);
    known.is_none_or(|a| {
        a.countries.is_empty() || countries.main().is_none() || a.countries.iter().any(|c| countries.weight(c) > 0)
    })
}

/// An actor as a party; a common noun means the group that it stands for in the country.
fn reference(lexicon: &Lexicon, actor: &ActorGroup, country: Option<&str>, span: crate::model::Span) -> ActorRef {
    let meant = country.filter(|_| !actor.named && !actor.force).and_then(|c| lexicon.meant_in(&actor.actor, c));
    match meant {
        Some(meant) => ActorRef { actor: Some(meant.id.to_owned()), name: meant.name.to_owned(), span },
        None => ActorRef { actor: Some(actor.actor.clone()), name: actor.name.clone(), span },
    }
}

fn note(candidates: &mut Vec<Candidate>, reference: ActorRef, actor: &ActorGroup, part: Part) {
    let targeted = part == Part::Target;
    match candidates.iter_mut().find(|c| c.reference.actor == reference.actor) {
        Some(known) => {
            if part > known.part {
                known.reference.span = reference.span;
            }
            known.part = known.part.max(part);
            known.targeted |= targeted;
        }
        None => {
            let named = actor.named || reference.actor.as_deref() != Some(actor.actor.as_str());
            candidates.push(Candidate { reference, force: actor.force, named, part, targeted });
        }
    }
}

/// A group whose branch did it did it as well.
fn with_parents(told: &[SentenceTold<'_>], candidates: &mut [Candidate]) {
    let Some(lexicon) = told.first().map(|s| s.context.lexicon) else { return };
    let parent =
        |c: &Candidate| lexicon.actors.iter().find(|a| Some(a.id) == c.reference.actor.as_deref()).and_then(|a| a.parent);
    let parents: Vec<(&str, Part)> =
        candidates.iter().filter(|c| c.part >= Part::Accused).filter_map(|c| Some((parent(c)?, c.part))).collect();
    for candidate in candidates.iter_mut().filter(|c| c.part == Part::Near) {
        if let Some((_, part)) = parents.iter().find(|(id, _)| Some(*id) == candidate.reference.actor.as_deref()) {
            candidate.part = *part;
        }
    }
}

/// Who did it and who suffered, once all are known: forces act in operations and from the air, groups elsewhere, unless
/// nobody else can have done it.
fn sort_out(mut candidates: Vec<Candidate>, kind: Kind, out: &mut Parties) {
    let by_forces = matches!(kind, Kind::Operation | Kind::Airstrike | Kind::Drone | Kind::Arrests);
    // Soldiers are not known to hide mines or lie in ambush for themselves; massacres and shelling may be anybody's.
    let by_groups = matches!(kind, Kind::Attack | Kind::Ambush | Kind::Ied | Kind::Suicide | Kind::Abduction | Kind::Clash);
    let sure = |c: &Candidate| c.part >= Part::Accused;
    let any = |test: &dyn Fn(&Candidate) -> bool| candidates.iter().any(test);
    let forces_did = any(&|c| c.force && sure(c));
    let groups_did = any(&|c| !c.force && c.part >= Part::Near);
    let groups_surely = any(&|c| !c.force && sure(c));
    let named_surely = any(&|c| !c.force && c.named && sure(c));
    let nobody = !any(&|c| c.part >= Part::Near);
    for candidate in &mut candidates {
        let blamed = matches!(candidate.part, Part::Claimant | Part::Accused);
        let acts = match candidate.force {
            true if !sure(candidate) => false,
            true if by_forces || blamed => true,
            true if by_groups => !groups_did && !candidate.targeted,
            true => !groups_surely,
            false if by_forces && forces_did => candidate.part == Part::Claimant,
            false if candidate.part == Part::Mentioned => nobody && !by_forces && candidate.named,
            false => {
                candidate.part >= Part::Near && (sure(candidate) || if candidate.named { !named_surely } else { !groups_surely })
            }
        };
        if !acts {
            candidate.part = if candidate.force || candidate.targeted { Part::Target } else { Part::Unknown };
        }
    }
    candidates.sort_by_key(|c| (std::cmp::Reverse(c.part), !c.named));
    let named = candidates.iter().any(|c| c.part != Part::Target && c.part != Part::Unknown && c.named);
    for candidate in candidates {
        match candidate.part {
            Part::Unknown => {}
            Part::Target => out.targets.push(candidate.reference),
            // Where a name is known, the common nouns mean the same people.
            _ if named && !candidate.named && !candidate.force => {}
            _ => out.perpetrators.push(candidate.reference),
        }
    }
}
