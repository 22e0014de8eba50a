//! The keys that every page may have, whatever its kind.

use crate::content::{
    Allowance, Audience, AudienceCondition, AutomaticLinks, Certainty, Claim, FrontMatter, Id, Kind, Review, Stance,
    Status, Withdrawal,
};
use crate::parse::node::Node;
use crate::parse::reader::{Faults, Fields, date, id, one_of, text, whole_number};
use crate::text::Spanned;

/// The youngest reader of a page that says nothing of it.
const MIN_AGE: u32 = 16;

/// The kind that the front matter states with `kind:`, or `from_place`. A folder's own page is of no other kind.
pub(in crate::parse) fn stated_kind(fields: &mut Fields<'_>, from_place: Kind) -> Kind {
    let stated = fields.optional("kind", one_of(&Kind::STATED, Kind::name));
    match stated {
        Some(stated) if from_place == Kind::Section => {
            fields.fault(stated.span, "a folder's own page has no other kind", "take `kind` out");
            Kind::Section
        }
        Some(stated) => stated.value,
        None => from_place,
    }
}

/// Reads the keys that every page may have. What is missing or faulty is told, and stands empty in what comes back.
pub(in crate::parse) fn common(fields: &mut Fields<'_>, kind: Kind, id: &Id) -> FrontMatter {
    let whole = fields.span;
    // A page without a title still has a name by which others can link to it, so that they are not at fault too.
    let title = fields.required("title", text).unwrap_or_else(|| Spanned::new(id.as_str().replace('-', " "), whole));
    one_line(fields, &title);
    let summary = fields.required("summary", text).unwrap_or_else(|| Spanned::new(String::new(), whole));
    let also_known_as = fields.list("also-known-as", text);
    let topics = fields.ids("topics");
    if !matches!(kind, Kind::Page | Kind::Section) {
        fields.require("key-points");
    }
    let key_points = fields.list("key-points", text);
    if fields.has("key-points") && !(2..=5).contains(&key_points.len()) {
        let span = fields.span_of("key-points");
        fields.fault(span, format!("there are {} key points", key_points.len()), "write 2 to 5, the answer first");
    }
    let publish_from = fields.optional("publish-from", date);
    let expires = fields.optional("expires", date);
    if let (Some(first), Some(last)) = (&publish_from, &expires)
        && last.value <= first.value
    {
        fields.fault(last.span, "the page would expire before it is published", "put `expires` after `publish-from`");
    }
    FrontMatter {
        title,
        summary,
        kind,
        also_known_as,
        topics,
        key_points,
        red_flags: fields.ids("red-flags"),
        assisted_by: fields.list("assisted-by", text),
        sources: fields.ids("sources"),
        claims: fields.entries("claims", "a claim", claim),
        related: fields.ids("related"),
        moved_from: fields.list("moved-from", old_address),
        order: fields.optional("order", whole_number).map_or(0, |order| order.value),
        automatic_links: match fields.truth_or("automatic-links", true) {
            true => AutomaticLinks::Make,
            false => AutomaticLinks::Leave,
        },
        status: status(fields),
        publish_from,
        expires,
        review: fields.entry("review", review),
        audience: fields
            .entry("audience", audience)
            .unwrap_or(Audience { condition: AudienceCondition::Unstated, min_age: MIN_AGE }),
        allow: fields.entries("allow", "an allowance", allowance),
        span: whole,
    }
}

fn one_line(fields: &mut Fields<'_>, title: &Spanned<String>) {
    if title.value.contains('\n') {
        fields.fault(title.span, "the title has more than one line", "write it on one line");
    }
}

fn claim(fields: &mut Fields<'_>) -> Option<Claim> {
    let text = fields.required("text", text);
    let certainty = fields.required("certainty", one_of(&Certainty::ALL, Certainty::name));
    let stance = fields.required("stance", one_of(&Stance::ALL, Stance::name));
    let sources = fields.ids("sources");
    Some(Claim { text: text?, certainty: certainty?, stance: stance?, sources, span: fields.span })
}

/// An address below the site at which a page once was. Anything that a browser would read as another site, or a web
/// server as a place outside, is refused.
fn old_address(node: &Node, what: &str, faults: &mut Faults) -> Option<Spanned<String>> {
    let address = text(node, what, faults)?;
    let path = address.strip_prefix('/').unwrap_or(&address.value);
    let path = path.strip_suffix('/').unwrap_or(path);
    let part_fine = |part: &str| !matches!(part, "" | "." | "..");
    let char_fine = |c: char| !c.is_whitespace() && !matches!(c, '\\' | ':' | '?' | '#' | '%' | '<' | '>' | '"');
    if path.split('/').all(part_fine) && path.chars().all(char_fine) {
        return Some(address);
    }
    let message = format!("{what} has to be an address below this site, not `{}`", address.value);
    faults.add(
        faults.schema(node.span, message).help("write the old address without the site's own, such as `old/page/`"),
    );
    None
}

fn status(fields: &mut Fields<'_>) -> Status {
    const WORDS: [&str; 3] = ["draft", "published", "withdrawn"];
    let word = fields.optional("status", one_of(&WORDS, |word| word));
    let withdrawal = fields.entry("withdrawn", |fields| {
        let on = fields.required("on", date);
        let reason = fields.required("reason", text);
        Some(Withdrawal { on: on?.value, reason: reason?.value })
    });
    let told = fields.has("withdrawn");
    match word {
        Some(word) if word.value == "withdrawn" => {
            if !told {
                let help = "add `withdrawn: {on: 2026-11-22, reason: \"…\"}`; readers of its address get the reason";
                fields.fault(word.span, "a page that is withdrawn needs a day and a reason", help);
            }
            // Without its reason the page still is not to be seen.
            withdrawal.map_or(Status::Draft, Status::Withdrawn)
        }
        word => {
            if told {
                let span = fields.span_of("withdrawn");
                let help = "write `status: withdrawn`, or take `withdrawn` out";
                fields.fault(span, "the page tells why it was withdrawn, and is not", help);
            }
            if word.is_some_and(|word| word.value == "draft") { Status::Draft } else { Status::Published }
        }
    }
}

fn review(fields: &mut Fields<'_>) -> Option<Review> {
    let review = Review {
        written: fields.optional("written", date),
        reviewed: fields.optional("reviewed", date),
        due: fields.optional("due", date),
        author: fields.optional("author", id),
        reviewer: fields.optional("reviewer", id),
        seal: fields.optional("seal", text),
        derived: fields.optional("derived", text),
        span: fields.span,
    };
    let last = review.reviewed.as_ref().max(review.written.as_ref());
    if let (Some(done), Some(due)) = (last, &review.due)
        && due.value <= done.value
    {
        fields.fault(due.span, "the next review is due before the last one", "write a later date for `due`");
    }
    Some(review)
}

fn audience(fields: &mut Fields<'_>) -> Option<Audience> {
    let condition = match fields.optional("condition", id) {
        None => AudienceCondition::Unstated,
        Some(id) if id.value.as_str() == "unknown" => AudienceCondition::Unknown(id.span),
        Some(id) => AudienceCondition::Known(id),
    };
    let min_age = fields.optional("min-age", whole_number);
    let years = min_age.as_ref().map(|age| (u32::try_from(age.value).ok().filter(|&age| age <= 120), age.span));
    if let Some((None, span)) = years {
        fields.fault(span, "no reader has this age", "write the age of the youngest readers in years, such as 16");
    }
    Some(Audience { condition, min_age: years.and_then(|(age, _)| age).unwrap_or(MIN_AGE) })
}

fn allowance(fields: &mut Fields<'_>) -> Option<Allowance> {
    let rule = fields.required("rule", text);
    let allowance = Allowance {
        reason: fields.optional("reason", text),
        by: fields.optional("by", id),
        until: fields.optional("until", date),
        block: None,
        span: fields.span,
        rule: rule?,
    };
    Some(allowance)
}
