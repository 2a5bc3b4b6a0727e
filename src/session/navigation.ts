/**
 * Where the person is, and where they came from. The places live in memory; the window's history holds one numbered entry for each,
 * all with the address `/`, so that the Back gesture of a phone works and a seized phone's history says nothing.
 */
import { createSignal, onCleanup } from 'solid-js'
import { HOME, type Place } from './place.ts'
import type { Session } from './session.ts'
import type { Stage } from './stage.ts'

export interface Navigation extends Pick<Session, 'place' | 'go' | 'back' | 'canGoBack'> {
  /** Takes the window back to the entry where the session began. */
  readonly rewind: () => void
}

const isSamePlace = (a: Place, b: Place): boolean => JSON.stringify(a) === JSON.stringify(b)

export function createNavigation(stage: Stage): Navigation {
  let places: readonly Place[] = [HOME]
  const [at, setAt] = createSignal(0)
  stage.mark(0)

  const stop = stage.listen('popstate', (event) => {
    const depth: unknown = 'state' in event ? event.state : null
    // A number from another session, or a jump that somebody typed, is not a place of ours: stay.
    if (typeof depth === 'number' && depth >= 0 && depth < places.length) setAt(depth)
  })

  onCleanup(stop)

  const place = (): Place => places[at()] ?? HOME
  return {
    place,
    go: (next) => {
      if (isSamePlace(place(), next)) return
      places = [...places.slice(0, at() + 1), next]
      stage.push(places.length - 1)
      setAt(places.length - 1)
    },
    back: () => {
      if (at() > 0) stage.travel(-1)
    },
    canGoBack: () => at() > 0,
    rewind: () => {
      if (at() > 0) stage.travel(-at())
    },
  }
}
