/** The whole log of a hub: how often what happened. No address, no id, no time of a single request, no user agent. */
import type { ErrorCode } from '../wire/errors.ts'

export type Counted = 'requests' | 'envelopes' | 'parts' | 'mailboxes' | `refused ${ErrorCode}`

export interface Counters {
  count(what: Counted, times?: number): void
  /** What was counted since the last time, as one line of JSON, or undefined when nothing happened. */
  line(): string | undefined
}

export function createCounters(): Counters {
  const counts = new Map<Counted, number>()
  return {
    count(what, times = 1) {
      counts.set(what, (counts.get(what) ?? 0) + times)
    },
    line() {
      if (counts.size === 0) return undefined
      const line = JSON.stringify(Object.fromEntries([...counts].sort()))
      counts.clear()
      return line
    },
  }
}
