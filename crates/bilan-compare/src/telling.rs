//! Events of both sides as the library compares incidents, so that what matches is decided by the model that merges.

use bilan::lexicon::place_key;
use bilan::model::{DateValue, Effect, Form, Precision, Role, Stance, Victims};
use bilan::publish::event_wire::{Event, Line};
use bilan::resolve::{Builder, Collection, Comparison, Days, NONE, NewFigure, NewPlace, NewTelling, OPEN, compare, day_number};
use bilan_export::vocabulary::is_group;
use jiff::civil::Date;

use crate::other::Other;

/// First and last day on which reports of an event were published.
pub fn told(event: &Event) -> Option<(i32, i32)> {
    let day = |text: &Option<String>| DateValue::parse(text.as_deref()?);
    let first = day(&event.first_reported)?.earliest()?;
    let last = day(&event.last_reported)?.latest()?;
    Some((day_number(first), day_number(last)))
}

/// The days left to an event.
pub fn days(event: &Event) -> Days {
    let edtf = event.date.as_ref().and_then(|d| d.edtf.as_deref());
    edtf.and_then(DateValue::of_edtf).map_or(Days::Any, |value| Days::of(&value))
}

/// Puts events of ours and others side by side: ours first, in their order, then theirs.
pub fn collection<'e>(ours: impl Iterator<Item = &'e Event>, others: impl Iterator<Item = &'e Other>) -> Collection {
    let mut builder = Builder::default();
    // Reports come in the order of their identifiers; what is compared here are events, each as if one report told of it.
    for (n, event) in ours.enumerate() {
        let id = format!("a{n:09}");
        builder.report(&id, told(event), None, &id, "");
        builder.voice(None, "", "");
        our_telling(&mut builder, event);
    }
    for (n, other) in others.enumerate() {
        let id = format!("b{n:09}");
        builder.report(&id, None, None, &id, "");
        builder.voice(None, "", "");
        their_telling(&mut builder, other);
    }
    builder.finish()
}

/// What speaks for and against two events being one, with all evidence.
pub fn explained(event: &Event, other: &Other) -> Comparison {
    compare(&collection(std::iter::once(event), std::iter::once(other)), 0, 1)
}

fn our_telling(builder: &mut Builder, event: &Event) {
    let actors = event.perpetrators.iter().chain(&event.targets).map(|p| p.actor.as_deref().unwrap_or(&p.name));
    let place = event.place.as_ref();
    let admin1 = place.and_then(|p| p.admin1.as_deref()).map(place_key).unwrap_or_default();
    builder.telling(&NewTelling {
        role: Role::Main,
        kind: event.kind,
        days: days(event),
        recalled: None,
        place: place.map(|p| NewPlace {
            name: &p.name,
            gazetteer: p.gazetteer_id.as_deref().unwrap_or_default(),
            admin1: &admin1,
            point: p.lat.zip(p.lon),
            precision: precision(&p.precision),
        }),
        country: event.country.as_deref().unwrap_or_default(),
        not_before: None,
        actors: actors.map(|id| (id, is_group(id))).collect(),
        figures: event.ledger.iter().filter(|l| l.joint_with.is_empty() && !l.superseded).map(line).collect(),
        deeds: Vec::new(),
    });
}

fn line(l: &Line) -> NewFigure<'_> {
    let high = l.high.unwrap_or(OPEN);
    figure(l.effect, l.victims, l.low, high, l.form)
}

fn figure(effect: Effect, victims: Victims, low: u32, high: u32, form: Form) -> NewFigure<'static> {
    NewFigure {
        effect,
        victims,
        of: "",
        group: "",
        low,
        high,
        form,
        stance: Stance::Asserted,
        voice: 0,
        statement: 1,
        part_of: NONE,
        superseded: false,
        joint: &[],
        doubts: Vec::new(),
    }
}

fn precision(name: &str) -> Precision {
    use Precision::{Country, District, Near, Point, Region};
    [Point, Near, District, Region, Country].into_iter().find(|p| p.name() == name).unwrap_or(Country)
}

fn their_telling(builder: &mut Builder, other: &Other) {
    let admin1 = place_key(&other.admin1);
    let wide = other.precision >= Precision::District;
    let name = if other.place.is_empty() { &other.admin1 } else { &other.place };
    let span = |n: i32| bilan::resolve::day_of(n).and_then(|d| d.parse::<Date>().ok());
    let value = span(other.days.0).zip(span(other.days.1)).map(|(a, b)| DateValue::Interval(a, b));
    builder.telling(&NewTelling {
        role: Role::Main,
        kind: other.kind,
        days: value.map_or(Days::Any, |v| Days::of(&v)),
        recalled: None,
        place: (!name.is_empty()).then(|| NewPlace {
            name,
            gazetteer: "",
            admin1: &admin1,
            // The point of a division stands for it, and is no place where something happened.
            point: other.point.filter(|_| !wide).map(|(lat, lon)| (f64::from(lat), f64::from(lon))),
            precision: other.precision,
        }),
        country: other.country,
        not_before: None,
        actors: other.parties.iter().flat_map(|p| p.ids).map(|id| (*id, is_group(id))).collect(),
        figures: figures(other),
        deeds: Vec::new(),
    });
}

/// Every number that the data set gives of deaths: whichever of them ours give speaks for the pair.
fn figures(other: &Other) -> Vec<NewFigure<'static>> {
    let d = other.deaths;
    let mut out: Vec<NewFigure<'static>> = Vec::new();
    let mut add = |victims: Victims, n: Option<u32>| {
        if let Some(n) = n.filter(|n| *n > 0 && out.iter().all(|f| (f.victims, f.low) != (victims, *n))) {
            out.push(figure(Effect::Killed, victims, n, n, Form::Exact));
        }
    };
    [d.best, d.high, d.low].into_iter().for_each(|n| add(Victims::People, n));
    add(Victims::Civilians, d.civilians);
    d.sides.into_iter().chain([d.unknown]).for_each(|n| add(Victims::People, n));
    out
}
