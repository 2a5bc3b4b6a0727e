/** SHA-256 (FIPS 180-4), HMAC (RFC 2104) and HKDF-SHA-256 (RFC 5869) over WebCrypto. */
import { sha256 as noble } from '@noble/hashes/sha2.js'
import type { Bytes } from '../prelude/bytes.ts'
import { concat, owned } from '../prelude/bytes.ts'
import type { Label } from './labels.ts'
import { label } from './labels.ts'

/** @returns 32 bytes: the digest of the parts joined. The caller sees to it that the joining can't be ambiguous. */
export async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  const [only] = parts
  const all = parts.length === 1 && only ? owned(only) : concat(...parts)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all))
}

/** SHA-256 fed piece by piece, for files that never lie in memory whole: WebCrypto has no such digest. */
export function createSha256(): { update(piece: Uint8Array): void; digest(): Bytes } {
  const state = noble.create()
  return {
    update: (piece) => {
      state.update(piece)
    },
    digest: () => new Uint8Array(state.digest()),
  }
}

/** HMAC with `hash` over any key of at least one byte. 32 or 64 bytes. */
export async function hmac(hash: 'SHA-256' | 'SHA-512', key: Uint8Array, data: Uint8Array): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', owned(key), { name: 'HMAC', hash }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, owned(data)))
}

/** @returns 32 bytes. */
export const hmacSha256 = (key: Uint8Array, data: Uint8Array): Promise<Bytes> => hmac('SHA-256', key, data)

/** HKDF as RFC 5869 has it. Not for other rooms: they say a label, see {@link hkdf}. */
export async function hkdfSha256(key: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', owned(key), 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: owned(salt), info: owned(info) },
    imported,
    length * 8,
  )
  return new Uint8Array(bits)
}

/**
 * A key for one purpose from a uniformly random key: HKDF-SHA-256, empty salt, info = label ‖ context.
 * @param key 16 bytes or more of secret. @param length bytes wanted, 1–8160.
 * @param context what else the key is bound to; of fixed length per label, or self-delimiting.
 */
export const hkdf = (key: Uint8Array, name: Label, length: number, context?: Uint8Array): Promise<Bytes> =>
  hkdfSha256(key, new Uint8Array(0), context ? concat(label(name), context) : label(name), length)
