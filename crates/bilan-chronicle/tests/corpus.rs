//! All paragraphs of the project's own reports keep to what holds for every sentence.

mod support;
#[path = "../../bilan/tests/support/told.rs"]
mod told;

use bilan::model::{Metadata, Report};
use bilan_chronicle::{LANGUAGES, Piece};
use support::{chronicles, plain, report, root};
use told::told;

/// Examples, the open corpus, and its stories.
fn reports() -> Vec<Report> {
    let files = |folder: &str| {
        let entries = std::fs::read_dir(root().join(folder)).unwrap_or_else(|e| panic!("{folder}: {e}"));
        let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        files.into_iter().filter(|f| f.extension().is_some_and(|e| e == "txt" || e == "toml")).collect::<Vec<_>>()
    };
    let text = |path: &std::path::Path| std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let plain = files("examples").into_iter().chain(files("corpus/open/text"));
    let mut out: Vec<Report> = plain.map(|path| report(&text(&path), Metadata::default())).collect();
    for (n, path) in files("corpus/stories/open").iter().enumerate() {
        let story: toml::Table = toml::from_str(&text(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        out.extend(told(&story, &format!("story{n}-")).into_iter().map(|(text, metadata)| report(text.trim(), metadata)));
    }
    out
}

/// What no sentence has: parts left out or not put in, words that should have merged, marks out of place.
const NEVER: [&str; 26] = [
    "{", "}", "  ", " ,", " .", "..", ",,", "' ", "’ ", "'", " de le ", " à le ", " de les ", " à les ", " de des ", " de a",
    " de é", " le a", " la a", " le é", " la é", " que i", " ne a", " ne e", "l’haut", "l’hi",
];

#[test]
fn every_sentence_is_whole_and_every_figure_has_its_speaker() {
    let mut events = 0;
    for (chronicle, language) in chronicles(reports(), LANGUAGES).into_iter().zip(LANGUAGES) {
        let speaks = if language == "fr" {
            ["Selon ", ", selon ", "donné par ", "est jugé trop ", "est contesté par "]
        } else {
            ["According to ", ", according to ", "given by ", "is held to be too ", "is disputed by "]
        };
        // Whoever claims an event tells of it, and who attributes one is named.
        let begins = if language == "fr" {
            ["Selon ", " revendiqué", " attribué"]
        } else {
            ["According to ", " claimed by ", " attributed to "]
        };
        let mut referred: Vec<usize> = Vec::new();
        for entry in &chronicle.entries {
            events += 1;
            let text = plain(entry);
            println!("{language}\t{text}");
            for never in NEVER {
                assert!(!text.contains(never), "{never:?} in {text}");
            }
            assert!(text.ends_with('.') && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()), "{text}");
            // A note belongs to what stands before it: a figure, a claim or a denial, an outcome.
            assert!(!matches!(entry.text.first(), Some(Piece::Note(_))), "{text}");
            for note in entry.text.iter().filter_map(|p| if let Piece::Note(n) = p { Some(*n) } else { None }) {
                assert!(referred.contains(&note) || note == referred.len() + 1, "note {note} in {text}");
                if !referred.contains(&note) {
                    referred.push(note);
                }
            }
            let body = text.split_once(". ").expect("a heading").1;
            let first = body.split(". ").next().unwrap_or_default();
            assert!(begins.iter().any(|b| first.contains(b)), "nobody says {first:?} in {text}");
            for sentence in body.split(". ") {
                assert!(sentence.starts_with(|c: char| c.is_uppercase()), "{sentence:?} in {text}");
                let counts = sentence.chars().any(|c| c.is_ascii_digit()) && !sentence.starts_with(['U', 'A']);
                assert!(!counts || speaks.iter().any(|s| sentence.contains(s)), "nobody says {sentence:?} in {text}");
            }
        }
        for note in &chronicle.notes {
            assert!(!note.quote.is_empty() && !note.report.is_empty(), "{note:?}");
        }
    }
    assert!(events > 200, "{events}");
}
