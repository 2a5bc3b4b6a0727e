/** What of the session wants the person today. Reads only; each rule is one line. */
import type { ObservationView, Session } from '../../session/session.ts'

/** Where a note belongs to a team with a hub, it is meant to travel; in the own team it never does. */
export function countStanding(session: Session): {
  readonly here: number
  readonly waiting: number
  readonly contested: readonly ObservationView[]
} {
  let here = 0
  let waiting = 0
  const contested: ObservationView[] = []
  for (const note of session.observations()) {
    if (note.withdrawn) continue
    if (note.whereabouts === 'phone') here++
    if (note.whereabouts === 'waiting') waiting++
    if (note.conflicts.length > 0) contested.push(note)
  }
  return { here, waiting, contested }
}

const SHOWN = 5

export const latestNotes = (session: Session): readonly ObservationView[] =>
  session
    .observations()
    .filter((note) => !note.withdrawn)
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .slice(0, SHOWN)
