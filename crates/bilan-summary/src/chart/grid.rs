//! A grid of two things: time runs to the right; of two others the first runs down. The shade follows the lowest number.

use std::collections::BTreeMap;

use super::{Anchor, Drawing, MARGIN, Measure, Page, Value, WIDTH, bars, fitting};
use crate::by::{By, Key};
use crate::summary::Row;
use crate::words::fill;

const LABELS: f64 = 216.0;
const EACH: f64 = 26.0;
/// So many columns find room that can be told apart; of periods, the last ones.
const COLUMNS: usize = 120;
const OTHERS: usize = 20;
/// Room for names of columns, level or slanted.
const LEVEL: f64 = 22.0;
const SLANTED: f64 = 92.0;
/// A cell of this width holds its number.
const LEGIBLE: f64 = 30.0;

pub fn draw(page: &Page<'_>, drawing: &mut Drawing) {
    let words = page.words;
    let by = &page.summary.by;
    // Where the columns' key stands in a row's.
    let across = usize::from(!by[0].is_time());
    let down = 1 - across;
    let mut y = page.head(drawing, words.text("shade"));
    if page.summary.rows.is_empty() {
        return;
    }
    let cells: BTreeMap<(&Key, &Key), Value> =
        page.summary.rows.iter().map(|r| ((&r.key[down], &r.key[across]), page.measure.of(&r.counted))).collect();
    let (columns, columns_left) = columns(page, across);
    let slanted = !by[across].is_time();
    // Slanted names lean out to the right.
    let right = if slanted { MARGIN + SLANTED * 0.75 } else { MARGIN };
    let (lines, lines_left) = ranked(page, down, bars::MOST);
    let each = ((WIDTH - LABELS - right) / columns.len().max(1) as f64).min(72.0);
    y += if slanted { SLANTED } else { LEVEL };
    head(page, by[across], &columns, [y, each], slanted, drawing);
    let most = cells.values().map(|v| v.low).max().unwrap_or(0);
    for (n, line) in lines.iter().enumerate() {
        let top = y + n as f64 * EACH;
        let name = words.key(by[down], line, &page.summary.names);
        let class = if line.is_none() { "m" } else { "t" };
        drawing.text([LABELS - 10.0, top + 17.0], 12.0, Anchor::End, class, &fitting(&name, 12.0, LABELS - 30.0));
        for (m, column) in columns.iter().enumerate() {
            let at = [LABELS + m as f64 * each, top, (each - 1.5).max(0.8), EACH - 1.5];
            let value = cells.get(&(line, column)).copied().unwrap_or_default();
            let says = format!("{name}, {}: {}", words.key(by[across], column, &page.summary.names), value.text(words));
            cell(page, value, most, at, &says, drawing);
        }
    }
    let bottom = y + lines.len() as f64 * EACH + 22.0;
    let mut end = bars::foot(page, lines_left, bottom, drawing);
    if columns_left > 0 {
        let text = words.text(if slanted { "more_columns" } else { "earlier" });
        drawing.text([MARGIN, end], 12.0, Anchor::Start, "m", &fill(text, &[("n", &columns_left.to_string())]));
        end += 22.0;
    }
    drawing.height = end;
}

fn cell(page: &Page<'_>, value: Value, most: u64, [x, y, w, h]: [f64; 4], says: &str, drawing: &mut Drawing) {
    let nothing = !value.says();
    let shade = if nothing { 0 } else { shade(value.low, most) };
    let class = ["n", "s1", "s2", "s3", "s4", "s5"][shade];
    drawing.rect([x, y, w, h], class, if nothing { "" } else { says });
    if nothing || w < LEGIBLE {
        return;
    }
    let whole = page.words.span(value.low, value.high);
    let size = 11.0;
    // Where both ends find no room the lowest stands alone; pointing at the cell shows all.
    let fits = whole.chars().count() as f64 * size * 0.58 <= w;
    let text = if fits { whole } else { page.words.number(value.low) };
    drawing.text([x + w / 2.0, y + h / 2.0 + 4.0], size, Anchor::Middle, if shade >= 4 { "w" } else { "d" }, &text);
}

/// Five shades; each step is about the same ratio, so that small numbers are told apart beside large ones.
fn shade(n: u64, most: u64) -> usize {
    let share = ((n + 1) as f64).ln() / ((most + 1) as f64).ln().max(f64::EPSILON);
    (share * 5.0).ceil().clamp(1.0, 5.0) as usize
}

fn head(page: &Page<'_>, by: By, columns: &[Key], [y, each]: [f64; 2], slanted: bool, drawing: &mut Drawing) {
    let name = |key: &Key| page.words.key(by, key, &page.summary.names);
    if slanted {
        for (m, column) in columns.iter().enumerate() {
            let at = [LABELS + (m as f64 + 0.5) * each, y - 6.0];
            drawing.slanted(at, 11.5, "t", &fitting(&name(column), 11.5, SLANTED * 1.25));
        }
        return;
    }
    let periods: Vec<String> = columns.iter().flatten().cloned().collect();
    let wide = columns.iter().map(|c| name(c).chars().count()).max().unwrap_or(0) as f64 * 6.4 + 14.0;
    let unknown = periods.len() < columns.len();
    let end = if unknown { WIDTH - MARGIN - wide } else { WIDTH };
    for (m, text) in super::columns::marks(page.words, by, &periods, wide / each) {
        let x = LABELS + m as f64 * each;
        if x + text.chars().count() as f64 * 6.4 < end {
            drawing.text([x, y - 7.0], 11.0, Anchor::Start, "m", &text);
        }
    }
    if unknown {
        let x = LABELS + columns.len() as f64 * each;
        drawing.text([x, y - 7.0], 11.0, Anchor::End, "m", page.words.text("unknown"));
    }
}

/// The columns and how many are left out: periods with the empty ones between, the unknown last; others by size.
fn columns(page: &Page<'_>, across: usize) -> (Vec<Key>, usize) {
    let by = page.summary.by[across];
    if !by.is_time() {
        return ranked(page, across, OTHERS);
    }
    let mut known: Vec<&str> = page.summary.rows.iter().filter_map(|r| r.key[across].as_deref()).collect();
    known.sort_unstable();
    known.dedup();
    let mut periods: Vec<Key> = by.filled(&known, 2000).into_iter().map(Some).collect();
    let left = periods.len().saturating_sub(COLUMNS);
    periods.drain(..left);
    if page.summary.rows.iter().any(|r| r.key[across].is_none() && page.measure.of(&r.counted).says()) {
        periods.push(None);
    }
    (periods, left)
}

/// Groups from the largest, the unknown last, and how many are left out for want of room. Those that have nothing to show have no line.
fn ranked(page: &Page<'_>, at: usize, most: usize) -> (Vec<Key>, usize) {
    let mut sizes: BTreeMap<&Key, (u64, usize)> = BTreeMap::new();
    for row in page.summary.rows.iter().filter(|r| page.measure.of(&r.counted).says()) {
        let size = sizes.entry(&row.key[at]).or_default();
        size.0 += value(page.measure, row);
        size.1 += row.counted.events;
    }
    let mut keys: Vec<(&Key, (u64, usize))> = sizes.into_iter().collect();
    keys.sort_by_key(|(key, size)| (key.is_none(), std::cmp::Reverse(*size), (*key).clone()));
    let left = keys.len().saturating_sub(most);
    (keys.into_iter().take(most).map(|(key, _)| key.clone()).collect(), left)
}

fn value(measure: Measure, row: &Row) -> u64 {
    let v = measure.of(&row.counted);
    v.best.unwrap_or(v.low)
}
