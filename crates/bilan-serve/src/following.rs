//! How far the exports are that somebody follows. A browser writes a download to its disk and tells the page nothing of it; so
//! the page gives the download a name that nobody can guess, and asks the server by it.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use schemars::JsonSchema;
use serde::Serialize;

/// Of so many exports it is known how far they are, or how they ended; the oldest are forgotten.
const KEPT: usize = 64;

/// Where an export stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    #[default]
    Writing,
    Done,
    /// Refused, broken off, or given up by whoever took it.
    Failed,
}

/// How far an export is.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub struct Progress {
    pub state: State,
    /// Events that were looked at.
    pub done: usize,
    /// Events in all; nought until they are counted.
    pub of: usize,
    /// Once it is done: events that the format cannot hold.
    pub not_written: usize,
}

#[derive(Default)]
struct Far {
    done: AtomicUsize,
    of: AtomicUsize,
    end: Mutex<(State, usize)>,
}

/// All that are followed, by their names.
#[derive(Default)]
pub struct Following {
    all: Mutex<VecDeque<(String, Arc<Far>)>>,
}

impl Following {
    /// Begins what is followed by this name; one that went by it before is forgotten.
    pub fn begin(&self, name: String) -> Followed {
        let far = Arc::<Far>::default();
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(known, _)| *known != name);
        all.push_back((name, Arc::clone(&far)));
        if all.len() > KEPT {
            all.pop_front();
        }
        Followed(far)
    }

    pub fn progress(&self, name: &str) -> Option<Progress> {
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, far) = all.iter().find(|(known, _)| known == name)?;
        let (state, not_written) = *far.end.lock().unwrap_or_else(PoisonError::into_inner);
        let count = |n: &AtomicUsize| n.load(Ordering::Relaxed);
        Some(Progress { state, done: count(&far.done), of: count(&far.of), not_written })
    }
}

/// A name that can be followed: nobody should come upon another's.
pub fn name(text: &str) -> Option<String> {
    let fits = (8..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    fits.then(|| text.to_owned())
}

/// An export that tells how far it is. Dropped before its end it has failed.
pub struct Followed(Arc<Far>);

impl Followed {
    pub fn of(&self, all: usize) {
        self.0.of.store(all, Ordering::Relaxed);
    }

    pub fn one_more(&self) {
        self.more(1);
    }

    pub fn more(&self, events: usize) {
        self.0.done.fetch_add(events, Ordering::Relaxed);
    }

    pub fn done(&self, not_written: usize) {
        self.end(State::Done, not_written);
    }

    fn end(&self, state: State, not_written: usize) {
        let mut end = self.0.end.lock().unwrap_or_else(PoisonError::into_inner);
        if end.0 == State::Writing {
            *end = (state, not_written);
        }
    }
}

impl Drop for Followed {
    fn drop(&mut self) {
        self.end(State::Failed, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_before_it_is_done_has_failed() {
        let following = Following::default();
        let state = |name: &str| following.progress(name).map(|p| p.state);
        let (good, bad) = (following.begin("good".to_owned()), following.begin("bad".to_owned()));
        assert_eq!((state("good"), state("bad"), state("none")), (Some(State::Writing), Some(State::Writing), None));
        good.done(3);
        drop((good, bad));
        assert_eq!((state("good"), state("bad")), (Some(State::Done), Some(State::Failed)));
        assert_eq!(following.progress("good").map(|p| p.not_written), Some(3));
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let following = Following::default();
        for n in 0..=KEPT {
            following.begin(format!("export-{n}"));
        }
        assert!(following.progress("export-0").is_none() && following.progress("export-1").is_some());
    }
}
