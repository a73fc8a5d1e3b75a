//! The `callbench` command.

fn main() {}
