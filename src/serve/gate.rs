//! Who may ask. Any page that is open in the author's browser can send requests to this machine, and a name that its
//! owner points at this machine makes them look like our own; so a request has to say for whom it is and where it comes
//! from, and what does not fit is refused with a fixed sentence.

use crate::serve::ask::Ask;

/// The names under which this preview may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    names: Vec<String>,
}

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The status of the answer.
    pub(super) status: u16,
    /// The sentence, which holds nothing of the request.
    pub(super) sentence: &'static str,
}

/// What a request is for, by which the checks differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Something to look at, to which a link may lead from anywhere.
    Page,
    /// What only the preview's own script asks for.
    Script,
    /// A change to a file of the site.
    Change,
}

impl Hosts {
    /// The loopback names, and `also`, each with `port`.
    pub fn new(port: u16, also: &[String]) -> Self {
        let names = ["localhost", "127.0.0.1", "[::1]"].into_iter().chain(also.iter().map(String::as_str));
        let mut with_port: Vec<String> = names.map(|name| format!("{}:{port}", name.to_ascii_lowercase())).collect();
        if port == 80 {
            // Browsers leave this port out.
            with_port.extend(with_port.clone().iter().filter_map(|name| name.strip_suffix(":80").map(str::to_owned)));
        }
        Self { names: with_port }
    }

    /// Whether `host` is one of them, as a `Host` header writes it.
    fn contain(&self, host: &str) -> bool {
        self.names.iter().any(|name| name.eq_ignore_ascii_case(host))
    }
}

const HOST: Refusal =
    Refusal { status: 403, sentence: "This preview answers only under the address that `handout serve` printed.\n" };
const ORIGIN: Refusal = Refusal {
    status: 403,
    sentence: "This preview answers only to its own pages and to people, not to other sites.\n",
};
const METHOD: Refusal = Refusal { status: 405, sentence: "This preview only gives pages out: use GET or HEAD.\n" };
const FORM: Refusal = Refusal { status: 400, sentence: "This is no request for a page of this preview.\n" };

/// Why `ask` may not be answered, if it may not.
pub(super) fn refusal(ask: &Ask, purpose: Purpose, hosts: &Hosts) -> Option<Refusal> {
    let [host] = ask.host.as_slice() else { return Some(HOST) };
    if !hosts.contain(host) {
        return Some(HOST);
    }
    let method_fits = match purpose {
        Purpose::Page | Purpose::Script => matches!(ask.method.as_str(), "GET" | "HEAD"),
        Purpose::Change => ask.method == "POST",
    };
    if !method_fits {
        return Some(METHOD);
    }
    if !ask.path.starts_with('/') {
        return Some(FORM);
    }
    let from_here = format!("http://{host}");
    let origin_fits = match ask.origin.as_slice() {
        [] => purpose != Purpose::Change,
        [origin] => origin.eq_ignore_ascii_case(&from_here),
        _ => false,
    };
    if !origin_fits || !fetched_from_here(ask, purpose) {
        return Some(ORIGIN);
    }
    None
}

/// Whether the browser says that the request comes from our own page, or from the person who sits before it. Programs
/// that are no browsers say nothing, and are not led by other sites.
fn fetched_from_here(ask: &Ask, purpose: Purpose) -> bool {
    let [site] = ask.fetch_site.as_slice() else { return ask.fetch_site.is_empty() };
    match site.as_str() {
        "same-origin" => true,
        "none" => purpose == Purpose::Page,
        // A link on another site that a person follows, in a window of its own and not in a frame. Another port of this
        // machine is another site to us, though browsers call it the same.
        "cross-site" | "same-site" => {
            purpose == Purpose::Page
                && ask.fetch_mode.as_slice() == ["navigate"]
                && ask.fetch_dest.as_slice() == ["document"]
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(host: &str) -> Ask {
        Ask { method: "GET".to_owned(), path: "/".to_owned(), host: vec![host.to_owned()], ..Ask::default() }
    }

    fn status(ask: &Ask, purpose: Purpose) -> u16 {
        refusal(ask, purpose, &Hosts::new(4000, &[])).map_or(200, |refusal| refusal.status)
    }

    #[test]
    fn only_the_printed_names_with_our_port_are_answered() {
        for host in ["localhost:4000", "127.0.0.1:4000", "[::1]:4000", "LOCALHOST:4000"] {
            assert_eq!(status(&ask(host), Purpose::Page), 200, "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:80",
            "localhost:40000",
            "localhost.:4000",
            "evil.example",
            "evil.example:4000",
            "127.0.0.2:4000",
            "192.0.2.1:4000",
            "localhost:4000.evil.example",
            "evil.example#localhost:4000",
            "user@localhost:4000",
            "0.0.0.0:4000",
            "[::ffff:127.0.0.1]:4000",
            "2130706433:4000",
            " localhost:4000",
        ] {
            assert_eq!(status(&ask(host), Purpose::Page), 403, "{host}");
        }
        let twice = Ask { host: vec!["localhost:4000".to_owned(), "evil.example".to_owned()], ..ask("x") };
        assert_eq!(status(&twice, Purpose::Page), 403);
        assert_eq!(status(&Ask { host: Vec::new(), ..ask("x") }, Purpose::Page), 403);
    }

    #[test]
    fn other_origins_are_refused_on_pages_and_on_all_else() {
        let from = |origin: &str| Ask { origin: vec![origin.to_owned()], ..ask("localhost:4000") };
        for purpose in [Purpose::Page, Purpose::Script] {
            assert_eq!(status(&from("http://localhost:4000"), purpose), 200);
            for origin in [
                "null",
                "http://evil.example",
                "http://192.0.2.1",
                "http://localhost:4001",
                "http://127.0.0.1:4000",
                "https://localhost:4000",
                "file://",
                "",
            ] {
                assert_eq!(status(&from(origin), purpose), 403, "{origin}");
            }
        }
    }

    #[test]
    fn a_followed_link_is_answered_and_an_embedded_request_is_not() {
        let fetched = |site: &str, mode: &str, dest: &str| Ask {
            fetch_site: vec![site.to_owned()],
            fetch_mode: vec![mode.to_owned()],
            fetch_dest: vec![dest.to_owned()],
            ..ask("localhost:4000")
        };
        assert_eq!(status(&fetched("none", "navigate", "document"), Purpose::Page), 200);
        assert_eq!(status(&fetched("same-origin", "cors", "empty"), Purpose::Script), 200);
        for site in ["cross-site", "same-site"] {
            assert_eq!(status(&fetched(site, "navigate", "document"), Purpose::Page), 200);
            assert_eq!(status(&fetched(site, "navigate", "document"), Purpose::Script), 403);
            for (mode, dest) in [("no-cors", "script"), ("no-cors", "image"), ("navigate", "iframe"), ("cors", "empty")]
            {
                assert_eq!(status(&fetched(site, mode, dest), Purpose::Page), 403, "{mode} {dest}");
            }
        }
    }

    #[test]
    fn changes_need_post_and_our_own_origin_and_pages_neither() {
        let post = Ask { method: "POST".to_owned(), ..ask("localhost:4000") };
        assert_eq!(status(&post, Purpose::Page), 405);
        assert_eq!(status(&post, Purpose::Change), 403, "a browser always names the origin of a change");
        let own = Ask { origin: vec!["http://localhost:4000".to_owned()], ..post };
        assert_eq!(status(&own, Purpose::Change), 200);
        for method in ["PUT", "DELETE", "TRACE", "OPTIONS", "CONNECT", "PATCH", "get"] {
            let ask = Ask { method: method.to_owned(), ..ask("localhost:4000") };
            assert_eq!(status(&ask, Purpose::Page), 405, "{method}");
            assert_eq!(status(&ask, Purpose::Change), 405, "{method}");
        }
    }
}
