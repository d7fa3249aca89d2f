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
        if items.len() < 2 || sum(items.iter().map(|(_, v)| v)) != whole.quantity.low {
            continue;
        }
        for (next, (group, victims)) in items.into_iter().enumerate() {
            let category = victims.category.unwrap_or(whole.victims);
            add(&mut told[at + 1 + next], group, victims, category, &whole);
        }
    }
}

/// How many all of a list are.
fn sum<'v>(items: impl Iterator<Item = &'v VictimGroup>) -> u64 {
    items.map(|v| v.quantity.low).fold(0, u64::saturating_add)
}

/// Adds to a sentence those of a list whom one of its groups counts, with what is told of the figure that they make up.
fn add(sentence: &mut SentenceTold<'_>, group: usize, victims: VictimGroup, category: Victims, whole: &TollFound) {
    let span = sentence.context.span(sentence.groups[group].start, sentence.groups[group].end);
    sentence.tolls.push(TollFound {
        group,
        victims: category,
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

/// "Deux gardes, un maçon : l'attaque a fait trois morts", "Deux gardes, un maçon. Trois personnes sont mortes": adds those of a list with
/// which a sentence opens, where a colon or the next sentence brings in the figure that they make up.
pub fn add_opening_lists(told: &mut [SentenceTold<'_>]) {
    for at in 0..told.len() {
        let Some((items, colon)) = opening_list(&told[at]) else { continue };
        let sum = sum(items.iter().map(|(_, v)| *v));
        let whole = match colon {
            Some(colon) => told[at].tolls.iter().find(|t| t.group > colon),
            None => told.get(at + 1).and_then(|next| next.tolls.first()),
        };
        let harm = |t: &TollFound| matches!(t.effect, Effect::Killed | Effect::Wounded | Effect::Abducted);
        let counted = |t: &TollFound| t.quantity.form == Form::Exact && t.quantity.low == sum && harm(t);
        let Some(whole) = whole.filter(|t| counted(t)).cloned() else { continue };
        let whole = TollFound { part_of: None, ..whole };
        let items: Vec<(usize, VictimGroup)> = items.into_iter().map(|(group, v)| (group, v.clone())).collect();
        for (group, victims) in items {
            let category = victims.category.filter(|c| *c != Victims::People).unwrap_or(whole.victims);
            add(&mut told[at], group, victims, category, &whole);
        }
    }
}

/// People whom a list counts, each with its group.
type Items<'a> = Vec<(usize, &'a VictimGroup)>;

/// The people of a list with which a sentence opens, and where its colon is, unless the sentence holds nothing else.
fn opening_list<'a>(sentence: &'a SentenceTold<'_>) -> Option<(Items<'a>, Option<usize>)> {
    let SentenceTold { context, groups, .. } = sentence;
    let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(':' | '.'));
    let end = groups.iter().position(ends).unwrap_or(groups.len());
    if sentence.zone != Zone::Body || sentence.tolls.iter().any(|t| t.group < end) {
        return None;
    }
    let joins = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let mut items = Items::new();
    for (at, group) in groups[..end].iter().enumerate().filter(|(_, g)| !joins(g)) {
        let GroupKind::Victims(v) = &group.kind else { return None };
        if v.effect.is_some() || v.anaphoric || v.definite || v.implicit && v.plural {
            return None;
        }
        items.push((at, &**v));
    }
    let colon = matches!(groups.get(end).map(|g| &g.kind), Some(GroupKind::Mark(':')));
    (items.len() >= 2 && (colon || end + 1 >= groups.len())).then_some((items, Some(end).filter(|_| colon)))
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
