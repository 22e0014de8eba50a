//! What other sites, other programs and strangers try with a preview, over plain sockets: each is refused, and no answer
//! holds anything of the site or of the machine.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use crate::serve::program::{Got, LONGEST, Preview};
use crate::site::small;

/// Words of the site, of its sources and of this machine that no refused answer may hold.
const SECRETS: [&str; 6] = ["Nobody has checked", "base-url", "root:", "stop-if", "secret words", "[package]"];

#[track_caller]
fn refused(got: &Got, allowed: &[u16], what: &str) {
    assert!(allowed.contains(&got.status), "{what}: {}", got.head);
    for secret in SECRETS {
        assert!(!got.body.contains(secret), "{what} gave out {secret}");
    }
    assert!(!got.head.to_lowercase().contains("access-control"), "{what}: {}", got.head);
}

#[test]
fn each_foreign_host_and_origin_is_refused_on_pages_and_on_events() {
    let preview = Preview::of(&small(), &[]);
    let port = preview.port;
    let own = [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}")];
    let foreign = [
        "evil.example",
        "localhost",
        "127.0.0.1",
        "0.0.0.0",
        "192.0.2.1",
        "localhost.evil.example",
        "[::]",
        "127.0.0.1.nip.example",
        "evil.example@localhost",
    ];
    let foreign = foreign.map(|name| format!("{name}:{port}")).into_iter().filter(|name| !own.contains(name));
    let hosts: Vec<String> = own.iter().cloned().chain(foreign).chain(["evil.example".to_owned()]).collect();
    let origins = ["", "null", "http://evil.example", "http://192.0.2.1", "file://"];
    for host in &hosts {
        for path in ["/small/about/", "/__handout/", "/__handout/events", "/__handout/state?page=/small/about/"] {
            let own_origin = format!("http://{host}");
            for origin in origins.iter().copied().chain([own_origin.as_str()]) {
                let is_stream = path.ends_with("events");
                let fits = own.contains(host) && (origin.is_empty() || origin == own_origin);
                if fits && is_stream {
                    continue;
                }
                let mut headers = vec![format!("Host: {host}")];
                if !origin.is_empty() {
                    headers.push(format!("Origin: {origin}"));
                }
                let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
                let got = preview.ask("GET", path, &headers, "");
                if fits {
                    assert_eq!(got.status, 200, "{path} of {host} for {origin}");
                    assert!(!got.head.to_lowercase().contains("access-control"));
                } else {
                    refused(&got, &[403], &format!("{path} of {host} for {origin}"));
                }
            }
        }
    }
}

#[test]
fn no_spelling_of_a_path_leads_out_of_the_site() {
    let preview = Preview::of(&small(), &[]);
    preview.write("secret.txt", "secret words");
    preview.write("content/_draft.md", "secret words");
    let spellings = [
        "/../../../../etc/passwd",
        "/small/../../../../etc/passwd",
        "/small/../../etc/passwd",
        "/./../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/small/%2e%2e/%2e%2e/etc/passwd",
        "/%252e%252e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/..%5c..%5cetc/passwd",
        "/..\\..\\etc\\passwd",
        "/%5c%5cserver/share",
        "//etc/passwd",
        "///etc/passwd",
        "/small//etc/passwd",
        "/etc/passwd",
        "/c:/windows/win.ini",
        "/small/c:/windows/win.ini",
        "/C%3a/windows/win.ini",
        "/file:///etc/passwd",
        "/@fs/etc/passwd",
        "/@fs/etc/passwd?raw??",
        "/@id/etc/passwd",
        "/@fs/x/x/x/vite/#/../../../../etc/passwd",
        "/a#/../../etc/passwd",
        "/handout.yaml",
        "/small/handout.yaml",
        "/content/about.md",
        "/small/content/about.md",
        "/small/about.md",
        "/small/../content/about.md",
        "/small/about/index.md",
        "/.env",
        "/small/.env",
        "/.git/config",
        "/small/.git/config",
        "/secret.txt",
        "/small/secret.txt",
        "/small/../secret.txt",
        "/small/_draft.md",
        "/small/_draft/",
        "/templates/base.html",
        "/small/templates/base.html",
        "/static/site.css",
        "/small/about/%00",
        "/small/about/index.html%00.css",
        "/small/about/.",
        "/small/about/..",
        "/small/./about/",
        "/small/%2e/about/",
        "/small/about/index.html/",
        "/small/about//",
        "/%c0%ae%c0%ae/etc/passwd",
        "/%uff0e%uff0e/etc/passwd",
        "/small/%ff",
        "/small/%",
        "/small/%zz",
        "/small/about/..;/",
        "/small/about/;index",
        "/__handout/../handout.yaml",
        "/__handout/%2e%2e/handout.yaml",
        "/__handout/../../etc/passwd",
        "/__handout/handout.yaml",
        "/__handout//etc/passwd",
        "/proc/self/environ",
        "/__handout/open?file=/etc/passwd",
        "/__open-in-editor?file=/etc/passwd",
        "/dev/stdin",
    ];
    for spelling in spellings {
        refused(&preview.get(spelling), &[400, 404], spelling);
    }
    // The whole address in place of a path, and what is no path at all.
    for target in
        ["http://evil.example/", "http://evil.example/small/about/", "*", "evil.example:80", "etc/passwd", "?x"]
    {
        refused(&preview.get(target), &[400, 404], target);
    }
}

#[test]
fn a_query_never_changes_which_bytes_are_given_out() {
    let preview = Preview::of(&small(), &[]);
    let without_nonce = |body: &str| {
        let nonce = body.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("none").to_owned();
        body.replace(&nonce, "")
    };
    let plain = without_nonce(&preview.get("/small/about/").body);
    for query in ["?raw", "?raw??", "?import&raw", "?inline&import", "?.svg", "?page=/etc/passwd", "?../../etc/passwd"]
    {
        let got = preview.get(&format!("/small/about/{query}"));
        assert_eq!(got.status, 200, "{query}");
        assert_eq!(without_nonce(&got.body), plain, "{query}");
        refused(&preview.get(&format!("/etc/passwd{query}")), &[404], query);
        refused(&preview.get(&format!("/handout.yaml{query}")), &[404], query);
    }
}

#[test]
fn what_another_page_of_the_browser_embeds_is_refused() {
    let preview = Preview::of(&small(), &[]);
    for site in ["cross-site", "same-site"] {
        for (mode, dest) in [
            ("no-cors", "script"),
            ("no-cors", "image"),
            ("no-cors", "style"),
            ("navigate", "iframe"),
            ("cors", "empty"),
            ("navigate", "embed"),
            ("navigate", "object"),
            ("websocket", "websocket"),
        ] {
            for path in
                ["/small/about/", "/small/feed.xml", "/__handout/", "/__handout/preview.js", "/__handout/events"]
            {
                let headers = [
                    format!("Sec-Fetch-Site: {site}"),
                    format!("Sec-Fetch-Mode: {mode}"),
                    format!("Sec-Fetch-Dest: {dest}"),
                ];
                let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
                refused(&preview.ask("GET", path, &headers, ""), &[403], &format!("{path} {site} {mode} {dest}"));
            }
        }
        let followed = [&format!("Sec-Fetch-Site: {site}"), "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"];
        assert_eq!(preview.ask("GET", "/small/about/", &followed, "").status, 200, "a link that a person follows");
    }
}

#[test]
fn only_get_and_head_are_answered_and_head_without_a_body() {
    let preview = Preview::of(&small(), &[]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "PROPFIND", "get", "FOO"] {
        for path in ["/small/about/", "/__handout/", "/__handout/events", "/__handout/state"] {
            let got = preview.ask(method, path, &[], "");
            refused(&got, &[400, 405], &format!("{method} {path}"));
        }
    }
    let head = preview.ask("HEAD", "/small/about/", &[], "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn nothing_of_a_request_comes_back_in_an_answer() {
    let preview = Preview::of(&small(), &[]);
    let marks = [
        "X-Forwarded-Host: evil-mark.example",
        "X-Forwarded-Proto: evil-mark",
        "Forwarded: host=evil-mark",
        "Referer: http://evil-mark.example/",
        "X-Original-URL: /evil-mark",
        "User-Agent: evil-mark",
        "Cookie: a=evil-mark",
    ];
    for target in [
        "/small/about/",
        "/evil-mark",
        "/small/evil-mark/<script>evil-mark</script>",
        "/small",
        "/",
        "/__handout/evil-mark",
        "/__handout/state?page=evil-mark",
    ] {
        let got = preview.ask("GET", target, &marks, "");
        assert!(
            !got.head.contains("evil-mark") && !got.body.contains("evil-mark"),
            "{target}: {}\n{}",
            got.head,
            got.body
        );
    }
}

#[test]
fn every_answer_is_guarded() {
    let preview = Preview::of(&small(), &[]);
    let css = preview.get("/small/about/").body;
    let css = css.split("href=\"").find(|rest| rest.contains("site.") && rest.contains(".css")).unwrap();
    let css = css.split('"').next().unwrap().to_owned();
    for target in [
        "/small/about/",
        "/",
        "/small/nowhere/",
        "/__handout/",
        "/__handout/preview.js",
        "/small/feed.xml",
        &css,
        "/__handout/state?page=/small/about/",
    ] {
        let got = preview.get(target);
        let head = got.head.to_lowercase();
        for header in [
            "x-content-type-options: nosniff",
            "cross-origin-resource-policy: same-origin",
            "cross-origin-opener-policy: same-origin",
            "referrer-policy: no-referrer",
            "cache-control: no-store",
            "content-security-policy: default-src 'none'",
            "x-frame-options: deny",
        ] {
            assert!(head.contains(header), "{target} lacks {header}: {head}");
        }
        assert!(!head.contains("access-control") && !head.contains("unsafe-inline") && !head.contains("set-cookie"));
    }
    let page = preview.get("/small/about/");
    let policy = page.head.lines().find(|line| line.to_lowercase().starts_with("content-security-policy"));
    let policy = policy.unwrap_or_else(|| panic!("no policy in {}", page.head));
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert_eq!(nonce.len(), 32);
    assert!(page.body.contains(&format!("<script nonce=\"{nonce}\"")));
    assert!(!preview.get("/small/about/").body.contains(nonce), "each answer has a nonce of its own");
}

#[test]
fn long_heads_are_refused_and_slow_ones_end() {
    let preview = Preview::of(&small(), &[]);
    let long = format!("X-Long: {}", "a".repeat(64 * 1024));
    refused(&preview.ask("GET", "/small/about/", &[&long], ""), &[0, 400, 431], "a long header");
    let many: Vec<String> = (0..5000).map(|number| format!("X-{number}: a")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    refused(&preview.ask("GET", "/small/about/", &many, ""), &[0, 400, 431], "many headers");
    refused(&preview.get(&format!("/{}", "a".repeat(100_000))), &[0, 400, 414, 431], "a long path");
    refused(&preview.raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"), &[0, 400], "the beginning of TLS");
    refused(&preview.raw(b"GET / HTTP/0.9\r\n\r\n"), &[0, 400, 403, 505], "an old version");
    let mut slow = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
    slow.set_read_timeout(Some(LONGEST)).unwrap();
    slow.write_all(b"GET /small/about/ HTTP/1.1\r\nHost: localhost").unwrap();
    let mut rest = Vec::new();
    let _ = slow.read_to_end(&mut rest);
    let answer = String::from_utf8_lossy(&rest);
    assert!(rest.is_empty() || answer.contains(" 408 "), "the head never came: {answer}");
    assert_eq!(preview.get("/small/about/").status, 200, "the others were not kept waiting");
}

#[test]
fn two_requests_in_one_are_told_apart_or_refused() {
    let preview = Preview::of(&small(), &[]);
    let smuggled = format!(
        "POST /small/about/ HTTP/1.1\r\nHost: localhost:{0}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\
         Connection: close\r\n\r\n0\r\n\r\nGET /small/about/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        preview.port
    );
    refused(&preview.raw(smuggled.as_bytes()), &[0, 400, 405], "two lengths");
    let two_hosts = ["Host: localhost:1", "Host: evil.example"];
    refused(&preview.ask("GET", "/small/about/", &two_hosts, ""), &[400, 403], "two hosts");
    refused(&preview.raw(b"GET /small/about/ HTTP/1.1\r\nConnection: close\r\n\r\n"), &[400, 403], "no host");
}

/// Opens a stream of events and reads its head and first event.
fn listener(preview: &Preview) -> (TcpStream, String) {
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let request = format!("GET /__handout/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port);
    stream.write_all(request.as_bytes()).unwrap();
    let mut text = String::new();
    let mut buffer = [0; 4096];
    while !text.contains("data: ") && !text.contains(" 503 ") {
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0, "the stream ended: {text}");
        text += &String::from_utf8_lossy(&buffer[..read]);
    }
    (stream, text)
}

#[test]
fn the_event_stream_only_sends_and_only_numbers_and_has_64_places() {
    let preview = Preview::of(&small(), &[]);
    let (mut first, head) = listener(&preview);
    assert!(head.to_lowercase().contains("content-type: text/event-stream"), "{head}");
    // Whatever is said into it is no question.
    let _ = first
        .write_all(b"{\"method\":\"fetchModule\",\"file\":\"/etc/passwd\"}\r\n\r\nGET /small/about/ HTTP/1.1\r\n\r\n");
    preview.edit("content/about.md", "Nobody has checked it.", "Nobody has checked it at all.");
    preview.until("/small/about/", |got| got.body.contains("checked it at all."));
    let mut said = head;
    let mut buffer = [0; 4096];
    first.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    while let Ok(read @ 1..) = first.read(&mut buffer) {
        said += &String::from_utf8_lossy(&buffer[..read]);
        if said.contains("data: 2") {
            break;
        }
    }
    for secret in SECRETS {
        assert!(!said.contains(secret), "{said}");
    }
    drop(first);
    thread::sleep(Duration::from_millis(300));
    let mut open: Vec<TcpStream> = Vec::new();
    let refused = (0..70).map(|_| listener(&preview)).map(|(stream, text)| {
        open.push(stream);
        text.contains(" 503 ")
    });
    let refused = refused.filter(|refused| *refused).count();
    assert!((6..=8).contains(&refused), "{refused} of 70 were refused");
    assert_eq!(preview.get("/small/about/").status, 200, "readers are served all the same");
    drop(open);
    thread::sleep(Duration::from_millis(300));
    assert!(!listener(&preview).1.contains(" 503 "), "places are given back");
}

#[test]
fn many_connections_that_say_nothing_keep_nobody_out_for_long() {
    let preview = Preview::of(&small(), &[]);
    let idle: Vec<TcpStream> = (0..900).map_while(|_| TcpStream::connect(("127.0.0.1", preview.port)).ok()).collect();
    assert_eq!(preview.get("/small/about/").status, 200);
    drop(idle);
    assert_eq!(preview.get("/small/about/").status, 200);
}

#[test]
fn it_listens_on_this_machine_only() {
    let preview = Preview::of(&small(), &[]);
    let outside = std::net::UdpSocket::bind("0.0.0.0:0").unwrap();
    outside.connect("192.0.2.1:9").ok();
    if let Ok(own) = outside.local_addr()
        && !own.ip().is_loopback()
        && !own.ip().is_unspecified()
    {
        assert!(TcpStream::connect((own.ip(), preview.port)).is_err(), "reached at {own}");
    }
    assert_eq!(preview.get("/small/about/").status, 200);
}
