//! From a reading to the bytes of an output format.

use bilan::Report;
use bilan::publish::wire;

use super::table;
use crate::layout::Screen;

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Table,
    Json,
    Jsonl,
}

/// Most readings are written in no more bytes.
const LINE: usize = 8 << 10;

/// Renders readings in one format.
pub struct Renderer {
    format: Format,
    screen: Screen,
}

impl Renderer {
    pub fn new(format: Format) -> Self {
        Self { format, screen: Screen::of_stdout() }
    }

    /// One item of the output: a line of JSONL, an element of a JSON array without comma, a block of the table.
    pub fn render(&self, report: &Report, reading: &wire::Reading) -> Vec<u8> {
        match self.format {
            Format::Table => table::block(self.screen, report, reading).into_bytes(),
            Format::Json => serde_json::to_vec_pretty(reading).expect("a reading is plain data"),
            Format::Jsonl => {
                let mut line = Vec::with_capacity(LINE);
                serde_json::to_writer(&mut line, reading).expect("a reading is plain data");
                line.push(b'\n');
                line
            }
        }
    }
}
