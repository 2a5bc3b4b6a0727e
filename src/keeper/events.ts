/** Who listens to what. A listener that throws is its own trouble and never stops the others. */
import type { EventName, KeeperEvents } from './contract.ts'

export interface Events {
  emit<N extends EventName>(event: N, value: KeeperEvents[N]): void
  on<N extends EventName>(event: N, listener: (value: KeeperEvents[N]) => void): () => void
}

type Listeners = { readonly [N in EventName]: Set<(value: KeeperEvents[N]) => void> }

const none = (): Listeners => ({
  entries: new Set(),
  settled: new Set(),
  moved: new Set(),
  teams: new Set(),
  transit: new Set(),
  requests: new Set(),
  joining: new Set(),
  inbox: new Set(),
  sent: new Set(),
  notices: new Set(),
  progress: new Set(),
})

export const EVENT_NAMES: readonly EventName[] = [
  'entries',
  'settled',
  'moved',
  'teams',
  'transit',
  'requests',
  'joining',
  'inbox',
  'sent',
  'notices',
  'progress',
]

export function createEvents(): Events {
  const listeners = none()
  return {
    emit(event, value) {
      for (const listener of [...listeners[event]]) {
        try {
          listener(value)
        } catch (error) {
          queueMicrotask(() => {
            throw error
          })
        }
      }
    },
    on(event, listener) {
      listeners[event].add(listener)
      return () => listeners[event].delete(listener)
    },
  }
}
