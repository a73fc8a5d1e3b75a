//! `augmentModel.add`: fields of the app's own beside a customer, an interaction or a ticket.

use callbench_contract::data::{AugmentData, Augmented};
use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::ids::{InteractionId, TicketId};
use callbench_workspace::{Augmentable, Augmentation, Command};
use serde_json::Value;

use super::super::calls::Asking;
use super::arguments::{argument, text, wrong_argument};
use super::refusals::of_centre;
use super::{answer, in_context};
use crate::state::HostState;

/// What fields can be added to.
const OBJECTS: [&str; 3] = ["customer", "interaction", "ticket"];

pub(in crate::instances) async fn add(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let object = text(data, "dataObject")?;
    if !OBJECTS.contains(&object) {
        return Err(AppError::unknown_name(
            ErrorCode::UnknownDataObject,
            "augmentModel has no object",
            object,
            OBJECTS,
        )
        .at("dataObject"));
    }
    let AugmentData { id, fields } = argument(data, "augmentData")?;
    let to = thing(state, asking, object, id).await?;
    let named = match &to {
        Augmentable::Customer(id) => id.to_string(),
        Augmentable::Interaction(id) => id.to_string(),
        Augmentable::Ticket(id) => id.to_string(),
    };
    state
        .centre
        .decide(Command::Augment(Box::new(Augmentation {
            by: asking.user.user_id.clone(),
            app_name: asking.instance.app_name.clone(),
            to,
            data: fields.clone(),
        })))
        .await
        .map_err(of_centre)?;
    answer(&Augmented {
        data_object: object.to_owned(),
        id: named,
        fields,
    })
}

/// The thing that is named, else the one in context.
async fn thing(
    state: &HostState,
    asking: &Asking,
    object: &str,
    id: Option<String>,
) -> Result<Augmentable, AppError> {
    match (object, id) {
        ("customer", Some(id)) => id
            .parse()
            .map(Augmentable::Customer)
            .map_err(|_| wrong_argument("`augmentData.id` is no customer id").at("augmentData.id")),
        ("customer", None) => {
            let (_, customer) = in_context::customer(state, asking).await?;
            customer.map(Augmentable::Customer).ok_or_else(|| {
                in_context::nothing("the customer in context is unknown and has no record")
            })
        }
        ("interaction", Some(id)) => Ok(Augmentable::Interaction(InteractionId::new(id))),
        ("interaction", None) => in_context::interaction(state, asking)
            .await
            .map(Augmentable::Interaction),
        (_, Some(id)) => Ok(Augmentable::Ticket(TicketId::new(id))),
        (_, None) => in_context::ticket(state, asking)
            .await
            .map(Augmentable::Ticket),
    }
}
