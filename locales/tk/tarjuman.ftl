
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
error-document-empty = Resminamada tekst ýok.
    .help = Teksti goşuň ýa-da resminamany taslamadan çykaryň.
