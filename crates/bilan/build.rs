//! Embeds every file below `lang/` so that a table or rule is found by being there, and numbers what reads: a digest of all
//! code and data of this crate, so that readings that were kept are known to be of another reader.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lang");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut out = String::from("pub(super) static FILES: &[(&str, &str)] = &[\n");
    for file in &files {
        let name = file.strip_prefix(&root).expect("below root").to_string_lossy().replace('\\', "/");
        println!("cargo::rerun-if-changed={}", file.display());
        writeln!(out, "    ({name:?}, include_str!({:?})),", file.display().to_string()).expect("string");
    }
    out.push_str("];\n");
    let target = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("lang.rs");
    fs::write(target, out)?;
    println!("cargo::rustc-env=BILAN_READER={:016x}", digest(&root.with_file_name("src"), &files)?);
    Ok(())
}

/// FNV-1a over the names and contents of code and data.
fn digest(code: &Path, data: &[PathBuf]) -> io::Result<u64> {
    let mut files = Vec::new();
    collect(code, &mut files)?;
    files.sort();
    files.extend_from_slice(data);
    let root = code.parent().expect("below the crate");
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.strip_prefix(root).expect("below root").to_string_lossy().replace('\\', "/");
        for byte in name.bytes().chain(fs::read(&file)?) {
            h = (h ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    Ok(h)
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else if path.extension().is_some_and(|e| e == "tsv" || e == "toml" || e == "rs") {
            into.push(path);
        }
    }
    Ok(())
}
