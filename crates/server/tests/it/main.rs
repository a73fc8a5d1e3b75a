//! A real host on a port of the system's choice, driven from outside as browsers and programs do.

mod ameyo_rest;
mod callbacks;
mod chats;
mod configuration;
mod connectors;
mod desk;
mod guard;
mod interactions;
mod leads;
mod pages;
mod restart;
mod rig;
mod roles;
mod scenario;
mod setup;
mod sign_in;
mod simulator;
mod start;
mod supervisor;
mod tickets;
mod users;
