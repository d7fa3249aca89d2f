//! What a language does to words that stand together: parts put into sentences, numbers, lists, contraction and elision.

use crate::words::{Grammar, Words};

/// Puts parts into a template: `{name}`.
pub fn fill(template: &str, parts: &[(&str, &str)]) -> String {
    let mut out = template.to_owned();
    for (name, part) in parts {
        out = out.replace(&format!("{{{name}}}"), part);
    }
    out
}

/// Puts lists into a template: `{by}`, or `{to by}` where a word stands before each item.
pub fn fill_lists(template: &str, lists: &[(&str, &[String])], g: &Grammar) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (inside, behind) = after.split_once('}').unwrap_or((after, ""));
        let (word, name) = inside.rsplit_once(' ').map_or(("", inside), |(word, name)| (word, name));
        match lists.iter().find(|(known, _)| *known == name) {
            Some((_, items)) if word.is_empty() => out.push_str(&list(items, g)),
            Some((_, items)) => {
                let items: Vec<String> = items.iter().map(|item| format!("{word} {item}")).collect();
                out.push_str(&list(&items, g));
            }
            None => out.push_str(&format!("{{{inside}}}")),
        }
        rest = behind;
    }
    out + rest
}

/// So many of what a text names in the singular under `name_one`, else under `name`.
pub fn counted(name: &str, n: usize, words: &Words) -> String {
    match n {
        1 => words.text(&format!("{name}_one")).to_owned(),
        n => fill(words.text(name), &[("n", &number(n as u64, false, words.grammar()))]),
    }
}

/// A number in words where it is small, else in digits.
pub fn number(n: u64, feminine: bool, g: &Grammar) -> String {
    if n == 1 && feminine {
        return g.one_feminine.clone();
    }
    match usize::try_from(n).ok().and_then(|n| g.numbers.get(n)) {
        Some(word) => word.clone(),
        None => digits(n, g),
    }
}

/// Digits in groups of three, from five digits or four where a language does so alike.
pub fn digits(n: u64, g: &Grammar) -> String {
    let text = n.to_string();
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        if at > 0 && (text.len() - at).is_multiple_of(3) {
            out.push_str(&g.thousands);
        }
        out.push(c);
    }
    out
}

/// `A`, `A and B`, `A, B and C`.
pub fn list(items: &[String], g: &Grammar) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {} {last}", rest.join(", "), g.and),
    }
}

pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// A name written small with the capitals that names have.
pub fn title_case(name: &str, g: &Grammar) -> String {
    let mut out = String::new();
    for word in name.split_inclusive([' ', '-', '\'', '’']) {
        let bare = word.trim_end_matches([' ', '-', '\'', '’']);
        let is_in = |words: &[String]| words.iter().any(|s| s == bare);
        // An adjective is small where it stands apart, and part of the name where a hyphen joins it: États-Unis.
        let small = !out.is_empty() && (is_in(&g.small) || (out.ends_with(' ') && is_in(&g.small_adjectives)));
        if small { out.push_str(word) } else { out.push_str(&capital(word)) }
    }
    out
}

/// What merges and what loses its vowel, in a whole paragraph, with one form of apostrophe.
pub fn spelled(text: &str, g: &Grammar) -> String {
    let mut out = text.to_owned();
    for (apart, together) in &g.contractions {
        for (apart, together) in [(apart.clone(), together.clone()), (capital(apart), capital(together))] {
            out = replace_words(&out, &apart, &together, g);
        }
    }
    elided(&out, g).replace(['\'', '’'], &g.apostrophe)
}

/// Replaces where the words stand as words, and where the second would not be elided instead.
fn replace_words(text: &str, apart: &str, together: &str, g: &Grammar) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(apart) {
        let (before, after) = (&rest[..at], &rest[at + apart.len()..]);
        let begins = before.chars().next_back().is_none_or(|c| !c.is_alphabetic());
        let first = apart.trim_end().rsplit(' ').next().unwrap_or_default();
        let is_elided = g.elide.iter().any(|w| w == first) && takes_elision(after, g);
        out.push_str(before);
        out.push_str(if begins && !is_elided { together } else { apart });
        rest = after;
    }
    out.push_str(rest);
    out
}

fn elided(text: &str, g: &Grammar) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split_inclusive(' ').peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_end();
        let loses =
            g.elide.iter().any(|w| bare == w || bare == capital(w)) && words.peek().is_some_and(|next| takes_elision(next, g));
        if loses {
            out.push_str(&bare[..bare.len() - bare.chars().next_back().map_or(0, char::len_utf8)]);
            out.push('\'');
        } else {
            out.push_str(word);
        }
    }
    out
}

/// Whether a word makes the one before it lose its vowel.
fn takes_elision(text: &str, g: &Grammar) -> bool {
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
    // Letters that are read one by one are left as they are: le HCUA, la FLA.
    let spelled_out = word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '-');
    if spelled_out || word.starts_with('H') {
        return false;
    }
    let lower = word.to_lowercase();
    let is_vowel = lower.chars().next().is_some_and(|c| g.vowels.contains(c)) && !g.aspirated.contains(&lower);
    is_vowel || g.mute_h.iter().any(|h| lower.starts_with(&**h))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn french_words_merge_and_lose_vowels() {
        let g = Words::of("fr").expect("words").grammar();
        for (apart, together) in [
            ("attribuée à le groupe X", "attribuée au groupe X"),
            ("selon le état-major de le Mali", "selon l’état-major du Mali"),
            ("selon l'armée, que elle", "selon l’armée, qu’elle"),
            ("faisait état de des dizaines de habitants", "faisait état de dizaines d’habitants"),
            ("faisait état de un civil tué", "faisait état d’un civil tué"),
            ("de le armée", "de l’armée"),
            ("aucun soldat ne a été tué", "aucun soldat n’a été tué"),
            ("de 11 soldats", "de 11 soldats"),
            ("à les forces", "aux forces"),
            ("de huit soldats", "de huit soldats"),
            ("le HCUA", "le HCUA"),
            (
                "selon le haut-commissariat et la hiérarchie de le hôpital",
                "selon le haut-commissariat et la hiérarchie de l’hôpital",
            ),
            ("près de Hombori", "près de Hombori"),
            ("de hommes", "d’hommes"),
            ("que il", "qu’il"),
            ("de avril", "d’avril"),
        ] {
            assert_eq!(spelled(apart, g), together);
        }
    }

    #[test]
    fn numbers_and_lists() {
        let g = Words::of("fr").expect("words").grammar();
        assert_eq!(number(1, true, g), "une");
        assert_eq!(number(9, false, g), "neuf");
        assert_eq!(number(16, false, g), "16");
        assert_eq!(number(1500, false, g), "1\u{202f}500");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()], g), "a, b et c");
        for (small, name) in [
            ("république démocratique du congo", "République démocratique du Congo"),
            ("émirats arabes unis", "Émirats arabes unis"),
            ("états-unis", "États-Unis"),
            ("guinée équatoriale", "Guinée équatoriale"),
            ("trinité-et-tobago", "Trinité-et-Tobago"),
            ("côte d'ivoire", "Côte d'Ivoire"),
        ] {
            assert_eq!(title_case(small, g), name);
        }
        let items = ["a".to_owned(), "b".to_owned()];
        let lists: [(&str, &[String]); 2] = [("by", &items[..]), ("alone", &items[..1])];
        assert_eq!(fill_lists("{x} {à by}, par {by} {alone}.", &lists, g), "{x} à a et à b, par a et b a.");
    }
}
