/**
 * Reading decoded CBOR field by field. Everything that arrives in an envelope was written by somebody else: each reader says what it
 * accepts and throws `Malformed` for the rest, which the one door of each format turns into "cannot open".
 */
import { type Bytes, copyOf } from '../prelude/bytes.ts'
import { decode } from '../wire/cbor.ts'

/** Thrown inside this room only; never carries content. */
export class Malformed extends Error {
  constructor(field: string) {
    super(`malformed: ${field}`)
    this.name = 'Malformed'
  }
}

export type Fields = { readonly [key: string]: unknown }

/** Control bodies may carry one sealed key per device; everything else is far smaller. */
export const MAX_BODY = 512 * 1024

/** @throws Malformed when the bytes are not one strict CBOR item of at most so many bytes. */
export function decodeItem(bytes: Uint8Array, maxBytes = MAX_BODY): unknown {
  const decoded = decode(bytes, { maxBytes })
  if (!decoded.ok) throw new Malformed('cbor')
  return decoded.value
}

/** @throws Malformed when the value is not a map; the decoder has seen to text keys and no prototype. */
export function mapOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array) {
    throw new Malformed('map')
  }
  return { __proto__: null, ...value }
}

export function listOf(value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new Malformed('list')
  return value
}

/** Exactly `size` bytes, or any number up to `most` when no size is given. */
export function bytesOf(value: unknown, size?: number, most = MAX_BODY): Bytes {
  if (!(value instanceof Uint8Array)) throw new Malformed('bytes')
  if (size === undefined ? value.length > most : value.length !== size) throw new Malformed('length')
  return copyOf(value)
}

/** A whole number from 0 to 2^53 − 1. */
export function countOf(value: unknown, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > most) {
    throw new Malformed('number')
  }
  return value
}

/** Text of at most `most` UTF-16 units. */
export function textOf(value: unknown, most = 200): string {
  if (typeof value !== 'string' || value.length > most) throw new Malformed('text')
  return value
}

export function flagOf(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Malformed('flag')
  return value
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === value)
  if (found === undefined) throw new Malformed('word')
  return found
}

/** Undefined instead of `Malformed`: what a format's one door returns. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (fault) {
    if (fault instanceof Malformed) return undefined
    throw fault
  }
}
