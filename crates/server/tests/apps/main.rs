//! What a host does with apps: a real host on a port of its own, spoken to over HTTP as browsers and scripts do.

mod app_at_desk;
mod calls;
mod dev;
mod instances;
mod manager;
mod origins;
mod outside;
mod ports;
mod records;
mod services;
mod serving;
mod support;
