//! The event that a person means: by its identifier or the beginning of it, or by one of its incidents.

use anyhow::bail;
use bilan::Account;

/// The position of the event with this identifier.
pub fn event(account: &Account<'_>, wanted: &str) -> anyhow::Result<usize> {
    let wanted = wanted.trim();
    let incident = |n: usize| account.events[n].members.iter().any(|m| account.collection.incident_id(*m) == wanted);
    let found: Vec<usize> =
        (0..account.events.len()).filter(|n| account.events[*n].id.starts_with(wanted) || incident(*n)).collect();
    match found[..] {
        [one] if !wanted.is_empty() => Ok(one),
        [] => bail!("no event {wanted} in these reports; `bilan events` lists the identifiers"),
        _ => bail!("{} events begin with {wanted}; give more of the identifier", found.len()),
    }
}
