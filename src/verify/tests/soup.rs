//! No page makes it panic, and no soup of tags is good.

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::{DISCLAIMER, GOOD, base, expected, language};
use crate::verify::{page, verify, visible_text};

fn html_soup() -> impl Strategy<Value = String> {
    let names = ["p", "div", "a", "svg", "table", "tr", "td", "script", "style", "title", "template", "li", "br", "h1"];
    let piece = prop_oneof![
        (0..names.len(), any::<bool>(), 0..4_usize).prop_map(move |(name, end, attribute)| {
            let attribute = ["", " hidden", " id=x href='#x'", " data-stamp=disclaimer"][attribute];
            if end { format!("</{}>", names[name]) } else { format!("<{}{attribute}>", names[name]) }
        }),
        Just(DISCLAIMER.to_owned()),
        "[<>&/!\"'=a-c \n-]{0,8}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_page_makes_it_panic_and_soup_is_never_good(html in html_soup()) {
        let (language, base) = (language(), base());
        let expected = expected(&language, &base);
        prop_assert!(!page(&html, &expected).is_empty());
        // Soup inside the good page: still no panic, and the same answer twice.
        let mixed = GOOD.replace("</main>", &format!("{html}</main>"));
        prop_assert_eq!(verify(&mixed, &expected), verify(&mixed, &expected));
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let html = String::from_utf8_lossy(&bytes);
        prop_assert!(!page(&html, &expected(&language(), &base())).is_empty());
    }

    #[test]
    fn text_that_is_escaped_is_read_back(text in "[a-zA-Z<>&\"' äß痛]{0,40}") {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(visible_text(&format!("<p>{escaped}</p>")), folded);
    }
}
