//! What the contact centre promises, seen from outside.

mod availability;
mod call_life;
mod callbacks;
mod campaign;
mod configuration;
mod customers;
mod deliveries;
mod demo_data;
mod desk;
mod dialler;
mod dialler_properties;
mod disk_format;
mod orders;
mod properties;
mod records;
mod sign_in;
mod stage;
mod statistics;
mod stories;
mod supervision;
mod with_others;
