//! Words do not change figures: loaded words and names of sides, put for each other through the corpus, change neither what
//! is counted nor the kind of violence. What stands for what is in `neutrality/swaps.tsv`.

use std::collections::BTreeMap;

use super::corpus::{open, report, wire};
use super::known::{Known, none};

/// Masculine, feminine and their plurals.
type Forms = [&'static str; 4];

struct Member {
    nouns_only: bool,
    forms: Forms,
}

fn groups() -> BTreeMap<&'static str, Vec<Member>> {
    let mut out: BTreeMap<_, Vec<Member>> = BTreeMap::new();
    for line in include_str!("neutrality/swaps.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [group, place, forms @ ..] = &cells[..] else { panic!("swaps.tsv: «{line}» has too few columns") };
        let forms = Forms::try_from(forms).unwrap_or_else(|_| panic!("swaps.tsv: «{line}» must have four forms"));
        out.entry(*group).or_default().push(Member { nouns_only: *place == "noun", forms });
    }
    out
}

/// The text with each member of the group replaced by the one that stands `further` places after it.
fn swapped(text: &str, members: &[Member], further: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let starts = !out.ends_with(|c: char| c.is_alphanumeric() || c == '-');
        match starts.then(|| found(rest, &out, members)).flatten() {
            Some((member, form, written)) => {
                let replacement = members[(member + further) % members.len()].forms[form];
                let replacement = with_capitals_of(written, members[member].forms[form], replacement);
                join(&mut out, written, &replacement, form % 2 == 1);
                rest = &rest[written.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// The longest member that stands here: which, in which form, and as it is written.
fn found<'t>(rest: &'t str, before: &str, members: &[Member]) -> Option<(usize, usize, &'t str)> {
    let mut best: Option<(usize, usize, &str)> = None;
    for (member, Member { nouns_only, forms }) in members.iter().enumerate() {
        for (form, word) in forms.iter().enumerate().filter(|(_, word)| !word.is_empty()) {
            let Some(written) = rest.get(..word.len()) else { continue };
            let ends = !rest[word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
            let longer = best.is_none_or(|(.., other)| word.len() > other.len());
            if ends && longer && written.to_lowercase() == word.to_lowercase() && (!nouns_only || after_determiner(before)) {
                best = Some((member, form, written));
            }
        }
    }
    best
}

/// Whether a noun must follow: after an article, a number, an opening quotation mark.
fn after_determiner(before: &str) -> bool {
    let before = before.trim_end().replace('\u{2019}', "'").to_lowercase();
    let cut = before.trim_end_matches('\'').rfind(|c: char| c.is_whitespace() || c == '\'').map_or(0, |at| at + 1);
    let last = before.get(cut..).unwrap_or_default().trim();
    last.ends_with(['«', '“', '"'])
        || last.ends_with(|c: char| c.is_ascii_digit())
        || include_str!("neutrality/before.txt").split_whitespace().any(|word| word == last)
}

/// A capital where the original has one that its own form has not.
fn with_capitals_of(written: &str, form: &str, replacement: &str) -> String {
    let all = written != form && written.chars().count() > 1 && written == written.to_uppercase() && form != form.to_uppercase();
    let first = form.starts_with(char::is_lowercase) && written.starts_with(char::is_uppercase);
    match replacement.chars().next() {
        _ if all => replacement.to_uppercase(),
        Some(c) if first => c.to_uppercase().chain(replacement.chars().skip(1)).collect(),
        _ => replacement.to_owned(),
    }
}

/// Writes a replacement after what stands before it, with or without elision.
fn join(out: &mut String, written: &str, replacement: &str, feminine: bool) {
    let vowel = |word: &str| word.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê']);
    let full = if feminine { [("l", "la "), ("d", "de "), ("qu", "que ")] } else { [("l", "le "), ("d", "de "), ("qu", "que ")] };
    if vowel(written) && !vowel(replacement) {
        if let Some(cut) = out.strip_suffix(['\'', '\u{2019}']).map(str::len)
            && let Some((elided, whole)) = full.iter().find(|(elided, _)| ends_with_word(&out[..cut], elided))
        {
            let capital = out[..cut].ends_with(|c: char| c.is_uppercase()) && *elided != "qu";
            out.truncate(cut - elided.len());
            *out += &if capital { whole[..1].to_uppercase() + &whole[1..] } else { (*whole).to_owned() };
        }
    } else if !vowel(written) && vowel(replacement) {
        for whole in ["le ", "la ", "de ", "que "] {
            if ends_with_word(out, whole) {
                out.truncate(out.len() - 2);
                out.push('\'');
                break;
            }
        }
    }
    *out += replacement;
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(start) = text.len().checked_sub(word.len()) else { return false };
    text.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(word)) && !text[..start].ends_with(char::is_alphanumeric)
}

/// What must stay the same: per incident its kind and its figures, and the figures over a period.
fn figures(text: &str) -> Vec<String> {
    let reading = wire(&report(text));
    let figure = |effect: &str, low, high: Option<u64>, form| {
        format!("{effect} {low}..{} {form:?}", high.map_or(String::new(), |h| h.to_string()))
    };
    let mut out: Vec<String> = reading
        .incidents
        .iter()
        .map(|incident| {
            let mut tolls: Vec<_> = incident.tolls.iter().map(|t| figure(t.effect.name(), t.low, t.high, t.form)).collect();
            tolls.sort();
            format!("{} [{}]", incident.kind.name(), tolls.join(", "))
        })
        .collect();
    out.extend(reading.aggregates.iter().map(|a| format!("aggregate {}", figure(a.effect.name(), a.low, a.high, a.form))));
    out
}

#[test]
fn swapped_words_change_no_figure_and_no_kind() {
    let mut known = Known::read("tests/invariants/neutrality/known.tsv", include_str!("neutrality/known.tsv"));
    let mut problems = Vec::new();
    let mut swaps = 0;
    for (name, text) in open() {
        let before = figures(text);
        for (group, members) in groups() {
            for further in 1..members.len() {
                let other = swapped(text, &members, further);
                if other == *text {
                    continue;
                }
                swaps += 1;
                let after = figures(&other);
                if before != after && !known.has(&[name, &format!("{group}+{further}")]) {
                    let lost = before.iter().filter(|line| !after.contains(line));
                    let found = after.iter().filter(|line| !before.contains(line));
                    let lines: Vec<_> =
                        lost.map(|l| format!("\n      - {l}")).chain(found.map(|l| format!("\n      + {l}"))).collect();
                    problems.push(format!("{name}, {group}+{further}: a word changes what is counted:{}", lines.concat()));
                }
            }
        }
    }
    assert!(swaps > 200, "only {swaps} swaps: the words of swaps.tsv hardly occur in the corpus any more");
    problems.extend(known.idle());
    none(problems);
}

#[test]
fn words_are_swapped_with_their_number_and_capitals() {
    let all = groups();
    let check = |group: &str, further: usize, text: &str, wanted: &str| assert_eq!(swapped(text, &all[group], further), wanted);
    check("loaded", 1, "Des terroristes, un Rebelle. TERRORISTES", "Des jihadistes, un Terroriste. JIHADISTES");
    check("fighters", 2, "les combattants d’un terroriste", "les insurgés d’un jihadiste");
    check("fighters", 2, "combattants terroristes", "combattants terroristes");
    check("fighters", 3, "le terroriste de combattants", "l'insurgé d'assaillants");
    check("side", 1, "L'armée, l’armée, une attaque armée", "La police, la police, une attaque armée");
    check("side", 2, "la police de la gendarmerie", "l'armée de la police");
    check("forces", 1, "Forces de défense et de sécurité des FAMa", "Forces de défense des forces armées");
}
