//! Connections to the register: several that look, one at a time that writes. The store is synchronous, so all of it runs on
//! threads that may wait.

use std::sync::{Arc, Mutex, PoisonError};

use bilan_store::{Address, Register};
use tokio::sync::{Mutex as Turn, Semaphore};
use tokio::task::spawn_blocking;

use crate::problem::Problem;

/// So many connections look at once. More would only wait for the same disk and cores.
const READERS: usize = 8;
/// So many are kept when nothing is asked.
const IDLE: usize = 8;

pub struct Pool {
    address: Address,
    idle: Mutex<Vec<Register>>,
    readers: Arc<Semaphore>,
    writer: Turn<()>,
}

impl Pool {
    pub fn new(address: Address) -> Self {
        Self { address, idle: Mutex::default(), readers: Arc::new(Semaphore::new(READERS)), writer: Turn::new(()) }
    }

    pub fn name(&self) -> String {
        self.address.to_string()
    }

    /// A connection that nobody uses, or a new one.
    pub fn take(&self) -> Result<Register, bilan_store::Error> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match idle {
            Some(register) => Ok(register),
            None => Register::open(&self.address, false, Box::new(|line| eprintln!("bilan: {line}"))),
        }
    }

    pub fn give_back(&self, register: Register) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < IDLE {
            idle.push(register);
        }
    }

    /// Looks at the register. A connection on which something failed is not used again.
    pub async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        look: impl FnOnce(&mut Register) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = Arc::clone(&self.readers).acquire_owned().await.map_err(Problem::internal)?;
        let pool = Arc::clone(self);
        let looking = spawn_blocking(move || {
            let _turn = turn;
            let mut register = pool.take()?;
            let done = look(&mut register)?;
            pool.give_back(register);
            Ok(done)
        });
        looking.await.map_err(Problem::internal)?
    }

    /// Writes to the register, after whoever writes now.
    pub async fn write<T: Send + 'static>(
        self: &Arc<Self>,
        write: impl FnOnce(&mut Register) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let _turn = self.writer.lock().await;
        let pool = Arc::clone(self);
        let writing = spawn_blocking(move || {
            let mut register = pool.take()?;
            let done = write(&mut register)?;
            pool.give_back(register);
            Ok(done)
        });
        writing.await.map_err(Problem::internal)?
    }
}
