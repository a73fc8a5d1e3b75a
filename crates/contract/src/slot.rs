//! Slots: the places in the shell where apps run.

use crate::ids::SlotName;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The type of a slot (guide). It decides which events an app may register for there (error 122).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum SlotType {
    /// A lasting place in the workspace: panel, tab or dashboard widget.
    Workbench,
    /// A dialog that opens on demand and goes away.
    Modal,
    /// A full page opened from the app grid.
    Navbar,
}

/// A word that names no slot type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no slot type: expected workbench, modal or navbar")]
pub struct UnknownSlotType(pub String);

impl SlotType {
    /// All slot types.
    pub const ALL: [Self; 3] = [Self::Workbench, Self::Modal, Self::Navbar];

    /// The word used in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Workbench => "workbench",
            Self::Modal => "modal",
            Self::Navbar => "navbar",
        }
    }
}

impl FromStr for SlotType {
    type Err = UnknownSlotType;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|t| t.as_str() == text)
            .ok_or_else(|| UnknownSlotType(text.to_owned()))
    }
}

impl fmt::Display for SlotType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The room that a slot gives an app.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum Layout {
    /// A side panel, 320 to 560 pixels wide.
    Narrow,
    /// The middle of the workspace or a dashboard widget.
    Wide,
    /// The whole page below the top bar.
    Full,
    /// A dialog.
    Dialog,
}

impl Layout {
    /// The word used in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Wide => "wide",
            Self::Full => "full",
            Self::Dialog => "dialog",
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A place in the shell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Slot {
    /// Its name, as used by `callbench deploy --slot`.
    pub name: SlotName,
    /// Its type.
    pub slot_type: SlotType,
    /// The room that it gives.
    pub layout: Layout,
    /// What people see, in sentence case.
    pub title: String,
    /// Where it is and what it is for.
    pub description: String,
}

/// The names of the slots that always exist, in the order of [`built_in_slots`].
pub const BUILT_IN_SLOT_NAMES: [&str; 5] =
    ["workbench", "workspace-tab", "dashboard", "navbar", "modal"];

/// The slots that exist on every host of ours (ours; the slot types are from the guide).
#[must_use]
pub fn built_in_slots() -> Vec<Slot> {
    let [workbench, workspace_tab, dashboard, navbar, modal] = BUILT_IN_SLOT_NAMES;
    [
        (
            workbench,
            SlotType::Workbench,
            Layout::Narrow,
            "Workbench",
            "Side panel of the agent's workspace, one app at a time.",
        ),
        (
            workspace_tab,
            SlotType::Workbench,
            Layout::Wide,
            "Workspace tab",
            "Tab beside the current interaction, as wide as the middle column.",
        ),
        (
            dashboard,
            SlotType::Workbench,
            Layout::Wide,
            "Dashboard",
            "Widget on the supervisor's dashboard; gets `dataDuration`.",
        ),
        (
            navbar,
            SlotType::Navbar,
            Layout::Full,
            "Navbar",
            "Full page opened from the app grid.",
        ),
        (
            modal,
            SlotType::Modal,
            Layout::Dialog,
            "Modal",
            "Dialog over the workspace, opened on demand.",
        ),
    ]
    .into_iter()
    .filter_map(|(name, slot_type, layout, title, description)| {
        // The names are ours and valid (a test holds all five); a library must not panic to prove it.
        let name = SlotName::new(name).ok()?;
        Some(Slot {
            name,
            slot_type,
            layout,
            title: title.to_owned(),
            description: description.to_owned(),
        })
    })
    .collect()
}
