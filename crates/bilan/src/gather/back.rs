//! What leads back to an incident told before the last one, by no place or day: its number in their order, its target, its kind, whom
//! it harmed.

use super::choice::Look;
use super::cues::cues;
use super::fits::LOOK_BACK;
use super::incidents::Draft;
use super::likely::is_filler;
use super::mentions::Mention;
use super::places::{Level, STRONG};
use super::scenes::Scene;
use crate::lexicon::{Function, PlaceWord, ResponsibilityCue, Sense, SenseClass};
use crate::model::{Effect, Kind, Victims};
use crate::recognise::{Group, GroupKind, Kinds, MOBILE, Mood, TimeGroup, TimeValue, Voice};

/// The target of an incident is named in one of its latest sentences.
const FEW_SCENES: usize = 4;

/// What an act hit stands at most so many groups behind it, but for small words.
const ACT_BACK: usize = 2;

/// A massacre kills so many who are no fighters.
const MASSACRED: u64 = 3;

/// Targets of which there are few in a town.
const BUILDINGS: [&str; 8] =
    ["religious", "police_station", "gendarmerie_post", "prison", "hotel", "school", "health", "government"];

/// Whether a time names a day.
fn is_day(time: &TimeGroup) -> bool {
    !matches!(time.value, TimeValue::PartOfDay | TimeValue::Span)
}

impl Look<'_> {
    /// The incident told before the last one that a scene speaks of.
    pub(super) fn means_one_before(&self, drafts: &[Draft]) -> Option<usize> {
        let in_order = || self.means_one_in_order(drafts);
        in_order()
            .or_else(|| self.means_another_target(drafts))
            .or_else(|| self.means_the_convoy(drafts))
            .or_else(|| self.means_another_kind(drafts))
            .or_else(|| self.means_people_of(drafts))
    }

    /// "Six fell at A. … Four died at B. The eleven wounded of A were flown out": of the one where those live who were harmed, where it is not
    /// the one told last.
    fn means_people_of(&self, drafts: &[Draft]) -> Option<usize> {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let placed = self.anchor.place.as_ref().is_some_and(|p| p.strength >= STRONG);
        if drafts.len() < 2 || scene.tolls.is_empty() || placed || scene.looks_back() {
            return None;
        }
        let (context, groups) = (&sentence.context, &sentence.groups[scene.from..scene.to]);
        // Not of dead, who may have been killed in the next town, nor of one person.
        let own = |t: &usize| sentence.tolls[*t].effect == Effect::Killed || sentence.tolls[*t].implicit;
        if scene.tolls.iter().any(own) {
            return None;
        }
        let people = |g: &Group| match &g.kind {
            GroupKind::Victims(_) => true,
            GroupKind::EffectNoun(noun) => noun.people,
            _ => false,
        };
        // Its name within the phrase, or right behind those whom it tells of.
        let theirs = |name: usize| {
            let of = name > 0 && context.is_any(name - 1, &[Function::Of, Function::DetDu, Function::DetDes]);
            of && groups.iter().any(|g| people(g) && g.start < name && name <= g.end + 1)
        };
        let named = |d: &Draft| {
            let place = d.place.as_ref().filter(|p| p.level == Level::Settlement)?;
            let name = place.place.span.of(context.text);
            let starts = |at: &usize| {
                let rest = context.text[context.span(*at, at + 1).start..].strip_prefix(name);
                rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
            };
            (groups[0].start..groups[groups.len() - 1].end).find(|at| theirs(*at) && starts(at))
        };
        if self.now.place.is_none() || named(self.now).is_some() {
            return None;
        }
        let from = self.standing.section_from.max(drafts.len().saturating_sub(LOOK_BACK));
        let mut meant = (from..drafts.len())
            .filter(|d| !drafts[*d].background && self.fits_date(&drafts[*d]) && named(&drafts[*d]).is_some());
        let only = meant.next()?;
        meant.next().is_none().then_some(only)
    }

    /// "The group claimed the first attack", "the second was blamed on the army": of the two that the report has told of, one by its
    /// number.
    fn means_one_in_order(&self, drafts: &[Draft]) -> Option<usize> {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let context = &sentence.context;
        let ordinals = [Function::First, Function::OneOfTwo];
        if !context.holds_function(&ordinals) || !self.anchor.is_undated() || self.anchor.place.is_some() || scene.recalls {
            return None;
        }
        let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
        // "the first attack", "the first"; not "the first attack of its kind", "the first in a year".
        let ends = |i: usize| {
            context.tokens.get(i).is_none_or(|t| !t.is_word())
                || context.is_any(i, &[Function::And, Function::At, Function::By])
                || context.has(i, SenseClass::Verb)
        };
        let number = |i: usize| context.is(i - 1, Function::DetDef) && !context.is(i - 1, Function::PluralDeterminer);
        // "Two shepherds were killed. The first had his throat cut": without a noun, only acts are claimed or blamed on somebody.
        let claimed = || scene.mentions.iter().all(|m| !m.noun) && scene.tolls.is_empty() && self.says_who_did_it();
        let of_violence = |i: usize| {
            let noun =
                scene.mentions.iter().find(|m| m.noun && sentence.groups[m.group].start <= i && i < sentence.groups[m.group].end);
            // "in the first village, eleven were hurt"
            let place = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Settlement);
            if noun.is_none() && context.senses_of(i + 1, &[SenseClass::PlaceWord]).any(|(_, s)| place(s)) {
                return !scene.tolls.is_empty() && !context.any_is(i + 2..i + 3, Function::Of);
            }
            match noun {
                Some(noun) => !noun.plural && ends(sentence.groups[noun.group].end),
                None => ends(i + 1) && claimed(),
            }
        };
        let at = (range.start + 1..range.end).find(|i| context.is_any(*i, &ordinals) && number(*i) && of_violence(*i))?;
        let from = self.standing.section_from.max(drafts.len().saturating_sub(LOOK_BACK));
        let mut mains = (from..drafts.len()).filter(|d| !drafts[*d].background);
        let (first, second) = (mains.next()?, mains.next()?);
        let meant = if context.is(at, Function::First) { first } else { second };
        (mains.next().is_none() && self.may_be_told_by_number(&drafts[first], &drafts[meant])).then_some(meant)
    }

    /// "Two bombs went off at B. The first explosion", "The first strike hit a depot, another killed three": of the last one, which was
    /// more than one act; an act with a kind of its own is of an incident told to be of that kind.
    fn may_be_told_by_number(&self, first: &Draft, meant: &Draft) -> bool {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        let of_first = |s: usize| first.scenes.iter().rev().take(LOOK_BACK).any(|of_first| *of_first == s);
        let several = |s: &usize| self.standing.scenes[*s].mentions.iter().any(|m| m.noun && m.plural) && !of_first(*s);
        let context = &sentence.context;
        let another = (1..context.len()).any(|i| context.is(i, Function::Other) && context.is(i - 1, Function::DetIndef));
        let kind = scene.mentions.iter().find(|m| m.noun && is_special(m.kind)).map(|m| m.kind);
        let fits = |kind: Kind| self.standing.last_scenes(meant).any(|s| s.mentions.iter().any(|m| m.kind == kind));
        !another && kind.is_none_or(fits) && !self.now.scenes.iter().rev().take(LOOK_BACK).any(several)
    }

    /// "Gunmen attacked a base at A. A bomb had killed ten at B. Nineteen soldiers died in the attack on the base": of the one incident
    /// whose target the sentence names, where the one told of last has none such; by an act that is only known, of one without a figure.
    fn means_another_target(&self, drafts: &[Draft]) -> Option<usize> {
        let scene = self.scene;
        let act = scene.mentions.iter().any(|m| m.is_the_act() && !m.other);
        let settled = self.settlement().is_some_and(|p| p.strength >= STRONG);
        let accused = scene.tolls.is_empty() && !scene.mentions.is_empty() && self.says_who_did_it();
        if !(act && scene.harmful || accused) || settled || self.date().is_some() || scene.recalls || scene.pluperfect {
            return None;
        }
        let named = self.targets(scene, true);
        let hits = |d: &Draft| {
            let mut told = d.scenes.iter().rev().take(FEW_SCENES);
            told.any(|s| {
                self.targets(&self.standing.scenes[*s], false).iter().any(|(what, _)| named.iter().any(|(own, _)| own == what))
            })
        };
        // "accused herders of having attacked the village", after the killing of villagers and an ambush on soldiers.
        let village = named.iter().any(|(what, known)| *what == VILLAGE && *known);
        let of_village = |d: &Draft| hits(d) || village && self.harmed_civilians(d);
        if named.is_empty() || of_village(self.now) {
            return None;
        }
        let counts = |d: &Draft| !d.joint.is_empty() || self.standing.counts(d);
        let known = named.iter().all(|(_, known)| *known);
        self.only_one(drafts, |d| of_village(d) && (known || !counts(d)))
    }

    /// "A convoy was attacked. Fighting has killed ten besides. The convoy had come upon a roadblock near B on Monday": what was on its way and
    /// was hit, with the article of what is known, where the incident told of last has none such.
    fn means_the_convoy(&self, drafts: &[Draft]) -> Option<usize> {
        let (scene, sentence) = (self.scene, &self.standing.told[self.scene.told]);
        if drafts.len() < 2 || !sentence.kinds.any(Kinds::TARGET) || scene.recalls || scene.is_one_more() {
            return None;
        }
        let (what, _) = self.targets(scene, false).first().copied().filter(|(what, known)| *known && MOBILE.contains(what))?;
        let hits = |d: &Draft| {
            let mut told = d.scenes.iter().take(FEW_SCENES);
            told.any(|s| self.targets(&self.standing.scenes[*s], false).iter().any(|(own, _)| *own == what))
        };
        let fresh = scene.mentions.iter().any(|m| m.noun && !m.definite && m.opens());
        if fresh || hits(self.now) {
            return None;
        }
        self.only_one(drafts, |d| hits(d) && self.fits_date(d) && self.fits_place(d))
    }

    /// "A bomb went off in a mosque of A. … Two blasts shook the mosque of B": with the article of what is known, the building told of and
    /// what it is called, without a day, a figure or a word for another act.
    pub(super) fn is_at_the_target_told(&self) -> bool {
        let scene = self.scene;
        let counts = !scene.tolls.is_empty() && !self.standing.tells_same_figure(scene, self.now);
        if scene.is_one_more() || counts || scene.recalls || scene.pluperfect || scene.times.iter().any(|(_, t)| is_day(t)) {
            return false;
        }
        if self.fits_date(self.now) && self.they_were_after() {
            return true;
        }
        let known = self.targets(scene, false);
        let told = || self.last_scenes();
        let here = |s: &Scene| self.targets(s, false).into_iter().any(|(what, _)| known.contains(&(what, true)));
        let building = |(what, article): &(&str, bool)| *article && BUILDINGS.contains(what);
        self.fits_date(self.now) && known.iter().any(building) && told().any(here)
    }

    /// "They were aiming at the church of B": what those told of, by a pronoun, were doing.
    fn they_were_after(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let they = |start: usize| start > 0 && sentence.context.is_any(start - 1, &[Function::Pronoun, Function::PronounPlural]);
        let aims = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.effect.is_none() && e.mood == Mood::Imperfect && e.voice == Voice::Active && they(g.start));
        sentence.groups[self.scene.from..self.scene.to].iter().any(aims)
    }

    /// What a scene names as a target, and whether its article says that it is known; only as that which an act hit: "the attack on the
    /// base", not "at the exit of the mosque".
    fn targets(&self, scene: &Scene, hit: bool) -> Vec<(&'static str, bool)> {
        let sentence = &self.standing.told[scene.told];
        let known = [Function::DetDef, Function::DetDu, Function::DetDem];
        let act = |g: &Group| match &g.kind {
            GroupKind::Incident(_) => true,
            GroupKind::Effect(e) => e.incident.is_some(),
            _ => false,
        };
        let object = |at: usize| {
            let before = sentence.groups[scene.from..at].iter().rev().filter(|g| !is_filler(sentence, g)).take(ACT_BACK);
            before.take_while(|g| !matches!(g.kind, GroupKind::Mark(_))).any(act)
        };
        let target = |at: usize| match sentence.groups[at].kind {
            GroupKind::Target(what) if !hit || object(at) => {
                let start = sentence.groups[at].start;
                let article = (start.saturating_sub(1)..=start).any(|i| sentence.context.is_any(i, &known));
                Some((what, article))
            }
            _ => None,
        };
        (scene.from..scene.to).filter_map(target).collect()
    }

    /// The only one of the latest main incidents that fits.
    fn only_one(&self, drafts: &[Draft], fits: impl Fn(&Draft) -> bool) -> Option<usize> {
        let from = self.standing.section_from.max(drafts.len().saturating_sub(LOOK_BACK));
        let mut meant = (from..drafts.len()).filter(|d| !drafts[*d].background && fits(&drafts[*d]));
        let only = meant.next()?;
        meant.next().is_none().then_some(only)
    }

    /// Whether the scene says who did it, be it that somebody claims it or is accused.
    fn says_who_did_it(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let (from, to) = (sentence.groups[self.scene.from].start, sentence.groups[self.scene.to - 1].end);
        let of_act = |what: ResponsibilityCue| {
            use ResponsibilityCue::{Attributed, Claimed, Denied, Suspected, Unclaimed};
            matches!(what, Attributed | Claimed | Denied | Suspected | Unclaimed)
        };
        cues(&sentence.context, from, to).iter().any(|c| of_act(c.what))
    }

    /// Whether several who are no fighters were killed or wounded in an incident, and no others.
    fn harmed_civilians(&self, draft: &Draft) -> bool {
        let tolls = || {
            let scenes = self.standing.last_scenes(draft);
            scenes.flat_map(|s| s.tolls.iter().map(|t| &self.standing.told[s.told].tolls[*t]))
        };
        let armed = |v: Victims| v.are_forces() || v == Victims::Militants;
        tolls().any(|t| t.effect == Effect::Killed && t.quantity.low >= MASSACRED && !armed(t.victims))
            && !tolls().any(|t| armed(t.victims))
    }

    /// "A base was attacked at A. A bomb had killed ten at B. Six of those whom the blast killed were children", "ten villagers were killed
    /// at A, five soldiers in an ambush at B. The massacre": of the one incident that the noun fits, where it does not fit the one told
    /// of last.
    fn means_another_kind(&self, drafts: &[Draft]) -> Option<usize> {
        let scene = self.scene;
        let mut nouns = scene.mentions.iter().filter(|m| m.noun);
        let sentence = &self.standing.told[scene.told];
        // "at the origin of the massacre": the article goes with the words before it.
        let of_the = |m: &Mention| {
            let start = sentence.groups[m.group].start;
            m.definite || start > 0 && sentence.context.is(start - 1, Function::DetDu)
        };
        let noun = nouns.next().filter(|m| of_the(m) && !m.plural && !m.other && is_special(m.kind))?;
        let own = nouns.next().is_some() || self.anchor.place.is_some() || !self.anchor.is_undated();
        let massacre = noun.kind == Kind::Massacre;
        // "A convoy was attacked at B. The ambush killed ten": what has no figure yet is meant.
        let waits = self.now.scenes.iter().all(|s| self.standing.scenes[*s].tolls.is_empty());
        let silent = scene.tolls.is_empty() && !self.says_who_did_it();
        if own || waits || silent || scene.recalls || scene.pluperfect {
            return None;
        }
        let is_told = |d: &Draft, test: &dyn Fn(Kind) -> bool| {
            let mut told = d.scenes.iter().rev().take(FEW_SCENES).flat_map(|s| self.standing.scenes[*s].mentions.iter());
            told.any(|m| test(m.kind))
        };
        // Soldiers may be massacred, but for those who fell in an ambush, in fighting or on a mine.
        let fought = || is_told(self.now, &|k| matches!(k, Kind::Ambush | Kind::Clash | Kind::Ied));
        if massacre && !fought() {
            return None;
        }
        let fits = |d: &Draft| is_told(d, &|k| k == noun.kind) || massacre && self.harmed_civilians(d);
        if fits(self.now) { None } else { self.only_one(drafts, fits) }
    }
}

/// What is only called an attack or a clash may be of any kind.
fn is_special(kind: Kind) -> bool {
    use Kind::{Abduction, Airstrike, Ambush, Drone, Explosion, Ied, Massacre, Shelling, Suicide};
    matches!(kind, Ambush | Ied | Explosion | Suicide | Shelling | Airstrike | Drone | Abduction | Massacre)
}

/// What a village is called as a target.
const VILLAGE: &str = "village";
