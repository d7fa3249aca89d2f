//! `bilan rules` and the page that is generated from it.

mod support;

use std::fs;

use support::{bilan, root};

#[test]
fn the_page_of_the_documentation_is_up_to_date() {
    let page = fs::read_to_string(root().join("docs/rules.md")).unwrap_or_default();
    let run = bilan(["rules", "--markdown"], 0);
    assert!(page == run.out, "docs/rules.md is stale: run `cargo run -p bilan-cli -- rules --markdown > docs/rules.md`");
}

#[test]
fn every_rule_is_shown_in_every_form() {
    let file = tempfile::NamedTempFile::new().unwrap();
    bilan(["rules".as_ref(), "--html".as_ref(), file.path().as_os_str()], 0);
    let html = fs::read_to_string(file.path()).unwrap();
    let text = bilan(["rules"], 0).out;
    for rule in &bilan::Lexicon::of("fr").unwrap().rules {
        assert!(html.contains(&format!("id=\"{}\"", rule.id)), "{}", rule.id);
        assert!(text.contains(&rule.id), "{}", rule.id);
    }
    assert!(!html.contains("src=") && !html.contains("http"), "the page loads nothing from elsewhere");
}
