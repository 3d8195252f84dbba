//! What the templates do to a text beside escaping it.

use askama::Values;
use askama::filters::{Escaper, Html, Safe};

use crate::text::placeholders::scan;

/// A text with its placeholders, tags and addresses each in an isolate of its own: `{ $count }` is read from the left in an Arabic
/// text too. Everything is escaped.
#[askama::filter_fn]
pub fn codes(text: impl AsRef<str>, _: &dyn Values) -> askama::Result<Safe<String>> {
    let text = text.as_ref();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for one in scan(text) {
        Html.write_escaped_str(&mut out, &text[at..one.span.start])?;
        out.push_str("<bdi dir=\"ltr\">");
        Html.write_escaped_str(&mut out, one.span.of(text))?;
        out.push_str("</bdi>");
        at = one.span.end;
    }
    Html.write_escaped_str(&mut out, &text[at..])?;
    Ok(Safe(out))
}
