import { describe, expect, it } from 'vitest'
import { countStanding, latestNotes } from '../../../src/screens/today/standing.ts'
import type { ObservationView, Session } from '../../../src/session/session.ts'

type Note = Pick<ObservationView, 'whereabouts' | 'withdrawn' | 'conflicts' | 'createdAt'>
const note = (change: Partial<Note>): Note => ({
  whereabouts: 'received',
  withdrawn: false,
  conflicts: [],
  createdAt: 0,
  ...change,
})
const sessionWith = (notes: readonly Note[]): Session =>
  Object.assign(Object.create(null), { observations: () => notes })

describe('what today says of the notes', () => {
  it('counts what is only here, what waits, and what has two versions', () => {
    const session = sessionWith([
      note({ whereabouts: 'phone' }),
      note({ whereabouts: 'waiting', conflicts: ['status'] }),
      note({}),
    ])
    expect(countStanding(session)).toMatchObject({ here: 1, waiting: 1, contested: { length: 1 } })
  })

  it('leaves withdrawn notes out of every count and of the list', () => {
    const session = sessionWith([note({ whereabouts: 'phone', withdrawn: true, conflicts: ['words'] })])
    expect(countStanding(session)).toEqual({ here: 0, waiting: 0, contested: [] })
    expect(latestNotes(session)).toEqual([])
  })

  it('shows the five newest, newest first', () => {
    const session = sessionWith([3, 1, 7, 5, 2, 6, 4].map((createdAt) => note({ createdAt })))
    expect(latestNotes(session).map((one) => one.createdAt)).toEqual([7, 6, 5, 4, 3])
  })
})
