//! In which quarter of its town the one incident of a report was.

use super::incidents::Draft;
use super::places::{self, Found, Level, STRONG};
use super::scenes::{Scene, harms};
use crate::state::SentenceTold;

/// "A blast killed six at A. … A man blew himself up in the quarter B": the one quarter that the sentences of the only incident name. Where
/// they speak of several acts or of several quarters, the town is where all of it was.
pub fn of_town(told: &[SentenceTold<'_>], draft: &Draft, scenes: &[Scene]) -> Option<Found> {
    let town = draft.place.as_ref().filter(|p| p.level == Level::Settlement && p.place.gazetteer_id.is_some() && !p.part)?;
    let own = || draft.scenes.iter().map(|s| &scenes[*s]);
    let several = |s: &Scene| s.mentions.iter().any(|m| m.noun && m.plural && !m.device);
    if own().any(several) {
        return None;
    }
    // A name that a gazetteer holds as well lies in the same parts.
    let there = |p: &&Found| p.place.gazetteer_id.is_none() || p.place.admin1.is_some() && p.place.admin1 == town.place.admin1;
    let quarter = |p: &&Found| p.part && p.level == Level::Settlement && p.strength >= STRONG && !(p.near || p.holds);
    // "Thirty died in A. Twelve were killed in a blast in the quarter B": a part of them.
    let most =
        |s: &Scene| s.tolls.iter().map(|t| &told[s.told].tolls[*t]).filter(|t| harms(t.effect)).map(|t| t.quantity.low).max();
    let all = own().filter_map(most).max();
    let acts = |s: &&Scene| {
        !(s.pluperfect || s.recalls) && (s.is_of_harm() || !s.mentions.is_empty()) && most(s).is_none_or(|n| Some(n) >= all)
    };
    let mut named = own().filter(acts).flat_map(|s| &s.places).filter(quarter).filter(there);
    let first = named.next().filter(|q| !q.listed)?;
    named.all(|q| places::same(&q.place, &first.place)).then(|| first.clone())
}
