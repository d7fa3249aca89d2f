//! What may stand around a number: whether it is bare, a year, a measure or a number of things.

use super::noun::head;
use crate::lexicon::{Frame, Function, PlaceWord, Sense, SenseClass, SourceRole, Tense, TimeWord};
use crate::model::{Form, Kind};
use crate::recognise::{Context, finite_at, numbers, times};

/// "six morts au moins", "une vingtaine de blessés environ", "six personnes ont été tuées au bas mot".
pub fn trailing_modifier(context: &Context<'_>, at: usize) -> Option<(usize, Form)> {
    use crate::lexicon::Modifier;
    // "deux morts, au moins, et huit blessés"
    let comma = usize::from(context.is_mark(at, ','));
    let (length, form) = context.longest_of(at + comma, &[SenseClass::Modifier], |s| match s {
        Sense::Modifier { modifier: Modifier::AtLeast, .. } => Some(Form::AtLeast),
        Sense::Modifier { modifier: Modifier::About, .. } => Some(Form::About),
        _ => None,
    })?;
    let length = length + comma;
    // "vers le soir", "dans les combats": such words bring in a noun of their own.
    // "vingt policiers environ ont été tués": a verb goes on with those before.
    if form == Form::About
        && context.tokens.get(at + length).is_some_and(|t| t.is_word())
        && !context.is_auxiliary(at + length)
        && times::length(context, at + length).is_none()
    {
        return None;
    }
    // Behind a comma it must end there.
    if comma > 0 && context.tokens.get(at + length).is_some_and(|t| t.is_word()) && !context.is(at + length, Function::And) {
        return None;
    }
    // It belongs to what follows where a number follows: "20 morts, env. 15 blessés".
    let behind = at + length + usize::from(context.is_mark(at + length, '.'));
    if numbers::number(context, behind).is_some()
        || numbers::quantity(context, behind).is_some()
        || context.is_any(at + length, &[Function::Of])
        || context.is(at + length - 1, Function::Of)
    {
        return None;
    }
    Some((length, form))
}

/// A word that may stand between a number and its noun without being a noun of something else. `one`: the number is but the
/// article.
pub(super) fn between_number_and_noun(context: &Context<'_>, at: usize, one: bool) -> bool {
    let Some(token) = context.tokens.get(at) else { return false };
    if !token.is_word() || token.capital && !token.capitals {
        return false;
    }
    // An adjective: the noun must follow at once.
    // "trois de ses meilleurs hommes", "deux de mes propres fils"
    if context.is_any(at, &[Function::GraveAdj, Function::OwnKin]) {
        return head(context, at + 1).is_some();
    }
    // "deux mosquées chiites": things and places have adjectives too.
    // "un village voisin", "une guerre civile": neither is the neighbour one, nor what goes on between people.
    let village = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Settlement));
    let thing = context.senses_of(at, &[SenseClass::PlaceWord]).any(|(_, s)| village(s))
        || !one && context.has_any(at, &[SenseClass::Target, SenseClass::PlaceWord, SenseClass::Weapon])
        || one && context.has(at, SenseClass::Conflict)
        // "une organisation humanitaire": nor is a body whose people are meant one of them.
        || one && context.senses_of(at, &[SenseClass::Source]).any(|(_, s)| matches!(s, Sense::Source { role: SourceRole::Anaphor, .. }))
        // "un poste VDP", "un camp FAMa": whose it is stands behind it in capitals.
        || one && context.has_any(at, &[SenseClass::Target, SenseClass::Materiel]) && context.tokens.get(at + 1).is_some_and(|t| t.capital);
    // "un projectile tombé": nor is what fell somebody who fell.
    let falls = |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].effect.is_some_and(|(_, frame)| frame == Frame::Fall));
    let fell = one && context.senses_of(at + 1, &[SenseClass::Verb]).any(|(_, s)| falls(s));
    !(thing || fell)
        && head(context, at + 1).is_some()
        && !context
            .senses_of(
                at,
                &[
                    SenseClass::Function,
                    SenseClass::Verb,
                    SenseClass::Materiel,
                    SenseClass::IncidentNoun,
                    SenseClass::Time,
                    SenseClass::Number,
                ],
            )
            // "les trois premiers soldats"
            .any(|(_, s)| {
                matches!(
                    s,
                    Sense::Number { .. }
                        | Sense::Function(_)
                        | Sense::Verb(_)
                        | Sense::Materiel(_)
                        | Sense::IncidentNoun { .. }
                        | Sense::Time(_)
                ) && !matches!(s, Sense::Time(TimeWord::First))
                    // "un premier soldat", "un second"
                    && !(one && matches!(s, Sense::Function(Function::First | Function::OneOfTwo)))
            })
}

/// Whether the number stands alone: a verb, a participle, a mark or the end follows, or "who", "of which".
pub(super) fn is_bare(context: &Context<'_>, at: usize) -> bool {
    let Some(token) = context.tokens.get(at) else { return true };
    if let crate::segment::TokenKind::Mark(mark) = token.kind {
        // Behind a quotation mark that opens, a noun may be meant: « barbus ».
        let opens = matches!(mark, '«' | '“') || mark == '"' && token.quoted;
        // "tués : 6 (4 civils, 2 policiers)": what follows in the brackets are its parts.
        if mark == '(' {
            return numbers::begins(context, at + 1) || context.is(at + 1, Function::Including);
        }
        return if opens {
            context.tokens.get(at + 1).is_some_and(|t| t.is_word()) && is_bare(context, at + 1)
        } else {
            matches!(mark, '.' | ',' | ';' | ')' | ':' | '-' | '–' | '—' | '"' | '»' | '”' | '?' | '!' | '+' | '=')
        };
    }
    // "seize l'ont été aussitôt"
    if context.is(at, Function::DetDef) && context.is_auxiliary(at + 1) {
        return true;
    }
    // "neuf morts selon l'armée, douze au final"
    if context.is(at, Function::Latest) {
        return true;
    }
    // "Sept venaient du camp": a clause that opens with its number.
    if is_other_verb(context, at) && (0..at).all(|i| numbers::begins(context, i) || context.is(i, Function::And)) {
        return true;
    }
    // "Des dix tués, sept revenaient du champ": some of those with whom it opens.
    let whole = [Function::On, Function::DetDes, Function::Among];
    if context.is_any(0, &whole) && is_other_verb(context, at) {
        let counts = |i: &usize| numbers::begins(context, *i);
        let start = at - (0..at).rev().take_while(counts).count();
        if start < at && start > 0 && (context.is_mark(start - 1, ',') || context.is(start - 1, Function::And)) {
            return true;
        }
    }
    // "sept cents y ont été blessés"
    if context.is(at, Function::There) && context.is_auxiliary(at + 1) {
        return true;
    }
    // "une trentaine à avoir péri", "deux à Ménaka"
    let infinitive = |i: usize| {
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive))
    };
    if context.is(at, Function::At) && (infinitive(at + 1) || context.tokens.get(at + 1).is_some_and(|t| t.capital)) {
        return true;
    }
    // "cinq près de Djibo"
    let named = |i: &usize| context.tokens.get(*i).is_some_and(|t| t.is_word() && t.capital);
    if context.is(at, Function::Near) && (at + 1..at + 1 + NEAR_WORDS).any(|i| named(&i)) && counts_people(context, at) {
        return true;
    }
    // "sept le lendemain à Oicha"
    let day = times::length(context, at).filter(|_| context.is(at, Function::DetDef));
    if day.is_some_and(|length| context.is(at + length, Function::At) && named(&(at + length + 1))) && counts_people(context, at)
    {
        return true;
    }
    // "cinq au village de Mausi", "trois à celui de Limba"
    let village = |i: usize| {
        let named = |i: usize| context.tokens.get(i).is_some_and(|t| t.capital);
        let class = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Settlement));
        let noun =
            context.senses_of(i, &[SenseClass::PlaceWord]).any(|(l, s)| l == 1 && class(s)) || context.is(i, Function::ThatOf);
        noun && named(i + 1 + usize::from(context.is(i + 1, Function::Of)))
    };
    if context.is(at, Function::At) && village(at + 1) {
        return true;
    }
    // "dix sur le coup et trois à l'hôpital"
    let treated = |s: &Sense| matches!(s, Sense::Target("health"));
    let house = at + 1 + usize::from(context.is(at + 1, Function::DetDef));
    if context.is(at, Function::At) && context.senses_of(house, &[SenseClass::Target]).any(|(_, s)| treated(s)) {
        return true;
    }
    // "quatre à l'armée et onze à la rébellion"
    let party = [SenseClass::ActorNoun, SenseClass::Actor];
    if context.is(at, Function::At) && (at + 1..at + 3).any(|i| context.has_any(i, &party)) {
        return true;
    }
    // "quinze d'un côté, cinq de l'autre"
    let ends = |i: usize| context.tokens.get(i).is_none_or(|t| !t.is_word()) || context.is(i, Function::And);
    if context.is(at, Function::Of)
        && (context.is(at + 1, Function::DetIndef) && context.is(at + 2, Function::Among) && ends(at + 3)
            || context.is(at + 1, Function::DetDef) && context.is(at + 2, Function::Other) && ends(at + 3))
    {
        return true;
    }
    // "sept à l'arme blanche", "deux à la machette"
    if context.is(at, Function::At) && (at + 1..at + 3).any(|i| context.has(i, SenseClass::Weapon)) {
        return true;
    }
    // "soit dix-sept au total"
    if context.is(at, Function::InAll) {
        return true;
    }
    // "et non 31 comme annoncé"
    let told = |s: &Sense| match s {
        Sense::Verb(f) => f.tense == Tense::PastParticiple && context.lexicon.verbs[f.verb as usize].speech.is_some(),
        _ => false,
    };
    if context.is(at, Function::As) && context.senses_of(at + 1, &[SenseClass::Verb]).any(|(_, s)| told(s)) {
        return true;
    }
    // "n'en donne que neuf pour l'attaque"; "dix pour cent" is a share.
    if context.is(at, Function::For) && !numbers::begins(context, at + 1) {
        return true;
    }
    if context.is_any(
        at,
        &[
            Function::Who,
            Function::Including,
            Function::And,
            Function::Negation,
            Function::Grave,
            Function::Light,
            Function::Adverb,
            Function::Among,
            Function::Reflexive,
            Function::In,
            Function::By,
            // "en a compté dix-sept après l'attaque"
            Function::After,
            Function::GraveAdj,
            // "contre douze annoncés initialement"
            Function::Formerly,
        ],
    ) {
        return true;
    }
    const BEHIND: [SenseClass; 4] = [SenseClass::Verb, SenseClass::EffectNoun, SenseClass::SpeechPreposition, SenseClass::Time];
    context.senses_of(at, &BEHIND).any(|(_, s)| match s {
        // "a atteint 23 mardi"
        Sense::Time(TimeWord::Weekday(_) | TimeWord::RelativeDay(_)) => true,
        Sense::Verb(form) => {
            let verb = &context.lexicon.verbs[form.verb as usize];
            // "onze annoncés par l'armée", "onze annoncés lundi"
            let day = |s: &Sense| matches!(s, Sense::Time(TimeWord::Weekday(_) | TimeWord::RelativeDay(_)));
            let told = verb.speech.is_some()
                && form.tense == Tense::PastParticiple
                && (context.is(at + 1, Function::By) || context.senses_of(at + 1, &[SenseClass::Time]).any(|(_, s)| day(s)));
            verb.auxiliary.is_some() || verb.effect.is_some() || told
        }
        Sense::EffectNoun { .. } => true,
        Sense::SpeechPreposition(_) => !context.is(at, Function::For),
        _ => false,
    }) || context.is_adverb(at)
}

/// "vingt civils ont été tués, dont cinq près de Djibo"; not "dans vingt attaques, dont cinq près de Djibo": whether what is counted last before
/// a bare number, which ends here, is people, or the number is the first.
fn counts_people(context: &Context<'_>, end: usize) -> bool {
    let start = end - (0..end).rev().take_while(|i| numbers::begins(context, *i)).count();
    // "dont six près de Djibo et cinq près de Kelbo"
    let bare = |i: usize| context.is_any(i + 1, &[Function::Near, Function::At]);
    let Some(last) = (0..start).rev().find(|i| numbers::begins(context, *i) && !bare(*i)) else { return true };
    let people = [SenseClass::Victim, SenseClass::EffectNoun, SenseClass::Source, SenseClass::ActorNoun];
    (last + 1..last + 1 + NOUN_WITHIN).any(|i| context.has_any(i, &people))
}

/// Behind a number its noun stands within so many words.
const NOUN_WITHIN: usize = 2;

/// "près de Djibo": behind the preposition stands the name within so many words.
const NEAR_WORDS: usize = 2;

/// Whether a verb stands here that tells of no harm: a common one, or any in the imperfect.
pub fn is_other_verb(context: &Context<'_>, at: usize) -> bool {
    // "quatre explosions": a noun, too.
    context.is(at, Function::Predicate)
        || !context.has(at, SenseClass::IncidentNoun)
            && context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| {
                matches!(s, Sense::Verb(f) if f.tense == crate::lexicon::Tense::Imperfect
                && f.plural
                && !f.first_person
                && context.lexicon.verbs[f.verb as usize].effect.is_none())
            })
}

/// "l'accord de 2016", "les années 1990": four bare digits behind "of", "in" or a unit of time are a year.
pub(super) fn is_year(context: &Context<'_>, end: usize, at: usize) -> bool {
    let digits =
        end == at + 1 && context.word(at).len() == 4 && context.tokens[at].number().is_some_and(|n| (1900..2100).contains(&n));
    let unit = |i: usize| context.senses_of(i, &[SenseClass::Time]).any(|(_, s)| matches!(s, Sense::Time(TimeWord::Unit(_))));
    // "l'automne 2015", "depuis l'été 2007"
    let season = || {
        let since = |l: usize| context.senses_of(at - l, &[SenseClass::Time]).any(|(length, s)| length == l && is_past(s));
        context.is(at - 1, Function::Season) || (2..=SINCE_WORDS.min(at)).any(since)
    };
    digits && at > 0 && (context.is_any(at - 1, &[Function::Of, Function::In, Function::Since]) || unit(at - 1) || season())
}

/// "depuis l'été" has so many words at most.
const SINCE_WORDS: usize = 4;

/// Whether a word of time means a period up to now.
fn is_past(sense: &Sense) -> bool {
    matches!(sense, Sense::Time(TimeWord::PastDays))
}

/// "2021-11", "4×4", "20h30": whether the digits here are but a part of what is written in figures.
pub(super) fn is_part_of_figure(context: &Context<'_>, at: usize) -> bool {
    let digits = |i: usize| context.tokens.get(i).is_some_and(|t| t.number().is_some());
    let glued = |i: usize| context.tokens[i].span.start == context.tokens[i - 1].span.end;
    let times = |i: usize| context.is_mark(i, '×');
    let dated = || at >= 2 && context.is_mark(at - 1, '-') && digits(at - 2) && glued(at) && glued(at - 1);
    // "un Mi-24": behind a hyphen they are part of a name.
    let joined = || at >= 1 && context.tokens[at].hyphen;
    // "20h30": letters that stand right behind digits are no noun, but for one that lacks its space.
    let unit = || {
        let behind = context.tokens.get(at + 1).filter(|t| t.is_word() && t.span.start == context.tokens[at].span.end);
        behind.is_some() && head(context, at + 1).is_none()
    };
    // "la nationale N°1": which of those so numbered.
    let numbered = || at > 0 && context.is_mark(at - 1, '°');
    digits(at) && (numbered() || at > 0 && times(at - 1) || times(at + 1) || dated() || joined() || unit())
        || is_of_compound(context, at)
}

/// "dix-septième", "deux-roues": whether a number in words is but the first part of another word.
fn is_of_compound(context: &Context<'_>, at: usize) -> bool {
    let next = context.tokens.get(at + 1).filter(|t| t.is_word() && t.hyphen);
    let alone = || numbers::number(context, at).is_some_and(|n| n.length == 1);
    next.is_some() && context.has(at, SenseClass::Number) && context.means_nothing(at + 1) && alone()
}

/// "les habitants de Delmas 30": digits right behind the name of a place belong to it.
pub(super) fn numbers_a_name(context: &Context<'_>, at: usize) -> bool {
    // "le commandant du secteur 1": behind its noun a number says which.
    let label = || {
        let noun = &context.tokens[at - 1];
        let of = at > 1 && context.is_any(at - 2, &[Function::Of, Function::DetDu, Function::DetDef, Function::At]);
        let told = [
            SenseClass::Verb,
            SenseClass::Function,
            SenseClass::Time,
            SenseClass::SpeechNoun,
            SenseClass::EffectNoun,
            SenseClass::Victim,
            SenseClass::Modifier,
            SenseClass::Source,
        ];
        noun.is_word() && !noun.capital && of && (!context.has_any(at - 1, &told) || names_unit(context, at - 1))
    };
    if context.tokens[at].number().is_some() && at >= 1 && label() {
        return true;
    }
    context.tokens[at].number().is_some()
        && at >= 2
        && context.tokens[at - 1].is_word()
        && context.tokens[at - 1].capital
        && (context.is_any(at - 2, &[Function::Of, Function::DetDu])
            // "au Terminal 1, qui": no "to" alone, behind which a town is named.
            || context.is(at - 2, Function::At) && context.is(at - 2, Function::Masculine) && !context.is_auxiliary(at + 1)
            // "au lieu-dit Mile 10"
            || names_place(context, at - 2) && !may_be_noun(context, at + 1)
            || is_of_the_name(context, at))
}

/// "Three were killed at Mile 4, at Buea": whether a number right behind the only name brought in by "at" is part of that name; not "at
/// Djibo 4, at Kelbo 2".
fn is_of_the_name(context: &Context<'_>, at: usize) -> bool {
    let numbered =
        |i: usize| context.is(i - 2, Function::At) && context.tokens[i - 1].capital && context.tokens[i].number().is_some();
    // "nine were found at Djibo and at Kelbo 2".
    let joined = at > 2 && (context.is(at - 3, Function::And) || !context.tokens[at - 3].is_word());
    // "at Mile 4 in a clash", "at Mile 4 by gunmen"
    let goes_on = context.is_any(at + 1, &[Function::In, Function::By, Function::DuringOf]);
    let ends = goes_on || context.tokens.get(at + 1).is_none_or(|t| !t.is_word()) && !context.is_mark(at + 1, '(');
    let closed = !joined && ends;
    let others = || (2..context.len()).any(|i| i != at && numbered(i));
    closed && numbered(at) && !others()
}

/// "six soldats de la brigade 104": whether the number behind a noun for a unit of forces says which one, and counts no people.
fn names_unit(context: &Context<'_>, noun: usize) -> bool {
    let unit = |s: &Sense| matches!(s, Sense::ActorNoun { index, plural: false } if context.lexicon.actor_nouns[*index as usize].is_force());
    let people = [SenseClass::Victim, SenseClass::EffectNoun, SenseClass::Number, SenseClass::Modifier];
    context.senses_of(noun, &[SenseClass::ActorNoun]).any(|(length, s)| length == 1 && unit(s))
        && !context.has_any(noun, &[SenseClass::Victim, SenseClass::EffectNoun])
        && !context.has_any(noun + 2, &people)
}

/// Whether a word says what place a name behind it is of: "lieu-dit".
fn names_place(context: &Context<'_>, at: usize) -> bool {
    use PlaceWord as P;
    context
        .senses_of(at, &[SenseClass::PlaceWord])
        .any(|(_, s)| matches!(s, Sense::PlaceWord(P::Settlement | P::Site | P::Area | P::Part | P::Zone)))
}

/// Whether the word here may be the noun that "so many other" counts: neither a grammatical word, a time nor a name.
pub fn may_be_noun(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.is_word() && !t.capital)
        && !context.senses(at).any(|(_, s)| {
            matches!(
                s,
                Sense::Function(_)
                    | Sense::Time(_)
                    | Sense::SpeechPreposition(_)
                    | Sense::PlaceWord(PlaceWord::In | PlaceWord::Near)
            )
        })
}

/// "porte à sept le nombre de", "situe entre dix et quinze le nombre de": a figure after a verb with which tolls change.
pub(super) fn after_change(context: &Context<'_>, at: usize) -> bool {
    let changes = |i: usize| {
        context
            .senses_of(i, &[SenseClass::Verb])
            .any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].changes))
    };
    if at < 2 {
        return false;
    }
    let at_once = || context.is(at - 1, Function::PutsAt) && context.holds_function(&[Function::NumberOf]);
    context.is(at - 1, Function::At) && (at.saturating_sub(5)..at).any(changes) || at_once()
}

/// Units, hours, ages, years, money: no people.
pub(super) fn is_measure(context: &Context<'_>, at: usize) -> bool {
    let sign = context.tokens.get(at).is_some_and(|t| matches!(t.kind, crate::segment::TokenKind::Mark('%' | '€' | '$' | '°')));
    // "à deux reprises": how often.
    if sign || context.is(at, Function::Times) {
        return true;
    }
    // "âgés de 12 et 15 ans"
    let listed = || {
        let next = numbers::quantity(context, at + 1).filter(|q| !q.article && !q.bare_plural)?;
        (next.length > 0 && is_unit(context, at + 1 + next.length)).then_some(())
    };
    is_unit(context, at) || context.is_any(at, &[Function::And, Function::Or]) && listed().is_some()
}

/// Whether a unit of distance or time stands here.
fn is_unit(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::PlaceWord, SenseClass::Time]).any(|(_, s)| match s {
        Sense::PlaceWord(PlaceWord::DistanceUnit) | Sense::Time(TimeWord::Unit(_)) => true,
        // "quatre Mai-Mai": a longer name that begins as a month does.
        Sense::Time(TimeWord::Month(_)) => !context.names_a_group_in_words(at),
        _ => false,
    })
}

/// "deux frères de 12 et 15 ans", "6, 8 et 11 ans": whether a number shares the unit of those listed behind it.
pub(super) fn shares_measure(context: &Context<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..LISTED_MEASURES {
        let joined = context.is_any(at, &[Function::And, Function::Or, Function::At]) || context.is_mark(at, ',');
        let Some(next) = numbers::number(context, at + 1).filter(|_| joined) else { return false };
        at += 1 + next.length;
        if is_measure(context, at) {
            return true;
        }
    }
    false
}

/// So many numbers share one unit at most.
const LISTED_MEASURES: usize = 4;

/// "Quatre obus se sont abattus sur la ville", "six roquettes ont été tirées", "deux bombes ont explosé": shells counted as what strikes or
/// is fired, and explosives as what goes off, not as booty.
pub(super) fn strikes(context: &Context<'_>, noun: usize, end: usize) -> bool {
    let shell = |s: &Sense| matches!(s, Sense::IncidentNoun { kind: Kind::Shelling, .. });
    let shell = context.senses_of(noun, &[SenseClass::IncidentNoun]).any(|(_, s)| shell(s));
    if !shell && !context.has(noun, SenseClass::Weapon) {
        return false;
    }
    let clause = (end..context.len().min(end + CLAUSE)).take_while(|i| !context.is_mark(*i, '.') && !context.is_mark(*i, ';'));
    let Some(auxiliary) = clause.clone().find(|i| context.is_auxiliary(*i) || finite_at(context, *i)) else { return false };
    let verb = |at: usize| {
        context.senses_of(at, &[SenseClass::Verb]).find_map(|(_, s)| match s {
            Sense::Verb(form) => Some(&context.lexicon.verbs[form.verb as usize]).filter(|v| v.auxiliary.is_none()),
            _ => None,
        })
    };
    let main = (auxiliary..context.len().min(auxiliary + VERB_WITHIN)).find_map(|i| verb(i).map(|verb| (i, verb)));
    main.is_some_and(|(at, verb)| {
        let passive = at > auxiliary + 1 && context.is_auxiliary(at - 1);
        let blast = matches!(verb.incident, Some((Kind::Explosion | Kind::Ied, _)));
        if shell { verb.incident.is_some() || verb.effect.is_some() && !passive } else { blast && !passive }
    })
}

/// The verb of what is counted begins within so many words behind it, and has so many words at most before its participle.
const CLAUSE: usize = 12;
const VERB_WITHIN: usize = 4;

pub(super) fn thing(context: &Context<'_>, at: usize) -> Option<(usize, &'static str)> {
    context.longest_of(at, &[SenseClass::Materiel], |s| match s {
        Sense::Materiel(what) => Some(*what),
        _ => None,
    })
}
