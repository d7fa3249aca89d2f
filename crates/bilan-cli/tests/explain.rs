//! What `bilan explain` shows, on the screen and as a page.

mod support;

use std::fs;

use support::{bilan, bilan_with};

const TEXT: &str = "Six soldats ont été tués lundi dans une embuscade près de Gao, a déclaré l'armée malienne.";
const LEVELS: [&str; 5] = ["zones", "tokens", "groups", "statements", "incidents"];

/// The rule that reads the first figure, as `bilan read` gives it.
fn rule(text: &str) -> String {
    let run = bilan_with(["read", "-", "--format", "jsonl"], text.as_bytes(), 0);
    run.lines()[0]["statements"][0]["rule"].as_str().unwrap().to_owned()
}

#[test]
fn the_screen_shows_mentions_figures_rules_and_speakers() {
    let run = bilan_with(["explain", "-"], TEXT.as_bytes(), 0);
    let words = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for shown in ["[victims: Six soldats]", "killed: 6 soldiers", &rule(TEXT), "(army)", "#1 main"] {
        assert!(words.contains(shown), "{shown}\n{}", run.out);
    }
    assert!(!run.out.contains('\x1b'), "no colours outside a terminal");
}

#[test]
fn every_level_is_shown_alone() {
    let shown = LEVELS.map(|level| bilan_with(["explain", "-", "--level", level], TEXT.as_bytes(), 0).out);
    for (level, telling) in
        LEVELS.iter().zip(["body [", "incident_noun", "{victims:fighters}", "⟨s1 Six soldats", "⟨#1 toll: Six"])
    {
        for (other, out) in LEVELS.iter().zip(&shown) {
            // Zones are told on every level; what else is telling, on one alone.
            assert_eq!(out.contains(telling), level == other || *level == "zones", "{telling} at {other}:\n{out}");
        }
    }
}

#[test]
fn text_never_becomes_markup_nor_steers_the_terminal() {
    let hostile = format!(
        "url: https://a.example/<script>x</script>\noutlet: \"><script>x</script>\n\n<script>alert(1)</script> \"'><img src=x onerror=x>\n\n{TEXT} </mark></style><!--\x1b[31m \u{7f}"
    );
    let page = bilan_with(["explain", "-", "--html"], hostile.as_bytes(), 0).out;
    assert!(page.contains("&lt;script&gt;"), "{page}");
    assert_eq!((page.matches("<script").count(), page.matches("</script").count()), (1, 1));
    assert_eq!((page.matches("<style").count(), page.matches("</style").count()), (1, 1));
    assert_eq!((page.matches("<img").count(), page.matches("<!--").count()), (0, 0));
    assert_eq!(page.matches("<mark").count(), page.matches("</mark>").count());
    assert_eq!(page.matches("<span").count(), page.matches("</span>").count());
    for level in LEVELS {
        let run = bilan_with(["explain", "-", "--level", level], hostile.as_bytes(), 0);
        assert!(!run.out.contains('\x1b') && !run.out.contains('\u{7f}'), "{}", run.out);
    }
}

#[test]
fn the_page_holds_all_and_loads_nothing() {
    let page = bilan_with(["explain", "-", "--html", "--level", "groups"], TEXT.as_bytes(), 0).out;
    let rule = rule(TEXT);
    for shown in [
        "data-level=\"groups\"",
        "title=\"victims [0,11]",
        "killed: 6 soldiers",
        &rule,
        "prefers-color-scheme: dark",
        "data-on=\"s0\"",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(page.contains("default-src 'none'"));
    for outside in ["src=", "href=", "url(", "@import", "http:", "https:", "fetch("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn the_page_goes_where_it_is_told_and_never_over_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let (report, page) = (folder.path().join("a.txt"), folder.path().join("a.html"));
    fs::write(&report, TEXT).unwrap();
    let asked = format!("--html={}", page.display());
    let run = bilan(["explain".as_ref(), report.as_os_str(), asked.as_ref()], 0);
    assert!(run.out.is_empty());
    assert!(fs::read_to_string(&page).unwrap().starts_with("<!doctype html>"));
    let run = bilan(["explain".as_ref(), "--html".as_ref(), report.as_os_str()], 0);
    assert!(run.out.starts_with("<!doctype html>"));
    assert_eq!(fs::read_to_string(&report).unwrap(), TEXT);
    bilan(["explain".as_ref(), folder.path().join("no").as_os_str()], 1);
    bilan(["explain"], 2);
}

#[test]
fn what_is_not_read_says_why() {
    let quiet = "Le marché de la ville a ouvert ce matin et les vendeuses sont contentes de leurs légumes.";
    assert!(bilan_with(["explain", "-"], quiet.as_bytes(), 0).out.contains("the gate stops this text"));
    let foreign = "Six soldiers were killed on Monday in an ambush near the town, the army said.";
    assert!(bilan_with(["explain", "-"], foreign.as_bytes(), 0).out.contains("not read yet"));
}
