//! `bilan events`, `show` and `why` as a person runs them.

mod support;

use serde_json::Value;
use support::{beside, bilan, root};

fn events_of(paths: &[std::path::PathBuf], more: &[&str]) -> Vec<Value> {
    let mut args: Vec<std::ffi::OsString> = ["events", "--format", "jsonl", "--received", "2026-11-21"].map(Into::into).to_vec();
    args.extend(more.iter().map(Into::into));
    args.extend(paths.iter().map(|p| p.clone().into_os_string()));
    bilan(args, 0).lines()
}

/// The event at this place, or on this day where the place is open.
fn at<'e>(events: &'e [Value], place: Option<&str>, day: &str) -> &'e Value {
    let found: Vec<&Value> = events.iter().filter(|e| e["place"]["name"].as_str() == place && e["date"]["edtf"] == day).collect();
    assert_eq!(
        found.len(),
        1,
        "{place:?} {day}: {:?}",
        events.iter().map(|e| (&e["place"]["name"], &e["date"]["edtf"])).collect::<Vec<_>>()
    );
    found[0]
}

fn toll(event: &Value, effect: &str, victims: &str) -> (Option<u64>, Option<u64>, Option<u64>) {
    let tolls = event["tolls"].as_array().expect("tolls");
    let alone =
        |t: &&Value| t["effect"] == effect && t["victims"] == victims && t["joint_with"].as_array().is_some_and(Vec::is_empty);
    let found = tolls.iter().find(alone).unwrap_or_else(|| panic!("no {effect} {victims} in {tolls:?}"));
    (found["low"].as_u64(), found["best"].as_u64(), found["high"].as_u64())
}

fn exactly(n: u64) -> (Option<u64>, Option<u64>, Option<u64>) {
    (Some(n), Some(n), Some(n))
}

#[test]
fn the_five_seeds_tell_of_ten_events() {
    let Some(seeds) = beside("seeds") else { return };
    let files = std::fs::read_dir(&seeds).expect("a folder").map(|entry| entry.expect("an entry of a folder").path());
    let reports: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    assert_eq!(reports.len(), 5);
    let events = events_of(&reports, &[]);
    assert_eq!(events.len(), 10);
    // One joint toll of two attacks, of neither alone.
    let boulkessy = at(&events, Some("Boulkessy"), "2019-09-30");
    let mondoro = at(&events, Some("Mondoro"), "2019-10-01");
    for (one, other) in [(boulkessy, mondoro), (mondoro, boulkessy)] {
        let tolls = one["tolls"].as_array().expect("tolls");
        assert_eq!(tolls.len(), 1);
        assert_eq!((&tolls[0]["low"], &tolls[0]["joint_with"][0]), (&Value::from(40), &other["id"]));
    }
    // 53 soldiers and a civilian, which "54 soldats" of another report joins and contradicts.
    let indelimane = at(&events, Some("Indelimane"), "[2019-11-01,2019-11-08]");
    assert_eq!(indelimane["reports"].as_array().map(Vec::len), Some(2));
    assert_eq!(toll(indelimane, "killed", "soldiers"), (Some(53), None, Some(54)));
    assert_eq!(toll(indelimane, "killed", "civilians"), exactly(1));
    assert_eq!(toll(indelimane, "killed", "people"), exactly(54));
    assert_eq!(indelimane["status"], "contested");
    let pair = indelimane["contradictions"]
        .as_array()
        .expect("contradictions")
        .iter()
        .find(|c| c["statements"].as_array().is_some_and(|s| s.len() == 2));
    assert!(pair.is_some(), "{}", indelimane["contradictions"]);
    // A Monday of November 2019, some weeks after Indelimane.
    let gao = at(&events, Some("Gao"), "[2019-11-18,2019-11-25]");
    assert_eq!(toll(gao, "killed", "soldiers"), exactly(24));
    assert_eq!(toll(gao, "killed", "militants"), exactly(17));
    assert_eq!(toll(gao, "wounded", "soldiers"), exactly(29));
    assert_eq!(toll(gao, "detained", "suspects"), exactly(100));
    // The year stands in no text.
    let sokolo = at(&events, Some("Sokolo"), "2022-07-27");
    assert_eq!(toll(sokolo, "killed", "people"), exactly(54));
    assert_eq!(toll(sokolo, "killed", "soldiers"), exactly(6));
    assert_eq!(toll(sokolo, "killed", "militants"), exactly(48));
    assert_eq!(sokolo["sums"][0]["why"], "54 = 6 + 48");
    let kalumba = at(&events, Some("Kalumba"), "2022-07-27");
    assert_eq!((toll(kalumba, "killed", "soldiers"), toll(kalumba, "killed", "civilians")), (exactly(9), exactly(3)));
    assert_eq!(toll(at(&events, Some("Mopti"), "2022-07-27"), "killed", "soldiers"), exactly(0));
    // The base is taken, or the attack repelled: both are kept, and named as a contradiction.
    let niafunke = at(&events, Some("Niafunké"), "XXXX-11-24");
    assert_eq!((&niafunke["date"]["earliest"], &niafunke["date"]["latest"]), (&"2017-11-24".into(), &"2025-11-24".into()));
    assert!(niafunke["contradictions"].as_array().expect("contradictions").iter().any(|c| c["about"] == "outcome"));
    at(&events, None, "2024-07-26");
    at(&events, Some("Tinzaouatène"), "2024-07-30");
}

/// The examples of the demo: a dispatch and a communiqué of one ambush, and three other reports.
#[test]
fn the_order_of_paths_does_not_matter() {
    let files = ["01-depeche.txt", "02-communique.txt", "03-radio.txt", "04-journal-local.txt"];
    let mut paths: Vec<_> = files.iter().map(|f| root().join("examples").join(f)).collect();
    let forwards = events_of(&paths, &[]);
    paths.reverse();
    assert_eq!(forwards, events_of(&paths, &[]));
}

#[test]
fn what_was_published_later_is_not_told() {
    let examples = root().join("examples");
    let until = events_of(std::slice::from_ref(&examples), &["--published-until", "2024-05-15"]);
    assert!(!until.is_empty() && until.len() < events_of(&[examples], &[]).len());
    assert!(until.iter().all(|e| e["last_reported"].as_str().is_some_and(|d| d <= "2024-05-15")));
}

#[test]
fn an_event_is_shown_and_explained() {
    let examples = root().join("examples");
    let events = events_of(std::slice::from_ref(&examples), &[]);
    let largest = events.iter().max_by_key(|e| e["ledger"].as_array().map_or(0, Vec::len)).expect("an event");
    let id = largest["id"].as_str().expect("an id");
    let path = examples.to_str().expect("UTF-8");
    let shown = bilan(["show", &id[..10], path], 0).out;
    for part in ["Ledger", "Toll by the policy range", "Reports"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    for field in ["date", "place", "kind", "perpetrators", "incidents", "contradictions", "tolls", "killed", "killed.soldiers"] {
        let why = bilan(["why", id, field, path], 0).out;
        assert!(why.lines().count() >= 2, "{field}: {why}");
    }
    let quoted = bilan(["why", id, "killed", path], 0).out;
    assert!(quoted.contains('«') && quoted.contains("rule fr/"), "{quoted}");
    assert!(bilan(["why", id, "colour", path], 2).err.contains("no field colour"));
    assert!(bilan(["show", "ffffffffffffffff", path], 2).err.contains("no event"));
    assert!(bilan(["events", "--policy", "mean", path], 2).err.contains("known policies"));
}
