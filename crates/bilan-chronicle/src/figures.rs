//! Figures of people in words: "neuf soldats", "at least 20 civilians", "aucun soldat malien".

use bilan::model::{Form, Victims};
use bilan::reconcile::apart;

use crate::grammar::{fill, number};
use crate::names;
use crate::words::{Forms, Words};

/// How a report speaks of people whom it does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// Only in the plural.
    #[default]
    Some,
    Several,
    Many,
}

/// How many of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    pub victims: Victims,
    pub low: u32,
    pub high: Option<u32>,
    pub form: Form,
    /// Of a vague figure of no number at all; else the default.
    pub manner: Manner,
}

impl Count {
    /// The figure with its noun, and with whose people they are where that is to be said.
    pub fn written(self, of: Option<&str>, words: &Words) -> String {
        let Some((one, many, feminine)) = words.victims(self.victims.name()) else { return String::new() };
        let g = words.grammar();
        let n = |n: u32| number(u64::from(n), feminine, g);
        let with = |name: &str, count: u32| (fill(words.figure(name), &[("n", &n(count))]), count > 1);
        let (figure, several) = match (self.form, self.low, self.high) {
            (_, 0, Some(0)) => (fill(words.figure("none"), &[("e", if feminine { &*g.feminine } else { "" })]), g.none_is_plural),
            (Form::Vague, low, _) => {
                let name = match (low, self.manner) {
                    (100.., _) => "hundreds",
                    (20.., _) => "tens",
                    (_, Manner::Some) => "some",
                    (_, Manner::Several) => "several",
                    (_, Manner::Many) if feminine => "many_feminine",
                    (_, Manner::Many) => "many",
                };
                (words.figure(name).to_owned(), true)
            }
            (Form::About, low, _) => with("about", low),
            (Form::AtMost, _, Some(high)) | (_, 0, Some(high)) => with("at_most", high),
            (_, low, None) => with("at_least", low),
            (_, low, Some(high)) if low == high => with("exact", low),
            // Both ends are written alike: in words only where both have one.
            (_, low, Some(high)) => {
                let high = n(high);
                let low = if high.contains(|c: char| c.is_ascii_digit()) && low < 1000 { low.to_string() } else { n(low) };
                (fill(words.figure("range"), &[("low", &low), ("high", &high)]), true)
            }
        };
        let noun = if several { many } else { one };
        let whose = of.map(|of| names::whose(of, several, feminine, words)).unwrap_or_default();
        format!("{figure} {noun}{whose}")
    }

    /// Whether it says that there was nobody.
    pub fn is_none(self) -> bool {
        self.low == 0 && self.high == Some(0)
    }

    /// Its lower and upper end.
    pub fn ends(self) -> (u32, Option<u32>) {
        (self.low, self.high)
    }

    /// Whether it says that there were fewer or more than the other.
    pub fn is_apart(self, other: Self) -> bool {
        let ends = |c: Self| (c.low, c.high.unwrap_or(u32::MAX), c.form);
        apart(ends(self), ends(other))
    }

    /// Whether it says the same as the other more exactly.
    pub fn is_closer_than(self, other: Self) -> bool {
        let looseness = |c: Self| match c.form {
            Form::Vague => 3,
            _ if c.high.is_none() => 2,
            Form::About => 1,
            _ => u8::from(c.high != Some(c.low)),
        };
        let key = |c: Self| (looseness(c), std::cmp::Reverse((c.low, c.manner)));
        !self.is_none() && !self.is_apart(other) && key(self) < key(other)
    }

    pub fn is_feminine(self, words: &Words) -> bool {
        words.victims(self.victims.name()).is_some_and(|(_, _, feminine)| feminine)
    }

    /// The form of a verb or participle that agrees with it.
    pub fn agree<'w>(self, forms: &'w Forms, words: &Words) -> &'w str {
        let several = match (self.low, self.high) {
            (0, Some(0)) => words.grammar().none_is_plural,
            (low, high) => {
                high.is_none_or(|h| h > 1) && (low > 1 || high != Some(1)) && !(low == 1 && self.form == Form::AtLeast)
            }
        };
        &forms[usize::from(several) * 2 + usize::from(self.is_feminine(words))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_agree_with_their_nouns() {
        let count = |victims, low, high, form| Count { victims, low, high, form, manner: Manner::default() };
        for (language, count, of, text) in [
            ("fr", count(Victims::Soldiers, 9, Some(9), Form::Exact), None, "neuf soldats tués"),
            ("fr", count(Victims::Soldiers, 11, Some(11), Form::Exact), None, "11 soldats tués"),
            ("fr", count(Victims::People, 1, Some(1), Form::Exact), None, "une personne tuée"),
            ("fr", count(Victims::Peacekeepers, 1, None, Form::AtLeast), None, "au moins un Casque bleu tué"),
            ("fr", count(Victims::Civilians, 20, None, Form::Vague), None, "des dizaines de civils tués"),
            ("fr", count(Victims::Soldiers, 0, Some(0), Form::Exact), None, "aucun soldat tué"),
            ("fr", count(Victims::Soldiers, 0, Some(0), Form::Exact), Some("ML"), "aucun soldat malien tué"),
            ("fr", count(Victims::People, 30, None, Form::AtLeast), None, "au moins 30 personnes tuées"),
            (
                "fr",
                count(Victims::People, 3, Some(5), Form::Range),
                Some("NE"),
                "entre trois et cinq personnes nigériennes tuées",
            ),
            ("fr", count(Victims::Civilians, 8, Some(10), Form::Range), None, "entre 8 et 10 civils tués"),
            ("fr", count(Victims::Civilians, 900, Some(1200), Form::Range), None, "entre 900 et 1\u{202f}200 civils tués"),
            ("fr", count(Victims::Soldiers, 7, Some(7), Form::Exact), Some("BF"), "sept soldats burkinabè tués"),
            ("fr", count(Victims::Soldiers, 7, Some(7), Form::Exact), Some("FR"), "sept soldats français tués"),
            (
                "fr",
                count(Victims::Militants, 0, Some(2), Form::Range),
                Some("jnim"),
                "au plus deux combattants de le groupe JNIM tués",
            ),
            ("en", count(Victims::People, 3, Some(5), Form::Range), None, "between three and five people killed"),
            ("en", count(Victims::Soldiers, 0, Some(0), Form::Exact), None, "no soldiers killed"),
            ("en", count(Victims::Soldiers, 7, Some(7), Form::Exact), Some("ML"), "seven soldiers from Mali killed"),
            ("en", count(Victims::Militants, 10, Some(10), Form::Exact), Some("jnim"), "10 fighters of JNIM killed"),
        ] {
            let words = Words::of(language).expect("words");
            let forms = words.participle("killed").expect("forms");
            assert_eq!(format!("{} {}", count.written(of, words), count.agree(forms, words)), text);
        }
    }
}
