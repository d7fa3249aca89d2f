//! A plot as PNG, drawn with letters that are part of the program: no font of the system plays a part, so the same picture
//! comes out everywhere.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::{Error, Measure, Theme, svg};
use crate::summary::Summary;
use crate::words::Words;

/// Latin letters of DejaVu Sans; its licence stands beside it.
const LETTERS: &[u8] = include_bytes!("../../fonts/DejaVuSans-latin.ttf");
const FAMILY: &str = "DejaVu Sans";
/// So many dots for each unit of the drawing: sharp on dense screens and in print.
const SCALE: f32 = 2.0;

/// The plot of a summary as PNG, for white paper.
pub fn png(summary: &Summary, measure: Measure, words: &Words) -> Result<Vec<u8>, Error> {
    png_of(&svg(summary, measure, words, Theme::Light)?)
}

/// A drawing of ours as PNG.
pub fn png_of(svg: &str) -> Result<Vec<u8>, Error> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(LETTERS.to_vec());
        fonts.set_sans_serif_family(FAMILY);
        Arc::new(fonts)
    });
    let options = usvg::Options { fontdb: Arc::clone(fonts), font_family: FAMILY.to_owned(), ..usvg::Options::default() };
    let failed = |what: &dyn std::fmt::Display| Error::Drawing(what.to_string());
    let tree = usvg::Tree::from_str(svg, &options).map_err(|e| failed(&e))?;
    let size = tree.size().to_int_size().scale_by(SCALE).ok_or_else(|| failed(&"it has no size"))?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| failed(&"it is too large"))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| failed(&e))
}
