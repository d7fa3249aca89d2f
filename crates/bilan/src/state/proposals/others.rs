//! What befell others: the verb or noun of a match is said of somebody else, or of something.

use super::super::owners::{is_of_infinitive, is_of_others};
use super::super::subjects::{is_held_by_thing, is_of_another};
use super::super::untold::{
    has_finite, has_verb_behind, is_given, is_meant, is_object_of_their_act, is_of_thing_between, is_of_things, owns_object,
    stays_in_clause,
};
use super::trial::Trial;
use super::{out_of, takes_its_subject};
use crate::lexicon::{Frame, Function, SenseClass, SpeechPreposition};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, Voice};

impl Trial<'_, '_> {
    /// Whether what befell somebody by the rule befell others than these.
    pub fn is_of_others(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        let Some(effect) = self.effect else { return false };
        self.has_subject_before()
            // "à A, qui compte 900 habitants, six soldats ont été tués": the verb behind a relative clause is of nobody in it.
            || stays_in_clause(context, groups, victims, effect)
            || self.is_of_those_between()
            || self.is_of_those_nearer()
            || self.is_set_apart_from_loss()
            || self.is_of_part()
            // "ont pris les armes des soldats": behind the object of the verb, they are but whose it is.
            || self.before().is_some_and(|e| owns_object(context, groups, e, victims))
            || self.is_of_fugitives_between()
            // "ont coûté la vie à huit policiers et à un berger, et deux gendarmes ont disparu": whom the first verb took stands
            // behind its preposition.
            || self.behind().is_some() && is_given(context, groups, victims)
            || self.have_verb_of_their_own()
            // "le train, qui transportait 300 voyageurs, a été attaqué": the verb is of the train.
            || self.behind().is_some_and(|e| is_of_another(context, groups, victims, e))
            // "ont touché un hangar abritant 30 civils"
            || is_held_by_thing(context, groups, effect, victims)
            // "un homme soupçonné de vouloir tuer deux élus a été arrêté"
            || is_of_others(context, groups, victims, effect)
            // "deux policiers qui protégeaient des médecins ont été tués"
            || is_object_of_their_act(context, groups, victims, effect)
            // "six des sept enseignants enlevés": the participle is of all seven.
            || self.participle() && self.behind().is_some() && out_of(&groups[victims]).is_some()
            || self.is_of_things_before()
            || self.fixed.is_none() && (self.has_them_brought_in() || self.belong_before() || self.suffered_a_deed_before())
            || self.is_of_whom_it_opens()
    }

    /// "en s'enfuyant, sur deux gendarmes", "un homme a été arrêté et on en cherche deux autres": the subject stands before.
    fn has_subject_before(&self) -> bool {
        let (Some(effect), Some(verb)) = (self.effect, self.verb) else { return false };
        let Self { context, groups, victims, .. } = *self;
        if effect > victims {
            return verb.frame == Frame::Intransitive && verb.voice == Voice::Unfinite && self.is_gerund_of_another(effect);
        }
        let harmed = verb.voice == Voice::Passive || verb.frame == Frame::Intransitive && verb.voice != Voice::Participle;
        let clause =
            |g: &Group| context.is_any(g.start, &[Function::Pronoun, Function::PronounOne, Function::Clitic, Function::CliticOf]);
        let told = || {
            matches!(effect.checked_sub(1).map(|i| &groups[i].kind), Some(GroupKind::Victims(_)))
                && groups[effect + 1..victims].iter().any(clause)
        };
        harmed && (verb.voice == Voice::Unfinite || told())
    }

    /// "ont tué cinq personnes en prenant la fuite": those who killed them fled.
    fn is_gerund_of_another(&self, effect: usize) -> bool {
        let groups = self.groups;
        let by = groups[effect].start > 0 && self.context.is(groups[effect].start - 1, Function::In);
        let told = |g: &Group| matches!(&g.kind, GroupKind::Effect(v) if v.voice == Voice::Active);
        // "deux femmes se sont noyées en fuyant": nor does it tell of those who have a verb of harm.
        let harmed = |g: &Group| matches!(&g.kind, GroupKind::Effect(v) if v.effect.is_some() && v.voice != Voice::Participle);
        by && (groups[..self.victims].iter().any(told) || groups[self.victims + 1..effect].iter().any(harmed))
    }

    /// Whether a participle behind people is of somebody or something between.
    fn is_of_those_between(&self) -> bool {
        let Some(participle) = self.behind().filter(|_| self.participle()) else { return false };
        self.do_to_another(participle) || is_of_thing_between(self.context, self.groups, self.victims, participle)
    }

    /// "trois rebelles ont pris un médecin en otage": whether a verb right behind people has others for its object, before the participle
    /// that goes with it.
    fn do_to_another(&self, participle: usize) -> bool {
        let behind = self.victims + 1;
        let acts =
            |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active && e.frame == Frame::Transitive);
        let others = |g: &Group| matches!(g.kind, GroupKind::Victims(_));
        self.groups.get(behind).is_some_and(acts)
            && participle > behind + 1
            && self.groups[behind + 1..participle].iter().any(others)
    }

    /// "19 portés disparus, plusieurs bêtes abattues": a participle further off is of somebody else.
    fn is_of_those_nearer(&self) -> bool {
        // "09 portés disparus, 04 civils tués": the participle is of those who stand nearer to it.
        let people = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit);
        let nearer = || self.behind().is_some_and(|e| self.groups[self.victims + 1..e].iter().any(people));
        // "huit noms, huit vies fauchées": nor does it reach a number of things.
        let unknown = matches!(self.groups[self.victims].kind, GroupKind::Count(_));
        self.own.is_some() && self.participle() && (self.skipped > 1 || nearer()) || unknown && nearer()
    }

    /// "des enfants qui pleuraient, des femmes qui criaient": a comma right before them begins something else.
    fn is_set_apart_from_loss(&self) -> bool {
        let comma = |e: usize| e + 2 == self.victims && matches!(self.groups[e + 1].kind, GroupKind::Mark(','));
        self.verb.is_some_and(|v| v.frame == Frame::Own) && self.effect.is_some_and(comma)
    }

    /// "une centaine de rebelles, dont dix ont été tués, …": whether a passive stands right behind a bare number that "of whom" brings
    /// in: it is of those, not of all.
    fn is_of_part(&self) -> bool {
        let Some(effect) = self.behind() else { return false };
        let Self { context, groups, victims, .. } = *self;
        // "dont deux seulement ont survécu"
        let quote = |i: &usize| {
            let g = &groups[*i];
            context.is_quote(g.start) || matches!(g.kind, GroupKind::Word) && context.is_adverb(g.start)
        };
        let bare = |i: &usize| matches!(&groups[*i].kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none());
        let last = |end: usize| (victims + 1..end).rev().find(|i| !quote(i));
        // "dont deux sont morts"
        takes_its_subject(&groups[effect])
            && self.are(|v| v.effect.is_none())
            && last(effect)
                .filter(bare)
                .and_then(last)
                .is_some_and(|including| context.is(groups[including].start, Function::Including))
    }

    /// "beaucoup de blessés, puis les assaillants se sont enfuis": whether a party right before the verb got away, named as the one that is
    /// known.
    fn is_of_fugitives_between(&self) -> bool {
        let party = |g: &Group| matches!(g.kind, GroupKind::Actor(_)) && self.context.is(g.start, Function::DetDef);
        self.told == Some(Effect::Escaped) && self.effect.is_some_and(|e| e > self.victims + 1 && party(&self.groups[e - 1]))
    }

    /// "ont été blessés et six enfants sont devenus orphelins": they have a verb of their own.
    fn have_verb_of_their_own(&self) -> bool {
        let Some(effect) = self.effect else { return false };
        let Self { context, groups, victims, .. } = *self;
        let verb = self.verb.is_some();
        // "parmi les morts, deux seraient des bergers"
        effect < victims
            && !self.participle()
            && has_verb_behind(context, groups, victims, self.told)
            && (verb || context.is(groups[victims - 1].start, Function::And))
            || verb && is_of_things(context, groups, effect, victims)
            || effect < victims && self.are_set_free()
    }

    /// "l'un a été tué, l'autre libéré": nor does the first verb reach him of whom a participle says that he was set free.
    fn are_set_free(&self) -> bool {
        let freed = |g: &Group| matches!(&g.kind, GroupKind::Effect(v) if v.voice == Voice::Participle && v.effect.is_none() && v.outcome.is_some());
        self.groups.get(self.victims + 1).is_some_and(freed)
    }

    /// "Motos brûlées : neuf", "les maisons touchées se comptent par dizaines": a participle is of the things right before it.
    fn is_of_things_before(&self) -> bool {
        let things = [SenseClass::Materiel, SenseClass::Target, SenseClass::Weapon];
        let of_things = |start: usize| start > 0 && self.context.has_any(start - 1, &things);
        self.rule.yields.victims.is_some() && self.participle() && self.before().is_some_and(|e| of_things(self.groups[e].start))
    }

    /// "ont pris la fuite avec les armes des deux hommes", "sont morts, d'après le premier": whom a preposition brings in is no subject.
    /// "ont été tués, puis 200 soldats ont été déployés": nor who has a verb of his own.
    fn has_them_brought_in(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        self.before().is_some_and(|e| {
            takes_its_subject(&groups[e])
                && (is_brought_in(context, groups, e, victims)
                    || takes_part_of_its_own(context, groups, e, victims)
                    || is_of_infinitive(context, groups, e, victims))
        })
    }

    /// "lancés à la poursuite des deux hommes, ont été abattus": whether a number of people stands behind a contracted article and before a
    /// comma, where no word for the dead or their bodies governs them.
    fn belong_before(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        let closed = || self.effect == Some(victims + 2) && matches!(groups[victims + 1].kind, GroupKind::Mark(','));
        let article = || self.start().checked_sub(1).is_some_and(|i| context.is_any(i, &[Function::DetDes, Function::DetDu]));
        let harm = |g: &Group| matches!(g.kind, GroupKind::EffectNoun(_));
        self.effect.is_some_and(|e| takes_its_subject(&groups[e]))
            && self.are(|v| !v.implicit && v.quantity.form == Form::Exact)
            && closed()
            && article()
            && !groups[..victims].iter().rev().take(2).any(harm)
    }

    /// "les auteurs de l'assassinat de deux élus ont été arrêtés", "les ravisseurs de deux élus": whether people stand behind the preposition of
    /// a noun for what was done to them or for whoever did it, and a passive follows that has no relative pronoun of theirs.
    fn suffered_a_deed_before(&self) -> bool {
        let (Some(effect), Some(people)) = (self.behind(), self.people) else { return false };
        if !self.verb.is_some_and(|v| v.voice == Voice::Passive) {
            return false;
        }
        let Self { context, groups, victims, .. } = *self;
        let of = self.start().checked_sub(1);
        let of = of.filter(|i| context.is_any(*i, &[Function::Of, Function::DetDes, Function::DetDu]));
        let Some(before) = of.and_then(|of| groups[..victims].iter().rposition(|g| g.end <= of)) else { return false };
        let adjacent = of == Some(groups[before].end);
        let plain = matches!(people.category, Some(c) if c == Victims::Civilians || c.are_forces());
        let deed = match &groups[before].kind {
            GroupKind::EffectNoun(n) => matches!(n.effect, Effect::Killed | Effect::Abducted | Effect::Captured),
            GroupKind::Victims(v) => {
                plain && matches!(v.category, Some(Victims::Militants | Victims::Suspects)) && v.effect.is_none()
            }
            GroupKind::Actor(a) => plain && !a.force && !a.named,
            _ => false,
        };
        // "après l'échec de l'enlèvement de deux élus, un rebelle a été tué"
        let undone = || is_meant(context, groups, before);
        let apart =
            |g: &Group| context.is(g.start, Function::Who) || matches!(g.kind, GroupKind::Mark(_) | GroupKind::Victims(_));
        adjacent && deed && (!groups[victims + 1..effect].iter().any(apart) || undone())
    }

    /// Whether a participle stands before a comma and people. "Blessé au bras, un gendarme a été évacué": it is of those behind it where nobody
    /// stands before it.
    fn is_of_whom_it_opens(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        let Some(effect) = self.before().filter(|_| self.participle() && self.rule.pattern.len() > 2) else { return false };
        let quoted = usize::from(victims > 1 && context.is_quote(groups[victims - 1].start));
        let ahead = victims > quoted && self.mark(victims - 1 - quoted, ',');
        let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(_)) && !has_finite(context, g);
        ahead && !groups[..effect].iter().all(small)
    }
}

/// Whether "then" brings in people behind a verb, and a finite verb that harms nobody follows them.
fn takes_part_of_its_own(context: &Context<'_>, groups: &[Group], verb: usize, victims: usize) -> bool {
    let then = groups[verb + 1..victims].iter().any(|g| context.is(g.start, Function::Then));
    let acts = groups.get(victims + 1).is_some_and(|g| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_none() && matches!(e.voice, Voice::Active | Voice::Passive),
        _ => has_finite(context, g),
    });
    then && acts
}

/// Whether a preposition of possession or account stands right before people, or that of company where others got away: whoever died with
/// somebody died as well.
fn is_brought_in(context: &Context<'_>, groups: &[Group], verb: usize, victims: usize) -> bool {
    // "venus à bout d'une dizaine": a preposition of the verb's own.
    let Some(before) = groups[victims].start.checked_sub(1).filter(|i| *i >= groups[verb].end) else { return false };
    let escaped = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.effect == Some(Effect::Escaped));
    // "tués lors d'une attaque contre dix soldats"
    let deed = |g: &Group| matches!(g.kind, GroupKind::Incident(_)) && g.end == before;
    let aimed_at = context.is(before, Function::Against) && groups[verb + 1..victims].iter().any(deed);
    aimed_at
        || context.is_any(before, &[Function::Of, Function::DetDes, Function::DetDu])
        || escaped && context.is(before, Function::With)
        || matches!(groups[victims - 1].kind, GroupKind::SpeechPreposition(SpeechPreposition::According))
}
