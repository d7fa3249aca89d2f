//! Verbs: all forms of each, and what each table says of it.

use super::{Loader, pieces};
use crate::lexicon::table::{Row, TableError};
use crate::lexicon::{Accused, Auxiliary, Frame, ResponsibilityCue, Sense, SpeechFrame, Tense, Verb, VerbForm};
use crate::model::{Effect, Kind, Stance};

impl Loader {
    /// The verb with this lemma, with all its forms in the word list.
    fn verb(&mut self, lemma: &'static str, paradigm: &str, row: &Row) -> Result<&mut Verb, TableError> {
        if !self.lemmas.contains_key(lemma) {
            let index = self.lexicon.verbs.len() as u16;
            let (head, rest) = lemma.split_once(' ').map_or((lemma, ""), |(a, b)| (a, b));
            // A reflexive pronoun is no part of the form: the verb group finds it.
            let mut reflexive = false;
            let (head, rest) = match pieces(head).next() {
                Some(pronoun) if self.reflexive.contains(&self.lexicon.words.get(pronoun).word) => {
                    reflexive = true;
                    let after = lemma[pronoun.len()..].trim_start();
                    after.split_once(' ').map_or((after, ""), |(a, b)| (a, b))
                }
                _ => (head, rest),
            };
            let with_of = reflexive && self.clitic_of.contains(&self.lexicon.words.get(head).word);
            let (head, rest) = if with_of { rest.split_once(' ').unwrap_or((rest, "")) } else { (head, rest) };
            let guessed = self.conjugation.guess(head);
            let paradigm = if paradigm.is_empty() || paradigm == "irregular" { guessed } else { paradigm };
            let (mut known, mut written) = (Vec::new(), String::new());
            let (stem, forms) = self.conjugation.forms(head, paradigm, row)?;
            for form in forms {
                let sense = VerbForm { verb: index, tense: form.tense, plural: form.plural, first_person: form.first_person };
                written.clear();
                written.push_str(stem);
                written.push_str(form.ending);
                self.add_before(&written, rest, &mut known, Sense::Verb(sense));
            }
            self.lexicon.verbs.push(Verb { lemma, reflexive, with_of, ..Verb::default() });
            self.lemmas.insert(lemma, index);
        }
        Ok(&mut self.lexicon.verbs[self.lemmas[lemma] as usize])
    }

    pub(super) fn verbs(&mut self) {
        self.table("effect-verbs.tsv", |this, row| {
            let says = (row.parsed(2, Effect::parse)?, row.parsed(3, Frame::parse)?);
            this.verb(row.cell(0), row.cell(1), row)?.effect = Some(says);
            Ok(())
        });
        self.table("effect-idioms.tsv", |this, row| {
            let says = (row.parsed(1, Effect::parse)?, row.parsed(2, Frame::parse)?);
            let head = row.cell(0).split(' ').next().and_then(|head| this.lemmas.get(head));
            let falls = head.is_some_and(|head| matches!(this.lexicon.verbs[*head as usize].effect, Some((_, Frame::Fall))));
            let verb = this.verb(row.cell(0), "", row)?;
            verb.effect = Some(says);
            verb.falls = falls && says.0 == Effect::Killed;
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
        self.table("enemy-verbs.tsv", |this, row| {
            this.verb(row.cell(0), "", row)?.of_enemies = true;
            Ok(())
        });
        self.table("downing-verbs.tsv", |this, row| {
            this.verb(row.cell(0), "", row)?.downs = true;
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
            verb.takes_be = row.some(4) == Some("be");
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
                    "handles" => frame.handles = true,
                    "be" => frame.with_be = true,
                    "adds" => frame.adds = true,
                    "learns" => frame.learns = true,
                    "registers" => frame.registers = true,
                    "recalls" => frame.recalls = true,
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
}
