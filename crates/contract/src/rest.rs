//! The platform's REST interface (`ameyorestapi/…`), as apps reach it by `httpRequest` and, by name, by `request.api`.
//!
//! Paths and fields: seen in public apps. The names for `request.api` are ours: no public app was seen to use it.

use crate::grade::Grade;
use crate::schema::DIALECT;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// What every path begins with.
pub const REST_PREFIX: &str = "ameyorestapi/";

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum ParameterPlace {
    /// In the path: the last segment.
    Path,
    /// In the query; an array repeats its key.
    Query,
    /// In the JSON body.
    Body,
}

/// One parameter of a route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RestParameter {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub place: ParameterPlace,
    /// Its JSON type.
    #[serde(rename = "type")]
    pub json_type: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it means.
    pub meaning: String,
}

/// One route, as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RestRoute {
    /// The name for `request.api`.
    pub name: String,
    /// The HTTP method.
    pub method: String,
    /// The path, below [`REST_PREFIX`]; `{id}` stands for one segment.
    pub path: String,
    /// What it does, in one sentence.
    pub summary: String,
    /// How we know of the path; the name for `request.api` is ours.
    pub grade: Grade,
    /// What it takes.
    pub parameters: Vec<RestParameter>,
    /// The schema of the answer's body. Fields beyond those named may be there.
    pub answer: Value,
}

impl RestRoute {
    /// Whether the path ends in a parameter.
    #[must_use]
    pub fn takes_path_parameter(&self) -> bool {
        self.path.ends_with("{id}")
    }
}

/// The routes of our own profile.
#[must_use]
pub fn rest_routes() -> Vec<RestRoute> {
    let mut routes = centre();
    routes.extend(voice());
    routes
}

fn centre() -> Vec<RestRoute> {
    let campaign = &[
        ("campaignId", "integer"),
        ("campaignName", "string"),
        ("campaignType", "string"),
        ("description", "string"),
        ("processId", "integer"),
        ("contactCenterId", "integer"),
    ];
    let process = &[
        ("processId", "integer"),
        ("processName", "string"),
        ("description", "string"),
        ("processType", "string"),
    ];
    vec![
        get(
            "getAllProcesses",
            "cc/processes/getAllProcesses",
            "All processes.",
        )
        .answering(rows(process)),
        get(
            "getAssignedProcesses",
            "cc/processes/getAssigned",
            "The processes of the campaigns that the person may work for.",
        )
        .answering(rows(process)),
        get(
            "getAllCampaigns",
            "cc/campaigns/getAllCampaigns",
            "All campaigns.",
        )
        .answering(rows(campaign)),
        get(
            "getAssignedCampaigns",
            "cc/campaigns/getAssigned",
            "The campaigns that the person may work for.",
        )
        .answering(rows(campaign)),
        get(
            "getQueuesByCampaign",
            "cc/agentQueues/getByCampaign",
            "The queues of campaigns.",
        )
        .of_campaigns()
        .answering(rows(&[
            ("agentQueueId", "integer"),
            ("queueName", "string"),
            ("campaignId", "integer"),
            ("queueType", "string"),
            ("transferrable", "boolean"),
        ])),
        get(
            "getAllLocalIvrs",
            "cc/getAllLocalIVRForCampaign",
            "The IVRs that can join a call of a campaign.",
        )
        .of_campaigns()
        .answering(rows(&[
            ("campaignId", "integer"),
            ("contextId", "integer"),
            ("contextName", "string"),
        ])),
        get(
            "getAllUsers",
            "cc/contactCenterUsers/getAllContactCenterUsers",
            "The people of the contact centre.",
        )
        .answering(rows(&[
            ("ccUserId", "integer"),
            ("userId", "string"),
            ("userName", "string"),
            ("userType", "string"),
            ("systemUserType", "string"),
            ("skillIds", "array"),
        ])),
        get(
            "getContactCenterSettings",
            "cc/contactCenterSettings",
            "The contact centre's name and breaks.",
        )
        .answering(object(&[
            ("contactCenterId", "integer"),
            ("contactCenterName", "string"),
            ("displayName", "string"),
            ("breakReasons", "array"),
        ])),
        route(
            "POST",
            "getStatistics",
            "stats/getAllStats",
            "Counters of campaigns or queues over a window.",
        )
        .body(
            "statsName",
            "string",
            true,
            "Such as `CampaignCallStatsT24D24` or `QueueCallStatsT30D30`.",
        )
        .answering(rows(&[
            ("statsName", "string"),
            ("statsType", "string"),
            ("statsTime", "integer"),
            ("statsArr", "array"),
        ])),
    ]
}

fn voice() -> Vec<RestRoute> {
    let settings = object(&[("campaignId", "integer")]);
    let callback = &[
        ("callbackId", "string"),
        ("campaignId", "integer"),
        ("customerId", "integer"),
        ("phone", "string"),
        ("callbackTime", "integer"),
        ("isSelfCallback", "boolean"),
        ("state", "string"),
    ];
    vec![
        get(
            "getFeatureContexts",
            "voice/getAllCampaignDefaultFeatureContextForCampaign",
            "The IVRs to which calls of a campaign can go.",
        )
        .of_campaigns()
        .answering(rows(&[
            ("campaignId", "integer"),
            ("contextId", "integer"),
            ("contextName", "string"),
            ("featureName", "string"),
            ("nodeflowType", "string"),
            ("transferrable", "boolean"),
        ])),
        get(
            "getInboundVoiceSettings",
            "voice/inboundVoiceCampaignSettings/{id}",
            "The settings of an inbound voice campaign.",
        )
        .id("The campaign.")
        .answering(settings.clone()),
        route(
            "PUT",
            "updateInboundVoiceSettings",
            "voice/inboundVoiceCampaignSettings/{id}",
            "Changes them; for supervisors and administrators.",
        )
        .id("The campaign.")
        .settings()
        .answering(settings.clone()),
        get(
            "getOutboundVoiceSettings",
            "voice/outboundVoiceCampaignSettings/{id}",
            "The settings of an outbound voice campaign.",
        )
        .id("The campaign.")
        .answering(settings.clone()),
        route(
            "PUT",
            "updateOutboundVoiceSettings",
            "voice/outboundVoiceCampaignSettings/{id}",
            "Changes them; for supervisors and administrators.",
        )
        .id("The campaign.")
        .settings()
        .body("dialerAlgoType", "string", false, "How the dialler works.")
        .answering(settings),
        route(
            "POST",
            "manualDial",
            "voice/manualdial",
            "Calls a number for the agent who asks.",
        )
        .body(
            "campaignId",
            "integer",
            true,
            "The campaign; the one that the agent works on.",
        )
        .body("phone", "string", true, "The number.")
        .body(
            "customerId",
            "integer",
            false,
            "The customer's record; -1 when unknown.",
        )
        .body(
            "customerRecord",
            "object",
            false,
            "Columns of a new customer's record.",
        )
        .body(
            "shouldAddCustomer",
            "boolean",
            false,
            "Whether an unknown customer gets a record.",
        )
        .body("userCRTObjectId", "string", false, "Accepted and not used.")
        .body(
            "additionalParams",
            "object",
            false,
            "Accepted and not used.",
        )
        .answering(object(&[
            ("campaignId", "integer"),
            ("phone", "string"),
            ("customerId", "integer"),
        ])),
        route(
            "POST",
            "getThirdParties",
            "voice/tpvInfos",
            "Who can join a call from outside.",
        )
        .body(
            "campaignId",
            "integer",
            false,
            "Accepted: third parties are everyone's.",
        )
        .answering(rows(&[("name", "string"), ("phone", "string")])),
        get(
            "getCallbacks",
            "voice/customerCallbacks/getFiltered",
            "Promised calls.",
        )
        .query("campaignId", "integer", "Of these campaigns.")
        .query("customerId", "integer", "Of this customer.")
        .query("userId", "string", "That this person is to make.")
        .query("state", "string", "In this state.")
        .answering(rows(callback)),
        route(
            "DELETE",
            "cancelCallback",
            "voice/customerCallbacks/{id}",
            "Takes a promised call back.",
        )
        .id("The promised call.")
        .answering(object(&[("callbackId", "string"), ("state", "string")])),
    ]
}

fn get(name: &str, path: &str, summary: &str) -> RestRoute {
    route("GET", name, path, summary)
}

fn route(method: &str, name: &str, path: &str, summary: &str) -> RestRoute {
    RestRoute {
        name: name.to_owned(),
        method: method.to_owned(),
        path: path.to_owned(),
        summary: summary.to_owned(),
        grade: Grade::Seen,
        parameters: Vec::new(),
        answer: Value::Null,
    }
}

impl RestRoute {
    fn with(
        mut self,
        place: ParameterPlace,
        name: &str,
        json_type: &str,
        required: bool,
        meaning: &str,
    ) -> Self {
        self.parameters.push(RestParameter {
            name: name.to_owned(),
            place,
            json_type: json_type.to_owned(),
            required,
            meaning: meaning.to_owned(),
        });
        self
    }

    fn query(self, name: &str, json_type: &str, meaning: &str) -> Self {
        self.with(ParameterPlace::Query, name, json_type, false, meaning)
    }

    fn of_campaigns(self) -> Self {
        self.with(
            ParameterPlace::Query,
            "campaignId",
            "integer",
            true,
            "The campaign; several repeat the key.",
        )
    }

    fn body(self, name: &str, json_type: &str, required: bool, meaning: &str) -> Self {
        self.with(ParameterPlace::Body, name, json_type, required, meaning)
    }

    fn id(self, meaning: &str) -> Self {
        self.with(ParameterPlace::Path, "id", "string", true, meaning)
    }

    fn settings(self) -> Self {
        self.body(
            "autoAnswer",
            "boolean",
            false,
            "Whether calls are answered without a click.",
        )
        .body(
            "wrapTimeOut",
            "integer",
            false,
            "How long after-call work may take, in milliseconds; 0 for no limit.",
        )
        .body(
            "crmURL",
            "string",
            false,
            "The CRM page that pops with a call.",
        )
        .body(
            "callerId",
            "string",
            false,
            "The number that customers see.",
        )
    }

    fn answering(self, answer: Value) -> Self {
        Self { answer, ..self }
    }
}

fn object(fields: &[(&str, &str)]) -> Value {
    let mut schema = fields_of(fields);
    schema.insert("$schema".to_owned(), json!(DIALECT));
    Value::Object(schema)
}

fn rows(fields: &[(&str, &str)]) -> Value {
    json!({ "$schema": DIALECT, "type": "array", "items": fields_of(fields) })
}

fn fields_of(fields: &[(&str, &str)]) -> Map<String, Value> {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|(name, kind)| ((*name).to_owned(), json!({ "type": kind })))
        .collect();
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Value::Object(properties));
    schema.insert("required".to_owned(), json!(required));
    schema
}
