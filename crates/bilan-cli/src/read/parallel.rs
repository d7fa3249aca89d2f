//! Work on many threads with the results in the order of the input.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use super::window::Window;

/// Bytes of text that may be under way: being read, or read and waiting for an earlier one.
const UNDER_WAY: usize = 4 << 20;
/// What an item counts at least: the costs besides its text.
const LEAST: usize = 4 << 10;
/// So many items, or bytes, are worked on together, where as many wait.
const TOGETHER: (usize, usize) = (16, 128 << 10);

/// Takes items one by one, does `work` on a few of them at a time on all cores, and hands every result to `each` in the order of the
/// items. `work` returns as many results as it is given items.
///
/// `each` runs on the calling thread, one result at a time. `bytes` says how large an item is; together the items under way
/// stay below a fixed size, or are a single larger one.
pub fn in_order<I, O, E>(
    items: impl Iterator<Item = Result<I, E>> + Send,
    bytes: impl Fn(&I) -> usize + Sync,
    work: impl Fn(Vec<I>) -> Vec<O> + Sync,
    mut each: impl FnMut(Result<O, E>),
) where
    I: Send,
    O: Send,
    E: Send,
{
    let window = Window::new(UNDER_WAY);
    let (to_work, jobs) = mpsc::channel::<(usize, usize, I)>();
    let (to_order, done) = mpsc::channel::<(usize, usize, Result<O, E>)>();
    let jobs = Mutex::new(jobs);
    let (window, jobs, work, bytes) = (&window, &jobs, &work, &bytes);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            let to_order = to_order.clone();
            scope.spawn(move || {
                loop {
                    let mut places = Vec::new();
                    let mut items = Vec::new();
                    for (n, size, item) in next(jobs) {
                        places.push((n, size));
                        items.push(item);
                    }
                    if items.is_empty() {
                        break;
                    }
                    for ((n, size), result) in places.into_iter().zip(work(items)) {
                        // Sending fails only when nobody waits for results any more.
                        let _ = to_order.send((n, size, Ok(result)));
                    }
                }
            });
        }
        scope.spawn(move || {
            for (n, item) in items.enumerate() {
                let size = LEAST + item.as_ref().map_or(0, bytes);
                window.enter(size);
                let sent = match item {
                    Ok(item) => to_work.send((n, size, item)).is_ok(),
                    Err(error) => to_order.send((n, size, Err(error))).is_ok(),
                };
                if !sent {
                    break;
                }
            }
        });
        let mut waiting = BTreeMap::new();
        let mut turn = 0;
        for (n, size, result) in done {
            waiting.insert(n, (size, result));
            while let Some((size, result)) = waiting.remove(&turn) {
                each(result);
                window.leave(size);
                turn += 1;
            }
        }
    });
}

/// The next jobs, each with its number and size: the first waits for one, the others are those that wait already. None once there are
/// no more.
fn next<I>(jobs: &Mutex<mpsc::Receiver<(usize, usize, I)>>) -> Vec<(usize, usize, I)> {
    let jobs = jobs.lock().unwrap_or_else(PoisonError::into_inner);
    let mut few: Vec<_> = jobs.recv().into_iter().collect();
    let mut bytes: usize = few.iter().map(|(_, size, _)| size).sum();
    while !few.is_empty()
        && few.len() < TOGETHER.0
        && bytes < TOGETHER.1
        && let Ok(job) = jobs.try_recv()
    {
        bytes += job.1;
        few.push(job);
    }
    few
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_come_in_the_order_of_the_input() {
        let items = (0..300_u64).map(|n| if n % 7 == 0 { Err(n) } else { Ok(n) });
        let mut seen = Vec::new();
        let slow = |few: Vec<u64>| {
            thread::sleep(Duration::from_micros(few[0] * 7919 % 400));
            few
        };
        in_order(items, |_| 100_000, slow, |item| seen.push(item.unwrap_or_else(|n| n)));
        assert_eq!(seen, (0..300).collect::<Vec<_>>());
    }
}
