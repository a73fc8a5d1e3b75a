//! `callbench serve`: the host.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use callbench_server::config::{AppsDomain, DEFAULT_PORT, PublicUrl};
use callbench_server::{Host, HostConfig, Listen, RunningHost, SdkBaseUrl};
use serde_json::json;

use crate::contract;
use crate::failure::Failure;
use crate::output::Output;

/// What `callbench serve` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Port to listen on
    #[arg(long, default_value_t = DEFAULT_PORT, env = "CALLBENCH_PORT")]
    port: u16,
    /// Address to listen on instead of loopback, such as 0.0.0.0; give it again for more
    #[arg(
        long = "listen",
        value_name = "ADDRESS",
        env = "CALLBENCH_LISTEN",
        value_delimiter = ','
    )]
    listen: Vec<IpAddr>,
    /// Data directory: the database and the apps' files
    #[arg(
        long,
        value_name = "DIR",
        default_value = "callbench-data",
        env = "CALLBENCH_DATA"
    )]
    data: PathBuf,
    /// Add demo users (password `demo`), campaigns and customers, and open the simulator
    #[arg(long)]
    demo: bool,
    /// How browsers reach this host, such as https://desk.example.org, when that isn't http://localhost:PORT
    #[arg(long, value_name = "URL", env = "CALLBENCH_PUBLIC_URL")]
    public_url: Option<PublicUrl>,
    /// Domain below which every app gets an origin of its own (its wildcard record must point here); without one, and with
    /// --public-url, every app gets a port of its own
    #[arg(long, value_name = "DOMAIN", env = "CALLBENCH_APPS_DOMAIN")]
    apps_domain: Option<AppsDomain>,
    /// Where apps load the SDK from, when that isn't this host: they get it as their `sdkBaseUrl` parameter
    #[arg(long, value_name = "URL", env = "CALLBENCH_SDK_BASE_URL")]
    sdk_base_url: Option<SdkBaseUrl>,
    /// The build of the platform that this host stands for; callbench.profile.json in the data directory when that is there
    #[arg(long, value_name = "FILE", env = "CALLBENCH_PROFILE")]
    profile: Option<PathBuf>,
}

/// Serves until it is told to stop.
pub(crate) async fn run(arguments: Arguments, output: &Output) -> Result<(), Failure> {
    start_logging();
    let mut config = HostConfig::new(&arguments.data, arguments.port);
    config.demo = arguments.demo;
    config.public_url = arguments.public_url;
    config.apps_domain = arguments.apps_domain;
    config.sdk_base_url = arguments.sdk_base_url;
    config.profile = contract::in_use(arguments.profile.as_deref(), &arguments.data)?.into();
    if !arguments.listen.is_empty() {
        let addresses = arguments
            .listen
            .iter()
            .map(|address| SocketAddr::new(*address, arguments.port))
            .collect();
        config.listen = Listen::Addresses(addresses);
    }
    let profile = config.profile.name.clone();
    let host = Host::start(config).await?;
    if let Some(link) = host.setup_link() {
        output.say("No user exists yet. Make the first administrator with this one-time link:");
        output.say(&format!("  {link}"));
    }
    let document = json!({
        "ready": true,
        "url": host.public_url(),
        "port": host.port(),
        "demo": arguments.demo,
        "profile": profile,
        "setupLink": host.setup_link(),
    });
    output.ready(&host.public_url(), &document);
    until_told_to_stop(host).await
}

/// Waits for an interrupt or a termination signal, then lets sockets and requests end.
async fn until_told_to_stop(host: RunningHost) -> Result<(), Failure> {
    stop_signal().await?;
    host.shutdown().await;
    Ok(())
}

#[cfg(unix)]
pub(crate) async fn stop_signal() -> Result<(), Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())
        .map_err(|error| Failure::internal(format!("no signal handler: {error}")))?;
    tokio::select! {
        outcome = tokio::signal::ctrl_c() => outcome.map_err(|error| Failure::internal(format!("no signal handler: {error}"))),
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
pub(crate) async fn stop_signal() -> Result<(), Failure> {
    tokio::signal::ctrl_c()
        .await
        .map_err(|error| Failure::internal(format!("no signal handler: {error}")))
}

/// Logs go to standard error: `CALLBENCH_LOG` sets what is logged, `CALLBENCH_LOG_FORMAT=json` how.
pub(crate) fn start_logging() {
    use tracing_subscriber::EnvFilter;
    let filter =
        EnvFilter::try_from_env("CALLBENCH_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second start in the same process (a test) keeps the first's logging.
    drop(
        if std::env::var("CALLBENCH_LOG_FORMAT").is_ok_and(|format| format == "json") {
            builder.json().try_init()
        } else {
            builder.try_init()
        },
    );
}
