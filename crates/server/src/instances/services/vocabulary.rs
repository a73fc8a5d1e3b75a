//! Whether there is such an object, and whether it offers what is asked.

use std::sync::LazyLock;

use callbench_contract::data::{DataObjectEntry, data_objects};
use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::event::EventScope;

static OBJECTS: LazyLock<Vec<DataObjectEntry>> = LazyLock::new(data_objects);

/// Refuses an object that the service doesn't have.
pub(super) fn require_object(scope: EventScope, name: &str) -> Result<(), AppError> {
    entry(scope, name).map(|_| ())
}

/// Refuses a method, or an action of it, that the object doesn't offer.
pub(super) fn require_use(
    scope: EventScope,
    object: &str,
    method: &str,
    action: Option<&str>,
) -> Result<(), AppError> {
    let entry = entry(scope, object)?;
    let offered: Vec<_> = entry
        .uses
        .iter()
        .filter(|one| one.method == method)
        .collect();
    if offered.is_empty() {
        let others: Vec<&str> = OBJECTS
            .iter()
            .filter(|other| other.scope == scope)
            .filter(|other| other.uses.iter().any(|one| one.method == method))
            .map(|other| other.name.as_str())
            .collect();
        return Err(AppError {
            given: Some(object.to_owned()),
            ..AppError::new(
                ErrorCode::UnknownAction,
                format!(
                    "{scope}Data.{method} is not offered for `{object}`, only for {}",
                    others.join(", ")
                ),
            )
        }
        .at("dataObject"));
    }
    let Some(action) = action else {
        return Ok(());
    };
    let actions = || offered.iter().filter_map(|one| one.action.as_deref());
    if actions().any(|known| known == action) {
        return Ok(());
    }
    Err(AppError::unknown_name(
        ErrorCode::UnknownAction,
        &format!("{scope}Data.{method} on `{object}` has no action"),
        action,
        actions(),
    )
    .at("actionType"))
}

fn entry(scope: EventScope, name: &str) -> Result<&'static DataObjectEntry, AppError> {
    let of_scope = |scope: EventScope| OBJECTS.iter().filter(move |object| object.scope == scope);
    if let Some(found) = of_scope(scope).find(|object| object.name == name) {
        return Ok(found);
    }
    let other = match scope {
        EventScope::Global => EventScope::Context,
        EventScope::Context => EventScope::Global,
    };
    let error = AppError::unknown_name(
        ErrorCode::UnknownDataObject,
        &format!("{scope}Data has no object"),
        name,
        of_scope(scope).map(|object| object.name.as_str()),
    )
    .at("dataObject");
    if of_scope(other).any(|object| object.name == name) {
        return Err(AppError {
            message: format!("{scope}Data has no object `{name}`; {other}Data has"),
            did_you_mean: None,
            ..error
        });
    }
    Err(error)
}
