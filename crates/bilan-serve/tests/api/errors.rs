//! What cannot be answered, and how that is said.

use std::time::Duration;

use axum::body::Body;
use serde_json::json;

use crate::served::{Served, request};

#[tokio::test]
async fn parameters_are_checked_by_name() {
    let served = Served::new();
    for (path, field) in [
        ("/events?colour=red", "colour"),
        ("/events?from=monday", "from"),
        ("/events?from=2024-13-01", "from"),
        ("/events?from=2024-02-01&until=2024-01-01", "until"),
        ("/events?kind=war", "kind"),
        ("/events?status=odd", "status"),
        ("/events?country=XX", "country"),
        ("/events?actor=nobody", "actor"),
        ("/overview?division=Nowhere", "division"),
        ("/summary?by=kind&actor=jnim,nobody", "actor"),
        ("/export?format=csv&division=ML:Nowhere", "division"),
        ("/chronicle?in=fr&country=Malli", "country"),
        ("/events?killed=-1", "killed"),
        ("/events?killed=4294967296", "killed"),
        ("/events?box=1,2,3", "box"),
        ("/events?box=nan,0,1,1", "box"),
        ("/events?located=perhaps", "located"),
        ("/events?policy=mine", "policy"),
        ("/events?as_of=yesterday", "as_of"),
        ("/events?limit=0", "limit"),
        ("/events?limit=501", "limit"),
        ("/events?order=name", "order"),
        ("/events?form=long", "form"),
        ("/events?country=ML&country=BF", "country"),
        ("/events?q=%00", "q"),
        ("/overview?by=hour", "by"),
        ("/search", "q"),
        ("/export", "format"),
        ("/export?format=pdf", "format"),
        ("/export?format=csv&text_codes=true", "text_codes"),
        ("/chronicle?in=xx", "in"),
        ("/review?what=all", "what"),
        ("/review?as_of=2024-01-01", "as_of"),
        ("/meta?x=1", "x"),
    ] {
        assert_eq!(served.get(path).await.problem(400, "bad_query").json()["field"], field, "{path}");
    }
    for (path, near) in [
        ("/events?actor=jnimm", "jnim"),
        ("/events?division=Gaoo", "Gao"),
        ("/events?country=Malli", "Mali"),
        ("/events?kind=ambsh", "ambush"),
    ] {
        let said = served.get(path).await.problem(400, "bad_query").json()["detail"].as_str().unwrap().to_owned();
        assert!(said.contains("did you mean") && said.contains(near), "{path}: {said}");
    }
    served.get("/events?cursor=zz").await.problem(400, "bad_cursor");
    served.get("/events/%ff").await.problem(400, "bad_query");
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let served = Served::new();
    served.get("/nothing").await.problem(404, "unknown_route");
    served.get("!/api/v2/events").await.problem(404, "unknown_route");
    served.get("!/nothing.js").await.problem(404, "unknown_route");
    served.get("/docs/other.js").await.problem(404, "unknown_route");
    served.get("/events/0123456789abcdef").await.problem(404, "unknown_event");
    served.get("/events/%20").await.problem(404, "unknown_event");
    served.get("/events/0123/history").await.problem(404, "unknown_event");
    served.get("/reports/none").await.problem(404, "unknown_report");
    let event = served.event("djibo#1").await;
    served.get(&format!("/events/{event}/why/colour")).await.problem(404, "unknown_field");
    served.get(&format!("/events/{event}/why/wounded")).await.problem(404, "unknown_field");
    for (method, path, allows) in
        [("PUT", "/events", "GET,HEAD"), ("DELETE", "/decisions", "GET,HEAD,POST"), ("POST", "!/", "GET, HEAD")]
    {
        let answer = served.send(request(method, path, &[], Body::empty())).await;
        answer.problem(405, "method_not_allowed");
        assert_eq!(answer.header("allow"), allows, "{method} {path}");
    }
}

#[tokio::test]
async fn bodies_are_checked() {
    let served = Served::with(|o| (o.limits.body, o.limits.upload) = (2000, 5000));
    let send = |path: &'static str, media: &'static str, body: String| {
        let headers: &[(&str, &str)] = if media.is_empty() { &[] } else { &[("content-type", media)] };
        let asked = request("POST", path, headers, Body::from(body));
        let served = &served;
        async move { served.send(asked).await }
    };
    let long = |n: usize| "a ".repeat(n / 2);
    send("/decisions", "application/json", long(3000)).await.problem(413, "too_large");
    send("/read", "text/plain", long(6000)).await.problem(413, "too_large");
    let file = "--x\r\ncontent-disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\n";
    send("/read", "multipart/form-data; boundary=x", format!("{file}{}\r\n--x--\r\n", long(6000)))
        .await
        .problem(413, "too_large");
    send("/read", "multipart/form-data; boundary=x", file.to_owned()).await.problem(400, "bad_body");
    send("/read", "multipart/form-data", String::new()).await.problem(400, "bad_body");
    for (path, media) in [
        ("/decisions", "text/plain"),
        ("/decisions", ""),
        ("/read", "application/pdf"),
        ("/reports", ""),
        ("/session", "text/html"),
    ] {
        send(path, media, "{}".to_owned()).await.problem(415, "unsupported_media_type");
    }
    for body in ["", "{", "[1]", "\"text\"", "{\"text\":"] {
        send("/read", "application/json", body.to_owned()).await.problem(400, "bad_body");
    }
    for body in ["[]"] {
        send("/read", "application/json", body.to_owned()).await.problem(422, "unprocessable");
    }
    for body in [
        "{}",
        "{\"what\":\"confirm\"}",
        "{\"what\":\"win\",\"reason\":\"x\"}",
        "{\"what\":\"note\",\"reason\":\"x\",\"colour\":1}",
    ] {
        send("/decisions", "application/json", body.to_owned()).await.problem(400, "bad_body");
    }
}

#[tokio::test]
async fn what_takes_too_long_is_given_up() {
    // A body that never comes is waited for as long as is allowed for bodies, or for answers.
    let ask = || {
        let never = Body::from_stream(futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>());
        request("POST", "/read", &[("content-type", "text/plain")], never)
    };
    let served = Served::with(|o| o.limits.time = Duration::from_millis(10));
    let answer = served.send(ask()).await;
    answer.problem(503, "timeout");
    assert_ne!(answer.header("retry-after"), "");
    let served = Served::with(|o| o.limits.receiving = Duration::from_millis(10));
    served.send(ask()).await.problem(408, "timeout");
}

#[tokio::test]
async fn a_register_too_large_is_not_looked_back_into() {
    let served = Served::with(|o| o.limits.looked_back = 3);
    served.get("/events?as_of=2026-01-01").await.problem(422, "unprocessable");
    assert_eq!(served.get("/events").await.status, 200);
}

#[tokio::test]
async fn other_sites_and_names_are_refused() {
    let served = Served::new();
    let ask = |headers: &'static [(&'static str, &'static str)]| served.send(request("GET", "/events", headers, Body::empty()));
    ask(&[("host", "bilan.evil.example:8080")]).await.problem(403, "foreign_host");
    ask(&[("origin", "http://evil.example")]).await.problem(403, "foreign_origin");
    ask(&[("sec-fetch-site", "cross-site")]).await.problem(403, "foreign_origin");
    assert_eq!(ask(&[("host", "localhost:8080"), ("origin", "http://localhost:8080")]).await.status, 200);
    let named = Served::with(|o| o.public = vec!["https://bilan.example".to_owned()]);
    let asked = request("GET", "/events", &[("host", "bilan.example"), ("origin", "https://bilan.example")], Body::empty());
    assert_eq!(named.send(asked).await.status, 200);
}

#[tokio::test]
async fn writing_too_often_is_refused() {
    let served = Served::with(|o| o.limits.writes = 2);
    let body = json!({"text": "Rien."});
    for _ in 0..2 {
        assert_eq!(served.post("/read", &body).await.status, 200);
    }
    let answer = served.post("/read", &body).await;
    answer.problem(429, "too_many_requests");
    assert!(answer.header("retry-after").parse::<u64>().is_ok_and(|s| (1..=61).contains(&s)));
    assert_eq!(served.get("/events").await.status, 200, "looking is not counted");
}
