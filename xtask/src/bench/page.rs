//! The page that all servers serve, and the requests that a browser makes for it.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail, ensure};

use super::{http, markup};

/// How many connections browsers open to one origin at a time.
const CONNECTIONS: usize = 6;

/// A page's files, in the waves in which a browser learns of them: the entry page, what it refers to, what those refer to.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    waves: Vec<Vec<String>>,
    files: Vec<File>,
}

/// One file of the page.
#[derive(Debug, Clone)]
struct File {
    path: String,
    content_type: String,
    content: Vec<u8>,
}

impl Page {
    /// Follows the entry page's references until nothing new is found.
    pub(crate) fn explore(address: SocketAddr, entry: &str) -> Result<Self> {
        let mut page = Self {
            waves: Vec::new(),
            files: Vec::new(),
        };
        let mut seen = BTreeSet::from([entry.to_owned()]);
        let mut wave = vec![entry.to_owned()];
        while !wave.is_empty() {
            let mut next = Vec::new();
            for path in &wave {
                let file = File::fetch(address, path)?;
                for reference in file.references() {
                    if seen.insert(reference.clone()) {
                        next.push(reference);
                    }
                }
                page.files.push(file);
            }
            page.waves.push(std::mem::replace(&mut wave, next));
        }
        Ok(page)
    }

    /// Makes all its requests again, each over a connection of its own.
    pub(crate) fn load(&self, address: SocketAddr) -> Result<()> {
        for wave in &self.waves {
            let next = AtomicUsize::new(0);
            let workers = CONNECTIONS.min(wave.len());
            let outcomes: Vec<Result<()>> = std::thread::scope(|scope| {
                let handles: Vec<_> = (0..workers)
                    .map(|_| scope.spawn(|| load_from(address, wave, &next)))
                    .collect();
                handles
                    .into_iter()
                    .map(|handle| {
                        handle
                            .join()
                            .unwrap_or_else(|_| bail!("a request panicked"))
                    })
                    .collect()
            });
            outcomes.into_iter().collect::<Result<()>>()?;
        }
        Ok(())
    }

    /// How many files there are.
    pub(crate) const fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether both pages have the same number of files and the same bytes in all that no path was rewritten in.
    pub(crate) fn is_same_as(&self, other: &Self) -> bool {
        let contents = |page: &Self| {
            let mut contents: Vec<_> = page
                .files
                .iter()
                .filter(|file| !file.is_rewritten())
                .map(|file| file.content.clone())
                .collect();
            contents.sort();
            contents
        };
        self.len() == other.len() && contents(self) == contents(other)
    }

    /// Writes the files below a folder, with references made relative, so that they can be served below any path.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        for (index, file) in self.files.iter().enumerate() {
            let name = if index == 0 {
                "/index.html"
            } else {
                &file.path
            };
            let name = name.split('?').next().unwrap_or_default();
            let target = folder.join(name.trim_start_matches('/'));
            if let Some(parent) = target.parent() {
                std::fs::create_dir_all(parent)?;
            }
            let content = if file.is_rewritten() {
                self.relative(name, &file.content)
            } else {
                file.content.clone()
            };
            std::fs::write(&target, content)
                .with_context(|| format!("can't write {}", target.display()))?;
        }
        Ok(())
    }

    fn relative(&self, name: &str, content: &[u8]) -> Vec<u8> {
        let up = "../".repeat(name.matches('/').count().saturating_sub(1));
        let mut text = String::from_utf8_lossy(content).into_owned();
        for file in self.files.iter().skip(1) {
            for before in ["\"", "'", "("] {
                let below = file.path.trim_start_matches('/');
                text = text.replace(
                    &format!("{before}{}", file.path),
                    &format!("{before}./{up}{below}"),
                );
            }
        }
        text.into_bytes()
    }
}

impl File {
    fn fetch(address: SocketAddr, path: &str) -> Result<Self> {
        let answer = http::get(address, path).with_context(|| format!("GET {path}"))?;
        ensure!(
            answer.is_success(),
            "GET {path} is answered with {}",
            answer.status
        );
        Ok(Self {
            path: path.to_owned(),
            content_type: answer.header("content-type").unwrap_or_default().to_owned(),
            content: answer.content().with_context(|| format!("GET {path}"))?,
        })
    }

    fn references(&self) -> Vec<String> {
        markup::references(&self.content_type, &String::from_utf8_lossy(&self.content))
            .iter()
            .filter_map(|reference| markup::resolve(&self.path, reference))
            .collect()
    }

    fn is_rewritten(&self) -> bool {
        self.content_type.starts_with("text/html") || self.content_type.starts_with("text/css")
    }
}

fn load_from(address: SocketAddr, wave: &[String], next: &AtomicUsize) -> Result<()> {
    while let Some(path) = wave.get(next.fetch_add(1, Ordering::Relaxed)) {
        let answer = http::get(address, path).with_context(|| format!("GET {path}"))?;
        ensure!(
            answer.is_success(),
            "GET {path} is answered with {}",
            answer.status
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;

    use super::{File, Page};

    /// Answers three requests: an entry page, its script, and the script's import.
    fn serve(listener: &TcpListener) {
        for _ in 0..3 {
            let (mut stream, _) = listener.accept().expect("a request");
            let mut request = [0_u8; 1024];
            let read = stream.read(&mut request).expect("a request's head");
            let request =
                String::from_utf8_lossy(request.get(..read).unwrap_or_default()).into_owned();
            let (kind, body) = match request.split(' ').nth(1) {
                Some("/") => (
                    "text/html",
                    r#"<script type="module" src="/static/a.js"></script>"#,
                ),
                Some("/static/a.js") => ("text/javascript", r#"import"./b.js";"#),
                Some("/static/b.js") => ("text/javascript", "1"),
                other => panic!("nobody refers to {other:?}"),
            };
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            )
            .expect("the answer is taken");
        }
    }

    #[test]
    fn a_page_is_followed_from_its_entry_to_its_last_import_and_loaded_in_the_same_waves() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        std::thread::scope(|scope| {
            scope.spawn(|| {
                serve(&listener);
                serve(&listener);
            });
            let page = Page::explore(address, "/").expect("the page is served");
            assert_eq!(page.waves, [["/"], ["/static/a.js"], ["/static/b.js"]]);
            page.load(address).expect("the page is served again");
        });
    }

    #[test]
    fn a_copy_of_a_page_refers_to_its_files_by_relative_paths() {
        let file = |path: &str, content_type: &str| File {
            path: path.to_owned(),
            content_type: content_type.to_owned(),
            content: Vec::new(),
        };
        let page = Page {
            waves: Vec::new(),
            files: vec![
                file("/", "text/html"),
                file("/static/a.css", "text/css"),
                file("/img/back.png", "image/png"),
            ],
        };
        let html = page.relative("/index.html", br#"<link href="/static/a.css">"#);
        assert_eq!(html, br#"<link href="./static/a.css">"#);
        let css = page.relative("/static/a.css", b"url(/img/back.png)");
        assert_eq!(css, b"url(./../img/back.png)");
    }
}
