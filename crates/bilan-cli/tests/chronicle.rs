//! `bilan chronicle` as a person runs it.

mod support;

use support::{bilan, root};

#[test]
fn the_same_chronicle_from_files_and_register() {
    let folder = tempfile::tempdir().expect("a folder");
    let register = folder.path().join("register.db").display().to_string();
    let examples = root().join("examples").display().to_string();
    let from_files = bilan(["chronicle", "--received", "2026-11-21", &examples], 0).out;
    assert!(from_files.starts_with("# Chronologie"), "{from_files}");
    bilan(["--register", &register, "add", "--received", "2026-11-21", &examples], 0);
    assert_eq!(bilan(["--register", &register, "chronicle"], 0).out, from_files);
    let file = folder.path().join("chronicle.html");
    bilan(["chronicle", "--in", "en", "--format", "html", "--output", &file.display().to_string(), &examples], 0);
    assert!(std::fs::read_to_string(&file).expect("a page").contains("Chronology of armed violence"));
    assert!(bilan(["chronicle", "--in", "xx", &examples], 2).err.contains("known are fr, en"));
}
