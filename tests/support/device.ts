/** A device as far as sync knows one, in memory, on a network that can be told to misbehave. */
import { type Bytes, bytesToHex } from '../../src/prelude/bytes.ts'
import { createHubClient } from '../../src/sync/client.ts'
import type { SyncPorts, SyncState } from '../../src/sync/ports.ts'
import type { Position } from '../../src/wire/chain.ts'
import { createTestWorld, envelopeOf, HUB_ORIGIN, mailboxOf, type TestHub } from './hub.ts'
import { createNetwork } from './network.ts'

/** The one mailbox of these tests. */
export const MAILBOX = mailboxOf('a')

/** A device as far as sync knows one: an outbox, a shelf of what arrived, parts to bring and to fetch. */
export function createDevice(hub: TestHub, name: string, keys: { read?: boolean; append?: boolean } = {}) {
  const network = createNetwork(hub.fetch)
  const world = createTestWorld(name)
  const waits: number[] = []
  /** Waiting ends when the test says so; every wait is noted. */
  const pause = (milliseconds: number, signal: AbortSignal): Promise<void> => {
    waits.push(milliseconds)
    return new Promise((resolve) => {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve())
    })
  }
  const client = createHubClient({ origin: HUB_ORIGIN, fetch: network.fetch, world, pause: (_, s) => pause(0, s) })
  const outbox: { id: string; envelope: Bytes }[] = []
  const events: string[] = []
  const arrived = new Map<string, Bytes>()
  const parts = new Map<string, Bytes>()
  const toSend: Bytes[] = []
  const toFetch: Bytes[] = []
  const states: SyncState[] = []
  let cursor: Position | undefined
  let broken = false
  const lost: string[] = []

  const ports: SyncPorts = {
    client,
    world,
    pause,
    mailbox: MAILBOX.id,
    ...(keys.read === false ? {} : { read: MAILBOX.read }),
    ...(keys.append === false ? {} : { append: MAILBOX.append }),
    outbox: async () => [...outbox],
    async acknowledged(done) {
      for (const { id } of done) {
        events.push(`acknowledged ${id}`)
        outbox.splice(
          outbox.findIndex((one) => one.id === id),
          1,
        )
      }
    },
    cursor: async () => cursor,
    async receive({ envelopes, last }) {
      if (broken) throw new Error('no room')
      for (const { id, envelope } of envelopes) arrived.set(bytesToHex(id), envelope)
      cursor = last
    },
    async lost(how) {
      lost.push(how)
      cursor = undefined
    },
    partsToSend: async () => [...toSend],
    part: async (one) => parts.get(bytesToHex(one)),
    async partSent(one) {
      events.push('part sent')
      toSend.splice(toSend.indexOf(one), 1)
    },
    partsToFetch: async () => toFetch.filter((one) => !parts.has(bytesToHex(one))),
    async partFetched(one, part) {
      parts.set(bytesToHex(one), part)
    },
    changed: (state) => states.push(state),
  }
  return {
    ports,
    network,
    world,
    outbox,
    events,
    arrived,
    parts,
    toSend,
    toFetch,
    states,
    waits,
    lost,
    position: () => cursor,
    break: (value: boolean) => {
      broken = value
    },
    write: (words: string, size?: number) => outbox.push({ id: words, envelope: envelopeOf(MAILBOX.id, words, size) }),
  }
}
