//! `FIELD=VALUE` as a person writes it.

use bilan::lexicon::Lexicon;
use bilan::model::{DateValue, Effect, Kind, Setting, Victims};

pub fn parse(text: &str) -> Result<Setting, String> {
    let (field, value) = text.split_once('=').ok_or("write FIELD=VALUE, such as date=2019-11-18")?;
    let value = value.trim();
    if value.is_empty() {
        return Err(format!("give a value for {field}"));
    }
    match field {
        "kind" => {
            let names: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
            Kind::parse(value).map(|kind| Setting::Kind { kind }).ok_or_else(|| format!("kinds are {}", names.join(", ")))
        }
        "date" => {
            let date = DateValue::parse(value).ok_or("write a day, month or year as 2019-11-18, 2019-11 or 2019")?;
            Ok(Setting::Date { edtf: date.edtf() })
        }
        "place" => place(value),
        "perpetrator" => {
            let known = |l: &&Lexicon| l.actors.iter().any(|a| a.id == value);
            let lexicon = Lexicon::of("fr");
            let actor = lexicon.as_ref().filter(|l| known(l)).map(|_| value.to_owned());
            let name = lexicon.and_then(|l| l.actors.iter().find(|a| a.id == value)).map(|a| a.name.to_owned());
            Ok(Setting::Perpetrator { actor, name: name.unwrap_or_else(|| value.to_owned()) })
        }
        _ => toll(field, value),
    }
}

fn place(value: &str) -> Result<Setting, String> {
    let (name, point) = value.split_once('@').map_or((value, None), |(name, point)| (name, Some(point)));
    let point = match point {
        None => None,
        Some(text) => Some(degrees(text).ok_or("write coordinates as place=NAME@16.27,-0.04, degrees north and east")?),
    };
    Ok(Setting::Place {
        name: name.trim().to_owned(),
        country: None,
        admin1: None,
        lat: point.map(|p| p.0),
        lon: point.map(|p| p.1),
        gazetteer_id: None,
    })
}

fn degrees(text: &str) -> Option<(f64, f64)> {
    let (lat, lon) = text.split_once(',')?;
    let (lat, lon) = (lat.trim().parse::<f64>().ok()?, lon.trim().parse::<f64>().ok()?);
    (lat.abs() <= 90.0 && lon.abs() <= 180.0).then_some((lat, lon))
}

fn toll(field: &str, value: &str) -> Result<Setting, String> {
    let fields = "fields are kind, date, place, perpetrator, and tolls such as killed.soldiers";
    let (effect, victims) = field.split_once('.').ok_or(fields)?;
    let (Some(effect), Some(victims)) = (Effect::parse(effect), Victims::parse(victims)) else {
        return Err(fields.to_owned());
    };
    let numbers = "write a number as 24, a range as 20..30, or none";
    let (low, best, high) = match value.split_once("..") {
        None if value == "none" => (None, None, None),
        None => {
            let n: u32 = value.parse().map_err(|_| numbers)?;
            (Some(n), Some(n), Some(n))
        }
        Some((low, high)) => {
            let (low, high): (u32, u32) = (low.parse().map_err(|_| numbers)?, high.parse().map_err(|_| numbers)?);
            if low > high {
                return Err("the lower end of a range comes first".to_owned());
            }
            (Some(low), None, Some(high))
        }
    };
    Ok(Setting::Toll { effect, victims, low, best, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_checked() {
        for wrong in
            ["", "date", "date=", "date=2019-13", "kind=war", "killed=3", "killed.soldiers=9..3", "place=Gao@95,1", "x.y=1"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        assert!(matches!(parse("killed.soldiers=20..30"), Ok(Setting::Toll { low: Some(20), best: None, high: Some(30), .. })));
        assert!(matches!(parse("wounded.people=none"), Ok(Setting::Toll { low: None, .. })));
        assert!(matches!(parse("place=Gao@16.27,-0.04"), Ok(Setting::Place { lat: Some(_), .. })));
        assert!(matches!(parse("perpetrator=jnim"), Ok(Setting::Perpetrator { actor: Some(_), .. })));
    }
}
