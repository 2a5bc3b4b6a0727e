/** Byte strings: joining, comparing, and the two text forms we use (lower-case hex, base64url without padding, RFC 4648 §5). */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const utf8 = (text: string): Bytes => new Uint8Array(encoder.encode(text))

/** @throws TypeError when the bytes are not valid UTF-8. */
export const text = (bytes: Uint8Array): string => strict.decode(bytes)

export function concat(...parts: readonly Uint8Array[]): Bytes {
  let size = 0
  for (const part of parts) size += part.length
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Equal length and content, without leaving early: for public values and tags alike. */
export function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

const HEX = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))

export function bytesToHex(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += HEX[byte]
  return out
}

/** @throws RangeError when the text is not an even number of hexadecimal digits. */
export function hexToBytes(hex: string): Bytes {
  if (hex.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(hex)) throw new RangeError('not hexadecimal')
  const out = new Uint8Array(hex.length / 2)
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)
  return out
}

export function bytesToBase64url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @throws RangeError when the text is not unpadded base64url, or its unused last bits are not zero. */
export function base64urlToBytes(value: string): Bytes {
  if (!/^[A-Za-z0-9_-]*$/.test(value) || value.length % 4 === 1) throw new RangeError('not base64url')
  const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'))
  const out = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) out[i] = binary.charCodeAt(i)
  if (bytesToBase64url(out) !== value) throw new RangeError('not canonical base64url')
  return out
}

/** A copy backed by its own ArrayBuffer, so that it can be transferred. */
export const copyOf = (bytes: Uint8Array): Bytes => new Uint8Array(bytes)

const isOwned = (bytes: Uint8Array): bytes is Bytes => bytes.buffer instanceof ArrayBuffer

/** The same bytes when they already have an ArrayBuffer (the platform's cryptography asks for one), else a copy. */
export const owned = (bytes: Uint8Array): Bytes => (isOwned(bytes) ? bytes : copyOf(bytes))
