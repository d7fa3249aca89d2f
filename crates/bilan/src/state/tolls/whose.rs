//! Who the people of a figure are: what their noun says, else the figures beside it, the side that counts or loses them,
//! and what was told before.

use super::super::ellipsis::opens_with_side;
use super::super::gapped::losses_behind;
use super::super::matcher::speaks_of_them;
use super::super::of_whom::{among_counted, described, of_a_side};
use super::super::parts::goes_on_joining;
use super::super::sides::{
    Side, agent_side, attacked, counting_verb, dealt_at_once, guarded, is_theirs, just_named, loses_in_relative, losses_for,
    lost_by_post, party_of, respective, side_before, side_heading, side_of_source, side_phrase, speaker_side,
    subject_of_participle, subject_side,
};
use super::super::untold::{has_finite, is_said_of_them};
use super::TollFound;
use super::figure::Figure;
use crate::lexicon::{EffectRole, Frame, Function, PlaceWord, Sense, SenseClass, SourceRole, SpeechPreposition};
use crate::model::{Effect, Kind, SpeakerClass, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, Mood, VictimGroup, Voice};

/// A party stands among so many first groups of the clause that it heads.
const HEADS_WITHIN: usize = 5;

/// Bodies are left or taken along by a verb so many words behind them, and who did it stands so many groups from there.
const LEFT_BEHIND: usize = 4;
const BY_WHOM: usize = 6;

/// Women and children who are told of as civilians stand so many groups behind the comma.
const CIVILIANS_BEFORE: usize = 5;

/// Whoever leads others stands so many groups before them.
const LED_WITHIN: usize = 8;

/// What a police force is called where nothing says whose it is.
const POLICE: &str = "police";

/// "nous a fait": so many words before the infinitive.
const MADE_LOSE: usize = 3;

/// "dont le gouverneur de la région a dit qu'ils étaient des rebelles": so many groups behind "of whom" it is said who they were.
const SAID_BEHIND: usize = 10;

/// Whether a verb in the infinitive takes people from its subject's own side: "perdre".
fn loses_own(verb: Option<&EffectGroup>) -> bool {
    verb.is_some_and(|e| e.frame == Frame::Own && e.voice == Voice::Unfinite)
}

/// "we" stands so many groups at most before the verb that is joined to its own.
const JOINED_TO_WE: usize = 10;

/// Where bodies lie is told among so many groups behind them.
const LIE_WITHIN: usize = 4;

/// What was fallen upon is named so many groups behind the verb.
const UPON: usize = 4;

/// Forces that may be soldiers, police or gendarmes.
const MIXED_FORCES: &str = "security forces";

/// Who people are, as far as it is known so far.
struct Who {
    /// What befell them.
    effect: Effect,
    category: Option<Victims>,
    /// Their country or group.
    of: Option<String>,
}

impl Who {
    /// Of this country or group, unless another is known.
    fn of_country(&mut self, country: Option<String>) {
        if self.of.is_none() {
            self.of = country;
        }
    }
}

impl Figure<'_, '_> {
    /// The category and side of the people, as far as anything tells: each step may know better than those before it.
    pub fn whose(&self, effect: Effect) -> Side {
        if let Some(side) = respective(self.context, self.groups, self.at).or_else(|| self.of_those_fought()) {
            return (Some(side), None);
        }
        let (category, of) = self.by_noun(effect);
        let mut who = Who { effect, category, of };
        self.by_rank(&mut who);
        self.counted_by_own_side(&mut who);
        self.owned_to_by_side(&mut who);
        self.called_comrades(&mut who);
        self.with_total_and_parts(&mut who);
        self.said_or_headed(&mut who);
        let listed = self.listed_behind(&who);
        self.of_the_one_before(&mut who);
        match listed {
            Some(before) => {
                who.category = Some(before.victims);
                who.of_country(before.of.clone());
            }
            // Losses are of the side that loses: the subject's, or the speaker's.
            None if self.victims.own || self.proposal.own_side => self.of_whoever_loses(&mut who),
            None => {}
        }
        self.lost_with_forces(&mut who);
        self.of_the_force_hit(&mut who);
        self.by_who_did_it(&mut who);
        self.by_who_says_it(&mut who);
        self.of_several_sides(&mut who);
        (who.category, who.of)
    }

    /// "« nous avons perdu six personnes et eux onze », dit le maire": those whom whoever speaks fought.
    fn of_those_fought(&self) -> Option<Victims> {
        let Self { context, groups, at, victims, attribution, .. } = *self;
        let people = matches!(victims.category, None | Some(Victims::People));
        let theirs = victims.anaphoric && people && is_theirs(context, groups, at);
        // "« Nos forces ont été attaquées, ils ont eu vingt morts », dit le colonel"
        if !theirs && !(victims.effect.is_some() && victims.category.is_none() && self.they_have()) {
            return None;
        }
        let fights = attribution.speaker(at).is_some_and(|s| s.class == SpeakerClass::ArmedGroup);
        Some(if fights { Victims::Soldiers } else { Victims::Militants })
    }

    /// "dix éléments": whether their noun calls them those of any side.
    fn are_comrades(&self) -> bool {
        self.victims.noun.is_some_and(|(start, _)| self.context.is(start, Function::Comrades))
    }

    /// Whether it says nothing more of them.
    fn are_only_comrades(&self) -> bool {
        self.are_comrades() && self.victims.noun.is_some_and(|(start, end)| end == start + 1)
    }

    /// Who they are by their number, their rank, their chief or what they wear.
    fn by_rank(&self, who: &mut Who) {
        let Self { context, groups, at, victims, .. } = *self;
        // "Les soldats, au nombre de neuf, ont été tués"
        if victims.anaphoric
            && victims.category.is_none()
            && let Some(side) = numbered_people(context, groups, at)
        {
            who.category = Some(side);
        }
        if victims.category.is_none() && self.left_behind() {
            who.category = Some(self.foe().unwrap_or(Victims::Militants));
        }
        // "le colonel Makanika, chef de la milice": whatever rank its chief gives himself.
        if who.category == Some(Victims::Soldiers) && leads_a_group(context, groups, at) {
            who.category = Some(Victims::Militants);
        }
        // "le groupe annonce qu'un de ses commandants a été tué"
        let led = || victims.noun.is_some_and(|(start, _)| context.is_any(start, &[Function::Comrades, Function::ChiefOf]));
        if (who.category == Some(Victims::Soldiers) || who.category == Some(Victims::People) && led())
            && self.is_of_the_band_named()
        {
            who.category = Some(Victims::Militants);
        }
        // "trois hommes en uniforme ont été tués": whoever falls in uniform is of the forces; of those who attack in it nobody knows.
        if who.category == Some(Victims::Militants) && victims.of.is_none() && is_in_uniform(context, victims) {
            who.category = Some(Victims::Soldiers);
        }
    }

    /// Losses are of the side that counts or mourns them, but for civilians.
    fn counted_by_own_side(&self, who: &mut Who) {
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

    /// What a side owns to befell its own.
    fn owned_to_by_side(&self, who: &mut Who) {
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
        if who.category == Some(Victims::People)
            && victims.of.is_none()
            && self.are_only_comrades()
            && let Some(side) = losses_for(context, groups, at)
        {
            who.category = Some(side);
        }
    }

    /// Fighters whom a word for those of any side names are of the side that counts or heads them.
    fn called_comrades(&self, who: &mut Who) {
        let Self { context, groups, at, victims, .. } = *self;
        // "les forces ont enregistré deux combattants tués": nor do they count as lost those whom they fight.
        if who.category == Some(Victims::Militants)
            && victims.of.is_none()
            && self.are_only_comrades()
            && let Some((Some(side), country)) =
                counting_verb(context, groups, at).and_then(|verb| subject_side(context, groups, verb))
            && side.are_forces()
        {
            who.category = Some(side);
            who.of = country;
        }
        // "du côté des rebelles, dix éléments ont péri": a word for those of any side.
        if who.category == Some(Victims::Soldiers)
            && victims.of.is_none()
            && self.are_only_comrades()
            && let Some(side) = side_heading(context, groups, at)
        {
            who.category = Some(side);
        }
    }

    /// What their total says of its parts, and their parts of a total.
    fn with_total_and_parts(&self, who: &mut Who) {
        let victims = self.victims;
        // "70 ennemis tués, dont plusieurs chefs": a part that names no side is of its total's.
        if who.category == Some(Victims::People)
            && matches!(victims.group, None | Some("elders"))
            && let Some(total) = self.total.filter(|t| t.effect == who.effect)
        {
            who.category = Some(total.victims);
        }
        // "vingt combattants tués, six militaires et quatorze supplétifs": fighters of the forces after all.
        if who.category == Some(Victims::Militants)
            && self.are_comrades()
            && self.parts.len() > 1
            && self.parts.iter().all(|c| c.are_forces())
        {
            who.category = Some(Victims::Soldiers);
        }
    }

    /// Who they are said to be around their group: behind it, at the head of the clause, or behind "by".
    fn said_or_headed(&self, who: &mut Who) {
        let Self { context, groups, at, victims, proposal, .. } = *self;
        // "douze hommes ont péri, tous des soldats"
        if who.category == Some(Victims::People)
            && victims.category == who.category
            && victims.group.is_none()
            && let Some(side) = (context.holds_function(&[Function::All]) || is_said_who(context, groups, at))
                .then(|| described(context, groups, at))
                .flatten()
        {
            who.category = Some(side);
        }
        // "cinq hommes, dont l'armée dit qu'ils étaient des rebelles"
        if who.category == Some(Victims::People)
            && victims.category == who.category
            && victims.group.is_none()
            && let Some(said) = self.said_to_be()
        {
            who.category = Some(said);
        }
        // "neuf combattants tués, dont deux volontaires": fighters with some of the forces among them are of no one side.
        let irregular = |c: &Victims| c.are_forces() && *c != Victims::Soldiers;
        if who.category == Some(Victims::Militants)
            && self.are_comrades()
            && victims.of.is_none()
            && self.parts.iter().any(irregular)
        {
            who.category = Some(Victims::People);
        }
        // "du côté des assaillants, trente éléments ont été neutralisés"
        let open = who.category == Some(Victims::Soldiers) && self.are_comrades() && victims.of.is_none();
        if (open || matches!(who.category, Some(Victims::People | Victims::ForeignSoldiers)))
            && let Some(side) = side_heading(context, groups, at).or_else(|| self.camp()).or_else(|| {
                // "six hommes ont péri côté rebelles", "onze personnes ont été tuées parmi les villageois"
                let open = who.category == Some(Victims::People) && victims.group.is_none();
                side_phrase(context, groups, at).or_else(|| losses_behind(context, groups, at)).filter(|_| open)
            })
        {
            who.category = Some(side);
        }
        // "dont une quinzaine": of those named right before.
        if victims.anaphoric
            && let Some(side) = just_named(context, groups, at, proposal.verb)
        {
            who.category = Some(side);
        }
        // "une vingtaine d'hommes ont été perdus par les rebelles": the side that loses them stands behind "by".
        if let (Some(verb), Some(at_verb)) = (self.verb(), proposal.verb)
            && verb.frame == Frame::Own
            && verb.voice == Voice::Passive
            && let Some((side, country)) = agent_side(context, groups, at_verb)
        {
            who.category = side.or(who.category);
            who.of_country(country);
        }
    }

    /// "six de ses hommes"
    fn are_his_men(&self) -> bool {
        let group = &self.groups[self.at];
        (group.start..group.end).any(|i| self.context.is(i, Function::OfOursNoun) && !self.context.is(i, Function::DetDem))
    }

    /// Those told of right before, of whose side they are.
    fn listed_behind(&self, who: &Who) -> Option<&TollFound> {
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
    fn of_the_one_before(&self, who: &mut Who) {
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
    fn of_whoever_loses(&self, who: &mut Who) {
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
    fn lost_with_forces(&self, who: &mut Who) {
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

    /// "Deux agents ont été tués": of the force that was told of as attacked; "deux autres agents": of those told of before.
    fn of_the_force_hit(&self, who: &mut Who) {
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
    fn by_who_did_it(&self, who: &mut Who) {
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
    fn by_who_says_it(&self, who: &mut Who) {
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

    /// Whoever is of several sides is of none; losses of which nothing else is known are told of fighters.
    fn of_several_sides(&self, who: &mut Who) {
        let Self { context, groups, at, victims, attribution, .. } = *self;
        // "vingt soldats et civils": of both, so of none.
        if who.category.is_some_and(|c| self.counts_another_side(c)) {
            who.category = Some(Victims::People);
        }
        // "dix-huit combattants blessés", a prefect says: whom the authorities count as fallen or wounded fought for them.
        if who.category == Some(Victims::Militants) && victims.of.is_none() && self.fought_for_state(who.effect) {
            who.category = Some(self.before.forces().unwrap_or(Victims::Soldiers));
        }
        // Losses are told of fighters.
        if who.category.is_none() && is_loss(context, victims) {
            let (side, country) = dealt_behind(context, groups, at)
                .map(|side| (Some(side), None))
                .or_else(|| speaker_side(attribution, at))
                .or_else(|| side_before(context, groups, at, None))
                .unwrap_or((Some(Victims::Soldiers), None));
            who.category = side.or(Some(Victims::Soldiers));
            who.of_country(country);
        }
        let counts_them = counting_verb(context, groups, at).is_some();
        // "Un policier est mort. Le nombre de morts est porté à onze, dont cinq policiers": those of whom some are said to be of a force are
        // not all of it.
        let corps = |c: &Victims| matches!(c, Victims::Police | Victims::Gendarmes | Victims::Volunteers);
        if victims.category.is_none()
            && victims.anaphoric
            && !counts_them
            && let Some(side) = who.category
            && corps(&side)
            && self.parts.contains(&side)
        {
            who.category = Some(Victims::People);
        }
        // "six blessés, dont deux civils": with some of another side among them, they are of none.
        if victims.category.is_none()
            && let Some(side) = who.category
            && self.parts.iter().any(|part| side.is_of_another_side(*part))
            // "côté rebelles, quatre morts, dont deux officiers": but ranks are of the side that heads or counts them.
            && !(side == Victims::Militants
                && self.parts.iter().all(|part| part.are_forces())
                && (side_heading(context, groups, at) == Some(side) || counts_them))
        {
            who.category = Some(Victims::People);
        }
    }

    /// "cinq hommes, dont l'armée dit qu'ils étaient des rebelles, ont été tués": who somebody says people were, in a clause right behind them.
    fn said_to_be(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let comma = usize::from(matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark(','))));
        let including = at + 1 + comma;
        let opens = groups.get(including).is_some_and(|g| context.is(g.start, Function::Including));
        if !opens || !speaks_of_them(context, groups, including) {
            return None;
        }
        let said = (including + 1..groups.len()).take(SAID_BEHIND).find(|i| is_said_of_them(context, groups, *i))?;
        match &groups[said].kind {
            GroupKind::Victims(v) => v.category.filter(|_| v.implicit),
            GroupKind::Actor(_) => party_of(context, &groups[said]).map(|(side, _)| side),
            _ => None,
        }
    }

    /// "six membres de celle-ci", "quatre éléments de ce dernier": the party named last, where a pronoun behind the noun means it.
    fn of_the_latter(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let of = groups[at].end;
        let pronoun = |f: Function| context.function_length(of + 1, f).is_some_and(|words| words > 1);
        let latter = context.is(of, Function::Of) && (pronoun(Function::Pronoun) || pronoun(Function::PronounPlural));
        let named = || groups[..at].iter().rev().find_map(|g| party_of(context, g)).map(|(side, _)| side);
        let told = || self.before.attacked().or_else(|| self.before.ranks());
        Some(()).filter(|()| latter).and_then(|()| named().or_else(told))
    }

    /// "vingt soldats et civils", "une vingtaine de soldats et de civils": whether the number goes on to count people of another side.
    fn counts_another_side(&self, side: Victims) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let joint = groups.get(at + 1).filter(|g| victims.plural && !victims.implicit && context.is(g.start, Function::And));
        joint.is_some_and(|joint| {
            let noun = joint.end + usize::from(context.is(joint.end, Function::Of));
            let other = context.longest_of(noun, &[SenseClass::Victim], |s| match s {
                Sense::Victim { category, plural: true, .. } => Some(*category),
                _ => None,
            });
            // "soldats et mercenaires"
            let hired = |other: Victims| side == Victims::Soldiers && other == Victims::ForeignSoldiers;
            other.is_some_and(|(_, other)| side.is_of_another_side(other) || hired(other))
        })
    }

    /// "abattus par l'escorte", "tués par l'armée": whether those who guard or fight for the state stand behind the "by" of a passive.
    pub(super) fn done_by_guards(&self) -> bool {
        let Self { context, groups, .. } = *self;
        let Some(verb) = self.proposal.verb.filter(|_| self.verb().is_some_and(|e| e.voice == Voice::Passive)) else {
            return false;
        };
        let by = groups[verb + 1..].iter().take(BY_WHOM).position(|g| context.is(g.start, Function::By));
        by.is_some_and(|by| {
            groups[verb + 1 + by..].iter().take(3).any(|g| match &g.kind {
                GroupKind::Actor(actor) => actor.force,
                GroupKind::Victims(v) => v.implicit && v.category.is_some_and(Victims::are_forces),
                GroupKind::Target(what) => matches!(*what, "convoy" | "patrol"),
                _ => false,
            })
        })
    }

    /// Whether a force is the subject of the verb of harm, or stands behind its "by".
    fn done_by_forces(&self) -> bool {
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

    /// "Les rebelles disent que deux de leurs chefs ont été tués": whether they are some of their own of the armed group that was named last,
    /// with nobody else told of since, and what befell them is told behind.
    fn is_of_the_band_named(&self) -> bool {
        let Self { context, groups, at, victims, proposal, .. } = *self;
        let theirs = victims.of.is_none() && (groups[at].start..groups[at].end).any(|i| context.is(i, Function::DetPoss));
        if !theirs || proposal.verb.is_none_or(|verb| verb < at) {
            return false;
        }
        let party = |g: &&Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_) | GroupKind::Victims(_));
        groups[..at].iter().rfind(party).is_some_and(|g| match &g.kind {
            GroupKind::Actor(actor) => !actor.force,
            GroupKind::Source(source) => source.class == Some(SpeakerClass::ArmedGroup),
            _ => false,
        })
    }

    /// "quatre éléments des forces de sécurité", "dans les rangs des forces de sécurité, huit tués": whether they are of forces of
    /// which nothing says whether they are soldiers, police or gendarmes; not where the report has told of soldiers, whom it may go on
    /// to mean.
    pub fn of_no_one_force(&self, category: Victims) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        if category != Victims::Soldiers {
            return false;
        }
        let nouns = &context.lexicon.actor_nouns;
        // An abbreviation is read as the name of an army is.
        let written = |from: usize, length: usize| !(from..from + length).any(|i| context.tokens[i].capitals);
        let mixed = |token: usize| {
            let mut senses = context.senses_of(token, &[SenseClass::ActorNoun]);
            senses.any(|(length, s)| {
                matches!(s, Sense::ActorNoun { index, .. } if nouns[*index as usize].actor == MIXED_FORCES)
                    && written(token, length)
            })
        };
        let open = || victims.category.is_none_or(|c| c == Victims::People);
        let soldiers = |low: Option<u64>| {
            let mut told = self.before.told.iter();
            told.any(|(_, v, n)| *v == Victims::Soldiers && low.is_none_or(|low| low == *n))
        };
        match victims.noun {
            Some((noun, end)) if (noun..end).any(mixed) => !soldiers(Some(victims.quantity.low)),
            _ if soldiers(None) || !open() || self.total.is_some_and(|t| t.victims == Victims::Soldiers) => false,
            _ => {
                let army = |g: &Group| match &g.kind {
                    GroupKind::Actor(a) => a.force && a.kind != MIXED_FORCES,
                    GroupKind::Victims(v) => v.category.is_some_and(Victims::are_forces),
                    _ => false,
                };
                let party = |g: &Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_));
                let named = |g: &Group| party(g) && (g.start..g.end).any(mixed);
                groups[..at].iter().chain(&groups[at + 1..]).any(named) && !groups.iter().any(army)
            }
        }
    }

    /// "l'armée admet la mort de trente hommes", "n'en reconnaît que sept": the side that counts its own, where nothing but the noun of
    /// harm stands between its verb and the figure.
    fn owns_to(&self) -> Option<Side> {
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
    fn heads_clause_of(&self, verb: usize) -> Option<Victims> {
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

    /// "L'unité a perdu dix hommes": the forces told of, where nothing but the word for a patrol or a unit stands before the verb.
    fn of_the_patrol(&self) -> Option<Side> {
        let verb = self.proposal.verb.filter(|verb| self.proposal.own_side && *verb < self.at)?;
        let named =
            |at: usize| self.context.senses_of(at, &[SenseClass::Target]).any(|(_, s)| matches!(s, Sense::Target("patrol")));
        // "la patrouille": an operation, and those who are on it.
        let on_it = |g: &Group| matches!(g.kind, GroupKind::Incident(_)) && (g.start..g.end).any(named);
        let patrol = self.groups[..verb].iter().any(|g| matches!(g.kind, GroupKind::Target("patrol")) || on_it(g));
        patrol.then(|| (Some(self.before.forces().unwrap_or(Victims::Soldiers)), None))
    }

    /// "Les soldats ont été attaqués. Ils ont eu dix morts": the party with which the sentence before opened, where a pronoun stands for it
    /// right before a verb that counts.
    fn they_count(&self, verb: usize) -> Option<Victims> {
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
    fn they_have(&self) -> bool {
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
    fn possessed_by(&self) -> Option<Victims> {
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
    pub(super) fn counts_own_as_told(&self) -> Option<Victims> {
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
    fn joined_to_speech(&self, verb: usize) -> Option<Side> {
        let and = verb.checked_sub(1).filter(|and| self.context.is(self.groups[*and].start, Function::And))?;
        let says = |g: &Group| matches!(g.kind, GroupKind::Speech(_));
        let speaker = self.attribution.speaker(self.at)?;
        let party = matches!(speaker.class, SpeakerClass::Army | SpeakerClass::ArmedGroup);
        speaker_side(self.attribution, self.at).filter(|_| party && self.groups[..and].iter().any(says))
    }

    /// "« Nous avons tué neuf rebelles et déplorons deux blessés »": whether "and" joins a verb to one of which "we" is the subject.
    fn is_joined_to_we(&self, and: usize) -> bool {
        let Self { context, groups, .. } = *self;
        let names =
            |g: &&Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_)) || context.is(g.start, Function::Pronoun);
        let we = |g: &Group| context.is(g.start, Function::PronounWe);
        context.is(groups[and].start, Function::And)
            && context.tokens[groups[and].start].quoted
            && groups[..and].iter().rev().take(JOINED_TO_WE).find(|g| names(g) || we(g)).is_some_and(we)
    }

    /// "L'armée n'a aucun tué à déplorer": where the verb stands with which a side counts its own, behind them and "to have".
    fn counted_behind(&self) -> Option<usize> {
        let Self { context, groups, at, .. } = *self;
        let to = groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::At));
        let counts = matches!(groups.get(at + 2).map(|g| &g.kind), Some(GroupKind::Speech(s)) if context.lexicon.verbs[s.verb as usize].counts_own);
        at.checked_sub(1).filter(|have| to && counts && context.is_auxiliary(groups[*have].end - 1))
    }

    /// Whether an army says so: whomever it put out of action, it fought.
    fn army_says(&self) -> bool {
        self.attribution.speaker(self.at).is_some_and(|s| s.class == SpeakerClass::Army)
    }

    /// Whether the police says so.
    fn police_says(&self) -> bool {
        self.attribution
            .speaker(self.at)
            .is_some_and(|s| s.class == SpeakerClass::SecurityForces && s.actor.as_deref() == Some(POLICE))
    }

    /// The side that whoever speaks fights: militants where that is a force; forces where it is an armed group and the report tells of any.
    fn foe(&self) -> Option<Victims> {
        let (own, _) = speaker_side(self.attribution, self.at)?;
        Some(match own? {
            Victims::Militants if self.before.forces_named() => Victims::Soldiers,
            _ => Victims::Militants,
        })
    }

    /// "l'ennemi a perdu douze hommes", "« nous avons tué dix de leurs hommes »", "« plusieurs de leurs membres sont morts »": those whom
    /// a side that speaks calls its enemy, or nothing but "them".
    fn of_the_foe(&self) -> Option<Side> {
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

    /// Forces, where an armed group says that it killed people and the report has told of forces alone.
    fn struck_by_group(&self) -> Option<Victims> {
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
    fn corps_that_speaks(&self) -> Option<Victims> {
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
    fn foe_counted(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let verb = self.proposal.verb.filter(|verb| *verb > 0 && *verb < at)?;
        let we = (groups[verb].start.saturating_sub(2)..=groups[verb].start).any(|i| context.is(i, Function::PronounWe));
        let buries = |e: &EffectGroup| context.lexicon.verbs[e.verb as usize].counts_own;
        let harms = self.verb().is_some_and(|e| e.frame == Frame::Transitive && e.voice == Voice::Active && !buries(e));
        // "civilians were killed; « we killed ten of them by mistake »": of those told of.
        let told = self.before.category.is_some();
        (we && harms && !told && self.is_counted_by_pronoun()).then(|| self.foe()).flatten()
    }

    /// "six des nôtres", "six de nos hommes": of whoever speaks, and where nobody does, of the forces of the country.
    fn ours(&self) -> Option<Side> {
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
    fn of_the_other(&self) -> Option<Side> {
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
    fn of_whoever_says(&self, verb: usize) -> Option<Victims> {
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
    fn of_the_one_told(&self) -> Option<Side> {
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
    fn of_the_group_told(&self) -> Option<Side> {
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
    fn of_the_subject(&self) -> Option<Side> {
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
    fn civilians_own(&self) -> Option<Side> {
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
    fn says_own(&self) -> Option<Side> {
        let verb = self.proposal.verb.filter(|verb| *verb < self.at)?;
        let says = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if !s.passive);
        let said = speaker_side(self.attribution, self.at).filter(|_| verb > 0 && says(&self.groups[verb - 1]))?;
        let named = side_before(self.context, self.groups, self.at, self.proposal.verb);
        named.is_none_or(|(side, _)| side != said.0).then_some(said)
    }

    /// "les rebelles disent avoir pris dix soldats et reconnaissent avoir perdu six hommes": a verb of speech joined to another has
    /// the subject of that.
    fn joined_subject(&self) -> Option<Side> {
        let verb = self.proposal.verb.filter(|verb| *verb < self.at && *verb > 1)?;
        let says = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if !s.passive && !s.participle);
        let joined = says(&self.groups[verb - 1]) && self.context.is(self.groups[verb - 2].start, Function::And);
        let first = self.groups[..verb - 2].iter().rposition(says).filter(|_| joined)?;
        subject_side(self.context, self.groups, first)
    }

    /// "« Ils ont tué dix des nôtres », raconte un habitant": those of whom residents or their chiefs speak as their own.
    fn of_the_people_who_speak(&self) -> Option<Side> {
        let speaker = self.attribution.speaker(self.at).filter(|_| self.victims.own)?;
        let quoted = self.context.tokens[self.groups[self.at].start].quoted;
        let people = matches!(speaker.class, SpeakerClass::Residents | SpeakerClass::Community);
        (people && quoted).then_some((Some(Victims::Civilians), None))
    }

    /// What the noun says, or for a figure without one, what it takes its noun from.
    fn by_noun(&self, effect: Effect) -> Side {
        let (category, of) = (self.victims.category, self.victims.of.clone());
        if category == Some(Victims::Civilians) && self.leads_a_group() {
            return (Some(Victims::Militants), of);
        }
        if category.is_some() {
            return (category, of);
        }
        // "90 combattants, dont 32 parmi les forces gouvernementales"
        let side = of_a_side(self.context, self.groups, self.at).then(|| side_phrase(self.context, self.groups, self.at));
        if let Some(side) = side.flatten().filter(|_| self.total.is_some()) {
            return (Some(side), of);
        }
        let (category, taken_of) = match self.total {
            // "huit morts, quatre soldats américains et quatre nigériens": of those named right before.
            Some(total) if !(self.victims.anaphoric && self.victims.of.is_some()) => {
                // "dix morts : sept étaient des civils"
                let said = described(self.context, self.groups, self.at).filter(|_| total.victims == Victims::People);
                match self.struck_by(Some(total.victims)) {
                    Some(other) => (Some(other), None),
                    None => (said.or(Some(total.victims)), total.of.clone()),
                }
            }
            _ if self.victims.effect.is_some() => self.bare_count(effect),
            _ if self.victims.anaphoric => match self.all_of_one_kind().or_else(|| self.of_the_same_figure(effect)) {
                Some(side) => (Some(side), None),
                None => self.others(),
            },
            _ => (None, None),
        };
        (category, of.or(taken_of))
    }

    /// "Les assaillants ont neutralisé deux éléments": whether those whose deed it was are no forces.
    fn done_by_attackers(&self) -> bool {
        let Self { context, groups, at, proposal, .. } = *self;
        let by = match self.verb() {
            Some(verb) if matches!(verb.voice, Voice::Active | Voice::Unfinite) => {
                side_before(context, groups, at, proposal.verb)
            }
            _ => proposal.verb.and_then(|verb| agent_side(context, groups, verb)),
        };
        by.is_some_and(|(side, _)| side == Some(Victims::Militants))
    }

    /// "se sont enfuis en laissant 70 corps dans la ville": bodies that lie among houses may be anybody's.
    fn lie_in_town(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let town = |g: &Group| {
            matches!(g.kind, GroupKind::Target("village" | "town" | "market"))
                || (g.start..g.end).any(|i| context.is_settlement(i))
        };
        let mut behind = groups[at + 1..].iter().take(LIE_WITHIN);
        is_body(context, victims) && behind.by_ref().any(|g| context.is(g.start, Function::In)) && behind.any(town)
    }

    /// "Une soixantaine, et tous des civils": who those of a bare figure are said to be, all of them, or of which side.
    fn all_of_one_kind(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let all = context.holds_function(&[Function::All]) && !self.victims.of_them;
        // "En face, une quinzaine."
        let heading = || {
            let opens = self.victims.category.is_none() && opens_with_side(context, groups, at);
            Some(()).filter(|()| opens).and_then(|()| side_heading(context, groups, at).or_else(|| self.camp()))
        };
        Some(()).filter(|()| all).and_then(|()| described(context, groups, at)).or_else(heading)
    }

    /// "le chef local de l'EIGS": whether one person of an office stands right before "of" and an armed group.
    fn leads_a_group(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let one = victims.implicit && !victims.plural && matches!(victims.group, Some("officials" | "elders"));
        let of = groups.get(at + 1).is_some_and(|g| context.is_any(g.start, &[Function::Of, Function::DetDu]));
        let article = usize::from(
            groups.get(at + 2).is_some_and(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::DetDef)),
        );
        one && of && matches!(groups.get(at + 2 + article).map(|g| &g.kind), Some(GroupKind::Actor(a)) if !a.force && a.named)
    }

    /// "plusieurs corps ont été emportés", "une trentaine de corps laissés sur place par les assaillants": bodies that whoever
    /// attacked took along or left, unless a force is said to have done so; not "ils ont attaqué le village, laissant derrière eux trente
    /// corps".
    fn left_behind(&self) -> bool {
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
        let left = || (end..end + LEFT_BEHIND).find(|i| context.is(*i, Function::LeftBehind));
        let Some(left) = Some(()).filter(|()| body).and_then(|()| left()) else { return false };
        let after: Vec<&Group> = groups.iter().filter(|g| g.end > left).take(BY_WHOM).collect();
        let by = after.iter().position(|g| context.is(g.start, Function::By));
        by.is_none_or(|by| {
            after[by..].iter().any(|g| match &g.kind {
                GroupKind::Actor(actor) => !actor.force,
                GroupKind::Victims(v) => v.category == Some(Victims::Militants),
                _ => context.is_any(g.start, &[Function::Pronoun, Function::PronounPlural]),
            })
        })
    }

    /// Whether the clauses before tell that attackers fell upon a village or town, and of no force there whom they may have fought.
    fn of_an_unarmed_place(&self) -> bool {
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

    /// "dont douze soldats, les autres étant des civils, surtout des femmes et des enfants": whether civilians are named right before
    /// the comma behind which women and children are told of.
    fn of_civilians_named(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let civilians = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.implicit && v.plural && v.group.is_none() && v.category == Some(Victims::Civilians));
        let joins = [Function::And, Function::Including, Function::IncludingWeak];
        let passed = |g: &Group| match &g.kind {
            GroupKind::Victims(v) => v.implicit && v.group.is_some(),
            GroupKind::Word => context.is_adverb(g.start) || context.is_any(g.start, &joins),
            _ => false,
        };
        let before = groups[..at].iter().rev().take(CIVILIANS_BEFORE).position(|g| !passed(g));
        before
            .map(|back| at - 1 - back)
            .is_some_and(|i| i > 0 && matches!(groups[i].kind, GroupKind::Mark(',')) && civilians(&groups[i - 1]))
    }

    /// The category once effect and total are weighed.
    pub fn settled(&self, mut category: Victims, effect: Effect) -> Victims {
        let victims = self.victims;
        // Women, children, teachers and others of a group are what their total is, unless it names forces beside them, or was
        // told of before as one of civilians.
        let as_civilians = |t: &TollFound| self.before.told.contains(&(effect, Victims::Civilians, t.quantity.low));
        let civilians = self.total.is_some_and(as_civilians) || self.of_civilians_named();
        if !civilians && category == Victims::Civilians && victims.group.is_some() {
            let kin = matches!(victims.group, Some("women" | "children" | "elders"));
            // "vingt soldats tués, dont un médecin": with the forces and with those who fight them, they are of those.
            let fights = |v: Victims| v.are_forces() || v == Victims::Militants;
            let one_side = self
                .total
                .filter(|t| fights(t.victims) && self.siblings.iter().all(|v| fights(*v) || !v.is_of_another_side(category)));
            let total = self.total.filter(|_| !self.siblings.iter().any(|v| v.are_forces())).or(one_side).map(|t| t.victims);
            let total = total.filter(|v| kin || *v == Victims::People || fights(*v) && victims.group != Some("officials"));
            // "deux femmes figurent parmi les neuf morts": of whom those are.
            let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.definite && v.effect.is_some());
            let of_number = || self.groups[self.at + 1..].iter().any(counted);
            let among = || {
                if !kin {
                    return None;
                }
                let effect = among_counted(self.context, self.groups, self.at).filter(|_| of_number());
                effect.map(|_| Victims::People)
            };
            let beside = || kin && self.total.is_none() && self.beside_people();
            let listed = || beside().then_some(Victims::People);
            let of_told = self.proposal.fixed.filter(|_| kin);
            category = total.or(of_told).or_else(|| self.total_told(effect)).or_else(among).or_else(listed).unwrap_or(category);
        }
        // "29 rebelles, dont 12 recrues": those of a side are of no other.
        let own_side = of_a_side(self.context, self.groups, self.at);
        // "23 combattants, dont huit soldats syriens": unless it is said of which country they are.
        let of_a_state = victims.of.is_some() && victims.category == Some(category);
        if category.are_forces() && !own_side && !of_a_state && self.total.is_some_and(|t| t.victims == Victims::Militants) {
            return Victims::Militants;
        }
        // "dix-sept policiers, dont quatre officiers": officers are of the force that they are a part of.
        let corps = |v: Victims| matches!(v, Victims::Police | Victims::Gendarmes | Victims::Peacekeepers);
        if let Some(total) = self.total.filter(|t| category == Victims::Soldiers && !own_side && corps(t.victims)) {
            return total.victims;
        }
        if category != Victims::People {
            return category;
        }
        if self.is_guard_beside_forces() {
            return Victims::Soldiers;
        }
        // Who is arrested without any other word is a suspect.
        if effect == Effect::Detained && victims.effect.is_none_or(|e| e == Effect::Detained) {
            return Victims::Suspects;
        }
        // Hostages and the displaced who were killed were civilians.
        if matches!(victims.effect, Some(Effect::Abducted | Effect::Displaced)) && victims.effect != Some(effect) {
            return Victims::Civilians;
        }
        self.proposal.fixed.unwrap_or(category)
    }
}

impl Figure<'_, '_> {
    /// "un homme et ses deux fils", "trois femmes et deux hommes": whether people of no category are told of right beside them.
    fn beside_people(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let joint = |i: usize| {
            groups.get(i).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And))
        };
        // "quatre femmes, un enfant et trois hommes": over others of the list.
        let listed = |i: usize| match groups.get(i).map(|g| &g.kind) {
            Some(GroupKind::Victims(v)) if v.effect.is_none() && !v.anaphoric => {
                let of_none = v.category == Some(Victims::People) && v.group.is_none();
                (of_none || v.group.is_some()).then_some(of_none)
            }
            _ => None,
        };
        let found = |mut steps: &mut dyn Iterator<Item = (usize, usize)>| {
            let list = (&mut steps).take(LISTED_BESIDE).map_while(|(mark, next)| listed(next).filter(|_| joint(mark)));
            list.into_iter().any(|of_none| of_none)
        };
        let before = &mut (1..=at / 2).map(|n| (at + 1 - 2 * n, at - 2 * n));
        let behind = &mut (1..).map(|n| (at + 2 * n - 1, at + 2 * n));
        found(before) || found(behind)
    }

    /// "un policier, un garde et deux gendarmes": a guard right beside police, gendarmes or soldiers is one of the national guard.
    fn is_guard_beside_forces(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let joint = |i: usize| {
            groups.get(i).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And))
        };
        let forces = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Victims(v)) if v.category.is_some_and(Victims::are_forces));
        let other = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Victims(_))) && !forces(i);
        let guard = victims.noun.is_some_and(|(start, end)| end == start + 1 && context.is(start, Function::Guard));
        let (before, behind) = (at > 1 && joint(at - 1), joint(at + 1));
        // "guards of the prison", "private guards": called so by what stands behind them.
        let end = groups[at].end;
        let called = context.tokens.get(end).is_some_and(|t| t.is_word()) && context.means_nothing(end);
        let guard = guard && !called && !context.is_any(end, &[Function::Of, Function::DetDu, Function::DetDes]);
        guard && (before && forces(at - 2) || behind && forces(at + 2)) && !(before && other(at - 2) || behind && other(at + 2))
    }

    /// "quinze morts. … Douze enfants ont péri": women, children and the old without a total of their own are people, where all
    /// more than they that were told of before, but for forces and those who fought them, were of no category.
    fn total_told(&self, effect: Effect) -> Option<Victims> {
        if self.total.is_some() || !matches!(self.victims.group, Some("women" | "children" | "elders")) {
            return None;
        }
        // "En décembre, quarante lycéens avaient été enlevés": they are none of those told of now.
        let timed = self.groups[..self.at].iter().any(|g| matches!(g.kind, GroupKind::Time(_)));
        if timed && self.verb().is_some_and(|v| v.mood == Mood::Pluperfect) {
            return None;
        }
        let here = self.found.iter().filter(|t| t.part_of.is_none()).map(|t| (t.effect, t.victims, t.quantity.low));
        let told = self.before.told.iter().copied().chain(here);
        let fights = |v: Victims| v.are_forces() || v == Victims::Militants;
        let mut larger =
            told.filter(|(e, v, n)| *e == effect && *n > self.victims.quantity.low && !fights(*v)).map(|(_, v, _)| v).peekable();
        larger.peek()?;
        larger.all(|v| v == Victims::People).then_some(Victims::People)
    }
}

/// Whether "other" stands in the group, so that others were told of before.
fn others(context: &Context<'_>, victims: &VictimGroup) -> bool {
    victims.noun.is_some_and(|(noun, _)| (noun.saturating_sub(OTHER_BEFORE)..noun).any(|i| context.is(i, Function::Other)))
}

/// People of a list are told of beside so many others at most.
const LISTED_BESIDE: usize = 4;

/// Whoever harms others, or has harmed them before, is named so many groups before the verb.
const PARTY_WITHIN: usize = 5;

/// So many words before the noun "other" may stand.
const OTHER_BEFORE: usize = 2;

/// "Le village a perdu douze des siens": whether a place is the subject that loses its people.
fn of_a_village(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    groups[..verb].iter().any(|g| {
        !matches!(g.kind, GroupKind::Victims(_) | GroupKind::Source(_))
            && (g.start..g.end).any(|i| {
                context
                    .senses_of(i, &[SenseClass::PlaceWord])
                    .any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::Settlement | PlaceWord::Area)))
            })
    })
}

/// "les pertes que subirent les assaillants": the side that losses are said to be dealt to, behind them.
fn dealt_behind(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let clause = groups[at + 1..].iter().take(DEALT_WITHIN).take_while(|g| !matches!(g.kind, GroupKind::Mark(',' | ';' | '.')));
    let to = |g: &&Group| g.start > 0 && (g.start - 1..=g.start).any(|i| context.is(i, Function::At));
    clause.filter(to).find_map(|g| party_of(context, g)).map(|(side, _)| side)
}

/// Whom losses are dealt to stands so many groups behind them.
const DEALT_WITHIN: usize = 6;

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

/// A subject ends at most so many words before its verb.
const SUBJECT_WITHIN: usize = 3;

/// "Colonel A, head of the militia B", "who led the armed group C": behind the rank and the name of one person, whom that person led or
/// belonged to.
fn leads_a_group(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    if !matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && !v.plural) {
        return false;
    }
    let name = |g: &Group| matches!(g.kind, GroupKind::Word) && context.tokens[g.start].capital;
    let comma = at + 1 + groups[at + 1..].iter().take_while(|g| name(g)).count();
    if !groups.get(comma).is_some_and(|g| matches!(g.kind, GroupKind::Mark(','))) {
        return false;
    }
    let heads = |g: &Group| match g.kind {
        GroupKind::SpeechPreposition(SpeechPreposition::Heads) => true,
        GroupKind::Word => context.is(g.start, Function::ChiefOf),
        _ => false,
    };
    let head = comma + 1;
    let of = |g: &&Group| !context.is(g.start, Function::Against);
    let mut behind = groups.iter().skip(head + 1).take(HEADED_WITHIN).take_while(of);
    let group = behind.find(|g| !matches!(g.kind, GroupKind::Word));
    groups.get(head).is_some_and(heads) && group.is_some_and(|g| matches!(&g.kind, GroupKind::Actor(a) if !a.force))
}

/// The group is named within so many groups behind the word for its head.
const HEADED_WITHIN: usize = 4;

/// What people are called of whom nothing is known but what they wear.
const IN_UNIFORM: &str = "men in military uniform";

fn is_in_uniform(context: &Context<'_>, victims: &VictimGroup) -> bool {
    let nouns = &context.lexicon.actor_nouns;
    victims.noun.is_some_and(|(noun, _)| {
        let mut senses = context.senses_of(noun, &[SenseClass::ActorNoun]);
        senses.any(|(_, s)| matches!(s, Sense::ActorNoun { index, .. } if nouns[*index as usize].actor == IN_UNIFORM))
    })
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

/// What a militia is called where nothing says whose it is.
const MILITIA: &str = "militia";

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

/// Whether the noun of a group is one of bodies.
pub fn is_body(context: &Context<'_>, victims: &VictimGroup) -> bool {
    victims.noun.is_some_and(|(noun, _)| {
        let role = context.longest_of(noun, &[SenseClass::EffectNoun], |s| match s {
            Sense::EffectNoun { role, .. } => Some(*role),
            _ => None,
        });
        matches!(role, Some((_, EffectRole::Body)))
    })
}

/// Whether the noun of a group is one of losses.
fn is_loss(context: &Context<'_>, victims: &VictimGroup) -> bool {
    victims.noun.is_some_and(|(noun, _)| {
        let longest = context.longest_of(noun, &[SenseClass::EffectNoun], |s| match s {
            Sense::EffectNoun { role, .. } => Some(*role),
            _ => None,
        });
        matches!(longest, Some((_, EffectRole::Loss)))
    })
}

/// "les soldats, au nombre de neuf,": those whose number a phrase set off right behind them tells.
fn numbered_people(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let before =
        groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(','))).filter(|comma| at - comma <= NUMBERED)?;
    let number = (groups[before].end..groups[at].start).any(|i| context.is(i, Function::NumberOf));
    party_of(context, groups.get(before.checked_sub(1)?)?).filter(|_| number).map(|(side, _)| side)
}

/// "au nombre de neuf": so many groups at most from the comma on.
const NUMBERED: usize = 4;

/// Whether nothing but commas, joining words and participles stands between two figures.
pub(super) fn listed_with(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    // "un soldat a été tué et un autre blessé": another is of the one before, whatever was done to him.
    let other = matches!(&groups[at].kind, GroupKind::Victims(v) if v.anaphoric);
    // What a bracket says of the first stands between: "32 soldats tués (30 d'ici, 2 d'ailleurs), 67 blessés".
    let mut open = false;
    let outside: Vec<&Group> = groups[(before + 1).min(at)..at]
        .iter()
        .filter(|g| {
            open |= matches!(g.kind, GroupKind::Mark('('));
            let inside = open;
            open &= !matches!(g.kind, GroupKind::Mark(')'));
            !inside
        })
        .collect();
    at > before
        && outside.len() < 7
        && outside.iter().all(|g| match &g.kind {
            GroupKind::SpeechPreposition(_) | GroupKind::Source(_) => true,
            GroupKind::Mark(m) => matches!(m, ',' | ';' | '«' | '»' | '"' | '+' | '/' | '&'),
            GroupKind::Effect(e) => e.voice == Voice::Participle || other,
            // "un assaillant abattu par les gendarmes et deux autres blessés": who did it.
            GroupKind::Actor(_) => g.start > 0 && (g.start - 1..=g.start).any(|i| context.is(i, Function::By)),
            GroupKind::Word => {
                context.is_any(g.start, &[Function::And, Function::Of, Function::DetDes, Function::By])
                    || goes_on_joining(context, g.start)
                    || !context.tokens[g.start].capital && g.end - g.start == 1 && before + 2 >= at - 2
            }
            _ => false,
        })
}

/// "La personne tuée est un gendarme": whether a verb of being stands right behind the participle that tells what befell them.
fn is_said_who(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let participle = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
    groups.get(at + 1).is_some_and(participle) && groups.get(at + 2).is_some_and(|g| context.is(g.start, Function::Copula))
}
