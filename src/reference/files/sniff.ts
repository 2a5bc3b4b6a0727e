import { isCfb } from './cfb.ts'
import { CsvReader } from './csv.ts'
import { Refusal } from './fault.ts'

export const FORMATS = ['uhri-json', 'upr-info-csv', 'upr-info-xls'] as const
export type Format = (typeof FORMATS)[number]

export type Sniffed =
  | { readonly format: 'uhri-json' }
  | { readonly format: 'upr-info-xls' }
  | { readonly format: 'upr-info-csv'; readonly delimiter: string }

/** UPR Info's columns. Two pairs have one name in its own .xls, so only the order tells them apart. */
const HEADERS = [
  ['to', 'to rgrp', 'to org', 'text', 'from', 'from rgrp', 'from org', 'response', 'action', 'issue', 'session'],
  ['sur', 'rgrp', 'org', 'recommendation', 'rs', 'rgrp', 'org', 'response', 'action', 'issue', 'session'],
] as const

const plain = (cell: string): string =>
  cell
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')

/** Whether this is the first row of a table of UPR Info. */
export function isUprInfoHeader(cells: readonly string[]): boolean {
  return HEADERS.some((header) => header.every((name, i) => plain(cells[i] ?? '') === name))
}

/** Two keys that every record of UHRI's export has, near the start of the file. */
const UHRI_KEYS = ['"AnnotationType"', '"Countries"', '"Text"', '"Body"']

/** A word for what the file seems to be, to tell the person; never trusted for more. */
function guess(head: Uint8Array, text: string): string {
  if (head[0] === 0x50 && head[1] === 0x4b)
    return text.includes('word/') ? 'docx' : text.includes('xl/') ? 'xlsx' : 'zip'
  if (text.startsWith('%PDF')) return 'pdf'
  if (isCfb(head)) return 'ole'
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return 'html'
  if (/^\s*[[{]/.test(text)) return 'json'
  return head.includes(0) ? 'binary' : 'text'
}

/** What the first bytes say. The name of the file is never asked. @throws Refusal `empty` or `unknown-format`. */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) throw new Refusal('empty')
  if (isCfb(head)) return { format: 'upr-info-xls' }
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  // Latin-1 maps every byte to one character: enough to find ASCII names in any of the encodings.
  const text = new TextDecoder(utf16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1')
    .decode(head)
    .replace(/^(?:\ufeff|ï»¿)/, '')
  if (/^\s*\[\s*(?:\{|\])/.test(text)) {
    if (/^\s*\[\s*\]\s*$/.test(text)) throw new Refusal('no-rows')
    if (UHRI_KEYS.filter((key) => text.includes(key)).length >= 3) return { format: 'uhri-json' }
  } else if (!/^\s*$/.test(text)) {
    for (const delimiter of [',', ';', '\t']) {
      const [header] = new CsvReader(delimiter).push(`${text.slice(0, 2000)}\n`)
      if (header && isUprInfoHeader(header.cells)) return { format: 'upr-info-csv', delimiter }
    }
  } else throw new Refusal('empty')
  throw new Refusal('unknown-format', guess(head, text))
}
