/** A media query as a signal. False where there is no window to ask. */
import { type Accessor, createSignal, onCleanup } from 'solid-js'

export function createMedia(query: string): Accessor<boolean> {
  const list = globalThis.matchMedia?.(query)
  const [matches, setMatches] = createSignal(list?.matches ?? false)
  const change = (event: MediaQueryListEvent): void => {
    setMatches(event.matches)
  }
  list?.addEventListener('change', change)
  onCleanup(() => list?.removeEventListener('change', change))
  return matches
}
