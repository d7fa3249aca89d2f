//! People without a number: they are only meant where the verb stands beside them, or where all that stands between is theirs.

use super::super::owners::{is_said_of_one, owners_behind};
use super::super::sides::names_side;
use super::super::untold::{has_finite, is_denied_number, is_named_between, is_parentage};
use super::trial::Trial;
use crate::lexicon::{Frame, Function};
use crate::model::Effect;
use crate::recognise::{Context, Group, GroupKind, Voice};

/// Between a person without a number and the verb may so many groups stand.
const BESIDE: usize = 3;

/// So many where a relative clause stands between, or where the verb says among whom the person is.
const BESIDE_CLAUSE: usize = 6;

/// So many groups may stand between one person and the comma before what befell them.
const APART: usize = 5;

/// "dont une quinzaine de femmes et d'enfants": between the commas stand so many groups at most.
const SET_OFF: usize = 8;

/// A person's name has so many groups at most.
const NAME_GROUPS: usize = 4;

/// Words between commas behind one person are at most so many groups.
const ASIDE: usize = 14;

/// A person's complement has at most so many groups.
const LONGEST_COMPLEMENT: usize = 12;

/// "tombé jeudi, à proximité du village, dans le district, dans une embuscade": so many groups may stand between.
const FALLS_WITHIN: usize = 22;

/// Behind those harmed, whoever is among them is named within so many groups.
const NAMED_BEHIND: usize = 3;

/// "il y a eu également": so many words at most.
const THERE_WITHIN: usize = 3;

impl Trial<'_, '_> {
    /// Whether people without a number are not those meant, or fell otherwise than dead.
    pub fn is_out_of_reach(&self) -> bool {
        self.implicit()
            && (self.are(|v| v.plural && v.definite)
                || self.stands_too_far()
                || self.are_some_described()
                || self.falls_into()
                || self.count_among()
                || self.are_whose_dead())
            || self.falls_upon()
    }

    /// Whether more stands between one or some and the verb than what belongs to either.
    fn stands_too_far(&self) -> bool {
        let relative = || {
            // "un civil qui s'y trouvait a été tué"
            self.one() && self.groups.get(self.victims + 1).is_some_and(|g| self.context.is(g.start, Function::Who))
        };
        if self.skipped <= BESIDE {
            return false;
        }
        let beside = if relative() || self.are_among() { BESIDE_CLAUSE } else { BESIDE };
        self.skipped > beside + self.adjuncts_between() && !self.may_stand_off()
    }

    /// "ont emmené mardi, près du bourg, un gardien": how many of the groups between say a day or a place, which may stand anywhere.
    fn adjuncts_between(&self) -> usize {
        let verb = self.effect.filter(|_| self.verb.is_some());
        verb.map_or(0, |e| adjuncts(&self.groups[e.min(self.victims) + 1..e.max(self.victims)]))
    }

    /// Whether what stands between them and what befell them is theirs, or set off.
    fn may_stand_off(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        // Behind its own preposition a person may stand further off: "cost the life, on Monday, of a policeman".
        if self.verb.is_some_and(|v| v.frame == Frame::TransitiveTo) {
            return true;
        }
        let Some(effect) = self.effect else { return false };
        let one = || {
            is_named_between(context, groups, victims, effect)
                || self.is_apart(effect)
                || !self.participle() && self.has_complement(effect)
                || is_said_of_one(context, groups, victims, effect)
        };
        self.one() && one() || self.some() && is_set_off_by_others(context, groups, victims, effect)
    }

    /// "un citoyen de ce pays voisin, blessé lundi": between commas, it is said of whoever stands before. "un milicien (engagé pour garder le
    /// village) a été tué": so it is behind brackets.
    fn is_apart(&self, effect: usize) -> bool {
        let bracketed = || effect > self.victims && self.mark(self.victims + 1, '(') && self.mark(effect - 1, ')');
        let comma = || effect > self.victims + 1 && self.mark(effect - 1, ',') && self.skipped <= APART;
        self.participle() && comma() || bracketed()
    }

    /// Whether what stands between one person and the verb says only of that person who that is, what that one does or suffered.
    fn has_complement(&self, effect: usize) -> bool {
        let Self { context, groups, victims, .. } = *self;
        effect > victims
            && (self.is_set_off(effect)
                || says_what_he_is(context, groups, victims, effect)
                || is_told_by_participle(context, &groups[victims + 1..effect]))
            || says_what_he_does(context, groups, victims, effect)
    }

    /// "un homme, selon des témoins, a été tué", "un homme a, selon des témoins, été tué", "le colonel A. B., commandant de la base, a été tué":
    /// whether nothing but words between commas stands behind one person and his name.
    fn is_set_off(&self, verb: usize) -> bool {
        let Self { context, groups, victims, .. } = *self;
        let name = |g: &&Group| matches!(g.kind, GroupKind::Word) && context.tokens[g.start].capital;
        let owned = victims + owners_behind(context, groups, victims);
        let behind = owned + 1 + groups[owned + 1..].iter().take(NAME_GROUPS).take_while(name).count();
        // "une caissière de 27 ans, mère de trois enfants, a été tuée"
        let years = |g: &Group| matches!(&g.kind, GroupKind::Count(c) if c.what.is_none() && !c.unknown_noun);
        let aged = groups.get(behind + 1).is_some_and(years) && context.is(groups[behind].start, Function::Of);
        let behind = behind + 2 * usize::from(aged);
        let comma = behind + usize::from(groups.get(behind).is_some_and(|g| context.is_auxiliary(g.start)));
        self.mark(comma, ',') && verb > comma + 1 && self.mark(verb - 1, ',') && is_aside(context, groups, comma + 1..verb - 1)
    }

    /// Whether a verb or a noun says that they are among those harmed.
    fn are_among(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        // "Parmi les morts figure le chef du village"
        let ahead_of = |e: usize| victims - e <= NAMED_BEHIND && e > 0 && context.is(groups[e - 1].start, Function::Among);
        // "sont au nombre des sept personnes tuées"
        let hurt_there =
            |e: usize| e > victims && self.rule.yields.part && self.participle() && self.told == Some(Effect::Killed);
        // "des enfants et le chef du village sont au nombre des victimes"
        self.effect.is_some_and(|e| (e > victims || ahead_of(e)) && are_hurt(&groups[e]) || hurt_there(e))
    }

    /// "des pêcheurs massacrés": whether a participle right behind some people tells only of what kind they are, where no list or verb counts
    /// them.
    fn are_some_described(&self) -> bool {
        self.some()
            && self.skipped == 0
            && self.participle()
            && self.behind().is_some()
            && !self.are_more()
            && !there_are(self.context, self.start())
    }

    /// "huit morts et des personnes portées disparues": behind those counted they are some more of them. "le bus a été brûlé et ses passagers
    /// tués": the auxiliary holds for both.
    fn are_more(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        let Some(before) = victims.checked_sub(2).map(|i| &groups[i].kind) else { return false };
        let joined = context.is(groups[victims - 1].start, Function::And);
        let listed = joined || self.mark(victims - 1, ',');
        let with_it = || context.is(self.start(), Function::DetPoss);
        match before {
            GroupKind::Victims(v) => listed && v.effect.is_some(),
            GroupKind::Actor(_) => false,
            _ => joined && with_it(),
        }
    }

    /// "a commando fell, last night, into an ambush", "rebels fell upon the village"
    fn falls_into(&self) -> bool {
        let Some(effect) = self.falls() else { return false };
        self.groups[effect + 1..].windows(2).take(FALLS_WITHIN).any(|pair| {
            self.context.is(pair[0].start, Function::In) && matches!(&pair[1].kind, GroupKind::Incident(i) if !i.plural)
        })
    }

    /// "two men fell from a lorry"
    fn falls_upon(&self) -> bool {
        let Some(effect) = self.falls() else { return false };
        let context = self.context;
        self.groups[effect + 1..].iter().find(|g| !matches!(g.kind, GroupKind::Time(_))).is_some_and(|g| {
            context.is(g.start, Function::On)
                || context.is_any(g.start, &[Function::Of, Function::DetDu]) && !names_side(context, g.start)
        })
    }

    /// The verb, where it is one of falling.
    fn falls(&self) -> Option<usize> {
        self.effect.filter(|_| self.verb.is_some_and(|v| v.frame == Frame::Fall))
    }

    /// "le maire compte parmi les morts huit marchandes": he counts them.
    fn count_among(&self) -> bool {
        let Some(effect) = self.effect else { return false };
        let groups = self.groups;
        let between = groups.get(self.victims + 1..effect).unwrap_or_default();
        between.iter().any(|g| matches!(g.kind, GroupKind::Speech(_)))
            && groups[effect + 1..].iter().any(|g| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none()))
            && self.are_among()
    }

    /// "the losses of the enemy" count nobody.
    fn are_whose_dead(&self) -> bool {
        let Self { context, groups, victims, .. } = *self;
        let Some(effect) = self.before().filter(|e| e + 2 >= victims) else { return false };
        let dead = matches!(&groups[effect].kind, GroupKind::EffectNoun(n) if n.people && n.plural);
        // "le corps d'un enfant" is of one.
        if !dead || !self.are(|v| v.plural || v.definite) {
            return false;
        }
        let of = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]);
        // "on compte parmi les morts le maire": he is one of them.
        let whose = context.is_any(groups[victims - 1].start, &[Function::Of, Function::DetDu])
            || context.is_any(self.start(), &[Function::DetDes, Function::Of])
            || effect + 1 != victims && context.is_any(self.start(), &[Function::DetDef, Function::DetPoss]);
        // "on compte parmi les morts des fillettes"
        let counted = || effect > 1 && matches!(&groups[effect - 2].kind, GroupKind::Speech(s) if !s.participle);
        // "parmi les morts figure le chef du village"
        whose && !(self.are_among() && (!of(&groups[effect + 1]) || counted()))
    }
}

/// "les morts", "les sept blessés": whether a group tells of people by what befell them.
fn are_hurt(group: &Group) -> bool {
    let hurt = |effect: Effect| matches!(effect, Effect::Killed | Effect::Wounded);
    match &group.kind {
        GroupKind::EffectNoun(noun) => noun.people && hurt(noun.effect),
        GroupKind::Victims(v) => v.effect.is_some_and(hurt) && v.plural,
        _ => false,
    }
}

/// "des civils, dont huit femmes, ont péri", "ce sont des rebelles, et non des civils, qui ont péri": whether nothing stands between
/// some people and the verb but other people, set off by commas, who are some of them or whom it did not befall.
fn is_set_off_by_others(context: &Context<'_>, groups: &[Group], people: usize, verb: usize) -> bool {
    let comma = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Mark(',')));
    if verb < people + 4 || !comma(people + 1) {
        return false;
    }
    let who = usize::from(context.is(groups[verb - 1].start, Function::Who));
    let close = verb - 1 - who;
    let aside = people + 2..close;
    let including = context.is(groups[people + 2].start, Function::Including);
    let denied = |i: usize| matches!(groups[i].kind, GroupKind::Victims(_)) && is_denied_number(context, groups, i);
    // "dont des enfants, des femmes et des vieillards": the comma of a list.
    let listed = |i: usize| {
        including
            && matches!(groups[i - 1].kind, GroupKind::Victims(_))
            && groups.get(i + 1).is_some_and(|g| matches!(g.kind, GroupKind::Victims(_)))
    };
    comma(close)
        && aside.len() <= SET_OFF
        && (including || aside.clone().any(denied))
        && !aside.into_iter().any(|i| comma(i) && !listed(i))
}

/// "un homme, selon des témoins, a été tué": whether words between commas behind a person tell of nothing else.
fn is_aside(context: &Context<'_>, groups: &[Group], between: std::ops::Range<usize>) -> bool {
    // "père de six enfants"
    let kin = |i: usize| is_parentage(context, groups, i);
    let tells = |i: usize| {
        let g = &groups[i];
        matches!(g.kind, GroupKind::Effect(_) | GroupKind::EffectNoun(_) | GroupKind::Mark(';' | ':' | '.'))
            || matches!(g.kind, GroupKind::Victims(_)) && !kin(i)
            || has_finite(context, g)
    };
    between.len() <= ASIDE && !between.into_iter().any(tells)
}

/// "le gardien d'un dépôt de vivres a été tué": whether what stands between a person and the verb says only of what that person is.
fn says_what_he_is(context: &Context<'_>, groups: &[Group], person: usize, verb: usize) -> bool {
    let between = groups.get(person + 1..verb).unwrap_or_default();
    // "le chauffeur de deux élus de la commune"
    let owners = owners_behind(context, groups, person);
    let joins = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]);
    let parts = |g: &Group| {
        let clause =
            [Function::Who, Function::That, Function::Where, Function::By, Function::And, Function::While, Function::But];
        matches!(g.kind, GroupKind::Mark(_) | GroupKind::Effect(_) | GroupKind::Speech(_) | GroupKind::Victims(_))
            || matches!(g.kind, GroupKind::Word) && (context.is_any(g.start, &clause) || has_finite(context, g))
    };
    between.len() <= LONGEST_COMPLEMENT && between.first().is_some_and(joins) && !between[owners..].iter().any(parts)
}

/// "un civil se trouvant près de l'école a été tué": whether a present participle right behind a person, with what belongs to it, is all
/// that stands between that person and the verb.
fn says_what_he_does(context: &Context<'_>, groups: &[Group], person: usize, verb: usize) -> bool {
    let between = groups.get(person + 1..verb).unwrap_or_default();
    let acts = |g: &Group| {
        let unknown = context.means_nothing(g.start) && context.lexicon.is_acting(context.word(g.start));
        unknown || (g.start..g.end).any(|i| context.is_present_participle(i))
    };
    let reflexive = between.first().is_some_and(|g| context.is(g.start, Function::Reflexive));
    let Some(first) = between.get(usize::from(reflexive)).filter(|g| acts(g)) else { return false };
    let clause = [Function::Who, Function::That, Function::By, Function::And, Function::While, Function::But];
    let parts = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(_) | GroupKind::Victims(_))
            || matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_)) && g.start != first.start
            || matches!(g.kind, GroupKind::Word) && (context.is_any(g.start, &clause) || has_finite(context, g))
    };
    between.len() <= LONGEST_COMPLEMENT && !between.iter().any(parts)
}

/// "un gendarme grièvement blessé dans l'attaque a succombé": whether what stands between a person and the verb says only what harm
/// was done to that person, where and when.
fn is_told_by_participle(context: &Context<'_>, between: &[Group]) -> bool {
    let harms = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_some());
    let at = between.iter().take(2).position(harms);
    let quiet = |g: &Group| match &g.kind {
        GroupKind::Word => !has_finite(context, g) && !context.is_any(g.start, &[Function::Who, Function::That, Function::And]),
        kind => matches!(
            kind,
            GroupKind::Incident(_) | GroupKind::Place(_) | GroupKind::Time(_) | GroupKind::Target(_) | GroupKind::Weapon(_)
        ),
    };
    at.is_some_and(|at| between.len() <= LONGEST_COMPLEMENT && between[at + 1..].iter().all(quiet))
}

/// How many of these groups say only when or where, with the words that bring them in.
fn adjuncts(between: &[Group]) -> usize {
    let says = |g: &Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_));
    let brings = |i: usize| {
        let word = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(','));
        word(&between[i]) && between[i + 1..].iter().take(3).find(|g| !word(g)).is_some_and(says)
    };
    (0..between.len()).filter(|i| says(&between[*i]) || brings(*i)).count()
}

/// "il y a eu des civils blessés", "a fait des civils morts": whether what stands right before some people says that there were such.
fn there_are(context: &Context<'_>, at: usize) -> bool {
    let verb = (at.saturating_sub(THERE_WITHIN)..at).rev().find(|i| !context.is_adverb(*i));
    verb.is_some_and(|verb| {
        context.is(verb, Function::Makes)
            || context.is_auxiliary(verb)
                && (verb.saturating_sub(THERE_WITHIN)..verb).any(|i| context.is(i, Function::There))
                && !(verb.saturating_sub(THERE_WITHIN)..at).any(|i| context.is(i, Function::Negation))
    })
}
