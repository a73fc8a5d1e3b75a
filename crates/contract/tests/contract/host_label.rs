//! The host label of an app.

use callbench_contract::ids::AppName;
use proptest::prelude::*;

fn label(name: &str) -> String {
    AppName::new(name).expect("a valid name").host_label()
}

#[test]
fn labels_are_readable_and_fixed_for_ever() {
    // Browser storage hangs on these: a change here loses every app's data.
    assert_eq!(label("Branch_Tool"), "branch-tool-71002b0007");
    assert_eq!(label("call monitor"), "call-monitor-72974e4871");
    assert_eq!(label("ग्राहक"), "app-5ee34edaad");
    assert_eq!(label("__--__"), "app-d20c33b431");
}

#[test]
fn names_with_one_slug_still_differ() {
    assert_ne!(label("Branch_Tool"), label("branch-tool"));
    assert_ne!(label("Branch_Tool"), label("Branch Tool"));
}

proptest! {
    #[test]
    fn every_valid_name_gives_a_dns_label(name in "\\PC{1,100}") {
        let Ok(name) = AppName::new(name) else { return Ok(()) };
        let label = name.host_label();
        prop_assert!(label.len() <= 63, "{label}");
        prop_assert!(label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{label}");
        prop_assert!(!label.starts_with('-') && !label.ends_with('-') && !label.contains("--"), "{label}");
        prop_assert!(!label.starts_with("xn-"), "{label}");
    }

    #[test]
    fn different_names_get_different_labels(a in "[A-Za-z_ -]{1,60}", b in "[A-Za-z_ -]{1,60}") {
        if let (Ok(a), Ok(b)) = (AppName::new(a), AppName::new(b)) {
            prop_assert_eq!(a == b, a.host_label() == b.host_label());
        }
    }
}
