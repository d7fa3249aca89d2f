//! What other data sets call countries and actors, looked up from their side: the same tables as in writing.

use std::collections::HashMap;
use std::sync::OnceLock;

use bilan::lexicon::fold;

use crate::parties::Known;
use crate::tables::tables;

/// The code of two letters of a country, by its name in any of the data sets, its codes or its ISO number.
pub fn country_named(text: &str) -> Option<&'static str> {
    static NAMES: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let mut names = HashMap::new();
        for c in tables().countries.values() {
            let texts = [c.iso2, c.iso3, c.name, c.acled_name, c.ucdp_name];
            names.extend(texts.into_iter().filter(|t| !t.is_empty()).map(|t| (fold(t), c.iso2)));
            names.extend(c.number.map(|n| (n.to_string(), c.iso2)));
        }
        names
    });
    let key = fold(text.trim());
    // UCDP adds a former name in brackets: "Russia (Soviet Union)".
    let whole = names.get(&key).or_else(|| names.get(key.split(" (").next().unwrap_or_default()));
    whole.or_else(|| names.get(key.trim_start_matches('0'))).copied()
}

/// The actors that a data set calls by a name or, where it has one, by UCDP's number. None for governments, civilians and what the
/// tables do not know.
pub fn actors_named(name: &str, ucdp_number: Option<&str>) -> &'static [&'static str] {
    static ACTORS: OnceLock<HashMap<String, Vec<&'static str>>> = OnceLock::new();
    let actors = ACTORS.get_or_init(|| {
        let t = tables();
        let mut out: HashMap<String, Vec<&'static str>> = HashMap::new();
        let mut add = |key: String, id: &'static str| {
            let ids = out.entry(key).or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        };
        for actor in t.actors.values() {
            let names = [actor.id, actor.name, actor.acled].into_iter().chain(actor.aliases.iter().copied());
            names.filter(|n| !n.is_empty()).for_each(|name| add(fold(name), actor.id));
            if !actor.ucdp.is_empty() {
                add(format!("#{}", actor.ucdp), actor.id);
            }
        }
        for (id, (number, name)) in t.ucdp_sides.iter().filter(|(id, _)| !id.contains(':')) {
            add(format!("#{number}"), id);
            add(fold(name), id);
        }
        out.values_mut().for_each(|ids| ids.sort_unstable());
        out
    });
    let by_number = ucdp_number.filter(|n| !n.is_empty()).and_then(|n| actors.get(&format!("#{n}")));
    // ACLED writes "JNIM: Group for Support of Islam and Muslims" and adds years in brackets.
    let parts = std::iter::once(name).chain(name.split(": ")).chain(name.split(" ("));
    let by_name = || parts.map(|p| fold(p.trim())).find_map(|key| actors.get(&key));
    by_number.or_else(by_name).map_or(&[], Vec::as_slice)
}

/// Whether a party is known by a name that other data sets can have, and not a sort of party or a state's force.
pub fn is_group(id: &str) -> bool {
    let t = tables();
    t.actors.get(id).and_then(|a| t.types.get(a.kind)).is_some_and(|kind| kind.side == "group")
}

/// Whether a party is a state's force or a government, named or not.
pub fn is_state(id: &str) -> bool {
    Known::named(id, "").side() == "state"
}

/// The kind of violence that a sub-event of ACLED is.
pub fn kind_of_sub_event(sub_event: &str) -> Option<&'static str> {
    let wanted = fold(sub_event.trim());
    let mut kinds: Vec<&'static str> =
        tables().acled_kinds.iter().filter(|(_, (_, sub))| fold(sub) == wanted).map(|((kind, _), _)| *kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    // Where several kinds are written as one sub-event, it says no more than what they have in common.
    match kinds[..] {
        [one] => Some(one),
        [_, ..] if kinds.contains(&"attack") => Some("attack"),
        [_, ..] if kinds.contains(&"clash") => Some("clash"),
        _ => None,
    }
}
