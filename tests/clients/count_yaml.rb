# Rails' i18n: what `letters` of YAML files shows for the numbers 0 to 199, with the plural rule of the file's locale.
begin
  require "i18n"
  require "i18n/backend/pluralization"
  require "json"
rescue LoadError
  exit 77
end

I18n::Backend::Simple.include(I18n::Backend::Pluralization)
ARABIC = lambda do |n|
  case
  when n == 0 then :zero
  when n == 1 then :one
  when n == 2 then :two
  when (3..10) === n % 100 then :few
  when (11..99) === n % 100 then :many
  else :other
  end
end
TWO_FORMS = ->(n) { n == 1 ? :one : :other }

shown = ARGV.to_h do |path|
  locale = File.basename(path, ".yml").to_sym
  I18n.load_path = [path]
  I18n.available_locales = [locale]
  I18n.backend.reload!
  rule = locale == :ar ? ARABIC : TWO_FORMS
  I18n.backend.store_translations(locale, i18n: { plural: { keys: %i[zero one two few many other], rule: rule } })
  [path, (0...200).to_h { |n| [n.to_s, I18n.t("talks.letters", locale: locale, count: n, raise: true)] }]
end
puts JSON.generate({ "ruby i18n" => shown })
