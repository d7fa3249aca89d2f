//! Words that name an incident, and whether they bring one in or speak of the one told before.

use super::scenes::Scene;
use crate::lexicon::{Auxiliary, Function, Sense, SenseClass, Tense, VerbForm};
use crate::model::Kind;
use crate::recognise::{Context, Group, GroupKind, Kinds, Mood, Voice, counts};
use crate::state::SentenceTold;

/// A noun or verb that names an incident.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    pub group: usize,
    pub kind: Kind,
    pub strong: bool,
    pub noun: bool,
    pub definite: bool,
    pub other: bool,
    pub plural: bool,
    pub count: Option<u64>,
    /// Names the means rather than the act: a mine, a car bomb.
    pub device: bool,
    /// A verb with a subject of its own, not a participle.
    pub finite: bool,
    /// Something that is attacked, somebody who attacks or a weapon stands beside it.
    pub supported: bool,
    /// A verb that elsewhere may mean harmless things, with a town as what was hit: beside violence told of in other words, one more act.
    pub besides: bool,
    /// A verb whose subject is an incident told before: "the attack targeted", "the strike hit".
    pub continues: bool,
}

impl Mention {
    /// A verb that names an incident of a kind, of which nothing else is known.
    pub fn of_verb(group: usize, kind: Kind, strong: bool, finite: bool) -> Self {
        Self {
            group,
            kind,
            strong,
            noun: false,
            definite: false,
            other: false,
            plural: false,
            count: None,
            device: false,
            finite,
            supported: false,
            besides: false,
            continues: false,
        }
    }

    /// Whether it brings in an incident by itself: "an ambush", "attacked"; not "the attack", "attacks", "a mine".
    pub fn opens(&self) -> bool {
        let fresh = if self.noun { !self.definite && (!self.plural || self.count.is_some()) } else { self.finite };
        (self.strong || self.supported || self.besides) && fresh && !self.device && self.kind != Kind::Other
    }

    /// "the attack": the one that was told of; not "the attacks", "the mine".
    pub fn is_the_act(&self) -> bool {
        self.noun && self.definite && !self.plural && !self.device
    }

    /// "the attacks", "all these assaults": several incidents told before.
    pub fn sums_up(&self) -> bool {
        self.is_any_number() && self.definite
    }

    /// "attacks", "the attacks": a noun in the plural without a number.
    pub fn is_any_number(&self) -> bool {
        self.noun && self.plural && self.count.is_none()
    }
}

/// "in attacks of this kind": any number of incidents, in which people were harmed; clashes or shots can be one.
pub fn is_of_several(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let countable = matches!(mention.kind, Kind::Attack | Kind::Ambush | Kind::Ied | Kind::Suicide | Kind::Abduction);
    let start = sentence.groups[mention.group].start;
    let within = start > 0 && sentence.context.is_any(start - 1, &[Function::In, Function::During, Function::DuringOf]);
    within && mention.is_any_number() && countable && !mention.definite && !mention.device
}

/// An idiom whose last word is a noun of violence: "to be the target of an attack".
pub fn ends_in_incident(context: &Context<'_>, group: &Group) -> bool {
    let mut senses = context.senses_of(group.end - 1, &[SenseClass::IncidentNoun]);
    senses.any(|(length, s)| length == 1 && matches!(s, Sense::IncidentNoun { .. }))
}

/// "a risk of attacks or abductions": what is feared has not happened.
pub fn is_feared(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    sentence.context.stands_before(group.start, Function::Feared, FEARED_WITHIN)
}

/// What is feared stands within so many words behind the word of fear.
const FEARED_WITHIN: usize = 5;

/// "demands that he dismantle the bases of A": what somebody wishes has not happened.
pub fn is_wished(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let that = || (group.start.saturating_sub(2)..group.start).any(|i| sentence.context.is(i, Function::That));
    match &group.kind {
        GroupKind::Effect(e) if e.voice == Voice::Active => e.mood == Mood::Present && that(),
        // "demands that the bases of A be dismantled"
        GroupKind::Effect(e) if e.voice == Voice::Passive => is_in_subjunctive(&sentence.context, group.start),
        // "as they were preparing to attack", "rebels able to attack a garrison"
        GroupKind::Effect(e) if e.voice == Voice::Unfinite => {
            let before = |function| sentence.context.ends_before(group.start, function, PLANNED);
            before(Function::Planned) || e.effect.is_none() && before(Function::Means)
        }
        _ => false,
    }
}

/// Whether a form of "to be" that only the subjunctive has stands here: "soient"; "aient été" has happened.
fn is_in_subjunctive(context: &Context<'_>, at: usize) -> bool {
    let be = |f: &VerbForm| context.lexicon.verbs[f.verb as usize].auxiliary == Some(Auxiliary::Be);
    let tense = |wanted: Tense| {
        context.senses_of(at, &[SenseClass::Verb]).any(|(_, s)| matches!(s, Sense::Verb(f) if f.tense == wanted && be(f)))
    };
    tense(Tense::Subjunctive) && !tense(Tense::Present)
}

/// Words for what is planned have at most so many parts.
const PLANNED: usize = 5;

/// "many ambushes", "several raids": any number of them.
pub fn is_vague_many(sentence: &SentenceTold<'_>, mention: &Mention) -> bool {
    let group = &sentence.groups[mention.group];
    let context = &sentence.context;
    let many = |i: usize| counts(context, i) && !context.is_any(i, &[Function::DetDes, Function::Of]);
    mention.plural && mention.count.is_none() && (group.start..group.end).any(many)
}

/// The subject of a verb is looked for among so many groups before it.
const SUBJECT_BACK: usize = 10;

/// "the explosion of a bomb", "the attack on a mine": the article goes with what follows, which is new.
pub fn introduces(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let context = &sentence.context;
    let participle = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
    // "the explosion of a mine" may be one noun.
    let within = |i: usize| context.is(i, Function::Of) && context.is(i + 1, Function::DetIndef);
    if (group.start + 1..group.end).any(within) && !context.is(group.start, Function::DetDem) {
        return true;
    }
    let joins = || {
        context.is_any(group.end, &[Function::Of, Function::Against])
            || sentence.groups.iter().any(|g| g.start == group.end && participle(g))
    };
    let new = context.is(group.end + 1, Function::DetIndef) || by_somebody(sentence, group.end + 1);
    new && !context.is(group.start, Function::DetDem) && joins()
}

/// "suffers the attack of armed men": attackers without an article or a name, whom nothing has told of before.
fn by_somebody(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let suffers = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => sentence.context.lexicon.verbs[e.verb as usize].suffers,
        GroupKind::Speech(s) => sentence.context.lexicon.verbs[s.verb as usize].suffers,
        _ => false,
    };
    let next = sentence.groups.partition_point(|g| g.start < at);
    sentence.groups.get(next).filter(|g| g.start == at).is_some_and(|g| {
        matches!(&g.kind, GroupKind::Actor(a) if !a.named) && sentence.groups[..next].iter().rev().take(4).any(suffers)
    })
}

/// Whether the subject of a verb is an incident with the definite article: the one that is being told of.
pub fn is_of_the_told(sentence: &SentenceTold<'_>, from: usize, verb: usize) -> bool {
    let before = sentence.groups[from..verb].iter().rev().take(SUBJECT_BACK);
    let subject = before.map_while(|g| match &g.kind {
        GroupKind::Mark(';' | ':' | '.') => None,
        GroupKind::Effect(e) if matches!(e.voice, Voice::Active | Voice::Passive) => None,
        _ => Some(g),
    });
    let mut named = subject.filter_map(|g| match &g.kind {
        GroupKind::Incident(incident) => Some(incident.definite && !introduces(sentence, g)),
        GroupKind::EffectNoun(noun) if !noun.people => Some(noun.definite && !introduces(sentence, g)),
        _ => None,
    });
    named.next() == Some(true) || repels_the_told(sentence, verb) || says_what_was_hit(sentence, verb)
}

/// "It is the locality of A that was hit": of what has been told, with no day of its own.
pub fn says_what_was_hit(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let passive = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.voice == Voice::Passive && e.incident.is_some());
    if !passive || !sentence.tolls.is_empty() || !context.holds_function(&[Function::Who]) {
        return false;
    }
    let who = (0..verb).rev().take(2).find(|at| context.is(groups[*at].start, Function::Who));
    let place = |at: usize| at > 0 && matches!(groups[at - 1].kind, GroupKind::Place(_));
    let opens = || groups.iter().position(|g| matches!(g.kind, GroupKind::Place(_))).is_some_and(|at| groups[at].start <= CLEFT);
    let dated = || groups.iter().any(|g| matches!(&g.kind, GroupKind::Time(t) if super::when::names_day(t)));
    let cleft = super::cues::auxiliary_at(context, 1).is_some();
    who.is_some_and(place) && cleft && opens() && !dated()
}

/// "The village targeted, A, lies 12 km from B", "It is the village of A": which one it was, without a figure or a day.
pub fn names_what_was_hit(sentence: &SentenceTold<'_>, scene: &Scene) -> bool {
    let (groups, context) = (&sentence.groups, &sentence.context);
    let named = |g: &Group| matches!(&g.kind, GroupKind::Place(p) if p.identified);
    if scene.tolls.is_empty() && sentence.kinds.any(Kinds::PLACE) && groups[scene.from..scene.to].iter().any(named) {
        return true;
    }
    if scene.from > 0 || !scene.tolls.is_empty() || !scene.times.is_empty() {
        return false;
    }
    let village = |g: &Group| super::places::names_class(sentence, g);
    let Some(at) = groups.iter().take(IDENTIFIED_WITHIN).position(village) else { return false };
    let told = context.is_any(groups[at].start.saturating_sub(1), &[Function::DetDef, Function::DetDem]);
    let hit = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.incident.is_some());
    let place = |at: usize| {
        let mut behind =
            groups[at + 1..].iter().take(NAMED_WITHIN).filter(|g| !matches!(g.kind, GroupKind::Mark(',') | GroupKind::Word));
        behind.next().is_some_and(|g| matches!(&g.kind, GroupKind::Place(p) if p.country.is_none()))
    };
    let targeted = told && groups.get(at + 1).is_some_and(hit) && place(at + 1);
    let it_is = context.function_length(0, Function::BreaksDown).is_some_and(|length| length + 1 >= groups[at].start);
    targeted || it_is && place(at)
}

/// The village stands among so many first groups of such a sentence.
const IDENTIFIED_WITHIN: usize = 6;

/// Its name stands at most so many groups behind it.
const NAMED_WITHIN: usize = 2;

/// The name stands among so many first words of such a sentence.
const CLEFT: usize = 7;

/// "they beat off the attack": the object of the verb is an incident with the definite article.
fn repels_the_told(sentence: &SentenceTold<'_>, verb: usize) -> bool {
    let active = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Active | Voice::Unfinite));
    let mut behind = sentence.groups[verb + 1..].iter().take(OBJECT_WITHIN);
    let object = behind.find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Time(_)));
    active(&sentence.groups[verb])
        && object
            .is_some_and(|g| matches!(&g.kind, GroupKind::Incident(i) if i.definite && !i.plural && !introduces(sentence, g)))
}

/// The object of a verb stands at most so many groups behind it.
const OBJECT_WITHIN: usize = 4;

/// "(says) to have attacked", "came to loot the shops": an infinitive with its auxiliary, or behind those who came, tells of what was done.
pub fn is_completed(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    group.end - group.start > 1 && is_infinitive_auxiliary(sentence, group.start)
        || sentence.context.ends_before(group.start, Function::CameTo, CAME_TO)
}

/// "sont revenus": those who came did so in so many words.
const CAME_TO: usize = 2;

/// "to have", "to be".
pub fn is_infinitive_auxiliary(sentence: &SentenceTold<'_>, token: usize) -> bool {
    let lexicon = sentence.context.lexicon;
    let auxiliary = |s: &Sense| matches!(s, Sense::Verb(form) if form.tense == Tense::Infinitive && lexicon.verbs[form.verb as usize].auxiliary.is_some());
    sentence.context.senses_of(token, &[SenseClass::Verb]).any(|(_, s)| auxiliary(s))
}

/// "they killed six at A before attacking B": what those who acted went on to do.
pub fn is_next_act(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let start = groups[at].start;
    if start < 2 || !context.is(start - 1, Function::Of) || !context.is(start - 2, Function::Before) {
        return false;
    }
    // "were killed before attacking B": they did not.
    let verb = groups[..at].iter().rev().find_map(|g| match &g.kind {
        GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some() || e.captures() => Some(e),
        _ => None,
    });
    verb.is_some_and(|e| !e.negated && matches!(e.voice, Voice::Active | Voice::Unfinite))
}

/// "28/06 – Mine, Gao", "Mine.": a noun without an article at the head of a line without a verb names the act by its means.
pub fn names_the_act(sentence: &SentenceTold<'_>, at: usize) -> bool {
    let (context, groups) = (&sentence.context, &sentence.groups);
    let group = &groups[at];
    let heads = groups[..at].iter().all(|g| matches!(g.kind, GroupKind::Mark(_) | GroupKind::Time(_) | GroupKind::Place(_)));
    let bare = || matches!(&group.kind, GroupKind::Incident(i) if i.kind == Kind::Ied && !i.definite && !i.plural);
    let noun = |i: usize| context.senses_of(i, &[SenseClass::IncidentNoun]).any(|(l, _)| i + l == group.end);
    let acts = |g: &Group| matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_) | GroupKind::Incident(_));
    let alone = || groups.iter().filter(|g| acts(g)).count() == 1;
    heads && context.len() <= HEADING && bare() && context.tokens[group.start].capital && noun(group.start) && alone()
}

/// Such a line has at most so many words and marks.
const HEADING: usize = 14;

pub fn is_device(sentence: &SentenceTold<'_>, group: &Group) -> bool {
    let head = group.end - 1;
    let context = &sentence.context;
    let weapon =
        |i: usize| context.senses_of(i, &[SenseClass::Weapon]).any(|(l, s)| i + l == group.end && matches!(s, Sense::Weapon(_)));
    // "rocket fire", "a mortar attack": an act named with its means.
    let carried_out = |s: &Sense| matches!(s, Sense::IncidentNoun { kind, .. } if !matches!(kind, Kind::Ied | Kind::Explosion));
    let act = |i: usize| {
        let nouns = || context.senses_of(i, &[SenseClass::IncidentNoun]);
        nouns().any(|(l, _)| i + l == group.end) && nouns().any(|(l, s)| (l == 1 || i + l == group.end) && carried_out(s))
    };
    // "shots were heard".
    let shots = |s: &Sense| matches!(s, Sense::IncidentNoun { kind: Kind::Attack, .. });
    let fired = |i: usize| context.senses_of(i, &[SenseClass::IncidentNoun]).any(|(l, s)| i + l == group.end && shots(s));
    // "the explosion of a mine": what went off has happened.
    let blast = |s: &Sense| matches!(s, Sense::IncidentNoun { kind: Kind::Explosion, .. });
    let went_off = |i: usize| !weapon(i) && context.senses_of(i, &[SenseClass::IncidentNoun]).any(|(l, s)| l == 1 && blast(s));
    if (group.start..head).any(went_off) {
        return false;
    }
    (group.start..=head).find(|i| weapon(*i) || act(*i)).is_some_and(|i| weapon(i) && !fired(i))
}

/// The kind of incident that a noun of effect names as well: a killing, a massacre.
pub fn incident_of(sentence: &SentenceTold<'_>, group: &Group) -> Option<(Kind, bool)> {
    (group.start..group.end).find_map(|i| {
        sentence.context.senses_of(i, &[SenseClass::IncidentNoun]).find_map(|(_, s)| match s {
            Sense::IncidentNoun { kind, strong, .. } => Some((*kind, *strong)),
            _ => None,
        })
    })
}
