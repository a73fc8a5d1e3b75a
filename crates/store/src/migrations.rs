//! The numbered schema changes. A number is never reused and its text never edited once released.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

const STEPS: &[(i64, &str, &str)] = &[
    (1, "start", include_str!("../migrations/0001_start.sql")),
    (
        2,
        "instances",
        include_str!("../migrations/0002_instances.sql"),
    ),
    (
        3,
        "interactions",
        include_str!("../migrations/0003_interactions.sql"),
    ),
    (
        4,
        "users_active",
        include_str!("../migrations/0004_users_active.sql"),
    ),
    (
        5,
        "connectors",
        include_str!("../migrations/0005_connectors.sql"),
    ),
    (
        6,
        "chat_attachments",
        include_str!("../migrations/0006_chat_attachments.sql"),
    ),
    (
        7,
        "services",
        include_str!("../migrations/0007_services.sql"),
    ),
];

/// The newest schema number that this binary knows.
pub(crate) fn newest() -> i64 {
    STEPS.iter().map(|(number, ..)| *number).max().unwrap_or(0)
}

pub(crate) fn migrator() -> Migrator {
    Migrator::with_migrations(
        STEPS
            .iter()
            .map(|(number, name, sql)| {
                Migration::new(
                    *number,
                    (*name).into(),
                    MigrationType::Simple,
                    (*sql).into_sql_str(),
                    false,
                )
            })
            .collect(),
    )
}
