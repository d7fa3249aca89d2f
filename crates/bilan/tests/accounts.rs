//! Which figures of a report are parts of others, and which ones the report itself replaces: small reports of our own.

use bilan::model::Metadata;
use bilan::{read, read_report};

/// A report, and its figures of people killed in their order: `5 of 30` for a part, `was 14` for one that is replaced.
type Case = (&'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    // Parts that a later sentence names are of those told of last.
    ("Une attaque a fait 30 morts lundi à Djibo. Parmi les victimes se trouvent cinq femmes.", &["30", "5 of 30"]),
    ("Une attaque a fait 30 morts lundi à Djibo. Huit civils figurent parmi les morts.", &["30", "8 of 30"]),
    ("Neuf soldats ont été tués lundi à Djibo. Il s'agit de deux officiers et de sept recrues.", &["9", "2 of 9", "7 of 9"]),
    // An earlier account gives way to one of more, wherever it stands.
    ("Une attaque a fait 17 morts lundi à Djibo. Un premier bilan faisait état de 14 morts.", &["17", "was 14"]),
    (
        "Annoncé d'abord à 14 morts, le bilan de l'attaque de Djibo est revu. L'armée parle désormais de 17 tués.",
        &["was 14", "17"],
    ),
    ("Une attaque a eu lieu lundi à Djibo. Selon un premier bilan, 14 personnes ont été tuées.", &["14"]),
    // "And not" says which figure is wrong.
    ("L'attaque de lundi à Djibo a fait 14 morts et non 18 morts.", &["14", "was 18"]),
];

#[test]
fn parts_and_replaced_figures() {
    for (text, wanted) in CASES {
        let metadata = Metadata { language: Some("fr".to_owned()), ..Metadata::default() };
        let report = read::report(format!("date: 2022-05-19\n\n{text}\n"), metadata);
        let reading = read_report(&report);
        let tolls: Vec<_> = reading.incidents.iter().flat_map(|i| &i.tolls).filter(|t| t.effect.name() == "killed").collect();
        let written = |toll: &&bilan::model::Toll| {
            let total = toll.part_of.and_then(|statement| tolls.iter().find(|t| t.statement == statement));
            let part = total.map_or_else(String::new, |t| format!(" of {}", t.quantity.low));
            format!("{}{}{part}", if toll.superseded { "was " } else { "" }, toll.quantity.low)
        };
        let found: Vec<String> = tolls.iter().map(written).collect();
        assert_eq!(found, *wanted, "{text}");
    }
}
