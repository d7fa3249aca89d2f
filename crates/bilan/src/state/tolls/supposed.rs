//! Figures of what was not done: what might have been, what a mine mostly does, what a proverb says, what a rumour told wrongly.

use super::figure::Figure;
use crate::lexicon::{Function, Modifier, ResponsibilityCue, Sense, SenseClass, Tense};
use crate::model::Stance;
use crate::recognise::{Group, GroupKind, Mood, TimeValue, Voice};

/// Words that say how often something is so begin at most so many words before a figure, in its clause.
const GENERAL_WITHIN: usize = 24;

/// "aurait pu en faire une bonne": so many words at most stand between what might have been and the figure.
const NEARLY_WITHIN: usize = 5;

/// A rumour is named at most so many groups before its figure.
const RUMOUR_BEFORE: usize = 8;

impl Figure<'_, '_> {
    /// Whether those counted came to no harm that the sentence tells as done.
    pub(super) fn are_only_supposed(&self) -> bool {
        self.nearly_were()
            || self.would_have_been()
            || self.are_told_in_general()
            || self.are_of_a_proverb()
            || self.are_of_a_rumour()
    }

    /// "l'engin aurait pu faire cent morts", "la bombe a failli faire dix blessés": right behind words that say that it did not.
    fn nearly_were(&self) -> bool {
        let start = self.groups[self.at].start;
        let clause = (start.saturating_sub(NEARLY_WITHIN)..start).rev().take_while(|i| self.context.tokens[*i].is_word());
        let first = clause.last().unwrap_or(start);
        self.context.stands_before(start, Function::Nearly, start - first)
    }

    /// "Sans la digue, l'obus aurait fait cent morts", "Si l'engin avait explosé, il aurait tué vingt élèves": in the conditional behind what was
    /// not so. "Sans préciser où, l'armée aurait perdu dix hommes" only reports.
    fn would_have_been(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let Some(first) = groups[..at].iter().find(|g| !context.is_quote(g.start)).map(|g| g.start) else { return false };
        let without = |s: &Sense| matches!(s, Sense::Modifier { modifier: Modifier::Zero, .. });
        let article = [Function::DetDef, Function::DetDem, Function::DetPoss];
        let lacks =
            || context.senses_of(first, &[SenseClass::Modifier]).any(|(_, s)| without(s)) && context.is_any(first + 1, &article);
        // "Si le bilan se confirme, l'attaque aurait fait vingt morts" reports.
        let unreal = || {
            let comma = (first..groups[at].start).find(|i| context.is_mark(*i, ',')).unwrap_or(first);
            let was = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Imperfect);
            let tense = |i: usize| context.senses_of(i, &[SenseClass::Verb, SenseClass::Auxiliary]).any(|(_, s)| was(s));
            context.is(first, Function::If) && (first..comma).any(tense)
        };
        if !unreal() && !lacks() {
            return false;
        }
        let conditional = |i: usize| {
            let would = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Conditional);
            context.senses_of(i, &[SenseClass::Verb, SenseClass::Auxiliary]).any(|(_, s)| would(s))
        };
        let end = self.proposal.verb.map_or(groups[at].start, |verb| groups[verb].end.max(groups[at].start));
        let stop = |i: &usize| ['.', ';', ':'].into_iter().any(|mark| context.is_mark(*i, mark));
        let mut clause = (first..end).rev().take_while(|i| !stop(i));
        clause.any(conditional)
    }

    /// "En général, une mine tue deux personnes", "c'est souvent trois victimes": told in the present of no day.
    fn are_told_in_general(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        if !context.holds_function(&[Function::InGeneral]) {
            return false;
        }
        let start = groups[at].start;
        let stop = |i: usize| ['.', ';', '«'].into_iter().any(|mark| context.is_mark(i, mark));
        let from = (start.saturating_sub(GENERAL_WITHIN)..start).rev().take_while(|i| !stop(*i)).last().unwrap_or(start);
        let dated = |g: &Group| match &g.kind {
            GroupKind::Time(t) => matches!(
                t.value,
                TimeValue::Calendar { weekday: Some(_), .. }
                    | TimeValue::Calendar { day: Some(_), .. }
                    | TimeValue::RelativeDay(_)
            ),
            _ => false,
        };
        let general = (from..start).find(|i| context.is(*i, Function::InGeneral));
        let past = |g: &Group| match &g.kind {
            GroupKind::Effect(e) => matches!(e.mood, Mood::Past | Mood::Pluperfect),
            _ => false,
        };
        let made =
            |general: usize| (general..start).any(|i| context.is(i, Function::Makes) && i > 0 && context.is_auxiliary(i - 1));
        let verb = self.proposal.verb.map(|verb| &groups[verb]);
        general.is_some_and(|general| {
            !made(general)
                && !groups.iter().any(dated)
                && !verb.is_some_and(past)
                && !groups.iter().any(|g| (general..start).contains(&g.start) && past(g))
        })
    }

    /// « "Qui tue un homme en tue cent", dit le proverbe »: what a sentence says of anybody, in the present, where it names a proverb or opens
    /// with "who".
    fn are_of_a_proverb(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let present =
            |e: usize| matches!(&groups[e].kind, GroupKind::Effect(e) if e.mood == Mood::Present || e.voice == Voice::Unfinite);
        let timeless = self.proposal.verb.is_some_and(present);
        let whoever = |e: usize| {
            let who = e.checked_sub(1).filter(|who| context.is(groups[*who].start, Function::Who));
            who.is_some_and(|who| who == 0 || matches!(groups[who - 1].kind, GroupKind::Mark('«' | '"' | ':')))
        };
        let opens = self.proposal.verb.is_some_and(|e| present(e) && e < at && whoever(e));
        opens || timeless && context.holds_function(&[Function::Proverb])
    }

    /// "Contrairement à la rumeur de dix morts", "la rumeur de « cinquante morts » est fausse": what is told only as a rumour that is untrue.
    fn are_of_a_rumour(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let rumour = |g: &Group| matches!(&g.kind, GroupKind::SpeechNoun(stance) if *stance == Stance::Doubted);
        let Some(told) = groups[at.saturating_sub(RUMOUR_BEFORE)..at].iter().rposition(rumour) else { return false };
        let told = at.saturating_sub(RUMOUR_BEFORE) + told;
        let another = |g: &Group| match &g.kind {
            GroupKind::Incident(_) => true,
            // "la rumeur, reconnue fausse, de dix morts"
            GroupKind::Speech(speech) => !speech.participle,
            _ => false,
        };
        if groups[told..at].iter().any(another) {
            return false;
        }
        let unlike = context.stands_before(groups[told].start, Function::Unlike, NEARLY_WITHIN);
        let untrue = |i: usize| {
            let cue = |s: &Sense| matches!(s, Sense::Responsibility(ResponsibilityCue::Unfounded, _));
            context.senses_of(i, &[SenseClass::Responsibility]).any(|(_, s)| cue(s))
        };
        unlike || (groups[told].start.saturating_sub(1)..context.len()).any(untrue)
    }
}
