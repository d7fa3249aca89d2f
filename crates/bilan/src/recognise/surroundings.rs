//! What the words around a name say of it: in, near, toward or far from it; of which class; how far.

use super::Context;
use super::group::PlaceTie;
use super::lists::{announced_by, are_they, first_of_list, is_several, predicate_of, several_settlements};
use crate::lexicon::{Frame, Function, PlaceWord, Sense, SenseClass, Subject, WordId};
use crate::model::{Effect, Kind};
use crate::segment::TokenKind;

/// What stands before a name.
#[derive(Clone, Copy)]
pub(super) struct Surroundings {
    pub tie: PlaceTie,
    pub class: Option<PlaceWord>,
    pub distance_km: Option<u64>,
    /// The preposition stands right before the name, without an article.
    pub bare: bool,
    /// The name shares what stands before the first of a list.
    pub listed: bool,
    /// The first of that list is a place for certain.
    pub beside_place: bool,
    /// "the ambush of", "the post of": an incident or what was hit is named after the place.
    pub of_incident: bool,
    /// "they attacked A": the object of a verb of attack.
    pub attacked: bool,
    /// The name of the place told of.
    pub identified: bool,
}

impl Surroundings {
    /// Reads backwards from the name: article, "de", class word, preposition, distance.
    pub fn before(context: &Context<'_>, at: usize) -> Self {
        let mut out = Self {
            tie: PlaceTie::None,
            class: None,
            distance_km: None,
            bare: true,
            listed: false,
            beside_place: false,
            of_incident: false,
            attacked: false,
            identified: false,
        };
        let mut here = at;
        if here > 0 && context.is_quote(here - 1) {
            here -= 1;
        }
        let (first, repeated) = first_of_list(context, here);
        // "in a village of the district of A, B, ten died": B is the village.
        let own = first < here && another_by_name(context, here).is_some() && !is_wide(context, here);
        if first < here && !own {
            out.listed = true;
            let mut known = false;
            context.lexicon.place_entries(&context.tokens[first..], |_, _| known = true);
            out.beside_place = known
                && !repeated
                && !(context.is(here - 1, Function::And) && first == 0 && here == 2 && context.tokens[0].word != WordId::NONE);
            here = first;
            if here > 0 && context.is_quote(here - 1) {
                here -= 1;
            }
        }
        // "a village by the name of A".
        if let Some(named) = name_brought_in(context, here).or_else(|| another_by_name(context, here)) {
            here = named;
        }
        if here > 0 && context.is(here - 1, Function::DetDef) {
            here -= 1;
            out.bare = false;
        }
        if are_they(context, here) {
            // "They are A, B and C": the villages told of right before.
            (out.class, out.tie) = (Some(PlaceWord::Settlement), PlaceTie::Of);
        } else if let Some((start, tie)) = entry_before(context, here) {
            out.of_entry(context, start, here, tie);
        } else if let Some(start) = class_start(context, here) {
            // A class word right before: "village Solhan", "localité Zaki Biam".
            out.class = class_before(context, here);
            out.tie = tie_before_class(context, start);
            out.bare = false;
            out.far_from(context, start);
        } else if let Some(class) = predicate_of(context, here).or_else(|| announced_by(context, here)) {
            // "the villages hit are A, B and C", "three villages: A, B and C".
            out.class = Some(class);
            out.tie = PlaceTie::Of;
        } else if out.bare {
            out.attacked = attacked_before(context, here) || is_acted_against(context, here) || is_next_attacked(context, here);
        }
        if out.listed && first < at {
            out.share_class(context, first);
        }
        let away =
            matches!(out.tie, PlaceTie::In | PlaceTie::Near | PlaceTie::Toward | PlaceTie::Of) && elsewhere_before(context, here);
        // "to reach A": what a verb of going has as its object.
        let reached = out.tie == PlaceTie::None && out.class.is_none() && here > 0 && is_elsewhere_word(context, here - 1);
        if away || reached {
            out.tie = PlaceTie::Elsewhere;
        }
        out
    }

    /// "two villages of the district of A, B and C": a class word in the singular is of the first name alone; what follows are
    /// the villages told of before it, where there are several.
    fn share_class(&mut self, context: &Context<'_>, first: usize) {
        let wide = matches!(self.class, Some(PlaceWord::Admin1 | PlaceWord::Admin2));
        let Some(start) = class_start(context, first).or_else(|| class_start(context, first.saturating_sub(1))).filter(|_| wide)
        else {
            return;
        };
        if several_settlements(context, start) && !is_several(context, start.saturating_sub(1)) {
            self.class = Some(PlaceWord::Settlement);
            self.tie = PlaceTie::In;
        }
    }

    /// "in the capital, A": where nothing else stands before a known name, the noun before the comma.
    pub fn or_apposed(self, context: &Context<'_>, at: usize) -> Self {
        if self.tie != PlaceTie::None || self.class.is_some() || at < 2 || !context.is_mark(at - 1, ',') {
            return self;
        }
        let class = class_before(context, at - 1).filter(|c| *c == PlaceWord::Settlement);
        match class_start(context, at - 1).filter(|start| class.is_some() && !is_of_a_person(context, *start)) {
            Some(start) => {
                let mut out = Self { class, tie: tie_before_class(context, start), bare: false, listed: false, ..self };
                out.far_from(context, start);
                out
            }
            None => self,
        }
    }

    /// "420 km from the capital A", "from the capital, A": so far from what a class word says.
    fn far_from(&mut self, context: &Context<'_>, class: usize) {
        self.distance_km = distance(context, class);
        if self.distance_km.is_some() {
            self.tie = PlaceTie::Near;
        }
    }

    /// The name of the place told of is one of a settlement, where nothing says what else it is.
    pub fn or_identified(self, identified: bool) -> Self {
        // "the four villages were hit: A, B, C and D": one of a list is no other name for the first.
        if !identified || self.listed && self.class.is_some() {
            return self;
        }
        Self { class: self.class.or(Some(PlaceWord::Settlement)), tie: PlaceTie::In, listed: false, identified, ..self }
    }

    /// What stands before the first end of a road says that it was between its ends.
    pub const fn tie_on_road(&self, road: bool) -> PlaceTie {
        match self.tie {
            PlaceTie::In | PlaceTie::Of | PlaceTie::None if road => PlaceTie::Axis,
            tie => tie,
        }
    }

    /// "the village of A-B", "the camp of A-B": one name, and no road from A to B.
    pub fn is_one_place(&self, context: &Context<'_>, at: usize) -> bool {
        let site = |i: usize| {
            context
                .senses_of(i, &[SenseClass::Target])
                .any(|(_, s)| matches!(s, Sense::Target(what) if *what != "infrastructure"))
        };
        match self.class {
            Some(PlaceWord::Settlement) => true,
            Some(PlaceWord::Site) => (at.saturating_sub(NOUN_OF_NAME)..at).any(site),
            _ => false,
        }
    }

    /// What a prepositional entry right before the name says, and what stands before that.
    fn of_entry(&mut self, context: &Context<'_>, start: usize, end: usize, tie: PlaceTie) {
        self.tie = tie;
        self.class = class_in(context, start, end);
        self.distance_km = distance(context, start);
        // "au Sahel": names with an article are those of regions and countries, hardly of towns.
        if start + 1 == end && context.is(start, Function::At) && context.is(start, Function::Masculine) {
            self.bare = false;
        }
        if tie != PlaceTie::Of || self.class.is_some() {
            return;
        }
        self.class = class_before(context, start);
        // "the village of A and that of B".
        if self.class.is_none() && is_that_village(context, start) {
            self.class = Some(PlaceWord::Settlement);
            self.tie = PlaceTie::In;
            return;
        }
        if let Some(class_start) = class_start(context, start) {
            self.tie = tie_before_class(context, class_start);
            self.bare = false;
        } else if self.distance_km.is_some() || direction_before(context, start) {
            self.tie = PlaceTie::Near;
        } else if border_before(context, start) {
            self.tie = PlaceTie::Border;
        } else {
            self.of_incident = self.bare
                && (incident_before(context, start)
                    || is_that_after(context, start)
                    || is_that_one(context, start)
                    || is_taken(context, start));
        }
    }
}

/// The noun for a place stands at most so many words before its name.
const NOUN_OF_NAME: usize = 4;

/// A pronoun for a settlement told of before in the clause: "and that of".
fn is_that_village(context: &Context<'_>, end: usize) -> bool {
    let Some(pronoun) = end.checked_sub(1).filter(|i| context.is_any(*i, &[Function::Masculine, Function::Feminine])) else {
        return false;
    };
    let named = |s: &Sense| match s {
        Sense::PlaceWord(PlaceWord::Settlement) => true,
        // "the post in question is that of A".
        Sense::Target(what) => !MOVING.contains(what),
        _ => false,
    };
    // "In that of A, four were killed": of the kind of place that the sentence before told of.
    let heads = pronoun == 1 && context.is(0, Function::In);
    heads
        || (pronoun.saturating_sub(THAT_BACK)..pronoun)
            .any(|i| context.senses_of(i, &[SenseClass::PlaceWord, SenseClass::Target]).any(|(_, s)| named(s)))
}

/// "and four in that of A", "That of A killed four": a pronoun for an act told of before in the sentence, or which heads it.
fn is_that_one(context: &Context<'_>, end: usize) -> bool {
    let Some(pronoun) = end.checked_sub(1).filter(|i| context.is(*i, Function::ThatOf)) else { return false };
    let act = |i: usize| context.has(i, SenseClass::IncidentNoun);
    pronoun == 0 || (pronoun.saturating_sub(THAT_BACK)..pronoun).any(act)
}

/// The settlement or post stands at most so many words before the pronoun.
const THAT_BACK: usize = 12;

/// A bracket with an abbreviation may stand between a noun and what belongs to it: "the volunteers (VDP) of".
fn ends_at(context: &Context<'_>, noun_end: usize, end: usize) -> bool {
    noun_end == end || noun_end + 3 == end && context.is_mark(noun_end, '(') && context.is_mark(end - 1, ')')
}

/// Whether a noun stands right before that goes with a place: an incident, what was hit there, a force stationed there.
/// Nouns of what is done to people do not.
fn incident_before(context: &Context<'_>, end: usize) -> bool {
    let harm =
        |start| context.senses_between(start, end, &[SenseClass::EffectNoun]).any(|s| matches!(s, Sense::EffectNoun { .. }));
    let of_place = |s: &Sense| match s {
        Sense::IncidentNoun { .. } => true,
        // "the ministry of Development" bears the name of what it governs.
        Sense::Target(what) => *what != "government" || context.is(end, Function::Of),
        Sense::ActorNoun { index, .. } => context.lexicon.actor_nouns[*index as usize].is_force(),
        Sense::Actor(index) => {
            matches!(
                context.lexicon.actors[*index as usize].kind,
                "self_defence" | "pro_government" | "army" | "police" | "gendarmerie"
            )
        }
        _ => false,
    };
    let found = (end.saturating_sub(NOUN_BACK)..end)
        .any(|start| context.senses_of(start, OF_PLACES).any(|(l, s)| ends_at(context, start + l, end) && of_place(s)));
    found && !(end.saturating_sub(4)..end).any(harm)
}

/// "the ambush of Bouka Were": a name of two words right behind the definite noun of an attack, which else is called after a place.
pub(super) fn is_of_the_attack(context: &Context<'_>, at: usize, end: usize) -> bool {
    let Some(of) = at.checked_sub(1).filter(|i| context.is(*i, Function::Of)) else { return false };
    let attack = |s: &Sense| {
        let kinds = [Kind::Ambush, Kind::Massacre, Kind::Airstrike, Kind::Drone];
        // "the attack of John Smith killed ten" may be his.
        let closed = context.tokens.get(end).is_none_or(|t| !t.is_word());
        matches!(s, Sense::IncidentNoun { kind, .. } if kinds.contains(kind) || *kind == Kind::Attack && closed)
    };
    let noun =
        (of.saturating_sub(2)..of).find(|start| context.senses_between(*start, of, &[SenseClass::IncidentNoun]).any(attack));
    noun.is_some_and(|noun| {
        noun > 0 && context.is(noun - 1, Function::DetDef) && !context.is(noun - 1, Function::PluralDeterminer)
    })
}

/// Nouns that may go with a place.
const OF_PLACES: &[SenseClass] = &[SenseClass::IncidentNoun, SenseClass::Target, SenseClass::ActorNoun, SenseClass::Actor];

/// Such a noun, with its abbreviation in brackets behind it, begins at most so many words before the preposition.
const NOUN_BACK: usize = 12;

/// "took hold on Monday of A": a verb that says that a position was taken, with a day between.
fn is_taken(context: &Context<'_>, end: usize) -> bool {
    let timed = (end.saturating_sub(TAKEN_ON)..end)
        .rev()
        .take_while(|i| context.has_any(*i, &[SenseClass::Time, SenseClass::Digits]))
        .count();
    let end = end - timed;
    let takes = |s: &Sense| matches!(s, Sense::Verb(form) if context.lexicon.verbs[form.verb as usize].outcome == Some("position_captured"));
    (end.saturating_sub(3)..=end).any(|start| {
        context.senses_of(start, &[SenseClass::Verb]).any(|(l, s)| (end..=end + 1).contains(&(start + l)) && takes(s))
    })
}

/// A day has at most so many words.
const TAKEN_ON: usize = 3;

/// "some days after that of A", "the deadliest since that of A": the pronoun is for violence named before.
fn is_that_after(context: &Context<'_>, end: usize) -> bool {
    let before = [Function::After, Function::AfterOf, Function::Since];
    end >= 2 && context.is(end - 1, Function::ThatOf) && context.is_any(end - 2, &before)
}

/// Words that bring in a name behind a class word, "by the name of", "known as": where they start.
fn name_brought_in(context: &Context<'_>, end: usize) -> Option<usize> {
    if !context.holds_place_word(&[PlaceWord::Named]) {
        return None;
    }
    let starts = end.saturating_sub(6)..end;
    starts.into_iter().find(|start| {
        context
            .senses_of(*start, &[SenseClass::PlaceWord])
            .any(|(l, s)| start + l == end && matches!(s, Sense::PlaceWord(PlaceWord::Named)))
            && class_start(context, *start).is_some()
    })
}

/// "in another village that was hit, A, ten died": the name between commas is that of the other village. Where its noun ends.
fn another_by_name(context: &Context<'_>, end: usize) -> Option<usize> {
    let comma = end.checked_sub(1).filter(|i| context.is_mark(*i, ','))?;
    let closes = (end + 1..end + NAME).find(|i| !context.tokens.get(*i).is_some_and(|t| t.is_word()))?;
    let capital = |i: usize| context.tokens[i].capital || context.tokens[i].hyphen;
    if !context.is_mark(closes, ',') || !(end..closes).all(capital) {
        return None;
    }
    let clause = (comma.saturating_sub(APPOSED_BACK)..comma).rev().take_while(|i| context.tokens[*i].is_word());
    let village = |start: usize| {
        let mut senses = context.senses_of(start, &[SenseClass::PlaceWord]);
        senses.find(|(_, s)| class_of(s) == Some(PlaceWord::Settlement)).map(|(length, _)| start + length)
    };
    // "the attack on a village nearby, A, on Friday".
    let other = |start: usize| start > 0 && context.is_any(start - 1, &[Function::Other, Function::DetIndef]);
    clause.into_iter().filter(|i| other(*i)).find_map(village)
}

/// Whether a region or district bears the name that stands here.
fn is_wide(context: &Context<'_>, at: usize) -> bool {
    let mut wide = false;
    context.lexicon.place_entries(&context.tokens[at..], |_, places| {
        wide |= places.iter().any(|p| !context.lexicon.places[*p as usize].class.is_settlement());
    });
    wide
}

/// The noun stands at most so many words before the comma that a name follows.
const APPOSED_BACK: usize = 6;

/// Such a name ends within so many words.
const NAME: usize = 4;

/// Whether a verb of attack stands right before, but for a word of time: its object is what was attacked.
fn attacked_before(context: &Context<'_>, end: usize) -> bool {
    // "attacked on Thursday morning A".
    let time = |i: &usize| context.has(*i, SenseClass::Time);
    let timed = (end.saturating_sub(TIME_WORDS)..end).rev().take_while(time).last();
    // "hit, on Saturday 2 July, A".
    let aside = end.checked_sub(1).filter(|i| context.is_mark(*i, ',')).and_then(|close| {
        let open = (close.saturating_sub(DAY_WORDS)..close).rev().find(|i| context.is_mark(*i, ','))?;
        context.has(open + 1, SenseClass::Time).then_some(open)
    });
    let end = timed.or(aside).unwrap_or(end);
    let attacks = |s: &Sense| match s {
        Sense::Verb(form) => {
            let verb = &context.lexicon.verbs[form.verb as usize];
            !verb.suffers
                && verb
                    .incident
                    .is_some_and(|(kind, _)| matches!(kind, Kind::Attack | Kind::Shelling | Kind::Airstrike | Kind::Drone))
        }
        _ => false,
    };
    (end.saturating_sub(3)..end)
        .any(|start| context.senses_of(start, &[SenseClass::Verb]).any(|(l, s)| start + l == end && attacks(s)))
        || end > 0 && is_hit_from_afar(context, end - 1)
}

/// A word of time between a verb of attack and its object has at most so many parts: "jeudi matin".
const TIME_WORDS: usize = 2;

/// "they attacked A on Tuesday, then B": what was attacked next, behind a name and perhaps its day.
fn is_next_attacked(context: &Context<'_>, end: usize) -> bool {
    let Some(then) = end.checked_sub(1).filter(|i| context.is(*i, Function::Then)) else { return false };
    let name = |i: usize| context.tokens[i].is_word() && (context.tokens[i].capital || context.tokens[i].hyphen);
    let small =
        |i: usize| name(i) || context.is_mark(i, ',') || context.is(i, Function::DetDef) || context.has(i, SenseClass::Time);
    let from = (then.saturating_sub(NEXT_BACK)..then).rev().take_while(|i| small(*i)).last();
    from.is_some_and(|from| (from..then).any(name) && attacked_before(context, from))
}

/// What was attacked first, with its day, has at most so many words.
const NEXT_BACK: usize = 8;

/// "a raid against A": a noun of attack right before the preposition.
fn is_acted_against(context: &Context<'_>, end: usize) -> bool {
    let Some(against) = end.checked_sub(1).filter(|i| context.is(*i, Function::Against)) else { return false };
    let attack = |s: &Sense| {
        let kinds = [Kind::Attack, Kind::Shelling, Kind::Airstrike, Kind::Drone, Kind::Massacre];
        matches!(s, Sense::IncidentNoun { kind, .. } if kinds.contains(kind))
    };
    // "Monday's raid against A", "the raid of the 10th of May against A", "launched on Monday against A".
    let small = |i: usize| {
        context.has_any(i, &[SenseClass::Time, SenseClass::Number, SenseClass::Digits, SenseClass::Verb])
            || context.is_any(i, &[Function::Of, Function::DetDu, Function::In, Function::DetDef])
    };
    let from = (against.saturating_sub(AGAINST_BACK)..against).rev().take_while(|i| small(*i)).last().unwrap_or(against);
    (from.saturating_sub(3)..against).any(|start| {
        context.senses_of(start, &[SenseClass::IncidentNoun]).any(|(l, s)| (from..=against).contains(&(start + l)) && attack(s))
    })
}

/// A day and a participle between the noun of attack and its preposition have at most so many words.
const AGAINST_BACK: usize = 11;

/// "an air strike hit A": a verb that elsewhere wounds, behind a noun of fire from afar.
fn is_hit_from_afar(context: &Context<'_>, verb: usize) -> bool {
    let wounds = |s: &Sense| match s {
        Sense::Verb(form) => context.lexicon.verbs[form.verb as usize].effect == Some((Effect::Wounded, Frame::Transitive)),
        _ => false,
    };
    let fire = |s: &Sense| {
        matches!(s, Sense::IncidentNoun { kind: Kind::Shelling | Kind::Airstrike | Kind::Drone | Kind::Explosion, .. })
    };
    context.senses_of(verb, &[SenseClass::Verb]).any(|(l, s)| l == 1 && wounds(s))
        && (verb.saturating_sub(FIRE_BACK)..verb).any(|i| context.senses_of(i, &[SenseClass::IncidentNoun]).any(|(_, s)| fire(s)))
}

/// The noun of fire stands at most so many words before the verb.
const FIRE_BACK: usize = 5;

/// A day between commas has at most so many words, with them.
const DAY_WORDS: usize = 6;

/// Such a word stands at most so many words before the words of place.
const ELSEWHERE_BACK: usize = 16;

/// Whether a word stands close before that says where people were brought, treated, told or buried: "soignés à", "joint à".
fn elsewhere_before(context: &Context<'_>, end: usize) -> bool {
    if !context.holds_place_word(&[PlaceWord::ElsewhereWord, PlaceWord::Based]) {
        return false;
    }
    let from = end.saturating_sub(ELSEWHERE_BACK);
    let mark =
        |end: usize| (from..end).rev().find(|i| matches!(context.tokens[*i].kind, TokenKind::Mark(',' | ';' | ':' | '.' | '(')));
    // "brought the seven others, wounded, to A": over an aside of a word or two.
    let aside = |close: usize| {
        let open = mark(close).filter(|open| close - open <= SHORT_ASIDE);
        open.filter(|open| context.is_mark(*open, ',') && context.is_mark(close, ','))
    };
    let last = mark(end);
    // "are treated at the clinic, in the town of A": where the house stands is said behind a comma.
    let treated = |i: usize| context.senses_of(i, &[SenseClass::Target]).any(|(_, s)| matches!(s, Sense::Target("health")));
    let house = |comma: &usize| {
        let behind = end - comma <= HOUSE_IN && context.is_mark(*comma, ',');
        behind && (comma.saturating_sub(HOUSE_NAMED)..*comma).any(treated)
    };
    let opens = last.and_then(aside).or(last.filter(house));
    let clause = opens.map_or(last, mark).map_or(from, |i| i + 1);
    (clause..end).any(|i| {
        context.senses_of(i, &[SenseClass::PlaceWord]).any(|(length, s)| match s {
            Sense::PlaceWord(PlaceWord::ElsewhereWord) => {
                // "they hit a shelter where people had taken refuge at A": what was hit stands there.
                let hit =
                    (clause..i).rfind(|w| context.is(*w, Function::Where)).is_some_and(|w| (clause..w).any(|i| acts(context, i)));
                // "A buried the eight who were killed at B".
                let kills = |s: &Sense| match s {
                    Sense::Verb(form) => {
                        context.lexicon.verbs[form.verb as usize].effect.is_some_and(|(effect, _)| effect == Effect::Killed)
                    }
                    _ => false,
                };
                let killed = |i: usize| context.senses_of(i, &[SenseClass::Verb]).any(|(_, s)| kills(s));
                let between = || (i + length..end).any(|i| acts(context, i) || killed(i));
                // "were shot during a prayer at A".
                let during = || (clause..i).any(|w| context.is_any(w, &[Function::During, Function::DuringOf]));
                let apart = || stands_apart(context, clause..i, i + length..end);
                // "a drone hit a gathering at A": the people who were hit.
                let gathered =
                    || is_rally(context, i) && (i.saturating_sub(GATHERED_BACK).max(clause)..i).any(|w| strikes(context, w));
                // "the police opened fire on Tuesday on a march at A", "the march at A left three dead".
                let shot_at = || is_rally(context, i) && (clause..i).any(|w| acts(context, w)) || cost_lives(context, i, end);
                let hit_behind = || is_where_gathered_were_hit(context, i, end);
                // "were shot during a march at A": those who marched there.
                let harmed = || (clause..i).any(|w| harms(context, w));
                let marched = || during() && is_rally(context, i) && harmed();
                // "put down a march at A": the act itself.
                let put_down = || is_within_act(context, clause, i);
                !hit && !between()
                    && !put_down()
                    && !gathered()
                    && !shot_at()
                    && !hit_behind()
                    && !marched()
                    && !((is_occasion(context, i) || during()) && apart())
            }
            // "Their base, set up at A in May, was attacked".
            Sense::PlaceWord(PlaceWord::Based) => {
                let aside =
                    (i == clause && clause > 0 && context.is_mark(clause - 1, ',')).then(|| clause.saturating_sub(SUBJECT_BACK));
                // "drivers based at A were killed at B".
                let killed = || (i + length..end).any(|i| acts(context, i) || harms(context, i));
                // "They were stationed at A."
                let themselves = i >= clause + 2 && context.is_auxiliary(i - 1) && context.is(i - 2, Function::PronounPlural);
                !(aside.unwrap_or(clause)..i).any(|i| stays(context, i)) && !killed() && !themselves
            }
            _ => false,
        })
    })
}

/// "the march at A left three dead", "killed in a march at A", "a march at A: three were killed": whether the sentence tells of people harmed
/// around a march and its place, and nothing says that it is against, after or for them that people march.
pub fn cost_lives(context: &Context<'_>, march: usize, name: usize) -> bool {
    if !is_rally(context, march) {
        return false;
    }
    let other = [Function::Condemns, Function::Against, Function::After, Function::AfterOf, Function::For];
    let around = march.saturating_sub(LIVES_WITHIN)..context.len().min(name + LIVES_WITHIN);
    let harm = |i: usize| context.has(i, SenseClass::EffectNoun) || harms(context, i);
    around.clone().any(harm) && !around.into_iter().any(|i| context.is_any(i, &other))
}

/// Those harmed stand at most so many words from the march.
const LIVES_WITHIN: usize = 14;

/// ", in the town of": so many words at most.
const HOUSE_IN: usize = 6;

/// "the clinic of Saint-Luc": a house has so many words at most.
const HOUSE_NAMED: usize = 5;

/// "those gathered for a wedding at A were killed": behind the participle of people who came together, and the name, stands at once what was
/// done to them.
fn is_where_gathered_were_hit(context: &Context<'_>, participle: usize, name: usize) -> bool {
    let gathered = context.is(participle, Function::Gathered) && !(participle > 0 && context.is_auxiliary(participle - 1));
    let named = |i: &usize| context.tokens.get(*i).is_some_and(|t| t.is_word() && (t.capital || t.hyphen));
    let end = (name..).find(|i| !named(i)).unwrap_or(name);
    let harmed = |i: usize| harms(context, i) || acts(context, i);
    // "gathered at A for a wedding were killed"
    let what_for = |i: &usize| context.tokens.get(*i).is_some_and(|t| t.is_word()) && !context.is_auxiliary(*i);
    let purpose = if context.is(end, Function::For) { (end..end + PURPOSE).take_while(what_for).count() } else { 0 };
    let verb = end + purpose;
    gathered && context.is_auxiliary(verb) && (verb + 1..=verb + PASSIVE).any(harmed)
}

/// What people came together for has so many words at most.
const PURPOSE: usize = 6;

/// The participle of a passive stands at most so many words behind its first auxiliary.
const PASSIVE: usize = 2;

/// What stands between the commas of such an aside has at most so many words, the second comma among them.
const SHORT_ASIDE: usize = 3;

/// The verb of an act stands at most so many words before those gathered whom it hits.
const GATHERED_BACK: usize = 4;

/// What is set up somewhere stands at most so many words before its aside.
const SUBJECT_BACK: usize = 4;

/// A word for people who gather or march.
pub(super) fn is_rally(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::Subject]).any(|(_, s)| *s == Sense::Subject(Subject::Rally))
}

/// A word for a funeral or a ceremony: people may be killed there, and those killed elsewhere are buried there.
pub fn is_occasion(context: &Context<'_>, at: usize) -> bool {
    let occasion = |s: &Sense| matches!(s, Sense::Subject(Subject::Occasion | Subject::Memory));
    context.senses_of(at, &[SenseClass::Subject]).any(|(_, s)| occasion(s))
}

/// "gunmen attacked the funeral of a chief at A", "the funeral of those killed at A": an act before the occasion, or a verb of harm behind
/// it, has the place.
pub fn stands_apart(context: &Context<'_>, before: std::ops::Range<usize>, mut behind: std::ops::Range<usize>) -> bool {
    before.into_iter().any(|i| acts(context, i)) || behind.any(|i| harms(context, i))
}

fn is_elsewhere_word(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::PlaceWord]).any(|(l, s)| l == 1 && *s == Sense::PlaceWord(PlaceWord::ElsewhereWord))
}

/// A verb of harm.
fn harms(context: &Context<'_>, at: usize) -> bool {
    let harms = |s: &Sense| matches!(s, Sense::Verb(form) if context.lexicon.verbs[form.verb as usize].effect.is_some());
    context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| harms(s))
}

/// A verb of violence.
fn strikes(context: &Context<'_>, at: usize) -> bool {
    let incident = |s: &Sense| matches!(s, Sense::Verb(form) if context.lexicon.verbs[form.verb as usize].incident.is_some());
    context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| incident(s))
}

/// A word of violence: "a convoy that was to reach A fell into an ambush at B".
fn acts(context: &Context<'_>, at: usize) -> bool {
    strikes(context, at) || context.has(at, SenseClass::IncidentNoun)
}

/// "réprimer une manifestation", "la répression d'une marche": whether a word belongs to what violence done to people is called, or is
/// the object of a verb of several words ("disperser par la force une nouvelle manifestation").
fn is_within_act(context: &Context<'_>, from: usize, at: usize) -> bool {
    let reach = |s: &Sense| match s {
        Sense::Verb(form) => context.lexicon.verbs[form.verb as usize].incident.map(|_| OBJECT_WITHIN),
        Sense::IncidentNoun { .. } => Some(0),
        _ => None,
    };
    let holds = |i: usize| {
        let mut senses = context.senses_of(i, &[SenseClass::Verb, SenseClass::IncidentNoun]);
        senses.any(|(length, s)| length > 1 && reach(s).is_some_and(|reach| i + length + reach > at))
    };
    (at.saturating_sub(ACT_WORDS).max(from)..at).any(holds)
}

/// The object stands so many words behind its verb: an article and an adjective.
const OBJECT_WITHIN: usize = 3;

/// The name of such an act begins at most so many words before.
const ACT_WORDS: usize = 8;

/// "rue de A", "boulevard de l'Indépendance": what a street is called lies elsewhere, if anywhere.
pub(super) fn is_of_street(context: &Context<'_>, at: usize) -> bool {
    if !context.holds_place_word(&[PlaceWord::Street]) {
        return false;
    }
    let small = &[Function::Of, Function::DetDef, Function::DetDu, Function::DetDes];
    let before = (at.saturating_sub(STREET_BACK)..at).rev().find(|i| !context.is_any(*i, small));
    let street = |s: &Sense| *s == Sense::PlaceWord(PlaceWord::Street);
    before.is_some_and(|i| {
        // "in a street of A".
        let some = i > 0 && context.is(i - 1, Function::DetIndef);
        !some && context.senses_of(i, &[SenseClass::PlaceWord]).any(|(l, s)| l == 1 && street(s))
    })
}

/// The word for a street stands at most so many words before its name.
const STREET_BACK: usize = 3;

/// Moving targets are based elsewhere than where they are hit.
const MOVING: [&str; 2] = ["patrol", "convoy"];

/// "the post based at A was attacked": what is hit where it stands, or those who hold it.
fn stays(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::Target, SenseClass::Victim]).any(|(_, s)| match s {
        Sense::Target(what) => !MOVING.contains(what),
        Sense::Victim { category, .. } => category.are_forces(),
        _ => false,
    })
}

/// "ten inhabitants of A": those named right before live there.
pub fn lives_there(context: &Context<'_>, at: usize) -> bool {
    context.holds_place_word(&[PlaceWord::PeopleOf])
        && (at.saturating_sub(4)..at).any(|start| {
            context.senses_between(start, at, &[SenseClass::PlaceWord]).any(|s| *s == Sense::PlaceWord(PlaceWord::PeopleOf))
        })
}

/// "thirty inhabitants of Kala Doro": whether a word for people who live somewhere stands before a name, where "the houses of Kala Doro" may
/// be a man's.
pub(super) fn people_live_there(context: &Context<'_>, at: usize) -> bool {
    // "the pupils of Salou Tanko": what a school is called.
    let taught = |s: &Sense| matches!(s, Sense::Victim { group: Some("children" | "teachers"), .. });
    let people = |start: usize| {
        context.has(start, SenseClass::Victim) && !context.senses_of(start, &[SenseClass::Victim]).any(|(_, s)| taught(s))
    };
    context.holds_place_word(&[PlaceWord::PeopleOf])
        && (at.saturating_sub(4)..at).any(|start| {
            let mut entries = context.senses_between(start, at, &[SenseClass::PlaceWord]);
            people(start) && entries.any(|s| *s == Sense::PlaceWord(PlaceWord::PeopleOf))
        })
}

/// "the parish Sainte-Anne of A", "the school Saint-Joseph of A": whether "of" stands right before a name, and before that what a house of
/// prayer or a school is called.
pub fn is_of_named_house(context: &Context<'_>, at: usize) -> bool {
    let Some(of) = at.checked_sub(1).filter(|i| context.is(*i, Function::Of)) else { return false };
    let named = |i: &usize| context.tokens[*i].is_word() && (context.tokens[*i].capital || context.tokens[*i].hyphen);
    let first = (of.saturating_sub(HOUSE_NAME)..of).rev().take_while(named).last();
    let house = |s: &Sense| matches!(s, Sense::Target("religious" | "school" | "health"));
    first.and_then(|i| i.checked_sub(1)).is_some_and(|i| context.senses_of(i, &[SenseClass::Target]).any(|(_, s)| house(s)))
}

/// What such a house is called has so many words at most.
const HOUSE_NAME: usize = 4;

/// "the army shelled Kala Doro": right before a name, a verb of shelling, which is done to no one man.
pub(super) fn is_under_fire(context: &Context<'_>, at: usize) -> bool {
    let shells = |s: &Sense| match s {
        Sense::Verb(form) => {
            let incident = context.lexicon.verbs[form.verb as usize].incident;
            incident.is_some_and(|(kind, _)| matches!(kind, Kind::Shelling | Kind::Airstrike))
        }
        _ => false,
    };
    at > 0 && context.senses_of(at - 1, &[SenseClass::Verb]).any(|(l, s)| l == 1 && shells(s))
}

/// "the mayor of A", "the imam of A": right before "of" stands one who holds an office in a place.
pub(super) fn holds_office(context: &Context<'_>, at: usize) -> bool {
    let of = at.checked_sub(1).filter(|i| context.is(*i, Function::Of));
    let office = |s: &Sense| matches!(s, Sense::Victim { group: Some("officials" | "clergy" | "elders"), plural: false, .. });
    of.is_some_and(|of| {
        (of.saturating_sub(3)..of).any(|start| context.senses_between(start, of, &[SenseClass::Victim]).any(office))
    })
}

/// Whether a word that names a point of the compass is an auxiliary here, with a subject rather than an article before it.
fn is_verb(context: &Context<'_>, at: usize) -> bool {
    context.is_auxiliary(at) && !(at > 0 && context.is_any(at - 1, &[Function::DetDef, Function::Of, Function::In]))
}

/// "nine worshippers at A", where "fidèles à A" is loyal to it: a number makes a noun of the word.
fn is_counted_noun(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.is_number(at - 1) && context.has(at, SenseClass::Victim)
}

/// The longest prepositional entry that ends right before `end`: its start and what it says.
fn entry_before(context: &Context<'_>, end: usize) -> Option<(usize, PlaceTie)> {
    if end > 0 && is_bare_at(context, end - 1) {
        return Some((end - 1, PlaceTie::In));
    }
    let mut best: Option<(usize, PlaceTie)> = None;
    let opens = [SenseClass::PlaceWord, SenseClass::Function];
    for start in (end.saturating_sub(8)..end).filter(|at| context.has_any(*at, &opens)) {
        for sense in context.senses_between(start, end, &opens) {
            let tie = match sense {
                Sense::PlaceWord(PlaceWord::In) => PlaceTie::In,
                Sense::PlaceWord(PlaceWord::Near) => PlaceTie::Near,
                Sense::PlaceWord(PlaceWord::From) => PlaceTie::From,
                Sense::PlaceWord(PlaceWord::Elsewhere)
                    if !is_counted_noun(context, start) && !is_where_gathered_were_hit(context, start, end) =>
                {
                    PlaceTie::Elsewhere
                }
                // "c'est Noël": without an article the verb, no point of the compass.
                Sense::PlaceWord(PlaceWord::Direction) if is_verb(context, start) => continue,
                Sense::PlaceWord(PlaceWord::Direction) => PlaceTie::Near,
                Sense::Function(Function::At | Function::In) => PlaceTie::In,
                Sense::PlaceWord(PlaceWord::Toward) | Sense::Function(Function::Toward) => PlaceTie::Toward,
                Sense::Function(Function::Near) => PlaceTie::Near,
                Sense::Function(Function::Between) => PlaceTie::Axis,
                Sense::Function(Function::Of | Function::DetDu | Function::DetDes) => PlaceTie::Of,
                _ => continue,
            };
            if best.is_none_or(|(s, old)| start < s || start == s && (old == PlaceTie::Of || tie == PlaceTie::Toward)) {
                best = Some((start, tie));
            }
        }
    }
    best
}

/// "in the community of": a preposition of place that reaches over a phrase that starts here, to the name.
pub(super) fn names_place(context: &Context<'_>, start: usize) -> bool {
    (start.saturating_sub(2)..start).any(|at| {
        context.senses_of(at, &[SenseClass::PlaceWord]).any(|(l, s)| {
            let end = at + l;
            *s == Sense::PlaceWord(PlaceWord::In) && end > start + 1 && context.tokens.get(end).is_some_and(|t| t.capital)
        })
    })
}

/// A sentence's first capital, written without its accent, is the preposition where a name follows; before it stand a date of
/// the page or a mark at most.
fn is_bare_at(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens[at];
    let letter = token.capital && token.span.end - token.span.start == 1;
    let first = at == 0 || !context.tokens[at - 1].is_word();
    let bare = |id| context.lexicon.senses(id).any(|s| *s == Sense::Function(Function::At));
    letter && first && bare(context.lexicon.bare_word(context.word(at), &mut String::new()))
}

pub(super) fn class_of(sense: &Sense) -> Option<PlaceWord> {
    match sense {
        Sense::PlaceWord(
            word @ (PlaceWord::Admin1
            | PlaceWord::Admin2
            | PlaceWord::Settlement
            | PlaceWord::Site
            | PlaceWord::Area
            | PlaceWord::Zone),
        ) => Some(*word),
        _ => None,
    }
}

/// Whether a word is one of a class of places.
pub(super) fn is_class(context: &Context<'_>, at: usize) -> bool {
    context.senses_of(at, &[SenseClass::PlaceWord]).any(|(l, s)| l == 1 && class_of(s).is_some())
}

/// Where the class word starts to which a name of one letter belongs: "park A", "national park of the A".
pub(super) fn class_of_letter(context: &Context<'_>, at: usize) -> Option<usize> {
    let small = |i: usize| context.is_any(i, &[Function::Of, Function::DetDu]);
    let end = if at > 0 && small(at - 1) { at - 1 } else { at };
    class_start(context, end)
}

/// A class word inside a prepositional entry: "dans la région de".
fn class_in(context: &Context<'_>, start: usize, end: usize) -> Option<PlaceWord> {
    (start..end).find_map(|i| context.senses_of(i, &[SenseClass::PlaceWord]).find_map(|(_, s)| class_of(s)))
}

/// A class word that ends right before `end`.
fn class_before(context: &Context<'_>, end: usize) -> Option<PlaceWord> {
    let start = class_start(context, end)?;
    // "quoted by A", in the letters of a word for a quarter.
    if context.senses_of(start, &[SenseClass::SpeechPreposition]).any(|(l, _)| start + l == end) {
        return None;
    }
    context.senses_of(start, &[SenseClass::PlaceWord]).filter(|(l, _)| start + l <= end).find_map(|(_, s)| class_of(s))
}

/// Where a class word that ends right before `end` starts; adjectives may stand between ("commune rurale de").
fn class_start(context: &Context<'_>, end: usize) -> Option<usize> {
    for gap in 0..2 {
        let Some(stop) = end.checked_sub(gap) else { break };
        if gap == 1 && !context.tokens.get(stop).is_some_and(|t| t.is_word() && !t.capital) {
            break;
        }
        for start in (stop.saturating_sub(4)..stop).rev() {
            if context.senses_between(start, stop, &[SenseClass::PlaceWord]).any(|s| class_of(s).is_some()) {
                return Some(start);
            }
        }
    }
    None
}

/// "the chief of our village": behind it stands what he is called.
fn is_of_a_person(context: &Context<'_>, class_start: usize) -> bool {
    let own = [Function::DetDef, Function::DetPoss, Function::DetOurs, Function::DetDem];
    let of = if class_start > 0 && context.is_any(class_start - 1, &own) { class_start - 1 } else { class_start };
    let person = |i: usize| context.has_any(i, &[SenseClass::Source, SenseClass::Victim]);
    of > 1 && context.is_any(of - 1, &[Function::Of, Function::DetDu]) && person(of - 2)
}

fn tie_before_class(context: &Context<'_>, class_start: usize) -> PlaceTie {
    let mut here = class_start;
    for _ in 0..2 {
        if here > 0
            && (context.is_any(here - 1, &[Function::DetDef, Function::DetIndef, Function::DetDem, Function::Other])
                || context.tokens[here - 1].is_word()
                    && context.tokens[here - 1].word == WordId::NONE
                    && !context.tokens[here - 1].capital)
        {
            here -= 1;
        }
    }
    match entry_before(context, here) {
        Some((start, PlaceTie::Of)) if direction_before(context, start) => PlaceTie::Near,
        Some((start, PlaceTie::Of)) if distance(context, start).is_some() => PlaceTie::Near,
        Some((_, PlaceTie::Of)) | None => PlaceTie::Of,
        Some((_, tie)) => tie,
    }
}

fn direction_before(context: &Context<'_>, end: usize) -> bool {
    context.holds_place_word(&[PlaceWord::Direction])
        && (end.saturating_sub(5)..end).any(|start| {
            context.senses_between(start, end, &[SenseClass::PlaceWord]).any(|s| *s == Sense::PlaceWord(PlaceWord::Direction))
        })
}

fn border_before(context: &Context<'_>, end: usize) -> bool {
    context.holds_place_word(&[PlaceWord::Border])
        && (end.saturating_sub(4)..end).any(|start| {
            context.senses_of(start, &[SenseClass::PlaceWord]).any(|(_, s)| matches!(s, Sense::PlaceWord(PlaceWord::Border)))
        })
}

/// A way that takes hours leads at least so far.
const TRAVELLED_KM: u64 = 20;

/// "à 35 km de", "à 80 kilomètres au nord de": the kilometres.
fn distance(context: &Context<'_>, end: usize) -> Option<u64> {
    if !context.holds_place_word(&[PlaceWord::DistanceUnit]) {
        return None;
    }
    for start in (end.saturating_sub(8)..end).rev() {
        let Some(number) = super::numbers::number(context, start) else { continue };
        let after = start + number.length;
        // "une vingtaine de km".
        let unit = after + usize::from(number.collective && context.is(after, Function::Of));
        let length_of = |(length, s): (usize, &Sense)| (*s == Sense::PlaceWord(PlaceWord::DistanceUnit)).then_some(length);
        let length =
            if unit < end { context.senses_of(unit, &[SenseClass::PlaceWord]).filter_map(length_of).max() } else { None };
        if let Some(length) = length {
            let stray = (unit..end).any(|i| matches!(context.tokens[i].kind, TokenKind::Mark(',' | '.' | ';')));
            let metres = (unit..end).find_map(|i| super::relative::metres(context, i));
            // "at two hours by road": nobody says how many kilometres that is, but that it is elsewhere.
            let value = if length > 1 { number.value.max(TRAVELLED_KM) } else { number.value };
            return (!stray).then(|| metres.map_or(value, |m| number.value.saturating_mul(u64::from(m)) / 1000));
        }
    }
    None
}
