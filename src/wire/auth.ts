/**
 * Capability instead of account: whoever holds a mailbox's read, append or owner key may read, append or own. See README.md §4.
 * Header `kept-auth: <role>.<time>.<nonce>.<signature>`; the signature covers method, host, target and body, so that a request
 * can't be altered, replayed here or carried to another hub.
 */
import { type Bytes, base64urlToBytes, bytesToBase64url, concat, utf8 } from '../prelude/bytes.ts'
import { encode } from './cbor.ts'

/** r: read, a: append, o: owner. */
export type AccessRole = 'r' | 'a' | 'o'

export const AUTH_HEADER = 'kept-auth'
export const NONCE_SIZE = 16

export interface Signed {
  readonly role: AccessRole
  /** Milliseconds since 1970, in the hub's time as the signer knows it. */
  readonly time: number
  /** 16 random bytes. */
  readonly nonce: Bytes
  readonly signature: Bytes
}

export interface Signable {
  readonly method: string
  /** Host and, unless it is the scheme's own, port: `hub.example:8788`. */
  readonly host: string
  /** Path and query as sent, from the first `/`. */
  readonly target: string
  readonly body: Uint8Array
}

/** What is signed: `kept1/req NUL ‖ CBOR [method, host, target, SHA-256(body), role, time, nonce]`. */
export async function signingBytes(
  request: Signable,
  role: AccessRole,
  time: number,
  nonce: Uint8Array,
): Promise<Bytes> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', concat(request.body)))
  return concat(
    utf8('kept1/req\0'),
    encode([request.method, request.host.toLowerCase(), request.target, hash, role, time, nonce]),
  )
}

export const showAuth = ({ role, time, nonce, signature }: Signed): string =>
  `${role}.${time}.${bytesToBase64url(nonce)}.${bytesToBase64url(signature)}`

/** @returns undefined unless it is exactly what `showAuth` writes. */
export function parseAuth(header: string): Signed | undefined {
  const match = /^([rao])\.(0|[1-9]\d{0,15})\.([\w-]{22})\.([\w-]{86})$/.exec(header)
  const [, role, time, nonce, signature] = match ?? []
  if ((role !== 'r' && role !== 'a' && role !== 'o') || !time || !nonce || !signature) return undefined
  try {
    return { role, time: Number(time), nonce: base64urlToBytes(nonce), signature: base64urlToBytes(signature) }
  } catch {
    return undefined
  }
}
