//! Figures whose noun or verb stands elsewhere: "14 dead according to the prefect, nine according to the governor".

use super::gapped;
use super::labels::is_of_labelled_period;
use super::of_whom::{
    among_a_crowd, among_assailants, among_counted, among_harmed, described_as, does_otherwise, identifies, is_among_those_told,
    named_among, number_of, numbers_attackers, numbers_things, of_a_side, of_them, opens_among,
};
use super::opening::opening;
use super::parts::is_others;
use super::proposals::{Proposal, Proposed};
use super::sides::{counting_verb, losses_for, side_heading, side_of_group};
use super::untold::{changes, has_finite, is_denied_number, is_freed, is_predicate};
use crate::lexicon::{EffectRole, Frame, Function, PlaceWord, Sense, SenseClass, SpeechPreposition, Tense};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup, Voice, is_other_verb};

/// What the sentence before was about, for figures that leave it out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject {
    pub effect: Option<Effect>,
    /// The last sentence that spoke of people gave a figure.
    pub told: bool,
    /// The largest figure of that sentence.
    pub most: u64,
    /// Whom its first figure was of.
    pub category: Option<Victims>,
    /// What befell those of its first figure, where some died and others came to other harm.
    pub first: Option<Effect>,
    /// The first figure of that sentence and its last.
    pub bounds: (u64, u64),
    /// What befell those of its largest figure.
    pub of_most: Option<(Effect, Victims)>,
    /// That sentence told of others who attacked, of whom the next may go on to tell.
    pub foes: bool,
    /// The sentence right before said that some people came to harm, without a number, and nothing else, or asked how many did.
    pub some: bool,
    /// The largest number of people who are told to have died.
    pub dead: u64,
    /// The sentence right before asked how many came to harm.
    pub asked: bool,
    /// The last sentence that spoke of people counted bodies.
    pub bodies: bool,
}

impl Subject {
    /// "neuf morts et douze blessés. Il a revu ce chiffre à onze": which harm a figure that is put up is of, that whose figure is the
    /// nearest below it.
    fn revised(&self, figure: u64) -> Option<Effect> {
        let (first, last) = self.bounds;
        // "Une frappe a tué 90 personnes. Trente blessés sont soignés. La radio s'en tient à 88": about as many as died.
        let near = |told: u64| figure.abs_diff(told) * NEAR <= told;
        if self.effect == Some(Effect::Wounded) && self.first.is_none() && near(self.dead) && !near(last) {
            return Some(Effect::Killed);
        }
        let of_last = last < figure && last > first;
        self.first.filter(|_| !of_last).or(self.effect)
    }
}

/// "Il s'agit de 13 militaires": so many of those told of before, as what is said of who they were.
fn identified<'r>(context: &Context<'_>, groups: &[Group], at: usize, before: Subject, figure: u64) -> Option<Proposal<'r>> {
    let told = before.told && figure <= before.most;
    let effect = before.effect.filter(|_| told && identifies(context, groups, at))?;
    Some(Proposal { part: true, ..Proposal::unpatterned(effect, "state/of-them") })
}

/// A figure is near another that it differs from by such a part of it at most.
const NEAR: u64 = 5;

/// "sont soignées", "sont hébergées": whether an auxiliary follows people, and a word that no table of harm holds is what they are, or one of
/// people who are brought and kept elsewhere.
fn has_own_predicate(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let kept = |i: usize| {
        let elsewhere = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::ElsewhereWord));
        context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| elsewhere(s))
    };
    let plain = |i: usize| {
        let known = [SenseClass::Function, SenseClass::Number, SenseClass::Victim];
        let word = context.tokens.get(i).is_some_and(|t| t.is_word() && !t.capital);
        word && !context.has_any(i, &known) && !context.is_adverb(i) && !context.is_auxiliary(i)
    };
    groups.get(at + 1).is_some_and(|g| match &g.kind {
        GroupKind::Word => context.is_auxiliary(g.start) && plain(g.end),
        GroupKind::Speech(s) => s.passive && (g.start..g.end).any(kept),
        _ => false,
    })
}

/// Gives a bare number the effect that it leaves out, where what stands around it says that it is such a figure.
pub fn fill<'r>(context: &Context<'r>, groups: &[Group], people: &[usize], proposals: &mut [Proposed<'r>], before: Subject) {
    if let Some((effect, of)) =
        before.of_most.filter(|_| before.told && is_breakdown(context, groups, people, proposals, before.most))
    {
        for at in people.iter().copied() {
            let part = Proposal { part: true, fixed: Some(of), ..Proposal::unpatterned(effect, "state/of-them") };
            proposals[at] = Some(Box::new(part));
        }
        return;
    }
    for at in people.iter().copied() {
        let found = match &groups[at].kind {
            GroupKind::Victims(victims) => {
                // "Il y a des morts, peut-être plus de cent, et des cases brûlées."
                if let Some(some) = puts_a_number_to(context, groups, at)
                    && let Some(told) = proposals[some].take()
                {
                    let fixed = told.fixed.or(category_of(&groups[some]));
                    proposals[at] = Some(Box::new(Proposal { fixed, ..Proposal::unpatterned(told.effect, "state/ellipsis") }));
                }
                if proposals[at].is_some() {
                    continue;
                }
                Gap::of(context, groups, at, victims, proposals, before).filled()
            }
            // "Il s'agit de treize enquêteurs et de deux chauffeurs.": people by a noun that no table holds.
            GroupKind::Count(count) if count.person && proposals[at].is_none() => {
                identified(context, groups, at, before, count.quantity.low)
            }
            _ => None,
        };
        if let Some(found) = found {
            proposals[at] = Some(Box::new(found));
        }
    }
}

/// People of whom their sentence leaves out what befell them, or a number that leaves out of whom it is, with what may tell.
struct Gap<'a, 'r> {
    context: &'a Context<'r>,
    groups: &'a [Group],
    /// Their group.
    at: usize,
    victims: &'a VictimGroup,
    proposals: &'a [Proposed<'r>],
    before: Subject,
    /// The nearest group before them in the sentence of which it is told what befell it.
    earlier: Option<usize>,
    /// A number and nothing else.
    bare: bool,
}

/// What a construction that is met says: what befell them, or that it is what the sentences before tell, be that nothing.
type Answer = Option<Option<Effect>>;

impl<'a, 'r> Gap<'a, 'r> {
    fn of(
        context: &'a Context<'r>,
        groups: &'a [Group],
        at: usize,
        victims: &'a VictimGroup,
        proposals: &'a [Proposed<'r>],
        before: Subject,
    ) -> Self {
        let earlier = (0..at).rev().find(|i| proposals[*i].is_some());
        Self { context, groups, at, victims, proposals, before, earlier, bare: victims.anaphoric && victims.category.is_none() }
    }

    /// What is said of them, as far as anything tells.
    fn filled(&self) -> Option<Proposal<'r>> {
        // "… et un berger mardi à B."
        let one = || Some(()).filter(|()| gapped::is_one(self.victims)).and_then(|()| self.with_shared_verb());
        if let found @ Some(_) = self.torn_off().or_else(one) {
            return found;
        }
        if self.is_told_of_otherwise() {
            return None;
        }
        if let found @ Some(_) = self.as_those_told() {
            return found;
        }
        let among = self.among();
        if among.is_none() && (self.are_uncounted() || self.is_one_uncounted()) {
            return None;
        }
        self.of_the_other_side().or_else(|| self.of_the_second()).or_else(|| self.with_shared_verb()).or_else(|| {
            match self.effect(among) {
                Some(effect) => Some(self.left_out(effect)),
                None => self.as_part_of_those_told(),
            }
        })
    }

    /// "Six gendarmes ont été tués et un chauffeur."
    fn torn_off(&self) -> Option<Proposal<'r>> {
        let (effect, verb) = torn_off(self.context, self.groups, self.at, self.proposals)?;
        Some(Proposal { verb: Some(verb), ..Proposal::unpatterned(effect, "state/torn-off") })
    }

    /// "… et quatre soldats mardi dans une embuscade à B."
    fn with_shared_verb(&self) -> Option<Proposal<'r>> {
        let (effect, verb) = takes_shared_verb(self.context, self.groups, self.at, self.proposals)?;
        Some(Proposal { verb: Some(verb), ..Proposal::unpatterned(effect, gapped::SHARED) })
    }

    /// Whether the sentence tells something else of them.
    fn is_told_of_otherwise(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        // "deux sont blessés, pas vingt"
        victims.anaphoric && is_denied_number(context, groups, at)
            // "Sur les dix otages, trois ont été libérés": of them nothing else is told.
            || victims.anaphoric && is_freed(&groups[..groups.len().min(at + 2)], at)
            // "Dix personnes ont été tuées. Trente autres sont soignées": they have a verb of their own.
            || is_others(context, &groups[at]) && has_own_predicate(context, groups, at)
            // "Les ravisseurs, au nombre de six, …"
            || victims.anaphoric && numbers_attackers(context, groups, at)
    }

    /// Whether those told of are said to be these, or one of those told of is said to be this one.
    fn as_those_told(&self) -> Option<Proposal<'r>> {
        let Self { context, groups, at, before, .. } = *self;
        // "Les cinq morts sont deux femmes et trois enfants"
        let effect = self.earlier.and_then(|i| they_are(context, groups, i, at));
        effect
            .map(|effect| Proposal { part: true, ..Proposal::unpatterned(effect, "state/they-are") })
            // "L'un d'eux était gendarme."
            .or_else(|| one_of_them(context, groups, at, before))
    }

    /// "treize femmes parmi les 22 victimes": what befell those among whom they are counted.
    fn among(&self) -> Option<Effect> {
        let victims = self.victims;
        let kind = !victims.implicit || if victims.plural { victims.group.is_some() } else { !victims.definite };
        let unharmed = victims.effect.is_none() && kind;
        Some(()).filter(|()| unharmed).and_then(|()| among_counted(self.context, self.groups, self.at))
    }

    /// Whether some are told of whom nothing here counts.
    fn are_uncounted(&self) -> bool {
        let Self { context, groups, at, victims, before, .. } = *self;
        victims.quantity.form == Form::Vague
            && !(victims.plural && victims.group.is_some() || is_wound(context, groups, at))
            && !one_among(context, groups, at, before)
            && !counts_before(context, groups, at)
    }

    /// Whether one is told of whom nothing here counts: any person may be called so.
    fn is_one_uncounted(&self) -> bool {
        let Self { context, groups, at, victims, proposals, before, .. } = *self;
        victims.quantity.high == Some(1)
            && !is_among_those_told(context, groups, at)
            && !self.is_among_identified()
            && !of_a_side(context, groups, at)
            && !one_among(context, groups, at, before)
            && !behind_participle(context, groups, at)
            && listed_behind_harmed(context, groups, at).is_none()
            && !takes_verb_from_before(context, groups, at)
            && !is_last_of_list_by_place(context, groups, at, proposals)
            && !self.earlier.is_some_and(|i| described_too(context, groups, i, at))
            && !(self.earlier.is_some() && victims.anaphoric && joins_list(context, groups, at) && at_place(context, groups, at))
            && !gapped::one_of_a_side(context, groups, at)
    }

    /// "Il s'agit de deux soldats et d'un civil."
    fn is_among_identified(&self) -> bool {
        let people = |g: &&Group| matches!(g.kind, GroupKind::Victims(_));
        identifies(self.context, self.groups, self.at) && self.groups.iter().filter(people).count() > 1
    }

    /// "… et les rebelles vingt", "… contre vingt pour les rebelles", "Trois soldats ont péri …, contre vingt-deux assaillants"
    fn of_the_other_side(&self) -> Option<Proposal<'r>> {
        let Self { context, groups, at, victims, proposals, .. } = *self;
        // "… et les rebelles vingt des leurs"
        let of_own = self.bare || victims.own && victims.category.is_none() && !victims.implicit;
        let lost = || {
            gapped::lost_by_other(context, groups, at, proposals)
                .or_else(|| gapped::cost_other(context, groups, at, proposals))
                .or_else(|| Some(()).filter(|()| self.bare).and_then(|()| gapped::against_other(context, groups, at, proposals)))
        };
        if let Some((effect, side)) = Some(()).filter(|()| of_own).and_then(|()| lost()) {
            return Some(Proposal { fixed: Some(side), ..Proposal::unpatterned(effect, gapped::OTHER_SIDE) });
        }
        let effect = self.earlier.and_then(|i| gapped::of_other_side_against(context, groups, i, at, proposals))?;
        Some(Proposal::unpatterned(effect, gapped::OTHER_SIDE))
    }

    /// "La première a tué trois personnes, la seconde cinq."
    fn of_the_second(&self) -> Option<Proposal<'r>> {
        let victims = self.victims;
        let counted =
            self.bare || victims.effect.is_none() && victims.category.is_some() && !(victims.definite || victims.implicit);
        let first = self.earlier.filter(|i| counted && gapped::of_the_second(self.context, self.groups, *i, self.at))?;
        let told = self.proposals[first].as_ref()?;
        let fixed = told.fixed.or(category_of(&self.groups[first])).filter(|_| self.bare);
        Some(Proposal { fixed, ..Proposal::unpatterned(told.effect, gapped::SECOND) })
    }

    /// What befell them: the first construction that is met says it.
    fn effect(&self, among: Option<Effect>) -> Option<Effect> {
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

    /// Where nothing else tells: some of those told of before.
    fn as_part_of_those_told(&self) -> Option<Proposal<'r>> {
        let Self { context, groups, at, victims, before, .. } = *self;
        let one = !victims.plural && !victims.definite && self.is_among_identified();
        let kind_of_people =
            !victims.implicit || one || one_among(context, groups, at, before) || victims.plural && victims.group.is_some();
        // "Il s'agit de 13 militaires et 20 supplétifs."
        let identified = || identified(context, groups, at, before, victims.quantity.low);
        if let found @ Some(_) = Some(()).filter(|()| kind_of_people).and_then(|()| identified()) {
            return found;
        }
        // "Un ancien député figure parmi eux.", "Dix-sept enfants sont du nombre."
        if before.told
            && let Some(effect) = before.effect.filter(|_| is_among_those_told(context, groups, at))
        {
            return Some(Proposal { part: true, ..Proposal::unpatterned(effect, "state/among-them") });
        }
        // "Among the victims: three policemen": parts of those told of before.
        if kind_of_people && let Some(effect) = self.opened_among() {
            let (fixed, group) = if victims.category.is_none() { described_as(context, groups, at) } else { (None, None) };
            return Some(Proposal { fixed, group, part: true, ..Proposal::unpatterned(effect, "state/among-them") });
        }
        let effect = before.effect.filter(|_| of_them(context, groups, at))?;
        let (fixed, group) = described_as(context, groups, at);
        Some(Proposal { fixed, group, part: true, ..Proposal::unpatterned(effect, "state/of-them") })
    }

    /// What befell them where the sentence opens with those among whom they are.
    fn opened_among(&self) -> Option<Effect> {
        let Self { context, groups, at, victims, before, .. } = *self;
        let effect = named_among(context, groups)
            .or_else(|| before.first.filter(|_| among_the_first(context, groups)))
            .or(before.effect)
            .filter(|_| opens_among(context, groups))?;
        let militants = victims.category == Some(Victims::Militants);
        // "Parmi les 14 voyageurs, …": all of them are no part.
        let people = |g: &Group| matches!(g.kind, GroupKind::Victims(_));
        let all = || victims.definite && at <= opening(context, groups) + 1 && groups[at + 1..].iter().any(people);
        if is_predicate(context, groups, at)
            || militants && among_a_crowd(context, groups)
            || !(victims.implicit || militants) && among_assailants(context, groups)
            || all()
        {
            return None;
        }
        // "…, cinq sont saufs": those have come to no harm.
        let safe = |g: &Group| names_effect(g).filter(|e| *e == Effect::Survivors);
        Some(groups[at + 1..].iter().take(SAFE).find_map(safe).unwrap_or(effect))
    }

    /// What is said of people of whom their sentence left it out.
    fn left_out(&self, effect: Effect) -> Proposal<'r> {
        let Self { context, groups, at, before, .. } = *self;
        let numbered = number_of(context, groups, at);
        let of_harmed = || {
            let of_harmed = harmed_are_so_many(context, groups, at);
            of_harmed.then(|| plural_before(context, groups[at - 2].start)).flatten()
        };
        // Another account, cut off behind its number, may be of all those told of.
        let of_all = || is_cut_off(groups, at) && !before.category.is_some_and(Victims::are_forces);
        let fixed = numbered
            .or_else(of_harmed)
            .or_else(|| numbered_behind_kind(context, groups, at).map(|(_, kind)| kind))
            .or_else(|| gapped::losses_of(context, groups, at))
            .or_else(|| before_the_number(context, groups, at).and_then(|(_, side)| side))
            .or_else(|| of_all().then_some(Victims::People));
        // "le nombre de soldats tués s'élève à neuf": who died was killed.
        let participle =
            |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(effect) && e.voice == Voice::Participle);
        let verb = numbered.and_then(|_| groups[..at].iter().rposition(participle));
        Proposal { fixed, verb, ..Proposal::unpatterned(effect, "state/ellipsis") }
    }
}

/// Whether those told of last are fighters, or people who got away.
fn is_hunted(before: Subject) -> bool {
    let got_away = |e: Effect| matches!(e, Effect::Escaped | Effect::Detained);
    matches!(before.category, Some(Victims::Militants | Victims::Suspects)) || before.effect.is_some_and(got_away)
}

/// "en cherchent onze", "en recherche encore deux autres": whether a verb of searching with its pronoun stands right before a number.
fn are_searched_for(context: &Context<'_>, start: usize) -> bool {
    if !context.holds_function(&[Function::Searches]) {
        return false;
    }
    let verb = (start.saturating_sub(SEARCHED_BEFORE)..start).rev().find(|i| !context.is_adverb(*i));
    verb.is_some_and(|i| i > 0 && context.is(i, Function::Searches) && context.is_any(i - 1, &[Function::In, Function::CliticOf]))
}

/// A verb of searching stands so many words before the number at most.
const SEARCHED_BEFORE: usize = 4;

/// "Six gendarmes ont été tués et un chauffeur.": what befell one person who closes the sentence behind the verb of others, and where that
/// verb stands.
fn torn_off(context: &Context<'_>, groups: &[Group], at: usize, proposals: &[Proposed<'_>]) -> Option<(Effect, usize)> {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && !v.plural && !v.definite && v.effect.is_none() && v.category.is_some());
    let says = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(_) | GroupKind::Speech(_));
    let closes = || match groups.get(at + 1).map(|g| &g.kind) {
        None | Some(GroupKind::Mark('.' | ';' | '»') | GroupKind::SpeechPreposition(_)) => true,
        Some(GroupKind::Mark(',')) => groups.get(at + 2).is_some_and(says),
        _ => false,
    };
    let joint = at.checked_sub(1).filter(|i| one && context.is(groups[*i].start, Function::And) && closes())?;
    let verb = groups[..joint].iter().rposition(|g| !matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark(',')))?;
    let GroupKind::Effect(effect) = &groups[verb].kind else { return None };
    let suffered = effect.voice == Voice::Passive || effect.frame == Frame::Intransitive && effect.voice == Voice::Active;
    let people = verb.checked_sub(1)?;
    let told = proposals[people].as_ref().filter(|p| suffered && !effect.negated && p.verb == Some(verb))?;
    Some((told.effect, verb))
}

/// "… et quatre soldats mardi dans une embuscade à B": what befell people who share the verb of those told of last, and where that verb stands.
fn takes_shared_verb(context: &Context<'_>, groups: &[Group], at: usize, proposals: &[Proposed<'_>]) -> Option<(Effect, usize)> {
    let told = (0..at).rev().find_map(|i| proposals[i].as_ref())?;
    told.verb.filter(|verb| gapped::shares_verb(context, groups, *verb, at)).map(|verb| (told.effect, verb))
}

/// "Treize hommes, trois femmes et quatre enfants, précise la mission.", "Cinq personnes à A, quatre à B et une à C", "A : cinq personnes ; B :
/// quatre": whether a sentence is nothing but a list of people, where they were, and who says so, that add up to the figure of the
/// sentence before.
fn is_breakdown(context: &Context<'_>, groups: &[Group], people: &[usize], proposals: &[Proposed<'_>], most: u64) -> bool {
    let [first, .., last] = people else { return false };
    let count = |at: &usize| match &groups[*at].kind {
        GroupKind::Victims(v) if v.effect.is_none() && !v.definite && v.quantity.form == Form::Exact => v.quantity.high,
        _ => None,
    };
    let place = |g: &Group| matches!(g.kind, GroupKind::Place(_));
    let placed = groups[..*last].iter().filter(|g| place(g)).count() + 1 >= people.len();
    let list = |g: &Group| match &g.kind {
        GroupKind::Victims(_) | GroupKind::Mark(',' | '«' | '"' | '“') => true,
        GroupKind::Place(_) | GroupKind::Mark(':' | ';' | '(' | ')' | '-' | '–') => placed,
        GroupKind::Word => {
            context.is(g.start, Function::And)
                || placed && (context.is(g.start, Function::In) || context.has(g.start, SenseClass::PlaceWord))
        }
        GroupKind::Target(_) => placed,
        _ => false,
    };
    let told = |g: &Group| {
        matches!(g.kind, GroupKind::Effect(_) | GroupKind::EffectNoun(_) | GroupKind::Incident(_) | GroupKind::Actor(_))
    };
    let known = |at: &usize| placed || matches!(&groups[*at].kind, GroupKind::Victims(v) if v.category.is_some());
    let sum = people.iter().try_fold(0_u64, |sum, at| sum.checked_add(count(at)?));
    (*first <= opening(context, groups) + 1 || placed && groups[..*first].iter().all(list))
        && sum == Some(most)
        && people.iter().all(known)
        && groups[*first..*last].iter().all(list)
        && !groups.iter().any(told)
        && people.iter().all(|at| proposals[*at].is_none())
        && (placed || gapped::ends_clause(context, groups, *last))
}

fn category_of(group: &Group) -> Option<Victims> {
    match &group.kind {
        GroupKind::Victims(victims) => victims.category,
        _ => None,
    }
}

/// "dix-neuf morts et vingt blessés. Parmi les premiers, onze enfants": whether a sentence opens with the first of two told of.
fn among_the_first(context: &Context<'_>, groups: &[Group]) -> bool {
    let first = groups[opening(context, groups)].start;
    let noun = context.function_length(first, Function::Among).map(|length| first + length);
    noun.is_some_and(|at| {
        let noun = at + usize::from(context.is(at, Function::DetDef));
        context.is(noun, Function::OneOfTwo) && context.tokens.get(noun + 1).is_none_or(|t| !t.is_word())
    })
}

/// "sept sont des rescapés": so many groups behind a number it may be told that those are safe.
const SAFE: usize = 3;

/// "instead of": so many words at most.
const INSTEAD_WORDS: usize = 4;

/// "trois et cinq soldats": those whom the next number counts, where only "and" stands between two numbers and their noun.
pub(super) fn counted_next<'g>(context: &Context<'_>, groups: &'g [Group], at: usize) -> Option<&'g VictimGroup> {
    let joined = groups.get(at + 1).is_some_and(|g| context.is(g.start, Function::And));
    match &groups.get(at + 2).filter(|_| joined)?.kind {
        GroupKind::Victims(v) if !v.implicit && !v.anaphoric && !v.definite && v.quantity.form == Form::Exact => Some(v.as_ref()),
        _ => None,
    }
}

/// Whether people stand right behind a participle and a comma or what joins ("six soldats tués et deux guides"), and end the clause or
/// go on with the list.
fn behind_participle(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    let adds = at >= 2 && context.is(groups[at - 1].start, Function::And);
    let plain = victims.effect.is_none() && victims.category.is_some() && !victims.definite && (adds || !victims.plural);
    let joined = adds || at >= 2 && matches!(groups[at - 1].kind, GroupKind::Mark(','));
    let participle = || matches!(&groups[at - 2].kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
    let ends = groups.get(at + 1).is_none_or(|g| {
        matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | ')' | '»' | '"')) || context.is(g.start, Function::And)
    });
    plain && joined && participle() && ends
}

/// "Il y a de nombreux morts, au moins trente": where those stand whom a sentence tells of without a number, if a bare number right behind
/// their comma says how many they are.
fn puts_a_number_to(context: &Context<'_>, groups: &[Group], at: usize) -> Option<usize> {
    let GroupKind::Victims(number) = &groups[at].kind else { return None };
    let bare = number.anaphoric && number.category.is_none() && !(number.definite || number.of_them);
    if !bare || number.quantity.form == Form::Vague {
        return None;
    }
    let doubts =
        |g: &&Group| matches!(g.kind, GroupKind::Hedge(_)) || matches!(g.kind, GroupKind::Word) && context.is_adverb(g.start);
    let comma = at.checked_sub(1 + groups[..at].iter().rev().take(DOUBTS).take_while(doubts).count())?;
    let some = comma.checked_sub(1).filter(|_| matches!(groups[comma].kind, GroupKind::Mark(',')))?;
    let harmed = |v: &VictimGroup| v.effect.is_some() && v.quantity.form == Form::Vague && !v.definite;
    let ends = groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | ')' | '»' | '"')));
    (ends && matches!(&groups[some].kind, GroupKind::Victims(v) if harmed(v))).then_some(some)
}

/// "peut-être même": so many groups at most.
const DOUBTS: usize = 2;

/// "L'un d'eux était gendarme": one of those of whom the sentence before told that they came to harm, with what he was.
fn one_of_them<'r>(context: &Context<'_>, groups: &[Group], at: usize, before: Subject) -> Option<Proposal<'r>> {
    let GroupKind::Victims(victims) = &groups[at].kind else { return None };
    let one = victims.anaphoric && !victims.plural && victims.category.is_none() && before.told && before.most > 1;
    let effect = before.effect.filter(|e| one && matches!(e, Effect::Killed | Effect::Wounded | Effect::Abducted))?;
    let (fixed, group) = Some(()).filter(|()| of_them(context, groups, at)).map(|()| described_as(context, groups, at))?;
    let other = before.category.filter(|c| c.are_forces()).is_some_and(|c| fixed != Some(c));
    fixed.filter(|_| !other)?;
    Some(Proposal { fixed, group, part: true, ..Proposal::unpatterned(effect, "state/of-them") })
}

/// "En face, une quinzaine.": whether words for a side and a comma are all that stands before a bare number in its clause, which it ends.
pub fn opens_with_side(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let sides = [Function::OtherCamp, Function::Among];
    if !context.holds_function(&sides) {
        return false;
    }
    let clause = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(';' | '.'))).map_or(0, |i| i + 1);
    let start = groups[clause].start;
    let side = context.is_any(start, &sides) && !context.is(start, Function::Including);
    let comma = at > clause + 1 && matches!(groups[at - 1].kind, GroupKind::Mark(','));
    let plain = |g: &Group| match &g.kind {
        GroupKind::Word => !has_finite(context, g),
        kind => matches!(kind, GroupKind::Actor(_) | GroupKind::SpeechPreposition(_)) || uncounted(kind),
    };
    side && comma && groups[clause..at - 1].iter().all(plain) && gapped::ends_clause(context, groups, at)
}

/// "Le maire, lui, de quinze.": whether somebody who speaks, a comma and "of" are all that stands before a bare number that ends the sentence.
fn told_by_another_alone(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let small =
        |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is_any(g.start, &[Function::Of, Function::PronounStressed]);
    let speaks = matches!(groups[0].kind, GroupKind::Source(_));
    let of = at > 1 && context.is(groups[at - 1].start, Function::Of);
    speaks && of && groups[1..at].iter().all(small) && gapped::ends_clause(context, groups, at)
}

/// People of whom no number and no harm is told.
fn uncounted(kind: &GroupKind) -> bool {
    matches!(kind, GroupKind::Victims(v) if v.implicit && v.effect.is_none())
}

/// Whether a comma stands before a bare number, and right behind it, at the end of its clause, that it is the latest.
fn comes_to_in_the_end(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let end = groups[at].end;
    let comma = at > 0 && matches!(groups[at - 1].kind, GroupKind::Mark(','));
    let behind = context.function_length(end, Function::Latest).filter(|_| comma).map(|length| end + length);
    behind.is_some_and(|behind| context.tokens.get(behind).is_none_or(|t| !t.is_word()))
}

/// "neuf tués rebelles, trois soldats et un civil", "douze tués, aucun civil": the harm of those with whom a list opens, where others stand
/// behind them who are of another side, or none.
fn listed_behind_harmed(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Effect> {
    let plain = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none() && v.category.is_some() && !(v.definite || v.anaphoric));
    let ends =
        |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | ')' | '»' | '"')) || context.is(g.start, Function::And);
    if !plain(&groups[at]) || !groups.get(at + 1).is_none_or(ends) {
        return None;
    }
    let GroupKind::Victims(one) = &groups[at].kind else { return None };
    let none = one.quantity.high == Some(0);
    let mut here = at;
    loop {
        let before = here.checked_sub(2)?;
        if !(matches!(groups[here - 1].kind, GroupKind::Mark(',')) || context.is(groups[here - 1].start, Function::And)) {
            return None;
        }
        match &groups[before].kind {
            GroupKind::Victims(v) if v.effect.is_some() => {
                let other = v.category.is_some_and(|side| one.category.is_some_and(|own| own != side));
                return v.effect.filter(|_| !v.implicit && (other || none && here == at));
            }
            _ if plain(&groups[before]) && !none => here = before,
            _ => return None,
        }
    }
}

fn effect_of(group: &Group) -> Option<Effect> {
    match &group.kind {
        GroupKind::Effect(e) => e.effect,
        _ => None,
    }
}

fn is_speech(group: &Group) -> bool {
    matches!(group.kind, GroupKind::Speech(_) | GroupKind::SpeechPreposition(_) | GroupKind::Source(_))
}

fn is_joint(context: &Context<'_>, group: &Group) -> bool {
    match group.kind {
        GroupKind::Mark(',' | '"' | '»' | '«') | GroupKind::Time(_) => true,
        GroupKind::Word => {
            context.is_any(group.start, &[Function::And, Function::Adverb, Function::DetDef]) || context.is_adverb(group.start)
        }
        _ => false,
    }
}

/// "nine according to …", "seven, says …".
fn stands_beside_speech(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    groups[at + 1..].iter().take(3).find(|g| !is_joint(context, g)).is_some_and(is_speech)
}

fn is_other(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Other))
}

/// A sentence that opens with the sum: "Soit, au total, …".
fn sums_up(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    at <= 7
        && victims.quantity.form != Form::Vague
        && context.is(groups[0].start, Function::ThatIs)
        && groups.iter().all(|g| !matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some()))
}

/// "…, soit vingt personnes": whether words that sum up stand right before a number without a verb of its own.
fn is_sum(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let own_verb = groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Effect(_)));
    !own_verb && behind_that_is(context, groups, at)
}

/// "onze morts chez les uns et six chez les autres, soit dix-sept": whether a figure is the sum of those before it that tell of the same
/// harm.
fn is_sum_of(groups: &[Group], proposals: &[Proposed<'_>], last: usize, at: usize) -> bool {
    let figure = |i: usize| match &groups[i].kind {
        GroupKind::Victims(v) if !v.implicit => Some(v.quantity.low),
        _ => None,
    };
    let Some(effect) = proposals[last].as_ref().map(|p| p.effect) else { return false };
    let same = |i: &usize| proposals[*i].as_ref().is_some_and(|p| p.effect == effect);
    let members: Vec<u64> = (0..at).filter(same).filter_map(figure).collect();
    members.len() > 1 && figure(at) == Some(members.iter().sum())
}

/// "Vingt-trois jeudi, vingt-huit vendredi : le nombre de soldats tués ne cesse de croître": where a sentence opens with bare numbers, each
/// with its day, before a colon and the word for what they count: the harm, and the side where it is named.
fn before_the_number(context: &Context<'_>, groups: &[Group], at: usize) -> Option<(Effect, Option<Victims>)> {
    if !context.may_hold_mark(':') {
        return None;
    }
    let colon =
        groups.iter().take(COUNTED_BEFORE).position(|g| matches!(g.kind, GroupKind::Mark(':'))).filter(|colon| at < *colon)?;
    let opens = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.anaphoric && v.category.is_none(),
        GroupKind::Time(_) | GroupKind::Mark(_) => true,
        GroupKind::Word => !has_finite(context, g),
        _ => false,
    };
    let days = groups[..colon].iter().filter(|g| matches!(g.kind, GroupKind::Time(_))).count();
    let behind = &groups[colon + 1..];
    let number = behind.iter().take(NUMBER_WITHIN).position(|g| (g.start..g.end).any(|i| context.is(i, Function::NumberOf)))?;
    let counted = &behind[number..];
    let effect = counted.iter().take(HARM_WITHIN).find_map(|g| match &g.kind {
        GroupKind::Effect(e) if e.voice == Voice::Participle => e.effect,
        _ => names_effect(g),
    })?;
    let side = counted.iter().take(HARM_WITHIN).find_map(|g| side_of_group(context, g));
    (days > 0 && groups[..colon].iter().all(opens)).then_some((effect, side))
}

/// The colon stands among so many groups of the sentence at most.
const COUNTED_BEFORE: usize = 12;

/// The word for a number is among so many groups behind the colon.
const NUMBER_WITHIN: usize = 3;

/// The harm is named among so many groups behind the word for a number.
const HARM_WITHIN: usize = 5;

/// Whether "that is" stands right before a number, or opens its group.
pub(super) fn behind_that_is(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    (at.saturating_sub(1)..=at).any(|i| context.is(groups[i].start, Function::ThatIs))
}

/// A sentence that is only the figure and who says it; more words may stand with it in quotation marks: "« Forty, perhaps more », says he".
fn opens_answer(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    // "« Plutôt vingt », corrige un médecin"
    let quoted = at >= 1
        && matches!(groups[0].kind, GroupKind::Mark('«' | '"' | '“'))
        && at <= 1 + ANSWERS_WITHIN
        && groups[1..at].iter().all(|g| matches!(g.kind, GroupKind::Word | GroupKind::Hedge(_)) && !has_finite(context, g));
    let told = |g: &&Group| matches!(g.kind, GroupKind::Effect(_) | GroupKind::Victims(_) | GroupKind::Incident(_));
    // "Neuf, pas un de plus, rétorque un élu": a few words between commas may stress it.
    let comma = |at: usize| matches!(groups.get(at).map(|g| &g.kind), Some(GroupKind::Mark(',')));
    let stress = |g: &Group| matches!(g.kind, GroupKind::Word) && !has_finite(context, g);
    let stressed = if comma(at + 1) { groups[at + 2..].iter().take(ANSWER).take_while(|g| stress(g)).count() } else { 0 };
    let behind = if quoted {
        ANSWER
    } else if stressed > 0 && comma(at + 2 + stressed) {
        2 + stressed + 1
    } else {
        3
    };
    (at <= 1 || quoted) && groups[at + 1..].iter().take(behind).take_while(|g| !told(g)).any(is_speech)
}

/// "Une vingtaine de soldats, selon le maire.": whether people with a number open a sentence that tells nothing more but who counts them so.
fn answers(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let told = |g: &Group| match &g.kind {
        GroupKind::Effect(_) | GroupKind::Incident(_) | GroupKind::EffectNoun(_) => true,
        GroupKind::Victims(v) => v.effect.is_some() && g.start > groups[at].start,
        _ => has_finite(context, g),
    };
    let ends = matches!(
        groups.get(at + 1).map(|g| &g.kind),
        None | Some(GroupKind::Mark('.' | ',' | ';') | GroupKind::SpeechPreposition(_))
    );
    at == opening(context, groups) && ends && !groups.iter().filter(|g| !is_speech(g)).any(told)
}

/// "sans doute": so many groups may stand before the number of an answer.
const ANSWERS_WITHIN: usize = 2;

/// An answer in quotation marks has at most so many groups.
const ANSWER: usize = 8;

/// "Parmi les morts, on compte un enfant et deux femmes", "Parmi eux, un enfant": one person, or some of a kind, in a sentence that
/// opens with those harmed and tells of nothing else.
fn one_among(context: &Context<'_>, groups: &[Group], at: usize, before: Subject) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    // "Parmi les victimes figurent des policiers et des civils"
    // "douze ont été présentés comme des rebelles": who the counted are said to be.
    let described = groups[..at].iter().any(|g| context.is(g.start, Function::As));
    let some =
        victims.plural && !victims.definite && victims.quantity.form == Form::Vague && named_among(context, groups).is_some();
    let some = some && !described;
    let one = (!victims.plural || some) && victims.category.is_some() && (some || victims.implicit) && victims.effect.is_none();
    let harmed = named_among(context, groups).or(before.effect.filter(|_| before.told));
    // "Parmi les personnes tuées figure le maire"
    let quiet = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.voice == Voice::Participle && opened_with(groups, g),
        GroupKind::SpeechPreposition(_) => g.start > groups[at].start,
        kind => !matches!(kind, GroupKind::Incident(_)),
    };
    let own_verb = || {
        groups[at + 1..].iter().take(VERB_BEHIND).any(|g| {
            matches!(g.kind, GroupKind::Speech(_))
                || context.is_any(g.start, &[Function::Who, Function::By])
                || context.is_auxiliary(g.start)
                || has_finite(context, g)
        })
    };
    one && opens_among(context, groups)
        && matches!(harmed, Some(Effect::Killed | Effect::Wounded | Effect::Abducted | Effect::Missing))
        && groups.iter().all(quiet)
        && !own_verb()
}

/// Whether a participle says what was done to those with whom the sentence opens.
fn opened_with(groups: &[Group], participle: &Group) -> bool {
    let people = groups.iter().take(OPENED_WITHIN).position(|g| g.start == participle.start).and_then(|at| at.checked_sub(1));
    people.is_some_and(|at| matches!(&groups[at].kind, GroupKind::Victims(v) if v.definite && v.plural))
}

/// "Parmi les autres personnes tuées": so many groups at most hold those with whom a sentence opens.
const OPENED_WITHIN: usize = 4;

/// "il serait de trente": a pronoun for the toll told of, "to be", and a number that ends the clause.
fn it_is(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    let of = start >= 3 && context.is(start - 1, Function::Of);
    of && context.is_auxiliary(start - 2) && context.is(start - 3, Function::Pronoun) && gapped::ends_clause(context, groups, at)
}

/// "Ils étaient sept": a pronoun for those told of, "to be", and a number that ends the clause.
fn says_how_many(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let stop = |g: &Group| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | ')' | '»' | '"'));
    let be = at.checked_sub(1).filter(|i| context.is(groups[*i].start, Function::Copula));
    let they = be.and_then(|be| be.checked_sub(1)).is_some_and(|i| context.is(groups[i].start, Function::PronounPlural));
    they && groups.get(at + 1).is_none_or(stop)
}

/// "Quant aux blessés, la mairie en dénombre onze", "Côté blessés, on en compte onze": what befell those with whom the sentence opens, where a
/// pronoun before the verb means them.
fn counted_as_for(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Effect> {
    let start = groups[at].start;
    let verb = |i: usize| context.has(i, SenseClass::SpeechVerb) || context.has(i, SenseClass::Verb);
    let of_them = |i: usize| context.is(i, Function::CliticOf) && verb(i + 1);
    let first = groups.first()?;
    let side = matches!(first.kind, GroupKind::SpeechPreposition(SpeechPreposition::Side));
    let opens = side || context.is_any(first.start, &[Function::AsFor, Function::For, Function::Among]);
    if !opens || !(start.saturating_sub(COUNTED_BY)..start).any(of_them) {
        return None;
    }
    named_among(context, groups).or_else(|| groups[..at.min(FRONTED)].iter().find_map(names_effect))
}

/// Those with whom a sentence opens stand among so many groups.
const FRONTED: usize = 4;

/// "en auraient déjà compté onze": the pronoun stands so many words before its number at most.
const COUNTED_BY: usize = 5;

/// "Selon le préfet, ils seraient onze", "le maire dit qu'ils étaient neuf": whether somebody says how many those are whom a pronoun means,
/// or whoever tells it is not sure.
fn counts_them(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let small = |g: &&Group| {
        matches!(g.kind, GroupKind::Hedge(_))
            || matches!(g.kind, GroupKind::Word) && (context.means_nothing(g.start) || context.is_adverb(g.start))
            || context.is(g.start, Function::Latest)
            // "ils ne sont que six"
            || context.is(g.start, Function::That)
    };
    let be = at - groups[..at].iter().rev().take(RATHER).take_while(small).count();
    let Some(be) = be.checked_sub(1) else { return false };
    let only = usize::from(be > 0 && context.is(groups[be - 1].start, Function::Negation));
    let Some(they) = be.checked_sub(1 + only) else { return false };
    // "ils ne sont pas six", "ils sont que six": the one goes with the other.
    let than = groups[be + 1..at].iter().any(|g| context.is(g.start, Function::That));
    let copula = context.is(groups[be].start, Function::Copula) && (only == 1) == than;
    if !copula || !context.is(groups[they].start, Function::PronounPlural) || !gapped::ends_clause(context, groups, at) {
        return false;
    }
    // "dit qu'": written as the participle is.
    let says = |g: &Group| match &g.kind {
        GroupKind::Speech(s) => !s.participle || context.is(g.end, Function::That),
        GroupKind::SpeechPreposition(_) => true,
        _ => false,
    };
    let would = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Conditional);
    let unsure = || context.senses_of(groups[be].start, &[SenseClass::Auxiliary, SenseClass::Verb]).any(|(_, s)| would(s));
    let harm = |g: &Group| effect_of(g).is_some() || matches!(g.kind, GroupKind::EffectNoun(_) | GroupKind::Incident(_));
    !groups.iter().any(harm) && (unsure() || groups[..they].iter().chain(&groups[at + 1..]).any(says))
}

/// "ils sont plutôt douze": so many words stand between "to be" and the number.
const RATHER: usize = 2;

/// "Les blessés sont sept", "les policiers blessés sont au moins sept": "to be" between those harmed and a number that ends the clause.
fn harmed_are_so_many(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let ends = groups.get(at + 1).is_none_or(|g| {
        matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | '»' | '"') | GroupKind::Time(_)) || context.is(g.start, Function::And)
    });
    let harmed = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.voice == Voice::Participle && e.plural && plural_before(context, g.start).is_some(),
        GroupKind::EffectNoun(n) => n.people && n.plural && n.definite,
        _ => false,
    };
    at >= 2 && ends && context.is(groups[at - 1].start, Function::Copula) && harmed(&groups[at - 2])
}

/// "Les morts étaient des bergers : quatorze en tout", "les blessés, dit le maire, sont des élèves, une dizaine": the harm of those of whom "to
/// be" says what they were, and what they were, where a bare number stands behind that.
fn numbered_behind_kind(context: &Context<'_>, groups: &[Group], at: usize) -> Option<(Effect, Victims)> {
    let mark = at.checked_sub(1).filter(|i| matches!(groups[*i].kind, GroupKind::Mark(':' | ',')))?;
    let kind = groups[..mark].iter().rposition(|g| matches!(g.kind, GroupKind::Victims(_)))?;
    let GroupKind::Victims(people) = &groups[kind].kind else { return None };
    let some = people.plural && people.quantity.form == Form::Vague && !people.definite && people.effect.is_none();
    let category = people.category.filter(|_| some)?;
    let small = |g: &&Group| {
        matches!(g.kind, GroupKind::Word)
            && (context.is_adverb(g.start) || context.is_any(g.start, &[Function::All, Function::Of]))
    };
    let be = kind - groups[..kind].iter().rev().take_while(small).count();
    let be = be.checked_sub(1).filter(|be| context.is(groups[*be].start, Function::Copula))?;
    let close = mark - kind <= KIND_BEFORE && !groups[kind + 1..mark].iter().any(|g| has_finite(context, g));
    let harmed = |g: &Group| match &g.kind {
        GroupKind::EffectNoun(n) if n.people && n.plural && n.definite => Some(n.effect),
        // "Les victimes": who might speak.
        GroupKind::Source(_) => (g.start..g.end).find_map(|i| named_harm(context, i)),
        _ => None,
    };
    let effect = groups[..be].iter().rev().find_map(harmed).filter(|_| close)?;
    Some((effect, category))
}

/// The harm that a plural noun for people names.
fn named_harm(context: &Context<'_>, at: usize) -> Option<Effect> {
    let harm = |s: &Sense| match s {
        Sense::EffectNoun { effect, role: EffectRole::Victim, plural: true, .. } => Some(*effect),
        _ => None,
    };
    context.longest_of(at, &[SenseClass::EffectNoun], harm).map(|(_, effect)| effect)
}

/// From what people are said to have been to the mark before their number are so many groups at most.
const KIND_BEFORE: usize = 4;

/// Of whom the plural noun is that ends right before a token.
pub(super) fn plural_before(context: &Context<'_>, at: usize) -> Option<Victims> {
    (at.saturating_sub(NOUN_WORDS)..at).find_map(|i| {
        context.senses_of(i, &[SenseClass::Victim]).find_map(|(length, s)| match s {
            Sense::Victim { category, plural: true, .. } if i + length == at => Some(*category),
            _ => None,
        })
    })
}

/// A noun for people has so many words at most.
const NOUN_WORDS: usize = 4;

/// "Sept venaient du camp": whether a verb that harms nobody is right behind a number, and no harm is told of.
fn told_of_before(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let harm = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some(),
        GroupKind::EffectNoun(_) => true,
        GroupKind::Victims(v) => v.effect.is_some(),
        _ => false,
    };
    let clause = groups[at + 1..].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | '.')));
    is_other_verb(context, groups[at].end) && !clause.into_iter().any(harm)
}

/// ", un à A", "et une à B": whether a comma or "and" stands right before.
fn joins_list(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    at > 0 && (matches!(groups[at - 1].kind, GroupKind::Mark(',')) || context.is(groups[at - 1].start, Function::And))
}

/// "onze autres ont été découverts": whether it is said right behind a number of others that they were found.
fn are_more_found(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let end = groups[at].end;
    is_other(context, groups, at)
        && context.is_auxiliary(end)
        && (end + 1..=end + PASSIVE).any(|i| context.is(i, Function::Found))
}

/// The participle of a passive stands at most so many words behind its first auxiliary.
const PASSIVE: usize = 2;

/// Whether a place where something happened follows at once.
fn at_place(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    // '"une trentaine" à Gao': in the words of whoever is quoted.
    let next = at + 1 + usize::from(groups.get(at + 1).is_some_and(|g| context.is_quote(g.start)));
    // "… et huit lundi à Ménè"
    let next = next + usize::from(matches!(groups.get(next).map(|g| &g.kind), Some(GroupKind::Time(_))));
    // "cinq au village de Mausi", "trois à celui de Limba"
    let class = |g: &&Group| match g.kind {
        GroupKind::Target(_) => true,
        // "dans la région de Médéa", "près de la ville de Djibo"
        GroupKind::Word | GroupKind::SpeechPreposition(_) => {
            context.is_any(g.start, &[Function::Of, Function::ThatOf, Function::DetDef])
                || context.has(g.start, SenseClass::PlaceWord)
        }
        _ => false,
    };
    matches!(groups.get(next).map(|g| &g.kind), Some(GroupKind::Word))
        && context.is_any(groups[next].start, &[Function::At, Function::On, Function::In, Function::Near])
        && groups[next + 1..].iter().take(CLASS_WITHIN).find(|g| !class(g)).is_some_and(|g| matches!(g.kind, GroupKind::Place(_)))
}

/// "A en compte onze, B quatre", "A déplore onze morts, B quatre": the place that is the subject of a verb that counts so many, or stands for
/// one in a list that goes on without the verb.
fn counted_by_place(context: &Context<'_>, groups: &[Group], figure: usize) -> Option<usize> {
    let joint = |i: usize| matches!(groups[i].kind, GroupKind::Mark(_)) || context.is(groups[i].start, Function::And);
    let opens = |place: &usize| matches!(groups[*place].kind, GroupKind::Place(_)) && (*place == 0 || joint(place - 1));
    let people = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Victims(_)));
    let verb = |figure: usize| {
        let counts =
            |i: &usize| matches!(&groups[*i].kind, GroupKind::Speech(s) if context.lexicon.verbs[s.verb as usize].counts_own);
        let verb = figure.checked_sub(1).filter(counts)?;
        let clitic = usize::from(verb > 0 && context.is_any(groups[verb - 1].start, &[Function::CliticOf, Function::In]));
        (verb - clitic).checked_sub(1).filter(opens)
    };
    let listed = |figure: usize| figure.checked_sub(1).filter(opens);
    let goes_on = || (figure + 1..groups.len()).any(|i| people(i) && listed(i).is_some());
    let begun = || (0..figure).any(|i| people(i) && verb(i).is_some());
    verb(figure).filter(|_| goes_on()).or_else(|| listed(figure).filter(|_| begun()))
}

/// "Attaque à B mardi : quatre.": whether a bare number is all that stands behind the colon of a heading that names an act.
fn is_headed_by_act(groups: &[Group], at: usize) -> bool {
    let colon = at.checked_sub(1).filter(|i| matches!(groups[*i].kind, GroupKind::Mark(':')));
    let ends = groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ';')));
    let plain = |g: &Group| {
        matches!(
            g.kind,
            GroupKind::Word | GroupKind::Place(_) | GroupKind::Time(_) | GroupKind::Mark(',') | GroupKind::Incident(_)
        )
    };
    let act = |g: &Group| matches!(g.kind, GroupKind::Incident(_));
    colon.is_some_and(|colon| ends && groups[..colon].iter().all(plain) && groups[..colon].iter().any(act))
}

/// "; quatre miliciens aussi": whether people counted and an adverb are all that a clause has.
fn befell_too(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && !v.definite && v.effect.is_none() && v.category.is_some());
    let opens = at > 0 && matches!(groups[at - 1].kind, GroupKind::Mark(';'));
    let word = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::SpeechPreposition(_));
    let too = groups.get(at + 1).is_some_and(|g| word(g) && context.is_adverb(g.start));
    counted && opens && too && groups.get(at + 2).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | '»')))
}

/// "Aux quatre morts annoncés par l'armée, un élu ajoute deux enseignants": whether people stand right behind a verb of adding, and
/// those harmed to whom they are added behind a preposition.
fn is_added(context: &Context<'_>, groups: &[Group], to: usize, at: usize) -> bool {
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && v.effect.is_none() && v.category.is_some());
    let harmed = matches!(&groups[to].kind, GroupKind::Victims(v) if v.effect.is_some() && v.plural);
    let start = groups[to].start;
    let behind = start > 0 && (start - 1..=start).any(|i| context.is(i, Function::At));
    counted && harmed && behind && at > 0 && adds(context, &groups[at - 1])
}

/// Whether a verb of adding stands in a group: done to itself, "s'ajoutent", it says nothing, and adds all the same.
fn adds(context: &Context<'_>, group: &Group) -> bool {
    let adding = |verb: u16| context.lexicon.verbs[verb as usize].speech.is_some_and(|(_, frame)| frame.adds);
    let by_itself =
        |i: usize| context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if adding(f.verb)));
    match &group.kind {
        GroupKind::Speech(speech) => adding(speech.verb),
        GroupKind::Word => (group.start..group.end).any(by_itself),
        _ => false,
    }
}

/// "auxquels s'ajoutent deux bergers", "S'y ajoutent deux bergers": whether people stand right behind such a verb, and a pronoun for those
/// told of right before it.
fn is_added_to_those(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && v.effect.is_none() && v.category.is_some());
    let adverb = |g: &Group| matches!(g.kind, GroupKind::Word) && context.is_adverb(g.start);
    let Some(verb) = groups[..at].iter().rposition(|g| !adverb(g)).filter(|verb| counted && adds(context, &groups[*verb])) else {
        return false;
    };
    let (start, end) = (groups[verb].start, groups[verb].end);
    let around = start.saturating_sub(2)..end;
    // "L'armée y a ajouté dix gendarmes": whom somebody adds has come to no harm.
    let itself = around.clone().any(|i| context.is(i, Function::Reflexive));
    itself && around.into_iter().any(|i| context.is_any(i, &[Function::ToWhom, Function::There]))
}

/// "S'y ajoutent deux bergers": they stand so many groups at most behind the head of the sentence.
const ADDED_WITHIN: usize = 5;

/// "d'un côté", "de l'autre": whether a bare number is of one of two sides that nothing names.
fn on_one_side(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let end = groups[at].end;
    context.is(end, Function::Of)
        && (context.is(end + 1, Function::DetDef) && context.is(end + 2, Function::Other)
            || context.is(end + 1, Function::DetIndef) && context.is(end + 2, Function::Among))
}

/// "; parmi les rebelles, vingt-six": whether words for a side head the clause of a bare number that ends it, with nothing else.
fn is_headed(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let clause = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(';' | '.'))).map_or(0, |i| i + 1);
    let verb = |g: &Group| matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_)) || has_finite(context, g);
    clause > 0
        && context.is(groups[clause].start, Function::Among)
        && !context.is(groups[clause].start, Function::Including)
        && !groups[clause..at].iter().any(verb)
        && side_heading(context, groups, at).is_some()
        && gapped::ends_clause(context, groups, at)
}

/// "Pertes ennemies : quarante-deux": what befell those of whom a label right before a colon is, with an adjective at most.
fn labelled(groups: &[Group], at: usize) -> Option<Effect> {
    let colon = at.checked_sub(1).filter(|i| matches!(groups[*i].kind, GroupKind::Mark(':')))?;
    let opens = |i: usize| i == 0 || matches!(groups[i - 1].kind, GroupKind::Mark('.' | ';' | ',' | '-' | '–' | '•'));
    let ends = groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ';' | ',')));
    (colon.saturating_sub(2)..colon).rev().find_map(|i| match &groups[i].kind {
        GroupKind::EffectNoun(n) if n.people && n.plural && opens(i) && ends => Some(n.effect),
        _ => None,
    })
}

/// "sept à l'arme blanche": whether the weapon that killed some of those told of follows at once.
fn by_weapon(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let small = |g: &&Group| matches!(g.kind, GroupKind::Word) && context.is_any(g.start, &[Function::At, Function::DetDef]);
    let to = groups[at + 1..].iter().take_while(small).count();
    to > 0
        && context.is(groups[at + 1].start, Function::At)
        && groups.get(at + 1 + to).is_some_and(|g| matches!(g.kind, GroupKind::Weapon(_)))
}

/// "Onze des morts étaient des pêcheurs, six des éleveurs": whether a number with "des" and a noun ends a clause that leaves out what it
/// shares with the one before: some of the harmed, and "to be".
fn described_too(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    let counted = !victims.implicit && victims.effect.is_none() && victims.category.is_some();
    let some = (groups[at].start + 1..groups[at].end).any(|i| context.is(i, Function::DetDes));
    // "sept étaient agriculteurs et trois éleveurs"
    let trade = || groups.get(before + 1).is_some_and(|g| context.has(g.end, SenseClass::Victim));
    let some = some || groups.get(before + 1).is_some_and(|g| context.is(g.start, Function::Copula)) && trade();
    let joined = context.is(groups[at - 1].start, Function::And) || matches!(groups[at - 1].kind, GroupKind::Mark(',' | ';'));
    let harmed = matches!(&groups[before].kind, GroupKind::Victims(v) if v.effect.is_some() || v.anaphoric);
    let told = groups.get(before + 1).is_some_and(|g| context.is(g.start, Function::Copula));
    // "… et un autre un policier"
    let other = victims.anaphoric && (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Other));
    let kind = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.implicit && !v.definite && v.plural == victims.plural && v.effect.is_none());
    let described = other && groups.get(at + 1).is_some_and(kind) && gapped::ends_clause(context, groups, at + 1);
    joined && harmed && told && (counted && some && gapped::ends_clause(context, groups, at) || described)
}

/// The name of a place stands at most so many groups behind its preposition.
const CLASS_WITHIN: usize = 5;

/// "… et à B huit": behind "and", a place and then a bare number that ends the clause.
fn behind_place(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let placed = at >= 2 && matches!(groups[at - 1].kind, GroupKind::Place(_))
        || at >= 3 && {
            matches!(groups[at - 2].kind, GroupKind::Place(_)) && matches!(groups[at - 1].kind, GroupKind::Mark(','))
        };
    let joined = (at.saturating_sub(5)..at)
        .any(|i| context.is(groups[i].start, Function::And) || matches!(groups[i].kind, GroupKind::Mark(',' | ';')));
    let ends = groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ',' | ';' | '»' | '"')));
    placed && joined && ends
}

/// "les blessés, une vingtaine, …", "les morts de l'attaque (une douzaine)": a bare number set off right behind those it counts.
fn counts_before(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let opens = |g: &Group| matches!(g.kind, GroupKind::Mark(',' | '(' | '–' | '—' | '-'));
    // "les blessés, « plusieurs dizaines », ont été évacués"
    let quoted = usize::from(at >= 3 && matches!(groups[at - 1].kind, GroupKind::Mark('«' | '"' | '“')));
    // "une vingtaine au total, …"
    let in_all = |g: &&Group| matches!(g.kind, GroupKind::Word) && !has_finite(context, g) && !context.is(g.start, Function::Who);
    let at_end =
        at + usize::from(quoted > 0 && groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Mark('»' | '"' | '”'))));
    let short = groups[at_end + 1..].iter().take(IN_ALL).take_while(in_all).count();
    let closes = groups.get(at_end + 1 + short).is_none_or(|g| matches!(g.kind, GroupKind::Mark(',' | ')' | '–' | '—' | '-')));
    at >= 2 && opens(&groups[at - 1 - quoted]) && closes && nearest_before(groups, at - quoted).is_some()
}

/// What befell those told of right before, or with only which attack, when and where between.
fn nearest_before(groups: &[Group], at: usize) -> Option<Effect> {
    let between =
        |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Incident(_) | GroupKind::Time(_) | GroupKind::Place(_));
    let mut before = groups[..at.checked_sub(1)?].iter().rev().take(COUNTED_WITHIN);
    match &before.find(|g| !between(g))?.kind {
        GroupKind::EffectNoun(n) if n.people && n.plural => Some(n.effect),
        _ => None,
    }
}

/// "au total": so many groups at most stand between a number and the mark that closes what is set off.
const IN_ALL: usize = 2;

/// From those harmed to the comma behind them are so many groups at most.
const COUNTED_WITHIN: usize = 9;

/// "Les cinq morts sont deux femmes et trois enfants": the harm of those whom "to be" says these are, listed behind it.
fn they_are(context: &Context<'_>, groups: &[Group], told: usize, at: usize) -> Option<Effect> {
    // "un gendarme et sept civils"
    let number = |v: &VictimGroup| !v.implicit || !v.plural && !v.definite;
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if number(v) && v.effect.is_none() && v.category.is_some());
    let effect = match &groups[told].kind {
        GroupKind::Victims(v) if v.definite && v.plural && !v.implicit => v.effect,
        // "…, trois enfants": of the same list.
        GroupKind::Victims(_) if counted(&groups[told]) => {
            let before = groups[..told].iter().rposition(|g| context.is(g.start, Function::Copula))?;
            let harmed = groups[..before].iter().rposition(|g| matches!(g.kind, GroupKind::Victims(_)))?;
            return they_are(context, groups, harmed, at);
        }
        _ => None,
    };
    // "Les huit morts, précise le préfet, sont …"
    let copula = told + 1 + said_between(groups, told + 1);
    let first = copula + 1;
    let copula = groups.get(copula).is_some_and(|g| context.is(g.start, Function::Copula));
    // "sept civils, soit trois enfants et quatre femmes"
    let joins = |g: &Group| context.is_any(g.start, &[Function::And, Function::ThatIs]);
    let list = |g: &Group| counted(g) || matches!(g.kind, GroupKind::Mark(',' | '«' | '"' | '“')) || joins(g);
    effect.filter(|_| copula && counted(&groups[at]) && groups.get(first..at).is_some_and(|g| g.iter().all(list)))
}

/// ", précise le préfet,": how many groups here say in passing, between commas, who speaks.
fn said_between(groups: &[Group], at: usize) -> usize {
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let speaks = |g: &Group| matches!(&g.kind, GroupKind::Speech(_) | GroupKind::SpeechPreposition(_));
    let opens = groups.get(at).is_some_and(comma) && groups.get(at + 1).is_some_and(speaks);
    let close = groups.iter().skip(at + 1).take(SAID_BETWEEN).position(comma).filter(|_| opens);
    close.map_or(0, |close| close + 2)
}

/// Who speaks is said in so many groups at most.
const SAID_BETWEEN: usize = 10;

/// One such figure alone may be anything; a list of them is a list of figures by place.
fn by_place(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    at_place(context, groups, at)
        && (0..groups.len()).filter(|i| matches!(groups[*i].kind, GroupKind::Victims(_)) && at_place(context, groups, *i)).count()
            >= 2
}

pub fn changed_to(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    start >= 2
        && context.is(start - 1, Function::At)
        && (start.saturating_sub(9)..start).any(|i| {
            context
                .senses_of(i, &[SenseClass::Verb])
                .any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].changes))
        })
}

/// Some people, of whom no number is told.
fn harmed_without_number(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Victims(v) if v.implicit && v.plural)
}

/// "Des femmes ont été enlevées ; l'ONU évoque 200 personnes": whether a verb of speech that closes the sentence counts people of no
/// kind, and nothing is told behind those harmed but what befell them.
fn people_spoken_of(context: &Context<'_>, groups: &[Group], harmed: usize, at: usize) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    let counted = !victims.implicit && !victims.anaphoric && victims.effect.is_none() && victims.quantity.form != Form::Vague;
    // "une patrouille compte une dizaine d'hommes": a word for those of any side may be of a strength.
    let fighters = victims.noun.is_some_and(|(noun, _)| context.is(noun, Function::Comrades));
    let some = victims.category == Some(Victims::People) && victims.group.is_none() && !fighters;
    let evokes = || {
        let verb = at.checked_sub(1).map(|i| &groups[i].kind);
        matches!(verb, Some(GroupKind::Speech(s)) if !s.passive && !s.participle
            && !context.lexicon.verbs[s.verb as usize].counts_own
            && context.lexicon.verbs[s.verb as usize].speech.is_some_and(|(_, f)| f.object && !f.clause && !f.figure))
    };
    let closes = || groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark('.' | ';' | '»')));
    let other = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Victims(_)) && has_finite(context, g);
    counted
        && some
        && (gapped::spoken_of(context, groups, at) || evokes())
        && closes()
        && !groups[harmed + 1..at].iter().any(other)
}

/// Whether a verb of speech right before counts people of the kind that the sentence before told of, and nothing is said to have
/// happened to anybody.
fn counts_again(context: &Context<'_>, groups: &[Group], at: usize, before: Subject) -> bool {
    let GroupKind::Victims(victims) = &groups[at].kind else { return false };
    let of = gapped::spoken_of(context, groups, at) || only_speaks_of(context, groups, at);
    let happens = |g: &Group| match &g.kind {
        GroupKind::Effect(_) | GroupKind::EffectNoun(_) | GroupKind::Incident(_) => true,
        GroupKind::Victims(v) => v.effect.is_some(),
        _ => false,
    };
    of && before.told
        && !victims.implicit
        && victims.category.is_some()
        && victims.category == before.category
        && !groups.iter().any(happens)
}

/// "La police n'évoquait que huit élèves": whether a verb of speech stands right before people, with what restricts it to them.
fn only_speaks_of(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(verb) = at.checked_sub(2).filter(|_| context.is(groups[at - 1].start, Function::That)) else { return false };
    let object = |v: u16| context.lexicon.verbs[v as usize].speech.is_some_and(|(_, f)| f.object);
    let speaks = matches!(&groups[verb].kind, GroupKind::Speech(s) if !s.passive && object(s.verb));
    let only = (groups[verb].start.saturating_sub(2)..groups[verb].end).any(|i| context.is(i, Function::Negation));
    speaks && only && gapped::ends_clause(context, groups, at)
}

/// Whether a sentence says of a number of people that it is, or has come to be, this bare figure.
fn is_the_number(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    let is = start >= 2 && context.is(start - 1, Function::Of) && context.is_auxiliary(start - 2)
        // "le nombre de morts confirmé est 25"
        || start >= 1 && context.is_auxiliary(start - 1)
        || start >= 2 && context.is(start - 1, Function::Latest) && context.is_auxiliary(start - 2)
        // "le nombre de soldats tués est désormais de 25"
        || start >= 3 && context.is(start - 1, Function::Of) && {
            let words = (start.saturating_sub(IS_WITHIN)..start - 1).rev().take_while(|i| context.tokens[*i].is_word());
            words.into_iter().take_while(|i| !context.is(*i, Function::NumberOf)).any(|i| context.is_auxiliary(i))
        };
    // "le nombre de morts dépasse 90": the verb may be the first word of the figure.
    let comes_to = at > 0 && changes(context, &groups[at - 1]) || changes(context, &groups[at]);
    (is || comes_to) && groups[..at].iter().any(|g| (g.start..g.end).any(|i| context.is(i, Function::NumberOf)))
}

/// "est désormais de", "est à ce jour de": so many words before a number the verb stands.
const IS_WITHIN: usize = 5;

fn names_effect(group: &Group) -> Option<Effect> {
    match &group.kind {
        GroupKind::EffectNoun(n) => Some(n.effect),
        GroupKind::Victims(v) => v.effect,
        GroupKind::Effect(e) => e.effect,
        _ => None,
    }
}

/// The effect named nearest to a figure, after it or before.
fn nearest_effect(groups: &[Group], at: usize) -> Option<Effect> {
    let before = || (0..at).rev().filter(|i| !died_of(groups, *i)).find_map(|i| names_effect(&groups[i]));
    groups[at + 1..].iter().take(5).find_map(names_effect).or_else(before)
}

/// "ont succombé samedi à leurs blessures": whether wounds are named that somebody died of.
pub fn died_of(groups: &[Group], at: usize) -> bool {
    let wounds = matches!(&groups[at].kind, GroupKind::EffectNoun(n) if n.effect == Effect::Wounded && !n.people);
    let dies = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.frame == Frame::Intransitive && !e.negated);
    let between =
        |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Target(_));
    wounds && groups[..at].iter().rev().take(DIED_OF).find(|g| !between(g)).is_some_and(dies)
}

/// What somebody died of stands so many groups behind the verb.
const DIED_OF: usize = 9;

/// Whether the sentence names a toll as such.
fn speaks_of_toll(groups: &[Group]) -> bool {
    groups.iter().any(|g| matches!(g.kind, GroupKind::SpeechNoun(_)) || matches!(&g.kind, GroupKind::Source(s) if s.same))
}

/// "les pertes de l'armée s'élèvent à": whether those harmed are told of, without a number, before a figure.
fn harmed_before(groups: &[Group], at: usize) -> bool {
    groups[..at].iter().any(|g| matches!(&g.kind, GroupKind::EffectNoun(n) if n.people && n.plural))
}

/// Whether an adjective of wounds follows at once: "seven serious".
fn is_wound(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let very = usize::from(groups.get(at + 1).is_some_and(|g| context.is(g.start, Function::Adverb)));
    groups.get(at + 1 + very).is_some_and(|g| context.is_any(g.start, &[Function::GraveAdj, Function::Grave, Function::Light]))
}

/// A bare number that says again what was said before it, of others or by others: "nine according to the governor", "and
/// twenty-three others", "three on the army's side", "the villagers of twenty".
fn repeats(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    stands_beside_speech(context, groups, at)
        || is_other(context, groups, at)
        || of_a_side(context, groups, at)
        || of_a_source(context, groups, at)
        || behind_source(context, groups, at)
        || behind_according(context, groups, at)
}

/// "…; selon l'armée, onze.": whether a clause without a verb is but a figure behind whoever it is according to.
fn behind_according(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(opens) = at.checked_sub(3) else { return false };
    let according = matches!(groups[opens].kind, GroupKind::SpeechPreposition(_))
        && matches!(groups[opens + 1].kind, GroupKind::Source(_))
        && matches!(groups[opens + 2].kind, GroupKind::Mark(','));
    let begins = opens.checked_sub(1).is_none_or(|i| {
        matches!(groups[i].kind, GroupKind::Mark(',' | ';' | ':'))
            || context.is_any(groups[i].start, &[Function::And, Function::But, Function::While])
    });
    according && begins && gapped::ends_clause(context, groups, at)
}

/// "le maire évoque six morts, la police quatre": whether whoever speaks in a clause without a verb stands right before its figure.
fn behind_source(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    // "et l'armée de onze"
    let of = usize::from(at > 1 && context.is(groups[at - 1].start, Function::Of));
    let Some(source) = at.checked_sub(1 + of).filter(|i| matches!(groups[*i].kind, GroupKind::Source(_))) else { return false };
    let opens = |i: usize| {
        matches!(groups[i].kind, GroupKind::Mark(',' | ';'))
            || context.is_any(groups[i].start, &[Function::And, Function::But, Function::While])
    };
    source.checked_sub(1).is_some_and(opens) && gapped::ends_clause(context, groups, at)
}

/// "deux autres sont recherchés", "on en cherche deux autres": whether another verb, which harms nobody, is said of them.
fn has_own_verb(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let harmless = |g: &Group| match &g.kind {
        GroupKind::Word => true,
        GroupKind::Effect(e) => e.effect.is_none(),
        _ => false,
    };
    let plain = |token: usize| groups.iter().any(|g| g.start <= token && token < g.end && harmless(g));
    let end = groups[at].end;
    // "vingt autres se sont rendus"
    // "trois autres y sont encore soignés", "les quatre autres n'ont eu que des dégâts"
    let particle = [Function::Reflexive, Function::Clitic, Function::There, Function::Negation];
    let passed = |i: usize| context.is_adverb(i) || context.is_any(i, &particle);
    let next = (end..end + VERB_BEHIND).find(|i| !passed(*i)).unwrap_or(end);
    let start = groups[at].start;
    let pronoun = (start.saturating_sub(VERB_BEHIND + 1)..start).rev().find(|i| context.is(*i, Function::CliticOf));
    let governed = pronoun.is_some_and(|pronoun| {
        // "on en a repris deux autres"
        let mut words = (pronoun + 1..start).filter(|i| !context.is_adverb(*i) && !context.is_auxiliary(*i));
        words.next().is_some_and(plain) && words.next().is_none()
    });
    // "deux autres se sont fait sauter": what they did, with no harm named.
    let acted = || matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.effect.is_none() && e.reflexive);
    // "d'autres ont pris la fuite": what they did is no harm, or it would have been read.
    let harmless = || matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.voice == Voice::Active && e.effect == Some(Effect::Escaped));
    // "trois autres font l'objet de recherches"
    let verb = (context.is_auxiliary(next) || context.is(next, Function::Makes)) && plain(next);
    // "ont tué six hommes et épargné deux autres": the object of another participle.
    let spared = || {
        let participle = (start.saturating_sub(VERB_BEHIND)..start).rev().find(|i| !context.is_adverb(*i));
        let ends = |i: usize| context.lexicon.ends_as_verb(&context.word(i).to_lowercase(), true) && plain(i);
        participle.is_some_and(|i| i > 0 && context.is(i - 1, Function::And) && ends(i))
    };
    verb || governed || acted() || harmless() || spared()
}

/// An adverb or two may stand between others and their verb.
const VERB_BEHIND: usize = 3;

/// Whether a sentence has nothing beside a number but where and when.
fn only_places(groups: &[Group], at: usize) -> bool {
    let mut placed = false;
    groups.iter().enumerate().all(|(i, g)| match &g.kind {
        GroupKind::Place(_) => {
            placed = true;
            true
        }
        GroupKind::Time(_) | GroupKind::Word | GroupKind::Mark(_) => true,
        _ => i == at,
    }) && placed
}

/// "un décompte mené à l'hôpital : onze femmes, vingt enfants": whether an account is named before a colon, and nothing but a list of
/// people stands behind it.
fn listed_by_account(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(colon) = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(':'))) else { return false };
    let counted =
        |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none() && v.category.is_some() && !v.definite);
    let account = groups[..colon].iter().any(|g| match &g.kind {
        GroupKind::SpeechNoun(_) => true,
        GroupKind::Source(s) => s.text,
        _ => false,
    });
    let quiet = !groups[..colon].iter().any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some()));
    account
        && quiet
        && groups[colon + 1..].iter().all(|g| {
            counted(g) || matches!(g.kind, GroupKind::Mark(',' | '.' | '«' | '»' | '"')) || context.is(g.start, Function::And)
        })
}

/// "une enquête selon laquelle au moins 131": whether a bare number behind a cue of speech is the last that there is.
fn is_cut_off(groups: &[Group], at: usize) -> bool {
    let bare = matches!(&groups[at].kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none());
    bare && at > 0 && at + 1 == groups.len() && is_speech(&groups[at - 1])
}

/// "douze morts ou quinze ?": whether a bare number that ends the clause is another possible count of those before "or".
fn is_alternative(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    let or = at.checked_sub(1).filter(|or| context.is(groups[*or].start, Function::Or));
    let beside = or.is_some_and(|or| {
        let comma = usize::from(or > 0 && matches!(groups[or - 1].kind, GroupKind::Mark(',')));
        or == before + 1 + comma
    });
    beside && groups.get(at + 1).is_none_or(|g| matches!(g.kind, GroupKind::Mark(_)))
}

/// "le chiffre de 24", "un total de 24": a bare number that an account is said to give.
fn of_account(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let counts = |g: &Group| {
        // "le chiffre de": a noun, whatever verb has the same form.
        let noun = matches!(g.kind, GroupKind::Word) || g.start > 0 && context.is(g.start - 1, Function::DetDef);
        matches!(g.kind, GroupKind::SpeechNoun(_)) || context.is(g.start, Function::NumberOf) && noun
    };
    at >= 2 && context.is(groups[at - 1].start, Function::Of) && counts(&groups[at - 2])
}

/// "; huit marchands, rétorquent des habitants": whether a clause without a verb of its own is but people counted, and who says so,
/// behind one for which somebody else speaks; not "; quarante assaillants, selon le maire", who did it.
fn is_rival_count(context: &Context<'_>, groups: &[Group], first: usize, at: usize) -> bool {
    let militants = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if v.category == Some(Victims::Militants));
    if militants(at) && !militants(first) || !groups[..at].iter().any(is_speech) {
        return false;
    }
    let counted = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && !v.definite && v.category.is_some());
    let opens = at > 0 && matches!(groups[at - 1].kind, GroupKind::Mark(';'));
    let comma = usize::from(matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark(','))));
    let says =
        |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(_)) || comma > 0 && matches!(g.kind, GroupKind::Speech(_));
    let behind = || groups[at + 1 + comma..].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark('.' | ';')));
    let quiet = |g: &Group| {
        let verb = matches!(g.kind, GroupKind::Word) && has_finite(context, g);
        !matches!(g.kind, GroupKind::Effect(_) | GroupKind::Victims(_)) && !context.is(g.start, Function::And) && !verb
    };
    counted && opens && behind().next().is_some_and(says) && behind().all(quiet)
}

/// "la mort de six rebelles et la reddition de huit autres": whether another noun that harms nobody stands before others.
fn is_of_another_noun(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(noun) = at.checked_sub(2).filter(|_| is_other(context, groups, at)).map(|i| &groups[i]) else { return false };
    let plain = matches!(noun.kind, GroupKind::Word) && context.means_nothing(noun.start) && !context.tokens[noun.start].capital;
    let article = noun.start > 0 && context.is(noun.start - 1, Function::DetDef);
    plain && article && context.is(groups[at - 1].start, Function::Of)
}

fn of_a_source(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(of) = at.checked_sub(1).filter(|i| context.is(groups[*i].start, Function::Of)) else { return false };
    let named = of.checked_sub(1).is_some_and(|i| match &groups[i].kind {
        GroupKind::Source(_) | GroupKind::Actor(_) => true,
        GroupKind::Victims(v) => v.implicit || v.definite,
        _ => false,
    });
    named || of >= 2 && context.is(groups[of - 2].start, Function::DetDef)
}

/// "Neuf corps ont été repêchés à A, trois à B et un à C": whether one alone, with his place, closes a list of numbers that have theirs.
fn is_last_of_list_by_place(context: &Context<'_>, groups: &[Group], at: usize, proposals: &[Proposed<'_>]) -> bool {
    let bare = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none());
    let joined =
        at > 0 && (context.is(groups[at - 1].start, Function::And) || matches!(groups[at - 1].kind, GroupKind::Mark(',')));
    let before = (0..at).rev().find(|i| matches!(groups[*i].kind, GroupKind::Victims(_)));
    let listed = before.is_some_and(|i| bare(i) && proposals[i].is_some() && at_place(context, groups, i));
    joined && listed && bare(at) && at_place(context, groups, at)
}

/// "l'ont été", "le sont grièvement": a pronoun and an auxiliary stand for the verb told before.
fn takes_verb_from_before(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let end = groups[at].end;
    let state = |i: usize| context.is_any(i, &[Function::Grave, Function::Light]);
    context.is(end, Function::DetDef) && context.is_auxiliary(end + 1) && (context.is_auxiliary(end + 2) || state(end + 2))
}
