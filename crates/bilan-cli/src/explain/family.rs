//! Classes of mentions that share a colour, so that a page needs no more colours than an eye tells apart.

use bilan::explain::Class;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    People,
    Harm,
    Incident,
    Actor,
    Source,
    Speech,
    Place,
    Time,
    Thing,
}

impl Family {
    pub const ALL: [Self; 9] =
        [Self::People, Self::Harm, Self::Incident, Self::Actor, Self::Source, Self::Speech, Self::Place, Self::Time, Self::Thing];

    pub const fn of(class: Class) -> Self {
        match class {
            Class::Victims => Self::People,
            Class::Effect | Class::EffectNoun => Self::Harm,
            Class::Incident => Self::Incident,
            Class::Actor => Self::Actor,
            Class::Source => Self::Source,
            Class::Speech | Class::SpeechNoun | Class::SpeechPreposition | Class::Hedge | Class::Responsibility => Self::Speech,
            Class::Place => Self::Place,
            Class::Time => Self::Time,
            Class::Count | Class::Weapon | Class::Target | Class::Outcome | Class::Accident => Self::Thing,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Harm => "harm",
            Self::Incident => "incident",
            Self::Actor => "actor",
            Self::Source => "source",
            Self::Speech => "speech",
            Self::Place => "place",
            Self::Time => "time",
            Self::Thing => "thing",
        }
    }

    /// What it stands for, for a legend.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::People => "people harmed",
            Self::Harm => "verbs and nouns of harm",
            Self::Incident => "kinds of violence",
            Self::Actor => "armed actors",
            Self::Source => "who may be speaking",
            Self::Speech => "speech and hedges",
            Self::Place => "places",
            Self::Time => "times",
            Self::Thing => "counts, weapons, targets, outcomes",
        }
    }

    /// Its colour on a terminal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::People => "1;33",
            Self::Harm => "1;31",
            Self::Incident => "1;35",
            Self::Actor => "1;34",
            Self::Source => "1;32",
            Self::Speech => "32",
            Self::Place => "36",
            Self::Time => "34",
            Self::Thing => "35",
        }
    }
}
