//! `callbench create`: a new app from a template.

mod project;
mod questions;
mod template;

use std::path::{Path, PathBuf};

use callbench_contract::manifest::AppName;
use serde_json::json;

use crate::failure::Failure;
use crate::output::Output;
use project::Project;
pub(crate) use template::Template;

/// What `callbench create` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The folder to create
    folder: Option<PathBuf>,
    /// What to start from
    #[arg(long, value_enum)]
    template: Option<Template>,
    /// The app's name in manifest.json; the folder's name when none is given
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Ask nothing: what isn't given takes its default
    #[arg(long, short)]
    yes: bool,
}

/// Asks for what is missing, writes the project, and says what to type next.
pub(crate) fn run(arguments: Arguments, output: &Output) -> Result<(), Failure> {
    let may_ask = !arguments.yes && !output.is_json() && questions::can_ask();
    let folder = match arguments.folder {
        Some(folder) => folder,
        None if may_ask => questions::folder()?,
        None => {
            return Err(Failure::usage("no folder was given").remedy(
                "name it: `callbench create my-app` (add --template to choose another than blank)",
            ));
        }
    };
    let template = match arguments.template {
        Some(template) => template,
        None if may_ask => questions::template()?,
        None => Template::Blank,
    };
    let name = app_name(arguments.name, &folder)?;
    let project = Project::new(&folder, template, name)?;
    project.write()?;
    let next = next_commands(&folder, package_tool());
    let document = json!({
        "folder": folder,
        "template": template.folder(),
        "name": project.name(),
        "version": "0.1.0",
        "next": next,
    });
    let text = format!(
        "Created {} from the template {}. Next:\n\n  {}\n",
        folder.display(),
        template.folder(),
        next.join("\n  ")
    );
    output.done(&text, &document);
    Ok(())
}

/// The manifest's name: as given, or the folder's own name.
fn app_name(given: Option<String>, folder: &Path) -> Result<AppName, Failure> {
    let absolute = std::path::absolute(folder).map_err(|error| {
        Failure::usage(format!("`{}` is no folder name: {error}", folder.display()))
    })?;
    let name = match given {
        Some(name) => name,
        None => absolute
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .ok_or_else(|| {
                Failure::usage(format!(
                    "`{}` has no name to call the app by",
                    folder.display()
                ))
                .remedy("give the app's name with --name")
            })?,
    };
    AppName::new(name.clone()).map_err(|error| {
        Failure::usage(format!("an app can't be named `{name}`: {error}"))
            .remedy("give another with --name; letters, digits, spaces, `-`, `_` and `.` are fine")
    })
}

/// The package tool that called us, as npm, pnpm, Yarn and Bun tell it.
fn package_tool() -> &'static str {
    let agent = std::env::var("npm_config_user_agent").unwrap_or_default();
    ["pnpm", "yarn", "bun"]
        .into_iter()
        .find(|tool| agent.starts_with(tool))
        .unwrap_or("npm")
}

fn next_commands(folder: &Path, tool: &str) -> Vec<String> {
    let run = if tool == "npm" { "npm run" } else { tool };
    vec![
        format!("cd {}", folder.display()),
        format!("{tool} install"),
        format!("{run} dev      # the workspace with your app in its slot"),
        format!("{run} ship     # gwt-upload.aaex"),
    ]
}
