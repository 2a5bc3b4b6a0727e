/** A sealed report as an item of the vault, and as an envelope: `01 ‖ inbox ‖ u32 length ‖ age file ‖ random fill`, in a size class. */
import { type Bytes, bytesToHex, concat, hexToBytes } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import { bytesOf, countOf, decodeItem, mapOf, oneOf } from '../team/fields.ts'
import { encode } from '../wire/cbor.ts'
import { classFor, ENVELOPE_HEAD, frame, parse } from '../wire/envelope.ts'

const VERSION = 1
const LENGTH = 4

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
}

/** @returns undefined when the age file is larger than an envelope can hold. */
export function frameReport(world: World, inbox: Uint8Array, age: Uint8Array): Bytes | undefined {
  const whole = classFor(ENVELOPE_HEAD + LENGTH + age.length)
  if (whole === undefined) return undefined
  const length = new Uint8Array(LENGTH)
  new DataView(length.buffer).setUint32(0, age.length)
  return frame(inbox, concat(length, age, fill(world, whole - ENVELOPE_HEAD - LENGTH - age.length)))
}

/** Random bytes, asked for in pieces: WebCrypto gives at most 65,536 at once. */
function fill(world: World, size: number): Bytes {
  const pieces: Uint8Array[] = []
  for (let left = size; left > 0; left -= 65_536) pieces.push(world.random(Math.min(left, 65_536)))
  return concat(...pieces)
}

/** @returns the age file in an envelope, or undefined when the length it states can't be. */
export function parseReport(envelope: Uint8Array): Bytes | undefined {
  const parsed = parse(envelope)
  if (!parsed.ok) return undefined
  const { sealed } = parsed.value
  if (sealed.length < LENGTH) return undefined
  const length = new DataView(sealed.buffer, sealed.byteOffset).getUint32(0)
  return length > 0 && length <= sealed.length - LENGTH ? sealed.slice(LENGTH, LENGTH + length) : undefined
}

/** Header first, with its length, so that a list needs only the beginning of each item. */
export function encodeReport(report: Report, envelope: Uint8Array): Bytes {
  const { direction, team, to, sha256, size, at } = report
  const head = encode({
    v: VERSION,
    k: direction,
    t: hexToBytes(team),
    m: hexToBytes(to),
    h: hexToBytes(sha256),
    n: size,
    at,
  })
  return concat(new Uint8Array([head.length >> 8, head.length & 255]), head, envelope)
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
  }
}

export const reportEnvelope = (bytes: Uint8Array): Bytes => new Uint8Array(bytes.subarray(headEnd(bytes)))
