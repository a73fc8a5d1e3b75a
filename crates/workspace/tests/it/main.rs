//! What the contact centre promises, seen from outside.

mod availability;
mod call_life;
mod callbacks;
mod campaign;
mod chat_properties;
mod chat_stage;
mod chats;
mod configuration;
mod customer_records;
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
mod tickets;
mod with_others;
