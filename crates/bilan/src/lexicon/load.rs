//! From the tables of `lang/` to a [`Lexicon`]. A row that cannot be understood is left out and reported.

use rustc_hash::FxHashMap;

use super::conjugation::Conjugation;
use super::places::{Place, PlaceClass};
use super::table::{Row, TableError, names, rows, text};
use super::trie::{Builder, Trie};
use super::words::{WordSet, Words};
use super::{
    Accused, Actor, ActorNoun, Auxiliary, Country, EffectRole, Frame, Function, Furniture, Lexicon, Modifier, NumberRole,
    PlaceWord, ResponsibilityCue, Rule, Sense, SourceRole, SpeechFrame, SpeechPreposition, Subject, Tense, TimeWord, Verb,
    VerbForm, fold,
};
use crate::model::{Effect, Kind, SpeakerClass, Stance, Victims};

impl Lexicon {
    /// Loads one language. What is wrong with a table comes back beside the lexicon; a test keeps that list empty.
    pub fn load(language: &'static str) -> (Self, Vec<TableError>) {
        let mut loader = Loader::new(language);
        loader.functions();
        loader.verbs();
        loader.nouns();
        loader.quantities();
        loader.time();
        loader.surroundings();
        loader.countries();
        loader.capitals();
        loader.actors();
        loader.places();
        loader.rules();
        loader.finish()
    }
}

/// Capital and its point.
type CountryFacts = (Option<&'static str>, Option<(f64, f64)>);

/// Room for the words of a language, so that the table need not grow while it is filled.
const WORDS: usize = 50_000;

struct Loader {
    /// Its entries are empty until the end.
    lexicon: Lexicon,
    entries: Builder<Sense>,
    place_entries: Builder<u32>,
    /// Scratch space for spellings.
    key: String,
    bare: String,
    problems: Vec<TableError>,
    conjugation: Conjugation,
    lemmas: FxHashMap<&'static str, u16>,
    reflexive: Vec<u32>,
    clitic_of: Vec<u32>,
}

type Checked = Result<(), TableError>;

impl Loader {
    fn new(language: &'static str) -> Self {
        let lexicon = Lexicon {
            language,
            words: Words::with_room(WORDS),
            bare: Words::with_room(WORDS),
            spellings: vec![Box::default()],
            marks: [0; 128],
            entries: Trie::default(),
            idioms: WordSet::default(),
            furniture: WordSet::default(),
            place_words: Words::default(),
            place_entries: Trie::default(),
            place_names: Vec::new(),
            verbs: Vec::new(),
            actors: Vec::new(),
            actor_nouns: Vec::new(),
            countries: Vec::new(),
            places: Vec::new(),
            rules: Vec::new(),
            meant: Vec::new(),
            adverb_suffix: None,
        };
        let conjugation = Conjugation::load(language);
        Self {
            lexicon,
            entries: Builder::default(),
            place_entries: Builder::default(),
            key: String::new(),
            bare: String::new(),
            problems: Vec::new(),
            conjugation,
            lemmas: FxHashMap::default(),
            reflexive: Vec::new(),
            clitic_of: Vec::new(),
        }
    }

    fn finish(mut self) -> (Lexicon, Vec<TableError>) {
        self.lexicon.entries = self.entries.finish(|sense| sense.class().bit());
        self.lexicon.place_entries = self.place_entries.finish(|_| 0);
        (self.lexicon, self.problems)
    }

    /// Runs `each` over a table of the language, keeping what is wrong.
    fn table(&mut self, name: &str, mut each: impl FnMut(&mut Self, &Row) -> Checked) {
        let path = if name.contains('/') { name.to_owned() } else { format!("{}/{name}", self.lexicon.language) };
        for row in rows(&path) {
            if let Err(problem) = each(self, &row) {
                self.problems.push(problem);
            }
        }
    }

    fn word_id(&mut self, word: &str) -> u32 {
        let lexicon = &mut self.lexicon;
        fold::lower_into(word, &mut self.key);
        let fresh = lexicon.spellings.len() as u32;
        let id = lexicon.words.get_or_add(&self.key, fresh);
        if id == fresh {
            lexicon.spellings.push(self.key.as_str().into());
            fold::fold_into(&self.key, &mut self.bare);
            // Where several words fold to one, the first table to bring it wins: forms of verbs come early.
            lexicon.bare.get_or_add(&self.bare, id);
            if let [mark] = self.key.as_bytes()
                && mark.is_ascii_punctuation()
            {
                lexicon.marks[usize::from(*mark)] = id;
            }
        }
        id
    }

    fn ids(&mut self, entry: &str) -> Vec<u32> {
        pieces(entry).into_iter().map(|piece| self.word_id(piece)).collect()
    }

    fn add(&mut self, entry: &str, sense: Sense) {
        let ids = self.ids(entry);
        if let [first, rest @ ..] = ids.as_slice() {
            match sense {
                Sense::Verb(_) if !rest.is_empty() => self.lexicon.idioms.insert(*first),
                Sense::Furniture(_) => self.lexicon.furniture.insert(*first),
                _ => {}
            }
        }
        self.entries.insert(&ids, sense);
    }

    fn functions(&mut self) {
        self.table("function-words.tsv", |this, row| {
            let role = row.parsed(1, Function::parse)?;
            if role == Function::AdverbSuffix {
                this.lexicon.adverb_suffix = row.some(0);
                return Ok(());
            }
            if role == Function::Reflexive {
                let id = this.word_id(row.cell(0));
                this.reflexive.push(id);
            }
            if role == Function::CliticOf {
                let id = this.word_id(row.cell(0));
                this.clitic_of.push(id);
            }
            this.add(row.cell(0), Sense::Function(role));
            Ok(())
        });
    }

    /// The verb with this lemma, with all its forms in the word list.
    fn verb(&mut self, lemma: &'static str, paradigm: &str, row: &Row) -> Result<&mut Verb, TableError> {
        if !self.lemmas.contains_key(lemma) {
            let index = self.lexicon.verbs.len() as u16;
            let (head, rest) = lemma.split_once(' ').map_or((lemma, ""), |(a, b)| (a, b));
            // A reflexive pronoun is no part of the form: the verb group finds it.
            let mut reflexive = false;
            let (head, rest) = match pieces(head).split_first() {
                Some((pronoun, _)) if self.reflexive.contains(&self.lexicon.words.get(pronoun)) => {
                    reflexive = true;
                    let after = lemma[pronoun.len()..].trim_start();
                    after.split_once(' ').map_or((after, ""), |(a, b)| (a, b))
                }
                _ => (head, rest),
            };
            let with_of = reflexive && self.clitic_of.contains(&self.lexicon.words.get(head));
            let (head, rest) = if with_of { rest.split_once(' ').unwrap_or((rest, "")) } else { (head, rest) };
            let guessed = self.conjugation.guess(head);
            let paradigm = if paradigm.is_empty() || paradigm == "irregular" { guessed } else { paradigm };
            for form in self.conjugation.forms(head, paradigm, row)? {
                let entry = if rest.is_empty() { form.text } else { format!("{} {rest}", form.text) };
                let sense = VerbForm { verb: index, tense: form.tense, plural: form.plural, first_person: form.first_person };
                self.add(&entry, Sense::Verb(sense));
            }
            self.lexicon.verbs.push(Verb { lemma, reflexive, with_of, ..Verb::default() });
            self.lemmas.insert(lemma, index);
        }
        Ok(&mut self.lexicon.verbs[self.lemmas[lemma] as usize])
    }

    fn verbs(&mut self) {
        self.table("effect-verbs.tsv", |this, row| {
            let says = (row.parsed(2, Effect::parse)?, row.parsed(3, Frame::parse)?);
            this.verb(row.cell(0), row.cell(1), row)?.effect = Some(says);
            Ok(())
        });
        self.table("effect-idioms.tsv", |this, row| {
            let says = (row.parsed(1, Effect::parse)?, row.parsed(2, Frame::parse)?);
            this.verb(row.cell(0), "", row)?.effect = Some(says);
            Ok(())
        });
        self.table("effect-adjectives.tsv", |this, row| {
            let effect = row.parsed(2, Effect::parse)?;
            let index = this.lexicon.verbs.len() as u16;
            this.lexicon.verbs.push(Verb { lemma: row.cell(0), effect: Some((effect, Frame::Passive)), ..Verb::default() });
            this.noun(row, |plural| {
                Sense::Verb(VerbForm { verb: index, tense: Tense::PastParticiple, plural, first_person: false })
            });
            Ok(())
        });
        self.table("own-count-verbs.tsv", |this, row| {
            this.verb(row.cell(0), "", row)?.counts_own = true;
            Ok(())
        });
        self.table("change-verbs.tsv", |this, row| {
            this.verb(row.cell(0), "", row)?.changes = true;
            Ok(())
        });
        self.table("incident-verbs.tsv", |this, row| {
            let says = (row.parsed(2, Kind::parse)?, row.cell(3) == "strong");
            let suffers = row.some(4) == Some("suffers");
            let verb = this.verb(row.cell(0), row.cell(1), row)?;
            verb.incident = Some(says);
            verb.suffers = suffers;
            Ok(())
        });
        self.table("speech-verbs.tsv", |this, row| {
            let mut frame = SpeechFrame::default();
            for value in row.values(3) {
                match value {
                    "que" => frame.clause = true,
                    "de" => frame.of = true,
                    "object" => frame.object = true,
                    "figure" => frame.figure = true,
                    "be" => frame.with_be = true,
                    other => return Err(row.error(format!("no frame `{other}`"))),
                }
            }
            let stance = row.parsed(2, Stance::parse)?;
            this.verb(row.cell(0), row.cell(1), row)?.speech = Some((stance, frame));
            Ok(())
        });
        self.table("outcome-verbs.tsv", |this, row| {
            this.verb(row.cell(0), row.cell(1), row)?.outcome = row.some(2);
            Ok(())
        });
        self.table("responsibility-verbs.tsv", |this, row| {
            let cue = row.parsed(2, ResponsibilityCue::parse)?;
            let accused = row.parsed(3, Accused::parse)?;
            this.verb(row.cell(0), row.cell(1), row)?.responsibility = Some((cue, accused));
            Ok(())
        });
        self.table("auxiliaries.tsv", |this, row| {
            let auxiliary = match row.cell(1) {
                "have" => Auxiliary::Have,
                "be" => Auxiliary::Be,
                "recent" => Auxiliary::Recent,
                other => return Err(row.error(format!("no auxiliary `{other}`"))),
            };
            this.verb(row.cell(0), "", row)?.auxiliary = Some(auxiliary);
            Ok(())
        });
    }

    /// A noun's singular and plural forms, each with a sense that knows its number.
    fn noun(&mut self, row: &Row, sense: impl Fn(bool) -> Sense) {
        // A form that serves both numbers stands as a plural, which agrees with any number.
        for form in row.values(0).filter(|f| row.values(1).all(|p| p != *f)) {
            self.add(form, sense(false));
        }
        for form in row.values(1) {
            self.add(form, sense(true));
        }
    }

    fn nouns(&mut self) {
        self.table("victims.tsv", |this, row| {
            let category = row.parsed(2, Victims::parse)?;
            let group = row.some(3);
            this.noun(row, |plural| Sense::Victim { category, group, plural });
            Ok(())
        });
        self.table("effect-nouns.tsv", |this, row| {
            let effect = row.parsed(2, Effect::parse)?;
            let role = match row.cell(3) {
                "event" => EffectRole::Event,
                "case" => EffectRole::Case,
                "loss" => EffectRole::Loss,
                "body" => EffectRole::Body,
                "victim" => EffectRole::Victim,
                other => return Err(row.error(format!("no role `{other}`"))),
            };
            this.noun(row, |plural| Sense::EffectNoun { effect, role, plural });
            Ok(())
        });
        self.table("incident-nouns.tsv", |this, row| {
            let kind = row.parsed(2, Kind::parse)?;
            let strong = row.cell(3) == "strong";
            this.noun(row, |plural| Sense::IncidentNoun { kind, strong, plural });
            Ok(())
        });
        self.table("speech-nouns.tsv", |this, row| {
            let stance = Stance::parse(row.cell(2)).unwrap_or(Stance::Asserted);
            this.noun(row, |_| Sense::SpeechNoun(stance));
            Ok(())
        });
        self.table("speech-prepositions.tsv", |this, row| {
            let kind = row.parsed(1, SpeechPreposition::parse)?;
            this.add(row.cell(0), Sense::SpeechPreposition(kind));
            Ok(())
        });
        self.table("sources.tsv", |this, row| {
            let class = row.parsed(2, SpeakerClass::parse)?;
            let role = row.parsed(3, SourceRole::parse)?;
            this.noun(row, |plural| Sense::Source { class, role, plural });
            Ok(())
        });
        self.table("shared/outlets.tsv", |this, row| {
            let class = match row.cell(1) {
                "un" => SpeakerClass::Un,
                "ngo" => SpeakerClass::Ngo,
                "monitor" => SpeakerClass::Monitor,
                _ => SpeakerClass::Media,
            };
            for name in row.values(0).chain(row.values(4)) {
                this.add(name, Sense::Outlet(class));
            }
            Ok(())
        });
        self.table("weapons.tsv", |this, row| {
            let what = row.cell(2);
            this.noun(row, |_| Sense::Weapon(what));
            Ok(())
        });
        self.table("targets.tsv", |this, row| {
            let what = row.cell(2);
            this.noun(row, |_| Sense::Target(what));
            Ok(())
        });
        self.table("communities.tsv", |this, row| {
            let who = row.cell(2);
            this.noun(row, |_| Sense::Community(who));
            Ok(())
        });
        self.table("materiel.tsv", |this, row| {
            let what = row.cell(2);
            this.noun(row, |_| Sense::Materiel(what));
            Ok(())
        });
    }

    fn quantities(&mut self) {
        self.table("numbers.tsv", |this, row| {
            let value = row.parsed(1, |v| v.parse().ok())?;
            let role = row.parsed(2, NumberRole::parse)?;
            this.add(row.cell(0), Sense::Number { value, role });
            Ok(())
        });
        self.table("quantity.tsv", |this, row| {
            let class = row.cell(1);
            if class == "exact" {
                return Ok(());
            }
            let modifier = row.parsed(1, Modifier::parse)?;
            let low = row.some(2).map_or(Ok(0), |_| row.parsed(2, |v| v.parse().ok()))?;
            this.add(row.cell(0), Sense::Modifier { modifier, low });
            Ok(())
        });
    }

    fn time(&mut self) {
        self.table("time.tsv", |this, row| {
            let Some(word) = TimeWord::parse(row.cell(1), row.cell(2)) else {
                return Err(row.error(format!("no kind of time `{}` with value `{}`", row.cell(1), row.cell(2))));
            };
            this.add(row.cell(0), Sense::Time(word));
            Ok(())
        });
    }

    fn surroundings(&mut self) {
        self.table("places.tsv", |this, row| {
            let role = row.parsed(1, |cell| PlaceWord::parse(cell.split(':').next()?))?;
            this.add(row.cell(0), Sense::PlaceWord(role));
            let value = row.cell(1).split_once(':').map_or("", |(_, value)| value);
            if let Some(degrees) = bearing(value) {
                this.add(row.cell(0), Sense::Bearing(degrees));
            } else if let Ok(metres) = value.parse() {
                this.add(row.cell(0), Sense::Metres(metres));
            }
            Ok(())
        });
        self.table("hedges.tsv", |this, row| {
            this.add(row.cell(0), Sense::Hedge(row.cell(1)));
            Ok(())
        });
        self.table("responsibility.tsv", |this, row| {
            let cue = row.parsed(1, ResponsibilityCue::parse)?;
            let accused = row.parsed(2, Accused::parse)?;
            this.add(row.cell(0), Sense::Responsibility(cue, accused));
            Ok(())
        });
        self.table("accidents.tsv", |this, row| {
            let sense = match row.some(1) {
                None => Sense::Accident,
                Some(_) => Sense::Subject(row.parsed(1, Subject::parse)?),
            };
            this.add(row.cell(0), sense);
            Ok(())
        });
        self.table("subjects.tsv", |this, row| {
            let subject = row.parsed(1, Subject::parse)?;
            this.add(row.cell(0), Sense::Subject(subject));
            Ok(())
        });
        self.table("conflicts.tsv", |this, row| {
            let sense = match row.some(1) {
                Some(scope) => Sense::Sum { mere: scope == "mere" },
                None => Sense::Conflict,
            };
            this.add(row.cell(0), sense);
            Ok(())
        });
        self.table("furniture.tsv", |this, row| {
            let kind = row.parsed(1, Furniture::parse)?;
            this.add(row.cell(0), Sense::Furniture(kind));
            Ok(())
        });
        self.table("abbreviations.tsv", |this, row| {
            this.add(row.cell(0).trim_end_matches('.'), Sense::Abbreviation);
            Ok(())
        });
    }

    fn countries(&mut self) {
        let mut facts: FxHashMap<&'static str, CountryFacts> = FxHashMap::default();
        for row in rows("shared/countries.tsv") {
            facts.insert(row.cell(0), (row.some(3), point(&row, 4)));
        }
        self.table("countries.tsv", |this, row| {
            let index = this.lexicon.countries.len() as u16;
            let (capital, point) = facts.get(row.cell(0)).copied().unwrap_or_default();
            this.lexicon.countries.push(Country { iso2: row.cell(0), name: row.cell(1), capital, point });
            for name in row.values(1).chain(row.values(3)) {
                this.add(name, Sense::Country(index));
            }
            for demonym in row.values(2) {
                this.add(demonym, Sense::Demonym(index));
            }
            Ok(())
        });
    }

    /// What capitals are called in the language. Their countries must be known already.
    fn capitals(&mut self) {
        self.table("capitals.tsv", |this, row| {
            let country = this.lexicon.countries.iter().position(|c| c.iso2 == row.cell(1));
            let country = country.ok_or_else(|| row.error(format!("no country `{}`", row.cell(1))))?;
            for name in row.values(0) {
                this.add(name, Sense::Capital(country as u16));
            }
            Ok(())
        });
    }

    fn actors(&mut self) {
        let mut index_of = FxHashMap::default();
        self.table("shared/actors.tsv", |this, row| {
            let index = this.lexicon.actors.len() as u16;
            let year = |column| row.cell(column).get(..4).and_then(|y| y.parse().ok());
            this.lexicon.actors.push(Actor {
                id: row.cell(0),
                name: row.cell(1),
                kind: row.cell(2),
                countries: row.values(3).collect(),
                parent: row.some(4),
                from: year(5),
                until: year(6),
            });
            index_of.insert(row.cell(0), index);
            for alias in row.values(1).chain(row.values(10)) {
                this.add(alias, Sense::Actor(index));
            }
            Ok(())
        });
        self.table("actors.tsv", |this, row| {
            let index = *index_of
                .get(row.cell(0))
                .ok_or_else(|| row.error(format!("no actor `{}` in shared/actors.tsv", row.cell(0))))?;
            for alias in row.values(1) {
                this.add(alias, Sense::Actor(index));
            }
            Ok(())
        });
        self.table("shared/meant-in.tsv", |this, row| {
            let known = index_of.contains_key(row.cell(2));
            known
                .then(|| this.lexicon.meant.push((row.cell(0), row.cell(1), row.cell(2))))
                .ok_or_else(|| row.error(format!("no actor `{}`", row.cell(2))))
        });
        self.table("actor-nouns.tsv", |this, row| {
            let index = this.lexicon.actor_nouns.len() as u16;
            this.lexicon.actor_nouns.push(ActorNoun { actor: row.cell(2), kind: row.cell(3) });
            this.noun(row, |plural| Sense::ActorNoun { index, plural });
            Ok(())
        });
    }

    fn places(&mut self) {
        let files: Vec<&'static str> = names().filter(|n| n.starts_with("shared/places/")).collect();
        for file in files {
            let country = file.rsplit('/').next().and_then(|f| f.get(..2)).unwrap_or("");
            self.table(file, |this, row| {
                let place = Place {
                    name: row.cell(0),
                    class: row.parsed(1, PlaceClass::parse)?,
                    country,
                    admin1: row.some(2),
                    admin2: row.some(3),
                    point: point(row, 4),
                    weight: row.cell(6).parse().unwrap_or(2),
                };
                let index = this.lexicon.places.len() as u32;
                for name in row.values(0).chain(row.values(7)) {
                    this.place_name(name, index);
                }
                this.lexicon.places.push(place);
                Ok(())
            });
        }
    }

    fn place_name(&mut self, name: &'static str, index: u32) {
        let words = &mut self.lexicon.place_words;
        self.lexicon.place_names.push((name, index));
        let mut id = |piece| {
            fold::place_key_into(piece, &mut self.key);
            words.get_or_add(&self.key, words.len() as u32 + 1)
        };
        let ids: Vec<u32> = pieces(name).into_iter().map(&mut id).collect();
        self.place_entries.insert(&ids, index);
    }

    fn rules(&mut self) {
        let language = self.lexicon.language;
        let folder = format!("{language}/rules/");
        for name in names().filter(|n| n.starts_with(&folder) && n.ends_with(".toml")) {
            match Rule::parse(language, name, text(name).unwrap_or("")) {
                Ok(rule) => self.lexicon.rules.push(rule),
                Err(problem) => self.problems.push(problem),
            }
        }
    }
}

/// Degrees from north of a point of the compass in one or two letters; none for what only says "in the middle".
fn bearing(point: &str) -> Option<u16> {
    let degrees = |c| match c {
        'n' => Some(0),
        'e' => Some(90),
        's' => Some(180),
        'w' => Some(270),
        _ => None,
    };
    let mut letters = point.chars();
    let first = degrees(letters.next()?)?;
    match (letters.next(), letters.next()) {
        (None, _) => Some(first),
        // North counts as a full turn on the side of the west.
        (Some(c), None) => degrees(c).map(|second| if second > 180 && first == 0 { 315 } else { u16::midpoint(first, second) }),
        _ => None,
    }
}

fn point(row: &Row, column: usize) -> Option<(f64, f64)> {
    Some((row.cell(column).parse().ok()?, row.cell(column + 1).parse().ok()?))
}

/// An entry's words, cut as the tokens of a text are: at spaces and hyphens, after apostrophes, between digits and letters,
/// with marks on their own.
pub(super) fn pieces(entry: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = None;
    let mut digits = false;
    for (at, c) in entry.char_indices() {
        let is_apostrophe = matches!(c, '\'' | '\u{2019}');
        let joins = c.is_alphanumeric() && (!digits || c.is_ascii_digit());
        match start {
            Some(from) if !joins => {
                let end = if is_apostrophe { at + c.len_utf8() } else { at };
                out.push(&entry[from..end]);
                start = c.is_alphanumeric().then_some(at);
                digits = false;
            }
            None if c.is_alphanumeric() => {
                start = Some(at);
                digits = c.is_ascii_digit();
            }
            None if c.is_ascii_punctuation() && c != '-' && !is_apostrophe => out.push(&entry[at..at + 1]),
            _ => {}
        }
    }
    if let Some(from) = start {
        out.push(&entry[from..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_cut_like_text() {
        assert_eq!(pieces("forces de l'ordre"), ["forces", "de", "l'", "ordre"]);
        assert_eq!(pieces("Ti-n-Zaouatène"), ["Ti", "n", "Zaouatène"]);
        assert_eq!(pieces("400 Mawozo"), ["400", "Mawozo"]);
        assert_eq!(pieces("3R"), ["3", "R"]);
    }

    #[test]
    fn every_table_is_understood() {
        for language in Lexicon::LANGUAGES {
            let (_, problems) = Lexicon::load(language);
            assert!(problems.is_empty(), "{}", problems.iter().map(|p| format!("{p}\n")).collect::<String>());
        }
    }
}
