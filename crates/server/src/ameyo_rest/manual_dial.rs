//! `voice/manualdial`: really dials, for the agent whose app asks.

use callbench_contract::call::CallType;
use callbench_contract::ids::{CampaignId, CrtObjectId, CustomerId, Phone, UserCrtObjectId};
use callbench_store::User;
use callbench_workspace::{CallWish, Command, CustomerDraft, parse_phone};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::request::number;
use super::{AmeyoAnswer, AmeyoRequest, Fault, Faults, business, fault};
use crate::state::HostState;

/// What the request asks for.
struct Wish {
    campaign: CampaignId,
    phone: String,
    customer: CustomerId,
    /// The record to add when the customer is unknown and the app wants it added.
    record: Option<Map<String, Value>>,
}

/// The call to make.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(
    dead_code,
    reason = "the description's words: the body is read field by field"
)]
pub(super) struct ManualDial {
    campaign_id: i64,
    phone: String,
    /// −1 for an unknown customer.
    customer_id: Option<i64>,
    /// The record of the customer to add: `name`, `email`, `company`, `city`, `language`.
    #[schema(value_type = Option<Object>)]
    customer_record: Option<Value>,
    /// Whether an unknown customer is added.
    should_add_customer: Option<bool>,
    /// Tolerated: the answer names the agent's leg.
    #[schema(rename = "userCRTObjectId")]
    user_crt_object_id: Option<String>,
    /// Tolerated.
    #[schema(value_type = Option<Object>)]
    additional_params: Option<Value>,
}

/// The call that now dials.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DialledCall {
    #[schema(value_type = String)]
    crt_object_id: CrtObjectId,
    #[schema(value_type = String)]
    #[serde(rename = "userCRTObjectId")]
    user_crt_object_id: UserCrtObjectId,
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    #[schema(value_type = String)]
    phone: Phone,
    #[schema(value_type = i64)]
    customer_id: CustomerId,
}

/// Dials a number for the agent who asks. The answer names the call that now dials.
#[utoipa::path(
    post,
    path = "/voice/manualdial",
    tag = "ameyorestapi",
    request_body = ManualDial,
    responses((status = OK, body = DialledCall), Faults),
    security(("session" = []), ("token" = []))
)]
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
    Ok(AmeyoAnswer::ok(json!(DialledCall {
        crt_object_id: call.crt_object_id,
        user_crt_object_id: call.user_crt_object_id,
        campaign_id: call.common.campaign_id,
        phone: call.phone,
        customer_id: call.common.customer_id,
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
