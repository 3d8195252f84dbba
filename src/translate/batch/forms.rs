//! In which form placeholders are shown to an engine: the first that a probe proves, before any text of the project is asked for.

use super::{Ask, Done, Job, Progress, Worker};
use crate::lang;
use crate::text::Span;
use crate::translate::protect::{self, FORMS, Form, Hidden, Piece};
use crate::translate::{Answered, Course, EngineError, Flaw, Item, Tags};

impl Worker<'_> {
    /// Hides the placeholders of the jobs in `marked` in the form that the engine keeps; one that is not known is proven first.
    pub(super) fn marked(
        &self,
        jobs: &[Job],
        earlier: &[Option<Done>],
        marked: &[(usize, Vec<Span>)],
        form: &mut Option<Form>,
        progress: &mut [Progress],
        asks: &mut Vec<Ask>,
    ) {
        if marked.is_empty() {
            return;
        }
        if form.is_none() {
            match self.proven() {
                Ok(proven) => *form = Some(proven),
                // Nothing is known: the next run tries again.
                Err(error) => {
                    for (index, _) in marked {
                        progress[*index].outcome = Some(Err(Flaw::Request(error.clone())));
                    }
                    return;
                }
            }
        }
        for (index, spans) in marked {
            let text = &jobs[*index].text;
            match form.unwrap_or(Form::Cut) {
                Form::Cut => asks.extend(self.cut(*index, text, spans, progress)),
                form => {
                    let known = earlier.get(*index).cloned().flatten();
                    asks.push(self.ask(*index, protect::hide(text, spans, form), known));
                }
            }
        }
    }

    /// The first form in which every placeholder of some sentences of the source language comes back, as often as it was sent;
    /// [`Form::Cut`] where none does.
    fn proven(&self) -> Result<Form, EngineError> {
        for form in forms(self.engine.capabilities().tags) {
            if *form == Form::Cut || self.keeps(*form)? {
                return Ok(*form);
            }
        }
        Ok(Form::Cut)
    }

    /// Whether the engine gives back every mark of a form in every carrier sentence.
    fn keeps(&self, form: Form) -> Result<bool, EngineError> {
        let carriers = lang::of(&self.pair.source).carriers();
        let hidden: Vec<_> =
            carriers.iter().map(|text| protect::hide(text, &protect::spans(text, &[]), form)).collect();
        for hidden in hidden.chunks(self.engine.capabilities().max_items.max(1)) {
            if !self.come_back(hidden)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether every mark of some texts comes back; a request that is too large for the engine is cut in two.
    fn come_back(&self, texts: &[Hidden]) -> Result<bool, EngineError> {
        let items: Vec<Item> =
            texts.iter().map(|hidden| Item { text: hidden.text.clone(), ..Item::default() }).collect();
        match self.send(&items, self.engine.capabilities().tags != Tags::None) {
            Ok(answer) => {
                let kept = |(hidden, answer): (&Hidden, Result<Answered, Flaw>)| {
                    answer.is_ok_and(|answer| hidden.restore(answer.text.trim()).is_ok())
                };
                Ok(texts.iter().zip(answer.texts).all(kept))
            }
            Err(error) => {
                let split = error.course() == Course::Split || matches!(error, EngineError::Garbled { .. });
                if split && texts.len() > 1 {
                    let (first, second) = texts.split_at(texts.len() / 2);
                    return Ok(self.come_back(first)? && self.come_back(second)?);
                }
                // What the engine cannot answer at all it does not keep.
                if split || error.course() == Course::GiveUp { Ok(false) } else { Err(error) }
            }
        }
    }

    /// The questions of a text that is cut at its placeholders.
    pub(super) fn cut(&self, job: usize, text: &str, spans: &[Span], progress: &mut [Progress]) -> Vec<Ask> {
        let pieces = protect::cut(text, spans);
        let mut asks = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            if let Piece::Text(text) = piece {
                let ask = self.ask(job, protect::hide(text, &[], Form::AsIs), None);
                asks.push(Ask { piece: at, whole: false, ..ask });
            }
        }
        let kept = |piece: &Piece| match piece {
            Piece::Kept(text) => Some(text.clone()),
            Piece::Text(_) => None,
        };
        progress[job].texts = pieces.iter().map(kept).collect();
        progress[job].pieces = pieces;
        if asks.is_empty() {
            let same = Done { text: text.to_owned(), similarity: None, missed: None };
            progress[job].outcome = Some(Ok(same));
        }
        asks
    }
}

/// The forms that are tried, in this order.
fn forms(tags: Tags) -> &'static [Form] {
    match tags {
        Tags::None => FORMS,
        Tags::Xml | Tags::Html => &[Form::Xml, Form::Cut],
    }
}
