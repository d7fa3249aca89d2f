//! How many: an interval and the form in which the text gives it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a text gives a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Exact,
    AtLeast,
    AtMost,
    About,
    Range,
    Vague,
}

impl Form {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::About => "about",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }
}

/// An interval of people: `low` is always known, `high` is `None` where it is open.
///
/// Exact 24 is `24..=24`; "at least 24" is `24..`; "dozens" is vague `20..`. A margin is never made up: "about 60" is
/// `60..=60` with form [`Form::About`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quantity {
    pub low: u64,
    pub high: Option<u64>,
    pub form: Form,
}

impl Quantity {
    pub const fn exact(n: u64) -> Self {
        Self { low: n, high: Some(n), form: Form::Exact }
    }

    pub const fn vague(low: u64) -> Self {
        Self { low, high: None, form: Form::Vague }
    }

    /// The same number said with a modifier: "at least", "about", "up to".
    pub fn with(self, form: Form) -> Self {
        match form {
            Form::AtLeast => Self { low: self.low, high: None, form: if self.form == Form::Vague { Form::Vague } else { form } },
            Form::AtMost => Self { low: 0, high: self.high, form },
            Form::Vague => Self { low: self.low, high: None, form },
            Form::About | Form::Range => Self { form, ..self },
            Form::Exact => self,
        }
    }
}
