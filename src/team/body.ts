/** The body of a record entry: bytes that only the page can read, and the manifests of the files it carries. */
import { type Bytes, bytesToHex, hexToBytes } from '../prelude/bytes.ts'
import { encode } from '../wire/cbor.ts'
import { attempt, bytesOf, countOf, decodeItem, listOf, mapOf } from './fields.ts'

/** All that is needed to fetch, check and open one file. */
export interface Manifest {
  /** 16 bytes, hexadecimal. */
  readonly file: string
  /** 32 random bytes, for this file alone. */
  readonly key: Bytes
  /** True length in bytes, and SHA-256 of the plaintext (32 bytes, hexadecimal). */
  readonly size: number
  readonly sha256: string
  /** SHA-256 of each sealed part in order, 32 bytes each, hexadecimal. */
  readonly parts: readonly string[]
}

/** 200 MiB in parts of 64 KiB. */
export const MAX_PARTS = 3200
const MAX_FILES = 64

export function encodeBody(body: Uint8Array, files: readonly Manifest[]): Bytes {
  const f = files.map(({ file, key, size, sha256, parts }) => ({
    i: hexToBytes(file),
    k: key,
    n: size,
    h: hexToBytes(sha256),
    p: parts.map(hexToBytes),
  }))
  return encode({ b: body, f })
}

/** @returns undefined when it is malformed. */
export function decodeBody(
  bytes: Uint8Array,
): { readonly body: Bytes; readonly files: readonly Manifest[] } | undefined {
  return attempt(() => {
    const fields = mapOf(decodeItem(bytes))
    const files = listOf(fields.f, MAX_FILES).map((item) => {
      const file = mapOf(item)
      return {
        file: bytesToHex(bytesOf(file.i, 16)),
        key: bytesOf(file.k, 32),
        size: countOf(file.n),
        sha256: bytesToHex(bytesOf(file.h, 32)),
        parts: listOf(file.p, MAX_PARTS).map((part) => bytesToHex(bytesOf(part, 32))),
      }
    })
    return { body: bytesOf(fields.b), files }
  })
}
