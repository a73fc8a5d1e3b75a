//! `appConf`: records that all instances of an app share, whoever is signed in.

use callbench_contract::data::{AppConfRecord, AppConfRecords};
use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::ids::{AgentQueueId, CampaignId, ProcessId, UserId};
use callbench_store::NewAppConfRecord;
use serde_json::Value;

use super::super::calls::Asking;
use super::arguments::{text, wrong_argument};
use super::{answer, of_store};
use crate::state::HostState;

/// Longest `customKey`, in characters.
const LONGEST_KEY: usize = 200;
/// Longest `data`, in bytes.
const LARGEST_DATA: usize = 256 * 1024;

pub(in crate::instances) async fn call(
    state: &HostState,
    asking: &Asking,
    method: &str,
    data: &Value,
) -> Result<Value, AppError> {
    let parameter = data
        .get("parameter")
        .filter(|parameter| parameter.is_object());
    let parameter =
        parameter.ok_or_else(|| wrong_argument("`parameter` is missing or not an object"))?;
    let records = state.store.app_conf();
    let app = &asking.instance.app_id;
    match method {
        "create" => {
            let record = new_record(asking, parameter)?;
            answer(&view(records.create(app, record).await.map_err(of_store)?))
        }
        "get" => {
            let key = match parameter.get("customKey") {
                None | Some(Value::Null) => None,
                Some(_) => Some(text(parameter, "customKey")?),
            };
            let found: Vec<_> = records
                .list(app, key)
                .await
                .map_err(of_store)?
                .into_iter()
                .map(view)
                .collect();
            answer(&AppConfRecords {
                total_records_count: found.len() as u64,
                records: found,
            })
        }
        "update" => {
            let id = id(parameter)?;
            let data = record_data(parameter)?;
            let updated = records.update(app, id, data).await.map_err(of_store)?;
            answer(&view(updated.ok_or_else(|| no_record(id))?))
        }
        _ => {
            let id = id(parameter)?;
            let removed = records.remove(app, id).await.map_err(of_store)?;
            answer(&view(removed.ok_or_else(|| no_record(id))?))
        }
    }
}

fn new_record(asking: &Asking, parameter: &Value) -> Result<NewAppConfRecord, AppError> {
    let number = |key: &str| match parameter.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value
            .as_i64()
            .map(Some)
            .ok_or_else(|| wrong_argument(format!("`{key}` is not a number"))),
    };
    let user = match parameter.get("userId") {
        None | Some(Value::Null) => None,
        Some(_) => Some(
            UserId::new(text(parameter, "userId")?)
                .map_err(|error| wrong_argument(error.to_string()))?,
        ),
    };
    let custom_key = text(parameter, "customKey")?;
    if custom_key.is_empty() || custom_key.chars().count() > LONGEST_KEY {
        return Err(wrong_argument(format!(
            "`customKey` must have 1 to {LONGEST_KEY} characters"
        )));
    }
    Ok(NewAppConfRecord {
        app_version: asking.instance.version.to_string(),
        process_id: number("processId")?.map(ProcessId::new),
        campaign_id: number("campaignId")?.map(CampaignId::new),
        queue_id: number("queueId")?.map(AgentQueueId::new),
        user_id: user,
        custom_key: custom_key.to_owned(),
        data: record_data(parameter)?.to_owned(),
    })
}

fn record_data(parameter: &Value) -> Result<&str, AppError> {
    let data = text(parameter, "data").map_err(|_| {
        wrong_argument("`data` is missing or not text; pass `JSON.stringify(value)`")
    })?;
    if data.len() > LARGEST_DATA {
        return Err(AppError::new(
            ErrorCode::PayloadTooLarge,
            format!(
                "`data` has {} bytes; a record takes at most {LARGEST_DATA}",
                data.len()
            ),
        ));
    }
    Ok(data)
}

fn id(parameter: &Value) -> Result<i64, AppError> {
    parameter
        .get("id")
        .and_then(Value::as_i64)
        .ok_or_else(|| wrong_argument("`id` is missing or not a number"))
}

fn no_record(id: i64) -> AppError {
    AppError::new(
        ErrorCode::NotFound,
        format!("this app has no configuration record {id}"),
    )
}

fn view(record: callbench_store::AppConfRecord) -> AppConfRecord {
    AppConfRecord {
        id: record.id,
        app_version: Some(record.app_version),
        process_id: record.process_id,
        campaign_id: record.campaign_id,
        queue_id: record.queue_id.map(AgentQueueId::get),
        user_id: record.user_id,
        custom_key: record.custom_key,
        data: record.data,
    }
}
