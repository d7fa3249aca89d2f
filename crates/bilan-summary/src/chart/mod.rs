//! Plots of a summary: columns over time, bars of groups, a grid of two things.
//!
//! A toll is drawn as what is certain by all accounts (the lowest number) in full colour, what goes up to the highest one in light
//! colour, and a mark at the best one where it is neither. Where there is no highest number an arrow says so.

mod bars;
mod columns;
mod grid;
mod png;
mod svg;

use bilan::model::Effect;
use thiserror::Error;

use crate::by::By;
use crate::summary::{Counted, EFFECTS, Row, Summary};
use crate::words::{Words, fill};

pub use png::{png, png_of};
pub use svg::{Anchor, Drawing, Theme, escape, fitting, style};

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum Error {
    #[error("a plot shows events by one or two things; name them, such as month or kind")]
    Nothing,
    #[error("drawing the picture: {0}")]
    Drawing(String),
}

/// What a plot shows of each group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Events,
    Toll(Effect),
}

impl Measure {
    /// Everything that can be shown.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Events).chain(EFFECTS.into_iter().map(Self::Toll))
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Toll(effect) => effect.name(),
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|m| m.name() == name)
    }

    fn of(self, counted: &Counted) -> Value {
        match self {
            Self::Events => {
                let n = counted.events as u64;
                Value { low: n, best: Some(n), high: Some(n), known: true }
            }
            Self::Toll(effect) => match counted.toll(effect).filter(|s| s.events > 0) {
                Some(s) => Value { low: s.low, best: s.best, high: s.high, known: true },
                None => Value { known: false, ..Value::default() },
            },
        }
    }
}

/// A number that is drawn.
#[derive(Clone, Copy, Debug, Default)]
struct Value {
    low: u64,
    best: Option<u64>,
    high: Option<u64>,
    /// Whether anything is told.
    known: bool,
}

impl Value {
    /// The highest number that has to find room.
    fn top(self) -> u64 {
        self.high.unwrap_or(self.low).max(self.best.unwrap_or(0))
    }

    /// The best number, where it is a mark of its own.
    fn mark(self) -> Option<u64> {
        self.best.filter(|b| self.high != Some(self.low) && *b > self.low && self.high.is_none_or(|h| *b < h))
    }

    /// Whether there is something to show: a number, or an open end.
    fn says(self) -> bool {
        self.known && (self.top() > 0 || self.high.is_none())
    }

    /// In words; that nothing is told is another thing than nought.
    fn text(self, words: &Words) -> String {
        if !self.known {
            return words.text("untold").to_owned();
        }
        match self.mark() {
            Some(best) => format!("{} ({} {})", words.span(self.low, self.high), words.text("best"), words.number(best)),
            None => words.span(self.low, self.high),
        }
    }
}

/// The plot of a summary as SVG. By one thing it shows the number of events and, beside it, the measure; by two the measure alone.
pub fn svg(summary: &Summary, measure: Measure, words: &Words, theme: Theme) -> Result<String, Error> {
    let page = Page { summary, measure, words };
    let mut drawing = Drawing::new(WIDTH);
    match summary.by[..] {
        [] => return Err(Error::Nothing),
        [by] if by.is_time() => columns::draw(&page, by, &mut drawing),
        [by] => bars::draw(&page, by, &mut drawing),
        _ => grid::draw(&page, &mut drawing),
    }
    Ok(drawing.finish(&page.title(), theme))
}

/// So wide is every plot.
const WIDTH: f64 = 960.0;
const MARGIN: f64 = 24.0;

/// What is drawn, in whose words.
struct Page<'p> {
    summary: &'p Summary,
    measure: Measure,
    words: &'p Words,
}

impl Page<'_> {
    fn title(&self) -> String {
        let words = self.words;
        let measure = words.measure(self.measure.name());
        match self.summary.by[..] {
            [one] => fill(words.text("title"), &[("measure", measure), ("per", words.per(one))]),
            [one, two, ..] => {
                fill(words.text("title_two"), &[("measure", measure), ("per", words.per(one)), ("per2", words.per(two))])
            }
            [] => measure.to_owned(),
        }
    }

    /// Title and source at the head; gives where the plot begins.
    fn head(&self, drawing: &mut Drawing, more: &str) -> f64 {
        let words = self.words;
        drawing.text([MARGIN, 34.0], 19.0, Anchor::Start, "t", &self.title());
        let source = match &self.summary.policy {
            Some(policy) => fill(words.text("policy"), &[("policy", policy)]),
            None => words.text("without_policy").to_owned(),
        };
        let several = self.summary.by.contains(&By::Actor).then(|| words.text("several"));
        let parts: Vec<&str> = [Some(&*source), several, Some(more)].into_iter().flatten().filter(|p| !p.is_empty()).collect();
        drawing.text([MARGIN, 56.0], 12.0, Anchor::Start, "m", &parts.join(" "));
        if self.summary.rows.is_empty() {
            drawing.text([MARGIN, 92.0], 14.0, Anchor::Start, "t", words.text("nothing"));
            drawing.height = 116.0;
        }
        76.0
    }

    /// What the colours of a toll mean.
    fn legend(&self, drawing: &mut Drawing, y: f64) {
        let mut x = MARGIN;
        for (class, name) in [("l", "low"), ("h", "high")] {
            drawing.rect([x, y - 10.0, 14.0, 11.0], class, "");
            let text = self.words.text(name);
            drawing.text([x + 20.0, y], 12.0, Anchor::Start, "m", text);
            x += 44.0 + text.chars().count() as f64 * 7.0;
        }
        drawing.line([x + 7.0, y - 11.0, x + 7.0, y + 2.0], "b");
        let text = self.words.text("best");
        drawing.text([x + 16.0, y], 12.0, Anchor::Start, "m", text);
        x += 40.0 + text.chars().count() as f64 * 7.0;
        if self.summary.rows.iter().any(|r| self.measure.of(&r.counted).known && self.measure.of(&r.counted).high.is_none()) {
            drawing.arrow([x + 12.0, y - 4.5], false, "l");
            drawing.text([x + 20.0, y], 12.0, Anchor::Start, "m", self.words.text("open"));
        }
    }

    /// What is shown by one thing: events, then the measure where it is another.
    fn panels(&self) -> Vec<Measure> {
        let toll = Some(self.measure).filter(|m| *m != Measure::Events);
        std::iter::once(Measure::Events).chain(toll).collect()
    }
}

/// A row's first key.
fn first(row: &Row) -> Option<&str> {
    row.key.first()?.as_deref()
}

/// Round numbers from nought to at least `top`, about five of them.
pub fn nice_steps(top: u64) -> Vec<u64> {
    let top = top.max(1);
    let rough = top.div_ceil(4).max(1);
    let ten = 10_u64.saturating_pow(rough.ilog10());
    let step = [1, 2, 5, 10].into_iter().map(|n| n * ten).find(|s| *s >= rough).unwrap_or(rough);
    (0..=top.div_ceil(step)).map(|n| n * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_have_round_numbers() {
        for (top, steps) in [
            (0, vec![0, 1]),
            (3, vec![0, 1, 2, 3]),
            (7, vec![0, 2, 4, 6, 8]),
            (97, vec![0, 50, 100]),
            (1234, vec![0, 500, 1000, 1500]),
        ] {
            assert_eq!(nice_steps(top), steps, "{top}");
        }
    }
}
