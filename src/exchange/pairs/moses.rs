//! Plain text pairs, as Moses and every corpus tool take them: a file a language, a segment a line, line beside line.

use std::io::Write as _;

use super::{
    Chosen, Entry, Head, Losses, Pair, PairFormat, PairReader, PairWriter, PairsError, Problem, Rejected,
    Segment, Sink, Source, Variant, count_losses,
};
use crate::exchange::stream::Lines;
use crate::model::Locale;

/// The longest line, in bytes.
const LIMIT: usize = 1 << 20;

/// The format.
pub(super) struct Moses;

impl PairFormat for Moses {
    fn name(&self) -> &'static str {
        "moses"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn files(&self) -> usize {
        2
    }

    fn read(&self, files: Vec<Source>, pair: Pair) -> Result<Box<dyn PairReader>, PairsError> {
        let (Some(source), Some(target)) = (&pair.source, &pair.target) else {
            return Err(PairsError::LanguagesNeeded);
        };
        let locales = [source.clone(), target.clone()];
        let head = Head { source: pair.source, target: pair.target, ..Head::default() };
        let mut files = files.into_iter();
        let (Some(first), Some(second)) = (files.next(), files.next()) else {
            return Err(PairsError::NotFormat(self.name()));
        };
        Ok(Box::new(Reader {
            head,
            locales,
            sides: [Lines::new(first, LIMIT)?, Lines::new(second, LIMIT)?],
            done: false,
        }))
    }

    fn write<'a>(
        &self,
        files: Vec<Sink<'a>>,
        head: &Head,
        pair: Pair,
    ) -> Result<Box<dyn PairWriter + 'a>, PairsError> {
        Ok(Box::new(Writer { files, chosen: Chosen::new(pair, head), losses: Losses::default() }))
    }
}

struct Reader {
    head: Head,
    locales: [Locale; 2],
    sides: [Lines; 2],
    done: bool,
}

impl PairReader for Reader {
    fn head(&self) -> &Head {
        &self.head
    }
}

impl Iterator for Reader {
    type Item = Result<Entry, PairsError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let [first, second] = &mut self.sides;
        let (first, second) = (first.next(), second.next());
        let alone = |line| Err(Rejected { line, problem: Problem::NoPartner }.into());
        let read = match (first?, second) {
            (Ok((line, source)), Some(Ok((_, target)))) => {
                let [from, to] = self.locales.clone();
                let [source, target] = [&source, &target].map(|line| line.strip_suffix('\r').unwrap_or(line));
                let variants =
                    vec![Variant::new(from, Segment::from(source)), Variant::new(to, Segment::from(target))];
                Ok(Entry { line, variants, ..Entry::default() })
            }
            (Err(error), _) | (_, Some(Err(error))) => Err(error),
            (Ok((line, _)), None) => alone(line),
        };
        self.done = read.as_ref().is_err_and(PairsError::is_fatal);
        Some(read)
    }
}

struct Writer<'a> {
    files: Vec<Sink<'a>>,
    chosen: Chosen,
    losses: Losses,
}

impl PairWriter for Writer<'_> {
    fn entry(&mut self, entry: &Entry) -> Result<(), PairsError> {
        let locales = self.chosen.of(entry)?;
        let pair = [&locales[0], &locales[1]];
        count_losses(&mut self.losses, entry, pair, &[]);
        let sides = pair.map(|locale| entry.variant(locale).map_or("", |variant| &variant.segment.text));
        // At the beginning of a file it would be taken for a byte order mark.
        let marked = sides.iter().filter(|side| side.starts_with('\u{FEFF}')).count();
        let sides = sides.map(|side| side.trim_start_matches('\u{FEFF}'));
        if sides.iter().any(|side| side.trim().is_empty()) {
            self.losses.add("one-sided", 1, entry.line);
            return Ok(());
        }
        self.losses.add("characters", marked, entry.line);
        let breaks = |text: &&str| text.contains(['\n', '\r']);
        self.losses.add("line-breaks", sides.iter().filter(|side| breaks(side)).count(), entry.line);
        for (file, side) in self.files.iter_mut().zip(sides) {
            let mut lines = side.split(['\n', '\r']).filter(|line| !line.is_empty());
            file.write_all(lines.next().unwrap_or_default().as_bytes())?;
            for line in lines {
                file.write_all(b" ")?;
                file.write_all(line.as_bytes())?;
            }
            file.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Losses, PairsError> {
        for file in &mut self.files {
            file.flush()?;
        }
        Ok(self.losses)
    }
}
