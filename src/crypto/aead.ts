/**
 * Authenticated sealing of bytes under a 32-byte key.
 *
 * Streams: Cobblestone-256 of c2sp.org/chunked-encryption. HKDF-Expand-SHA-512(key, info ‖ salt ‖ context) gives an AES-256-GCM
 * key, a base nonce and a 32-byte commitment; 16 KiB chunks, the last one always shorter. sealed = salt 24 ‖ commitment 32 ‖ chunks.
 * The commitment makes one ciphertext open under one key and context only.
 *
 * Once: plain AES-256-GCM with a random 96-bit nonce before the ciphertext, for slots and cells, whose keys seal few messages.
 */
import type { Bytes } from '../prelude/bytes.ts'
import { concat, isEqual, owned, utf8 } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import { realWorld } from '../prelude/instant.ts'
import { hmac } from './hash.ts'

export const CHUNK = 16 * 1024
export const TAG = 16
const SALT = 24
const COMMITMENT = 32
export const STREAM_HEADER = SALT + COMMITMENT
const SEALED_CHUNK = CHUNK + TAG
const KEY = 32
const INFO = utf8('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0')

/** Bytes of a sealed stream for `plain` bytes inside. */
export const sealedSize = (plain: number): number => STREAM_HEADER + plain + TAG * (Math.floor(plain / CHUNK) + 1)

interface StreamKeys {
  readonly key: CryptoKey
  readonly nonce: Bytes
  readonly commitment: Bytes
}

async function deriveStream(key: Uint8Array, salt: Uint8Array, context: Uint8Array): Promise<StreamKeys> {
  const info = concat(INFO, salt, context)
  const first = await hmac('SHA-512', key, concat(info, Uint8Array.of(1)))
  const second = await hmac('SHA-512', key, concat(first, info, Uint8Array.of(2)))
  const out = concat(first, second)
  return {
    key: await importAes(out.subarray(0, 32)),
    nonce: out.slice(32, 44),
    commitment: out.slice(44, 76),
  }
}

const importAes = (raw: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', owned(raw), 'AES-GCM', false, ['encrypt', 'decrypt'])

/** The base nonce with the chunk number, big-endian, XORed into its last bytes. Chunk numbers stay below 2^32 here (64 TiB). */
function nonceOf(base: Bytes, chunk: number): Bytes {
  const nonce = base.slice()
  const view = new DataView(nonce.buffer)
  view.setUint32(8, (view.getUint32(8) ^ chunk) >>> 0)
  return nonce
}

const gcm = (iv: Bytes, aad?: Uint8Array): AesGcmParams =>
  aad ? { name: 'AES-GCM', iv, additionalData: owned(aad) } : { name: 'AES-GCM', iv }

async function encrypt(key: CryptoKey, params: AesGcmParams, plain: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.encrypt(params, key, owned(plain)))
}

/** undefined when the tag does not fit; never why. */
async function decrypt(key: CryptoKey, params: AesGcmParams, sealed: Uint8Array): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(params, key, owned(sealed)))
  } catch {
    return undefined
  }
}

/** Takes plaintext in pieces of any size, gives sealed bytes as they become ready. `end` must be called once. */
export interface StreamSealer {
  push(piece: Uint8Array): Promise<Bytes>
  end(): Promise<Bytes>
}

/**
 * @param key 32 uniformly random bytes. @param context what the stream is bound to, begins with a label.
 * @throws RangeError on another key length.
 */
export async function createStreamSealer(
  key: Uint8Array,
  context: Uint8Array,
  random: World['random'] = realWorld.random,
): Promise<StreamSealer> {
  if (key.length !== KEY) throw new RangeError('a stream key has 32 bytes')
  const salt = random(SALT)
  const keys = await deriveStream(key, salt, context)
  let pending: Bytes = new Uint8Array(0)
  let chunk = 0
  let started = false
  const sealChunks = async (last: boolean): Promise<Bytes> => {
    const head = started ? [] : [concat(salt, keys.commitment)]
    started = true
    const chunks: Promise<Bytes>[] = []
    let at = 0
    for (; pending.length - at >= CHUNK; at += CHUNK)
      chunks.push(encrypt(keys.key, gcm(nonceOf(keys.nonce, chunk++)), pending.subarray(at, at + CHUNK)))
    pending = pending.slice(at)
    if (last) chunks.push(encrypt(keys.key, gcm(nonceOf(keys.nonce, chunk++)), pending))
    return concat(...head, ...(await Promise.all(chunks)))
  }
  return {
    push: (piece) => {
      pending = concat(pending, piece)
      return sealChunks(false)
    },
    end: () => sealChunks(true),
  }
}

/** Takes sealed bytes in pieces of any size. What `push` gives is authentic, but the stream is whole only when `end` says so. */
export interface StreamOpener {
  /** `wrong-key` (key or context) comes from the commitment, before any chunk; `damaged` from a chunk's tag. After either, stop. */
  push(piece: Uint8Array): Promise<Bytes | 'wrong-key' | 'damaged'>
  end(): Promise<Bytes | 'cut-short' | 'damaged' | 'wrong-key'>
}

/** @throws RangeError on a key length other than 32. */
export function createStreamOpener(key: Uint8Array, context: Uint8Array): StreamOpener {
  if (key.length !== KEY) throw new RangeError('a stream key has 32 bytes')
  let pending: Bytes = new Uint8Array(0)
  let keys: StreamKeys | undefined
  let fault: 'wrong-key' | 'damaged' | undefined
  let chunk = 0
  const openChunk = async (derived: StreamKeys, sealed: Uint8Array): Promise<Bytes | undefined> => {
    const plain = await decrypt(derived.key, gcm(nonceOf(derived.nonce, chunk++)), sealed)
    if (!plain) fault = 'damaged'
    return plain
  }
  return {
    async push(piece) {
      if (fault) return fault
      pending = concat(pending, piece)
      if (!keys) {
        if (pending.length < STREAM_HEADER) return new Uint8Array(0)
        const fitting = await deriveStream(key, pending.subarray(0, SALT), context)
        if (!isEqual(fitting.commitment, pending.subarray(SALT, STREAM_HEADER))) {
          fault = 'wrong-key'
          return fault
        }
        keys = fitting
        pending = pending.slice(STREAM_HEADER)
      }
      const derived = keys
      const chunks: Promise<Bytes | undefined>[] = []
      let at = 0
      for (; pending.length - at >= SEALED_CHUNK; at += SEALED_CHUNK)
        chunks.push(openChunk(derived, pending.subarray(at, at + SEALED_CHUNK)))
      pending = pending.slice(at)
      const opened = await Promise.all(chunks)
      const whole = opened.filter((plain) => plain !== undefined)
      return whole.length === opened.length ? concat(...whole) : 'damaged'
    },
    async end() {
      if (fault) return fault
      if (!keys || pending.length < TAG) return 'cut-short'
      return (await openChunk(keys, pending)) ?? 'damaged'
    },
  }
}

/** The whole of `plain` as one stream. `key` 32 bytes, `context` begins with a label. `random` only for frozen vectors. */
export async function sealStream(
  key: Uint8Array,
  context: Uint8Array,
  plain: Uint8Array,
  random: World['random'] = realWorld.random,
): Promise<Bytes> {
  const sealer = await createStreamSealer(key, context, random)
  return concat(await sealer.push(plain), await sealer.end())
}

/** The plaintext, or undefined for a wrong key, another context, a changed bit or a cut: never a part, never why. */
export async function openStream(key: Uint8Array, context: Uint8Array, sealed: Uint8Array): Promise<Bytes | undefined> {
  if (key.length !== KEY) return undefined
  const opener = createStreamOpener(key, context)
  const head = await opener.push(sealed)
  if (typeof head === 'string') return undefined
  const tail = await opener.end()
  return typeof tail === 'string' ? undefined : concat(head, tail)
}

const NONCE = 12

/** Overhead of {@link sealOnce}: nonce 12 and tag 16. */
export const ONCE_OVERHEAD = NONCE + TAG

/** AES-256-GCM: nonce 12 ‖ ciphertext ‖ tag 16. `key` 32 bytes, sealing at most 2^32 messages; `aad` begins with a label. */
export async function sealOnce(
  key: Uint8Array,
  aad: Uint8Array,
  plain: Uint8Array,
  random: World['random'] = realWorld.random,
): Promise<Bytes> {
  if (key.length !== KEY) throw new RangeError('a sealing key has 32 bytes')
  const nonce = random(NONCE)
  return concat(nonce, await encrypt(await importAes(key), gcm(nonce, aad), plain))
}

/** The plaintext, or undefined when anything about it is wrong. */
export async function openOnce(key: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Promise<Bytes | undefined> {
  if (key.length !== KEY || sealed.length < ONCE_OVERHEAD) return undefined
  return decrypt(await importAes(key), gcm(new Uint8Array(sealed.subarray(0, NONCE)), aad), sealed.subarray(NONCE))
}
