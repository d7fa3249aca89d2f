//! Who claims or is blamed for acts told before the last one: "claimed these attacks", "the attack on the three camps", and what no mine can
//! be, after a mine.

use super::anchors::Anchor;
use super::cues::cues;
use super::fits::LOOK_BACK;
use super::incidents::{Draft, Thread};
use super::mentions::Mention;
use super::scenes::Scene;
use crate::lexicon::{Function, ResponsibilityCue};
use crate::model::Kind;
use crate::recognise::{GroupKind, number_at};

/// So many incidents at most are claimed together by words that name none of them.
const TOGETHER: usize = 5;

/// A target that is claimed stands at most so many groups behind the word of claiming, or before it.
const TARGET_WITHIN: usize = 8;

/// Whoever claims, and the verb, are of so many words at least.
const CLAIMED_BEHIND: usize = 1;

impl Thread<'_, '_> {
    /// The incidents that a sentence without a figure, a day or a place says somebody did, where they are not the one told last.
    pub(super) fn claimed_before(&self, scene: &Scene, anchor: &Anchor) -> Option<Vec<usize>> {
        let plain = scene.tolls.is_empty() && anchor.is_undated() && anchor.place.is_none() && !scene.recalls && !scene.general;
        if !plain || self.current.is_none() || self.followed.drafts.len() < 2 || !self.says_who_did_it(scene) {
            return None;
        }
        let mains: Vec<usize> = self.mains().collect();
        if !(2..=TOGETHER).contains(&mains.len()) {
            return None;
        }
        let nouns = || scene.mentions.iter().filter(|m| m.noun && !m.device);
        if nouns().next().is_none()
            && let Some(one) = self.claimed_by_number(scene, &mains)
        {
            return Some(vec![one]);
        }
        if nouns().next().is_none() && mains.len() == 2 && self.claims_both(scene) {
            return Some(mains);
        }
        // "The attacks on civilians are often blamed on B": of those told of are "these attacks", or those that somebody claims.
        let (sentence, claimed) = (&self.told[scene.told], self.is_claimed(scene));
        let shown = |m: &Mention| {
            let start = sentence.groups[m.group].start;
            (start.saturating_sub(1)..=start).any(|i| sentence.context.is(i, Function::DetDem))
        };
        // "this twofold attack"
        let twofold = |m: &Mention| {
            let group = &sentence.groups[m.group];
            mains.len() == 2 && sentence.context.any_is(group.start.saturating_sub(1)..group.end, Function::Twofold)
        };
        let of_all = |m: &Mention| {
            (m.plural || twofold(m))
                && m.definite
                && !m.other
                && (claimed || m.count.is_some() || shown(m))
                && m.count.is_none_or(|count| count == mains.len() as u64)
                && matches!(m.kind, Kind::Attack | Kind::Ambush | Kind::Massacre)
        };
        if nouns().next().is_some() && nouns().all(of_all) {
            return Some(mains);
        }
        let attack = nouns().next().is_none() || nouns().all(|m| m.kind == Kind::Attack && m.definite && !m.plural && !m.other);
        if !attack || nouns().count() > 1 {
            return None;
        }
        let current = &self.followed.drafts[self.current?];
        let targets = self.targets_named(scene);
        let hits = |d: &Draft| {
            !targets.is_empty() && d.scenes.iter().any(|s| self.targets_hit(&self.scenes[*s]).iter().any(|t| targets.contains(t)))
        };
        let earlier = |fits: &dyn Fn(&Draft) -> bool| {
            let meant: Vec<usize> =
                mains.iter().copied().filter(|d| Some(*d) != self.current && fits(&self.followed.drafts[*d])).collect();
            // Several are meant where one sentence told of them together.
            let first = *meant.first()?;
            let shared = |d: &usize| self.followed.drafts[*d].scenes.first() == self.followed.drafts[first].scenes.first();
            meant.iter().all(shared).then_some(meant)
        };
        if !targets.is_empty() {
            return if hits(current) { None } else { earlier(&hits) };
        }
        // "A mine killed two at B.¶ The attack was claimed by C", after what is told of an assault on A.
        let own = |d: &Draft| d.scenes.iter().flat_map(|s| self.scenes[*s].mentions.iter()).collect::<Vec<_>>();
        let mined = |d: &Draft| !own(d).is_empty() && own(d).iter().all(|m| m.kind == Kind::Ied || m.device);
        let assaulted = |d: &Draft| own(d).iter().any(|m| m.kind == Kind::Attack && !m.device);
        let elsewhere = current.scenes.last().is_some_and(|s| self.scenes[*s].paragraph != scene.paragraph);
        let surely = nouns().any(|m| m.strong || elsewhere);
        if surely && mined(current) { earlier(&assaulted) } else { None }
    }

    /// "a revendiqué la seconde", "n'a revendiqué que la première", "a revendiqué cette dernière": which of two told of somebody claims,
    /// where the order in which they were told is all that names it.
    fn claimed_by_number(&self, scene: &Scene, mains: &[usize]) -> Option<usize> {
        let context = &self.told[scene.told].context;
        if !context.holds_function(&[Function::OneOfTwo, Function::DetDem]) || !self.is_claimed(scene) {
            return None;
        }
        let groups = &self.told[scene.told].groups;
        let words = groups[scene.from].start..groups[scene.to - 1].end;
        let ends =
            |i: usize| context.tokens.get(i).is_none_or(|t| !t.is_word()) || context.is_any(i, &[Function::And, Function::But]);
        let behind = |i: usize| i > words.start + CLAIMED_BEHIND;
        let two = mains.len() == 2;
        words.clone().filter(|i| behind(*i)).find_map(|i| {
            let by_number = two && context.is(i, Function::OneOfTwo) && context.is(i - 1, Function::DetDef) && ends(i + 1);
            let last = || context.is(i, Function::DetDem) && context.is_pronoun_of_two_words(i) && ends(i + 2);
            match () {
                () if by_number && context.is(i, Function::First) => mains.first().copied(),
                () if by_number || last() => mains.last().copied(),
                () => None,
            }
        })
    }

    /// "a revendiqué les deux.", "a revendiqué l'une et l'autre."
    fn claims_both(&self, scene: &Scene) -> bool {
        let (context, groups) = (&self.told[scene.told].context, &self.told[scene.told].groups);
        let two = |i: usize| number_at(context, i).is_some_and(|n| n.value == 2 && !n.article);
        let ends = |i: usize| context.tokens.get(i).is_none_or(|t| !t.is_word());
        let words = groups[scene.from].start..groups[scene.to - 1].end;
        let together = |i: usize| context.function_length(i, Function::Both).is_some_and(|length| ends(i + length));
        let both = |i: usize| context.is(i, Function::PluralDeterminer) && two(i + 1) && ends(i + 2) || together(i);
        self.is_claimed(scene) && words.into_iter().skip(CLAIMED_BEHIND + 1).any(both)
    }

    fn is_claimed(&self, scene: &Scene) -> bool {
        let sentence = &self.told[scene.told];
        let (from, to) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
        let claims = |what: ResponsibilityCue| matches!(what, ResponsibilityCue::Claimed | ResponsibilityCue::Unclaimed);
        cues(&sentence.context, from, to).iter().any(|c| claims(c.what))
    }

    fn says_who_did_it(&self, scene: &Scene) -> bool {
        let sentence = &self.told[scene.told];
        let (from, to) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
        let of_act = |what: ResponsibilityCue| {
            use ResponsibilityCue::{Attributed, Claimed, Denied, Suspected, Unclaimed};
            matches!(what, Attributed | Claimed | Denied | Suspected | Unclaimed)
        };
        cues(&sentence.context, from, to).iter().any(|c| of_act(c.what))
    }

    /// What a scene names as known, as that which was hit: "the attack on the camps", "the action against the three posts".
    fn targets_named(&self, scene: &Scene) -> Vec<&'static str> {
        let sentence = &self.told[scene.told];
        let known = [Function::DetDef, Function::DetDu, Function::DetDes, Function::DetDem];
        let target = |at: usize| match sentence.groups[at].kind {
            GroupKind::Target(what) => {
                let start = sentence.groups[at].start;
                (start.saturating_sub(2)..=start).any(|i| sentence.context.is_any(i, &known)).then_some(what)
            }
            _ => None,
        };
        (scene.from..scene.to).take(TARGET_WITHIN).filter_map(target).collect()
    }

    fn targets_hit(&self, scene: &Scene) -> Vec<&'static str> {
        let groups = &self.told[scene.told].groups[scene.from..scene.to];
        groups
            .iter()
            .filter_map(|g| if let GroupKind::Target(what) = g.kind { Some(what) } else { None })
            .take(LOOK_BACK)
            .collect()
    }
}
