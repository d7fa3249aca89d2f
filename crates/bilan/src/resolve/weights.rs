//! The weights of evidence, read from one table of data.

use std::sync::OnceLock;

/// The table as it is written, with a meaning for every row.
pub const TABLE: &str = include_str!("weights.tsv");

macro_rules! evidence {
    ($($variant:ident = $name:literal),+ $(,)?) => {
        /// Something that speaks for or against two incidents being one event. What each means stands in the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Evidence { $($variant),+ }

        impl Evidence {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

evidence! {
    SameDay = "same_day", SameWeekSet = "same_week_set", SameMonth = "same_month", SameYear = "same_year",
    DayApart = "day_apart", NewsOfThen = "news_of_then", NewsOfAboutThen = "news_of_about_then", OldNews = "old_news",
    PublishedTogether = "published_together", PublishedApart = "published_apart", RecalledThen = "recalled_then",
    RecalledBefore = "recalled_before", SamePlace = "same_place", SameSpelling = "same_spelling",
    AlikePlace = "alike_place", ClosePlace = "close_place", NearPlace = "near_place", ApartPlace = "apart_place",
    ContainsPlace = "contains_place", SameRegion = "same_region", OtherRegion = "other_region", OtherName = "other_name",
    SameCountry = "same_country", OtherCountry = "other_country", SameKind = "same_kind", KinKind = "kin_kind",
    OtherKind = "other_kind", SameActor = "same_actor", SameSide = "same_side", Agree1 = "agree_1", Agree2 = "agree_2",
    Agree5 = "agree_5", Agree10 = "agree_10", Agree20 = "agree_20", Agree50 = "agree_50", NearlyFigures = "nearly_figures", CloseFigures = "close_figures",
    WideFigures = "wide_figures", BoundedFigures = "bounded_figures", DifferFigures = "differ_figures",
    DifferTwofold = "differ_twofold", DifferFivefold = "differ_fivefold", SameText = "same_text",
}

#[derive(Debug)]
struct Weight {
    points: i32,
    meaning: &'static str,
}

/// Rows in the order of [`Evidence::ALL`]. A row that is missing weighs nothing; a test says which.
fn weights() -> &'static [Weight] {
    static WEIGHTS: OnceLock<Vec<Weight>> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let row = |evidence: &Evidence| rows().find(|(name, ..)| *name == evidence.name());
        Evidence::ALL
            .iter()
            .map(|e| row(e).map_or(Weight { points: 0, meaning: "" }, |(_, points, meaning)| Weight { points, meaning }))
            .collect()
    })
}

fn rows() -> impl Iterator<Item = (&'static str, i32, &'static str)> {
    let lines = TABLE.lines().filter(|l| !l.starts_with('#')).skip(1);
    lines.filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?.parse().ok()?, cells.next()?))
    })
}

impl Evidence {
    pub fn points(self) -> i32 {
        weights()[self as usize].points
    }

    pub fn meaning(self) -> &'static str {
        weights()[self as usize].meaning
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_evidence_and_every_evidence_has_a_row() {
        let names: Vec<&str> = rows().map(|(name, ..)| name).collect();
        let known: Vec<&str> = Evidence::ALL.iter().map(|e| e.name()).collect();
        assert_eq!(names, known, "weights.tsv lists the evidence in the order of weights.rs");
        assert!(rows().all(|(_, points, meaning)| points != 0 && !meaning.is_empty()));
        let lines = TABLE.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(lines, known.len() + 1, "a row that cannot be read");
    }

    /// docs/merging.md shows the table as it is.
    #[test]
    fn the_page_about_merging_is_true() {
        let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/merging.md");
        let page = std::fs::read_to_string(page).unwrap_or_else(|e| panic!("{page}: {e}"));
        let table = page.split("<!-- weights -->").nth(1).and_then(|rest| rest.split("<!-- end of weights -->").next());
        let shown: Vec<&str> = table.expect("the marks of the table").lines().filter(|l| l.starts_with("| `")).collect();
        let wanted: Vec<String> =
            rows().map(|(name, points, meaning)| format!("| `{name}` | {points:+} | {meaning} |")).collect();
        assert_eq!(shown, wanted, "docs/merging.md does not show weights.tsv; write the rows into it");
    }
}
