
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
