//! Answers that were worked out, for whoever asks the same of the same register.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use tokio::sync::OnceCell;

use crate::problem::Problem;

/// Bytes of all answers that are kept; beyond that all are forgotten, since what changes most is the register.
const KEPT: usize = 96 << 20;
/// So many questions at most.
const MOST: usize = 10_000;
/// Longer ones are not kept.
const LONGEST: usize = 1 << 20;

/// Bytes by question. The question names the state of the register.
#[derive(Default)]
pub struct Answers {
    all: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    by_question: HashMap<String, Arc<OnceCell<Bytes>>>,
    /// Of the answers that are there, with their questions.
    bytes: usize,
}

impl Answers {
    /// What was worked out before, or is now. Who asks while it is worked out waits for it.
    pub async fn get<W: Future<Output = Result<Bytes, Problem>>>(
        &self,
        question: String,
        work: impl FnOnce() -> W,
    ) -> Result<Bytes, Problem> {
        let lock = || self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let cell = {
            let mut all = lock();
            // Questions that failed or were given up leave nothing but themselves.
            if all.by_question.len() > MOST {
                *all = Kept::default();
            }
            Arc::clone(all.by_question.entry(question.clone()).or_default())
        };
        let mut is_new = false;
        let answer = cell
            .get_or_try_init(|| {
                is_new = true;
                work()
            })
            .await?
            .clone();
        if is_new {
            let mut all = lock();
            let own = answer.len() + question.len();
            if answer.len() > LONGEST {
                all.by_question.remove(&question);
            } else if all.bytes + own > KEPT {
                *all = Kept { bytes: own, by_question: HashMap::from([(question, cell)]) };
            } else {
                all.bytes += own;
            }
        }
        Ok(answer)
    }
}
