//! The host's API against its own description: every operation gets generated requests, and what comes back must be described and
//! never a failure of the host.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::bench::http;
use crate::demo::Host;
use crate::{step, tree};

/// Who asks: what each may do differs, and what may not be done must be refused as described.
const PEOPLE: [&str; 3] = ["agent1", "supervisor1", "admin1"];

/// Starts a host with demo data and lets the tester ask it everything, as each of the people.
pub(crate) fn run(tester: &Path) -> Result<()> {
    let data = tree::target().join("xtask").join("api-data");
    if data.exists() {
        std::fs::remove_dir_all(&data)?;
    }
    let host = Host::start(
        Command::new(tree::binary("e2e"))
            .args(["serve", "--demo", "--port", "0", "--data"])
            .arg(&data)
            .env("RUST_LOG", "error"),
    )?;
    let address = address(&host.url)?;
    let outcomes: Vec<Result<()>> = PEOPLE
        .into_iter()
        .map(|user| check(tester, &host.url, address, user))
        .collect();
    drop(host);
    outcomes.into_iter().collect()
}

fn check(tester: &Path, url: &str, address: SocketAddr, user: &str) -> Result<()> {
    let token = session(address, user)?;
    step::quiet(
        &format!("API as {user}"),
        Command::new(tester)
            .arg("--config-file")
            .arg(tree::at("xtask/api/schemathesis.toml"))
            .arg("run")
            .arg(format!("{url}/openapi.json"))
            .env("CALLBENCH_SESSION_TOKEN", token)
            .env("SCHEMATHESIS_HOOKS", tree::at("xtask/api/hooks.py"))
            .current_dir(tree::target().join("xtask")),
    )
}

/// Signs in as a page does, so that an agent has an agent session, and returns the session's token.
fn session(address: SocketAddr, user: &str) -> Result<String> {
    let body = format!(r#"{{"userId":"{user}","password":"demo"}}"#);
    let answer = http::post(address, "/api/v1/session", &body)
        .with_context(|| format!("{user} can't sign in"))?;
    let token = answer
        .header("set-cookie")
        .and_then(|cookie| cookie.split(';').next())
        .and_then(|pair| pair.split_once('='))
        .map(|(_, token)| token.to_owned());
    match token {
        Some(token) if answer.is_success() => Ok(token),
        _ => bail!("{user} can't sign in: the host sets no cookie"),
    }
}

fn address(url: &str) -> Result<SocketAddr> {
    let port = url
        .rsplit_once(':')
        .and_then(|(_, port)| port.trim_end_matches('/').parse().ok())
        .with_context(|| format!("`{url}` names no port"))?;
    Ok(SocketAddr::from(([127, 0, 0, 1], port)))
}
