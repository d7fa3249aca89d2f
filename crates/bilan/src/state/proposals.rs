//! Which rule reads each group of victims of a sentence: proposals, the nearest verb, and what lists and parts share.

use super::gapped;
use super::matcher::{self, Match, Row};
use super::of_whom::{described_as, does_otherwise};
use super::opening::opening;
use super::owners::{
    are_kin_of_speaker, is_counted_as_band, is_of_infinitive, is_of_others, is_owner_for, is_owner_of_arms, is_owner_of_thing,
    is_said_of_one, owners_behind,
};
use super::parts::{Relation, is_bracketed};
use super::sides::{are_whose_losses, names_side};
use super::subjects::{
    counts_things_on, holds_captives, is_among_speakers, is_bomber, is_held_by_thing, is_of_another, is_one_of_speakers,
    is_uncounted_survivor, owns_things,
};
use super::untold::{
    beside_harm, came_to, did_massacre, explained, has_finite, has_verb_behind, is_aim, is_apposed, is_apposed_one, is_asked,
    is_asked_of, is_avoided, is_befallen, is_denied_number, is_feared_toll, is_freed, is_given, is_habit, is_headline_of_taken,
    is_home_of, is_in_question, is_left_out, is_made, is_meant, is_meant_to_make, is_name_of_speaker, is_name_of_told,
    is_named_between, is_numbered_behind, is_object_of_their_act, is_of_thing_between, is_of_things, is_parentage,
    is_party_between, is_population, is_possible, is_predicate, is_said_of_them, is_share, is_sought, is_subject, is_supposed,
    is_victim_of, is_whole, is_whole_side, is_witness, only, owns_object, stays_in_clause,
};
use crate::lexicon::{Frame, Function, Modifier, Sense, SenseClass, SpeechPreposition, Tense};
use crate::model::{Effect, Form, Victims};
use crate::recognise::{Context, Group, GroupKind, Mood, Voice};

/// What a rule would make of a group of victims.
#[derive(Clone)]
pub struct Proposal<'r> {
    pub effect: Effect,
    pub rule: &'r str,
    pub rank: i32,
    pub skipped: usize,
    pub verb: Option<usize>,
    pub fixed: Option<Victims>,
    /// Group of victims that the sentence says they are.
    pub group: Option<&'static str>,
    pub own_side: bool,
    /// They are some of those told of before.
    pub part: bool,
    /// They are more of those told of last.
    pub more: bool,
}

impl<'r> Proposal<'r> {
    /// What is read without a pattern: by what stands around it or before it.
    pub fn unpatterned(effect: Effect, rule: &'r str) -> Self {
        Self {
            effect,
            rule,
            rank: 0,
            skipped: 0,
            verb: None,
            fixed: None,
            group: None,
            own_side: false,
            part: false,
            more: false,
        }
    }

    /// The most specific rule wins, and distance weakens every rule.
    fn score(&self) -> i32 {
        self.rank - 4 * i32::try_from(self.skipped).unwrap_or(i32::MAX / 4)
    }
}

/// What is said of a group, if anything: of most groups nothing is, so that it is boxed.
pub type Proposed<'r> = Option<Box<Proposal<'r>>>;

pub type Proposals<'r> = Vec<Proposed<'r>>;

/// Of the few groups of which there is something else to say, what it is.
pub type Besides<'r> = Vec<(usize, Proposal<'r>)>;

/// "avait pris par erreur pour": so many words at most.
const MISTAKEN_WORDS: usize = 5;

/// "a man said to be a chief": who is described stands at most so many groups before.
const SAID_OF: usize = 4;

/// "douze disparus, sans doute emmenés": whether the participle behind people only says what is supposed of them.
fn is_only_supposed(groups: &[Group], victims: usize, participle: usize) -> bool {
    participle > victims && groups[victims + 1..participle].iter().any(|g| matches!(g.kind, GroupKind::Hedge(_)))
}

/// "des civils seront tués": what is foretold. With a number, a future tells what came next: "trois soldats seront tués", unless it
/// depends on something else: "deux otages seront tués si …".
fn is_to_come(context: &Context<'_>, verb: &Group, people: &Group) -> bool {
    let GroupKind::Effect(effect) = &verb.kind else { return false };
    // "ils les exécuteront tous les quatre"
    let number = matches!(&people.kind, GroupKind::Victims(v) if !v.implicit && v.quantity.high != Some(0) && !(v.definite && v.anaphoric));
    let harm = matches!(effect.effect, Some(Effect::Killed | Effect::Wounded | Effect::Abducted));
    let told = number && harm && !effect.negated && !effect.first_person;
    effect.mood == Mood::Future && !(told && !context.holds_function(&[Function::If]))
}

/// "a perdu dix hommes, tous faits prisonniers": what befell those whom a side loses, where a participle right behind says that they were
/// taken.
fn lost_as_captives(context: &Context<'_>, groups: &[Group], verb: usize, victims: usize) -> Option<Effect> {
    let loses = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.frame == Frame::Own && e.voice != Voice::Passive);
    let between =
        |g: &&Group| matches!(g.kind, GroupKind::Mark(',')) || context.is(g.start, Function::All) || context.is_adverb(g.start);
    let behind = groups[victims + 1..].iter().take(TAKEN_WITHIN).find(|g| !between(g)).filter(|_| loses && verb < victims)?;
    match &behind.kind {
        GroupKind::Effect(e) if e.voice == Voice::Participle => e.effect,
        _ => None,
    }
    .filter(|effect| matches!(effect, Effect::Captured | Effect::Abducted | Effect::Detained))
}

/// ", tous faits prisonniers": the participle is among so many groups behind those lost.
const TAKEN_WITHIN: usize = 3;

/// The best rule for each group of victims, and the last that needs no verb.
pub fn propose<'r>(context: &Context<'r>, groups: &[Group]) -> (Proposals<'r>, Besides<'r>) {
    let mut proposals: Proposals<'_> = groups.iter().map(|_| None).collect();
    let mut by_noun: Besides<'_> = Vec::new();
    let mut main: Besides<'_> = Vec::new();
    let row = Row::new(context, groups);
    for rule in context.lexicon.demands.met_rules(row.met()).map(|number| &context.lexicon.rules[number]) {
        for Match { victims, effect, skipped } in matcher::matches(rule, context, &row) {
            // "ont tué un commando de douze hommes": the twelve are the object.
            let band = effect.is_some_and(|e| e < victims) && is_counted_as_band(context, groups, victims);
            let victims = if band { victims + 2 } else { victims };
            let fixed_effect = rule.yields.effect.as_deref().and_then(Effect::parse);
            let from_group = effect.and_then(|e| match &groups[e].kind {
                GroupKind::Effect(verb) if verb.negated && !is_zero(&groups[victims]) && !only(context, groups, e, victims) => {
                    None
                }
                GroupKind::Effect(e) => e.effect,
                GroupKind::EffectNoun(n) => Some(n.effect),
                // "parmi les sept morts"
                GroupKind::Victims(v) => v.effect,
                _ => None,
            });
            if effect.is_some_and(|e| is_to_come(context, &groups[e], &groups[victims])) {
                continue;
            }
            // "sans atteindre un seul assaillant", "ont été inhumés : personne n'y était": nobody was harmed.
            if effect.is_some_and(|e| {
                is_without(context, &groups[e], &groups[victims]) || e < victims && begins_anew(context, groups, e, victims)
            }) {
                continue;
            }
            // "en s'enfuyant, sur deux gendarmes", "un homme a été arrêté et on en cherche deux autres": the subject stands before.
            let subject_before = |e: usize| {
                let GroupKind::Effect(verb) = &groups[e].kind else { return false };
                let harmed = verb.voice == Voice::Passive || verb.frame == Frame::Intransitive && verb.voice != Voice::Participle;
                let clause = |g: &Group| {
                    context.is_any(g.start, &[Function::Pronoun, Function::PronounOne, Function::Clitic, Function::CliticOf])
                };
                let told = matches!(e.checked_sub(1).map(|i| &groups[i].kind), Some(GroupKind::Victims(_)))
                    && groups[e + 1..victims.max(e + 1)].iter().any(clause);
                // "ont tué cinq personnes en prenant la fuite": those who killed them fled.
                let gerund = || {
                    let by = groups[e].start > 0 && context.is(groups[e].start - 1, Function::In);
                    let told = |g: &Group| matches!(&g.kind, GroupKind::Effect(v) if v.voice == Voice::Active);
                    // "deux femmes se sont noyées en fuyant": nor does it tell of those who have a verb of harm.
                    let harmed =
                        |g: &Group| matches!(&g.kind, GroupKind::Effect(v) if v.effect.is_some() && v.voice != Voice::Participle);
                    by && (groups[..victims].iter().any(told) || groups[victims + 1..e].iter().any(harmed))
                };
                e < victims && harmed && (told || verb.voice == Voice::Unfinite)
                    || e > victims && verb.frame == Frame::Intransitive && verb.voice == Voice::Unfinite && gerund()
            };
            if effect.is_some_and(subject_before) {
                continue;
            }
            // "Le maire ignore si des civils ont été tués": who asks is not whom it befell.
            // "trois autres si gravement blessées que": so badly.
            let asks = |g: &Group| context.is(g.start, Function::If) && !context.is_adverb(g.end);
            if effect.is_some_and(|e| e > victims && groups[victims + 1..e].iter().any(asks)) {
                continue;
            }
            let own = match &groups[victims].kind {
                GroupKind::Victims(v) => v.effect,
                _ => None,
            };
            // What a noun of effect counts stays what it is; captives can be killed, the wounded can die.
            if let (Some(own), Some(e)) = (own, effect)
                && let GroupKind::Effect(verb) = &groups[e].kind
            {
                // "dix-huit blessés, dont deux sont morts": those named last die.
                let others = groups[victims.min(e) + 1..e.max(victims)].iter().any(|g| matches!(g.kind, GroupKind::Victims(_)));
                // "Sur les 23 blessés, certains ont succombé": of them some.
                let apart = matches!(groups.get(victims + 1).map(|g| &g.kind), Some(GroupKind::Mark(',')));
                let first = opening(context, groups);
                let of_them =
                    apart && victims <= first + 2 && context.is_any(groups[first].start, &[Function::On, Function::Among]);
                let dies = own == Effect::Wounded
                    && verb.frame == Frame::Intransitive
                    && !others
                    && !of_them
                    && !some_named(context, groups, victims, e);
                // "ont achevé des blessés": killed after all.
                let finished = own == Effect::Wounded
                    && verb.effect == Some(Effect::Killed)
                    && verb.frame == Frame::Transitive
                    && matches!(verb.voice, Voice::Active | Voice::Unfinite)
                    && e < victims
                    && groups[e + 1..victims].iter().all(|g| context.is_quote(g.start));
                let dies = dies || finished;
                if matches!(own, Effect::Killed | Effect::Wounded | Effect::KilledOrWounded) && !dies && verb.effect != Some(own)
                {
                    continue;
                }
            }
            // Captives are told of in many ways: a number of them is a figure only beside other harm or with a verb.
            let alone = || {
                rule.pattern.len() == 1
                    && !beside_harm(context, groups, victims)
                    && !is_headline_of_taken(context, groups, victims)
                    && !is_made(context, groups, victims)
                    && !(own == Some(Effect::Abducted) && gapped::counted_by_speech(context, groups, victims))
            };
            if effect.is_none()
                && matches!(own, Some(Effect::Abducted | Effect::Captured | Effect::Detained))
                && (alone() || is_freed(groups, victims))
            {
                continue;
            }
            if effect.is_none() && are_kin_of_speaker(context, groups, victims) {
                continue;
            }
            // "père de six enfants, il a été tué"
            if is_parentage(context, groups, victims) || effect.is_some_and(|e| did_massacre(context, groups, e, victims)) {
                continue;
            }
            // "deux sont blessés, pas vingt", "aucune perte n'y figure"
            if is_denied_number(context, groups, victims) || is_left_out(context, groups, victims) {
                continue;
            }
            // "dit pouvoir accueillir cent blessés"
            if effect.is_none() && own.is_some() && is_possible(context, groups, victims) {
                continue;
            }
            // "jeté au milieu d'un groupe de paysans": people who were there.
            let few =
                matches!(&groups[victims].kind, GroupKind::Victims(v) if v.quantity.form == Form::Vague && v.quantity.low < FEW);
            let of = victims > 0 && context.is(groups[victims - 1].start, Function::Of);
            if effect.is_none() && own == Some(Effect::Displaced) && few && of {
                continue;
            }
            // "une partie des blessés a été évacuée": some of those told of.
            let some_of = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.definite && v.quantity.form == Form::Vague);
            if effect.is_none() && own.is_some() && some_of {
                continue;
            }
            // "cinq mille déplacés se trouvaient là", "trois rescapés racontent": who they are, not what happened.
            if effect.is_none() && (is_subject(context, groups, victims, own) || is_bomber(groups, victims)) {
                continue;
            }
            // "19 portés disparus, plusieurs bêtes abattues": a participle further off is of somebody else.
            let participle =
                effect.is_some_and(|e| matches!(&groups[e].kind, GroupKind::Effect(e) if e.voice == Voice::Participle));
            // "09 portés disparus, 04 civils tués": the participle is of those who stand nearer to it.
            let nearer = effect.is_some_and(|e| {
                e > victims && groups[victims + 1..e].iter().any(|g| matches!(&g.kind, GroupKind::Victims(v) if !v.implicit))
            });
            // "à A, qui compte 900 habitants, six soldats ont été tués": the verb behind a relative clause is of nobody in it.
            if effect.is_some_and(|e| stays_in_clause(context, groups, victims, e)) || is_population(context, groups, victims) {
                continue;
            }
            // "six disparus, probablement enlevés": what is only supposed leaves them missing.
            if participle && own == Some(Effect::Missing) && effect.is_some_and(|e| is_only_supposed(groups, victims, e)) {
                continue;
            }
            // "trois rebelles ont pris un médecin en otage": nor of whoever did it to those between.
            if participle && effect.is_some_and(|e| e > victims && does_to_another(groups, victims, e)) {
                continue;
            }
            if participle && effect.is_some_and(|e| e > victims && is_of_thing_between(context, groups, victims, e)) {
                continue;
            }
            // "huit noms, huit vies fauchées": nor does it reach a number of things.
            let unknown = matches!(groups[victims].kind, GroupKind::Count(_));
            if own.is_some() && participle && (skipped > 1 || nearer) || unknown && nearer {
                continue;
            }
            // "des enfants qui pleuraient, des femmes qui criaient": a comma right before them begins something else.
            let set_apart = |e: usize| e + 2 == victims && matches!(groups[e + 1].kind, GroupKind::Mark(','));
            if effect.is_some_and(|e| matches!(&groups[e].kind, GroupKind::Effect(v) if v.frame == Frame::Own) && set_apart(e)) {
                continue;
            }
            // "trente rebelles, dont dix ont été abattus, ont fui": the verb is of the ten.
            if effect.is_some_and(|e| e > victims && is_of_part(context, groups, victims, e)) {
                continue;
            }
            // "ont pris les armes des soldats": behind the object of the verb, they are but whose it is.
            if effect.is_some_and(|e| e < victims && owns_object(context, groups, e, victims)) {
                continue;
            }
            // "des habitants ont pris la fuite": that people fled counts nobody, but captives who got away.
            if is_flight(&groups[victims], from_group) || effect.is_some_and(|e| is_fleeing(context, groups, victims, e)) {
                continue;
            }
            // "beaucoup de blessés, puis les assaillants se sont enfuis": a party right before the verb got away.
            if effect.is_some_and(|e| {
                e > victims + 1 && from_group == Some(Effect::Escaped) && is_party_named(context, &groups[e - 1])
            }) {
                continue;
            }
            // "ont coûté la vie à huit policiers et à un berger, et deux gendarmes ont disparu": whom the first verb took stands
            // behind its preposition.
            if effect.is_some_and(|e| e > victims) && is_given(context, groups, victims) {
                continue;
            }
            // "ont été blessés et six enfants sont devenus orphelins": they have a verb of their own.
            if effect.is_some_and(|e| {
                e < victims
                    && !participle
                    && has_verb_behind(context, groups, victims, from_group)
                    // "parmi les morts, deux seraient des bergers"
                    && (context.is(groups[victims - 1].start, Function::And) || matches!(groups[e].kind, GroupKind::Effect(_)))
                    || matches!(groups[e].kind, GroupKind::Effect(_)) && is_of_things(context, groups, e, victims)
            }) {
                continue;
            }
            // "l'un a été tué, l'autre libéré": nor does the first verb reach him of whom a participle says that he was set free.
            let set_free = || matches!(groups.get(victims + 1).map(|g| &g.kind), Some(GroupKind::Effect(v)) if v.voice == Voice::Participle && v.effect.is_none() && v.outcome.is_some());
            if effect.is_some_and(|e| e < victims && set_free()) {
                continue;
            }
            // "l'armée garde dix soldats en réserve": only who bears arms against a state holds people without a word more.
            let held = fixed_effect == Some(Effect::Abducted) && effect.is_none() && own.is_none();
            if held && is_held_by_force(groups, victims) {
                continue;
            }
            // "le train, qui transportait 300 voyageurs, a été attaqué": the verb is of the train.
            if effect.is_some_and(|e| e > victims && is_of_another(context, groups, victims, e)) {
                continue;
            }
            // "ont touché un hangar abritant 30 civils"
            if effect.is_some_and(|e| is_held_by_thing(context, groups, e, victims)) {
                continue;
            }
            // "selon Ali Sow, un des anciens du village, neuf civils ont été tués": who speaks.
            if is_one_of_speakers(context, groups, victims) || is_among_speakers(context, groups, victims) {
                continue;
            }
            // "tué sous les yeux de ses deux fils", "des pertes ont été évitées"
            if is_witness(context, groups, victims) || is_avoided(context, groups, victims) {
                continue;
            }
            // "tombé aux mains d'un commando", "ont emporté deux véhicules de la garde", "trois motos ont été saisies et une brûlée"
            if effect.is_some_and(|e| holds_captives(context, groups, e, victims) || owns_things(context, groups, e, victims))
                || counts_things_on(context, groups, victims)
            {
                continue;
            }
            // "l'enlèvement des deux corps": the dead are taken to their graves.
            let noun = |e: usize| matches!(&groups[e].kind, GroupKind::EffectNoun(_));
            if from_group == Some(Effect::Abducted) && own == Some(Effect::Killed) && effect.is_some_and(noun) {
                continue;
            }
            // "déplacement de deux ministres": nobody drove them away.
            let officials = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.group == Some("officials"));
            if officials && from_group == Some(Effect::Displaced) {
                continue;
            }
            // "le chauffeur d'un douanier": whose he was. "un commando de douze hommes": the twelve.
            if effect.is_some_and(|e| is_owner_for(context, groups, victims, e)) || is_counted_as_band(context, groups, victims) {
                continue;
            }
            // "les armes de deux policiers ont été prises par les rebelles"
            if effect.is_none() && is_owner_of_arms(context, groups, victims) {
                continue;
            }
            // "un homme soupçonné de vouloir tuer deux élus a été arrêté"
            if effect.is_some_and(|e| is_of_others(context, groups, victims, e)) {
                continue;
            }
            // "la voiture du maire a été mitraillée", "deux policiers qui protégeaient des médecins ont été tués"
            if effect.is_some_and(|e| {
                is_owner_of_thing(context, groups, victims, e) || is_object_of_their_act(context, groups, victims, e)
            }) {
                continue;
            }
            // "six des sept enseignants enlevés": the participle is of all seven.
            if participle && out_of(&groups[victims]).is_some() && effect.is_some_and(|e| e > victims) {
                continue;
            }
            // "détenir sept prisonniers": the noun says more than the verb.
            let captive =
                own.filter(|o| from_group == Some(Effect::Detained) && matches!(o, Effect::Captured | Effect::Abducted));
            // "vingt mille déplacés ont fui"
            let fled = own.filter(|o| *o == Effect::Displaced && from_group == Some(Effect::Escaped));
            let from_group = captive.or(fled).or(from_group);
            // "ont été emmenés dans des hôpitaux": not by captors.
            let treated = from_group == Some(Effect::Abducted)
                && effect.is_some_and(|e| {
                    groups[e + 1..].iter().take(TREATED_BEHIND).any(|g| matches!(g.kind, GroupKind::Target("health")))
                        && matches!(&groups[e].kind, GroupKind::Effect(v) if v.voice == Voice::Passive)
                        && !groups[e + 1..].iter().take(TREATED_BEHIND).any(|g| context.is(g.start, Function::By))
                });
            let from_group = if treated { Some(Effect::Wounded) } else { from_group };
            // "a perdu dix hommes, tous faits prisonniers"
            let from_group = effect.and_then(|e| lost_as_captives(context, groups, e, victims)).or(from_group);
            // "Motos brûlées : neuf", "les maisons touchées se comptent par dizaines": of the things right before it.
            let things = [SenseClass::Materiel, SenseClass::Target, SenseClass::Weapon];
            let of_things = |e: usize| groups[e].start > 0 && context.has_any(groups[e].start - 1, &things);
            if rule.yields.victims.is_some() && participle && effect.is_some_and(|e| e < victims && of_things(e)) {
                continue;
            }
            let Some(effect_value) = fixed_effect.or(if effect.is_some() { from_group } else { own }) else { continue };
            if effect_value == Effect::Survivors && is_uncounted_survivor(context, groups, victims, effect) {
                continue;
            }
            let proposal = Proposal {
                effect: effect_value,
                rule: &rule.id,
                rank: rule.rank,
                skipped,
                verb: effect,
                fixed: rule.yields.victims.as_deref().and_then(Victims::parse).map(|said| {
                    // "Civils tués : 4"
                    let noun = effect.and_then(|e| super::ellipsis::plural_before(context, groups[e].start));
                    noun.unwrap_or(said)
                }),
                group: None,
                own_side: rule.yields.own_side,
                part: rule.yields.part,
                more: rule.yields.more,
            };
            // "neuf enfants, égorgés, ont été retrouvés": those who were killed were found dead.
            let killed = effect.is_some_and(
                |e| matches!(&groups[e].kind, GroupKind::Effect(v) if matches!(v.effect, Some(Effect::Killed | Effect::Wounded))),
            );
            // "the bodies of nine civilians who had been taken were found"
            let bodies = || {
                let before = groups[..victims].iter().rev().take(2);
                before.into_iter().any(|g| matches!(&g.kind, GroupKind::EffectNoun(n) if n.effect == Effect::Killed && n.people))
            };
            if fixed_effect == Some(Effect::Survivors) && (killed || bodies()) {
                continue;
            }
            // A person without a number is only meant where the verb stands beside it.
            let implicit = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.implicit);
            let described = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.implicit && v.plural && v.definite);
            // "des pêcheurs massacrés": some, told of as a kind of people rather than counted.
            let some = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.implicit && v.plural && v.effect.is_none());
            let bare_participle =
                effect.is_some_and(|e| matches!(&groups[e].kind, GroupKind::Effect(e) if e.voice == Voice::Participle));
            // Behind its own preposition a person may stand further off: "cost the life, on Monday, of a policeman".
            let dative =
                effect.is_some_and(|e| matches!(&groups[e].kind, GroupKind::Effect(e) if e.frame == Frame::TransitiveTo));
            // "quatre soldats, des Tchadiens, ont été blessés": who those counted before are.
            if some && is_apposed(context, groups, victims) || victims > 0 && explained(context, groups, victims - 1).is_some() {
                continue;
            }
            // "l'une d'elles, une cuisinière, est morte": who the one told of right before was.
            if is_apposed_one(context, groups, victims) {
                continue;
            }
            // "un prêtre, l'abbé A., a été enlevé": the one told of right before, by his name.
            if is_name_of_told(context, groups, victims) {
                continue;
            }
            // "selon le porte-parole, le colonel A., trois assaillants ont été tués": who speaks, by his name.
            if is_name_of_speaker(context, groups, victims) {
                continue;
            }
            // "tous les hommes, une vingtaine, ont été tués": the number behind says how many.
            if some && is_numbered_behind(groups, victims) {
                continue;
            }
            // "quatre étaient des chasseurs": who the counted are.
            if some && is_predicate(context, groups, victims) || implicit && is_said_of_them(context, groups, victims) {
                continue;
            }
            // "le nombre de morts a atteint 17": a bare number behind such a verb is what the toll came to.
            let bare_number = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none() && v.effect.is_none());
            let people =
                matches!(&groups[victims].kind, GroupKind::Victims(v) if !v.implicit && v.category == Some(Victims::People));
            if (bare_number || people) && effect.is_some_and(|e| e + 1 == victims && came_to(context, groups, e)) {
                continue;
            }
            // "Sur les six assaillants, cinq ont été abattus": how many there were.
            if is_whole(context, groups, victims) {
                continue;
            }
            // "300 personnes (70 ménages)": the same people in another unit.
            if matches!(groups[victims].kind, GroupKind::Count(_)) && is_bracketed(groups, victims) {
                continue;
            }
            // "le bilan pourrait dépasser trente morts"
            if is_feared_toll(context, groups, victims) || effect.is_none() && is_home_of(context, groups, victims) {
                continue;
            }
            // "où des habitants s'étaient réfugiés": where it happened.
            let at_place = victims > 0 && context.is(groups[victims - 1].start, Function::Where);
            if some
                && at_place
                && matches!(effect.map(|e| &groups[e].kind), Some(GroupKind::Effect(e)) if matches!(e.mood, Mood::Pluperfect | Mood::Imperfect))
            {
                continue;
            }
            // "soupçonnés d'être des espions", "soupçonné d'être un espion", "présenté comme un chef": what they are said to be.
            let somebody =
                || groups[victims.saturating_sub(SAID_OF)..victims].iter().any(|g| matches!(g.kind, GroupKind::Victims(_)));
            let said_to_be = |before: usize| is_to_be(context, before) || !some && context.is(before, Function::As) && somebody();
            if implicit && groups[victims].start > 0 && said_to_be(groups[victims].start - 1) {
                continue;
            }
            // "neuf pêcheurs, que l'aviation avait pris pour des rebelles": whom they were only taken for.
            if some && context.ends_before(groups[victims].start, Function::MistakenFor, MISTAKEN_WORDS) {
                continue;
            }
            // "des violences entre des éleveurs et des agriculteurs ont fait dix morts": who fought.
            let vague =
                matches!(&groups[victims].kind, GroupKind::Victims(v) if v.quantity.form == Form::Vague && v.effect.is_none());
            if (some || vague) && is_party_between(context, groups, victims) {
                continue;
            }
            // "ont pris la fuite avec les armes des deux hommes", "sont morts, d'après le premier": whom a preposition brings in is no subject.
            // "ont été tués, puis 200 soldats ont été déployés": nor who has a verb of his own.
            let subject = |e: usize| {
                let own = || takes_part_of_its_own(context, groups, e, victims) || is_of_infinitive(context, groups, e, victims);
                e < victims && takes_its_subject(&groups[e]) && (is_brought_in(context, groups, e, victims) || own())
            };
            if fixed_effect.is_none() && effect.is_some_and(subject) {
                continue;
            }
            // "lancés à la poursuite des deux hommes, ont été abattus": nor whom the article of possession brings in before it.
            if fixed_effect.is_none()
                && effect.is_some_and(|e| victims < e && takes_its_subject(&groups[e]) && belongs(context, groups, victims, e))
            {
                continue;
            }
            // "les auteurs de l'assassinat de deux élus ont été arrêtés": nor who suffered the deed of which the noun before tells.
            if fixed_effect.is_none() && effect.is_some_and(|e| victims < e && is_of_a_deed(context, groups, victims, e)) {
                continue;
            }
            // "conduits hors du village par des rebelles et égorgés": who did it.
            if some && victims > 0 && context.is(groups[victims - 1].start, Function::By) {
                continue;
            }
            // "sans dire si des gens manquent"
            // "on ne sait s'il y a des blessés", "s'il y a d'autres corps", "ignore si deux civils ont été tués"
            let uncounted = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.quantity.form == Form::Vague);
            if (implicit || uncounted) && is_asked(context, groups[victims].start)
                || effect.is_some_and(|e| e > victims && is_asked_of(context, groups, victims, e))
                || is_in_question(context, groups, victims)
                || is_meant_to_make(context, groups, victims)
                || is_sought(context, groups, victims)
                || is_whole_side(context, &groups[victims])
            {
                continue;
            }
            // "des bandits pillent les villages et enlèvent des habitants": what is done again and again, on no day, counts nobody.
            let any = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.implicit && v.plural);
            // "Il n'est pas rare que des marchands soient enlevés."
            let usual = |e: usize| context.any_is(0..groups[e].start, Function::Usual);
            if any && effect.is_some_and(usual) {
                continue;
            }
            if some && effect.is_some_and(|e| is_habit(groups, e)) || any && effect.is_some_and(|e| is_aim(context, &groups[e])) {
                continue;
            }
            // "« le chameau boit, l'homme meurt »": nor does what is so of anybody.
            let anybody = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.implicit && !v.plural && v.definite && v.category == Some(Victims::People) && v.group.is_none());
            let quoted = || context.tokens[groups[victims].start].quoted;
            if anybody && effect.is_some_and(|e| is_habit(groups, e)) && quoted() {
                continue;
            }
            // "venus pour arrêter un suspect": what they came for is not told of as done to the one.
            let came_for = |e: usize| groups[e].start > 0 && context.is(groups[e].start - 1, Function::For);
            let own = matches!(&groups[victims].kind, GroupKind::Victims(v) if v.own || v.anaphoric);
            if implicit && !own && effect.is_some_and(|e| came_for(e) && is_aim(context, &groups[e])) {
                continue;
            }
            // "des soldats prêts à neutraliser un terroriste"
            let untold =
                |e: usize| is_meant(context, groups, e) || is_supposed(context, groups, e) || is_befallen(context, groups, e);
            if effect.is_some_and(untold) || is_share(context, groups, victims) || is_victim_of(context, groups, victims) {
                continue;
            }
            // "du côté des assaillants, 41 hommes ont été tués": whose side, not how many.
            if some && (names_side(context, groups[victims].start) || are_whose_losses(context, groups, victims)) {
                continue;
            }
            // "huit morts et des personnes portées disparues": behind those counted they are some more of them.
            let joined = victims >= 2 && context.is(groups[victims - 1].start, Function::And);
            let listed = victims >= 2
                && (joined || matches!(groups[victims - 1].kind, GroupKind::Mark(',')))
                && matches!(&groups[victims - 2].kind, GroupKind::Victims(v) if v.effect.is_some());
            // "le bus a été brûlé et ses passagers tués": the auxiliary holds for both.
            let with_it = joined
                && context.is(groups[victims].start, Function::DetPoss)
                && !matches!(groups[victims - 2].kind, GroupKind::Victims(_) | GroupKind::Actor(_));
            let listed = listed || with_it;
            // "ont emmené mardi, près du bourg, un gardien": a day and a place stand anywhere.
            let adjuncts = effect
                .filter(|e| matches!(groups[*e].kind, GroupKind::Effect(_)))
                .map_or(0, |e| adjuncts(&groups[e.min(victims) + 1..e.max(victims)]));
            // "Blessé au bras, un gendarme a été évacué": of whom a participle before a comma is, where nobody stands before it.
            let quoted = usize::from(victims > 1 && context.is_quote(groups[victims - 1].start));
            let ahead = victims > quoted && matches!(groups[victims - 1 - quoted].kind, GroupKind::Mark(','));
            let opens = |e: usize| {
                groups[..e].iter().all(|g| matches!(g.kind, GroupKind::Word | GroupKind::Mark(_)) && !has_finite(context, g))
            };
            if bare_participle && ahead && rule.pattern.len() > 2 && effect.is_some_and(|e| e < victims && !opens(e)) {
                continue;
            }
            // "un civil qui s'y trouvait a été tué"
            let one = matches!(&groups[victims].kind, GroupKind::Victims(v) if !v.plural);
            let relative = one && groups.get(victims + 1).is_some_and(|g| context.is(g.start, Function::Who));
            // "des enfants et le chef du village sont au nombre des victimes"
            // "Parmi les morts figure le chef du village"
            let ahead_of = |e: usize| victims - e <= NAMED_BEHIND && e > 0 && context.is(groups[e - 1].start, Function::Among);
            // "sont au nombre des sept personnes tuées"
            let hurt_there = |e: usize| e > victims && rule.yields.part && participle && from_group == Some(Effect::Killed);
            let among = effect.is_some_and(|e| (e > victims || ahead_of(e)) && are_hurt(&groups[e]) || hurt_there(e));
            let named = one && effect.is_some_and(|e| is_named_between(context, groups, victims, e));
            // "un citoyen de ce pays voisin, blessé lundi": between commas, it is said of whoever stands before.
            // "un milicien (engagé pour garder le village) a été tué"
            let mark = |i: usize, mark: char| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Mark(m)) if *m == mark);
            let bracketed = one && mark(victims + 1, '(') && effect.is_some_and(|e| e > victims && mark(e - 1, ')'));
            let apart = bracketed
                || one
                    && bare_participle
                    && effect.is_some_and(|e| e > victims + 1 && matches!(groups[e - 1].kind, GroupKind::Mark(',')))
                    && skipped <= APART;
            // "un homme, selon des témoins, a été tué", "un homme a, selon des témoins, été tué"
            // "le colonel A. B., commandant de la base, a été tué"
            let name = |g: &&Group| matches!(g.kind, GroupKind::Word) && context.tokens[g.start].capital;
            let owned = victims + usize::from(one) * owners_behind(context, groups, victims);
            let behind = owned + 1 + groups[owned + 1..].iter().take(NAME_GROUPS).take_while(name).count();
            // "une caissière de 27 ans, mère de trois enfants, a été tuée"
            let aged = matches!(groups.get(behind + 1).map(|g| &g.kind), Some(GroupKind::Count(c)) if c.what.is_none() && !c.unknown_noun)
                && context.is(groups[behind].start, Function::Of);
            let behind = behind + 2 * usize::from(aged);
            let comma = behind + usize::from(groups.get(behind).is_some_and(|g| context.is_auxiliary(g.start)));
            let set_off = one
                && mark(comma, ',')
                && effect.is_some_and(|e| {
                    e > comma + 1 && !bare_participle && mark(e - 1, ',') && is_aside(context, groups, comma + 1..e - 1)
                });
            let whose_person =
                one && !bare_participle && effect.is_some_and(|e| e > victims && says_what_he_is(context, groups, victims, e));
            // "un gendarme grièvement blessé dans l'attaque a succombé"
            let harmed_first = one
                && !bare_participle
                && effect.is_some_and(|e| e > victims && is_told_by_participle(context, &groups[victims + 1..e]));
            if described
                || implicit
                    && skipped > if relative || among { 6 } else { 3 } + adjuncts
                    && !(dative
                        || named
                        || apart
                        || set_off
                        || whose_person
                        || harmed_first
                        || one && !bare_participle && effect.is_some_and(|e| says_what_he_does(context, groups, victims, e))
                        || one && effect.is_some_and(|e| is_said_of_one(context, groups, victims, e))
                        || some && effect.is_some_and(|e| is_set_off_by_others(context, groups, victims, e)))
                || some
                    && bare_participle
                    && skipped == 0
                    && !listed
                    && effect.is_some_and(|e| e > victims)
                    && !there_are(context, groups[victims].start)
            {
                continue;
            }
            // "a commando fell, last night, into an ambush", "rebels fell upon the village"
            let falls_into = effect.is_some_and(|e| {
                matches!(&groups[e].kind, GroupKind::Effect(verb) if verb.frame == Frame::Fall)
                    && groups[e + 1..].windows(2).take(FALLS_WITHIN).any(|pair| {
                        context.is(pair[0].start, Function::In) && matches!(&pair[1].kind, GroupKind::Incident(i) if !i.plural)
                    })
            });
            // "two men fell from a lorry"
            let falls_upon = effect.is_some_and(|e| {
                matches!(&groups[e].kind, GroupKind::Effect(verb) if verb.frame == Frame::Fall)
                    && groups[e + 1..].iter().find(|g| !matches!(g.kind, GroupKind::Time(_))).is_some_and(|g| {
                        context.is(g.start, Function::On)
                            || context.is_any(g.start, &[Function::Of, Function::DetDu]) && !names_side(context, g.start)
                    })
            });
            if implicit && falls_into || falls_upon {
                continue;
            }
            // "the losses of the enemy" count nobody.
            let people = matches!(effect.map(|e| &groups[e].kind), Some(GroupKind::EffectNoun(n)) if n.people && n.plural);
            // "le corps d'un enfant" is of one.
            let people = people && matches!(&groups[victims].kind, GroupKind::Victims(v) if v.plural || v.definite);
            // "le maire compte parmi les morts huit marchandes": he counts them.
            let counts = |e: usize| {
                let between = groups.get(victims + 1..e).unwrap_or_default();
                between.iter().any(|g| matches!(g.kind, GroupKind::Speech(_)))
                    && groups[e + 1..].iter().any(|g| matches!(&g.kind, GroupKind::Victims(v) if v.effect.is_none()))
            };
            if implicit && among && effect.is_some_and(counts) {
                continue;
            }
            // "on compte parmi les morts le maire": he is one of them.
            let whose = victims > 0 && context.is_any(groups[victims - 1].start, &[Function::Of, Function::DetDu])
                || context.is_any(groups[victims].start, &[Function::DetDes, Function::Of])
                || effect.is_some_and(|e| e + 1 != victims)
                    && context.is_any(groups[victims].start, &[Function::DetDef, Function::DetPoss]);
            // "parmi les morts figure le chef du village"
            let listed_there = effect.is_some_and(|e| {
                let of = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]);
                // "on compte parmi les morts des fillettes"
                let counted = |e: usize| e > 1 && matches!(&groups[e - 2].kind, GroupKind::Speech(s) if !s.participle);
                among && e < victims && (!of(&groups[e + 1]) || counted(e))
            });
            if implicit && people && whose && !listed_there && effect.is_some_and(|e| e < victims && e + 2 >= victims) {
                continue;
            }
            let finite = effect.is_some_and(|e| e > victims && !participle);
            if finite && besides(&main, victims).is_none_or(|old| proposal.score() > main[old].1.score()) {
                keep(&mut main, victims, proposal.clone());
            }
            let better = proposals[victims].as_ref().is_none_or(|old| proposal.score() > old.score());
            if proposal.verb.is_none() {
                keep(&mut by_noun, victims, proposal.clone());
            }
            if better {
                proposals[victims] = Some(Box::new(proposal));
            }
        }
    }
    for (at, main) in main {
        if main.verb.is_some_and(|verb| describes_subject(context, groups, proposals[at].as_deref(), at, verb)) {
            proposals[at] = Some(Box::new(main));
        }
    }
    (proposals, by_noun)
}

/// "les morts", "les sept blessés": whether a group tells of people by what befell them.
fn are_hurt(group: &Group) -> bool {
    let hurt = |effect: Effect| matches!(effect, Effect::Killed | Effect::Wounded);
    match &group.kind {
        GroupKind::EffectNoun(noun) => noun.people && hurt(noun.effect),
        GroupKind::Victims(v) => v.effect.is_some_and(hurt) && v.plural,
        _ => false,
    }
}

/// "des civils, dont huit femmes, ont péri", "ce sont des rebelles, et non des civils, qui ont péri": whether nothing stands between
/// some people and the verb but other people, set off by commas, who are some of them or whom it did not befall.
fn is_set_off_by_others(context: &Context<'_>, groups: &[Group], people: usize, verb: usize) -> bool {
    let comma = |i: usize| matches!(groups.get(i).map(|g| &g.kind), Some(GroupKind::Mark(',')));
    if verb < people + 4 || !comma(people + 1) {
        return false;
    }
    let who = usize::from(context.is(groups[verb - 1].start, Function::Who));
    let close = verb - 1 - who;
    let aside = people + 2..close;
    let including = context.is(groups[people + 2].start, Function::Including);
    let denied = |i: usize| matches!(groups[i].kind, GroupKind::Victims(_)) && is_denied_number(context, groups, i);
    // "dont des enfants, des femmes et des vieillards": the comma of a list.
    let listed = |i: usize| {
        including
            && matches!(groups[i - 1].kind, GroupKind::Victims(_))
            && groups.get(i + 1).is_some_and(|g| matches!(g.kind, GroupKind::Victims(_)))
    };
    comma(close)
        && aside.len() <= SET_OFF
        && (including || aside.clone().any(denied))
        && !aside.into_iter().any(|i| comma(i) && !listed(i))
}

/// "dont une quinzaine de femmes et d'enfants": between the commas stand so many groups at most.
const SET_OFF: usize = 8;

/// Whether the infinitive of an auxiliary stands here.
fn is_to_be(context: &Context<'_>, at: usize) -> bool {
    let infinitive = |s: &Sense| matches!(s, Sense::Verb(form) if form.tense == Tense::Infinitive);
    context.is_auxiliary(at) && context.senses_of(at, &[SenseClass::Auxiliary]).any(|(_, s)| infinitive(s))
}

/// Whether "without" stands before an infinitive that would harm people: then they were not.
fn is_without(context: &Context<'_>, effect: &Group, people: &Group) -> bool {
    let infinitive = matches!(&effect.kind, GroupKind::Effect(e) if e.voice == Voice::Unfinite);
    let none = |at: usize| {
        context
            .senses_of(at, &[SenseClass::Modifier])
            .any(|(l, s)| l == 1 && matches!(s, Sense::Modifier { modifier: Modifier::Zero, .. }))
    };
    // "ont fui, non sans tuer deux civils": that they did.
    let after_all = || effect.start > 1 && context.function_length(effect.start - 2, Function::With) == Some(2);
    infinitive && !is_zero(people) && effect.start > 0 && none(effect.start - 1) && !after_all()
}

/// Whether a pronoun for nobody is the subject of a verb of its own, and the verb before it has nobody for its object.
fn begins_anew(context: &Context<'_>, groups: &[Group], effect: usize, people: usize) -> bool {
    let nobody = context.is(groups[people].start, Function::Nobody) && context.is(groups[people].end, Function::Negation);
    nobody && matches!(&groups[effect].kind, GroupKind::Effect(e) if !e.negated)
}

/// Where something is said of a group.
fn besides(of: &Besides<'_>, group: usize) -> Option<usize> {
    of.iter().position(|(at, _)| *at == group)
}

/// Says something of a group, in place of what was said of it.
fn keep<'r>(of: &mut Besides<'r>, group: usize, proposal: Proposal<'r>) {
    match besides(of, group) {
        Some(known) => of[known].1 = proposal,
        None => of.push((group, proposal)),
    }
}

/// "trente blessés, dont l'un est décédé": whether the verb is said of some of those before it.
fn some_named(context: &Context<'_>, groups: &[Group], people: usize, verb: usize) -> bool {
    verb > people && groups[people + 1..verb].iter().any(|g| context.is(g.start, Function::Including))
}

/// Where people are taken to stands so many groups behind the verb.
const TREATED_BEHIND: usize = 3;

/// So many groups may stand between one person and the comma before what befell them.
const APART: usize = 5;

/// Whether the only party that a sentence names is a force.
fn is_held_by_force(groups: &[Group], people: usize) -> bool {
    let party = |g: &Group| match &g.kind {
        GroupKind::Actor(actor) => Some(actor.force),
        _ => None,
    };
    let before = groups[..people].iter().rev().find_map(party);
    before.or_else(|| groups[people + 1..].iter().find_map(party)).unwrap_or(false)
}

/// Whether a few people, without a number, ran away or moved on, and were nobody's captives.
fn is_flight(people: &Group, effect: Option<Effect>) -> bool {
    let few = matches!(&people.kind, GroupKind::Victims(v) if v.quantity.form == Form::Vague && v.quantity.low < FEW && v.effect.is_none());
    few && matches!(effect, Some(Effect::Escaped | Effect::Displaced))
}

/// "les assaillants", not "des assaillants": whether a group names a party as the one that is known.
fn is_party_named(context: &Context<'_>, group: &Group) -> bool {
    matches!(group.kind, GroupKind::Actor(_)) && context.is(group.start, Function::DetDef)
}

/// "douze civils qui fuyaient": what they were about when harm came to them. "tuant quinze déplacés qui s'y étaient réfugiés", "deux
/// gendarmes qui tentaient de fuir ont été abattus": what a relative clause tells of them gives way to the verb that governs them.
fn is_fleeing(context: &Context<'_>, groups: &[Group], people: usize, verb: usize) -> bool {
    let GroupKind::Effect(effect) = &groups[verb].kind else { return false };
    let moves = matches!(effect.effect, Some(Effect::Escaped | Effect::Displaced));
    let relative = |g: &Group| context.is(g.start, Function::Who);
    if verb < people || !(moves || effect.mood == Mood::Pluperfect) || !groups[people + 1..verb].iter().any(relative) {
        return false;
    }
    let harms = |g: &Group| match &g.kind {
        GroupKind::Effect(e) => {
            e.voice != Voice::Passive
                && !e.negated
                && matches!(e.effect, Some(Effect::Killed | Effect::Wounded | Effect::Abducted))
        }
        GroupKind::EffectNoun(n) => n.effect == Effect::Killed,
        _ => false,
    };
    let governed = || groups[people.saturating_sub(GOVERNED)..people].iter().any(harms);
    // "ten who got away are sought and two were killed": the verb of the others is not theirs.
    let theirs =
        |g: &&Group| !matches!(g.kind, GroupKind::Mark(';' | ':') | GroupKind::Victims(_)) && !context.is(g.start, Function::And);
    let tells = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() && matches!(e.voice, Voice::Active | Voice::Passive) && e.mood != Mood::Pluperfect);
    let main = || groups[verb + 1..].iter().take_while(theirs).any(tells);
    // "quatre bergers, qui avaient été enlevés, sont morts": between commas a clause tells of something else as well.
    let apart = matches!(groups[people + 1].kind, GroupKind::Mark(','));
    moves && effect.mood == Mood::Imperfect || governed() || !apart && main()
}

/// Whether the people of a verb are its subject: of a passive, and of one without an object.
fn takes_its_subject(verb: &Group) -> bool {
    matches!(&verb.kind, GroupKind::Effect(e) if e.voice == Voice::Passive || e.voice == Voice::Active && e.frame == Frame::Intransitive)
}

/// "à la poursuite des deux hommes, …": whether a number of people stands behind a contracted article and before a comma, where no word for
/// the dead or their bodies governs them.
fn belongs(context: &Context<'_>, groups: &[Group], victims: usize, verb: usize) -> bool {
    let counted = matches!(&groups[victims].kind, GroupKind::Victims(v) if !v.implicit && v.quantity.form == Form::Exact);
    let article = groups[victims].start.checked_sub(1).is_some_and(|i| context.is_any(i, &[Function::DetDes, Function::DetDu]));
    let closed = verb == victims + 2 && matches!(groups[victims + 1].kind, GroupKind::Mark(','));
    let harm = |g: &Group| matches!(g.kind, GroupKind::EffectNoun(_));
    counted && article && closed && !groups[..victims].iter().rev().take(2).any(harm)
}

/// "l'assassinat de deux élus", "les ravisseurs de deux élus": whether people stand behind the preposition of a noun for what was done to them or for
/// whoever did it, and a passive follows that has no relative pronoun of theirs.
fn is_of_a_deed(context: &Context<'_>, groups: &[Group], victims: usize, verb: usize) -> bool {
    let GroupKind::Victims(people) = &groups[victims].kind else { return false };
    let passive = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.voice == Voice::Passive);
    let of =
        groups[victims].start.checked_sub(1).filter(|i| context.is_any(*i, &[Function::Of, Function::DetDes, Function::DetDu]));
    let Some(before) = of.and_then(|of| groups[..victims].iter().rposition(|g| g.end <= of)) else { return false };
    let adjacent = of.is_some_and(|of| groups[before].end == of);
    let plain = matches!(people.category, Some(c) if c == Victims::Civilians || c.are_forces());
    let deed = match &groups[before].kind {
        GroupKind::EffectNoun(n) => matches!(n.effect, Effect::Killed | Effect::Abducted | Effect::Captured),
        GroupKind::Victims(v) => {
            plain && matches!(v.category, Some(Victims::Militants | Victims::Suspects)) && v.effect.is_none()
        }
        GroupKind::Actor(a) => plain && !a.force && !a.named,
        _ => false,
    };
    // "après l'échec de l'enlèvement de deux élus, un rebelle a été tué"
    let undone = || is_meant(context, groups, before);
    let apart = |g: &Group| context.is(g.start, Function::Who) || matches!(g.kind, GroupKind::Mark(_) | GroupKind::Victims(_));
    passive && adjacent && deed && (!groups[victims + 1..verb].iter().any(apart) || undone())
}

/// Whether "then" brings in people behind a verb, and a finite verb that harms nobody follows them.
fn takes_part_of_its_own(context: &Context<'_>, groups: &[Group], verb: usize, victims: usize) -> bool {
    let then = groups[verb + 1..victims].iter().any(|g| context.is(g.start, Function::Then));
    let acts = groups.get(victims + 1).is_some_and(|g| match &g.kind {
        GroupKind::Effect(e) => e.effect.is_none() && matches!(e.voice, Voice::Active | Voice::Passive),
        _ => has_finite(context, g),
    });
    then && acts
}

/// Whether a preposition of possession or account stands right before people, or that of company where others got away: whoever died with
/// somebody died as well.
fn is_brought_in(context: &Context<'_>, groups: &[Group], verb: usize, victims: usize) -> bool {
    // "venus à bout d'une dizaine": a preposition of the verb's own.
    let Some(before) = groups[victims].start.checked_sub(1).filter(|i| *i >= groups[verb].end) else { return false };
    let escaped = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.effect == Some(Effect::Escaped));
    // "tués lors d'une attaque contre dix soldats"
    let deed = |g: &Group| matches!(g.kind, GroupKind::Incident(_)) && g.end == before;
    let aimed_at = context.is(before, Function::Against) && groups[verb + 1..victims].iter().any(deed);
    aimed_at
        || context.is_any(before, &[Function::Of, Function::DetDes, Function::DetDu])
        || escaped && context.is(before, Function::With)
        || matches!(groups[victims - 1].kind, GroupKind::SpeechPreposition(SpeechPreposition::According))
}

/// A verb stands at most so many groups before those whom it governs.
const GOVERNED: usize = 3;

/// Fewer than so many are told of without a number.
const FEW: u64 = 20;

/// "trois soldats blessés lundi sont morts": a participle right behind those of whom the main verb of the clause says more.
fn describes_subject(context: &Context<'_>, groups: &[Group], found: Option<&Proposal<'_>>, at: usize, verb: usize) -> bool {
    let Some(participle) = found.and_then(|p| p.verb).filter(|p| *p > at && *p < verb) else { return false };
    let described = matches!(&groups[participle].kind, GroupKind::Effect(e) if e.voice == Voice::Participle);
    // "onze soldats, portés disparus après une embuscade, ont été retrouvés morts"
    let comma = |i: usize| matches!(groups[i].kind, GroupKind::Mark(','));
    let end = if verb > participle + 1 && comma(at + 1) && comma(verb - 1) { verb - 1 } else { verb };
    described
        && participle - at <= 2
        && (participle + 1..end).all(|i| {
            // "enlevés lundi par des rebelles": who did it.
            let did = context.is(groups[i - 1].start, Function::By);
            !matches!(groups[i].kind, GroupKind::Mark(_) | GroupKind::Effect(_))
                && (did || !matches!(groups[i].kind, GroupKind::Victims(_)))
                && !context.is(groups[i].start, Function::And)
        })
}

/// "un homme, selon des témoins, a été tué": whether words between commas behind a person tell of nothing else.
fn is_aside(context: &Context<'_>, groups: &[Group], between: std::ops::Range<usize>) -> bool {
    // "père de six enfants"
    let kin = |i: usize| is_parentage(context, groups, i);
    let tells = |i: usize| {
        let g = &groups[i];
        matches!(g.kind, GroupKind::Effect(_) | GroupKind::EffectNoun(_) | GroupKind::Mark(';' | ':' | '.'))
            || matches!(g.kind, GroupKind::Victims(_)) && !kin(i)
            || has_finite(context, g)
    };
    between.len() <= ASIDE && !between.into_iter().any(tells)
}

/// A person's name has so many groups at most.
const NAME_GROUPS: usize = 4;

/// Words between commas behind one person are at most so many groups.
const ASIDE: usize = 14;

/// "le gardien d'un dépôt de vivres a été tué": whether what stands between a person and the verb says only of what that person is.
fn says_what_he_is(context: &Context<'_>, groups: &[Group], person: usize, verb: usize) -> bool {
    let between = groups.get(person + 1..verb).unwrap_or_default();
    // "le chauffeur de deux élus de la commune"
    let owners = owners_behind(context, groups, person);
    let joins = |g: &Group| context.is_any(g.start, &[Function::Of, Function::DetDu, Function::DetDes]);
    let parts = |g: &Group| {
        let clause =
            [Function::Who, Function::That, Function::Where, Function::By, Function::And, Function::While, Function::But];
        matches!(g.kind, GroupKind::Mark(_) | GroupKind::Effect(_) | GroupKind::Speech(_) | GroupKind::Victims(_))
            || matches!(g.kind, GroupKind::Word) && (context.is_any(g.start, &clause) || has_finite(context, g))
    };
    between.len() <= LONGEST_COMPLEMENT && between.first().is_some_and(joins) && !between[owners..].iter().any(parts)
}

/// "un civil se trouvant près de l'école a été tué": whether a present participle right behind a person, with what belongs to it, is all
/// that stands between that person and the verb.
fn says_what_he_does(context: &Context<'_>, groups: &[Group], person: usize, verb: usize) -> bool {
    let between = groups.get(person + 1..verb).unwrap_or_default();
    let acts = |g: &Group| {
        let unknown = context.means_nothing(g.start) && context.lexicon.is_acting(context.word(g.start));
        unknown || (g.start..g.end).any(|i| context.is_present_participle(i))
    };
    let reflexive = between.first().is_some_and(|g| context.is(g.start, Function::Reflexive));
    let Some(first) = between.get(usize::from(reflexive)).filter(|g| acts(g)) else { return false };
    let clause = [Function::Who, Function::That, Function::By, Function::And, Function::While, Function::But];
    let parts = |g: &Group| {
        matches!(g.kind, GroupKind::Mark(_) | GroupKind::Victims(_))
            || matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_)) && g.start != first.start
            || matches!(g.kind, GroupKind::Word) && (context.is_any(g.start, &clause) || has_finite(context, g))
    };
    between.len() <= LONGEST_COMPLEMENT && !between.iter().any(parts)
}

/// "un gendarme grièvement blessé dans l'attaque a succombé": whether what stands between a person and the verb says only what harm
/// was done to that person, where and when.
fn is_told_by_participle(context: &Context<'_>, between: &[Group]) -> bool {
    let harms = |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if e.voice == Voice::Participle && e.effect.is_some());
    let at = between.iter().take(2).position(harms);
    let quiet = |g: &Group| match &g.kind {
        GroupKind::Word => !has_finite(context, g) && !context.is_any(g.start, &[Function::Who, Function::That, Function::And]),
        kind => matches!(
            kind,
            GroupKind::Incident(_) | GroupKind::Place(_) | GroupKind::Time(_) | GroupKind::Target(_) | GroupKind::Weapon(_)
        ),
    };
    at.is_some_and(|at| between.len() <= LONGEST_COMPLEMENT && between[at + 1..].iter().all(quiet))
}

/// "trois rebelles ont pris un médecin en otage": whether a verb right behind people has others for its object, before the participle
/// that goes with it.
fn does_to_another(groups: &[Group], people: usize, participle: usize) -> bool {
    let acts =
        |g: &Group| matches!(&g.kind, GroupKind::Effect(e) if matches!(e.voice, Voice::Active) && e.frame == Frame::Transitive);
    let others = |g: &Group| matches!(g.kind, GroupKind::Victims(_));
    groups.get(people + 1).is_some_and(acts) && participle > people + 2 && groups[people + 2..participle].iter().any(others)
}

/// A person's complement has at most so many groups.
const LONGEST_COMPLEMENT: usize = 12;

/// "une centaine de rebelles, dont dix ont été tués, …": whether a passive stands right behind a bare number that "of whom" brings
/// in: it is of those, not of all.
fn is_of_part(context: &Context<'_>, groups: &[Group], total: usize, verb: usize) -> bool {
    // "dont deux sont morts"
    let passive = matches!(&groups[verb].kind, GroupKind::Effect(e) if e.voice == Voice::Passive || e.voice == Voice::Active && e.frame == Frame::Intransitive);
    // "dont deux seulement ont survécu"
    let quote = |g: &Group| context.is_quote(g.start) || matches!(g.kind, GroupKind::Word) && context.is_adverb(g.start);
    let part = (total + 1..verb).rev().find(|i| !quote(&groups[*i]));
    let bare = |i: usize| matches!(&groups[i].kind, GroupKind::Victims(v) if v.anaphoric && v.category.is_none());
    let uncounted = matches!(&groups[total].kind, GroupKind::Victims(v) if v.effect.is_none());
    passive
        && uncounted
        && part.is_some_and(|part| {
            let before = (total + 1..part).rev().find(|i| !quote(&groups[*i]));
            bare(part) && before.is_some_and(|i| context.is(groups[i].start, Function::Including))
        })
}

/// How many of these groups say only when or where, with the words that bring them in.
fn adjuncts(between: &[Group]) -> usize {
    let says = |g: &Group| matches!(g.kind, GroupKind::Time(_) | GroupKind::Place(_));
    let brings = |i: usize| {
        let word = |g: &Group| matches!(g.kind, GroupKind::Word | GroupKind::Mark(','));
        word(&between[i]) && between[i + 1..].iter().take(3).find(|g| !word(g)).is_some_and(says)
    };
    (0..between.len()).filter(|i| says(&between[*i]) || brings(*i)).count()
}

/// "tombé jeudi, à proximité du village, dans le district, dans une embuscade": so many groups may stand between.
const FALLS_WITHIN: usize = 22;

/// Behind those harmed, whoever is among them is named within so many groups.
const NAMED_BEHIND: usize = 3;

/// How many there are of whom so many are told of.
pub fn out_of(group: &Group) -> Option<u64> {
    match &group.kind {
        GroupKind::Victims(v) => v.out_of,
        _ => None,
    }
}

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
    same && (told() || set_off()) || super::ellipsis::behind_that_is(context, groups, second)
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

pub fn is_zero(group: &Group) -> bool {
    matches!(&group.kind, GroupKind::Victims(v) if v.quantity.high == Some(0))
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

/// "il y a eu des civils blessés", "a fait des civils morts": whether what stands right before some people says that there were such.
fn there_are(context: &Context<'_>, at: usize) -> bool {
    let verb = (at.saturating_sub(THERE_WITHIN)..at).rev().find(|i| !context.is_adverb(*i));
    verb.is_some_and(|verb| {
        context.is(verb, Function::Makes)
            || context.is_auxiliary(verb)
                && (verb.saturating_sub(THERE_WITHIN)..verb).any(|i| context.is(i, Function::There))
                && !(verb.saturating_sub(THERE_WITHIN)..at).any(|i| context.is(i, Function::Negation))
    })
}

/// "il y a eu également": so many words at most.
const THERE_WITHIN: usize = 3;
