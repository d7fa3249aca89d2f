//! What two tolls are compared by.

use std::fmt;

use bilan::model::Form;
use bilan::publish::wire;

use super::gold;
use super::words::words;

/// How many, as far as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    /// A plural without a number; which one does not matter.
    Vague,
    /// The lower bound, `None` where only an upper one is known.
    From(Option<u64>),
}

/// A toll as it is compared: the same effect, class of victims and number, and equally exact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub effect: String,
    pub victims: String,
    pub number: Number,
    pub exact: bool,
}

/// The lower bounds that stand for a plural without a number.
const PLURALS: [u64; 4] = [2, 20, 200, 2000];

/// Whether this lower bound stands for a plural without a number.
pub fn is_plural(low: u64) -> bool {
    PLURALS.contains(&low)
}

impl Key {
    fn new(effect: &str, victims: Option<&str>, number: Number, exact: bool) -> Self {
        let words = words();
        let (effect, victims) = (words.effect(effect).to_owned(), words.victims(victims).to_owned());
        Self { effect, victims, number, exact: exact && number != Number::Vague }
    }

    pub fn of_gold(toll: &gold::Toll) -> Self {
        let form = toll.form.as_deref();
        let open = toll.high.is_none() && toll.low.is_none_or(is_plural);
        let vague = toll.vague || form == Some("vague") || open;
        let plain = toll.low.is_some() && toll.low == toll.high && matches!(form, None | Some("exact"));
        let exact = toll.exact.unwrap_or(plain) && toll.low.is_some();
        let number = if vague { Number::Vague } else { Number::From(toll.low) };
        let victims = toll.who.as_deref().filter(|w| !w.is_empty()).or(toll.victims.as_deref());
        Self::new(&toll.effect, victims, number, exact)
    }

    pub fn of_read(toll: &wire::Toll) -> Self {
        let vague = toll.form == Form::Vague || (toll.high.is_none() && is_plural(toll.low));
        let exact = toll.high == Some(toll.low) && toll.form == Form::Exact;
        let number = if vague { Number::Vague } else { Number::From(Some(toll.low)) };
        Self::new(toll.effect.name(), Some(toll.victims.name()), number, exact)
    }

    /// The effect and the number alone.
    pub fn effect_and_number(&self) -> (String, Number) {
        (self.effect.clone(), self.number)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { effect, victims, number, exact } = self;
        match number {
            Number::Vague => write!(f, "{effect} {victims}, no number"),
            Number::From(None) => write!(f, "{effect} {victims}, at most"),
            Number::From(Some(n)) if *exact => write!(f, "{effect} {victims} {n}"),
            Number::From(Some(n)) => write!(f, "{effect} {victims} {n}, not exact"),
        }
    }
}
