//! Whose verb of speech it is: the subject before it, behind it, or shared with the verb before.

use super::super::sources::{self, Phrase, RELAYED_WORDS};
use super::super::{Context, times};
use super::Agreement;
use super::prepositions::{giver, latter};
use super::verbs::{self, Joined, SpeechVerb};
use crate::lexicon::{Frame, Function, Sense, SenseClass, SpeechPreposition, Tense};
use crate::model::SpeakerClass;

/// Who the subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Index of a phrase, and where it stands.
    Phrase {
        index: usize,
        behind: bool,
    },
    Pronoun {
        agreement: Agreement,
        behind: bool,
    },
    /// The verb shares its subject, a phrase where one is seen, with the one before it.
    Shared {
        index: Option<usize>,
    },
    /// "on": nobody, unless a place of speech is named.
    One {
        behind: bool,
    },
}

/// Finds the subject of a verb of speech, if any phrase or pronoun can be it.
pub fn of(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb) -> Option<Subject> {
    match verb.joined {
        Some(Joined::Person(agreement)) => return Some(Subject::Pronoun { agreement, behind: true }),
        Some(Joined::One) => return Some(Subject::One { behind: true }),
        None => {}
    }
    if verb.inside || verb.incise {
        return behind(context, phrases, verb).map(|index| Subject::Phrase { index, behind: true });
    }
    if verb.gerund {
        return super::gerunds::subject(context, phrases, verb);
    }
    if let Some(pronoun) = pronoun_before(context, verb.start) {
        return Some(pronoun);
    }
    // "…, affirme celle-ci, …"
    if may_stand_behind(context, verb) && latter(context, verb.end + 2) {
        let agreement = Agreement { latter: true, ..Agreement::of(context, verb.end) };
        return Some(Subject::Pronoun { agreement, behind: true });
    }
    let ahead = before(context, phrases, verb);
    // "…, rapporte un communiqué": a text whose author nobody tells speaks; nobody before it does, unless "X, for his part, gives
    // a count".
    if let Some(index) = phrases.iter().position(|p| p.start == verb.end && p.group.text && !p.group.same)
        && verb.start > 0
        && context.is_mark(verb.start - 1, ',')
        && ahead.is_none_or(|found| is_mere_name(phrases, found) || !is_set_off(context, phrases, found, verb))
    {
        let index = giver(context, phrases, &phrases[index]).unwrap_or(index);
        return Some(Subject::Phrase { index, behind: true });
    }
    if (may_stand_behind(context, verb) || runs_on(context, phrases, verb))
        && let Some(index) = behind(context, phrases, verb)
        && ahead.is_none_or(|found| {
            is_mere_name(phrases, found)
                || is_new_text(phrases, found)
                // "ont attaqué le Bénin, a appris l'AFP de source sécuritaire"
                || verb.frame.learns && phrases[index].group.class == Some(SpeakerClass::Media)
                || !phrases[index].group.text && !is_set_off(context, phrases, found, verb)
        })
    {
        return Some(Subject::Phrase { index, behind: true });
    }
    ahead
}

/// "il affirme", "elle a, de son côté, reconnu".
fn pronoun_before(context: &Context<'_>, start: usize) -> Option<Subject> {
    let at = start.checked_sub(1)?;
    // "ce dernier", "celui-ci"
    if let Some(first) = at.checked_sub(1)
        && context.is_pronoun_of_two_words(first)
    {
        // "un autre": one more of those who spoke, not whoever was told of last.
        let agreement = Agreement { latter: !context.is(first, Function::DetIndef), ..Agreement::of(context, first) };
        return Some(Subject::Pronoun { agreement, behind: false });
    }
    if both(context, start) {
        return Some(Subject::Pronoun { agreement: Agreement { plural: true, ..Agreement::default() }, behind: false });
    }
    // "Eux parlent de dix morts."
    if context.is(at, Function::PronounStressed)
        && at.checked_sub(1).is_none_or(|b| !context.tokens[b].is_word() || is_opener(context, b))
    {
        let agreement = Agreement { feminine: None, ..Agreement::of(context, at) };
        return Some(Subject::Pronoun { agreement, behind: false });
    }
    if context.tokens[at].hyphen
        || !context.is_any(at, &[Function::Pronoun])
        || (context.tokens[at].quoted && !context.is_quote(at))
    {
        return None;
    }
    if context.is(at, Function::PronounOne) {
        return Some(Subject::One { behind: false });
    }
    // "qu'elle dit violents": said in passing.
    let behind = at > 0 && context.is(at - 1, Function::That) && at > 1 && context.is_mark(at - 2, ',');
    Some(Subject::Pronoun { agreement: Agreement::of(context, at), behind })
}

/// "tous deux parlent de dix morts", "l'un comme l'autre confirment", "les deux évoquent": the two told of before.
fn both(context: &Context<'_>, verb: usize) -> bool {
    let so_many = |at: usize| at >= 1 && context.has(at, SenseClass::Number) && context.is(at - 1, Function::DetDef);
    context.ends_before(verb, Function::Both, BOTH) || so_many(verb - 1)
}

/// "l'un comme l'autre": so many words at most.
const BOTH: usize = 6;

/// Whether a verb of speech stands so that its subject may follow: after a comma, a quotation, "as".
fn may_stand_behind(context: &Context<'_>, verb: &SpeechVerb) -> bool {
    let Some(at) = verb.start.checked_sub(1) else { return true };
    !context.tokens[at].is_word() && context.tokens[at].number().is_none() && !context.is_mark(at, '(')
        || context.is_any(at, &[Function::As, Function::That, Function::While])
        || context.is_any(verb.start, &[Function::As, Function::That])
}

/// "Cinq soldats ont été tués a déclaré le colonel X": whether the comma before what is said in passing was left out: the clause before it
/// has a verb of its own, and whoever says so stands right behind.
fn runs_on(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb) -> bool {
    if !verb.frame.clause || verb.passive || verb.object || verb.shares {
        return false;
    }
    let speaks = |p: &Phrase| p.start == verb.end && p.group.class.is_some() && !(p.group.text || p.counted || p.plain);
    let clause = [Function::Who, Function::That, Function::Where, Function::And, Function::But, Function::While, Function::If];
    let words = (0..verb.start).rev().take_while(|i| !context.is_any(*i, &clause) && !context.is_mark(*i, ';'));
    phrases.iter().any(speaks) && words.into_iter().any(|i| finite_at(context, i))
}

/// Whether a name stands alone in quotation marks.
pub fn is_quoted_name(context: &Context<'_>, phrase: &Phrase) -> bool {
    let named = phrase.name_only || phrase.group.class == Some(SpeakerClass::Media);
    // "« Petit Jean », un habitant": somebody of whom it is said what he is.
    let behind = phrase.core + 2;
    let told = context.is_mark(phrase.core + 1, ',') && context.is_any(behind, &[Function::DetIndef, Function::DetDef]);
    named && !told && phrase.start > 0 && context.is_quote(phrase.start - 1) && context.is_quote(phrase.core)
}

/// The phrase right behind the verb: only times, adverbs, addressees and channels stand between.
pub fn behind(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb) -> Option<usize> {
    let mut at = verb.end;
    let limit = (verb.end + 24).min(context.len());
    let mut commas = 0;
    // Behind what is said in passing a phrase stands free: "a annoncé de son côté le CICR".
    let mut free = verb.end;
    while at < limit {
        // "a précisé à son arrivée le porte-parole"
        if let Some(length) = addressed(context, at)
            .filter(|length| !phrases.iter().any(|p| p.start > at && p.start < at + length && p.end > at + length))
        {
            at += length;
            continue;
        }
        // "« … », relate « Le Fil »": a name in quotation marks of its own.
        if context.is_quote(at) && phrases.iter().any(|p| p.start == at + 1 && is_quoted_name(context, p)) {
            at += 1;
            continue;
        }
        if let Some(index) = phrases.iter().position(|p| p.start == at) {
            let phrase = &phrases[index];
            // "« … » fait état de douze soldats tués": those who are counted are what is told.
            // "le préfet, qui dénonce un « acte vil », dénombre dix blessés": so are they behind a verb that has no other object.
            if phrase.counted && at == free && (verb.frame.of || verb.frame.object) && !verb.frame.clause {
                return None;
            }
            // "L'armée, dans son premier bilan, dénombre douze rebelles tués": one verb in the singular says nothing for twelve.
            if phrase.counted && at == verb.end && phrase.group.plural && !verb.plural && !verb.participle && !verb.frame.clause {
                return None;
            }
            // "a confirmé, en présentant ses condoléances, le gouverneur"
            if phrase.group.text && commas % 2 == 1 && !context.is_mark(at - 1, ',') {
                at = phrase.end.max(at + 1);
                continue;
            }
            // "a évoqué un bilan": a text that nobody knows yet is what is told.
            if phrase.group.text && !phrase.group.same && !is_preposition(context, at - 1) {
                // "précise un communiqué que signe X"
                return (at == verb.end).then(|| giver(context, phrases, phrase)).flatten();
            }
            let fused = context.is_any(at - 1, &[Function::DetDu, Function::DetDes]) && ends_preposition(context, at);
            let channel = at > free && (is_preposition(context, at - 1) || fused);
            let unnamed = phrase.plain && !phrase.name_only && !phrase.seat && phrase.group.person.is_none() && !phrase.counted;
            // "précise le communiqué signé par X"
            if phrase.group.text
                && at == verb.end
                && (phrase.end..phrase.end + 2).any(|i| context.is(i, Function::By))
                && let Some(giver) = giver(context, phrases, phrase)
            {
                return Some(giver);
            }
            if !(channel || phrase.contracted || unnamed) {
                return Some(index).filter(|_| !phrase.group.text || at == verb.end || commas == 0);
            }
            at = if phrase.contracted || phrase.end == at { at + 1 } else { phrase.core.max(at + 1) };
            continue;
        }
        if let Some(length) = verbs::passing(context, at) {
            at += length;
            free = at;
            continue;
        }
        // "a confié au « Courrier » un élu": what a paper is called.
        if let Some(length) = quoted_name(context, at).filter(|_| at > verb.end) {
            at += length;
            continue;
        }
        if context.is_any(at, &[Function::That, Function::And, Function::But])
            || context.is_mark(at, ':')
            || context.is_mark(at, ';')
            || context.is_mark(at, '.') && !context.tokens.get(at + 1).is_some_and(|t| t.glued)
            || context.is_quote(at)
        {
            return None;
        }
        if context.is_any(at, &[Function::Of, Function::DetDu]) && at == verb.end {
            return None;
        }
        if context.is_mark(at, ',') {
            commas += 1;
            if commas > 4 {
                return None;
            }
        }
        // "raconte, sans vouloir se nommer, un habitant": only a finite verb between commas has a subject of its own.
        // So does "what he says he saw": "le tableau que dit avoir vu X".
        let relative = verb.start > 0 && context.is(verb.start - 1, Function::That) && at == verb.end;
        let unfinite = |t: Tense| {
            t == Tense::PastParticiple || (commas > 0 || relative) && matches!(t, Tense::Infinitive | Tense::PresentParticiple)
        };
        let verb_form =
            context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if !unfinite(f.tense)))
                && !is_preposition(context, at.saturating_sub(1))
                && context.tokens[at].is_word()
                && !is_article(context, at.saturating_sub(1));
        let number = context.tokens[at].number().is_some()
            || context.has_any(at, &[SenseClass::Number, SenseClass::Victim, SenseClass::EffectNoun]);
        if verb_form
            || number && commas == 0 && times::length(context, at).is_none() && !is_preposition(context, at.saturating_sub(1))
        {
            return None;
        }
        at += 1;
    }
    None
}

/// "« Le Courrier »": a name of few words in quotation marks, which begins with a capital.
fn quoted_name(context: &Context<'_>, at: usize) -> Option<usize> {
    if !context.is_quote(at) || !context.tokens.get(at + 1)?.capital {
        return None;
    }
    let end = (at + 2..context.len().min(at + QUOTED_NAME)).find(|i| context.is_quote(*i))?;
    (at + 1..end).all(|i| context.tokens[i].is_word()).then_some(end + 1 - at)
}

/// With its marks, the name of a paper has fewer parts than this.
const QUOTED_NAME: usize = 6;

/// To whom, or through what, something is said.
pub fn addressed(context: &Context<'_>, at: usize) -> Option<usize> {
    use SpeechPreposition as Kind;
    let wanted =
        |s: &Sense| matches!(s, Sense::SpeechPreposition(Kind::Addressed | Kind::AddressedAll | Kind::Via)).then_some(());
    context.longest_of(at, &[SenseClass::SpeechPreposition], wanted).map(|(length, ())| length)
}

fn is_article(context: &Context<'_>, at: usize) -> bool {
    context.is_any(
        at,
        &[
            Function::DetDef,
            Function::DetIndef,
            Function::DetDes,
            Function::DetDu,
            Function::DetDem,
            Function::DetPoss,
            Function::DetEach,
        ],
    )
}

pub fn is_preposition(context: &Context<'_>, at: usize) -> bool {
    context.is_any(
        at,
        &[
            Function::Of,
            Function::At,
            Function::In,
            Function::On,
            Function::By,
            Function::With,
            Function::For,
            Function::Against,
            Function::Between,
            Function::Among,
            Function::Since,
            Function::During,
            Function::Toward,
            Function::Near,
            Function::After,
            Function::Before,
            Function::DuringOf,
            Function::AfterOf,
        ],
    )
}

/// Whether a phrase stands where a subject may: behind no preposition.
pub fn may_be_subject(context: &Context<'_>, phrase: &Phrase) -> bool {
    let Some(at) = phrase.start.checked_sub(1) else { return !phrase.contracted && !is_dateline(context, phrase) };
    if opens_with_aside(context, phrase.start) {
        return !phrase.contracted;
    }
    // "et avec lui une agence": a companion of the subject.
    if at > 0 && context.is(at, Function::Clitic) && context.is(at - 1, Function::With) {
        return false;
    }
    // "69 tués, dont le maire, a annoncé le ministre": one of those told of.
    if context.is(at, Function::Including) && context.is_mark(phrase.end, ',') {
        return false;
    }
    if closes_parts(context, phrase) || says_who_was_counted(context, phrase) {
        return false;
    }
    // "dix morts et un soldat blessé, annonce l'armée": the last of those counted.
    let counted = at > 1 && context.is(at, Function::And) && context.is(phrase.start, Function::DetIndef);
    let harmed = |i: usize| {
        let participle = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple && context.lexicon.verbs[f.verb as usize].effect.is_some());
        context.has(i, SenseClass::EffectNoun) || context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| participle(s))
    };
    if counted && context.is_mark(phrase.end, ',') && harmed(at - 1) {
        return false;
    }
    // "la région du lac Tchad, a dit l'armée": part of a place's name; "prises sur l'axe A-B, ont répliqué": a place.
    let of_place = |s: &Sense| matches!(s, Sense::PlaceWord(_)).then_some(());
    // "la capitale irakienne Bagdad": with the country's adjective between.
    let word = at.saturating_sub(usize::from(context.has(at, SenseClass::Demonym)));
    if (phrase.seat || phrase.name_only)
        && context.tokens[word].is_word()
        && !context.tokens[at].capital
        && context.longest_of(word, &[SenseClass::PlaceWord], of_place).is_some_and(|(l, ())| l == 1)
    {
        return false;
    }
    // "par de probables miliciens Codeco": a noun without an article, behind another word.
    let plain = phrase.plain && !phrase.name_only && !context.tokens[phrase.start].capital;
    if plain && context.tokens[at].is_word() && !is_opener(context, at) {
        return false;
    }
    // What stands right behind a verb is its object.
    if !context.tokens[at].hyphen && context.has(at, SenseClass::Verb) && context.tokens[at].is_word() && !is_noun(context, at) {
        return false;
    }
    // "signés entre différentes factions": its number word is a preposition.
    if context.is(phrase.start, Function::Between) {
        return false;
    }
    let partitive = context.is(phrase.start, Function::DetDes) && context.tokens[at].is_word() && !is_opener(context, at);
    !(phrase.contracted || is_preposition(context, at) || ends_preposition(context, phrase.start) || partitive)
}

/// "neuf morts, dont trois femmes et un policier, a indiqué le maire": whether a phrase is the last of several who are counted among others.
fn closes_parts(context: &Context<'_>, phrase: &Phrase) -> bool {
    let Some(and) = phrase.start.checked_sub(1) else { return false };
    if !context.is(and, Function::And) || !context.is_mark(phrase.end, ',') {
        return false;
    }
    let back = (and.saturating_sub(PARTS_BACK)..and).rev();
    let mut list = back.take_while(|i| !finite_at(context, *i) && !context.is_mark(*i, ';') && !context.is_mark(*i, ':'));
    list.any(|i| context.is(i, Function::Including))
}

/// "un mort, un policier, et dix blessés, a indiqué le maire": between commas, whom a figure before them counted.
fn says_who_was_counted(context: &Context<'_>, phrase: &Phrase) -> bool {
    let comma = phrase.start - 1;
    let counted = comma > 0 && context.is_mark(comma, ',') && context.has(comma - 1, SenseClass::EffectNoun);
    // "un mort, le chauffeur, et cinq blessés, a indiqué le maire"
    let listed = context.is(phrase.start, Function::DetDef) && context.is(phrase.end + 1, Function::And);
    counted && (context.is(phrase.start, Function::DetIndef) || listed) && context.is_mark(phrase.end, ',')
}

/// "dont trois femmes, deux enfants et": those counted among others have so many words before the last of them.
const PARTS_BACK: usize = 10;

/// "De son côté l'armée assure que", "Dans un communiqué l'armée affirme que", "Joint au téléphone le maire parle de": whether what only goes
/// on, or the channel, without its comma, fills the sentence up to here.
fn opens_with_aside(context: &Context<'_>, at: usize) -> bool {
    use SpeechPreposition::{Addressed, Aside, Via};
    if at == 0 || !context.is(at, Function::DetDef) || context.is_any(at - 1, &[Function::Of, Function::DetDu, Function::DetDes])
    {
        return false;
    }
    let fills = |start: usize, wanted: &[SpeechPreposition]| {
        let kind = |s: &Sense| matches!(s, Sense::SpeechPreposition(kind) if wanted.contains(kind));
        context.senses_of(start, &[SenseClass::SpeechPreposition]).any(|(length, s)| start + length == at && kind(s))
    };
    let asked = || context.lexicon.is_participle(&context.word(0).to_lowercase()) && fills(1, &[Addressed]);
    // "…, six soldats sont morts ; de son côté l'armée dit": at the head of a later clause.
    let mark = (at.saturating_sub(LONGEST_ASIDE + 1)..at).rev().find(|i| !context.tokens[*i].is_word());
    fills(0, &[Aside, Via]) || asked() || mark.is_some_and(|mark| fills(mark + 1, &[Aside]))
}

/// Such an opening has at most so many words.
const LONGEST_ASIDE: usize = 5;

/// "KABOUL (Agence) – …": where a report was written.
fn is_dateline(context: &Context<'_>, phrase: &Phrase) -> bool {
    let capitals = (phrase.start..phrase.core).all(|i| context.tokens[i].capitals);
    (phrase.seat || phrase.name_only)
        && capitals
        && context.tokens.get(phrase.core).is_some_and(|t| !t.is_word() && !t.is_mark(','))
}

fn is_noun(context: &Context<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| is_article(context, b) || is_preposition(context, b)) || context.is_adverb(at)
}

fn is_opener(context: &Context<'_>, at: usize) -> bool {
    at == 0
        || context.is_any(
            at,
            &[Function::That, Function::And, Function::But, Function::While, Function::As, Function::If, Function::Where],
        )
        || times::length(context, at).is_some()
        || context.is_adverb(at)
}

fn ends_preposition(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|start| {
        context.senses_of(start, &[SenseClass::SpeechPreposition]).any(|(length, s)| {
            start + length == at
                && matches!(
                    s,
                    Sense::SpeechPreposition(
                        SpeechPreposition::According
                            | SpeechPreposition::Learned
                            | SpeechPreposition::Quoted
                            | SpeechPreposition::Trusted
                            | SpeechPreposition::Relayed
                            | SpeechPreposition::Via
                            | SpeechPreposition::Addressed
                            | SpeechPreposition::AddressedAll
                            | SpeechPreposition::OnBehalf
                    )
                )
                && !context.is(start, Function::For)
        })
    })
}

/// A subject before its verb: "Le maire, joint par téléphone, parle de".
fn before(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb) -> Option<Subject> {
    let mut candidate = None;
    // A finite verb between the phrase and ours has the phrase for itself, unless a relative pronoun opens its clause.
    let mut other_verb = false;
    let mut relative = false;
    let coordinated = is_coordinated(context, verb.start);
    let mut at = verb.start;
    // So many phrases end here or before.
    let mut ended = phrases.len();
    while at > 0 {
        at -= 1;
        while ended > 0 && phrases[ended - 1].end > at + 1 {
            ended -= 1;
        }
        let index = ended.checked_sub(1).filter(|i| phrases[*i].end == at + 1 && !context.tokens[phrases[*i].start].quoted);
        if let Some(index) = index {
            let phrase = &phrases[index];
            // "L'ONG, qui gère un hôpital à Kaboul, a indiqué": who stands in the relative clause is not its subject.
            let inset = || relative_before(context, phrase).or_else(|| participle_before(context, phrases, phrase));
            if let Some(comma) = inset().filter(|_| verb.start > at + 1) {
                at = comma;
                continue;
            }
            // "le communiqué sur l'attaque à Gao, qui évoque …": the place says nothing.
            let place = phrase.name_only && phrase.start > 0 && is_preposition(context, phrase.start - 1);
            if relative && place {
                at = phrase.start;
                continue;
            }
            // "confirmé par une source, citée par l'agence, qui fait état de": nor does who only quotes.
            if relative && relays(context, phrase.start) {
                at = phrase.start;
                continue;
            }
            if relative {
                // "le lieutenant dresse un bilan, qui parle de": whoever draws the account up.
                if let Some(index) = drawn_up_by(context, phrases, phrase) {
                    return Some(Subject::Phrase { index, behind: false });
                }
                // "…, qui évoque": whatever stands before the relative pronoun, in any place.
                return Some(Subject::Phrase { index, behind: false });
            }
            // Whoever did the first of two deeds did the second: its subject stands before both.
            if verb.shares && other_verb && may_be_subject(context, phrase) && !phrase.group.text {
                return Some(Subject::Phrase { index, behind: false });
            }
            // "évaluent à vingt les tués de l'armée et ajoutent …": nobody who is joined to the verb is its subject.
            let joined = coordinated && !other_verb && joins(context, phrase.end, verb.start);
            if verb.shares || other_verb && !coordinated || joined {
                at = phrase.start;
                continue;
            }
            if other_verb {
                return Some(Subject::Shared { index: may_be_subject(context, phrase).then_some(index) });
            }
            // People who can be counted as victims speak only with the verb right behind them.
            let countable = phrase.counted
                && (matches!(
                    phrase.group.class,
                    Some(SpeakerClass::ArmedGroup | SpeakerClass::Army | SpeakerClass::SecurityForces)
                ) || context.lexicon.senses(phrase.noun.1).any(|s| matches!(s, Sense::Victim { .. } | Sense::Actor(_))));
            let set_apart = context.is_mark(phrase.end, ',') || verb.start > 0 && context.is_mark(verb.start - 1, ',');
            let asked = phrase.counted && is_asked(context, phrase);
            let counted_far = countable && verb.start > phrase.end + 1 && !asked
                || phrase.counted && !set_apart && verb.start > phrase.end + 3 && !asked;
            let agrees = verb.plural || !phrase.group.plural || verb.participle;
            // "Ce bilan, l'armée le confirme": nor is what the pronoun before the verb means.
            let meant = verb.object && phrase.group.text && phrase.start == 0 && context.is_mark(phrase.end, ',');
            if candidate.is_some() && meant {
                break;
            }
            // "Partenaire de A, le mouvement B déplore": what is said of a body before it is named.
            let described = |index: usize| {
                let (opens, body) = (phrase.start == 0 && phrase.plain && context.is_mark(phrase.end, ','), &phrases[index]);
                opens && body.start == phrase.end + 1 && context.is(body.start, Function::DetDef)
            };
            if candidate.is_some_and(described) {
                break;
            }
            // "Revoyant son bilan de lundi, l'armée a reconnu": what is its own says nothing beside it.
            if candidate.is_some() && phrase.group.text && phrase.group.possessive {
                at = phrase.start;
                continue;
            }
            // "ont porté le bilan à seize victimes, et parlent maintenant": nor those whom a preposition governs.
            let governed = phrase.counted && phrase.start > 0 && is_preposition(context, phrase.start - 1);
            let counted = counted_far || governed;
            // "un communiqué reçu par l'agence et le centre X, le groupe affirme": nor somebody by whom something was done.
            let agent = candidate.is_some() && is_agent(context, phrase);
            if may_be_subject(context, phrase) && !(phrase.group.text && phrase.plain) && !counted && agrees && !agent {
                candidate = Some(first_of_joined(context, phrases, index));
                let set_off = phrase.start > 0 && context.is_mark(phrase.start - 1, ',');
                // "Le bilan des attaques à A et B fait état de …": the second of two places.
                let listed = phrase.name_only && phrase.start > 0 && context.is(phrase.start - 1, Function::And);
                if !set_off && !listed {
                    break;
                }
            }
            at = phrase.start;
            continue;
        }
        if context.tokens[at].quoted {
            continue;
        }
        if context.is_mark(at, ';')
            || context.is_mark(at, ':')
            // "contacté par NOUVELLES.TG": a dot within a name ends nothing.
            || context.is_mark(at, '.') && !context.tokens.get(at + 1).is_some_and(|t| t.glued && t.is_word())
            || context.is_mark(at, '!')
            || context.is_mark(at, '?')
        {
            break;
        }
        if context.is(at, Function::Who) {
            // "ce qui porte": no antecedent.
            if at > 0 && context.is(at - 1, Function::DetDem) {
                return None;
            }
            if !other_verb && candidate.is_none() && verb.start - at <= 3 {
                relative = true;
                // "une source qui s'est confiée à l'AFP et qui dénombre": of whoever the first clause is told.
                if at > 1 && context.is(at - 1, Function::And) {
                    at = (0..at - 1).rev().find(|i| context.is(*i, Function::Who)).unwrap_or(at);
                }
            }
            other_verb = false;
            continue;
        }
        // "le maire ainsi que ses fils ont été enlevés, a dit un élu": the last word of one that joins.
        if at > 0 && context.function_length(at - 1, Function::And) == Some(2) {
            continue;
        }
        if context.is_any(at, &[Function::That, Function::Where, Function::Including]) {
            if candidate.is_some() && !other_verb {
                break;
            }
            other_verb = false;
            continue;
        }
        if context.is(at, Function::While) && candidate.is_some() {
            break;
        }
        if coordinated
            && other_verb
            && !context.tokens[at].hyphen
            && context.is(at, Function::Pronoun)
            && !context.is(at, Function::PronounOne)
        {
            return Some(Subject::Pronoun { agreement: Agreement::of(context, at), behind: false });
        }
        if finite_at(context, at) {
            if candidate.is_some() {
                break;
            }
            other_verb = true;
        }
    }
    match candidate {
        // "Un bilan dressé par X fait état de …": X speaks.
        Some(index) => Some(Subject::Phrase { index: author_of(context, phrases, index, verb), behind: false }),
        None if coordinated && other_verb => Some(Subject::Shared { index: None }),
        None => None,
    }
}

/// Whether words such as "quoted by" end right before.
fn relays(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(RELAYED_WORDS)..at).any(|start| sources::relays(context, start, at))
}

/// The subject of the verb right before a text that is told of for the first time: "le maire a dressé un bilan".
fn drawn_up_by(context: &Context<'_>, phrases: &[Phrase], text: &Phrase) -> Option<usize> {
    let new = text.group.text && !text.group.same && text.group.class.is_none();
    let verb = text.start.checked_sub(1).filter(|at| new && context.has(*at, SenseClass::Verb))?;
    let auxiliary = usize::from(verb > 0 && context.is_auxiliary(verb - 1));
    let speaks = |p: &Phrase| {
        p.end + DRAWN_UP >= verb - auxiliary
            && p.end <= verb - auxiliary
            && p.group.class.is_some()
            && !(p.text || p.seat || p.counted)
            && may_be_subject(context, p)
    };
    phrases.iter().rposition(speaks)
}

/// Between whoever draws an account up and his verb stand so many words at most.
const DRAWN_UP: usize = 4;

/// Whoever gives a text that speaks, where he stands between the text and its verb; else the text itself.
fn author_of(context: &Context<'_>, phrases: &[Phrase], text: usize, verb: &SpeechVerb) -> usize {
    let phrase = &phrases[text];
    // "le bilan de l'attaque menée par X": X did what the text is about.
    let gives = |p: &Phrase| p.end <= verb.start && !(phrase.start..p.start).any(|i| context.has(i, SenseClass::IncidentNoun));
    giver(context, phrases, phrase).filter(|index| phrase.text && gives(&phrases[*index])).unwrap_or(text)
}

/// The comma that opens the relative clause which a phrase closes, with a comma behind it.
fn relative_before(context: &Context<'_>, phrase: &Phrase) -> Option<usize> {
    let day = times::length(context, phrase.end).unwrap_or(0);
    if !context.is_mark(phrase.end + day, ',') {
        return None;
    }
    let from = phrase.start.saturating_sub(RELATIVE_WITHIN);
    let comma = (from..phrase.start).rev().find(|i| context.is_mark(*i, ','))?;
    (context.is_any(comma + 1, &[Function::Who, Function::Where]) && comma > 0).then_some(comma)
}

/// "Awa Sow, décidée à chasser du pouvoir X, accuse": the comma that opens an inset with a participle, in which an infinitive has a phrase for its
/// object, with another right before it.
fn participle_before(context: &Context<'_>, phrases: &[Phrase], phrase: &Phrase) -> Option<usize> {
    if !context.is_mark(phrase.end, ',') || phrase.group.text {
        return None;
    }
    let from = phrase.start.saturating_sub(RELATIVE_WITHIN);
    let comma = (from..phrase.start).rev().find(|i| context.is_mark(*i, ','))?;
    let form = |i: usize, tense: Tense| {
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == tense))
    };
    let first = context.tokens.get(comma + 1).filter(|t| t.is_word() && !t.capital)?;
    let participle = form(comma + 1, Tense::PastParticiple)
        || context.means_nothing(comma + 1) && context.lexicon.ends_as_verb(first.span.of(context.text), true);
    let infinitive = || (comma + 2..phrase.start).any(|i| form(i, Tense::Infinitive) || is_infinitive(context, i));
    (participle && infinitive() && phrases.iter().any(|p| p.end == comma && !p.counted)).then_some(comma)
}

/// Behind "to", a word that no table holds.
fn is_infinitive(context: &Context<'_>, at: usize) -> bool {
    let to = context.is_any(at - 1, &[Function::At, Function::Of, Function::For]);
    to && context.tokens[at].is_word() && !context.tokens[at].capital && context.means_nothing(at)
}

/// So many words a relative clause may have before the last phrase in it.
const RELATIVE_WITHIN: usize = 20;

/// "la mission, le maire et les habitants disent": the first of several who speak as one.
fn first_of_joined(context: &Context<'_>, phrases: &[Phrase], last: usize) -> usize {
    let speaks = |p: &Phrase| {
        let alone = may_be_subject(context, p) || context.is(p.start, Function::DetDes);
        alone && p.group.class.is_some() && !(p.seat || p.counted || p.text)
    };
    let mut first = last;
    while let Some(before) = first.checked_sub(1) {
        let (one, next) = (&phrases[before], &phrases[first]);
        // "les rebelles ainsi que des sources locales"
        let and = context.function_length(one.end, Function::And).filter(|length| one.end + length == next.start);
        // A comma joins only where "and" stands behind.
        let listed = first != last || context.is(next.end, Function::And);
        let comma = one.end + 1 == next.start && listed && !one.plain && context.is_mark(one.end, ',');
        if !(and.is_some() || comma) || !speaks(one) {
            break;
        }
        first = before;
    }
    first
}

/// "par l'agence X", "par l'agence et le centre de surveillance X": whether "by" stands before a phrase, with the nouns that it is the
/// name of and no other clause between.
fn is_agent(context: &Context<'_>, phrase: &Phrase) -> bool {
    let words = (phrase.start.saturating_sub(AGENT_WITHIN)..phrase.start).rev().take_while(|i| context.tokens[*i].is_word());
    let clause = |i: &usize| !context.is_any(*i, &[Function::Who, Function::That, Function::Where]) && !finite_at(context, *i);
    words.take_while(clause).any(|i| context.is(i, Function::By))
}

/// Between "by" and the name of whoever did it stand so many words.
const AGENT_WITHIN: usize = 14;

/// Whether nothing but a conjunction and adverbs stand between a phrase and the verb.
fn joins(context: &Context<'_>, from: usize, to: usize) -> bool {
    context.is_any(from, &[Function::And, Function::But]) && (from + 1..to).all(|i| context.is_adverb(i))
}

/// "… et ajoute que", "…, mais reconnaît": the verb follows a conjunction.
fn is_coordinated(context: &Context<'_>, start: usize) -> bool {
    let mut at = start;
    while at > 0 && start - at < 4 {
        at -= 1;
        if context.is_any(at, &[Function::And, Function::But]) {
            return true;
        }
        if !(context.is_adverb(at) || context.is_mark(at, ',')) {
            return false;
        }
    }
    false
}

/// Whether a subject is only a word in capitals: perhaps no name at all.
fn is_mere_name(phrases: &[Phrase], subject: Subject) -> bool {
    matches!(subject, Subject::Phrase { index, .. } if phrases[index].name_only)
}

/// "– un bilan provisoire, précise le même communiqué": a text told of for the first time, in a clause of its own.
fn is_new_text(phrases: &[Phrase], subject: Subject) -> bool {
    matches!(subject, Subject::Phrase { index, .. } if phrases[index].group.text && !phrases[index].group.same)
}

/// Whether a phrase before the verb is parted from it by nothing but one thing set off by commas.
fn is_set_off(context: &Context<'_>, phrases: &[Phrase], subject: Subject, verb: &SpeechVerb) -> bool {
    let Subject::Phrase { index, .. } = subject else { return false };
    let phrase = &phrases[index];
    let comma_before_verb = verb.start > 0 && context.is_mark(verb.start - 1, ',');
    // "lors de combats entre A (AB) et B, a dit C": an abbreviation alone parts nobody from the verb.
    let bracket = context.is_mark(phrase.end, ',') || phrase.end + 1 >= verb.start;
    // "entre des jeunes et un convoi militaire, a dit C": nothing stands between, so that the one comma ends the clause.
    let one_comma = comma_before_verb && phrase.end + 1 == verb.start;
    if one_comma && !(phrase.core..phrase.end).any(|i| context.is_mark(i, ',')) {
        return false;
    }
    if comma_before_verb && is_object(context, phrase) {
        return false;
    }
    let opened = (phrase.core..=phrase.end).any(|i| context.is_mark(i, ',') || bracket && context.is_mark(i, '('))
        || context.is(phrase.end, Function::Who) && !comma_before_verb
        || phrase.end == verb.start;
    let quoted_between = (phrase.end..verb.start).any(|i| context.is_quote(i));
    opened && (!phrase.counted || is_asked(context, phrase)) && !quoted_between
}

/// "ont tué lundi un berger à A, commune de B, a dit le maire": whether a verb of harm that another did stands before a phrase, with no more
/// than its day between.
fn is_object(context: &Context<'_>, phrase: &Phrase) -> bool {
    let harms = |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].effect.is_some_and(|(_, frame)| frame == Frame::Transitive));
    let verb = |i: usize| context.senses_of(i, &[SenseClass::Verb]).any(|(length, s)| i + length == phrase.start && harms(s));
    let day = |i: usize| times::length(context, i).is_some_and(|length| i + length == phrase.start);
    let of_day = |i: usize| context.senses_of(i, &[SenseClass::Verb]).any(|(length, s)| harms(s) && day(i + length));
    (phrase.start.saturating_sub(OBJECT_BACK)..phrase.start).any(|i| verb(i) || of_day(i))
}

/// A verb and its day have at most so many words.
const OBJECT_BACK: usize = 8;

/// "Deux habitants, interrogés par l'agence, ont accusé", "Trois sources citées par l'agence parlent de": people who were asked speak.
fn is_asked(context: &Context<'_>, phrase: &Phrase) -> bool {
    let relayed = |s: &Sense| matches!(s, Sense::SpeechPreposition(SpeechPreposition::Relayed)).then_some(());
    let participle = phrase.end + usize::from(context.is_mark(phrase.end, ','));
    context.longest_of(participle, &[SenseClass::SpeechPreposition], relayed).is_some()
}

/// Whether a finite verb stands here, and no noun of the same form.
#[inline(always)]
pub fn finite_at(context: &Context<'_>, at: usize) -> bool {
    context.has(at, SenseClass::Verb) && is_finite(context, at)
}

/// Apart from [`finite_at`], so that its one test stands where it is called.
#[inline(never)]
fn is_finite(context: &Context<'_>, at: usize) -> bool {
    let verb = context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| {
        matches!(s, Sense::Verb(f) if !matches!(f.tense, Tense::Infinitive | Tense::PastParticiple | Tense::PresentParticiple))
    });
    // "confirmant l'attaque": a noun, unless a subject stands before the article.
    let noun = at > 0
        && context.is(at - 1, Function::DetDef)
        && context.has_any(at, &[SenseClass::IncidentNoun, SenseClass::EffectNoun])
        && !(at > 1 && context.is_any(at - 2, &[Function::Pronoun, Function::Who, Function::Negation]));
    // "dans l'Est et", "dans le Nord et": behind an article, a capital is that of a name.
    let token = &context.tokens[at];
    let name = token.capital && !token.capitals && at > 0 && context.is(at - 1, Function::DetDef);
    verb && !noun
        && !name
        && !token.hyphen
        && !at.checked_sub(1).is_some_and(|b| {
            is_article(context, b) && !context.word(b).ends_with(['\'', '’'])
                || is_preposition(context, b)
                || context.tokens[b].number().is_some()
        })
        && !context
            .senses_of(at, &[SenseClass::Source, SenseClass::Function])
            .any(|(l, s)| l == 1 && matches!(s, Sense::Source { .. } | Sense::Function(Function::At | Function::On)))
}
