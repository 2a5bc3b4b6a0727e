import type { CommitmentId, StateCode } from '../values/id.ts'
import type { LangText } from '../values/langtext.ts'

/**
 * What a State accepted or was told. `recommendation` and `concern` as UHRI's AnnotationType; `pledge` a voluntary pledge;
 * `measure` a measure of a national plan. ("Concluding observation" is the treaty bodies' document that holds either.)
 */
export const COMMITMENT_KINDS = ['recommendation', 'concern', 'pledge', 'measure'] as const
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number]

/** The State's answer in the UPR (A/HRC/RES/5/1, annex, para. 32: supported or noted); `mixed` is UHRI's Supported/Noted. */
export const POSITIONS = ['supported', 'noted', 'mixed', 'pending'] as const
export type Position = (typeof POSITIONS)[number]

/** The mechanism that spoke, by the short names the UN uses. `SP` covers every special procedure, `OTHER` what is none of these. */
export const BODIES = [
  'UPR',
  'CESCR',
  'CCPR',
  'CERD',
  'CEDAW',
  'CAT',
  'SPT',
  'CRC',
  'CMW',
  'CRPD',
  'CED',
  'SP',
  'NHRAP',
  'OTHER',
] as const
export type Body = (typeof BODIES)[number]

export interface Source {
  /** UN document symbol, as `A/HRC/59/15`; absent where the file gives none. */
  readonly symbol?: string
  /** Paragraph label as printed, as `140.7` or `47 (g)`. */
  readonly paragraph?: string
  readonly body: Body
  /** The body's name as the file wrote it, where it is not one of BODIES' own spellings (a special procedure's mandate). */
  readonly mandate?: string
  /** Date of the document, `YYYY-MM-DD`. */
  readonly date?: string
  /** UPR session 1–54 and the cycle derived from it: 1–12, 13–26, 27–40, 41–54. */
  readonly session?: number
  readonly cycle?: number
  /** UUIDs of the Universal Human Rights Index. */
  readonly annotation?: string
  readonly document?: string
  /** The kind of file it came from. */
  readonly format: string
}

export interface Commitment {
  readonly id: CommitmentId
  readonly kind: CommitmentKind
  /** States concerned. More than one where the UN document spoke of several. */
  readonly states: readonly StateCode[]
  /** Labels of States that we couldn't resolve, as the file wrote them. */
  readonly statesUnresolved?: readonly string[]
  readonly text: LangText
  /** In plain words, where somebody wrote them. */
  readonly plain?: LangText
  readonly source: Source
  readonly recommending: readonly StateCode[]
  readonly recommendingUnresolved?: readonly string[]
  readonly position?: Position
  /** UPR Info's action category 1–5 (E. McMahon), where the file gives one. */
  readonly action?: 1 | 2 | 3 | 4 | 5
  /** Theme labels, unified; the file's own spelling in `themesOriginal` where it differs. */
  readonly themes: readonly string[]
  readonly themesOriginal?: readonly string[]
  readonly affected: readonly string[]
  /** SDG goals 1–17 as `5` and targets as `5.2` or `16.a`, ascending. */
  readonly sdgs: readonly string[]
}
