//! What figures of a sentence share: of rivals the nearer has the verb, members of a list and parts have what is said of the others.

use super::super::of_whom::{described_as, does_otherwise};
use super::super::parts::Relation;
use super::super::untold::is_freed;
use super::{Besides, Proposal, Proposed, besides};
use crate::lexicon::{Frame, Function, Sense, SenseClass, Tense};
use crate::model::Effect;
use crate::recognise::{Context, Group, GroupKind, Voice};

/// "132 personnes selon le maire, 160 d'après l'ONG, ont été tuées", "deux soldats et un civil, soit trois personnes, ont été tués": whether
/// the second figure is told by somebody else of the same people, or is what those before it come to.
fn rivals(context: &Context<'_>, groups: &[Group], first: usize, second: usize) -> bool {
    let (GroupKind::Victims(a), GroupKind::Victims(b)) = (&groups[first].kind, &groups[second].kind) else { return false };
    let same = b.effect.is_none() && (b.category.is_none() || a.category == b.category);
    let voice = |g: &Group| matches!(g.kind, GroupKind::SpeechPreposition(_));
    let told = || {
        let between = groups[first + 1..second].iter().filter(|g| voice(g)).count();
        between == 1 && groups.get(second + 1).is_some_and(|g| voice(g) || matches!(g.kind, GroupKind::Mark(',')))
    };
    // "douze soldats – on parle de quinze – ont été tués"
    let dash = |g: &Group| matches!(g.kind, GroupKind::Mark('-' | '–' | '—'));
    let set_off = || {
        groups.get(first + 1).is_some_and(dash)
            && b.anaphoric
            && groups[first + 2..second].iter().any(|g| matches!(g.kind, GroupKind::Speech(_)))
            && groups[second + 1..].iter().take(DASHED).any(dash)
    };
    same && (told() || set_off()) || super::super::ellipsis::behind_that_is(context, groups, second)
}

/// Between another count and the dash that closes an aside stand so many groups at most.
const DASHED: usize = 4;

/// Of two figures before one verb, neither listed with the other, the verb is said of the nearer.
pub fn yield_to_nearer<'r>(
    context: &Context<'_>,
    groups: &[Group],
    relations: &[Relation],
    people: &[usize],
    proposals: &mut [Proposed<'r>],
    by_noun: &mut Besides<'r>,
) {
    let numbered = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit);
    let head = |at: usize| match relations[at] {
        Relation::ListedAfter(first) | Relation::PartOf(first) => first,
        Relation::None => at,
    };
    for at in people.iter().copied() {
        // "neuf maîtres sont parmi les trente personnes tuées": what befell those is why the nine are told of.
        let among = |p: &Proposal<'_>| p.part && p.verb.is_some_and(|v| matches!(groups[v].kind, GroupKind::Effect(_)));
        let own = proposals[at].as_ref().filter(|p| !among(p));
        let Some(verb) = own.and_then(|p| p.verb).filter(|v| *v > at) else { continue };
        let nearer = (at + 1..verb).any(|i| {
            numbered(&groups[i])
                && !rivals(context, groups, at, i)
                && head(i) != head(at)
                && head(head(i)) != at
                && proposals[i].as_ref().is_some_and(|p| p.verb == Some(verb))
        });
        if nearer {
            proposals[at] = besides(by_noun, at).map(|known| Box::new(by_noun.swap_remove(known).1));
        }
    }
}

/// "n'ont pu": how many words stand between people and the passive right behind them that says that they died, where a clause of
/// their own does.
fn denied_between(groups: &[Group], at: usize, proposal: &Proposed<'_>) -> usize {
    let verb = proposal.as_ref().filter(|p| p.effect == Effect::Killed).and_then(|p| p.verb).filter(|verb| *verb > at);
    let survives = |verb: &usize| matches!(&groups[*verb].kind, GroupKind::Effect(e) if e.frame == Frame::Transitive && e.voice == Voice::Passive);
    let Some(verb) = verb.filter(survives) else { return 0 };
    let between = &groups[at + 1..verb];
    if between.len() <= DENIED_WITHIN && between.iter().all(|g| matches!(g.kind, GroupKind::Word)) { between.len() } else { 0 }
}

/// "dont un employé de la mairie qui a péri": how many groups of a complement stand between one of those told of and a relative clause that
/// tells of nobody but him that he died.
fn complement_between(context: &Context<'_>, groups: &[Group], at: usize, proposal: &Proposed<'_>) -> usize {
    let verb = proposal.as_ref().filter(|p| p.effect == Effect::Killed).and_then(|p| p.verb).filter(|verb| *verb > at);
    let Some(between) = verb.map(|verb| &groups[at + 1..verb]) else { return 0 };
    let [first, .., who] = between else { return 0 };
    let of = context.is_any(first.start, &[Function::Of, Function::DetDu, Function::DetDes]);
    let plain = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Target(_) | GroupKind::Place(_));
    if of && context.is(who.start, Function::Who) && between.len() <= COMPLEMENT && between.iter().all(plain) {
        between.len()
    } else {
        0
    }
}

/// "de la mairie de X qui": so many groups at most.
const COMPLEMENT: usize = 6;

/// "n'ont pas pu": so many groups at most.
const DENIED_WITHIN: usize = 4;

/// What is said of one member of a list holds for all; what is said of a total holds for its parts.
pub fn spread(context: &Context<'_>, groups: &[Group], relations: &[Relation], people: &[usize], proposals: &mut [Proposed<'_>]) {
    // Once more: what is said of the last of a list reaches those in its middle by way of the first.
    for at in people.iter().chain(people).copied() {
        let (from, own_allowed) = match relations[at] {
            Relation::ListedAfter(first) => (first, false),
            Relation::PartOf(total) => (total, true),
            Relation::None => continue,
        };
        // Backwards too: "six soldats et deux civils ont été tués" is read at the last of the list.
        for (from, to) in [(from, at), (at, from)] {
            if to < from && own_allowed {
                continue;
            }
            // "Vingt civils, surtout des femmes": who they are is no figure of its own.
            if matches!(&groups[to].kind, GroupKind::Victims(v) if v.implicit && v.plural && v.definite) {
                continue;
            }
            // "Trois sont morts, un autre en chemin, deux se remettent": nor are those of whom another verb tells something else.
            let bare = matches!(&groups[to].kind, GroupKind::Victims(v) if v.anaphoric);
            if bare && from < to && does_otherwise(context, groups, to, proposals[from].as_ref().map(|p| p.effect)) {
                continue;
            }
            // "quatorze personnes enlevées, dont deux ont pu être récupérées": nor of captives of whom a relative clause tells more.
            let held = |e: Effect| matches!(e, Effect::Abducted | Effect::Captured | Effect::Detained);
            let captives = proposals[from].as_ref().is_some_and(|p| held(p.effect));
            // "dont neuf étaient retenues": so they were.
            let so = |i: usize| {
                let was = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::Imperfect);
                context.senses_of(i, &[SenseClass::Auxiliary]).any(|(_, s)| was(s))
            };
            let auxiliary = |i: usize| context.is_auxiliary(i) && !so(i);
            let own = || groups.get(to + 1).is_some_and(|g| matches!(g.kind, GroupKind::Word) && auxiliary(g.start));
            if own_allowed && bare && captives && own() && described_as(context, groups, to).0.is_none() {
                continue;
            }
            // "dix personnes enlevées, dont trois ont été relâchées": of the three nothing else is told.
            if own_allowed && is_freed(&groups[..groups.len().min(to + 2)], to) {
                continue;
            }
            let counted = matches!(&groups[to].kind, GroupKind::Victims(v) if v.effect.is_some());
            // "un policier et neuf détenus ont péri": captives of a list die with the others.
            let verb = |v: usize| matches!(groups[v].kind, GroupKind::Effect(_));
            let perish = |p: &Proposed<'_>| p.as_ref().is_some_and(|p| p.verb.is_some_and(verb) && p.effect == Effect::Killed);
            // "ont tué un garde et trois déplacés": nor are a few displaced more of those who fled.
            let captive = matches!(&groups[to].kind, GroupKind::Victims(v) if match v.effect {
                Some(Effect::Abducted | Effect::Captured | Effect::Detained) => true,
                Some(Effect::Displaced) => !v.implicit && v.quantity.low < MANY_DISPLACED,
                _ => false,
            });
            // "six soldats tués, quatre capturés, neuf rebelles tués": not where those before have their own participle.
            let told = to > 1
                && matches!(groups[to - 1].kind, GroupKind::Mark(','))
                && matches!(&groups[to - 2].kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
            let dies = captive
                && !own_allowed
                && !told
                && proposals[to].as_ref().is_some_and(|p| p.verb.is_none())
                && perish(&proposals[from]);
            if counted && proposals[to].is_some() && !dies {
                continue;
            }
            // A verb further off than its neighbour's is not a part's own.
            // "dont six n'ont pu être sauvés": what denies it stands between.
            let own_clause = || complement_between(context, groups, to, &proposals[to]);
            let far = if own_allowed { 1 + denied_between(groups, to, &proposals[to]).max(own_clause()) } else { 12 };
            let weaker =
                proposals[to].as_ref().is_none_or(|p| p.skipped > far && p.verb != proposals[from].as_ref().and_then(|s| s.verb));
            if (weaker || dies)
                && let Some(source) = &proposals[from]
            {
                let source_counted = source.verb.is_none();
                // "25 morts et six soldats": a bare noun of effect does not reach its neighbours; "un soldat et quatre
                // autres blessés" does.
                let others = to < from
                    && !told
                    && proposals[to].is_none()
                    && matches!(&groups[from].kind, GroupKind::Victims(v) if v.anaphoric && v.effect.is_some());
                // "Parmi les victimes figurent le maire et deux conseillers"
                let among = source.part && source_counted;
                // "Neuf soldats, un douanier et deux civils : c'est le bilan"
                let plain =
                    |at: usize| matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_none() && v.category.is_some());
                let listed = proposals[to].is_none() && plain(from) && plain(to);
                if source_counted && !own_allowed && !others && !among && !listed {
                    continue;
                }
                // "la mort de huit jihadistes et 38 arrestations": what a noun of effect counts stays what it is.
                let own = match &groups[to].kind {
                    GroupKind::Victims(v) if !dies => v.effect,
                    _ => None,
                };
                proposals[to] = Some(Box::new(Proposal {
                    effect: own.unwrap_or(source.effect),
                    rule: source.rule,
                    rank: source.rank,
                    skipped: source.skipped,
                    verb: source.verb,
                    fixed: None,
                    group: None,
                    own_side: source.own_side,
                    part: source.part,
                    more: source.more,
                }));
            }
        }
    }
}

/// So many people are displaced by an attack at least; fewer are some of those who were before.
const MANY_DISPLACED: u64 = 100;
