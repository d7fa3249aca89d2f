//! Names from the closed lists of the tables, which live as long as the program.
//!
//! A reading that was stored comes back with its names as text. Each is looked up in one list that only grows; the tables
//! have a few hundred names, so that list stays small.

use std::sync::{LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashSet;
use serde::{Deserialize, Deserializer};

/// A name of a closed list, such as `women` or `machine_gun`.
pub type Name = &'static str;

static KNOWN: LazyLock<Mutex<FxHashSet<Name>>> = LazyLock::new(Mutex::default);

fn known(name: &str) -> Name {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(name) = known.get(name) {
        return name;
    }
    let name: Name = Box::leak(name.to_owned().into_boxed_str());
    known.insert(name);
    name
}

pub(super) fn one<'de, D: Deserializer<'de>>(from: D) -> Result<Name, D::Error> {
    Ok(known(&String::deserialize(from)?))
}

pub(super) fn some<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Name>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.as_deref().map(known))
}

pub(super) fn all<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Name>, D::Error> {
    Ok(Vec::<String>::deserialize(from)?.iter().map(|name| known(name)).collect())
}
