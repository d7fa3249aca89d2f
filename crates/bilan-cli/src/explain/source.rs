//! A text that is asked for by code points.

use bilan::model::CharSpan;

/// A text with the byte at which each of its code points starts.
pub struct Source<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Source<'t> {
    pub fn new(text: &'t str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, starts }
    }

    /// The characters of a span; nothing where it leaves the text.
    pub fn of(&self, span: CharSpan) -> &'t str {
        let bytes = self.starts.get(span.start).zip(self.starts.get(span.end));
        bytes.and_then(|(start, end)| self.text.get(*start..*end)).unwrap_or_default()
    }
}

/// Whether a span lies inside another.
pub fn within(inner: CharSpan, outer: CharSpan) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// `[12,45]`.
pub fn written(span: CharSpan) -> String {
    format!("[{},{}]", span.start, span.end)
}

/// The items that lie inside a span, of a list that is ordered and does not overlap.
pub fn inside<T>(items: &[T], span: CharSpan, of: impl Fn(&T) -> CharSpan) -> &[T] {
    let from = items.partition_point(|item| of(item).start < span.start);
    let to = items.partition_point(|item| of(item).end <= span.end);
    &items[from..to.max(from)]
}
