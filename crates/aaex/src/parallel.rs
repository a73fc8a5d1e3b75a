//! Work on many files on all cores, with the outcome of working on them one after another.

use std::{
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// More threads than this gain nothing for packages within the limits.
const MOST_THREADS: usize = 8;
/// Fewer items than this are done before a thread has started.
const FEW: usize = 8;

/// Applies `work` to every item and keeps the results in the items' order; on failure, the error of the first item in
/// that order, whichever thread met one first. `start` makes what a thread uses again and again.
pub(crate) fn try_map<'a, T, S, R, E>(
    items: &'a [T],
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &'a T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E>
where
    T: Sync,
    R: Send,
    E: Send,
{
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(MOST_THREADS);
    if threads == 1 || items.len() < FEW {
        let mut state = start();
        return items.iter().map(|item| work(&mut state, item)).collect();
    }

    // Items are handed out in order, so whatever stands before a failed one has been handed out too and is finished.
    let next = AtomicUsize::new(0);
    let failed = AtomicUsize::new(usize::MAX);
    let share = || {
        let mut state = start();
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            if index > failed.load(Ordering::Relaxed) {
                break;
            }
            let result = work(&mut state, item);
            if result.is_err() {
                failed.fetch_min(index, Ordering::Relaxed);
            }
            done.push((index, result));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        // A thread that can't be started (WebAssembly, exhausted system) is no loss: the others do its share.
        let others: Vec<_> = (1..threads)
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, share).ok())
            .collect();
        let mut done = share();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
