//! Countries: identity from `shared/countries.tsv`, names and demonyms from the language's table.

#[derive(Clone, Debug)]
pub struct Country {
    pub iso2: &'static str,
    /// In the language of the lexicon.
    pub name: &'static str,
    pub capital: Option<&'static str>,
    pub point: Option<(f64, f64)>,
    /// Its forces fight abroad more than at home: that they are named does not say where something happened.
    pub abroad: bool,
}
