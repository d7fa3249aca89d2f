//! Which rule reads each group of victims of a sentence: proposals, the nearest verb, and what lists and parts share.
//!
//! Each match of a rule is put on trial: it stands where none of the questions refuses it that are asked of it, one file for each concern.

mod alone;
mod harm;
mod lists;
mod others;
mod trial;
mod unreal;
mod who;
mod whose;

pub use lists::{spread, yield_to_nearer};

use super::matcher::{self, Row};
use crate::lexicon::{Frame, Function};
use crate::model::{Effect, Victims};
use crate::recognise::{Context, Group, GroupKind, Voice};
use trial::Trial;

/// What a rule would make of a group of victims.
#[derive(Clone)]
pub struct Proposal<'r> {
    pub effect: Effect,
    pub rule: &'r str,
    pub rank: i32,
    pub skipped: usize,
    pub verb: Option<usize>,
    pub fixed: Option<Victims>,
    /// Group of victims that the sentence says they are.
    pub group: Option<&'static str>,
    pub own_side: bool,
    /// They are some of those told of before.
    pub part: bool,
    /// They are more of those told of last.
    pub more: bool,
}

impl<'r> Proposal<'r> {
    /// What is read without a pattern: by what stands around it or before it.
    pub fn unpatterned(effect: Effect, rule: &'r str) -> Self {
        Self {
            effect,
            rule,
            rank: 0,
            skipped: 0,
            verb: None,
            fixed: None,
            group: None,
            own_side: false,
            part: false,
            more: false,
        }
    }

    /// The most specific rule wins, and distance weakens every rule.
    fn score(&self) -> i32 {
        self.rank - 4 * i32::try_from(self.skipped).unwrap_or(i32::MAX / 4)
    }
}

/// What is said of a group, if anything: of most groups nothing is, so that it is boxed.
pub type Proposed<'r> = Option<Box<Proposal<'r>>>;

pub type Proposals<'r> = Vec<Proposed<'r>>;

/// Of the few groups of which there is something else to say, what it is.
pub type Besides<'r> = Vec<(usize, Proposal<'r>)>;

/// Fewer than so many are told of without a number.
const FEW: u64 = 20;

/// The best rule for each group of victims, and the last that needs no verb.
pub fn propose<'r>(context: &Context<'r>, groups: &[Group]) -> (Proposals<'r>, Besides<'r>) {
    let mut proposals: Proposals<'_> = groups.iter().map(|_| None).collect();
    let mut by_noun: Besides<'_> = Vec::new();
    let mut main: Besides<'_> = Vec::new();
    let row = Row::new(context, groups);
    for rule in context.lexicon.demands.met_rules(row.met()).map(|number| &context.lexicon.rules[number]) {
        for found in matcher::matches(rule, context, &row) {
            let trial = Trial::of(context, groups, rule, found);
            let Some(proposal) = tried(&trial) else { continue };
            let victims = trial.victims;
            let finite = trial.behind().is_some() && !trial.participle();
            if finite && besides(&main, victims).is_none_or(|old| proposal.score() > main[old].1.score()) {
                keep(&mut main, victims, proposal.clone());
            }
            let better = proposals[victims].as_ref().is_none_or(|old| proposal.score() > old.score());
            if proposal.verb.is_none() {
                keep(&mut by_noun, victims, proposal.clone());
            }
            if better {
                proposals[victims] = Some(Box::new(proposal));
            }
        }
    }
    for (at, main) in main {
        if main.verb.is_some_and(|verb| describes_subject(context, groups, proposals[at].as_deref(), at, verb)) {
            proposals[at] = Some(Box::new(main));
        }
    }
    (proposals, by_noun)
}

/// What a match comes to, unless a question refuses it. No question changes anything, so that their order matters for speed alone.
fn tried<'r>(trial: &Trial<'_, 'r>) -> Option<Proposal<'r>> {
    let befell = trial.befell()?;
    let refused = trial.is_unreal()
        || trial.is_of_others()
        || trial.are_owners()
        || trial.cannot_have_befallen(befell)
        || trial.is_only_who()
        || trial.is_out_of_reach();
    (!refused).then(|| trial.proposal(befell))
}

/// Where something is said of a group.
fn besides(of: &Besides<'_>, group: usize) -> Option<usize> {
    of.iter().position(|(at, _)| *at == group)
}

/// Says something of a group, in place of what was said of it.
fn keep<'r>(of: &mut Besides<'r>, group: usize, proposal: Proposal<'r>) {
    match besides(of, group) {
        Some(known) => of[known].1 = proposal,
        None => of.push((group, proposal)),
    }
}

/// Whether the people of a verb are its subject: of a passive, and of one without an object.
fn takes_its_subject(verb: &Group) -> bool {
    matches!(&verb.kind, GroupKind::Effect(e) if e.voice == Voice::Passive || e.voice == Voice::Active && e.frame == Frame::Intransitive)
}

/// "trois soldats blessés lundi sont morts": a participle right behind those of whom the main verb of the clause says more.
fn describes_subject(context: &Context<'_>, groups: &[Group], found: Option<&Proposal<'_>>, at: usize, verb: usize) -> bool {
    let Some(participle) = found.and_then(|p| p.verb).filter(|p| *p > at && *p < verb) else { return false };
    let described = matches!(&groups[participle].kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
    // "onze soldats, portés disparus après une embuscade, ont été retrouvés morts"
    let comma = |i: usize| matches!(groups[i].kind, GroupKind::Mark(','));
    let end = if verb > participle + 1 && comma(at + 1) && comma(verb - 1) { verb - 1 } else { verb };
    described
        && participle - at <= 2
        && (participle + 1..end).all(|i| {
            // "enlevés lundi par des rebelles": who did it.
            let did = context.is(groups[i - 1].start, Function::By);
            !matches!(groups[i].kind, GroupKind::Mark(_) | GroupKind::Effect(_))
                && (did || !matches!(groups[i].kind, GroupKind::Victims(_)))
                && !context.is(groups[i].start, Function::And)
        })
}

/// How many there are of whom so many are told of.
pub fn out_of(group: &Group) -> Option<u64> {
    match &group.kind {
        GroupKind::Victims(v) => v.out_of,
        _ => None,
    }
}

/// Whether a group says that there was nobody: "aucun mort".
pub fn is_zero(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Victims(v) if v.quantity.high == Some(0))
}
