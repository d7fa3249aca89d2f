//! Voices that no verb of speech brings in: a source before a colon, an account announced, a count with its author.

use super::super::{sources::Phrase, times};
use super::prepositions::giver;
use super::{Context, Cue, Reach, Who, preposition_at, subject};
use crate::lexicon::{Auxiliary, Frame, Function, Sense, SenseClass, SpeechPreposition};
use crate::model::{Effect, SpeakerClass, Stance};

/// "Un adjudant, trois maçons, une femme : …": whether all that stands before a colon is a list of people with their numbers, whoever of
/// them may be a source.
fn is_list_of_people(context: &Context<'_>, segment: &std::ops::Range<usize>) -> bool {
    let opens = |i: usize| i == segment.start || context.is(i - 1, Function::And) || context.is_mark(i - 1, ',');
    let counts = |i: usize| context.has_any(i, &[SenseClass::Number, SenseClass::Digits]) || context.is(i, Function::DetIndef);
    let mut members = segment.clone().filter(|i| opens(*i) && !context.is(*i, Function::And));
    members.clone().count() >= 2 && members.all(counts) && !segment.clone().any(|i| subject::finite_at(context, i))
}

/// A source before a colon speaks what follows: "Le réseau des médecins, lui : …", "Bilan de la mairie : …".
pub fn colons(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    if phrases.is_empty() || !context.may_hold_mark(':') {
        return;
    }
    let mut start = 0;
    for at in 0..context.len() {
        if context.is_mark(at, ';') {
            start = at + 1;
        }
        if !context.is_mark(at, ':') || context.tokens[at].quoted {
            continue;
        }
        let segment = start..at;
        start = at + 1;
        if cues.iter().any(|c| segment.contains(&c.start) && c.end <= at) {
            continue;
        }
        let quotes = context.is_quote(at + 1);
        let verb = || segment.clone().any(|i| subject::finite_at(context, i));
        // "des hommes, sans doute ivres, ont attaqué A : dix morts": a word within a hedge is no text.
        let hedges = |i: usize| i > 0 && context.senses_of(i - 1, &[SenseClass::Hedge]).any(|(length, _)| length > 1);
        let text = segment.clone().any(|i| context.has(i, SenseClass::SpeechNoun) && !hedges(i));
        // "Leur bilan, provisoire : dix morts"
        let closes = |end: usize| {
            end == at || context.is_mark(end, ',') && end + ASIDE > at && !(end..at).any(|i| subject::finite_at(context, i))
        };
        let found = phrases.iter().position(|p| {
            // "Bilan côté ami : six tués": whose dead they are.
            let side = |start: usize| preposition_at(context, start, |k| k == SpeechPreposition::Side).is_some();
            segment.contains(&p.start)
                && !(p.start > 0 && side(p.start - 1))
                && p.end <= at
                && !p.seat
                && !p.name_only
                && !p.counted
                && (p.group.class.is_some() && (!p.group.text || text) || p.group.text && p.group.possessive && closes(p.end))
                && (subject::may_be_subject(context, p) || text && !verb() || stands_behind_copula(context, p))
        });
        let Some(index) = found.filter(|_| !is_list_of_people(context, &segment)) else { continue };
        let account = || (at + 1..context.len().min(at + ACCOUNT_WITHIN)).any(|i| context.has(i, SenseClass::SpeechNoun));
        if !quotes && account() && is_counted_with_others(context, &phrases[index], &segment) {
            continue;
        }
        if let Some(named) = named_as_source(context, phrases, &phrases[index], at) {
            cues.push(Cue { reach: Reach::Previous, ..Cue::forward(phrases, named, phrases[named].end) });
            continue;
        }
        let alone = phrases[index].start == segment.start && phrases[index].end == at && !quotes && !phrases[index].text;
        let happens = || segment.clone().any(|i| context.has_any(i, &[SenseClass::Verb, SenseClass::IncidentNoun]));
        let tells = || leads_to_count(context, &phrases[index], segment.clone(), at);
        if !quotes && !text && (verb() || happens()) && !tells() || alone && !speaks_alone(context, &phrases[index], at) {
            continue;
        }
        cues.push(Cue::forward(phrases, index, at + 1));
    }
}

/// What is said of an account between a comma and the colon behind it has fewer words than this.
const ASIDE: usize = 6;

/// "Source : un communiqué de l'armée.", "(Source : la police)": who stands behind a colon in a sentence that counts nothing, whose all is that was told before.
fn named_as_source(context: &Context<'_>, phrases: &[Phrase], source: &Phrase, colon: usize) -> Option<usize> {
    let opens = source.start == usize::from(context.is_mark(0, '('));
    let alone = opens && source.end == colon && source.end == source.start + 1 && source.plain;
    if !alone || source.group.class != Some(SpeakerClass::UnnamedSource) {
        return None;
    }
    let figure = |at: usize| context.counts(at);
    let tells = outside_times(context, colon + 1).any(|at| figure(at) || subject::finite_at(context, at));
    phrases.iter().position(|p| p.start == colon + 1 && p.group.class.is_some()).filter(|_| !tells)
}

/// "Sources locales : dix morts", "Police : trois agents ont été tués": whether somebody of whom nothing else is said before a colon speaks
/// what stands behind it, and it is neither where it happened ("Site minier de A : dix morts") nor a list of whose dead they are ("Police :
/// trois morts. Armée : deux morts.").
fn speaks_alone(context: &Context<'_>, phrase: &Phrase, colon: usize) -> bool {
    use SpeakerClass as Class;
    let ends = |at: &usize| !context.is_mark(*at, ';') && !context.is_mark(*at, '.');
    let clause = || (colon + 1..context.len()).take_while(ends).any(|at| subject::finite_at(context, at));
    let house = context.has_any(phrase.start, &[SenseClass::PlaceWord, SenseClass::Target]);
    match phrase.group.class {
        Some(Class::UnnamedSource) => true,
        Some(Class::Official | Class::Ngo | Class::Monitor | Class::Medical | Class::Rescue) => {
            !house && !phrase.names_victims(context)
        }
        Some(Class::Community) => !house && !phrase.group.plural,
        // "Régime : dix tués": a side, as are the army and the police.
        Some(Class::Government) if phrase.end > phrase.start + 1 => true,
        Some(Class::Government | Class::Army | Class::SecurityForces | Class::ForeignArmy | Class::Un) => {
            !phrase.group.plural && clause()
        }
        _ => false,
    }
}

/// "Bien différent est le récit des habitants": an account with its author, behind its verb.
pub fn stands_behind_copula(context: &Context<'_>, phrase: &Phrase) -> bool {
    let told = phrase.text && phrase.group.class.is_some() && !phrase.counted;
    told && phrase.start > 1 && is_be(context, phrase.start - 1)
}

/// "…, dix morts : c'est la version de l'armée", "Ce sont les chiffres donnés par X.": what was told before is such an account.
pub fn named_account(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    if !cues.is_empty() || !phrases.iter().any(|p| p.text) {
        return;
    }
    let figure = |at: usize| context.counts(at);
    let opens =
        |start: usize| (start.saturating_sub(POINTING)..start).rev().find(|at| *at == 0 || !context.tokens[at - 1].is_word());
    let points = |from: usize, to: usize| {
        // "tel est aujourd'hui le décompte de X"
        let behind = |end: usize| end + times::length(context, end).unwrap_or(0);
        let whole =
            preposition_at(context, from, |k| k == SpeechPreposition::PointsBack).is_some_and(|(l, _)| behind(from + l) >= to);
        whole || is_this(context, from) && is_be(context, to - 1) && to <= from + 2
    };
    // "C'est la version de l'armée qui choque.": something else is said of it.
    let relative = |p: &Phrase| context.is_any(p.end, &[Function::Who, Function::That]);
    let tells = |p: &Phrase| p.text && !p.counted && !(p.end..context.len()).any(figure);
    let author = |index: usize, p: &Phrase| {
        if p.group.class.is_some() { Some(index).filter(|_| !relative(p)) } else { giver(context, phrases, p) }
    };
    let found = phrases.iter().enumerate().find_map(|(index, p)| {
        let from = opens(p.start).filter(|from| tells(p) && points(*from, p.start))?;
        Some((author(index, p)?, from))
    });
    let Some((index, from)) = found else { return };
    let reach = if (0..from).any(figure) { Reach::Around } else { Reach::Previous };
    cues.push(Cue { reach, ..Cue::forward(phrases, index, phrases[index].end) });
}

/// "ce sont", "c'est": the demonstrative before "to be", also where its vowel is left out.
fn is_this(context: &Context<'_>, at: usize) -> bool {
    let others = [Function::Reflexive, Function::Negation, Function::DetDef, Function::Clitic, Function::That];
    let elided = || context.word(at).ends_with(['\'', '’']) && !context.is_any(at, &others);
    context.is(at, Function::DetDem) || elided()
}

/// Whether a finite form of "to be" stands here.
pub fn is_be(context: &Context<'_>, at: usize) -> bool {
    let be = |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be));
    context.is(at, Function::Copula)
        || subject::finite_at(context, at) && context.senses_of(at, &[SenseClass::Auxiliary]).any(|(_, s)| be(s))
}

/// "Le curé est formel : quinze morts", "le général a levé huit doigts : huit tués": whether somebody does something that is no
/// violence, and behind a colon stands a count without a verb, or any where he only is something.
fn leads_to_count(context: &Context<'_>, phrase: &Phrase, segment: std::ops::Range<usize>, colon: usize) -> bool {
    let opens = phrase.start <= segment.start + 1 || context.is_mark(phrase.start - 1, ',');
    let violent = |s: &Sense| match s {
        Sense::IncidentNoun { .. } => true,
        Sense::Verb(form) => context.lexicon.verbs[form.verb as usize].tells_violence(),
        _ => false,
    };
    let classes = [SenseClass::IncidentNoun, SenseClass::Verb];
    let tells_violence = (phrase.end..colon).any(|at| context.senses_of(at, &classes).any(|(_, s)| violent(s)));
    let person = phrase.group.person.is_some() || phrase.group.office || phrase.group.class.is_some_and(SpeakerClass::is_person);
    let acts = (phrase.end..colon).any(|at| subject::finite_at(context, at) || context.is(at, Function::Predicate));
    let figure = |at: usize| context.is_number(at);
    let counts = (colon + 1..context.len().min(colon + COUNT_WITHIN)).any(figure);
    let ends = |at: &usize| !context.is_mark(*at, ';') && !context.is_mark(*at, '.');
    let clause = || (colon + 1..context.len()).take_while(ends).any(|at| subject::finite_at(context, at));
    let is = || (phrase.end..phrase.end + 2).any(|at| is_be(context, at));
    // "Ce que l'armée ne confirme pas : dix morts"
    let silent = segment.clone().any(|at| context.is(at, Function::Negation));
    opens
        && acts
        && counts
        && !silent
        && !tells_violence
        && !phrase.group.text
        && (is() || person && !phrase.group.plural && !clause())
}

/// Behind a colon a count stands within so many words: "au moins quinze morts".
const COUNT_WITHIN: usize = 6;

/// "Deux morts : le maire coupe court aux rumeurs.": a count with which a sentence begins, and behind a colon whoever gives it, whatever
/// else he does.
pub fn fronted_count(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    // A headline has no stop.
    let stops = context.len().checked_sub(1).is_some_and(|last| context.is_mark(last, '.'));
    if !cues.is_empty() || phrases.is_empty() || !stops || !context.may_hold_mark(':') {
        return;
    }
    let figure = |at: usize| context.is_number(at);
    let Some(colon) = (0..context.len()).find(|at| context.is_mark(*at, ':')) else { return };
    let verb = |at: usize| subject::finite_at(context, at);
    if (0..colon).any(verb) || !(0..colon).any(figure) {
        return;
    }
    let told = |i: usize| context.has_any(i, &[SenseClass::IncidentNoun, SenseClass::EffectNoun]) || figure(i);
    if (colon + 1..context.len()).any(told) {
        return;
    }
    let speaks = |p: &Phrase| {
        p.start == colon + 1 && p.group.class.is_some() && !(p.text || p.counted || p.seat) && subject::may_be_subject(context, p)
    };
    let Some(index) = phrases.iter().position(speaks) else { return };
    let phrase = &phrases[index];
    let violent = |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].tells_violence());
    if (phrase.end..context.len()).any(|i| context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| violent(s))) {
        return;
    }
    cues.push(Cue { reach: Reach::Around, ..Cue::forward(phrases, index, phrase.end) });
}

/// "Douze morts au dernier décompte de la Croix-Rouge", "Les huit morts du bilan préfectoral": whose account a count is taken from,
/// where no verb says so.
pub fn taken_from(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    if !cues.is_empty() || !phrases.iter().any(|p| p.text && p.group.class.is_some()) {
        return;
    }
    let figure = |at: usize| context.counts(at);
    let verbless = !(0..context.len()).any(|at| subject::finite_at(context, at));
    let of_harmed = |p: &Phrase| p.start > 0 && p.contracted && context.has(p.start - 1, SenseClass::EffectNoun);
    let counts = |p: &Phrase| (0..p.start).any(figure) && !(p.end..context.len()).any(figure);
    let account = |p: &Phrase| p.text && p.group.class.is_some() && !p.counted && counts(p) && (verbless || of_harmed(p));
    let Some(index) = phrases.iter().position(account) else { return };
    cues.push(Cue { reach: Reach::Around, ..Cue::forward(phrases, index, phrases[index].end) });
}

/// "c'est le bilan", "tel est le bilan": so many words behind a colon.
const ACCOUNT_WITHIN: usize = 5;

/// "Neuf soldats, un douanier et deux civils : c'est le bilan": whether a phrase is one of a list of people of whom others are counted.
fn is_counted_with_others(context: &Context<'_>, phrase: &Phrase, segment: &std::ops::Range<usize>) -> bool {
    let joins = |at: usize| context.is_mark(at, ',') || context.is(at, Function::And);
    let one = |at: usize| context.is(at, Function::DetIndef);
    let figure = |at: usize| !one(at) && context.is_number(at);
    let after = phrase.start > segment.start && joins(phrase.start - 1) && (segment.start..phrase.start).any(figure);
    let before = phrase.end < segment.end && joins(phrase.end) && (phrase.end + 1..segment.end).any(figure);
    !phrase.text && (after || one(phrase.start) && before)
}

/// "« … » : le récit de l'imam ne varie pas": a quotation, and behind the colon whose words it is.
pub fn named_words(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    let may_name = |p: &Phrase| p.text && p.group.class.is_some() && !p.plain;
    if !cues.is_empty() || !phrases.iter().any(may_name) {
        return;
    }
    let quoted = |at: usize| context.is_mark(at, ':') && at > 0 && context.is_quote(at - 1);
    let Some(colon) = (0..context.len()).find(|at| quoted(*at)) else { return };
    let Some(index) = phrases.iter().position(|p| p.start == colon + 1 && may_name(p)) else { return };
    cues.push(Cue { reach: Reach::Around, ..Cue::forward(phrases, index, phrases[index].end) });
}

/// "le nombre des morts est de dix, celui des blessés de six": whether a pronoun stands for a number told before, and for no account.
pub fn stands_for_number(context: &Context<'_>, at: usize) -> bool {
    context.holds_function(&[Function::NumberOf])
        && context.is(at, Function::ThatOf)
        && (0..at).any(|i| context.is(i, Function::NumberOf))
        // "à quarante celui des blessés": its own figure stands before it.
        && !(at > 0 && (context.is_number(at - 1) || context.counts(at - 1)))
}

/// "Celui des anciens, ensuite": whose account it is, though nobody's verb says so.
pub fn account_of(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    if !cues.is_empty() || !context.brings_in(SpeechPreposition::Opens) {
        return;
    }
    // "Troisième voix, celle d'un maire": without a verb.
    let verbless = |at: usize| context.is_mark(at - 1, ',') && !(0..context.len()).any(|i| subject::finite_at(context, i));
    // "Le chiffre de dix morts est celui du maire.", "est aussi celui de".
    let is = |at: usize| is_be(context, at - 1) || at > 1 && context.is_adverb(at - 1) && is_be(context, at - 2);
    let opening = (0..context.len())
        .filter(|at| *at == 0 || is(*at) || verbless(*at))
        .filter(|at| !stands_for_number(context, *at))
        .find_map(|at| preposition_at(context, at, |k| k == SpeechPreposition::Opens).map(|(length, _)| (at, at + length)));
    let Some((at, end)) = opening else { return };
    let Some(index) = phrases.iter().position(|p| p.start + 1 >= end && p.start <= end + 1) else { return };
    // "Le poste attaqué est celui de A": no account.
    let account = || phrases.first().is_some_and(|p| p.group.text && p.start <= 1);
    if at > 0 && is(at) && !(account() && phrases[index].group.class.is_some()) {
        return;
    }
    // "Celle de A, lundi, a tué six soldats": of an attack, on whose place a verb of violence follows.
    let killed = |i: usize| context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| harmful(context, s));
    // "Celui de A, la capitale, avait fait 25 morts": nor does a seat give an account there.
    if at == 0 && (phrases[index].name_only && (end..context.len()).any(killed) || phrases[index].seat) {
        return;
    }
    let figure = |i: usize| context.counts(i) || context.is_number(i);
    let reach = match at {
        0 => Reach::Forward,
        _ if (0..at).any(figure) => Reach::Around,
        _ if is(at) && !(end..context.len()).any(figure) => Reach::Previous,
        _ => Reach::Forward,
    };
    cues.push(Cue { reach, ..Cue::forward(phrases, index, phrases[index].end) });
}

/// A verb that says that people were harmed.
fn harmful(context: &Context<'_>, sense: &Sense) -> bool {
    let Sense::Verb(form) = sense else { return false };
    let verb = &context.lexicon.verbs[form.verb as usize];
    matches!(verb.effect, Some((Effect::Killed | Effect::Wounded, _))) && verb.speech.is_none()
}

/// "Le bilan officiel est de dix morts": a count with which a sentence begins is its author's, whatever the verb.
pub fn text_of(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    // Behind a dateline a sentence begins as well: "KOLBA – Le bilan officiel est …".
    let begins = |at: usize| at <= 1 || at <= DATELINE && !context.tokens[at - 1].is_word();
    // "Lundi, le bilan du préfet était de dix morts"
    let opens = |p: &Phrase| {
        let comma = p.start > 0 && context.is_mark(p.start - 1, ',');
        cues.is_empty() && comma && is_be(context, p.end) && !(0..p.start).any(|at| subject::finite_at(context, at))
    };
    let counts = |p: &Phrase| p.text && p.group.class.is_some() && !(p.counted || p.plain) && (begins(p.start) || opens(p));
    let counting = phrases.iter().position(counts);
    let given = phrases.first().filter(|p| p.text && begins(p.start) && p.group.class.is_none() && cues.is_empty());
    if counting.is_none() && given.is_none() {
        return;
    }
    // "Leur bilan est de dix morts": that of those told of before.
    if let Some(own) = given.filter(|p| p.group.possessive && context.is_auxiliary(own_verb(context, p.end))) {
        cues.push(Cue::forward(phrases, 0, own.end));
        return;
    }
    // "…, but it would be thirty according to B": only behind the conjunction others speak.
    let boundary = (0..context.len()).find(|i| context.is(*i, Function::But) || context.is_mark(*i, ';'));
    let alone = cues.iter().all(|c| boundary.is_some_and(|b| b < c.start));
    if let Some(index) = counting.filter(|_| alone) {
        cues.insert(0, Cue::forward(phrases, index, phrases[index].end));
        return;
    }
    // "Le bilan établi mardi par X s'élève à dix morts": the count of whoever gives it.
    let giver = given.and_then(|p| giver(context, phrases, p)).filter(|index| !phrases[*index].seat);
    if let Some(index) =
        giver.filter(|index| (phrases[*index].end..phrases[*index].end + 2).any(|i| subject::finite_at(context, i)))
    {
        cues.insert(0, Cue::forward(phrases, index, phrases[index].end));
    }
}

/// Behind an account, and what is said of it between commas: "leur bilan, provisoire, est de dix morts".
fn own_verb(context: &Context<'_>, end: usize) -> usize {
    let close = (end + 1..end + INSERTED).find(|at| context.is_mark(*at, ','));
    close.filter(|_| context.is_mark(end, ',')).map_or(end, |comma| comma + 1)
}

/// "Un bilan avancé par X.", "C'est le bilan provisoire dressé par X.": a sentence without a figure that only names who gave what was
/// told before.
pub fn attributed(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    let figure = |at: usize| context.counts(at);
    let Some(text) = phrases.first().filter(|p| p.group.text && p.start <= POINTING) else { return };
    // "it is the toll", "such is the toll".
    let points = |at: usize| context.is(at, Function::Copula) || context.is_auxiliary(at) && at + 1 == text.start;
    let verb = |at: &usize| subject::finite_at(context, *at) && !points(*at);
    if (0..context.len()).any(|at| figure(at) || verb(&at)) {
        return;
    }
    let by = context.is(text.end, Function::By)
        || (text.end..text.end + 3).any(|at| context.is(at + 1, Function::By) && !context.is_mark(at, ','));
    // "un bilan contesté par X": that is no word of X's own.
    let doubted = cues.iter().any(|c| !matches!(c.stance, Stance::Asserted | Stance::Confirmed));
    let Some(index) = giver(context, phrases, text).filter(|_| by && !doubted) else { return };
    cues.retain(|c| c.who == Who::Phrase(index) && c.reach == Reach::Previous);
    if cues.is_empty() {
        cues.push(Cue { reach: Reach::Previous, ..Cue::forward(phrases, index, phrases[index].end) });
    }
}

/// "Ce bilan a été établi par X.", "Le bilan de dix morts est donné par X.": a sentence that tells of an account, and in the passive of
/// any verb whose it is.
pub fn given(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    let opens = |p: &&Phrase| p.group.text && p.group.class.is_none() && p.start <= 1 && !p.plain;
    let Some(text) = phrases.first().filter(opens).filter(|_| cues.is_empty()) else { return };
    let finite = |at: usize| subject::finite_at(context, at);
    let Some(verb) = (text.end..text.end + GIVEN_WITHIN).find(|at| finite(*at)).filter(|at| context.is_auxiliary(*at)) else {
        return;
    };
    let figure = |at: usize| context.is_number(at);
    let reach = if (text.end..verb).any(figure) { Reach::Around } else { Reach::Previous };
    // "Le constat est du médecin-chef."
    let of = |p: &Phrase| p.start == verb + 1 + usize::from(context.is(verb + 1, Function::Of)) && p.start > verb;
    let whose = |p: &Phrase| of(p) && (p.contracted || p.start > verb + 1) && p.group.class.is_some() && !p.counted;
    if let Some(index) = phrases.iter().position(whose) {
        cues.push(Cue { reach, ..Cue::forward(phrases, index, phrases[index].end) });
        return;
    }
    let quiet = |at: &usize| !context.is_mark(*at, ',') && !finite(*at);
    let Some(by) = (verb + 1..verb + GIVEN_WITHIN).take_while(quiet).find(|at| context.is(*at, Function::By)) else { return };
    let ends = |p: &Phrase| context.tokens.get(p.end).is_none_or(|t| !t.is_word());
    let giver = |p: &Phrase| p.start == by + 1 && p.group.class.is_some() && ends(p);
    let Some(index) = phrases.iter().position(giver) else { return };
    cues.push(Cue { reach, ..Cue::forward(phrases, index, phrases[index].end) });
}

/// "L'armée a livré vendredi le décompte définitif.", "Un nouveau bilan a été donné par le gouverneur.": whether a sentence only says that
/// somebody gives an account, which the next one then tells.
pub fn announces(context: &Context<'_>, phrases: &[Phrase], cues: &[Cue]) -> bool {
    let [cue] = cues else { return false };
    let gives = !cue.preposition && matches!(cue.stance, Stance::Asserted | Stance::Confirmed) && cue.reach != Reach::Previous;
    if !gives {
        return false;
    }
    let figure = |i: usize| context.counts(i);
    let told = |i: usize| context.has_any(i, &[SenseClass::EffectNoun, SenseClass::IncidentNoun]);
    let near = cue.end - 1..context.len().min(cue.end + ANNOUNCED_WITHIN);
    let new = phrases.first().filter(|p| p.text && p.start == 0 && context.is(0, Function::DetIndef) && p.end <= cue.start);
    let ahead = new.and_then(|p| (p.start..p.end).find(|i| context.has(*i, SenseClass::SpeechNoun)));
    let account = ahead.or_else(|| near.into_iter().find(|i| context.has(*i, SenseClass::SpeechNoun)));
    account.is_some_and(|noun| !(0..noun).any(told)) && !outside_times(context, 0).any(figure)
}

/// The words of a sentence from one on that tell of no time: "du 3 au 4 mai" counts nobody.
pub fn outside_times(context: &Context<'_>, from: usize) -> impl Iterator<Item = usize> {
    let mut at = from;
    std::iter::from_fn(move || {
        while let Some(length) = times::length(context, at).filter(|length| *length > 0) {
            at += length;
        }
        at += 1;
        (at <= context.len()).then(|| at - 1)
    })
}

/// The account stands at most so many words behind the verb that gives it.
const ANNOUNCED_WITHIN: usize = 8;

/// From an account to its verb, and from there to whoever gives it, are so many words at most.
const GIVEN_WITHIN: usize = 8;

/// "C'est le", "il s'agit du": so many words at most point at an account with which a sentence begins.
const POINTING: usize = 4;

/// A dateline has at most so many words.
const DATELINE: usize = 4;

/// So many words at most stand between commas before whoever speaks.
const INSERTED: usize = 14;

/// What a side has lost is said in so many words behind it: "auraient perdu".
const LOST_BEHIND: usize = 2;

/// "voilà ce que X tire de son enquête": whoever does anything there has said it.
pub fn pointed(context: &Context<'_>, phrases: &[Phrase], cues: &mut Vec<Cue>) {
    if !cues.is_empty() {
        return;
    }
    let points = |at: usize| preposition_at(context, at, |k| k == SpeechPreposition::PointsBack).map(|(length, _)| at + length);
    let Some(end) = (0..context.len()).find_map(points) else { return };
    // "tel est le bilan" is where the table ends; the verb stands behind.
    let relative = context.is(end, Function::That);
    let end = if relative { end + 2 + usize::from(context.is_auxiliary(end + 1)) } else { end };
    // "tel est le bilan que dresse, pour la seule ville de A, X": between commas stands what it is about.
    let inverted = relative || subject::finite_at(context, end - 1);
    let close = || (end + 1..end + INSERTED).find(|i| context.is_mark(*i, ',')).map(|i| i + 1);
    let end = if context.is_mark(end, ',') && inverted { close().unwrap_or(end) } else { end };
    let at = |p: &Phrase| (p.start == end || p.start == end + 1 || p.contracted && p.start + 1 == end) && p.group.class.is_some();
    // "voilà le décompte auquel est parvenu le maire": the only one who is told of behind it.
    let only = || {
        let mut behind = phrases.iter().enumerate().filter(|(_, p)| p.start >= end && p.group.class.is_some() && !p.text);
        let noun = |p: &Phrase| p.plain && !context.tokens[p.start].capital;
        // "voilà les pertes de l'armée": who lost them need not have said so.
        let lost = |p: &Phrase| context.names_losses(p.start.saturating_sub(3)..p.start);
        let one = behind
            .next()
            .filter(|(_, p)| !p.counted && !noun(p) && !lost(p) && context.tokens.get(p.end).is_none_or(|t| !t.is_word()));
        one.filter(|_| behind.next().is_none()).map(|(index, _)| index)
    };
    let exact = phrases.iter().position(at);
    let Some(index) = exact.or_else(only) else { return };
    // "c'est ce que les rebelles ont perdu": nor need they here.
    let verbs = &context.lexicon.verbs;
    let loses =
        |s: &Sense| matches!(s, Sense::Verb(f) if verbs[f.verb as usize].effect.is_some_and(|(_, frame)| frame == Frame::Own));
    let behind = phrases[index].end..phrases[index].end + LOST_BEHIND;
    if behind.into_iter().any(|i| context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| loses(s))) {
        return;
    }
    let acts = inverted
        || exact.is_none()
        || phrases[index].contracted
        || (phrases[index].end..phrases[index].end + 8).any(|i| subject::finite_at(context, i));
    if !acts {
        return;
    }
    cues.push(Cue { reach: Reach::Around, ..Cue::forward(phrases, index, phrases[index].end) });
}
