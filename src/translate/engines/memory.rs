//! `memory`: what was translated before.

use std::sync::Arc;

use crate::translate::{
    Answer, Answered, Capabilities, Engine, EngineError, Flaw, Kind, Recall, Recalled, Request, Settings,
    Tools,
};

/// The word for it in the project file.
pub const NAME: &str = "memory";

pub(super) static KIND: Kind = Kind { name: NAME, keys: &["at-least"], needs: &[], bare: true, build };

struct Memory {
    recall: Option<Arc<dyn Recall>>,
    at_least: u8,
    capabilities: Capabilities,
}

fn build(settings: Settings, tools: &Tools) -> Result<Box<dyn Engine>, EngineError> {
    let capabilities = Capabilities {
        max_items: 512,
        max_size: u64::MAX,
        deterministic: true,
        keeps_placeholders: true,
        local: true,
        journaled: false,
        judged: false,
        context: true,
        ..Capabilities::default()
    };
    Ok(Box::new(Memory { recall: tools.recall.clone(), at_least: settings.at_least, capabilities }))
}

impl Engine for Memory {
    fn capabilities(&self) -> &Capabilities {
        &self.capabilities
    }

    fn identity(&self) -> String {
        NAME.to_owned()
    }

    fn translate(&self, request: &Request) -> Result<Answer, EngineError> {
        let found = match &self.recall {
            Some(recall) => recall
                .recall(request.pair, request.items, self.at_least)
                .map_err(|reason| EngineError::Settings { reason })?,
            None => vec![None; request.items.len()],
        };
        let texts = found.into_iter().map(|found| {
            let Recalled { text, similarity, .. } = found.ok_or(Flaw::Unknown)?;
            Ok(Answered { text, similarity: Some(similarity) })
        });
        Ok(Answer { texts: texts.collect(), units: 0 })
    }
}
