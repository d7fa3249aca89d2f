//! The identifier of an event.

use sha2::{Digest, Sha256};

/// 16 hexadecimal digits that derive from the event's incidents: the smallest of the incidents' hashes.
///
/// A further report of the same event changes it only where its own hash is the smallest, so with a chance of one in the
/// number of incidents. An identifier belongs to one incident, so two events never share one, whatever is read when.
pub fn event_id(incidents: impl Iterator<Item = String>) -> String {
    let smallest = incidents.map(|id| Sha256::digest(id.as_bytes())).min().unwrap_or_default();
    smallest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::event_id;

    #[test]
    fn the_order_of_incidents_does_not_matter() {
        let id = |list: &[&str]| event_id(list.iter().map(|s| (*s).to_owned()));
        assert_eq!(id(&["a#1", "b#1", "c#2"]), id(&["c#2", "a#1", "b#1"]));
        assert_ne!(id(&["a#1"]), id(&["a#2"]));
        assert_eq!(id(&["a#1"]).len(), 16);
    }
}
