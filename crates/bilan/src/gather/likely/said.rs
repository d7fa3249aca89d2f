//! Names of where something was said.

use super::*;

/// "The prosecutor, at A, has opened an inquiry", "The staff, at A, confirmed", "…; at A, the governor promises an answer", "by the group B,
/// sited at A": where those are who answer for it.
pub(super) fn is_their_seat(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let (context, groups) = (&told.context, &told.groups);
    if place.tie != PlaceTie::In || place.class.is_some() || place.country.is_some() || place.listed {
        return false;
    }
    let start = groups[at].start;
    let Some(preposition) =
        groups[..at].iter().rposition(|g| g.end <= place.name.0 && !context.is_any(g.start, &[Function::DetDef]))
    else {
        return false;
    };
    let before = |group: Option<usize>| group.map(|i| &groups[i]);
    let mark = |g: Option<&Group>, marks: &[char]| matches!(g.map(|g| &g.kind), Some(GroupKind::Mark(m)) if marks.contains(m));
    let speaks_for = |g: &Group| match &g.kind {
        GroupKind::Source(source) => {
            source.class.is_some_and(|class| !matches!(class, SpeakerClass::Residents | SpeakerClass::ArmedGroup))
        }
        GroupKind::Actor(actor) => actor.force,
        // An official who is told of alone.
        GroupKind::Victims(v) => v.definite && !v.plural && v.effect.is_none() && v.group == Some("officials"),
        _ => false,
    };
    let seated = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Located);
    // "the group B, sited at A".
    let word = before(preposition.checked_sub(1));
    if word.is_some_and(|g| context.senses_of(g.start, &[SenseClass::PlaceWord]).any(|(_, s)| seated(s))) {
        let owner = groups[..preposition - 1].iter().rev().find(|g| !matches!(g.kind, GroupKind::Mark(',' | ')')));
        return owner.is_some_and(|g| matches!(&g.kind, GroupKind::Actor(actor) if actor.named));
    }
    let closed = mark(groups.get(at + 1), &[',']);
    let harms = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some(),
        GroupKind::Victims(v) => v.effect.is_some(),
        GroupKind::Incident(_) | GroupKind::EffectNoun(_) => true,
        _ => false,
    };
    let ends = |g: &&Group| !matches!(g.kind, GroupKind::Mark(';' | '.'));
    if closed && mark(word, &[',']) {
        // What the one before the comma does behind the place harms nobody.
        let subject = before(preposition.checked_sub(2));
        let opens = preposition <= OFFICE_OPENS && groups[..preposition - 1].iter().all(|g| !harms(g));
        let next = groups[at + 2..].iter().take(OFFICE_ACTS).take_while(ends).find(|g| !matches!(g.kind, GroupKind::Word));
        // "According to the police, at A, a bus was attacked": of the account, where no other place is named.
        let account = preposition
            .checked_sub(3)
            .is_some_and(|i| matches!(groups[i].kind, GroupKind::SpeechPreposition(SpeechPreposition::According)));
        // Those who speak for a state or for the UN sit in a capital.
        let local = |g: &Group| {
            let far = [SpeakerClass::Un, SpeakerClass::Army, SpeakerClass::Government, SpeakerClass::ForeignArmy];
            matches!(&g.kind, GroupKind::Source(s) if s.class.is_some_and(|class| !far.contains(&class)))
        };
        let account = account && subject.is_some_and(local) && !context.has(place.name.0, SenseClass::Capital);
        let of_account = || account && groups[at + 2..].iter().any(harms) && names_no_other(told, at);
        return opens && subject.is_some_and(speaks_for) && !next.is_some_and(harms) && start > 0 && !of_account();
    }
    if closed && mark(word, &[';']) {
        let subject = groups[at + 2..].iter().take(OFFICE_ACTS).find(|g| !matches!(g.kind, GroupKind::Word));
        let verb = groups[at + 2..].iter().skip_while(|g| !speaks_for(g)).skip(1).find(|g| !matches!(g.kind, GroupKind::Word));
        return subject.is_some_and(speaks_for) && verb.is_some_and(|g| matches!(g.kind, GroupKind::Speech(_)));
    }
    false
}

/// Whoever holds office opens his sentence with so many groups before the place, and what he does follows within so many.
const OFFICE_OPENS: usize = 6;
const OFFICE_ACTS: usize = 4;

/// "according to the deputy of A, Ali Moussa, and the chief of B, a village nearby": whoever holds office at B speaks with the one before.
pub(super) fn is_of_second_speaker(told: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&told.context, &told.groups);
    let office = || {
        let of = groups[at].start.checked_sub(1).filter(|i| context.is_any(*i, &[Function::Of, Function::DetDu]));
        of.is_some_and(|of| (of.saturating_sub(OFFICE_WORDS)..of).any(|i| context.has(i, SenseClass::Source)))
    };
    if !told.kinds.any(Kinds::SOURCE) || !office() {
        return false;
    }
    let before = &groups[at.saturating_sub(SECOND_BACK)..at];
    let Some(source) = before.iter().rposition(|g| matches!(g.kind, GroupKind::Source(_))) else { return false };
    let between = &before[source + 1..];
    let small = |g: &Group| match &g.kind {
        GroupKind::Word | GroupKind::Mark(',') | GroupKind::Place(_) | GroupKind::SpeechPreposition(SpeechPreposition::Heads) => {
            true
        }
        GroupKind::Victims(v) => v.definite && !v.plural && v.effect.is_none(),
        _ => false,
    };
    between.iter().all(small) && between.iter().any(|g| context.is(g.start, Function::And))
}

/// The first of two speakers stands at most so many groups before where the second holds office.
const SECOND_BACK: usize = 12;

/// An office begins at most so many words before its place.
const OFFICE_WORDS: usize = 4;

/// "a witness, who is in hospital at A, says", "a trader reached at A says": between who speaks and his verb stands where he is.
pub(super) fn is_where_speaker_is(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let groups = &told.groups;
    if !told.kinds.any(Kinds::SPEECH) {
        return false;
    }
    let small = |g: &Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Mark(',') | GroupKind::Place(_) | GroupKind::Target(_) | GroupKind::Time(_))
    };
    let Some(person) = groups[..at].iter().rposition(|g| !small(g)).filter(|p| at - p <= SPEAKER_BACK) else { return false };
    let speaks = match &groups[person].kind {
        GroupKind::Source(source) => source.class.is_some() && !source.text && !source.plural,
        GroupKind::Victims(v) => v.implicit && !v.plural && !v.definite && v.effect.is_none(),
        _ => false,
    };
    // "a chief of A", "a militiaman at A": more is said of him than where he lives.
    let context = &told.context;
    let more = |g: &Group| {
        let plain = matches!(g.kind, GroupKind::Word)
            && !context.has(g.start, SenseClass::PlaceWord)
            && context.tokens[g.start].is_word();
        context.is(g.start, Function::Who)
            || plain && !context.tokens[g.start].capital && !context.has(g.start, SenseClass::Function)
    };
    let between = &groups[person + 1..at];
    let preposition = |g: &Group| context.is_any(g.start, &[Function::At, Function::In]);
    let own = !(between.iter().any(more) && between.iter().any(preposition)) || place.listed;
    let verb = groups[at + 1..].iter().take(SPEAKER_BACK).find(|g| !small(g));
    speaks
        && !own
        && verb.is_some_and(|g| matches!(&g.kind, GroupKind::Speech(s) if !s.participle && crate::gather::when::speaks(told, s)))
}

/// "The mission's office in A was informed that six soldiers had been killed at B": before the verb that brings in what is said, with
/// no violence told yet.
pub(super) fn is_before_what_is_said(told: &SentenceTold<'_>, at: usize) -> bool {
    let context = &told.context;
    if at < SPEAKER_NAMED || !told.kinds.any(Kinds::SPEECH) || !context.holds_function(&[Function::That]) {
        return false;
    }
    let violent = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some() || e.incident.is_some(),
        GroupKind::Incident(_) | GroupKind::EffectNoun(_) => true,
        GroupKind::Victims(v) => v.effect.is_some(),
        _ => false,
    };
    let verb =
        told.groups[at + 1..].iter().take(SAYS_WITHIN).position(|g| matches!(&g.kind, GroupKind::Speech(s) if !s.participle));
    let Some(verb) = verb.map(|v| at + 1 + v) else { return false };
    // "the mission in A", not "in the village of A, the survivors say".
    let office = told.groups[..at].iter().rfind(|g| !is_filler(told, g));
    if !office.is_some_and(|g| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_))) {
        return false;
    }
    let that = told.groups[verb + 1..].iter().take(SAYS_WITHIN).position(|g| context.is(g.start, Function::That));
    let Some(that) = that.map(|t| verb + 1 + t) else { return false };
    let elsewhere = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none());
    let behind = &told.groups[that..];
    !told.groups[..verb].iter().any(violent) && behind.iter().any(violent) && behind.iter().any(elsewhere)
}

/// Who speaks stands before where he does in so many groups at least; his verb follows within so many, and what is said.
const SPEAKER_NAMED: usize = 2;
const SAYS_WITHIN: usize = 3;

/// Where a speaker is stands at most so many groups behind him, and as many before his verb.
const SPEAKER_BACK: usize = 9;

/// "…, the president said on Thursday at the school of the guards in A": behind a verb that closes what was said, with no violence
/// and no mark between, stands where it was said.
pub(super) fn is_said_there(told: &SentenceTold<'_>, at: usize) -> bool {
    let groups = &told.groups;
    if !told.kinds.any(Kinds::SPEECH) {
        return false;
    }
    let small = |g: &&Group| {
        matches!(
            g.kind,
            GroupKind::Word
                | GroupKind::Source(_)
                | GroupKind::Time(_)
                | GroupKind::Target(_)
                | GroupKind::Actor(_)
                | GroupKind::Place(_)
        ) && !told.context.is_any(g.start, &[Function::That, Function::Who, Function::Where])
    };
    // "at A, in the suburbs of B".
    let goes_on =
        |i: usize| i > 0 && matches!(groups[i].kind, GroupKind::Mark(',')) && matches!(groups[i - 1].kind, GroupKind::Place(_));
    let between = (0..at).rev().take(SAID_BACK).take_while(|i| small(&&groups[*i]) || goes_on(*i)).count();
    let Some(verb) = at.checked_sub(between + 1) else { return false };
    let closes = verb > 0 && matches!(groups[verb - 1].kind, GroupKind::Mark(','));
    closes && matches!(&groups[verb].kind, GroupKind::Speech(s) if !s.participle && crate::gather::when::speaks(told, s))
}

/// Where something was said stands at most so many groups behind the verb.
const SAID_BACK: usize = 20;

/// "In the capital, the minister denied …": the first thing told after the place is that somebody speaks.
pub(super) fn said_next(told: &SentenceTold<'_>, at: usize) -> bool {
    let next = told.groups[at + 1..].iter().take(SPOKEN_WITHIN).find_map(|g| match &g.kind {
        // "at A, one counts ten dead": nobody speaks there.
        GroupKind::Speech(_) if told.context.is(told.groups[at].end + 1, Function::PronounOne) => Some(false),
        GroupKind::Speech(speech) => Some(
            crate::gather::when::speaks(told, speech)
                && told.context.is_mark(told.groups[at].end, ',')
                && !says_it_did(told, at, g.end),
        ),
        GroupKind::Effect(_) | GroupKind::Incident(_) | GroupKind::Victims(_) | GroupKind::EffectNoun(_) | GroupKind::Time(_) => {
            Some(false)
        }
        GroupKind::Mark(mark) if *mark != ',' => Some(false),
        _ => None,
    });
    next == Some(true)
}

/// The same of the first verb of speech behind a place that a comma closes.
pub(in crate::gather) fn did_there(told: &SentenceTold<'_>, at: usize) -> bool {
    let said = told.groups[at + 1..].iter().take(SPOKEN_WITHIN).find_map(|g| match &g.kind {
        GroupKind::Speech(speech) => Some(crate::gather::when::speaks(told, speech).then_some(g.end)),
        GroupKind::Effect(_) | GroupKind::Incident(_) | GroupKind::Victims(_) | GroupKind::EffectNoun(_) | GroupKind::Time(_) => {
            Some(None)
        }
        _ => None,
    });
    told.context.is_mark(told.groups[at].end, ',') && said.flatten().is_some_and(|end| says_it_did(told, at, end))
}

/// "At A, the group says that it killed twenty soldiers": right behind the verb of speech stands what whoever speaks did there; not a
/// state, whose ministry is there, nor what was done at another place that is named.
fn says_it_did(told: &SentenceTold<'_>, at: usize, behind: usize) -> bool {
    let of_state = |g: &Group| match &g.kind {
        GroupKind::Source(source) => source.class.is_some_and(|class| class != SpeakerClass::ArmedGroup),
        GroupKind::Actor(actor) => actor.force,
        _ => false,
    };
    let elsewhere = |g: &Group| matches!(g.kind, GroupKind::Place(_));
    let (subject, said) = told.groups[at + 1..].split_at(told.groups[at + 1..].partition_point(|g| g.start < behind));
    if subject.iter().any(of_state) || said.iter().any(elsewhere) {
        return false;
    }
    let next = told.groups.iter().filter(|g| g.start >= behind).take(DID_WITHIN).find(|g| !matches!(g.kind, GroupKind::Word));
    next.is_some_and(|g| {
        let harms =
            matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some_and(crate::gather::scenes::harms) && e.voice == Voice::Unfinite);
        harms && crate::gather::when::has_infinitive_auxiliary(told, g)
    })
}

/// What was done stands at most so many groups behind the verb of speech.
const DID_WITHIN: usize = 3;

/// "At A, the inhabitants tell that …": those who live there tell of what they saw there, where no other place is told.
pub(super) fn said_by_people_there(told: &SentenceTold<'_>, at: usize) -> bool {
    let source = told.groups[at + 1..].iter().take(SAYING_WITHIN).find_map(|g| match &g.kind {
        GroupKind::Source(source) => Some(source.class == Some(SpeakerClass::Residents) && source.plural),
        _ => None,
    });
    source == Some(true)
}

/// "At A, the army reports six dead", "at A, it laments four dead": an army speaks in the capital, so the figure right behind the verb is of
/// those who fell where the sentence opens, and nowhere else is named.
pub(super) fn counts_those_there(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let (context, behind) = (&told.context, &told.groups[at + 1..]);
    let Some(verb) = behind.iter().take(SPOKEN_WITHIN).position(|g| matches!(g.kind, GroupKind::Speech(_))) else { return false };
    let source = behind[..verb].iter().find_map(|g| match &g.kind {
        GroupKind::Source(source) => Some(source.class),
        _ => None,
    });
    // "At A, an official told that four had been killed there": wherever he speaks.
    let there = |g: &Group| matches!(g.kind, GroupKind::Effect(_)) && (g.start..g.end).any(|i| context.is(i, Function::There));
    if context.holds_function(&[Function::There]) && behind[verb + 1..].iter().any(there) {
        return true;
    }
    let pronoun = |g: &Group| context.is_any(g.start, &[Function::Pronoun, Function::PronounPlural]);
    let far = match source {
        Some(class) => matches!(class, Some(SpeakerClass::Army | SpeakerClass::SecurityForces)),
        None => behind[..verb].iter().any(pronoun),
    };
    let next = at + 1 + verb + 1;
    let counted = || {
        told.tolls.iter().any(|t| {
            (next..next + COUNTED_WITHIN).contains(&t.group) && t.effect != Effect::Survivors && t.victims != Victims::Militants
        })
    };
    let elsewhere = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none());
    far && !context.has(place.name.0, SenseClass::Capital) && counted() && !behind.iter().any(elsewhere)
}

/// Those counted stand right behind the verb: within so many groups.
const COUNTED_WITHIN: usize = 3;

/// Whoever speaks next behind a place does so for a government or its forces, which sit elsewhere than where it happened.
pub(super) fn said_by_the_state(told: &SentenceTold<'_>, at: usize) -> bool {
    let class = told.groups[at + 1..].iter().take(SPOKEN_WITHIN).find_map(|g| match &g.kind {
        GroupKind::Source(source) => source.class,
        _ => None,
    });
    matches!(class, Some(SpeakerClass::Government | SpeakerClass::Army | SpeakerClass::SecurityForces))
}

/// Who speaks stands at most so many groups behind a place with which a sentence opens.
const SAYING_WITHIN: usize = 5;

/// Whoever says what was done at a place stands within so many groups behind it.
const SPOKEN_WITHIN: usize = 14;

/// "at the home of the chief of A": the people right before are those at whose home it happened.
pub(super) fn is_at_home_of(told: &SentenceTold<'_>, at: usize) -> bool {
    let people = told.groups[..at].iter().rev().find(|g| !is_filler(told, g));
    people.is_some_and(|g| {
        matches!(g.kind, GroupKind::Victims(_) | GroupKind::Source(_) | GroupKind::Actor(_))
            && g.start > 0
            && told.context.is(g.start - 1, Function::Among)
    })
}
