//! GeoJSON (RFC 7946): one feature per event. A point where one is known, with how far off it may be; else the geometry is
//! `null`. No division, country or unknown village is given a point that nobody reported.

use std::io::Write;

use serde_json::{Map, Value, json};

use crate::format::{Error, Writer};
use crate::{Told, flat};

pub struct Geojson<W> {
    out: W,
    any: bool,
}

impl<W: Write> Geojson<W> {
    pub fn new(mut out: W) -> Result<Self, Error> {
        out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
        Ok(Self { out, any: false })
    }
}

impl<W: Write> Writer for Geojson<W> {
    fn event(&mut self, told: &Told) -> Result<Result<(), String>, Error> {
        self.out.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        let point = told.event.place.as_ref().and_then(|p| Some((p.lon?, p.lat?)));
        let geometry = point.map_or(Value::Null, |(lon, lat)| json!({"type": "Point", "coordinates": [lon, lat]}));
        let own = |name: &str| !["id", "lat", "lon"].contains(&name);
        let mut properties: Map<String, Value> = flat::event(told)
            .iter()
            .filter(|(name, _)| own(name))
            .map(|(name, cell)| ((*name).to_owned(), cell.json()))
            .collect();
        properties.insert("tolls".to_owned(), serde_json::to_value(&told.event.tolls)?);
        let feature = json!({"type": "Feature", "id": told.event.id, "geometry": geometry, "properties": properties});
        serde_json::to_writer(&mut self.out, &feature)?;
        Ok(Ok(()))
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.out.write_all(b"\n]}\n")?;
        Ok(self.out.flush()?)
    }
}
