/** When to lock without being asked: nobody touched the phone, or the app went out of sight and did not come back soon. */
import { onCleanup } from 'solid-js'
import type { World } from '../prelude/instant.ts'
import type { Stage } from './stage.ts'

/** Milliseconds out of sight until the vault locks. The page is blank from the first. */
export const GRACE = 60_000

export interface Autolock {
  readonly touch: () => void
  /** Call when the number of idle minutes changed. */
  readonly again: () => void
}

export function startAutolock(p: {
  readonly stage: Stage
  readonly world: World
  readonly idleMinutes: () => number
  /** Starts writing what waits; may not end before the page does. */
  readonly flush: () => void
  /** `at-once`: nothing of ours will run any more, so nothing may be left to a timer. */
  readonly lock: (how: 'soon' | 'at-once') => void
}): Autolock {
  const { stage, world } = p
  let touched = world.now()
  let hiddenSince: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const deadline = (): number =>
    hiddenSince === undefined
      ? touched + p.idleMinutes() * 60_000
      : Math.min(hiddenSince + GRACE, touched + p.idleMinutes() * 60_000)

  // A phone that slept runs timers late: every look at the clock decides again.
  function look(): void {
    clearTimeout(timer)
    const left = deadline() - world.now()
    if (left <= 0) p.lock('soon')
    else timer = setTimeout(look, left)
  }

  const touch = (): void => {
    touched = world.now()
  }

  const stops = [
    stage.listen('pointerdown', touch),
    stage.listen('keydown', touch),
    stage.listen('visibilitychange', () => {
      if (stage.isHidden()) {
        stage.cover('hidden')
        p.flush()
        hiddenSince ??= world.now()
        return look()
      }
      const since = hiddenSince
      if (since !== undefined && world.now() - since >= GRACE) return p.lock('soon')
      hiddenSince = undefined
      stage.cover('none')
      look()
    }),
    // The browser is about to stop this page and may keep its memory: a cached page must hold no key.
    stage.listen('freeze', () => p.lock('at-once')),
    stage.listen('pagehide', (event) => {
      if ('persisted' in event && event.persisted === true) p.lock('at-once')
      else p.flush()
    }),
  ]
  onCleanup(() => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  })
  look()
  return { again: look, touch }
}
