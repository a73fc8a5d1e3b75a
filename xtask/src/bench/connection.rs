//! A kept HTTP/1.1 connection that calls the host's API, one request after another.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection, and who calls on it.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
    /// The head's lines that are the same in every request.
    head: String,
}

/// An answer that was no refusal.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The token in the cookie that it set.
    pub(crate) token: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    /// The body, which is JSON.
    pub(crate) fn json(&self) -> Result<Value> {
        serde_json::from_slice(&self.body).context("the answer isn't JSON")
    }
}

impl Connection {
    /// Connects; with a token, calls are made with it. `extra` are further lines of every request's head.
    pub(crate) fn open(address: SocketAddr, token: Option<&str>, extra: &str) -> Result<Self> {
        let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let authorization = token
            .map(|token| format!("Authorization: Bearer {token}\r\n"))
            .unwrap_or_default();
        Ok(Self {
            stream: BufReader::new(stream),
            head: format!(
                "Host: localhost:{}\r\nContent-Type: application/json\r\n{authorization}{extra}",
                address.port()
            ),
        })
    }

    /// Posts and reads the whole answer; a refusal is an error with the host's own words.
    pub(crate) fn post(&mut self, path: &str, body: &str) -> Result<Answer> {
        let head = &self.head;
        let request = format!(
            "POST /api/v1{path} HTTP/1.1\r\n{head}Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status: u16 = line
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .with_context(|| format!("the answer begins with `{}`", line.trim_end()))?;
        let (mut length, mut token) = (0, None);
        loop {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 {
                bail!("the answer breaks off in its head");
            }
            let Some((name, value)) = line.trim_end().split_once(':') else {
                break;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse()?;
            } else if name.eq_ignore_ascii_case("set-cookie") {
                token = cookie_value(value);
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                bail!("the answer to {path} comes in pieces");
            }
        }
        let mut answer = vec![0; length];
        self.stream.read_exact(&mut answer)?;
        if !(200..300).contains(&status) {
            bail!(
                "{path} was answered {status}: {}",
                String::from_utf8_lossy(&answer)
            );
        }
        Ok(Answer {
            token,
            body: answer,
        })
    }
}

fn cookie_value(header: &str) -> Option<String> {
    let (_, value) = header.split(';').next()?.split_once('=')?;
    Some(value.to_owned())
}
