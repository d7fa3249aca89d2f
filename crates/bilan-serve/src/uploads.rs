//! Reports that come in as the body of a request: one as JSON or text, many as JSON lines or files.

use std::path::Path;

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use bilan::{Metadata, Report};
use bilan_sources::{Incoming, SourceError, Sources};
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::App;
use crate::body::{media, whole};
use crate::problem::Problem;

/// A file or line that gave no report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Refused {
    pub file: Option<String>,
    pub line: Option<usize>,
    pub detail: String,
}

/// What a body held.
#[derive(Default)]
pub struct Uploaded {
    pub reports: Vec<(Report, Vec<String>)>,
    pub refused: Vec<Refused>,
}

/// So many reports a body holds at most.
const MOST: usize = 20_000;

impl Uploaded {
    pub async fn of(app: &App, request: Request) -> Result<Self, Problem> {
        let mut uploaded = Self::default();
        match media(request.headers()).as_str() {
            "multipart/form-data" => uploaded.files(app, request).await?,
            "application/json" => {
                let bytes = whole(app, request.into_body(), app.limits.upload).await?;
                uploaded.take(None, json_lines(&bytes)?)?;
            }
            "application/x-ndjson" | "application/jsonl" => {
                let bytes = whole(app, request.into_body(), app.limits.upload).await?;
                uploaded.take(None, bytes.into())?;
            }
            "text/plain" => {
                let bytes = whole(app, request.into_body(), app.limits.upload).await?;
                uploaded.text(&bytes)?;
            }
            _ => {
                return Err(Problem::new(
                    StatusCode::UNSUPPORTED_MEDIA_TYPE,
                    "unsupported_media_type",
                    "send application/json, text/plain, application/x-ndjson or multipart/form-data",
                ));
            }
        }
        if uploaded.reports.is_empty() && uploaded.refused.is_empty() {
            return Err(Problem::unprocessable("there is no report in the body"));
        }
        Ok(uploaded)
    }

    async fn files(&mut self, app: &App, request: Request) -> Result<(), Problem> {
        let failed = |e: axum::extract::multipart::MultipartError| match e.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE),
            _ => Problem::body(format!("the files did not come in whole: {}", e.body_text())),
        };
        let receive = async {
            let mut parts = Multipart::from_request(request, &()).await.map_err(|e| Problem::body(e.body_text()))?;
            while let Some(part) = parts.next_field().await.map_err(failed)? {
                let name = part.file_name().map(last_part);
                let bytes = part.bytes().await.map_err(failed)?;
                match name {
                    Some(name) => self.take(Some(&name), bytes.into())?,
                    None => self.text(&bytes)?,
                }
            }
            Ok(())
        };
        let slow = || Problem::new(StatusCode::REQUEST_TIMEOUT, "timeout", "the body took too long to come in");
        tokio::time::timeout(app.limits.receiving, receive).await.map_err(|_| slow())?
    }

    /// One report, whatever it begins with.
    fn text(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let (text, encoding) =
            bilan::read::decode(bytes).map_err(|e| Problem::unprocessable(format!("the body is no text: {e}")))?;
        let before = self.reports.len();
        self.take(None, serde_json::json!({ "text": text }).to_string().into_bytes())?;
        let notes = self.reports.iter_mut().skip(before).map(|(_, notes)| notes);
        notes.for_each(|notes| notes.extend(bilan_sources::encoding_note(encoding)));
        Ok(())
    }

    fn take(&mut self, name: Option<&str>, bytes: Vec<u8>) -> Result<(), Problem> {
        let given = Metadata { received: Some(jiff::Zoned::now().date()), ..Metadata::default() };
        for item in Sources::in_bytes(name.map(Path::new), bytes, given) {
            match item {
                Ok(Incoming { report, notes }) => self.reports.push((report, notes)),
                Err(error) => self.refused.push(refused(&error)),
            }
            if self.reports.len() + self.refused.len() > MOST {
                return Err(Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE));
            }
        }
        Ok(())
    }
}

fn refused(error: &SourceError) -> Refused {
    let place = error.place();
    let (whole, prefix) = (error.to_string(), format!("{place}: "));
    Refused {
        file: place.file.as_ref().map(|f| f.display().to_string()),
        line: place.line,
        detail: whole.strip_prefix(&prefix).unwrap_or(&whole).to_owned(),
    }
}

/// An object, or an array of them, as one object a line.
fn json_lines(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let value: serde_json::Value =
        serde_json::from_slice(bytes).map_err(|e| Problem::body(format!("the body does not read: {e}")))?;
    let all = match value {
        serde_json::Value::Array(all) => all,
        one => vec![one],
    };
    if all.is_empty() {
        return Err(Problem::unprocessable("there is no report in the body"));
    }
    if let Some(n) = all.iter().position(|v| !v.is_object()) {
        return Err(Problem::body(format!("report {} is no object such as {{\"text\": \"…\"}}", n + 1)));
    }
    let mut lines = Vec::with_capacity(bytes.len());
    for one in all {
        serde_json::to_writer(&mut lines, &one).map_err(Problem::internal)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// The name of a file without the folders of whoever sent it.
pub fn last_part(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    if name.is_empty() { "file".to_owned() } else { name }
}
