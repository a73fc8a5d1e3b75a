//! Profiles as files, and what they can be imported from.

use callbench_contract::BuildProfile;
use callbench_contract::catalogue::catalogue;
use callbench_contract::event::EventScope;
use callbench_contract::profile_file::{ImportWishes, Imported, import, read};
use callbench_contract::slot::SlotType;
use serde_json::json;

fn wishes() -> ImportWishes {
    ImportWishes {
        source: "acme.txt".to_owned(),
        ..ImportWishes::default()
    }
}

fn imported(text: &str) -> Imported {
    import(text, &wishes()).unwrap_or_else(|problem| panic!("{problem}: {}", problem.remedy))
}

fn refusal(text: &str) -> String {
    let problem = import(text, &wishes()).expect_err("it is refused");
    format!("{problem} | {}", problem.remedy)
}

#[test]
fn a_plain_list_of_names_adds_events_to_our_own() {
    let text = "# seen in the live build\nsurveyDone\n\ncontext caseOpened workbench, modal # tab\ncallConnected navbar\n";
    let profile = imported(text).profile;
    assert_eq!(profile.name, "acme");
    assert_eq!(profile.events.len(), BuildProfile::ours().events.len() + 2);
    let survey = profile
        .event(EventScope::Global, "surveyDone")
        .expect("it is there");
    assert_eq!(survey.slot_types, SlotType::ALL);
    assert_eq!(survey.schema["type"], "object");
    let case = profile
        .event(EventScope::Context, "caseOpened")
        .expect("it is there");
    assert_eq!(case.slot_types, [SlotType::Workbench, SlotType::Modal]);
    let known = profile
        .event(EventScope::Global, "callConnected")
        .expect("it stays");
    assert_eq!(known.slot_types, [SlotType::Navbar]);
    assert!(known.schema["properties"]["phone"].is_object());
    assert_eq!(profile.methods, BuildProfile::ours().methods);
}

#[test]
fn a_build_may_have_these_events_only() {
    let wishes = ImportWishes {
        only: true,
        name: Some("acme 4.80".to_owned()),
        platform_version: callbench_contract::profile_file::version("4.80"),
        ..wishes()
    };
    let profile = import("surveyDone\n", &wishes).expect("a list").profile;
    assert_eq!(profile.events.len(), 1);
    assert_eq!(profile.name, "acme 4.80");
    assert_eq!(profile.platform_version.to_string(), "4.80.0");
}

#[test]
fn what_was_imported_reads_back_the_same() {
    let schema = json!({ "surveyDone": { "type": "object", "properties": { "score": { "type": "integer" } } } });
    for text in ["surveyDone\n", &schema.to_string()] {
        let imported = imported(text);
        let again = read(&imported.document.to_string()).expect("a profile file");
        assert_eq!(again, imported.profile);
    }
}

#[test]
fn schemas_come_one_by_one_by_name_or_in_a_list() {
    let schema = json!({
        "type": "object",
        "description": "A survey ended.",
        "required": ["score"],
        "properties": { "score": { "type": "integer", "minimum": 0 }, "by": { "$ref": "#/definitions/Person" } },
        "definitions": { "Person": { "type": "object", "properties": { "name": { "type": "string" } } } },
    });
    let mut titled = schema.clone();
    titled["title"] = json!("surveyDone");
    for text in [
        titled.to_string(),
        json!({ "surveyDone": schema }).to_string(),
        json!([titled]).to_string(),
        json!([{ "name": "surveyDone", "scope": "global", "schema": schema }]).to_string(),
    ] {
        let profile = imported(&text).profile;
        let event = profile
            .event(EventScope::Global, "surveyDone")
            .unwrap_or_else(|| panic!("{text}"));
        assert_eq!(event.summary, "A survey ended.");
        assert_eq!(
            event.example,
            json!({ "score": 0, "by": { "name": "text" } })
        );
        assert_eq!(event.schema["properties"]["by"]["$ref"], "#/$defs/Person");
        let validator = jsonschema::draft202012::new(&event.schema).expect("a schema");
        assert!(validator.is_valid(&event.example));
    }
    let untitled = imported(&schema.to_string()).profile;
    assert!(untitled.event(EventScope::Global, "acme").is_some());
}

#[test]
fn a_whole_profile_and_our_own_catalogue_are_taken_as_they_are() {
    let ours = BuildProfile::ours();
    let whole = serde_json::to_string(&ours).expect("JSON");
    assert_eq!(imported(&whole).profile, ours);
    let catalogued = imported(&catalogue(&ours).to_string()).profile;
    assert_eq!(catalogued, ours);
}

#[test]
fn a_profile_file_says_only_what_is_otherwise() {
    let text = json!({ "name": "acme", "platformVersion": "4.80.0", "events": ["callConnected", { "name": "tabChanged" }] });
    let profile = read(&text.to_string()).expect("a profile");
    assert_eq!(profile.events.len(), 2);
    assert_eq!(profile.events[1].scope, EventScope::Context);
    assert_eq!(profile.data_objects, BuildProfile::ours().data_objects);
}

#[test]
fn whatever_is_malformed_is_refused_with_its_place_and_a_remedy() {
    let object = json!({ "type": "object" });
    let refusals = [
        "",
        "# nothing\n",
        "callConnected\nwhat happened\n",
        "callConnected\n2fast\n",
        "surveyDone workbnch\n",
        "surveyDone\nsurveyDone\n",
        "{ \"surveyDone\": ",
        "{ \"a\": {}, \"a\": {} }",
        "[1]",
        "[{}]",
        &json!([{ "name": "x", "scpe": "global" }]).to_string(),
        &json!([{ "name": "x", "scope": "globl" }]).to_string(),
        &json!([{ "name": "x", "slotTypes": [] }]).to_string(),
        &json!([{ "name": "x", "slotTypes": ["modl"] }]).to_string(),
        &json!([{ "name": "x", "schema": "object" }]).to_string(),
        &json!([object]).to_string(),
        &json!({ "x": { "type": "objct" } }).to_string(),
        &json!({ "x": { "properties": { "a": { "$ref": "#/$defs/B" } } } }).to_string(),
        &json!({ "x": { "properties": { "a": { "$ref": "https://example.com/b.json" } } } })
            .to_string(),
        &json!({ "x": { "required": "a" } }).to_string(),
        &json!({ "x": 3 }).to_string(),
        &json!({ "name": "x", "events": [], "method": [] }).to_string(),
        &json!({ "name": "x", "events": [], "platformVersion": "new" }).to_string(),
        &json!({ "name": "x", "events": [], "methods": [{ "service": "a" }] }).to_string(),
        &json!({ "name": "", "events": [] }).to_string(),
    ]
    .map(|text| format!("{text:?}\n    {}", refusal(text)));
    insta::assert_snapshot!(refusals.join("\n"));
}

#[test]
fn no_input_makes_it_panic() {
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    for text in ["\u{feff}surveyDone", "{}", "[]", "\0", "💥", &deep] {
        drop(import(text, &wishes()));
        drop(read(text));
    }
}
