//! Who the people of a figure are: what their noun says, else the figures beside it, the side that counts or loses them,
//! and what was told before.

use super::super::ellipsis;
use super::super::parts::goes_on_joining;
use super::super::sides::{
    Side, agent_side, attacked, camp, counting_verb, guarded, just_named, shared_side, side_before, side_heading, side_phrase,
    speaker_side, subject_side, their_ranks,
};
use super::TollFound;
use super::figure::Figure;
use crate::lexicon::{EffectRole, Frame, Function, PlaceWord, Sense, SenseClass};
use crate::model::{Effect, Form, SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup, Voice, finite_at};

/// So many groups at most stand between two figures of one verb.
const ELLIPTIC: usize = 5;

/// The missing of a list stand at most so many groups from its other figures.
const MISSING_BESIDE: usize = 6;

/// Bodies are left or taken along by a verb so many words behind them, and who did it stands so many groups from there.
const LEFT_BEHIND: usize = 4;
const BY_WHOM: usize = 6;

impl Figure<'_, '_> {
    /// The category and side of the people, as far as anything tells.
    pub fn whose(&self, effect: Effect) -> Side {
        let Self { context, groups, at, victims, proposal, attribution, .. } = *self;
        let (mut category, mut of) = self.by_noun(effect);
        if victims.category.is_none() && self.left_behind() {
            category = Some(Victims::Militants);
        }
        // "l'armée déplore trois morts": the dead are of the side that counts them.
        if victims.effect.is_some()
            && victims.category.is_none()
            && self.parts.is_empty()
            && let Some(verb) = counting_verb(context, groups, at)
            && let Some((Some(side), country)) = subject_side(groups, verb)
        {
            category = Some(side);
            of = of.or(country);
        }
        // "70 ennemis tués, dont plusieurs chefs": a part that names no side is of its total's.
        if category == Some(Victims::People)
            && victims.group.is_none()
            && let Some(total) = self.total.filter(|t| t.effect == effect)
        {
            category = Some(total.victims);
        }
        // "vingt combattants tués, six militaires et quatorze supplétifs": fighters of the forces after all.
        let fighters = || victims.noun.is_some_and(|(start, _)| context.is(start, Function::Comrades));
        if category == Some(Victims::Militants)
            && fighters()
            && !self.parts.is_empty()
            && self.parts.iter().all(|c| c.are_forces())
        {
            category = Some(Victims::Soldiers);
        }
        if matches!(category, Some(Victims::People | Victims::ForeignSoldiers))
            && let Some(side) = side_heading(context, groups, at).or_else(|| self.camp()).or_else(|| {
                // "six hommes ont péri côté rebelles"
                side_phrase(context, groups, at).filter(|_| category == Some(Victims::People) && fighters())
            })
        {
            category = Some(side);
        }
        // "dont une quinzaine": of those named right before.
        if victims.anaphoric
            && let Some(side) = just_named(context, groups, at)
        {
            category = Some(side);
        }
        // "une vingtaine d'hommes ont été perdus par les rebelles": the side that loses them stands behind "by".
        if let (Some(verb), Some(at_verb)) = (self.verb(), proposal.verb)
            && verb.frame == Frame::Own
            && verb.voice == Voice::Passive
            && let Some((side, country)) = agent_side(context, groups, at_verb)
        {
            category = side.or(category);
            of = of.or(country);
        }
        // "le commandant et six de ses hommes": they are of the side of the one named before them.
        // "dix soldats sont morts et 25 de leurs camarades blessés"
        let of_listed = self.found.last().filter(|t| {
            let their = victims.noun.is_some() && category == Some(Victims::People) && t.victims.are_forces();
            victims.own && (their || listed_with(context, groups, t.group, at))
        });
        if let Some(before) = of_listed {
            category = Some(before.victims);
            of = of.or_else(|| before.of.clone());
        } else if victims.own || proposal.own_side {
            // Losses are of the side that loses: the subject's, or the speaker's.
            let (side, country) = side_before(groups, at, proposal.verb)
                .or_else(|| {
                    of_a_village(context, groups, proposal.verb.unwrap_or(at)).then_some((Some(Victims::Civilians), None))
                })
                .or_else(|| speaker_side(attribution, at))
                .or_else(|| self.before.ranks().map(|side| (Some(side), None)))
                .unwrap_or((None, None));
            // Soldiers stay soldiers, of whichever force.
            let open =
                // "deux de ses éléments": of the group that speaks.
                category.is_none_or(|c| {
                    let theirs = |s: Victims| s.are_forces() || victims.own && s == Victims::Militants;
                    c == Victims::People || c == Victims::Soldiers && side.is_some_and(theirs)
                });
            if open {
                category = side.or(category);
            }
            of = of.or(country);
        }
        // "Deux agents ont été tués": of the force that was told of as attacked; "deux autres agents": of those told of before.
        if matches!(category, Some(Victims::People | Victims::Soldiers))
            && victims.group.is_none()
            && victims.of.is_none()
            && !victims.own
            && fighters()
        {
            let told = || {
                let near = self.found.iter().rev().find(|t| t.part_of.is_none()).map(|t| t.victims);
                near.or(self.before.lately()).filter(|c| c.are_forces() || others(context, victims) && *c == Victims::Militants)
            };
            let hit = attacked(context, groups, at).or(self.before.attacked()).or_else(|| guarded(groups, at));
            let of_other = others(context, victims) || category == Some(Victims::Soldiers);
            category = hit.or_else(|| told().filter(|_| of_other)).or(category);
        }
        // "dix-huit combattants blessés", a prefect says: whom the authorities count as fallen or wounded fought for them.
        if category == Some(Victims::Militants) && victims.of.is_none() && self.fought_for_state(effect) {
            category = Some(self.before.forces().unwrap_or(Victims::Soldiers));
        }
        // "six blessés, dont deux civils": with some of another side among them, they are of none.
        if victims.category.is_none()
            && let Some(side) = category
            && self.parts.iter().any(|part| of_another_side(side, *part))
        {
            category = Some(Victims::People);
        }
        // Losses are told of fighters.
        if category.is_none() && is_loss(context, victims) {
            let (side, country) = speaker_side(attribution, at)
                .or_else(|| side_before(groups, at, None))
                .unwrap_or((Some(Victims::Soldiers), None));
            category = side.or(Some(Victims::Soldiers));
            of = of.or(country);
        }
        (category, of)
    }

    /// What the noun says, or for a figure without one, what it takes its noun from.
    fn by_noun(&self, effect: Effect) -> Side {
        let (category, of) = (self.victims.category, self.victims.of.clone());
        if category.is_some() {
            return (category, of);
        }
        let (category, taken_of) = match self.total {
            // "huit morts, quatre soldats américains et quatre nigériens": of those named right before.
            Some(total) if !(self.victims.anaphoric && self.victims.of.is_some()) => (Some(total.victims), total.of.clone()),
            _ if self.victims.effect.is_some() => self.bare_count(effect),
            _ if self.victims.anaphoric => self.others(),
            _ => (None, None),
        };
        (category, of.or(taken_of))
    }

    /// "neuf blessés": a number of dead, wounded or captives and nothing else.
    fn bare_count(&self, effect: Effect) -> Side {
        let Self { context, groups, at, victims, found, .. } = *self;
        // "un gendarme et cinq autres blessés": others are of the one named right before.
        let beside = |t: &TollFound| victims.anaphoric && listed_with(context, groups, t.group, at);
        let near = found.iter().rev().find(|t| t.part_of.is_none() && (!t.implicit || t.victims.are_forces() || beside(t)));
        // Whoever is captured beside people of a side told of in the same sentence is of that side.
        let taken = matches!(effect, Effect::Captured | Effect::Detained) && near.is_some();
        let side = ellipsis::described(context, groups, at)
            .or_else(|| side_heading(context, groups, at))
            .or_else(|| side_phrase(context, groups, at))
            .or_else(|| self.camp())
            .or_else(|| shared_side(context, groups, at).filter(|_| !taken));
        // "six soldats tués et dix blessés": a bare count in a sentence is of the people told of before it.
        let told_of = near
            .map(|t| t.victims)
            .filter(|c| c.are_forces() || *c == Victims::Militants || victims.anaphoric && *c == Victims::Civilians)
            .or(self.before.forces().filter(|_| near.is_none()));
        // "deux civils et quatre soldats tués, onze blessés": of both, so of none.
        let of_both = near.is_some_and(|t| {
            let before = found.iter().rev().find(|b| b.group < t.group && b.effect == t.effect && b.part_of.is_none());
            let other = |b: &&TollFound| b.victims != t.victims && !(b.victims.are_forces() && t.victims.are_forces());
            let apart = |b: &TollFound| groups[b.group..t.group].iter().any(|g| matches!(g.kind, GroupKind::Mark(';')));
            !victims.anaphoric
                && before.filter(other).filter(|b| !apart(b)).is_some_and(|b| listed_with(context, groups, b.group, t.group))
        });
        let told_of = told_of.filter(|_| !of_both);
        // In one list, or as "others", they are the people named before.
        let listed = victims.anaphoric || near.is_some_and(|t| listed_with(context, groups, t.group, at));
        let harmed = matches!(effect, Effect::Killed | Effect::Wounded | Effect::Missing);
        // "dix soldats ont été tués et cinq blessés": the verb goes on to more of the same people.
        let elliptic = near.filter(|t| t.victims != Victims::People && !of_both && self.goes_on(t.group));
        // A total whose parts are named is of no one category.
        let mixed = !self.parts.is_empty();
        // "des militaires ont péri, d'après un bilan de 12 tués": how many they were.
        let counts_them = near.is_some_and(|t| {
            t.implicit
                && t.effect == effect
                && t.quantity.form == Form::Vague
                && groups[t.group..at].iter().any(|g| match &g.kind {
                    GroupKind::SpeechNoun(_) => true,
                    GroupKind::Source(source) => source.same,
                    _ => false,
                })
        });
        let inherits = (harmed && (listed || counts_them || self.counts_own(told_of)) || taken)
            && victims.quantity.high != Some(0)
            && !mixed;
        // "neuf passagers enlevés, deux tués": in a list without a verb, of the civilians named before.
        let civilians = near.filter(|t| {
            t.victims == Victims::Civilians
                && !mixed
                && !of_both
                && listed_with(context, groups, t.group, at)
                && self.is_verbless()
        });
        // "une patrouille est tombée dans une embuscade, on compte six morts": of those attacked.
        let open = harmed && near.is_none() && !mixed && victims.quantity.high != Some(0);
        let hit = Some(()).filter(|()| open).and_then(|()| attacked(context, groups, at).or(self.before.attacked()));
        let category = self
            .proposal
            .fixed
            .or(side)
            .or(told_of.filter(|_| inherits))
            .or(civilians.map(|t| t.victims))
            .or(elliptic.filter(|_| !mixed).map(|t| t.victims))
            // "le nombre des soldats tués est revu, passant de 5 à 9 morts"
            .or_else(|| victims.replaces.and_then(|_| ellipsis::number_of(context, groups, at)))
            .or(hit)
            .or_else(|| Some(Victims::Soldiers).filter(|_| open && self.army_misses()))
            .or_else(|| self.fought());
        (category, near.and_then(|t| t.of.clone()))
    }

    /// "plusieurs corps ont été emportés", "une trentaine de corps laissés sur place par les assaillants": bodies that whoever
    /// attacked took along or left, unless a force is said to have done so.
    fn left_behind(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let body = victims.noun.is_some_and(|(noun, _)| {
            let role = context.longest_of(noun, &[SenseClass::EffectNoun], |s| match s {
                Sense::EffectNoun { role, .. } => Some(*role),
                _ => None,
            });
            matches!(role, Some((_, EffectRole::Body)))
        });
        let end = groups[at].end;
        let left = || (end..end + LEFT_BEHIND).find(|i| context.is(*i, Function::LeftBehind));
        let Some(left) = Some(()).filter(|()| body).and_then(|()| left()) else { return false };
        let after: Vec<&Group> = groups.iter().filter(|g| g.end > left).take(BY_WHOM).collect();
        let by = after.iter().position(|g| context.is(g.start, Function::By));
        by.is_none_or(|by| {
            after[by..].iter().any(|g| match &g.kind {
                GroupKind::Actor(actor) => !actor.force,
                GroupKind::Victims(v) => v.category == Some(Victims::Militants),
                _ => context.is_any(g.start, &[Function::Pronoun, Function::PronounPlural]),
            })
        })
    }

    /// Fighters and nothing else, of whom the state tells as fallen or wounded.
    fn fought_for_state(&self, effect: Effect) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let plain = victims
            .noun
            .is_some_and(|(start, end)| end == start + 1 && end == groups[at].end && context.is(start, Function::Comrades));
        let fell = self.verb().is_some_and(|verb| {
            verb.frame == Frame::Fall || effect == Effect::Wounded && matches!(verb.voice, Voice::Passive | Voice::Participle)
        });
        let state = [SpeakerClass::Army, SpeakerClass::SecurityForces, SpeakerClass::Government, SpeakerClass::Official];
        plain && fell && self.attribution.speaker(at).is_some_and(|s| state.contains(&s.class))
    }

    /// "une trentaine, neutralisés": said of whoever is fought, unless an armed group says so of its own enemies.
    fn fought(&self) -> Option<Victims> {
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
        self.attribution.speaker(at).is_some_and(|s| s.class == SpeakerClass::Army)
            && (at.saturating_sub(MISSING_BESIDE)..groups.len().min(at + MISSING_BESIDE)).any(missing)
    }

    /// Whether only the passive verb of a figure, commas and "and" stand between it and this one.
    fn goes_on(&self, before: usize) -> bool {
        let between = &self.groups[before + 1..self.at.max(before + 1)];
        let verbs = between.iter().filter(|g| matches!(g.kind, GroupKind::Effect(_))).count();
        verbs == 1
            && between.len() <= ELLIPTIC
            && between.iter().all(|g| match &g.kind {
                GroupKind::Effect(e) => e.voice == Voice::Passive,
                GroupKind::Mark(',') => true,
                GroupKind::Word => self.context.is_any(g.start, &[Function::And, Function::Adverb]),
                _ => false,
            })
    }

    /// Our people or those opposite, where the words around the count say so.
    fn camp(&self) -> Option<Victims> {
        if let Some(side) = their_ranks(self.context, self.groups, self.at, self.before.ranks()) {
            return Some(side);
        }
        let speaker = speaker_side(self.attribution, self.at).and_then(|(side, _)| side);
        camp(self.context, self.groups, self.at, speaker, self.before.forces().is_some())
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

    /// "cinq autres", "six d'entre eux": of those told of before.
    fn others(&self) -> Side {
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
        let side =
            Some(at).filter(|at| ellipsis::of_a_side(context, groups, *at)).and_then(|at| side_phrase(context, groups, at));
        let just = before.mentioned.filter(|(when, _)| self.victims.of_them && before.sentence - when == 1).map(|(_, c)| c);
        let category = self
            .proposal
            .fixed
            .or(side)
            .or_else(|| self.camp())
            .or_else(|| side_heading(context, groups, at))
            .or_else(|| ellipsis::among_whom(context, groups))
            .or(just)
            .or_else(|| ellipsis::number_of(context, groups, at))
            .or_else(|| Some(()).filter(|()| self.victims.of_them && told.is_none()).and_then(|()| named()))
            .or_else(|| self.fought().filter(|_| told.is_none_or(|t| t.victims == Victims::People)))
            // "quatre soldats américains et cinq nigériens"
            .or_else(|| self.victims.of.as_ref().and_then(|_| near()))
            .or(told.map(|t| t.victims))
            .or_else(near)
            .or_else(one)
            .or(lately)
            .or(before.category);
        (category, told.and_then(|t| t.of.clone()).or_else(|| before.of.clone()))
    }

    /// The category once effect and total are weighed.
    pub fn settled(&self, mut category: Victims, effect: Effect) -> Victims {
        let victims = self.victims;
        // Women, children and the old of a total are what the total is, unless it names forces beside them, or was told of
        // before as one of civilians.
        let as_civilians = |t: &TollFound| self.before.told.contains(&(effect, Victims::Civilians, t.quantity.low));
        let civilians = self.total.is_some_and(as_civilians);
        if !civilians && matches!(victims.group, Some("women" | "children" | "elders")) && category == Victims::Civilians {
            let total = self.total.filter(|_| !self.siblings.iter().any(|v| v.are_forces())).map(|t| t.victims);
            category = total.or_else(|| self.total_told(effect)).unwrap_or(category);
        }
        // "29 rebelles, dont 12 recrues": those of a side are of no other.
        if category.are_forces() && self.total.is_some_and(|t| t.victims == Victims::Militants) {
            return Victims::Militants;
        }
        if category != Victims::People {
            return category;
        }
        // Who is arrested without any other word is a suspect.
        if effect == Effect::Detained && victims.effect.is_none_or(|e| e == Effect::Detained) {
            return Victims::Suspects;
        }
        // Hostages and the displaced who were killed were civilians.
        if matches!(victims.effect, Some(Effect::Abducted | Effect::Displaced)) && victims.effect != Some(effect) {
            return Victims::Civilians;
        }
        self.proposal.fixed.unwrap_or(category)
    }
}

impl Figure<'_, '_> {
    /// "parmi les morts, douze enfants": people, where those told of before were of no category.
    fn total_told(&self, effect: Effect) -> Option<Victims> {
        let verb = self.proposal.verb?;
        if !matches!(&self.groups[verb].kind, GroupKind::EffectNoun(n) if n.people) {
            return None;
        }
        let larger = self.before.told.iter().filter(|(e, _, n)| *e == effect && *n > self.victims.quantity.low);
        larger.max_by_key(|(_, _, n)| *n).map(|(_, v, _)| *v).filter(|v| *v == Victims::People)
    }
}

/// Whether "other" stands in the group, so that others were told of before.
fn others(context: &Context<'_>, victims: &VictimGroup) -> bool {
    victims.noun.is_some_and(|(noun, _)| (noun.saturating_sub(OTHER_BEFORE)..noun).any(|i| context.is(i, Function::Other)))
}

/// So many words before the noun "other" may stand.
const OTHER_BEFORE: usize = 2;

/// Whether people of the one category cannot be of the other's side.
fn of_another_side(side: Victims, part: Victims) -> bool {
    let sides = |v: Victims| match v {
        Victims::People => None,
        v if v.are_forces() => Some(0),
        Victims::Militants | Victims::Suspects => Some(1),
        _ => Some(2),
    };
    sides(side).zip(sides(part)).is_some_and(|(side, part)| side != part)
}

/// "Le village a perdu douze des siens": whether a place is the subject that loses its people.
fn of_a_village(context: &Context<'_>, groups: &[Group], verb: usize) -> bool {
    groups[..verb].iter().any(|g| {
        !matches!(g.kind, GroupKind::Victims(_) | GroupKind::Source(_))
            && (g.start..g.end).any(|i| {
                context
                    .senses_of(i, &[SenseClass::PlaceWord])
                    .any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::Settlement | PlaceWord::Area)))
            })
    })
}

/// Whether the noun of a group is one of losses.
fn is_loss(context: &Context<'_>, victims: &VictimGroup) -> bool {
    victims.noun.is_some_and(|(noun, _)| {
        let longest = context.longest_of(noun, &[SenseClass::EffectNoun], |s| match s {
            Sense::EffectNoun { role, .. } => Some(*role),
            _ => None,
        });
        matches!(longest, Some((_, EffectRole::Loss)))
    })
}

/// Whether nothing but commas, joining words and participles stands between two figures.
fn listed_with(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    // "un soldat a été tué et un autre blessé": another is of the one before, whatever was done to him.
    let other = matches!(&groups[at].kind, GroupKind::Victims(v) if v.anaphoric);
    // What a bracket says of the first stands between: "32 soldats tués (30 d'ici, 2 d'ailleurs), 67 blessés".
    let mut open = false;
    let outside: Vec<&Group> = groups[(before + 1).min(at)..at]
        .iter()
        .filter(|g| {
            open |= matches!(g.kind, GroupKind::Mark('('));
            let inside = open;
            open &= !matches!(g.kind, GroupKind::Mark(')'));
            !inside
        })
        .collect();
    at > before
        && outside.len() < 7
        && outside.iter().all(|g| match &g.kind {
            GroupKind::SpeechPreposition(_) | GroupKind::Source(_) => true,
            GroupKind::Mark(m) => matches!(m, ',' | ';' | '«' | '»' | '"' | '+' | '/' | '&'),
            GroupKind::Effect(e) => e.voice == Voice::Participle || other,
            GroupKind::Word => {
                context.is_any(g.start, &[Function::And, Function::Of, Function::DetDes])
                    || goes_on_joining(context, g.start)
                    || !context.tokens[g.start].capital && g.end - g.start == 1 && before + 2 >= at - 2
            }
            _ => false,
        })
}
