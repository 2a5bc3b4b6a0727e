/**
 * Deterministic CBOR (RFC 8949 §4.2.1), cut down to what the protocol uses: integers within ±(2^53 − 1), byte strings, text,
 * arrays, maps with text keys, true, false, null. No floats, no tags, no indefinite lengths, no other simple values.
 *
 * One value has one encoding. That is proved on every decode by encoding again and comparing, which refuses at once non-minimal
 * lengths, unsorted or repeated keys and bad UTF-8. What is signed or hashed is still the bytes that travelled, never a re-encoding.
 */
import { decode as cborgDecode, encode as cborgEncode, Tokenizer, Type } from 'cborg'
import { type Bytes, copyOf, isEqual } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'

export type Cbor = null | boolean | number | string | Uint8Array | readonly Cbor[] | { readonly [key: string]: Cbor }

export type CborFault = 'too-large' | 'malformed'

/** Nesting of arrays and maps that a decoder accepts; a bare value has depth 0. */
export const MAX_DEPTH = 8

const STRICT = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowBigInt: false,
  allowInfinity: false,
  allowNaN: false,
  useMaps: true,
  rejectDuplicateMapKeys: true,
}

/**
 * @param value only the kinds of `Cbor`; object properties that are `undefined` are left out.
 * @throws TypeError when it holds anything else: a caller's mistake, never a stranger's.
 */
export function encode(value: Cbor | { readonly [key: string]: Cbor | undefined }): Bytes {
  check(value, 0)
  // A copy: under Node the encoder answers with a Buffer, which is not what the type says.
  return copyOf(cborgEncode(value, { ignoreUndefinedProperties: true }))
}

function check(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new TypeError(`deeper than ${MAX_DEPTH}`)
  if (value === null || typeof value === 'boolean' || value instanceof Uint8Array) return
  if (typeof value === 'number' && Number.isSafeInteger(value)) return
  if (typeof value === 'string') {
    // A lone surrogate has no UTF-8; a leading byte order mark would be eaten by decoders.
    if (/\p{Surrogate}/u.test(value) || value.startsWith('\uFEFF')) throw new TypeError('text that UTF-8 can not carry')
    return
  }
  if (Array.isArray(value)) {
    for (const item of value) check(item, depth + 1)
    return
  }
  if (typeof value !== 'object') throw new TypeError(`no encoding for ${typeof value}`)
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) throw new TypeError('no encoding for a class')
  for (const [key, item] of Object.entries(value)) {
    check(key, depth)
    if (item !== undefined) check(item, depth + 1)
  }
}

/**
 * @param limits.maxBytes refused above it before anything is read.
 * @param limits.depth nesting allowed, at most `MAX_DEPTH`.
 * @returns maps as objects without a prototype, so that no key can mean more than itself; byte strings as copies.
 */
export function decode(
  bytes: Uint8Array,
  limits: { readonly maxBytes: number; readonly depth?: number },
): Result<Cbor, CborFault> {
  if (bytes.length > limits.maxBytes) return fail('too-large')
  try {
    measure(bytes, Math.min(limits.depth ?? MAX_DEPTH, MAX_DEPTH))
    const value: unknown = cborgDecode(bytes, STRICT)
    if (!isEqual(cborgEncode(value), bytes)) return fail('malformed')
    return ok(mapsToObjects(value))
  } catch {
    return fail('malformed')
  }
}

/** Walks the tokens without building anything, so that a deep or foreign value costs its own bytes and no more. */
function measure(bytes: Uint8Array, depth: number): void {
  const tokens = new Tokenizer(bytes, STRICT)
  const open: number[] = []
  while (!tokens.done()) {
    const token = tokens.next()
    if ([Type.tag, Type.float, Type.undefined, Type.break].some((kind) => Type.equals(kind, token.type)))
      throw new RangeError('a kind we do not use')
    if (Type.equals(Type.array, token.type) || Type.equals(Type.map, token.type)) {
      const length = Number(token.value) * (Type.equals(Type.map, token.type) ? 2 : 1)
      if (open.length >= depth) throw new RangeError('too deep')
      if (length > bytes.length) throw new RangeError('longer than its bytes')
      open.push(length + 1)
    }
    while (open.length > 0) {
      const left = (open.pop() ?? 0) - 1
      if (left > 0) {
        open.push(left)
        break
      }
    }
  }
}

function mapsToObjects(value: unknown): Cbor {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value
  if (value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map(mapsToObjects)
  if (!(value instanceof Map)) throw new RangeError('a kind we do not use')
  const out: { [key: string]: Cbor } = Object.create(null)
  for (const [key, item] of value) {
    if (typeof key !== 'string') throw new RangeError('a key that is not text')
    out[key] = mapsToObjects(item)
  }
  return out
}
