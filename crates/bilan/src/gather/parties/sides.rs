//! Who of those told of did it and who suffered, once all are known.

use super::{Around, Candidate, Parties, is_of_forces};
use crate::gather::named::is_of_a_country;
use crate::gather::roles::Part;
use crate::model::{ActorRef, Kind, Stance};
use crate::state::SentenceTold;

/// "the movement X, jihadists close to Y, claimed it": where a name is known, a common noun of the same stance means the same people.
pub fn names_before_nouns(told: &[SentenceTold<'_>], responsibility: &mut Vec<(ActorRef, Stance, usize, usize)>) {
    let Some(lexicon) = told.first().map(|s| s.context.lexicon) else { return };
    let is_name = |a: &ActorRef| a.actor.as_deref().is_some_and(|id| lexicon.actor(id).is_some() || is_of_a_country(lexicon, id));
    let named: Vec<Stance> = responsibility.iter().filter(|(a, ..)| is_name(a)).map(|(_, stance, ..)| *stance).collect();
    responsibility.retain(|(a, stance, ..)| is_name(a) || !named.contains(stance));
}

/// A group whose branch did it did it as well.
pub fn with_parents(told: &[SentenceTold<'_>], candidates: &mut [Candidate]) {
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
pub fn sort_out(mut candidates: Vec<Candidate>, around: &Around<'_>, out: &mut Parties) {
    let kind = around.kind;
    let by_forces = is_of_forces(kind);
    let from_the_air = matches!(kind, Kind::Airstrike | Kind::Drone);
    // Soldiers are not known to hide mines or lie in ambush for themselves; massacres and shelling may be anybody's.
    let by_groups = matches!(kind, Kind::Attack | Kind::Ambush | Kind::Ied | Kind::Suicide | Kind::Abduction);
    let sure = |c: &Candidate| c.part >= Part::Belongs;
    let any = |test: &dyn Fn(&Candidate) -> bool| candidates.iter().any(test);
    let forces_did = any(&|c| c.force && sure(c));
    // "the terrorists attacked; the assailants fled": they are the same people, and so are those of a force that is told to have attacked.
    // A force only where it is told of before them: "the assailants attacked; the soldiers opened fire".
    let first = candidates.iter().position(Candidate::is_assailant).unwrap_or(0);
    let introduced = any(&|c| c.introduced);
    let forces = |at: usize, c: &Candidate| at < first && !introduced && !(c.answers || c.aside || c.targeted);
    let did = |(at, c): (usize, &Candidate)| !c.is_assailant() && c.part >= Part::Accused && (!c.force || forces(at, c));
    let others_attacked = candidates.iter().enumerate().any(did);
    // Where they are only named, so is whoever else is.
    let others_named = any(&|c| !c.is_assailant() && !c.force && c.part >= Part::Near);
    let same = |c: &&mut Candidate| c.is_assailant() && (others_attacked || others_named && c.part <= Part::Near);
    candidates.iter_mut().filter(same).for_each(|c| c.part = Part::Unknown);
    let any = |test: &dyn Fn(&Candidate) -> bool| candidates.iter().any(test);
    // "the army and the mercenaries killed ten": whoever a force pays is no other side.
    let of_groups = |c: &Candidate| !c.force && !(c.hired && forces_did);
    // "the army stormed a camp of the rebels; ten rebels died": who was hit, and is else only named, attacked nobody.
    let groups_did = any(&|c| of_groups(c) && c.part >= Part::Near && !(c.targeted && !sure(c)));
    let groups_surely = any(&|c| of_groups(c) && sure(c));
    // "the coalition shelled A, where the rebels hold out": who is only named there did not do it.
    let from_afar = forces_did && kind == Kind::Shelling;
    let named_surely = any(&|c| !c.force && c.named && sure(c));
    let claimed = any(&|c| !c.force && c.named && c.part == Part::Claimant);
    // "twelve were killed, said the front, which accuses the army": who blames a force is not who did it.
    let forces_blamed = any(&|c| c.force && c.part == Part::Accused);
    let nobody_surely = !forces_did && !groups_surely;
    // "the assailants are being hunted": they are whoever else is named.
    let nobody = !any(&|c| c.part >= Part::Near && (!c.force || sure(c)) && !c.is_assailant());
    // One party alone fought nobody: "demonstrators gathered before the base of the mission, which counts three hurt".
    let several = candidates.iter().filter(|c| c.part >= Part::Near).count() > 1;
    for candidate in &mut candidates {
        let blamed = candidate.blamed && !candidate.answers || matches!(candidate.part, Part::Claimant | Part::Accused);
        let acts = match candidate.force {
            // Where both sides fight and neither is said to have begun, both did it.
            true if kind == Kind::Clash && nobody_surely => {
                candidate.part == Part::Near && !candidate.targeted && !candidate.aside && several
            }
            true if !sure(candidate) => by_forces && nobody_surely && candidate.part == Part::Near && !candidate.targeted,
            true if by_forces || blamed || kind == Kind::Clash => true,
            // "a vehicle of the convoy that the mission led hit a mine".
            true if matches!(kind, Kind::Ied | Kind::Suicide) => false,
            true if candidate.beside => true,
            true if by_groups => !groups_did && !(candidate.targeted && (around.of_fighters || candidate.part < Part::Agent)),
            true => !groups_surely,
            // "accuse soldiers and their mercenaries": both, whatever the army calls it.
            false if by_forces && forces_did && candidate.hired && candidate.blamed => true,
            false if by_forces && forces_did => candidate.part == Part::Claimant && !from_the_air,
            false if by_forces => sure(candidate),
            false if from_afar => sure(candidate),
            // "gunmen attacked a convoy of the army with its mercenaries".
            false if candidate.hired && !sure(candidate) && (groups_surely || forces_did) => false,
            // Where somebody claims it, whom he belongs to is no party.
            false if candidate.part == Part::Belongs && claimed => false,
            false if candidate.part == Part::Mentioned => nobody && !by_forces,
            false => {
                candidate.part >= Part::Near
                    && (sure(candidate) || !forces_blamed && if candidate.named { !named_surely } else { !groups_surely })
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

/// The common noun for those who blow themselves up.
const BOMBER: &str = "suicide bomber";

/// Whom it was done to: those of whom a sentence says so; where none does, the forces named beside it, unless they only speak of it. Of each, a name goes before a
/// common noun for the same, and fighters without a name are no target of others.
fn suffered(mut targets: Vec<Candidate>, by_others: bool) -> Vec<ActorRef> {
    targets.retain(|c| c.force || c.named || !by_others);
    // Whoever blows himself up suffers no attack.
    targets.retain(|c| c.reference.actor.as_deref() != Some(BOMBER));
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
