//! The table as a web page.

use std::cell::RefCell;
use std::fmt::Write as _;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::Table;
use crate::model::State;

/// The rows of all tables of a page, each with the line it begins on. Tables inside cells are text of the cell.
pub(super) fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut rows = tokenizer.sink.0.into_inner().rows;
    for cell in rows.iter_mut().flat_map(|(_, cells)| cells) {
        *cell = cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    }
    rows
}

#[derive(Default)]
struct Sink(RefCell<Rows>);

#[derive(Default)]
struct Rows {
    rows: Vec<(u64, Vec<String>)>,
    /// Tables inside each other.
    depth: usize,
    /// A cell is open.
    cell: bool,
    /// White space is waiting.
    space: bool,
    /// What is open that holds no text.
    hidden: usize,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut rows = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => rows.tag(&tag, line),
            Token::CharacterTokens(text) if rows.hidden == 0 => rows.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Rows {
    fn tag(&mut self, tag: &Tag, line: u64) {
        let begins = tag.kind == TagKind::StartTag;
        match (&*tag.name, begins) {
            ("style" | "script" | "title", true) if !tag.self_closing => self.hidden += 1,
            ("style" | "script" | "title", false) => self.hidden = self.hidden.saturating_sub(1),
            ("table", true) => self.depth += 1,
            ("table", false) => self.depth = self.depth.saturating_sub(1),
            ("tr", true) if self.depth <= 1 => {
                self.rows.push((line, Vec::new()));
                self.cell = false;
            }
            ("td" | "th", true) if self.depth <= 1 => {
                if let Some((_, cells)) = self.rows.last_mut() {
                    cells.push(String::new());
                    (self.cell, self.space) = (true, false);
                }
            }
            ("td" | "th" | "tr", false) if self.depth <= 1 => self.cell = false,
            ("br", _) | ("p" | "div" | "li", false) => self.push('\n'),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.space = true;
            } else {
                if std::mem::take(&mut self.space) {
                    self.push(' ');
                }
                self.push(c);
            }
        }
    }

    fn push(&mut self, c: char) {
        if let Some(cell) = self.rows.last_mut().and_then(|(_, cells)| cells.last_mut()).filter(|_| self.cell)
        {
            cell.push(c);
            self.space &= c != '\n';
        }
    }
}

const STYLE: &str = "body{font-family:sans-serif;margin:2em}table{border-collapse:collapse;width:100%}\
td,th{border:1px solid #bbb;padding:.4em;vertical-align:top;text-align:start}td:nth-child(1){color:#777;font-size:70%}\
td:nth-child(2){background:#f4f4f4;width:40%}td:nth-child(3){width:40%}td:focus{outline:2px solid #36c}";

/// The page: what may be edited can be edited in a browser, which saves it with the page.
pub(super) fn write(table: &Table) -> Vec<u8> {
    let [source, target] = &table.locales;
    let direction = |locale| if Table::is_rtl(locale) { "rtl" } else { "ltr" };
    let title = escaped(&table.title);
    let states = State::ALL.map(State::as_str).join(", ");
    let mut out = format!(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1>{title}: {source} → {target}</h1>\n<p>{states}</p>\n<table>\n\
         <tr><th>id</th><th>{source}</th><th>{target}</th><th>state</th><th>note</th></tr>\n"
    );
    for row in &table.rows {
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td lang=\"{source}\" dir=\"{}\">{}</td><td lang=\"{target}\" dir=\"{}\" contenteditable>{}</td>\
             <td contenteditable>{}</td><td dir=\"auto\" contenteditable>{}</td></tr>",
            escaped(&row.id),
            direction(source),
            escaped(&row.source),
            direction(target),
            escaped(&row.target),
            row.state,
            escaped(&row.note),
        );
    }
    out.push_str("</table>\n</body>\n</html>\n");
    out.into_bytes()
}

fn escaped(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\r', "");
    escaped.replace('\n', "<br>")
}
