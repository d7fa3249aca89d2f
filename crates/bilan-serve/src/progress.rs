//! Work that tells how far it is: as one answer, or as server-sent events where `Accept` asks for them.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::{HeaderMap, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tokio::sync::mpsc;

use crate::problem::Problem;

/// Whether whoever asks wants to be told how far it is.
pub fn is_wanted(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|a| a.to_str().ok()).unwrap_or_default();
    accepts.contains("text/event-stream")
}

pub fn event(name: &str, data: &impl Serialize) -> Event {
    Event::default().event(name).data(serde_json::to_string(data).unwrap_or_default())
}

/// Tells how far work is, and learns whether anyone still waits for it.
#[derive(Clone, Default)]
pub struct Teller {
    to: Option<mpsc::UnboundedSender<Event>>,
    given_up: Arc<AtomicBool>,
}

impl Teller {
    pub fn tell(&self, progress: &impl Serialize) {
        if let Some(to) = &self.to {
            let _ = to.send(event("progress", progress));
        }
    }

    /// Whether nobody waits any more.
    pub fn is_given_up(&self) -> bool {
        self.given_up.load(Ordering::Relaxed) || self.to.as_ref().is_some_and(mpsc::UnboundedSender::is_closed)
    }

    /// What gives the work up once it is dropped, as an answer is that nobody waits for.
    pub fn waiting(&self) -> Waiting {
        Waiting(Arc::clone(&self.given_up))
    }
}

pub struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The answer as a stream: `progress` as often as work tells of it, then `done` or `failed`. Whoever stops listening does not
/// stop the work, unless it looks.
pub fn streamed<T, W>(work: impl FnOnce(Teller) -> W) -> Response
where
    T: Serialize + Send + 'static,
    W: Future<Output = Result<T, Problem>> + Send + 'static,
{
    let (to, from) = mpsc::unbounded_channel::<Event>();
    let working = work(Teller { to: Some(to.clone()), ..Teller::default() });
    tokio::spawn(async move {
        let _ = to.send(match working.await {
            Ok(done) => event("done", &done),
            Err(problem) => event("failed", &problem.sent()),
        });
    });
    let events = futures_util::stream::unfold(from, |mut from| async {
        let event = from.recv().await?;
        Some((Ok::<_, Infallible>(event), from))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}
