import type { FuzzyDate } from '../values/fuzzydate.ts'
import type { CommitmentId, RecordId } from '../values/id.ts'
import type { LangText } from '../values/langtext.ts'
import type { Place } from '../values/place.ts'

/** The neutral scale of a monitor. `unknown` is "can't tell". "Done" always reads "as far as I can see". */
export const STATUSES = ['backwards', 'nothing', 'started', 'partly', 'done', 'unknown'] as const
export type Status = (typeof STATUSES)[number]

/** How the monitor knows. */
export const METHODS = ['saw', 'told', 'document', 'media'] as const
export type Method = (typeof METHODS)[number]

/** One photo, voice note or document behind an observation. `file` is what travels; the original stays where it was taken. */
export interface Evidence {
  readonly file: string
  readonly kind: 'photo' | 'voice' | 'document'
  /** Sniffed media type of the copy, as `image/jpeg`. */
  readonly type: string
  readonly size: number
  /** SHA-256 of the copy, hexadecimal. */
  readonly sha256: string
  /** What was captured, before metadata was taken out: its hash, size and the sealed file on the author's phone. */
  readonly original?: { readonly sha256: string; readonly size: number; readonly file: string }
  /** Seconds, for voice. */
  readonly duration?: number
}

export interface Observation {
  readonly id: RecordId
  readonly commitment: CommitmentId
  readonly status: Status
  readonly words: LangText
  readonly when: FuzzyDate
  readonly where: Place
  readonly method: Method
  readonly evidence: readonly Evidence[]
}

/** What is on the screen while writing: anything may be missing, and saving a draft is never refused. */
export interface ObservationDraft {
  readonly id: RecordId
  readonly commitment: CommitmentId
  readonly team: string
  readonly status?: Status
  readonly words: string
  readonly lang: string
  readonly when: FuzzyDate
  readonly where: Place
  readonly method: Method
  readonly evidence: readonly Evidence[]
  /** When the draft was last kept, by this device's clock. */
  readonly keptAt: number
  /** For a change to an observation: by field, the entries that were current when writing began. The last one was on the screen. */
  readonly base?: Readonly<Record<string, readonly string[]>>
}
