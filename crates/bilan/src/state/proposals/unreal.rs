//! What is told of people though it befell nobody, or nobody yet: what is to come, asked, denied, possible, feared, meant, usual or only
//! supposed.

use super::super::untold::{
    is_aim, is_asked, is_asked_of, is_avoided, is_befallen, is_denied_number, is_feared_toll, is_habit, is_in_question,
    is_left_out, is_meant, is_meant_to_make, is_possible, is_sought, is_supposed,
};
use super::is_zero;
use super::trial::Trial;
use crate::lexicon::{Function, Modifier, Sense, SenseClass};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Group, GroupKind, Mood, Voice};

impl Trial<'_, '_> {
    /// Whether the words tell of no harm that was done.
    pub fn is_unreal(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        self.is_to_come()
            || self.is_done_without()
            || self.begins_anew()
            || self.follows_if()
            // "deux sont blessés, pas vingt"
            || is_denied_number(context, groups, victims)
            // "aucune perte n'y figure"
            || is_left_out(context, groups, victims)
            // "dit pouvoir accueillir cent blessés"
            || self.effect.is_none() && self.own.is_some() && is_possible(context, groups, victims)
            || self.is_only_supposed()
            // "des pertes ont été évitées"
            || is_avoided(context, groups, victims)
            // "le bilan pourrait dépasser trente morts"
            || is_feared_toll(context, groups, victims)
            || self.is_asked()
            || self.is_usual()
            || self.is_only_meant()
    }

    /// "des civils seront tués": what is foretold. With a number, a future tells what came next: "trois soldats seront tués", unless it
    /// depends on something else: "deux otages seront tués si …".
    fn is_to_come(&self) -> bool {
        let Some(verb) = self.verb.filter(|v| v.mood == Mood::Future) else { return false };
        // "ils les exécuteront tous les quatre"
        let number = self.are(|v| !v.implicit && v.quantity.high != Some(0) && !(v.definite && v.anaphoric));
        let harm = matches!(verb.effect, Some(Effect::Killed | Effect::Wounded | Effect::Abducted));
        let told = number && harm && !verb.negated && !verb.first_person;
        !(told && !self.context.holds_function(&[Function::If]))
    }

    /// "sans atteindre un seul assaillant": whether "without" stands before an infinitive that would harm people: then they were not.
    fn is_done_without(&self) -> bool {
        if !self.verb.is_some_and(|v| v.voice == Voice::Unfinite) || is_zero(&self.groups[self.victims]) {
            return false;
        }
        let context = self.context;
        let Some(start) = self.effect.map(|e| self.groups[e].start).filter(|start| *start > 0) else { return false };
        let none =
            |(length, sense): (usize, &Sense)| length == 1 && matches!(sense, Sense::Modifier { modifier: Modifier::Zero, .. });
        // "ont fui, non sans tuer deux civils": that they did.
        let after_all = || start > 1 && context.function_length(start - 2, Function::With) == Some(2);
        context.senses_of(start - 1, &[SenseClass::Modifier]).any(none) && !after_all()
    }

    /// "ont été inhumés : personne n'y était": whether a pronoun for nobody is the subject of a verb of its own, and the verb before it has
    /// nobody for its object.
    fn begins_anew(&self) -> bool {
        let people = &self.groups[self.victims];
        self.before().is_some()
            && self.verb.is_some_and(|v| !v.negated)
            && self.context.is(people.start, Function::Nobody)
            && self.context.is(people.end, Function::Negation)
    }

    /// "Le maire ignore si des civils ont été tués": who asks is not whom it befell.
    fn follows_if(&self) -> bool {
        let context = self.context;
        // "trois autres si gravement blessées que": so badly.
        let asks = |g: &Group| context.is(g.start, Function::If) && !context.is_adverb(g.end);
        self.behind().is_some_and(|e| self.groups[self.victims + 1..e].iter().any(asks))
    }

    /// "six disparus, probablement enlevés": what is only supposed leaves them missing.
    fn is_only_supposed(&self) -> bool {
        let hedge = |g: &Group| matches!(g.kind, GroupKind::Hedge(_));
        self.own == Some(Effect::Missing)
            && self.participle()
            && self.behind().is_some_and(|e| self.groups[self.victims + 1..e].iter().any(hedge))
    }

    /// "on ne sait s'il y a des blessés", "s'il y a d'autres corps", "ignore si deux civils ont été tués": what nobody knows.
    fn is_asked(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        let uncounted = self.are(|v| v.implicit || v.quantity.form == Form::Vague);
        // "sans dire si des gens manquent"
        uncounted && is_asked(context, self.start())
            || self.behind().is_some_and(|e| is_asked_of(context, groups, victims, e))
            || is_in_question(context, groups, victims)
            || is_meant_to_make(context, groups, victims)
            || is_sought(context, groups, victims)
    }

    /// "des bandits pillent les villages et enlèvent des habitants": what is done again and again, on no day, counts nobody.
    fn is_usual(&self) -> bool {
        let Some(effect) = self.effect.filter(|_| self.implicit()) else { return false };
        let any = self.are(|v| v.plural);
        // "Il n'est pas rare que des marchands soient enlevés."
        if any && self.context.any_is(0..self.groups[effect].start, Function::Usual) {
            return true;
        }
        // "« le chameau boit, l'homme meurt »": nor does what is so of anybody.
        let anybody = || {
            self.are(|v| !v.plural && v.definite && v.category == Some(Victims::People) && v.group.is_none())
                && self.context.tokens[self.start()].quoted
        };
        (self.some() || anybody()) && is_habit(self.groups, effect)
    }

    /// "des soldats prêts à neutraliser un terroriste": what somebody is about to do, is said to have done or fears.
    fn is_only_meant(&self) -> bool {
        let Self { context, groups, .. } = *self;
        let Some(effect) = self.effect else { return false };
        // "venus pour arrêter un suspect": what they came for is not told of as done to the one.
        let came_for = || {
            let start = groups[effect].start;
            !self.are(|v| v.own || v.anaphoric) && start > 0 && context.is(start - 1, Function::For)
        };
        self.implicit() && (self.are(|v| v.plural) || came_for()) && is_aim(context, &groups[effect])
            || is_meant(context, groups, effect)
            || is_supposed(context, groups, effect)
            || is_befallen(context, groups, effect)
    }
}
