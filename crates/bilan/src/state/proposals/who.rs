//! Words that only say who somebody is, was or speaks, or how many there were: they count nobody who was harmed.

use super::super::owners::are_kin_of_speaker;
use super::super::parts::is_bracketed;
use super::super::sides::{are_whose_losses, names_side};
use super::super::subjects::{is_among_speakers, is_bomber, is_one_of_speakers};
use super::super::untold::{
    came_to, explained, is_apposed, is_apposed_one, is_home_of, is_name_of_speaker, is_name_of_told, is_numbered_behind,
    is_parentage, is_party_between, is_population, is_predicate, is_said_of_them, is_share, is_subject, is_victim_of, is_whole,
    is_whole_side, is_witness,
};
use super::trial::Trial;
use crate::lexicon::{Function, Sense, SenseClass, Tense};
use crate::model::{Form, Victims};
use crate::recognise::{Context, GroupKind, Mood};

/// "avait pris par erreur pour": so many words at most.
const MISTAKEN_WORDS: usize = 5;

/// "a man said to be a chief": who is described stands at most so many groups before.
const SAID_OF: usize = 4;

impl Trial<'_, '_> {
    /// Whether they are named for who they are, not as those whom it befell.
    pub fn is_only_who(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        self.effect.is_none() && self.is_who_without_verb()
            // "père de six enfants, il a été tué"
            || is_parentage(context, groups, victims)
            // "à A, qui compte 900 habitants"
            || is_population(context, groups, victims)
            // "selon Ali Sow, un des anciens du village, neuf civils ont été tués": who speaks.
            || is_one_of_speakers(context, groups, victims)
            || is_among_speakers(context, groups, victims)
            // "tué sous les yeux de ses deux fils"
            || is_witness(context, groups, victims)
            || self.are_told_before()
            || self.are_described()
            || self.is_what_it_came_to()
            // "Sur les six assaillants, cinq ont été abattus": how many there were.
            || is_whole(context, groups, victims)
            // "300 personnes (70 ménages)": the same people in another unit.
            || self.people.is_none() && matches!(groups[victims].kind, GroupKind::Count(_)) && is_bracketed(groups, victims)
            || self.is_where_they_were()
            || self.is_a_party()
            || is_whole_side(context, &groups[victims])
            || is_share(context, groups, victims)
            || is_victim_of(context, groups, victims)
    }

    /// Whether a number of people, without a verb or noun for harm, is of those who do, say or own something.
    fn is_who_without_verb(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        are_kin_of_speaker(context, groups, victims)
            // "cinq mille déplacés se trouvaient là", "trois rescapés racontent": who they are, not what happened.
            || is_subject(context, groups, victims, self.own)
            || is_bomber(groups, victims)
            || is_home_of(context, groups, victims)
    }

    /// Whether they are those told of right before, in other words.
    fn are_told_before(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        // "quatre soldats, des Tchadiens, ont été blessés": who those counted before are.
        self.some() && is_apposed(context, groups, victims)
            || victims > 0 && explained(context, groups, victims - 1).is_some()
            // "l'une d'elles, une cuisinière, est morte": who the one told of right before was.
            || is_apposed_one(context, groups, victims)
            // "un prêtre, l'abbé A., a été enlevé": the one told of right before, by his name.
            || is_name_of_told(context, groups, victims)
            // "selon le porte-parole, le colonel A., trois assaillants ont été tués": who speaks, by his name.
            || is_name_of_speaker(context, groups, victims)
            // "tous les hommes, une vingtaine, ont été tués": the number behind says how many.
            || self.some() && is_numbered_behind(groups, victims)
    }

    /// Whether the words say what others are, are said or were taken to be.
    fn are_described(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        // "quatre étaient des chasseurs": who the counted are.
        self.some() && is_predicate(context, groups, victims)
            || self.implicit() && (is_said_of_them(context, groups, victims) || self.are_said_to_be())
            // "neuf pêcheurs, que l'aviation avait pris pour des rebelles": whom they were only taken for.
            || self.some() && context.ends_before(self.start(), Function::MistakenFor, MISTAKEN_WORDS)
    }

    /// "soupçonnés d'être des espions", "soupçonné d'être un espion", "présenté comme un chef": what they are said to be.
    fn are_said_to_be(&self) -> bool {
        let Some(before) = self.start().checked_sub(1) else { return false };
        let somebody = || {
            let said_of = &self.groups[self.victims.saturating_sub(SAID_OF)..self.victims];
            said_of.iter().any(|g| matches!(g.kind, GroupKind::Victims(_)))
        };
        is_to_be(self.context, before) || !self.some() && self.context.is(before, Function::As) && somebody()
    }

    /// "le nombre de morts a atteint 17": a bare number behind such a verb is what the toll came to.
    fn is_what_it_came_to(&self) -> bool {
        let number = self.are(|v| {
            let bare = v.anaphoric && v.category.is_none() && v.effect.is_none();
            bare || !v.implicit && v.category == Some(Victims::People)
        });
        number && self.effect.is_some_and(|e| e + 1 == self.victims && came_to(self.context, self.groups, e))
    }

    /// "où des habitants s'étaient réfugiés": where it happened.
    fn is_where_they_were(&self) -> bool {
        self.some()
            && self.behind_word(Function::Where)
            && self.verb.is_some_and(|v| matches!(v.mood, Mood::Pluperfect | Mood::Imperfect))
    }

    /// Whether they are a party to the violence, or the side of which others are told.
    fn is_a_party(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        let vague = || self.are(|v| v.quantity.form == Form::Vague && v.effect.is_none());
        // "des violences entre des éleveurs et des agriculteurs ont fait dix morts": who fought.
        (self.some() || vague()) && is_party_between(context, groups, victims)
            // "conduits hors du village par des rebelles et égorgés": who did it.
            || self.some() && self.behind_word(Function::By)
            // "du côté des assaillants, 41 hommes ont été tués": whose side, not how many.
            || self.some() && (names_side(context, self.start()) || are_whose_losses(context, groups, victims))
    }
}

/// Whether the infinitive of an auxiliary stands here.
fn is_to_be(context: &Context<'_>, at: usize) -> bool {
    let infinitive = |s: &Sense| matches!(s, Sense::Verb(form) if form.tense == Tense::Infinitive);
    context.is_auxiliary(at) && context.senses_of(at, &[SenseClass::Auxiliary]).any(|(_, s)| infinitive(s))
}
