//! Reading columns as the words of the domain.

use std::fmt::Display;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::StoreError;

/// Columns that hold more than a number or a text.
pub(crate) trait Column {
    /// A text that parses to `T`.
    fn parsed<T>(&self, name: &'static str) -> Result<T, StoreError>
    where
        T: FromStr,
        T::Err: Display;

    /// A text that parses to `T`, or nothing.
    fn parsed_or_none<T>(&self, name: &'static str) -> Result<Option<T>, StoreError>
    where
        T: FromStr,
        T::Err: Display;

    /// JSON.
    fn json<T: DeserializeOwned>(&self, name: &'static str) -> Result<T, StoreError>;

    /// A count or size.
    fn count(&self, name: &'static str) -> Result<u64, StoreError>;
}

impl Column for SqliteRow {
    fn parsed<T>(&self, name: &'static str) -> Result<T, StoreError>
    where
        T: FromStr,
        T::Err: Display,
    {
        let text: String = self.try_get(name)?;
        text.parse()
            .map_err(|why| StoreError::unreadable(name, why))
    }

    fn parsed_or_none<T>(&self, name: &'static str) -> Result<Option<T>, StoreError>
    where
        T: FromStr,
        T::Err: Display,
    {
        let text: Option<String> = self.try_get(name)?;
        text.map(|text| {
            text.parse()
                .map_err(|why| StoreError::unreadable(name, why))
        })
        .transpose()
    }

    fn json<T: DeserializeOwned>(&self, name: &'static str) -> Result<T, StoreError> {
        let text: String = self.try_get(name)?;
        serde_json::from_str(&text).map_err(|why| StoreError::unreadable(name, why))
    }

    fn count(&self, name: &'static str) -> Result<u64, StoreError> {
        let number: i64 = self.try_get(name)?;
        u64::try_from(number).map_err(|why| StoreError::unreadable(name, why))
    }
}

/// A value as the JSON text of a column.
pub(crate) fn to_json<T: Serialize>(what: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|why| StoreError::unreadable(what, why))
}

/// A size as the number of a column.
pub(crate) fn to_number(what: &'static str, size: u64) -> Result<i64, StoreError> {
    i64::try_from(size).map_err(|why| StoreError::unreadable(what, why))
}
