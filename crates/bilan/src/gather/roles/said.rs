//! What is said of an actor's part in words of responsibility and of speech: claims, accusations, his own deeds.

use super::super::cues::{Cue, auxiliary_at, by_behind_aside, cues};
use super::Part;
use super::look::Look;
use crate::lexicon::{Accused, Auxiliary, Frame, Function, ResponsibilityCue, Sense, SenseClass, SpeechPreposition};
use crate::model::{Kind, SpeakerClass, Stance};
use crate::recognise::{Group, GroupKind, Kinds, Voice, finite_at};

impl Look<'_, '_> {
    /// What the words of responsibility around it say; the nearest holds.
    pub(super) fn cue_says(&self) -> Option<Part> {
        let group = &self.groups()[self.at];
        let first = self.groups()[self.scene.from].start;
        let last = self.groups()[self.scene.to - 1].end;
        let mut nearest: Option<(bool, usize, Part)> = None;
        for cue in cues(self.context, first, last) {
            let near = || {
                let aside = || by_behind_aside(self.context, &cue, group.start).is_some_and(|by| group.start - by <= 3);
                group.start - cue.end <= 8 || self.after(Function::By) && aside()
            };
            let behind = cue.end <= group.start && near() && !self.crosses(cue.end, group.start);
            let ahead = cue.start >= group.end
                && cue.start - group.end <= 14
                && !self.negated(group.end, cue.start)
                && !self.denies_to_be(group.end, &cue);
            let part = match (behind, ahead) {
                (true, _) => self.behind_cue(&cue),
                (_, true) => self.ahead_of_cue(&cue),
                _ => None,
            };
            let distance = if behind { group.start - cue.end } else { cue.start.saturating_sub(group.end) };
            // What they do goes before whom they belong to.
            let rank = (cue.what == ResponsibilityCue::Affiliated, distance);
            if let Some(part) = part.filter(|_| nearest.is_none_or(|(affiliated, d, _)| rank < (affiliated, d))) {
                nearest = Some((rank.0, rank.1, part));
            }
        }
        nearest.map(|(.., part)| part)
    }

    fn is_of_a_force(&self) -> bool {
        super::actor(self.sentence, self.at).is_none_or(|a| a.force)
    }

    /// "It would be fighters of A", "They speak of bandits", "The authors were soldiers": nothing stands between but small words and nouns of
    /// people, of whom no harm is told.
    fn is_named_right_behind(&self, cue: &Cue) -> bool {
        let small = |g: &Group| match &g.kind {
            GroupKind::Word => self.context.has(g.start, SenseClass::Function) || !self.context.tokens[g.start].is_word(),
            GroupKind::Hedge(_) | GroupKind::Actor(_) => true,
            GroupKind::Victims(v) => v.effect.is_none() && v.implicit,
            GroupKind::Mark(mark) => matches!(mark, '«' | '"' | '“'),
            _ => false,
        };
        let harmed =
            self.groups()[self.at + 1..self.scene.to].iter().find(|g| !matches!(g.kind, GroupKind::Word | GroupKind::Mark(_)));
        let harmed =
            harmed.is_some_and(|g| matches!(&g.kind, GroupKind::Effect(e) if e.effect.is_some() || e.incident.is_some()));
        // "The government speaks of terrorists", of whom an army killed: its own account, which accuses nobody.
        let state = |g: &Group| matches!(&g.kind, GroupKind::Source(s) if matches!(s.class, Some(SpeakerClass::Government | SpeakerClass::Army)));
        let said = self.before().find(|g| g.end <= cue.start && matches!(g.kind, GroupKind::Source(_)));
        !harmed && !said.is_some_and(state) && self.before().take_while(|g| g.start >= cue.end).all(small)
    }

    /// "on the side of A, thirty are counted": words for a side right before, and people counted behind.
    pub(super) fn is_a_side_that_lost(&self) -> bool {
        let start = self.groups()[self.at].start;
        let side = |s: &Sense| matches!(s, Sense::SpeechPreposition(SpeechPreposition::Side));
        let ends = |i: usize| self.context.senses_between(i, start, &[SenseClass::SpeechPreposition]).any(side);
        let counted = || self.scene.tolls.iter().any(|t| self.sentence.tolls[*t].group > self.at);
        (start.saturating_sub(SIDE_WORDS)..start).any(ends) && counted()
    }

    /// Named as somebody else than who did it: whose branch did it, who claims only a record, who accuses another, or who is ruled out.
    pub(super) fn is_another(&self) -> bool {
        self.belongs_to_another()
            || self.claims_a_record()
            || self.claims_land()
            || self.accuses_another()
            || self.is_ruled_out()
            || self.has_not_claimed()
            || self.is_of_usual_conflict()
            || self.is_asked()
            || self.is_of_like_acts()
            || self.is_blamed_for_what_it_does()
    }

    /// "similar abductions have been attributed to A", "such attacks are the work of A": what is told next to it is of others.
    fn is_of_like_acts(&self) -> bool {
        if !self.context.holds_function(&[Function::Alike]) {
            return false;
        }
        let act = |g: &Group| match &g.kind {
            GroupKind::Incident(_) => true,
            GroupKind::EffectNoun(noun) => !noun.people,
            _ => false,
        };
        let alike = |i: usize| self.context.is(i, Function::Alike);
        // "similar attacks", "attacks of this kind"; not "the attack, similar to that of May".
        let of_kind = |g: &Group| (g.start.saturating_sub(ALIKE_BEFORE)..=g.end).any(alike);
        // "A led such an attack on Monday, killing six", "A, which often does so, has claimed it": what it did itself.
        let (first, last) = (self.groups()[self.scene.from].start, self.groups()[self.scene.to - 1].end);
        let own = !self.scene.tolls.is_empty()
            || !self.scene.times.is_empty()
            || cues(self.context, first, last).iter().any(|c| c.what == ResponsibilityCue::Claimed);
        let nearest = (self.scene.from..self.scene.to).filter(|i| act(&self.groups()[*i])).min_by_key(|i| i.abs_diff(self.at));
        !own && nearest.is_some_and(|i| of_kind(&self.groups()[i]))
    }

    /// "the region of A, claimed by B": what a state claims is land, where no violence stands before the word.
    fn claims_land(&self) -> bool {
        let groups = self.groups();
        if !matches!(groups[self.at].kind, GroupKind::Place(_)) {
            return false;
        }
        let (first, start) = (groups[self.scene.from].start, groups[self.at].start);
        let claimed =
            cues(self.context, first, start).into_iter().rev().find(|c| c.what == ResponsibilityCue::Claimed && c.passive);
        let Some(cue) = claimed.filter(|c| start.saturating_sub(c.end) <= 6) else { return false };
        let comma = |g: &&Group| matches!(g.kind, GroupKind::Mark(','));
        let before = || self.before().filter(|g| g.end <= cue.start).skip_while(comma);
        let land = before().next().is_some_and(|g| matches!(&g.kind, GroupKind::Place(p) if p.class.is_some()));
        let clause = before().take_while(|g| !matches!(g.kind, GroupKind::Mark(_))).take(CLAIMED_BACK);
        land || !clause.into_iter().any(|g| matches!(g.kind, GroupKind::Incident(_) | GroupKind::EffectNoun(_)))
    }

    /// "images of bodies claimed by him": what is claimed is a record or the dead, not the deed.
    fn claims_a_record(&self) -> bool {
        if !self.after(Function::By) {
            return false;
        }
        let first = self.groups()[self.scene.from].start;
        let start = self.groups()[self.at].start;
        let claimed =
            cues(self.context, first, start).into_iter().rev().find(|c| c.what == ResponsibilityCue::Claimed && c.passive);
        let Some(cue) = claimed.filter(|c| start.saturating_sub(c.end) <= 6) else { return false };
        let thing = self.before().filter(|g| g.end <= cue.start).find_map(|g| match &g.kind {
            GroupKind::Incident(_) => Some(false),
            GroupKind::EffectNoun(noun) => Some(noun.people),
            GroupKind::SpeechNoun(_) => Some(true),
            _ => None,
        });
        thing == Some(true)
    }

    /// "ten died there, have claimed the rebels": the subject of a claim stands right behind its verb, which a comma parts from what
    /// is claimed.
    fn claims_behind(&self, cue: &Cue) -> bool {
        let start = self.groups()[self.at].start;
        let small = |i: usize| self.context.is_any(i, &[Function::DetDef, Function::DetIndef, Function::DetDes]);
        let auxiliary = cue.start.checked_sub(1).filter(|i| auxiliary_at(self.context, *i) == Some(Auxiliary::Have));
        let parted = |i: usize| i > 0 && (self.context.is_mark(i - 1, ',') || self.context.is_mark(i - 1, '»'));
        auxiliary.is_some_and(parted) && start <= cue.end + 1 && (cue.end..start).all(small)
    }

    /// "the claim of the rebels": right behind the noun it is said whose it is.
    fn owns_claim(&self, cue: &Cue) -> bool {
        let group = &self.groups()[self.at];
        let owned = [Function::Of, Function::DetDu, Function::DetDes];
        let of = self.context.is_any(cue.end, &owned) || self.context.is_any(group.start, &owned) && group.start == cue.end;
        let small = |i: usize| self.context.is(i, Function::DetDef) || i == cue.end;
        let noun = self.context.has(cue.start, SenseClass::SpeechNoun);
        let negated = || (cue.end..group.start).any(|i| self.context.is(i, Function::Negation));
        of && noun && (cue.end..group.start).all(small) || noun && self.came_from(cue.end) && !negated()
    }

    /// "the claim came from the rebels", "emanates from them": whether nothing but such words stands between a claim and whose it is.
    fn came_from(&self, claim: usize) -> bool {
        let start = self.groups()[self.at].start;
        let of = [Function::Of, Function::DetDu, Function::DetDes];
        let small = |i: usize| self.context.is(i, Function::DetDef);
        let before = (claim..start).rev().take_while(|i| small(*i) || self.context.is_any(*i, &of)).last();
        let before = before.filter(|i| self.context.is_any(*i, &of));
        let own = self.context.is_any(start, &of).then_some(start);
        let Some(of) = before.or(own) else { return false };
        let derived = |s: &Sense| matches!(s, Sense::SpeechPreposition(SpeechPreposition::Derived));
        let comes = |i: usize| {
            let came = auxiliary_at(self.context, i) == Some(Auxiliary::Recent);
            // "est venue du groupe"
            let says = self.context.is(i, Function::Predicate) && auxiliary_at(self.context, i - 1) == Some(Auxiliary::Be);
            came || says
                || self.context.is(i, Function::Comes)
                || self.context.senses_of(i, &[SenseClass::SpeechPreposition]).any(|(_, s)| derived(s))
        };
        let words = claim..of;
        words.clone().all(|i| self.context.tokens[i].is_word()) && words.len() <= COMES_WITHIN && words.into_iter().any(comes)
    }

    /// "the army claims the death of thirty fighters", "claims thirty": a force that claims figures claims no attack.
    fn claims_enemies(&self, cue: &Cue) -> bool {
        if !super::actor(self.sentence, self.at).is_some_and(|a| a.force) {
            return false;
        }
        let clitic = cue.start > 0
            && (cue.start.saturating_sub(2)..cue.start).any(|i| {
                self.context.is_any(i, &[Function::Clitic, Function::DetDef]) && !self.context.is(i, Function::CliticOf)
            });
        let behind = self.groups()[self.at + 1..self.scene.to].iter().skip_while(|g| g.start < cue.end);
        let thing = behind.take(CLAIMED_WITHIN).find_map(|g| match &g.kind {
            GroupKind::Incident(_) => Some(true),
            GroupKind::EffectNoun(_) | GroupKind::Victims(_) | GroupKind::Count(_) | GroupKind::Actor(_) => Some(false),
            _ => None,
        });
        thing == Some(false) && !clitic
    }

    /// "A, who have already claimed several attacks": others than the one told of.
    fn claimed_others(&self, cue: &Cue) -> bool {
        if !self.context.holds_function(&[Function::Already]) {
            return false;
        }
        let already = (cue.start.saturating_sub(2)..=cue.end).any(|i| self.context.is(i, Function::Already));
        let behind = self.groups()[self.at + 1..self.scene.to].iter().skip_while(|g| g.start < cue.end);
        let several = behind.take(CLAIMED_WITHIN).find_map(|g| match &g.kind {
            GroupKind::Incident(i) => Some(i.plural && !i.definite),
            _ => None,
        });
        already && several == Some(true)
    }

    /// "blamed on the rebels by the army": who accuses others did nothing.
    fn accuses_another(&self) -> bool {
        if !self.context.holds_function(&[Function::By]) {
            return false;
        }
        let start = self.groups()[self.at].start;
        // "committed by" names the author itself.
        let Some(by) = (start.saturating_sub(2)..=start).find(|i| self.context.is(*i, Function::By)) else { return false };
        let accused = |c: &Cue| c.blames() && c.passive;
        let first = self.groups()[self.scene.from].start.max(start.saturating_sub(ACCUSER_WITHIN));
        let parts = |g: &Group| {
            matches!(g.kind, GroupKind::Effect(_) | GroupKind::Incident(_) | GroupKind::Mark(_) | GroupKind::EffectNoun(_))
        };
        cues(self.context, first.min(start), start).last().is_some_and(|cue| {
            let between = self.before().take_while(|g| g.start >= cue.end);
            cue.end <= by && accused(cue) && !between.into_iter().any(parts)
        })
    }

    /// "has not been claimed by the rebels".
    fn has_not_claimed(&self) -> bool {
        if !self.context.holds_function(&[Function::By, Function::Negation]) {
            return false;
        }
        let start = self.groups()[self.at].start;
        let by = (start.saturating_sub(2)..=start).rev().find(|i| self.context.is(*i, Function::By));
        let first = self.groups()[self.scene.from].start;
        // "no claim has come from the rebels"
        let unclaimed = cues(self.context, first, start).last().is_some_and(|c| {
            let negated = (c.start.saturating_sub(1)..start).any(|i| self.context.is(i, Function::Negation));
            negated
                && c.what == ResponsibilityCue::Claimed
                && self.context.has(c.start, SenseClass::SpeechNoun)
                && self.came_from(c.end)
        });
        unclaimed
            || by.is_some_and(|by| {
                cues(self.context, first, by).last().is_some_and(|c| c.what == ResponsibilityCue::Unclaimed && c.end == by)
            })
    }

    /// "killed by a stray shot, and not by the rebels".
    fn is_ruled_out(&self) -> bool {
        if !self.context.holds_function(&[Function::InsteadOf]) {
            return false;
        }
        let start = self.groups()[self.at].start;
        let by = (start.saturating_sub(2)..=start).rev().find(|i| self.context.is(*i, Function::By));
        let instead = |i: usize, by: usize| self.context.function_length(i, Function::InsteadOf).is_some_and(|l| i + l == by);
        by.is_some_and(|by| (by.saturating_sub(RULED_OUT_WITHIN)..by).any(|i| instead(i, by)))
    }

    /// What a cue says of an actor behind it: "claimed by him", "attributed to him", "they accuse him".
    fn behind_cue(&self, cue: &Cue) -> Option<Part> {
        let start = self.groups()[self.at].start;
        let by = self.after(Function::By) || self.context.is(cue.end - 1, Function::By);
        let acted_on = || {
            let between = self.before().take_while(|g| g.start >= cue.end);
            between.into_iter().any(|g| matches!(g.kind, GroupKind::Effect(_)))
        };
        match cue.what {
            ResponsibilityCue::Claimed => (by || self.claims_behind(cue) || self.owns_claim(cue)).then_some(Part::Claimant),
            // Whom people belong to tells who did it only where something is done.
            ResponsibilityCue::Affiliated if self.of_harmed(cue.start) => Some(Part::Target),
            // "a channel close to them said so": nobody did anything there.
            ResponsibilityCue::Affiliated if self.of_teller(cue.start) => Some(Part::Unknown),
            ResponsibilityCue::Affiliated => {
                (self.scene.tells() || self.scene.names() || self.is_of_attackers(cue.start)).then_some(Part::Belongs)
            }
            _ if self.begins_anew(cue.end) => None,
            // "accused of helping the rebels", "of complicity with the rebels": not they are accused.
            ResponsibilityCue::Attributed | ResponsibilityCue::Suspected
                if cue.accused == Some(Accused::Object) && self.is_of_the_charge(cue) =>
            {
                None
            }
            ResponsibilityCue::Attributed | ResponsibilityCue::Suspected => match cue.accused {
                // "accuses a state of arming the rebels": of no deed of theirs.
                Some(Accused::Object) if self.neglects(cue.end, start) => Some(Part::Unknown),
                Some(Accused::Object) if cue.passive => (!by || self.opens_with(cue)).then_some(Part::Accused),
                // "they accuse him of having killed her": only he is accused.
                // "« … », accusent les rebelles.": it is they who accuse.
                Some(Accused::Object) => (!acted_on() && !self.accuses_in_passing(cue)).then_some(Part::Accused),
                Some(Accused::Subject) => None,
                Some(Accused::Beside) => (!self.is_of_a_force() && self.is_named_right_behind(cue)).then_some(Part::Accused),
                Some(Accused::Author) => self.is_named_right_behind(cue).then_some(Part::Accused),
                // "an attack blamed on the rebels has hit a camp of the army": those who were blamed stand before.
                Some(Accused::To) => (!self.stands_behind_another(cue)).then_some(Part::Accused),
                Some(Accused::Act) => None,
                None => Some(Part::Accused),
            },
            ResponsibilityCue::Done if cue.passive => (by && self.tells_of_it(cue.start)).then_some(Part::Agent),
            ResponsibilityCue::Done => (cue.end > cue.start + 1 && self.tells_of_it(cue.start)).then_some(Part::Agent),
            // "accuse the villagers of working with the army": whoever is said to be helped did nothing there.
            ResponsibilityCue::Helped => {
                let charged = cue.start > 0 && self.context.is(cue.start - 1, Function::Of);
                (charged && !acted_on()).then_some(Part::Unknown)
            }
            ResponsibilityCue::Branch
            | ResponsibilityCue::Fought
            | ResponsibilityCue::Denied
            | ResponsibilityCue::Unclaimed
            | ResponsibilityCue::Charge
            | ResponsibilityCue::Unfounded => None,
        }
    }

    /// "« … », accusent les rebelles.": whether a verb of accusing stands behind a mark, with its subject, and nothing else, up to the next one.
    fn accuses_in_passing(&self, cue: &Cue) -> bool {
        let group = &self.groups()[self.at];
        let small = |i: usize| self.context.is_any(i, super::DETERMINERS) || self.context.is_auxiliary(i);
        let first = (0..cue.start).rev().take_while(|i| small(*i)).last().unwrap_or(cue.start);
        let quoted = |i: usize| self.context.is_quote(i) || self.context.tokens[i].quoted;
        // Not "the mayor, who counts twelve dead, accuses the rebels".
        let told =
            |end: usize| (0..end).any(|i| finite_at(self.context, i)) && !(0..end).any(|i| self.context.is(i, Function::Who));
        let comma = first > 1 && self.context.is_mark(first - 1, ',') && (quoted(first - 2) || told(first - 1));
        let mark = first > 0 && self.context.is_quote(first - 1) || comma;
        let alone = group.start >= cue.end && (cue.end..group.start).all(|i| self.context.is_any(i, super::DETERMINERS));
        let ends = self.context.tokens.get(group.end).is_none_or(|t| !t.is_word() && t.number().is_none());
        mark && alone && ends
    }

    /// Whether another party stands between words of blame and this one, and then a verb of violence.
    fn stands_behind_another(&self, cue: &Cue) -> bool {
        let between = (self.scene.from..self.at).filter(|i| self.groups()[*i].start >= cue.end);
        let other = between.clone().find(|i| super::actor(self.sentence, *i).is_some());
        let verb = |i: &usize| matches!(&self.groups()[*i].kind, GroupKind::Effect(e) if e.voice == Voice::Active);
        other.is_some_and(|other| between.into_iter().any(|i| i > other && verb(&i)))
    }

    /// "Accused by the inhabitants, the rebels denied it": the participle opens the sentence, and a comma ends it before its subject.
    fn opens_with(&self, cue: &Cue) -> bool {
        let first = self.groups()[self.scene.from].start;
        let start = self.groups()[self.at].start;
        let comma = start > cue.end && self.context.is_mark(start - 1, ',');
        let commas = (cue.end..start).filter(|i| self.context.is_mark(*i, ',')).count();
        cue.start <= first + 1 && comma && commas == 1
    }

    /// Whether what follows words of accusing is the charge: "accused of helping them", "who accused them of complicity with".
    fn is_of_the_charge(&self, cue: &Cue) -> bool {
        // Behind a passive whoever accuses may stand between: "accused by the rebels of helping the army".
        let end = if cue.passive { self.groups()[self.at].start } else { cue.end + 1 };
        let of = (cue.end - 1..end).any(|i| self.context.is(i, Function::Of));
        let pronoun =
            (cue.start.saturating_sub(2)..=cue.start).any(|i| self.context.is_any(i, &[Function::Clitic, Function::DetDef]));
        of && (cue.passive || pronoun)
    }

    /// "fourteen rebels close to X were killed": those who belong to them suffered.
    fn of_harmed(&self, cue: usize) -> bool {
        let near = || (self.scene.from..self.at).rev().skip_while(|i| self.groups()[*i].start >= cue).take(3);
        // "an armed group tied to X was put out of action": nor does a figure have to be told.
        let suffers = |at: usize| {
            let party = super::actor(self.sentence, at).is_some_and(|a| !a.named && !a.force);
            party && Look { at, ..*self }.as_subject() == Some(Part::Target)
        };
        near().any(|at| self.sentence.tolls.iter().any(|t| t.group == at)) || near().any(suffers)
    }

    /// "a channel linked to X", "a source close to X": those who belong to them only tell of it.
    fn of_teller(&self, cue: usize) -> bool {
        let before = self.groups()[self.scene.from..self.at].iter().rev().find(|g| g.end <= cue);
        before.is_some_and(|g| match &g.kind {
            GroupKind::Source(source) => matches!(
                source.class,
                Some(SpeakerClass::Media | SpeakerClass::UnnamedSource | SpeakerClass::Monitor | SpeakerClass::Ngo)
            ),
            GroupKind::SpeechNoun(_) => true,
            _ => false,
        })
    }

    /// "the assailants belong to X": who is said to belong there are people who attacked.
    fn is_of_attackers(&self, cue: usize) -> bool {
        // Only what a verb says, not "groups close to X".
        if !self.context.has_any(cue, &[SenseClass::Verb]) {
            return false;
        }
        // "the assailants, according to B, belong to X": whoever only says so.
        let teller = |i: usize| matches!(self.groups()[i].kind, GroupKind::Source(_));
        let before = (self.scene.from..self.at).rev().filter(|i| self.groups()[*i].end <= cue && !teller(*i));
        let mut parties = before.take(6).filter_map(|i| Some((i, super::actor(self.sentence, i)?)));
        parties.next().is_some_and(|(i, a)| {
            let definite = self.context.is_any(self.groups()[i].start, &[Function::DetDef, Function::DetDem]);
            definite && !a.named && !a.force
        })
    }

    /// "attributed to A, the mission …": a party behind a comma that belongs to no list begins something new.
    fn begins_anew(&self, cue: usize) -> bool {
        let group = &self.groups()[self.at];
        let between = || (self.scene.from..self.at).filter(|i| self.groups()[*i].start >= cue);
        let comma = between().rfind(|i| matches!(self.groups()[*i].kind, GroupKind::Mark(',')));
        let listed = |at: usize| self.context.is(at, Function::And);
        comma.is_some_and(|comma| {
            let other = between().any(|i| i < comma && super::actor(self.sentence, i).is_some());
            other && !listed(self.groups()[comma].end) && !listed(group.end) && !listed(group.start.saturating_sub(1))
        })
    }

    /// "the assailants were fighters of X": those who attacked are said to be these.
    pub(super) fn is_what_attackers_were(&self) -> bool {
        let mut is = false;
        for at in (self.scene.from..self.at).rev().take(7) {
            let group = &self.groups()[at];
            match &group.kind {
                GroupKind::Word => is |= auxiliary_at(self.context, group.start) == Some(Auxiliary::Be),
                GroupKind::Actor(a) if is => return !a.named && !a.force,
                GroupKind::Actor(_) | GroupKind::Victims(_) | GroupKind::Hedge(_) if !is => {}
                _ => return false,
            }
        }
        false
    }

    /// "the authors of the killing at A would be soldiers": right behind the verb, and behind a noun for whoever did it, at the head of the
    /// sentence.
    pub(super) fn are_the_authors(&self) -> bool {
        if !self.context.holds_function(&[Function::Author]) && !self.context.holds(SenseClass::ActorNoun) {
            return false;
        }
        let articles = |g: &&Group| matches!(g.kind, GroupKind::Word) && self.context.is_any(g.start, super::DETERMINERS);
        let mut before = self.before().take(AUTHORS_BACK).skip_while(articles);
        // "Auteurs : des hommes armés": so does a colon.
        let is = before.next().is_some_and(|g| {
            matches!(g.kind, GroupKind::Mark(':')) || auxiliary_at(self.context, g.start) == Some(Auxiliary::Be)
        });
        let authors = |i: usize| self.context.is(i, Function::Author) || self.context.names_assailants(i);
        let mut before = before.take_while(|g| !matches!(g.kind, GroupKind::Effect(_) | GroupKind::Speech(_)));
        is && before.any(|g| (g.start..g.end).any(authors) && g.start <= AUTHORS_WITHIN)
    }

    /// Whether what was done is the violence told of, in this sentence or by a pronoun: "it was led by".
    fn tells_of_it(&self, cue: usize) -> bool {
        let first = self.groups()[self.scene.from].start;
        self.scene.tells() || self.scene.names() || (first..cue).any(|i| self.context.is(i, Function::Pronoun))
    }

    /// What a cue says of an actor ahead of it: "he claims", "he is accused", "he is behind it".
    fn ahead_of_cue(&self, cue: &Cue) -> Option<Part> {
        let accuses = cue.blames();
        match cue.what {
            ResponsibilityCue::Claimed if self.claims_enemies(cue) || self.claimed_others(cue) || self.denies(cue) => None,
            ResponsibilityCue::Claimed if !cue.passive && self.is_subject_of(cue.start) => Some(Part::Claimant),
            _ if accuses && cue.of_subject() && self.is_subject_of(cue.start) && self.is_last_before(cue.start) => {
                Some(Part::Accused)
            }
            _ => None,
        }
    }

    /// "The army denied the rebels' claim": whoever denies it makes none.
    fn denies(&self, cue: &Cue) -> bool {
        let between = self.groups()[self.at + 1..self.scene.to].iter().take_while(|g| g.start < cue.start);
        let denial = |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if matches!(s.stance, Stance::Denied | Stance::Doubted));
        between.into_iter().any(denial)
    }

    /// No other party stands between it and a token, unless they are named together.
    fn is_last_before(&self, token: usize) -> bool {
        let mut joined = true;
        let between = (self.at + 1..self.scene.to).take_while(|i| self.groups()[*i].start < token);
        between.into_iter().map(|i| (i, &self.groups()[i])).all(|(at, g)| match &g.kind {
            GroupKind::Mark(',') => true,
            GroupKind::Actor(_) | GroupKind::Source(_) => joined,
            GroupKind::Victims(_) if super::actor(self.sentence, at).is_some() => joined,
            _ => {
                joined = self.context.is(g.start, Function::And) || joined && matches!(g.kind, GroupKind::Word);
                true
            }
        })
    }

    /// "the army said it had killed …", "the group said that its fighters attacked …": who speaks tells of his own deed.
    pub(super) fn says_own_deed(&self) -> bool {
        if !self.sentence.kinds.any(Kinds::SPEECH) {
            return false;
        }
        let behind = &self.groups()[self.at + 1..self.scene.to];
        // A form that is also a participle speaks where an infinitive follows: "says to have".
        let speaks = |i: usize| {
            let finite =
                || matches!(behind.get(i + 1).map(|g| &g.kind), Some(GroupKind::Effect(e)) if e.voice == Voice::Unfinite);
            // Only a verb that can say it: "sought to reach" says nothing.
            let says = |verb: u16| self.context.lexicon.verbs[verb as usize].speech.is_some_and(|(_, frame)| frame.clause);
            matches!(&behind[i].kind, GroupKind::Speech(s) if says(s.verb) && !matches!(s.stance, Stance::Denied | Stance::Doubted) && !s.negated && !s.passive && (!s.participle || finite()))
        };
        // "The army denies what the rebels say they did": another verb of saying is his own.
        let denies =
            |g: &Group| matches!(&g.kind, GroupKind::Speech(s) if s.stance == Stance::Denied && !s.participle && !s.passive);
        let said = (0..behind.len().min(16)).take_while(|i| !denies(&behind[*i])).find(|i| speaks(*i));
        let Some(said) =
            said.filter(|s| !self.after(Function::By) && !self.after(Function::Against) && self.is_subject_of(behind[*s].start))
        else {
            return false;
        };
        let mut rest = behind[said + 1..].iter().peekable();
        let aside = |g: &Group| {
            matches!(g.kind, GroupKind::Time(_) | GroupKind::SpeechPreposition(_) | GroupKind::Mark(','))
                || matches!(g.kind, GroupKind::Word) && !self.context.is(g.start, Function::That)
        };
        let mut skipped = 0;
        // "replied and began to pursue": what is joined is no longer what he says. "thought them suspicious and wanted to hold them": nor is
        // what he only meant to do.
        while let Some(word) = rest.next_if(|g| skipped < 10 && aside(g)) {
            if self.context.is_any(word.start, &[Function::And, Function::Means]) {
                return false;
            }
            skipped += 1;
        }
        let reported = rest.next_if(|g| self.context.is(g.start, Function::That)).is_some();
        let own = reported
            && rest.next_if(|g| self.context.is_any(g.start, &[Function::Pronoun, Function::DetPoss])).is_some_and(|g| {
                let said_whole = !matches!(g.kind, GroupKind::Word) || self.context.is(g.start, Function::Pronoun);
                // "its branch X": the name may stand apart from its possessive.
                said_whole || {
                    rest.next_if(|g| matches!(g.kind, GroupKind::Word));
                    rest.next_if(|g| matches!(g.kind, GroupKind::Actor(_))).is_some()
                }
            });
        let deed = rest.next();
        // "says to have shot down 23 drones": that harms nobody.
        if rest.peek().is_some_and(|g| matches!(g.kind, GroupKind::Count(_))) {
            return false;
        }
        deed.is_some_and(|g| match &g.kind {
            GroupKind::Effect(e) => {
                // Who says that he beat off an attack says that others made it.
                let done = e.frame == Frame::Transitive && !e.negated && !e.reflexive && !e.repels();
                // "says it is in pursuit of them": no more than that; not "says it caught up with them".
                let bare = !self.context.is_auxiliary(g.start);
                let pursues = bare && e.effect.is_none() && matches!(e.incident, Some((Kind::Operation, false)));
                // "the army said it had secured the town": nor does a force that took a place claim the attack told of.
                let takes = e.captures() && e.effect.is_none() && self.is_of_a_force();
                let done = done && !pursues && !takes;
                done && (e.incident.is_some() || e.effect.is_some() || e.captures())
                    && (e.voice == Voice::Unfinite && !reported || e.voice == Voice::Active && own)
            }
            _ => false,
        })
    }

    /// A mark that ends the clause stands between.
    fn crosses(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.context.is_mark(i, ';') || self.context.is_mark(i, ':') || self.context.is_mark(i, '.'))
    }

    fn negated(&self, from: usize, to: usize) -> bool {
        // "were not long in claiming it": no more than an adverb.
        let soon = |i: usize| self.context.function_length(i, Function::Adverb).is_some_and(|length| length > 1);
        (from..to).any(|i| self.context.is_mark(i, ';') || self.context.is(i, Function::Negation) && !soon(i))
    }

    /// "of arming the rebels"; not "the army of having let it happen and the rebels of having killed".
    fn neglects(&self, from: usize, to: usize) -> bool {
        let parts = |i: &usize| self.context.is(*i, Function::And) || !self.context.tokens[*i].is_word();
        (from..to).rev().take_while(|i| !parts(i)).any(|i| self.context.is(i, Function::Neglects))
    }

    /// "denied being behind the attack", "denied that it was the author": what is denied of somebody is not said of him.
    fn denies_to_be(&self, from: usize, cue: &Cue) -> bool {
        let said_of_it = cue.accused == Some(Accused::Subject) || cue.what == ResponsibilityCue::Claimed;
        let denied = || cues(self.context, from, cue.start).into_iter().rfind(|c| c.what == ResponsibilityCue::Denied);
        let parts = |i: usize| self.context.is_mark(i, ',') || self.context.is_any(i, &[Function::And, Function::But]);
        said_of_it && denied().is_some_and(|c| !(c.end..cue.start).any(parts))
    }

    /// Named only as whom another belongs to, who is named before or right behind.
    fn belongs_to_another(&self) -> bool {
        let group = &self.groups()[self.at];
        let first = self.groups()[self.scene.from].start;
        let cue = cues(self.context, first, group.start.max(first)).last().copied();
        // A cue may end within the words that name whom it means.
        let beside = |cue: &Cue| group.start.checked_sub(cue.end).is_some_and(|words| words <= 4);
        let near = cue.filter(|cue| beside(cue) && self.says_of_whom(cue));
        near.is_some_and(|cue| self.names_another(cue.start) || self.names_branch_behind())
    }

    /// "affiliated to", or "the local branch of": between the noun and the name stand only adjectives and "of".
    fn says_of_whom(&self, cue: &Cue) -> bool {
        let of = &[Function::Of, Function::DetDu, Function::DetDes];
        match cue.what {
            ResponsibilityCue::Affiliated => true,
            ResponsibilityCue::Branch => {
                let between = || self.before().take_while(|g| g.start >= cue.end);
                let start = self.groups()[self.at].start;
                let owned = self.context.is_any(start, of) || between().any(|g| self.context.is_any(g.start, of));
                owned && between().all(|g| matches!(g.kind, GroupKind::Word))
            }
            _ => false,
        }
    }

    /// "the local branch of A, B (C), said": the branch is named behind, and known to be one of theirs.
    fn names_branch_behind(&self) -> bool {
        let lexicon = self.context.lexicon;
        let Some(own) = super::actor(self.sentence, self.at).filter(|a| a.named) else { return false };
        let mut behind = (self.at + 1..self.scene.to).take(BRANCH_WITHIN);
        behind.any(|i| {
            let branch = super::actor(self.sentence, i).filter(|a| a.named);
            branch.and_then(|b| lexicon.actor(&b.actor)?.parent).is_some_and(|parent| parent == &*own.actor)
        })
    }

    /// "the JNIM, a branch of Al-Qaeda": the one it belongs to is named before.
    fn names_another(&self, cue: usize) -> bool {
        let before = (self.scene.from..self.at)
            .rev()
            .filter(|i| self.groups()[*i].end <= cue)
            .take(12)
            .take_while(|i| !matches!(self.groups()[*i].kind, GroupKind::Effect(_) | GroupKind::Speech(_)));
        before.into_iter().any(|i| super::actor(self.sentence, i).is_some_and(|a| a.named))
    }
}

/// What is claimed is named at most so many groups behind the verb.
const CLAIMED_WITHIN: usize = 5;

/// The longest words that rule somebody out.
const RULED_OUT_WITHIN: usize = 3;

/// Words of accusing stand at most so many words before whoever accuses.
const ACCUSER_WITHIN: usize = 9;

/// The name of a branch stands at most so many groups behind whom it belongs to.
const BRANCH_WITHIN: usize = 10;

/// "du côté de": so many words at most.
const SIDE_WORDS: usize = 3;

/// Those who attacked are named at most so many groups before whom they were.
const AUTHORS_BACK: usize = 12;

/// A sentence that says who they were begins with those who attacked: within so many words.
const AUTHORS_WITHIN: usize = 2;

/// Between a claim and "from" stand so many words at most.
const COMES_WITHIN: usize = 4;

/// What was claimed stands at most so many groups before the word that says so.
const CLAIMED_BACK: usize = 8;

/// "such" and "this kind of" begin at most so many words before the noun.
const ALIKE_BEFORE: usize = 3;
