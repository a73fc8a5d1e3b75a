//! Where a command's words go: people read standard error and output, scripts read one JSON document.

use std::io::Write;

use serde::Serialize;
use serde_json::json;

use crate::failure::Failure;

/// The command's voice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Output {
    json: bool,
}

impl Output {
    /// `json` as the flag says.
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether scripts are reading.
    pub(crate) fn is_json(self) -> bool {
        self.json
    }

    /// The result of a finished command: `text` for people, `document` for scripts.
    pub(crate) fn done(self, text: &str, document: &impl Serialize) {
        if self.json {
            self.document(document);
        } else {
            self.line(text);
        }
    }

    /// A long-running command is ready: a line for people, one JSON line for scripts.
    pub(crate) fn ready(self, url: &str, document: &impl Serialize) {
        if self.json {
            self.document(document);
        } else {
            self.line(&format!("ready: {url}"));
        }
    }

    /// A line of progress, for people only.
    pub(crate) fn say(self, text: &str) {
        if !self.json {
            self.line(text);
        }
    }

    /// Somebody else's words, on standard error.
    #[expect(
        clippy::unused_self,
        reason = "everything said goes through the same voice"
    )]
    pub(crate) fn aside(self, text: &str) {
        write(&mut anstream::stderr(), &format!("{text}\n"));
    }

    /// A warning, on standard error.
    #[expect(
        clippy::unused_self,
        reason = "everything said goes through the same voice"
    )]
    pub(crate) fn warn(self, text: &str) {
        write(
            &mut anstream::stderr(),
            &format!("{STYLE_WARNING}warning:{STYLE_WARNING:#} {text}\n"),
        );
    }

    /// Why the command failed; scripts get it on standard output too, as the one document.
    pub(crate) fn failure(self, failure: &Failure) {
        if self.json {
            self.document(&json!({
                "error": {
                    "kind": failure.kind,
                    "message": failure.message,
                    "remedy": failure.remedy,
                    "exitCode": failure.kind.exit_code(),
                }
            }));
            return;
        }
        let mut text = format!("{STYLE_ERROR}error:{STYLE_ERROR:#} {}\n", failure.message);
        if let Some(remedy) = &failure.remedy {
            text.push_str(&format!("{STYLE_HINT}help:{STYLE_HINT:#} {remedy}\n"));
        }
        write(&mut anstream::stderr(), &text);
    }

    fn document(self, document: &impl Serialize) {
        match serde_json::to_string(document) {
            Ok(text) => self.line(&text),
            Err(error) => write(
                &mut anstream::stderr(),
                &format!("error: the answer is not JSON: {error}\n"),
            ),
        }
    }

    #[expect(
        clippy::unused_self,
        reason = "everything said goes through the same voice"
    )]
    fn line(self, text: &str) {
        write(&mut anstream::stdout(), &format!("{text}\n"));
    }
}

const STYLE_ERROR: anstyle::Style = anstyle::Style::new()
    .bold()
    .fg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::Red)));
const STYLE_WARNING: anstyle::Style = anstyle::Style::new()
    .bold()
    .fg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::Yellow)));
const STYLE_HINT: anstyle::Style = anstyle::Style::new()
    .bold()
    .fg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::Cyan)));

/// A reader that closed its end (`callbench … | head`) is a quiet end, not an error.
fn write(stream: &mut impl Write, text: &str) {
    drop(
        stream
            .write_all(text.as_bytes())
            .and_then(|()| stream.flush()),
    );
}
