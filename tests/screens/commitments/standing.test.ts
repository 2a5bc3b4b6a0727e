import { describe, expect, it } from 'vitest'
import type { FuzzyDate } from '../../../src/domain/values/fuzzydate.ts'
import type { RecordId } from '../../../src/domain/values/id.ts'
import { counting, latestOf, newestFirst } from '../../../src/screens/commitments/standing.ts'
import type { ObservationView } from '../../../src/session/session.ts'

/** Only what the standing of a commitment looks at. */
function note(name: string, when: FuzzyDate, createdAt: number, withdrawn = false): ObservationView {
  const empty = { status: [], words: [], when: [], where: [], method: [], evidence: [] }
  const id = name as RecordId
  const shown = { id, commitment: 'uhri:1', status: 'started', words: { lang: 'en', text: '' }, when } as never
  return {
    id,
    team: '',
    shown,
    author: '',
    authorName: '',
    mine: true,
    createdAt,
    whereabouts: 'phone',
    withdrawn,
    conflicts: [],
    history: empty,
    files: {},
  }
}
const day = (value: string): FuzzyDate => ({ precision: 'day', value })

describe('where a commitment stands', () => {
  it('goes by the time a note speaks of, not by when it was written', () => {
    const old = note('old', day('2026-03-01'), 900)
    const recent = note('recent', day('2026-11-12'), 100)
    expect(latestOf([recent, old])?.id).toBe('recent')
    expect(latestOf([old, recent])?.id).toBe('recent')
  })

  it('takes the one written last of two about the same day', () => {
    expect(latestOf([note('a', day('2026-11-12'), 2), note('b', day('2026-11-12'), 1)])?.id).toBe('a')
  })

  it('reads a range by its end and an unknown day as the earliest', () => {
    const range = note('range', { precision: 'range', value: '2024', until: '2026-12' }, 1)
    const unknown = note('unknown', { precision: 'unknown', value: '' }, 9)
    expect(latestOf([note('a', day('2026-11-12'), 2), unknown, range])?.id).toBe('range')
    expect(latestOf([])).toBeUndefined()
  })

  it('does not count what was withdrawn, and lists the newest first', () => {
    const notes = [
      note('a', day('2026-01-01'), 1),
      note('b', day('2026-01-01'), 2, true),
      note('c', day('2025-01-01'), 3),
    ]
    expect(counting(notes).map((one) => one.id)).toEqual(['a', 'c'])
    expect(newestFirst(notes).map((one) => one.id)).toEqual(['c', 'b', 'a'])
  })
})
