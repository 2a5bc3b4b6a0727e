/** The words on the screen, from the same dictionaries, so that a test names what a person would press. */
import { ar } from '../../src/i18n/ar/index.ts'
import { en } from '../../src/i18n/en/index.ts'
import { type Message, say } from '../../src/i18n/message.ts'
import type { Key } from '../../src/i18n/text.ts'

export type Tongue = 'en' | 'ar'
const books: Readonly<Record<Tongue, Readonly<Record<string, Readonly<Record<string, Message>>>>>> = { ar, en }

/** @throws when the key does not exist: a test must never wait for nothing. */
export function word(
  key: Key,
  variables: Readonly<Record<string, string | number>> = {},
  tongue: Tongue = 'en',
): string {
  const [area = '', name = ''] = String(key).split('.')
  const message = books[tongue][area]?.[name]
  if (message === undefined) throw new Error(`no such words: ${key}`)
  return say(message, variables, tongue)
}
