//! Who they were whom a sentence counted, in a list behind its colon: "Neuf personnes ont été tuées :", and below it "six hommes", "trois
//! femmes".

use super::TollFound;
use crate::lexicon::Function;
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, VictimGroup};
use crate::segment::Zone;
use crate::state::SentenceTold;

/// Adds the parts that stand in lines of their own below a figure, where they make it up.
pub fn add_listed(told: &mut [SentenceTold<'_>]) {
    for at in 0..told.len() {
        let Some(whole) = heads_a_list(&told[at]) else { continue };
        let items = told[at + 1..].iter().take(MOST_ITEMS).map_while(|item| listed(item).map(|(group, v)| (group, v.clone())));
        let items: Vec<(usize, VictimGroup)> = items.collect();
        let sum: u64 = items.iter().map(|(_, v)| v.quantity.low).sum();
        if items.len() < 2 || sum != whole.quantity.low {
            continue;
        }
        for (next, (group, victims)) in items.into_iter().enumerate() {
            let item = &mut told[at + 1 + next];
            let span = item.context.span(item.groups[group].start, item.groups[group].end);
            item.tolls.push(TollFound {
                group,
                victims: victims.category.unwrap_or(whole.victims),
                of: victims.of,
                of_group: victims.group,
                quantity: victims.quantity,
                of_told: true,
                implicit: false,
                span,
                rule: "state/listed".to_owned(),
                ..whole.clone()
            });
        }
    }
}

/// "Deux gardes, un maçon : l'attaque a fait trois morts", "Deux gardes, un maçon. Trois personnes sont mortes": adds those of a list with
/// which a sentence opens, where a colon or the next sentence brings in the figure that they make up.
pub fn add_opening_lists(told: &mut [SentenceTold<'_>]) {
    for at in 0..told.len() {
        let Some((items, colon)) = opening_list(&told[at]) else { continue };
        let sum: u64 = items.iter().map(|(_, v)| v.quantity.low).sum();
        let whole = match colon {
            Some(colon) => told[at].tolls.iter().find(|t| t.group > colon),
            None => told.get(at + 1).and_then(|next| next.tolls.first()),
        };
        let harm = |t: &TollFound| matches!(t.effect, Effect::Killed | Effect::Wounded | Effect::Abducted);
        let counted = |t: &TollFound| t.quantity.form == Form::Exact && t.quantity.low == sum && harm(t);
        let Some(whole) = whole.filter(|t| counted(t)).cloned() else { continue };
        let sentence = &mut told[at];
        for (group, victims) in items {
            let span = sentence.context.span(sentence.groups[group].start, sentence.groups[group].end);
            let category = victims.category.filter(|c| *c != Victims::People).unwrap_or(whole.victims);
            sentence.tolls.push(TollFound {
                group,
                victims: category,
                of: victims.of,
                of_group: victims.group,
                quantity: victims.quantity,
                part_of: None,
                of_told: true,
                implicit: false,
                span,
                rule: "state/listed".to_owned(),
                ..whole.clone()
            });
        }
    }
}

/// People whom a list counts, each with its group.
type Items = Vec<(usize, VictimGroup)>;

/// The people of a list with which a sentence opens, and where its colon is, unless the sentence holds nothing else.
fn opening_list(sentence: &SentenceTold<'_>) -> Option<(Items, Option<usize>)> {
    let SentenceTold { context, groups, .. } = sentence;
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(':' | '.'));
    let end = groups.iter().position(ends).unwrap_or(groups.len());
    let joins = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let one_of_them = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => {
            let counts = v.effect.is_none() && !v.anaphoric && !v.definite && (!v.implicit || !v.plural);
            counts.then(|| VictimGroup::clone(v))
        }
        _ => None,
    };
    let items: Items = groups[..end].iter().enumerate().filter_map(|(at, g)| Some((at, one_of_them(g)?))).collect();
    let rest = groups[..end].iter().filter(|g| !joins(g)).count() - items.len();
    let told = sentence.tolls.iter().any(|t| t.group < end);
    if items.len() < 2 || rest > 0 || told || sentence.zone != Zone::Body {
        return None;
    }
    match groups.get(end).map(|g| &g.kind) {
        Some(GroupKind::Mark(':')) => Some((items, Some(end))),
        _ => (end + 1 >= groups.len()).then_some((items, None)),
    }
}

/// A list has at most so many lines.
const MOST_ITEMS: usize = 8;

/// The one figure of a sentence that ends in a colon.
fn heads_a_list(sentence: &SentenceTold<'_>) -> Option<TollFound> {
    let colon = matches!(sentence.groups.last().map(|g| &g.kind), Some(GroupKind::Mark(':')));
    if !colon || sentence.zone != Zone::Body {
        return None;
    }
    let last = sentence.tolls.last().filter(|t| matches!(t.effect, Effect::Killed | Effect::Wounded))?;
    (last.quantity.form == Form::Exact && last.victims != Victims::Militants).then(|| last.clone())
}

/// The people that a line counts which holds nothing else: "- trois femmes ;".
fn listed<'a>(item: &'a SentenceTold<'_>) -> Option<(usize, &'a VictimGroup)> {
    let mark = |context: &Context<'_>, g: &Group| matches!(g.kind, GroupKind::Mark(_)) && !context.is_quote(g.start);
    let mut rest = item.groups.iter().enumerate().filter(|(_, g)| !mark(&item.context, g));
    let (at, group) = rest.next()?;
    let GroupKind::Victims(victims) = &group.kind else { return None };
    let counts = !(victims.implicit || victims.anaphoric || victims.definite) && victims.effect.is_none();
    (rest.next().is_none() && counts && item.tolls.is_empty()).then_some((at, victims))
}
