//! To whom a call or chat can be transferred, whom one can consult, who can join.

use callbench_contract::ids::Phone;

pub use callbench_contract::data::Target;

/// The number, of a phone.
pub(crate) fn phone_of(target: &Target) -> Option<Phone> {
    match target {
        Target::Phone { phone } => Some(phone.clone()),
        _ => None,
    }
}

/// The target in a sentence.
pub(crate) const fn in_words(target: &Target) -> &'static str {
    match target {
        Target::Phone { .. } => "a phone",
        Target::ThirdParty { .. } => "a third party",
        Target::User { .. } => "an agent",
        Target::Queue { .. } => "a queue",
        Target::Campaign { .. } => "a campaign",
        Target::Ivr { .. } => "an IVR",
        Target::LocalIvr { .. } => "a local IVR",
    }
}
