//! What `create` asks when it may.

use std::io::IsTerminal;
use std::path::PathBuf;

use super::Template;
use crate::failure::Failure;

/// Whether somebody is there to answer.
pub(crate) fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Which folder.
pub(crate) fn folder() -> Result<PathBuf, Failure> {
    let answer: String = cliclack::input("Folder of the new app")
        .placeholder("my-app")
        .default_input("my-app")
        .interact()
        .map_err(|_| cancelled())?;
    Ok(PathBuf::from(answer.trim()))
}

/// Which template.
pub(crate) fn template() -> Result<Template, Failure> {
    let mut question = cliclack::select("Start from");
    for template in Template::ALL {
        question = question.item(template, template.folder(), template.hint());
    }
    question.interact().map_err(|_| cancelled())
}

fn cancelled() -> Failure {
    Failure::refused("cancelled; nothing was written")
}
