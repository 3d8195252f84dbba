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
error-document-empty = The document has no text.
    .help = Put the text in, or take the document out of the project.

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

stale-translation = { $change ->
    [source] The source has changed since this translation was approved or edited by hand.
   *[translation] The translation document now has another text than the one approved or edited by hand.
}
    .why = A text that a person made is never overwritten. It stays, marked stale, and the new text stands beside it as a proposal.
    .example = «اجتمع الوزيران» became «اجتمع الوزيران أمس» after “The ministers met” was approved.
    .help = In the XLIFF file, edit the translation or set its state again; either settles it. It was made for: { $was }
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
