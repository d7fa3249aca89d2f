//! Matches the patterns of rules over the groups of a sentence.
//!
//! A pattern is tried only where its rarest element stands (the effect), gaps are bounded, and each group is taken by one
//! rule, so the cost stays linear in the number of groups.

use crate::lexicon::{Element, Filter, Frame, Function, Rule};
use crate::model::{Effect, Victims};
use crate::recognise::{Context, Group, GroupKind, Voice};

/// Where a rule matched: the victims, the effect (where the rule has one), and how much was skipped between.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    pub victims: usize,
    pub effect: Option<usize>,
    pub skipped: usize,
}

/// All matches of a rule, starting at each group in turn.
pub fn matches(rule: &Rule, context: &Context<'_>, groups: &[Group]) -> Vec<Match> {
    let mut found = Vec::new();
    for start in 0..groups.len() {
        let mut state = State { context, groups, victims: None, effect: None, skipped: 0 };
        if state.run(&rule.pattern, start)
            && let Some(victims) = state.victims
        {
            found.push(Match { victims, effect: state.effect, skipped: state.skipped });
        }
    }
    found
}

struct State<'s, 'c> {
    context: &'s Context<'c>,
    groups: &'s [Group],
    victims: Option<usize>,
    effect: Option<usize>,
    skipped: usize,
}

impl State<'_, '_> {
    fn run(&mut self, pattern: &[Element], at: usize) -> bool {
        let Some((element, rest)) = pattern.split_first() else { return true };
        match element {
            Element::Gap(most) => {
                // The nearest continuation wins.
                for skip in 0..=*most {
                    let here = at + skip;
                    if here > self.groups.len() {
                        return false;
                    }
                    let (victims, effect, skipped) = (self.victims, self.effect, self.skipped);
                    self.skipped += skip;
                    if self.run(rest, here) {
                        return true;
                    }
                    (self.victims, self.effect, self.skipped) = (victims, effect, skipped);
                    let near_only = *most <= 5;
                    if self.groups.get(here).is_none_or(|g| is_barrier(self.context, g, rest) || near_only && matches!(g.kind, GroupKind::Speech(_))) {
                        return false;
                    }
                }
                false
            }
            Element::Words { any, optional } => {
                if let Some(group) = self.groups.get(at) {
                    let first = self.context.word(group.start);
                    if any.iter().any(|w| first.eq_ignore_ascii_case(w) || first.replace('\u{2019}', "'").to_lowercase() == *w) && self.run(rest, at + 1) {
                        return true;
                    }
                }
                *optional && self.run(rest, at)
            }
            Element::Group { class, filter, optional } => {
                if let Some(group) = self.groups.get(at)
                    && fits(group, class, filter)
                {
                    let (victims, effect) = (self.victims, self.effect);
                    match class.as_str() {
                        "victims" => self.victims = Some(at),
                        "effect" | "effect-noun" => self.effect = Some(at),
                        _ => {}
                    }
                    if self.agrees() && self.run(rest, at + 1) {
                        return true;
                    }
                    (self.victims, self.effect) = (victims, effect);
                }
                *optional && self.run(rest, at)
            }
        }
    }

    /// A participle agrees in number with the victims it is said of.
    fn agrees(&self) -> bool {
        let (Some(victims), Some(effect)) = (self.victims, self.effect) else { return true };
        let (victims_at, effect_at) = (victims, effect);
        let (GroupKind::Victims(victims), GroupKind::Effect(effect)) = (&self.groups[victims].kind, &self.groups[effect].kind) else {
            return true;
        };
        let follows = victims_at < effect_at;
        effect.voice != Voice::Participle || !follows || effect.plural || !victims.plural || victims.quantity.low == 0
    }
}

/// What a gap never crosses: the end of a clause, or another verb of effect.
fn is_barrier(context: &Context<'_>, group: &Group, rest: &[Element]) -> bool {
    let wants_effect = rest.iter().any(|e| matches!(e, Element::Group { class, .. } if class == "effect"));
    match &group.kind {
        GroupKind::Mark(';') => true,
        GroupKind::Mark(':') => true,
        GroupKind::Word => context.is_any(group.start, &[Function::Where, Function::That, Function::While, Function::But]),
        GroupKind::Effect(effect) if effect.effect.is_some() => !(wants_effect && effect.voice == Voice::Participle),
        _ => false,
    }
}

fn fits(group: &Group, class: &str, filter: &Filter) -> bool {
    let any = |test: &dyn Fn(&str) -> bool| filter.0.is_empty() || filter.0.iter().any(|f| test(f));
    match (&group.kind, class) {
        (GroupKind::Victims(v), "victims") => any(&|f| match f {
            "counted" => v.effect.is_some(),
            "plain" => v.effect.is_none(),
            "number" => !v.implicit,
            "zero" => v.quantity.high == Some(0),
            "fighters" => v.category.is_some_and(|c| c.are_forces() || c == Victims::Militants) || v.category == Some(Victims::People) && v.plural,
            "captive" => v.effect.is_some_and(|e| !matches!(e, Effect::Killed | Effect::Wounded)),
            _ => false,
        }),
        (GroupKind::Count(c), "victims") => filter.0.iter().any(|f| f == "unknown") && c.unknown_noun,
        (GroupKind::Effect(e), "effect") if e.effect.is_some() => any(&|f| match f {
            "active" => matches!(e.voice, Voice::Active | Voice::Unfinite) && matches!(e.frame, Frame::Transitive | Frame::TransitiveTo),
            "finite" => matches!(e.voice, Voice::Active) && e.frame == Frame::Transitive,
            "to" => e.frame == Frame::TransitiveTo,
            "passive" => e.voice == Voice::Passive || (e.voice == Voice::Active && e.frame == Frame::Passive),
            "participle" => e.voice == Voice::Participle,
            "intransitive" => e.frame == Frame::Intransitive && e.voice != Voice::Participle,
            "own" => e.frame == Frame::Own && e.voice != Voice::Passive,
            "fall" => e.frame == Frame::Fall,
            _ => false,
        }),
        (GroupKind::EffectNoun(n), "effect-noun") => any(&|f| match f {
            "event" => !n.people,
            "people" => n.people,
            _ => false,
        }),
        (GroupKind::Actor(_), "actor") | (GroupKind::Incident(_), "incident") | (GroupKind::Source(_), "source") => true,
        (GroupKind::Time(_), "time") | (GroupKind::Place(_), "place") => true,
        _ => false,
    }
}
