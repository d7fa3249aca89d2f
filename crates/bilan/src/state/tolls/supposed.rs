//! Figures of what was not done: what might have been, what a mine mostly does, what a proverb says, what a rumour told wrongly.

use super::figure::Figure;
use crate::lexicon::{Function, Modifier, ResponsibilityCue, Sense, SenseClass, Tense};
use crate::model::Stance;
use crate::recognise::{Group, GroupKind, Mood, Voice};

/// "c'est en général": so many words at most.
const GENERAL_WORDS: usize = 5;

/// "s'il n'avait pas été désamorcé": the participle stands at most so many words behind.
const HAD_DONE: usize = 3;

/// "quand bien même si": so many words at most.
const GRANTED_WORDS: usize = 2;

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
    /// not so. "Dix élèves seraient morts si les soldats n'étaient pas intervenus": or before it. "Sans préciser où, l'armée aurait perdu dix
    /// hommes" only reports.
    fn would_have_been(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let Some(first) = groups.iter().find(|g| !context.is_quote(g.start)).map(|g| g.start) else { return false };
        let without = |s: &Sense| matches!(s, Sense::Modifier { modifier: Modifier::Zero, .. });
        let article = [Function::DetDef, Function::DetDem, Function::DetPoss];
        // "Sans le confirmer, l'armée aurait perdu dix hommes": only what made them so many is unreal, and where nobody reports it.
        let made = || (first..groups[at].start).any(|i| context.is(i, Function::Makes));
        let reported = || groups.iter().any(|g| matches!(g.kind, GroupKind::Source(_) | GroupKind::SpeechPreposition(_)));
        let said = || groups.iter().any(|g| matches!(g.kind, GroupKind::SpeechPreposition(_)));
        let infinitive = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive);
        let lacks = || {
            context.senses_of(first, &[SenseClass::Modifier]).any(|(_, s)| without(s))
                && context.is_any(first + 1, &article)
                && !context.senses_of(first + 2, &[SenseClass::Verb]).any(|(_, s)| infinitive(s))
                && made()
                && !reported()
        };
        // "Si le bilan restait provisoire, l'attaque aurait fait vingt morts" reports: only what had been otherwise is unreal.
        let had = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Imperfect && context.lexicon.verbs[f.verb as usize].auxiliary.is_some());
        let had = |i: usize| context.senses_of(i, &[SenseClass::Verb, SenseClass::Auxiliary]).any(|(_, s)| had(s));
        let done = |i: usize| {
            let participle = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple);
            context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| participle(s))
                || context.means_nothing(i) && context.lexicon.ends_as_verb(context.word(i), true)
        };
        let end = self.proposal.verb.map_or(groups[at].start, |verb| groups[verb].end.max(groups[at].start));
        let supposes = |i: usize| {
            let clause = (i + 1..context.len()).take_while(|i| context.tokens[*i].is_word());
            context.is(i, Function::If) && clause.into_iter().any(|i| had(i) && (i + 1..i + 1 + HAD_DONE).any(done))
        };
        // "…, même si l'armée était prévenue", "nul ne sait si …", "; le maire ignore si …": what is granted or asked makes nothing unreal.
        let parts = |i: usize| {
            let tokens = ['.', ';', ':'].into_iter().any(|mark| context.is_mark(i, mark));
            tokens
                || context.is_any(i, &[Function::Who, Function::That, Function::But, Function::Negation])
                || context.is_any(i, &[Function::And, Function::While])
                || crate::recognise::finite_at(context, i)
        };
        let own = |i: usize| {
            let granted = i > 0 && context.ends_before(i + 1, Function::While, GRANTED_WORDS);
            !granted && !(end..i).any(parts)
        };
        // "sans l'intervention des gendarmes": what kept it from happening, at the head of the clause or right behind its verb.
        let unless = |i: usize| context.is(i, Function::Unless);
        let kept = || {
            let opens = |i: usize| unless(i) && (i == first || !context.tokens[i - 1].is_word());
            (0..groups[at].start).any(opens) || (end..context.len()).any(|i| unless(i) && own(i))
        };
        let unreal = || {
            context.holds_function(&[Function::If]) && (supposes(first) || (end..context.len()).any(|i| supposes(i) && own(i)))
                || context.holds_function(&[Function::Unless]) && kept()
        };
        if !(unreal() && !said()) && !lacks() {
            return false;
        }
        let conditional = |i: usize| {
            let would = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Conditional);
            context.senses_of(i, &[SenseClass::Verb, SenseClass::Auxiliary]).any(|(_, s)| would(s))
        };
        let stop = |i: &usize| ['.', ';', ':'].into_iter().any(|mark| context.is_mark(*i, mark));
        let mut clause = (first..end).rev().take_while(|i| !stop(i));
        clause.any(conditional)
    }

    /// "Une mine, c'est souvent trois victimes": right behind words that say how often it is so.
    fn are_told_in_general(&self) -> bool {
        self.context.ends_before(self.groups[self.at].start, Function::InGeneral, GENERAL_WORDS)
    }

    /// « Qui tue un homme en tue cent »: what is said of anybody, in the present, of whoever does something.
    fn are_of_a_proverb(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let present =
            |e: usize| matches!(&groups[e].kind, GroupKind::Effect(e) if e.mood == Mood::Present || e.voice == Voice::Unfinite);
        let whoever = |e: usize| {
            let who = e.checked_sub(1).filter(|who| context.is(groups[*who].start, Function::Who));
            who.is_some_and(|who| who == 0 || matches!(groups[who - 1].kind, GroupKind::Mark('«' | '"' | ':')))
        };
        self.proposal.verb.is_some_and(|e| present(e) && e < at && whoever(e))
    }

    /// "Contrairement à la rumeur de dix morts", "la rumeur de « cinquante morts » est fausse": what is told only as a rumour that is untrue.
    fn are_of_a_rumour(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let rumour = |g: &Group| matches!(&g.kind, GroupKind::SpeechNoun(stance) if *stance == Stance::Doubted);
        let Some(told) = groups[at.saturating_sub(RUMOUR_BEFORE)..at].iter().rposition(rumour) else { return false };
        let told = at.saturating_sub(RUMOUR_BEFORE) + told;
        let another = |g: &Group| {
            matches!(
                g.kind,
                GroupKind::Incident(_) | GroupKind::Speech(_) | GroupKind::Mark(',' | ';' | ':') | GroupKind::Time(_)
            )
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
