//! Every way to hide, change or lose a stamp is caught.

use super::{DISCLAIMER, GOOD, base, expected, faults, language};
use crate::verify::page;

const STAMP: &str = r#"<div class="stamp" data-stamp="disclaimer"><p>This site is <b>no</b> substitute for
  medical&nbsp;advice &amp; care.</p></div>"#;
const WORDS: &str = r#"<p>This site is <b>no</b> substitute for
  medical&nbsp;advice &amp; care.</p>"#;

#[test]
fn a_good_page_is_silent() {
    assert_eq!(page(GOOD, &expected(&language(), &base())), []);
}

#[test]
fn every_trick_that_hides_a_stamp_is_caught() {
    let plain = DISCLAIMER.replace('&', "&amp;");
    let with = |attribute: &str| STAMP.replacen("<div ", &format!("<div {attribute} "), 1);
    let inside = |before: &str, after: &str| format!("{before}{STAMP}{after}");
    let words = |text: &str| format!("<div data-stamp=\"disclaimer\"><p>{text}</p></div>");
    let tricks = [
        ("not there", String::new()),
        ("a comment", inside("<!--", "-->")),
        ("a comment in the words", words(&plain.replace("no ", "<!--no--> "))),
        ("a template", inside("<template>", "</template>")),
        ("noscript", inside("<noscript>", "</noscript>")),
        ("hidden", with("hidden")),
        ("hidden in capitals", with("HIDDEN=''")),
        ("hidden until found", with("hidden=until-found")),
        ("aria-hidden", with("aria-hidden=true")),
        ("aria-hidden in capitals", with("aria-hidden=' TRUE '")),
        ("inert", with("inert")),
        ("a style", with("style='font-size:1px'")),
        ("a popover", with("popover")),
        ("white text", with("bgcolor=white").replace("<b>", "<b color=white>")),
        ("inside hidden", inside("<div hidden><section>", "</section></div>")),
        ("inside aria-hidden", inside("<div aria-hidden=true>", "</div>")),
        ("inside inert", inside("<div inert>", "</div>")),
        ("inside a style", inside("<div style='display:none'>", "</div>")),
        ("inside a popover", inside("<div popover=auto>", "</div>")),
        ("closed details", inside("<details><summary>More</summary>", "</details>")),
        ("details around closed details", inside("<details open><details><summary>x</summary>", "</details></details>")),
        ("a closed dialog", inside("<dialog>", "</dialog>")),
        ("a textarea", inside("<textarea>", "</textarea>")),
        ("a title", inside("<title>", "</title>")),
        ("a script", inside("<script>", "</script>")),
        ("a script of data", inside("<script type=application/ld+json>", "</script>")),
        ("a style sheet", inside("<style>", "</style>")),
        ("a picture", inside("<svg><desc>", "</desc></svg>")),
        ("a picture with HTML", inside("<svg><foreignObject>", "</foreignObject></svg>")),
        ("a canvas", inside("<canvas>", "</canvas>")),
        ("an object", inside("<object>", "</object>")),
        ("an iframe", inside("<iframe>", "</iframe>")),
        ("a video", inside("<video>", "</video>")),
        ("a selection", format!("<select><option data-stamp=disclaimer>{plain}</option></select>")),
        ("a meter", inside("<meter>", "</meter>")),
        ("noembed", inside("<noembed>", "</noembed>")),
        ("noframes", inside("<noframes>", "</noframes>")),
        ("struck out", STAMP.replace("<p>", "<p><del>").replace("</p>", "</del></p>")),
        ("letters turned round", STAMP.replace("<p>", "<p><bdo dir=rtl>").replace("</p>", "</bdo></p>")),
        ("an override of the direction", words(&format!("\u{202E}{plain}\u{202C}"))),
        ("a value", format!("<div data-stamp=disclaimer title=\"{plain}\">Read this</div>")),
        ("the alternative text", format!("<div data-stamp=disclaimer><img alt=\"{plain}\" src=/sciatica/a.png width=1 height=1></div>")),
        ("content of a meta tag", format!("<meta data-stamp=disclaimer content=\"{plain}\">")),
        (
            "two elements",
            "<p data-stamp=disclaimer>This site is no substitute</p><p data-stamp=disclaimer>for medical advice &amp; care.</p>".to_owned(),
        ),
        ("another name", STAMP.replace("disclaimer", "disclamer")),
        ("no name", STAMP.replace(" data-stamp=\"disclaimer\"", "")),
        ("a name beside the words", format!("<i data-stamp=disclaimer>Note</i>{WORDS}")),
        ("the name of another stamp", STAMP.replace("disclaimer", "audience")),
        ("a soft hyphen", words(&plain.replace("medical", "med&shy;ical"))),
        ("an invisible space", words(&plain.replace("medical ", "medical\u{200B}"))),
        ("an invisible joiner", words(&plain.replace("medical", "med\u{2060}ical"))),
        ("letters of another alphabet", words(&plain.replace("medical", "m\u{0435}dical"))),
        ("a hidden word", words(&plain.replace("no ", "<span hidden>no</span> "))),
        ("a styled word", words(&plain.replace("no ", "<span style='font-size:0'>no</span> "))),
        ("a word more", words(&plain.replace("no ", "by no means no "))),
        ("a word less", words(&plain.replace("no ", ""))),
        ("another case", words(&plain.to_uppercase())),
        ("a longer word", words(&plain.replace("This", "NotThis"))),
        ("double encoding", words(&DISCLAIMER.replace('&', "&amp;amp;"))),
        ("a hidden copy first", format!("{}{STAMP}", with("hidden"))),
        ("a hidden copy last", format!("{STAMP}{}", with("hidden"))),
        ("an unclosed comment", inside("<!--", "")),
        ("an unclosed hidden element", inside("<div hidden>", "")),
        ("an element that only seems closed", inside("<div hidden/>", "")),
        ("a hidden element closed by a stranger", inside("<div hidden></span>", "</div>")),
        ("a style over all stamps", inside("<style>[data-stamp]{display:none!important}</style>", "")),
    ];
    let missed: Vec<&str> = tricks
        .iter()
        .filter(|(_, html)| !faults(STAMP, html).iter().any(|fault| fault.starts_with("verify/stamp-missing")))
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn tricks_that_only_styles_or_scripts_could_play_are_refused_as_such() {
    let shadow = STAMP.replace("<p>", "<template shadowrootmode=open></template><p>");
    let found = faults(STAMP, &shadow);
    assert!(found[0].contains("a shadow tree hides"), "{found:?}");
    let escaped = format!("<style>[data-st\\61mp]{{display:none}}</style>{STAMP}");
    let found = faults(STAMP, &escaped);
    assert!(found[0].contains("behind which an address could hide"), "{found:?}");
}

#[test]
fn a_stamp_hidden_by_the_frame_of_the_page_is_caught() {
    for (from, to) in [
        ("<body class=\"page\">", "<body hidden>"),
        ("<html lang", "<html inert lang"),
        ("<main id=\"main\">", "<main id=\"main\" style=\"opacity:0\">"),
        ("</main>", "<body hidden></body></main>"),
        ("<header>", "<div hidden><header>"),
    ] {
        assert_ne!(faults(from, to), [""; 0], "{to}");
    }
    let head = format!("{STAMP}</head>");
    assert_ne!(page(&GOOD.replace(STAMP, "").replace("</head>", &head), &expected(&language(), &base())), []);
}

#[test]
fn what_shows_a_stamp_in_another_way_is_fine() {
    for html in [
        STAMP.replace("<p>", "<ul><li>").replace("</p>", "</li></ul>"),
        STAMP.replace("<p>", "<p>Please note: ").replace("</p>", " Thank you.</p>"),
        format!("<details open><summary>Note</summary>{STAMP}</details>"),
        format!("<dialog open>{STAMP}</dialog>"),
        format!("{STAMP}{STAMP}"),
        format!("<svg/>{STAMP}"),
        STAMP.replace("&nbsp;", "<br>"),
        STAMP.replace("<div ", "<div aria-hidden=false "),
        STAMP.replace("<b>no</b>", "<a href=\"#main\">no</a><!-- a comment -->"),
    ] {
        assert_eq!(faults(STAMP, &html), [""; 0], "{html}");
    }
}

#[test]
fn safety_after_the_steps_is_too_late_and_so_is_a_missing_step() {
    let card =
        "<section data-stamp=\"emergency-card\"><h2>Emergency</h2><p>Call 999 now if you cannot pee.</p></section>";
    let late = GOOD.replace(card, "").replace("</ol>", &format!("</ol>{card}"));
    let found = page(&late, &expected(&language(), &base()));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].message, "the emergency card stands after the steps: “Call 999 now if you cannot pee.”");
    assert_eq!(found[0].stamp, Some("emergency-card"));

    let only = |from, to, message: &str| assert_eq!(faults(from, to), [format!("verify/stamp-missing: {message}")]);
    only("id=\"steps\"", "id=\"step\"", "the steps are not on the finished page");
    only("Press up.", "Press.", "a step is not word for word on the finished page: “Press up.”");
    only("<li>Press", "<li hidden>Press", "a step is not word for word on the finished page: “Press up.”");
    only(
        "<ol id=\"steps\"><li>Lie down.</li>",
        "<p>Lie down.</p><ol id=\"steps\">",
        "a step is not word for word on the finished page: “Lie down.”",
    );
}

#[test]
fn a_missing_stamp_names_the_template_and_what_was_perhaps_meant() {
    let found = page(&GOOD.replace("\"disclaimer\"", "\"disclamer\""), &expected(&language(), &base()));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "the disclaimer is not on the finished page");
    assert_eq!(
        found[0].help,
        ["`templates/exercise.html` has to put it into an element with `data-stamp=\"disclaimer\"`; \
          the page has `data-stamp=\"disclamer\"`"]
    );
}

#[test]
fn the_style_of_the_stamps_comes_last_and_for_everybody() {
    let message = |text: &str| [format!("verify/stamp-missing: {text}")];
    let link = "<link rel=\"stylesheet\" href=\"/sciatica/stamps.css\">";
    let other = "<link rel=\"stylesheet\" href=\"/sciatica/own.css\">";
    assert_eq!(faults(link, ""), message("`stamps.css` is not the last style of the page"));
    assert_eq!(faults(link, &format!("{link}{other}")), message("`stamps.css` is not the last style of the page"));
    let print = link.replace(" href", " media=\"print\" href");
    assert_eq!(faults(link, &print), message("not every reader gets `stamps.css`"));
}

#[test]
fn nobody_is_claimed_to_have_reviewed_a_demonstration() {
    let claim = "\"MedicalWebPage\",\"reviewedBy\":\"A\"";
    let message = "the structured data of the page says `reviewedBy`, though nobody has reviewed it";
    assert_eq!(faults("\"MedicalWebPage\"", claim), [format!("verify/stamp-missing: {message}")]);
}
