/** Waiting longer and longer between tries spares a battery, but nobody should wait five minutes beside a network that is back. */
import { onCleanup } from 'solid-js'
import type { Stage } from './stage.ts'

/** Tries the hubs at once when the network returns, and when the app comes back in sight: a phone that slept ran no timers. */
export function startReconnect(stage: Stage, syncNow: () => Promise<void>): void {
  const hurry = (): void => {
    // A vault that is closing meanwhile needs no try.
    syncNow().catch(() => undefined)
  }
  const stops = [
    stage.listen('online', hurry),
    stage.listen('visibilitychange', () => {
      if (!stage.isHidden()) hurry()
    }),
  ]
  onCleanup(() => {
    for (const stop of stops) stop()
  })
}
