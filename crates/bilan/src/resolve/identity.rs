//! The identifier of an event.

use sha2::{Digest, Sha256};

/// 16 hexadecimal digits that derive from the event's incidents, given as report and number from 0: the smallest of their hashes.
///
/// A further report of the same event changes it only where its own hash is the smallest, so with a chance of one in the
/// number of incidents. An identifier belongs to one incident, so two events never share one, whatever is read when.
pub fn event_id<'i>(incidents: impl Iterator<Item = (&'i str, u32)>) -> String {
    let hash = |(report, n): (&str, u32)| {
        let mut hash = Sha256::new();
        hash.update(report);
        hash.update(format_args!("#{}", n + 1).to_string());
        hash.finalize()
    };
    let smallest = incidents.map(hash).min().unwrap_or_default();
    smallest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::event_id;

    #[test]
    fn the_order_of_incidents_does_not_matter() {
        let id = |list: &[(&str, u32)]| event_id(list.iter().copied());
        assert_eq!(id(&[("a", 0), ("b", 0), ("c", 1)]), id(&[("c", 1), ("a", 0), ("b", 0)]));
        assert_ne!(id(&[("a", 0)]), id(&[("a", 1)]));
        assert_eq!(id(&[("a", 0)]).len(), 16);
    }
}
