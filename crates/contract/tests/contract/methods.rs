//! The table of methods.

use callbench_contract::data::data_objects;
use callbench_contract::error::ErrorCode;
use callbench_contract::interface::operations;
use callbench_contract::method::{AnsweredBy, methods};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn each_pair_of_service_and_method_stands_once_with_its_spelling() {
    let methods = methods();
    let pairs: BTreeSet<_> = methods
        .iter()
        .map(|m| (m.service.as_str(), m.method.as_str()))
        .collect();
    assert_eq!(pairs.len(), methods.len());
    for method in &methods {
        assert!(
            !method.calls.is_empty(),
            "{}.{}",
            method.service,
            method.method
        );
        assert!(
            !method.result.is_empty(),
            "{}.{}",
            method.service,
            method.method
        );
    }
}

#[test]
fn the_whole_table_is_there() {
    let index: Vec<String> = methods()
        .iter()
        .map(|m| {
            let keys: Vec<&str> = m.request_keys.iter().map(|key| key.name.as_str()).collect();
            format!(
                "{}.{} ({}) {:?} {}",
                m.service,
                m.method,
                keys.join(", "),
                m.answered_by,
                m.grade
            )
        })
        .collect();
    insta::assert_snapshot!(index.join("\n"));
}

#[test]
fn what_this_release_does_not_do_is_refused_with_133_and_nothing_else() {
    for method in methods() {
        let expected = method.answered_by == AnsweredBy::NotInThisRelease;
        let found = method.errors.contains(&ErrorCode::NotInThisRelease);
        assert_eq!(found, expected, "{}.{}", method.service, method.method);
    }
}

#[test]
fn the_shell_answers_what_concerns_the_page_and_the_host_the_rest() {
    let by = |who: AnsweredBy| -> BTreeSet<String> {
        methods()
            .into_iter()
            .filter(|m| m.answered_by == who)
            .map(|m| format!("{}.{}", m.service, m.method))
            .collect()
    };
    let shell = [
        "contextEvent.register",
        "contextEvent.unRegister",
        "globalEvent.register",
        "globalEvent.unRegister",
        "instance.close",
        "instance.getContext",
        "interface.trigger",
        "lifeCycle.event",
        "lifeCycle.register",
        "lifeCycle.unRegister",
    ];
    assert_eq!(by(AnsweredBy::Shell), shell.map(str::to_owned).into());
    let host = [
        "appConf.create",
        "appConf.delete",
        "appConf.get",
        "appConf.update",
        "contextData.get",
        "globalData.get",
        "httpRequest.invoke",
        "httpRequest.invokeAmeyo",
        "store.delete",
        "store.get",
        "store.set",
    ];
    assert_eq!(by(AnsweredBy::Host), host.map(str::to_owned).into());
}

#[test]
fn examples_hold_the_keys_that_are_required() {
    for method in methods() {
        let Some(example) = method.example else {
            continue;
        };
        for key in method.request_keys {
            let found = example.request_data.get(&key.name).is_some();
            assert!(
                found || !key.required,
                "{}.{}: {}",
                method.service,
                method.method,
                key.name
            );
        }
    }
}

#[test]
fn examples_of_objects_and_operations_are_accepted_by_their_schemas() {
    let objects = data_objects()
        .into_iter()
        .map(|object| (object.name, object.schema, object.example));
    let operations = operations()
        .into_iter()
        .map(|operation| (operation.name, operation.data_schema, operation.example));
    for (name, schema, example) in objects.chain(operations) {
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        let errors: Vec<String> = validator
            .iter_errors(&example)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        assert_ne!(example, Value::Null);
    }
}
