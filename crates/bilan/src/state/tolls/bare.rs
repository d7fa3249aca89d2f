//! Who the people of a figure without a noun of its own are: a bare number of dead or wounded, and "so many others".

use super::super::ellipsis::{adds, behind_that_is, changed_to, counted_next};
use super::super::of_whom;
use super::super::parts::is_bracketed;
use super::super::sides::{
    Side, agent_side, attacked, camp, dealt_at_once, dealt_to, just_named, losses_for, party_of, shared_side, side_heading,
    side_in_sum, side_of, side_of_country, side_phrase, speaker_side, subject_side, summed_side, their_ranks,
};
use super::super::untold::has_finite;
use super::TollFound;
use super::figure::Figure;
use super::whose::{is_body, listed_with};
use crate::lexicon::{Frame, Function, Sense, SenseClass};
use crate::model::{Effect, Kind, SpeakerClass, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, PlaceTie, VictimGroup, Voice, finite_at};

/// So many groups at most stand between two figures of one verb.
const ELLIPTIC: usize = 5;

/// The party with which a sentence opens is among so many groups.
const FIRST_PARTY: usize = 2;

/// The missing of a list stand at most so many groups from its other figures.
const MISSING_BESIDE: usize = 6;

/// A list of losses stands so many groups at most behind the colon that opens it.
const LOSSES_WITHIN: usize = 8;

/// The words for the number of those harmed stand so many groups before or behind it.
const NUMBER_BEFORE: usize = 7;
const NUMBER_BEHIND: usize = 5;

/// "a causé mardi la mort de": so many groups before people stands what took their lives.
const DEED_BEFORE: usize = 5;

/// Smaller figures are told of one side and another by chance.
const ROUND_FIGURE: u64 = 10;

/// What says that those beside the dead of a force are others stands so many groups before them.
const BESIDE_WITHIN: usize = 6;

/// Where people died stands so many groups behind their number.
const SITE_BEHIND: usize = 4;

impl Figure<'_, '_> {
    /// "neuf blessés": a number of dead, wounded or captives and nothing else.
    pub(super) fn bare_count(&self, effect: Effect) -> Side {
        let Self { context, groups, at, victims, found, .. } = *self;
        // "un gendarme et cinq autres blessés": others are of the one named right before.
        let beside = |t: &TollFound| victims.anaphoric && listed_with(context, groups, t.group, at);
        // "trente rebelles parmi les 38 morts": those among whom others are told of are not of their side alone.
        let whole = victims.definite && at > 0 && context.is(groups[at - 1].start, Function::Among);
        let near =
            // "Un assaillant a été tué par les soldats et un autre blessé"
            found.iter().rev().find(|t| {
                let goes_on = || victims.anaphoric && self.goes_on(t.group);
                !whole && t.part_of.is_none() && (!t.implicit || t.victims.are_forces() || beside(t) || goes_on())
            });
        // Whoever is captured beside people of a side told of in the same sentence is of that side.
        let taken = matches!(effect, Effect::Captured | Effect::Detained) && near.is_some();
        let side = of_whom::described(context, groups, at)
            .or_else(|| bracketed_behind(context, groups, at))
            .or_else(|| of_whom::apposed_kind(context, groups, at))
            .or_else(|| of_whom::bodies_of(context, groups, at))
            .or_else(|| of_whom::by_others_next(context, groups, at).filter(|_| victims.effect.is_some() && victims.plural))
            .or_else(|| self.opens_with_they())
            .or_else(|| self.others_of_some())
            .or_else(|| self.theirs().filter(|_| self.is_among_them()))
            .or_else(|| dealt_to(context, groups, at))
            .or_else(|| side_heading(context, groups, at))
            .or_else(|| summed_side(context, groups, at))
            .or_else(|| side_phrase(context, groups, at))
            .or_else(|| self.dealt())
            .or_else(|| self.camp())
            .or_else(|| losses_for(context, groups, at))
            .or_else(|| self.gapped_side())
            .or_else(|| self.losses_listed())
            .or_else(|| Some(Victims::People).filter(|_| self.sums_up_sides()))
            .or_else(|| shared_side(context, groups, at).filter(|_| !taken));
        // "six soldats tués et dix blessés": a bare count in a sentence is of the people told of before it.
        let told_of = near
            .map(|t| t.victims)
            .filter(|c| c.are_forces() || *c == Victims::Militants || victims.anaphoric && *c == Victims::Civilians)
            .or(self.before.forces().filter(|_| near.is_none()));
        // "deux civils et quatre soldats tués, onze blessés": of both, so of none.
        let of_both = near.is_some_and(|t| self.of_both(t));
        let told_of = told_of.filter(|_| !of_both && !near.is_some_and(|t| self.is_of_one_alone(t)));
        // In one list, or as "others", they are the people named before.
        let listed = victims.anaphoric || near.is_some_and(|t| listed_with(context, groups, t.group, at));
        // "vingt soldats tués … dix rescapés": who survived is of those attacked as who fell.
        let harmed =
            matches!(effect, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded | Effect::Missing | Effect::Survivors);
        // "dix soldats ont été tués et cinq blessés": the verb goes on to more of the same people.
        // Hostages are people of their own.
        let taken_before = matches!(victims.effect, Some(Effect::Abducted | Effect::Displaced | Effect::Detained))
            && victims.effect != Some(effect);
        // "deux soldats tués et deux autres enlevés": others of the same.
        let others = victims.anaphoric && victims.effect == Some(Effect::Abducted) && effect == Effect::Abducted;
        let elliptic = near.filter(|t| t.victims != Victims::People && !of_both && !taken_before && self.goes_on(t.group));
        // A total whose parts are named is of no one category.
        let mixed = !self.parts.is_empty();
        let again = || self.counts_own(told_of) || self.counts_them_again(told_of) || self.counts_beside(told_of, effect);
        let inherits = (harmed && (listed || again()) || taken || others) && victims.quantity.high != Some(0) && !mixed;
        // "neuf passagers enlevés, deux tués": in a list without a verb, of the civilians named before.
        let civilians = near.filter(|t| {
            t.victims == Victims::Civilians
                && !mixed
                && !of_both
                && listed_with(context, groups, t.group, at)
                && (self.is_verbless() || self.is_taken_with(t.group))
        });
        // "a causé la mort de six passagers et fait neuf blessés"
        let civilians =
            civilians.or(near.filter(|t| t.victims == Victims::Civilians && !mixed && !of_both && self.makes_too(t.group)));
        // "une patrouille est tombée dans une embuscade, on compte six morts": of those attacked.
        let open = harmed && near.is_none() && !mixed && victims.quantity.high != Some(0) && !is_body(context, victims);
        // "…, qui compte douze morts dans sa commune", "Quarante morts gisent dans les rues": whoever speaks for a place counts them all.
        let apart =
            [SpeakerClass::Residents, SpeakerClass::Community, SpeakerClass::Official, SpeakerClass::Medical, SpeakerClass::Ngo];
        let of_place = || self.attribution.speaker(at).is_some_and(|s| apart.contains(&s.class));
        let before = || self.before.attacked().filter(|_| !of_place());
        let hit = Some(()).filter(|()| open).and_then(|()| attacked(context, groups, at).or_else(before));
        let category = self
            .proposal
            .fixed
            .or(side)
            .or(told_of.filter(|_| inherits))
            .or(civilians.map(|t| t.victims))
            .or(elliptic.filter(|_| !mixed).map(|t| t.victims))
            // "le nombre des soldats tués est revu, passant de 5 à 9 morts"
            .or_else(|| victims.replaces.and_then(|_| of_whom::number_of(context, groups, at)))
            .or(hit)
            // "une autre source ne compte que six enlevés": of those told of as taken.
            .or_else(|| {
                let of_taken = victims.effect == Some(Effect::Abducted) && near.is_none();
                Some(()).filter(|()| victims.anaphoric || of_taken).and_then(|()| self.larger_told(effect))
            })
            .or_else(|| self.taken_besides(effect).filter(|_| near.is_none()))
            .or_else(|| Some(Victims::Soldiers).filter(|_| open && self.army_misses()))
            .or_else(|| self.fought());
        (category, near.and_then(|t| t.of.clone()))
    }

    /// "L'armée a tué trente rebelles. S'y ajoutent douze prisonniers": captives who are added to those told of last are of the same side.
    fn taken_besides(&self, effect: Effect) -> Option<Victims> {
        let side = self.before.subject.category.filter(|c| c.are_forces() || *c == Victims::Militants);
        let added = || self.groups[..self.at].iter().any(|g| adds(self.context, g));
        side.filter(|_| effect == Effect::Captured && added())
    }

    /// "deux civils et quatre soldats tués, onze blessés": whether those told of last are the second of two sides in one list.
    fn of_both(&self, last: &TollFound) -> bool {
        let Self { context, groups, found, .. } = *self;
        let before = found.iter().rev().find(|b| b.group < last.group && b.effect == last.effect && b.part_of.is_none());
        let other = |b: &&TollFound| b.victims != last.victims && !(b.victims.are_forces() && last.victims.are_forces());
        // "« huit soldats tués » et « neuf assaillants tués et sept autres blessés »": what stands in quotation marks is told apart.
        let apart =
            |b: &TollFound| groups[b.group..last.group].iter().any(|g| matches!(g.kind, GroupKind::Mark(';' | '«' | '“')));
        before.filter(other).filter(|b| !apart(b)).is_some_and(|b| listed_with(context, groups, b.group, last.group))
    }

    /// "un mort, un gendarme, et trois blessés": whether who the one before was is said of him alone; an army counts its own.
    fn is_of_one_alone(&self, last: &TollFound) -> bool {
        let groups = self.groups;
        let one = |v: &VictimGroup| v.effect.is_some() && v.category.is_none() && !v.plural;
        let who = |v: &VictimGroup| v.effect.is_none() && v.category.is_some() && !v.plural;
        let is = |at: usize, wanted: &dyn Fn(&VictimGroup) -> bool| matches!(groups.get(at).map(|g| &g.kind), Some(GroupKind::Victims(v)) if wanted(v));
        let comma = matches!(groups.get(last.group + 1).map(|g| &g.kind), Some(GroupKind::Mark(',')));
        let army = || self.attribution.speaker(self.at).is_some_and(|s| s.class == SpeakerClass::Army);
        comma && is(last.group, &one) && is(last.group + 2, &who) && last.group + 2 < self.at && !army()
    }

    /// "Quarante soldats sont morts. … « Au moins quarante », dit un élu": of those of whom a figure as large was told before, where that was of
    /// one side alone.
    pub(super) fn of_the_same_figure(&self, effect: Effect) -> Option<Victims> {
        let figure = self.victims.quantity.low;
        let alike = |(e, _, n): &&(Effect, Victims, u64)| *e == effect && *n == figure;
        let mut told = self.before.told.iter().filter(alike).map(|(_, side, _)| *side);
        let first = told.next().filter(|side| *side != Victims::People && figure >= ROUND_FIGURE)?;
        told.all(|side| side == first).then_some(first)
    }

    /// "deux des victimes": of the people of whom more were told of last.
    fn larger_told(&self, effect: Effect) -> Option<Victims> {
        let count = self.victims.quantity.low;
        let told = self.before.told.iter().rev().find(|(e, _, n)| *e == effect && *n > count);
        told.map(|(_, category, _)| *category).filter(|c| *c != Victims::People)
    }

    /// Fighters and nothing else, of whom the state tells as fallen or wounded.
    pub(super) fn fought_for_state(&self, effect: Effect) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let plain = victims
            .noun
            .is_some_and(|(start, end)| end == start + 1 && end == groups[at].end && context.is(start, Function::Comrades));
        let fell = self.verb().is_some_and(|verb| {
            verb.frame == Frame::Fall
                || context.lexicon.verbs[verb.verb as usize].falls
                || effect == Effect::Wounded && matches!(verb.voice, Voice::Passive | Voice::Participle)
        });
        let state = [SpeakerClass::Army, SpeakerClass::SecurityForces, SpeakerClass::Government, SpeakerClass::Official];
        plain && fell && self.attribution.speaker(at).is_some_and(|s| state.contains(&s.class))
    }

    /// "une trentaine, neutralisés": said of whoever is fought, unless an armed group says so of its own enemies.
    pub(super) fn fought(&self) -> Option<Victims> {
        let enemies = self.verb().is_some_and(|verb| self.context.lexicon.verbs[verb.verb as usize].of_enemies);
        let theirs = self.attribution.speaker(self.at).is_some_and(|s| s.class == SpeakerClass::ArmedGroup);
        (enemies && !theirs).then_some(Victims::Militants)
    }

    /// "l'armée fait état d'un mort et de cinq portés disparus": whom an army counts as missing, and beside them, are its own.
    fn army_misses(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let missing = |i: usize| {
            matches!(&groups[i].kind, GroupKind::Victims(v) if v.effect == Some(Effect::Missing) && v.category.is_none())
                && (i == at || listed_with(context, groups, at.min(i), at.max(i)))
        };
        // "des centaines de disparus. … L'armée recherche encore 500 disparus": more were told of as missing, and not as its own.
        let others = self.before.told.iter().any(|(e, side, n)| *e == Effect::Missing && !side.are_forces() && *n > 1);
        !others
            && self.attribution.speaker(at).is_some_and(|s| s.class == SpeakerClass::Army)
            && (at.saturating_sub(MISSING_BESIDE)..groups.len().min(at + MISSING_BESIDE)).any(missing)
    }

    /// "l'armée a poursuivi les assaillants, en tuant douze": of those whom the verb before has as its object, with the pronoun for
    /// them before the verb that counts.
    fn pursued(&self) -> Option<Victims> {
        let Self { context, groups, .. } = *self;
        let verb = self.proposal.verb.filter(|v| *v < self.at)?;
        let by_pronoun = (groups[verb].start.saturating_sub(1)..groups[verb].end).any(|i| context.is(i, Function::CliticOf));
        // "avaient tendu une embuscade aux pillards et en avaient tué douze"
        let pronoun = (groups[verb].start.saturating_sub(1)..groups[verb].end).find(|i| context.is(*i, Function::CliticOf));
        let joined = pronoun.is_some_and(|i| i > 0 && context.is(i - 1, Function::And));
        let unfinite = joined || self.verb().is_some_and(|v| v.voice == Voice::Unfinite);
        let (named, object) = groups[..verb].iter().enumerate().rev().find_map(|(i, g)| match &g.kind {
            GroupKind::Actor(actor) => Some((i, side_of(actor.force, actor.kind, None).0?)),
            GroupKind::Victims(v) if v.implicit && v.plural => Some((i, v.category?)),
            // "ont poursuivi l'ennemi et en ont abattu trois"
            GroupKind::Victims(_) => Some((i, side_in_sum(context, g)?)),
            _ => None,
        })?;
        // "des hommes armés ont arrêté un car et en ont tué neuf": the subject is no object.
        let object = groups[..named].iter().any(|g| has_finite(self.context, g)).then_some(object);
        // "le groupe dit avoir visé des militaires et en avoir tué trente"
        let theirs = self.attribution.speaker(self.at).is_some_and(|s| s.class == SpeakerClass::ArmedGroup);
        object.filter(|object| by_pronoun && unfinite && (theirs || *object == Victims::Militants))
    }

    /// Whether only the passive verb of a figure, where and when it was, commas and "and" stand between it and this one.
    pub(super) fn goes_on(&self, before: usize) -> bool {
        let between = &self.groups[before + 1..self.at.max(before + 1)];
        // "ont été tués mardi dans une embuscade près du puits et six blessés", "ont été tués par les rebelles et six blessés": "and" joins the participles.
        // "ont été tués par les rebelles", "dans un assaut attribué au groupe"
        let by = |g: &Group| {
            g.start > 0
                && ((g.start - 1..=g.start).any(|i| self.context.is(i, Function::By))
                    || self.context.is(g.start - 1, Function::At))
        };
        // "dans un raid d'hommes armés": whose act it was.
        let whose = |g: &Group| {
            g.start > 1 && self.context.is(g.start - 1, Function::Of) && {
                let act = between.iter().find(|act| act.end + 1 == g.start);
                act.is_some_and(|act| matches!(act.kind, GroupKind::Incident(_)))
            }
        };
        let told = [Function::Who, Function::That, Function::And];
        let beside = |g: &&Group| match g.kind {
            GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Target(_) | GroupKind::Incident(_) => true,
            // "à 20 km de Gao", "lors d'une attaque menée par"
            GroupKind::Count(ref c) => !c.unknown_noun && c.what.is_none(),
            GroupKind::Effect(ref e) => e.effect.is_none() && e.voice == Voice::Participle,
            GroupKind::Actor(_) => by(g) || whose(g),
            GroupKind::Victims(ref v) if v.implicit && v.effect.is_none() => by(g),
            GroupKind::Word => !self.context.is_any(g.start, &told) && !(g.start..g.end).any(|i| finite_at(self.context, i)),
            _ => false,
        };
        let joined = between.last().is_some_and(|g| self.context.is(g.start, Function::And));
        let between: Vec<&Group> = between.iter().filter(|g| !(joined && beside(g))).collect();
        let verbs = between.iter().filter(|g| matches!(g.kind, GroupKind::Effect(_))).count();
        verbs == 1
            && between.len() <= ELLIPTIC
            && between.iter().all(|g| match &g.kind {
                // "sept soldats sont morts, cinq blessés"
                GroupKind::Effect(e) => e.voice == Voice::Passive || e.frame == Frame::Intransitive,
                GroupKind::Mark(',') => true,
                GroupKind::Word => self.context.is_any(g.start, &[Function::And, Function::Adverb]),
                _ => false,
            })
    }

    /// Our people or those opposite, where the words around the count say so.
    pub(super) fn camp(&self) -> Option<Victims> {
        let speaker = speaker_side(self.attribution, self.at).and_then(|(side, _)| side);
        // "neuf rebelles tués et plusieurs blessés dans leurs rangs": of those named right before.
        let named = self.found.last().filter(|t| listed_with(self.context, self.groups, t.group, self.at));
        let named = named.map(|t| t.victims).filter(|side| *side == Victims::Militants);
        // "ceux-ci comptent six blessés dans leurs rangs": so do gendarmes.
        let forces = || {
            let secures = self.attribution.speaker(self.at).is_some_and(|s| s.class == SpeakerClass::SecurityForces);
            secures.then_some(Victims::Soldiers)
        };
        // "Les rebelles ont tué un gendarme, quatre blessés dans ses rangs"
        let verbless = |t: &&TollFound| {
            let joined = self.groups.get(t.group + 1..self.at).unwrap_or_default();
            t.victims.are_forces()
                && !joined
                    .iter()
                    .any(|g| matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_)) || has_finite(self.context, g))
        };
        // "… dans leurs rangs": of those who did it.
        let several = self.context.holds_function(&[Function::OfSeveral]);
        let beside = self.found.last().filter(verbless).filter(|_| !several).map(|t| t.victims);
        let told = named.or_else(|| self.counts_own_as_told()).or(self.before.ranks()).or(self.before.just_attacked());
        let told = told.or(speaker).or_else(forces);
        if let Some(side) = their_ranks(self.context, self.groups, self.at, told) {
            return beside.or(Some(side));
        }
        // "onze blessés chez nous", a doctor says: no camp of those who fight.
        let apart = [SpeakerClass::Medical, SpeakerClass::Residents, SpeakerClass::Community, SpeakerClass::Ngo];
        // "trois blessés chez nos soldats et six morts en face": but those of whom it counts our soldiers as well do.
        let opposed = self.found.iter().any(|t| t.victims.are_forces());
        if !opposed && self.attribution.speaker(self.at).is_some_and(|s| apart.contains(&s.class)) {
            return None;
        }
        let forces = self.before.forces().is_some() || self.found.iter().any(|t| t.victims.are_forces());
        // "chez nous, neuf tués", a mayor says: those of his town, where no forces were told of.
        let official = self.attribution.speaker(self.at).is_some_and(|s| s.class == SpeakerClass::Official);
        if official && !forces {
            return None;
        }
        let foes = forces || self.before.forces_named();
        camp(self.context, self.groups, self.at, speaker, (forces, foes))
    }

    /// "se solde par six habitants tués, trois enlevés": whether captives are told of right behind people with a participle of their own.
    fn is_taken_with(&self, before: usize) -> bool {
        let participle = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
        self.victims.effect == Some(Effect::Abducted) && self.groups.get(before + 1).is_some_and(participle)
    }

    /// "la mort de six passagers et fait neuf blessés": whether the deed that took the lives of those told of right before also made these.
    fn makes_too(&self, before: usize) -> bool {
        let Self { context, groups, at, .. } = *self;
        let deed = |g: &&Group| matches!(g.kind, GroupKind::EffectNoun(_) | GroupKind::Effect(_));
        let death = |g: &Group| match &g.kind {
            GroupKind::EffectNoun(n) => !n.people && n.effect == Effect::Killed,
            GroupKind::Effect(e) => e.voice == Voice::Active && e.effect == Some(Effect::Killed),
            _ => false,
        };
        let of_death = groups[..before].iter().rev().take(DEED_BEFORE).find(deed).is_some_and(death);
        let when = |g: &&Group| !matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_)) && !context.is(g.start, Function::At);
        // A toll told behind this figure makes it nothing.
        let Some(between) = groups.get(before + 1..at) else { return false };
        let mut between = between.iter().filter(when);
        let joined = between.next().is_some_and(|g| context.is(g.start, Function::And));
        let makes = between.next().is_some_and(|g| (g.start..g.end).any(|i| context.is(i, Function::Makes)));
        of_death && joined && makes && between.next().is_none()
    }

    /// Whether the sentence has no verb but participles, as the lines of a list.
    fn is_verbless(&self) -> bool {
        self.groups.iter().all(|g| match &g.kind {
            GroupKind::Effect(e) => e.voice == Voice::Participle,
            GroupKind::Speech(_) => false,
            _ => !(g.start..g.end).any(|i| finite_at(self.context, i)),
        })
    }

    /// A side counts its own; others count people. What another attack did, or one that hit civilians too, did it to people.
    fn counts_own(&self, told_of: Option<Victims>) -> bool {
        let another = self.groups[..self.at]
            .iter()
            .any(|g| matches!(g.kind, GroupKind::Incident(_)) && self.context.is(g.start, Function::DetIndef));
        let police = |c: Victims| matches!(c, Victims::Police | Victims::Gendarmes);
        !another
            && !self.before.civil
            && self.attribution.speaker(self.at).is_some_and(|s| match s.class {
                SpeakerClass::Army => told_of.is_some_and(|c| !police(c)),
                SpeakerClass::SecurityForces => told_of.is_some_and(police),
                SpeakerClass::Government => true,
                SpeakerClass::Un => told_of == Some(Victims::Peacekeepers),
                _ => false,
            })
    }

    /// "Cinq soldats sont morts ; on compte vingt blessés", "… Onze sont portés disparus": whether the wounded and the missing stand beside the dead
    /// of one force, where the report has told of nobody else as harmed. Who was only seen or treated may be anybody.
    fn counts_beside(&self, told_of: Option<Victims>, effect: Effect) -> bool {
        let Self { groups, at, before, found, .. } = *self;
        let seen = [SpeakerClass::Residents, SpeakerClass::Medical];
        let told = found.iter().filter(|t| t.part_of.is_none()).map(|t| t.victims);
        let mut told = told.chain(before.told.iter().map(|(_, side, _)| *side)).peekable();
        let apart = |g: &Group| match &g.kind {
            GroupKind::Victims(v) => v.category == Some(Victims::Civilians),
            GroupKind::Incident(i) => !i.definite,
            GroupKind::Place(p) => p.tie == PlaceTie::In,
            GroupKind::Target("market" | "school" | "religious" | "health" | "village" | "idp_camp" | "mine_site" | "hotel") => {
                true
            }
            GroupKind::Weapon(_) => true,
            _ => false,
        };
        let clause = groups[..at].iter().rev().take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':'))).take(BESIDE_WITHIN);
        // "Un premier bilan faisait état de huit morts": of the same dead.
        let counted = || self.context.holds_function(&[Function::Outdated, Function::Latest]);
        (matches!(effect, Effect::Wounded | Effect::Missing) || effect == Effect::Killed && counted())
            && told_of.is_some_and(Victims::are_forces)
            && !before.civil
            && told.peek().is_some()
            && told.all(|side| Some(side) == told_of)
            && self.attribution.speaker(at).is_none_or(|s| !seen.contains(&s.class))
            && !clause.chain(&groups[at + 1..]).any(apart)
    }

    /// "un élu fait état de trois morts": whether somebody else counts again those of a report that has told of none but people of one
    /// side as harmed. Who only saw the dead and wounded, or treats them, does not say whose they were.
    fn counts_them_again(&self, told_of: Option<Victims>) -> bool {
        let Self { context, groups, at, before, .. } = *self;
        let seen = [SpeakerClass::Residents, SpeakerClass::Medical];
        let counts = self.attribution.speaker(at).is_some_and(|s| !seen.contains(&s.class));
        // "vingt morts au marché": where civilians are.
        let civil = |g: &Group| {
            matches!(
                g.kind,
                GroupKind::Target("market" | "school" | "religious" | "health" | "village" | "idp_camp" | "mine_site")
            )
        };
        let counts = counts && !groups[at + 1..].iter().take(SITE_BEHIND).any(civil);
        // "une bombe a fait six morts à Kidal": something else.
        let apart = |g: &Group| match &g.kind {
            GroupKind::Victims(v) => v.plural && v.category == Some(Victims::Civilians),
            GroupKind::Incident(i) => !i.definite,
            GroupKind::Place(p) => matches!(p.tie, PlaceTie::In | PlaceTie::Near),
            GroupKind::Weapon(_) => true,
            _ => false,
        };
        counts
            && !before.told.is_empty()
            && before.told.iter().all(|(_, side, _)| Some(*side) == told_of)
            && !is_body(context, self.victims)
            && !changed_to(context, groups, at)
            && !groups.iter().any(apart)
    }

    /// "l'armée a repoussé les rebelles, tuant douze d'entre eux": the second of two sides that the sentence names before.
    fn other_party(&self) -> Option<Victims> {
        let sides = self.groups[..self.at].iter().rev().filter_map(|g| match &g.kind {
            GroupKind::Actor(a) => side_of(a.force, a.kind, a.country).0,
            _ => None,
        });
        let mut sides = sides.take(2);
        let nearest = sides.next()?;
        sides.next().filter(|other| *other != nearest).map(|_| nearest)
    }

    /// "Ils ont fui et plusieurs ont été tués": of those with whom the sentence before opened, whomever else the report tells of.
    fn opens_with_they(&self) -> Option<Victims> {
        let they = self.context.function_length(self.groups[0].start, Function::PronounPlural) == Some(1);
        // "Ils ont pris la fuite, et quinze corps ont été retrouvés", "ils étaient masqués, et trois ont été blessés": of anybody.
        let suffers =
            |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Passive || e.effect == Some(Effect::Escaped));
        let bare = self.victims.anaphoric && self.victims.category.is_none();
        (they && bare && self.groups[..self.at].iter().any(suffers)).then(|| self.first_party()).flatten()
    }

    /// "Certains ont été tués, d'autres capturés": others of those with whom the sentence before opened, where this one opens with some.
    fn others_of_some(&self) -> Option<Victims> {
        let Self { context, groups, at, victims, .. } = *self;
        if !(victims.anaphoric || victims.effect.is_some())
            || victims.category.is_some()
            || !(groups[at].start..groups[at].end).any(|i| context.is(i, Function::Other))
        {
            return None;
        }
        let some = context.is(0, Function::DetDes) && context.is_auxiliary(1);
        self.before.opener().filter(|_| some)
    }

    /// "Les assaillants ont fui et plusieurs ont été tués": the only party of the sentence, with whom it opens, where a clause that tells
    /// of no deed of theirs is joined to that of the figure; where it opens with "they", those with whom the one before opened.
    fn first_party(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let (other, of_them) = ((groups[at].start..groups[at].end).any(|i| context.is(i, Function::Other)), self.victims.of_them);
        let joint =
            |g: &Group| matches!(g.kind, GroupKind::Mark(',' | ';')) || context.is_any(g.start, &[Function::And, Function::But]);
        let quoted = usize::from(at > 0 && context.is_quote(groups[at - 1].start));
        if other || of_them || at <= quoted || !joint(&groups[at - 1 - quoted]) {
            return None;
        }
        let deed = |g: &Group| match &g.kind {
            GroupKind::Effect(e) => {
                e.voice != Voice::Passive && (e.incident.is_some() || matches!(e.effect, Some(Effect::Killed | Effect::Wounded)))
            }
            GroupKind::Victims(_) | GroupKind::Speech(_) => true,
            _ => false,
        };
        let named = groups[..at].iter().take(FIRST_PARTY).enumerate().find_map(|(i, g)| Some((i, party_of(context, g)?)));
        let they =
            || self.before.opener().filter(|_| context.function_length(groups[0].start, Function::PronounPlural) == Some(1));
        let (subject, (side, several)) = named.or_else(|| Some((0, (they()?, true))))?;
        let alone = !groups[subject + 1..at].iter().any(|g| deed(g) || party_of(context, g).is_some());
        (several && alone).then_some(side)
    }

    /// "un kamikaze a visé des soldats, tuant trente d'entre eux", "ont chargé les manifestants, en tuant 25", "dispersés par la police,
    /// qui a tué deux d'entre eux": those whom the verb before that of harm is about.
    fn struck(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let verb = self.proposal.verb.filter(|verb| *verb < at)?;
        let harms = |v: &EffectGroup| v.frame == Frame::Transitive && v.voice != Voice::Passive;
        self.verb().filter(|v| harms(v))?;
        let finite = |g: &Group| match &g.kind {
            GroupKind::Effect(e) => matches!(e.voice, Voice::Active | Voice::Passive),
            _ => has_finite(context, g),
        };
        let main = groups[..verb].iter().rposition(finite)?;
        let behind = main + 1..verb;
        if let Some(side) = behind.clone().find_map(|i| self.some_named(i)) {
            return Some(side);
        }
        let by = behind.clone().any(|i| context.is(groups[i].start, Function::By));
        (0..main).rev().filter(|_| by).find_map(|i| self.some_named(i))
    }

    /// "Des rebelles ont visé le pont ; l'armée a riposté et en a tué six": the party that the sentence names before that of the verb, where it
    /// is of another side.
    fn met_by_subject(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let verb = self.proposal.verb.filter(|verb| *verb < at)?;
        self.verb().filter(|e| e.frame == Frame::Transitive && e.voice == Voice::Active)?;
        let mut parties = (0..verb).rev().filter_map(|i| Some((i, party_of(context, &groups[i])?)));
        let (subject, (side, _)) = parties.next()?;
        // It opens its clause: "… aux bandits et en ont tué dix" is of them.
        let article = usize::from(subject > 0 && context.is(groups[subject - 1].start, Function::DetDef));
        let opens = subject.checked_sub(1 + article).is_some_and(|i| matches!(groups[i].kind, GroupKind::Mark(',' | ';' | ':')));
        let (_, (other, several)) = parties.next().filter(|_| opens)?;
        (several && other.is_of_another_side(side)).then_some(other)
    }

    /// "Des hommes armés ont attaqué le bourg. L'armée en a tué dix et arrêté trois autres": of whom forces kill or take some with a pronoun
    /// for those told of, where the sentence before told of an attack.
    fn felled_by_forces(&self) -> Option<Victims> {
        let Self { context, groups, at, before, .. } = *self;
        let verb = self.proposal.verb.filter(|verb| *verb < at && before.subject.foes)?;
        self.verb().filter(|e| e.frame == Frame::Transitive && e.voice == Voice::Active)?;
        let subject = groups[..verb].iter().position(|g| party_of(context, g).is_some_and(|(side, _)| side.are_forces()))?;
        let pronoun = (groups[subject].end..groups[at].start).any(|i| context.is(i, Function::CliticOf));
        let named = |g: &Group| {
            matches!(&g.kind, GroupKind::Victims(v) if !v.anaphoric) || matches!(g.kind, GroupKind::Mark(';' | ':' | '.'))
        };
        (pronoun && subject <= FIRST_PARTY && !groups[subject + 1..at].iter().any(named)).then_some(Victims::Militants)
    }

    /// Of what people those consist whom the sentence before told of as attacked.
    fn of_those_attacked(&self) -> Option<Victims> {
        let made_up_of = self.before.made_up_of.filter(|(when, _)| self.before.sentence - when == 1);
        made_up_of.map(|(_, category)| category)
    }

    /// "Trois assaillants ont attaqué un poste, tuant un soldat. Tous trois ont été tués": as many as attacked, and all of them.
    fn all_who_attacked(&self) -> Option<Victims> {
        let Self { context, groups, at, victims, before, .. } = *self;
        let start = groups[at].start;
        let all = start > 0 && context.is(start - 1, Function::All) || victims.definite && victims.plural;
        let alone = at <= 1 && !victims.of_them;
        Some(()).filter(|()| all && alone).and_then(|()| before.all_attackers(victims.quantity))
    }

    /// "Des voleurs ont tué quatre villageois ; les villageois ont tué deux d'entre eux": those of the other side that the sentence names,
    /// where the subject of the verb is of the side told of last.
    pub(super) fn struck_by(&self, told: Option<Victims>) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let verb = self.proposal.verb.filter(|verb| *verb + 1 == at && *verb > 0 && self.victims.of_them)?;
        self.verb().filter(|e| e.frame == Frame::Transitive && e.voice == Voice::Active)?;
        let residents =
            |g: &Group| matches!(&g.kind, GroupKind::Source(s) if s.plural && s.class == Some(SpeakerClass::Residents));
        let subject = &groups[verb - 1];
        let (subject, several) =
            party_of(context, subject).or_else(|| residents(subject).then_some((Victims::Civilians, true)))?;
        let mut others = groups[..verb - 1].iter().filter_map(|g| party_of(context, g)).map(|(side, _)| side);
        others.find(|side| *side != subject).filter(|_| several && told == Some(subject))
    }

    /// People whom a noun in the plural names in a group, be it that of a thing which is theirs: "un camp de déplacés"; not whom "by" or
    /// "with" brings in.
    fn some_named(&self, at: usize) -> Option<Victims> {
        let Self { context, groups, .. } = *self;
        let group = &groups[at];
        let brought_in =
            (group.start.saturating_sub(1)..=group.start).any(|i| context.is_any(i, &[Function::By, Function::With]));
        match &group.kind {
            _ if brought_in => None,
            GroupKind::Actor(_) => party_of(context, group).filter(|(_, several)| *several).map(|(side, _)| side),
            GroupKind::Victims(v) if v.plural && v.implicit => v.category,
            GroupKind::Word | GroupKind::Target(_) | GroupKind::EffectNoun(_) => (group.start..group.end)
                .find_map(|i| {
                    context.longest_of(i, &[SenseClass::Victim, SenseClass::EffectNoun], |s| match s {
                        Sense::Victim { category, plural: true, .. } => Some(*category),
                        Sense::EffectNoun { effect: Effect::Displaced, plural: true, .. } => Some(Victims::Civilians),
                        _ => None,
                    })
                })
                .map(|(_, side)| side),
            _ => None,
        }
    }

    /// "Des rebelles ont visé un village, tuant dix habitants. Trois d'entre eux ont été abattus par les volontaires": those with whom
    /// the sentence before opened, where those of another side harmed or took them.
    fn opened_and_met(&self) -> Option<Victims> {
        let Self { context, groups, before, .. } = *self;
        let verb = self.proposal.verb.filter(|_| self.verb().is_some_and(|e| e.voice == Voice::Passive))?;
        let civilians =
            |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.implicit && v.category == Some(Victims::Civilians));
        let by_civilians = || {
            let by = groups[verb + 1..].iter().take(DEED_BEFORE).position(|g| context.is(g.start, Function::By));
            by.is_some_and(|by| groups[verb + 1 + by..].iter().take(3).any(civilians))
        };
        let by = agent_side(context, groups, verb).and_then(|(side, _)| side);
        let by = by
            .or_else(|| self.done_by_guards().then_some(Victims::Soldiers))
            .or_else(|| by_civilians().then_some(Victims::Civilians))?;
        before.opener().filter(|side| *side == Victims::Militants && by != *side)
    }

    /// "Le groupe a attaqué l'armée. Ils ont tiré sur une base, et quatre d'entre eux ont été tués": those with whom the sentence before
    /// opened, whom this one tells to have attacked.
    fn they_attacked(&self) -> Option<Victims> {
        let Self { context, groups, at, before, .. } = *self;
        let attacks = |e: &EffectGroup| {
            e.voice == Voice::Active && e.incident.is_some() && !e.negated && !context.lexicon.verbs[e.verb as usize].suffers
        };
        let deed = groups[..at].iter().rev().find(|g| matches!(&g.kind, GroupKind::Effect(e) if attacks(e)))?;
        let they = (deed.start.saturating_sub(2)..deed.start)
            .any(|i| context.is(i, Function::PronounPlural) && context.is(i, Function::Pronoun));
        before.first_party().filter(|_| they)
    }

    /// "des rebelles ont attaqué une patrouille de gendarmes, tuant quatre d'entre eux": the people named last before the pronoun,
    /// where those of another side stand before them; not whom "by" brings in.
    fn later_party(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let agent = |g: &Group| g.start > 0 && (g.start - 1..=g.start).any(|i| context.is(i, Function::By));
        let mut sides = groups[..at].iter().rev().filter(|g| !agent(g)).filter_map(|g| party_of(context, g));
        let (nearest, several) = sides.next().filter(|_| self.fought().is_none())?;
        (several && sides.any(|(other, _)| other != nearest)).then_some(nearest)
    }

    /// "Les soldats ont riposté, tuant neuf d'entre eux", "Ces derniers ont riposté, …": whom forces killed, where they are said to be
    /// of those told of, fought them.
    fn struck_back(&self) -> Option<Victims> {
        let Self { context, groups, at, before, .. } = *self;
        let verb = self.proposal.verb.filter(|verb| *verb < at)?;
        let acts = self.verb().is_some_and(|v| {
            v.frame == Frame::Transitive && matches!(v.voice, Voice::Active | Voice::Unfinite | Voice::Participle)
        });
        let named = || groups[..verb].iter().find_map(|g| party_of(context, g));
        let subject = || before.first_party().filter(|side| side.are_forces());
        let latter = || context.is(groups[0].start, Function::Pronoun).then(|| before.attacked().or_else(subject)).flatten();
        let side = Some(()).filter(|()| acts).and_then(|()| named().map(|(side, _)| side).or_else(latter))?;
        // "Quand les soldats sont arrivés, une charge a explosé, tuant deux d'entre eux": what went off is nobody's deed there.
        let went_off = |g: &Group| {
            matches!(&g.kind, GroupKind::Effect(e) if matches!(e.incident, Some((Kind::Explosion | Kind::Ied, _))))
                || matches!(&g.kind, GroupKind::Weapon(_))
        };
        let went_off = groups[..verb].iter().any(went_off);
        (side.are_forces() && !went_off).then_some(Victims::Militants)
    }

    /// "Les rebelles ont subi de lourdes pertes : au moins vingt tués": the side whose losses are told of right before a colon.
    fn losses_listed(&self) -> Option<Victims> {
        let Self { context: _, groups, at, .. } = *self;
        let colon = (at.saturating_sub(LOSSES_WITHIN)..at).rev().find(|i| matches!(groups[*i].kind, GroupKind::Mark(':')))?;
        let verb = colon.checked_sub(1)?;
        let loses = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.frame == Frame::Own && e.voice == Voice::Active);
        subject_side(self.context, groups, verb).filter(|_| loses).and_then(|(side, _)| side)
    }

    /// "infligé vingt morts aux rebelles": to whom they were dealt; not to whom a verb of speech tells of them.
    fn dealt(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        let told =
            groups[at.saturating_sub(2)..at].iter().any(|g| matches!(g.kind, GroupKind::Speech(_) | GroupKind::SpeechNoun(_)));
        dealt_at_once(context, groups, at).filter(|_| !told).map(|(_, side)| side)
    }

    /// "L'armée a eu un mort ; l'ennemi, une quinzaine de tués": the other side, between a semicolon and a comma, in a clause that leaves
    /// its verb out.
    fn gapped_side(&self) -> Option<Victims> {
        let Self { context, groups, at, found, .. } = *self;
        // "L'armée a eu deux tués, l'ennemi une vingtaine"
        let joined = || at.checked_sub(1).filter(|side| side_in_sum(context, &groups[*side]).is_some());
        let side = at.checked_sub(2).filter(|_| matches!(groups[at - 1].kind, GroupKind::Mark(','))).or_else(joined)?;
        let determiner = [Function::DetDef, Function::DetPoss];
        let article = side - usize::from(side > 0 && context.is_any(groups[side - 1].start, &determiner));
        let comma = side + 1 == at;
        let opens = article.checked_sub(1).filter(|i| match groups[*i].kind {
            GroupKind::Mark(';') => true,
            GroupKind::Mark(',') => comma,
            _ => false,
        });
        let category = opens.and_then(|_| side_in_sum(context, &groups[side]))?;
        found.last().filter(|t| t.victims.is_of_another_side(category)).map(|_| category)
    }

    /// "nous en avons perdu cinq": whether those who speak lost so many.
    fn we_lost(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let loses = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.frame == Frame::Own && e.voice == Voice::Active);
        let verb = at.checked_sub(1).filter(|i| loses(&groups[*i]));
        verb.is_some_and(|verb| {
            let start = groups[verb].start;
            self.is_counted_by_pronoun() && (start.saturating_sub(2)..=start).any(|i| context.is(i, Function::PronounWe))
        })
    }

    /// Whether a pronoun before the verb right before the figure stands for the people counted: "en a tué six", "en blessant onze".
    pub(super) fn is_counted_by_pronoun(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let verb = at.checked_sub(1).filter(|v| matches!(groups[*v].kind, GroupKind::Effect(_)));
        let clitic = |token: usize| context.is_any(token, &[Function::CliticOf, Function::In]);
        verb.is_some_and(|v| groups[v].start > 0 && (clitic(groups[v].start - 1) || clitic(groups[v].start)))
    }

    /// "vingt civils et cinq assaillants, ce qui porte à 25 le nombre de morts": the number of all harmed, of more than one side.
    fn sums_up_sides(&self) -> bool {
        let Self { context, groups, at, found, .. } = *self;
        let number = |g: &Group| (g.start..g.end).any(|i| context.is(i, Function::NumberOf));
        let around = at.saturating_sub(NUMBER_BEFORE)..groups.len().min(at + NUMBER_BEHIND);
        let mut sides = found.iter().filter(|t| t.part_of.is_none()).map(|t| t.victims);
        let first = sides.next();
        // "douze civils et huit soldats, soit vingt morts"
        let that_is = || behind_that_is(context, groups, at);
        (groups[around].iter().any(number) || that_is()) && sides.any(|side| Some(side) != first)
    }

    /// "trois et cinq soldats": of those whom the next number counts, where only "and" stands between.
    fn shares_noun(&self) -> Option<Victims> {
        let Self { context, groups, at, .. } = *self;
        counted_next(context, groups, at).filter(|_| self.victims.noun.is_none() && !self.victims.of_them)?.category
    }

    /// "cinq autres", "six d'entre eux": of those told of before.
    pub(super) fn others(&self) -> Side {
        let Self { context, groups, at, before, .. } = *self;
        let near = || {
            groups[..at].iter().rev().find_map(|g| match &g.kind {
                GroupKind::Victims(v) if v.plural && !v.implicit => v.category,
                _ => None,
            })
        };
        // "ont visé des passagers, tuant quinze d'entre eux"
        let named = || {
            groups[..at].iter().rev().find_map(|g| match &g.kind {
                GroupKind::Victims(v) if v.plural && v.implicit && v.effect.is_none() => v.category,
                // "les soldats ont été surpris : neuf d'entre eux …"
                GroupKind::Actor(a) if a.force => party_of(context, g).filter(|(_, several)| *several).map(|(side, _)| side),
                _ => None,
            })
        };
        // "un villageois a disparu, et plusieurs autres …"
        let one = || {
            groups[..at].iter().rev().find_map(|g| match &g.kind {
                GroupKind::Victims(v) if !v.plural && v.implicit && !v.definite && v.effect.is_none() => {
                    v.category.filter(|c| *c != Victims::People)
                }
                _ => None,
            })
        };
        let told = self.found.iter().rev().find(|t| t.part_of.is_none());
        let lately = before.last.filter(|(when, _)| before.sentence - when <= 2).map(|(_, c)| c);
        let side = Some(at).filter(|at| of_whom::of_a_side(context, groups, *at)).and_then(|at| side_phrase(context, groups, at));
        // "The volunteers fell into an ambush. Seven of them": those whom the sentence before told of as attacked.
        let first = || !groups[..at].iter().any(|g| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Victims(_)));
        let just = before.mentioned.filter(|(when, _)| self.victims.of_them && before.sentence - when == 1).map(|(_, c)| c);
        // "Volunteers went out on a search. … four of them": the party named last, where nobody was counted since.
        let later = |when: usize| before.last.is_none_or(|(told, _)| told < when);
        let ranks =
            before.side.filter(|(when, _)| self.victims.of_them && told.is_none() && before.sentence - when <= 2 && later(*when));
        let ranks = ranks.map(|(_, side)| side);
        let harmed = matches!(self.proposal.effect, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded | Effect::Missing);
        let side = side.or_else(|| Some(()).filter(|()| harmed).and_then(|()| side_of_country(context, groups, at)));
        // "tuant six soldats et en blessant onze": the pronoun means those told of before it.
        // "ont libéré six otages et en ont tué deux"
        let captives = || {
            let taken = |v: &VictimGroup| v.plural && v.category.is_none() && v.effect == Some(Effect::Abducted);
            let before = groups[..at].iter().rev().find(|g| matches!(g.kind, GroupKind::Victims(_)));
            before.filter(|g| matches!(&g.kind, GroupKind::Victims(v) if taken(v))).map(|_| Victims::Civilians)
        };
        // "l'armée a perdu neuf hommes, les rebelles en ont perdu vingt": whoever loses them.
        let lost = || {
            let loses = self.verb().is_some_and(|e| e.frame == Frame::Own && e.voice == Voice::Active);
            // "« nous n'étions que onze, nous en avons perdu cinq »": of nobody's but his who says so.
            let lost_by_us = || self.we_lost().then_some(Victims::People);
            let verb = self.proposal.verb.filter(|_| loses && self.is_counted_by_pronoun());
            let side = verb.and_then(|verb| subject_side(context, groups, verb)).and_then(|(side, _)| side);
            // "Elle en a perdu deux", where it is the army that speaks.
            let it = |verb: usize| {
                let subject = groups[verb].start.checked_sub(2).filter(|i| context.is(i + 1, Function::CliticOf));
                subject.is_some_and(|i| context.is(i, Function::Pronoun) && !context.is(i, Function::PronounOne))
            };
            let by_us = self.we_lost() || verb.is_some_and(it);
            side.or_else(|| speaker_side(self.attribution, at).filter(|_| by_us).and_then(|(side, _)| side)).or_else(lost_by_us)
        };
        let by_pronoun = || {
            let counted = Some(()).filter(|()| self.is_counted_by_pronoun());
            // "l'armée dit avoir perdu six hommes et en avoir tué vingt": nor does a side kill its own.
            let kills = self.verb().is_some_and(|e| {
                e.effect == Some(Effect::Killed)
                    && e.frame == Frame::Transitive
                    && matches!(e.voice, Voice::Active | Voice::Unfinite)
            });
            let own = || speaker_side(self.attribution, at).and_then(|(side, _)| side);
            let others = |t: &TollFound| if kills && own() == Some(t.victims) { self.foe() } else { None };
            counted.and_then(|()| told.map(|t| others(t).unwrap_or(t.victims)).or_else(captives))
        };
        let category = self
            .proposal
            .fixed
            .or(side)
            .or_else(|| self.opens_with_they())
            .or_else(|| self.all_who_attacked())
            .or_else(|| self.struck_by(told.map(|t| t.victims)))
            // "déplorer trois morts et en avoir tué douze en face"
            .or_else(|| self.camp())
            .or_else(lost)
            .or_else(|| self.felled_by_forces())
            .or_else(by_pronoun)
            .or_else(|| Some(Victims::People).filter(|_| told.is_none() && before.found_bodies() && self.is_counted_by_pronoun()))
            .or_else(|| Some(()).filter(|()| told.is_none() && self.is_counted_by_pronoun()).and_then(|()| self.struck()))
            .or_else(|| Some(()).filter(|()| told.is_none() && self.is_counted_by_pronoun()).and_then(|()| self.met_by_subject()))
            .or_else(|| losses_for(context, groups, at))
            .or_else(|| of_whom::described(context, groups, at))
            .or_else(|| side_heading(context, groups, at))
            .or_else(|| of_whom::among_whom(context, groups))
            // "des rebelles, parmi lesquels cinq ont été tués"
            .or_else(|| just_named(context, groups, at, self.proposal.verb))
            .or_else(|| Some(()).filter(|()| self.victims.of_them && told.is_none()).and_then(|()| self.struck()))
            .or_else(|| Some(()).filter(|()| self.victims.of_them && told.is_none()).and_then(|()| self.later_party()))
            .or_else(|| Some(()).filter(|()| self.victims.of_them && told.is_none()).and_then(|()| self.struck_back()))
            .or_else(|| Some(()).filter(|()| self.victims.of_them && first()).and_then(|()| self.opened_and_met()))
            .or_else(|| Some(()).filter(|()| self.victims.of_them && first()).and_then(|()| self.they_attacked()))
            .or_else(|| {
                Some(())
                    .filter(|()| self.victims.of_them && first())
                    .and_then(|()| before.more_just_counted(self.victims.quantity))
            })
            // "Des hommes ont tiré sur les villageois. Dix d'entre eux sont tombés"
            .or_else(|| Some(()).filter(|()| self.victims.of_them && harmed && first()).and_then(|()| self.of_those_attacked()))
            .or_else(|| {
                let held = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Detained));
                let caught = groups.iter().any(held);
                Some(()).filter(|()| harmed && first()).and_then(|()| before.some_attackers(self.victims.quantity, caught))
            })
            .or(just)
            .or_else(|| {
                // "Des assaillants ont visé le camp. Deux d'entre eux …"
                let just = before.attackers.is_some_and(|when| before.sentence - when == 1);
                (just && self.victims.of_them && first()).then_some(Victims::Militants)
            })
            .or_else(|| Some(()).filter(|()| self.victims.of_them && first()).and_then(|()| before.attacked()))
            .or_else(|| Some(()).filter(|()| self.victims.of_them && told.is_none()).and_then(|()| self.theirs()))
            .or(ranks)
            .or_else(|| Some(()).filter(|()| self.victims.of_them && first()).and_then(|()| before.ranks()))
            .or_else(|| Some(Victims::People).filter(|_| self.sums_up_sides()))
            .or_else(|| self.shares_noun())
            .or_else(|| of_whom::number_of(context, groups, at))
            .or_else(|| Some(()).filter(|()| self.victims.of_them && told.is_none()).and_then(|()| named()))
            .or_else(|| Some(()).filter(|()| self.victims.of_them && told.is_none()).and_then(|()| self.other_party()))
            .or_else(|| self.fought().filter(|_| told.is_none_or(|t| t.victims == Victims::People)))
            .or_else(|| self.pursued())
            .or_else(|| Some(()).filter(|()| told.is_none()).and_then(|()| self.first_party()))
            // "Un convoi de négociants a été attaqué. Trois ont été tués"
            .or_else(|| {
                let of = self.of_those_attacked().filter(|_| later(before.sentence - 1) && told.is_none() && first());
                // "… Deux ont été abattus par l'escorte": whom the forces kill are of those who attacked.
                of.map(|category| {
                    if self.done_by_guards() && !category.are_forces() && !before.forces_named() {
                        Victims::Militants
                    } else {
                        category
                    }
                })
            })
            // "Sept rebelles se sont heurtés à une patrouille. Trois ont été tués"
            .or_else(|| {
                let opens = || at == 0 || groups[..at].iter().all(|g| context.is_quote(g.start));
                // "Un convoi de l'armée est tombé dans une embuscade. Dix y ont laissé la vie"
                let just = || before.more_just_met(self.victims.quantity).or(before.attacked());
                Some(()).filter(|()| harmed && self.found.is_empty() && opens()).and_then(|()| just())
            })
            // "Des hommes armés ont attaqué des soldats : cinq y sont restés"
            .or_else(|| Some(()).filter(|()| harmed && told.is_none()).and_then(|()| attacked(context, groups, at)))
            // "un soldat et deux civils ont été tués, et onze autres blessés"
            .or_else(|| told.filter(|t| !self.victims.of_them && self.of_both(t)).map(|_| Victims::People))
            // "quatre soldats américains et cinq nigériens"
            .or_else(|| self.victims.of.as_ref().and_then(|_| near()))
            .or(told.map(|t| t.victims))
            .or_else(near)
            .or_else(one)
            .or(lately)
            .or(before.category);
        // "six morts dans les rangs de l'armée et trente chez les rebelles": whose those before were is not said of another side.
        let of = told.map_or_else(|| before.of.clone(), |t| t.of.clone().filter(|_| category == Some(t.victims)));
        (category, of)
    }
}

/// "les rebelles (trois morts) ont repris la ville": the side right before the bracket in which alone a count stands; not behind a
/// preposition or a verb: "un raid des rebelles (trois morts)", "accusent les rebelles (trois morts)".
fn bracketed_behind(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let side = at.checked_sub(2).filter(|_| is_bracketed(groups, at))?;
    let start = groups[side].start;
    let governs = [Function::Of, Function::DetDes, Function::DetDu, Function::By, Function::At, Function::Against];
    let governed = (start.saturating_sub(1)..=start).any(|i| context.is_any(i, &governs));
    let verb = |g: &Group| match g.kind {
        GroupKind::Effect(_) | GroupKind::Speech(_) | GroupKind::Responsibility(_) => true,
        _ => has_finite(context, g),
    };
    let object = side > 0 && verb(&groups[side - 1]);
    party_of(context, &groups[side]).filter(|_| !governed && !object).map(|(side, _)| side)
}
