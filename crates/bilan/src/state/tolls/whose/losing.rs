//! Of whose side those are whom a side loses, or of whom the words say that they are of theirs.

use super::super::TollFound;
use super::super::figure::Figure;
use super::{Who, listed_with, of_a_village};
use crate::lexicon::{Frame, Function, Sense, SenseClass, SourceRole};
use crate::model::{Effect, SpeakerClass, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, VictimGroup, Voice};
use crate::state::sides::{
    Side, agent_side, attacked, dealt_at_once, loses_in_relative, lost_by_post, party_of, side_before, side_of_source,
    speaker_side, subject_side,
};
use crate::state::untold::has_finite;

/// Whoever leads others stands so many groups before them.
const LED_WITHIN: usize = 8;

/// "nous a fait": so many words before the infinitive.
const MADE_LOSE: usize = 3;

/// Whoever harms others, or has harmed them before, is named so many groups before the verb.
const PARTY_WITHIN: usize = 5;

/// A subject ends at most so many words before its verb.
const SUBJECT_WITHIN: usize = 3;

/// What a militia is called where nothing says whose it is.
const MILITIA: &str = "militia";

impl Figure<'_, '_> {
    /// "six de ses hommes"
    pub(super) fn are_his_men(&self) -> bool {
        let group = &self.groups[self.at];
        (group.start..group.end).any(|i| self.context.is(i, Function::OfOursNoun) && !self.context.is(i, Function::DetDem))
    }

    /// Those told of right before, of whose side they are.
    pub(super) fn listed_behind(&self, who: &Who) -> Option<&TollFound> {
        let Self { context, groups, at, victims, proposal, .. } = *self;
        // "le commandant et six de ses hommes": they are of the side of the one named before them.
        // "dix soldats sont morts et 25 de leurs camarades blessés"
        self.found.last().filter(|t| {
            let their = victims.noun.is_some() && who.category == Some(Victims::People) && t.victims.are_forces();
            // "ont tué six soldats et perdu trois des leurs": a verb of losing takes them from its subject.
            let loses = proposal.own_side && proposal.verb.is_some_and(|verb| verb > t.group);
            // "dix soldats et leur chef"
            let chief = who.category == Some(Victims::People) && victims.implicit && !victims.plural && victims.of.is_none();
            let with_them = chief
                && (t.victims.are_forces() || t.victims == Victims::Militants)
                && context.is(groups[at].start, Function::DetPoss)
                && context.is(groups[at - 1].start, Function::And);
            let listed = || listed_with(context, groups, t.group, at);
            // "40 morts, dont trois de ses hommes": of a part of people whose side is open it is the speaker who says.
            let open = self.total.is_some() && t.victims == Victims::People;
            // "un chef rebelle, A. B., et six de ses hommes"
            let led = self.are_his_men() && t.quantity.high == Some(1) && at - t.group <= LED_WITHIN;
            victims.own && !loses && !open && (their || led || listed()) || with_them && listed()
        })
    }

    /// Who falls with a chief, or is a colleague of somebody, is of his side.
    pub(super) fn of_the_one_before(&self, who: &mut Who) {
        let Self { context, groups, at, victims, .. } = *self;
        // "le chef rebelle a été tué avec cinq de ses lieutenants"
        let led = self.found.last().filter(|t| t.victims == Victims::Militants && at - t.group <= LED_WITHIN);
        if self.are_his_men()
            && who.category == Some(Victims::Soldiers)
            && victims.of.is_none()
            && led.is_some_and(|t| t.quantity.high == Some(1))
        {
            who.category = Some(Victims::Militants);
        }
        // "Un policier est mort. Son collègue a été blessé": of the one told of before.
        let alone = victims.implicit && !victims.plural && context.is(groups[at].start, Function::DetPoss);
        let colleague = alone && who.category == Some(Victims::People) && self.are_comrades();
        let told_of = self.found.last().map(|t| t.victims).or_else(|| self.before.lately());
        if let Some(side) = told_of.filter(|side| colleague && side.are_forces()) {
            who.category = Some(side);
        }
    }

    /// Of whoever loses them: the first that tells it says which side it is.
    pub(super) fn of_whoever_loses(&self, who: &mut Who) {
        let Self { context, groups, at, victims, proposal, attribution, .. } = *self;
        let (side, country) = self
            .of_the_foe()
            .or_else(|| {
                let dealt = proposal.own_side && proposal.verb.is_none();
                let (_, side) = Some(at).filter(|_| dealt).and_then(|at| dealt_at_once(context, groups, at))?;
                Some((Some(side), None))
            })
            .or_else(|| self.ours())
            .or_else(|| self.of_the_other())
            .or_else(|| self.joined_subject())
            .or_else(|| self.says_own())
            .or_else(|| self.civilians_own())
            .or_else(|| self.of_the_subject())
            .or_else(|| self.of_the_one_told())
            .or_else(|| self.of_the_group_told())
            .or_else(|| {
                self.theirs().filter(|_| victims.own && !proposal.own_side && self.is_of_several()).map(|side| (Some(side), None))
            })
            .or_else(|| loses_in_relative(context, groups, proposal.verb?).map(|side| (Some(side), None)))
            .or_else(|| side_before(context, groups, at, proposal.verb))
            .or_else(|| of_a_village(context, groups, proposal.verb.unwrap_or(at)).then_some((Some(Victims::Civilians), None)))
            .or_else(|| lost_by_post(context, groups, proposal.verb?).map(|side| (Some(side), None)))
            .or_else(|| speaker_side(attribution, at))
            .or_else(|| self.of_the_people_who_speak())
            .or_else(|| self.of_the_patrol())
            .or_else(|| self.before.teller().filter(|_| victims.own).map(|side| (Some(side), None)))
            .or_else(|| self.before.ranks().map(|side| (Some(side), None)))
            .unwrap_or((None, None));
        // Soldiers stay soldiers, of whichever force.
        let open =
            // "deux de ses éléments": of the group that speaks.
            who.category.is_none_or(|c| {
                let theirs = |s: Victims| s.are_forces() || (victims.own || self.are_comrades()) && s == Victims::Militants;
                // "les forces ont perdu neuf combattants"
                let fought = c == Victims::Militants && victims.of.is_none() && self.are_comrades();
                c == Victims::People || c == Victims::Soldiers && side.is_some_and(theirs) || fought && side.is_some_and(Victims::are_forces)
            });
        if open {
            who.category = side.or(who.category);
        }
        who.of_country(country);
        // "nous avons perdu deux soldats et quatre miliciens", an officer says: they fought beside his men.
        let theirs = || side.or_else(|| speaker_side(attribution, at).and_then(|(side, _)| side));
        if who.category == Some(Victims::Militants)
            && victims.of.is_none()
            && is_militia(context, victims)
            && theirs().is_some_and(Victims::are_forces)
        {
            who.category = Some(Victims::Volunteers);
        }
    }

    /// Whoever is lost with the forces fought with them; whom a side says that it killed, against it.
    pub(super) fn lost_with_forces(&self, who: &mut Who) {
        let Self { context, groups, at, victims, proposal, .. } = *self;
        // "nous avons perdu cinq policiers et trois miliciens": whoever is lost with the forces fought with them.
        let own_verb = |t: &TollFound| !groups[t.group..at].iter().any(|g| matches!(g.kind, GroupKind::Effect(_)));
        let lost = || proposal.own_side || self.verb().is_some_and(|verb| verb.frame == Frame::Own);
        if who.category == Some(Victims::Militants)
            && victims.of.is_none()
            && self
                .found
                .last()
                .is_some_and(|t| t.victims.are_forces() && listed_with(context, groups, t.group, at) && own_verb(t))
            && lost()
        {
            who.category = Some(Victims::Volunteers);
        }
        // "« Nous en avons tué dix »"
        if victims.category.is_none()
            && let Some(side) = self.foe_counted()
        {
            (who.category, who.of) = (Some(side), None);
        }
    }

    /// "L'unité a perdu dix hommes": the forces told of, where nothing but the word for a patrol or a unit stands before the verb.
    pub(super) fn of_the_patrol(&self) -> Option<Side> {
        let verb = self.proposal.verb.filter(|verb| self.proposal.own_side && *verb < self.at)?;
        let named =
            |at: usize| self.context.senses_of(at, &[SenseClass::Target]).any(|(_, s)| matches!(s, Sense::Target("patrol")));
        // "la patrouille": an operation, and those who are on it.
        let on_it = |g: &Group| matches!(g.kind, GroupKind::Incident(_)) && (g.start..g.end).any(named);
        let patrol = self.groups[..verb].iter().any(|g| matches!(g.kind, GroupKind::Target("patrol")) || on_it(g));
        patrol.then(|| (Some(self.before.forces().unwrap_or(Victims::Soldiers)), None))
    }

    /// The side that whoever speaks fights: militants where that is a force; forces where it is an armed group and the report tells of any.
    pub(in crate::state::tolls) fn foe(&self) -> Option<Victims> {
        let (own, _) = speaker_side(self.attribution, self.at)?;
        Some(match own? {
            Victims::Militants if self.before.forces_named() => Victims::Soldiers,
            _ => Victims::Militants,
        })
    }

    /// "l'ennemi a perdu douze hommes", "« nous avons tué dix de leurs hommes »", "« plusieurs de leurs membres sont morts »": those whom
    /// a side that speaks calls its enemy, or nothing but "them".
    pub(super) fn of_the_foe(&self) -> Option<Side> {
        let Self { context, groups, at, victims, proposal, .. } = *self;
        let verb = proposal.verb.filter(|verb| *verb < at);
        let enemy = || {
            verb.is_some_and(|verb| {
                let start = groups[verb].start;
                let near = (start.saturating_sub(SUBJECT_WITHIN)..start).rev().take_while(|i| context.tokens[*i].is_word());
                let by = |i: usize| (i.saturating_sub(2)..i).any(|i| context.is_any(i, &[Function::By, Function::Against]));
                near.into_iter().any(|i| context.is(i, Function::Foe) && !by(i))
            })
        };
        let possessive =
            |i: usize| context.is(i, Function::DetPoss) && !context.is_any(i, &[Function::DetOurs, Function::DetMine]);
        let theirs = || {
            let named = |g: &Group| matches!(g.kind, GroupKind::Actor(_)) || party_of(context, g).is_some();
            context.tokens[groups[at].start].quoted
                && (groups[at].start..groups[at].end).any(possessive)
                && !groups[..at].iter().any(|g| context.tokens[g.start].quoted && named(g))
        };
        // "« eux ont perdu neuf hommes »", whoever was attacked says.
        let opposite = || {
            let before = verb.and_then(|verb| groups[verb].start.checked_sub(1));
            before.is_some_and(|i| context.is(i, Function::PronounStressed) && context.tokens[i].quoted)
        };
        if proposal.own_side && opposite() {
            let fights = self.attribution.speaker(at).is_some_and(|s| s.class == SpeakerClass::ArmedGroup);
            return Some((Some(if fights { Victims::Soldiers } else { Victims::Militants }), None));
        }
        let met = proposal.own_side && enemy() || victims.own && theirs();
        met.then(|| self.foe()).flatten().map(|side| (Some(side), None))
    }

    /// "six des nôtres", "six de nos hommes": of whoever speaks, and where nobody does, of the forces of the country.
    pub(super) fn ours(&self) -> Option<Side> {
        let Self { context, groups, at, attribution, .. } = *self;
        // "un haut responsable militaire": an officer who is not named is of the forces that were told of.
        let serves = |s: &Sense| matches!(s, Sense::Victim { category, .. } if category.are_forces());
        let unnamed = |s: &crate::model::Speaker| {
            let named = |i: &usize| {
                let span = context.tokens[*i].span;
                span.start >= s.span.start && span.end <= s.span.end
            };
            s.class == SpeakerClass::UnnamedSource
                && (0..context.len()).filter(named).any(|i| context.senses_of(i, &[SenseClass::Victim]).any(|(_, s)| serves(s)))
        };
        let told = || self.before.category.filter(|c| c.are_forces() && attribution.speaker(at).is_some_and(unnamed));
        // "« Trois des nôtres sont morts », a dit le commandant de la gendarmerie"
        let corps = || self.corps_that_speaks().map(|side| (Some(side), None));
        let said = || speaker_side(attribution, at).or_else(corps).unwrap_or_else(|| (told(), None));
        // "« deux de mes hommes »", an officer says
        let mine = || self.corps_that_speaks().is_some() || speaker_side(attribution, at).is_some();
        let ours = |i: usize| context.is(i, Function::DetOurs) || context.is(i, Function::DetMine) && mine();
        if (groups[at].start..groups[at].end).any(ours) {
            return Some(if attribution.speaker(at).is_some() { said() } else { (Some(Victims::Soldiers), None) });
        }
        // "nous avons perdu sept personnes"
        let verb = self.proposal.verb.filter(|verb| *verb > 0 && *verb < at)?;
        let people = || self.victims.noun.is_some_and(|(noun, _)| !context.is(noun, Function::Comrades));
        // "l'ennemi nous a fait perdre sept hommes"
        let start = groups[verb].start;
        let made = || (start.saturating_sub(MADE_LOSE)..start).any(|i| context.is(i, Function::PronounWe));
        let we = context.is(groups[verb - 1].start, Function::PronounWe) || loses_own(self.verb()) && made();
        we.then(|| if people() { (None, None) } else { said() })
    }

    /// "l'armée a attaqué les rebelles et tué dix de leurs hommes", "les rebelles ont visé une patrouille, tuant dix de ses membres":
    /// whoever a side kills is of the other.
    ///
    /// "les rebelles ont tué dix de ses hommes": nor are they rebels.
    pub(super) fn of_the_other(&self) -> Option<Side> {
        let Self { context, groups, at, victims, proposal, .. } = *self;
        // "les gardes ont blessé deux de leurs collègues": by mistake.
        let close = |s: &Sense| matches!(s, Sense::Source { class: SpeakerClass::Residents, role: SourceRole::Office, .. });
        let (noun, _) = victims.noun.unwrap_or((groups[at].start, groups[at].end));
        let friends = context.senses_of(noun, &[SenseClass::Source]).any(|(_, s)| close(s));
        let verb = proposal.verb.filter(|verb| *verb < at && victims.own && !friends && !proposal.own_side)?;
        let harms = |e: &EffectGroup| {
            e.frame == Frame::Transitive
                && matches!(e.voice, Voice::Active | Voice::Unfinite)
                && !e.reflexive
                && e.outcome.is_none()
        };
        let harmed = matches!(proposal.effect, Effect::Killed | Effect::Wounded | Effect::Captured);
        // "les rebelles disent avoir enterré trois des leurs": whom a side buries was its own.
        let buries = |e: &EffectGroup| context.lexicon.verbs[e.verb as usize].counts_own;
        self.verb().filter(|e| harms(e) && harmed && !buries(e))?;
        if let Some(side) = self.of_whoever_says(verb) {
            return Some((Some(side), None));
        }
        let party = |i: &usize| subject_side(context, &groups[*i..], 1).and_then(|(side, _)| side).map(|side| (*i, side));
        let (named, side) = (verb.saturating_sub(PARTY_WITHIN)..verb).rev().find_map(|i| party(&i))?;
        // "les frappes ont détruit des bases du groupe et tué dix de ses membres": of the side whose things were hit first.
        let small = |g: &&Group| {
            matches!(g.kind, GroupKind::Word | GroupKind::Target(_) | GroupKind::Actor(_)) && !has_finite(context, g)
        };
        let mut hit = groups[..named].iter().rev().take(PARTY_WITHIN).skip_while(small);
        let object = hit.next().is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active));
        // "les rebelles ont exécuté quatre de leurs membres": where nobody else is told of, they are their own.
        let told = |g: &Group| match &g.kind {
            GroupKind::Actor(_) | GroupKind::Source(_) => true,
            GroupKind::Victims(v) => v.effect.is_none() && v.category.is_some_and(|c| c.are_forces() || c == Victims::Militants),
            GroupKind::Target(_) => true,
            _ => context.is(g.start, Function::Pronoun),
        };
        let before = self.before.side.map(|(_, side)| side).into_iter().chain(self.before.category);
        let acted = |g: &Group| matches!(g.kind, GroupKind::Effect(_)) || has_finite(context, g);
        let first = !groups[named..verb].iter().any(acted);
        // Further on, the possessive may be of those whom an earlier sentence told of.
        let alone = first
            && self.before.sentence <= 1
            && groups[..at].iter().filter(|g| told(g)).count() == 1
            && before.into_iter().all(|b| b == side);
        let other = match side {
            side if object => Some(side),
            side if alone => Some(side),
            side if side.are_forces() => Some(Victims::Militants),
            // "La police accuse le gang d'avoir tué trois de ses agents": of the force that was named before.
            Victims::Militants => {
                let force = |g: &Group| match &g.kind {
                    GroupKind::Source(s) => s.class.and_then(|class| side_of_source(context, g, class)),
                    _ => party_of(context, g).map(|(side, _)| side),
                };
                let force = groups[..named].iter().rev().filter_map(force).find(|side| side.are_forces());
                Some(force.unwrap_or(Victims::Soldiers))
            }
            _ => None,
        };
        other.map(|side| (Some(side), None))
    }

    /// "L'armée affirme qu'une mine a tué trois de ses hommes", "l'armée accuse sa voisine d'avoir tué trois de ses hommes": of the side that
    /// speaks, where it is one as their owner is; "l'armée affirme que les rebelles ont tué trois de leurs hommes": else of those who did it.
    pub(super) fn of_whoever_says(&self, verb: usize) -> Option<Victims> {
        let Self { context, groups, at, victims, .. } = *self;
        let men = victims.noun.is_some_and(|(noun, _)| context.is(noun, Function::Comrades));
        let of_class = |g: &Group, class| match class {
            SpeakerClass::Un if men => Some(Victims::Peacekeepers),
            _ => side_of_source(context, g, class),
        };
        let side = |g: &Group| match &g.kind {
            GroupKind::Source(s) => s.class.and_then(|class| of_class(g, class)).map(|side| (side, s.plural)),
            _ => party_of(context, g),
        };
        let did = groups[..verb].iter().rev().find(|g| !matches!(g.kind, GroupKind::Word));
        // "le chef rebelle a tué trois de ses hommes": whoever leads them is their own.
        let leads = |g: &&Group| (g.start.saturating_sub(2)..g.end).any(|i| context.is(i, Function::ChiefOf));
        let one = |g: &Group| match &g.kind {
            GroupKind::Victims(v) => v.category.filter(|c| *c != Victims::People),
            _ => side(g).map(|(side, _)| side),
        };
        if let Some(led) = did.filter(leads).and_then(one) {
            return Some(led);
        }
        let said = groups[..verb].iter().rposition(|g| matches!(g.kind, GroupKind::Speech(_)))?;
        let (own, several) = groups[..said].iter().rev().find_map(side)?;
        let between = &groups[said + 1..verb];
        let acted = |g: &Group| matches!(g.kind, GroupKind::Effect(_)) || has_finite(context, g);
        let pronoun = |g: &Group| context.is(g.start, Function::Pronoun);
        let active = self.verb().is_some_and(|e| e.voice == Voice::Active);
        let killers = between.iter().rev().find_map(side);
        if between.iter().any(|g| acted(g) || pronoun(g)) || !active && killers.is_none() {
            return None;
        }
        let of_several = (groups[at].start..groups[at].end).any(|i| context.is(i, Function::OfSeveral));
        if of_several == several {
            return Some(own);
        }
        killers.filter(|(_, many)| *many == of_several).map(|(side, _)| side)
    }

    /// "Les terroristes ont attaqué la patrouille. Six de ses membres ont été blessés", "Un groupe a attaqué la patrouille. Six de ses membres …":
    /// of one owner, who is the party with which the sentence before opened, where that is one, else what those attacked who did it.
    pub(super) fn of_the_one_told(&self) -> Option<Side> {
        let Self { context, groups, at, victims, before, .. } = *self;
        let possessive =
            (groups[at].start..groups[at].end).find(|i| context.is(*i, Function::OfOursNoun)).filter(|_| victims.own)?;
        let several = (possessive..groups[at].end).any(|i| context.is(i, Function::OfSeveral));
        if several || context.is(possessive, Function::DetDem) {
            return None;
        }
        // "Les assaillants ont attaqué le convoi, et six de ses membres ont été tués": one owner is none of several.
        let many = |g: &Group| party_of(context, g).is_some_and(|(side, several)| several && side == Victims::Militants);
        let one = |g: &Group| matches!(g.kind, GroupKind::Source(_)) || matches!(g.kind, GroupKind::Actor(_)) && !many(g);
        if groups[..at].iter().any(|g| one(g) || party_of(context, g).is_some()) {
            let only = groups[..at].iter().any(many) && !groups[..at].iter().any(one);
            return only.then(|| (attacked(context, groups, at), None));
        }
        match (before.opener(), before.first_party()) {
            (Some(Victims::Militants), _) => before.attacked().or_else(|| before.patrol()).map(|side| (Some(side), None)),
            (None, Some(one)) => Some((Some(one), None)),
            _ => None,
        }
    }

    /// "Le groupe a laissé douze des siens", "Des rebelles ont attaqué. Deux des leurs ont été tués par les gendarmes": of a group told of
    /// before by what it is, or of those with whom the sentence before opened, where forces did it.
    pub(super) fn of_the_group_told(&self) -> Option<Side> {
        let Self { context, groups, victims, before, .. } = *self;
        let anaphor = |s: &Sense| {
            matches!(s, Sense::Source { class: SpeakerClass::ArmedGroup, role: SourceRole::Anaphor, .. }).then_some(())
        };
        let subject = context.is(0, Function::DetDef) && context.longest_of(1, &[SenseClass::Source], anaphor).is_some();
        let by_forces = || {
            let verb = self.proposal.verb.filter(|_| self.verb().is_some_and(|e| e.voice == Voice::Passive));
            let by = verb.and_then(|verb| agent_side(context, groups, verb)).and_then(|(side, _)| side);
            by.is_some_and(Victims::are_forces) && before.opener() == Some(Victims::Militants)
        };
        (victims.own && (subject || by_forces())).then_some((Some(Victims::Militants), None))
    }

    /// "les rebelles ont attaqué l'armée, et sept de leurs hommes sont morts": of two parties those whose number the possessive has, and of
    /// two of that number the one with which the sentence opens.
    pub(super) fn of_the_subject(&self) -> Option<Side> {
        let Self { context, groups, at, victims, proposal, .. } = *self;
        // "tuant dix soldats et perdant vingt des leurs": a participle has the subject of the sentence.
        let loses = |verb: usize| proposal.own_side && verb < at && context.is_present_participle(groups[verb].end - 1);
        if proposal.verb.is_some_and(loses) {
            let first = groups[..at].iter().find_map(|g| Some((party_of(context, g)?, g)));
            let brought = |g: &Group| {
                g.start > 0 && (g.start - 1..=g.start).any(|i| context.is_any(i, &[Function::By, Function::Of, Function::DetDu]))
            };
            return first.filter(|(_, g)| !brought(g)).map(|((side, _), _)| (Some(side), None));
        }
        let possessive = (groups[at].start..groups[at].end).find(|i| context.is(*i, Function::OfOursNoun))?;
        let several = (possessive..groups[at].end).any(|i| context.is(i, Function::OfSeveral));
        proposal.verb.filter(|verb| *verb > at && victims.own && !proposal.own_side)?;
        let suffers = self.verb().is_some_and(|e| e.voice == Voice::Passive || e.frame == Frame::Intransitive);
        let brings = [Function::By, Function::Against, Function::Of, Function::DetDu, Function::At];
        let brought_in = |g: &Group| (g.start.saturating_sub(2)..=g.start).any(|i| context.is_any(i, &brings));
        let mut parties = groups[..at].iter().filter_map(|g| Some((party_of(context, g)?, brought_in(g))));
        let ((first, many), behind) = parties.next().filter(|_| suffers)?;
        let other = parties.any(|((side, _), _)| side.is_of_another_side(first));
        (other && !behind && many == several).then_some((Some(first), None))
    }

    /// "les villageois ont enterré huit des leurs": of those named last, where they are no party.
    pub(super) fn civilians_own(&self) -> Option<Side> {
        let Self { context, groups, at, victims, proposal, .. } = *self;
        let named = || groups[..at].iter().rev().find_map(|g| party_of(context, g));
        // "les villageois ont perdu six personnes"
        let loses = proposal.verb.filter(|verb| proposal.own_side && *verb < at);
        let subject = || loses.and_then(|verb| verb.checked_sub(1)).and_then(|i| party_of(context, &groups[i]));
        let own = Some(()).filter(|()| victims.own && victims.noun.is_none()).and_then(|()| named());
        let civilians = own.or_else(subject);
        civilians.filter(|(side, _)| *side == Victims::Civilians).map(|(side, _)| (Some(side), None))
    }

    /// "le mouvement a pris trois soldats de l'armée et dit avoir perdu deux hommes": who says so right before is whose they are,
    /// whoever else is named between.
    pub(super) fn says_own(&self) -> Option<Side> {
        let verb = self.proposal.verb.filter(|verb| *verb < self.at)?;
        let says = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if !s.passive);
        let said = speaker_side(self.attribution, self.at).filter(|_| verb > 0 && says(&self.groups[verb - 1]))?;
        let named = side_before(self.context, self.groups, self.at, self.proposal.verb);
        named.is_none_or(|(side, _)| side != said.0).then_some(said)
    }

    /// "les rebelles disent avoir pris dix soldats et reconnaissent avoir perdu six hommes": a verb of speech joined to another has
    /// the subject of that.
    pub(super) fn joined_subject(&self) -> Option<Side> {
        let verb = self.proposal.verb.filter(|verb| *verb < self.at && *verb > 1)?;
        let says = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if !s.passive && !s.participle);
        let joined = says(&self.groups[verb - 1]) && self.context.is(self.groups[verb - 2].start, Function::And);
        let first = self.groups[..verb - 2].iter().rposition(says).filter(|_| joined)?;
        subject_side(self.context, self.groups, first)
    }

    /// "« Ils ont tué dix des nôtres », raconte un habitant": those of whom residents or their chiefs speak as their own.
    pub(super) fn of_the_people_who_speak(&self) -> Option<Side> {
        let speaker = self.attribution.speaker(self.at).filter(|_| self.victims.own)?;
        let quoted = self.context.tokens[self.groups[self.at].start].quoted;
        let people = matches!(speaker.class, SpeakerClass::Residents | SpeakerClass::Community);
        (people && quoted).then_some((Some(Victims::Civilians), None))
    }
}

/// Whether a verb in the infinitive takes people from its subject's own side: "perdre".
fn loses_own(verb: Option<&EffectGroup>) -> bool {
    verb.is_some_and(|e| e.frame == Frame::Own && e.voice == Voice::Unfinite)
}

/// Whether the noun of a group is one for members of a militia and nothing more.
fn is_militia(context: &Context<'_>, victims: &VictimGroup) -> bool {
    let nouns = &context.lexicon.actor_nouns;
    victims.noun.is_some_and(|(noun, end)| {
        let mut senses = context.senses_of(noun, &[SenseClass::ActorNoun]);
        senses.any(|(length, s)| {
            noun + length == end && matches!(s, Sense::ActorNoun { index, .. } if nouns[*index as usize].actor == MILITIA)
        })
    })
}
