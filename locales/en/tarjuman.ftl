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
