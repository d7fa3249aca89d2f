//! Armed groups that one side names and the other does not. Armies and civilians are named too loosely on both sides to be compared.

use bilan::model::Stance;
use bilan_export::Told;
use bilan_export::vocabulary::{is_group, is_state};

use super::{said, words};
use crate::other::Other;
use crate::row::{About, Difference, How, Said, Says};

pub fn parties(told: &Told, other: &Other) -> Option<Difference> {
    let event = &told.event;
    let parties = event.perpetrators.iter().chain(&event.targets).filter_map(|p| Some((p.actor.as_deref()?, p.name.as_str())));
    let said_to = event.responsibility.iter().filter(|r| r.stance != Stance::Denied);
    let said_to = said_to.filter_map(|r| Some((r.actor.as_deref()?, r.name.as_str())));
    let mut ours: Vec<(&str, &str)> = parties.chain(said_to).filter(|(id, _)| is_group(id)).collect();
    ours.sort_unstable();
    ours.dedup_by_key(|(id, _)| *id);
    let theirs: Vec<_> = other.parties.iter().filter(|p| p.ids.iter().any(|id| is_group(id))).collect();
    let in_theirs = |id: &str| theirs.iter().any(|p| p.ids.contains(&id));
    let only_ours: Vec<_> = ours.iter().filter(|(id, _)| !in_theirs(id)).collect();
    let only_theirs: Vec<_> = theirs.iter().filter(|p| !ours.iter().any(|(id, _)| p.ids.contains(id))).collect();
    let how = match (only_ours.is_empty(), only_theirs.is_empty()) {
        (true, true) => return None,
        (true, false) if ours.is_empty() => How::OnlyTheirs,
        (true, false) => How::TheirsWider,
        (false, true) if theirs.is_empty() => How::OnlyOurs,
        (false, true) => How::OursWider,
        (false, false) => How::Other,
    };
    let says = |id: Option<&str>| if id.is_some_and(in_theirs) { Says::Theirs } else { Says::Ours };
    let by_statement = event.responsibility.iter().flat_map(|r| r.statements.iter().map(move |s| (r, s)));
    let mut statements: Vec<Said> =
        by_statement.filter_map(|(r, statement)| said(told, statement, says(r.actor.as_deref()))).collect();
    for incident in told.incidents() {
        // An army that fought there explains no difference about groups.
        let sides = incident.perpetrators.iter().chain(&incident.targets);
        for actor in sides.filter(|a| !is_state(a.actor.as_deref().unwrap_or(&a.name))) {
            statements.extend(words(told, incident, Some(actor.span), &actor.as_written, says(actor.actor.as_deref())));
        }
    }
    let names = |list: Vec<&str>| (!list.is_empty()).then(|| list.join("; "));
    Some(Difference {
        about: About::Actors,
        how,
        ours: names(ours.iter().map(|(_, name)| *name).collect()),
        theirs: names(theirs.iter().map(|p| &*p.name).collect()),
        apart: None,
        statements,
    })
}
