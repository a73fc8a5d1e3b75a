//! The table of methods.

use callbench_contract::data::data_objects;
use callbench_contract::error::ErrorCode;
use callbench_contract::event::EventScope;
use callbench_contract::interface::operations;
use callbench_contract::method::{AnsweredBy, methods};
use callbench_contract::opening::{context_operations, contexts};
use callbench_contract::rest::{ParameterPlace, rest_routes};
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
    for method in methods() {
        let on_the_page = matches!(
            method.service.as_str(),
            "lifeCycle" | "globalEvent" | "contextEvent" | "interface" | "instance"
        ) || (method.service == "contextData"
            && matches!(method.method.as_str(), "view" | "refresh"));
        let expected = if on_the_page {
            AnsweredBy::Shell
        } else {
            AnsweredBy::Host
        };
        assert_eq!(
            method.answered_by, expected,
            "{}.{}",
            method.service, method.method
        );
    }
}

#[test]
fn every_method_has_an_example() {
    for method in methods() {
        let unanswered =
            (method.service.as_str(), method.method.as_str()) == ("lifeCycle", "event");
        assert_eq!(
            method.example.is_none(),
            unanswered,
            "{}.{}",
            method.service,
            method.method
        );
    }
}

#[test]
fn every_method_of_the_data_services_is_offered_for_an_object() {
    let objects = data_objects();
    for method in methods() {
        let Some(scope) = [EventScope::Global, EventScope::Context]
            .into_iter()
            .find(|scope| method.service == format!("{scope}Data"))
        else {
            continue;
        };
        let beside_the_table = matches!(method.method.as_str(), "get" | "takeSnap" | "trigger");
        let offered = objects
            .iter()
            .filter(|object| object.scope == scope)
            .any(|object| object.uses.iter().any(|one| one.method == method.method));
        assert_eq!(
            offered, !beside_the_table,
            "{}.{}",
            method.service, method.method
        );
    }
}

#[test]
fn every_use_of_an_object_names_a_method_and_one_of_its_keys() {
    for object in data_objects() {
        let service = format!("{}Data", object.scope);
        for one in object.uses {
            let method = methods()
                .into_iter()
                .find(|method| method.service == service && method.method == one.method)
                .unwrap_or_else(|| panic!("{service}.{} of {}", one.method, object.name));
            let keys: Vec<&str> = method
                .request_keys
                .iter()
                .map(|key| key.name.as_str())
                .collect();
            assert!(
                keys.contains(&one.argument_key.as_str()),
                "{service}.{}: {keys:?}",
                one.method
            );
            for key in one
                .example
                .request_data
                .as_object()
                .expect("an object")
                .keys()
            {
                assert!(
                    keys.contains(&key.as_str()),
                    "{service}.{}: {key}",
                    one.method
                );
            }
        }
    }
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
fn every_example_is_accepted_by_its_schema() {
    let mut examples = Vec::new();
    for object in data_objects() {
        if let (Some(schema), Some(example)) = (object.parameters, object.parameters_example) {
            examples.push((format!("{} takes", object.name), schema, example));
        }
        for one in object.uses {
            let name = format!("{}.{} {:?}", object.name, one.method, one.action);
            let argument = one.example.request_data[&one.argument_key].clone();
            examples.push((format!("{name} takes"), one.argument, argument));
            examples.push((format!("{name} answers"), one.answer, one.example.answer));
        }
        examples.push((object.name, object.schema, object.example));
    }
    for operation in [operations(), contexts(), context_operations()].concat() {
        examples.push((operation.name, operation.data_schema, operation.example));
    }
    for method in methods() {
        let Some(example) = method.example else {
            continue;
        };
        let name = format!("{}.{}", method.service, method.method);
        if let Some(schema) = method.answer {
            examples.push((name.clone(), schema, example.answer));
        }
        for key in method.request_keys {
            if let Some(value) = example.request_data.get(&key.name) {
                examples.push((format!("{name}: {}", key.name), key.schema, value.clone()));
            }
        }
    }
    for (name, schema, example) in examples {
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        let errors: Vec<String> = validator
            .iter_errors(&example)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

#[test]
fn rest_routes_have_one_name_each_and_say_what_stands_in_their_path() {
    let routes = rest_routes();
    let names: BTreeSet<&str> = routes.iter().map(|route| route.name.as_str()).collect();
    assert_eq!(names.len(), routes.len());
    for route in &routes {
        let described = route
            .parameters
            .iter()
            .any(|parameter| parameter.place == ParameterPlace::Path);
        assert_eq!(route.takes_path_parameter(), described, "{}", route.name);
        assert!(route.answer.get("type").is_some(), "{}", route.name);
    }
}
