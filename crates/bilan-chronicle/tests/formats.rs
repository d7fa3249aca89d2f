//! A chronicle of invented events in every format.

mod support;

use bilan::model::Metadata;
use bilan_chronicle::write::{Format, write};
use bilan_chronicle::{Chronicle, LANGUAGES, Piece};
use support::{chronicles, report};

const FIRST: &str = "url: https://radio.example/1\ndate: 2023-05-04\n\nHuit soldats burkinabè ont été tués mercredi dans une embuscade près de Djibo, a annoncé l'armée. Douze autres ont été blessés.";
const OTHER: &str = "url: https://journal.example/2\ndate: 2023-05-06\n\nDans l'embuscade de mercredi près de Djibo, quatorze soldats ont été tués, selon une source sécuritaire.";
const VILLAGE: &str = "title: <b>Attaque</b> & pillage\ndate: 2023-05-05\n\nDes terroristes ont attaqué jeudi le village de Gotheye, au Niger. Quatre civils ont été tués, selon des habitants.";

fn told(language: &str) -> Chronicle {
    let reports = [FIRST, OTHER, VILLAGE].map(|text| report(text, Metadata::default())).into();
    chronicles(reports, [language]).remove(0)
}

/// Every figure has its note, and every note the words of a report.
#[test]
fn each_figure_leads_to_a_report() {
    for language in LANGUAGES {
        let chronicle = told(language);
        assert!(chronicle.notes.len() >= 4, "{:?}", chronicle.notes);
        for (n, note) in chronicle.notes.iter().enumerate() {
            let referred = chronicle.entries.iter().flat_map(|e| &e.text).any(|p| *p == Piece::Note(n + 1));
            assert!(referred && !note.quote.is_empty() && note.statement.contains('#'), "{note:?}");
        }
        let [markdown, html] = [Format::Markdown, Format::Html].map(|format| {
            let mut out = Vec::new();
            write(&chronicle, format, &mut out).expect("written");
            String::from_utf8(out).expect("text")
        });
        assert_eq!(markdown.matches("\n[^").count(), chronicle.notes.len());
        assert_eq!(html.matches("<li id=\"n").count(), chronicle.notes.len());
        assert!(
            !html.contains("<b>Attaque</b>") && html.contains("&lt;b&gt;Attaque&lt;/b&gt; &amp; pillage"),
            "text is no markup"
        );
    }
}

#[test]
fn a_word_document_is_one() {
    let mut out = Vec::new();
    write(&told("fr"), Format::Docx, &mut out).expect("written");
    assert!(out.starts_with(b"PK"));
    let names = String::from_utf8_lossy(&out);
    for part in ["word/document.xml", "word/footnotes.xml", "[Content_Types].xml"] {
        assert!(names.contains(part), "{part}");
    }
}
