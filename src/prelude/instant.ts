/** Milliseconds since 1970-01-01T00:00Z as the device believes. For display and back-off only: never for order. */
export type Instant = number

/** Time and randomness are arguments, so that a test can be a world of its own. */
export interface World {
  readonly now: () => Instant
  readonly random: (size: number) => Uint8Array<ArrayBuffer>
}

export const realWorld: World = {
  now: () => Date.now(),
  random: (size) => crypto.getRandomValues(new Uint8Array(size)),
}
