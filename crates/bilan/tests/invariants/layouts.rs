//! The same acts are the same incidents in whatever layout a bulletin tells them: paragraphs, a list, clauses of one sentence.

use bilan::model::Role;

use super::corpus::{dated, wire};
use super::known::none;

struct Act {
    place: &'static str,
    figure: u64,
    sentence: &'static str,
}

fn acts() -> Vec<Act> {
    let lines = include_str!("layouts/acts.tsv").lines().filter(|line| !line.starts_with('#'));
    let act = |line: &'static str| match line.split('\t').collect::<Vec<_>>()[..] {
        [place, figure, sentence] => Act { place, figure: figure.parse().expect("a number"), sentence },
        _ => panic!("acts.tsv: «{line}» has not three columns"),
    };
    lines.map(act).collect()
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Name and text of every layout of some acts.
fn layouts(acts: &[&Act]) -> Vec<(&'static str, String)> {
    let sentences: Vec<String> = acts.iter().map(|act| capital(act.sentence) + ".").collect();
    let clauses: Vec<&str> = acts.iter().map(|act| act.sentence).collect();
    let numbered = sentences.iter().enumerate().map(|(at, s)| format!("{}. {s}", at + 1)).collect::<Vec<_>>();
    let linked: Vec<String> =
        ["", "par ailleurs, ", "enfin, "].iter().zip(&clauses).map(|(link, c)| capital(&format!("{link}{c}."))).collect();
    vec![
        ("paragraphs", sentences.join("\n\n")),
        ("one paragraph", sentences.join(" ")),
        ("dashes", format!("- {}", sentences.join("\n- "))),
        ("bullets", format!("• {}", sentences.join("\n• "))),
        ("numbers", numbered.join("\n")),
        ("semicolons", capital(&clauses.join(" ; ")) + "."),
        ("links", linked.join(" ")),
        ("a heading", format!("Mardi 14 mai\n\n{}", sentences.join("\n\n"))),
    ]
}

#[test]
fn the_same_acts_in_any_layout() {
    let acts = acts();
    let mut problems = Vec::new();
    for first in 0..acts.len() {
        let three: Vec<&Act> = (0..3).map(|at| &acts[(first + at * 2 + at / 2) % acts.len()]).collect();
        for published in [None, Some("2024-05"), Some("2024-05-16")] {
            for (layout, text) in layouts(&three) {
                let reading =
                    wire(&dated(&format!("Burkina Faso : le bilan de la semaine\n\n{text}"), published, Some("2026-11-21")));
                let mut read: Vec<(String, Vec<u64>)> = reading
                    .incidents
                    .iter()
                    .filter(|i| i.role == Role::Main)
                    .map(|i| {
                        (i.place.as_ref().map_or_else(String::new, |p| p.name.clone()), i.tolls.iter().map(|t| t.low).collect())
                    })
                    .collect();
                let mut wanted: Vec<_> = three.iter().map(|act| (act.place.to_owned(), vec![act.figure])).collect();
                read.sort();
                wanted.sort();
                if read != wanted {
                    problems
                        .push(format!("{layout}, published {}: «{text}» gives {read:?}", published.unwrap_or("on no known day")));
                }
            }
        }
    }
    none(problems);
}
