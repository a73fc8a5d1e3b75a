//! Serves an app's files on its own origin.

use axum::body::Body;
use callbench_aaex::PackagePath;
use callbench_store::AppId;
use http::header::{ACCEPT, ALLOW, LOCATION};
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use semver::Version;

use super::file_answer::{self, ServedFile};
use super::media_type;
use super::refusal_page::{NAME_AND_VERSION_RULE, Refusal};
use super::release_index::{AppIndex, ReleaseIndex};
use super::si_path::SiPath;
use super::validator::cache_control;
use crate::state::HostState;

/// How many names a refusal lists at most.
const LISTED: usize = 12;

/// What a path on an app's origin comes to.
enum Found<'a> {
    File(&'a str, &'a ServedFile),
    /// The folder's own path lacks its slash, without which relative addresses in the page would miss.
    Slash,
}

/// Answers a request on the origin of the app with this label, when the path is below `/si/`.
pub(super) async fn respond(
    state: &HostState,
    label: &str,
    method: &Method,
    path: &str,
    query: Option<&str>,
    headers: &HeaderMap,
) -> Response<Body> {
    if !matches!(*method, Method::GET | Method::HEAD) {
        let mut response = Refusal {
            status: StatusCode::METHOD_NOT_ALLOWED,
            code: "method-not-allowed",
            message: format!("An app's files can only be read, not {method}."),
            remedy: "Send GET or HEAD; to reach a service, call httpRequest of the SDK.".into(),
            instead: None,
        }
        .answer(headers);
        response
            .headers_mut()
            .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let app = match state.apps.indexes.get(&state.store, label).await {
        Ok(Some(app)) => app,
        Ok(None) => return no_such_app(label).answer(headers),
        Err(error) => return broken(&error).answer(headers),
    };
    let Some(asked) = SiPath::parse(path) else {
        return bad_path(path, &app).answer(headers);
    };
    let outcome = match release_of(&app, &asked) {
        Ok((version, release)) => {
            match permitted(state, label, &app, version, release, &asked, headers).await {
                Ok(()) => find(release, &asked, headers),
                Err(refusal) => Err(refusal),
            }
        }
        Err(refusal) => Err(refusal),
    };
    match outcome {
        Ok(Found::File(path, file)) => {
            let blobs = state.store.blobs();
            let answer = file_answer::answer(file, cache_control(path), method, headers, |blob| {
                blobs.path(blob)
            })
            .await;
            answer.unwrap_or_else(|error| broken(&error).answer(headers))
        }
        Ok(Found::Slash) => slash(path, query),
        Err(refusal) => refusal.answer(headers),
    }
}

fn release_of<'a>(
    app: &'a AppIndex,
    asked: &SiPath,
) -> Result<(&'a Version, &'a ReleaseIndex), Refusal> {
    if asked.name != app.name.as_str() {
        return Err(Refusal {
            status: StatusCode::NOT_FOUND,
            code: "other-app",
            message: format!(
                "This origin belongs to the app `{}`; the address names `{}`.",
                app.name, asked.name
            ),
            remedy: format!(
                "{NAME_AND_VERSION_RULE} Each app has an origin of its own: the App Manager shows it."
            ),
            instead: Some(("Served here:", folders(app))),
        });
    }
    Version::parse(&asked.version)
        .ok()
        .and_then(|version| app.releases.get_key_value(&version))
        .ok_or_else(|| Refusal {
            status: StatusCode::NOT_FOUND,
            code: "no-such-release",
            message: format!("The app `{}` has no release {}.", app.name, asked.version),
            remedy: format!(
                "{NAME_AND_VERSION_RULE} If a page asks for its files under another version, build it again after changing the manifest, with relative addresses (`base: \"./\"`)."
            ),
            instead: Some(("Served here:", folders(app))),
        })
}

/// Only the active release is served, with two exceptions: logos, which the App Manager shows before a release is switched on; and the
/// assets of a release of which an instance still runs, so that switching versions doesn't break the page in front of an agent.
async fn permitted(
    state: &HostState,
    label: &str,
    app: &AppIndex,
    version: &Version,
    release: &ReleaseIndex,
    asked: &SiPath,
    headers: &HeaderMap,
) -> Result<(), Refusal> {
    if app.active.as_ref() == Some(version) {
        return Ok(());
    }
    let file = asked.file.as_deref().unwrap_or_default();
    if release.logos.iter().any(|logo| logo == file) {
        return Ok(());
    }
    let is_asset = !wants_page(headers) && file != release.entry_page && !file.is_empty();
    if is_asset {
        match state
            .store
            .instances()
            .is_any_running(&AppId::new(label), version, state.clock.now())
            .await
        {
            Ok(true) => return Ok(()),
            Ok(false) => {}
            Err(error) => return Err(broken(&error)),
        }
    }
    Err(Refusal {
        status: StatusCode::FORBIDDEN,
        code: "release-not-active",
        message: format!("Release {version} of the app `{}` is not active.", app.name),
        remedy: format!(
            "Activate it in the App Manager (Admin → App Manager), or with `callbench deploy … --activate`. {}",
            app.active.as_ref().map_or_else(
                || "No release of this app is active now.".to_owned(),
                |active| format!("Active now: {active}.")
            )
        ),
        instead: None,
    })
}

fn find<'a>(
    release: &'a ReleaseIndex,
    asked: &SiPath,
    headers: &HeaderMap,
) -> Result<Found<'a>, Refusal> {
    let Some(path) = asked.file.as_deref() else {
        return Ok(Found::Slash);
    };
    let file = |path: &str| {
        // Packages hold names in Unicode NFC; an address may be typed or written in another form.
        let path = PackagePath::new(path).ok()?;
        release
            .files
            .get_key_value(path.as_str())
            .map(|(path, file)| Found::File(path, file))
    };
    let candidates = if path.is_empty() {
        file(&release.entry_page)
    } else if path.ends_with('/') {
        file(&format!("{path}index.html"))
    } else {
        file(path)
    };
    if let Some(found) = candidates {
        return Ok(found);
    }
    // A single-page app routes by path: such a path has no extension, and a browser asks for it as a page. An asset that is missing must
    // stay missing: HTML in its place gives errors that lead nowhere.
    if media_type::extension(path).is_none()
        && wants_page(headers)
        && let Some(found) = file(&release.entry_page)
    {
        return Ok(found);
    }
    Err(no_such_file(release, asked, path))
}

fn wants_page(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

fn slash(path: &str, query: Option<&str>) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    if let Ok(location) = HeaderValue::from_str(&format!("{path}/{query}")) {
        *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

fn no_such_file(release: &ReleaseIndex, asked: &SiPath, path: &str) -> Refusal {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside: Vec<String> = release
        .files
        .keys()
        .filter(|known| known.rsplit_once('/').map_or("", |(folder, _)| folder) == folder)
        .cloned()
        .collect();
    let (heading, names) = if beside.is_empty() {
        (
            "The package holds:",
            release.files.keys().cloned().collect(),
        )
    } else {
        ("In that folder:", beside)
    };
    Refusal {
        status: StatusCode::NOT_FOUND,
        code: "no-such-file",
        message: format!("Release {} of the app `{}` has no file `{path}`.", asked.version, asked.name),
        remedy: "Check the address in the page (letters' case counts) and that the file is in the package; `callbench ship` lists what it packs.".into(),
        instead: Some((heading, shortened(names))),
    }
}

fn shortened(mut names: Vec<String>) -> Vec<String> {
    let more = names.len().saturating_sub(LISTED);
    names.truncate(LISTED);
    if more > 0 {
        names.push(format!("… and {more} more"));
    }
    names
}

fn folders(app: &AppIndex) -> Vec<String> {
    let lines = app
        .releases
        .keys()
        .rev()
        .map(|version| {
            let note = if app.active.as_ref() == Some(version) {
                ""
            } else {
                " (not active)"
            };
            format!(
                "{}{note}",
                SiPath::of(app.name.as_str(), &version.to_string(), "")
            )
        })
        .collect();
    shortened(lines)
}

fn bad_path(path: &str, app: &AppIndex) -> Refusal {
    Refusal {
        status: StatusCode::NOT_FOUND,
        code: "not-an-app-path",
        message: format!(
            "Nothing is served at `{path}` on the origin of the app `{}`.",
            app.name
        ),
        remedy: NAME_AND_VERSION_RULE.to_owned(),
        instead: Some(("Served here:", folders(app))),
    }
}

fn no_such_app(label: &str) -> Refusal {
    Refusal {
        status: StatusCode::NOT_FOUND,
        code: "no-such-app",
        message: format!("No app on this host has the label `{label}`."),
        remedy: format!(
            "{NAME_AND_VERSION_RULE} The label is made from the manifest's name: if the name changed, so did the app's origin. The App Manager shows both."
        ),
        instead: None,
    }
}

fn broken(error: &dyn std::fmt::Display) -> Refusal {
    tracing::error!(%error, "an app's file could not be served");
    Refusal {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        code: "internal",
        message: "The host could not read this file.".into(),
        remedy: "Try again; if it stays, look for the error in the host's log.".into(),
        instead: None,
    }
}
