//! The town in a region that an incident was only told of by.

use super::incidents::Draft;
use super::places::{self, Found, Level};
use super::scenes::Scene;

/// A town that a region or district holds for certain may be this unlikely where it was; one that nobody knows must be likelier.
const KNOWN: u8 = 2;
const UNKNOWN: u8 = 3;

/// "Twenty died in the region of A. Gunmen came into B on Monday, residents say": of an incident that is only placed in a region or
/// district, the town there that its own sentences name most strongly is where it was.
pub fn narrow(scenes: &[Scene], drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let Some(wide) = draft.place.as_ref().filter(|p| matches!(p.level, Level::District | Level::Region)) else { continue };
        let of_another = |town: &Found| {
            let mut others = drafts.iter().enumerate().filter(|(n, _)| *n != at).filter_map(|(_, d)| d.place.as_ref());
            others.any(|p| places::same(&p.place, &town.place))
        };
        let likely = |town: &&Found| {
            let least = if town.place.gazetteer_id.is_some() { KNOWN } else { UNKNOWN };
            town.level == Level::Settlement
                && town.strength >= least
                && !(town.near || town.away || town.between || town.zone)
                && town.place.country == wide.place.country
                && places::lies_in(&town.place, &wide.place)
                && !of_another(town)
        };
        let own = draft.scenes.iter().flat_map(|s| &scenes[*s].places).filter(likely);
        let town = own.max_by_key(|town| town.strength).cloned();
        if town.is_some() {
            drafts[at].place = town;
        }
    }
}
