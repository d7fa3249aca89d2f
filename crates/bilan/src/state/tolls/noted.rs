//! What a sentence leaves to those after it.

use super::super::{SentenceTold, sides};
use super::{
    Before, Harmed, JUST, REMEMBERED, TollFound, are_mourned, are_the_only_several, are_who_attacked, asks_how_many, attacks,
    corps_hit, in_turn, is_body, is_subject_alone, named_last, of_two_sides, only_attackers, opener, tells_of_foes, theirs,
};
use crate::lexicon::{Frame, Function, Sense, SenseClass};
use crate::model::{Effect, Form, Quantity, Victims};
use crate::recognise::{Group, GroupKind, Kinds, VictimGroup};

/// What a sentence says of the parties that it names, whether or not it counts anybody: with the number of the sentence.
pub(super) struct Noted {
    side: Option<(usize, Victims)>,
    attacked: Option<(usize, Victims)>,
    made_up_of: Option<(usize, Victims)>,
    patrol: Option<(usize, Option<Victims>)>,
    corps: Option<(usize, Victims)>,
    pub(super) attackers: Option<in_turn::Attackers>,
    opener: Option<(usize, Victims)>,
    first_party: Option<(usize, Victims)>,
    center: Option<(usize, theirs::Center)>,
}

impl Noted {
    pub(super) fn of(sentence: &SentenceTold<'_>, before: &Before) -> Self {
        let SentenceTold { context, groups, kinds, .. } = sentence;
        let side = if kinds.any(Kinds::ACTOR) { named_last(context, groups) } else { None };
        let side = side.map(|side| (before.sentence, side));
        let may_be_attacked = kinds.any(Kinds::ACTOR.and(Kinds::VICTIMS)) && kinds.any(Kinds::EFFECT.and(Kinds::INCIDENT));
        let attacked = if may_be_attacked { sides::attacked(context, groups, groups.len()) } else { None };
        let attacked = attacked.map(|category| (before.sentence, category));
        let may_be_made_up = kinds.any(Kinds::EFFECT.and(Kinds::SPEECH)) && context.holds_function(&[Function::Of]);
        let made_up_of = if may_be_made_up { sides::made_up_of(context, groups) } else { None };
        let made_up_of = made_up_of.map(|category| (before.sentence, category));
        let attackers = in_turn::attackers(context, groups, *kinds);
        let on_patrol = |i: usize| context.senses_of(i, &[SenseClass::Target]).any(|(_, s)| matches!(s, Sense::Target("patrol")));
        let patrol = attackers.is_some() && (0..context.len()).any(on_patrol);
        // "la patrouille de la police"
        let of = || {
            groups.iter().rev().find_map(|g| sides::party_of(context, g)).map(|(side, _)| side).filter(|side| side.are_forces())
        };
        let patrol = patrol.then(|| (before.sentence, of()));
        let may_be_hit = kinds.any(Kinds::ACTOR.and(Kinds::TARGET)) && kinds.any(Kinds::EFFECT.and(Kinds::INCIDENT));
        let corps = if may_be_hit { corps_hit(context, groups) } else { None };
        let corps = corps.map(|corps| (before.sentence, corps));
        let names = kinds.any(Kinds::ACTOR.and(Kinds::VICTIMS).and(Kinds::EFFECT));
        let opener = if names { opener(context, groups) } else { None };
        let first_party = opener.map(|(side, _)| (before.sentence, side));
        let opener = opener.filter(|(_, several)| *several).map(|(side, _)| (before.sentence, side));
        let center = theirs::told_of(context, groups, names, opener.map(|(_, side)| side), before.center());
        let center = center.map(|center| (before.sentence, center));
        Self { side, attacked, made_up_of, patrol, corps, attackers, opener, first_party, center }
    }
}

impl Before {
    /// Takes in what a sentence says of the parties that it names; `harmed`: whether it told of people harmed.
    pub(super) fn note(&mut self, noted: Noted, harmed: bool) {
        let Noted { side, attacked, made_up_of, patrol, corps, attackers, opener, first_party, center } = noted;
        self.side = side.or(self.side);
        self.attacked = attacked.or(self.attacked);
        self.patrol = patrol.or(self.patrol);
        self.corps = corps.or(self.corps);
        self.made_up_of = made_up_of.filter(|_| !harmed).or(self.made_up_of);
        self.attacked_by = attackers.map(|a| (self.sentence, a)).or(self.attacked_by.take());
        (self.opener, self.first_party, self.center) = (opener, first_party, center);
    }

    /// Whether it asks how many came to harm, or counts things and nobody; `counts`: whether it counts people.
    pub(super) fn note_questions(&mut self, sentence: &SentenceTold<'_>, counts: bool) {
        let SentenceTold { context, groups, kinds, .. } = sentence;
        // "Combien sont-ils, les morts ?": the next sentence may say.
        let harm = |g: &Group| match &g.kind {
            GroupKind::Victims(v) => v.effect.is_some(),
            GroupKind::Effect(e) => e.effect.is_some(),
            GroupKind::EffectNoun(_) => true,
            _ => false,
        };
        let asks = asks_how_many(context, groups) && groups.iter().any(harm) && self.subject.effect.is_some();
        self.subject.some = self.subject.some && counts || !counts && asks;
        self.subject.asked = !counts && asks;
        if kinds.any(Kinds::COUNT) && !kinds.any(Kinds::VICTIMS) {
            let things = |g: &Group| matches!(&g.kind, GroupKind::Count(count) if count.what.is_some());
            self.counted_things = groups.iter().any(things).then_some(self.sentence).or(self.counted_things);
        }
    }

    /// Who the people are that it counts or names last, harmed or not.
    pub(super) fn note_people(&mut self, sentence: &SentenceTold<'_>, people: &[usize], found: &[TollFound]) {
        let SentenceTold { context, groups, .. } = sentence;
        let mut named = people.iter().rev().filter_map(|at| match &groups[*at].kind {
            GroupKind::Victims(v)
                if v.plural
                    && !v.definite
                    && v.category.is_some()
                    && !attacks(context, groups, *at)
                    && !are_who_attacked(context, groups, *at) =>
            {
                v.category
            }
            _ => None,
        });
        let last = named.next();
        self.category = last.or(self.category);
        if found.is_empty() {
            // "deux policiers et un civil s'y trouvaient. Tous trois ont péri": of both sides, so of none.
            let of_both = of_two_sides(context, groups, people);
            self.category = if of_both { Some(Victims::People) } else { self.category };
            let mentioned = last.into_iter().chain(named).find(|c| *c != Victims::People).or(last);
            let mentioned = if of_both { Some(Victims::People) } else { mentioned };
            // "L'armée a libéré sept otages. Cinq d'entre eux …"
            let captives =
                |at: &usize| matches!(&groups[*at].kind, GroupKind::Victims(v) if v.plural && v.effect == Some(Effect::Abducted));
            let mentioned = mentioned.or_else(|| people.iter().any(captives).then_some(Victims::People));
            self.mentioned = mentioned.map(|m| (self.sentence, m)).or(self.mentioned);
            self.attackers = only_attackers(context, groups).then_some(self.sentence).or(self.attackers);
        }
    }

    /// What it was about, for figures that leave it out.
    pub(super) fn note_subject(&mut self, sentence: &SentenceTold<'_>, found: &[TollFound]) {
        let SentenceTold { context, groups, kinds, .. } = sentence;
        let harmed = kinds.any(Kinds::EFFECT);
        self.subject.told = !found.is_empty();
        // "Quatorze soldats sont tombés. Parmi eux, neuf volontaires"
        let falls = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.frame == Frame::Fall);
        if let Some(last) = found.last().filter(|_| harmed && groups.iter().any(falls)) {
            self.subject.effect = Some(last.effect);
        }
        let died = found.iter().any(|t| t.effect == Effect::Killed);
        self.subject.first = found.first().map(|t| t.effect).filter(|first| died && *first == Effect::Killed);
        let bound = |toll: Option<&TollFound>| toll.map_or(0, |t| t.quantity.low);
        self.subject.bounds = (bound(found.first()), bound(found.last()));
        let dead = found.iter().filter(|t| t.effect == Effect::Killed && t.part_of.is_none()).map(|t| t.quantity.low);
        self.subject.dead = dead.chain([self.subject.dead]).max().unwrap_or(0);
        let body = |t: &TollFound| matches!(&groups[t.group].kind, GroupKind::Victims(v) if is_body(context, v));
        self.subject.bodies = found.iter().any(body) || self.subject.bodies && found.is_empty();
        self.subject.some = matches!(found, [one] if one.quantity == Quantity::vague(2));
        self.subject.category = found.first().map(|t| t.victims);
        self.subject.foes = tells_of_foes(context, groups) && !found.iter().any(|t| t.victims == Victims::Militants);
        self.subject.of_most = found.iter().rev().max_by_key(|t| t.quantity.low).map(|t| (t.effect, t.victims));
        self.subject.most = found.iter().map(|t| t.quantity.low).max().unwrap_or(0);
    }

    /// Its figures, for those that repeat or go on with them.
    pub(super) fn note_figures(&mut self, found: &[TollFound]) {
        for toll in found {
            self.civil |= toll.victims == Victims::Civilians;
            // "Neuf gendarmes et un civil ont été tués. Quatre autres …": the others are gendarmes as well.
            let one_beside = toll.quantity.high == Some(1)
                && toll.victims == Victims::Civilians
                && found.iter().any(|t| {
                    t.group < toll.group
                        && t.effect == toll.effect
                        && t.quantity.low > 1
                        && t.victims.is_of_another_side(toll.victims)
                });
            if toll.part_of.is_none() && !one_beside {
                self.last = Some((self.sentence, toll.victims));
            }
            let described = toll.implicit && toll.of_group.is_some();
            // "Un officier figure parmi les morts": of one of those told of, whose side the others are of is not said.
            let one_of_told = toll.of_told && toll.implicit;
            if toll.part_of.is_none() && toll.victims != Victims::People && !(described || one_of_told || one_beside) {
                self.category = Some(toll.victims);
                self.of.clone_from(&toll.of);
                self.categorised = Some((self.sentence, toll.victims));
            }
            if matches!(toll.quantity.form, Form::Exact | Form::AtLeast) {
                self.told.push_back((toll.effect, toll.victims, toll.quantity.low));
            }
        }
        if let Some(last) = found.iter().rev().find(|t| t.part_of.is_none()) {
            self.people = Some((self.sentence, Harmed::of(last)));
        }
        // A figure is taken up again soon or not at all.
        while self.told.len() > REMEMBERED {
            self.told.pop_front();
        }
    }

    /// Whom it told of without harm, and who told its figures.
    pub(super) fn note_met(&mut self, sentence: &SentenceTold<'_>, found: &[TollFound]) {
        let SentenceTold { context, groups, attribution, .. } = sentence;
        // "L'armée dit avoir tué un chef. Deux de ses hommes …": of one, they may be his.
        let several = found.last().filter(|t| t.quantity.high != Some(1));
        let teller = several.and_then(|t| sides::speaker_side(attribution, t.group)).and_then(|(side, _)| side);
        self.teller = teller.map(|side| (self.sentence, side));
        let counted = |g: &Group| match &g.kind {
            GroupKind::Victims(v) if v.category.is_some() && v.effect.is_none() && !(v.plural && v.implicit) => {
                Some(VictimGroup::clone(v))
            }
            _ => None,
        };
        let open = |g: &Group| match &g.kind {
            GroupKind::EffectNoun(noun) => noun.people && context.names_bodies(g.start..g.end),
            _ => false,
        };
        self.bodies = groups.iter().any(open).then_some(self.sentence).or(self.bodies);
        let met = if found.is_empty() { groups.iter().rev().find_map(counted) } else { None };
        self.met_by_others = groups.windows(2).any(|pair| context.is(pair[0].start, Function::By) && counted(&pair[1]).is_some());
        self.met = met.map(|met| (self.sentence, met));
        // "Six soldats sont morts. Le ministre a reçu dix élus. Ils …": where others were harmed just before, "they" may be those.
        let just = self.people.as_ref().is_some_and(|(when, _)| self.sentence - when <= JUST);
        self.met_alone = self.met.is_some()
            && (is_subject_alone(context, groups) || !just && (are_the_only_several(context, groups) || are_mourned(context)));
    }
}
