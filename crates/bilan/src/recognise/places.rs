//! Names of places with the words around them: known ones from the gazetteer, unknown ones from their context.

use super::Context;
use super::group::{GroupKind, PlaceGroup, PlaceTie};
use crate::lexicon::{Function, PlaceWord, Sense, WordId};
use crate::segment::TokenKind;

/// The place that starts here, its name only; what stands before it gives the tie.
pub fn at(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let token = context.tokens.get(at)?;
    if !token.is_word() || !token.capital || token.quoted && token.capitals && false {
        return None;
    }
    let surroundings = Surroundings::before(context, at);
    if let Some((length, country)) = context.longest(at, |s| match s {
        Sense::Country(country) => Some(*country),
        _ => None,
    }) {
        let longer = known(context, at).filter(|(l, _)| *l > length);
        if longer.is_none() && surroundings.class.is_none() {
            return Some((length, surroundings.group(context, Vec::new(), Some(country), at, at + length)));
        }
    }
    if let Some((length, candidates)) = known(context, at) {
        // At the start of a sentence, or in a person's name, an ordinary word is no place.
        let plain = at == 0 && length == 1 && (token.word != WordId::NONE) && surroundings.tie == PlaceTie::None;
        let person = surroundings.tie == PlaceTie::None && surroundings.class.is_none() && in_a_name(context, at, length);
        if !plain && !person {
            return Some((length, surroundings.group(context, candidates, None, at, at + length)));
        }
    }
    unknown(context, at, surroundings)
}

fn known(context: &Context<'_>, at: usize) -> Option<(usize, Vec<u32>)> {
    let mut best = None;
    context.lexicon.place_entries(&context.tokens[at..], |length, places| {
        // A longer name must be written as one: no capital lost except in small words.
        best = Some((length, places.to_vec()));
    });
    best
}

/// "Mamadou Gao": a capital word right before or after without a comma.
fn in_a_name(context: &Context<'_>, at: usize, length: usize) -> bool {
    let capital = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.capital && !t.capitals && !t.glued | t.hyphen);
    let before = at > 0 && capital(at - 1) && context.tokens[at - 1].word == WordId::NONE && context.tokens[at - 1].place == crate::lexicon::PlaceWordId::NONE;
    let after = capital(at + length) && context.tokens[at + length].word == WordId::NONE && context.tokens[at + length].place == crate::lexicon::PlaceWordId::NONE;
    before || after
}

/// A name that the gazetteer does not hold, where the words before it say that a place follows.
fn unknown(context: &Context<'_>, at: usize, surroundings: Surroundings) -> Option<(usize, GroupKind)> {
    let certain = surroundings.class.is_some() && surroundings.tie != PlaceTie::Elsewhere;
    let likely = matches!(surroundings.tie, PlaceTie::In | PlaceTie::Near | PlaceTie::Axis | PlaceTie::Border) && surroundings.bare;
    if !certain && !likely {
        return None;
    }
    let token = &context.tokens[at];
    let has_sense = context.senses(at).any(|(_, s)| !matches!(s, Sense::PlaceWord(_)));
    if has_sense || (token.capitals && !certain && token.span.end - token.span.start < 6) {
        return None;
    }
    let mut end = at + 1;
    while end - at < 4 && context.tokens.get(end).is_some_and(|t| t.is_word() && (t.capital || t.hyphen) && !context.senses(end).any(|(_, s)| matches!(s, Sense::Time(_) | Sense::Actor(_)))) {
        end += 1;
    }
    Some((end - at, surroundings.group(context, Vec::new(), None, at, end)))
}

/// What stands before a name.
struct Surroundings {
    tie: PlaceTie,
    class: Option<PlaceWord>,
    distance_km: Option<u64>,
    /// The preposition stands right before the name.
    bare: bool,
}

impl Surroundings {
    /// Reads backwards from the name: article, "de", class word, preposition, distance.
    fn before(context: &Context<'_>, at: usize) -> Self {
        let mut out = Self { tie: PlaceTie::None, class: None, distance_km: None, bare: true };
        let mut here = at;
        let quoted = here > 0 && context.is_quote(here - 1);
        if quoted {
            here -= 1;
        }
        // "à Bamako et à Gao", "Gao et Ménaka": a second name shares what stands before the first.
        for _ in 0..3 {
            if here >= 2 && (context.is(here - 1, Function::And) || context.is_mark(here - 1, ',') || context.is(here - 1, Function::Or)) && context.tokens[here - 2].capital && context.tokens[here - 2].is_word() {
                here -= 2;
                while here > 0 && context.tokens[here - 1].capital && context.tokens[here - 1].is_word() {
                    here -= 1;
                }
            } else {
                break;
            }
        }
        if here > 0 && context.is(here - 1, Function::DetDef) {
            here -= 1;
        }
        if let Some((start, tie)) = entry_before(context, here) {
            out.tie = tie;
            out.class = class_in(context, start, here);
            out.distance_km = distance(context, start);
            if tie == PlaceTie::Of && out.class.is_none() {
                out.class = class_before(context, start);
                if let Some(class_start) = class_start(context, start) {
                    out.tie = tie_before_class(context, class_start);
                    out.bare = false;
                } else if let Some(km) = out.distance_km {
                    out.distance_km = Some(km);
                    out.tie = PlaceTie::Near;
                } else if direction_before(context, start) {
                    out.tie = PlaceTie::Near;
                } else if border_before(context, start) {
                    out.tie = PlaceTie::Border;
                }
            }
            return out;
        }
        // A class word right before: "village Solhan", "localité Zaki Biam".
        if let Some(start) = class_start(context, here) {
            out.class = class_before(context, here);
            out.tie = tie_before_class(context, start);
            out.bare = false;
        }
        out
    }

    fn group(self, _context: &Context<'_>, candidates: Vec<u32>, country: Option<u16>, start: usize, end: usize) -> GroupKind {
        GroupKind::Place(PlaceGroup { candidates, country, tie: self.tie, class: self.class, name: (start, end), distance_km: self.distance_km })
    }
}

/// The longest prepositional entry that ends right before `end`: its start and what it says.
fn entry_before(context: &Context<'_>, end: usize) -> Option<(usize, PlaceTie)> {
    let mut best: Option<(usize, PlaceTie)> = None;
    for start in end.saturating_sub(8)..end {
        for (length, sense) in context.senses(start) {
            if start + length != end {
                continue;
            }
            let tie = match sense {
                Sense::PlaceWord(PlaceWord::In) => PlaceTie::In,
                Sense::PlaceWord(PlaceWord::Near) => PlaceTie::Near,
                Sense::PlaceWord(PlaceWord::From) => PlaceTie::From,
                Sense::PlaceWord(PlaceWord::Elsewhere) => PlaceTie::Elsewhere,
                Sense::PlaceWord(PlaceWord::Direction) => PlaceTie::Near,
                Sense::Function(Function::At | Function::In) => PlaceTie::In,
                Sense::Function(Function::Toward | Function::Near) => PlaceTie::Near,
                Sense::Function(Function::Between) => PlaceTie::Axis,
                Sense::Function(Function::Of | Function::DetDu | Function::DetDes) => PlaceTie::Of,
                _ => continue,
            };
            if best.is_none_or(|(s, old)| start < s || start == s && old == PlaceTie::Of) {
                best = Some((start, tie));
            }
        }
    }
    best
}

fn class_of(sense: &Sense) -> Option<PlaceWord> {
    match sense {
        Sense::PlaceWord(word @ (PlaceWord::Admin1 | PlaceWord::Admin2 | PlaceWord::Settlement | PlaceWord::Site | PlaceWord::Area)) => Some(*word),
        _ => None,
    }
}

/// A class word inside a prepositional entry: "dans la région de".
fn class_in(context: &Context<'_>, start: usize, end: usize) -> Option<PlaceWord> {
    (start..end).find_map(|i| context.senses(i).find_map(|(_, s)| class_of(s)))
}

/// A class word that ends right before `end`.
fn class_before(context: &Context<'_>, end: usize) -> Option<PlaceWord> {
    let start = class_start(context, end)?;
    context.senses(start).filter(|(l, _)| start + l == end || start + l < end).find_map(|(_, s)| class_of(s))
}

/// Where a class word that ends right before `end` starts; adjectives may stand between ("commune rurale de").
fn class_start(context: &Context<'_>, end: usize) -> Option<usize> {
    for gap in 0..2 {
        let Some(stop) = end.checked_sub(gap) else { break };
        if gap == 1 && !context.tokens.get(stop).is_some_and(|t| t.is_word() && !t.capital) {
            break;
        }
        for start in (stop.saturating_sub(4)..stop).rev() {
            if context.senses(start).any(|(l, s)| start + l == stop && class_of(s).is_some()) {
                return Some(start);
            }
        }
    }
    None
}

fn tie_before_class(context: &Context<'_>, class_start: usize) -> PlaceTie {
    let mut here = class_start;
    for _ in 0..2 {
        if here > 0
            && (context.is_any(here - 1, &[Function::DetDef, Function::DetIndef, Function::DetDem, Function::Other]) || context.tokens[here - 1].is_word() && context.tokens[here - 1].word == WordId::NONE && !context.tokens[here - 1].capital)
        {
            here -= 1;
        }
    }
    match entry_before(context, here) {
        Some((start, PlaceTie::Of)) if direction_before(context, start) => PlaceTie::Near,
        Some((start, PlaceTie::Of)) if distance(context, start).is_some() => PlaceTie::Near,
        Some((_, PlaceTie::Of)) | None => PlaceTie::Of,
        Some((_, tie)) => tie,
    }
}

fn direction_before(context: &Context<'_>, end: usize) -> bool {
    (end.saturating_sub(5)..end).any(|start| context.senses(start).any(|(l, s)| start + l == end && matches!(s, Sense::PlaceWord(PlaceWord::Direction))))
}

fn border_before(context: &Context<'_>, end: usize) -> bool {
    (end.saturating_sub(4)..end).any(|start| context.senses(start).any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::Border))))
}

/// "à 35 km de", "à 80 kilomètres au nord de": the kilometres.
fn distance(context: &Context<'_>, end: usize) -> Option<u64> {
    for start in (end.saturating_sub(8)..end).rev() {
        let Some(number) = super::numbers::number(context, start) else { continue };
        let unit = start + number.length;
        if unit < end && context.senses(unit).any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::DistanceUnit))) {
            let stray = (unit..end).any(|i| matches!(context.tokens[i].kind, TokenKind::Mark(',' | '.' | ';')));
            return (!stray).then_some(number.value);
        }
    }
    None
}
