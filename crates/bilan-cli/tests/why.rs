//! `bilan why` on who claims, who denies, and how `ucdp` comes to low, best and high: down to the words that were quoted.

mod support;

use support::bilan;

const ARMY: &str = "url: https://radio.example/1\ndate: 2023-05-04\n\nEmbuscade près de Djibo\n\nHuit soldats burkinabè ont été tués mercredi dans une embuscade près de Djibo, a annoncé l'armée.\n";
const CLAIM: &str = "url: https://journal.example/3\ndate: 2023-05-06\n\nDjibo : une revendication\n\nLe JNIM a revendiqué vendredi l'embuscade du 3 mai près de Djibo, au Burkina Faso, et affirme avoir tué trente soldats.\n";
const VILLAGE: &str = "url: https://radio.example/4\ndate: 2023-05-05\n\nAttaque d'un village\n\nDes hommes armés ont attaqué jeudi le village de Gotheye, au Niger. Quatre civils ont été tués, selon des habitants.\n";
const DENIED: &str = "url: https://journal.example/5\ndate: 2023-05-07\n\nGotheye : l'EIGS dément\n\nL'État islamique au Grand Sahara a démenti samedi être l'auteur de l'attaque du 4 mai contre le village de Gotheye, au Niger, où quatre civils ont été tués.\n";

/// What `why` says of a field of the one event of some texts, in one line: where lines break depends on the screen.
fn why(texts: &[&str], field: &str, policy: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    for (n, text) in texts.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{n}.txt")), text).expect("written");
    }
    let at = folder.path().to_str().expect("UTF-8");
    let events = bilan(["events", "--format", "jsonl", at], 0).lines();
    assert_eq!(events.len(), 1, "one event in {texts:?}");
    let id = events[0]["id"].as_str().expect("an identifier");
    let said = bilan(["why", id, field, at, "--policy", policy], 0).out;
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check(texts: &[&str], field: &str, policy: &str, wanted: &[&str]) {
    let said = why(texts, field, policy);
    for wanted in wanted {
        assert!(said.contains(wanted), "{field} by {policy}: {wanted:?} is not in: {said}");
    }
}

#[test]
fn a_claim_is_led_back_to_who_makes_it() {
    let quoted = ["author claimed by JNIM", "Le JNIM (armed group) (claimed): « Le JNIM »", "1.txt"];
    check(&[ARMY, CLAIM], "responsibility", "range", &quoted);
    // The group's figure for the army's dead is a claim, the army's own an admission.
    let figures = [
        "8 soldiers (BF) killed (army, admission,",
        "30 soldiers (BF) killed (armed group, claim,",
        "the accounts contradict each other; the range spans them and prefers none",
        "« Huit soldats burkinabè ont été tués »",
        "« avoir tué trente soldats »",
    ];
    check(&[ARMY, CLAIM], "killed.soldiers", "range", &figures);
}

#[test]
fn a_denial_is_led_back_to_who_denies() {
    let quoted = ["author denied by", "(denied): «", "1.txt", "rule gather/responsibility"];
    check(&[VILLAGE, DENIED], "responsibility", "range", &quoted);
}

#[test]
fn ucdp_says_where_low_best_and_high_come_from() {
    let ends = [
        "8 to 30 soldiers (BF), best 8 by the policy ucdp",
        "because best: 8 soldiers (BF) killed (army, admission,",
        "the last of what offices say and parties own to",
        "because high: 30 soldiers (BF) killed (armed group, claim,",
        "« avoir tué trente soldats »",
    ];
    check(&[ARMY, CLAIM], "killed", "ucdp", &ends);
    // A claim sets the best figure only where nobody else gives one.
    let alone = [
        "30 soldiers by the policy ucdp",
        "best: 30 soldiers killed (armed group, claim,",
        "the last claim",
        "only a party speaks of the losses of the other",
    ];
    check(&[CLAIM], "killed", "ucdp", &alone);
    // A later figure of those without a side is believed before an office's; the lowest and the highest are named.
    let hospital = "url: https://radio.example/6\ndate: 2023-05-08\n\nDjibo : le bilan de l'hôpital\n\nL'embuscade tendue mercredi 3 mai près de Djibo a fait onze morts parmi les soldats burkinabè, selon une source hospitalière.\n";
    let ends =
        ["because best: 11 soldiers", "the last of those without a side", "because low: 8 soldiers", "because high: 30 soldiers"];
    check(&[ARMY, CLAIM, hospital], "killed.soldiers", "ucdp", &ends);
}
