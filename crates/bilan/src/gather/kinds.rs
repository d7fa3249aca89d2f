//! How an incident was carried out, from the words that name it.
//!
//! The words of all its scenes vote, the first ones most; what only answers it (a riposte, a sweep), what was done before,
//! and the means within it count little. See "Kind" in `docs` and the meanings in `lang/shared/kinds.tsv`.

use super::incidents::Draft;
use super::mentions::Mention;
use super::scenes::Scene;
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::{Effect, Kind, Span, Victims};
use crate::recognise::GroupKind;
use crate::state::SentenceTold;

struct Vote {
    kind: Kind,
    weight: f32,
    span: Span,
    /// A noun of the report says so: "the attack", not only that somebody attacked.
    named: bool,
}

/// The kind that the words favour, and the words that name it.
pub fn kind(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, headline: &[usize]) -> (Kind, Option<Span>) {
    let mut votes: Vec<Vote> = Vec::new();
    let order = draft.scenes.iter().enumerate().map(|(order, scene)| (order as f32, *scene));
    // A headline counts as much as the second sentence.
    let all: Vec<(f32, usize)> = order.chain(headline.iter().map(|h| (1.0, *h))).collect();
    let killed_there = any_killed(told, scenes, draft);
    for (order, index) in all {
        let scene = &scenes[index];
        for mention in &scene.mentions {
            let recalled = order > 0.0 && (scene.pluperfect || scene.recalls) && !draft.background && mention.other;
            let kind = match thrown(told, scene, mention) {
                Some(kind) => kind,
                None if may_be_from_the_air(mention) && from_the_air(told, scene) => Kind::Airstrike,
                None => mention.kind,
            };
            let named = mention.noun && !mention.device;
            let weight = weight(told, scene, mention) / (1.0 + order) * if recalled { 0.1 } else { 1.0 };
            let group = &told[scene.told].groups[mention.group];
            let span = told[scene.told].context.span(group.start, group.end);
            match votes.iter_mut().find(|v| v.kind == kind) {
                Some(vote) => {
                    vote.weight += weight;
                    vote.named |= named;
                }
                None => votes.push(Vote { kind, weight, span, named }),
            }
        }
        by_actor(told, scene, order, &mut votes);
        by_effect(told, scene, order, killed_there, &mut votes);
    }
    let best = votes.iter().max_by(|a, b| a.weight.total_cmp(&b.weight));
    let (kind, span) = best.map_or((Kind::Other, None), |v| (v.kind, Some(v.span)));
    (settle(told, scenes, draft, kind, &votes), span)
}

/// How much a mention says of the kind of the whole.
fn weight(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> f32 {
    let specific = match mention.kind {
        Kind::Other => 0.1,
        Kind::Arrests => 0.5,
        Kind::Operation => 0.6,
        Kind::Attack => 1.0,
        Kind::Clash | Kind::Explosion => 1.1,
        Kind::Massacre => 1.2,
        Kind::Shelling => 1.4,
        Kind::Airstrike | Kind::Abduction | Kind::Ambush | Kind::Ied | Kind::Suicide | Kind::Drone => 2.0,
    };
    let named = if mention.noun { 1.2 } else { 1.0 };
    let sure = if mention.strong { 1.0 } else { 0.4 };
    // "with mines and car bombs": means of an attack that is named as such.
    let means = mention.device && scene.mentions.iter().any(|m| m.noun && !m.device && m.kind == Kind::Attack);
    let several = mention.noun && mention.plural && mention.count.is_none() && !mention.definite;
    let aside = mention.noun && mention.plural && mention.definite && is_aside(told, scene, mention);
    let answer = mention.kind == Kind::Operation && (mention.definite || is_answer(told, scene, mention));
    specific
        * named
        * sure
        * if means { 0.2 } else { 1.0 }
        * if several { 0.5 } else { 1.0 }
        * if aside { 0.1 } else { 1.0 }
        * if answer { 0.2 } else { 1.0 }
}

/// "in the region of A, where most of the fighting takes place": what a place is known for.
fn is_aside(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    let sentence = &told[scene.told];
    let before = sentence.groups[scene.from..mention.group].iter().rev().take(ASIDE);
    before.take_while(|g| !matches!(g.kind, GroupKind::Mark(_))).any(|g| sentence.context.is(g.start, Function::Where))
}

/// Such a clause opens at most so many groups before the noun.
const ASIDE: usize = 5;

/// Shells and bombs are told alike, and so is what an air force hits or engages.
fn may_be_from_the_air(mention: &Mention) -> bool {
    mention.kind == Kind::Shelling || !mention.noun && !mention.strong && matches!(mention.kind, Kind::Attack | Kind::Operation)
}

/// "drones struck the town", "shells hit the market": what hits, as the subject of a verb of attack, names the kind.
fn thrown(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> Option<Kind> {
    if mention.noun || !matches!(mention.kind, Kind::Attack | Kind::Shelling | Kind::Airstrike) {
        return None;
    }
    let sentence = &told[scene.told];
    let before = sentence.groups[scene.from..mention.group].iter().rev().take(SUBJECT_BACK);
    before.take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':') | GroupKind::Effect(_))).find_map(|g| match &g.kind {
        GroupKind::Weapon("drone") => Some(Kind::Drone),
        GroupKind::Weapon("rocket" | "mortar" | "artillery" | "missile") => Some(Kind::Shelling),
        // Some of them are nouns of violence as well.
        GroupKind::Incident(i) if matches!(i.kind, Kind::Drone | Kind::Shelling) && !i.strong => Some(i.kind),
        _ => None,
    })
}

/// The subject of a verb of attack is looked for among so many groups before it.
const SUBJECT_BACK: usize = 5;

/// Whoever blows himself up names the kind, whatever else the report calls it.
fn by_actor(told: &[SentenceTold<'_>], scene: &Scene, order: f32, votes: &mut Vec<Vote>) {
    let sentence = &told[scene.told];
    let nouns = &sentence.context.lexicon.actor_nouns;
    let bomber = sentence.groups[scene.from..scene.to].iter().find(|g| {
        matches!(g.kind, GroupKind::Victims(_) | GroupKind::Actor(_))
            && (g.start..g.end).any(|i| {
                sentence
                    .context
                    .senses(i)
                    .any(|(_, s)| matches!(s, Sense::ActorNoun { index, .. } if nouns[*index as usize].actor == "suicide bomber"))
            })
    });
    let Some(group) = bomber.filter(|_| !scene.recalls && !scene.pluperfect) else { return };
    let weight = 1.6 / (1.0 + order);
    match votes.iter_mut().find(|v| v.kind == Kind::Suicide) {
        Some(vote) => vote.weight += weight,
        None => {
            let span = sentence.context.span(group.start, group.end);
            votes.push(Vote { kind: Kind::Suicide, weight, span, named: false });
        }
    }
}

/// An aircraft or an air force beside them makes a strike from the air.
fn from_the_air(told: &[SentenceTold<'_>], scene: &Scene) -> bool {
    let sentence = &told[scene.told];
    let nouns = &sentence.context.lexicon.actor_nouns;
    sentence.groups[scene.from..scene.to].iter().any(|g| {
        (g.start..g.end).any(|i| {
            sentence.context.senses_of(i, &[SenseClass::ActorNoun, SenseClass::Weapon]).any(|(_, s)| match s {
                Sense::ActorNoun { index, .. } => nouns[*index as usize].actor == "air force",
                Sense::Weapon(what) => *what == "aircraft",
                _ => false,
            })
        })
    })
}

/// "neutralised" says that the other side was killed, not that an operation was under way.
fn is_answer(told: &[SentenceTold<'_>], scene: &Scene, mention: &Mention) -> bool {
    matches!(&told[scene.told].groups[mention.group].kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed))
}

/// People abducted or detained name the kind where no word does.
fn by_effect(told: &[SentenceTold<'_>], scene: &Scene, order: f32, killed_there: bool, votes: &mut Vec<Vote>) {
    let killed = scene
        .tolls
        .iter()
        .map(|t| &told[scene.told].tolls[*t])
        .filter(|t| t.effect == Effect::Killed)
        .map(|t| t.quantity.low)
        .max()
        .unwrap_or(0);
    for toll in scene.tolls.iter().map(|t| &told[scene.told].tolls[*t]) {
        let kind = match toll.effect {
            Effect::Abducted => Kind::Abduction,
            Effect::Detained if !matches!(toll.victims, Victims::People) => Kind::Arrests,
            _ => continue,
        };
        if toll.quantity.low < killed {
            continue;
        }
        let weight = if killed_there { 0.6 } else { 1.6 } / (1.0 + order);
        match votes.iter_mut().find(|v| v.kind == kind) {
            Some(vote) => vote.weight += weight,
            None => votes.push(Vote { kind, weight, span: toll.span, named: false }),
        }
    }
}

/// Whether the first sentence of an incident tells of people killed and of none arrested.
fn kills_first(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let Some(scene) = draft.scenes.first().map(|s| &scenes[*s]) else { return false };
    let harms = |effect: Effect| scene.tolls.iter().any(|t| told[scene.told].tolls[*t].effect == effect);
    harms(Effect::Killed) && !harms(Effect::Detained)
}

/// Unarmed people killed from this number on, with nobody armed on their side: a massacre, where the report speaks of one.
const MANY: u64 = 5;
/// The same where it does not, for people whom it calls civilians: with fewer, reports tell of an attack.
const MANY_CIVILIANS: u64 = 13;

/// Such a share of the votes for an attack makes a massacre of it.
const NAMED_MASSACRE: f32 = 0.3;

/// Where so many times fewer were killed than abducted, it stays an abduction.
const FEW_KILLED: u64 = 15;

/// What the figures and the other words make of the kind that the words favour.
fn settle(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, kind: Kind, votes: &[Vote]) -> Kind {
    let killed = any_killed(told, scenes, draft);
    let named = |kind: Kind| votes.iter().any(|v| v.kind == kind && v.named);
    let most =
        |effect: Effect| tolls(told, scenes, draft).filter(|t| t.effect == effect).map(|t| t.quantity.low).max().unwrap_or(0);
    let voted = |kind: Kind| votes.iter().find(|v| v.kind == kind).map_or(0.0, |v| v.weight);
    match kind {
        // How it was done goes before how many died.
        Kind::Massacre => [Kind::Airstrike, Kind::Drone, Kind::Suicide, Kind::Shelling, Kind::Ied]
            .into_iter()
            .find(|k| voted(*k) >= 0.5 * voted(Kind::Massacre))
            .unwrap_or(kind),
        Kind::Explosion if voted(Kind::Suicide) > 0.0 => Kind::Suicide,
        Kind::Explosion if voted(Kind::Ied) > 0.0 => Kind::Ied,
        Kind::Airstrike if voted(Kind::Drone) > 0.0 => Kind::Drone,
        // Who is taken in an attack that kills is taken in an attack; of many hostages one may be killed.
        Kind::Abduction if killed && voted(Kind::Attack) + voted(Kind::Ambush) >= 0.4 * voted(Kind::Abduction) => Kind::Attack,
        Kind::Abduction if most(Effect::Killed).saturating_mul(FEW_KILLED) >= most(Effect::Abducted).max(1) => Kind::Attack,
        // Suspects are taken in operations that kill fighters as well; "they stopped the buses and shot fourteen" arrests nobody.
        Kind::Arrests if killed && any_of(told, scenes, draft, Effect::Killed, is_fighter) => Kind::Operation,
        Kind::Arrests if killed && !any_of(told, scenes, draft, Effect::Detained, |_| true) => Kind::Attack,
        // "a herder was killed; a suspect has been arrested": what the report opens with.
        Kind::Arrests if kills_first(told, scenes, draft) => Kind::Attack,
        Kind::Arrests if voted(Kind::Operation) > 0.0 && !any_of(told, scenes, draft, Effect::Detained, |_| true) => {
            Kind::Operation
        }
        // An attack that the report also calls a massacre is one where it killed many.
        Kind::Attack if voted(Kind::Massacre) >= NAMED_MASSACRE * voted(Kind::Attack) && many_unarmed(told, scenes, draft) => {
            Kind::Massacre
        }
        // What the report calls an attack is one, however many it killed.
        Kind::Attack | Kind::Abduction if !named(Kind::Attack) && many_unarmed(told, scenes, draft) => Kind::Massacre,
        Kind::Other
            if killed && many_unarmed(told, scenes, draft) && any_of(told, scenes, draft, Effect::Killed, is_civilian) =>
        {
            Kind::Massacre
        }
        Kind::Other if killed => Kind::Attack,
        other => other,
    }
}

/// Whether the report names a massacre anywhere: in its headline, of this incident or of another.
fn names_massacre(scenes: &[Scene]) -> bool {
    scenes.iter().any(|s| s.mentions.iter().any(|m| m.kind == Kind::Massacre))
}

fn tolls<'t>(
    told: &'t [SentenceTold<'_>],
    scenes: &'t [Scene],
    draft: &'t Draft,
) -> impl Iterator<Item = &'t crate::state::TollFound> {
    let own = draft.scenes.iter().flat_map(|s| scenes[*s].tolls.iter().map(|t| (*s, *t)));
    own.chain(draft.joint.iter().copied()).map(|(s, t)| &told[scenes[s].told].tolls[t])
}

fn any_killed(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    tolls(told, scenes, draft).any(|t| t.effect == Effect::Killed && t.quantity.high != Some(0))
}

/// Whether a figure of some effect is of such victims.
fn any_of(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, effect: Effect, of: impl Fn(Victims) -> bool) -> bool {
    tolls(told, scenes, draft).any(|t| t.effect == effect && of(t.victims) && t.quantity.high != Some(0))
}

fn is_civilian(victims: Victims) -> bool {
    victims == Victims::Civilians
}

fn is_fighter(victims: Victims) -> bool {
    matches!(victims, Victims::Militants | Victims::Suspects)
}

/// Whether the first target named is one of armed forces.
fn hits_forces(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let groups = draft.scenes.iter().flat_map(|s| told[scenes[*s].told].groups[scenes[*s].from..scenes[*s].to].iter());
    let mut targets = groups.filter_map(|g| match &g.kind {
        GroupKind::Target(what) => Some(*what),
        _ => None,
    });
    targets.next() == Some("military_base")
}

fn many_unarmed(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let killed = || tolls(told, scenes, draft).filter(|t| t.effect == Effect::Killed && t.quantity.high != Some(0));
    let named = names_massacre(scenes);
    let many = killed().any(|t| match t.victims {
        Victims::Civilians => t.quantity.low >= if named { MANY } else { MANY_CIVILIANS },
        Victims::People => named && t.quantity.low >= MANY,
        _ => false,
    });
    let armed = tolls(told, scenes, draft).any(|t| t.victims.are_forces() && t.quantity.high != Some(0));
    // Of whom nothing is told but that they fell in a military camp, they bore arms.
    let civil = killed().any(|t| t.victims == Victims::Civilians) || !hits_forces(told, scenes, draft);
    many && !armed && civil
}
