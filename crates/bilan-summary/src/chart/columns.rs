//! Columns over time, one panel below the other.

use super::{Anchor, Drawing, MARGIN, Measure, Page, Value, WIDTH, first, nice_steps};
use crate::by::By;
use crate::words::Words;

const HEIGHT: f64 = 190.0;
const LEFT: f64 = 72.0;
/// More periods than this are drawn as they are, without the empty ones between.
const MOST: usize = 880;
/// Room that a label below takes.
const LABEL: f64 = 66.0;

pub fn draw(page: &Page<'_>, by: By, drawing: &mut Drawing) {
    let known: Vec<&str> = page.summary.rows.iter().filter_map(first).collect();
    let periods = by.filled(&known, MOST);
    let unknown = page.summary.rows.iter().find(|r| first(r).is_none()).map(|r| page.measure.of(&r.counted));
    let more = unknown.filter(|v| v.says()).map(|v| {
        let text = format!("{} : {}", page.words.text("unknown"), v.text(page.words));
        if page.words.language == "fr" { text } else { text.replace(" :", ":") }
    });
    let mut y = page.head(drawing, &more.unwrap_or_default());
    if page.summary.rows.is_empty() {
        return;
    }
    for measure in page.panels() {
        y = panel(page, by, &periods, measure, y, drawing);
    }
    if page.measure != Measure::Events {
        page.legend(drawing, y + 6.0);
        y += 14.0;
    }
    drawing.height = y + 14.0;
}

fn panel(page: &Page<'_>, by: By, periods: &[String], measure: Measure, top: f64, drawing: &mut Drawing) -> f64 {
    let words = page.words;
    let rows = &page.summary.rows;
    let value = |period: &str| {
        let row = rows.binary_search_by(|r| first(r).map_or(std::cmp::Ordering::Greater, |k| k.cmp(period)));
        row.map_or_else(|_| Value::default(), |n| measure.of(&rows[n].counted))
    };
    let values: Vec<Value> = periods.iter().map(|p| value(p)).collect();
    let steps = nice_steps(values.iter().map(|v| v.top()).max().unwrap_or(0));
    let most = steps.last().copied().unwrap_or(1) as f64;
    drawing.text([MARGIN, top + 16.0], 14.0, Anchor::Start, "t", words.measure(measure.name()));
    let (base, room) = (top + 30.0 + HEIGHT, WIDTH - LEFT - MARGIN);
    let up = |n: u64| n as f64 / most * HEIGHT;
    for step in &steps {
        let y = base - up(*step);
        drawing.line([LEFT, y, WIDTH - MARGIN, y], if *step == 0 { "x" } else { "g" });
        drawing.text([LEFT - 8.0, y + 4.0], 11.0, Anchor::End, "m", &words.number(*step));
    }
    // A few periods are no broad blocks.
    let each = (room / periods.len().max(1) as f64).min(90.0);
    let gap = (each * 0.22).min(6.0);
    for (n, (period, v)) in periods.iter().zip(&values).enumerate() {
        let x = LEFT + n as f64 * each + gap / 2.0;
        let says = format!("{} — {} : {}", words.period(by, period), words.measure(measure.name()), v.text(words));
        column(drawing, *v, measure, [x, base, each - gap], up, &says);
    }
    axis(page, by, periods, each, base, drawing);
    base + 40.0
}

fn column(drawing: &mut Drawing, v: Value, measure: Measure, [x, base, width]: [f64; 3], up: impl Fn(u64) -> f64, says: &str) {
    let solid = if measure == Measure::Events { "e" } else { "l" };
    if let Some(high) = v.high {
        drawing.rect([x, base - up(high), width, up(high) - up(v.low)], "h", says);
    } else if v.known {
        drawing.arrow([x + width / 2.0, base - up(v.low) - 8.0], true, "l");
    }
    drawing.rect([x, base - up(v.low), width, up(v.low)], solid, says);
    if let Some(best) = v.mark() {
        let y = base - up(best);
        drawing.line([x, y, x + width, y], "b");
    }
}

/// Names of periods below, as many as find room, at equal steps.
fn axis(page: &Page<'_>, by: By, periods: &[String], each: f64, base: f64, drawing: &mut Drawing) {
    let room = LABEL + if by == By::Week { 60.0 } else { 0.0 };
    for (n, text) in marks(page.words, by, periods, room / each) {
        let x = LEFT + n as f64 * each + each / 2.0;
        drawing.line([x, base, x, base + 4.0], "x");
        // No label runs out of the picture.
        let x = x.min(WIDTH - room / 2.0);
        drawing.text([x, base + 18.0], 11.0, Anchor::Middle, "m", &text);
    }
}

/// Which periods get a label, and which: at steps of at least so many periods. Where years are told apart only, the labels
/// are years and stand at their beginning.
pub fn marks(words: &Words, by: By, periods: &[String], needed: f64) -> Vec<(usize, String)> {
    let needed = needed.ceil().max(1.0) as usize;
    let steps: &[usize] = if by == By::Month { &[1, 2, 3, 6, 12, 24, 60, 120] } else { &[1, 2, 4, 8, 13, 26, 52, 104, 260] };
    let step = steps.iter().copied().find(|s| *s >= needed).unwrap_or(needed);
    let first = match by {
        // Months are counted from January, so that a step of three gives quarters.
        By::Month => periods.iter().position(|p| month(p).is_some_and(|m| (m - 1) % step.min(12) == 0)).unwrap_or(0),
        _ => 0,
    };
    let label = |period: &str| match by {
        By::Month if step >= 12 => period.split('-').next().unwrap_or(period).to_owned(),
        _ => words.period(by, period),
    };
    let mut out: Vec<(usize, String)> = Vec::new();
    for (n, period) in periods.iter().enumerate().skip(first) {
        if out.last().is_none_or(|(last, _)| n - last >= step) {
            out.push((n, label(period)));
        }
    }
    out
}

fn month(period: &str) -> Option<usize> {
    period.split('-').nth(1)?.parse().ok()
}
