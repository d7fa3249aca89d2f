//! Figures of people in words: "onze soldats", "at least 20 civilians", "aucun soldat".

use bilan::model::{Form, Victims};

use crate::grammar::{fill, number};
use crate::words::{Forms, Words};

/// How many of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    pub victims: Victims,
    pub low: u32,
    pub high: Option<u32>,
    pub form: Form,
}

impl Count {
    /// The figure with its noun.
    pub fn written(self, words: &Words) -> String {
        let Some((one, many, feminine)) = words.victims(self.victims.name()) else { return String::new() };
        let g = words.grammar();
        let n = |n: u32| number(u64::from(n), feminine, g);
        let with = |name: &str, count: u32| (fill(words.figure(name), &[("n", &n(count))]), if count > 1 { many } else { one });
        let (figure, noun) = match (self.form, self.low, self.high) {
            (_, 0, Some(0)) => (
                fill(words.figure("none"), &[("e", if feminine { &*g.feminine } else { "" })]),
                if words.is_zero_plural() { many } else { one },
            ),
            (Form::Vague, low, _) => {
                let name = match low {
                    100.. => "hundreds",
                    20.. => "tens",
                    _ => "vague",
                };
                (words.figure(name).to_owned(), many)
            }
            (Form::About, low, _) => with("about", low),
            (Form::AtMost, _, Some(high)) => with("at_most", high),
            (_, low, None) => with("at_least", low),
            (_, low, Some(high)) if low == high => with("exact", low),
            (_, low, Some(high)) => (fill(words.figure("range"), &[("low", &n(low)), ("high", &n(high))]), many),
        };
        format!("{figure} {noun}")
    }

    /// The form of a verb or participle that agrees with it.
    pub fn agree<'w>(self, forms: &'w Forms, words: &Words) -> &'w str {
        let feminine = words.victims(self.victims.name()).is_some_and(|(_, _, feminine)| feminine);
        let several = match (self.low, self.high) {
            (0, Some(0)) => words.is_zero_plural(),
            (low, high) => {
                high.is_none_or(|h| h > 1) && (low > 1 || high != Some(1)) && !(low == 1 && self.form == Form::AtLeast)
            }
        };
        &forms[usize::from(several) * 2 + usize::from(feminine)]
    }
}

impl Words {
    /// Whether none counts as several: "no soldiers were killed", "aucun soldat n'a".
    fn is_zero_plural(&self) -> bool {
        self.grammar().elide.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_agree_with_their_nouns() {
        let count = |victims, low, high, form| Count { victims, low, high, form };
        for (language, count, text) in [
            ("fr", count(Victims::Soldiers, 11, Some(11), Form::Exact), "onze soldats tués"),
            ("fr", count(Victims::People, 1, Some(1), Form::Exact), "une personne tuée"),
            ("fr", count(Victims::Civilians, 20, None, Form::Vague), "des dizaines de civils tués"),
            ("fr", count(Victims::Soldiers, 0, Some(0), Form::Exact), "aucun soldat tué"),
            ("fr", count(Victims::People, 30, None, Form::AtLeast), "au moins 30 personnes tuées"),
            ("en", count(Victims::People, 3, Some(5), Form::Range), "three to five people killed"),
            ("en", count(Victims::Soldiers, 0, Some(0), Form::Exact), "no soldiers killed"),
        ] {
            let words = Words::of(language).expect("words");
            let forms = words.participle("killed").expect("forms");
            assert_eq!(format!("{} {}", count.written(words), count.agree(forms, words)), text);
        }
    }
}
