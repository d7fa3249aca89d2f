//! How much may be under way at once, so that a stream of reports however long needs a bounded memory.

use std::sync::{Condvar, Mutex, PoisonError};

/// A budget of bytes. What enters waits until it fits; what leaves makes room.
pub struct Window {
    budget: usize,
    used: Mutex<usize>,
    room: Condvar,
}

impl Window {
    pub fn new(budget: usize) -> Self {
        Self { budget, used: Mutex::new(0), room: Condvar::new() }
    }

    /// Takes so many bytes of the budget, after waiting for them. What is larger than the budget enters alone.
    pub fn enter(&self, bytes: usize) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |used: &mut usize| *used > 0 && *used + bytes > self.budget;
        *self.room.wait_while(used, full).unwrap_or_else(PoisonError::into_inner) += bytes;
    }

    pub fn leave(&self, bytes: usize) {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner) -= bytes;
        self.room.notify_one();
    }
}
