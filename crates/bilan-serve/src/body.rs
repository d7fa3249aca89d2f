//! Bodies of requests, within limits of length and time.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::problem::Problem;

/// The whole body, where it is not longer than it may be.
pub async fn whole(app: &App, body: Body, most: usize) -> Result<Bytes, Problem> {
    let received = tokio::time::timeout(app.limits.receiving, to_bytes(body, most)).await;
    let received =
        received.map_err(|_| Problem::new(StatusCode::REQUEST_TIMEOUT, "timeout", "the body took too long to come in"))?;
    received.map_err(|error| {
        use std::error::Error as _;
        let too_large = error.source().is_some_and(|e| e.is::<http_body_util::LengthLimitError>());
        if too_large {
            Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE)
        } else {
            Problem::body("the body did not come in whole")
        }
    })
}

/// The media type of a body without its parameters, in small letters.
pub fn media(headers: &HeaderMap) -> String {
    let given = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A body of JSON.
pub async fn json<T: DeserializeOwned>(app: &App, request: Request) -> Result<T, Problem> {
    let (parts, body) = request.into_parts();
    if media(&parts.headers) != "application/json" {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            "the body is JSON; say so with Content-Type: application/json",
        ));
    }
    let bytes = whole(app, body, app.limits.body).await?;
    serde_json::from_slice(&bytes).map_err(|e| Problem::body(format!("the body does not read: {e}")))
}
