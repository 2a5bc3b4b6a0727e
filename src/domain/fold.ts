/**
 * The fold of a record: pure, and the same whatever the order and however often its revisions arrive.
 * Order is (lm, entry id), never a clock. A value that no later op replaced is current; two different current values are a conflict,
 * which only a person can end. Nothing is ever merged, and nothing leaves the history.
 */
import { isEqual } from '../prelude/bytes.ts'
import type { Instant } from '../prelude/instant.ts'
import { encodeValue } from './cbor.ts'
import type { EntryId, Op, Signed } from './revision.ts'
import type { RecordId } from './values/id.ts'

/** One value that a field had or has. */
export interface Spoken {
  readonly value: unknown
  readonly entry: EntryId
  readonly lm: number
  readonly member: string
  readonly device: string
  readonly at: Instant
  readonly current: boolean
}

/** Oldest first. At least one is current. */
export type Register = readonly Spoken[]

export interface Folded {
  readonly record: RecordId
  readonly kind: string
  readonly entries: readonly EntryId[]
  /** Of the first revision. */
  readonly author: string
  readonly createdAt: Instant
  readonly fields: ReadonlyMap<string, Register>
}

export const inOrder = (a: Signed, b: Signed): number =>
  a.lm - b.lm || (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0)

/** Only values of the same field that came before can be replaced, so at least one value is always current. */
function register(field: string, revisions: readonly Signed[]): Register {
  const said = new Map<EntryId, { readonly signed: Signed; readonly op: Op }>()
  const replaced = new Set<EntryId>()
  for (const signed of revisions) {
    const op = signed.revision.ops.find((one) => one.field === field)
    if (!op) continue
    for (const entry of op.replaces) if (said.has(entry)) replaced.add(entry)
    said.set(signed.entry, { signed, op })
  }
  return [...said.values()].map(({ signed, op }) => ({
    value: op.value,
    entry: signed.entry,
    lm: signed.lm,
    member: signed.member,
    device: signed.device,
    at: signed.revision.at,
    current: !replaced.has(signed.entry),
  }))
}

/**
 * @param revisions of one record and kind, in any order, repeated or not
 * @returns undefined when there is none
 */
export function foldRecord(revisions: Iterable<Signed>): Folded | undefined {
  const unique = [...new Map([...revisions].map((signed) => [signed.entry, signed])).values()].sort(inOrder)
  const first = unique[0]
  if (!first) return undefined
  const names = new Set(unique.flatMap((signed) => signed.revision.ops.map((op) => op.field)))
  return {
    record: first.revision.record,
    kind: first.revision.kind,
    entries: unique.map((signed) => signed.entry),
    author: first.member,
    createdAt: first.revision.at,
    fields: new Map([...names].sort().map((field) => [field, register(field, unique)])),
  }
}

export const currentOf = (said: Register): Register => said.filter((one) => one.current)

/** The current value that came last. */
export const shownOf = (said: Register): Spoken | undefined => said.findLast((one) => one.current)

/** Two current values that differ. The same value said twice is agreement. */
export function isContested(said: Register): boolean {
  const current = currentOf(said)
  if (current.length < 2) return false
  const [first, ...rest] = current.map((one) => encodeValue(one.value))
  return first !== undefined && rest.some((other) => !isEqual(first, other))
}
