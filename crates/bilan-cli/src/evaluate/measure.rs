//! The measures, and what is counted for each of them.

use std::ops::AddAssign;

/// What is measured. The order is that of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    Toll,
    TollNumber,
    KilledInMain,
    MainIncident,
    Date,
    Place,
    Kind,
    Perpetrator,
    SpeakerOfToll,
    Aggregate,
    Responsibility,
}

impl Measure {
    pub const ALL: [Self; 11] = [
        Self::Toll,
        Self::TollNumber,
        Self::KilledInMain,
        Self::MainIncident,
        Self::Date,
        Self::Place,
        Self::Kind,
        Self::Perpetrator,
        Self::SpeakerOfToll,
        Self::Aggregate,
        Self::Responsibility,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Toll => "toll",
            Self::TollNumber => "toll, number only",
            Self::KilledInMain => "killed in main incident",
            Self::MainIncident => "main incident",
            Self::Date => "date of main",
            Self::Place => "place of main",
            Self::Kind => "kind of main",
            Self::Perpetrator => "perpetrator",
            Self::SpeakerOfToll => "speaker of toll",
            Self::Aggregate => "aggregate",
            Self::Responsibility => "responsibility",
        }
    }

    /// What counts as found, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Toll => "effect, class of victims, number and whether it is exact are those of gold, anywhere in the report",
            Self::TollNumber => "effect and number are those of gold",
            Self::KilledInMain => "a figure of people killed stands at the incident that gold gives it",
            Self::MainIncident => "an incident of gold has one of the reading, by place, date and figures",
            Self::Date => "the date of a paired incident is the day coded, or the set of days coded",
            Self::Place => "the place of a paired incident, in whatever spelling",
            Self::Kind => "the class of kind of a paired incident",
            Self::Perpetrator => "who claims it or else who is named, where gold names somebody in particular",
            Self::SpeakerOfToll => "a toll that was found has the speaker of gold",
            Self::Aggregate => "a figure over a period or region has the number of gold",
            Self::Responsibility => "who claims a paired incident is who claims it in gold",
        }
    }
}

/// Something missed or too much, in words for whoever improves the rules.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Finding {
    pub measure: &'static str,
    pub report: String,
    pub what: String,
}

/// Counts of one measure.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// What gold demands and the reading has.
    pub matched: usize,
    /// What gold allows without demanding it, and the reading has.
    pub allowed: usize,
    pub predicted: usize,
    pub gold: usize,
}

impl Tally {
    /// The share of what was read that is right; 1 where nothing was read and nothing was there.
    pub fn precision(&self) -> f64 {
        match (self.predicted, self.gold) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            (predicted, _) => (self.matched + self.allowed) as f64 / predicted as f64,
        }
    }

    /// The share of what was there that was read; 1 where nothing was there.
    pub fn recall(&self) -> f64 {
        if self.gold == 0 { 1.0 } else { self.matched as f64 / self.gold as f64 }
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }

    /// Counts a slot that gold or the reading may fill.
    pub fn slot(&mut self, in_gold: bool, in_reading: bool, right: bool) {
        self.gold += usize::from(in_gold);
        self.predicted += usize::from(in_reading);
        self.matched += usize::from(in_gold && in_reading && right);
    }
}

impl AddAssign<&Tally> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.matched += other.matched;
        self.allowed += other.allowed;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }
}

/// All that is counted over one report or many.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    pub reports: usize,
    /// Reports of gold that could be read.
    pub read: usize,
    pub(super) tallies: [Tally; Measure::ALL.len()],
    pub misses: Vec<Finding>,
    pub extras: Vec<Finding>,
    /// Reports that tell of no incident, and those of them in which one was read.
    pub negatives: usize,
    pub false_alarms: usize,
    /// Figures over a period or region that were read as tolls.
    pub leaks: Vec<Finding>,
}

impl Scores {
    pub fn tally(&self, measure: Measure) -> &Tally {
        &self.tallies[measure as usize]
    }

    pub fn tally_mut(&mut self, measure: Measure) -> &mut Tally {
        &mut self.tallies[measure as usize]
    }

    pub fn miss(&mut self, measure: Measure, report: &str, what: String) {
        self.misses.push(Finding { measure: measure.name(), report: report.to_owned(), what });
    }

    pub fn extra(&mut self, measure: Measure, report: &str, what: String) {
        self.extras.push(Finding { measure: measure.name(), report: report.to_owned(), what });
    }

    pub fn add(&mut self, other: Self) {
        self.reports += other.reports;
        self.read += other.read;
        for (mine, its) in self.tallies.iter_mut().zip(&other.tallies) {
            *mine += its;
        }
        self.misses.extend(other.misses);
        self.extras.extend(other.extras);
        self.negatives += other.negatives;
        self.false_alarms += other.false_alarms;
        self.leaks.extend(other.leaks);
    }
}
