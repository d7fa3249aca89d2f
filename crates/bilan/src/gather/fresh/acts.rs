//! Another act: of another kind, by another weapon, on another target, or brought in as one thing more.

use super::super::choice::{Look, Standing};
use super::super::looks::goes_on_within;
use super::super::mentions::Mention;
use super::super::places::Level;
use super::super::scenes::{OPENING, Scene};
use super::super::signs::tells_of_a_march;
use crate::lexicon::{Function, PlaceWord, SpeechPreposition};
use crate::model::{DateValue, Effect, Kind, Victims};
use crate::recognise::{Group, GroupKind, MOBILE, attacks};
use crate::state::SentenceTold;

/// "an attack on a health centre": the preposition stands within so many groups behind an act that somebody denounces.
const AGAINST: usize = 2;

/// "In the north of the country, besides": the word stands among so many first groups.
const BESIDES_WITHIN: usize = 8;

impl Look<'_> {
    /// "the army owned to losses in the fighting", after strikes from the air: those who fell on the ground fell elsewhere.
    pub(in crate::gather) fn fights_on_the_ground(&self) -> bool {
        let from_the_air = |k: Kind| matches!(k, Kind::Airstrike | Kind::Drone);
        let on_the_ground = |k: Kind| !from_the_air(k) && !matches!(k, Kind::Other | Kind::Operation);
        let mentions = |s: &Scene, test: &dyn Fn(Kind) -> bool| s.mentions.iter().any(|m| m.noun && test(m.kind));
        let now = || self.last_scenes();
        let sentence = &self.standing.told[self.scene.told];
        let forces_fell = self.scene.tolls.iter().any(|t| {
            let toll = &sentence.tolls[*t];
            toll.effect == Effect::Killed && toll.victims.are_forces()
        });
        forces_fell
            && mentions(self.scene, &|k| matches!(k, Kind::Clash | Kind::Ambush))
            && !mentions(self.scene, &from_the_air)
            && now().any(|s| s.mentions.iter().any(|m| from_the_air(m.kind)))
            && !now().any(|s| !s.tolls.is_empty() || s.mentions.iter().any(|m| m.noun && m.strong && on_the_ground(m.kind)))
    }

    /// "Besides, A attacked three villages, killing ten": one more, whose target is new.
    pub(in crate::gather) fn is_one_more_brought_in(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let groups = &sentence.groups[self.scene.from..self.scene.to];
        let brings_in =
            groups.iter().take(2).any(|g| matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::Continues)));
        // "a lorry has besides run over a mine".
        let act = |m: &Mention| m.finite && m.opens() && !m.continues && goes_on_within(sentence, &sentence.groups[m.group]);
        let assailants = |g: &Group| matches!(&g.kind, GroupKind::Actor(a) if a.is_assailant());
        let within = self.scene.goes_on && self.scene.mentions.iter().any(act) && !groups.iter().any(assailants);
        let new = |at: usize| {
            let before = at.checked_sub(1).map(|at| &groups[at]);
            before.is_some_and(|g| {
                matches!(g.kind, GroupKind::Count(_)) && !sentence.context.is(g.start, Function::DetDef)
                    || sentence.context.is(g.end - 1, Function::DetIndef)
            })
        };
        let target = || (0..groups.len()).any(|at| matches!(groups[at].kind, GroupKind::Target(_)) && new(at));
        let attacks = |m: &Mention| m.finite && m.opens() && !m.continues;
        // "In the north-east, four soldiers were killed": another part of the country heads the sentence.
        let at_large = || self.heads_with_a_direction() && self.scene.places.iter().all(|p| p.level == Level::Country);
        let at_large = brings_in && self.scene.goes_on || at_large();
        if brings_in && self.scene.goes_on && self.carries_off_anew()
            || at_large && self.is_harm_at_large()
            || self.denounces_one_more()
        {
            return true;
        }
        self.scene.goes_on
            && self.scene.harmful
            && !(self.scene.pluperfect || self.scene.recalls)
            && (brings_in || within)
            && self.scene.mentions.iter().any(attacks)
            && !self.scene.names_a_known_act()
            && !self.standing.tells_same_figure(self.scene, self.now)
            && self.standing.counts(self.now)
            && target()
    }

    /// "The organisation further denounces an attack on a health centre", after figures told of another: what somebody goes on to tell of.
    fn denounces_one_more(&self) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let continues = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::Continues));
        let mut nouns = scene.mentions.iter().filter(|m| m.noun);
        let (Some(act), None) = (nouns.next(), nouns.next()) else { return false };
        let anew = !(act.definite || act.plural || act.device)
            && matches!(act.kind, Kind::Attack | Kind::Ambush | Kind::Massacre | Kind::Abduction);
        let before = &sentence.groups[scene.from..act.group];
        let told = || before.iter().any(continues) || before.iter().any(|g| goes_on_within(sentence, g));
        // "in an attack", "fell into an ambush": how it was done.
        let object = act.group.checked_sub(1).map(|at| &sentence.groups[at]);
        let spoken = object
            .is_some_and(|g| matches!(g.kind, GroupKind::Speech(_) | GroupKind::SpeechPreposition(_) | GroupKind::Time(_)))
            || (sentence.groups[act.group].start.saturating_sub(1)..sentence.groups[act.group].start)
                .any(|i| sentence.context.is(i, Function::Of));
        let speaks = || before.iter().any(|g| matches!(g.kind, GroupKind::Speech(_)));
        let against = || {
            let behind = &sentence.groups[act.group + 1..scene.to];
            behind.iter().take(AGAINST).any(|g| sentence.context.is(g.start, Function::Against))
        };
        // Not "an attack on its teams".
        let new = || {
            let behind = &sentence.groups[act.group + 1..scene.to];
            let mut targets = behind.iter().filter(|g| matches!(g.kind, GroupKind::Target(_)));
            targets.any(|g| (g.start.saturating_sub(1)..=g.start).any(|i| sentence.context.is(i, Function::DetIndef)))
        };
        let counted = || self.standing.counts(self.now);
        anew && !scene.looks_back()
            && spoken
            && told()
            && speaks()
            && against()
            && new()
            && !self.standing.tells_same_figure(scene, self.now)
            && counted()
    }

    /// "Besides, fifteen people were carried off on the road of B", after what is told of people killed: by an act of its own.
    fn carries_off_anew(&self) -> bool {
        let taken = |s: &Scene| {
            let mut tolls = s.tolls.iter().map(|t| &self.standing.told[s.told].tolls[*t]);
            tolls.any(|t| t.effect == Effect::Abducted)
        };
        let scene = self.scene;
        let known = || self.last_scenes().any(taken);
        let plain = !scene.looks_back() && !scene.names_a_known_act();
        let place = || scene.places.iter().any(|p| p.level <= Level::District && p.strength > 1);
        taken(scene) && plain && (place() || self.is_directed()) && !known()
    }

    /// "Besides, a dozen civilians were killed in the regions of the north": brought in as one more thing, in parts of the country at large.
    fn is_harm_at_large(&self) -> bool {
        let scene = self.scene;
        let sentence = &self.standing.told[scene.told];
        scene.harmful
            && self.is_directed()
            && !sentence.context.holds_place_word(&[PlaceWord::Settlement])
            && !scene.looks_back()
            && scene.settlement().is_none()
            && !scene.names_a_known_act()
            && self.now.settled()
            && self.standing.counts(self.now)
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "Besides, clashes killed eleven", after an abduction: brought in as one more thing, an act of another kind than any told of it, with
    /// figures of its own and no word that points back.
    pub(in crate::gather) fn is_of_another_kind(&self) -> bool {
        let scene = self.scene;
        let told = || self.now.scenes.iter().flat_map(|s| &self.standing.scenes[*s].mentions);
        let class = |kind: Kind| match kind {
            Kind::Drone | Kind::Shelling => Kind::Airstrike,
            Kind::Ambush | Kind::Massacre | Kind::Suicide => Kind::Attack,
            other => other,
        };
        let fresh = |m: &Mention| {
            let special = matches!(class(m.kind), Kind::Clash | Kind::Ied | Kind::Abduction | Kind::Airstrike);
            m.noun && !m.definite && special && told().all(|t| class(t.kind) != class(m.kind))
        };
        let known = |m: &Mention| m.noun && m.definite;
        scene.harmful
            && scene.goes_on
            && scene.adds_news(self.standing.told, BESIDES_WITHIN)
            && self.standing.counts(self.now)
            && !scene.mentions.iter().any(known)
            && scene.mentions.iter().any(fresh)
            && (told().next().is_some() || scene.mentions.iter().any(|m| matches!(class(m.kind), Kind::Ied | Kind::Airstrike)))
    }

    /// "Ten villagers were killed at A. A police car on its way there ran over a mine": whoever was hit so is none of those whom an attack on
    /// people at their place had killed.
    pub(in crate::gather) fn hits_a_mine_anew(&self) -> bool {
        let Standing { told, .. } = *self.standing;
        let scene = self.scene;
        // "Their cart ran over a mine", "two of them": how those died who were told of.
        let past = scene.looks_back() || self.now.background;
        let force = |g: &Group| match &g.kind {
            GroupKind::Actor(actor) => actor.force,
            GroupKind::Victims(v) => v.category.is_some_and(Victims::are_forces),
            _ => false,
        };
        let of_forces = |sentence: &SentenceTold<'_>| sentence.groups.iter().any(force);
        let sentence = &told[scene.told];
        let theirs = || {
            let first = sentence.groups[scene.from].start;
            let before = scene.told.checked_sub(1).map(|at| &told[at]);
            scene.from == 0 && sentence.context.is(first, Function::DetPoss) && before.is_some_and(of_forces)
        };
        if past
            || !scene.mentions.iter().any(|m| runs_over_a_mine(sentence, m))
            || !(of_forces(sentence) || theirs())
            || self.standing.tells_same_figure(scene, self.now)
        {
            return false;
        }
        let own = || self.last_scenes();
        let known = |m: &Mention| m.is_the_act();
        let on_foot = |m: &Mention| {
            matches!(m.kind, Kind::Attack | Kind::Massacre | Kind::Abduction | Kind::Clash | Kind::Other) && !m.device
        };
        let tolls = || own().flat_map(|s| s.tolls.iter().map(|t| &told[s.told].tolls[*t]));
        let dead = |effect: Effect| matches!(effect, Effect::Killed);
        let mobile = |g: &Group| matches!(&g.kind, GroupKind::Target(what) if MOBILE.contains(what));
        let moving = || own().any(|s| told[s.told].groups[s.from..s.to].iter().any(mobile));
        tolls().any(|t| dead(t.effect))
            && !tolls().any(|t| t.victims.are_forces() || t.victims == Victims::Militants)
            && own().all(|s| s.mentions.iter().all(on_foot))
            && !scene.mentions.iter().any(known)
            && !moving()
    }

    /// "Demonstrators then stoned the base of the force: two of them were killed": whom a march costs blood, after an attack with figures
    /// of its own, fell in something else.
    pub(in crate::gather) fn is_harmed_in_a_march(&self) -> bool {
        let Standing { told, scenes, .. } = *self.standing;
        let scene = self.scene;
        if !scene.harmful
            || scene.recalls
            || scene.pluperfect
            || self.now.background
            || !tells_of_a_march(&told[scene.told], scene)
        {
            return false;
        }
        let now = || self.now.scenes.iter().map(|s| &scenes[*s]);
        let assault =
            |m: &Mention| m.strong && matches!(m.kind, Kind::Attack | Kind::Ambush | Kind::Massacre | Kind::Ied | Kind::Suicide);
        let attacked = |s: &Scene| s.mentions.iter().any(assault) || told[s.told].groups[s.from..s.to].iter().any(attacks);
        let opening = scenes.iter().take_while(|s| s.told < OPENING.min(scene.told));
        now().any(|s| !s.tolls.is_empty())
            && now().any(attacked)
            && !now().chain(opening).any(|s| (s.harmful || s.headline) && tells_of_a_march(&told[s.told], s))
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "A mine killed six on Tuesday. The army says that it killed eleven in an operation that took place on Tuesday and Wednesday": an operation
    /// that nothing has told of, of more days than what was told, with figures of its own.
    pub(in crate::gather) fn counts_in_an_operation_of_days(&self) -> bool {
        let scene = self.scene;
        let mut nouns = scene.mentions.iter().filter(|m| m.noun);
        let operation = |m: &Mention| m.kind == Kind::Operation && !m.definite;
        let now = || self.last_scenes();
        let days = |date: &DateValue| date.earliest().zip(date.latest()).map(|(first, last)| (last - first).get_days());
        let own = self.anchor.date.as_ref().and_then(|(d, _)| days(&d.value));
        let told = self.now.date.as_ref().and_then(|(d, _)| days(&d.value));
        scene.harmful
            && nouns.next().is_some_and(operation)
            && nouns.all(operation)
            && !(scene.pluperfect || scene.recalls || self.now.background)
            && own.zip(told).is_some_and(|(own, told)| own > told)
            && !now().any(|s| s.mentions.iter().any(|m| m.kind == Kind::Operation))
            && self.standing.counts(self.now)
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "A strike killed five at A. A mortar shell killed four soldiers near the border": by another weapon, as the subject, people of the other side,
    /// after figures told of the first.
    pub(in crate::gather) fn is_of_another_weapon(&self) -> bool {
        let scene = self.scene;
        let sentence = &self.standing.told[scene.told];
        let told = || self.last_scenes();
        let class = |kind: Kind| match kind {
            Kind::Drone => Some(Kind::Airstrike),
            Kind::Ambush | Kind::Ied | Kind::Airstrike | Kind::Shelling | Kind::Suicide => Some(kind),
            _ => None,
        };
        let heads = |m: &&Mention| m.noun && m.group <= scene.from + 1 && !(m.definite || m.plural);
        let Some(own) = scene.mentions.iter().find(heads).and_then(|m| class(m.kind)) else { return false };
        let other = || told().flat_map(|s| &s.mentions).all(|m| class(m.kind).is_some_and(|kind| kind != own));
        let killed = |s: &Scene, forces: bool| {
            let mut tolls =
                s.tolls.iter().map(|t| &self.standing.told[s.told].tolls[*t]).filter(|t| t.effect == Effect::Killed).peekable();
            tolls.peek().is_some() && tolls.all(|t| t.victims.are_forces() == forces)
        };
        let dead = || told().filter(|s| !s.tolls.is_empty());
        let sides = |forces: bool| killed(scene, forces) && dead().next().is_some() && dead().all(|s| killed(s, !forces));
        scene.from == 0
            && sentence.groups[0].start <= 1
            && !scene.names_a_known_act()
            && !(scene.looks_back() || self.now.background)
            && self.anchor.is_undated()
            && other()
            && (sides(true) || sides(false))
    }
}

/// "ran over a mine": a verb of its own whose subject suffers it.
pub(in crate::gather) fn runs_over_a_mine(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let suffers = matches!(&sentence.groups[mention.group].kind, GroupKind::Effect(e) if sentence.context.lexicon.verbs[e.verb as usize].suffers && !e.negated);
    mention.kind == Kind::Ied && mention.finite && !mention.continues && suffers
}
