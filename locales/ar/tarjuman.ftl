## قراءة الوثائق (document/)

byte-order-mark = يبدأ الملف بعلامة ترتيب البايتات، وهي ليست جزءاً من النص.
    .why = تضع بعض برامج التحرير المحرف الخفي U+FEFF قبل النص. ولو عُدّ جزءاً من الجملة الأولى لاختلفت نصوص متساوية.
    .example = "U+FEFF بيان مشترك" يُقرأ "بيان مشترك".
    .help = لا يلزم فعل شيء. ولإزالة الملاحظة احفظ الملف بترميز UTF-8 من دون علامة ترتيب البايتات.
encoding-converted = الملف بترميز { $encoding } وقد جرى تحويله.
    .why = تُحفظ النصوص بترميز UTF-8، وتدل علامة ترتيب البايتات على أن هذا الملف بترميز آخر.
    .example = مذكرة حفظها برنامج تحرير قديم باسم «Unicode».
    .help = لا يلزم فعل شيء. ولإزالة الملاحظة احفظ الملف بترميز UTF-8.
title-repeated = ورد العنوان مرتين فأُسقط الثاني: { $text }
    .why = كثيراً ما تعرض الصفحة المنسوخة من المتصفح عنوانها مرة في رأسها ومرة فوق النص، أما الترجمات فيرد فيها مرة واحدة.
    .example = فقرتان أوليان متطابقتان.
    .help = احذف العنوان الثاني، أو أبقه بتعطيل القاعدة في ملف المشروع.
page-furniture = الكتلة الأخيرة من تسميات الصفحة فأُسقطت: { $text }
    .why = تأتي تسميات الأزرار والروابط («إغلاق»، «مشاركة») مع الصفحة عند نسخها، وهي ليست جزءاً من النص.
    .example = سطر أخير فيه «إغلاق».
    .help = احذف السطر، أو أبقه بتعطيل القاعدة في ملف المشروع، ويمكن أن تضاف فيه تسميات أخرى.
parts-left-out = أُسقطت أجزاء من الصفحة لا نص فيها، وعددها { $count }: { $part }
    .why = لا تُترجم مع النص قوائم التنقل والبرامج النصية والشيفرة وما شابهها.
    .example = العنصر «nav» في صفحة ويب، أو كتلة شيفرة في صفحة Markdown.
    .help = لا يلزم فعل شيء إلا إذا نقص نص، فعندئذ انقله إلى خارج ذلك العنصر.
error-document-too-large = حجم { $path } هو { $size } بايت، وهو أكبر من الحد { $limit }.
    .help = قسّم الوثيقة، أو تحقق من أنها نص أصلاً.
error-document-long-line = في السطر { $size } بايت، وهو أكثر من الحد { $limit }.
    .help = قلّما يكون سطر بهذا الطول نصاً. راجع الملف، أو اقطع السطر حيث تنتهي فقراته.
error-document-binary = البايت { $byte } لا يرد في نص: الملف ثنائي، أو بترميز UTF-16 من دون علامة ترتيب البايتات.
    .help = صدّر الوثيقة نصاً عادياً أو Markdown أو HTML بترميز UTF-8.
error-document-not-utf8 = البايت { $byte } ليس من UTF-8.
    .help = حوّل ترميز الملف، ولعربية ويندوز القديمة: { "\u2066" }iconv -f WINDOWS-1256 -t UTF-8{ "\u2069" }
error-document-bad-encoding = يبدأ الملف بعلامة ترتيب البايتات الخاصة بترميز { $encoding }، لكن تتعذر قراءته به: { $reason }.
    .help = احفظ الملف بترميز UTF-8.
error-document-package = تتعذر قراءة { $part }: { $reason }.
    .help = افتح الوثيقة في Word أو LibreOffice واحفظها من جديد؛ فإن تعذر ذلك أيضاً فهي تالفة.
error-document-unpacked = حجم الوثيقة بعد فك ضغطها أكبر من الحد { $limit } بايت.
    .help = قسّم الوثيقة، أو تحقق من مصدرها: فمن الأرشيفات ما يُصنع ليكبر بلا نهاية.
error-document-unknown-package = الملف أرشيف، لكنه ليس وثيقة بصيغة معروفة ({ $known }).
    .help = فك الأرشيف وسمّ الوثائق التي فيه، أو احفظ الوثيقة بصيغة معروفة.
error-document-compound = الملف وثيقة Office سابقة لعام 2007، أو محمية بكلمة مرور.
    .help = افتحها وأزل كلمة المرور واحفظها بصيغة ‎.docx.
error-document-empty = لا نص في الوثيقة.
    .help = أدرج النص، أو أخرج الوثيقة من المشروع.

## متجهات مرمِّز الجمل

error-vectors-size = في { $path } من الأعداد { $bytes } بايت، ولا تنقسم إلى أعداد float32 بالتساوي على { $lines } سطر.
    .help = لا بد أن تكون المتجهات لأسطر ملف النصوص بترتيبها نفسه، متجه لكل سطر، والأسطر الفارغة كذلك.
error-vectors-dimensions = طول متجهات { $path } هو { $found }، وطول ما أُعطي قبلها { $known }.
    .help = لا تُقارَن المتجهات إلا إذا كانت كلها من مرمِّز واحد.
error-vectors-array = ليس { $path } مصفوفة NumPy من float32 فيها صف لكل سطر: { $what }
    .help = اكتبه بالأمر numpy.save("FILE.npy", vectors.astype("float32")).
error-vectors-not-finite = في المتجه { $line } من { $path } عدد لا نهائي أو غير معرَّف.
    .help = أعد ترميز النصوص؛ فقد أخفق المرمِّز في هذا السطر.
error-encoder-without = بُني هذا البرنامج بلا مرمِّزات جمل.
    .help = ابنِه بالأمر cargo install tarjuman --features onnx، أو أعطِ المتجهات بالخيار --embeddings.
error-encoder-library = تعذر تحميل ONNX Runtime من { $path }: { $reason }
    .help = ثبّت ONNX Runtime بالإصدار 1.18 أو أحدث، واجعل ORT_DYLIB_PATH مسار مكتبته، مثل libonnxruntime.so.
error-encoder-model = تعذر استعمال النموذج { $path }: { $reason }
    .help = لا بد أن يكون مرمِّز جمل في ملف ONNX واحد مدخلاته input_ids وattention_mask وtoken_type_ids، ومتجهاته من float32.
error-encoder-tokenizer = تعذر استعمال مقسِّم الكلمات { $path }: { $reason }
    .help = لا بد أن يكون ملف tokenizer.json لنموذج بقطع كلمات BERT، مثل LaBSE. ولغيره اصنع المتجهات بأداة أخرى وأعطها بالخيار --embeddings.

error-srx-syntax = القواعد ليست XML سليم الصياغة: { $reason }.
    .help = صدّر القواعد من جديد من الأداة التي تحفظها.
error-srx-root = الملف ليس بصيغة SRX: عنصره الجذر «{ $name }».
    .help = أعط ملف قواعد تقطيع بصيغة SRX 2.0، ويكتب مثله الأمر { "\u2066" }tarjuman segment --export-srx{ "\u2069" }
error-srx-pattern = لا يمكن استعمال القاعدة: { $reason }. ونمطها { $pattern }
    .help = أعد كتابة النمط، أو احذف القاعدة من الملف.
error-srx-unknown = أُسندت لغة إلى القواعد «{ $name }»، وليست في الملف.
    .help = أضف languagerule بهذا الاسم، أو احذف languagemap.

## المحاذاة بالأمر

align-evidence = الدليل
align-nats = نات
align-prior = شكل المقابلة
align-sum = المجموع
align-no-bead = لا توجد مقابلة رقمها { $number }، ففي المحاذاة { $count }.
align-unrelated = النصان { $source } و{ $target } لا يكاد أحدهما يترجم الآخر: تحقق من أنهما يعودان إلى وثيقة واحدة ومن اللغتين المذكورتين.
align-doubtful = { $found } من { $all } مقابلات مشكوك فيها.
column-languages = اللغتان
column-pairs = أزواج الكلمات
lexicon-passed-over = أُهملت أسطر ليست مداخل من الشكل «target @ source»، وعددها { $count }.
error-align-pin = لا يمكن تثبيت المقابلة { $source }:{ $target }، فهي تقطع غيرها أو تقع خارج النصين.
    .help = عدّ الجمل من 1 كما تظهر في العرض المتقابل، بالترتيب ومن دون تكرار.
error-ladder-no-bead = السطر ليس مقابلة مثل { "\u2066" }[0, 1]:[0]{ "\u2069" }.
    .help = اكتب أرقام جمل كل طرف ابتداء من 0 بين قوسين معقوفين، وبينهما نقطتان.
error-ladder-twice = ذُكرت الجملة { $segment } مرتين في طرفها.
    .help = كل جملة تنتمي إلى مقابلة واحدة.
error-ladder-missing = لا توجد جملة رقمها { $segment } في طرفها.
    .help = تُعد الجمل من 0؛ تحقق من أن المحاذاة لهذين النصين.
error-lexicon-head = الملف ليس معجماً: سطره الأول ليس «{ $head }».
    .help = لقاموس hunalign أضف { "\u2066" }--format hunalign --from LOCALE --to LOCALE{ "\u2069" }
error-lexicon-line = السطر ليس زوج لغات ولا كلمتين وعدد مرات ورودهما.
    .help = افصل الخانات بعلامة الجدولة: «ar» و«en»، ثم المصدر والهدف والعدد.
error-pairs-cells = لا يسمي السطر مصدراً وهدفاً.
    .help = افصل بعلامة الجدولة: المصدر، الهدف، الناتج، لغة المصدر، لغة الهدف.
error-pairs-locale = «{ $tag }» ليس وسم لغة.
    .help = اكتب وسماً مثل ar أو en أو tk.
error-pairs-no-locale = لم تُذكر لغتا الزوج.
    .help = أضف ‎--from و‎--to، أو خانتين إلى السطر.
error-pairs-no-output = ليس للزوج ناتج.
    .help = أضف { "\u2066" }--output FOLDER{ "\u2069" }، أو خانة ثالثة إلى السطر.
error-pairs-taken = الناتج { $path } ملف يُقرأ أو يُكتب في موضع آخر.
    .help = اجعل لكل زوج ناتجاً خاصاً به.
error-pairs-none = ليس لأي ملف في المجلد ترجمة.
    .help = تُقرن الملفات بأسمائها: { "\u2066" }a.{ $from }.txt{ "\u2069" } مع { "\u2066" }a.{ $to }.txt{ "\u2069" }.
error-pairs-file = تُرك الزوج. { $reason }
    .help = تحقق من المسار { $path }، فالمسارات تبدأ من مجلد القائمة.

## Bundles

bundle-not-proven = { $problem ->
    [missing] لا يحتوي ملف { $format } على الرسالة «{ $message }».
    [extra] في ملف { $format } رسالة لا يقابلها نص معتمد: «{ $message }».
    [twice] الرسالة «{ $message }» مكررة في ملف { $format }.
    [unrenderable] تعذّر عرض الرسالة «{ $message }» من ملف { $format }: { $detail }
    [unreadable] تعذّرت قراءة ملف { $format } بعد كتابته: { $detail }
   *[differs] الرسالة «{ $message }» من ملف { $format } لا تُقرأ مطابقةً للنص المعتمد.
}
    .why = يجب أن يكون ما يعرضه أي تطبيق هو النص المعتمد نفسه. لذلك يُقرأ كل ملف بعد كتابته بالقارئ الذي تستعمله التطبيقات، وتُعرض كل رسالة وتُقارن.
    .example = إذا ضاعت علامة غير مرئية من النص المعتمد «اتفاقية ٢٠٢٥» صارت الرسالة المعروضة نصًّا آخر.
    .help = إذا عُدّل الملف يدويًّا فشغّل «tarjuman emit»، وإلا فهذا خلل في البرنامج.
locale-lacks-unit = لا يوجد في اللغة { $locale } نص للرسالة «{ $message }» من الوثيقة { $document }، وهو موجود في { $other }.
    .why = تبحث التطبيقات عن المعرّف نفسه في كل لغة، فإذا غاب عن إحداها رأى القارئ لغة أخرى أو لم يرَ شيئًا.
    .example = أضيفت جملة إلى الأصل العربي ولم تُترجم بعد إلى التركمانية.
    .help = ترجم الوحدة في ملف XLIFF الخاص بها أو في وثيقة الترجمة، ثم أعد التشغيل.
bundle-out-of-date = { $problem ->
    [absent] ملف { $format } غير موجود.
    [unreadable] تعذّرت قراءة ملف { $format }: { $detail }
    [layout] يختلف ملف { $format } عمّا سيُكتب في التعليقات أو التنسيق.
   *[messages] يختلف ملف { $format } عمّا سيُكتب: { $messages }{ $more ->
        [true] {" "}وغيرها
       *[false] {""}
    } (عدد الاختلافات: { $count }).
}
    .why = يجب أن تكون ملفات اللغات المودعة هي ما تعطيه الوحدات المحفوظة، وإلا صدرت نصوص لم يعتمدها أحد.
    .example = اعتُمدت وحدة في ملف XLIFF ولم تُكتب ملفات اللغات من جديد.
    .help = شغّل «tarjuman emit» ثم أودِع الناتج.
error-bundle-syntax = تعذّرت قراءة السطر { $line } من ملف اللغة: { $what }
    .help = ملفات اللغات مولّدة آليًّا؛ شغّل «tarjuman emit» لكتابة الملف من جديد.
error-bundle-duplicate = الرسالة «{ $message }» مكررة في ملف اللغة.
    .help = احذف إحدى الرسالتين، أو شغّل «tarjuman emit» لكتابة الملف من جديد.
error-bundle-unrenderable = تعذّر عرض الرسالة «{ $message }»: { $what }
    .help = شغّل «tarjuman emit» لكتابة الملف من جديد.
error-bundle-shape = ترتيب ملف اللغة لا يوافق صيغته: «{ $key }» ينبغي أن يكون { $expected }.
    .help = شغّل «tarjuman emit» لكتابة الملف من جديد.
error-bundle-too-deep = السطر { $line } من ملف اللغة فيه تداخل يتجاوز الحدّ (مستويات: { $limit }).
    .help = شغّل «tarjuman emit» لكتابة الملف من جديد.

## الحالة المحفوظة

stale-translation = { $change ->
    [source] تغيّر الأصل بعد اعتماد هذه الترجمة أو تحريرها يدويًّا.
   *[translation] في مستند الترجمة الآن نصّ غير النصّ المعتمد أو المحرَّر يدويًّا.
} وُضعت للأصل «{ $was }».
    .why = لا يُستبدل أبدًا نصّ كتبه إنسان أو اعتمده: يبقى مع علامة التقادم، ويوضع النصّ الجديد إلى جانبه اقتراحًا.
    .example = صارت «اجتمع الوزيران» «اجتمع الوزيران أمس» بعد اعتماد الترجمة «The ministers met».
    .help = حرِّر الترجمة في ملف XLIFF أو اضبط حالتها من جديد، فأيّ منهما يحسم الأمر.
missing-translation = لا ترجمة لهذه الوحدة.
    .why = إذا خلا ملف اللغة من النصّ رأى القرّاء لغة أخرى أو لم يروا شيئًا.
    .example = أُضيفت جملة إلى الأصل العربي ولم يطّلع عليها المترجم بعد.
    .help = أضفها إلى مستند الترجمة، أو اكتبها في ملف XLIFF.
obsolete-translation = لم يعد في المستند أصلُ ترجمةٍ كتبها إنسان أو اعتمدها.
    .why = لا يُهدر عمل الناس: تُحفظ الوحدة في ملف XLIFF ضمن المجموعة «obsolete» وتعود بعودة أصلها.
    .example = حُذفت من الأصل العربي جملة لها ترجمة مراجَعة.
    .help = إن لم تعد بحاجة إلى النصّ فاحذف الوحدة من المجموعة «obsolete» في ملف XLIFF.
target-without-source = هذا المقطع من الترجمة لا يقابله شيء في الأصل.
    .why = لا يدخل أيَّ ملف لغة. فإمّا أن المترجم أضافه، وإمّا أن المحاذاة لم تجد أصله.
    .example = ينتهي المستند التركماني بسطر ليس في المستند العربي.
    .help = احذف المقطع أو أضف أصله؛ وإن كان أصله موجودًا فاعتمد الزوج الصحيح في ملف XLIFF.
error-xliff-syntax = ملف XLIFF ليس XML سليم البنية: { $message }
    .help = استعد الملف من نظام إدارة النسخ، أو احذفه فيُكتب من جديد، غير أن ما فيه من اعتمادات يضيع.
error-xliff-doctype = في ملف XLIFF تصريح بنوع المستند.
    .help = احذف السطر «<!DOCTYPE …>»؛ فلا حاجة إليه في XLIFF، وقد تُعرَّف فيه كيانات.
error-xliff-entity = في ملف XLIFF كيان غير معروف «{ $name }».
    .help = اكتب المحرف نفسه أو رقمه.
error-xliff-too-deep = تداخل العناصر في ملف XLIFF يتجاوز الحدّ (مستويات: { $limit }).
    .help = استعد الملف من نظام إدارة النسخ.
error-xliff-not-xliff = ليس هذا ملف XLIFF: يبدأ بالعنصر «{ $name }».
    .help = انقل الملف إلى مكان آخر، أو استعد ملف XLIFF من نظام إدارة النسخ.
error-xliff-version = لا يمكن قراءة الإصدار «{ $version }» من XLIFF.
    .help = صدِّر الملف من الأداة بالإصدار 2.0 أو 2.1.
error-xliff-missing = ليس للعنصر «{ $element }» السمة «{ $attribute }».
    .help = أعد السمة؛ فلكل وحدة معرّفها، وللملف لغتاه.
error-xliff-value = «{ $value }» ليست قيمة مقبولة لـ«{ $attribute }».
    .help = صحِّح القيمة، أو استعد الملف من نظام إدارة النسخ.
error-xliff-duplicate = لوحدتين المعرّف نفسه «{ $id }».
    .help = احذف إحدى الوحدتين.

## ألفاظ الواجهة

label-error = خطأ
label-source = الأصل
label-target = الترجمة
label-expected = المتوقع
label-help = الحل
severity-info = ملاحظة
severity-warning = تنبيه
severity-error = خطأ
explain-why = لماذا يهم ذلك
explain-example = مثال
explain-help = ما العمل

## التشغيل (project/ cli/)

run-document = الوثيقة
run-units = الوحدات
run-findings = الملاحظات
run-done = الوثائق المنجزة: { $done }، والتي لم تتغير: { $current }؛ الملفات المكتوبة: { $changed }؛ المدة بالثواني: { $seconds }.
run-would = الوثائق التي ستُنجز: { $done }، والتي لم تتغير: { $current }؛ الملفات التي ستُكتب: { $changed }؛ المدة بالثواني: { $seconds }. لم يتغير شيء.
run-nothing = لا شيء يلزم فعله، فالوثائق كلها محدّثة (عددها: { $current }). المدة بالثواني: { $seconds }
run-failed = الوثائق التي تعذّر إنجازها فتُركت كما هي: { $failed }، والأسباب مبيّنة أدناه.
run-left = الوثائق التي لم يبدأ العمل عليها: { $left }. للمتابعة من حيث توقف التشغيل: tarjuman run
run-found = الملاحظات: { $total } (أخطاء: { $errors }، تنبيهات: { $warnings }، ملاحظات عامة: { $info }). لعرضها: tarjuman check
run-waived = { $waived ->
        [one] استُثنيت ملاحظة واحدة
        [two] استُثنيت ملاحظتان
        [few] استُثنيت { $waived } ملاحظات
       *[other] استُثنيت { $waived } ملاحظة
    }: { $file }
apply-waits = يمكن أن يصير «{ $form }» «{ $new }»، لكن { $why ->
    [uncertain] الحروف قد تكون كلمة أخرى
    [agreement] الكلمات المجاورة قد تحتاج إلى مطابقة
    [name] يبدو أنه جزء من اسم
   *[quotation] اللفظ داخل اقتباس
}؛ ويُبدَّل مع --review.
check-found = { $total ->
        [0] لا ملاحظات.
       *[other] الملاحظات: { $total } (أخطاء: { $errors }، تنبيهات: { $warnings }، ملاحظات عامة: { $info }). لشرح إحداها: tarjuman explain CODE
    }
emit-current = الملفات كلها محدّثة (عددها: { $files }).
emit-differs = الملفات المختلفة عمّا سيُكتب: { $changed } من { $files }. لكتابتها: tarjuman emit
emit-done = الملفات المكتوبة: { $changed } من { $files }، والبقية كانت محدّثة.
missing-translation-file = ليس للوثيقة ترجمة باللغة { $locale }، والمتوقع أن تكون في { $expected }.
    .why = اللغة التي لا ترجمة لها تغيب عن ملفات اللغات، فتعرض التطبيقات لغة أخرى مكانها.
    .example = الملفان documents/visit.ar.txt و documents/visit.en.txt موجودان، أما documents/visit.tk.txt فلا.
    .help = ضع الترجمة في المسار المتوقع، أو احذف اللغة من «targets» في ملف المشروع.
error-project-not-found = لا يوجد ملف المشروع tarjuman.yaml في { $start } ولا في المجلدات التي تعلوه.
    .help = لكتابة ملف مشروع مع وثيقة أولى ومسرد: tarjuman init
error-project-not-utf8 = ملف المشروع { $path } ليس بترميز UTF-8.
    .help = احفظ الملف بترميز UTF-8.
error-project-busy = هناك تشغيل آخر يعمل في هذا المشروع.
    .help = انتظر حتى ينتهي ثم أعد المحاولة.
error-file-read = تعذّرت قراءة { $path }: { $reason }
    .help = تحقق من اسم الملف ومن أذوناته.
error-file-write = تعذّرت كتابة { $path }: { $reason }
    .help = تحقق من أذونات المجلد ومن المساحة الحرة؛ أما ما كان موجوداً فلم يُمسّ.
error-file-too-large = حجم { $path } هو { $size } بايت، وهو أكبر من الحد { $limit }.
    .help = تحقق من أنه الملف الصحيح، أو قسّمه.
error-file-outside = يقع { $path } خارج المشروع.
    .help = استعمل مساراً تحت مجلد tarjuman.yaml، من دون «..» ومن دون روابط تخرج منه.
error-file-exists = الملف { $path } موجود من قبل، فلم يُكتب شيء.
    .help = اختر مجلداً آخر، أو انقل الملف إلى مكان آخر.
init-done = مشروع جديد (عدد الملفات: { $files }):
init-next = للتجربة:
init-then = ثم ضع نصوصك في documents/، لكل لغة ملف، ومصطلحاتك في glossary/terms.yaml.
error-yaml = تعذّرت قراءة الملف على أنه YAML: { $problem ->
        [alias] لا تُقرأ هنا الأسماء المستعارة (*name)
        [anchor-or-tag] لا تُقرأ هنا المراسي (&name) ولا الوسوم (!name)
        [merge-key] لا تُقرأ هنا مفاتيح الدمج (<<)
        [key-is-no-word] يجب أن يكون المفتاح كلمة
        [too-deep] يتجاوز التداخل 64 مستوى
        [second-document] تبدأ هنا وثيقة ثانية
        [empty] الملف فارغ
       *[other] { $problem }
    }
    .help = راجع المسافات البادئة وعلامات الاقتباس والنقطتين قبل هذا الموضع مباشرة.
error-yaml-unknown-key = لا معنى للمفتاح «{ $key }» هنا.
    .help = احذفه؛ والمفاتيح المقبولة يسردها الأمر tarjuman schema.
error-yaml-unknown-key-near = لا معنى للمفتاح «{ $key }» هنا.
    .help = هل المقصود «{ $nearest }»؟
error-yaml-duplicate-key = المفتاح «{ $key }» مكرر.
    .help = أبق أحد الموضعين واحذف الآخر.
error-yaml-missing-key = المفتاح «{ $key }» ناقص.
    .help = أضفه؛ وما يجوز أن يحتويه يصفه الأمر tarjuman schema.
error-yaml-wrong-type = قيمة «{ $key }» ليست من النوع المطلوب؛ المتوقع: { $expected ->
        [mapping] مفاتيح لها قيم
        [list] قائمة
        [text] نص
       *[truth] true أو false
    }.
    .help = اكتب القيمة على هذه الصورة؛ وفي الملف الذي يكتبه الأمر tarjuman init أمثلة.
error-yaml-bad-value = لا يصح أن ترد القيمة «{ $value }» في «{ $key }»؛ المتوقع: { $expected ->
        [once] أن ترد كل لغة مرة واحدة
        [not-empty] لغة واحدة على الأقل
        [path-inside] مسار داخل المشروع، تفصل بين أجزائه العلامة /
        [free-path] مسار خاص به لا يُكتب فيه فوق ملف يُقرأ أو يُكتب
        [existing-file] نمط يطابق ملفاً موجوداً
        [one-document] أصل واحد لكل معرّف
       *[other] { $expected }
    }.
    .help = اكتب قيمة من هذا النوع.
error-yaml-bad-value-near = لا يصح أن ترد القيمة «{ $value }» في «{ $key }»؛ المتوقع: { $expected }.
    .help = هل المقصود «{ $nearest }»؟
error-document-unknown = ليس في المشروع وثيقة معرّفها «{ $document }».
    .help = المعرّف هو اسم الملف من دون اللغة واللاحقة، فمعرّف consultations.ar.md هو «consultations».
error-document-unknown-near = ليس في المشروع وثيقة معرّفها «{ $document }».
    .help = هل المقصود «{ $nearest }»؟
error-rule-unknown = لا توجد ملاحظة رمزها أو اسمها «{ $rule }».
    .help = لسردها كلها: tarjuman explain
error-rule-unknown-near = لا توجد ملاحظة رمزها أو اسمها «{ $rule }».
    .help = هل المقصود «{ $nearest }»؟ لسردها كلها: tarjuman explain

## المصطلحات في الترجمات (check/)

term-not-used = «{ $form }» مصطلح من المسرد ({ $concept })، والترجمة لا تستعمل «{ $expected }».{ $has ->
        [near] {" "}وأقرب ما فيها «{ $nearest }».
       *[nothing] {""}
    }
    .why = يحسب القارئ أن اللفظين شيئان مختلفان، والمصطلح الدبلوماسي إذا صيغ مرة بغير لفظه قد يُفهم التزاماً آخر.
    .example = تُرجمت «وقّع الوزيران مذكرة تفاهم» إلى “The ministers signed a paper” من دون “memorandum of understanding”.
    .help = استعمل المصطلح المتوقع بأي صيغة صرفية؛ وإن كانت الترجمة صحيحة فأضف لفظها إلى المفهوم مصطلحاً مقبولاً.
term-forbidden = «{ $form }» لفظ يمنعه المسرد ({ $concept })، والصواب «{ $expected }».
    .why = قرر واضعو المصطلحات ترك هذا اللفظ، وغالباً لأنه دخيل أو لأن له في القانون معنى آخر.
    .example = اللفظ التركماني “memorandum” حيث يطلب المسرد “özara düşünişmek hakynda ähtnama”.
    .help = ضع المصطلح المتوقع مكانه؛ وفي ملاحظة المفهوم سبب المنع.
term-two-ways = ورد هنا «{ $form }»، وورد «{ $earlier }» في الوحدة { $unit } من الوثيقة نفسها.
    .why = كلا المصطلحين مقبول، لكن الاسم الثاني في الوثيقة الواحدة يوحي للقارئ بشيء ثانٍ.
    .example = “political consultations” في الفقرة الأولى و“political talks” في الثالثة مقابل «المشاورات السياسية» نفسها.
    .help = اختر أحدهما للوثيقة كلها؛ أما المختصر مع الاسم الكامل فلا يُبلَّغ عنه.
term-deprecated = «{ $form }» لفظ عدل عنه المسرد ({ $concept })، والمفضل «{ $expected }».
    .why = كان هذا المصطلح مستعملاً وقد يرد في نصوص أقدم، أما النصوص الجديدة فينبغي أن تتبع المسرد.
    .example = اسم قديم لمنظمة غيّرت اسمها.
    .help = ضع المصطلح المتوقع مكانه، إلا إذا كان في اقتباس من نص أقدم.
term-not-preferred = «{ $form }» مقبول ({ $concept })، لكن هذا المشروع يطلب «{ $expected }».
    .why = في ملف المشروع «preferred-only: true»: على كل وثيقة أن تستعمل المصطلح نفسه.
    .example = “MoU” قبل أن يرد في الوثيقة “memorandum of understanding”.
    .help = اكتب المصطلح المفضل؛ ويصح المختصر بعد ورود الاسم الكامل.
term-untranslated = تُرك «{ $form }» ({ $concept }) بلغة { $language }.
    .why = قد لا يعرف قارئ الترجمة هذا اللفظ، ولا يعثر عليه من يبحث عن المصطلح.
    .example = “memorandum of understanding” في جملة تركمانية من دون “özara düşünişmek hakynda ähtnama”.
    .help = اكتب المصطلح المتوقع؛ ويجوز أن يُذكر اللفظ الأجنبي بجانبه بين قوسين.
term-two-ways-in-project = ورد «{ $concept }» بلفظ «{ $term }» في { $units } من الوحدات ({ $documents })، وبلفظ «{ $other }» في { $other-units } ({ $other-documents }).
    .why = كلا المصطلحين مقبول، لكن من يقرأ وثائق عدة يحسبهما شيئين.
    .example = “political consultations” في بيان و“political talks” في الذي يليه.
    .help = اختر أحدهما للمشروع كله واجعل الآخر مهجورا (deprecated).
term-applied = استُبدل «{ $expected }» باللفظ «{ $form }» ({ $concept }).
    .why = في ملف المشروع «apply: true»: يحل المصطلح المفضل محل الممنوع أو المهجور بالصيغة الصرفية نفسها.
    .example = يصير اللفظ التركماني “memorandumynda” “ähtnamasynda”.
    .help = لا شيء إن سلمت الجملة؛ وإلا فعدّل الترجمة، والبرنامج لا يكتب فوق ما كتبه إنسان.

## Waivers (project/)

waiver-unused = الاستثناء من «{ $rule }» لا يستثني شيئا.
    .why = ما كان يسمح به قد أُصلح أو انتقل، وإن بقي فسيخفي الخطأ القادم.
    .example = استثناء لوحدة لم تعد موجودة.
    .help = احذفه.
waiver-expired = انتهى الاستثناء من «{ $rule }» في { $until }.
    .why = أُعطي لمدة، وقد عادت ملاحظاته إلى الظهور.
    .example = until: 2025-12-31
    .help = أصلح ما كان يستثنيه ثم احذفه، أو مدّد أجله.

## Forms of a term (cli/glossary/forms.rs)

form-feature = { $feature ->
    [singular] مفرد
    [dual] مثنى
    [plural] جمع
    [possessor-first] ملك المتكلم
    [possessor-second] ملك المخاطب
    [possessor-third] ملك الغائب
    [possessor-first-plural] ملك المتكلمين
    [possessor-second-plural] ملك المخاطبين
    [possessor-third-plural] ملك الغائبين
    [genitive] حالة الإضافة
    [dative] حالة الاتجاه
    [accusative] حالة المفعول
    [locative] حالة المكان
    [ablative] حالة المصدر
    [relative] بمعنى «الكائن في»
    [definite] معرّف بأل
    [construct] مضاف
   *[other] { $feature }
}
forms-saved = { $count ->
    [0] هذه الصيغ موجودة في { $path }.
   *[other] { $path }: عدد الصيغ المضافة { $count }.
}
glossary-affects = { $document } { $unit } ({ $locale }): { $concept }، { $change ->
        [added] جديد في المسرد
        [removed] لم يعد في المسرد
       *[changed] تغيّر
    }؛ «{ $used }» { $fits ->
        [yes] يجوز أن يبقى
       *[no] ينبغي أن يصير «{ $expected }»
    }
error-git-missing = تعذر تشغيل git: { $reason }
    .help = ثبّت git، أو قارن بملف أقدم بعد ‎--against.
error-git-revision = لا يعرف git هنا نسخة «{ $revision }».
    .help = اذكر إيداعا أو فرعا أو وسما في مستودع المشروع، أو ملفا موجودا.
error-term-unknown = ليس في المسرد مصطلح «{ $term }» بهذه اللغة.
    .help = أضف المصطلح إلى أحد ملفات المسرد أولا، أو اذكر الملف بعد ‎--glossary.
error-glossary-edit = لم يتغير { $path }: { $reason }
    .help = اكتب الصيغ في الملف بنفسك قائمة بين قوسين: ‎forms: [...]

## ملفات المسرد (glossary/)

glossary-unreadable = تتعذر قراءة المسرد: { $problem ->
        [alias] لا تُقرأ هنا الأسماء المستعارة (*name)
        [anchor-or-tag] لا تُقرأ هنا المراسي (&name) ولا الوسوم (!name)
        [merge-key] لا تُقرأ هنا مفاتيح الدمج (<<)
        [key-is-no-word] يجب أن يكون المفتاح كلمة
        [too-deep] يتجاوز التداخل 64 مستوى
        [second-document] تبدأ هنا وثيقة ثانية
        [empty] الملف فارغ
        [not-utf8] ليس الملف بترميز UTF-8
       *[other] { $problem }
    }
    .why = يجب أن يكون الملف بصيغة YAML وترميز UTF-8 من دون مراسٍ أو أسماء مستعارة أو وسوم.
    .example = قائمة تُفتح بالعلامة [ ولا تُغلق.
    .help = أصلح السطر؛ فما بعده لم يُقرأ.
glossary-mistake = { $problem ->
    [unknown-key] لا معنى للمفتاح «{ $key }» هنا.
    [duplicate-key] المفتاح «{ $key }» مكرر.
    [missing-key] المفتاح «{ $key }» غير موجود.
    [wrong-type] قيمة «{ $key }» ليست من النوع المطلوب؛ المتوقع: { $expected ->
        [mapping] مفاتيح لها قيم
        [list] قائمة
        [text] نص
       *[truth] true أو false
    }.
   *[bad-value] لا تصلح «{ $value }» قيمةً للمفتاح «{ $key }».
}
    .why = المفتاح المكتوب خطأً يُهمل بصمت ويُهمل معه المصطلح.
    .example = «statsu: forbidden» بدلا من «status: forbidden».
    .help = صحح الكلمة؛ يعرض الأمر «tarjuman schema glossary» المفاتيح كلها.
concept-twice = لمفهومين المعرّف نفسه «{ $concept }»؛ والآخر في { $other }.
    .why = تشير النصوص والحزم والقرارات إلى المفهوم بمعرّفه.
    .example = نُسخ مدخل ولم يُغيَّر معرّفه.
    .help = ادمج المفهومين أو أعط أحدهما معرّفا آخر.
term-of-two-concepts = يدل المصطلح «{ $term }» على «{ $concept }» وعلى «{ $other }» معا ({ $locale }).
    .why = حيثما ورد المصطلح لا يُعرف أي المفهومين هو المقصود وأي الترجمتين هي الصحيحة.
    .example = «سفير» لمفهوم السفير ولمفهوم المبعوث.
    .help = اختر لأحدهما مصطلحا آخر أو ادمج المفهومين.
preferred-missing = ليس للمفهوم «{ $concept }» مصطلح مفضل في { $locale }.
    .why = يجب أن يعرف البرنامج والمترجمون أي مصطلح يُستعمل.
    .example = مصطلح وحيد حالته «status: admitted».
    .help = اجعل أحد المصطلحات مفضلا أو احذف حالته.
preferred-twice = للمفهوم «{ $concept }» مصطلحان مفضلان في { $locale }: «{ $other }» و«{ $term }».
    .why = مصطلحان مفضلان يعنيان ترجمتين لشيء واحد؛ والمصطلح الذي لا حالة له مفضل.
    .example = «سفارة» و«بعثة» من دون حالة.
    .help = اجعل ما عدا واحدا منها مقبولا (admitted).
forbidden-approved = المصطلح «{ $term }» معتمد لمفهوم وممنوع لآخر: «{ $concept }» و«{ $other }» ({ $locale }).
    .why = الاستعمال الصحيح لأحدهما يبدو استعمالا خاطئا للآخر.
    .example = «memorandum» ممنوع لمذكرة التفاهم ومفضل للمذكرة.
    .help = تأكد من أن الأمرين مقصودان؛ فعندها يُحكم بالنص المصدر.
language-missing = ليس للمفهوم «{ $concept }» مصطلح في { $locale }.
    .why = يذكر المسرد أنه يشمل هذه اللغة.
    .example = مفهوم له مصطلحات عربية وإنجليزية فقط.
    .help = أضف المصطلح أو احذف اللغة من «languages».
mixed-scripts = يخلط «{ $term }» حروف أكثر من كتابة: { $detail }
    .why = الحروف المتشابهة شكلا محارف مختلفة، فلن يُعثر على المصطلح أبدا.
    .example = حرف «а» كيريلي في كلمة تركمانية.
    .help = أعد كتابة الكلمة بلوحة مفاتيح واحدة.
foreign-letter = في «{ $term }» الحرف «{ $detail }» الذي لا تستعمله اللغة { $locale }.
    .why = حرف من لغة أخرى يشبه حرفا من هذه اللغة، وهو محرف آخر.
    .example = ی الفارسية بدلا من ي العربية.
    .help = اكتب حرف هذه اللغة.
term-not-normal = { $detail ->
    [presentation-form] «{ $term }» مكتوب بأشكال العرض.
   *[decomposed] «{ $term }» ليس بصيغة يونيكود الموحدة NFC.
}
    .why = قد تُكتب الحروف نفسها بمحارف أخرى، فلا ترى البرامج أنها واحدة.
    .example = «s» وعلامة مركبة بدلا من «ş».
    .help = اكتب المحارف العادية.
term-invisible-character = في «{ $term }» المحرف غير المرئي { $detail }.
    .why = علامات الاتجاه والمحارف عديمة العرض تُنسخ من برامج أخرى وليست من المصطلح.
    .example = علامة اتجاه بعد مصطلح عربي.
    .help = احذف المحرف.
term-spaces = حول «{ $term }» فراغ، أو بين كلماته أكثر من فراغ واحد.
    .why = سيُكتب كذلك في الترجمات.
    .example = « سفارة».
    .help = احذف الفراغات الزائدة.
term-punctuation = ينتهي «{ $term }» بالعلامة «{ $detail }».
    .why = علامة نهاية الجملة ليست من المصطلح.
    .example = «سفارة.»
    .help = احذف علامة الترقيم.
form-of-two-terms = «{ $form }» صيغة من «{ $term }» ومن «{ $other }» ({ $locale }).
    .why = حيثما وردت هذه الصيغة يُعثر على المصطلحين معا.
    .example = «مهام» جمع «مهمة» وجمع «مهم».
    .help = لا شيء إن صح الأمران؛ وإلا فاذكر الجموع أو اكتب «match: exact».
term-twice = للمفهوم «{ $concept }» المصطلح «{ $term }» مرتين في { $locale }.
    .why = قد يناقض أحد المدخلين ما يقوله الآخر عن المصطلح.
    .example = الكلمة نفسها مرة مفضلة ومرة ممنوعة.
    .help = ادمج مدخلي المصطلح.
concepts-alike = للمفهومين «{ $concept }» و«{ $other }» المصطلحات نفسها: { $terms }.
    .why = إذا كان للشيء الواحد مدخلان تباعدا ولم يعرف أحد أيهما المعتمد.
    .example = مفهوم «سفارة» ومفهوم «بعثة دبلوماسية»، وفي كليهما سفارة وembassy.
    .help = ادمج المفهومين أو أعط أحدهما مصطلحا خاصا به.
relation-unknown = يشير المفهوم «{ $concept }» إلى «{ $other }» ({ $kind })، ولا وجود لمفهوم بهذا المعرّف.
    .why = يتبع القراءُ والبرامجُ التي تتسلم المسرد هذه العلاقات.
    .example = «related: [agrement]» واسم المفهوم «agreement».
    .help = صحح المعرّف أو احذفه.
relation-circular = تدور علاقات «{ $kind }» للمفهوم «{ $concept }» في حلقة: { $path }.
    .why = ليس مفهوم أوسع من نفسه، ومن يبحث عن مدخل يجب ألا يُحال إلى ما لا نهاية.
    .example = في «treaty» كُتب «broader: [instrument]» وفي «instrument» كُتب «broader: [treaty]».
    .help = احذف إحدى العلاقات؛ وللمفاهيم المتقاربة فحسب استعمل «related».
citation-inflected = يبدو «{ $term }» في «{ $concept }» ({ $locale }) صيغة مصرّفة من «{ $expected }».
    .why = تُشتق الصيغ من الصيغة المعجمية؛ فإن اشتُقت من صيغة مصرّفة جاءت خاطئة ولم يُعثر على المصطلح.
    .example = «والسفارة» بدلا من «سفارة»؛ وفي التركمانية ilçihananyň (للسفارة) بدلا من ilçihana.
    .help = اكتب الصيغة المعجمية؛ أما الصيغ التي لا تعطيها القواعد فمكانها «plurals» أو «forms».
validity-reversed = ذُكر أن «{ $term }» في «{ $concept }» ({ $locale }) مستعمل من { $from } إلى { $until }.
    .why = النهاية تسبق البداية: أحد التاريخين خطأ.
    .example = «from: 2019» و«until: 1992».
    .help = صحح أحد التاريخين.
import-duplicate = «{ $term }» مصطلح من مصطلحات «{ $concept }» من قبل.
    .why = لا يُضاف مصطلح موجود مرة أخرى، وإنما يُضاف ما هو جديد عنه.
    .example = جدول استُورد من قبل.
    .help = لا شيء؛ يبقى المسرد كما هو.
import-conflict = { $problem ->
    [other-terms] «{ $term }» مصطلح من مصطلحات «{ $concept }» من قبل ومعه مصطلحات أخرى؛ تُرك المدخل.
    [term-of-other] «{ $term }» في المفهوم الجديد «{ $concept }» مصطلح من مصطلحات «{ $other }» من قبل.
    [preferred] أُضيف «{ $term }» إلى «{ $concept }» مصطلحا مقبولا، لأن المفضل هو «{ $other }».
   *[value] قيمة «{ $key }» للمفهوم «{ $concept }» هي «{ $there }» في المسرد و«{ $value }» في الملف؛ يبقى المسرد كما هو.
    }
    .why = لا يغيّر الاستيراد شيئا موجودا: فإن قال الملف غير ذلك فالقرار للإنسان.
    .example = يترجم الجدول «مبعوث» بكلمة غير التي في المسرد.
    .help = إن كان المفهوم نفسه فأعط المدخل معرّفه في عمود «id»، وإن كان غيره فأعطه معرّفا جديدا. ولتغيير المسرد عدّله.
import-language-missing = { $count ->
    [one] ليس لمفهوم واحد مستورد مصطلح في { $locale }: { $concepts }
    [two] ليس لمفهومين مستوردين مصطلح في { $locale }: { $concepts }
    [few] ليس لـ{ $count } مفاهيم مستوردة مصطلح في { $locale }: { $concepts }
    [many] ليس لـ{ $count } مفهوما مستوردا مصطلح في { $locale }: { $concepts }
   *[other] ليس لـ{ $count } مفهوم مستورد مصطلح في { $locale }: { $concepts }
    }
    .why = يشمل المسرد أو الملف نفسه هذه اللغة.
    .example = جدول من عمودين استُورد إلى مسرد بثلاث لغات.
    .help = أضف المصطلحات في الجدول أو في المسرد.
import-entry = المدخل { $row }: { $problem ->
    [no-term] ليس فيه مصطلح
    [no-language] لم تُذكر لغة مصطلحه
    [no-translation] ليست له ترجمة
    [language] «{ $value }» ليست لغة
    [too-many-cells] «{ $value }» يقع بعد آخر عنوان
    [differs] «{ $value }» غير ما قاله مدخل سابق؛ يبقى السابق
   *[value] لا يصح «{ $value }» هنا
    }.
    .why = المدخل الذي لا يُقرأ كان سيصبح مدخلا خاطئا في المسرد؛ لذلك يُترك ويُستورد غيره.
    .example = «prefered» في عمود «status»، أو صف فيه معرّف وليس فيه مصطلح.
    .help = صحح المدخل في الملف واستورده من جديد؛ فالموجود لا يُضاف مرتين.
import-not-held = لا مكان لـ«{ $what }» في المسرد؛ عدد ما تُرك: { $count }.
    .why = ينبغي أن يُعرف ما لم يُستورد، لا أن يُفتقد فيما بعد.
    .example = عمود «Editor»، أو صورة في ملف TBX.
    .help = لا شيء إن لم يكن مطلوبا؛ وإلا فانقله إلى عمود يعرفه المسرد: tarjuman schema glossary.
export-lost = لا تتسع الصيغة { $format } لـ«{ $what }»؛ عدد ما فُقد: { $count }، وأوله في «{ $concept }».
    .why = تتسع كل صيغة لأقل مما تتسع له غيرها، وينبغي أن يعرف قارئ الملف ما ينقصه.
    .example = لا مكان في TBX-Basic للجموع المذكورة.
    .help = لا شيء إن لم يحتج القارئ إليه؛ وتتسع CSV وTSV لكل شيء تقريبا.

import-done = مفاهيم جديدة: { $concepts }، مصطلحات جديدة: { $terms }، مفاهيم زيد فيها: { $changed }، مصطلحات موجودة من قبل: { $duplicates }.
glossary-fixed = { $path }: عدد ما أُصلح: { $count }
error-terms-xml = { $problem ->
    [document-type] يعرّف الملف نوع مستند خاصا به؛ ولا تُقرأ مثل هذه الملفات.
    [entity] الكيان «{ $detail }» غير معروف.
    [too-deep] العناصر متداخلة أعمق من { $detail }.
   *[syntax] ليس هذا XML: { $detail }
    }
    .help = صدّر الملف من جديد من البرنامج الذي أنشأه.
error-terms-not-tbx = ليس { $path } ملف TBX: عنصره الجذر <{ $root }>.
    .help = تبدأ ملفات TBX بالعنصر <tbx> أو <martif>؛ سمّ صيغة أخرى بالخيار --format.
error-terms-no-headings = لا يُعرف أي عنوان في الصف الأول من { $path }: { $headings }
    .help = سمّ الأعمدة «language» و«term» أو بلغاتها (ar، en، tk)؛ أو اذكر --from و--to لعمودين بلا عناوين.
error-terms-languages = لا يذكر الملف بأي اللغات هو.
    .help = اذكرها: --from ar --to en
error-terms-unknown-format = لا يدل اسم { $path } على صيغة.
    .help = سمّها بالخيار --format.
error-terms-only-read = الصيغة { $format } تُقرأ ولا تُكتب.
    .help = اكتب csv؛ فبرامج الجداول تفتحه.
error-glossary-yaml = لا يمكن قراءة المسرد، السطر { $line }، العمود { $column }: { $problem }
    .help = انظر ما الخطأ فيه: tarjuman glossary check
error-glossary-mistakes = في المسرد أخطاء (عددها { $count })، فلا يُضاف إليه شيء.
    .help = اعرضها بالأمر «tarjuman glossary check» وصححها أولا.
error-glossary-not-held = كُتب المسرد بطريقة لا تمكن الإضافة إليه؛ يبقى كما هو.
    .help = استورد إلى ملف جديد وسمّ الملفين في المشروع.
