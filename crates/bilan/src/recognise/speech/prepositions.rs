//! Cues that are no verbs: "selon X", "de source sécuritaire", "citant X", and where a text or "on" has it from.

use super::super::Context;
use super::super::{sources::Phrase, times};
use super::{Agreement, Cue, Reach, Who, aside, fronted, subject, verbs};
use crate::lexicon::{Auxiliary, Function, Sense, SenseClass, SourceRole, SpeechPreposition};
use crate::model::{SpeakerClass, Stance};

pub fn preposition_at(
    context: &Context<'_>,
    at: usize,
    wanted: impl Fn(SpeechPreposition) -> bool,
) -> Option<(usize, SpeechPreposition)> {
    context.longest_of(at, &[SenseClass::SpeechPreposition], |s| match s {
        Sense::SpeechPreposition(kind) if wanted(*kind) => Some(*kind),
        _ => None,
    })
}

/// Whether words that bring in a voice begin here: "according to", "citing".
pub fn brings_in(context: &Context<'_>, at: usize) -> bool {
    use SpeechPreposition as Kind;
    // "for" stands in brackets for many other things.
    let voice = |k| matches!(k, Kind::According | Kind::Quoted | Kind::Trusted | Kind::Source | Kind::Earlier);
    !context.is(at, Function::For) && preposition_at(context, at, voice).is_some()
}

/// "selon X", "de source sécuritaire", "d'après lui", "lit-on dans le texte".
pub fn prepositions(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    use SpeechPreposition as Kind;
    const CUES: [Kind; 9] = [
        Kind::According,
        Kind::Quoted,
        Kind::Trusted,
        Kind::Source,
        Kind::Earlier,
        Kind::EarlierPlural,
        Kind::Antecedent,
        Kind::Learned,
        Kind::Side,
    ];
    if !CUES.iter().any(|kind| context.brings_in(*kind)) {
        return;
    }
    let wanted = |kind| CUES.contains(&kind);
    let mut at = 0;
    while at < context.len() {
        let quoted = || context.tokens[at].quoted && !context.is_quote(at);
        let Some((length, kind)) = preposition_at(context, at, wanted).filter(|_| !quoted()) else {
            at += 1;
            continue;
        };
        let end = at + length;
        let cue = match kind {
            Kind::According | Kind::Quoted | Kind::Trusted => according(context, phrases, at, end, kind),
            Kind::Earlier | Kind::EarlierPlural => {
                let feminine = context.gender(end - 1).or_else(|| context.gender(end - 2));
                let told =
                    Agreement { plural: kind == Kind::EarlierPlural, feminine, latter: latter(context, end), of_several: false };
                Some((end, Who::Pronoun(told)))
            }
            Kind::Antecedent => phrases
                .iter()
                .rposition(|p| p.end <= at && p.end + 4 >= at && p.group.class.is_some())
                .map(|i| (end, Who::Phrase(i))),
            Kind::Source if context.is(at, Function::Of) => phrases
                .iter()
                .position(|p| p.start >= at && p.start <= at + 2 && p.end >= end)
                .filter(|_| opens_phrase(context, at))
                .map(|i| (phrases[i].end, Who::Phrase(i))),
            Kind::Learned => learned(context, phrases, end),
            Kind::Side => side(context, phrases, at, end),
            _ => None,
        };
        match cue {
            Some((end, who)) => {
                let reach = if kind == Kind::Learned { Reach::Around } else { placed(context, at, end) };
                cues.push(Cue {
                    start: at,
                    end,
                    who,
                    reach,
                    stance: Stance::Asserted,
                    preposition: true,
                    figure: false,
                    own_count: false,
                    media: matches!(who, Who::Phrase(i) if phrases[i].group.class == Some(SpeakerClass::Media)),
                    cites: matches!(kind, Kind::Quoted | Kind::Trusted),
                    adds: again(context, phrases, who),
                    until: None,
                });
                at = end;
            }
            None => at = end,
        }
    }
}

/// "Côté armée, six soldats sont morts", "douze morts côté officiel": whoever fights speaks only at the head of a clause; elsewhere it
/// is whose dead they are.
fn side(context: &Context<'_>, phrases: &[Phrase], at: usize, end: usize) -> Option<(usize, Who)> {
    let index = phrases.iter().position(|p| p.start == end && !(p.counted || p.text || p.seat))?;
    let phrase = &phrases[index];
    let opens = (at == 0 || !context.tokens[at - 1].is_word()) && context.is_mark(phrase.end, ',');
    let speaks = match phrase.group.class? {
        SpeakerClass::Official | SpeakerClass::Government | SpeakerClass::Community | SpeakerClass::Medical => true,
        SpeakerClass::Ngo => !phrase.group.anaphor,
        SpeakerClass::Army | SpeakerClass::SecurityForces | SpeakerClass::Un => opens,
        SpeakerClass::ArmedGroup => opens && phrase.group.named,
        _ => false,
    };
    speaks.then_some((phrase.end, Who::Phrase(index)))
}

/// "according to our information": what the outlet itself knows.
pub fn own_voice(context: &Context<'_>) -> bool {
    let ours = |at: usize| context.is(at, Function::DetOurs) && context.has(at + 1, SenseClass::SpeechNoun);
    let according =
        |at: usize| preposition_at(context, at, |k| k == SpeechPreposition::According).is_some_and(|(l, _)| ours(at + l));
    context.brings_in(SpeechPreposition::According)
        && context.holds_function(&[Function::DetOurs])
        && (0..context.len()).any(|at| !context.tokens[at].quoted && according(at))
}

/// Whether the words before this token are those for whoever was told of last: "ce dernier", "celui-ci".
pub fn latter(context: &Context<'_>, end: usize) -> bool {
    let two = |at: usize| context.is_pronoun_of_two_words(at);
    end.checked_sub(2).is_some_and(|at| two(at) && !context.is(at, Function::DetIndef))
}

/// "Douze morts dans une embuscade (armée)": a source in brackets has said what stands before.
pub fn bracketed(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    if !context.may_hold_mark('(') {
        return;
    }
    // "(société civile)": a speaker of several words, whatever the last of them means by itself.
    let source = |p: &Phrase| {
        let long = |s: &Sense| matches!(s, Sense::Source { .. }).then_some(());
        context.longest_of(p.start, &[SenseClass::Source], long).is_some_and(|(length, ())| length > 1)
    };
    let counted_people = |p: &Phrase| p.counted || !source(p) && p.names_victims(context);
    // "(source : gendarmerie)"
    let opened = |p: &Phrase| {
        let before = p.start.checked_sub(1)?;
        let labelled = before > 2
            && context.is_mark(before, ':')
            && context.is_mark(before - 2, '(')
            && context.has_any(before - 1, &[SenseClass::Source, SenseClass::SpeechNoun]);
        let open = if labelled { before - 2 } else { before };
        (open > 0 && context.is_mark(open, '(') && context.is_mark(p.end, ')')).then_some(open)
    };
    // "(ONU)": what an abbreviation right behind its own name stands for.
    let abbreviates = |open: usize| phrases.iter().any(|p| p.start < open && p.end >= open);
    let speaks = |p: &Phrase, open: usize| {
        let body = || {
            let outlet = p.group.class == Some(SpeakerClass::Media);
            let ends = context.tokens.get(p.end + 1).is_none_or(|t| !t.is_word() && p.end + 2 >= context.len());
            context.tokens[p.start].capitals && ends && !outlet && !abbreviates(open)
        };
        let noun = p.plain && !(p.seat || p.name_only || p.text);
        let lower = !p.group.named && !context.tokens[p.start].capital;
        // "l'imam (chef religieux)": what the word right before means.
        let explains = open.checked_sub(1).is_some_and(|before| {
            let same = |s: &Sense| matches!(s, Sense::Source { class, .. } if p.group.class == Some(*class));
            !p.group.plural && context.senses_of(before, &[SenseClass::Source]).any(|(_, s)| same(s))
        });
        noun && !explains && (lower || body()) && p.group.class.is_some() && !counted_people(p)
    };
    for index in 0..phrases.len() {
        let phrase = &phrases[index];
        let Some(open) = opened(phrase).filter(|open| speaks(phrase, *open)) else { continue };
        let cue = Cue::forward(phrases, index, phrase.end + 1);
        cues.push(Cue { start: open, reach: Reach::Around, preposition: true, ..cue });
    }
}

/// "cinq morts pour l'armée, onze pour la société civile": two who count the same, where one of them loses nobody; elsewhere it is whose
/// dead they are.
pub fn set_against(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    use SpeakerClass as Class;
    if !context.holds_function(&[Function::For]) || phrases.is_empty() {
        return;
    }
    let figure = |at: usize| context.counts(at);
    for (index, phrase) in phrases.iter().enumerate() {
        if let Some(start) = counted_for(context, phrase).filter(|start| !cues.iter().any(|c| c.start == *start)) {
            let cue = Cue::forward(phrases, index, phrase.end);
            cues.push(Cue { start, reach: Reach::Around, preposition: true, ..cue });
        }
    }
    // Where the figure stands that is somebody's, with its noun between at most.
    let of = |p: &Phrase| {
        let to = p.start.checked_sub(1).filter(|at| context.is(*at, Function::For) && p.group.class.is_some())?;
        let near = (to.saturating_sub(COUNTED_WORDS)..to).rev().take_while(|i| context.tokens[*i].is_word() || figure(*i));
        // "trente morts pour plusieurs médias"
        let counted = p.counted && p.group.class != Some(Class::Media);
        near.into_iter().find(|i| figure(*i)).filter(|_| !(counted || p.text || p.seat))
    };
    let counts = [Class::Community, Class::Official, Class::Government, Class::Ngo, Class::Media, Class::Monitor];
    for (index, pair) in phrases.windows(2).enumerate() {
        let next = of(&pair[0]).and_then(|_| of(&pair[1])).filter(|next| (pair[0].end..pair[0].end + 3).contains(next));
        let apart = pair.iter().any(|p| p.group.class.is_some_and(|class| counts.contains(&class)));
        if next.is_none() || !apart {
            continue;
        }
        for phrase in [index, index + 1] {
            let start = phrases[phrase].start - 1;
            if !cues.iter().any(|c| c.start == start) {
                let cue = Cue::forward(phrases, phrase, phrases[phrase].end);
                cues.push(Cue { start, reach: Reach::Around, preposition: true, ..cue });
            }
        }
    }
}

/// "Ils sont neuf pour un élu", "ils n'étaient que six pour l'armée": where "for" stands between the number of those told of and whoever counts
/// them so.
fn counted_for(context: &Context<'_>, phrase: &Phrase) -> Option<usize> {
    let who = phrase.group.class.is_some() && !(phrase.counted || phrase.text);
    let to = phrase.start.checked_sub(1).filter(|at| who && context.is(*at, Function::For))?;
    let number = to.checked_sub(1).filter(|at| context.counts(*at))?;
    let be = (number.saturating_sub(COUNTED_WORDS)..number).rev().find(|at| context.is(*at, Function::Copula))?;
    let they = be.checked_sub(1 + usize::from(be > 1 && context.is(be - 1, Function::Negation)))?;
    context.is(they, Function::PronounPlural).then_some(to)
}

/// "cinq soldats tués pour": so many words stand behind a number at most.
const COUNTED_WORDS: usize = 4;

/// "toujours selon cette source", "d'après lui": one who spoke before.
pub fn again(context: &Context<'_>, phrases: &[Phrase], who: Who) -> bool {
    match who {
        Who::Phrase(index) => phrases[index].group.same || context.is(phrases[index].start, Function::DetDem),
        who => matches!(who, Who::Pronoun(_)),
    }
}

/// "a dit l'humanitaire, sur la foi de témoins": who is no outlet says it himself, whomever he has it from.
pub fn drop_vouched(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    if !context.brings_in(SpeechPreposition::Trusted) {
        return;
    }
    let outlet = |class| matches!(class, Some(SpeakerClass::Media | SpeakerClass::Monitor));
    let vouched = |at: usize, cue: &Cue| {
        let trusted = preposition_at(context, cue.start, |k| k == SpeechPreposition::Trusted).is_some();
        let before = cues[..at].last().map(|c| c.who);
        trusted && matches!(before, Some(Who::Phrase(i)) if phrases[i].group.class.is_some() && !outlet(phrases[i].group.class))
    };
    // "Sur la foi de témoins, l'humanitaire a dit": nor where they stand before him.
    let ahead = |at: usize, cue: &Cue| {
        let trusted = || preposition_at(context, cue.start, |k| k == SpeechPreposition::Trusted).is_some();
        let next = cues.get(at + 1).filter(|next| cue.start == 0 && next.start <= cue.end + 1 && !next.preposition);
        next.is_some_and(
            |c| matches!(c.who, Who::Phrase(i) if phrases[i].group.class.is_some() && !outlet(phrases[i].group.class)),
        ) && trusted()
    };
    let dropped = |(at, cue): &(usize, &Cue)| vouched(*at, cue) || ahead(*at, cue);
    let dropped: Vec<usize> = cues.iter().enumerate().filter(dropped).map(|(_, c)| c.start).collect();
    cues.retain(|c| !dropped.contains(&c.start));
}

/// Whether "from a source" stands on its own here: at the beginning, after a mark or a verb.
fn opens_phrase(context: &Context<'_>, at: usize) -> bool {
    // ", toujours de source militaire"
    let at = if at > 1 && context.is_adverb(at - 1) && !context.tokens[at - 2].is_word() { at - 1 } else { at };
    at == 0 || !context.tokens[at - 1].is_word() || context.has_any(at - 1, &[SenseClass::Time, SenseClass::Verb])
}

fn according(context: &Context<'_>, phrases: &[Phrase], at: usize, end: usize, kind: SpeechPreposition) -> Option<(usize, Who)> {
    // "pour" is many things; as a cue it opens a clause that a comma ends.
    let ambiguous = context.is(at, Function::For);
    // "trente civils, pour moitié des volontaires, ont péri"
    if ambiguous && context.function_length(at, Function::IncludingWeak).is_some() {
        return None;
    }
    let conjunction = |i: usize| context.is_any(i, &[Function::That, Function::While, Function::And, Function::But]);
    if ambiguous
        && at > 0
        && (context.tokens[at - 1].is_word() && !conjunction(at - 1) || context.tokens[at - 1].number().is_some())
    {
        return None;
    }
    // "aux dires du maire", "aux dires des habitants": the last word of the preposition is the article.
    let end = behind_account(context, end);
    let article = |p: &Phrase| p.start < end && p.start > at && (p.contracted || p.start + 1 == end && !p.plain);
    let index = phrases.iter().position(|p| p.start >= end && p.start <= end + 1 || article(p))?;
    // "la liste que nous a lue le chef", "un bilan établi par la mairie": the one who gives the text.
    let phrase = &phrases[index];
    if let Some(giver) = giver(context, phrases, phrase) {
        return Some((phrases[giver].end, Who::Phrase(giver)));
    }
    if ambiguous
        && (phrase.group.text
            || phrase.counted
            || !context.is_mark(phrase.end, ',') && !(phrase.core..phrase.end).any(|i| context.is_mark(i, ',')))
    {
        return None;
    }
    // "an NGO that relies on a wide network of sources": whom it always asks is nobody that is quoted here.
    let body = |i: usize| {
        let anaphor = |s: &Sense| matches!(s, Sense::Source { role: SourceRole::Anaphor, .. });
        context.senses_of(i, &[SenseClass::Source]).any(|(_, s)| anaphor(s))
    };
    let any_body = || context.is(phrase.start, Function::DetIndef) && (phrase.start..phrase.end).any(body);
    if kind == SpeechPreposition::Quoted && (phrase.group.text || any_body() || tells_after_asking(context, phrases, at, phrase))
    {
        return None;
    }
    if let Some(author) = author_behind(context, phrases, phrase) {
        return Some((phrase.end, Who::Phrase(author)));
    }
    Some((phrase.end, Who::Phrase(index)))
}

/// "l'ONG, qui a interrogé vingt témoins, affirme": whether a body that is no outlet goes on to tell what it found, behind the relative clause in
/// which it asked others. "La radio, qui a joint le maire, rapporte" tells what he said.
fn tells_after_asking(context: &Context<'_>, phrases: &[Phrase], at: usize, asked: &Phrase) -> bool {
    let comma = at.checked_sub(1).filter(|comma| context.is(at, Function::AsksOthers) && context.is_mark(*comma, ','));
    let body = |comma: usize| phrases.iter().find(|p| p.end == comma && !p.group.text).and_then(|p| p.group.class);
    let tells = |i: usize| context.is_auxiliary(i) || super::subject::finite_at(context, i);
    comma.and_then(body).is_some_and(|class| class != SpeakerClass::Media)
        && context.is_mark(asked.end, ',')
        && tells(asked.end + 1)
}

/// "d'après ce que rapporte hier la radio X", "selon ce qu'a dit la mairie": where whoever says so stands, behind the verb.
fn behind_account(context: &Context<'_>, end: usize) -> usize {
    let verb = end + 2;
    if !(context.is(end, Function::DetDem) && context.is(end + 1, Function::That)) {
        return end;
    }
    let says = |at: usize| {
        let speech = |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].speech.is_some());
        context.longest_of(at, &[SenseClass::Verb], |s| speech(s).then_some(())).map(|(length, ())| at + length)
    };
    let Some(behind) = says(verb).or_else(|| context.is_auxiliary(verb).then(|| says(verb + 1)).flatten()) else { return end };
    // "d'après ce qu'ont dit mardi à l'agence des élus"
    let to = |kind| matches!(kind, SpeechPreposition::Addressed | SpeechPreposition::AddressedAll);
    let passing = |at: usize| times::length(context, at).or_else(|| preposition_at(context, at, to).map(|(length, _)| length));
    let mut end = behind;
    for _ in 0..2 {
        end += passing(end).unwrap_or(0);
    }
    end
}

/// "…, d'après ce qu'elle affirme": whether such words end before a subject that begins here, behind what is said so.
pub fn ends_account(context: &Context<'_>, subject: usize) -> bool {
    let Some(that) = subject.checked_sub(1).filter(|at| context.is(*at, Function::That)) else { return false };
    let Some(so) = that.checked_sub(1).filter(|at| context.is(*at, Function::DetDem)) else { return false };
    let according = |at: usize| preposition_at(context, at, |k| k == SpeechPreposition::According);
    (so.saturating_sub(2)..so).any(|at| at > 0 && according(at).is_some_and(|(length, _)| at + length == so))
}

/// Whoever gives a text stands within so many words behind it.
const GIVEN_WITHIN: usize = 6;

/// Whose text it is by what stands behind it: "établi mardi par X", "obtenu auprès de X", "que nous a lu X", but not
/// "consulté par X".
pub fn giver(context: &Context<'_>, phrases: &[Phrase], text: &Phrase) -> Option<usize> {
    if !text.group.text {
        return None;
    }
    // "given by telephone to the press by the governor": when, to whom and through what are passed over.
    let mut stop = text.end + GIVEN_WITHIN;
    let mut at = text.end + usize::from(!context.is(text.end, Function::By));
    while at < stop.min(context.len()) {
        // "publié, ce samedi, par le gouverneur"
        if let Some(length) = set_off_before_agent(context, at) {
            at += length;
            continue;
        }
        if context.is_mark(at, ',') || context.is(at, Function::That) || subject::finite_at(context, at) {
            break;
        }
        // "un bilan publié mardi dans un communiqué militaire"
        if context.is(at, Function::In)
            && let Some(inner) = phrases.iter().position(|p| p.start == at + 1 && p.text && p.group.class.is_some())
        {
            return Some(inner);
        }
        if let Some(length) = verbs::passing(context, at).or_else(|| subject::addressed(context, at)) {
            at += length;
            stop = at + GIVEN_WITHIN;
            continue;
        }
        if context.is(at, Function::By) {
            let relayed = (text.end..at).any(|i| preposition_at(context, i, |k| k == SpeechPreposition::Relayed).is_some());
            // "ce texte, diffusé par l'agence": an outlet only passes on what was told of before.
            let passes_on = |p: &Phrase| text.group.same && p.group.class == Some(SpeakerClass::Media);
            let given = phrases.iter().position(|p| p.start == at + 1 && !(relayed || passes_on(p)) && p.group.class.is_some());
            // "the toll of the attack led on Monday by X": X did what the text is about.
            if given.is_some() && does(context, text.start, at) {
                return None;
            }
            if given.is_some() {
                return given;
            }
        }
        at += 1;
    }
    if !context.is(text.end, Function::That) {
        return None;
    }
    let ends = |i: &usize| context.is_mark(*i, ',') && *i > text.end + 2 || context.is_mark(*i, '.');
    let stop = (text.end..context.len()).find(ends).unwrap_or(context.len());
    phrases.iter().position(|p| p.start > text.end && p.start < stop && p.group.class.is_some())
}

/// Between two commas, when or how: how many tokens they are, where "by" stands right behind.
fn set_off_before_agent(context: &Context<'_>, at: usize) -> Option<usize> {
    if !context.is_mark(at, ',') {
        return None;
    }
    let close = (at + 1..context.len().min(at + SET_OFF)).find(|i| context.is_mark(*i, ','))?;
    let aside = !(at + 1..close).any(|i| subject::finite_at(context, i));
    (aside && context.is(close + 1, Function::By)).then_some(close + 1 - at)
}

/// So many words at most are set off between a text and whoever gives it: ", sans autre détail, par".
const SET_OFF: usize = 7;

/// Whether the participle before "by" says that an act named before it was carried out.
fn does(context: &Context<'_>, from: usize, by: usize) -> bool {
    let carries_out = |i: usize| {
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| {
            matches!(s, Sense::Verb(f) if {
                let verb = &context.lexicon.verbs[f.verb as usize];
                verb.incident.is_some() || verb.effect.is_some()
            })
        })
    };
    let act = (from..by).rfind(|i| context.has(*i, SenseClass::IncidentNoun));
    act.is_some_and(|act| act + 1 == by || (act + 1..by).any(carries_out))
}

/// "According to a statement, the force killed ten": a text not told of before is that of the body which the clause is about.
fn author_behind(context: &Context<'_>, phrases: &[Phrase], text: &Phrase) -> Option<usize> {
    use SpeakerClass as Class;
    if !text.group.text || text.group.same || text.counted {
        return None;
    }
    let stop = (text.end + 8).min(context.len());
    let comma = (text.end..stop).take_while(|i| !subject::finite_at(context, *i)).find(|i| context.is_mark(*i, ','))?;
    let body = |p: &Phrase| {
        let publishes = matches!(
            p.group.class,
            Some(
                Class::Army
                    | Class::ForeignArmy
                    | Class::SecurityForces
                    | Class::Un
                    | Class::Ngo
                    | Class::Government
                    | Class::Medical
            )
        );
        p.start == comma + 1 && publishes && !(p.counted || p.text || p.plain || p.seat || p.group.plural)
    };
    let index = phrases.iter().position(body)?;
    // Who suffers in the clause is told of by others.
    let mut verbs = (phrases[index].end..context.len().min(phrases[index].end + 6)).filter(|i| subject::finite_at(context, *i));
    verbs.next().is_some_and(|verb| acts(context, verb)).then_some(index)
}

/// Whether a form of "to have" stands here, behind which the subject is the one who acts: not "has been".
fn acts(context: &Context<'_>, at: usize) -> bool {
    let is = |i: usize, auxiliary: Auxiliary| {
        context
            .senses_of(i, &[SenseClass::Auxiliary])
            .any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].auxiliary == Some(auxiliary)))
    };
    is(at, Auxiliary::Have) && !(at + 1..at + 3).any(|i| is(i, Auxiliary::Be))
}

/// "a-t-on appris mercredi de sources sécuritaires", "lit-on".
fn learned(context: &Context<'_>, phrases: &[Phrase], end: usize) -> Option<(usize, Who)> {
    Some(source_of_one(context, phrases, end).unwrap_or((end, Who::Earlier)))
}

/// Where "on" has it from: "auprès de X", "dans le communiqué", "au HCR".
pub fn source_of_one(context: &Context<'_>, phrases: &[Phrase], end: usize) -> Option<(usize, Who)> {
    source_from(context, phrases, end.saturating_sub(1), end)
}

/// As [`source_of_one`], where the phrase begins at `from` at the earliest.
pub fn source_from(context: &Context<'_>, phrases: &[Phrase], from: usize, end: usize) -> Option<(usize, Who)> {
    // "a appris l'agence, vendredi auprès du maire"
    let day = Some(end).filter(|end| context.is_mark(*end, ',')).and_then(|end| times::length(context, end + 1));
    let day = day.map_or(0, |length| length + 1);
    // "on a appris la mort de cinq soldats": those of whom it is told.
    let told = |at: usize| context.has_any(at, &[SenseClass::EffectNoun, SenseClass::IncidentNoun]);
    let stop =
        (end + day..context.len().min(end + day + SOURCE_WITHIN)).find(|at| told(*at)).unwrap_or(end + day + SOURCE_WITHIN);
    let index = phrases.iter().position(|p| {
        p.start >= from
            && p.start <= stop
            && !(end + day..p.start).any(|i| context.is_mark(i, ',') || context.is_mark(i, '.') || context.is(i, Function::That))
            && (p.contracted
                || context.is(p.start, Function::DetDes)
                || p.start + 1 == end
                || p.start == end
                || subject::is_preposition(context, p.start.saturating_sub(1))
                || subject::is_preposition(context, p.start))
    })?;
    let index = giver(context, phrases, &phrases[index]).unwrap_or(index);
    Some((phrases[index].end, Who::Phrase(index)))
}

/// Whoever it comes from stands at most so many words behind the verb.
const AUTHOR_WITHIN: usize = 10;

/// Behind "a appris" its source begins after so many words at most.
const SOURCE_WITHIN: usize = 6;

/// "L'information ressort d'un texte que X a diffusé", "ces chiffres proviennent de X": where what was told comes from.
/// Whatever else in the sentence tells of that text's way to the reader says no more than that.
pub fn derived(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    if !(context.brings_in(SpeechPreposition::Derived) || context.brings_in(SpeechPreposition::Made)) {
        return;
    }
    let found = (0..context.len()).find_map(|at| {
        let (length, kind) = preposition_at(context, at, |k| matches!(k, SpeechPreposition::Derived | SpeechPreposition::Made))?;
        if kind == SpeechPreposition::Made {
            // "the announcement was made on Tuesday by X"
            let day = times::length(context, at + length).unwrap_or(0);
            let end = at + length + day;
            return (points_back(context, at) && context.is(end, Function::By)).then_some((at, end));
        }
        let end = (at + length..at + length + 3).find(|i| !context.is_adverb(*i) && aside(context, *i).is_none())?;
        // "tient ce chiffre, donné dimanche, d'un élu"
        let close = || (end + 1..end + SOURCE_WITHIN + 2).find(|i| context.is_mark(*i, ',')).map(|comma| comma + 1);
        let end = if length > 1 && context.is_mark(end, ',') { close()? } else { end };
        // "il ressort des témoignages que": with its pronoun it opens an account.
        // "L'estimation la plus basse, sept morts, émane de X."
        let account = || {
            phrases.first().is_some_and(|p| p.group.text && p.start <= 1 && p.end < at && !subject::finite_at(context, at - 1))
        };
        // "qui tient l'information de": whom an outlet cites.
        let cites = at > 0 && preposition_at(context, at - 1, |k| k == SpeechPreposition::Quoted).is_some();
        if cites {
            return None;
        }
        // "Ce bilan est celui de l'armée": of an account alone; "on doit ce bilan au maire".
        let whole = length > 1 && !context.is_auxiliary(at);
        let told = points_back(context, at) || account() || whole || at > 0 && context.is(at - 1, Function::Pronoun);
        (told && (from(context, end) || whole && context.is(end, Function::At))).then_some((at, end))
    });
    let Some((at, end)) = found else { return };
    // "tient l'information du maire": the text and whose it is are one phrase.
    let whose = |p: &Phrase| p.start >= end || p.text && p.start > at && p.end > end;
    // "on doit ce bilan à l'imprudence de l'armée": to whom, right behind.
    let within = if context.is(end, Function::At) { 1 } else { AUTHOR_WITHIN };
    let author = |p: &Phrase| whose(p) && p.start <= end + within && p.group.class.is_some() && !p.seat;
    let Some(index) = phrases.iter().position(author) else { return };
    // "… provient d'un site, qui s'appuie sur des médecins": an outlet has it from whom it cites.
    let cited = cues.iter().find(|c| c.cites && c.start >= phrases[index].end && c.start <= phrases[index].end + 2);
    let cited = cited.and_then(|c| if let Who::Phrase(cited) = c.who { Some(cited) } else { None });
    let index = cited.filter(|_| phrases[index].group.class == Some(SpeakerClass::Media)).unwrap_or(index);
    let colon = |i: usize| context.is_mark(i, ':') && (i + 1..context.len()).any(|i| context.counts(i));
    let tells = (phrases[index].end..context.len()).any(|i| context.is(i, Function::That) || colon(i));
    cues.retain(|c| c.end <= at);
    // "Le chiffre de dix morts provient de X": what the clause counts itself.
    let figure = |i: usize| context.counts(i);
    let here = tells || (0..at).any(figure) || fronted::gives(context, at, phrases[index].end);
    let reach = if here { Reach::Around } else { Reach::Previous };
    cues.push(Cue { start: at, reach, ..Cue::forward(phrases, index, phrases[index].end) });
}

/// Whether the words of a clause before its verb mean what was told before: "this account", "the information".
fn points_back(context: &Context<'_>, verb: usize) -> bool {
    let start = (0..verb).rev().find(|i| !context.tokens[*i].is_word()).map_or(0, |i| i + 1);
    let account = |i: usize| {
        context.has(i, SenseClass::SpeechNoun)
            && i > start
            && (i.saturating_sub(2)..i).any(|d| context.is_any(d, &[Function::DetDef, Function::DetDem]))
    };
    verb - start <= 8
        && (preposition_at(context, start, |k| k == SpeechPreposition::PointsBack).is_some() || (start..verb).any(account))
}

/// Whether "of", "in" or their like follows at once, perhaps inside an article.
fn from(context: &Context<'_>, at: usize) -> bool {
    context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes, Function::In, Function::Among])
}

/// A phrase such as "according to X" speaks of what follows at the head of a clause, of what stands around it elsewhere.
fn placed(context: &Context<'_>, at: usize, end: usize) -> Reach {
    let Some(before) = at.checked_sub(1) else { return Reach::Forward };
    let opens = |i: usize| {
        context.is_mark(i, ';')
            || context.is_mark(i, ':')
            || context.is_mark(i, '(')
            || context.is_any(i, &[Function::And, Function::But, Function::That, Function::While, Function::If, Function::Where])
    };
    let after = context.tokens.get(end);
    let set_off = after.is_some_and(|t| t.is_mark(','));
    if opens(before) && after.is_some_and(|t| t.is_word() || t.is_mark(',') || t.number().is_some()) {
        // "(selon le maire)" closes at once; "et, selon le maire, cinq civils" goes on.
        return Reach::Forward;
    }
    let comma = context.is_mark(before, ',');
    if comma && set_off && before > 0 && opens(before - 1) {
        return Reach::Forward;
    }
    Reach::Around
}
