//! How often somebody may do something.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Counts in windows of one length. Who is counted is a text: an address, a name, a session.
pub struct Rate {
    most: u32,
    window: Duration,
    seen: Mutex<HashMap<String, (Instant, u32)>>,
}

/// So many are remembered before those whose window has passed are forgotten.
const REMEMBERED: usize = 4096;

impl Rate {
    pub fn new(most: u32, window: Duration) -> Self {
        Self { most, window, seen: Mutex::default() }
    }

    /// Counts once more; the seconds to wait where that is too often.
    pub fn count(&self, who: &str) -> Result<(), u64> {
        let now = Instant::now();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= REMEMBERED {
            seen.retain(|_, (since, _)| now.duration_since(*since) < self.window);
        }
        let (since, times) = seen.entry(who.to_owned()).or_insert((now, 0));
        if now.duration_since(*since) >= self.window {
            (*since, *times) = (now, 0);
        }
        *times = times.saturating_add(1);
        if *times <= self.most {
            return Ok(());
        }
        Err((self.window - now.duration_since(*since)).as_secs() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_often_is_refused_for_one_and_not_for_others() {
        let rate = Rate::new(2, Duration::from_millis(40));
        assert!(rate.count("a").is_ok() && rate.count("a").is_ok());
        assert!(rate.count("a").is_err() && rate.count("b").is_ok());
        std::thread::sleep(Duration::from_millis(50));
        assert!(rate.count("a").is_ok());
    }
}
