//! The invariants of ARCHITECTURE.md, each held by a file of its own. Data stand behind one `check`; what is known to fail
//! is listed with its reason, and the list fails when a case starts to pass.

mod any_text;
mod background;
mod language;
mod layouts;
mod linear;
mod neutrality;
mod no_guess;
mod stages;
mod tables;

mod corpus;
mod evidence;
mod known;
mod rust_source;
mod table_files;
