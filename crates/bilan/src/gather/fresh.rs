//! What opens another incident, or leads back to one, though neither a day nor a town of its own says so: the same day, another
//! region, fighting on the ground after strikes from the air, the army of another country.

use super::choice::{Look, Standing};
use super::dates::can_meet;
use super::fits::{LOOK_BACK, are_known_attackers};
use super::incidents::Draft;
use super::looks::goes_on_within;
use super::mentions::Mention;
use super::places::{self, Found, Level, STRONG};
use super::scenes::{OPENING, Scene};
use super::signs::{counts_others, is_of_others, tells_of_a_march};
use super::when::names_day;
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass, SpeechPreposition};
use crate::model::{DateValue, Effect, Kind, Victims};
use crate::recognise::{Context, Group, GroupKind, MOBILE, PlaceTie, TimeGroup, TimeValue, attacks};
use crate::state::{SentenceTold, TollFound};

/// A day with which a sentence opens stands among so many first groups.
const THAT_DAY: usize = 3;

/// Behind a part of the day, a comma and "still" are so many groups.
const STILL: usize = 2;

/// A place with which a sentence opens stands among so many first groups.
const OPENS: usize = 5;

/// A town with which a sentence opens, behind its preposition alone, stands among so many first groups.
const HEADS: usize = 2;

/// "at the centre of the camp": so many words behind a direction at most.
const WITHIN_PLACE: usize = 3;

/// "Further north": so many first words.
const DIRECTED_WITHIN: usize = 4;

/// "In the north of the country, besides": the word stands among so many first groups.
const BESIDES_WITHIN: usize = 8;

/// How many words the shortest entry for a part of the country has that begins here, if any does.
fn direction_at(context: &Context<'_>, at: usize) -> Option<usize> {
    let direction = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Direction);
    context.senses_of(at, &[SenseClass::PlaceWord]).filter(|(_, s)| direction(s)).map(|(length, _)| length).min()
}

impl Look<'_> {
    /// "the army owned to losses in the fighting", after strikes from the air: those who fell on the ground fell elsewhere.
    pub(super) fn fights_on_the_ground(&self) -> bool {
        let from_the_air = |k: Kind| matches!(k, Kind::Airstrike | Kind::Drone);
        let on_the_ground = |k: Kind| !from_the_air(k) && !matches!(k, Kind::Other | Kind::Operation);
        let mentions = |s: &Scene, test: &dyn Fn(Kind) -> bool| s.mentions.iter().any(|m| m.noun && test(m.kind));
        let now = || self.now.scenes.iter().rev().take(LOOK_BACK).map(|s| &self.standing.scenes[*s]);
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

    /// "The same day, …", "On Tuesday again, …": a sentence that opens with the day told of, said to be that day.
    fn opens_that_day(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let (context, groups) = (&sentence.context, &sentence.groups);
        let again = |at: usize| {
            let beside = at.checked_sub(1).into_iter().chain([at + 1]).filter_map(|i| groups.get(i));
            let adverb = |g: &Group| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::Adverb);
            beside.into_iter().any(adverb) || (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Same))
        };
        let known = || {
            self.anchor.date.as_ref().zip(self.now.date.as_ref()).is_some_and(|((a, _), (b, _))| can_meet(&a.value, &b.value))
                || self.anchor.weekdays.is_named() && self.anchor.weekdays == self.now.weekdays
        };
        // "In the afternoon, still in the north".
        let still = |at: usize| {
            let near = groups[at + 1..self.scene.to].iter().take(STILL);
            near.into_iter().any(|g| matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::Adverb))
        };
        // "Further north, the same day": behind nothing but where it was.
        let heads = |at: usize| {
            let before = &groups[self.scene.from..at.max(self.scene.from)];
            before.iter().all(|g| matches!(g.kind, GroupKind::Word | GroupKind::Mark(_) | GroupKind::Place(_)))
                && self.heads_with_a_direction()
        };
        self.scene.times.iter().any(|(at, t)| {
            (*at <= self.scene.from + 1 || heads(*at)) && t.value == TimeValue::AnaphoricDay(0)
                || *at <= self.scene.from + 1 && t.value == TimeValue::PartOfDay && self.anchor.is_undated() && still(*at)
                || *at <= self.scene.from + THAT_DAY && names_day(t) && again(*at) && known()
        })
    }

    /// "The same day, gunmen attacked a post, killing two": an act with figures of its own, after figures told of another.
    pub(super) fn is_one_more_that_day(&self) -> bool {
        let counted = || self.standing.counts(self.now);
        let sentence = &self.standing.told[self.scene.told];
        let directed = || self.is_directed();
        let opens = self.scene.mentions.iter().any(|m| m.opens() && !m.continues);
        let plain = || self.scene.mentions.iter().all(|m| !(m.noun && m.definite));
        // "On Sunday again, sixteen were killed in a church".
        let new = |g: &Group| {
            matches!(g.kind, GroupKind::Target(_)) && g.start > 0 && sentence.context.is(g.start - 1, Function::DetIndef)
        };
        let target = || self.scene.harmful && sentence.groups[self.scene.from..self.scene.to].iter().any(new);
        // "The same Thursday, in the evening, gunmen shot a man in his home": whom nothing has told of before.
        let newcomers = || {
            let groups = &sentence.groups[self.scene.from..self.scene.to];
            let subject = groups.iter().find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Mark(_) | GroupKind::Time(_)));
            let some = |g: &Group| sentence.context.is_any(g.start, &[Function::DetDes, Function::DetIndef]);
            self.scene.harmful && subject.is_some_and(|g| attacks(g) && some(g))
        };
        let fresh = || directed() || (opens || target() || newcomers()) && plain();
        (self.scene.harmful || opens)
            && !self.scene.pluperfect
            && self.opens_that_day()
            && fresh()
            && !self.standing.tells_same_figure(self.scene, self.now)
            && (counted() || self.names_a_new_place())
    }

    /// "A suicide bomber killed five at A. Some hours later, a bomb killed two soldiers": under its own hour, an act of its own as the subject, with
    /// figures of its own, after an act that was brought in the same way.
    pub(super) fn is_another_act_within_hours(&self) -> bool {
        let scene = self.scene;
        let sentence = &self.standing.told[scene.told];
        let groups = &sentence.groups[scene.from..scene.to];
        let heads = |(at, t): &(usize, TimeGroup)| t.value == TimeValue::PartOfDay && *at <= scene.from + 1;
        let subject = groups.iter().position(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Mark(_) | GroupKind::Time(_)));
        let new = |at: usize| {
            let start = sentence.groups[at].start;
            (start.saturating_sub(1)..=start).any(|i| sentence.context.is_any(i, &[Function::DetIndef, Function::DetDes]))
        };
        let act = |at: usize| scene.mentions.iter().any(|m| m.noun && m.group == at && !m.definite) && new(at);
        let own = |s: &Scene| s.mentions.iter().any(|m| m.noun && !m.definite && (!m.plural || m.device));
        let now = || self.now.scenes.iter().rev().take(LOOK_BACK).map(|s| &self.standing.scenes[*s]);
        let counted = |s: &Scene| s.tolls.iter().any(|t| self.standing.told[s.told].tolls[*t].effect == Effect::Killed);
        scene.harmful
            && scene.times.iter().any(heads)
            && subject.is_some_and(|at| act(scene.from + at))
            && scene.mentions.iter().all(|m| !(m.noun && m.definite))
            && !(scene.recalls || self.now.background)
            && now().any(|s| own(s) && counted(s))
            && self.settlement().is_none()
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "Further north, …": a direction stands among the first words, which none but small ones open.
    fn heads_with_a_direction(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let first = sentence.groups[self.scene.from].start;
        // "at the health centre": no part of the country.
        // "at the centre of the camp", "in the north of the town": nor is what lies within one place.
        let of_target = |i: usize| {
            let target = |g: &Group| matches!(g.kind, GroupKind::Target(_)) && g.start <= i + WITHIN_PLACE && i < g.end;
            sentence.groups.iter().any(target)
        };
        // "In the south, the attackers were caught": those told of go on.
        let groups = &sentence.groups[self.scene.from..self.scene.to];
        let inside = [PlaceWord::Settlement, PlaceWord::Part];
        sentence.context.holds(SenseClass::PlaceWord)
            && !sentence.context.holds_place_word(&inside)
            && !groups.iter().any(|g| are_known_attackers(sentence, g))
            && sentence.context.is_any(first, &[Function::In, Function::At, Function::NegationSecondWeak])
            && (first..first + DIRECTED_WITHIN)
                .take_while(|i| *i < sentence.context.tokens.len())
                .any(|i| direction_at(&sentence.context, i).is_some() && !of_target(i))
    }

    /// Whether it names for certain a district or town that nothing of what was told of has named.
    fn names_a_new_place(&self) -> bool {
        let told = || self.now.scenes.iter().rev().take(LOOK_BACK).flat_map(|s| self.standing.scenes[*s].places.iter());
        let fresh =
            |p: &Found| p.level <= Level::District && p.strength >= STRONG && !told().any(|q| places::same(&q.place, &p.place));
        self.now.settled() && self.scene.places.iter().any(fresh)
    }

    /// "Twelve were killed at A. A day earlier, in the same town, a centre had been attacked: four dead": of the day before one of which the
    /// report gives no day.
    pub(super) fn is_of_a_day_before(&self) -> bool {
        let scene = self.scene;
        let earlier =
            |(at, t): &(usize, TimeGroup)| matches!(t.value, TimeValue::AnaphoricDay(..=-1)) && *at <= scene.from + THAT_DAY;
        scene.pluperfect
            && scene.harmful
            && scene.times.iter().any(earlier)
            && !scene.times.iter().any(|(_, t)| names_day(t))
            && !self.now.is_dated()
            && !self.now.background
            && self.standing.counts(self.now)
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "Earlier in the morning two people had already been wounded in an explosion in the quarter B": one more of that day, with figures of its own.
    pub(super) fn is_earlier_that_day(&self) -> bool {
        let scene = self.scene;
        let sentence = &self.standing.told[scene.told];
        let heads = |(at, t): &(usize, TimeGroup)| t.value == TimeValue::PartOfDay && *at <= scene.from + THAT_DAY;
        let noun = |m: &Mention| m.noun && !(m.definite || m.plural || m.device) && m.kind != Kind::Operation;
        let already = |at: usize| {
            let group = &sentence.groups[at];
            matches!(group.kind, GroupKind::Effect(_)) && sentence.context.any_is(group.start..group.end, Function::Already)
        };
        scene.pluperfect
            && scene.harmful
            && (scene.from..scene.to).any(already)
            && scene.times.iter().all(heads)
            && !scene.times.is_empty()
            && scene.mentions.iter().any(noun)
            && !self.now.background
            && self.standing.counts(self.now)
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "Besides, A attacked three villages, killing ten": one more, whose target is new.
    pub(super) fn is_one_more_brought_in(&self) -> bool {
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
        let attacks = |m: &crate::gather::mentions::Mention| m.finite && m.opens() && !m.continues;
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
            && self.scene.mentions.iter().all(|m| !(m.noun && m.definite))
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
            behind.iter().take(STILL).any(|g| sentence.context.is(g.start, Function::Against))
        };
        // Not "an attack on its teams".
        let new = || {
            let behind = &sentence.groups[act.group + 1..scene.to];
            let mut targets = behind.iter().filter(|g| matches!(g.kind, GroupKind::Target(_)));
            targets.any(|g| (g.start.saturating_sub(1)..=g.start).any(|i| sentence.context.is(i, Function::DetIndef)))
        };
        let counted = || self.standing.counts(self.now);
        anew && !(scene.pluperfect || scene.past_before || scene.recalls)
            && spoken
            && told()
            && speaks()
            && against()
            && new()
            && !self.standing.tells_same_figure(scene, self.now)
            && counted()
    }

    /// "in the north of the country".
    fn is_directed(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        sentence.context.holds(SenseClass::PlaceWord)
            && (sentence.groups[self.scene.from].start..sentence.groups[self.scene.to - 1].end)
                .any(|i| direction_at(&sentence.context, i).is_some())
    }

    /// "Besides, fifteen people were carried off on the road of B", after what is told of people killed: by an act of its own.
    fn carries_off_anew(&self) -> bool {
        let taken = |s: &Scene| {
            let mut tolls = s.tolls.iter().map(|t| &self.standing.told[s.told].tolls[*t]);
            tolls.any(|t| t.effect == Effect::Abducted)
        };
        let scene = self.scene;
        let known = || self.now.scenes.iter().rev().take(LOOK_BACK).any(|s| taken(&self.standing.scenes[*s]));
        let plain =
            !(scene.pluperfect || scene.recalls || scene.past_before) && scene.mentions.iter().all(|m| !(m.noun && m.definite));
        let place = || scene.places.iter().any(|p| p.level <= Level::District && p.strength > 1);
        taken(scene) && plain && (place() || self.is_directed()) && !known()
    }

    /// "Ten villagers were killed at A. A police car on its way there ran over a mine": whoever was hit so is none of those whom an attack on
    /// people at their place had killed.
    pub(super) fn hits_a_mine_anew(&self) -> bool {
        let Standing { told, scenes, .. } = *self.standing;
        let scene = self.scene;
        // "Their cart ran over a mine", "two of them": how those died who were told of.
        let past = scene.recalls || scene.pluperfect || scene.past_before || self.now.background;
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
        let own = || self.now.scenes.iter().rev().take(LOOK_BACK).map(|s| &scenes[*s]);
        let known = |m: &Mention| m.noun && m.definite && !m.plural && !m.device;
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
    pub(super) fn is_harmed_in_a_march(&self) -> bool {
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

    /// "On Thursday, eight others were killed when an attack was driven back in the district of A": those counted on, in an act and a
    /// district of their own.
    pub(super) fn is_of_others_elsewhere(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let same_day = self.scene.times.iter().any(|(_, t)| t.value == TimeValue::AnaphoricDay(0));
        // "three others in an ambush on the road of B".
        let toward = |q: &Found| matches!(&sentence.groups[q.group].kind, GroupKind::Place(g) if g.tie == PlaceTie::Toward && g.class == Some(PlaceWord::Site));
        let on_road = |p: &Found| self.scene.places.iter().any(|q| toward(q) && places::same(&p.place, &q.place));
        let here = |p: &&Found| p.level <= Level::District && !p.near && (p.strength >= STRONG || on_road(p));
        let place = self.anchor.place.as_ref().filter(here);
        let known = |p: &Found| {
            let here = |q: &Found| places::same(&p.place, &q.place);
            self.now.place.as_ref().is_none_or(here)
                || self.now.scenes.iter().rev().take(LOOK_BACK).any(|s| self.standing.scenes[*s].places.iter().any(here))
        };
        (counts_others(sentence, self.scene) || same_day && self.scene.tolls.iter().any(|t| is_of_others(sentence, *t)))
            && self.scene.mentions.iter().any(|m| m.opens() && !m.continues)
            && self.scene.mentions.iter().all(|m| !(m.noun && m.definite))
            // "Another had been killed in an ambush at B", behind what was told of a region or district.
            && (!self.scene.pluperfect || self.is_in_a_town_beside_a_region())
            && place.is_some_and(|p| !known(p))
    }

    /// Whether the scene names a town for certain, where what was told has a region or district alone.
    fn is_in_a_town_beside_a_region(&self) -> bool {
        let wide = self.now.place.as_ref().is_some_and(|p| matches!(p.level, Level::District | Level::Region));
        wide && self.settlement().is_some_and(|p| p.strength >= STRONG)
    }

    /// "Eight were killed in the district of A. Six others were killed at B": those counted on fell in a village that nothing has named.
    pub(super) fn counts_others_in_a_village(&self) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let village = self.settlement().filter(|p| p.strength >= STRONG && !(p.near || p.part));
        let wide = self.now.place.as_ref().is_some_and(|p| matches!(p.level, Level::District | Level::Region));
        let killed = |s: &Scene| s.tolls.iter().any(|t| self.standing.told[s.told].tolls[*t].effect == Effect::Killed);
        let own = || self.now.scenes.iter().rev().take(LOOK_BACK).map(|s| &self.standing.scenes[*s]);
        let known = |p: &Found| own().any(|s| s.places.iter().any(|q| places::same(&q.place, &p.place)));
        let others = |t: &usize| sentence.tolls[*t].effect == Effect::Killed && is_of_others(sentence, *t);
        // "two others were found dead", "died of their wounds": of those told of.
        let found = sentence.context.holds_function(&[Function::Found]) || !scene.found.is_empty();
        let plain = !(scene.recalls || scene.pluperfect || scene.past_before || found);
        plain
            && wide
            && scene.violent
            && (scene.tolls.iter().any(others) || self.counts_another_side_there())
            && village.is_some_and(|p| !known(p))
            && own().any(killed)
    }

    /// "Three soldiers were killed in the province of A. At B, two herders were killed": whether a sentence opens with its town, and those
    /// killed there are not of the side of any killed before.
    fn counts_another_side_there(&self) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let heads = |p: &Found| scene.from == 0 && p.group <= HEADS && p.level == Level::Settlement;
        // Fighters and those whom they fight may fall in one fight.
        let killed = |t: &TollFound| t.effect == Effect::Killed && t.part_of.is_none() && t.victims != Victims::Militants;
        let own = || scene.tolls.iter().map(|t| &sentence.tolls[*t]).filter(|t| killed(t));
        let told = || {
            let scenes = self.now.scenes.iter().rev().take(LOOK_BACK).map(|s| &self.standing.scenes[*s]);
            scenes.flat_map(|s| s.tolls.iter().map(|t| &self.standing.told[s.told].tolls[*t])).filter(|t| killed(t))
        };
        let sides = own().all(|t| told().all(|o| t.victims.is_of_another_side(o.victims)));
        scene.places.iter().any(heads) && own().next().is_some() && told().next().is_some() && sides
    }

    /// "In the region of S., a dozen fighters were killed", "Besides, three civilians were killed in the north of H.": harm told of a
    /// region that a sentence opens with, or that a word brings in as one more thing, and that nothing before has named.
    pub(super) fn opens_in_another_region(&self) -> bool {
        let Some(now) = self.now.place.as_ref().filter(|_| self.scene.harmful && !self.scene.pluperfect) else { return false };
        let scenes = || self.now.scenes.iter().rev().take(LOOK_BACK).flat_map(|s| self.standing.scenes[*s].places.iter());
        let opens = |p: &Found| {
            p.group <= self.scene.from + OPENS || self.scene.goes_on || self.heads_with_a_direction() || self.opens_that_day()
        };
        // "Besides, insurgents blew up a bridge at the pass of B, killing three": within one region, where the word heads the sentence.
        let besides = self.scene.strikes() && self.scene.back_to_news(self.standing.told);
        let beside = |p: &Found| besides && p.strength >= STRONG;
        let other = |p: &Found| {
            // "That day, in the district of B": one more, be it in the same region.
            let district = || p.level == Level::District && p.strength >= STRONG && self.opens_that_day() && self.scene.violent;
            let apart = |a: &str| (Some(a) != p.place.admin1.as_deref() || beside(p) || district()) && a != p.place.name;
            matches!(p.level, Level::District | Level::Region)
                && p.strength >= 3
                && !places::same(&p.place, &now.place)
                && now.place.admin1.as_deref().is_none_or(apart)
                && !scenes().any(|q| places::same(&q.place, &p.place))
        };
        let fresh = self.scene.mentions.iter().all(|m| !m.noun || !m.definite);
        fresh
            && self.settlement().is_none()
            && now.level == Level::Settlement
            && self.scene.places.iter().any(|p| opens(p) && other(p))
    }

    /// "In the east of Chad thirteen were killed. In the centre of Mali, an ambush killed four": harm told of a country with which a sentence
    /// opens, where all that was told of happened in another.
    pub(super) fn opens_in_another_country(&self) -> bool {
        let scene = self.scene;
        let heads = |p: &&Found| p.level == Level::Country && p.group <= scene.from + OPENS;
        let directed = |p: &Found| p.inside || self.heads_with_a_direction();
        let Some(own) = scene.places.iter().find(heads).filter(|p| directed(p)).and_then(|p| p.place.country.as_deref()) else {
            return false;
        };
        let told = || {
            let scenes = self.now.scenes.iter().rev().take(LOOK_BACK).map(|s| &self.standing.scenes[*s]);
            let places = scenes.flat_map(|s| s.places.iter().filter(|p| p.inside || p.level != Level::Country || s.harmful));
            places.chain(&self.now.place).filter_map(|p| p.place.country.as_deref())
        };
        let fresh = scene.mentions.iter().all(|m| !m.noun || !m.definite);
        let another = told().next().is_some() && told().all(|country| country != own);
        scene.harmful && fresh && another && self.is_no_aftermath() && !self.standing.tells_same_figure(scene, self.now)
    }

    /// Whether it tells of an act or of people whom one took, and not only of wounded who are treated there.
    fn is_no_aftermath(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let act = self.scene.mentions.iter().any(|m| m.opens() && !m.continues);
        act || self.scene.tolls.iter().any(|t| sentence.tolls[*t].effect != Effect::Wounded)
    }

    /// "In the north of the country thirteen were killed. In the east, six soldiers fell in an ambush": harm told of a part of the country with
    /// which a sentence opens or ends, where all that was told of happened in another part, at no town.
    pub(super) fn opens_in_another_part(&self) -> bool {
        let scene = self.scene;
        let past = scene.pluperfect || scene.recalls || scene.past_before || self.now.background;
        // "Six soldiers fell in an ambush in the south"
        let ends = || {
            let sentence = &self.standing.told[scene.told];
            let mut words = sentence.groups[scene.from..scene.to].iter().rev().filter(|g| !matches!(g.kind, GroupKind::Mark(_)));
            let last = words.next().map(|g| g.start).unwrap_or_default();
            direction_at(&sentence.context, last).is_some()
                && (last.saturating_sub(2)..last).any(|i| sentence.context.is(i, Function::In))
        };
        let heads = self.heads_with_a_direction();
        if past || !scene.harmful || self.now.settled() || !heads && !ends() {
            return false;
        }
        let directions = |scene: &Scene, within: usize| {
            let sentence = &self.standing.told[scene.told];
            let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
            // "in the east of" has its first words for all.
            let named = move |i: &usize| direction_at(&sentence.context, *i) == Some(1);
            (first..last.min(first.saturating_add(within)))
                .filter(named)
                .map(|i| sentence.context.tokens[i].word)
                .collect::<Vec<_>>()
        };
        let own = directions(scene, if heads { DIRECTED_WITHIN } else { usize::MAX });
        let told = self.now.scenes.iter().rev().take(LOOK_BACK).flat_map(|s| directions(&self.standing.scenes[*s], usize::MAX));
        let told: Vec<_> = told.collect();
        let fresh = scene.mentions.iter().all(|m| !m.noun || !m.definite);
        fresh
            && self.is_no_aftermath()
            && !told.is_empty()
            && own.iter().all(|word| !told.contains(word))
            && self.standing.counts(self.now)
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "Besides, clashes killed eleven", after an abduction: brought in as one more thing, an act of another kind than any told of it, with
    /// figures of its own and no word that points back.
    pub(super) fn is_of_another_kind(&self) -> bool {
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

    /// "A mine killed six on Tuesday. The army says that it killed eleven in an operation that took place on Tuesday and Wednesday": an operation
    /// that nothing has told of, of more days than what was told, with figures of its own.
    pub(super) fn counts_in_an_operation_of_days(&self) -> bool {
        let scene = self.scene;
        let mut nouns = scene.mentions.iter().filter(|m| m.noun);
        let operation = |m: &Mention| m.kind == Kind::Operation && !m.definite;
        let now = || self.now.scenes.iter().rev().take(LOOK_BACK).map(|s| &self.standing.scenes[*s]);
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
    pub(super) fn is_of_another_weapon(&self) -> bool {
        let scene = self.scene;
        let sentence = &self.standing.told[scene.told];
        let told = || self.now.scenes.iter().rev().take(LOOK_BACK).map(|s| &self.standing.scenes[*s]);
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
            && scene.mentions.iter().all(|m| !(m.noun && m.definite))
            && !(scene.pluperfect || scene.recalls || scene.past_before || self.now.background)
            && self.anchor.is_undated()
            && other()
            && (sides(true) || sides(false))
    }

    /// "Besides, a dozen civilians were killed in the regions of the north": brought in as one more thing, in parts of the country at large.
    fn is_harm_at_large(&self) -> bool {
        let scene = self.scene;
        let sentence = &self.standing.told[scene.told];
        scene.harmful
            && self.is_directed()
            && !sentence.context.holds_place_word(&[PlaceWord::Settlement])
            && !(scene.pluperfect || scene.recalls || scene.past_before)
            && scene.settlement().is_none()
            && scene.mentions.iter().all(|m| !(m.noun && m.definite))
            && self.now.settled()
            && self.standing.counts(self.now)
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "In the district of A, twelve were killed. In the district of B, eight were killed": harm counted in two divisions of one class.
    pub(super) fn is_in_another_district(&self) -> bool {
        let (scene, now) = (self.scene, self.now);
        let class = |told: &crate::state::SentenceTold<'_>, p: &Found| match &told.groups[p.group].kind {
            GroupKind::Place(place) => place.class,
            _ => None,
        };
        let district = |p: &&Found| p.level == Level::District && p.strength >= STRONG && !(p.near || p.zone);
        let (Some(here), Some(there)) = (self.anchor.place.as_ref().filter(district), now.place.as_ref().filter(district)) else {
            return false;
        };
        let own = scene.places.iter().find(|p| places::same(&p.place, &here.place));
        let own = own.and_then(|p| class(&self.standing.told[scene.told], p));
        // "in that of B" has no class word of its own.
        let alike = |c: Option<PlaceWord>| own.is_none() && scene.from > 0 || own.is_some() && own == c;
        let counted = |s: &Scene| {
            let mut tolls = s.tolls.iter().map(|t| &self.standing.told[s.told].tolls[*t]);
            tolls.any(|t| t.effect == Effect::Killed && t.part_of.is_none())
        };
        let told = now.scenes.iter().rev().take(LOOK_BACK).map(|s| &self.standing.scenes[*s]).any(|s| {
            let there = s.places.iter().find(|p| places::same(&p.place, &there.place));
            counted(s) && there.is_some_and(|p| alike(class(&self.standing.told[s.told], p)))
        });
        let past = scene.pluperfect || scene.past_before || scene.recalls;
        told && counted(scene)
            && !past
            && !places::same(&here.place, &there.place)
            && scene.mentions.iter().all(|m| !(m.noun && m.definite))
            && !self.standing.tells_same_figure(scene, now)
    }

    /// The army of one country speaks or acts, after what happened in another: back to what happened in its own.
    pub(super) fn of_another_country(&self, drafts: &[Draft]) -> Option<usize> {
        let place = self.anchor.place.as_ref().filter(|p| p.strength >= STRONG);
        if place.is_some() || self.date().is_some() {
            return None;
        }
        let here = country_of(self.now)?;
        let from = drafts.len().saturating_sub(LOOK_BACK);
        // Mostly all that a report tells of happened in one country.
        let elsewhere = |d: &Draft| !d.background && country_of(d).is_some_and(|c| c != here);
        if !drafts[from..].iter().any(elsewhere) {
            return None;
        }
        let sentence = &self.standing.told[self.scene.told];
        let mut own: Option<&'static str> = None;
        for country in (self.scene.from..self.scene.to).filter_map(|at| super::roles::actor(sentence, at)?.country) {
            if own.replace(country).is_some_and(|other| other != country) {
                return None;
            }
        }
        let own = own.filter(|own| *own != here)?;
        drafts[from..].iter().rposition(|d| !d.background && country_of(d) == Some(own)).map(|at| from + at)
    }
}

/// "ran over a mine": a verb of its own whose subject suffers it.
pub(super) fn runs_over_a_mine(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let suffers = matches!(&sentence.groups[mention.group].kind, GroupKind::Effect(e) if sentence.context.lexicon.verbs[e.verb as usize].suffers && !e.negated);
    mention.kind == Kind::Ied && mention.finite && !mention.continues && suffers
}

fn country_of(draft: &Draft) -> Option<&str> {
    draft.place.as_ref().and_then(|p| p.place.country.as_deref())
}
