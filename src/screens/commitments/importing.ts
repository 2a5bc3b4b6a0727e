/** What one import is at, and its report in the order and size that a person can read. */
import type { ImportFault, ImportProgress, ImportReport, RowNote } from '../../domain/reference/query.ts'

export type ImportStep =
  | { readonly at: 'choose'; readonly fault?: FaultCode; readonly detail?: string }
  | { readonly at: 'reading'; readonly file: File; readonly progress: ImportProgress }
  | { readonly at: 'taking'; readonly file: File; readonly progress: ImportProgress }
  | { readonly at: 'pick'; readonly file: File; readonly report: ImportReport }
  | { readonly at: 'done'; readonly report: ImportReport }

export type FaultCode = ImportFault['code'] | 'storage-full' | 'closed'

export const startOf = (file: File): ImportProgress => ({ bytes: 0, ofBytes: file.size, rows: 0 })

/** How much is read, 0–1; undefined where the size isn't known. */
export const partOf = ({ bytes, ofBytes }: ImportProgress): number | undefined =>
  ofBytes > 0 ? Math.min(bytes / ofBytes, 1) : undefined

/** The one country of a file with one country; nothing is chosen for a person otherwise. */
export function preselected(countries: ImportReport['countries']): readonly string[] {
  const names = Object.keys(countries)
  return names.length === 1 ? names : []
}

/** Rows about the chosen countries; a row about two of them counts twice, so this is an upper bound. */
export const rowsOf = (countries: ImportReport['countries'], chosen: readonly string[]): number =>
  chosen.reduce((sum, name) => sum + (countries[name] ?? 0), 0)

export interface ReasonGroup {
  readonly reason: string
  readonly notes: readonly RowNote[]
}

/** Notes by their reason, the commonest first. */
export function byReason(notes: readonly RowNote[]): readonly ReasonGroup[] {
  const groups = new Map<string, RowNote[]>()
  for (const note of notes) groups.set(note.reason, [...(groups.get(note.reason) ?? []), note])
  return [...groups].map(([reason, of]) => ({ reason, notes: of })).sort((a, b) => b.notes.length - a.notes.length)
}
