//! A host for one test, and the few things that every test says to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use callbench_aaex::{Limits, PackagePath};
use callbench_contract::time::Timestamp;
use callbench_server::{Clock, Host, HostConfig, RunningHost};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A running host in a directory of its own.
pub(crate) struct TestHost {
    pub(crate) running: RunningHost,
    pub(crate) directory: TempDir,
    client: Client,
    now: Arc<AtomicI64>,
}

/// A signed-in person's token.
#[derive(Clone)]
pub(crate) struct Token(pub(crate) String);

impl TestHost {
    /// A host with demo data.
    pub(crate) async fn demo() -> Self {
        Self::start(|config| config.demo = true).await
    }

    pub(crate) async fn start(change: impl FnOnce(&mut HostConfig)) -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        Self::start_in(directory, change).await
    }

    pub(crate) async fn start_in(directory: TempDir, change: impl FnOnce(&mut HostConfig)) -> Self {
        let mut config = HostConfig::new(directory.path(), 0);
        change(&mut config);
        let now = Arc::new(AtomicI64::new(1_800_000_000_000));
        let told = Arc::clone(&now);
        let clock = Clock::from_fn(move || Timestamp::new(told.load(Ordering::Relaxed)));
        let running = Host::start_with_clock(config, clock)
            .await
            .expect("the host starts");
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client");
        Self {
            running,
            directory,
            client,
            now,
        }
    }

    /// Lets time pass on the host's clock.
    pub(crate) fn pass(&self, milliseconds: i64) {
        self.now.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// A request that names a site by its `Host` header, as a client does that can't resolve `*.localhost`.
    pub(crate) fn at(&self, host: &str, method: Method, path: &str) -> RequestBuilder {
        let url = format!("http://127.0.0.1:{}{path}", self.running.port());
        self.client.request(method, url).header("host", host)
    }

    /// The `Host` header of the app with this name.
    pub(crate) fn app_host(&self, name: &str) -> String {
        let name = callbench_contract::manifest::AppName::new(name).expect("an app name");
        format!("{}.localhost:{}", name.host_label(), self.running.port())
    }

    pub(crate) fn shell_host(&self) -> String {
        format!("localhost:{}", self.running.port())
    }

    /// GET on an app's origin.
    pub(crate) async fn get(&self, name: &str, path: &str) -> Response {
        self.at(&self.app_host(name), Method::GET, path)
            .send()
            .await
            .expect("an answer")
    }

    /// GET on an app's origin, as a browser navigates.
    pub(crate) async fn navigate(&self, name: &str, path: &str) -> Response {
        self.at(&self.app_host(name), Method::GET, path)
            .header("accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .send()
            .await
            .expect("an answer")
    }

    /// A request to the API.
    pub(crate) fn api(&self, token: &Token, method: Method, path: &str) -> RequestBuilder {
        self.at(&self.shell_host(), method, &format!("/api/v1{path}"))
            .bearer_auth(&token.0)
    }

    /// A request to the API that must succeed.
    pub(crate) async fn ask(
        &self,
        token: &Token,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Value {
        let (status, answer) = self.try_ask(token, method, path, body).await;
        assert!(status.is_success(), "{path}: {status} {answer}");
        answer
    }

    pub(crate) async fn try_ask(
        &self,
        token: &Token,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> (StatusCode, Value) {
        let request = self.api(token, method, path);
        let request = match body {
            Some(body) => request.json(&body),
            None => request,
        };
        answer(request).await
    }

    pub(crate) async fn sign_in(&self, user: &str) -> Token {
        let body = json!({ "userId": user, "password": "demo", "tokenOnly": true });
        let request = self
            .at(&self.shell_host(), Method::POST, "/api/v1/session")
            .json(&body);
        let (status, answer) = answer(request).await;
        assert_eq!(status, 200, "{answer}");
        Token(answer["token"].as_str().expect("a token").to_owned())
    }

    /// Signs an agent in as a page does: with an agent session. The token is the cookie's.
    pub(crate) async fn enter(&self, user: &str) -> Token {
        let body = json!({ "userId": user, "password": "demo" });
        let request = self
            .at(&self.shell_host(), Method::POST, "/api/v1/session")
            .json(&body);
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), 200);
        let cookie = response.headers()["set-cookie"]
            .to_str()
            .expect("text")
            .to_owned();
        let token = cookie
            .split(';')
            .next()
            .and_then(|pair| pair.split_once('='))
            .expect("a cookie")
            .1;
        Token(token.to_owned())
    }

    pub(crate) async fn upload(&self, token: &Token, package: Vec<u8>) -> Value {
        let (status, answer) = self.try_upload(token, package, "").await;
        assert_eq!(status, 201, "{answer}");
        answer
    }

    pub(crate) async fn try_upload(
        &self,
        token: &Token,
        package: Vec<u8>,
        query: &str,
    ) -> (StatusCode, Value) {
        let request = self.api(token, Method::POST, &format!("/releases{query}"));
        answer(
            request
                .header("content-type", "application/zip")
                .body(package),
        )
        .await
    }

    /// Uploads, places for agents in the workbench, activates.
    pub(crate) async fn deploy(&self, token: &Token, package: Vec<u8>) -> Value {
        let uploaded = self.upload(token, package).await;
        let app_id = uploaded["app"]["appId"].as_str().expect("an id").to_owned();
        let place = json!({ "revision": uploaded["app"]["revision"], "placements": [{ "slot": "workbench", "roles": ["agent"] }] });
        self.ask(
            token,
            Method::PUT,
            &format!("/apps/{app_id}/placements"),
            Some(place),
        )
        .await;
        let version = json!({ "version": uploaded["release"]["version"] });
        self.ask(
            token,
            Method::PUT,
            &format!("/apps/{app_id}/active"),
            Some(version),
        )
        .await
    }

    /// The files below the data directory whose path holds this text.
    pub(crate) fn files_with(&self, part: &str) -> Vec<std::path::PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.directory.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.to_string_lossy().contains(part) {
                    found.push(path);
                }
            }
        }
        found
    }
}

/// Sends a request and reads its JSON, or null when there is none.
pub(crate) async fn answer(request: RequestBuilder) -> (StatusCode, Value) {
    let response = request.send().await.expect("an answer");
    let status = response.status();
    let bytes = response.bytes().await.expect("a body");
    (
        status,
        serde_json::from_slice(&bytes).unwrap_or(Value::Null),
    )
}

/// A package with a manifest, an entry page and these further files.
pub(crate) fn package(name: &str, version: &str, files: &[(&str, &str)]) -> Vec<u8> {
    let manifest = json!({ "name": name, "version": version, "description": "An app for tests", "author": "Tests" }).to_string();
    let mut all = vec![("manifest.json".to_owned(), manifest.into_bytes())];
    if !files.iter().any(|(path, _)| *path == "index.html") {
        all.push((
            "index.html".to_owned(),
            format!("<!doctype html><title>{name} {version}</title>").into_bytes(),
        ));
    }
    all.extend(
        files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())),
    );
    let all = all
        .into_iter()
        .map(|(path, bytes)| (PackagePath::new(&path).expect("a path"), bytes));
    callbench_aaex::write(all, &Limits::default()).expect("a package")
}

/// A header's value as text; empty when it is missing.
pub(crate) fn header(response: &Response, name: &str) -> String {
    response
        .headers()
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}
