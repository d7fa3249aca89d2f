//! What an entry of the lexicon can mean. An entry may have several senses; the stage that needs one picks it.

use super::{
    Accused, BodyRole, Function, Furniture, Modifier, NumberRole, PlaceWord, ResponsibilityCue, SpeechPreposition, Subject,
    TimeWord, Verb, VerbForm,
};
use crate::model::{Effect, Kind, SpeakerClass, Stance, Victims};

/// Whether an effect noun is the people themselves or what happened to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectRole {
    Victim,
    Event,
    /// An event of one person each, so that it can be counted: deaths, arrests.
    Case,
    /// People that a side loses.
    Loss,
    /// A body found.
    Body,
}

/// How a noun of who speaks gets its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceRole {
    /// From itself: a prefect is an official wherever he sits.
    Plain,
    /// From whom it serves, where that is said: the spokesman of the army.
    Office,
    /// From what was told before, where nothing else stands beside it: the organisation, the movement.
    Anaphor,
    /// A title: speaks only with a name behind it.
    Title,
    /// The chair of a state where nothing else is said; of anything that is no public body, a voice of its people.
    Chair,
    /// As an office; where nothing is said of whom it serves, whoever was told of before: the spokesman.
    Voice,
    /// As a plain one, but before another noun it only describes who that names: the young leader.
    Describes,
}

impl SourceRole {
    /// The role that a table's cell names; an empty cell is plain.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "" => Self::Plain,
            "office" => Self::Office,
            "anaphor" => Self::Anaphor,
            "title" => Self::Title,
            "chair" => Self::Chair,
            "voice" => Self::Voice,
            "describes" => Self::Describes,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sense {
    Number {
        value: u64,
        role: NumberRole,
    },
    Modifier {
        modifier: Modifier,
        low: u64,
    },
    Victim {
        category: Victims,
        group: Option<&'static str>,
        plural: bool,
    },
    EffectNoun {
        effect: Effect,
        role: EffectRole,
        plural: bool,
    },
    Verb(VerbForm),
    IncidentNoun {
        kind: Kind,
        strong: bool,
        /// Strong where it is one between groups of people.
        quarrel: bool,
        plural: bool,
    },
    SpeechNoun(Stance),
    SpeechPreposition(SpeechPreposition),
    Source {
        class: SpeakerClass,
        role: SourceRole,
        plural: bool,
    },
    /// An agency, a newspaper, or a body that publishes, by its own name.
    Outlet(SpeakerClass, Option<&'static str>),
    /// Index into the lexicon's countries.
    Country(u16),
    Demonym(u16),
    /// The capital of a country: its government speaks under that name.
    Capital(u16),
    Actor(u16),
    ActorNoun {
        index: u16,
        plural: bool,
    },
    /// People who are a party only where they fight.
    Community(&'static str),
    /// A word of the names of armed organisations.
    Body(BodyRole),
    PlaceWord(PlaceWord),
    /// A point of the compass, in degrees from north: the direction from the place that follows.
    Bearing(u16),
    /// A unit of distance, in metres.
    Metres(u32),
    Time(TimeWord),
    Weapon(&'static str),
    Target(&'static str),
    Materiel(&'static str),
    Hedge(&'static str),
    Responsibility(ResponsibilityCue, Option<Accused>),
    Accident,
    /// What a report may be about instead of violence.
    Subject(Subject),
    /// Violence as a whole, not an incident.
    Conflict,
    /// A sum over a period: "total of the month"; a mere total ("in all") is one where a period is being told of.
    Sum {
        mere: bool,
    },
    Furniture(Furniture),
    Abbreviation,
    Function(Function),
}

/// A bit for each [`SenseClass`].
pub type ClassSet = u64;

/// Which kind of sense it is, without what it says: a bit each in the masks by which a word that cannot fit is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SenseClass {
    Number,
    Modifier,
    Victim,
    EffectNoun,
    Verb,
    IncidentNoun,
    SpeechNoun,
    SpeechPreposition,
    Source,
    Outlet,
    Country,
    Demonym,
    Capital,
    Actor,
    ActorNoun,
    Community,
    Body,
    PlaceWord,
    Time,
    Weapon,
    Target,
    Materiel,
    Hedge,
    Responsibility,
    Accident,
    Subject,
    Conflict,
    Sum,
    Furniture,
    Abbreviation,
    Function,
    /// Of verbs of speech, besides [`Self::Verb`].
    SpeechVerb,
    /// Of verbs that make tenses, besides [`Self::Verb`].
    Auxiliary,
    /// Of verbs that say who did it, besides [`Self::Verb`].
    Accusing,
    /// Of no sense: a number in digits stands here.
    Digits,
    /// Of no sense: a verb of speech of several words may begin here.
    Idiom,
    /// Of no sense: a word with a capital stands here.
    Capitalised,
    /// Of no sense: a quotation mark stands here.
    Quote,
}

impl SenseClass {
    /// The bit of this class in a mask; there are fewer than 64 of them.
    #[inline(always)]
    pub const fn bit(self) -> ClassSet {
        1 << self as u32
    }

    /// The mask of several classes.
    #[inline(always)]
    pub fn mask(classes: &[Self]) -> ClassSet {
        classes.iter().fold(0, |mask, class| mask | class.bit())
    }
}

impl Sense {
    /// Its class, and what it is besides as a verb of this list.
    pub(super) fn classes(&self, verbs: &[Verb]) -> ClassSet {
        let Self::Verb(form) = self else { return self.class().bit() };
        let verb = &verbs[form.verb as usize];
        let besides = |is: bool, class: SenseClass| if is { class.bit() } else { 0 };
        self.class().bit()
            | besides(verb.speech.is_some(), SenseClass::SpeechVerb)
            | besides(verb.auxiliary.is_some(), SenseClass::Auxiliary)
            | besides(verb.responsibility.is_some(), SenseClass::Accusing)
    }

    #[inline]
    pub const fn class(&self) -> SenseClass {
        match self {
            Self::Number { .. } => SenseClass::Number,
            Self::Modifier { .. } => SenseClass::Modifier,
            Self::Victim { .. } => SenseClass::Victim,
            Self::EffectNoun { .. } => SenseClass::EffectNoun,
            Self::Verb(_) => SenseClass::Verb,
            Self::IncidentNoun { .. } => SenseClass::IncidentNoun,
            Self::SpeechNoun(_) => SenseClass::SpeechNoun,
            Self::SpeechPreposition(_) => SenseClass::SpeechPreposition,
            Self::Source { .. } => SenseClass::Source,
            Self::Outlet(..) => SenseClass::Outlet,
            Self::Country(_) => SenseClass::Country,
            Self::Demonym(_) => SenseClass::Demonym,
            Self::Capital(_) => SenseClass::Capital,
            Self::Actor(_) => SenseClass::Actor,
            Self::ActorNoun { .. } => SenseClass::ActorNoun,
            Self::Community(_) => SenseClass::Community,
            Self::Body(_) => SenseClass::Body,
            Self::PlaceWord(_) | Self::Bearing(_) | Self::Metres(_) => SenseClass::PlaceWord,
            Self::Time(_) => SenseClass::Time,
            Self::Weapon(_) => SenseClass::Weapon,
            Self::Target(_) => SenseClass::Target,
            Self::Materiel(_) => SenseClass::Materiel,
            Self::Hedge(_) => SenseClass::Hedge,
            Self::Responsibility(..) => SenseClass::Responsibility,
            Self::Accident => SenseClass::Accident,
            Self::Subject(_) => SenseClass::Subject,
            Self::Conflict => SenseClass::Conflict,
            Self::Sum { .. } => SenseClass::Sum,
            Self::Furniture(_) => SenseClass::Furniture,
            Self::Abbreviation => SenseClass::Abbreviation,
            Self::Function(_) => SenseClass::Function,
        }
    }
}
