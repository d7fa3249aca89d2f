//! As `bilan read --format jsonl FILE…`, with the library alone.
use std::io::Write;
#[global_allocator]
static A: mimalloc::MiMalloc = mimalloc::MiMalloc;
fn main() {
    let files: Vec<String> = std::env::args().skip(1).filter(|a| a != "read" && a != "--format" && a != "jsonl").collect();
    let today = jiff::Zoned::now().date();
    let reports: Vec<bilan::Report> = files
        .iter()
        .filter_map(|f| {
            let bytes = std::fs::read(f).ok()?;
            let (text, _) = bilan::read::decode(bytes).ok()?;
            let given = bilan::Metadata { file: Some(f.clone()), received: Some(today), ..Default::default() };
            Some(bilan::read::report(text, given))
        })
        .collect();
    let gazetteer = bilan::Gazetteer::default();
    let mut out = std::io::stdout().lock();
    for some in reports.chunks(16) {
        let refs: Vec<&bilan::Report> = some.iter().collect();
        for (report, reading) in some.iter().zip(bilan::read_reports_with(&refs, &gazetteer)) {
            let wire = bilan::publish::reading(report, &reading);
            out.write_all(&serde_json::to_vec(&wire).unwrap()).unwrap();
            out.write_all(b"\n").unwrap();
        }
    }
}
