//! The language of a body, as an ISO 639 code.

use whichlang::{Lang, detect_language};

use crate::lexicon::{Lexicon, WordId};

/// So many bytes of a body tell its language; a report of millions need not be looked at whole.
const SAMPLE: usize = 1_500;

/// So many bytes are enough for a language that is read, as most bodies are; of any other the whole sample is asked.
const FIRST: usize = 500;

/// Under so many bytes, statistics of letters guess badly, and the words themselves are asked.
const SHORT: usize = 240;

/// The language of a few words ("3 gendarmes tués, 2 blessés"): one that is read, if it knows at least half of them, as
/// otherwise some language that is not read may look nearer.
fn by_words(sample: &str) -> Option<&'static str> {
    Lexicon::LANGUAGES.iter().copied().find(|language| {
        let Some(lexicon) = Lexicon::of(language) else { return false };
        let (mut words, mut known, mut buffer) = (0, 0, String::new());
        for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().nth(1).is_some()) {
            words += 1;
            known += usize::from(lexicon.word(word, &mut buffer) != WordId::NONE);
        }
        known > 0 && known * 2 >= words
    })
}

/// The two-letter ISO 639-1 code of the body's language (`cmn`, which has none, keeps three), or `None` for a body
/// without a single letter. The sixteen most written languages are known; a text in any other gets the nearest of them.
pub(super) fn language(body: &str) -> Option<&'static str> {
    let body = body.trim_start();
    let sample = &body[..body.floor_char_boundary(SAMPLE)];
    if !sample.contains(char::is_alphabetic) {
        return None;
    }
    let read = |guess: &&str| Lexicon::LANGUAGES.contains(guess);
    let first = &sample[..sample.floor_char_boundary(FIRST)];
    let guess = Some(guess(first)).filter(read).unwrap_or_else(|| guess(sample));
    let unread = sample.len() < SHORT && !read(&guess);
    Some(if unread { by_words(sample).unwrap_or(guess) } else { guess })
}

fn guess(sample: &str) -> &'static str {
    match detect_language(sample) {
        Lang::Ara => "ar",
        Lang::Cmn => "cmn",
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Hin => "hi",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
    }
}

/// The code in a language tag, in lower case: `fr` of `FR`, `fr-ML`, `fr_FR`. Nothing for an empty tag.
pub(super) fn code(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (!code.is_empty()).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::{code, language};

    #[test]
    fn tags() {
        assert_eq!(code("fr-ML").as_deref(), Some("fr"));
        assert_eq!(code("FR").as_deref(), Some("fr"));
        assert_eq!(code(" "), None);
    }

    #[test]
    fn french_english_and_nothing() {
        assert_eq!(language("Sept gendarmes sont morts lundi dans une attaque, a déclaré l'armée."), Some("fr"));
        assert_eq!(language("Twenty-four soldiers were killed on Monday in an attack, the army said."), Some("en"));
        assert_eq!(language("3 FDS et 12 assaillants tués"), Some("fr"));
        assert_ne!(language("Three police killed, two wounded"), Some("fr"));
        assert_eq!(language(" 12 – 24 "), None);
        assert_eq!(language(""), None);
    }
}
