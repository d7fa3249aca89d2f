//! What befell people whose verb or noun is left out: the constructions that tell it, in the order in which they are asked.

use super::super::gapped;
use super::super::labels::is_of_labelled_period;
use super::super::of_whom::{among_harmed, described_as, does_otherwise, number_of, numbers_things, opens_among};
use super::super::opening::opening;
use super::super::sides::{counting_verb, losses_for, side_heading};
use super::super::untold::{changes, has_finite};
use super::gap::Gap;
use super::lists::{befell_too, behind_participle, is_added, is_added_to_those, listed_behind_harmed};
use super::places::{
    at_place, behind_place, by_place, by_weapon, counted_by_place, is_headed, is_headed_by_act, on_one_side, only_places,
    opens_with_side,
};
use super::sums::{
    before_the_number, behind_that_is, changed_to, counted_next, harmed_before, is_sum, is_sum_of, is_the_number,
    listed_by_account, nearest_effect, of_account, speaks_of_toll, sums_up,
};
use super::those::{
    counted_as_for, counts_before, described_too, harmed_are_so_many, is_wound, nearest_before, numbered_behind_kind,
    told_of_before,
};
use super::told::{
    answers, are_more_found, are_searched_for, behind_according, comes_to_in_the_end, counts_again, counts_them,
    harmed_without_number, has_own_verb, is_alternative, is_cut_off, is_of_another_noun, is_rival_count, is_speech, it_is,
    opens_answer, people_spoken_of, repeats, says_how_many, takes_verb_from_before, told_by_another_alone,
};
use super::{Subject, effect_of, labelled, names_effect};
use crate::lexicon::Function;
use crate::model::{Effect, Victims};
use crate::recognise::{Group, GroupKind, Voice, is_other_verb};

/// What a construction that is met says: what befell them, or that it is what the sentences before tell, be that nothing.
type Answer = Option<Option<Effect>>;

/// "instead of": so many words at most.
const INSTEAD_WORDS: usize = 4;

/// "S'y ajoutent deux bergers": they stand so many groups at most behind the head of the sentence.
const ADDED_WITHIN: usize = 5;

impl Gap<'_, '_> {
    /// What befell them: the first construction that is met says it.
    pub(super) fn effect(&self, among: Option<Effect>) -> Option<Effect> {
        self.by_its_own_words()
            .or_else(|| self.said_again())
            .or_else(|| self.of_names())
            .or_else(|| self.told_by_another())
            .or_else(|| self.made_of_them())
            .or_else(|| self.goes_on())
            .or_else(|| self.added_to_those())
            .or_else(|| self.added())
            .or_else(|| self.labelled())
            .or_else(|| self.of_those_told())
            .or_else(|| self.of_an_account())
            .or_else(|| self.counted_again())
            .or_else(|| self.with_verb_left_out())
            // "treize femmes parmi les 22 victimes"
            .or_else(|| among.map(Some))
            .or_else(|| self.listed())
            .or_else(|| self.said_of_harmed())
            .or_else(|| self.by_place())
            .or_else(|| self.set_off())
            .or_else(|| self.changed_to())
            .or_else(|| self.is_the_number())
            .or_else(|| self.of_rival_or_sum())
            .or_else(|| self.before_the_number())
            .or_else(|| self.behind_that_is())
            .flatten()
    }

    /// What befell those told of before them in the sentence.
    fn here(&self) -> Option<Effect> {
        self.earlier.and_then(|i| self.proposals[i].as_ref()).map(|p| p.effect)
    }

    /// The harm whose figure is put up or down by theirs.
    fn revised(&self) -> Option<Effect> {
        self.before.revised(self.victims.quantity.low)
    }

    fn by_its_own_words(&self) -> Answer {
        let Self { context, groups, at, victims, before, .. } = *self;
        let counted = || {
            counted_as_for(context, groups, at)
                // "Les morts étaient des bergers : quatorze en tout"
                .or_else(|| numbered_behind_kind(context, groups, at).map(|(effect, _)| effect))
        };
        if let found @ Some(_) = Some(()).filter(|()| self.bare).and_then(|()| counted()) {
            return Some(found);
        }
        // "les familles en cherchent onze", "j'en recherche deux autres"
        // Fighters, and those who got away, are not missing to those who hunt them.
        if victims.anaphoric && !is_hunted(before) && are_searched_for(context, groups[at].start) {
            return Some(Some(Effect::Missing));
        }
        // "a cessé de compter à quarante"
        let stops = self.bare && before.told && context.is(groups[at].start, Function::StopsCounting);
        stops.then(|| self.revised())
    }

    /// Whether it is the same of others, or the same by others.
    fn said_again(&self) -> Answer {
        let Self { context, groups, at, victims, before, .. } = *self;
        let Some(earlier) = self.earlier else {
            // "Combien sont morts ? Une vingtaine de soldats, selon le maire."
            if before.asked && before.some && answers(context, groups, at)
                // "In all, more than 160 fighters."
                || sums_up(context, groups, at)
            {
                return Some(before.effect);
            }
            // "Twenty-five, the minister maintains."
            let answer = || {
                opens_answer(context, groups, at)
                    || gapped::counted_by_speech(context, groups, at)
                    || before.told && behind_according(context, groups, at)
            };
            return (self.bare && answer()).then(|| self.revised());
        };
        // "quatre morts pour l'armée et douze pour les rebelles"
        let lost = || losses_for(context, groups, earlier).and(losses_for(context, groups, at)).is_some();
        if self.bare && !victims.of_them && lost() {
            return Some(self.here());
        }
        // "…, nine according to the governor", "… and twenty-three others"
        let again = victims.anaphoric
            && repeats(context, groups, at)
            && !has_own_verb(context, groups, at)
            && !does_otherwise(context, groups, at, self.here())
            && !is_of_another_noun(context, groups, at);
        // "six ont été enlevés et deux autres tués alors qu'ils fuyaient": a word of their own says what befell them.
        let told = victims.effect.filter(|e| matches!(e, Effect::Killed | Effect::Wounded));
        again.then(|| told.or(self.here()))
    }

    /// "une liste de quarante noms", "quarante noms figurent sur la liste des morts": of those told of.
    fn of_names(&self) -> Answer {
        let names = self.bare && self.context.is(self.groups[self.at].end - 1, Function::Names);
        let named = || self.groups.iter().find_map(names_effect);
        names.then(|| self.here().or_else(named).or(self.before.effect))
    }

    /// Whether somebody else counts them.
    fn told_by_another(&self) -> Answer {
        let Self { context, groups, at, before, .. } = *self;
        if !self.bare {
            return None;
        }
        let Some(earlier) = self.earlier else {
            // "Mais selon des habitants, il serait d'une trentaine."
            if before.told && it_is(context, groups, at)
                // "Ils étaient sept."
                || before.some && says_how_many(context, groups, at)
                // "Selon le préfet, ils seraient onze."
                || before.told && !before.foes && counts_them(context, groups, at)
            {
                return Some(before.effect);
            }
            // "Le préfet parle de six morts. Le maire, de quinze."
            return (before.told && told_by_another_alone(context, groups, at)).then(|| self.revised());
        };
        // "…; un autre en a compté vingt-deux"
        if gapped::counted_by_speech(context, groups, at) {
            // Where the dead were told of among others, it is they who are counted again.
            let died = self.proposals[..earlier].iter().flatten().any(|p| p.effect == Effect::Killed);
            return Some(if died { Some(Effect::Killed) } else { self.here() });
        }
        // "…, contre huit précédemment", "…, contre onze annoncés par l'armée"
        let other = gapped::formerly(context, groups, at) || gapped::told_by_another(context, groups, at);
        other.then(|| self.here())
    }

    /// "L'armée parle de six morts. Selon le maire, l'attaque en a fait dix."
    fn made_of_them(&self) -> Answer {
        let made = self.bare && gapped::made_of_them(self.context, self.groups, self.at);
        made.then(|| self.here().or(self.before.effect.filter(|_| self.before.told)))
    }

    /// Whether a number goes on with what was told: of another side, day, place or cause.
    fn goes_on(&self) -> Answer {
        let Self { context, groups, at, before, .. } = *self;
        let Some(earlier) = self.earlier else {
            if !(self.bare && before.told) {
                return None;
            }
            // "L'armée compte trois tués. En face, une quinzaine."
            if opens_with_side(context, groups, at) {
                return Some(before.effect);
            }
            // "Sept corps ont été repêchés. Onze autres ont été découverts mardi."
            if before.bodies && are_more_found(context, groups, at) {
                return Some(Some(Effect::Killed));
            }
            // "Attaque à B mardi : quatre."
            return is_headed_by_act(groups, at).then(|| before.first.or(before.effect));
        };
        // "cinq morts, puis huit"
        let goes_on = gapped::rises_to(context, groups, at)
            || if self.bare {
                self.goes_on_bare(earlier)
            } else {
                // "Un capitaine est tombé ; quatre miliciens aussi"
                befell_too(context, groups, at)
            };
        goes_on.then(|| self.here())
    }

    /// Whether a bare number goes on with what is told right before.
    fn goes_on_bare(&self, earlier: usize) -> bool {
        let Self { context, groups, at, .. } = *self;
        // "trois tués ; côté ennemi, quinze"
        opens_with_side(context, groups, at)
            // "neuf morts selon l'armée, douze au final"
            || comes_to_in_the_end(context, groups, at)
            // "dix morts lundi, vingt mardi"
            || gapped::on_its_day(groups, earlier, at)
            // "quinze morts au lieu de douze"
            || context.ends_before(groups[at].start, Function::InsteadOf, INSTEAD_WORDS)
            // "…, contre un précédent bilan de huit"
            || of_account(context, groups, at)
            // "…, deux à Ménè"
            || at_place(context, groups, at)
            // "A en compte onze, B quatre", "A déplore onze morts, B quatre"
            || counted_by_place(context, groups, at).is_some()
            // "dix sur le coup, trois à l'hôpital"
            || gapped::died_later(context, groups, earlier, at)
            // "Trois morts d'un côté, neuf de l'autre"
            || on_one_side(context, groups, at)
            // "Parmi les soldats, neuf tués ; parmi les rebelles, vingt-six"
            || side_heading(context, groups, earlier).is_some() && is_headed(context, groups, at)
            || self.belongs_to_another_part(earlier)
    }

    /// "Des seize soldats tués, onze appartenaient à la garde et cinq à la marine"
    fn belongs_to_another_part(&self, earlier: usize) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let harms = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some());
        among_harmed(context, groups)
            && earlier <= opening(context, groups) + 2
            && matches!(&groups[earlier].kind, GroupKind::Victims(v) if v.quantity.low >= victims.quantity.low)
            && is_other_verb(context, groups[at].end)
            && described_as(context, groups, at).0.is_none()
            && !groups[earlier + 2..].iter().any(harms)
    }

    /// "…, auxquels s'ajoutent les deux assaillants", "S'y ajoutent deux bergers."
    fn added_to_those(&self) -> Answer {
        if self.bare || !is_added_to_those(self.context, self.groups, self.at) {
            return None;
        }
        let people = |i: &usize| matches!(&self.groups[*i].kind, GroupKind::Victims(_) | GroupKind::Count(_));
        Some(match (0..self.at).rev().find(people) {
            // Those right before have come to harm, or nobody is added to them.
            Some(last) => self.proposals[last].as_ref().map(|p| p.effect),
            None => self.before.effect.filter(|_| self.before.told && self.at <= ADDED_WITHIN),
        })
    }

    fn added(&self) -> Answer {
        let Self { context, groups, at, before, .. } = *self;
        match self.earlier {
            // "Aux quatre morts s'ajoutent deux enseignants"
            Some(earlier) => (!self.bare && is_added(context, groups, earlier, at)).then(|| self.here()),
            // "Février : 17"
            None => {
                (self.bare && before.told && is_of_labelled_period(context, groups, at)).then(|| before.first.or(before.effect))
            }
        }
    }

    /// "Pertes ennemies : quarante-deux"
    fn labelled(&self) -> Answer {
        Some(()).filter(|()| self.bare).and_then(|()| labelled(self.groups, self.at)).map(Some)
    }

    /// Whether they are some of those told of, by what is said of them.
    fn of_those_told(&self) -> Answer {
        let Self { context, groups, at, victims, before, .. } = *self;
        let described = || described_as(context, groups, at).0.is_some();
        let Some(earlier) = self.earlier else {
            // "À Gao, cinq autres.": a sentence that names only a place and a number takes the rest from before.
            let placed = victims.anaphoric && before.told && only_places(groups, at);
            // "Quatre étaient des chasseurs.", "Sept venaient de la ville voisine."
            let some = || {
                self.bare
                    && before.told
                    && at == opening(context, groups)
                    && victims.quantity.low <= before.most
                    && (described() || told_of_before(context, groups, at))
            };
            return (placed || some()).then_some(before.effect);
        };
        let more = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.quantity.low > victims.quantity.low);
        // "sept à l'arme blanche, deux par balles"
        let of_those = self.bare && by_weapon(context, groups, at)
            // "Onze des morts étaient des pêcheurs, six des éleveurs"
            || described_too(context, groups, earlier, at)
            // "Dix personnes sont mortes ; sept d'entre elles étaient des gendarmes"
            || self.bare
                && matches!(groups[at - 1].kind, GroupKind::Mark(';' | ','))
                && !opens_among(context, groups)
                && more(&groups[earlier])
                && described()
            // "Des femmes ont été enlevées ; l'ONU évoque 200 personnes"
            || harmed_without_number(&groups[earlier]) && people_spoken_of(context, groups, earlier, at);
        of_those.then(|| self.here())
    }

    /// "un décompte mené à l'hôpital : onze femmes, vingt enfants", "on arrive au chiffre de 24", "il avance le chiffre de trente personnes"
    fn of_an_account(&self) -> Answer {
        let Self { context, groups, at, before, .. } = *self;
        if (self.bare || self.are_any_people()) && before.told && of_account(context, groups, at) {
            return Some(self.revised());
        }
        let listed = (before.told || before.effect == Some(Effect::Killed)) && listed_by_account(context, groups, at);
        listed.then_some(before.effect)
    }

    /// "trente personnes": counted, of no category.
    fn are_any_people(&self) -> bool {
        self.victims.category == Some(Victims::People) && !self.victims.implicit
    }

    fn counted_again(&self) -> Answer {
        let Self { context, groups, at, before, .. } = *self;
        match self.earlier {
            // "douze morts ou quinze ?"
            Some(earlier) => (self.bare && is_alternative(context, groups, earlier, at)).then(|| self.here()),
            None => {
                // "une enquête selon laquelle au moins 131": a report that is cut off behind its figure.
                let again = before.told && is_cut_off(groups, at)
                    // "Une autre source parle de onze militaires": another count of those told of before.
                    || counts_again(context, groups, at, before);
                again.then_some(before.effect)
            }
        }
    }

    fn with_verb_left_out(&self) -> Answer {
        let Self { context, groups, at, victims, .. } = *self;
        // "seize l'ont été aussitôt", "deux gendarmes l'ont été aussi"
        if takes_verb_from_before(context, groups, at) {
            return Some(self.here().or(self.before.effect));
        }
        // "les gendarmes ont laissé quatre des leurs dans le guet-apens"
        let lost = victims.own && victims.category.is_none() && counting_verb(context, groups, at).is_some();
        lost.then_some(Some(Effect::Killed))
    }

    /// Whether they stand in a list with those harmed.
    fn listed(&self) -> Answer {
        let Self { context, groups, at, .. } = *self;
        let Some(earlier) = self.earlier else {
            // "ont fait respectivement onze et quatorze morts"
            let next = || counted_next(context, groups, at).and_then(|v| v.effect);
            return Some(()).filter(|()| self.bare).and_then(|()| next()).map(Some);
        };
        // "neuf tués rebelles, trois soldats et un civil", "douze tués, aucun civil"
        let behind = || listed_behind_harmed(context, groups, at);
        if let found @ Some(_) = Some(()).filter(|()| !self.bare).and_then(|()| behind()) {
            return Some(found);
        }
        // "49 soldats tués, un civil": the participle holds for the next of the list as well.
        if behind_participle(context, groups, at) {
            return Some(groups[..at - 1].last().and_then(effect_of));
        }
        // "Des pêcheurs ont été enlevés : ils étaient neuf"
        let they = self.bare && says_how_many(context, groups, at) && harmed_without_number(&groups[earlier]);
        they.then(|| self.here())
    }

    /// "Les policiers blessés sont au moins sept"
    fn said_of_harmed(&self) -> Answer {
        let Self { context, groups, at, .. } = *self;
        (self.bare && harmed_are_so_many(context, groups, at))
            .then(|| effect_of(&groups[at - 2]).or_else(|| nearest_before(groups, at)))
    }

    /// "12 à A, 20 à B": figures by place after a total.
    fn by_place(&self) -> Answer {
        let Self { context, groups, at, .. } = *self;
        if !self.bare {
            return None;
        }
        if by_place(context, groups, at) {
            return Some(self.here().or(self.before.effect));
        }
        // "33 bodies were found at A and at B eight"
        (self.earlier.is_some() && behind_place(context, groups, at)).then(|| self.here())
    }

    /// "Les blessés – au moins huit – ont été évacués"
    fn set_off(&self) -> Answer {
        (self.bare && counts_before(self.context, self.groups, self.at)).then(|| nearest_before(self.groups, self.at))
    }

    /// "le bilan est porté à neuf", "passé de cinq à onze"
    fn changed_to(&self) -> Answer {
        let Self { context, groups, at, victims, before, .. } = *self;
        let people = || victims.category == Some(Victims::People) && (speaks_of_toll(groups) || harmed_before(groups, at));
        let changes = (self.bare || people())
            && (changed_to(context, groups, at) || victims.replaces.is_some())
            && !numbers_things(context, groups, at);
        changes.then(|| {
            // "le nombre des soldats doit être porté à 5.000": strengths are no toll.
            let strength = number_of(context, groups, at).is_some();
            // "le nombre de morts est passé à 41 et 70 personnes ont été blessées"
            let number = groups[..at].iter().rposition(|g| (g.start..g.end).any(|i| context.is(i, Function::NumberOf)));
            let named = number.and_then(|i| groups[i..at].iter().find_map(names_effect));
            named
                .or_else(|| nearest_effect(groups, at))
                // "neuf morts et douze blessés. Il a ensuite revu ce chiffre à onze": of the dead.
                .or_else(|| self.revised().filter(|_| !strength && (before.told || speaks_of_toll(groups))))
        })
    }

    /// "le nombre de morts a atteint 17", "le nombre des soldats tués est de 17"
    fn is_the_number(&self) -> Answer {
        let Self { context, groups, at, victims, before, .. } = *self;
        let people = || victims.category == Some(Victims::People) && at > 0 && changes(context, &groups[at - 1]);
        ((self.bare || people()) && is_the_number(context, groups, at)).then(|| {
            let counted = groups[..at].iter().filter(|g| !changes(context, g));
            counted.rev().find_map(names_effect).or(before.effect)
        })
    }

    fn of_rival_or_sum(&self) -> Answer {
        let Self { context, groups, at, victims, proposals, .. } = *self;
        let earlier = self.earlier?;
        let told = if self.bare {
            // "onze morts chez les uns et six chez les autres, soit dix-sept au total"
            behind_that_is(context, groups, at) && is_sum_of(groups, proposals, earlier, at)
        } else {
            // "huit rebelles tués, selon l'armée ; huit marchands, d'après des habitants"
            victims.effect.is_none() && is_rival_count(context, groups, earlier, at)
        };
        told.then(|| self.here())
    }

    /// "Vingt-trois jeudi, vingt-huit vendredi : le nombre de soldats tués ne cesse de croître"
    fn before_the_number(&self) -> Answer {
        let number = Some(()).filter(|()| self.bare).and_then(|()| before_the_number(self.context, self.groups, self.at));
        number.map(|(effect, _)| Some(effect))
    }

    fn behind_that_is(&self) -> Answer {
        let Self { context, groups, at, victims, .. } = *self;
        let earlier = self.earlier?;
        // "un autre en avance le double, soit huit", "et trois fois plus de blessés, soit une soixantaine"
        if self.bare && behind_that_is(context, groups, at) && gapped::ends_clause(context, groups, at) {
            return Some(self.worked_out_from(earlier));
        }
        // "douze civils à A et huit à B, soit vingt personnes en tout"
        if self.are_any_people() && is_sum(context, groups, at) {
            return Some(self.here());
        }
        // "dix blessés légers et sept graves"
        let wounded = victims.anaphoric && self.here() == Some(Effect::Wounded) && is_wound(context, groups, at);
        wounded.then_some(Some(Effect::Wounded))
    }

    /// "le double, soit huit": of which harm a number is that words before it come to.
    fn worked_out_from(&self, earlier: usize) -> Option<Effect> {
        let context = self.context;
        let between = &self.groups[earlier + 1..self.at];
        let noun = between.iter().rev().find_map(|g| match &g.kind {
            GroupKind::EffectNoun(n) if n.people => Some(n.effect),
            GroupKind::Effect(e) if e.voice == Voice::Participle => e.effect,
            _ => None,
        });
        let quiet = |g: &Group| match g.kind {
            GroupKind::Mark(_)
            | GroupKind::Place(_)
            | GroupKind::Time(_)
            | GroupKind::Source(_)
            | GroupKind::SpeechPreposition(_)
            | GroupKind::Victims(_) => true,
            GroupKind::Word => !context.means_nothing(g.start) && !has_finite(context, g),
            _ => false,
        };
        let twofold = |g: &Group| context.is(g.start, Function::Twofold);
        // "douze tués, l'armée la moitié, soit six"
        let done = |g: &Group| matches!(g.kind, GroupKind::Effect(_) | GroupKind::Count(_));
        let who = |g: &Group| is_speech(g) || matches!(g.kind, GroupKind::Actor(_));
        let told = || between.iter().any(who) && !between.iter().any(done);
        // "et brûlé la moitié des maisons, soit quarante": of what else was done.
        let goes_on = || between.iter().any(twofold) || between.iter().all(quiet) || told();
        noun.or_else(|| self.here().filter(|_| goes_on()))
    }
}

/// Whether those told of last are fighters, or people who got away.
fn is_hunted(before: Subject) -> bool {
    let got_away = |e: Effect| matches!(e, Effect::Escaped | Effect::Detained);
    matches!(before.category, Some(Victims::Militants | Victims::Suspects)) || before.effect.is_some_and(got_away)
}
