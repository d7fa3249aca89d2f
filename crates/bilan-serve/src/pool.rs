//! Connections to the register: several that look, one at a time that writes. The store is synchronous, so all of it runs on
//! threads that may wait.

use std::sync::{Arc, Mutex, PoisonError};

use bilan_store::{Address, Register};
use tokio::sync::{Mutex as Turn, Semaphore};
use tokio::task::spawn_blocking;

use crate::problem::Problem;

/// So many connections look at once on each core, and are kept when nothing is asked. More would only wait for the same disk and cores.
const OF_A_CORE: usize = 2;

pub struct Pool {
    address: Address,
    idle: Mutex<Vec<Register>>,
    /// So many look at once.
    at_once: usize,
    readers: Arc<Semaphore>,
    writer: Turn<()>,
}

impl Pool {
    pub fn new(address: Address) -> Self {
        let at_once = OF_A_CORE * std::thread::available_parallelism().map_or(2, std::num::NonZero::get).clamp(2, 8);
        Self { address, idle: Mutex::default(), at_once, readers: Arc::new(Semaphore::new(at_once)), writer: Turn::new(()) }
    }

    pub fn name(&self) -> String {
        self.address.to_string()
    }

    /// A connection that nobody uses, or a new one.
    pub fn take(&self) -> Result<Register, bilan_store::Error> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match idle {
            Some(register) => Ok(register),
            None => {
                let mut register = Register::open(&self.address, false, Box::new(|line| eprintln!("bilan: {line}")))?;
                // Those that look, and the one that writes.
                register.store().share(self.at_once + 1)?;
                Ok(register)
            }
        }
    }

    pub fn give_back(&self, register: Register) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() <= self.at_once {
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
