//! `bilan gazetteer`, and reading with what it imported.

mod support;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use support::{Run, bilan, bilan_with};
use tempfile::TempDir;

const LIST: &str = "name,lat,lon,country,admin1,admin2,aliases,pcode\n\
    Tamassaghlit,16.02,0.81,ML,Gao,Ansongo,Tamasaglit,ML070199\n\
    Broken,here,0.81,ML,Gao,Ansongo,,\n";

const REPORT: &str = "date: 2023-06-15\n\nMali : neuf villageois ont été tués lundi à Tamassarlit, dans le cercle d'Ansongo.\n";

struct Tried {
    folder: TempDir,
}

impl Tried {
    fn new() -> Self {
        let tried = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(tried.path("list.csv"), LIST).unwrap();
        tried
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command with the folder's data.
    fn run<const N: usize>(&self, args: [&str; N], input: &str, status: i32) -> Run {
        let data = self.path("data").into_os_string();
        let all = ["--data".into(), data].into_iter().chain(args.map(OsString::from));
        bilan_with(all, input.as_bytes(), status)
    }

    fn import(&self) -> Run {
        let list = self.path("list.csv");
        self.run(["gazetteer", "import", list.to_str().unwrap()], "", 1)
    }

    fn place(&self) -> serde_json::Value {
        self.run(["read", "--format", "jsonl", "-"], REPORT, 0).lines()[0]["incidents"][0]["place"].clone()
    }
}

fn table(tried: &Tried) -> PathBuf {
    Path::new(&tried.path("data")).join("gazetteer/list.gaz")
}

#[test]
fn from_a_list_to_a_place_with_its_code() {
    let tried = Tried::new();
    let before = tried.place();
    assert_eq!((before["lat"].as_f64(), before["admin1"].as_str(), before["where_prec"].as_u64()), (None, Some("Gao"), Some(3)));
    let done = tried.import();
    assert!(done.err.contains("list.csv, line 3: `here` is no latitude"), "{done:?}");
    assert!(done.out.contains("list imported: 1 places") && done.out.contains("1 rows were left out"), "{done:?}");
    let place = tried.place();
    assert_eq!((place["lat"].as_f64(), place["pcode"].as_str()), (Some(16.02), Some("ML070199")));
    assert_eq!((place["precision"].as_str(), place["where_prec"].as_u64()), (Some("point"), Some(1)));
    assert_eq!(place["candidates"][0]["gazetteer_id"], "list:2");
    let explained = tried.run(["explain", "--level", "incidents", "-"], REPORT, 0);
    assert!(explained.out.contains("candidate") && explained.out.contains("ML070199"), "{explained:?}");
}

#[test]
fn search_finds_spellings_and_says_what_it_found() {
    let tried = Tried::new();
    tried.import();
    let found = tried.run(["gazetteer", "search", "Tamassaghlite", "--format", "jsonl"], "", 0).lines();
    assert_eq!(found[0]["id"], "list:2");
    for field in ["name", "lat", "lon", "country", "admin1", "admin2", "class", "id", "score"] {
        assert!(!found[0][field].is_null(), "{field}");
    }
    let core = tried.run(["gazetteer", "search", "Niafounke"], "", 0);
    assert!(core.out.contains("core:ML:niafunke"), "{core:?}");
    bilan(["gazetteer", "search", "123"], 2);
}

#[test]
fn damage_stops_reading_until_it_is_rebuilt() {
    let tried = Tried::new();
    tried.import();
    let mut bytes = fs::read(table(&tried)).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 0xFF;
    fs::write(table(&tried), bytes).unwrap();
    let refused = tried.run(["read", "-"], REPORT, 2);
    assert!(refused.err.contains("bilan gazetteer rebuild list"), "{refused:?}");
    assert!(tried.run(["gazetteer", "list"], "", 1).out.contains("damaged"));
    tried.run(["gazetteer", "rebuild"], "", 1);
    assert!(tried.run(["gazetteer", "list"], "", 0).out.starts_with("list\t1 places"));
    tried.run(["gazetteer", "check"], "", 0);
    tried.run(["gazetteer", "remove", "list"], "", 0);
    tried.run(["gazetteer", "remove", "list"], "", 2);
    assert!(tried.place()["lat"].is_null());
}
