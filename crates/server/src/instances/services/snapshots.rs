//! `globalData.takeSnap`: copies of data objects as they were at one moment (what a snapshot is, is ours).

use callbench_contract::data::{Snapshot, SnapshotList};
use callbench_contract::error::{AppError, ErrorCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::calls::Asking;
use super::arguments::{text, wrong_argument};
use super::{answer, global_data, of_store};
use crate::state::HostState;

/// The largest snapshot, in bytes of its JSON text.
const LARGEST: usize = 256 * 1024;

/// `globalData.get("snapshots")`.
pub(super) async fn list(state: &HostState, asking: &Asking) -> Result<Value, AppError> {
    let snapshots = state.store.snapshots();
    let all = snapshots
        .list(&asking.instance.app_id, &asking.user.user_id)
        .await
        .map_err(of_store)?;
    answer(&SnapshotList(all))
}

/// `globalData.takeSnap(object, data, isLocal)`.
pub(super) async fn take(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let name = text(data, "dataObject")?;
    let is_local = match data.get("isLocal") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(is_local)) => *is_local,
        Some(_) => return Err(wrong_argument("`isLocal` is not true or false").at("isLocal")),
    };
    let object = Box::pin(global_data::get(
        state,
        asking,
        &json!({ "dataObject": name }),
    ))
    .await?;
    let snapshot = Snapshot {
        snap_id: Uuid::new_v4().to_string(),
        data_object: name.to_owned(),
        taken_at: state.clock.now(),
        is_local,
        object,
        data: data.get("requestParams").cloned().unwrap_or(Value::Null),
    };
    let value = answer(&snapshot)?;
    if is_local {
        return Ok(value);
    }
    let size = value.to_string().len();
    if size > LARGEST {
        return Err(AppError::new(
            ErrorCode::PayloadTooLarge,
            format!("the snapshot has {size} bytes as JSON; the host keeps at most {LARGEST}"),
        ));
    }
    state
        .store
        .snapshots()
        .add(&asking.instance.app_id, &asking.user.user_id, &snapshot)
        .await
        .map_err(of_store)?;
    Ok(value)
}
