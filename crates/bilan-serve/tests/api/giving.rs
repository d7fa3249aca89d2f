//! Reports that are handed over: tried, or added.

use axum::body::Body;
use futures_util::StreamExt;
use serde_json::json;
use tower::ServiceExt;

use crate::served::{Core, Served, items, register, request};
use bilan_store::register::Choice;

const TEXT: &str = "Neuf gendarmes ont été tués lundi à Ansongo.";

fn parts(files: &[(&str, &str)]) -> Body {
    let mut body = String::new();
    for (name, content) in files {
        body.push_str(&format!(
            "--x\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n{content}\r\n"
        ));
    }
    Body::from(body + "--x--\r\n")
}

const FILES: (&str, &str) = ("content-type", "multipart/form-data; boundary=x");

#[tokio::test]
async fn a_text_is_tried_in_every_form_and_not_kept() {
    let served = Served::new();
    let lines = format!("{}\n{{\n{}\n", json!({"text": TEXT}), json!({"text": "Trois civils ont été tués à Djibo."}));
    for (media, body, readings, errors) in [
        ("text/plain", TEXT.to_owned(), 1, 0),
        ("text/plain; charset=utf-8", format!("{{ {TEXT}"), 1, 0),
        ("application/json", json!({"text": TEXT, "published": "2024-05-01"}).to_string(), 1, 0),
        ("application/json", json!([{"text": TEXT}, {"text": "Rien."}, {"no": 1}]).to_string(), 2, 1),
        ("application/x-ndjson", lines, 2, 1),
    ] {
        let answer = served.send(request("POST", "/read", &[("content-type", media)], Body::from(body))).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let tried = answer.json();
        assert_eq!(tried["readings"].as_array().unwrap().len(), readings, "{tried}");
        assert_eq!(tried["errors"].as_array().unwrap().len(), errors, "{tried}");
        assert!(tried["readings"][0]["marks"].as_array().unwrap().iter().any(|m| m["what"] == "statement"), "{tried}");
        let events: Vec<_> = tried["events"].as_array().unwrap().iter().map(|e| &e["id"]).collect();
        let own = tried["readings"][0]["events"].as_object().unwrap();
        assert!(!own.is_empty() && own.values().all(|e| events.contains(&e)), "{tried}");
    }
    assert_eq!(served.json("/reports").await["total"], 6);
}

#[tokio::test]
async fn files_are_added_and_what_is_none_is_named() {
    let served = Served::new();
    let jsonl = format!("{}\n", json!({"id": "djibo", "text": "Another text."}));
    let files = || parts(&[("../../etc/a.txt", TEXT), ("b.pdf", "%PDF-1.4"), ("c.jsonl", &jsonl)]);
    let answer = served.send(request("POST", "/reports", &[FILES], files())).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let added = answer.json();
    assert_eq!((added["added"].as_array().unwrap().len(), &added["clashes"]), (1, &json!(["djibo"])));
    assert_eq!((&added["errors"][0]["file"], &added["notes"]), (&json!("b.pdf"), &json!([])));
    assert_eq!(added["events"]["total"], 6);
    let report = served.json(&format!("/reports/{}", added["added"][0].as_str().unwrap())).await;
    assert_eq!(report["report"]["file"], "a.txt", "folders of whoever sent it are nobody's business");
    let again = served.send(request("POST", "/reports", &[FILES], files())).await;
    assert_eq!((again.status.as_u16(), &again.json()["known"]), (200, &added["added"]));
    assert_eq!(served.json("/events").await["total"], 6);
    // What was not understood of a report that is taken is said.
    let doubtful = "date: 31/12/2023\n\nQuatre gendarmes ont été tués dimanche dans une embuscade près de Dori.";
    let added = served.send(request("POST", "/reports", &[FILES], parts(&[("d.txt", doubtful)]))).await.json();
    assert_eq!(added["notes"][0]["report"], added["added"][0], "{added}");
    assert!(added["notes"][0]["notes"][0].as_str().unwrap().contains("line 1, `date: 31/12/2023`"), "{added}");
}

#[tokio::test]
async fn adding_tells_how_far_it_is() {
    let served = Served::new();
    let many: Vec<_> = (0..130).map(|n| json!({"text": format!("{TEXT} Le bilan est de {n}.")})).collect();
    let headers = [("content-type", "application/json"), ("accept", "text/event-stream")];
    let answer = served.send(request("POST", "/reports", &headers, Body::from(json!(many).to_string()))).await;
    assert_eq!(answer.header("content-type"), "text/event-stream");
    let text = answer.text();
    assert!(text.matches("event: progress").count() == 3 && text.contains(r#"{"kept":128,"of":130}"#), "{text}");
    assert!(text.contains("event: done"));
    assert_eq!(served.json("/reports").await["total"], 136);
}

#[tokio::test]
async fn five_megabytes_in_one_line_are_read_and_shown() {
    let served = Served::new();
    let line = format!("{TEXT} {}", "Le marché rouvre <img src=x onerror=alert(1)> \u{202e} samedi. ".repeat(90_000));
    assert!(line.len() > 5_000_000);
    let asked = request("POST", "/reports", &[("content-type", "text/plain")], Body::from(line.clone()));
    let added = served.send(asked).await;
    assert_eq!(added.status, 201, "{}", added.text());
    let id = added.json()["added"][0].as_str().unwrap().to_owned();
    let report = served.json(&format!("/reports/{id}")).await;
    assert_eq!(report["text"].as_str().unwrap().len(), line.len());
    assert!(report["mentions"].is_null(), "too long for every level, not for its statements");
    assert!(!report["marks"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn what_is_new_is_told() {
    let served = Served::new();
    let response = served.router.clone().oneshot(request("GET", "/stream", &[], Body::empty())).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut events = response.into_body().into_data_stream();
    let first = events.next().await.unwrap().unwrap();
    assert!(first.starts_with(b"event: hello") && String::from_utf8_lossy(&first).contains("\"reports\":6"));
    served.post("/reports", &json!({"text": TEXT})).await;
    let next = events.next().await.unwrap().unwrap();
    assert!(next.starts_with(b"event: change") && String::from_utf8_lossy(&next).contains("\"reports\":7"));
}

#[tokio::test]
async fn what_another_process_writes_is_seen() {
    let served = Served::new();
    let event = served.event("djibo#1").await;
    let mut other = register(served.folder.path());
    other.decide(&event, Choice::Confirm, "Awa", "seen", "2026-02-02T00:00:00.000000Z").unwrap();
    other.settle(&Core).unwrap();
    // Whatever writes here looks at all that is new.
    served.post("/reports", &json!({"text": TEXT})).await;
    let confirmed = served.json("/events?status=confirmed").await;
    assert_eq!(items(&confirmed)[0]["id"], event);
}
