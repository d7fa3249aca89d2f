//! The core gazetteer: places that recur in reports, written by us from public facts.

/// What a place is, from the most precise to the widest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceClass {
    Quarter,
    Village,
    Town,
    City,
    Capital,
    Forest,
    Water,
    Admin3,
    Admin2,
    Area,
    Admin1,
    Country,
}

impl PlaceClass {
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "quarter" => Self::Quarter,
            "village" => Self::Village,
            "town" => Self::Town,
            "city" => Self::City,
            "capital" => Self::Capital,
            "forest" => Self::Forest,
            "water" => Self::Water,
            "admin3" => Self::Admin3,
            "admin2" => Self::Admin2,
            "area" => Self::Area,
            "admin1" => Self::Admin1,
            _ => return None,
        })
    }

    pub fn is_settlement(self) -> bool {
        self <= Self::Capital
    }
}

#[derive(Clone, Debug)]
pub struct Place {
    pub name: &'static str,
    pub class: PlaceClass,
    pub country: &'static str,
    pub admin1: Option<&'static str>,
    pub admin2: Option<&'static str>,
    pub point: Option<(f64, f64)>,
    /// How often the name is meant in reports, 0 to 9.
    pub weight: u8,
}

impl Place {
    pub fn id(&self) -> String {
        format!("core:{}:{}", self.country, super::fold(self.name).replace(' ', "-"))
    }
}
