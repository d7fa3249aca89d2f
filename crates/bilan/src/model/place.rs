//! Where something happened, and how precisely that is known.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Span;
use super::geo::Point;
use super::names::{self, Name};

/// How precisely a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Precision {
    Point,
    Near,
    District,
    Region,
    Country,
}

impl Precision {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Near => "near",
            Self::District => "district",
            Self::Region => "region",
            Self::Country => "country",
        }
    }
}

/// Where an incident happened. An unknown village keeps its name and has no coordinates; a division never has any.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceRef {
    pub name: String,
    pub country: Option<String>,
    pub admin1: Option<String>,
    pub admin2: Option<String>,
    /// Degrees north and east, WGS 84.
    pub point: Option<Point>,
    /// How far the true place may lie from the point; `None` where the point is the place itself.
    pub uncertainty_km: Option<f64>,
    pub precision: Precision,
    /// Between two places, a river, a forest, a part of a country: no division and no spot.
    pub fuzzy: bool,
    /// The report says that it was near the place, not there.
    pub near: bool,
    pub gazetteer_id: Option<String>,
    pub pcode: Option<String>,
    pub span: Span,
    pub because: Vec<String>,
    /// What the name may mean, the best first.
    pub candidates: Arc<[PlaceCandidate]>,
}

/// A place that a name may mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceCandidate {
    pub name: String,
    pub country: String,
    pub admin1: Option<String>,
    #[serde(deserialize_with = "names::one")]
    pub class: Name,
    pub point: Option<Point>,
    pub id: String,
    /// Only comparable among the candidates of one name.
    pub score: i32,
    /// What spoke for it and against it.
    #[serde(deserialize_with = "names::all")]
    pub because: Vec<Name>,
}

/// Surroundings of a point that UCDP still counts as "near" it.
const AROUND_KM: f64 = 25.0;

impl PlaceRef {
    /// A name of which nothing more is known.
    pub fn named(name: String, precision: Precision, span: Span) -> Self {
        Self {
            name,
            country: None,
            admin1: None,
            admin2: None,
            point: None,
            uncertainty_km: None,
            precision,
            fuzzy: false,
            near: false,
            gazetteer_id: None,
            pcode: None,
            span,
            because: Vec::new(),
            candidates: Arc::default(),
        }
    }

    /// UCDP's `where_prec`: 1 the point itself, 2 within about 25 km of it, 3 a district, 4 a region, 5 larger, linear or
    /// between places, 6 only the country. 7, waters and air that belong to no country, is never read from a text.
    pub fn where_prec(&self) -> u8 {
        let contained = || match (&self.admin2, &self.admin1) {
            (Some(_), _) => 3,
            (None, Some(_)) => 4,
            (None, None) => 6,
        };
        match self.precision {
            Precision::Point if self.point.is_some() => 1,
            Precision::Near if self.point.is_some() && self.uncertainty_km.is_none_or(|km| km <= AROUND_KM) => 2,
            Precision::Near if self.point.is_some() || self.fuzzy => 5,
            Precision::Point | Precision::Near => contained(),
            Precision::District | Precision::Region if self.fuzzy => 5,
            Precision::District => 3,
            Precision::Region => 4,
            Precision::Country => 6,
        }
    }

    /// ACLED's `geo_precision`: 1 the town itself, 2 a part of a region or near a town, 3 a larger area.
    pub fn geo_precision(&self) -> u8 {
        match self.where_prec() {
            1 => 1,
            2 | 3 => 2,
            5 if self.precision == Precision::Near => 2,
            _ => 3,
        }
    }
}
