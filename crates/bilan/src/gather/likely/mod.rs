//! How likely a name is where something happened, by the words around it: where it was, where people came from or went, where it
//! was said.

mod aside;
mod roads;
mod said;
mod struck;

use super::mentions::{is_feared, is_wished};
use super::places::{STRONG, names_class};
use crate::lexicon::{Auxiliary, Frame, Function, PlaceWord, Sense, SenseClass, SpeechPreposition};
use crate::model::{Effect, Kind, SpeakerClass, Victims};
use crate::recognise::{
    Group, GroupKind, Kinds, Mood, PlaceGroup, PlaceTie, Voice, attackers_go, heads_a_figure, scene_behind, was_scene_of, wrecks,
};
use crate::state::{SentenceTold, TollFound, is_body};
use aside::{is_agent_before, is_blamed, is_spoken_about};
pub(super) use roads::opens_road;
use roads::{
    closes_road, ends_journey, ends_road, goes_itself, is_address, is_behind_road, is_beside_goal, is_hit_on_its_road,
    is_near_end, is_on_the_way, of_home_base, starts_journey,
};
pub(super) use said::did_there;
use said::{
    is_at_home_of, is_before_what_is_said, is_of_second_speaker, is_said_there, is_their_seat, is_where_speaker_is,
    said_by_people_there, said_by_the_state, said_next,
};
pub(super) use struck::held_there;
use struck::{
    are_attacked, are_harmed, are_killed_before, bare, fight_others, is_hit, is_hit_institution, is_meanwhile,
    is_struck_institution, is_where_they_came_killing, is_where_they_struck, is_where_they_were_killed, lost_some, of_capture,
};

/// Distances from which a place only helps to find the one meant on a map.
const FAR_KM: u64 = 120;
/// The same where a direction is said as well.
const FAR_OFF_KM: u64 = 180;

/// Distances up to which the place named is the next one.
const NEARBY_KM: u64 = 15;

/// "On a relevé à A quinze corps": whether "one" is who speaks, and bodies are counted right behind the place.
fn one_counts_bodies(told: &SentenceTold<'_>, verb: &Group, place: usize) -> bool {
    let one = (verb.start.saturating_sub(1)..=verb.start).any(|i| told.context.is(i, Function::PronounOne));
    let bodies = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if is_body(&told.context, v));
    one && told.groups.get(place + 1).is_some_and(bodies)
}

/// "Ten bodies were picked up at A": where bodies were found, right behind the verb, which elsewhere is one of telling.
fn bodies_lay_there(told: &SentenceTold<'_>, place: usize) -> bool {
    let found = |g: &Group| (g.start..g.end).any(|i| told.context.is(i, Function::Found));
    let verb = told.groups[..place].iter().rposition(|g| matches!(&g.kind, GroupKind::Speech(s) if s.passive));
    verb.is_some_and(|verb| found(&told.groups[verb]) && told.tolls.iter().any(|t| t.group < verb))
}

/// "under the bombs of the air force of Damascus, at A": the capital stands for the state whose force it is, beside another place.
fn is_state_of_a_force(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let force = |g: &Group| matches!(&g.kind, GroupKind::Actor(a) if a.force);
    let capital = place.tie == PlaceTie::Of && told.context.has(place.name.0, SenseClass::Capital);
    let before = told.groups[..at].iter().rfind(|g| !is_filler(told, g));
    capital && before.is_some_and(force) && !names_no_other(told, at)
}

/// How likely a name is where something happened, 0 for not at all.
pub(super) fn strength(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> u8 {
    if place.identified {
        return 5;
    }
    if is_where_it_was_not(told, at, place) || is_blamed(told, at, place) || is_address(told, place) {
        return 0;
    }
    if is_spoken_about(told, place) {
        return STRONG;
    }
    if heads_what_is_told(told, at, place) {
        return 5;
    }
    if is_near_where_it_had_been(told, place) || is_market(told, place) {
        return STRONG - 1;
    }
    let groups = &told.groups;
    let before = || groups[..at].iter().rev().filter(|g| !is_filler(told, g)).take(2);
    let dead = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_some());
    // "they say that it was at A": what is said begins behind the conjunction.
    let that = |g: &Group| told.context.is(g.start, Function::That);
    let content = match told.context.holds_function(&[Function::That]) {
        true => groups[..at].iter().rposition(that).map_or(0, |i| groups[i].start),
        false => 0,
    };
    // "The army admits it: at A, gunmen killed nine", and behind a colon.
    let colon = groups[..at].iter().rfind(|g| matches!(g.kind, GroupKind::Mark(':'))).map_or(0, |g| g.start);
    let content = content.max(colon);
    let told_there = told.kinds.any(Kinds::SPEECH.and(Kinds::SPEECH_NOUN))
        && before()
            .take_while(|g| !(names_violence(&g.kind) || dead(g) || matches!(g.kind, GroupKind::Mark(';'))) && g.start >= content)
            .any(|g| match &g.kind {
                // "On a compté à A quinze corps": nobody speaks there.
                GroupKind::Speech(speech) => super::when::speaks(told, speech) && !one_counts_bodies(told, g, at),
                GroupKind::SpeechNoun(_) => true,
                _ => false,
            });
    // "the attack that they launched at A".
    let launched = || {
        let verb = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Speech(_)));
        verb.is_some_and(|verb| super::when::carries_out_what_is_told(told, verb) || super::when::registers(told, verb))
    };
    let told_there = told_there && !launched();
    let wide = matches!(place.class, Some(PlaceWord::Admin1 | PlaceWord::Admin2));
    if !place.listed && !wide && scene_behind(&told.context, place.name.1) {
        return 5;
    }
    if told_there && place.tie == PlaceTie::In && place.class.is_none() && bodies_lay_there(told, at) && names_no_other(told, at)
    {
        return STRONG - 1;
    }
    if is_state_of_a_force(told, at, place) {
        return 1;
    }
    if told_there && place.class.is_none() || is_said_there(told, at) || super::occasion::is_held_there(told, at) {
        return 0;
    }
    let nearest = before().next();
    let speaker_there = place.tie == PlaceTie::In
        && place.class.is_none()
        && nearest.is_some_and(|g| match &g.kind {
            // "an attack reported by the army at A": behind an agent with which no place goes stands where it was.
            GroupKind::Source(s) => s.class.is_some() && !s.text && !is_agent_before(told, g, place),
            // "one learns from security sources at A".
            GroupKind::SpeechPreposition(
                SpeechPreposition::Source | SpeechPreposition::Anonymous | SpeechPreposition::According,
            ) => true,
            _ => false,
        });
    if place.tie == PlaceTie::In && is_brought_there(told, at) {
        return 0;
    }
    if is_next_stop(told, at, place)
        || is_cared_for_there(told, at)
        || is_their_seat(told, at, place)
        || is_where_wounded_died(told, at, place)
    {
        return 0;
    }
    // "six who were preparing an attack on A were killed": with no other place, hardly far from it.
    let elsewhere = |(i, g): (usize, &Group)| {
        i != at && matches!(&g.kind, GroupKind::Place(p) if p.tie == PlaceTie::In && p.country.is_none())
    };
    if is_of_plans(told, at) && groups.iter().enumerate().any(elsewhere) || is_only_what_it_shelters(told, place) {
        return 1;
    }
    if only_says_which(told, at) {
        return STRONG;
    }
    if is_on_the_way(told, at, place) {
        return ON_THE_WAY;
    }
    if is_meanwhile(told, at) {
        return 2;
    }
    if is_struck_institution(told, at, place) {
        return STRONG;
    }
    if super::states::is_government(told, at) {
        return 0;
    }
    if is_where_speaker_is(told, at, place) {
        return 1;
    }
    // "On Tuesday, at A, the minister spoke of eleven dead".
    let leads = |g: &Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Mark(',')) || is_filler(told, g);
    let led = || at <= LED_BY && groups[..at].iter().all(leads) && said_by_the_state(told, at);
    let opens = (at <= 1 || led()) && place.tie == PlaceTie::In && place.class.is_none();
    if speaker_there || opens && said_next(told, at) {
        let there = !speaker_there && (said_by_people_there(told, at) || said::counts_those_there(told, at, place));
        return match there {
            false => 1,
            true if told.tolls.iter().any(|t| t.group > at) => STRONG,
            true => 3,
        };
    }
    if place.tie == PlaceTie::In && is_before_what_is_said(told, at) {
        return 1;
    }
    let people = |g: &Group| matches!(&g.kind, GroupKind::Victims(_) | GroupKind::Source(_));
    let of_people = nearest.is_some_and(people);
    // "the people of the village of A".
    let of_villagers = || {
        let mut behind = groups[..at].iter().rev().filter(|g| !is_filler(told, g)).skip_while(|g| names_class(told, g));
        behind.next().is_some_and(|g| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none()))
    };
    // "the chief of A, B": where a speaker holds office, unless his words go on to say that it happened there, or at his home.
    let at_home = place.tie == PlaceTie::Of && is_at_home_of(told, at);
    let violence = |g: &Group| matches!(g.kind, GroupKind::Incident(_) | GroupKind::EffectNoun(_));
    let of_violence = nearest.is_some_and(violence)
        || place.tie == PlaceTie::Of && behind_its_day(told, at).is_some_and(violence)
        || is_of_one_said_again(told, at)
        || is_of_that_attack(told, at);
    // "another village, that of A": no office of anybody.
    // "a councillor at A, the main town of the area": what A is says nothing of the violence.
    let village = place.tie == PlaceTie::In && place.class == Some(PlaceWord::Settlement) && !place.apposed;
    let office = told.in_office(place.name.0)
        && !(village || is_behind_an_act(told, at, place))
        && !told.context.is(place.name.1, Function::Where)
        && !at_home;
    if is_meant_by_there(told, at, place) {
        return STRONG;
    }
    match place.tie {
        PlaceTie::Toward | PlaceTie::From if opens_road(told, at) => 4,
        PlaceTie::In if closes_road(told, at) => 3,
        // "they reached A and killed six there".
        PlaceTie::None if !place.listed && is_where_they_came_killing(told, at) => 5,
        // "they then went to A, where they killed six".
        PlaceTie::Elsewhere | PlaceTie::Toward
            if !place.listed
                && (is_where_they_struck(told, place)
                    || is_where_they_came_killing(told, at)
                    || place.tie == PlaceTie::Elsewhere && is_where_they_were_killed(told, place)) =>
        {
            5
        }
        // "three positions held at A by the army".
        PlaceTie::Elsewhere if held_there(told, at) => 5,
        PlaceTie::Elsewhere if is_hit_institution(told, at) => STRONG,
        // "they headed for A": where they went, not where somebody was brought.
        PlaceTie::Elsewhere if goes_itself(told, place) || attackers_go(&told.context, place.name.0) => 2,
        PlaceTie::Elsewhere | PlaceTie::From => 0,
        PlaceTie::Of if of_violence => 5,
        PlaceTie::Of if of_people && is_their_own_village(told, at) => 5,
        _ if !place.listed && is_where_it_was(told, place) => 5,
        // "the survivors of A".
        PlaceTie::Of
            if nearest
                .is_some_and(|g| matches!(&g.kind, GroupKind::EffectNoun(n) if n.people && n.effect == Effect::Survivors)) =>
        {
            STRONG
        }
        // "six people, among them the priest of A, were murdered".
        PlaceTie::Of if place.country.is_none() && is_seat_of_the_harmed(told, at) => STRONG,
        _ if office || matches!(place.tie, PlaceTie::Of | PlaceTie::Near) && is_of_second_speaker(told, at) => 1,
        PlaceTie::Of if at_home => 5,
        PlaceTie::None if place.country.is_some() => 0,
        // "after A and B, C was attacked": hit before what is told.
        PlaceTie::None if place.name.0 > 0 && told.context.is(place.name.0 - 1, Function::After) => 1,
        _ if place.country.is_some() => 1,
        _ if place.distance_km.is_some_and(|km| km >= if is_off(told, place) { FAR_OFF_KM } else { FAR_KM }) => 1,
        PlaceTie::Border => 1,
        _ if ends_journey(told, at) => 1,
        PlaceTie::Of if starts_journey(told, at) => 2,
        // "killed yesterday toward A": where they fell.
        PlaceTie::Toward if are_killed_before(told, at) => STRONG,
        PlaceTie::Toward if place.class == Some(PlaceWord::Site) && is_hit_on_its_road(told, at) => 3,
        PlaceTie::Toward => 2,
        PlaceTie::In if ends_road(told, at) => 2,
        // Set free there, not taken there.
        _ if super::when::is_of_release(told, at) => 1,
        _ if of_institution(told, at) => 1,
        // "a unit of the detachment of A": where those come from who were hit on their way.
        _ if of_home_base(told, at, place) => 3,
        // Where somebody was arrested, which need not be where it happened.
        _ if of_arrest(told, at) => 3,
        // "east of A, the capital of the region": what is told of lies off it.
        PlaceTie::Near if place.apposed && place.distance_km.is_none() && is_off(told, place) => 3,
        _ if place.apposed && place.distance_km.is_none_or(|km| km < NEARBY_KM) => 5,
        // "on the road A-B".
        PlaceTie::In if is_near_end(told, at) => 4,
        // "eight died there and two at the hospital of A".
        PlaceTie::In if died_there(told, at) => {
            if others_died(told, at) {
                2
            } else {
                STRONG
            }
        }
        PlaceTie::In => 5,
        // "between A and B": the second only helps to find the first.
        PlaceTie::Axis if place.listed => 3,
        // "they left for A, beside B".
        PlaceTie::Near if is_beside_goal(told, at) => 2,
        // "between A and B, near the village of C": C says where on the road.
        PlaceTie::Near
            if place.class == Some(PlaceWord::Settlement) && place.distance_km.is_none() && is_behind_road(told, at) =>
        {
            5
        }
        PlaceTie::Near if place.distance_km.is_some() && is_only_place_of_an_act(told, at) => STRONG,
        PlaceTie::Near | PlaceTie::Axis if place.distance_km.is_some() || helps_to_find(told, at) => 3,
        PlaceTie::Near | PlaceTie::Axis => 4,
        // "ten people of A were killed", where nothing says that it was elsewhere.
        PlaceTie::Of
            if of_people && (are_harmed(told, at) || is_hit(told, at)) || lost_some(told, at) || are_attacked(told, at) =>
        {
            4
        }
        PlaceTie::Of if fight_others(told, at) && names_no_other(told, at) => STRONG,
        PlaceTie::Of if of_people => 2,
        PlaceTie::Of if place.class == Some(PlaceWord::Settlement) && of_villagers() && is_of_one_person(told, at) => 2,
        PlaceTie::Of if place.class == Some(PlaceWord::Settlement) && of_villagers() && !are_harmed(told, at) => 4,
        PlaceTie::Of if place.class == Some(PlaceWord::Settlement) && is_where_one_serves(told, at) => 2,
        PlaceTie::Of if place.class == Some(PlaceWord::Settlement) => 5,
        PlaceTie::Of if of_capture(told, at) => 5,
        PlaceTie::Of if place.class == Some(PlaceWord::Site) || of_target(told, at) || of_burned_houses(told, at) => 4,
        PlaceTie::Of if place.class.is_some() => 3,
        PlaceTie::Of if !place.candidates.is_empty() && (is_struck_upon(told, at) || is_of_what_was_hit(told, at)) => STRONG,
        // "in the reservoir of A-B": behind any noun, a name of two parts.
        PlaceTie::Of if is_joined(told, place) && stands_in_or_at(told, place) && !told.tolls.is_empty() => 3,
        PlaceTie::Of if !place.candidates.is_empty() && (stands_in_or_at(told, place) || is_hit(told, at)) => 3,
        PlaceTie::Of => 1,
        PlaceTie::None => bare(told, at, place),
    }
}

/// "Region of A, west of the country: five died", "A, on Monday evening: gunmen killed five": before the colon of what it tells, a sentence
/// names no more than where and when.
fn heads_what_is_told(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let groups = &told.groups;
    if at > HEADS_WITHIN || place.country.is_some() || place.listed || place.distance_km.is_some() {
        return false;
    }
    let Some(colon) = groups.iter().take(COLON_WITHIN).position(|g| matches!(g.kind, GroupKind::Mark(':'))) else { return false };
    let class = |g: &Group| {
        matches!(g.kind, GroupKind::Target(_)) || told.context.has(g.start, SenseClass::PlaceWord) || is_filler(told, g)
    };
    let only_class = groups[..at.min(colon)].iter().all(|g| class(g) && !matches!(g.kind, GroupKind::Place(_)));
    // "A (axis B): …" is a line of a list.
    let bracket = |g: &Group| matches!(g.kind, GroupKind::Mark('('));
    let more = || groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',') | GroupKind::Time(_)));
    let own = (place.class.is_some() || at == 0 && more()) && !groups[..colon].iter().any(bracket);
    let where_and_when =
        |g: &Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Mark(',')) || class(g);
    let quoted = groups.get(colon + 1).is_some_and(|g| matches!(g.kind, GroupKind::Mark('«' | '"' | '“')));
    let told_of = |t: &TollFound| t.group > colon;
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if !e.negated) || matches!(g.kind, GroupKind::Incident(_));
    let behind = || told.tolls.iter().any(told_of) || groups[colon..].iter().any(acts);
    let another =
        || groups[colon..].iter().any(|g| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none() && p.tie == PlaceTie::In));
    at < colon && only_class && own && !quoted && groups[at + 1..colon].iter().all(where_and_when) && behind() && !another()
}

/// "she went to the market Gamboru": behind the noun and no preposition, the name of the market itself.
fn is_market(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let market = |s: &Sense| matches!(s, Sense::Target("market"));
    let noun = place.name.0.checked_sub(1);
    noun.is_some_and(|noun| told.context.senses_of(noun, &[SenseClass::Target]).any(|(_, s)| market(s)))
}

/// The name stands among so many first groups, and the colon within so many.
const HEADS_WITHIN: usize = 5;
const COLON_WITHIN: usize = 14;

/// Whether a sentence names no other place than this one, but countries.
fn names_no_other(told: &SentenceTold<'_>, at: usize) -> bool {
    let other = |(i, g): (usize, &Group)| i != at && matches!(&g.kind, GroupKind::Place(p) if p.country.is_none());
    !told.groups.iter().enumerate().any(other)
}

/// "six died at A, near B, where an ambush had killed four": what came before was at B, and the news at A.
fn is_near_where_it_had_been(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let (context, end) = (&told.context, place.name.1);
    let near = place.tie == PlaceTie::Near && place.distance_km.is_none() && !place.listed;
    if !near || !(context.is_mark(end, ',') && context.is(end + 1, Function::Where)) {
        return false;
    }
    let named = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none() && p.tie == PlaceTie::In);
    let before = told.groups.iter().take_while(|g| g.end <= place.name.0);
    let clause = told.groups.iter().skip_while(|g| g.start <= end + 1).take(CLAUSE);
    let mut clause = clause.take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':' | '.')));
    let had = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.mood == Mood::Pluperfect && e.effect.is_some());
    before.into_iter().any(named) && clause.any(had)
}

/// Whether what is said of those killed names the place, in a sentence that names no other.
fn is_seat_of_the_harmed(told: &SentenceTold<'_>, at: usize) -> bool {
    let GroupKind::Place(place) = &told.groups[at].kind else { return false };
    let seat = told.context.span(place.name.0, place.name.1);
    let within = |t: &TollFound| t.effect == Effect::Killed && t.violent && t.span.start <= seat.start && seat.end <= t.span.end;
    told.tolls.iter().any(within) && names_no_other(told, at)
}

/// "two of the wounded having died at A": where they were cared for, unless it says how.
fn is_where_wounded_died(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    if place.tie != PlaceTie::In {
        return false;
    }
    let groups = &told.groups;
    let small = |g: &Group| is_filler(told, g) || matches!(g.kind, GroupKind::Time(_)) || names_class(told, g);
    let Some(died) = groups[..at].iter().rposition(|g| !small(g)) else { return false };
    let dies = matches!(&groups[died].kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.frame == Frame::Intransitive && !e.negated);
    let wounded = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.effect == Some(Effect::Wounded),
        GroupKind::EffectNoun(noun) => noun.people && noun.effect == Effect::Wounded,
        _ => false,
    };
    let between = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Time(_) | GroupKind::Mark(',')) || wounded(g);
    dies && groups[..died].iter().rev().take(WOUNDED_BACK).take_while(between).any(wounded)
}

/// The wounded stand at most so many groups before the verb of their death.
const WOUNDED_BACK: usize = 5;

/// "did not take place at A, but at B": what is corrected.
fn is_where_it_was_not(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let context = &told.context;
    if place.tie != PlaceTie::In || !context.holds_function(&[Function::Happened]) || !context.holds_function(&[Function::But]) {
        return false;
    }
    let start = place.name.0;
    let happened = (start.saturating_sub(CORRECTED)..start).rev().find(|i| context.is(*i, Function::Happened));
    let negated = |verb: usize| (verb.saturating_sub(CORRECTED)..verb).any(|i| context.is(i, Function::Negation));
    let but = told.groups[at + 1..].iter().take(CORRECTED).any(|g| context.is(g.start, Function::But));
    but && happened.is_some_and(negated)
}

/// Such words stand at most so many from each other.
const CORRECTED: usize = 5;

/// "the attack on the seat of the governor, in the district of A": behind a comma, of the attack with which the sentence opens, and no
/// words for who speaks.
fn is_behind_an_act(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let comma = told.groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(',')));
    let Some(comma) = comma.filter(|comma| place.tie == PlaceTie::In && at - comma <= CLOSE_BEHIND) else { return false };
    let before = &told.groups[..comma];
    let opens = before
        .iter()
        .find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Mark(_)) || told.context.tokens[g.start].capital && g.start > 0);
    // "the attack on the seat of the governor": whose it is that was hit.
    let owner = |i: usize| {
        let behind = before[..i].iter().rev().find(|g| !is_filler(told, g));
        behind.is_some_and(|g| matches!(g.kind, GroupKind::Target(_)))
    };
    let speaks = |(i, g): (usize, &Group)| match g.kind {
        GroupKind::Speech(_) | GroupKind::SpeechPreposition(_) => true,
        GroupKind::Source(_) => !owner(i),
        _ => false,
    };
    opens.is_some_and(|g| matches!(g.kind, GroupKind::Incident(_))) && !before.iter().enumerate().any(speaks)
}

/// A place stands at most so many groups behind its comma.
const CLOSE_BEHIND: usize = 5;

/// Whether people who were harmed are told to be at what cares for them: the hospital of a town need not be where it happened.
fn died_there(told: &SentenceTold<'_>, at: usize) -> bool {
    let mut before = told.groups[..at].iter().rev().filter(|g| !is_filler(told, g));
    let health = before.next().is_some_and(|g| matches!(g.kind, GroupKind::Target("health")));
    let harmed =
        |g: &Group| matches!(g.kind, GroupKind::Victims(_)) || matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some());
    health && before.next().is_some_and(harmed)
}

/// "ten died on the spot and two at the hospital": a figure stands before the people who were taken there.
fn others_died(told: &SentenceTold<'_>, at: usize) -> bool {
    let there = told.tolls.iter().map(|t| t.group).filter(|g| *g < at).max();
    there.is_some_and(|there| told.tolls.iter().any(|t| t.group < there))
}

/// "The people of A say that ten were killed in their village": where they live is where it was.
fn is_their_own_village(told: &SentenceTold<'_>, at: usize) -> bool {
    let context = &told.context;
    let village = |g: &Group| {
        let start = g.start;
        context.is(start, Function::DetPoss) && context.is(start.saturating_sub(1), Function::In)
            || start > 1 && context.is(start - 1, Function::DetPoss) && context.is(start - 2, Function::In)
    };
    let settlement = |g: &Group| {
        let settled = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Settlement));
        (g.start..g.end).any(|i| context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| settled(s)))
    };
    let own = |g: &&Group| village(g) && settlement(g);
    let other = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none() && p.tie == PlaceTie::In);
    let behind = &told.groups[at + 1..];
    context.holds_function(&[Function::DetPoss]) && behind.iter().any(|g| own(&g)) && !behind.iter().any(other)
}

/// "the attack on Tuesday of A": what stands right before the day that parts a name from its noun.
fn behind_its_day<'g>(told: &'g SentenceTold<'_>, at: usize) -> Option<&'g Group> {
    let passed = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || is_filler(told, g);
    let mut before = told.groups[..at].iter().rev().filter(|g| !passed(g));
    let day = before.next().filter(|g| matches!(&g.kind, GroupKind::Time(t) if super::when::names_day(t)));
    day.and_then(|_| before.next())
}

/// "were preparing an attack on the town of A": what is only planned or feared has happened nowhere.
fn is_of_plans(told: &SentenceTold<'_>, at: usize) -> bool {
    if !told.context.holds_function(&[Function::Feared, Function::Planned]) {
        return false;
    }
    let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Target(_) | GroupKind::Actor(_));
    let Some(act) = told.groups[..at].iter().rev().take(PLANNED_BACK).find(|g| !small(g)) else { return false };
    match &act.kind {
        GroupKind::Incident(incident) => !incident.definite && is_feared(told, act),
        GroupKind::Effect(_) => is_wished(told, act),
        _ => false,
    }
}

/// What is planned stands at most so many groups before its place.
const PLANNED_BACK: usize = 6;

/// Where people were going stands for where they were hit, where nothing else does.
pub(super) const ON_THE_WAY: u8 = 2;

/// "The town of A shelters the headquarters": what a town holds, right behind its name.
fn is_only_what_it_shelters(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let shelters = |(length, s): (usize, &Sense)| length > 0 && *s == Sense::PlaceWord(PlaceWord::Shelters);
    let next = told.context.senses_of(place.name.1, &[SenseClass::PlaceWord]).any(shelters);
    let violent = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some());
    next && told.tolls.is_empty() && !told.groups.iter().any(violent)
}

/// "the wounded are treated at the hospital L, in the town of A": where those harmed are cared for.
fn is_cared_for_there(told: &SentenceTold<'_>, at: usize) -> bool {
    let context = &told.context;
    if !context.holds_place_word(&[PlaceWord::ElsewhereWord]) {
        return false;
    }
    let small = |g: &Group| match &g.kind {
        GroupKind::Speech(verb) => verb.passive,
        GroupKind::Word | GroupKind::Mark(',') | GroupKind::Place(_) | GroupKind::Target(_) | GroupKind::Time(_) => true,
        _ => false,
    };
    let mut health = None;
    for before in (at.saturating_sub(CARED_BACK)..at).rev().take_while(|i| small(&told.groups[*i])) {
        let group = &told.groups[before];
        if matches!(group.kind, GroupKind::Target("health")) {
            health = Some(before);
        }
        let brought = (group.start..group.end).any(|i| {
            context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| *s == Sense::PlaceWord(PlaceWord::ElsewhereWord))
        });
        if brought {
            return health.is_some();
        }
    }
    false
}

/// "was taken to A, then to B": the next place to which somebody was brought.
fn is_next_stop(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    if place.tie != PlaceTie::In || !told.context.holds_function(&[Function::Then]) {
        return false;
    }
    let small = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(',') | GroupKind::Time(_));
    let between = told.groups[..at].iter().rev().take_while(|g| small(g)).count();
    let then = told.groups[at - between..at].iter().any(|g| told.context.is(g.start, Function::Then));
    let before = (at - between).checked_sub(1).map(|before| &told.groups[before].kind);
    // "… and then to B, where six were killed": there it happened.
    let where_it_was = told.groups[at + 1..].iter().take(2).any(|g| told.context.is(g.start, Function::Where));
    then && !where_it_was && matches!(before, Some(GroupKind::Place(p)) if p.tie == PlaceTie::Elsewhere)
}

/// The verb stands at most so many groups before where they are cared for.
const CARED_BACK: usize = 14;

/// "The post is that of A", "another village, that of A": which post or village it was.
fn is_of_one_said_again(told: &SentenceTold<'_>, at: usize) -> bool {
    if !told.context.holds_function(&[Function::ThatOf]) {
        return false;
    }
    // "that against A".
    let small = |g: &Group| is_filler(told, g) || told.context.is(g.start, Function::Against);
    let Some(before) = told.groups[..at].iter().rposition(|g| !small(g)) else { return false };
    let again = told.context.is(told.groups[before].start, Function::ThatOf);
    let target = |g: &Group| matches!(g.kind, GroupKind::Target(_)) || names_class(told, g);
    let named = || told.groups[..before].iter().rev().take(SAID_BEFORE).any(target);
    // "three days after that of A": of an attack.
    let after = || {
        let start = told.groups[before].start;
        let after = start > 0 && told.context.is_any(start - 1, &[Function::After, Function::AfterOf]);
        after && told.groups[..before].iter().any(|g| matches!(g.kind, GroupKind::Incident(_)))
    };
    // "That of A, on Monday, killed six": of one that was told before.
    let harmed = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_some_and(super::scenes::harms) && !e.negated,
        GroupKind::Victims(v) => v.effect.is_some_and(super::scenes::harms),
        _ => false,
    };
    let opens = || {
        let first = before == 0 || matches!(told.groups[before - 1].kind, GroupKind::Mark(';'));
        // "That of A treated ten of the wounded of the attack": a hospital's team.
        let small = |g: &Group| {
            is_filler(told, g) || told.context.is_auxiliary(g.start) || matches!(g.kind, GroupKind::Mark(_) | GroupKind::Time(_))
        };
        let verb = told.groups[at + 1..].iter().find(|g| !small(g));
        let another = verb.is_some_and(|g| matches!(g.kind, GroupKind::Word) && !told.context.is(g.start, Function::Makes));
        first && !another && told.groups[at..].iter().take(OPENED).any(harmed)
    };
    // "six died in the attack on A and four in that of B", "the attack on A killed six, that of B four".
    let counted = || {
        let act = told.groups[..before].iter().any(|g| matches!(g.kind, GroupKind::Incident(_)));
        let close = |group: usize| group > at && group - at <= 1 || group < before && before - group <= 2;
        act && told.tolls.iter().any(|t| close(t.group))
    };
    again && (named() || after() || opens() || counted())
}

/// Behind the place of "that of A" the harm is told within so many groups.
const OPENED: usize = 8;

/// What a pronoun stands for is named at most so many groups before it.
const SAID_BEFORE: usize = 6;

/// "the headmaster of the school of the village of A", of whom no figure tells, or only that he is one of those told of before: where
/// he works.
fn is_of_one_person(told: &SentenceTold<'_>, at: usize) -> bool {
    let people = |g: &Group| matches!(g.kind, GroupKind::Victims(_));
    let Some(person) = told.groups[..at].iter().rposition(people) else { return false };
    let one = matches!(&told.groups[person].kind, GroupKind::Victims(v) if v.definite && !v.plural && v.effect.is_none());
    one && !told.tolls.iter().any(|t| t.group == person && !t.of_told)
}

/// "two days after that of A": the pronoun is for the violence named before it, with nobody who speaks between.
fn is_of_that_attack(told: &SentenceTold<'_>, at: usize) -> bool {
    let pronoun = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(SpeechPreposition::Opens));
    let Some(that) = at.checked_sub(1).filter(|i| pronoun(&told.groups[*i])) else { return false };
    let named = told.groups[..that].iter().rev().find_map(|g| match &g.kind {
        GroupKind::Incident(_) => Some(true),
        GroupKind::EffectNoun(noun) if !noun.people => Some(true),
        GroupKind::Source(_) | GroupKind::Speech(_) | GroupKind::Victims(_) | GroupKind::Target(_) => Some(false),
        _ => None,
    });
    named == Some(true)
}

/// "It is to A that the wounded were taken": the people of an effect are the subject of a verb that harms nobody.
fn is_brought_there(told: &SentenceTold<'_>, at: usize) -> bool {
    let context = &told.context;
    if !context.holds_function(&[Function::That]) {
        return false;
    }
    let opens = told.groups[at].start <= CLEFT
        && (0..told.groups[at].start).any(|i| super::cues::auxiliary_at(context, i) == Some(Auxiliary::Be));
    let that = told.groups[at + 1..].iter().position(|g| context.is(g.start, Function::That));
    let Some(behind) = that.filter(|_| opens).map(|that| &told.groups[at + 1 + that + 1..]) else { return false };
    let people = |g: &Group| match &g.kind {
        GroupKind::EffectNoun(noun) => noun.people,
        GroupKind::Victims(victims) => victims.effect.is_some(),
        _ => false,
    };
    let harms = |g: &Group| {
        matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some())
            || context.is(g.start, Function::Found)
    };
    behind.iter().take(CLEFT).any(people) && !behind.iter().any(harms)
}

/// The words that a cleft sentence opens with, and those within which its subject follows, are at most so many.
const CLEFT: usize = 4;

/// "A, where ten people died", "A, scene of the attack": the words behind the name say that it happened there.
fn is_where_it_was(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let end = place.name.1;
    let wide = matches!(place.class, Some(PlaceWord::Admin1 | PlaceWord::Admin2));
    let was = || place.listed && was_scene_of(&told.context, end);
    if !wide && (scene_behind(&told.context, end) || was()) || is_town_where_it_was(told, end) {
        return true;
    }
    if !(told.context.is_mark(end, ',') && told.context.is(end + 1, Function::Where)) {
        return false;
    }
    let behind = told.groups.iter().skip_while(|g| g.start <= end + 1).take(CLAUSE);
    let mut clause = behind.take_while(|g| !matches!(g.kind, GroupKind::Mark(';' | ':' | '.')));
    clause.any(|g| match &g.kind {
        GroupKind::Effect(e) => {
            let harmed = matches!(e.effect, Some(Effect::Killed | Effect::Wounded | Effect::Abducted | Effect::KilledOrWounded));
            // "A, where nine were buried".
            let buried = told.context.lexicon.verbs[e.verb as usize].counts_own;
            harmed && !buried && !e.negated && e.mood != Mood::Present && e.mood != Mood::Future
        }
        GroupKind::Victims(victims) => victims.effect.is_some(),
        // "A, where twenty bodies were drawn from the ruins"; not where they were brought.
        GroupKind::EffectNoun(noun) => {
            noun.people && noun.effect == Effect::Killed && !told.context.holds_place_word(&[PlaceWord::ElsewhereWord])
        }
        // "A, where the attack took place".
        GroupKind::Incident(i) => i.definite && !i.plural && happens(told, g.end),
        _ => false,
    })
}

/// Whether a verb that says that something took place stands right behind.
fn happens(told: &SentenceTold<'_>, end: usize) -> bool {
    (end..end + HAPPENS_WITHIN).any(|i| told.context.is(i, Function::Happened))
}

/// The verb begins at most so many words behind what took place.
const HAPPENS_WITHIN: usize = 2;

/// "A, the town of the region of B where the attack took place": the clause tells of the town.
fn is_town_where_it_was(told: &SentenceTold<'_>, end: usize) -> bool {
    let context = &told.context;
    let class = |i: usize| context.is_settlement(i);
    if !(context.is_mark(end, ',') && context.is(end + 1, Function::DetDef) && class(end + 2)) {
        return false;
    }
    let word = |i: &usize| context.tokens.get(*i).is_some_and(|t| t.is_word());
    let Some(place) = (end + 3..end + TOWN_WHERE).take_while(word).find(|i| context.is(*i, Function::Where)) else {
        return false;
    };
    let clause = told.groups.iter().skip_while(|g| g.start <= place).take(CLAUSE);
    let mut clause = clause.take_while(|g| !matches!(g.kind, GroupKind::Mark(_)));
    clause.any(|g| matches!(&g.kind, GroupKind::Incident(i) if i.definite) || context.is(g.start, Function::Facts))
}

/// The clause begins at most so many words behind the name.
const TOWN_WHERE: usize = 12;

/// A relative clause tells what happened within so many groups.
const CLAUSE: usize = 14;

/// "at the youth centre of A": the noun that the place goes with stands behind a preposition of place, without people between.
fn stands_in_or_at(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let context = &told.context;
    let from = place.name.0.saturating_sub(NOUN_BACK);
    let before = (from..place.name.0).rev().take_while(|i| {
        context.tokens[*i].is_word()
            && !context.has_any(
                *i,
                &[SenseClass::Victim, SenseClass::Source, SenseClass::Actor, SenseClass::ActorNoun, SenseClass::Verb],
            )
    });
    let mut words = before.filter(|i| !context.is_any(*i, &[Function::Of, Function::DetDef, Function::DetDes]));
    words.any(|i| context.is_any(i, &[Function::At, Function::In]))
}

/// "a shell fell on a house of A", "a strike on a queue of A": whatever an act of violence was directed at stands there.
fn is_struck_upon(told: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&told.context, &told.groups);
    let GroupKind::Place(place) = &groups[at].kind else { return false };
    let upon = |i: &usize| context.is_any(*i, &[Function::On, Function::Against]);
    let Some(on) = (place.name.0.saturating_sub(NOUN_BACK)..place.name.0).rev().find(upon) else { return false };
    let simple = (on + 1..place.name.0)
        .all(|i| context.tokens[i].is_word() && !context.tokens[i].capital && !context.has(i, SenseClass::Verb));
    let article = context.is_any(on + 1, &[Function::DetIndef, Function::DetDef]);
    let mut before =
        groups[..at].iter().rev().filter(|g| g.end <= on && !is_filler(told, g) && !matches!(g.kind, GroupKind::Time(_)));
    let act = before.next();
    // "a missile came down on a house": what did so was fired.
    let fired = before.next().is_some_and(|g| matches!(g.kind, GroupKind::Incident(_)));
    let violent = |g: &Group| match &g.kind {
        GroupKind::Incident(_) => true,
        GroupKind::Effect(e) => e.incident.is_some() || e.frame == Frame::Fall || e.voice == Voice::Active && fired,
        _ => false,
    };
    simple && article && act.is_some_and(violent)
}

/// "a raid hit on Monday a house of A", "they took two shops of A for their target": the thing that an attack hit stands there.
fn is_of_what_was_hit(told: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&told.context, &told.groups);
    let Some(verb) = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Effect(_))) else { return false };
    let attacks = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && !e.negated && matches!(e.voice, Voice::Active | Voice::Unfinite));
    let object = &groups[verb + 1..at];
    let determiner = [Function::DetIndef, Function::DetDef, Function::DetDes, Function::Of, Function::DetDu, Function::Adverb];
    let thing = |g: &Group| match &g.kind {
        GroupKind::Time(_) | GroupKind::Count(_) | GroupKind::Target(_) => true,
        GroupKind::Word => {
            let plain = context.tokens[g.start].is_word() && !context.tokens[g.start].capital;
            let grammar = context.has(g.start, SenseClass::Function) && !context.is_any(g.start, &determiner);
            plain && !grammar && !context.has(g.start, SenseClass::Source)
        }
        _ => false,
    };
    let named = object.iter().any(|g| !matches!(g.kind, GroupKind::Time(_)) && !is_filler(told, g));
    attacks(&groups[verb]) && named && object.len() <= NOUN_BACK && object.iter().all(thing)
}

/// "families fled A on Monday; two women were killed there", "after the fall of A, they killed four there": the last place named before a verb
/// of harm with the pronoun for it.
fn is_meant_by_there(told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> bool {
    let context = &told.context;
    if place.country.is_some() || place.candidates.is_empty() || !context.holds_function(&[Function::There]) {
        return false;
    }
    let behind = told.groups[at + 1..].iter().take_while(|g| !matches!(g.kind, GroupKind::Place(_)));
    let there = |g: &Group| (g.start.saturating_sub(1)..g.end).any(|i| context.is(i, Function::There));
    let mut acts = behind.filter(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && !e.negated));
    acts.next().is_some_and(|g| there(g) && matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed)))
}

/// A name of parts that hyphens join.
fn is_joined(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let (start, end) = place.name;
    end > start + 1 && (start + 1..end).all(|i| told.context.tokens[i].hyphen)
}

/// Such a preposition stands at most so many words before the name.
const NOUN_BACK: usize = 7;

/// Whether something is said to lie in some direction from a place.
fn is_off(told: &SentenceTold<'_>, place: &PlaceGroup) -> bool {
    let of = place.name.0.checked_sub(1).is_some_and(|i| told.context.is_any(i, &[Function::Of, Function::DetDu]));
    of && place.relative.is_some_and(|r| r.bearing.is_some())
}

/// "the post, situated between A and the border": where something lies that was told of before.
fn helps_to_find(told: &SentenceTold<'_>, at: usize) -> bool {
    let start = told.groups[at].start;
    let located = |s: &Sense| matches!(s, Sense::PlaceWord(PlaceWord::Located));
    told.context.holds_place_word(&[PlaceWord::Located])
        && (start.saturating_sub(3)..start).any(|i| told.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| located(s)))
}

/// "They are A and B.": a sentence that names nothing but a list of places.
pub(super) fn only_says_which(told: &SentenceTold<'_>, at: usize) -> bool {
    let context = &told.context;
    let Some(end) = context.function_length(0, Function::TheyAre) else { return false };
    let listed = |g: &Group| match &g.kind {
        GroupKind::Place(p) => p.country.is_none(),
        GroupKind::Mark(mark) => matches!(mark, ',' | '.'),
        GroupKind::Word => context.is_any(g.start, &[Function::And, Function::Of]),
        _ => false,
    };
    // "They are A and B, according to the mayor".
    let said = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(_) | GroupKind::Source(_) | GroupKind::Speech(_));
    let several = told.groups.iter().filter(|g| matches!(g.kind, GroupKind::Place(_))).count() > 1;
    let mut list = told.groups.iter().skip_while(|g| g.start < end).take_while(|g| !said(g));
    several && told.groups[at].start >= end && list.all(listed)
}

/// "He was riding thirty kilometres north of A when a drone hit him": no other place is named where somebody was hit, of whom no figure
/// is given that may be of a place told later.
fn is_only_place_of_an_act(told: &SentenceTold<'_>, at: usize) -> bool {
    let act = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            let hits = e.incident.is_some_and(|(kind, _)| kind != Kind::Operation) || e.effect == Some(Effect::Killed);
            hits && !e.negated && matches!(e.voice, Voice::Active | Voice::Passive)
        }
        _ => false,
    };
    let other = |(i, g): (usize, &Group)| i != at && matches!(g.kind, GroupKind::Place(_));
    told.tolls.iter().all(|t| t.implicit) && told.groups.iter().any(act) && !told.groups.iter().enumerate().any(other)
}

/// "the toll of the attack of A": what was told happened there.
fn names_violence(group: &GroupKind) -> bool {
    matches!(group, GroupKind::Incident(_)) || matches!(group, GroupKind::EffectNoun(n) if !n.people)
}

/// A day and small words before a place with which a sentence opens are so many groups at most.
const LED_BY: usize = 3;

/// The verb nearest before, in the same clause, says that somebody was arrested.
fn of_arrest(told: &SentenceTold<'_>, at: usize) -> bool {
    let nearest = told.groups[..at].iter().rev().take(6).find_map(|g| match &g.kind {
        GroupKind::Effect(e) => Some(e.effect == Some(Effect::Detained)),
        GroupKind::Mark(',' | ';' | ':') | GroupKind::Incident(_) => Some(false),
        _ => None,
    });
    nearest == Some(true)
}

/// Words that only join: articles, prepositions, quotation marks.
pub(super) fn is_filler(told: &SentenceTold<'_>, group: &Group) -> bool {
    match group.kind {
        GroupKind::Word => {
            told.context.has_any(group.start, &[SenseClass::Function, SenseClass::PlaceWord])
                || !told.context.tokens[group.start].is_word()
        }
        GroupKind::Mark(mark) => matches!(mark, '«' | '"' | '“'),
        _ => false,
    }
}

/// "the director of the school of the village of A": whether a house where one person serves stands in the village, who may have been
/// harmed elsewhere.
fn is_where_one_serves(told: &SentenceTold<'_>, at: usize) -> bool {
    let mut before = told.groups[..at].iter().rev().filter(|g| !is_filler(told, g)).skip_while(|g| names_class(told, g));
    let house = before.next().is_some_and(|g| matches!(g.kind, GroupKind::Target(_)));
    let one = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.implicit && !v.plural && v.effect.is_none());
    house && before.next().is_some_and(one)
}

/// "l'hôpital de X", "l'université de X", where nothing in the sentence is attacked.
fn of_institution(told: &SentenceTold<'_>, at: usize) -> bool {
    if !told.context.holds_place_word(&[PlaceWord::Institution]) {
        return false;
    }
    let from = told.groups[at].start.saturating_sub(5);
    let named = (from..told.groups[at].start).any(|i| {
        told.context.senses_of(i, &[SenseClass::PlaceWord]).any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::Institution)))
    });
    named
        && !told.groups.iter().any(|g| matches!(&g.kind, GroupKind::Incident(i) if !i.definite))
        && !told.groups.iter().any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some()))
}

/// "they set fire to several houses of A": what was burned, destroyed or looted there.
fn of_burned_houses(told: &SentenceTold<'_>, at: usize) -> bool {
    let Some(houses) = told.groups[..at].iter().rposition(|g| !is_filler(told, g)) else { return false };
    let group = &told.groups[houses];
    let built = |i: usize| {
        let house = |s: &Sense| matches!(s, Sense::Materiel("house" | "building"));
        told.context.senses_of(i, &[SenseClass::Materiel]).any(|(_, s)| house(s))
    };
    let wrecked = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if wrecks(e.outcome) && !e.negated && e.mood == Mood::Past);
    (group.start..group.end).any(built) && told.groups[houses.saturating_sub(HOUSES_BACK)..houses].iter().any(wrecked)
}

/// The verb stands at most so many groups before the houses.
const HOUSES_BACK: usize = 4;

/// "le poste de X", "la prison de X", "le convoi de X": what was hit there; "sont venus à moto de X" from there.
fn of_target(told: &SentenceTold<'_>, at: usize) -> bool {
    let by_means = |g: &Group| g.start > 0 && told.context.is_any(g.start - 1, &[Function::At, Function::In]);
    told.groups[..at].iter().rev().filter(|g| !is_filler(told, g)).take(2).any(|g| match &g.kind {
        GroupKind::Target(what) => !(*what == "vehicle" && by_means(g)),
        GroupKind::Actor(actor) => actor.force || actor.kind == "self_defence",
        _ => false,
    })
}
