//! Figures of people harmed: which rule reads which group of victims.

mod apportioned;
mod bare;
mod everyday;
mod figure;
mod in_turn;
mod listed;
mod noted;
mod pronoun;
mod replaced;
mod supposed;
mod taken;
mod telling;
mod theirs;
mod they_were;
mod whose;

use std::collections::VecDeque;

use super::ellipsis::{self, Subject};
use super::parts::{self, Relation};
use super::proposals::{Proposal, Proposals, out_of, propose, spread, yield_to_nearer};
use super::untold::has_finite;
use super::{SentenceTold, sides};
use crate::lexicon::{EffectRole, Frame, Function, Sense, SenseClass};
use crate::model::{Effect, Form, Quantity, Span, SpeakerClass, Victims};
use crate::recognise::{Context, Group, GroupKind, Kinds, VictimGroup, Voice, fighters_of, may_be_noun};
pub use listed::{add_listed, add_opening_lists};
use noted::Noted;
pub use taken::is_vehicle;
use telling::Telling;
pub use they_were::name_before;
pub use whose::is_body;

/// One figure of people harmed, as one sentence says it.
#[derive(Clone, Debug)]
pub struct TollFound {
    /// Index of the group of victims in its sentence.
    pub group: usize,
    pub effect: Effect,
    pub victims: Victims,
    /// Of forces of which nothing says whether they are soldiers, police or gendarmes: people by their category.
    pub of_forces: bool,
    pub of: Option<String>,
    pub of_group: Option<&'static str>,
    pub quantity: Quantity,
    /// Index of the toll in this sentence that this one is a part of.
    pub part_of: Option<usize>,
    /// Some of those whom an earlier sentence told of.
    pub of_told: bool,
    /// The text itself replaces this figure.
    pub superseded: bool,
    /// The figure before a change, which this one replaces.
    pub replaces: Option<u64>,
    pub span: Span,
    pub rule: String,
    /// Of an account that is said to be an earlier one.
    pub outdated: bool,
    /// The verb says that it was so before something else.
    pub pluperfect: bool,
    pub conditional: bool,
    /// Points back at a figure told before, without adding one.
    pub recalls: bool,
    /// One person or some people, without a number.
    pub implicit: bool,
    /// The verb itself is one of violence: killed rather than died.
    pub violent: bool,
    /// Those of whom its sentence says that violence killed them, beside others who died of something else.
    pub apportioned: bool,
    /// What might have been, what mostly is, what a proverb or a rumour says: it happened to nobody.
    pub supposed: bool,
}

impl TollFound {
    /// Whether they bore arms for a state or beside it, be it in forces that nothing tells apart.
    pub fn is_of_forces(&self) -> bool {
        self.victims.are_forces() || self.of_forces
    }
}

/// How many figures back a repetition is recognised.
const REMEMBERED: usize = 60;

/// What earlier sentences leave behind for figures that take their noun from before.
#[derive(Default)]
pub struct Before {
    category: Option<Victims>,
    of: Option<String>,
    told: VecDeque<(Effect, Victims, u64)>,
    subject: Subject,
    /// How many sentences have been read.
    sentence: usize,
    /// The last figure with a category: when, and which.
    categorised: Option<(usize, Victims)>,
    /// People whom a sentence numbered without telling of harm.
    mentioned: Option<(usize, Victims)>,
    /// Those with whom a sentence opened as having attacked somebody, and when.
    attacked_by: Option<(usize, in_turn::Attackers)>,
    /// When a sentence named nobody but those who attacked: "Des assaillants ont visé le camp. Deux d'entre eux …"
    attackers: Option<usize>,
    /// The party with whom a sentence opened, of whom the next may go on to tell with "they", and when.
    opener: Option<(usize, Victims)>,
    /// The same, be it one that acts as one: the army.
    first_party: Option<(usize, Victims)>,
    /// Whom the last sentence was about, and when.
    center: Option<(usize, theirs::Center)>,
    /// The side that told the last figure, of more than one, and when: "L'armée dit avoir tué dix rebelles. Deux de ses hommes …"
    teller: Option<(usize, Victims)>,
    /// The last figure of any people.
    last: Option<(usize, Victims)>,
    /// Civilians were among those told of.
    civil: bool,
    /// The side that a sentence named last, and when.
    side: Option<(usize, Victims)>,
    /// The forces that a sentence told of as attacked, and when.
    attacked: Option<(usize, Victims)>,
    /// What people those consist of whom a sentence told of as attacked, and when.
    made_up_of: Option<(usize, Victims)>,
    /// The last people that a sentence counted as harmed, and when.
    people: Option<(usize, Harmed)>,
    /// The last people that a sentence counted without telling of harm, and when.
    met: Option<(usize, VictimGroup)>,
    /// That sentence told of nobody else.
    met_alone: bool,
    /// It said that they acted on others: "visés par cent rebelles".
    met_by_others: bool,
    /// When a sentence told of bodies without saying whose.
    bodies: Option<usize>,
    /// A force was named, or spoke.
    forces_named: bool,
    /// When a sentence told of an attack on a patrol, and of which force that was, where it said so.
    patrol: Option<(usize, Option<Victims>)>,
    /// The police or gendarmerie that a sentence of violence named, or whose post it told of, and when.
    corps: Option<(usize, Victims)>,
    /// When a sentence only asked after things: "Les camions ?"
    things: Option<usize>,
    /// When a sentence counted things and nobody.
    counted_things: Option<usize>,
}

/// People whom a sentence counted, with what befell them.
struct Harmed {
    effect: Effect,
    victims: Victims,
    of: Option<String>,
    of_group: Option<&'static str>,
    quantity: Quantity,
}

impl Harmed {
    fn of(toll: &TollFound) -> Self {
        let TollFound { effect, victims, of, of_group, quantity, .. } = toll;
        Self { effect: *effect, victims: *victims, of: of.clone(), of_group: *of_group, quantity: *quantity }
    }
}

impl Before {
    /// The side whose ranks a sentence means: the forces told of, else those that the sentence before named.
    fn ranks(&self) -> Option<Victims> {
        self.forces().or(self.side.filter(|(when, _)| self.sentence - when <= 1).map(|(_, side)| side))
    }

    /// Those who attacked, where the sentence before named nobody else: "des miliciens ont visé le camp. Il y a eu trois morts parmi eux".
    fn just_attacked(&self) -> Option<Victims> {
        self.attackers.filter(|when| self.sentence - when <= 1).map(|_| Victims::Militants)
    }

    /// Those with whom the sentence before opened.
    fn opener(&self) -> Option<Victims> {
        self.opener.filter(|(when, _)| self.sentence - when == 1).map(|(_, side)| side)
    }

    /// The same, be it one that acts as one.
    fn first_party(&self) -> Option<Victims> {
        self.first_party.filter(|(when, _)| self.sentence - when == 1).map(|(_, side)| side)
    }

    /// Whom the sentence before was about.
    fn center(&self) -> Option<theirs::Center> {
        self.center.filter(|(when, _)| self.sentence - when == 1).map(|(_, center)| center)
    }

    /// Those with whom one of so many last sentences opened as having attacked somebody.
    fn attacked_within(&self, sentences: usize) -> Option<&in_turn::Attackers> {
        self.attacked_by.as_ref().filter(|(when, _)| self.sentence - when <= sentences).map(|(_, attackers)| attackers)
    }

    /// Those who attacked in the sentence before, where they were as many.
    fn all_attackers(&self, quantity: Quantity) -> Option<Victims> {
        let attackers = self.attacked_within(1)?;
        attackers.are_so_many(quantity).then(|| attackers.side())
    }

    /// Those who attacked in the sentence before, where it counted nobody as harmed and so many may be some of them; not where it counted
    /// others behind them: "Deux tireurs ont fait feu sur deux femmes. L'une est morte".
    fn some_attackers(&self, quantity: Quantity, caught: bool) -> Option<Victims> {
        let attackers = self.attacked_within(1)?;
        let harmed = self.people.as_ref().is_some_and(|(when, _)| self.sentence - when == 1);
        // "L'un a été tué, l'autre a été arrêté": whoever is caught attacked.
        let others = !caught && self.more_just_met(quantity).is_some_and(|side| side != attackers.side());
        (!harmed && !others && attackers.may_hold(quantity)).then(|| attackers.side())
    }

    /// "Le commissariat a été attaqué. Deux agents …": the police or gendarmerie of which the sentence before told.
    fn corps(&self) -> Option<Victims> {
        self.corps.filter(|(when, _)| self.sentence - when == 1).map(|(_, corps)| corps)
    }

    /// Soldiers, where the sentence before told of a patrol or a unit that was attacked.
    fn patrol(&self) -> Option<Victims> {
        self.patrol.filter(|(when, _)| self.sentence - when == 1).map(|(_, of)| of.or(self.forces()).unwrap_or(Victims::Soldiers))
    }

    /// "Cinq rebelles se sont heurtés à l'armée. Trois d'entre eux …": those whom the sentence before counted, more than these.
    fn more_just_counted(&self, quantity: Quantity) -> Option<Victims> {
        // "Quatre policiers sont morts. Chacun y voit la main des rebelles. Deux d'entre eux …": a sentence without a figure may stand between.
        let just = |when: usize| self.sentence - when <= JUST;
        let more = |of: Quantity| of.low > quantity.low && of.high != Some(0);
        let harmed = self.people.as_ref().filter(|(when, harmed)| just(*when) && more(harmed.quantity)).map(|(_, h)| h.victims);
        self.more_just_met(quantity).or(harmed).filter(|side| *side != Victims::People)
    }

    /// "Sept rebelles se sont heurtés à une patrouille. Trois ont été tués": the same, where nothing had befallen them yet.
    fn more_just_met(&self, quantity: Quantity) -> Option<Victims> {
        let counted = |met: &VictimGroup| met.plural && met.quantity.form != Form::Vague && met.quantity.low > quantity.low;
        let met = self.met.as_ref().filter(|(when, met)| self.sentence - when == 1 && !self.met_by_others && counted(met));
        met.and_then(|(_, met)| met.category).filter(|side| *side != Victims::People)
    }

    /// "Les secouristes ont ramassé des corps. Ils en ont compté quatorze": whether the sentence before told of bodies.
    fn found_bodies(&self) -> bool {
        self.bodies.is_some_and(|when| self.sentence - when == 1)
    }

    /// The side that told a figure in the sentence before.
    fn teller(&self) -> Option<Victims> {
        self.teller.filter(|(when, _)| self.sentence - when == 1).map(|(_, side)| side)
    }

    /// Whether the report has named a force.
    fn forces_named(&self) -> bool {
        self.forces_named
    }

    /// Whether the sentence before only asked after things.
    fn just_asked_after_things(&self) -> bool {
        self.things.is_some_and(|when| self.sentence - when == 1)
    }

    /// Whether the sentence before counted things and nobody.
    fn just_counted_things(&self) -> bool {
        self.counted_things.is_some_and(|when| self.sentence - when == 1)
    }

    /// Whether the sentence before counted people without telling of harm.
    fn just_met(&self) -> bool {
        self.met.as_ref().is_some_and(|(when, _)| self.sentence - when == 1)
    }

    /// Whether the last sentence that spoke of people gave a figure.
    fn subject_told(&self) -> bool {
        self.subject.told
    }

    /// Whether the same figure was told of one side or another.
    fn has_told(&self, effect: Effect, quantity: &Quantity) -> bool {
        quantity.form == Form::Exact && self.told.iter().any(|(e, _, n)| *e == effect && *n == quantity.low)
    }

    /// The forces that this sentence or the one before told of as attacked.
    fn attacked(&self) -> Option<Victims> {
        self.attacked.filter(|(when, _)| self.sentence - when <= 1).map(|(_, category)| category)
    }

    /// The last people of a category that this sentence or the two before told of.
    fn lately(&self) -> Option<Victims> {
        self.categorised.filter(|(when, _)| self.sentence - when <= 2).map(|(_, category)| category)
    }

    /// The forces that the last sentences told of, whose dead and wounded a bare count then means.
    fn forces(&self) -> Option<Victims> {
        self.categorised
            .filter(|(when, category)| category.are_forces() && self.sentence - when <= 2)
            .map(|(_, category)| category)
            .filter(|category| !self.are_some_of_people(*category))
    }

    /// "Trente personnes sont mortes. Deux des victimes étaient des policiers": whether the forces told of last are but some of more
    /// people, of whom it was not said who they were.
    fn are_some_of_people(&self, category: Victims) -> bool {
        let mut told = self.told.iter().rev();
        let last = told.find(|(_, side, _)| *side == category);
        let before = told.next();
        last.zip(before).is_some_and(|((effect, _, few), (e, side, more))| e == effect && *side == Victims::People && more > few)
    }
}

/// "Combien de tués ?", "Le marché de Jos : combien de morts ?": whether a sentence, or what follows its mark, asks for a number.
fn asks_how_many(context: &Context<'_>, groups: &[Group]) -> bool {
    let opens = |at: usize| at == 0 || matches!(groups[at - 1].kind, GroupKind::Mark(_));
    context.holds_function(&[Function::HowMany])
        && (0..groups.len()).any(|at| context.is(groups[at].start, Function::HowMany) && opens(at))
}

/// "Les maisons ? Douze ont brûlé.": whether a sentence is an article, a noun of things, and a question mark.
fn asks_after_things(context: &Context<'_>, groups: &[Group]) -> bool {
    let thing = |i: usize| context.has(i, SenseClass::Target) || context.has(i, SenseClass::Materiel);
    let asks = groups.last().is_some_and(|g| matches!(g.kind, GroupKind::Mark('?')));
    asks && groups.len() <= ASKED_AFTER
        && context.is_any(0, &[Function::DetDef, Function::DetPoss, Function::DetDem])
        && !context.has(1, SenseClass::Victim)
        && (1..context.len()).any(thing)
}

/// A question after things has so many groups at most.
const ASKED_AFTER: usize = 4;

/// The effect that a sentence speaks of, with or without a figure.
fn subject_of(context: &Context<'_>, groups: &[Group], kinds: Kinds, before: Subject) -> Subject {
    if !kinds.any(Kinds::VICTIMS.and(Kinds::EFFECT).and(Kinds::EFFECT_NOUN)) {
        return before;
    }
    // "Combien de détenus en ont profité ?": whoever was held is asked after, not how many are.
    let asked = asks_how_many(context, groups);
    let held = |e: Effect| matches!(e, Effect::Detained | Effect::Captured);
    let effect = groups.iter().enumerate().rev().find_map(|(at, g)| match &g.kind {
        GroupKind::Victims(v) => v.effect,
        GroupKind::Effect(e) => e.effect.filter(|_| e.frame != Frame::Fall),
        GroupKind::EffectNoun(n) => Some(n.effect).filter(|_| !ellipsis::died_of(groups, at)),
        _ => None,
    });
    let effect = effect.filter(|e| !(asked && held(*e)));
    Subject { effect: effect.or(before.effect), ..before }
}

/// Whether a group names a force, its people or one who speaks for it.
fn is_of_forces(group: &Group) -> bool {
    match &group.kind {
        GroupKind::Actor(actor) => actor.force,
        GroupKind::Source(source) => source.class == Some(SpeakerClass::Army),
        GroupKind::Victims(victims) => victims.category.is_some_and(Victims::are_forces),
        // Where a camp is told of, so are those who hold it.
        GroupKind::Target(what) => *what == MILITARY_BASE,
        _ => false,
    }
}

/// "une patrouille de la police", "le commissariat a été attaqué": the police or gendarmerie that a sentence says was attacked, or whose post or
/// patrol; not "escorté par la police", "près du commissariat", "malgré l'escorte de la police".
fn corps_hit(context: &Context<'_>, groups: &[Group]) -> Option<Victims> {
    let hits = |g: &Group, voices: &[Voice]| matches!(&g.kind, GroupKind::Effect(e) if e.incident.is_some() && !e.negated && voices.contains(&e.voice));
    let small = |g: &&Group| matches!(g.kind, GroupKind::Word | GroupKind::Place(_) | GroupKind::Target("patrol" | "convoy"));
    let patrol = |g: &Group| matches!(g.kind, GroupKind::Target("patrol"));
    let hit = |at: usize| {
        let start = groups[at].start;
        let aside = (start.saturating_sub(2)..start).any(|i| context.is_any(i, &[Function::By, Function::Near, Function::With]));
        let before = groups[..at].iter().rev().find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Time(_)));
        let of_act = before
            .is_some_and(|g| matches!(g.kind, GroupKind::Incident(_)) || hits(g, &[Voice::Active, Voice::Unfinite]) || patrol(g));
        let suffers = groups[at + 1..].iter().find(|g| !small(g)).is_some_and(|g| hits(g, &[Voice::Passive]));
        let opens = groups[..at].iter().all(|g| small(&g));
        !aside && (of_act || suffers && opens)
    };
    let corps = |g: &Group| match &g.kind {
        GroupKind::Actor(a) if a.force => {
            Some(fighters_of(true, a.kind)).filter(|c| matches!(c, Victims::Police | Victims::Gendarmes))
        }
        GroupKind::Target("police_station") => Some(Victims::Police),
        GroupKind::Target("gendarmerie_post") => Some(Victims::Gendarmes),
        _ => None,
    };
    groups.iter().enumerate().rev().find_map(|(at, g)| corps(g).filter(|_| hit(at)))
}

/// What a camp or a post of an army is called as a target.
const MILITARY_BASE: &str = "military_base";

/// The side of the actor, or of the fighters whose things are hit, that a sentence names last.
fn named_last(context: &Context<'_>, groups: &[Group]) -> Option<Victims> {
    let named = |g: &Group| match &g.kind {
        GroupKind::Actor(a) => Some(fighters_of(a.force, a.kind)),
        // "L'armée a frappé une base des rebelles"
        GroupKind::Victims(v) if v.definite && v.plural && v.implicit && v.effect.is_none() => {
            v.category.filter(|c| *c == Victims::Militants || c.are_forces())
        }
        _ => None,
    };
    // "une colonne de rebelles a été frappée par l'aviation": the next sentence goes on about the rebels.
    let agent = |g: &&Group| g.start > 0 && (g.start - 1..=g.start).any(|i| context.is(i, Function::By));
    groups.iter().rev().filter(|g| !agent(g)).find_map(named).or_else(|| groups.iter().rev().find_map(named))
}

/// "Les assaillants étaient des rebelles": whether people are those who a sentence says attacked.
fn are_who_attacked(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let adverb = |g: &&Group| matches!(g.kind, GroupKind::Word) && context.is_adverb(g.start);
    let attackers = |g: &Group| matches!(&g.kind, GroupKind::Actor(actor) if !actor.force);
    let mut before = groups[..at].iter().rev().skip_while(adverb);
    before.next().is_some_and(|g| context.is(g.start, Function::Copula)) && before.find(|g| !adverb(g)).is_some_and(attackers)
}

/// "Armés de fusils, des rebelles ont visé le camp": the party that is the subject of a sentence, before its first verb, and whether a
/// noun in the plural names it.
fn opener(context: &Context<'_>, groups: &[Group]) -> Option<(Victims, bool)> {
    let brings = [Function::Against, Function::Of, Function::By, Function::With, Function::At, Function::DetDu, Function::In];
    let behind = |g: &Group| (g.start.saturating_sub(2)..g.start).any(|i| context.is_any(i, &brings));
    let before_verb = groups.iter().take(OPENS_WITHIN).take_while(|g| !acts(g) && !has_finite(context, g));
    before_verb.filter(|g| !behind(g)).find_map(|g| sides::party_of(context, g))
}

/// Whether a verb in the active or passive stands here.
fn acts(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Active | Voice::Passive))
}

/// The subject of a sentence stands among so many groups.
const OPENS_WITHIN: usize = 12;

/// What a sentence says of the people that it counts, looked at alone: it takes nothing from the sentences before it.
pub struct Counted<'c> {
    /// Where people, or things that may be people, are counted.
    people: Vec<usize>,
    /// For each group, how it hangs together with one before it; empty where one alone is counted.
    relations: Vec<Relation>,
    /// Whether any of them hangs together with another.
    related: bool,
    proposals: Proposals<'c>,
}

/// The people that a sentence counts, if any.
pub fn counted<'c>(sentence: &SentenceTold<'c>) -> Option<Counted<'c>> {
    let SentenceTold { context, groups, kinds, .. } = sentence;
    let people = where_counted(groups, *kinds);
    let are_people = |at: &usize| match &groups[*at].kind {
        GroupKind::Count(count) => count.unknown_noun,
        _ => true,
    };
    if !people.iter().any(are_people) {
        return None;
    }
    let (mut proposals, mut by_noun) = propose(context, groups);
    // Where one group is alone, it hangs together with none and takes no other's verb.
    if people.len() < 2 {
        return Some(Counted { people, relations: Vec::new(), related: false, proposals });
    }
    let relations = parts::relations(context, groups, &people);
    let related = relations.iter().any(|relation| *relation != Relation::None);
    if related {
        spread(context, groups, &relations, &people, &mut proposals);
    }
    yield_to_nearer(context, groups, &relations, &people, &mut proposals, &mut by_noun);
    Some(Counted { people, relations, related, proposals })
}

/// Where people, or things that may be people, are counted in a sentence.
fn where_counted(groups: &[Group], kinds: Kinds) -> Vec<usize> {
    let counts = |at: &usize| matches!(groups[*at].kind, GroupKind::Victims(_) | GroupKind::Count(_));
    let groups = if kinds.any(Kinds::VICTIMS.and(Kinds::COUNT)) { groups.len() } else { 0 };
    (0..groups).filter(counts).collect()
}

/// The figures of a sentence, with what the sentences before it leave to those that it counts.
pub fn tolls<'c>(sentence: &SentenceTold<'c>, counted: Option<Counted<'c>>, before: &mut Before) -> Vec<TollFound> {
    let SentenceTold { context, groups, kinds, .. } = sentence;
    before.sentence += 1;
    let may_be_forces = kinds.any(Kinds::ACTOR.and(Kinds::SOURCE).and(Kinds::VICTIMS).and(Kinds::TARGET));
    before.forces_named = before.forces_named || may_be_forces && groups.iter().any(is_of_forces);
    let subject = before.subject;
    before.subject = subject_of(context, groups, *kinds, subject);
    let noted = Noted::of(sentence, before);
    let mut told_again = told_again(sentence, before);
    before.note_questions(sentence, counted.is_some());
    let Some(counted) = counted else {
        before.things = asks_after_things(context, groups).then_some(before.sentence).or(before.things);
        before.subject.foes = before.subject.foes || tells_of_foes(context, groups);
        let attackers = noted.attackers.as_ref();
        told_again.extend(attackers.and_then(|a| in_turn::harmed_in_turn(context, groups, &Vec::new(), a)));
        before.note(noted, false);
        return told_again;
    };
    let mut telling = Telling::of(sentence, counted, noted.attackers.as_ref(), before, told_again);
    telling.fill(subject);
    telling.count_all();
    let Telling { people, mut found, .. } = telling;
    some_of_each(context, groups, &mut found);
    replaced::mark(context, groups, &mut found, before);
    of_both_harms(context, groups, &mut found);
    of_dead_among(context, groups, &mut found);
    before.note_people(sentence, &people, &found);
    before.note_subject(sentence, &found);
    before.note_figures(&found);
    before.note_met(sentence, &found);
    before.note(noted, !found.is_empty());
    found
}

/// The figures of those told of before whom the sentence means with a pronoun, or without a word.
fn told_again(sentence: &SentenceTold<'_>, before: &Before) -> Vec<TollFound> {
    let SentenceTold { context, groups, kinds, .. } = sentence;
    if let Some(toll) = in_turn::harmed_next(context, groups, before) {
        vec![toll]
    } else if kinds.any(Kinds::EFFECT) || context.is(0, Function::DetPoss) {
        pronoun::of_told_before(context, groups, before)
    } else {
        Vec::new()
    }
}

/// "de nombreux morts et blessés", "plusieurs personnes ont été tuées et blessées": some were killed, and some wounded.
fn some_of_each(context: &Context<'_>, groups: &[Group], found: &mut Vec<TollFound>) {
    let both = |t: &TollFound| {
        let words = (groups[t.group].start..context.len()).take_while(|i| context.tokens[*i].span.end <= t.span.end);
        t.effect == Effect::KilledOrWounded
            && t.quantity == Quantity::vague(2)
            && t.part_of.is_none()
            && words.into_iter().any(|i| context.is(i, Function::And))
    };
    for at in 0..found.len() {
        if both(&found[at]) {
            found[at].effect = Effect::Killed;
            found.push(TollFound { effect: Effect::Wounded, ..found[at].clone() });
        }
    }
}

/// "deux policiers et un civil": whether "and" joins people of two sides whom nothing else tells of.
fn of_two_sides(context: &Context<'_>, groups: &[Group], people: &[usize]) -> bool {
    let category = |at: usize| match &groups[at].kind {
        GroupKind::Victims(v) if !v.definite && v.effect.is_none() => v.category,
        _ => None,
    };
    people.windows(2).any(|pair| {
        let joined = pair[1] == pair[0] + 2 && context.is(groups[pair[0] + 1].start, Function::And);
        joined && category(pair[0]).zip(category(pair[1])).is_some_and(|(a, b)| a.is_of_another_side(b))
    })
}

/// The figure last told of more people with the same harm, whom "of them" means.
fn of_those_before(found: &[TollFound], some: &VictimGroup, effect: Effect) -> Option<usize> {
    let last = found.len().checked_sub(1)?;
    let total = found[last].part_of.unwrap_or(last);
    let more = found[total].quantity.low > some.quantity.low && found[total].quantity.form != Form::Vague;
    (found[total].effect == effect && more).then_some(total)
}

/// "dix victimes, dont quatre morts et six blessés", "dix victimes, soit quatre morts et six blessés": a number of victims that the dead and the wounded behind it add up to is of both;
/// not where a bracket closes between them: "dix tués (quatre femmes), six blessés".
fn of_both_harms(context: &Context<'_>, groups: &[Group], found: &mut [TollFound]) {
    let exact = |t: &TollFound| t.quantity.high.filter(|_| matches!(t.quantity.form, Form::Exact | Form::About));
    for total in 0..found.len().saturating_sub(2) {
        let [whole, first, second] = &found[total..total + 3] else { return };
        let harms = [first.effect, second.effect];
        // "trois mercenaires touchés : un mort et deux blessés"
        let hit = matches!(whole.effect, Effect::Killed | Effect::Wounded);
        let both = harms.contains(&Effect::Killed) && harms.contains(&Effect::Wounded) && hit;
        let adds_up = exact(first).zip(exact(second)).map(|(a, b)| a + b).is_some_and(|sum| exact(whole) == Some(sum));
        if !both || !adds_up || first.group <= whole.group || second.group < first.group {
            continue;
        }
        let breaks_down = |g: &Group| {
            matches!(g.kind, GroupKind::Mark(':' | '(')) || context.is_any(g.start, &[Function::Including, Function::ThatIs])
        };
        // "ont tué 47 personnes, dont six femmes, et en ont blessé 41": these are others.
        let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active);
        let closed = groups[first.group..second.group].iter().any(|g| matches!(g.kind, GroupKind::Mark(')')) || acts(g));
        if !closed && groups[whole.group + 1..first.group].iter().any(breaks_down) {
            found[total].effect = Effect::KilledOrWounded;
            let side = found[total].victims;
            for part in found.iter_mut().skip(total + 1).take(2) {
                part.part_of = Some(total);
                part.victims = if part.victims == Victims::People { side } else { part.victims };
            }
        }
    }
}

/// "quarante victimes, dont dix morts": whom a noun that need not mean death counts, with the dead told of as some of them by another noun,
/// were killed or wounded.
fn of_dead_among(context: &Context<'_>, groups: &[Group], found: &mut [TollFound]) {
    let noun = |t: &TollFound| match &groups[t.group].kind {
        GroupKind::Victims(v) if v.effect == Some(Effect::Killed) && v.category.is_none() && v.plural => {
            v.noun.filter(|(start, end)| end - start == 1).map(|(start, _)| start)
        }
        _ => None,
    };
    let of_role = |at: usize| {
        context
            .senses_of(at, &[SenseClass::EffectNoun])
            .any(|(_, s)| matches!(s, Sense::EffectNoun { role: EffectRole::Victim, .. }))
    };
    for part in 0..found.len() {
        let Some(total) = found[part].part_of.filter(|_| found[part].effect == Effect::Killed) else { continue };
        let both = noun(&found[total]).zip(noun(&found[part]));
        let including = found[part].group > 0 && context.is(groups[found[part].group - 1].start, Function::Including);
        let unlike = |(whole, dead): (usize, usize)| {
            // "mort" and "tué" are participles as well: they say how it ended, "victime" does not.
            let ended = |at: usize| context.has(at, SenseClass::Verb);
            of_role(whole) && of_role(dead) && ended(dead) && !ended(whole)
        };
        if including && found[total].effect == Effect::Killed && both.is_some_and(unlike) {
            found[total].effect = Effect::KilledOrWounded;
        }
    }
}

/// "L'attaque a fait douze blessés, auxquels il faut ajouter deux gendarmes": those who are added came to what the others did.
fn come_to_the_same(people: &[usize], proposals: &mut Proposals<'_>, before: Subject) {
    let died = [before.effect, before.first, before.of_most.map(|(effect, _)| effect)].contains(&Some(Effect::Killed));
    let mut last = before.effect.filter(|_| before.told && !died);
    for at in people.iter().copied() {
        let Some(proposal) = proposals[at].as_mut() else { continue };
        match last {
            Some(effect) if proposal.more => proposal.effect = effect,
            _ => last = Some(proposal.effect),
        }
    }
}

/// "Deux personnes ont été blessées. … ces deux victimes sont des soldats": those who are pointed back at came to the harm that was told
/// last of as many, where nobody was killed.
fn stay_wounded(groups: &[Group], people: &[usize], proposals: &mut Proposals<'_>, before: &Before) {
    for at in people.iter().copied() {
        let GroupKind::Victims(v) = &groups[at].kind else { continue };
        let pointed = v.demonstrative && v.effect == Some(Effect::Killed) && v.quantity.form == Form::Exact;
        let Some((effect, _, count)) = before.told.back().filter(|_| pointed) else { continue };
        let alone = *effect == Effect::Wounded && *count == v.quantity.low;
        if let Some(proposal) = proposals[at].as_mut().filter(|p| alone && p.verb.is_none() && p.effect == Effect::Killed) {
            proposal.effect = *effect;
        }
    }
}

/// "ont tué huit personnes, dont trois enfants brûlés", "douze corps, dont plusieurs brûlés": what else befell some of the dead is not
/// what becomes of them.
fn stay_dead(context: &Context<'_>, groups: &[Group], relations: &[Relation], people: &[usize], proposals: &mut Proposals<'_>) {
    let body = |at: usize| match &groups[at].kind {
        GroupKind::Victims(v) => v.noun.is_some_and(|(noun, _)| context.names_bodies(noun..=noun)),
        _ => false,
    };
    let by_verb = |at: usize| matches!(&groups[at].kind, GroupKind::Victims(v) if v.effect.is_none());
    for part in people.iter().copied() {
        let Relation::PartOf(total) = relations[part] else { continue };
        let including = part > 0 && context.is(groups[part - 1].start, Function::Including);
        let dead = (by_verb(total) || body(total)) && proposals[total].as_ref().is_some_and(|p| p.effect == Effect::Killed);
        // "onze morts : dix soldats et un civil touché par une balle perdue": what they died of.
        let hit_by = proposals[part].as_ref().and_then(|p| p.verb).filter(|verb| *verb == part + 1).is_some_and(|verb| {
            let participle = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
            participle && (groups[verb].start..=groups[verb].end).any(|i| context.is_any(i, &[Function::By, Function::At]))
        });
        let counted_dead = matches!(&groups[total].kind, GroupKind::Victims(v) if v.effect == Some(Effect::Killed));
        let dies = including && dead || hit_by && counted_dead;
        if let Some(of_part) = proposals[part].as_mut().filter(|p| p.effect == Effect::Wounded && dies) {
            of_part.effect = Effect::Killed;
        }
    }
}

/// People are meant by a pronoun so many sentences on.
const JUST: usize = 2;

/// "The president decorated fourteen soldiers": several beside one person, whom nobody but "they" means.
fn are_the_only_several(context: &Context<'_>, groups: &[Group]) -> bool {
    let mut several = groups.iter().filter(|g| match &g.kind {
        GroupKind::Victims(v) => v.plural,
        GroupKind::Source(s) => s.plural,
        // People whom no group tells of, and a party in the plural.
        GroupKind::Word | GroupKind::Actor(_) => context.is_any(g.start, &[Function::DetDes, Function::PluralDeterminer]),
        _ => false,
    });
    several.next().is_some_and(|g| matches!(g.kind, GroupKind::Victims(_))) && several.next().is_none()
}

/// "The remains of six volunteers were seen off", "twelve were buried": whoever is told of there is dead.
fn are_mourned(context: &Context<'_>) -> bool {
    context.holds_function(&[Function::Aftermath]) || context.names_bodies(0..context.len())
}

/// "Vingt habitants de A allaient au champ.": whether those whom a sentence counts are its subject, and nobody else is told of.
fn is_subject_alone(context: &Context<'_>, groups: &[Group]) -> bool {
    let somebody = |g: &Group| matches!(g.kind, GroupKind::Victims(_) | GroupKind::Actor(_) | GroupKind::Source(_));
    let mut people = (0..groups.len()).filter(|at| somebody(&groups[*at]));
    let (Some(at), None) = (people.next(), people.next()) else { return false };
    let before = |g: &Group| match &g.kind {
        GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Mark(_) => true,
        GroupKind::Word => !has_finite(context, g) && !context.is_any(g.start, &[Function::Pronoun, Function::By]),
        _ => false,
    };
    let subject = groups[..at].iter().all(before);
    subject && (at == 0 || matches!(groups[at - 1].kind, GroupKind::Mark(_) | GroupKind::Time(_) | GroupKind::Place(_)))
}

/// "Des hommes armés ont attaqué la ville", "visée par des hommes armés": no number that the next sentence tells without a noun is of
/// those who attacked.
fn attacks(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let by = at > 0 && context.is(groups[at - 1].start, Function::By);
    let acts = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Active && (e.incident.is_some() || e.frame == Frame::Transitive));
    let militants = matches!(&groups[at].kind, GroupKind::Victims(v) if v.category == Some(Victims::Militants));
    // "Des paysans ont été attaqués par des chasseurs": nor is it, whoever attacked.
    let suffered = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Passive && e.incident.is_some());
    let attacked_by = by && groups[..at].iter().rev().find(|g| matches!(g.kind, GroupKind::Effect(_))).is_some_and(suffered);
    attacked_by || militants && (by || groups.get(at + 1).is_some_and(acts))
}

/// Whether a sentence tells of an attack or of its authors: "recherche les auteurs".
fn tells_of_foes(context: &Context<'_>, groups: &[Group]) -> bool {
    groups.iter().any(crate::recognise::attacks) || context.holds_function(&[Function::Author])
}

/// Whether those who attacked are the only people that a sentence names.
fn only_attackers(context: &Context<'_>, groups: &[Group]) -> bool {
    let people = |at: &usize| matches!(groups[*at].kind, GroupKind::Victims(_) | GroupKind::Actor(_) | GroupKind::Source(_));
    // "took a family", "a convoy was attacked by gunmen": people whom no group tells of.
    let others = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.captures() || e.voice == Voice::Passive);
    let mut named = (0..groups.len()).filter(people).peekable();
    named.peek().is_some() && !groups.iter().any(others) && named.all(|at| attacks(context, groups, at))
}

/// "six des sept enseignants enlevés": all of them, and what was done to all.
fn whole(groups: &[Group], at: usize) -> Option<(VictimGroup, Proposal<'static>)> {
    let GroupKind::Victims(part) = &groups[at].kind else { return None };
    let out_of = part.out_of?;
    // "cinq des huit morts sont des policiers"
    if let Some(effect) = part.effect.filter(|effect| part.plural && matches!(effect, Effect::Killed | Effect::Wounded)) {
        let whole = VictimGroup {
            quantity: Quantity::exact(out_of),
            category: part.category.or(Some(Victims::People)),
            anaphoric: false,
            out_of: None,
            ..VictimGroup::clone(part)
        };
        return Some((whole, Proposal::unpatterned(effect, "state/out-of")));
    }
    let GroupKind::Effect(verb) = &groups.get(at + 1)?.kind else { return None };
    let effect = verb.effect.filter(|_| verb.voice == Voice::Participle)?;
    let whole = VictimGroup { quantity: Quantity::exact(out_of), anaphoric: false, out_of: None, ..VictimGroup::clone(part) };
    let proposal = Proposal { verb: Some(at + 1), ..Proposal::unpatterned(effect, "state/out-of") };
    Some((whole, proposal))
}

/// "enlevés avant d'être exécutés", "capturés puis tués", "enlevés et exécutés": what was done next to those of whom a verb says one thing.
fn then_done(context: &Context<'_>, groups: &[Group], verb: usize) -> Option<(Effect, usize)> {
    let GroupKind::Effect(first) = &groups[verb].kind else { return None };
    let held = matches!(first.effect, Some(Effect::Abducted | Effect::Captured | Effect::Detained));
    let mut then = false;
    for (at, group) in groups.iter().enumerate().skip(verb + 1).take(6) {
        match &group.kind {
            // "capturés puis emportés": taken, and taken along.
            GroupKind::Effect(second) if then && taken::carries_on(second) => return None,
            GroupKind::Effect(second) if then && matches!(second.voice, Voice::Passive | Voice::Participle) => {
                return second.effect.filter(|e| held && *e == Effect::Killed).map(|effect| (effect, at));
            }
            GroupKind::Word if context.is_any(group.start, &[Function::Before, Function::Then, Function::And]) => then = true,
            // "trois jeunes ont été enlevés et leurs biens emportés": the participle is of somebody or something else.
            GroupKind::Word if then && may_be_noun(context, group.start) && !context.is_adverb(group.start) => return None,
            // "enlevés puis « exécutés »"
            GroupKind::Word | GroupKind::Time(_) | GroupKind::Place(_) | GroupKind::Mark(',' | '«' | '"' | '“') => {}
            // "arrêtés par des rebelles, puis tués": who did it; "arrêtés, ligotés et tués": what else was done.
            GroupKind::Actor(_) if !then && context.is(group.start.saturating_sub(1), Function::By) => {}
            GroupKind::Victims(v) if !then && v.implicit && context.is(group.start.saturating_sub(1), Function::By) => {}
            _ => return None,
        }
    }
    None
}

/// "plusieurs soldats ont été tués et portés disparus": some were killed, and some are missing.
fn others_missing(context: &Context<'_>, groups: &[Group], at: usize, verb: usize) -> Option<(Effect, usize)> {
    let some = matches!(&groups[at].kind, GroupKind::Victims(v) if v.plural && v.quantity.form == Form::Vague);
    let killed =
        matches!(&groups[verb].kind, GroupKind::Effect(e) if e.effect == Some(Effect::Killed) && e.voice == Voice::Passive);
    let and = groups.get(verb + 1).is_some_and(|g| context.is(g.start, Function::And));
    match &groups.get(verb + 2)?.kind {
        GroupKind::Effect(e) if some && killed && and && verb > at && e.effect == Some(Effect::Missing) => {
            Some((Effect::Missing, verb + 2))
        }
        _ => None,
    }
}

/// "deux infirmiers, enlevés lundi, ont été retrouvés morts": that those whom a verb says are dead were taken before.
fn first_done(groups: &[Group], people: usize, verb: usize) -> Option<(Effect, usize)> {
    let GroupKind::Effect(main) = &groups[verb].kind else { return None };
    // "six des sept enseignants enlevés ont été tués": all seven were taken.
    if out_of(&groups[people]).is_some() {
        return None;
    }
    let between = (people + 1..verb).take(2).find(|i| !matches!(groups[*i].kind, GroupKind::Mark(',')))?;
    let GroupKind::Effect(first) = &groups[between].kind else { return None };
    let taken = first.effect.filter(|e| matches!(e, Effect::Abducted | Effect::Captured));
    let dead = main.effect == Some(Effect::Killed) && main.voice != Voice::Participle;
    taken.filter(|_| dead && first.voice == Voice::Participle).map(|effect| (effect, between))
}

/// "Quatre civils, qui avaient été enlevés, et sept soldats sont morts": the death, by the verb of those joined to them, of people of
/// whom a relative clause tells that they had been taken.
fn died_with(
    context: &Context<'_>,
    groups: &[Group],
    proposals: &Proposals<'_>,
    (at, proposal): (usize, &Proposal<'_>),
) -> Option<(Effect, usize)> {
    let taken = proposal.verb.filter(|_| matches!(proposal.effect, Effect::Abducted | Effect::Captured | Effect::Detained))?;
    let comma = |i: usize| groups.get(i).is_some_and(|g| matches!(g.kind, GroupKind::Mark(',')));
    let relative = comma(at + 1) && groups.get(at + 2).is_some_and(|g| context.is(g.start, Function::Who)) && taken > at + 2;
    let joint = |i: &usize| comma(*i) && groups.get(*i + 1).is_some_and(|g| context.is(g.start, Function::And));
    let close = (taken + 1..groups.len()).take(RELATIVE_BEHIND).find(joint).filter(|_| relative)?;
    let joined = close + 2;
    let main = proposals.get(joined)?.as_ref()?;
    let verb = main.verb.filter(|verb| *verb > joined && main.effect == Effect::Killed)?;
    matches!(groups[joined].kind, GroupKind::Victims(_)).then_some((Effect::Killed, verb))
}

/// Behind its verb a relative clause has so many groups at most.
const RELATIVE_BEHIND: usize = 8;

/// "un soldat blessé, qui a succombé à ses blessures": the death of the wounded right before a relative pronoun.
fn who_dies(context: &Context<'_>, groups: &[Group], at: usize, effect: Effect) -> Option<(Effect, usize)> {
    if effect != Effect::Wounded {
        return None;
    }
    let passes = |g: &Group| {
        matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle) || matches!(g.kind, GroupKind::Mark(','))
    };
    let who = (at + 1..groups.len()).find(|i| !passes(&groups[*i]))?;
    let verb = who + 1;
    let GroupKind::Effect(dies) = &groups.get(verb)?.kind else { return None };
    let died = dies.effect == Some(Effect::Killed) && dies.frame == Frame::Intransitive && !dies.negated;
    (context.is(groups[who].start, Function::Who) && died).then_some((Effect::Killed, verb))
}

/// The categories of a total's parts.
fn parts_of(groups: &[Group], relations: &[Relation], people: &[usize], total: usize) -> Vec<Victims> {
    let parts = people.iter().filter(|at| relations.get(**at) == Some(&Relation::PartOf(total)));
    parts
        .filter_map(|at| match &groups[*at].kind {
            GroupKind::Victims(v) => v.category,
            _ => None,
        })
        .collect()
}
