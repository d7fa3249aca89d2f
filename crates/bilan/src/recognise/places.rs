//! Names of places with the words around them: known ones from the gazetteer, unknown ones from their context.

use super::Context;
use super::behind;
use super::group::{GroupKind, PlaceGroup, PlaceTie};
use super::identified;
use super::lists;
use super::surroundings::{self, Surroundings};
use crate::lexicon::{Function, PlaceClass, PlaceWord, PlaceWordId, Sense, SenseClass, WordId};
use crate::model::Kind;

/// Whether a name of a place can start here at all: with a capital, or before one that is joined.
#[inline(always)]
pub fn may_begin(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at).is_some_and(|t| t.is_word() && (t.capital || before_joined(context, at)))
}

/// The place that starts here, its name only; what stands before and after it gives the tie and the class.
pub fn at(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let token = context.tokens.get(at)?;
    if !token.is_word() || !(token.capital || is_particle(context, at)) {
        return None;
    }
    if token.hyphen {
        return far_end(context, at);
    }
    if is_beside_people(context, at) {
        return None;
    }
    if let Some(end) = far_end_apart(context, at) {
        return Some(end);
    }
    if surroundings::is_of_street(context, at) {
        return None;
    }
    let identified = identified::is_identified(context, at, name_end(context, at));
    let surroundings = Surroundings::before(context, at).or_identified(identified);
    if let Some((length, country)) = context.longest_of(at, &[SenseClass::Country], |s| match s {
        Sense::Country(country) => Some(*country),
        _ => None,
    }) {
        let longer = known(context, at).filter(|(l, _)| *l > length);
        // "near the border of A".
        // "two villages of Niger", "an area on the border of Mali" with the article, which no town has.
        let article = || at > 0 && context.is_any(at - 1, &[Function::DetDu, Function::DetDef]);
        let of_site = surroundings.class.is_none_or(|c| match c {
            PlaceWord::Site => true,
            PlaceWord::Settlement | PlaceWord::Area | PlaceWord::Zone => article(),
            _ => false,
        });
        if longer.is_none() && of_site && token.capital {
            return Some((
                length,
                group(
                    context,
                    surroundings,
                    Name { candidates: &[], country: Some(country), compound: false, apposed: false },
                    at,
                    at + length,
                ),
            ));
        }
    }
    // "the Base of A": a class word with a capital is the name of no place.
    let class = |length: usize| length == 1 && context.is(at + 1, Function::Of) && surroundings::is_class(context, at);
    if let Some((length, candidates)) = known(context, at).filter(|(length, _)| !class(*length)) {
        // At the start of a sentence, or in a person's name, an ordinary word is no place.
        let first = at == 0 || at == 1 && context.is_quote(0);
        let plain = first
            && length == 1
            && surroundings.tie == PlaceTie::None
            && (token.word != WordId::NONE || !spelt_so(context, at, candidates))
            && !is_known_town(context, at, candidates);
        let surroundings = surroundings.or_apposed(context, at);
        let alone = surroundings.tie == PlaceTie::None && surroundings.class.is_none();
        let person = alone && in_a_name(context, at, length)
            || surroundings.listed && is_named_behind(context, at, length)
            || matches!(surroundings.tie, PlaceTie::None | PlaceTie::Of) && has_surname(context, at + length);
        if !plain && !person && !(alone && is_of_operation(context, at)) && !(alone && is_initials(context, at, length)) {
            let end = compound_end(context, at, at + length, candidates, identified || surroundings.is_one_place(context, at));
            let end = if end == at + length && !alone { second_name(context, end, candidates) } else { end };
            let end = with_number(context, end, &surroundings);
            let after = behind::class_after(context, end);
            // "in the Masisi": with its article a name is that of the district, be there a town of that name.
            let division = || {
                let place = |c: &u32| &context.lexicon.places[*c as usize];
                let wide = |c: &u32| matches!(place(c).class, PlaceClass::Admin1 | PlaceClass::Admin2);
                let article = at > 1 && context.is(at - 1, Function::DetDef) && context.is(at - 2, Function::In);
                (article && end == at + length && candidates.iter().any(wide)).then_some(PlaceWord::Admin2)
            };
            let class = surroundings.class.or(after).or_else(division);
            let surroundings =
                Surroundings { class, tie: surroundings.tie_on_road(opens_unknown_road(context, at, end)), ..surroundings };
            let name = Name { candidates, country: None, compound: end > at + length, apposed: after.is_some() };
            return Some((end - at, group(context, surroundings, name, at, end)));
        }
    }
    unknown(context, at, surroundings)
}

/// "in the Somali capital": the word for it, with the country that it is of, names a town, where its name stands neither behind nor before.
pub fn seat_of_state(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let seat = |(l, s): (usize, &Sense)| l == 1 && *s == Sense::PlaceWord(PlaceWord::SeatOfState);
    if !context.senses_of(at, &[SenseClass::PlaceWord]).any(seat) {
        return None;
    }
    let of = context.is_any(at + 1, &[Function::Of, Function::DetDu]);
    let country = at + 1 + usize::from(of) + usize::from(of && context.is(at + 2, Function::DetDef));
    let class = if of { SenseClass::Country } else { SenseClass::Demonym };
    let (length, index) = context.longest_of(country, &[class], |s| match s {
        Sense::Demonym(index) | Sense::Country(index) => Some(*index),
        _ => None,
    })?;
    let end = country + length;
    let name = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && (t.capital || is_particle(context, i)));
    let behind = end + usize::from(context.is_mark(end, ',') || context.is_mark(end, '('));
    let article = at.checked_sub(1).filter(|i| context.is(*i, Function::DetDef))?;
    let before = article.checked_sub(2).is_some_and(|i| (context.is_mark(i + 1, ',') || context.is_mark(i + 1, '(')) && name(i));
    if name(behind) || before {
        return None;
    }
    let found = &context.lexicon.countries[index as usize];
    let mut candidates = Vec::new();
    let capital = |place: &u32| {
        let place = &context.lexicon.places[*place as usize];
        place.class == PlaceClass::Capital && place.country == found.iso2
    };
    context.lexicon.places_in(found.capital?, |places| candidates.extend(places.iter().copied().filter(capital)));
    let around = Surroundings { class: None, ..Surroundings::before(context, at) };
    let name = Name { candidates: &candidates, country: None, compound: false, apposed: false };
    (!candidates.is_empty()).then(|| (end - at, group(context, around, name, at, end)))
}

/// The second of two known places joined by a hyphen: the other end of a road.
fn far_end(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let near_end = at.checked_sub(1)?;
    joined_end(context, near_end, at)
}

/// "on the road A - B": the same, where the mark between them stands apart and a word for a road right before the first.
fn far_end_apart(context: &Context<'_>, at: usize) -> Option<(usize, GroupKind)> {
    let dash = at.checked_sub(1).filter(|i| context.is_mark(*i, '-') || context.is_mark(*i, '–'))?;
    let road = |start: usize| {
        let site = |(l, s): (usize, &Sense)| l == 1 && *s == Sense::PlaceWord(PlaceWord::Site);
        start > 0 && context.senses_of(start - 1, &[SenseClass::PlaceWord]).any(site)
    };
    let names = dash.saturating_sub(NAME_WORDS)..dash;
    let start = names.rev().find(|i| road(*i) && known(context, *i).is_some_and(|(length, _)| i + length == dash))?;
    joined_end(context, start, at)
}

/// The name at the near end of a road has at most so many words.
const NAME_WORDS: usize = 4;

/// The place that begins here as the other end of a road, of which the known place at `near` is one.
fn joined_end(context: &Context<'_>, near: usize, at: usize) -> Option<(usize, GroupKind)> {
    let (length, candidates) = known(context, at)?;
    let (_, near_end) = known(context, near)?;
    if !in_one_country(context, near_end, candidates) && !is_behind_road(context, near) {
        return None;
    }
    let around = Surroundings {
        tie: PlaceTie::Axis,
        class: None,
        distance_km: None,
        bare: true,
        listed: true,
        beside_place: true,
        of_incident: false,
        attacked: false,
        identified: false,
    };
    Some((length, group(context, around, Name { candidates, country: None, compound: false, apposed: false }, at, at + length)))
}

/// Whether two names can be of one country: "Sam-Ouandja" is no road from a Sam in one country to an Ouandja in another.
fn in_one_country(context: &Context<'_>, one: &[u32], other: &[u32]) -> bool {
    let country = |place: &u32| context.lexicon.places[*place as usize].country;
    one.iter().any(|a| other.iter().any(|b| country(a) == country(b)))
}

/// What is known of a name itself.
struct Name<'c> {
    candidates: &'c [u32],
    country: Option<u16>,
    /// A known name with another joined to it by a hyphen: a place of its own near the known one.
    compound: bool,
    /// A class word follows it in apposition: "X, a village of".
    apposed: bool,
}

fn group(context: &Context<'_>, around: Surroundings, name: Name<'_>, start: usize, end: usize) -> GroupKind {
    // "à vingt kilomètres de A où s'est produite l'attaque": the distance is from there, and it was at A.
    let there = around.distance_km.is_some() && behind::told_there(context, end);
    let tie = if there { PlaceTie::In } else { around.tie };
    GroupKind::Place(Box::new(PlaceGroup {
        candidates: name.candidates.to_vec(),
        country: name.country,
        tie,
        class: around.class,
        name: (start, end),
        distance_km: around.distance_km.filter(|_| !there),
        relative: matches!(tie, PlaceTie::Near | PlaceTie::Of).then(|| super::relative::before(context, start)).flatten(),
        compound: name.compound,
        apposed: name.apposed,
        listed: around.listed,
        identified: around.identified,
    }))
}

/// Whether a known place bears a name that begins with this one and goes on: "Bir al-Abd".
pub fn is_longer(context: &Context<'_>, at: usize, length: usize) -> bool {
    known(context, at).is_some_and(|(known, _)| known > length)
}

/// "Bir-Kharma": what an abbreviation written as a name begins, joined to another capital by a hyphen, is a name of its own.
pub fn goes_on_as_name(context: &Context<'_>, at: usize, length: usize) -> bool {
    length == 1
        && context.word(at).len() <= SHORT
        && !context.tokens[at].capitals
        && context.tokens.get(at + 1).is_some_and(|t| t.hyphen && t.capital)
}

fn known<'c>(context: &Context<'c>, at: usize) -> Option<(usize, &'c [u32])> {
    let mut best = None;
    context.lexicon.place_entries(&context.tokens[at..], |length, places| best = Some((length, places)));
    best.filter(|(length, places)| *length > 1 || !is_short_abbreviation(context, at) || spelt_so(context, at, places))
}

/// "the soldiers of the AU": two or three capitals are no town of a like spelling.
fn is_short_abbreviation(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens[at];
    token.capitals && token.span.end - token.span.start <= ABBREVIATION
}

/// An abbreviation that may begin a name has at most so many letters.
const SHORT: usize = 4;

/// An abbreviation that may look like a town has at most so many letters.
const ABBREVIATION: usize = 3;

/// Whether a known place is named here behind words of place: "near Pensa", which elsewhere is a form of a verb.
pub fn is_behind_its_preposition(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens[at];
    at > 0
        && token.capital
        && !token.capitals
        && context.tokens[at - 1].is_word()
        && (known(context, at).is_some() && Surroundings::before(context, at).tie != PlaceTie::None
            || region_of_compass(context, at, at + 1, Surroundings::before(context, at)).is_some())
}

/// Whether one of the places is written just so, not only in a like spelling.
fn spelt_so(context: &Context<'_>, at: usize, candidates: &[u32]) -> bool {
    let written = crate::lexicon::fold(context.word(at));
    candidates.iter().any(|c| crate::lexicon::fold(context.lexicon.places[*c as usize].name).starts_with(&written))
}

/// Whether a word that has no sense of its own is the name of a well-known town, spelt as it is.
fn is_known_town(context: &Context<'_>, at: usize, candidates: &[u32]) -> bool {
    let known = |c: &u32| {
        let place = &context.lexicon.places[*c as usize];
        place.weight >= KNOWN && matches!(place.class, PlaceClass::Town | PlaceClass::City)
    };
    candidates.iter().any(known) && spelt_so(context, at, candidates) && !context.senses(at).any(|(length, _)| length == 1)
}

/// The weight from which a town is well-known.
const KNOWN: u8 = 6;

/// Where a name ends whose parts are joined by hyphens; two known places so joined are a road between them, but where it is one place.
fn compound_end(context: &Context<'_>, start: usize, at: usize, here: &[u32], one: bool) -> usize {
    let joined = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.hyphen && t.capital);
    if joined(at) && !joined(at + 1) && is_behind_road(context, start) {
        return at;
    }
    let road = |(length, there): (usize, &[u32])| {
        !joined(at + length) && (in_one_country(context, here, there) || is_behind_road(context, start))
    };
    if !joined(at) || !one && known(context, at).is_some_and(road) {
        return at;
    }
    (at..).find(|i| !joined(*i)).unwrap_or(at)
}

/// "the road A-B": right behind the word for a road, or one adjective, a name opens it.
fn is_behind_road(context: &Context<'_>, at: usize) -> bool {
    let road = |i: usize| {
        let mut senses = context.senses_of(i, &[SenseClass::PlaceWord]);
        senses.any(|(l, s)| l == 1 && *s == Sense::PlaceWord(PlaceWord::Road))
    };
    let adjective = |i: usize| !context.tokens[i].capital && !context.has(i, SenseClass::Function);
    context.holds_place_word(&[PlaceWord::Road]) && at > 1 && (road(at - 1) || adjective(at - 1) && road(at - 2))
}

/// "the road A-B", whose far end nothing knows.
fn opens_unknown_road(context: &Context<'_>, start: usize, end: usize) -> bool {
    let far = context.tokens.get(end).is_some_and(|t| t.is_word() && t.hyphen && t.capital);
    far && is_behind_road(context, start) && known(context, end).is_none()
}

/// "le village d'Issa Harde": one more capital word behind a name with words for a place before it, that nothing knows or that names a place
/// of other countries alone. Where the name ends.
fn second_name(context: &Context<'_>, end: usize, here: &[u32]) -> usize {
    let name = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.capital && !t.capitals && !t.glued);
    let unknown = |i: usize| {
        let token = &context.tokens[i];
        !token.hyphen && token.word == WordId::NONE && token.place == PlaceWordId::NONE && known(context, i).is_none()
    };
    // "the ambush of Bouka Were": a second that is known only of a place in other countries.
    let abroad = |i: usize| {
        let token = &context.tokens[i];
        let own = !token.hyphen && token.word == WordId::NONE;
        own && known(context, i).is_some_and(|(length, other)| length == 1 && !in_one_country(context, here, other))
    };
    if name(end) && (unknown(end) || abroad(end)) && !name(end + 1) { end + 1 } else { end }
}

/// A short word without a meaning of its own, joined to a capital by a hyphen: "al-", "el-".
fn is_particle(context: &Context<'_>, at: usize) -> bool {
    let article = context.tokens[at].word == WordId::NONE || context.is(at, Function::NameParticle);
    before_joined(context, at) && context.word(at).len() <= 3 && article
}

/// Whether a capital is joined to this word by a hyphen.
#[inline(always)]
fn before_joined(context: &Context<'_>, at: usize) -> bool {
    context.tokens.get(at + 1).is_some_and(|t| t.hyphen && t.capital)
}

/// "Mamadou Gao": a capital word right before or after without a comma.
fn in_a_name(context: &Context<'_>, at: usize, length: usize) -> bool {
    let stranger = |i: usize| {
        context.tokens.get(i).is_some_and(|t| {
            t.is_word()
                && t.capital
                && !t.capitals
                && !t.glued | t.hyphen
                && t.word == WordId::NONE
                && t.place == PlaceWordId::NONE
        })
    };
    at > 0 && stranger(at - 1) || stranger(at + length)
}

/// "the army of Bachar el-Assad": a particle joined to a capital word that is no known place goes on with a person's name.
fn has_surname(context: &Context<'_>, at: usize) -> bool {
    before_joined(context, at) && is_particle(context, at) && context.tokens[at + 1].place == PlaceWordId::NONE
}

/// "the operation A": what an operation is called.
fn is_of_operation(context: &Context<'_>, at: usize) -> bool {
    let operation = |s: &Sense| matches!(s, Sense::IncidentNoun { kind: Kind::Operation, .. });
    at > 0 && context.senses_of(at - 1, &[SenseClass::IncidentNoun]).any(|(l, s)| l == 1 && operation(s))
}

/// "le gouverneur de Z., Issa Moussa,": behind a comma, a name and one more without a mark between are a person's.
fn is_named_behind(context: &Context<'_>, at: usize, length: usize) -> bool {
    let name = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.capital && !t.capitals && !t.hyphen && !t.glued);
    let ends = |i: usize| context.tokens.get(i).is_none_or(|t| !t.is_word() || !t.capital);
    at > 0 && context.is_mark(at - 1, ',') && length == 1 && name(at + 1) && ends(at + 2)
}

/// A name that the gazetteer does not hold, where the words around it say that it is one of a place.
fn unknown(context: &Context<'_>, at: usize, around: Surroundings) -> Option<(usize, GroupKind)> {
    // "Ceux-ci ont été attaqués": a word of grammar that only begins a sentence.
    if at == 0 && context.is_any(at, &[Function::ThatOf, Function::Pronoun, Function::PronounPlural]) {
        return None;
    }
    // "C'est …": an elided word is no name.
    let elided = identified::is_elided(context, at);
    if elided && !identified::begins_elided_name(context, at) {
        return None;
    }
    // "quoted by the Gazette": what is called so is read, not lived in.
    let outlet = (at.saturating_sub(1)..=at).any(|i| {
        context
            .longest_of(i, &[SenseClass::Outlet], |s| matches!(s, Sense::Outlet { .. }).then_some(()))
            .is_some_and(|(l, ())| i + l > at)
    });
    // "a site Internet": part of the word for who writes.
    let source = |i: usize| context.senses_of(i, &[SenseClass::Source]).any(|(l, _)| i + l > at);
    let outlet = outlet || (at.saturating_sub(2)..at).any(source);
    let end = with_number(context, name_end(context, at), &around);
    if is_a_person(context, at, end, &around) {
        return None;
    }
    // "they went on to A, where they killed three".
    let went =
        behind::where_behind(context, end) && context.is(end + 2, Function::PronounPlural) || behind::acts_there(context, end);
    let goes = around.tie == PlaceTie::Elsewhere && !went && behind::attackers_go(context, at);
    // "not far from Belga (province of A)": what lies in a region is no outlet.
    let outlet = outlet && !(around.tie == PlaceTie::Near && context.is_mark(end, '('));
    if around.tie == PlaceTie::Elsewhere && !(went || goes) || outlet || is_of_people(context, at) {
        return None;
    }
    // "the Base of A": a class word with a capital is no name.
    if end == at + 1 && surroundings::is_class(context, at) && context.is_any(end, &[Function::Of, Function::DetDu]) {
        return None;
    }
    let lies = || around.tie == PlaceTie::None && (behind::lies_within(context, end) || behind::lies_in_bracket(context, end));
    let after = behind::class_after(context, end)
        .or_else(|| (lies() || around.tie == PlaceTie::None && lists::are_places(context, end)).then_some(PlaceWord::Settlement));
    let stricken = identified::is_stricken_town(context, at, end);
    let certain = around.class.is_some()
        || after.is_some_and(|c| c == PlaceWord::Settlement)
        || behind::where_behind(context, end)
        || goes
        || at > 0 && behind::acts_there(context, end)
        || behind::tells_in_brackets(context, end)
        || behind::heads_a_figure(context, at, end)
        || behind::is_scene_of(context, end)
        || stricken
        || identified::is_subject_hit(context, at, end)
        || opens_road(context, end, &around)
        || alone_behind(context, end, at) && surroundings::is_of_named_house(context, at)
        || around.beside_place && (!person_after(context, at, end) || is_among_towns(context, end));
    // "on Telegram": what is only said to be on something unknown is hardly a place.
    let strikes = |s: &Sense| match s {
        Sense::IncidentNoun { .. } => true,
        Sense::Verb(form) => context.lexicon.verbs[form.verb as usize].incident.is_some(),
        _ => false,
    };
    let classes = [SenseClass::IncidentNoun, SenseClass::Verb];
    let struck = || (at.saturating_sub(6)..at).any(|i| context.senses_of(i, &classes).any(|(_, s)| strikes(s)));
    let upon = at > 0 && context.is(at - 1, Function::On) && !struck();
    let likely = !upon
        && matches!(around.tie, PlaceTie::In | PlaceTie::Near | PlaceTie::Axis | PlaceTie::Border | PlaceTie::Toward)
        && around.bare
        && !(around.listed && person_after(context, at, end));
    // A second capital word would make it a person; "of A-B" without one is a place.
    let joined =
        context.tokens.get(at + 1).is_some_and(|t| t.hyphen && t.capital) && (at + 1..end).all(|i| context.tokens[i].hyphen);
    let alone = end == at + 1 || joined;
    // One who is attacked by name has a title or two names; several are attacked at once where they are places.
    let several = around.listed && around.bare || opens_list(context, end);
    let attacked = around.attacked && at > 0 && (alone || several || surroundings::is_under_fire(context, at));
    // "the people of A, B and C"
    let people_of = || if around.listed { lists::first_of_list(context, at).0 } else { at };
    let two = || end == at + 2 && surroundings::people_live_there(context, people_of());
    let named_after = attacked
        || alone && (surroundings::lives_there(context, people_of()) || surroundings::holds_office(context, at))
        || two()
        || around.of_incident && (end == at + 1 || joined || surroundings::is_of_the_attack(context, at, end) && end == at + 2)
        || joined && around.tie == PlaceTie::Of && around.bare;
    if !certain && !likely && !named_after {
        return None;
    }
    if let Some((start, candidates)) = region_of_compass(context, at, end, around) {
        return Some((
            end - at,
            group(context, around, Name { candidates: &candidates, country: None, compound: false, apposed: false }, start, end),
        ));
    }
    let compound = end > at + 1 && context.tokens[at + 1].hyphen;
    // Months and days are not capitalised within a sentence: before another capital word, such a word is part of a name.
    let part =
        |s: &Sense| end > at + 1 && (at > 0 && matches!(s, Sense::Time(_)) || *s == Sense::Function(Function::NameParticle));
    let named = !compound
        && !elided
        && context
            .senses(at)
            .any(|(l, s)| !(l == 1 && (certain && is_plain_word(s) || part(s) || matches!(s, Sense::Capital(_)))));
    // "two positions of the NDS": nor is whose they are a place, but a village may be called so.
    let initials = !elided && (!certain || around.class == Some(PlaceWord::Site)) && is_initials(context, at, 1);
    if named || initials {
        return None;
    }
    let tie = around.tie_on_road(opens_unknown_road(context, at, end));
    let around = Surroundings { class: around.class.or(after), tie, ..around };
    let name = Name { candidates: &[], country: None, compound: false, apposed: after.is_some() || stricken };
    // "Corridor Jo": a class word with a capital of its own is part of the name.
    let first = if at > 1 && context.tokens[at - 1].capital && surroundings::is_class(context, at - 1) { at - 1 } else { at };
    // "the park A": a single letter is no name without it.
    let letter = end == at + 1 && context.word(at).chars().count() == 1;
    if let Some(start) = surroundings::class_of_letter(context, at).filter(|_| letter) {
        let mut candidates = Vec::new();
        context.lexicon.places_in(context.span(start, end).of(context.text), |found| candidates = found.to_vec());
        // "the cross-border park A": with adjectives, as without.
        let bare = [context.word(start), context.word(at)].join(" ");
        if candidates.is_empty() {
            context.lexicon.places_in(&bare, |found| candidates = found.to_vec());
        }
        return Some((end - at, group(context, around, Name { candidates: &candidates, ..name }, start, end)));
    }
    Some((end - at, group(context, around, name, first, end)))
}

/// "in the region of the East": a point of the compass that a region is called by, where one is known by all of its name.
fn region_of_compass(context: &Context<'_>, at: usize, end: usize, around: Surroundings) -> Option<(usize, Vec<u32>)> {
    let compass = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Direction);
    let named = matches!(around.class, Some(PlaceWord::Admin1 | PlaceWord::Admin2)) && end == at + 1;
    if !named || !context.senses_of(at, &[SenseClass::PlaceWord]).any(|(l, s)| l == 1 && compass(s)) {
        return None;
    }
    let class =
        |i: &usize| context.senses_of(*i, &[SenseClass::PlaceWord]).any(|(_, s)| surroundings::class_of(s) == around.class);
    let start = (at.saturating_sub(CLASS_OF_COMPASS)..at).find(class)?;
    let mut candidates = Vec::new();
    context.lexicon.places_in(context.span(start, end).of(context.text), |found| candidates = found.to_vec());
    (!candidates.is_empty()).then_some((start, candidates))
}

/// The word for a region stands at most so many words before its point of the compass.
const CLASS_OF_COMPASS: usize = 3;

/// Whether a name is of one word, behind which no other stands.
fn alone_behind(context: &Context<'_>, end: usize, at: usize) -> bool {
    end == at + 1 && context.tokens.get(end).is_none_or(|t| !t.capital)
}

/// "on the road that goes from A to B": the first name, behind the word for a road.
fn opens_road(context: &Context<'_>, end: usize, around: &Surroundings) -> bool {
    let capital = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && t.capital);
    let road = |i: usize| {
        let site = |(l, s): (usize, &Sense)| l == 1 && *s == Sense::PlaceWord(PlaceWord::Site);
        i > 0 && context.is(i - 1, Function::DetDef) && context.senses_of(i, &[SenseClass::PlaceWord]).any(site)
    };
    matches!(around.tie, PlaceTie::From | PlaceTie::Toward)
        && context.is_any(end, &[Function::At, Function::And])
        && capital(end + 1)
        && (end.saturating_sub(ROAD_BACK)..end).any(road)
}

/// The word for a road stands at most so many words before the end of the first name.
const ROAD_BACK: usize = 8;

/// "fighting between Kissi and Toma": whoever is named beside a people with the same words is one, be there a town of that name.
fn is_beside_people(context: &Context<'_>, at: usize) -> bool {
    let people = |i: usize| context.tokens.get(i).is_some_and(|t| t.capital) && context.has(i, SenseClass::Community);
    let between = |i: Option<usize>| i.is_some_and(|i| context.is(i, Function::Between));
    let first = at.checked_sub(2).filter(|i| context.is(at - 1, Function::And) && people(*i));
    first.is_some_and(|i| between(i.checked_sub(1)))
        || between(at.checked_sub(1)) && context.is(at + 1, Function::And) && people(at + 2)
}

/// "the community A", "the Tuareg community A", "the clan A": behind such a word stands what people are called.
fn is_of_people(context: &Context<'_>, at: usize) -> bool {
    let people = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::People);
    let named = |at: usize| context.senses_of(at, &[SenseClass::PlaceWord]).any(|(l, s)| l == 1 && people(s));
    let plain = |at: usize| context.tokens[at].is_word() && !context.tokens[at].capital && !context.has(at, SenseClass::Function);
    at > 0 && named(at - 1) || at > 1 && named(at - 2) && plain(at - 1)
}

/// "A, B and C": behind the name stands a comma, or the word that ends a list, and another name.
fn opens_list(context: &Context<'_>, end: usize) -> bool {
    let joined = context.is_mark(end, ',') || context.is(end, Function::And);
    joined && context.tokens.get(end + 1).is_some_and(|t| t.is_word() && t.capital)
}

/// "A, Panga B and C were attacked": in a list, behind a town, a town that the gazetteer holds follows the name, or the last of those that were hit.
fn is_among_towns(context: &Context<'_>, end: usize) -> bool {
    let joined = context.is(end, Function::And) || context.is_mark(end, ',');
    let town = |at: usize| {
        context.tokens.get(at).is_some_and(|t| t.capital)
            && known(context, at).is_some_and(|(_, found)| spelt_so(context, at, found))
    };
    let hit = |at: usize| {
        context.tokens.get(at).is_some_and(|t| t.capital) && identified::is_subject_hit(context, at, name_end(context, at))
    };
    joined && (town(end + 1) && !context.is_mark(end + 2, ',') || hit(end + 1))
}

/// "they attacked Ali Traore, killing two", "they shot at him", "as for Ali Traore": a given name and one more, where no word says that it
/// is a place.
fn is_a_person(context: &Context<'_>, at: usize, end: usize, around: &Surroundings) -> bool {
    let two = end > at + 1 && !context.tokens[at + 1].hyphen;
    let plain = || around.class.is_none() && !around.listed && !around.identified;
    // "s'en prendre à": of a verb of attack, and not of the place.
    let about =
        |i: usize| context.is(i, Function::On) || context.function_length(i, Function::AsFor).is_some_and(|l| i + l == at);
    let of_whom = || around.tie == PlaceTie::None || around.attacked || (at.saturating_sub(2)..at).any(about);
    two && plain() && of_whom() && context.lexicon.is_given_name(context.word(at))
}

/// "the spokesman at A, Ali Traore,": several names after a comma are a person's.
fn person_after(context: &Context<'_>, at: usize, end: usize) -> bool {
    at > 0 && context.is_mark(at - 1, ',') && end > at + 1 && !context.tokens[at + 1].hyphen
}

/// Few letters, all capitals: an abbreviation, where the rest is not written so.
fn is_initials(context: &Context<'_>, at: usize, length: usize) -> bool {
    let token = &context.tokens[at];
    let loud = |t: &crate::segment::Token| t.capitals;
    length == 1
        && token.capitals
        && token.span.end - token.span.start < 6
        && context.tokens.iter().filter(|t| loud(t)).count() < 4
}

/// Senses that do not keep a capital word from being a village's name where a class word names it so.
fn is_plain_word(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Verb(_)
            | Sense::Community(_)
            | Sense::Victim { .. }
            | Sense::Materiel(_)
            | Sense::Weapon(_)
            | Sense::Number { .. }
    )
}

/// "the crossroads Mile 2": a number that closes a name behind the word for a site or settlement.
fn with_number(context: &Context<'_>, end: usize, around: &Surroundings) -> usize {
    let number = context.tokens.get(end).is_some_and(|t| t.number().is_some_and(|n| n < NUMBERED) && !t.glued && !t.hyphen);
    let closed = context.tokens.get(end + 1).is_none_or(|t| !t.is_word() && t.number().is_none());
    let classed = matches!(around.class, Some(PlaceWord::Site | PlaceWord::Settlement));
    if classed && number && closed { end + 1 } else { end }
}

/// Numbers of names are small.
const NUMBERED: u64 = 1000;

/// Where an unknown name ends: capital words in a row and what hyphens join to them, four at most.
fn name_end(context: &Context<'_>, at: usize) -> usize {
    let mut end = at + 1;
    let goes_on = |i: usize| {
        let elided = || identified::begins_elided_name(context, i - 1);
        context.tokens.get(i).is_some_and(|t| t.is_word() && (t.hyphen || t.capital && !t.glued || t.glued && elided()))
            && !context
                .senses_of(i, &[SenseClass::Time, SenseClass::Actor])
                .any(|(_, s)| matches!(s, Sense::Time(_) | Sense::Actor(_)) && !context.tokens[i].hyphen)
    };
    while end - at < 4 && goes_on(end) {
        end += 1;
    }
    // "the road A-B" has two ends.
    let road = end == at + 2 && context.tokens[at + 1].hyphen && context.tokens[at + 1].capital && is_behind_road(context, at);
    if road { at + 1 } else { end }
}
