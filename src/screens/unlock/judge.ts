/** Judges a passphrase that a person made up. Loaded only then. */
import { canonicalPassphrase } from '../../i18n/passphrase.ts'

/** What one large graphics card tries in a second against Argon2id with 64 MiB and three passes (an estimate, generous to the guesser). */
export const GUESSES_PER_SECOND = 2_000

/** Below this many guesses we refuse: about 16,000 card-years, 16 years for a thousand cards. Generated ones have 3.6 × 10^16. */
export const FLOOR = 1e15

/** Average time to a hit: half of the possibilities. */
export const secondsToGuess = (guesses: number, cards = 1): number => guesses / 2 / GUESSES_PER_SECOND / cards

/** Typed or pasted, nobody remembers more than this; judging longer text is slow and says nothing new. */
const LONGEST = 200

/** How many guesses a clever guesser needs who knows words, names, patterns and common passwords. */
export async function openJudge(): Promise<(typed: string) => number> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: LONGEST })
  return (typed) => judge.check(canonicalPassphrase(typed).slice(0, LONGEST)).guesses
}
