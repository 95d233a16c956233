//! yaml-language-server, which editors use, as editors speak with it: the Language Server Protocol over its standard
//! input and output.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::tools::command;

/// Longer than any answer takes; whoever is silent for so long does not answer any more.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running language server.
pub struct LanguageServer {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    asked: u64,
    /// What was marked last, by the documents' addresses.
    marked: BTreeMap<String, Vec<Mark>>,
}

/// A place in a document, both parts counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// Within the line, in units of UTF-16.
    pub column: usize,
}

/// What is marked as wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it begins.
    pub start: Place,
    /// Behind its end.
    pub end: Place,
    /// What is said of it.
    pub message: String,
}

/// What is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the list shows.
    pub label: String,
    /// Whether it is a key; otherwise it is a value, or several keys at once.
    pub is_key: bool,
}

impl LanguageServer {
    /// Starts it; `program` is its script.
    #[must_use]
    pub fn start(program: impl AsRef<OsStr>) -> Self {
        let mut node = command("node");
        node.arg(program).arg("--stdio").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = node.spawn().expect("node starts");
        let input = process.stdin.take().expect("its input was piped");
        let output = process.stdout.take().expect("its output was piped");
        let (sender, messages) = channel();
        thread::spawn(move || pass_on(BufReader::new(output), &sender));
        let mut server = Self { process, input, messages, asked: 0, marked: BTreeMap::new() };
        server.introduce();
        server
    }

    /// Opens a document, which need not exist, and waits until it was looked through. What is marked in it?
    pub fn open(&mut self, path: &Path, text: &str) -> Vec<Mark> {
        let uri = address(path);
        let document = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
        self.marked.remove(&uri);
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        while !self.marked.contains_key(&uri) {
            self.listen();
        }
        self.marked.get(&uri).cloned().unwrap_or_default()
    }

    /// What is offered at a place of an open document?
    pub fn offers(&mut self, path: &Path, place: Place) -> Vec<Offer> {
        /// `CompletionItemKind.Property`.
        const KEY: u64 = 10;
        let list = self.ask("textDocument/completion", &at(path, place));
        let items = list["items"].as_array().cloned().expect("it answers with a list");
        let offer = |item: &Value| Offer { label: text(&item["label"]), is_key: item["kind"] == KEY };
        items.iter().map(offer).collect()
    }

    /// What is shown to those who point at a place of an open document?
    pub fn shown(&mut self, path: &Path, place: Place) -> String {
        text(&self.ask("textDocument/hover", &at(path, place))["contents"]["value"])
    }

    fn introduce(&mut self) {
        let formats = json!(["markdown"]);
        let capabilities = json!({"textDocument": {
            "completion": {"completionItem": {"snippetSupport": true, "documentationFormat": formats}},
            "hover": {"contentFormat": formats},
        }});
        self.ask("initialize", &json!({"processId": null, "rootUri": null, "capabilities": capabilities}));
        self.tell("initialized", &json!({}));
        // It would look in a list of schemas in the net, too.
        let settings = json!({"yaml": {"schemaStore": {"enable": false}}});
        self.tell("workspace/didChangeConfiguration", &json!({ "settings": settings }));
    }

    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.asked += 1;
        let number = self.asked;
        self.send(&json!({"jsonrpc": "2.0", "id": number, "method": method, "params": parameters}));
        loop {
            if let Some(answer) = self.listen().filter(|message| message["id"] == number) {
                assert!(answer.get("error").is_none(), "`{method}`: {}", answer["error"]);
                return answer["result"].clone();
            }
        }
    }

    fn tell(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": parameters}));
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the language server listens");
    }

    /// Waits for the next message. It is handed back if it answers a question.
    fn listen(&mut self) -> Option<Value> {
        let message = self.messages.recv_timeout(PATIENCE).expect("the language server answers");
        match (message["method"].as_str(), message.get("id")) {
            (None, _) => return Some(message),
            (Some("workspace/configuration"), Some(id)) => {
                let asked = message["params"]["items"].as_array().map_or(0, Vec::len);
                let unset = vec![Value::Null; asked];
                self.send(&json!({"jsonrpc": "2.0", "id": id, "result": unset}));
            }
            (Some(_), Some(id)) => self.send(&json!({"jsonrpc": "2.0", "id": id, "result": null})),
            (Some("textDocument/publishDiagnostics"), None) => {
                let parameters = &message["params"];
                let marks = parameters["diagnostics"].as_array().into_iter().flatten().map(mark).collect();
                self.marked.insert(text(&parameters["uri"]), marks);
            }
            (Some(_), None) => {}
        }
        None
    }
}

impl Drop for LanguageServer {
    fn drop(&mut self) {
        // It holds nothing that could be lost.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Passes every message on, until the language server or whoever listens has ended.
fn pass_on(mut output: BufReader<ChildStdout>, messages: &Sender<Value>) {
    while let Some(message) = message(&mut output) {
        if messages.send(message).is_err() {
            return;
        }
    }
}

/// The next message: its header, an empty line, and as many bytes as the header says.
fn message(output: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            None => break,
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.parse().ok()?,
            Some(_) => {}
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

fn at(path: &Path, place: Place) -> Value {
    json!({"textDocument": {"uri": address(path)}, "position": {"line": place.line, "character": place.column}})
}

fn mark(diagnostic: &Value) -> Mark {
    let number = |value: &Value| value.as_u64().and_then(|value| usize::try_from(value).ok()).unwrap_or_default();
    let place = |value: &Value| Place { line: number(&value["line"]), column: number(&value["character"]) };
    let range = &diagnostic["range"];
    Mark { start: place(&range["start"]), end: place(&range["end"]), message: text(&diagnostic["message"]) }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The address of a file (RFC 8089), as the language server writes it too.
fn address(path: &Path) -> String {
    let mut address = "file://".to_owned();
    let path = path.to_str().expect("the project lies in a folder whose name is Unicode").replace('\\', "/");
    if !path.starts_with('/') {
        address.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => address.push(byte.into()),
            byte => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}
