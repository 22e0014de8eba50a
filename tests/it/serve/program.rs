//! The program itself, serving a site from a folder, and requests to it over plain sockets.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::site::{TODAY, TestSite};

/// Nothing in these tests takes longer than this but what hangs.
pub(crate) const LONGEST: Duration = Duration::from_secs(60);

/// A preview that runs as a program of its own.
pub(crate) struct Preview {
    child: Child,
    said: Receiver<String>,
    /// Its port.
    pub(crate) port: u16,
    /// The folder of its site.
    pub(crate) root: TempDir,
}

/// What came back from the preview.
#[derive(Clone, Debug)]
pub(crate) struct Got {
    /// The status; 0 if there was no answer.
    pub(crate) status: u16,
    /// The head of the answer.
    pub(crate) head: String,
    /// Its body.
    pub(crate) body: String,
}

/// Writes the files of `site` to a folder.
pub(crate) fn on_disk(site: &TestSite) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in site.files() {
        let file = root.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    root
}

impl Preview {
    /// Serves `site` and waits until it is shown.
    pub(crate) fn of(site: &TestSite, arguments: &[&str]) -> Self {
        let preview = Self::begin(Command::new(env!("CARGO_BIN_EXE_handout")), on_disk(site), arguments);
        preview.wait_for("built in");
        preview
    }

    /// Serves the site in `root` with `command`, which is the program or something that runs it.
    pub(crate) fn begin(mut command: Command, root: TempDir, arguments: &[&str]) -> Self {
        let mut child = command
            .args(["serve", "--port", "0", "--today", TODAY, "--root"])
            .arg(root.path())
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, said) = channel();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(tell.send(line))));
        let mut preview = Self { child, said, port: 0, root };
        let line = preview.wait_for("preview of");
        let port = line.rsplit_once(':').unwrap().1.trim_end_matches('/');
        preview.port = port.parse().unwrap();
        preview
    }

    /// Waits until the program says a line with `words`, which is returned.
    #[track_caller]
    pub(crate) fn wait_for(&self, words: &str) -> String {
        let until = Instant::now() + LONGEST;
        let mut heard = Vec::new();
        while let Ok(line) = self.said.recv_timeout(until.saturating_duration_since(Instant::now())) {
            if line.contains(words) {
                return line;
            }
            heard.push(line);
        }
        panic!("`{words}` was not said, but\n{}", heard.join("\n"));
    }

    /// Sends `request` as it is and reads until the other end closes.
    pub(crate) fn raw(&self, request: &[u8]) -> Got {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LONGEST)).unwrap();
        // A request that is refused half way is no fault of this test.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        Got { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// Asks for `target` with `method` and `headers`, the right `Host` first unless one is among them.
    pub(crate) fn ask(&self, method: &str, target: &str, headers: &[&str], body: &str) -> Got {
        let mut request = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|header| header.to_lowercase().starts_with("host:")) {
            request += &format!("Host: localhost:{}\r\n", self.port);
        }
        for header in headers {
            request += &format!("{header}\r\n");
        }
        if !body.is_empty() {
            request += &format!("Content-Length: {}\r\n", body.len());
        }
        self.raw(format!("{request}\r\n{body}").as_bytes())
    }

    /// Asks for a page as a person does.
    pub(crate) fn get(&self, target: &str) -> Got {
        self.ask("GET", target, &[], "")
    }

    /// Asks for `target` until the answer is as `wanted`.
    #[track_caller]
    pub(crate) fn until(&self, target: &str, wanted: impl Fn(&Got) -> bool) -> Got {
        let until = Instant::now() + LONGEST;
        loop {
            let got = self.get(target);
            if wanted(&got) {
                return got;
            }
            assert!(Instant::now() < until, "{target} never became what it should: {} {}", got.head, got.body);
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Writes a file of the site.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// Replaces the first `old` in a file of the site.
    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(old), "{path} has no {old}");
        fs::write(self.path(path), text.replacen(old, new, 1)).unwrap();
    }

    /// Where a file of the site lies.
    pub(crate) fn path(&self, path: &str) -> std::path::PathBuf {
        Path::new(self.root.path()).join(path)
    }

    /// Ends it with the signal that the system calls `name`, and returns its exit code.
    pub(crate) fn end(mut self, name: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
