//! Whether what a scene tells can be where an incident was: the same place, a finer one within it, or one beside it.

use super::choice::Look;
use super::fits::{compatible, goes_into_details, only_details};
use super::incidents::Draft;
use super::places::{self, Found, Level, STRONG};
use super::scenes::Scene;
use super::sites::hits_several;
use crate::lexicon::{Function, PlaceWord};
use crate::recognise::{Group, GroupKind, PlaceTie};

impl Look<'_> {
    pub(super) fn fits_place(&self, draft: &Draft) -> bool {
        if draft.place.as_ref().is_some_and(|region| self.names_another_region(region)) {
            return false;
        }
        let lies_there = |region: &Found| {
            region.level > Level::Settlement
                && region.level < Level::Country
                && self.scene.places.iter().any(|p| places::same(&p.place, &region.place))
        };
        self.anchor.place.as_ref().is_none_or(|p| compatible(p, draft.place.as_ref()))
            || self.tells_how_it_began()
            || self.hits_those_villages(draft)
            // "at B … between A and B".
            || draft.place.as_ref().is_some_and(|town| self.is_end_of_road(town))
            // "A, B and C, in the district": the district of the incident told.
            || draft.place.as_ref().is_some_and(lies_there)
            || draft.place.as_ref().is_some_and(|town| self.may_lie_in(town) || self.is_quarter_of(town, draft))
            || draft.place.as_ref().is_some_and(|town| self.lies_near(town, draft) || self.may_stand_in(town))
    }

    /// "one died in the region of A … a woman was killed at B, in the region of C", "two died in the district of A. At B, a trader was
    /// abducted", where B lies in another region than A.
    fn names_another_region(&self, region: &Found) -> bool {
        let head = |p: &&Found| p.level == Level::Settlement && p.strength >= STRONG && p.group <= self.scene.from + 1;
        if region.level == Level::District && region.strength >= STRONG {
            let (own, there) = (self.scene.places.iter().find(head).map(|p| &p.place), &region.place);
            let known = own.filter(|p| p.admin1.is_some() && there.admin1.is_some() && p.country == there.country);
            return known.is_some_and(|p| p.admin1 != there.admin1);
        }
        if region.level != Level::Region || self.settlement().is_none() {
            return false;
        }
        let within = |p: &Found| {
            p.place.admin1.as_deref().is_some_and(|a| a == region.place.name || Some(a) == region.place.admin1.as_deref())
        };
        // "in the Sinai … at A, in North Sinai".
        let holds = |p: &Found| p.place.name.split(['-', ' ']).any(|part| part == region.place.name);
        let of_region = |p: &Found| p.level == Level::Region && !places::same(&p.place, &region.place) && !within(p) && !holds(p);
        let own = self.scene.places.iter().any(|p| p.level == Level::Region && places::same(&p.place, &region.place));
        !own && self.scene.places.iter().any(of_region)
    }

    /// Whether the road between two places that a scene names ends at the one told of: it counts nobody there, or names no other place.
    fn is_end_of_road(&self, town: &Found) -> bool {
        let between = self.anchor.place.as_ref().is_some_and(|p| p.between) || self.scene.tolls.is_empty();
        let groups = &self.standing.told[self.scene.told].groups;
        between && self.scene.places.iter().any(|p| groups[p.group].kind.ends_road() && places::same(&p.place, &town.place))
    }

    /// "a bus was ambushed near A … the bus was hit in the sector of B": where the same figure is told again, B is where it was.
    fn lies_near(&self, town: &Found, draft: &Draft) -> bool {
        let last = draft.scenes.last().map(|s| &self.standing.scenes[*s]);
        let next = last.is_some_and(|s| s.paragraph == self.scene.paragraph || s.told + 1 == self.scene.told);
        town.near && (self.standing.tells_same_figure(self.scene, draft) || next && only_details(self.scene))
            || town.between && next && goes_into_details(&self.standing.told[self.scene.told], self.scene)
    }

    /// "hit two villages, A and B … Near the forest of C, aircraft struck two villages": what the place near by helps to find are the villages
    /// told of.
    fn hits_those_villages(&self, draft: &Draft) -> bool {
        let told = self.standing.told;
        let several = |scene: &Scene| hits_several(&told[scene.told], scene);
        self.anchor.place.as_ref().is_some_and(|p| p.near)
            && several(self.scene)
            && draft.scenes.iter().any(|s| several(&self.standing.scenes[*s]))
    }

    /// "the violence began with an assault on the camp of B": B is where what was told of began.
    fn tells_how_it_began(&self) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let range = sentence.groups[self.scene.from].start..sentence.groups[self.scene.to - 1].end;
        // "Fighting goes on at B": what the article does not say to be what was told of is there.
        let told_of = self.scene.mentions.iter().any(|m| m.noun && m.definite && !m.other);
        told_of && sentence.context.any_is(range, Function::Began) && self.scene.tolls.is_empty() && self.scene.times.is_empty()
    }

    /// "a hotel of A … at the hotel B": what is called B may stand in A, where no figure is told on a day of its own.
    fn may_stand_in(&self, town: &Found) -> bool {
        let own = !self.scene.tolls.is_empty() && !self.scene.times.is_empty() || self.scene.mentions.iter().any(|m| m.other);
        // "a hotel of A": A is a town, and no other one stands in it.
        let named = |site: &Found, town: &Found| {
            site.site && site.place.gazetteer_id.is_none() && !town.site && town.place.gazetteer_id.is_some()
        };
        let here = self.anchor.place.as_ref();
        !own && town.level == Level::Settlement
            && here.is_some_and(|p| p.level == Level::Settlement && (named(p, town) || named(town, p)))
    }

    /// "at A … in the quarter B": a quarter lies in the town told of, where its sentence names no other and counts no more people. Which town
    /// a quarter lies in that was told of first is not known.
    fn is_quarter_of(&self, town: &Found, draft: &Draft) -> bool {
        let part = |p: &Found| p.part || self.stands_in_the_town(p);
        let Some(quarter) = self.anchor.place.as_ref().filter(|p| p.level == Level::Settlement && part(p) && !town.part) else {
            return false;
        };
        let scenes = || self.standing.last_scenes(draft);
        let known = |p: &Found| places::same(&p.place, &town.place) || places::same(&p.place, &quarter.place);
        // "in the quarter B of C", not "five kilometres from C".
        let weak = |p: &Found| p.strength < 2 || p.strength < STRONG && (p.near || p.away);
        let only = self.scene.places.iter().all(|p| p.level > Level::Settlement || weak(p) || p.part || p.site || known(p));
        let lies = quarter.place.admin1.is_none() || quarter.place.admin1 == town.place.admin1;
        let most = |s: &Scene| s.tolls.iter().map(|t| self.standing.told[s.told].tolls[*t].quantity.low).max();
        let before = scenes().filter_map(most).max();
        let counted = before.is_none_or(|before| most(self.scene).is_none_or(|own| own <= before));
        let another = self.scene.mentions.iter().any(|m| m.other) || self.scene.in_turn;
        !another && only && lies && counted && self.fits_date(draft)
    }

    /// "the camp of B, at the entrance of the town", "in the sector of B, in the centre of the town": behind a name, the town told of.
    fn stands_in_the_town(&self, place: &Found) -> bool {
        let sentence = &self.standing.told[self.scene.told];
        let (context, groups) = (&sentence.context, &sentence.groups);
        if !context.holds_place_word(&[PlaceWord::Settlement]) || !self.scene.places.iter().any(|p| p.group == place.group) {
            return false;
        }
        let behind = groups[place.group + 1..].iter().take(TOWN_BEHIND);
        let comma = matches!(groups.get(place.group + 1).map(|g| &g.kind), Some(GroupKind::Mark(',')));
        // "of the town", and not "A, the chief town of the province".
        let of_the = |i: usize| {
            context.is(i.wrapping_sub(1), Function::DetDu)
                || context.is(i.wrapping_sub(1), Function::DetDef) && context.is(i.wrapping_sub(2), Function::Of)
        };
        let town = |g: &Group| {
            (g.start..g.end).any(of_the)
                && places::names_class(sentence, g)
                && !context.is_any(g.end, &[Function::Of, Function::DetDu])
        };
        let parts = |g: &&Group| {
            matches!(g.kind, GroupKind::Effect(_) | GroupKind::Place(_) | GroupKind::Count(_) | GroupKind::Mark('.' | ';' | ':'))
        };
        // "the village of B, ten kilometres off the town".
        // "at B, on the way out of the town": that town is B.
        let village = matches!(&groups[place.group].kind, GroupKind::Place(p) if p.class == Some(PlaceWord::Settlement) || p.tie == PlaceTie::In);
        comma && !village && behind.take_while(|g| !parts(g)).any(town)
    }

    /// "at A … the attack of B … a village of the territory of A": B may lie in what was called A, where it is no new incident.
    fn may_lie_in(&self, town: &Found) -> bool {
        let fresh = self.scene.mentions.iter().any(|m| m.opens() || m.other);
        let here = self.anchor.place.as_ref().map(|p| &p.place);
        let same_region = here.is_some_and(|p| p.admin1.is_none() || p.admin1 == town.place.admin1);
        !fresh && same_region && town.level == Level::Settlement && self.standing.wide.contains(town.place.name.as_str())
    }
}

/// Where in the town a site stands is said within so many groups behind it.
const TOWN_BEHIND: usize = 10;
