/** Where a note is, counting its files: a note whose text the hub has, but whose photo it has not, is still being sent. */
import type { ObservationView } from './session.ts'

export type Travel =
  | { readonly state: 'phone' | 'waiting' | 'received' }
  | { readonly state: 'sending'; readonly done: number; readonly of: number }

/** Files that others sent are on the hub already; only one's own can be under way. */
export function travelOf(view: Pick<ObservationView, 'whereabouts' | 'files' | 'mine'>): Travel {
  if (view.whereabouts !== 'received' || !view.mine) return { state: view.whereabouts }
  const files = Object.values(view.files)
  const of = files.reduce((sum, file) => sum + file.parts, 0)
  const done = files.reduce((sum, file) => sum + Math.min(file.sent, file.parts), 0)
  return done < of ? { state: 'sending', done, of } : { state: 'received' }
}
