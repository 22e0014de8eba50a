//! The way through the numbered pages of a long list.

use crate::content::PageUrl;
use crate::render::fill::scene::Scene;
use crate::render::view::NumberedPageView;

/// Up to so many pages each links to all; beyond, to those around it and to both ends, or a list of 1,000 pages would be
/// 1,000,000 links.
const ALL: usize = 20;
/// How many pages before and after are linked.
const AROUND: usize = 5;

/// The links of one numbered page to the others.
#[derive(Debug)]
pub(crate) struct Pager {
    /// The pages by number; none if there is only one.
    pub(crate) pages: Vec<NumberedPageView>,
    /// The address of the page before.
    pub(crate) previous: Option<String>,
    /// The address of the page after.
    pub(crate) next: Option<String>,
}

impl Pager {
    /// Those of page `number` of `count`, the first of which stands at `url`.
    pub(crate) fn of(scene: &Scene<'_>, url: &PageUrl, number: usize, count: usize) -> Self {
        let address = |number: usize| scene.href(&url.numbered(number));
        let is_linked = |page: &usize| count <= ALL || *page == 1 || *page == count || page.abs_diff(number) <= AROUND;
        let pages = (1..=count).filter(is_linked).map(|page| NumberedPageView {
            number: page,
            url: address(page),
            current: page == number,
        });
        Self {
            pages: if count > 1 { pages.collect() } else { Vec::new() },
            previous: (number > 1).then(|| address(number - 1)),
            next: (number < count).then(|| address(number + 1)),
        }
    }
}
