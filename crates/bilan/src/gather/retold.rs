//! What is told again: the incident of before, though another place is named than the one it was told at first.

use super::anchors::Anchor;
use super::choice::Look;
use super::fits::{only_details, position};
use super::incidents::Draft;
use super::mentions::Mention;
use super::places::{self, Found, Level, STRONG};
use super::scenes::Scene;
use super::signs::{counts_others, told_elsewhere};
use crate::lexicon::{Function, SenseClass};
use crate::model::geo::are_farther;
use crate::model::{Effect, Kind, PlaceRef, Victims};
use crate::recognise::{Group, GroupKind, MOBILE, TimeValue, Voice};

/// Whom an act harms stands within so many groups of its verb.
const OBJECT_WITHIN: usize = 4;

/// So many are hardly harmed at two places by chance.
const MANY: u64 = 8;

impl Look<'_> {
    /// "Fifteen soldiers fell at A, a village of B. … At B, fifteen dead in an attack": with as many dead, and nothing that says
    /// that it is another, what is told of another place is told again.
    pub(super) fn is_told_again(&self) -> bool {
        let another = |m: &Mention| m.noun && m.other;
        let sentence = &self.standing.told[self.scene.told];
        !(self.scene.recalls || self.scene.pluperfect || self.scene.goes_on || self.scene.in_turn)
            && !self.scene.mentions.iter().any(another)
            && !self.scene.times.iter().any(|(_, t)| t.value == TimeValue::AnaphoricDay(0))
            && !counts_others(sentence, self.scene)
            && (self.anchor.is_undated() || self.now.date.is_some())
            && self.fits_date(self.now)
            && self.tells_as_many()
    }

    /// "On the 26th, gunmen had attacked this convoy", "they had tied up and killed these workers": an act against what was told of, or against
    /// those who were; not against "this camp" or "this village", which may be hit more than once.
    pub(super) fn harms_those_told_of(&self, drafts: &[Draft]) -> Option<usize> {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let (context, groups) = (&sentence.context, &sentence.groups);
        if !context.holds_function(&[Function::DetDem]) {
            return None;
        }
        let pointed = |start: usize| (start.saturating_sub(1)..=start).any(|i| context.is(i, Function::DetDem));
        let shown = |g: &Group| match &g.kind {
            GroupKind::Victims(v) => v.demonstrative && v.effect.is_none(),
            GroupKind::Target(what) => MOBILE.contains(what) && pointed(g.start),
            _ => false,
        };
        let acts =
            |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() || e.effect == Some(Effect::Killed));
        let parts = |g: &Group| {
            matches!(g.kind, GroupKind::Mark(_)) || context.is_any(g.start, &[Function::Who, Function::That, Function::Where])
        };
        let object = |at: usize| groups[at + 1..scene.to].iter().take(OBJECT_WITHIN).take_while(|g| !parts(g)).any(shown);
        let subject = |at: usize| groups[scene.from..at].iter().rev().take(OBJECT_WITHIN).take_while(|g| !parts(g)).any(shown);
        let harmed = |at: usize| match &groups[at].kind {
            GroupKind::Effect(e) if e.voice == Voice::Passive => subject(at),
            // "killed these workers": without a number they are no group.
            GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && context.is(groups[at].end, Function::DetDem) => {
                context.has(groups[at].end + 1, SenseClass::Victim)
            }
            _ => object(at),
        };
        let meant = (scene.from..scene.to).any(|at| acts(&groups[at]) && harmed(at)) && !scene.is_one_more();
        // "At B, bandits attacked this convoy": a place of its own, with which the sentence opens.
        let opens = matches!(groups[scene.from].kind, GroupKind::Place(_))
            || matches!(groups.get(scene.from + 1).map(|g| &g.kind), Some(GroupKind::Place(_)));
        if !meant || opens && scene.mentions.iter().any(|m| matches!(m.kind, Kind::Drone | Kind::Airstrike)) {
            return None;
        }
        let elsewhere = |d: &Draft| opens && self.settlement().is_some() && !self.fits_place(d);
        let fits = |d: &Draft| !d.background && self.fits_date(d) && !elsewhere(d);
        let current = self.standing.current.filter(|c| fits(&drafts[*c]));
        current.or_else(|| position(drafts, fits))
    }

    /// Whether a figure of many dead has been told of the incident, of the same people or without saying of whom.
    fn tells_as_many(&self) -> bool {
        let dead = |scene: &Scene| {
            let told = scene.tolls.iter().map(|t| &self.standing.told[scene.told].tolls[*t]);
            let many = told.filter(|t| t.effect == Effect::Killed && t.part_of.is_none() && t.quantity.low >= MANY);
            many.map(|t| (t.quantity.low, t.victims)).collect::<Vec<_>>()
        };
        let own = dead(self.scene);
        let alike = |a: Victims, b: Victims| a == b || a == Victims::People || b == Victims::People;
        let told = |s: &Scene| {
            let before = dead(s);
            before.iter().any(|(n, who)| own.iter().any(|(m, whom)| n == m && alike(*who, *whom)))
        };
        !own.is_empty() && self.last_scenes().any(told)
    }

    /// "An attack north of A killed ten. … They came to B, a village 60 km from A", "This attack hit the post of B, in the commune of
    /// A": what was told of A is told again with a place of its own, beside which A is named.
    pub(super) fn is_told_nearer(&self) -> bool {
        let Some(old) = self.now.place.as_ref() else { return false };
        let mentions = &self.scene.mentions;
        let beside = |p: &Found| p.level <= Level::District && p.strength < STRONG && places::same(&p.place, &old.place);
        let of_the_told = mentions.iter().any(Mention::is_the_act) && !mentions.iter().any(|m| m.noun && m.opens());
        let says_when = self.now.date.is_none() && self.date().is_some();
        !(self.scene.recalls || self.scene.pluperfect || self.scene.in_turn)
            && !mentions.iter().any(|m| m.noun && m.other)
            && self.fits_date(self.now)
            && (old.near || of_the_told || says_when && !self.scene.goes_on)
            && self.scene.places.iter().any(beside)
    }

    /// Whether its own day is that of what was told.
    fn is_of_the_same_day(&self) -> bool {
        self.date().is_some() && self.date() == self.now.date.as_ref().map(|(d, _)| &d.value)
    }

    /// Whether it only tells how it went, perhaps with the day of what was told.
    fn only_acts(&self) -> bool {
        let scene = self.scene;
        let verbs = !scene.mentions.is_empty() && scene.mentions.iter().all(|m| !m.noun || m.definite || m.device);
        // "the people of B pursued the attackers": what came of it.
        if scene.mentions.iter().any(|m| m.kind == Kind::Operation) {
            return false;
        }
        let dated = self.is_of_the_same_day() && verbs && scene.tolls.is_empty();
        only_details(scene) || dated && !(scene.goes_on || scene.recalls || scene.pluperfect)
    }

    /// "Ten were killed 25 km from A. Gunmen attacked the village of B": the act itself, without figures or a day, right behind what was
    /// told of it with a place that only helps to find it.
    pub(super) fn is_act_told_nearer(&self) -> bool {
        let Some(old) = self.now.place.as_ref().filter(|p| p.near || p.away || p.holds || p.between || p.zone) else {
            return false;
        };
        let sentence = &self.standing.told[self.scene.told];
        let range = sentence.groups[self.scene.from].start..sentence.groups[self.scene.to - 1].end;
        let last = self.now.scenes.last().map(|s| &self.standing.scenes[*s]);
        let next = last.is_some_and(|s| s.told + 1 == self.scene.told);
        let exact = self.settlement().is_some_and(|p| p.strength >= STRONG && !(p.near || p.away || p.between));
        let counted = || self.standing.counts(self.now);
        // "ten were killed 20 km from A. Drones bombed B", which lies 90 km off.
        let afar = self.settlement().is_some_and(|p| lies_beyond(&old.place, &p.place));
        let another = sentence.context.any_is(range.clone(), Function::Other) || told_elsewhere(sentence, self.scene);
        (old.strength < STRONG || !old.away)
            && exact
            && !(afar || another)
            && next
            && (self.anchor.is_undated() || self.is_of_the_same_day())
            // "At the same time, the post of B was stormed".
            && !self.scene.times.iter().any(|(_, t)| t.value == TimeValue::AnaphoricDay(0))
            && self.only_acts()
            && !self.scene.in_turn
            && !sentence.context.any_is(range, Function::Then)
            && counted()
    }
}

/// Whether a known place is farther off than what is only told by another can be from that.
fn lies_beyond(told_by: &PlaceRef, place: &PlaceRef) -> bool {
    let within = told_by.uncertainty_km.unwrap_or(HELPS_WITHIN_KM) + ROAD_BENDS_KM;
    told_by.point.zip(place.point).is_some_and(|(a, b)| are_farther(a, b, within))
}

/// Where no distance is said, a place helps to find what lies no farther off than this.
const HELPS_WITHIN_KM: f64 = 60.0;

/// Roads bend and distances are rounded by so much at most.
const ROAD_BENDS_KM: f64 = 20.0;

/// Whether a scene that goes on with an incident names the village where it was, beside the place that it was told at: "at B, a
/// village of A".
pub fn names_its_village(scene: &Scene, anchor: &Anchor, draft: &Draft) -> bool {
    let Some(old) = draft.place.as_ref() else { return false };
    let other = |p: &&Found| {
        p.level == Level::Settlement && p.strength >= STRONG && !(p.near || p.part) && !places::same(&p.place, &old.place)
    };
    let beside = |p: &Found| p.strength < STRONG && places::same(&p.place, &old.place);
    scene.is_of_harm() && anchor.place.as_ref().filter(other).is_some() && scene.places.iter().any(beside)
}
