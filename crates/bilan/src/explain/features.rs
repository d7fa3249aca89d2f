//! What a group is, in words: its class and what was understood of it.

use serde::Serialize;

use crate::lexicon::{Lexicon, Verb};
use crate::model::{Form, Quantity};
use crate::recognise::{
    ActorGroup, CountGroup, EffectGroup, EffectNounGroup, GroupKind, IncidentGroup, PlaceGroup, SourceGroup, SpeechGroup,
    TimeGroup, TimeValue, VictimGroup,
};

macro_rules! classes {
    ($($variant:ident = $name:literal),+ $(,)?) => {
        /// The class of a mention. Where patterns have a name for it, this is that name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
        pub enum Class {
            $(#[serde(rename = $name)] $variant,)+
        }

        impl Class {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

classes! {
    Victims = "victims", Count = "count", Effect = "effect", EffectNoun = "effect-noun", Incident = "incident",
    Actor = "actor", Source = "source", Speech = "speech", SpeechNoun = "speech-noun",
    SpeechPreposition = "speech-preposition", Hedge = "hedge", Responsibility = "responsibility", Place = "place",
    Time = "time", Weapon = "weapon", Target = "target", Outcome = "outcome", Accident = "accident",
}

impl Class {
    /// `None` for plain words and marks.
    pub fn of(kind: &GroupKind) -> Option<Self> {
        Some(match kind {
            GroupKind::Victims(_) => Self::Victims,
            GroupKind::Count(_) => Self::Count,
            GroupKind::Effect(_) => Self::Effect,
            GroupKind::EffectNoun(_) => Self::EffectNoun,
            GroupKind::Incident(_) => Self::Incident,
            GroupKind::Speech(_) => Self::Speech,
            GroupKind::SpeechNoun(_) => Self::SpeechNoun,
            GroupKind::SpeechPreposition(_) => Self::SpeechPreposition,
            GroupKind::Source(_) => Self::Source,
            GroupKind::Actor(_) => Self::Actor,
            GroupKind::Place(_) => Self::Place,
            GroupKind::Time(_) => Self::Time,
            GroupKind::Weapon(_) => Self::Weapon,
            GroupKind::Target(_) => Self::Target,
            GroupKind::Outcome(_) => Self::Outcome,
            GroupKind::Hedge(_) => Self::Hedge,
            GroupKind::Responsibility(_) => Self::Responsibility,
            GroupKind::Accident => Self::Accident,
            GroupKind::Word | GroupKind::Mark(_) => return None,
        })
    }
}

/// What was understood of a group, the most telling first. What is not the case is left out.
pub fn features(kind: &GroupKind, lexicon: &Lexicon) -> Vec<String> {
    let mut list = List(Vec::new());
    match kind {
        GroupKind::Victims(group) => list.victims(group),
        GroupKind::Count(group) => list.count(group),
        GroupKind::Effect(group) => list.effect(group, lexicon),
        GroupKind::EffectNoun(group) => list.effect_noun(group),
        GroupKind::Incident(group) => list.incident(group),
        GroupKind::Speech(group) => list.speech(group, lexicon),
        GroupKind::Source(group) => list.source(group),
        GroupKind::Actor(group) => list.actor(group),
        GroupKind::Place(group) => list.place(group, lexicon),
        GroupKind::Time(group) => list.time(group),
        GroupKind::SpeechNoun(stance) => list.say(stance.name()),
        GroupKind::SpeechPreposition(how) => list.say(snake(&format!("{how:?}"))),
        GroupKind::Responsibility(how) => list.say(snake(&format!("{how:?}"))),
        GroupKind::Weapon(what) | GroupKind::Target(what) | GroupKind::Outcome(what) | GroupKind::Hedge(what) => list.say(*what),
        GroupKind::Accident | GroupKind::Word | GroupKind::Mark(_) => {}
    }
    list.0
}

struct List(Vec<String>);

impl List {
    fn say(&mut self, what: impl Into<String>) {
        self.0.push(what.into());
    }

    fn when(&mut self, is: bool, what: &str) {
        if is {
            self.say(what);
        }
    }

    fn victims(&mut self, group: &VictimGroup) {
        self.say(if group.implicit { "no number".to_owned() } else { quantity(group.quantity) });
        self.say(group.category.map_or("category left open", |c| c.name()));
        self.0.extend(group.group.map(str::to_owned));
        self.0.extend(group.of.as_ref().map(|of| format!("of {of}")));
        self.0.extend(group.effect.map(|e| format!("themselves {}", e.name())));
        self.0.extend(group.replaces.map(|old| format!("replaces {old}")));
        self.when(group.anaphoric, "noun from before");
        self.when(group.own, "of the subject's side");
        self.when(group.definite, "definite");
        self.when(group.demonstrative, "demonstrative");
        self.say(number(group.plural));
    }

    fn count(&mut self, group: &CountGroup) {
        self.say(quantity(group.quantity));
        self.say(group.what.unwrap_or("of something unknown"));
        self.when(group.unknown_noun, "may be people");
    }

    fn effect(&mut self, group: &EffectGroup, lexicon: &Lexicon) {
        self.say(lexicon.verbs.get(group.verb as usize).map_or("?", |v| v.lemma));
        self.0.extend(group.effect.map(|e| e.name().to_owned()));
        self.0.extend(group.incident.map(|(kind, _)| format!("incident {}", kind.name())));
        self.0.extend(group.outcome.map(|o| format!("outcome {o}")));
        self.say(snake(&format!("{:?}", group.voice)));
        self.say(format!("mood {}", snake(&format!("{:?}", group.mood))));
        self.say(format!("frame {}", snake(&format!("{:?}", group.frame))));
        self.when(group.negated, "negated");
        self.when(group.first_person, "first person");
        self.say(number(group.plural));
    }

    fn effect_noun(&mut self, group: &EffectNounGroup) {
        self.say(group.effect.name());
        self.say(if group.people { "the people" } else { "what happened" });
        self.when(group.definite, "definite");
        self.say(number(group.plural));
    }

    fn incident(&mut self, group: &IncidentGroup) {
        self.say(group.kind.name());
        self.say(if group.strong { "strong" } else { "weak" });
        self.0.extend(group.count.map(|n| format!("{n} of them")));
        self.when(group.other, "another one");
        self.when(group.definite, "definite");
        self.when(group.demonstrative, "demonstrative");
        self.say(number(group.plural));
    }

    fn speech(&mut self, group: &SpeechGroup, lexicon: &Lexicon) {
        self.say(lexicon.verbs.get(group.verb as usize).map_or("?", |v| v.lemma));
        self.say(group.stance.name());
        self.say(format!("mood {}", snake(&format!("{:?}", group.mood))));
        self.when(group.negated, "negated");
        self.when(group.passive, "passive");
        self.when(group.participle, "participle");
        self.say(number(group.plural));
    }

    fn source(&mut self, group: &SourceGroup) {
        self.say(group.class.map_or("office told before", |c| c.name()));
        self.0.extend(group.actor.as_ref().map(|a| format!("actor {a}")));
        self.0.extend(group.person.as_ref().map(|p| format!("person {p}")));
        self.when(group.same, "the same as before");
        self.say(number(group.plural));
    }

    fn actor(&mut self, group: &ActorGroup) {
        self.say(group.actor.clone());
        if group.name != group.actor {
            self.say(group.name.clone());
        }
        self.say(group.kind);
        self.0.extend(group.country.map(str::to_owned));
        self.when(group.force, "force");
        self.when(!group.named, "not by name");
    }

    fn place(&mut self, group: &PlaceGroup, lexicon: &Lexicon) {
        self.say(format!("tie {}", snake(&format!("{:?}", group.tie))));
        self.0.extend(group.class.map(|c| snake(&format!("{c:?}"))));
        self.0.extend(group.distance_km.map(|km| format!("{km} km away")));
        self.0.extend(group.country.and_then(|c| lexicon.countries.get(c as usize)).map(|c| format!("country {}", c.iso2)));
        for place in group.candidates.iter().filter_map(|n| lexicon.places.get(*n as usize)) {
            let around = [place.admin1, Some(place.country)].into_iter().flatten().filter(|a| *a != place.name);
            self.say(format!("{} ({})", place.name, around.collect::<Vec<_>>().join(", ")));
        }
        self.when(group.candidates.is_empty() && group.country.is_none(), "not in the gazetteer");
    }

    fn time(&mut self, group: &TimeGroup) {
        self.say(time(group.value));
        self.0.extend(group.until.map(|until| format!("to {}", time(until))));
        self.when(group.night, "night");
        self.when(group.period, "a period");
    }
}

fn number(plural: bool) -> &'static str {
    if plural { "plural" } else { "singular" }
}

/// `11`, `at_least 20 or more`, `range 5 to 8`.
fn quantity(quantity: Quantity) -> String {
    let Quantity { low, high, form } = quantity;
    let bounds = match high {
        Some(high) if high == low => low.to_string(),
        Some(high) => format!("{low} to {high}"),
        None => format!("{low} or more"),
    };
    if form == Form::Exact { bounds } else { format!("{} {bounds}", snake(&format!("{form:?}"))) }
}

fn time(value: TimeValue) -> String {
    match value {
        TimeValue::Calendar { weekday, day, month, year } => {
            let part = |name: &str, n: Option<i16>| n.map(|n| format!("{name} {n}"));
            let parts = [
                part("weekday", weekday.map(i16::from)),
                part("day", day.map(i16::from)),
                part("month", month.map(i16::from)),
                part("year", year),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        TimeValue::Easter { days, year } => {
            format!("{days:+} days from Easter {}", year.map_or(String::new(), |y| y.to_string()))
        }
        TimeValue::RelativeDay(days) => format!("{days:+} days from publication"),
        TimeValue::DaysAfter(days) => format!("{days:+} days from what is named behind it"),
        TimeValue::AnaphoricDay(days) => format!("{days:+} days from the day told before"),
        TimeValue::Ago { days, vague, .. } => format!("{}{days} days before", if vague { "about " } else { "" }),
        other => snake(&format!("{other:?}")),
    }
}

/// The lemma of a verb and what it can say.
pub fn verb(verb: &Verb) -> String {
    let mut says = vec![verb.lemma.to_owned()];
    says.extend(verb.effect.map(|(effect, frame)| format!("{} {}", effect.name(), snake(&format!("{frame:?}")))));
    says.extend(verb.incident.map(|(kind, _)| format!("incident {}", kind.name())));
    says.extend(verb.speech.map(|(stance, _)| format!("speech {}", stance.name())));
    says.extend(verb.outcome.map(|outcome| format!("outcome {outcome}")));
    says.extend(verb.auxiliary.map(|auxiliary| format!("auxiliary {}", snake(&format!("{auxiliary:?}")))));
    says.join(", ")
}

/// A name of the code as the tables write it: `AtLeast` becomes `at_least`.
pub fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() && out.ends_with(|last: char| last.is_ascii_lowercase() || last.is_ascii_digit()) {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_read_well() {
        assert_eq!(quantity(Quantity::exact(11)), "11");
        assert_eq!(quantity(Quantity::vague(20)), "vague 20 or more");
        assert_eq!(snake("PastParticiple"), "past_participle");
        let monday = TimeValue::Calendar { weekday: Some(1), day: None, month: None, year: None };
        assert_eq!((time(monday), time(TimeValue::RelativeDay(-1))), ("weekday 1".into(), "-1 days from publication".into()));
    }
}
