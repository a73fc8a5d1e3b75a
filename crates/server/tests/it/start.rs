use std::net::{Ipv4Addr, SocketAddr};

use callbench_server::{Host, HostConfig, Listen, StartError};
use callbench_store::StoreError;
use http::StatusCode;
use tempfile::TempDir;

use crate::rig::{Rig, outcome};

#[tokio::test]
async fn a_taken_port_is_named_and_leaves_no_data_behind() {
    let rig = Rig::demo().await;
    let directory = TempDir::new().expect("a directory");
    let data = directory.path().join("data");
    let error = Host::start(HostConfig::new(&data, rig.host().port()))
        .await
        .expect_err("taken");
    assert!(matches!(error, StartError::PortInUse { .. }), "{error}");
    let text = error.to_string();
    assert!(
        text.contains(&rig.host().port().to_string()) && text.contains("--port"),
        "{text}"
    );
    assert!(!data.exists());
    rig.stop().await;
}

#[tokio::test]
async fn a_second_host_on_the_same_data_is_refused() {
    let rig = Rig::demo().await;
    let error = Host::start(HostConfig::new(rig.data(), 0))
        .await
        .expect_err("locked");
    assert!(
        matches!(error, StartError::Store(StoreError::Locked { .. })),
        "{error}"
    );
    let directory = rig.stop().await;
    let next = Host::start(HostConfig::new(directory.path(), 0))
        .await
        .expect("free again");
    next.shutdown().await;
}

#[tokio::test]
async fn the_host_listens_on_both_loopback_families() {
    let rig = Rig::demo().await;
    let port = rig.host().port();
    for address in rig.host().addresses() {
        assert!(address.ip().is_loopback(), "{address}");
        assert_eq!(address.port(), port);
        let url = format!("http://{address}/healthz");
        let (status, _) = outcome(reqwest::Client::new().get(url)).await;
        assert_eq!(status, StatusCode::OK, "{address}");
    }
    rig.stop().await;
}

#[tokio::test]
async fn given_addresses_are_taken_as_they_are() {
    let only = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let rig = Rig::with(|config| config.listen = Listen::Addresses(vec![only])).await;
    assert_eq!(rig.host().addresses().len(), 1);
    rig.stop().await;
    let directory = TempDir::new().expect("a directory");
    let mut config = HostConfig::new(directory.path(), 0);
    config.listen = Listen::Addresses(Vec::new());
    assert!(matches!(
        Host::start(config).await,
        Err(StartError::NoAddress)
    ));
}
