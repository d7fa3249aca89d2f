//! Of whose side those are whom a side counts, owns to or mourns.

use super::super::figure::Figure;
use super::{Who, is_body, of_a_village};
use crate::lexicon::{Function, Sense, SenseClass};
use crate::model::{Effect, Kind, SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup, Voice};
use crate::state::sides::{
    Side, counting_verb, losses_for, party_of, shared_side, side_heading, side_of_source, speaker_side, subject_of_participle,
    subject_side,
};
use crate::state::untold::has_finite;

/// A party stands among so many first groups of the clause that it heads.
const HEADS_WITHIN: usize = 5;

/// "we" stands so many groups at most before the verb that is joined to its own.
const JOINED_TO_WE: usize = 10;

/// Where bodies lie is told among so many groups behind them.
const LIE_WITHIN: usize = 4;

/// What was fallen upon is named so many groups behind the verb.
const UPON: usize = 4;

impl Figure<'_, '_> {
    /// Losses are of the side that counts or mourns them, but for civilians.
    pub(super) fn counted_by_own_side(&self, who: &mut Who) {
        let Self { context, groups, at, victims, .. } = *self;
        let civil = is_civil(context, victims);
        if civil {
            who.category = Some(Victims::Civilians);
        }
        // "l'armée déplore trois morts", "…, dont un officier": the dead are of the side that counts them.
        if victims.effect.is_some()
            && victims.category.is_none()
            && !civil
            && !self.lie_in_town()
            && !(is_body(context, victims) && self.of_an_unarmed_place())
            // "les rebelles ont laissé huit morts, dont leur chef"
            && self.parts.iter().all(|c| c.are_forces() || *c == Victims::People && self.parts.len() == 1)
            && let Some(verb) = counting_verb(context, groups, at).or_else(|| self.counted_behind())
            && let Some((Some(side), country)) = subject_side(context, groups, verb)
                .or_else(|| subject_of_participle(context, groups, verb))
                .or_else(|| self.counts_own_as_told().map(|side| (Some(side), None)))
                .or_else(|| self.joined_to_speech(verb))
                .or_else(|| {
                    // "Ils ont laissé neuf corps": of anybody.
                    let told = || self.heads_clause_of(verb).or_else(|| self.they_count(verb));
                    Some(()).filter(|()| !is_body(context, victims)).and_then(|()| told()).map(|side| (Some(side), None))
                })
        {
            who.category = Some(side);
            who.of_country(country);
        }
        // "Le village enterre ses onze morts", "l'armée pleure ses quatre morts"
        if victims.effect.is_some()
            && victims.category.is_none()
            && who.category.is_none_or(|c| c == Victims::People)
            && let Some(side) = self.possessed_by()
        {
            who.category = Some(side);
        }
    }

    /// Whether a word for those of any side, with nothing that says whose they are, was taken for people of one kind.
    fn are_comrades_taken_for(&self, who: &Who, kind: Victims) -> bool {
        who.category == Some(kind) && self.victims.of.is_none() && self.are_only_comrades()
    }

    /// What a side owns to befell its own.
    pub(super) fn owned_to_by_side(&self, who: &mut Who) {
        let Self { context, groups, at, victims, .. } = *self;
        // "l'armée admet la mort de trente hommes", "elle n'en reconnaît que sept": what a side owns to befell its own.
        let men = || who.category == Some(Victims::People) && victims.group.is_none() && self.are_only_comrades();
        let again = || victims.anaphoric && victims.category.is_none() && matches!(who.category, None | Some(Victims::People));
        if victims.of.is_none()
            && who.effect != Effect::Detained
            && (men() || again())
            && let Some((Some(side), country)) = self.owns_to()
        {
            who.category = Some(side);
            who.of = country;
        }
        // "les pertes s'élèvent à onze hommes pour l'armée": of the side whose loss they are.
        if self.are_comrades_taken_for(who, Victims::People)
            && let Some(side) = losses_for(context, groups, at)
        {
            who.category = Some(side);
        }
        // "six soldats ont été tués et un homme manque à l'appel": of those told of beside him.
        if who.category == Some(Victims::People)
            && who.effect == Effect::Missing
            && self.are_only_comrades()
            && let Some(side) = shared_side(context, groups, at)
        {
            who.category = Some(side);
        }
    }

    /// Fighters whom a word for those of any side names are of the side that counts or heads them.
    pub(super) fn called_comrades(&self, who: &mut Who) {
        let Self { context, groups, at, .. } = *self;
        // "les forces ont enregistré deux combattants tués": nor do they count as lost those whom they fight.
        if self.are_comrades_taken_for(who, Victims::Militants)
            && let Some((Some(side), country)) =
                counting_verb(context, groups, at).and_then(|verb| subject_side(context, groups, verb))
            && side.are_forces()
        {
            who.category = Some(side);
            who.of = country;
        }
        // "du côté des rebelles, dix éléments ont péri": a word for those of any side.
        if self.are_comrades_taken_for(who, Victims::Soldiers)
            && let Some(side) = side_heading(context, groups, at)
        {
            who.category = Some(side);
        }
    }

    /// "l'armée admet la mort de trente hommes", "n'en reconnaît que sept": the side that counts its own, where nothing but the noun of
    /// harm stands between its verb and the figure.
    pub(super) fn owns_to(&self) -> Option<Side> {
        let Self { context, groups, at, .. } = *self;
        let verb = counting_verb(context, groups, at)?;
        let between = |g: &Group| match &g.kind {
            GroupKind::EffectNoun(n) => !n.people && matches!(n.effect, Effect::Killed | Effect::Missing | Effect::Captured),
            GroupKind::Word => !has_finite(context, g),
            _ => false,
        };
        groups[verb + 1..at].iter().all(between).then_some(())?;
        // "la mort de six hommes lundi, des bergers": who they were is told behind.
        let others = |pair: &[Group]| {
            matches!(pair[0].kind, GroupKind::Mark(','))
                && matches!(&pair[1].kind, GroupKind::Victims(v) if v.implicit && v.plural
                    && v.category.is_some_and(|c| c != Victims::People && !c.are_forces()))
        };
        if groups[at..].windows(2).any(others) {
            return None;
        }
        let told = || self.counts_own_as_told().map(|side| (Some(side), None));
        subject_side(context, groups, verb).or_else(|| subject_of_participle(context, groups, verb)).or_else(told)
    }

    /// "La patrouille de l'armée tombée lundi dans une embuscade compte dix tués", "Les rebelles, qui ont attaqué la ville, ont eu dix tués": the
    /// party at the head of a clause, where only what is said of it without a finite verb, or in a relative clause, stands before a verb
    /// that counts.
    pub(super) fn heads_clause_of(&self, verb: usize) -> Option<Victims> {
        let Self { context, groups, .. } = *self;
        let comma = |i: usize| matches!(groups[i].kind, GroupKind::Mark(','));
        let opening =
            |g: &Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Word | GroupKind::Target(_) | GroupKind::Mark(','));
        let side = |g: &Group| match &g.kind {
            GroupKind::Source(s) => s.class.and_then(|class| side_of_source(context, g, class)),
            _ => party_of(context, g).map(|(side, _)| side),
        };
        let party = groups[..verb].iter().take(HEADS_WITHIN).position(|g| side(g).is_some())?;
        let governs =
            [Function::By, Function::Against, Function::At, Function::In, Function::With, Function::After, Function::AfterOf];
        let governed = groups[..party].iter().any(|g| context.is_any(g.start, &governs) || has_finite(context, g))
            || context.is_any(groups[party].start, &governs);
        if governed || !groups[..party].iter().all(opening) {
            return None;
        }
        let relative = comma(party + 1) && context.is(groups[party + 2].start, Function::Who) && comma(verb - 1);
        let quiet = |g: &Group| match &g.kind {
            GroupKind::Effect(e) => e.voice == Voice::Participle,
            GroupKind::Word => !has_finite(context, g),
            kind => matches!(kind, GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Incident(_) | GroupKind::Target(_)),
        };
        let between = &groups[party + 1..verb];
        let told = relative || !between.is_empty() && between.iter().all(quiet);
        side(&groups[party]).filter(|_| told)
    }

    /// "Les soldats ont été attaqués. Ils ont eu dix morts": the party with which the sentence before opened, where a pronoun stands for it
    /// right before a verb that counts.
    pub(super) fn they_count(&self, verb: usize) -> Option<Victims> {
        let Self { context, groups, .. } = *self;
        let small = |g: &&Group| context.is_any(g.start, &[Function::Negation, Function::CliticOf, Function::There]);
        let subject = verb.checked_sub(1 + groups[..verb].iter().rev().take(2).take_while(small).count())?;
        let start = groups[subject].start;
        let words =
            context.function_length(start, Function::PronounPlural).filter(|_| context.is(start, Function::PronounPlural));
        // "L'armée a pris le pont. Elle n'a eu aucun blessé."
        let one = context.is(start, Function::Pronoun) && !context.is(start, Function::PronounOne) && words.is_none();
        // "Ces derniers ont eu dix morts", "Celle-ci a eu dix morts": those named last.
        let latter = words.is_some_and(|words| words > 1) || context.is_pronoun_of_two_words(start);
        match words {
            _ if latter => self.before.side.filter(|(when, _)| self.before.sentence - when == 1).map(|(_, side)| side),
            Some(1) => self.before.opener(),
            None if one => self.before.first_party(),
            _ => None,
        }
    }

    /// "« Nous avons perdu six hommes, ils ont eu vingt morts »": whether whoever is quoted speaks of his own side, and then says of "them" that
    /// they have so many dead.
    pub(super) fn they_have(&self) -> bool {
        let Self { context, groups, at, attribution, .. } = *self;
        let Some(verb) = counting_verb(context, groups, at) else { return false };
        let start = groups[verb].start;
        let they = |i: usize| context.is(i, Function::PronounPlural) && context.is(i, Function::Pronoun);
        // "« Nos alliés ont été attaqués, ils ont eu dix morts »": those are his own; not where fighters are named.
        let fighters = || groups[..verb].iter().any(|g| party_of(context, g).is_some_and(|(side, _)| side == Victims::Militants));
        let ours = |i: usize| {
            let we = context.is(i, Function::PronounWe);
            context.tokens[i].quoted && (we || context.is_any(i, &[Function::DetOurs, Function::OurCamp]) && fighters())
        };
        let serves = |class| {
            matches!(
                class,
                SpeakerClass::Army | SpeakerClass::SecurityForces | SpeakerClass::Government | SpeakerClass::ArmedGroup
            )
        };
        let fights = || attribution.speaker(at).is_some_and(|s| serves(s.class));
        start > 0 && they(start - 1) && context.tokens[start].quoted && (0..start - 1).any(ours) && fights()
    }

    /// "Le village enterre ses onze morts", "l'armée pleure ses morts": whose dead a pronoun of possession says they are, by the subject that stands
    /// before the verb with nothing else.
    pub(super) fn possessed_by(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let own =
            context.is(groups[at].start, Function::DetPoss) || at > 0 && context.is(groups[at - 1].end - 1, Function::DetPoss);
        let verb = at.checked_sub(1).filter(|_| own)?;
        let finite = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active) || has_finite(context, g);
        let finite = |g: &Group| finite(g) || matches!(&g.kind, GroupKind::Speech(s) if !s.participle);
        if !finite(&groups[verb]) {
            return None;
        }
        if of_a_village(context, groups, verb) {
            return Some(Victims::Civilians);
        }
        subject_side(context, &groups[verb.saturating_sub(1)..=verb], 1)
            .and_then(|(side, _)| side)
            .or_else(|| verb.checked_sub(1).and_then(|i| party_of(context, &groups[i])).map(|(side, _)| side))
    }

    /// "Elle déplore deux morts": the side that speaks, where a pronoun stands for it before a verb with which a side counts its own.
    pub(in crate::state::tolls) fn counts_own_as_told(&self) -> Option<Victims> {
        let verb = counting_verb(self.context, self.groups, self.at)?;
        // "elle n'en reconnaît que sept"
        let small = |g: &&Group| self.context.is_any(g.start, &[Function::Negation, Function::CliticOf]);
        let verb = verb - self.groups[..verb].iter().rev().take(2).take_while(small).count();
        let pronoun = verb.checked_sub(1).is_some_and(|i| {
            let start = self.groups[i].start;
            let we = self.context.is(start, Function::PronounWe) || self.is_joined_to_we(i);
            we || self.context.is(start, Function::Pronoun) && !self.context.is(start, Function::PronounOne)
        });
        let speaker = self.attribution.speaker(self.at).filter(|_| pronoun)?;
        matches!(speaker.class, SpeakerClass::Army | SpeakerClass::ArmedGroup)
            .then(|| speaker_side(self.attribution, self.at).and_then(|(side, _)| side))
            .flatten()
    }

    /// "le mouvement dit avoir détruit la colonne et déplore sept morts": the side that speaks, where "and" joins the verb that counts to
    /// another.
    pub(super) fn joined_to_speech(&self, verb: usize) -> Option<Side> {
        let and = verb.checked_sub(1).filter(|and| self.context.is(self.groups[*and].start, Function::And))?;
        let says = |g: &Group| matches!(g.kind, GroupKind::Speech(_));
        let speaker = self.attribution.speaker(self.at)?;
        let party = matches!(speaker.class, SpeakerClass::Army | SpeakerClass::ArmedGroup);
        speaker_side(self.attribution, self.at).filter(|_| party && self.groups[..and].iter().any(says))
    }

    /// "« Nous avons tué neuf rebelles et déplorons deux blessés »": whether "and" joins a verb to one of which "we" is the subject.
    pub(super) fn is_joined_to_we(&self, and: usize) -> bool {
        let Self { context, groups, .. } = *self;
        let names =
            |g: &&Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_)) || context.is(g.start, Function::Pronoun);
        let we = |g: &Group| context.is(g.start, Function::PronounWe);
        context.is(groups[and].start, Function::And)
            && context.tokens[groups[and].start].quoted
            && groups[..and].iter().rev().take(JOINED_TO_WE).find(|g| names(g) || we(g)).is_some_and(we)
    }

    /// "L'armée n'a aucun tué à déplorer": where the verb stands with which a side counts its own, behind them and "to have".
    pub(super) fn counted_behind(&self) -> Option<usize> {
        let Self { context, groups, at, .. } = *self;
        let to = groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::At));
        let counts = matches!(groups.get(at + 2).map(|g| &g.kind), Some(GroupKind::Speech(s)) if context.lexicon.verbs[s.verb as usize].counts_own);
        at.checked_sub(1).filter(|have| to && counts && context.is_auxiliary(groups[*have].end - 1))
    }

    /// "se sont enfuis en laissant 70 corps dans la ville": bodies that lie among houses may be anybody's.
    pub(super) fn lie_in_town(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let town = |g: &Group| {
            matches!(g.kind, GroupKind::Target("village" | "town" | "market"))
                || (g.start..g.end).any(|i| context.is_settlement(i))
        };
        let mut behind = groups[at + 1..].iter().take(LIE_WITHIN);
        is_body(context, victims) && behind.by_ref().any(|g| context.is(g.start, Function::In)) && behind.any(town)
    }

    /// Whether the clauses before tell that attackers fell upon a village or town, and of no force there whom they may have fought.
    pub(super) fn of_an_unarmed_place(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let falls_upon = |g: &Group| {
            matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active && !e.negated
                && e.incident.is_some_and(|(kind, _)| matches!(kind, Kind::Attack | Kind::Massacre)))
        };
        let verb = groups[..at].iter().rposition(falls_upon);
        let place = |g: &Group| {
            matches!(&g.kind, GroupKind::Place(_) | GroupKind::Target("village" | "town" | "market" | "displaced_camp"))
        };
        let forces = |g: &Group| {
            matches!(&g.kind, GroupKind::Actor(a) if a.force)
                || party_of(context, g).is_some_and(|(side, _)| side.are_forces())
                || matches!(g.kind, GroupKind::Target(what) if !matches!(what, "village" | "town" | "market" | "displaced_camp"))
        };
        // "avant d'être repoussés, laissant derrière eux onze corps"
        let repelled = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Passive && (e.incident.is_some() || e.outcome.is_some()));
        verb.is_some_and(|verb| groups[verb + 1..at].iter().take(UPON).any(place) && !groups[verb + 1..at].iter().any(repelled))
            && !groups.iter().any(forces)
    }
}

/// "pertes civiles", "victimes collatérales": whether a word behind a noun of losses says that they were civilians.
fn is_civil(context: &Context<'_>, victims: &VictimGroup) -> bool {
    let civil = |s: &Sense| matches!(s, Sense::Victim { category: Victims::Civilians, group: None, .. });
    victims.category.is_none()
        && victims.effect.is_some()
        && victims.noun.is_some_and(|(noun, end)| {
            (noun + 1..end).any(|i| context.senses_of(i, &[SenseClass::Victim]).any(|(_, s)| civil(s)))
        })
}
