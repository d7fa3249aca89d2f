//! Who those are whom somebody attacked, harmed or says that he did.

use super::super::TollFound;
use super::super::figure::Figure;
use super::{BY_WHOM, LEFT_BEHIND, Who, is_body, others};
use crate::lexicon::{Frame, Function, Sense, SenseClass, SourceRole};
use crate::model::{Effect, SpeakerClass, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, Voice};
use crate::state::sides::{Side, agent_side, attacked, guarded, party_of, side_before};

/// What a police force is called where nothing says whose it is.
const POLICE: &str = "police";

impl Figure<'_, '_> {
    /// "Deux agents ont été tués": of the force that was told of as attacked; "deux autres agents": of those told of before.
    pub(super) fn of_the_force_hit(&self, who: &mut Who) {
        let Self { context, groups, at, victims, .. } = *self;
        // "Deux agents ont été tués": of the force that was told of as attacked; "deux autres agents": of those told of before.
        if matches!(who.category, Some(Victims::People | Victims::Soldiers))
            && victims.group.is_none()
            && victims.of.is_none()
            && !victims.own
            && self.are_comrades()
            && victims.noun.is_some_and(|(start, end)| end == start + 1)
        {
            let told = || {
                let near = self.found.iter().rev().find(|t| t.part_of.is_none()).map(|t| t.victims);
                near.or(self.before.lately()).filter(|c| c.are_forces() || others(context, victims) && *c == Victims::Militants)
            };
            let hit = attacked(context, groups, at).or(self.before.attacked()).or_else(|| guarded(context, groups, at));
            // "Cinq policiers sont morts. Les tueurs ont abattu quatre agents"
            let agents =
                victims.noun.is_some_and(|(noun, _)| context.is(noun, Function::Agents)) && told() == Some(Victims::Police);
            // "Quatre soldats ont été tués et une dizaine d'hommes blessés"
            let then = |t: &TollFound| t.effect == Effect::Killed && who.effect == Effect::Wounded;
            let apposed = matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark(',')));
            let beside = |t: &TollFound| t.victims.are_forces() && then(t) && !apposed && self.goes_on(t.group);
            let joined = self.found.last().is_some_and(beside);
            let of_other = others(context, victims) || who.category == Some(Victims::Soldiers) || agents || joined;
            let of_corps = || {
                let agents = victims.noun.is_some_and(|(noun, _)| context.is(noun, Function::Agents));
                // "Un agent immobilier": the verb follows at once.
                let alone = groups.get(at + 1).is_some_and(|g| g.start == groups[at].end && !matches!(g.kind, GroupKind::Word))
                    || context.is_auxiliary(groups[at].end)
                    || context.is(groups[at].end, Function::And);
                self.before.corps().filter(|_| agents && alone)
            };
            who.category = hit.or_else(|| told().filter(|_| of_other)).or_else(of_corps).or(who.category);
        }
    }

    /// Who they are by whoever did it to them.
    pub(super) fn by_who_did_it(&self, who: &mut Who) {
        let Self { context, groups, at, victims, proposal, .. } = *self;
        // "la police a été attaquée : six membres de celle-ci ont été tués"
        if matches!(who.category, Some(Victims::People | Victims::Soldiers))
            && victims.of.is_none()
            && self.are_comrades()
            && let Some(side) =
                self.of_the_latter().filter(|side| !(who.effect == Effect::Abducted && *side == Victims::Militants))
        {
            who.category = Some(side);
        }
        // "l'armée a interpellé douze éléments": a word for those of any side is of no force where a force did it to them.
        if who.category == Some(Victims::Soldiers)
            && victims.of.is_none()
            && !victims.own
            && !proposal.own_side
            && self.are_comrades()
            && victims.noun.is_some_and(|(start, end)| end == start + 1 && end == groups[at].end)
            // "une patrouille a surpris un convoi : six éléments neutralisés"
            && (who.effect == Effect::Detained || self.done_by_forces() || self.fought().is_some() && !self.done_by_attackers())
        {
            who.category = Some(Victims::Militants);
        }
        // "l'armée a tué neuf membres de la secte": of a group told of before by what it is.
        if who.category == Some(Victims::People)
            && victims.of.is_none()
            && self.are_comrades()
            && is_of_group_told(context, groups[at].end)
            && self.done_by_forces()
        {
            who.category = Some(Victims::Militants);
        }
        // "seize hommes neutralisés": said of whoever is fought; of any people where a force does it.
        let by_force = || {
            let side = side_before(context, groups, at, proposal.verb).and_then(|(side, _)| side);
            side.is_some_and(Victims::are_forces)
        };
        if who.category == Some(Victims::People)
            && victims.group.is_none()
            && let Some(side) = self.fought().filter(|_| self.are_comrades() || by_force() || self.army_says())
        {
            who.category = Some(side);
        }
    }

    /// Who they are by whoever says it.
    pub(super) fn by_who_says_it(&self, who: &mut Who) {
        let Self { context, groups, at, victims, attribution, .. } = *self;
        // "quinze agents tués", the police says.
        let agents = || victims.noun.is_some_and(|(noun, end)| end == noun + 1 && context.is(noun, Function::Agents));
        if who.category == Some(Victims::People) && victims.of.is_none() && agents() && self.police_says() {
            who.category = Some(Victims::Police);
        }
        // "dix personnes ont été arrêtées et deux tuées": only who is arrested without any other word is a suspect.
        let arrested =
            |t: &TollFound| matches!(&groups[t.group].kind, GroupKind::Victims(v) if v.category == Some(Victims::People));
        if who.category == Some(Victims::Suspects)
            && victims.category.is_none()
            && who.effect != Effect::Detained
            && self.found.last().is_some_and(arrested)
        {
            who.category = Some(Victims::People);
        }
        // "dix ennemis tués", an armed group says: they fought for the other side.
        if who.category == Some(Victims::Militants)
            && (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Foe))
            && attribution.speaker(at).is_some_and(|s| s.class == SpeakerClass::ArmedGroup)
        {
            who.category = Some(Victims::Soldiers);
        }
        // "le groupe affirme avoir tué neuf hommes": of the forces that were told of.
        if matches!(who.category, None | Some(Victims::People))
            && victims.group.is_none()
            && victims.of.is_none()
            && !victims.own
            && who.effect == Effect::Killed
            && victims.noun.map_or_else(
                || victims.anaphoric && self.is_counted_by_pronoun(),
                |(start, end)| end == start + 1 && context.is_any(start, &[Function::Comrades, Function::Foe]),
            )
            && let Some(side) = self.struck_by_group()
        {
            who.category = Some(side);
        }
    }

    /// "six membres de celle-ci", "quatre éléments de ce dernier": the party named last, where a pronoun behind the noun means it.
    pub(super) fn of_the_latter(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let of = groups[at].end;
        let pronoun = |f: Function| context.function_length(of + 1, f).is_some_and(|words| words > 1);
        let latter = context.is(of, Function::Of) && (pronoun(Function::Pronoun) || pronoun(Function::PronounPlural));
        let named = || groups[..at].iter().rev().find_map(|g| party_of(context, g)).map(|(side, _)| side);
        let told = || self.before.attacked().or_else(|| self.before.ranks());
        Some(()).filter(|()| latter).and_then(|()| named().or_else(told))
    }

    /// Whether a force is the subject of the verb of harm, or stands behind its "by".
    pub(super) fn done_by_forces(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let (Some(verb), Some(at_verb)) = (self.verb(), self.proposal.verb) else { return false };
        let forces = |side: Option<Side>| side.is_some_and(|(side, _)| side.is_some_and(Victims::are_forces));
        match verb.voice {
            Voice::Passive | Voice::Participle => forces(agent_side(context, groups, at_verb)),
            _ if verb.frame != Frame::Transitive || at_verb > at => false,
            _ => {
                // "dans l'attaque contre l'armée, ils ont tué …": who is named behind a preposition acts as little as a pronoun tells.
                let opens = [Function::Against, Function::Of, Function::By, Function::With, Function::At, Function::DetDu];
                let behind = |g: &Group| {
                    (g.start.saturating_sub(2)..g.start).any(|i| context.is_any(i, &opens)) || context.is(g.start, Function::Of)
                };
                let acts = |g: &Group| match &g.kind {
                    GroupKind::Actor(_) | GroupKind::Source(_) | GroupKind::Victims(_) => Some(!behind(g)),
                    _ if context.is(g.start, Function::Pronoun) => Some(false),
                    _ => None,
                };
                let subject = groups[..at_verb].iter().rev().find_map(acts).unwrap_or(false);
                subject && forces(side_before(context, groups, at, Some(at_verb)))
            }
        }
    }

    /// Whether an army says so: whomever it put out of action, it fought.
    pub(super) fn army_says(&self) -> bool {
        self.attribution.speaker(self.at).is_some_and(|s| s.class == SpeakerClass::Army)
    }

    /// Whether the police says so.
    pub(super) fn police_says(&self) -> bool {
        self.attribution
            .speaker(self.at)
            .is_some_and(|s| s.class == SpeakerClass::SecurityForces && s.actor.as_deref() == Some(POLICE))
    }

    /// Forces, where an armed group says that it killed people and the report has told of forces alone.
    pub(super) fn struck_by_group(&self) -> Option<Victims> {
        let says = self.attribution.speaker(self.at).is_some_and(|s| s.class == SpeakerClass::ArmedGroup);
        let verb =
            self.verb().is_some_and(|e| e.frame == Frame::Transitive && matches!(e.voice, Voice::Active | Voice::Unfinite));
        let civil = self.before.civil || self.before.category == Some(Victims::Civilians);
        // "tué trois hommes accusés d'espionnage", "tué deux hommes, un maire et son frère": more is told of who they were.
        let told = match self.groups.get(self.at + 1).map(|g| &g.kind) {
            Some(GroupKind::Speech(s)) => s.participle,
            Some(GroupKind::Responsibility(_)) => true,
            Some(GroupKind::Mark(',')) => {
                matches!(self.groups.get(self.at + 2).map(|g| &g.kind), Some(GroupKind::Victims(v)) if v.implicit)
            }
            _ => false,
        };
        let civil = civil || told;
        let forces = self.before.forces().or(self.before.attacked());
        forces.or_else(|| self.before.forces_named().then_some(Victims::Soldiers)).filter(|_| says && verb && !civil)
    }

    /// The police or the gendarmerie, where one of its officers speaks.
    pub(super) fn corps_that_speaks(&self) -> Option<Victims> {
        let context = self.context;
        let speaker = self.attribution.speaker(self.at).filter(|s| s.class == SpeakerClass::SecurityForces)?;
        let corps = |v: &Victims| matches!(v, Victims::Police | Victims::Gendarmes);
        let told = speaker.actor.as_deref().map(|actor| crate::recognise::fighters_of(true, actor)).filter(corps);
        let within = |i: &usize| {
            let span = context.tokens[*i].span;
            span.start >= speaker.span.start && span.end <= speaker.span.end
        };
        let nouns = &context.lexicon.actor_nouns;
        let called = |i: usize| {
            context.senses_of(i, &[SenseClass::Victim, SenseClass::ActorNoun]).find_map(|(_, s)| match s {
                Sense::Victim { category, .. } => Some(*category).filter(corps),
                Sense::ActorNoun { index, .. } => {
                    Some(crate::recognise::fighters_of(true, nouns[*index as usize].actor)).filter(corps)
                }
                _ => None,
            })
        };
        told.or_else(|| (0..context.len()).filter(within).find_map(called))
    }

    /// "« Nous en avons tué dix »", a side says: of those whom it fights.
    pub(super) fn foe_counted(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let verb = self.proposal.verb.filter(|verb| *verb > 0 && *verb < at)?;
        let we = (groups[verb].start.saturating_sub(2)..=groups[verb].start).any(|i| context.is(i, Function::PronounWe));
        let buries = |e: &EffectGroup| context.lexicon.verbs[e.verb as usize].counts_own;
        let harms = self.verb().is_some_and(|e| e.frame == Frame::Transitive && e.voice == Voice::Active && !buries(e));
        // "civilians were killed; « we killed ten of them by mistake »": of those told of.
        let told = self.before.category.is_some();
        (we && harms && !told && self.is_counted_by_pronoun()).then(|| self.foe()).flatten()
    }

    /// "Les assaillants ont neutralisé deux éléments": whether those whose deed it was are no forces.
    pub(super) fn done_by_attackers(&self) -> bool {
        let Self { context, groups, at, proposal, .. } = *self;
        let by = match self.verb() {
            Some(verb) if matches!(verb.voice, Voice::Active | Voice::Unfinite) => {
                side_before(context, groups, at, proposal.verb)
            }
            _ => proposal.verb.and_then(|verb| agent_side(context, groups, verb)),
        };
        by.is_some_and(|(side, _)| side == Some(Victims::Militants))
    }

    /// "plusieurs corps ont été emportés", "une trentaine de corps laissés sur place par les assaillants": bodies that whoever
    /// attacked took along or left, unless a force is said to have done so; not "ils ont attaqué le village, laissant derrière eux trente
    /// corps". "cent tués, laissés par les rebelles": of other people, whoever is said to have left them.
    pub(super) fn left_behind(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let body = is_body(context, victims);
        let end = groups[at].end;
        // "les assaillants ont abandonné neuf corps"
        let start = groups[at].start;
        let abandoned = start > 1
            && (start - 1..=start).any(|i| i > 1 && context.is(i - 1, Function::LeftBehind) && context.is_auxiliary(i - 2));
        if body && self.of_an_unarmed_place() {
            return false;
        }
        if body && abandoned {
            let party = groups[..at].iter().rev().find_map(|g| party_of(context, g));
            return party.is_some_and(|(side, _)| side == Victims::Militants);
        }
        // "laissés sur place", "abandonnés par les rebelles"
        let there = |i: usize| context.is_any(i, &[Function::OnTheGround, Function::By]);
        let gone = |i: &usize| context.is(*i, Function::LeftBehind) || context.is(*i, Function::Left) && there(*i + 1);
        let counted = victims.effect == Some(Effect::Killed) && !victims.implicit;
        let left = || (end..end + LEFT_BEHIND).find(gone);
        let Some(left) = Some(()).filter(|()| body || counted).and_then(|()| left()) else { return false };
        let after: Vec<&Group> = groups.iter().filter(|g| g.end > left).take(BY_WHOM).collect();
        let by = after.iter().position(|g| context.is(g.start, Function::By));
        by.map_or(body, |by| {
            after[by..].iter().any(|g| match &g.kind {
                GroupKind::Actor(actor) => !actor.force,
                GroupKind::Victims(v) => v.category == Some(Victims::Militants),
                _ => context.is_any(g.start, &[Function::Pronoun, Function::PronounPlural]),
            })
        })
    }
}

/// "de la secte": whether behind people stands a word for an armed group told of before, and no name.
fn is_of_group_told(context: &Context<'_>, at: usize) -> bool {
    let determined = context.is(at, Function::Of) && context.is_any(at + 1, &[Function::DetDef, Function::DetDem]);
    let noun = at + 2;
    let group = context.longest_of(noun, &[SenseClass::Source], |s| {
        matches!(s, Sense::Source { class: SpeakerClass::ArmedGroup, role: SourceRole::Anaphor, .. }).then_some(())
    });
    let named = |end: usize| {
        context.tokens.get(end).is_some_and(|t| t.capital)
            || context.is_any(end, &[Function::Of, Function::DetDu, Function::DetDes])
    };
    determined && group.is_some_and(|(length, ())| !named(noun + length))
}
