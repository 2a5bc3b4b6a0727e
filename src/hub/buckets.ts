/**
 * Token buckets, so that one address can't take everybody's turn. They live in memory, are forgotten when full again, and are the
 * only place where an address is held at all. An address that isn't known (tests, a proxy that hides it) isn't limited.
 */
import type { Instant } from '../wire/ground.ts'

export interface Buckets {
  /** @returns 0 when the turn was granted, else the seconds to wait for one. */
  take(address: string | undefined): number
}

/** @param size turns that may come at once. @param rate turns that come back per second. */
export function createBuckets(now: () => Instant, size: number, rate: number): Buckets {
  const buckets = new Map<string, { left: number; at: Instant }>()
  let swept = now()

  /** A bucket that is full again is the same as none. */
  function sweep(): void {
    swept = now()
    for (const [address, { left, at }] of buckets)
      if (left + ((swept - at) / 1000) * rate >= size) buckets.delete(address)
  }

  return {
    take(address) {
      if (address === undefined) return 0
      if (now() - swept > 60_000) sweep()
      const bucket = buckets.get(address) ?? { left: size, at: now() }
      const left = Math.min(size, bucket.left + (Math.max(0, now() - bucket.at) / 1000) * rate)
      const granted = left >= 1
      buckets.set(address, { left: granted ? left - 1 : left, at: now() })
      return granted ? 0 : Math.ceil((1 - left) / rate)
    },
  }
}
