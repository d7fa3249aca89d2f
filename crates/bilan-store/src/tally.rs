//! What an event is counted by, in a few hundred bytes: days, place, parties, kind, status, and the numbers of its toll by every
//! policy, without evidence and wording.
//!
//! A sum over a million events takes some seconds when it reads these alone; unpacking the events themselves takes minutes. They
//! come back as events of the wire form with what they lack left empty, so that whoever counts takes them as he takes the whole.

use bilan::model::{Decision, Effect, Form, Kind, Stance, Victims};
use bilan::publish::event_wire::{Date, Event, Party, Place, Responsibility, Toll};
use bilan::reconcile::Policy;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::register::Packed;

/// Names of one letter: longer ones would be most of it.
#[derive(Serialize, Deserialize)]
struct Tally {
    #[serde(rename = "i")]
    id: String,
    #[serde(rename = "k")]
    kind: Kind,
    #[serde(rename = "s")]
    status: String,
    #[serde(rename = "c")]
    country: Option<String>,
    #[serde(rename = "d")]
    days: Option<Days>,
    #[serde(rename = "w")]
    place: Option<Where>,
    #[serde(rename = "p")]
    perpetrators: Vec<Named>,
    #[serde(rename = "t")]
    targets: Vec<Named>,
    #[serde(rename = "r")]
    responsibility: Vec<Said>,
    #[serde(rename = "x")]
    decisions: Vec<Decision>,
    #[serde(rename = "n")]
    by: Vec<(String, Vec<Row>)>,
}

/// In EDTF, and the bounds.
type Days = (Option<String>, Option<String>, Option<String>);
/// Name and other names, divisions, precision, identifier in its gazetteer.
type Where = (String, Vec<String>, Option<String>, Option<String>, String, Option<String>);
type Named = (Option<String>, String);
type Said = (Option<String>, String, Stance);
/// Whose people how many are, lowest, best, highest, and with how many other events they are counted together.
type Row = (Effect, Victims, Option<String>, Option<String>, [Option<u32>; 3], usize);

/// The tally of an event as bytes.
pub fn written(packed: &Packed) -> Result<Vec<u8>, Error> {
    let e = &packed.event;
    let named = |parties: &[Party]| parties.iter().map(|p| (p.actor.clone(), p.name.clone())).collect::<Vec<Named>>();
    let row =
        |t: &Toll| -> Row { (t.effect, t.victims, t.of.clone(), t.group.clone(), [t.low, t.best, t.high], t.joint_with.len()) };
    let tally = Tally {
        id: e.id.clone(),
        kind: e.kind,
        status: e.status.clone(),
        country: e.country.clone(),
        days: e.date.as_ref().map(|d| (d.edtf.clone(), d.earliest.clone(), d.latest.clone())),
        place: e.place.as_ref().map(|p| {
            let (admin1, admin2) = (p.admin1.clone(), p.admin2.clone());
            (p.name.clone(), p.also.clone(), admin1, admin2, p.precision.clone(), p.gazetteer_id.clone())
        }),
        perpetrators: named(&e.perpetrators),
        targets: named(&e.targets),
        responsibility: e.responsibility.iter().map(|r| (r.actor.clone(), r.name.clone(), r.stance)).collect(),
        decisions: e.decisions.clone(),
        by: packed.tolls.iter().map(|(policy, rows)| (policy.clone(), rows.iter().map(row).collect())).collect(),
    };
    serde_json::to_vec(&tally).map_err(|e| Error::Damaged(format!("the tally of an event cannot be written: {e}")))
}

/// An event as far as it is counted, with its toll by one policy. All else of it is empty.
pub fn tallied(bytes: &[u8], policy: Policy) -> Result<Event, Error> {
    let tally: Tally = serde_json::from_slice(bytes)
        .map_err(|e| Error::Damaged(format!("the tally of an event does not read ({e}); `bilan rebuild` makes it anew")))?;
    let parties = |named: Vec<Named>| named.into_iter().map(|(actor, name)| Party { actor, name, from: Vec::new() }).collect();
    let (_, rows) = tally.by.into_iter().find(|(name, _)| name == policy.name()).unwrap_or_default();
    Ok(Event {
        id: tally.id,
        kind: tally.kind,
        kind_from: Vec::new(),
        date: tally.days.map(|(edtf, earliest, latest)| Date { edtf, earliest, latest, because: Vec::new() }),
        place: tally.place.map(|(name, also, admin1, admin2, precision, gazetteer_id)| Place {
            name,
            also,
            near: false,
            country: None,
            admin1,
            admin2,
            lat: None,
            lon: None,
            uncertainty_km: None,
            precision,
            where_prec: 0,
            geo_precision: 0,
            gazetteer_id,
            pcode: None,
            from: Vec::new(),
        }),
        country: tally.country,
        perpetrators: parties(tally.perpetrators),
        targets: parties(tally.targets),
        responsibility: tally
            .responsibility
            .into_iter()
            .map(|(actor, name, stance)| Responsibility { actor, name, stance, statements: Vec::new() })
            .collect(),
        outcomes: Vec::new(),
        tolls: rows.into_iter().map(|row| toll(row, policy)).collect(),
        ledger: Vec::new(),
        follows: Vec::new(),
        sums: Vec::new(),
        contradictions: Vec::new(),
        contradictions_left_out: 0,
        incidents: Vec::new(),
        reports: Vec::new(),
        source_families: 0,
        first_reported: None,
        last_reported: None,
        status: tally.status,
        decisions: tally.decisions,
        merges: Vec::new(),
        kept_apart: Vec::new(),
    })
}

fn toll((effect, victims, of, group, [low, best, high], joint): Row, policy: Policy) -> Toll {
    Toll {
        effect,
        victims,
        of,
        group,
        low,
        best,
        high,
        form: Form::Exact,
        policy: policy.name().to_owned(),
        because: Vec::new(),
        statements: Vec::new(),
        joint_with: vec![String::new(); joint],
    }
}
