import type { Commitment } from '../../domain/reference/commitment.ts'
import type { RowNote } from '../../domain/reference/query.ts'
import { utf8 } from '../../prelude/bytes.ts'
import { LIMITS } from '../files/limits.ts'

/** Why a row was refused. Stable: the screens have words for each. */
export const REFUSED = [
  'broken',
  'not-a-record',
  'too-long',
  'no-text',
  'no-state',
  'bad-columns',
  'not-a-commitment',
] as const
export type RefusedReason = (typeof REFUSED)[number]

/** What was repaired in a row that was taken. */
export const REPAIRED = [
  'markup',
  'entity',
  'joined',
  'repeated',
  'state-unresolved',
  'states-from-text',
  'type-missing',
  'sdg-unknown',
  'session-unknown',
  'position-mixed',
] as const
export type RepairedReason = (typeof REPAIRED)[number]

/** What an importer made of one row, or of several rows that are one recommendation. Rows count from 1, without the header. */
export type Outcome =
  | {
      readonly ok: true
      readonly rows: readonly number[]
      readonly commitment: Commitment
      readonly repairs: readonly RowNote[]
    }
  | { readonly ok: false; readonly rows: readonly number[]; readonly reason: RefusedReason; readonly detail?: string }

export const refuse = (row: number, reason: RefusedReason, detail?: string): Outcome =>
  detail ? { ok: false, rows: [row], reason, detail: detail.slice(0, 200) } : { ok: false, rows: [row], reason }

export const note = (row: number, reason: RepairedReason, detail?: string): RowNote =>
  detail ? { row, reason, detail: detail.slice(0, 200) } : { row, reason }

export const isTooLong = (text: string): boolean =>
  text.length > LIMITS.textBytes || (text.length * 3 > LIMITS.textBytes && utf8(text).length > LIMITS.textBytes)
