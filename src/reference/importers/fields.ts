import { BODIES, type Body, type Position } from '../../domain/reference/commitment.ts'
import { utf8 } from '../../prelude/bytes.ts'
import { LIMITS } from '../files/limits.ts'
import { toLabel } from './plain.ts'

const sizeOf = (text: string): number => (text.length * 3 <= LIMITS.labelBytes ? 0 : utf8(text).length)

/** Labels trimmed, once each, in the file's order, within limits. */
export function toLabels(raw: readonly string[]): string[] {
  const out = new Set<string>()
  for (const one of raw) {
    const label = toLabel(one)
    if (label && sizeOf(label) <= LIMITS.labelBytes) out.add(label)
    if (out.size === LIMITS.labels) break
  }
  return [...out]
}

/** Older lists put a code before a theme (`A12 …`, `5.1. …`) and write small initials; without either the old and the new ones meet. */
const unify = (label: string): string => {
  const bare = label.replace(/^(?:[A-Z]\d{1,2}|\d{1,2}(?:\.\d{1,2})?)\.?\s+(?=\p{L})/u, '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

/** Labels to filter by: unified, with the file's own spellings beside them if any was different. */
export function toTerms(raw: readonly string[]): {
  readonly terms: readonly string[]
  readonly original?: readonly string[]
} {
  const labels = toLabels(raw)
  const terms = [...new Set(labels.map(unify))]
  return labels.every((label) => terms.includes(label)) ? { terms } : { terms, original: labels }
}

/** Targets of the 2030 Agenda: how many numbered and how many lettered ones each goal has (A/RES/71/313, annex). */
const TARGETS = [
  [7, 2],
  [5, 3],
  [9, 4],
  [7, 3],
  [6, 3],
  [6, 2],
  [3, 2],
  [10, 2],
  [5, 3],
  [7, 3],
  [7, 3],
  [8, 3],
  [3, 2],
  [7, 3],
  [9, 3],
  [10, 2],
  [19, 0],
] as const

function isSdg(code: string): boolean {
  const [goal = '', target] = code.split('.')
  const counts = TARGETS[Number(goal) - 1]
  if (!counts) return false
  if (target === undefined) return true
  if (/^\d+$/.test(target)) return Number(target) >= 1 && Number(target) <= counts[0]
  return target.charCodeAt(0) - 96 <= counts[1]
}

const sdgOrder = (code: string): string => code.replace(/\d+/g, (n) => n.padStart(2, '0')).replace(/\.([a-z])/, '.9$1')

/** `5 - GENDER EQUALITY`, `5.2 - End all …`, `Goal 16.a` → `5`, `5.2`, `16.a`, ascending; what is no goal or target is given back. */
export function toSdgs(raw: readonly string[]): {
  readonly sdgs: readonly string[]
  readonly unknown: readonly string[]
} {
  const sdgs = new Set<string>()
  const unknown: string[] = []
  for (const one of raw) {
    const label = toLabel(one)
    if (!label) continue
    const code = /^(?:sdg|goal|target)?\s*(\d{1,2}(?:\.(?:\d{1,2}|[a-dA-D]))?)(?![\d.])/i
      .exec(label)?.[1]
      ?.toLowerCase()
    if (code && isSdg(code)) sdgs.add(code)
    else unknown.push(label)
  }
  return { sdgs: [...sdgs].sort((a, b) => (sdgOrder(a) < sdgOrder(b) ? -1 : 1)), unknown }
}

/** The treaty bodies' full names, as some records of UHRI write them. */
const FULL_NAMES: readonly (readonly [RegExp, Body])[] = [
  [/economic, social and cultural rights/i, 'CESCR'],
  [/discrimination against women/i, 'CEDAW'],
  [/racial discrimination/i, 'CERD'],
  [/rights of the child/i, 'CRC'],
  [/migrant workers/i, 'CMW'],
  [/persons with disabilities/i, 'CRPD'],
  [/subcommittee on prevention/i, 'SPT'],
  [/against torture/i, 'CAT'],
  [/enforced disappearances/i, 'CED'],
  [/human rights committee/i, 'CCPR'],
  [/universal periodic review/i, 'UPR'],
]
const MANDATE = /^(?:SR|IE|WG)\b|special rapporteur|independent expert|working group/i
const CODE = /^(UPR|CESCR|CCPR|CERD|CEDAW|CAT|SPT|CRC|CMW|CRPD|CED|NHRAP)(?:$|-)/

/** `- CRC-OP-SC` is CRC with its own spelling kept as the mandate; every special procedure is SP. */
export function toBody(raw: string): { readonly body: Body; readonly mandate?: string } {
  const label = toLabel(raw).slice(0, 200)
  if (BODIES.some((body) => body === label)) return { body: BODIES.find((body) => body === label) ?? 'OTHER' }
  const mandate = label ? { mandate: label } : {}
  const code = CODE.exec(label)?.[1]
  if (code) return { body: BODIES.find((body) => body === code) ?? 'OTHER', ...mandate }
  if (MANDATE.test(label)) return { body: 'SP', ...mandate }
  if (/^(?:sub)?committee|periodic review/i.test(label)) {
    const named = FULL_NAMES.find(([pattern]) => pattern.test(label))
    if (named) return { body: named[1], ...mandate }
  }
  return { body: 'OTHER', ...mandate }
}

/** UHRI's Supported, Noted, Supported/Noted and UPR Info's Accepted, Noted, Pending; before session 17 also answers that count as noted. */
export function toPosition(raw: readonly string[]): Position | undefined {
  const said = new Set(raw.flatMap((one) => toLabel(one).toLowerCase().split('/')).filter(Boolean))
  const supported = said.has('supported') || said.has('accepted')
  const noted = [...said].some((word) =>
    /^(?:noted|rejected|general response|no response|no clear position)$/.test(word.trim()),
  )
  if (supported && noted) return 'mixed'
  if (supported) return 'supported'
  if (noted) return 'noted'
  return said.has('pending') ? 'pending' : undefined
}

/** The day at the start of an ISO date-time, if it exists. */
export function toDay(raw: string): string | undefined {
  const [, day, year, month, date] = /^((\d{4})-(\d{2})-(\d{2}))(?:$|[T ])/.exec(raw.trim()) ?? []
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)))
  return made.getUTCMonth() + 1 === Number(month) && made.getUTCDate() === Number(date) ? day : undefined
}
