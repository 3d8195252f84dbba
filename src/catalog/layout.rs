//! Where a locale stands in the path of a file.

/// How locale files lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// A folder a locale: `locales/ar/main.ftl`.
    Folder,
    /// The file is called by its locale: `config/locales/ar.yml`.
    Name,
    /// A part of the file's name: `app.ar.yml`, `messages_ar.json`.
    Part,
}

/// A way to see a path: with the locale taken out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Located {
    /// The path with `{locale}` in its place.
    pub template: String,
    /// The locale, as it is written.
    pub locale: String,
    /// How it was found.
    pub layout: Layout,
}

/// Languages with two letters (ISO 639-1).
const TWO: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo \
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk \
    kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj \
    om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr \
    ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";
/// Languages without two letters into which programs are translated (ISO 639-2 and -3).
const THREE: &str = "ace ach arn ars ary arz ast awa ban bar bem ber bho brx bqi cak ceb cgg chr ckb crh csb dsb fil fur gom gsw haw hne \
    hsb hyw ilo kab kaa kmr kok kpe ksh lij lmo ltg lzz mai mfe mhr mni mrj mwl nap nds nso nqo pap pms rhg rom sah sat scn sco sma \
    smj szl tet tig tly tok trs tzm udm vec wal wae xcl yue zgh zam";

/// Regions of what only looks translated, to try out a layout: accents, right to left, long (UTS #35).
const PSEUDO: &[&str] = &["XA", "XB", "XC", "XL"];

/// Whether a word is a language tag of a language that programs are translated into: `ar`, `pt_BR`, `zh-Hant`, `sr@latin`.
/// Pseudo-locales (`en-XA`, `ar-XB`) are none.
///
/// ```
/// use tarjuman::catalog::is_locale;
/// assert!(is_locale("tk") && is_locale("pt_BR") && is_locale("zh-Hant-TW") && is_locale("sr@latin"));
/// assert!(!is_locale("en-XA") && is_locale("sq-XK"));
/// assert!(!is_locale("app") && !is_locale("menu") && !is_locale("db"));
/// ```
pub fn is_locale(word: &str) -> bool {
    let word = word.split_once('@').map_or(word, |(tag, _)| tag);
    let mut parts = word.split(['-', '_']);
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let known = match language.len() {
        2 => TWO.split_ascii_whitespace().any(|known| known == language),
        3 => THREE.split_ascii_whitespace().any(|known| known == language),
        _ => false,
    };
    let subtag = |part: &str| {
        let letters = part.bytes().all(|b| b.is_ascii_alphabetic()) && !PSEUDO.contains(&part);
        let digits = part.bytes().all(|b| b.is_ascii_digit());
        match part.len() {
            2 | 4 => letters,
            3 => digits,
            5..=8 => part.bytes().all(|b| b.is_ascii_alphanumeric()) && part.eq_ignore_ascii_case("valencia"),
            _ => false,
        }
    };
    let mut count = 0;
    known
        && parts.all(|part| {
            count += 1;
            count <= 3 && subtag(part)
        })
}

/// Every way to see a path, with `/` between its parts; the surest first.
///
/// ```
/// use tarjuman::catalog::locate;
/// let found = locate("locale/pt_BR/LC_MESSAGES/django.po");
/// assert_eq!((found[0].template.as_str(), found[0].locale.as_str()), ("locale/{locale}/LC_MESSAGES/django.po", "pt_BR"));
/// ```
pub fn locate(path: &str) -> Vec<Located> {
    let parts: Vec<&str> = path.split('/').collect();
    let Some((name, folders)) = parts.split_last() else { return Vec::new() };
    let mut found = Vec::new();
    let folder = folders.iter().map(|folder| format!("{folder}/")).collect::<String>();
    if let Some((stem, extension)) = name.rsplit_once('.') {
        let mut add = |before: &str, locale: &str, after: &str, layout| {
            if is_locale(locale) {
                let template = format!("{folder}{before}{{locale}}{after}.{extension}");
                found.push(Located { template, locale: locale.to_owned(), layout });
            }
        };
        add("", stem, "", Layout::Name);
        if let Some((before, last)) = stem.rsplit_once('.') {
            add(&format!("{before}."), last, "", Layout::Part);
        }
        if let Some((first, after)) = stem.split_once('.') {
            add("", first, &format!(".{after}"), Layout::Part);
        }
        for (at, sign) in stem.match_indices(['_', '-']) {
            add(&format!("{}{sign}", &stem[..at]), &stem[at + 1..], "", Layout::Part);
        }
    }
    for (index, one) in folders.iter().enumerate().rev() {
        if is_locale(one) {
            let mut template = parts.clone();
            template[index] = "{locale}";
            let (template, locale) = (template.join("/"), (*one).to_owned());
            found.push(Located { template, locale, layout: Layout::Folder });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts_of_many_projects_are_seen() {
        let rows = [
            ("locales/ar/main.ftl", "locales/{locale}/main.ftl ar"),
            ("i18n/en-US/app.ftl", "i18n/{locale}/app.ftl en-US"),
            ("config/locales/tk.yml", "config/locales/{locale}.yml tk"),
            ("config/locales/devise.zh-CN.yml", "config/locales/devise.{locale}.yml zh-CN"),
            ("config/locales/models/user/fr.yml", "config/locales/models/user/{locale}.yml fr"),
            ("public/locales/pt-BR/common.json", "public/locales/{locale}/common.json pt-BR"),
            ("locale/zh_Hans/LC_MESSAGES/django.po", "locale/{locale}/LC_MESSAGES/django.po zh_Hans"),
            ("po/sr@latin.po", "po/{locale}.po sr@latin"),
            ("src/messages_pt_BR.json", "src/messages_{locale}.json pt_BR"),
            ("_locales/es_419/messages.json", "_locales/{locale}/messages.json es_419"),
            ("app/package.json", ""),
            ("src/menu.yml", ""),
            ("db/app.json", ""),
        ];
        for (path, wanted) in rows {
            let found =
                locate(path).first().map(|l| format!("{} {}", l.template, l.locale)).unwrap_or_default();
            assert_eq!(found, wanted, "{path}");
        }
    }
}
