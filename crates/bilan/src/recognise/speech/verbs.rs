//! Verbs of speech with their auxiliaries, clitics and negation.

use super::super::effects::is_town_noun;
use super::super::{Context, times};
use super::Agreement;
use crate::lexicon::{Auxiliary, Frame, Function, Sense, SenseClass, SpeechFrame, SpeechPreposition, Tense, VerbForm};
use crate::model::Stance;

/// A pronoun joined to its verb: "a-t-il dit".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// One told before.
    Person(Agreement),
    /// Nobody in particular: "lit-on".
    One,
}

/// A finite verb of speech, or a participle with its agent.
#[derive(Clone, Copy, Debug)]
pub struct SpeechVerb {
    /// With negation and pronouns before it.
    pub start: usize,
    pub end: usize,
    pub stance: Stance,
    pub frame: SpeechFrame,
    pub negated: bool,
    pub passive: bool,
    /// A participle without auxiliary: only an agent makes it speak.
    pub participle: bool,
    /// A participle whose auxiliary stands at the verb before it: "a présenté ses excuses et reconnu que".
    pub shares: bool,
    pub plural: bool,
    pub joined: Option<Joined>,
    /// Within a quotation.
    pub inside: bool,
    /// "l'a dit": what is said was told before.
    pub object: bool,
    /// "y lit-on", "il y est écrit": in a text told before.
    pub there: bool,
    /// "précisant que": a present participle, which goes with the verb of its clause.
    pub gerund: bool,
    /// A verb of counting, with which a side that fights may count its own: "compte six morts".
    pub counts_own: bool,
    /// A verb of any kind that speaks only with its subject behind it: "« … », tempère le préfet".
    pub incise: bool,
}

/// The verbs of speech of a sentence, in order. What is quoted speaks in another's voice and is left out.
pub fn verbs(context: &Context<'_>) -> impl Iterator<Item = SpeechVerb> {
    let telling_verbs = [SenseClass::SpeechVerb, SenseClass::Idiom];
    // Where no verb of speech stands, an auxiliary tells something only in "en est à".
    let told = telling_verbs.iter().any(|class| context.holds(*class)) || context.holds_function(&[Function::CliticOf]);
    let mask = SenseClass::mask(&telling_verbs) | SenseClass::Auxiliary.bit();
    let mut at = if told { 0 } else { context.len() };
    std::iter::from_fn(move || {
        // Most words are no form of a verb of speech, no auxiliary and open no idiom.
        while let Some(next) = context.next_of(at, mask, &[]) {
            let found = telling(context, next);
            at = found.as_ref().map_or(next + 1, |verb| verb.end.max(next + 1));
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

/// The verb of speech that begins here, if it tells of anything.
fn telling(context: &Context<'_>, at: usize) -> Option<SpeechVerb> {
    // "sans doute des bandits": a form within an adverb or a hedge is no verb.
    let within = |(length, s): (usize, &Sense)| length > 1 && matches!(s, Sense::Hedge(_) | Sense::Function(Function::Adverb));
    if at > 0 && context.senses_of(at - 1, &[SenseClass::Hedge, SenseClass::Function]).any(within) {
        return None;
    }
    // "porte-parole": the first word of a longer noun for who speaks.
    if context.senses_of(at, &[SenseClass::Source]).any(|(length, _)| length > 1) {
        return None;
    }
    let inside = context.tokens[at].quoted && !context.is_quote(at);
    // « …, a expliqué le chef. … »: said in passing, with its subject behind it, by whoever is quoted.
    let incise = |v: &SpeechVerb| v.start > 0 && context.is_mark(v.start - 1, ',') && !v.passive && !v.negated;
    // "trois policiers comptent parmi les morts": they count nobody.
    // "Ali Sow dit Moussa": only what he is called.
    let calls = |v: &SpeechVerb| {
        let capital = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.capital);
        context.is(v.start, Function::Called) && v.start > 0 && capital(v.start - 1) && capital(v.end)
    };
    let counts_among =
        |v: &SpeechVerb| !v.passive && v.frame.object && (v.end..v.end + 2).any(|i| context.is(i, Function::Among));
    // "des dizaines de blessés sont également à déplorer": nobody is said to speak.
    let owed = |v: &SpeechVerb| {
        let last = v.end - 1;
        last > 1
            && context.is(last - 1, Function::At)
            // "s'est borné à évoquer dix morts": but he spoke, where the auxiliary is of the verb itself.
            && (last.saturating_sub(OWED_WITHIN)..last - 1).any(|i| context.is_auxiliary(i) && i < at)
    };
    // "ont été poursuivis et tués par", "ont poursuivi leur route": who goes on in word or deed speaks only of what he adds.
    let pursues = |v: &SpeechVerb| {
        let parted = v.start.checked_sub(1).is_none_or(|at| !context.tokens[at].is_word());
        v.frame.adds && !v.frame.object && (v.passive || context.is(v.end, Function::DetPoss) && !parted)
    };
    let verb = SpeechVerb { inside, ..verb(context, at)? };
    let other =
        |v: &SpeechVerb| counts_among(v) || calls(v) || owed(v) || pursues(v) || belongs(context, v) || is_a_deed(context, v);
    Some(verb).filter(|v| (!inside || incise(v)) && !other(v))
}

/// "ont lancé mardi un assaut": whether a verb and what stands behind the time that follows it name an attack together.
fn is_a_deed(context: &Context<'_>, verb: &SpeechVerb) -> bool {
    let Some(time) = times::length(context, verb.end) else { return false };
    let words = std::iter::once(verb.end - 1).chain(verb.end + time..context.len()).take(DEED_WORDS);
    let deed = |s: &Sense| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].incident.is_some());
    let mut found = false;
    context.lexicon.entries_along(words.map(|i| context.tokens[i].word), |length, senses, _| {
        found |= length > 2 && senses.iter().any(deed);
    });
    found
}

/// "lancé un assaut": what names an attack has so many words at most.
const DEED_WORDS: usize = 5;

/// "un village qui relève de la commune de A": whether a verb that tells of nothing with "of" only says what a place belongs to.
fn belongs(context: &Context<'_>, verb: &SpeechVerb) -> bool {
    !verb.frame.of && !verb.passive && is_of_place(context, verb.end)
}

/// "de la commune", "du cercle": whether "of" and a word for a place stand here.
pub fn is_of_place(context: &Context<'_>, at: usize) -> bool {
    let noun = at + 1 + usize::from(context.is(at + 1, Function::DetDef));
    context.is_any(at, &[Function::Of, Function::DetDu])
        && context.has(noun, SenseClass::PlaceWord)
        && context.tokens.get(noun).is_some_and(|t| !t.capital)
}

/// "are also to": so many words before the verb stands the auxiliary.
const OWED_WITHIN: usize = 4;

#[inline(always)]
fn opens_idiom(context: &Context<'_>, at: usize) -> bool {
    context.has(at, SenseClass::Idiom)
}

/// Whether a finite verb of speech begins here, its words together or apart.
pub fn begins(context: &Context<'_>, at: usize) -> bool {
    form(context, at, |f| finite(f) && is_speech(context, f)).is_some()
}

/// A form of a verb of speech that `pick` wants, its words together or with adverbs between: "fait également état de".
fn form(context: &Context<'_>, at: usize, pick: impl Fn(&VerbForm) -> bool) -> Option<(usize, VerbForm)> {
    if may_speak(context, at) { form_of(context, at, resumed(context, at), pick) } else { None }
}

/// As [`form`], where it is known already where an idiom goes on.
fn form_of(
    context: &Context<'_>,
    at: usize,
    resumed: Option<usize>,
    pick: impl Fn(&VerbForm) -> bool,
) -> Option<(usize, VerbForm)> {
    if !may_speak(context, at) {
        return None;
    }
    let together = context.longest_of(at, &[SenseClass::SpeechVerb], |s| match s {
        Sense::Verb(form) if pick(form) => Some(*form),
        _ => None,
    });
    // "donner leur vie", "donner l'assaut" give nobody to understand anything: a longer idiom of violence takes the verb.
    let harm = || {
        let violent = |f: &VerbForm| context.lexicon.verbs[f.verb as usize].tells_violence();
        context.longest_of(at, &[SenseClass::Verb], |s| match s {
            Sense::Verb(f) if violent(f) => Some(*f),
            _ => None,
        })
    };
    // Who deplores a loss says so.
    let deplores = |f: &VerbForm| {
        let verb = &context.lexicon.verbs[f.verb as usize];
        // "a vu mourir six habitants"
        verb.counts_own || verb.speech.is_some_and(|(_, frame)| frame.figure)
    };
    // "recevoir une balle", "voir surgir" befall whoever is their subject.
    let suffers = |f: &VerbForm| {
        let verb = &context.lexicon.verbs[f.verb as usize];
        verb.suffers || matches!(verb.effect, Some((_, Frame::Intransitive)))
    };
    let together =
        together.filter(|(length, f)| harm().is_none_or(|(longer, harm)| longer <= *length || deplores(f) && !suffers(&harm)));
    // "porte-parole": no verb, but who speaks.
    let source = || context.longest_of(at, &[SenseClass::Source], |s| matches!(s, Sense::Source { .. }).then_some(()));
    let together = together.filter(|(length, _)| source().is_none_or(|(longer, ())| longer <= *length));
    let apart = resumed.and_then(|next| apart(context, at, next, &pick));
    match (together, apart) {
        (Some(a), Some(b)) if b.0 > a.0 => Some(b),
        (None, b) => b,
        (a, _) => a,
    }
}

/// Whether a verb of speech can begin here at all: a form of one stands here, or the first word of an idiom.
fn may_speak(context: &Context<'_>, at: usize) -> bool {
    context.has_any(at, &[SenseClass::SpeechVerb, SenseClass::Idiom])
}

/// Where an idiom that begins here goes on, if something stands inside it.
#[inline(always)]
fn resumed(context: &Context<'_>, at: usize) -> Option<usize> {
    if opens_idiom(context, at) { behind_inserted(context, at) } else { None }
}

/// Apart from [`resumed`], so that its one test stands where it is called.
#[inline(never)]
fn behind_inserted(context: &Context<'_>, at: usize) -> Option<usize> {
    let goes_on = |from: usize, to: usize| {
        let behind = context.tokens.get(from..to.min(context.len())).unwrap_or_default();
        context.lexicon.goes_on(context.tokens[at].word, behind)
    };
    let mut next = at + 1;
    // "s'en tenaient lundi, dans un communiqué, à": a time, too, may stand inside, and by what it was said.
    while next < at + INSERTED_WITHIN {
        let Some(length) = inserted(context, next) else { break };
        // Mostly no word behind it goes on with any idiom.
        if next == at + 1 && !goes_on(at + 2, context.len()) {
            return None;
        }
        next += length;
    }
    (next > at + 1 && goes_on(next, next + 1)).then_some(next)
}

/// What stands inside an idiom has so many words at most.
const INSERTED_WITHIN: usize = 13;

/// How many words stand here that may stand inside an idiom.
fn inserted(context: &Context<'_>, at: usize) -> Option<usize> {
    let small =
        || context.is_adverb(at) || context.is_mark(at, ',') || context.is_any(at, &[Function::Pronoun, Function::Clitic]);
    // "fait désormais état de", "fait à présent état de"
    let latest = || context.function_length(at, Function::Latest);
    // "s'en tient, auprès de l'agence, à vingt morts"
    let addressed = || super::subject::addressed(context, at);
    passing(context, at).or_else(|| via(context, at)).or_else(addressed).or_else(latest).or_else(|| small().then_some(1))
}

fn apart(context: &Context<'_>, at: usize, next: usize, pick: &impl Fn(&VerbForm) -> bool) -> Option<(usize, VerbForm)> {
    // The row of words without what stands inside it.
    let mut row = [context.tokens[at]; 4];
    let behind = &context.tokens[next..(next + 3).min(context.len())];
    row[1..=behind.len()].copy_from_slice(behind);
    let mut best = None;
    context.lexicon.entries(&row[..=behind.len()], |length, senses, _| {
        if length > 1
            && let Some(form) = senses.iter().find_map(|s| match s {
                Sense::Verb(form) if pick(form) => Some(*form),
                _ => None,
            })
        {
            best = Some((next - at + length - 1, form));
        }
    });
    best
}

/// "de son côté", "en outre": said in passing, between auxiliary and verb.
pub fn aside(context: &Context<'_>, at: usize) -> Option<usize> {
    context
        .longest_of(at, &[SenseClass::SpeechPreposition], |s| {
            matches!(s, Sense::SpeechPreposition(SpeechPreposition::Continues | SpeechPreposition::Aside)).then_some(())
        })
        .map(|(length, ())| length)
}

/// What is said in passing, or a time.
pub fn passing(context: &Context<'_>, at: usize) -> Option<usize> {
    aside(context, at).or_else(|| times::length(context, at))
}

fn is_speech(context: &Context<'_>, form: &VerbForm) -> bool {
    context.lexicon.verbs[form.verb as usize].speech.is_some()
}

fn auxiliary(context: &Context<'_>, form: &VerbForm) -> Option<Auxiliary> {
    context.lexicon.verbs[form.verb as usize].auxiliary
}

fn finite(form: &VerbForm) -> bool {
    !matches!(form.tense, Tense::Infinitive | Tense::PastParticiple | Tense::PresentParticiple)
}

/// After an article or a preposition a form is a noun.
fn noun_place(context: &Context<'_>, at: usize) -> bool {
    // "du « décompte minutieux »"
    let quoted =
        at > 1 && context.is_quote(at - 1) && context.is_any(at - 2, &[Function::DetDu, Function::DetIndef, Function::DetDem]);
    if quoted {
        return true;
    }
    // "son propre décompte"
    let own = usize::from(at > 1 && context.is(at - 1, Function::OwnKin));
    let Some(before) = at.checked_sub(1 + own) else { return false };
    context.is_any(
        before,
        &[Function::DetIndef, Function::DetDem, Function::DetPoss, Function::DetDu, Function::DetDes, Function::Of],
    ) || context.is(before, Function::DetDef) && !context.word(before).ends_with(['\'', '’']) && !object_before(context, before)
}

/// Whether an article before a verb is rather its object: a subject stands before it.
fn object_before(context: &Context<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| {
        context.tokens[b].is_word()
            && !context.is_any(b, &[Function::Of, Function::At, Function::In, Function::By, Function::On, Function::That])
    })
}

fn verb(context: &Context<'_>, at: usize) -> Option<SpeechVerb> {
    let resumed = resumed(context, at);
    if !context.has_any(at, &[SenseClass::SpeechVerb, SenseClass::Auxiliary]) && resumed.is_none() {
        return None;
    }
    if let Some(verb) = stands_at(context, at) {
        return Some(verb);
    }
    if is_town_noun(context, at) {
        return None;
    }
    // "vingt blessés sont à déplorer": nobody speaks.
    let be = |i: usize| form_of_auxiliary(context, i, Auxiliary::Be);
    if at >= 2 && context.is(at - 1, Function::At) && be(at - 2) {
        return None;
    }
    let reflexive = reflexive_before(context, at);
    let fits = |f: &VerbForm| is_speech(context, f) && reflexive == context.lexicon.verbs[f.verb as usize].reflexive;
    // Behind an auxiliary alone only a participle speaks.
    let speaks = context.has(at, SenseClass::SpeechVerb) || resumed.is_some();
    let alone = || simple(context, at, resumed, &fits);
    let Core { end, form, passive, participle, plural, joined, back } = compound(context, at, &fits)
        .or_else(|| if speaks { alone() } else { None })
        .or_else(|| gerund(context, at, resumed, &fits))?;
    let shared = participle.then(|| auxiliary_before(context, at)).flatten();
    let (passive, participle, plural) = shared.map_or((passive, participle, plural), |aux| (false, false, aux.plural));
    let (stance, frame) = context.lexicon.verbs[form.verb as usize].speech?;
    let (start, negation, object, there) = before(context, at - back);
    let second = (at..(end + 2).min(context.len())).any(|i| context.is(i, Function::NegationSecond));
    let negated = negation && second;
    // "il n'exclut pas que": what is not denied is left open.
    let (stance, negated) = if negated && stance == Stance::Denied { (Stance::Unverified, false) } else { (stance, negated) };
    Some(SpeechVerb {
        start,
        end,
        stance,
        frame,
        negated,
        passive,
        participle,
        shares: shared.is_some(),
        inside: false,
        plural,
        joined,
        object,
        there,
        gerund: form.tense == Tense::PresentParticiple,
        counts_own: context.lexicon.verbs[form.verb as usize].counts_own
            && (!frame.clause || frame.registers && counts_behind(context, end)),
        incise: false,
    })
}

/// "déplore vingt morts": a number right behind the verb, and no clause.
fn counts_behind(context: &Context<'_>, end: usize) -> bool {
    (end..end + COUNTED_WITHIN).take_while(|i| !context.is(*i, Function::That)).any(|i| context.is_number(i))
}

/// "au moins vingt": the number begins within so many words.
const COUNTED_WITHIN: usize = 4;

/// "précisant que", "affirmant avoir tué": a present participle with what is said behind it.
fn gerund(context: &Context<'_>, at: usize, resumed: Option<usize>, fits: &impl Fn(&VerbForm) -> bool) -> Option<Core> {
    let (length, form) = form_of(context, at, resumed, |f| f.tense == Tense::PresentParticiple && fits(f))
        .or_else(|| perfect_gerund(context, at, fits))?;
    let end = at + length;
    let infinitive = |i: usize| {
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive))
    };
    let frame = context.lexicon.verbs[form.verb as usize].speech.map_or_else(SpeechFrame::default, |(_, frame)| frame);
    let figure = |i: usize| context.is_number(i);
    // "…, un élu évoquant pour sa part cinq tués"
    let counts = || (frame.object || frame.of) && !frame.figure && (end..end + GERUND_FIGURE).any(figure);
    let says = context.is(end, Function::That) || context.is_mark(end, ':') || infinitive(end) || counts();
    says.then_some(Core { end, form, passive: false, participle: false, plural: true, joined: None, back: 0 })
}

/// "un élu ayant évoqué cinq tués": the auxiliary in the present participle with the participle of a verb of speech behind it.
fn perfect_gerund(context: &Context<'_>, at: usize, fits: &impl Fn(&VerbForm) -> bool) -> Option<(usize, VerbForm)> {
    let (length, _) = context.longest_of(at, &[SenseClass::Auxiliary], |s| match s {
        Sense::Verb(f) if f.tense == Tense::PresentParticiple && auxiliary(context, f) == Some(Auxiliary::Have) => Some(()),
        _ => None,
    })?;
    let here = skip_adverbs(context, at + length);
    let (length, form) = form(context, here, |f| f.tense == Tense::PastParticiple && fits(f))?;
    Some((here + length - at, VerbForm { tense: Tense::PresentParticiple, ..form }))
}

/// "évoquant de son côté un bilan de cinq": the figure stands so many words behind at most.
const GERUND_FIGURE: usize = 9;

/// The auxiliary that a participle behind "and" shares with the verb before: both tell what the same one did.
fn auxiliary_before(context: &Context<'_>, at: usize) -> Option<VerbForm> {
    let and = (at.saturating_sub(3)..at).rev().find(|i| !context.is_adverb(*i))?;
    if !context.is_any(and, &[Function::And, Function::But]) {
        return None;
    }
    let ends = |i: usize| {
        context.is_mark(i, ';') || context.is_mark(i, ':') || context.is_any(i, &[Function::Who, Function::That, Function::By])
    };
    (0..and)
        .rev()
        .take_while(|i| !ends(*i))
        .find_map(|i| {
            context.senses_of(i, &[SenseClass::Verb]).find_map(|(_, s)| match s {
                Sense::Verb(f) if finite(f) => Some(*f),
                _ => None,
            })
        })
        .filter(|verb| auxiliary(context, verb) == Some(Auxiliary::Have))
}

/// Whether a finite form of this auxiliary stands here.
fn form_of_auxiliary(context: &Context<'_>, at: usize, wanted: Auxiliary) -> bool {
    context
        .senses_of(at, &[SenseClass::Auxiliary])
        .any(|(_, s)| matches!(s, Sense::Verb(f) if finite(f) && auxiliary(context, f) == Some(wanted)))
}

/// "en est à 90 morts": a count has come so far.
fn stands_at(context: &Context<'_>, at: usize) -> Option<SpeechVerb> {
    let of = at.checked_sub(1).filter(|b| context.is(*b, Function::CliticOf))?;
    let (length, found) = context.longest_of(at, &[SenseClass::Auxiliary], |s| match s {
        Sense::Verb(f) if finite(f) && auxiliary(context, f) == Some(Auxiliary::Be) => Some(*f),
        _ => None,
    })?;
    // "en étaient hier à six morts"
    let behind = at + length;
    let end = behind + passing(context, behind).unwrap_or(0);
    let figure = |i: usize| context.is_number(i);
    if !context.is(end, Function::At) || !(end + 1..end + 4).any(figure) {
        return None;
    }
    let frame = SpeechFrame { object: true, ..SpeechFrame::default() };
    Some(SpeechVerb {
        start: of,
        end: end + 1,
        stance: Stance::Asserted,
        frame,
        negated: false,
        passive: false,
        participle: false,
        shares: false,
        inside: false,
        plural: found.plural,
        joined: None,
        object: false,
        there: false,
        gerund: false,
        counts_own: false,
        incise: false,
    })
}

/// "se", or "s'en", right before.
fn reflexive_before(context: &Context<'_>, at: usize) -> bool {
    let back = |n: usize| at >= n && context.is(at - n, Function::Reflexive);
    back(1) || at > 0 && context.is_any(at - 1, &[Function::In, Function::There]) && back(2)
}

/// A verb before its surroundings are looked at.
struct Core {
    end: usize,
    form: VerbForm,
    passive: bool,
    participle: bool,
    plural: bool,
    joined: Option<Joined>,
    /// So many tokens before it the verb that governs it stands.
    back: usize,
}

pub fn joined(context: &Context<'_>, at: usize) -> Option<(usize, Joined)> {
    let mut here = at;
    // The consonant that stands between two vowels; many write it apart or with an apostrophe: "a t-il", "a t'il".
    let letters = context.word(here).trim_end_matches(['\'', '’']).len();
    let consonant =
        letters == 1 && context.tokens[here].is_word() && (context.tokens[here].hyphen || context.means_nothing(here));
    here += usize::from(consonant);
    let token = context.tokens.get(here)?;
    if !(token.hyphen || consonant) || !context.is_any(here, &[Function::Pronoun, Function::PronounWe]) {
        return None;
    }
    let who = if context.is(here, Function::PronounOne) { Joined::One } else { Joined::Person(Agreement::of(context, here)) };
    Some((here + 1, who))
}

pub fn skip_adverbs(context: &Context<'_>, mut at: usize) -> usize {
    let start = at;
    loop {
        // "a, lui aussi, reconnu": set off by commas.
        if context.is_mark(at, ',')
            && at == start
            && let Some(behind) = behind_insets(context, at)
        {
            at = behind;
            continue;
        }
        if at - start < 9 {
            if let Some(length) = passing(context, at) {
                at += length;
                continue;
            }
            if context.is_adverb(at) || context.is(at, Function::NegationSecond) {
                at += 1;
                continue;
            }
            // "a dans un communiqué confirmé": by what it was said.
            if let Some(length) = channel(context, at) {
                at += length;
                continue;
            }
        }
        return at;
    }
}

/// "dans un communiqué", "sur Facebook": the words for what somebody spoke through, right before a verb of speech.
fn channel(context: &Context<'_>, at: usize) -> Option<usize> {
    via(context, at).filter(|length| context.has(at + length, SenseClass::SpeechVerb))
}

/// "dans un communiqué": how many words say through what somebody spoke.
fn via(context: &Context<'_>, at: usize) -> Option<usize> {
    let via = |s: &Sense| matches!(s, Sense::SpeechPreposition(SpeechPreposition::Via)).then_some(());
    context.longest_of(at, &[SenseClass::SpeechPreposition], via).map(|(length, ())| length)
}

/// "a, lui aussi, reconnu", "a, pour sa part, lors d'un point de presse, avancé": behind one or two insets that commas close, with no
/// finite verb in them.
fn behind_insets(context: &Context<'_>, comma: usize) -> Option<usize> {
    let speaks = |i: usize| context.has_any(i, &[SenseClass::SpeechVerb, SenseClass::Idiom, SenseClass::Auxiliary]);
    let quiet = |i: &usize| {
        let word = context.tokens.get(*i).is_some_and(|t| (t.is_word() || t.number().is_some()) && !t.quoted);
        (word || context.is_mark(*i, ',')) && !super::finite_at(context, *i)
    };
    let closes = (comma + 1..comma + INSET).take_while(quiet).filter(|i| context.is_mark(*i, ','));
    // "a, lundi à Gao, tué dix soldats, dit le maire": the main verb is no part of an inset.
    let main = |i: usize| {
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple))
    };
    let mut behind = closes.take(INSETS).map(|close| close + 1).take_while(|behind| speaks(*behind) || !main(*behind));
    behind.find(|behind| speaks(*behind) || context.is_adverb(*behind))
}

/// An inset, or two of them, have so many words at most.
const INSET: usize = 18;
const INSETS: usize = 2;

fn compound(context: &Context<'_>, at: usize, fits: &impl Fn(&VerbForm) -> bool) -> Option<Core> {
    let (length, aux) = context.longest_of(at, &[SenseClass::Auxiliary], |s| match s {
        Sense::Verb(f) if finite(f) && auxiliary(context, f).is_some() => Some(*f),
        _ => None,
    })?;
    let mut here = at + length;
    let mut who = None;
    if let Some((end, joined)) = joined(context, here) {
        here = end;
        who = Some(joined);
    }
    here = skip_adverbs(context, here);
    // "vient d'annoncer"
    if auxiliary(context, &aux) == Some(Auxiliary::Recent) {
        let (length, infinitive) = form(context, here, |f| f.tense == Tense::Infinitive && fits(f))?;
        return Some(Core {
            end: here + length,
            form: infinitive,
            passive: false,
            participle: false,
            plural: aux.plural,
            joined: who,
            back: 0,
        });
    }
    let mut passive = auxiliary(context, &aux) == Some(Auxiliary::Be);
    // "en était resté à dix": there it makes no tense, but is the verb itself.
    let speaks = || form(context, here, |f| f.tense == Tense::PastParticiple && fits(f)).is_some();
    if let Some((length, _)) = context.longest_of(here, &[SenseClass::Auxiliary], |s| match s {
        Sense::Verb(f) if f.tense == Tense::PastParticiple && auxiliary(context, f) == Some(Auxiliary::Be) => Some(*f),
        _ => None,
    }) && !speaks()
    {
        passive = true;
        here = skip_adverbs(context, here + length);
    }
    let (length, participle) = form(context, here, |f| f.tense == Tense::PastParticiple && fits(f))?;
    let with_be = context.lexicon.verbs[participle.verb as usize].speech.is_some_and(|(_, frame)| frame.with_be);
    let passive = passive && !reflexive_before(context, at) && !with_be;
    Some(Core { end: here + length, form: participle, passive, participle: false, plural: aux.plural, joined: who, back: 0 })
}

/// "fait-on savoir", "fait-elle état de": a pronoun joined to the first word of an idiom, which goes on behind it.
fn joined_within(context: &Context<'_>, at: usize, end: usize) -> Option<(usize, Joined)> {
    let (behind, who) = joined(context, at + 1)?;
    (behind < end).then_some((end, who))
}

fn simple(context: &Context<'_>, at: usize, resumed: Option<usize>, fits: &impl Fn(&VerbForm) -> bool) -> Option<Core> {
    if context.tokens[at].hyphen {
        return None;
    }
    if let Some((length, found)) = form_of(context, at, resumed, |f| finite(f) && fits(f)) {
        let after = joined(context, at + length).or_else(|| joined_within(context, at, at + length));
        if after.is_some() || !noun_place(context, at) {
            let (end, who) = after.map_or((at + length, None), |(end, who)| (end, Some(who)));
            return Some(Core {
                end,
                form: found,
                passive: false,
                participle: false,
                plural: found.plural,
                joined: who,
                back: 0,
            });
        }
    }
    // "tient à préciser", "a fini par reconnaître": an infinitive right behind a verb.
    if let Some((length, found)) = form_of(context, at, resumed, |f| f.tense == Tense::Infinitive && fits(f))
        && let Some(back) = (1..=4).find(|back| {
            at >= *back && governs(context, at - back) && (at - back + 1..at).all(|i| leads_to_infinitive(context, i))
        })
    {
        let plural = governor_plural(context, at - back);
        return Some(Core {
            end: at + length,
            form: found,
            passive: false,
            participle: false,
            plural,
            joined: joined(context, at + length).map(|(_, who)| who),
            back,
        });
    }
    let (length, found) = form_of(context, at, resumed, |f| f.tense == Tense::PastParticiple && fits(f))?;
    Some(Core { end: at + length, form: found, passive: true, participle: true, plural: found.plural, joined: None, back: 0 })
}

/// What may stand between a verb and the infinitive that it governs: "tient à préciser", "a bien voulu dire".
fn leads_to_infinitive(context: &Context<'_>, at: usize) -> bool {
    context.is_adverb(at)
        || context.is_any(at, &[Function::At, Function::Of, Function::By, Function::NegationSecond])
        || context.tokens[at].is_word() && !context.is(at, Function::For) && context.has(at, SenseClass::Verb)
        || context.senses(at).next().is_none() && context.tokens[at].is_word()
}

/// Whether a finite verb stands here that may govern an infinitive.
fn governs(context: &Context<'_>, at: usize) -> bool {
    let finite = |s: &Sense| matches!(s, Sense::Verb(f) if finite(f) && !f.first_person);
    (opens_incise(context, at) || context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| finite(s))) && !noun_place(context, at)
}

/// "« … », finit par lâcher X": a common verb behind a mark, with a pronoun of its own at most.
fn opens_incise(context: &Context<'_>, at: usize) -> bool {
    let first = at - usize::from(at > 0 && context.is(at - 1, Function::Reflexive));
    let common = context.is(at, Function::Predicate) || first < at && context.means_nothing(at);
    common && first > 0 && !context.tokens[first - 1].is_word() && context.tokens[first - 1].number().is_none()
}

fn governor_plural(context: &Context<'_>, at: usize) -> bool {
    context
        .longest_of(at, &[SenseClass::Verb], |s| match s {
            Sense::Verb(f) if finite(f) => Some(f.plural),
            _ => None,
        })
        .is_some_and(|(_, plural)| plural)
}

/// Whether the verb here is in the first person plural: "nous" is its subject.
fn first_person(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.first_person))
}

/// What belongs to the verb before it: where it begins, negation, an object, "there".
fn before(context: &Context<'_>, at: usize) -> (usize, bool, bool, bool) {
    let (mut start, mut negation, mut object, mut there) = (at, false, false, false);
    while start > 0 && at - start < 5 {
        let here = start - 1;
        if context.tokens[start].hyphen {
            break;
        }
        let elided = context.is(here, Function::DetDef);
        if context.is(here, Function::Negation) {
            negation = true;
        } else if context.is(here, Function::There) {
            there = true;
        } else if elided {
            object = true;
        } else if context.is(here, Function::PronounWe) && !first_person(context, at) {
            // "nous a confié X"
        } else if !context.is_any(here, &[Function::Reflexive, Function::Clitic, Function::In])
            || context.is_any(here, &[Function::Pronoun, Function::PronounWe])
        {
            break;
        }
        start = here;
    }
    (start, negation, object, there)
}
