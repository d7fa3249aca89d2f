//! Matches the patterns of rules over the groups of a sentence.
//!
//! A pattern is tried only where its rarest element stands (the effect), gaps are bounded, and each group is taken by one
//! rule, so the cost stays linear in the number of groups.

use std::cell::OnceCell;

use super::parts::goes_on_joining;
use super::untold::has_finite;
use crate::lexicon::{Condition, ConditionSet, Demand, DemandSet, Frame, Function, GroupClass, Rule, Sense, SenseClass, Step};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, Mood, Voice};

/// Where a rule matched: the victims, the effect (where the rule has one), and how much was skipped between.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    pub victims: usize,
    pub effect: Option<usize>,
    pub skipped: usize,
}

/// The groups of a sentence, with what says quickly where a rule cannot stand.
pub struct Row<'g> {
    groups: &'g [Group],
    /// What each group meets of that which the rules ask for.
    met: Vec<DemandSet>,
    /// What any of them meets.
    all: DemandSet,
    /// From the comma before a relative clause that the main verb follows, or from its pronoun, to the group behind the clause.
    clauses: OnceCell<Leaps>,
    /// From the comma before what only says how, when or where, and another comma, to the group behind both.
    asides: OnceCell<Leaps>,
    /// From an auxiliary with two participles to the second.
    auxiliaries: OnceCell<Leaps>,
}

/// What a gap may pass over as one: a few groups of a row from which it goes on at another, if any. Found when a gap asks.
#[derive(Default)]
struct Leaps(Vec<(usize, usize)>);

impl Leaps {
    fn from(&self, at: usize) -> Option<usize> {
        self.0.iter().find(|(from, _)| *from == at).map(|(_, to)| *to)
    }
}

impl<'g> Row<'g> {
    pub fn new(context: &Context<'_>, groups: &'g [Group]) -> Self {
        let demands = &context.lexicon.demands;
        let word = |at: usize| demands.met_by_word(context.tokens[at].asked);
        let meets = |(at, group): (usize, &Group)| match &group.kind {
            GroupKind::Word | GroupKind::Mark(_) => word(group.start),
            // "c'est le bilan de l'attaque": any word of what points back.
            GroupKind::SpeechPreposition(_) => (group.start..group.end).fold(DemandSet::default(), |all, at| all.and(word(at))),
            // "sont repartis": of a verb that harms nobody, the participle.
            GroupKind::Effect(e) if e.effect.is_none() => word(group.start).and(word(group.end - 1)),
            // "tel est le décompte de la mairie": behind its article, the noun of an account.
            GroupKind::Source(_) => {
                let noun = Some(group.start + 1).filter(|at| *at < group.end && context.is(group.start, Function::DetDef));
                let as_group = demands.met_by(GroupClass::Source, true, 0);
                noun.map(word).unwrap_or_default().and(word(group.start)).and(as_group)
            }
            _ => {
                let as_group = |Meant { class, whole, conditions }: Meant| demands.met_by(class, whole, conditions);
                let harmed = if is_harmed(group) { demands.met_by(GroupClass::Harmed, true, 0) } else { DemandSet::default() };
                let opening = match opens_before_subject(context, groups, at) {
                    true => demands.met_by(GroupClass::Effect, false, Condition::set(&[Condition::Opening])),
                    false => DemandSet::default(),
                };
                word(group.start).and(meant(group).map(as_group).unwrap_or_default()).and(harmed).and(opening)
            }
        };
        let met: Vec<DemandSet> = groups.iter().enumerate().map(meets).collect();
        let all = met.iter().fold(DemandSet::default(), |all, met| all.and(*met));
        Self { groups, met, all, clauses: OnceCell::new(), asides: OnceCell::new(), auxiliaries: OnceCell::new() }
    }

    fn behind_clause(&self, context: &Context<'_>, at: usize) -> Option<usize> {
        self.clauses.get_or_init(|| behind_clauses(context, self.groups)).from(at)
    }

    fn behind_aside(&self, context: &Context<'_>, at: usize) -> Option<usize> {
        self.asides.get_or_init(|| behind_asides(context, self.groups)).from(at)
    }

    fn behind_shared(&self, context: &Context<'_>, at: usize) -> Option<usize> {
        self.auxiliaries.get_or_init(|| behind_auxiliaries(context, self.groups)).from(at)
    }

    /// The demands that something in the sentence meets.
    pub const fn met(&self) -> DemandSet {
        self.all
    }

    fn is_quote(&self, at: usize) -> bool {
        matches!(self.groups.get(at).map(|g| &g.kind), Some(GroupKind::Mark('«' | '"' | '“')))
    }

    #[inline]
    fn meets(&self, at: usize, demand: Demand) -> bool {
        self.met.get(at).is_some_and(|met| met.holds(demand))
    }
}

/// What a group is to the patterns of rules.
struct Meant {
    class: GroupClass,
    /// Whether it fits where no condition is given.
    whole: bool,
    conditions: ConditionSet,
}

/// The one class of patterns that a group can be of, and which conditions it meets.
fn meant(group: &Group) -> Option<Meant> {
    use Condition as C;
    let of = |class: GroupClass, met: &[(C, bool)]| {
        let conditions = met.iter().fold(0, |set, (condition, met)| set | u32::from(*met) << *condition as u32);
        Some(Meant { class, whole: true, conditions })
    };
    match &group.kind {
        GroupKind::Victims(v) => {
            let fighters = |c: Victims| c.are_forces() || c == Victims::Militants || c == Victims::People && v.plural;
            of(
                GroupClass::Victims,
                &[
                    (C::Counted, v.effect.is_some()),
                    (C::Plain, v.effect.is_none()),
                    (C::Number, !v.implicit && v.effect.is_none()),
                    (C::Zero, v.quantity.high == Some(0)),
                    // "huit des nôtres sont tombés"
                    (C::Fighters, v.category.map_or(v.own && v.plural, fighters)),
                    (C::Captive, v.effect.is_some_and(|e| !matches!(e, Effect::Killed | Effect::Wounded))),
                ],
            )
        }
        GroupKind::Count(count) => {
            let people = if count.person { Condition::set(&[C::Person]) } else { 0 };
            let unknown = if count.unknown_noun { Condition::set(&[C::Unknown]) | people } else { 0 };
            Some(Meant { class: GroupClass::Victims, whole: false, conditions: unknown })
        }
        GroupKind::Effect(e) if e.effect.is_some() => {
            let finite = e.voice == Voice::Active;
            of(
                GroupClass::Effect,
                &[
                    // "ont retrouvé morts trois soldats": the idiom of a state found governs them as well.
                    (
                        C::Active,
                        (finite || e.voice == Voice::Unfinite) && matches!(e.frame, Frame::Transitive | Frame::TransitiveTo)
                            || finite && e.frame == Frame::Passive
                            // "a visé un car et coûté la vie à onze marchands": nobody is cost anything.
                            || e.voice == Voice::Participle && e.frame == Frame::TransitiveTo,
                    ),
                    (C::Finite, finite && e.frame == Frame::Transitive),
                    // "dit avoir tué": an infinitive with its auxiliary.
                    (C::Done, e.voice == Voice::Unfinite && e.frame == Frame::Transitive && group.end > group.start + 1),
                    (
                        C::Harms,
                        finite
                            && e.frame == Frame::Transitive
                            && matches!(e.effect, Some(Effect::Killed | Effect::Wounded))
                            && e.outcome.is_none(),
                    ),
                    (C::To, e.frame == Frame::TransitiveTo),
                    (C::Passive, e.voice == Voice::Passive || finite && e.frame == Frame::Passive),
                    (C::Participle, e.voice == Voice::Participle),
                    (C::Intransitive, e.frame == Frame::Intransitive && e.voice != Voice::Participle),
                    (C::Flees, e.effect == Some(Effect::Escaped) && e.voice != Voice::Participle && !e.negated),
                    (C::Own, e.frame == Frame::Own && e.voice != Voice::Passive),
                    (C::Fall, e.frame == Frame::Fall),
                ],
            )
        }
        GroupKind::EffectNoun(n) => of(GroupClass::EffectNoun, &[(C::Event, !n.people), (C::People, n.people)]),
        GroupKind::Actor(_) => of(GroupClass::Actor, &[]),
        GroupKind::Incident(_) => of(GroupClass::Incident, &[]),
        GroupKind::Source(_) => of(GroupClass::Source, &[]),
        GroupKind::Time(_) => of(GroupClass::Time, &[]),
        GroupKind::Place(_) => of(GroupClass::Place, &[]),
        _ => None,
    }
}

/// "Ont été tués à A : deux gardes", "Sont tombés lundi deux gardes": whether a sentence opens with a verb that says that people were
/// harmed, so that they stand behind it.
fn opens_before_subject(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let quoted = usize::from(groups.first().is_some_and(|g| context.is_quote(g.start)));
    let GroupKind::Effect(e) = &groups[at].kind else { return false };
    let suffers = e.voice == Voice::Passive || matches!(e.frame, Frame::Intransitive | Frame::Fall) && e.voice == Voice::Active;
    // "Restent entre leurs mains huit otages": those who are told to be held still are no news.
    let suffers = suffers && matches!(e.mood, Mood::Past | Mood::Pluperfect);
    // "Près de Djibo ont péri, lundi, …": a place may stand before it.
    let place = |g: &Group| match g.kind {
        GroupKind::Place(_) | GroupKind::Time(_) | GroupKind::Mark(',') => true,
        _ => context.is_any(g.start, &[Function::At, Function::In, Function::Near, Function::Of]),
    };
    let opens = at == quoted || at <= quoted + PLACED && e.plural && groups[quoted..at].iter().all(place);
    opens && e.effect.is_some() && suffers && !e.negated && context.is_auxiliary(groups[at].start)
}

/// "Lundi, près de Djibo": so many groups stand at most before a verb that opens a sentence.
const PLACED: usize = 5;

/// "les morts", "les sept blessés": whether a group tells of people by what befell them, with or without a number.
fn is_harmed(group: &Group) -> bool {
    match &group.kind {
        GroupKind::Victims(v) => {
            matches!(v.effect, Some(Effect::Killed | Effect::Wounded | Effect::KilledOrWounded)) && v.plural && !v.implicit
        }
        GroupKind::EffectNoun(noun) => noun.people,
        _ => false,
    }
}

/// "trois soldats, que les rebelles avaient pris, ont été retrouvés morts": where the main clause goes on behind a relative
/// clause set off by commas.
fn behind_clauses(context: &Context<'_>, groups: &[Group]) -> Leaps {
    let mut out = Leaps::default();
    if !context.holds_function(&[Function::That, Function::Who, Function::Where, Function::Including]) {
        return out;
    }
    let spoken = |at: usize| context.is(groups[at].start, Function::Including) && speaks_of_them(context, groups, at);
    let comma = |at: usize| matches!(groups.get(at).map(|g| &g.kind), Some(GroupKind::Mark(',')));
    let finite = |at: usize| matches!(groups.get(at).map(|g| &g.kind), Some(GroupKind::Effect(e)) if matches!(e.voice, Voice::Active | Voice::Passive));
    // ", sur qui des bandits avaient tiré, …", ", dont la maison avait brûlé, …": told of them as well, with a verb of its own.
    let acts = |g: &Group| {
        matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Active | Voice::Passive)) || has_finite(context, g)
    };
    let of_theirs = |at: usize, end: usize| {
        let Some(first) = groups.get(at + 1).filter(|g| matches!(g.kind, GroupKind::Word)) else { return false };
        let behind = context.is_any(first.start, &PREPOSITIONS) && context.is(first.end, Function::Who);
        let whose = context.is(first.start, Function::Including) && context.is(first.start + 1, Function::DetDef);
        (behind || whose) && groups[at + 1..end].iter().any(acts)
    };
    let relative = |at: usize| {
        groups.get(at).is_some_and(|g| {
            matches!(g.kind, GroupKind::Word)
                && (context.is_any(g.start, &[Function::That, Function::Who, Function::Where]) || spoken(at))
        })
    };
    // From the back, so that each clause ends at the nearest comma that a main verb follows.
    let mut closing: Option<usize> = None;
    for at in (0..groups.len()).rev() {
        if comma(at) {
            let close = closing.filter(|end| end - at <= LONGEST_CLAUSE);
            out.0.extend(close.filter(|end| relative(at + 1) || of_theirs(at, *end)).map(|end| (at, end)));
            if finite(at + 1) {
                closing = Some(at + 1);
            }
        } else if relative(at) && !comma(at.wrapping_sub(1)) {
            out.0.extend(behind_restrictive(context, groups, at).map(|end| (at, end)));
        }
    }
    out
}

/// "cinq hommes, dont l'armée dit qu'ils étaient des rebelles, …": whether "of whom" opens a clause in which somebody speaks.
pub fn speaks_of_them(context: &Context<'_>, groups: &[Group], including: usize) -> bool {
    let spoken = |pair: &[Group]| matches!(pair[0].kind, GroupKind::Speech(_)) && context.is(pair[1].start, Function::That);
    let clause = groups[including + 1..].iter().take(SPOKEN_WITHIN).take_while(|g| !matches!(g.kind, GroupKind::Mark(_)));
    groups[including + 1..][..clause.count()].windows(2).any(spoken)
}

/// "dont le gouverneur de la région a dit qu'": so many groups at most.
const SPOKEN_WITHIN: usize = 6;

/// "neuf soldats que l'on croyait captifs ont été exécutés", "deux gendarmes qui fuyaient ont été abattus": a relative clause without commas has one verb; the next is the main one.
fn behind_restrictive(context: &Context<'_>, groups: &[Group], relative: usize) -> Option<usize> {
    let finite = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => matches!(e.voice, Voice::Active | Voice::Passive),
        GroupKind::Speech(s) => !s.participle,
        _ => has_finite(context, g),
    };
    let clause = groups[relative + 1..].iter().take(LONGEST_CLAUSE).take_while(|g| !matches!(g.kind, GroupKind::Mark(_)));
    // "qui tentaient de fuir": the word behind the pronoun is the verb of the clause, whether it is known or not.
    // "qui les a contrôlés", "qui leur a parlé": whom it was done to stands before it.
    let particle = [
        Function::Clitic,
        Function::CliticOf,
        Function::Reflexive,
        Function::Negation,
        Function::DetDef,
        Function::DetPoss,
        Function::PronounWe,
    ];
    let own = groups[relative + 1..].iter().position(|g| !context.is_any(g.start, &particle))?;
    let unknown = context.is(groups[relative].start, Function::Who)
        && matches!(groups[relative + 1 + own].kind, GroupKind::Word)
        && !has_finite(context, &groups[relative + 1 + own]);
    let (behind, main) = clause.enumerate().filter(|(at, g)| finite(g) || unknown && *at == own).nth(1)?;
    // "neuf soldats qui ont péri et six autres qui ont été blessés": the second verb has a pronoun of its own.
    let own_pronoun = context.is(groups[relative + behind].start, Function::Who);
    (matches!(main.kind, GroupKind::Effect(_)) && !own_pronoun).then_some(relative + 1 + behind)
}

/// "trois hommes que la police recherche ont tué deux gardes", "quatre hommes, que nul n'a reconnus, ont tué un garde": where a relative
/// clause ends that has a verb of its own before the comma or the main verb that closes it.
fn own_clause(context: &Context<'_>, groups: &[Group], that: usize) -> Option<usize> {
    if !context.is(groups[that].start, Function::That) {
        return None;
    }
    let closing = || {
        let comma =
            that + 1 + groups[that + 1..].iter().take(LONGEST_CLAUSE).position(|g| matches!(g.kind, GroupKind::Mark(',')))?;
        groups[that + 1..comma].iter().any(|g| has_finite(context, g)).then_some(comma)
    };
    // "que la police recherche ont tué deux gardes": a verb with an object of its own is not the clause's.
    let has_object = |at: usize| {
        matches!(&groups[at].kind, GroupKind::Effect(e) if e.voice == Voice::Active && e.frame == Frame::Transitive)
            && matches!(&groups[at + 1].kind, GroupKind::Victims(v) if v.effect.is_none() && !v.definite)
    };
    let main = || (that + 1..groups.len().min(that + LONGEST_CLAUSE).saturating_sub(1)).find(|at| has_object(*at));
    behind_restrictive(context, groups, that).or_else(closing).or_else(main)
}

/// "un assaillant a été repéré sur la place et abattu": where the second participle of an auxiliary stands, for the auxiliary.
fn behind_auxiliaries(context: &Context<'_>, groups: &[Group]) -> Leaps {
    let word = |g: &Group| matches!(g.kind, GroupKind::Word);
    let joins = |g: &Group| word(g) && context.is_any(g.start, &[Function::And, Function::Then]);
    let participle = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_some());
    let passes = |g: &Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Place(_) | GroupKind::Time(_) | GroupKind::Target(_))
            && !has_finite(context, g)
    };
    let auxiliary = |g: &Group| word(g) && context.is_auxiliary(g.start);
    let mut out = Leaps::default();
    // Few participles stand behind a word that joins: from there back, to the auxiliaries before.
    for second in (2..groups.len()).filter(|at| participle(&groups[*at]) && joins(&groups[at - 1]) && passes(&groups[at - 1])) {
        for at in (0..second - 1).rev().take(LONGEST_ASIDE) {
            if auxiliary(&groups[at]) {
                out.0.push((at, second));
            }
            if joins(&groups[at]) || !passes(&groups[at]) {
                break;
            }
        }
    }
    out
}

/// "l'armée a tué lundi, avec l'appui de l'aviation, douze rebelles": where the clause goes on behind a phrase that a preposition
/// opens and two commas set off, which has no verb and counts nobody; behind all of them where one follows the other: "a tué, dans l'ouest,
/// près de A, douze rebelles".
fn behind_asides(context: &Context<'_>, groups: &[Group]) -> Leaps {
    let opens = |at: usize| {
        groups.get(at).is_some_and(|g| match &g.kind {
            GroupKind::Time(_) => true,
            // "des villageois, accusés d'aider les rebelles, ont été tués"
            GroupKind::Speech(s) => s.participle,
            GroupKind::Effect(e) => e.voice == Voice::Participle && e.effect.is_none(),
            GroupKind::Word => {
                let brings = [
                    Function::With,
                    Function::During,
                    Function::DuringOf,
                    Function::In,
                    Function::At,
                    Function::After,
                    Function::Near,
                    Function::On,
                    Function::Before,
                    Function::By,
                ];
                context.is_any(g.start, &brings) || context.is_adverb(g.start)
            }
            _ => false,
        })
    };
    let passes = |g: &Group| match &g.kind {
        // "dans le nord du pays (Kidal)"
        GroupKind::Mark(mark) => matches!(mark, '(' | ')'),
        GroupKind::Speech(s) => s.participle,
        GroupKind::Effect(e) => !matches!(e.voice, Voice::Active | Voice::Passive),
        GroupKind::Victims(v) => v.implicit,
        _ => true,
    };
    let of_things = |g: &Group| matches!(&g.kind, GroupKind::Count(count) if count.what.is_some());
    let mut out = Leaps::default();
    let mut closing: Option<usize> = None;
    for at in (0..groups.len()).rev().filter(|at| matches!(groups[*at].kind, GroupKind::Mark(','))) {
        let near = closing.filter(|end| end + 1 - at <= LONGEST_ASIDE);
        // "trois bandits, partis avec deux cents bœufs, ont été tués"
        let described = |end: usize| groups[at + 1..end].iter().any(of_things) && describes(context, groups, at + 1);
        let aside = near.filter(|end| (opens(at + 1) || described(*end)) && groups[at + 1..*end].iter().all(passes));
        let behind = aside.map(|end| if opens(end + 1) { out.from(end).unwrap_or(end + 1) } else { end + 1 });
        out.0.extend(behind.map(|behind| (at, behind)));
        closing = Some(at);
    }
    out
}

/// "trois bandits, partis avec deux cents bœufs, ont été tués": whether a word that says what people are or have done stands right behind
/// them and a comma.
fn describes(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let known = [Function::Found, Function::Predicate];
    let word = groups[at].start;
    let open = !context.tokens[word].capital && (context.means_nothing(word) || context.is_any(word, &known));
    open && at >= 2 && matches!(groups[at - 2].kind, GroupKind::Victims(_))
}

/// Such a phrase has at most so many groups.
const LONGEST_ASIDE: usize = 16;

/// What stands before the pronoun of a relative clause.
pub const PREPOSITIONS: [Function; 5] = [Function::On, Function::At, Function::Against, Function::With, Function::By];

/// A relative clause that is passed over has at most so many groups.
const LONGEST_CLAUSE: usize = 24;

/// All matches of a rule, starting at each group in turn.
pub fn matches<'r>(rule: &'r Rule, context: &'r Context<'_>, row: &'r Row<'_>) -> impl Iterator<Item = Match> + 'r {
    let steps = &rule.ready.steps;
    let first = match steps.first() {
        Some(Step::Group { demand, optional: false, .. } | Step::Words { demand, optional: false }) => Some(*demand),
        _ => None,
    };
    let starts = row.met.iter().enumerate().filter(move |(_, met)| first.is_none_or(|first| met.holds(first)));
    starts.filter_map(move |(start, _)| {
        let mut state = State { context, row, victims: None, effect: None, skipped: 0 };
        let victims = if state.run(steps, start) { state.victims } else { None };
        victims.map(|victims| Match { victims, effect: state.effect, skipped: state.skipped })
    })
}

struct State<'s, 'c> {
    context: &'s Context<'c>,
    row: &'s Row<'s>,
    victims: Option<usize>,
    effect: Option<usize>,
    skipped: usize,
}

impl State<'_, '_> {
    fn run(&mut self, steps: &[Step], at: usize) -> bool {
        let Some((step, rest)) = steps.split_first() else { return true };
        match *step {
            Step::Gap { most, victims, effect } => self.pass(rest, at, most, Wants { victims, effect, near_only: most <= 5 }),
            Step::Words { demand, optional } => {
                // "l'assassinat « de neuf civils »"
                let at = at + usize::from(!self.row.meets(at, demand) && self.row.is_quote(at));
                self.row.meets(at, demand) && self.run(rest, at + 1) || optional && self.run(rest, at)
            }
            Step::Group { demand, class, optional } => {
                // "une cinquantaine de civils « portés disparus »": the marks of a word that somebody chose.
                let at = at + usize::from(!self.row.meets(at, demand) && self.row.is_quote(at));
                if self.row.meets(at, demand) {
                    let (victims, effect) = (self.victims, self.effect);
                    match class {
                        GroupClass::Victims => self.victims = Some(at),
                        GroupClass::Effect | GroupClass::EffectNoun | GroupClass::Harmed => self.effect = Some(at),
                        _ => {}
                    }
                    if self.agrees() && self.run(rest, at + 1) {
                        return true;
                    }
                    (self.victims, self.effect) = (victims, effect);
                }
                optional && self.run(rest, at)
            }
        }
    }

    /// Whether the first of some steps can be met here: mostly it cannot.
    #[inline]
    fn may_run(&self, steps: &[Step], at: usize) -> bool {
        match steps.first() {
            Some(Step::Group { demand, optional: false, .. }) => self.row.meets(at, *demand) || self.row.is_quote(at),
            Some(Step::Words { demand, optional: false }) => self.row.meets(at, *demand) || self.row.is_quote(at),
            _ => true,
        }
    }

    /// Passes over at most so many groups; the nearest continuation wins.
    fn pass(&mut self, rest: &[Step], at: usize, most: usize, wants: Wants) -> bool {
        let end = if wants.effect && at > 0 { own_clause(self.context, self.row.groups, at - 1) } else { None };
        for skip in 0..=most {
            let here = at + skip;
            if here > self.row.groups.len() || end.is_some_and(|end| here >= end) {
                return false;
            }
            let (victims, effect, skipped) = (self.victims, self.effect, self.skipped);
            self.skipped += skip;
            if self.may_run(rest, here) && self.run(rest, here) {
                return true;
            }
            let clause = wants.effect && !wants.near_only;
            let behind = if clause { self.row.behind_clause(self.context, here) } else { None };
            if behind.is_some_and(|behind| self.run(rest, behind)) {
                return true;
            }
            let participle = wants.effect && self.victims.is_some();
            let shared = if participle { self.row.behind_shared(self.context, here) } else { None };
            if shared.is_some_and(|behind| self.run(rest, behind)) {
                return true;
            }
            let goes_on = wants.victims && self.effect.is_some() || wants.effect && self.victims.is_some() && !wants.near_only;
            let aside = if goes_on { self.row.behind_aside(self.context, here) } else { None };
            if aside.is_some_and(|behind| self.run(rest, behind)) {
                return true;
            }
            (self.victims, self.effect, self.skipped) = (victims, effect, skipped);
            // "Ont péri : un lieutenant et deux sergents."
            let lists =
                |g: &Group| matches!(g.kind, GroupKind::Mark(':')) && wants.victims && self.effect.is_some_and(|e| e + 1 == here);
            if self.row.groups.get(here).is_none_or(|g| {
                !lists(g) && is_barrier(self.context, g, wants.victims, wants.effect, wants.near_only)
                    || wants.near_only && matches!(g.kind, GroupKind::Speech(_))
            }) {
                return false;
            }
        }
        false
    }

    /// A participle agrees in number with the victims it is said of.
    fn agrees(&self) -> bool {
        let (Some(victims), Some(effect)) = (self.victims, self.effect) else { return true };
        let (victims_at, effect_at) = (victims, effect);
        let (GroupKind::Victims(victims), GroupKind::Effect(effect)) =
            (&self.row.groups[victims].kind, &self.row.groups[effect].kind)
        else {
            return true;
        };
        let follows = victims_at < effect_at;
        // "Deux agents y sont restés, un pisteur manque": of the one right before it.
        let one_between = || {
            let one = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.plural);
            self.row.groups[victims_at + 1..effect_at].iter().any(one)
        };
        let several = victims.plural && victims.quantity.form == Form::Exact && victims.quantity.low > 1;
        let of_one =
            effect.voice == Voice::Active && effect.frame == Frame::Intransitive && !effect.plural && !effect.first_person;
        if follows && several && of_one && one_between() {
            return false;
        }
        // "Le préfet compte neuf blessés et il manque huit élèves": the verb has its own subject right before it.
        let own_subject = || {
            effect_at > 0 && {
                let start = self.row.groups[effect_at].start;
                let joined = start > 1 && self.context.is_any(start - 2, &[Function::And, Function::But]);
                joined && self.context.is(start - 1, Function::Pronoun)
            }
        };
        if follows && victims.plural && of_one && own_subject() {
            return false;
        }
        // "Les huit voyageurs étaient dans un bus qui a été touché": of the one thing right before the pronoun.
        let of_thing = || {
            let who = |g: &Group| self.context.is(g.start, Function::Who);
            let before = |back: usize| effect_at.checked_sub(back).map(|i| &self.row.groups[i]);
            before(1).is_some_and(who) && before(2).is_some_and(|g| !matches!(g.kind, GroupKind::Victims(_) | GroupKind::Mark(_)))
        };
        if follows && several && effect.voice == Voice::Passive && !effect.plural && of_thing() {
            return false;
        }
        // "La présidente de l'association des éleveurs tués": the participle is of those whom the article brings in.
        let of_more = || {
            let (from, to) = (self.row.groups[victims_at].start, self.row.groups[effect_at].start);
            let des = (from..to).any(|i| self.context.is(i, Function::DetDes));
            des && !(from..to).any(|i| self.context.is(i, Function::And) || self.context.is_mark(i, ','))
        };
        if follows && effect.voice == Voice::Participle && effect.plural && victims.implicit && !victims.plural && of_more() {
            return false;
        }
        // "un camion transportant des forains a été mitraillé": they are not what was shot at.
        if follows && effect.voice == Voice::Passive && !effect.plural && victims.implicit && victims.plural {
            return false;
        }
        effect.voice != Voice::Participle || !follows || effect.plural || !victims.plural || victims.quantity.low == 0
    }
}

/// What the elements behind a gap look for.
#[derive(Clone, Copy)]
struct Wants {
    victims: bool,
    effect: bool,
    /// The gap is short: no verb of speech stands in it.
    near_only: bool,
}

/// "n'a blessé que le gardien": whether the word that restricts a negation stands right behind a verb of harm, and a person known behind it.
fn restricts_harm(context: &Context<'_>, that: usize) -> bool {
    let harms = |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].effect.is_some());
    let known = context.is(that, Function::That) && context.is_any(that + 1, &[Function::DetDef, Function::DetPoss]);
    known
        && that > 0
        && context.senses_of(that - 1, &[SenseClass::Verb]).any(|(_, s)| harms(s))
        && context.any_is(that.saturating_sub(RESTRICTED)..that, Function::Negation)
        && !context.any_is(that.saturating_sub(RESTRICTED)..that, Function::NegationSecond)
}

/// "n'avait pourtant blessé que": so many words before it at most stands the negation that the word restricts.
const RESTRICTED: usize = 5;

/// What a gap never crosses: the end of a clause, or another verb of effect.
fn is_barrier(context: &Context<'_>, group: &Group, wants_victims: bool, wants_effect: bool, near: bool) -> bool {
    match &group.kind {
        GroupKind::Mark(';') => true,
        GroupKind::Mark(':') => true,
        // Things counted have a verb of their own.
        GroupKind::Count(count) if count.what.is_some() && wants_effect => true,
        // "s'élève à 41 et il y a des blessés": a subject of its own.
        GroupKind::Word
            if wants_effect
                && near
                && context.is(group.start, Function::Pronoun)
                && group.start > 0
                && context.is(group.start - 1, Function::And) =>
        {
            true
        }
        // "ils ont tué, puis ils ont chassé les habitants": behind such a word a pronoun begins another clause.
        GroupKind::Word
            if wants_victims
                && context.is(group.start, Function::Pronoun)
                && !context.tokens[group.start].hyphen
                && group.start > 0
                && context.is_any(group.start - 1, &[Function::And, Function::Then]) =>
        {
            true
        }
        // Who stands behind "by" did it.
        GroupKind::Word
            if wants_victims && context.is(group.start, Function::By) && !context.is(group.start, Function::Adverb) =>
        {
            true
        }
        // "n'avoir perdu qu'un seul combattant": only so many.
        GroupKind::Word
            if wants_victims
                && context.is(group.start, Function::That)
                && crate::recognise::counts(context, group.end)
                && !adds_a_clause(context, group.start) =>
        {
            false
        }
        // "n'a blessé que le gardien": only him.
        GroupKind::Word if wants_victims && restricts_harm(context, group.start) => false,
        // "ainsi qu'un civil": it only joins.
        GroupKind::Word if goes_on_joining(context, group.start) => false,
        GroupKind::Word => {
            context.is_any(group.start, &[Function::Where, Function::That, Function::While, Function::But, Function::HowMany])
        }
        // "un homme soupçonné d'avoir tué deux élus a été arrêté": an infinitive has no people before it.
        GroupKind::Effect(effect) if effect.effect.is_some() => {
            !(wants_effect && matches!(effect.voice, Voice::Participle | Voice::Unfinite))
        }
        _ => false,
    }
}

/// "dit que six rebelles ont été tués, que deux se sont rendus": whether "that" brings in another clause of what is said, behind a comma
/// or "and"; not "n'ont été tués, lundi, que deux soldats".
fn adds_a_clause(context: &Context<'_>, that: usize) -> bool {
    let Some(before) = that.checked_sub(1) else { return false };
    let parted = context.is_mark(before, ',') || context.is(before, Function::And);
    parted && !context.any_is(that.saturating_sub(NEGATED_BACK)..that, Function::Negation)
}

/// "not … but" begins so many words before its second part.
const NEGATED_BACK: usize = 10;

/// Whether a group is of the class that a pattern names and meets one of its conditions.
pub fn fits(group: &Group, class: GroupClass, conditions: &[Condition]) -> bool {
    class == GroupClass::Harmed && is_harmed(group)
        || meant(group).is_some_and(|meant| {
            meant.class == class
                && if conditions.is_empty() { meant.whole } else { Condition::set(conditions) & meant.conditions != 0 }
        })
}
