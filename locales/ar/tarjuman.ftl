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
