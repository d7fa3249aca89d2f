//! Embeds the web page, where it was built (`make ui`), and Swagger UI, which the crate `utoipa-swagger-ui-vendored` carries.
//!
//! Both lie in the program compressed. Without the page, the server answers with a short one that says how to make it.

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=BILAN_UI_DIST");
    let dist = env::var_os("BILAN_UI_DIST").map_or_else(|| PathBuf::from("../../ui/dist"), PathBuf::from);
    let mut table = String::from("pub static UI: &[super::Packed] = &[\n");
    if dist.is_dir() {
        // Where it is not there yet, `make ui` touches this file: a missing path would have cargo build this crate each time.
        println!("cargo::rerun-if-changed={}", dist.display());
        for file in files(&dist) {
            let name = file.strip_prefix(&dist).expect("below it").to_string_lossy().replace('\\', "/");
            if name.ends_with(".br") || name.ends_with(".gz") || name.ends_with(".map") || name.starts_with('.') {
                continue;
            }
            let packed = keep(&out, &format!("ui/{name}"), &gzip(&fs::read(&file).expect("a file of the page")));
            let brotli = fs::canonicalize(format!("{}.br", file.display())).ok();
            let brotli =
                brotli.map_or_else(|| "None".to_owned(), |b| format!("Some(include_bytes!({:?}))", b.display().to_string()));
            let _ = writeln!(table, "    ({:?}, include_bytes!({packed:?}), {brotli}),", format!("/{name}"));
        }
    }
    table.push_str("];\npub static SWAGGER: &[super::Packed] = &[\n");
    let vendored = Cursor::new(utoipa_swagger_ui_vendored::SWAGGER_UI_VENDORED);
    let mut archive = zip::ZipArchive::new(vendored).expect("Swagger UI is an archive");
    for n in 0..archive.len() {
        let mut file = archive.by_index_raw(n).expect("a file of Swagger UI");
        let name = file.name().rsplit('/').next().unwrap_or_default().to_owned();
        if !["swagger-ui.css", "swagger-ui-bundle.js"].contains(&name.as_str()) {
            continue;
        }
        // What the archive holds is what gzip holds, between another head and foot.
        assert_eq!(file.compression(), zip::CompressionMethod::DEFLATE, "{name}");
        let mut packed = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
        file.read_to_end(&mut packed).expect("a file of Swagger UI");
        packed.extend(file.crc32().to_le_bytes());
        packed.extend((file.size() as u32).to_le_bytes());
        let packed = keep(&out, &format!("swagger/{name}"), &packed);
        let _ = writeln!(table, "    ({:?}, include_bytes!({packed:?}), None),", format!("/{name}"));
    }
    table.push_str("];\n");
    fs::write(out.join("assets.rs"), table).expect("OUT_DIR can be written");
}

fn keep(out: &Path, name: &str, bytes: &[u8]) -> String {
    let path = out.join(name);
    fs::create_dir_all(path.parent().expect("it has one")).expect("OUT_DIR can be written");
    fs::write(&path, bytes).expect("OUT_DIR can be written");
    path.display().to_string()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("memory can be written");
    packer.finish().expect("memory can be written")
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder of the page").map(|e| e.expect("an entry").path()).collect();
    names.sort();
    names.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
