/**
 * A sealed report as an item of the vault, and as an envelope. An age file says in clear what it is, so it travels inside the same
 * padded seal as everything else, under a key that follows from the card: the team could open that, the hub can't, and only the
 * desk opens the age file within.
 */
import { hkdf } from '../crypto/hash.ts'
import { type Bytes, bytesToHex, concat, hexToBytes } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import { attempt, bytesOf, countOf, decodeItem, mapOf, oneOf } from '../team/fields.ts'
import { openItems, sealItems } from '../team/sealed.ts'
import { encode } from '../wire/cbor.ts'

const VERSION = 1

export interface Report {
  readonly direction: 'in' | 'out'
  readonly team: string
  /** The member it was sealed to; for one that arrived, this member. */
  readonly to: string
  /** Of the age file: SHA-256 (hexadecimal) and bytes. */
  readonly sha256: string
  readonly size: number
  /** This device's clock. */
  readonly at: number
  /** The item that is queued for the inbox; undefined for one that arrived. */
  readonly queued: string | undefined
}

/** An inbox as its card tells it: mailbox and append seed, 32 bytes each. */
export interface Inbox {
  readonly inbox: Bytes
  readonly append: Bytes
}

const keyOf = ({ append }: Inbox): Promise<Bytes> => hkdf(append, 'desk', 32)

/** @returns undefined when the age file is larger than an envelope can hold. */
export async function frameReport(world: World, inbox: Inbox, age: Uint8Array): Promise<Bytes | undefined> {
  return sealItems(world, await keyOf(inbox), inbox.inbox, [age])
}

/** @returns the age file, or undefined when this is no report for this inbox. */
export async function parseReport(inbox: Inbox, envelope: Uint8Array): Promise<Bytes | undefined> {
  const items = await openItems([await keyOf(inbox)], inbox.inbox, envelope)
  return items && items !== 'newer' ? attempt(() => bytesOf(items[0])) : undefined
}

/** Header first, with its length, so that a list needs only the beginning of each item. */
export function encodeReport(report: Report, age: Uint8Array): Bytes {
  const { direction, team, to, sha256, size, at, queued } = report
  const ids = { t: hexToBytes(team), m: hexToBytes(to), h: hexToBytes(sha256), q: queued ? hexToBytes(queued) : null }
  const head = encode({ v: VERSION, k: direction, n: size, at, ...ids })
  return concat(new Uint8Array([head.length >> 8, head.length & 255]), head, age)
}

const headEnd = (bytes: Uint8Array): number => 2 + ((bytes[0] ?? 0) << 8) + (bytes[1] ?? 0)

/** @param bytes an item, or its first kilobyte. @throws when the vault gave something else. */
export function decodeReport(bytes: Uint8Array): Report {
  const fields = mapOf(decodeItem(bytes.subarray(2, headEnd(bytes))))
  if (fields.v !== VERSION) throw new RangeError('written by a newer version')
  return {
    direction: oneOf(fields.k, ['in', 'out']),
    team: bytesToHex(bytesOf(fields.t, 32)),
    to: bytesToHex(bytesOf(fields.m, 16)),
    sha256: bytesToHex(bytesOf(fields.h, 32)),
    size: countOf(fields.n),
    at: countOf(fields.at),
    queued: fields.q === null ? undefined : bytesToHex(bytesOf(fields.q, 16)),
  }
}

export const reportAge = (bytes: Uint8Array): Bytes => new Uint8Array(bytes.subarray(headEnd(bytes)))
