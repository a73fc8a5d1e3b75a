//! Telephony systems that report calls and take orders, played by the tests.

mod cloud_events;
mod orders;
mod registry;
mod system;
mod voice_webhook;
