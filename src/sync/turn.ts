/**
 * One attempt to bring a mailbox up to date: text out, text in, parts out, parts in. Words before pictures: between any two parts
 * the outbox is looked at again, because a sentence may be what somebody is waiting for.
 */
import { assert } from '../prelude/assert.ts'
import { type Bytes, bytesToHex, isEqual } from '../prelude/bytes.ts'
import { follow, type Position, startOf } from '../wire/chain.ts'
import { transportId } from '../wire/envelope.ts'
import type { HubFault } from './faults.ts'
import { delayAfter } from './pause.ts'
import type { Outgoing, SyncPorts } from './ports.ts'

/** Bytes of envelopes sent in one request: ten seconds on 2G. A larger envelope goes alone. */
const PUSH_SIZE = 64 * 1024
/** Hashes in one question about parts. */
const ASK = 256

export interface Turn {
  /** @returns the fault that ended the attempt, or undefined when everything that could be done was. */
  run(): Promise<HubFault | undefined>
  /** Pulls until there is no more, the first time holding on for `wait` seconds. @returns whether anything arrived. */
  pull(wait: number, signal: AbortSignal): Promise<HubFault | boolean>
  /** Milliseconds until a part that the hub had not is worth asking for again. */
  nextPart(): number | undefined
}

export interface TurnSigns {
  /** Ends the attempt between two steps, and a pull within one. */
  readonly life: AbortSignal
  readonly phase: (phase: 'sending' | 'receiving') => void
  readonly answered: () => void
}

export function createTurn(ports: SyncPorts, signs: TurnSigns): Turn {
  const { client, mailbox, world } = ports
  /** Parts that their sender has not brought yet: when to ask again, and how often we have. */
  const absent = new Map<string, { readonly at: number; readonly tries: number }>()

  const cursor = async (): Promise<Position> => (await ports.cursor()) ?? startOf(mailbox)

  async function push(): Promise<HubFault | undefined> {
    if (!ports.append) return undefined
    const gone = new Set<string>()
    for (;;) {
      const batch = firstOf(await ports.outbox())
      if (batch.length === 0 || signs.life.aborted) return undefined
      assert(!batch.some(({ id }) => gone.has(id)), 'what was acknowledged leaves the outbox')
      for (const { id } of batch) gone.add(id)
      signs.phase('sending')
      const from = await cursor()
      const sent = batch.map(({ envelope }) => envelope)
      const answer = await client.push(mailbox, sent, ports.append)
      if (!answer.ok) return answer.error
      signs.answered()
      const positions = answer.value
      await ports.acknowledged(batch.flatMap(({ id }, i) => (positions[i] ? [{ id, position: positions[i] }] : [])))
      await stepOver(from, sent, positions)
    }
  }

  /** When nobody wrote in between, what we sent needn't come back: the running hash proves that it is all there is. */
  async function stepOver(from: Position, sent: readonly Uint8Array[], positions: readonly Position[]): Promise<void> {
    const last = positions.at(-1)
    if (!ports.read || ports.wantsOwn || !last || last.n !== from.n + sent.length) return
    const end = await follow(from, await Promise.all(sent.map(transportId)))
    if (isEqual(end.h, last.h)) await ports.receive({ envelopes: [], last })
  }

  async function pull(wait: number, signal: AbortSignal): Promise<HubFault | boolean> {
    if (!ports.read) return false
    let any = false
    for (let first = true; ; first = false) {
      const from = await cursor()
      const answer = await client.pull(mailbox, from, ports.read, { wait: first ? wait : 0, signal })
      if (!answer.ok) {
        if (answer.error === 'lost' || answer.error === 'forked') await ports.lost(answer.error)
        return answer.error
      }
      signs.answered()
      const { envelopes, last, more } = answer.value
      if (envelopes.length > 0) {
        signs.phase('receiving')
        any = true
        await ports.receive({ envelopes, last })
      }
      if (!more || signs.life.aborted) return any
    }
  }

  async function sendParts(): Promise<HubFault | undefined> {
    if (!ports.append) return undefined
    const key = { role: 'a', signer: ports.append } as const
    const all = await ports.partsToSend()
    for (let at = 0; at < all.length; at += ASK) {
      const hashes = all.slice(at, at + ASK)
      signs.phase('sending')
      const there = await client.hasParts(mailbox, hashes, key)
      if (!there.ok) return there.error
      signs.answered()
      for (const [i, hash] of hashes.entries()) {
        const fault = there.value[i] ? await ports.partSent(hash) : await sendPart(hash)
        if (fault) return fault
        if (signs.life.aborted) return undefined
      }
    }
    return undefined
  }

  async function sendPart(hash: Bytes): Promise<HubFault | undefined> {
    const part = await ports.part(hash)
    if (!part || !ports.append) return undefined
    const answer = await client.putPart(mailbox, hash, part, ports.append)
    if (!answer.ok) return answer.error
    signs.answered()
    await ports.partSent(hash)
    return push()
  }

  async function fetchParts(): Promise<HubFault | undefined> {
    if (!ports.read) return undefined
    const key = { role: 'r', signer: ports.read } as const
    const wanted = await ports.partsToFetch()
    const names = new Set(wanted.map(bytesToHex))
    for (const name of absent.keys()) if (!names.has(name)) absent.delete(name)
    const due = wanted.filter((hash) => (absent.get(bytesToHex(hash))?.at ?? 0) <= world.now())
    let damaged: HubFault | undefined
    for (let at = 0; at < due.length; at += ASK) {
      const hashes = due.slice(at, at + ASK)
      const there = await client.hasParts(mailbox, hashes, key)
      if (!there.ok) return there.error
      signs.answered()
      for (const [i, hash] of hashes.entries()) {
        if (signs.life.aborted) return undefined
        const fault = there.value[i] ? await fetchPart(hash) : 'not-found'
        if (fault === 'damaged') damaged = fault
        else if (fault && fault !== 'not-found') return fault
        if (fault) postpone(hash)
        const other = await push()
        if (other) return other
      }
    }
    return damaged
  }

  async function fetchPart(hash: Bytes): Promise<HubFault | undefined> {
    if (!ports.read) return undefined
    signs.phase('receiving')
    const answer = await client.getPart(mailbox, hash, ports.read)
    if (!answer.ok) return answer.error
    signs.answered()
    absent.delete(bytesToHex(hash))
    await ports.partFetched(hash, answer.value)
    return undefined
  }

  function postpone(hash: Bytes): void {
    const name = bytesToHex(hash)
    const tries = (absent.get(name)?.tries ?? 0) + 1
    absent.set(name, { at: world.now() + delayAfter(tries, 0), tries })
  }

  return {
    pull,
    async run() {
      const pushed = await push()
      if (pushed) return pushed
      const pulled = await pull(0, signs.life)
      if (typeof pulled === 'string') return pulled
      return (await sendParts()) ?? (await fetchParts())
    },
    nextPart() {
      const times = [...absent.values()].map(({ at }) => at)
      return times.length === 0 ? undefined : Math.max(0, Math.min(...times) - world.now())
    },
  }
}

function firstOf(outbox: readonly Outgoing[]): readonly Outgoing[] {
  let size = 0
  const end = outbox.findIndex(({ envelope }, i) => {
    size += envelope.length
    return i > 0 && size > PUSH_SIZE
  })
  return end < 0 ? outbox : outbox.slice(0, end)
}
