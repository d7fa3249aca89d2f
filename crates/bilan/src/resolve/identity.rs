//! The identifier of an event.

use sha2::{Digest, Sha256};

/// 16 hexadecimal digits that derive from one of the event's incidents, given as report and number from 0: the one with the smallest
/// hash.
///
/// A further report of the same event changes it only where its own hash is the smallest, so with a chance of one in the
/// number of incidents. An identifier belongs to one incident, so two events never share one, whatever is read when.
pub fn event_id<'i>(incidents: impl Iterator<Item = (&'i str, u32)>) -> String {
    let chosen = incidents.min_by_key(|(report, n)| (quick(report, *n), *report, *n));
    let Some((report, n)) = chosen else { return String::new() };
    let hash = Sha256::digest(format!("{report}#{}", n + 1));
    hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A number by which one incident is chosen, the same on every machine. Not what identifies the event.
fn quick(report: &str, n: u32) -> u64 {
    let h = report.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3));
    let h = (h ^ u64::from(n)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^ (h >> 32)
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
