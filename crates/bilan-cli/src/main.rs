//! The command `bilan`.
fn main() {}
