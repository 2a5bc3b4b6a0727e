/** The language in use and `t`, the only way a screen gets words. One language is loaded at a time, the shell's words before the rest. */
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

interface Loader {
  /** What the first screen needs: small, on the way to the first paint. */
  readonly shell: () => Promise<Pick<Dictionary, 'shell'>>
  readonly whole: () => Promise<Dictionary>
}

const load: Readonly<Record<Language, Loader>> = {
  ar: {
    shell: async () => ({ shell: (await import('./ar/shell.ts')).default }),
    whole: async () => (await import('./ar/index.ts')).ar,
  },
  en: {
    shell: async () => ({ shell: (await import('./en/shell.ts')).default }),
    whole: async () => (await import('./en/index.ts')).en,
  },
  es: {
    shell: async () => ({ shell: (await import('./es/shell.ts')).default }),
    whole: async () => (await import('./es/index.ts')).es,
  },
  fr: {
    shell: async () => ({ shell: (await import('./fr/shell.ts')).default }),
    whole: async () => (await import('./fr/index.ts')).fr,
  },
  ru: {
    shell: async () => ({ shell: (await import('./ru/shell.ts')).default }),
    whole: async () => (await import('./ru/index.ts')).ru,
  },
  zh: {
    shell: async () => ({ shell: (await import('./zh/shell.ts')).default }),
    whole: async () => (await import('./zh/index.ts')).zh,
  },
}

interface Spoken {
  readonly language: Language
  readonly words: Partial<Dictionary>
}

const [current, setCurrent] = createSignal<Spoken>()
let wanted: Language | undefined
let whole: Promise<void> = Promise.resolve()

/** The language on screen; `en` until the first one has loaded. */
export const language = (): Language => current()?.language ?? 'en'
export const locale = (): string => localeOf(language())
export const isSpeaking = (): boolean => current() !== undefined
/** Settles when every area of the language last asked for is here. A screen behind the unlock waits for it. */
export const wholeLanguage = (): Promise<void> => whole

function show(next: Language, words: Partial<Dictionary>): void {
  if (wanted !== next) return
  setCurrent({ language: next, words })
  if (typeof document !== 'undefined') {
    document.documentElement.lang = next
    document.documentElement.dir = directionOf(next)
  }
}

/**
 * Loads a language and shows it; the document's `lang` and `dir` follow where there is a document. Resolves when the shell's
 * words are on screen; the rest comes behind (see `wholeLanguage`). A language that was on screen stays until the new one is whole.
 */
export async function speak(next: Language): Promise<void> {
  const isFirst = current() === undefined
  wanted = next
  const rest = load[next].whole().then((words) => show(next, words))
  whole = rest
  if (!isFirst) return rest
  const shell = await load[next].shell()
  // The whole may have come first, from a cache.
  if (current() === undefined) show(next, shell)
  rest.catch(() => {})
}

let chosen: Language | undefined

/** A person said so, before anything that was kept could be read: this wins over what was kept. */
export function choose(next: Language): Promise<void> {
  chosen = next
  return speak(next)
}

/** What was chosen since it was last asked. */
export function takeChosen(): Language | undefined {
  const was = chosen
  chosen = undefined
  return was
}

export function t<K extends Key>(key: K, ...given: Given<K>): string {
  const [area = '', name = ''] = String(key).split('.')
  const message = (current()?.words as Readonly<Record<string, Area>> | undefined)?.[area]?.[name]
  if (message === undefined) return ''
  return say(message, (given[0] ?? {}) as Record<string, string | number>, locale())
}
