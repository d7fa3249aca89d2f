//! What a benchmark has used so far, as Linux tells it. Other crates take this file in by its path.
#![allow(dead_code, reason = "each benchmark uses its own part of this")]

use std::fs::read_to_string;

/// Processor time of this program so far, which a busy machine does not stretch; 0 where the system does not tell.
pub fn cpu_seconds() -> f64 {
    let stat = read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u64 = fields.skip(11).take(2).filter_map(|f| f.parse::<u64>().ok()).sum();
    ticks as f64 / 100.0
}

/// The most memory that this program ever held; 0 where the system does not tell.
pub fn peak_megabytes() -> u64 {
    let status = read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM"));
    line.and_then(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
