//! A register with a few reports of our own, and a client without a network.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use bilan::explain::Explanation;
use bilan::model::DateValue;
use bilan::{Metadata, Reading, Report};
use bilan_serve::{Limits, Options, Rules, prepared, router};
use bilan_store::register::Reader;
use bilan_store::{Address, Register};
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt;

/// Reads with the core gazetteer.
pub struct Core;

impl Reader for Core {
    fn name(&self) -> &str {
        "test"
    }

    fn read(&self, reports: &[Report]) -> Vec<Reading> {
        reports.iter().map(bilan::read_report).collect()
    }
}

impl Rules for Core {
    fn one(&self, report: &Report) -> Reading {
        bilan::read_report(report)
    }

    fn explain(&self, report: &Report) -> Explanation {
        bilan::explain_report(report)
    }
}

pub const HOSTILE: &str = "<script>alert(1)</script> \u{202e}😀 Six soldats ont été tués lundi à Gao, \"</script><svg onload=alert(2)>\" a dit l'armée.";

/// Identifier, day of publication, text.
pub const REPORTS: [(&str, &str, &str); 6] = [
    ("gao-1", "2024-03-05", "Quinze soldats maliens ont été tués lundi 4 mars 2024 dans une embuscade à Gao, a annoncé l'armée."),
    ("gao-2", "2024-03-07", "Trente soldats maliens ont été tués lundi 4 mars 2024 dans une embuscade à Gao, a affirmé le JNIM."),
    ("djibo", "2023-06-12", "Quatre civils ont été tués dimanche 11 juin 2023 dans une attaque à Djibo, selon des habitants."),
    (
        "sans-lieu",
        "2022-01-10",
        "Deux gendarmes ont été tués dimanche 9 janvier 2022 dans une attaque, a indiqué un responsable.",
    ),
    ("sans-date", "", "Huit villageois ont été tués dans une attaque à Mopti."),
    ("hostile", "2024-01-16", HOSTILE),
];

pub struct Served {
    pub folder: TempDir,
    pub router: Router,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }

    /// Checks that it is a problem of this status and code.
    pub fn problem(&self, status: u16, code: &str) -> &Self {
        assert_eq!((self.status.as_u16(), self.header("content-type")), (status, "application/problem+json"), "{}", self.text());
        let problem = self.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], status);
        assert!(
            !problem["detail"].as_str().unwrap().is_empty() && problem["instance"].as_str().is_some_and(|i| i.starts_with('/'))
        );
        self
    }
}

pub fn options(folder: &Path) -> Options {
    Options {
        register: Address::File(folder.join("register.db")),
        listen: ([127, 0, 0, 1], 0).into(),
        accounts: folder.join("register.db.accounts"),
        public: Vec::new(),
        page: None,
        limits: Limits::default(),
    }
}

pub fn register(folder: &Path) -> Register {
    Register::open(&Address::File(folder.join("register.db")), true, Box::new(|_| ())).unwrap()
}

/// Fills a register with [`REPORTS`].
pub fn fill(folder: &Path) {
    let report = |(id, published, text): &(&str, &str, &str)| {
        let metadata = Metadata {
            id: Some((*id).to_owned()),
            published: DateValue::parse(published),
            outlet: Some("Le Journal".to_owned()),
            ..Metadata::default()
        };
        bilan::read::report((*text).to_owned(), metadata)
    };
    let read: Vec<(Report, Reading)> = REPORTS.iter().map(report).map(|r| (r.clone(), bilan::read_report(&r))).collect();
    let mut register = register(folder);
    register.add(&read, &Core, "2026-01-01T00:00:00.000000Z").unwrap();
    register.settle(&Core).unwrap();
}

impl Served {
    pub fn new() -> Self {
        Self::with(|_| ())
    }

    pub fn with(change: impl FnOnce(&mut Options)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fill(folder.path());
        Self::over(folder, change)
    }

    pub fn over(folder: TempDir, change: impl FnOnce(&mut Options)) -> Self {
        let mut options = options(folder.path());
        change(&mut options);
        let (app, page) = prepared(&options, &Core).unwrap();
        Self { folder, router: router(Arc::clone(&app), page) }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(request("GET", path, &[], Body::empty())).await
    }

    /// The JSON of an answer that is as asked.
    pub async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, "application/json"),
            "{path}: {}",
            answer.text()
        );
        answer.json()
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(request("POST", path, &[("content-type", "application/json")], Body::from(body.to_string()))).await
    }

    /// The event that an incident belongs to.
    pub async fn event(&self, incident: &str) -> String {
        let one = self.json(&format!("/events/{}", incident.replace('#', "%23"))).await;
        one["event"]["id"].as_str().unwrap().to_owned()
    }
}

/// A request below `/api/v1`, or of a whole path that begins with `!`.
pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Request<Body> {
    let path = path.strip_prefix('!').map_or_else(|| format!("/api/v1{path}"), str::to_owned);
    let mut request = Request::builder().method(method).uri(path);
    if !headers.iter().any(|(name, _)| *name == "host") {
        request = request.header("host", "127.0.0.1:8080");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body).unwrap()
}

pub fn items(page: &Value) -> Vec<&Value> {
    page["items"].as_array().unwrap().iter().collect()
}
