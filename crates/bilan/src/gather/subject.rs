//! What a report is about, where it is not armed violence: an accident, an illness, a trial, a game or a work of fiction.

use super::scenes::Scene;
use crate::lexicon::{Sense, Subject};
use crate::model::Kind;
use crate::segment::Zone;
use crate::state::SentenceTold;

/// What keeps a report's words of violence from being incidents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Sport, films, books: nothing happened.
    pub play: bool,
    /// A trial: what it tells of is recalled.
    pub court: bool,
    /// An accident, a fire, an illness, the weather: only what is told with a word of violence of its own is an incident.
    pub accident: bool,
    /// A commemoration: what it tells of is recalled.
    pub memory: bool,
    /// An election, aid, a deployment: nothing of the report is an incident.
    pub peaceful: bool,
}

/// So many different words of a subject make it the report's.
const ENOUGH: usize = 3;
/// A report says in its headline and first sentences what it is about.
const OPENING: usize = 4;

pub fn about(told: &[SentenceTold<'_>], scenes: &[Scene]) -> About {
    let of = |subject: Subject| {
        let (all, early) = words(told, Sense::Subject(subject));
        all >= ENOUGH && early > 0
    };
    let (all, early) = words(told, Sense::Accident);
    let violence =
        scenes.iter().any(|s| s.told < OPENING && !s.accident && s.mentions.iter().any(|m| m.strong && m.kind != Kind::Other));
    let headline = told.iter().filter(|t| t.zone == Zone::Headline).any(|t| count(t, &mut Vec::new(), Sense::Accident) > 0);
    let told_of = scenes.iter().any(|s| {
        s.told < OPENING && !s.accident && (!s.tolls.is_empty() || s.mentions.iter().any(|m| m.strong && m.kind != Kind::Other))
    });
    // A headline without a word of violence over a text that opens with another subject.
    let announced = scenes.iter().any(|s| s.headline)
        && !scenes.iter().any(|s| s.headline && (!s.tolls.is_empty() || !s.mentions.is_empty()));
    let opens = |subject: Subject| {
        let (all, early) = words(told, Sense::Subject(subject));
        all > ENOUGH && early >= ENOUGH
    };
    let about = |s: Subject| !told_of && of(s) || announced && opens(s);
    let (peaceful, memory) = (about(Subject::Civic), about(Subject::Memory));
    About {
        peaceful,
        memory,
        play: of(Subject::Play),
        court: of(Subject::Court),
        accident: !violence && (headline || early >= 2 || early >= 1 && all >= 2),
    }
}

/// How many different words have this sense, in all and in the opening.
fn words(told: &[SentenceTold<'_>], wanted: Sense) -> (usize, usize) {
    let mut seen = Vec::new();
    let mut early = 0;
    for (index, sentence) in told.iter().enumerate() {
        count(sentence, &mut seen, wanted);
        if index < OPENING {
            early = seen.len();
        }
    }
    (seen.len(), early)
}

fn count<'c>(sentence: &SentenceTold<'c>, seen: &mut Vec<&'c str>, wanted: Sense) -> usize {
    let context = &sentence.context;
    let class = wanted.class();
    if !context.holds(class) {
        return seen.len();
    }
    for at in 0..context.len() {
        let hit = context.longest_of(at, &[class], |s| (*s == wanted).then_some(()));
        let word = context.word(at);
        // Enough is enough: the list of words stays short, so that looking it up stays cheap.
        if hit.is_some() && seen.len() < 16 && !seen.contains(&word) {
            seen.push(word);
        }
    }
    seen.len()
}
