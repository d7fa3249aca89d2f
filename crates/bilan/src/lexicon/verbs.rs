//! Verbs: what each says, and what its forms say of time, mood and voice.

use super::ResponsibilityCue;
use crate::model::{Effect, Kind, Stance};

/// Who the victims are in the verb's frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Object, or subject of the passive: to kill.
    Transitive,
    /// Object, introduced by the idiom's own last word: to cost the life of.
    TransitiveTo,
    /// Subject: to die.
    Intransitive,
    /// Only as a participle: found dead.
    Passive,
    /// The subject's own side: to lose people.
    Own,
    /// Subject, but only said of fighters: to fall.
    Fall,
    /// Subject, where it is denied: not to answer the roll call. Whoever does so came to no harm.
    Unless,
    /// As [`Self::Unless`], of the subject of the passive: not to be found.
    UnlessDone,
    /// Subject, where many who live there leave: to take the road.
    Goes,
}

impl Frame {
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "transitive" => Self::Transitive,
            "transitive-a" => Self::TransitiveTo,
            "intransitive" => Self::Intransitive,
            "passive" => Self::Passive,
            "own" => Self::Own,
            "fall" => Self::Fall,
            "unless" => Self::Unless,
            "unless-done" => Self::UnlessDone,
            "goes" => Self::Goes,
            _ => return None,
        })
    }
}

/// How a verb of speech takes what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SpeechFrame {
    /// declares that …
    pub clause: bool,
    /// reports of …
    pub of: bool,
    /// announces the …
    pub object: bool,
    /// tells a figure only: what a witness saw, buried, received.
    pub figure: bool,
    /// what is done with the dead: who does so speaks unless they are many.
    pub handles: bool,
    /// takes "to be" in the active: no passive.
    pub with_be: bool,
    /// goes on: who adds something has spoken all the while.
    pub adds: bool,
    /// learns it from somebody: who does so only passes on what that one says.
    pub learns: bool,
    /// registers what happened: in the passive, the day and place are those of its subject.
    pub registers: bool,
    /// recalls it: what was before the news.
    pub recalls: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auxiliary {
    Have,
    Be,
    Recent,
}

/// Where words of accusing name whom they accuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accused {
    /// The object of the verb, or the subject of its passive: to accuse somebody.
    Object,
    /// Behind "to": to attribute something to somebody.
    To,
    /// Their subject: to be behind it.
    Subject,
    /// Right behind, and no force of a state: they speak of bandits.
    Beside,
    /// Right behind, whoever they are: the authors were soldiers.
    Author,
    /// Nobody else: the verb's object is an act, and claims it only where it is one of violence (to own up to an attack).
    Act,
}

impl Accused {
    /// What a table's cell names; an empty cell says that the accused follows.
    pub fn parse(text: &str) -> Option<Option<Self>> {
        Some(match text {
            "" => None,
            "object" => Some(Self::Object),
            "to" => Some(Self::To),
            "subject" => Some(Self::Subject),
            "beside" => Some(Self::Beside),
            "author" => Some(Self::Author),
            "act" => Some(Self::Act),
            _ => return None,
        })
    }
}

/// A verb or idiom and all that it can say.
#[derive(Clone, Debug, Default)]
pub struct Verb {
    pub lemma: &'static str,
    pub effect: Option<(Effect, Frame)>,
    pub incident: Option<(Kind, bool)>,
    pub speech: Option<(Stance, SpeechFrame)>,
    pub outcome: Option<&'static str>,
    pub auxiliary: Option<Auxiliary>,
    /// A side that is its subject counts its own people with it: to deplore, to mourn.
    pub counts_own: bool,
    /// An idiom of a verb with which fighters fall.
    pub falls: bool,
    /// Said of whoever is fought: a bare count is of the other side.
    pub of_enemies: bool,
    /// Of killing or wounding, and said of machines as well: to shoot down, to hit.
    pub downs: bool,
    /// A figure that follows replaces an earlier one: to rise to.
    pub changes: bool,
    pub reflexive: bool,
    /// Reflexive with a second pronoun, which makes another verb of it: "s'en prendre".
    pub with_of: bool,
    /// What it says of who did it, and where it names whom it accuses.
    pub responsibility: Option<(ResponsibilityCue, Option<Accused>)>,
    /// Its subject is the one attacked: "to fall into an ambush".
    pub suffers: bool,
    /// Its past is made with "to be": its subject did it.
    pub takes_be: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    Infinitive,
    PastParticiple,
    PresentParticiple,
    Present,
    Imperfect,
    Past,
    Future,
    Conditional,
    Subjunctive,
}

/// One form of a verb: index of the verb, and what the form says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VerbForm {
    pub verb: u16,
    pub tense: Tense,
    pub plural: bool,
    /// First person plural: "we".
    pub first_person: bool,
}

impl Verb {
    /// Whether the verb can tell of violence at all.
    pub fn tells_violence(&self) -> bool {
        self.effect.is_some() || self.incident.is_some()
    }
}
