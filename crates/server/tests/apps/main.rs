//! What a host does with apps: a real host on a port of its own, spoken to over HTTP as browsers and scripts do.

mod calls;
mod dev;
mod instances;
mod manager;
mod origins;
mod ports;
mod serving;
mod support;
