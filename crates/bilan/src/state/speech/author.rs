//! Reports that are somebody's statement: a communiqué printed whole.
//!
//! Its author stands on a letterhead, in the title ("Communiqué n° 3 de …"), before a formula of such texts ("porte à la
//! connaissance de l'opinion"), or below as a signature. What nobody else says in it is the author's.

use super::Heard;
use crate::lexicon::{Function, Sense, SenseClass, SpeechPreposition};
use crate::model::SpeakerClass;
use crate::recognise::{Context, Phrase, Who, finite_at};
use crate::segment::Zone;

/// So many sentences hold the head of a text, and so many its foot.
const HEAD: usize = 8;
const FOOT: usize = 3;
/// A signature, with its place, day, office and name, takes so many sentences.
const SIGNATURE: usize = 5;

/// Who wrote the report, if it is a statement.
pub fn of<'a, 'c>(heard: &'a [Heard<'a, 'c>]) -> Option<(&'a Context<'c>, &'a Phrase)> {
    let head = &heard[..heard.len().min(HEAD)];
    let foot = &heard[heard.len().saturating_sub(FOOT)..];
    if let Some(author) = head.iter().find_map(formula) {
        return Some(author);
    }
    if let Some(author) = condemns(heard) {
        return Some(author);
    }
    let Some(title) = head.iter().find_map(title) else { return signed(heard) };
    let letterhead = head.iter().find_map(line);
    title.or(letterhead).or_else(|| foot.iter().rev().find_map(line))
}

/// "La Mission condamne l'attaque de A", in the title and again where the text begins, and nobody else speaks in it: the statement of
/// whoever condemns.
fn condemns<'a, 'c>(heard: &'a [Heard<'a, 'c>]) -> Option<(&'a Context<'c>, &'a Phrase)> {
    let begins = |sentence: &'a Heard<'a, 'c>| {
        let context = sentence.context;
        let phrase = sentence.speech.phrases.first().filter(|p| p.start == 0 && institution(p) && !p.text)?;
        (phrase.end..phrase.end + 4)
            .any(|i| context.is(i, Function::Condemns) && finite_at(context, i))
            .then_some((context, phrase))
    };
    let title = heard.first().filter(|s| s.zone == Zone::Headline).and_then(begins)?;
    let lede = heard.iter().find(|s| s.zone == Zone::Body).and_then(begins)?;
    let same = |class: Option<SpeakerClass>| class == title.1.group.class;
    let others = heard.iter().flat_map(|s| s.speech.cues.iter().map(move |c| (s, c.who)));
    let alone = others.into_iter().all(|(s, who)| match who {
        Who::Phrase(index) => s.speech.phrases[index].text || same(s.speech.phrases[index].group.class),
        _ => true,
    });
    (alone && same(lede.1.group.class)).then_some(lede)
}

/// "Done at A, on 3 May. For the general staff, colonel B": whoever signs a text below it.
fn signed<'a, 'c>(heard: &'a [Heard<'a, 'c>]) -> Option<(&'a Context<'c>, &'a Phrase)> {
    let from = heard.len().saturating_sub(SIGNATURE).max(1);
    let formula = |s: &Heard<'_, '_>| {
        s.context.brings_in(SpeechPreposition::Signed) && kind_at(s.context, 0, SpeechPreposition::Signed).is_some()
    };
    let at = (from..heard.len()).find(|at| formula(&heard[*at]))?;
    heard[at..].iter().find_map(|s| {
        let signs = |p: &&Phrase| institution(p) && !p.text && (0..s.context.len()).all(|i| !finite_at(s.context, i));
        s.speech.phrases.iter().find(signs).map(|p| (s.context, p))
    })
}

/// A line that holds nothing but the name of an institution.
fn line<'a, 'c>(sentence: &'a Heard<'a, 'c>) -> Option<(&'a Context<'c>, &'a Phrase)> {
    let phrase = sentence.speech.phrases.first().filter(|p| p.start == 0 && institution(p) && !p.text)?;
    let rest = (phrase.end..sentence.context.len()).filter(|i| sentence.context.tokens[*i].is_word()).count();
    let short = sentence.context.len() <= 20 && !(0..sentence.context.len()).any(|i| finite_at(sentence.context, i));
    (short && rest <= 6).then_some((sentence.context, phrase))
}

fn institution(phrase: &Phrase) -> bool {
    let class = phrase.group.class;
    let person = matches!(class, None | Some(SpeakerClass::Residents | SpeakerClass::Media | SpeakerClass::UnnamedSource));
    !person && !phrase.seat && !phrase.name_only && !phrase.counted && !phrase.group.plural
}

/// A line that calls the report a statement, with its author where it stands there too.
fn title<'a, 'c>(sentence: &'a Heard<'a, 'c>) -> Option<Option<(&'a Context<'c>, &'a Phrase)>> {
    let context = sentence.context;
    // "Update, bulletin d'information de X": one word may stand before.
    let first = if context.is_mark(1, ',') { 2 } else { 0 };
    let (length, _) =
        kind_at(context, first, SpeechPreposition::Heading).map(|(l, ())| (first + l, ())).or_else(|| after_author(sentence))?;
    // "Communiqué de presse – Ce qu'a fait la force": what stands behind its mark is said in the text.
    let set_off = [':', '–', '—', '-'].iter().any(|mark| context.is_mark(length, *mark));
    let verb = !set_off && (length..context.len()).any(|i| finite_at(context, i) && !context.tokens[i].capitals);
    if verb || context.len() > 30 {
        return None;
    }
    Some(sentence.speech.phrases.iter().find(|p| institution(p)).map(|p| (context, p)))
}

/// "Ministère de la Défense : communiqué": the word behind the author's colon.
fn after_author(sentence: &Heard<'_, '_>) -> Option<(usize, ())> {
    let first = sentence.speech.phrases.first().filter(|p| p.start == 0 && institution(p) && !p.text)?;
    let at = (first.end..sentence.context.len().min(first.end + 4)).find(|i| !sentence.context.tokens[*i].is_word())? + 1;
    kind_at(sentence.context, at, SpeechPreposition::Heading).map(|(length, ())| (at + length, ()))
}

/// "X porte à la connaissance de l'opinion": X writes.
fn formula<'a, 'c>(sentence: &'a Heard<'a, 'c>) -> Option<(&'a Context<'c>, &'a Phrase)> {
    let context = sentence.context;
    if !context.brings_in(SpeechPreposition::Formula) {
        return None;
    }
    let at = (0..context.len())
        .find(|at| !context.tokens[*at].quoted && kind_at(context, *at, SpeechPreposition::Formula).is_some())?;
    let phrase = sentence
        .speech
        .phrases
        .iter()
        .find(|p| (p.start <= 2 || at <= p.end + 2) && p.end <= at && p.group.class.is_some() && !p.text && !p.counted)?;
    Some((context, phrase))
}

/// "Here is the copy of that document:": what follows is the text, whoever wrote it.
pub fn is_copied(sentence: &Heard<'_, '_>) -> bool {
    let context = sentence.context;
    let ends = context.len().checked_sub(1).is_some_and(|last| context.is_mark(last, ':'));
    ends && context.holds(SenseClass::SpeechNoun) && kind_at(context, 0, SpeechPreposition::Opens).is_some()
}

fn kind_at(context: &Context<'_>, at: usize, wanted: SpeechPreposition) -> Option<(usize, ())> {
    context.longest_of(at, &[SenseClass::SpeechPreposition], |s| {
        matches!(s, Sense::SpeechPreposition(kind) if *kind == wanted).then_some(())
    })
}
