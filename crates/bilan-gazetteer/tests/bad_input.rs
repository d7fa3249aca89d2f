//! What is wrong with files is named, by line and reason; what is good is kept; what is damaged is refused.

mod support;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use bilan_gazetteer::{Error, Imported, Reason, Request, Store};
use tempfile::TempDir;

/// A line of a dump.
fn line(id: u32, name: &str, lat: &str, lon: &str) -> String {
    format!("{id}\t{name}\t{name}\t\t{lat}\t{lon}\tP\tPPL\tML\t\t09\t\t\t\t0\t\t270\tAfrica/Bamako\t2021-03-10\n")
}

struct Tried {
    folder: TempDir,
    store: Store,
}

impl Tried {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(&folder.path().join("data"));
        Self { folder, store }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn import(&self, path: &Path) -> Result<Vec<Imported>, Error> {
        self.store.import(&Request { files: vec![path.to_owned()], ..Request::default() })
    }

    /// How many places bear a name.
    fn found(&self, name: &str) -> usize {
        let opened = self.store.open().unwrap();
        opened.gazetteer().unwrap().exact(&bilan::gazetteer::key(name).unwrap()).len()
    }
}

#[test]
fn each_wrong_row_is_named_and_the_others_are_kept() {
    let tried = Tried::new();
    let mut dump = line(1, "Kobé", "16.5", "-0.2").into_bytes();
    dump.extend(b"2\tShort\trow\n");
    dump.extend(line(3, "North", "96.5", "0").bytes());
    dump.extend(line(4, "East", "6.5", "east").bytes());
    dump.extend(line(5, "قوبه", "6.5", "1").bytes());
    dump.extend(line(6, "Tessalit", "20.2", "1.0").bytes());
    dump.extend(encoding(&line(7, "Tombouctouéà", "16.77", "-3.0")));
    dump.extend(b"\n");
    let done = &tried.import(&tried.file("ML.txt", dump)).unwrap()[0];
    assert_eq!((done.rows, done.left_out, done.repaired), (3, 4, 1));
    let named: Vec<(u64, &Reason)> = done.rejected.iter().map(|r| (r.line, &r.reason)).collect();
    assert_eq!(named[0], (2, &Reason::Columns { expected: 19, found: 3 }));
    assert_eq!(named[1], (3, &Reason::Latitude("96.5".into())));
    assert_eq!(named[2], (4, &Reason::Longitude("east".into())));
    assert_eq!(named[3], (5, &Reason::NoName));
    assert_eq!(named[4], (7, &Reason::Encoding));
    for name in ["Kobe", "Tessalit", "Tombouctouéà"] {
        assert_eq!(tried.found(name), 1, "{name}");
    }
}

fn encoding(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn a_list_with_codes_is_read_and_its_wrong_rows_named() {
    let tried = Tried::new();
    let list = "\u{FEFF}name;lat;lon;country;admin1;admin2;aliases;pcode\n\
        Kobé;16.5;-0.2;ML;Gao;Ansongo;\"Kobi|Ko;be\";ML070101\n\
        Nulle part;16.5;;ML;Gao;;;\n\
        Ailleurs;16.5;1;Mali;Gao;;;\n\
        Tendara;16.5\n\
        \"Deux\nLignes\";15.0;0.5;ml;Gao;;;ML070102\n";
    let done = &tried.import(&tried.file("admin.csv", list)).unwrap()[0];
    assert_eq!((done.rows, done.left_out), (2, 3));
    let lines: Vec<u64> = done.rejected.iter().map(|r| r.line).collect();
    assert_eq!(lines, [3, 4, 5]);
    assert_eq!(done.rejected[1].reason, Reason::Country("Mali".into()));
    let opened = tried.store.open().unwrap();
    let gazetteer = opened.gazetteer().unwrap();
    let hits = gazetteer.exact(&bilan::gazetteer::key("Kobi").unwrap());
    assert_eq!(hits.len(), 1);
    assert_eq!((hits[0].row.pcode, hits[0].row.admin1, hits[0].row.admin2), (Some("ML070101"), Some("Gao"), Some("Ansongo")));
}

/// A zip with one packed member.
fn zip(name: &str, text: &str) -> Vec<u8> {
    let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let mut out = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0".to_vec();
    out.extend((packed.len() as u32).to_le_bytes());
    out.extend((text.len() as u32).to_le_bytes());
    out.extend((name.len() as u16).to_le_bytes());
    out.extend([0, 0]);
    out.extend(name.bytes());
    out.extend(packed);
    out.extend(b"PK\x01\x02");
    out.extend([0; 60]);
    out
}

#[test]
fn a_zip_that_was_cut_off_gives_what_it_has() {
    let tried = Tried::new();
    let text: String =
        (0..4000_u32).map(|n| line(n, &format!("Kobe {}", n.wrapping_mul(2_654_435_761)), "16.5", "0.5")).collect();
    let whole = zip("ML.txt", &text);
    let done = &tried.import(&tried.file("whole.zip", &whole)).unwrap()[0];
    assert_eq!((done.name.as_str(), done.rows, done.left_out), ("whole", 4000, 0));
    let done = &tried.import(&tried.file("cut.zip", &whole[..whole.len() / 2])).unwrap()[0];
    assert!(done.rows > 500 && done.rows < 3900, "{}", done.rows);
    let last = done.rejected.last().unwrap();
    assert!(matches!(last.reason, Reason::Cut(_)) && last.file == "cut.zip/ML.txt", "{last}");
    assert!(last.line >= done.rows && last.line <= done.rows + 2, "{last}, {} rows", done.rows);
    let nothing = tried.import(&tried.file("head.zip", &whole[..40]));
    assert!(matches!(nothing, Err(Error::Truncated { .. } | Error::Foreign { .. })), "{nothing:?}");
}

#[test]
fn what_is_no_gazetteer_leaves_nothing_behind() {
    let tried = Tried::new();
    for (name, bytes) in [("empty.txt", &b""[..]), ("prose.txt", b"Trois soldats.\n"), ("image.png", &[0x89, b'P', 0, 0xFF])] {
        assert!(matches!(tried.import(&tried.file(name, bytes)), Err(Error::Foreign { .. })), "{name}");
    }
    let all_wrong = tried.import(&tried.file("wrong.csv", "name,lat,lon,country\nKobé,north,0,ML\n"));
    assert!(matches!(all_wrong, Err(Error::Empty { .. })), "{all_wrong:?}");
    assert!(matches!(tried.import(Path::new("/nowhere/ML.txt")), Err(Error::File { .. })));
    assert_eq!(tried.store.names().unwrap(), Vec::<String>::new());
    let left: Vec<_> =
        fs::read_dir(tried.folder.path().join("data/gazetteer")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["lock"]);
}

#[test]
fn a_damaged_table_is_refused_and_rebuilt_on_request() {
    let tried = Tried::new();
    let dump = line(1, "Kobé", "16.5", "-0.2") + &line(2, "Tessalit", "20.2", "1.0");
    tried.import(&tried.file("ML.txt", dump)).unwrap();
    let table = tried.folder.path().join("data/gazetteer/ML.gaz");
    let sound = fs::read(&table).unwrap();
    let mut variants: Vec<Vec<u8>> = (0..sound.len())
        .step_by(3)
        .map(|at| {
            let mut bytes = sound.clone();
            bytes[at] ^= 0x55;
            bytes
        })
        .collect();
    variants.extend([Vec::new(), sound[..sound.len() - 1].to_vec(), sound[..20].to_vec(), [&sound[..], b"more"].concat()]);
    for bytes in variants {
        fs::write(&table, bytes).unwrap();
        let refused = tried.store.open().unwrap_err();
        assert!(matches!(&refused, Error::Damaged { name, .. } if name == "ML") || matches!(&refused, Error::File { .. }));
        assert!(refused.to_string().contains("ML.gaz"), "{refused}");
    }
    assert!(tried.store.list().unwrap()[0].state.is_err());
    assert_eq!(tried.store.rebuild("ML").unwrap().rows, 2);
    assert_eq!(tried.found("Kobé"), 1);
    assert!(matches!(tried.store.rebuild("NE"), Err(Error::Unknown { .. })));
    tried.store.remove("ML").unwrap();
    assert!(matches!(tried.store.remove("ML"), Err(Error::Unknown { .. })));
    assert_eq!(tried.store.names().unwrap(), Vec::<String>::new());
}

#[test]
fn tables_of_codes_name_divisions() {
    let tried = Tried::new();
    let files = vec![
        tried.file("ML.txt", line(1, "Kobé", "16.5", "-0.2")),
        tried.file("admin1CodesASCII.txt", "ML.09\tGao\tGao\t2457161\nML.08\tTombouctou\tTombouctou\t2449066\n"),
    ];
    tried.store.import(&Request { files, ..Request::default() }).unwrap();
    let opened = tried.store.open().unwrap();
    let gazetteer = opened.gazetteer().unwrap();
    assert_eq!(gazetteer.exact("kobe")[0].row.admin1, Some("Gao"));
}

#[test]
fn suspicious_rows_of_the_dumps_are_reported() {
    let Some(dumps) = support::beside("data/geonames") else { return };
    let (_folder, opened) = support::imported(&dumps);
    let gazetteer = opened.gazetteer().unwrap();
    let mut found = Vec::new();
    for table in gazetteer.tables() {
        bilan_gazetteer::check::table(table, bilan::Lexicon::of("fr").unwrap(), |f| found.push(f.to_string()));
    }
    assert!(found.iter().any(|f| f.starts_with("Tessit (geonames:10343856") && f.contains("sign turned")), "{found:#?}");
    assert!(found.iter().any(|f| f.contains("wrong hemisphere")));
    assert!(found.iter().any(|f| f.contains("told twice")));
    assert!(found.len() < 1000, "{} of 59,350", found.len());
}
