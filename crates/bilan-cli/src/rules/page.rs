//! The rules of a language in the order in which they are shown, whatever they are then written in.

use bilan::Lexicon;
use bilan::lexicon::{Element, Rule, Yield};

use super::legend::{self, Sign};

/// All rules of one language, the one that wins over the others first.
pub struct Page {
    pub language: &'static str,
    pub rules: Vec<&'static Rule>,
}

/// What the page says before the rules, as paragraphs.
pub const INTRODUCTION: [&str; 3] = [
    "A rule finds one figure: who was harmed, how, and how many. Before any rule is tried, the sentence has been cut into \
     groups: people with their number, verbs and nouns of harm, places, dates, speakers. A rule is a pattern over these \
     groups, read from left to right.",
    "Where two rules claim the same figure, the one of higher rank wins; a figure is used once. Who says it, when and where \
     it happened are found later, from the same sentence and those around it.",
    "Each rule is one file in `crates/bilan/lang/<language>/rules/`, with examples that are tested. To change what bilan \
     reads, change that file or add one; nothing else has to be told of it.",
];

impl Page {
    /// The rules of a language, `None` for a language that is not read.
    pub fn of(language: &'static str) -> Option<Self> {
        let mut rules: Vec<_> = Lexicon::of(language)?.rules.iter().collect();
        rules.sort_by(|a, b| b.rank.cmp(&a.rank).then_with(|| a.id.cmp(&b.id)));
        Some(Self { language, rules })
    }
}

/// The signs that the rules of these pages use, each once, in the order of the legend.
pub fn signs(pages: &[Page]) -> Vec<&'static Sign> {
    let used: Vec<String> = pages.iter().flat_map(|p| &p.rules).flat_map(|r| &r.pattern).flat_map(written).collect();
    legend::SIGNS.iter().filter(|sign| used.iter().any(|u| u == sign.written)).collect()
}

/// The signs of an element as the legend lists them: `{effect:passive,participle}` is two of them.
pub fn written(element: &Element) -> Vec<String> {
    match element {
        Element::Group { class, conditions, optional } => {
            let class = class.name();
            let mut signs: Vec<String> = if conditions.is_empty() {
                vec![format!("{{{class}}}")]
            } else {
                conditions.iter().map(|c| format!("{{{class}:{}}}", c.name())).collect()
            };
            signs.extend(optional.then(|| legend::OPTIONAL.to_owned()));
            signs
        }
        Element::Gap(most) => vec![(if *most > 5 { "..." } else { ".." }).to_owned()],
        Element::Words { any, optional } => {
            let mut signs = vec![(if any.len() > 1 { legend::ALTERNATIVES } else { legend::WORD }).to_owned()];
            signs.extend(optional.then(|| legend::OPTIONAL.to_owned()));
            signs
        }
    }
}

/// What a rule says beyond its pattern, as sentences.
pub fn yields(given: &Yield) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(effect) = &given.effect {
        out.push(if given.more {
            format!("They came to what those came to who were told of last; where nobody was, the effect is `{effect}`.")
        } else {
            format!("The effect is always `{effect}`.")
        });
    }
    if let Some(victims) = &given.victims {
        out.push(format!("Victims without a category are `{victims}`."));
    }
    if given.own_side {
        out.push("The victims are of the subject's own side.".to_owned());
    }
    if given.part {
        out.push("The victims are some of those told of before.".to_owned());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_of_every_rule_is_in_the_legend() {
        for page in Lexicon::LANGUAGES.iter().copied().filter_map(Page::of) {
            for rule in page.rules {
                for sign in rule.pattern.iter().flat_map(written) {
                    let known = legend::SIGNS.iter().any(|s| s.written == sign);
                    assert!(known, "{}: `{sign}` is not explained; add it to src/rules/legend.rs", rule.id);
                }
            }
        }
    }
}
