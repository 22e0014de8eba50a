//! Care cards and callouts: `> [!EMERGENCY] Call … if:`.

use pulldown_cmark::Tag;

use super::marks::Mark;
use super::tree::{Kind, Node};
use super::words::Words;
use super::writer::{Context, Writer, escape};
use crate::content::PassageKind;
use crate::diagnostic::{names, nearest};
use crate::text::Spanned;

/// The words that begin a card.
pub(super) const WORDS: [&str; 4] = ["EMERGENCY", "URGENT", "ROUTINE", "IMPORTANT"];

/// What readers who do not see the colour get before the heading.
fn label(word: &str) -> &'static str {
    match word {
        "EMERGENCY" => "Emergency",
        "URGENT" => "Urgent",
        "ROUTINE" => "Routine",
        _ => "Important",
    }
}

impl<'a> Writer<'a> {
    /// Writes the block quote `node` if it is a card, and says whether it was.
    pub(super) fn card(&mut self, node: &'a Node<'a>, context: Context) -> bool {
        let Some((paragraph, rest)) = node.children.split_first() else { return false };
        if !matches!(paragraph.kind, Kind::Tag(Tag::Paragraph)) {
            return false;
        }
        let Some((first, line)) = paragraph.children.split_first() else { return false };
        let Kind::Mark(Mark::Card(word)) = &first.kind else { return false };

        let word = self.known_word(word, first);
        let heading_end = line.iter().position(|part| matches!(part.kind, Kind::SoftBreak | Kind::HardBreak));
        let (heading, text) = line.split_at(heading_end.unwrap_or(line.len()));
        let text = text.get(1..).unwrap_or(&[]);

        let urgent = matches!(word.as_str(), "EMERGENCY" | "URGENT");
        let card = Context { kind: PassageKind::Card, automatic: context.automatic && !urgent, ..context };
        let mut words = Words::default();
        let (chunks, ()) = self.apart(|writer| writer.inlines(heading, card.plain(), &mut words));
        self.check_heading(&word, words.text().trim(), first, heading);
        if text.is_empty() && rest.is_empty() {
            let help = "write what it is about below the heading, each line beginning with `>`";
            self.error(names::CARD, &first.range, "this card has a heading and nothing else", help);
        }

        // One below the heading above it, so that no level is skipped.
        let level = (self.level + 1).min(6);
        let anchor = self.slugs.next(words.text());
        let class = word.to_lowercase();
        self.html(&format!(
            "<section class=\"card card-{class}\" aria-labelledby=\"{anchor}\">\n<h{level} class=\"card-heading\" \
             id=\"{anchor}\"><span class=\"visually-hidden\">{}: </span>",
            escape(label(&word))
        ));
        self.append(chunks);
        self.html(&format!("</h{level}>\n"));
        let heading_range = heading.first().map_or(first.range.start, |part| part.range.start)
            ..heading.last().map_or(first.range.end, |part| part.range.end);
        self.passage(words, PassageKind::Card, &heading_range);
        if let (Some(start), Some(end)) = (text.first(), text.last()) {
            self.paragraph(text, &(start.range.start..end.range.end), card);
        }
        self.blocks(rest, card);
        self.html("</section>\n");
        self.body.anchors.push(anchor);
        self.body.cards.push(Spanned::new(word, self.source.span(&first.range)));
        true
    }

    /// The card's word; one that is misspelt counts as the one that was meant.
    fn known_word(&mut self, written: &str, mark: &Node<'_>) -> String {
        if WORDS.contains(&written) {
            return written.to_owned();
        }
        let near = nearest(written, WORDS);
        let help = match near {
            Some(near) => format!("did you mean `[!{near}]`?"),
            None => "a card begins with `[!EMERGENCY]`, `[!URGENT]`, `[!ROUTINE]` or `[!IMPORTANT]`".to_owned(),
        };
        self.error(names::CARD, &mark.range, format!("there is no card `[!{written}]`"), &help);
        near.unwrap_or("IMPORTANT").to_owned()
    }

    fn check_heading(&mut self, word: &str, text: &str, mark: &Node<'_>, heading: &[Node<'_>]) {
        let start = heading.first().map_or(mark.range.start, |part| part.range.start);
        let range = start..heading.last().map_or(mark.range.end, |part| part.range.end);
        if text.is_empty() {
            let help = format!("write it on the first line, such as `> [!{word}] Get help if:`");
            self.error(names::CARD, &mark.range, "this card has no heading", &help);
        } else if word != "IMPORTANT" && !text.ends_with("if:") {
            let help = "end it with `if:` and list below it when that is so";
            self.error(names::CARD, &range, "the heading of a care card ends in `if:`", help);
        }
    }
}
