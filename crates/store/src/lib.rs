//! Persistence: SQLite built in.
