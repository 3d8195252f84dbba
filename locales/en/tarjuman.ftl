## Reading documents (document/)

byte-order-mark = The file begins with a byte order mark; it is not part of the text.
    .why = Some editors put the invisible character U+FEFF before a text. As part of the first sentence it would make equal texts unequal.
    .example = "U+FEFF Joint statement" is read as "Joint statement".
    .help = Nothing needs to be done. To be rid of the note, save the file as UTF-8 without byte order mark.
encoding-converted = The file is in { $encoding } and was converted.
    .why = Texts are kept in UTF-8. A byte order mark says that this one is in another encoding.
    .example = A memo saved by an old editor as "Unicode".
    .help = Nothing needs to be done. To be rid of the note, save the file as UTF-8.
title-repeated = The title stands twice; the second was left out: { $text }
    .why = A page copied from a browser often shows its title in the page and again above the text. Translations have it once.
    .example = Two equal first paragraphs.
    .help = Delete the second title, or keep it by switching the rule off in the project file.
page-furniture = The last block is a label of the page and was left out: { $text }
    .why = The labels of buttons and links ("Close", "Share", "إغلاق") come along when a page is copied; they are no part of the text.
    .example = A last line "Close".
    .help = Delete the line, or keep it by switching the rule off in the project file; more labels can be named there.
parts-left-out = { $count ->
        [one] One part of the page without running text was left out: { $part }
       *[other] { $count } parts of the page without running text were left out: { $part }
    }
    .why = Navigation, scripts, code and the like are not translated with the text.
    .example = The element "nav" of a web page, a code block of a Markdown page.
    .help = Nothing needs to be done, unless text is missing: then move it out of that element.
error-document-too-large = { $path } has { $size } bytes, more than the limit of { $limit }.
    .help = Split the document, or check that it is a text at all.
error-document-long-line = A line has { $size } bytes, more than the limit of { $limit }.
    .help = A line this long is seldom a text. Check the file, or break the line where its paragraphs end.
error-document-binary = Byte { $byte } never stands in a text: the file is binary, or UTF-16 without byte order mark.
    .help = Export the document as plain text, Markdown or HTML in UTF-8.
error-document-not-utf8 = Byte { $byte } is not UTF-8.
    .help = Convert the file; for Arabic of older Windows: iconv -f WINDOWS-1256 -t UTF-8
error-document-bad-encoding = The file begins with the byte order mark of { $encoding }, but cannot be read as such: { $reason }.
    .help = Save the file as UTF-8.
error-document-package = { $part } cannot be read: { $reason }.
    .help = Open the document in Word or LibreOffice and save it again; if that fails too, it is damaged.
error-document-syntax = The file cannot be read further from here: { $reason }.
    .help = Nothing of it was taken, so that nothing is lost unseen. Export it again from the program that made it.
error-document-unpacked = The document unpacks to more than the limit of { $limit } bytes.
    .help = Split the document, or check where it comes from: an archive can be made to grow without end.
error-document-unknown-package = The file is an archive, but no document of a known format ({ $known }).
    .help = Unpack the archive and name the documents in it, or save the document in a known format.
error-document-compound = The file is an Office document from before 2007, or locked with a password.
    .help = Open it, take the password off, and save it as .docx.
error-document-no-column = The table has no column “{ $wanted }”; it has: { $known }.
    .help = Write the heading in “columns” as the table has it; a letter (B) names a column of a table without headings.
error-document-one-language = The file holds one language only, and nothing says where its translations are.
    .help = Put {"{"}locale{"}"} into “files” where the language stands, or say where the translations are with “translations”.
error-document-only-read = The document cannot be written in another language: { $format } is only read here, or it has no ids.
    .help = “output” is for locale files, XLIFF, TMX and CSV tables; take it out, or name the columns of the table.
error-document-empty = The document has no text.
    .help = Put the text in, or take the document out of the project.

## Clean text (text/clean/)

legacy-encoding = The file is not in UTF-8; by its bytes it is { $encoding }, and was read so.
    .why = Older programs saved a byte a letter and did not say in which encoding. It can be told from the bytes with great, but not with full certainty.
    .example = An Arabic letter saved in Windows-1256.
    .help = Look whether the text is right, and save the file as UTF-8. To have such files refused, write “legacy-encoding: report” under “clean” in the project file.
error-document-legacy = The file is not in UTF-8, but, by its bytes, in { $encoding }.
    .help = Save the file as UTF-8, or have it converted by “legacy-encoding: repair” under “clean” in the project file.
error-clean-over-input = The output { $path } is the text itself, which is never changed.
    .help = Give another file.
clean-nothing = Nothing was found.
clean-summary = { $class }: { $count } found, { $repaired } repaired
mojibake = { $done ->
        [yes] Text that was read in a wrong encoding, repaired ({ $count }): { $text }
       *[no] Text that was read in a wrong encoding, left as it is ({ $count }): { $text }
    }
    .why = Software that takes the bytes of one encoding for those of another turns every letter into two or more others. Where the bytes can mean nothing else, the text comes back.
    .example = «Ø³Ù„Ø§Ù…» is «سلام» in UTF-8 that was read as Windows-1252.
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
lost-characters = { $done ->
        [yes] Characters that are lost, repaired ({ $count }): { $text }
       *[no] Characters that are lost, left as it is ({ $count }): { $text }
    }
    .why = A replacement character or a word of question marks stands where an encoding had no place for a letter. Nobody can know any more which it was.
    .example = «????? ???» in the place of two Arabic words.
    .help = Fetch the passage from where the document comes from.
bidi-override = { $done ->
        [yes] Controls that override the direction of letters, repaired ({ $count }): { $text }
       *[no] Controls that override the direction of letters, left as it is ({ $count }): { $text }
    }
    .why = They show letters in another order than they are stored in, so that a text is not what it seems to be.
    .example = U+202E before “gpj.exe” shows “exe.jpg”.
    .help = Read the passage without the controls; have them taken out by “bidi-override: repair” under “clean” in the project file.
bidi-unbalanced = { $done ->
        [yes] Controls of direction without their counterpart, repaired ({ $count }): { $text }
       *[no] Controls of direction without their counterpart, left as it is ({ $count }): { $text }
    }
    .why = An isolate or embedding that nothing closes goes on to the end of the paragraph and reorders whatever is put behind it; a closing of nothing closes what stands around the text.
    .example = U+2067 without U+2069.
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
bidi-idle = { $done ->
        [yes] Controls of direction without effect, repaired ({ $count }): { $text }
       *[no] Controls of direction without effect, left as it is ({ $count }): { $text }
    }
    .why = They come along when text is copied. Nobody sees them, but two equal words are no longer equal.
    .example = U+200F between two Arabic letters.
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
zero-width = { $done ->
        [yes] Invisible characters, repaired ({ $count }): { $text }
       *[no] Invisible characters, left as it is ({ $count }): { $text }
    }
    .why = Zero-width spaces, soft hyphens, joiners and byte order marks inside a text hide words from searching and matching.
    .example = U+200B inside a word.
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
visual-order = { $done ->
        [yes] Lines that stand in the order in which they are printed, repaired ({ $count }): { $text }
       *[no] Lines that stand in the order in which they are printed, left as it is ({ $count }): { $text }
    }
    .why = Some programs take Arabic out of a page from left to right, as it is painted. Such a line reads backwards.
    .example = «ﻡﻼﺴﻟﺍ» for «السلام».
    .help = Take the text out of the page with another program; or have the lines turned by “visual-order: repair” under “clean” in the project file.
presentation-forms = { $done ->
        [yes] Presentation forms in the place of letters, repaired ({ $count }): { $text }
       *[no] Presentation forms in the place of letters, left as it is ({ $count }): { $text }
    }
    .why = Fonts of the last century had a character for each shape of a letter. Text taken from their pages is found by no search.
    .example = «ﺳﻔﺎﺭﺓ» for «سفارة».
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
kashida = { $done ->
        [yes] Kashida inside words, repaired ({ $count }): { $text }
       *[no] Kashida inside words, left as it is ({ $count }): { $text }
    }
    .why = It stretches a word to fill a line, and belongs to the page, not to the text. At the end of a word, as in «هـ», it is spelling and stays.
    .example = «عـــاجل» for «عاجل».
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
not-nfc = { $done ->
        [yes] Letters put together from pieces, repaired ({ $count }): { $text }
       *[no] Letters put together from pieces, left as it is ({ $count }): { $text }
    }
    .why = The same letter can be one character or a letter with a mark. Unicode normalization form C is one way for all, so that equal texts are equal.
    .example = “ş” as “s” with U+0327.
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
other-script = { $done ->
        [yes] Text in another script of its language, repaired ({ $count }): { $text }
       *[no] Text in another script of its language, left as it is ({ $count }): { $text }
    }
    .why = Terms, sentences and spelling are looked up in the script that the locale names.
    .example = Turkmen in Cyrillic letters under the locale “tk”.
    .help = Name the locale with its script (“tk-Cyrl”), or have the text written in the usual one by “other-script: repair” under “clean” in the project file.
look-alike-letters = { $done ->
        [yes] Letters of two scripts in one word, repaired ({ $count }): { $text }
       *[no] Letters of two scripts in one word, left as it is ({ $count }): { $text }
    }
    .why = A Latin and a Cyrillic letter may look the same; a word with both is found by no search.
    .example = “ilçihana” with a Cyrillic “а”.
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
foreign-letters = { $done ->
        [yes] Letters of another language, repaired ({ $count }): { $text }
       *[no] Letters of another language, left as it is ({ $count }): { $text }
    }
    .why = Keyboards of Persian, Urdu or Turkish have letters that look like those of this language and are not.
    .example = Farsi “ی” for Arabic “ي”; Turkish “ı” for Turkmen “y”.
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
foreign-digits = { $done ->
        [yes] Digits of another language, repaired ({ $count }): { $text }
       *[no] Digits of another language, left as it is ({ $count }): { $text }
    }
    .why = Persian digits look like Arabic ones, but three of them differ, and programs do not take them for the same.
    .example = «۲۰۲۵» for «٢٠٢٥».
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
letters-for-digits = { $done ->
        [yes] Letters in the place of digits, repaired ({ $count }): { $text }
       *[no] Letters in the place of digits, left as it is ({ $count }): { $text }
    }
    .why = A heh looks like the digit five, an alef like one; scanners and hurried fingers take one for the other.
    .example = «٢٠ه٢» for «٢٠٥٢».
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
mixed-number = { $done ->
        [yes] Digits of two systems in one number, repaired ({ $count }): { $text }
       *[no] Digits of two systems in one number, left as it is ({ $count }): { $text }
    }
    .why = The number is read by people, and by no program.
    .example = «٢0٢٥» for «٢٠٢٥».
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.
mixed-digits = { $done ->
        [yes] Numbers in the rarer of two systems of digits, repaired ({ $count }): { $text }
       *[no] Numbers in the rarer of two systems of digits, left as it is ({ $count }): { $text }
    }
    .why = A document should write all its numbers in one system; what is found is the rarer one. Symbols and codes do not count.
    .example = «١٢» and «12» in one document.
    .help = Correct the document, or say under “clean” in the project file whether this is repaired, reported or ignored; the file itself is never changed.

## Vectors of a sentence encoder

error-vectors-size = { $path } has { $bytes } bytes of numbers, which are no whole number of float32 for each of { $lines } lines.
    .help = The vectors must be those of the lines of the file of texts, in the same order, one for each line, empty lines too.
error-vectors-dimensions = The vectors of { $path } have { $found } numbers, those given before { $known }.
    .help = Vectors can be compared only when one encoder has made them all.
error-vectors-array = { $path } is not a NumPy array of float32 with a row for each line: { $what }
    .help = Write it with numpy.save("FILE.npy", vectors.astype("float32")).
error-vectors-not-finite = Vector { $line } of { $path } has a number that is infinite or none.
    .help = Encode the texts again; the encoder has failed for this line.
error-encoder-without = This program was built without sentence encoders.
    .help = Build it with cargo install tarjuman --features onnx, or give vectors with --embeddings.
error-encoder-library = The ONNX Runtime cannot be loaded from { $path }: { $reason }
    .help = Install the ONNX Runtime 1.18 or newer and set ORT_DYLIB_PATH to its library, such as libonnxruntime.so.
error-encoder-model = The model { $path } cannot be used: { $reason }
    .help = It must be a sentence encoder in one ONNX file with the inputs input_ids, attention_mask and token_type_ids, and with vectors of float32.
error-encoder-tokenizer = The tokenizer { $path } cannot be used: { $reason }
    .help = It must be the tokenizer.json of a model with the word pieces of BERT, such as LaBSE. For others make vectors elsewhere and give them with --embeddings.

error-srx-syntax = The rules are not well-formed XML: { $reason }.
    .help = Export the rules again from the tool that keeps them.
error-srx-root = The file is not SRX: its root element is “{ $name }”.
    .help = Give a file of segmentation rules in SRX 2.0; “tarjuman segment --export-srx” writes one.
error-srx-pattern = The rule cannot be used: { $reason }. Its pattern is { $pattern }
    .help = Rewrite the pattern, or take the rule out of the file.
error-srx-unknown = A language is mapped to the rules “{ $name }”, which the file does not have.
    .help = Add a languagerule of that name, or take the languagemap out.

## Alignment by command

align-evidence = evidence
align-nats = nats
align-prior = shape of the bead
align-sum = sum
align-no-bead = There is no bead { $number }: the alignment has { $count }.
align-too-wide = A bead this wide is never looked for: at most 1 to 8, 8 to 1 or 4 to 4.
align-unrelated = { $source } and { $target } hardly translate each other: check that they belong together and that the languages are right.
align-instead = or instead:
align-doubtful = { $found } of { $all } beads are doubtful.
column-languages = languages
column-pairs = pairs of words
lexicon-passed-over = { $count ->
        [one] One line was passed over: it is no entry “target @ source”.
       *[other] { $count } lines were passed over: they are no entries “target @ source”.
    }
error-align-pin = The bead { $source }:{ $target } cannot be kept: it crosses another one or lies beyond the texts.
    .help = Name segments from 1 as the side-by-side text shows them, in order and none twice.
error-ladder-no-bead = The line is no bead such as [0, 1]:[0].
    .help = Write the segments of each side by number from 0, in brackets, with a colon between.
error-ladder-twice = Segment { $segment } is named twice on its side.
    .help = Each segment belongs to one bead.
error-ladder-missing = There is no segment { $segment } on its side.
    .help = Segments are counted from 0; check that the alignment belongs to these texts.
error-lexicon-head = The file is no lexicon: its first line is not “{ $head }”.
    .help = For a dictionary of hunalign add --format hunalign --from LOCALE --to LOCALE.
error-lexicon-line = The line is neither a language pair nor two words and how often they were seen.
    .help = Separate the cells by tabs: “ar”, “en”; then “source”, “target”, “count”.
error-pairs-cells = The line does not name a source and a target.
    .help = Separate by tabs: source, target, output, from, to.
error-pairs-locale = “{ $tag }” is no language tag.
    .help = Write a tag such as ar, en or tk.
error-pairs-no-locale = The languages of the pair are not said.
    .help = Add --from and --to, or two cells to the line.
error-pairs-no-output = The pair has no output.
    .help = Add --output FOLDER, or a third cell to the line.
error-pairs-taken = The output { $path } is a file that is read or written elsewhere.
    .help = Give each pair an output of its own.
error-pairs-none = No file of the folder has a translation.
    .help = Files are paired by their names: a.{ $from }.txt with a.{ $to }.txt.
error-pairs-file = The pair is left out. { $reason }
    .help = Check the path { $path }; paths begin at the folder of the list.

## Bundles

bundle-not-proven = { $problem ->
    [missing] The { $format } file does not have the message “{ $message }”.
    [extra] The { $format } file has a message that no approved text stands behind: “{ $message }”.
    [twice] The message “{ $message }” stands twice in the { $format } file.
    [unrenderable] The message “{ $message }” of the { $format } file cannot be rendered: { $detail }
    [unreadable] The { $format } file cannot be read back: { $detail }
   *[differs] The message “{ $message }” of the { $format } file does not read back as the approved text.
}
    .why = Whatever an application shows must be the approved text. Every written file is read back with the reader that applications use, every message is rendered and compared.
    .example = An invisible mark lost from the approved text «اتفاقية ٢٠٢٥» makes the rendered message another text.
    .help = If the file was edited by hand, run “tarjuman emit”; otherwise this is a fault of the program.
locale-lacks-unit = The locale { $locale } has no text for “{ $message }” of the document { $document }, which { $other } has.
    .why = Applications look the same id up in every locale; where one is absent, readers see another language or nothing.
    .example = A sentence was added to the Arabic original and is not yet translated into Turkmen.
    .help = Translate the unit in its XLIFF file, or in the translation document, and run again.
bundle-out-of-date = { $problem ->
    [absent] The { $format } file does not exist.
    [unreadable] The { $format } file cannot be read: { $detail }
    [layout] The { $format } file differs in comments or layout from what would be written.
   *[messages] The { $format } file differs from what would be written: { $messages }{ $more ->
        [true] {" "}and more
       *[false] {""}
    } (differences: { $count }).
}
    .why = Committed locale files must be the ones that the kept units give; otherwise a release ships texts that nobody approved.
    .example = A unit was approved in its XLIFF file, and the bundles were not written again.
    .help = Run “tarjuman emit” and commit the result.
runtime-counts-otherwise = fluent-bundle, the Fluent of Rust, does not take { $number } for “{ $category }” in { $locale }, as the CLDR does.
    .why = The forms are right and other runtimes choose the right one, but a program in Rust would show the form “other” for such numbers, which is wrong Arabic.
    .example = 103 letters are “few” in Arabic by the CLDR, and “other” by fluent-bundle 0.16.
    .help = Nothing, where Python or JavaScript shows the messages. For a program in Rust write the format fluent-category, whose messages take the category from icu_plurals as { "{ $count-category }" }.
bundle-edited = The file was changed since it was written, and not by a run.
    .why = The kept units do not have the change: the next run writes the file anew, and the change is lost.
    .example = A text was corrected in locales/tk/app.ftl.
    .help = Make the change in the XLIFF file of the language, then run “tarjuman emit”.
error-bundle-syntax = Line { $line } of the locale file cannot be read: { $what }
    .help = Locale files are generated; run “tarjuman emit” to write it anew.
error-bundle-duplicate = The message “{ $message }” stands twice in the locale file.
    .help = Remove one of the two, or run “tarjuman emit” to write the file anew.
error-bundle-unrenderable = The message “{ $message }” cannot be rendered: { $what }
    .help = Run “tarjuman emit” to write the file anew.
error-bundle-shape = The locale file is not laid out as its format is: “{ $key }” should be { $expected }.
    .help = Run “tarjuman emit” to write the file anew.
error-bundle-too-deep = Line { $line } of the locale file nests placeables deeper than { $limit } levels.
    .help = Run “tarjuman emit” to write the file anew.

## The kept state

placeholder-lost =
    { $again ->
        [yes] The translation has the placeholder { $placeholder } less often than the source.
       *[other] The translation lacks the placeholder { $placeholder }.
    }
    .why = A program puts a name or a number in the place of a placeholder, and tags carry the markup: without it the reader misses something. Addresses and document symbols must reach the reader too.
    .example = "{"{"} $count {"}"} files" translated as "several files".
    .help = Put the placeholder where the translation speaks of it. If it is left out on purpose, waive the finding.
placeholder-added =
    { $again ->
        [yes] The translation has the placeholder { $placeholder } more often than the source.
       *[other] The translation has the placeholder { $placeholder }, which the source does not have.
    }
    .why = The program has nothing to put there; some programs stop with an error.
    .example = "%s" in a translation of a text without any.
    .help = Take it out, or correct the source.
placeholder-changed = The placeholder { $placeholder } has become { $found } in the translation.
    .why = Names of placeholders are not translated, and arguments without a number are taken in their order.
    .example = "{"{"}{"{"}name{"}"}{"}"}" written "{"{"}{"{"}nmae{"}"}{"}"}"; "%s … %d" written "%d … %s".
    .help = Write it as the source does; where the order must change, number the arguments in both: %1$s.
stale-translation = { $change ->
    [source] The source has changed since this translation was approved or edited by hand.
   *[translation] The translation document now has another text than the one approved or edited by hand.
} It was made for “{ $was }”.
    .why = A text that a person made is never overwritten. It stays, marked stale, and the new text stands beside it as a proposal.
    .example = «اجتمع الوزيران» became «اجتمع الوزيران أمس» after “The ministers met” was approved.
    .help = In the XLIFF file, edit the translation or set its state again; either settles it.
missing-translation = This unit has no translation.
    .why = A bundle without the text shows readers another language or nothing.
    .example = A sentence was added to the Arabic original and the translator has not seen it yet.
    .help = Add it to the translation document, or write it in the XLIFF file.
obsolete-translation = The source of a translation made or approved by a person no longer stands in the document.
    .why = Work of people is not thrown away: the unit is kept in the XLIFF file, in the group “obsolete”, and comes back when its source does.
    .example = A sentence with a reviewed translation was deleted from the Arabic original.
    .help = If the text is not needed any more, delete the unit from the group “obsolete” of the XLIFF file.
target-without-source = This passage of the translation translates nothing in the source.
    .why = It is in no bundle. Either the translator added it, or alignment has missed its source.
    .example = The Turkmen document ends with a line that the Arabic one does not have.
    .help = Remove the passage, or add its source; if its source is there, approve the right pair in the XLIFF file.
error-xliff-syntax = The XLIFF file is not well-formed XML: { $message }
    .help = Restore the file from version control, or delete it: it is written anew, but approvals in it are lost.
error-xliff-doctype = The XLIFF file has a document type declaration.
    .help = Remove the line “<!DOCTYPE …>”: XLIFF needs none, and entities could be defined in it.
error-xliff-entity = The XLIFF file has the unknown entity “{ $name }”.
    .help = Write the character itself, or its number.
error-xliff-too-deep = The elements of the XLIFF file are nested deeper than { $limit } levels.
    .help = Restore the file from version control.
error-xliff-not-xliff = This is no XLIFF file: it begins with the element “{ $name }”.
    .help = Move the file away, or restore the XLIFF file from version control.
error-xliff-version = The XLIFF version “{ $version }” cannot be read.
    .help = Let the tool export XLIFF 2.0 or 2.1.
error-xliff-missing = The element “{ $element }” has no attribute “{ $attribute }”.
    .help = Restore the attribute; every unit needs its id, and the file its languages.
error-xliff-value = “{ $value }” is not a value of “{ $attribute }”.
    .help = Correct the value, or restore the file from version control.
error-xliff-duplicate = Two units have the id “{ $id }”.
    .help = Remove one of the two units.

## Words of the interface

label-error = error
label-source = source
label-target = target
label-expected = expected
label-help = help
severity-info = note
severity-warning = warning
severity-error = error
explain-why = Why it matters
explain-example = Example
explain-help = What to do
explain-fires = Raises it
explain-silent = Does not raise it
explain-options = Options, in the project file under "checks"
explain-option = ({ $usual } unless set; { $least } to { $most })
explain-always = and as for every check: severity (info, warning, error, off), allow (a list of texts of which nothing is said)
explain-fix = Fix
explain-fixes = { $kind ->
    [safe] Safe: it can be made unasked.
    [review] Proposed: a person decides.
   *[none] By hand.
}

## Runs (project/, cli/)

run-document = document
run-units = units
run-findings = findings
run-done = { $done ->
        [one] { $done } document done
       *[other] { $done } documents done
    }, { $current } up to date; { $changed ->
        [one] { $changed } file written
       *[other] { $changed } files written
    }; { $seconds } s.
run-would = { $done ->
        [one] { $done } document would be done
       *[other] { $done } documents would be done
    }, { $current } up to date; { $changed ->
        [one] { $changed } file would be written
       *[other] { $changed } files would be written
    }; { $seconds } s. Nothing has been changed.
run-nothing = Nothing to do: { $current ->
        [one] { $current } document is up to date
       *[other] { $current } documents are up to date
    }. { $seconds } s
run-failed = { $failed ->
        [one] { $failed } document could not be done and was left as it is; the reason is given below.
       *[other] { $failed } documents could not be done and were left as they are; the reasons are given below.
    }
run-left = { $left ->
        [one] { $left } document was not begun
       *[other] { $left } documents were not begun
    }. Go on where the run stopped: tarjuman run
run-found = { $total ->
        [one] { $total } finding
       *[other] { $total } findings
    } ({ $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $info ->
        [one] { $info } note
       *[other] { $info } notes
    }). See them: tarjuman check
run-spent = Spent on engines: { $cost }.
run-waiting = { $waiting ->
        [one] { $waiting } text waits for a translation
       *[other] { $waiting } texts wait for a translation
    }. See why: tarjuman check
run-waived = { $waived ->
        [one] { $waived } finding is waived
       *[other] { $waived } findings are waived
    }: { $file }
apply-waits = “{ $form }” could become “{ $new }”, but { $why ->
    [uncertain] the letters may be another word
    [agreement] words around it may have to agree
    [name] it looks like part of a name
   *[quotation] it stands in a quotation
}; with --review it is changed too.
check-found = { $total ->
        [0] No findings.
        [one] { $total } finding: { $errors ->
            [one] { $errors } error
           *[other] { $errors } errors
        }, { $warnings ->
            [one] { $warnings } warning
           *[other] { $warnings } warnings
        }, { $info ->
            [one] { $info } note
           *[other] { $info } notes
        }. More about it: tarjuman explain CODE
       *[other] { $total } findings: { $errors ->
            [one] { $errors } error
           *[other] { $errors } errors
        }, { $warnings ->
            [one] { $warnings } warning
           *[other] { $warnings } warnings
        }, { $info ->
            [one] { $info } note
           *[other] { $info } notes
        }. More about one of them: tarjuman explain CODE
    }
emit-current = { $files ->
        [one] { $files } file is up to date.
       *[other] { $files } files are up to date.
    }
emit-differs = { $changed ->
        [one] { $changed } file of { $files } differs from what would be written. Write it: tarjuman emit
       *[other] { $changed } files of { $files } differ from what would be written. Write them: tarjuman emit
    }
emit-done = { $changed ->
        [one] { $changed } file of { $files } written, the others were up to date.
       *[other] { $changed } files of { $files } written, the others were up to date.
    }
missing-translation-file = The document has no translation into { $locale }; expected at { $expected }.
    .why = A language without its translation is absent from the bundles, and applications fall back to another one.
    .example = documents/visit.ar.txt and documents/visit.en.txt are there, documents/visit.tk.txt is not.
    .help = Put the translation at the expected path, or take the language out of “targets” in the project file.
error-project-not-found = There is no project file tarjuman.yaml in { $start } or above.
    .help = Write one with a first document and glossary: tarjuman init
error-project-not-utf8 = The project file { $path } is not UTF-8.
    .help = Save the file as UTF-8.
error-project-busy = Another run is at work in this project.
    .help = Wait until it has ended, then try again.
error-file-read = { $path } cannot be read: { $reason }
    .help = Check the name and the permissions of the file.
error-file-write = { $path } cannot be written: { $reason }
    .help = Check the permissions of the folder and the free space; what was there before is untouched.
error-file-too-large = { $path } has { $size } bytes, more than the limit of { $limit }.
    .help = Check that it is the right file, or split it.
error-file-outside = { $path } lies outside the project.
    .help = Use a path below the folder of tarjuman.yaml, without “..” and without links that lead out of it.
error-file-exists = { $path } is there already; nothing has been written.
    .help = Choose another folder, or move the file away.
init-done = A new project ({ $files ->
        [one] { $files } file
       *[other] { $files } files
    }):
init-next = Try it:
init-then = Then put your own texts into documents/, one file a language, and your terms into glossary/terms.yaml.
error-yaml = The file is no YAML that can be read: { $problem ->
        [alias] aliases (*name) are not read here
        [anchor-or-tag] anchors (&name) and tags (!name) are not read here
        [merge-key] merge keys (<<) are not read here
        [key-is-no-word] a key must be a word
        [too-deep] it is nested deeper than 64 levels
        [second-document] a second document begins here
        [empty] it is empty
       *[other] { $problem }
    }
    .help = Look at the indentation, the quotes and the colons just before this place.
error-yaml-unknown-key = The key “{ $key }” means nothing here.
    .help = Remove it; the keys are listed by tarjuman schema.
error-yaml-unknown-key-near = The key “{ $key }” means nothing here.
    .help = Is “{ $nearest }” meant?
error-yaml-duplicate-key = The key “{ $key }” stands twice.
    .help = Keep one of the two.
error-yaml-missing-key = The key “{ $key }” is missing.
    .help = Add it; what it may hold is described by tarjuman schema.
error-yaml-wrong-type = “{ $key }” has a value of another kind than it should; expected: { $expected ->
        [mapping] keys with values
        [list] a list
        [text] a text
       *[truth] true or false
    }.
    .help = Write the value in that form; examples are in the file that tarjuman init writes.
error-yaml-bad-value = “{ $value }” cannot stand in “{ $key }”; expected: { $expected ->
        [once] each language once
        [not-empty] at least one language
        [path-inside] a path inside the project, with /
        [free-path] a path of its own, where nothing that is read or written would be overwritten
        [existing-file] a pattern that matches a file
        [one-document] one original for each id
        [glossary-bundle] a project with a “glossary-bundle”, where the terms stand
        [regular-expression] a regular expression
        [amount] a number, not below 0
        [program] a program with its arguments
        [key-source] where the key is, never the key itself: { "{ env: NAME }" }, { "{ file: PATH }" } or { "{ command: [PROGRAM] }" }
       *[other] { $expected }
    }.
    .help = Write a value of that kind.
error-yaml-bad-value-near = “{ $value }” cannot stand in “{ $key }”; expected: { $expected }.
    .help = Is “{ $nearest }” meant?
error-document-unknown = No document of the project has the id “{ $document }”.
    .help = The id is the name of the file without language and ending: “consultations” for consultations.ar.md.
error-document-unknown-near = No document of the project has the id “{ $document }”.
    .help = Is “{ $nearest }” meant?
error-rule-unknown = No finding has the code or name “{ $rule }”.
    .help = List them all: tarjuman explain
error-rule-unknown-near = No finding has the code or name “{ $rule }”.
    .help = Is “{ $nearest }” meant? List them all: tarjuman explain

## Terms in translations (check/)

term-not-used = “{ $form }” is a term of the glossary ({ $concept }), and the translation does not use “{ $expected }”.{ $has ->
        [near] {" "}The nearest there is “{ $nearest }”.
       *[nothing] {""}
    }
    .why = Readers take two words for two things. A term of diplomacy that is paraphrased once can be read as another commitment.
    .example = «وقّع الوزيران مذكرة تفاهم» is translated “The ministers signed a paper”, without “memorandum of understanding”.
    .help = Use the expected term, in whatever inflected form; if the translation is right, add its wording to the concept as an admitted term.
term-forbidden = “{ $form }” is forbidden by the glossary ({ $concept }); write “{ $expected }”.
    .why = The terminologists have decided against this wording, often because it is a loan word or means something else in law.
    .example = Turkmen “memorandum” where the glossary asks for “özara düşünişmek hakynda ähtnama”.
    .help = Replace it by the expected term; the note of the concept says why it was forbidden.
term-two-ways = “{ $form }” here, but “{ $earlier }” in the unit { $unit } of the same document.
    .why = Both terms are allowed, but within one document a second name makes readers look for a second thing.
    .example = “political consultations” in the first paragraph, “political talks” in the third, for the same «المشاورات السياسية».
    .help = Choose one of the two for the whole document; an acronym beside the full name is not reported.
term-deprecated = “{ $form }” is deprecated by the glossary ({ $concept }); “{ $expected }” is preferred.
    .why = The term was in use and may still stand in older texts; new texts should follow the glossary.
    .example = An older name of an organisation that has since changed it.
    .help = Replace it by the expected term, unless an older text is quoted.
term-not-preferred = “{ $form }” is admitted ({ $concept }), but this project asks for “{ $expected }”.
    .why = The project file says “preferred-only: true”: every document is to use the same term.
    .example = “MoU” where the document has not yet written “memorandum of understanding”.
    .help = Write the preferred term; a short form is right once the full term has been used.
term-untranslated = “{ $form }” ({ $concept }) was left in the language { $language }.
    .why = A reader of the translation may not know the word, and no search for the term finds it.
    .example = “memorandum of understanding” in a Turkmen sentence, without “özara düşünişmek hakynda ähtnama”.
    .help = Write the expected term; beside it, in brackets, the foreign one may stand.
term-two-ways-in-project = “{ $concept }” is “{ $term }” in { $units } units ({ $documents }), and “{ $other }” in { $other-units } ({ $other-documents }).
    .why = Both terms are allowed, but a reader of several documents takes them for two things.
    .example = “political consultations” in one communiqué, “political talks” in the next.
    .help = Choose one for the project and mark the other as deprecated.
term-applied = “{ $form }” was replaced by “{ $expected }” ({ $concept }).
    .why = The project file says “apply: true”: a forbidden or deprecated term gives way to the preferred one in the same form.
    .example = Turkmen “memorandumynda” becomes “ähtnamasynda”.
    .help = Nothing, if the sentence reads well; else change the translation, where the program writes nothing over.

## Waivers (project/)

waiver-unused = The waiver of “{ $rule }” waives nothing.
    .why = What it allowed has been mended or has moved; left where it is, it would hide the next mistake.
    .example = A waiver for a unit that no longer exists.
    .help = Delete it.
waiver-expired = The waiver of “{ $rule }” ended on { $until }.
    .why = It was given for a time, and its findings are shown again.
    .example = until: 2025-12-31
    .help = Mend what it waived and delete it, or give it a later day.

## Forms of a term (cli/glossary/forms.rs)

form-feature = { $feature ->
    [singular] singular
    [dual] dual
    [plural] plural
    [possessor-first] my
    [possessor-second] your
    [possessor-third] his, her, its
    [possessor-first-plural] our
    [possessor-second-plural] your (several)
    [possessor-third-plural] their
    [genitive] genitive
    [dative] dative
    [accusative] accusative
    [locative] locative
    [ablative] ablative
    [relative] “which is in”
    [definite] with the article
    [construct] before a noun
   *[other] { $feature }
}
forms-saved = { $count ->
    [0] { $path } has these forms already.
    [one] { $path }: one form added.
   *[other] { $path }: { $count } forms added.
}
glossary-affects = { $document } { $unit } ({ $locale }): { $concept }, { $change ->
        [added] new in the glossary
        [removed] no longer in the glossary
       *[changed] changed
    }; “{ $used }” { $fits ->
        [yes] may stay
       *[no] should be “{ $expected }”
    }
error-git-missing = Git cannot be started: { $reason }
    .help = Install git, or compare with an older file: --against FILE.
error-git-revision = Git has no revision “{ $revision }” here.
    .help = Name a commit, branch or tag of the project's repository, or a file that exists.
error-term-unknown = The glossary has no term “{ $term }” in this language.
    .help = Add the term to a glossary file first, or name the file with --glossary.
error-glossary-edit = { $path } was not changed: { $reason }
    .help = Write the forms into the file yourself, as a list in brackets: forms: [one, another].

## Glossary files (glossary/)

glossary-unreadable = The glossary cannot be read: { $problem ->
        [alias] aliases (*name) are not read here
        [anchor-or-tag] anchors (&name) and tags (!name) are not read here
        [merge-key] merge keys (<<) are not read here
        [key-is-no-word] a key must be a word
        [too-deep] it is nested deeper than 64 levels
        [second-document] a second document begins here
        [empty] it is empty
        [not-utf8] it is not UTF-8
       *[other] { $problem }
    }
    .why = The file must be YAML in UTF-8, without anchors, aliases and tags.
    .example = A list that is opened with [ and never closed.
    .help = Mend the line; everything after it was not read.
glossary-mistake = { $problem ->
    [unknown-key] The key “{ $key }” means nothing here.
    [duplicate-key] The key “{ $key }” stands twice.
    [missing-key] The key “{ $key }” is missing.
    [wrong-type] “{ $key }” has a value of another kind than it should; expected: { $expected ->
        [mapping] keys with values
        [list] a list
        [text] a text
       *[truth] true or false
    }.
   *[bad-value] “{ $value }” cannot stand for “{ $key }”.
}
    .why = A misspelled key would silently be ignored, and the term with it.
    .example = “statsu: forbidden” instead of “status: forbidden”.
    .help = Correct the word; the keys are listed by “tarjuman schema glossary”.
concept-twice = Two concepts have the id “{ $concept }”; the other is at { $other }.
    .why = Texts, bundles and decisions refer to a concept by its id.
    .example = An entry was copied and its id not changed.
    .help = Merge the two, or give one another id.
term-of-two-concepts = “{ $term }” names both “{ $concept }” and “{ $other }” ({ $locale }).
    .why = Where the term stands, nobody can say which concept is meant, and which translation is right.
    .example = سفير for “ambassador” and for “envoy”.
    .help = Choose another term for one of them, or merge the concepts.
preferred-missing = “{ $concept }” has no preferred term in { $locale }.
    .why = The program and the translators must know which term to use.
    .example = A single term with “status: admitted”.
    .help = Mark one term as preferred, or leave its status out.
preferred-twice = “{ $concept }” has two preferred terms in { $locale }: “{ $other }” and “{ $term }”.
    .why = Two preferred terms are two translations of one thing. A term without status is preferred.
    .example = embassy and mission, both without status.
    .help = Mark all but one as admitted.
forbidden-approved = “{ $term }” is approved for one concept and forbidden for another: “{ $concept }” and “{ $other }” ({ $locale }).
    .why = A right use of the one looks like a wrong use of the other.
    .example = “memorandum” forbidden for a memorandum of understanding, preferred for a memorandum.
    .help = Check that both are meant; the check of translations goes by the source text then.
language-missing = “{ $concept }” has no term in { $locale }.
    .why = The glossary says that it covers this language.
    .example = A concept with Arabic and English terms only.
    .help = Add the term, or take the language out of “languages”.
mixed-scripts = “{ $term }” mixes the letters of several scripts: { $detail }
    .why = Letters that look alike are different characters; the term would never be found.
    .example = A Cyrillic “а” in a Turkmen word.
    .help = Type the word again with one keyboard.
foreign-letter = “{ $term }” has the letter “{ $detail }”, which { $locale } does not use.
    .why = The letter of another language looks like one of this, and is another character.
    .example = Persian ی for Arabic ي, Turkish ı for Turkmen y.
    .help = Write the letter of this language.
term-not-normal = { $detail ->
    [presentation-form] “{ $term }” is written with presentation forms.
   *[decomposed] “{ $term }” is not in Unicode normalization form C.
}
    .why = The same letters can be written as other characters; programs that compare them will not see that they are the same.
    .example = “s” and a combining cedilla for “ş”.
    .help = Write the normal characters.
term-invisible-character = “{ $term }” has the invisible character { $detail }.
    .why = Directional marks and zero-width characters are copied along from other programs and belong to no term.
    .example = A right-to-left mark after an Arabic term.
    .help = Delete the character.
term-spaces = “{ $term }” has white space around it, or more than a space between its words.
    .why = It would be written so into translations.
    .example = “ embassy”.
    .help = Delete the spaces.
term-punctuation = “{ $term }” ends in “{ $detail }”.
    .why = The stop of a sentence or list is no part of a term.
    .example = “embassy.”
    .help = Delete the punctuation.
form-of-two-terms = “{ $form }” is a form of “{ $term }” and of “{ $other }” ({ $locale }).
    .why = Where this form stands, both terms are found.
    .example = The Arabic مهام, plural of مهمة and of مهم.
    .help = Nothing, if both are right; else list the plurals, or set “match: exact”.
term-twice = “{ $concept }” has the term “{ $term }” twice in { $locale }.
    .why = What one entry says of the term, the other may contradict.
    .example = The same word once preferred and once forbidden.
    .help = Merge the two entries of the term.
concepts-alike = “{ $concept }” and “{ $other }” have the same terms: { $terms }.
    .why = Two entries for one thing grow apart, and nobody knows which one counts.
    .example = One concept for “embassy” and another for “diplomatic mission”, both with سفارة and ilçihana.
    .help = Merge the two concepts, or give one of them a term of its own.
relation-unknown = “{ $concept }” points to “{ $other }” ({ $kind }), and there is no such concept.
    .why = A relation is followed by readers and by programs that get the glossary.
    .example = “related: [agrement]” where the concept is called “agreement”.
    .help = Correct the id, or remove it.
relation-circular = The relations “{ $kind }” of “{ $concept }” go round in a circle: { $path }.
    .why = No concept is wider than itself, and who looks up one entry must not be sent round for ever.
    .example = “treaty” has “broader: [instrument]”, and “instrument” has “broader: [treaty]”.
    .help = Remove one of the relations; for concepts that are merely near, use “related”.
citation-inflected = “{ $term }” in “{ $concept }” ({ $locale }) looks like a form of “{ $expected }”.
    .why = Forms are derived from the citation form; from an inflected form they are derived wrongly, and the term is not found.
    .example = Turkmen “ilçihananyň” (of the embassy) for “ilçihana”; Arabic والسفارة for سفارة.
    .help = Write the citation form; forms that the rules do not give go into “plurals” or “forms”.
validity-reversed = “{ $term }” in “{ $concept }” ({ $locale }) is said to be in use from { $from } until { $until }.
    .why = The end lies before the beginning: one of the dates is wrong.
    .example = “from: 2019”, “until: 1992”.
    .help = Correct one of the dates.
import-duplicate = “{ $term }” is a term of “{ $concept }” already.
    .why = A term that is there is not added again; what is new about it is.
    .example = A table that was imported before.
    .help = Nothing; the glossary stays as it is.
import-conflict = { $problem ->
    [other-terms] “{ $term }” is a term of “{ $concept }” already, with other terms beside it; the entry is left out.
    [term-of-other] “{ $term }” of the new concept “{ $concept }” is a term of “{ $other }” already.
    [preferred] “{ $term }” is added to “{ $concept }” as an admitted term, for “{ $other }” is the preferred one.
   *[value] “{ $key }” of “{ $concept }” is “{ $there }” in the glossary and “{ $value }” in the file; the glossary stays as it is.
    }
    .why = An import changes nothing that is there: where the file says something else, a person must decide.
    .example = The table translates “envoy” by another word than the glossary.
    .help = If it is the same concept, give the entry its id in a column “id”; if it is another, a new id. To change the glossary, edit it.
import-language-missing = { $count ->
    [one] { $count } imported concept has no term in { $locale }: { $concepts }
   *[other] { $count } imported concepts have no term in { $locale }: { $concepts }
    }
    .why = The glossary, or the file itself, covers this language.
    .example = A table with two columns, imported into a glossary of three languages.
    .help = Add the terms, in the table or in the glossary.
import-entry = Entry { $row }: { $problem ->
    [no-term] it has no term
    [no-language] the language of its term is not said
    [no-translation] it has no translation
    [language] “{ $value }” is no language
    [too-many-cells] “{ $value }” stands beyond the last heading
    [differs] “{ $value }” is not what an entry above says; that one stays
   *[value] “{ $value }” cannot stand here
    }.
    .why = An entry that cannot be read would become a wrong entry of the glossary; it is left out, and the others are imported.
    .example = “prefered” in the column “status”, or a row with an id and no term.
    .help = Correct the entry in the file and import it again; what is there already is not added twice.
import-not-held = “{ $what }” has no place in a glossary; it is left out { $count ->
    [one] once
   *[other] { $count } times
    }.
    .why = What is not imported should be known, not missed later.
    .example = A column “Editor”, or a picture in a TBX file.
    .help = Nothing, if it is not needed; else move it to a column that the glossary has: “tarjuman schema glossary”.
export-lost = { $format } does not hold “{ $what }”: lost { $count ->
    [one] once
   *[other] { $count } times
    }, first in “{ $concept }”.
    .why = Every format holds less than some other; who reads the file should know what it lacks.
    .example = TBX-Basic has no place for listed plurals.
    .help = Nothing, if the reader does not need it; CSV and TSV hold nearly everything.

import-done = { $concepts } new concepts, { $terms } new terms, { $changed } concepts added to, { $duplicates } terms there already.
extract-head = { $source } → { $target }: candidates: { $count }, from { $pairs } pairs of segments
extract-counts = together { $together }, of { $of-source } and { $of-target }; LLR { $likelihood }
extract-known = { $what ->
    [wording] another wording of “{ $concept }”?
   *[same] in the glossary: “{ $concept }”
}
extract-others = or: { $others }
usage-line = { $concept } ({ $locale }): { $term }{ $status ->
    [admitted] , admitted
    [deprecated] , deprecated
    [forbidden] , forbidden
   *[preferred] {""}
}; units: { $units } ({ $documents })
glossary-fixed = { $path }: put right: { $count }
error-terms-xml = { $problem ->
    [document-type] The file defines a document type of its own; such files are not read.
    [entity] The entity “{ $detail }” is not known.
    [too-deep] The elements are nested deeper than { $detail }.
   *[syntax] This is no XML: { $detail }
    }
    .help = Export the file again from the program that made it.
error-terms-not-tbx = { $path } is no TBX: its root is <{ $root }>.
    .help = TBX files begin with <tbx> or <martif>; name another format with --format.
error-terms-no-headings = No heading in the first row of { $path } is known: { $headings }
    .help = Name columns “language” and “term”, or by their languages (ar, en, tk); or give --from and --to for two columns without headings.
error-terms-languages = The file does not say which languages it is in.
    .help = Name them: --from ar --to en
error-terms-unknown-format = The name of { $path } tells no format.
    .help = Name it with --format.
error-terms-only-read = The format { $format } is read, not written.
    .help = Write csv; spreadsheets open it.
error-glossary-yaml = The glossary cannot be read, line { $line }, column { $column }: { $problem }
    .help = See what is wrong with it: tarjuman glossary check
error-glossary-mistakes = The glossary has mistakes ({ $count }), so nothing is added to it.
    .help = See them with “tarjuman glossary check” and correct them first.
error-glossary-not-held = The glossary is written in a way that cannot be added to; it stays as it is.
    .help = Import into a new file, and name both files in the project.

exchange-rejected = This entry is left out: { $problem ->
    [syntax] it is no well-formed XML ({ $detail })
    [document-type] it defines a document type of its own
    [entity] the entity “{ $detail }” is not known
    [too-deep] its elements are nested deeper than { $detail }
    [not-utf8] it has bytes that are no text
    [too-long] it has more than { $detail } bytes
    [not-closed] it is not closed
    [cut-off] the file ends in it
    [no-segment] it has no segment
    [no-language] a segment does not say its language
    [language] “{ $detail }” is no language
    [two-segments] a language has two segments in it
    [record] { $detail }
    [state] “{ $detail }” is no state
    [cells] “{ $detail }” stands beyond the last heading
   *[no-partner] the other file has no such line
    }.
    .why = A broken entry must not keep the others from being read, nor be read as something else than it says.
    .example = A unit of a memory with “&nbsp;” in it, or one that the end of the file cuts off.
    .help = Correct the entry at this line, or export the file again from the program that made it.
exchange-not-held = “{ $what }” is passed over: { $count ->
    [one] once
   *[other] { $count } times
    }, first here.
    .why = What is not kept should be known, not missed later.
    .example = A column “Editor” of a table.
    .help = Nothing, if it is not needed.
exchange-lost = { $format } does not hold { $what ->
    [id] ids
    [state] states
    [notes] notes
    [properties] properties
    [attributes] dates, authors and other attributes
    [languages] segments in further languages
    [codes] the tags and placeholders in segments
    [shown] what tags are for a reader
    [one-sided] entries without a translation
    [white-space] white space around and inside texts
    [line-breaks] line breaks
    [characters] control characters
   *[other] “{ $what }”
    }: lost { $count ->
    [one] once
   *[other] { $count } times
    }, first here.
    .why = Every format holds less than some other; who reads the file should know what it lacks.
    .example = Plain text pairs have no place for ids and dates.
    .help = Nothing, if the reader does not need it; JSON Lines hold everything.
convert-done = Entries written: { $written }; left out: { $rejected }.
error-exchange-broken = { $problem ->
    [document-type] The file defines a document type of its own; such files are not read.
    [entity] The entity “{ $detail }” is not known.
    [not-utf8] Bytes stand here that are no text.
    [too-long] What stands here has more than { $detail } bytes.
   *[other] The file is broken here: { $detail }
    }
    .help = Export the file again from the program that made it.
error-exchange-io = { $path } cannot be read or written: { $reason }
    .help = See that it exists, that you may use it, and that the disk is not full.
error-exchange-not-format = { $path } is no { $format } file.
    .help = Name its format with an option, or give the file the ending of its format.
error-exchange-encoding = { $path } is encoded in { $encoding }.
    .help = Save it as UTF-8: iconv -f { $encoding } -t UTF-8
error-exchange-languages = The file does not say which two languages are meant.
    .help = Name them: --from ar --to en
error-exchange-headings = No heading in the first row of { $path } is a language: { $headings }
    .help = Name the columns by their languages (ar, en, tk), or give --from and --to for two columns without headings.
error-convert-format = The name of { $path } tells no format.
    .help = Name it with --from-format or --to-format; for plain text pairs give --from and --to, and name the source side: news.ar
error-convert-side = The name of { $path } has no part “{ $locale }”, by which the file of the other language would be found.
    .help = Call the files news.ar and news.en, or news.ar.txt and news.en.txt, and name the first.

exchange-conflict = “{ $id }” was changed here and there since it was sent; ours stays, the other text is its first proposal.
    .why = Of two edits of one text neither may be lost without anyone knowing.
    .example = A reviewer approved a translation here while the agency was still editing it.
    .help = Choose: edit the unit in the XLIFF file of the document, or leave it; the proposal stands beside it.
exchange-unknown-unit = The document has no unit “{ $id }”; what came back for it is left out.
    .why = The text it translates is gone, or the file is of another document.
    .example = A paragraph was deleted from the source while its translation was being made.
    .help = See that the file is of this document; name another with --document.
exchange-outdated = The source of “{ $id }” has changed since it was sent; the text that came back is its first proposal.
    .why = A translation of an older source must not pass for one of the new.
    .example = A date was corrected in the source while the translation was being made.
    .help = Adapt the proposal to the new source.
exchange-import-done = Units taken: { $taken }; unchanged: { $unchanged }; to be settled: { $open }.
error-exchange-document = The project keeps nothing of a document “{ $document }”.
    .help = Names are those of the files in the XLIFF folder; “tarjuman run” writes them.
error-exchange-unrelated = It cannot be told which document { $path } is of: it names “{ $original }” and the language “{ $target }”.
    .help = Name them: --document talks --locale tk

locale-file = Read as { $flavour }: { $count ->
    [one] one message
   *[other] { $count } messages
    } under their keys.
    .why = The flavour of a locale file is seen in its text; a wrong guess would lose messages.
    .example = A YAML file whose only root is the language, as Rails has them.
    .help = Nothing, if the flavour is right.
lexicon-learned = Pairs of segments learned from: { $read }; left out: { $rejected }.

## Plans, engines and status (project/translation/, cli/)

plan-memory = { $segments ->
        [one] { $segments } text has no translation yet
       *[other] { $segments } texts have no translation yet
    }; memory has { $known } of them, { $percent }{ $some ->
        [no] .
       *[yes] {" "}(by similarity: { $levels }).
    }
plan-engine = engine
plan-segments = texts
plan-kept = answered before
plan-repeated = repeated
plan-requests = requests
plan-units = units
plan-cost = cost
plan-open = { $open ->
        [one] { $open } text may be shown to no engine that is left.
       *[other] { $open } texts may be shown to no engine that is left.
    }
progress-reading = reading
progress-aligning = aligning
status-document = document
status-locale = locale
status-units = units
status-reviewed = reviewed
status-translated = translated
status-fuzzy = fuzzy
status-stale = stale
status-missing = missing
status-waiting = waiting
status-all = all documents
status-changed = { $changed ->
        [0] Every document is as the last run left it.
        [one] { $changed } document has changed since the last run. Bring it up to date: tarjuman run
       *[other] { $changed } documents have changed since the last run. Bring them up to date: tarjuman run
    }
error-engine = The engine “{ $engine }” cannot be used: { $reason }.
    .help = See “engines” in the project file; try it with one text: tarjuman translate - --to en --engine { $engine }
error-max-cost = The plan costs { $cost }, more than the { $most } that may be spent. Nothing was sent.
    .help = See the plan: tarjuman run --dry-run
error-no-engine = No engine is named for the locale { $locale }.
    .help = Name one with --engine, or in “translate” of the project file; memory and pseudo need no settings.
waiting-for-translation = This unit waits for a translation: { $reason ->
        [waiting] no engine was asked yet
        [unknown] the memory does not know it
        [confidential] it may not leave this machine
        [stopped] the run was stopped
        [budget] the budget does not reach
        [quota] the quota of the service is used up
        [key] the service does not take the key
        [open] the engine failed too often
        [pair] the engine does not know this pair of languages
        [settings] the engine cannot be used
        [refused] the service refused it
        [placeholders] the engine loses its placeholders
        [wrong-language] the answer was in another language
        [empty] the answer was empty
        [length] the answer was far too long
        [drifted] the answer belonged to another text
        [missing] the answer lacked it
        [doubled] the answer had it twice
       *[other] the engine could not be reached ({ $reason })
    }.
    .why = The document has no translation file in this language, and neither memory nor the engines of the project have given a text that can stand.
    .example = A service refused the key: what it had answered before stands, the rest waits.
    .help = Run again: only what waits is asked. Or write the translation into the XLIFF file.

error-memory-store = The memory { $path } cannot be used: { $reason }.
error-memory-busy = Another process has been writing in the memory { $path } for too long.
    .help = Try again when it is done.
error-memory-none = { $path } is no memory.
    .help = Name another file; this one was not changed.
error-memory-newer = The memory { $path } has format { $found }; this program knows up to { $known }.
    .help = Use a newer tarjuman. The memory was not changed.
error-memory-address = This is no address of a memory, or there is a password in it.
    .help = Write postgres://user@host/database, and put the password into PGPASSWORD.
error-memory-not-built = This tarjuman was built without PostgreSQL, which { $path } needs.
    .help = Build it with --features postgres.
error-memory-index = The index of the memory in { $path } cannot be written: { $reason }.
    .help = It holds nothing of its own: it may be deleted, and is made again.
## The report (report/html/)

state-initial = initial
state-translated = translated
state-reviewed = reviewed
state-final = final
state-missing = missing
state-rejected = rejected
origin-human = person
origin-memory = memory
origin-engine = engine
origin-none = nobody
risk-none = settled
risk-low = low risk
risk-medium = medium risk
risk-high = high risk
status-admitted = admitted
status-deprecated = deprecated
status-forbidden = forbidden
report-title = Report
report-skip = To the content
report-pages = Pages
report-overview = Overview
report-documents = Documents
report-document = Document
report-terms = Terminology
report-names = Names
report-units = Units
report-words = Words of the originals
report-locales = Languages
report-states = How far the translations are
report-risks = What should be looked at
report-origins = Who made the texts
report-coverage = Terms that are translated by an approved term
report-coverage-why = Of the terms in the originals, those whose translation has an approved term of the same concept.
report-findings = Findings
report-no-findings = Nothing was found.
report-no-terms = The documents have no term of the glossary.
report-no-names = No names were found.
report-code = Code
report-rule = Finding
report-severity = Severity
report-count = Count
report-general = { $count ->
    [one] One finding about the glossary and the project
   *[other] { $count } findings about the glossary and the project
    }
report-leverage = What the memory offers
report-similarity = Similarity
report-match-exact = 100 %
report-match-95 = 95–99 %
report-match-85 = 85–94 %
report-match-75 = 75–84 %
report-match-low = below 75 %
report-approved = approved
report-concept = Concept
report-two-ways = more than one wording
report-spellings = more than one spelling
report-names-why = Words with a capital that sound like a word of the original beside them, with the number of units; a name that one language spells in two ways is marked.
report-shape = Sentences of each language
report-confidence = How sure the alignment is
report-stale-source = The original has changed
report-stale-target = Kept text and newest proposal
report-before = Before
report-after = Next
report-made = Made by tarjuman.
report-written = { $files ->
    [one] The report was written to { $path }.
   *[other] The report was written to { $path } and { $others } pages beside it.
    }
error-report-render = The page cannot be written: { $reason }
    .help = This is a mistake of the program; please report it.

## The review page (review/)

state-stale = stale
review-title = Review
review-language-name = English
review-queue = To be reviewed
review-search = Search, in any form of the words
review-undo = Undo
review-all = all
review-locale = Language
review-state = State
review-risk = Risk
review-progress = translations approved
review-filter = Show
review-clear = all units
review-empty = Nothing is left to be reviewed here.
review-where = Place in the project
review-next = Next doubtful
review-before = Before
review-after = Behind
review-text = Translation
review-approve = Approve
review-save = Save
review-finish = Final
review-reject = Reject
review-note = Note
review-comment = Add note
review-insert = Insert
review-take = Take over
review-proposals = Proposals
review-proposal-source = Its source differs
review-conflict-diff = What is kept now, and what you wrote
review-repaired = With the preferred terms
review-repair = Take over
review-nothing-found = Nothing was found.
review-borders = Borders of the unit
review-merge = Join with the next
review-split = Cut
review-split-how = Mark in each language the last sentence of the first part; the document is aligned around it again.
review-pinned = A person set its borders
review-keys = Keys
review-keys-list = Ctrl Enter approves, Ctrl S saves, Alt R rejects; Alt ↑ and ↓ go to the neighbours, Alt N to the next doubtful unit, Alt Q to the queue; Alt T goes to the next text, Alt 1 to 9 insert a term; Alt M joins, Alt X cuts, Alt Z takes back; / searches.
review-done-save = Saved.
review-done-approve = Approved.
review-done-finish = Set to final.
review-done-reject = Rejected: no bundle has it until there is another text.
review-done-comment = The note was added.
review-done-merge = Joined.
review-done-split = Cut.
review-done-undo = Taken back.
review-no-state = Nothing is kept of this document yet; “tarjuman run” does that.
review-refused-unknown = There is no such unit here; perhaps a run has changed the document.
review-refused-conflict = Somebody else has changed it meanwhile. Your text is kept below, beside what is kept now; approve or save it to put it in its place.
review-refused-nothing = There is nothing to do here.
review-refused-empty = An empty text can be neither approved nor rejected.
review-refused-outdated = The documents have changed since the last run; run “tarjuman run” first.
error-review-token = A page that others can reach needs a token of at least { $least } letters and digits.
    .help = Set TARJUMAN_REVIEW_TOKEN, or leave --bind out.
error-review-listen = The page cannot be served at { $address }: { $reason }
    .help = Choose another port with --port, or none for a free one.
error-review-random = The system gives no random numbers: { $reason }
    .help = Set TARJUMAN_REVIEW_TOKEN.
review-refused-host = This page does not answer to that host name.
    .help = Open the address that the terminal shows; a name of a proxy is given with --host.
review-refused-origin = The request does not come from this page.
    .help = Open the address that the terminal shows and work there.
review-refused-often = Too many requests.
    .help = Wait a moment.
review-refused-large = The request is too large.
    .help = A text has at most a megabyte.
review-refused-slow = The request took too long.
    .help = Try again.
review-refused-token = This address has no valid token.
    .help = Each start of “tarjuman review” shows a new address; open that one.
review-refused-session = Nobody is logged in here.
    .help = Open the address that the terminal shows; it lets this browser in.
review-found = { $count ->
    [one] One unit
   *[other] { $count } units
    }
review-findings = { $count ->
    [one] one finding
   *[other] { $count } findings
    }
review-serving = { $units ->
    [one] One unit is open for review at
   *[other] { $units } units are open for review at
    } { $link }
    (Ctrl C ends it; everything is kept at once.)
## Locale files (check/catalog/)

file-unreadable = The file cannot be read: { $problem }
    .why = A file that is not UTF-8, or is a binary, says nothing to any program that loads it.
    .example = A .po file saved in Windows-1256.
    .help = Save it as UTF-8, or take it out of the folder.
locale-differs = The file names the locale { $found }, its path { $locale }.
    .why = A program takes the messages for the locale that the file names: those of the path have none, and those of the other are overwritten.
    .example = config/locales/tk.yml begins with “tr:”.
    .help = Write the locale of the path into the file, or rename the file.
syntax-error = This is no { $format }: { $problem }
    .why = What a parser cannot read it leaves out, often without a word: the message is missing at run time.
    .example = A brace that nothing closes.
    .help = Correct the line.
id-unusable = “{ $message }” cannot be the id of a Fluent message.
    .why = Ids begin with a Latin letter and go on with Latin letters, digits, - and _; with anything else the message is junk and missing at run time.
    .example = menu.open = Open
    .help = Rename it, here and where the program asks for it.
default-variant-missing = The choice in “{ $message }” has no default variant.
    .why = When no variant fits, the one with a star is taken; without it the whole message is junk and missing at run time.
    .example = [one] … [few] … without *[other]
    .help = Put a star before the variant that is right for everything else.
message-duplicate = “{ $message }” stands twice, first in line { $line }{ $same ->
    [yes] , with the same text
   *[no] , with another text
    }.
    .why = Some readers take the first, some the last, some refuse the file.
    .example = A key that two branches of the repository both added.
    .help = Delete one of them.
key-misread = Readers of YAML 1.1 take the key { $key } for { $kind ->
    [truth] a truth value
    [nothing] nothing
    [date] a date
    [sexagesimal] a number to base 60
    [octal] an octal number
   *[other] a number
    }.
    .why = Ruby, PyYAML and others then do not find the message under its key.
    .example = no: Norwegian
    .help = Put the key in quotes; “check --fix” does.
value-misread = Readers of YAML 1.1 take the value { $value } for { $kind ->
    [truth] a truth value
    [nothing] nothing
    [date] a date
    [sexagesimal] a number to base 60
    [octal] an octal number
   *[other] a number
    }, not for a text.
    .why = The program shows “false” or “90”, or fails.
    .example = answer: No
    .help = Put the value in quotes; “check --fix” does.
message-shadowed = “{ $message }” stands in { $other } too, with another text.
    .why = All files of a locale are one name space; which text is shown depends on the order in which they are loaded.
    .example = Two files of config/locales that both have tk.menu.open.
    .help = Delete one of them, or give it another key.
file-missing = { $locale } has no file beside { $source }.
    .why = All its messages fall back to another language.
    .example = locales/en/help.ftl without locales/tk/help.ftl.
    .help = Add the file beside the others of the locale.
message-missing = “{ $message }” has no translation.
    .why = At run time it falls back to another language or shows its key.
    .example = A message added to the source after the last translation.
    .help = Translate it; “check --write-baseline” accepts what is missing today.
message-obsolete = “{ $message }” is not in the source.
    .why = Nothing shows it any more, or its key was misspelt and the right one is missing.
    .example = A message that was renamed in the source.
    .help = Delete it, or give it the key that the source has.
attribute-missing = The attribute “{ $message }” is missing.
    .why = Attributes are texts too: titles, labels for screen readers, keys. What is missing is shown in another language or not at all.
    .example = login.title in the source, only login here.
    .help = Add it.
attribute-obsolete = The attribute “{ $message }” is not in the source.
    .why = Nothing asks for it, or its name was misspelt.
    .example = login.titel where the source has login.title.
    .help = Delete it, or give it the name that the source has.
value-obsolete = “{ $message }” has a text of its own, and the source has only attributes.
    .why = Nobody asks for the text; often an attribute was meant, or the message has changed its nature.
    .example = login.title alone in the source, login = Log in here.
    .help = Delete the text, or move it to the attribute that it belongs to.
value-missing = “{ $message }” has attributes and no text of its own, which the source has.
    .why = The program asks for the text and gets nothing.
    .example = login = Log in in the source, only login.title here.
    .help = Add the text.
translation-fuzzy = { $count ->
    [one] One translation is marked as a guess (fuzzy)
   *[other] { $count } translations are marked as guesses (fuzzy)
    }, first here.
    .why = Gettext does not use them: the program shows the source.
    .example = A message whose source changed since it was translated.
    .help = Look at each, correct it and take the mark away.
reference-unknown = “{ $message }” refers to { $reference }, which is nowhere.
    .why = The runtime shows the reference itself, in braces.
    .example = { "{ -brand }" } where no file has -brand.
    .help = Correct the name, or add what it refers to.
reference-circular = “{ $message }” refers to itself: { $circle }
    .why = No runtime can resolve it; it shows a placeholder or nothing.
    .example = a = { "{ b }" } and b = { "{ a }" }
    .help = Write one of them out.
function-unknown = “{ $message }” calls { $function }, which neither Fluent nor the source has.
    .why = The runtime shows the name of the function in the place of its result.
    .example = { "{ NUMBR($n) }" }
    .help = Write NUMBER or DATETIME, or a function that the source uses.
variable-unknown = “{ $message }” chooses by ${ $variable }, which the source does not use.
    .why = The program does not give it: the default variant is always shown, with an error.
    .example = { "{ $cout -> … }" } where the source has $count.
    .help = Use the variable that the source has.
variant-unknown = “{ $message }” has a variant [{ $variant }] for ${ $variable }; the source has others.
    .why = The program gives the words that the source knows: this variant is never shown.
    .example = [femenine] where the source has [feminine].
    .help = Use one of the keys of the source.
variant-duplicate = “{ $message }” has the variant [{ $variant }] twice in one choice.
    .why = The first one is shown, the second never; often another category or name was meant.
    .example = [one] … [one] … where [one] … [two] … was meant.
    .help = Name the second one as it is meant, or delete it.
term-unused = No message refers to the term { $message }.
    .why = It is translated and maintained for nothing, or messages write it out where they should refer to it.
    .example = -brand in a file whose messages write the brand.
    .help = Refer to it, or delete it.
plural-category-missing = { $problem ->
    [header] The header of the file gives { $found } plural forms, and { $locale } has { $wanted }: { $examples }.
   *[message] “{ $message }” lacks plural forms that { $locale } needs: { $missing } ({ $examples }).
    }
    .why = For these numbers the form of others is shown, which is wrong grammar.
    .example = Arabic with [one] and [other] only.
    .help = Add the forms; those of a PO file are numbered by its header, “Plural-Forms”.
plural-category-unused = “{ $message }” has plural forms that no number selects in { $locale }: { $unused }.
    .why = They are never shown; [zero] in English is not for 0, which is [other].
    .example = [zero] in an English message.
    .help = Delete them; for an exact number write it: [0].
plural-forms-count = “{ $message }” has { $found } plural forms; the header of the file says { $wanted }.
    .why = Gettext shows an empty text or the source for the numbers of the missing form.
    .example = nplurals=6 and only msgstr[0] and msgstr[1].
    .help = Write all forms, or correct “Plural-Forms”.
rendering-differs = Runtimes show “{ $message }” in different ways: { $problem ->
    [positional] arguments of a term need names ({ $term })
    [placeables] it has more than a hundred placeables
   *[other] it has line separators that some readers take for line ends
    }.
    .why = What one program shows right another shows wrong or not at all.
    .example = { "{ -brand($case) }"}: arguments without a name are ignored.
    .help = Write it so that all agree.
comment-lost = “{ $message }” has a comment in the source and none here.
    .why = Comments tell translators what a message is for; this file carries them elsewhere.
    .example = A new message copied without the lines above it.
    .help = Copy the comment of the source.

## Checking (cli/check.rs)

check-group = { $template }: { $format }, { $locales }
check-source = { $messages } messages, translated from { $source }{ $inferred ->
        [yes] {" "}(inferred; say another with --source)
       *[no] .
    }
check-nothing = No locale files were found.
check-more = … and { $count } more of { $rule }: see them with --all
check-baseline = { $passed } findings of the baseline are passed over; { $mended } of it are mended.
check-fixed = Fixes made: { $made }, in files: { $files }; left, because something else would have changed: { $left }.
check-ask = Make this fix? [y]es, [n]o, [a]ll of { $rule }, [q]uit:
check-next-run = Now bring the units and bundles up to date: tarjuman run
check-next-fix = { $count } can be fixed at once: tarjuman check --fix
check-next-review = { $count } can be fixed when you have looked: tarjuman check --fix --review
check-next-explain = What a finding means, and what to do: tarjuman explain { $code }
check-next-baseline = To begin with what comes new: --baseline tarjuman-baseline.json --write-baseline
fix-safe = Nothing else can be meant.
fix-review = To be looked at.
error-baseline = { $path } is no baseline.
    .help = Write one with --write-baseline.


## Checks of units (check/)

untranslated = The translation is the source itself.
    .why = Readers get a text that they may not understand. Names, acronyms, numbers, addresses and code are left alone.
    .help = Translate it; if it is the same in both languages, waive the finding with that reason.
translation-blank = The translation has nothing that can be read.
    .why = Spaces, invisible characters or a mark alone pass for a translation, and readers see nothing.
    .help = Write the translation, or leave it empty.
word-doubled = “{ $word }” stands twice in a row.
    .why = A slip of the hand when a sentence was reworded. Words that a language does repeat are left alone.
    .help = Delete one of the two.
one-source-two-targets = The same source is translated otherwise in { $unit }.
    .why = Readers take two wordings for two things. Texts are compared without marks, spaces and capitals.
    .help = Choose one, unless the context asks for both.
two-sources-one-target = The same translation stands for another source in { $unit }: { $other }
    .why = Often a translation was pasted into the wrong place.
    .help = Compare both with their sources.
    .option-letters = translations with fewer letters are passed over
length-unlikely = The translation has { $length } characters, where about { $likely } are likely: it is too { $way ->
        [short] short
       *[long] long
    }.
    .why = A translation far shorter or longer than others of its language pair leaves something out, adds something, or belongs elsewhere. The ratios were measured on news.
    .help = Compare the two sentence by sentence.
    .option-deviations = by how many standard deviations a length may differ from the expected one
    .option-times = in languages that were not measured: how many times as long or short as expected
    .option-characters = texts with no more characters than so many are passed over
wrong-script = The translation is in { $script } letters, and its language in { $own } ones.
    .why = It is in another language, or in another script of its language than the locale says.
    .help = Put the translation of this locale there, or name the script in the locale (tk-Cyrl).
wrong-language = The translation seems to be in another language: { $language }.
    .why = The little words of another language are there, and none of its own: two files or columns were mixed up.
    .help = Look whether the right file stands under this locale.
sentence-lost = The source has { $had } sentences and the translation { $has }, and it is short.
    .why = A sentence may have been skipped. Two sentences joined in one are no finding: then the length is right.
    .help = Look for the sentence that is missing.
    .option-deviations = how many standard deviations shorter than expected the translation must be
sentence-added = The source has { $had } sentences and the translation { $has }, and it is long.
    .why = The translation says something that the source does not.
    .help = Look for the sentence that is too many.
    .option-deviations = how many standard deviations longer than expected the translation must be
alignment-doubtful = It is doubtful whether these two belong together ({ $confidence } %).
    .why = The translation comes from a document that was aligned, and here the aligner was not sure.
    .help = Compare the two; approve them in the XLIFF file if they belong together.
    .option-confidence = alignments of less confidence than this are told
conflict-left = The mark of a conflict stands in the translation: { $mark }
    .why = A tool that merges texts could not decide and left both versions: readers see them with its marks.
    .help = Keep one version and delete the marks.
number-changed = The number { $number } has become { $found }.
    .why = A number is the same in every language, whatever its digits, separators and words.
    .help = Correct the number.
number-lost = The number { $number } is not in the translation.
    .why = A fact is missing. Numbers in words are counted; one and two may be said by an ending.
    .help = Put the number in.
number-added = The translation has the number { $number }, which the source does not have.
    .why = Nobody can tell where the number comes from.
    .help = Take it out, or correct the source.
number-word-changed = The number “{ $number }” has become “{ $found }”.
    .why = Numbers in words are facts like those in figures.
    .help = Correct the number.
ordinal-changed = The ordinal “{ $number }” has become “{ $found }”.
    .why = The fourth round of talks is another one than the fifth.
    .help = Correct the ordinal.
percent-lost = The translation does not say that { $number } is a percentage.
    .why = Twelve and twelve per cent are not the same.
    .help = Add the sign or the word of the language.
time-changed = The time { $number } has become { $found }.
    .why = People miss a meeting. Half past five in the afternoon and 17:30 are the same.
    .help = Correct the time.
month-changed = The month “{ $word }” has become “{ $found }”.
    .why = The month names of the Levant, the Maghreb and Egypt differ: «تموز», «جويلية» and «يوليو» are July.
    .help = Correct the month.
weekday-changed = The day “{ $word }” has become “{ $found }”.
    .why = A date is wrong by a day.
    .help = Correct the day.
calendar-unnamed = The year { $year } is one of the Hijri calendar, and the translation does not say so.
    .why = 1447 AH is 2025: without the name of the calendar the year is wrong by six hundred years.
    .help = Name the calendar (AH, هـ, hijri), or give the Gregorian date as well.
currency-changed = The currency “{ $word }” has become “{ $found }”.
    .why = A sum in another currency is another sum.
    .help = Correct the currency; a converted sum stands beside the original one.
measure-changed = The unit “{ $word }” has become “{ $found }”.
    .why = Forty miles are not forty kilometres.
    .help = Correct the unit, or convert the number too.
organisation-changed = “{ $word }” has become “{ $found }”.
    .why = Acronyms differ by language: the UN is BMG in Turkmen, the EU is ÝB.
    .help = Write the name or acronym that the language has for it.
acronym-lost = The acronym { $word } is not in the translation.
    .why = The source gives it in Latin letters so that readers can look it up.
    .help = Put it in, or the acronym that the language has.
place-changed = The place “{ $word }” has become “{ $found }”.
    .why = Countries, cities and languages have one name in each language; the names are those of the Unicode CLDR.
    .help = Correct the name.
negation-dropped = “{ $word }” of the source is not answered: nothing in the translation denies.
    .why = A dropped “not” turns a sentence into its contrary.
    .help = Read both; if the sense is the same in other words, waive the finding.
name-two-ways = The name “{ $name }” is written “{ $other }” in { $unit }.
    .why = One person under two spellings is two persons to whoever searches. Names are compared by their sounds, endings apart.
    .help = Choose one spelling; put it into the glossary.
one-source-two-targets-in-project = { $other } translates the same source otherwise.
    .why = Texts are compared without marks and capitals over all documents: who reads two of them takes one sentence for two. Labels of less than twelve letters may mean two things.
    .example = “The session is adjourned.” is “Oturyş tamamlandy.” in one document and “Mejlis ýapyldy.” in the next.
    .help = Choose one translation, or leave it where the two do not mean the same.
two-sources-one-target-in-project = { $other } has the same translation for another source.
    .why = A sentence that translates two was probably copied and not changed.
    .example = “The ministers met.” and “The ambassadors left.” are both “Ministrler duşuşdylar.”
    .help = Compare both with their sources.
name-two-ways-in-project = The name “{ $name }” is written “{ $usual }” in other documents: { $other }
    .why = One person under two spellings is two persons to whoever searches the documents of a project.
    .example = قربانوف is Gurbanov in one document and Kurbanov in the next.
    .help = Choose one spelling; put it into the glossary.
name-misspelt = The name “{ $name }” is nearly “{ $word }”.
    .why = It is one letter away from what the source, the tables of names or the other units of the document have for it.
    .help = Compare the letters with the name as it is written elsewhere.
title-lost = The title “{ $title }” is not in the translation.
    .why = Leaving out Excellency or Majesty is a discourtesy in a diplomatic text.
    .help = Put the form of address of the language in.
post-changed = The post “{ $word }” has become “{ $found }”.
    .why = An ambassador is no minister.
    .help = Correct the post.
tags-unbalanced = The tag { $tag } has no counterpart.
    .why = Pages with such a text are laid out wrongly, and XML is refused.
    .help = Close the tags in the reverse order of their opening.
attributes-differ = The tag { $tag } has other attributes than in the source.
    .why = Links, classes and ids are read by programs. What readers see, such as “title”, may differ.
    .help = Write the attributes as the source does.
escapes-differ = The source has { $escape } { $had } times, the translation { $has } times.
    .why = Lines and columns of the interface are laid out by them.
    .help = Put as many in as the source has.
entity-broken = The entity { $entity } does not end in a semicolon.
    .why = Readers see the letters of the entity, or the page breaks.
    .help = Add the semicolon.
choice-function-unknown = The function { $function } is unknown.
    .why = A Fluent runtime has NUMBER and DATETIME; the call of any other one is shown to readers as it is written.
    .help = Write the function as the source does.
choice-category-missing = The choice by { $variable } lacks the plural categories of this language: { $categories }.
    .why = Arabic has six forms, Turkmen and English two (CLDR). Without a variant readers see that of “other”.
    .help = Add the variants, also where two of them read alike.
choice-category-unused = This language has no plural categories { $categories }, which the choice by { $variable } names.
    .why = No number ever chooses them: the text is never shown.
    .help = Delete the variants.
plural-default-missing = The choice by { $variable } has no default variant.
    .why = Fluent refuses a selector without “*”, and ICU a plural without “other”.
    .help = Mark the variant “other” as the default one.
selector-changed = The translation chooses by { $variable }, and the source does not.
    .why = The program gives no value for it.
    .help = Choose by the variable of the source.
plural-key-missing = The message { $message } lacks the plural keys { $categories }.
    .why = Programs look a key up for each category of the language; Arabic has six.
    .help = Add the keys to the locale’s file; in a project, write the forms in the XLIFF file of the language, that of the source language too.
code-changed = The source has the code { $code }, and the translation has it otherwise or not at all.
    .why = Options, functions, paths and variables are read by programs or typed by people as they are written; translated they do not work.
    .help = Write it letter for letter.
access-key-differs = The source marks { $had } { $had ->
        [one] letter
       *[other] letters
    } by “{ $sign }”, the translation { $has }.
    .why = The letter behind “&”, in GTK “_” and in LibreOffice “~”, is typed instead of a click. Without it the menu cannot be reached by keyboard; a second one is shown as it is.
    .help = Put “&” before a letter of the translation that no other item of the menu has. A plain “and” is written “&&”.
markup-differs = { $sign } stands { $had } times in the source and { $has } times in the translation.
    .why = Links, emphasis and tags in brackets that are lost or half written are shown to readers as signs, or not at all.
    .help = Write the markup of the source around the words that it belongs to.
note-in-translation = The note for translators was translated with the text: { $note }
    .why = Programs cut the note off the source only; in the translation readers see it.
    .help = Delete the note, up to the end of its line.
reference-differs = { $way ->
        [lost] The translation lacks the reference { $reference }
        [added] The translation refers where the source does not: { $reference }
        [glued] No space or mark parts the reference from its neighbours: { $reference }
       *[open] A back quote of the translation is not answered: { $reference }
    }
    .why = Sphinx does not find what is referred to, or shows the reference as it is written.
    .help = Keep role and target, translate the text before “<”. Where the language has no space there, write a backslash and a space.
quotation-unbalanced = The quotation mark { $mark } has no counterpart.
    .why = Nobody can tell where the quotation begins or ends.
    .help = Add the other mark, or correct the one that is of another kind.
quotation-marks = { $mark } is not a quotation mark of this language.
    .why = Arabic uses «…», English “…”, Turkmen “…” or «…»; straight ones are seen everywhere.
    .help = Use the marks of the language.
quotation-lost = The source quotes { $text }, and the translation has no quotation marks.
    .why = Words of somebody else become words of the author.
    .help = Mark the quotation.
mark-of-another-script = { $mark } belongs to another script.
    .why = Arabic has ؟ ، ؛ ٪ of its own; in Latin letters these are foreign.
    .help = Use the mark of the script.
mark-doubled = The mark stands twice: { $mark }
    .why = A slip of the hand, or what is left when words between were deleted.
    .help = Keep one.
dots-miscounted = { $text } is neither a full stop nor an ellipsis.
    .why = An ellipsis has three dots.
    .help = Write one dot or three.
dash-of-hyphens = Two hyphens stand for a dash.
    .why = Typewriters had no dash; texts have.
    .help = Write a dash.
space-before-mark = A space stands before “{ $mark }”.
    .why = In this language the mark stands at its word; behind a space it may begin a line.
    .help = Delete the space.
space-after-mark = No space stands behind “{ $mark }”.
    .why = Two words become one for whoever searches, and lines break badly.
    .help = Put a space in.
space-doubled = Two or more spaces stand in a row.
    .why = They show in print and make equal texts unequal.
    .help = Keep one.
space-at-edge = { $edge ->
        [begin] The translation does not begin with the same white space as the source.
       *[end] The translation does not end in the same white space as the source.
    }
    .why = Programs put texts together: a missing space joins two words, one too many shows.
    .help = Write the white space of the source.
bracket-unbalanced = The bracket { $mark } has no counterpart.
    .why = Brackets are mirrored in Arabic: the opening one is “(” in the file, whichever way it looks.
    .help = Add the other bracket, or turn this one.
bracket-lost = The source has { $text } in brackets, and the translation has not.
    .why = What stands in brackets may have been left out.
    .help = Put it in, in brackets or between commas.
final-stop = The source ends in { $wanted ->
        [stop] a full stop
        [question] a question mark
        [exclamation] an exclamation mark
        [colon] a colon
        [semicolon] a semicolon
        [dots] an ellipsis
        [both] a question and an exclamation mark
       *[none] no mark
    }, the translation in { $found ->
        [stop] a full stop
        [question] a question mark
        [exclamation] an exclamation mark
        [colon] a colon
        [semicolon] a semicolon
        [dots] an ellipsis
        [both] a question and an exclamation mark
       *[none] none
    }.
    .why = A question that became a statement, or a sentence that was cut off, shows at its end. A habit of a whole document is told once.
    .help = End the translation as the source ends.
capital-at-beginning = { $way ->
        [capital] The source begins with a small letter, the translation with a capital: { $word }
       *[small] The sentence begins with a small letter: { $word }
    }
    .why = Sentences begin with a capital where the script has them.
    .help = Begin as the source begins.
ending-at-figure = The ending is spelt otherwise: { $text }
    .why = In Turkmen figures and acronyms take a hyphen and the vowel that is spoken: 2025-nji, 2006-njy, BMG-niň. English ordinals follow the last word: 22nd.
    .help = Write it as the language spells it.
mark-at-beginning = { $side ->
        [source] The source begins with { $mark }, and the translation does not.
       *[target] The translation begins with { $mark }, and the source does not.
    }
    .why = Dashes of lists and dialogues, dots and arrows at the beginning say what the text belongs to.
    .help = Put the mark there, or take it away.
signs-changed = The text is { $source }, and the translation { $found }.
    .why = A text of signs alone is a label or a separator: another sign is another label.
    .help = Write the same sign, in the shape of the language.
space-missing-at-mark = No space stands at { $mark }
    .why = French puts a narrow no-break space before ? ! ; : and inside « ». A habit of a whole document is told once.
    .help = Write U+202F, or U+00A0, there.
sign-lost = The translation has neither { $sign } nor a word for it.
    .why = A number without its degrees, a name without the sign of its owner, or a column without its unit says something else.
    .help = Write the sign, or say it in words.
straight-quotation-marks = { $text } stands in the quotation marks of typewriters.
    .why = French, Persian, Armenian and the languages of Russian letters print « ». A habit of a whole document is told once.
    .help = Write « and ».
text-garbled = Text that was read in a wrong encoding: { $text }
    .why = { mojibake.why }
    .help = Write the letters that are meant. A safe fix is made by the program.
text-lost = Characters are lost: { $text }
    .why = { lost-characters.why }
    .help = Fetch the text from where it comes from.
direction-overridden = A control overrides the direction of letters: { $text }
    .why = { bidi-override.why }
    .help = { text-garbled.help }
direction-unbalanced = A control of direction has no counterpart: { $text }
    .why = { bidi-unbalanced.why }
    .help = { text-garbled.help }
direction-stray = A control of direction has no effect: { $text }
    .why = { bidi-idle.why }
    .help = { text-garbled.help }
display-out-of-order = In a text from right to left this will be shown in another order: { $text }
    .why = By the Unicode Bidirectional Algorithm signs at the edge of a Latin word take the direction of the sentence: “C++” is shown as “++C”.
    .help = Put it between a left-to-right isolate (U+2066) and U+2069.
stored-backwards = A line is stored in the order in which it is printed: { $text }
    .why = { visual-order.why }
    .help = { text-garbled.help }
letter-shapes = Presentation forms stand for letters: { $text }
    .why = { presentation-forms.why }
    .help = { text-garbled.help }
word-stretched = Kashida stands inside a word: { $text }
    .why = { kashida.why }
    .help = { text-garbled.help }
letters-in-pieces = A letter is put together from pieces: { $text }
    .why = { not-nfc.why }
    .help = { text-garbled.help }
invisible-character = An invisible character: { $text }
    .why = { zero-width.why }
    .help = { text-garbled.help }
control-character = A control character: { $text }
    .why = It shows as a box or nothing, and XML refuses it.
    .help = { text-garbled.help }
scripts-in-one-word = Letters of two scripts stand in one word: { $text }
    .why = { look-alike-letters.why }
    .help = { text-garbled.help }
letter-confusable = A Greek letter looks like a Latin one: { $text }
    .why = { look-alike-letters.why }
    .help = { text-garbled.help }
letter-of-another-language = A letter of another language: { $text }
    .why = { foreign-letters.why }
    .help = { text-garbled.help }
digits-of-another-language = Digits of another language: { $text }
    .why = { foreign-digits.why }
    .help = { text-garbled.help }
letter-for-digit = A letter stands for a digit: { $text }
    .why = { letters-for-digits.why }
    .help = { text-garbled.help }
number-in-two-systems = Digits of two systems stand in one number: { $text }
    .why = { mixed-number.why }
    .help = { text-garbled.help }
error-memory-languages = Two languages are needed to look something up.
    .help = Name them with --from and --to.
memory-imported = Pairs added: { $added }; brought up to date: { $updated }; there already: { $same }; entries left out: { $rejected }.
memory-exported = Pairs written: { $written }.
memory-nothing = The memory has nothing like it.
memory-kind = { $kind ->
    [context] same source in the same context
    [exact] same source
    [folded] same source but for marks, case and digits
    [substituted] numbers, dates or names were replaced
   *[fuzzy] similar source
}
memory-sound = The memory is sound.
memory-damaged = { $count ->
    [one] The store reports one fault.
   *[other] The store reports { $count } faults.
} Export what can be read, and import it into a new memory.
memory-pruned = { $count ->
    [one] One pair was removed.
   *[other] { $count } pairs were removed.
}
memory-would-prune = { $count ->
    [one] One pair would be removed.
   *[other] { $count } pairs would be removed.
}
column-memory-pairs = pairs
column-memory-approved = approved
column-memory-machine = by engines
column-memory-words = words
