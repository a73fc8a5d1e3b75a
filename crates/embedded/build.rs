//! Rebuilds this crate when `cargo xtask build` has laid other files down. Runs nothing.

fn main() {
    println!("cargo:rerun-if-changed=files");
}
