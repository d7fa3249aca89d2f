//! Where those live, or hold office, who tell of what was there: that is where it was, when nothing else says where.

use super::atlas::Atlas;
use super::incidents::Draft;
use super::places::Level;
use super::scenes::Scene;
use crate::lexicon::{Function, PlaceWord, SenseClass};
use crate::model::{PlaceRef, SpeakerClass};
use crate::recognise::{Context, Group, GroupKind, PlaceGroup, PlaceTie, lives_there};
use crate::state::SentenceTold;

/// "An inhabitant of A says that the strike killed thirty", "the mayor of A": the one settlement whose people tell of a main incident that has
/// no place.
/// A home in another country than the one told, `country`, is not where it was.
pub fn home<'a>(
    told: &[SentenceTold<'a>],
    scenes: &[Scene],
    draft: &Draft,
    country: Option<&str>,
    atlas: &Atlas<'a>,
) -> Option<PlaceRef> {
    if draft.background {
        return None;
    }
    let abroad = |home: &PlaceRef| country.zip(home.country.as_deref()).is_some_and(|(told, home)| told != home);
    let mut found: Option<PlaceRef> = None;
    for index in draft.scenes.iter().take(LOOKED_AT) {
        let sentence = &told[scenes[*index].told];
        // Those who speak need not stand in the part of the sentence that tells of the act.
        for (start, end) in sentence.groups.iter().filter_map(|g| named_home(&sentence.context, g)) {
            let (place, level) = atlas.of_name(sentence, &group(&sentence.context, start, end));
            let other = found.as_ref().is_some_and(|f| !super::places::same(f, &place));
            if level != Level::Settlement || other || abroad(&place) {
                return None;
            }
            found.get_or_insert(place);
        }
    }
    found
}

/// "Titao – Gunmen attacked the village", "The market of A has buried its dead": the one settlement that the report names, be it that of whoever
/// speaks, which is that of a main incident without a place that tells of "the village", or names it as what was hit.
pub fn only_town<'a>(
    told: &[SentenceTold<'a>],
    scenes: &[Scene],
    drafts: &[Draft],
    draft: &Draft,
    atlas: &Atlas<'a>,
) -> Option<PlaceRef> {
    if draft.background {
        return None;
    }
    let own = || draft.scenes.iter().take(LOOKED_AT).map(|s| scenes[*s].told);
    let village = own().find(|at| means_the_village(&told[*at].context));
    // "A has had a night of horror"; not "A – The governor speaks", whose name is where that was written.
    let names = |at: usize| {
        let line =
            |i: usize| i == 0 && told[at].groups.get(1).is_some_and(|g| matches!(g.kind, GroupKind::Mark('-' | '–' | '—' | '(')));
        let hit = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none() && p.tie == PlaceTie::None);
        told[at].groups.iter().enumerate().any(|(i, g)| hit(g) && !line(i))
    };
    let last = village.or_else(|| own().any(names).then_some(told.len() - 1))?;
    let mut found: Option<PlaceRef> = None;
    for sentence in &told[..=last] {
        let homes = sentence.groups.iter().filter_map(|g| named_home(&sentence.context, g));
        let homes = homes.map(|(start, end)| atlas.of_name(sentence, &group(&sentence.context, start, end)));
        let named = |(at, g): (usize, &Group)| match &g.kind {
            // "reached by telephone at B": where somebody is who speaks.
            GroupKind::Place(place)
                if place.country.is_none()
                    && place.tie != PlaceTie::Elsewhere
                    && !sentence.context.has(place.name.0, SenseClass::Capital) =>
            {
                Some(atlas.resolve(sentence, at, place))
            }
            _ => None,
        };
        for (place, level) in homes.chain(sentence.groups.iter().enumerate().filter_map(named)) {
            match level {
                Level::Settlement if found.as_ref().is_some_and(|f| !super::places::same(f, &place)) => return None,
                Level::Settlement => found = found.or(Some(place)),
                _ => {}
            }
        }
    }
    // What befell another on the way, or the day after, need not be there.
    let taken = |place: &PlaceRef| drafts.iter().any(|d| d.place.as_ref().is_some_and(|p| super::places::same(&p.place, place)));
    // Nor need a name that no gazetteer knows be that of a town.
    found.filter(|place| village.is_some() || place.gazetteer_id.is_some() && !taken(place))
}

/// "the village", "this town", with no name behind it; not "the capital, A", "the neighbouring town".
fn means_the_village(context: &Context<'_>) -> bool {
    let named = |i: usize| {
        let before = [Function::Of, Function::DetDu];
        let small = usize::from(context.is_any(i, &before) || context.is_mark(i, ','));
        context.tokens.get(i + small).is_some_and(|t| t.is_word() && t.capital)
    };
    let grammar = [SenseClass::Function, SenseClass::Verb, SenseClass::Time, SenseClass::SpeechPreposition];
    let described = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word()) && !context.has_any(i, &grammar);
    context.holds_place_word(&[PlaceWord::Settlement])
        && (1..context.len()).any(|i| {
            context.is_settlement(i)
                && context.is_any(i - 1, &[Function::DetDef, Function::DetDem, Function::DetDu])
                && !context.is(i - 1, Function::PluralDeterminer)
                && !named(i + 1)
                && !described(i + 1)
        })
}

/// So many sentences of an incident are looked at.
const LOOKED_AT: usize = 8;

/// The name of the settlement in the words for those who live there, or hold its office, and speak.
fn named_home(context: &Context<'_>, group: &Group) -> Option<(usize, usize)> {
    let GroupKind::Source(source) = &group.kind else { return None };
    let name = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && (t.capital || t.hyphen));
    // "the mayor of A": behind the word for an office of a town or village.
    let held = |i: usize| {
        let offices = group.start..i.saturating_sub(1);
        let ends =
            |from: usize| context.function_length(from, Function::LocalOffice).is_some_and(|length| from + length + 1 == i);
        context.is(i - 1, Function::Of) && offices.into_iter().any(ends)
    };
    let there = |i: usize| match source.class {
        Some(SpeakerClass::Residents) => lives_there(context, i),
        Some(SpeakerClass::Official | SpeakerClass::Community) => held(i),
        _ => false,
    };
    if source.text {
        return None;
    }
    // Somebody from the capital may tell of any village.
    let home = |i: &usize| name(*i) && there(*i) && !context.has(*i, SenseClass::Capital);
    let start = (group.start + 1..group.end).find(home)?;
    let end = (start..group.end).find(|i| !name(*i)).unwrap_or(group.end);
    Some((start, end))
}

/// The name as that of a place at which it happened.
fn group(context: &Context<'_>, start: usize, end: usize) -> PlaceGroup {
    let mut candidates = Vec::new();
    context.lexicon.place_entries(&context.tokens[start..end], |length, places| {
        if start + length == end {
            candidates = places.to_vec();
        }
    });
    PlaceGroup {
        candidates,
        country: None,
        tie: PlaceTie::In,
        class: None,
        name: (start, end),
        distance_km: None,
        relative: None,
        compound: false,
        apposed: false,
        listed: false,
        identified: false,
    }
}
