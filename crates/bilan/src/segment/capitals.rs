//! A headline in capitals: which of its words are names.

use rustc_hash::FxHashSet;

use super::tokens::end_of_paragraph;
use super::{Paragraph, Token};
use crate::lexicon::{Lexicon, PlaceWordId, Sense, fold, fold_into};

/// A line is one in capitals from so many words on, seven in ten of them.
const WORDS: usize = 3;

/// Whether the words of a line are all capitals but for a few.
pub fn is_loud(tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|t| t.is_word());
    let count = words().count();
    count >= WORDS && words().filter(|t| t.capitals).count() * 10 >= count * 7
}

/// "DES PÊCHEURS ENLEVÉS PRÈS DE DIFFA": in such a line capitals tell no names. Names are the words that the rest of the text begins
/// with a capital in mid-sentence, and those that are known as nothing else.
pub fn quieten(text: &str, paragraphs: &[Paragraph], tokens: &mut [Token], lexicon: &Lexicon) {
    let mut at = 0;
    let mut loud = Vec::new();
    for index in 0..paragraphs.len() {
        let first = at;
        at = end_of_paragraph(tokens, at, index as u32);
        let line = &tokens[first..at];
        if line.iter().find(|t| t.is_word()).is_some_and(|t| t.capitals) && is_loud(line) {
            loud.push(first..at);
        }
    }
    if loud.is_empty() {
        return;
    }
    let of_lines = loud.iter().flat_map(|line| &tokens[line.clone()]).filter(|t| t.is_word());
    let asked = of_lines.map(|t| fold(t.span.of(text))).collect();
    let mut lines = loud.iter().peekable();
    let rest = Written::of(text, tokens, &asked, |at| {
        while lines.next_if(|line| line.end <= at).is_some() {}
        lines.peek().is_some_and(|line| line.contains(&at))
    });
    if !rest.any_small {
        return;
    }
    for at in loud.into_iter().flat_map(|line| line.skip(1)) {
        let token = &mut tokens[at];
        let word = fold(token.span.of(text));
        if !token.capital || !token.is_word() || rest.loud.contains(&word) {
            continue;
        }
        let name = rest.names.contains(&word);
        let mut senses = lexicon.senses(token.word).peekable();
        let known = token.place != PlaceWordId::NONE || senses.peek().is_some();
        if name || known && !rest.small.contains(&word) && senses.all(is_of_name) {
            token.capitals &= !name;
        } else {
            (token.capital, token.capitals) = (false, false);
        }
    }
}

/// Whether a sense is one that words of names have.
fn is_of_name(sense: &Sense) -> bool {
    use Sense::{Actor, Body, Capital, Community, Country, Demonym, Outlet};
    matches!(sense, Actor(_) | Body(_) | Capital(_) | Community(_) | Country(_) | Demonym(_) | Outlet(..))
}

/// How some words are written in a text outside its lines in capitals.
#[derive(Default)]
struct Written {
    small: FxHashSet<String>,
    names: FxHashSet<String>,
    loud: FxHashSet<String>,
    /// Some word has no capital, be it asked for or not.
    any_small: bool,
}

impl Written {
    /// Of the words that the lines in capitals ask for: most of a text is none of them. What is `skipped` is asked in order.
    fn of(text: &str, tokens: &[Token], asked: &FxHashSet<String>, mut skipped: impl FnMut(usize) -> bool) -> Self {
        let mut written = Self::default();
        let mut word = String::new();
        for (at, token) in tokens.iter().enumerate().filter(|(at, t)| t.is_word() && !skipped(*at)) {
            written.any_small |= !token.capital;
            fold_into(token.span.of(text), &mut word);
            if !asked.contains(&word) {
                continue;
            }
            let opens = at == 0 || !tokens[at - 1].is_word() || tokens[at - 1].paragraph != token.paragraph;
            let list = match (token.capital, token.capitals) {
                (_, true) => &mut written.loud,
                (false, _) => &mut written.small,
                (true, false) if !opens => &mut written.names,
                _ => continue,
            };
            list.insert(word.clone());
        }
        written
    }
}
