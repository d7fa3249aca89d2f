//! Who holds a figure to be wrong: small reports of our own with the doubt that must be read, and the contradiction it makes.

use bilan::model::Metadata;
use bilan::publish::Events;
use bilan::reconcile::Policy;
use bilan::{account, read, read_report};

/// What stands before each judgement.
const NEWS: &str = "Le gouvernement annonce que quinze civils ont été tués le 9 novembre 2019 à Hombori, au Mali.";

/// A judgement; the figure, what is wrong with it and who says so, or nothing.
/// A text, and the figure that is judged in it with the hedge and who judges.
type Case = (&'static str, Option<(u32, &'static str, &'static str)>);

const CASES: &[Case] = &[
    ("Des habitants jugent que ce bilan de 15 morts est largement en deçà de la réalité.", Some((15, "too_low", "residents"))),
    ("Ce chiffre, jugé sous-estimé par plusieurs témoins, pourrait évoluer.", Some((15, "too_low", "residents"))),
    ("Selon des habitants, le bilan est bien plus lourd.", Some((15, "too_low", "residents"))),
    ("Selon des habitants, ce bilan est surestimé.", Some((15, "too_high", "residents"))),
    ("Un bilan contesté par une association de défense des droits humains.", Some((15, "disputed", "ngo"))),
    // Who corrects himself does not contradict himself.
    ("Selon le gouvernement, ce bilan est sous-évalué.", None),
    // What is no count is not judged.
    ("Selon des habitants, la menace est sous-estimée.", None),
];

#[test]
fn doubts_about_a_figure() {
    for (judgement, wanted) in CASES {
        let metadata = Metadata { language: Some("fr".to_owned()), ..Metadata::default() };
        let report = read::report(format!("{NEWS}\n\n{judgement}"), metadata);
        let reading = read_report(&report);
        let account = account([(&report, &reading)]);
        let event = Events::new(&account.read, &account.collection, &account.events).event(0, Policy::Range);
        let tolls = reading.incidents.iter().flat_map(|i| &i.tolls);
        let doubts = tolls.flat_map(|t| t.doubted_by.iter().map(|d| (t.quantity.low as u32, &reading.statements[*d])));
        let found: Vec<_> = doubts
            .map(|(n, s)| (n, s.hedge.first().copied().unwrap_or("-"), s.speaker.as_ref().map_or("-", |s| s.class.name())))
            .collect();
        assert_eq!(found, wanted.iter().copied().collect::<Vec<_>>(), "{judgement}");
        assert_eq!(event.status == "contested", wanted.is_some(), "{judgement}: {:?}", event.contradictions);
        let toll = event.tolls.iter().find(|t| t.effect.name() == "killed").expect("a toll");
        assert_eq!((toll.low, toll.best, toll.high), (Some(15), Some(15), Some(15)), "a doubt is no figure: {judgement}");
    }
}
