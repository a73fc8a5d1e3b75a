//! `callbench dev`: the whole workspace around the app in this folder.

mod dev_server;
mod manifest_watch;

use std::path::{Path, PathBuf};

use callbench_contract::ids::SlotName;
use callbench_contract::manifest::Manifest;
use callbench_contract::role::Role;
use callbench_server::config::DEFAULT_PORT;
use callbench_server::{DevApp, Host, HostConfig, RunningHost, Upstream};
use serde_json::json;

use crate::failure::Failure;
use crate::output::Output;
use crate::{contract, serve, ship};
use dev_server::DevServer;
use manifest_watch::ManifestWatch;

/// What `callbench dev` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The project's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    /// Port of the workspace
    #[arg(long, default_value_t = DEFAULT_PORT, env = "CALLBENCH_PORT")]
    port: u16,
    /// A slot to show the app in; give it again for more
    #[arg(long = "slot", value_name = "NAME", default_value = "workbench")]
    slots: Vec<SlotName>,
    /// A role that sees it: agent, supervisor or administrator
    #[arg(long = "role", value_name = "ROLE", default_value = "agent")]
    roles: Vec<Role>,
    /// The build of the platform to stand for; callbench.profile.json in the project when that is there
    #[arg(long, value_name = "FILE", env = "CALLBENCH_PROFILE")]
    profile: Option<PathBuf>,
    /// Open the workspace in the browser
    #[arg(long)]
    open: bool,
}

/// Starts the app's dev server and a host around it, and follows the manifest until it is told to stop.
pub(crate) async fn run(arguments: Arguments, output: &Output) -> Result<(), Failure> {
    serve::start_logging();
    let project = std::path::absolute(&arguments.project)
        .map_err(|error| Failure::usage(format!("`{}`: {error}", arguments.project.display())))?;
    let manifest = ship::manifest(&project)?;
    dev_server::check_installed(&project)?;
    let profile = contract::in_use(arguments.profile.as_deref(), &project)?;
    let watch = ManifestWatch::start(&project)?;
    let port = dev_server::free_port()?;
    let upstream: Upstream = format!("http://127.0.0.1:{port}")
        .parse()
        .map_err(|error| Failure::internal(format!("{error}")))?;
    let describe = |manifest: &Manifest| dev_app(&arguments, &project, manifest, &upstream);
    let app = describe(&manifest);

    // The host first: its port is the failure that happens most.
    let mut config = HostConfig::new(project.join(".callbench").join("data"), arguments.port);
    config.dev = Some(app.clone());
    config.profile = profile.into();
    let host = Host::start(config).await?;
    let dev_server = match DevServer::start(&project, port, &app.base_path(), output).await {
        Ok(dev_server) => dev_server,
        Err(failure) => {
            host.shutdown().await;
            return Err(failure);
        }
    };
    announce(&arguments, &host, &app, output);
    let session = Session {
        describe,
        project: &project,
        port,
        output,
    };
    let outcome = session.follow(&host, dev_server, watch, app).await;
    host.shutdown().await;
    outcome
}

fn dev_app(
    arguments: &Arguments,
    project: &Path,
    manifest: &Manifest,
    upstream: &Upstream,
) -> DevApp {
    DevApp {
        name: manifest.name.clone(),
        version: manifest.version.clone(),
        description: manifest.description.clone().unwrap_or_default(),
        author: manifest.author.clone().unwrap_or_default(),
        dir: project.to_path_buf(),
        slots: arguments.slots.clone(),
        roles: arguments.roles.clone(),
        upstream: upstream.clone(),
    }
}

fn announce(arguments: &Arguments, host: &RunningHost, app: &DevApp, output: &Output) {
    let url = host.public_url();
    output.say(&format!(
        "{} {} is in {}. Change a file and it is there; place a call with the simulator.",
        app.name,
        app.version,
        arguments
            .slots
            .iter()
            .map(SlotName::as_str)
            .collect::<Vec<_>>()
            .join(", "),
    ));
    let document = json!({
        "ready": true,
        "url": url,
        "port": host.port(),
        "app": { "name": app.name, "version": app.version, "label": app.name.host_label(), "basePath": app.base_path() },
    });
    output.ready(&url, &document);
    if arguments.open {
        open_browser(&url, output);
    }
}

/// A running `dev`: what it needs to follow the project.
struct Session<'a, Describe: Fn(&Manifest) -> DevApp> {
    describe: Describe,
    project: &'a Path,
    port: u16,
    output: &'a Output,
}

impl<Describe: Fn(&Manifest) -> DevApp> Session<'_, Describe> {
    /// Until a signal comes or the dev server ends by itself.
    async fn follow(
        &self,
        host: &RunningHost,
        mut dev_server: DevServer,
        mut watch: ManifestWatch,
        mut app: DevApp,
    ) -> Result<(), Failure> {
        let stop = serve::stop_signal();
        tokio::pin!(stop);
        loop {
            tokio::select! {
                stopped = &mut stop => return stopped,
                failure = dev_server.ended() => return Err(failure),
                () = watch.changed() => {
                    let changed = match ship::manifest(self.project) {
                        Ok(manifest) => (self.describe)(&manifest),
                        Err(failure) => {
                            // Half-typed files are normal here: the app goes on with the last good one.
                            self.output.warn(&failure.message);
                            continue;
                        }
                    };
                    if changed == app {
                        continue;
                    }
                    if changed.base_path() != app.base_path() {
                        dev_server.stop().await;
                        dev_server = DevServer::start(self.project, self.port, &changed.base_path(), self.output).await?;
                    }
                    host.update_dev_app(changed.clone());
                    self.output.say(&format!("manifest.json changed: {} {}", changed.name, changed.version));
                    app = changed;
                }
            }
        }
    }
}

fn open_browser(url: &str, output: &Output) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let started = std::process::Command::new(opener)
        .arg(url)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    if started.is_err() {
        output.warn(&format!("`{opener}` can't be started: open {url} yourself"));
    }
}
