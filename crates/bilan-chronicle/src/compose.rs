//! The paragraph of one event, sentence by sentence.

use std::collections::BTreeMap;

use bilan::model::{Kind, Stance, Victims};
use bilan::publish::event_wire::{Event, Outcome, Party, Responsibility};
use bilan::publish::wire;

use crate::grammar::{capital, fill, fill_lists, list, number, spelled};
use crate::notes::{Notes, noted, pieces};
use crate::told::{Cell, Figure, cells, joint};
use crate::voices::Voices;
use crate::words::Words;
use crate::{Entry, Note, dates, names};

/// So many parties of a side are named.
const PARTIES: usize = 3;

/// Writes events one after the other, numbering notes through.
pub struct Composer<'w> {
    words: &'w Words,
    voices: Voices<'w>,
    notes: Notes<'w>,
    /// What an event is called where another one's figures are shared with it.
    called: BTreeMap<&'w str, String>,
}

impl<'w> Composer<'w> {
    pub fn new(words: &'w Words, events: &'w [Event], readings: &'w BTreeMap<String, wire::Reading>) -> Self {
        let voices = Voices { words, readings };
        let called = |e: &Event| format!("{}, {}", dates::event(e.date.as_ref(), words), names::place_alone(e, words));
        Self { words, voices, notes: Notes::new(voices), called: events.iter().map(|e| (e.id.as_str(), called(e))).collect() }
    }

    pub fn notes(self) -> Vec<Note> {
        self.notes.all
    }

    pub fn entry(&mut self, event: &Event) -> Entry {
        let heading = format!("{}, {}", capital(&dates::event(event.date.as_ref(), self.words)), names::place(event, self.words));
        let mut sentences = vec![self.occurrence(event)];
        sentences.extend(self.responsibility(event));
        let cells = cells(event);
        sentences.extend(self.agreed(event, &cells));
        sentences.extend(self.differing(&cells));
        sentences.extend(self.earlier(&cells));
        sentences.extend(self.decided(event));
        let text = spelled(&sentences.join(" "), self.words.grammar());
        Entry { event: event.id.clone(), heading: spelled(&heading, self.words.grammar()), text: pieces(&text) }
    }

    /// What happened, by whom and against whom.
    fn occurrence(&mut self, event: &Event) -> String {
        let words = self.words;
        let (kind, feminine) = words.kind(event.kind.name()).unwrap_or_default();
        let claimants: Vec<Party> = event.perpetrators.iter().filter(|p| is_claimed(event, p)).cloned().collect();
        let claimed = !claimants.is_empty();
        let mut by = self.parties(if claimed { &claimants } else { &event.perpetrators });
        let against: Vec<String> = self.parties(&event.targets).into_iter().filter(|a| !by.contains(a)).collect();
        let how = match event.kind {
            Kind::Clash if !by.is_empty() && !against.is_empty() => "between",
            Kind::Clash if !by.is_empty() || !against.is_empty() => "involving",
            _ if by.is_empty() => "",
            Kind::Operation | Kind::Arrests | Kind::Airstrike | Kind::Drone => "led",
            _ if claimed => "claimed",
            _ => "attributed",
        };
        let name = match (how, against.is_empty()) {
            ("between" | "involving", _) => how.to_owned(),
            ("", true) => "alone".to_owned(),
            ("", false) => "against".to_owned(),
            (how, true) => format!("{how}_alone"),
            (how, false) => how.to_owned(),
        };
        let involved: Vec<String> = by.iter().chain(&against).cloned().collect();
        if how == "claimed" {
            let claims = event.responsibility.iter().filter(|r| r.stance == Stance::Claimed);
            let statements = claims.filter(|r| claimants.iter().any(|p| is_party(p, r))).flat_map(|r| &r.statements);
            let marks = self.notes.marks(statements.map(String::as_str));
            by.last_mut().into_iter().for_each(|last| last.push_str(&marks));
        }
        let g = words.grammar();
        let ending = if feminine { &*g.feminine } else { "" };
        let sentence = fill_lists(words.sentence(&name), &[("by", &by), ("against", &against), ("involved", &involved)], g);
        capital(&fill(&sentence, &[("kind", kind), ("e", ending)]))
    }

    /// What parties are called, without those that another one says more exactly.
    fn parties(&self, list: &[Party]) -> Vec<String> {
        let named = |p: &Party| names::party(p.actor.as_deref(), &p.name, self.words);
        let all: Vec<String> = list.iter().map(named).collect();
        let any_name = list.iter().any(|p| !names::is_noun(&p.name, self.words));
        let any_clear = list.iter().any(|p| !self.words.is_vague(&p.name));
        let mut out: Vec<String> = Vec::new();
        for party in list {
            let name = named(party);
            // "the army" says nothing beside "the army of Mali", nor "jihadists" beside a group of them.
            let vague = all.iter().any(|s| *s != name && s.starts_with(&format!("{name} ")))
                || (any_name && names::is_noun(&party.name, self.words) && party.name != Victims::Civilians.name())
                || (self.words.is_vague(&party.name) && (any_clear || !out.is_empty()));
            if !vague && !out.contains(&name) {
                out.push(name);
            }
        }
        out.truncate(PARTIES);
        out
    }

    /// Denials, and claims of parties that the first sentence does not tell.
    fn responsibility(&mut self, event: &Event) -> Vec<String> {
        let mut out = Vec::new();
        for r in &event.responsibility {
            let is_told = event.perpetrators.iter().any(|p| is_party(p, r) && is_claimed(event, p));
            let name = match r.stance {
                Stance::Denied => "denies",
                // Whoever was attacked claims no attack; what they claim is its outcome, which figures tell.
                Stance::Claimed if !is_told && !event.targets.iter().any(|p| is_party(p, r)) => "also_claimed",
                _ => continue,
            };
            let by = names::party(r.actor.as_deref(), &r.name, self.words);
            let several = self.words.is_plural(&by);
            let marks = self.notes.marks(r.statements.iter().map(String::as_str));
            out.push(noted(&fill(self.words.for_number(name, several), &[("By", &capital(&by))]), &marks));
        }
        out
    }

    /// What nobody contradicts, a sentence for each that says it: figures, totals, figures of several events, and what came of it.
    fn agreed(&mut self, event: &Event, cells: &[Cell<'_>]) -> Vec<String> {
        // People of whom no more is said may be those that other figures tell of: a total, which is not added.
        let others = |f: &Figure<'_>| {
            let all = cells.iter().flat_map(|c| &c.figures);
            let mut others = all.filter(|o| o.effect == f.effect && o.count.victims != Victims::People).peekable();
            others.peek().is_some() && others.all(|o| f.count.high.is_none_or(|high| o.count.low <= high))
        };
        let is_total = |f: &Figure<'_>| f.count.victims == Victims::People && !f.count.is_none() && others(f);
        // "without loss" beside people who were harmed is said of one side: that there was nobody at all would be another thing.
        let is_of_one_side = |f: &Figure<'_>| {
            let all = cells.iter().flat_map(|c| &c.figures);
            f.count.is_none()
                && f.count.victims == Victims::People
                && all.clone().any(|o| o.effect == f.effect && !o.count.is_none())
        };
        let agreed: Vec<&Figure<'_>> = cells.iter().filter(|c| c.figures.len() == 1).flat_map(|c| &c.figures).collect();
        let agreed: Vec<&Figure<'_>> = agreed.into_iter().filter(|f| !is_of_one_side(f)).collect();
        let (totals, others): (Vec<_>, Vec<_>) = agreed.into_iter().partition(|f| is_total(f));
        let joint = joint(event);
        let mut told = Told::default();
        for (name, figures) in [("tolls", others), ("total", totals), ("joint", joint.iter().collect())] {
            let mut spoken: Vec<(Vec<String>, Vec<&Figure<'_>>)> = Vec::new();
            for figure in figures {
                let speakers = self.voices.of(figure.statements());
                let same = |(known, others): &&mut (Vec<String>, Vec<&Figure<'_>>)| {
                    *known == speakers && others.first().is_some_and(|o| o.shared_with() == figure.shared_with())
                };
                match spoken.iter_mut().find(same) {
                    Some((_, figures)) => figures.push(figure),
                    None => spoken.push((speakers, vec![figure])),
                }
            }
            for (speakers, figures) in spoken {
                let clauses = list(&self.clauses(&figures), self.words.grammar());
                let shared = figures.first().map_or(&[][..], |f| f.shared_with());
                let n = number(shared.len() as u64 + 1, false, self.words.grammar());
                let parts = [("list", &*clauses), ("n", &n), ("others", &self.others(shared))];
                told.add(speakers, fill(self.words.sentence(name), &parts));
            }
        }
        self.outcomes(&event.outcomes, &mut told);
        let g = self.words.grammar();
        let sentence = |(speakers, parts): &(Vec<String>, Vec<String>)| {
            let parts = parts.join(&g.semicolon);
            fill_lists(&fill(self.words.sentence("said"), &[("parts", &parts)]), &[("speakers", speakers)], g)
        };
        told.0.iter().map(sentence).collect()
    }

    /// The other events that a figure counts, in brackets; nothing where the chronicle does not tell of all of them.
    fn others(&self, shared: &[String]) -> String {
        let g = self.words.grammar();
        let called: Option<Vec<&str>> = shared.iter().map(|id| self.called.get(id.as_str()).map(String::as_str)).collect();
        let name = match called.as_deref() {
            None | Some([]) => return String::new(),
            Some([_]) => "joint_other",
            Some(_) => "joint_others",
        };
        let others = called.unwrap_or_default().join(&g.semicolon);
        fill(self.words.sentence(name), &[("colon", &g.colon), ("others", &others)])
    }

    /// What came of it, that of the same speakers together.
    fn outcomes(&mut self, outcomes: &[Outcome], told: &mut Told) {
        let mut spoken: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        for outcome in outcomes {
            let Some(text) = self.words.outcome(&outcome.what) else { continue };
            let statements = || outcome.statements.iter().map(String::as_str);
            let speakers = self.voices.of(statements());
            let text = format!("{text}{}", self.notes.marks(statements()));
            match spoken.iter_mut().find(|(known, _)| *known == speakers) {
                Some((_, texts)) => texts.push(text),
                None => spoken.push((speakers, vec![text])),
            }
        }
        for (speakers, texts) in spoken {
            told.add(speakers, list(&texts, self.words.grammar()));
        }
    }

    /// Figures with their verbs; those of one verb share it.
    fn clauses(&mut self, figures: &[&Figure<'_>]) -> Vec<String> {
        let words = self.words;
        let mut out: Vec<String> = Vec::new();
        let mut at = 0;
        while at < figures.len() {
            let (first, rest) = (figures[at], &figures[at..]);
            let effect = first.effect.name();
            // A figure of nobody stands alone, with its own negation.
            let same = rest.iter().take_while(|f| f.effect == first.effect && !f.count.is_none()).count().max(1);
            let group = &rest[..same];
            at += same;
            let marked: Vec<String> =
                group.iter().map(|f| format!("{}{}", f.count.written(f.of, words), self.notes.marks(f.statements()))).collect();
            let Some(forms) = words.effect(effect) else { continue };
            out.push(match group {
                [one] if one.count.is_none() && one.count.victims == Victims::People => {
                    let marks = self.notes.marks(one.statements());
                    fill(words.sentence("nobody"), &[("nobody", words.nobody(effect))]) + &marks
                }
                [one] if one.count.is_none() => {
                    format!("{} {}{}", marked[0], words.grammar().negation, one.count.agree(forms, words))
                }
                [one] => format!("{} {}", marked[0], one.count.agree(forms, words)),
                // Several groups of people take the verb of many, which is feminine where all are.
                many => {
                    let feminine = many.iter().all(|f| f.count.is_feminine(words));
                    format!("{} {}", list(&marked, words.grammar()), forms[2 + usize::from(feminine)])
                }
            });
        }
        out
    }

    /// Figures that differ, each with those who give it.
    fn differing(&mut self, cells: &[Cell<'_>]) -> Vec<String> {
        let (words, g) = (self.words, self.words.grammar());
        let mut out: Vec<String> = Vec::new();
        for cell in cells.iter().filter(|c| c.figures.len() > 1) {
            let item = |f: &Figure<'_>| {
                let template = fill(words.sentence("differ_item"), &[("figure", &self.counted(f))]);
                fill_lists(&template, &[("speakers", &self.voices.of(f.statements()))], g)
            };
            let items = cell.figures.iter().map(item).collect::<Vec<_>>().join(&g.semicolon);
            let name = if out.is_empty() { "differ" } else { "differ_more" };
            out.push(fill(words.sentence(name), &[("colon", &g.colon), ("items", &items)]));
        }
        out
    }

    fn earlier(&mut self, cells: &[Cell<'_>]) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for figure in cells.iter().flat_map(|c| &c.earlier) {
            let name = if out.is_empty() { "earlier" } else { "earlier_more" };
            let template = fill(self.words.sentence(name), &[("figure", &self.counted(figure))]);
            let speakers = self.voices.of(figure.statements());
            out.push(fill_lists(&template, &[("speakers", &speakers)], self.words.grammar()));
        }
        out
    }

    fn decided(&self, event: &Event) -> Option<String> {
        let last = event.decisions.iter().rev().find(|d| matches!(d.ruling.name(), "confirm" | "reject"))?;
        let name = if last.ruling.name() == "confirm" { "confirmed" } else { "rejected" };
        Some(fill(self.words.sentence(name), &[("by", &last.by)]))
    }

    /// A figure with its participle and notes.
    fn counted(&mut self, figure: &Figure<'_>) -> String {
        let (effect, count, words) = (figure.effect.name(), figure.count, self.words);
        let marks = self.notes.marks(figure.statements());
        if count.is_none() && count.victims == Victims::People {
            return format!("{}{marks}", words.nobody(effect));
        }
        let participle = words.participle(effect).map_or("", |forms| count.agree(forms, words));
        format!("{} {participle}{marks}", count.written(figure.of, words))
    }
}

/// What is said, by those who say it, in the order in which they first appear.
#[derive(Default)]
struct Told(Vec<(Vec<String>, Vec<String>)>);

impl Told {
    fn add(&mut self, speakers: Vec<String>, part: String) {
        match self.0.iter_mut().find(|(known, _)| *known == speakers) {
            Some((_, parts)) => parts.push(part),
            None => self.0.push((speakers, vec![part])),
        }
    }
}

/// Whether a party claims the event and does not deny it as well.
fn is_claimed(event: &Event, party: &Party) -> bool {
    let has = |stance: Stance| event.responsibility.iter().any(|r| r.stance == stance && is_party(party, r));
    has(Stance::Claimed) && !has(Stance::Denied)
}

fn is_party(party: &Party, r: &Responsibility) -> bool {
    party.name == r.name || (party.actor.is_some() && party.actor == r.actor)
}
