//! Who the people of a figure are: what their noun says, else the figures beside it, the side that counts or loses them,
//! and what was told before.

mod counting;
mod doing;
mod losing;
mod settled;

use super::super::gapped::losses_behind;
use super::super::matcher::speaks_of_them;
use super::super::of_whom::{apposed_between, described, of_a_side};
use super::super::parts::goes_on_joining;
use super::super::sides::{
    Side, agent_side, counting_verb, is_theirs, just_named, party_of, respective, side_before, side_heading, side_phrase,
    speaker_side,
};
use super::super::untold::is_said_of_them;
use super::figure::Figure;
use crate::lexicon::{EffectRole, Frame, Function, PlaceWord, Sense, SenseClass, SpeechPreposition};
use crate::model::{Effect, SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup, Voice};

/// Bodies are left or taken along by a verb so many words behind them, and who did it stands so many groups from there.
const LEFT_BEHIND: usize = 4;
const BY_WHOM: usize = 6;

/// "dont le gouverneur de la région a dit qu'ils étaient des rebelles": so many groups behind "of whom" it is said who they were.
const SAID_BEHIND: usize = 10;

/// So many words before the noun "other" may stand.
const OTHER_BEFORE: usize = 2;

/// Whom losses are dealt to stands so many groups behind them.
const DEALT_WITHIN: usize = 6;

/// The group is named within so many groups behind the word for its head.
const HEADED_WITHIN: usize = 4;

/// What people are called of whom nothing is known but what they wear.
const IN_UNIFORM: &str = "men in military uniform";

/// "au nombre de neuf": so many groups at most from the comma on.
const NUMBERED: usize = 4;

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
        // "douze personnes, des bergers, ont été tuées"
        if who.category == Some(Victims::People)
            && let Some((kind, _)) = apposed_between(groups, at)
        {
            who.category = Some(kind);
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
}

/// Whether "other" stands in the group, so that others were told of before.
fn others(context: &Context<'_>, victims: &VictimGroup) -> bool {
    victims.noun.is_some_and(|(noun, _)| (noun.saturating_sub(OTHER_BEFORE)..noun).any(|i| context.is(i, Function::Other)))
}

/// "Le village a perdu douze des siens": whether a place is the subject that loses its people.
fn of_a_village(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    // "la population de Djibo a perdu six des siens": not a family.
    let dwell = |i: usize| {
        let residents = |s: &Sense| matches!(s, Sense::Source { class: SpeakerClass::Residents, .. });
        context
            .senses_of(i, &[SenseClass::Source])
            .any(|(length, s)| residents(s) && context.is_any(i + length, &[Function::Of, Function::DetDu]))
    };
    groups[..verb].iter().any(|g| {
        !matches!(g.kind, GroupKind::Victims(_) | GroupKind::Source(_))
            && (g.start..g.end).any(|i| {
                context
                    .senses_of(i, &[SenseClass::PlaceWord])
                    .any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::Settlement | PlaceWord::Area)))
                    || dwell(i)
            })
    })
}

/// "les pertes que subirent les assaillants": the side that losses are said to be dealt to, behind them.
fn dealt_behind(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let clause = groups[at + 1..].iter().take(DEALT_WITHIN).take_while(|g| !matches!(g.kind, GroupKind::Mark(',' | ';' | '.')));
    let to = |g: &&Group| g.start > 0 && (g.start - 1..=g.start).any(|i| context.is(i, Function::At));
    clause.filter(to).find_map(|g| party_of(context, g)).map(|(side, _)| side)
}

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

fn is_in_uniform(context: &Context<'_>, victims: &VictimGroup) -> bool {
    let nouns = &context.lexicon.actor_nouns;
    victims.noun.is_some_and(|(noun, _)| {
        let mut senses = context.senses_of(noun, &[SenseClass::ActorNoun]);
        senses.any(|(_, s)| matches!(s, Sense::ActorNoun { index, .. } if nouns[*index as usize].actor == IN_UNIFORM))
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
    let number = |from: usize| (from..groups[at].start).any(|i| context.is(i, Function::NumberOf));
    let comma = |i: usize| groups.get(i).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')));
    let side = |i: usize| party_of(context, groups.get(i)?).map(|(side, _)| side);
    // "Au nombre de neuf, les soldats tués …"
    if groups[at].start <= OPENS_WITH_NUMBER && comma(at + 1) {
        return side(at + 2).filter(|_| number(0));
    }
    let before = (0..at).rev().find(|i| comma(*i)).filter(|comma| at - comma <= NUMBERED)?;
    side(before.checked_sub(1)?).filter(|_| number(groups[before].end))
}

/// "Au nombre de": so many words before the number with which a sentence opens.
const OPENS_WITH_NUMBER: usize = 3;

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
