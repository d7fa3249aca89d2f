//! What every request goes through, from the outside in: compression, errors in one form and headers of safety, host and
//! origin, then for its route role, token and rate, time, and the tag by which it is known to be unchanged.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

use crate::app::App;
use crate::guard::Who;
use crate::openapi::{Route, document};
use crate::problem::{self, Problem};
use crate::routes::routes;
use crate::ui::{Files, NO_PAGE};

/// Where a request came from.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// What a page may load: its own files and data, and nothing from elsewhere. Report text can never become part of it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const SAFETY: [(HeaderName, HeaderValue); 6] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// What takes long is given so much longer.
const LONG: u32 = 20;

/// The whole server as one service.
pub fn router(app: Arc<App>, page: Files) -> Router {
    let all = routes();
    let described = Arc::new(document(&all).to_string());
    let mut api = Router::new();
    for route in all {
        api = api.route(route.path, layered(&app, &route));
    }
    let described = move || {
        let described = Arc::clone(&described);
        async move { ([(header::CONTENT_TYPE, "application/json")], described.to_string()) }
    };
    let swagger = Arc::new(Files::swagger());
    let docs = move |request: Request| {
        let found = swagger.get(request.uri().path().strip_prefix("/docs").unwrap_or_default(), request.headers());
        async move { found.ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND)) }
    };
    let api = api
        .route("/openapi.json", get(described))
        .route("/docs/", get(docs.clone()))
        .route("/docs/{file}", get(docs))
        .fallback(|| async { Problem::of_status(StatusCode::NOT_FOUND) });
    let page = Arc::new(page);
    let shown = move |request: Request| {
        let page = Arc::clone(&page);
        async move { shown(&page, &request) }
    };
    let upload = app.limits.upload;
    Router::new()
        .nest("/api/v1", api)
        .fallback(shown)
        .layer(DefaultBodyLimit::max(upload))
        .with_state(Arc::clone(&app))
        .layer(from_fn(move |request, next| enter(Arc::clone(&app), request, next)))
        .layer(from_fn(finish))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
}

fn shown(page: &Files, request: &Request) -> Response {
    let path = request.uri().path();
    if path.starts_with("/api/") {
        return Problem::of_status(StatusCode::NOT_FOUND).into_response();
    }
    if ![axum::http::Method::GET, axum::http::Method::HEAD].contains(request.method()) {
        let refused = Problem::of_status(StatusCode::METHOD_NOT_ALLOWED).into_response();
        return ([(header::ALLOW, "GET, HEAD")], refused).into_response();
    }
    if page.is_empty() && path == "/" {
        return ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], NO_PAGE).into_response();
    }
    page.get(path, request.headers()).unwrap_or_else(|| Problem::of_status(StatusCode::NOT_FOUND).into_response())
}

/// Errors in one form, and the headers of safety on all that leaves.
async fn finish(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = problem::finish(&path, next.run(request).await);
    let headers = response.headers_mut();
    for (name, value) in SAFETY {
        headers.insert(name, value);
    }
    if path.starts_with("/api/") {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    response
}

/// Host, origin, and who it is.
async fn enter(app: Arc<App>, mut request: Request, next: Next) -> Response {
    let from = request.extensions().get::<Peer>().map_or_else(|| ([127, 0, 0, 1], 0).into(), |peer| peer.0);
    match app.guard.enter(request.method(), request.uri(), request.headers(), from) {
        Ok(who) => {
            request.extensions_mut().insert(who);
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    }
}

/// A route's handler with what its description says of it.
fn layered(app: &Arc<App>, route: &Route) -> axum::routing::MethodRouter<Arc<App>> {
    let (role, writes, tagged) = (route.role, route.writes, route.tagged);
    let time = if route.long { app.limits.time * LONG } else { app.limits.time };
    let app = Arc::clone(app);
    route.handler.clone().route_layer(from_fn(move |request: Request, next: Next| {
        let app = Arc::clone(&app);
        async move {
            let who = request.extensions().get::<Who>().cloned();
            if let Some(needs) = role {
                let who = who.ok_or_else(|| Problem::internal("a request without a sender"))?;
                app.guard.may(&who, needs, writes, request.headers())?;
            }
            if !tagged {
                return timed(time, request, next).await;
            }
            let tag = tag(&app, &request);
            let known = request.headers().get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
            let unchanged = known.split(',').any(|t| t.trim() == tag || t.trim() == "*");
            let mut response =
                if unchanged { StatusCode::NOT_MODIFIED.into_response() } else { timed(time, request, next).await? };
            if response.status().is_success() || unchanged {
                let headers = response.headers_mut();
                headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
                headers.insert(header::ETAG, HeaderValue::from_str(&tag).map_err(Problem::internal)?);
            }
            Ok::<Response, Problem>(response)
        }
    }))
}

async fn timed(time: Duration, request: Request, next: Next) -> Result<Response, Problem> {
    let answered = tokio::time::timeout(time, next.run(request)).await;
    answered.map_err(|_| Problem::unavailable("timeout", format!("this took longer than {} seconds", time.as_secs())))
}

/// The same for the same question to the same register by the same program.
fn tag(app: &App, request: &Request) -> String {
    let asked = format!("{} {} {}", bilan::READER, app.known().version, request.uri());
    format!("W/\"{}\"", Sha256::digest(asked)[..12].iter().map(|b| format!("{b:02x}")).collect::<String>())
}
