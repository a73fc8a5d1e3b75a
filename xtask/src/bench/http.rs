//! The least HTTP/1.1 that chores need: one request over a connection of its own, as a browser would ask.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// An answer as it came over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// Such as 200.
    pub(crate) status: u16,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Asks for a path and reads the whole answer.
pub(crate) fn get(address: SocketAddr, path: &str) -> Result<Answer> {
    let port = address.port();
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: */*\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n"
    );
    exchange(address, &request)
}

/// Sends JSON to a path and reads the whole answer.
pub(crate) fn post(address: SocketAddr, path: &str, json: &str) -> Result<Answer> {
    let (port, length) = (address.port(), json.len());
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{json}"
    );
    exchange(address, &request)
}

fn exchange(address: SocketAddr, request: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::with_capacity(64 * 1024);
    stream.read_to_end(&mut bytes)?;
    Answer::parse(&bytes)
}

impl Answer {
    fn parse(bytes: &[u8]) -> Result<Self> {
        let end = bytes
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .ok_or_else(|| broken("the answer breaks off in its head"))?;
        let (head, rest) = bytes.split_at(end);
        let head = std::str::from_utf8(head).map_err(|_| broken("the answer's head isn't text"))?;
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .and_then(|line| line.split(' ').nth(1))
            .and_then(|status| status.parse().ok())
            .ok_or_else(|| broken("the answer has no status"))?;
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let mut answer = Self {
            status,
            headers,
            body: rest.get(4..).unwrap_or_default().to_vec(),
        };
        if answer
            .header("transfer-encoding")
            .is_some_and(|value| value.eq_ignore_ascii_case("chunked"))
        {
            answer.body = joined(&answer.body)?;
        } else if let Some(length) = answer.header("content-length")
            && length.parse() != Ok(answer.body.len())
        {
            return Err(broken("the answer is shorter than it says"));
        }
        Ok(answer)
    }

    /// A header's value, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether it gives what was asked for.
    pub(crate) const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// The body as it was before the server compressed it.
    pub(crate) fn content(&self) -> Result<Vec<u8>> {
        let mut content = Vec::new();
        match self.header("content-encoding") {
            None | Some("identity") => content.clone_from(&self.body),
            Some("gzip") => {
                flate2::read::GzDecoder::new(self.body.as_slice()).read_to_end(&mut content)?;
            }
            Some("br") => {
                brotli::Decompressor::new(self.body.as_slice(), 4096).read_to_end(&mut content)?;
            }
            Some(other) => {
                return Err(broken(&format!(
                    "the answer is encoded as `{other}`, which was not asked for"
                )));
            }
        }
        Ok(content)
    }
}

/// The chunks of a chunked body, joined.
fn joined(mut rest: &[u8]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = rest
            .windows(2)
            .position(|window| window == b"\r\n")
            .ok_or_else(|| broken("a chunk has no size"))?;
        let size = std::str::from_utf8(rest.get(..line).unwrap_or_default())
            .ok()
            .and_then(|text| usize::from_str_radix(text.split(';').next()?.trim(), 16).ok())
            .ok_or_else(|| broken("a chunk's size can't be read"))?;
        if size == 0 {
            return Ok(body);
        }
        let start = line + 2;
        let chunk = rest
            .get(start..start + size)
            .ok_or_else(|| broken("the answer breaks off in a chunk"))?;
        body.extend_from_slice(chunk);
        rest = rest.get(start + size + 2..).unwrap_or_default();
    }
}

fn broken(message: &str) -> Error {
    Error::new(ErrorKind::InvalidData, message)
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn a_chunked_answer_is_joined() {
        let answer = Answer::parse(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
        )
        .expect("a sound answer");
        assert_eq!(answer.content().expect("plain content"), b"abcde");
    }

    #[test]
    fn an_answer_that_breaks_off_is_an_error() {
        for bytes in [
            b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc".as_slice(),
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc",
            b"HTTP/1.1 200",
            b"",
        ] {
            assert!(Answer::parse(bytes).is_err());
        }
    }

    #[test]
    fn only_two_hundreds_count_as_served() {
        let answer = |status: u16| {
            Answer::parse(format!("HTTP/1.1 {status} X\r\n\r\n").as_bytes()).expect("an answer")
        };
        assert!(answer(204).is_success());
        assert!(!answer(304).is_success());
        assert!(!answer(503).is_success());
    }
}
