//! The core gazetteer: places that recur in reports, written by us from public facts.

use std::sync::OnceLock;

/// What a place is, from the most precise to the widest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceClass {
    Quarter,
    Village,
    Town,
    City,
    Capital,
    /// A spot that is no settlement: a well, a camp, a hill.
    Site,
    Forest,
    Water,
    Admin3,
    Admin2,
    Area,
    Admin1,
    Country,
}

impl PlaceClass {
    pub const ALL: [Self; 13] = [
        Self::Quarter,
        Self::Village,
        Self::Town,
        Self::City,
        Self::Capital,
        Self::Site,
        Self::Forest,
        Self::Water,
        Self::Admin3,
        Self::Admin2,
        Self::Area,
        Self::Admin1,
        Self::Country,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::Village => "village",
            Self::Town => "town",
            Self::City => "city",
            Self::Capital => "capital",
            Self::Site => "site",
            Self::Forest => "forest",
            Self::Water => "water",
            Self::Admin3 => "admin3",
            Self::Admin2 => "admin2",
            Self::Area => "area",
            Self::Admin1 => "admin1",
            Self::Country => "country",
        }
    }

    /// The class that a table's cell names; countries have a table of their own.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == text && *class != Self::Country)
    }

    /// Whether it is a part that a country is divided into.
    pub const fn is_division(self) -> bool {
        matches!(self, Self::Admin1 | Self::Admin2 | Self::Admin3)
    }

    pub fn is_settlement(self) -> bool {
        self <= Self::Capital
    }

    /// A place whose name others may bear as well: no city, no division.
    pub const fn is_small(self) -> bool {
        matches!(self, Self::Quarter | Self::Village | Self::Town | Self::Site)
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
    /// Its identifier, once it has been asked for.
    pub(super) id: OnceLock<String>,
}

/// What the identifiers of the core gazetteer begin with.
const CORE: &str = "core:";

impl Place {
    pub fn id(&self) -> String {
        self.id.get_or_init(|| self.make_id()).clone()
    }

    fn make_id(&self) -> String {
        let name = super::fold(self.name);
        let mut id = String::with_capacity(CORE.len() + self.country.len() + 1 + name.len());
        id.push_str(CORE);
        id.push_str(self.country);
        for (n, word) in name.split(' ').enumerate() {
            id.push(if n == 0 { ':' } else { '-' });
            id.push_str(word);
        }
        id
    }
}
