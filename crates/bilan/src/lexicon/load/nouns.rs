//! Grammatical words, nouns and what else is an entry with its sense.

use super::Loader;
use crate::lexicon::table::Row;
use crate::lexicon::{
    Accused, BodyRole, EffectRole, Function, Furniture, Modifier, NumberRole, PlaceWord, ResponsibilityCue, Sense, SourceRole,
    SpeechPreposition, Subject, Tense, TimeWord,
};
use crate::model::{Effect, Kind, SpeakerClass, Stance, Victims};

impl Loader {
    pub(super) fn functions(&mut self) {
        self.table("function-words.tsv", |this, row| {
            let role = row.parsed(1, Function::parse)?;
            if role == Function::AdverbSuffix {
                this.lexicon.adverb_suffix = row.some(0);
                return Ok(());
            }
            if role == Function::PersonSuffix {
                // The first is the singular's.
                this.lexicon.person_suffixes.extend(row.values(0).enumerate().map(|(n, suffix)| (suffix, n > 0)));
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
        self.table("predicate-verbs.tsv", |this, row| {
            let finite = |tense| {
                !matches!(tense, Tense::Infinitive | Tense::PastParticiple | Tense::PresentParticiple | Tense::Subjunctive)
            };
            let (stem, forms) = this.conjugation.forms(row.cell(0), row.cell(1), row)?;
            for form in forms.iter().filter(|form| finite(form.tense) && !form.first_person) {
                this.add(&[stem, form.ending].concat(), Sense::Function(Function::Predicate));
            }
            Ok(())
        });
    }

    /// A noun's singular and plural forms, each with a sense that knows its number.
    pub(super) fn noun(&mut self, row: &Row, sense: impl Fn(bool) -> Sense) {
        // A form that serves both numbers stands as a plural, which agrees with any number.
        for form in row.values(0).filter(|f| row.values(1).all(|p| p != *f)) {
            self.add(form, sense(false));
        }
        for form in row.values(1) {
            self.add(form, sense(true));
        }
    }

    pub(super) fn nouns(&mut self) {
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
            let (strong, quarrel) = (row.cell(3) == "strong", row.cell(3) == "quarrel");
            this.noun(row, |plural| Sense::IncidentNoun { kind, strong, quarrel, plural });
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
            let (class, country) = match row.cell(1) {
                "un" => (SpeakerClass::Un, None),
                "ngo" => (SpeakerClass::Ngo, None),
                "monitor" => (SpeakerClass::Monitor, None),
                "head" => (SpeakerClass::Government, row.some(2)),
                _ => (SpeakerClass::Media, None),
            };
            for name in row.values(0).chain(row.values(4)) {
                this.add(name, Sense::Outlet(class, country));
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
        self.table("bodies.tsv", |this, row| {
            let role = row.parsed(1, BodyRole::parse)?;
            this.add(row.cell(0), Sense::Body(role));
            Ok(())
        });
        self.table("materiel.tsv", |this, row| {
            let what = row.cell(2);
            this.noun(row, |_| Sense::Materiel(what));
            Ok(())
        });
    }

    pub(super) fn quantities(&mut self) {
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

    pub(super) fn time(&mut self) {
        self.table("time.tsv", |this, row| {
            let Some(word) = TimeWord::parse(row.cell(1), row.cell(2)) else {
                return Err(row.error(format!("no kind of time `{}` with value `{}`", row.cell(1), row.cell(2))));
            };
            this.add(row.cell(0), Sense::Time(word));
            Ok(())
        });
    }

    pub(super) fn surroundings(&mut self) {
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
            // What violence brings about as well.
            if row.some(2).is_some() {
                this.add(row.cell(0), Sense::Subject(row.parsed(2, Subject::parse)?));
            }
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
