import { describe, expect, it } from 'vitest'
import { paused, ranFor, STOPPED, started } from '../../../src/screens/observe/stopwatch.ts'

describe('the time spoken', () => {
  it('leaves out the pauses', () => {
    const first = paused(started(STOPPED, 1000), 4000)
    const second = started(first, 60_000)
    expect(ranFor(second, 62_000)).toBe(5000)
    expect(ranFor(first, 99_000)).toBe(3000)
  })

  it('does not start twice, and does not run backwards when the clock is set back', () => {
    expect(ranFor(started(started(STOPPED, 1000), 3000), 5000)).toBe(4000)
    expect(ranFor(started(STOPPED, 5000), 1000)).toBe(0)
  })
})
