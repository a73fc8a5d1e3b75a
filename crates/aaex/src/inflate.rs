//! An entry's contents: exactly the bytes that it says it holds, or an error.

use flate2::{Decompress, FlushDecompress, Status};

use crate::{
    entry::{Entry, Method},
    error::PackageError,
};

/// Gives the contents of `entry` out of its `data`.
///
/// Memory is set aside for the declared size, which the limits have been checked against, and one byte more; a stream
/// that goes on after that is refused there and then.
pub(crate) fn contents(
    inflater: &mut Decompress,
    entry: &Entry<'_>,
    data: &[u8],
) -> Result<Vec<u8>, PackageError> {
    let bytes = match entry.method {
        Method::Stored => data.to_vec(),
        Method::Deflated => inflate(inflater, entry, data)?,
    };
    let found = crc32fast::hash(&bytes);
    if found != entry.checksum {
        return Err(PackageError::ChecksumMismatch {
            entry: entry.name.clone(),
            declared: entry.checksum,
            found,
        });
    }
    Ok(bytes)
}

fn inflate(
    inflater: &mut Decompress,
    entry: &Entry<'_>,
    data: &[u8],
) -> Result<Vec<u8>, PackageError> {
    if data.is_empty() && entry.size == 0 {
        // Some tools call an empty file deflated without deflating it.
        return Ok(Vec::new());
    }
    let damaged = |what: &str| PackageError::DamagedData {
        entry: entry.name.clone(),
        what: what.to_owned(),
    };
    let declared = usize::try_from(entry.size).map_err(|_| damaged("it is larger than memory"))?;
    let mut bytes = Vec::with_capacity(declared + 1);
    inflater.reset(false);
    let status = inflater
        .decompress_vec(data, &mut bytes, FlushDecompress::Finish)
        .map_err(|_| damaged("it is no deflate stream"))?;
    let mismatch = || PackageError::SizeMismatch {
        entry: entry.name.clone(),
        declared: entry.size,
        found: bytes.len() as u64,
    };
    if bytes.len() > declared {
        return Err(mismatch());
    }
    if status != Status::StreamEnd {
        return Err(damaged("it ends too early"));
    }
    if bytes.len() < declared {
        return Err(mismatch());
    }
    if inflater.total_in() != data.len() as u64 {
        return Err(damaged("more bytes follow its end"));
    }
    Ok(bytes)
}
