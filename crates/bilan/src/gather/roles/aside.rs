//! Parties that a sentence names for something else than the violence: who holds a town, who came too late.

use super::Part;
use super::look::Look;
use crate::gather::cues::{Cue, auxiliary_at, cues};
use crate::gather::parties::HIRED;
use crate::gather::tense::tells_of_the_past;
use crate::gather::when::names_day;
use crate::lexicon::{Auxiliary, Function, PlaceWord, ResponsibilityCue, Sense, SenseClass, TimeWord};
use crate::recognise::attacks;
use crate::recognise::{ActorGroup, Group, GroupKind, Mood, Voice};

impl Look<'_, '_> {
    /// "a town besieged by the forces", "the authorities put in place by them": what they hold or set up is told of in passing.
    pub(super) fn only_holds(&self) -> bool {
        if !self.context.holds_function(&[Function::HeldBy]) {
            return false;
        }
        let start = self.groups()[self.at].start;
        // "launched from a bastion of A", "fighters of the bastion of A": where they came from says who they are.
        let from = |i: usize| {
            (i.saturating_sub(2)..i).any(|w| {
                let source = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::From);
                self.context.is_any(w, &[Function::Since, Function::DetDu])
                    || self.context.senses_of(w, &[SenseClass::PlaceWord]).any(|(_, s)| source(s))
            })
        };
        let held = |i: usize| {
            let ends = self.context.function_length(i, Function::HeldBy).is_some_and(|l| i + l <= start && start - i - l <= 1);
            ends && !from(i)
        };
        (start.saturating_sub(HELD_WITHIN)..start).any(held)
            || self.context.function_length(start, Function::By).is_some_and(|_| {
                (start.saturating_sub(HELD_WITHIN)..start)
                    .any(|i| self.context.function_length(i, Function::HeldBy).is_some_and(|l| i + l == start + 1))
            })
    }

    /// "a town that the army and the rebels dispute": what they want is told of in passing.
    pub(super) fn only_disputes(&self) -> bool {
        let end = self.groups()[self.at].end;
        let word = |i: &usize| self.context.tokens[*i].is_word();
        let mut clause = (end..self.context.len()).take(DISPUTED_WITHIN).take_while(word);
        self.context.holds_function(&[Function::Disputes]) && clause.any(|i| self.context.is(i, Function::Disputes))
    }

    /// "reproach the army with having come too late": what it is accused of is not that it attacked.
    pub(super) fn is_blamed_for_neglect(&self) -> bool {
        let end = self.groups()[self.at].end;
        // "the army, accused of having come too late": set off by a comma.
        let end = end + usize::from(self.context.is_mark(end, ','));
        let mut clause = (end..self.context.len()).take(NEGLECT_WITHIN).take_while(|i| self.context.tokens[*i].is_word());
        let Some(neglect) = clause.find(|i| self.context.is(*i, Function::Neglects)) else { return false };
        // "accused of sheltering killers and of having attacked the village": of both.
        let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some());
        let behind = self.groups()[self.at..].iter().take(CONFLICT_WITHIN).skip_while(|g| g.start <= neglect);
        !behind.take_while(|g| !matches!(g.kind, GroupKind::Mark(_))).any(acts)
    }
}

/// Parties that a sentence names for something else than the violence told of: what they often do, what nobody knows, what they say of others.
impl Look<'_, '_> {
    /// "but the group has already struck many times in the area", "often attacks there": what it is known for, without a figure or a day.
    pub(super) fn is_usual_suspect(&self) -> bool {
        let scene = self.scene;
        let dated = || scene.times.iter().any(|(_, t)| names_day(t));
        if !scene.tolls.is_empty() || dated() {
            return false;
        }
        let words = |g: &Group| (g.start..g.end).any(|i| self.says_how_often(i));
        let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(';' | ':' | '.'));
        let clause = || self.groups()[self.at + 1..scene.to].iter().take(HABIT_WITHIN).take_while(|g| !ends(g));
        // "are herders, known for having attacked before": said of them in passing; "A, close to B, has already struck": of A.
        let commas = clause().take_while(|g| !words(g)).filter(|g| matches!(g.kind, GroupKind::Mark(','))).count();
        if commas % 2 == 1 {
            return false;
        }
        // "many attacks", "attacks regularly": with several acts, or a verb of attack of which the group is the subject.
        let several = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.plural && !i.definite);
        let attacks = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && e.voice == Voice::Active && e.mood == Mood::Present);
        let relative = |g: &Group| self.context.is_any(g.start, &[Function::Who, Function::That, Function::Where]);
        let bound = self.after(Function::By) || clause().any(relative);
        clause().any(words) && !bound && clause().any(|g| several(g) || attacks(g))
    }

    /// "the area is disputed by a hundred armed groups", "the coffers of the jihadists were filled by": people of whom no act of the past is
    /// told, or only something of theirs.
    pub(super) fn is_only_around(&self, actor: &ActorGroup) -> bool {
        let group = &self.groups()[self.at];
        let of = |i: usize| self.context.is_any(i, &[Function::Of, Function::DetDu, Function::DetDes]);
        let noun = |i: usize| self.context.is_any(i, super::DETERMINERS);
        // "les caisses des jihadistes"
        let theirs = || {
            let before = group.start.checked_sub(1).map_or(group.start, |i| if of(group.start) { group.start } else { i });
            of(before)
                && before >= 2
                && noun(before - 2)
                && !self.context.has_any(before - 1, &[SenseClass::Verb, SenseClass::ActorNoun, SenseClass::Victim])
        };
        // Whom a state hires stands beside it.
        if actor.kind == HIRED && self.cues_of_scene().is_empty() {
            return true;
        }
        if actor.is_assailant() {
            return false;
        }
        // "a stronghold of A", "talks with A"; not "the claim came from A".
        if actor.named {
            let with = (group.start.saturating_sub(2)..=group.start).any(|i| self.context.is(i, Function::With));
            return with || theirs() && self.cues_of_scene().is_empty();
        }
        let tells = || tells_of_the_past(self.sentence, self.scene.from..self.scene.to) || !self.cues_of_scene().is_empty();
        theirs() || !tells()
    }

    /// "They reproach the soldiers with abuses against civilians": of acts of any number, on no day and at no town, in the present: what a side
    /// is known for, not what is told.
    pub(super) fn is_blamed_for_what_it_does(&self) -> bool {
        let scene = self.scene;
        scene.tolls.is_empty()
            && scene.times.is_empty()
            && scene.settlement().is_none()
            && !scene.mentions.is_empty()
            && scene.mentions.iter().all(|m| m.is_any_number() && !m.definite)
            && !tells_of_the_past(self.sentence, scene.from..scene.to)
            && self.cues_of_scene().iter().any(Cue::blames)
    }

    fn cues_of_scene(&self) -> Vec<Cue> {
        let groups = self.groups();
        cues(self.context, groups[self.scene.from].start, groups[self.scene.to - 1].end)
    }

    /// "nobody has claimed the attack, but A is active there": a name beside the word that nobody says that he did it.
    pub(super) fn is_beside_no_claim(&self) -> bool {
        self.cues_of_scene().iter().any(|c| c.what == ResponsibilityCue::Unclaimed)
    }

    /// "between the government and the rebels": one of two, close behind the word.
    pub(super) fn is_between_two(&self) -> bool {
        let words =
            |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Actor(_) | GroupKind::Source(_) | GroupKind::Victims(_));
        let mut back = self.before().take(TELLS_WITHIN).take_while(words);
        self.context.holds_function(&[Function::Between]) && back.any(|g| self.context.is(g.start, Function::Between))
    }

    fn says_how_often(&self, at: usize) -> bool {
        let historic = |s: &Sense| *s == Sense::Time(TimeWord::Historic);
        self.context.is(at, Function::Already) || self.context.senses_of(at, &[SenseClass::Time]).any(|(_, s)| historic(s))
    }

    /// "at A, where clashes are frequent between herders and farmers": parties of what goes on in a place, in a clause without a figure or
    /// a day.
    pub(super) fn is_of_usual_conflict(&self) -> bool {
        if !self.context.holds_function(&[Function::Where]) {
            return false;
        }
        let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(';' | ':' | '.'));
        let back = (self.scene.from..self.at).rev().take(CONFLICT_WITHIN).take_while(|i| !ends(&self.groups()[*i]));
        let Some(place) = back.into_iter().find(|i| self.context.is(self.groups()[*i].start, Function::Where)) else {
            return false;
        };
        let clause = &self.groups()[place + 1..self.scene.to.min(place + 1 + CONFLICT_WITHIN)];
        let several = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.plural && i.count.is_none());
        // "where the rebels have launched attacks", "where clashes oppose them": what is told happened.
        let (from, to) = clause.first().zip(clause.last()).map_or((0, 0), |(a, b)| (a.start, b.end));
        let past = (from..to).any(|i| auxiliary_at(self.context, i) == Some(Auxiliary::Have));
        let fought = cues(self.context, from, to).iter().any(|c| c.what == ResponsibilityCue::Fought);
        if past || fought {
            return false;
        }
        let day = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if names_day(t));
        let counted = self.sentence.tolls.iter().any(|t| t.group > place);
        // "the attack took place on Monday at A, where …".
        let told_before = self.scene.tolls.iter().any(|t| self.sentence.tolls[*t].group < place)
            || self.scene.mentions.iter().any(|m| m.noun && m.definite && !m.plural && m.group < place);
        told_before && clause.iter().any(several) && !clause.iter().any(day) && !counted
    }

    /// "nobody knows if the gunmen were soldiers or rebels": named in a question or a condition.
    pub(super) fn is_asked(&self) -> bool {
        if !self.context.holds_function(&[Function::If]) {
            return false;
        }
        // "an attack so deadly", "even if they attacked": what is told beside "if" is no question.
        let told = |g: &Group| match &g.kind {
            GroupKind::Mark(_) | GroupKind::Incident(_) | GroupKind::EffectNoun(_) => true,
            GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some(),
            _ => false,
        };
        let mut back = self.before().take(ASKED_WITHIN).take_while(|g| !told(g));
        let Some(open) = back.find(|g| self.context.is(g.start, Function::If)).map(|g| g.start) else { return false };
        let (first, start) = (self.groups()[self.scene.from].start, self.groups()[self.at].start);
        // "one does not know if A", "impossible to say if A": behind a verb, right before the name.
        let plain =
            |i: usize| self.context.tokens[i].is_word() && !self.context.tokens[i].capital && self.context.means_nothing(i);
        let verb = open.checked_sub(1).filter(|i| {
            let verb = plain(*i) || self.context.has_any(*i, &[SenseClass::Verb, SenseClass::Auxiliary]);
            *i > 0 && (verb || self.context.is(*i, Function::Negation))
        });
        let right_before =
            (open + 1..start).all(|i| self.context.is_any(i, &[Function::DetDef, Function::DetDes, Function::DetIndef]));
        // "if the gunmen were soldiers": they are those who did it, whoever they were.
        let named = || super::actor(self.sentence, self.at).is_some_and(|a| a.named);
        if verb.is_some() && right_before && named() {
            return true;
        }
        let were = (open..start).any(|i| auxiliary_at(self.context, i) == Some(Auxiliary::Be));
        let word = |i: &usize| self.context.tokens[*i].is_word();
        let mut clause = (first.max(open.saturating_sub(KNOWN_BACK))..open).rev().take_while(word);
        were && clause.any(|i| self.context.is(i, Function::Negation))
    }

    /// "the movement denounced the murder of forty people", "announced that gunmen had killed fifteen": it tells of what others did.
    pub(super) fn tells_of_others(&self) -> bool {
        let behind = &self.groups()[self.at + 1..self.scene.to];
        let told = |g: &Group| matches!(g.kind, GroupKind::Incident(_) | GroupKind::EffectNoun(_) | GroupKind::Effect(_));
        let Some(verb) =
            behind.iter().take(TELLS_WITHIN).position(|g| matches!(&g.kind, GroupKind::Speech(s) if !s.participle && !s.passive))
        else {
            return self.condemns(behind);
        };
        if behind[..verb].iter().any(told) {
            return false;
        }
        let own = |at: usize| {
            let other = Look { sentence: self.sentence, context: self.context, scene: self.scene, at };
            let group = &self.groups()[at];
            // "two of its fighters attacked": they are its own.
            let theirs = (group.start.saturating_sub(2)..group.end).any(|i| self.context.is(i, Function::DetPoss));
            let bomber = super::actor(self.sentence, at).is_some_and(|a| &*a.actor == "suicide bomber");
            attacks(group) && !theirs && !bomber && other.as_subject() == Some(Part::Agent)
        };
        let learns = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if self.context.lexicon.learns(s.verb));
        let content = || behind[verb + 1..].iter().take(TELLS_WITHIN).take_while(|g| !told(g));
        self.condemns(behind) || content().any(learns) || (self.at + verb + 2..self.scene.to).take(CONFLICT_WITHIN).any(own)
    }

    /// A verb of condemning close behind, before any word of violence.
    fn condemns(&self, behind: &[Group]) -> bool {
        let told = |g: &Group| matches!(g.kind, GroupKind::Incident(_) | GroupKind::EffectNoun(_));
        let near = behind.iter().take(TELLS_WITHIN).take_while(|g| !told(g));
        near.into_iter().any(|g| (g.start..g.end).any(|i| self.context.is(i, Function::Condemns)))
    }
}

/// Words for how often stand at most so many groups behind whoever does it.
const HABIT_WITHIN: usize = 14;

/// A clause on a usual conflict opens at most so many groups before its parties.
const CONFLICT_WITHIN: usize = 16;

/// A question opens at most so many groups before those whom it names.
const ASKED_WITHIN: usize = 12;

/// What says that nobody knows stands at most so many words before the question.
const KNOWN_BACK: usize = 8;

/// A verb of telling stands at most so many groups behind who tells.
const TELLS_WITHIN: usize = 10;

/// Words of holding begin at most so many words before whoever holds.
const HELD_WITHIN: usize = 5;

/// The verb stands at most so many words behind those who dispute a place.
const DISPUTED_WITHIN: usize = 7;

/// What is neglected is named at most so many words behind whoever is blamed.
const NEGLECT_WITHIN: usize = 7;
