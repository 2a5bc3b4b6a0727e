/** The keeper's Worker: the real environment, and the wire to the page. Keys never leave it; ending it is locking. */
import { createStretch } from '../crypto/kdf.ts'
import { builtWasm } from '../crypto/wasm.ts'
import { realWorld } from '../prelude/instant.ts'
import { createFileSlots } from '../vault/slotdisk.ts'
import type { SlotStore } from '../vault/slotfile.ts'
import type { FromKeeper, ToKeeper } from './contract.ts'
import type { KeeperEnv } from './core.ts'
import { EVENT_NAMES } from './events.ts'
import { createKeeper } from './keeper.ts'

/** A Worker that was just ended may hold the lock for a moment more: locking and unlocking quickly must not say "open elsewhere". */
const LOCK_PATIENCE = 1500

/** The one lock of this origin: a second tab finds it taken. Held until given back or until the Worker ends. */
const lock = (): Promise<(() => void) | undefined> =>
  new Promise((resolve) => {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), LOCK_PATIENCE)
    navigator.locks
      .request('k', { signal: patience.signal }, () => {
        clearTimeout(timer)
        return new Promise<void>((release) => resolve(release))
      })
      .catch(() => resolve(undefined))
  })

async function openSlotFile(): Promise<SlotStore> {
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) throw new Error('no handle')
  return createFileSlots(await navigator.storage.getDirectory())
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** What a browser lacks is absent here, and the keeper knows what to do without. Lockdown Mode lacks nearly all of it. */
const env: KeeperEnv = {
  world: realWorld,
  fetch: (...request) => fetch(...request),
  stretch: createStretch(builtWasm),
  pause: () => wait(0),
  wait,
  ...(typeof indexedDB === 'undefined' ? {} : { indexedDB, IDBKeyRange }),
  ...(typeof FileSystemFileHandle === 'undefined' ? {} : { openSlotFile }),
  ...(navigator.locks ? { lock } : {}),
  ...(navigator.storage
    ? { storage: { persisted: () => navigator.storage.persisted(), estimate: () => navigator.storage.estimate() } }
    : {}),
}

const keeper = createKeeper(env)

const say = (message: FromKeeper, transfer: Transferable[] = []): void => self.postMessage(message, { transfer })

/** Bytes that an answer gives away for good: its own, or inside a Result. */
function givenAway(answer: unknown): Transferable[] {
  if (answer instanceof Uint8Array) return [answer.buffer]
  if (typeof answer === 'object' && answer !== null && 'value' in answer && answer.value instanceof Uint8Array)
    return [answer.value.buffer]
  return []
}

/** The passphrase's copy on this side; the page clears its own. */
function wipe(payload: ToKeeper['payload']): void {
  if (typeof payload === 'object' && 'passphrase' in payload) payload.passphrase.fill(0)
}

async function answer(request: ToKeeper): Promise<void> {
  const { id, call, payload } = request
  try {
    // the contract pairs each call with its payload; between page and Worker there is only structured cloning
    const run = keeper[call] as (payload: unknown) => Promise<unknown>
    const value = await run(payload)
    say({ id, answer: value }, givenAway(value))
  } catch (error) {
    // the name only: a message could carry content
    say({ id, crash: error instanceof Error ? error.name : 'unknown' })
  } finally {
    wipe(payload)
  }
}

for (const event of EVENT_NAMES) keeper.on(event, (value) => self.postMessage({ event, value }))

self.addEventListener('message', (message: MessageEvent<ToKeeper>) => {
  void answer(message.data)
})
