/**
 * Bytes of the legible zone: deterministic CBOR (RFC 8949 §4.2.1) with text keys, and nothing else is accepted back.
 * What decodes is encoded again and compared, so that indefinite lengths, repeated or unsorted keys, long integers, broken UTF-8
 * and tags are all refused by one rule.
 */
import { decode, encode, rfc8949EncodeOptions, Tokenizer, Type } from 'cborg'
import { type Bytes, copyOf, isEqual } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'

const WRITING = { ...rfc8949EncodeOptions, ignoreUndefinedProperties: true }
const READING = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  rejectDuplicateMapKeys: true,
}
const MAX_DEPTH = 8

/** Plain values only: text, numbers, booleans, byte strings, arrays, objects. Properties that are `undefined` are left out. */
export const encodeValue = (value: unknown): Bytes => copyOf(encode(value, WRITING))

/** Walks the tokens without building anything, so that a hostile nesting costs no stack. */
function isShallow(bytes: Uint8Array): boolean {
  const tokens = new Tokenizer(bytes, READING)
  const open: number[] = []
  while (!tokens.done()) {
    const { type, value } = tokens.next()
    while (open.length > 0 && open[open.length - 1] === 0) open.pop()
    if (open.length > 0) open.push((open.pop() ?? 0) - 1)
    if (Type.equals(type, Type.array) || Type.equals(type, Type.map)) {
      open.push(Type.equals(type, Type.map) ? Number(value) * 2 : Number(value))
      if (open.length > MAX_DEPTH) return false
    }
  }
  return true
}

/** @returns the value, or `malformed` for whatever `encodeValue` would not have written, is nested deeper than 8, or longer than `maxBytes`. */
export function decodeValue(bytes: Uint8Array, maxBytes: number): Result<unknown, 'malformed'> {
  if (bytes.length > maxBytes) return fail('malformed')
  try {
    if (!isShallow(bytes)) return fail('malformed')
    const value: unknown = decode(bytes, READING)
    return isEqual(encode(value, WRITING), bytes) ? ok(value) : fail('malformed')
  } catch {
    return fail('malformed')
  }
}
