//! What else is said of a page: its outline, its requests, its words.

use super::{GOOD, base, expected, faults, language};
use crate::verify::{page, visible_text};

/// Each change, and the only fault that it makes.
#[track_caller]
fn each(cases: &[(&str, &str, &str)]) {
    for (from, to, fault) in cases {
        assert_eq!(faults(from, to), [*fault], "{from} -> {to}");
    }
}

#[test]
fn the_outline_is_judged() {
    each(&[
        ("<h1>Press-up</h1>", "", "verify/outline: the page has no `<h1>` that readers see"),
        (
            "<h1>Press-up</h1>",
            "<h1>Press-up</h1><h1>Two</h1>",
            "verify/outline: the page has 2 `<h1>`, and may have one",
        ),
        ("<h1>Press-up", "<h1>Cobra", "verify/outline: the heading of the page is “Cobra” and should be “Press-up”"),
        (
            "<h2>How much</h2>",
            "<h4>How much</h4>",
            "verify/outline: the heading “How much” is `<h4>` after `<h1>`, a level is left out",
        ),
        ("<h2>How much</h2>", "<h2><span hidden>How</span></h2>", "verify/outline: `<h2>` says nothing"),
        ("<h2>How", "<h2 id=\"steps\">How", "verify/outline: two elements have the id `steps`"),
        ("for=\"q\"", "for=\"r\"", "verify/outline: `for` names the id `r`, which is not on the page"),
        ("lang=\"en-GB\"", "lang=\"en\"", "verify/outline: `lang` of `<html>` is `en` and should be `en-GB`"),
        (" dir=\"ltr\"", "", "verify/outline: `dir` of `<html>` is missing and should be `ltr`"),
        ("<title>Press-up</title>", "<title> </title>", "verify/outline: the page has no `<title>`"),
        ("<!doctype html>", "", "verify/outline: the page does not begin with `<!doctype html>`"),
        ("<head>", "<!doctype html><head>", "verify/outline: a doctype stands inside the page"),
        ("\"noindex\"", "\"\"", "verify/outline: search engines are not told to leave this page out"),
        ("href=\"#main\"", "href=\"#q2\"", "verify/outline: the first link of the page does not skip to its main part"),
        ("Home</a>", "</a>", "verify/outline: `<a>` says nothing"),
        ("Home</a>", "<span aria-hidden=true>x</span></a>", "verify/outline: `<a>` says nothing"),
        ("Go</button>", "</button>", "verify/outline: `<button>` says nothing"),
        ("<th scope=\"col\">Day</th>", "<td>Day</td>", "verify/outline: a table has no heading cell, `<th>`"),
        (" alt=\"\"", "", "verify/outline: a picture has no `alt`"),
        (" height=\"1\"", "", "verify/outline: a picture has no `height`"),
        ("initial-scale=1", "maximum-scale=1", "verify/outline: the page forbids its readers to enlarge it"),
        ("<b>no</b>", "<b>no", "verify/outline: `<b>` is not closed before `</p>`"),
        ("Home</a>", "Home</a></b>", "verify/outline: `</b>` closes nothing"),
        (
            "<p>Search needs scripts.</p>",
            "<p><div>a</div></p>",
            "verify/outline: `<div>` stands inside a paragraph and ends it",
        ),
        ("<tbody>", "<div></div><tbody>", "verify/outline: `<div>` may not stand directly in `<table>`"),
        ("<tbody>", "a<tbody>", "verify/outline: text stands directly in `<table>`, where browsers move it away"),
        (
            "</main>",
            "<font>a</font></main>",
            "verify/outline: `<font>` may not be on a page: HTML has no such element any more",
        ),
        ("M0 0\"/>", "M0 0\"/><p>x</p>", "verify/outline: `<p>` inside a picture ends the picture"),
        (
            "class=\"page\"",
            "class=\"page\" class=\"x\"",
            "verify/outline: the page is no clean HTML: duplicate-attribute",
        ),
        (
            "<p>Search needs",
            "<p title='</noscript>'>Search needs",
            "verify/outline: `</noscript` stands inside `<noscript>`, where only some browsers end it",
        ),
    ]);
}

#[test]
fn a_link_without_text_may_be_named_in_another_way() {
    for link in [
        "<a href=\"/sciatica/\"><img src=\"/sciatica/a.png\" alt=\"Home\" width=\"1\" height=\"1\"></a>",
        "<a href=\"/sciatica/\" aria-label=\"Home\"></a>",
        "<a href=\"/sciatica/\"><svg><title>Home</title></svg></a>",
        "<a href=\"/sciatica/\"><b>Home</b></a>",
        "<a id=\"old\"></a>",
    ] {
        assert_eq!(faults("<a href=\"/sciatica/\">Home</a>", link), [""; 0], "{link}");
    }
}

#[test]
fn nothing_is_asked_of_anybody_else() {
    for (number, html) in [
        "<img src=\"https://evil.test/x.png\" alt=\"\" width=\"1\" height=\"1\">",
        "<img src=\"//evil.test/x.png\" alt=\"\" width=\"1\" height=\"1\">",
        "<img src=\"/\\evil.test/x.png\" alt=\"\" width=\"1\" height=\"1\">",
        "<img src=\"/sciatica/a.png\" srcset=\"/sciatica/a.png 1x, https://evil.test/b.png 2x\" alt=\"\" width=\"1\" height=\"1\">",
        "<noscript><img src=\"https://evil.test/x.png\" alt=\"\" width=\"1\" height=\"1\"></noscript>",
        "<script src=\"https://evil.test/x.js\"></script>",
        "<script src=\"data:text/javascript,x\"></script>",
        "<script>x()</script>",
        "<script type=\"speculationrules\">{}</script>",
        "<p onclick=\"x()\">a</p>",
        "<svg><path OnLoad=\"x()\"/></svg>",
        "<a href=\"javascript:x()\">a</a>",
        "<a href=\"data:text/html,x\">a</a>",
        "<a href=\"https://evil.test/\">a</a>",
        "<a href=\"https://evil.test/\" rel=\"noopener\">a</a>",
        "<a href=\"#main\" ping=\"/x\">a</a>",
        "<link rel=\"preconnect\" href=\"https://evil.test\">",
        "<link rel=\"alternate icon\" href=\"https://evil.test/x.png\">",
        "<iframe src=\"https://evil.test\"></iframe>",
        "<iframe srcdoc=\"x\"></iframe>",
        "<object data=\"https://evil.test\"></object>",
        "<embed src=\"https://evil.test\">",
        "<video poster=\"https://evil.test/x.png\"></video>",
        "<audio><source src=\"https://evil.test/x.mp3\"></audio>",
        "<form action=\"https://evil.test\"></form>",
        "<button formaction=\"https://evil.test\">a</button>",
        "<svg><use xlink:href=\"https://evil.test/x.svg#a\"/></svg>",
        "<svg><image href=\"https://evil.test/x.png\"/></svg>",
        "<svg><path fill=\"url(https://evil.test/x.svg#a)\"/></svg>",
        "<svg><set attributeName=\"href\" to=\"https://evil.test\"/></svg>",
        "<p style=\"background:url('https://evil.test/x.png')\">a</p>",
        "<p style=\"background:u\\72l(https://evil.test/x.png)\">a</p>",
        "<style>@import \"https://evil.test/x.css\";</style>",
        "<style>p{background:image-set('https://evil.test/x.png' 1x)}</style>",
        "<meta http-equiv=\"Refresh\" content=\"0; url=https://evil.test\">",
        "<template><img src=\"https://evil.test/x.png\" alt=\"\" width=\"1\" height=\"1\"></template>",
        "<table background=\"https://evil.test/x.png\"><tr><th>a</th></tr></table>",
    ]
    .into_iter()
    .enumerate()
    {
        let found = faults("</main>", &format!("{html}</main>"));
        let third = found.iter().any(|fault| fault.starts_with("verify/third-party"));
        assert!(third && found.len() == 1, "{number} {html}: {found:?}");
    }
    let base = faults("<title>", "<base href=\"https://evil.test/\"><title>");
    assert!(base.iter().any(|fault| fault.contains("it changes where every link of the page leads")), "{base:?}");
}

#[test]
fn an_address_that_leads_nowhere_is_told() {
    each(&[
        ("href=\"/sciatica/\"", "href=\"#\"", "verify/link: the address in `href` leads nowhere"),
        ("src=\"/sciatica/a.png\"", "src=\"\"", "verify/link: the address in `src` leads nowhere"),
    ]);
}

#[test]
fn visible_text_has_a_line_for_each_block_and_nothing_hidden() {
    let html = "<h1>A <em>b</em></h1><p>c<br>d  e&amp;f</p><p hidden>g</p><ul><li>h</li><li>i</li></ul><!-- j -->";
    assert_eq!(visible_text(html), "A b\nc\nd e&f\nh\ni");
}

#[test]
fn a_fault_says_where_it_stands_in_the_page() {
    let found = page(&GOOD.replace("id=\"q\"", "id=\"q\" onclick=\"x\""), &expected(&language(), &base()));
    assert_eq!(found[0].help, ["it is on line 27 of the finished page: `<input id=\"q\" onclick=\"x\">`"]);
}
