/** The invitation: a text read from a screen or by a camera, and the keys that follow from its seed. The hub never sees the seed. */
import { hkdf } from '../crypto/hash.ts'
import { createSigner } from '../crypto/sign.ts'
import { type Bytes, base64urlToBytes, bytesToBase64url, bytesToHex, hexToBytes } from '../prelude/bytes.ts'
import { encode } from '../wire/cbor.ts'
import { attempt, bytesOf, countOf, decodeItem, Malformed, mapOf, textOf } from './fields.ts'

export interface Invitation {
  readonly team: string
  /** Origin of the hub, as `https://hub.example`. */
  readonly hub: string
  /** 16 random bytes. */
  readonly seed: Bytes
  /** Milliseconds since 1970. */
  readonly expires: number
}

const PREFIX = 'kept1.i.'
const VERSION = 1
/** An invitation lives at most this long, milliseconds: 7 days (protocol §2.2). */
export const INVITE_LIFE = 7 * 24 * 60 * 60 * 1000

export function showInvite({ team, hub, seed, expires }: Invitation): string {
  return PREFIX + bytesToBase64url(encode({ v: VERSION, t: hexToBytes(team), h: hub, s: seed, x: expires }))
}

function isHub(text: string): boolean {
  try {
    const url = new URL(text)
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text
  } catch {
    return false
  }
}

/** @returns undefined for anything that is not an invitation of version 1. Spaces and line breaks around and inside are ignored. */
export function parseInvite(text: string): Invitation | undefined {
  const clean = text.replace(/\s+/g, '')
  if (!clean.startsWith(PREFIX) || clean.length > 2000) return undefined
  return attempt(() => {
    const fields = mapOf(decodeItem(fromBase64url(clean.slice(PREFIX.length))))
    if (countOf(fields.v) !== VERSION) throw new Malformed('version')
    const hub = textOf(fields.h, 300)
    if (!isHub(hub)) throw new Malformed('hub')
    return { team: bytesToHex(bytesOf(fields.t, 32)), hub, seed: bytesOf(fields.s, 16), expires: countOf(fields.x) }
  })
}

function fromBase64url(text: string): Bytes {
  try {
    return base64urlToBytes(text)
  } catch {
    throw new Malformed('base64url')
  }
}

export interface InviteKeys {
  /** Invite mailbox, 32 bytes, and its three Ed25519 seeds. */
  readonly mailbox: Bytes
  readonly read: Bytes
  readonly append: Bytes
  readonly owner: Bytes
  /** Seals what goes through the invite mailbox. */
  readonly seal: Bytes
  /** Ed25519 seed of the invite key, and the public half that the log records. */
  readonly sign: Bytes
  readonly public: Bytes
}

/** Everything about an invitation follows from its seed, so that inviter and joiner need nothing else in common. */
export async function inviteKeys(seed: Uint8Array): Promise<InviteKeys> {
  const sign = await hkdf(seed, 'inv-sig', 32)
  return {
    mailbox: await hkdf(seed, 'inv-mailbox', 32),
    read: await hkdf(seed, 'inv-read', 32),
    append: await hkdf(seed, 'inv-append', 32),
    owner: await hkdf(seed, 'inv-owner', 32),
    seal: await hkdf(seed, 'inv-aead', 32),
    sign,
    public: createSigner(sign).public,
  }
}
