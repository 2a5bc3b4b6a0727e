/**
 * The only thing a hub ever stores: `01 ‖ stream 32 ‖ sealed`, in one of a few sizes. See README.md §2.
 * Whoever seals pads inside the seal, so that the whole reaches a class exactly: a hub sees classes, never lengths.
 */
import { type Bytes, concat, copyOf } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import { LIMITS } from './limits.ts'

/** Version of the protocol, first byte of every envelope and `v` of every body. An unknown one means "update", never a fallback. */
export const VERSION = 1

export const STREAM_SIZE = 32
/** Bytes before the sealed part: version and stream. */
export const ENVELOPE_HEAD = 1 + STREAM_SIZE

const SMALL_CLASSES = [1, 2, 4, 8, 16, 32, 64].map((kib) => kib * 1024)

/**
 * The size that a whole envelope of `size` bytes must be padded to: 1, 2, 4, 8, 16, 32, 64 KiB, then Padmé
 * (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019, §4): 32 sizes per doubling here, at most 3 % more.
 * @returns undefined above the limit.
 */
export function classFor(size: number): number | undefined {
  const small = SMALL_CLASSES.find((limit) => size <= limit)
  if (small !== undefined) return small
  const exponent = Math.floor(Math.log2(size))
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1))
  const padded = Math.ceil(size / step) * step
  return padded <= LIMITS.envelope ? padded : undefined
}

export const isClass = (size: number): boolean => size > ENVELOPE_HEAD && classFor(size) === size

export interface Envelope {
  /** 32 bytes: the mailbox it belongs to, bound again inside the seal. */
  readonly stream: Bytes
  readonly sealed: Bytes
}

export type EnvelopeFault = 'newer-version' | 'size'

/**
 * @param stream 32 bytes. @param sealed as long as makes the whole a size class.
 * @throws RangeError when a length is wrong: the sealer's mistake.
 */
export function frame(stream: Uint8Array, sealed: Uint8Array): Bytes {
  if (stream.length !== STREAM_SIZE) throw new RangeError('a stream has 32 bytes')
  if (!isClass(ENVELOPE_HEAD + sealed.length)) throw new RangeError(`${sealed.length} sealed bytes reach no size class`)
  return concat(new Uint8Array([VERSION]), stream, sealed)
}

/** `newer-version`: keep it sealed, open after an update. `size`: no honest sealer made it. */
export function parse(envelope: Uint8Array): Result<Envelope, EnvelopeFault> {
  if (envelope.length <= ENVELOPE_HEAD) return fail('size')
  if (envelope[0] !== VERSION) return fail('newer-version')
  if (!isClass(envelope.length)) return fail('size')
  return ok({ stream: copyOf(envelope.subarray(1, ENVELOPE_HEAD)), sealed: copyOf(envelope.subarray(ENVELOPE_HEAD)) })
}

/** SHA-256 of the whole envelope: the name by which both ends know it, and what makes pushing it twice harmless. */
export async function transportId(envelope: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', copyOf(envelope)))
}
