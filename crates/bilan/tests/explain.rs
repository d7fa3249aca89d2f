//! Explaining shows what reading does: the same reading, with spans that quote the text.

use std::fs;
use std::path::Path;

use bilan::explain::{Class, Explanation};
use bilan::model::{CharSpan, Metadata};
use bilan::{explain_report, publish, read, read_report};

const TEXT: &str = "date: 2024-05-15\n\nMali : six soldats tués\n\n« Été »… Six soldats maliens ont été tués mardi à Hombori, a \
                    déclaré l'armée. Aucun autre détail n'est connu.";

fn explained(text: &str) -> Explanation {
    let report = read::report(text.to_owned(), Metadata::default());
    let explanation = explain_report(&report);
    let reading = publish::reading(&report, &read_report(&report));
    let same = |reading| serde_json::to_value(reading).unwrap();
    assert_eq!(same(&explanation.reading), same(&reading), "explaining changes nothing");
    explanation
}

/// Every span lies inside the text; those of a list do not overlap where they are said not to.
fn check_spans(explanation: &Explanation) {
    let end = explanation.text.chars().count();
    let levels = &explanation.levels;
    let apart = |name: &str, spans: Vec<CharSpan>| {
        let mut before = 0;
        for span in spans {
            assert!(before <= span.start && span.start < span.end && span.end <= end, "{name} {span:?} after {before} of {end}");
            before = span.end;
        }
    };
    apart("zone", levels.zones.iter().map(|z| z.span).collect());
    apart("sentence", levels.sentences.iter().map(|s| s.span).collect());
    apart("token", levels.tokens.iter().map(|t| t.span).collect());
    apart("mention", levels.mentions.iter().map(|m| m.span).collect());
    apart("voice", levels.voices.iter().map(|v| v.span).collect());
    let others = levels.candidates.iter().flat_map(|c| [Some(c.victims), c.effect]).flatten();
    for span in others.chain(explanation.evidence.iter().map(|e| e.span)).chain(levels.voices.iter().map(|v| v.speaker)) {
        assert!(span.start < span.end && span.end <= end, "{span:?} of {end}");
    }
    for sentence in &levels.sentences {
        let zone = levels.zones[sentence.zone].span;
        assert!(zone.start <= sentence.span.start && sentence.span.end <= zone.end, "{sentence:?} in {zone:?}");
    }
}

#[test]
fn spans_quote_exactly() {
    let explanation = explained(TEXT);
    check_spans(&explanation);
    let characters: Vec<char> = TEXT.chars().collect();
    let quote = |span: CharSpan| characters[span.start..span.end].iter().collect::<String>();
    let levels = &explanation.levels;
    let zones: Vec<_> = levels.zones.iter().map(|z| (z.zone.as_str(), quote(z.span))).collect();
    assert_eq!(zones[0], ("headline", "Mali : six soldats tués".to_owned()));
    let of = |class| levels.mentions.iter().filter(|m| m.class == class).map(|m| quote(m.span)).collect::<Vec<_>>();
    assert_eq!(of(Class::Victims), ["six soldats", "Six soldats maliens"]);
    assert_eq!(of(Class::Source), ["l'armée"]);
    for statement in &explanation.reading.statements {
        assert_eq!(quote(statement.span), statement.quote);
    }
    for token in levels.tokens.iter().filter(|t| t.folded == "hombori") {
        assert_eq!(quote(token.span), "Hombori");
        assert!(token.in_gazetteer);
    }
    assert!(!levels.voices.is_empty() && levels.voices.iter().all(|v| quote(v.speaker) == "l'armée"), "{:?}", levels.voices);
}

#[test]
fn the_rule_of_every_figure_is_among_the_candidates() {
    let explanation = explained(TEXT);
    let toll = &explanation.reading.statements[0];
    let taken: Vec<_> = explanation.levels.candidates.iter().filter(|c| c.taken && c.victims.start == toll.span.start).collect();
    assert_eq!(taken.iter().map(|c| c.rule.as_str()).collect::<Vec<_>>(), [toll.rule.as_str()]);
    let victims = explanation.levels.mentions.iter().find(|m| m.span == taken[0].victims).unwrap();
    assert!(victims.fits.iter().any(|f| f == "{victims}"), "{victims:?}");
    assert!(explanation.evidence.iter().any(|e| e.what == "speaker" && e.of == toll.id));
    assert!(explanation.evidence.iter().any(|e| e.what == "place" && e.of == explanation.reading.incidents[0].id));
}

#[test]
fn a_text_that_is_not_read_is_explained_too() {
    let quiet = explained("Le marché de la ville a ouvert ce matin et les vendeuses sont contentes de leurs légumes.");
    assert_eq!(quiet.gate, Some(false));
    assert!(!quiet.levels.tokens.is_empty() && quiet.reading.statements.is_empty());
    let foreign = explained("Six soldiers were killed on Monday in an ambush near the town, the army said.");
    assert_eq!(foreign.gate, None);
    assert!(foreign.levels.zones.is_empty() && !foreign.reading.notes.is_empty());
    for text in ["", " ", "\n\n", "«", "\u{202e}\u{0}é", "6", "tués tués tués"] {
        check_spans(&explained(text));
    }
}

#[test]
fn every_report_of_the_examples_and_the_open_corpus() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut seen = 0;
    for folder in ["examples", "corpus/open/text"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "txt") {
                check_spans(&explained(&fs::read_to_string(path).unwrap()));
                seen += 1;
            }
        }
    }
    assert!(seen > 10, "{seen} reports");
}
