/**
 * After a wrong passphrase the next try waits: 1, 2, 4 … 60 seconds. Kept in memory only: a stored counter would itself be evidence,
 * and a way to lock somebody out. It slows hands on the phone; who has copied the storage guesses elsewhere at the cost of Argon2id.
 */
export interface Tries {
  /** Runs one try after the wait that earlier wrong ones have earned. */
  attempt<T>(isWrong: (outcome: T) => boolean, run: () => Promise<T>): Promise<T>
}

const LONGEST = 60_000

export function createTries(wait: (ms: number) => Promise<void>): Tries {
  let wrong = 0
  let ready: Promise<void> = Promise.resolve()
  let last: Promise<unknown> = Promise.resolve()
  return {
    attempt(isWrong, run) {
      const next = last
        .then(() => ready)
        .then(async () => {
          const outcome = await run()
          if (isWrong(outcome)) ready = wait(Math.min(LONGEST, 1000 * 2 ** wrong++))
          else wrong = 0
          return outcome
        })
      last = next.catch(() => undefined)
      return next
    },
  }
}
