//! What all requests share: the register's connections, what is held of its events in memory, sessions and limits.

use std::sync::{Arc, Mutex, PoisonError};

use bilan::explain::Explanation;
use bilan::publish::event_wire::Event;
use bilan::reconcile::Policy;
use bilan::{Reading, Report};
use bilan_store::register::{Moment, Packed, Reader, tallied, unpack};
use bilan_store::{Part, Register};
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex as Turn, Semaphore, watch};

use crate::answers::Answers;
use crate::asked::{Asked, Sieve};
use crate::decisions::Decided;
use crate::following::Following;
use crate::guard::Guard;
use crate::index::{Index, Row};
use crate::limits::Limits;
use crate::pool::Pool;
use crate::problem::Problem;
use crate::review::{Todo, Todos};

/// So many exports are written at once.
const EXPORTS: usize = 4;
/// So many data sets are compared at once: each is held in memory.
const COMPARED: usize = 2;
/// So many passwords are hashed at once.
const HASHING: usize = 2;

/// How reports are read. Rules and gazetteers are the caller's.
pub trait Rules: Reader + Send + Sync {
    fn one(&self, report: &Report) -> Reading;
    /// Every level of a report, for its mentions.
    fn explain(&self, report: &Report) -> Explanation;
}

/// The register as it stands, as far as it is held in memory.
pub struct Known {
    /// Another text whenever anything of the register is another.
    pub version: String,
    pub reports: i64,
    pub decisions: i64,
    pub settled: bool,
    pub index: Index,
    pub todo: Vec<Todo>,
    /// All decisions in the order in which they were made.
    pub decided: Vec<Decided>,
}

/// A register, or what it would be at a moment.
#[derive(Clone)]
pub struct View {
    pub known: Arc<Known>,
    /// The events themselves, where they are not those of the store.
    held: Option<Arc<FxHashMap<String, Packed>>>,
}

impl View {
    pub fn index(&self) -> &Index {
        &self.known.index
    }

    /// What is asked for, in the numbers of the index.
    pub fn sieve(&self, register: &mut Register, asked: &Asked) -> Result<Sieve, Problem> {
        asked.check(self.index())?;
        let with_words = asked.words.as_ref().map(|words| found(register, words)).transpose()?;
        Ok(asked.sieve(self.index(), with_words))
    }

    /// The rows that are asked for, in the order of days.
    pub fn rows(&self, register: &mut Register, asked: &Asked) -> Result<Vec<&Row>, Problem> {
        let sieve = self.sieve(register, asked)?;
        let index = self.index();
        Ok(index.rows.iter().filter(|row| sieve.keeps(index, row)).collect())
    }

    /// Events by their identifiers, in that order.
    pub fn events(&self, register: &mut Register, ids: &[String]) -> Result<Vec<Packed>, Problem> {
        match &self.held {
            Some(held) => Ok(ids.iter().filter_map(|id| held.get(id).cloned()).collect()),
            None => register.store().events(ids, Part::Whole)?.iter().map(|bytes| Ok(unpack(bytes)?)).collect(),
        }
    }

    /// The same as far as they are counted, with their toll by a policy; what else there is of them may be empty.
    pub fn tallied(&self, register: &mut Register, ids: &[String], policy: Policy) -> Result<Vec<Event>, Problem> {
        match &self.held {
            Some(held) => Ok(ids.iter().filter_map(|id| held.get(id)).map(|packed| packed.clone().by(policy)).collect()),
            None => register.store().events(ids, Part::Tally)?.iter().map(|bytes| Ok(tallied(bytes, policy)?)).collect(),
        }
    }

    /// The one event that is meant: by identifier, its beginning, an incident, or an identifier that it once had.
    pub fn event(&self, register: &mut Register, wanted: &str) -> Result<Packed, Problem> {
        let unknown = || Problem::unknown("unknown_event", format!("no event {wanted} in the register"));
        let several = || Problem::conflict(format!("several events begin with {wanted}; give more of the identifier"));
        let found: Vec<String> = match &self.held {
            Some(held) => {
                let meant = |e: &Event| e.id.starts_with(wanted) || e.incidents.iter().any(|i| i == wanted);
                held.values().map(|p| &p.event).filter(|e| meant(e)).map(|e| e.id.clone()).take(2).collect()
            }
            None if wanted.trim().is_empty() => Vec::new(),
            None => register.store().identify(wanted)?,
        };
        match &found[..] {
            [] => Err(unknown()),
            [one] => self.events(register, std::slice::from_ref(one))?.pop().ok_or_else(unknown),
            _ => Err(several()),
        }
    }
}

pub struct App {
    pub pool: Arc<Pool>,
    pub rules: &'static dyn Rules,
    pub guard: Guard,
    pub limits: Limits,
    known: watch::Sender<Arc<Known>>,
    refreshing: Turn<()>,
    /// The last moment that was looked back to: drawing it up takes long.
    then: Mutex<Option<(String, View)>>,
    drawing: Turn<()>,
    /// Exports hold a connection for as long as their reader takes.
    pub exports: Arc<Semaphore>,
    /// How far those are that somebody follows.
    pub following: Following,
    pub comparing: Arc<Semaphore>,
    /// Hashing a password takes memory and time on purpose.
    pub hashing: Semaphore,
    pub answers: Answers,
    /// Pages of events apart: they are small, and would be forgotten with larger answers.
    pub lists: Answers,
}

impl App {
    pub fn new(pool: Pool, rules: &'static dyn Rules, guard: Guard, limits: Limits) -> Result<Self, Problem> {
        let mut register = pool.take()?;
        let known = look(&mut register, rules)?;
        pool.give_back(register);
        Ok(Self {
            pool: Arc::new(pool),
            rules,
            guard,
            limits,
            known: watch::Sender::new(Arc::new(known)),
            refreshing: Turn::new(()),
            then: Mutex::default(),
            drawing: Turn::new(()),
            exports: Arc::new(Semaphore::new(EXPORTS)),
            following: Following::default(),
            comparing: Arc::new(Semaphore::new(COMPARED)),
            hashing: Semaphore::new(HASHING),
            answers: Answers::default(),
            lists: Answers::default(),
        })
    }

    pub fn known(&self) -> Arc<Known> {
        self.known.borrow().clone()
    }

    /// Is told whenever the register is another.
    pub fn changes(&self) -> watch::Receiver<Arc<Known>> {
        self.known.subscribe()
    }

    /// Looks whether the register is another than what is held, and holds that.
    pub async fn refresh(self: &Arc<Self>) -> Result<(), Problem> {
        let _turn = self.refreshing.lock().await;
        let (app, before) = (Arc::clone(self), self.known());
        let now = self.pool.ask(move |register| {
            let state = register.state()?;
            if version(&state) == before.version { Ok(None) } else { look(register, app.rules).map(Some) }
        });
        if let Some(now) = now.await? {
            self.known.send_replace(Arc::new(now));
        }
        Ok(())
    }

    /// The register as it is asked for.
    pub async fn view(self: &Arc<Self>, moment: &Moment) -> Result<View, Problem> {
        let known = self.known();
        if moment.is_now() {
            return Ok(View { known, held: None });
        }
        let key = format!("{} {:?} {:?}", known.version, moment.as_of, moment.published_until);
        let held = || {
            let then = self.then.lock().unwrap_or_else(PoisonError::into_inner);
            then.as_ref().filter(|(k, _)| *k == key).map(|(_, view)| view.clone())
        };
        if let Some(view) = held() {
            return Ok(view);
        }
        // One at a time: it takes all cores, and whoever waited may find it done.
        let _turn = self.drawing.lock().await;
        if let Some(view) = held() {
            return Ok(view);
        }
        if known.reports > self.limits.looked_back {
            return Err(Problem::unprocessable(format!(
                "a register of {} reports is too large to be looked back into while others wait; `bilan events` with the same options does it",
                known.reports
            )));
        }
        let (moment, app) = (moment.clone(), Arc::clone(self));
        let view = self.pool.ask(move |register| then(register, &moment, &app.known())).await?;
        *self.then.lock().unwrap_or_else(PoisonError::into_inner) = Some((key, view.clone()));
        Ok(view)
    }
}

/// So many reports are looked through for words at most; the newest first.
const WORDS: usize = 20_000;

fn found(register: &mut Register, words: &str) -> Result<FxHashSet<u64>, Problem> {
    let reports = register.store().with_words(words, WORDS)?;
    let events = register.store().told_in(&reports)?;
    Ok(events.iter().filter_map(|id| u64::from_str_radix(id, 16).ok()).collect())
}

/// Names a state of the register.
fn version(state: &bilan_store::State) -> String {
    let all = format!("{} {} {} {} {}", state.reader, state.reports, state.decisions, state.all_reports, state.all_decisions);
    Sha256::digest(all)[..8].iter().map(|b| format!("{b:02x}")).collect()
}

fn look(register: &mut Register, rules: &dyn Rules) -> Result<Known, Problem> {
    let state = register.state()?;
    let mut index = Index::new();
    let mut todo = Todos::default();
    register.store().briefs(&mut |brief| {
        index.add(brief);
        todo.add(brief);
    })?;
    let index = index.finish();
    Ok(Known {
        version: version(&state),
        reports: state.all_reports,
        decisions: state.all_decisions,
        settled: state.is_settled(rules.name()),
        todo: todo.finish(&index),
        index,
        // Finding out how decisions stand draws up all events: not where there is nothing to find.
        decided: if state.all_decisions > 0 { register.decisions()?.into_iter().map(Decided::of).collect() } else { Vec::new() },
    })
}

fn then(register: &mut Register, moment: &Moment, now: &Known) -> Result<View, Problem> {
    let account = register.account(moment)?;
    let mut index = Index::new();
    account.events.iter().try_for_each(|packed| packed.brief(&mut |brief| index.add(brief)))?;
    let known = Known {
        version: now.version.clone(),
        reports: account.reports as i64,
        decisions: now.decisions,
        settled: now.settled,
        index: index.finish(),
        todo: Vec::new(),
        decided: Vec::new(),
    };
    let held = account.events.into_iter().map(|packed| (packed.event.id.clone(), packed)).collect();
    Ok(View { known: Arc::new(known), held: Some(Arc::new(held)) })
}

/// The identifiers of rows.
pub fn names<'r>(rows: impl IntoIterator<Item = &'r Row>) -> Vec<String> {
    rows.into_iter().map(Row::name).collect()
}
