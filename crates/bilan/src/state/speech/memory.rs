//! What a report has told of its speakers so far, and who a pronoun or "the organisation" means.

use rustc_hash::FxHashMap;

use crate::lexicon::{
    Actor, Auxiliary, Function, PlaceWord, ResponsibilityCue, Sense, SenseClass, SpeechPreposition, Tense, WordId,
};
use crate::model::{Span, Speaker, SpeakerClass, Stance};
use crate::recognise::{Agreement, Context, Phrase, Who, finite_at, giver};

/// A speaker as told of at some point of the report.
#[derive(Clone, Debug)]
struct Told {
    speaker: Speaker,
    agreement: Agreement,
    /// The word under which told of.
    noun: (WordId, WordId),
    /// Through a text.
    wrote: bool,
    /// Told of as speaking, not merely as doing something.
    spoke: bool,
    office: bool,
    /// Told of as attacked.
    hit: bool,
    /// A person told of by name.
    named: bool,
    /// One person told of without a name: "un porte-parole".
    nameless: bool,
    paragraph: u32,
}

/// So many speakers back a pronoun or a noun may mean.
const REACH: usize = 8;

#[derive(Default)]
pub struct Memory<'a, 'c> {
    history: Vec<Told>,
    named: FxHashMap<String, Speaker>,
    /// The last armed group and the last other body told of by name, in any place of a sentence.
    group: Option<Speaker>,
    body: Option<Speaker>,
    /// More than one armed group was told of by name.
    several: bool,
    /// The country that the report is mostly about.
    home: Option<u16>,
    /// Whose statement the whole report is.
    all: Option<Speaker>,
    /// People whose office was told after they had spoken, by where they stand.
    described: Vec<(Span, SpeakerClass, Option<String>)>,
    /// The sentence before with its phrases: whom it told of, in any place.
    before: Option<(&'a Context<'c>, &'a [Phrase])>,
    /// Whose text was told of since anybody spoke: "nothing of it in the statement that the army gave out".
    text: Option<Speaker>,
}

/// A heading within a report has so many words at most.
const HEADING: usize = 10;

/// A report opens with so many sentences, its headline among them.
const OPENING: usize = 4;

impl<'a, 'c> Memory<'a, 'c> {
    /// Looks through a report for the country that it is about.
    pub fn of(contexts: impl Iterator<Item = &'a Context<'c>>) -> Self
    where
        'c: 'a,
    {
        let mut counts: Vec<(u16, u32)> = Vec::new();
        let classes = [SenseClass::Country, SenseClass::Demonym, SenseClass::Capital];
        let named = |(_, context): &(usize, &Context<'_>)| classes.iter().any(|class| context.holds(*class));
        for (index, context) in contexts.enumerate().filter(named) {
            // What a report is about it opens with; "they broke with France" is told at its end.
            let opens = if index < OPENING { 2 } else { 1 };
            // "near the A border": on either side of it.
            let border = |i: usize| {
                let border = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Border);
                context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| border(s))
            };
            for at in (0..context.len()).filter(|at| context.has_any(*at, &classes)) {
                if at > 0 && context.has(at, SenseClass::Demonym) && border(at - 1) {
                    continue;
                }
                let country = context.longest_of(at, &classes, |s| match s {
                    Sense::Country(c) | Sense::Capital(c) => Some(*c),
                    // "American aircraft": the forces of some are named everywhere.
                    Sense::Demonym(c) => Some(*c).filter(|c| !context.lexicon.countries[*c as usize].abroad),
                    _ => None,
                });
                if let Some((_, country)) = country {
                    let weight = if context.lexicon.countries[country as usize].abroad { opens } else { 2 * opens };
                    match counts.iter_mut().find(|(known, _)| *known == country) {
                        Some((_, weights)) => *weights += weight,
                        None => counts.push((country, weight)),
                    }
                }
            }
        }
        let home = counts.into_iter().max_by_key(|(country, n)| (*n, std::cmp::Reverse(*country))).map(|(country, _)| country);
        Self { home, ..Self::default() }
    }

    /// A headline such as "General staff: statement no. 4" says whose words the report is.
    pub fn read_headline(&mut self, context: &Context<'_>, phrases: &[Phrase]) {
        let text = phrases.iter().any(|p| p.text && p.plain);
        let author = phrases.iter().find(|p| p.start == 0 && p.group.class.is_some() && !p.seat && !p.text);
        let in_text = |at: usize| phrases.iter().any(|p| p.text && p.start <= at && at < p.end);
        let verb = (0..context.len())
            .filter(|at| !in_text(*at))
            .any(|at| context.has_any(at, &[SenseClass::Verb, SenseClass::IncidentNoun]));
        if let (true, Some(author), false) = (text, author, verb)
            && let Some(class) = author.group.class
        {
            self.all = Some(self.speaker(context, author, class));
        }
    }

    /// Who spoke last.
    pub fn last(&self) -> Option<&Speaker> {
        self.history.iter().rev().find(|t| t.spoke).map(|t| &t.speaker)
    }

    /// Who spoke last; of a text, rather whoever an outlet only cited in the same paragraph: "selon des sources que cite l'agence. … dans ce bilan".
    fn whose_count(&self, text: bool) -> Option<&Speaker> {
        let mut spoke = self.history.iter().rev().filter(|t| t.spoke);
        let last = spoke.next()?;
        if !text || last.speaker.class != SpeakerClass::Media {
            return Some(&last.speaker);
        }
        let cited = spoke.next().filter(|t| t.paragraph == last.paragraph && t.speaker.class != SpeakerClass::Media);
        Some(&cited.unwrap_or(last).speaker)
    }

    /// The paragraph in which somebody last spoke.
    pub fn last_paragraph(&self) -> Option<u32> {
        self.history.iter().rev().find(|t| t.spoke).map(|t| t.paragraph)
    }

    /// Keeps a speaker, or one who may speak later.
    pub fn keep(&mut self, speaker: Speaker, noun: (WordId, WordId), agreement: Agreement, spoke: bool, paragraph: u32) {
        if spoke {
            self.text = None;
        }
        let office = matches!(
            speaker.class,
            SpeakerClass::Army
                | SpeakerClass::Government
                | SpeakerClass::Un
                | SpeakerClass::Ngo
                | SpeakerClass::Community
                | SpeakerClass::SecurityForces
        );
        self.history.push(Told {
            speaker,
            agreement,
            noun,
            wrote: false,
            spoke,
            office,
            hit: false,
            named: false,
            nameless: false,
            paragraph,
        });
        if self.history.len() > REACH * 2 {
            self.history.drain(..REACH);
        }
    }

    /// How whoever a pronoun was found to mean agrees, where the pronoun itself leaves it open: "à l'en croire".
    pub fn agreement_of(&self, speaker: &Speaker, said: Agreement) -> Agreement {
        if said.feminine.is_some() {
            return said;
        }
        let told = self.recent().find(|t| t.speaker.span == speaker.span && t.agreement.plural == said.plural);
        Agreement { feminine: told.and_then(|t| t.agreement.feminine), ..said }
    }

    /// The speaker kept last speaks through a text.
    pub fn wrote(&mut self) {
        if let Some(last) = self.history.last_mut() {
            last.wrote = true;
        }
    }

    /// The one kept last was attacked.
    pub fn was_hit(&mut self) {
        if let Some(last) = self.history.last_mut() {
            last.hit = true;
        }
    }

    /// The one kept last is a person whose name was told.
    pub fn was_named(&mut self) {
        if let Some(last) = self.history.last_mut() {
            last.named = true;
        }
    }

    /// The one kept last is a person whose name was not told.
    pub fn was_nameless(&mut self) {
        if let Some(last) = self.history.last_mut() {
            last.nameless = true;
        }
    }

    /// "« … », a indiqué un porte-parole. « … », a précisé Ali Sow": whoever spoke last, without a name, where nothing is said of what
    /// the one named is.
    fn named_at_last(&self, context: &Context<'_>, phrase: &Phrase) -> Option<&Speaker> {
        let last = self.history.iter().rev().find(|t| t.spoke).filter(|t| t.nameless)?;
        let told = context.is_mark(phrase.end, ',')
            && context.is_any(phrase.end + 1, &[Function::DetDef, Function::DetIndef, Function::Who]);
        // No person's name has an article.
        let person = !context.is(phrase.start, Function::DetDef);
        (person && !told && !aged(context, phrase.end)).then_some(&last.speaker)
    }

    /// The author of a report that is itself a statement.
    pub fn author_of_all(&self) -> Option<&Speaker> {
        self.all.as_ref()
    }

    /// Learns the names and the sides that a sentence tells of.
    pub fn learn(&mut self, context: &Context<'_>, phrases: &[Phrase]) {
        let named = if context.holds(SenseClass::Actor) { context.len() } else { 0 };
        for at in (0..named).filter(|at| context.has(*at, SenseClass::Actor)) {
            let actor = context.tokens[at].capital.then(|| {
                context.longest_of(at, &[SenseClass::Actor], |s| match s {
                    Sense::Actor(index) => Some(&context.lexicon.actors[*index as usize]),
                    _ => None,
                })
            });
            if let Some((length, actor)) =
                actor.flatten().filter(|(_, a)| !(a.is_force() || a.is_hired() || affiliated(context, at)))
            {
                let span = context.span(at, at + length);
                let other = self.group.as_ref().is_none_or(|g| g.actor.as_deref() != Some(actor.id));
                self.several |= other && self.group.is_some();
                if !other {
                    continue;
                }
                self.group = Some(Speaker {
                    class: SpeakerClass::ArmedGroup,
                    actor: Some(actor.id.to_owned()),
                    name: Some(span.of(context.text).to_owned()),
                    span,
                    via: Vec::new(),
                });
            }
        }
        for pair in phrases.windows(2) {
            if let (Some(name), Some(class)) = (&pair[0].group.person, pair[1].group.class)
                && equates(context, &pair[0], &pair[1])
            {
                let speaker = self.speaker(context, &pair[1], class);
                self.named.entry(name.clone()).or_insert(speaker);
            }
        }
        self.learn_office(context, phrases);
        self.learn_called(context, phrases);
        for phrase in phrases {
            let group = &phrase.group;
            let Some(class) = group.class else { continue };
            let served = (group.possessive && group.office).then(|| self.served(context, phrases, phrase)).flatten();
            let class = served.map_or(class, |s| s.class);
            for name in [&group.person, &group.alias].into_iter().flatten() {
                // Whoever was called by his rank alone may hold an office.
                let known = self.named.get(name).is_some_and(|known| !outranks(class, known.class));
                if !phrase.name_only && !known {
                    let group = self.voice_of_group(context, phrase).map(|known| known.actor.clone());
                    let own = self.speaker(context, phrase, class);
                    let speaker = Speaker { actor: group.unwrap_or_else(|| own.actor.clone()), ..own };
                    self.named.insert(name.clone(), speaker);
                }
            }
            let by_name = group.actor.is_some() || group.alias.is_some() || group.person.is_some();
            match class {
                SpeakerClass::ArmedGroup if group.named && !affiliated(context, phrase.start) => {
                    let speaker = self.speaker(context, phrase, class);
                    let same = self.group.as_ref().is_some_and(|known| known.actor == speaker.actor);
                    if !same && !is_hired(context, speaker.actor.as_deref()) {
                        self.group = Some(speaker);
                    }
                }
                SpeakerClass::Ngo | SpeakerClass::Monitor | SpeakerClass::Un | SpeakerClass::Community
                    if !phrase.counted && (group.alias.is_some() || !group.plural && (by_name || !group.bare)) =>
                {
                    self.body = Some(self.speaker(context, phrase, class));
                }
                _ => {}
            }
        }
    }

    /// "contre un mouvement rebelle, le FPZL,": what an armed group that the lexicon does not hold is called, behind the noun for it.
    fn learn_called(&mut self, context: &Context<'_>, phrases: &[Phrase]) {
        let band = |p: &&Phrase| p.group.class == Some(SpeakerClass::ArmedGroup) && !(p.counted || p.group.plural || p.text);
        for phrase in phrases.iter().filter(band) {
            let called = |at: &usize| {
                context.is_mark(*at, ',')
                    && context.is(at + 1, Function::DetDef)
                    && context.tokens.get(at + 2).is_some_and(|t| t.capitals)
                    && context.tokens.get(at + 3).is_none_or(|t| !t.is_word())
                    && !context.has_any(at + 2, &[SenseClass::Actor, SenseClass::Source, SenseClass::Country])
            };
            let Some(comma) = (phrase.start + 1..=phrase.end).find(called) else { continue };
            let span = context.span(comma + 2, comma + 3);
            self.several |= self.group.is_some();
            self.group = Some(Speaker {
                class: SpeakerClass::ArmedGroup,
                actor: None,
                name: Some(span.of(context.text).to_owned()),
                span,
                via: Vec::new(),
            });
        }
    }

    /// "Il est le préfet de X.", "Président de la société civile, il accuse …": the office of a person who spoke before it was told.
    fn learn_office(&mut self, context: &Context<'_>, phrases: &[Phrase]) {
        let is_told = |p: &&Phrase| p.start == 2 && context.is(0, Function::Pronoun) && is_copula(context, 1);
        let opens = |p: &&Phrase| {
            p.start == 0 && p.plain && context.is_mark(p.end, ',') && context.is(p.end + 1, Function::Pronoun) && !p.group.plural
        };
        // "Elle dirige l'hôpital", "Il parle pour les rebelles"
        let heads = |s: &Sense| matches!(s, Sense::SpeechPreposition(SpeechPreposition::Heads)).then_some(());
        let leads = context.is(0, Function::Pronoun);
        let leads = leads.then(|| context.longest_of(0, &[SenseClass::SpeechPreposition], heads)).flatten();
        let led = |p: &&Phrase| leads.is_some_and(|(length, ())| p.start == length);
        // "Ce responsable de la société civile évoque": whoever spoke by name before.
        let by_name = self.history.iter().rev().find(|t| t.spoke).is_some_and(|t| !t.nameless);
        let shown = |p: &&Phrase| {
            let holds = matches!(
                p.group.class,
                Some(SpeakerClass::Official | SpeakerClass::Community | SpeakerClass::Medical | SpeakerClass::Ngo)
            );
            let person = p.group.office || p.end > p.start + 2 || p.group.class == Some(SpeakerClass::Official);
            by_name && p.start == 0 && context.is(0, Function::DetDem) && holds && person && !p.group.plural
        };
        let office = phrases.first().filter(|p| is_told(p) || opens(p) || led(p) || shown(p));
        let Some(class) = office.filter(|p| !(p.text || p.counted || p.seat || p.name_only)).and_then(|p| p.group.class) else {
            return;
        };
        // Who leads inhabitants is their community's.
        let class = if leads.is_some() && class == SpeakerClass::Residents { SpeakerClass::Community } else { class };
        let actor = office.filter(|_| leads.is_some()).and_then(|p| {
            // "les rebelles": of the only armed group that has a name in this report.
            let known = self.group.as_ref().filter(|_| class == SpeakerClass::ArmedGroup && !(p.group.named || self.several));
            known.and_then(|known| known.actor.clone()).or_else(|| p.group.actor.as_deref().map(str::to_owned))
        });
        let Some(last) = self.history.iter_mut().rev().find(|t| t.spoke) else { return };
        if last.speaker.class == SpeakerClass::Residents && !last.agreement.plural {
            last.speaker.class = class;
            last.speaker.actor = actor.clone().or(last.speaker.actor.take());
            for known in self.named.values_mut().filter(|known| known.name.is_some() && known.name == last.speaker.name) {
                known.class = class;
            }
            self.described.push((last.speaker.span, class, actor));
        }
    }

    /// What somebody turned out to be after he had spoken.
    pub fn described(&self, speaker: &Speaker) -> Option<(SpeakerClass, Option<&str>)> {
        self.described.iter().find(|(span, ..)| *span == speaker.span).map(|(_, class, actor)| (*class, actor.as_deref()))
    }

    /// Keeps whom a sentence told of, for the next one's "the latter".
    pub fn mention(&mut self, context: &'a Context<'c>, phrases: &'a [Phrase]) {
        self.before = Some((context, phrases));
        let author = |p: &Phrase| {
            let whose = if p.group.class.is_some() { Some(p) } else { giver(context, phrases, p).map(|i| &phrases[i]) };
            whose.and_then(|p| Some(self.speaker(context, p, p.group.class?))).filter(publishes)
        };
        if let Some(author) = phrases.iter().filter(|p| p.text && !p.counted).find_map(author) {
            self.text = Some(author);
        }
    }

    /// The last of those whom the sentence before told of that agrees.
    pub fn latter(&self, wanted: Agreement) -> Option<Speaker> {
        let (context, phrases) = self.before?;
        let agrees = |p: &&Phrase| {
            let told = p.group.class.is_some() && !(p.counted || p.group.text || p.seat || p.group.same);
            // "la version de l'armée": the article tells nothing of whose it is.
            let gender = p.text || wanted.feminine.is_none_or(|w| p.group.feminine.is_none_or(|f| f == w));
            told && p.group.plural == wanted.plural && gender
        };
        let phrase = phrases.iter().rev().find(agrees)?;
        Some(self.speaker(context, phrase, phrase.group.class?))
    }

    /// "selon un élu et une source médicale. … a dit cette source": the one whom the sentence before called so, beside another who spoke.
    fn named_beside(&self, phrase: &Phrase) -> Option<Speaker> {
        let (context, phrases) = self.before?;
        let other = self.history.last().is_some_and(|t| t.spoke && t.noun.0 != phrase.noun.0);
        let called_so = |p: &&Phrase| {
            let noun = p.noun.0 == phrase.noun.0 && p.noun.0 != WordId::NONE && p.group.plural == phrase.group.plural;
            noun && context.is(p.start.wrapping_sub(1), Function::And) && !(p.counted || p.group.text)
        };
        let known = phrases.iter().rev().find(called_so).filter(|_| other)?;
        Some(self.speaker(context, known, known.group.class?))
    }

    /// Learns under which names a speaker may be called again, once it is clear who it is.
    pub fn name(&mut self, phrase: &Phrase, speaker: &Speaker) {
        if phrase.group.class.is_some() {
            return;
        }
        for name in [&phrase.group.person, &phrase.group.alias].into_iter().flatten() {
            self.named.entry(name.clone()).or_insert_with(|| speaker.clone());
        }
        if speaker.class == SpeakerClass::Ngo {
            self.body = Some(speaker.clone());
        }
    }

    fn speaker(&self, context: &Context<'_>, phrase: &Phrase, class: SpeakerClass) -> Speaker {
        let span = context.span(phrase.start, phrase.label.max(phrase.core));
        let class = self.foreign(context, phrase, class);
        let actor = phrase.group.actor.as_deref().map(str::to_owned);
        Speaker { class, actor, name: Some(span.of(context.text).to_owned()), span, via: Vec::new() }
    }

    /// Somebody by name of whom no office is told.
    pub fn person(&self, context: &Context<'_>, phrase: &Phrase) -> Speaker {
        self.speaker(context, phrase, phrase.group.class.unwrap_or(SpeakerClass::Residents))
    }

    /// An army or a government of another country than the report's.
    fn foreign(&self, context: &Context<'_>, phrase: &Phrase, class: SpeakerClass) -> SpeakerClass {
        let home = self.home.and_then(|h| context.lexicon.countries.get(h as usize)).map(|c| c.iso2);
        let abroad = |country: &str| context.lexicon.country(country).is_some_and(|c| c.abroad);
        match (class, phrase.group.country) {
            (SpeakerClass::Army, Some(country)) if home.is_none() && abroad(country) => SpeakerClass::ForeignArmy,
            (SpeakerClass::Army, Some(country)) if home.is_some_and(|h| h != country) => SpeakerClass::ForeignArmy,
            (SpeakerClass::Government, Some(country)) if home.is_some_and(|h| h != country) => SpeakerClass::ForeignGovernment,
            // "un responsable américain"; not "un maire israélien".
            (SpeakerClass::Official, Some(country)) if home.is_some_and(|h| h != country) && serves_a_state(context, phrase) => {
                SpeakerClass::ForeignGovernment
            }
            (class, _) => class,
        }
    }

    /// The speaker that a cue means.
    pub fn resolve(&self, context: &Context<'_>, phrases: &[Phrase], who: Who, stance: Stance) -> Option<Speaker> {
        match who {
            Who::Nobody => None,
            Who::Earlier => {
                // "Des hommes armés ont tué dix soldats, lit-on": who is only told of, and is fought, has written nothing.
                let newest = || self.newest().filter(|newest| publishes(newest));
                self.text.as_ref().or_else(|| self.author()).or_else(|| self.last()).or_else(newest).cloned()
            }
            Who::Pronoun(agreement) => self.pronoun(agreement),
            Who::Phrase(index) => self.phrase(context, phrases, phrases.get(index)?, stance),
        }
    }

    /// Whose text is told of: the last body that spoke, rather than a person.
    fn author(&self) -> Option<&Speaker> {
        let spoke = || self.recent().filter(|t| t.spoke);
        let body = |t: &&Told| matches!(t.speaker.class, SpeakerClass::Ngo | SpeakerClass::Un | SpeakerClass::Monitor);
        spoke()
            .find(|t| t.wrote)
            .or_else(|| spoke().find(body))
            .or_else(|| spoke().take(4).find(|t| t.office))
            .map(|t| &t.speaker)
    }

    fn newest(&self) -> Option<&Speaker> {
        self.history.last().map(|t| &t.speaker)
    }

    fn recent(&self) -> impl Iterator<Item = &Told> {
        self.history.iter().rev().take(REACH)
    }

    /// The most recent that agrees in number, and in gender where anybody does. Of people who were only told of (a
    /// victim, a passer-by, a fighter who fell), one who spoke goes before.
    fn pronoun(&self, wanted: Agreement) -> Option<Speaker> {
        // "Le bilan des habitants s'en écarte : ils parlent de dix morts"
        let authors = |t: &&Told| wanted.plural && t.agreement.of_several;
        let number = |t: &&Told| t.agreement.plural == wanted.plural || authors(t);
        let gender = |t: &&Told| authors(t) || wanted.feminine.is_none_or(|w| t.agreement.feminine.is_none_or(|f| f == w));
        if wanted.latter
            && let Some(speaker) = self.latter(wanted)
        {
            return Some(speaker);
        }
        let known = |id: &str| self.before.is_none_or(|(context, _)| context.lexicon.actor(id).is_some());
        let party = |t: &&Told| match t.speaker.class {
            _ if t.spoke => true,
            SpeakerClass::Residents => t.named && !t.hit,
            // "…, dit le ministère dans un texte que l'agence a diffusé. …, poursuit-il": not who only passes on.
            SpeakerClass::Media => false,
            SpeakerClass::ArmedGroup => t.speaker.actor.as_deref().is_some_and(known),
            _ => true,
        };
        // "à l'en croire" does not say whether a man or a woman is meant, but that the one meant spoke.
        let open = wanted.feminine.is_none() && !wanted.plural;
        self.recent()
            .find(|t| open && t.spoke && number(t))
            .or_else(|| self.recent().find(|t| number(t) && gender(t) && party(t)))
            .or_else(|| self.recent().find(|t| number(t) && gender(t)))
            .or_else(|| self.recent().find(number))
            .or_else(|| self.recent().next())
            // "Des assaillants sont venus. « … », dit-elle": she is none of them.
            .filter(|t| t.spoke || number(t) || t.speaker.class != SpeakerClass::ArmedGroup)
            .map(|t| t.speaker.clone())
    }

    /// Whose "its figures" or "their figures" are: the word leaves open whether one has them or several do.
    fn owner(&self, context: &Context<'_>, at: usize) -> Option<Speaker> {
        let number = |plural| self.pronoun(Agreement { plural, ..Agreement::default() });
        let told = self.recent().find(|t| t.spoke || publishes(&t.speaker)).map(|t| t.agreement.plural);
        let several = context.is(at, Function::PluralDeterminer);
        number(told.or((!several).then_some(true))?)
    }

    fn phrase(&self, context: &Context<'_>, phrases: &[Phrase], phrase: &Phrase, stance: Stance) -> Option<Speaker> {
        let span = context.span(phrase.start, phrase.core);
        let again = |known: &Speaker| Speaker { span, via: Vec::new(), ..known.clone() };
        let group = &phrase.group;
        if let Some(known) = [&group.person, &group.alias]
            .into_iter()
            .flatten()
            .find_map(|name| self.named.get(name))
            .filter(|known| phrase.name_only || group.class.is_none_or(|class| outranks(known.class, class)))
        {
            return Some(again(known));
        }
        if group.same && group.anaphor && group.class.is_none() {
            return self.last().or_else(|| self.newest()).map(again);
        }
        if group.same && group.class.is_none() && !group.text {
            return self.pronoun(Agreement { plural: true, ..Agreement::default() }).as_ref().map(again);
        }
        if group.text && !group.same {
            return self.issuer(context, phrase).map(again);
        }
        // "leur bilan": of those told of before.
        if group.text && group.possessive && group.class.is_none() && context.is(phrase.start, Function::DetPoss) {
            return self.owner(context, phrase.start).as_ref().map(again);
        }
        // "ce témoin": one who spoke before, whatever he was called.
        let witness = group.class == Some(SpeakerClass::Residents) && !group.plural && group.person.is_none();
        if witness && context.is(phrase.start, Function::DetDem) {
            let person = |t: &&Told| t.spoke && !t.agreement.plural && t.speaker.class.is_person();
            let same = |t: &&Told| person(t) && t.noun.0 == phrase.noun.0;
            let there = |t: &&Told| person(t) && t.speaker.class == SpeakerClass::Residents;
            let known = self.recent().find(same).or_else(|| self.recent().find(there)).or_else(|| self.recent().find(person));
            if let Some(known) = known {
                return Some(again(&known.speaker));
            }
        }
        if let Some(known) = self.same_person(context, phrase) {
            return Some(again(known));
        }
        // "À l'hôpital de X, une source avance": of whom nothing else is said than where.
        let nameless = group.class == Some(SpeakerClass::UnnamedSource) && !group.bare && !group.same;
        if nameless
            && phrase.end - phrase.start <= NAMELESS
            && let Some(class) =
                inside_house(context, phrase).or_else(|| house(context, phrases)).filter(|c| *c == SpeakerClass::Medical)
        {
            return Some(self.speaker(context, phrase, class));
        }
        let told_source = group.bare && group.class == Some(SpeakerClass::UnnamedSource);
        // "D'autres font état de vingt morts": of the same kind as the last several who spoke.
        if told_source && group.plural && phrase.noun.0 == WordId::NONE {
            let told = self.recent().find(|t| t.spoke && t.agreement.plural && !is_body(t.speaker.class));
            let class = told.map_or(SpeakerClass::UnnamedSource, |t| t.speaker.class);
            return Some(self.speaker(context, phrase, class));
        }
        if group.bare
            && context.is(phrase.start, Function::DetDem)
            && let Some(known) = self.named_beside(phrase)
        {
            return Some(again(&known));
        }
        if group.same || group.text || told_source && self.last().is_some() {
            let noun = |t: &&Told| t.spoke && t.noun.0 == phrase.noun.0 && t.noun.0 != WordId::NONE;
            let same_noun = self.recent().find(|t| noun(t) && t.agreement.plural == group.plural && !group.text);
            // "la même source": whoever spoke last, unless a passer-by spoke since one that was called so.
            let just_told = group.same && !group.plural && group.class == Some(SpeakerClass::UnnamedSource);
            // "the same military source": the one that was called so.
            let by_both = self.recent().find(|t| noun(t) && just_told && phrase.noun.1 != WordId::NONE && t.noun == phrase.noun);
            if let Some(known) = by_both {
                return Some(again(&known.speaker));
            }
            let called_so =
                |t: &&Told| !t.agreement.plural && (t.speaker.class != SpeakerClass::Residents || same_noun.is_none());
            if let Some(last) = self.history.iter().rev().find(|t| t.spoke).filter(|t| just_told && called_so(t)) {
                return Some(again(&last.speaker));
            }
            if let Some(known) = same_noun {
                return Some(again(&known.speaker));
            }
            let same_class =
                self.recent().find(|t| t.spoke && group.class.is_some_and(|c| c == t.speaker.class)).map(|t| &t.speaker);
            // "Selon les premières informations": nobody's.
            let unnamed = phrase.start > 0 && context.has(phrase.start - 1, SenseClass::Hedge);
            if group.text && unnamed && same_class.is_none() {
                return None;
            }
            // "le dernier bilan": no count is a passer-by's.
            let passer_by = same_class.is_none() && self.last().is_some_and(|s| s.class == SpeakerClass::Residents);
            if group.text && passer_by && context.is(phrase.start, Function::DetDef) {
                // "L'armée l'a dit dans un communiqué. Un berger raconte. Le communiqué ajoute": of whoever gave a text out.
                let gave = self.recent().find(|t| t.spoke && t.wrote && publishes(&t.speaker));
                return gave.map(|t| again(&t.speaker));
            }
            let called = || group.class.is_none_or(|class| class == SpeakerClass::UnnamedSource) || group.anaphor;
            let gives = |t: &&Told| {
                let alike = group.class == Some(t.speaker.class);
                if group.text { publishes(&t.speaker) && !t.hit } else { alike || called() }
            };
            // "les sources locales": nobody who was called otherwise before.
            let others = told_source && !(group.same || group.text) && group.plural && phrase.noun.1 != phrase.noun.0;
            if others && same_class.is_none() {
                return group.class.map(|class| self.speaker(context, phrase, class));
            }
            if let Some(known) = same_class
                .or_else(|| self.whose_count(group.text))
                .or_else(|| self.history.last().filter(gives).map(|t| &t.speaker))
            {
                return Some(again(known));
            }
            return group.class.map(|class| self.speaker(context, phrase, class));
        }
        // "un porte-parole de la police … le porte-parole, le général X": the one told of, whatever his rank.
        let of = |at: usize| context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes]);
        let same = group.voice && context.is(phrase.start, Function::DetDef) && !(phrase.start..phrase.end).any(of);
        let told = self.recent().find(|t| same && t.nameless && t.noun.0 == phrase.noun.0);
        if let Some(known) = told {
            return Some(Speaker { name: Some(span.of(context.text).to_owned()), ..again(&known.speaker) });
        }
        if let Some(known) = self.voice_of(context, phrase).or_else(|| self.voice_of_the_only_body(context, phrase)) {
            return Some(Speaker { name: Some(span.of(context.text).to_owned()), ..again(&known) });
        }
        // "le gouverneur a parlé. … écrit le colonel X dans son communiqué": an officer who writes is whoever spoke.
        let writes = group.person.is_some() && phrases.iter().any(|p| p.text && p.group.possessive);
        if let (true, Some(class), Some(last)) = (writes, group.class, self.last())
            && outranks(last.class, class)
        {
            return Some(Speaker { class: last.class, ..self.speaker(context, phrase, class) });
        }
        // "un de ses collègues": of a person, and no voice of a body.
        let friend = group.class == Some(SpeakerClass::Residents) && !context.is(phrase.start, Function::DetPoss);
        if group.possessive
            && group.office
            && !friend
            && let Some(known) = self.served(context, phrases, phrase)
        {
            return Some(Speaker { name: Some(span.of(context.text).to_owned()), ..again(&known) });
        }
        if let Some(known) = self.voice_of_group(context, phrase) {
            return Some(Speaker { name: Some(span.of(context.text).to_owned()), ..again(known) });
        }
        if let Some(known) = self.institution(context, phrase) {
            return Some(again(known));
        }
        if let Some(class) = self.another_such(context, phrase) {
            return Some(self.speaker(context, phrase, class));
        }
        // "l'organisation liée à Al-Qaïda": an armed group, the one told of before where there is one.
        if group.anaphor && !group.bare && is_tied_to_group(context, phrase) {
            let known = self.anaphor(Some(SpeakerClass::ArmedGroup), stance).map(again);
            return known.or_else(|| {
                Some(Speaker { class: SpeakerClass::ArmedGroup, ..self.speaker(context, phrase, SpeakerClass::ArmedGroup) })
            });
        }
        // "le comité d'enquête … écrit le comité": the body that was called so.
        let called_so = |t: &&Told| t.spoke && t.noun.0 == phrase.noun.0 && t.agreement.plural == group.plural;
        if group.anaphor
            && group.bare
            && phrase.noun.0 != WordId::NONE
            && let Some(known) = self.recent().find(called_so)
        {
            return Some(again(&known.speaker));
        }
        if group.anaphor
            && group.bare
            && let Some(known) = self.anaphor(group.class, stance)
        {
            return Some(again(known));
        }
        // "le groupe jihadiste", "les rebelles": the only group that has a name in this report.
        if !self.several
            && group.class == Some(SpeakerClass::ArmedGroup)
            && !group.named
            && !phrase.counted
            && group.person.is_none()
            && self.definite(context, phrase)
            // "the rebels say they killed ten men of A": who is named behind is somebody else.
            && let Some(known) = self.group.as_ref().filter(|known| known.span.start < span.start)
        {
            return Some(again(known));
        }
        let again_by_noun = self.recent().find(|t| {
            // An office by its first word, as whose it is may be left out; anything else by the whole.
            let same = t.noun.0 != WordId::NONE && t.noun.0 == phrase.noun.0 && (group.office || t.noun.1 == phrase.noun.1);
            group.bare && same && t.agreement.plural == group.plural
        });
        if let Some(known) = again_by_noun {
            return Some(again(&known.speaker));
        }
        if let Some(body) = voice_in_relative(context, phrases, phrase)
            && let Some(class) = body.group.class
        {
            let body = self.speaker(context, body, class);
            return Some(Speaker { name: Some(span.of(context.text).to_owned()), ..again(&body) });
        }
        // "le colonel X, porte-parole de l'armée, … le porte-parole": of the body that spoke last.
        if group.voice && group.bare && group.class == Some(SpeakerClass::Official) {
            let body = self.recent().find(|t| t.spoke && !t.agreement.plural && is_body(t.speaker.class));
            // Of two bodies that spoke, it may be either's.
            let alone = |known: &&Told| {
                let others = self.recent().filter(|t| t.spoke && is_body(t.speaker.class));
                others.into_iter().all(|t| t.speaker.class == known.speaker.class)
            };
            if let Some(known) = body.filter(alone) {
                return Some(again(&known.speaker));
            }
        }
        // "Le CSP dément : pour cette coalition, dix civils sont morts"
        let shown = context.is(phrase.start, Function::DetDem)
            && group.class == Some(SpeakerClass::ForeignArmy)
            && group.country.is_none();
        let abroad = |t: &&Told| t.speaker.class == SpeakerClass::ForeignArmy;
        if shown
            && !self.recent().any(|t| abroad(&t))
            && let Some(known) = self.recent().find(|t| t.speaker.class == SpeakerClass::ArmedGroup && t.speaker.actor.is_some())
        {
            return Some(again(&known.speaker));
        }
        if let Some(class) = of_house(context, phrases, phrase) {
            return Some(self.speaker(context, phrase, class));
        }
        match group.class {
            Some(class) => {
                let known = self
                    .recent()
                    .find(|t| group.bare && t.speaker.class == class && t.agreement.plural == group.plural)
                    .map(|t| &t.speaker);
                match known {
                    Some(known) if group.bare => Some(Speaker {
                        actor: known.actor.clone().or_else(|| group.actor.as_deref().map(str::to_owned)),
                        ..self.speaker(context, phrase, class)
                    }),
                    _ => Some(self.speaker(context, phrase, class)),
                }
            }
            // An organisation gives its abbreviation; a person without office is one of the people there.
            None if group.alias.is_some() && stance == Stance::Claimed => {
                Some(self.speaker(context, phrase, SpeakerClass::ArmedGroup))
            }
            None if group.alias.is_some() => Some(self.speaker(context, phrase, SpeakerClass::Ngo)),
            None if phrase.name_only && (phrase.end - phrase.start > 1 || aged(context, phrase.end)) => {
                if let Some(known) = self.named_at_last(context, phrase) {
                    let actor = known.actor.clone();
                    return Some(Speaker { actor, ..self.speaker(context, phrase, known.class) });
                }
                // Who speaks through a report is a body, who just speaks a person.
                // "Le bilan est de dix morts, a annoncé X": not where the sentence is about a text.
                let writes = phrases.iter().any(|p| p.group.text && p.start > 0);
                // No person's name has an article.
                let body = writes || context.is(phrase.start, Function::DetDef);
                let class = if outlet(context, phrase) {
                    SpeakerClass::Media
                } else if body {
                    SpeakerClass::Ngo
                } else {
                    let office = || fronted(context, phrases, phrase);
                    house(context, phrases).or_else(office).unwrap_or(SpeakerClass::Residents)
                };
                Some(self.speaker(context, phrase, class))
            }
            None => None,
        }
    }

    /// "a dit un cadre de la Croix-Rouge. … a précisé ce responsable", "a dit le directeur de la police, Ali Sow. … a ajouté le général": one
    /// person who spoke before, whatever office is told of him now.
    fn same_person(&self, context: &Context<'_>, phrase: &Phrase) -> Option<&Speaker> {
        let group = &phrase.group;
        if group.person.is_some() || group.plural || group.voice || phrase.text || phrase.end > phrase.start + 2 {
            return None;
        }
        let same_noun = |t: &Told| t.noun.0 == phrase.noun.0;
        let shown = group.office && group.class == Some(SpeakerClass::Official) && context.is(phrase.start, Function::DetDem);
        let named = |t: &Told| self.named.values().any(|known| known.span == t.speaker.span);
        // An inhabitant holds no office.
        let none = |class| matches!(class, SpeakerClass::Residents | SpeakerClass::Community | SpeakerClass::Media);
        let person = |t: &&Told| t.spoke && !t.agreement.plural && (t.nameless || named(t)) && !none(t.speaker.class);
        if shown {
            return self.recent().find(|t| person(t) && same_noun(t)).or_else(|| self.recent().find(person)).map(|t| &t.speaker);
        }
        let rank = group.office && group.class == Some(SpeakerClass::Army) && context.is(phrase.start, Function::DetDef);
        // An officer of whom nobody has told yet.
        let officers = || self.recent().any(|t| same_noun(t) || t.speaker.class == SpeakerClass::Army);
        if !rank || officers() {
            return None;
        }
        // Whoever leads the police may be a general; a mayor is no colonel.
        let serves = |t: &&Told| named(t) && t.speaker.class == SpeakerClass::SecurityForces;
        self.recent().find(|t| t.spoke).filter(serves).map(|t| &t.speaker)
    }

    /// Whom "its spokesman" serves: who stands before in the sentence, else whom the report told of last, one or several as it says.
    fn served(&self, context: &Context<'_>, phrases: &[Phrase], phrase: &Phrase) -> Option<Speaker> {
        let serves = |p: &&Phrase| {
            p.end <= phrase.start
                // "tués par la police à A, selon son porte-parole": no town has one.
                && !(p.group.class.is_none() && p.start > 0 && context.is(p.start - 1, Function::At))
                && !(p.counted || p.text || p.group.possessive || p.seat)
                && (!p.group.plural || p.group.class == Some(SpeakerClass::ArmedGroup) && serves_several(context, phrase))
                && !matches!(p.group.class, Some(SpeakerClass::Media | SpeakerClass::Residents))
        };
        // "le directeur de cette dernière": of whom the sentence before told last.
        let latter = (phrase.start + 1..phrase.end)
            .find(|at| context.is_pronoun_of_two_words(*at) && at + 2 <= phrase.end && !context.is(*at, Function::DetIndef));
        if let Some(at) = latter {
            let wanted = Agreement { feminine: context.gender(at), latter: true, ..Agreement::default() };
            return self.latter(wanted).or_else(|| self.pronoun(wanted));
        }
        let before = phrases.iter().rev().find(serves).and_then(|p| Some(self.speaker(context, p, p.group.class?)));
        before.or_else(|| self.headed()).or_else(|| self.body_before(context, phrase)).or_else(|| {
            let several = serves_several(context, phrase);
            let others = || self.recent().filter(|t| t.noun != phrase.noun);
            let agrees = |t: &&Told| t.agreement.plural == several;
            let last = others().find(agrees).or_else(|| others().next())?;
            // "Selon le ministère, des rebelles ont visé un camp de l'armée. …, a dit son porte-parole": who spoke goes before who was
            // only told of.
            let spoke = |t: &&Told| t.spoke && is_body(t.speaker.class) && t.paragraph == last.paragraph;
            Some(others().filter(agrees).find(spoke).unwrap_or(last).speaker.clone())
        })
    }

    /// "Le gouvernement a fini par céder. …, a dit son porte-parole": the one body that the sentence before told of, where nobody spoke in it.
    fn body_before(&self, context: &Context<'_>, phrase: &Phrase) -> Option<Speaker> {
        let (before, phrases) = self.before?;
        let body = |p: &&Phrase| p.group.class.is_some_and(is_body) && !(p.counted || p.text || p.seat || p.group.same);
        let mut bodies = phrases.iter().filter(body);
        let one = bodies.next().filter(|_| bodies.next().is_none())?;
        let alone = one.start < BODY_WITHIN && one.group.plural == serves_several(context, phrase);
        let class = one.group.class.filter(|class| alone && *class != SpeakerClass::ArmedGroup)?;
        Some(self.speaker(before, one, class))
    }

    /// "Awa Sow, porte-parole des insurgés": of the only armed group that has a name in this report, where nothing else is said of them.
    fn voice_of_group(&self, context: &Context<'_>, phrase: &Phrase) -> Option<&Speaker> {
        let group = &phrase.group;
        let unnamed = group.class == Some(SpeakerClass::ArmedGroup) && !(group.named || group.plural || phrase.counted);
        if self.several || !unnamed || !group.office && group.person.is_none() {
            return None;
        }
        let known = self.group.as_ref().filter(|known| known.span.start < context.span(phrase.start, phrase.core).start)?;
        let theirs = |at: usize| {
            let article = context.is_any(at, &[Function::DetDes, Function::DetDu])
                || context.is(at, Function::DetDef) && context.is_any(at - 1, &[Function::Of, Function::For]);
            // "le porte-parole de la milice Koglweogo": not of one that goes by a name.
            let called = || context.tokens.get(at + 2).is_some_and(|t| t.is_word() && t.capital);
            article && context.has(at + 1, SenseClass::ActorNoun) && !called()
        };
        (phrase.start + 1..phrase.end).any(theirs).then_some(known)
    }

    /// "ce Bureau", "cette Direction": an institution told of before, by a noun with a capital that says nothing more of it.
    fn institution(&self, context: &Context<'_>, phrase: &Phrase) -> Option<&Speaker> {
        let group = &phrase.group;
        let noun = context.is(phrase.start, Function::DetDem) && context.tokens.get(phrase.start + 1).is_some_and(|t| t.capital);
        let bare = group.office && group.bare && !group.plural && phrase.end == phrase.start + 2;
        if !(noun && bare && group.class == Some(SpeakerClass::Official)) {
            return None;
        }
        let body = |s: &Speaker| {
            matches!(s.class, SpeakerClass::Un | SpeakerClass::Ngo | SpeakerClass::Monitor | SpeakerClass::Government)
        };
        self.recent().find(|t| !t.agreement.plural && body(&t.speaker)).map(|t| &t.speaker).or(self.body.as_ref())
    }

    /// "a dit un responsable, sous anonymat. … a dit un second responsable": who is told of as another such has no other name than he.
    fn another_such(&self, context: &Context<'_>, phrase: &Phrase) -> Option<SpeakerClass> {
        let group = &phrase.group;
        let plain = group.class == Some(SpeakerClass::Official) && group.person.is_none() && !group.plural;
        let another = plain && context.is(phrase.start, Function::DetIndef) && context.is(phrase.start + 1, Function::Other);
        let like = |t: &&Told| t.spoke && t.noun.0 == phrase.noun.0 && t.noun.0 != WordId::NONE && !t.agreement.plural;
        self.recent().find(|t| another && like(t)).map(|t| t.speaker.class)
    }

    /// "Le décompte de la police" over what its spokesman says: the only body that a heading names.
    fn headed(&self) -> Option<Speaker> {
        let (context, phrases) = self.before?;
        let heading = || context.len() <= HEADING && !(0..context.len()).any(|at| finite_at(context, at));
        let body = |p: &&Phrase| p.group.class.is_some_and(is_body) && !(p.counted || p.group.plural || p.seat);
        let mut bodies = phrases.iter().filter(body);
        let only = bodies.next().filter(|_| bodies.next().is_none() && heading())?;
        Some(self.speaker(context, only, only.group.class?))
    }

    /// "D'après un communiqué": a text that nobody is told to have given out is that of the body that spoke last.
    fn issuer(&self, context: &Context<'_>, phrase: &Phrase) -> Option<&Speaker> {
        let issued = |s: &Sense| matches!(s, Sense::SpeechPreposition(SpeechPreposition::Issued)).then_some(());
        let text = context.longest_of(phrase.start, &[SenseClass::SpeechPreposition], issued).is_some();
        self.last().filter(|s| text && is_body(s.class))
    }

    /// "le porte-parole, X": of the body that was told of last, where nothing says whose he is.
    fn voice_of(&self, context: &Context<'_>, phrase: &Phrase) -> Option<Speaker> {
        let group = &phrase.group;
        let of = |at: usize| context.is_any(at, &[Function::Of, Function::DetDu, Function::DetDes]);
        let alone = group.voice && group.class == Some(SpeakerClass::Official) && !(phrase.start + 1..=phrase.end).any(of);
        let known = context.is(phrase.start, Function::DetDef) && !(group.plural || group.bare) && alone;
        self.recent().find(|t| known && is_body(t.speaker.class)).map(|t| t.speaker.clone())
    }

    /// "L'armée compte dix morts. …, assure un porte-parole": of the body that spoke, where only one did.
    fn voice_of_the_only_body(&self, context: &Context<'_>, phrase: &Phrase) -> Option<Speaker> {
        let group = &phrase.group;
        let alone = group.voice && group.class == Some(SpeakerClass::Official) && !group.plural && group.person.is_none();
        if !alone || !context.is(phrase.start, Function::DetIndef) || phrase.end > phrase.label.max(phrase.core) {
            return None;
        }
        let serves = |t: &&Told| t.spoke && is_body(t.speaker.class) && t.speaker.class != SpeakerClass::ArmedGroup;
        let mut bodies = self.recent().filter(serves);
        let first = bodies.next()?;
        bodies.all(|t| t.speaker.class == first.speaker.class).then(|| first.speaker.clone())
    }

    /// Whether an article says that those meant are known.
    fn definite(&self, context: &Context<'_>, phrase: &Phrase) -> bool {
        context.is(phrase.start, Function::DetDef) && phrase.end == phrase.label
    }

    /// The author of the whole report, made once before its first sentence is read.
    pub fn write_all(&mut self, context: &Context<'_>, phrase: &Phrase) {
        if let (None, Some(class)) = (&self.all, phrase.group.class) {
            self.all = Some(self.speaker(context, phrase, class));
        }
    }

    /// What follows is the text of whoever spoke last.
    pub fn all_by_last(&mut self) {
        if self.all.is_none() {
            self.all = self.last().filter(|s| publishes(s)).cloned();
        }
    }

    /// "the organisation", "the movement": an armed group where it claims, else the body told of last.
    fn anaphor(&self, class: Option<SpeakerClass>, stance: Stance) -> Option<&Speaker> {
        let is_group = |s: &Speaker| s.class == SpeakerClass::ArmedGroup;
        let armed = class == Some(SpeakerClass::ArmedGroup) || stance == Stance::Claimed;
        if armed {
            return self.group.as_ref().or_else(|| self.recent().map(|t| &t.speaker).find(|s| is_group(s)));
        }
        let bodies = [SpeakerClass::Rescue, SpeakerClass::Ngo, SpeakerClass::Monitor, SpeakerClass::Un, SpeakerClass::Community];
        let group = |t: &Told| t.spoke && is_group(&t.speaker) && class != Some(SpeakerClass::Community);
        // "Un prêtre a été tué, a dit le comité": nobody who fell is a body.
        let told = || self.recent().filter(|t| !t.hit);
        let may = |t: &&Told| bodies.contains(&t.speaker.class) || group(t);
        let same = told().map(|t| &t.speaker).find(|s| class == Some(s.class));
        // "le comité" may be one of doctors, where no other body was told of.
        let doctors = || self.recent().find(|t| t.speaker.class == SpeakerClass::Medical);
        let other = || told().find(may).map(|t| &t.speaker);
        same.or_else(|| self.body.as_ref().filter(|b| class == Some(b.class)))
            .or_else(other)
            .or(self.body.as_ref())
            .or_else(|| doctors().map(|t| &t.speaker))
            // No association is an armed group.
            .or(self.group.as_ref().filter(|_| class != Some(SpeakerClass::Community)))
    }
}

/// "L'armée, dont une radio a joint le porte-parole,": the body in whose relative clause its spokesman is told of.
fn voice_in_relative<'p>(context: &Context<'_>, phrases: &'p [Phrase], phrase: &Phrase) -> Option<&'p Phrase> {
    if !phrase.group.voice
        || phrase.group.class != Some(SpeakerClass::Official)
        || !context.holds_function(&[Function::Including])
    {
        return None;
    }
    let clause = |p: &&Phrase| {
        let behind = p.end + usize::from(context.is_mark(p.end, ','));
        let body = p.group.class.is_some_and(is_body) && !(p.counted || p.group.plural || p.seat);
        body && behind < phrase.start && context.is(behind, Function::Including)
    };
    phrases.iter().rev().find(clause)
}

/// "liée à Al-Qaïda": whether a phrase says that whoever it names belongs to an armed group.
fn is_tied_to_group(context: &Context<'_>, phrase: &Phrase) -> bool {
    let tie = |s: &Sense| matches!(s, Sense::Responsibility(ResponsibilityCue::Affiliated, _)).then_some(());
    let armed = |s: &Sense| matches!(s, Sense::Actor(index) if !context.lexicon.actors[*index as usize].is_force());
    (phrase.start + 1..phrase.end.max(phrase.start + 2) + 1).any(|at| {
        let tie = context.longest_of(at, &[SenseClass::Responsibility], tie);
        tie.is_some_and(|(length, ())| context.senses_of(at + length, &[SenseClass::Actor]).any(|(_, s)| armed(s)))
    })
}

/// Whether somebody who has not spoken yet may be whose text is told of: no passer-by, and nobody who is fought.
pub const fn publishes(speaker: &Speaker) -> bool {
    !matches!(speaker.class, SpeakerClass::Residents | SpeakerClass::ArmedGroup | SpeakerClass::UnnamedSource)
}

/// "leur porte-parole", "Ali Sow, leur porte-parole": whether more than one are served.
fn serves_several(context: &Context<'_>, phrase: &Phrase) -> bool {
    (phrase.start..phrase.end.max(phrase.start + 1)).any(|i| context.is(i, Function::OfSeveral))
}

/// The body that a sentence tells of first stands less than so many words from its beginning.
const BODY_WITHIN: usize = 5;

/// Whether a class is that of bodies that give out texts and have spokesmen.
const fn is_body(class: SpeakerClass) -> bool {
    use SpeakerClass as Class;
    matches!(
        class,
        Class::Army
            | Class::ForeignArmy
            | Class::SecurityForces
            | Class::Government
            | Class::ForeignGovernment
            | Class::ArmedGroup
            | Class::Un
            | Class::Ngo
    )
}

/// A colonel who governs a region speaks as its governor: an office says more than a rank.
const fn outranks(office: SpeakerClass, rank: SpeakerClass) -> bool {
    matches!((office, rank), (SpeakerClass::Official | SpeakerClass::Government, SpeakerClass::Army))
}

/// "lié à X", "affilié à X": to whom somebody belongs is not who is told of.
fn affiliated(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|start| {
        context.senses_of(start, &[SenseClass::Responsibility]).any(|(length, s)| {
            start + length <= at
                && start + length + 2 >= at
                && matches!(s, Sense::Responsibility(ResponsibilityCue::Affiliated, _))
        })
    })
}

/// "Soleil Télévision": a name that holds the noun of an outlet, or is written as that of one.
fn outlet(context: &Context<'_>, phrase: &Phrase) -> bool {
    let media = |s: &Sense| matches!(s, Sense::Source { class: SpeakerClass::Media, .. }).then_some(());
    // "« Le Fil »", "« Soleil »": what is called so in quotation marks of its own, with an article or by one word; "« Awa Sow »" is a person.
    let titled = || context.is(phrase.start, Function::DetDef) || phrase.core - phrase.start == 1;
    let quoted = || crate::recognise::is_quoted_name(context, phrase) && titled();
    let noun = |at| context.longest_of(at, &[SenseClass::Source], media).is_some_and(|(l, ())| l == 1);
    (phrase.start..phrase.core).any(noun) || quoted()
}

/// "Awa, 34 ans": a person, though of one name.
fn aged(context: &Context<'_>, end: usize) -> bool {
    context.is_mark(end, ',') && context.tokens.get(end + 1).is_some_and(|t| t.number().is_some())
}

/// "Au centre de santé de X, Y dit": the house that a sentence opens with, whose person is speaking.
fn house(context: &Context<'_>, phrases: &[Phrase]) -> Option<SpeakerClass> {
    let first = phrases.first().filter(|p| !p.seat && !p.name_only && !p.counted)?;
    let inside = first.start > 0 && first.start < 3 && context.is_any(first.start - 1, &[Function::At, Function::In]);
    first
        .group
        .class
        .filter(|class| inside && matches!(class, SpeakerClass::Medical | SpeakerClass::Official | SpeakerClass::SecurityForces))
}

/// "Dans une ONG, un responsable parle de dix morts": whose official he is, by the body with which the sentence opens.
fn of_house(context: &Context<'_>, phrases: &[Phrase], phrase: &Phrase) -> Option<SpeakerClass> {
    use SpeakerClass as Class;
    let group = &phrase.group;
    let plain = group.office && group.class == Some(Class::Official) && group.person.is_none() && !group.possessive;
    if !plain || !context.is(phrase.start, Function::DetIndef) || phrase.end > phrase.start + NAMELESS {
        return None;
    }
    let bodies = [Class::Ngo, Class::Un, Class::Medical, Class::Army, Class::SecurityForces, Class::Government, Class::Rescue];
    let first = phrases.first().filter(|p| !(p.seat || p.name_only || p.counted || p.text))?;
    // "A l'hôpital": the preposition, in capitals without its accent.
    let bare = first.start == 1 && context.tokens[0].capital && context.word(0).chars().count() == 1;
    let inside = bare
        || first.contracted && first.start == 0
        || first.start > 0 && first.start < 3 && context.is_any(first.start - 1, &[Function::At, Function::In]);
    let comma = context.is_mark(phrase.start.wrapping_sub(1), ',');
    first.group.class.filter(|class| inside && comma && first.end < phrase.start && bodies.contains(class))
}

/// "À l'hôpital de X, une source avance": a house of healing with which a sentence opens before a comma and whoever speaks there.
fn inside_house(context: &Context<'_>, phrase: &Phrase) -> Option<SpeakerClass> {
    let healing = |s: &Sense| matches!(s, Sense::Target("health"));
    let comma = phrase.start > 0 && context.is_mark(phrase.start - 1, ',');
    let opens = context.is_any(0, &[Function::At, Function::In]);
    let house =
        || (1..phrase.start.min(HOUSE_WITHIN)).any(|i| context.senses_of(i, &[SenseClass::Target]).any(|(_, s)| healing(s)));
    (comma && opens && house()).then_some(SpeakerClass::Medical)
}

/// "une source": so many words at most.
const NAMELESS: usize = 2;

/// The house stands among so many words at the head of the sentence.
const HOUSE_WITHIN: usize = 5;

/// "Chef coutumier de X, dont dépend le village, Y dit": the office with which a sentence opens is the person's behind it.
fn fronted(context: &Context<'_>, phrases: &[Phrase], person: &Phrase) -> Option<SpeakerClass> {
    let opens = |p: &&Phrase| p.start == 0 && p.plain && context.is_mark(p.end, ',') && !p.group.plural;
    let office = phrases.first().filter(opens).filter(|p| !(p.text || p.counted || p.seat || p.name_only));
    office.filter(|_| context.is_mark(person.start - 1, ',')).and_then(|p| p.group.class)
}

/// "un responsable américain", "de hauts responsables irakiens": an office of which nothing is said but whose state it serves.
fn serves_a_state(context: &Context<'_>, phrase: &Phrase) -> bool {
    let noun = phrase.core.checked_sub(2).filter(|at| *at >= phrase.start && context.is(*at, Function::ChiefOf));
    noun.is_some() && context.has(phrase.core - 1, SenseClass::Demonym)
}

/// Whether an actor fights for pay.
fn is_hired(context: &Context<'_>, actor: Option<&str>) -> bool {
    actor.and_then(|id| context.lexicon.actor(id)).is_some_and(Actor::is_hired)
}

/// Whether a sentence says of one phrase that it is what the next one is: "X est le maire de Y".
fn equates(context: &Context<'_>, name: &Phrase, office: &Phrase) -> bool {
    name.name_only
        && office.start == name.end + 1
        && !office.name_only
        && !office.seat
        && !office.text
        && !office.group.plural
        && is_copula(context, name.end)
}

/// Whether a finite form of "to be" stands here.
fn is_copula(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| {
        matches!(s, Sense::Verb(f) if !matches!(f.tense, Tense::PastParticiple | Tense::Infinitive)
            && context.lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be))
    })
}
