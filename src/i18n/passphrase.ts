/**
 * Passphrases: the form they are compared in, and fresh ones. Words come from the BIP 39 lists (2,048 each, 11 bits a word), which
 * differ within their first four letters and keep apart without accents; Arabic and Russian have no such list and get digits.
 */
import { type Bytes, utf8 } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import type { Language } from './languages.ts'

type Wordy = Exclude<Language, 'ar' | 'ru'>

const LISTS: Readonly<Record<Wordy, () => Promise<{ readonly wordlist: readonly string[] }>>> = {
  en: () => import('@scure/bip39/wordlists/english.js'),
  es: () => import('@scure/bip39/wordlists/spanish.js'),
  fr: () => import('@scure/bip39/wordlists/french.js'),
  zh: () => import('@scure/bip39/wordlists/simplified-chinese.js'),
}

export const isWordy = (language: Language): language is Wordy => language !== 'ar' && language !== 'ru'

export interface FreshPassphrase {
  readonly groups: readonly string[]
  readonly bits: number
}

const BITS_A_WORD = 11
const DIGITS_A_GROUP = 5

/** Ten divides 250: bytes above are thrown away, so that no digit is likelier than another. */
function drawDigits(count: number, random: World['random']): string {
  let digits = ''
  while (digits.length < count)
    for (const byte of random(2 * count)) if (byte < 250 && digits.length < count) digits += byte % 10
  return digits
}

/** 2,048 divides 65,536, so two bytes make a fair word. */
function drawWord(list: readonly string[], random: World['random']): string {
  const [high = 0, low = 0] = random(2)
  return list[(high * 256 + low) % list.length] ?? ''
}

/** Five words of this language (55 bits) or twenty digits (66 bits); `more` adds a word or a group of five digits each. */
export async function createPassphrase(
  language: Language,
  random: World['random'],
  more = 0,
): Promise<FreshPassphrase> {
  if (!isWordy(language)) {
    const groups = 4 + more
    const digits = drawDigits(groups * DIGITS_A_GROUP, random)
    return {
      groups: Array.from({ length: groups }, (_, at) => digits.slice(at * DIGITS_A_GROUP, (at + 1) * DIGITS_A_GROUP)),
      bits: digits.length * Math.log2(10),
    }
  }
  const { wordlist } = await LISTS[language]()
  const words = Array.from({ length: 5 + more }, () => drawWord(wordlist, random))
  return { groups: words.map((word) => word.normalize('NFC')), bits: words.length * BITS_A_WORD }
}

/**
 * The one form in which a passphrase is stretched. What a tired thumb changes doesn't count: capitals, accents, extra spaces,
 * spaces between digits or Han characters, and which digits a keyboard writes. Our judgement of strength looks at this form too.
 */
export function canonicalPassphrase(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\p{White_Space}\p{Cf}]+/gu, ' ')
    .replace(/(\d) (?=\d)/g, '$1')
    .replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1')
    .trim()
}

export const passphraseToBytes = (typed: string): Bytes => utf8(canonicalPassphrase(typed))
