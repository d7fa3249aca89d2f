//! Another village, district, region, part of the country or country: what happened there.

use super::super::choice::Look;
use super::super::fits::{LOOK_BACK, are_known_attackers};
use super::super::incidents::Draft;
use super::super::places::{self, Found, Level, STRONG};
use super::super::scenes::Scene;
use super::super::signs::{counts_others, is_of_others};
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass};
use crate::model::{Effect, Victims};
use crate::recognise::{Context, Group, GroupKind, PlaceTie, TimeValue};
use crate::state::{SentenceTold, TollFound};

/// A place with which a sentence opens stands among so many first groups.
const OPENS: usize = 5;

/// A town with which a sentence opens, behind its preposition alone, stands among so many first groups.
const HEADS: usize = 2;

/// "at the centre of the camp": so many words behind a direction at most.
const WITHIN_PLACE: usize = 3;

/// "Further north": so many first words.
const DIRECTED_WITHIN: usize = 4;

/// How many words the shortest entry for a part of the country has that begins here, if any does.
fn direction_at(context: &Context<'_>, at: usize) -> Option<usize> {
    let direction = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Direction);
    context.senses_of(at, &[SenseClass::PlaceWord]).filter(|(_, s)| direction(s)).map(|(length, _)| length).min()
}

impl Look<'_> {
    /// "Further north, …": a direction stands among the first words, which none but small ones open.
    pub(super) fn heads_with_a_direction(&self) -> bool {
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

    /// "in the north of the country".
    pub(super) fn is_directed(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        sentence.context.holds(SenseClass::PlaceWord)
            && (sentence.groups[self.scene.from].start..sentence.groups[self.scene.to - 1].end)
                .any(|i| direction_at(&sentence.context, i).is_some())
    }

    /// "On Thursday, eight others were killed when an attack was driven back in the district of A": those counted on, in an act and a
    /// district of their own.
    pub(in crate::gather) fn is_of_others_elsewhere(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let same_day = self.scene.times.iter().any(|(_, t)| t.value == TimeValue::AnaphoricDay(0));
        // "three others in an ambush on the road of B".
        let toward = |q: &Found| matches!(&sentence.groups[q.group].kind, GroupKind::Place(g) if g.tie == PlaceTie::Toward && g.class == Some(PlaceWord::Site));
        let on_road = |p: &Found| self.scene.places.iter().any(|q| toward(q) && places::same(&p.place, &q.place));
        let here = |p: &&Found| p.level <= Level::District && !p.near && (p.strength >= STRONG || on_road(p));
        let place = self.anchor.place.as_ref().filter(here);
        let known = |p: &Found| {
            let here = |q: &Found| places::same(&p.place, &q.place);
            self.now.place.as_ref().is_none_or(here) || self.last_scenes().any(|s| s.places.iter().any(here))
        };
        (counts_others(sentence, self.scene) || same_day && self.scene.tolls.iter().any(|t| is_of_others(sentence, *t)))
            && self.scene.mentions.iter().any(|m| m.opens() && !m.continues)
            && !self.scene.names_a_known_act()
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
    pub(in crate::gather) fn counts_others_in_a_village(&self) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let village = self.settlement().filter(|p| p.strength >= STRONG && !(p.near || p.part));
        let wide = self.now.place.as_ref().is_some_and(|p| matches!(p.level, Level::District | Level::Region));
        let killed = |s: &Scene| s.tolls.iter().any(|t| self.standing.told[s.told].tolls[*t].effect == Effect::Killed);
        let own = || self.last_scenes();
        let known = |p: &Found| own().any(|s| s.places.iter().any(|q| places::same(&q.place, &p.place)));
        let others = |t: &usize| sentence.tolls[*t].effect == Effect::Killed && is_of_others(sentence, *t);
        // "two others were found dead", "died of their wounds": of those told of.
        let found = sentence.context.holds_function(&[Function::Found]) || !scene.found.is_empty();
        let plain = !(scene.looks_back() || found);
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
            let scenes = self.last_scenes();
            scenes.flat_map(|s| s.tolls.iter().map(|t| &self.standing.told[s.told].tolls[*t])).filter(|t| killed(t))
        };
        let sides = own().all(|t| told().all(|o| t.victims.is_of_another_side(o.victims)));
        scene.places.iter().any(heads) && own().next().is_some() && told().next().is_some() && sides
    }

    /// "In the region of S., a dozen fighters were killed", "Besides, three civilians were killed in the north of H.": harm told of a
    /// region that a sentence opens with, or that a word brings in as one more thing, and that nothing before has named.
    pub(in crate::gather) fn opens_in_another_region(&self) -> bool {
        let Some(now) = self.now.place.as_ref().filter(|_| self.scene.harmful && !self.scene.pluperfect) else { return false };
        let scenes = || self.last_scenes().flat_map(|s| s.places.iter());
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
        let fresh = !self.scene.names_a_known_act();
        fresh
            && self.settlement().is_none()
            && now.level == Level::Settlement
            && self.scene.places.iter().any(|p| opens(p) && other(p))
    }

    /// "In the east of Chad thirteen were killed. In the centre of Mali, an ambush killed four": harm told of a country with which a sentence
    /// opens, where all that was told of happened in another.
    pub(in crate::gather) fn opens_in_another_country(&self) -> bool {
        let scene = self.scene;
        let heads = |p: &&Found| p.level == Level::Country && p.group <= scene.from + OPENS;
        let directed = |p: &Found| p.inside || self.heads_with_a_direction();
        let Some(own) = scene.places.iter().find(heads).filter(|p| directed(p)).and_then(|p| p.place.country.as_deref()) else {
            return false;
        };
        let told = || {
            let scenes = self.last_scenes();
            let places = scenes.flat_map(|s| s.places.iter().filter(|p| p.inside || p.level != Level::Country || s.harmful));
            places.chain(&self.now.place).filter_map(|p| p.place.country.as_deref())
        };
        let fresh = !scene.names_a_known_act();
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
    pub(in crate::gather) fn opens_in_another_part(&self) -> bool {
        let scene = self.scene;
        let past = scene.looks_back() || self.now.background;
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
        let told = self.last_scenes().flat_map(|s| directions(s, usize::MAX));
        let told: Vec<_> = told.collect();
        let fresh = !scene.names_a_known_act();
        fresh
            && self.is_no_aftermath()
            && !told.is_empty()
            && own.iter().all(|word| !told.contains(word))
            && self.standing.counts(self.now)
            && !self.standing.tells_same_figure(scene, self.now)
    }

    /// "In the district of A, twelve were killed. In the district of B, eight were killed": harm counted in two divisions of one class.
    pub(in crate::gather) fn is_in_another_district(&self) -> bool {
        let (scene, now) = (self.scene, self.now);
        let class = |told: &SentenceTold<'_>, p: &Found| match &told.groups[p.group].kind {
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
        let told = self.last_scenes().any(|s| {
            let there = s.places.iter().find(|p| places::same(&p.place, &there.place));
            counted(s) && there.is_some_and(|p| alike(class(&self.standing.told[s.told], p)))
        });
        let past = scene.looks_back();
        told && counted(scene)
            && !past
            && !places::same(&here.place, &there.place)
            && !scene.names_a_known_act()
            && !self.standing.tells_same_figure(scene, now)
    }

    /// The army of one country speaks or acts, after what happened in another: back to what happened in its own.
    pub(in crate::gather) fn of_another_country(&self, drafts: &[Draft]) -> Option<usize> {
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
        for country in (self.scene.from..self.scene.to).filter_map(|at| super::super::roles::actor(sentence, at)?.country) {
            if own.replace(country).is_some_and(|other| other != country) {
                return None;
            }
        }
        let own = own.filter(|own| *own != here)?;
        drafts[from..].iter().rposition(|d| !d.background && country_of(d) == Some(own)).map(|at| from + at)
    }
}

fn country_of(draft: &Draft) -> Option<&str> {
    draft.place.as_ref().and_then(|p| p.place.country.as_deref())
}
