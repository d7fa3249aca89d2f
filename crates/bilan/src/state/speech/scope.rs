//! How far each cue of a sentence reaches.

use super::inserted;
use crate::lexicon::{Function, Sense, SenseClass, SpeechPreposition, Tense};
use crate::model::Stance;
use crate::recognise::{Context, Cue, Reach, Who, finite_at, joins_clauses};

/// For every token, the index of the cue whose content it is.
pub struct Scope {
    pub owner: Vec<Option<usize>>,
    /// Cues that only relay what another says: (the one that speaks, the one that relays).
    pub relays: Vec<(usize, usize)>,
}

/// Divides a sentence among its cues, which stand in the order of the text.
pub fn divide(context: &Context<'_>, cues: &[Cue], is_text: impl Fn(&Cue) -> bool) -> Scope {
    let mut scope = Scope { owner: vec![None; context.len()], relays: Vec::new() };
    // Clauses within that of another, with those who speak in them.
    let mut clauses = Vec::new();
    // The cue that speaks last.
    let mut speaking: Option<usize> = None;
    let mut from = 0;
    for (index, cue) in cues.iter().enumerate() {
        if cue.reach == Reach::Previous {
            continue;
        }
        // "Le maire affirme que l'attaque, que le groupe a revendiquée, a fait dix morts": what stands around such a clause is not of whoever
        // speaks in it.
        if let Some(clause) = inserted::clause_of(context, cue).filter(|c| c.start >= from) {
            if let Some(last) = speaking {
                fill(&mut scope.owner, from, clause.start, last);
            }
            from = clause.end;
            clauses.push((clause, index));
            continue;
        }
        match speaking {
            None => {
                from = match cue.reach {
                    Reach::Around => opening(context, cue),
                    _ if says_what_was_done(context, cue) || is_besides(context, cue) => 0,
                    _ => cue.start,
                };
            }
            Some(last) if cue.cites => {
                scope.relays.push((index, last));
            }
            // "En citant X, la radio parle de dix morts": the radio only relays.
            Some(last) if cues[last].cites && cue.reach == Reach::Forward && cue.start <= cues[last].end + 1 => {
                scope.relays.push((last, index));
                continue;
            }
            // "Selon le maire, l'armée compte deux tués": he tells what she counts.
            Some(last) if fronts(&cues[last]) && cue.own_count && cue.reach == Reach::Forward => continue,
            // "La radio parle, d'après des élus, de dix morts": she only relays.
            Some(last) if asks(&cues[last], cue) => {
                scope.relays.push((index, last));
            }
            // "L'hôpital a reçu dix corps, a annoncé l'association": what was seen is told by whoever speaks of it.
            Some(last) if tells_what_was_seen(&cues[last], cue) => {}
            // "Le bilan fait état de dix morts, six blessés et deux disparus, a dit le maire": who passes the whole text on.
            Some(last) if is_text(&cues[last]) && passes_on(context, &cues[last], cue) => {
                scope.relays.push((last, index));
                continue;
            }
            Some(last) => match between(context, &cues[last], cue) {
                Some(boundary) => {
                    let until = cues[last].until.map_or(boundary, |until| until.min(boundary));
                    fill(&mut scope.owner, from, until, last);
                    from = boundary;
                }
                None => {
                    scope.relays.push((last, index));
                    continue;
                }
            },
        }
        speaking = Some(index);
    }
    if let Some(last) = speaking {
        let to = end(context, &cues[last]);
        fill(&mut scope.owner, from, to, last);
        // What is quoted behind a boundary is still the speaker's.
        for at in to..context.len() {
            if context.tokens[at].quoted {
                scope.owner[at] = Some(last);
            }
        }
    }
    // "The attack, which the group claimed, saying that it killed ten, left six dead, according to B": what B says stands around it.
    for (clause, index) in clauses {
        fill(&mut scope.owner, clause.start, clause.end, index);
    }
    scope
}

/// Whether a cue stands behind the comma that ends a clause, with no figure of its own and nobody else's view before it.
fn passes_on(context: &Context<'_>, first: &Cue, second: &Cue) -> bool {
    let set_off = second.start > 0 && context.is_mark(second.start - 1, ',');
    let apart = (first.end..second.start).any(|at| is_strong(context, at) || context.is_mark(at, '('));
    first.reach == Reach::Forward
        && second.reach == Reach::Around
        && first.end < second.start
        && set_off
        && !apart
        && rival(context, first.end, second).is_none()
}

fn fill(owner: &mut [Option<usize>], from: usize, to: usize, cue: usize) {
    let to = to.min(owner.len());
    owner.get_mut(from..to).unwrap_or_default().fill(Some(cue));
}

/// "Ce sont neuf soldats que le groupe affirme avoir tués": whether what is said stands before the relative clause in which somebody says
/// that it was done.
fn says_what_was_done(context: &Context<'_>, cue: &Cue) -> bool {
    let infinitive = |f: &Sense| matches!(f, Sense::Verb(form) if form.tense == Tense::Infinitive && context.lexicon.verbs[form.verb as usize].auxiliary.is_some());
    let done = |at: usize| context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| infinitive(s));
    let that = cue.start > 1 && context.is(cue.start - 1, Function::That) || context.is(cue.start, Function::That);
    // "deux jours après que l'armée a admis avoir tué": no relative clause.
    let conjunction = cue.start > 0 && joins_clauses(context, cue.start - 1);
    that && !conjunction && (cue.end..cue.end + 2).any(done)
}

/// "Outre six soldats tués, l'armée compte dix blessés": what stands before whoever speaks is only added to what he says.
fn is_besides(context: &Context<'_>, cue: &Cue) -> bool {
    let opens = context.is(0, Function::Besides) && cue.start > 1 && context.is_mark(cue.start - 1, ',');
    opens
        && !cue.preposition
        && !(0..cue.start).any(|at| finite_at(context, at))
        && (cue.end..context.len()).any(|at| context.counts(at))
}

/// Where the content begins of the first cue of a sentence that speaks of what stands around it: behind a semicolon, or behind
/// "but" where nothing sets the cue off: "ten died, but it would be thirty according to B". A verb of speech closes what is said as
/// a whole.
fn opening(context: &Context<'_>, cue: &Cue) -> usize {
    let to = cue.start;
    if let Some(inserted) = inserted::of(context, cue) {
        return inserted.start;
    }
    if let Some(rival) = rival(context, 0, cue).filter(|open| !tells_of_earlier(context, *open, cue)) {
        return rival;
    }
    let set_off = to > 0 && context.is_mark(to - 1, ',');
    let parts = |at: &usize| context.is_mark(*at, ';') || !set_off && context.is(*at, Function::But);
    let boundary = (0..to).rev().find(|at| parts(at) && !context.tokens[*at].quoted);
    boundary.filter(|at| cue.preposition && (*at..to).any(|i| finite_at(context, i))).unwrap_or(0)
}

/// "ten dead, against six the day before, according to B": whether what the figure stands against is only what was counted earlier, which
/// whoever tells of the one tells of as well.
fn tells_of_earlier(context: &Context<'_>, open: usize, cue: &Cue) -> bool {
    let before = |at: usize| {
        context.is_any(at, &[Function::Formerly, Function::Outdated])
            || context.has(at, SenseClass::Time) && !context.is_number(at)
    };
    context.is(open, Function::Against) && (open + 1..cue.start).any(before)
}

/// Where the content of one cue ends and that of the next begins; `None` where the second only relays the first.
fn between(context: &Context<'_>, first: &Cue, second: &Cue) -> Option<usize> {
    if second.start <= first.end {
        return Some(first.end.min(second.start.max(first.start)));
    }
    let (from, to) = (first.end, second.start);
    // "The army denies the claim of the rebels, according to which ten died": theirs, which it does not pass on.
    if matches!(first.stance, Stance::Denied | Stance::Doubted) && is_relative(context, second) {
        return Some(to);
    }
    if second.reach == Reach::Forward {
        return Some(clause_start(context, from, to));
    }
    if let Some(rival) = rival(context, from, second) {
        return Some(rival);
    }
    if first.reach == Reach::Around {
        // "a dit l'armée, selon l'agence": nothing stands between for the second to say.
        if second.preposition && !first.preposition && to - from <= 1 {
            return None;
        }
        // "dix selon le maire, six selon le juge"
        return Some(first.end);
    }
    // "spoke of ten dead but, the spokesman says, three more died": in passing, behind the conjunction.
    let passing = |at: usize| context.is_mark(at + 1, ',') && at + 2 == to;
    if let Some(strong) = (from..to).rev().find(|at| is_strong(context, *at) && (to - at > 2 || passing(*at))) {
        return Some(strong);
    }
    // "une ONG parle de dix morts, rapporte l'agence"
    let relays = second.media && !first.media && second.reach == Reach::Around;
    // "speaks of ten missing (they are twelve according to B)": in brackets another speaks.
    if let Some(bracket) = opened_bracket(context, from, to).filter(|_| second.preposition) {
        return Some(bracket);
    }
    if let Some(own) = own_figure(context, first, second).or_else(|| behind_clause(context, first, second)) {
        return Some(own);
    }
    // "Selon le maire, dix personnes sont mortes, rapporte l'agence": so does an outlet, of whomever it names.
    if relays || second.preposition && !first.preposition {
        return None;
    }
    // A comma with some content between it and the cue: a figure is enough, as in "ten died, twelve according to B".
    let figure = |at: usize| context.is_number(at);
    let content = |at: usize| to - at > 2 || to - at == 2 && figure(at + 1);
    let comma = (from..to).rev().find(|at| context.is_mark(*at, ',') && content(*at) && !context.tokens[*at].quoted);
    // "Inhabitants spoke of ten dead, the mayor reports.": with the sentence's own subject speaking, whoever follows relays it.
    let opens = first.start <= OPENING && first.reach == Reach::Forward && !first.preposition;
    let passes_on = second.reach == Reach::Around && context.is_mark(to - 1, ',');
    if comma.is_none() && opens && passes_on {
        return None;
    }
    Some(comma.unwrap_or(from))
}

/// "L'armée dit avoir visé A, au lendemain de frappes qui ont fait dix morts à B, selon le ministère": where the last clause of a sentence begins
/// that counts people, as none before it does, and has a source of its own behind it.
fn own_figure(context: &Context<'_>, first: &Cue, second: &Cue) -> Option<usize> {
    let (from, to) = (first.end, second.start);
    let told = second.preposition && !(second.media || second.cites) && second.reach == Reach::Around && !first.preposition;
    if !told || first.reach != Reach::Forward || matches!(second.who, Who::Pronoun(_)) {
        return None;
    }
    // "… a condamné l'attaque, qui a fait dix morts selon la police"
    let close = to - usize::from(to > 0 && context.is_mark(to - 1, ','));
    let comma = (from..close).rev().find(|at| context.is_mark(*at, ',') && !context.tokens[*at].quoted)?;
    let counts = |at: usize| context.counts(at) && !context.tokens[at].quoted;
    let clause = (comma..close).any(|at| finite_at(context, at));
    // "…, qui a fait, selon la police, dix morts"
    let behind = || {
        let inserted = close < to && context.is_mark(second.end, ',');
        inserted && (second.end + 1..context.len()).take_while(|at| context.tokens[*at].is_word()).any(counts)
    };
    (clause && ((comma..close).any(counts) || behind()) && !(from..comma).any(|at| context.counts(at))).then_some(comma)
}

/// "The attack, claimed by the group, which says it killed ten, left six dead, according to B": where the clause in which somebody speaks ends
/// and the main clause goes on with a figure, which has a source of its own.
fn behind_clause(context: &Context<'_>, first: &Cue, second: &Cue) -> Option<usize> {
    let until = first.until.filter(|until| *until < second.start)?;
    let sourced = second.preposition && !second.cites && !matches!(second.who, Who::Pronoun(_));
    (sourced && (until..second.start).any(|at| context.counts(at))).then_some(until)
}

/// Where a figure of its own begins right before a cue, behind a mark, "against" or "or": "fourteen dead, against eleven according to
/// B", "ten dead officially, twelve according to B", "ten dead (twelve according to B)". The cue speaks of this figure alone.
fn rival(context: &Context<'_>, from: usize, cue: &Cue) -> Option<usize> {
    let comma = cue.start > 0 && context.is_mark(cue.start - 1, ',');
    let to = cue.start - usize::from(comma);
    let figure = |at: usize| context.is_number(at);
    let against = |at: usize| context.is(at, Function::Against);
    let mark = |at: usize| context.is_mark(at, ';') || context.is_mark(at, '(') || !comma && context.is_mark(at, ',');
    let parts = |at: usize| against(at) || mark(at) || context.is(at, Function::Or);
    let open = (from..to).rev().take(RIVAL).find(|at| parts(*at)).filter(|at| !context.tokens[*at].quoted)?;
    // But for "against" nothing but the number stands there: "ten dead, twelve wounded according to B" is all B's.
    let modifier = |at: usize| {
        context.has(at, SenseClass::Modifier) || context.is(at, Function::Of) && context.has(at - 1, SenseClass::Modifier)
    };
    let only = |at: usize| figure(at) || modifier(at) || context.is(at, Function::DetIndef);
    // "…, bien loin des sept annoncés par B": a figure right before the participle is the only one.
    let told = || figure(to - 1) && (open + 1..to).filter(|at| figure(*at)).count() == 1;
    let alone = against(open) || (open + 1..to).all(only) || told();
    // "une attaque contre un convoi, selon le maire": what was attacked stands against nobody's figure.
    let people = [SenseClass::Victim, SenseClass::EffectNoun, SenseClass::Verb, SenseClass::Function, SenseClass::Number];
    let counts = |at: usize| {
        let next = at + 1;
        let last = next >= to || !context.tokens[next].is_word();
        figure(at) && (last || !context.is(at, Function::DetIndef) && context.has_any(next, &people))
    };
    let own = alone && (open + 1..to).any(counts) && !(open + 1..to).any(|at| finite_at(context, at));
    // Another figure stands before it, which somebody else gave.
    (own && cue.reach == Reach::Around && (0..open).any(figure)).then_some(open)
}

/// A figure that stands against another has so many words at most, with the mark or word before it.
const RIVAL: usize = 6;

/// The bracket between two cues that is still open at the second, with a figure or a verb in it.
fn opened_bracket(context: &Context<'_>, from: usize, to: usize) -> Option<usize> {
    let open = (from..to).rev().find(|at| context.is_mark(*at, '(') || context.is_mark(*at, ')'))?;
    let says = |at: usize| context.is_number(at) || finite_at(context, at);
    (context.is_mark(open, '(') && (open + 1..to).any(says)).then_some(open)
}

/// Whether a cue behind one that only says what somebody saw, received or lost tells of it, and is no outlet that passes it on.
fn tells_what_was_seen(first: &Cue, second: &Cue) -> bool {
    let tells = !(second.media || second.figure) && second.reach == Reach::Around;
    // "l'armée a enregistré six morts, selon le maire": her own, of whom another tells.
    tells && (first.figure && !second.preposition || first.own_count)
}

/// Whether a cue such as "according to X" opens what it says.
fn fronts(cue: &Cue) -> bool {
    cue.preposition && !cue.cites && cue.reach == Reach::Forward
}

/// Whether an outlet's verb is followed at once by whom the outlet has it from.
fn asks(outlet: &Cue, source: &Cue) -> bool {
    let speaks = outlet.media && !outlet.preposition && outlet.reach == Reach::Forward;
    speaks && source.preposition && !source.media && source.start > outlet.start && source.start <= outlet.end + 1
}

/// The subject of a sentence begins within so many words.
const OPENING: usize = 3;

/// Where a clause that ends with a cue begins, between two cues.
fn clause_start(context: &Context<'_>, from: usize, to: usize) -> usize {
    (from..to)
        .rev()
        .find(|at| {
            context.is_mark(*at, ',')
                || context.is_mark(*at, ';')
                || context.is_mark(*at, ':')
                || context.is_any(*at, &[Function::And, Function::But, Function::While])
        })
        .unwrap_or(to)
}

/// A boundary that ends what a speaker says: a semicolon, or a conjunction that opens the other side's view.
fn is_strong(context: &Context<'_>, at: usize) -> bool {
    if context.tokens[at].quoted {
        return false;
    }
    // A stop inside a sentence ends one that was not cut: "… à 14 km. Quatre …"
    let stop = context.is_mark(at, '.') && context.tokens.get(at + 1).is_some_and(|t| t.capital);
    stop || context.is_mark(at, ';') || context.is_any(at, &[Function::But, Function::While]) && !context.tokens[at].hyphen
}

/// "according to which": whoever is named right before speaks in a clause of its own.
fn is_relative(context: &Context<'_>, cue: &Cue) -> bool {
    let antecedent = |s: &Sense| matches!(s, Sense::SpeechPreposition(SpeechPreposition::Antecedent));
    cue.preposition && context.senses_of(cue.start, &[SenseClass::SpeechPreposition]).any(|(_, s)| antecedent(s))
}

/// Where the last cue's content ends.
fn end(context: &Context<'_>, cue: &Cue) -> usize {
    if cue.figure {
        return (cue.end..context.len())
            .find(|at| context.is_mark(*at, ';') || context.is(*at, Function::But))
            .unwrap_or(context.len());
    }
    if let Some(until) = cue.until {
        return until;
    }
    // "le bilan donné par l'armée : six soldats sont morts ; dix ont été blessés": all that stands behind the colon.
    if cue.reach == Reach::Forward || context.is_mark(cue.end, ':') {
        return context.len();
    }
    if let Some(inserted) = inserted::of(context, cue) {
        return inserted.end;
    }
    // "des sources selon lesquelles neuf civils ont été tués tandis que six sont blessés": both are in the clause of those sources.
    // "Un éleveur a été tué, raconte-t-il ; pour le venger, …": whoever goes on with his tale has not ended it at a semicolon.
    let tells_on = |at: usize| context.is_mark(at, ';') && matches!(cue.who, Who::Pronoun(_)) && !cue.figure;
    let parts =
        |at: usize| is_strong(context, at) && !tells_on(at) && !(context.is(at, Function::While) && is_relative(context, cue));
    let strong = (cue.end..context.len()).find(|at| parts(*at));
    // What goes on in the conditional is still told as another's words.
    strong.filter(|at| !(*at..context.len()).any(|i| is_conditional(context, i))).unwrap_or(context.len())
}

/// Whether an auxiliary in the conditional stands here.
pub fn is_conditional(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::Auxiliary]).any(|(_, s)| {
        matches!(s, Sense::Verb(f) if f.tense == Tense::Conditional && context.lexicon.verbs[f.verb as usize].auxiliary.is_some())
    })
}
