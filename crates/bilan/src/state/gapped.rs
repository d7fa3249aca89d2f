//! Bare numbers that take noun and verb from the clause before them: "the army lost nine men and the rebels twenty".

use super::proposals::Proposed;
use super::sides::{counting_verb, dealt_at_once, side_in_sum, side_of_group, side_phrase, subject_side};
use crate::lexicon::{Frame, Function, SenseClass, SpeechPreposition};
use crate::model::{Effect, Quantity, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup, Voice, attacks};

/// "n'en confirme que deux", "alors que le maire parle de trente", "l'opposition avance le chiffre de trente", "il y en a vingt-deux",
/// "on en est à vingt": whether a verb of speech or of being counts those told of before.
pub fn counted_by_speech(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let joint = |g: &Group| match g.kind {
        // "la police, elle, parle de neuf", "en dénombre, elle, trente-cinq"
        GroupKind::Mark(',') => true,
        // "en dénombre quant à elle vingt"
        GroupKind::SpeechPreposition(SpeechPreposition::Aside) => true,
        // "en compte, lui, vingt"
        GroupKind::Word if context.is(g.start, Function::Clitic) && g.start > 0 && context.is_mark(g.start - 1, ',') => true,
        // "en compte désormais douze"
        GroupKind::Word => context.is_any(
            g.start,
            &[
                Function::That,
                Function::Adverb,
                Function::At,
                Function::Of,
                Function::Pronoun,
                Function::PronounStressed,
                Function::Latest,
            ],
        ),
        _ => false,
    };
    if stands_at(context, groups, at) {
        return true;
    }
    // "a revendiqué les deux": both acts, not two people.
    if matches!(&groups[at].kind, GroupKind::Victims(v) if v.definite && v.quantity == Quantity::exact(2)) {
        return false;
    }
    let Some(verb) = groups[..at].iter().rposition(|g| !joint(g)).filter(|i| at - i <= SAID_WITHIN) else { return false };
    let clitic = |i: usize| (groups[i].start..groups[i].end).any(|t| context.is_any(t, &[Function::In, Function::CliticOf]));
    let of_them = (verb.saturating_sub(2)..=verb).any(clitic);
    match &groups[verb].kind {
        GroupKind::Speech(s) => {
            // "…, la police parlant de huit": a participle with whoever speaks right before it.
            let told = || !s.participle || !s.passive && verb > 0 && matches!(groups[verb - 1].kind, GroupKind::Source(_));
            of_them || !s.passive && told() && ends_clause(context, groups, at) && !is_about_others(&groups[..verb])
        }
        GroupKind::Word => {
            let there = || (verb.saturating_sub(2)..verb).any(|i| context.is(groups[i].start, Function::There));
            of_them && context.is_auxiliary(groups[verb].start) && there() && ends_clause(context, groups, at)
        }
        _ => false,
    }
}

/// "L'attaque en a fait dix": whether a bare number of those told of before stands right behind the verb that says that so many were made.
pub fn made_of_them(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    let Some(verb) = start.checked_sub(1).filter(|i| context.is(*i, Function::Makes)) else { return false };
    let auxiliaries = (0..verb).rev().take_while(|i| context.is_auxiliary(*i) || context.is_adverb(*i)).count();
    let clitic = (verb - auxiliaries).checked_sub(1);
    clitic.is_some_and(|i| context.is_any(i, &[Function::CliticOf, Function::In])) && ends_clause(context, groups, at)
}

/// A number stands behind the verb that counts it with so many groups between at most.
const SAID_WITHIN: usize = 5;

/// "interrogé sur les assaillants", "quant aux véhicules": whether what stands before a verb of speech names people or things and no
/// harm, so that the number behind the verb is of them.
fn is_about_others(before: &[Group]) -> bool {
    let named = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.plural && v.category.is_some() && v.effect.is_none(),
        GroupKind::Count(_) | GroupKind::Target(_) | GroupKind::Weapon(_) => true,
        _ => false,
    };
    let harm = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some(),
        GroupKind::EffectNoun(_) => true,
        GroupKind::Victims(v) => v.effect.is_some(),
        _ => false,
    };
    before.iter().any(named) && !before.iter().any(harm)
}

/// Whether a verb of speech with its preposition stands right before a group.
pub fn spoken_of(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let speaks = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if !s.passive && context.lexicon.verbs[s.verb as usize].speech.is_some_and(|(_, f)| f.of));
    let of = at >= 2 && context.is(groups[at - 1].start, Function::Of) && speaks(&groups[at - 2]);
    of || at >= 1 && speaks(&groups[at - 1]) && context.is(groups[at].start.saturating_sub(1), Function::Of)
}

/// "dix sont morts sur le coup et trois à l'hôpital": whether a bare number behind a figure of those who died on the spot is of those
/// who died where they were taken.
pub fn died_later(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    let there = |i: usize| context.is(i, Function::On) && context.is_adverb(i);
    let house = |g: &Group| matches!(g.kind, GroupKind::Target("health"));
    let small = |g: &&Group| context.is_any(g.start, &[Function::At, Function::DetDef]) && !house(g);
    let to = groups[at + 1..].iter().take_while(small).count();
    let taken = to > 0 && groups.get(at + 1 + to).is_some_and(house);
    taken && (groups[before].end..groups[at].start).any(there)
}

/// "on en est à vingt", "le ministère en était resté à neuf", "s'en tient à neuf": whether a count is said to have come so far.
fn stands_at(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    let Some(to) = start.checked_sub(1).filter(|i| context.is(*i, Function::At)) else { return false };
    let stands = |i: usize| context.is(i, Function::CliticOf) && context.is_auxiliary(i + 1);
    // "s'en tient à onze": the preposition is of a verb of speech.
    let keeps = |i: usize| context.senses_of(i, &[SenseClass::SpeechVerb]).any(|(length, _)| length > 1 && i + length == start);
    (to.saturating_sub(STANDS_WITHIN)..to).any(|i| stands(i) || keeps(i)) && ends_clause(context, groups, at)
}

/// "en est resté à": so many words before the preposition.
const STANDS_WITHIN: usize = 4;

/// Whether a clause ends behind a group, or where and when or who says so follows.
pub fn ends_clause(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    groups.get(at + 1).is_none_or(|g| {
        matches!(
            g.kind,
            GroupKind::Mark('.' | ',' | ';' | ')' | '!' | '»' | '"' | '”') | GroupKind::Time(_) | GroupKind::SpeechPreposition(_)
        ) || context.is_any(g.start, &[Function::And, Function::While, Function::But, Function::After])
    })
}

/// "L'armée a perdu neuf hommes et les rebelles vingt": the other side that lost so many, where a verb of loss stands before; and
/// what befell them.
pub fn lost_by_other(
    context: &Context<'_>,
    groups: &[Group],
    at: usize,
    proposals: &[Proposed<'_>],
) -> Option<(Effect, Victims)> {
    // "; les rebelles, onze"
    let comma = usize::from(at > 1 && matches!(groups[at - 1].kind, GroupKind::Mark(',')));
    let side = at.checked_sub(1 + comma)?;
    let determiner = [Function::DetDef, Function::DetPoss];
    let article = side - usize::from(side > 0 && context.is_any(groups[side - 1].start, &determiner));
    let joined = article
        .checked_sub(1)
        .is_some_and(|i| context.is(groups[i].start, Function::And) || matches!(groups[i].kind, GroupKind::Mark(',' | ';')));
    // "nous avons perdu six soldats, et eux dix-neuf"
    let them = || context.is(groups[side].start, Function::PronounStressed).then(|| opposed(groups, at)).flatten();
    let category = side_in_sum(context, &groups[side]).or_else(them).filter(|_| joined && ends_clause(context, groups, at))?;
    loss_before(context, groups, at, proposals, category).map(|effect| (effect, category))
}

/// "a coûté quatre hommes à l'armée et onze à la rébellion": the other side that it cost so many, named behind the number.
pub fn cost_other(context: &Context<'_>, groups: &[Group], at: usize, proposals: &[Proposed<'_>]) -> Option<(Effect, Victims)> {
    let joined =
        at > 0 && (context.is(groups[at - 1].start, Function::And) || matches!(groups[at - 1].kind, GroupKind::Mark(',' | ';')));
    let (_, side) = Some(at).filter(|_| joined).and_then(|at| dealt_at_once(context, groups, at))?;
    let last = proposals[..at].iter().rev().flatten().next()?;
    (last.own_side && last.verb.is_none()).then_some((last.effect, side))
}

/// ", la seconde cinq", "et l'autre, cinq", "; une autre quatre soldats à B": whether a figure ends what is told of the second of two, with the verb of the first, whose
/// figure stands behind "la première" or "l'un"; not "deux enfants, l'un âgé de sept ans, l'autre neuf".
pub fn of_the_second(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    let one = |g: &Group| {
        let next = g.start + 1;
        context.is(g.start, Function::DetDef)
            && (context.is_any(next, &[Function::First, Function::OneOfTwo]) || context.is_number(next))
            // "Une attaque a tué …, une autre …"
            || matches!(g.kind, GroupKind::Incident(_)) && context.is(g.start, Function::DetIndef)
    };
    if !groups[before.saturating_sub(FIRST_BACK)..before].iter().any(one) {
        return false;
    }
    // ", la seconde, mardi à B, quatre"
    let aside = aside_before(context, groups, at);
    let Some(article) =
        at.checked_sub(2 + aside).filter(|i| *i > 0 && context.is_any(groups[*i].start, &[Function::DetDef, Function::DetIndef]))
    else {
        return false;
    };
    let joined =
        context.is(groups[article - 1].start, Function::And) || matches!(groups[article - 1].kind, GroupKind::Mark(',' | ';'));
    joined
        && context.is_any(groups[article + 1].start, &[Function::OneOfTwo, Function::Other])
        && (ends_clause(context, groups, at) || is_placed(context, groups, at + 1))
}

/// Of how many groups a comma, or where and when something was between two commas, consists that stands before a group.
fn aside_before(context: &Context<'_>, groups: &[Group], at: usize) -> usize {
    let comma = |i: usize| matches!(groups[i].kind, GroupKind::Mark(','));
    let Some(last) = at.checked_sub(1).filter(|i| comma(*i)) else { return 0 };
    let adjunct = |g: &Group| is_adjunct(context, g) && !matches!(g.kind, GroupKind::Mark(_));
    let first = (0..last).rev().take_while(|i| adjunct(&groups[*i])).last();
    first.filter(|i| *i > 0 && comma(i - 1)).map_or(1, |i| at - i + 1)
}

/// What says where, when and in which act something was done: no verb, no people, nobody who speaks.
fn is_adjunct(context: &Context<'_>, group: &Group) -> bool {
    match group.kind {
        GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Incident(_) | GroupKind::Target(_) => true,
        GroupKind::Word => {
            let small = [Function::At, Function::In, Function::Of, Function::On, Function::DetDef, Function::DetIndef];
            context.is_any(group.start, &small) || context.has(group.start, SenseClass::PlaceWord)
        }
        _ => false,
    }
}

/// "à B", "dans une embuscade à B": whether a preposition stands there with a place or an act behind it.
fn is_placed(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let told = |g: &Group| matches!(g.kind, GroupKind::Place(_) | GroupKind::Incident(_) | GroupKind::Target(_));
    groups.get(at).is_some_and(|g| context.is_any(g.start, &[Function::At, Function::In, Function::On]))
        && groups[at + 1..].iter().take(PLACED_WITHIN).take_while(|g| is_adjunct(context, g)).any(told)
}

/// So many groups behind the preposition stands what it leads to.
const PLACED_WITHIN: usize = 4;

/// "Dix civils ont été tués lundi dans une attaque à A et quatre soldats mardi dans une embuscade à B": whether people are counted with where or
/// when they were harmed, behind those of whom the verb was said, with nothing between but where and when.
pub fn shares_verb(context: &Context<'_>, groups: &[Group], verb: usize, at: usize) -> bool {
    let people = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_none() && v.category.is_some() && !v.definite && (is_one(v) || !(v.anaphoric || v.implicit)));
    let suffered = match &groups[verb].kind {
        GroupKind::Effect(e) => {
            // "Cinq soldats tués lundi à A, six mardi à B"
            let headline = || {
                let told = verb.checked_sub(1).is_some_and(|i| matches!(groups[i].kind, GroupKind::Victims(_)));
                e.voice == Voice::Participle && e.effect.is_some() && told
            };
            !e.negated
                && (e.voice == Voice::Passive
                    || e.voice == Voice::Active && matches!(e.frame, Frame::Intransitive | Frame::Fall)
                    || headline())
        }
        _ => false,
    };
    let joins = |i: usize| context.is(groups[i].start, Function::And) || matches!(groups[i].kind, GroupKind::Mark(',' | ';'));
    let time = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Time(_)));
    // "; mardi, quatre soldats dans une embuscade à B"
    let headed = at >= 3 && matches!(groups[at - 1].kind, GroupKind::Mark(',')) && time(at - 2) && joins(at - 3);
    let joint = if headed { Some(at - 3) } else { at.checked_sub(1) };
    let Some(joint) = joint.filter(|i| people && suffered && joins(*i)) else { return false };
    // "…, dans une embuscade, et quatre soldats": over an aside, and over whoever did it.
    let comma = !matches!(groups[joint].kind, GroupKind::Mark(','));
    let author = |i: usize| {
        let by = (verb + 1..i).rev().take(2).any(|i| context.is(groups[i].start, Function::By));
        by && (attacks(&groups[i])
            || matches!(groups[i].kind, GroupKind::Weapon(_) | GroupKind::Incident(_) | GroupKind::Actor(_)))
    };
    let passed = |i: usize| {
        let group = &groups[i];
        is_adjunct(context, group)
            || comma && matches!(group.kind, GroupKind::Mark(','))
            || context.is(group.start, Function::By) && matches!(group.kind, GroupKind::Word)
            || author(i)
    };
    let between = joint > verb + 1
        && (verb + 1..joint).all(passed)
        && groups[verb + 1..joint].iter().any(|g| matches!(g.kind, GroupKind::Place(_) | GroupKind::Time(_)));
    let day = usize::from(headed || time(at + 1));
    let behind = groups[at + 1..].iter().take_while(|g| is_adjunct(context, g)).count();
    let by = || groups.get(at + behind + 1).is_some_and(|g| context.is(g.start, Function::By));
    let colon = || groups.get(at + behind + 1).is_some_and(|g| matches!(g.kind, GroupKind::Mark(':')));
    between && (day > 0 || is_placed(context, groups, at + 1)) && (ends_clause(context, groups, at + behind) || by() || colon())
}

/// "un berger", "un autre berger": one person told of by his noun.
pub fn is_one(victims: &VictimGroup) -> bool {
    victims.implicit && !victims.plural && !victims.definite && victims.category.is_some()
}

/// The rule for people counted behind those of whom the verb was said.
pub const SHARED: &str = "state/shared-verb";

/// The first of two begins at most so many groups before its figure.
const FIRST_BACK: usize = 8;

/// The rule for a number told of the second of two.
pub const SECOND: &str = "state/of-the-second";

/// The side against that of those counted last before a group.
fn opposed(groups: &[Group], at: usize) -> Option<Victims> {
    let last = groups[..at].iter().rev().find_map(|g| match &g.kind {
        GroupKind::Victims(v) => Some(v.category),
        _ => None,
    });
    match last?? {
        Victims::Militants => Some(Victims::Soldiers),
        side if side.are_forces() => Some(Victims::Militants),
        _ => None,
    }
}

/// "…, contre vingt pour les rebelles", "… contre vingt dans les rangs adverses": how many the other side lost.
pub fn against_other(
    context: &Context<'_>,
    groups: &[Group],
    at: usize,
    proposals: &[Proposed<'_>],
) -> Option<(Effect, Victims)> {
    if !set_against(context, groups, at) {
        return None;
    }
    let behind = groups.get(at + 1)?;
    let side = if context.is(behind.start, Function::For) {
        groups[at + 2..].iter().take(2).find_map(|g| side_of_group(context, g))
    } else {
        side_phrase(context, groups, at)
    };
    let effect = proposals[..at].iter().rev().flatten().map(|p| p.effect).next()?;
    side.map(|side| (effect, side))
}

/// "Trois soldats ont péri dans l'assaut, contre vingt-deux assaillants": what befell those of another side whose number is set against that of
/// the first, at the end of the clause.
pub fn of_other_side_against(
    context: &Context<'_>,
    groups: &[Group],
    first: usize,
    at: usize,
    proposals: &[Proposed<'_>],
) -> Option<Effect> {
    let counted = |i: usize| match &groups[i].kind {
        GroupKind::Victims(v) if !v.implicit && v.effect.is_none() => v.category,
        _ => None,
    };
    let (one, other) = counted(first).zip(counted(at))?;
    let comma = at > 1 && matches!(groups[at - 2].kind, GroupKind::Mark(','));
    let against = comma && context.is(groups[at - 1].start, Function::Against) && ends_clause(context, groups, at);
    proposals[first].as_ref().filter(|_| against && one.is_of_another_side(other)).map(|p| p.effect)
}

/// "…, contre huit précédemment", "contre sept annoncés auparavant": whether a number is what the toll was said to be before.
pub fn formerly(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let told = |g: &Group| context.is(g.start, Function::Formerly);
    // "une hausse des patrouilles, contre quatre auparavant" sets no people against others.
    let people = || groups[..at].iter().any(|g| matches!(g.kind, GroupKind::Victims(_)));
    // "contre huit annoncés mercredi": by whom is not said.
    let day = || {
        let by = groups.get(at + 3).is_some_and(|g| context.is(g.start, Function::By));
        told_by_another(context, groups, at) && !by && groups.get(at + 2).is_some_and(|g| matches!(g.kind, GroupKind::Time(_)))
    };
    set_against(context, groups, at) && people() && (groups[at + 1..].iter().take(FORMERLY_BEHIND).any(told) || day())
}

/// "dix morts lundi, vingt mardi": whether a bare number stands with its day behind another, told of with its own day.
pub fn on_its_day(groups: &[Group], before: usize, at: usize) -> bool {
    let day = |at: usize| matches!(groups.get(at).map(|g| &g.kind), Some(GroupKind::Time(t)) if !t.period);
    let harmed = matches!(&groups[before].kind, GroupKind::Victims(v) if v.effect.is_some());
    let joint = |g: &Group| matches!(g.kind, GroupKind::Mark(',' | ';') | GroupKind::Word);
    harmed && day(before + 1) && day(at + 1) && at <= before + 4 && groups[before + 2..at].iter().all(joint)
}

/// "cinq morts, puis huit": whether a bare number behind "then" is what the toll right before it came to.
pub fn rises_to(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let then = at >= 3 && context.is(groups[at - 1].start, Function::Then) && matches!(groups[at - 2].kind, GroupKind::Mark(','));
    let more = || match (&groups[at - 3].kind, &groups[at].kind) {
        (GroupKind::Victims(a), GroupKind::Victims(b)) => {
            let rises = b.anaphoric && b.category.is_none() && a.quantity.low < b.quantity.low;
            // "dix morts, puis quinze, puis vingt"
            let chained = || {
                let then = at >= 6 && context.is(groups[at - 4].start, Function::Then);
                then && matches!(&groups[at - 6].kind, GroupKind::Victims(v) if v.effect.is_some())
            };
            rises && (a.effect.is_some() || a.anaphoric && chained())
        }
        _ => false,
    };
    then && more() && ends_clause(context, groups, at)
}

/// "annoncés dans un premier temps": so many groups behind a figure it may be said that it was told before.
const FORMERLY_BEHIND: usize = 2;

/// "14 morts, contre onze annoncés par le gouvernement": another's count of those told of before.
pub fn told_by_another(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let told = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if s.participle);
    set_against(context, groups, at) && groups.get(at + 1).is_some_and(told)
}

fn set_against(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    at > 0 && context.is(groups[at - 1].start, Function::Against)
}

/// "huit morts chez les civils et un chez les soldats": one of another side, at the end of a list of them.
pub fn one_of_a_side(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let one =
        matches!(&groups[at].kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none() && v.quantity.high == Some(1));
    one && groups.get(at + 1).is_some_and(|g| context.is(g.start, Function::Among)) && side_phrase(context, groups, at).is_some()
}

/// "chiffre à trois hommes les pertes des agresseurs": the side whose losses stand right behind so many people.
pub fn losses_behind(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let losses = matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::EffectNoun(n)) if n.people && n.plural);
    groups.get(at + 2..).filter(|_| losses)?.iter().take(LOSES_BEHIND).find_map(|g| side_of_group(context, g))
}

/// "les pertes de l'armée s'élèvent à quatorze hommes": the side named behind those harmed, before a figure of people.
pub fn losses_of(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Victims> {
    let people = matches!(&groups[at].kind, GroupKind::Victims(v) if v.category == Some(Victims::People));
    let harmed = groups[..at].iter().rposition(|g| matches!(&g.kind, GroupKind::EffectNoun(n) if n.people && n.plural))?;
    groups[harmed + 1..at].iter().take(LOSES_BEHIND).filter(|_| people).find_map(|g| side_of_group(context, g))
}

/// "les pertes de l'armée": so many groups behind those harmed at most stands whose they were.
const LOSES_BEHIND: usize = 4;

/// What befell those whom a side is told to have lost, or another to have counted as its own, last before a group.
fn loss_before(context: &Context<'_>, groups: &[Group], at: usize, proposals: &[Proposed<'_>], side: Victims) -> Option<Effect> {
    let (who, last) = proposals[..at].iter().enumerate().rev().find_map(|(i, p)| Some((i, p.as_ref()?)))?;
    let own = last.verb.is_some_and(|verb| matches!(&groups[verb].kind, GroupKind::Effect(e) if e.frame == Frame::Own));
    // "l'armée a perdu deux hommes, les volontaires quatre et les rebelles onze"
    let goes_on = last.rule == OTHER_SIDE;
    // "l'armée déplore deux morts, les rebelles neuf": of one side against another, not two who count the same.
    let counts = || {
        let verb = counting_verb(context, groups, who)?;
        subject_side(context, groups, verb)
            .and_then(|(counting, _)| counting)
            .filter(|counting| counting.is_of_another_side(side))
    };
    (own || last.own_side || goes_on || counts().is_some()).then_some(last.effect)
}

/// What is read of the other side is marked by this.
pub const OTHER_SIDE: &str = "state/other-side";
