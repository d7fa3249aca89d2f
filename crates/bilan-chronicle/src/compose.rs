//! The paragraph of one event, sentence by sentence.

use std::collections::BTreeMap;

use bilan::model::{Kind, SpeakerClass, Stance, Victims};
use bilan::publish::event_wire::{Event, Line, Party, Responsibility};
use bilan::publish::wire;

use crate::grammar::{capital, fill, list, spelled};
use crate::told::{Cell, Figure, cells, joint};
use crate::words::Words;
use crate::{Entry, Note, Piece, dates, names};

/// Stands before and after the number of a note while a paragraph is put together.
const MARK: char = '\u{E000}';
/// So many speakers of one figure are named.
const SPEAKERS: usize = 4;

/// Writes events one after the other, numbering notes through.
pub struct Composer<'w> {
    words: &'w Words,
    readings: &'w BTreeMap<String, wire::Reading>,
    pub notes: Vec<Note>,
}

impl<'w> Composer<'w> {
    pub fn new(words: &'w Words, readings: &'w BTreeMap<String, wire::Reading>) -> Self {
        Self { words, readings, notes: Vec::new() }
    }

    pub fn entry(&mut self, event: &Event) -> Entry {
        let heading = format!("{}, {}", capital(&dates::event(event.date.as_ref(), self.words)), names::place(event, self.words));
        let mut sentences = vec![self.occurrence(event)];
        sentences.extend(self.responsibility(event));
        let cells = cells(event);
        sentences.extend(self.agreed(&cells));
        sentences.extend(cells.iter().filter(|c| c.figures.len() > 1).map(|c| self.differing(&c.figures)));
        sentences.extend(cells.iter().flat_map(|c| &c.earlier).map(|f| self.earlier(f)));
        sentences.extend(self.joint(event));
        sentences.extend(self.outcomes(event));
        sentences.extend(self.decided(event));
        let text = spelled(&sentences.join(" "), self.words.grammar());
        Entry { event: event.id.clone(), heading: spelled(&heading, self.words.grammar()), text: pieces(&text) }
    }

    /// What happened, by whom and against whom.
    fn occurrence(&mut self, event: &Event) -> String {
        let words = self.words;
        let (kind, feminine) = words.kind(event.kind.name()).unwrap_or_default();
        let parties = |list: &[Party]| {
            let mut names: Vec<String> = list.iter().map(|p| names::party(p.actor.as_deref(), &p.name, words)).collect();
            // "the army" says nothing beside "the army of Mali".
            let specific: Vec<String> = names.clone();
            names.retain(|n| !specific.iter().any(|s| s != n && s.starts_with(&format!("{n} "))));
            names.dedup();
            names.truncate(3);
            names
        };
        let claims = |p: &&Party| event.responsibility.iter().any(|r| r.stance == Stance::Claimed && is_party(p, r));
        let claimants: Vec<Party> = event.perpetrators.iter().filter(claims).cloned().collect();
        let claimed = !claimants.is_empty();
        let by = parties(if claimed { &claimants } else { &event.perpetrators });
        let against: Vec<String> = parties(&event.targets).into_iter().filter(|a| !by.contains(a)).collect();
        let how = match event.kind {
            _ if by.is_empty() => None,
            Kind::Clash if !against.is_empty() => Some("between"),
            Kind::Operation | Kind::Arrests | Kind::Airstrike | Kind::Drone => Some("led"),
            _ if claimed => Some("claimed"),
            _ => Some("attributed"),
        };
        let name = match (how, against.is_empty()) {
            (None, true) => "alone".to_owned(),
            (None, false) => "against".to_owned(),
            (Some("between"), _) => "between".to_owned(),
            (Some(how), true) => format!("{how}_alone"),
            (Some(how), false) => how.to_owned(),
        };
        let g = words.grammar();
        let ending = if feminine { &*g.feminine } else { "" };
        capital(&fill(
            words.sentence(&name, false),
            &[("kind", kind), ("e", ending), ("by", &list(&by, g)), ("against", &list(&against, g))],
        ))
    }

    /// Claims and denials of parties that the first sentence does not name.
    fn responsibility(&mut self, event: &Event) -> Vec<String> {
        let mut out = Vec::new();
        for r in &event.responsibility {
            let is_named = event.perpetrators.iter().any(|p| is_party(p, r));
            let name = match r.stance {
                Stance::Denied => "denies",
                Stance::Claimed if !is_named => "also_claimed",
                _ => continue,
            };
            let by = names::party(r.actor.as_deref(), &r.name, self.words);
            let several = self.words.is_plural(&by);
            let marks = self.marks(r.statements.iter().map(String::as_str));
            out.push(noted(&fill(self.words.sentence(name, several), &[("By", &capital(&by))]), &marks));
        }
        out
    }

    /// Figures that nobody contradicts, those of the same speakers in one sentence.
    fn agreed(&mut self, cells: &[Cell<'_>]) -> Vec<String> {
        // People of whom no more is said may be those that other figures tell of: a total, which is not added.
        let others = |f: &Figure<'_>| {
            let other = |o: &Figure<'_>| o.effect == f.effect && o.count.victims != Victims::People;
            cells.iter().any(|c| c.figures.iter().any(other))
        };
        let is_total = |f: &Figure<'_>| f.count.victims == Victims::People && others(f);
        let agreed: Vec<&Figure<'_>> =
            cells.iter().filter_map(|c| if c.figures.len() == 1 { c.figures.first() } else { None }).collect();
        let (totals, others): (Vec<_>, Vec<_>) = agreed.into_iter().partition(|f| is_total(f));
        let mut out = self.by_speaker("tolls", &others);
        out.extend(self.by_speaker("total", &totals));
        out
    }

    /// Figures of the same speakers in one sentence, in the order in which speakers first appear.
    fn by_speaker(&mut self, name: &str, figures: &[&Figure<'_>]) -> Vec<String> {
        let mut spoken: Vec<(Vec<String>, Vec<&Figure<'_>>)> = Vec::new();
        for figure in figures {
            let speakers = self.speakers(&figure.lines);
            match spoken.iter_mut().find(|(known, _)| *known == speakers) {
                Some((_, figures)) => figures.push(figure),
                None => spoken.push((speakers, vec![figure])),
            }
        }
        spoken.iter().map(|(speakers, figures)| self.told(name, figures, speakers)).collect()
    }

    /// One sentence of figures with their verbs.
    fn told(&mut self, name: &str, figures: &[&Figure<'_>], speakers: &[String]) -> String {
        let words = self.words;
        let mut clauses: Vec<String> = Vec::new();
        let mut at = 0;
        while at < figures.len() {
            let same =
                figures[at..].iter().take_while(|f| f.effect == figures[at].effect && is_none(f) == is_none(figures[at])).count();
            let group = &figures[at..at + same];
            let counts: Vec<String> = group
                .iter()
                .map(|f| format!("{}{}", f.count.written(words), self.marks(f.lines.iter().map(|l| &*l.statement))))
                .collect();
            let forms = words.effect(figures[at].effect.name());
            // Several groups of people take the verb of many; it agrees with the last, and is feminine where all are.
            let verb = forms.map_or("", |forms| match group {
                [one] => one.count.agree(forms, words),
                many => {
                    let all_feminine =
                        many.iter().all(|f| words.victims(f.count.victims.name()).is_some_and(|(_, _, feminine)| feminine));
                    &forms[2 + usize::from(all_feminine)]
                }
            });
            clauses.push(format!("{} {}{verb}", list(&counts, words.grammar()), negation(group, words)));
            at += same;
        }
        let text = list(&clauses, words.grammar());
        let sentence =
            if speakers.is_empty() { words.sentence(name, false) } else { words.sentence(&format!("{name}_said"), false) };
        capital(&fill(sentence, &[("list", &text), ("speakers", &list(speakers, words.grammar()))]))
    }

    /// Figures that differ, each with those who give it.
    fn differing(&mut self, figures: &[Figure<'_>]) -> String {
        let words = self.words;
        let items: Vec<String> = figures
            .iter()
            .map(|f| {
                let speakers = self.speakers(&f.lines);
                let figure = self.counted(f);
                let name = if speakers.is_empty() { "differ_item_unsaid" } else { "differ_item" };
                fill(words.sentence(name, false), &[("figure", &figure), ("speakers", &list(&speakers, words.grammar()))])
            })
            .collect();
        let g = words.grammar();
        fill(words.sentence("differ", false), &[("colon", &g.colon), ("items", &items.join(&g.semicolon))])
    }

    fn earlier(&mut self, figure: &Figure<'_>) -> String {
        let speakers = self.speakers(&figure.lines);
        let counted = self.counted(figure);
        let name = if speakers.is_empty() { "earlier" } else { "earlier_said" };
        let g = self.words.grammar();
        fill(self.words.sentence(name, false), &[("figure", &counted), ("speakers", &list(&speakers, g))])
    }

    fn joint(&mut self, event: &Event) -> Vec<String> {
        let figures = joint(event);
        self.by_speaker("joint", &figures.iter().collect::<Vec<_>>())
    }

    fn outcomes(&mut self, event: &Event) -> Vec<String> {
        let mut out = Vec::new();
        for outcome in &event.outcomes {
            let Some(text) = self.words.outcome(&outcome.what) else { continue };
            let said: Vec<String> = outcome.statements.iter().filter_map(|s| self.who_says(s)).collect();
            let marks = self.marks(outcome.statements.iter().map(String::as_str));
            let mut speakers = said;
            speakers.sort();
            speakers.dedup();
            let several = speakers.len() > 1 || speakers.iter().any(|s| self.words.is_plural(s));
            let g = self.words.grammar();
            let sentence = if speakers.is_empty() {
                fill(self.words.sentence("outcome", false), &[("Outcome", &capital(text))])
            } else {
                let parts = [
                    ("Speakers", &*capital(&list(&speakers, g))),
                    ("affirm", self.words.sentence("affirm", several)),
                    ("outcome", text),
                ];
                fill(self.words.sentence("outcome_said", false), &parts)
            };
            out.push(noted(&sentence, &marks));
        }
        out
    }

    fn decided(&self, event: &Event) -> Option<String> {
        let last = event.decisions.iter().rev().find(|d| matches!(d.ruling.name(), "confirm" | "reject"))?;
        let name = if last.ruling.name() == "confirm" { "confirmed" } else { "rejected" };
        Some(fill(self.words.sentence(name, false), &[("by", &last.by)]))
    }

    /// A figure with its participle and notes.
    fn counted(&mut self, figure: &Figure<'_>) -> String {
        let forms = self.words.participle(figure.effect.name());
        let participle = forms.map_or("", |forms| figure.count.agree(forms, self.words));
        let marks = self.marks(figure.lines.iter().map(|l| &*l.statement));
        format!("{} {participle}{marks}", figure.count.written(self.words))
    }

    /// Those who give a figure, each once; nobody for what reports tell in their own voice.
    fn speakers(&self, lines: &[&Line]) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for line in lines {
            let Some(name) = self.who_says(&line.statement) else { continue };
            if !out.contains(&name) {
                out.push(name);
            }
        }
        out.truncate(SPEAKERS);
        out
    }

    fn said(&self, statement: &str) -> Option<(&'w wire::Reading, &'w wire::Statement)> {
        let (report, _) = statement.rsplit_once('#')?;
        let reading = self.readings.get(report)?;
        Some((reading, reading.statements.iter().find(|s| s.id == statement)?))
    }

    fn who_says(&self, statement: &str) -> Option<String> {
        let (reading, said) = self.said(statement)?;
        let speaker = said.speaker.as_ref()?;
        let name = if speaker.class == SpeakerClass::Media { None } else { speaker.name.as_deref() };
        Some(names::speaker(speaker.class, speaker.actor.as_deref(), name, reading.report.language.as_deref(), self.words))
    }

    /// Marks that lead to the notes of these statements, which are made where there are none yet.
    fn marks<'s>(&mut self, statements: impl Iterator<Item = &'s str>) -> String {
        let mut out = String::new();
        for statement in statements {
            let number = match self.notes.iter().position(|n| n.statement == statement) {
                Some(at) => at + 1,
                None => {
                    let Some(note) = self.note(statement) else { continue };
                    self.notes.push(note);
                    self.notes.len()
                }
            };
            out.push_str(&format!("{MARK}{number}{MARK}"));
        }
        out
    }

    fn note(&self, statement: &str) -> Option<Note> {
        let (reading, said) = self.said(statement)?;
        let report = &reading.report;
        let words = self.words;
        let published =
            report.published.as_deref().map_or_else(|| words.text("undated").to_owned(), |d| dates::edtf_in_words(d, words));
        let outlet = report.outlet.clone().unwrap_or_else(|| words.text("no_outlet").to_owned());
        let (open, close) = &words.grammar().quotes;
        let quoted = |text: &str| format!("{open}{}{close}", text.split_whitespace().collect::<Vec<_>>().join(" "));
        let parts: Vec<String> =
            [Some(outlet), report.title.as_deref().map(quoted), Some(published)].into_iter().flatten().collect();
        Some(Note {
            statement: statement.to_owned(),
            report: parts.join(", "),
            quote: quoted(&said.quote),
            url: report.url.clone(),
        })
    }
}

fn is_none(figure: &Figure<'_>) -> bool {
    figure.count.low == 0 && figure.count.high == Some(0)
}

fn is_party(party: &Party, r: &Responsibility) -> bool {
    party.name == r.name || (party.actor.is_some() && party.actor == r.actor)
}

/// A word that a zero takes before its verb in some languages ("aucun soldat n'a été tué").
fn negation(group: &[&Figure<'_>], words: &Words) -> &'static str {
    if group.iter().all(|f| is_none(f)) && !words.grammar().elide.is_empty() { "ne " } else { "" }
}

/// A sentence with marks before its full stop.
fn noted(sentence: &str, marks: &str) -> String {
    match sentence.strip_suffix('.') {
        Some(body) => format!("{body}{marks}."),
        None => format!("{sentence}{marks}"),
    }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    for (n, part) in text.split(MARK).enumerate().filter(|(_, part)| !part.is_empty()) {
        if n % 2 == 0 {
            out.push(Piece::Text(part.to_owned()));
        } else if let Ok(number) = part.parse() {
            out.push(Piece::Note(number));
        }
    }
    out
}
