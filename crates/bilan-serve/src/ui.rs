//! The web page and Swagger UI, from memory. Files whose names carry a hash never change; all others are asked for each time.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

/// A file in the program: its path, packed with gzip, and with Brotli where that was made.
type Packed = (&'static str, &'static [u8], Option<&'static [u8]>);

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

/// A file in the forms in which it is sent.
struct Asset {
    gzip: Option<Bytes>,
    brotli: Option<Bytes>,
    plain: Option<Bytes>,
    tag: String,
}

/// Files by their path.
pub struct Files {
    all: BTreeMap<String, Asset>,
}

impl Files {
    /// The page as it is in the program.
    pub fn embedded() -> Self {
        Self::of(embedded::UI)
    }

    pub fn swagger() -> Self {
        let mut files = Self::of(embedded::SWAGGER);
        files.add("/index.html", SWAGGER_PAGE.as_bytes().to_vec());
        files.add("/start.js", SWAGGER_START.as_bytes().to_vec());
        files
    }

    fn of(files: &[Packed]) -> Self {
        let asset = |(path, gzip, brotli): &Packed| {
            let asset = Asset {
                gzip: Some(Bytes::from_static(gzip)),
                brotli: brotli.map(Bytes::from_static),
                plain: None,
                tag: tag(gzip),
            };
            ((*path).to_owned(), asset)
        };
        Self { all: files.iter().map(asset).collect() }
    }

    /// The page as it lies in a folder, for whoever works on it.
    pub fn in_folder(folder: &Path) -> io::Result<Self> {
        let mut files = Self { all: BTreeMap::new() };
        let mut open = vec![folder.to_owned()];
        while let Some(next) = open.pop() {
            for entry in std::fs::read_dir(next)? {
                let path = entry?.path();
                if path.is_dir() {
                    open.push(path);
                } else if let Ok(name) = path.strip_prefix(folder) {
                    files.add(&format!("/{}", name.to_string_lossy().replace('\\', "/")), std::fs::read(&path)?);
                }
            }
        }
        Ok(files)
    }

    fn add(&mut self, path: &str, bytes: Vec<u8>) {
        let asset = Asset { tag: tag(&bytes), gzip: None, brotli: None, plain: Some(bytes.into()) };
        self.all.insert(path.to_owned(), asset);
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The file at a path. A path without an ending is one of the page's own views, and so is all below a folder that holds no
    /// files: identifiers of reports may have dots.
    pub fn get(&self, path: &str, headers: &HeaderMap) -> Option<Response> {
        let (folder, last) = path.rsplit_once('/').unwrap_or_default();
        let view = !path.contains("..")
            && (!last.contains('.')
                || !(folder.is_empty() || self.all.keys().any(|name| name.starts_with(&format!("{folder}/")))));
        let name = if view { "/index.html" } else { path };
        let asset = self.all.get(name)?;
        let hashed = name.starts_with("/assets/");
        let cache = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
        let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let mut response = if known.split(',').any(|t| t.trim() == asset.tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let (bytes, encoding) = asset.fit(headers);
            let mut response = Response::new(Body::from(bytes));
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media(name)));
            if let Some(encoding) = encoding {
                response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            }
            response
        };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::from_str(&asset.tag) {
            headers.insert(header::ETAG, tag);
        }
        Some(response)
    }
}

impl Asset {
    /// The form that suits a client best.
    fn fit(&self, headers: &HeaderMap) -> (Bytes, Option<&'static str>) {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let accepts = |name: &str| {
            accepted.split(',').any(|e| {
                let (encoding, quality) = e.split_once(';').unwrap_or((e, ""));
                encoding.trim() == name && !["q=0", "q=0.0"].contains(&quality.trim())
            })
        };
        match (&self.brotli, &self.gzip, &self.plain) {
            (Some(brotli), ..) if accepts("br") => (brotli.clone(), Some("br")),
            (_, Some(gzip), _) if accepts("gzip") => (gzip.clone(), Some("gzip")),
            (.., Some(plain)) => (plain.clone(), None),
            (_, Some(gzip), None) => (unpacked(gzip), None),
            (_, None, None) => (Bytes::new(), None),
        }
    }
}

fn unpacked(gzip: &[u8]) -> Bytes {
    let mut bytes = Vec::new();
    // It was packed when the program was built; what does not unpack is cut off there.
    let _ = GzDecoder::new(gzip).read_to_end(&mut bytes);
    bytes.into()
}

fn tag(bytes: &[u8]) -> String {
    format!("\"{}\"", Sha256::digest(bytes)[..8].iter().map(|b| format!("{b:02x}")).collect::<String>())
}

fn media(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" | "geojson" | "topojson" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// What is shown where the page was not built.
pub const NO_PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>bilan</title>\n\
<p>This bilan was built without its web page: run <code>make ui</code>, then build it again. \
The API is at <a href=\"/api/v1/docs/\">/api/v1/docs/</a>.</p>\n";

const SWAGGER_PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>bilan: API</title>\n\
<link rel=\"stylesheet\" href=\"swagger-ui.css\">\n<div id=\"swagger-ui\"></div>\n\
<script src=\"swagger-ui-bundle.js\"></script>\n<script src=\"start.js\"></script>\n";

const SWAGGER_START: &str = "window.ui = SwaggerUIBundle({ url: '../openapi.json', dom_id: '#swagger-ui', validatorUrl: null, \
presets: [SwaggerUIBundle.presets.apis], layout: 'BaseLayout', deepLinking: true });\n";
