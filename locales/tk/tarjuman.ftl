## Resminamalary okamak (document/)

byte-order-mark = Faýl baýt tertibiniň belgisi bilen başlanýar; ol tekstiň bölegi däl.
    .why = Käbir redaktorlar tekstiň öňünde görünmeýän U+FEFF belgisini goýýar. Ol birinji sözlemiň bölegi hasap edilse, deň tekstler deň bolmazdy.
    .example = "U+FEFF Bilelikdäki beýannama" "Bilelikdäki beýannama" diýlip okalýar.
    .help = Hiç zat etmek gerek däl. Bellik çykmaz ýaly faýly baýt tertibiniň belgisi bolmadyk UTF-8 görnüşinde saklaň.
encoding-converted = Faýl { $encoding } kodlamasynda, ol öwrüldi.
    .why = Tekstler UTF-8 görnüşinde saklanýar. Baýt tertibiniň belgisi bu faýlyň başga kodlamadadygyny aýdýar.
    .example = Köne redaktoryň «Unicode» diýip saklan haty.
    .help = Hiç zat etmek gerek däl. Bellik çykmaz ýaly faýly UTF-8 görnüşinde saklaň.
title-repeated = Sözbaşy iki gezek gelýär; ikinjisi aýryldy: { $text }
    .why = Brauzerden göçürilen sahypa köplenç sözbaşysyny hem sahypanyň başynda, hem tekstiň üstünde görkezýär. Terjimelerde ol bir gezek bolýar.
    .example = Iki sany deň ilkinji abzas.
    .help = Ikinji sözbaşyny pozuň ýa-da düzgüni taslama faýlynda öçürip, ony galdyryň.
page-furniture = Soňky bölek sahypanyň ýazgysy bolansoň aýryldy: { $text }
    .why = Sahypa göçürilende düwmeleriň we salgylaryň ýazgylary («Ýap», «Paýlaş») hem göçýär; olar tekstiň bölegi däl.
    .example = Soňky setir «Ýap».
    .help = Setiri pozuň ýa-da düzgüni taslama faýlynda öçürip, ony galdyryň; ol ýerde başga ýazgylary hem goşup bolýar.
parts-left-out = Sahypanyň tekst bolmadyk bölekleri aýryldy ({ $count } sany): { $part }
    .why = Nawigasiýa, skriptler, kod we şuňa meňzeşler tekst bilen bile terjime edilmeýär.
    .example = Web sahypasynyň «nav» elementi, Markdown sahypasynyň kod bölegi.
    .help = Tekst ýetmezçilik etmese, hiç zat etmek gerek däl; ýetmese, ony şol elementden çykaryň.
error-document-too-large = { $path } faýly { $size } baýt, çäk bolsa { $limit }.
    .help = Resminamany bölüň ýa-da onuň hakykatdan hem tekstdigini barlaň.
error-document-long-line = Setir { $size } baýt, çäk bolsa { $limit }.
    .help = Munça uzyn setir seýrek tekst bolýar. Faýly barlaň ýa-da setiri abzaslaryň soňunda bölüň.
error-document-binary = { $byte } baýty tekstde bolmaýar: faýl ikilik ýa-da baýt tertibiniň belgisi bolmadyk UTF-16.
    .help = Resminamany UTF-8 kodlamasynda ýönekeý tekst, Markdown ýa-da HTML edip çykaryň.
error-document-not-utf8 = { $byte } baýty UTF-8 däl.
    .help = Faýlyň kodlamasyny öwrüň; köne Windows arapçasy üçin: iconv -f WINDOWS-1256 -t UTF-8
error-document-bad-encoding = Faýl { $encoding } baýt tertibiniň belgisi bilen başlanýar, emma şeýle okap bolmaýar: { $reason }.
    .help = Faýly UTF-8 görnüşinde saklaň.
error-document-package = { $part } okalmaýar: { $reason }.
    .help = Resminamany Word ýa-da LibreOffice programmasynda açyp, gaýtadan saklaň; ol hem bolmasa, resminama zaýalanan.
error-document-syntax = Faýly şu ýerden aňryk okap bolmaýar: { $reason }.
    .help = Hiç zat bildirmän ýitmez ýaly ondan hiç zat alynmady. Ony döreden programmadan gaýtadan eksport ediň.
error-document-unpacked = Resminama açylanda { $limit } baýt çäginden uly bolýar.
    .help = Resminamany bölüň ýa-da onuň nireden gelendigini barlaň: käbir arhiwler çäksiz ulalar ýaly edilip ýasalýar.
error-document-unknown-package = Faýl arhiw, emma tanalýan formatdaky resminama däl ({ $known }).
    .help = Arhiwi açyp, içindäki resminamalary görkeziň ýa-da resminamany tanalýan formatda saklaň.
error-document-compound = Faýl 2007-nji ýyldan öňki Office resminamasy ýa-da parol bilen gulplanan.
    .help = Ony açyp, paroly aýryň we .docx görnüşinde saklaň.
error-document-no-column = Jedwelde “{ $wanted }” sütüni ýok; bar bolanlary: { $known }.
    .help = Sözbaşyny “columns” bölüminde jedweldäki ýaly ýazyň; sözbaşysyz jedwelde sütüni harpy (B) bilen görkeziň.
error-document-one-language = Faýlda diňe bir dil bar, terjimeleriniň nirededigi aýdylmandyr.
    .help = “files” içinde diliň ýerine {"{"}locale{"}"} ýazyň ýa-da terjimeleriň ýerini “translations” bilen görkeziň.
error-document-only-read = Resminamany başga dilde ýazyp bolmaýar: { $format } bu ýerde diňe okalýar ýa-da onda belgiler ýok.
    .help = “output” habar faýllary, XLIFF, TMX we CSV jedwelleri üçindir; ony aýryň ýa-da jedweliň sütünlerini görkeziň.
error-document-empty = Resminamada tekst ýok.
    .help = Teksti goşuň ýa-da resminamany taslamadan çykaryň.

## Arassa tekst (text/clean/)

legacy-encoding = Faýl UTF-8 görnüşinde däl; baýtlaryna görä ol { $encoding }, şonda hem okaldy.
    .why = Köne programmalar her harpy bir baýtda saklap, kodlamany aýtmaýardy. Ony baýtlardan uly, ýöne doly däl ynam bilen bilip bolýar.
    .example = Windows-1256 görnüşinde saklanan arapça hat.
    .help = Tekstiň dogrudygyna göz aýlaň we faýly UTF-8 görnüşinde saklaň. Beýle faýllar alynmasyn diýseňiz, taslama faýlynda «clean» astynda «legacy-encoding: report» ýazyň.
error-document-legacy = Faýl UTF-8 görnüşinde däl, baýtlaryna görä { $encoding }.
    .help = Faýly UTF-8 görnüşinde saklaň ýa-da öwrülmegi üçin taslama faýlynda «clean» astynda «legacy-encoding: repair» ýazyň.
error-clean-over-input = { $path } netijesi tekstiň özi, ol bolsa hiç haçan üýtgedilmeýär.
    .help = Başga faýl görkeziň.
clean-nothing = Hiç zat tapylmady.
clean-summary = { $class }: { $count } tapyldy, { $repaired } düzedildi
mojibake = { $done ->
        [yes] Nädogry kodlamada okalan tekst, düzedildi ({ $count }): { $text }
       *[no] Nädogry kodlamada okalan tekst, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Bir kodlamanyň baýtlary başga kodlamanyňky hasap edilende, her harp iki ýa-da köp başga harpa öwrülýär. Baýtlaryň başga manysy bolmasa, tekst dikeldilýär.
    .example = «TÃ¼rkmen» — Windows-1252 ýaly okalan UTF-8 görnüşindäki «Türkmen».
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
lost-characters = { $done ->
        [yes] Ýiten harplar, düzedildi ({ $count }): { $text }
       *[no] Ýiten harplar, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Kodlamada harpa ýer bolmadyk bolsa, onuň ýerinde çalşyrma belgisi ýa-da sorag belgileri durýar. Haýsy harpdygyny indi hiç kim bilip bilmez.
    .example = Iki arap sözüniň ýerinde «????? ???».
    .help = Şol bölegi resminamanyň gelen ýerinden täzeden alyň.
bidi-override = { $done ->
        [yes] Harplaryň ugruny mejbur edýän belgiler, düzedildi ({ $count }): { $text }
       *[no] Harplaryň ugruny mejbur edýän belgiler, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Olar harplary saklanyşyndan başga tertipde görkezýär, şonuň üçin tekst görnüşi ýaly bolmaýar.
    .example = «gpj.exe» sözüniň öňündäki U+202E «exe.jpg» görkezýär.
    .help = Bölegi şol belgilersiz okaň; olary aýyrmak üçin taslama faýlynda «clean» astynda «bidi-override: repair» ýazyň.
bidi-unbalanced = { $done ->
        [yes] Jübütsiz ugur belgileri, düzedildi ({ $count }): { $text }
       *[no] Jübütsiz ugur belgileri, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Ýapylmadyk ugur belgisi abzasyň soňuna çenli dowam edýär we yzyndan goýlan zadyň tertibini üýtgedýär; açylmadyk ýapýan belgi bolsa tekstiň daşyndaky belgini ýapýar.
    .example = U+2069 bolmadyk U+2067.
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
bidi-idle = { $done ->
        [yes] Täsirsiz ugur belgileri, düzedildi ({ $count }): { $text }
       *[no] Täsirsiz ugur belgileri, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Olar tekst göçürilende bile gelýär. Olary hiç kim görmeýär, ýöne deň iki söz deň bolmakdan galýar.
    .example = Iki arap harpynyň arasyndaky U+200F.
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
zero-width = { $done ->
        [yes] Görünmeýän belgiler, düzedildi ({ $count }): { $text }
       *[no] Görünmeýän belgiler, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Tekstiň içindäki inisiz boşluklar, ýumşak defisler, birleşdirijiler we baýt tertibiniň belgileri sözleri gözlegden gizleýär.
    .example = Sözüň içindäki U+200B.
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
visual-order = { $done ->
        [yes] Çap ediliş tertibinde duran setirler, düzedildi ({ $count }): { $text }
       *[no] Çap ediliş tertibinde duran setirler, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Käbir programmalar arap tekstini sahypadan çekilişi ýaly, çepden saga alýar. Beýle setir tersine okalýar.
    .example = «السلام» ýerine «ﻡﻼﺴﻟﺍ».
    .help = Teksti başga programma bilen alyň ýa-da taslama faýlynda «clean» astynda «visual-order: repair» ýazyň.
presentation-forms = { $done ->
        [yes] Harplaryň ýerinde görkeziş şekilleri, düzedildi ({ $count }): { $text }
       *[no] Harplaryň ýerinde görkeziş şekilleri, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Geçen asyryň şriftlerinde harpyň her şekili üçin aýratyn belgi bardy. Şeýle sahypalardan alnan tekst gözlegde tapylmaýar.
    .example = «سفارة» ýerine «ﺳﻔﺎﺭﺓ».
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
kashida = { $done ->
        [yes] Sözleriň içinde kaşida, düzedildi ({ $count }): { $text }
       *[no] Sözleriň içinde kaşida, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Ol setiri doldurmak üçin sözi uzaldýar we tekste däl-de, sahypa degişli. Sözüň soňunda, «هـ» ýaly, ol ýazuw düzgünidir we galýar.
    .example = «عاجل» ýerine «عـــاجل».
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
not-nfc = { $done ->
        [yes] Böleklerden düzülen harplar, düzedildi ({ $count }): { $text }
       *[no] Böleklerden düzülen harplar, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Bir harp bir belgi ýa-da harp bilen alamat bolup biler. Ýunikodyň C kadaly görnüşi hemmeler üçin bir ýoldur, şonda deň tekstler deň bolýar.
    .example = U+0327 goşulan «s» görnüşindäki «ş».
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
other-script = { $done ->
        [yes] Öz diliniň başga elipbiýindäki tekst, düzedildi ({ $count }): { $text }
       *[no] Öz diliniň başga elipbiýindäki tekst, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Adalgalar, sözlemler we ýazuw diliň ady görkezýän elipbiýde gözlenýär.
    .example = «tk» dili bilen kiril harplaryndaky türkmençe.
    .help = Dili elipbiýi bilen atlandyryň («tk-Cyrl») ýa-da taslama faýlynda «clean» astynda «other-script: repair» ýazyň.
look-alike-letters = { $done ->
        [yes] Bir sözde iki elipbiýiň harplary, düzedildi ({ $count }): { $text }
       *[no] Bir sözde iki elipbiýiň harplary, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Latyn we kiril harplary birmeňzeş bolup biler; ikisi hem bar söz gözlegde tapylmaýar.
    .example = Kiril «а» harply «ilçihana».
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
foreign-letters = { $done ->
        [yes] Başga diliň harplary, düzedildi ({ $count }): { $text }
       *[no] Başga diliň harplary, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Pars, urdu we türk klawiaturalarynda bu diliň harplaryna meňzeş, ýöne başga harplar bar.
    .example = Türkmen «y» ýerine türk «ı»; arap «ي» ýerine pars «ی».
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
foreign-digits = { $done ->
        [yes] Başga diliň sifrleri, düzedildi ({ $count }): { $text }
       *[no] Başga diliň sifrleri, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Pars sifrleri arap sifrlerine meňzeýär, ýöne üçüsi başga, programmalar hem olary deň saýmaýar.
    .example = «٢٠٢٥» ýerine «۲۰۲۵».
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
letters-for-digits = { $done ->
        [yes] Sifrleriň ýerinde harplar, düzedildi ({ $count }): { $text }
       *[no] Sifrleriň ýerinde harplar, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = «ه» harpy bäş sifrine, «ا» bolsa bir sifrine meňzeýär; skaner we howlukýan barmaklar olary çalyşýar.
    .example = «٢٠٥٢» ýerine «٢٠ه٢».
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
mixed-number = { $done ->
        [yes] Bir sanda iki ulgamyň sifrleri, düzedildi ({ $count }): { $text }
       *[no] Bir sanda iki ulgamyň sifrleri, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Beýle sany adam okaýar, programma bolsa okap bilmeýär.
    .example = «٢٠٢٥» ýerine «٢0٢٥».
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.
mixed-digits = { $done ->
        [yes] Iki sifr ulgamynyň seýregindäki sanlar, düzedildi ({ $count }): { $text }
       *[no] Iki sifr ulgamynyň seýregindäki sanlar, bolşy ýaly galdyryldy ({ $count }): { $text }
    }
    .why = Resminamada ähli sanlar bir ulgamda ýazylsa gowy; tapylan — seýrek gelýäni. Belgiler we kodlar hasap edilmeýär.
    .example = Bir resminamada «١٢» hem «12».
    .help = Resminamany düzediň ýa-da taslama faýlynda «clean» astynda munuň düzedilmelidigini, habar berilmelidigini ýa-da üns berilmeli däldigini aýdyň; faýlyň özi hiç haçan üýtgedilmeýär.

## Sözlem kodlaýjynyň wektorlary

error-vectors-size = { $path } faýlynda { $bytes } baýt san bar, olar { $lines } setiriň her birine deň sanda float32 bolup bölünmeýär.
    .help = Wektorlar tekst faýlynyň setirlerine şol tertipde degişli bolmaly, her setire bir wektor, boş setirlere hem.
error-vectors-dimensions = { $path } faýlyndaky wektorlaryň uzynlygy { $found }, öň berlenleriňki { $known }.
    .help = Wektorlary diňe hemmesi bir kodlaýjydan bolsa deňeşdirip bolýar.
error-vectors-array = { $path } her setire bir hatary bolan float32 NumPy massiwi däl: { $what }
    .help = Ony numpy.save("FILE.npy", vectors.astype("float32")) bilen ýazyň.
error-vectors-not-finite = { $path } faýlynyň { $line }-nji wektorynda tükeniksiz ýa-da kesgitsiz san bar.
    .help = Tekstleri täzeden kodlaň; kodlaýjy bu setirde şowsuz boldy.
error-encoder-without = Bu programma sözlem kodlaýjysyz gurlan.
    .help = Ony cargo install tarjuman --features onnx bilen guruň ýa-da wektorlary --embeddings bilen beriň.
error-encoder-library = ONNX Runtime { $path } ýolundan ýüklenip bilinmedi: { $reason }
    .help = ONNX Runtime 1.18 ýa-da täzesini guruň we ORT_DYLIB_PATH-de onuň kitaphanasyny görkeziň, meselem libonnxruntime.so.
error-encoder-model = { $path } modeli ulanyp bolmaýar: { $reason }
    .help = Ol girişleri input_ids, attention_mask we token_type_ids, wektorlary float32 bolan bir ONNX faýlyndaky sözlem kodlaýjy bolmaly.
error-encoder-tokenizer = { $path } söz bölüjisini ulanyp bolmaýar: { $reason }
    .help = Ol LaBSE ýaly BERT söz böleklerini ulanýan modeliň tokenizer.json faýly bolmaly. Başgalar üçin wektorlary başga gural bilen ýasaň we --embeddings bilen beriň.

error-srx-syntax = Düzgünler dogry ýazylan XML däl: { $reason }.
    .help = Düzgünleri olary saklaýan guraldan gaýtadan çykaryň.
error-srx-root = Faýl SRX däl: onuň kök elementi «{ $name }».
    .help = SRX 2.0 görnüşindäki bölmek düzgünleriniň faýlyny beriň; şeýle faýly «tarjuman segment --export-srx» ýazýar.
error-srx-pattern = Düzgüni ulanyp bolmaýar: { $reason }. Onuň nusgasy: { $pattern }
    .help = Nusgany üýtgediň ýa-da düzgüni faýldan aýryň.
error-srx-unknown = Bir dil faýlda ýok «{ $name }» düzgünlerine baglanan.
    .help = Şol atly languagerule goşuň ýa-da languagemap aýryň.

## Buýruk bilen deňleşdirmek

align-evidence = subutnama
align-nats = nat
align-prior = gabatlygyň görnüşi
align-sum = jemi
align-no-bead = { $number } belgili gabatlyk ýok: deňleşdirmede { $count } sany bar.
align-too-wide = Munuň ýaly giň gabatlyk gözlenmeýär: iň köpi 1-e 8, 8-e 1 ýa-da 4-e 4.
align-unrelated = { $source } we { $target } biri-biriniň terjimesine meňzemeýär: olaryň bir resminama degişlidigini we dilleriň dogrudygyny barlaň.
align-instead = ýa-da ýerine:
align-doubtful = { $all } gabatlygyň { $found } sanysy şübheli.
column-languages = diller
column-pairs = söz jübütleri
lexicon-passed-over = «target @ source» görnüşinde bolmadyk { $count } setir okalmady.
error-align-pin = { $source }:{ $target } gabatlygyny saklap bolmaýar: ol başga biri bilen kesişýär ýa-da tekstleriň daşynda.
    .help = Sözlemleri 1-den başlap, garşylyklaýyn tekstde görkezilişi ýaly, tertibi bilen we gaýtalamazdan atlandyryň.
error-ladder-no-bead = Setir [0, 1]:[0] ýaly gabatlyk däl.
    .help = Iki tarapyň sözlemlerini 0-dan başlap belgi bilen, ýaýlaryň içinde, aralarynda iki nokat goýup ýazyň.
error-ladder-twice = { $segment } sözlemi öz tarapynda iki gezek atlandyrylan.
    .help = Her sözlem bir gabatlyga degişlidir.
error-ladder-missing = Tarapynda { $segment } belgili sözlem ýok.
    .help = Sözlemler 0-dan sanalýar; deňleşdirmäniň şu tekstlere degişlidigini barlaň.
error-lexicon-head = Faýl sözlük däl: onuň birinji setiri «{ $head }» däl.
    .help = hunalign sözlügi üçin --format hunalign --from LOCALE --to LOCALE goşuň.
error-lexicon-line = Setir dil jübüti hem däl, iki söz we olaryň sany hem däl.
    .help = Öýjükleri tabulýasiýa bilen bölüň: «ar», «en»; soňra çeşme, nyşana, san.
error-pairs-cells = Setir çeşmäni we nyşanany atlandyrmaýar.
    .help = Tabulýasiýa bilen bölüň: çeşme, nyşana, netije, çeşme dili, nyşana dili.
error-pairs-locale = «{ $tag }» dil belgisi däl.
    .help = ar, en ýa-da tk ýaly belgi ýazyň.
error-pairs-no-locale = Jübütiň dilleri aýdylmadyk.
    .help = --from we --to ýa-da setire iki öýjük goşuň.
error-pairs-no-output = Jübütiň netijesi ýok.
    .help = --output FOLDER ýa-da setire üçünji öýjük goşuň.
error-pairs-taken = { $path } netijesi başga ýerde okalýan ýa-da ýazylýan faýl.
    .help = Her jübüte öz netijesini beriň.
error-pairs-none = Bukjanyň hiç bir faýlynyň terjimesi ýok.
    .help = Faýllar atlary boýunça jübütlenýär: a.{ $from }.txt bilen a.{ $to }.txt.
error-pairs-file = Jübüt galdyryldy. { $reason }
    .help = { $path } ýoluny barlaň; ýollar sanawyň bukjasyndan başlanýar.

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
runtime-counts-otherwise = Rust diliniň Fluent kitaphanasy fluent-bundle { $locale } dilinde { $number } sanyny CLDR-däki ýaly «{ $category }» diýip hasaplamaýar.
    .why = Görnüşler dogry we beýleki kitaphanalar dogrusyny saýlaýar, ýöne Rust programmasy şeýle sanlar üçin «other» görnüşini görkezer, bu bolsa arap dilinde ýalňyş.
    .example = Arap dilinde 103 hat CLDR boýunça «few», fluent-bundle 0.16 boýunça «other».
    .help = Habarlary Python ýa-da JavaScript görkezýän bolsa, hiç zat etmeli däl. Rust programmasy üçin fluent-category formatyny ýazdyryň: onuň habarlary toparyň adyny icu_plurals-dan { "{ $count-category }" } görnüşinde alýar.
bundle-edited = Faýl ýazylandan soň üýtgedildi, ony programma üýtgetmedi.
    .why = Saklanan birliklerde bu üýtgetme ýok: indiki işledilişde faýl täzeden ýazylyp, üýtgetme ýiter.
    .example = locales/tk/app.ftl faýlynda tekst düzedildi.
    .help = Üýtgetmäni diliň XLIFF faýlynda ediň, soňra «tarjuman emit» buýrugyny işlediň.
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

## Saklanýan ýagdaý

placeholder-lost =
    { $again ->
        [yes] Terjimede { $placeholder } ýertutujysy asyldakydan az gezek gelýär.
       *[other] Terjimede { $placeholder } ýertutujysy ýok.
    }
    .why = Programma ýertutujynyň ýerine ady ýa-da sany goýýar, tegler bolsa bezegi göterýär; ol ýok bolsa, okyjy bir zady görmän galýar. Salgylar we resminama belgileri hem okyja ýetmeli.
    .example = «{"{"} $count {"}"} faýl» — «birnäçe faýl» diýlip terjime edilen.
    .help = Ýertutujyny terjimäniň ol hakda aýdýan ýerinde goýuň. Bilgeşleýin aýrylan bolsa, bu habary ýol berilýänlere goşuň.
placeholder-added =
    { $again ->
        [yes] Terjimede { $placeholder } ýertutujysy asyldakydan köp gezek gelýär.
       *[other] Terjimede asylda bolmadyk { $placeholder } ýertutujysy bar.
    }
    .why = Programmanyň ol ýere goýara zady ýok; käbir programmalar ýalňyşlyk bilen durýar.
    .example = Ýertutujysy bolmadyk tekstiň terjimesinde «%s».
    .help = Ony aýryň ýa-da asyl teksti düzediň.
placeholder-changed = { $placeholder } ýertutujysy terjimede { $found } boldy.
    .why = Ýertutujylaryň atlary terjime edilmeýär, belgisiz argumentler bolsa öz tertibinde alynýar.
    .example = «{"{"}{"{"}name{"}"}{"}"}» ýerine «{"{"}{"{"}nmae{"}"}{"}"}»; «%s … %d» ýerine «%d … %s».
    .help = Ony asyldaky ýaly ýazyň; tertibi üýtgetmeli bolsa, argumentleri iki tekstde hem belgiläň: %1$s.
stale-translation = { $change ->
    [source] Bu terjime tassyklanandan ýa-da el bilen düzedilenden soň asyl tekst üýtgedi.
   *[translation] Terjime resminamasynda indi tassyklanan ýa-da el bilen düzedilen tekstden başga tekst bar.
} Ol şu asyl tekst üçin edilipdi: «{ $was }».
    .why = Adamyň ýazan ýa-da tassyklan teksti hiç haçan çalşyrylmaýar. Ol könelen diýen bellik bilen galýar, täze tekst bolsa teklip hökmünde onuň ýanynda durýar.
    .example = «The ministers met» tassyklanandan soň «اجتمع الوزيران» sözlemi «اجتمع الوزيران أمس» boldy.
    .help = XLIFF faýlynda terjimäni düzediň ýa-da onuň ýagdaýyny täzeden belläň; ikisi hem meseläni çözýär.
missing-translation = Bu birligiň terjimesi ýok.
    .why = Dil faýlynda tekst bolmasa, okyjylar başga dildäki teksti görýärler ýa-da hiç zat görmeýärler.
    .example = Arap dilindäki asyl tekste sözlem goşuldy, terjimeçi bolsa ony entek görmedi.
    .help = Ony terjime resminamasyna goşuň ýa-da XLIFF faýlynda ýazyň.
obsolete-translation = Adamyň ýazan ýa-da tassyklan terjimesiniň asyl teksti resminamada indi ýok.
    .why = Adamlaryň işi zyňylmaýar: birlik XLIFF faýlynyň «obsolete» toparynda saklanýar we asyl teksti gaýdyp gelende gaýdyp gelýär.
    .example = Arap dilindäki asyl tekstden terjimesi gözden geçirilen sözlem aýryldy.
    .help = Tekst indi gerek bolmasa, birligi XLIFF faýlynyň «obsolete» toparyndan aýryň.
target-without-source = Terjimäniň bu böleginiň asyl tekstde garşylygy ýok.
    .why = Ol hiç bir dil faýlyna girmeýär. Ony ýa terjimeçi goşupdyr, ýa-da deňeşdirme onuň asylyny tapmandyr.
    .example = Türkmen resminamasy arap resminamasynda ýok setir bilen gutarýar.
    .help = Bölegi aýryň ýa-da onuň asylyny goşuň; asyly bar bolsa, XLIFF faýlynda dogry jübüti tassyklaň.
error-xliff-syntax = XLIFF faýly dogry düzülen XML däl: { $message }
    .help = Faýly wersiýa dolandyryş ulgamyndan dikeldiň ýa-da pozuň: ol täzeden ýazylýar, ýöne içindäki tassyklamalar ýitýär.
error-xliff-doctype = XLIFF faýlynda resminamanyň görnüşi yglan edilýär.
    .help = «<!DOCTYPE …>» setirini aýryň: ol XLIFF üçin gerek däl, onda bolsa obýektler kesgitlenip bilner.
error-xliff-entity = XLIFF faýlynda näbelli «{ $name }» obýekti bar.
    .help = Nyşanyň özüni ýa-da onuň kodyny ýazyň.
error-xliff-too-deep = XLIFF faýlynyň elementleri rugsat edilenden çuň goýlupdyr (çäk: { $limit }).
    .help = Faýly wersiýa dolandyryş ulgamyndan dikeldiň.
error-xliff-not-xliff = Bu XLIFF faýly däl: ol «{ $name }» elementi bilen başlanýar.
    .help = Faýly başga ýere geçiriň ýa-da XLIFF faýlyny wersiýa dolandyryş ulgamyndan dikeldiň.
error-xliff-version = XLIFF-iň «{ $version }» wersiýasyny okap bolmaýar.
    .help = Gural XLIFF 2.0 ýa-da 2.1 görnüşinde çykarsyn.
error-xliff-missing = «{ $element }» elementiniň «{ $attribute }» häsiýeti ýok.
    .help = Häsiýeti dikeldiň; her birlige belgi, faýla bolsa diller gerek.
error-xliff-value = «{ $value }» «{ $attribute }» üçin dogry baha däl.
    .help = Bahany düzediň ýa-da faýly wersiýa dolandyryş ulgamyndan dikeldiň.
error-xliff-duplicate = Iki birligiň «{ $id }» belgisi bir.
    .help = Iki birligiň birini aýryň.

## Interfeýsiň sözleri

label-error = ýalňyş
label-source = asyl
label-target = terjime
label-expected = garaşylan
label-help = çözgüt
severity-info = bellik
severity-warning = duýduryş
severity-error = ýalňyş
explain-why = Munuň ähmiýeti
explain-example = Mysal
explain-help = Näme etmeli
explain-fires = Bildirilýär
explain-silent = Bildirilmeýär
explain-options = Sazlamalar, taslama faýlynda «checks» astynda
explain-option = (bellenmese { $usual }; { $least } bilen { $most } aralygynda)
explain-always = her barlagda bolşy ýaly: severity (info, warning, error, off), allow (barada hiç zat aýdylmaýan tekstleriň sanawy)
explain-fix = Düzediş
explain-fixes = { $kind ->
    [safe] Howpsuz: soralman edilip bilner.
    [review] Teklip edilýär: karary adam berýär.
   *[none] El bilen.
}

## Işletmek (project/, cli/)

run-document = resminama
run-units = birlikler
run-findings = tapyndylar
run-done = { $done } resminama işlenildi, { $current } resminama üýtgemedi; { $changed } faýl ýazyldy; { $seconds } s.
run-would = { $done } resminama işleniler, { $current } resminama üýtgemedi; { $changed } faýl ýazylar; { $seconds } s. Hiç zat üýtgedilmedi.
run-nothing = Etmeli iş ýok: { $current } resminamanyň hemmesi täze ýagdaýda. { $seconds } s
run-failed = { $failed } resminamany işläp bolmady, olar öňki durşunda galdyryldy; sebäpleri aşakda görkezilýär.
run-left = { $left } resminama başlanmady. Işiň saklanan ýerinden dowam etmek üçin: tarjuman run
run-found = { $total } tapyndy ({ $errors } ýalňyş, { $warnings } duýduryş, { $info } bellik). Olary görmek üçin: tarjuman check
run-spent = Terjime hereketlendirijilerine sarp edildi: { $cost }.
run-waiting = { $waiting } tekst terjimä garaşýar. Sebäbini görmek üçin: tarjuman check
run-waived = { $waived ->
        [one] { $waived } tapynda ygtyýar berlen
       *[other] { $waived } tapynda ygtyýar berlen
    }: { $file }
apply-waits = «{ $form }» sözüniň ýerine «{ $new }» ýazyp bolar, ýöne { $why ->
    [uncertain] bu harplar başga söz bolup biler
    [agreement] töweregindäki sözler oňa görä üýtgemeli bolup biler
    [name] ol bir adyň bölegine meňzeýär
   *[quotation] ol sitatanyň içinde
}; --review bilen ol hem üýtgedilýär.
check-found = { $total ->
        [0] Tapyndy ýok.
       *[other] { $total } tapyndy: { $errors } ýalňyş, { $warnings } duýduryş, { $info } bellik. Düşündiriş üçin: tarjuman explain CODE
    }
emit-current = { $files } faýlyň hemmesi täze ýagdaýda.
emit-differs = { $files } faýldan { $changed } faýl ýazyljak faýldan tapawutlanýar. Ýazmak üçin: tarjuman emit
emit-done = { $files } faýldan { $changed } faýl ýazyldy, galanlary täze ýagdaýdady.
missing-translation-file = Resminamanyň { $locale } dilindäki terjimesi ýok; ol şu ýerde bolmaly: { $expected }.
    .why = Terjimesi bolmadyk dil dil faýllaryna girmeýär, programmalar bolsa onuň ýerine başga dili görkezýär.
    .example = documents/visit.ar.txt we documents/visit.en.txt bar, documents/visit.tk.txt ýok.
    .help = Terjimäni görkezilen ýere goýuň ýa-da dili taslama faýlyndaky «targets» sanawyndan aýryň.
error-project-not-found = { $start } bukjasynda we ondan ýokarda tarjuman.yaml taslama faýly ýok.
    .help = Ony ilkinji resminama we sözlük bilen ýazmak üçin: tarjuman init
error-project-not-utf8 = { $path } taslama faýly UTF-8 däl.
    .help = Faýly UTF-8 görnüşinde saklaň.
error-project-busy = Bu taslamada başga buýruk işleýär.
    .help = Onuň gutaryşyna garaşyp, täzeden synanyşyň.
error-file-read = { $path } faýlyny okap bolmaýar: { $reason }
    .help = Faýlyň adyny we rugsatlaryny barlaň.
error-file-write = { $path } faýlyny ýazyp bolmaýar: { $reason }
    .help = Bukjanyň rugsatlaryny we boş ýeri barlaň; öňki faýla degilmedi.
error-file-too-large = { $path } faýly { $size } baýt, çäk bolsa { $limit }.
    .help = Dogry faýldygyny barlaň ýa-da ony bölüň.
error-file-outside = { $path } taslamadan daşarda ýerleşýär.
    .help = tarjuman.yaml bukjasynyň içindäki ýoly ýazyň: «..» we daşary alyp gidýän salgylar bolmasyn.
error-file-exists = { $path } faýly eýýäm bar; hiç zat ýazylmady.
    .help = Başga bukja saýlaň ýa-da faýly başga ýere geçiriň.
init-done = Täze taslama ({ $files } faýl):
init-next = Synap görüň:
init-then = Soňra öz tekstleriňizi documents/ bukjasyna, her dil üçin bir faýl edip, adalgalaryňyzy bolsa glossary/terms.yaml faýlyna goýuň.
error-yaml = Faýly YAML hökmünde okap bolmaýar: { $problem ->
        [alias] bu ýerde lakamlar (*name) okalmaýar
        [anchor-or-tag] bu ýerde labyrlar (&name) we bellikler (!name) okalmaýar
        [merge-key] bu ýerde birleşdirme açarlary (<<) okalmaýar
        [key-is-no-word] açar söz bolmaly
        [too-deep] ol 64 derejeden çuň
        [second-document] bu ýerde ikinji YAML resminamasy başlanýar
        [empty] faýl boş
       *[other] { $problem }
    }
    .help = Şu ýeriň öňündäki boşluklary, dyrnaklary we iki nokatlary barlaň.
error-yaml-unknown-key = «{ $key }» açarynyň bu ýerde manysy ýok.
    .help = Ony aýryň; açarlaryň sanawyny tarjuman schema görkezýär.
error-yaml-unknown-key-near = «{ $key }» açarynyň bu ýerde manysy ýok.
    .help = «{ $nearest }» diýjek bolduňyzmy?
error-yaml-duplicate-key = «{ $key }» açary iki gezek gelýär.
    .help = Olaryň birini galdyryň.
error-yaml-missing-key = «{ $key }» açary ýok.
    .help = Ony goşuň; nämäniň ýazylyp bilinjekdigini tarjuman schema görkezýär.
error-yaml-wrong-type = «{ $key }» açarynyň bahasy başga görnüşde bolmaly; garaşylýan: { $expected ->
        [mapping] açarlar we olaryň bahalary
        [list] sanaw
        [text] tekst
       *[truth] true ýa-da false
    }.
    .help = Bahany şol görnüşde ýazyň; tarjuman init ýazýan faýlda mysallar bar.
error-yaml-bad-value = «{ $value }» bahasy «{ $key }» açaryna laýyk däl; garaşylýan: { $expected ->
        [once] her dil bir gezek
        [not-empty] azyndan bir dil
        [path-inside] taslamanyň içindäki ýol, bölekleriniň arasynda /
        [free-path] okalýan ýa-da ýazylýan başga faýlyň üstüne ýazylmajak aýratyn ýol
        [existing-file] bar bolan faýla gabat gelýän nusga
        [one-document] her belgi üçin bir asyl nusga
        [glossary-bundle] adalgalar üçin «glossary-bundle» bolan taslama
        [regular-expression] dogry düzülen regulýar aňlatma
        [amount] 0-dan kiçi bolmadyk san
        [program] programma we onuň argumentleri
        [key-source] açaryň özi däl-de, onuň duran ýeri: { "{ env: NAME }" }, { "{ file: PATH }" } ýa-da { "{ command: [PROGRAM] }" }
       *[other] { $expected }
    }.
    .help = Şol görnüşdäki bahany ýazyň.
error-yaml-bad-value-near = «{ $value }» bahasy «{ $key }» açaryna laýyk däl; garaşylýan: { $expected }.
    .help = «{ $nearest }» diýjek bolduňyzmy?
error-document-unknown = Taslamada «{ $document }» belgili resminama ýok.
    .help = Belgi faýlyň dilsiz we giňeltmesiz adydyr: consultations.ar.md üçin «consultations».
error-document-unknown-near = Taslamada «{ $document }» belgili resminama ýok.
    .help = «{ $nearest }» diýjek bolduňyzmy?
error-rule-unknown = «{ $rule }» kodly ýa-da atly tapyndy ýok.
    .help = Hemmesini sanamak üçin: tarjuman explain
error-rule-unknown-near = «{ $rule }» kodly ýa-da atly tapyndy ýok.
    .help = «{ $nearest }» diýjek bolduňyzmy? Hemmesini sanamak üçin: tarjuman explain

## Terjimelerdäki adalgalar (check/)

term-not-used = «{ $form }» sözlükdäki adalga ({ $concept }), terjimede bolsa «{ $expected }» ulanylmandyr.{ $has ->
        [near] {" "}Terjimede oňa iň ýakyn söz: «{ $nearest }».
       *[nothing] {""}
    }
    .why = Okyjy iki sözi iki zat hasap edýär. Başga sözler bilen berlen diplomatik adalga başga borçnama hökmünde düşünilip bilner.
    .example = «وقّع الوزيران مذكرة تفاهم» sözlemi “memorandum of understanding” ulanylman, “The ministers signed a paper” diýlip terjime edildi.
    .help = Garaşylýan adalgany islendik görnüşinde ulanyň; terjime dogry bolsa, onuň sözüni düşünjä rugsat berlen adalga edip goşuň.
term-forbidden = «{ $form }» sözlük boýunça gadagan ({ $concept }); «{ $expected }» diýip ýazyň.
    .why = Adalgaşynaslar bu sözden ýüz öwürdiler, köplenç ol alynma söz ýa-da hukukda başga manyly bolýar.
    .example = Sözlük «özara düşünişmek hakynda ähtnama» talap edýän ýerinde «memorandum».
    .help = Onuň ýerine garaşylýan adalgany ýazyň; gadagan edilmeginiň sebäbi düşünjäniň belliginde ýazylan.
term-two-ways = Bu ýerde «{ $form }», şol bir resminamanyň { $unit } birliginde bolsa «{ $earlier }».
    .why = Adalgalaryň ikisi hem rugsat berlen, ýöne bir resminamada ikinji at okyja ikinji zady gözledýär.
    .example = Şol bir «المشاورات السياسية» üçin birinji abzasda “political consultations”, üçünjide “political talks”.
    .help = Tutuş resminama üçin ikisinden birini saýlaň; doly adyň ýanyndaky gysgaltma habar berilmeýär.
term-deprecated = «{ $form }» sözlük boýunça könelen ({ $concept }); «{ $expected }» ileri tutulýar.
    .why = Bu adalga öň ulanylýardy, ol köne tekstlerde gelip biler; täze tekstler sözlüge eýermeli.
    .example = Adyny üýtgeden guramanyň köne ady.
    .help = Köne tekstden sitata bolmasa, onuň ýerine garaşylýan adalgany ýazyň.
term-not-preferred = «{ $form }» rugsat berlen adalga ({ $concept }), ýöne bu taslama «{ $expected }» diýip ýazmagy talap edýär.
    .why = Taslama faýlynda «preferred-only: true» ýazylan: ähli resminamalar şol bir adalgany ulanmaly.
    .example = Resminamada entek “memorandum of understanding” ýazylmanka “MoU” diýilse.
    .help = Ileri tutulýan adalgany ýazyň; doly ady ýazylandan soň gysga görnüşi hem dogrudyr.
term-untranslated = «{ $form }» ({ $concept }) { $language } dilinde galdyrylypdyr.
    .why = Terjimäni okaýan bu sözi bilmän biler, adalgany gözleýän hem ony tapmaz.
    .example = Türkmen sözleminde “özara düşünişmek hakynda ähtnama” ýok, diňe “memorandum of understanding” bar.
    .help = Garaşylýan adalgany ýazyň; onuň ýanynda ýaýyň içinde daşary ýurt sözi durup biler.
term-two-ways-in-project = «{ $concept }» { $units } birlikde «{ $term }» ({ $documents }), { $other-units } birlikde «{ $other }» diýlip ýazylypdyr ({ $other-documents }).
    .why = Adalgalaryň ikisi hem rugsat berlen, ýöne birnäçe resminamany okaýan olary iki zat hasap edýär.
    .example = Bir beýannamada “political consultations”, beýlekisinde “political talks”.
    .help = Taslama üçin birini saýlaň, beýlekisini köneldi (deprecated) diýip belläň.
term-applied = «{ $form }» sözüniň ýerine «{ $expected }» ýazyldy ({ $concept }).
    .why = Taslama faýlynda «apply: true» ýazylan: gadagan edilen ýa-da könelen adalganyň ýerine ileri tutulýany şol bir görnüşde ýazylýar.
    .example = «memorandumynda» sözi «ähtnamasynda» bolýar.
    .help = Sözlem dogry okalýan bolsa, hiç zat; bolmasa terjimäni üýtgediň, adamyň ýazanynyň üstünden programma ýazmaýar.

## Waivers (project/)

waiver-unused = «{ $rule }» üçin berlen ygtyýar hiç zada degişli däl.
    .why = Onuň rugsat beren zady düzedilipdir ýa-da başga ýere geçipdir; galdyrylsa, indiki ýalňyşy gizlär.
    .example = Indi ýok birlik üçin berlen ygtyýar.
    .help = Ony aýryň.
waiver-expired = «{ $rule }» üçin berlen ygtyýaryň möhleti { $until } güni doldy.
    .why = Ol wagtlaýyn berlipdi, indi onuň tapyndylary ýene görkezilýär.
    .example = until: 2025-12-31
    .help = Sebäbini düzediň we ony aýryň, ýa-da has giç gün ýazyň.

## Forms of a term (cli/glossary/forms.rs)

form-feature = { $feature ->
    [singular] birlik san
    [dual] ikilik san
    [plural] köplük san
    [possessor-first] meniň
    [possessor-second] seniň
    [possessor-third] onuň
    [possessor-first-plural] biziň
    [possessor-second-plural] siziň
    [possessor-third-plural] olaryň
    [genitive] eýelik düşüm
    [dative] ýöneliş düşüm
    [accusative] ýeňiş düşüm
    [locative] wagt-orun düşüm
    [ablative] çykyş düşüm
    [relative] «içindäki»
    [definite] artikl bilen
    [construct] atdan öň
   *[other] { $feature }
}
forms-saved = { $count ->
    [0] Bu görnüşler { $path } faýlynda eýýäm bar.
   *[other] { $path }: goşulan görnüşleriň sany { $count }.
}
glossary-affects = { $document } { $unit } ({ $locale }): { $concept }, { $change ->
        [added] sözlükde täze
        [removed] sözlükde indi ýok
       *[changed] üýtgedi
    }; «{ $used }» { $fits ->
        [yes] galyp biler
       *[no] «{ $expected }» bolmaly
    }
error-git-missing = Git işledilip bilinmedi: { $reason }
    .help = Git gurnaň ýa-da öňki faýl bilen deňeşdiriň: --against FAÝL.
error-git-revision = Git bu ýerde «{ $revision }» wersiýasyny tapmady.
    .help = Taslamanyň ammaryndan commit, şaha ýa-da bellik, ýa-da bar bolan faýly görkeziň.
error-term-unknown = Sözlükde bu dilde «{ $term }» diýen termin ýok.
    .help = Ilki termini sözlük faýlyna goşuň ýa-da faýly --glossary bilen görkeziň.
error-glossary-edit = { $path } üýtgedilmedi: { $reason }
    .help = Görnüşleri faýla özüňiz ýazyň, ýaýyň içinde sanaw edip: forms: [...].

## Sözlük faýllary (glossary/)

glossary-unreadable = Sözlügi okap bolmaýar: { $problem ->
        [alias] bu ýerde lakamlar (*name) okalmaýar
        [anchor-or-tag] bu ýerde labyrlar (&name) we bellikler (!name) okalmaýar
        [merge-key] bu ýerde birleşdirme açarlary (<<) okalmaýar
        [key-is-no-word] açar söz bolmaly
        [too-deep] ol 64 derejeden çuň
        [second-document] bu ýerde ikinji YAML resminamasy başlanýar
        [empty] faýl boş
        [not-utf8] ol UTF-8 däl
       *[other] { $problem }
    }
    .why = Faýl UTF-8 görnüşindäki YAML bolmaly, labyrsyz, lakamsyz we belliksiz.
    .example = [ bilen açylyp, ýapylmadyk sanaw.
    .help = Setiri düzediň; ondan soňkusy okalmady.
glossary-mistake = { $problem ->
    [unknown-key] «{ $key }» açarynyň bu ýerde manysy ýok.
    [duplicate-key] «{ $key }» açary iki gezek gelýär.
    [missing-key] «{ $key }» açary ýok.
    [wrong-type] «{ $key }» açarynyň bahasy başga görnüşde bolmaly; garaşylýan: { $expected ->
        [mapping] açarlar we olaryň bahalary
        [list] sanaw
        [text] tekst
       *[truth] true ýa-da false
    }.
   *[bad-value] «{ $value }» bahasy «{ $key }» açaryna laýyk däl.
}
    .why = Ýalňyş ýazylan açar duýdurmazdan taşlanardy, adalga hem şonuň bilen.
    .example = «status: forbidden» ýerine «statsu: forbidden».
    .help = Sözi düzediň; açarlary «tarjuman schema glossary» görkezýär.
concept-twice = Iki düşünjäniň belgisi birmeňzeş: «{ $concept }»; beýlekisi { $other } ýerinde.
    .why = Tekstler, toplumlar we kararlar düşünjä belgisi bilen salgylanýar.
    .example = Ýazgy göçürilip, belgisi üýtgedilmändir.
    .help = Ikisini birleşdiriň ýa-da birine başga belgi beriň.
term-of-two-concepts = «{ $term }» adalgasy hem «{ $concept }», hem «{ $other }» düşünjesini aňladýar ({ $locale }).
    .why = Adalganyň gelen ýerinde haýsy düşünjäniň göz öňünde tutulandygyny we haýsy terjimäniň dogrudygyny bilip bolmaýar.
    .example = «Ilçi» hem ilçi, hem wekil üçin.
    .help = Birine başga adalga saýlaň ýa-da düşünjeleri birleşdiriň.
preferred-missing = «{ $concept }» düşünjesiniň { $locale } dilinde makul görülýän adalgasy ýok.
    .why = Programma we terjimeçiler haýsy adalganyň ulanylmalydygyny bilmeli.
    .example = «status: admitted» diýlen ýeke adalga.
    .help = Bir adalgany makul görülýän ediň ýa-da ýagdaýyny aýryň.
preferred-twice = «{ $concept }» düşünjesiniň { $locale } dilinde iki sany makul görülýän adalgasy bar: «{ $other }» we «{ $term }».
    .why = Iki makul adalga bir zadyň iki terjimesidir. Ýagdaýy aýdylmadyk adalga makul hasaplanýar.
    .example = Ikisi-de ýagdaýsyz ýazylan «ilçihana» we «wekilhana».
    .help = Birinden galanlaryny rugsat berilýän (admitted) ediň.
forbidden-approved = «{ $term }» bir düşünje üçin kabul edilen, beýlekisi üçin gadagan: «{ $concept }» we «{ $other }» ({ $locale }).
    .why = Biriniň dogry ulanylyşy beýlekisiniň ýalňyş ulanylyşyna meňzeýär.
    .example = «Memorandum» özara düşünişmek hakynda ähtnama üçin gadagan, ýatlama haty üçin makul.
    .help = Ikisiniň hem bilgeşleýindigini barlaň; şonda asyl teksde seredilýär.
language-missing = «{ $concept }» düşünjesiniň { $locale } dilinde adalgasy ýok.
    .why = Sözlük bu dili öz içine alýandygyny aýdýar.
    .example = Diňe arap we iňlis adalgaly düşünje.
    .help = Adalgany goşuň ýa-da dili «languages» sanawyndan aýryň.
mixed-scripts = «{ $term }» birnäçe ýazuwyň harplaryny garyşdyrýar: { $detail }
    .why = Meňzeş harplar başga-başga belgilerdir; adalga hiç haçan tapylmazdy.
    .example = Türkmen sözündäki kiril «а» harpy.
    .help = Sözi bir klawiatura bilen täzeden ýazyň.
foreign-letter = «{ $term }» adalgasynda { $locale } dilinde ulanylmaýan «{ $detail }» harpy bar.
    .why = Başga diliň harpy bu diliň harpyna meňzeýär, ýöne ol başga belgidir.
    .example = Türkmen y ýerine türk ı harpy.
    .help = Bu diliň harpyny ýazyň.
term-not-normal = { $detail ->
    [presentation-form] «{ $term }» görkeziş şekilleri bilen ýazylypdyr.
   *[decomposed] «{ $term }» Ýunikodyň NFC görnüşinde däl.
}
    .why = Şol bir harplary başga belgiler bilen ýazyp bolýar; deňeşdirýän programmalar olaryň birdigini görmeýär.
    .example = «ş» ýerine «s» we goşulýan belgi.
    .help = Adaty belgileri ýazyň.
term-invisible-character = «{ $term }» adalgasynda görünmeýän { $detail } belgisi bar.
    .why = Ugur belgileri we insiz belgiler başga programmalardan göçürilýär, adalga degişli däl.
    .example = Arap adalgasyndan soňky sagdan çepe belgisi.
    .help = Belgini pozuň.
term-spaces = «{ $term }» adalgasynyň daşynda boşluk bar ýa-da sözleriniň arasynda birden köp boşluk bar.
    .why = Terjimelere hem şeýle ýazylardy.
    .example = « ilçihana».
    .help = Artykmaç boşluklary pozuň.
term-punctuation = «{ $term }» adalgasy «{ $detail }» belgisi bilen gutarýar.
    .why = Sözlemiň soňundaky belgi adalga degişli däl.
    .example = «ilçihana.»
    .help = Dyngy belgisini pozuň.
form-of-two-terms = «{ $form }» hem «{ $term }», hem «{ $other }» adalgasynyň şekilidir ({ $locale }).
    .why = Bu şekil gelen ýerinde iki adalga-da tapylýar.
    .example = Arapça مهام: مهمة we مهم sözleriniň köplügi.
    .help = Ikisi-de dogry bolsa, hiç zat etmeli däl; bolmasa köplük sanlaryny ýazyň ýa-da «match: exact» goýuň.
term-twice = «{ $concept }» düşünjesinde «{ $term }» adalgasy { $locale } dilinde iki gezek bar.
    .why = Adalga barada bir ýazgynyň aýdýanyna beýlekisi garşy gelip biler.
    .example = Şol bir söz bir gezek makul görlen, bir gezek gadagan.
    .help = Adalganyň iki ýazgysyny birleşdiriň.
concepts-alike = «{ $concept }» we «{ $other }» düşünjeleriniň adalgalary birmeňzeş: { $terms }.
    .why = Bir zadyň iki ýazgysy wagtyň geçmegi bilen tapawutlanýar, haýsysynyň dogrudygyny hiç kim bilmeýär.
    .example = «embassy» üçin bir düşünje, «diplomatic mission» üçin başga düşünje, ikisinde-de سفارة we ilçihana.
    .help = Iki düşünjäni birleşdiriň ýa-da birine öz adalgasyny beriň.
relation-unknown = «{ $concept }» düşünjesi «{ $other }» düşünjesine salgylanýar ({ $kind }), emma beýle düşünje ýok.
    .why = Baglanyşyklary okyjylar hem-de sözlügi alýan programmalar yzarlaýar.
    .example = «related: [agrement]», düşünjäniň belgisi bolsa «agreement».
    .help = Belgini düzediň ýa-da aýryň.
relation-circular = «{ $concept }» düşünjesiniň «{ $kind }» baglanyşyklary aýlanyp, özüne gelýär: { $path }.
    .why = Hiç bir düşünje özünden giň bolmaýar, bir ýazgyny gözleýän adam soňsuz aýlanmaly däl.
    .example = «treaty» düşünjesinde «broader: [instrument]», «instrument» düşünjesinde «broader: [treaty]».
    .help = Baglanyşyklaryň birini aýryň; diňe ýakyn düşünjeler üçin «related» ulanyň.
citation-inflected = «{ $concept }» düşünjesindäki «{ $term }» ({ $locale }) «{ $expected }» sözüniň üýtgedilen şekiline meňzeýär.
    .why = Şekiller sözüň baş şekilinden emele getirilýär; üýtgedilen şekilden nädogry emele gelýär we adalga tapylmaýar.
    .example = «Ilçihana» ýerine «ilçihananyň»; arapça سفارة ýerine والسفارة.
    .help = Sözüň baş şekilini ýazyň; düzgünleriň bermeýän şekilleri «plurals» ýa-da «forms» açarynda bolmaly.
validity-reversed = «{ $concept }» düşünjesindäki «{ $term }» ({ $locale }) { $from } seneden { $until } senä çenli ulanylýar diýlipdir.
    .why = Soňy başyndan öň gelýär: seneleriň biri nädogry.
    .example = «from: 2019», «until: 1992».
    .help = Seneleriň birini düzediň.
import-duplicate = «{ $term }» adalgasy «{ $concept }» düşünjesinde eýýäm bar.
    .why = Bar bolan adalga ýene goşulmaýar, diňe ol baradaky täze maglumat goşulýar.
    .example = Ozal import edilen tablisa.
    .help = Hiç zat etmeli däl; sözlük üýtgemän galýar.
import-conflict = { $problem ->
    [other-terms] «{ $term }» adalgasy «{ $concept }» düşünjesinde eýýäm bar, ýanyndaky adalgalary welin başga; ýazgy alynmady.
    [term-of-other] Täze «{ $concept }» düşünjesiniň «{ $term }» adalgasy «{ $other }» düşünjesinde eýýäm bar.
    [preferred] «{ $term }» adalgasy «{ $concept }» düşünjesine rugsat berlen adalga hökmünde goşuldy, sebäbi makul görülýäni «{ $other }».
   *[value] «{ $concept }» düşünjesiniň «{ $key }» bahasy sözlükde «{ $there }», faýlda «{ $value }»; sözlük üýtgemän galýar.
    }
    .why = Import bar bolan zady üýtgetmeýär: faýl başga zat aýdýan bolsa, karary adam bermeli.
    .example = Tablisada «wekil» sözlükdäkiden başga söz bilen terjime edilipdir.
    .help = Şol bir düşünje bolsa, ýazga «id» sütüninde onuň belgisini beriň; başga bolsa, täze belgi beriň. Sözlügi üýtgetmek üçin ony düzediň.
import-language-missing = { $count ->
    [one] Import edilen { $count } düşünjäniň { $locale } dilinde adalgasy ýok: { $concepts }
   *[other] Import edilen { $count } düşünjäniň { $locale } dilinde adalgasy ýok: { $concepts }
    }
    .why = Sözlük ýa-da faýlyň özi bu dili öz içine alýar.
    .example = Üç dilli sözlüge import edilen iki sütünli tablisa.
    .help = Adalgalary tablisa ýa-da sözlüge goşuň.
import-entry = { $row }-nji ýazgy: { $problem ->
    [no-term] adalgasy ýok
    [no-language] adalgasynyň dili aýdylmandyr
    [no-translation] terjimesi ýok
    [language] «{ $value }» dil däl
    [too-many-cells] «{ $value }» soňky sözbaşydan soň gelýär
    [differs] «{ $value }» ýokardaky ýazgynyň aýdýany däl; şol galýar
   *[value] «{ $value }» bu ýerde bolup bilmez
    }.
    .why = Okap bolmaýan ýazgy sözlükde nädogry ýazga öwrülerdi; ol alynmaýar, beýlekiler import edilýär.
    .example = «status» sütüninde «prefered», ýa-da belgisi bar, adalgasy ýok setir.
    .help = Ýazgyny faýlda düzediň we täzeden import ediň; bar bolan zat iki gezek goşulmaýar.
import-not-held = Sözlükde «{ $what }» üçin ýer ýok; alynmadyk sany: { $count }.
    .why = Import edilmedik zat öňünden belli bolmaly.
    .example = «Editor» sütüni ýa-da TBX faýlyndaky surat.
    .help = Gerek bolmasa, hiç zat etmeli däl; gerek bolsa, sözlügiň bilýän sütünine geçiriň: tarjuman schema glossary.
export-lost = { $format } görnüşi «{ $what }» saklap bilmeýär; ýitirilen sany: { $count }, ilkinjisi «{ $concept }» düşünjesinde.
    .why = Her görnüş başga biriniň saklaýanyndan az saklaýar; faýly okaýan adam nämäniň ýokdugyny bilmeli.
    .example = TBX-Basic görnüşinde köplük şekilleri üçin ýer ýok.
    .help = Okyja gerek bolmasa, hiç zat etmeli däl; CSV we TSV tas ähli zady saklaýar.

import-done = Täze düşünje: { $concepts }, täze adalga: { $terms }, üsti doldurylan düşünje: { $changed }, eýýäm bar bolan adalga: { $duplicates }.
extract-head = { $source } → { $target }: dalaşgärler: { $count }, bölek jübütleri: { $pairs }
extract-counts = bile { $together }, { $of-source } we { $of-target } ýerden; LLR { $likelihood }
extract-known = { $what ->
    [wording] «{ $concept }» düşünjesiniň başga aňladylyşymy?
   *[same] sözlükde bar: «{ $concept }»
}
extract-others = ýa-da: { $others }
usage-line = { $concept } ({ $locale }): { $term }{ $status ->
    [admitted] , rugsat berlen
    [deprecated] , könelen
    [forbidden] , gadagan
   *[preferred] {""}
}; birlikler: { $units } ({ $documents })
glossary-fixed = { $path }: düzedilen sany: { $count }
error-terms-xml = { $problem ->
    [document-type] Faýl öz resminama görnüşini kesgitleýär; beýle faýllar okalmaýar.
    [entity] «{ $detail }» atly düzüm belli däl.
    [too-deep] Elementler { $detail } derejeden çuň ýerleşýär.
   *[syntax] Bu XML däl: { $detail }
    }
    .help = Faýly ony döreden programmadan täzeden eksport ediň.
error-terms-not-tbx = { $path } TBX däl: kök elementi <{ $root }>.
    .help = TBX faýllary <tbx> ýa-da <martif> bilen başlanýar; başga görnüşi --format bilen aýdyň.
error-terms-no-headings = { $path } faýlynyň birinji setirindäki sözbaşylar belli däl: { $headings }
    .help = Sütünlere «language» we «term» ýa-da dilleriniň adyny (ar, en, tk) beriň; sözbaşysyz iki sütün üçin --from we --to aýdyň.
error-terms-languages = Faýlda onuň haýsy dillerdedigi aýdylmaýar.
    .help = Dilleri aýdyň: --from ar --to en
error-terms-unknown-format = { $path } faýlynyň ady görnüşini aňlatmaýar.
    .help = Ony --format bilen aýdyň.
error-terms-only-read = { $format } görnüşi okalýar, ýöne ýazylmaýar.
    .help = csv ýazyň; tablisa programmalary ony açýar.
error-glossary-yaml = Sözlügi okap bolmaýar, setir { $line }, sütün { $column }: { $problem }
    .help = Näme nädogrudygyny görüň: tarjuman glossary check
error-glossary-mistakes = Sözlükde ýalňyşlar bar (sany: { $count }), şonuň üçin oňa hiç zat goşulmaýar.
    .help = Olary «tarjuman glossary check» bilen görüň we ilki düzediň.
error-glossary-not-held = Sözlük goşup bolmaýan görnüşde ýazylypdyr; ol üýtgemän galýar.
    .help = Täze faýla import ediň we iki faýly-da taslamada görkeziň.

exchange-rejected = Bu ýazgy alynmaýar: { $problem ->
    [syntax] dogry düzülen XML däl ({ $detail })
    [document-type] öz resminama görnüşini kesgitleýär
    [entity] «{ $detail }» atly düzüm belli däl
    [too-deep] elementleri { $detail } derejeden çuň ýerleşýär
    [not-utf8] içinde tekst bolmadyk baýtlar bar
    [too-long] göwrümi çäkden uly (baýt: { $detail })
    [not-closed] ýapylmandyr
    [cut-off] faýl onuň ortasynda gutarýar
    [no-segment] segmenti ýok
    [no-language] bir segmentiniň dili aýdylmandyr
    [language] «{ $detail }» dil däl
    [two-segments] bir diliň iki segmenti bar
    [record] { $detail }
    [state] «{ $detail }» ýagdaý däl
    [cells] «{ $detail }» soňky sözbaşydan soň gelýär
   *[no-partner] beýleki faýlda oňa gabat gelýän setir ýok
    }.
    .why = Bozuk ýazgy beýlekileriň okalmagyna päsgel bermeli däl, özi-de başga zat hökmünde okalmaly däl.
    .example = Terjime hakydasynyň içinde «&nbsp;» bolan birligi ýa-da faýlyň ahyrynda kesilen birlik.
    .help = Şu setirdäki ýazgyny düzediň ýa-da faýly ony döreden programmadan täzeden eksport ediň.
exchange-not-held = «{ $what }» alynmaýar; sany: { $count }, ilkinjisi şu ýerde.
    .why = Saklanmadyk zat öňünden belli bolmaly.
    .example = Tablisanyň «Editor» sütüni.
    .help = Gerek bolmasa, hiç zat etmeli däl.
exchange-lost = { $format } görnüşi { $what ->
    [id] belgileri
    [state] ýagdaýlary
    [notes] bellikleri
    [properties] häsiýetleri
    [attributes] seneleri, awtorlary we başga maglumatlary
    [languages] beýleki dillerdäki segmentleri
    [codes] segmentleriň içindäki belliklemeleri
    [shown] belliklemeleriň okyja görünýän manysyny
    [one-sided] terjimesi ýok ýazgylary
    [white-space] boşluk belgilerini
    [line-breaks] setir geçişlerini
    [characters] dolandyryş nyşanlaryny
   *[other] «{ $what }» maglumatyny
    } saklap bilmeýär; ýitirilen sany: { $count }, ilkinjisi şu ýerde.
    .why = Her görnüş başga biriniň saklaýanyndan az saklaýar; faýly okaýan adam nämäniň ýokdugyny bilmeli.
    .example = Setirme-setir jübüt tekstlerde belgilere we senelere ýer ýok.
    .help = Okyja gerek bolmasa, hiç zat etmeli däl; JSON Lines ähli zady saklaýar.
convert-done = Ýazylan ýazgylar: { $written }; alynmadyklary: { $rejected }.
error-exchange-broken = { $problem ->
    [document-type] Faýl öz resminama görnüşini kesgitleýär; beýle faýllar okalmaýar.
    [entity] «{ $detail }» atly düzüm belli däl.
    [not-utf8] Bu ýerde tekst bolmadyk baýtlar bar.
    [too-long] Bu ýerdäki zadyň göwrümi çäkden uly (baýt: { $detail }).
   *[other] Faýl şu ýerde bozuk: { $detail }
    }
    .help = Faýly ony döreden programmadan täzeden eksport ediň.
error-exchange-io = { $path } okalyp ýa-da ýazylyp bilinmeýär: { $reason }
    .help = Onuň bardygyny, oňa rugsadyňyzyň bardygyny we diskde ýeriň bardygyny barlaň.
error-exchange-not-format = { $path } { $format } görnüşindäki faýl däl.
    .help = Görnüşini saýlaw bilen aýdyň ýa-da faýlyň ady görnüşine laýyk gutarsyn.
error-exchange-encoding = { $path } faýlynyň kodlaşdyrmasy { $encoding }.
    .help = Ony UTF-8 edip saklaň: iconv -f { $encoding } -t UTF-8
error-exchange-languages = Faýlda haýsy iki diliň göz öňünde tutulýandygy aýdylmaýar.
    .help = Dilleri aýdyň: --from ar --to en
error-exchange-headings = { $path } faýlynyň birinji setirinde dil bolan sözbaşy ýok: { $headings }
    .help = Sütünlere dilleriniň adyny beriň (ar, en, tk) ýa-da sözbaşysyz iki sütün üçin --from we --to ulanyň.
error-convert-format = { $path } ady görnüşi aňlatmaýar.
    .help = Ony --from-format ýa-da --to-format bilen aýdyň; jübüt tekstler üçin --from we --to ulanyň we asyl tarapyň faýlyny görkeziň: news.ar
error-convert-side = { $path } adynda beýleki diliň faýlyny tapmak üçin gerek «{ $locale }» bölegi ýok.
    .help = Faýllara news.ar we news.en ýa-da news.ar.txt we news.en.txt diýip at beriň we birinjisini görkeziň.

exchange-conflict = «{ $id }» iberilenden soň bu ýerde-de, beýleki tarapda-da üýtgedilipdir; biziňki galýar, beýleki tekst onuň birinji teklibi bolýar.
    .why = Bir tekstiň iki düzedişiniň hiç biri bildirilmän ýitmeli däl.
    .example = Agentlik terjimäni düzedip durka, barlagçy ony bu ýerde tassyklapdyr.
    .help = Saýlaň: resminamanyň XLIFF faýlynda birligi düzediň ýa-da şol durşuna goýuň; teklip ýanynda durýar.
exchange-unknown-unit = Resminamada «{ $id }» atly birlik ýok; onuň üçin gaýdyp gelen zat alynmaýar.
    .why = Terjime edilýän tekst aýrylypdyr ýa-da faýl başga resminamanyňky.
    .example = Terjime edilip durka, asyl tekstden bir abzas aýrylypdyr.
    .help = Faýlyň şu resminamanyňkydygyny barlaň; başgasyny --document bilen aýdyň.
exchange-outdated = «{ $id }» birliginiň asyl teksti iberilenden soň üýtgäpdir; gaýdyp gelen tekst onuň birinji teklibi bolýar.
    .why = Köne asylyň terjimesi täzesiniňki hökmünde geçmeli däl.
    .example = Terjime edilip durka, asyl tekstde sene düzedilipdir.
    .help = Teklibi täze asyla laýyklaň.
exchange-import-done = Alnan birlikler: { $taken }; üýtgemedik: { $unchanged }; karara garaşýan: { $open }.
error-exchange-document = Taslamada «{ $document }» atly resminamadan hiç zat saklanmaýar.
    .help = Atlar XLIFF bukjasyndaky faýllaryň atlarydyr; olary «tarjuman run» ýazýar.
error-exchange-unrelated = { $path } haýsy resminamanyňkydygy belli däl: ol «{ $original }» we «{ $target }» dilini görkezýär.
    .help = Olary aýdyň: --document talks --locale tk

locale-file = Faýl { $flavour } hökmünde okaldy; açarly habarlaryň sany: { $count }.
    .why = Habar faýlynyň görnüşi onuň tekstinden görünýär; nädogry çaklama habarlary ýitirerdi.
    .example = Kökünde diňe diliň ady duran YAML faýly, Rails-däki ýaly.
    .help = Görnüşi dogry bolsa, hiç zat etmeli däl.
lexicon-learned = Öwrenilen segment jübütleri: { $read }; alynmadyklary: { $rejected }.

## Meýilnamalar, hereketlendirijiler we ýagdaý (project/translation/, cli/)

plan-memory = { $segments } tekstiň entek terjimesi ýok; olaryň { $known } sanysy terjime haznasynda bar, ýagny { $percent }{ $some ->
        [no] .
       *[yes] {" "}(meňzeşligi boýunça: { $levels }).
    }
plan-engine = hereketlendiriji
plan-segments = tekstler
plan-kept = öň jogap berlen
plan-repeated = gaýtalanýan
plan-requests = haýyşlar
plan-units = ölçeg birlikleri
plan-cost = bahasy
plan-open = { $open } teksti galan hereketlendirijileriň hiç birine görkezmek bolmaýar.
progress-reading = resminamalar okalýar
progress-aligning = sözlemler deňleşdirilýär
status-document = resminama
status-locale = dil
status-units = birlik
status-reviewed = tassyklanan
status-translated = terjimeli
status-fuzzy = meňzeş
status-stale = könelen
status-missing = ýetmeýän
status-waiting = garaşýan
status-all = ähli resminamalar
status-changed = { $changed ->
        [0] Her resminama soňky işe goýberişden galan ýagdaýynda.
       *[other] Soňky işe goýberişden bäri { $changed } resminama üýtgedi. Täzelemek üçin: tarjuman run
    }
error-engine = «{ $engine }» hereketlendirijisini ulanyp bolmaýar: { $reason }.
    .help = Taslama faýlyndaky «engines» bölümine serediň; bir tekst bilen synap görüň: tarjuman translate - --to en --engine { $engine }
error-max-cost = Meýilnamanyň bahasy { $cost }, bu sarp etmäge rugsat berlen { $most } möçberinden köp. Hiç zat iberilmedi.
    .help = Meýilnamany görmek üçin: tarjuman run --dry-run
error-no-engine = { $locale } dili üçin hereketlendiriji görkezilmedi.
    .help = Ony --engine bilen ýa-da taslama faýlynyň «translate» bölüminde görkeziň; memory we pseudo sazlama talap etmeýär.
waiting-for-translation = Bu birlik terjimä garaşýar: { $reason ->
        [waiting] entek hiç bir hereketlendirijiden soralmady
        [unknown] terjime haznasynda ýok
        [confidential] bu enjamdan daşary çykmaly däl
        [stopped] iş saklandy
        [budget] bölünen serişde ýetmeýär
        [quota] hyzmatyň möçberi gutardy
        [key] hyzmat açary kabul etmedi
        [open] hereketlendiriji gaty köp gezek şowsuz boldy
        [pair] hereketlendiriji bu dil jübütini bilmeýär
        [settings] hereketlendirijini ulanyp bolmaýar
        [refused] hyzmat ony ret etdi
        [placeholders] hereketlendiriji ornuny tutujylary ýitirýär
        [wrong-language] jogap başga dilde boldy
        [empty] jogap boş boldy
        [length] jogap çakdanaşa uzyn boldy
        [drifted] jogap başga teksta degişli boldy
        [missing] jogapda ýok
        [doubled] jogapda iki gezek bar
       *[other] hereketlendirijä baglanyp bolmady ({ $reason })
    }.
    .why = Resminamanyň bu dilde terjime faýly ýok, terjime haznasy-da, taslamanyň hereketlendirijileri-de ýaramly tekst bermedi.
    .example = Hyzmat açary kabul etmedi: öň jogap berleni saklanýar, galany garaşýar.
    .help = Gaýtadan işe goýberiň: diňe garaşýany soralar. Ýa-da terjimäni XLIFF faýlyna ýazyň.

error-memory-store = { $path } ýadyny ulanyp bolmaýar: { $reason }.
error-memory-busy = Başga bir proses { $path } ýadyna eýýäm uzak wagt bäri ýazýar.
    .help = Ol gutarandan soň gaýtadan synanyşyň.
error-memory-none = { $path } terjime ýady däl.
    .help = Başga faýlyň adyny beriň; bu faýl üýtgedilmedi.
error-memory-newer = { $path } ýadynyň formaty { $found }; bu programma { $known } belgä çenli bilýär.
    .help = tarjuman programmasynyň täze görnüşini ulanyň. Ýat üýtgedilmedi.
error-memory-address = Bu ýadyň salgysy däl ýa-da onda parol bar.
    .help = postgres://user@host/database görnüşinde ýazyň, paroly bolsa PGPASSWORD üýtgeýjisine goýuň.
error-memory-not-built = Bu tarjuman PostgreSQL bolmazdan gurlupdyr, { $path } üçin bolsa ol gerek.
    .help = Ony --features postgres bilen guruň.
error-memory-index = Ýadyň { $path } içindäki görkezijisini ýazyp bolmaýar: { $reason }.
    .help = Onda özüne degişli hiç zat ýok: ony pozsa bolar, ol täzeden döredilýär.
## The report (report/html/)

state-initial = başlanmadyk
state-translated = terjime edilen
state-reviewed = barlanan
state-final = gutarnykly
state-missing = ýok
state-rejected = ret edilen
origin-human = adam
origin-memory = terjime ýady
origin-engine = hereketlendiriji
origin-none = hiç kim
risk-none = çözülen
risk-low = pes töwekgellik
risk-medium = orta töwekgellik
risk-high = ýokary töwekgellik
status-admitted = rugsat berlen
status-deprecated = könelen
status-forbidden = gadagan
report-title = Hasabat
report-skip = Mazmuna geç
report-pages = Sahypalar
report-overview = Umumy syn
report-documents = Resminamalar
report-document = Resminama
report-terms = Adalgalar
report-names = Atlar
report-units = Birlikler
report-words = Asyl tekstleriň sözleri
report-locales = Diller
report-states = Terjimeleriň ýagdaýy
report-risks = Seredilmeli ýerler
report-origins = Tekstleri kim ýazdy
report-coverage = Tassyklanan adalga bilen terjime edilen adalgalar
report-coverage-why = Asyl tekstlerdäki adalgalardan terjimesinde şol bir düşünjäniň tassyklanan adalgasy bolanlary.
report-findings = Bellikler
report-no-findings = Hiç zat tapylmady.
report-no-terms = Resminamalarda sözlügiň adalgasy ýok.
report-no-names = At tapylmady.
report-code = Kody
report-rule = Bellik
report-severity = Derejesi
report-count = Sany
report-general = { $count ->
    [one] Sözlük we taslama barada bir bellik
   *[other] Sözlük we taslama barada { $count } bellik
    }
report-leverage = Ýadyň hödürleýän zatlary
report-similarity = Meňzeşlik
report-match-exact = 100 %
report-match-95 = 95–99 %
report-match-85 = 85–94 %
report-match-75 = 75–84 %
report-match-low = 75 %-den az
report-approved = tassyklanan
report-concept = Düşünje
report-two-ways = birden köp aňladylyş
report-spellings = birden köp ýazylyş
report-names-why = Baş harp bilen başlanýan we ýanyndaky asyl tekstiň bir sözüne okalyşy meňzeş sözler, birlikleriň sany bilen; bir dilde iki hili ýazylan at bellenýär.
report-shape = Her dildäki sözlemleriň sany
report-confidence = Deňleşdirmäniň ynamlylygy
report-stale-source = Asyl tekst üýtgedi
report-stale-target = Saklanan tekst we iň täze teklip
report-before = Öňki
report-after = Indiki
report-made = tarjuman tarapyndan taýýarlandy.
report-written = { $files ->
    [one] Hasabat { $path } faýlyna ýazyldy.
   *[other] Hasabat { $path } faýlyna we ýanyndaky { $others } sahypa ýazyldy.
    }
error-report-render = Sahypany ýazyp bolmady: { $reason }
    .help = Bu programmanyň ýalňyşlygydyr; bize habar bermegiňizi haýyş edýäris.

## The review page (review/)

state-stale = köne
review-title = Barlag
review-language-name = Türkmençe
review-queue = Barlanmalylar
review-search = Sözleriň islendik görnüşini gözle
review-undo = Yzyna al
review-all = hemmesi
review-locale = Dil
review-state = Ýagdaýy
review-risk = Töwekgellik
review-progress = terjime tassyklandy
review-filter = Görkez
review-clear = ähli birlikler
review-empty = Bu ýerde barlanmaly zat galmady.
review-where = Taslamadaky ýeri
review-next = Indiki şübheli
review-before = Öňki
review-after = Soňky
review-text = Terjime
review-approve = Tassykla
review-save = Sakla
review-finish = Gutarnykly
review-reject = Ret et
review-note = Bellik
review-comment = Belligi goş
review-insert = Goý
review-take = Al
review-proposals = Teklipler
review-proposal-source = Asyl teksti tapawutly
review-conflict-diff = Häzir saklanan tekst we siziň ýazanyňyz
review-repaired = Ileri tutulýan adalgalar bilen
review-repair = Al
review-nothing-found = Hiç zat tapylmady.
review-borders = Birligiň araçägi
review-merge = Indikisi bilen birleşdir
review-split = Böl
review-split-how = Her dilde birinji bölegiň soňky sözlemini belläň; resminama onuň töwereginde täzeden deňleşdirilýär.
review-pinned = Araçäklerini adam goýdy
review-keys = Klawişler
review-keys-list = Ctrl Enter tassyklaýar, Ctrl S saklaýar, Alt R ret edýär; Alt ↑ we ↓ goňşulara, Alt N indiki şübhelä, Alt Q sanawa geçýär; Alt T indiki tekste geçýär, Alt 1-den 9-a çenli adalga goýýar; Alt M birleşdirýär, Alt X bölýär, Alt Z yzyna alýar; / gözleýär.
review-done-save = Saklandy.
review-done-approve = Tassyklandy.
review-done-finish = Gutarnykly edildi.
review-done-reject = Ret edildi: başga tekst bolýança hiç bir bukja girmez.
review-done-comment = Bellik goşuldy.
review-done-merge = Birleşdirildi.
review-done-split = Bölündi.
review-done-undo = Yzyna alyndy.
review-no-state = Bu resminamadan heniz hiç zat saklanmady; muny “tarjuman run” edýär.
review-refused-unknown = Bu ýerde beýle birlik ýok; belki, işledilende resminama üýtgändir.
review-refused-conflict = Bu aralykda ony başga biri üýtgetdi. Siziň tekstiňiz aşakda, häzir saklananyň ýanynda dur; ýerine goýmak üçin tassyklaň ýa-da saklaň.
review-refused-nothing = Bu ýerde edilmeli zat ýok.
review-refused-empty = Boş teksti tassyklap-da, ret edip-de bolmaýar.
review-refused-outdated = Resminamalar soňky işledilenden bäri üýtgedi; ilki “tarjuman run” işlediň.
error-review-token = Başgalaryň girip bilýän sahypasyna iň az { $least } harp we san bolan açar gerek.
    .help = TARJUMAN_REVIEW_TOKEN goýuň ýa-da --bind aýryň.
error-review-listen = Sahypany { $address } salgysynda hödürläp bolmady: { $reason }
    .help = --port bilen başga port saýlaň ýa-da port görkezmäň.
error-review-random = Ulgam tötänleýin san bermeýär: { $reason }
    .help = TARJUMAN_REVIEW_TOKEN goýuň.
review-refused-host = Bu sahypa ol host ady bilen jogap bermeýär.
    .help = Terminalda görkezilen salgyny açyň; proksiniň ady --host bilen berilýär.
review-refused-origin = Haýyş bu sahypadan gelmeýär.
    .help = Terminalda görkezilen salgyny açyň we şol ýerde işläň.
review-refused-often = Haýyşlar aşa köp.
    .help = Biraz garaşyň.
review-refused-large = Haýyş aşa uly.
    .help = Tekst bir megabaýtdan köp bolup bilmeýär.
review-refused-slow = Haýyş aşa uzak dowam etdi.
    .help = Gaýtadan synanyşyň.
review-refused-token = Bu salgyda dogry açar ýok.
    .help = “tarjuman review” her gezek täze salgy görkezýär; şony açyň.
review-refused-session = Bu ýere hiç kim girmedi.
    .help = Terminalda görkezilen salgyny açyň; ol bu brauzeri içeri goýberýär.
review-found = { $count ->
    [one] Bir birlik
   *[other] { $count } birlik
    }
review-findings = { $count ->
    [one] bir bellik
   *[other] { $count } bellik
    }
review-serving = { $units ->
    [one] Bir birlik barlamak üçin açyk:
   *[other] { $units } birlik barlamak üçin açyk:
    } { $link }
    (Ctrl C tamamlaýar; hemme zat derrew saklanýar.)
## Dil faýllary (check/catalog/)

file-unreadable = Faýly okap bolmaýar: { $problem }
    .why = UTF-8 bolmadyk ýa-da ikilik faýl ony ýükleýän programma hiç zat bermeýär.
    .example = Windows-1256 kodlamasynda saklanan .po faýly.
    .help = Ony UTF-8 hökmünde saklaň ýa-da bukjadan aýryň.
locale-differs = Faýlda { $found } dili ýazylan, ýolunda { $locale }.
    .why = Programma habarlary faýlda ýazylan dil üçin alýar: ýoldaky dil habarsyz galýar, beýlekiniňki üstünden ýazylýar.
    .example = config/locales/tk.yml faýly “tr:” bilen başlanýar.
    .help = Faýla ýoldaky dili ýazyň ýa-da faýlyň adyny üýtgediň.
syntax-error = Bu { $format } däl: { $problem }
    .why = Seljeriji okap bilmedik zadyny köplenç sessiz taşlap geçýär: programma işlände habar ýetmeýär.
    .example = Hiç zat bilen ýapylmadyk ýaý.
    .help = Setiri düzediň.
id-unusable = “{ $message }” Fluent habarynyň belgisi bolup bilmez.
    .why = Belgi latyn harpy bilen başlanýar, soňra latyn harplary, sanlar, - we _ gelýär; başgaça habar okalmaýar we programma işlände ýetmeýär.
    .example = menu.open = Open
    .help = Adyny şu ýerde we programmanyň soraýan ýerinde üýtgediň.
default-variant-missing = “{ $message }” habaryndaky saýlawda esasy görnüş ýok.
    .why = Hiç bir görnüş gabat gelmese, ýyldyzly görnüş alynýar; onsuz habar bütinleý okalmaýar we programma işlände ýetmeýär.
    .example = *[other] bolmazdan [one] … [few] …
    .help = Galan ähli ýagdaýlar üçin dogry görnüşiň öňünde ýyldyz goýuň.
message-duplicate = “{ $message }” iki gezek dur, ilkinji gezek { $line }-nji setirde{ $same ->
    [yes] , şol bir tekst bilen
   *[no] , başga tekst bilen
    }.
    .why = Käbir okaýjylar birinjisini, käbiri soňkusyny alýar, käbiri faýly ret edýär.
    .example = Ammaryň iki şahasynyň ikisiniň hem goşan açary.
    .help = Olaryň birini pozuň.
key-misread = YAML 1.1 okaýjylary { $key } açaryny { $kind ->
    [truth] hawa-ýok bahasy
    [nothing] boşluk
    [date] sene
    [sexagesimal] altmyşlyk san
    [octal] sekizlik san
   *[other] san
    } hasaplaýar.
    .why = Şonda Ruby, PyYAML we beýlekiler habary öz açary bilen tapmaýar.
    .example = no: Norwegian
    .help = Açary dyrnaklara alyň; muny “check --fix” edýär.
value-misread = YAML 1.1 okaýjylary { $value } bahasyny tekst däl-de, { $kind ->
    [truth] hawa-ýok bahasy
    [nothing] boşluk
    [date] sene
    [sexagesimal] altmyşlyk san
    [octal] sekizlik san
   *[other] san
    } hasaplaýar.
    .why = Programma “false” ýa-da “90” görkezýär ýa-da ýalňyşýar.
    .example = answer: No
    .help = Bahany dyrnaklara alyň; muny “check --fix” edýär.
message-shadowed = “{ $message }” { $other } ýerinde-de, başga tekst bilen dur.
    .why = Bir diliň ähli faýllary bir at giňişligi; haýsy tekstiň görkeziljegi olaryň ýüklenýän tertibine bagly.
    .example = Ikisinde hem tk.menu.open bolan iki config/locales faýly.
    .help = Birini pozuň ýa-da oňa başga açar beriň.
file-missing = { $locale } dilinde { $source } faýlynyň jübüti ýok.
    .why = Onuň ähli habarlary başga dile geçýär.
    .example = locales/tk/help.ftl bolmazdan locales/en/help.ftl.
    .help = Jübüt faýly diliň beýleki faýllarynyň ýanyna goşuň.
message-missing = “{ $message }” terjime edilmedik.
    .why = Programma işlände başga dile geçýär ýa-da açary görkezilýär.
    .example = Soňky terjimeden soň aslyna goşulan habar.
    .help = Ony terjime ediň; “check --write-baseline” şu günki ýetmezçiligi kabul edýär.
message-obsolete = “{ $message }” aslynda ýok.
    .why = Ol indi hiç ýerde görkezilmeýär ýa-da açary ýalňyş ýazylyp, dogrusy ýetmeýär.
    .example = Aslynda ady üýtgedilen habar.
    .help = Ony pozuň ýa-da aslyndaky açary beriň.
attribute-missing = “{ $message }” häsiýeti ýetmeýär.
    .why = Häsiýetler hem tekst: sözbaşylar, ekran okaýjylar üçin ýazgylar, düwmeler. Ýetmeýäni başga dilde görkezilýär ýa-da görkezilmeýär.
    .example = Aslynda login.title, bu ýerde diňe login.
    .help = Ony goşuň.
attribute-obsolete = “{ $message }” häsiýeti aslynda ýok.
    .why = Ony hiç zat soramaýar ýa-da ady ýalňyş ýazylan.
    .example = Aslynda login.title, bu ýerde login.titel.
    .help = Ony pozuň ýa-da aslyndaky ady beriň.
value-obsolete = “{ $message }” habarynyň öz teksti bar, aslynda bolsa diňe häsiýetleri bar.
    .why = Bu teksti hiç kim soramaýar; köplenç häsiýet göz öňünde tutulýar ýa-da habaryň görnüşi üýtgän bolýar.
    .example = Aslynda diňe login.title, bu ýerde login = Log in.
    .help = Teksti öçüriň ýa-da degişli häsiýetine geçiriň.
value-missing = “{ $message }” habarynyň häsiýetleri bar, öz teksti ýok, aslynda bar.
    .why = Programma teksti soraýar we hiç zat almaýar.
    .example = Aslynda login = Log in, bu ýerde diňe login.title.
    .help = Teksti goşuň.
translation-fuzzy = { $count ->
    [one] Bir terjime çak (fuzzy) hökmünde bellenen
   *[other] { $count } terjime çak (fuzzy) hökmünde bellenen
    }, ilkinjisi şu ýerde.
    .why = Gettext olary ulanmaýar: programma aslyny görkezýär.
    .example = Terjime edilenden soň asly üýtgän habar.
    .help = Her birini gözden geçiriň, düzediň we belligi aýryň.
reference-unknown = “{ $message }” hiç ýerde ýok { $reference } salgylanýar.
    .why = Programma salgynyň özüni ýaýlarda görkezýär.
    .example = Hiç bir faýlda -brand ýok wagty { "{ -brand }" }.
    .help = Ady düzediň ýa-da salgylanylýan zady goşuň.
reference-circular = “{ $message }” özüne salgylanýar: { $circle }
    .why = Ony hiç bir programma çözüp bilmeýär; bellik görkezilýär ýa-da hiç zat görkezilmeýär.
    .example = a = { "{ b }" } we b = { "{ a }" }
    .help = Birini doly ýazyň.
function-unknown = “{ $message }” Fluent-de-de, aslynda-da ýok { $function } funksiýasyny çagyrýar.
    .why = Programma netijäniň ýerine funksiýanyň adyny görkezýär.
    .example = { "{ NUMBR($n) }" }
    .help = NUMBER, DATETIME ýa-da aslynda ulanylýan funksiýany ýazyň.
variable-unknown = “{ $message }” aslynda ulanylmaýan ${ $variable } boýunça saýlaýar.
    .why = Programma ony bermeýär: hemişe esasy görnüş ýalňyşlyk bilen görkezilýär.
    .example = Aslynda $count, bu ýerde { "{ $cout -> … }" }.
    .help = Aslyndaky üýtgeýäni ulanyň.
variant-unknown = “{ $message }” habarynda ${ $variable } üçin [{ $variant }] görnüşi bar; aslynda başga görnüşler.
    .why = Programma aslynyň tanaýan sözlerini berýär: bu görnüş hiç haçan görkezilmeýär.
    .example = Aslynda [feminine], bu ýerde [femenine].
    .help = Aslyndaky açarlaryň birini ulanyň.
variant-duplicate = “{ $message }” habarynyň bir saýlawynda [{ $variant }] görnüşi iki gezek dur.
    .why = Birinjisi görkezilýär, ikinjisi hiç haçan görkezilmeýär; köplenç başga kategoriýa ýa-da at göz öňünde tutulandyr.
    .example = [one] … [two] … ýerine [one] … [one] ….
    .help = Ikinjisini göz öňünde tutulyşy ýaly atlandyryň ýa-da pozuň.
term-unused = { $message } adalgasyna hiç bir habar salgylanmaýar.
    .why = Ol biderek terjime edilýär we saklanýar ýa-da habarlar salgylanmaly ýerinde ony doly ýazýar.
    .example = Habarlary markany doly ýazýan faýldaky -brand.
    .help = Oňa salgylanyň ýa-da pozuň.
plural-category-missing = { $problem ->
    [header] Faýlyň başynda { $found } sanlyk görnüşi berlen, { $locale } dilinde bolsa { $wanted }: { $examples }.
   *[message] “{ $message }” habarynda { $locale } diline gerek sanlyk görnüşleri ýetmeýär: { $missing } ({ $examples }).
    }
    .why = Bu sanlar üçin başgasynyň görnüşi görkezilýär, bu grammatika taýdan ýalňyş.
    .example = Diňe [one] we [other] bolan arapça habar.
    .help = Görnüşleri goşuň; PO faýlynyň görnüşleri onuň başyndaky “Plural-Forms” boýunça belgilenýär.
plural-category-unused = “{ $message }” habarynda { $locale } dilinde hiç bir san saýlamaýan sanlyk görnüşleri bar: { $unused }.
    .why = Olar hiç haçan görkezilmeýär; iňlis dilinde [zero] 0 üçin däl, ol [other].
    .example = Iňlisçe habardaky [zero].
    .help = Olary pozuň; takyk san üçin sany ýazyň: [0].
plural-forms-count = “{ $message }” habarynda { $found } sanlyk görnüşi bar; faýlyň başynda { $wanted } diýilýär.
    .why = Ýetmeýän görnüşiň sanlary üçin Gettext boş tekst ýa-da aslyny görkezýär.
    .example = nplurals=6, emma diňe msgstr[0] we msgstr[1].
    .help = Ähli görnüşleri ýazyň ýa-da “Plural-Forms” setirini düzediň.
rendering-differs = Programmalar “{ $message }” habaryny dürlüçe görkezýär: { $problem ->
    [positional] adalganyň argumentlerine at gerek ({ $term })
    [placeables] onda ýüzden köp orun bar
   *[other] onda käbir okaýjylaryň setir soňy hasaplaýan bölüjileri bar
    }.
    .why = Bir programmanyň dogry görkezýänini başgasy ýalňyş görkezýär ýa-da görkezmeýär.
    .example = { "{ -brand($case) }"}: atsyz argumentler hasaba alynmaýar.
    .help = Hemmesi ylalaşar ýaly ýazyň.
comment-lost = “{ $message }” habarynyň aslynda düşündirişi bar, bu ýerde ýok.
    .why = Düşündirişler terjimeçilere habaryň nämä gerekdigini aýdýar; bu faýlda beýleki habarlarda olar bar.
    .example = Üstündäki setirlersiz göçürilen täze habar.
    .help = Aslyndaky düşündirişi göçüriň.

## Barlag (cli/check.rs)

check-group = { $template }: { $format }, { $locales }
check-source = Habarlar: { $messages }, { $source } dilinden terjime edilen{ $inferred ->
        [yes] {" "}(çak edildi; başgasyny --source bilen aýdyň)
       *[no] .
    }
check-nothing = Dil faýllary tapylmady.
check-more = … we { $rule } boýunça ýene { $count }: --all bilen görkezilýär
check-baseline = Başlangyç sanawdan geçilenler: { $passed }; ondan düzedilenler: { $mended }.
check-fixed = Düzedilenler: { $made }, faýllar: { $files }; başga zat üýtgejekdigi üçin galdyrylanlar: { $left }.
check-ask = Bu düzediş edilsinmi? [y] hawa, [n] ýok, [a] { $rule } boýunça hemmesi, [q] bes:
check-next-run = Indi birlikleri we dil faýllaryny täzeläň: tarjuman run
check-next-fix = { $count } sanysyny dessine düzedip bolýar: tarjuman check --fix
check-next-review = { $count } sanysyny gözden geçirip düzedip bolýar: tarjuman check --fix --review
check-next-explain = Tapylan zadyň manysy we näme etmeli: tarjuman explain { $code }
check-next-baseline = Diňe täze çykýanlardan başlamak üçin: --baseline tarjuman-baseline.json --write-baseline
fix-safe = Başga many bolup bilmez.
fix-review = Gözden geçirmeli.
error-baseline = { $path } başlangyç sanaw däl.
    .help = Ony --write-baseline bilen ýazyň.


## Checks of units (check/)

untranslated = Terjime asyl tekstiň hut özüdir.
    .why = Okyjy düşünmeýän tekstini alýar. Atlara, gysgaltmalara, sanlara, salgylara we koda degilmeýär.
    .help = Ony terjime ediň; iki dilde-de birmeňzeş bolsa, tapyndydan şol sebäp bilen geçiň.
translation-blank = Terjimede okar ýaly zat ýok.
    .why = Boşluklar, görünmeýän belgiler ýa-da ýeke belgi terjime hasaplanýar, okyjy bolsa hiç zat görmeýär.
    .help = Terjimäni ýazyň ýa-da boş goýuň.
word-doubled = “{ $word }” yzly-yzyna iki gezek gelýär.
    .why = Sözlem üýtgedilende eliň ýalňyşy. Diliň gaýtalaýan sözlerine degilmeýär.
    .help = Ikisinden birini öçüriň.
one-source-two-targets = Şol bir asyl tekst { $unit } birliginde başgaça terjime edilipdir.
    .why = Okyjy iki aýdylyşy iki zat hasaplaýar. Tekstler belgisiz, boşluksyz we baş harpsyz deňeşdirilýär.
    .help = Kontekst ikisini-de talap etmese, birini saýlaň.
two-sources-one-target = Şol bir terjime { $unit } birliginde başga asyl tekst üçin dur: { $other }
    .why = Köplenç terjime ýalňyş ýere goýlan bolýar.
    .help = Ikisini-de asyly bilen deňeşdiriň.
    .option-letters = harplary mundan az terjimelere seredilmeýär
length-unlikely = Terjimede { $length } belgi bar, takmynan { $likely } garaşylýardy: ol aşa { $way ->
        [short] gysga
       *[long] uzyn
    }.
    .why = Dil jübütiniň beýlekilerinden has gysga ýa uzyn terjime bir zady goýbermeýän bolmaz, goşýar ýa-da başga ýere degişlidir. Gatnaşyklar habar tekstlerinde ölçenildi.
    .help = Ikisini sözlemme-sözlem deňeşdiriň.
    .option-deviations = uzynlyk garaşylýandan näçe standart gyşarma tapawutlanyp biler
    .option-times = ölçelmedik dillerde: garaşylýandan näçe esse uzyn ýa gysga bolup biler
    .option-characters = harplarynyň sany mundan köp bolmadyk tekstlere seredilmeýär
wrong-script = Terjime { $script } harplarynda, onuň dili bolsa { $own } harplarynda.
    .why = Ol başga dilde ýa-da öz diliniň başga elipbiýindedir.
    .help = Şu diliň terjimesini goýuň ýa-da elipbiýi dil belliginde görkeziň (tk-Cyrl).
wrong-language = Terjime başga dilde ýaly: { $language }.
    .why = Başga diliň kömekçi sözleri bar, özüniňki bolsa ýok: iki faýl ýa-da sütün garyşypdyr.
    .help = Bu dilde dogry faýlyň durandygyny barlaň.
sentence-lost = Asyl tekstde { $had } sözlem, terjimede { $has } bar, ol hem gysga.
    .why = Sözlem goýberilen bolmagy mümkin. Iki sözlemiň birleşdirilmegi tapyndy däl: onda uzynlyk dogry bolýar.
    .help = Ýetmeýän sözlemi gözläň.
    .option-deviations = terjime garaşylýandan näçe standart gyşarma gysga bolmaly
sentence-added = Asyl tekstde { $had } sözlem, terjimede { $has } bar, ol hem uzyn.
    .why = Terjimede asyl tekstde ýok zat aýdylýar.
    .help = Artyk sözlemi gözläň.
    .option-deviations = terjime garaşylýandan näçe standart gyşarma uzyn bolmaly
alignment-doubtful = Bu ikisiniň biri-birine degişlidigi şübheli ({ $confidence } %).
    .why = Terjime deňleşdirilen resminamadan geldi, bu ýerde deňleşdirme ynamly bolmady.
    .help = Ikisini deňeşdiriň; degişli bolsa, XLIFF faýlynda tassyklaň.
    .option-confidence = ynamlylygy mundan pes deňeşdirmeler bildirilýär
conflict-left = Terjimede gapma-garşylyk belgisi bar: { $mark }
    .why = Tekstleri birleşdirýän gural saýlap bilmän, iki görnüşi hem galdyrypdyr: okyjy olary belgileri bilen görýär.
    .help = Bir görnüşi goýuň, belgileri pozuň.
number-changed = { $number } sany { $found } bolupdyr.
    .why = San her dilde birdir, sifrleri, bölüjileri we sözleri nähili bolsa-da.
    .help = Sany düzediň.
number-lost = { $number } sany terjimede ýok.
    .why = Maglumat ýetenok. Söz bilen ýazylan sanlar hasaba alynýar; bir we iki goşulma bilen aýdylyp bilner.
    .help = Sany goýuň.
number-added = Terjimede asyl tekstde ýok { $number } sany bar.
    .why = Sanyň nireden gelendigi belli däl.
    .help = Ony aýryň ýa-da asyl teksti düzediň.
number-word-changed = “{ $number }” sany “{ $found }” bolupdyr.
    .why = Söz bilen ýazylan sanlar hem sifr bilen ýazylanlar ýaly maglumatdyr.
    .help = Sany düzediň.
ordinal-changed = “{ $number }” tertip sany “{ $found }” bolupdyr.
    .why = Gepleşikleriň dördünji tapgyry bäşinjisinden başgadyr.
    .help = Tertip sanyny düzediň.
percent-lost = Terjimede { $number } sanynyň göterimdigi aýdylmaýar.
    .why = On iki bilen on iki göterim deň däl.
    .help = Diliň belgisini ýa-da sözüni goşuň.
time-changed = { $number } wagty { $found } bolupdyr.
    .why = Adamlar duşuşyga ýetişmän galýar. Öýlän bäş ýarym bilen 17:30 deňdir.
    .help = Wagty düzediň.
month-changed = “{ $word }” aýy “{ $found }” bolupdyr.
    .why = Aý atlary Lewantda, Magripde we Müsürde tapawutlanýar: «تموز», «جويلية» we «يوليو» iýuldyr.
    .help = Aýy düzediň.
weekday-changed = “{ $word }” güni “{ $found }” bolupdyr.
    .why = Sene bir gün ýalňyşdyr.
    .help = Güni düzediň.
calendar-unnamed = { $year } ýyly hijri senenamasynyňkydyr, terjime muny aýtmaýar.
    .why = Hijri 1447-nji ýyl 2025-nji ýyldyr: senenamanyň ady bolmasa, ýyl alty ýüz ýyl ýalňyşýar.
    .help = Senenamany atlandyryň (hijri, AH, هـ) ýa-da milady senäni hem beriň.
currency-changed = “{ $word }” puly “{ $found }” bolupdyr.
    .why = Başga puldaky möçber başga möçberdir.
    .help = Puly düzediň; öwrülen möçber asylynyň gapdalynda durýar.
measure-changed = “{ $word }” birligi “{ $found }” bolupdyr.
    .why = Kyrk mil kyrk kilometr däldir.
    .help = Birligi düzediň ýa-da sany hem öwrüň.
organisation-changed = “{ $word }” “{ $found }” bolupdyr.
    .why = Gysgaltmalar dile görä tapawutlanýar: UN türkmençe BMG, EU bolsa ÝB bolýar.
    .help = Dildäki adyny ýa-da gysgaltmasyny ýazyň.
acronym-lost = { $word } gysgaltmasy terjimede ýok.
    .why = Asyl tekst ony latyn harplarynda okyjynyň gözlemegi üçin berýär.
    .help = Ony ýa-da diliň öz gysgaltmasyny goýuň.
place-changed = “{ $word }” ýeri “{ $found }” bolupdyr.
    .why = Ýurtlaryň, şäherleriň we dilleriň her dilde bir ady bar; atlar Unicode CLDR-den alyndy.
    .help = Ady düzediň.
negation-dropped = Asyl tekstdäki “{ $word }” jogapsyz: terjimede hiç zat inkär edilmeýär.
    .why = Düşen “däl” sözlemi tersine öwürýär.
    .help = Ikisini-de okaň; manysy başga sözler bilen şol bolsa, tapyndydan geçiň.
name-two-ways = “{ $name }” ady { $unit } birliginde “{ $other }” diýlip ýazylypdyr.
    .why = Iki hili ýazylan adam gözleýän üçin iki adamdyr. Atlar goşulmasyz, sesi boýunça deňeşdirilýär.
    .help = Bir ýazylyşy saýlaň we sözlüge goýuň.
one-source-two-targets-in-project = { $other } şol bir asyl teksti başgaça terjime edýär.
    .why = Tekstler ähli resminamalarda belgisiz we baş harpsyz deňeşdirilýär: ikisini okaýan adam bir sözlemi iki hasap edýär. On iki harpdan gysga ýazgylaryň iki manysy bolup biler.
    .example = “The session is adjourned.” bir resminamada “Oturyş tamamlandy.”, beýlekisinde “Mejlis ýapyldy.”
    .help = Bir terjimäni saýlaň, manysy başga bolsa, bolşuna goýuň.
two-sources-one-target-in-project = { $other } başga asyl tekst üçin şol bir terjimäni ulanýar.
    .why = Iki sözlemi terjime edýän sözlem, megerem, göçürilip, üýtgedilmän galypdyr.
    .example = “The ministers met.” we “The ambassadors left.” ikisi-de “Ministrler duşuşdylar.”
    .help = Ikisini-de asyl tekst bilen deňeşdiriň.
name-two-ways-in-project = “{ $name }” ady beýleki resminamalarda “{ $usual }” diýlip ýazylypdyr: { $other }
    .why = Iki hili ýazylan adam taslamanyň resminamalarynda gözleýän üçin iki adamdyr.
    .example = قربانوف bir resminamada Gurbanov, beýlekisinde Kurbanov.
    .help = Bir ýazylyşy saýlaň we sözlüge goýuň.
name-misspelt = “{ $name }” ady “{ $word }” adyna meňzeş, ýöne deň däl.
    .why = Ol asyl tekstde, atlaryň sanawynda ýa-da resminamanyň beýleki birliklerinde bolan atdan bir harp bilen tapawutlanýar.
    .help = Harplary deňeşdiriň.
title-lost = “{ $title }” hormat ady terjimede ýok.
    .why = Diplomatik tekstde hormat adynyň goýberilmegi edepsizlikdir.
    .help = Diliň ýüzlenme görnüşini goýuň.
post-changed = “{ $word }” wezipesi “{ $found }” bolupdyr.
    .why = Ilçi ministr däldir.
    .help = Wezipäni düzediň.
tags-unbalanced = { $tag } belliginiň jübüti ýok.
    .why = Şeýle tekstli sahypa bozulýar, XML bolsa kabul edilmeýär.
    .help = Bellikleri açylyşynyň ters tertibinde ýapyň.
attributes-differ = { $tag } belliginiň häsiýetleri asyl tekstdäkiden başga.
    .why = Baglanyşyklary, klaslary we id-leri programmalar okaýar. “title” ýaly okyjynyň görýäni tapawutlanyp biler.
    .help = Häsiýetleri asyl tekstdäki ýaly ýazyň.
escapes-differ = Asyl tekstde { $escape } { $had } gezek, terjimede { $has } gezek bar.
    .why = Interfeýsiň setirleri we sütünleri olar bilen düzülýär.
    .help = Asyl tekstdäki ýaly mukdarda goýuň.
entity-broken = { $entity } belgisi nokatly otur bilen gutarmaýar.
    .why = Okyjy belginiň harplaryny görýär ýa-da sahypa bozulýar.
    .help = Nokatly oturyny goşuň.
choice-function-unknown = { $function } funksiýasy näbelli.
    .why = Fluent-de NUMBER we DATETIME bar; beýlekiler okyja ýazylyşy ýaly görkezilýär.
    .help = Funksiýany asyl tekstdäki ýaly ýazyň.
choice-category-missing = { $variable } boýunça saýlawda bu diliň köplük görnüşleri ýetenok: { $categories }.
    .why = Arapçada alty, türkmençe we iňlisçe iki görnüş bar (CLDR). Görnüş bolmasa, okyjy “other” görnüşini görýär.
    .help = Ikisi birmeňzeş bolsa-da, görnüşleri goşuň.
choice-category-unused = Bu dilde { $variable } boýunça saýlawdaky { $categories } köplük görnüşleri ýok.
    .why = Olary hiç bir san saýlamaýar: tekst hiç haçan görkezilmeýär.
    .help = Görnüşleri öçüriň.
plural-default-missing = { $variable } boýunça saýlawyň adaty görnüşi ýok.
    .why = Fluent “*” bolmadyk saýlawy, ICU bolsa “other” bolmadyk köplügi kabul etmeýär.
    .help = “other” görnüşini adaty hökmünde belläň.
selector-changed = Terjime { $variable } boýunça saýlaýar, asyl tekst bolsa saýlamaýar.
    .why = Programma oňa baha bermeýär.
    .help = Asyl tekstiň üýtgeýän ululygy boýunça saýlaň.
plural-key-missing = { $message } habarynda { $categories } köplük açarlary ýok.
    .why = Programmalar diliň her görnüşi üçin açar gözleýär; arapçada alty sanysy bar.
    .help = Açarlary diliň faýlyna goşuň; taslamada bolsa görnüşleri diliň XLIFF faýlynda ýazyň, asyl diliňkini hem.
code-changed = Asyl tekstde { $code } kody bar, terjimede ol başgaça ýazylypdyr ýa-da ýok.
    .why = Buýruk opsiýalaryny, funksiýalary, ýollary we üýtgeýänleri programmalar okaýar ýa-da adamlar bolşy ýaly ýazýar; terjime edilse, olar işlemeýär.
    .help = Ony harpma-harp ýazyň.
access-key-differs = Asyl tekstde “{ $sign }” bilen bellenen harplaryň sany { $had }, terjimede { $has }.
    .why = “&”, GTK-da “_”, LibreOffice-de “~” belgisinden soňky harp basmagyň ýerine ýazylýar. Ol bolmasa, menýu klawiaturadan açylmaýar; ikinjisi bolsa bolşy ýaly görünýär.
    .help = “&” belgisini terjimäniň menýunyň beýleki setirlerinde ýok harpynyň öňünde goýuň. Belginiň özi “&&” diýlip ýazylýar.
markup-differs = { $sign } belgisi asyl tekstde { $had } gezek, terjimede { $has } gezek dur.
    .why = Ýiten ýa-da ýarym ýazylan baglanyşyklar, nygtamalar we ýaý içindäki bellikler okyja belgi bolup görünýär ýa-da asla görünmeýär.
    .help = Asyl tekstiň bellemesini degişli sözleriň töwereginde ýazyň.
note-in-translation = Terjimeçiler üçin bellik tekst bilen bile terjime edilipdir: { $note }
    .why = Programmalar belligi diňe asyl tekstden aýyrýar; terjimede ony okyjy görýär.
    .help = Belligi setiriniň soňuna çenli pozuň.
reference-differs = { $way ->
        [lost] Terjimede salgylanma ýok: { $reference }
        [added] Terjime asyl tekstde bolmadyk ýerde salgylanýar: { $reference }
        [glued] Salgylanmany goňşularyndan boşluk ýa-da dyngy belgisi aýyrmaýar: { $reference }
       *[open] Terjimede ters dyrnak ýapylmandyr: { $reference }
    }
    .why = Sphinx salgylanylýan zady tapmaýar ýa-da salgylanmany ýazylyşy ýaly görkezýär.
    .help = Roly we nyşanany saklaň, “<” belgisinden öňki teksti terjime ediň. Dilde boşluk goýulmaýan bolsa, ters çyzyk we boşluk ýazyň.
quotation-unbalanced = { $mark } dyrnagynyň jübüti ýok.
    .why = Sitatanyň nirede başlanyp nirede gutarýandygy belli däl.
    .help = Beýleki dyrnagy goşuň ýa-da başga görnüşdäkisini düzediň.
quotation-marks = { $mark } bu diliň dyrnagy däl.
    .why = Arap dili «…», iňlis dili “…”, türkmen dili “…” ýa-da «…» ulanýar; göni dyrnaklar hemme ýerde gabat gelýär.
    .help = Diliň dyrnaklaryny ulanyň.
quotation-lost = Asyl tekst { $text } sitatasyny getirýär, terjimede dyrnak ýok.
    .why = Başganyň sözi awtoryň sözüne öwrülýär.
    .help = Sitatany belläň.
mark-of-another-script = { $mark } başga elipbiýiň belgisi.
    .why = Arap elipbiýiniň öz ؟ ، ؛ ٪ belgileri bar; latyn harplarynda olar ýat belgilerdir.
    .help = Elipbiýiň öz belgisini ulanyň.
mark-doubled = Belgi iki gezek gelýär: { $mark }
    .why = Eliň ýalňyşy ýa-da arasyndaky sözler öçürilende galan belgi.
    .help = Birini galdyryň.
dots-miscounted = { $text } nokat hem däl, köp nokat hem däl.
    .why = Köp nokat üç nokatdan durýar.
    .help = Bir ýa-da üç nokat ýazyň.
dash-of-hyphens = Kese çyzygyň ýerinde iki defis dur.
    .why = Ýazuw maşynkasynda kese çyzyk ýokdy, tekstlerde bar.
    .help = Kese çyzyk ýazyň.
space-before-mark = “{ $mark }” belgisiniň öňünde boşluk bar.
    .why = Bu dilde belgi öz sözüne ýanaşyk durýar; boşlukdan soň setiriň başyna düşüp biler.
    .help = Boşlugy öçüriň.
space-after-mark = “{ $mark }” belgisinden soň boşluk ýok.
    .why = Gözlegde iki söz birigýär, setirler hem erbet bölünýär.
    .help = Boşluk goýuň.
space-doubled = Yzly-yzyna iki ýa-da köp boşluk bar.
    .why = Olar çapda görünýär we deň tekstleri deňsiz edýär.
    .help = Birini galdyryň.
space-at-edge = { $edge ->
        [begin] Terjime asyl tekstdäki ýaly boşluk bilen başlanmaýar.
       *[end] Terjime asyl tekstdäki ýaly boşluk bilen gutarmaýar.
    }
    .why = Programmalar tekstleri birleşdirýär: ýetmeýän boşluk iki sözi ýanaşdyrýar, artygy bolsa görünýär.
    .help = Asyl tekstiň boşlugyny goýuň.
bracket-unbalanced = { $mark } ýaýynyň jübüti ýok.
    .why = Arap tekstinde ýaýlar öwrülip görkezilýär: açýan ýaý faýlda hemişe “(” bolýar.
    .help = Beýleki ýaýy goşuň ýa-da muny öwrüň.
bracket-lost = Asyl tekstde { $text } ýaýyň içinde, terjimede beýle däl.
    .why = Ýaýyň içindäki goýberilen bolmagy mümkin.
    .help = Ony ýaýyň ýa-da oturlaryň arasynda goýuň.
final-stop = Asyl tekst { $wanted ->
        [stop] nokat bilen
        [question] sorag belgisi bilen
        [exclamation] ýüzlenme belgisi bilen
        [colon] goşa nokat bilen
        [semicolon] nokatly otur bilen
        [dots] köp nokat bilen
        [both] sorag we ýüzlenme belgisi bilen
       *[none] belgisiz
    }, terjime { $found ->
        [stop] nokat bilen
        [question] sorag belgisi bilen
        [exclamation] ýüzlenme belgisi bilen
        [colon] goşa nokat bilen
        [semicolon] nokatly otur bilen
        [dots] köp nokat bilen
        [both] sorag we ýüzlenme belgisi bilen
       *[none] belgisiz
    } gutarýar.
    .why = Habara öwrülen sorag ýa-da kesilen sözlem soňundan bildirýär. Tutuş resminamanyň endigi bir gezek aýdylýar.
    .help = Terjimäni asyl tekst ýaly tamamlaň.
capital-at-beginning = { $way ->
        [capital] Asyl tekst kiçi harp bilen, terjime bolsa baş harp bilen başlanýar: { $word }
       *[small] Sözlem kiçi harp bilen başlanýar: { $word }
    }
    .why = Baş harpy bar bolan elipbiýde sözlem baş harp bilen başlanýar.
    .help = Asyl tekstiň başlanyşy ýaly başlaň.
ending-at-figure = Goşulma başgaça ýazylýar: { $text }
    .why = Türkmen dilinde sifrler we gysgaltmalar defis hem-de aýdylýan çekimlini alýar: 2025-nji, 2006-njy, BMG-niň. Iňlis dilinde goşulma soňky söze görä bolýar: 22nd.
    .help = Ony diliň ýazuw düzgüni boýunça ýazyň.
mark-at-beginning = { $side ->
        [source] Asyl tekst { $mark } belgisi bilen başlanýar, terjime bolsa ýok.
       *[target] Terjime { $mark } belgisi bilen başlanýar, asyl tekst bolsa ýok.
    }
    .why = Sanawyň we gepleşigiň çyzyklary, nokatlar we oklar tekstiň nämä degişlidigini görkezýär.
    .help = Belgini goýuň ýa-da aýryň.
signs-changed = Tekst { $source }, terjimesi bolsa { $found }.
    .why = Diňe belgilerden durýan tekst düwmäniň ady ýa-da bölüji bolýar: başga belgi başga addyr.
    .help = Şol bir belgini diliň ýazuwynda ýazyň.
space-missing-at-mark = { $mark } belgisiniň ýanynda boşluk ýok
    .why = Fransuz dilinde ? ! ; : belgileriniň öňünde we « » içinde dar bölünmeýän boşluk goýulýar. Tutuş resminamanyň endigi bir gezek aýdylýar.
    .help = Şol ýere U+202F ýa-da U+00A0 ýazyň.
sign-lost = Terjimede { $sign } belgisi-de, onuň sözi-de ýok.
    .why = Gradussyz san, eýesiniň belgisi bolmadyk at ýa-da birligi bolmadyk sütün başga zady aňladýar.
    .help = Belgini ýazyň ýa-da söz bilen aýdyň.
straight-quotation-marks = { $text } ýazuw maşynynyň dyrnagynda gelýär.
    .why = Fransuz, pars, ermeni we gündogar slawýan dilleri « » ulanýar. Tutuş resminamanyň endigi bir gezek aýdylýar.
    .help = « we » ýazyň.
text-garbled = Ýalňyş kodlamada okalan tekst: { $text }
    .why = { mojibake.why }
    .help = Göz öňünde tutulan harplary ýazyň. Howpsuz düzedişi programma edýär.
text-lost = Ýiten belgiler: { $text }
    .why = { lost-characters.why }
    .help = Teksti çeşmesinden alyň.
direction-overridden = Dolandyryjy belgi harplaryň ugruny üýtgedýär: { $text }
    .why = { bidi-override.why }
    .help = { text-garbled.help }
direction-unbalanced = Ugur belgisiniň jübüti ýok: { $text }
    .why = { bidi-unbalanced.why }
    .help = { text-garbled.help }
direction-stray = Ugur belgisiniň täsiri ýok: { $text }
    .why = { bidi-idle.why }
    .help = { text-garbled.help }
display-out-of-order = Sagdan çepe ýazylýan tekstde bu başga tertipde görkeziler: { $text }
    .why = Unicode-iň iki ugurly algoritmi boýunça latyn sözüniň gyrasyndaky belgiler sözlemiň ugruny alýar: “C++” “++C” ýaly görkezilýär.
    .help = Ony U+2066 bilen U+2069-yň arasyna goýuň.
stored-backwards = Setir çap edilýän tertibinde saklanypdyr: { $text }
    .why = { visual-order.why }
    .help = { text-garbled.help }
letter-shapes = Harplaryň ýerinde görkeziş şekilleri dur: { $text }
    .why = { presentation-forms.why }
    .help = { text-garbled.help }
word-stretched = Sözüň içinde kaşida bar: { $text }
    .why = { kashida.why }
    .help = { text-garbled.help }
letters-in-pieces = Harp böleklerden düzülipdir: { $text }
    .why = { not-nfc.why }
    .help = { text-garbled.help }
invisible-character = Görünmeýän belgi: { $text }
    .why = { zero-width.why }
    .help = { text-garbled.help }
control-character = Dolandyryş belgisi: { $text }
    .why = Ol dörtburçluk bolup görünýär ýa-da görünmeýär, XML ony kabul etmeýär.
    .help = { text-garbled.help }
scripts-in-one-word = Bir sözde iki elipbiýiň harplary bar: { $text }
    .why = { look-alike-letters.why }
    .help = { text-garbled.help }
letter-confusable = Grek harpy latyn harpyna meňzeş: { $text }
    .why = { look-alike-letters.why }
    .help = { text-garbled.help }
letter-of-another-language = Başga diliň harpy: { $text }
    .why = { foreign-letters.why }
    .help = { text-garbled.help }
digits-of-another-language = Başga diliň sifrleri: { $text }
    .why = { foreign-digits.why }
    .help = { text-garbled.help }
letter-for-digit = Sifriň ýerinde harp dur: { $text }
    .why = { letters-for-digits.why }
    .help = { text-garbled.help }
number-in-two-systems = Bir sanda iki ulgamyň sifrleri bar: { $text }
    .why = { mixed-number.why }
    .help = { text-garbled.help }
error-memory-languages = Gözlemek üçin iki dil gerek.
    .help = Olary --from we --to bilen görkeziň.
memory-imported = Goşulan jübütler: { $added }; täzelenenleri: { $updated }; öňden barlary: { $same }; alynmadyk ýazgylar: { $rejected }.
memory-exported = Ýazylan jübütler: { $written }.
memory-nothing = Ýatda muňa meňzeş zat ýok.
memory-kind = { $kind ->
    [context] şol bir tekst, şol bir gurşawda
    [exact] şol bir tekst
    [folded] şol bir tekst, diňe belgileri, baş harplary ýa-da sanlary başga
    [substituted] sanlar, seneler ýa-da atlar çalşyryldy
   *[fuzzy] meňzeş tekst
}
memory-sound = Ýat sagat.
memory-damaged = Ammar { $count } näsazlygy habar berdi. Okap bolýanyny daşary çykaryň we täze ýada getiriň.
memory-pruned = { $count } jübüt aýryldy.
memory-would-prune = { $count } jübüt aýrylardy.
column-memory-pairs = jübütler
column-memory-approved = tassyklananlar
column-memory-machine = hereketlendirijilerden
column-memory-words = sözler
