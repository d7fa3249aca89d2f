//! One figure of people harmed: a group of victims, the rule that reads it, and what is then known of it.

use super::super::proposals::Proposal;
use super::super::{Attribution, of_whom, sides, untold};
use super::{Before, TollFound, apportioned, taken};
use crate::lexicon::{Frame, Function, Modifier, Sense, SenseClass, Tense};
use crate::model::{Effect, Form, Kind, Quantity, SpeakerClass, Stance, Victims};
use crate::recognise::{Context, EffectGroup, Group, GroupKind, Mood, VictimGroup, Voice, trailing_modifier};

/// So many groups behind a figure the accident may stand that it is of.
const ACCIDENT_BEHIND: usize = 9;

/// "si", "si l'on": so many groups at most stand before those of whom it is asked whether they came to harm.
const ASKED: usize = 2;

/// How badly people are is said so many groups behind "to be".
const STATE_WITHIN: usize = 5;

/// "a franchi la barre des": so many words at most.
const PASSED: usize = 5;

/// Fewer who move on are no population that flees.
const POPULATION: u64 = 50;

/// "n'y a": so many words before its verb at most stands the negation that restricts it.
const RESTRICTED: usize = 2;

/// What a prison is called as a target.
const PRISON: &str = "prison";

/// "avant d'avoir pu faire": so many words at most before those who were not harmed.
const BEFORE_HARM: usize = 5;

/// What came of things, where a verb says of people that fire harmed them.
const BURNS: &str = "burned";

/// What says that people were held begins so many groups behind them: "que la prison détenait".
const HELD_WITHIN: usize = 4;

/// A group of victims with the rule that reads it, and all that tells who they are.
pub struct Figure<'a, 'c> {
    pub context: &'a Context<'c>,
    pub groups: &'a [Group],
    /// Index of the group of victims.
    pub at: usize,
    pub victims: &'a VictimGroup,
    pub proposal: &'a Proposal<'c>,
    /// The figure that this one is a part of.
    pub total: Option<&'a TollFound>,
    pub attribution: &'a Attribution,
    pub before: &'a Before,
    /// The figures before it in its sentence.
    pub found: &'a [TollFound],
    /// The categories of its own parts.
    pub parts: &'a [Victims],
    /// The categories of all parts of its total.
    pub siblings: &'a [Victims],
}

impl Figure<'_, '_> {
    /// The figure as a toll; none where it says again what was told, or counts things after all.
    pub fn toll(&self) -> Option<TollFound> {
        let Self { context, groups, at, victims, proposal, .. } = *self;
        // "une dizaine de motos détruites, 10 autres saisies": others of the things counted before.
        if victims.anaphoric && victims.category.is_none() && of_whom::of_things(context, groups, at) {
            return None;
        }
        // "Les maisons ? Douze ont brûlé."
        if victims.anaphoric && victims.category.is_none() && self.before.just_asked_after_things() {
            return None;
        }
        // "Trois motos ont disparu. L'une a été brûlée": one of those told of, who were no people.
        let one = victims.anaphoric && victims.quantity == Quantity::exact(1) && !victims.plural && victims.category.is_none();
        let pronoun = groups[at].end - groups[at].start == 1
            && !context.is_any(groups[at].end, &[Function::Among, Function::Of, Function::DetDes]);
        let of_nobody = || pronoun && !self.before.subject_told() && !self.before.just_met();
        if one && at <= 1 && (self.before.just_counted_things() || of_nobody()) {
            return None;
        }
        // "n'y a tué que des civils": who the dead were, not how many.
        if victims.quantity.form == Form::Vague && victims.quantity.low <= 2 && self.is_restricted_to() {
            return None;
        }
        if victims.effect.is_none() && untold::is_strength(context, groups, at) || untold::are_beasts(context, groups, at) {
            return None;
        }
        // "un hôpital militaire": an adjective behind a thing that is also a noun for people makes it one of nobody.
        let thing = |i: usize| context.has_any(i, &[SenseClass::Target, SenseClass::Materiel]);
        if victims.implicit && !victims.plural && victims.noun.is_some_and(|(noun, _)| (groups[at].start..noun).any(thing)) {
            return None;
        }
        // "un car qui emmenait trente pèlerins": its passengers, whom nobody carried off.
        if proposal.verb.is_some_and(|verb| taken::conveyed(context, groups, verb)) {
            return None;
        }
        // "Un soldat sur trois a péri": a share is no figure.
        let of_so_many = groups.get(at + 1).is_some_and(|g| context.is(g.start, Function::On))
            && matches!(groups.get(at + 2).map(|g| &g.kind), Some(GroupKind::Count(count)) if count.what.is_none());
        if victims.implicit && !victims.plural && of_so_many {
            return None;
        }
        if self.verb().is_some_and(|verb| taken::are_bodies(context, groups, at, verb))
            || self.is_object_of_another_verb()
            || self.are_no_victims()
            || self.is_band_that_fell()
        {
            return None;
        }
        // "n'a pas dit si d'autres étaient portés disparus": whether there are any is not known.
        let speaks = |i: usize| matches!(groups[i].kind, GroupKind::Speech(_));
        let asked = |i: usize| context.is(groups[i].start, Function::If) && i > 0 && speaks(i - 1);
        if victims.quantity.form == Form::Vague && (at.saturating_sub(ASKED)..at).any(asked) {
            return None;
        }
        let verb = self.verb();
        let effect = self.effect();
        let (category, of) = self.whose(effect);
        let mut category = self.settled(category.unwrap_or(Victims::People), effect);
        // "Deux policiers ont été attaqués. Les deux agents sont morts": those told of right before.
        // "Les quatre premières personnes à passer": they are told of for the first time.
        let counted = |at: usize| context.is_number(at);
        let known = victims.noun.is_none_or(|(noun, _)| noun > 0 && counted(noun - 1));
        if category == Victims::People
            && victims.definite
            && !victims.implicit
            && victims.plural
            && victims.effect.is_none()
            && known
        {
            let just = self.before.mentioned.filter(|(when, _)| self.before.sentence - when == 1);
            category = just.map_or(category, |(_, category)| category);
        }
        // "deux autres se sont fait sauter": they were attackers. Of one alone it tells how the attack was made.
        if verb.is_some_and(|v| v.reflexive && matches!(v.incident, Some((Kind::Suicide, _)))) {
            if victims.implicit || !victims.plural && category != Victims::Militants {
                return None;
            }
            category = Victims::Militants;
        }
        let held = self.held_by_group(effect, category);
        // "quatre cents pensionnaires se sont enfuis du cachot": of those whom a prison holds nothing says who they are.
        if effect == Effect::Escaped && category == Victims::Civilians && self.got_out_of_prison() {
            category = Victims::People;
        }
        // "sept marins sont détenus par le groupe": whom a group holds is suspected of nothing.
        if held != effect && category == Victims::Suspects && victims.category != Some(Victims::Suspects) {
            category = Victims::People;
        }
        let effect = match held {
            // "sept enseignants sont tombés aux mains d'hommes armés"
            Effect::Captured if category == Victims::Civilians => Effect::Abducted,
            held => held,
        };
        let told = self.told_before(effect);
        let recalls = victims.demonstrative || of_told_account(context, groups, at);
        // "le maire confirme ce bilan de douze morts": told once more, by somebody who vouches for it.
        let vouched = || self.attribution.speaker(at).is_some() && self.attribution.stance(at) == Stance::Confirmed;
        let recalls = recalls && !vouched();
        if recalls && told.is_some() {
            return None;
        }
        // "on en compte 40 ; les deux autres sont soignés": others of people of whom no harm was told.
        let state = verb.is_some_and(|v| v.frame == Frame::Passive) && effect == Effect::Wounded;
        if state
            && victims.anaphoric
            && victims.definite
            && victims.plural
            && self.found.is_empty()
            && !self.before.subject_told()
        {
            return None;
        }
        // "deux autres suspects sont recherchés": the police wants them.
        // "les quatre derniers n'ont jamais reparu", « "J'en cherche cinq", dit leur père »: but those whom it arrested may be gone.
        let gone = verb.is_some_and(|v| v.frame == Frame::Intransitive);
        let near = [SpeakerClass::Residents, SpeakerClass::Community, SpeakerClass::Ngo];
        let missed = || self.attribution.speaker(at).is_some_and(|s| near.contains(&s.class));
        if effect == Effect::Missing && category == Victims::Suspects && !(victims.anaphoric && (gone || missed())) {
            return None;
        }
        // "l'armée cherche en vain trente assaillants", "trois bandits n'ont pas été retrouvés": nor are those missing whom others fight.
        if effect == Effect::Missing
            && victims.category == Some(Victims::Militants)
            && category == Victims::Militants
            && victims.effect.is_none()
            && !victims.own
            && verb.is_some_and(|v| v.frame != Frame::Intransitive)
        {
            return None;
        }
        // "deux disparitions d'armes"
        let lost = || context.has_any(groups[at].end + 1, &[SenseClass::Weapon, SenseClass::Materiel]);
        if effect == Effect::Missing && context.is(groups[at].end, Function::Of) && lost() {
            return None;
        }
        // "une dizaine d'hommes armés ont pris la fuite": attackers who get away were in nobody's hands.
        if matches!(effect, Effect::Escaped | Effect::Displaced)
            && category == Victims::Militants
            && victims.effect.is_none()
            && !self.was_held(at)
        {
            return None;
        }
        // "mille pèlerins ont pris la route de Gao", "trois habitants ont passé la frontière": only a population that leaves has fled.
        let goes = verb.is_some_and(|v| matches!(context.lexicon.verbs[v.verb as usize].effect, Some((_, Frame::Goes))));
        let lives_there = |s: &Sense| matches!(s, Sense::Source { class: SpeakerClass::Residents, .. });
        let dwellers = || {
            (groups[at].start..groups[at].end).any(|i| context.senses_of(i, &[SenseClass::Source]).any(|(_, s)| lives_there(s)))
        };
        if goes && (victims.quantity.low < POPULATION || !dwellers()) {
            return None;
        }
        // "trois cents soldats ont plié bagage": forces are not driven from their homes.
        if effect == Effect::Displaced && victims.category.is_some_and(Victims::are_forces) && victims.effect.is_none() {
            return None;
        }
        // "une partie des gens s'est réfugiée ici, une autre là": nobody counts one who fled.
        if effect == Effect::Displaced && victims.anaphoric && victims.quantity == Quantity::exact(1) {
            return None;
        }
        // "dément que des civils aient été tués": what is denied of some is no figure.
        if victims.quantity.form == Form::Vague && (self.attribution.stance(at) == Stance::Denied || self.denied_right_before()) {
            return None;
        }
        if category == Victims::People
            && victims.effect.is_some()
            && let Some(earlier) = told.filter(|v| v.are_forces())
        {
            category = earlier;
        }
        // "Pas d'arrestation", "aucun otage n'a été libéré": that nobody was taken or got away is no figure of people harmed.
        let harm = matches!(effect, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded | Effect::Missing);
        if !harm && victims.quantity.high == Some(0) {
            return None;
        }
        // "personne n'a survécu": how many died is not said.
        if self.outlived_by_none() && victims.out_of.is_none() {
            return None;
        }
        let apportioned = self.apportioned(effect);
        if apportioned.is_none() && self.by_accident() || self.is_of_daily_life(effect) {
            return None;
        }
        let of_forces = self.of_no_one_force(category);
        if of_forces {
            category = Victims::People;
        }
        let mut span = context.span(groups[at].start, groups[at].end);
        if let Some(v) = proposal.verb {
            span = span.cover(context.span(groups[v].start, groups[v].end));
        }
        Some(TollFound {
            group: at,
            effect,
            victims: category,
            of_forces,
            of,
            of_group: victims.group.or(proposal.group).or_else(|| self.described_group()),
            quantity: apportioned.map_or_else(|| self.quantity(), Quantity::exact),
            part_of: None,
            of_told: proposal.part
                || victims.of_them
                || self.says_state()
                || self.of_those_told(effect)
                || !victims.definite && of_whom::among_harmed(context, groups),
            superseded: false,
            replaces: victims.replaces,
            outdated: false,
            span,
            rule: proposal.rule.to_owned(),
            pluperfect: verb.is_some_and(|e| e.mood == Mood::Pluperfect),
            conditional: verb.is_some_and(|e| e.mood == Mood::Conditional),
            recalls,
            implicit: victims.implicit,
            violent: verb.is_some_and(|e| {
                // "six militaires sont tombés à A"
                let falls = (context.lexicon.verbs[e.verb as usize].falls || e.frame == Frame::Fall) && !victims.implicit;
                // "calcinés": fire kills by accident as well.
                let burns = matches!(e.incident, Some((Kind::Other, _)));
                e.effect == Some(Effect::Killed) && !burns && (e.frame == Frame::Transitive || falls)
            }),
            apportioned: apportioned.is_some(),
            supposed: self.are_only_supposed(),
        })
    }

    /// "Onze morts, six dans l'attaque et cinq de la typhoïde": how many of several that died were killed by violence.
    fn apportioned(&self, effect: Effect) -> Option<u64> {
        let quantity = self.victims.quantity;
        let counted = effect == Effect::Killed && quantity.form == Form::Exact && quantity.low > 1;
        counted.then(|| apportioned::by_violence(self.context, self.groups, self.at, quantity.low)).flatten()
    }

    /// "Cinq autres sont morts dans un accident": in the clause of the figure, and nothing else of violence.
    fn by_accident(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        if !context.holds(SenseClass::Accident) {
            return false;
        }
        let ends = |g: &Group| matches!(g.kind, GroupKind::Mark(';' | '.' | ':')) || matches!(g.kind, GroupKind::Incident(_));
        let clause: Vec<&Group> = groups[at + 1..].iter().take(ACCIDENT_BEHIND).take_while(|g| !ends(g)).collect();
        // "frappé par la foudre", "trois décès dus au choléra": right behind, not "l'assassinat d'un élu, suivi d'un séisme".
        let near = clause.iter().position(|g| matches!(g.kind, GroupKind::Mark(','))).unwrap_or(clause.len());
        let of = [Function::By, Function::Of, Function::DetDu, Function::DetDes];
        clause.iter().enumerate().any(|(i, g)| {
            let within = |b: &&Group| {
                context.is_any(b.start, &[Function::In, Function::During, Function::After])
                    || i < near && context.is_any(b.start, &of)
            };
            let nobody = !clause[..i].iter().any(|b| matches!(&b.kind, GroupKind::Victims(v) if !v.implicit));
            self.tells_of_accident(g) && nobody && clause[i.saturating_sub(3)..i].iter().any(within)
        }) || self.made_by_accident()
    }

    /// "Un glissement de terrain a fait six morts": an accident before the verb that has the dead for its object.
    fn made_by_accident(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let ends = |g: &Group| {
            matches!(
                g.kind,
                GroupKind::Mark(';' | '.' | ':') | GroupKind::Incident(_) | GroupKind::Victims(_) | GroupKind::Actor(_)
            ) || matches!(&g.kind, GroupKind::Effect(e) if matches!(e.incident, Some((Kind::Attack | Kind::Ambush, _))))
        };
        let mut made = false;
        for group in groups[..at].iter().rev().take(ACCIDENT_BEHIND).take_while(|g| !ends(g)) {
            made |= (group.start..group.end).any(|i| context.is(i, Function::Makes));
            if matches!(group.kind, GroupKind::Accident) {
                return made;
            }
        }
        false
    }

    /// Whom an armed group says it detains it has taken: those who fought it are captured, others abducted.
    /// Civilians in the hands of others were carried off, not taken in battle.
    fn held_by_group(&self, effect: Effect, category: Victims) -> Effect {
        let by_group = |verb: usize| {
            let agent = sides::agent_side(self.context, self.groups, verb).or_else(|| {
                Some(()).filter(|()| verb < self.at).and_then(|()| sides::subject_side(self.context, self.groups, verb))
            });
            agent.is_some_and(|(side, _)| side == Some(Victims::Militants))
        };
        let group = || {
            self.attribution.speaker(self.at).is_some_and(|s| s.class == SpeakerClass::ArmedGroup)
                || self.proposal.verb.is_some_and(by_group)
                || self.before.just_attacked().is_some() && self.proposal.verb.is_some_and(|verb| self.done_by_them(verb))
        };
        let held = || self.verb().is_some_and(|verb| verb.voice == Voice::Passive);
        match effect {
            Effect::Captured if category == Victims::Civilians && held() => Effect::Abducted,
            Effect::Detained if category == Victims::Militants || !group() => effect,
            Effect::Detained if category.are_forces() => Effect::Captured,
            Effect::Detained => Effect::Abducted,
            _ => effect,
        }
    }

    /// "Des hommes armés ont surgi. Ils ont arrêté six ouvriers": whether the subject of a verb is a pronoun in the plural.
    fn done_by_them(&self, verb: usize) -> bool {
        let particle = [Function::Clitic, Function::CliticOf, Function::There, Function::Adverb];
        let before = self.groups[..verb].iter().rev().find(|g| !self.context.is_any(g.start, &particle));
        let plural = self.verb().is_some_and(|v| v.plural && v.voice == Voice::Active);
        // "Ceux-ci ont raflé"
        let these = |at: usize| at > 0 && self.context.tokens[at].hyphen && self.context.is(at - 1, Function::ThatOf);
        plural && before.is_some_and(|g| self.context.is(g.start, Function::Pronoun) || these(g.start))
    }

    /// "quatre des victimes étaient des enfants": some of those told of, with the same harm.
    fn of_those_told(&self, effect: Effect) -> bool {
        let group = &self.groups[self.at];
        let of = |i: usize| self.context.is(i, Function::DetDes) && self.context.has(i + 1, SenseClass::EffectNoun);
        let same = self.victims.effect == Some(effect) && self.victims.quantity.form == Form::Exact;
        same && self.victims.out_of.is_none() && (group.start + 1..group.end).any(of)
    }

    /// "Cinq blessés sont toujours dans un état critique": some of the wounded told of, by how badly.
    fn says_state(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        // "Quatre sont dans un état grave", but not "quatre autres".
        let idiom = matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.frame == Frame::Passive && e.effect == Some(Effect::Wounded));
        let others = (groups[at].start..groups[at].end).any(|i| context.is(i, Function::Other));
        let bare = victims.anaphoric && victims.category.is_none() && idiom && !others;
        let wounded = (victims.effect == Some(Effect::Wounded) || bare) && !victims.implicit;
        let more = || self.before.told.iter().any(|(e, _, n)| *e == Effect::Wounded && *n > victims.quantity.low);
        let copula = groups.get(at + 1).filter(|g| context.is(g.start, Function::Copula));
        let grave = |g: &Group| context.is_any(g.start, &[Function::GraveAdj, Function::Grave]);
        let grave = copula.is_some() && groups[at + 2..].iter().take(STATE_WITHIN).any(grave);
        wounded && (idiom || grave) && more()
    }

    /// The verb that says what was done to them.
    pub fn verb(&self) -> Option<&EffectGroup> {
        self.proposal.verb.and_then(|v| match &self.groups[v].kind {
            GroupKind::Effect(e) => Some(e),
            _ => None,
        })
    }

    /// "six gendarmes ont au moins péri": what stands within the verb says of the number that it is open.
    fn quantity(&self) -> Quantity {
        // "l'un des six agents que des bandits avaient enlevés": it was done to all six.
        let relative = self.groups.get(self.at + 1).is_some_and(|g| self.context.is(g.start, Function::That));
        if let Some(whole) = self.victims.out_of.filter(|_| relative && self.proposal.verb.is_some_and(|v| v > self.at)) {
            return Quantity::exact(whole);
        }
        // "aucun des six occupants n'a survécu": all six died.
        if let Some(whole) = self.victims.out_of.filter(|_| self.outlived_by_none()) {
            return Quantity::exact(whole);
        }
        let quantity = self.victims.quantity;
        if quantity.form == Form::Exact && (self.passes() || self.opened_by_next()) {
            return quantity.with(Form::AtLeast);
        }
        let Some(verb) = self.proposal.verb.map(|v| &self.groups[v]).filter(|_| quantity.form == Form::Exact) else {
            return quantity;
        };
        let open = |at: usize| {
            self.context
                .senses_of(at, &[SenseClass::Modifier])
                .any(|(length, s)| at + length < verb.end && matches!(s, Sense::Modifier { modifier: Modifier::AtLeast, .. }))
        };
        let follows = verb.start >= self.groups[self.at].end;
        if !follows || quantity.high == Some(0) {
            quantity
        } else if (verb.start + 1..verb.end).any(open) {
            quantity.with(Form::AtLeast)
        } else {
            // "six gendarmes ont été tués au bas mot"
            trailing_modifier(self.context, verb.end).map_or(quantity, |(_, form)| quantity.with(form))
        }
    }

    /// "trois des victimes étaient des enfants": the group that some of those harmed are said to be of.
    fn described_group(&self) -> Option<&'static str> {
        let Self { context, groups, at, victims, .. } = *self;
        // "douze personnes, des enfants, ont été tuées"
        if let Some((_, group)) = of_whom::apposed_between(groups, at) {
            return group;
        }
        if !victims.plural || victims.effect.is_none() && !victims.anaphoric {
            return None;
        }
        let next = groups.get(at + 1).filter(|g| context.is(g.start, Function::Copula));
        next.and_then(|_| of_whom::described_as(context, groups, at).1)
    }

    /// "a dépassé les 90 morts", "a franchi la barre des 90 morts": whether words right before the figure, of which its article may be
    /// the last, say that it is more.
    fn passes(&self) -> bool {
        let start = self.groups[self.at].start;
        (start.saturating_sub(PASSED)..start).any(|i| {
            let more = |s: &Sense| matches!(s, Sense::Modifier { modifier: Modifier::AtLeast, .. });
            let mut modifiers = self.context.senses_of(i, &[SenseClass::Modifier]);
            let verb = self.context.has(i, SenseClass::Verb);
            verb && modifiers.any(|(length, s)| more(s) && (start..=start + 1).contains(&(i + length)))
        })
    }

    /// "31 villageois et 12 gendarmes au moins ont été tués": whether what stands behind the second of two kinds of people, before their
    /// verb, leaves the number of both open.
    fn opened_by_next(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let and = groups.get(at + 1).is_some_and(|g| context.is(g.start, Function::And));
        let Some(next) = groups.get(at + 2).filter(|_| and && self.proposal.verb.is_some_and(|verb| verb > at + 2)) else {
            return false;
        };
        let GroupKind::Victims(second) = &next.kind else { return false };
        let behind = || second.noun.is_some_and(|(_, end)| trailing_modifier(context, end).is_some());
        second.quantity.form == Form::AtLeast && second.effect.is_none() && self.victims.effect.is_none() && behind()
    }

    /// Whether nobody is said to have outlived it.
    fn outlived_by_none(&self) -> bool {
        let outlives = |e: &EffectGroup| {
            let verb = &self.context.lexicon.verbs[e.verb as usize];
            // "n'a survécu", "n'est revenu vivant"
            e.effect == Some(Effect::Killed)
                && matches!(verb.effect, Some((Effect::Survivors, _) | (Effect::Killed, Frame::Unless)))
        };
        self.victims.quantity.high == Some(0) && self.verb().is_some_and(outlives)
    }

    /// "plus de 27 victimes, morts et blessés confondus": whether victims are said right behind to be dead and wounded.
    fn counts_dead_and_wounded(&self) -> bool {
        let Self { groups, at, victims, .. } = *self;
        let marked = matches!(groups.get(at + 1).map(|g| &g.kind), Some(GroupKind::Mark(',' | '(')));
        let both = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect == Some(Effect::KilledOrWounded) && e.voice == Voice::Participle);
        marked && victims.effect == Some(Effect::Killed) && groups.get(at + 2).is_some_and(both)
    }

    /// Whether words right behind victims say that they are wounded.
    fn are_said_to_be_wounded(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let wounded = |e: &EffectGroup| {
            e.effect == Some(Effect::Wounded) && !e.negated && e.outcome != Some(BURNS) && e.voice != Voice::Active
        };
        let behind = groups.get(at + 1).is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if wounded(e)));
        let body = || victims.noun.is_some_and(|(noun, _)| context.names_bodies(noun..=noun));
        behind && self.proposal.verb.is_none() && victims.effect == Some(Effect::Killed) && !body()
    }

    /// "un groupe de soldats est tombé dans une embuscade": whether a verb in the singular says of a band that it ran into something.
    fn is_band_that_fell(&self) -> bool {
        let band = self.victims.plural && self.victims.quantity.form == Form::Vague;
        band && self
            .verb()
            .is_some_and(|e| e.frame == Frame::Fall && !e.plural && e.voice == Voice::Active && e.mood == Mood::Past)
    }

    /// "le massacre, attribué à des rebelles, de dix civils", "avant d'avoir fait des victimes": whether people without a number are those to
    /// whom a deed is ascribed, or whom somebody was kept from harming.
    fn are_no_victims(&self) -> bool {
        let Self { context, groups, at, victims, .. } = *self;
        let start = groups[at].start;
        let ascribed = at > 1
            && context.is(groups[at - 1].start, Function::At)
            && match &groups[at - 2].kind {
                GroupKind::Speech(s) => s.participle,
                GroupKind::Responsibility(_) => true,
                _ => false,
            };
        let before = || (start.saturating_sub(BEFORE_HARM)..start).find(|i| context.is(*i, Function::Before));
        let kept_from = || {
            victims.effect.is_some() && before().is_some_and(|i| context.is(i + 1, Function::Of) && context.is_auxiliary(i + 2))
        };
        victims.implicit && victims.quantity.form == Form::Vague && (ascribed || kept_from())
    }

    /// "sont morts en affrontant une trentaine d'hommes": whether people are the object of another verb than that of which others died.
    fn is_object_of_another_verb(&self) -> bool {
        let Self { context, groups, at, .. } = *self;
        let apart = self.proposal.verb.is_some_and(|verb| verb + 1 < at);
        let suffers = self.verb().is_some_and(|e| e.voice == Voice::Passive || e.frame == Frame::Intransitive);
        let meets = || matches!(&groups[at - 1].kind, GroupKind::Effect(e) if e.voice == Voice::Unfinite && e.incident.is_some() && e.effect.is_none());
        apart && suffers && meets() && context.is_present_participle(groups[at - 1].end - 1)
    }

    /// A population that flees is displaced; who escapes was held.
    fn effect(&self) -> Effect {
        let held = || self.was_held(self.at) || self.got_out_of_prison();
        // "douze paysans ont été enlevés ; huit sont toujours détenus": whom others hold no police has arrested.
        let taken = || {
            let mut told = self
                .found
                .iter()
                .rev()
                .map(|t| (t.effect, t.quantity.low))
                .chain(self.before.told.iter().rev().map(|t| (t.0, t.2)));
            told.next().is_some_and(|(e, n)| e == Effect::Abducted && n > self.victims.quantity.low)
        };
        // "121 élèves ont été enlevés, cent se sont enfuis": whom others held have not left their homes.
        let people = self.victims.effect.is_none() && self.victims.quantity.low >= POPULATION && !held() && !taken();
        // "six blessés, dont un mortellement"
        let mortally = self.victims.anaphoric && self.context.is(self.groups[self.at].end, Function::Mortal);
        let along = || {
            let verb = self.proposal.verb.zip(self.verb());
            verb.is_some_and(|verb| taken::along(self.context, self.groups, self.victims, verb))
        };
        // "huit morts, dont trois brûlés": fire was how they died.
        let burned = || {
            let dead = self.total.is_some_and(|t| t.effect == Effect::Killed);
            // "Parmi les morts, une a été décapitée et une autre brûlée"
            let dead = dead
                || of_whom::named_among(self.context, self.groups) == Some(Effect::Killed)
                    && of_whom::opens_among(self.context, self.groups);
            dead && self.verb().is_some_and(|verb| verb.outcome == Some(BURNS))
        };
        match self.proposal.effect {
            effect if self.shares_a_fate() => self.last_told().unwrap_or(effect),
            // "un pasteur, kidnappé lundi, n'a pas reparu"
            Effect::Missing if self.taken_between().is_some() => self.taken_between().unwrap_or(Effect::Missing),
            Effect::Killed if along() => Effect::Abducted,
            Effect::Wounded if burned() => Effect::Killed,
            Effect::Killed if self.counts_dead_and_wounded() => Effect::KilledOrWounded,
            // "une dizaine de victimes étant au plus mal"
            Effect::Killed if self.are_said_to_be_wounded() => Effect::Wounded,
            // "les gendarmes ont embarqué douze suspects"
            Effect::Abducted if self.victims.category == Some(Victims::Suspects) => Effect::Detained,
            Effect::Wounded if mortally => Effect::Killed,
            Effect::Escaped if people => Effect::Displaced,
            // "trois victimes enlevées errant en brousse"
            Effect::Displaced if self.victims.effect == Some(Effect::Abducted) => Effect::Abducted,
            // "l'un d'eux manque encore"
            Effect::Detained | Effect::Missing if self.victims.anaphoric && taken() => Effect::Abducted,
            // "les ravisseurs détiennent encore cinq otages"
            Effect::Detained if self.victims.effect == Some(Effect::Abducted) => Effect::Abducted,
            effect => effect,
        }
    }

    /// "les 40 rebelles que détenait la prison se sont enfuis", "trente jihadistes incarcérés à X se sont évadés": whether a clause or a
    /// participle right behind people says that they were held.
    fn was_held(&self, at: usize) -> bool {
        let held =
            |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.effect, Some(Effect::Detained | Effect::Captured)));
        let verb = self.proposal.verb.filter(|verb| *verb > at);
        verb.is_some_and(|verb| self.groups[at + 1..verb].iter().take(HELD_WITHIN).any(held))
    }

    /// "quatre cents pensionnaires s'étaient enfuis du cachot": whether a prison is told of right behind the verb.
    fn got_out_of_prison(&self) -> bool {
        let behind = self.proposal.verb.map(|verb| &self.groups[verb + 1..]);
        behind.is_some_and(|behind| behind.iter().take(HELD_WITHIN).any(|g| matches!(g.kind, GroupKind::Target(PRISON))))
    }

    /// "n'a tué que des civils": whether what restricts a verb stands between it and some people.
    fn is_restricted_to(&self) -> bool {
        let Some(verb) = self.proposal.verb.filter(|verb| *verb < self.at) else { return false };
        let (start, end) = (self.groups[verb].start, self.groups[self.at].start);
        let only = |i: usize| self.context.is(i, Function::That);
        end > 0 && only(end - 1) && (start.saturating_sub(RESTRICTED)..=start).any(|i| self.context.is(i, Function::Negation))
    }

    /// "consent à démentir que des soldats aient été tués": whether an infinitive that denies stands right before the clause.
    fn denied_right_before(&self) -> bool {
        let start = self.groups[self.at].start;
        let denies = |s: &Sense| {
            matches!(s, Sense::Verb(f) if f.tense == Tense::Infinitive
                && matches!(self.context.lexicon.verbs[f.verb as usize].speech, Some((Stance::Denied, _))))
        };
        start >= 2
            && self.context.is(start - 1, Function::That)
            && self.context.senses_of(start - 2, &[SenseClass::Verb]).any(|(_, s)| denies(s))
    }

    /// "un pasteur, kidnappé lundi, n'a pas reparu": what befell before whoever has not come back, where a participle right behind says it.
    fn taken_between(&self) -> Option<Effect> {
        let verb = self.proposal.verb.filter(|verb| *verb > self.at)?;
        self.groups[self.at + 1..verb].iter().take(HELD_WITHIN).find_map(|g| match &g.kind {
            GroupKind::Effect(e) if e.voice == Voice::Participle => {
                e.effect.filter(|e| matches!(e, Effect::Abducted | Effect::Captured | Effect::Detained))
            }
            _ => None,
        })
    }

    /// "six élèves ont connu le même sort": what befell those told of before.
    fn shares_a_fate(&self) -> bool {
        let verb = self.proposal.verb.map(|at| &self.groups[at]);
        verb.is_some_and(|g| g.end - g.start > 2 && self.context.is(g.end - 2, Function::Same))
    }

    /// The harm that was told of last.
    fn last_told(&self) -> Option<Effect> {
        self.found.last().map(|t| t.effect).or_else(|| self.before.told.back().map(|t| t.0))
    }

    /// "ce bilan de 40 morts", "les 15 morts": of whom the same figure was told before.
    fn told_before(&self, effect: Effect) -> Option<Victims> {
        let quantity = self.victims.quantity;
        if quantity.low <= 2 || quantity.form != Form::Exact {
            return None;
        }
        let here = self.found.iter().rev().filter(|t| matches!(t.quantity.form, Form::Exact | Form::AtLeast));
        here.map(|t| (t.effect, t.victims, t.quantity.low))
            .chain(self.before.told.iter().rev().copied())
            .find(|(e, _, n)| *e == effect && *n == quantity.low)
            .map(|(_, victims, _)| victims)
    }
}

/// "ce décompte de douze morts": the figure of an account told of before.
fn of_told_account(context: &Context<'_>, groups: &[Group], at: usize) -> bool {
    let start = groups[at].start;
    let account = (start.saturating_sub(5)..start).rev().find(|i| {
        context.longest_of(*i, &[SenseClass::SpeechNoun], |s| matches!(s, Sense::SpeechNoun(_)).then_some(())).is_some()
    });
    account.is_some_and(|noun| noun > 0 && context.is(noun - 1, Function::DetDem))
}
