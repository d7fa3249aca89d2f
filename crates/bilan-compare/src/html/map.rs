//! A map that needs no network: outlines of countries and a point for each event, on a plane that is true at its middle.

use std::fmt::Write;
use std::sync::OnceLock;

use bilan_summary::{Drawing, Theme};

use super::charts::{SIDES, legend};
use crate::words::Words;

const WIDTH: f64 = 640.0;
/// The map reaches so many degrees beyond its points, and is never smaller than this.
const AROUND: f64 = 0.8;
const LEAST: f64 = 4.0;

/// Rings of longitude and latitude in hundredths of a degree.
fn rings() -> &'static [Vec<[i32; 2]>] {
    static RINGS: OnceLock<Vec<Vec<[i32; 2]>>> = OnceLock::new();
    RINGS.get_or_init(|| {
        let rows = include_str!("../../data/outlines.tsv").lines().skip(1).filter(|l| !l.starts_with('#'));
        let rings = rows.filter_map(|l| l.split_once('\t')).flat_map(|(_, rings)| rings.split(';'));
        let point = |p: &str| p.split_once(',').and_then(|(x, y)| Some([x.parse().ok()?, y.parse().ok()?]));
        rings.map(|ring| ring.split(' ').filter_map(point).collect()).collect()
    })
}

/// The map of three lists of points: both, ours, theirs; none where there is no point.
pub fn map(points: &[Vec<[f32; 2]>; 3], words: &Words) -> Option<String> {
    let all = || points.iter().flatten().map(|[lat, lon]| (f64::from(*lat), f64::from(*lon)));
    all().next()?;
    let bounds = |of: fn((f64, f64)) -> f64| {
        let (low, high) = all().map(of).fold((f64::MAX, f64::MIN), |(a, b), n| (a.min(n), b.max(n)));
        let wide = (high - low + 2.0 * AROUND).max(LEAST);
        ((low + high - wide) / 2.0, (low + high + wide) / 2.0)
    };
    let (south, north) = bounds(|p| p.0);
    let (west, east) = bounds(|p| p.1);
    // A degree of longitude is shorter away from the equator.
    let narrow = ((south + north) / 2.0).to_radians().cos().max(0.2);
    let scale = (WIDTH / ((east - west) * narrow)).min(620.0 / (north - south));
    let x0 = (WIDTH - (east - west) * narrow * scale) / 2.0;
    let place = |lat: f64, lon: f64| [x0 + (lon - west) * narrow * scale, (north - lat) * scale];
    let height = (north - south) * scale;
    let mut drawing = Drawing::new(WIDTH);
    drawing.rect([0.0, 0.0, WIDTH, height], "n", "");
    // The picture may be wider than the points; a country that surrounds it has no corner in it.
    let (wide, tall) = (WIDTH / scale / narrow, height / scale);
    let seen = |ring: &[[i32; 2]]| {
        let reaches = |n: usize, low: f64, high: f64| {
            let ends = ring.iter().map(|p| f64::from(p[n]) / 100.0).fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
            ends.0 <= high && low <= ends.1
        };
        reaches(0, west - wide, east + wide) && reaches(1, south - tall, north + tall)
    };
    let mut land = String::new();
    for ring in rings().iter().filter(|r| seen(r)) {
        for (n, [lon, lat]) in ring.iter().enumerate() {
            let [x, y] = place(f64::from(*lat) / 100.0, f64::from(*lon) / 100.0);
            let _ = write!(land, "{}{x:.1} {y:.1}", if n == 0 { "M" } else { "L" });
        }
        land.push('Z');
    }
    drawing.outline(&land);
    // Those of both sides lie on top.
    for n in [1, 2, 0] {
        for [lat, lon] in &points[n] {
            drawing.dot(place(f64::from(*lat), f64::from(*lon)), 4.0, SIDES[n].1);
        }
    }
    // What reaches beyond the map is covered by what stands below it.
    drawing.rect([0.0, height, WIDTH, 34.0], "bg", "");
    legend(&mut drawing, words, height + 22.0);
    drawing.height = height + 34.0;
    Some(drawing.finish(words.text("map"), Theme::Screen))
}
