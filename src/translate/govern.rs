//! When an engine is called, and how often: tries and waits, limits of a minute, the open circuit, the budget.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::{Course, EngineError};

/// How an engine is used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Calls under way at one time.
    pub concurrency: usize,
    /// Calls a minute.
    pub requests_per_minute: Option<u64>,
    /// Size a minute, in the unit of the engine's requests.
    pub size_per_minute: Option<u64>,
    /// How often a call is tried in all.
    pub tries: u32,
    /// The wait before the second try lasts up to this, and up to twice as long before each further one.
    pub first_wait: Duration,
    /// No wait is longer, unless the service asks for it.
    pub longest_wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            concurrency: 4,
            requests_per_minute: None,
            size_per_minute: None,
            tries: 5,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(30),
        }
    }
}

/// So many calls in a row that failed for good open the circuit: what comes after them would fail too, and cost time.
const FAILURES: u32 = 4;
/// A wait is looked at so often whether the run was stopped.
const TICK: Duration = Duration::from_millis(25);

/// What may be spent in a run, over all engines.
#[derive(Debug, Default)]
pub struct Budget {
    most: Option<f64>,
    spent: Mutex<f64>,
}

impl Budget {
    /// Nothing beyond `most`; without one, whatever it takes.
    pub fn new(most: Option<f64>) -> Self {
        Self { most, spent: Mutex::default() }
    }

    /// What was spent, calls under way at their estimate.
    pub fn spent(&self) -> f64 {
        *lock(&self.spent)
    }

    /// Sets `cost` aside before a call; false when it does not reach.
    fn reserve(&self, cost: f64) -> bool {
        let mut spent = lock(&self.spent);
        if self.most.is_some_and(|most| *spent + cost > most) {
            return false;
        }
        *spent += cost;
        true
    }

    /// What was set aside turned out to be `cost`.
    fn settle(&self, reserved: f64, cost: f64) {
        *lock(&self.spent) += cost - reserved;
    }
}

/// Watches over the calls of one engine, from all threads.
#[derive(Debug, Default)]
pub struct Governor {
    limits: Limits,
    /// Price of a million units.
    price: f64,
    failures: AtomicU32,
    /// Why the engine is left alone.
    left: Mutex<Option<EngineError>>,
    /// When the next call may begin, by number and by size.
    next: Mutex<Option<Instant>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a call used, to be paid.
pub trait Used {
    /// In the unit of the price.
    fn units(&self) -> u64;
}

impl Used for super::Answer {
    fn units(&self) -> u64 {
        self.units
    }
}

impl Governor {
    /// Watches over an engine with these limits and this price of a million units.
    pub fn new(limits: Limits, price: f64) -> Self {
        Self { limits, price, ..Self::default() }
    }

    /// How the engine is used.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// What so many units cost.
    pub fn cost(&self, units: u64) -> f64 {
        self.price * units as f64 / 1e6
    }

    /// Why the engine is left alone for the rest of the run, if it is.
    pub fn left(&self) -> Option<EngineError> {
        lock(&self.left).clone()
    }

    /// Leaves the engine alone for the rest of the run.
    pub fn leave(&self, why: EngineError) {
        lock(&self.left).get_or_insert(why);
    }

    /// Calls until an answer comes, the error is final, or the tries are over. `size` counts for the limits of a minute,
    /// `units` are what the call is expected to use. A call under way is never cut off; before and between calls `stop`
    /// ends it.
    ///
    /// # Errors
    ///
    /// The last error; [`EngineError::Budget`], [`EngineError::Stopped`] and [`EngineError::Open`] without a call.
    pub fn call<T: Used>(
        &self,
        size: u64,
        units: u64,
        budget: &Budget,
        stop: &AtomicBool,
        mut send: impl FnMut() -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        let estimate = self.cost(units);
        let mut tried = 0;
        loop {
            if let Some(why) = self.left() {
                return Err(why);
            }
            if stop.load(Ordering::Relaxed) {
                return Err(EngineError::Stopped);
            }
            if !budget.reserve(estimate) {
                return Err(EngineError::Budget);
            }
            if !self.turn(size, stop) {
                budget.settle(estimate, 0.0);
                return Err(EngineError::Stopped);
            }
            let answer = send();
            tried += 1;
            let error = match answer {
                Ok(answer) => {
                    budget.settle(estimate, self.cost(answer.units()));
                    self.failures.store(0, Ordering::Relaxed);
                    return Ok(answer);
                }
                Err(error) => error,
            };
            budget.settle(estimate, 0.0);
            match error.course() {
                Course::Retry if tried < self.limits.tries => {
                    if !wait(self.pause(tried, &error), stop) {
                        return Err(EngineError::Stopped);
                    }
                }
                Course::Retry => {
                    if self.failures.fetch_add(1, Ordering::Relaxed) + 1 >= FAILURES {
                        lock(&self.left).get_or_insert(EngineError::Open);
                    }
                    return Err(error);
                }
                Course::Leave => {
                    lock(&self.left).get_or_insert(error.clone());
                    return Err(error);
                }
                Course::Split | Course::GiveUp => return Err(error),
            }
        }
    }

    /// Waits until it is this call's turn by the limits of a minute; false when the run was stopped.
    fn turn(&self, size: u64, stop: &AtomicBool) -> bool {
        let share = |limit: Option<u64>, used: u64| match limit {
            Some(limit) => Duration::from_secs_f64(60.0 * used as f64 / limit.max(1) as f64),
            None => Duration::ZERO,
        };
        let length = share(self.limits.requests_per_minute, 1).max(share(self.limits.size_per_minute, size));
        if length.is_zero() {
            return true;
        }
        let begin = {
            let mut next = lock(&self.next);
            let now = Instant::now();
            let begin = next.map_or(now, |next| next.max(now));
            *next = Some(begin + length);
            begin
        };
        wait(begin.saturating_duration_since(Instant::now()), stop)
    }

    /// Full jitter: anything up to the bound, so that many clients do not come back together. What the service asks for is the least.
    fn pause(&self, tried: u32, error: &EngineError) -> Duration {
        let bound =
            self.limits.first_wait.saturating_mul(1 << (tried - 1).min(16)).min(self.limits.longest_wait);
        let random = RandomState::new().hash_one(tried) as f64 / u64::MAX as f64;
        let jittered = bound.mul_f64(random);
        match error {
            EngineError::Busy { after: Some(after), .. } => *after + jittered.min(self.limits.first_wait),
            _ => jittered,
        }
    }
}

/// Waits; false when the run was stopped meanwhile.
fn wait(length: Duration, stop: &AtomicBool) -> bool {
    let end = Instant::now() + length;
    loop {
        if stop.load(Ordering::Relaxed) {
            return false;
        }
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return true;
        }
        std::thread::sleep(left.min(TICK));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Cost(u64);

    impl Used for Cost {
        fn units(&self) -> u64 {
            self.0
        }
    }

    fn fast() -> Limits {
        Limits {
            first_wait: Duration::from_millis(1),
            longest_wait: Duration::from_millis(4),
            ..Limits::default()
        }
    }

    /// Calls with these outcomes one after the other; how it ended, and how many calls there were.
    fn calls(
        governor: &Governor,
        outcomes: &[Result<u64, EngineError>],
    ) -> (Result<u64, EngineError>, usize) {
        let mut made = 0;
        let answer = governor.call(10, 10, &Budget::default(), &AtomicBool::new(false), || {
            made += 1;
            outcomes[made - 1].clone().map(Cost)
        });
        (answer.map(|cost| cost.0), made)
    }

    #[test]
    fn what_may_pass_is_tried_again_and_what_is_final_is_not() {
        let busy = || Err(EngineError::Busy { status: 503, after: None });
        let cut = || Err(EngineError::Network { reason: "reset".into() });
        type Row<'a> = (&'a [Result<u64, EngineError>], bool, usize, &'a str);
        let rows: &[Row] = &[
            (&[Ok(1)], true, 1, "at once"),
            (&[busy(), cut(), Ok(1)], true, 3, "after two that may pass"),
            (&[busy(), busy(), busy(), busy(), busy()], false, 5, "five tries and no more"),
            (&[Err(EngineError::Quota)], false, 1, "the account is empty"),
            (&[Err(EngineError::Key { status: 403 })], false, 1, "the key is wrong"),
            (&[Err(EngineError::Refused { status: 400, reason: String::new() })], false, 1, "a bad request"),
            (&[Err(EngineError::TooLarge)], false, 1, "to be split"),
        ];
        for (outcomes, good, made, why) in rows {
            let (answer, calls) = calls(&Governor::new(fast(), 0.0), outcomes);
            assert_eq!((answer.is_ok(), calls), (*good, *made), "{why}");
        }
    }

    #[test]
    fn the_circuit_opens_and_what_is_final_for_the_engine_stays() {
        let governor = Governor::new(fast(), 0.0);
        let busy: Vec<_> = (0..5).map(|_| Err(EngineError::Busy { status: 500, after: None })).collect();
        for _ in 0..FAILURES {
            assert_eq!(calls(&governor, &busy).1, 5);
        }
        assert_eq!(calls(&governor, &busy), (Err(EngineError::Open), 0), "no call is made any more");
        let governor = Governor::new(fast(), 0.0);
        assert_eq!(calls(&governor, &[Err(EngineError::Quota)]), (Err(EngineError::Quota), 1));
        assert_eq!(calls(&governor, &[Ok(1)]), (Err(EngineError::Quota), 0), "an empty account stays empty");
    }

    #[test]
    fn retry_after_is_the_least_wait() {
        let governor = Governor::new(fast(), 0.0);
        let began = Instant::now();
        let after = Some(Duration::from_millis(120));
        let (answer, made) = calls(&governor, &[Err(EngineError::Busy { status: 429, after }), Ok(1)]);
        assert_eq!((answer, made), (Ok(1), 2));
        assert!(began.elapsed() >= Duration::from_millis(120), "{:?}", began.elapsed());
    }

    #[test]
    fn the_budget_is_never_passed() {
        let governor = Governor::new(fast(), 1e6); // one unit costs one
        let budget = Budget::new(Some(25.0));
        let stop = AtomicBool::new(false);
        let call = |units| governor.call(1, 10, &budget, &stop, || Ok(Cost(units))).map(|_| ());
        assert_eq!(call(12), Ok(()), "ten were expected, twelve it were");
        assert_eq!(call(8), Ok(()));
        assert_eq!(budget.spent(), 20.0);
        assert_eq!(call(1), Err(EngineError::Budget), "ten more would be too much");
        assert_eq!(budget.spent(), 20.0);
    }

    #[test]
    fn limits_of_a_minute_space_the_calls() {
        let limits = Limits { requests_per_minute: Some(1200), ..fast() }; // one in 50 ms
        let governor = Governor::new(limits, 0.0);
        let began = Instant::now();
        for _ in 0..4 {
            assert_eq!(calls(&governor, &[Ok(1)]).1, 1);
        }
        assert!(began.elapsed() >= Duration::from_millis(150), "{:?}", began.elapsed());
    }

    #[test]
    fn a_stop_ends_the_waiting() {
        let limits =
            Limits { first_wait: Duration::from_secs(60), longest_wait: Duration::from_secs(60), ..fast() };
        let stop = AtomicBool::new(false);
        let governor = Governor::new(limits, 0.0);
        let answer = governor.call(1, 1, &Budget::default(), &stop, || {
            stop.store(true, Ordering::Relaxed);
            Err::<Cost, _>(EngineError::Busy { status: 503, after: Some(Duration::from_secs(60)) })
        });
        assert_eq!(answer.map(|_| ()).unwrap_err(), EngineError::Stopped);
    }
}
