//! A cell of a table, and how a text is kept from becoming a formula.

use std::borrow::Cow;

/// A value in a row. Numbers are numbers in every format that has them; a text is that of the event, where it is no text put together.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'t> {
    Empty,
    Text(Cow<'t, str>),
    Int(i64),
    Real(f64),
    Bool(bool),
}

/// A cell with the name of its column.
pub type Named<'t> = (&'static str, Cell<'t>);

/// Rows are in the order of `data/columns.tsv`.
pub type Row<'t> = Vec<Named<'t>>;

impl<'t> From<Cow<'t, str>> for Cell<'t> {
    fn from(text: Cow<'t, str>) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl<'t> From<&'t str> for Cell<'t> {
    fn from(text: &'t str) -> Self {
        Cow::Borrowed(text).into()
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cow::<str>::Owned(text).into()
    }
}

impl From<f64> for Cell<'_> {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Int(i64::from(number))
    }
}

impl From<u64> for Cell<'_> {
    fn from(number: u64) -> Self {
        i64::try_from(number).map_or(Self::Empty, Self::Int)
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Self::from(number as u64)
    }
}

impl From<bool> for Cell<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<'t, T: Into<Cell<'t>>> From<Option<T>> for Cell<'t> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl Cell<'_> {
    /// As it stands in a file of comma-separated values. A spreadsheet runs a cell as a formula that begins with `=`, `+`, `-`
    /// or `@`, also after a tab or a line's end; a text that does gets an apostrophe in front. A number never needs it.
    pub fn csv(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => Cow::Owned(format!("'{text}")),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Int(n) => Cow::Owned(n.to_string()),
            Self::Real(n) => Cow::Owned(n.to_string()),
            Self::Bool(b) => Cow::Borrowed(if *b { "true" } else { "false" }),
        }
    }

    pub fn json(&self) -> serde_json::Value {
        match self {
            Self::Empty => serde_json::Value::Null,
            Self::Text(text) => (**text).into(),
            Self::Int(n) => (*n).into(),
            Self::Real(n) => (*n).into(),
            Self::Bool(b) => (*b).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_never_runs_as_a_formula() {
        for (text, written) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+33 1", "'+33 1"),
            ("-1+2", "'-1+2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("Gao", "Gao"),
            ("1=1", "1=1"),
        ] {
            assert_eq!(Cell::from(text).csv(), written);
        }
        assert_eq!(Cell::from(-0.04).csv(), "-0.04");
        assert_eq!(Cell::from(None::<u32>).csv(), "");
    }
}
