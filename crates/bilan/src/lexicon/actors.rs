//! Actors known by name, and the common nouns for those who are not.

/// A party to armed conflict with a name: an armed group, a force, a mission.
#[derive(Clone, Debug)]
pub struct Actor {
    pub id: &'static str,
    pub name: &'static str,
    /// As in `shared/actors.tsv`: army, rebel, jihadist, militia, un_mission …
    pub kind: &'static str,
    pub countries: Vec<&'static str>,
    pub parent: Option<&'static str>,
    /// First and last year of existence, where known.
    pub from: Option<i16>,
    pub until: Option<i16>,
}

impl Actor {
    /// Whether they fight for pay: no rebels, whatever else they are called.
    pub fn is_hired(&self) -> bool {
        self.kind == "pmc"
    }

    /// Whether it is a state's force, one armed to help it, or an international one.
    pub fn is_force(&self) -> bool {
        matches!(
            self.kind,
            "army" | "police" | "gendarmerie" | "security_forces" | "pro_government" | "un_mission" | "multinational_force"
        )
    }
}

/// A common noun for a side: "assailants", "the army".
#[derive(Clone, Debug)]
pub struct ActorNoun {
    /// Plain words for the wire: `jihadists`, `unidentified armed group`, `army`.
    pub actor: &'static str,
    pub kind: &'static str,
}

impl ActorNoun {
    pub fn is_force(&self) -> bool {
        self.kind == "forces" || self.needs_country()
    }

    /// "the assailants": it says nothing of them but that they attacked.
    pub fn is_assailant(&self) -> bool {
        self.kind == "assailant"
    }

    /// "the Malian forces": forces only where a country stands beside them.
    pub fn needs_country(&self) -> bool {
        self.kind == "forces_of_country"
    }
}
