//! What was before stays before: beside the news, an incident with a time of its own long before it gives the news no figure of its own,
//! whatever is known of the day of the report.

use bilan::model::Role;
use bilan::publish::wire::Reading;

use super::corpus::{dated, wire};
use super::known::{Known, none};

/// The dead of the news.
const NEWS: u64 = 7;

/// The figure of whatever was before, in words and in thousands.
const BEFORE: [u64; 2] = [38, 38_000];

fn is_kept_apart(reading: &Reading) -> bool {
    let mains: Vec<_> = reading.incidents.iter().filter(|i| i.role == Role::Main).collect();
    let [news] = mains[..] else { return false };
    news.tolls.iter().any(|t| t.low == NEWS) && news.tolls.iter().all(|t| !BEFORE.contains(&t.low))
}

#[test]
fn what_was_before_stays_before() {
    let mut known = Known::read("tests/invariants/background/known.tsv", include_str!("background/known.tsv"));
    let lines = |text: &'static str| text.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>();
    let (news, before) = (lines(include_str!("background/news.txt")), lines(include_str!("background/before.txt")));
    let mut problems = Vec::new();
    for published in [None, Some("2024"), Some("2024-05"), Some("2024-05-12")] {
        for (first, then) in news.iter().flat_map(|news| before.iter().map(move |before| (news, before))) {
            let text = format!("Sept morts\n\n{first}\n\n{then}");
            let kept = is_kept_apart(&wire(&dated(&text, published, Some("2026-11-21"))));
            if !kept && !known.has(&[published.unwrap_or("-"), first, then]) {
                problems.push(format!("published {}: «{first} {then}»", published.unwrap_or("on no known day")));
            }
        }
    }
    problems.extend(known.idle());
    none(problems);
}
