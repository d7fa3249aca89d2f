//! Who says each figure, over small reports of our own.
//!
//! `said_by/cases.txt` holds one report a line: `{figure|class}` marks a figure and the class of its speaker, `-` the
//! outlet's own voice; `¶` parts paragraphs. All failures are told at once.

use bilan::model::Metadata;
use bilan::{Lexicon, read, segment, state};

const CASES: &str = include_str!("said_by/cases.txt");

struct Case {
    text: String,
    /// Where each marked figure begins, the figure, and the class of who says it.
    wanted: Vec<(usize, String, String)>,
}

fn parse(line: &str) -> Case {
    let mut case = Case { text: String::new(), wanted: Vec::new() };
    let line = line.replace(" ¶ ", "\n\n").replace(" / ", "\n");
    let mut rest = line.as_str();
    while let Some((before, marked)) = rest.split_once('{') {
        let (inside, after) = marked.split_once('}').expect("a mark that closes");
        let (figure, class) = inside.split_once('|').expect("figure|class");
        case.text.push_str(before);
        case.wanted.push((case.text.len(), figure.to_owned(), class.to_owned()));
        case.text.push_str(figure);
        rest = after;
    }
    case.text.push_str(rest);
    case
}

/// The class of who says what stands at this byte of the report.
fn said(told: &[state::SentenceTold<'_>], at: usize) -> Option<String> {
    for sentence in told {
        let holds = |start: usize, end: usize| {
            let span = sentence.context.span(start, end);
            span.start <= at && at < span.end
        };
        if let Some(group) = sentence.groups.iter().position(|g| holds(g.start, g.end)) {
            return Some(sentence.speaker(group).map_or("-", |s| s.class.name()).to_owned());
        }
    }
    None
}

fn failures(line: &str) -> Vec<String> {
    let case = parse(line);
    let report = read::report(case.text.clone(), Metadata::default());
    let lexicon = Lexicon::of("fr").expect("French");
    let segmented = segment::segment(&report.text, report.body, lexicon);
    let told = state::state(&report, &segmented, lexicon);
    let shift = report.text.len() - case.text.len();
    let wrong = |(at, figure, class): &(usize, String, String)| {
        let found = said(&told, at + shift).unwrap_or_else(|| "nowhere".to_owned());
        (found != *class).then(|| format!("{figure}: {found}, not {class}, in: {line}"))
    };
    case.wanted.iter().filter_map(wrong).collect()
}

#[test]
fn figures_are_said_by_whom_the_text_names() {
    let all: Vec<String> = CASES.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).flat_map(failures).collect();
    assert!(all.is_empty(), "{} wrong:\n{}", all.len(), all.join("\n"));
}
