//! Beginning and disposing of interactions. On the wire they are the service `interaction` (ours).

use super::{AnsweredBy, Kind, MethodEntry};
use crate::data::{Disposed, InteractionInfo, example_interaction};
use crate::error::ErrorCode::{Conflict, NotFound, NotPermitted, NothingInContext, WrongArgument};
use crate::grade::Grade;
use serde_json::json;

pub(super) fn rows() -> Vec<MethodEntry> {
    let row = |method: &str, summary: &str| {
        MethodEntry::new("interaction", method, Grade::Doc, AnsweredBy::Host, summary)
            .called(&format!("client.{method}(request)"))
    };
    vec![
        row(
            "initiateInteraction",
            "Begins an interaction: dials a number, makes a promised call, or takes the next lead. The name is documented, the arguments are ours.",
        )
        .key(
            "request",
            Kind::Object,
            "`{ type: \"call\", phone, customerId? }`, `{ type: \"callback\", callbackId }` or `{ type: \"nextLead\" }`.",
        )
        .answers::<InteractionInfo>("The interaction that began.")
        .refused_with(&[WrongArgument, Conflict, NotFound, NotPermitted])
        .example(
            json!({ "request": { "type": "call", "phone": "+919810012345" } }),
            example_interaction(),
        ),
        row(
            "disposeInteraction",
            "Disposes of an interaction, so that the agent is free for the next. The name is documented, the arguments are ours.",
        )
        .key(
            "request",
            Kind::Object,
            "`{ interactionId?, dispositionCode, note?, callback?, thenDial? }`; the interaction in context when none is named.",
        )
        .answers::<Disposed>("`{ interactionId, dispositionCode, dispositionClass }`.")
        .refused_with(&[WrongArgument, NothingInContext, Conflict, NotFound, NotPermitted])
        .example(
            json!({ "request": { "dispositionCode": "Resolved", "note": "Sent the invoice again." } }),
            json!({ "interactionId": "int-1042", "dispositionCode": "Resolved", "dispositionClass": "Support" }),
        ),
    ]
}
