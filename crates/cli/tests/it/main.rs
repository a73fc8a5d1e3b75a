//! The command line as scripts see it: exit codes, standard output, standard error, and what is on the disk afterwards.

mod command;
mod contract;
mod create;
mod host;
mod inspect;
mod power_cut;
mod scenario;
mod serve;
mod ship;
mod usage;
