//! Who says what, over the sentences of a report.
//!
//! Each sentence is divided among its own cues (`scope`); names and pronouns are resolved against what was told before
//! (`memory`). What no cue reaches is the outlet's own voice, unless a quotation that is still open, an account that was
//! announced, or a word such as "also" continues the speaker before.

mod author;
mod going;
mod inserted;
mod memory;
mod scope;

use crate::lexicon::{Auxiliary, Frame, Function, Sense, SenseClass, Tense, Verb, WordId};
use crate::model::{Effect, Speaker, SpeakerClass, Stance};
use crate::recognise::{Agreement, Context, Cue, Group, Phrase, Reach, Speech, Who, finite_at};
use crate::segment::Zone;
use going::Going;
use memory::Memory;

/// So many sentences may stand between what somebody said and what he added.
const BETWEEN: usize = 6;

/// A sentence as the search for speakers sees it.
pub struct Heard<'a, 'c> {
    pub context: &'a Context<'c>,
    pub speech: &'a Speech,
    pub paragraph: u32,
    pub zone: Zone,
}

/// Who says each part of a sentence.
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    voices: Vec<(Speaker, Stance)>,
    /// For every token, an index into `voices`; empty as long as nobody speaks.
    owner: Vec<Option<usize>>,
    /// How many tokens the sentence has.
    tokens: usize,
    /// A source that cannot be named says it: "according to a count". Nobody told of before does.
    unnamed: bool,
    /// Where each group begins.
    starts: Vec<usize>,
}

impl Attribution {
    pub fn speaker(&self, group: usize) -> Option<&Speaker> {
        self.voice(group).map(|(speaker, _)| speaker)
    }

    pub fn stance(&self, group: usize) -> Stance {
        self.voice(group).map_or(Stance::Asserted, |(_, stance)| *stance)
    }

    /// Nobody speaks in a sentence of so many tokens yet.
    fn silent(tokens: usize) -> Self {
        Self { tokens, ..Self::default() }
    }

    /// Ties the voices to the groups of the sentence.
    pub fn over(mut self, groups: &[Group]) -> Self {
        if !self.owner.is_empty() {
            self.starts = groups.iter().map(|g| g.start).collect();
        }
        self
    }

    fn voice(&self, group: usize) -> Option<&(Speaker, Stance)> {
        let start = *self.starts.get(group)?;
        self.owner.get(start).copied().flatten().and_then(|v| self.voices.get(v))
    }

    fn give(&mut self, speaker: Speaker, stance: Stance, wanted: impl Fn(usize) -> bool) {
        self.voices.push((speaker, stance));
        let voice = self.voices.len() - 1;
        self.owner.resize(self.tokens, None);
        for (at, slot) in self.owner.iter_mut().enumerate() {
            if slot.is_none() && wanted(at) {
                *slot = Some(voice);
            }
        }
    }

    fn is_silent(&self) -> bool {
        self.owner.iter().all(Option::is_none)
    }
}

/// Finds the speakers of all sentences of a report.
pub fn attribute<'a, 'c>(heard: &'a [Heard<'a, 'c>]) -> Vec<Attribution> {
    let mut memory = Memory::of(heard.iter().map(|h| h.context));
    if let Some((context, phrase)) = author::of(heard) {
        memory.write_all(context, phrase);
    }
    let mut out: Vec<Attribution> = Vec::with_capacity(heard.len());
    let mut state = Going::default();
    for (index, sentence) in heard.iter().enumerate() {
        if heard[..index].last().is_none_or(|before| before.paragraph != sentence.paragraph) {
            state.begin_paragraph();
        }
        memory.learn(sentence.context, &sentence.speech.phrases);
        if sentence.zone == Zone::Headline {
            memory.read_headline(sentence.context, &sentence.speech.phrases);
        }
        let (mut own, previous) = own_voices(sentence, &mut memory);
        if author::is_copied(sentence) {
            memory.all_by_last();
        }
        if let Some((speaker, stance)) = state.whose_text(sentence, &own) {
            let before =
                (0..index).rev().take_while(|at| heard[*at].paragraph == sentence.paragraph && heard[*at].zone == sentence.zone);
            before.for_each(|at| out[at].give(speaker.clone(), stance, |_| true));
        }
        let mut opens = None;
        if let Some((speaker, stance)) = previous {
            point_back(heard, &mut out, index, &speaker, stance);
            opens = Some(speaker).filter(|_| opens_account(heard, index));
        }
        if let Some((speaker, stance)) = adds(sentence, &own) {
            fill_between(heard, &mut out, index, &speaker, stance);
        }
        carry_on(heard, index, &mut own, &out, &memory, &state);
        back_over_quotation(heard, &mut out, index, &own);
        memory.mention(sentence.context, &sentence.speech.phrases);
        state.note(sentence, &own, &memory);
        if opens.is_some() {
            state.account = opens;
        }
        out.push(own);
    }
    for (speaker, _) in out.iter_mut().flat_map(|own| &mut own.voices) {
        if let Some((class, actor)) = memory.described(speaker) {
            let actor = actor.map(str::to_owned);
            speaker.class = class;
            speaker.actor = actor.or(speaker.actor.take());
        }
    }
    out
}

/// The voices that a sentence's own cues give, and the one that speaks of the sentence before.
fn own_voices(sentence: &Heard<'_, '_>, memory: &mut Memory<'_, '_>) -> (Attribution, Option<(Speaker, Stance)>) {
    let (context, speech) = (sentence.context, sentence.speech);
    let mut own = Attribution::silent(context.len());
    let mut subject = speech.subject.map(|index| (speech.phrases[index].start, index));
    if speech.cues.is_empty() {
        keep_subject(sentence, memory, &mut subject, usize::MAX);
        return (own, None);
    }
    own.voices = Vec::with_capacity(speech.cues.len());
    let mut previous = None;
    let mut cited_by = None;
    let mut rest = None;
    let relayed: Vec<String> =
        speech.relays.iter().map(|(start, end)| context.span(*start, *end).of(context.text).to_owned()).collect();
    let scope = scope::divide(context, &speech.cues, |cue| !cue.preposition && is_text(speech, cue.who));
    let mut voice_of: Vec<Option<usize>> = vec![None; speech.cues.len()];
    for (index, cue) in speech.cues.iter().enumerate() {
        // "X est mort, a-t-il dit": he is not the one whom he speaks of.
        // "Le maire a vu l'attaque, qui a fait, selon lui, dix morts": but he may be who speaks of it in a clause within his.
        let within = |(_, index): (usize, usize)| {
            let clause = [Function::Who, Function::Where];
            cue.preposition && (speech.phrases[index].end..cue.start).any(|i| context.is_any(i, &clause))
        };
        // "L'armée a perdu douze soldats : elle l'a annoncé": the subject of both.
        let ahead = context.is(cue.start, Function::Pronoun);
        let of_another =
            matches!(cue.who, Who::Pronoun(_)) && cue.reach == Reach::Around && !ahead && !subject.is_some_and(within);
        if of_another {
            subject = None;
        }
        keep_subject(sentence, memory, &mut subject, cue.start);
        let who = latter_here(speech, cue).or_else(|| fronted_here(context, speech, cue));
        let who = who.or_else(|| before_colon(context, speech, cue)).unwrap_or(cue.who);
        let told = memory.resolve(context, &speech.phrases, who, cue.stance);
        let told = told.or_else(|| {
            memory.resolve(
                context,
                &speech.phrases,
                told_here(speech, cue).filter(|who| !is_asked_by(context, speech, *who, cue))?,
                cue.stance,
            )
        });
        // "Des frappes de l'armée ont tué six rebelles. C'est ce qu'elle a annoncé."
        let told = told.or_else(|| if let Who::Pronoun(wanted) = cue.who { memory.latter(wanted) } else { None });
        let Some(mut speaker) = told else {
            own.unnamed |= cue.preposition;
            continue;
        };
        let agreement = match cue.who {
            Who::Pronoun(said) => memory.agreement_of(&speaker, said),
            who => agreement(context, speech, who),
        };
        let is_relay = scope.relays.iter().any(|(_, relay)| *relay == index);
        if is_relay {
            let relayed_cue = scope.relays.iter().find(|(_, relay)| *relay == index).map(|(first, _)| *first);
            let first = relayed_cue.and_then(|first| voice_of[first]);
            // "Le dernier bilan fait état de dix morts, selon X": whose text nobody else is known to have written, and X's where he is
            // no outlet.
            let passes_on = matches!(speaker.class, SpeakerClass::Media | SpeakerClass::Monitor) || cue.media || cue.cites;
            let told_by = |first: &usize| {
                let who = speech.cues[*first].who;
                is_text(speech, who) && (voice_of[*first].is_none() || !passes_on && is_of_nobody(speech, who))
            };
            if let Some(text) = relayed_cue.filter(told_by) {
                memory.keep(speaker.clone(), noun(speech, cue.who), agreement, true, sentence.paragraph);
                speaker.via = relayed.clone();
                own.voices.push((speaker, cue.stance));
                voice_of[text] = Some(own.voices.len() - 1);
                continue;
            }
            if !matches!(speaker.class, SpeakerClass::Media | SpeakerClass::Monitor) && !cue.cites {
                memory.keep(speaker.clone(), noun(speech, cue.who), agreement, true, sentence.paragraph);
            }
            match (first, &speaker.name) {
                (Some(first), Some(name)) if own.voices[first].0.name.as_ref() != Some(name) => {
                    own.voices[first].0.via.push(name.clone());
                }
                (None, Some(name)) => cited_by = Some(name.clone()),
                _ => {}
            }
            continue;
        }
        speaker.via = relayed.clone();
        if cue.cites {
            speaker.via.extend(cited_by.take());
        }
        if let Who::Phrase(phrase) = cue.who {
            memory.name(&speech.phrases[phrase], &speaker);
        }
        memory.keep(speaker.clone(), noun(speech, cue.who), agreement, true, sentence.paragraph);
        if is_nameless(context, speech, cue.who) {
            memory.was_nameless();
        }
        if speech.phrases.iter().any(|p| p.text) {
            memory.wrote();
        }
        if cue.reach == Reach::Previous {
            // "C'est X qui l'a dit, en précisant que …": what stands behind is X's as well.
            rest = (cue.end..context.len()).find(|at| context.is_mark(*at, ','));
            previous = Some((speaker, cue.stance));
            continue;
        }
        own.voices.push((speaker, cue.stance));
        voice_of[index] = Some(own.voices.len() - 1);
    }
    keep_subject(sentence, memory, &mut subject, usize::MAX);
    lend_voices(speech, &mut voice_of);
    if !own.voices.is_empty() {
        own.owner = scope.owner;
        // Mostly the voices are those of the cues, in their order.
        if !voice_of.iter().enumerate().all(|(cue, voice)| *voice == Some(cue)) {
            for owner in &mut own.owner {
                *owner = owner.and_then(|cue| voice_of[cue]);
            }
        }
    }
    if let (Some((speaker, stance)), Some(rest)) = (&previous, rest) {
        own.give(speaker.clone(), *stance, |at| at > rest);
    }
    (own, previous)
}

/// "L'armée accuse les rebelles ; ceux-ci affirment": whom the same sentence told of last.
fn latter_here(speech: &Speech, cue: &Cue) -> Option<Who> {
    let Who::Pronoun(wanted) = cue.who else { return None };
    if wanted.latter { told_here(speech, cue) } else { None }
}

/// "Quant aux habitants, ils parlent de dix morts": whom the sentence goes on to, before its pronoun.
fn fronted_here(context: &Context<'_>, speech: &Speech, cue: &Cue) -> Option<Who> {
    let Who::Pronoun(wanted) = cue.who else { return None };
    let length = context.function_length(0, Function::AsFor)?;
    // "S'agissant des blessés, ils en dénombrent onze": those counted are not who counts them.
    let counted = |p: &Phrase| {
        let of_them = |i: usize| context.is(i, Function::CliticOf);
        (p.start..p.end).any(|i| context.has(i, SenseClass::EffectNoun)) && (p.end..cue.end).any(of_them)
    };
    let fits = |p: &Phrase| {
        let gender = wanted.feminine.is_none_or(|w| p.group.feminine.is_none_or(|f| f == w));
        let told = p.group.class.is_some() && !(p.counted || p.group.text || p.seat);
        told && gender && !counted(p) && p.group.plural == wanted.plural && p.start <= length && p.end <= cue.start
    };
    speech.phrases.iter().position(fits).map(Who::Phrase)
}

/// "Le bilan est autre pour une infirmière : elle parle de dix morts": who is told of for the first time before a colon speaks behind it, where
/// nobody is harmed there and no pronoun stands for another.
fn before_colon(context: &Context<'_>, speech: &Speech, cue: &Cue) -> Option<Who> {
    if !matches!(cue.who, Who::Pronoun(_)) || !context.may_hold_mark(':') {
        return None;
    }
    let colon = (cue.start.saturating_sub(2)..cue.start).find(|at| context.is_mark(*at, ':'))?;
    let Who::Phrase(index) = told_here(speech, cue)? else { return None };
    let phrase = &speech.phrases[index];
    let someone = !matches!(phrase.group.class, Some(SpeakerClass::ArmedGroup | SpeakerClass::Media));
    let new = someone && context.is(phrase.start, Function::DetIndef);
    let harms = |at| {
        context
            .senses_of(at, &[SenseClass::Verb])
            .any(|(_, s)| matches!(s, Sense::Verb(f) if context.lexicon.verbs[f.verb as usize].effect.is_some()))
    };
    let taken = |at: usize| context.is(at, Function::Pronoun) || harms(at);
    (new && phrase.end <= colon && !(0..colon).any(taken)).then_some(Who::Phrase(index))
}

/// "Des frappes de l'armée ont tué six rebelles, a-t-elle annoncé": whom the sentence names last before a pronoun that may mean them.
fn told_here(speech: &Speech, cue: &Cue) -> Option<Who> {
    let Who::Pronoun(wanted) = cue.who else { return None };
    let fits = |p: &Phrase| {
        let gender = wanted.feminine.is_none_or(|w| p.group.feminine.is_none_or(|f| f == w));
        let told = p.group.class.is_some() && !(p.counted || p.group.text || p.seat || p.group.same);
        told && gender && p.group.plural == wanted.plural && p.end <= cue.start
    };
    speech.phrases.iter().rposition(fits).map(Who::Phrase)
}

/// "Joint par l'agence, il affirme": whether somebody stands right before the comma and the pronoun as the one by whom whoever speaks was
/// asked.
fn is_asked_by(context: &Context<'_>, speech: &Speech, who: Who, cue: &Cue) -> bool {
    let Who::Phrase(index) = who else { return false };
    let phrase = &speech.phrases[index];
    let by = phrase.start > 0 && (phrase.start - 1..=phrase.start).any(|i| context.is(i, Function::By));
    let pronoun = phrase.end + 1;
    by && context.is_mark(phrase.end, ',') && pronoun <= cue.start && context.is(pronoun, Function::Pronoun)
}

/// "que le": so many words behind a verb of speech, what is said has begun.
const CLAUSE_BEGINS: usize = 2;

/// "Selon un bilan provisoire, sept soldats sont morts, a annoncé l'armée": the text that nobody is told to have written is that of
/// whoever speaks behind it.
fn lend_voices(speech: &Speech, voice_of: &mut [Option<usize>]) {
    for index in 0..voice_of.len() {
        let cue = &speech.cues[index];
        // "D'après X, le bilan fait état de dix morts", "X affirme que le bilan fait état de dix morts": X's.
        if let Some(before) = index.checked_sub(1)
            && voice_of[index].is_none()
            && speech.cues[before].reach == Reach::Forward
            && (speech.cues[before].preposition || cue.start <= speech.cues[before].end + CLAUSE_BEGINS)
            && is_text(speech, cue.who)
        {
            voice_of[index] = voice_of[before];
        }
        if voice_of[index].is_some() || !cue.preposition || !is_text(speech, cue.who) {
            continue;
        }
        let next = (index + 1..voice_of.len()).find(|at| voice_of[*at].is_some());
        let speaks = |at: &usize| speech.cues[*at].reach == Reach::Around && !speech.cues[*at].preposition;
        voice_of[index] = next.filter(speaks).and_then(|at| voice_of[at]);
    }
}

fn agreement(context: &Context<'_>, speech: &Speech, who: Who) -> Agreement {
    match who {
        Who::Phrase(index) => {
            let phrase = &speech.phrases[index];
            // "un élu et une source policière": two are told of as one.
            let next = speech.phrases.get(index + 1).filter(|p| p.start == phrase.end + 1 && p.group.class.is_some());
            let joined = next.is_some_and(|p| !p.text && context.is(phrase.end, Function::And));
            let feminine = phrase.group.feminine.filter(|_| !joined);
            // "le bilan des habitants": an account has its authors behind it.
            let several = |i: usize| context.is_any(i, &[Function::DetDes, Function::PluralDeterminer]);
            let of_several = phrase.text && phrase.group.class.is_some() && (phrase.start + 1..phrase.end).any(several);
            Agreement { plural: phrase.group.plural || joined, feminine, latter: false, of_several }
        }
        Who::Pronoun(agreement) => agreement,
        _ => Agreement::default(),
    }
}

/// "un porte-parole", "une élue": one person of an office who is told of for the first time, and not by name.
fn is_nameless(context: &Context<'_>, speech: &Speech, who: Who) -> bool {
    let Who::Phrase(index) = who else { return false };
    let phrase = &speech.phrases[index];
    let group = &phrase.group;
    let told = [Function::DetIndef, Function::DetDef];
    let one = context.is_any(phrase.start, &told) && !(group.plural || phrase.counted || phrase.text || phrase.seat);
    let person = |class| {
        use SpeakerClass as Class;
        let serves =
            [Class::Un, Class::Army, Class::SecurityForces, Class::Government, Class::Official, Class::Medical, Class::Community];
        // "un cadre de la Croix-Rouge"
        let of_body = class == Class::Ngo && context.is(phrase.start, Function::DetIndef) && phrase.label > phrase.start + 2;
        group.office || group.voice || serves.contains(&class) || class == Class::Residents || of_body
    };
    one && group.person.is_none() && group.class.is_some_and(person)
}

fn is_text(speech: &Speech, who: Who) -> bool {
    matches!(who, Who::Phrase(index) if speech.phrases[index].group.text)
}

/// "le bilan": a text that is said to be nobody's.
fn is_of_nobody(speech: &Speech, who: Who) -> bool {
    matches!(who, Who::Phrase(index) if !speech.phrases[index].group.possessive)
}

fn noun(speech: &Speech, who: Who) -> (WordId, WordId) {
    match who {
        Who::Phrase(index) => speech.phrases[index].noun,
        _ => (WordId::NONE, WordId::NONE),
    }
}

/// Whom a sentence is about may be meant by a later pronoun, though it does not speak here.
fn keep_subject(sentence: &Heard<'_, '_>, memory: &mut Memory<'_, '_>, subject: &mut Option<(usize, usize)>, before: usize) {
    let Some((_, index)) = subject.filter(|(start, _)| *start < before) else { return };
    *subject = None;
    let speaks = sentence.speech.cues.iter().any(|c| c.who == Who::Phrase(index));
    let phrase = &sentence.speech.phrases[index];
    let unnamed = phrase.plain && !phrase.name_only && !phrase.seat && phrase.group.person.is_none();
    // "Un Casque bleu meurt": one who comes to harm speaks of nothing.
    let opens = sentence.context.is(phrase.start, Function::DetIndef);
    let unnamed = unnamed
        || sentence.zone == Zone::Headline
            && opens
            && !speaks
            && phrase.group.person.is_none()
            && phrase.names_victims(sentence.context)
            && comes_to_harm(sentence.context, phrase);
    // "Moussa Sow, chef du village, a été tué. Il …": nobody who fell speaks.
    let fell = !speaks && phrase.plain && falls(sentence.context, phrase);
    // "Un kamikaze a tué deux policiers. Il …": nor does one who blew himself up.
    let fell = fell || !speaks && phrase.group.actor.as_deref() == Some(BOMBER);
    // "la capitale, Mogadiscio, a été secouée": a seat that says nothing gives no account.
    if !(speaks || phrase.counted || phrase.seat || unnamed || fell)
        && let Some(speaker) = memory.resolve(sentence.context, &sentence.speech.phrases, Who::Phrase(index), Stance::Asserted)
    {
        memory.keep(
            speaker,
            phrase.noun,
            agreement(sentence.context, sentence.speech, Who::Phrase(index)),
            false,
            sentence.paragraph,
        );
        if is_hit(sentence.context, phrase) || falls(sentence.context, phrase) {
            memory.was_hit();
        }
        if phrase.group.person.is_some() {
            memory.was_named();
        }
    }
}

/// What whoever blows himself up is called.
const BOMBER: &str = "suicide bomber";

/// "Un Casque bleu meurt": whether a verb behind a phrase harms somebody.
fn comes_to_harm(context: &Context<'_>, phrase: &Phrase) -> bool {
    let harms = |s: &Sense| matches!(s, Sense::Verb(form) if context.lexicon.verbs[form.verb as usize].effect.is_some());
    let mut behind = phrase.end..context.len().min(phrase.end + POST_WORDS);
    behind.any(|at| context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| harms(s)))
}

/// "Le camp de A a été attaqué", "la brigade a subi une attaque": a post, or whoever a passive tells of, gives out no toll.
fn is_hit(context: &Context<'_>, phrase: &Phrase) -> bool {
    let verb = |at: usize, test: &dyn Fn(&Verb, Tense) -> bool| {
        let is = |s: &Sense| matches!(s, Sense::Verb(form) if test(&context.lexicon.verbs[form.verb as usize], form.tense));
        context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| is(s))
    };
    // "a été informé de l'attaque": only a verb of violence hits.
    let been = |verb: &Verb, tense: Tense| verb.auxiliary == Some(Auxiliary::Be) && tense == Tense::PastParticiple;
    let violent =
        |verb: &Verb, tense: Tense| tense == Tense::PastParticiple && (verb.incident.is_some() || verb.effect.is_some());
    let passive = |at: usize| verb(at, &been) && (at + 1..at + POST_WORDS).any(|next| verb(next, &violent));
    let post = (phrase.start..phrase.end.min(phrase.start + POST_WORDS)).any(|at| context.has(at, SenseClass::Target));
    let behind = phrase.end..context.len().min(phrase.end + POST_WORDS);
    post || behind.into_iter().any(|at| verb(at, &|verb, _| verb.suffers) || passive(at))
}

/// A post is named, and its verb begins, within so many words.
const POST_WORDS: usize = 4;

/// "Le bilan de l'attaque a été donné mardi par X. …": whether a paragraph begins with a sentence that only names who gives an account, which
/// is told behind it, since nothing was told before.
fn opens_account(heard: &[Heard<'_, '_>], index: usize) -> bool {
    let sentence = &heard[index];
    let context = sentence.context;
    let first = index.checked_sub(1).is_none_or(|before| heard[before].paragraph != sentence.paragraph);
    let account = |at: usize| context.has(at, SenseClass::SpeechNoun);
    let known = |at: usize| account(at) && (at.saturating_sub(2)..at).any(|i| context.is(i, Function::DetDem));
    first && (0..context.len()).any(account) && !(0..context.len()).any(known)
}

/// "X said so": the sentence before is X's, and a whole quotation before it, and a list of what has no verb: "Sept morts. Deux blessés."
fn point_back(heard: &[Heard<'_, '_>], out: &mut [Attribution], index: usize, speaker: &Speaker, stance: Stance) {
    // "The army is said to have killed ten. That is what it denies.": whoever disputes it does not tell it.
    if matches!(stance, Stance::Denied | Stance::Doubted) {
        return;
    }
    for back in (0..index).rev() {
        if heard[back].zone != heard[index].zone || heard[back].paragraph != heard[index].paragraph || !out[back].is_silent() {
            return;
        }
        out[back].give(speaker.clone(), stance, |_| true);
        let lists = || back > 0 && is_verbless(&heard[back]) && is_verbless(&heard[back - 1]);
        if !goes_on_in_quotation(heard, back) && !lists() {
            return;
        }
    }
}

/// Who goes on to speak in a sentence, having spoken before it: "he added", and "so she said" of one who was told of.
fn adds(sentence: &Heard<'_, '_>, own: &Attribution) -> Option<(Speaker, Stance)> {
    let told = |c: &Cue| c.reach == Reach::Around && matches!(c.who, Who::Pronoun(_));
    let adds = sentence.speech.cues.iter().any(|c| (c.adds || told(c)) && c.reach != Reach::Previous);
    own.voices.first().filter(|_| adds).cloned()
}

/// "X said A. B. He added C.": what stands between is X's as well, where nobody else speaks.
fn fill_between(heard: &[Heard<'_, '_>], out: &mut [Attribution], index: usize, speaker: &Speaker, stance: Stance) {
    let inside = |at: &usize| heard[*at].paragraph == heard[index].paragraph && heard[*at].zone == heard[index].zone;
    let mut between = Vec::new();
    for at in (0..index).rev().take_while(inside).take(BETWEEN) {
        let told = out[at].owner.iter().rev().flatten().next().map(|voice| out[at].voices[*voice].0.class);
        match told {
            None if out[at].unnamed || !heard[at].speech.cues.is_empty() => return,
            None => between.push(at),
            Some(class) if class != speaker.class => return,
            // A quotation that was given to the same one on the way: whom he spoke to before is still to be found.
            Some(_) if heard[at].speech.cues.is_empty() => {}
            Some(_) => {
                for at in between {
                    out[at].give(speaker.clone(), stance, |_| true);
                }
                return;
            }
        }
    }
}

/// Whether a sentence begins inside a quotation that the one before opened.
fn goes_on_in_quotation(heard: &[Heard<'_, '_>], index: usize) -> bool {
    let first = heard[index].context.tokens.first().is_some_and(|t| t.quoted && !is_opening(heard[index].context));
    index > 0
        && first
        && heard[index - 1].paragraph == heard[index].paragraph
        && heard[index - 1].context.tokens.last().is_some_and(|t| t.quoted)
}

fn is_opening(context: &Context<'_>) -> bool {
    context.is_quote(0)
}

/// "« A. B », dit X": what the quotation said in the sentences before is X's too.
fn back_over_quotation(heard: &[Heard<'_, '_>], out: &mut [Attribution], index: usize, own: &Attribution) {
    let Some(voice) = own.owner.first().copied().flatten() else { return };
    let (speaker, stance) = &own.voices[voice];
    let mut at = index;
    while goes_on_in_quotation(heard, at) {
        at -= 1;
        let context = heard[at].context;
        if heard[at].speech.cues.is_empty() {
            out[at] = Attribution::silent(context.len());
        }
        out[at].give(speaker.clone(), *stance, |token| context.tokens[token].quoted);
    }
}

/// Gives what no cue reaches to the speaker before, where something says that he goes on.
fn carry_on(
    heard: &[Heard<'_, '_>],
    index: usize,
    own: &mut Attribution,
    out: &[Attribution],
    memory: &Memory<'_, '_>,
    state: &Going,
) {
    let sentence = &heard[index];
    let context = sentence.context;
    let own_voice = sentence.speech.own && sentence.speech.cues.is_empty();
    if sentence.zone == Zone::Headline || own_voice {
        return;
    }
    let quoted = |at: usize| context.tokens[at].quoted;
    if goes_on_in_quotation(heard, index)
        && let Some((speaker, stance)) = out[index - 1].owner.last().copied().flatten().map(|v| out[index - 1].voices[v].clone())
    {
        own.give(speaker, stance, quoted);
        return;
    }
    let any_quote = || context.tokens.iter().enumerate().any(|(at, t)| t.quoted && !context.is_quote(at));
    if own.voices.is_empty() && any_quote() {
        let near = memory.last_paragraph().is_some_and(|p| p + 1 >= sentence.paragraph);
        let told = || told_of_before(heard, index, memory);
        let speaker = ahead(heard, index, memory).or_else(told).or_else(|| memory.last().filter(|_| near).cloned());
        if let Some(speaker) = speaker {
            let all = is_long_quotation(context);
            own.give(speaker, Stance::Asserted, |at| all || quoted(at));
            return;
        }
    }
    if !sentence.speech.cues.is_empty() && !own.voices.is_empty() {
        if let Some(author) = memory.author_of_all().cloned() {
            own.give(author, Stance::Asserted, |_| true);
        }
        return;
    }
    if let Some((speaker, stance)) = state.list.as_ref().filter(|_| state.unfinished || is_item(sentence)) {
        own.give(speaker.clone(), *stance, |_| true);
        return;
    }
    if let Some((speaker, stance)) = state.fronted.as_ref().filter(|_| state.tells_on(sentence)) {
        own.give(speaker.clone(), *stance, |_| true);
        return;
    }
    let near = memory.last_paragraph().is_some_and(|p| p + 1 >= sentence.paragraph);
    if near && !own.unnamed && is_within_count(context) {
        // "d'après des sources que cite l'agence": she only passes it on.
        let given = |voice: &&(Speaker, Stance)| voice.0.class != SpeakerClass::Media;
        let spoke = |own: &Attribution| {
            let voices = || own.owner.iter().rev().flatten().filter_map(|voice| own.voices.get(*voice));
            voices().find(given).or_else(|| voices().next()).cloned()
        };
        if let Some((speaker, stance)) = out[..index].iter().rev().take(BETWEEN).find_map(spoke) {
            own.give(speaker, stance, |_| true);
            return;
        }
    }
    let breaks_down = breaks_down(context) || takes_up(context);
    let goes_on_with_it = || sentence.speech.unsaid || breaks_down || is_verbless(sentence);
    // "Le groupe dément. Bilan : neuf morts.": whoever denies gives no account.
    let told = |voice: &&(Speaker, Stance)| voice.1 != Stance::Denied || !is_verbless(sentence);
    if let Some((speaker, stance)) = voice_before(heard, index, out, breaks_down).filter(|_| goes_on_with_it()).filter(told) {
        own.give(speaker.clone(), *stance, |_| true);
        return;
    }
    let same = || memory.last_paragraph() == Some(sentence.paragraph);
    let goes_on = state.account.is_some()
        || !own.unnamed
            && same()
            && (sentence.speech.continues && speaks_of_one(context)
                || conditional(context)
                || state.text_spoke && context.is(0, Function::Pronoun));
    let speaker = if goes_on { state.account.as_ref().or_else(|| memory.last()) } else { None };
    if let Some(speaker) = speaker.or_else(|| memory.author_of_all()) {
        own.give(speaker.clone(), Stance::Asserted, |_| true);
    }
}

/// Whose the end of the sentence before is. "Selon X, dix personnes sont mortes à A. Et cinq à B. Six ont été signalés à C.": without
/// a verb of its own, or told by nobody in particular, a sentence goes on with the one before. One that breaks a count down ("Among them
/// are five children") goes on with whoever gave it, though its sentence ended in nobody's words.
fn voice_before<'o>(heard: &[Heard<'_, '_>], index: usize, out: &'o [Attribution], count: bool) -> Option<&'o (Speaker, Stance)> {
    let sentence = &heard[index];
    let inside = |at: &usize| heard[*at].paragraph == sentence.paragraph && heard[*at].zone == sentence.zone;
    let mut before = index.checked_sub(1).filter(inside)?;
    // "Dix sont morts, a dit X. Y promet une récompense. Parmi ces dix morts, …": whoever tells of no harm has counted nobody.
    if count && !tells_of_harm(heard[before].context) {
        before = (0..before).rev().take_while(inside).take(2).find(|at| tells_of_harm(heard[*at].context)).unwrap_or(before);
    }
    let last = out[before].owner.last().copied().flatten();
    let voice = last.or_else(|| out[before].owner.iter().rev().copied().flatten().next().filter(|_| count))?;
    sentence.speech.cues.is_empty().then(|| &out[before].voices[voice])
}

/// Whether a sentence tells of anybody who came to harm.
fn tells_of_harm(context: &Context<'_>) -> bool {
    let harms = |s: &Sense| match s {
        Sense::EffectNoun { .. } => true,
        Sense::Verb(form) => context.lexicon.verbs[form.verb as usize].effect.is_some(),
        _ => false,
    };
    (0..context.len()).any(|at| context.senses_of(at, &[SenseClass::EffectNoun, SenseClass::Verb]).any(|(_, s)| harms(s)))
}

/// "Parmi eux, cinq enfants": a sentence that only says who those are whom the one before counted.
fn breaks_down(context: &Context<'_>) -> bool {
    if is_among_counted(context) {
        return true;
    }
    if !context.is(0, Function::BreaksDown) && !says_who_they_are(context) {
        return false;
    }
    // "Du côté des rebelles, le bilan est de dix morts", "on parle de dix morts": another count.
    let told = |at: usize| context.is(at, Function::PronounOne) && context.has(at + 1, SenseClass::SpeechVerb);
    let other = (0..context.len()).any(|at| context.has(at, SenseClass::SpeechNoun) || told(at));
    // "Il s'agit de la pire attaque depuis …": of what happened, not of whom.
    let of_deed = (0..DEED.min(context.len())).any(|at| context.has(at, SenseClass::IncidentNoun));
    !other && !of_deed
}

/// "Deux femmes figurent au nombre des victimes", "on compte deux femmes parmi elles": who is among those whom the sentence before counted.
fn is_among_counted(context: &Context<'_>) -> bool {
    if !context.holds_function(&[Function::BreaksDown]) {
        return false;
    }
    let whole = |at: usize| context.function_length(at, Function::BreaksDown);
    let among = |at: usize| context.function_length(at, Function::Among).zip(whole(at)).is_some_and(|(word, all)| all > word);
    (0..context.len()).any(among)
}

/// "Trente soldats figurent dans ce décompte": part of the account that was given last.
fn is_within_count(context: &Context<'_>) -> bool {
    let inside = [Function::In, Function::Of];
    let told = |at: usize| context.is_any(at, &inside) && context.is(at + 1, Function::DetDem);
    (0..context.len()).any(|at| told(at) && context.has(at + 2, SenseClass::SpeechNoun))
}

/// "Ces victimes sont cinq femmes et trois enfants", "Les morts sont des éleveurs".
fn says_who_they_are(context: &Context<'_>) -> bool {
    let told = context.is_any(0, &[Function::DetDem, Function::DetDef]) && context.has(1, SenseClass::EffectNoun);
    let people = |at: usize| {
        let number = context.is_number(at);
        number || context.is(at, Function::DetDes)
    };
    told && (2..DEED).any(|at| context.is(at, Function::Copula) && (at + 1..at + 3).any(people))
}

/// Within so many words a sentence says what it is about.
const DEED: usize = 7;

/// "Trente l'ont été par balles": some of those whom the sentence before counted.
fn takes_up(context: &Context<'_>) -> bool {
    let figure = context.tokens.first().is_some_and(|t| t.number().is_some()) || context.has(0, SenseClass::Number);
    let so =
        |at: usize| context.is(at, Function::DetDef) && context.word(at).ends_with(['\'', '’']) && context.is_auxiliary(at + 1);
    figure && (1..TAKEN_UP.min(context.len())).any(so)
}

/// A number word has at most so many tokens.
const TAKEN_UP: usize = 5;

/// A paragraph that begins with a quotation: whom the next sentence tells of.
fn ahead(heard: &[Heard<'_, '_>], index: usize, memory: &Memory<'_, '_>) -> Option<Speaker> {
    let sentence = &heard[index];
    let first = index == 0 || heard[index - 1].paragraph != sentence.paragraph;
    let next = heard.get(index + 1).filter(|n| {
        (first || memory.last().is_none()) && n.paragraph == sentence.paragraph && is_long_quotation(sentence.context)
    })?;
    let cue = next.speech.cues.first().map(|c| c.who).filter(|w| matches!(w, Who::Phrase(_)));
    let who = cue.or(next.speech.subject.map(Who::Phrase))?;
    memory.resolve(next.context, &next.speech.phrases, who, Stance::Asserted)
}

/// "Oumou a fui. « J'ai vu neuf corps. »": the words of the one whom the sentence before, in which nobody speaks, tells of.
fn told_of_before(heard: &[Heard<'_, '_>], index: usize, memory: &Memory<'_, '_>) -> Option<Speaker> {
    let sentence = &heard[index];
    let same = |s: &&Heard<'_, '_>| s.paragraph == sentence.paragraph && s.zone == sentence.zone && s.speech.cues.is_empty();
    let before = index.checked_sub(1).map(|at| &heard[at]).filter(same).filter(|_| is_long_quotation(sentence.context))?;
    let (context, phrases) = (before.context, &before.speech.phrases);
    let unknown = |at: usize| {
        let word = context.tokens.get(at).filter(|t| t.is_word() && context.means_nothing(at));
        word.is_some_and(|t| context.lexicon.ends_as_verb(t.span.of(context.text), false))
    };
    let acts = |at: usize| finite_at(context, at) || context.is(at, Function::Predicate) || unknown(at);
    let opens = |p: &Phrase| p.start == 0 && p.name_only && (p.end..p.end + NAME_ACTS).any(acts);
    let subject = before.speech.subject.or_else(|| phrases.iter().position(opens))?;
    let phrase = &phrases[subject];
    let group = &phrase.group;
    let fights = group.class == Some(SpeakerClass::ArmedGroup);
    let person = group.person.is_some() || group.office || !fights && group.class.is_some_and(SpeakerClass::is_person);
    let harmed = falls(context, phrase);
    if !person || group.plural || phrase.counted || phrase.seat || phrase.text || harmed {
        return None;
    }
    let known = memory.resolve(context, phrases, Who::Phrase(subject), Stance::Asserted);
    known.or_else(|| Some(memory.person(context, phrase)))
}

/// Whether somebody is told to have come to harm: no word of his is told behind.
fn falls(context: &Context<'_>, phrase: &Phrase) -> bool {
    let harm = |e: Effect| matches!(e, Effect::Killed | Effect::Missing | Effect::Abducted);
    let harms = |s: &Sense| {
        matches!(s, Sense::Verb(form) if context.lexicon.verbs[form.verb as usize].effect.is_some_and(|(e, frame)| {
            harm(e) && frame != Frame::Own && (form.tense == Tense::PastParticiple || frame == Frame::Intransitive)
        }))
    };
    let mut behind = phrase.end..context.len().min(phrase.end + POST_WORDS);
    behind.any(|at| context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| harms(s)))
}

/// Behind a name with which a sentence opens stands its verb within so many words.
const NAME_ACTS: usize = 3;

/// Whether a sentence is an item of a list: it begins with a mark, or says something without a verb.
fn is_item(sentence: &Heard<'_, '_>) -> bool {
    let context = sentence.context;
    let mark = context.tokens.first().is_some_and(|t| !t.is_word() && t.number().is_none()) && !context.is_quote(0);
    sentence.speech.cues.is_empty() && (mark || is_verbless(sentence))
}

fn is_verbless(sentence: &Heard<'_, '_>) -> bool {
    let context = sentence.context;
    // "A Gao, deux autres": the preposition, in capitals without its accent.
    let from = usize::from(context.len() > 1 && context.word(0).len() == 1);
    // "se trouvaient": behind its pronoun a verb that no table holds.
    let reflexive = |at: usize| {
        at > from && context.is(at - 1, Function::Reflexive) && context.means_nothing(at) && context.tokens[at].is_word()
    };
    // "ne retient que vingt noms": so does the word behind a negation.
    let negated = |at: usize| at > from && context.is(at - 1, Function::Negation) && context.tokens[at].is_word();
    !(from..context.len()).any(|at| finite_at(context, at) && !context.is(at, Function::ThatIs) || reflexive(at) || negated(at))
}

/// Whether nearly all of a sentence stands in quotation marks.
fn is_long_quotation(context: &Context<'_>) -> bool {
    let (words, quoted) =
        context.tokens.iter().filter(|t| t.is_word()).fold((0, 0), |(w, q), t| (w + 1, q + usize::from(t.quoted)));
    quoted * 10 >= words * 8
}

/// "On relève aussi", "il y a également": nobody new does anything.
fn speaks_of_one(context: &Context<'_>) -> bool {
    (0..context.len().min(3)).any(|at| context.is_any(at, &[Function::PronounOne]))
}

/// Whether a verb stands in the conditional: told as another's words.
fn conditional(context: &Context<'_>) -> bool {
    context.holds(SenseClass::Auxiliary) && (0..context.len()).any(|at| scope::is_conditional(context, at))
}
