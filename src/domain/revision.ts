/**
 * A revision: one immutable, signed change of one record, by one person on one device. Its op says which field has which value now,
 * and which earlier values its author knew and replaced. A record is the fold of its revisions (fold.ts).
 */
import type { Instant } from '../prelude/instant.ts'
import type { RecordId } from './values/id.ts'

/** The entry that carried a revision: 32 bytes in hexadecimal, given by the team's log. */
export type EntryId = string

export interface Op {
  readonly field: string
  readonly value: unknown
  /** Entries whose value of this field the author saw and replaced. */
  readonly replaces: readonly EntryId[]
}

export interface Revision {
  readonly record: RecordId
  readonly kind: string
  /** The author's clock, for display only: order comes from the log. */
  readonly at: Instant
  /** At least one, at most one for a field. */
  readonly ops: readonly Op[]
}

/** A revision with what the log proved about it. */
export interface Signed {
  readonly entry: EntryId
  readonly lm: number
  readonly member: string
  readonly device: string
  readonly revision: Revision
}

/** `newer`: made by a newer app, kept sealed until this one is updated. `malformed`: no app of ours wrote it. */
export type RevisionFault = 'newer' | 'malformed'
