/** Shift three times leaves at once (GOV.UK's "Exit this page" manners). Not Escape: browsers and dialogs own that key. */

/** Milliseconds between two presses before the count starts again. */
const PAUSE = 5_000
const PRESSES = 3

export interface Keys {
  addEventListener(type: 'keydown' | 'keyup', heard: (event: KeyboardEvent) => void, capture: boolean): void
  removeEventListener(type: 'keydown' | 'keyup', heard: (event: KeyboardEvent) => void, capture: boolean): void
}

/** A Shift held together with another key writes a capital and doesn't count. `onLeft` hears how many presses are still wanted. */
export function listenForShifts(
  keys: Keys,
  now: () => number,
  onExit: () => void,
  onLeft: (left: number) => void,
): () => void {
  let count = 0
  let last = Number.NEGATIVE_INFINITY
  let isAlone = false
  const down = (event: KeyboardEvent): void => {
    isAlone = event.key === 'Shift'
    if (!isAlone) count = 0
  }
  const up = (event: KeyboardEvent): void => {
    if (event.key !== 'Shift' || !isAlone) return
    isAlone = false
    count = now() - last > PAUSE ? 1 : count + 1
    last = now()
    if (count >= PRESSES) {
      count = 0
      onExit()
    } else onLeft(PRESSES - count)
  }
  keys.addEventListener('keydown', down, true)
  keys.addEventListener('keyup', up, true)
  return () => {
    keys.removeEventListener('keydown', down, true)
    keys.removeEventListener('keyup', up, true)
  }
}
