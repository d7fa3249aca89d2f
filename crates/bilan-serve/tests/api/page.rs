//! The web page and Swagger UI.

use axum::body::Body;

use crate::served::{Served, request};

#[tokio::test]
async fn swagger_ui_is_carried_and_obeys_the_policy() {
    let served = Served::new();
    let page = served.get("/docs/").await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(!page.text().contains("://") && !page.text().contains("onload") && !page.text().contains("<style"));
    for (file, media) in
        [("swagger-ui.css", "text/css"), ("swagger-ui-bundle.js", "text/javascript"), ("start.js", "text/javascript")]
    {
        assert!(page.text().contains(file));
        let plain = served.get(&format!("/docs/{file}")).await;
        assert!(plain.header("content-type").starts_with(media) && plain.bytes.len() > 100, "{file}");
        let packed = served.send(request("GET", &format!("/docs/{file}"), &[("accept-encoding", "gzip")], Body::empty())).await;
        if packed.bytes.len() > 1000 {
            assert_eq!(packed.header("content-encoding"), "gzip", "{file}");
            assert!(packed.bytes.len() * 2 < plain.bytes.len(), "{file}");
        }
    }
}

#[tokio::test]
async fn files_with_a_hash_never_change_and_the_page_is_asked_for_each_time() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("assets")).unwrap();
    std::fs::write(folder.path().join("index.html"), "<!doctype html><title>page</title>").unwrap();
    std::fs::write(folder.path().join("assets/app-0a1b.js"), "export {}").unwrap();
    let served = Served::with(|o| o.page = Some(folder.path().to_owned()));
    for path in ["!/", "!/events/0123", "!/review"] {
        let page = served.get(path).await;
        assert!(page.text().contains("<title>page") && page.header("cache-control") == "no-cache", "{path}");
        assert_eq!(page.header("referrer-policy"), "no-referrer");
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
        let known = served.send(request("GET", path, &[("if-none-match", page.header("etag"))], Body::empty())).await;
        assert_eq!((known.status.as_u16(), known.bytes.len()), (304, 0));
    }
    let script = served.get("!/assets/app-0a1b.js").await;
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    assert!(script.header("cache-control").contains("immutable"));
    served.get("!/assets/app-ffff.js").await.problem(404, "unknown_route");
    served.get("!/../Cargo.toml").await.problem(404, "unknown_route");
}
