//! Decisions and the queue that asks for them.

use serde_json::{Value, json};

use crate::served::{Served, items};

#[tokio::test]
async fn decisions_are_kept_and_taken_back() {
    let served = Served::new();
    let event = served.event("djibo#1").await;
    let setting = json!({"field": "toll", "effect": "killed", "victims": "civilians", "low": 5, "best": 5, "high": 5});
    let words = json!({"report": "djibo", "span": [0, 13]});
    let decided =
        json!({"what": "set", "event": event, "setting": setting, "reason": "counted again", "by": "Awa", "words": words});
    let answer = served.post("/decisions", &decided).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let made = answer.json();
    assert_eq!((&made["state"], &made["now"], &made["by"]), (&json!("in_force"), &json!([event]), &json!("Awa")));
    assert_eq!(made["reason"], "counted again [djibo 0-13: «Quatre civils»]");
    let one = served.json(&format!("/events/{event}")).await;
    assert_eq!(one["event"]["tolls"][0]["low"], 5);
    let undo = json!({"what": "undo", "decision": made["id"], "reason": "a mistake", "by": "Awa"});
    assert_eq!(served.post("/decisions", &undo).await.status, 201);
    let one = served.json(&format!("/events/{event}")).await;
    assert_eq!(one["event"]["tolls"][0]["low"], 4);
    let all = served.json("/decisions").await;
    let states: Vec<&Value> = items(&all).into_iter().map(|d| &d["state"]).collect();
    assert_eq!(states, ["in_force", "undone"], "the latest first");
    assert_eq!(served.json("/decisions?open=true").await["total"], 0);
    let report = served.json("/reports/djibo").await;
    assert_eq!(report["decisions"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn events_are_merged_split_and_rejected() {
    let served = Served::new();
    let (gao, djibo) = (served.event("gao-1#1").await, served.event("djibo#1").await);
    let decide = |body: Value| {
        let served = &served;
        async move {
            let answer = served.post("/decisions", &body).await;
            assert_eq!(answer.status, 201, "{}", answer.text());
            answer.json()
        }
    };
    let split = decide(json!({"what": "split", "event": gao, "incidents": ["gao-2#1"], "reason": "two", "by": "A"})).await;
    assert_eq!(split["now"].as_array().unwrap().len(), 2);
    assert_ne!(served.event("gao-1#1").await, served.event("gao-2#1").await);
    let other = served.event("gao-2#1").await;
    decide(json!({"what": "merge", "event": djibo, "other": other, "reason": "one", "by": "A"})).await;
    assert_eq!(served.event("djibo#1").await, served.event("gao-2#1").await);
    let event = served.event("sans-lieu#1").await;
    decide(json!({"what": "reject", "event": event, "reason": "no", "by": "A"})).await;
    let shown: Vec<Value> = items(&served.json("/events").await).into_iter().map(|e| e["id"].clone()).collect();
    assert!(!shown.contains(&json!(event)), "what was rejected is not shown");
    assert_eq!(served.json("/events?status=rejected").await["total"], 1);
}

#[tokio::test]
async fn decisions_that_cannot_be_are_refused() {
    let served = Served::new();
    let event = served.event("djibo#1").await;
    let with = |more: Value| {
        let mut body = json!({"event": event, "reason": "x", "by": "Awa"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let set = |setting: Value| with(json!({"what": "set", "setting": setting}));
    for (body, status, code, field) in [
        (with(json!({"what": "confirm", "reason": "  "})), 400, "bad_body", json!("reason")),
        (with(json!({"what": "confirm", "by": ""})), 400, "bad_body", json!("by")),
        (with(json!({"what": "confirm", "by": "a".repeat(65)})), 400, "bad_body", json!("by")),
        (with(json!({"what": "confirm", "event": "none"})), 404, "unknown_event", Value::Null),
        (with(json!({"what": "merge"})), 400, "bad_body", json!("other")),
        (with(json!({"what": "merge", "other": "none"})), 404, "unknown_event", Value::Null),
        (with(json!({"what": "merge", "other": event})), 409, "conflict", Value::Null),
        (with(json!({"what": "split", "incidents": ["djibo#1"]})), 409, "conflict", Value::Null),
        (with(json!({"what": "split", "incidents": ["gao-1#1"]})), 409, "conflict", Value::Null),
        (with(json!({"what": "undo"})), 400, "bad_body", json!("decision")),
        (with(json!({"what": "undo", "decision": "ffff"})), 404, "unknown_decision", Value::Null),
        (with(json!({"what": "set"})), 400, "bad_body", json!("setting")),
        (set(json!({"field": "date", "edtf": "2024-13"})), 400, "bad_body", json!("setting")),
        (set(json!({"field": "place", "name": "Gao", "lat": 95.0, "lon": 1.0})), 400, "bad_body", json!("setting")),
        (set(json!({"field": "place", "name": "Gao", "lat": 5.0})), 400, "bad_body", json!("setting")),
        (
            set(json!({"field": "toll", "effect": "killed", "victims": "people", "low": 9, "high": 3})),
            400,
            "bad_body",
            json!("setting"),
        ),
        (with(json!({"what": "note", "words": {"report": "djibo", "span": [5, 5]}})), 400, "bad_body", json!("words")),
        (with(json!({"what": "note", "words": {"report": "djibo", "span": [0, 9999]}})), 400, "bad_body", json!("words")),
        (with(json!({"what": "note", "words": {"report": "none", "span": [0, 1]}})), 404, "unknown_report", Value::Null),
    ] {
        assert_eq!(served.post("/decisions", &body).await.problem(status, code).json()["field"], field, "{body}");
    }
    assert_eq!(served.json("/decisions").await["total"], 0);
}

#[tokio::test]
async fn the_queue_names_what_is_open_and_is_worked_off() {
    let served = Served::new();
    let queue = served.json("/review").await;
    let total: u64 = queue["counts"].as_object().unwrap().values().map(|c| c.as_u64().unwrap()).sum();
    assert_eq!(queue["total"], total);
    assert!(["contradiction", "place", "date"].iter().all(|w| queue["counts"][w].as_u64() > Some(0)), "{}", queue["counts"]);
    let mut ids: Vec<&str> = items(&queue).into_iter().map(|i| i["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len() as u64, total, "each thing once");
    let contradictions = served.json("/review?what=contradiction").await;
    let item = items(&contradictions)[0];
    assert!(item["statements"].as_array().unwrap().len() >= 2 && !item["why"].as_str().unwrap().is_empty());
    let mut body = item["choices"].as_array().unwrap().iter().find(|c| c["what"] == "confirm").unwrap().clone();
    body["reason"] = json!("both stand");
    body["by"] = json!("Awa");
    assert_eq!(served.post("/decisions", &body).await.status, 201);
    let after = served.json("/review?what=contradiction").await;
    assert!(after["total"].as_u64() < contradictions["total"].as_u64());
    assert_eq!(served.json("/review?country=FR").await["total"], 0);
    let page = served.json("/review?limit=1").await;
    assert!(page["next"].is_string() && items(&page).len() == 1);
}

#[tokio::test]
async fn what_nobody_vouches_for_and_decisions_that_no_longer_fit_are_in_the_queue() {
    let served = Served::new();
    let text = "Sept soldats maliens ont été tués vendredi 3 mai 2024 dans une embuscade à Ansongo, selon une source qui a requis l'anonymat.";
    assert_eq!(served.post("/reports", &json!({"id": "anonyme", "text": text, "published": "2024-05-04"})).await.status, 201);
    let queue = served.json("/review?what=statement").await;
    assert_eq!(queue["total"], 1, "{queue}");
    let item = items(&queue)[0];
    assert_eq!((&item["what"], item["statements"].as_array().unwrap().len()), (&json!("statement"), 1));
    let event = served.event("anonyme#1").await;
    assert_eq!(item["choices"][0], json!({"what": "confirm", "event": event}));
    let setting = json!({"field": "toll", "effect": "killed", "victims": "soldiers", "low": 7, "best": 7, "high": 7});
    let set = json!({"what": "set", "event": event, "setting": setting, "reason": "seen the list", "by": "A"});
    assert_eq!(served.post("/decisions", &set).await.status, 201);
    assert_eq!(served.json("/review?what=statement").await["total"], 0, "a person vouches for it");

    // Two are put together, and then told apart: the first of these decisions fits no more.
    let (djibo, gao) = (served.event("djibo#1").await, served.event("gao-1#1").await);
    let merge = json!({"what": "merge", "event": djibo, "other": gao, "reason": "one", "by": "A"});
    let merged = served.post("/decisions", &merge).await.json();
    let split =
        json!({"what": "split", "event": merged["now"][0], "incidents": ["djibo#1"], "reason": "two after all", "by": "A"});
    assert_eq!(served.post("/decisions", &split).await.status, 201);
    let queue = served.json("/review?what=decision").await;
    assert_eq!((&queue["total"], &items(&queue)[0]["decision"]), (&json!(1), &merged["id"]), "{queue}");
    let undo = json!({"what": "undo", "decision": merged["id"], "reason": "overtaken", "by": "A"});
    assert_eq!(served.post("/decisions", &undo).await.status, 201);
    assert_eq!(served.json("/review?what=decision").await["total"], 0);
}
