//! What came of scenarios, for people and for CI.

use std::fmt::Write as _;

use callbench_contract::time::Millis;

use crate::headless::Performance;
use crate::play::{Progress, StepState};
use crate::span::words;

/// One scenario and what came of it.
#[derive(Debug, Clone)]
pub struct Played {
    /// The file, or the library's name.
    pub name: String,
    /// The scenario's title.
    pub title: String,
    /// The seed it was played with.
    pub seed: u64,
    /// How far it came.
    pub progress: Progress,
    /// Why it failed where no step is to blame.
    pub failure: Option<String>,
    /// How long it took in the contact centre.
    pub lasted: Millis,
    /// How long it took to play.
    pub took: std::time::Duration,
}

impl Played {
    /// From a headless run.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        title: impl Into<String>,
        seed: u64,
        performance: &Performance,
        took: std::time::Duration,
    ) -> Self {
        Self {
            name: name.into(),
            title: title.into(),
            seed,
            progress: performance.progress.clone(),
            failure: performance.failure.clone(),
            lasted: performance.ended - performance.began,
            took,
        }
    }

    /// Whether everything happened as it should.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.progress.verdict == Some(crate::play::Verdict::Passed)
    }

    /// In a few lines: one when it passed, else the steps up to the one that failed, and why.
    #[must_use]
    pub fn text(&self) -> String {
        let mark = if self.passed() { '✓' } else { '✗' };
        let steps = self.progress.steps.len();
        let mut text = format!(
            "{mark} {}: {} ({} of {steps} steps, {} played in {} ms)",
            self.name,
            self.title,
            self.progress.step,
            words(self.lasted),
            self.took.as_millis(),
        );
        if self.passed() {
            return text;
        }
        // Writing to a string doesn't fail.
        let _ = writeln!(text);
        for step in &self.progress.steps {
            let mark = match step.state {
                StepState::Done => '✓',
                StepState::Failed => '✗',
                StepState::Current | StepState::Waiting => '·',
            };
            let _ = writeln!(text, "  {mark} {:>4}  {}", step.line, step.text);
            if let Some(why) = &step.why {
                let _ = writeln!(text, "          {why}");
            }
        }
        for expectation in &self.progress.expectations {
            let mark = match expectation.passed {
                Some(true) => '✓',
                Some(false) => '✗',
                None => '·',
            };
            let _ = writeln!(
                text,
                "  {mark} {:>4}  expected: {}",
                expectation.line, expectation.text
            );
            if let Some(why) = &expectation.why {
                let _ = writeln!(text, "          {why}");
            }
        }
        if let Some(failure) = &self.failure
            && !self.progress.steps.iter().any(|step| step.why.is_some())
        {
            let _ = writeln!(text, "  {failure}");
        }
        text.truncate(text.trim_end().len());
        text
    }

    /// Why it failed, line by line.
    fn reasons(&self) -> Vec<String> {
        let steps = self.progress.steps.iter().filter_map(|step| {
            Some(format!(
                "line {}: {}: {}",
                step.line,
                step.text,
                step.why.as_ref()?
            ))
        });
        let expectations = self.progress.expectations.iter().filter_map(|expectation| {
            Some(format!(
                "line {}: expected {}: {}",
                expectation.line,
                expectation.text,
                expectation.why.as_ref()?
            ))
        });
        let reasons: Vec<String> = steps.chain(expectations).collect();
        if reasons.is_empty() {
            self.failure.clone().into_iter().collect()
        } else {
            reasons
        }
    }
}

/// All of them in the form that CI systems read (JUnit XML).
#[must_use]
pub fn junit(all: &[Played]) -> String {
    let failed = all.iter().filter(|played| !played.passed()).count();
    let seconds: f64 = all.iter().map(|played| played.took.as_secs_f64()).sum();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{0}\" failures=\"{failed}\" time=\"{seconds:.3}\">\n  <testsuite name=\"callbench scenarios\" tests=\"{0}\" failures=\"{failed}\" errors=\"0\" time=\"{seconds:.3}\">\n",
        all.len(),
    );
    for played in all {
        let _ = write!(
            xml,
            "    <testcase classname=\"{}\" name=\"{}\" time=\"{:.3}\"",
            escaped(&played.name),
            escaped(&played.title),
            played.took.as_secs_f64(),
        );
        if played.passed() {
            xml.push_str("/>\n");
            continue;
        }
        let reasons = played.reasons();
        let _ = write!(
            xml,
            ">\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n",
            escaped(reasons.first().map_or("failed", String::as_str)),
            escaped(&played.text()),
        );
    }
    xml.push_str("  </testsuite>\n</testsuites>\n");
    xml
}

/// A text as XML may hold it.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' => safe.push_str("&#10;"),
            // XML 1.0 has no way to write these at all.
            c if c.is_control() && c != '\t' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}
