//! One total of deaths from the numbers of categories, for the programmes that count one.

use super::super::cells::Cell;
use super::super::follows::Sum;
use super::super::ledger::{Ledger, Line};
use crate::model::{Effect, Victims};
use crate::resolve::{NONE, OPEN};

/// A number for each cell of deaths, and what they come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    pub number: u32,
    pub why: String,
}

/// Whether an event's figure for people without category counts its dead fighters in. It is asked once for an event, of its
/// ledger, and holds for its lowest, best and highest total alike: else a total could fall below one that adds less.
pub fn counts_fighters_in(ledger: &Ledger) -> bool {
    let people = |n: usize| ledger.lines[n].cell.victims == Victims::People;
    let said =
        |l: &Line| l.stands() && l.cell.effect == Effect::Killed && l.cell.is_of_fighters() && l.part_of.is_some_and(people);
    let adds_up = |s: &Sum| {
        ledger.lines[s.total].cell.effect == Effect::Killed && s.parts.iter().any(|p| ledger.lines[*p].cell.is_of_fighters())
    };
    ledger.lines.iter().any(said) || ledger.sums.iter().any(adds_up)
}

/// The total of numbers chosen for cells. A figure for people without category counts those who were attacked, and the
/// fighters of armed groups too where `fighters_in`; else they are added to it. The total grows with each of the numbers.
pub fn total(chosen: &[(Cell, u32)], fighters_in: bool) -> Option<Total> {
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
    let all: Vec<u32> = attacked.iter().chain(&fighters).copied().collect();
    let people = chosen.iter().find(|(c, _)| whole(c)).map(|(_, n)| *n);
    let (number, why) = match people {
        None if all.is_empty() => return None,
        None if all.len() == 1 => (added(&all), format!("{} is the only category counted", added(&all))),
        None => (added(&all), format!("{} = {}", listed(&all), added(&all))),
        Some(people) if fighters.is_empty() || fighters_in => {
            let sum = added(&all);
            match (people >= sum, fighters.is_empty()) {
                (true, true) => (people, format!("{people} in all, as told")),
                (true, false) => (people, format!("{people} in all, the fighters counted in")),
                (false, _) => (sum, format!("{} = {sum}, more than the {people} told in all", listed(&all))),
            }
        }
        Some(people) if people >= added(&attacked) => {
            let all: Vec<u32> = std::iter::once(people).chain(fighters).collect();
            (added(&all), format!("{} = {}", listed(&all), added(&all)))
        }
        Some(_) => (added(&all), format!("{} = {}", listed(&all), added(&all))),
    };
    Some(Total { number, why })
}

/// The sum, which stops below [`OPEN`] however large the numbers are.
fn added(numbers: &[u32]) -> u32 {
    let sum: u64 = numbers.iter().map(|n| u64::from(*n)).sum();
    sum.min(u64::from(OPEN - 1)) as u32
}

fn listed(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(" + ")
}
