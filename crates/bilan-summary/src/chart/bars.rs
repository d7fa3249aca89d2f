//! Bars of groups that do not follow each other in time: countries, divisions, parties, kinds. The largest first.

use super::{Anchor, Drawing, MARGIN, Measure, Page, WIDTH, nice_steps};
use crate::by::By;
use crate::summary::Row;
use crate::words::fill;

/// So many bars are drawn.
pub const MOST: usize = 30;
const LABELS: f64 = 280.0;
const EACH: f64 = 26.0;
/// Room behind a bar for its number.
const NUMBER: f64 = 92.0;

pub fn draw(page: &Page<'_>, by: By, drawing: &mut Drawing) {
    let words = page.words;
    let rows = largest(page, &page.summary.rows);
    let mut y = page.head(drawing, "");
    if rows.is_empty() {
        return;
    }
    let panels = page.panels();
    let room = (WIDTH - LABELS - MARGIN) / panels.len() as f64;
    for (n, measure) in panels.iter().enumerate() {
        let x = LABELS + n as f64 * room;
        drawing.text([x, y + 14.0], 14.0, Anchor::Start, "t", words.measure(measure.name()));
    }
    y += 26.0;
    let bottom = y + rows.len().min(MOST) as f64 * EACH;
    for (n, row) in rows.iter().take(MOST).enumerate() {
        let middle = y + n as f64 * EACH + EACH / 2.0;
        let name = words.key(by, &row.key[0], &page.summary.names);
        let class = if row.key[0].is_none() { "m" } else { "t" };
        drawing.text([LABELS - 12.0, middle + 4.0], 12.5, Anchor::End, class, &super::fitting(&name, 12.5, LABELS - 34.0));
    }
    for (n, measure) in panels.iter().enumerate() {
        let x = LABELS + n as f64 * room;
        panel(page, &rows[..rows.len().min(MOST)], *measure, [x, y, room - NUMBER, bottom], drawing);
    }
    drawing.height = foot(page, rows.len().saturating_sub(MOST), bottom + 20.0, drawing);
}

/// A note on what is not drawn, and the legend.
pub fn foot(page: &Page<'_>, left: usize, mut y: f64, drawing: &mut Drawing) -> f64 {
    if left > 0 {
        let text = page.words.text(if left == 1 { "more_one" } else { "more" });
        drawing.text([MARGIN, y], 12.0, Anchor::Start, "m", &fill(text, &[("n", &left.to_string())]));
        y += 22.0;
    }
    if page.measure != Measure::Events && page.summary.by.len() == 1 {
        page.legend(drawing, y + 4.0);
        y += 22.0;
    }
    y
}

/// Rows from the largest of what is shown; what is unknown comes last.
fn largest<'r>(page: &Page<'_>, rows: &'r [Row]) -> Vec<&'r Row> {
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|r| {
        let v = page.measure.of(&r.counted);
        (r.key[0].is_none(), std::cmp::Reverse((v.best.unwrap_or(v.low), v.top(), r.counted.events)), r.key.clone())
    });
    rows
}

fn panel(page: &Page<'_>, rows: &[&Row], measure: Measure, [x, top, room, bottom]: [f64; 4], drawing: &mut Drawing) {
    let words = page.words;
    let steps = nice_steps(rows.iter().map(|r| measure.of(&r.counted).top()).max().unwrap_or(0));
    let most = steps.last().copied().unwrap_or(1) as f64;
    let along = |n: u64| n as f64 / most * room;
    for step in &steps {
        let at = x + along(*step);
        drawing.line([at, top, at, bottom], if *step == 0 { "x" } else { "g" });
    }
    for (n, row) in rows.iter().enumerate() {
        let v = measure.of(&row.counted);
        let y = top + n as f64 * EACH + 5.0;
        let height = EACH - 10.0;
        let says = v.text(words);
        drawing.rect([x, y, along(v.low), height], if measure == Measure::Events { "e" } else { "l" }, &says);
        let mut end = x + along(v.low);
        if let Some(high) = v.high {
            drawing.rect([end, y, along(high) - along(v.low), height], "h", &says);
            end = x + along(high);
        } else if v.known {
            end += 8.0;
            drawing.arrow([end, y + height / 2.0], false, "l");
        }
        if let Some(best) = v.mark() {
            let at = x + along(best);
            drawing.line([at, y - 1.0, at, y + height + 1.0], "b");
        }
        let text = if v.known { words.span(v.low, v.high) } else { v.text(words) };
        drawing.text([end + 6.0, y + height - 3.5], 12.0, Anchor::Start, "m", &text);
    }
}
