//! Numbers in digits, words and mixtures, and the quantities they make with their modifiers.

use super::Context;
use crate::lexicon::{Function, Modifier, NumberRole, Sense, SenseClass};
use crate::model::{Form, Quantity};
use crate::segment::TokenKind;

/// A number as it stands: its length in tokens, its value, and how it was said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub length: usize,
    pub value: u64,
    /// "a dozen": about that many.
    pub collective: bool,
    /// Only the article: "un".
    pub article: bool,
}

fn word_number(context: &Context<'_>, at: usize) -> Option<(usize, u64, NumberRole)> {
    context
        .longest_of(at, &[SenseClass::Number], |s| match s {
            Sense::Number { value, role } => Some((*value, *role)),
            _ => None,
        })
        .map(|(length, (value, role))| (length, value, role))
}

/// Whether a number begins here: digits or a word of number.
#[inline(always)]
pub fn begins(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, &[SenseClass::Number, SenseClass::Digits])
}

/// "1,7 million": a fraction counts people only where it is one of millions.
fn of_millions(context: &Context<'_>, at: usize) -> Option<Number> {
    let TokenKind::Number { value, hundredths: Some(hundredths), .. } = context.tokens.get(at)?.kind else { return None };
    let (length, million, role) = word_number(context, at + 1)?;
    let value = value.saturating_mul(million).saturating_add(u64::from(hundredths) * (million / 100));
    (role == NumberRole::Million).then_some(Number { length: 1 + length, value, collective: false, article: false })
}

/// The number that starts here.
#[inline(always)]
pub fn number(context: &Context<'_>, at: usize) -> Option<Number> {
    if begins(context, at) { context.number(at) } else { None }
}

/// Reads the number that starts here, which the context then keeps. Linear: each token is looked at once.
pub(super) fn read_number(context: &Context<'_>, at: usize) -> Option<Number> {
    if begins(context, at) { put_together(context, at) } else { None }
}

fn put_together(context: &Context<'_>, at: usize) -> Option<Number> {
    if let Some(found) = of_millions(context, at) {
        return Some(found);
    }
    let mut total = 0u64;
    let mut current: Option<u64> = None;
    let mut here = at;
    let mut words = 0;
    let mut collective = false;
    let mut single = 0;
    loop {
        if let Some(value) = context.tokens.get(here).and_then(|t| t.number()) {
            if current.is_some() || total > 0 {
                break;
            }
            current = Some(value);
            here += 1;
            words += 1;
            continue;
        }
        // "vingt et un", "soixante et onze"
        let joined = words > 0
            && context.is(here, Function::And)
            && current.is_some_and(|c| (20..=60).contains(&(c % 100)) && c % 10 == 0);
        let next = if joined { here + 1 } else { here };
        let Some((length, value, role)) = word_number(context, next) else { break };
        if joined && !matches!(value, 1 | 11) {
            break;
        }
        match role {
            NumberRole::Unit | NumberRole::Teen | NumberRole::Ten => match current {
                None => current = Some(value),
                Some(c) if c % 100 == 0 && c > 0 && value < 100 && c >= 100 => current = Some(c + value),
                Some(c)
                    if c % 10 == 0
                        && (20..=90).contains(&(c % 100))
                        && value < 20
                        && (value < 10 || matches!(c % 100, 60 | 80)) =>
                {
                    current = Some(c + value);
                }
                Some(_) => break,
            },
            NumberRole::Hundred => {
                let c = current.unwrap_or(1);
                if c > 99 {
                    break;
                }
                current = Some(c * 100);
            }
            NumberRole::Thousand => {
                total = total.saturating_add(current.take().unwrap_or(1).saturating_mul(1000));
                current = None;
            }
            NumberRole::Million => {
                total = total.saturating_add(current.take().unwrap_or(1)).saturating_mul(value);
                current = None;
            }
            NumberRole::Collective => {
                let c = current.unwrap_or(1);
                current = Some(c.saturating_mul(value));
                collective = true;
            }
            // "15aine": written on to the digits.
            NumberRole::Ending => {
                if words != 1 || context.tokens[here].span.start != context.tokens[here - 1].span.end {
                    break;
                }
                collective = true;
            }
        }
        single = if words == 0 { length } else { 0 };
        words += 1;
        here = next + length;
        if collective {
            break;
        }
    }
    if words == 0 || is_ordinal(context, here) {
        return None;
    }
    let value = total.saturating_add(current.unwrap_or(0));
    let article = value == 1 && single == 1 && words == 1 && context.tokens[at].is_word();
    Some(Number { length: here - at, value, collective, article })
}

/// "the dix-neuvième body", "vingt-et-unième": with the ordinal that a hyphen joins to it, a number tells which, not how many.
fn is_ordinal(context: &Context<'_>, at: usize) -> bool {
    let joined = |i: usize| context.tokens.get(i).is_some_and(|t| t.hyphen);
    let and = usize::from(joined(at) && context.is(at, Function::And));
    joined(at + and) && context.is(at + and, Function::Other)
}

/// A quantity as it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    pub length: usize,
    pub quantity: Quantity,
    pub article: bool,
    /// Nothing but a plural article: "des".
    pub bare_plural: bool,
    pub zero: bool,
    /// "from 25 to 89" after a word of change: what the figure was before.
    pub replaces: Option<u64>,
}

fn modifier(context: &Context<'_>, at: usize) -> Option<(usize, Modifier, u64)> {
    let longest = |vague: bool| {
        context.longest_of(at, &[SenseClass::Modifier], |s| match s {
            Sense::Modifier { modifier, low } if !vague || *modifier == Modifier::Vague => Some((*modifier, *low)),
            _ => None,
        })
    };
    // "quelques" counts some where no number follows: whether one does is asked by who reads it as vague.
    let (length, (modifier, low)) = longest(false)?;
    if modifier == Modifier::Vague {
        return Some((length, modifier, low));
    }
    let vague = longest(true).filter(|(vague, _)| *vague == length);
    let (modifier, low) = vague.map_or((modifier, low), |(_, found)| found);
    Some((length, modifier, low))
}

/// The quantity that starts here, with its modifiers: "at least", "about", "between … and", "dozens of".
#[inline(always)]
pub fn quantity(context: &Context<'_>, at: usize) -> Option<Measured> {
    if may_count(context, at) { context.quantity(at) } else { None }
}

/// Reads the quantity that starts here, which the context then keeps.
pub(super) fn read_quantity(context: &Context<'_>, at: usize) -> Option<Measured> {
    if may_count(context, at) { measured(context, at) } else { None }
}

/// Whether a quantity may begin here at all.
#[inline(always)]
pub fn may_count(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, COUNTING)
}

/// What a quantity can begin with.
pub(super) const COUNTING: &[SenseClass] = &[SenseClass::Number, SenseClass::Digits, SenseClass::Modifier];

fn measured(context: &Context<'_>, at: usize) -> Option<Measured> {
    let mut here = at;
    let mut form = None;
    let mut vague = None;
    let mut zero = false;
    // Up to two modifiers: "au moins une bonne vingtaine".
    for _ in 0..2 {
        let Some((mut length, kind, low)) = modifier(context, here) else { break };
        // A number word that is also part of a modifier ("une bonne") only counts when a number follows.
        match kind {
            Modifier::Vague => {
                if number_is_longer(context, here, length) || names_a_number(context, here) {
                    break;
                }
                // "quelques 23 soldats": about so many, as careless spelling has it.
                if number(context, here + length).is_some_and(|n| !n.article && !n.collective)
                    && also_about(context, here, length)
                {
                    form = form.or(Some(Form::About));
                    here += length;
                    continue;
                }
                vague = Some((length, low));
            }
            // "ni le compte des tués, ni des blessés": of those the sentence denies nothing but that it tells of them.
            Modifier::Zero
                if context.is(here, Function::Nor) && context.is_any(here + length, &[Function::DetDes, Function::DetDu]) =>
            {
                break;
            }
            // "« beaucoup » de soldats": the marks of a word that somebody chose.
            Modifier::VagueOf if context.is_quote(here + length) && context.is(here + length + 1, Function::Of) => {
                length += 2;
                vague = Some((length, low));
            }
            Modifier::VagueOf => break,
            Modifier::Zero => zero = true,
            Modifier::Range => form = Some(Form::Range),
            // "en plus de trois blessés": beside them.
            Modifier::AtLeast if here > 0 && context.is(here - 1, Function::CliticOf) => break,
            Modifier::AtLeast => form = Some(Form::AtLeast),
            Modifier::AtMost => form = Some(Form::AtMost),
            // "une petite fille": no word for about where no number follows.
            Modifier::About if context.has(here, SenseClass::Number) && !begins(context, here + length) => break,
            Modifier::About => form = form.or(Some(Form::About)),
        }
        here += length;
        // "env. 15 blessés"
        here += usize::from(context.is_mark(here, '.') && begins(context, here + 1));
        if vague.is_some() || zero {
            break;
        }
    }
    // "Au moins « six morts »", "au moins, 22 personnes"
    if form.is_some() && (context.is_quote(here) || context.is_mark(here, ',') && begins(context, here + 1)) {
        here += 1;
    }
    let of = |context: &Context<'_>, here: usize| if context.is(here, Function::Of) { here + 1 } else { here };
    if zero {
        let length = of(context, here) - at;
        return Some(Measured {
            length,
            quantity: Quantity::exact(0),
            article: false,
            bare_plural: false,
            zero: true,
            replaces: None,
        });
    }
    if let Some((length, low)) = vague {
        // "entre des éleveurs et des paysans": two parties are no range.
        if form == Some(Form::Range) {
            return None;
        }
        let bare = length == 1 && context.is(at, Function::DetDes);
        let end = if low >= 20 { of(context, here) } else { here };
        return Some(Measured {
            length: end - at,
            quantity: Quantity::vague(low),
            article: false,
            bare_plural: bare,
            zero: false,
            replaces: None,
        });
    }
    let first = number(context, here)?;
    // "une dizaine", "une trentaine", "une « vingtaine de soldats »": the article before a collective.
    let quoted = usize::from(first.article && context.is_quote(here + first.length));
    let first = match number(context, here + first.length + quoted) {
        Some(second) if first.article && second.collective => Number { length: first.length + quoted + second.length, ..second },
        _ => first,
    };
    let mut end = here + first.length;
    // "une « vingtaine » de soldats": the marks of a word that somebody chose.
    if quoted > 0 && first.collective && context.is_quote(end) && context.is(end + 1, Function::Of) {
        end += 1;
    }
    // "Dix-sept (17) morts", "05 (cinq) militaires": the same number in brackets.
    if context.is_mark(end, '(') {
        let inside = match context.tokens.get(end + 1).and_then(|t| t.number()) {
            Some(digits) => Some((digits, 1)),
            None => number(context, end + 1).map(|n| (n.value, n.length)),
        };
        let same = inside.filter(|(value, length)| *value == first.value && context.is_mark(end + 1 + length, ')'));
        end += same.map_or(0, |(_, length)| length + 2);
    }
    if context.tokens.get(end).is_some_and(|t| t.is_mark('%')) {
        return None;
    }
    let mut quantity = Quantity { low: first.value, high: Some(first.value), form: Form::Exact };
    // "un couple", "un trio": as many as the word says.
    if first.collective && first.value > FEW {
        quantity.form = Form::About;
    }
    let mut article = first.article;
    let mut collective = first.collective;
    let mut replaces = None;
    // Ranges: "deux à trois", "entre 30 et 40", "12-15", "six ou sept".
    let joins = match form {
        Some(Form::Range) => context.is(end, Function::And) || context.is(end, Function::At),
        _ => context.is(end, Function::At) || context.is(end, Function::Or) || context.is_mark(end, '-'),
    };
    let hyphen = context.tokens.get(end).is_some_and(|t| t.hyphen);
    if joins || hyphen {
        let changes = |i: usize| {
            context
                .senses_of(i, &[SenseClass::Verb])
                .any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].changes))
        };
        let comes_from = at > 0
            && context.is(at - 1, Function::Of)
            && context.is(end, Function::At)
            // "estime que de 12 à 15 civils sont morts": a range, in a clause of its own.
            && (at.saturating_sub(9)..at).rev().take_while(|i| !context.is(*i, Function::That)).any(changes);
        let next = if hyphen && !joins { end } else { end + 1 };
        // "passé de 13 à au moins 27 morts"
        let open = context.longest_of(next, &[SenseClass::Modifier], |s| {
            matches!(s, Sense::Modifier { modifier: Modifier::AtLeast, .. }).then_some(())
        });
        let open = open.filter(|_| comes_from).map_or(0, |(length, ())| length);
        let next = next + open;
        let second = number(context, next).map(|n| match number(context, next + n.length) {
            Some(c) if n.article && c.collective => Number { length: n.length + c.length, ..c },
            _ => n,
        });
        // "ramené de 18 à 14": what changes may also become less.
        let follows = |n: &Number| n.value > first.value || comes_from && n.value < first.value;
        if let Some(second) = second.filter(|n| follows(n) && !n.article && !crosses_measure(context, next + n.length)) {
            if comes_from {
                replaces = Some(first.value);
                quantity = Quantity::exact(second.value);
                form = form.or((open > 0).then_some(Form::AtLeast));
            } else {
                quantity = Quantity { low: first.value, high: Some(second.value), form: Form::Range };
                form = None;
            }
            article = false;
            collective |= second.collective;
            end = next + second.length;
        } else if form == Some(Form::Range) {
            return None;
        }
    } else if form == Some(Form::Range) {
        return None;
    }
    // "40+ blessés"
    let open = context.is_mark(end, '+') && !begins(context, end + 1);
    end += usize::from(open);
    // "+40 blessés", where nothing is added to anything
    let glued = |i: usize| context.tokens[i].glued;
    let from = || at > 0 && context.is_mark(at - 1, '+') && glued(at) && !glued(at - 1);
    if let Some(form) = form.or((open || from()).then_some(Form::AtLeast)) {
        quantity = quantity.with(form);
        article = false;
    }
    // "une vingtaine d'après l'hôpital": whoever speaks is brought in there.
    let voice = || context.senses_of(end, &[SenseClass::SpeechPreposition]).any(|(length, _)| length > 1);
    if (collective || first.value >= 1_000_000) && !voice() {
        end = of(context, end);
    }
    Some(Measured { length: end - at, quantity, article, bare_plural: false, zero: false, replaces })
}

/// Words for so few together say just how many.
const FEW: u64 = 4;

/// Whether a vague modifier also rounds the number behind it.
fn also_about(context: &Context<'_>, at: usize, length: usize) -> bool {
    context
        .senses_of(at, &[SenseClass::Modifier])
        .any(|(l, s)| l == length && matches!(s, Sense::Modifier { modifier: Modifier::About, .. }))
}

/// "le nombre de blessés", "en nombre de morts": how many there are, not that there are many.
fn names_a_number(context: &Context<'_>, at: usize) -> bool {
    let told_of = |before: usize| {
        let token = &context.tokens[before];
        !token.is_word() && !context.is_quote(before) || context.has(before, SenseClass::Function)
    };
    context.is(at, Function::NumberOf) && at.checked_sub(1).is_none_or(told_of) && !many_did(context, at)
}

/// "Nombre de soldats ont été tués", ", nombre d'habitants se sont noyés": whether a number without an article is the subject of a verb in
/// the plural: many.
fn many_did(context: &Context<'_>, at: usize) -> bool {
    if at.checked_sub(1).is_some_and(|before| context.tokens[before].is_word()) {
        return false;
    }
    let plural = |i: usize| {
        let form =
            |s: &Sense| matches!(s, Sense::Verb(f) if f.plural && context.lexicon.verbs[f.verb as usize].auxiliary.is_some());
        context.is_auxiliary(i) && context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| form(s))
    };
    let behind = at + 2..context.len().min(at + MANY_WITHIN);
    behind.take_while(|i| context.tokens[*i].is_word()).any(plural)
}

/// The verb of what many people did stands so many words behind them.
const MANY_WITHIN: usize = 8;

/// Whether a number word spans more than the modifier that starts at the same place.
fn number_is_longer(context: &Context<'_>, at: usize, length: usize) -> bool {
    number(context, at).is_some_and(|n| n.length > length)
}

/// Whether a hour, a year or a unit follows: no range of people then.
fn crosses_measure(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.is_mark('%'))
}

/// Whether a quantity stands here.
pub fn counts(context: &Context<'_>, at: usize) -> bool {
    number(context, at).is_some() || modifier(context, at).is_some()
}
