//! Whose people a bare figure is of: the side that loses, counts, heads a list or is named behind it.

mod attacked;
mod beside;
mod camp;
mod heading;
mod named;
mod struck;
mod subject;

pub use attacked::{attacked, guarded, made_up_of};
pub use beside::{dealt_at_once, dealt_to, losses_for, shared_side, side_of_country, side_phrase};
pub use camp::{camp, is_theirs, their_ranks};
pub use heading::{are_whose_losses, side_heading, summed_side};
pub use named::{just_named, respective};
pub use subject::{agent_side, counting_verb, loses_in_relative, lost_by_post, side_before, subject_of_participle, subject_side};

use super::Attribution;
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::{Effect, SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup};

/// A side's category of victims and its country, as far as they are known.
pub type Side = (Option<Victims>, Option<String>);

/// The side that a group tells of, and whether by a noun in the plural: the soldiers rather than the army, the villagers.
pub fn party_of(context: &Context<'_>, group: &Group) -> Option<(Victims, bool)> {
    let plural = |at: usize| {
        let mut senses = context.senses_of(at, &[SenseClass::Victim, SenseClass::ActorNoun]);
        senses.any(|(_, s)| matches!(s, Sense::Victim { plural: true, .. } | Sense::ActorNoun { plural: true, .. }))
    };
    match &group.kind {
        GroupKind::Actor(a) => {
            // "les FACA"
            let article = || (group.start.saturating_sub(1)..=group.start).any(|i| context.is(i, Function::PluralDeterminer));
            let several = || article() || (group.start..group.end).any(plural);
            side_of(a.force, a.kind, a.country).0.map(|side| (side, several()))
        }
        GroupKind::Victims(v) if v.plural && v.implicit && v.effect.is_none() => {
            v.category.filter(|c| *c != Victims::People).map(|side| (side, true))
        }
        GroupKind::Word if group.start > 0 && context.is(group.start - 1, Function::DetDef) => context
            .longest_of(group.start, &[SenseClass::Victim], |s| match s {
                Sense::Victim { category, plural: true, .. } if *category != Victims::People => Some(*category),
                _ => None,
            })
            .map(|(_, side)| (side, true)),
        _ => None,
    }
}

pub fn side_of(force: bool, kind: &str, country: Option<&str>) -> Side {
    let category = crate::recognise::fighters_of(force, kind);
    (Some(category), country.map(str::to_owned))
}

/// Which category those of a force are counted under, by its noun or its name.
fn own_of_force(context: &Context<'_>, actor: &str) -> Victims {
    let kind = context.lexicon.actor(actor).map_or(actor, |known| known.kind);
    crate::recognise::fighters_of(true, kind)
}

/// The force that a group names.
fn force(group: &Group) -> Option<Victims> {
    match &group.kind {
        GroupKind::Actor(a) if a.force => Some(crate::recognise::fighters_of(a.force, a.kind)),
        GroupKind::Victims(v) if v.effect.is_none() => v.category.filter(|c| c.are_forces()),
        _ => None,
    }
}

/// People who belong to no side that fights.
fn are_others(group: &Group) -> bool {
    let kept = |v: &VictimGroup| matches!(v.effect, Some(Effect::Displaced | Effect::Detained));
    matches!(&group.kind, GroupKind::Victims(v) if kept(v) || v.category.is_some_and(|c| !c.are_forces() && c != Victims::Militants))
}

/// So many groups behind a verb what it attacked may stand.
const ATTACKED_BEHIND: usize = 6;

/// How many groups before the verb those attacked may stand.
const ATTACKED_BEFORE: usize = 8;

/// The side that a group names: a party, fighters told of as such, or whoever speaks for one.
pub fn side_of_group(context: &Context<'_>, group: &Group) -> Option<Victims> {
    match &group.kind {
        GroupKind::Source(s) => side_of_source(context, group, s.class?),
        _ => party_of(context, group).map(|(side, _)| side),
    }
}

/// The same, or a side told of as one: "l'ennemi".
pub fn side_in_sum(context: &Context<'_>, group: &Group) -> Option<Victims> {
    side_of_group(context, group).or_else(|| match &group.kind {
        GroupKind::Victims(v) if v.implicit && v.definite && (group.start..group.end).any(|i| context.is(i, Function::Foe)) => {
            v.category
        }
        _ => None,
    })
}

/// As [`side_of_speaker`]; the police and the gendarmerie count their own.
pub fn side_of_source(context: &Context<'_>, group: &Group, class: SpeakerClass) -> Option<Victims> {
    let force = |s: &Sense| match s {
        Sense::ActorNoun { index, .. } => {
            let noun = &context.lexicon.actor_nouns[*index as usize];
            noun.is_force().then(|| crate::recognise::fighters_of(true, noun.actor))
        }
        _ => None,
    };
    let own =
        || (group.start..group.end).find_map(|i| context.senses_of(i, &[SenseClass::ActorNoun]).find_map(|(_, s)| force(s)));
    Some(side_of_speaker(class)?).map(|side| if class == SpeakerClass::SecurityForces { own().unwrap_or(side) } else { side })
}

pub fn side_of_speaker(class: SpeakerClass) -> Option<Victims> {
    match class {
        SpeakerClass::Army | SpeakerClass::SecurityForces => Some(Victims::Soldiers),
        SpeakerClass::ArmedGroup => Some(Victims::Militants),
        _ => None,
    }
}

/// What an army is called where nothing says whose it is.
const ARMY: &str = "army";

pub fn speaker_side(attribution: &Attribution, at: usize) -> Option<Side> {
    let speaker = attribution.speaker(at)?;
    // An officer without a name is of the army as well.
    let army = speaker.actor.as_deref() == Some(ARMY) && speaker.class == SpeakerClass::UnnamedSource;
    match speaker.class {
        _ if army => Some((Some(Victims::Soldiers), None)),
        SpeakerClass::Army | SpeakerClass::Government => Some((Some(Victims::Soldiers), None)),
        SpeakerClass::ArmedGroup => Some((Some(Victims::Militants), None)),
        _ => None,
    }
}

/// Whether words that say on whose side end right before.
pub fn names_side(context: &Context<'_>, at: usize) -> bool {
    context.ends_before(at, Function::Among, SIDE_WORDS)
}

/// "dans les rangs": so many words at most.
const SIDE_WORDS: usize = 3;
