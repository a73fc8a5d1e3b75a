//! What the contact centre promises, seen from outside.

mod availability;
mod call_life;
mod campaign;
mod configuration;
mod customers;
mod deliveries;
mod demo_data;
mod desk;
mod disk_format;
mod properties;
mod records;
mod sign_in;
mod stage;
mod stories;
