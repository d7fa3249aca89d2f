//! A route with what is said of it, and the OpenAPI document that follows from all of them. Schemas come from the types.

use std::sync::Arc;

use axum::http::Method;
use axum::routing::MethodRouter;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::accounts::Role;
use crate::app::App;
use crate::problem::{MEDIA, Sent};

/// Makes the schema of a type.
pub struct Takes;

type Schema = fn(&mut SchemaGenerator) -> Value;

impl Takes {
    pub fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
        generator.subschema_for::<T>().to_value()
    }
}

/// What a request carries.
#[derive(Clone, Copy)]
pub enum Body {
    Json(Schema),
    /// Reports in any of the forms in which they may come.
    Reports,
    /// A data set of others.
    Table,
}

/// One method of one path.
pub struct Route {
    pub method: Method,
    /// Below `/api/v1`.
    pub path: &'static str,
    pub handler: MethodRouter<Arc<App>>,
    /// Who may ask; `None` everyone.
    pub role: Option<Role>,
    /// Whether it changes something.
    pub writes: bool,
    /// Whether its answers only depend on the register and the question.
    pub tagged: bool,
    /// Whether it may take longer than others.
    pub long: bool,
    says: &'static str,
    params: Vec<(&'static str, &'static str)>,
    body: Option<Body>,
    answers: Vec<Answer>,
}

struct Answer {
    status: u16,
    media: &'static str,
    schema: Option<Schema>,
}

const JSON: &str = "application/json";

impl Route {
    fn new(method: Method, path: &'static str, handler: MethodRouter<Arc<App>>, says: &'static str) -> Self {
        Self {
            writes: method != Method::GET,
            method,
            path,
            handler,
            role: Some(Role::Reader),
            tagged: false,
            long: false,
            says,
            params: Vec::new(),
            body: None,
            answers: Vec::new(),
        }
    }

    pub fn get(path: &'static str, handler: MethodRouter<Arc<App>>, says: &'static str) -> Self {
        Self::new(Method::GET, path, handler, says)
    }

    pub fn post(path: &'static str, handler: MethodRouter<Arc<App>>, says: &'static str, role: Role) -> Self {
        Self { role: Some(role), ..Self::new(Method::POST, path, handler, says) }
    }

    pub fn delete(path: &'static str, handler: MethodRouter<Arc<App>>, says: &'static str) -> Self {
        Self::new(Method::DELETE, path, handler, says)
    }

    /// Anyone may ask, logged in or not.
    pub fn open(self) -> Self {
        Self { role: None, ..self }
    }

    pub fn tagged(self) -> Self {
        Self { tagged: true, ..self }
    }

    pub fn takes_long(self) -> Self {
        Self { long: true, ..self }
    }

    pub fn takes(mut self, params: &[(&'static str, &'static str)]) -> Self {
        self.params.extend(params);
        self
    }

    pub fn body(self, body: Body) -> Self {
        Self { body: Some(body), ..self }
    }

    fn answer(mut self, status: u16, media: &'static str, schema: Option<Schema>) -> Self {
        self.answers.push(Answer { status, media, schema });
        self
    }

    pub fn gives<T: JsonSchema>(self, status: u16) -> Self {
        self.answer(status, JSON, Some(Takes::of::<T>))
    }

    pub fn gives_either<A: JsonSchema, B: JsonSchema>(self, status: u16) -> Self {
        self.answer(status, JSON, Some(|g| json!({"anyOf": [Takes::of::<A>(g), Takes::of::<B>(g)]})))
    }

    pub fn gives_nothing(self, status: u16) -> Self {
        self.answer(status, "", None)
    }

    pub fn streams(self) -> Self {
        self.answer(200, "text/event-stream", None)
    }

    /// A file of one of these media types.
    pub fn gives_file_of(self, medias: &[&'static str]) -> Self {
        medias.iter().fold(self, |route, media| route.answer(200, media, None))
    }

    /// A file in any of the formats.
    pub fn gives_files(self) -> Self {
        self.gives_file_of(&[
            "text/csv",
            "application/x-ndjson",
            "application/geo+json",
            "application/vnd.apache.parquet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "text/markdown",
            "text/html",
        ])
    }

    fn operation(&self, generator: &mut SchemaGenerator) -> Value {
        let mut parameters: Vec<Value> = Vec::new();
        for name in self.path.split('/').filter_map(|p| p.strip_prefix('{')?.strip_suffix('}')) {
            parameters.push(json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}));
        }
        for (name, says) in &self.params {
            parameters.push(json!({"name": name, "in": "query", "description": says, "schema": schema_of(self.path, name)}));
        }
        let mut responses = Map::new();
        for answer in &self.answers {
            let response = responses.entry(answer.status.to_string()).or_insert_with(|| json!({"description": "as asked"}));
            if !answer.media.is_empty() {
                let schema = answer.schema.map_or_else(|| json!({}), |schema| json!({"schema": schema(generator)}));
                response["content"][answer.media] = schema;
            }
        }
        if self.tagged {
            responses
                .insert("304".to_owned(), json!({"description": "nothing has changed since the ETag that If-None-Match names"}));
        }
        let problem = Takes::of::<Sent<'_>>(generator);
        for status in self.problems() {
            let text = axum::http::StatusCode::from_u16(status).ok().and_then(|s| s.canonical_reason()).unwrap_or_default();
            responses.insert(status.to_string(), json!({"description": text, "content": {MEDIA: {"schema": problem}}}));
        }
        let mut operation = json!({
            "operationId": format!("{}{}", self.method.as_str().to_lowercase(), self.path.replace(['/', '-'], "_").replace(['{', '}'], "")),
            "summary": self.says, "parameters": parameters, "responses": responses,
        });
        match self.body {
            None => {}
            Some(Body::Json(schema)) => {
                operation["requestBody"] = json!({"required": true, "content": {JSON: {"schema": schema(generator)}}});
            }
            Some(Body::Reports) => operation["requestBody"] = reports(),
            Some(Body::Table) => operation["requestBody"] = table(),
        }
        if let Some(role) = self.role {
            operation["description"] = json!(format!("Needs the role {}.", role.name()));
        }
        operation
    }

    /// The statuses of the problems that may come.
    fn problems(&self) -> Vec<u16> {
        let mut all = vec![400, 403, 429, 500, 503];
        if self.role.is_some() || self.body.is_some() {
            all.push(401);
        }
        if self.path.contains('{') || self.writes {
            all.push(404);
        }
        if self.body.is_some() {
            all.extend([408, 413, 415]);
        }
        if self.body.is_some() || self.tagged || self.long {
            all.extend([409, 422]);
        }
        all
    }
}

/// The type of a parameter's value.
fn schema_of(path: &str, name: &str) -> Value {
    match name {
        "by" if path == "/summary" => {
            let one = bilan_summary::By::ALL.map(bilan_summary::By::name).join("|");
            json!({"type": "string", "pattern": format!("^({one})(,({one}))?$")})
        }
        "format" if path == "/summary" => json!({"type": "string", "enum": ["json", "csv", "svg", "png"]}),
        "format" if path == "/compare" => json!({"type": "string", "enum": ["json", "jsonl", "html"]}),
        "measure" => {
            json!({"type": "string", "enum": bilan_summary::Measure::all().map(bilan_summary::Measure::name).collect::<Vec<_>>()})
        }
        "dates" => json!({"type": "string", "enum": ["dmy", "mdy"]}),
        "from" | "until" | "published_until" => json!({"type": "string", "format": "date"}),
        "killed" => json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}),
        "limit" => json!({"type": "integer", "minimum": 1, "maximum": 200}),
        "located" | "dated" | "open" | "text_codes" | "without_text" => json!({"type": "boolean"}),
        "policy" => json!({"type": "string", "enum": ["range", "ucdp", "acled", "latest-official"]}),
        "by" => json!({"type": "string", "enum": ["day", "week", "month", "year", "auto"]}),
        "order" => json!({"type": "string", "enum": ["date", "-date", "-killed"]}),
        "form" => json!({"type": "string", "enum": ["short", "full"]}),
        "table" => json!({"type": "string", "enum": ["events", "tolls", "ledger", "sources"]}),
        "in" => json!({"type": "string", "enum": ["fr", "en"]}),
        _ => json!({"type": "string"}),
    }
}

fn reports() -> Value {
    let one = json!({"type": "object", "required": ["text"], "properties": {
        "text": {"type": "string"}, "id": {"type": "string"}, "title": {"type": "string"}, "outlet": {"type": "string"},
        "url": {"type": "string"}, "published": {"type": "string"}, "language": {"type": "string"}}});
    json!({"required": true, "content": {
        JSON: {"schema": {"anyOf": [one, {"type": "array", "items": one}]}},
        "text/plain": {"schema": {"type": "string"}},
        "application/x-ndjson": {"schema": {"type": "string"}},
        "multipart/form-data": {"schema": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}},
    }})
}

fn table() -> Value {
    json!({"required": true, "content": {
        "text/csv": {"schema": {"type": "string"}},
        "multipart/form-data": {"schema": {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}},
    }})
}

/// The whole document.
pub fn document(routes: &[Route]) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with(|s| {
        s.definitions_path = "/components/schemas".into();
        s.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let mut paths = Map::new();
    for route in routes {
        let path = paths.entry(format!("/api/v1{}", route.path)).or_insert_with(|| json!({}));
        path[route.method.as_str().to_lowercase()] = route.operation(&mut generator);
    }
    let schemas = generator.take_definitions(true);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "bilan", "version": env!("CARGO_PKG_VERSION"), "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
            "description": "The register of press reports of armed violence: reports, events with their ledgers, decisions. docs/api.md says what it means.",
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": schemas},
    })
}
