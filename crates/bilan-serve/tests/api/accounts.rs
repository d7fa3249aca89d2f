//! Accounts, roles, tokens.

use axum::body::Body;
use bilan_serve::{Accounts, Role, prepared};
use serde_json::json;

use crate::served::{Answer, Core, Served, fill, options, request};

const PASSWORD: &str = "a long password of ours";

fn served() -> Served {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let accounts = Accounts::at(options(folder.path()).accounts);
    for (name, role) in [("rae", Role::Reader), ("viv", Role::Reviewer), ("ada", Role::Admin)] {
        accounts.add(name, role, PASSWORD).unwrap();
    }
    Served::over(folder, |o| o.listen = ([0, 0, 0, 0], 0).into())
}

async fn login(served: &Served, name: &str, password: &str) -> Answer {
    served.post("/session", &json!({"name": name, "password": password})).await
}

/// The cookie and token of a session.
async fn session(served: &Served, name: &str) -> (String, String) {
    let answer = login(served, name, PASSWORD).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("HttpOnly; SameSite=Strict") && !cookie.contains("Secure"), "{cookie}");
    (cookie.split(';').next().unwrap().to_owned(), answer.json()["csrf"].as_str().unwrap().to_owned())
}

#[test]
fn other_machines_are_only_served_with_accounts() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let mut open = options(folder.path());
    open.listen = ([0, 0, 0, 0], 0).into();
    let Err(refused) = prepared(&open, &Core) else { panic!("served to everyone") };
    assert!(refused.to_string().contains("bilan accounts add"), "{refused}");
}

#[tokio::test]
async fn nobody_sees_anything_without_logging_in() {
    let served = served();
    for path in [
        "/overview",
        "/events",
        "/reports/gao-1",
        "/search?q=a",
        "/export?format=csv",
        "/decisions",
        "/meta",
        "/stream",
        "/review",
    ] {
        served.get(path).await.problem(401, "login_required");
    }
    served.post("/read", &json!({"text": "x"})).await.problem(401, "login_required");
    assert_eq!(served.json("/session").await, json!({"accounts": true, "name": null, "role": null, "csrf": null}));
    assert_eq!(served.json("/health").await, json!({"status": "ok"}));
    assert_eq!(served.get("!/").await.status, 200);
    let forged = request("GET", "/events", &[("cookie", "bilan_session=0123")], Body::empty());
    served.send(forged).await.problem(401, "login_required");
}

#[tokio::test]
async fn roles_may_what_they_may() {
    let served = served();
    let event = {
        let (cookie, _) = session(&served, "rae").await;
        let asked = request("GET", "/events/djibo%231", &[("cookie", &cookie)], Body::empty());
        served.send(asked).await.json()["event"]["id"].as_str().unwrap().to_owned()
    };
    let note = json!({"what": "note", "event": event, "reason": "x"}).to_string();
    for (name, reads, decides) in [("rae", 200, 403), ("viv", 200, 201), ("ada", 200, 201)] {
        let (cookie, csrf) = session(&served, name).await;
        let headers = [("cookie", cookie.as_str()), ("x-bilan-csrf", csrf.as_str()), ("content-type", "application/json")];
        let send = |path: &'static str, body: String| served.send(request("POST", path, &headers, Body::from(body)));
        assert_eq!(send("/read", json!({"text": "Rien."}).to_string()).await.status, reads, "{name}");
        let decided = send("/decisions", note.clone()).await;
        assert_eq!(decided.status, decides, "{name}");
        if decides == 201 {
            assert_eq!(decided.json()["by"], name, "the author is the account");
            let other = json!({"what": "note", "event": event, "reason": "x", "by": "somebody else"});
            send("/decisions", other.to_string()).await.problem(400, "bad_body");
            let without = request("POST", "/decisions", &[headers[0], headers[2]], Body::from(note.clone()));
            served.send(without).await.problem(403, "csrf");
            let wrong = request("POST", "/decisions", &[headers[0], ("x-bilan-csrf", "0"), headers[2]], Body::from(note.clone()));
            served.send(wrong).await.problem(403, "csrf");
        } else {
            decided.problem(403, "forbidden");
        }
    }
}

#[tokio::test]
async fn sessions_end() {
    let served = served();
    let (cookie, csrf) = session(&served, "viv").await;
    let me = || request("GET", "/session", &[("cookie", &cookie)], Body::empty());
    assert_eq!(served.send(me()).await.json()["name"], "viv");
    let (other, _) = session(&served, "viv").await;
    let out = request("DELETE", "/session", &[("cookie", &cookie), ("x-bilan-csrf", &csrf)], Body::empty());
    let answer = served.send(out).await;
    assert_eq!(answer.status, 204);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert!(served.send(me()).await.json()["name"].is_null());
    let with = |cookie: &str| request("GET", "/events", &[("cookie", cookie)], Body::empty());
    assert_eq!(served.send(with(&other)).await.status, 200, "the other session stays");
    let accounts = Accounts::at(options(served.folder.path()).accounts);
    accounts.set_password("viv", "another long password").unwrap();
    served.send(with(&other)).await.problem(401, "login_required");
    let (cookie, _) = session(&served, "rae").await;
    accounts.remove("rae").unwrap();
    served.send(with(&cookie)).await.problem(401, "login_required");
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let served = served();
    login(&served, "viv", "not the password").await.problem(401, "wrong_login");
    login(&served, "nobody", PASSWORD).await.problem(401, "wrong_login");
    for _ in 0..8 {
        login(&served, "viv", "not the password").await;
    }
    login(&served, "viv", PASSWORD).await.problem(429, "too_many_requests");
    login(&Served::new(), "viv", PASSWORD).await.problem(409, "conflict");
}

#[tokio::test]
async fn cookies_are_for_tls_where_browsers_use_it() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    Accounts::at(options(folder.path()).accounts).add("ada", Role::Admin, PASSWORD).unwrap();
    let served = Served::over(folder, |o| o.public = vec!["https://bilan.example".to_owned()]);
    assert!(login(&served, "ada", PASSWORD).await.header("set-cookie").contains("; Secure"));
}
