/**
 * Keeps one mailbox up to date for as long as it runs: an attempt, then listening while all is well, or waiting longer and longer
 * while it isn't. It never says that something was sent before the hub's answer said so.
 */
import type { HubFault } from './faults.ts'
import { delayAfter, realPause } from './pause.ts'
import type { SyncPorts, SyncState } from './ports.ts'
import { createTurn } from './turn.ts'

export interface Sync {
  readonly state: () => SyncState
  /** Try at once. Resolves when an attempt that began after this call has ended, however it ended. */
  now(): Promise<void>
  /** Ends it for good; what was not acknowledged stays in the outbox. */
  stop(): void
}

/** Seconds that a listening request stays open; below what proxies cut. */
const LISTEN = 25
/** Milliseconds between looks at the outbox for whoever can't listen. */
const LOOK = 15 * 60_000

/** Starts by itself. Costs one open request while idle. */
export function createSync(ports: SyncPorts): Sync {
  const { world, pause = realPause } = ports
  const life = new AbortController()
  let wake = new AbortController()
  let waiters: (() => void)[] = []
  let failures = 0
  let current: SyncState = { phase: 'idle' }

  function show(change: Omit<SyncState, 'lastExchange'>): void {
    const { lastExchange } = current
    current = lastExchange === undefined ? change : { ...change, lastExchange }
    ports.changed(current)
  }

  const turn = createTurn(ports, {
    life: life.signal,
    phase: (phase) => {
      if (current.phase !== phase) show({ phase })
    },
    answered: () => {
      current = { ...current, lastExchange: world.now() }
    },
  })

  const attempt = async (work: () => Promise<HubFault | undefined>): Promise<HubFault | 'here' | undefined> => {
    try {
      return await work()
    } catch {
      return 'here'
    }
  }

  /** Holds a request open until something arrives, something here changes, or it fails. */
  async function listen(): Promise<HubFault | undefined> {
    for (let early = 1; ; early++) {
      const part = turn.nextPart()
      if (part === 0) return undefined
      if (!ports.read) {
        await pause(LOOK, wake.signal)
        return undefined
      }
      const wait = Math.min(LISTEN, Math.ceil((part ?? LISTEN * 1000) / 1000))
      const began = world.now()
      const heard = await turn.pull(wait, wake.signal)
      if (wake.signal.aborted || heard === true) return undefined
      if (typeof heard === 'string') return heard
      // A hub that answers "nothing" at once, again and again, must not empty a battery.
      if (world.now() - began < wait * 500) await pause(delayAfter(early, 0.5), wake.signal)
      else early = 0
      if (wake.signal.aborted) return undefined
    }
  }

  /** Shows why the attempt ended. @returns milliseconds until the next one. */
  function postpone(problem: HubFault | 'here'): number {
    failures++
    const [chance = 0] = world.random(1)
    const delay = delayAfter(failures, chance / 256)
    show({ phase: 'waiting', problem, nextTry: world.now() + delay })
    return delay
  }

  async function run(): Promise<void> {
    while (!life.signal.aborted) {
      const served = waiters
      waiters = []
      wake = new AbortController()
      const fault = await attempt(turn.run)
      let delay = 0
      if (fault && !life.signal.aborted) delay = postpone(fault)
      else {
        failures = 0
        show({ phase: 'idle' })
      }
      for (const serve of served) serve()
      if (waiters.length > 0 || life.signal.aborted) continue
      if (!fault) {
        const deaf = await attempt(listen)
        if (deaf && !life.signal.aborted) delay = postpone(deaf)
      }
      if (delay > 0) await pause(delay, wake.signal)
    }
    show({ phase: 'stopped' })
    for (const serve of waiters) serve()
  }

  // After the caller's own turn, so that a `now()` right behind is served by the first attempt.
  queueMicrotask(run)

  return {
    state: () => current,
    now() {
      if (life.signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        waiters.push(resolve)
        wake.abort()
      })
    },
    stop() {
      life.abort()
      wake.abort()
    },
  }
}
