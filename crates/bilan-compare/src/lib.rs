//! Compares bilan's events with a data set of others: what both have, what one side lacks, where tolls, days, places and parties
//! differ, and which statements explain that.
//!
//! A data set is read with [`open`]. [`Matcher`] takes events of ours one after the other and pairs them with theirs, one to one, by
//! the model that merges incidents (`docs/merging.md`), whose evidence each pair keeps. [`Comparing`] then makes a [`Row`] of each event.
//! Nothing says who is right: a difference is shown with what our reports say, by whom, and in which words.
//!
//! Two passes over our events are needed, the second with the readings of their reports; neither holds more than a page of them.
//!
//! ```
//! use bilan_compare::{Comparing, Given, Matcher, read};
//!
//! let csv = "event_id_cnty,event_date,country,location,fatalities\nMLI1,14 May 2024,Mali,Gao,7\n";
//! let others = read(csv.as_bytes(), "mali.csv", &Given::default())?;
//! let matching = Matcher::new(&others).finish();
//! let rows: Vec<_> = Comparing { others: &others, matching: &matching }.theirs().collect();
//! assert_eq!(rows.len(), 1, "they have it, and we have nothing");
//! # Ok::<(), bilan_compare::Error>(())
//! ```

mod compare;
mod differ;
mod error;
mod html;
mod matching;
mod other;
mod read;
mod row;
mod telling;
mod text;
mod words;

pub use compare::{Comparing, Counts};
pub use error::Error;
pub use html::{Page, page};
pub use matching::{Matcher, Matching, Why};
pub use other::{Deaths, Other, Party};
pub use read::columns::{Mapping, fields, mapping};
pub use read::{Given, Order, Others, open, read};
pub use row::{About, Difference, Found, How, Nearest, Number, Ours, Reason, Row, Said, Says, Theirs};
pub use text::{lines, whole};
pub use words::Words;
