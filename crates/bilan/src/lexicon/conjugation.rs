//! All forms of a verb, from the tables of endings and of irregular verbs.

use rustc_hash::FxHashMap;

use super::Tense;
use super::table::{Row, TableError, parts, rows};

/// What each column of the two tables holds, after the first: tense, plural, first person.
const COLUMNS: [(Tense, bool, bool); 24] = [
    (Tense::Infinitive, false, false),
    (Tense::PastParticiple, false, false),
    (Tense::PastParticiple, false, false),
    (Tense::PastParticiple, true, false),
    (Tense::PastParticiple, true, false),
    (Tense::PresentParticiple, false, false),
    (Tense::Present, false, false),
    (Tense::Present, true, false),
    (Tense::Imperfect, false, false),
    (Tense::Imperfect, true, false),
    (Tense::Past, false, false),
    (Tense::Past, true, false),
    (Tense::Future, false, false),
    (Tense::Future, true, false),
    (Tense::Conditional, false, false),
    (Tense::Conditional, true, false),
    (Tense::Subjunctive, false, false),
    (Tense::Subjunctive, true, false),
    (Tense::Present, true, true),
    (Tense::Imperfect, true, true),
    (Tense::Past, true, true),
    (Tense::Future, true, true),
    (Tense::Conditional, true, true),
    (Tense::Subjunctive, true, true),
];

/// The columns of the participle of the past, and those of its feminine.
const PARTICIPLES: [usize; 4] = [1, 2, 3, 4];
const FEMININE: [usize; 2] = [2, 4];
/// The column of the participle of the present.
const ACTING: usize = 5;

/// From so many letters on, the ending of a tense is sure.
const SURE_ENDING: usize = 3;

/// A form of a verb: what stands behind its stem.
pub struct Form {
    pub ending: &'static str,
    pub tense: Tense,
    pub plural: bool,
    pub first_person: bool,
}

/// The tables of one language.
pub struct Conjugation {
    endings: FxHashMap<&'static str, Row>,
    irregular: FxHashMap<&'static str, Row>,
}

/// Endings in order, each once.
fn each_once(endings: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut endings: Vec<&'static str> = endings.collect();
    endings.sort_unstable();
    endings.dedup();
    endings
}

impl Conjugation {
    pub fn load(language: &str) -> Self {
        let by_first = |name: String| rows(&name).map(|row| (row.cell(0), row)).collect();
        Self {
            endings: by_first(format!("{language}/conjugation.tsv")),
            irregular: by_first(format!("{language}/irregular.tsv")),
        }
    }

    /// With which endings the third person of any regular verb is made, or, asked for `participle`, its past participle.
    pub fn endings(&self, participle: bool) -> Vec<&'static str> {
        self.endings_of(1, |(tense, _, first_person)| {
            let unfinite = matches!(tense, Tense::Infinitive | Tense::PastParticiple | Tense::PresentParticiple);
            if participle { *tense == Tense::PastParticiple } else { !(unfinite || *first_person) }
        })
    }

    /// With which endings the third person plural of any regular verb is made.
    pub fn plural_endings(&self) -> Vec<&'static str> {
        self.endings_of(1, |(tense, plural, first_person)| {
            let unfinite = matches!(tense, Tense::Infinitive | Tense::PastParticiple | Tense::PresentParticiple);
            *plural && !(unfinite || *first_person)
        })
    }

    /// With which endings the third person of any regular verb is made in some tenses; the shortest end too many other words.
    pub fn endings_in(&self, tenses: &[Tense]) -> Vec<&'static str> {
        self.endings_of(SURE_ENDING, |(tense, _, first_person)| tenses.contains(tense) && !*first_person)
    }

    fn endings_of(&self, shortest: usize, wanted: impl Fn(&(Tense, bool, bool)) -> bool) -> Vec<&'static str> {
        let columns = COLUMNS.iter().enumerate().filter(|(_, column)| wanted(column)).map(|(column, _)| column + 1);
        let cells = columns.flat_map(|column| self.endings.values().map(move |row| row.cell(column)));
        let mut endings = each_once(cells.filter(|e| e.len() >= shortest));
        // A longer one ends as a shorter one does.
        let short = endings.clone();
        endings.retain(|e| !short.iter().any(|s| s.len() < e.len() && e.ends_with(s)));
        endings
    }

    /// The stem of an infinitive and every form. A verb that stands in the irregular table is taken from there.
    pub fn forms(&self, infinitive: &'static str, paradigm: &str, at: &Row) -> Result<(&'static str, Vec<Form>), TableError> {
        if let Some(row) = self.irregular.get(infinitive) {
            return Ok(("", collect(row, "")));
        }
        let Some(row) = self.endings.get(paradigm) else {
            return Err(at.error(format!("`{infinitive}`: no paradigm `{paradigm}`, and the verb is not in irregular.tsv")));
        };
        let Some(stem) = infinitive.strip_suffix(row.cell(1)) else {
            return Err(at.error(format!("`{infinitive}` does not end as paradigm `{paradigm}` asks")));
        };
        Ok((stem, collect(row, stem)))
    }

    /// The endings by which a participle of the past is known: those of the feminine, and those with an accent. The others ("lundi", "plus")
    /// end too many other words.
    pub fn participle_endings(&self) -> Vec<&'static str> {
        let cells = self.endings.values().flat_map(|row| PARTICIPLES.map(|column| (column, row.cell(column + 1))));
        let sure = cells.filter(|(column, ending)| !ending.is_empty() && (!ending.is_ascii() || FEMININE.contains(column)));
        each_once(sure.map(|(_, ending)| ending))
    }

    /// The endings of the present participle.
    pub fn acting_endings(&self) -> Vec<&'static str> {
        each_once(self.endings.values().map(|row| row.cell(ACTING + 1)).filter(|ending| !ending.is_empty()))
    }

    /// The paradigm that an infinitive follows where no table names one: the longest ending that fits.
    pub fn guess(&self, infinitive: &str) -> &'static str {
        self.endings
            .iter()
            .filter(|(_, row)| infinitive.ends_with(row.cell(1)))
            .max_by_key(|(_, row)| row.cell(1).len())
            .map_or("", |(name, _)| name)
    }
}

fn collect(row: &Row, stem: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::with_capacity(COLUMNS.len());
    for (column, (tense, plural, first_person)) in COLUMNS.iter().enumerate() {
        let mut push = |ending| forms.push(Form { ending, tense: *tense, plural: *plural, first_person: *first_person });
        let cell = row.cell(column + 1);
        if !cell.is_empty() {
            parts(cell, b'|').for_each(push);
        } else if !stem.is_empty() && column == 6 {
            push("");
        }
    }
    // A participle that serves both numbers stands as a plural, which agrees with any number.
    let participle = |form: &Form, plural: bool| form.tense == Tense::PastParticiple && form.plural == plural;
    let plurals: Vec<&str> = forms.iter().filter(|f| participle(f, true)).map(|f| f.ending).collect();
    forms.retain(|f| !participle(f, false) || !plurals.contains(&f.ending));
    forms
}
