//! One total of deaths from the numbers of categories, for the programmes that count one.

use super::super::cells::Cell;
use super::super::ledger::Ledger;
use crate::model::{Effect, Victims};
use crate::resolve::NONE;

/// A number for each cell of deaths, and what they come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    pub number: u32,
    pub why: String,
}

/// The total of numbers chosen for cells. A figure for people without category counts those who were attacked; fighters of
/// armed groups are added to it unless the text counts them in, or they make up the sum exactly.
pub fn total(ledger: &Ledger, chosen: &[(Cell, u32)]) -> Option<Total> {
    let whole = |c: &Cell| c.effect == Effect::Killed && c.group == NONE && c.victims == Victims::People && c.of == NONE;
    // A side's figure is in that of its category where both are given.
    let outer =
        |c: &Cell| !chosen.iter().any(|(other, _)| c.victims == other.victims && other.group == NONE && c.is_within(*other));
    let parts = |fighters: bool| {
        chosen
            .iter()
            .filter(|(c, _)| c.effect == Effect::Killed && c.group == NONE && c.victims != Victims::People && outer(c))
            .filter(|(c, _)| c.is_of_fighters() == fighters)
            .map(|(_, n)| *n)
            .collect::<Vec<u32>>()
    };
    let (attacked, fighters) = (parts(false), parts(true));
    let (sum, lost): (u32, u32) = (attacked.iter().sum(), fighters.iter().sum());
    let listed = |people: Option<u32>| {
        let numbers = people.into_iter().chain(if people.is_some() { Vec::new() } else { attacked.clone() });
        numbers.chain(fighters.clone()).map(|n| n.to_string()).collect::<Vec<_>>().join(" + ")
    };
    let Some((_, people)) = chosen.iter().find(|(c, _)| whole(c)) else {
        if attacked.is_empty() && fighters.is_empty() {
            return None;
        }
        let why = if attacked.len() + fighters.len() > 1 {
            format!("{} = {}", listed(None), sum + lost)
        } else {
            format!("{} is the only category counted", sum + lost)
        };
        return Some(Total { number: sum + lost, why });
    };
    if fighters.is_empty() {
        let number = (*people).max(sum);
        let why = if number == *people {
            format!("{people} in all, as told")
        } else {
            format!("{} = {sum}, more than the {people} told in all", listed(None))
        };
        return Some(Total { number, why });
    }
    let counted_in = *people == sum + lost
        || ledger
            .lines
            .iter()
            .any(|l| l.cell.is_of_fighters() && l.part_of.is_some_and(|t| ledger.lines[t].cell.victims == Victims::People));
    if counted_in {
        return Some(Total { number: *people, why: format!("{people} in all, the fighters counted in") });
    }
    let base = (*people).max(sum);
    let why = if base == *people {
        format!("{} = {}", listed(Some(*people)), base + lost)
    } else {
        format!("{} = {}", listed(None), base + lost)
    };
    Some(Total { number: base + lost, why })
}
