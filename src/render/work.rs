//! How much a template may do for one page. A mistake in a loop is then a finding, and no build without end.

use std::io;

use tera::{Kwargs, State, Tera, TeraResult};

/// The largest page that a template may make, in bytes. The largest pages of a site with 10,000 entries in a list are
/// a tenth of it.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// How many pieces, that is texts between tags and values, a page may be made of.
const MOST_PIECES: usize = 2_000_000;

/// How many numbers a template may count in one go: with three such loops inside one another a build still ends.
const MOST_NUMBERS: i64 = 200;

/// A page in the making, up to what is allowed.
#[derive(Debug, Default)]
pub(super) struct Page {
    html: Vec<u8>,
    pieces: usize,
    /// Whether the template wanted more than it may.
    pub(super) is_too_much: bool,
}

impl Page {
    /// What was written.
    pub(super) fn into_html(self) -> String {
        String::from_utf8(self.html).expect("templates and values are text")
    }
}

impl io::Write for Page {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.pieces += 1;
        if self.pieces > MOST_PIECES || self.html.len() + piece.len() > MOST_BYTES {
            self.is_too_much = true;
            return Err(io::Error::other("too much for one page"));
        }
        self.html.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What to say of a template that wanted too much.
pub(super) fn too_much() -> (String, String) {
    let message = "this template does too much work for one page".to_owned();
    let limits =
        format!("a page may have {MOST_BYTES} bytes, made of {MOST_PIECES} pieces; look for loops inside loops");
    (message, limits)
}

/// Gives templates a `range` with a limit that they can reach without the build standing still.
pub(super) fn limit_range(engine: &mut Tera) {
    engine.register_function("range", range);
}

#[expect(clippy::needless_pass_by_value, reason = "the engine calls functions so")]
fn range(arguments: Kwargs, _: &State) -> TeraResult<Vec<i64>> {
    let start = arguments.get::<i64>("start")?.unwrap_or(0);
    let end = arguments.must_get::<i64>("end")?;
    let step = arguments.get::<i64>("step_by")?.unwrap_or(1);
    let count = usize::try_from(MOST_NUMBERS).expect("a small number");
    let step_by = usize::try_from(step).ok().filter(|step| *step > 0);
    let Some(step_by) = step_by else {
        return Err(tera::Error::message("`range` counts up: step_by has to be 1 or more"));
    };
    let numbers: Vec<i64> = (start..end).step_by(step_by).take(count + 1).collect();
    if numbers.len() > count {
        return Err(tera::Error::message(format!(
            "`range` gives up to {MOST_NUMBERS} numbers; loop over a list instead"
        )));
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn made(template: &str) -> Result<String, String> {
        let mut engine = Tera::default();
        limit_range(&mut engine);
        engine.add_raw_template("a", template).unwrap();
        let mut page = Page::default();
        let result = engine.render_to("a", &tera::Context::new(), &mut page);
        assert_eq!(page.is_too_much, page.pieces > MOST_PIECES);
        result.map(|()| page.into_html()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_loop_counts_up_to_the_limit_and_no_further() {
        assert_eq!(made("{% for n in range(start=2, end=8, step_by=3) %}{{ n }},{% endfor %}").unwrap(), "2,5,");
        assert!(made("{% for n in range(end=201) %}{% endfor %}").unwrap_err().contains("up to 200"));
        assert!(made("{% for n in range(end=3, step_by=0) %}{% endfor %}").unwrap_err().contains("1 or more"));
    }

    #[test]
    fn a_page_of_too_many_pieces_ends_the_work() {
        let inner = "{% for b in range(end=200) %}{% for c in range(end=200) %}x{% endfor %}{% endfor %}";
        assert!(made(&format!("{{% for a in range(end=200) %}}{inner}{{% endfor %}}")).is_err());
        assert_eq!(made(inner).unwrap().len(), 40_000);
        let mut page = Page::default();
        assert!(page.write_all(&vec![b'x'; MOST_BYTES + 1]).is_err() && page.is_too_much);
    }
}
