//! An explanation as one page for the browser, which loads nothing from elsewhere. All text of a report is escaped.

use std::fmt::Write as _;

use bilan::Lexicon;
use bilan::explain::{Candidate, Explanation, Mention, Sentence, Voice};
use bilan::model::CharSpan;

use super::Level;
use super::family::Family;
use super::places;
use super::said::{self, Said};
use super::screen::{known, strength};
use super::source::{Source, inside, within, written};
use crate::layout::shorten;
use crate::markup::escaped;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// The page may use its own style and script, and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
const LEVELS: [(&str, &str); 6] = [
    ("all", "All"),
    ("zones", "Zones"),
    ("tokens", "Tokens"),
    ("groups", "Groups"),
    ("statements", "Statements"),
    ("incidents", "Incidents"),
];
/// Incidents beyond these share colours.
const COLOURS: usize = 6;

/// The page of these reports, opened at a level.
pub fn page(explanations: &[Explanation], level: Option<Level>) -> String {
    let open = level.map_or("all", Level::name);
    let title = explanations.first().map_or_else(String::new, |e| shorten(&said::heading(e).0, 90));
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>{} – bilan explain</title>\n<style>\n{STYLE}</style>\n<body data-level=\"{open}\">\n",
        escaped(&title)
    );
    bar(&mut out, explanations, open);
    let mut first = First::default();
    for explanation in explanations {
        Article::new(explanation, first).write(&mut out);
        first.statement += explanation.reading.statements.len();
        first.incident += explanation.reading.incidents.len();
        first.mention += explanation.levels.mentions.len();
    }
    let _ = write!(out, "<div id=\"inspector\" role=\"status\" hidden></div>\n<script>\n{SCRIPT}</script>\n");
    out
}

/// The switch between levels and the legend.
fn bar(out: &mut String, explanations: &[Explanation], open: &str) {
    out.push_str("<nav class=\"bar\">\n<div class=\"levels\" role=\"group\" aria-label=\"Level\">");
    for (name, shown) in LEVELS {
        let _ = write!(out, "<button type=\"button\" data-show=\"{name}\" aria-pressed=\"{}\">{shown}</button>", name == open);
    }
    out.push_str("</div>\n</nav>\n<ul class=\"legend\" aria-label=\"Legend\">");
    let mentions = || explanations.iter().flat_map(|e| &e.levels.mentions);
    for family in Family::ALL.into_iter().filter(|f| mentions().any(|m| Family::of(m.class) == *f)) {
        let _ = write!(
            out,
            "<li class=\"of-mentions\"><mark class=\"{0}\" title=\"{1}\">{0}</mark>",
            family.name(),
            family.meaning()
        );
    }
    let others = [
        ("of-all", "<span class=\"s\">statement</span>"),
        ("of-statements", "<span class=\"s\">statement</span>"),
        ("of-statements", "<span class=\"v\">somebody speaks</span>"),
        ("of-tokens", "<span class=\"t k\">in the lexicon</span>"),
        ("of-tokens", "<span class=\"t\">unknown</span>"),
        ("of-zones", "one colour a zone, one line a sentence; furniture states nothing"),
        ("of-incidents", "one colour an incident: the words that it stands on"),
    ];
    for (class, shown) in others {
        let _ = write!(out, "<li class=\"{class}\">{shown}");
    }
    out.push_str("</ul>\n");
}

/// Numbers of a report's first statement, incident and mention on the page: each is a class that marks what belongs to it.
#[derive(Clone, Copy, Default)]
struct First {
    statement: usize,
    incident: usize,
    mention: usize,
}

struct Article<'e> {
    explanation: &'e Explanation,
    source: Source<'e>,
    said: Vec<Said<'e>>,
    first: First,
    /// Stretches of the text and the classes that mark them, in the order of the text.
    overlays: Vec<(CharSpan, String)>,
    lexicon: Option<&'static Lexicon>,
    lang: String,
}

impl<'e> Article<'e> {
    fn new(explanation: &'e Explanation, first: First) -> Self {
        let reading = &explanation.reading;
        let mut overlays: Vec<(CharSpan, String)> = Vec::new();
        for (n, statement) in reading.statements.iter().enumerate() {
            overlays.push((statement.span, format!("s s{}", first.statement + n)));
        }
        for voice in &explanation.levels.voices {
            overlays.push((voice.span, "v".to_owned()));
        }
        for evidence in &explanation.evidence {
            if let Some(n) = reading.incidents.iter().position(|i| i.id == evidence.of) {
                overlays.push((evidence.span, format!("e k{} i{}", n % COLOURS, first.incident + n)));
            } else if evidence.what == "speaker"
                && let Some(n) = reading.statements.iter().position(|s| s.id == evidence.of)
            {
                overlays.push((evidence.span, format!("w{}", first.statement + n)));
            }
        }
        overlays.sort_by_key(|(span, _)| span.start);
        let language = reading.report.language.as_deref();
        Self {
            explanation,
            source: Source::new(&explanation.text),
            said: said::said(explanation),
            first,
            overlays,
            lexicon: language.and_then(Lexicon::of),
            lang: language.map_or_else(String::new, |l| format!(" lang=\"{}\"", escaped(l))),
        }
    }

    fn write(&self, out: &mut String) {
        let (title, facts) = said::heading(self.explanation);
        let (title, facts) = (escaped(&shorten(&title, 200)), escaped(&facts.join(" · ")));
        let _ = write!(out, "<article>\n<header><h1{}>{title}</h1><p>{facts}</p>", self.lang);
        for remark in said::remarks(self.explanation) {
            let _ = write!(out, "<p class=\"note\">{}</p>", escaped(&remark));
        }
        let _ = write!(out, "</header>\n<div class=\"columns\">\n<section class=\"text\"{}>\n", self.lang);
        self.text(out);
        out.push_str("</section>\n<aside>\n");
        self.statements(out);
        self.not_taken(out);
        self.incidents(out);
        self.places(out);
        self.mentions(out);
        out.push_str("</aside>\n</div>\n</article>\n");
    }

    fn text(&self, out: &mut String) {
        let levels = &self.explanation.levels;
        for (n, zone) in levels.zones.iter().enumerate() {
            let _ = write!(out, "<div class=\"zone {0}\"><span class=\"z\" lang=\"en\">{0}</span><p dir=\"auto\">", zone.zone);
            let from = levels.sentences.partition_point(|s| s.zone < n);
            for (nth, sentence) in levels.sentences[from..].iter().take_while(|s| s.zone == n).enumerate() {
                if nth > 0 {
                    out.push(' ');
                }
                self.sentence(out, sentence);
            }
            out.push_str("</p></div>\n");
        }
        if levels.zones.is_empty() {
            let _ = writeln!(out, "<div class=\"zone\"><p dir=\"auto\">{}</p></div>", escaped(&self.explanation.text));
        }
    }

    /// A sentence: mentions as marks, and in and between them the pieces.
    fn sentence(&self, out: &mut String, sentence: &Sentence) {
        out.push_str("<span class=\"se\">");
        let mentions = &self.explanation.levels.mentions;
        let number = mentions.partition_point(|m| m.span.start < sentence.span.start);
        let mut at = sentence.span.start;
        for (n, mention) in inside(mentions, sentence.span, |m| m.span).iter().enumerate() {
            self.pieces(out, CharSpan { start: at, end: mention.span.start });
            let (family, class) = (Family::of(mention.class).name(), mention.class.name());
            let _ = write!(
                out,
                "<mark class=\"{family} m{}\" data-c=\"{class}\" tabindex=\"0\" title=\"{}\">",
                self.first.mention + number + n,
                escaped(&title(mention)),
            );
            self.pieces(out, mention.span);
            out.push_str("</mark>");
            at = mention.span.end;
        }
        self.pieces(out, CharSpan { start: at, end: sentence.span.end });
        out.push_str("</span>");
    }

    /// A stretch cut wherever a token or a mark over the text begins or ends.
    fn pieces(&self, out: &mut String, span: CharSpan) {
        let tokens = inside(&self.explanation.levels.tokens, span, |t| t.span);
        let until = self.overlays.partition_point(|(s, _)| s.start < span.end);
        // What covers a stretch may begin before it, but never before the sentence, which is short.
        let from = self.overlays.partition_point(|(s, _)| s.start + LONGEST < span.start);
        let over: Vec<_> = self.overlays[from..until].iter().filter(|(s, _)| s.end > span.start).collect();
        let bounds = tokens.iter().map(|t| t.span).chain(over.iter().map(|(s, _)| *s)).flat_map(|s| [s.start, s.end]);
        let mut cuts: Vec<usize> = bounds.filter(|b| span.start < *b && *b < span.end).chain([span.start, span.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        for piece in cuts.windows(2) {
            let piece = CharSpan { start: piece[0], end: piece[1] };
            let token = tokens.iter().find(|t| t.span.start <= piece.start && piece.end <= t.span.end);
            let mut classes: Vec<&str> = Vec::new();
            if let Some(token) = token {
                classes.push(if token.entries.is_empty() && !token.in_gazetteer { "t" } else { "t k" });
            }
            classes.extend(over.iter().filter(|(s, _)| s.start <= piece.start && piece.end <= s.end).map(|(_, c)| c.as_str()));
            let text = escaped(self.source.of(piece));
            if classes.is_empty() {
                out.push_str(&text);
                continue;
            }
            let _ = write!(out, "<span class=\"{}\"", classes.join(" "));
            if let Some(token) = token {
                let _ = write!(out, " data-t=\"{} {}\"", written(token.span), escaped(&known(token)));
            }
            if let Some(voice) = voice_over(&self.explanation.levels.voices, piece) {
                let _ = write!(out, " data-v=\"{}\"", escaped(&said::voice(voice)));
            }
            let _ = write!(out, ">{text}</span>");
        }
    }

    fn statements(&self, out: &mut String) {
        let _ = write!(out, "<section class=\"of-statements of-all\"><h2>Statements</h2>");
        if self.said.is_empty() {
            out.push_str("<p class=\"none\">None.</p>");
        }
        out.push_str("<ol>");
        let mut in_order: Vec<_> = self.said.iter().enumerate().collect();
        in_order.sort_by_key(|(_, said)| said.statement.span.start);
        for (n, said) in in_order {
            let statement = said.statement;
            let what = if said.what.is_empty() { &statement.kind } else { &said.what };
            let meaning = self.lexicon.and_then(|l| l.rules.iter().find(|r| r.id == statement.rule)).map(|r| r.meaning.as_str());
            let _ = write!(
                out,
                "\n<li><button type=\"button\" class=\"card\" data-on=\"s{0}\" data-who=\"w{0}\" aria-pressed=\"false\">\
                 <span class=\"head\"><span class=\"id\">{1}</span> <b>{2}</b></span>\
                 <span class=\"q\"{3}>« {4} »</span>",
                self.first.statement + n,
                escaped(said.short),
                escaped(what),
                self.lang,
                escaped(&statement.quote),
            );
            row(out, "said by", &escaped(&said.voice()));
            let meaning = meaning.map_or_else(String::new, |m| format!(" <small class=\"meaning\">{}</small>", escaped(m)));
            row(out, "rule", &format!("<code>{}</code>{meaning}", escaped(&statement.rule)));
            let of = if said.incidents.is_empty() { String::new() } else { format!(" · incident {}", said.incidents.join(" ")) };
            row(out, "span", &format!("{}{}", written(statement.span), escaped(&of)));
            out.push_str("</button>");
        }
        out.push_str("</ol></section>\n");
    }

    fn not_taken(&self, out: &mut String) {
        let left: Vec<&Candidate> = self.explanation.levels.candidates.iter().filter(|c| !c.taken).collect();
        if left.is_empty() {
            return;
        }
        out.push_str("<section class=\"of-statements\"><h2>Matched, not taken</h2><ul>");
        for candidate in left {
            let effect = candidate.effect.map_or_else(String::new, |e| format!(" … « {} »", self.source.of(e)));
            let _ = write!(
                out,
                "\n<li class=\"item\"><code>{}</code> <span{}>« {} »{}</span> <small>{}</small>",
                escaped(&candidate.rule),
                self.lang,
                escaped(self.source.of(candidate.victims)),
                escaped(&effect),
                strength(candidate),
            );
        }
        out.push_str("</ul></section>\n");
    }

    fn incidents(&self, out: &mut String) {
        let reading = &self.explanation.reading;
        out.push_str("<section class=\"of-incidents of-all\"><h2>Incidents</h2>");
        if reading.incidents.is_empty() {
            out.push_str("<p class=\"none\">None.</p>");
        }
        out.push_str("<ol>");
        for (n, incident) in reading.incidents.iter().enumerate() {
            let _ = write!(
                out,
                "\n<li><button type=\"button\" class=\"card k{}\" data-on=\"i{}\" aria-pressed=\"false\">\
                 <span class=\"head\"><span class=\"id\">{}</span> <b>{}</b></span>",
                n % COLOURS,
                self.first.incident + n,
                escaped(said::number(&incident.id)),
                escaped(&said::incident(incident)),
            );
            for evidence in self.explanation.evidence.iter().filter(|e| e.of == incident.id) {
                let value = said::value(incident, evidence, reading);
                let quote = self.source.of(evidence.span);
                let quote = format!("<small{}>« {} »</small>", self.lang, escaped(quote));
                row(out, evidence.what, &format!("{} {quote}", escaped(&value)));
            }
            out.push_str("</button>");
        }
        out.push_str("</ol></section>\n");
    }

    /// What every name of a place means, and what else it may mean.
    fn places(&self, out: &mut String) {
        if self.explanation.places.is_empty() {
            return;
        }
        out.push_str("<section class=\"of-incidents\"><h2>Places</h2><ul>");
        for place in &self.explanation.places {
            let name = escaped(self.source.of(place.span));
            let _ = write!(out, "\n<li class=\"item\"><b{}>{name}</b> {}", self.lang, escaped(&places::meant(place)));
            for candidate in &place.candidates {
                let _ = write!(out, "<br><small>{}</small>", escaped(&places::candidate(candidate)));
            }
        }
        out.push_str("</ul></section>\n");
    }

    fn mentions(&self, out: &mut String) {
        let levels = &self.explanation.levels;
        out.push_str("<section class=\"of-groups\"><h2>Mentions</h2><ol>");
        for (n, mention) in levels.mentions.iter().enumerate() {
            let _ = write!(
                out,
                "\n<li><button type=\"button\" class=\"card\" data-on=\"m{}\" aria-pressed=\"false\"><span class=\"head\">\
                 <mark class=\"{}\">{}</mark> <b{}>{}</b></span><span class=\"row\">{}</span>",
                self.first.mention + n,
                Family::of(mention.class).name(),
                mention.class.name(),
                self.lang,
                escaped(self.source.of(mention.span)),
                escaped(&mention.features.join(" · ")),
            );
            if !mention.fits.is_empty() {
                let _ = write!(out, "<span class=\"row\"><code>{}</code></span>", escaped(&mention.fits.join(" ")));
            }
            for candidate in levels.candidates.iter().filter(|c| c.victims == mention.span) {
                let sign = if candidate.taken { "✓ taken" } else { "matched" };
                row(out, sign, &format!("<code>{}</code> <small>{}</small>", escaped(&candidate.rule), strength(candidate)));
            }
            out.push_str("</button>");
        }
        out.push_str("</ol></section>\n");
    }
}

/// More characters than a sentence can have that is cut at its longest; a longer mark still ends where the sentence does.
const LONGEST: usize = 20_000;

/// The voice over a piece of the text.
fn voice_over(voices: &[Voice], piece: CharSpan) -> Option<&Voice> {
    let next = voices.partition_point(|v| v.span.start <= piece.start);
    voices[..next].last().filter(|v| within(piece, v.span))
}

fn row(out: &mut String, label: &str, shown: &str) {
    let _ = write!(out, "<span class=\"row\"><span class=\"l\">{label}</span> {shown}</span>");
}

/// The details of a mention, as the browser shows them on hover and focus.
fn title(mention: &Mention) -> String {
    let mut lines = vec![format!("{} {}", mention.class.name(), written(mention.span))];
    lines.extend((!mention.features.is_empty()).then(|| mention.features.join(" · ")));
    lines.extend((!mention.fits.is_empty()).then(|| format!("fits {}", mention.fits.join(" "))));
    lines.join("\n")
}
