//! How much a package may hold.

/// The bounds within which a package is read and written.
///
/// They are applied to what the archive declares before anything is inflated, and again to what
/// really comes out, so memory stays within `archive` plus `inflated_total`. Source: ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most entries in the archive, folders included.
    pub entries: usize,
    /// Most bytes of all files together, inflated.
    pub inflated_total: u64,
    /// Most bytes of one file, inflated.
    pub inflated_file: u64,
    /// Most inflated bytes for each compressed byte, for any file over `ratio_floor`.
    pub ratio: u64,
    /// Inflated bytes up to which `ratio` doesn't apply.
    pub ratio_floor: u64,
    /// Most bytes of the archive itself.
    pub archive: u64,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1024 * 1024;
        Self {
            entries: 10_000,
            inflated_total: 200 * MIB,
            inflated_file: 50 * MIB,
            ratio: 200,
            ratio_floor: MIB,
            archive: 100_000_000,
        }
    }
}

impl Limits {
    /// Whether `inflated` bytes out of `compressed` bytes are more than the ratio allows.
    pub(crate) fn ratio_exceeded(&self, inflated: u64, compressed: u64) -> bool {
        inflated > self.ratio_floor && inflated > compressed.saturating_mul(self.ratio)
    }
}
