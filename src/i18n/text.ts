/** The language in use and `t`, the only way a screen gets words. One language is loaded at a time, as its own chunk. */
import { createSignal } from 'solid-js'
import type { en } from './en/index.ts'
import { directionOf, type Language, localeOf } from './languages.ts'
import { type Area, type Message, say, type Translated, type Variables } from './message.ts'

type English = typeof en
export type Dictionary = { readonly [A in keyof English]: Translated<English[A]> }
export type Key = { [A in keyof English & string]: `${A}.${keyof English[A] & string}` }[keyof English & string]
type MessageOf<K extends Key> = K extends `${infer A extends keyof English & string}.${infer N}`
  ? N extends keyof English[A]
    ? English[A][N] extends Message
      ? English[A][N]
      : never
    : never
  : never
type Given<K extends Key> = [Variables<MessageOf<K>>] extends [never]
  ? []
  : [Readonly<Record<Variables<MessageOf<K>>, string | number>>]

const load: Readonly<Record<Language, () => Promise<Dictionary>>> = {
  ar: async () => (await import('./ar/index.ts')).ar,
  en: async () => (await import('./en/index.ts')).en,
  es: async () => (await import('./es/index.ts')).es,
  fr: async () => (await import('./fr/index.ts')).fr,
  ru: async () => (await import('./ru/index.ts')).ru,
  zh: async () => (await import('./zh/index.ts')).zh,
}

const [current, setCurrent] = createSignal<{ readonly language: Language; readonly words: Dictionary } | undefined>()

/** The language on screen; `en` until the first one has loaded. */
export const language = (): Language => current()?.language ?? 'en'
export const locale = (): string => localeOf(language())
export const isSpeaking = (): boolean => current() !== undefined

/** Loads a language and shows it. The document's `lang` and `dir` follow where there is a document. */
export async function speak(next: Language): Promise<void> {
  const words = await load[next]()
  setCurrent({ language: next, words })
  if (typeof document !== 'undefined') {
    document.documentElement.lang = next
    document.documentElement.dir = directionOf(next)
  }
}

export function t<K extends Key>(key: K, ...given: Given<K>): string {
  const [area = '', name = ''] = String(key).split('.')
  const message = (current()?.words as Readonly<Record<string, Area>> | undefined)?.[area]?.[name]
  if (message === undefined) return ''
  return say(message, (given[0] ?? {}) as Record<string, string | number>, locale())
}
