//! `callbench deploy`: upload a package, put it in slots, switch it on.

use std::path::{Path, PathBuf};

use futures_util::stream;
use indicatif::{ProgressBar, ProgressStyle};
use reqwest::{Body, Method};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::host_client::HostClient;
use crate::output::Output;
use crate::password::PasswordArguments;

/// The most a host takes, in bytes.
const UPLOAD_LIMIT: u64 = 100_000_000;
/// Bytes sent between two moves of the progress bar.
const CHUNK: usize = 256 * 1024;

/// What `callbench deploy` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The package, such as gwt-upload.aaex
    package: PathBuf,
    /// The host's address
    #[arg(
        long,
        value_name = "URL",
        env = "CALLBENCH_HOST",
        default_value = "http://localhost:4100"
    )]
    host: String,
    /// An administrator's user id
    #[arg(long, value_name = "USER", env = "CALLBENCH_USER")]
    user: String,
    #[command(flatten)]
    password: PasswordArguments,
    /// A slot to show the app in; give it again for more. Slots that are given replace the app's earlier placements
    #[arg(long = "slot", value_name = "NAME")]
    slots: Vec<String>,
    /// A role that sees it: agent, supervisor or administrator; agent when none is given
    #[arg(long = "role", value_name = "ROLE", requires = "slots")]
    roles: Vec<callbench_contract::role::Role>,
    /// Only while this campaign is chosen; give it again for more
    #[arg(long = "campaign", value_name = "ID", requires = "slots")]
    campaigns: Vec<i64>,
    /// Switch the release on
    #[arg(long)]
    activate: bool,
    /// Replace a release of the same version (only on a host started with --demo or by dev)
    #[arg(long)]
    replace: bool,
}

/// Uploads, places, activates; nothing is activated when an earlier step fails.
pub(crate) async fn run(arguments: Arguments, output: &Output) -> Result<(), Failure> {
    let package = read(&arguments.package)?;
    let mut host = HostClient::new(&arguments.host)?;
    let password = arguments.password.read(&arguments.user, output)?;
    host.sign_in(&arguments.user, &password).await?;
    let deployed = deploy(&host, &arguments, package, output).await;
    // The deployment's own outcome matters more than whether the token could be given back.
    drop(host.sign_out().await);
    let deployed = deployed?;
    output.done(&deployed.text(), &deployed.document());
    Ok(())
}

/// What came of it.
struct Deployed {
    app: Value,
    release: Value,
    created: bool,
    active: bool,
    warnings: Vec<Value>,
}

async fn deploy(
    host: &HostClient,
    arguments: &Arguments,
    package: Vec<u8>,
    output: &Output,
) -> Result<Deployed, Failure> {
    let uploaded = upload(host, arguments.replace, package, output).await?;
    let mut app = uploaded["app"].clone();
    let release = uploaded["release"].clone();
    let app_id = text(&app, "appId").to_owned();
    let version = text(&release, "version");
    if !arguments.slots.is_empty() {
        let placements: Vec<Value> = arguments
            .slots
            .iter()
            .map(|slot| json!({ "slot": slot, "roles": arguments.roles, "campaignIds": arguments.campaigns }))
            .collect();
        let body = json!({ "revision": app["revision"], "placements": placements });
        app = host
            .send(
                host.call(Method::PUT, &format!("apps/{app_id}/placements"))
                    .json(&body),
            )
            .await?;
    }
    if arguments.activate {
        let body = json!({ "version": version });
        app = host
            .send(
                host.call(Method::PUT, &format!("apps/{app_id}/active"))
                    .json(&body),
            )
            .await?;
    }
    Ok(Deployed {
        active: text(&app, "active") == version,
        created: uploaded["created"].as_bool().unwrap_or(true),
        warnings: uploaded["warnings"].as_array().cloned().unwrap_or_default(),
        app,
        release,
    })
}

async fn upload(
    host: &HostClient,
    replace: bool,
    package: Vec<u8>,
    output: &Output,
) -> Result<Value, Failure> {
    let size = package.len() as u64;
    let progress = if output.is_json() {
        ProgressBar::hidden()
    } else {
        ProgressBar::new(size)
    };
    if let Ok(style) = ProgressStyle::with_template("uploading {bar:30} {bytes}/{total_bytes}") {
        progress.set_style(style);
    }
    let package = bytes::Bytes::from(package);
    let bar = progress.clone();
    let chunks = (0..package.len()).step_by(CHUNK).map(move |start| {
        let chunk = package.slice(start..(start + CHUNK).min(package.len()));
        bar.inc(chunk.len() as u64);
        Ok::<_, std::io::Error>(chunk)
    });
    let route = if replace {
        "releases?replace=true"
    } else {
        "releases"
    };
    let request = host
        .call(Method::POST, route)
        .header("content-type", "application/zip")
        .header("content-length", size)
        .body(Body::wrap_stream(stream::iter(chunks)));
    let answer = host.send(request).await;
    progress.finish_and_clear();
    answer
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let size = std::fs::metadata(path)
        .map_err(|error| {
            Failure::refused(format!("{} can't be read: {error}", path.display())).remedy(
                "make the package with `npm run ship`, or give the path of an existing .aaex",
            )
        })?
        .len();
    if size > UPLOAD_LIMIT {
        return Err(Failure::refused(format!(
            "{} has {size} bytes; a host takes at most {UPLOAD_LIMIT} (100 MB)",
            path.display()
        ))
        .remedy("leave source maps and large media out of the package"));
    }
    std::fs::read(path)
        .map_err(|error| Failure::refused(format!("{} can't be read: {error}", path.display())))
}

impl Deployed {
    fn text(&self) -> String {
        let name = text(&self.app, "name");
        let version = text(&self.release, "version");
        let mut lines = vec![if self.created {
            format!("{name} {version} uploaded")
        } else {
            format!("{name} {version} was there already, with the same content")
        }];
        for warning in &self.warnings {
            lines.push(format!(
                "  warning: {} — {}",
                text(warning, "message"),
                text(warning, "remedy")
            ));
        }
        let placements = self.app["placements"]
            .as_array()
            .map_or(&[][..], Vec::as_slice);
        if placements.is_empty() {
            lines
                .push("  shown in no slot yet: give --slot, or use Admin → App Manager".to_owned());
        }
        for placement in placements {
            let roles: Vec<&str> = placement["roles"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            lines.push(format!(
                "  slot {} for {}",
                text(placement, "slot"),
                roles.join(", ")
            ));
        }
        lines.push(if self.active {
            format!("  active at {}", text(&self.app, "origin"))
        } else {
            "  not active: give --activate, or use Admin → App Manager".to_owned()
        });
        lines.join("\n")
    }

    /// The release's own address; a name may hold spaces and letters that a URL must encode.
    fn url(&self) -> Option<String> {
        let mut url = reqwest::Url::parse(text(&self.app, "origin")).ok()?;
        url.path_segments_mut().ok()?.extend([
            "si",
            text(&self.app, "name"),
            text(&self.release, "version"),
            "",
        ]);
        Some(url.into())
    }

    fn document(&self) -> Value {
        json!({
            "app": self.app,
            "release": self.release,
            "created": self.created,
            "active": self.active,
            "label": self.app["appId"],
            "origin": self.app["origin"],
            "url": self.url(),
            "warnings": self.warnings,
        })
    }
}

fn text<'json>(value: &'json Value, key: &str) -> &'json str {
    value[key].as_str().unwrap_or_default()
}
