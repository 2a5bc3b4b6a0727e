/** How long something ran, pauses left out. Instants are the caller's, in milliseconds. */
export interface Stopwatch {
  readonly ran: number
  readonly since?: number
}

export const STOPPED: Stopwatch = { ran: 0 }

export const started = (watch: Stopwatch, now: number): Stopwatch =>
  watch.since === undefined ? { ran: watch.ran, since: now } : watch

export const paused = (watch: Stopwatch, now: number): Stopwatch => ({ ran: ranFor(watch, now) })

export const ranFor = (watch: Stopwatch, now: number): number =>
  watch.ran + (watch.since === undefined ? 0 : Math.max(0, now - watch.since))
