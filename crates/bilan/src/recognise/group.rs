//! Groups: what a sentence is made of once words have been put together.

use std::borrow::Cow;

use crate::model::{Effect, Kind, Quantity, SpeakerClass, Stance, Victims};

/// A row of tokens of one sentence that belong together. Indices are relative to the sentence.
#[derive(Clone, Debug)]
pub struct Group {
    pub start: usize,
    pub end: usize,
    pub kind: GroupKind,
}

/// What a group is. The large ones are boxed: every stage after this one goes along rows of groups again and again.
#[derive(Clone, Debug)]
pub enum GroupKind {
    Victims(Box<VictimGroup>),
    /// A number of things that are no people, or of something unknown.
    Count(Box<CountGroup>),
    Effect(EffectGroup),
    EffectNoun(EffectNounGroup),
    Incident(IncidentGroup),
    /// A verb that only speaks.
    Speech(SpeechGroup),
    SpeechNoun(Stance),
    /// "according to" and its like; the speaker follows.
    SpeechPreposition(crate::lexicon::SpeechPreposition),
    Source(Box<SourceGroup>),
    Actor(Box<ActorGroup>),
    Place(Box<PlaceGroup>),
    Time(TimeGroup),
    Weapon(&'static str),
    Target(&'static str),
    Outcome(&'static str),
    Hedge(&'static str),
    Responsibility(crate::lexicon::ResponsibilityCue),
    Accident,
    Word,
    Mark(char),
}

/// Somebody who attacks: a party that is no force, or fighters.
pub fn attacks(group: &Group) -> bool {
    match &group.kind {
        GroupKind::Actor(actor) => !actor.force,
        GroupKind::Victims(victims) => victims.category == Some(Victims::Militants),
        _ => false,
    }
}

/// Whether what came of a deed is that things were burned, looted or destroyed.
pub fn wrecks(outcome: Option<&str>) -> bool {
    matches!(outcome, Some("burned" | "looted" | "destroyed"))
}

/// Kinds of target that are on their way: hit once, never held, and no place.
pub const MOBILE: [&str; 4] = ["convoy", "patrol", "vehicle", "boat"];

/// How outcomes call it that a position was taken.
pub const CAPTURED: &str = "position_captured";

/// How outcomes call it that things were taken, or taken back.
pub const RECOVERED: &str = "recovered";

/// Which kinds of groups a row holds, a bit each: most questions about a row are answered by it with no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    pub const VICTIMS: Self = Self(1 << 0);
    pub const COUNT: Self = Self(1 << 1);
    pub const EFFECT: Self = Self(1 << 2);
    pub const EFFECT_NOUN: Self = Self(1 << 3);
    pub const INCIDENT: Self = Self(1 << 4);
    pub const SPEECH: Self = Self(1 << 5);
    pub const SPEECH_NOUN: Self = Self(1 << 6);
    pub const SPEECH_PREPOSITION: Self = Self(1 << 7);
    pub const SOURCE: Self = Self(1 << 8);
    pub const ACTOR: Self = Self(1 << 9);
    pub const PLACE: Self = Self(1 << 10);
    pub const TIME: Self = Self(1 << 11);
    pub const WEAPON: Self = Self(1 << 12);
    pub const TARGET: Self = Self(1 << 13);
    pub const OUTCOME: Self = Self(1 << 14);
    pub const HEDGE: Self = Self(1 << 15);
    pub const RESPONSIBILITY: Self = Self(1 << 16);
    pub const ACCIDENT: Self = Self(1 << 17);
    pub const WORD: Self = Self(1 << 18);
    pub const MARK: Self = Self(1 << 19);

    /// Those of a row.
    pub fn of(groups: &[Group]) -> Self {
        groups.iter().fold(Self::default(), |all, group| all.and(group.kind.bit()))
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of these kinds is among them.
    #[inline]
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

impl GroupKind {
    /// Whether it is a place told of as an end of a road: "between A and B".
    pub fn ends_road(&self) -> bool {
        matches!(self, Self::Place(place) if place.tie == PlaceTie::Axis)
    }

    /// Its own kind alone.
    #[inline]
    pub const fn bit(&self) -> Kinds {
        match self {
            Self::Victims(_) => Kinds::VICTIMS,
            Self::Count(_) => Kinds::COUNT,
            Self::Effect(_) => Kinds::EFFECT,
            Self::EffectNoun(_) => Kinds::EFFECT_NOUN,
            Self::Incident(_) => Kinds::INCIDENT,
            Self::Speech(_) => Kinds::SPEECH,
            Self::SpeechNoun(_) => Kinds::SPEECH_NOUN,
            Self::SpeechPreposition(_) => Kinds::SPEECH_PREPOSITION,
            Self::Source(_) => Kinds::SOURCE,
            Self::Actor(_) => Kinds::ACTOR,
            Self::Place(_) => Kinds::PLACE,
            Self::Time(_) => Kinds::TIME,
            Self::Weapon(_) => Kinds::WEAPON,
            Self::Target(_) => Kinds::TARGET,
            Self::Outcome(_) => Kinds::OUTCOME,
            Self::Hedge(_) => Kinds::HEDGE,
            Self::Responsibility(_) => Kinds::RESPONSIBILITY,
            Self::Accident => Kinds::ACCIDENT,
            Self::Word => Kinds::WORD,
            Self::Mark(_) => Kinds::MARK,
        }
    }
}

/// A number and the people it counts: "17 'terrorists'", "twenty-nine others", "25 dead".
#[derive(Clone, Debug)]
pub struct VictimGroup {
    pub quantity: Quantity,
    /// `None` where the noun is missing and what came before must tell.
    pub category: Option<Victims>,
    pub group: Option<&'static str>,
    /// Country code or actor id.
    pub of: Option<String>,
    /// The noun itself says what happened: dead, wounded, hostages.
    pub effect: Option<Effect>,
    /// "others", "of them": takes its noun from before.
    pub anaphoric: bool,
    /// "of them".
    pub of_them: bool,
    /// "of theirs": people of the subject's own side.
    pub own: bool,
    /// Said with a definite article: known from before, or one person.
    pub definite: bool,
    /// Said with a demonstrative: a figure that was told before.
    pub demonstrative: bool,
    /// No number stands there: "the mayor", "a soldier".
    pub implicit: bool,
    pub plural: bool,
    /// The noun's own place, where the quantity stands before it.
    pub noun: Option<(usize, usize)>,
    /// "from 25 to 89": the figure that this one replaces.
    pub replaces: Option<u64>,
    /// "six of the seven": how many there are in all.
    pub out_of: Option<u64>,
}

impl VictimGroup {
    /// A number of people whose noun the lexicon does not hold.
    pub fn of_unknown(quantity: Quantity) -> Self {
        Self { category: Some(Victims::Civilians), ..Self::of(quantity) }
    }

    /// So many people of whom nothing is known yet.
    pub fn of(quantity: Quantity) -> Self {
        Self {
            quantity,
            category: None,
            group: None,
            of: None,
            effect: None,
            anaphoric: false,
            of_them: false,
            own: false,
            definite: false,
            demonstrative: false,
            implicit: false,
            plural: true,
            noun: None,
            replaces: None,
            out_of: None,
        }
    }
}

#[derive(Clone, Debug)]
pub struct CountGroup {
    pub quantity: Quantity,
    /// What is counted, where it is a known thing.
    pub what: Option<&'static str>,
    /// A plural noun that the lexicon does not hold follows: it may be people.
    pub unknown_noun: bool,
    /// Its form is that of a word for people.
    pub person: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    Active,
    Passive,
    /// A participle without auxiliary.
    Participle,
    /// "killing", "after killing", "to kill".
    Unfinite,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Past,
    Pluperfect,
    Present,
    Imperfect,
    Future,
    Conditional,
    None,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug)]
pub struct EffectGroup {
    pub verb: u16,
    pub effect: Option<Effect>,
    pub reflexive: bool,
    pub frame: crate::lexicon::Frame,
    pub voice: Voice,
    pub mood: Mood,
    pub negated: bool,
    pub plural: bool,
    pub first_person: bool,
    /// The same verb names a kind of incident.
    pub incident: Option<(Kind, bool)>,
    pub outcome: Option<&'static str>,
}

impl EffectGroup {
    /// An attack was beaten off.
    pub fn repels(&self) -> bool {
        self.outcome == Some("repelled")
    }

    /// Captives were set free.
    pub fn frees(&self) -> bool {
        self.outcome == Some("freed") && self.effect.is_none()
    }

    /// A position was taken, where the verb is about one.
    pub fn captures(&self) -> bool {
        self.outcome == Some(CAPTURED)
    }

    /// Whether it says that things were taken, or taken back.
    pub fn recovers(&self) -> bool {
        self.outcome == Some(RECOVERED)
    }
}

#[derive(Clone, Debug)]
pub struct EffectNounGroup {
    pub effect: Effect,
    pub plural: bool,
    /// The people rather than what happened to them: "the bodies of".
    pub people: bool,
    pub definite: bool,
}

#[derive(Clone, Debug)]
pub struct IncidentGroup {
    pub kind: Kind,
    pub strong: bool,
    pub plural: bool,
    pub definite: bool,
    pub demonstrative: bool,
    /// "another attack".
    pub other: bool,
    /// "two attacks".
    pub count: Option<u64>,
}

#[derive(Clone, Debug)]
pub struct SpeechGroup {
    pub stance: Stance,
    pub mood: Mood,
    pub negated: bool,
    pub passive: bool,
    pub participle: bool,
    pub plural: bool,
    pub verb: u16,
}

/// Who may be speaking, as far as the words beside each other tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceGroup {
    /// `None` for a person whose office was told before, and for a text without its author.
    pub class: Option<SpeakerClass>,
    pub actor: Option<Cow<'static, str>>,
    pub plural: bool,
    /// Whether its article is feminine, where that tells.
    pub feminine: Option<bool>,
    /// The name under which they may be called again: a surname, an organisation's own name.
    pub person: Option<String>,
    /// A second such name: what stands in brackets.
    pub alias: Option<String>,
    /// "the same source".
    pub same: bool,
    /// A text that speaks for its author: "the statement".
    pub text: bool,
    /// A noun that means one told before, where nothing else stands beside it: "the organisation".
    pub anaphor: bool,
    /// The chair of whatever is named behind it.
    pub chair: bool,
    /// Known from before by its article, with nothing beside it: "the ministry".
    pub bare: bool,
    /// "its spokesman": of whom was told before.
    pub possessive: bool,
    /// An office held for somebody: its class is theirs.
    pub office: bool,
    /// Speaks for somebody, as its noun says; `office` tells whether it is said for whom.
    pub voice: bool,
    /// The country that a demonym or a name gives.
    pub country: Option<&'static str>,
    /// The actor is meant by its own name.
    pub named: bool,
}

#[derive(Clone, Debug)]
pub struct ActorGroup {
    /// Actor id (`jnim`, `ml-army`), or plain words for those without a name (`jihadists`).
    pub actor: Cow<'static, str>,
    pub name: Cow<'static, str>,
    pub kind: &'static str,
    /// A state's or an international force.
    pub force: bool,
    pub country: Option<&'static str>,
    pub named: bool,
}

impl ActorGroup {
    /// The kind of those of whom a noun says nothing but that they attacked.
    pub const ASSAILANT: &'static str = "assailant";

    /// "the assailants"
    pub fn is_assailant(&self) -> bool {
        self.kind == Self::ASSAILANT
    }
}

/// How a place is tied to the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceTie {
    /// in, at
    In,
    /// near, so many kilometres from
    Near,
    /// of, from, or no preposition
    Of,
    /// toward it: on the way, or about there
    Toward,
    /// on the way between two places
    Axis,
    /// the border with
    Border,
    /// where people come from
    From,
    /// where people were brought, told or buried
    Elsewhere,
    None,
}

#[derive(Clone, Debug)]
pub struct PlaceGroup {
    /// Candidates in the gazetteer; empty for a name that it does not hold.
    pub candidates: Vec<u32>,
    pub country: Option<u16>,
    pub tie: PlaceTie,
    /// "the village of", "the region of": the class that the text gives.
    pub class: Option<crate::lexicon::PlaceWord>,
    /// Where the name itself stands.
    pub name: (usize, usize),
    pub distance_km: Option<u64>,
    /// "35 km north of": where it happened as seen from here.
    pub relative: Option<super::Relative>,
    /// A known name with another joined to it by a hyphen: a place of its own near the known one.
    pub compound: bool,
    /// The class stands after the name: "X, a village of".
    pub apposed: bool,
    /// A further name of a list of places.
    pub listed: bool,
    /// The sentence says that it is the name of the place told of: "the camp concerned is A".
    pub identified: bool,
}

/// When, as the text says it: nothing is resolved yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeValue {
    /// Any of weekday, day, month and year may be missing, not all.
    Calendar {
        weekday: Option<i8>,
        day: Option<i8>,
        month: Option<i8>,
        year: Option<i16>,
    },
    /// Days from Easter, of the year where it is said.
    Easter {
        days: i8,
        year: Option<i16>,
    },
    /// Days from the day of publication.
    RelativeDay(i8),
    /// Days from the day told of before.
    AnaphoricDay(i8),
    /// So many days after what is named behind it: "five days after the raid".
    DaysAfter(i8),
    /// So many days ago, or before what was told; `vague` where only the unit is known.
    Ago {
        days: u32,
        unit: u16,
        vague: bool,
    },
    PartOfDay,
    PastWeek,
    /// A day of the week before that of publication.
    OfPastWeek(i8),
    ThisWeek,
    PastMonth,
    ThisMonth,
    PastYear,
    ThisYear,
    Weekend,
    PastDays,
    /// A span without a place on the calendar: "for ten years".
    Span,
    Recall,
    Historic,
}

#[derive(Clone, Debug)]
pub struct TimeGroup {
    /// "since 10 May", in a report of 12 May: within the week, as a weekday is.
    pub lately: bool,
    /// "last Thursday": before the day of publication, be that a Thursday too.
    pub last: bool,
    pub value: TimeValue,
    /// The second of two days: a night between them, or a period.
    pub until: Option<TimeValue>,
    pub night: bool,
    /// Said with "since", "between … and": a period, not the time of an event.
    pub period: bool,
    /// Only a few days of a month: its beginning, its end.
    pub part: bool,
}
