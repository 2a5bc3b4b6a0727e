/**
 * UHRI has no field for the paragraph: its number opens the text, in one of six ways seen in real records. A number alone has at most
 * three digits, or `2030 Agenda` would be a paragraph. The label is given as UN documents print it: `140.7`, `47 (g)`.
 */
const NUMBER = String.raw`\d{1,3}(?:\.\d{1,3})?(?:\s?\([a-z]{1,4}\)){0,3}`
const FORMS: readonly RegExp[] = [
  // Recommendation No. 41, para. 81: 41. …
  new RegExp(`^recommendations?\\s+no\\.?\\s*\\d{1,4},?\\s+para(?:graph)?s?\\.?\\s+(${NUMBER})\\s*:\\s*`, 'i'),
  // Recommendations contained in para. 79(a): 79(a). … and … contained in 25(a): …
  new RegExp(`^[^:\\n]{0,80}?\\bcontained in (?:para(?:graph)?s?\\.?\\s*)?(${NUMBER})\\s*:\\s*`, 'i'),
  // para. 28: …
  new RegExp(`^para(?:graph)?s?\\.?\\s+(${NUMBER})\\s*:\\s*`, 'i'),
]
/** 137.197 … */
const DOTTED = /^(\d{1,3}\.\d{1,3})\.?(?:\s+|(?=\p{L}))(?!per\s?cent|%|million|billion)/u
/** 67. … and 4.The … */
const SINGLE = /^(\d{1,3})\.\s*(?=[^\d\s])/u
/** 47 (g) … */
const LETTERED = /^(\d{1,3}\s?\([a-z]{1,4}\))[.:]?\s+/
/** The number once more, after one of FORMS. */
const AGAIN = new RegExp(`^${NUMBER}\\s*[.:)]\\s*(?=\\D)`)
/** A heading that stands on lines of its own before the paragraph. */
const HEADING = /^((?:[^\n]{1,150}\n){1,2})([\s\S]+)$/

export interface Numbered {
  readonly paragraph?: string
  readonly text: string
}

const printed = (label: string): string => label.replace(/\s?\(/g, ' (').replace(/\) \(/g, ') (')

function atStart(text: string): Numbered | undefined {
  for (const form of FORMS) {
    const match = form.exec(text)
    if (match?.[1]) return { paragraph: printed(match[1]), text: text.slice(match[0].length).replace(AGAIN, '') }
  }
  for (const form of [LETTERED, DOTTED, SINGLE]) {
    const match = form.exec(text)
    if (match?.[1]) return { paragraph: printed(match[1]), text: text.slice(match[0].length) }
  }
  return undefined
}

/** Takes the paragraph's number off the start of a text; a heading before it stays, on its line. */
export function parseParagraph(text: string): Numbered {
  const direct = atStart(text)
  if (direct?.text) return direct
  const [, heading, rest] = HEADING.exec(text) ?? []
  const below = heading && rest ? atStart(rest) : undefined
  if (heading && below?.text) return { ...below, text: `${heading.trim()}\n${below.text}` }
  return { text }
}
