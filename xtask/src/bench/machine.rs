//! On what the figures were measured: without it they say little.

use std::fmt::Write;

/// The system, its cores, and how busy it was in the last minute, in one line.
pub(crate) fn describe() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut line = format!(
        "machine: {} {}, {cores} cores",
        std::env::consts::OS,
        std::env::consts::ARCH
    );
    if let Some(model) = processor() {
        // Writing to a string can't fail.
        let _ = write!(line, " of {model}");
    }
    if let Some(load) = load() {
        let _ = write!(line, ", load {load:.2}");
        let cores = u32::try_from(cores).map_or(1.0, f64::from);
        if load > cores / 2.0 {
            line.push_str(" (busy with other work: expect figures above those of a quiet machine)");
        }
    }
    line
}

fn processor() -> Option<String> {
    let text = std::fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = text.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn load() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/loadavg").ok()?;
    text.split(' ').next()?.parse().ok()
}
