//! The places of a report, understood together: which of the places that bear a name is meant.
//!
//! Each name has candidates with a score of their own (see [`Candidate::prior`]). Twice, the candidates of every name are
//! weighed against what stands beside the name and against the places that the other names mean so far. The work grows
//! with the number of names; what is compared with each of them is limited.

use rustc_hash::FxHashMap;

use super::candidates::{Candidate, candidates, named};
use super::countries::Countries;
use super::divisions::Divisions;
use super::joint;
use super::places::{FEW, Level};
use super::resolve::{self, Choice, FarEnd, Meant};
use crate::gazetteer::{Gazetteer, Likeness};
use crate::lexicon::{Function, Lexicon, PlaceWord, Sense};
use crate::model::geo::{are_farther, distance_km};
use crate::model::{PlaceRef, Precision};
use crate::recognise::{Group, GroupKind, Kinds, PlaceGroup, PlaceTie, Relative};
use crate::state::SentenceTold;

/// What the names of a report mean.
pub struct Atlas<'a> {
    lexicon: &'a Lexicon,
    /// By where the name begins in the text.
    names: FxHashMap<usize, usize>,
    toponyms: Vec<Toponym<'a>>,
    /// What the names meant when they were weighed last, each name once: toponym and candidate. Nothing where nothing had to be weighed.
    understood: Vec<(usize, usize)>,
    countries: &'a Countries,
    gazetteer: &'a Gazetteer<'a>,
}

/// A toponym beside another, and the distance and direction that are said.
type Beside = (usize, Option<Relative>);

/// A name as it stands at one place of the text.
pub(super) struct Toponym<'a> {
    written: &'a str,
    pub(super) candidates: Vec<Candidate<'a>>,
    pub(super) country: Option<&'a str>,
    class: Option<PlaceWord>,
    tie: PlaceTie,
    /// Toponyms that stand beside it and say where it lies, with the distance and direction that are said.
    beside: Vec<Beside>,
    pub(super) scores: Vec<Weighed>,
    pub(super) best: Option<usize>,
    /// The token behind the name, which may be longer than what was recognised.
    pub(super) end: usize,
}

impl<'a> Toponym<'a> {
    /// Whether a known place is all that the name may mean: what other places of the report say of it decides nothing.
    fn is_certain(&self) -> bool {
        let [only] = &self.candidates[..] else { return false };
        only.is_core() && matches!(only.likeness, Likeness::Name | Likeness::Alias)
    }

    /// The candidates that are about as likely as the best.
    fn likely(&self) -> Vec<Candidate<'a>> {
        let top = self.scores.iter().map(|w| w.score).max().unwrap_or(0);
        self.candidates.iter().zip(&self.scores).filter(|(_, w)| top - w.score <= LIKELY).map(|(c, _)| *c).collect()
    }
}

/// How much speaks for a candidate.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighed {
    /// What it is before anything else of the report is looked at.
    pub prior: i32,
    pub score: i32,
    /// What the names beside it say, as a part of the score.
    pub beside: i32,
    /// What the other places of the report say.
    pub around: i32,
    pub because: Vec<&'static str>,
}

impl Weighed {
    fn of(prior: i32) -> Self {
        Self { prior, score: prior, ..Self::default() }
    }
}

/// Names that are compared with each candidate.
const COMPARED: usize = 48;
/// How far behind the best a candidate may be and still be what a name beside another means: a town and its region are both.
const LIKELY: i32 = 15;
/// Groups up to which one name may say where another lies.
const REACH: usize = 12;
/// What stands beside a name in a report, as far as it is told apart.
const SHARED: usize = 8;
/// A town of another country so far from all places of the report's own is hardly the small place that is told of.
const FOREIGN_KM: f64 = 1000.0;
/// So many places that a name may mean are looked at to tell how far it is.
const LOOKED_AT: usize = 16;
/// The same, from the middle of a large country.
const ABROAD_KM: f64 = 2500.0;
/// The longest stretch of road that a report would name by its ends.
const ROAD_KM: f64 = 250.0;

/// Names that were looked up already, with their candidates.
struct LookedUp<'a> {
    divisions: Divisions<'a>,
    gazetteer: &'a Gazetteer<'a>,
    countries: &'a Countries,
    known: FxHashMap<(&'a str, bool), Vec<Candidate<'a>>>,
}

impl<'a> LookedUp<'a> {
    fn candidates(&mut self, written: &'a str, place: &PlaceGroup) -> Vec<Candidate<'a>> {
        // What is known in the core gazetteer is the same wherever it stands; the flag keeps it from names that are not.
        let key = (written, place.candidates.is_empty());
        let look_up = || candidates(written, place, &mut self.divisions, self.gazetteer, self.countries);
        self.known.entry(key).or_insert_with(look_up).clone()
    }

    /// An imported place whose name goes on where the one that was recognised ends: its end and what it may mean.
    fn longer(&mut self, told: &SentenceTold<'_>, place: &PlaceGroup) -> Option<(usize, Vec<Candidate<'a>>)> {
        let next = told.context.tokens.get(place.name.1)?;
        if self.gazetteer.is_empty() || !(next.is_word() && next.capital && !next.glued) {
            return None;
        }
        let end = place.name.1 + 1;
        let found = named(told.context.span(place.name.0, end).of(told.context.text), &mut self.divisions, self.gazetteer);
        (!found.is_empty()).then_some((end, found))
    }
}

impl<'a> Atlas<'a> {
    pub fn of(told: &[SentenceTold<'a>], countries: &'a Countries, lexicon: &'a Lexicon, gazetteer: &'a Gazetteer<'a>) -> Self {
        let mut out =
            Self { lexicon, names: FxHashMap::default(), toponyms: Vec::new(), understood: Vec::new(), countries, gazetteer };
        let named = told.iter().filter(|s| s.kinds.any(Kinds::PLACE)).count();
        out.names.reserve(2 * named);
        out.toponyms.reserve(2 * named);
        let mut looked_up = LookedUp { divisions: Divisions::new(lexicon), gazetteer, countries, known: FxHashMap::default() };
        for sentence in told {
            out.sentence(sentence, &mut looked_up);
        }
        out.share();
        out.weigh();
        out
    }

    fn sentence(&mut self, told: &SentenceTold<'a>, looked_up: &mut LookedUp<'a>) {
        if !told.kinds.any(Kinds::PLACE) {
            return;
        }
        let first = self.toponyms.len();
        let mut groups: Vec<usize> = Vec::with_capacity(FEW);
        for (at, group) in told.groups.iter().enumerate() {
            let GroupKind::Place(place) = &group.kind else { continue };
            let span = told.context.span(place.name.0, place.name.1);
            let mut written = span.of(told.context.text);
            let mut end = place.name.1;
            let longer = if place.country.is_none() { looked_up.longer(told, place) } else { None };
            let found = if let Some((until, found)) = longer {
                end = until;
                written = told.context.span(place.name.0, end).of(told.context.text);
                found
            } else if place.country.is_some() || resolve::is_direction(told, place) {
                let core = |c: &u32| Candidate::of_core(&self.lexicon.places[*c as usize], Likeness::Name);
                place.candidates.iter().map(core).collect()
            } else {
                looked_up.candidates(written, place)
            };
            let scores = found.iter().map(|c| Weighed::of(c.prior(place, self.countries))).collect();
            self.names.insert(span.start, self.toponyms.len());
            self.toponyms.push(Toponym {
                written,
                candidates: found,
                country: place
                    .country
                    .or_else(|| resolve::part_of_country(told, place))
                    .map(|c| self.lexicon.countries[c as usize].iso2),
                class: place.class,
                tie: place.tie,
                beside: Vec::new(),
                scores,
                best: None,
                end,
            });
            groups.push(at);
        }
        for n in 0..groups.len() {
            for m in n + 1..groups.len() {
                if !says_where(told, groups[n], groups[m]) {
                    break;
                }
                let GroupKind::Place(other) = &told.groups[groups[m]].kind else { continue };
                let relative = other.relative.filter(|r| r.metres.is_some());
                let tie = other.tie;
                // The border with a country, the way to a town: not where it lies.
                // Nor does the next name of a list say where the one before it lies.
                let aside =
                    matches!(tie, PlaceTie::Border | PlaceTie::Toward | PlaceTie::From | PlaceTie::Elsewhere) || other.listed;
                // "an area that A, B and C share": nor does a list of countries.
                let aside = aside || is_first_of_countries(told, groups[m]);
                let aside = aside || self.is_compass_abroad(told, other, (first + n, first + m));
                if !aside && (other.country.is_none() || tie != PlaceTie::Near) {
                    self.toponyms[first + n].beside.push((first + m, relative));
                }
                // "In the region of A, at B": what stands before holds what follows.
                let country = |n: usize| self.toponyms[n].country.is_some() && self.toponyms[n].tie == PlaceTie::In;
                let holds = self.is_division(first + n) || country(first + n);
                if holds && !self.is_division(first + m) && self.toponyms[first + m].country.is_none() {
                    self.toponyms[first + m].beside.push((first + n, None));
                }
            }
        }
    }

    /// "A, the region of the North", where A lies in the country of the report, and only another has a region of that name: a point of the
    /// compass is one of every country.
    fn is_compass_abroad(&self, told: &SentenceTold<'_>, place: &PlaceGroup, (name, region): (usize, usize)) -> bool {
        let compass = || resolve::holds_direction(told, place);
        let Some(main) = self.countries.main().filter(|_| compass()) else { return false };
        let at_home = |n: usize| self.toponyms[n].candidates.iter().any(|c| c.country == main);
        at_home(name) && !at_home(region)
    }

    fn is_division(&self, n: usize) -> bool {
        let it = &self.toponyms[n];
        matches!(it.class, Some(PlaceWord::Admin1 | PlaceWord::Admin2)) && matches!(it.tie, PlaceTie::In | PlaceTie::Of)
    }

    /// A name means one place throughout a report: what stands beside it once counts wherever it stands.
    fn share(&mut self) {
        // Mostly nothing stands beside a name.
        let told = |n: &usize| !self.toponyms[*n].beside.is_empty();
        if !(0..self.toponyms.len()).any(|n| told(&n)) {
            return;
        }
        let mut all: FxHashMap<(&str, bool), Vec<Beside>> = FxHashMap::default();
        for (n, it) in self.toponyms.iter().enumerate().filter(|(n, _)| told(n)) {
            let shared = all.entry((it.written, self.is_division(n))).or_default();
            for (other, relative) in &it.beside {
                let known = |(o, r): &Beside| {
                    self.toponyms[*o].written == self.toponyms[*other].written && r.is_some() == relative.is_some()
                };
                if shared.len() < SHARED && !shared.iter().any(known) {
                    shared.push((*other, *relative));
                }
            }
        }
        let shared: Vec<_> = (0..self.toponyms.len())
            .map(|n| all.get(&(self.toponyms[n].written, self.is_division(n))).cloned().unwrap_or_default())
            .collect();
        for (it, shared) in self.toponyms.iter_mut().zip(shared) {
            it.beside = shared;
        }
    }

    /// Weighs the candidates of each name against the report, twice: what is understood in the first round helps the second.
    fn weigh(&mut self) {
        for n in 0..self.toponyms.len() {
            self.choose(n);
        }
        if self.toponyms.iter().all(|t| t.candidates.len() < 2)
            && self.toponyms.iter().all(|t| t.candidates.iter().all(Candidate::is_core))
            && !self.toponyms.iter().any(|t| self.lies_abroad(t))
        {
            return;
        }
        for _ in 0..2 {
            self.understand();
            let others = self.others();
            let known = self.toponyms.iter().flat_map(|it| it.candidates.iter().zip(&it.scores).map(move |known| (it, known)));
            let scores = known.map(|(it, (candidate, weighed))| self.score(it, candidate, weighed.prior, &others));
            let mut fresh = scores.collect::<Vec<_>>().into_iter();
            let mut settled = true;
            for n in 0..self.toponyms.len() {
                let before = self.toponyms[n].best;
                self.toponyms[n].scores.iter_mut().zip(&mut fresh).for_each(|(score, fresh)| *score = fresh);
                self.choose(n);
                settled &= self.toponyms[n].best == before;
            }
            // Nothing is understood otherwise than before: a second round would say the same.
            if settled {
                break;
            }
        }
    }

    /// "A, in the region of B", where all that is known by the name of A is in another country.
    fn lies_abroad(&self, it: &Toponym<'a>) -> bool {
        let country = |t: &Toponym<'a>| t.candidates.first().map(|c| c.country);
        it.beside.iter().any(|(other, _)| country(it).zip(country(&self.toponyms[*other])).is_some_and(|(a, b)| a != b))
    }

    /// Whether what a name may mean lies in another country than that of the report, far from all that is named of this.
    fn is_far_from_home(&self, it: &Toponym<'a>) -> bool {
        let Some(main) = self.countries.main() else { return false };
        let Some(point) = it.best.map(|b| &it.candidates[b]).filter(|c| c.country != main).and_then(|c| c.point) else {
            return false;
        };
        let best = |t: &'_ Toponym<'a>| t.best.map(|b| t.candidates[b]).filter(|c| c.country == main);
        let mut away = self.toponyms.iter().take(COMPARED).filter_map(best).filter_map(|c| c.point).peekable();
        // Of a country that only its own name tells of, its middle.
        let middle = || self.lexicon.country(main).and_then(|c| c.point).is_some_and(|p| are_farther(p, point, ABROAD_KM));
        if away.peek().is_some() { away.all(|p| are_farther(p, point, FOREIGN_KM)) } else { middle() }
    }

    fn score(&self, it: &Toponym<'a>, candidate: &Candidate<'a>, prior: i32, others: &[(&str, &Candidate<'a>)]) -> Weighed {
        let mut out = Weighed::of(prior);
        for (other, relative) in &it.beside {
            let other = &self.toponyms[*other];
            if other.written == it.written {
                continue;
            }
            let km = relative.and_then(|r| r.metres).map(|m| m as f64 / 1000.0);
            let likely = other.likely();
            let (points, why) = joint::beside(candidate, &joint::Beside { candidates: &likely, country: other.country, km });
            out.beside += points;
            out.because.extend((points != 0).then_some(why));
        }
        if !it.is_certain() {
            let (points, why) = joint::neighbours(candidate, others, it.written);
            out.around = points;
            out.because.extend((points != 0).then_some(why));
        }
        out.score += out.beside + out.around;
        out
    }

    /// Notes what the names of the report mean so far, each name once.
    fn understand(&mut self) {
        self.understood.clear();
        for (n, it) in self.toponyms.iter().enumerate() {
            if self.understood.len() == COMPARED {
                break;
            }
            if let Some(best) = it.best
                && !self.understood.iter().any(|(other, _)| self.toponyms[*other].written == it.written)
            {
                self.understood.push((n, best));
            }
        }
    }

    /// The names of the report with what they were understood to mean.
    fn others(&self) -> Vec<(&str, &Candidate<'a>)> {
        let name = |(n, best): &(usize, usize)| (self.toponyms[*n].written, &self.toponyms[*n].candidates[*best]);
        self.understood.iter().map(name).collect()
    }

    fn choose(&mut self, n: usize) {
        let it = &mut self.toponyms[n];
        it.best = (0..it.candidates.len()).max_by_key(|c| it.scores[*c].score);
    }

    /// What the name at a group means.
    pub fn resolve(&self, told: &SentenceTold<'_>, at: usize, place: &PlaceGroup) -> (PlaceRef, Level) {
        let start = told.context.span(place.name.0, place.name.1).start;
        // "at A, 200 km south of B, where it happened": the distance is that of A.
        let itself;
        let place = if place.relative.is_some() && follows_a_name(told, at) {
            itself = PlaceGroup { relative: None, distance_km: None, ..place.clone() };
            &itself
        } else {
            place
        };
        let choice = self.names.get(&start).map(|n| self.choice(*n, told, at));
        resolve::resolve(told, place, choice, self.countries, self.lexicon)
    }

    /// Whether all that two names may mean lies so far from each other.
    pub fn are_far_apart(&self, told: &SentenceTold<'_>, one: usize, other: usize, km: f64) -> bool {
        let named = |at: usize| match &told.groups[at].kind {
            GroupKind::Place(place) => {
                self.names.get(&told.context.span(place.name.0, place.name.1).start).map(|n| &self.toponyms[*n])
            }
            _ => None,
        };
        let Some((one, other)) = named(one).zip(named(other)) else { return false };
        let points = |it: &Toponym<'a>| it.candidates.iter().take(LOOKED_AT).filter_map(|c| c.point).collect::<Vec<_>>();
        let (ones, others) = (points(one), points(other));
        !ones.is_empty() && !others.is_empty() && ones.iter().all(|a| others.iter().all(|b| are_farther(*a, *b, km)))
    }

    /// What a name means that stands in the words for somebody, by itself.
    pub fn of_name(&self, told: &SentenceTold<'a>, place: &PlaceGroup) -> (PlaceRef, Level) {
        let written = told.context.span(place.name.0, place.name.1).of(told.context.text);
        let mut divisions = Divisions::new(self.lexicon);
        let candidates = candidates(written, place, &mut divisions, self.gazetteer, self.countries);
        let scores: Vec<_> = candidates.iter().map(|c| Weighed::of(c.prior(place, self.countries))).collect();
        let best = (0..candidates.len()).max_by_key(|c| scores[*c].score);
        let it = Toponym {
            written,
            candidates,
            country: None,
            class: None,
            tie: place.tie,
            beside: Vec::new(),
            scores,
            best,
            end: place.name.1,
        };
        let choice = Choice { toponym: &it, beside: Vec::new(), far_end: None, far_from_home: self.is_far_from_home(&it) };
        resolve::resolve(told, place, Some(choice), self.countries, self.lexicon)
    }

    /// Adds what the name of a place may mean besides. Done at the end, for the few places that are shown.
    pub fn add_candidates(&self, place: &mut PlaceRef) {
        if let Some(n) = self.names.get(&place.span.start).filter(|_| place.precision != Precision::Country) {
            let it = &self.toponyms[*n];
            let certain = it.candidates.first().filter(|_| it.is_certain());
            let around = certain.map(|only| joint::neighbours(only, &self.others(), it.written));
            place.candidates = resolve::kept(it, around);
        }
    }

    /// What every name of a sentence means.
    pub fn sentence_places(&self, told: &SentenceTold<'_>) -> Vec<PlaceRef> {
        let place = |(at, group): (usize, &Group)| match &group.kind {
            GroupKind::Place(place) => {
                let mut found = self.resolve(told, at, place).0;
                self.add_candidates(&mut found);
                Some(found)
            }
            _ => None,
        };
        told.groups.iter().enumerate().filter_map(place).collect()
    }

    fn choice(&self, n: usize, told: &SentenceTold<'_>, at: usize) -> Choice<'_, 'a> {
        let it = &self.toponyms[n];
        let meant = |n: &usize| -> Option<Meant<'a>> {
            let other = &self.toponyms[*n];
            match (other.country, other.best) {
                (Some(country), _) => Some(Meant::Country(country)),
                (None, Some(best)) => Some(Meant::Place(other.candidates[best])),
                _ => None,
            }
        };
        let beside = it.beside.iter().filter_map(|(other, relative)| Some((meant(other)?, *relative))).collect();
        Choice { toponym: it, beside, far_end: self.far_end(n, told, at), far_from_home: self.is_far_from_home(it) }
    }

    /// The other end of "between A and B", "the road A-B".
    fn far_end(&self, n: usize, told: &SentenceTold<'_>, at: usize) -> Option<FarEnd<'a>> {
        let (next, place) = told.groups.iter().enumerate().skip(at + 1).find_map(|(i, g)| match &g.kind {
            GroupKind::Place(place) => Some((i, place)),
            _ => None,
        })?;
        if next - at > 3 || place.tie != PlaceTie::Axis || !place.listed {
            return None;
        }
        let hyphen = told.context.tokens[place.name.0].hyphen;
        let (here, other) = (&self.toponyms[n], self.toponyms.get(n + 1)?);
        let here = here.candidates.get(here.best?)?;
        // Of the places that the other name may mean, one that a road leads to.
        // A hyphen alone makes a road only between well-known places: villages with double names are many.
        let reached = |c: &&Candidate<'_>| {
            (!hyphen || c.is_core() && here.is_core())
                && c.country == here.country
                && c.point.zip(here.point).is_some_and(|(a, b)| distance_km(a, b) < ROAD_KM)
        };
        let best = other.best.map(|b| &other.candidates[b]).filter(reached);
        let place = best.or_else(|| other.candidates.iter().find(reached));
        Some(match place.and_then(|c| Some((c.name, c.point?))) {
            Some((name, point)) => FarEnd::Place { name, point },
            None if hyphen => FarEnd::OneName,
            None => FarEnd::Unknown,
        })
    }
}

/// Whether the name of another place stands right before the distance of one, with a comma or bracket between.
fn follows_a_name(told: &SentenceTold<'_>, at: usize) -> bool {
    let mut marked = false;
    for group in told.groups[..at].iter().rev().take(REACH) {
        match group.kind {
            GroupKind::Word | GroupKind::Count(_) => {}
            GroupKind::Mark(',' | '(') => marked = true,
            GroupKind::Place(_) => return marked,
            _ => return false,
        }
    }
    false
}

/// Whether a name may say where one before it lies: only words, numbers, names and commas stand between, and no "and".
fn says_where(told: &SentenceTold<'_>, before: usize, after: usize) -> bool {
    let between = &told.groups[before + 1..after];
    let light = |g: &Group| match &g.kind {
        GroupKind::Mark(mark) => !matches!(mark, ';' | ':' | '.'),
        GroupKind::Target(_) => {
            (g.start..g.end).any(|i| told.context.senses(i).any(|(_, s)| *s == Sense::PlaceWord(PlaceWord::Settlement)))
        }
        GroupKind::Word | GroupKind::Count(_) | GroupKind::Place(_) => !told.context.is(g.start, Function::And),
        _ => false,
    };
    between.len() <= REACH && between.iter().all(light) && !is_first_of_countries(told, after)
}

/// "a region of the borders that A, B and C share": the first of several countries says of nothing that it lies there.
fn is_first_of_countries(told: &SentenceTold<'_>, at: usize) -> bool {
    let country = |g: &Group| matches!(&g.kind, GroupKind::Place(place) if place.country.is_some());
    let joins = |g: &Group| matches!(g.kind, GroupKind::Mark(',')) || told.context.is(g.start, Function::And);
    let mut behind = told.groups[at + 1..].iter();
    country(&told.groups[at])
        && behind.next().is_some_and(joins)
        && behind.find(|g| !told.context.is_any(g.start, &[Function::DetDef])).is_some_and(country)
}
