/** UHRI's JSON export (`export-full-<lang>.json`): one array of flat records, some 400 MB, read one record at a time. */
import type { Commitment, CommitmentKind } from '../../domain/reference/commitment.ts'
import type { RowNote } from '../../domain/reference/query.ts'
import type { CommitmentId } from '../../domain/values/id.ts'
import type { Reading } from '../files/input.ts'
import { ArraySplitter, type Element } from '../files/json.ts'
import { LIMITS } from '../files/limits.ts'
import { type Resolved, resolveStates } from '../labels.ts'
import { cycleOfSession, isSession } from '../sessions.ts'
import { toBody, toDay, toPosition, toSdgs, toTerms } from './fields.ts'
import { hashId } from './identity.ts'
import { languageOf } from './language.ts'
import { parseParagraph } from './paragraph.ts'
import { toLabel, toPlain } from './plain.ts'
import { isTooLong, note, type Outcome, refuse } from './row.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const utf8Strict = new TextDecoder('utf-8', { fatal: true })

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Only a record's own fields count: a key such as `__proto__` is a field like another, and `constructor` is none. */
const own = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined)
const one = (fields: Fields, key: string): string => {
  const value = own(fields, key)
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
/** A list of strings; a lone string counts as a list of its lines. */
const many = (fields: Fields, key: string): string[] => {
  const value = own(fields, key)
  if (typeof value === 'string') return value.split('\n')
  return Array.isArray(value) ? value.slice(0, 300).flatMap((item) => (typeof item === 'string' ? [item] : [])) : []
}

/** `… (Spain) (Timor-Leste);` → the States at the end, if the last brackets hold nothing else. */
function statesAtEnd(text: string): { readonly text: string; readonly states: Resolved } | undefined {
  let rest = text.replace(/[\s;.]+$/, '')
  const found: string[] = []
  while (rest.endsWith(')') && found.length < 50) {
    let depth = 0
    let at = rest.length - 1
    for (; at >= 0; at--) {
      if (rest[at] === ')') depth++
      else if (rest[at] === '(' && --depth === 0) break
    }
    const inside = rest.slice(at + 1, -1)
    if (at <= 0 || inside.length > 1500) break
    const { states, unresolved } = resolveStates([inside])
    if (states.length === 0 || unresolved.length > 0) break
    found.unshift(...states)
    rest = rest.slice(0, at).trimEnd()
  }
  return found.length > 0 && rest ? { text: rest, states: resolveStates(found) } : undefined
}

function kindOf(type: string, isUpr: boolean, text: string): CommitmentKind | undefined {
  if (/recommendation/i.test(type)) return 'recommendation'
  if (/concern|observation/i.test(type)) return 'concern'
  if (/pledge|commitment/i.test(type)) return 'pledge'
  if (type) return undefined
  return isUpr || /\b(?:recommends?|urges?|calls upon)\b/i.test(text) ? 'recommendation' : 'concern'
}

const sessionsOf = (fields: Fields): number[] =>
  many(fields, 'UprSession').flatMap((label) => {
    const n = Number(/\d{1,3}/.exec(label)?.[0])
    return isSession(n) ? [n] : []
  })

/** One record → one commitment. */
export async function recordToCommitment(fields: Fields, row: number): Promise<Outcome> {
  const repairs: RowNote[] = []
  const { text: whole, repairs: done } = toPlain(one(fields, 'Text'))
  for (const reason of done) repairs.push(note(row, reason))
  if (!whole) return refuse(row, 'no-text')
  if (isTooLong(whole)) return refuse(row, 'too-long')

  const countries = many(fields, 'Countries')
  const concerned = resolveStates(countries)
  if (concerned.states.length + concerned.unresolved.length === 0) return refuse(row, 'no-state')

  const { body, mandate } = toBody(one(fields, 'Body'))
  const isUpr = body === 'UPR'
  const { paragraph, text: numbered } = parseParagraph(whole)
  if (/^response of\b/i.test(numbered)) return refuse(row, 'not-a-commitment', numbered.slice(0, 80))

  const type = toLabel(one(fields, 'AnnotationType'))
  const kind = kindOf(type, isUpr, numbered)
  if (!kind) return refuse(row, 'not-a-commitment', type)
  if (!type) repairs.push(note(row, 'type-missing', kind))

  const ended = isUpr ? statesAtEnd(numbered) : undefined
  const text = ended?.text ?? numbered
  let recommending = resolveStates(many(fields, 'UprRecommendingCountry').map(toLabel))
  if (ended && recommending.states.length === 0) {
    recommending = { states: ended.states.states, unresolved: recommending.unresolved }
    repairs.push(note(row, 'states-from-text', ended.states.states.join(', ')))
  }
  for (const label of [...concerned.unresolved, ...recommending.unresolved]) {
    repairs.push(note(row, 'state-unresolved', label))
  }

  const { sdgs, unknown } = toSdgs(many(fields, 'Sdgs'))
  for (const label of unknown) repairs.push(note(row, 'sdg-unknown', label))
  const [session] = sessionsOf(fields)
  if (session === undefined && many(fields, 'UprSession').length > 0) repairs.push(note(row, 'session-unknown'))
  const cycle =
    session === undefined ? Number(/[1-4]/.exec(one(fields, 'UprCycle'))?.[0] ?? 0) : cycleOfSession(session)

  const annotation = one(fields, 'AnnotationId').trim().toLowerCase()
  const document = one(fields, 'DocumentId').trim().toLowerCase()
  const symbol = toLabel(one(fields, 'Symbol')).slice(0, 100)
  const date = toDay(one(fields, 'PublicationDate'))
  const position = toPosition(many(fields, 'UprPositions'))
  const themes = toTerms(many(fields, 'Themes'))
  const id = UUID.test(annotation)
    ? (`uhri:${annotation}` as CommitmentId)
    : await hashId('uhri', [symbol, session, paragraph, text, concerned.states.join(' ')])

  const commitment: Commitment = {
    id,
    kind,
    states: concerned.states,
    ...(concerned.unresolved.length > 0 && { statesUnresolved: concerned.unresolved }),
    text: { lang: languageOf(text), text },
    source: {
      ...(symbol && { symbol }),
      ...(paragraph && { paragraph }),
      body,
      ...(mandate && { mandate }),
      ...(date && { date }),
      ...(session && { session }),
      ...(cycle && { cycle }),
      ...(UUID.test(annotation) && { annotation }),
      ...(UUID.test(document) && { document }),
      format: 'uhri-json',
    },
    recommending: recommending.states,
    ...(recommending.unresolved.length > 0 && { recommendingUnresolved: recommending.unresolved }),
    ...(position && { position }),
    themes: themes.terms,
    ...(themes.original && { themesOriginal: themes.original }),
    affected: toTerms(many(fields, 'AffectedPersons')).terms,
    sdgs,
  }
  return { ok: true, rows: [row], commitment, repairs }
}

function elementToFields(element: Element): Fields | 'too-long' | 'broken' | 'not-a-record' {
  if (!element.ok) return element.reason
  try {
    const value: unknown = JSON.parse(utf8Strict.decode(element.bytes))
    return isFields(value) ? value : 'not-a-record'
  } catch {
    return 'broken'
  }
}

/** @throws Refusal. */
export async function* readUhri(reading: Reading): AsyncGenerator<Outcome> {
  const splitter = new ArraySplitter()
  let row = 0
  for await (const piece of reading.bytes(LIMITS.streamBytes)) {
    for (const element of splitter.push(piece)) {
      const fields = elementToFields(element)
      row++
      yield typeof fields === 'string' ? refuse(row, fields) : await recordToCommitment(fields, row)
    }
  }
  splitter.end()
}
