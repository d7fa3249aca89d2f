//! Who did it, to whom, and who claims it.

mod sides;

use super::countries::Countries;
use super::incidents::Draft;
use super::looks;
use super::named::{Named, acts_in};
use super::roles::{self, Part};
use super::scenes::Scene;
use super::signs::tells_of_an_answer;
use super::states;
use sides::{names_before_nouns, sort_out, with_parents};

use crate::lexicon::{Function, Lexicon, PlaceWordId, Sense, SenseClass, WordId};
use crate::model::{ActorRef, Effect, Kind, Span, Stance, Victims};
use crate::recognise::{ActorGroup, Group, GroupKind, Kinds, Voice, allied_to_state, bodies};
use crate::state::{SentenceTold, TollFound, is_in_description};

/// The first year in which every actor with a lifetime that the report names existed.
pub fn first_year(told: &[SentenceTold<'_>], lexicon: &Lexicon) -> Option<i16> {
    let naming = told.iter().filter(|s| s.kinds.any(Kinds::ACTOR.and(Kinds::SOURCE)));
    let ids = naming.flat_map(|s| s.groups.iter()).filter_map(|g| match &g.kind {
        GroupKind::Actor(actor) if actor.named => Some(actor.actor.as_ref()),
        GroupKind::Source(source) => source.actor.as_deref(),
        _ => None,
    });
    ids.filter_map(|id| lexicon.actor(id)?.from).max()
}

#[derive(Default)]
pub struct Parties {
    pub perpetrators: Vec<ActorRef>,
    pub targets: Vec<ActorRef>,
    pub responsibility: Vec<(ActorRef, Stance, usize, usize)>,
}

/// An actor with the best part that any scene gives it.
struct Candidate {
    reference: ActorRef,
    force: bool,
    named: bool,
    /// Hired fighters, who stand beside a force where one acts.
    hired: bool,
    part: Part,
    /// Whose force it is, where it is that of one country.
    country: Option<&'static str>,
    targeted: bool,
    /// Only named beside it, or speaking of it, where no force is told to have been hit: it may have come afterwards.
    aside: bool,
    /// Said by somebody to have done it.
    blamed: bool,
    /// Told to have done it under another name than "the assailants".
    called_otherwise: bool,
    /// "Some assailants": others than those told of before.
    introduced: bool,
    /// Called by nothing but that they attacked, whatever they are told to have done.
    only_assailant: bool,
    /// All that it is told to have done is to kill or take fighters: where others attacked, it answered them.
    answers: bool,
    /// A force that did it together with a group: "the army and its militia".
    beside: bool,
}

impl Candidate {
    /// Called by nothing but what they did, at least where it is told: "the assailants".
    fn is_assailant(&self) -> bool {
        self.only_assailant || !self.named && self.part >= Part::Accused && !self.called_otherwise
    }

    /// "armed men", "gunmen".
    fn is_anybody(&self) -> bool {
        self.reference.actor.as_deref().is_some_and(|actor| ANYBODY.contains(&actor))
    }
}

/// Common nouns for people of whom nothing is said but that they are armed.
const ANYBODY: [&str; 2] = ["unidentified armed group", "unidentified gunmen"];

/// What is known beside an incident's own scenes when its parties are looked for.
pub struct Around<'a> {
    pub kind: Kind,
    /// Where it happened, which tells what a common noun means there.
    pub country: Option<&'a str>,
    pub countries: &'a Countries,
    /// Scenes that tell of the report's incidents together: headlines, sentences that sum them up.
    pub together: &'a [usize],
    /// Whether it is told that fighters were killed or taken.
    pub of_fighters: bool,
    pub named: &'a Named,
}

/// The parties of an incident. Where its own scenes name nobody who did it, those do that tell of the report's incidents
/// together.
pub fn parties(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, around: &Around<'_>) -> Parties {
    let mut out = Parties::default();
    let mut candidates = candidates(told, scenes, &draft.scenes, around, &mut out.responsibility);
    if !candidates.iter().any(|c| c.part >= Part::Belongs && !c.is_assailant()) {
        let meant = |s: &usize| Some((&told[scenes[*s].told.checked_sub(1)?], roles::meant_by_pronoun(told, &scenes[*s])?));
        for (sentence, (at, actor)) in draft.scenes.iter().filter_map(meant) {
            let lexicon = sentence.context.lexicon;
            let actor = around.named.meant(lexicon, namesake(sentence, at, actor, around), around.country);
            let reference = called(sentence, at, &actor, around.country);
            note(&mut candidates, reference, &actor, Seen::of(Part::Agent));
        }
    }
    if let Some(first) = draft.scenes.first().map(|s| &scenes[*s]).filter(|_| candidates.is_empty())
        && let Some((at, actor)) = roles::who_came_before(told, first)
    {
        let sentence = &told[first.told - 1];
        let actor = around.named.meant(sentence.context.lexicon, namesake(sentence, at, actor, around), around.country);
        let reference = called(sentence, at, &actor, around.country);
        note(&mut candidates, reference, &actor, Seen::of(Part::Agent));
    }
    if !candidates.iter().any(|c| c.part >= Part::Belongs && !c.is_assailant()) {
        for (sentence, at, actor) in draft.scenes.iter().filter_map(|s| roles::the_same_as_named(told, &scenes[*s])) {
            let sentence = &told[sentence];
            let actor = around.named.meant(sentence.context.lexicon, namesake(sentence, at, actor, around), around.country);
            let reference = called(sentence, at, &actor, around.country);
            note(&mut candidates, reference, &actor, Seen::of(Part::Agent));
        }
    }
    // "in a jihadist attack": where nobody else is named but "the assailants", and the soldiers who shot some of them.
    let others = |c: &Candidate| match c.force {
        true => c.part >= Part::Belongs && !c.answers,
        // "armed men" are of no side.
        false => c.part >= Part::Mentioned && c.part != Part::Target && !c.is_assailant() && !c.is_anybody(),
    };
    let adjectives: Vec<(ActorRef, ActorGroup)> = by_adjective(told, scenes, draft, around);
    // Behind the noun it may be read as a party beside it.
    let same = |c: &Candidate| c.part < Part::Accused && adjectives.iter().any(|(a, _)| a.actor == c.reference.actor);
    if !candidates.iter().any(|c| others(c) && !same(c)) {
        for (reference, actor) in adjectives {
            note(&mut candidates, reference, &actor, Seen::of(Part::Accused));
        }
    }
    let known = |c: &Candidate| c.named && c.part >= Part::Accused;
    // Where nobody at all is told to have acted there, a common noun is enough.
    let acts = candidates.iter().any(|c| c.part >= Part::Mentioned && c.part != Part::Target && !c.is_assailant());
    let enough = |c: &Candidate| c.part >= Part::Accused && (c.named || !acts);
    if !draft.background && !candidates.iter().any(known) {
        let mut others: Vec<Candidate> = Vec::new();
        for scene in around.together.iter().filter(|s| !(scenes[**s].periodic && sees_a_period(&scenes[**s]))) {
            let mut found = self::candidates(told, scenes, &[*scene], around, &mut out.responsibility);
            found.retain(enough);
            // Where one sentence names them, "the attackers" of another are the same.
            if others.iter().any(|o| o.named) {
                found.retain(|f| f.named);
            } else if found.iter().any(|f| f.named) {
                others.clear();
                found.retain(|f| f.named);
            }
            let new = |f: &Candidate| others.iter().all(|o| o.reference.actor != f.reference.actor);
            // Two sentences that name different parties tell of different incidents.
            if !others.is_empty() && found.iter().any(new) {
                others.clear();
                break;
            }
            if others.is_empty() {
                others = found;
            }
        }
        others.into_iter().for_each(|other| take_in(&mut candidates, other));
    }
    candidates.retain(|c| c.part != Part::Unknown);
    if !draft.background && !candidates.iter().any(|c| c.part == Part::Claimant) {
        claimed_by_unknown(told, scenes, draft, &mut candidates, &mut out.responsibility);
    }
    let shelled = around.kind == Kind::Shelling && only_fighters_fell(told, scenes, draft);
    if around.of_fighters && (is_of_forces(around.kind) || shelled) {
        // Fighters fell in an operation: the common noun for them is those who suffered it; not "rebels shelled A, killing militiamen".
        let last = if shelled { Part::Near } else { Part::Agent };
        let theirs = |c: &&mut Candidate| !c.force && !c.named && c.part <= last;
        candidates.iter_mut().filter(theirs).for_each(|c| c.part = Part::Target);
    }
    with_parents(told, &mut candidates);
    names_before_nouns(told, &mut out.responsibility);
    if only_forces_fell(told, scenes, draft, around.kind) {
        // Six soldiers fell in an ambush: whatever the forces of the country did then, it was not they who lay in wait.
        // "the attack of a base by the army": there it attacked.
        let last = if around.kind == Kind::Attack { Part::Accused } else { Part::Agent };
        let own = |c: &&mut Candidate| c.force && c.part <= last && c.country.is_some() && c.country == around.country;
        candidates.iter_mut().filter(own).for_each(|c| c.part = Part::Target);
    }
    let groups_did = candidates.iter().any(|c| !c.force && c.part >= Part::Accused && !c.targeted);
    let answered = others_attacked(told, scenes, draft, around.kind, groups_did);
    if answered {
        candidates.retain(|c| !(c.answers && c.aside && !c.targeted));
        candidates.iter_mut().filter(|c| c.answers).for_each(|c| c.part = Part::Target);
    }
    let group_did = candidates.iter().any(|c| c.named && !c.force && c.part >= Part::Accused);
    if !is_of_forces(around.kind) && !group_did && forces_fell(told, scenes, draft) {
        let lost = |c: &Candidate| {
            let id = c.reference.actor.as_deref().filter(|_| c.named && !c.force);
            id.is_some_and(|id| lost_men(told, scenes, draft, id))
        };
        let mut theirs = candidates.iter_mut().filter(|c| lost(c));
        // "Armed men attacked a convoy; among the rebels of A, eight fell": of those who attacked, where they are the only ones.
        if let (Some(one), None) = (theirs.next(), theirs.next()) {
            one.part = Part::Accused;
            one.targeted = false;
        }
    }
    let forces: Vec<_> = candidates.iter().filter(|c| c.force).map(|c| c.reference.actor.clone()).collect();
    sort_out(candidates, around, &mut out);
    if answered && out.perpetrators.is_empty() {
        out.perpetrators = who_fell(told, scenes, draft, around);
        let fell: Vec<_> = out.perpetrators.iter().map(|p| p.actor.clone()).collect();
        out.targets.retain(|t| !fell.contains(&t.actor));
    }
    if out.perpetrators.is_empty() && around.kind == Kind::Clash {
        out.perpetrators = who_fell_on_both_sides(told, scenes, draft, around);
        let fought: Vec<_> = out.perpetrators.iter().map(|p| p.actor.clone()).collect();
        out.targets.retain(|t| !fought.contains(&t.actor));
    }
    let by_forces = !out.perpetrators.is_empty() && out.perpetrators.iter().all(|p| forces.contains(&p.actor));
    if by_forces && around.kind == Kind::Clash {
        // "Clashes with the army cost three rebels their lives": they fought it.
        let fell = fell_fighting(told, scenes, draft, around).into_iter().filter(|(force, _)| !force);
        let fell: Vec<ActorRef> = fell.map(|(_, reference)| reference).collect();
        out.targets.retain(|t| fell.iter().all(|f| f.actor != t.actor));
        out.perpetrators.extend(fell);
    }
    if out.perpetrators.is_empty() && around.kind == Kind::Clash && forces_fell(told, scenes, draft) {
        // "Six soldiers fell as they fought A": those whom they fought did it.
        let lexicon = told.first().map(|s| s.context.lexicon);
        let group = |t: &ActorRef| {
            let known = t.actor.as_deref().zip(lexicon).and_then(|(id, lexicon)| lexicon.actor(id));
            known.is_some_and(|a| !a.is_force())
        };
        let (groups, others): (Vec<_>, Vec<_>) = std::mem::take(&mut out.targets).into_iter().partition(group);
        (out.perpetrators, out.targets) = (groups, others);
    }
    if out.perpetrators.is_empty() && around.of_fighters && !draft.background && is_of_forces(around.kind) {
        // Fighters fell in an operation that nobody is named for: it is that of the force that the report speaks of.
        let lexicon = told.first().map(|s| s.context.lexicon);
        let force = around.named.force.as_ref().zip(lexicon);
        out.perpetrators.extend(force.map(|((actor, span), lexicon)| reference(lexicon, actor, around.country, *span)));
        let forces: Vec<_> = out.perpetrators.iter().map(|p| p.actor.clone()).collect();
        out.targets.retain(|t| !forces.contains(&t.actor));
    }
    out
}

/// "The attack was claimed by the Lions of A": where nobody known claims it, whoever does so by a name that no table holds.
fn claimed_by_unknown(
    told: &[SentenceTold<'_>],
    scenes: &[Scene],
    draft: &Draft,
    candidates: &mut Vec<Candidate>,
    responsibility: &mut Vec<(ActorRef, Stance, usize, usize)>,
) {
    let claimed = |s: &usize| Some((*s, roles::unknown_claimant(&told[scenes[*s].told], &scenes[*s])?));
    if let Some((index, (at, span, actor))) = draft.scenes.iter().find_map(claimed) {
        let reference = ActorRef { actor: Some(actor.actor.to_string()), name: actor.name.to_string(), span };
        responsibility.push((reference.clone(), Stance::Claimed, index, at));
        note(candidates, reference, &actor, Seen::of(Part::Claimant));
    }
}

/// Those by whose adjective the scenes of an incident call it: "a jihadist attack".
fn by_adjective(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, around: &Around<'_>) -> Vec<(ActorRef, ActorGroup)> {
    let mut found = Vec::new();
    for (sentence, scene) in draft.scenes.iter().map(|s| (&told[scenes[*s].told], &scenes[*s])) {
        for (at, actor) in roles::by_adjective(sentence, scene) {
            let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
            let actor = around.named.meant(sentence.context.lexicon, actor, around.country);
            found.push((reference(sentence.context.lexicon, &actor, around.country, span), actor));
        }
    }
    found
}

/// Whether a kind of violence is one of forces of a state.
pub(in crate::gather) fn is_of_forces(kind: Kind) -> bool {
    matches!(kind, Kind::Operation | Kind::Airstrike | Kind::Drone | Kind::Arrests)
}

/// Whom the report elsewhere names as having done it.
fn take_in(candidates: &mut Vec<Candidate>, other: Candidate) {
    match candidates.iter_mut().find(|c| c.reference.actor == other.reference.actor) {
        // Who suffered here did not do it here.
        Some(known) if !known.targeted => {
            if known.part < Part::Agent {
                known.answers = other.answers;
            }
            known.part = known.part.max(other.part);
            known.called_otherwise |= other.called_otherwise;
            known.only_assailant &= other.only_assailant;
        }
        Some(_) => {}
        None => candidates.push(other),
    }
}

/// "Four demonstrators were shot. They held three soldiers for some hours": people who march and were harmed did not attack.
fn were_shot(told: &[SentenceTold<'_>], scenes: &[Scene], of: &[usize]) -> bool {
    let marching = |sentence: &SentenceTold<'_>, g: &Group| {
        roles::community(&sentence.context, g).is_some_and(|a| a.actor == looks::DEMONSTRATORS)
    };
    // "Demonstrators attacked the camp and killed three. Fifteen demonstrators were killed": but those who did.
    let attack = of.iter().any(|s| {
        let (sentence, scene) = (&told[scenes[*s].told], &scenes[*s]);
        let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active && !e.negated && (e.effect == Some(Effect::Killed) || e.incident.is_some()));
        let groups = &sentence.groups[scene.from..scene.to];
        (0..groups.len()).any(|at| marching(sentence, &groups[at]) && groups[at + 1..].iter().take(ACTS_WITHIN).any(acts))
    });
    if attack {
        return false;
    }
    of.iter().map(|s| (&told[scenes[*s].told], &scenes[*s])).any(|(sentence, scene)| {
        let harmed =
            scene.tolls.iter().map(|t| &sentence.tolls[*t]).filter(|t| matches!(t.effect, Effect::Killed | Effect::Wounded));
        harmed.into_iter().any(|t| marching(sentence, &sentence.groups[t.group]))
    })
}

/// The verb of what demonstrators did stands at most so many groups behind them.
const ACTS_WITHIN: usize = 6;

/// "The area suffers from armed groups that have killed thousands in ten years".
fn sees_a_period(scene: &Scene) -> bool {
    scene.tolls.is_empty() && !scene.aggregates.is_empty()
}

/// The actors of some scenes with the parts that these give them, and what the scenes say of their responsibility.
fn candidates(
    told: &[SentenceTold<'_>],
    scenes: &[Scene],
    of: &[usize],
    around: &Around<'_>,
    responsibility: &mut Vec<(ActorRef, Stance, usize, usize)>,
) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let forces_hit = of.iter().any(|s| hits_forces(&told[scenes[*s].told], &scenes[*s]));
    for index in of {
        let scene = &scenes[*index];
        let sentence = &told[scene.told];
        if Some(index) != of.first() && sees_a_period(scene) {
            continue;
        }
        for (at, actor) in roles::by_nationality(sentence, scene, around.country) {
            let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
            let reference = reference(sentence.context.lexicon, &actor, around.country, span);
            note(&mut candidates, reference, &actor, Seen::of(Part::Agent));
        }
        for (at, actor) in roles::who_fell_attacking(sentence, scene) {
            let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
            let actor = around.named.meant(sentence.context.lexicon, actor, around.country);
            let reference = reference(sentence.context.lexicon, &actor, around.country, span);
            note(&mut candidates, reference, &actor, Seen::of(Part::Agent));
        }
        let communities = sentence.context.holds(SenseClass::Community) || sentence.context.holds(SenseClass::Body);
        let demonyms = sentence.kinds.any(Kinds::EFFECT) && sentence.context.holds(SenseClass::Demonym);
        let may_act = |g: &Group| g.kind.bit().any(ACTING) || (communities || demonyms) && matches!(g.kind, GroupKind::Word);
        let acting = sentence.groups[..scene.to].iter().enumerate().skip(scene.from).filter(|(_, g)| may_act(g));
        let describes = |at: usize| is_in_description(&sentence.context, &sentence.groups, at);
        for (at, _) in acting {
            if let Some((actor, part)) = states::acting(sentence, scene, at, around.country) {
                if describes(at) {
                    continue;
                }
                let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
                let reference = reference(sentence.context.lexicon, &actor, around.country, span);
                if let Some(stance) = roles::stance(sentence, scene, at, part, true) {
                    responsibility.push((reference.clone(), stance, *index, at));
                }
                note(&mut candidates, reference, &actor, Seen::of(part));
                continue;
            }
            let lexicon = sentence.context.lexicon;
            let actor = roles::actor(sentence, at).filter(|_| !describes(at)).map(|a| namesake(sentence, at, a, around));
            let actor = actor.map(|a| {
                let only = around.named.only_one(told, scene.told, at, &a).filter(|o| acts_in(lexicon, &o.actor, around.country));
                only.unwrap_or_else(|| around.named.meant(lexicon, a, around.country))
            });
            if let Some(actor) = actor.filter(|a| is_at_home(lexicon, a, around.countries) || is_spelt_out(sentence, at)) {
                if actor.actor == looks::DEMONSTRATORS && (looks::tells_of_a_riot(sentence, scene) || were_shot(told, scenes, of))
                {
                    continue;
                }
                let part = roles::part(sentence, scene, at, &actor, around.country);
                // "A strike killed two. They would be fighters of A": those whom it killed.
                let from_the_air = matches!(around.kind, Kind::Airstrike | Kind::Drone);
                let part = match part {
                    Part::Accused if from_the_air && !actor.force && roles::says_who_they_were(sentence, scene, at) => {
                        Part::Target
                    }
                    part => part,
                };
                // "a member of the militia that fights beside the army said": what a speaker belongs to is not said to have done it.
                if !(actor.named || actor.force)
                    && !matches!(part, Part::Claimant | Part::Accused)
                    && sentence.in_office(sentence.groups[at].start)
                    && !roles::launches(sentence, scene, at)
                {
                    continue;
                }
                // "eight men were arrested, three of them by the UN's force": who arrests suspects did not attack.
                if actor.force
                    && !matches!(around.kind, Kind::Arrests | Kind::Operation | Kind::Abduction)
                    && roles::only_arrests(sentence, scene, at)
                {
                    continue;
                }
                // "six were killed; the army has launched an operation": whoever answers an attack so did not do it.
                if actor.force
                    && part == Part::Agent
                    && !matches!(around.kind, Kind::Operation | Kind::Arrests)
                    && scene.tolls.is_empty()
                    && (roles::leads_operation(sentence, scene, at) || scene.only_operates())
                {
                    continue;
                }
                // "six were killed; the army struck in answer".
                if actor.force
                    && part == Part::Agent
                    && Some(index) != of.first()
                    && !is_of_forces(around.kind)
                    && tells_of_an_answer(sentence, scene)
                {
                    continue;
                }
                // "two of the attackers died in a shoot-out with the police": the police that are named there are not who suffered.
                let answers = actor.force && part == Part::Near && around.kind != Kind::Clash && !is_of_forces(around.kind);
                if answers && !forces_hit && roles::harms_fighters(sentence, scene) {
                    continue;
                }
                // "twelve civilians were killed, the group says": who only tells of people whom it does not fight is not said to have done it.
                let speaks = matches!(sentence.groups[at].kind, GroupKind::Source(_));
                let only_tells = speaks && !actor.force && matches!(part, Part::Near | Part::Mentioned);
                let of_no_side = |t: &usize| matches!(sentence.tolls[*t].victims, Victims::Civilians | Victims::People);
                if only_tells && !forces_hit && scene.harmful && scene.tolls.iter().all(of_no_side) {
                    continue;
                }
                let reports = speaks && part == Part::Near && only_reports_a_strike(sentence, scene, &actor, around);
                if reports && !harms_own(sentence, scene, &actor) {
                    continue;
                }
                let reference = called(sentence, at, &actor, around.country);
                if let Some(stance) = roles::stance(sentence, scene, at, part, actor.force) {
                    responsibility.push((reference.clone(), stance, *index, at));
                }
                // "we have lost two men, the front admits": they fell, and who attacked is not said.
                let lost = speaks && part == Part::Near && !actor.force && roles::counts_own(sentence, scene);
                let own = !matches!(part, Part::Claimant | Part::Accused) && is_of_the_harmed(sentence, scene, at);
                let part = if lost || own || reports { Part::Target } else { part };
                let only_speaks = speaks && !harms_own(sentence, scene, &actor);
                // "the police made thirty arrests": nor has it fought there.
                let detains = || {
                    let mut tolls = scene.tolls.iter().map(|t| sentence.tolls[*t].effect).peekable();
                    tolls.peek().is_some() && tolls.all(|e| e == Effect::Detained)
                };
                let stands_by = part == Part::Near && actor.force && detains()
                    || part == Part::Near && (only_speaks || !hits_forces(sentence, scene) && around.kind != Kind::Clash);
                let answers = actor.force && roles::answers(sentence, scene, at);
                let introduced = actor.is_assailant() && part == Part::Agent && introduces(sentence, at);
                let aside = stands_by || answers && !forces_hit;
                let beside =
                    actor.force && part == Part::Agent && roles::acts_beside_a_group(sentence, scene, at, around.country);
                note(&mut candidates, reference, &actor, Seen { part, aside, answers, introduced, beside });
            }
        }
    }
    candidates
}

/// "five mercenaries of A were killed": right behind those who were harmed it is said whose they are.
fn is_of_the_harmed(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> bool {
    let context = &sentence.context;
    let small = |g: &Group| matches!(g.kind, GroupKind::Word) && !context.tokens[g.start].capital;
    let of = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]);
    let whose = |group: usize| {
        // "« civilians and twenty fighters » of A": the quotation only ends there.
        let marks = sentence.groups[group + 1..at].iter().take_while(|g| context.is_quote(g.start)).count();
        let between = &sentence.groups[group + 1 + marks..at];
        let glued = of(&sentence.groups[at]) && between.is_empty();
        (glued || between.first().is_some_and(of)) && between.len() <= WHOSE && between.iter().all(small)
    };
    let harmed = |t: &usize| {
        let toll = &sentence.tolls[*t];
        toll.group < at && super::scenes::harms(toll.effect) && whose(toll.group)
    };
    scene.tolls.iter().any(harmed)
}

/// "of the company A": so many words at most stand between those harmed and whose they are.
const WHOSE: usize = 3;

/// Groups that may name a party by their kind alone, a state among them.
const ACTING: Kinds = Kinds::ACTOR.and(Kinds::SOURCE).and(Kinds::VICTIMS).and(Kinds::PLACE);

/// Where a force answered an attack that nobody is named for, those attacked whose fighters it killed.
fn who_fell(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, around: &Around<'_>) -> Vec<ActorRef> {
    let mut found: Vec<ActorRef> = Vec::new();
    for scene in draft.scenes.iter().map(|s| &scenes[*s]) {
        let sentence = &told[scene.told];
        for (at, actor) in roles::who_fell(sentence, scene) {
            let lexicon = sentence.context.lexicon;
            if !is_at_home(lexicon, &actor, around.countries) || found.iter().any(|f| f.actor.as_deref() == Some(&actor.actor)) {
                continue;
            }
            let span = sentence.context.span(sentence.groups[at].start, sentence.groups[at].end);
            found.push(reference(lexicon, &actor, around.country, span));
        }
    }
    found
}

/// "Twelve rebels and six soldiers died in the fighting": those who fell fought, where they are of two sides.
fn who_fell_on_both_sides(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, around: &Around<'_>) -> Vec<ActorRef> {
    let found = fell_fighting(told, scenes, draft, around);
    let both = found.iter().any(|(force, _)| *force) && found.iter().any(|(force, _)| !force);
    if both { found.into_iter().map(|(_, reference)| reference).collect() } else { Vec::new() }
}

/// Soldiers and fighters who were killed, each side once, and whether it is a force.
fn fell_fighting(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, around: &Around<'_>) -> Vec<(bool, ActorRef)> {
    let mut found: Vec<(bool, ActorRef)> = Vec::new();
    for scene in draft.scenes.iter().map(|s| &scenes[*s]) {
        let sentence = &told[scene.told];
        let lexicon = sentence.context.lexicon;
        for (at, actor) in roles::who_fell_fighting(sentence, scene) {
            let actor = around.named.meant(lexicon, namesake(sentence, at, actor, around), around.country);
            let reference = called(sentence, at, &actor, around.country);
            if is_at_home(lexicon, &actor, around.countries) && found.iter().all(|(_, f)| f.actor != reference.actor) {
                found.push((actor.force, reference));
            }
        }
    }
    found
}

/// Whether all whom an attack or an ambush killed were of the forces.
fn only_forces_fell(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, kind: Kind) -> bool {
    let of_scenes = || draft.scenes.iter().map(|s| &scenes[*s]);
    let tolls = || of_scenes().flat_map(|scene| scene.tolls.iter().map(|t| &told[scene.told].tolls[*t]));
    let by_others = matches!(kind, Kind::Attack | Kind::Ambush | Kind::Ied | Kind::Suicide);
    by_others && tolls().any(|t| t.effect == Effect::Killed) && tolls().all(|t| t.is_of_forces())
}

/// Whether a scene counts people killed of such a kind.
fn counts_killed(told: &[SentenceTold<'_>], scene: &Scene, of: impl Fn(&TollFound) -> bool) -> bool {
    let mut tolls = scene.tolls.iter().map(|t| &told[scene.told].tolls[*t]);
    tolls.any(|t| t.effect == Effect::Killed && t.quantity.high != Some(0) && of(t))
}

/// Whether it is told of an incident how many of the forces were killed.
fn forces_fell(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    draft.scenes.iter().any(|s| counts_killed(told, &scenes[*s], TollFound::is_of_forces))
}

/// Whether a sentence of an incident that names an actor counts fighters killed, and says nothing of its standing beside the state.
fn lost_men(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, actor: &str) -> bool {
    let names = |scene: &Scene, at: usize| roles::actor(&told[scene.told], at).is_some_and(|a| a.actor == actor);
    let mut of_scenes = draft.scenes.iter().map(|s| &scenes[*s]);
    let ally = |s: &Scene| (0..told[s.told].context.len()).any(|i| allied_to_state(&told[s.told].context, i).is_some());
    let fell = |s: &Scene| counts_killed(told, s, |t| t.victims == Victims::Militants);
    of_scenes.any(|s| fell(s) && (s.from..s.to).any(|at| names(s, at)) && !ally(s))
}

/// Whether all who were harmed were fighters.
fn only_fighters_fell(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft) -> bool {
    let of_scenes = draft.scenes.iter().map(|s| &scenes[*s]);
    let mut tolls = of_scenes.flat_map(|scene| scene.tolls.iter().map(|t| &told[scene.told].tolls[*t])).peekable();
    tolls.peek().is_some() && tolls.all(|t| t.victims == Victims::Militants)
}

/// "The attack left ten dead. The army killed twenty assailants.": apart from what fighters suffered, an attack of theirs is told
/// of, in which a force that answers it was attacked, or came to those who were.
///
/// "Three civilians were killed by the rebels": where a group is told to have done it, any harm but that to fighters is of its attack.
fn others_attacked(told: &[SentenceTold<'_>], scenes: &[Scene], draft: &Draft, kind: Kind, groups_did: bool) -> bool {
    let attack = |k: Kind| !is_of_forces(k) && !matches!(k, Kind::Clash | Kind::Other | Kind::Shelling);
    let by_others = |s: &usize| {
        let (scene, sentence) = (&scenes[*s], &told[scenes[*s].told]);
        let forces_fell = || {
            let mut tolls = scene.tolls.iter().map(|t| &sentence.tolls[*t]);
            tolls.any(|t| t.effect == Effect::Killed && t.is_of_forces())
        };
        let named = || scene.mentions.iter().any(|m| attack(m.kind) && (m.noun || m.finite));
        let harmed = || groups_did && !scene.tolls.is_empty() && !roles::harms_fighters(sentence, scene);
        (!roles::harms_fighters(sentence, scene) || beats_off(sentence, scene)) && (named() || forces_fell() || harmed())
    };
    attack(kind) && draft.scenes.iter().any(by_others)
}

/// "The army killed twenty as it beat off an attack", "in an attack on its post": it was attacked.
fn beats_off(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let groups = &sentence.groups[scene.from..scene.to];
    // "an attack on its post", "the attack of the post".
    let against = |g: &Group| sentence.context.is_any(g.start, &[Function::Against, Function::Of, Function::DetDu]);
    let of_forces = |g: &Group| matches!(g.kind, GroupKind::Target(what) if OF_FORCES.contains(&what));
    let behind = |at: usize| groups[at + 1..].iter().take(AGAINST_WITHIN).any(of_forces);
    let repels = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.repels());
    let attack = |at: usize| matches!(&groups[at].kind, GroupKind::Incident(i) if i.kind != Kind::Operation);
    let hit = |at: usize| at > 0 && attack(at - 1) && against(&groups[at]) && behind(at);
    groups.iter().any(repels) || (0..groups.len()).any(hit)
}

/// What was attacked stands at most so many groups behind "against".
const AGAINST_WITHIN: usize = 3;

/// Targets that are of armed forces.
pub(super) const OF_FORCES: [&str; 6] = ["military_base", "patrol", "convoy", "checkpoint", "gendarmerie_post", "police_station"];

/// Whether a scene tells of forces harmed, or names something of theirs.
fn hits_forces(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    scene.tolls.iter().any(|t| sentence.tolls[*t].victims.are_forces())
        || sentence.kinds.any(Kinds::TARGET)
            && sentence.groups[scene.from..scene.to]
                .iter()
                .any(|g| matches!(g.kind, GroupKind::Target(what) if OF_FORCES.contains(&what)))
}

/// "a strike killed four civilians at A, the army said": whether a force of the country where it was only tells of a strike that harmed nobody
/// whom it fights.
fn only_reports_a_strike(sentence: &SentenceTold<'_>, scene: &Scene, actor: &ActorGroup, around: &Around<'_>) -> bool {
    let from_the_air = matches!(around.kind, Kind::Airstrike | Kind::Drone);
    let at_home = actor.country.is_none_or(|country| around.country == Some(country));
    // In Palestine an army that is no Palestinian one speaks of its own strikes.
    let own =
        around.country.is_some_and(|c| sentence.context.lexicon.force(actor.kind, c).is_none_or(|a| a.countries.contains(&c)));
    let fights = |t: &usize| matches!(sentence.tolls[*t].victims, Victims::Militants | Victims::Suspects);
    let harmed = !scene.tolls.is_empty() && !scene.tolls.iter().any(fights);
    actor.force && from_the_air && at_home && own && harmed
}

/// "eleven soldiers were killed, the army said": whether those harmed are of the force itself.
fn harms_own(sentence: &SentenceTold<'_>, scene: &Scene, actor: &ActorGroup) -> bool {
    let own = crate::recognise::fighters_of(actor.force, actor.kind);
    actor.force && scene.tolls.iter().any(|t| sentence.tolls[*t].victims == own)
}

/// Two actors may go by one abbreviation: the one that acts where it happened is meant.
fn namesake(sentence: &SentenceTold<'_>, at: usize, actor: ActorGroup, around: &Around<'_>) -> ActorGroup {
    let context = &sentence.context;
    let lexicon = context.lexicon;
    let Some(country) = around.country.or_else(|| around.countries.main()).filter(|_| actor.named) else { return actor };
    let acts_there = |id: &str| lexicon.actor(id).is_some_and(|a| a.countries.is_empty() || a.countries.contains(&country));
    if acts_there(&actor.actor) {
        return actor;
    }
    let group = &sentence.groups[at];
    let ids = |i: usize| {
        context.senses_of(i, &[SenseClass::Actor]).filter_map(|(length, s)| match s {
            Sense::Actor(index) => Some((length, &lexicon.actors[*index as usize])),
            _ => None,
        })
    };
    let other = (group.start..group.end).find_map(|i| {
        let (length, _) = ids(i).find(|(_, a)| a.id == actor.actor)?;
        ids(i).find(|(l, a)| *l == length && acts_there(a.id)).map(|(_, a)| a)
    });
    match other {
        Some(other) => {
            let country = Some(country).filter(|_| other.is_force()).and_then(|c| lexicon.country(c)).map(|c| c.iso2);
            ActorGroup {
                actor: other.id.into(),
                name: other.name.into(),
                kind: other.kind,
                force: other.is_force(),
                country,
                named: true,
            }
        }
        None => actor,
    }
}

/// Whether a named actor acts in any country that the report speaks of: an abbreviation may mean something else elsewhere.
fn is_at_home(lexicon: &Lexicon, actor: &ActorGroup, countries: &Countries) -> bool {
    let known = if actor.named { lexicon.actor(&actor.actor) } else { None };
    known.is_none_or(|a| {
        a.countries.is_empty() || countries.main().is_none() || a.countries.iter().any(|c| countries.weight(c) > 0)
    })
}

/// "Boko Haram", "Armée de résistance du Seigneur": a name of words, which means the same everywhere.
fn is_spelt_out(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let group = &sentence.groups[at];
    (group.start..group.end).filter(|i| sentence.context.tokens[*i].capital).count() > 1
        && !(group.start..group.end).any(|i| sentence.context.tokens[i].capitals)
}

/// An actor as a party; a common noun means the group that it stands for in the country, and so does a name that several bear: in Pakistan
/// "the Taliban" are its own.
fn reference(lexicon: &Lexicon, actor: &ActorGroup, country: Option<&str>, span: Span) -> ActorRef {
    let meant = country.filter(|_| !actor.force).and_then(|c| lexicon.meant_in(&actor.actor, c));
    match meant {
        Some(meant) => ActorRef { actor: Some(meant.id.to_owned()), name: meant.name.to_owned(), span },
        None => ActorRef { actor: Some(actor.actor.to_string()), name: actor.name.to_string(), span },
    }
}

/// "Some assailants then killed six", "by assailants": the sentence begins with them, or they stand behind "by", without a definite article.
fn introduces(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let context = &sentence.context;
    let start = sentence.groups[at].start;
    let opens = start == 0 || !context.tokens[start - 1].is_word() || context.is(start - 1, Function::By);
    opens && !context.is_any(start, &[Function::DetDef, Function::DetDem])
}

/// "the militia A", "men of the gang A": a band that no table holds goes by the name that stands behind its noun.
fn called(sentence: &SentenceTold<'_>, at: usize, actor: &ActorGroup, country: Option<&str>) -> ActorRef {
    let context = &sentence.context;
    let (start, end) = (sentence.groups[at].start, sentence.groups[at].end);
    let plain = reference(context.lexicon, actor, country, context.span(start, end));
    if actor.named || actor.force || plain.actor.as_deref() != Some(&actor.actor) {
        return plain;
    }
    // "fighters of the Front of A".
    let small = |i: &usize| context.is_any(*i, &[Function::Of, Function::DetDu, Function::DetDes, Function::DetDef]);
    let joined = (end..end + 2).take_while(small).count();
    if let Some((from, to)) = bodies::at(context, end + joined).filter(|_| joined > 0) {
        let span = context.span(start, to);
        let name = context.span(from, to).of(context.text);
        return ActorRef { actor: Some(name.to_lowercase()), name: name.to_owned(), span };
    }
    if !OWN_NAMES.contains(&actor.actor.as_ref()) {
        return plain;
    }
    let name = |i: &usize| {
        let of_name = |t: &crate::segment::Token| {
            t.is_word() && (t.capital && !t.glued || t.hyphen) && t.word == WordId::NONE && t.place == PlaceWordId::NONE
        };
        context.tokens.get(*i).is_some_and(of_name)
    };
    // "the gang of A", "the militia « the A »".
    let quote = |i: usize| usize::from(context.is_quote(i));
    let of = usize::from(context.is(end, Function::Of));
    let opened = quote(end + of);
    let article = if opened > 0 { usize::from(context.is(end + of + opened, Function::DetDef)) } else { 0 };
    let skipped = of + opened;
    // "the gang of Ti A": of several words one is of no table.
    let known = |i: &usize| context.tokens.get(*i).is_some_and(|t| t.is_word() && t.capital && !t.glued);
    let run = (end + skipped..end + skipped + LONGEST_NAME).take_while(known).count();
    let behind = if opened > 0 {
        let first = end + skipped + article;
        let closed = (first..first + LONGEST_NAME + 1).find(|i| context.is_quote(*i)).filter(|close| *close > first);
        // "militiamen « armed with machetes »" are called nothing.
        let closed = closed.filter(|close| (first..*close).any(|i| context.tokens[i].capital));
        closed.map_or(0, |close| close - end - skipped)
    } else {
        (0..run).rev().find(|i| name(&(end + skipped + i))).map_or(0, |last| last + 1)
    };
    let skipped = if behind > 0 { skipped } else { 0 };
    // The group may hold the name already: "a militia A".
    let inside = (start + 1..end).rev().take_while(name).count();
    if behind + inside == 0 {
        return plain;
    }
    let span = context.span(start, end + skipped + behind);
    let from = if behind > 0 { end + skipped } else { end - inside };
    let proper = context.span(from, end + skipped + behind).of(context.text);
    ActorRef { name: format!("{proper} {}", actor.name), span, ..plain }
}

/// Common nouns for bands of which there are many, each with a name of its own.
const OWN_NAMES: [&str; 4] = ["militia", "gang", "fighters", "rebels"];

/// Such a name has at most so many words.
const LONGEST_NAME: usize = 3;

/// The kind of those who fight for pay.
pub(in crate::gather) const HIRED: &str = "pmc";

/// How one sentence tells of an actor.
struct Seen {
    part: Part,
    aside: bool,
    answers: bool,
    introduced: bool,
    /// A force that is told to have done it together with a group.
    beside: bool,
}

impl Seen {
    /// Told to play this part, and nothing else of him.
    fn of(part: Part) -> Self {
        Self { part, aside: false, answers: false, introduced: false, beside: false }
    }
}

/// Takes one telling of an actor into what is known of him.
fn note(candidates: &mut Vec<Candidate>, reference: ActorRef, actor: &ActorGroup, seen: Seen) {
    let Seen { part, aside, answers, introduced, beside } = seen;
    let otherwise = !actor.is_assailant() && part >= Part::Accused;
    let targeted = part == Part::Target;
    let blamed = matches!(part, Part::Accused | Part::Claimant);
    // The militia A is not the militia B.
    let proper = |a: &ActorRef| OWN_NAMES.iter().any(|own| a.actor.as_deref() == Some(*own) && a.name != *own);
    let same = |a: &ActorRef| a.actor == reference.actor && !(proper(a) && proper(&reference) && a.name != reference.name);
    match candidates.iter_mut().find(|c| same(&c.reference)) {
        Some(known) => {
            // "militiamen", and then "the militia A".
            if proper(&reference) && !proper(&known.reference) {
                known.reference = reference;
            } else if part > known.part {
                known.reference.span = reference.span;
            }
            known.targeted |= targeted;
            known.aside &= aside;
            known.blamed |= blamed;
            known.only_assailant &= actor.is_assailant();
            known.called_otherwise |= otherwise;
            known.introduced |= introduced;
            known.beside |= beside;
            // Where it is only named, nothing is told of what it did.
            known.answers = match (known.part >= Part::Agent, part >= Part::Agent) {
                (true, true) => known.answers && answers,
                (true, false) => known.answers,
                (false, _) => answers,
            };
            known.part = known.part.max(part);
        }
        None => {
            let named = actor.named || reference.actor.as_deref() != Some(actor.actor.as_ref());
            let hired = actor.kind == HIRED;
            let (force, country) = (actor.force, actor.country);
            candidates.push(Candidate {
                reference,
                force,
                country,
                named,
                hired,
                called_otherwise: otherwise,
                introduced,
                only_assailant: actor.is_assailant(),
                part,
                targeted,
                blamed,
                aside,
                answers,
                beside,
            });
        }
    }
}
