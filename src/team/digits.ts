/** Sixty digits that two people compare. Digits, not words: they read alike in every language. */
import { hkdf, sha256 } from '../crypto/hash.ts'
import { label } from '../crypto/labels.ts'
import { hexToBytes, utf8 } from '../prelude/bytes.ts'
import type { DevicePublic } from './control.ts'

/** @param hash 32 bytes. @returns 12 groups of 5 digits: HKDF to 60 bytes, each 5 bytes big-endian modulo 100,000 (≈ 199 bits). */
export async function hashToDigits(hash: Uint8Array): Promise<readonly string[]> {
  const bytes = await hkdf(hash, 'digits', 60)
  return Array.from({ length: 12 }, (_, group) => {
    let value = 0
    for (const byte of bytes.subarray(group * 5, group * 5 + 5)) value = value * 256 + byte
    return String(value % 100_000).padStart(5, '0')
  })
}

/** What the joiner's and the lead's screens must both show before anybody is let in. Covers team, invitation and all four keys. */
export async function joinDigits(
  team: string,
  invite: Uint8Array,
  joiner: DevicePublic,
  lead: DevicePublic,
): Promise<readonly string[]> {
  const hash = await sha256(
    label('digits'),
    hexToBytes(team),
    invite,
    joiner.sign,
    await sha256(utf8(joiner.box)),
    lead.sign,
    await sha256(utf8(lead.box)),
  )
  return hashToDigits(hash)
}
