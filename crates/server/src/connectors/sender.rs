//! Who sent a request: the connector whose secret its signature was made with.

use callbench_contract::ids::ConnectorName;
use callbench_store::ConnectorKind;
use http::{HeaderMap, StatusCode};

use super::signature::Signature;
use super::telephony::Telephony;
use crate::problem::Problem;
use crate::state::HostState;

/// Finds and checks the sender. `named` is the name in the path, where there is one.
pub(super) async fn identify<'a>(
    state: &'a HostState,
    named: Option<&str>,
    kind: ConnectorKind,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Telephony<'a>, Problem> {
    let signature = Signature::of(headers)?;
    let name = match (named.map(ConnectorName::new), &signature.connector) {
        (Some(named), Some(signed)) if named != *signed => {
            return Err(unknown(format!(
                "the signature is of connector `{signed}`, the address of `{named}`"
            )));
        }
        (Some(named), _) => named,
        (None, Some(signed)) => signed.clone(),
        (None, None) => {
            return Err(unknown(
                "the `Callbench-Signature` names no connector".to_owned(),
            ));
        }
    };
    let record = state
        .store
        .connectors()
        .find(&name)
        .await?
        .filter(|record| record.kind == kind)
        .ok_or_else(|| unknown(format!("there is no connector `{name}` of kind {kind}")))?;
    signature.check(&record.secret, headers, body, state.clock.now())?;
    Ok(Telephony { record, state })
}

fn unknown(message: String) -> Problem {
    Problem::new(
        StatusCode::UNAUTHORIZED,
        "unknown-connector",
        message,
        "an administrator adds connectors with `PUT /api/v1/connectors/{name}`; the signature names one with `connector=<name>`",
    )
}
