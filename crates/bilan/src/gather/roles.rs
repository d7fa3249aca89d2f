//! What part an actor plays in a sentence: who acts, who suffers, who is accused or claims.

use super::scenes::Scene;
use crate::lexicon::{Frame, Function, ResponsibilityCue, Sense, SenseClass, Tense};
use crate::model::{Effect, Kind, Stance, Victims};
use crate::recognise::{ActorGroup, Context, EffectGroup, Group, GroupKind, Voice, actor_at, force_of};
use crate::state::SentenceTold;

/// How sure a sentence is that an actor did it; a higher value wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Unknown,
    /// Named in a sentence of the incident that tells no violence: counts where nobody else is named.
    Mentioned,
    Target,
    /// Named beside the violence, without a grammatical tie to it.
    Near,
    /// Accused, suspected, or named as those whom the attackers belong to.
    Accused,
    /// Subject of the violence, or introduced by "by".
    Agent,
    /// Says that he did it.
    Claimant,
}

/// An actor of a group: a name or common noun, a speaker that is a side, people who bear arms.
pub fn actor(sentence: &SentenceTold<'_>, at: usize) -> Option<ActorGroup> {
    let group = &sentence.groups[at];
    // A name goes before a common noun, and may reach further than the group: "fighters of the front".
    let inside = || {
        let mut found = (group.start..group.end)
            .filter_map(|i| actor_at(&sentence.context, i).filter(|(l, a)| a.named || i + l <= group.end))
            .map(|(_, a)| a);
        let first = found.next()?;
        if first.named { Some(first) } else { found.find(|a| a.named).or(Some(first)) }
    };
    match &group.kind {
        GroupKind::Actor(actor) => Some(actor.clone()),
        GroupKind::Source(_) => inside(),
        GroupKind::Victims(victims) => {
            let counted = sentence.tolls.iter().any(|t| t.group == at);
            let armed = victims.category.is_some_and(|v| v == Victims::Militants || v.are_forces());
            if counted || !armed { None } else { inside() }
        }
        _ => None,
    }
}

/// The part that the grammar of its clause gives to an actor.
pub fn part(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, actor: &ActorGroup) -> Part {
    let look = Look { sentence, context: &sentence.context, scene, at };
    if look.belongs_to_another() {
        return Part::Unknown;
    }
    if look.cue_says() == Some(Part::Claimant) || look.says_own_deed() {
        return Part::Claimant;
    }
    if look.after(Function::Against) {
        return if look.kind_before().is_some_and(is_of_forces) && !actor.force { Part::Near } else { Part::Target };
    }
    if look.after(Function::By) && look.violence_before() {
        return Part::Agent;
    }
    if let Some(kind) = look.of_incident() {
        return if actor.force && !is_of_forces(kind) { Part::Target } else { Part::Agent };
    }
    if let Some(part) = look.cue_says() {
        return part;
    }
    if let Some(part) = look.as_subject() {
        return part;
    }
    if look.as_object() || look.holds_target() {
        return Part::Target;
    }
    match actor.force {
        true if scene.tells() || scene.names() => Part::Target,
        false if scene.tells() || scene.names() => Part::Near,
        false if !scene.general && !scene.recalls => Part::Mentioned,
        _ => Part::Unknown,
    }
}

fn is_of_forces(kind: Kind) -> bool {
    matches!(kind, Kind::Operation | Kind::Airstrike | Kind::Drone | Kind::Arrests)
}

struct Look<'l, 'c> {
    sentence: &'l SentenceTold<'c>,
    context: &'l Context<'c>,
    scene: &'l Scene,
    at: usize,
}

impl Look<'_, '_> {
    fn groups(&self) -> &[Group] {
        &self.sentence.groups
    }

    fn before(&self) -> impl Iterator<Item = &Group> {
        self.groups()[self.scene.from..self.at].iter().rev()
    }

    fn is_joint(&self, group: &Group) -> bool {
        matches!(group.kind, GroupKind::Word | GroupKind::Mark('«' | '"' | '“'))
            && !self.context.is_any(group.start, &[Function::By, Function::Against])
    }

    /// Whether a preposition stands before, with only small words, adjectives or nouns of membership between.
    fn after(&self, function: Function) -> bool {
        let own = self.context.is(self.groups()[self.at].start, function);
        own || self
            .before()
            .take(5)
            .take_while(|g| matches!(g.kind, GroupKind::Word | GroupKind::Mark('«' | '"' | '“')))
            .any(|g| self.context.is(g.start, function))
            || self
                .before()
                .take(6)
                .take_while(|g| {
                    matches!(
                        g.kind,
                        GroupKind::Word
                            | GroupKind::Mark('«' | '"' | ',' | '“')
                            | GroupKind::Victims(_)
                            | GroupKind::Actor(_)
                            | GroupKind::Responsibility(_)
                            | GroupKind::Hedge(_)
                    )
                })
                .any(|g| self.context.is(g.start, function))
                && self.before().take(6).any(|g| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Actor(_)))
    }

    /// A passive or participle of violence, or its noun, before the preposition.
    fn violence_before(&self) -> bool {
        self.before().take(14).take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':'))).any(|g| match &g.kind {
            GroupKind::Effect(e) => matches!(e.voice, Voice::Passive | Voice::Participle),
            GroupKind::Incident(_) => true,
            GroupKind::EffectNoun(n) => !n.people,
            _ => false,
        })
    }

    fn kind_before(&self) -> Option<Kind> {
        self.before().take(6).find_map(|g| match &g.kind {
            GroupKind::Incident(i) => Some(i.kind),
            _ => None,
        })
    }

    /// "the attack of the rebels": the noun, with only "of" between.
    fn of_incident(&self) -> Option<Kind> {
        let group = &self.groups()[self.at];
        let of = self.context.is_any(group.start, &[Function::DetDes, Function::DetDu]);
        let mut seen = of;
        for before in self.before().take(3) {
            match &before.kind {
                GroupKind::Incident(i) if seen => return Some(i.kind),
                GroupKind::Word if self.context.is_any(before.start, &[Function::Of, Function::DetDes, Function::DetDu]) => {
                    seen = true
                }
                GroupKind::Word if self.context.is(before.start, Function::DetDef) => {}
                _ => return None,
            }
        }
        None
    }

    /// "the base of the rebels": whose it is that was hit.
    fn holds_target(&self) -> bool {
        self.before()
            .take(3)
            .take_while(|g| matches!(g.kind, GroupKind::Word | GroupKind::Target(_)))
            .any(|g| matches!(g.kind, GroupKind::Target(_)))
    }

    /// What the words of responsibility around it say.
    fn cue_says(&self) -> Option<Part> {
        let group = &self.groups()[self.at];
        let first = self.groups()[self.scene.from].start;
        let last = self.groups()[self.scene.to - 1].end;
        let mut nearest: Option<(usize, Part)> = None;
        for (start, end, cue) in cues(self.context, first, last) {
            let cue_before = end <= group.start && group.start - end <= 8 && !self.crosses(end, group.start);
            let cue_after = start >= group.end && start - group.end <= 14 && !self.negated(group.end, start);
            let by = cue_before && (self.after(Function::By) || self.context.is(end - 1, Function::By));
            let cue_after = cue_after && !self.is_passive(start, end);
            // Whom people belong to tells who did it only where something is done.
            let counts = cue != ResponsibilityCue::Affiliated || self.scene.tells() || self.scene.names();
            let part = match cue {
                _ if !counts => continue,
                ResponsibilityCue::Claimed if by || cue_after && self.is_subject_of(start) => Part::Claimant,
                ResponsibilityCue::Attributed | ResponsibilityCue::Suspected | ResponsibilityCue::Affiliated if cue_before => {
                    Part::Accused
                }
                _ => continue,
            };
            let distance = if cue_before { group.start - end } else { start.saturating_sub(group.end) };
            if nearest.is_none_or(|(d, _)| distance < d) {
                nearest = Some((distance, part));
            }
        }
        nearest.map(|(_, part)| part)
    }

    /// "the army said it had killed …", "the group said that its fighters attacked …": who speaks tells of his own deed.
    fn says_own_deed(&self) -> bool {
        let behind = &self.groups()[self.at + 1..self.scene.to];
        let said = behind.iter().take(16).position(|g| {
            matches!(&g.kind, GroupKind::Speech(s) if s.stance == Stance::Asserted && !s.negated && !s.passive && !s.participle)
        });
        let Some(said) = said.filter(|s| !self.after(Function::By) && self.is_subject_of(behind[*s].start)) else {
            return false;
        };
        let mut rest = behind[said + 1..].iter().peekable();
        let aside = |g: &Group| {
            matches!(g.kind, GroupKind::Time(_) | GroupKind::SpeechPreposition(_) | GroupKind::Mark(','))
                || matches!(g.kind, GroupKind::Word) && !self.context.is(g.start, Function::That)
        };
        let mut skipped = 0;
        while rest.next_if(|g| skipped < 10 && aside(g)).is_some() {
            skipped += 1;
        }
        let reported = rest.next_if(|g| self.context.is(g.start, Function::That)).is_some();
        let own = reported
            && rest.next_if(|g| self.context.is_any(g.start, &[Function::Pronoun, Function::DetPoss])).is_some_and(|g| {
                let said_whole = !matches!(g.kind, GroupKind::Word) || self.context.is(g.start, Function::Pronoun);
                // "its branch X": the name may stand apart from its possessive.
                said_whole || {
                    rest.next_if(|g| matches!(g.kind, GroupKind::Word));
                    rest.next_if(|g| matches!(g.kind, GroupKind::Actor(_))).is_some()
                }
            });
        rest.next().is_some_and(|g| match &g.kind {
            GroupKind::Effect(e) => {
                let done = e.frame == Frame::Transitive && !e.negated && !e.reflexive;
                done && (e.incident.is_some() || e.effect.is_some() || e.outcome == Some("position_captured"))
                    && (e.voice == Voice::Unfinite && !reported || e.voice == Voice::Active && own)
            }
            _ => false,
        })
    }

    /// A participle, or a cue that ends with "by": its author follows.
    fn is_passive(&self, start: usize, end: usize) -> bool {
        let participle = end - start == 1
            && self
                .context
                .senses_of(start, &[SenseClass::Verb])
                .any(|(l, s)| l == 1 && matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple));
        participle || self.context.is(end - 1, Function::By)
    }

    /// A mark that ends the clause stands between.
    fn crosses(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.context.is_mark(i, ';') || self.context.is_mark(i, ':') || self.context.is_mark(i, '.'))
    }

    fn negated(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.context.is_mark(i, ';') || self.context.is(i, Function::Negation))
    }

    /// No other possible subject stands between the actor and the cue.
    fn is_subject_of(&self, cue: usize) -> bool {
        let between = self.groups()[self.at + 1..self.scene.to].iter().take_while(|g| g.start < cue);
        let mut bracket = false;
        !between.into_iter().any(|g| {
            match g.kind {
                GroupKind::Mark('(') => bracket = true,
                GroupKind::Mark(')') => bracket = false,
                _ => {}
            }
            !bracket
                && matches!(
                    g.kind,
                    GroupKind::Effect(EffectGroup { voice: Voice::Active | Voice::Passive, .. }) | GroupKind::Mark(';' | ':')
                )
        })
    }

    /// Named only as whom the one named before belongs to.
    fn belongs_to_another(&self) -> bool {
        let group = &self.groups()[self.at];
        let first = self.groups()[self.scene.from].start;
        cues(self.context, first, group.start.max(first)).last().is_some_and(|(start, end, cue)| {
            *cue == ResponsibilityCue::Affiliated && group.start - end <= 4 && self.names_another(*start)
        })
    }

    /// "the JNIM, a branch of Al-Qaeda": the one it belongs to is named before.
    fn names_another(&self, cue: usize) -> bool {
        let before = self.groups()[self.scene.from..self.at]
            .iter()
            .rev()
            .filter(|g| g.end <= cue)
            .take(12)
            .take_while(|g| !matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_)));
        before.into_iter().any(|g| match &g.kind {
            GroupKind::Actor(a) => a.named,
            GroupKind::Source(s) => s.actor.is_some(),
            _ => false,
        })
    }

    /// The verb that the actor is the subject of, and what it makes of him.
    fn as_subject(&self) -> Option<Part> {
        let mut speaks = false;
        let mut commas = 0;
        for group in self.groups()[self.at + 1..self.scene.to].iter().take(16) {
            match &group.kind {
                GroupKind::Effect(e) if speaks && e.voice == Voice::Unfinite => return self.of_verb(e, true),
                GroupKind::Effect(_) if speaks => return None,
                GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_none() && e.incident.is_none() => {}
                GroupKind::Effect(e) => return self.of_verb(e, false),
                GroupKind::Speech(s) if !s.participle => speaks = true,
                GroupKind::Mark(',') => {
                    commas += 1;
                    if commas > 2 {
                        return None;
                    }
                }
                GroupKind::Mark(';' | ':' | '.') => return None,
                GroupKind::Word if self.context.is_any(group.start, &[Function::That, Function::While]) => return None,
                GroupKind::Incident(_) | GroupKind::Actor(_) if speaks => return None,
                _ => {}
            }
        }
        None
    }

    fn of_verb(&self, e: &EffectGroup, spoken: bool) -> Option<Part> {
        let violent = matches!(
            e.effect,
            Some(
                Effect::Killed
                    | Effect::Wounded
                    | Effect::KilledOrWounded
                    | Effect::Abducted
                    | Effect::Captured
                    | Effect::Detained
            )
        ) || e.incident.is_some();
        let suffers = self.context.lexicon.verbs[e.verb as usize].suffers
            || matches!(e.frame, Frame::Own | Frame::Intransitive) && e.effect.is_some();
        match e.voice {
            _ if !violent || e.negated => None,
            _ if suffers || e.outcome == Some("repelled") => Some(Part::Target),
            Voice::Active => Some(Part::Agent),
            Voice::Unfinite if spoken => Some(Part::Agent),
            Voice::Passive | Voice::Participle => Some(Part::Target),
            Voice::Unfinite => None,
        }
    }

    /// The object of an attack verb right before.
    fn as_object(&self) -> bool {
        self.before().take(4).take_while(|g| self.is_joint(g) || matches!(g.kind, GroupKind::Effect(_) | GroupKind::Target(_))).any(|g| {
            matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && matches!(e.voice, Voice::Active | Voice::Unfinite))
        })
    }
}

/// Armies named only by the country of what they did: "a Russian strike", "Israeli shelling".
pub fn by_nationality(sentence: &SentenceTold<'_>, scene: &Scene) -> Vec<(usize, ActorGroup)> {
    let context = &sentence.context;
    let army = |at: usize| {
        let group = &sentence.groups[at];
        let GroupKind::Incident(incident) = &group.kind else { return None };
        if !(is_of_forces(incident.kind) || incident.kind == Kind::Shelling) {
            return None;
        }
        let country = context.senses_of(group.end, &[SenseClass::Demonym]).find_map(|(_, s)| match s {
            Sense::Demonym(country) => Some(context.lexicon.countries[*country as usize].iso2),
            _ => None,
        })?;
        let (actor, name) = force_of(context.lexicon, "army", country);
        Some((at, ActorGroup { actor, name, kind: "army", force: true, country: Some(country), named: true }))
    };
    (scene.from..scene.to).filter_map(army).collect()
}

/// The cues of responsibility between two tokens, each the longest that starts there.
fn cues(context: &Context<'_>, from: usize, to: usize) -> Vec<(usize, usize, ResponsibilityCue)> {
    let mut out = Vec::new();
    let mut at = from;
    while at < to {
        let cue = context.longest_of(at, &[SenseClass::Responsibility], |s| match s {
            Sense::Responsibility(cue) => Some(*cue),
            _ => None,
        });
        match cue {
            Some((length, cue)) => {
                out.push((at, at + length, cue));
                at += length;
            }
            None => at += 1,
        }
    }
    out
}

/// The stance of an actor towards having done it, for those who claim, deny or are accused in a scene.
pub fn stance(sentence: &SentenceTold<'_>, scene: &Scene, at: usize, part: Part) -> Option<Stance> {
    match part {
        Part::Claimant => return Some(Stance::Claimed),
        Part::Accused => return Some(Stance::Attributed),
        _ => {}
    }
    let group = &sentence.groups[at];
    let last = sentence.groups[scene.to - 1].end;
    let denies = cues(&sentence.context, group.end, last)
        .first()
        .is_some_and(|(start, _, cue)| *cue == ResponsibilityCue::Denied && start - group.end <= 8);
    denies.then_some(Stance::Denied)
}
