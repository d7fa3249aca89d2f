//! Where those live who tell of what they saw: that is where it was, when nothing else says where.

use super::atlas::Atlas;
use super::incidents::Draft;
use super::places::Level;
use super::scenes::Scene;
use crate::lexicon::SenseClass;
use crate::model::{PlaceRef, SpeakerClass};
use crate::recognise::{Context, Group, GroupKind, PlaceGroup, PlaceTie, lives_there};
use crate::state::SentenceTold;

/// "An inhabitant of A says that the strike killed thirty": the one settlement whose people tell of a main incident that has no place.
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

/// So many sentences of an incident are looked at.
const LOOKED_AT: usize = 8;

/// The name of the settlement in the words for those who live there and speak.
fn named_home(context: &Context<'_>, group: &Group) -> Option<(usize, usize)> {
    let GroupKind::Source(source) = &group.kind else { return None };
    if source.class != Some(SpeakerClass::Residents) || source.text {
        return None;
    }
    let name = |i: usize| context.tokens.get(i).is_some_and(|t| t.is_word() && (t.capital || t.hyphen));
    // Somebody from the capital may tell of any village.
    let home = |i: &usize| name(*i) && lives_there(context, *i) && !context.has(*i, SenseClass::Capital);
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
