//! Who says what: frames of source, cue and content, and how far each reaches.
//!
//! A frame reaches forward from its cue ("according to X, …", "X said that …") or backward ("…, said X"). What no frame
//! reaches is the outlet's own voice, unless a quotation that is still open or a pronoun continues the speaker before.

use rustc_hash::FxHashMap;

use crate::lexicon::{Function, SpeechPreposition};
use crate::model::{Speaker, SpeakerClass, Stance};
use crate::recognise::{Context, Group, GroupKind, SourceGroup};

/// Who says each part of a sentence.
pub struct Attribution {
    frames: Vec<Frame>,
}

struct Frame {
    /// Groups it reaches, end exclusive.
    from: usize,
    to: usize,
    speaker: Option<Speaker>,
    stance: Stance,
}

impl Attribution {
    pub fn speaker(&self, group: usize) -> Option<&Speaker> {
        self.frame(group).and_then(|f| f.speaker.as_ref())
    }

    pub fn stance(&self, group: usize) -> Stance {
        self.frame(group).map_or(Stance::Asserted, |f| f.stance)
    }

    fn frame(&self, group: usize) -> Option<&Frame> {
        // The narrowest frame that reaches the group.
        self.frames.iter().filter(|f| f.from <= group && group < f.to).min_by_key(|f| f.to - f.from)
    }
}

/// What the sentences before leave behind.
#[derive(Default)]
pub struct Memory {
    last: Option<Speaker>,
    last_paragraph: u32,
    /// Offices of persons, by surname.
    persons: FxHashMap<String, Speaker>,
    /// The sentence before ended inside a quotation.
    quotation: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forward,
    Backward,
}

struct Cue {
    at: usize,
    end: usize,
    direction: Direction,
    speaker: Option<Speaker>,
    stance: Stance,
}

pub fn attribute(context: &Context<'_>, groups: &[Group], paragraph: u32, memory: &mut Memory) -> Attribution {
    let mut cues = cues(context, groups, memory);
    cues.sort_by_key(|c| c.at);
    let mut frames = Vec::new();
    for index in 0..cues.len() {
        let cue = &cues[index];
        let (from, to) = match cue.direction {
            Direction::Forward => {
                // A later cue that looks back keeps its own clause.
                let next = cues[index + 1..].iter().find(|c| c.direction == Direction::Forward && splits(context, groups, c.at));
                let back = cues[index + 1..].iter().find(|c| c.direction == Direction::Backward && clause_start(groups, c.at) > cue.end);
                let to = next.map_or(groups.len(), |c| clause_start(groups, c.at).max(cue.end));
                let to = back.map_or(to, |c| to.min(clause_start(groups, c.at)));
                (cue.at, to.max(cue.end))
            }
            Direction::Backward => {
                let from = cues[..index].iter().rev().find(|c| c.end < cue.at).map_or(0, |c| if c.direction == Direction::Backward { c.end } else { clause_start(groups, cue.at).max(c.end) });
                // What follows a speaker set between two parts of a sentence is still the same speaker's.
                let next = cues[index + 1..].first().map_or(groups.len(), |c| clause_start(groups, c.at).max(cue.end));
                (from, next)
            }
        };
        frames.push(Frame { from, to, speaker: cue.speaker.clone(), stance: cue.stance });
    }
    let quoted_from_start = context.tokens.first().is_some_and(|t| t.quoted);
    let content = context.tokens.iter().filter(|t| t.is_word());
    let (words, quoted) = content.fold((0, 0), |(w, q), t| (w + 1, q + usize::from(t.quoted)));
    if frames.is_empty() {
        let continues = quoted_from_start && quoted * 10 >= words * 8 && paragraph <= memory.last_paragraph + 1;
        if continues && memory.last.is_some() {
            frames.push(Frame { from: 0, to: groups.len(), speaker: memory.last.clone(), stance: Stance::Asserted });
        } else if words > 0 {
            memory.last = memory.last.take().filter(|_| paragraph <= memory.last_paragraph + 2);
        }
    }
    if let Some(last) = frames.iter().rev().find_map(|f| f.speaker.clone()) {
        memory.last = Some(last);
        memory.last_paragraph = paragraph;
    }
    memory.quotation = context.tokens.last().is_some_and(|t| t.quoted);
    Attribution { frames }
}

/// Whether a cue opens a clause of its own, so that the one before ends there.
fn splits(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = clause_start(groups, at);
    start > 0 && at - start <= 6 || groups[..at].last().is_some_and(|g| context.is_any(g.start, &[Function::And, Function::But, Function::While]))
}

/// Where the clause that holds this group begins: after the last comma, semicolon or conjunction.
fn clause_start(groups: &[Group], at: usize) -> usize {
    (0..at).rev().find(|i| matches!(groups[*i].kind, GroupKind::Mark(',' | ';' | ':' | '(' | '-'))).map_or(0, |i| i + 1)
}

fn cues(context: &Context<'_>, groups: &[Group], memory: &mut Memory) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut taken = vec![false; groups.len()];
    for at in 0..groups.len() {
        if taken[at] {
            continue;
        }
        match &groups[at].kind {
            GroupKind::SpeechPreposition(SpeechPreposition::According | SpeechPreposition::Learned | SpeechPreposition::Quoted) => {
                let Some(source) = (at + 1..(at + 4).min(groups.len())).find(|i| is_source(&groups[*i])) else {
                    if let Some(speaker) = official_text(context, groups, at) {
                        cues.push(placed(groups, at, at + 2, Some(speaker), Stance::Asserted));
                    }
                    continue;
                };
                taken[source] = true;
                let speaker = resolve(context, groups, source, memory);
                cues.push(placed(groups, at, end_of_source(groups, source), speaker, Stance::Asserted));
            }
            GroupKind::Source(_) => {
                // With its verb after it, or before it.
                let before = verb_before(context, groups, at);
                let after = verb_after(context, groups, at);
                let phrase = context.is_any(groups[at].start, &[Function::Of]) || at > 0 && matches!(groups[at - 1].kind, GroupKind::Mark(',')) && before.is_none() && after.is_none();
                if let Some((verb, stance)) = before {
                    let speaker = resolve(context, groups, at, memory);
                    taken[at] = true;
                    cues.push(Cue { at: verb, end: end_of_source(groups, at), direction: Direction::Backward, speaker, stance });
                } else if let Some((verb, stance)) = after {
                    let speaker = resolve(context, groups, at, memory);
                    taken[at] = true;
                    if groups.len() > verb && matches!(&groups[verb].kind, GroupKind::Speech(s) if s.passive) {
                        continue;
                    }
                    cues.push(Cue { at, end: verb + 1, direction: Direction::Forward, speaker, stance });
                } else if phrase {
                    let speaker = resolve(context, groups, at, memory);
                    taken[at] = true;
                    cues.push(placed(groups, at, end_of_source(groups, at), speaker, Stance::Asserted));
                }
            }
            // "Il a ajouté que", "a-t-il précisé": a pronoun continues the speaker before.
            GroupKind::Speech(speech) if !speech.participle && !speech.passive => {
                let pronoun_before = at > 0 && is_pronoun(context, &groups[at - 1]);
                let pronoun_after = groups.get(at + 1).is_some_and(|g| is_pronoun(context, g) && context.tokens[g.start].hyphen) || contains_pronoun(context, &groups[at]);
                let own_subject = cues.iter().any(|c| c.end == at + 1 || c.at == at);
                if own_subject || !(pronoun_before || pronoun_after) {
                    continue;
                }
                let direction = if pronoun_after { Direction::Backward } else { Direction::Forward };
                let start = if pronoun_before { at - 1 } else { at };
                cues.push(Cue { at: start, end: at + 1, direction, speaker: memory.last.clone(), stance: speech.stance });
            }
            _ => {}
        }
    }
    cues
}

fn is_source(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Source(_) | GroupKind::Actor(_)) 
}

fn is_pronoun(context: &Context<'_>, group: &Group) -> bool {
    matches!(group.kind, GroupKind::Word) && context.is_any(group.start, &[Function::Pronoun, Function::PronounWe])
}

fn contains_pronoun(context: &Context<'_>, group: &Group) -> bool {
    (group.start..group.end).any(|i| context.tokens[i].hyphen && context.is(i, Function::Pronoun))
}

/// A phrase such as "according to X": before its content at the head of a clause, after it at the end of one.
fn placed(groups: &[Group], at: usize, end: usize, speaker: Option<Speaker>, stance: Stance) -> Cue {
    let closes = groups[end.min(groups.len())..].iter().take_while(|g| !matches!(g.kind, GroupKind::Mark(',' | '.' | ';' | ')'))).count() <= 3;
    let opens = at <= 1 || groups[..at].iter().rev().take(3).any(|g| matches!(g.kind, GroupKind::Mark(';' | ':')));
    let after_comma = at > 0 && matches!(groups[at - 1].kind, GroupKind::Mark(','));
    let last = groups[end.min(groups.len())..].iter().all(|g| !matches!(g.kind, GroupKind::Victims(_) | GroupKind::Effect(_)));
    let backward = !opens && (last || (closes && after_comma) || closes);
    Cue { at, end, direction: if backward { Direction::Backward } else { Direction::Forward }, speaker, stance }
}

/// "selon un bilan officiel": a text without its author.
fn official_text(context: &Context<'_>, groups: &[Group], at: usize) -> Option<Speaker> {
    let next = (at + 1..(at + 4).min(groups.len())).find(|i| matches!(groups[*i].kind, GroupKind::SpeechNoun(_)))?;
    let span = context.span(groups[next].start, groups[next].end);
    Some(Speaker { class: SpeakerClass::Official, actor: None, name: Some(span.of(context.text).to_owned()), span, via: Vec::new() })
}

fn end_of_source(groups: &[Group], source: usize) -> usize {
    (source + 1).min(groups.len())
}

/// The verb of speech whose subject this source is, standing before it: ", a déclaré X".
fn verb_before(context: &Context<'_>, groups: &[Group], at: usize) -> Option<(usize, Stance)> {
    let from = at.saturating_sub(6);
    let verb = (from..at).rev().find(|i| matches!(&groups[*i].kind, GroupKind::Speech(s) if !s.participle && !s.passive))?;
    let clean = groups[verb + 1..at].iter().all(|g| match &g.kind {
        GroupKind::Mark(m) => *m == ',' || *m == '\'',
        GroupKind::Word => !context.is_any(g.start, &[Function::That, Function::Of, Function::By, Function::Who, Function::And]),
        GroupKind::Time(_) | GroupKind::SpeechPreposition(_) | GroupKind::Place(_) => true,
        _ => false,
    });
    let opened = verb == 0 || groups[..verb].iter().rev().take(3).any(|g| matches!(g.kind, GroupKind::Mark(',' | '»' | '"' | '”' | '-' | '!' | '?')));
    let GroupKind::Speech(speech) = &groups[verb].kind else { return None };
    (clean && opened).then_some((verb, speech.stance))
}

/// The verb of speech that this source is the subject of, standing after it.
fn verb_after(context: &Context<'_>, groups: &[Group], at: usize) -> Option<(usize, Stance)> {
    let mut commas = 0;
    for (index, group) in groups.iter().enumerate().skip(at + 1).take(22) {
        match &group.kind {
            GroupKind::Speech(s) if !s.participle => return Some((index, if s.negated { Stance::Denied } else { s.stance })),
            GroupKind::Mark(',') => commas += 1,
            GroupKind::Mark('.' | ';' | ':') => return None,
            GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some_and(|(_, s)| s) => {
                // "le JNIM a revendiqué avoir tué": the claim is the verb of speech before it.
                return None;
            }
            GroupKind::Word if index > at + 6 && commas == 0 && !context.is_adverb(group.start) => {
                if index > at + 12 {
                    return None;
                }
            }
            _ => {}
        }
    }
    None
}

/// The speaker that a source group means; remembers persons with their office.
fn resolve(context: &Context<'_>, groups: &[Group], at: usize, memory: &mut Memory) -> Option<Speaker> {
    let span = context.span(groups[at].start, groups[at].end);
    let source = match &groups[at].kind {
        GroupKind::Source(source) => source.clone(),
        GroupKind::Actor(actor) => crate::recognise::source_of_actor(actor),
        _ => return None,
    };
    let SourceGroup { class, actor, person, same, .. } = source;
    if same || class.is_none() {
        if let Some(known) = person.as_ref().and_then(|p| memory.persons.get(p)) {
            return Some(Speaker { span, ..known.clone() });
        }
        if person.is_none() {
            return memory.last.clone().map(|last| Speaker { span, ..last });
        }
    }
    let class = class.unwrap_or(SpeakerClass::Official);
    let via = relays(context, groups, at);
    let speaker = Speaker { class, actor, name: Some(span.of(context.text).to_owned()), span, via };
    if let Some(person) = person {
        memory.persons.insert(person, speaker.clone());
    }
    Some(speaker)
}

/// Who relays the source: "cited by Reuters", "according to SITE" in the same sentence.
fn relays(context: &Context<'_>, groups: &[Group], at: usize) -> Vec<String> {
    groups
        .iter()
        .enumerate()
        .filter(|(i, _)| *i > at)
        .filter_map(|(i, g)| match &g.kind {
            GroupKind::SpeechPreposition(SpeechPreposition::Relayed) => {
                let next = groups.get(i + 1)?;
                let word = context.word(next.start);
                word.chars().next().is_some_and(char::is_uppercase).then(|| word.to_owned())
            }
            _ => None,
        })
        .collect()
}
