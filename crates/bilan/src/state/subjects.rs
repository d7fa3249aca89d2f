//! Whether people are the subject of a verb of harm behind them: not where they only say who speaks, who acts or what was hit.

use super::is_vehicle;
use super::untold::has_finite;
use crate::lexicon::{Frame, Function};
use crate::model::{Effect, Form};
use crate::recognise::{Context, Group, GroupKind, VictimGroup, Voice};

/// "un train, qui transportait 300 voyageurs, a été attaqué", "un bus avec une trentaine de passagers a été visé": whether a verb is of
/// what stands before these people, who only say more of it: it stands in the singular, or behind the clause of which they are part.
pub fn is_of_another(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    let GroupKind::Effect(effect) = &groups[verb].kind else { return false };
    let harmed = effect.voice == Voice::Passive || effect.voice == Voice::Active && effect.frame == Frame::Intransitive;
    let singular = !effect.plural && has_finite(context, &groups[verb]);
    harmed
        && (singular && disagrees(context, groups, at)
            || is_on_board(context, groups, at)
            || is_within_clause(context, groups, at, verb)
            || is_of_what_they_own(context, groups, at, verb)
            || is_of_what_was_its(context, groups, at, effect.plural))
}

/// "une barque transportant six marchands a été mitraillée": whether a participle right before people says that a vehicle carries them.
fn is_on_board(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let Some(carries) = at.checked_sub(1).filter(|i| *i > 0) else { return false };
    let numbered = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.implicit && v.effect.is_none());
    let word = groups[carries].start;
    let participle = || {
        context.is_present_participle(word)
            || matches!(groups[carries].kind, GroupKind::Word) && context.lexicon.is_acting(&context.word(word).to_lowercase())
    };
    numbered && groups[carries.saturating_sub(VEHICLE_WITHIN)..carries].iter().any(is_vehicle) && participle()
}

/// "un car de ligne transportant": so many groups at most stand from a vehicle to what it carries.
const VEHICLE_WITHIN: usize = 3;

/// "des civils dont les cases ont brûlé": whether the subject of the verb is what those before "whose" own.
fn is_of_what_they_own(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    if !context.holds_function(&[Function::Including]) {
        return false;
    }
    let article = |g: &Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Target(_) | GroupKind::Count(_))
            && context.is_any(g.start, &[Function::DetDef, Function::DetPoss, Function::DetDes])
    };
    let whose = |i: usize| context.is(groups[i].start, Function::Including) && groups.get(i + 1).is_some_and(article);
    let of_people = |g: &Group| matches!(g.kind, GroupKind::Victims(_) | GroupKind::EffectNoun(_) | GroupKind::Mark(_));
    (at + 1..verb).find(|i| whose(*i)).is_some_and(|i| i <= at + 2 && !groups[i + 2..verb].iter().any(of_people))
}

/// "trois véhicules de la garde ont été emportés": whether one person without a number stands behind "of" before a verb in the plural.
fn is_of_what_was_its(context: &Context<'_>, groups: &[Group], at: usize, plural: bool) -> bool {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.definite && !v.plural && v.effect.is_none());
    plural && one && at > 0 && context.is_any(groups[at].start - 1, &[Function::Of, Function::DetDu])
}

/// "les tirs ont touché un hangar abritant 30 civils": whether a thing and a participle that says what it holds stand between a verb
/// of harm and people.
pub fn is_held_by_thing(context: &Context<'_>, groups: &[Group], verb: usize, at: usize) -> bool {
    let harms = matches!(&groups[verb].kind, GroupKind::Effect(e)
        if e.frame == Frame::Transitive && matches!(e.effect, Some(Effect::Killed | Effect::Wounded)));
    if !harms || verb >= at {
        return false;
    }
    let between = groups[verb].end..groups[at].start;
    let thing = groups[verb + 1..at].first().is_some_and(|g| context.is_any(g.start, &[Function::DetIndef, Function::DetDef]));
    thing && between.into_iter().any(|i| context.is_present_participle(i))
}

/// "un rescapé raconte", "un transporteur rescapé", "a sauvé tous les habitants": whether one survivor is told of by what he is, or all of
/// some people are saved; a list of harm may end with one.
pub fn is_uncounted_survivor(context: &Context<'_>, groups: &[Group], at: usize, verb: Option<usize>) -> bool {
    let GroupKind::Victims(people) = &groups[at].kind else { return false };
    let listed = || {
        at > 1
            && context.is(groups[at - 1].start, Function::And)
            && matches!(&groups[at - 2].kind, GroupKind::Victims(v) if v.effect.is_some())
    };
    let said = verb.is_none_or(|verb| matches!(&groups[verb].kind, GroupKind::Effect(e) if e.voice == Voice::Participle));
    people.implicit && (!people.plural && said && !listed() || context.is(groups[at].start, Function::All))
}

/// "le train, à bord duquel voyageaient 300 personnes, a été attaqué", "un bus avec 30 passagers a été visé": whether a number of people,
/// which takes no verb in the singular, closes a clause or stands behind "with".
fn disagrees(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let GroupKind::Victims(people) = &groups[at].kind else { return false };
    let several = people.plural && !people.implicit && people.quantity.low > 1 && people.quantity.form != Form::Vague;
    if !several || people.effect.is_some() || people.category.is_none() || at < 2 {
        return false;
    }
    if context.is(groups[at - 1].start, Function::With) {
        return true;
    }
    let mark = |g: &Group| matches!(g.kind, GroupKind::Mark(_));
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let opens = groups[..at].iter().rposition(mark).filter(|i| comma(&groups[*i]));
    let clause = opens.map_or(&[][..], |i| &groups[i + 1..at]);
    let joins = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDes]);
    clause.len() > 1 && !clause.last().is_some_and(joins) && groups.get(at + 1).is_some_and(comma)
}

/// "deux bus, qui transportaient 80 élèves, ont été attaqués", "les hommes qui gardaient dix détenus ont été tués": whether people
/// close a relative clause, behind its verb.
fn is_within_clause(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> bool {
    if !context.holds_function(&[Function::Who]) {
        return false;
    }
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let opens = |g: &Group| matches!(g.kind, GroupKind::Mark(_)) || context.is_any(g.start, &[Function::That, Function::Where]);
    let start = groups[..at].iter().rposition(opens).map_or(0, |i| i + 1);
    let mut who = (start..at).filter(|i| context.is(groups[*i].start, Function::Who));
    let (Some(relative), None) = (who.next(), who.next()) else { return false };
    let told = relative + 1 < at;
    let set_off = relative == start && start > 0 && comma(&groups[start - 1]);
    if set_off {
        return told && groups[at + 1..verb].iter().take(CLOSES).take_while(|g| !has_finite(context, g)).any(comma);
    }
    let people =
        |g: &Group| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Actor(_) | GroupKind::Count(_) | GroupKind::Target(_));
    // "les civils qui fuyaient et quatre gendarmes ont été tués": a list goes on behind the clause.
    let listed = context.is(groups[at - 1].start, Function::And);
    // The verb of those before the clause stands right behind.
    let next = matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Effect(e)) if matches!(e.voice, Voice::Passive | Voice::Active));
    told && !listed && next && relative > 0 && people(&groups[relative - 1])
}

/// Behind the last people of a relative clause its comma stands within so many groups.
const CLOSES: usize = 4;

/// "selon Ali Sow, un des anciens du village, …": whether one of some people stands between commas behind the name of who speaks.
pub fn is_one_of_speakers(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.quantity.high == Some(1) && v.effect.is_none());
    let of_some = (groups[at].start + 1..groups[at].end).any(|i| context.is(i, Function::DetDes));
    let named = |g: &Group| matches!(&g.kind, GroupKind::Source(s) if !s.text) && context.tokens[g.end - 1].capital;
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    one && of_some
        && at > 1
        && comma(&groups[at - 1])
        && named(&groups[at - 2])
        && groups[at + 1..].iter().take(APPOSED).any(comma)
}

/// Who a speaker is has at most so many groups.
const APPOSED: usize = 6;

/// "selon plusieurs sources, dont un élu", "des sources, parmi lesquelles un berger, …": whether one person, or some, stand behind
/// "of whom" or "among whom" right behind several who speak: who some of them are.
pub fn is_among_speakers(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let uncounted = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.effect.is_none());
    if !uncounted || at < 2 {
        return false;
    }
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    // "selon un responsable et un médecin": who speaks beside another.
    let source = |g: &Group| matches!(&g.kind, GroupKind::Source(s) if !s.text);
    let said = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(_));
    if at > 2 && context.is(groups[at - 1].start, Function::And) && source(&groups[at - 2]) && said(&groups[at - 3]) {
        return true;
    }
    // "l'ONG, dont le chef de mission s'est dit choqué": whose chief he is.
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.definite && !v.plural);
    if at > 2 && one && context.is(groups[at - 1].start, Function::Including) && comma(&groups[at - 2]) && source(&groups[at - 3])
    {
        return true;
    }
    let includes = |i: &usize| context.is(groups[*i].start, Function::Including);
    let words = (1..at).rev().take(INCLUDED).take_while(|i| matches!(groups[*i].kind, GroupKind::Word));
    let speakers = |g: &Group| matches!(&g.kind, GroupKind::Source(s) if !s.text && s.plural);
    let of_whom = words.into_iter().find(includes);
    of_whom.is_some_and(|of_whom| groups[..of_whom].iter().rev().find(|g| !comma(g)).is_some_and(speakers))
}

/// "parmi lesquelles celle d'un élu": between the speakers and one of them stand so many words at most.
const INCLUDED: usize = 4;

/// "est tombé aux mains des rebelles", "aux mains d'un commando": whether people stand right behind the preposition of a verb that says
/// whose hands somebody or something is in.
pub fn holds_captives(context: &Context<'_>, groups: &[Group], verb: usize, at: usize) -> bool {
    let taken = matches!(&groups[verb].kind, GroupKind::Effect(e)
        if matches!(e.effect, Some(Effect::Captured | Effect::Abducted)) && matches!(e.frame, Frame::Intransitive | Frame::Passive));
    taken && verb + 1 == at && context.is_any(groups[verb].end - 1, &[Function::Of, Function::DetDu, Function::DetDes])
}

/// "ont emporté deux véhicules de la garde": whether one word for people behind "of" says whose the things are that the verb has for
/// its object.
pub fn owns_things(context: &Context<'_>, groups: &[Group], verb: usize, at: usize) -> bool {
    let known = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.definite && !v.plural && v.effect.is_none());
    let thing = |g: &Group| matches!(&g.kind, GroupKind::Count(c) if c.what.is_some());
    known && at > verb + 2 && context.is(groups[at - 1].start, Function::Of) && thing(&groups[at - 2])
}

/// "trois motos ont été récupérées et une brûlée": whether a number without a noun goes on counting the things before the verb.
pub fn counts_things_on(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let of_nobody = |v: &VictimGroup| v.category.is_none() && v.effect.is_none() && (v.noun.is_none() || v.implicit);
    let bare = matches!(&groups[at].kind, GroupKind::Victims(v) if of_nobody(v));
    let joined =
        at > 2 && (context.is(groups[at - 1].start, Function::And) || matches!(groups[at - 1].kind, GroupKind::Mark(',')));
    let thing = |g: &Group| matches!(&g.kind, GroupKind::Count(c) if c.what.is_some());
    bare && joined && matches!(groups[at - 2].kind, GroupKind::Effect(_)) && thing(&groups[at - 3])
}

/// "un martyr a lancé sa voiture contre la base": whether one dead is the subject of an act of violence that goes before his death.
pub fn is_bomber(groups: &[Group], at: usize) -> bool {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect == Some(Effect::Killed) && v.quantity.high == Some(1));
    let acts = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            e.voice == Voice::Active && (e.incident.is_some() || e.effect.is_some() && e.frame == Frame::Transitive)
        }
        // "a lancé sa moto contre le barrage": the verb is one of speech as well.
        GroupKind::Speech(s) => !s.passive && !s.participle,
        _ => false,
    };
    one && groups.get(at + 1).is_some_and(acts)
}
