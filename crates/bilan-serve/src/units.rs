//! Offsets as browsers count them. bilan's are in code points, JavaScript's in UTF-16 units, where some characters take two.

use bilan::model::CharSpan;

/// Where a text has characters that take two units.
pub struct Units {
    /// Their positions in code points, in order.
    pub astral: Vec<usize>,
    pub code_points: usize,
}

impl Units {
    pub fn of(text: &str) -> Self {
        let mut astral = Vec::new();
        let mut code_points = 0;
        for (n, c) in text.chars().enumerate() {
            if c.len_utf16() == 2 {
                astral.push(n);
            }
            code_points = n + 1;
        }
        Self { astral, code_points }
    }

    pub fn at(&self, code_point: usize) -> usize {
        code_point + self.astral.partition_point(|a| *a < code_point)
    }

    pub fn span(&self, span: CharSpan) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }

    /// The length of the whole text.
    pub fn length(&self) -> usize {
        self.at(self.code_points)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_those_of_utf16() {
        let text = "é😀a😀";
        let units = Units::of(text);
        assert_eq!(units.astral, [1, 3]);
        assert_eq!(units.length(), text.encode_utf16().count());
        assert_eq!(units.span(CharSpan { start: 1, end: 3 }), [1, 4]);
    }
}
