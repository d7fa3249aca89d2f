//! How an incident ended, as somebody says: driven back, taken, given up, burnt.

use rustc_hash::FxHashSet;

use super::scenes::Scene;
use crate::lexicon::Function;
use crate::model::{Kind, Span, Victims};
use crate::recognise::{CAPTURED, EffectGroup, Group, GroupKind, Kinds, MOBILE, TimeValue, Voice};
use crate::state::SentenceTold;

/// The outcomes that a scene tells, with the group of the verb. Each is taken once from each speaker, whose place in the
/// text is in `seen`.
pub fn outcomes(
    sentence: &SentenceTold<'_>,
    scene: &Scene,
    seen: &mut FxHashSet<(&'static str, Option<Span>)>,
) -> Vec<(&'static str, usize)> {
    if scene.general || scene.recalls || !sentence.kinds.any(Kinds::EFFECT) {
        return Vec::new();
    }
    let long = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.period || t.value == TimeValue::PastDays);
    if sentence.kinds.any(Kinds::TIME) && sentence.groups[scene.from..scene.to].iter().any(long) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (at, group) in sentence.groups[..scene.to].iter().enumerate().skip(scene.from) {
        let GroupKind::Effect(effect) = &group.kind else { continue };
        let Some(what) =
            effect.outcome.filter(|what| !effect.negated && effect.voice != Voice::Unfinite && holds(sentence, scene, at, what))
        else {
            continue;
        };
        let speaker = sentence.speaker(at).map(|s| s.span);
        if seen.insert((what, speaker)) {
            out.push((what, at));
        }
    }
    out
}

/// Whether a scene speaks of the attacks that a report told of, all of them where it says no number.
pub fn is_of_all(scene: &Scene, mains: u64) -> bool {
    let all = |count: Option<u64>| count.is_none_or(|n| n == mains);
    scene.mentions.iter().any(|m| m.noun && m.plural && m.definite && all(m.count)) && !scene.pluperfect
}

/// Whether a verb says that a place was taken, or set free from those who held it.
pub(super) fn captures(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, effect: &EffectGroup) -> bool {
    (effect.captures() || effect.frees()) && holds(sentence, scene, at, CAPTURED)
}

/// What taking a place is, where the verb names no other act: forces that take one back are on an operation.
pub(super) fn capture(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, effect: &EffectGroup) -> Kind {
    let verb = Verb { sentence, scene, at };
    let done_to = effect.voice == Voice::Passive || sentence.context.lexicon.verbs[effect.verb as usize].suffers;
    let party = |g: &&Group| matches!(g.kind, GroupKind::Actor(_));
    let taker = if done_to { verb.behind().find(party) } else { verb.before().find(party) };
    let forces = taker.is_some_and(|g| matches!(&g.kind, GroupKind::Actor(a) if a.force));
    if forces { Kind::Operation } else { Kind::Attack }
}

/// So many groups around a verb its subject and object are looked for.
const REACH: usize = 8;

/// Whether a verb says it of the incident: a place was taken, an attack was driven back.
fn holds(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, what: &str) -> bool {
    let verb = Verb { sentence, scene, at };
    match what {
        CAPTURED => verb.is_about(is_held),
        // Inhabitants leave a village, soldiers give up a post; the wounded are brought away.
        "position_abandoned" => verb.is_about(is_held) && verb.is_of_a_party(),
        "repelled" => verb.others().any(|g| attacks(&g.kind)),
        "withdrawn" | "fled" => verb.is_of_a_party() && sentence.tolls.is_empty(),
        "freed" => true,
        // Of people it is their fate, of the wounded and the dead who were brought away their sides'.
        "burned" | "looted" => !verb.is_about(is_people),
        _ => false,
    }
}

/// An attack, or whoever is no force.
fn attacks(group: &GroupKind) -> bool {
    match group {
        GroupKind::Incident(_) => true,
        GroupKind::Effect(e) => e.incident.is_some(),
        GroupKind::Actor(actor) => !actor.force,
        GroupKind::Victims(v) => v.category == Some(Victims::Militants),
        _ => false,
    }
}

/// What can be held: a post, a base, a town; nothing that goes about.
fn is_held(group: &GroupKind) -> bool {
    matches!(group, GroupKind::Target(what) if !MOBILE.contains(what))
        || matches!(group, GroupKind::Place(p) if p.country.is_none())
}

fn is_attack(group: &GroupKind) -> bool {
    matches!(group, GroupKind::Responsibility(_) | GroupKind::Incident(_))
}

fn is_people(group: &GroupKind) -> bool {
    matches!(group, GroupKind::Victims(_)) || matches!(group, GroupKind::EffectNoun(n) if n.people)
}

/// A verb of outcome with what stands around it.
struct Verb<'v, 'c> {
    sentence: &'v SentenceTold<'c>,
    scene: &'v Scene,
    at: usize,
}

impl Verb<'_, '_> {
    /// All that the scene has besides the verb.
    fn others(&self) -> impl Iterator<Item = &Group> {
        let groups = &self.sentence.groups;
        groups[self.scene.from..self.at].iter().chain(&groups[self.at + 1..self.scene.to])
    }

    fn before(&self) -> impl Iterator<Item = &Group> {
        self.sentence.groups[self.scene.from..self.at].iter().rev().take(REACH)
    }

    fn behind(&self) -> impl Iterator<Item = &Group> {
        self.sentence.groups[self.at + 1..self.scene.to].iter().take(REACH)
    }

    /// Whether what the verb is about is such a thing: its object right behind it, its subject in the passive.
    fn is_about(&self, wanted: fn(&GroupKind) -> bool) -> bool {
        let GroupKind::Effect(effect) = &self.sentence.groups[self.at].kind else { return false };
        let bears_article = |g: &Group| self.sentence.context.is_any(g.start, ARTICLES);
        let subject = || {
            let named = |g: &&Group| !matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Mark(_));
            self.before().find(named).is_some_and(|g| wanted(&g.kind))
        };
        match effect.voice {
            // "A fell into the hands of B".
            _ if self.sentence.context.lexicon.verbs[effect.verb as usize].suffers => subject(),
            // "they took the post", "took part in it", "took up position": only a noun with an article is what was taken.
            Voice::Active | Voice::Unfinite => {
                // "they took on Monday the post of X".
                let mut behind = self.behind().filter(|g| !matches!(g.kind, GroupKind::Time(_)));
                let Some(first) = behind.next() else { return false };
                if !matches!(first.kind, GroupKind::Word) {
                    return wanted(&first.kind) && !matches!(first.kind, GroupKind::Target(_));
                }
                let (mut plain, mut of_it) = (false, false);
                let context = &self.sentence.context;
                let of = |g: &Group| context.is_any(g.start, OF);
                // "they took the mining town of X".
                let town = |g: &Group| (g.start..g.end).any(|i| context.is_settlement(i));
                let of_town = town(first) || self.behind().take(5).any(town);
                let next = behind.take(4).find(|g| {
                    of_it |= plain && of(g);
                    plain |= matches!(g.kind, GroupKind::Word) && !bears_article(g);
                    !matches!(g.kind, GroupKind::Word | GroupKind::Count(_))
                });
                // "they took the road of X": the road was taken, not the town; "they took the way to school again": nothing was.
                bears_article(first)
                    && next.is_some_and(|g| {
                        wanted(&g.kind) && (of_town || !(plain && matches!(g.kind, GroupKind::Place(_)) || of_it))
                    })
            }
            // "was taken under fire", "taken in an ambush": it was attacked.
            Voice::Passive | Voice::Participle if self.behind().take(2).any(|g| is_attack(&g.kind)) => false,
            Voice::Passive | Voice::Participle => subject(),
        }
    }

    /// The people nearest before the verb are a party, not those who suffered.
    fn is_of_a_party(&self) -> bool {
        let people = |g: &&Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Victims(_) | GroupKind::Source(_));
        self.before().find(people).is_some_and(|g| matches!(g.kind, GroupKind::Actor(_)))
    }
}

const OF: &[Function] = &[Function::DetDes, Function::DetDu, Function::Of];

const ARTICLES: &[Function] =
    &[Function::DetDef, Function::DetIndef, Function::DetDes, Function::DetDu, Function::DetPoss, Function::DetDem, Function::Of];
