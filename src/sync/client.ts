/** Everything a device may ask of a hub, each answer checked: one method for one line of wire/README.md §3. */
import { type Bytes, bytesToBase64url, copyOf, isEqual } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import { encode } from '../wire/cbor.ts'
import { follow, type Position, startOf } from '../wire/chain.ts'
import { transportId, VERSION } from '../wire/envelope.ts'
import { LIMITS } from '../wire/limits.ts'
import { APPENDED, CREATED, HAD, HUB_INFO, type HubInfo, PATHS, PULLED, readBody } from '../wire/requests.ts'
import { createExchange, type Fetch, type Question, type Signer } from './exchange.ts'
import type { HubFault } from './faults.ts'
import { type Pause, realPause } from './pause.ts'

export interface Received {
  /** Transport id, 32 bytes. */
  readonly id: Bytes
  readonly n: number
  readonly envelope: Bytes
}

export interface Batch {
  readonly envelopes: readonly Received[]
  /** Where the asker stands after this batch; checked against the running hash. */
  readonly last: Position
  readonly more: boolean
}

export interface MailboxKeys {
  /** 32 bytes. */
  readonly id: Uint8Array
  readonly read: Uint8Array
  readonly append: Uint8Array
  readonly owner: Signer
  /** Admission token, 16 bytes, for a hub that asks for one. */
  readonly token?: Uint8Array
}

type Answer<T> = Promise<Result<T, HubFault>>

export interface HubClient {
  readonly origin: string
  hub(): Answer<HubInfo>
  /** Succeeds again for the same keys. */
  createMailbox(keys: MailboxKeys): Answer<Position>
  /** At most `LIMITS.batch` bytes. The positions, one for each, come only after the hub has them on its disk. */
  push(mailbox: Uint8Array, envelopes: readonly Uint8Array[], append: Signer): Answer<readonly Position[]>
  /** @param from what is known already; its hash is the ground of the check. @param how.wait seconds the hub may hold on. */
  pull(
    mailbox: Uint8Array,
    from: Position,
    read: Signer,
    how?: { readonly wait?: number; readonly signal?: AbortSignal },
  ): Answer<Batch>
  /** For each hash (at most `LIMITS.ask`) whether the hub has the part. */
  hasParts(
    mailbox: Uint8Array,
    hashes: readonly Uint8Array[],
    key: { readonly role: 'r' | 'a'; readonly signer: Signer },
  ): Answer<readonly boolean[]>
  putPart(mailbox: Uint8Array, hash: Uint8Array, part: Uint8Array, append: Signer): Answer<null>
  getPart(mailbox: Uint8Array, hash: Uint8Array, read: Signer): Answer<Bytes>
}

export interface ClientPorts {
  /** `https://hub.example` or `http://localhost:8788`, without a path. */
  readonly origin: string
  readonly fetch: Fetch
  readonly world: World
  readonly pause?: Pause
}

/** Bytes of envelopes asked for in one answer: half a minute on 2G, and nothing of it is lost when the next one breaks off. */
const PULL_SIZE = 128 * 1024
/** What CBOR adds to a full answer. */
const SLACK = 32 * 1024

/** Throws TypeError when the origin is none. Sends nothing by itself. */
export function createHubClient({ origin, fetch, world, pause = realPause }: ClientPorts): HubClient {
  const { origin: clean } = new URL(origin)
  const exchange = createExchange({ origin: clean, fetch, world, pause })

  async function ask<S extends Parameters<typeof readBody>[0]>(schema: S, question: Question) {
    const answer = await exchange(question)
    if (!answer.ok) return answer
    const body = readBody(schema, answer.value, question.maxBytes)
    return body.ok ? body : fail('damaged' as const)
  }

  return {
    origin: clean,

    hub: () => ask(HUB_INFO, { method: 'GET', target: PATHS.hub, maxBytes: LIMITS.small }),

    async createMailbox({ id, read, append, owner, token }) {
      const body = encode({ v: VERSION, id, read, append, owner: owner.public, ...(token ? { token } : {}) })
      const key = { role: 'o', signer: owner } as const
      const made = await ask(CREATED, { method: 'POST', target: PATHS.mailboxes, body, key, maxBytes: LIMITS.small })
      return made.ok ? ok(made.value.last) : made
    },

    async push(mailbox, envelopes, append) {
      const target = PATHS.envelopes(bytesToBase64url(mailbox))
      const key = { role: 'a', signer: append } as const
      const maxBytes = 64 + envelopes.length * 64
      const answer = await ask(APPENDED, { method: 'POST', target, body: encode(envelopes), key, maxBytes })
      if (!answer.ok) return answer
      if (answer.value.length !== envelopes.length) return fail('damaged')
      return ok(answer.value.map(([n, h]) => ({ n, h })))
    },

    async pull(mailbox, from, read, { wait = 0, signal } = {}) {
      const target = `${PATHS.envelopes(bytesToBase64url(mailbox))}?after=${from.n}&wait=${wait}&size=${PULL_SIZE}`
      const key = { role: 'r', signer: read } as const
      // One envelope may be larger than the size asked for.
      const maxBytes = PULL_SIZE + LIMITS.envelope + SLACK
      const answer = await ask(PULLED, { method: 'GET', target, key, maxBytes, patience: wait * 1000, signal })
      if (!answer.ok) return answer
      const { e, last, more } = answer.value
      if (last.n < from.n) return fail('lost')
      const ids = await Promise.all(e.map(transportId))
      const known = from.n === 0 ? startOf(mailbox) : from
      const end = await follow(known, ids)
      if (end.n !== last.n || !isEqual(end.h, last.h)) return fail('forked')
      const envelopes = e.map((envelope, i) => ({ id: ids[i] ?? new Uint8Array(), n: from.n + 1 + i, envelope }))
      return ok({ envelopes, last, more: more && e.length > 0 })
    },

    async hasParts(mailbox, hashes, key) {
      const target = PATHS.has(bytesToBase64url(mailbox))
      const maxBytes = 16 + hashes.length
      const answer = await ask(HAD, { method: 'POST', target, body: encode(hashes), key, maxBytes })
      if (!answer.ok) return answer
      return answer.value.length === hashes.length ? answer : fail('damaged')
    },

    async putPart(mailbox, hash, part, append) {
      const target = PATHS.part(bytesToBase64url(mailbox), bytesToBase64url(hash))
      const key = { role: 'a', signer: append } as const
      const answer = await exchange({ method: 'PUT', target, body: part, key, maxBytes: LIMITS.small })
      return answer.ok ? ok(null) : answer
    },

    async getPart(mailbox, hash, read) {
      const target = PATHS.part(bytesToBase64url(mailbox), bytesToBase64url(hash))
      const key = { role: 'r', signer: read } as const
      const answer = await exchange({ method: 'GET', target, key, maxBytes: LIMITS.part })
      if (!answer.ok) return answer
      const real = new Uint8Array(await crypto.subtle.digest('SHA-256', copyOf(answer.value)))
      return isEqual(real, hash) ? answer : fail('damaged')
    },
  }
}
