//! Who may be speaking: nouns of office, witnesses, texts, and persons by their name.

use super::group::{ActorGroup, GroupKind, SourceGroup};
use super::{Context, actors};
use crate::lexicon::{Function, Sense, SpeechPreposition, Tense, WordId};
use crate::model::SpeakerClass;

/// "according to", "from a security source".
pub fn preposition(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let (length, kind) = context.longest(at, |s| match s {
        Sense::SpeechPreposition(kind) => Some(*kind),
        _ => None,
    })?;
    if context.is(at, Function::For) && (at > 0 || !speaks_after(context, at + length)) {
        return None;
    }
    if kind == SpeechPreposition::Source {
        // The source stands inside the phrase itself; what follows may tell more.
        let (start, (inner, class)) = (at..at + length).find_map(|i| source_noun(context, i).map(|(l, c)| (i, (l, c))))?;
        if !speaks(context, at, (start + inner).max(at + length)) && !context.is_any(at, &[Function::Of]) && at > 0 {
            return None;
        }
        let end = (start + inner).max(at + length);
        let group = SourceGroup { class: Some(class), actor: None, plural: true, person: None, same: false };
        return Some((end - at, GroupKind::Source(group)));
    }
    Some((length, GroupKind::SpeechPreposition(kind)))
}

fn source_noun(context: &Context<'_>, at: usize) -> Option<(usize, SpeakerClass)> {
    context.longest(at, |s| match s {
        Sense::Source { class, .. } => Some(*class),
        _ => None,
    })
}

fn speech_noun(context: &Context<'_>, at: usize) -> Option<usize> {
    context.longest(at, |s| matches!(s, Sense::SpeechNoun(_)).then_some(())).map(|(length, ())| length)
}

/// A source that stands where somebody speaks: beside a verb of speech or after "according to".
pub fn at(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let determined = context.is_any(
        at,
        &[Function::DetDef, Function::DetIndef, Function::DetDes, Function::DetDu, Function::DetPoss, Function::DetDem, Function::DetEach],
    );
    let mut here = at + usize::from(determined);
    let mut number = false;
    if let Some(quantity) = super::numbers::quantity(context, at).filter(|q| !q.article) {
        // "plusieurs habitants", "deux sources sécuritaires"
        let plain = !quantity.bare_plural;
        if plain && source_noun(context, at + quantity.length).is_some() {
            here = at + quantity.length;
            number = true;
        }
    }
    // Adjectives before the noun: "la même source", "un haut responsable", "l'ancien maire".
    let same = context.word(here).len() > 2 && context.is(here, Function::Adverb) && source_or_text(context, here + 1);
    if same || (!source_or_text(context, here) && lower_unknown(context, here) && source_or_text(context, here + 1)) {
        here += 1;
    }
    if let Some((length, class)) = source_noun(context, here) {
        let mut end = here + length;
        let mut group = SourceGroup { class: Some(class), actor: None, plural: false, person: None, same };
        end = complement(context, end, &mut group);
        if !speaks(context, at, end) {
            return None;
        }
        if number && !speaks_next(context, end) {
            return None;
        }
        return Some((end - at, GroupKind::Source(group)));
    }
    // A text that speaks: "un communiqué de l'armée", "le document".
    if let Some(length) = speech_noun(context, here) {
        let mut end = here + length;
        let mut group = SourceGroup { class: None, actor: None, plural: false, person: None, same: true };
        end = complement(context, end, &mut group);
        group.same = group.class.is_none();
        if speaks(context, at, end) {
            return Some((end - at, GroupKind::Source(group)));
        }
        return None;
    }
    // A side that speaks: "l'armée malienne a déclaré", "le JNIM".
    if let Some((length, actor)) = actors::any(context, here)
        && speaks(context, at, here + length)
    {
        let group = of_actor(&actor);
        return Some((here + length - at, GroupKind::Source(group)));
    }
    person(context, at)
}

fn source_or_text(context: &Context<'_>, at: usize) -> bool {
    source_noun(context, at).is_some() || speech_noun(context, at).is_some()
}

fn lower_unknown(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.is_word() && !t.capital && t.word == WordId::NONE)
}

/// The speaker that an actor makes.
pub fn of_actor(actor: &ActorGroup) -> SourceGroup {
    let class = match actor.kind {
        "army" | "national guard" => SpeakerClass::Army,
        "police" | "gendarmerie" | "security forces" | "security_forces" | "customs" => SpeakerClass::SecurityForces,
        "un_mission" => SpeakerClass::Un,
        "multinational_force" => SpeakerClass::ForeignArmy,
        "government" => SpeakerClass::Government,
        _ => SpeakerClass::ArmedGroup,
    };
    SourceGroup { class: Some(class), actor: Some(actor.actor.clone()), plural: false, person: None, same: false }
}

/// What belongs to the source: whose spokesman, of which ministry, the person's name. Returns the end.
fn complement(context: &Context<'_>, mut end: usize, group: &mut SourceGroup) -> usize {
    for _ in 0..3 {
        if let Some((length, ())) = context.longest(end, |s| matches!(s, Sense::Demonym(_)).then_some(())) {
            end += length;
            continue;
        }
        if lower_unknown(context, end) && !context.is_mark(end, ',') {
            // "officiel", "régional": adjectives of the source.
            end += 1;
            continue;
        }
        break;
    }
    let of = [Function::Of, Function::DetDu, Function::DetDes, Function::By, Function::In].into_iter().any(|f| context.is(end, f));
    let inside = context.longest(end, |s| matches!(s, Sense::PlaceWord(crate::lexicon::PlaceWord::In)).then_some(())).map(|(l, ())| l);
    let mut here = end + inside.filter(|_| !of).unwrap_or(usize::from(of));
    if of || inside.is_some() {
        if context.is_any(here, &[Function::DetDef, Function::DetIndef, Function::DetPoss]) {
            here += 1;
        }
        let weak = matches!(group.class, None | Some(SpeakerClass::Official | SpeakerClass::Government | SpeakerClass::UnnamedSource));
        if let Some((length, actor)) = actors::any(context, here) {
            let other = of_actor(&actor);
            if weak && group.class != Some(SpeakerClass::UnnamedSource) {
                group.class = other.class;
            }
            group.actor = other.actor;
            end = here + length;
        } else if let Some((length, class)) = source_noun(context, here) {
            if weak && group.class != Some(SpeakerClass::UnnamedSource) {
                group.class = Some(class);
            }
            let mut inner = SourceGroup { class: Some(class), actor: None, plural: false, person: None, same: false };
            end = complement_once(context, here + length, &mut inner);
            if group.class == Some(class) || weak && group.class != Some(SpeakerClass::UnnamedSource) {
                group.class = inner.class;
            }
        } else if let Some((length, ())) = context.longest(here, |s| matches!(s, Sense::Country(_)).then_some(())) {
            end = here + length;
        }
    }
    // A name in apposition: ", Yaya Sangaré," or "Souleymane Dembele".
    let comma = context.is_mark(end, ',');
    let start = end + usize::from(comma);
    let mut name_end = start;
    while name_end - start < 4 && context.tokens.get(name_end).is_some_and(|t| t.is_word() && t.capital) {
        name_end += 1;
    }
    if name_end > start {
        group.person = Some(crate::lexicon::fold(context.word(name_end - 1)));
        end = name_end;
    }
    end
}

/// One more "de …" behind a complement: "un responsable du ministère de la Défense", "le chef de l'état-major des armées".
fn complement_once(context: &Context<'_>, end: usize, group: &mut SourceGroup) -> usize {
    if !context.is_any(end, &[Function::Of, Function::DetDu, Function::DetDes]) {
        return end;
    }
    let here = end + 1 + usize::from(context.is(end + 1, Function::DetDef));
    if let Some((length, actor)) = actors::any(context, here) {
        group.actor = Some(actor.actor);
        return here + length;
    }
    if let Some((length, class)) = source_noun(context, here) {
        if group.class == Some(SpeakerClass::Official) {
            group.class = Some(class);
        }
        return here + length;
    }
    end
}

/// A person by name beside a verb of speech: "M. Sangaré a fait état", "a ajouté Dembele".
fn person(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let token = context.tokens.get(at)?;
    if !token.is_word() || !token.capital {
        return None;
    }
    let mut end = at;
    while end - at < 5 && context.tokens.get(end).is_some_and(|t| t.is_word() && t.capital || (end > at && t.is_mark('.') && end - at == 1)) {
        end += 1;
    }
    let last = end - 1;
    if !context.tokens[last].is_word() || context.senses(at).any(|(_, s)| matches!(s, Sense::Function(_) | Sense::Country(_) | Sense::Time(_) | Sense::Number { .. } | Sense::Modifier { .. } | Sense::Victim { .. })) {
        return None;
    }
    if !speaks_strictly(context, at, end) {
        return None;
    }
    let mut group =
        SourceGroup { class: None, actor: None, plural: false, person: Some(crate::lexicon::fold(context.word(last))), same: false };
    // "…, ministre de la Communication": the office after the name.
    if context.is_mark(end, ',') {
        let here = end + 1 + usize::from(context.is(end + 1, Function::DetDef));
        if let Some((length, class)) = source_noun(context, here) {
            let person = group.person.take();
            group.class = Some(class);
            end = complement(context, here + length, &mut group);
            group.person = person;
        }
    }
    Some((end - at, GroupKind::Source(group)))
}

fn is_speech_verb(context: &Context<'_>, at: usize, finite: bool) -> bool {
    context.senses(at).any(|(_, s)| match s {
        Sense::Verb(form) => {
            let verb = &context.lexicon.verbs[form.verb as usize];
            verb.speech.is_some() && !(finite && matches!(form.tense, Tense::Infinitive | Tense::PresentParticiple))
        }
        _ => false,
    })
}

fn speaks(context: &Context<'_>, start: usize, end: usize) -> bool {
    speaks_before(context, start) || speaks_after(context, end)
}

fn speaks_strictly(context: &Context<'_>, start: usize, end: usize) -> bool {
    let after = !verb_of_another(context, end) && (end..(end + 4).min(context.len())).take_while(|i| !context.is_mark(*i, '.')).any(|i| is_speech_verb(context, i, true));
    after || speaks_before(context, start)
}

/// Whether "according to" or a verb of speech stands right before.
fn speaks_before(context: &Context<'_>, start: usize) -> bool {
    for back in 1..=7usize.min(start) {
        let at = start - back;
        let preposition = context.senses(at).any(|(length, s)| {
            matches!(s, Sense::SpeechPreposition(SpeechPreposition::According | SpeechPreposition::Quoted | SpeechPreposition::Learned))
                && at + length == start
                && !(context.is(at, Function::For) && at > 0)
        });
        if preposition {
            return true;
        }
        if is_speech_verb(context, at, true) {
            // Between the verb and its subject only an addressee or a time may stand: "a déclaré à l'AFP lundi le maire".
            let clean = (at + 1..start).all(|i| {
                !context.is(i, Function::That) && !context.is_mark(i, ':') && !context.is_any(i, &[Function::Of, Function::By, Function::And])
            });
            if clean && before_is_post_posed(context, at) {
                return true;
            }
        }
        if context.is_mark(at, '.') || context.is_mark(at, ';') {
            return false;
        }
    }
    false
}

/// A verb of speech whose subject follows stands after a comma, a quotation, or with an auxiliary after one.
fn before_is_post_posed(context: &Context<'_>, verb: usize) -> bool {
    let mut at = verb;
    while at > 0 && verb - at < 6 {
        at -= 1;
        if context.is(at, Function::Pronoun) && !context.tokens[at].hyphen {
            return false;
        }
        let skip = context.is_adverb(at)
            || context.is_any(at, &[Function::Negation, Function::Pronoun, Function::Reflexive, Function::As, Function::While, Function::That])
            || context.senses(at).any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].auxiliary.is_some()));
        if skip {
            continue;
        }
        return context.is_mark(at, ',') || context.is_quote(at) || context.is_mark(at, '-') || context.is_mark(at, '!') || context.is_mark(at, '?');
    }
    at == 0
}

/// Whether a finite verb of speech follows, with at most a parenthesis or an apposition between.
fn speaks_after(context: &Context<'_>, end: usize) -> bool {
    if verb_of_another(context, end) {
        return false;
    }
    let mut at = end;
    let limit = (end + 26).min(context.len());
    while at < limit {
        if is_speech_verb(context, at, true) {
            return true;
        }
        if at > end + 3 {
            // Only an apposition between commas or a relative clause may be that long.
            let opened = (end..end + 3).any(|i| context.is_mark(i, ',') || context.is_mark(i, '(') || context.is_any(i, &[Function::Who, Function::In, Function::Of, Function::DetDu, Function::On]));
            if !opened {
                return false;
            }
        }
        let stops = context.is_mark(at, '.') || context.is_mark(at, ';') || context.is_mark(at, ':')
            || context.senses(at).any(|(_, s)| match s {
                Sense::Verb(form) => {
                    let verb = &context.lexicon.verbs[form.verb as usize];
                    verb.effect.is_some() || verb.incident.is_some_and(|(_, strong)| strong)
                }
                _ => false,
            });
        if stops {
            return false;
        }
        at += 1;
    }
    false
}

/// ", rapporte le maire": a verb of speech right after a comma or a quotation has its subject behind it.
fn verb_of_another(context: &Context<'_>, end: usize) -> bool {
    let mut at = end;
    while context.is_quote(at) || context.is_mark(at, ',') || context.is_mark(at, ')') {
        at += 1;
    }
    if at == end {
        return false;
    }
    let auxiliary = |at: usize| context.senses(at).any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].auxiliary.is_some()));
    let skip = |at: usize| context.is_any(at, &[Function::Reflexive, Function::Negation]) || context.is_adverb(at);
    while auxiliary(at) || skip(at) || context.tokens.get(at).is_some_and(|t| t.hyphen) {
        at += 1;
    }
    is_speech_verb(context, at, true)
}

/// Whether a verb of speech follows at once: "deux habitants racontent".
fn speaks_next(context: &Context<'_>, end: usize) -> bool {
    let mut at = end;
    let passable = |at: usize| {
        context.is_adverb(at)
            || context.is_any(at, &[Function::Negation, Function::Reflexive])
            || context.senses(at).any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].auxiliary.is_some()))
    };
    while at < end + 4 && passable(at) {
        at += 1;
    }
    is_speech_verb(context, at, true)
}
