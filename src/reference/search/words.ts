/**
 * Text → words to look up, the same for what is stored and what is asked, in six languages.
 * Latin, Cyrillic: case and diacritics are folded (so `й` meets `и`: harmless, and kind to keyboards without it).
 * Arabic: short vowels, tatweel, alef and ya forms, ta marbuta and the article folded away.
 * Chinese: overlapping pairs of characters, and the last one alone, because word lists differ between browsers' ICU versions.
 * Deliberately absent: stemming and stop words. The last word asked is a prefix, which does most of that work honestly.
 */
const RUN = /[\p{L}\p{N}]+/gu
const MARKS = /\p{M}/gu
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu
const HAS_HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const ASCII = /^[\0-\x7f]*$/
const ARABIC = /[\u0600-\u06ff]/
const OTHER = /[ßæœøłđıٱىیکةـ\u0660-\u0669\u06f0-\u06f9]/g
const OTHERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ـ: '',
}
/** Characters of a word that count; what is longer is cut. */
const WORD = 40

const other = (c: string): string => OTHERS[c] ?? String(c.charCodeAt(0) & 15)

/** Case, diacritics and letter forms folded; word boundaries kept. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text.toLowerCase().normalize('NFKD').replace(MARKS, '').replace(OTHER, other)
}

/** The article `al-`, also after `wa-`, `bi-`, `ka-`, `fa-`, and `lil-`, when enough of the word is left. */
function bareArabic(word: string, least: number): string {
  const bare = word.replace(/^(?:[وبكف]?ال|لل)/, '')
  return bare !== word && bare.length >= least ? bare : word
}

function pairs(run: string, alone: boolean, out: string[]): void {
  const chars = Array.from(run)
  for (let i = 0; i + 1 < chars.length; i++) out.push(`${chars[i]}${chars[i + 1]}`)
  if (alone || chars.length === 1) out.push(chars[chars.length - 1] ?? '')
}

function split(folded: string, alone: boolean, leastArabic: number): string[] {
  const out: string[] = []
  for (const run of folded.match(RUN) ?? []) {
    if (HAS_HAN.test(run)) {
      for (const part of run.replace(HAN, ' $& ').split(' ')) {
        if (HAS_HAN.test(part)) pairs(part, alone, out)
        else if (part) out.push(part.slice(0, WORD))
      }
    } else out.push((ARABIC.test(run) ? bareArabic(run, leastArabic) : run).slice(0, WORD))
  }
  return out
}

/** The words of a stored text, in order, repeated as often as they stand there. */
export const textToWords = (text: string): string[] => split(fold(text), true, 2)

export interface Asked {
  /** Each must be found. */
  readonly whole: readonly string[]
  /** Each must begin a word that is found. */
  readonly begun: readonly string[]
}

/** What a person typed. The last word is still being written, unless a blank follows it. At most 16 words of 500 characters count. */
export function queryToWords(text: string): Asked {
  const folded = fold(text.slice(0, 500))
  const all = split(folded, false, 2).slice(0, 16)
  const single = all.filter((word) => HAS_HAN.test(word) && Array.from(word).length === 1)
  const open = /[\p{L}\p{N}]$/u.test(folded)
  const last = open ? split(folded, false, 1).slice(0, 16).at(-1) : undefined
  const begun = new Set(last === undefined ? single : [...single, last])
  const whole = new Set((last === undefined ? all : all.slice(0, -1)).filter((word) => !begun.has(word)))
  return { whole: [...whole], begun: [...begun] }
}
