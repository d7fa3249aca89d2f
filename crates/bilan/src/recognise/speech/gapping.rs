//! Verbs of speech that are left out: "the mayor speaks of ten dead, the governor of twelve".

use super::super::{sources::Phrase, times};
use super::{Context, Cue, Reach, Who, subject};
use crate::lexicon::{Function, Sense, SenseClass, TimeWord};

/// Whom a figure stands behind in a clause without a verb, after a cue whose verb he shares.
pub fn voices(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    if cues.is_empty() {
        cues.extend(of_the_sentence_before(context, phrases));
        return;
    }
    let mut found: Vec<Cue> = Vec::new();
    for (index, phrase) in phrases.iter().enumerate() {
        // "…, plusieurs témoins de douze", "…, Human Rights Watch de douze"
        let people = phrase.counted && phrase.names_victims(context);
        let noun = phrase.plain && !context.tokens[phrase.start].capital;
        let named = phrase.group.class.is_some() && !(phrase.text || people || phrase.contracted || noun);
        if !named || !opens_clause(context, phrase.start) || !subject::may_be_subject(context, phrase) {
            continue;
        }
        let Some(figure) = figure_behind(context, phrase) else { continue };
        let shared = cues.iter().chain(&found).filter(|c| c.end <= phrase.start).max_by_key(|c| c.start);
        let Some(shared) = shared.filter(|c| shares(context, phrases, c, phrase.start)) else { continue };
        // "the army lost ten men, the rebels twenty": where the first clause tells a deed, so does the second.
        let cue = Cue { stance: shared.stance, ..Cue::forward(phrases, index, figure) };
        found.push(cue);
    }
    cues.append(&mut found);
}

/// "Le préfet parle de six morts. Le maire, de quinze.", "Le maire, lui, de quinze.": who speaks in a sentence that leaves out its verb.
fn of_the_sentence_before(context: &Context<'_>, phrases: &[Phrase]) -> Option<Cue> {
    let phrase = phrases.first().filter(|p| p.start == 0 && p.group.class.is_some())?;
    let person = !(phrase.text || phrase.counted || phrase.contracted || phrase.seat);
    let stressed = context.is(phrase.end + 1, Function::PronounStressed) && context.is_mark(phrase.end + 2, ',');
    let of = phrase.end + 1 + if stressed { 2 } else { 0 };
    let opens = person && context.is_mark(phrase.end, ',') && context.is(of, Function::Of);
    let closes = context.len() <= of + 1 + FIGURE_WORDS && !(of..context.len()).any(|i| subject::finite_at(context, i));
    (opens && closes && is_number(context, of + 1)).then(|| Cue::forward(phrases, 0, of + 1))
}

/// Whether a number, or a word before one, stands here.
fn is_number(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.number().is_some())
        || context.has_any(at, &[SenseClass::Number, SenseClass::Modifier])
}

/// Whether a mark or a conjunction stands right before.
fn opens_clause(context: &Context<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        context.is_mark(before, ',')
            || context.is_mark(before, ';')
            || context.is_any(before, &[Function::And, Function::But, Function::While])
    })
}

/// Where the figure of a clause without a verb begins: behind whoever speaks, with "of" at most between.
fn figure_behind(context: &Context<'_>, phrase: &Phrase) -> Option<usize> {
    let number = |i: usize| is_number(context, i);
    // "…; le maire, mardi matin, de trente": the comma stands for the verb, and a day behind it has another.
    let day = times::length(context, phrase.end + 1).filter(|length| context.is_mark(phrase.end + 1 + length, ','));
    let behind = phrase.end + 1 + day.map_or(0, |length| length + 1);
    let comma =
        context.is_mark(phrase.end, ',') && context.is_any(behind, &[Function::Of, Function::DetDes]) && number(behind + 1);
    if comma {
        return ends_clause(context, behind + 1).then_some(behind + 1);
    }
    let of = usize::from(context.is_any(phrase.end, &[Function::Of, Function::DetDes]));
    // "… et une source religieuse la mort de trois civils"
    let harm = context.is(phrase.end, Function::DetDef) && context.has(phrase.end + 1, SenseClass::EffectNoun);
    let told = harm && context.is_any(phrase.end + 2, &[Function::Of, Function::DetDes]);
    let at = phrase.end + if told { 3 } else { of };
    // "son fils de 18 ans": his age.
    let unit = |i: usize| context.senses_of(i, &[SenseClass::Time]).any(|(_, s)| matches!(s, Sense::Time(TimeWord::Unit(_))));
    let age = (at + 1..at + 1 + AGE_WORDS).any(unit);
    let figure = (number(at) || context.is(at, Function::DetIndef) && number(at + 1)) && !age;
    let clause = at..context.len();
    let ends = |i: &usize| !(context.is_mark(*i, ',') || context.is_mark(*i, ';') || context.is_mark(*i, '.'));
    (figure && !clause.take_while(ends).any(|i| subject::finite_at(context, i))).then_some(at)
}

/// Whether a clause ends within a few words of a figure, and has no verb.
fn ends_clause(context: &Context<'_>, figure: usize) -> bool {
    let ends = |i: usize| context.tokens.get(i).is_none_or(|t| !t.is_word() && t.number().is_none());
    (figure..figure + FIGURE_WORDS).find(|i| ends(*i)).is_some_and(|end| !(figure..end).any(|i| subject::finite_at(context, i)))
}

/// A figure, and what it counts, are of so many words.
const FIGURE_WORDS: usize = 6;

/// A number and its unit are of so many words.
const AGE_WORDS: usize = 2;

/// Whether the cue before is a verb with its subject in front, and no other clause stands between.
fn shares(context: &Context<'_>, phrases: &[Phrase], cue: &Cue, at: usize) -> bool {
    let subject = matches!(cue.who, Who::Phrase(index) if phrases[index].start == cue.start);
    let between = cue.end..at;
    subject && !cue.preposition && cue.reach == Reach::Forward && !between.into_iter().any(|i| subject::finite_at(context, i))
}
