import type { CommitmentId, StateCode } from '../values/id.ts'
import type { Body, Commitment, CommitmentKind, Position } from './commitment.ts'

/** Every list is an "any of"; different lists are "and". Empty means no restriction. */
export interface Query {
  readonly text: string
  readonly states: readonly StateCode[]
  readonly bodies: readonly Body[]
  readonly positions: readonly Position[]
  readonly themes: readonly string[]
  /** Goals as `5` (matches its targets too) or targets as `5.2`. */
  readonly sdgs: readonly string[]
  readonly affected: readonly string[]
  readonly offset: number
  readonly limit: number
}

export const ANY: Query = {
  text: '',
  states: [],
  bodies: [],
  positions: [],
  themes: [],
  sdgs: [],
  affected: [],
  offset: 0,
  limit: 50,
}

/** What a list shows of a commitment. */
export interface CommitmentCard {
  readonly id: CommitmentId
  readonly kind: CommitmentKind
  readonly states: readonly StateCode[]
  /** Plain words if there are any, else the official text; at most 240 characters, cut at a word. */
  readonly line: string
  readonly lang: string
  readonly symbol?: string
  readonly paragraph?: string
  readonly body: Body
  readonly year?: number
  readonly position?: Position
}

export type Facet = 'states' | 'bodies' | 'positions' | 'themes' | 'sdgs' | 'affected'

export interface Found {
  readonly total: number
  readonly cards: readonly CommitmentCard[]
  /** For each facet the values that would still find something, with how many, most first. Counted over the whole result but for that facet's own filter. */
  readonly facets: Readonly<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>
}

/** A row that an importer refused or changed, with a stable code and the words of the file that made it so (at most 200 characters). */
export interface RowNote {
  readonly row: number
  readonly reason: string
  readonly detail?: string
}

/** What an import did. rows = taken + unchanged + skipped + refused; `changed` counts those of `taken` that replaced an older text. */
export interface ImportReport {
  readonly format: string
  readonly rows: number
  readonly taken: number
  readonly changed: number
  /** Already here, word for word. */
  readonly unchanged: number
  /** Rows of other States than the chosen ones. */
  readonly skipped: number
  readonly refused: readonly RowNote[]
  /** Refusals beyond the first 1,000 are counted only. */
  readonly refusedTotal: number
  /** Rows taken with a repair, for example an entity decoded or a State's old label resolved; first 1,000. */
  readonly repaired: readonly RowNote[]
  readonly repairedTotal: number
  /** Rows per State, by code or, unresolved, by the file's label. */
  readonly countries: Readonly<Record<string, number>>
  readonly sessions: readonly number[]
  readonly positions: Readonly<Record<string, number>>
}

export type ImportFault = {
  readonly code: 'unknown-format' | 'empty' | 'too-large' | 'damaged' | 'cancelled' | 'too-deep' | 'no-rows'
  readonly detail?: string
}

export interface ImportProgress {
  readonly bytes: number
  readonly ofBytes: number
  readonly rows: number
}

/** The reference Worker, as the page uses it. It holds the commitments and the search index while unlocked; terminating it forgets them. */
export interface Reference {
  /** Reads a file once, counts, and keeps nothing but the counts. */
  scan(
    file: Blob,
    name: string,
    onProgress: (p: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<{ readonly ok: true; readonly value: ImportReport } | { readonly ok: false; readonly error: ImportFault }>
  /**
   * Reads it again and takes the chosen States (`[]` = all, with unresolved labels). What was taken is searchable at once and comes back
   * as encoded chunks (≤ 60 KiB each) to be shelved; newer chunks win over older ones for the same id. Cancelled or failed: nothing taken.
   */
  take(
    file: Blob,
    name: string,
    states: readonly string[],
    onProgress: (p: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<
    | {
        readonly ok: true
        readonly value: { readonly report: ImportReport; readonly chunks: readonly Uint8Array<ArrayBuffer>[] }
      }
    | { readonly ok: false; readonly error: ImportFault }
  >
  /** Chunks in the order they were made. */
  load(chunks: readonly Uint8Array[]): Promise<{ readonly count: number }>
  /** The sample pack that ships with the app, as chunks; its plain words in one of the six languages, English if none is named. */
  sample(language?: string): Promise<readonly Uint8Array<ArrayBuffer>[]>
  query(q: Query): Promise<Found>
  get(id: CommitmentId): Promise<Commitment | undefined>
  terminate(): void
}
