//! What went wrong, as RFC 9457 has it. Every error of every layer leaves the server in this form.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

/// The media type of [`Problem`].
pub const MEDIA: &str = "application/problem+json";

/// Why a request was not answered as it was meant.
#[derive(Clone, Debug)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    pub detail: String,
    field: Option<String>,
    because: Option<Because>,
    instance: Option<String>,
    /// Seconds after which it may be tried again.
    retry_after: Option<u64>,
}

/// What exactly is wrong, for programs that say it in a language of theirs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Because {
    code: &'static str,
    values: BTreeMap<&'static str, String>,
}

/// A problem as it is sent.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub struct Sent<'p> {
    /// Always `about:blank`: `code` tells problems apart.
    #[serde(rename = "type")]
    kind: &'p str,
    title: &'p str,
    status: u16,
    /// For programs.
    code: &'p str,
    /// For people: what failed and what to do.
    detail: &'p str,
    /// The parameter or field that is wrong.
    field: Option<&'p str>,
    /// The same as `detail`, in parts; only where `code` alone says too little.
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'p Because>,
    /// The path that was asked for.
    instance: Option<&'p str>,
}

impl Problem {
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, detail: detail.into(), field: None, because: None, instance: None, retry_after: None }
    }

    pub fn sent(&self) -> Sent<'_> {
        Sent {
            kind: "about:blank",
            title: self.status.canonical_reason().unwrap_or_default(),
            status: self.status.as_u16(),
            code: self.code,
            detail: &self.detail,
            field: self.field.as_deref(),
            because: self.because.as_ref(),
            instance: self.instance.as_deref(),
        }
    }

    /// Names the parameter or field that is wrong.
    pub fn about(self, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..self }
    }

    /// Says in parts what is wrong.
    pub fn because(self, code: &'static str, values: Vec<(&'static str, String)>) -> Self {
        Self { because: Some(Because { code, values: values.into_iter().collect() }), ..self }
    }

    /// Says after how many seconds it may be tried again.
    pub fn after(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    pub fn query(field: &str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_query", detail).about(field)
    }

    pub fn body(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_body", detail)
    }

    pub fn unprocessable(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "unprocessable", detail)
    }

    pub fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, "conflict", detail)
    }

    pub fn unknown(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, code, detail)
    }

    pub fn forbidden(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, code, detail)
    }

    /// A fault of the server. What exactly happened goes to its log and nowhere else.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        eprintln!("bilan: serve: {what}");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "a fault of the server; its log says more")
    }

    pub fn unavailable(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, code, detail).after(2)
    }

    /// What a layer beneath us answered without a body of ours.
    pub fn of_status(status: StatusCode) -> Self {
        let (code, detail) = match status {
            StatusCode::NOT_FOUND => ("unknown_route", "there is nothing at this path; /api/v1/docs/ lists what there is"),
            StatusCode::METHOD_NOT_ALLOWED => ("method_not_allowed", "this path takes other methods, which Allow names"),
            StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "the body is larger than the limits that /api/v1/meta names"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => ("unsupported_media_type", "this path takes bodies of other media types"),
            StatusCode::UNPROCESSABLE_ENTITY => ("unprocessable", "the request reads, but cannot be carried out"),
            status if status.is_server_error() => ("internal", "a fault of the server; its log says more"),
            _ => ("bad_query", "the request does not read"),
        };
        Self::new(status, code, detail)
    }
}

impl From<bilan_store::Error> for Problem {
    fn from(error: bilan_store::Error) -> Self {
        use bilan_store::Error;
        match error {
            Error::Decision(why) => Self::conflict(why),
            Error::Busy { .. } => Self::unavailable("busy", error.to_string()),
            Error::ReadOnly { .. } | Error::Full(_) => Self::unavailable("read_only", error.to_string()),
            error => Self::internal(error),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(serde_json::to_vec(&self.sent()).unwrap_or_default()));
        *response.status_mut() = self.status;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA));
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives a problem the path that it is about, and turns the errors of layers beneath into problems.
pub fn finish(path: &str, response: Response) -> Response {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let (parts, _) = response.into_parts();
    let mut problem = parts.extensions.get::<Problem>().cloned().unwrap_or_else(|| Problem::of_status(status));
    problem.instance = Some(path.to_owned());
    let mut finished = problem.into_response();
    for name in [header::ALLOW, header::SET_COOKIE, header::CONNECTION] {
        if let Some(value) = parts.headers.get(&name) {
            finished.headers_mut().insert(name, value.clone());
        }
    }
    finished
}
