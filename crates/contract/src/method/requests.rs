//! REST: by path, by name, and other servers.

use super::{AnsweredBy, Kind, MethodEntry};
use crate::data::HttpResponseData;
use crate::error::ErrorCode::{
    Conflict, NotFound, NotPermitted, UnknownApi, UrlNotAllowed, WrongArgument,
};
use crate::grade::Grade;
use serde_json::json;

pub(super) fn rows() -> Vec<MethodEntry> {
    vec![
        http(
            "invoke",
            Grade::Guide,
            "Sends a request to the platform's REST API, or to a server that an administrator has listed.",
            &[
                "client.httpRequest(request)",
                "client.httpRequest.invoke(request)",
            ],
        ),
        http(
            "invokeAmeyo",
            Grade::Seen,
            "Sends a request to the platform's REST API; up to 20 seconds.",
            &["client.httpRequest.invokeAmeyo(request)"],
        ),
        MethodEntry::new(
            "request",
            "api",
            Grade::Seen,
            AnsweredBy::Host,
            "Calls an API of the platform by its name; the names are ours.",
        )
        .called("client.request.api(name, params?, pathParam?)")
        .key("requestName", Kind::Text, "A name of the table of REST routes.")
        .optional_key(
            "requestParams",
            Kind::Object,
            "The query's or the body's fields, by name.",
        )
        .optional_key(
            "pathParam",
            Kind::Anything,
            "What stands for `{id}` in the path, where there is one.",
        )
        .resolves_to("The answer's body as JSON. A fault rejects: 136 for 400, 137 for 401 and 403, 143 for 404, 144 for 512.")
        .refused_with(&[UnknownApi, WrongArgument, NotPermitted, NotFound, Conflict])
        .example(
            json!({ "requestName": "getQueuesByCampaign", "requestParams": { "campaignId": 11 } }),
            json!([{ "agentQueueId": 111, "queueName": "General", "campaignId": 11, "queueType": "agent.queue", "transferrable": true }]),
        ),
    ]
}

fn http(method: &str, grade: Grade, summary: &str, calls: &[&str]) -> MethodEntry {
    calls
        .iter()
        .fold(
            MethodEntry::new("httpRequest", method, grade, AnsweredBy::Host, summary),
            |row, call| row.called(call),
        )
        .key(
            "httpRequestData",
            Kind::Object,
            "`{ url, method, headers, body }`; `url` is a path like `ameyorestapi/…`, without a leading slash.",
        )
        .answers::<HttpResponseData>(
            "`{ statusCode, statusText, response, headers }`; an HTTP error status still resolves.",
        )
        .refused_with(&[UrlNotAllowed, WrongArgument])
        .example(
            json!({ "httpRequestData": { "url": "ameyorestapi/cc/campaigns/getAssigned", "method": "GET" } }),
            json!({
                "statusCode": 200,
                "statusText": "OK",
                "response": "[{\"campaignId\":11,\"campaignName\":\"Customer care\"}]",
                "headers": { "content-type": "application/json" },
            }),
        )
}
