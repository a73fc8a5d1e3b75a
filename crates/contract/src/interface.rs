//! `interface.trigger`: what the shell shows on behalf of an app (`showToast`: guide, `toastNotification`: seen, the rest: ours).

use crate::grade::Grade;
use crate::ids::InstanceId;
use crate::schema::schema_of;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// A short message at the edge of the shell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShowToast {
    /// What kind of message it is.
    #[serde(rename = "type")]
    pub toast_type: ToastType,
    /// The message.
    pub content: String,
    /// A heading above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How long it stays, in milliseconds; the shell decides when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<u32>,
}

/// The kind of a toast: colour, icon and how it is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum ToastType {
    /// Something worked.
    Success,
    /// Something worth knowing.
    Info,
    /// Something to look at.
    Warning,
    /// Something failed.
    Error,
}

/// The toast that is shown now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ToastShown {
    /// Its id.
    pub toast_id: String,
}

/// A form in a dialog of the shell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShowForm {
    /// The dialog's title.
    pub title: String,
    /// A sentence above the fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The button's label; "Save" when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submit_label: Option<String>,
    /// The fields, from top to bottom.
    pub fields: Vec<FormField>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FormField {
    /// Its key in the answer's `values`.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What it takes.
    #[serde(rename = "type")]
    pub field_type: FormFieldType,
    /// Whether it must be filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// The choices of a `select`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<FormOption>>,
    /// What stands in it at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// What a form's field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum FormFieldType {
    /// One line of text.
    Text,
    /// Several lines of text.
    Textarea,
    /// A number.
    Number,
    /// One of some choices.
    Select,
    /// Yes or no.
    Checkbox,
    /// A day, as `YYYY-MM-DD`.
    Date,
}

/// One choice of a `select`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FormOption {
    /// What the answer holds.
    pub value: String,
    /// What people see.
    pub label: String,
}

/// How a form ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FormAnswer {
    /// Whether it was submitted, and not dismissed.
    pub submitted: bool,
    /// The fields' values by name, if it was submitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<Map<String, Value>>,
}

/// A page of the app itself, in a dialog with an instance of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenPopup {
    /// The page, relative to the app's entry page; the entry page when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The dialog's title; the app's name when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The wished width, in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// The wished height, in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// The pop-up that is open now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PopupOpened {
    /// Its instance.
    pub instance_id: InstanceId,
}

/// Which pop-up to close.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClosePopup {
    /// The pop-up's instance; the caller's own, or the one it opened last, when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<InstanceId>,
}

/// A question that is answered with yes or no, in a dialog of the shell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Confirm {
    /// The question.
    pub title: String,
    /// A sentence below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// The button for yes; "Confirm" when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_label: Option<String>,
    /// The button for no; "Cancel" when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_label: Option<String>,
    /// Whether yes does something that can't be taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<bool>,
}

/// What the person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Confirmed {
    /// Yes; `false` when it was no or the dialog was closed.
    pub confirmed: bool,
}

/// What stands on the app's tab, dock entry or tile; without any of both, nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetBadge {
    /// A number; 0 clears the badge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// A short text instead, at most 8 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The room that the instance wants, or got.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Resize {
    /// The width, in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// The height, in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// The room that an instance has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Room {
    /// The width, in pixels.
    pub width: u32,
    /// The height, in pixels.
    pub height: u32,
}

/// Which toast to close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CloseToast {
    /// As `showToast` answered it.
    pub toast_id: String,
}

/// The title over the app's own tab or dialog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetTitle {
    /// The title; an empty one gives the app's name back.
    pub title: String,
}

/// Nothing to say beyond that it worked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Done {}

/// One operation of `interface.trigger` or `contextData.trigger`, or one context of `interface.open`, as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OperationEntry {
    /// The name: `action` in the modern form of a trigger, else the first argument.
    pub name: String,
    /// What it does, in one sentence.
    pub summary: String,
    /// How we know of it.
    pub grade: Grade,
    /// The schema of `data`.
    pub data_schema: Value,
    /// The schema of the answer.
    pub answer_schema: Value,
    /// An example of `data`.
    pub example: Value,
}

/// Every operation of `interface.trigger` of our own profile.
#[must_use]
pub fn operations() -> Vec<OperationEntry> {
    let toast = json!({ "type": "success", "content": "Saved to the customer's record." });
    let form = json!({
        "title": "Call notes",
        "fields": [
            { "name": "topic", "label": "Topic", "type": "select", "required": true,
              "options": [{ "value": "billing", "label": "Billing" }, { "value": "delivery", "label": "Delivery" }] },
            { "name": "note", "label": "Note", "type": "textarea" },
        ],
    });
    let popup = json!({ "path": "index.html#/details", "title": "Order 4711", "width": 640, "height": 480 });
    vec![
        entry::<ShowToast, ToastShown>(
            "showToast",
            "Shows a short message.",
            Grade::Guide,
            toast.clone(),
        ),
        entry::<ShowToast, ToastShown>(
            "toastNotification",
            "The legacy name of `showToast`.",
            Grade::Seen,
            toast,
        ),
        entry::<ShowForm, FormAnswer>(
            "showForm",
            "Asks the agent in a form and answers when it is closed.",
            Grade::Ours,
            form,
        ),
        entry::<OpenPopup, PopupOpened>(
            "openPopup",
            "Opens a page of the app in a dialog.",
            Grade::Ours,
            popup,
        ),
        entry::<ClosePopup, Done>(
            "closePopup",
            "Closes a pop-up that the app opened, or the pop-up that calls.",
            Grade::Ours,
            json!({}),
        ),
        entry::<Confirm, Confirmed>(
            "confirm",
            "Asks a question that is answered with yes or no.",
            Grade::Ours,
            json!({ "title": "Cancel order 4711?", "confirmLabel": "Cancel order", "danger": true }),
        ),
        entry::<CloseToast, Done>(
            "closeToast",
            "Takes a short message away before its time.",
            Grade::Ours,
            json!({ "toastId": "toast-1" }),
        ),
        entry::<SetBadge, Done>(
            "setBadge",
            "Puts a number or a short text on the app's tab, dock entry or tile.",
            Grade::Ours,
            json!({ "count": 3 }),
        ),
        entry::<SetTitle, Done>(
            "setTitle",
            "Sets the title over the app's own tab or dialog.",
            Grade::Ours,
            json!({ "title": "Order 4711" }),
        ),
        entry::<Resize, Room>(
            "resize",
            "Asks for more or less room; answers what was granted.",
            Grade::Ours,
            json!({ "height": 640 }),
        ),
    ]
}

pub(crate) fn entry<Data: JsonSchema, Answer: JsonSchema>(
    name: &str,
    summary: &str,
    grade: Grade,
    example: Value,
) -> OperationEntry {
    OperationEntry {
        name: name.to_owned(),
        summary: summary.to_owned(),
        grade,
        data_schema: schema_of::<Data>(),
        answer_schema: schema_of::<Answer>(),
        example,
    }
}
