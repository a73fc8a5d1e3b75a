//! Error codes: one table for everything that an app's request can be refused with.

use crate::grade::Grade;
use crate::nearest::nearest;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// One row of the table of error codes, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErrorEntry {
    /// The number that an app reads from `error.code`.
    pub code: u16,
    /// Its constant's name in generated code, camelCase.
    pub name: String,
    /// A few words.
    pub title: String,
    /// What the code says.
    pub meaning: String,
    /// The usual cause.
    pub cause: String,
    /// What to do about it.
    pub remedy: String,
    /// How we know of it.
    pub grade: Grade,
}

macro_rules! error_codes {
    ($($(#[$meta:meta])* $variant:ident = $code:literal {
        name: $name:literal, title: $title:literal, meaning: $meaning:literal, cause: $cause:literal, remedy: $remedy:literal, grade: $grade:ident,
    })+) => {
        /// The code of a refusal. Codes up to 129 are the platform's, from 130 up they are ours.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "u16", into = "u16")]
        pub enum ErrorCode {
            $(#[doc = $meaning] $(#[$meta])* $variant,)+
        }

        impl ErrorCode {
            /// All codes, in ascending order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The number.
            #[must_use]
            pub const fn code(self) -> u16 {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The constant's name in generated code, camelCase.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// A few words, lower case.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ }
            }

            /// What the code says, as a sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)+ }
            }

            /// The usual cause, as a sentence.
            #[must_use]
            pub const fn cause(self) -> &'static str {
                match self { $(Self::$variant => $cause,)+ }
            }

            /// What to do about it, as a sentence.
            #[must_use]
            pub const fn remedy(self) -> &'static str {
                match self { $(Self::$variant => $remedy,)+ }
            }

            /// How we know of it.
            #[must_use]
            pub const fn grade(self) -> Grade {
                match self { $(Self::$variant => Grade::$grade,)+ }
            }

            /// The code with this number, if there is one.
            #[must_use]
            pub const fn from_code(code: u16) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

error_codes! {
    RequestTimeout = 100 {
        name: "requestTimeout",
        title: "request timeout",
        meaning: "The host did not answer in time: 10 seconds, or 20 for `invokeAmeyo` and `getTickets`.",
        cause: "The host is slow or unreachable, or the page is not inside a workspace.",
        remedy: "Check the connection to the host, then repeat the request; only repeat what may safely happen twice.",
        grade: Seen,
    }
    EventNotRecognised = 121 {
        name: "eventNotRecognised",
        title: "event not recognised",
        meaning: "This build has no event of that name.",
        cause: "The name is misspelt, or belongs to another build of the platform.",
        remedy: "Take the name from `supportedEvents`; for a build with other events, import its build profile and generate the types again.",
        grade: Guide,
    }
    EventNotAllowed = 122 {
        name: "eventNotAllowed",
        title: "event not allowed in this slot type",
        meaning: "The event exists but can't be registered for in this type of slot.",
        cause: "The app runs in a slot (workbench, modal, navbar) for which the event is not offered.",
        remedy: "Register only for events whose slot types include this one, or place the app in a slot of an allowed type.",
        grade: Guide,
    }
    MalformedMessage = 130 {
        name: "malformedMessage",
        title: "malformed message",
        meaning: "The message is not a request: it is not JSON, not an object, or `service` or `method` is not text.",
        cause: "The app posts messages by hand, or something else posts to the shell.",
        remedy: "Call the SDK's functions instead of posting messages.",
        grade: Ours,
    }
    UnknownService = 131 {
        name: "unknownService",
        title: "unknown service",
        meaning: "The SDK has no service of that name.",
        cause: "The service's name is misspelt.",
        remedy: "Use a service of the SDK reference.",
        grade: Ours,
    }
    UnknownMethod = 132 {
        name: "unknownMethod",
        title: "unknown method",
        meaning: "The service has no method of that name.",
        cause: "The method's name is misspelt.",
        remedy: "Use a method that the SDK reference lists for the service.",
        grade: Ours,
    }
    NotInThisRelease = 133 {
        name: "notInThisRelease",
        title: "not available in this release",
        meaning: "The method belongs to the platform, but this release of the host does not carry it out yet.",
        cause: "The app uses a part of the platform that the host doesn't have.",
        remedy: "Test that part on a live build, or use a newer host; the SDK reference says what is available.",
        grade: Ours,
    }
    UnknownDataObject = 134 {
        name: "unknownDataObject",
        title: "unknown data object",
        meaning: "There is no data object of that name here.",
        cause: "The object's name is misspelt, or belongs to the other of `globalData` and `contextData`.",
        remedy: "Use a data object that the SDK reference lists for the method.",
        grade: Ours,
    }
    UnknownOperation = 135 {
        name: "unknownOperation",
        title: "unknown operation",
        meaning: "`interface.trigger` or `contextData.trigger` has no operation of that name.",
        cause: "The operation's name is misspelt.",
        remedy: "Use an operation that the SDK reference lists for the method.",
        grade: Ours,
    }
    WrongArgument = 136 {
        name: "wrongArgument",
        title: "wrong argument",
        meaning: "An argument is missing or of the wrong type; the message names it.",
        cause: "The call's arguments don't match the reference.",
        remedy: "Pass the arguments as the SDK reference describes them.",
        grade: Ours,
    }
    NotPermitted = 137 {
        name: "notPermitted",
        title: "not permitted",
        meaning: "The signed-in person, or this app, may not do that.",
        cause: "The person's role or the app's placement doesn't cover the request.",
        remedy: "Ask an administrator to place the app for this role, or leave the request out for it.",
        grade: Ours,
    }
    HostUnreachable = 138 {
        name: "hostUnreachable",
        title: "host unreachable",
        meaning: "The shell could not reach the host.",
        cause: "The host is down, or the network between the browser and the host is.",
        remedy: "Tell the person and try again shortly; the shell reconnects by itself.",
        grade: Ours,
    }
    InstanceGone = 139 {
        name: "instanceGone",
        title: "instance gone",
        meaning: "The instance no longer exists.",
        cause: "The app was closed, its placement changed, or the person signed out.",
        remedy: "Reload the workspace; don't keep an instance's id beyond its life.",
        grade: Ours,
    }
    NothingInContext = 140 {
        name: "nothingInContext",
        title: "nothing in context",
        meaning: "There is no interaction, customer or ticket in context to answer from.",
        cause: "The agent has no current interaction, or the slot has no context.",
        remedy: "Ask after `callConnected` or `interactionConnected`, and show an empty state otherwise.",
        grade: Ours,
    }
    PayloadTooLarge = 141 {
        name: "payloadTooLarge",
        title: "payload too large",
        meaning: "The message or the value is larger than allowed: 1 MiB a message; `store` and `appConf` have limits of their own.",
        cause: "The app sends or stores too much at once.",
        remedy: "Send less, or in parts.",
        grade: Ours,
    }
    UrlNotAllowed = 142 {
        name: "urlNotAllowed",
        title: "URL not allowed",
        meaning: "`httpRequest` reaches the platform's REST API, and other servers only where an administrator listed them.",
        cause: "The path begins with a slash or leads out of `ameyorestapi/`, or the server is not listed, private, or not on `https`.",
        remedy: "Pass a path like `ameyorestapi/cc/campaigns/getAssigned`; for another server ask an administrator to list its host.",
        grade: Ours,
    }
    NotFound = 143 {
        name: "notFound",
        title: "not found",
        meaning: "What the request names doesn't exist.",
        cause: "The id or key is wrong, or the record was deleted.",
        remedy: "Check the id or key; the message names it.",
        grade: Ours,
    }
    Conflict = 144 {
        name: "conflict",
        title: "conflict",
        meaning: "The request doesn't fit the present state, or someone else changed the record meanwhile.",
        cause: "Two writers, or an action at the wrong moment, such as a disposition before the call's end.",
        remedy: "Read the present state again, then decide.",
        grade: Ours,
    }
    UnknownAction = 145 {
        name: "unknownAction",
        title: "unknown action",
        meaning: "The data object has no action of that name, or the method is not offered for it.",
        cause: "The action's name is misspelt, or the method belongs to another data object.",
        remedy: "Use an action that the SDK reference lists for the data object.",
        grade: Ours,
    }
    UnknownContext = 146 {
        name: "unknownContext",
        title: "unknown context",
        meaning: "`interface.open` has no context of that name.",
        cause: "The context's name is misspelt.",
        remedy: "Use a context that the SDK reference lists for `interface.open`.",
        grade: Ours,
    }
    UnknownApi = 147 {
        name: "unknownApi",
        title: "unknown API name",
        meaning: "`request.api` has no API of that name.",
        cause: "The name is misspelt, or belongs to another build of the platform.",
        remedy: "Use a name that the SDK reference lists for `request.api`.",
        grade: Ours,
    }
    TooManyRequests = 148 {
        name: "tooManyRequests",
        title: "too many requests",
        meaning: "This app asks more than the workspace answers; other apps are not touched.",
        cause: "A loop without a pause, or an event handler that asks the host for every event.",
        remedy: "Ask less often, keep answers, and go on after the time that the message names.",
        grade: Ours,
    }
    Cancelled = 149 {
        name: "cancelled",
        title: "cancelled",
        meaning: "The app itself gave the call up by its `AbortSignal`.",
        cause: "The signal was aborted before the answer came.",
        remedy: "Nothing: this is what the app asked for. What the host had begun may still happen.",
        grade: Ours,
    }
    Internal = 150 {
        name: "internal",
        title: "internal error",
        meaning: "The host failed; the app did nothing wrong.",
        cause: "A fault of the host; its log has the details under the request's id.",
        remedy: "Try again, and report it with the time if it stays.",
        grade: Ours,
    }
    OutsideWorkspace = 160 {
        name: "outsideWorkspace",
        title: "opened outside the workspace",
        meaning: "The page has no workspace around it, so that the SDK has nobody to talk to.",
        cause: "The app's URL was opened in a browser tab of its own, or the `origin` parameter is missing.",
        remedy: "Open the workspace and the app in its slot; in development, run `npm run dev`.",
        grade: Ours,
    }
    NotInitialised = 161 {
        name: "notInitialised",
        title: "not initialised",
        meaning: "The SDK was used before `initialize` was called.",
        cause: "An event or method comes before the start.",
        remedy: "Call `await AmeyoClient.initialize({ instanceId: \"ameyoIframe\" })` once, before any event or method.",
        grade: Ours,
    }
}

/// The whole table as data.
#[must_use]
pub fn errors() -> Vec<ErrorEntry> {
    ErrorCode::ALL
        .iter()
        .map(|code| ErrorEntry {
            code: code.code(),
            name: code.name().to_owned(),
            title: code.title().to_owned(),
            meaning: code.meaning().to_owned(),
            cause: code.cause().to_owned(),
            remedy: code.remedy().to_owned(),
            grade: code.grade(),
        })
        .collect()
}

/// A number that is no error code of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no error code of the contract")]
pub struct UnknownErrorCode(pub u16);

impl TryFrom<u16> for ErrorCode {
    type Error = UnknownErrorCode;

    fn try_from(code: u16) -> Result<Self, Self::Error> {
        Self::from_code(code).ok_or(UnknownErrorCode(code))
    }
}

impl From<ErrorCode> for u16 {
    fn from(code: ErrorCode) -> Self {
        code.code()
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code(), self.title())
    }
}

impl JsonSchema for ErrorCode {
    fn schema_name() -> Cow<'static, str> {
        "ErrorCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<u16> = Self::ALL.iter().map(|code| code.code()).collect();
        json_schema!({ "description": "An error code of the contract's table.", "type": "integer", "enum": codes })
    }
}

/// What an app's promise is rejected with: `{ code, message }` (shape: seen), with what was wrong where that has a name (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[serde(rename_all = "camelCase")]
#[error("{message} (code {})", code.code())]
pub struct AppError {
    /// Which refusal.
    pub code: ErrorCode,
    /// What, where and why, for the developer who reads it.
    pub message: String,
    /// The argument that was wrong, as a path: `updateData.subject`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The name that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// The nearest name that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub did_you_mean: Option<String>,
}

impl AppError {
    /// A refusal with a message of its own.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            field: None,
            given: None,
            did_you_mean: None,
        }
    }

    /// A name that is not one of those that there are: `what` is such as "globalData has no object".
    #[must_use]
    pub fn unknown_name<'a>(
        code: ErrorCode,
        what: &str,
        given: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let given: String = given.chars().take(80).collect();
        let nearest = nearest(&given, known.iter().copied()).map(str::to_owned);
        let hint = match &nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None if known.len() <= 24 => format!("there is {}", known.join(", ")),
            None => "the SDK reference lists what there is".to_owned(),
        };
        Self {
            given: Some(given.clone()),
            did_you_mean: nearest,
            ..Self::new(code, format!("{what} `{given}`; {hint}"))
        }
    }

    /// Names the argument that was wrong.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}
