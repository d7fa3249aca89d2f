//! The first stage: from bytes to a [`Report`](crate::Report).
//!
//! Bytes become text ([`decode`]), lines of metadata at the start of the text are told apart from its body, and what the
//! caller knows is joined with what the text says of itself ([`report`]). The stored text is never changed after that:
//! metadata lines stay in it, and every span counts from its first character.

mod address;
mod decode;
mod header;
mod identity;
mod language;
mod report;

pub use decode::{Encoding, NotText, decode};
pub use header::{Misread, misread};
pub use report::{more_precise, report};
