/** What a case worker sees first: the reports where somebody may be harmed soonest, then those that can't be read, then the rest, newest first. */
import { givenOf } from '../../domain/case/guide.ts'
import type { ReprisalReport, Urgency } from '../../domain/case/report.ts'
import type { Session } from '../../session/session.ts'

export type Item = ReturnType<Session['inbox']>[number]
export type Opened = Awaited<ReturnType<Session['openReport']>>
export type OpenFault = Extract<Opened, { readonly ok: false }>['error']

export interface Triaged {
  readonly item: Item
  /** Absent while it is still being opened. */
  readonly opened: Opened | undefined
}

const RANK: Readonly<Record<Urgency, number>> = { day: 0, days: 1, unknown: 3, no: 4 }

export const urgencyOf = (report: ReprisalReport): Urgency => givenOf(report.urgency) ?? 'unknown'

const rankOf = ({ opened }: Triaged): number => {
  if (opened === undefined || !opened.ok) return 2
  return RANK[urgencyOf(opened.value)]
}

export const triage = (items: readonly Triaged[]): readonly Triaged[] =>
  [...items].sort((a, b) => rankOf(a) - rankOf(b) || b.item.at - a.item.at)

/** Neutral, and the same for the same item: the first digits of the sealed file's own hash. */
export const fileNameOf = (item: Item): string => `file-${item.sha256.slice(0, 8)}.age`

export const FAULT_WORDS = {
  damaged: 'safe.case-damaged',
  unknown: 'safe.case-unknown',
  'newer-version': 'safe.case-newer',
} as const satisfies Readonly<Record<OpenFault, string>>
