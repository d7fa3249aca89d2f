//! How far reading has come, on standard error and only for a person who looks on.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// A bar where the number of reports is known, else a count. Nothing is shown when standard error is no terminal, nor when
/// the data themselves go to the terminal.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub fn start(total: Option<usize>) -> Self {
        let shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let (bar, template) = match total {
            Some(total) => (ProgressBar::new(total as u64), "{bar:40} {pos}/{len} reports, {rate}, {eta} left"),
            None => (ProgressBar::new_spinner(), "{spinner} {pos} reports, {rate}, {elapsed}"),
        };
        bar.set_draw_target(target);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.with_key("rate", rate));
        }
        if shown {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self { bar }
    }

    pub fn step(&self) {
        self.bar.inc(1);
    }

    /// Prints a line to standard error without disturbing the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    /// Prints what was lost of a report on the way in, where its reading is not shown with it.
    pub fn notes(&self, report: &bilan::Report, notes: &[String]) {
        let place = report.metadata.file.as_deref().unwrap_or(&report.id);
        notes.iter().for_each(|note| self.say(&format!("bilan: {place}: {note}")));
    }

    /// Ends the bar, and sums up when something was not read.
    pub fn finish(self, not_read: usize) {
        let all = self.bar.position();
        self.bar.finish_and_clear();
        if not_read > 0 {
            eprintln!("bilan: {not_read} of {all} not read");
        }
    }
}

/// Reports a second, without a fraction.
fn rate(state: &ProgressState, out: &mut dyn Write) {
    // A bar that cannot be written is drawn again soon.
    let _ = write!(out, "{:.0}/s", state.per_sec());
}
