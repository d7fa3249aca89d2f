//! Rules as data: one small file each, found by being in `lang/<language>/rules/`.
//!
//! A pattern is a line of elements over the groups of a sentence: `{victims} ... {effect:passive}`. See
//! `lang/README.md` for the language of patterns.

use serde::Deserialize;

use super::demands::Pattern;
use super::table::TableError;

macro_rules! signs {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant,)+ }
        impl $name {
            /// How many there are.
            pub const COUNT: usize = [$(Self::$variant),+].len();

            /// As a pattern writes it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            fn parse(text: &str) -> Result<Self, String> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    other => Err(format!("`{other}` is none of: {}", [$($text),+].join(", "))),
                }
            }
        }
    };
}

signs! {
    /// What a pattern's group is.
    GroupClass {
        Victims = "victims", Effect = "effect", EffectNoun = "effect-noun", Harmed = "harmed", Actor = "actor", Incident = "incident",
        Source = "source", Time = "time", Place = "place",
    }
}

signs! {
    /// A condition on a group, such as `passive` in `{effect:passive}`; several are alternatives.
    Condition {
        Counted = "counted", Plain = "plain", Number = "number", Zero = "zero", Fighters = "fighters", Captive = "captive",
        Unknown = "unknown", Active = "active", Finite = "finite", To = "to", Passive = "passive",
        Participle = "participle", Intransitive = "intransitive", Own = "own", Fall = "fall", Event = "event",
        People = "people", Harms = "harms", Person = "person", Done = "done", Opening = "opening",
        Flees = "flees",
    }
}

/// A bit for each of the conditions that a group meets.
pub type ConditionSet = u32;

impl Condition {
    /// Several of them as a set.
    pub fn set(conditions: &[Self]) -> ConditionSet {
        conditions.iter().fold(0, |set, condition| set | 1 << *condition as u32)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// A group of this class that meets the filter.
    Group { class: GroupClass, conditions: Vec<Condition>, optional: bool },
    /// Up to so many groups of no matter which class, none of them a barrier.
    Gap(usize),
    /// One of these words or marks.
    Words { any: Vec<String>, optional: bool },
}

/// What a match says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Yield {
    /// Fixed effect; otherwise that of the pattern's effect group or counted victims.
    pub effect: Option<String>,
    /// Fixed category for victims that name none.
    pub victims: Option<String>,
    /// The victims are of the subject's own side.
    #[serde(default)]
    pub own_side: bool,
    /// The victims are some of those told of before.
    #[serde(default)]
    pub part: bool,
    /// The victims are more of those told of last: what befell these befell them.
    #[serde(default)]
    pub more: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleExample {
    pub text: String,
    /// What must be read, such as `killed soldiers 6`; empty where nothing may be.
    #[serde(default)]
    pub gives: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    meaning: String,
    pattern: String,
    /// Higher wins where two rules claim the same figure.
    #[serde(default)]
    rank: i32,
    #[serde(default)]
    yields: Yield,
    #[serde(default)]
    matches: Vec<RuleExample>,
    #[serde(default)]
    never: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Rule {
    /// `language/name`.
    pub id: String,
    pub meaning: String,
    pub source: String,
    pub pattern: Vec<Element>,
    /// The pattern as it is matched.
    pub ready: Pattern,
    pub rank: i32,
    pub yields: Yield,
    pub matches: Vec<RuleExample>,
    pub never: Vec<String>,
}

impl Rule {
    pub fn parse(language: &str, file: &str, text: &str) -> Result<Self, TableError> {
        let fail = |what: String| TableError { file: file.to_owned(), line: 1, what };
        let rule: File = toml::from_str(text).map_err(|e| fail(e.to_string()))?;
        let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
        if stem != rule.name {
            return Err(fail(format!("the rule calls itself `{}`; name and file name must be the same", rule.name)));
        }
        let pattern = rule.pattern.split_whitespace().map(element).collect::<Result<Vec<_>, _>>().map_err(fail)?;
        if rule.matches.is_empty() {
            return Err(fail("a rule needs at least one example under `[[matches]]`".to_owned()));
        }
        Ok(Self {
            id: format!("{language}/{}", rule.name),
            meaning: rule.meaning,
            source: rule.pattern,
            pattern,
            ready: Pattern::default(),
            rank: rule.rank,
            yields: rule.yields,
            matches: rule.matches,
            never: rule.never,
        })
    }
}

fn element(text: &str) -> Result<Element, String> {
    let (text, optional) = match text.strip_suffix('?') {
        Some(rest) if !rest.is_empty() => (rest, true),
        _ => (text, false),
    };
    match text {
        "..." => return Ok(Element::Gap(16)),
        ".." => return Ok(Element::Gap(5)),
        _ => {}
    }
    if let Some(inner) = text.strip_prefix('{') {
        let inner = inner.strip_suffix('}').ok_or_else(|| format!("`{text}` has no closing brace"))?;
        let (class, conditions) = inner.split_once(':').unwrap_or((inner, ""));
        let conditions = conditions.split(',').filter(|c| !c.is_empty()).map(Condition::parse).collect::<Result<_, _>>()?;
        return Ok(Element::Group { class: GroupClass::parse(class)?, conditions, optional });
    }
    Ok(Element::Words { any: text.split('|').map(str::to_owned).collect(), optional })
}
