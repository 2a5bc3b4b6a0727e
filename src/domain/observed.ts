/** Between an observation and the fold of its record. */
import { isEqual } from '../prelude/bytes.ts'
import { encodeValue } from './cbor.ts'
import { currentOf, type Folded, isContested, type Register, type Spoken } from './fold.ts'
import { METHODS, type Observation, STATUSES } from './project/observation.ts'
import type { ObservationField } from './project/schema.ts'
import type { Op } from './revision.ts'
import { UNKNOWN_DATE } from './values/fuzzydate.ts'
import { WITHHELD_PLACE } from './values/place.ts'

/** What a person may change later. The commitment it is about is not among them. */
export const HISTORY_FIELDS = ['status', 'words', 'when', 'where', 'method', 'evidence'] as const
export type HistoryField = (typeof HISTORY_FIELDS)[number]

export interface Told<T> extends Omit<Spoken, 'value'> {
  readonly value: T
}
export type History = { readonly [F in HistoryField]: readonly Told<Observation[F]>[] }

export interface Observed {
  readonly shown: Observation
  readonly history: History
  readonly conflicts: readonly HistoryField[]
  /** Only when every current value says so: a withdrawal that met a change at the same time doesn't hide it. */
  readonly withdrawn: boolean
}

/** The codec has checked every value by its field's schema; this only says so to the compiler. */
const told = <F extends ObservationField>(folded: Folded, field: F): readonly Told<FieldValue<F>>[] =>
  (folded.fields.get(field) ?? []) as readonly Told<FieldValue<F>>[]
type FieldValue<F extends ObservationField> = F extends keyof Observation ? Observation[F] : boolean

const last = <T>(said: readonly Told<T>[]): T | undefined => said.findLast((one) => one.current)?.value

/** @returns undefined while the revision that says what it is about has not arrived */
export function readObservation(folded: Folded): Observed | undefined {
  const commitment = last(told(folded, 'commitment'))
  if (folded.kind !== 'observation' || commitment === undefined) return undefined
  const history: History = {
    status: told(folded, 'status'),
    words: told(folded, 'words'),
    when: told(folded, 'when'),
    where: told(folded, 'where'),
    method: told(folded, 'method'),
    evidence: told(folded, 'evidence'),
  }
  const withdrawn = folded.fields.get('withdrawn') ?? []
  return {
    shown: {
      id: folded.record,
      commitment,
      status: last(history.status) ?? STATUSES[5],
      words: last(history.words) ?? { lang: 'und', text: '' },
      when: last(history.when) ?? UNKNOWN_DATE,
      where: last(history.where) ?? WITHHELD_PLACE,
      method: last(history.method) ?? METHODS[0],
      evidence: last(history.evidence) ?? [],
    },
    history,
    conflicts: HISTORY_FIELDS.filter((field) => isContested(folded.fields.get(field) ?? [])),
    withdrawn: withdrawn.length > 0 && currentOf(withdrawn).every((one) => one.value === true),
  }
}

const isSame = (a: unknown, b: unknown): boolean => isEqual(encodeValue(a), encodeValue(b))

/** A new record says everything, and replaces nothing. */
export const opsOfNew = (observation: Observation): readonly Op[] =>
  (['commitment', ...HISTORY_FIELDS] as const).map((field) => ({ field, value: observation[field], replaces: [] }))

/** By field, what was current when somebody began to change an observation. */
export const baseOf = (folded: Folded): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    HISTORY_FIELDS.map((field) => [field, currentOf(folded.fields.get(field) ?? []).map((one) => one.entry)]),
  )

/**
 * What a person changed, against what was on their screen when they began: a field they left alone keeps a colleague's newer value,
 * and a field that both changed becomes a conflict.
 */
export function opsOfChange(
  observation: Observation,
  base: Readonly<Record<string, readonly string[]>>,
  folded: Folded,
): readonly Op[] {
  const ops: Op[] = []
  for (const field of HISTORY_FIELDS) {
    const seen = base[field] ?? []
    const said: Register = folded.fields.get(field) ?? []
    const before = said.find((one) => one.entry === seen.at(-1))
    if (before && isSame(before.value, observation[field])) continue
    ops.push({ field, value: observation[field], replaces: seen })
  }
  return ops
}

/** Keeps one of several current values, by saying it again and replacing them all. Undefined when there is nothing to settle. */
export function opOfSettling(folded: Folded, field: HistoryField, entry: string): Op | undefined {
  const said = folded.fields.get(field) ?? []
  const chosen = said.find((one) => one.entry === entry)
  return chosen && { field, value: chosen.value, replaces: currentOf(said).map((one) => one.entry) }
}

export const opOfWithdrawal = (folded: Folded, withdrawn: boolean): Op => ({
  field: 'withdrawn',
  value: withdrawn,
  replaces: currentOf(folded.fields.get('withdrawn') ?? []).map((one) => one.entry),
})
