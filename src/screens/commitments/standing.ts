/** What the notes on a commitment add up to on its card. */
import type { ObservationView } from '../../session/session.ts'

/** Withdrawn notes no longer count. */
export const counting = (notes: readonly ObservationView[]): readonly ObservationView[] =>
  notes.filter((note) => !note.withdrawn)

/** The day a note speaks of; one that doesn't know its day speaks of none. */
const dayOf = ({ shown: { when } }: ObservationView): string => when.until ?? when.value

/** The note about the latest time; of two about the same, the one written last. */
export const latestOf = (notes: readonly ObservationView[]): ObservationView | undefined =>
  notes.reduce<ObservationView | undefined>((best, note) => {
    if (!best) return note
    const [a, b] = [dayOf(note), dayOf(best)]
    return a > b || (a === b && note.createdAt > best.createdAt) ? note : best
  }, undefined)

/** Newest first by when they were written. */
export const newestFirst = (notes: readonly ObservationView[]): readonly ObservationView[] =>
  [...notes].sort((a, b) => b.createdAt - a.createdAt)
