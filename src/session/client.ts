/** The page's end of the wire to the keeper Worker: numbered requests, answers in any order, and events. */
import type {
  CallAnswer,
  CallName,
  CallPayload,
  EventName,
  FromKeeper,
  Keeper,
  KeeperEvents,
} from '../keeper/contract.ts'

/** The part of a Worker that is used here. */
export type Wire = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

interface Waiting {
  readonly answer: (value: unknown) => void
  readonly crash: (why: Error) => void
}
type Listeners = { [N in EventName]: Set<(value: KeeperEvents[N]) => void> }

const noListeners = (): Listeners => ({
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

/**
 * After `terminate` nothing is heard any more, and whoever still waits for an answer waits for ever: their screen is gone too.
 * A Worker that fails to start rejects every call.
 */
export function createKeeperClient(worker: Wire): Keeper {
  const waiting = new Map<number, Waiting>()
  const listeners = noListeners()
  let next = 1
  let broken: Error | undefined
  let ended = false

  const tell = <N extends EventName>(event: N, value: KeeperEvents[N]): void => {
    for (const listener of [...listeners[event]]) listener(value)
  }

  worker.addEventListener('message', (message) => {
    if (ended) return
    const said: FromKeeper = message.data
    if ('event' in said) return tell(said.event, said.value as never)
    const asked = waiting.get(said.id)
    waiting.delete(said.id)
    if ('crash' in said) asked?.crash(new Error(said.crash))
    else asked?.answer(said.answer)
  })
  worker.addEventListener('error', () => {
    broken = new Error('the keeper stopped')
    for (const { crash } of waiting.values()) crash(broken)
    waiting.clear()
  })

  const ask = <N extends CallName>(call: N, payload: CallPayload<N>): Promise<CallAnswer<N>> =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken)
      const id = next++
      // The contract types both ends; between them there is only structured cloning.
      waiting.set(id, { answer: (value) => resolve(value as CallAnswer<N>), crash: reject })
      if (!ended) worker.postMessage({ id, call, payload })
    })

  return {
    probe: () => ask('probe', undefined),
    create: (p) => ask('create', p),
    unlock: (p) => ask('unlock', p),
    restore: (p) => ask('restore', p),
    verify: (p) => ask('verify', p),
    persist: () => ask('persist', undefined),
    usage: () => ask('usage', undefined),
    close: () => ask('close', undefined),
    backup: (p) => ask('backup', p),
    shelve: (p) => ask('shelve', p),
    take: (p) => ask('take', p),
    shelf: (p) => ask('shelf', p),
    append: (p) => ask('append', p),
    sealFile: (p) => ask('sealFile', p),
    openFile: (p) => ask('openFile', p),
    dropFile: (p) => ask('dropFile', p),
    createTeam: (p) => ask('createTeam', p),
    invite: (p) => ask('invite', p),
    join: (p) => ask('join', p),
    cancelJoin: () => ask('cancelJoin', undefined),
    admit: (p) => ask('admit', p),
    refuse: (p) => ask('refuse', p),
    nameCaseWorker: (p) => ask('nameCaseWorker', p),
    sealReport: (p) => ask('sealReport', p),
    openReport: (p) => ask('openReport', p),
    sealedReport: (p) => ask('sealedReport', p),
    deskKey: (p) => ask('deskKey', p),
    syncNow: () => ask('syncNow', undefined),
    on: (event, listener) => {
      listeners[event].add(listener)
      return () => listeners[event].delete(listener)
    },
    terminate: () => {
      ended = true
      worker.terminate()
      waiting.clear()
    },
  }
}
