//! Takes the wording of reports out of what is exported, so that an archive that is sensitive or belongs to somebody else can
//! be shared: identifiers, spans, figures, days, names of places and of known actors stay; quotations, headlines, the words
//! that a value was read from, how speakers are named, and paths of files go.

use std::sync::Arc;

use bilan::publish::event_wire::{Event, Line};
use bilan::publish::wire::{Reading, Speaker};

use crate::Told;

/// The same event without the wording of its reports.
pub fn without_text(mut told: Told) -> Told {
    // The name of a speaker is as the report has it; the identifier of the actor, where it is known, stands for it.
    let actor = |l: &Line| told.statement(&l.statement)?.1.speaker.as_ref()?.actor.clone();
    let speakers: Vec<Option<String>> = told.event.ledger.iter().map(actor).collect();
    for (line, speaker) in told.event.ledger.iter_mut().zip(speakers) {
        line.quote.clear();
        line.speaker_name = speaker;
    }
    event(&mut told.event);
    for reading in &mut told.readings {
        self::reading(Arc::make_mut(reading));
    }
    told
}

fn event(event: &mut Event) {
    if let Some(date) = &mut event.date {
        date.because.clear();
    }
    if let Some(place) = &mut event.place {
        place.also.clear();
    }
    for party in event.perpetrators.iter_mut().chain(&mut event.targets).filter(|p| p.actor.is_none()) {
        party.name.clear();
    }
    event.responsibility.iter_mut().filter(|r| r.actor.is_none()).for_each(|r| r.name.clear());
    event.contradictions.iter_mut().filter(|c| c.about == "date").for_each(|c| c.why.clear());
}

fn nameless(speaker: &mut Speaker) {
    speaker.as_written.clear();
    speaker.via.clear();
    speaker.name = None;
}

fn reading(reading: &mut Reading) {
    reading.report.title = None;
    reading.report.file = None;
    reading.notes.clear();
    for statement in &mut reading.statements {
        statement.quote.clear();
        statement.speaker.iter_mut().for_each(nameless);
    }
    for incident in &mut reading.incidents {
        if let Some(date) = &mut incident.date {
            date.text = None;
            date.because.clear();
        }
        if let Some(place) = &mut incident.place {
            place.as_written.clear();
            place.because.clear();
            place.candidates.clear();
        }
        for actor in incident.perpetrators.iter_mut().chain(&mut incident.targets) {
            actor.as_written.clear();
            if actor.actor.is_none() {
                actor.name.clear();
            }
        }
        for telling in &mut incident.told {
            telling.quote.clear();
            telling.speaker.iter_mut().for_each(nameless);
        }
        incident.responsibility.iter_mut().filter(|r| r.actor.is_none()).for_each(|r| r.name.clear());
    }
}
