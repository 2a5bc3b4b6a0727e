/**
 * Text as sources write it → plain text. HTML is taken apart, never rendered: tags go, entities are decoded once, blocks become lines.
 */
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const ENTITIES = new Map<string, string>([
  ...LATIN1.split(' ').map((name, i): [string, string] => [name, String.fromCharCode(0xa0 + i)]),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['bull', '•'],
  ['euro', '€'],
  ['trade', '™'],
  ['oelig', 'œ'],
  ['OElig', 'Œ'],
  ['scaron', 'š'],
  ['Scaron', 'Š'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
])
const ENTITY = /&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,8});/g
const HIDDEN = /<(script|style|head|title|template)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
const BLOCK = /<\/?(?:p|br|div|li|ul|ol|tr|table|h[1-6]|blockquote|section)\b[^<>]{0,2000}>/gi
const TAG = /<\/?[A-Za-z][^<>]{0,2000}>/g
/** Controls, and signs that change the direction of what follows: a text must not turn round the screen it is shown on. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const UNWANTED = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return ''
  return String.fromCodePoint(code)
}

export interface Plain {
  readonly text: string
  /** What had to be done, as reasons of a report. */
  readonly repairs: readonly ('markup' | 'entity')[]
}

/** Cells and fields → plain text, lines kept, blanks single, nothing at the ends. */
export function toPlain(raw: string): Plain {
  const repairs: ('markup' | 'entity')[] = []
  let text = raw
  if (text.includes('<')) {
    const bare = text.replace(COMMENT, '').replace(HIDDEN, '').replace(BLOCK, '\n').replace(TAG, '')
    if (bare !== text) repairs.push('markup')
    text = bare
  }
  if (text.includes('&')) {
    const decoded = text.replace(ENTITY, decodeEntity)
    if (decoded !== text) repairs.push('entity')
    text = decoded
  }
  return { text: tidy(text), repairs }
}

/** Anything that `tidy` would change, but for the ends: most texts have nothing of it, and are passed by quickly. */
const UNTIDY = /[^\S\n ]|[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]|[ \n]{2}/u

/** Blanks and line ends in one form, unwanted signs out, broken surrogates replaced. */
export function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text.trim()
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?|\u2028|\u2029|\x85/g, '\n')
    .replace(UNWANTED, '')
    .replace(/[\t\u00a0 ]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

/** A label on one line, without the list's leading `- `. */
export const toLabel = (raw: string): string => {
  const label = toPlain(raw).text.replace(/\s+/g, ' ').replace(/^-\s+/, '')
  return label === '-' ? '' : label
}
