//! Figures that have a period of their own, in a clause apart from the day that their sentence tells: "Quarante morts en un an, rappelle
//! l'ONG, qui condamne l'attaque de lundi à A".

use super::aggregates::is_month_or_year;
use super::places::{Found, Level};
use super::recent::{is_of_months, is_of_years};
use super::scenes::Scene;
use super::when;
use crate::lexicon::{Function, Sense, SenseClass, TimeWord};
use crate::model::Effect;
use crate::recognise::{Group, GroupKind, TimeValue};
use crate::state::{SentenceTold, TollFound, sums_up_period};

/// Between a figure and its period stand at most so many groups: "soldats tués dans le pays depuis mars".
const PERIOD_BEHIND: usize = 7;

/// Words that tell nothing between a figure and its period.
const SMALL: &[SenseClass] = &[SenseClass::Function, SenseClass::PlaceWord];

/// So many where a period opens the clause fell in more than one incident.
const MANY: u64 = 20;

/// "cela fait désormais": so many words at most.
const ADDS_UP: usize = 3;

/// What sums up a period begins at most so many groups behind the figure.
const SUMMED_BEHIND: usize = 6;

/// "45 soldats tués depuis janvier, rappelle-t-on après l'attaque de lundi", "Depuis mars, 120 civils ont été tués, dont six lundi à A": whether
/// months or years stand right behind a figure or open its clause, which names no day, no town and no one incident.
pub fn has_its_period(sentence: &SentenceTold<'_>, scene: &Scene, toll: &TollFound) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let at = toll.group.clamp(scene.from, scene.to - 1);
    let clause = clause(sentence, scene, at);
    // "le premier soldat tué depuis mars", "six morts pour la première fois depuis un an": the period measures the act.
    let first = |s: &Sense| matches!(s, Sense::Time(TimeWord::First));
    let measured = |i: usize| {
        context.is_any(i, &[Function::Times, Function::First]) || context.senses_of(i, &[SenseClass::Time]).any(|(_, s)| first(s))
    };
    let words = groups[clause.start].start..groups[clause.end.max(clause.start + 1) - 1].end;
    // "celle qui a tué 22 gendarmes en mars": one act.
    let that = clause.start > 1 && context.is(groups[clause.start - 2].start, Function::ThatOf);
    // "neuf élèves détenus depuis deux mois": so long they are held.
    let harmed = matches!(toll.effect, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded);
    if that || toll.quantity.low < 2 || !harmed && toll.quantity.low < MANY || words.into_iter().any(measured) {
        return false;
    }
    // "Mardi, douze civils ont été tués dans le pays en guerre depuis 2015", "En avril, 120 civils ont été tués"
    let fronts = |g: &Group| match g.kind {
        GroupKind::Mark(',') | GroupKind::Time(_) | GroupKind::Place(_) => true,
        GroupKind::Word => context.has_any(g.start, SMALL),
        _ => false,
    };
    let front = match groups[scene.from..clause.start].iter().all(fronts) {
        true => scene.from..clause.start,
        false => clause.start..clause.start,
    };
    // "accusé d'avoir ordonné le massacre d'une centaine de villageois en mars"
    let done = |g: &Group| {
        let noun = matches!(&g.kind, GroupKind::EffectNoun(n) if !(n.people || n.plural));
        noun && (g.start..g.end).any(|i| context.has(i, SenseClass::IncidentNoun))
    };
    let one = |g: &Group| is_day(g) || matches!(&g.kind, GroupKind::Incident(i) if !i.plural) || done(g);
    let town = |p: &Found| (front.start..clause.end).contains(&p.group) && p.level == Level::Settlement;
    if groups[front.start..clause.end].iter().any(one) || scene.places.iter().any(town) {
        return false;
    }
    let small = |g: &Group| match g.kind {
        GroupKind::Effect(_) | GroupKind::Place(_) | GroupKind::Victims(_) => true,
        GroupKind::Word => context.has_any(g.start, SMALL),
        _ => false,
    };
    // "L'attaque de mars 2021 avait fait 21 morts" recalls one act.
    let recalls = toll.pluperfect || scene.looks_back();
    // "où 53 gendarmes ont été tués en mars 2021": a month or a year by itself is the time of one act as well.
    let since = |g: &Group| matches!(&g.kind, GroupKind::Time(t) if t.period);
    let long = |g: &Group| {
        !recalls && toll.quantity.low >= MANY && is_month_or_year(g) && since(g)
            || is_of_months(sentence, g)
            || is_of_years(sentence, g)
    };
    let adds_up = context.ends_before(groups[at].start, Function::AddsUp, ADDS_UP);
    let passes = |g: &&Group| small(g) || adds_up && !matches!(g.kind, GroupKind::Time(_));
    let mut behind = groups[(at + 1).min(clause.end)..clause.end].iter().take(PERIOD_BEHIND).skip_while(passes);
    // "En mars 2021, le village avait perdu six hommes, rappelle …" goes on with the day of something else.
    let before = &groups[front.start..at];
    let headed = before.iter().take_while(|g| fronts(g)).any(|g| is_of_months(sentence, g) || is_of_years(sentence, g));
    behind.next().is_some_and(long) || headed && toll.quantity.low >= MANY
}

/// The clause of a figure: between marks and words that open a clause of their own.
fn clause(sentence: &SentenceTold<'_>, scene: &Scene, at: usize) -> std::ops::Range<usize> {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let opens = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(_)) || context.is_any(g.start, &[Function::Where, Function::Who, Function::Including])
    };
    let first = groups[scene.from..at].iter().rposition(opens).map_or(scene.from, |i| scene.from + i + 1);
    let end = groups[at..scene.to].iter().position(opens).map_or(scene.to, |i| at + i);
    first..end
}

/// "Dix attaques, quarante morts : tel est le bilan du mois de mars", "Six raids, vingt morts. Tel est le printemps du plateau": whether what
/// follows a figure, or the next sentence, says that it sums up a period.
pub fn is_summed_up_behind(
    sentence: &SentenceTold<'_>,
    scene: &Scene,
    toll: &TollFound,
    next: Option<&SentenceTold<'_>>,
) -> bool {
    let groups = &sentence.groups;
    if groups[scene.from..scene.to].iter().any(is_day) {
        return false;
    }
    // "Une mine, dix morts. Voilà le premier drame de l'année": of one act, or of none that is counted.
    let several = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if i.plural);
    let one = |g: &Group| matches!(&g.kind, GroupKind::Incident(i) if !i.plural);
    let acts = &groups[scene.from..scene.to];
    if !acts.iter().any(several) || acts.iter().any(one) {
        return false;
    }
    let at = toll.group.clamp(scene.from, scene.to);
    let mark = |g: &Group| matches!(g.kind, GroupKind::Mark(':' | ',' | '–' | '—'));
    let mut behind = groups[at..scene.to].iter().take(SUMMED_BEHIND).filter(|g| mark(g));
    // "Quarante morts. Tel est …": a sentence without a verb.
    let bare = || groups[scene.from..scene.to].iter().all(|g| !matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_)));
    behind.any(|g| sums_up_period(&sentence.context, g.end))
        || bare() && next.is_some_and(|next| sums_up_period(&next.context, 0))
}

/// "dont six lundi à A", "qui condamne l'attaque de lundi, où six ont péri": whether a day or one incident stands behind the clause of a total,
/// up to the end of that of its part.
pub fn has_its_day(sentence: &SentenceTold<'_>, scene: &Scene, total: &TollFound, part: &TollFound) -> bool {
    let within = |toll: &TollFound| clause(sentence, scene, toll.group.clamp(scene.from, scene.to - 1));
    let (total, part) = (within(total).end, within(part));
    let own = |g: &Group| is_day(g) || matches!(&g.kind, GroupKind::Incident(i) if !i.plural);
    sentence.groups[total.min(part.start)..part.end].iter().any(own)
}

/// A day, be it told from the day of the report: "mardi", "hier".
fn is_day(group: &Group) -> bool {
    let GroupKind::Time(time) = &group.kind else { return false };
    when::names_day(time) || matches!(time.value, TimeValue::RelativeDay(_) | TimeValue::AnaphoricDay(_))
}
