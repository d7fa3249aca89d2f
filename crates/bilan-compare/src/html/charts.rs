//! The charts of the page, drawn as summaries are.

use bilan_summary::{Anchor, Drawing, Theme, fitting, nice_steps};

use crate::compare::Counts;
use crate::row::{About, Row};
use crate::text::when_and_where;
use crate::words::Words;

const WIDTH: f64 = 640.0;
/// Classes of colours: both, ours, theirs.
pub const SIDES: [(&str, &str); 3] = [("both", "d"), ("ours", "e"), ("theirs", "l")];

/// Squares of the three sides with their names.
pub fn legend(drawing: &mut Drawing, words: &Words, y: f64) {
    let mut x = 16.0;
    for (name, class) in SIDES {
        let text = words.text(name);
        drawing.rect([x, y - 10.0, 12.0, 12.0], class, "");
        drawing.text([x + 18.0, y], 13.0, Anchor::Start, "t", text);
        x += 40.0 + text.chars().count() as f64 * 7.4;
    }
}

/// Columns of months, both sides stacked.
pub fn months(counts: &Counts, words: &Words) -> String {
    let mut drawing = Drawing::new(WIDTH);
    let most = counts.months.values().map(|m| m.iter().sum::<usize>()).max().unwrap_or(0);
    let steps = nice_steps(most as u64);
    let top = steps.last().copied().unwrap_or(1) as f64;
    let (left, base, height) = (48.0, 210.0, 180.0);
    for step in &steps {
        let y = base - *step as f64 / top * height;
        drawing.line([left, y, WIDTH - 12.0, y], if *step == 0 { "x" } else { "g" });
        drawing.text([left - 6.0, y + 4.0], 12.0, Anchor::End, "m", &words.names.number(*step));
    }
    let each = ((WIDTH - left - 12.0) / counts.months.len().max(1) as f64).min(40.0);
    let every = (52.0 / each).ceil() as usize;
    for (n, (month, m)) in counts.months.iter().enumerate() {
        let x = left + n as f64 * each;
        let mut y = base;
        for ((name, class), count) in SIDES.iter().zip(m) {
            let tall = *count as f64 / top * height;
            y -= tall;
            drawing.rect([x + each * 0.1, y, each * 0.8, tall], class, &format!("{month} — {} {count}", words.text(name)));
        }
        // A name that would reach beyond the picture is left out.
        if n % every.max(1) == 0 && x + 50.0 < WIDTH {
            drawing.text([x, base + 17.0], 12.0, Anchor::Start, "m", month);
        }
    }
    legend(&mut drawing, words, base + 44.0);
    drawing.height = base + 56.0;
    drawing.finish(words.text("months"), Theme::Screen)
}

/// Bars of what differs and how.
pub fn differences(counts: &Counts, words: &Words) -> String {
    let mut drawing = Drawing::new(WIDTH);
    let most = counts.differences.values().flat_map(|ways| ways.values()).max().copied().unwrap_or(1).max(1) as f64;
    let mut y = 8.0;
    for (about, ways) in &counts.differences {
        drawing.text([8.0, y + 15.0], 14.0, Anchor::Start, "t", words.about(*about));
        y += 24.0;
        for (how, count) in ways {
            let text = fitting(words.how(*about, *how), 12.5, 400.0);
            drawing.text([406.0, y + 13.0], 12.5, Anchor::End, "m", &text);
            let long = *count as f64 / most * 170.0;
            drawing.rect([416.0, y + 2.0, long, 14.0], "e", "");
            drawing.text([422.0 + long, y + 13.5], 12.5, Anchor::Start, "t", &words.names.number(*count as u64));
            y += 22.0;
        }
        y += 6.0;
    }
    if counts.differences.is_empty() {
        drawing.text([8.0, y + 15.0], 14.0, Anchor::Start, "m", words.text("none"));
        y += 24.0;
    }
    drawing.height = y;
    drawing.finish(words.text("differences"), Theme::Screen)
}

/// So many differences in deaths are drawn.
const DEATHS: usize = 20;

/// Our span and their number, of the pairs that differ most; none where none does.
pub fn deaths(pairs: &[Row], words: &Words) -> Option<String> {
    let differing = pairs.iter().filter(|r| r.differences.iter().any(|d| d.about == About::Killed));
    let spans: Vec<_> = differing
        .filter_map(|r| {
            let (ours, theirs) = (r.ours.as_ref()?.killed?, r.theirs.as_ref()?.killed?);
            let low = ours.low.or(ours.best)?;
            Some((r, low, ours.high.unwrap_or(low), ours.high.is_none(), theirs.best?))
        })
        .take(DEATHS)
        .collect();
    let most = spans.iter().map(|(_, _, high, _, theirs)| *high.max(theirs)).max()?;
    let steps = nice_steps(most.into());
    let top = steps.last().copied().unwrap_or(1).max(1) as f64;
    let mut drawing = Drawing::new(WIDTH);
    let (left, room) = (250.0, WIDTH - 250.0 - 40.0);
    let bottom = 12.0 + spans.len() as f64 * 24.0;
    for step in &steps {
        let x = left + *step as f64 / top * room;
        drawing.line([x, 6.0, x, bottom], if *step == 0 { "x" } else { "g" });
        drawing.text([x, bottom + 16.0], 12.0, Anchor::Middle, "m", &words.names.number(*step));
    }
    for (n, (row, low, high, open, theirs)) in spans.iter().enumerate() {
        let y = 10.0 + n as f64 * 24.0;
        let (day, place) = when_and_where(row, words);
        let name = format!("{day} {}", place.split(" (").next().unwrap_or_default());
        drawing.text([left - 10.0, y + 14.0], 12.5, Anchor::End, "t", &fitting(&name, 12.5, left - 20.0));
        let at = |n: u32| left + f64::from(n) / top * room;
        // A single number is still to be seen.
        drawing.rect([at(*low), y + 4.0, (at(*high) - at(*low)).max(4.0), 12.0], "e", &format!("{low}–{high}"));
        if *open {
            drawing.arrow([at(*high) + 12.0, y + 10.0], false, "e");
        }
        drawing.rect([at(*theirs) - 1.5, y + 1.0, 4.0, 18.0], "l", &theirs.to_string());
    }
    let mut x = left;
    for (name, class) in [("we", "e"), ("they", "l")] {
        drawing.rect([x, bottom + 28.0, 12.0, 12.0], class, "");
        drawing.text([x + 18.0, bottom + 38.0], 13.0, Anchor::Start, "t", words.text(name));
        x += 90.0;
    }
    drawing.height = bottom + 50.0;
    Some(drawing.finish(words.text("deaths"), Theme::Screen))
}
