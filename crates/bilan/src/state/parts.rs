//! Totals and parts, and lists: how the groups of victims of a sentence hang together.

use super::ellipsis::changed_to;
use super::matcher::speaks_of_them;
use super::owners::{closes_infinitive, is_counted_as_band, is_owner};
use super::sides::{are_whose_losses, names_side};
use super::subjects::{is_among_speakers, is_one_of_speakers};
use super::untold::{
    closes_clause, explained, has_finite, is_apposed, is_apposed_one, is_denied_number, is_name_of_speaker, is_name_of_told,
    is_numbered_behind, is_population, is_predicate, is_said_of_them, is_whole, is_whole_side,
};
use crate::lexicon::{Function, Sense, SenseClass, Tense};
use crate::model::{Effect, Form, Kind, Victims};
use crate::recognise::{Context, Group, GroupKind, Mood, Voice};

/// How a group of victims relates to one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    None,
    /// A further member of the list that starts there.
    ListedAfter(usize),
    /// A part of that total.
    PartOf(usize),
}

/// "dix morts : à un correspondant, le maire a dit": whether nothing but who was told stands between a colon and one person.
fn is_told_behind_colon(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if !v.plural && v.effect.is_none());
    let Some(colon) =
        groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(':'))).filter(|colon| one && at - colon <= TOLD)
    else {
        return false;
    };
    let to = groups.get(colon + 1).is_some_and(|g| context.is(g.start, Function::At));
    to && !groups[colon..at].iter().any(|g| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Effect(_)))
}

/// "à un correspondant de l'agence,": so many groups at most.
const TOLD: usize = 8;

/// "deux femmes et trois enfants compris": whether a word behind people, or behind the list that goes on with them, says that they are
/// some of those before.
fn is_included_behind(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    if !context.holds_function(&[Function::IncludedBehind]) {
        return false;
    }
    let joins = |i: usize| matches!(groups[i].kind, GroupKind::Mark(',')) || context.is(groups[i].start, Function::And);
    // "un soldat de la paix de l'ONU compris", "un agent de la commune compris"
    let whose = |end: usize| {
        let of = context.is_any(end, &[Function::Of, Function::DetDu, Function::DetDes]);
        let words = (end..context.len().min(end + WHOSE)).take_while(|i| context.tokens[*i].is_word());
        of && words.into_iter().any(|i| context.is(i, Function::IncludedBehind))
    };
    let mut last = at;
    while !context.is(groups[last].end, Function::IncludedBehind) && !whose(groups[last].end) {
        let next = last + 2;
        if !(matches!(groups.get(next).map(|g| &g.kind), Some(GroupKind::Victims(_))) && joins(last + 1)) {
            return false;
        }
        last = next;
    }
    true
}

/// "de l'ONU compris": whose somebody is takes so many words at most.
const WHOSE: usize = 6;

/// "treize civils ont péri à A, femmes et enfants compris": whether a comma stands right before people, and no mark of a clause between
/// them and those before.
fn is_set_off(groups: &[Group], before: usize, at: usize) -> bool {
    let marked = |g: &Group| matches!(g.kind, GroupKind::Mark(_));
    matches!(groups[at - 1].kind, GroupKind::Mark(',')) && !groups[before + 1..at - 1].iter().any(marked)
}

/// The total of a part, or those themselves who are none.
fn whole_of(relations: &[Relation], at: usize) -> usize {
    match relations[at] {
        Relation::PartOf(total) => total,
        _ => at,
    }
}

/// For each group of the sentence, its relation to an earlier one. `counted` says where people, or things that may be people, are
/// counted.
pub fn relations(context: &Context<'_>, groups: &[Group], counted_at: &[usize]) -> Vec<Relation> {
    let out = vec![Relation::None; groups.len()];
    // Nothing hangs together where one group is alone.
    let [first, .., end] = *counted_at else { return out };
    let mut walk = Walk { context, groups, end, out, last: None, open: None, bracket: false, outer: None };
    (first..=end).for_each(|at| walk.step(at));
    sums(context, groups, counted_at, &mut walk.out);
    walk.out
}

/// A walk over the groups of a sentence, with the list and the total that the next may go on with.
struct Walk<'a, 'c> {
    context: &'a Context<'c>,
    groups: &'a [Group],
    /// The last group that counts anybody.
    end: usize,
    /// What is known of each group so far.
    out: Vec<Relation>,
    /// Those counted last, with whom a list goes on.
    last: Option<usize>,
    /// The total that an open "dont" or bracket refers to.
    open: Option<usize>,
    /// Whether a bracket is open.
    bracket: bool,
    /// The total of a list of parts within which a bracket stands: "34 volontaires (VDP)".
    outer: Option<usize>,
}

impl Walk<'_, '_> {
    fn step(&mut self, at: usize) {
        let (context, groups) = (self.context, self.groups);
        match &groups[at].kind {
            GroupKind::Victims(_) if self.are_none_of_them(at) => {}
            // "vingt morts, trois enfants compris"
            GroupKind::Victims(_) if self.are_included(at) => {
                self.out[at] = Relation::PartOf(whole_of(&self.out, self.last.unwrap_or_default()));
                self.last = Some(at);
            }
            // "dix soldats, burundais pour neuf d'entre eux, ont péri"
            GroupKind::Victims(v)
                if !self.bracket
                    && v.of_them
                    && at > 0
                    && context.is(groups[at - 1].start, Function::For)
                    && self.last.is_some() =>
            {
                self.out[at] = Relation::PartOf(self.last.unwrap_or_default());
            }
            _ if self.counts_people(at) => self.people(at),
            GroupKind::Mark('(' | '–' | '—' | '-') if !self.bracket && opens_aside(groups, at) => self.open_bracket(at),
            GroupKind::Mark(')' | '–' | '—' | '-') => self.close_bracket(),
            GroupKind::Mark(':') if self.breaks_down(at) => self.open = self.last,
            // "dix-huit morts, des femmes et des enfants"
            GroupKind::Mark(',') if self.says_of_what_kinds(at) => self.open = self.last,
            GroupKind::Mark(';' | ':') => self.end_list(),
            // The list of parts ends with the verb that follows it.
            GroupKind::Effect(e) if e.effect.is_some() && !self.bracket && e.voice != Voice::Participle => self.open = None,
            GroupKind::Word if self.brings_in_parts(at) => self.including(at),
            // "trois soldats, dont l'un grièvement, à A, en proie aux combats de rebelles": one part without a noun ends them.
            GroupKind::Mark(',') if !self.bracket && self.open.is_some() && is_behind_one_alone(context, groups, at) => {
                self.last = self.open.take();
            }
            // "trois commerçants, dont un vieillard, sur une dizaine de tués": what they are out of is no part of them.
            GroupKind::Word if !self.bracket && context.is(groups[at].start, Function::On) && self.open.is_some() => {
                self.open = None;
            }
            _ => self.go_on(at),
        }
    }

    /// What follows belongs to nothing before it.
    fn end_list(&mut self) {
        (self.open, self.last) = (None, None);
    }

    /// Whether people are named for who they are, not as some of those counted.
    fn are_none_of_them(&self, at: usize) -> bool {
        let (context, groups) = (self.context, self.groups);
        let group = &groups[at];
        is_name_of_told(context, groups, at)
            || is_name_of_speaker(context, groups, at)
            || is_one_of_speakers(context, groups, at)
            || is_among_speakers(context, groups, at)
            || is_owner(context, groups, at)
            || is_counted_as_band(context, groups, at)
            || closes_infinitive(context, groups, at)
            || is_whole_side(context, group)
            || closes_clause(context, groups, at)
            || is_population(context, groups, at)
            || is_told_behind_colon(context, groups, at)
            || is_agent(context, groups, at)
            || is_author(context, groups, at)
            || is_apposed_one(context, groups, at)
            || uncounted(group) && is_predicate(context, groups, at)
            || is_said_of_them(context, groups, at)
            || loses_behind(context, groups, at)
            || uncounted(group) && is_numbered_behind(groups, at)
            || uncounted(group) && (names_side(context, group.start) || are_whose_losses(context, groups, at))
            || at > 0 && explained(context, groups, at - 1).is_some()
    }

    /// Whether a word behind people says that they are some of those before.
    fn are_included(&self, at: usize) -> bool {
        let groups = self.groups;
        let some_of = |l: usize| {
            (at - l <= 2 || is_set_off(groups, l, at))
                && (uncounted(&groups[at]) || more_than(&groups[whole_of(&self.out, l)], &groups[at]))
        };
        !self.bracket && is_included_behind(self.context, groups, at) && self.last.is_some_and(some_of)
    }

    /// Whether a group counts people. "600 personnes (90 ménages)": what a bracket counts in another unit are no further people.
    fn counts_people(&self, at: usize) -> bool {
        match &self.groups[at].kind {
            GroupKind::Victims(_) => !is_denied_number(self.context, self.groups, at),
            GroupKind::Count(c) => c.unknown_noun && !is_bracketed(self.groups, at),
            _ => false,
        }
    }

    /// Takes in people: beside a total, as a part, as one more of a list, or as the first of one.
    fn people(&mut self, at: usize) {
        let (context, groups) = (self.context, self.groups);
        // "trente blessés, dont certains grièvement, après qu'un soldat a tiré": who acts in a clause behind them is none of them.
        if !self.bracket && opens_clause(context, groups, at) {
            self.end_list();
        }
        let open = self.open.filter(|_| !self.bracket);
        let foreign = open.filter(|total| self.are_of_another_side(*total, at));
        let beside = foreign
            .or(open.filter(|total| self.are_too_many(*total, at)))
            .or(open.filter(|total| is_behind_aside(context, groups, *total, at)));
        if beside.is_some() || open.is_some_and(|total| self.are_of_other_harm(total, at)) {
            self.end_list();
        }
        if let Some(total) = beside {
            // "vingt tués : quinze bergers, dont quatre garçons, et cinq gardes": a part beside another is of what that is of.
            self.out[at] = match self.out[total] {
                whole @ Relation::PartOf(_) if foreign.is_some() => whole,
                _ => Relation::ListedAfter(total),
            };
        } else if let Some(total) = self.open {
            self.out[at] = Relation::PartOf(total);
        } else if let Some(before) = self.listed_with(at) {
            self.out[at] = match self.out[before] {
                Relation::ListedAfter(first) => Relation::ListedAfter(first),
                _ => Relation::ListedAfter(before),
            };
        }
        // Behind the last nobody follows.
        if at < self.end {
            self.last = (!self.begin_no_list(at)).then_some(at);
        }
    }

    /// Whether "and", or a word that joins, stands right before.
    fn joins(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|i| self.groups[i].start);
        before.is_some_and(|start| self.context.is(start, Function::And) || goes_on_joining(self.context, start))
    }

    /// "9 morts dont 4 enfants, 11 blessés": another harm counted is no part any more.
    fn are_of_other_harm(&self, total: usize, at: usize) -> bool {
        let (total, part, group) = (&self.groups[total], self.last.filter(|part| *part > total), &self.groups[at]);
        // "26 soldats tués, dont deux caporaux, et 112 blessés": so are those counted by their harm behind other parts.
        let behind_part = || part.is_some_and(|part| !counted(&self.groups[part]));
        counts_other_harm(total, group) || counted(group) && !counted(total) && behind_part() || more_than(group, total)
    }

    /// "quarante personnes, dont 6 soldats, ainsi que 50 rebelles": more than there are, or one too many, behind a word that joins stand
    /// beside the total.
    fn are_too_many(&self, total: usize, at: usize) -> bool {
        let groups = self.groups;
        let full = || sum_of_parts(groups, &self.out, total).is_some_and(|sum| exact(&groups[total]) == Some(sum));
        !counted(&groups[at]) && self.joins(at) && (more_than(&groups[at], &groups[total]) || full())
    }

    /// "cinq gendarmes, dont un officier, ainsi que deux civils": those of another side beside other parts are none.
    fn are_of_another_side(&self, total: usize, at: usize) -> bool {
        let (context, groups) = (self.context, self.groups);
        let group = &groups[at];
        let part = self.last.is_some_and(|part| part > total && !of_other_side(&groups[total], &groups[part]));
        // "cinq soldats, dont un lieutenant et une femme": she is one of them.
        let one_of_them = || {
            let kin = matches!(&group.kind, GroupKind::Victims(v) if matches!(v.group, Some("women" | "children" | "elders")));
            kin && context.is(groups[at - 1].start, Function::And) && self.last == at.checked_sub(2)
        };
        // "quatre villageois, dont un imam et un policier": so is he, joined to one of them without a comma.
        let one_each = || {
            let one = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.implicit && !v.plural);
            let civilians = matches!(&groups[total].kind, GroupKind::Victims(v) if v.category == Some(Victims::Civilians));
            civilians && one(group) && at.checked_sub(2).is_some_and(|l| self.last == Some(l) && one(&groups[l]))
        };
        part && self.joins(at) && of_other_side(&groups[total], group) && !one_of_them() && !one_each()
    }

    /// Those with whom people stand in a list.
    fn listed_with(&self, at: usize) -> Option<usize> {
        let (context, groups) = (self.context, self.groups);
        let goes_on = |before: &usize| {
            // "ont attaqué des pêcheurs, et quatre d'entre eux ont été tués": some of those before are no further people.
            let of_them = uncounted(&groups[*before]) && matches!(&groups[at].kind, GroupKind::Victims(v) if v.of_them);
            !of_them
                && listed(context, groups, *before, at)
                && !is_apposed(context, groups, at)
                && !opens_main_clause(context, groups, at)
                && !are_others_with_a_verb(context, groups, at)
        };
        self.last.filter(goes_on).or_else(|| listed_behind_apposition(context, groups, at))
    }

    /// Whether no list begins with people: they did it, or are told of for something else.
    fn begin_no_list(&self, at: usize) -> bool {
        let (context, groups) = (self.context, self.groups);
        let group = &groups[at];
        // "s'est accrochée avec des rebelles et deux soldats ont péri": nor whom they fought, where nobody is harmed yet.
        let met = || {
            context.is_any(groups[at - 1].start, &[Function::With, Function::Against])
                && !groups[..at].iter().any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some()))
        };
        let some = || matches!(&group.kind, GroupKind::Victims(v) if v.quantity.form == Form::Vague && v.effect.is_none());
        // "par des hommes armés, et 262 détenus": who did it begins no list.
        // "du côté des assaillants, 41 hommes": nor does whose side it was.
        let did = || {
            uncounted(group) && (context.is(groups[at - 1].start, Function::By) || names_side(context, group.start))
                || some() && met()
                // "contre 2 000 assaillants, 350 rebelles ont été abattus"
                || context.is(groups[at - 1].start, Function::Against) && met()
        };
        let bare = || matches!(&group.kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none());
        at > 0 && did()
            || is_apposed(context, groups, at)
            || is_whole(context, groups, at)
            // "outre les six morts, huit autres personnes ont été blessées"
            || is_beside(context, groups, at)
            // "est passé à 41 et 70 personnes ont été blessées"
            // "est passé à quarante, dont six enfants": but of those it breaks down others are a part.
            || changed_to(context, groups, at) && bare() && !has_parts_behind(context, groups, at)
    }

    fn open_bracket(&mut self, at: usize) {
        let groups = self.groups;
        let total = self.last.filter(|l| at - l <= 2 || is_only_complement(self.context, &groups[l + 1..at]));
        if total.is_some() {
            (self.outer, self.open, self.bracket) = (self.open, total, true);
        }
    }

    fn close_bracket(&mut self) {
        if self.bracket {
            (self.last, self.open, self.bracket) = (self.open, self.outer.take(), false);
        }
    }

    /// Whether a colon stands before the parts of those counted last.
    fn breaks_down(&self, at: usize) -> bool {
        let groups = self.groups;
        // "20 morts : 15 civils, dont neuf enfants, et cinq soldats"
        let counted = |l: usize| at - l <= 2 && matches!(&groups[l].kind, GroupKind::Victims(v) if v.effect.is_some());
        // "a tué quarante personnes lundi : huit soldats et une trentaine de civils"
        let told = |l: usize| !self.bracket && at - l <= TOTAL_BACK && is_broken_down(self.context, groups, l, at);
        self.last.is_some_and(|l| counted(l) || told(l))
    }

    /// Whether those of whom a figure was stand behind a comma.
    fn says_of_what_kinds(&self, at: usize) -> bool {
        let (context, groups) = (self.context, self.groups);
        let kinds =
            |l: usize| counted(&groups[l]) && is_only_setting(context, groups, l, at) && apposed_kinds(context, groups, at);
        !self.bracket && self.open.is_none() && self.last.is_some_and(kinds)
    }

    /// Whether a word brings in parts: "dont", or "surtout" right behind those counted.
    fn brings_in_parts(&self, at: usize) -> bool {
        let (context, groups) = (self.context, self.groups);
        let start = groups[at].start;
        let mostly = |l: usize| at - l <= 2 || counted(&groups[l]) && tells_mostly_of_kinds(context, groups, l, at);
        context.is(start, Function::Including) || context.is(start, Function::IncludingWeak) && self.last.is_some_and(mostly)
    }

    /// Opens the total of which "dont" brings in parts, where it does.
    fn including(&mut self, at: usize) {
        let groups = self.groups;
        let end = groups[at].start + self.context.function_length(groups[at].start, Function::Including).unwrap_or(1);
        let next = groups[at + 1..].iter().find(|g| g.start >= end).map(|g| &g.kind);
        // "des armes saisies, parmi lesquelles deux fusils": parts of things.
        let thing = matches!(next, Some(GroupKind::Count(c)) if c.what.is_some());
        if thing || self.is_of_whoever_did_it(at, next) || self.is_of_a_text(at) || self.is_spoken_of(at) {
            return self.end_list();
        }
        let near = |l: &usize| at - l <= TOTAL_BACK || at - l <= TOTAL_FAR && names_some(next);
        if let Some(before) = self.last.filter(near) {
            // A description ("des enfants") is no total: the number before it is.
            let described = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if v.implicit && v.plural);
            let number = |i: &usize| self.counts_people(*i) && !described(*i);
            let total = if described(before) { (0..before).rev().find(number).unwrap_or(before) } else { before };
            self.open = Some(total);
        }
    }

    /// "par des rebelles, dont une dizaine": of those, not of the figure before.
    fn is_of_whoever_did_it(&self, at: usize, next: Option<&GroupKind>) -> bool {
        let (context, groups) = (self.context, self.groups);
        let named =
            at.checked_sub(1).map(|i| if matches!(groups[i].kind, GroupKind::Mark(',')) { i.saturating_sub(1) } else { i });
        // "dans un raid d'hommes armés, dont trois enfants": those are of the harmed.
        let harmed = || matches!(next, Some(GroupKind::Victims(v)) if !v.implicit && matches!(v.group, Some("women" | "children" | "elders")));
        // "tuées par Boko Haram, dont vingt à Dikwa": nor are those that it counts at a place.
        let placed = || {
            let behind = groups[at + 1..].iter().take(PLACED).skip_while(|g| !matches!(g.kind, GroupKind::Victims(_))).skip(1);
            let mut behind = behind.take_while(|g| !matches!(g.kind, GroupKind::Mark(_) | GroupKind::Effect(_)));
            let by =
                |i: usize| context.is(groups[i].start, Function::By) || i > 0 && context.is(groups[i - 1].start, Function::By);
            named.is_some_and(by) && behind.any(|g| matches!(g.kind, GroupKind::Place(_) | GroupKind::Target(_)))
        };
        named.is_some_and(|i| matches!(groups[i].kind, GroupKind::Actor(_))) && !harmed() && !placed()
            // "une attaque dont sont accusés des soldats": a clause with a verb of its own.
            || context.is_auxiliary(groups[at].start + 1)
    }

    /// "selon un communiqué dont le ministre a donné lecture": no comma parts it from whom it speaks of.
    fn is_of_a_text(&self, at: usize) -> bool {
        let groups = self.groups;
        let text = |g: &Group| matches!(&g.kind, GroupKind::Source(s) if s.text) || matches!(g.kind, GroupKind::SpeechNoun(_));
        let one = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.implicit && v.definite && !v.plural);
        self.last.is_some_and(|l| {
            !matches!(groups[at - 1].kind, GroupKind::Mark(_))
                && groups[l + 1..at].iter().any(text)
                && groups.get(at + 1).is_some_and(one)
        })
    }

    /// "une frappe dont l'armée disait qu'elle visait des rebelles": a clause in which somebody speaks.
    fn is_spoken_of(&self, at: usize) -> bool {
        let (context, groups) = (self.context, self.groups);
        let spoken = |g: &Group| match &g.kind {
            // "parmi lesquels on compte trois enfants": a count is no account.
            GroupKind::Speech(_) if g.start > 0 && context.is(g.start - 1, Function::PronounOne) => None,
            GroupKind::Speech(s) => Some(!s.participle),
            GroupKind::Mark(_) | GroupKind::Effect(_) => Some(false),
            GroupKind::Victims(v) => (!v.implicit).then_some(false),
            _ => None,
        };
        groups[at + 1..].iter().take(SAID_OF).find_map(spoken) == Some(true) || speaks_of_them(context, groups, at)
    }

    /// Parts are a list: a clause that starts anew ends them.
    fn go_on(&mut self, at: usize) {
        let (context, groups) = (self.context, self.groups);
        let Some(total) = self.open.filter(|_| !self.bracket) else { return };
        let Some(part) = self.last.filter(|part| *part > total) else { return };
        if at - part > 1
            && !listable(context, &groups[at])
            && !is_complement(context, groups, at)
            && !tells_age(context, groups, at)
            && !tells_side(context, groups, at)
            && !goes_on_listing(context, groups, part, at)
        {
            (self.open, self.last) = (None, Some(total));
        }
    }
}

/// Where those are said to have been whom a part counts stands among so many groups behind the word that brings it in.
const PLACED: usize = 6;

/// "trente morts lundi à A, surtout des enfants": whether only when and where it was stands between a figure and a word that says of what
/// kind most of them were, behind which women, children and the like stand without a number.
fn tells_mostly_of_kinds(context: &Context<'_>, groups: &[Group], total: usize, at: usize) -> bool {
    let set_off = matches!(groups[at - 1].kind, GroupKind::Mark(','));
    let behind = at + context.function_length(groups[at].start, Function::IncludingWeak).unwrap_or(1);
    let kinds = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.implicit && v.plural && v.group.is_some());
    set_off && is_only_setting(context, groups, total, at - 1) && groups.get(behind).is_some_and(kinds)
}

/// "trente morts lundi à A,": whether only when and where it was stands between a figure and a comma.
fn is_only_setting(context: &Context<'_>, groups: &[Group], total: usize, comma: usize) -> bool {
    let setting = |g: &Group| match &g.kind {
        GroupKind::Place(_) | GroupKind::Time(_) | GroupKind::Incident(_) | GroupKind::Target(_) => true,
        GroupKind::Word => !has_finite(context, g) && !context.is_any(g.start, &[Function::Who, Function::That, Function::And]),
        _ => false,
    };
    comma - total <= TOTAL_BACK && groups[total + 1..comma].iter().all(setting)
}

/// ", dont l'un grièvement,": whether only words stand between a comma and the word before that brings in parts, and none of them counts.
fn is_behind_one_alone(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let words = groups[..at].iter().rev().take_while(|g| matches!(g.kind, GroupKind::Word));
    let mut words = words.take(ONE_ALONE);
    let opened = words.find(|g| context.is(g.start, Function::Including));
    opened.is_some_and(|g| {
        let behind = g.start + context.function_length(g.start, Function::Including).unwrap_or(1);
        behind + 1 < groups[at].start
            && (behind..groups[at].start).any(|i| context.is(i, Function::DetDef) && context.is(i + 1, Function::DetIndef))
    })
}

/// One part without a noun is told in so many words at most.
const ONE_ALONE: usize = 5;

/// ", dont six enfants": whether a word that brings in parts stands right behind a figure.
fn has_parts_behind(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let comma = usize::from(matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark(','))));
    groups.get(at + 1 + comma).is_some_and(|g| context.is(g.start, Function::Including))
}

/// Whoever speaks, and the verb with which he does, stand so many groups behind "of which".
const SAID_OF: usize = 5;

/// A total stands at most so many groups before the word that brings in its parts.
const TOTAL_BACK: usize = 14;

/// The same where people are counted right behind it, as where it happened and in what may stand between.
const TOTAL_FAR: usize = 24;

/// Whether people are counted here.
fn names_some(group: Option<&GroupKind>) -> bool {
    matches!(group, Some(GroupKind::Victims(v)) if !v.implicit && v.effect.is_none() && v.category.is_some())
}

/// "attaque des rebelles à Sake, dix civils tués": fighters right behind the noun of an act, whose it is.
fn is_author(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let fighters = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.plural && v.category == Some(Victims::Militants) && v.effect.is_none());
    let start = groups[at].start;
    let of = context.is_any(start, &[Function::DetDes, Function::Of]) || context.is(start.wrapping_sub(1), Function::Of);
    fighters && of && at > 0 && matches!(&groups[at - 1].kind, GroupKind::Incident(i) if i.kind != Kind::Operation)
}

/// "dix morts : c'est le bilan dressé par le préfet": whoever "by" brings in is no part of what is counted.
fn is_agent(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    // "huit corps, dont certains décapités, retrouvés par des soldats": nor are some.
    // "dont cinq par un soldat": nor is one.
    let named = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.effect.is_none());
    named && at > 0 && context.is(groups[at - 1].start, Function::By)
}

/// "a tué cinq civils et un soldat, et trois autres ont été blessés": whether a comma and "and" bring in others, whose own verb of harm follows.
fn are_others_with_a_verb(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let [.., comma, and] = &groups[..at] else { return false };
    let others = is_others(context, &groups[at]);
    let harmed = groups.get(at + 1).is_some_and(
        |g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && matches!(e.voice, Voice::Active | Voice::Passive)),
    );
    others && harmed && matches!(comma.kind, GroupKind::Mark(',')) && context.is(and.start, Function::And)
}

/// "Après le meurtre d'un berger, des habitants ont manifesté": whether people without a number are the subject of a verb that harms
/// nobody, behind the comma that ends what a sentence opens with.
fn opens_main_clause(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let opening = [Function::After, Function::AfterOf, Function::During, Function::DuringOf, Function::Before, Function::Since];
    let main = || {
        groups.get(at + 1).is_some_and(|g| match &g.kind {
            GroupKind::Word => has_finite(context, g),
            GroupKind::Effect(e) => e.effect.is_none() && e.voice == Voice::Active,
            _ => false,
        })
    };
    let harmed =
        || groups[at + 1..].iter().take(CLAUSE_VERB).any(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some()));
    uncounted(&groups[at])
        && matches!(groups[at - 1].kind, GroupKind::Mark(','))
        && context.is_any(groups[0].start, &opening)
        && main()
        && !harmed()
}

/// A verb of harm with its auxiliary is so many groups at most.
const CLAUSE_VERB: usize = 3;

/// "quarante élèves, dont vingt filles, et deux enseignants": whether commas set off the one part of a total of a kind of people, and
/// "and" goes on behind them.
fn is_behind_aside(context: &Context<'_>, groups: &[Group], total: usize, at: usize) -> bool {
    let comma = |i: usize| matches!(groups[i].kind, GroupKind::Mark(','));
    let of_kind = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.effect.is_none() && !matches!(v.category, None | Some(Victims::People)),
        _ => false,
    };
    // "quinze personnes ont été tuées, dont un marabout, et quatre autres dans le village voisin"
    let others = matches!(&groups[at].kind, GroupKind::Victims(v) if v.anaphoric && !v.of_them && v.effect.is_none())
        && (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Other))
        && groups.get(at + 1).is_some_and(|g| context.is_any(g.start, &[Function::At, Function::In]));
    let closed = at >= 2 && context.is(groups[at - 1].start, Function::And) && comma(at - 2);
    if others && closed && (total..at).filter(|i| comma(*i) && *i + 2 < at).count() == 1 {
        return true;
    }
    let opened = || comma(total + 1) && context.is(groups[total + 2].start, Function::Including);
    let parts = || groups[total + 1..at - 2].iter().filter(|g| matches!(g.kind, GroupKind::Victims(_))).count();
    closed && at >= total + 5 && of_kind(&groups[total]) && of_kind(&groups[at]) && opened() && parts() == 1
}

/// "dont quatre gendarmes lors de l'assaut et trois civils par des tirs": whether only how, when or where it happened stands between
/// a part and the next of the list, behind "and".
fn goes_on_listing(context: &Context<'_>, groups: &[Group], part: usize, at: usize) -> bool {
    let quiet = |g: &Group| match &g.kind {
        GroupKind::Place(_) | GroupKind::Time(_) | GroupKind::Incident(_) | GroupKind::Target(_) | GroupKind::Weapon(_) => true,
        GroupKind::Word => !has_finite(context, g) && !context.is_any(g.start, &[Function::Who, Function::That]),
        _ => false,
    };
    let ends = |g: &Group| context.is(g.start, Function::And);
    let Some(and) = (part + 1..groups.len().min(part + LISTED_WITHIN)).find(|i| ends(&groups[*i]) || !quiet(&groups[*i])) else {
        return false;
    };
    let counted = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.effect.is_none() && !(v.implicit && (v.plural || v.definite)),
        _ => false,
    };
    and >= at && ends(&groups[and]) && groups.get(and + 1).is_some_and(counted)
}

/// From one part to the word that joins the next are so many groups at most.
const LISTED_WITHIN: usize = 8;

/// "Outre les six morts, …": whether the sentence opens with people besides whom it tells of others.
fn is_beside(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let known = matches!(&groups[at].kind, GroupKind::Victims(v) if v.definite);
    let opens = groups[..at].iter().take(BESIDE_WITHIN).find(|g| context.is(g.start, Function::Besides));
    let plain = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark('«' | '"'));
    known && at <= BESIDE_WITHIN && opens.is_some() && groups[..at].iter().all(plain)
}

/// "besides the" is so many groups at most.
const BESIDE_WITHIN: usize = 3;

/// Whether an aside opens here: in brackets, or between dashes where people are counted right behind the first and a verb of harm
/// follows the second.
fn opens_aside(groups: &[Group], at: usize) -> bool {
    let dash = |g: &Group| matches!(g.kind, GroupKind::Mark('–' | '—' | '-'));
    if !dash(&groups[at]) {
        return true;
    }
    let counted = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if !v.plural || !v.implicit);
    let harm = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some());
    let closes = groups[at + 1..].iter().take(ASIDE_WITHIN).position(dash);
    groups.get(at + 1).is_some_and(counted) && closes.is_some_and(|end| groups.get(at + end + 2).is_some_and(harm))
}

/// "On a tué quarante personnes lundi à A : huit soldats et une trentaine de civils": whether a list of people with numbers and without a verb
/// is all that stands behind a colon, and those counted before it are as many or more.
fn is_broken_down(context: &Context<'_>, groups: &[Group], total: usize, colon: usize) -> bool {
    let GroupKind::Victims(whole) = &groups[total].kind else { return false };
    let quiet = |g: &Group| match &g.kind {
        GroupKind::Place(_) | GroupKind::Time(_) | GroupKind::Incident(_) | GroupKind::Target(_) | GroupKind::Weapon(_) => true,
        GroupKind::Effect(e) => e.effect.is_some() && e.voice != Voice::Active,
        GroupKind::Word | GroupKind::Mark(',') => !context.is_any(g.start, &[Function::Who, Function::That]),
        _ => false,
    };
    if whole.implicit || whole.definite || !whole.plural || !groups[total + 1..colon].iter().all(quiet) {
        return false;
    }
    let member = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.category.is_some() && v.effect.is_none() && (!v.implicit || !v.plural && !v.definite),
        _ => false,
    };
    let ends = |g: &Group| match g.kind {
        GroupKind::Mark(mark) => matches!(mark, '.' | ';' | '»' | '”'),
        GroupKind::SpeechPreposition(_) => true,
        _ => false,
    };
    let list = &groups[colon + 1..];
    let list = &list[..list.iter().position(ends).unwrap_or(list.len())];
    let plain = |g: &Group| match &g.kind {
        GroupKind::Actor(_) | GroupKind::Place(_) => true,
        GroupKind::Victims(_) => member(g),
        GroupKind::Mark(mark) => matches!(mark, ',' | '«' | '"' | '“'),
        GroupKind::Word => !has_finite(context, g),
        _ => false,
    };
    let low = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.quantity.low,
        _ => 0,
    };
    let sum = list.iter().map(low).fold(0, u64::saturating_add);
    let opens = list.iter().find(|g| !context.is_quote(g.start)).is_some_and(member);
    let bound = whole.quantity.high.filter(|_| whole.quantity.form == Form::Exact);
    opens && list.iter().filter(|g| member(g)).count() >= 2 && list.iter().all(plain) && bound.is_none_or(|all| sum <= all)
}

/// "dix-huit morts, « des enfants, des femmes »": whether a list of women, children and the like, without a number, is all that stands
/// between a comma and the end of the clause.
fn apposed_kinds(context: &Context<'_>, groups: &[Group], comma: usize) -> bool {
    let kind = |g: &Group| match &g.kind {
        GroupKind::Victims(v) if v.implicit && v.plural && !v.definite && v.effect.is_none() => Some(v.group.is_some()),
        _ => None,
    };
    let behind = groups[comma + 1..].iter().take(KINDS_WITHIN);
    let listed = |g: &&Group| {
        kind(g).is_some()
            || matches!(g.kind, GroupKind::Mark(',' | '«' | '"' | '“'))
            || context.is(g.start, Function::And)
            || matches!(g.kind, GroupKind::Word) && context.means_nothing(g.start)
    };
    let list = behind.clone().take_while(listed);
    let kinds = list.clone().filter_map(kind).count();
    let ends = behind.clone().nth(list.clone().count()).is_none_or(|g| {
        matches!(g.kind, GroupKind::Mark('.' | ';' | ')' | '»' | '”') | GroupKind::SpeechPreposition(_) | GroupKind::Speech(_))
    });
    let opens = behind.clone().find(|g| !context.is_quote(g.start)).is_some_and(|g| kind(g).is_some());
    // "des enfants surtout", "des femmes et des enfants pour la plupart"
    let mostly = behind.clone().nth(list.clone().count()).is_some_and(|g| context.is(g.start, Function::IncludingWeak));
    opens && (kinds >= 2 && ends || kinds >= 1 && mostly) && list.filter_map(kind).any(|group| group)
}

/// Such a list is of so many groups at most.
const KINDS_WITHIN: usize = 14;

/// What stands between dashes is so many groups at most.
const ASIDE_WITHIN: usize = 16;

/// "…, l'ennemi quinze": whether one side, told of as an enemy, stands right before a bare number that is of its own.
fn loses_behind(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let side = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.definite)
        && (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Foe));
    let comma = usize::from(matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark(','))));
    let bare = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none());
    side && groups.get(at + 1 + comma).is_some_and(bare)
}

/// Whether a group alone stands in brackets.
pub fn is_bracketed(groups: &[Group], at: usize) -> bool {
    at > 0
        && matches!(groups[at - 1].kind, GroupKind::Mark('('))
        && matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark(')')))
}

/// "six civils d'une même famille (…)": whether nothing but a complement without a verb stands between.
fn is_only_complement(context: &Context<'_>, between: &[Group]) -> bool {
    let opens = between.first().is_some_and(|g| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]));
    let plain = |g: &Group| matches!(g.kind, GroupKind::Word) && !has_finite(context, g);
    opens && between.len() <= COMPLEMENTED_WITHIN && between.iter().all(plain)
}

/// What the parts of a total found so far add up to, where there are two or more and all are exact.
fn sum_of_parts(groups: &[Group], out: &[Relation], total: usize) -> Option<u64> {
    let parts = || (total + 1..groups.len()).filter(|i| out[*i] == Relation::PartOf(total));
    (parts().count() >= 2).then(|| parts().try_fold(0_u64, |sum, i| sum.checked_add(exact(&groups[i])?))).flatten()
}

/// People without a number.
fn uncounted(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Victims(v) if v.implicit && v.plural)
}

/// "six blessés, quatre soldats, un juge et un maire": a list that adds up to the total before it is its parts.
fn sums(context: &Context<'_>, groups: &[Group], counted_at: &[usize], out: &mut [Relation]) {
    for total in counted_at.iter().copied() {
        let Some(whole) = exact(&groups[total]).or_else(|| at_least(&groups[total])) else { continue };
        // "cinq femmes, deux enfants et trois hommes": no women are a sum of others right behind them.
        let listed = groups.get(total + 1).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')));
        let grouped = listed && matches!(&groups[total].kind, GroupKind::Victims(v) if v.group.is_some() && v.effect.is_none());
        let mut members = Vec::new();
        let mut sum = 0;
        // "trois Maliens, deux maçons et un berger, et un Belge": who they are may stand between.
        let mut described = 0;
        let near = if context.may_hold_mark(':') { total + MEMBERS } else { 0 };
        let colon = groups.iter().take(near).skip(total + 1).position(|g| matches!(g.kind, GroupKind::Mark(':')));
        let colon = colon.map(|at| total + 1 + at);
        // "Trois personnes ont été tuées à A : le maire, son chauffeur et un passant": behind the colon, too, people are named.
        // "deux morts, l'un policier, l'autre civil"
        let one = usize::from(
            groups.get(total + 2).is_some_and(|g| context.is(g.start, Function::DetDef) && matches!(g.kind, GroupKind::Word)),
        );
        let names = |at: usize, so_far: usize| {
            total + 2 + one + 2 * so_far >= at || colon.is_some_and(|colon| colon < at && colon + 1 + MEMBER * so_far >= at)
        };
        // What stands before a colon, as where it was, does not shorten the list behind it.
        let within = colon.unwrap_or(total) + MEMBERS;
        for (at, group) in groups.iter().enumerate().take(within).skip(total + 1) {
            // "neuf morts : six agents (un juge et cinq gardes) et trois civils, dont une femme": parts of a part are not counted again.
            if matches!(out[at], Relation::PartOf(part) if members.contains(&part)) {
                continue;
            }
            // "dix personnes, six éleveurs et quatre agriculteurs, et treize autres": others are none of those.
            // "dix à A, deux à B, six à C, deux à D et deux autres à E": but each of those is of its place.
            let named = |m: &usize| matches!(&groups[*m].kind, GroupKind::Victims(v) if v.category.is_some());
            if members.len() >= 2 && sum == whole && is_others(context, group) && members.iter().all(named) {
                break;
            }
            if let Some(n) = exact(group).or_else(|| one_named(group).filter(|_| names(at, members.len()))) {
                // A noun of effect starts a figure of its own, but behind a colon: "sept corps ont été retrouvés : deux corps ici".
                let breaks_down = || {
                    let effect = |g: &Group| matches!(&g.kind, GroupKind::Victims(v) if v.effect == harm(&groups[total]));
                    effect(group) && groups[total + 1..at].iter().any(|g| matches!(g.kind, GroupKind::Mark(':')))
                };
                if harm(group).is_some() && !breaks_down() {
                    break;
                }
                members.push(at);
                sum += n;
                described += if matches!(&group.kind, GroupKind::Victims(v) if v.implicit) { n } else { 0 };
            } else if matches!(&group.kind, GroupKind::Effect(_)) && !members.is_empty()
                || matches!(&group.kind, GroupKind::Mark('.' | ';'))
            {
                break;
            }
        }
        if sum != whole && described > 0 && sum - described == whole {
            members.retain(|m| !matches!(&groups[*m].kind, GroupKind::Victims(v) if v.implicit));
            sum -= described;
        }
        // "deux policiers, un soldat et un civil": people of another side are no part of those counted.
        let category = |at: usize| match &groups[at].kind {
            GroupKind::Victims(v) => v.category,
            _ => None,
        };
        // Nor are police officers a part of so many gendarmes.
        let corps = |c: Victims| matches!(c, Victims::Police | Victims::Gendarmes | Victims::Volunteers);
        // "quatre soldats, trois policiers et un douanier": nor are they of so many soldiers.
        let of_soldiers = |a: Victims, b: Victims| a == Victims::Soldiers && matches!(b, Victims::Police | Victims::Volunteers);
        let unlike =
            |a: Victims, b: Victims| a.is_of_another_side(b) || a != b && corps(a) && b.are_forces() || of_soldiers(a, b);
        let apart = |m: &usize| category(total).zip(category(*m)).is_some_and(|(a, b)| unlike(a, b));
        // "trois douaniers, deux forestiers, un militaire et un civil": one of a list, behind whom it only goes on, is no total.
        let goes_on = |m: &usize| {
            matches!(out[total], Relation::ListedAfter(_))
                && *m == total + 2
                && matches!(groups[total + 1].kind, GroupKind::Mark(','))
        };
        // "au moins dix personnes ont été tuées, six soldats et quatre civils blessés": a list with a participle of its own.
        let own_verb = |m: &usize| {
            exact(&groups[total]).is_none()
                && matches!(groups.get(m + 1).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.voice == Voice::Participle)
        };
        // "six infirmiers, quatre Béninois et deux Togolais": but so are people told of by their country.
        let of_country = |m: &usize| matches!(&groups[*m].kind, GroupKind::Victims(v) if v.noun.is_some_and(|(noun, _)| context.tokens[noun].capital));
        if members.len() >= 2
            && (!grouped || members.iter().all(of_country))
            && !members.first().is_some_and(goes_on)
            && !members.last().is_some_and(own_verb)
            && !members.iter().any(apart)
            && (sum == whole && !are_each_in_a_town(context, groups, total, &members)
                || sum < whole && is_broken_down_by_place(context, groups, total, &members))
            && members.iter().all(|m| !matches!(out[*m], Relation::PartOf(_)))
            && (members[0] <= total + 9 || colon.is_some_and(|colon| members[0] == colon + 1))
        {
            for member in members {
                out[member] = Relation::PartOf(total);
            }
        }
    }
}

/// "treize autres"
pub fn is_others(context: &Context<'_>, group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Victims(v) if v.anaphoric)
        && (group.start..group.end).any(|i| context.is(i, Function::Other))
}

/// "three were killed at A, two at B and one at C": whether the first has a town of its own as each of the others has, so that they are listed
/// by their towns, though they add up to the first by chance.
fn are_each_in_a_town(context: &Context<'_>, groups: &[Group], total: usize, members: &[usize]) -> bool {
    let town = |g: &Group| matches!(&g.kind, GroupKind::Place(place) if place.class.is_none());
    let at = |i: usize| groups.get(i).is_some_and(|g| context.is(g.start, Function::At)) && groups.get(i + 1).is_some_and(town);
    let own = || (total + 1..members[0]).any(at);
    let by_chance = exact(&groups[total]).is_some_and(|whole| whole <= FEW);
    by_chance && own() && members.iter().all(|m| is_bare_and_placed(context, groups, *m) && at(m + 1))
}

/// So few people may be as many as are told of at other places.
const FEW: u64 = 5;

/// "killed eighteen people, five at A and six at B": the total names people and has no place of its own, which each part has.
fn is_broken_down_by_place(context: &Context<'_>, groups: &[Group], total: usize, members: &[usize]) -> bool {
    let named = matches!(&groups[total].kind, GroupKind::Victims(v) if v.category.is_some());
    let placed = groups[total..members[0]].iter().any(|g| matches!(g.kind, GroupKind::Place(_)));
    named && !placed && members.iter().all(|m| is_bare_and_placed(context, groups, *m))
}

/// "killed eighteen, five at A and six at B": a number alone, with a place right behind it.
fn is_bare_and_placed(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let bare = matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_none() && v.category.is_none());
    let places = groups[at + 1..].iter().take(PLACE_WITHIN).find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Target(_)));
    bare && groups.get(at + 1).is_some_and(|g| context.is_any(g.start, &[Function::At, Function::In, Function::Near]))
        && places.is_some_and(|g| matches!(g.kind, GroupKind::Place(_)))
}

/// The name of such a place stands at most so many groups behind the number.
const PLACE_WITHIN: usize = 6;

/// The members of a list stand at most so many groups behind their total or the colon behind it.
const MEMBERS: usize = 20;

/// A member of a list behind a colon, with what joins the next to it, is so many groups at most.
const MEMBER: usize = 4;

fn exact(group: &Group) -> Option<u64> {
    match &group.kind {
        GroupKind::Victims(v) if v.quantity.form == crate::model::Form::Exact && !v.definite => v.quantity.high,
        _ => None,
    }
}

/// What befell those whom a noun of harm counts.
fn harm(group: &Group) -> Option<Effect> {
    match &group.kind {
        GroupKind::Victims(v) => v.effect,
        _ => None,
    }
}

/// "deux personnes, le maire et son garde": one person whom an article or a pronoun of possession tells of.
fn one_named(group: &Group) -> Option<u64> {
    matches!(&group.kind, GroupKind::Victims(v) if v.implicit && v.definite && !v.plural && v.effect.is_none()).then_some(1)
}

/// "Une mine tue trois enfants, des soldats pris à partie": whether some people behind a comma have a participle of their own that tells
/// of no harm, so that they are none of those listed before it.
fn opens_own_participle(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let some = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && v.plural);
    let participle = |s: &Sense| matches!(s, Sense::Verb(f) if f.tense == Tense::PastParticiple);
    some && matches!(groups[at - 1].kind, GroupKind::Mark(','))
        && groups.get(at + 1).is_some_and(|g| match &g.kind {
            GroupKind::Effect(e) => e.effect.is_none() && e.voice == Voice::Participle,
            GroupKind::Word => context.senses_of(g.start, &[SenseClass::Verb]).any(|(_, s)| participle(s)),
            _ => false,
        })
}

/// Whether only what joins a list stands between two groups.
fn listed(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    let between = &groups[before + 1..at];
    if between.len() == 1 && opens_own_participle(context, groups, at) {
        return false;
    }
    let all = |fits: &dyn Fn(&Group) -> bool| !between.is_empty() && between.iter().all(fits);
    if between.len() <= 4 && all(&|g| listable(context, g)) {
        return true;
    }
    // "son fils aîné et deux voisins"
    if let [adjective, rest @ ..] = between
        && (1..4).contains(&rest.len())
        && matches!(adjective.kind, GroupKind::Word)
        && context.tokens[adjective.start].is_word()
        && !context.tokens[adjective.start].capital
        && !context.has_any(adjective.start, &[SenseClass::Function, SenseClass::Verb, SenseClass::Time, SenseClass::EffectNoun])
        && !has_finite(context, adjective)
        && rest.iter().all(|g| listable(context, g))
        && rest.iter().any(|g| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And))
    {
        return true;
    }
    // "33 membres du groupe rebelle A. et 18 soldats": whose they were, by name.
    if let [actor, joint] = between
        && matches!(actor.kind, GroupKind::Actor(_))
        && context.is(joint.start, Function::And)
    {
        return true;
    }
    if listed_by_place(context, groups, before, at)
        || listed_behind_clause(context, groups, before, at)
        || listed_behind_name(context, groups, before, at)
        || listed_behind_part(context, groups, before, at)
    {
        return true;
    }
    // "le colonel A. B. et trois de ses hommes": a person by office and name.
    let person = matches!(&groups[before].kind, GroupKind::Victims(v) if v.definite && v.implicit && !v.plural);
    let name = |g: &Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Place(_)) && context.tokens[g.start].capital
            || context.is(g.start, Function::NameParticle)
    };
    if person
        && between.len() <= NAMED_WITHIN
        && between.iter().position(|g| context.is(g.start, Function::And) || matches!(g.kind, GroupKind::Mark(','))).is_some_and(
            |and| {
                // "au lieutenant A. et à trois de ses hommes"
                let ends =
                    and + 1 == between.len() || and + 2 == between.len() && context.is(between[and + 1].start, Function::At);
                and > 0 && ends && between[..and].iter().all(name)
            },
        )
    {
        return true;
    }
    // "un gouverneur de district et six policiers"
    let joined = between.len() <= COMPLEMENTED_WITHIN
        && (before + 1..at).all(|i| listable(context, &groups[i]) || is_complement(context, groups, i));
    let joins = |g: &Group| {
        context.is(g.start, Function::And) || matches!(g.kind, GroupKind::Mark(',')) || goes_on_joining(context, g.start)
    };
    if joined && between.last().is_some_and(joins) {
        return true;
    }
    // "sept Casques bleus de la mission (Onuci) et dix civils": whose people the first are stands between.
    let of_whom = |g: &Group| {
        matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_) | GroupKind::Mark('(' | ')'))
            || matches!(g.kind, GroupKind::Word) && context.is(g.start, Function::DetDef)
            || listable(context, g)
    };
    // "du Bataillon d'intervention rapide (BIR) et sept civils": a name in words of its own, closed by its short form.
    let spelt = |g: &Group| {
        of_whom(g)
            || matches!(g.kind, GroupKind::Target(_) | GroupKind::Place(_) | GroupKind::Incident(_))
            || matches!(g.kind, GroupKind::Word)
                && !has_finite(context, g)
                && !context.is_any(g.start, &[Function::Who, Function::That])
    };
    let bracketed = between.len() >= 4
        && between.len() <= SPELT_WITHIN
        && matches!(between[between.len() - 2].kind, GroupKind::Mark(')'))
        && all(&spelt);
    let opens = between
        .first()
        .is_some_and(|g| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes, Function::Among]));
    let joins = between.last().is_some_and(|g| context.is(g.start, Function::And));
    opens && joins && (between.len() <= 9 && all(&of_whom) || bracketed) || listed_across(context, between)
}

/// "le préfet, A. B., et deux gardes", "un chauffeur, A. B., 40 ans, et son fils": whether the name or office of one person, set off by
/// commas, is all that stands between.
fn listed_behind_name(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    let one = matches!(&groups[before].kind, GroupKind::Victims(v) if !v.plural && v.category.is_some() && v.effect.is_none());
    let between = &groups[before + 1..at];
    if !one || !(4..=SET_OFF_NAME).contains(&between.len()) {
        return false;
    }
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let joins = |g: &Group| context.is(g.start, Function::And);
    // "ainsi que": what joins may be of two words.
    let further = between.iter().rev().take_while(|g| goes_on_joining(context, g.start)).count();
    let between = &between[..between.len() - further];
    let (name, joint) = match between {
        [name @ .., close, joint] if comma(close) && joins(joint) => (name, true),
        [name @ .., close] if comma(close) => (name, false),
        _ => return false,
    };
    let is_name = |g: &Group| match g.kind {
        GroupKind::Word | GroupKind::Place(_) | GroupKind::Source(_) => {
            context.tokens[g.start].capital || context.is(g.start, Function::NameParticle)
        }
        GroupKind::Mark(mark) => mark == ',' && joint,
        // How old he was.
        GroupKind::Count(_) => true,
        _ => false,
    };
    // "le colonel A., chef de poste, et six de ses hommes"
    let is_office = |g: &Group| {
        let clause = [Function::Who, Function::That, Function::Where, Function::Including, Function::By, Function::Negation];
        let joins = [Function::And, Function::But, Function::While, Function::After, Function::Before];
        let word = matches!(g.kind, GroupKind::Word) && context.tokens[g.start].is_word() && !has_finite(context, g);
        joint
            && (word && !context.is_any(g.start, &clause) && !context.is_any(g.start, &joins)
                || matches!(g.kind, GroupKind::Target(_) | GroupKind::Actor(_)))
    };
    let named = name.get(1).is_some_and(|g| context.tokens[g.start].capital);
    let set_off = name.first().is_some_and(comma) && named || joint && name.iter().any(comma);
    set_off && name.iter().all(|g| comma(g) || is_name(g) || is_office(g))
}

/// A name between commas, with what joins the next of a list to it, is of so many groups at most.
const SET_OFF_NAME: usize = 10;

/// "neuf personnes à A. près du fleuve, quatre personnes à B.": whether both of two groups have a place behind them, and nothing is
/// told between.
fn listed_by_place(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    // "deux civils mardi à A et un gendarme mercredi à B"
    let placed = |i: usize| {
        let to = i + 1 + usize::from(matches!(groups.get(i + 1).map(|g| &g.kind), Some(GroupKind::Time(_))));
        groups.get(to).is_some_and(|g| context.is_any(g.start, &[Function::At, Function::In]))
            && matches!(groups.get(to + 1).map(|g| &g.kind), Some(GroupKind::Place(_)))
    };
    let quiet = |g: &Group| match &g.kind {
        GroupKind::Place(_) | GroupKind::Target(_) | GroupKind::Time(_) | GroupKind::Mark(',') => true,
        GroupKind::Word => {
            !has_finite(context, g) && !context.is_any(g.start, &[Function::Who, Function::That, Function::Including])
        }
        _ => false,
    };
    let joins = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::And);
    let between = &groups[before + 1..at];
    between.len() <= PLACED_WITHIN
        && placed(before)
        && placed(at)
        && between.iter().all(quiet)
        && between.last().is_some_and(joins)
}

/// What a place is told with between two of a list is so many groups at most.
const PLACED_WITHIN: usize = 12;

/// "douze civils qui rentraient du marché et quatre gendarmes ont été tués": whether a clause about the first stands between two
/// groups that one verb of harm takes, right behind the second or right before the first.
fn listed_behind_clause(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    let counted =
        |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if !v.implicit && !v.anaphoric && v.effect.is_none());
    let harm =
        |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.effect == Some(Effect::Killed));
    let quiet = |g: &Group| match &g.kind {
        GroupKind::Word | GroupKind::Place(_) | GroupKind::Target(_) | GroupKind::Time(_) => true,
        GroupKind::Effect(e) => e.mood == Mood::Imperfect,
        _ => false,
    };
    let between = &groups[before + 1..at];
    let (Some(first), Some(last)) = (between.first(), between.last()) else { return false };
    between.len() <= CLAUSE_WITHIN
        && context.is(first.start, Function::Who)
        && context.is(last.start, Function::And)
        && between.iter().all(quiet)
        && counted(before)
        && counted(at)
        && (harm(at + 1) || before > 0 && harm(before - 1))
}

/// "douze enfants, dont cinq n'allaient pas à l'école, et trois femmes": whether what is said of a part, between commas, is all that
/// stands between two groups before "and".
fn listed_behind_part(context: &Context<'_>, groups: &[Group], before: usize, at: usize) -> bool {
    let counted =
        |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if !v.implicit && !v.anaphoric && v.effect.is_none());
    let quiet = |g: &Group| match &g.kind {
        GroupKind::Word | GroupKind::Count(_) | GroupKind::Time(_) => true,
        GroupKind::Victims(v) => v.anaphoric,
        _ => false,
    };
    let comma = |g: &Group| matches!(g.kind, GroupKind::Mark(','));
    let [first, including, between @ .., last, and] = &groups[before + 1..at] else { return false };
    between.len() <= CLAUSE_WITHIN
        && comma(first)
        && context.is(including.start, Function::Including)
        && between.iter().all(quiet)
        && between.iter().any(|g| matches!(g.kind, GroupKind::Victims(_)))
        && comma(last)
        && context.is(and.start, Function::And)
        && counted(before)
        && counted(at)
}

/// "six miliciens de ce groupe, formé de jeunes de la région, et deux gendarmes ont péri": the people counted before what is said of them
/// between commas, where "and" joins others to them and one verb of harm takes both.
fn listed_behind_apposition(context: &Context<'_>, groups: &[Group], at: usize) -> Option<usize> {
    let comma = |i: usize| matches!(groups[i].kind, GroupKind::Mark(','));
    let counted = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if !v.implicit && !v.anaphoric && v.effect.is_none() && v.plural);
    let joint = groups[..at].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(_))).filter(|close| comma(*close))?;
    let joins = |g: &Group| context.is(g.start, Function::And) || goes_on_joining(context, g.start);
    if !counted(at) || joint + 1 == at || !groups[joint + 1..at].iter().all(joins) {
        return None;
    }
    let told = groups[..joint].iter().rposition(|g| matches!(g.kind, GroupKind::Mark(_)));
    let opening = told.filter(|open| comma(*open) && joint - open > 1 && joint - open <= APPOSITION_WITHIN)?;
    let said = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.implicit && v.plural && v.effect.is_none(),
        GroupKind::Effect(e) => e.effect.is_none(),
        GroupKind::Speech(s) => s.participle,
        GroupKind::Word
        | GroupKind::Actor(_)
        | GroupKind::Place(_)
        | GroupKind::Source(_)
        | GroupKind::Target(_)
        | GroupKind::Time(_) => true,
        _ => false,
    };
    let first = &groups[opening + 1];
    let apart = [Function::Including, Function::IncludingWeak, Function::And, Function::But, Function::At, Function::In];
    let describes = matches!(&first.kind, GroupKind::Word | GroupKind::Effect(_) | GroupKind::Speech(_))
        && !context.is_any(first.start, &apart)
        && !context.is_adverb(first.start);
    let whose = |g: &Group| {
        matches!(g.kind, GroupKind::Actor(_) | GroupKind::Source(_) | GroupKind::Place(_))
            || context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes, Function::DetDef, Function::DetDem])
    };
    // "de ce mouvement"
    let owner = |i: usize| {
        matches!(groups[i].kind, GroupKind::Word)
            && i > 1
            && context.is_any(groups[i - 1].start, &[Function::DetDef, Function::DetDem])
            && context.is(groups[i - 2].start, Function::Of)
    };
    let before = (0..opening).rev().find(|i| !whose(&groups[*i]) && !owner(*i)).filter(|before| counted(*before))?;
    let harm = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.effect.is_some());
    let taken = harm(at + 1) || before > 0 && harm(before - 1);
    (describes && taken && groups[opening + 1..joint].iter().all(said)).then_some(before)
}

/// What is said of people between commas is of so many groups at most.
const APPOSITION_WITHIN: usize = 16;

/// A clause between two of a list is of so many groups at most.
const CLAUSE_WITHIN: usize = 10;

/// "dix soldats (dont un capitaine) et, selon un élu, trois civils", "dix soldats mais aussi trois civils": whether a word that
/// joins is all that is left between two groups without brackets, sources set off by commas, and words of doubt.
fn listed_across(context: &Context<'_>, between: &[Group]) -> bool {
    let mark = |at: usize, mark: char| matches!(between.get(at).map(|g| &g.kind), Some(GroupKind::Mark(m)) if *m == mark);
    // "un gendarme et, du côté opposé, six rebelles"
    let speaks = |g: &Group| {
        matches!(g.kind, GroupKind::SpeechPreposition(_) | GroupKind::Source(_) | GroupKind::Speech(_))
            || context.is_any(g.start, &[Function::Among, Function::OtherCamp, Function::OnTheirSide])
    };
    let (mut at, mut joined) = (0, false);
    while at < between.len() && at <= ASIDES_WITHIN {
        let group = &between[at];
        let closing = |open: usize, close: char| (open + 1..between.len()).find(|i| mark(*i, close));
        if mark(at, '(') {
            let Some(end) = closing(at, ')') else { return false };
            at = end + 1;
        } else if mark(at, ',') && between.get(at + 1).is_some_and(speaks) {
            let Some(end) = closing(at, ',') else { return false };
            at = end + 1;
        } else if context.is_any(group.start, &[Function::And, Function::But]) {
            joined = true;
            at += 1;
        } else if matches!(group.kind, GroupKind::Hedge(_)) || listable(context, group) || context.is_adverb(group.start) {
            at += 1;
        } else {
            return false;
        }
    }
    joined && at >= between.len()
}

/// What stands between two of a list with an aside is so many groups at most.
const ASIDES_WITHIN: usize = 16;

/// The name of a unit in words, with its short form in brackets, is so many groups.
const SPELT_WITHIN: usize = 14;

/// A name and the word that joins the next of a list to it are so many groups.
const NAMED_WITHIN: usize = 6;

/// What a person or people are and the word that joins the next of a list to them are so many groups.
const COMPLEMENTED_WITHIN: usize = 9;

/// "de district", "du poste", "de la base": a noun behind "of" that says more of the people before it, or its article.
fn is_complement(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let of = |at: usize| context.is_any(groups[at].start, &[Function::Of, Function::DetDu, Function::DetDes]);
    let article = |at: usize| {
        context.is_any(groups[at].start, &[Function::DetDef, Function::DetIndef]) && matches!(groups[at].kind, GroupKind::Word)
    };
    if article(at) {
        return at > 0
            && of(at - 1)
            && groups.get(at + 1).is_some_and(|g| matches!(g.kind, GroupKind::Word | GroupKind::Target(_)));
    }
    let word = |g: &Group| {
        matches!(g.kind, GroupKind::Word | GroupKind::Target(_))
            && !context.tokens[g.start].capital
            && context.tokens[g.start].is_word()
            && !context.has_any(g.start, &[SenseClass::Function, SenseClass::Verb])
    };
    let behind = |at: usize| of(at) || article(at) && at > 0 && of(at - 1);
    // "d'une société de travaux publics": an adjective behind it.
    word(&groups[at]) && at > 0 && (behind(at - 1) || at > 1 && word(&groups[at - 1]) && behind(at - 2))
}

/// "seize enfants de moins de dix ans et neuf femmes": whether the measure of an age, or the word that joins it, stands here.
fn tells_age(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let measured = |i: usize| {
        let of = i > 0 && context.is(groups[i - 1].start, Function::Of);
        of && matches!(&groups[i].kind, GroupKind::Count(c) if c.what.is_none() && !c.person)
    };
    measured(at) || context.is(groups[at].start, Function::Of) && at + 1 < groups.len() && measured(at + 1)
}

fn listable(context: &Context<'_>, group: &Group) -> bool {
    match &group.kind {
        GroupKind::Mark(',' | '«' | '»' | '"' | '“' | '”' | '+' | '&') => true,
        // "le chef du village de B. et ses deux fils"
        GroupKind::Place(place) => place.tie == crate::recognise::PlaceTie::Of || place.tie == crate::recognise::PlaceTie::In,
        // "ainsi qu'un gardien", "en plus de sept blessés": a further word of what joins.
        GroupKind::Word if goes_on_joining(context, group.start) => true,
        GroupKind::Word => context.is_any(
            group.start,
            &[
                Function::And,
                Function::Or,
                Function::Of,
                Function::Adverb,
                Function::DetDes,
                Function::DetDu,
                Function::At,
                Function::Nor,
            ],
        ),
        _ => false,
    }
}

/// "dont cinq côté rebelles, trois du groupe et deux civils": whether a group says of which side a part is.
fn tells_side(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let among = |at: usize| context.is(groups[at].start, Function::Among);
    let of = |at: usize| among(at) || context.is_any(groups[at].start, &[Function::Of, Function::DetDu, Function::DetDes]);
    among(at) || at > 0 && of(at - 1) && matches!(groups[at].kind, GroupKind::Actor(_) | GroupKind::Source(_))
}

/// Whether a word that joins began before this one and goes on here.
pub fn goes_on_joining(context: &Context<'_>, at: usize) -> bool {
    (1..=LONGEST_JOINT.min(at)).any(|back| context.function_length(at - back, Function::And).is_some_and(|length| length > back))
}

/// What joins a list has at most so many words behind its first.
const LONGEST_JOINT: usize = 2;

fn at_least(group: &Group) -> Option<u64> {
    match &group.kind {
        // "au moins dix personnes, six soldats et quatre civils"
        GroupKind::Victims(v)
            if v.quantity.form == crate::model::Form::AtLeast
                && (v.effect.is_some() || v.category == Some(Victims::People) && v.group.is_none()) =>
        {
            Some(v.quantity.low)
        }
        _ => None,
    }
}

/// Whether the noun of a group is itself the harm.
fn counted(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Victims(v) if v.effect.is_some())
}

/// Whether two groups name people of different sides.
fn of_other_side(a: &Group, b: &Group) -> bool {
    let category = |g: &Group| match &g.kind {
        GroupKind::Victims(v) => v.category,
        _ => None,
    };
    category(a).zip(category(b)).is_some_and(|(a, b)| a.is_of_another_side(b))
}

/// Whether there are more of the one than there can be of the other: then they are no part of those.
fn more_than(group: &Group, total: &Group) -> bool {
    match (&group.kind, &total.kind) {
        (GroupKind::Victims(a), GroupKind::Victims(b)) => {
            b.quantity.form == crate::model::Form::Exact && b.quantity.high.is_some_and(|most| a.quantity.low > most)
        }
        _ => false,
    }
}

fn counts_other_harm(total: &Group, group: &Group) -> bool {
    match (&total.kind, &group.kind) {
        (GroupKind::Victims(a), GroupKind::Victims(b)) => a.effect.is_some() && b.effect.is_some() && a.effect != b.effect,
        _ => false,
    }
}

/// Whether one person without a number is the subject right behind the word that opens a clause.
fn opens_clause(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let one = matches!(&groups[at].kind, GroupKind::Victims(v) if v.implicit && !v.plural && v.effect.is_none());
    // "ainsi que le chef"
    let joined = || context.ends_before(groups[at].start, Function::And, JOINED_BY);
    one && at > 0 && context.is_any(groups[at - 1].start, &[Function::That, Function::While]) && !joined()
}

/// "ainsi que": so many words at most.
const JOINED_BY: usize = 2;
