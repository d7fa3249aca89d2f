//! Input that is no report: a clear message each, the other reports still read, the exit status told apart.

mod support;

use std::fs;
use std::io::Write as _;
use std::path::Path;

use support::{Run, bilan, bilan_with};
use tempfile::TempDir;

const REPORT: &str = "date: 2021-06-09\n\nSix soldats ont été tués lundi dans une embuscade, a déclaré l'armée malienne.\n";

/// A folder with a good report `z.txt`, which must be read whatever else lies there.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("z.txt"), REPORT).unwrap();
    folder
}

/// Reads the folder; all but `z.txt` fails with this message.
fn check(folder: &Path, message: &str) -> Run {
    let run = bilan(["read".as_ref(), folder.as_os_str(), "--format".as_ref(), "jsonl".as_ref()], 1);
    assert!(run.err.contains(message), "{}", run.err);
    let files: Vec<_> = run.lines().iter().map(|r| r["report"]["file"].as_str().unwrap().to_owned()).collect();
    assert!(files.iter().any(|f| f.ends_with("z.txt")), "{files:?}");
    run
}

#[test]
fn empty() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), "").unwrap();
    fs::write(folder.path().join("b.txt"), " \n\n").unwrap();
    fs::write(folder.path().join("c.txt"), "date: 2021\n").unwrap();
    fs::write(folder.path().join("d.jsonl"), "\n").unwrap();
    let run = check(folder.path(), "a.txt: is empty");
    assert!(run.err.contains("4 of 5 not read"), "{}", run.err);
}

#[test]
fn binary() {
    let folder = folder();
    fs::write(folder.path().join("a.txt"), b"\x7fELF\x02\x01\x01\0\0\0").unwrap();
    check(folder.path(), "a.txt: is no text: byte 7 is NUL");
}

#[test]
fn another_format() {
    let folder = folder();
    fs::write(folder.path().join("a.html"), "<p>Six soldats").unwrap();
    check(folder.path(), "a.html: is HTML, which is not read yet");
}

#[test]
fn invalid_utf8_is_read_and_noted() {
    let folder = folder();
    let mut bytes = REPORT.as_bytes().to_vec();
    bytes.extend(b" Bless\xC3");
    fs::write(folder.path().join("a.txt"), bytes).unwrap();
    let run = bilan(["read".as_ref(), folder.path().as_os_str(), "--format".as_ref(), "jsonl".as_ref()], 0);
    let notes = run.lines()[0]["notes"].to_string();
    assert!(notes.contains("1 broken sequences of UTF-8"), "{notes}");
}

/// A date that is none, and letters of another system: told with the line and what is accepted, by every command.
#[test]
fn what_is_not_understood_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (date, letters) = (folder.path().join("date.txt"), folder.path().join("letters.txt"));
    fs::write(&date, "title: Embuscade\ndate: 2024-15-99\n\nSix soldats ont été tués lundi dans une embuscade.").unwrap();
    fs::write(&letters, b"date: 2021-06-09\n\nSix soldats ont \x8Et\x8E tu\x8Es lundi dans une embuscade.").unwrap();
    let date_note = "line 2, `date: 2024-15-99`, is no date that is understood";
    for command in ["events", "summary"] {
        let run = bilan([command.as_ref(), folder.path().as_os_str()], 0);
        assert!(run.err.contains(&format!("date.txt: {date_note}")), "{command}: {}", run.err);
        assert!(run.err.contains("2019-11-18, 2019-11 or 2019"), "{command}: {}", run.err);
        assert!(run.err.contains("letters.txt: the text is not UTF-8; it is taken for Mac OS Roman"), "{command}: {}", run.err);
    }
    let run = bilan(["read".as_ref(), folder.path().as_os_str(), "--format".as_ref(), "jsonl".as_ref()], 0);
    let lines = run.lines();
    let of = |name: &str| lines.iter().find(|r| r["report"]["file"].as_str().unwrap().ends_with(name)).unwrap();
    assert!(of("date.txt")["notes"].to_string().contains(date_note));
    assert_eq!(of("letters.txt")["incidents"][0]["tolls"][0]["low"], 6);
}

#[test]
fn windows_1252_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, b"Six soldats ont \xE9t\xE9 tu\xE9s \x93 lundi \x94 dans une embuscade.").unwrap();
    let run = bilan(["read".as_ref(), path.as_os_str(), "--format".as_ref(), "jsonl".as_ref()], 0);
    assert!(run.out.contains("ont été tués"), "{}", run.out);
}

#[test]
fn a_hundred_megabytes_in_one_line() {
    let folder = folder();
    let line = "Six soldats ont été tués. ".repeat(100_000);
    let write = |name: &str, before: &str, after: &str| {
        let mut file = fs::File::create(folder.path().join(name)).unwrap();
        file.write_all(before.as_bytes()).unwrap();
        for _ in 0..40 {
            file.write_all(line.as_bytes()).unwrap();
        }
        file.write_all(after.as_bytes()).unwrap();
    };
    write("a.txt", "", "");
    write("b.jsonl", "{\"text\":\"", "\"}\n{\"id\":\"after\",\"text\":\"Six soldats ont été tués.\"}\n");
    let run = check(folder.path(), "a.txt: is longer than 64 MB");
    assert!(run.err.contains("b.jsonl:1: is longer than 64 MB"), "{}", run.err);
    assert!(run.ids().contains(&"after".to_owned()));
}

#[test]
#[cfg(unix)]
fn what_cannot_be_opened() {
    let folder = folder();
    std::os::unix::fs::symlink("nowhere", folder.path().join("a.txt")).unwrap();
    std::os::unix::fs::symlink(".", folder.path().join("b.txt")).unwrap();
    fs::create_dir(folder.path().join("c.txt")).unwrap();
    fs::write(folder.path().join("c.txt/d.txt"), REPORT).unwrap();
    let run = check(folder.path(), "a.txt: cannot be found");
    assert!(run.err.contains("b.txt: is a link to a folder"), "{}", run.err);
    assert_eq!(run.lines().len(), 2, "a folder is gone through whatever its name is");
}

#[test]
fn a_missing_path() {
    let folder = folder();
    let good = folder.path().join("z.txt");
    let missing = folder.path().join("no.txt");
    let args = ["read".as_ref(), missing.as_os_str(), good.as_os_str(), "--format".as_ref(), "jsonl".as_ref()];
    let run = bilan(args, 1);
    assert!(run.err.contains("no.txt: cannot be found"), "{}", run.err);
    assert_eq!(run.lines().len(), 1);
}

#[test]
fn malformed_jsonl_names_the_line() {
    let lines = "{\"id\":\"one\",\"text\":\"Six soldats ont été tués.\"}\n\n{\"id\":\"two\",\"text\":\n{\"id\":\"three\"}\n\
                 {\"id\":5,\"text\":\"Six soldats ont été tués.\",\"published\":\"18/11/2019\"}\n";
    let run = bilan_with(["read", "-", "--format", "jsonl"], lines.as_bytes(), 1);
    assert!(run.err.contains("standard input:3: is no report in JSON"), "{}", run.err);
    assert!(run.err.contains("standard input:4: is no report in JSON: missing field `text`"), "{}", run.err);
    assert_eq!(run.ids(), ["one", "5"]);
    assert!(run.lines()[1]["notes"].to_string().contains("`published` is `18/11/2019`"));
    assert!(run.lines()[1]["report"]["published"].is_null());
}

#[test]
fn wrong_usage() {
    for args in [&["read"][..], &["read", "-", "--format", "xml"], &["read", "-", "--published", "lundi"], &["shout"], &[]] {
        let run = bilan(args, 2);
        assert!(run.out.is_empty() && !run.err.is_empty());
    }
}

#[test]
#[cfg(unix)]
fn a_reader_who_has_enough_is_no_error() {
    use std::process::{Command, Stdio};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    fs::write(&path, "{\"text\":\"Six soldats ont été tués lundi.\"}\n".repeat(5_000)).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_bilan"))
        .args(["read".as_ref(), path.as_os_str(), "--format".as_ref(), "jsonl".as_ref()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
