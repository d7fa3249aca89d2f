//! What a single scene says of how it is to be read: that it only sets the scene, that it speaks of "there", that its figures
//! wait for several incidents.

use rustc_hash::FxHashSet;

use super::anchors::Anchor;
use super::mentions::{Mention, is_infinitive_auxiliary};
use super::places::{Found, Level, STRONG};
use super::scenes::Scene;
use super::when;
use crate::lexicon::{Function, PlaceWord, Sense, SenseClass, Subject};
use crate::model::{Effect, Kind, Stance};
use crate::recognise::{EffectGroup, Group, GroupKind, Kinds, Mood, TimeGroup, TimeValue, attacks};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// Names of districts and regions that the report gives: a town of that name may stand for its district.
pub fn wide(scenes: &[Scene]) -> FxHashSet<&str> {
    let places = scenes.iter().flat_map(|s| &s.places);
    places.filter(|p| matches!(p.level, Level::District | Level::Region)).map(|p| p.place.name.as_str()).collect()
}

/// Whether a sentence says that something was done to somebody, though without a figure or a word that names it surely.
pub fn acts(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let violent = |e: &EffectGroup| {
        !e.negated
            && e.mood != Mood::Future
            && (e.incident.is_some()
                || matches!(e.effect, Some(Effect::Killed | Effect::Wounded | Effect::Abducted))
                || e.captures()
                || e.repels())
    };
    let done = sentence.groups[scene.from..scene.to].iter().any(|g| matches!(&g.kind, GroupKind::Effect(e) if violent(e)));
    done && !scene.accident && !scene.recalls && !scene.pluperfect && !scene.general
}

/// Whether a sentence speaks of violence by a sure name, as of news: "the army's strikes on Sunday at A", or of several attacks with
/// their day: "the attacks of Tuesday 17 September".
pub fn speaks_of(scene: &Scene) -> bool {
    let dated = scene.times.iter().any(|(_, t)| when::names_day(t));
    scene.mentions.iter().any(|m| m.noun && (m.strong || m.sums_up() && dated) && !m.device && !m.other)
        && !(scene.accident || scene.looks_back() || scene.general)
}

/// "The group has claimed a series of attacks": several attacks, on no day of their own.
pub fn claims_several(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    if !scene.tolls.is_empty() || !sentence.kinds.any(Kinds::SPEECH) {
        return false;
    }
    let claims = |kind: &GroupKind| matches!(kind, GroupKind::Speech(s) if s.stance == Stance::Claimed);
    let several = |m: &Mention| m.noun && m.plural && !m.device;
    let behind = sentence.groups[scene.from..scene.to].iter().position(|g| claims(&g.kind)).map(|at| scene.from + at);
    let dated = scene.times.iter().any(|(_, t)| when::names_day(t));
    !dated && behind.is_some_and(|verb| scene.mentions.iter().any(|m| several(m) && m.group > verb))
}

/// "The reinforcements ran over a mine", "A sent reinforcements. Their first vehicle hit a mine": those who came after an attack are hit
/// elsewhere.
pub fn hits_reinforcements(told: &[SentenceTold<'_>], scene: &Scene) -> bool {
    if scene.looks_back() {
        return false;
    }
    let sentence = &told[scene.told];
    let caught = |m: &&Mention| matches!(m.kind, Kind::Ied | Kind::Ambush) && m.opens() && !m.definite;
    let Some(hit) = scene.mentions.iter().find(caught) else { return false };
    let named = |s: &SentenceTold<'_>, tokens: std::ops::Range<usize>| s.context.any_is(tokens, Function::Reinforcements);
    let (from, to) = (sentence.groups[scene.from].start, sentence.groups[hit.group].start);
    // "an ambush was laid for the reinforcements".
    let behind = sentence.groups[hit.group].end;
    let end = sentence.groups[scene.to - 1].end.min(behind + LAID_FOR);
    let laid = (behind..end).any(|i| sentence.context.is(i, Function::At) && named(sentence, i..end));
    let sent = || scene.told.checked_sub(1).is_some_and(|before| named(&told[before], 0..told[before].context.len()));
    named(sentence, from..to) || laid || sent()
}

/// Those for whom an ambush is laid stand at most so many words behind its noun.
const LAID_FOR: usize = 6;

/// Whether a scene names people who march in protest, or a riot.
pub fn tells_of_a_march(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let tokens = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    sentence.context.first_of_subject(tokens.start, Subject::March).is_some_and(|at| at < tokens.end)
}

/// "Two others were killed at B": the count goes on from the sentence before, and so does its day.
pub fn is_of_others(sentence: &SentenceTold<'_>, toll: usize) -> bool {
    let group = &sentence.groups[sentence.tolls[toll].group];
    (group.start..group.end).any(|i| sentence.context.is(i, Function::Other))
}

/// Whether the first figure of a scene is of others than those counted before: not "twelve were killed and 51 others wounded".
pub fn counts_others(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    scene.tolls.first().is_some_and(|t| is_of_others(sentence, *t))
}

/// "The cumulated toll stands at nine soldiers and 28 rebels": figures of all that has been told.
pub fn sums_all_up(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    !scene.tolls.is_empty() && sentence.context.any_is(range, Function::Cumulated)
}

/// "Another then exploded at B", "Elsewhere a raid killed two in region B": told as the next of what happened that day.
pub fn goes_on_that_day(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let context = &sentence.context;
    let other = (first..last.min(first + SUBJECT)).any(|i| context.is(i, Function::Other));
    let another = scene.mentions.iter().any(|m| m.noun && m.other && !m.plural && !m.definite);
    other || another || told_elsewhere(sentence, scene) || context.any_is(first..last, Function::Then)
}

/// The first words of a sentence, which name its subject.
const SUBJECT: usize = 3;

/// A verb of violence with "there" before it, or "in that place" at the head.
pub fn happened_there(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    heads_with_that_place(sentence, scene)
        || sentence.context.holds_function(&[Function::There])
            && sentence.groups[scene.from..scene.to].iter().any(|g| {
                let violent = matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() || e.effect.is_some());
                violent && (g.start.saturating_sub(1)..g.end).any(|i| sentence.context.is(i, Function::There))
            })
}

/// "In that place, six were killed": the place told before, named at the head of what tells of people harmed.
fn heads_with_that_place(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let first = sentence.groups[scene.from].start;
    scene.harmful
        && !scene.recalls
        && sentence.context.is(first, Function::InThatPlace)
        && !sentence.context.is(first, Function::Where)
}

/// "the rebels entered it, killing two", "six dead are counted there": a verb of any kind with "there" before it, but for "there are".
pub fn acts_there(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    if !scene.harmful || scene.recalls || scene.accident || !context.holds_function(&[Function::There]) {
        return false;
    }
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let verb = |i: usize| match context.is_auxiliary(i) {
        true => {
            !is_infinitive_auxiliary(sentence, i)
                && !context.is_auxiliary(i + 1)
                && !context.has_any(i + 1, &[SenseClass::Function, SenseClass::Number, SenseClass::Modifier])
        }
        // "says that he saw twenty bodies there".
        false => !is_infinitive_auxiliary(sentence, i),
    };
    (first..last.saturating_sub(1)).any(|i| context.is(i, Function::There) && context.tokens[i + 1].is_word() && verb(i + 1))
}

/// "between the 9th and the 15th": a period with both its ends.
pub fn is_of_closed_period(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let closed = |kind: &GroupKind| matches!(kind, GroupKind::Time(t) if t.until.is_some());
    sentence.groups[scene.from..scene.to].iter().any(|g| closed(&g.kind) && super::aggregates::is_period(g))
}

/// "The army sums up its operations in November", "In January attacks by gunmen killed forty in the territory": what was done in a month, told
/// of as a whole.
pub fn is_of_whole_month(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let month = (scene.from..scene.to).find(|at| super::aggregates::is_month(&sentence.groups[*at]));
    let Some(month) = month.filter(|_| scene.tolls.is_empty() && !scene.recalls) else {
        return false;
    };
    let summed = || !scene.aggregates.is_empty() && scene.mentions.iter().all(|m| m.is_any_number() || !m.noun);
    // "its operations in November": the month stands right behind them.
    let theirs =
        |m: &Mention| m.kind == Kind::Operation && m.noun && m.plural && m.group < month && month - m.group <= BEHIND_ACTS;
    summed() || scene.settlement().is_none() && scene.mentions.iter().any(theirs)
}

/// Between several acts and their month stands one group at most.
const BEHIND_ACTS: usize = 2;

/// "It is the third time in a month that A attacks the town", "For the second time in a month, A strikes this town": what is told is one of
/// those counted, and whoever did those did it.
pub fn counts_this_one(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    if !context.holds_function(&[Function::Times]) || scene.pluperfect || scene.recalls || !scene.tolls.is_empty() {
        return false;
    }
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let nth =
        |i: usize| context.is(i, Function::Times) && context.is(i - 1, Function::Other) && context.is(i - 2, Function::DetDef);
    (first + 2..last).any(nth) && sentence.groups[scene.from..scene.to].iter().any(attacks)
}

/// "On 24 May, the communiqué goes on, the army struck": what a text tells in that very sentence.
pub fn is_told_by_text(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let text = |g: &Group| matches!(&g.kind, GroupKind::Source(s) if s.text);
    sentence.kinds.any(Kinds::SOURCE) && sentence.groups[scene.from..scene.to].iter().any(text)
}

/// "gunmen attacked another village", be it named or not.
pub fn strikes_another_village(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let another =
        |i: usize| context.is(i, Function::Other) && context.is(i - 1, Function::DetIndef) && context.is_settlement(i + 1);
    scene.strikes() && context.holds_function(&[Function::Other]) && (first + 1..last).any(another)
}

/// "in another village, ten people were killed", "another village, A, was attacked as well", "elsewhere in the province, two were killed".
pub fn in_another_place(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    if told_elsewhere(sentence, scene)
        && (scene.harmful && scene.violent || scene.strikes() && scene.settlement().is_some_and(|p| p.strength >= STRONG))
    {
        return true;
    }
    if !(context.holds_function(&[Function::Other]) && context.holds(SenseClass::PlaceWord)) {
        return false;
    }
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let village = |i: usize| context.is_settlement(i);
    (first + 1..last).any(|i| {
        context.is(i, Function::Other)
            && context.is(i - 1, Function::DetIndef)
            && (i > 1 && context.is(i - 2, Function::In) && scene.harmful || scene.strikes() && scene.settlement().is_some())
            && village(i + 1)
    })
}

/// "Elsewhere, …", "At the other end of the country, …", "Still in the region, some fifty kilometres from there, …": whether a scene opens with
/// a word for another place than the one told of.
pub fn told_elsewhere(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups[scene.from..scene.to]);
    let head = groups[0].start;
    if !context.holds_function(&[Function::Elsewhere, Function::Nearby, Function::FromThere]) {
        return false;
    }
    // "Par ailleurs" only goes on.
    let besides = |i: usize| i > head && context.is(i - 1, Function::By);
    // A little further on it is still where it was, unless a place of its own is named.
    let away = |i: usize| context.is(i, Function::Elsewhere) || context.is(i, Function::Nearby) && scene.settlement().is_some();
    let opens = (head..head + ELSEWHERE_WITHIN).any(|i| away(i) && !besides(i));
    // "fifty kilometres from there".
    let measured = |pair: &[Group]| matches!(pair[0].kind, GroupKind::Count(_)) && context.is(pair[1].start, Function::FromThere);
    let before_act = groups.iter().take_while(|g| !matches!(g.kind, GroupKind::Effect(_) | GroupKind::Incident(_))).count();
    opens || groups[..before_act].windows(2).any(measured)
}

/// The word for another place stands among so many first words.
const ELSEWHERE_WITHIN: usize = 3;

/// "in the same village", "in the same sector", "in this town".
pub fn in_same_place(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    if !context.holds(SenseClass::PlaceWord) {
        return false;
    }
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let is = |i: usize, wanted: fn(PlaceWord) -> bool| {
        context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| matches!(s, Sense::PlaceWord(word) if wanted(*word)))
    };
    let place = |i| is(i, |word| matches!(word, PlaceWord::Settlement | PlaceWord::Zone | PlaceWord::Site | PlaceWord::Admin2));
    let town = |i| is(i, |word| word == PlaceWord::Settlement);
    // "in the town", with no name behind it.
    let bare = |i: usize| {
        !context.is_any(i + 2, &[Function::Of, Function::DetDu, Function::DetDes])
            && !context.tokens.get(i + 2).is_some_and(|t| t.capital)
    };
    let that = |i: usize| context.is(i, Function::DetDem) || context.is(i, Function::DetDef) && bare(i);
    let this = |i: usize| that(i) && i > first && context.is_any(i - 1, &[Function::In, Function::At]);
    // "the hospital of the town", whose name was told before.
    let target = |i: usize| {
        let ends = |g: &Group| matches!(g.kind, GroupKind::Target(_)) && g.end == i;
        sentence.groups[scene.from..scene.to].iter().any(ends)
    };
    // "of the neighbouring town" is another.
    let ends = |i: usize| {
        let goes_on = [SenseClass::Function, SenseClass::Verb, SenseClass::Auxiliary, SenseClass::Time];
        context.tokens.get(i).is_none_or(|t| !t.is_word()) || context.has_any(i, &goes_on)
    };
    // "The town had been hit in October", at the head of its sentence.
    let heads = |i: usize| that(i) && i == first && first == 0 && ends(i + 2);
    let of = |i: usize| that(i) && i > first + 1 && context.is(i - 1, Function::Of) && target(i - 1) && ends(i + 2);
    context.holds_function(&[Function::Same]) && (first..last).any(|i| context.is(i, Function::Same) && place(i + 1))
        || context.holds_place_word(&[PlaceWord::Settlement])
            && (first..last).any(|i| context.has(i + 1, SenseClass::PlaceWord) && (this(i) || of(i) || heads(i)) && town(i + 1))
}

/// "talks are under way at A between the government and the rebels": neither a word of violence nor a figure beside two parties.
pub fn tells_of_two_parties(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    if !scene.mentions.is_empty() || !scene.tolls.is_empty() || !sentence.context.holds_function(&[Function::Between]) {
        return false;
    }
    let groups = &sentence.groups[scene.from..scene.to];
    let party = |g: &Group| matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_));
    let between = groups.iter().position(|g| sentence.context.is(g.start, Function::Between));
    between.is_some_and(|at| groups[at..].iter().any(party))
}

/// "this town was hit on Sunday", "in this village": the town of the sentence before. Where asked so, only as its very first words.
pub fn points_at_a_town(sentence: &SentenceTold<'_>, scene: &Scene, opening: bool) -> bool {
    let context = &sentence.context;
    if !(context.holds_function(&[Function::DetDem]) && context.holds_place_word(&[PlaceWord::Settlement])) {
        return false;
    }
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let town = |i: usize| context.is_settlement(i);
    let last = if opening { first + 1 } else { last };
    (first..last).any(|i| context.is(i, Function::DetDem) && !context.is(i, Function::PluralDeterminer) && town(i + 1))
}

/// "in this same village": said of it in so many words, however many acts are told of.
pub fn in_that_very_place(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let town = |i: usize| context.is_settlement(i);
    context.holds_function(&[Function::Same]) && (first..last).any(|i| context.is(i, Function::Same) && town(i + 1))
}

/// "On the same road, a bus was ambushed": one more act on the road of the one told before.
pub fn strikes_on_same_road(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    if !(context.holds_function(&[Function::Same]) && context.holds(SenseClass::PlaceWord)) {
        return false;
    }
    let first = sentence.groups[scene.from].start;
    let site = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Site);
    let road = |i: usize| context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| site(s));
    // "Some hours later, on the same road": behind the comma of what says when.
    let leads = |i: usize| i < first + ROAD_WITHIN || i >= BEHIND_TIME && context.is_mark(i - BEHIND_TIME, ',');
    let opens = (first..first + ROAD_WITHIN + LED_BY).any(|i| context.is(i, Function::Same) && road(i + 1) && leads(i));
    // "an ambush", "ran over a mine": not what else was done or burned there.
    // "came under fire and a nurse was killed": with somebody harmed by it.
    let attacked = |m: &Mention| scene.harmful && m.finite && !m.continues && m.kind == Kind::Attack;
    let strikes = |m: &Mention| m.noun && m.opens() || m.finite && matches!(m.kind, Kind::Ied | Kind::Ambush) || attacked(m);
    let told = |m: &Mention| m.noun && m.definite && !m.device;
    let target = |g: &Group| matches!(g.kind, GroupKind::Target(_)) && g.start > 0 && context.is(g.start - 1, Function::DetIndef);
    let hit = sentence.groups[scene.from..scene.to].iter().any(target);
    opens && hit && scene.mentions.iter().any(strikes) && !scene.mentions.iter().any(told)
}

/// "on the same road" stands among so many first words.
const ROAD_WITHIN: usize = 4;

/// The comma stands so many words before "same", and what says when has at most so many words.
const BEHIND_TIME: usize = 3;
const LED_BY: usize = 6;

/// "the same men had killed three": those told of, where they were, unless another place is named.
pub fn same_people(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let people = |i: usize| context.has_any(i, &[SenseClass::ActorNoun, SenseClass::Actor, SenseClass::Victim]);
    let same = |i: usize| context.is(i, Function::Same) && i > first && context.is(i - 1, Function::DetDef) && people(i + 1);
    context.holds_function(&[Function::Same]) && (first..last).any(same) && scene.is_of_harm()
}

/// "they came back on Tuesday and killed four more": to the place told of, where they name none.
pub fn returns(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let back = sentence.context.first_is(first..last, Function::Returns);
    back.is_some_and(|i| (first..i).any(|p| sentence.context.is_any(p, &[Function::Pronoun, Function::PronounPlural])))
        || back.is_some() && sentence.groups[scene.from..scene.to].iter().any(crate::recognise::attacks)
}

/// A heading without a verb has at most so many words and marks.
pub const LONGEST_HEADING: usize = 9;

/// The same, of a heading that begins with its day.
const LONGEST_DATED: usize = 14;

/// "Shots have rung out at A": the auxiliary of a verb that the lexicon does not hold, in no relative clause.
pub(super) fn has_a_verb(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let range = groups[scene.from].start..groups[scene.to - 1].end;
    let relative = |i: usize| context.is_any(i, &[Function::Who, Function::That, Function::Where]);
    let auxiliary = |i: usize| context.is_auxiliary(i) && !context.is(i, Function::At) && !is_infinitive_auxiliary(sentence, i);
    let end = range.clone().find(|i| relative(*i)).unwrap_or(range.end);
    (range.start..end).any(auxiliary)
}

/// A heading, or the first words of an account: a place and a day without violence yet.
pub fn sets_scene(sentence: &SentenceTold<'_>, scene: &Scene, anchor: &Anchor) -> bool {
    if scene.tells() || scene.pluperfect || scene.recalls || scene.names_a_known_act() {
        return false;
    }
    let placed = anchor.place.as_ref().is_some_and(|p| p.level == Level::Settlement);
    // "Comme la veille." heads nothing.
    let compared = sentence.context.is(sentence.groups[scene.from].start, Function::As);
    // "27 juin, à 5 km à l'est de Gao.": a day at its head makes it an entry of a list.
    let dated = scene.times.iter().any(|(at, _)| *at <= scene.from + 1);
    let longest = if dated { LONGEST_DATED } else { LONGEST_HEADING };
    let heading = scene.verbless && sentence.context.len() <= longest && !has_a_verb(sentence, scene) && !compared;
    let near = || scene.places.iter().any(|p| p.near && p.level == Level::Settlement && p.strength >= 3);
    // "At B, this time, the attackers came from the next village. They killed two.": where they were, with which the sentence opens.
    let opens = |p: &Found| p.level == Level::Settlement && p.strength > STRONG && p.group <= scene.from + 1;
    let words = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    let done = || words.clone().any(|i| sentence.context.is_auxiliary(i));
    let they = || sentence.groups[scene.from..scene.to].iter().any(attacks);
    let came = || scene.mentions.is_empty() && they() && !done() && scene.places.iter().any(opens);
    heading && (placed || anchor.date.is_some())
        || !compared && only_says_where_and_when(sentence, scene, anchor)
        || placed && anchor.date.is_some() && (scene.settlement().is_some() || near())
        || placed && came()
}

/// "Sunday at first, in the region of A, some hundred kilometres from B.": a sentence that opens with its day, names a place and holds no verb,
/// and neither people nor violence.
fn only_says_where_and_when(sentence: &SentenceTold<'_>, scene: &Scene, anchor: &Anchor) -> bool {
    let groups = &sentence.groups[scene.from..scene.to];
    let whole = scene.from == 0 && scene.to == sentence.groups.len() && sentence.context.len() <= LONGEST_SETTING;
    let said = |g: &Group| match &g.kind {
        GroupKind::Count(count) => !count.unknown_noun && count.what.is_none(),
        kind => {
            let where_or_when = matches!(kind, GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Mark(_) | GroupKind::Word);
            where_or_when || sentence.context.is_adverb(g.start)
        }
    };
    scene.verbless
        && whole
        && anchor.date.is_some()
        && anchor.place.is_some()
        && matches!(groups[0].kind, GroupKind::Time(_))
        && groups.iter().all(said)
        && !has_a_verb(sentence, scene)
}

/// A sentence that only says where and when has at most so many words and marks.
const LONGEST_SETTING: usize = 24;

/// "15 soldiers in two attacks": a figure of several incidents that are told later. "Thirty people in two villages. The first attack hit A"
/// is told so by the sentence behind it.
pub fn waits_for_several(told: &[SentenceTold<'_>], scene: &Scene, anchor: &Anchor) -> Option<u64> {
    let sentence = &told[scene.told];
    let counted = || scene.mentions.iter().find(|m| m.noun && m.plural && m.count.is_some_and(|n| (2..10).contains(&n)))?.count;
    let first = || told.get(scene.told + 1).is_some_and(|next| super::sites::ordinal(next, 0) == Some(0));
    let villages = |at: usize| match &sentence.groups[at].kind {
        GroupKind::Count(n) if n.quantity.high == Some(n.quantity.low) => {
            let town = |g: &Group| matches!(g.kind, GroupKind::Target("village" | "town"));
            let behind = sentence.groups.get(at + 1).is_some_and(town) || is_of_towns(sentence, &sentence.groups[at]);
            behind.then_some(n.quantity.low)
        }
        _ => None,
    };
    let in_two = || (scene.from..scene.to).find_map(villages).filter(|n| *n == 2);
    let count = counted().or_else(|| Some(()).filter(|()| first()).and_then(|()| in_two()))?;
    // "in two raids north of A": the places are told later.
    let nowhere = anchor.place.as_ref().is_none_or(|p| p.level != Level::Settlement || p.near);
    // "nine in two attacks, in the provinces of A (3 dead) | and B (6 dead)": told here.
    let told = scene.to < sentence.groups.len() && scene.tolls.len() > 1;
    (!scene.tolls.is_empty() && nowhere && !told && !scene.recalls).then_some(count)
}

/// "deux localités": the noun counted is one for a settlement.
fn is_of_towns(sentence: &SentenceTold<'_>, count: &Group) -> bool {
    let town = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Settlement);
    (count.start..=count.end).any(|i| sentence.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| town(s)))
}

/// "Mali", "Niger"; "Strikes in Mali", "Strikes in Niger": lines with the name of a country and no verb or figure, which head the parts of
/// a review where they name several.
pub fn sections(told: &[SentenceTold<'_>]) -> FxHashSet<usize> {
    country_headings(told).into_iter().map(|(sentence, _)| sentence).collect()
}

/// The same with the country of each, in their order.
pub fn country_headings(told: &[SentenceTold<'_>]) -> Vec<(usize, u16)> {
    let country = |g: &Group| if let GroupKind::Place(place) = &g.kind { place.country } else { None };
    let heads = |sentence: &SentenceTold<'_>| {
        let plain = |g: &Group| match &g.kind {
            GroupKind::Mark(mark) => *mark != '.',
            kind => country(g).is_some() || matches!(kind, GroupKind::Word | GroupKind::Incident(_)),
        };
        let alone = || sentence.groups.iter().all(|g| country(g).is_some() || matches!(g.kind, GroupKind::Mark(_)));
        let named = || {
            let heading = sentence.zone != Zone::Headline && sentence.context.len() <= LONGEST_HEADING;
            heading && sentence.kinds.any(Kinds::INCIDENT) && sentence.groups.iter().all(plain)
        };
        let head = sentence.kinds.any(Kinds::PLACE).then(|| sentence.groups.iter().find_map(country)).flatten();
        head.filter(|_| alone() || named())
    };
    let found: Vec<_> = (0..told.len()).filter_map(|s| heads(&told[s]).map(|country| (s, country))).collect();
    let several = found.windows(2).any(|pair| pair[0].1 != pair[1].1);
    if several { found } else { Vec::new() }
}

/// "It was a double attack: one on the town, the other on a post at B": both of one day.
pub fn is_of_a_double_act(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    let noun = |m: &Mention| {
        let group = &sentence.groups[m.group];
        m.noun && (group.start.saturating_sub(1)..group.end).any(|i| context.is(i, Function::Twofold))
    };
    let both = scene.mentions.iter().any(noun);
    both && (first..last).any(|i| context.is(i, Function::Other))
}

/// "Policemen stand guard at A, on 1 October 2018.": a sentence of its own before the report begins, in the present, with a day in full at its
/// end, says what a picture shows.
pub fn shows_a_picture(told: &[SentenceTold<'_>], scenes: &[Scene], index: usize) -> bool {
    let scene = &scenes[index];
    let sentence = &told[scene.told];
    let (context, groups) = (&sentence.context, &sentence.groups);
    let alone = |other: &Scene| other.told == scene.told || other.paragraph != scene.paragraph;
    let near = &scenes[index.saturating_sub(1)..scenes.len().min(index + 2)];
    let full = |t: &TimeGroup| {
        matches!(t.value, TimeValue::Calendar { day: Some(_), month: Some(_), year: Some(_), .. }) && !t.night && !t.period
    };
    let closes = groups.iter().rev().take(CLOSING).any(|g| matches!(&g.kind, GroupKind::Time(t) if full(t)));
    let past = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => matches!(e.mood, Mood::Past | Mood::Pluperfect | Mood::Imperfect),
        GroupKind::Speech(s) => !s.participle,
        GroupKind::Word => context.is_auxiliary(g.start) && !context.is(g.start, Function::At),
        _ => false,
    };
    // Not a line that only tells a day.
    let shows = || {
        let present = |g: &Group| {
            matches!(&g.kind, GroupKind::Effect(e) if e.mood == Mood::Present)
                || matches!(g.kind, GroupKind::Word) && super::occasion::finite(sentence, g)
        };
        let verb = |g: &Group| {
            let word = &context.tokens[g.start];
            matches!(g.kind, GroupKind::Word)
                && !context.has(g.start, SenseClass::Function)
                && word.is_word()
                && context.lexicon.ends_as_verb(&context.word(g.start).to_lowercase(), false)
        };
        groups.iter().any(|g| present(g) || verb(g))
    };
    let goes_on = || scenes[index..].iter().any(|s| s.told > scene.told && s.tells());
    !scene.headline
        && scene.tolls.is_empty()
        && closes
        && near.iter().all(alone)
        && !groups.iter().any(past)
        && shows()
        && goes_on()
}

/// The day stands among so many last groups.
const CLOSING: usize = 4;

/// "Lundi 10 juin 2019": a line that only tells a day in full.
pub fn is_line_of_a_day(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let full =
        |t: &TimeGroup| matches!(t.value, TimeValue::Calendar { day: Some(_), month: Some(_), year: Some(_), .. }) && !t.night;
    // "5 avril 2022 à 16h54".
    let hour = |g: &Group| sentence.context.is(g.start, Function::At) || !sentence.context.tokens[g.start].is_word();
    let small = |g: &Group| match &g.kind {
        GroupKind::Time(t) => full(t),
        GroupKind::Mark(_) | GroupKind::Count(_) => true,
        GroupKind::Word => hour(g),
        _ => false,
    };
    scene.from == 0 && scene.to == sentence.groups.len() && !scene.times.is_empty() && sentence.groups.iter().all(small)
}

/// "The army's losses, as a reminder:", "Reminder of the latest attacks": a heading that says that what is listed below it was before.
pub fn heads_recalled(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let last = sentence.groups.last().map(|g| &g.kind);
    let closes = matches!(last, Some(GroupKind::Mark(':')));
    let bare = || scene.verbless && sentence.context.len() <= HEADING && !matches!(last, Some(GroupKind::Mark('.')));
    scene.recalls && scene.tolls.is_empty() && (closes || bare())
}

/// A heading without a colon has at most so many words.
const HEADING: usize = 8;

/// "the army struck in answer", "shelled the assailants": whether words say that what a scene tells answers something that went before.
pub fn tells_of_an_answer(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let range = sentence.groups[scene.from].start..sentence.groups[scene.to - 1].end;
    context.holds_function(&[Function::InAnswer]) && context.any_is(range, Function::InAnswer)
        || names_the_assailants(sentence, scene)
}

/// "the assailants": with the definite article, those who attacked before.
pub fn names_the_assailants(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let context = &sentence.context;
    let (first, last) = (sentence.groups[scene.from].start, sentence.groups[scene.to - 1].end);
    const THE: &[Function] = &[Function::DetDef, Function::DetDes, Function::DetDem, Function::DetPoss];
    // "aux assaillants", "ces assaillants".
    let the = |i: usize| i > 0 && (context.is_any(i - 1, THE) || context.is(i - 1, Function::At));
    context.holds(SenseClass::ActorNoun) && (first..last).any(|i| the(i) && context.names_assailants(i))
}
