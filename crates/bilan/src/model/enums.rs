//! The closed lists of the wire format. Their names are the field's terms; see GLOSSARY.md.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $wire:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $(#[serde(rename = $wire)] $variant,)+
        }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name on the wire.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $wire,)+ }
            }

            /// The value with this name on the wire.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($wire => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

closed_list! {
    /// What happened to the people of a toll.
    Effect {
        Killed = "killed", Wounded = "wounded", KilledOrWounded = "killed_or_wounded", Missing = "missing",
        Captured = "captured", Abducted = "abducted", Detained = "detained", Escaped = "escaped",
        Survivors = "survivors", Displaced = "displaced",
    }
}

closed_list! {
    /// Who the people of a toll are, as the text gives it; `people` where it does not.
    Victims {
        Soldiers = "soldiers", ForeignSoldiers = "foreign_soldiers", Peacekeepers = "peacekeepers", Police = "police",
        Gendarmes = "gendarmes", Volunteers = "volunteers", Militants = "militants", Suspects = "suspects",
        Civilians = "civilians", People = "people",
    }
}

closed_list! {
    /// How an incident as a whole was carried out.
    Kind {
        Attack = "attack", Ambush = "ambush", Clash = "clash", Ied = "ied", Explosion = "explosion", Suicide = "suicide",
        Shelling = "shelling", Airstrike = "airstrike", Drone = "drone", Massacre = "massacre", Abduction = "abduction",
        Operation = "operation", Arrests = "arrests", Other = "other",
    }
}

closed_list! {
    /// Whether an incident is the report's news or recalled from before.
    Role { Main = "main", Background = "background" }
}

closed_list! {
    /// The class of who says something.
    SpeakerClass {
        Army = "army", SecurityForces = "security_forces", Government = "government", Official = "official",
        ArmedGroup = "armed_group", Un = "un", ForeignArmy = "foreign_army", ForeignGovernment = "foreign_government",
        Medical = "medical", Rescue = "rescue_services", Ngo = "ngo", Monitor = "monitor", Community = "community",
        Residents = "residents", Media = "media", UnnamedSource = "unnamed_source",
    }
}

closed_list! {
    /// How a speaker stands to what is said.
    Stance {
        Asserted = "asserted", Claimed = "claimed", Denied = "denied", Confirmed = "confirmed", Doubted = "doubted",
        Unverified = "unverified", Attributed = "attributed",
    }
}

impl SpeakerClass {
    /// Classes of which somebody may be a person who was there, rather than a body.
    pub const fn is_person(self) -> bool {
        matches!(self, Self::Residents | Self::Community | Self::Medical | Self::Ngo | Self::UnnamedSource | Self::Official)
    }
}

impl Victims {
    /// Whether they bear arms for a state or an international force.
    pub fn are_forces(self) -> bool {
        matches!(
            self,
            Self::Soldiers | Self::ForeignSoldiers | Self::Peacekeepers | Self::Police | Self::Gendarmes | Self::Volunteers
        )
    }

    /// Whether people of the one category cannot be of the other's side: forces, who fights them, and everybody else.
    pub fn is_of_another_side(self, other: Self) -> bool {
        let side = |v: Self| match v {
            Self::People => None,
            v if v.are_forces() => Some(0),
            Self::Militants | Self::Suspects => Some(1),
            _ => Some(2),
        };
        side(self).zip(side(other)).is_some_and(|(a, b)| a != b)
    }
}
