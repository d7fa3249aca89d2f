//! The paragraph of one event, sentence by sentence.

use std::collections::BTreeMap;

use bilan::model::{Form, Kind, Stance, Victims};
use bilan::publish::event_wire::{Event, Outcome, Party, Responsibility};
use bilan::publish::wire;

use crate::grammar::{capital, fill, fill_lists, list, number, spelled};
use crate::notes::{Notes, noted};
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
        let called =
            |e: &Event| format!("{}, {}", dates::event(e.date.as_ref(), voices.received(e), words), names::place_alone(e, words));
        Self { words, voices, notes: Notes::new(voices), called: events.iter().map(|e| (e.id.as_str(), called(e))).collect() }
    }

    pub fn notes(self) -> Vec<Note> {
        self.notes.all()
    }

    pub fn entry(&mut self, event: &Event) -> Entry {
        let day = dates::event(event.date.as_ref(), self.voices.received(event), self.words);
        let heading = format!("{}, {}", capital(&day), names::place(event, self.words));
        let (cells, joint) = (cells(event, self.voices), joint(event, self.voices));
        let mut told = Told::default();
        let mut sentences: Vec<String> = self.occurrence(event, &mut told).into_iter().collect();
        let deeds = self.responsibility(event);
        self.agreed(event, &cells, &joint, &mut told);
        sentences.extend(told.sentences(self.words));
        sentences.extend(deeds);
        sentences.extend(self.differing(&cells));
        sentences.extend(self.earlier(&cells));
        sentences.extend(self.doubted(&cells, &joint));
        sentences.extend(self.decided(event));
        let text = spelled(&sentences.join(" "), self.words.grammar());
        Entry { event: event.id.clone(), heading: spelled(&heading, self.words.grammar()), text: self.notes.pieces(&text) }
    }

    /// What happened, by whom and against whom: a sentence of its own where a party claims it or is accused of it, else told by
    /// those who say it.
    fn occurrence(&mut self, event: &Event, told: &mut Told) -> Option<String> {
        let (words, g) = (self.words, self.words.grammar());
        let (kind, feminine, done) = words.kind(event.kind.name()).unwrap_or_default();
        let claimants: Vec<Party> = event.perpetrators.iter().filter(|p| is_claimed(event, p)).cloned().collect();
        let claimed = !claimants.is_empty() && !is_led(event.kind);
        let shown = self.shown(if claimed { &claimants } else { &event.perpetrators });
        let mut by: Vec<String> = shown.iter().map(|(_, name)| name.clone()).collect();
        let parties: Vec<Party> = shown.into_iter().map(|(party, _)| party.clone()).collect();
        let mut against =
            self.shown(&event.targets).into_iter().map(|(_, name)| name).filter(|a| !by.contains(a)).collect::<Vec<_>>();
        // A force and a group that fought stand against each other; of two groups, or two forces, nobody knows.
        if event.kind == Kind::Clash
            && against.is_empty()
            && matches!(&parties[..], [a, b] if names::is_force(a) != names::is_force(b))
        {
            against = by.split_off(1);
        }
        let accused = !by.is_empty() && parties.iter().all(|p| self.is_accused(event, p));
        let how = match event.kind {
            // Of several on either side nobody says who fought whom.
            Kind::Clash if by.len() == 1 && !against.is_empty() => "between",
            Kind::Clash if !by.is_empty() || !against.is_empty() => "involving",
            _ if by.is_empty() => "",
            _ if claimed => "claimed",
            _ if accused => "attributed",
            _ => "led",
        };
        let name = match (how, against.is_empty()) {
            ("between" | "involving", _) => how.to_owned(),
            ("", true) => "alone".to_owned(),
            ("", false) => "against".to_owned(),
            (how, true) => format!("{how}_alone"),
            (how, false) => how.to_owned(),
        };
        let stance = match how {
            "claimed" => Some(Stance::Claimed),
            "attributed" => Some(Stance::Attributed),
            _ => None,
        };
        let (speakers, marks) = match stance {
            Some(stance) => {
                let said = event.responsibility.iter().filter(|r| r.stance == stance && parties.iter().any(|p| is_party(p, r)));
                let statements: Vec<&str> = said.flat_map(|r| &r.statements).map(String::as_str).collect();
                (self.voices.of(statements.iter().copied()), self.notes.marks(statements.into_iter()))
            }
            None => self.told_by(event, &parties),
        };
        let involved: Vec<String> = by.iter().chain(&against).cloned().collect();
        let lists: [(&str, &[String]); 4] =
            [("by", &by), ("against", &against), ("involved", &involved), ("speakers", &speakers)];
        let ending = if feminine { &*g.feminine } else { "" };
        let text = fill(&fill_lists(words.sentence(&name), &lists, g), &[("kind", kind), ("done", done), ("e", ending)]);
        if stance.is_some() {
            return Some(noted(&capital(&text), &marks));
        }
        told.add(speakers, text + &marks);
        None
    }

    /// Who tells that an event happened, with the marks of their words: where no passage is known, those who give its figures.
    fn told_by(&mut self, event: &Event, by: &[Party]) -> (Vec<String>, String) {
        let (mut passages, saying) = (self.voices.naming(by), self.voices.saying(event));
        let tell = if passages.is_empty() { &saying } else { &passages };
        if !tell.is_empty() {
            let speakers = self.voices.of_passages(tell);
            passages.extend(saying);
            return (speakers, self.notes.marks_of(&passages));
        }
        let first = event.ledger.iter().take(1).map(|l| l.statement.as_str());
        let mut speakers = self.voices.of(first);
        if speakers.is_empty() {
            speakers = self.voices.of(event.incidents.iter().map(String::as_str));
        }
        (speakers, String::new())
    }

    /// Whether somebody only accuses a party.
    fn is_accused(&self, event: &Event, party: &Party) -> bool {
        let said = |stance: Stance| event.responsibility.iter().any(|r| r.stance == stance && is_party(party, r));
        said(Stance::Attributed) && !said(Stance::Claimed)
    }

    /// Parties with what they are called, without those that another one says more exactly.
    fn shown<'p>(&self, list: &'p [Party]) -> Vec<(&'p Party, String)> {
        let named = |p: &Party| {
            let noun = self.voices.called(p).and_then(|noun| self.words.noun(noun));
            noun.map_or_else(|| names::party(p.actor.as_deref(), &p.name, self.words), str::to_owned)
        };
        let all: Vec<String> = list.iter().map(named).collect();
        let any_name = list.iter().any(|p| !names::is_noun(&p.name, self.words));
        let any_clear = list.iter().any(|p| !self.words.is_vague(&p.name));
        let mut out: Vec<(&Party, String)> = Vec::new();
        for (party, name) in list.iter().zip(&all) {
            // "the army" says nothing beside "the army of Mali", nor "jihadists" beside a group of them.
            let vague = all.iter().any(|s| s != name && s.starts_with(&format!("{name} ")))
                || (any_name && names::is_noun(&party.name, self.words) && party.name != Victims::Civilians.name())
                || (self.words.is_vague(&party.name) && (any_clear || !out.is_empty()));
            if !vague && out.iter().all(|(_, known)| known != name) {
                out.push((party, name.clone()));
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

    /// What nobody contradicts: figures, totals, figures of several events, and what came of it.
    fn agreed(&mut self, event: &Event, cells: &[Cell<'_>], joint: &[Figure<'_>], told: &mut Told) {
        let all: Vec<(&Figure<'_>, Vec<String>)> =
            cells.iter().flat_map(|c| c.agreed.iter().chain(&c.differing)).map(|f| (f, self.voices.of(f.statements()))).collect();
        // People of whom no more is said hold those whom the same speakers tell apart: a total, which is not added.
        let is_total = |f: &Figure<'_>| {
            let speakers = self.voices.of(f.statements());
            let is_part = |o: &Figure<'_>| o.effect == f.effect && o.count.victims != Victims::People && !o.count.is_none();
            let mut parts: BTreeMap<Victims, u32> = BTreeMap::new();
            for (part, _) in all.iter().filter(|(o, by)| is_part(o) && *by == speakers) {
                let known = parts.entry(part.count.victims).or_default();
                *known = part.count.low.max(*known);
            }
            let whole = f.count.victims == Victims::People && f.count.form != Form::Vague && !f.count.is_none();
            whole && !parts.is_empty() && parts.values().sum::<u32>() <= f.count.low
        };
        // "without loss" beside people who were harmed is said of one side: that there was nobody at all would be another thing.
        let is_of_one_side = |f: &Figure<'_>| {
            let others = || all.iter().any(|(o, _)| o.effect == f.effect && !o.count.is_none());
            f.count.is_none() && f.count.victims == Victims::People && others()
        };
        let agreed = cells.iter().flat_map(|c| &c.agreed).filter(|f| !is_of_one_side(f));
        let (totals, others): (Vec<&Figure<'_>>, Vec<_>) = agreed.partition(|f| is_total(f));
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
        self.outcomes(&event.outcomes, told);
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

    /// What came of it; what the same speakers tell of one thing is told of it once.
    fn outcomes(&mut self, outcomes: &[Outcome], told: &mut Told) {
        let mut spoken: Vec<(Vec<String>, &str, Vec<String>)> = Vec::new();
        for outcome in outcomes {
            let Some((thing, fate)) = self.words.outcome(&outcome.what) else { continue };
            let statements = || outcome.statements.iter().map(String::as_str);
            let speakers = self.voices.of(statements());
            let fate = format!("{fate}{}", self.notes.marks(statements()));
            match spoken.iter_mut().find(|(by, of, _)| *by == speakers && *of == thing) {
                Some((.., fates)) => fates.push(fate),
                None => spoken.push((speakers, thing, vec![fate])),
            }
        }
        for (speakers, thing, fates) in spoken {
            told.add(speakers, format!("{thing} {}", list(&fates, self.words.grammar())));
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
        for cell in cells.iter().filter(|c| !c.differing.is_empty()) {
            let item = |f: &Figure<'_>| {
                let template = fill(words.sentence("differ_item"), &[("figure", &self.counted(f))]);
                fill_lists(&template, &[("speakers", &self.voices.of(f.statements()))], g)
            };
            let items = cell.differing.iter().map(item).collect::<Vec<_>>().join(&g.semicolon);
            let name = if out.is_empty() { "differ" } else { "differ_more" };
            out.push(fill(words.sentence(name), &[("colon", &g.colon), ("items", &items)]));
        }
        out
    }

    /// Figures that somebody holds to be wrong.
    fn doubted(&mut self, cells: &[Cell<'_>], joint: &[Figure<'_>]) -> Vec<String> {
        let (words, g) = (self.words, self.words.grammar());
        let mut out: Vec<String> = Vec::new();
        let told = cells.iter().flat_map(|c| c.agreed.iter().chain(&c.differing).chain(&c.earlier)).chain(joint);
        for figure in told {
            for doubt in self.voices.doubts(figure.statements()) {
                let how = doubt.hedge.first().map_or("", String::as_str);
                let statement = || std::iter::once(doubt.id.as_str());
                let template = fill_lists(words.sentence(how), &[("speakers", &self.voices.of(statement()))], g);
                if !template.is_empty() {
                    let text = fill(&template, &[("figure", &self.bare(figure))]);
                    out.push(noted(&text, &self.notes.marks(statement())));
                }
            }
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
        self.bare(figure) + &self.notes.marks(figure.statements())
    }

    /// A figure with its participle.
    fn bare(&self, figure: &Figure<'_>) -> String {
        let (effect, count, words) = (figure.effect.name(), figure.count, self.words);
        if count.is_none() && count.victims == Victims::People {
            return words.nobody(effect).to_owned();
        }
        let participle = words.participle(effect).map_or("", |forms| count.agree(forms, words));
        format!("{} {participle}", count.written(figure.of, words))
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

    /// A sentence of each.
    fn sentences(self, words: &Words) -> Vec<String> {
        let g = words.grammar();
        let sentence = |(speakers, parts): (Vec<String>, Vec<String>)| {
            let parts = parts.join(&g.semicolon);
            fill_lists(&fill(words.sentence("said"), &[("parts", &parts)]), &[("speakers", &speakers)], g)
        };
        self.0.into_iter().map(sentence).collect()
    }
}

/// Whether what happened is said of those who did it, even where they tell of it themselves: forces are not said to claim what they do.
fn is_led(kind: Kind) -> bool {
    matches!(kind, Kind::Operation | Kind::Arrests | Kind::Airstrike | Kind::Drone)
}

/// Whether a party claims the event and does not deny it as well.
fn is_claimed(event: &Event, party: &Party) -> bool {
    let has = |stance: Stance| event.responsibility.iter().any(|r| r.stance == stance && is_party(party, r));
    has(Stance::Claimed) && !has(Stance::Denied)
}

fn is_party(party: &Party, r: &Responsibility) -> bool {
    party.name == r.name || (party.actor.is_some() && party.actor == r.actor)
}
