//! `voice/manualdial`: really dials, for the agent whose app asks.

use callbench_contract::call::CallType;
use callbench_contract::ids::{CampaignId, CustomerId};
use callbench_store::User;
use callbench_workspace::{CallWish, Command, CustomerDraft, Refusal, parse_phone};
use serde_json::{Map, Value, json};

use super::{AmeyoAnswer, AmeyoRequest, Fault};
use crate::centre::CentreError;
use crate::state::HostState;

/// What the request asks for.
struct Wish {
    campaign: CampaignId,
    phone: String,
    customer: CustomerId,
    /// The record to add when the customer is unknown and the app wants it added.
    record: Option<Map<String, Value>>,
}

/// Starts the call. The answer names the call that now dials.
pub(super) async fn dial(
    state: &HostState,
    user: &User,
    request: &AmeyoRequest,
) -> Result<AmeyoAnswer, Fault> {
    let wish = Wish::read(request.body.as_ref())?;
    let customer = customer(state, user, &wish).await?;
    let decided = state
        .centre
        .decide(Command::PlaceCall(Box::new(CallWish {
            campaign: Some(wish.campaign),
            customer,
            ..CallWish::simulated(
                CallType::OutboundManualDial,
                Some(user.user_id.clone()),
                wish.phone.clone(),
            )
        })))
        .await
        .map_err(fault)?;
    let Some(interaction) = decided.begun_interaction().cloned() else {
        return Err(Fault::internal(&"a manual call began no interaction"));
    };
    let call = state
        .centre
        .read(move |centre, now| {
            centre
                .interaction(&interaction)
                .map(|found| centre.call_view(found, now))
        })
        .await
        .map_err(fault)?;
    let Some(call) = call else {
        return Err(Fault::internal(
            &"a manual call is gone as soon as it began",
        ));
    };
    Ok(AmeyoAnswer::ok(json!({
        "crtObjectId": call.crt_object_id,
        "userCRTObjectId": call.user_crt_object_id,
        "campaignId": call.common.campaign_id,
        "phone": call.phone,
        "customerId": call.common.customer_id,
    })))
}

impl Wish {
    fn read(body: Option<&Value>) -> Result<Self, Fault> {
        let body = body.and_then(Value::as_object).ok_or_else(|| {
            Fault::invalid_input("the body is not an object: { campaignId, phone, customerId, … }")
        })?;
        let campaign = body
            .get("campaignId")
            .and_then(number)
            .map(CampaignId::new)
            .ok_or_else(|| Fault::invalid_input("`campaignId` is missing or not a number"))?;
        let phone = match body.get("phone") {
            Some(Value::String(phone)) if !phone.trim().is_empty() => phone.clone(),
            _ => return Err(Fault::invalid_input("`phone` is missing or not text")),
        };
        let customer = match body.get("customerId") {
            None | Some(Value::Null) => CustomerId::UNKNOWN,
            Some(id) => number(id)
                .map(CustomerId::new)
                .ok_or_else(|| Fault::invalid_input("`customerId` is not a number"))?,
        };
        let should_add = body
            .get("shouldAddCustomer")
            .and_then(Value::as_bool)
            .unwrap_or(false);
        let record = should_add.then(|| {
            body.get("customerRecord")
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default()
        });
        Ok(Self {
            campaign,
            phone,
            customer,
            record,
        })
    }
}

/// Apps send ids as numbers and as text.
fn number(value: &Value) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

/// The customer to dial: the one named, the one with this number, or a new one where the app asks for that.
async fn customer(
    state: &HostState,
    user: &User,
    wish: &Wish,
) -> Result<Option<CustomerId>, Fault> {
    if wish.customer != CustomerId::UNKNOWN {
        return Ok(Some(wish.customer));
    }
    let Some(record) = &wish.record else {
        return Ok(None);
    };
    let phone = parse_phone(&wish.phone).map_err(|refusal| business(&refusal))?;
    let known = find_by_phone(state, phone.clone()).await?;
    if known.is_some() {
        return Ok(known);
    }
    let text = |key: &str| {
        record
            .get(key)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let draft = CustomerDraft {
        name: text("name").unwrap_or_else(|| wish.phone.clone()),
        phone: wish.phone.clone(),
        email: text("email").unwrap_or_default(),
        company: text("company"),
        city: text("city"),
        language: text("language"),
        ..CustomerDraft::default()
    };
    state
        .centre
        .decide(Command::UpsertCustomer {
            by: Some(user.user_id.clone()),
            draft: Box::new(draft),
        })
        .await
        .map_err(fault)?;
    find_by_phone(state, phone).await
}

async fn find_by_phone(
    state: &HostState,
    phone: callbench_contract::ids::Phone,
) -> Result<Option<CustomerId>, Fault> {
    state
        .centre
        .read(move |centre, _| {
            centre
                .customer_by_phone(&phone)
                .map(|customer| customer.customer_id)
        })
        .await
        .map_err(fault)
}

fn fault(error: CentreError) -> Fault {
    match error {
        CentreError::Refused(refusal) => business(&refusal),
        other => Fault::internal(&other),
    }
}

/// A refusal's code in the interface's own spelling: `not-ready` becomes `not.ready`.
fn business(refusal: &Refusal) -> Fault {
    Fault::business(refusal.code.as_str().replace('-', "."), refusal.to_string())
}
