//! The beginning of a phrase that may speak: its article, and the noun or name at its head.

use super::super::group::SourceGroup;
use super::super::{Context, actors, numbers, times};
use super::{capital, lower_unknown, of_actor};
use crate::lexicon::{Function, Sense, SenseClass, SourceRole, SpeechPreposition};
use crate::model::SpeakerClass;

/// What stands before the head.
#[derive(Default)]
pub struct Opening {
    pub end: usize,
    pub definite: bool,
    pub possessive: bool,
    pub contracted: bool,
    pub counted: bool,
    pub same: bool,
    pub plural: bool,
    /// One of several.
    pub one: bool,
    /// An adjective stands before the noun.
    pub adjective: bool,
}

/// What a phrase can begin with besides an article: see [`may_head`] and [`numbers::may_count`].
pub const OPENERS: &[SenseClass] = &[
    SenseClass::SpeechNoun,
    SenseClass::Source,
    SenseClass::Outlet,
    SenseClass::Actor,
    SenseClass::ActorNoun,
    SenseClass::Capital,
    SenseClass::Country,
    SenseClass::Number,
    SenseClass::Digits,
    SenseClass::Modifier,
    SenseClass::Capitalised,
];

/// Words with which a phrase may begin: articles, "of" as in "according to good sources", and "celui" as in "celui qui gouverne la
/// province".
pub const BEGINNINGS: &[Function] = &[
    Function::DetDef,
    Function::DetDem,
    Function::DetPoss,
    Function::DetDu,
    Function::DetIndef,
    Function::DetDes,
    Function::DetEach,
    Function::Of,
    Function::ThatOf,
];

/// [`BEGINNINGS`] without "celui".
pub const ARTICLES_AND_OF: &[Function] = match BEGINNINGS {
    [articles @ .., _] => articles,
    [] => &[],
};

/// [`ARTICLES_AND_OF`] without "of".
const ARTICLES: &[Function] = match ARTICLES_AND_OF {
    [articles @ .., _] => articles,
    [] => &[],
};

/// Whether a phrase can begin here at all: most words are no article, no number and no noun of who may speak.
#[inline(always)]
pub fn may_open(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, OPENERS)
        || context.is_any(at, ARTICLES)
        // "celui qui gouverne la province"
        || context.is(at, Function::ThatOf) && context.is(at + 1, Function::Who)
        // "selon de bonnes sources"
        || context.is(at, Function::Of) && context.holds(SenseClass::SpeechPreposition)
}

/// Whether an article stands here behind which no noun or name can be: neither right there, nor behind a number or an adjective.
#[inline(always)]
pub fn leads_nowhere(context: &Context<'_>, at: usize) -> bool {
    context.is_any(at, ARTICLES)
        && !may_head(context, at + 1)
        && !(at + 2..=at + 1 + NOUN_WITHIN).any(|i| context.has_any(i, HEADS))
        && !numbers::may_count(context, at + 1)
        && one_of(context, at).is_none()
        && !super::tells_of_before(context)
}

/// Behind an adjective its noun stands among so many words.
const NOUN_WITHIN: usize = 3;

/// So many adjectives, at most, stand before their noun.
const ADJECTIVES: usize = 3;

/// Article, number, and adjectives that stand before their noun.
pub fn opening(context: &Context<'_>, at: usize) -> Opening {
    let mut out = Opening { end: at, plural: context.is(at, Function::PluralDeterminer), ..Opening::default() };
    if !context.is_any(at, ARTICLES_AND_OF) && !numbers::may_count(context, at) {
        return out;
    }
    if let Some(end) = one_of(context, at) {
        out.end = end;
        out.one = true;
        // "l'un de ses responsables"
        out.possessive = context.is(end - 1, Function::DetPoss);
    } else if context.is_any(at, &[Function::DetDef, Function::DetDem]) {
        out.definite = true;
        out.end += 1;
    } else if context.is(at, Function::DetPoss) {
        out.possessive = true;
        out.end += 1;
    } else if context.is_any(at, &[Function::DetDu]) {
        out.contracted = true;
        out.definite = true;
        out.end += 1;
    } else if context.is_any(at, &[Function::DetIndef, Function::DetDes, Function::DetEach]) {
        out.end += 1;
    } else if context.is(at, Function::Of) && super::ends_speech_preposition(context, at) && source_within(context, at + 1) {
        // "selon de bonnes sources"
        out.plural = true;
        out.end += 1;
    }
    // People are counted as speakers only where a noun for them stands behind.
    if HEADS.iter().any(|class| context.holds(*class))
        && let Some(quantity) = numbers::quantity(context, out.end).filter(|q| !q.article && !q.bare_plural && !q.zero)
        && !context.is(out.end + quantity.length, Function::DetDef)
        && source_within(context, out.end + quantity.length)
    {
        out.end += quantity.length;
        out.counted = true;
        // "plusieurs de ses habitants", "deux de ces témoins"
        if context.is(out.end, Function::Of) && context.is_any(out.end + 1, &[Function::DetPoss, Function::DetDem]) {
            out.end += 2;
        }
    }
    for _ in 0..ADJECTIVES {
        let here = out.end;
        // What is cheap to tell comes first: mostly no noun follows.
        if here == at || !source_within(context, here + 1) || is_noun(context, here) && !describes(context, here) {
            break;
        }
        let quote = context.is_quote(here);
        let same = context.is(here, Function::Same);
        let before_noun = quote
            || same
            || describes(context, here)
            || context.is_any(here, &[Function::Other, Function::OneOfTwo])
            || (!capital(context, here) && adjective_like(context, here));
        if !before_noun {
            break;
        }
        out.same |= same;
        out.adjective |= !quote;
        out.end += 1;
    }
    out
}

/// "un jeune dirigeant", "l'ancien maire": a noun that another follows at once only describes whom that names.
pub fn describes(context: &Context<'_>, at: usize) -> bool {
    let role = context.longest_of(at, &[SenseClass::Source], |s| match s {
        Sense::Source { role, .. } => Some(*role),
        _ => None,
    });
    role == Some((1, SourceRole::Describes)) && !capital(context, at + 1) && noun(context, at + 1).is_some_and(|n| !n.group.text)
}

/// "l'une de ces", "un des": one of several that follow.
pub fn one_of(context: &Context<'_>, at: usize) -> Option<usize> {
    let one = at + usize::from(context.is(at, Function::DetDef));
    if !context.is(one, Function::DetIndef) {
        return None;
    }
    if context.is(one + 1, Function::DetDes) {
        return Some(one + 2);
    }
    let of = context.is(one + 1, Function::Of);
    (of && context.is_any(one + 2, &[Function::DetDem, Function::DetPoss, Function::DetDef])).then_some(one + 3)
}

/// Words with one of these meanings alone are no adjectives.
const NO_ADJECTIVES: &[SenseClass] = &[SenseClass::Function, SenseClass::Verb, SenseClass::Victim, SenseClass::SpeechPreposition];

/// A word that may be an adjective before its noun: no verb, no grammatical word.
fn adjective_like(context: &Context<'_>, at: usize) -> bool {
    lower_unknown(context, at)
        || context.tokens.get(at).is_some_and(|t| t.is_word())
            && !context
                .senses_of(at, NO_ADJECTIVES)
                .any(|(length, s)| length == 1 && NO_ADJECTIVES.contains(&s.class()))
            // "a vehicle X": a thing, and its make or owner.
            && !(capital(context, at + 1) && context.has_any(at, &[SenseClass::Target, SenseClass::Materiel, SenseClass::Weapon]))
}

fn source_within(context: &Context<'_>, at: usize) -> bool {
    (at..at + NOUN_WITHIN).any(|i| is_noun(context, i))
}

/// The head of a phrase.
pub struct Head {
    pub end: usize,
    pub group: SourceGroup,
    /// A name rather than a noun.
    pub proper: bool,
    pub seat: bool,
    pub name_only: bool,
}

/// The noun or name that starts here.
#[inline(always)]
pub fn head(context: &Context<'_>, at: usize) -> Option<Head> {
    if may_head(context, at) { noun_or_name(context, at) } else { None }
}

/// Whether a noun or name can start here at all.
#[inline(always)]
fn may_head(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, HEADS) || context.has_any(at, &[SenseClass::Capital, SenseClass::Country, SenseClass::Capitalised])
}

/// Apart from [`head`], so that its one test stands where it is called.
#[inline(never)]
fn noun_or_name(context: &Context<'_>, at: usize) -> Option<Head> {
    noun(context, at).or_else(|| seat(context, at)).or_else(|| ministry(context, at)).or_else(|| name(context, at))
}

struct Noun {
    length: usize,
    group: SourceGroup,
    proper: bool,
}

/// Every noun or name of who may speak has one of these senses.
const HEADS: &[SenseClass] =
    &[SenseClass::SpeechNoun, SenseClass::Source, SenseClass::Outlet, SenseClass::Actor, SenseClass::ActorNoun];

#[inline(always)]
fn noun(context: &Context<'_>, at: usize) -> Option<Head> {
    if context.has_any(at, HEADS) { best_noun(context, at) } else { None }
}

/// Whether [`noun`] finds one.
#[inline(always)]
fn is_noun(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, HEADS) && is_any_noun(context, at)
}

/// Apart from [`is_noun`], so that its one test stands where it is called.
#[inline(never)]
fn is_any_noun(context: &Context<'_>, at: usize) -> bool {
    text(context, at).is_some()
        || source(context, at).is_some()
        || any_actor(context, at).is_some()
        || title(context, at).is_some()
}

/// Apart from [`noun`], so that its one test stands where it is called.
#[inline(never)]
fn best_noun(context: &Context<'_>, at: usize) -> Option<Head> {
    let best = title(context, at).or_else(|| longest_noun(context, at))?;
    Some(Head { end: at + best.length, group: best.group, proper: best.proper, seat: false, name_only: false })
}

/// The longest noun wins; between equals, an actor knows most.
fn longest_noun(context: &Context<'_>, at: usize) -> Option<Noun> {
    let (text, actor) = (text(context, at), any_actor(context, at));
    let source = parted(context, at).or_else(|| source(context, at));
    let (by_source, by_actor) = (source.as_ref().map(|s| s.length), actor.as_ref().map(|(length, _)| *length));
    let length = text.max(by_source).max(by_actor)?;
    if let Some((_, actor)) = actor.filter(|(of_actor, _)| *of_actor == length) {
        return Some(of_any_actor(context, at, length, &actor));
    }
    if let Some(source) = source.filter(|s| s.length == length) {
        return Some(source.noun(context, at));
    }
    Some(Noun { length, group: SourceGroup { text: true, same: true, ..SourceGroup::default() }, proper: false })
}

/// "Mgr", "Dr", "le père": a title that a name follows.
fn title(context: &Context<'_>, at: usize) -> Option<Noun> {
    if !(capital(context, at) || at > 0 && context.is(at - 1, Function::DetDef)) {
        return None;
    }
    let (length, class) = context.senses_of(at, &[SenseClass::Source]).find_map(|(length, s)| match s {
        Sense::Source { class, role: SourceRole::Title, .. } => Some((length, *class)),
        _ => None,
    })?;
    let length = length + usize::from(context.is_mark(at + length, '.'));
    // "le site malien X": from where it is.
    let demonym = class == SpeakerClass::Media && context.has(at + length, SenseClass::Demonym) && !capital(context, at + length);
    let length = length + usize::from(demonym);
    name_end(context, at + length)?;
    Some(Noun { length, group: SourceGroup { class: Some(class), ..SourceGroup::default() }, proper: true })
}

/// A noun of who may speak, or an outlet's name, as the tables have it.
struct Source {
    length: usize,
    class: SpeakerClass,
    role: SourceRole,
    plural: bool,
    country: Option<&'static str>,
    /// An outlet by its own name.
    outlet: bool,
}

impl Source {
    fn noun(&self, context: &Context<'_>, at: usize) -> Noun {
        let group = SourceGroup {
            class: Some(self.class),
            plural: self.plural,
            office: matches!(self.role, SourceRole::Office | SourceRole::Chair | SourceRole::Voice),
            voice: self.role == SourceRole::Voice,
            anaphor: self.role == SourceRole::Anaphor,
            chair: self.role == SourceRole::Chair,
            country: self.country,
            person: self.outlet.then(|| crate::lexicon::fold(context.word(at + self.length - 1))),
            ..SourceGroup::default()
        };
        Noun { length: self.length, group, proper: self.outlet }
    }
}

fn source(context: &Context<'_>, at: usize) -> Option<Source> {
    let (length, (class, role, plural, proper, country)) =
        context.longest_of(at, &[SenseClass::Source, SenseClass::Outlet], |s| match s {
            Sense::Source { class, role, plural } if *role != SourceRole::Title => Some((*class, *role, *plural, false, None)),
            Sense::Outlet(class, country) => Some((*class, SourceRole::Plain, false, true, *country)),
            _ => None,
        })?;
    let outlet = context.longest_of(at, &[SenseClass::Outlet], |s| matches!(s, Sense::Outlet(..)).then_some(()));
    let is_outlet = proper && outlet.is_some_and(|(l, ())| l == length);
    // "la Croix-Rouge" is no newspaper of half its name.
    let halved = is_outlet && context.tokens.get(at + length).is_some_and(|t| t.hyphen && t.capital);
    if halved {
        return None;
    }
    if is_outlet && !(at..at + length).any(|i| capital(context, i)) {
        return None;
    }
    Some(Source { length, class, role, plural, country, outlet: is_outlet })
}

/// "a Haitian group for the defence of human rights": a noun of several words that says, behind its first, from where they are.
fn parted(context: &Context<'_>, at: usize) -> Option<Source> {
    // "a national Haitian agency of information": or behind its second.
    let demonym = (at + 1..=at + 2).find(|i| context.has(*i, SenseClass::Demonym) && !capital(context, *i))?;
    let rest = context.tokens.get(demonym + 1..)?.iter().take(PARTED);
    let words = context.tokens[at..demonym].iter().chain(rest).map(|t| t.word);
    let mut found = None;
    context.lexicon.entries_along(words, |length, senses, _| {
        let source = |s: &Sense| match s {
            Sense::Source { class, role, plural } if *role != SourceRole::Title => Some((*class, *role, *plural)),
            _ => None,
        };
        if let Some((class, role, plural)) = senses.iter().find_map(source).filter(|_| length > (demonym - at).max(2)) {
            found = Some(Source { length: length + 1, class, role, plural, country: None, outlet: false });
        }
    });
    found
}

/// Such a noun has at most so many words behind its first.
const PARTED: usize = 8;

fn any_actor(context: &Context<'_>, at: usize) -> Option<(usize, super::ActorGroup)> {
    actors::any(context, at).or_else(|| common_name(context, at))
}

/// The noun that an actor makes.
fn of_any_actor(context: &Context<'_>, at: usize, length: usize, actor: &super::ActorGroup) -> Noun {
    let noun_class = context.longest_of(at, &[SenseClass::Source], |s| match s {
        Sense::Source { class, role, .. } if *role != SourceRole::Title => Some((*class, *role)),
        _ => None,
    });
    let mut group = SourceGroup { named: actor.named, ..of_actor(actor) };
    // "le groupe armé": a noun that both tables hold keeps what the table of sources says of it.
    // "le ministère de la Défense burkinabè": so does one behind which its country stands.
    let country = |l: usize| l + 1 == length && context.has(at + l, SenseClass::Demonym);
    if let Some((_, (class, role))) = noun_class.filter(|(l, _)| *l == length || country(*l)) {
        group.actor = group.actor.filter(|_| class != SpeakerClass::Government);
        group.class = Some(class);
        group.office = matches!(role, SourceRole::Office | SourceRole::Voice);
    }
    Noun { length, group, proper: actor.named }
}

/// "les shebab": a name that became a noun.
fn common_name(context: &Context<'_>, at: usize) -> Option<(usize, super::ActorGroup)> {
    let (length, index) = context.longest_of(at, &[SenseClass::Actor], |s| match s {
        Sense::Actor(index) => Some(*index),
        _ => None,
    })?;
    if at == 0 || !context.is(at - 1, Function::PluralDeterminer) {
        return None;
    }
    let actor = &context.lexicon.actors[index as usize];
    let group = super::ActorGroup {
        actor: actor.id.into(),
        name: actor.name.into(),
        kind: actor.kind,
        force: actor.is_force(),
        country: None,
        named: true,
    };
    Some((length, group))
}

/// The length of the noun of a text that starts here.
fn text(context: &Context<'_>, at: usize) -> Option<usize> {
    let found = context.longest_of(at, &[SenseClass::SpeechNoun], |s| matches!(s, Sense::SpeechNoun(_)).then_some(()));
    found.map(|(length, ())| length)
}

/// "Le Caire": whether a capital stands here of whose name the article is the first word.
pub fn begins_with_article(context: &Context<'_>, at: usize) -> bool {
    let named = || context.longest_of(at, &[SenseClass::Capital], |s| matches!(s, Sense::Capital(_)).then_some(()));
    context.is(at, Function::DetDef) && context.has(at, SenseClass::Capital) && named().is_some_and(|(length, ())| length > 1)
}

/// A country or capital that stands for its government.
fn seat(context: &Context<'_>, at: usize) -> Option<Head> {
    if !context.has_any(at, &[SenseClass::Capital, SenseClass::Country]) {
        return None;
    }
    if !capital(context, at) && !context.tokens.get(at + 2).is_some_and(|t| t.capital) {
        return None;
    }
    let (length, country) = context.longest_of(at, &[SenseClass::Capital, SenseClass::Country], |s| match s {
        Sense::Capital(country) | Sense::Country(country) => Some(*country),
        _ => None,
    })?;
    // "Israel Sow", "Chad Brown": a name that is also a country's, before that of a family.
    if length == 1 && context.tokens.get(at + 1).is_some_and(|t| t.capital && !t.capitals) && context.means_nothing(at + 1) {
        return None;
    }
    let group = SourceGroup {
        class: Some(SpeakerClass::Government),
        country: Some(context.lexicon.countries[country as usize].iso2),
        ..SourceGroup::default()
    };
    Some(Head { end: at + length, group, proper: true, seat: true, name_only: false })
}

/// "la Défense", "l'Intérieur": a ministry by what it is charged with, alone behind its article.
fn ministry(context: &Context<'_>, at: usize) -> Option<Head> {
    let article = at > 0 && context.is(at - 1, Function::DetDef);
    if !(article && capital(context, at) && context.is(at, Function::Portfolio)) || capital(context, at + 1) {
        return None;
    }
    let group = SourceGroup { class: Some(SpeakerClass::Government), ..SourceGroup::default() };
    Some(Head { end: at + 1, group, proper: true, seat: false, name_only: false })
}

/// A person's or an organisation's name: words in capitals that mean nothing else.
fn name(context: &Context<'_>, at: usize) -> Option<Head> {
    let end = name_end(context, at).filter(|_| !is_channel(context, at))?;
    let group = SourceGroup { person: Some(crate::lexicon::fold(context.word(end - 1))), ..SourceGroup::default() };
    Some(Head { end, group, proper: true, seat: false, name_only: true })
}

/// "a annoncé sur Telegram Issa Ba": the word with which a channel ends begins no name.
fn is_channel(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|start| {
        context
            .senses_of(start, &[SenseClass::SpeechPreposition])
            .any(|(length, s)| start + length == at + 1 && matches!(s, Sense::SpeechPreposition(SpeechPreposition::Via)))
    })
}

/// Where the name that starts here ends.
#[inline(always)]
pub fn name_end(context: &Context<'_>, at: usize) -> Option<usize> {
    if capital(context, at) { end_of_name(context, at) } else { None }
}

/// Apart from [`name_end`], so that its one test stands where it is called.
#[inline(never)]
fn end_of_name(context: &Context<'_>, at: usize) -> Option<usize> {
    let first = context.tokens.get(at)?;
    // "NOUVELLES.TG": the end of a name of which it is no word of its own.
    if first.glued && at > 0 && context.is_mark(at - 1, '.') {
        return None;
    }
    // An elided word is no name: it is short, or one that the lexicon holds.
    let elided = |at: usize| context.word(at).ends_with(['\'', '’']);
    let unknown = |at: usize| context.tokens[at].word == crate::lexicon::WordId::NONE && context.word(at).chars().count() > 3;
    if elided(at) && !unknown(at) || context.word(at).len() < 2 && !context.is_mark(at + 1, '.') {
        return None;
    }
    // At the beginning of a sentence a capital says nothing: there a participle is one.
    let opens = at == 0 || !context.tokens[at - 1].is_word();
    let participle = opens && context.senses_of(at, &[SenseClass::Verb]).any(|(l, s)| l == 1 && matches!(s, Sense::Verb(_)));
    // "Créée en 2012, …", "Provisoirement, …": a word that goes on as no name does, or ends as an adverb.
    let alone = opens && !capital(context, at + 1);
    let article = context.is_any(at + 1, &[Function::DetDes, Function::DetDef, Function::DetIndef, Function::DetDem]);
    let goes_on =
        alone && (article || super::super::speech::is_preposition(context, at + 1) || times::length(context, at + 1).is_some());
    let adverb = alone && context.lexicon.is_adverb(context.text, first.span);
    if participle || goes_on || adverb {
        return None;
    }
    let means_else = context
        .senses_of(
            at,
            &[
                SenseClass::Function,
                SenseClass::Country,
                SenseClass::Demonym,
                SenseClass::Time,
                SenseClass::Number,
                SenseClass::Modifier,
                SenseClass::Victim,
                SenseClass::SpeechPreposition,
                SenseClass::PlaceWord,
                SenseClass::IncidentNoun,
            ],
        )
        .any(|(_, s)| {
            matches!(
                s,
                Sense::Function(_)
                    | Sense::Country(_)
                    | Sense::Demonym(_)
                    | Sense::Time(_)
                    | Sense::Number { .. }
                    | Sense::Modifier { .. }
                    | Sense::Victim { .. }
                    | Sense::SpeechPreposition(_)
                    | Sense::PlaceWord(_)
                    | Sense::IncidentNoun { .. }
            )
        });
    if means_else {
        return None;
    }
    let mut end = at;
    while end - at < 5 {
        let initial = end == at + 1 && context.is_mark(end, '.') && context.word(at).chars().count() <= 2;
        // "Jean-ladys", "Nafi'u": the second half of a name, however written.
        let rest = end > at && elided(end - 1) && context.tokens.get(end).is_some_and(|t| t.is_word() && t.glued);
        let joined = rest
            || end > at
                && context.tokens.get(end).is_some_and(|t| t.is_word() && t.hyphen)
                && !context.is_any(end, &[Function::Pronoun, Function::Clitic, Function::DetDem]);
        // "Moussa de Sow", "Moussa Sow dit Ali".
        let particle = end > at && context.is_any(end, &[Function::NameParticle, Function::Called]) && capital(context, end + 1);
        if capital(context, end) || initial || joined || particle {
            end += 1;
        } else {
            break;
        }
    }
    let halved = end > at + 1 && elided(end - 2);
    (capital(context, end - 1) || context.tokens[end - 1].hyphen || halved).then_some(end)
}
