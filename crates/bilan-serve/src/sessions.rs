//! Who is logged in. Held in memory only; of a session's secret only its hash.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};

use crate::accounts::Account;
use crate::problem::Problem;

/// The cookie that names a session.
pub const COOKIE: &str = "bilan_session";
/// A session ends after so long without a request, and after so long altogether.
const IDLE: Duration = Duration::from_secs(8 * 3600);
const WHOLE: Duration = Duration::from_secs(7 * 24 * 3600);
/// So many there are at most; the one that was used longest ago makes place.
const MOST: usize = 10_000;

#[derive(Clone, Debug)]
pub struct Session {
    pub name: String,
    pub csrf: String,
    /// That of the account when it logged in.
    pub stamp: String,
    begun: Instant,
    used: Instant,
}

impl Session {
    fn is_over(&self) -> bool {
        self.used.elapsed() > IDLE || self.begun.elapsed() > WHOLE
    }
}

#[derive(Default)]
pub struct Sessions {
    all: Mutex<HashMap<[u8; 32], Session>>,
}

impl Sessions {
    /// Begins a session. Gives its secret.
    pub fn begin(&self, account: &Account) -> Result<(String, Session), Problem> {
        let (secret, csrf) = (token()?, token()?);
        let now = Instant::now();
        let session = Session { name: account.name.clone(), csrf, stamp: account.stamp().to_owned(), begun: now, used: now };
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, s| !s.is_over());
        if all.len() >= MOST
            && let Some(oldest) = all.iter().min_by_key(|(_, s)| s.used).map(|(key, _)| *key)
        {
            all.remove(&oldest);
        }
        all.insert(key(&secret), session.clone());
        Ok((secret, session))
    }

    /// The session that a request belongs to.
    pub fn of(&self, headers: &HeaderMap) -> Option<Session> {
        let key = key(&secret(headers)?);
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if all.get(&key)?.is_over() {
            all.remove(&key);
            return None;
        }
        let session = all.get_mut(&key)?;
        session.used = Instant::now();
        Some(session.clone())
    }

    pub fn end(&self, headers: &HeaderMap) {
        if let Some(secret) = secret(headers) {
            self.all.lock().unwrap_or_else(PoisonError::into_inner).remove(&key(&secret));
        }
    }
}

fn secret(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|c| c.to_str().ok());
    let mut named = cookies.flat_map(|c| c.split(';')).filter_map(|c| c.trim().split_once('='));
    named.find(|(name, _)| *name == COOKIE).map(|(_, value)| value.to_owned())
}

fn key(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// 256 bits that nobody can guess.
fn token() -> Result<String, Problem> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(Problem::internal)?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}
