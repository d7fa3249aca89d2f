//! bilan reads press reports of armed violence and keeps the account: what happened, where, when, who did it to whom, how
//! many were killed, wounded, captured or are missing, **who says so**, and where accounts contradict each other.
//!
//! This crate is pure: text and data in, statements and incidents out. It opens no file, asks no clock and cannot fail on
//! text. The stages stand in the order of [`pipeline`]; see ARCHITECTURE.md.

pub mod explain;
pub mod gather;
pub mod gazetteer;
pub mod lexicon;
pub mod model;
pub mod pipeline;
pub mod publish;
pub mod read;
pub mod recognise;
pub mod reconcile;
pub mod resolve;
pub mod segment;
pub mod state;

pub use gazetteer::Gazetteer;
pub use lexicon::Lexicon;
pub use model::{Metadata, Reading, Report};
pub use pipeline::{Account, account, explain_report, explain_report_with, read_report, read_report_with, read_reports_with};

/// Names this reader: another one wherever code or data of reading, joining or reconciling differ. What was kept under
/// another name may have been read differently.
pub const READER: &str = env!("BILAN_READER");
