//! The JSON Schemas in `docs/schemas` are those of the types. `make schemas` writes them anew.

mod support;

use bilan::publish::{event_wire::Event, wire::Reading};
use bilan_export::Record;
use schemars::{JsonSchema, schema_for};
use support::root;

fn check<T: JsonSchema>(name: &str) {
    let path = root().join("docs/schemas").join(name);
    let wanted = serde_json::to_string_pretty(&schema_for!(T)).expect("a schema is JSON") + "\n";
    if std::env::var_os("BILAN_WRITE_SCHEMAS").is_some() {
        std::fs::write(&path, &wanted).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == wanted, "{} is not what the types say; run `make schemas` and look at what changed", path.display());
}

#[test]
fn schemas_are_those_of_the_types() {
    check::<Reading>("reading.json");
    check::<Event>("event.json");
    check::<Record>("record.json");
}
