//! What the patterns of all rules ask of a group, each demand once.
//!
//! A group is held against the demands once, and every rule then looks at bits only: most rules can be passed over for a
//! whole sentence without a second look.

use super::fold;
use super::rules::{Condition, Element, GroupClass, Rule};
use super::words::Words;

/// A bit for each demand of a [`Demands`].
pub type DemandSet = u128;

/// One element of a pattern, ready for matching.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// A group that meets this demand.
    Group { demand: DemandSet, class: GroupClass, optional: bool },
    /// A group that begins with one of the words of this demand.
    Words { demand: DemandSet, optional: bool },
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

/// The demands of all rules of a language, by number.
#[derive(Default)]
pub struct Demands {
    /// By class of the group, in the order of [`GroupClass`].
    groups: [Vec<(Vec<Condition>, DemandSet)>; GroupClass::COUNT],
    lists: Vec<(Vec<String>, DemandSet)>,
    /// By word, in lower case: the lists in which it stands.
    words: Words<DemandSet>,
    /// A bit for those of them whose first and last letter and length are such. Most words of a text are told apart by it.
    looks: Looks,
}

/// Words of plain letters by their looks alone: a set that may hold others too.
struct Looks([u64; 64]);

impl Default for Looks {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Looks {
    fn place(word: &[u8]) -> (usize, u32) {
        let letter = |at: Option<&u8>| usize::from(at.map_or(0, u8::to_ascii_lowercase)) & 31;
        let (first, last) = (letter(word.first()), letter(word.last()));
        (first << 1 | last >> 4, (last & 15) as u32 | (word.len() as u32 & 3) << 4)
    }

    fn insert(&mut self, word: &str) {
        let (at, bit) = Self::place(word.as_bytes());
        self.0[at] |= 1 << bit;
    }

    fn may_hold(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word.as_bytes());
        self.0[at] >> bit & 1 == 1
    }
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
                pattern.needed |= demand;
            }
            pattern.steps.push(step);
        }
        rule.ready = pattern;
        Ok(())
    }

    fn fresh(&self) -> Result<DemandSet, String> {
        let number = self.groups.iter().map(Vec::len).sum::<usize>() + self.lists.len();
        (number < DemandSet::BITS as usize)
            .then(|| 1 << number)
            .ok_or_else(|| format!("the rules ask for more than {} different groups and lists of words", DemandSet::BITS))
    }

    fn group(&mut self, class: GroupClass, conditions: &[Condition]) -> Result<DemandSet, String> {
        if let Some((_, demand)) = self.groups[class as usize].iter().find(|(of, _)| of == conditions) {
            return Ok(*demand);
        }
        let demand = self.fresh()?;
        self.groups[class as usize].push((conditions.to_vec(), demand));
        Ok(demand)
    }

    fn list(&mut self, any: &[String]) -> Result<DemandSet, String> {
        if let Some((_, demand)) = self.lists.iter().find(|(words, _)| words == any) {
            return Ok(*demand);
        }
        let demand = self.fresh()?;
        let mut word = String::new();
        for written in any {
            fold::lower_into(written, &mut word);
            *self.words.slot(&word) |= demand;
            self.looks.insert(&word);
        }
        self.lists.push((any.to_vec(), demand));
        Ok(demand)
    }

    /// The demands for a group of this class that `fits` finds met.
    pub fn met_by(&self, class: GroupClass, fits: impl Fn(&[Condition]) -> bool) -> DemandSet {
        let met = self.groups[class as usize].iter().filter(|(conditions, _)| fits(conditions));
        met.fold(0, |all, (_, demand)| all | demand)
    }

    /// The demands for words that a word as written meets, in whatever case. `buffer` is scratch space.
    pub fn met_by_word(&self, written: &str, buffer: &mut String) -> DemandSet {
        let plain = written.is_ascii();
        if plain && !self.looks.may_hold(written) {
            return 0;
        }
        if plain && !written.bytes().any(|b| b.is_ascii_uppercase()) {
            return self.words.get(written);
        }
        fold::lower_into(written, buffer);
        self.words.get(buffer)
    }
}
