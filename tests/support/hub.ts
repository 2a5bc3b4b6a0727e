/** A hub in this process, and a `fetch` that reaches it: two devices and a hub are three objects in one test. */
import { createHash } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { openAdmission } from '../../src/hub/admission.ts'
import { createCounters } from '../../src/hub/counters.ts'
import { createHub, type Hub, type HubPorts } from '../../src/hub/hub.ts'
import { createMemoryLog } from '../../src/hub/memorylog.ts'
import { createMemoryParts } from '../../src/hub/parts.ts'
import { type Bytes, concat, utf8 } from '../../src/prelude/bytes.ts'
import type { World } from '../../src/prelude/instant.ts'
import type { Fetch, Signer } from '../../src/sync/exchange.ts'
import { classFor, ENVELOPE_HEAD, frame } from '../../src/wire/envelope.ts'

export const HUB_ORIGIN = 'http://hub.test:8788'
export const APP_ORIGIN = 'http://app.test:8787'

/** A world whose clock moves only when told, and whose chance is the same in every run. */
export function createTestWorld(
  seed = 'world',
  start = 1_795_500_000_000,
): World & { tick(milliseconds: number): void } {
  let now = start
  let counter = 0
  return {
    now: () => now,
    random(size) {
      const blocks = Array.from({ length: Math.ceil(size / 32) }, () =>
        createHash('sha256').update(`${seed} ${counter++}`).digest(),
      )
      return concat(...blocks).slice(0, size)
    },
    tick(milliseconds) {
      now += milliseconds
    },
  }
}

export interface TestHub extends Hub {
  readonly ports: HubPorts
  readonly fetch: Fetch
}

export function createTestHub(change: Partial<HubPorts> = {}): TestHub {
  const ports: HubPorts = {
    log: createMemoryLog(),
    parts: createMemoryParts(),
    admission: openAdmission,
    counters: createCounters(),
    world: createTestWorld('hub'),
    hosts: ['hub.test:8788'],
    apps: [APP_ORIGIN],
    hasRoom: async () => true,
    quota: 64 * 1024 * 1024,
    rate: 60,
    ...change,
  }
  const hub = createHub(ports)
  return { ...hub, ports, fetch: (url, init) => hub.handle(new Request(url, init)) }
}

/** An Ed25519 signer from any words. */
export function signerOf(words: string): Signer {
  const seed = new Uint8Array(createHash('sha256').update(words).digest())
  return { public: ed25519.getPublicKey(seed), sign: (message) => ed25519.sign(message, seed) }
}

export const hash = (bytes: Uint8Array): Bytes => new Uint8Array(createHash('sha256').update(bytes).digest())

export interface TestMailbox {
  readonly id: Bytes
  readonly read: Signer
  readonly append: Signer
  readonly owner: Signer
}

export const mailboxOf = (words: string): TestMailbox => ({
  id: hash(utf8(`mailbox ${words}`)),
  read: signerOf(`${words} read`),
  append: signerOf(`${words} append`),
  owner: signerOf(`${words} owner`),
})

export const keysOf = ({ id, read, append, owner }: TestMailbox) => ({
  id,
  read: read.public,
  append: append.public,
  owner,
})

/** An envelope whose sealed part is the words, filled up to its class: nobody here opens one. */
export function envelopeOf(mailbox: Uint8Array, words: string, size = 1024): Bytes {
  const whole = classFor(size) ?? size
  const sealed = new Uint8Array(whole - ENVELOPE_HEAD)
  sealed.set(utf8(words).subarray(0, sealed.length))
  return frame(mailbox, sealed)
}
