//! Writes a project: all of it, or nothing.

use std::path::{Path, PathBuf};

use callbench_contract::BuildProfile;
use callbench_contract::generate::project_files;
use callbench_contract::manifest::AppName;

use super::Template;
use crate::failure::Failure;
use crate::json_edit;

/// The npm packages that come as tarballs from inside the binary: dependency group, name.
const VENDORED: [(&str, &str); 2] = [
    ("dependencies", "@exotel-npm-dev/signal-design-system"),
    ("devDependencies", "callbench"),
];

/// A project that can be written: its files are known and its place is free.
#[derive(Debug)]
pub(crate) struct Project {
    folder: PathBuf,
    name: AppName,
    files: Vec<(String, Vec<u8>)>,
}

impl Project {
    /// Collects every file; refuses a folder that holds anything.
    pub(crate) fn new(folder: &Path, template: Template, name: AppName) -> Result<Self, Failure> {
        check_free(folder)?;
        let mut project = Self {
            folder: folder.to_path_buf(),
            name,
            files: Vec::new(),
        };
        project.add_template(template)?;
        project.add_reference();
        project.add_tarballs()?;
        project.record_binary();
        Ok(project)
    }

    /// The app's name.
    pub(crate) fn name(&self) -> &str {
        self.name.as_str()
    }

    /// Writes beside the target first, so that a failure leaves nothing half done.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        let target =
            std::path::absolute(&self.folder).map_err(|error| unwritable(&self.folder, &error))?;
        let parent = target.parent().unwrap_or(Path::new("/"));
        std::fs::create_dir_all(parent).map_err(|error| unwritable(parent, &error))?;
        let staging = parent.join(format!(
            ".{}.callbench-{}",
            target.file_name().unwrap_or_default().to_string_lossy(),
            std::process::id()
        ));
        let written = self
            .write_into(&staging)
            .and_then(|()| move_into_place(&staging, &target));
        if written.is_err() {
            // What failed is the news; the leftover is only tidied up when it can be.
            drop(std::fs::remove_dir_all(&staging));
        }
        written
    }

    fn write_into(&self, staging: &Path) -> Result<(), Failure> {
        for (name, bytes) in &self.files {
            let path = staging.join(name);
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
            }
            std::fs::write(&path, bytes).map_err(|error| unwritable(&path, &error))?;
        }
        Ok(())
    }

    fn add_template(&mut self, template: Template) -> Result<(), Failure> {
        let root = format!("templates/{}/", template.folder());
        let names = callbench_embedded::names_under(&root);
        if names.is_empty() {
            return Err(not_built());
        }
        for name in names {
            let file = callbench_embedded::file(&name).ok_or_else(not_built)?;
            let relative = name.trim_start_matches(&root);
            let bytes = match relative {
                "package.json" => self.package_json(&file.bytes, template)?,
                "manifest.json" => edit(&file.bytes, relative, &["name"], self.name.as_str())?,
                _ => file.bytes.into_owned(),
            };
            self.files.push((dotted(relative), bytes));
        }
        Ok(())
    }

    /// What this build of the platform offers: types, reference and schemas.
    fn add_reference(&mut self) {
        for file in project_files(&BuildProfile::ours()) {
            self.files.retain(|(name, _)| *name != file.path);
            self.files.push((file.path, file.contents.into_bytes()));
        }
    }

    fn package_json(&self, template: &[u8], from: Template) -> Result<Vec<u8>, Failure> {
        let mut text = edit(template, "package.json", &["name"], &npm_name(&self.name))?;
        for (group, package) in VENDORED {
            let tarball = tarball(package)?;
            text = edit(
                &text,
                from.folder(),
                &[group, package],
                &format!("file:vendor/{tarball}"),
            )?;
        }
        Ok(text)
    }

    fn add_tarballs(&mut self) -> Result<(), Failure> {
        for (_, package) in VENDORED {
            let tarball = tarball(package)?;
            let file =
                callbench_embedded::file(&format!("vendor/{tarball}")).ok_or_else(not_built)?;
            self.files
                .push((format!("vendor/{tarball}"), file.bytes.into_owned()));
        }
        Ok(())
    }

    /// Where this binary is, for the launcher; in a folder that isn't committed, since a clone elsewhere has its own.
    fn record_binary(&mut self) {
        if let Ok(binary) = std::env::current_exe() {
            let line = format!("{}\n", binary.display());
            self.files
                .push((".callbench/binary".to_owned(), line.into_bytes()));
        }
    }
}

fn check_free(folder: &Path) -> Result<(), Failure> {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(Failure::refused(format!(
                "{} is not empty; nothing was written",
                folder.display()
            ))
            .remedy("give the name of a folder that doesn't exist yet, or empty this one")),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(unwritable(folder, &error)),
    }
}

/// An empty folder that exists already gives way; its place is taken in one step.
fn move_into_place(staging: &Path, target: &Path) -> Result<(), Failure> {
    if target.is_dir() {
        std::fs::remove_dir(target).map_err(|error| unwritable(target, &error))?;
    }
    std::fs::rename(staging, target).map_err(|error| unwritable(target, &error))
}

/// The tarball of a package, by the name that `npm pack` gave it.
fn tarball(package: &str) -> Result<String, Failure> {
    let stem = package.trim_start_matches('@').replace('/', "-");
    callbench_embedded::names_under("vendor/")
        .into_iter()
        .map(|name| name.trim_start_matches("vendor/").to_owned())
        .find(|name| {
            name.strip_prefix(&stem)
                .and_then(|rest| rest.strip_prefix('-'))
                .is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
        })
        .ok_or_else(not_built)
}

/// Dot files are stored under a plain name: npm and git would act on them in the template's own folder.
fn dotted(name: &str) -> String {
    match name.strip_prefix('_') {
        Some(rest) if !name.contains('/') => format!(".{rest}"),
        _ => name.to_owned(),
    }
}

/// A name that npm takes, from a name that the platform takes.
fn npm_name(name: &AppName) -> String {
    let slug: String = name
        .as_str()
        .to_lowercase()
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '-' || c == '.' {
                c
            } else {
                '-'
            }
        })
        .collect();
    let slug = slug.trim_matches(['-', '.']);
    if slug.is_empty() || slug == "node_modules" || slug == "callbench" {
        name.host_label()
    } else {
        slug.to_owned()
    }
}

fn edit(bytes: &[u8], file: &str, path: &[&str], value: &str) -> Result<Vec<u8>, Failure> {
    let text = String::from_utf8_lossy(bytes);
    json_edit::set_string(&text, path, value)
        .map(String::into_bytes)
        .ok_or_else(|| {
            Failure::internal(format!("the template's {file} has no `{}`", path.join(".")))
        })
}

fn not_built() -> Failure {
    Failure::refused("this callbench was built without its templates").remedy(
        "run `cargo xtask build` in the checkout: plain `cargo build` leaves the browser files out",
    )
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::refused(format!("{} can't be written: {error}", path.display()))
        .remedy("choose a folder that you may write to")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_app_name_gives_a_name_that_npm_takes() {
        for (name, expected) in [
            ("my-app", "my-app"),
            ("Branch_Tool", "branch-tool"),
            ("Call notes 2", "call-notes-2"),
        ] {
            assert_eq!(npm_name(&AppName::new(name).unwrap()), expected);
        }
        let unwritten = npm_name(&AppName::new("संपर्क").unwrap());
        assert!(unwritten.starts_with("app-"), "{unwritten}");
    }

    #[test]
    fn only_names_at_the_root_are_dotted() {
        assert_eq!(dotted("_gitignore"), ".gitignore");
        assert_eq!(dotted("src/_private.ts"), "src/_private.ts");
        assert_eq!(dotted("index.html"), "index.html");
    }
}
