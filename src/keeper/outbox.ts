/**
 * What waits for a hub, where each mailbox was read up to, and which parts a hub has confirmed. Items of the vault, mirrored in memory;
 * every change is a `Put` or an id to drop, for the caller to commit together with what it belongs to.
 */
import { type Bytes, bytesToHex, hexToBytes } from '../prelude/bytes.ts'
import { bytesOf, countOf, decodeItem, mapOf, oneOf } from '../team/fields.ts'
import type { Put, Vault } from '../vault/vault.ts'
import { encode } from '../wire/cbor.ts'
import type { Position } from '../wire/chain.ts'
import { transportId } from '../wire/envelope.ts'
import { TAGS } from './core.ts'

/** What holds the envelope: an entry's item, or an item of its own that ends with the sending (`loose`). */
export const KINDS = ['entry', 'loose'] as const
export type WaitingKind = (typeof KINDS)[number]

export interface Waiting {
  readonly kind: WaitingKind
  /** Item of the vault, and its place in the line. */
  readonly id: string
  readonly order: number
  readonly mailbox: string
  /** The item that holds the envelope, and its size in bytes. */
  readonly ref: string
  readonly size: number
}

export interface Outbox {
  /** @returns the put that queues the envelope kept as item `ref`. */
  queue(kind: WaitingKind, mailbox: string, ref: string, size: number): Promise<Put>
  /** Puts that keep and queue an envelope nobody needs once it is sent. Only the last of them is for `queued`. */
  queueLoose(mailbox: string, envelope: Uint8Array): Promise<readonly [Put, Put]>
  /** To be called once the put is durable. */
  queued(put: Put): void
  waiting(mailbox: string): readonly Waiting[]
  isWaiting(ref: string): boolean
  sent(id: string): void
  cursor(mailbox: string): Position | undefined
  cursorPut(mailbox: string, at: Position): Promise<Put>
  moved(mailbox: string, at: Position | undefined): void
  cursorId(mailbox: string): Promise<string>
  /** Bit i: the hub has confirmed part i of this file. */
  confirmed(team: string, file: string): Uint8Array
  confirmedPut(team: string, file: string, bits: Uint8Array): Promise<Put>
  confirm(team: string, file: string, bits: Uint8Array): void
}

const partsKey = (team: string, file: string): string => `${team}/${file}`

export async function openOutbox(vault: Vault, pause: () => Promise<void>): Promise<Outbox> {
  const lines = new Map<string, Waiting>()
  const refs = new Map<string, number>()
  const cursors = new Map<string, Position>()
  const parts = new Map<string, Uint8Array>()
  let order = 0

  const add = (line: Waiting): void => {
    if (lines.has(line.id)) return
    lines.set(line.id, line)
    refs.set(line.ref, (refs.get(line.ref) ?? 0) + 1)
    order = Math.max(order, line.order + 1)
  }

  const read = (id: string, bytes: Uint8Array): void => {
    const fields = mapOf(decodeItem(bytes))
    const kind = oneOf(fields.k, ['out', 'at', 'parts', 'loose'])
    if (kind === 'loose') return
    if (kind === 'parts') {
      parts.set(partsKey(bytesToHex(bytesOf(fields.t, 32)), bytesToHex(bytesOf(fields.f, 16))), bytesOf(fields.b))
      return
    }
    const mailbox = bytesToHex(bytesOf(fields.m, 32))
    if (kind === 'at') cursors.set(mailbox, { n: countOf(fields.n), h: bytesOf(fields.h, 32) })
    else {
      const ref = bytesToHex(bytesOf(fields.r, 16))
      const what = oneOf(fields.w, KINDS)
      add({ id, kind: what, order: countOf(fields.o), mailbox, ref, size: countOf(fields.s) })
    }
  }
  await vault.readAll(TAGS.transit, read, pause)

  const cursorId = (mailbox: string) => vault.idOf(`at/${mailbox}`)
  const queue: Outbox['queue'] = async (kind, mailbox, ref, size) => {
    const bytes = encode({ k: 'out', w: kind, m: hexToBytes(mailbox), r: hexToBytes(ref), o: order++, s: size })
    return { id: await vault.idOf(`out/${mailbox}/${ref}`), tag: TAGS.transit, bytes }
  }
  return {
    queue,
    async queueLoose(mailbox, envelope) {
      const id = await vault.idOf(`loose/${bytesToHex(await transportId(envelope))}`)
      const held = { id, tag: TAGS.transit, bytes: encode({ k: 'loose', e: envelope }) }
      return [held, await queue('loose', mailbox, id, envelope.length)]
    },
    queued: ({ id, bytes }) => read(id, bytes),
    waiting: (mailbox) =>
      [...lines.values()].filter((line) => line.mailbox === mailbox).sort((a, b) => a.order - b.order),
    isWaiting: (ref) => refs.has(ref),
    sent(id) {
      const line = lines.get(id)
      if (!line) return
      lines.delete(id)
      const left = (refs.get(line.ref) ?? 1) - 1
      if (left > 0) refs.set(line.ref, left)
      else refs.delete(line.ref)
    },
    cursor: (mailbox) => cursors.get(mailbox),
    async cursorPut(mailbox, { n, h }) {
      return {
        id: await cursorId(mailbox),
        tag: TAGS.transit,
        bytes: encode({ k: 'at', m: hexToBytes(mailbox), n, h }),
      }
    },
    moved(mailbox, at) {
      if (at) cursors.set(mailbox, at)
      else cursors.delete(mailbox)
    },
    cursorId,
    confirmed: (team, file) => parts.get(partsKey(team, file)) ?? new Uint8Array(0),
    async confirmedPut(team, file, bits) {
      const bytes = encode({ k: 'parts', t: hexToBytes(team), f: hexToBytes(file), b: bits })
      return { id: await vault.idOf(`parts/${team}/${file}`), tag: TAGS.transit, bytes }
    },
    confirm: (team, file, bits) => {
      parts.set(partsKey(team, file), bits)
    },
  }
}

export const hasBit = (bits: Uint8Array, i: number): boolean => (((bits[i >> 3] ?? 0) >> (i & 7)) & 1) === 1

export function withBit(bits: Uint8Array, i: number): Bytes {
  const out = new Uint8Array(Math.max(bits.length, (i >> 3) + 1))
  out.set(bits)
  out[i >> 3] = (out[i >> 3] ?? 0) | (1 << (i & 7))
  return out
}

/** The envelope of a loose item. */
export const looseEnvelope = (bytes: Uint8Array): Bytes =>
  bytesOf(mapOf(decodeItem(bytes, 1 << 20)).e, undefined, 1 << 20)
