//! Paragraphs and what they are: headline and body state things, furniture of the page does not.

use super::tokens::end_of_paragraph;
use super::{Sentence, Token};
use crate::lexicon::{Furniture, Lexicon};
use crate::model::Span;

/// What a paragraph is. Only [`Zone::Headline`] and [`Zone::Body`] state anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    Headline,
    Body,
    /// Headlines of other reports.
    Related,
    Caption,
    Credit,
    Comment,
}

#[derive(Clone, Debug)]
pub struct Paragraph {
    pub span: Span,
    pub zone: Zone,
}

/// Lines that belong together. A line that stops in mid-sentence is continued by the next.
pub fn paragraphs(text: &str, body: usize) -> Vec<Paragraph> {
    let lines = lines(text, body);
    let wrapped = is_wrapped(&lines);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut blank = true;
    for span in lines {
        if span.start == span.end {
            blank = true;
            continue;
        }
        match out.last_mut() {
            Some(last) if !blank && continues(last.span.of(text), span.of(text), wrapped) => last.span = last.span.cover(span),
            _ => out.push(Paragraph { span, zone: Zone::Body }),
        }
        blank = false;
    }
    out
}

/// The lines of a text from its body on, without the space around them.
fn lines(text: &str, body: usize) -> Vec<Span> {
    let mut at = body;
    let ends = memchr::memchr_iter(b'\n', &text.as_bytes()[body..]).map(|end| body + end);
    // What stands behind the last end is a line as well, unless nothing does.
    let ends = ends.chain((!text[body..].ends_with('\n')).then_some(text.len()));
    let line = |end: usize| {
        let line = &text[at..end];
        let content = line.trim_start();
        let start = at + (line.len() - content.len());
        at = end + 1;
        Span::new(start, start + content.trim_end().len())
    };
    ends.map(line).collect()
}

fn continues(before: &str, line: &str, wrapped: bool) -> bool {
    let last = before.trim_end_matches(['»', '"', '”', ' ', '\u{A0}', ')']).chars().next_back();
    if last.is_some_and(|c| matches!(c, '.' | '!' | '?' | ':' | '|')) {
        return wrapped && last != Some(':');
    }
    let first = line.chars().next();
    wrapped || first.is_some_and(char::is_lowercase)
}

/// Whether lines were broken at a fixed width: most of them end near the same column.
fn is_wrapped(lines: &[Span]) -> bool {
    let lengths: Vec<usize> = lines.iter().take(200).map(|l| l.end - l.start).filter(|l| *l > 0).collect();
    if lengths.len() < 6 {
        return false;
    }
    let longest = lengths.iter().copied().max().unwrap_or(0);
    let full = lengths.iter().filter(|l| **l + 15 >= longest).count();
    (50..=120).contains(&longest) && full * 10 >= lengths.len() * 6
}

/// A headline is short and has no full stop.
const LONGEST_HEADLINE: usize = 220;

/// A headline of another report, below who signed this one: what is longer may be a last sentence cut off.
const LONGEST_LINE: usize = 110;
const LONGEST_CAPTION: usize = 300;
/// What points at another report: ">> Niger: …", "Niger: … →". No list in a communiqué begins its lines so.
const POINTERS: [char; 11] = ['>', '»', '›', '←', '→', '►', '▶', '➤', '➜', '↳', '☞'];

/// The same, of two characters.
const ARROW: &str = "->";

pub fn classify(text: &str, paragraphs: &mut [Paragraph], tokens: &[Token], lexicon: &Lexicon) {
    let mut at = 0;
    let mut related = false;
    let mut comment = false;
    let mut begun = false;
    let mut signed = false;
    let many = paragraphs.len() > 1;
    // Nothing of the report has been told yet.
    let mut opens = true;
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        let first = at;
        at = end_of_paragraph(tokens, at, index as u32);
        let tokens = &tokens[first..at];
        let content = paragraph.span.of(text);
        let stopped = ends_with_stop(content);
        let furniture = furniture(tokens, lexicon);
        let alone = furniture.is_some_and(|f| f.len + 3 >= tokens.len());
        paragraph.zone = match furniture.map(|f| f.kind) {
            _ if comment => Zone::Comment,
            // "15 comments" above the report counts them; below it, it opens them.
            Some(Furniture::Comment) if alone && !begun => Zone::Credit,
            Some(Furniture::Comment) if alone => {
                comment = true;
                Zone::Comment
            }
            Some(Furniture::Related) if furniture.is_some_and(|f| f.at == 0 && (f.len > 1 || alone || labels(tokens, f.len))) => {
                related = alone;
                Zone::Related
            }
            // "Home > News > Niger: …"
            Some(Furniture::Menu) if furniture.is_some_and(|f| f.at == 0 && leads_on(tokens, f.len)) && !stopped => Zone::Related,
            // "… soldiers at A. Read also: Niger: …", "… Read more"; not "The war in the headlines of the press".
            Some(Furniture::Related)
                if content.len() < LONGEST_HEADLINE
                    && !stopped
                    && furniture.is_some_and(|f| labels(tokens, f.at + f.len) || f.at + f.len + 2 >= tokens.len()) =>
            {
                Zone::Related
            }
            Some(Furniture::Credit | Furniture::Caption)
                if content.len() < LONGEST_CAPTION && (!stopped || furniture.is_some_and(|f| f.at == 0)) =>
            {
                Zone::Caption
            }
            Some(Furniture::Share | Furniture::Source | Furniture::Tags)
                if alone
                    || (furniture.is_some_and(|f| f.at == 0)
                        && content.len() < LONGEST_HEADLINE
                        && !(stopped && goes_on(tokens))) =>
            {
                Zone::Credit
            }
            // Below who signed the report the page names others.
            _ if signed && !stopped && content.len() < LONGEST_LINE => Zone::Related,
            // Below a heading of others, their first words stand as well: "In the border town of A, fighting…"
            _ if related && trails_off(content) && content.len() < LONGEST_HEADLINE => Zone::Related,
            _ if (related || index > 0 && points(content)) && !stopped && content.len() < LONGEST_HEADLINE => Zone::Related,
            _ if opens && many && (!stopped || exclaims(content)) && content.len() < LONGEST_HEADLINE => Zone::Headline,
            _ => {
                related = false;
                Zone::Body
            }
        };
        opens &= paragraph.zone == Zone::Related && !related;
        signed |= begun && paragraph.zone == Zone::Credit && furniture.is_some_and(|f| f.at == 0 && f.kind == Furniture::Source);
        begun |= paragraph.zone == Zone::Body && (index > 0 && stopped || content.len() >= LONGEST_HEADLINE);
    }
}

/// What is longer than this, in so many sentences, is no list of other headlines: a report that is printed in one paragraph, with the
/// headline of another one before its first sentence.
const LONGEST_RELATED: usize = 400;
const SENTENCES_OF_A_REPORT: usize = 3;

/// Takes a report back that stands in one paragraph with the headline of another: only the sentence of that headline is of the other.
pub fn take_back(paragraphs: &mut [Paragraph], sentences: &mut [Sentence]) {
    // Where there is a body, such a paragraph tells of what else the page offers.
    if paragraphs.iter().any(|p| p.zone == Zone::Body) {
        return;
    }
    for told in sentences.chunk_by_mut(|a, b| a.paragraph == b.paragraph) {
        let paragraph = &mut paragraphs[told[0].paragraph as usize];
        let long = paragraph.span.end - paragraph.span.start > LONGEST_RELATED && told.len() >= SENTENCES_OF_A_REPORT;
        if paragraph.zone == Zone::Related && long {
            paragraph.zone = Zone::Body;
            told[1..].iter_mut().for_each(|sentence| sentence.zone = Zone::Body);
        }
    }
}

/// Whether a line begins or ends with a sign that points at another report.
fn points(content: &str) -> bool {
    content.starts_with(POINTERS) || content.starts_with(ARROW) || content.ends_with(['→', '►', '▶', '➜'])
}

/// "Podcast: …": a colon stands behind the words with which a line opens.
fn labels(tokens: &[Token], len: usize) -> bool {
    tokens.get(len).is_some_and(|t| t.is_mark(':'))
}

/// "Home > News": behind the word of a menu stands what leads on.
fn leads_on(tokens: &[Token], len: usize) -> bool {
    tokens.get(len).is_some_and(|t| ['>', '›', '»', '|'].iter().any(|mark| t.is_mark(*mark)))
}

fn ends_with_stop(content: &str) -> bool {
    content.trim_end_matches(['»', '"', '”', ' ', '\u{A0}', ')']).ends_with(['.', '!', '?', '…', ';', ':'])
}

fn trails_off(content: &str) -> bool {
    content.ends_with("...") || content.ends_with('…')
}

/// "Gare à l'embrasement !", "Qui a tué les bergers ?": headlines may ask or exclaim, in one sentence.
fn exclaims(content: &str) -> bool {
    let stop = |c: char| matches!(c, '.' | '!' | '?' | '…' | ';');
    content.ends_with(['!', '?']) && content.matches(stop).count() == 1
}

#[derive(Clone, Copy)]
struct FoundFurniture {
    kind: Furniture,
    at: usize,
    len: usize,
}

/// "From our correspondent in A. Three civilians were killed": behind the first stop a sentence tells something.
fn goes_on(tokens: &[Token]) -> bool {
    let stop = tokens.iter().position(|t| t.is_mark('.'));
    stop.is_some_and(|stop| tokens[stop + 1..].iter().filter(|t| t.is_word()).count() >= SENTENCE && tokens[stop + 1].capital)
}

/// A sentence has at least so many words.
const SENTENCE: usize = 6;

/// The first piece of page furniture in a paragraph; only its beginning and its end are looked at.
fn furniture(tokens: &[Token], lexicon: &Lexicon) -> Option<FoundFurniture> {
    let edge = 14;
    let end = tokens.len();
    let of = |from: usize, to: usize| {
        let part = tokens.get(from..to)?.iter().enumerate();
        part.filter(|(_, token)| lexicon.opens_furniture(token.word) || token.is_mark('©')).find_map(|(n, token)| {
            let at = from + n;
            if token.is_mark('©') {
                return Some(FoundFurniture { kind: Furniture::Credit, at, len: 1 });
            }
            lexicon.furniture(&tokens[at..]).map(|(kind, len)| FoundFurniture { kind, at, len })
        })
    };
    of(0, end.min(edge)).or_else(|| of(end.saturating_sub(edge - 1).max(edge), end))
}
