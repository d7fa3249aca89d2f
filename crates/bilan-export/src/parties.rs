//! Who stood on which side, as far as other data sets need to know it: what type of actor a party is, of which country, and
//! whether an armed side or only civilians were attacked.

use bilan::model::{Effect, Stance, Victims};
use bilan::publish::event_wire::{Line, Party};

use crate::Told;
use crate::tables::{Actor, ActorType, tables};
use crate::toll::Group;

/// A party with what the tables know of it.
#[derive(Clone, Debug)]
pub struct Known {
    /// The party's own identifier.
    pub id: String,
    pub name: String,
    /// The actor's row, where the party is one with a name.
    pub actor: Option<&'static Actor>,
    /// None where only a noun is known: "jihadists", "unidentified armed group".
    pub kind: Option<&'static ActorType>,
    /// The one country that it belongs to.
    pub country: Option<&'static str>,
}

impl Known {
    pub fn of(party: &Party) -> Self {
        Self::named(party.actor.as_deref().unwrap_or(&party.name), &party.name)
    }

    pub fn named(id: &str, name: &str) -> Self {
        let t = tables();
        let (id, name) = (id.to_owned(), name.to_owned());
        if let Some(actor) = t.actors.get(id.as_str()) {
            let country = match actor.countries[..] {
                [one] => Some(one),
                _ => None,
            };
            return Self { id, name, actor: Some(actor), kind: t.types.get(actor.kind), country };
        }
        // A force that the table does not name is composed of its country and its type: `ne-army`.
        let composed = id.split_once('-').and_then(|(country, kind)| {
            let country = t.countries.get(country.to_ascii_uppercase().as_str())?.iso2;
            let joined = || t.types.iter().find(|(name, _)| name.replace(' ', "-") == kind).map(|(_, kind)| kind);
            let kind = t.types.get(kind).or_else(|| t.types.get(kind.replace('-', " ").as_str())).or_else(joined)?;
            Some((country, kind))
        });
        match composed {
            Some((country, kind)) => Self { id, name, actor: None, kind: Some(kind), country: Some(country) },
            None => {
                let kind = t.types.get(id.as_str());
                Self { id, name, actor: None, kind, country: None }
            }
        }
    }

    /// `state`, `group`, `international`, or `unnamed`.
    pub fn side(&self) -> &'static str {
        match (self.kind, self.actor) {
            (Some(kind), _) if kind.side != "group" => kind.side,
            (Some(kind), Some(_)) => kind.side,
            _ => "unnamed",
        }
    }
}

/// What is known of those who were attacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attacked {
    /// At least one armed side; civilians may have been harmed besides.
    Armed,
    Civilians,
    Unknown,
}

impl Attacked {
    pub fn name(self) -> &'static str {
        match self {
            Self::Armed => "armed",
            Self::Civilians => "civilians",
            Self::Unknown => "unknown",
        }
    }

    /// An armed party among the targets, a target that is a place of arms, or losses of people under arms on the side that was
    /// attacked say that an armed side was; else losses of civilians, or a place of theirs. Attackers who fell say nothing.
    pub fn of(told: &Told) -> Self {
        let event = &told.event;
        let attackers_are_fighters = event.perpetrators.iter().any(|p| Known::of(p).side() != "state");
        let harmed = |groups: &[Group]| losses_of(told).any(|l| groups.contains(&Group::of(l.victims)));
        let place =
            |what: &str| told.of_incidents(|i| &i.target_type).iter().any(|target| tables().targets.get(target) == Some(&what));
        let forces_attacked = event.perpetrators.is_empty() || attackers_are_fighters;
        if !event.targets.is_empty()
            || place("armed")
            || (forces_attacked && harmed(&[Group::Forces]))
            || (!event.perpetrators.is_empty() && !attackers_are_fighters && harmed(&[Group::Fighters]))
        {
            Self::Armed
        } else if harmed(&[Group::Civilians]) || place("civilians") {
            Self::Civilians
        } else {
            Self::Unknown
        }
    }
}

/// The armed side that losses tell of where no report names one as the target: the force of a country whose people fell, or
/// armed people of no known group.
pub enum Losses {
    Force(Known),
    Fighters,
    /// Forces fell, but not said whose.
    ForceOfNobodyKnown,
    None,
}

/// See [`Losses`].
pub fn losses(told: &Told) -> Losses {
    let of_forces: Vec<&Line> = losses_of(told).filter(|l| Group::of(l.victims) == Group::Forces).collect();
    for line in &of_forces {
        let known = line.of.as_deref().filter(|of| tables().actors.contains_key(of)).map(|of| Known::named(of, of));
        if let Some(force) = known.filter(|k| k.side() != "group") {
            return Losses::Force(force);
        }
        let country = line.of.as_deref().and_then(|of| tables().countries.get(of)).map(|c| c.iso2.to_lowercase());
        match (line.victims, country) {
            // Of whatever country they are, those who lost them are the United Nations.
            (Victims::Peacekeepers, _) => return Losses::Force(Known::named("un peacekeepers", "un peacekeepers")),
            (Victims::Police | Victims::Gendarmes, Some(country)) => {
                return Losses::Force(Known::named(&format!("{country}-police"), "police"));
            }
            (_, Some(country)) => return Losses::Force(Known::named(&format!("{country}-army"), "army")),
            (_, None) => {}
        }
    }
    if !of_forces.is_empty() {
        return Losses::ForceOfNobodyKnown;
    }
    if losses_of(told).any(|l| l.victims == Victims::Militants) { Losses::Fighters } else { Losses::None }
}

/// What stands in the ledger of people harmed in this event and no other. It is asked instead of the toll, which under some
/// policies no longer says who they were.
fn losses_of(told: &Told) -> impl Iterator<Item = &Line> {
    told.event.ledger.iter().filter(|l| {
        let harmed = !matches!(l.effect, Effect::Escaped | Effect::Survivors | Effect::Displaced) && l.high != Some(0);
        harmed && !l.superseded && l.joint_with.is_empty() && !matches!(l.stance, Stance::Denied | Stance::Doubted)
    })
}
