//! Who holds a figure that the report gives to be too low or too high, or disputes it: a stance towards that figure, never a
//! figure of its own.

use rustc_hash::FxHashMap;

use crate::model::{Effect, Reading, Span, Stance, Statement, StatementKind};
use crate::recognise::{GroupKind, Kinds};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// Words that judge a count, as the table of hedges names them.
const JUDGEMENTS: [&str; 3] = ["too_low", "too_high", DISPUTED];
const DISPUTED: &str = "disputed";

/// Ties each judgement of a count to the figure that it is about, as one more statement.
pub fn doubts(told: &[SentenceTold<'_>], reading: &mut Reading) {
    let mut figures = None;
    for sentence in told.iter().filter(|s| s.zone == Zone::Body && s.kinds.any(Kinds::SPEECH_NOUN)) {
        let judged = sentence.groups.iter().enumerate().find_map(|(n, g)| match g.kind {
            GroupKind::Hedge(how) if JUDGEMENTS.contains(&how) => Some((n, how)),
            // "A count disputed by X".
            GroupKind::Speech(ref said) if matches!(said.stance, Stance::Denied | Stance::Doubted) => Some((n, DISPUTED)),
            _ => None,
        });
        let count = sentence.groups.iter().position(|g| matches!(g.kind, GroupKind::SpeechNoun(Stance::Asserted)));
        let (Some((at, how)), Some(count)) = (judged, count) else { continue };
        let speaker = sentence.speaker(at).cloned();
        let span = |n: usize| sentence.context.span(sentence.groups[n].start, sentence.groups[n].end);
        let figures = figures.get_or_insert_with(|| Figures::of(reading));
        let Some(Figure { statement, .. }) = figures.judged(sentence, span(at)) else { continue };
        let same =
            |of: &Statement| of.speaker.as_ref().map(|s| (s.class, &s.name)) == speaker.as_ref().map(|s| (s.class, &s.name));
        // Who corrects himself only says that more may come.
        if same(&reading.statements[statement]) {
            continue;
        }
        let span = Span { start: span(at.min(count)).start, end: span(at.max(count)).end };
        let doubt = reading.statements.len();
        reading.statements.push(Statement {
            kind: StatementKind::Toll,
            speaker,
            stance: Stance::Doubted,
            hedge: vec![how],
            span,
            rule: "gather/doubt".to_owned(),
            confidence: 0.9,
        });
        for &(incident, toll) in &figures.tolls[&statement] {
            reading.incidents[incident].tolls[toll].doubted_by.push(doubt);
        }
    }
}

/// A figure of people killed: its statement, and where that begins.
#[derive(Clone, Copy)]
struct Figure {
    start: usize,
    statement: usize,
}

/// The figures of a reading that a judgement may be about, each list in the order of the text.
struct Figures {
    killed: Vec<Figure>,
    by_number: FxHashMap<u64, Vec<Figure>>,
    /// Where the tolls of each statement stand: incident and toll.
    tolls: FxHashMap<usize, Vec<(usize, usize)>>,
}

impl Figures {
    fn of(reading: &Reading) -> Self {
        let mut of = Self { killed: Vec::new(), by_number: FxHashMap::default(), tolls: FxHashMap::default() };
        for (incident, told) in reading.incidents.iter().enumerate() {
            for (toll, t) in told.tolls.iter().enumerate() {
                of.tolls.entry(t.statement).or_default().push((incident, toll));
                if t.effect == Effect::Killed && t.part_of.is_none() && !t.superseded {
                    let figure = Figure { start: reading.statements[t.statement].span.start, statement: t.statement };
                    of.killed.push(figure);
                    of.by_number.entry(t.quantity.low).or_default().push(figure);
                }
            }
        }
        of.by_number.values_mut().chain([&mut of.killed]).for_each(|list| list.sort_by_key(|f| f.start));
        of
    }

    /// The figure before the judgement: one that the sentence names again, or else the last that was given.
    fn judged(&self, sentence: &SentenceTold<'_>, judgement: Span) -> Option<Figure> {
        let last = |list: &Vec<Figure>| list[..list.partition_point(|f| f.start < judgement.start)].last().copied();
        let named = sentence.groups.iter().filter_map(|g| match &g.kind {
            GroupKind::Victims(v) => last(self.by_number.get(&v.quantity.low)?),
            _ => None,
        });
        named.max_by_key(|f| f.start).or_else(|| last(&self.killed))
    }
}
