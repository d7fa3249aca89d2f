//! What the patterns of all rules ask of a group, each demand once.
//!
//! A group is held against the demands once, and every rule then looks at bits only: most rules can be passed over for a
//! whole sentence without a second look.

use rustc_hash::FxHashMap;

use super::bits::{Bits, each_bit};
use super::fold;
use super::rules::{Condition, ConditionSet, Element, GroupClass, Rule};

/// The number of a demand of a [`Demands`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand(u8);

/// A bit for each demand of a [`Demands`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DemandSet(Bits<4>);

/// A bit for each rule.
type RuleSet = Bits<4>;

impl DemandSet {
    const fn one(demand: Demand) -> Self {
        Self(Bits::one(demand.0 as usize))
    }

    #[must_use]
    #[inline(always)]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0.and(other.0))
    }

    #[inline(always)]
    pub const fn holds(self, demand: Demand) -> bool {
        self.0.holds(demand.0 as usize)
    }
}

/// One element of a pattern, ready for matching.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// A group that meets this demand.
    Group { demand: Demand, class: GroupClass, optional: bool },
    /// A group that begins with one of the words of this demand.
    Words { demand: Demand, optional: bool },
    /// Up to so many groups; behind it stand victims, an effect.
    Gap { most: usize, victims: bool, effect: bool },
}

/// The pattern of a rule, ready for matching.
#[derive(Clone, Debug, Default)]
pub struct Pattern {
    pub steps: Vec<Step>,
    /// What must stand somewhere in the sentence.
    pub needed: DemandSet,
}

/// What the rules ask of the groups of one class.
#[derive(Default)]
struct Asked {
    /// Each set of conditions, of which one must be met, with its demand.
    any_of: Vec<(ConditionSet, Demand)>,
    /// The demand for a group of this class without any condition.
    whole: DemandSet,
    /// By condition: the demands that it alone meets.
    by_condition: [DemandSet; ConditionSet::BITS as usize],
}

/// The demands of all rules of a language, by number.
#[derive(Default)]
pub struct Demands {
    /// By class of the group, in the order of [`GroupClass`].
    groups: [Asked; GroupClass::COUNT],
    lists: Vec<(Vec<String>, Demand)>,
    /// The words of those lists, in lower case, by number.
    numbers: FxHashMap<String, AskedId>,
    /// By number: the lists in which a word stands.
    words: Vec<DemandSet>,
    /// What must stand somewhere in a sentence for each rule, in their order.
    needed: Vec<DemandSet>,
    /// By number of a demand: the rules of whose needs it is the rarest.
    rarest: Vec<RuleSet>,
    /// The rules that need nothing.
    undemanding: RuleSet,
}

/// A word that the rules ask for. [`AskedId::NONE`] stands for every other word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AskedId(u16);

impl AskedId {
    pub const NONE: Self = Self(0);
}

impl Demands {
    /// Makes the pattern of a rule ready. Fails where the rules ask for more than a set can hold.
    pub(super) fn compile(&mut self, rule: &mut Rule) -> Result<(), String> {
        let mut pattern = Pattern::default();
        for (at, element) in rule.pattern.iter().enumerate() {
            let step = match element {
                Element::Gap(most) => {
                    let wants = |wanted| {
                        let behind = &rule.pattern[at + 1..];
                        behind.iter().any(|e| matches!(e, Element::Group { class, .. } if *class == wanted))
                    };
                    Step::Gap { most: *most, victims: wants(GroupClass::Victims), effect: wants(GroupClass::Effect) }
                }
                Element::Group { class, conditions, optional } => {
                    Step::Group { demand: self.group(*class, conditions)?, class: *class, optional: *optional }
                }
                Element::Words { any, optional } => Step::Words { demand: self.list(any)?, optional: *optional },
            };
            if let Step::Group { demand, optional: false, .. } | Step::Words { demand, optional: false } = step {
                pattern.needed = pattern.needed.and(DemandSet::one(demand));
            }
            pattern.steps.push(step);
        }
        rule.ready = pattern;
        Ok(())
    }

    /// Lays out what each of all rules needs. Fails where there are more than a set can hold.
    pub(super) fn lay_out(&mut self, rules: &[Rule]) -> Result<(), String> {
        if rules.len() > RuleSet::COUNT {
            return Err(format!("there are more than {} rules", RuleSet::COUNT));
        }
        self.needed = rules.iter().map(|rule| rule.ready.needed).collect();
        self.rarest = vec![RuleSet::default(); Bits::<4>::COUNT];
        let askers = |demand: usize| self.needed.iter().filter(|needed| needed.holds(Demand(demand as u8))).count();
        for (number, needed) in self.needed.iter().enumerate() {
            let mut key: Option<(usize, usize)> = None;
            needed.0.each(|demand| key = Some(key.unwrap_or((usize::MAX, 0)).min((askers(demand), demand))));
            let of = key.map_or(&mut self.undemanding, |(_, key)| &mut self.rarest[key]);
            *of = of.and(RuleSet::one(number));
        }
        Ok(())
    }

    /// The numbers of the rules of which a sentence meets all demands, in their order. Mostly what a rule needs does not stand there.
    pub fn met_rules(&self, met: DemandSet) -> impl Iterator<Item = usize> + use<> {
        let mut perhaps = self.undemanding;
        met.0.each(|demand| perhaps = perhaps.and(self.rarest.get(demand).copied().unwrap_or_default()));
        let mut rules = RuleSet::default();
        perhaps.each(|rule| {
            if met.0.all(self.needed[rule].0) {
                rules = rules.and(RuleSet::one(rule));
            }
        });
        rules.into_iter()
    }

    fn fresh(&self) -> Result<Demand, String> {
        let number = self.groups.iter().map(|asked| asked.any_of.len()).sum::<usize>() + self.lists.len();
        (number < Bits::<4>::COUNT)
            .then_some(Demand(number as u8))
            .ok_or_else(|| format!("the rules ask for more than {} different groups and lists of words", Bits::<4>::COUNT))
    }

    fn group(&mut self, class: GroupClass, conditions: &[Condition]) -> Result<Demand, String> {
        let conditions = Condition::set(conditions);
        if let Some((_, demand)) = self.groups[class as usize].any_of.iter().find(|(of, _)| *of == conditions) {
            return Ok(*demand);
        }
        let demand = self.fresh()?;
        let asked = &mut self.groups[class as usize];
        asked.any_of.push((conditions, demand));
        let one = DemandSet::one(demand);
        if conditions == 0 {
            asked.whole = one;
        }
        each_bit(conditions.into(), |condition| asked.by_condition[condition] = asked.by_condition[condition].and(one));
        Ok(demand)
    }

    fn list(&mut self, any: &[String]) -> Result<Demand, String> {
        if let Some((_, demand)) = self.lists.iter().find(|(words, _)| words == any) {
            return Ok(*demand);
        }
        let demand = self.fresh()?;
        let mut word = String::new();
        for written in any {
            fold::lower_into(written, &mut word);
            let number = self.numbers.get(&word).copied().unwrap_or_else(|| {
                // The first number is nobody's.
                self.words.resize(self.words.len().max(1) + 1, DemandSet::default());
                AskedId(self.words.len() as u16 - 1)
            });
            self.numbers.insert(word.clone(), number);
            let asked = &mut self.words[usize::from(number.0)];
            *asked = asked.and(DemandSet::one(demand));
        }
        self.lists.push((any.to_vec(), demand));
        Ok(demand)
    }

    /// The demands for a group of this class that one meets of which these conditions are true; `whole` says whether it is one
    /// without any condition.
    pub fn met_by(&self, class: GroupClass, whole: bool, conditions: ConditionSet) -> DemandSet {
        let asked = &self.groups[class as usize];
        let mut met = if whole { asked.whole } else { DemandSet::default() };
        each_bit(conditions.into(), |condition| met = met.and(asked.by_condition[condition]));
        met
    }

    /// The demands for words that a word meets, in whatever case it is written.
    #[inline]
    pub fn met_by_word(&self, word: AskedId) -> DemandSet {
        self.words.get(usize::from(word.0)).copied().unwrap_or_default()
    }

    /// The words that the rules ask for, in lower case.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, AskedId)> {
        self.numbers.iter().map(|(word, number)| (word.as_str(), *number))
    }
}
