//! The identifier of a report that was given none.

use sha2::{Digest, Sha256};

use crate::model::{DateValue, Metadata};

/// 16 hexadecimal digits of the SHA-256 of what makes a report this one: outlet, address, publication date, title, text.
///
/// The same report read twice, from whichever file, has one identifier; a reprint elsewhere or on another day has another.
pub(super) fn identifier(metadata: &Metadata, text: &str) -> String {
    let published = metadata.published.as_ref().map(DateValue::edtf);
    let mut hash = Sha256::new();
    for part in [&metadata.outlet, &metadata.url, &published, &metadata.title] {
        let part = part.as_deref().unwrap_or_default();
        // The length first, so that no two lists of parts are hashed alike.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.update(text);
    hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_does_not_matter_and_the_outlet_does() {
        let here = Metadata { file: Some("a.txt".into()), ..Metadata::default() };
        let there = Metadata { file: Some("b.txt".into()), ..Metadata::default() };
        let reprint = Metadata { outlet: Some("AFP".into()), ..Metadata::default() };
        assert_eq!(identifier(&here, "texte"), identifier(&there, "texte"));
        assert_ne!(identifier(&here, "texte"), identifier(&reprint, "texte"));
        assert_eq!(identifier(&here, "texte").len(), 16);
    }
}
