//! The contact centre's refusals, as apps get them.

use callbench_contract::error::{AppError, ErrorCode};
use callbench_workspace::{Refusal, RefusalCode};

use super::internal;
use crate::centre::CentreError;

/// What the contact centre said no to, or how it failed.
pub(super) fn of_centre(error: CentreError) -> AppError {
    match error {
        CentreError::Refused(refusal) => of_refusal(&refusal),
        CentreError::NotWritten {
            disk_full: true, ..
        } => AppError::new(
            ErrorCode::Internal,
            "the host's disk is full; nothing happened",
        ),
        other => internal(&other),
    }
}

fn of_refusal(refusal: &Refusal) -> AppError {
    AppError::new(code(refusal.code), refusal.to_string())
}

/// What isn't there, what may not be, what is written wrongly; everything else doesn't fit the present state.
fn code(code: RefusalCode) -> ErrorCode {
    use RefusalCode as R;
    match code {
        R::UnknownCampaign
        | R::UnknownInteraction
        | R::UnknownCustomer
        | R::UnknownTicket
        | R::UnknownCallback
        | R::UnknownChat
        | R::UnknownLead
        | R::UnknownParty
        | R::UnknownQueue
        | R::UnknownTarget => ErrorCode::NotFound,
        R::OtherAgent | R::CampaignNotAssigned | R::NotSignedIn => ErrorCode::NotPermitted,
        R::InvalidPhone
        | R::InvalidExtension
        | R::InvalidCustomer
        | R::InvalidAugment
        | R::InvalidDigits
        | R::InvalidMessage
        | R::InvalidTicket
        | R::InvalidCallbackTime
        | R::InvalidUrl
        | R::UnknownDisposition
        | R::UnknownBreakReason
        | R::UnknownTicketState
        | R::WrongTarget
        | R::EmptyText
        | R::TextTooLong => ErrorCode::WrongArgument,
        _ => ErrorCode::Conflict,
    }
}
