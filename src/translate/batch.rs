//! Many texts by one engine: put together into requests, asked on several threads, judged, and asked again where something is
//! missing or wrong.
//!
//! What an engine answered is handed on at once ([`Watch::answered`]), so that it can be kept before the next request is
//! paid. The outcome is in the order of the texts, however many threads asked.

mod forms;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::govern::{Budget, Governor};
use super::protect::{self, Form, Hidden, Piece};
use super::{
    Answer, Answered, Course, Engine, EngineError, Flaw, GlossaryKind, Item, Pair, Request, Tags, TermHint,
    judge,
};
use crate::text::Span;

/// How often a text is asked for in all, the question changed each time.
const ROUNDS: u32 = 3;

/// A text to be translated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The text.
    pub text: String,
    /// What stands before it; empty at the beginning of a document, none where it is not known.
    pub before: Option<String>,
    /// What stands behind it; empty at the end of a document, none where it is not known.
    pub after: Option<String>,
    /// The terms of the glossary in it.
    pub terms: Vec<TermHint>,
    /// What the engine must not see.
    pub redacted: Vec<Span>,
    /// None of it may leave the machine.
    pub confidential: bool,
}

/// A translation that was judged good.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// The text, placeholders in their place.
    pub text: String,
    /// How alike the source in the memory is; nothing for what was made anew.
    pub similarity: Option<u8>,
    /// Terms are missing in it, and the engine was not yet told so: in words for it.
    pub missed: Option<String>,
}

/// What looks on, and what knows the terms.
pub trait Watch: Sync {
    /// What an answer lacks of the terms of its source, in words for the engine; nothing if all is well.
    fn missed(&self, job: &Job, answer: &str) -> Option<String>;

    /// The answer with what is certain put right: forbidden terms replaced.
    fn repaired(&self, answer: String) -> String;

    /// The text of a job is there. One with [`Done::missed`] is asked once more, and comes again.
    ///
    /// # Errors
    ///
    /// When it cannot be kept: then nothing more is asked.
    fn answered(&self, job: usize, done: &Done) -> Result<(), String>;
}

/// One engine for one pair.
pub struct Worker<'a> {
    /// The engine.
    pub engine: &'a dyn Engine,
    /// What watches over its calls.
    pub governor: &'a Governor,
    /// What may be spent.
    pub budget: &'a Budget,
    /// Set when the run is to stop: what is under way is finished, nothing more is asked.
    pub stop: &'a AtomicBool,
    /// The languages.
    pub pair: &'a Pair,
    /// What looks on.
    pub watch: &'a dyn Watch,
}

/// A question that is open.
#[derive(Clone, Debug)]
struct Ask {
    job: usize,
    /// Which piece of the job, where that was cut.
    piece: usize,
    /// It is the whole text of the job.
    whole: bool,
    hidden: Hidden,
    complaint: Option<String>,
    /// The answer before, which lacked terms.
    earlier: Option<Done>,
    asked: u32,
}

/// A job under way.
#[derive(Default)]
struct Progress {
    /// The pieces it was cut into; empty while it is whole.
    pieces: Vec<Piece>,
    /// Their translations.
    texts: Vec<Option<String>>,
    outcome: Option<Result<Done, Flaw>>,
}

/// What became of one question.
enum Verdict {
    Good(Done),
    Again(Flaw),
}

impl Worker<'_> {
    /// Translates the jobs. `earlier` has what was answered in a run before that was cut off while terms were missing.
    /// `form` is the form of placeholders that the engine is known to keep; where none is, a form is proven first, and given back.
    pub fn run(
        &self,
        jobs: &[Job],
        earlier: &[Option<Done>],
        form: Option<Form>,
    ) -> (Vec<Result<Done, Flaw>>, Option<Form>) {
        let capabilities = self.engine.capabilities();
        let mut progress: Vec<Progress> = jobs.iter().map(|_| Progress::default()).collect();
        if let Err(error) = self.covered() {
            return (jobs.iter().map(|_| Err(Flaw::Request(error.clone()))).collect(), form);
        }
        let mut asks = Vec::new();
        let mut marked = Vec::new();
        for (index, job) in jobs.iter().enumerate() {
            if job.confidential && !capabilities.local {
                progress[index].outcome = Some(Err(Flaw::Confidential));
                continue;
            }
            if capabilities.judged && !job.text.chars().any(char::is_alphabetic) {
                let same = Done { text: job.text.clone(), similarity: None, missed: None };
                progress[index].outcome = Some(Ok(same));
                continue;
            }
            let redacted: &[Span] = if capabilities.local { &[] } else { &job.redacted };
            let spans = protect::spans(&job.text, redacted);
            if spans.is_empty() || !capabilities.judged || capabilities.keeps_placeholders {
                let known = earlier.get(index).cloned().flatten();
                asks.push(self.ask(index, protect::hide(&job.text, &spans, Form::AsIs), known));
            } else {
                marked.push((index, spans));
            }
        }
        let mut form = form;
        self.marked(jobs, earlier, &marked, &mut form, &mut progress, &mut asks);
        asks.sort_by_key(|ask| (ask.job, ask.piece));
        self.rounds(jobs, asks, &mut progress);
        let open = || Err(Flaw::Missing);
        (progress.into_iter().map(|progress| progress.outcome.unwrap_or_else(open)).collect(), form)
    }

    /// Whether the engine listens to what was wrong with its answer.
    fn heeds(&self) -> bool {
        matches!(self.engine.capabilities().glossary, GlossaryKind::Inline | GlossaryKind::Prompt)
    }

    fn covered(&self) -> Result<(), EngineError> {
        if let Some(why) = self.governor.left() {
            return Err(why);
        }
        if self.engine.covers(self.pair)? {
            return Ok(());
        }
        Err(EngineError::Pair { pair: format!("{}-{}", self.pair.source, self.pair.target) })
    }

    fn ask(&self, job: usize, hidden: Hidden, earlier: Option<Done>) -> Ask {
        let complaint = earlier.as_ref().and_then(|done| done.missed.clone());
        let asked = u32::from(earlier.is_some());
        Ask { job, piece: 0, whole: true, hidden, complaint, earlier, asked }
    }

    fn rounds(&self, jobs: &[Job], mut asks: Vec<Ask>, progress: &mut [Progress]) {
        let most = self.engine.capabilities().max_items.max(1);
        for round in 0..=ROUNDS {
            if asks.is_empty() {
                return;
            }
            // What went wrong together is asked in smaller company.
            let verdicts = self.round(jobs, &asks, (most >> round).max(1));
            let mut next = Vec::new();
            for (ask, verdict) in asks.into_iter().zip(verdicts) {
                next.extend(self.settle(jobs, ask, verdict, progress));
            }
            asks = next;
        }
    }

    /// Takes a verdict down; what is to be asked next because of it.
    fn settle(&self, jobs: &[Job], mut ask: Ask, verdict: Verdict, progress: &mut [Progress]) -> Vec<Ask> {
        let job = &mut progress[ask.job];
        let heeds = self.heeds();
        match verdict {
            Verdict::Good(done) if job.pieces.is_empty() => {
                ask.asked += 1;
                match &done.missed {
                    // Asked once more with the reason, if the engine listens to reasons.
                    Some(words) if heeds && ask.earlier.is_none() => {
                        ask.complaint = Some(words.clone());
                        ask.earlier = Some(done);
                        return vec![ask];
                    }
                    _ => job.outcome = Some(Ok(Done { missed: None, ..done })),
                }
            }
            Verdict::Good(done) => {
                if let Some(text) = job.texts.get_mut(ask.piece) {
                    *text = Some(done.text);
                }
                if let Some(texts) = job.texts.iter().cloned().collect::<Option<Vec<String>>>() {
                    let text = self.watch.repaired(texts.concat());
                    job.outcome = Some(self.kept(ask.job, Done { text, similarity: None, missed: None }));
                }
            }
            Verdict::Again(flaw) => {
                ask.asked += 1;
                if flaw == Flaw::Request(EngineError::Stopped) {
                    job.outcome = Some(Err(flaw));
                    return Vec::new();
                }
                if let Some(earlier) = ask.earlier.take() {
                    // The first answer lacked a term, the second is none: the first is better than nothing. Where the engine
                    // could not be asked, a later run will.
                    let done = Done { text: self.watch.repaired(earlier.text), missed: None, ..earlier };
                    let asked = !matches!(flaw, Flaw::Request(_));
                    job.outcome = Some(if asked { self.kept(ask.job, done) } else { Ok(done) });
                    return Vec::new();
                }
                let final_error = match &flaw {
                    Flaw::Request(_) | Flaw::Unknown | Flaw::Confidential => true,
                    Flaw::Missing | Flaw::Doubled => false,
                    // The same question would get the same answer.
                    _ => self.engine.capabilities().deterministic && !heeds,
                };
                if flaw == Flaw::Placeholders && (final_error || ask.asked >= 2) && job.pieces.is_empty() {
                    let source = &jobs[ask.job];
                    let local = self.engine.capabilities().local;
                    let spans = protect::spans(&source.text, if local { &[] } else { &source.redacted });
                    return self.cut(ask.job, &source.text, &spans, progress);
                }
                if final_error || ask.asked >= ROUNDS {
                    job.outcome = Some(Err(flaw));
                } else {
                    ask.complaint = Some(flaw.complaint());
                    return vec![ask];
                }
            }
        }
        Vec::new()
    }

    /// Asks every question once; a verdict each, in their order.
    fn round(&self, jobs: &[Job], asks: &[Ask], most: usize) -> Vec<Verdict> {
        let batches = self.batches(jobs, asks, most);
        let verdicts: Mutex<Vec<Option<Verdict>>> = Mutex::new(asks.iter().map(|_| None).collect());
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
                let found = self.batch(jobs, asks, batch);
                let mut verdicts = verdicts.lock().unwrap_or_else(PoisonError::into_inner);
                for (index, verdict) in batch.iter().zip(found) {
                    verdicts[*index] = Some(verdict);
                }
            }
        };
        let threads = self.governor.limits().concurrency.clamp(1, batches.len().max(1));
        if threads == 1 {
            work();
        } else {
            std::thread::scope(|scope| {
                for _ in 0..threads {
                    scope.spawn(work);
                }
            });
        }
        let verdicts = verdicts.into_inner().unwrap_or_else(PoisonError::into_inner);
        verdicts.into_iter().map(|verdict| verdict.unwrap_or(Verdict::Again(Flaw::Missing))).collect()
    }

    fn item(&self, jobs: &[Job], ask: &Ask) -> Item {
        let job = &jobs[ask.job];
        let context = self.engine.capabilities().context;
        let around = |text: &Option<String>| text.clone().filter(|_| context);
        Item {
            text: ask.hidden.text.clone(),
            before: around(&job.before),
            after: around(&job.after),
            terms: job.terms.clone(),
            complaint: ask.complaint.clone(),
        }
    }

    /// Which questions go together: in order, as many as the engine takes, those with marks apart from those without.
    fn batches(&self, jobs: &[Job], asks: &[Ask], most: usize) -> Vec<Vec<usize>> {
        let capabilities = self.engine.capabilities();
        let most = most.min(capabilities.max_items.max(1));
        let mut batches: Vec<Vec<usize>> = Vec::new();
        for marked in [false, true] {
            let mut batch: Vec<usize> = Vec::new();
            let mut size = 0;
            for (index, ask) in asks.iter().enumerate().filter(|(_, ask)| ask.hidden.is_plain() != marked) {
                let length = self.engine.size(&self.item(jobs, ask));
                if !batch.is_empty() && (batch.len() >= most || size + length > capabilities.max_size) {
                    batches.push(std::mem::take(&mut batch));
                    size = 0;
                }
                batch.push(index);
                size += length;
            }
            batches.extend(Some(batch).filter(|batch| !batch.is_empty()));
        }
        batches
    }

    /// One request, cut in two as long as it is too large.
    fn batch(&self, jobs: &[Job], asks: &[Ask], batch: &[usize]) -> Vec<Verdict> {
        let items: Vec<Item> = batch.iter().map(|index| self.item(jobs, &asks[*index])).collect();
        let markup = self.engine.capabilities().tags != Tags::None
            && batch.iter().any(|index| !asks[*index].hidden.is_plain());
        match self.send(&items, markup) {
            Ok(Answer { texts, .. }) => {
                let each = batch.iter().zip(texts);
                each.map(|(index, text)| self.verdict(jobs, &asks[*index], text)).collect()
            }
            Err(error) => {
                let split = error.course() == Course::Split || matches!(error, EngineError::Garbled { .. });
                if split && batch.len() > 1 {
                    let (first, second) = batch.split_at(batch.len() / 2);
                    let mut verdicts = self.batch(jobs, asks, first);
                    verdicts.extend(self.batch(jobs, asks, second));
                    return verdicts;
                }
                batch.iter().map(|_| Verdict::Again(Flaw::Request(error.clone()))).collect()
            }
        }
    }

    /// One request under the watch of the governor.
    fn send(&self, items: &[Item], markup: bool) -> Result<Answer, EngineError> {
        let request = Request { pair: self.pair, items, markup };
        let size = items.iter().map(|item| self.engine.size(item)).sum();
        let send = || {
            let answer = self.engine.translate(&request)?;
            if answer.texts.len() == items.len() {
                return Ok(answer);
            }
            let reason = format!("{} texts for {}", answer.texts.len(), items.len());
            Err(EngineError::Garbled { reason })
        };
        self.governor.call(size, self.engine.estimate(items), self.budget, self.stop, send)
    }

    fn verdict(&self, jobs: &[Job], ask: &Ask, answer: Result<Answered, Flaw>) -> Verdict {
        let answered = match answer {
            Ok(answered) => answered,
            Err(flaw) => return Verdict::Again(flaw),
        };
        let job = &jobs[ask.job];
        let mut done = Done { text: answered.text, similarity: answered.similarity, missed: None };
        if !self.engine.capabilities().judged {
            return Verdict::Good(done);
        }
        let answer = std::mem::take(&mut done.text);
        match ask.hidden.restore(answer.trim()) {
            Ok(text) => done.text = text,
            Err(flaw) => return Verdict::Again(flaw),
        }
        // An address in Latin letters does not make an Arabic sentence English.
        let (source, own) = (ask.hidden.own_words(&ask.hidden.text), ask.hidden.own_words(answer.trim()));
        if let Err(flaw) = judge::judge(self.pair, &source, &own) {
            return Verdict::Again(flaw);
        }
        if ask.whole {
            done.missed = self.watch.missed(job, &done.text);
            if done.missed.is_some() && (ask.earlier.is_some() || !self.heeds()) {
                done.text = self.watch.repaired(done.text);
                done.missed = None;
            }
            return match self.kept(ask.job, done) {
                Ok(done) => Verdict::Good(done),
                Err(flaw) => Verdict::Again(flaw),
            };
        }
        Verdict::Good(done)
    }

    /// Hands a text on to be kept. Where that fails nothing more is asked: it would be paid for and lost.
    fn kept(&self, job: usize, done: Done) -> Result<Done, Flaw> {
        match self.watch.answered(job, &done) {
            Ok(()) => Ok(done),
            Err(reason) => {
                let error = EngineError::Settings { reason };
                self.governor.leave(error.clone());
                Err(Flaw::Request(error))
            }
        }
    }
}
