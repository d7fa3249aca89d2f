//! Numbers of people, added up over events.

use bilan_export::Numbers;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the numbers of some events come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sum {
    /// What the events have at least.
    pub low: u64,
    /// `null` where some event has no best number.
    pub best: Option<u64>,
    /// `null` where some event has no upper end.
    pub high: Option<u64>,
    /// Of so many events there is a number.
    pub events: usize,
    /// So many of them have no best number.
    pub without_best: usize,
    /// Figures for several events together, which are added nowhere.
    pub joint_left_out: usize,
}

impl Default for Sum {
    fn default() -> Self {
        Self { low: 0, best: Some(0), high: Some(0), events: 0, without_best: 0, joint_left_out: 0 }
    }
}

impl Sum {
    pub(crate) fn add(&mut self, numbers: Option<Numbers>, joint: usize) {
        self.joint_left_out += joint;
        let Some(n) = numbers else { return };
        let plus = |sum: Option<u64>, n: Option<u32>| Some(sum? + u64::from(n?));
        self.low += u64::from(n.low.unwrap_or(0));
        self.best = plus(self.best, n.best);
        self.high = plus(self.high, n.high);
        self.events += 1;
        self.without_best += usize::from(n.best.is_none());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_stays_open() {
        let mut sum = Sum::default();
        sum.add(Some(Numbers { low: Some(3), best: Some(4), high: Some(5) }), 0);
        sum.add(None, 1);
        assert_eq!((sum.low, sum.best, sum.high, sum.events, sum.joint_left_out), (3, Some(4), Some(5), 1, 1));
        sum.add(Some(Numbers { low: Some(10), best: None, high: None }), 0);
        assert_eq!((sum.low, sum.best, sum.high, sum.events, sum.without_best), (13, None, None, 2, 1));
    }
}
