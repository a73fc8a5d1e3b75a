//! How much memory a process and its descendants hold.

use std::path::Path;

/// The process and all its descendants.
#[cfg(target_os = "linux")]
pub(crate) fn tree(root: u32) -> Vec<u32> {
    let parents = parents(Path::new("/proc"));
    let mut tree = vec![root];
    let mut next = 0;
    while let Some(&process) = tree.get(next) {
        next += 1;
        tree.extend(
            parents
                .iter()
                .filter(|(_, parent)| *parent == process)
                .map(|(child, _)| *child),
        );
    }
    tree
}

/// Only Linux is asked for descendants; elsewhere the process stands for itself.
#[cfg(not(target_os = "linux"))]
pub(crate) fn tree(root: u32) -> Vec<u32> {
    vec![root]
}

/// Bytes of the process tree's resident sets, added up; shared pages count in each process that has them.
pub(crate) fn resident(root: u32) -> Result<u64, String> {
    if !cfg!(target_os = "linux") {
        return Err(format!(
            "resident sets are read from /proc, which {} doesn't have",
            std::env::consts::OS
        ));
    }
    let mut sum = 0;
    for process in tree(root) {
        let status = Path::new("/proc").join(process.to_string()).join("status");
        match std::fs::read_to_string(&status) {
            Ok(text) => sum += resident_in(&text).unwrap_or(0),
            Err(error) if process == root => {
                return Err(format!("{} can't be read: {error}", status.display()));
            }
            // A child that has just ended holds nothing.
            Err(_) => {}
        }
    }
    Ok(sum)
}

/// `VmRSS` of a `/proc/PID/status`; a process that is ending has none.
fn resident_in(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// Every process with its parent.
#[cfg(target_os = "linux")]
fn parents(proc: &Path) -> Vec<(u32, u32)> {
    let Ok(entries) = std::fs::read_dir(proc) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| {
            let process = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            Some((process, parent_in(&stat)?))
        })
        .collect()
}

/// The parent's id in a `/proc/PID/stat`, whose second field, the name in brackets, may hold spaces and brackets itself.
#[cfg(target_os = "linux")]
fn parent_in(stat: &str) -> Option<u32> {
    let (_, after_name) = stat.rsplit_once(')')?;
    after_name.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::{parent_in, resident, resident_in, tree};

    #[test]
    fn the_resident_set_is_read_in_bytes() {
        assert_eq!(
            resident_in("Name:\tx\nVmRSS:\t   39320 kB\nThreads:\t1\n"),
            Some(39_320 * 1024)
        );
        assert_eq!(resident_in("Name:\tzombie\n"), None);
    }

    #[test]
    fn a_process_name_with_brackets_doesnt_hide_its_parent() {
        assert_eq!(parent_in("12 (a) b) S 7 12 12 0"), Some(7));
    }

    #[test]
    fn this_process_is_in_its_own_tree_and_holds_memory() {
        let own = std::process::id();
        assert_eq!(tree(own).first(), Some(&own));
        assert!(resident(own).is_ok_and(|bytes| bytes > 0));
    }
}
