//! The one request that changes a file: only our own page may make it, with this run's token, for the text it was shown.

use std::fs;

use crate::serve::program::{Got, Preview};
use crate::site::small;

const PATH: &str = "/__handout/fix";

/// A preview of a site with a fault that can be fixed without asking, its token and the name of the fix.
fn faulty() -> (Preview, String, String) {
    let preview = Preview::of(&small(), &[]);
    preview.edit("content/about.md", "summary:", "sumary:");
    let page = preview.until("/small/about/", |got| got.body.contains("data-handout-fix"));
    let after = |mark: &str| page.body.split(mark).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (token, finding) = (after("data-token=\""), after("data-handout-fix=\""));
    (preview, token, finding)
}

fn fix(preview: &Preview, headers: &[&str], token: &str, finding: &str) -> Got {
    let body = format!("{{\"token\": \"{token}\", \"finding\": \"{finding}\"}}");
    preview.ask("POST", PATH, headers, &body)
}

#[test]
fn a_safe_fix_is_made_in_the_file_and_shown() {
    let (preview, token, finding) = faulty();
    let origin = format!("Origin: http://localhost:{}", preview.port);
    let done = fix(&preview, &[&origin, "Sec-Fetch-Site: same-origin"], &token, &finding);
    assert_eq!(done.status, 200, "{} {}", done.head, done.body);
    assert!(fs::read_to_string(preview.path("content/about.md")).unwrap().contains("\nsummary:"));
    preview.until("/small/about/", |got| !got.body.contains("data-handout-fix"));
    let again = fix(&preview, &[&origin], &token, &finding);
    assert_eq!(again.status, 409, "the text is another now: {}", again.body);
}

#[test]
fn a_text_that_has_changed_meanwhile_is_left_alone() {
    let (preview, token, finding) = faulty();
    let origin = format!("Origin: http://localhost:{}", preview.port);
    preview.edit("content/about.md", "Nobody has checked it.", "Somebody is writing here.");
    let done = fix(&preview, &[&origin], &token, &finding);
    assert_eq!(done.status, 409, "{}", done.body);
    let text = fs::read_to_string(preview.path("content/about.md")).unwrap();
    assert!(text.contains("sumary:") && text.contains("Somebody is writing here."), "{text}");
}

#[test]
fn nobody_else_can_have_a_file_changed() {
    let (preview, token, finding) = faulty();
    let own = format!("Origin: http://localhost:{}", preview.port);
    let before = fs::read_to_string(preview.path("content/about.md")).unwrap();
    let other_port = format!("Origin: http://localhost:{}", preview.port.wrapping_add(1));
    let other_name = format!("Origin: http://127.0.0.1:{}", preview.port);
    let rebound = format!("Host: evil.example:{}", preview.port);
    let rebound_origin = format!("Origin: http://evil.example:{}", preview.port);
    let attacks: [&[&str]; 9] = [
        &[],
        &["Origin: null"],
        &["Origin: http://evil.example"],
        &[&other_port],
        &[&other_name],
        &[&own, "Origin: http://evil.example"],
        &[&own, "Sec-Fetch-Site: cross-site"],
        &[&own, "Sec-Fetch-Site: same-site"],
        &[&rebound, &rebound_origin],
    ];
    for headers in attacks {
        let got = fix(&preview, headers, &token, &finding);
        assert_eq!(got.status, 403, "{headers:?}: {}", got.head);
    }
    for wrong in ["", "0", &"0".repeat(32), &token.to_uppercase().replace('0', "1"), &token[1..]] {
        assert_eq!(fix(&preview, &[&own], wrong, &finding).status, 403, "{wrong}");
    }
    for body in ["", "{}", "[", "token=x&finding=y", &format!("{{\"token\": \"{token}\"}}")] {
        let got = preview.ask("POST", PATH, &[&own], body);
        assert!(matches!(got.status, 400 | 403), "{body}: {}", got.head);
    }
    for wrong in ["", "../../etc/passwd", "content/about.md", &finding.to_uppercase().replace('0', "1")] {
        let got = fix(&preview, &[&own], &token, wrong);
        assert!(got.status == 409 || wrong == finding, "{wrong}: {}", got.head);
    }
    let long = "x".repeat(200_000);
    assert!(matches!(fix(&preview, &[&own], &token, &long).status, 0 | 413), "a long request");
    for method in ["GET", "HEAD", "PUT", "OPTIONS", "DELETE"] {
        assert_eq!(preview.ask(method, PATH, &[&own], "").status, 405, "{method}");
    }
    assert_eq!(fs::read_to_string(preview.path("content/about.md")).unwrap(), before);
}
