//! Slots that an administrator defined, beside the built-in ones of the contract.

use callbench_contract::ids::SlotName;
use callbench_contract::slot::Slot;
use callbench_contract::time::Timestamp;
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::column::Column;
use crate::{Store, StoreError};

/// The custom slots of a store.
#[derive(Debug, Clone, Copy)]
pub struct CustomSlots<'a>(pub(crate) &'a Store);

impl CustomSlots<'_> {
    /// All of them, in the order in which they were made.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self) -> Result<Vec<Slot>, StoreError> {
        sqlx::query("SELECT * FROM custom_slots ORDER BY created_at, name")
            .fetch_all(self.0.reader())
            .await?
            .iter()
            .map(slot)
            .collect()
    }

    /// Adds one.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the name is taken.
    pub async fn create(&self, slot: &Slot, now: Timestamp) -> Result<(), StoreError> {
        let inserted = sqlx::query(
            "INSERT INTO custom_slots (name, slot_type, layout, title, description, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO NOTHING",
        )
        .bind(slot.name.as_str())
        .bind(slot.slot_type.as_str())
        .bind(slot.layout.as_str())
        .bind(&slot.title)
        .bind(&slot.description)
        .bind(now.get())
        .execute(self.0.writer())
        .await?;
        if inserted.rows_affected() == 0 {
            return Err(StoreError::Exists {
                what: format!("slot {}", slot.name),
            });
        }
        Ok(())
    }

    /// Removes one that no app is placed in.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none with this name, [`StoreError::InUse`] while an app is placed in it.
    pub async fn remove(&self, name: &SlotName) -> Result<(), StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        let what = format!("slot {name}");
        let user = sqlx::query(
            "SELECT a.name FROM placements p JOIN apps a ON a.app_id = p.app_id WHERE p.slot = $1 LIMIT 1",
        )
        .bind(name.as_str())
        .fetch_optional(&mut *transaction)
        .await?;
        if let Some(row) = user {
            let app: String = row.try_get("name")?;
            return Err(StoreError::InUse {
                what,
                by: format!("app {app}"),
            });
        }
        let removed = sqlx::query("DELETE FROM custom_slots WHERE name = $1")
            .bind(name.as_str())
            .execute(&mut *transaction)
            .await?;
        if removed.rows_affected() == 0 {
            return Err(StoreError::Missing { what });
        }
        transaction.commit().await?;
        Ok(())
    }
}

fn slot(row: &SqliteRow) -> Result<Slot, StoreError> {
    let layout: String = row.try_get("layout")?;
    Ok(Slot {
        name: row.parsed("name")?,
        slot_type: row.parsed("slot_type")?,
        layout: serde_json::from_value(Value::String(layout))
            .map_err(|why| StoreError::unreadable("layout", why))?,
        title: row.try_get("title")?,
        description: row.try_get("description")?,
    })
}
