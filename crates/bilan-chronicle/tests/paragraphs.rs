//! Paragraphs of invented events, in every language and format.

use std::collections::BTreeMap;

use bilan::model::{Metadata, Report};
use bilan::publish::{Events, reading, wire};
use bilan::reconcile::Policy;
use bilan_chronicle::write::{Format, write};
use bilan_chronicle::{Chronicle, LANGUAGES, Piece, Words, chronicle};

const FIRST: &str = "url: https://radio.example/1\ndate: 2023-05-04\n\nHuit soldats burkinabè ont été tués mercredi dans une embuscade près de Djibo, a annoncé l'armée. Douze autres ont été blessés.";
const OTHER: &str = "url: https://journal.example/2\ndate: 2023-05-06\n\nDans l'embuscade de mercredi près de Djibo, quatorze soldats ont été tués, selon une source sécuritaire.";
const VILLAGE: &str = "title: <b>Attaque</b> & pillage\ndate: 2023-05-05\n\nDes terroristes ont attaqué jeudi le village de Gotheye, au Niger. Quatre civils ont été tués, selon des habitants.";

fn told(language: &str) -> Chronicle {
    let received = Some("2026-11-21".parse().expect("a day"));
    let read: Vec<(Report, bilan::Reading)> = [FIRST, OTHER, VILLAGE]
        .iter()
        .map(|text| bilan::read::report((*text).to_owned(), Metadata { received, ..Metadata::default() }))
        .map(|report| (report.clone(), bilan::read_report(&report)))
        .collect();
    let account = bilan::account(read.iter().map(|(report, reading)| (report, reading)));
    let all = Events::new(&account.read, &account.collection, &account.events);
    let events: Vec<_> = all.order().into_iter().map(|n| all.event(n, Policy::Range)).collect();
    let readings: BTreeMap<String, wire::Reading> = read.iter().map(|(r, x)| (r.id.clone(), reading(r, x))).collect();
    chronicle(&events, &readings, Words::of(language).expect("words"), None)
}

fn text(chronicle: &Chronicle, n: usize) -> String {
    let piece = |p: &Piece| match p {
        Piece::Text(text) => text.clone(),
        Piece::Note(n) => format!("[{n}]"),
    };
    chronicle.entries[n].text.iter().map(piece).collect()
}

#[test]
fn accounts_that_differ_stand_side_by_side() {
    let fr = told("fr");
    assert_eq!(fr.entries.len(), 2);
    assert!(fr.entries[0].heading.starts_with("3 mai 2023, près de Djibo"), "{}", fr.entries[0].heading);
    let ambush = text(&fr, 0);
    assert!(ambush.contains("huit soldats tués") && ambush.contains("14 soldats tués"), "{ambush}");
    assert!(ambush.contains("selon l'armée"), "{ambush}");
    let en = text(&told("en"), 0);
    assert!(en.contains("eight soldiers killed") && en.contains("according to the army"), "{en}");
}

#[test]
fn a_loaded_word_of_a_report_is_not_taken_over() {
    for language in LANGUAGES {
        let chronicle = told(language);
        let village = text(&chronicle, 1).to_lowercase();
        assert!(!village.contains("terror"), "{village}");
    }
}

/// Every figure has its note, and every note the words of a report.
#[test]
fn each_figure_leads_to_a_report() {
    for language in LANGUAGES {
        let chronicle = told(language);
        assert!(chronicle.notes.len() >= 4, "{:?}", chronicle.notes);
        for (n, note) in chronicle.notes.iter().enumerate() {
            let referred = chronicle.entries.iter().flat_map(|e| &e.text).any(|p| *p == Piece::Note(n + 1));
            assert!(referred && !note.quote.is_empty() && note.statement.contains("#s"), "{note:?}");
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
