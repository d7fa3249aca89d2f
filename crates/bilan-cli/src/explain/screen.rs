//! An explanation on a terminal: colours where there are some, else plain marks.

use std::fmt::Write as _;

use bilan::explain::{Candidate, Explanation, Mention, Sentence, Token};
use bilan::model::CharSpan;

use super::Level;
use super::family::Family;
use super::places;
use super::said::{self, Said};
use super::source::{Source, inside, within, written};
use crate::layout::{Emphasis, Screen, columns, pad, shorten};
use crate::markup::visible;
use crate::words;

const INDENT: &str = "    ";
/// Before what is said below a sentence.
const BELOW: &str = "      ";
/// Columns for a label there.
const LABEL: usize = 14;

/// All that is shown of one report. Ends with a line break.
pub fn block(screen: Screen, explanation: &Explanation, level: Option<Level>) -> String {
    let source = Source::new(&explanation.text);
    let block = Block { screen, explanation, source, said: said::said(explanation), level };
    let mut out = String::new();
    block.heading(&mut out);
    block.text(&mut out);
    if matches!(level, None | Some(Level::Incidents)) {
        block.incidents(&mut out);
    }
    if level == Some(Level::Incidents) {
        block.places(&mut out);
    }
    for remark in said::remarks(explanation) {
        screen.hang(&mut out, "  note: ", &clean(&remark));
    }
    out
}

struct Block<'e> {
    screen: Screen,
    explanation: &'e Explanation,
    source: Source<'e>,
    said: Vec<Said<'e>>,
    level: Option<Level>,
}

/// A mark on a stretch of the text.
struct Mark {
    span: CharSpan,
    open: String,
    close: String,
    code: Option<&'static str>,
}

impl Block<'_> {
    fn heading(&self, out: &mut String) {
        let (title, facts) = said::heading(self.explanation);
        let title = shorten(&clean(&title), self.screen.width);
        let _ = writeln!(out, "{}", self.screen.paint(Emphasis::Strong, &title));
        let _ = writeln!(out, "{}", self.faint(&clean(&facts.join(" · "))));
        let _ = writeln!(out, "{}", self.faint(&"─".repeat(self.screen.width)));
        if self.shows_mentions() {
            self.legend(out);
        }
    }

    fn legend(&self, out: &mut String) {
        let mentions = &self.explanation.levels.mentions;
        let used = Family::ALL.into_iter().filter(|f| mentions.iter().any(|m| Family::of(m.class) == *f));
        let shown: Vec<_> = used.map(|f| self.screen.paint(Emphasis::Code(f.code()), f.name())).collect();
        if self.screen.colour && !shown.is_empty() {
            self.screen.hang(out, "marked: ", &format!("{}; underlined: statements", shown.join(" · ")));
        }
    }

    fn shows_mentions(&self) -> bool {
        matches!(self.level, None | Some(Level::Groups))
    }

    fn text(&self, out: &mut String) {
        let levels = &self.explanation.levels;
        for (n, zone) in levels.zones.iter().enumerate() {
            let _ = writeln!(out, "\n  {}", self.faint(&format!("{} {}", zone.zone, written(zone.span))));
            let from = levels.sentences.partition_point(|s| s.zone < n);
            for (nth, sentence) in levels.sentences[from..].iter().take_while(|s| s.zone == n).enumerate() {
                if nth > 0 && self.level == Some(Level::Tokens) {
                    out.push('\n');
                }
                self.sentence(out, sentence);
            }
        }
        if levels.zones.is_empty() {
            self.screen.hang(out, INDENT, &clean(&self.explanation.text));
        }
    }

    fn sentence(&self, out: &mut String, sentence: &Sentence) {
        let span = sentence.span;
        if self.level == Some(Level::Tokens) {
            return self.tokens(out, span);
        }
        let levels = &self.explanation.levels;
        self.screen.hang(out, INDENT, &self.marked(span));
        match self.level {
            None => self.statements(out, span),
            Some(Level::Groups) => {
                for mention in inside(&levels.mentions, span, |m| m.span) {
                    self.mention(out, mention);
                }
            }
            Some(Level::Statements) => {
                for voice in inside(&levels.voices, span, |v| v.span) {
                    let parts = [
                        format!("{} {}", self.faint(&written(voice.span)), clean(&said::voice(voice))),
                        format!("named {} {}", self.faint(&written(voice.speaker)), self.quoted(voice.speaker)),
                    ];
                    self.below(out, "voice", &parts.join(" · "));
                }
                self.statements(out, span);
            }
            Some(Level::Zones | Level::Tokens | Level::Incidents) => {}
        }
    }

    /// The characters of a sentence with the marks that the level asks for.
    fn marked(&self, span: CharSpan) -> String {
        let mut marks = self.marks(span);
        // Outer marks open first.
        marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        let mut cuts: Vec<usize> = marks.iter().flat_map(|m| [m.span.start, m.span.end]).chain([span.start, span.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut out = String::new();
        for piece in cuts.windows(2) {
            let piece = CharSpan { start: piece[0], end: piece[1] };
            for mark in marks.iter().filter(|m| m.span.start == piece.start) {
                out.push_str(&self.faint(&mark.open));
            }
            let codes: Vec<_> = marks.iter().filter(|m| within(piece, m.span)).filter_map(|m| m.code).collect();
            out.push_str(&self.painted(self.source.of(piece), &codes.join(";")));
            for mark in marks.iter().rev().filter(|m| m.span.end == piece.end) {
                out.push_str(&self.faint(&mark.close));
            }
        }
        out
    }

    fn marks(&self, sentence: CharSpan) -> Vec<Mark> {
        let colour = self.screen.colour;
        let mut marks = Vec::new();
        if self.shows_mentions() {
            for mention in inside(&self.explanation.levels.mentions, sentence, |m| m.span) {
                let code = Family::of(mention.class).code();
                let (open, close) = if colour {
                    (String::new(), String::new())
                } else {
                    (format!("[{}: ", mention.class.name()), "]".to_owned())
                };
                marks.push(Mark { span: mention.span, open, close, code: Some(code) });
            }
        }
        for said in self.said.iter().filter(|s| within(s.statement.span, sentence)) {
            let span = said.statement.span;
            match self.level {
                None if colour => marks.push(Mark { span, open: String::new(), close: String::new(), code: Some("4") }),
                Some(Level::Statements) => {
                    let (open, close) = (format!("⟨{} ", said.short), format!(" {}⟩", said.short));
                    marks.push(Mark { span, open, close, code: Some("1") });
                }
                _ => {}
            }
        }
        if self.level == Some(Level::Incidents) {
            let incidents = &self.explanation.reading.incidents;
            for evidence in self.explanation.evidence.iter().filter(|e| within(e.span, sentence)) {
                if incidents.iter().any(|i| i.id == evidence.of) {
                    let open = format!("⟨{} {}: ", said::number(&evidence.of), evidence.what);
                    marks.push(Mark { span: evidence.span, open, close: "⟩".to_owned(), code: Some("1") });
                }
            }
        }
        marks
    }

    /// Each word is painted alone, so that colours survive the breaking of lines.
    fn painted(&self, text: &str, codes: &str) -> String {
        let text = clean(text);
        if codes.is_empty() || !self.screen.colour {
            return text;
        }
        let word = |w: &str| if w.is_empty() { String::new() } else { format!("\x1b[{codes}m{w}\x1b[0m") };
        text.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    fn tokens(&self, out: &mut String, sentence: CharSpan) {
        let tokens = inside(&self.explanation.levels.tokens, sentence, |t| t.span);
        let widest = tokens.iter().map(|t| columns(&written(t.span))).max().unwrap_or(0);
        let longest = tokens.iter().map(|t| columns(self.source.of(t.span))).max().unwrap_or(0).min(20);
        for token in tokens {
            let span = self.faint(&pad(&written(token.span), widest));
            let text = self.screen.paint(Emphasis::Strong, &pad(&clean(self.source.of(token.span)), longest));
            self.screen.hang(out, &format!("{INDENT}{span} {text} "), &clean(&known(token)));
        }
    }

    fn mention(&self, out: &mut String, mention: &Mention) {
        let class = self.screen.paint(Emphasis::Code(Family::of(mention.class).code()), mention.class.name());
        let mut text = format!("{} {}", self.faint(&written(mention.span)), self.quoted(mention.span));
        let _ = write!(text, " {}", clean(&mention.features.join(", ")));
        if !mention.fits.is_empty() {
            let _ = write!(text, " {}", self.faint_words(&mention.fits.join(" ")));
        }
        self.below(out, &class, &text);
    }

    /// What is stated in a sentence: each statement, with its rule and who says it.
    fn statements(&self, out: &mut String, sentence: CharSpan) {
        for said in self.said.iter().filter(|s| within(s.statement.span, sentence)) {
            let statement = said.statement;
            let what = if said.what.is_empty() { statement.kind.clone() } else { said.what.clone() };
            let mut parts =
                vec![self.screen.paint(Emphasis::Strong, &clean(&what)), statement.rule.clone(), clean(&said.voice())];
            if let Some(speaker) = said.speaker.filter(|_| self.level == Some(Level::Statements)) {
                parts.push(format!("named {} {}", self.faint(&written(speaker.span)), self.quoted(speaker.span)));
            }
            parts.push(said.incidents.join(" "));
            parts.push(self.faint(&written(statement.span)));
            parts.retain(|p| !p.is_empty());
            self.below(out, said.short, &parts.join(" · "));
        }
        if self.level == Some(Level::Statements) {
            for candidate in inside(&self.explanation.levels.candidates, sentence, |c| c.victims) {
                self.candidate(out, candidate);
            }
        }
    }

    /// A match of a rule that was not taken: what somebody who misses a figure, or finds a wrong one, wants to know.
    fn candidate(&self, out: &mut String, candidate: &Candidate) {
        if candidate.taken {
            return;
        }
        let effect = candidate.effect.map_or_else(String::new, |e| format!(" with {}", self.quoted(e)));
        let text = format!("{} at {}{effect}, {}", candidate.rule, self.quoted(candidate.victims), strength(candidate));
        self.below(out, "not taken", &self.faint_words(&text));
    }

    fn incidents(&self, out: &mut String) {
        let reading = &self.explanation.reading;
        out.push('\n');
        for incident in &reading.incidents {
            let head = format!("  {} ", said::number(&incident.id));
            self.screen.hang(out, &head, &self.screen.paint(Emphasis::Strong, &clean(&said::incident(incident))));
            for evidence in self.explanation.evidence.iter().filter(|e| e.of == incident.id) {
                let value = clean(&said::value(incident, evidence, reading));
                let text = format!("{value} {} {}", self.faint(&written(evidence.span)), self.quoted(evidence.span));
                self.below(out, evidence.what, &text);
            }
        }
        if reading.incidents.is_empty() {
            out.push_str("  no incident\n");
        }
    }

    /// What every name of a place means, and what else it may mean.
    fn places(&self, out: &mut String) {
        out.push('\n');
        for place in &self.explanation.places {
            let head = format!("  {} {} ", self.faint(&written(place.span)), self.quoted(place.span));
            self.screen.hang(out, &head, &clean(&places::meant(place)));
            for candidate in &place.candidates {
                self.below(out, "candidate", &self.faint_words(&clean(&places::candidate(candidate))));
            }
        }
    }

    fn below(&self, out: &mut String, label: &str, text: &str) {
        self.screen.hang(out, &format!("{BELOW}{} ", pad(label, LABEL)), text);
    }

    fn quoted(&self, span: CharSpan) -> String {
        self.faint_words(&words::quoted(&shorten(&clean(self.source.of(span)), 120)))
    }

    fn faint(&self, text: &str) -> String {
        if text.is_empty() { String::new() } else { self.screen.paint(Emphasis::Faint, text) }
    }

    fn faint_words(&self, text: &str) -> String {
        text.split(' ').map(|w| self.faint(w)).collect::<Vec<_>>().join(" ")
    }
}

/// Rank and distance of a match.
pub fn strength(candidate: &Candidate) -> String {
    match candidate.skipped {
        0 => format!("rank {}", candidate.rank),
        1 => format!("rank {}, 1 group passed over", candidate.rank),
        n => format!("rank {}, {n} groups passed over", candidate.rank),
    }
}

/// What is known of a token: the senses of each entry that starts with it.
pub fn known(token: &Token) -> String {
    let mut parts = Vec::new();
    for entry in &token.entries {
        let length = if entry.tokens > 1 { format!("({} tokens) ", entry.tokens) } else { String::new() };
        parts.extend(entry.senses.iter().map(|s| format!("{length}{s}")));
    }
    if token.in_gazetteer {
        parts.push("in the gazetteer".to_owned());
    }
    if token.quoted {
        parts.push("quoted".to_owned());
    }
    if parts.is_empty() { "—".to_owned() } else { parts.join(" · ") }
}

/// Text without characters that would steer the terminal.
fn clean(text: &str) -> String {
    text.chars().map(visible).collect()
}
