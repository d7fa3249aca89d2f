//! Cues of speech: where a sentence says that somebody says something, and who it is.
//!
//! Works on the words of one sentence alone. Who a pronoun or "the statement" means, and how far a cue reaches, is for
//! [`crate::state`].

mod accounts;
mod fronted;
mod gapping;
mod gerunds;
mod open;
mod prepositions;
mod subject;
mod verbs;

use super::Context;
use super::sources::{self, Phrase};
use crate::lexicon::{EffectRole, Function, Sense, SenseClass, SpeechPreposition, Tense};
use crate::model::{Kind, SpeakerClass, Stance};
pub use accounts::{is_be, stands_for_number};
pub use prepositions::{brings_in, giver};
use prepositions::{preposition_at, source_from, source_of_one};
use subject::Subject;
pub use subject::{addressed, finite_at, is_preposition, is_quoted_name};
use verbs::SpeechVerb;
pub use verbs::{aside, begins, is_of_place};

/// Who a cue names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Index into the sentence's phrases.
    Phrase(usize),
    /// One told before.
    Pronoun(Agreement),
    /// What the text told of last says.
    Earlier,
    /// Nobody that can be named.
    Nobody,
}

/// What a pronoun tells of whom it means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    pub plural: bool,
    /// `None` where the words leave it open.
    pub feminine: Option<bool>,
    /// "the latter": whoever was told of last, whether as a subject or not.
    pub latter: bool,
    /// "the toll of the residents": an account of several people, whom "they" may mean.
    pub of_several: bool,
}

impl Agreement {
    fn of(context: &Context<'_>, at: usize) -> Self {
        let plural = context.is(at, Function::PronounPlural);
        Self { plural, feminine: context.gender(at), ..Self::default() }
    }
}

/// Which side of its cue the content stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Behind it: "X said that …".
    Forward,
    /// Around it: "…, said X, …".
    Around,
    /// In the sentence before: "X said so".
    Previous,
}

#[derive(Clone, Copy, Debug)]
pub struct Cue {
    pub start: usize,
    pub end: usize,
    pub who: Who,
    pub reach: Reach,
    pub stance: Stance,
    /// "according to": may also name who relays another's words.
    pub preposition: bool,
    /// Only figures are said: what a witness saw or a chief buried.
    pub figure: bool,
    /// A side that fights counts its own: whoever speaks beside it tells so.
    pub own_count: bool,
    /// "citing X": X says it, and who cites only relays.
    pub cites: bool,
    /// An outlet speaks: what another says within it is only passed on.
    pub media: bool,
    /// "he added": what stands between this and what the same one said before is said too.
    pub adds: bool,
    /// Where a relative clause that holds the cue ends, if the main clause goes on behind it.
    pub until: Option<usize>,
}

impl Cue {
    /// What stands behind a phrase is what it asserts.
    fn forward(phrases: &[Phrase], index: usize, end: usize) -> Self {
        Self {
            start: phrases[index].start,
            end,
            who: Who::Phrase(index),
            reach: Reach::Forward,
            stance: Stance::Asserted,
            preposition: false,
            figure: false,
            own_count: false,
            cites: false,
            media: false,
            adds: false,
            until: None,
        }
    }
}

/// All that a sentence says about who speaks.
#[derive(Clone, Debug, Default)]
pub struct Speech {
    pub phrases: Vec<Phrase>,
    /// In the order of the text.
    pub cues: Vec<Cue>,
    /// The phrase that the sentence is about, whether or not it speaks.
    pub subject: Option<usize>,
    /// What follows is somebody's account: "here is the version that …".
    pub opens: bool,
    /// "also", "in addition": goes on with what was said.
    pub continues: bool,
    /// "ont été signalés": told by somebody whom the sentence does not name.
    pub unsaid: bool,
    /// Phrases whose verb of speech is negated: "the army has said nothing".
    pub silent: Vec<usize>,
    /// Outlets that relay what is said.
    pub relays: Vec<(usize, usize)>,
    /// "according to our information": the outlet speaks for itself.
    pub own: bool,
    /// Where phrases start that speak, or that are said not to, a bit each; others may have the same bit.
    starts: u64,
}

/// The bit of a token among those at which phrases start.
#[inline(always)]
const fn bit_of(at: usize) -> u64 {
    1 << (at % u64::BITS as usize)
}

impl Speech {
    /// The phrases that speak, or that are said not to.
    fn speaking(&self) -> impl Iterator<Item = &Phrase> {
        let speaking = self.cues.iter().filter_map(|cue| match cue.who {
            Who::Phrase(index) => Some(index),
            _ => None,
        });
        speaking.chain(self.silent.iter().copied()).filter_map(|index| self.phrases.get(index))
    }

    /// The speaking phrase that starts at this token.
    #[inline]
    pub fn source_at(&self, at: usize) -> Option<&Phrase> {
        // Mostly nobody speaks.
        if self.starts & bit_of(at) == 0 {
            return None;
        }
        self.speaking().find(|p| p.start == at)
    }

    /// The tokens of each speaking phrase with all that belongs to it, down to the place of the office.
    pub fn offices(&self, context: &Context<'_>) -> impl Iterator<Item = std::ops::Range<usize>> {
        // "the toll of Monday's attack at A stands at ten": an account of violence holds no office there.
        let deed = |i: &usize| {
            let violent = |s: &Sense| matches!(s, Sense::IncidentNoun { kind, .. } if *kind != Kind::Operation);
            context.senses_of(*i, &[SenseClass::IncidentNoun]).any(|(_, s)| violent(s))
        };
        // "a appris de source militaire la mort de dix civils à A"
        let harm = |p: &Phrase, i: usize| i >= p.end && context.has(i, SenseClass::EffectNoun);
        self.speaking().map(move |p| {
            let end = sources::complements_end(context, p.end);
            p.start..(p.start..end).find(|i| deed(i) || harm(p, *i)).unwrap_or(end)
        })
    }
}

/// Reads the cues of all sentences. Each step goes over all of them before the next begins: its code is far larger than what it
/// works on.
pub fn read(contexts: &[Context<'_>]) -> Vec<Speech> {
    let phrases: Vec<Vec<Phrase>> = contexts.iter().map(sources::phrases).collect();
    let mut verbs: Vec<Vec<SpeechVerb>> = contexts.iter().map(|context| verbs::verbs(context).collect()).collect();
    for ((context, phrases), verbs) in contexts.iter().zip(&phrases).zip(&mut verbs) {
        open::add(context, phrases, verbs);
    }
    contexts.iter().zip(phrases.into_iter().zip(&verbs)).map(|(c, (phrases, verbs))| of_sentence(c, phrases, verbs)).collect()
}

/// What a sentence says about who speaks, by its phrases and its verbs of speech.
fn of_sentence(context: &Context<'_>, mut phrases: Vec<Phrase>, verbs: &[SpeechVerb]) -> Speech {
    hide_names(context, &mut phrases);
    let mut cues = Vec::new();
    prepositions::prepositions(context, &phrases, &mut cues);
    prepositions::bracketed(context, &phrases, &mut cues);
    prepositions::set_against(context, &phrases, &mut cues);
    let (mut silent, mut unsaid) = (Vec::new(), false);
    let mut claimant = None;
    for verb in verbs {
        if verb.negated && verb.stance != Stance::Denied {
            if let Some(Subject::Phrase { index, .. }) = subject::of(context, &phrases, verb) {
                silent.push(index);
            }
            continue;
        }
        // "in this attack, which was claimed by X": the deed, not what is told of it.
        if verb.passive && !verb.participle && verb.stance == Stance::Claimed {
            claimant = claimant.or_else(|| agent(context, &phrases, verb, &cues)).filter(|_| !verb.negated);
            continue;
        }
        if claims_deed_before(context, verb) {
            continue;
        }
        match of_verb(context, &phrases, verb, &cues) {
            Some(cue) => cues.push(cue),
            None => unsaid |= is_unsaid(verb),
        }
    }
    gapping::voices(context, &phrases, &mut cues);
    cues.sort_by_key(|c| c.start);
    accounts::colons(context, &phrases, &mut cues);
    cues.sort_by_key(|c| c.start);
    prepositions::drop_vouched(context, &phrases, &mut cues);
    accounts::named_words(context, &phrases, &mut cues);
    accounts::account_of(context, &phrases, &mut cues);
    prepositions::derived(context, &phrases, &mut cues);
    accounts::text_of(context, &phrases, &mut cues);
    accounts::attributed(context, &phrases, &mut cues);
    accounts::given(context, &phrases, &mut cues);
    accounts::named_account(context, &phrases, &mut cues);
    accounts::fronted_count(context, &phrases, &mut cues);
    accounts::taken_from(context, &phrases, &mut cues);
    // "celle de" opens an account at the head of a clause; elsewhere it only stands for a noun.
    let account = if context.brings_in(SpeechPreposition::Opens) { context.len() } else { 0 };
    let opens = (0..account).any(|at| {
        preposition_at(context, at, |k| k == SpeechPreposition::Opens).is_some()
            && (at < 3 || !context.tokens[at - 1].is_word() || subject::finite_at(context, at))
    });
    let opens = opens || accounts::announces(context, &phrases, &cues);
    let continues = context.brings_in(SpeechPreposition::Continues);
    if context.brings_in(SpeechPreposition::PointsBack) {
        accounts::pointed(context, &phrases, &mut cues);
        // "c'est un bilan de dix morts que X a annoncé": it holds the figure itself.
        let figure = |at: usize| context.counts(at);
        let opens_with = (0..3).any(|at| {
            let points = preposition_at(context, at, |k| k == SpeechPreposition::PointsBack);
            points.is_some_and(|(length, _)| !figure(at + length))
        });
        // "C'est ce qu'indique l'armée, qui parle aussi de six blessés": the relative clause tells something else.
        let relative = (1..context.len()).find(|i| context.is(*i, Function::Who) && context.is_mark(*i - 1, ','));
        let here = |c: &Cue| relative.is_none_or(|who| c.end <= who || c.preposition);
        for cue in cues.iter_mut().filter(|c| here(c) && !(c.end..context.len()).any(|i| context.is_mark(i, ':'))) {
            cue.reach = if opens_with { Reach::Previous } else { Reach::Around };
        }
    }
    let acts = |at: usize| subject::finite_at(context, at) || context.is(at, Function::Predicate);
    let behind_verb = phrases.iter().position(|p| accounts::stands_behind_copula(context, p));
    let subject = phrases.iter().position(|p| {
        // What is cheap to tell comes first.
        p.group.class.is_some()
            && !p.group.text
            && !p.counted
            && !context.tokens[p.start].quoted
            && subject::may_be_subject(context, p)
            // "Niger : une attaque fait dix morts": where, not who.
            && !(p.seat && context.is_mark(p.end, ':'))
            && (p.start <= 1 && !p.seat || (p.end..(p.end + 12).min(context.len())).any(acts))
    });
    // "The attack was claimed by the group. It says …": of whom a pronoun goes on to tell.
    let claimant = claimant.and_then(|(_, who)| if let Who::Phrase(index) = who { Some(index) } else { None });
    let subject = behind_verb.or(subject).or(claimant);
    let relays = relays(context, &cues, &phrases);
    let own = prepositions::own_voice(context);
    let mut speech = Speech { phrases, cues, subject, opens, continues, unsaid, silent, relays, own, starts: 0 };
    speech.starts = speech.speaking().fold(0, |all, phrase| all | bit_of(phrase.start));
    speech
}

/// Whether a verb that names no speaker still says that somebody speaks: "ont été signalés". What "on" counts is the outlet's.
fn is_unsaid(verb: &SpeechVerb) -> bool {
    verb.passive && !verb.participle && (verb.frame.object || verb.frame.of)
}

/// "écrit le collectif dans une lettre que l'agence a pu lire": whether a text is told of right before, which this one only got.
fn got_text(context: &Context<'_>, phrase: &Phrase) -> bool {
    let Some(that) = phrase.start.checked_sub(1).filter(|at| context.is(*at, Function::That)) else { return false };
    // "explique ce texte, que l'agence a diffusé"
    let that = that - usize::from(that > 0 && context.is_mark(that - 1, ','));
    let from = (0..that).rev().find(|at| !context.tokens[*at].is_word()).map_or(0, |at| at + 1);
    (from.max(that.saturating_sub(TEXT_WITHIN))..that).any(|at| context.has(at, SenseClass::SpeechNoun))
}

/// A text that is told of stands so many words before its relative pronoun at most: "a letter of three pages that".
const TEXT_WITHIN: usize = 2;

/// Whether a phrase is of a side that fights, and may lose people.
fn fights(phrase: &Phrase) -> bool {
    let side = [SpeakerClass::Army, SpeakerClass::SecurityForces, SpeakerClass::ForeignArmy, SpeakerClass::ArmedGroup];
    phrase.group.class.is_some_and(|class| side.contains(&class)) && !phrase.group.office && phrase.group.person.is_none()
}

/// The cue that a verb of speech makes.
fn of_verb(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb, cues: &[Cue]) -> Option<Cue> {
    let inside_phrase = phrases.iter().any(|p| p.start < verb.start && verb.start < p.core);
    let inside_phrase = inside_phrase
        // "selon X, qui livre ce bilan, …": X speaks already.
        || verb.start > 0
            && context.is(verb.start - 1, Function::Who)
            && cues.iter().any(|c| c.preposition && matches!(c.who, Who::Phrase(i) if phrases[i].end + 2 >= verb.start && phrases[i].end <= verb.start));
    if inside_phrase || cues.iter().any(|c| c.start <= verb.start && verb.start < c.end) {
        return None;
    }
    let cue = |start: usize, end: usize, who: Who, reach: Reach| Cue {
        start,
        end,
        who,
        reach,
        stance: verb.stance,
        preposition: false,
        figure: verb.frame.figure,
        own_count: matches!(who, Who::Phrase(i) if verb.counts_own && fights(&phrases[i])),
        cites: false,
        media: matches!(who, Who::Phrase(i) if phrases[i].group.class == Some(SpeakerClass::Media)),
        adds: verb.frame.adds,
        until: None,
    };
    // "est-il précisé dans un communiqué de X"
    if verb.passive && matches!(verb.joined, Some(verbs::Joined::Person(_))) {
        return source_of_one(context, phrases, verb.end).map(|(end, who)| cue(verb.start, end, who, Reach::Around));
    }
    // "Et d'ajouter que": whoever spoke before goes on.
    if verb.start == 2 && context.is(0, Function::And) && context.is(1, Function::Of) {
        return Some(Cue { adds: true, ..cue(0, verb.end, Who::Pronoun(Agreement::default()), Reach::Forward) });
    }
    if let Some(index) = gerunds::fronted(context, phrases, verb) {
        let until = Some(phrases[index].start - 1);
        return Some(Cue { until, ..cue(verb.start, verb.end, Who::Phrase(index), Reach::Forward) });
    }
    if verb.gerund
        && !gerunds::has_own_subject(context, phrases, verb)
        && let Some(last) = cues.iter().rev().filter(|c| !c.preposition && c.end <= verb.start).max_by_key(|c| c.start)
    {
        // Whoever spoke before goes on, unless what he says has ended.
        return last.until.map(|_| Cue { stance: last.stance, ..cue(verb.start, verb.end, last.who, Reach::Forward) });
    }
    // "un bilan démenti par l'armée", "douze morts, un chiffre que conteste la police": whoever disputes a figure does not tell it.
    let disputes = matches!(verb.stance, Stance::Denied | Stance::Doubted);
    if verb.passive {
        // "Le chiffre de douze tués est donné par X": what a text counts is told here.
        let counts = |p: &Phrase, i: usize| p.group.text && context.has_any(i + 1, &[SenseClass::EffectNoun, SenseClass::Victim]);
        // "L'information a été confirmée par deux sources locales"
        let uncounted = |p: &Phrase| !p.counted || p.start > 0 && context.is(p.start - 1, Function::By);
        let in_phrase = |i: usize| phrases.iter().any(|p| p.start <= i && i < p.end && uncounted(p) && !counts(p, i));
        let told = !(0..context.len()).filter(|i| !in_phrase(*i)).any(|i| context.is_number(i));
        if verb.participle && said_already(context, phrases, verb, cues) {
            return None;
        }
        let of_text = phrases.iter().any(|p| p.group.text && p.start == 0 && p.group.bare)
            || verb.frame.clause && verb.frame.object && !verb.frame.registers && names_their_death(context, 0);
        // "L'information a été donnée par X": what was told before is meant.
        let previous = told && of_text && !verb.participle;
        let reach = if disputes {
            Reach::Forward
        } else if previous {
            Reach::Previous
        } else {
            Reach::Around
        };
        return agent(context, phrases, verb, cues).map(|(end, who)| cue(verb.start, end, who, reach));
    }
    // "l'a revendiquée": the attack, not what was said of it.
    // "le maire l'estime à dix morts": of how many, not of what was told.
    let count = |i: usize| context.is_number(i);
    let counts = context.is(verb.end, Function::At) && (verb.end + 1..verb.end + 3).any(count);
    // "le dit membre du groupe", "le dit en fuite": what somebody is called.
    let called = || {
        let behind =
            context.tokens.get(verb.end).is_some_and(|t| t.is_word()) && super::times::length(context, verb.end).is_none();
        context.is(verb.end - 1, Function::Called) && behind && !context.is_any(verb.end, &[Function::And, Function::But])
    };
    let text = verb.object && verb.frame.clause && verb.stance != Stance::Claimed && !counts && !called();
    let subject = subject::of(context, phrases, verb);
    // "…, détaille ce communiqué": there the text itself speaks.
    let speaks = |i: usize| phrases[i].group.text && phrases[i].start == verb.end;
    let by_text = matches!(subject, Some(Subject::Phrase { index, behind: true }) if speaks(index));
    let vouches =
        matches!(subject, Some(Subject::Phrase { behind: false, index }) if phrases[index].start <= 1 && vouches(context, verb));
    // "Ce bilan, l'armée l'a donné mardi."
    let fronted = matches!(subject, Some(Subject::Phrase { behind: false, index }) if fronted::account_before(context, phrases[index].start));
    let previous = !context.is(verb.end, Function::That)
        && (text
            || vouches
            || verb.object && fronted && !context.is(verb.end, Function::At)
            || !by_text && says_that_text(context, verb))
        && !(verb.end..context.len()).any(|i| context.is_mark(i, ':'));
    let behind_that = verb.start > 0 && context.is(verb.start - 1, Function::That);
    // "dix morts, selon ce qu'il a déclaré": what stands around.
    let by_account = |start: usize| prepositions::ends_account(context, start);
    let as_said = verb.start > 0 && context.is_any(verb.start - 1, &[Function::As, Function::While]);
    let reach = |behind: bool| {
        if disputes && (previous || behind && behind_that) {
            Reach::Forward
        } else if previous && !as_said {
            Reach::Previous
        } else if behind {
            Reach::Around
        } else {
            Reach::Forward
        }
    };
    // "a appris notre rédaction d'un médecin": whoever learnt it.
    if subject.is_none() && verb.frame.learns {
        return source_of_one(context, phrases, verb.end).map(|(end, who)| cue(verb.start, end, who, Reach::Around));
    }
    match subject? {
        Subject::Phrase { index, behind } => {
            let phrase = &phrases[index];
            if verb.frame.handles && is_many(phrase) {
                return None;
            }
            if behind && behind_that && !disputes && is_named(context, verb.start - 1) {
                return None;
            }
            if !behind && is_of_another(context, phrase, verb) {
                return None;
            }
            // "a appris l'AFP auprès de X": whom it has it from says so.
            let outlet = matches!(phrase.group.class, None | Some(SpeakerClass::Media));
            if outlet && !behind && got_text(context, phrase) {
                return None;
            }
            if verb.frame.learns
                && outlet
                && let Some((end, who)) = if behind {
                    source_from(context, phrases, phrase.end, phrase.end)
                } else {
                    source_of_one(context, phrases, verb.end)
                }
            {
                return Some(cue(verb.start, end, who, if previous { Reach::Previous } else { Reach::Around }));
            }
            // "De source militaire, l'AFP a appris que", "De sources locales et militaires, …"
            let from = |c: &Cue| c.preposition && c.end <= phrase.start && phrase.start <= c.end + SOURCES_JOINED && !c.media;
            if verb.frame.learns && outlet && !behind && cues.iter().any(from) {
                return None;
            }
            if !behind && fronted::gives(context, phrase.start, verb.end) {
                return Some(cue(phrase.start, verb.end, Who::Phrase(index), Reach::Around));
            }
            if !behind && !by_account(phrase.start) && !has_content(context, verb)
                || phrase.name_only && !verb.frame.clause && phrase.group.alias.is_none() && behind
            {
                return None;
            }
            // "Six soldats ont péri, le ministre l'a confirmé.": of the clause before the comma.
            let in_passing = previous && !behind && closes(context, phrase, verb);
            // "Ce que dit X, … : …", "la liste que nous a lue X": what follows, not what stands around.
            let relative = behind
                && verb.start > 0
                && context.is(verb.start - 1, Function::That)
                && (phrase.end..context.len()).any(|i| context.is_mark(i, ':'));
            let end = if behind { phrase.end } else { verb.end };
            let start = if behind { verb.start } else { phrase.start };
            // "L'information ressort d'un communiqué que la mission a diffusé": what was told before is in that text.
            let relayed = !behind
                && phrase.start > 0
                && context.is(phrase.start - 1, Function::That)
                && !joins_clauses(context, phrase.start - 1)
                && phrases.iter().any(|p| p.group.text && p.group.bare && p.start == 0);
            let reach = match (verb.frame.figure, relayed) {
                (true, _) => Reach::Forward,
                (_, true) => Reach::Previous,
                _ if in_passing || !behind && by_account(phrase.start) => Reach::Around,
                _ => {
                    reach(behind && !relative || !behind && (closes(context, phrase, verb) || gives_that(context, phrase, verb)))
                }
            };
            Some(Cue {
                until: Some(verb.end)
                    .filter(|_| disputes && !behind && disputes_account(context, verb))
                    .or_else(|| told_deed(context, verb).filter(|_| !behind))
                    .or_else(|| relative_end(context, verb))
                    .or_else(|| claimed_deed(context, verb))
                    .or_else(|| gerunds::end(context, phrase, verb)),
                adds: verb.frame.adds || prepositions::again(context, phrases, Who::Phrase(index)),
                ..cue(start, end, Who::Phrase(index), reach)
            })
        }
        Subject::Pronoun { agreement, behind } => {
            // "Douze soldats sont morts : elle l'a elle-même annoncé": of the clause before.
            let mark = verb.start > 1 && [',', ':', ';'].iter().any(|m| context.is_mark(verb.start - 2, *m));
            let said = !behind && by_account(verb.start - 1);
            let reach = |behind| if previous && mark && !disputes || said { Reach::Around } else { reach(behind) };
            Some(cue(verb.start.saturating_sub(usize::from(!behind)), verb.end, Who::Pronoun(agreement), reach(behind)))
        }
        Subject::Shared { index } => {
            let last = cues.iter().rev().filter(|c| !c.preposition).max_by_key(|c| c.start).filter(|c| c.end <= verb.start);
            let who = last.map(|cue| cue.who).or(index.map(Who::Phrase))?;
            Some(cue(verb.start, verb.end, who, reach(false)))
        }
        Subject::One { behind } => {
            // "y lit-on"; in "on y déplore" a place is meant.
            if verb.there && behind {
                return Some(cue(verb.start, verb.end, Who::Earlier, Reach::Around));
            }
            // "On avait appris d'un médecin que": whoever was asked.
            if !behind && verb.frame.learns {
                if let Some(index) = learned_through(context, phrases, verb) {
                    return Some(cue(verb.start, verb.end, Who::Phrase(index), reach(false)));
                }
                let (end, who) = source_of_one(context, phrases, verb.end)?;
                return Some(cue(verb.start, end, who, reach(false)));
            }
            // "Du côté de nos soldats, on déplore quatre morts, selon le général": who says so stands behind.
            if !behind && cues.iter().any(|c| c.preposition && c.start > verb.end) {
                return None;
            }
            if !behind {
                let house = house_of_one(context, phrases, verb)?;
                return Some(cue(verb.start, verb.end, Who::Phrase(house), reach(false)));
            }
            let (end, who) = source_of_one(context, phrases, verb.end)?;
            Some(cue(verb.start, end, who, Reach::Around))
        }
    }
}

/// "La population a inhumé dix corps", "des soldats ont ramassé dix corps": people of whom no one speaks.
fn is_many(phrase: &Phrase) -> bool {
    let crowd = [SpeakerClass::Residents, SpeakerClass::Army, SpeakerClass::SecurityForces, SpeakerClass::ForeignArmy];
    let collective = phrase.group.plural || phrase.group.class != Some(SpeakerClass::Residents) || phrase.group.bare;
    phrase.group.class.is_some_and(|class| crowd.contains(&class))
        && collective
        && phrase.group.person.is_none()
        && !phrase.group.office
}

/// "C'est par le gouverneur que l'on a appris": through whom it was learnt, before the clause of the verb.
fn learned_through(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb) -> Option<usize> {
    let before = verb.start.checked_sub(2)?;
    let that = if context.is(before, Function::DetDef) { before.checked_sub(1)? } else { before };
    let through = |p: &Phrase| p.start > 0 && context.is_any(p.start - 1, &[Function::By, Function::Of]);
    let ends = |p: &Phrase| p.end == that && (through(p) || p.contracted) && (p.group.class.is_some() || p.text);
    let index = phrases.iter().position(ends).filter(|_| context.is(that, Function::That))?;
    Some(giver(context, phrases, &phrases[index]).unwrap_or(index))
}

/// "un camp de Gao que soutient l'ONU": whether a place or somebody, of whom nothing is said but what is done for them, stands before "that".
fn is_named(context: &Context<'_>, that: usize) -> bool {
    let nouns = [SenseClass::Actor, SenseClass::ActorNoun, SenseClass::Target, SenseClass::PlaceWord, SenseClass::Source];
    let named = |at: usize| context.has(at, SenseClass::Capitalised) || context.has_any(at, &nouns);
    that > 1 && context.tokens[that - 1].is_word() && named(that - 1) && !context.has(that - 1, SenseClass::SpeechNoun)
}

/// "alors que", "après que": whether the word for "that" is the end of a conjunction.
pub fn joins_clauses(context: &Context<'_>, that: usize) -> bool {
    let joins = [Function::After, Function::Before, Function::Since, Function::While, Function::During];
    let two = |at: usize| context.function_length(at, Function::While).is_some_and(|length| length > 1);
    that > 0 && (context.is_any(that - 1, &joins) || two(that - 1))
}

/// Behind a source its second adjective and a comma: "et locales,".
const SOURCES_JOINED: usize = 3;

/// "contestent le bilan officiel de douze morts": whether an account is the object of a verb that disputes it.
fn disputes_account(context: &Context<'_>, verb: &SpeechVerb) -> bool {
    let noun = verb.end + usize::from(context.is_any(verb.end, &[Function::DetDef, Function::DetDem]));
    noun > verb.end && context.has(noun, SenseClass::SpeechNoun)
}

/// "Douze civils ont été tués, la radio a annoncé.": in passing, though the subject stands before its verb.
fn closes(context: &Context<'_>, phrase: &Phrase, verb: &SpeechVerb) -> bool {
    let mark = |at: usize| context.tokens.get(at).is_none_or(|t| !t.is_word() && t.number().is_none());
    let before = |marks: &[char]| phrase.start.checked_sub(1).filter(|at| marks.iter().any(|mark| context.is_mark(*at, *mark)));
    let last = mark(verb.end) && verb.end + 1 >= context.len();
    // "Douze morts : le préfet l'a annoncé, selon la radio."
    let told = verb.object && mark(verb.end) && before(&[':', ';']).is_some();
    // "Neuf soldats tués : c'est le maire qui le dit."
    let cleft = || {
        let who = verb.start > 0 && verb.start - 1 == phrase.end && context.is(phrase.end, Function::Who);
        let it_is = phrase.start.checked_sub(3).filter(|at| who && !context.tokens[*at].is_word() && is_be(context, at + 2));
        it_is.is_some_and(|at| (0..at).any(|i| context.counts(i) || context.is_number(i)))
    };
    told || verb.object && mark(verb.end) && cleft()
        || last && before(&[',']).is_some_and(|at| (0..at).any(|i| subject::finite_at(context, i)))
}

/// "un bilan de dix morts que le gouverneur a annoncé jeudi": the subject stands between an account and the verb with which he gives it.
fn gives_that(context: &Context<'_>, phrase: &Phrase, verb: &SpeechVerb) -> bool {
    let Some(that) = phrase.start.checked_sub(1).filter(|at| context.is(*at, Function::That)) else { return false };
    let words = (that.saturating_sub(ACCOUNT_BACK)..that)
        .rev()
        .take_while(|i| context.tokens[*i].is_word() || context.tokens[*i].number().is_some());
    let account = words.take_while(|i| !subject::finite_at(context, *i)).any(|i| context.has(i, SenseClass::SpeechNoun));
    account && matches!(verb.stance, Stance::Asserted | Stance::Confirmed) && !context.is(verb.end, Function::That)
}

/// An account has so many words before what its author does with it.
const ACCOUNT_BACK: usize = 7;

/// "L'ONG maintient le chiffre de dix morts, initialement avancé par la police": what stands before the comma has its speaker.
fn said_already(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb, cues: &[Cue]) -> bool {
    let subject = |c: &&Cue| matches!(c.who, Who::Phrase(i) if phrases[i].start == c.start && !phrases[i].group.text);
    let last = cues.iter().filter(|c| c.end <= verb.start).max_by_key(|c| c.start).filter(subject);
    let comma = |c: &Cue| (c.end..verb.start).rev().find(|i| context.is_mark(*i, ','));
    let figure = |at: usize| context.is_number(at);
    last.filter(|c| !c.preposition && c.reach == Reach::Forward).and_then(comma).is_some_and(|at| !(at..verb.start).any(figure))
}

/// "a confirmé ces chiffres", "a dressé ce bilan": a text that was told before, and no figure with it.
fn says_that_text(context: &Context<'_>, verb: &SpeechVerb) -> bool {
    let behind = behind_addressees(context, verb.end);
    if names_their_death(context, behind) && ends_sentence(context, behind + 2) {
        return true;
    }
    if !context.holds(SenseClass::SpeechNoun) {
        return false;
    }
    let noun = |at: usize| (at + 1..at + 3).find(|i| context.has(*i, SenseClass::SpeechNoun));
    // "a confirmé l'information.": the one that was just told, where nothing says which.
    let vouches = matches!(verb.stance, Stance::Confirmed | Stance::Denied);
    let ends = |at: usize| context.tokens.get(at).is_none_or(|t| !t.is_word());
    let text = |at: usize| {
        context.is(at, Function::DetDem) && noun(at).is_some()
            || vouches && context.is(at, Function::DetDef) && noun(at).is_some_and(|n| ends(n + 1))
    };
    let figure = |at: usize| context.is_number(at);
    let object = behind_addressees(context, verb.end);
    ((verb.start..verb.end + 2).any(text) || text(object))
        && !accounts::outside_times(context, verb.end).take_while(|at| !context.is_mark(*at, ',')).any(figure)
}

/// "L'armée a confirmé.", "Le préfet confirme à l'agence.": whether nothing is said to be confirmed, so that it is what was told before.
fn vouches(context: &Context<'_>, verb: &SpeechVerb) -> bool {
    verb.stance == Stance::Confirmed
        && !verb.passive
        && !verb.object
        && ends_sentence(context, behind_addressees(context, verb.end))
}

/// Whether no word and no number stands from here on.
fn ends_sentence(context: &Context<'_>, at: usize) -> bool {
    (at..context.len()).all(|i| !context.tokens[i].is_word() && context.tokens[i].number().is_none())
}

/// "Leur mort a été confirmée par l'armée", "l'armée a annoncé leur mort": what befell those told of before, named again.
fn names_their_death(context: &Context<'_>, at: usize) -> bool {
    let event = |s: &Sense| matches!(s, Sense::EffectNoun { role: EffectRole::Event | EffectRole::Case, .. });
    let noun = |i: usize| context.senses_of(i, &[SenseClass::EffectNoun]).any(|(l, s)| i + l == at + 2 && event(s));
    context.is(at, Function::DetPoss) && (noun(at) || noun(at + 1))
}

/// Behind whom it was said to and when: "a confirmé lundi à l'AFP ces chiffres".
fn behind_addressees(context: &Context<'_>, from: usize) -> usize {
    let spoken_to = |k| matches!(k, SpeechPreposition::Addressed | SpeechPreposition::AddressedAll);
    let addressed = |at: usize| preposition_at(context, at, spoken_to).map(|(length, _)| length);
    let mut at = from;
    while let Some(length) = addressed(at).or_else(|| verbs::passing(context, at)) {
        at += length;
    }
    at
}

/// "À l'hôpital, on indique que": the house with which the clause opens, whose people "on" means.
fn house_of_one(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb) -> Option<usize> {
    // "A l'hôpital": the preposition, in capitals without its accent.
    let bare = |p: &Phrase| p.start == 1 && context.tokens[0].capital && context.word(0).chars().count() == 1;
    let inside = |p: &Phrase| {
        p.contracted
            || bare(p)
            || p.start > 0
                && p.start <= HOUSE_WITHIN
                && context.is_any(p.start - 1, &[Function::At, Function::In, Function::Of, Function::DetDu])
    };
    let counts = verb.frame.registers || verb.counts_own;
    // "À Ouagadougou, on reconnaît six morts": those who govern there; who only counts them there may be anybody.
    let owns = verb.frame.clause && !verb.frame.registers && (!verb.counts_own || verb.stance == Stance::Confirmed);
    let governs = |p: &Phrase| p.seat && p.start <= 1 && owns;
    let opens = |p: &Phrase| {
        p.start <= HOUSE_WITHIN
            && p.end < verb.start
            && verb.start - p.end <= 3
            && inside(p)
            && !(p.seat && !governs(p) || p.name_only || p.counted || p.text)
            && !matches!(p.group.class, None | Some(SpeakerClass::Residents))
            // "dans les rangs ennemis, on dénombre": whose dead they are.
            && (p.group.named || p.group.class != Some(SpeakerClass::ArmedGroup) || !counts)
    };
    phrases.iter().position(opens)
}

/// "Officieusement, dans les couloirs de X, on admet": a house stands within so many words.
const HOUSE_WITHIN: usize = 8;

/// "Six soldats sont morts à A, qui compte 900 habitants": whether the relative clause of a verb is of something behind the verb of
/// those named before.
fn is_of_another(context: &Context<'_>, phrase: &Phrase, verb: &SpeechVerb) -> bool {
    let Some(who) = verb.start.checked_sub(1).filter(|i| context.is(*i, Function::Who)) else { return false };
    !phrase.group.text && (phrase.end..who).any(|i| subject::finite_at(context, i))
}

/// "La mission, qui compte …, est …": where the relative clause that the verb stands in gives way to the main verb.
fn relative_end(context: &Context<'_>, verb: &SpeechVerb) -> Option<usize> {
    let opened = verb.start > 1 && context.is(verb.start - 1, Function::Who) && context.is_mark(verb.start - 2, ',');
    let comma = (verb.end..context.len()).find(|i| opened && context.is_mark(*i, ',') && !context.tokens[*i].quoted)?;
    (comma + 1..comma + 4).any(|i| subject::finite_at(context, i)).then_some(comma)
}

/// Whether something follows that a verb of saying can say. "poursuivre", "insister" and their like take no object as
/// speech: only a clause, a quotation, an infinitive, or a figure.
fn has_content(context: &Context<'_>, verb: &SpeechVerb) -> bool {
    let frame = verb.frame;
    // "cherchaient du bois", "recevaient des soins": who sees or seeks something speaks only of people harmed, or of a number of them.
    if frame.figure {
        let of_people = [SenseClass::Number, SenseClass::EffectNoun, SenseClass::Victim, SenseClass::ActorNoun];
        return (verb.end..context.len()).any(|i| context.tokens[i].number().is_some() || context.has_any(i, &of_people));
    }
    if !frame.clause || frame.object || frame.of {
        return true;
    }
    // "a répondu à deux attaques": those counted are no people.
    let deeds = |i: usize| (i + 1..i + 3).any(|n| context.has(n, SenseClass::IncidentNoun));
    let number = |i: usize| {
        // "ont lancé une chasse": an article counts nobody.
        let article =
            || context.is(i, Function::DetIndef) && !context.has_any(i + 1, &[SenseClass::Victim, SenseClass::EffectNoun]);
        let figure =
            context.tokens[i].number().is_some() || !article() && context.has_any(i, &[SenseClass::Number, SenseClass::Modifier]);
        figure && !deeds(i)
    };
    let infinitive = |i: usize| {
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive))
    };
    // "reacted and put them out of action": behind "and" something else is done.
    let own = |i: &usize| !context.is_any(*i, &[Function::And, Function::But]) && !context.is_mark(*i, ',');
    (verb.end..context.len()).any(|i| context.is(i, Function::That) || context.is_mark(i, ':') || context.is_quote(i))
        // "ont lancé une chasse pour retrouver les suspects": what something is done for is not said.
        || (verb.end..context.len()).take_while(|i| own(i) && !context.is(*i, Function::For)).any(infinitive)
        || (verb.end..context.len().min(verb.end + 4)).take_while(own).any(number)
}

/// Who a passive names as speaking: "annoncé par X", "un bilan livré à la presse par X".
fn agent(context: &Context<'_>, phrases: &[Phrase], verb: &SpeechVerb, cues: &[Cue]) -> Option<(usize, Who)> {
    if verb.there && !verb.participle {
        return Some((verb.end, Who::Earlier));
    }
    let stop = (verb.end..(verb.end + 9).min(context.len()))
        .find(|i| context.is_mark(*i, ',') || context.is_mark(*i, ';') || context.is_mark(*i, '.'))
        .unwrap_or((verb.end + 9).min(context.len()));
    // "huit morts avaient été annoncés mardi dans un communiqué de l'armée"
    let text =
        |i: &usize| context.is(*i, Function::In) && phrases.iter().any(|p| p.start == i + 1 && p.text && p.group.class.is_some());
    let by = (verb.end..stop).find(|i| context.is(*i, Function::By)).or_else(|| (verb.end..stop).find(text))?;
    let index = phrases.iter().position(|p| p.start == by + 1)?;
    if verb.participle {
        // "selon un bilan du ministère relayé par l'agence": whose text it is has been told.
        let media = |p: &Phrase| p.group.class == Some(SpeakerClass::Media);
        let behind = |p: &Phrase| p.end == verb.start || p.end + 1 == verb.start && context.is_mark(p.end, ',');
        let told = |p: &Phrase| behind(p) && p.group.class.is_some() && !media(p);
        let passed_on = || preposition_at(context, verb.start, |k| k == SpeechPreposition::Relayed).is_some();
        if media(&phrases[index]) && phrases.iter().any(told) && passed_on() {
            return None;
        }
        // Only of a text: people "cited by" an agency speak themselves.
        let of_text = phrases.iter().any(|p| p.group.text && p.start < verb.start && p.end + 2 >= verb.start)
            || (verb.start.saturating_sub(6)..verb.start).any(|i| context.has(i, SenseClass::SpeechNoun))
            || is_told_figure(context, verb.start);
        // "dans une note authentifiée par X": there the text is only where somebody else speaks.
        let channel = phrases.iter().any(|p| {
            p.group.text
                && p.end + 2 >= verb.start
                && p.start < verb.start
                && p.start > 0
                && subject::is_preposition(context, p.start - 1)
                && !context.is(p.start - 1, Function::Of)
                && !cues.iter().any(|c| c.preposition && c.start < p.start && p.end <= c.end)
        });
        // "le bilan de l'assaut lancé par X": what only brings in a clause says nothing of an act.
        let act = verb.start > 0 && !verb.frame.object && !verb.frame.of && context.has(verb.start - 1, SenseClass::IncidentNoun);
        if !of_text || channel || act {
            return None;
        }
    }
    Some((phrases[index].end, Who::Phrase(index)))
}

/// "onze annoncés par X", "onze morts recensés par X": whether a figure of those harmed stands right before a participle.
fn is_told_figure(context: &Context<'_>, participle: usize) -> bool {
    let figure = |at: usize| context.is_number(at);
    let harmed = participle.checked_sub(2).filter(|_| context.has(participle - 1, SenseClass::EffectNoun));
    participle.checked_sub(1).into_iter().chain(harmed).any(figure)
}

/// An officer or official who asks not to be named is an unnamed source, whatever he serves.
fn hide_names(context: &Context<'_>, phrases: &mut [Phrase]) {
    if !context.brings_in(SpeechPreposition::Anonymous) {
        return;
    }
    let Some(at) = (0..context.len()).find(|at| preposition_at(context, *at, |k| k == SpeechPreposition::Anonymous).is_some())
    else {
        return;
    };
    // "un officier engagé contre les rebelles, sous couvert d'anonymat": those whom he fights hide no name.
    let fought = |p: &Phrase| p.group.class == Some(SpeakerClass::ArmedGroup) && p.group.plural;
    let hides = |p: &Phrase| {
        !(p.seat || p.name_only || p.text || p.group.bare || fought(p)) && p.group.person.is_none() && p.group.class.is_some()
    };
    let before = phrases.iter().rposition(|p| p.start < at && hides(p) && !context.tokens[p.start].quoted);
    let Some(index) = before.or_else(|| phrases.iter().position(|p| p.start > at && hides(p))) else { return };
    let group = &mut phrases[index].group;
    if matches!(
        group.class,
        Some(SpeakerClass::Army | SpeakerClass::SecurityForces | SpeakerClass::Government | SpeakerClass::Official)
    ) {
        group.class = Some(SpeakerClass::UnnamedSource);
        group.actor = None;
    }
}

/// "une attaque que revendique X", "l'embuscade, qu'ont revendiquée les rebelles": whether a relative clause says who claims the deed right before
/// it, and nothing of what is told of it.
fn claims_deed_before(context: &Context<'_>, verb: &SpeechVerb) -> bool {
    let Some(that) = verb.start.checked_sub(1).filter(|i| verb.stance == Stance::Claimed && context.is(*i, Function::That))
    else {
        return false;
    };
    let deed = |i: usize| context.has(i, SenseClass::IncidentNoun);
    let told = |i: usize| context.counts(i) || subject::finite_at(context, i);
    (that.saturating_sub(CLAIMED_BEFORE)..that).rev().take_while(|i| !told(*i)).any(deed)
}

/// The deed that a relative clause says who claims stands so many words before it.
const CLAIMED_BEFORE: usize = 8;

/// Where the claim of a deed ends and the report goes on to tell of the deed: "a revendiqué l'embuscade qui …".
fn claimed_deed(context: &Context<'_>, verb: &SpeechVerb) -> Option<usize> {
    if verb.stance != Stance::Claimed {
        return None;
    }
    // "l'a revendiquée ; la précédente avait fait …": only that one is claimed.
    if verb.object {
        return (verb.end..context.len()).find(|i| context.is_mark(*i, ';') || context.is_mark(*i, ','));
    }
    let deed = (verb.end..(verb.end + 7).min(context.len())).find(|i| context.has(*i, SenseClass::IncidentNoun))?;
    let clause =
        |i: usize| context.is(i, Function::That) || subject::finite_at(context, i) || context.tokens[i].number().is_some();
    if (verb.end..deed).any(clause) {
        return None;
    }
    let clause = (deed..context.len()).find(|i| context.is_any(*i, &[Function::Who, Function::Including, Function::Where]))?;
    // "… qui aurait tué dix soldats": what may have been is still told by who claims it.
    let told = |i: usize| {
        context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == Tense::Conditional))
    };
    (!(clause..clause + 4).any(told)).then_some(clause)
}

/// "annonce une enquête sur l'attaque, qui a fait dix morts": where what somebody says ends and the report goes on to tell of a deed that
/// is known already, with the only figure of the sentence.
fn told_deed(context: &Context<'_>, verb: &SpeechVerb) -> Option<usize> {
    let figure = |at: usize| context.counts(at);
    let known = [Function::DetDef, Function::DetDem, Function::DetDu];
    let deed = |at: usize| context.has(at, SenseClass::IncidentNoun) && context.is_any(at - 1, &known);
    let at = (verb.end + 1..context.len()).find(|at| deed(*at))?;
    let near =
        (at + 1..context.len().min(at + DEED_TOLD)).take_while(|i| context.tokens[*i].is_word() || context.is_mark(*i, ','));
    let relative = near.into_iter().find(|i| context.is_mark(*i, ',') && context.is(*i + 1, Function::Who))?;
    // "… affirme que l'attaque, qui visait un camp, a fait dix morts": behind the clause it is still told by whoever speaks.
    let goes_on = |at: &usize| context.is_mark(*at, ',') && finite_at(context, *at + 1);
    let close = (relative + 1..context.len()).find(goes_on).unwrap_or(context.len());
    let alone = (verb.end..relative).all(|i| !figure(i)) && (relative..close).any(figure);
    (alone && !context.is_any(at + 1, &[Function::Who])).then_some(relative)
}

/// Between a deed and the clause that tells of it stand so many words.
const DEED_TOLD: usize = 8;

/// Outlets that are spoken to or cited, where somebody else speaks: "a déclaré à l'AFP".
fn relays(context: &Context<'_>, cues: &[Cue], phrases: &[Phrase]) -> Vec<(usize, usize)> {
    if cues.is_empty() || !context.holds(SenseClass::Outlet) {
        return Vec::new();
    }
    let own = |at: usize| cues.iter().any(|c| matches!(c.who, Who::Phrase(i) if phrases[i].start <= at && at < phrases[i].core));
    (0..context.len())
        .filter_map(|at| {
            // A head of state speaks for himself.
            let relays = |s: &Sense| matches!(s, Sense::Outlet(_, None)).then_some(());
            let (length, ()) = context.longest_of(at, &[SenseClass::Outlet], relays)?;
            let capital = context.tokens[at].capital;
            let addressed = (at.saturating_sub(3)..at).any(|i| context.is_any(i, &[Function::At, Function::By]));
            (capital && addressed && !own(at)).then_some((at, at + length))
        })
        .collect()
}
