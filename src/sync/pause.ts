/** Waiting, as an argument: a test brings its own. Resolves early, and without complaint, when the signal ends it. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>

export const realPause: Pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })

const FIRST = 2_000
const LAST = 5 * 60_000

/**
 * Milliseconds until the next try: doubling from 2 s to 5 min, of which the upper half is chance, so that a team whose hub comes
 * back doesn't come back all at once.
 * @param failures how many in a row, from 1. @param chance 0 ≤ chance < 1.
 */
export const delayAfter = (failures: number, chance: number): number => {
  const whole = Math.min(LAST, FIRST * 2 ** Math.min(failures - 1, 20))
  return Math.round(whole / 2 + (whole / 2) * chance)
}
