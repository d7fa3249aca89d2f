//! What can be asked for.

use std::collections::BTreeSet;

use axum::body::Body;
use serde_json::{Value, json};

use crate::served::{HOSTILE, REPORTS, Served, items, request};

#[tokio::test]
async fn every_route_of_the_document_answers_as_it_says() {
    let served = Served::new();
    let document = served.json("/openapi.json").await;
    assert_eq!(document["openapi"], "3.1.0");
    let event = served.event("gao-1#1").await;
    let mut asked = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        let Some(operation) = methods.get("get") else { continue };
        let query = match path.as_str() {
            "/api/v1/search" => "?q=soldats",
            "/api/v1/summary" => "?by=kind",
            "/api/v1/export" => "?format=csv&follow=export-one",
            "/api/v1/export/left-out" => "?format=acled",
            // It never ends.
            "/api/v1/stream" => continue,
            _ => "",
        };
        let filled = path
            .replace("/reports/{id}", "/reports/gao-1")
            .replace("{id}", &event)
            .replace("{field}", "killed")
            .replace("{follow}", "export-one");
        let answer = served.get(&format!("!{filled}{query}")).await;
        let said = &operation["responses"][answer.status.as_str()]["content"];
        let media = answer.header("content-type").split(';').next().unwrap_or_default().to_owned();
        assert!(answer.status.is_success() && said.get(&media).is_some(), "{path}: {} {media}", answer.status);
        let tagged = operation["responses"].get("304").is_some();
        assert_eq!(tagged, answer.headers.contains_key("etag"), "{path}");
        asked += 1;
    }
    assert!(asked >= 15, "{asked} routes");
}

#[tokio::test]
async fn the_overview_counts_what_the_list_lists() {
    let served = Served::new();
    let filters = [
        "",
        "country=ML",
        "country=ML,BF",
        "kind=ambush",
        "kind=ambush,attack",
        "located=false",
        "located=true",
        "dated=false",
        "from=2024-01-01",
        "until=2023-12-31",
        "from=2023-01-01&until=2023-12-31",
        "killed=10",
        "actor=jnim",
        "actor=JNIM",
        "status=contested",
        "status=rejected",
        "q=embuscade",
        "q=%22ont%20été%20tués%22%20Djibo",
        "place=djibo",
        "place=GAO",
        "division=Gao",
        "division=ML:Gao",
        "division=BF:Gao",
        "box=-1,16,1,17",
        "box=170,-10,-170,10",
        "policy=acled",
        "published_until=2023-12-31",
        "as_of=2025-12-31",
        "as_of=2026-01-01T00:00:01Z",
        "country=CI",
        "country=MLI",
        "country=mali",
        "actor=aqmi",
        "actor=GSIM",
    ];
    let mut sizes = Vec::new();
    for filter in filters {
        let overview = served.json(&format!("/overview?{filter}")).await;
        let events = served.json(&format!("/events?limit=500&{filter}")).await;
        let listed = items(&events);
        assert_eq!(overview["shown"], listed.len(), "{filter}");
        assert_eq!(events["total"], listed.len(), "{filter}");
        assert_eq!(events["next"], Value::Null);
        let counted = |name: &str| overview[name].as_array().unwrap().iter().map(|c| c["events"].as_u64().unwrap()).sum::<u64>();
        assert_eq!(counted("by_kind") as usize, listed.len(), "{filter}");
        assert_eq!(counted("by_country") as usize, listed.len(), "{filter}");
        let with_place = listed.iter().filter(|e| e["place"]["lat"].is_f64()).count();
        assert_eq!(counted("points") as usize, with_place, "{filter}");
        assert_eq!(overview["without_place"], listed.len() - with_place, "{filter}");
        let bars = overview["by_time"]["bars"].as_array().unwrap();
        let drawn: u64 = bars.iter().map(|b| b["events"].as_u64().unwrap()).sum();
        assert_eq!(drawn + overview["without_date"].as_u64().unwrap(), listed.len() as u64, "{filter}");
        sizes.push((filter, listed.len()));
    }
    let size = |filter: &str| sizes.iter().find(|(f, _)| *f == filter).unwrap().1;
    assert_eq!((size(""), size("country=ML,BF") > size("country=ML"), size("kind=ambush")), (5, true, 1));
    assert_eq!((size("q=embuscade"), size("place=djibo"), size("box=-1,16,1,17"), size("box=170,-10,-170,10")), (1, 1, 2, 0));
    assert_eq!(
        (size("division=ML:Gao"), size("division=BF:Gao"), size("as_of=2025-12-31"), size("status=rejected")),
        (2, 0, 0, 0)
    );
    assert_eq!((size("actor=jnim"), size("killed=10"), size("published_until=2023-12-31")), (1, 1, 2));
}

#[tokio::test]
async fn pages_together_are_the_whole_list() {
    let served = Served::new();
    for order in ["date", "-date", "-killed"] {
        let whole = served.json(&format!("/events?order={order}")).await;
        let whole: Vec<&Value> = items(&whole).into_iter().map(|e| &e["id"]).collect();
        let mut paged: Vec<Value> = Vec::new();
        let mut next = String::new();
        loop {
            let page = served.json(&format!("/events?order={order}&limit=2&cursor={next}")).await;
            paged.extend(items(&page).into_iter().map(|e| e["id"].clone()));
            match page["next"].as_str() {
                Some(cursor) => cursor.clone_into(&mut next),
                None => break,
            }
        }
        assert_eq!(paged.iter().collect::<Vec<_>>(), whole, "{order}");
        served.get(&format!("/events?order={order}&country=ML&cursor={next}")).await.problem(400, "bad_cursor");
    }
    let page = served.json("/reports?limit=4").await;
    let rest = served.json(&format!("/reports?limit=4&cursor={}", page["next"].as_str().unwrap())).await;
    assert_eq!((items(&page).len(), items(&rest).len(), &page["total"]), (4, REPORTS.len() - 4, &REPORTS.len().into()));
}

#[tokio::test]
async fn an_event_comes_with_words_families_and_history() {
    let served = Served::new();
    let id = served.event("gao-1#1").await;
    assert_eq!(served.event("gao-2#1").await, id);
    let one = served.json(&format!("/events/{}", &id[..8])).await;
    assert_eq!(one["event"]["status"], "contested");
    assert!(!one["event"]["contradictions"].as_array().unwrap().is_empty());
    for line in one["event"]["ledger"].as_array().unwrap() {
        let said = &one["statements"][line["statement"].as_str().unwrap()];
        assert_eq!(said["statement"]["quote"], line["quote"]);
    }
    assert_eq!(one["tolls"].as_object().unwrap().len(), 4);
    assert_eq!(one["families"].as_array().unwrap().len(), 2);
    let published: Vec<&Value> = one["history"].as_array().unwrap().iter().map(|h| &h["published"]).collect();
    assert_eq!(published, ["2024-03-05", "2024-03-07"]);
    let history = served.json(&format!("/events/{id}/history")).await;
    assert_eq!(history["reports"].as_array().unwrap().len(), 2);
    for field in [
        "date",
        "place",
        "kind",
        "perpetrators",
        "targets",
        "responsibility",
        "outcomes",
        "incidents",
        "contradictions",
        "tolls",
        "killed",
        "killed.soldiers",
    ] {
        let why = served.json(&format!("/events/{id}/why/{field}")).await;
        let lines = why["lines"].as_array().unwrap();
        assert!(!lines.is_empty(), "{field}");
        for line in lines.iter().filter(|l| l["span"].is_array()) {
            let (_, _, text) = REPORTS.iter().find(|(r, ..)| line["report"] == *r).unwrap();
            let span: [usize; 2] = serde_json::from_value(line["span"].clone()).unwrap();
            let quote: String = text.chars().skip(span[0]).take(span[1] - span[0]).collect();
            assert_eq!(line["quote"], quote, "{field}");
        }
    }
    let then = served.json(&format!("/events/{id}?published_until=2024-03-05")).await;
    assert_eq!(then["event"]["reports"], serde_json::json!(["gao-1"]));
}

#[tokio::test]
async fn report_text_stays_text() {
    let served = Served::new();
    let answer = served.get("/reports/hostile").await;
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(answer.header("content-security-policy").contains("script-src 'self';"));
    let report = answer.json();
    assert_eq!(report["text"], HOSTILE);
    let units: Vec<u16> = HOSTILE.encode_utf16().collect();
    assert_eq!(report["length"]["utf16"], units.len());
    let marks = report["marks"].as_array().unwrap();
    assert!(marks.iter().any(|m| m["what"] == "statement"));
    for mark in marks.iter().chain(report["mentions"].as_array().unwrap()) {
        let [span, utf16]: [[usize; 2]; 2] = [&mark["span"], &mark["utf16"]].map(|s| serde_json::from_value(s.clone()).unwrap());
        let by_points: String = HOSTILE.chars().skip(span[0]).take(span[1] - span[0]).collect();
        assert_eq!(String::from_utf16(&units[utf16[0]..utf16[1]]).unwrap(), by_points);
    }
    let found = served.json("/search?q=alert").await;
    let excerpt = &found["items"][0]["excerpt"];
    assert!(excerpt["text"].as_str().unwrap().contains("<script>"));
    assert_eq!(excerpt["ranges"].as_array().unwrap().len(), 2);
    let chronicle = served.get("/chronicle?format=html").await;
    assert!(chronicle.header("content-disposition").starts_with("attachment") && !chronicle.text().contains("<svg onload"));
    let jsonl = served.get("/export?format=jsonl").await;
    assert!(jsonl.header("content-disposition").starts_with("attachment"));
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let served = Served::new();
    let first = served.get("/overview").await;
    let tag = first.header("etag").to_owned();
    let again = |tag: String| request("GET", "/overview", &[("if-none-match", &tag)], Body::empty());
    let same = served.send(again(tag.clone())).await;
    assert_eq!((same.status.as_u16(), same.bytes.len(), same.header("etag")), (304, 0, tag.as_str()));
    assert_ne!(served.get("/overview?country=ML").await.header("etag"), tag);
    let event = served.event("djibo#1").await;
    let decided = serde_json::json!({"what": "note", "event": event, "reason": "look", "by": "Awa"});
    assert_eq!(served.post("/decisions", &decided).await.status, 201);
    assert_eq!(served.send(again(tag)).await.status, 200);
}

#[tokio::test]
async fn answers_are_compressed() {
    let served = Served::new();
    for encoding in ["gzip", "br", "zstd"] {
        let asked = request("GET", "/overview", &[("accept-encoding", encoding)], Body::empty());
        assert_eq!(served.send(asked).await.header("content-encoding"), encoding);
    }
    assert_eq!(served.get("/overview").await.header("content-encoding"), "");
}

#[tokio::test]
async fn an_export_that_is_followed_tells_how_far_it_is() {
    let served = Served::new();
    served.get("/export/progress/nobody-1").await.problem(404, "unknown_export");
    served.get("/export?format=csv&follow=short").await.problem(400, "bad_query");
    served.get("/export?format=acled&follow=export-1").await;
    let far = served.json("/export/progress/export-1").await;
    let left_out = served.json("/export/left-out?format=acled").await;
    assert_eq!((&far["state"], &far["done"], &far["of"]), (&json!("done"), &json!(5), &json!(5)), "{far}");
    assert_eq!(far["not_written"], left_out["not_written"]);
    // What is refused is told of, too.
    served.get("/export?format=acled&policy=range&follow=export-2").await.problem(400, "bad_query");
    assert_eq!(served.json("/export/progress/export-2").await["state"], "failed");
}

#[tokio::test]
async fn every_format_is_written_and_what_it_cannot_hold_is_listed() {
    let served = Served::new();
    for format in ["csv", "xlsx", "jsonl", "parquet", "geojson", "acled", "ucdp", "hxl", "ftm"] {
        let file = served.get(&format!("/export?format={format}&country=ML")).await;
        assert!(file.status.is_success() && !file.bytes.is_empty(), "{format}");
        assert!(file.header("content-disposition").contains(&format!("bilan-{format}.")), "{format}");
    }
    let rows = |text: String| text.lines().count() - 1;
    assert_eq!(rows(served.get("/export?format=csv").await.text()), 5);
    assert_eq!(rows(served.get("/export?format=csv&kind=ambush").await.text()), 1);
    let left_out = served.json("/export/left-out?format=acled").await;
    let (written, not) = (left_out["written"].as_u64().unwrap(), left_out["not_written"].as_u64().unwrap());
    assert!(written + not == 5 && not > 0 && left_out["left_out"].as_array().unwrap().len() as u64 == not, "{left_out}");
    served.get("/export?format=acled&policy=range").await.problem(400, "bad_query");
    served.get("/export?format=ucdp&table=tolls").await.problem(400, "bad_query");
    for format in ["markdown", "docx"] {
        assert!(
            served
                .get(&format!("/chronicle?format={format}&in=en"))
                .await
                .header("content-disposition")
                .starts_with("attachment")
        );
    }
}

#[tokio::test]
async fn the_page_on_the_api_names_the_routes_that_there_are() {
    let document = Served::new().json("/openapi.json").await;
    let mut there = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let methods = methods.as_object().unwrap().keys();
        there.extend(methods.map(|method| format!("{} {}", method.to_uppercase(), path.trim_start_matches("/api/v1"))));
    }
    let page = include_str!("../../../../docs/api.md");
    let headings = page.lines().filter(|line| line.starts_with("## `"));
    let named: BTreeSet<String> = headings.flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned).collect();
    assert_eq!(named, there);
}
