//! Answers that were worked out, for whoever asks the same of the same register.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use tokio::sync::OnceCell;

use crate::problem::Problem;

/// So many are kept; beyond that all are forgotten, since what changes most is the register.
const KEPT: usize = 256;
/// Longer ones are not kept.
const LONGEST: usize = 1 << 20;

/// Bytes by question. The question names the state of the register.
#[derive(Default)]
pub struct Answers {
    all: Mutex<HashMap<String, Arc<OnceCell<Bytes>>>>,
}

impl Answers {
    /// What was worked out before, or is now. Who asks while it is worked out waits for it.
    pub async fn get<W: Future<Output = Result<Bytes, Problem>>>(
        &self,
        question: String,
        work: impl FnOnce() -> W,
    ) -> Result<Bytes, Problem> {
        let cell = {
            let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
            if all.len() >= KEPT && !all.contains_key(&question) {
                all.clear();
            }
            Arc::clone(all.entry(question.clone()).or_default())
        };
        let answer = cell.get_or_try_init(work).await?.clone();
        if answer.len() > LONGEST {
            self.all.lock().unwrap_or_else(PoisonError::into_inner).remove(&question);
        }
        Ok(answer)
    }
}
