/** A phone for tests: a keeper over IndexedDB's double, a slot file in memory, quick stretching, and time that the test moves. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Keeper, KeeperEvents } from '../../src/keeper/contract.ts'
import type { KeeperEnv } from '../../src/keeper/core.ts'
import { createKeeper } from '../../src/keeper/keeper.ts'
import { realWorld } from '../../src/prelude/instant.ts'
import { createMemorySlots } from '../../src/vault/slotfile.ts'
import { quickStretch } from './vaults.ts'

export interface Phone {
  readonly env: KeeperEnv
  /** Another start of the app on the same storage. */
  boot(): Keeper
  /** Waits that were asked for, in milliseconds; they take no time. */
  readonly waits: number[]
}

const offline: typeof fetch = async () => {
  throw new TypeError('offline')
}

export function createPhone(change: Partial<KeeperEnv> = {}): Phone {
  const waits: number[] = []
  const slots = createMemorySlots()
  let locked = false
  const env: KeeperEnv = {
    world: realWorld,
    fetch: offline,
    indexedDB: new IDBFactory(),
    IDBKeyRange,
    openSlotFile: async () => slots,
    stretch: quickStretch,
    lock: async () => {
      if (locked) return undefined
      locked = true
      return () => {
        locked = false
      }
    },
    pause: () => new Promise((done) => setTimeout(done, 0)),
    wait: (ms) => {
      waits.push(ms)
      return new Promise((done) => setTimeout(done, 0))
    },
    ...change,
  }
  return { env, waits, boot: () => createKeeper(env) }
}

/** Everything said under one name, as it comes. */
export function heard<N extends keyof KeeperEvents>(keeper: Keeper, event: N): KeeperEvents[N][] {
  const all: KeeperEvents[N][] = []
  keeper.on(event, (value) => all.push(value))
  return all
}
