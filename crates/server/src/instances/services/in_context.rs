//! What is in an app's context: the interaction it was opened for while that lasts, else the agent's current one; its customer;
//! its ticket.

use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::ids::{CustomerId, InteractionId, TicketId, UserId};
use callbench_workspace::{Centre, TicketFilter};

use super::super::calls::Asking;
use super::refusals::of_centre;
use crate::state::HostState;

/// The interaction in context.
pub(super) async fn interaction(
    state: &HostState,
    asking: &Asking,
) -> Result<InteractionId, AppError> {
    let (user, opened_for) = who(asking);
    let found = state
        .centre
        .read(move |centre, _| interaction_of(centre, &user, opened_for.as_ref()).cloned())
        .await
        .map_err(of_centre)?;
    found.ok_or_else(|| nothing(format!("{} has no interaction now", asking.user.user_id)))
}

/// The customer in context; nothing when the interaction's customer is unknown.
pub(super) async fn customer(
    state: &HostState,
    asking: &Asking,
) -> Result<(InteractionId, Option<CustomerId>), AppError> {
    let interaction = interaction(state, asking).await?;
    let asked = interaction.clone();
    let customer = state
        .centre
        .read(move |centre, _| {
            centre
                .customer_in_context(&asked)
                .map(|customer| customer.customer_id)
        })
        .await
        .map_err(of_centre)?;
    Ok((interaction, customer.filter(|id| id.is_known())))
}

/// The ticket in context: attached to the interaction, else its customer's newest open one.
pub(super) async fn ticket(state: &HostState, asking: &Asking) -> Result<TicketId, AppError> {
    let (user, opened_for) = who(asking);
    let found = state
        .centre
        .read(move |centre, _| {
            let interaction = interaction_of(centre, &user, opened_for.as_ref())?;
            ticket_of(centre, interaction)
        })
        .await
        .map_err(of_centre)?;
    found.ok_or_else(|| {
        nothing(format!(
            "{} has no ticket in context: none is attached to the interaction, and its customer has no open one",
            asking.user.user_id
        ))
    })
}

fn who(asking: &Asking) -> (UserId, Option<InteractionId>) {
    (
        asking.user.user_id.clone(),
        asking.instance.interaction_id.clone(),
    )
}

/// Only the agent's own interactions: an id that the shell passed on counts for nothing else.
fn interaction_of<'a>(
    centre: &'a Centre,
    user: &UserId,
    opened_for: Option<&'a InteractionId>,
) -> Option<&'a InteractionId> {
    let is_own = |id: &&InteractionId| centre.owner_of(id) == Some(user);
    opened_for.filter(is_own).or_else(|| {
        centre
            .session(user)
            .and_then(|session| session.interactions().next())
    })
}

fn ticket_of(centre: &Centre, interaction: &InteractionId) -> Option<TicketId> {
    const LOOKED_AT: usize = 200;
    let customer_id = centre.customer_in_context(interaction)?.customer_id;
    let filter = TicketFilter {
        customer_id: Some(customer_id),
        ..TicketFilter::default()
    };
    let tickets = if customer_id.is_known() {
        centre.tickets(&filter, None, LOOKED_AT).tickets
    } else {
        Vec::new()
    };
    let attached = tickets
        .iter()
        .copied()
        .find(|ticket| ticket.interactions.contains(interaction))
        .or_else(|| centre.ticket_with(interaction));
    attached
        .or_else(|| {
            tickets
                .iter()
                .copied()
                .find(|ticket| ticket.state_group != CLOSED && ticket.merged_into.is_none())
        })
        .map(|ticket| ticket.ticket_id.clone())
}

/// The group of states that end a ticket.
pub(super) const CLOSED: &str = "CLOSED";

pub(super) fn nothing(message: impl Into<String>) -> AppError {
    AppError::new(ErrorCode::NothingInContext, message)
}
