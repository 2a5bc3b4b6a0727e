/** Six complete dictionaries: the compiler checks the keys of a plural's shape, this checks what a compiler can't read. */
import { describe, expect, it } from 'vitest'
import { ar } from '../../src/i18n/ar/index.ts'
import { en } from '../../src/i18n/en/index.ts'
import { es } from '../../src/i18n/es/index.ts'
import { fr } from '../../src/i18n/fr/index.ts'
import type { Language } from '../../src/i18n/languages.ts'
import type { Area, Message } from '../../src/i18n/message.ts'
import { ru } from '../../src/i18n/ru/index.ts'
import { zh } from '../../src/i18n/zh/index.ts'

type Words = Readonly<Record<string, Area>>
const english: Words = en
const others: Readonly<Record<Exclude<Language, 'en'>, Words>> = { ar, es, fr, ru, zh }
const all: readonly (readonly [string, Words])[] = [['en', english], ...Object.entries(others)]

const entries = (words: Words): [string, Message][] =>
  Object.entries(words).flatMap(([area, messages]) =>
    Object.entries(messages).map(([name, message]): [string, Message] => [`${area}.${name}`, message]),
  )
/** Without Arabic's form for zero, which may leave the number and everything about it out. */
const forms = (message: Message): string[] =>
  typeof message === 'string'
    ? [message]
    : Object.entries(message)
        .filter(([category]) => category !== 'zero')
        .map(([, text]) => text)
const variables = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()

/** Words that are the same in English and in French or Spanish, rightly. */
const COGNATES = new Set(
  'note notes photo photos document documents source sources session cycle district action actions code date message pause position positions surveillance total type types contact no normal'.split(
    ' ',
  ),
)
const isSame = (key: string, text: string): boolean =>
  /^field\.(full)?body-/.test(key) ||
  text
    .replace(/\{\w+\}/g, '')
    .split(/[^\p{L}]+/u)
    .every((word) => word.length < 3 || COGNATES.has(word.toLowerCase()))

/** Categories that whole numbers below a thousand fall into. What French and Spanish say of exact millions may be left to `other`. */
function neededBy(language: string): string[] {
  const rules = new Intl.PluralRules(language)
  return [...new Set(['other', ...Array.from({ length: 1_000 }, (_, n) => rules.select(n))])]
}

const SCRIPTS: Partial<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  ru: /\p{Script=Cyrillic}/u,
  zh: /\p{Script=Han}/u,
}

/** Values that are the same in every script: abbreviations of bodies, formats, numbers. */
const isNeutral = (text: string): boolean => !/\p{L}/u.test(text.replace(/\{\w+\}|[A-Z][A-Za-z]*[A-Z]|Shift/g, ''))

describe.each(all)('the %s dictionary', (language, words) => {
  it('has exactly the keys of the English one', () => {
    expect(
      entries(words)
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      entries(english)
        .map(([key]) => key)
        .sort(),
    )
  })

  it('has each plural category that the language needs, and no other', () => {
    const needed = neededBy(language)
    const allowed = new Set<string>(new Intl.PluralRules(language).resolvedOptions().pluralCategories)
    const wrong = entries(words)
      .filter(([, message]) => typeof message !== 'string')
      .filter(([, message]) => {
        const has = Object.keys(message)
        return needed.some((one) => !has.includes(one)) || has.some((one) => !allowed.has(one))
      })
      .map(([key, message]) => `${key}: ${Object.keys(message)}`)
    expect(wrong).toEqual([])
  })

  it('uses the same variables as English in every form', () => {
    const expected = new Map(entries(english))
    const wrong = entries(words).flatMap(([key, message]) => {
      const source = expected.get(key) ?? ''
      const wanted = variables(typeof source === 'string' ? source : source.other)
      return forms(message)
        .filter((text) => {
          const used = variables(text)
          // A form for one or two may say the number in words.
          return used.some((name) => !wanted.includes(name)) || wanted.some((n) => n !== 'count' && !used.includes(n))
        })
        .map((text) => `${key}: ${text}`)
    })
    expect(wrong).toEqual([])
  })

  it('leaves nothing empty, doubled or unfinished', () => {
    const wrong = entries(words).flatMap(([key, message]) =>
      forms(message)
        .filter((text) => text.trim() !== text || text === '' || / {2}|TODO|FIXME|!|！/.test(text))
        .map((text) => `${key}: ${text}`),
    )
    expect(wrong).toEqual([])
  })

  it('is written in its own language', () => {
    if (language === 'en') return
    const source = new Map(entries(english))
    const script = SCRIPTS[language]
    const wrong = entries(words).flatMap(([key, message]) => {
      const original = source.get(key) ?? ''
      return forms(message)
        .filter((text) =>
          script ? !script.test(text) && !isNeutral(text) : forms(original).includes(text) && !isSame(key, text),
        )
        .map((text) => `${key}: ${text}`)
    })
    expect(wrong).toEqual([])
  })
})
