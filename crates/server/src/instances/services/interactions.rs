//! Interactions: reading, acting, handing over, beginning, disposing.

use std::sync::LazyLock;

use callbench_contract::data::{
    CallbackPromise, DialNext, Digits, DisposeInteraction, Disposed, InitiateInteraction,
    InteractionChoice, InteractionInfo, InteractionList, InteractionTransfer, MessageText,
    PartyChoice, Target, TargetChoice,
};
use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::ids::InteractionId;
use callbench_contract::opening::context_operations;
use callbench_workspace::{AgentCommand, CallbackWish, DialWish, InteractionView};
use serde_json::{Value, json};

use super::super::calls::Asking;
use super::arguments::{argument, argument_or_empty, no_argument, text, wrong_argument};
use super::refusals::of_centre;
use super::{answer, at_the_desk, in_context, internal};
use crate::state::HostState;

/// What `contextData.trigger` does.
static OPERATIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    context_operations()
        .into_iter()
        .map(|operation| operation.name)
        .collect()
});

/// `globalData.get("interactions")`.
pub(super) async fn list(state: &HostState, asking: &Asking) -> Result<Value, AppError> {
    let user = asking.user.user_id.clone();
    let all = state
        .centre
        .read(move |centre, _| centre.interaction_infos(&user))
        .await
        .map_err(of_centre)?;
    answer(&InteractionList(all))
}

/// `globalData.get("interaction", { interactionId })`: one of the agent's own.
pub(super) async fn get(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let wanted: InteractionChoice = argument(data, "requestParams")?;
    require_own(state, asking, &wanted.interaction_id).await?;
    answer(&info(state, &wanted.interaction_id).await?)
}

/// `contextData.get("interaction")`.
pub(super) async fn in_hand(state: &HostState, asking: &Asking) -> Result<Value, AppError> {
    let id = in_context::interaction(state, asking).await?;
    answer(&info(state, &id).await?)
}

/// `globalData.transfer("interaction", …)`.
pub(super) async fn transfer(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let wish: InteractionTransfer = argument(data, "requestParams")?;
    require_own(state, asking, &wish.interaction_id).await?;
    let before = info(state, &wish.interaction_id).await?;
    let command = AgentCommand::Transfer {
        interaction_id: wish.interaction_id.clone(),
        target: wish.target,
    };
    at_the_desk::command(state, asking, command).await?;
    // Who hands over a call that others keep has it no more.
    answer(&info(state, &wish.interaction_id).await.unwrap_or(before))
}

/// `contextData.action("interaction", …)`.
pub(super) async fn act(
    state: &HostState,
    asking: &Asking,
    action: &str,
    data: &Value,
) -> Result<Value, AppError> {
    let interaction_id = in_context::interaction(state, asking).await?;
    let id = interaction_id.clone();
    let key = "actionData";
    let command = match action {
        "sendDigits" => {
            let Digits { digits } = argument(data, key)?;
            AgentCommand::SendDigits {
                interaction_id,
                digits,
            }
        }
        "sendMessage" => {
            let MessageText { text } = argument(data, key)?;
            AgentCommand::SendMessage {
                interaction_id,
                text,
                attachments: Vec::new(),
            }
        }
        "transfer" => AgentCommand::Transfer {
            interaction_id,
            target: chosen(data)?,
        },
        "consult" => AgentCommand::Consult {
            interaction_id,
            target: chosen(data)?,
        },
        "conference" => AgentCommand::Conference {
            interaction_id,
            target: chosen(data)?,
        },
        "dropParty" => {
            let PartyChoice { party_id } = argument(data, key)?;
            AgentCommand::DropParty {
                interaction_id,
                party_id,
            }
        }
        "dispose" => {
            let wish: DisposeInteraction = argument(data, key)?;
            disposal(wish.interaction_id.clone().unwrap_or(interaction_id), wish)?
        }
        plain => {
            no_argument(data, key)?;
            one_click(plain, interaction_id)
                .ok_or_else(|| internal(&format!("`{plain}` is catalogued and not carried out")))?
        }
    };
    let before = info(state, &id).await?;
    at_the_desk::command(state, asking, command).await?;
    answer(&info(state, &id).await.unwrap_or(before))
}

/// `contextData.trigger(operation)`.
pub(super) async fn trigger(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let operation = text(data, "operation")?;
    if !OPERATIONS.iter().any(|known| known == operation) {
        return Err(AppError::unknown_name(
            ErrorCode::UnknownOperation,
            "contextData.trigger has no operation",
            operation,
            OPERATIONS.iter().map(String::as_str),
        )
        .at("operation"));
    }
    no_argument(data, "operationData")?;
    let id = in_context::interaction(state, asking).await?;
    let command = one_click(operation, id)
        .ok_or_else(|| internal(&format!("`{operation}` is catalogued and not carried out")))?;
    at_the_desk::command(state, asking, command).await?;
    Ok(json!({}))
}

/// `initiateInteraction(request)`.
pub(in crate::instances) async fn initiate(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let command = match argument(data, "request")? {
        InitiateInteraction::Call { phone, customer_id } => AgentCommand::Dial {
            phone: phone.into_string(),
            customer_id,
        },
        InitiateInteraction::Callback { callback_id } => AgentCommand::DialCallback { callback_id },
        InitiateInteraction::NextLead {} => AgentCommand::NextLead {},
    };
    let decided = at_the_desk::command(state, asking, command).await?;
    let id = match decided.begun_interaction() {
        Some(id) => id.clone(),
        // A lead that is shown before it is dialled begins another way.
        None => newest(state, asking).await?,
    };
    answer(&info(state, &id).await?)
}

/// `disposeInteraction(request)`.
pub(in crate::instances) async fn dispose(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let wish: DisposeInteraction = argument_or_empty(data, "request")?;
    let id = match wish.interaction_id.clone() {
        Some(id) => {
            require_own(state, asking, &id).await?;
            id
        }
        None => in_context::interaction(state, asking).await?,
    };
    at_the_desk::command(state, asking, disposal(id.clone(), wish)?).await?;
    let user = asking.user.user_id.clone();
    let asked = id.clone();
    let disposed = state
        .centre
        .read(move |centre, now| {
            let view = centre.interaction_view(&asked, now)?;
            let common = InteractionView::common(&view);
            Some(Disposed {
                interaction_id: asked,
                disposition_code: common.disposition_code.clone()?,
                disposition_class: common.disposition_class.clone()?,
            })
        })
        .await
        .map_err(of_centre)?;
    answer(&disposed.ok_or_else(|| internal(&format!("{user} disposed of {id} and it isn't")))?)
}

/// What an agent does with one click, by its name in the catalogue.
fn one_click(name: &str, interaction_id: InteractionId) -> Option<AgentCommand> {
    Some(match name {
        "answer" => AgentCommand::Answer { interaction_id },
        "decline" => AgentCommand::Decline { interaction_id },
        "hold" => AgentCommand::Hold { interaction_id },
        "resume" => AgentCommand::Resume { interaction_id },
        "mute" => AgentCommand::Mute { interaction_id },
        "unmute" => AgentCommand::Unmute { interaction_id },
        "hangUp" => AgentCommand::HangUp { interaction_id },
        "endChat" => AgentCommand::EndChat { interaction_id },
        "screenPop" => AgentCommand::ScreenPop { interaction_id },
        "cancelAttempt" => AgentCommand::CancelAttempt { interaction_id },
        "completeTransfer" => AgentCommand::CompleteTransfer { interaction_id },
        "joinParties" => AgentCommand::JoinParties { interaction_id },
        "endConsultation" => AgentCommand::EndConsultation { interaction_id },
        "leaveConference" => AgentCommand::LeaveConference { interaction_id },
        _ => return None,
    })
}

fn disposal(
    interaction_id: InteractionId,
    wish: DisposeInteraction,
) -> Result<AgentCommand, AppError> {
    let callback = wish
        .callback
        .as_ref()
        .map(same_shape::<CallbackPromise, CallbackWish>)
        .transpose()?;
    let then_dial = wish
        .then_dial
        .as_ref()
        .map(same_shape::<DialNext, DialWish>)
        .transpose()?;
    Ok(AgentCommand::Dispose {
        interaction_id,
        disposition_code: wish.disposition_code,
        note: wish.note,
        callback,
        then_dial,
    })
}

fn chosen(data: &Value) -> Result<Target, AppError> {
    argument(data, "actionData").map(|TargetChoice { target }| target)
}

/// The contract and the workspace spell these alike.
fn same_shape<From: serde::Serialize, To: serde::de::DeserializeOwned>(
    from: &From,
) -> Result<To, AppError> {
    let value = serde_json::to_value(from).map_err(|error| internal(&error))?;
    serde_json::from_value(value).map_err(|error| wrong_argument(error.to_string()))
}

async fn info(state: &HostState, id: &InteractionId) -> Result<InteractionInfo, AppError> {
    let asked = id.clone();
    let found = state
        .centre
        .read(move |centre, _| centre.interaction_info(&asked))
        .await
        .map_err(of_centre)?;
    found.ok_or_else(|| unknown(id))
}

async fn newest(state: &HostState, asking: &Asking) -> Result<InteractionId, AppError> {
    let user = asking.user.user_id.clone();
    let found = state
        .centre
        .read(move |centre, _| centre.session(&user)?.interactions().last().cloned())
        .await
        .map_err(of_centre)?;
    found.ok_or_else(|| in_context::nothing("no interaction began"))
}

async fn require_own(
    state: &HostState,
    asking: &Asking,
    id: &InteractionId,
) -> Result<(), AppError> {
    let (user, asked) = (asking.user.user_id.clone(), id.clone());
    let own = state
        .centre
        .read(move |centre, _| centre.owner_of(&asked) == Some(&user))
        .await
        .map_err(of_centre)?;
    if own { Ok(()) } else { Err(unknown(id)) }
}

fn unknown(id: &InteractionId) -> AppError {
    AppError::new(
        ErrorCode::NotFound,
        format!("the agent has no interaction `{id}`"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use callbench_contract::ids::CustomerId;
    use callbench_contract::time::Timestamp;

    #[test]
    fn what_apps_give_is_what_the_workspace_takes() {
        let promise = CallbackPromise {
            callback_time: Timestamp::new(1_800_000_000_000),
            phone: Some("+911140003333".into()),
            is_self_callback: Some(false),
        };
        let taken: CallbackWish = same_shape(&promise).expect("a promise");
        assert!(!taken.is_self_callback);
        assert_eq!(taken.phone, promise.phone);
        let next = DialNext {
            phone: "+911140003333".into(),
            customer_id: Some(CustomerId::new(7)),
        };
        let taken: DialWish = same_shape(&next).expect("a number");
        assert_eq!(taken.customer_id, next.customer_id);
    }
}
