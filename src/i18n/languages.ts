/** The six official languages of the UN, each under its own name. */
export const LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
  zh: '中文',
}

export const isLanguage = (value: string): value is Language => (LANGUAGES as readonly string[]).includes(value)

export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr')

/** The first of the person's languages that we speak, else English. Takes BCP 47 tags, best first. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0] ?? ''
    if (isLanguage(primary)) return primary
  }
  return 'en'
}

/** BCP 47 tag for Intl. Arabic digits are pinned to Western ones: engines disagree about the default, and symbols mix badly. */
export const localeOf = (language: Language): string => (language === 'ar' ? 'ar-u-nu-latn' : language)
