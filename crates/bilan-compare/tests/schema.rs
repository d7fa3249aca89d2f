//! The schema under docs is that of the type.

use std::path::Path;

#[test]
fn the_schema_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schemas/comparison.json");
    let schema = schemars::schema_for!(bilan_compare::Row);
    let text = format!("{}\n", serde_json::to_string_pretty(&schema).expect("JSON"));
    if std::env::var_os("BILAN_WRITE_SCHEMAS").is_some() {
        std::fs::write(&path, &text).expect("the schema");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, text, "docs/schemas/comparison.json is stale; `make schemas` writes it");
}
