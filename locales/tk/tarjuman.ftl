## Bundles

bundle-not-proven = { $problem ->
    [missing] { $format } faýlynda «{ $message }» habary ýok.
    [extra] { $format } faýlynda tassyklanan teksti bolmadyk habar bar: «{ $message }».
    [twice] «{ $message }» habary { $format } faýlynda iki gezek gelýär.
    [unrenderable] { $format } faýlyndaky «{ $message }» habaryny görkezip bolmaýar: { $detail }
    [unreadable] Ýazylan { $format } faýlyny yzyna okap bolmady: { $detail }
   *[differs] { $format } faýlyndaky «{ $message }» habary yzyna okalanda tassyklanan tekste gabat gelmeýär.
}
    .why = Programmanyň görkezýän teksti hut tassyklanan tekst bolmaly. Şonuň üçin her ýazylan faýl programmalaryň ulanýan okaýjysy bilen yzyna okalýar, her habar görkezilip deňeşdirilýär.
    .example = Tassyklanan «اتفاقية ٢٠٢٥» tekstinden görünmeýän belgi ýitse, görkezilýän habar başga tekst bolýar.
    .help = Faýl el bilen üýtgedilen bolsa, «tarjuman emit» buýrugyny işlediň; ýogsam bu programmanyň ýalňyşydyr.
locale-lacks-unit = { $locale } dilinde { $document } resminamasynyň «{ $message }» habarynyň teksti ýok, { $other } dilinde bar.
    .why = Programmalar şol bir belgini her dilde gözleýär; ol bir dilde bolmasa, okyjy başga dili görýär ýa-da hiç zat görmeýär.
    .example = Arapça asyl nusga sözlem goşuldy, ol entek türkmen diline terjime edilmedi.
    .help = Birligi öz XLIFF faýlynda ýa-da terjime resminamasynda terjime ediň we täzeden işlediň.
bundle-out-of-date = { $problem ->
    [absent] { $format } faýly ýok.
    [unreadable] { $format } faýlyny okap bolmaýar: { $detail }
    [layout] { $format } faýly ýazyljak faýldan diňe düşündirişleri ýa-da görnüşi bilen tapawutlanýar.
   *[messages] { $format } faýly ýazyljak faýldan tapawutlanýar: { $messages }{ $more ->
        [true] {" "}we başgalar
       *[false] {""}
    } (tapawut sany: { $count }).
}
    .why = Saklanýan dil faýllary saklanan birliklerden alynýan faýllar bolmaly; ýogsam hiç kimiň tassyklamadyk tekstleri çykarylýar.
    .example = Birlik XLIFF faýlynda tassyklandy, dil faýllary bolsa täzeden ýazylmady.
    .help = «tarjuman emit» buýrugyny işlediň we netijesini saklaň.
error-bundle-syntax = Dil faýlynyň { $line } belgili setirini okap bolmaýar: { $what }
    .help = Dil faýllary programma tarapyndan döredilýär; täzeden ýazmak üçin «tarjuman emit» buýrugyny işlediň.
error-bundle-duplicate = «{ $message }» habary dil faýlynda iki gezek gelýär.
    .help = Olaryň birini aýryň ýa-da faýly täzeden ýazmak üçin «tarjuman emit» buýrugyny işlediň.
error-bundle-unrenderable = «{ $message }» habaryny görkezip bolmaýar: { $what }
    .help = Faýly täzeden ýazmak üçin «tarjuman emit» buýrugyny işlediň.
error-bundle-shape = Dil faýlynyň gurluşy öz formatyna laýyk gelmeýär: «{ $key }» şeýle bolmaly: { $expected }.
    .help = Faýly täzeden ýazmak üçin «tarjuman emit» buýrugyny işlediň.
error-bundle-too-deep = Dil faýlynyň { $line } belgili setirinde goýmalar rugsat edilenden çuň (çäk: { $limit }).
    .help = Faýly täzeden ýazmak üçin «tarjuman emit» buýrugyny işlediň.
