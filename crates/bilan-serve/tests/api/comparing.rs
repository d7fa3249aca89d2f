//! Our events in groups, and beside a data set that is handed over.

use axum::body::Body;
use serde_json::{Value, json};

use crate::served::{Answer, Served, request};

const CSV: &str = "event_id_cnty,event_date,event_type,country,location,latitude,longitude,fatalities,actor1\n\
    A1,4 March 2024,Battles,Mali,Gao,16.27,-0.05,30,JNIM: Group for Support of Islam and Muslims\n\
    A2,9 May 2020,Battles,Mali,Ansongo,15.66,0.5,7,Unidentified Armed Group\n";

async fn compare(served: &Served, query: &str, csv: &str) -> Answer {
    let path = format!("/compare{query}");
    served.send(request("POST", &path, &[("content-type", "text/csv")], Body::from(csv.to_owned()))).await
}

#[tokio::test]
async fn events_are_summed_up_in_every_form() {
    let served = Served::new();
    let by_country = served.json("/summary?by=country").await;
    assert_eq!((&by_country["by"], &by_country["policy"]), (&json!(["country"]), &json!("range")));
    assert_eq!(by_country["whole"]["events"], 5);
    let mali = by_country["rows"].as_array().unwrap().iter().find(|r| r["key"] == json!(["ML"])).unwrap();
    // Fifteen by the army and thirty by the armed group; six at Gao in January; eight at Mopti.
    assert_eq!((&mali["events"], &mali["tolls"]["killed"]["low"]), (&json!(3), &json!(29)));
    let filtered = served.json("/summary?by=year,kind&country=BF&policy=acled").await;
    assert_eq!((&filtered["whole"]["events"], &filtered["rows"][0]["key"]), (&json!(1), &json!(["2023", "attack"])));
    for (form, media, begins) in [
        ("csv&in=en", "text/csv; charset=utf-8", "country,country_name,events"),
        ("svg&measure=events", "image/svg+xml", "<svg"),
        ("png", "image/png", "\u{fffd}PNG"),
    ] {
        let answer = served.get(&format!("/summary?by=country&format={form}")).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, media));
        assert!(answer.text().starts_with(begins), "{form}: {}", &answer.text()[..40]);
        assert!(answer.header("content-disposition").starts_with("attachment"), "a drawing is never part of a page");
    }
    for wrong in ["", "?by=colour", "?by=kind,kind", "?by=week,kind,actor", "?by=kind&format=gif", "?by=kind&in=xx"] {
        served.get(&format!("/summary{wrong}")).await.problem(400, "bad_query");
    }
}

#[tokio::test]
async fn a_data_set_is_put_beside_our_events() {
    let served = Served::new();
    let compared = compare(&served, "", CSV).await.json();
    assert_eq!((&compared["policy"], &compared["counts"]["both"], &compared["share"]), (&json!("ucdp"), &json!(1), &json!(0.5)));
    assert_eq!((&compared["counts"]["ours"], &compared["counts"]["theirs"]), (&json!(4), &json!(1)));
    let pair = &compared["rows"][0];
    assert_eq!((&pair["found"], &pair["theirs"]["id"], &pair["theirs"]["line"]), (&json!("both"), &json!("A1"), &json!(2)));
    let killed = pair["differences"].as_array().unwrap().iter().find(|d| d["about"] == "killed").unwrap();
    assert_eq!(killed["how"], "another_statement", "the armed group says thirty as they do");
    let first = &killed["statements"][0];
    assert_eq!((&first["says"], &first["report"]), (&json!("theirs"), &json!("gao-2")));
    assert!(first["span"].is_array() && first["quote"].as_str().unwrap().contains("Trente"));

    let lines = compare(&served, "?format=jsonl", CSV).await;
    assert_eq!(lines.header("content-type"), "application/x-ndjson");
    let rows: Vec<Value> = lines.text().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(rows.len(), 6);
    assert!(rows.contains(pair), "the same in every form");
    let page = compare(&served, "?format=html&in=en", CSV).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(page.header("content-disposition").starts_with("attachment"), "report text is never part of a page of ours");
}

#[tokio::test]
async fn comparing_tells_how_far_it_is() {
    let served = Served::new();
    let body = format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"../own.csv\"\r\n\r\n{CSV}\r\n--x--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=x"), ("accept", "text/event-stream")];
    let text = served.send(request("POST", "/compare?country=ML", &headers, Body::from(body))).await.text();
    assert!(
        text.contains(r#"{"step":"match","done":3,"of":3}"#) && text.contains(r#"{"step":"explain","done":3,"of":3}"#),
        "{text}"
    );
    assert!(text.contains("event: done") && text.contains(r#""file":"own.csv""#), "{text}");
    let headers = [("content-type", "text/csv"), ("accept", "text/event-stream")];
    let text = served.send(request("POST", "/compare", &headers, Body::from("a,b\n1,2\n"))).await.text();
    assert!(text.contains("event: failed") && text.contains("unreadable_data"), "{text}");
}

#[tokio::test]
async fn columns_are_named_and_what_does_not_read_is_said_in_parts() {
    let served = Served::new();
    let own = "Ref;Day;Where;Deaths\nX1;04/03/2024;Gao;30\n";
    let mapping =
        form_urlencoded::byte_serialize(br#"{"id":"Ref","date":"Day","place":"Where","killed":"Deaths"}"#).collect::<String>();
    let order = compare(&served, &format!("?mapping={mapping}"), own).await;
    order.problem(422, "unreadable_data");
    assert_eq!(order.json()["because"], json!({"code": "order", "values": {"line": "2", "example": "4/3/2024"}}));
    let compared = compare(&served, &format!("?mapping={mapping}&dates=dmy"), own).await.json();
    assert_eq!(compared["counts"]["both"], 1, "{compared}");
    for (csv, code) in [("", "empty"), ("id,date\n", "no_rows"), ("PK\u{3}\u{4}", "not_text"), ("a,b\n1,2\n", "columns")] {
        let answer = compare(&served, "", csv).await;
        answer.problem(422, "unreadable_data");
        let because = answer.json()["because"]["code"].clone();
        assert!(because == code || csv.starts_with("id") && because == "columns", "{csv}: {because}");
    }
    compare(&served, "?mapping=[]", CSV).await.problem(400, "bad_query");
    compare(&served, "?dates=ymd", CSV).await.problem(400, "bad_query");
    let json = request("POST", "/compare", &[("content-type", "application/json")], Body::from("{}"));
    served.send(json).await.problem(415, "unsupported_media_type");
}

#[tokio::test]
async fn a_data_set_has_limits() {
    let served = Served::with(|options| options.limits.upload = 100);
    compare(&served, "", CSV).await.problem(413, "too_large");
}
