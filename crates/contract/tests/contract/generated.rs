//! What is generated from the contract.

use callbench_contract::BuildProfile;
use callbench_contract::generate::{GENERATED_BY, PROJECT_CONTRACT, files, project_files};
use serde_json::json;
use std::path::Path;

#[test]
fn committed_files_are_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let stale: Vec<String> = files(&BuildProfile::ours())
        .into_iter()
        .filter(|file| {
            std::fs::read_to_string(root.join(&file.path))
                .map_or(true, |found| found != file.contents)
        })
        .map(|file| file.path)
        .collect();
    assert!(stale.is_empty(), "run `cargo xtask codegen`: {stale:?}");
}

#[test]
fn every_file_says_where_it_comes_from() {
    for file in files(&BuildProfile::ours()) {
        let start: String = file.contents.lines().take(2).collect();
        assert!(start.contains(GENERATED_BY), "{}", file.path);
        assert!(
            file.contents.ends_with('\n') && !file.contents.ends_with("\n\n"),
            "{}",
            file.path
        );
    }
}

#[test]
fn generating_twice_gives_the_same_bytes() {
    assert_eq!(files(&BuildProfile::ours()), files(&BuildProfile::ours()));
}

#[test]
fn a_profile_that_went_through_json_generates_the_same_files() {
    let profile = BuildProfile::ours();
    let text = serde_json::to_string(&profile).expect("a profile is JSON");
    let read: BuildProfile = serde_json::from_str(&text).expect("and can be read back");
    assert_eq!(read, profile);
    assert_eq!(files(&read), files(&profile));
}

#[test]
fn the_typescript_of_one_event_is_stable() {
    let text = app_contract(&BuildProfile::ours());
    insta::assert_snapshot!(block(&text, "/** How a call went, known from its end on. */", "}\n"), @r"
    /** How a call went, known from its end on. */
    export interface CallOutcome {
      /** When the call began, in milliseconds since the epoch. */
      callStartTime: Timestamp;
      /** When it ended, in milliseconds since the epoch. */
      callEndTime: Timestamp;
      /** How long agent and customer were connected, hold included, in milliseconds. */
      talkTime: Millis;
      /** How long the customer was on hold in all, in milliseconds. */
      holdTime: Millis;
      /** How long it rang, in milliseconds. */
      ringingTime: Millis;
      /** How long setting up the call took before it rang, in milliseconds. */
      setupTime: Millis;
      /** How long the customer was in the IVR, in milliseconds. */
      ivrTime: Millis;
      /** How many attempts were made to reach the customer. */
      numAttempts: number;
      /** Who hung up first. */
      hangupFirst: HangupParty;
      /** Whether the call ended while the customer was on hold. */
      hangUpOnHold: boolean;
      /** Whether the two talked, in one word. */
      callResult: CallResult;
      /** The telephony system's cause code (16 is a normal end). */
      hangupCauseCode: number;
      /** What the telephony system made of the call. */
      systemDisposition: SystemDisposition;
      /** Where the recording is, if there is one. */
      recordingFileUrl?: string;
    }
    ");
    insta::assert_snapshot!(block(&text, "/** A call was disposed. */", "}\n"), @r"
    /** A call was disposed. */
    export interface CallDisposed extends CallFields, CallOutcome, Disposition {
      /** How long after-call work took, in milliseconds. */
      wrapUpTime: Millis;
    }
    ");
}

/// The types that an app's project has.
fn app_contract(profile: &BuildProfile) -> String {
    project_file(profile, PROJECT_CONTRACT)
}

fn project_file(profile: &BuildProfile, path: &str) -> String {
    project_files(profile)
        .into_iter()
        .find(|file| file.path == path)
        .expect("the file is among those of a project")
        .contents
}

fn block(text: &str, start: &str, end: &str) -> String {
    let text = &text[text.find(start).expect("the block's start")..];
    text[..text.find(end).expect("the block's end") + end.len()].to_owned()
}

/// A profile as a user may import it: other events, schemas of another hand, no shared parts.
#[test]
fn another_builds_profile_generates_its_own_types() {
    let mut profile = BuildProfile::ours();
    profile.name = "acme 4.80".to_owned();
    profile.shared.clear();
    profile.answers.clear();
    profile.data_objects.clear();
    profile.operations.clear();
    profile.events.truncate(1);
    let event = &mut profile.events[0];
    event.name = "acme-survey.done".to_owned();
    event.schema = json!({
        "type": "object",
        "description": "A survey */ ended.",
        "required": ["score"],
        "properties": {
            "score": { "type": ["integer", "null"], "description": "Zero to ten." },
            "answers": { "type": "array", "items": { "$ref": "#/definitions/Answer" } },
            "by-hand": { "enum": ["yes", "no", 3, null] },
            "meta": { "type": "object", "additionalProperties": { "type": ["string", "number"] } },
            "pair": { "type": "object", "properties": { "left": { "type": "string" }, "right": true }, "required": ["left"] },
            "choices": { "type": "array", "items": { "anyOf": [{ "type": "string" }, { "type": "boolean" }] } },
            "anything": {},
            "unknownType": { "type": "tuple" },
        },
    });
    let text = app_contract(&profile);
    insta::assert_snapshot!(block(&text, "/** A survey", "}\n"), @r#"
    /** A survey * / ended. */
    export interface AcmeSurveyDone {
      /** Zero to ten. */
      score: number | null;
      answers?: unknown[];
      "by-hand"?: "yes" | "no" | 3 | null;
      meta?: Record<string, string | number>;
      pair?: { left: string; right?: unknown };
      choices?: (string | boolean)[];
      anything?: unknown;
      unknownType?: unknown;
    }
    "#);
    assert!(text.contains("\"acme-survey.done\": AcmeSurveyDone;"));
    let reference = project_file(&profile, "docs/SDK_REFERENCE.md");
    assert!(reference.contains("### `acme-survey.done`"));
    assert!(
        reference.starts_with("<!-- generated by `callbench contract import`; do not edit -->")
    );
}

#[test]
fn two_different_types_of_one_name_get_two_names() {
    let mut profile = BuildProfile::ours();
    profile.events.truncate(2);
    profile.events[0].schema =
        json!({ "title": "Thing", "type": "object", "properties": { "a": { "type": "string" } } });
    profile.events[1].schema =
        json!({ "title": "Thing", "type": "object", "properties": { "b": { "type": "string" } } });
    let text = app_contract(&profile);
    assert!(text.contains("export interface Thing {\n  a?: string;\n}"));
    assert!(text.contains("export interface Thing2 {\n  b?: string;\n}"));
}

#[test]
fn names_that_the_file_declares_itself_stay_its_own() {
    let mut profile = BuildProfile::ours();
    profile.events.truncate(1);
    profile.events[0].schema = json!({
        "title": "EventName", "type": "object", "properties": { "code": { "$ref": "#/$defs/ErrorCode" } },
        "$defs": { "ErrorCode": { "type": "string" } },
    });
    let text = app_contract(&profile);
    assert!(text.contains("export interface EventName2 {\n  code?: ErrorCode2;\n}"));
    for name in ["EventName", "ErrorCode"] {
        let declared = text.matches(&format!("export type {name} =")).count()
            + text.matches(&format!("export interface {name} ")).count();
        assert_eq!(declared, 1, "{name}");
    }
}

#[test]
fn each_name_has_a_type_for_what_it_takes_and_answers() {
    let profile = BuildProfile::ours();
    let text = app_contract(&profile);
    let actions = block(&text, "export interface ContextDataActions {", "\n}\n");
    assert!(actions.contains("    transfer: { argument: TargetChoice; answer: InteractionInfo };"));
    let uses = block(&text, "export interface GlobalDataUses {", "\n}\n");
    assert!(uses.contains("    getTickets: { argument: TicketFilter; answer: TicketPage };"));
    let parameters = block(&text, "export interface GlobalDataParameters {", "}\n");
    assert!(parameters.contains("  queues: CampaignChoice;"));
    for (map, names) in [
        (
            "InterfaceOperations",
            profile
                .operations
                .iter()
                .map(|it| &it.name)
                .collect::<Vec<_>>(),
        ),
        (
            "InterfaceContexts",
            profile.contexts.iter().map(|it| &it.name).collect(),
        ),
        (
            "ContextOperations",
            profile
                .context_operations
                .iter()
                .map(|it| &it.name)
                .collect(),
        ),
        (
            "RestApis",
            profile.rest_routes.iter().map(|it| &it.name).collect(),
        ),
    ] {
        let map = block(&text, &format!("export interface {map} {{"), "\n}\n");
        for name in names {
            assert!(map.contains(&format!("\n  {name}: {{")), "{name}");
        }
    }
}
