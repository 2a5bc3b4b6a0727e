/**
 * The one judge of Ed25519 signatures, for members and hubs alike. Verifiers disagree about edge cases (of 914 published ones,
 * browsers and strict RFC 8032 libraries differ on hundreds), and two members who judge differently see two histories.
 * So WebCrypto may sign, but only this function verifies: RFC 8032 §5.1.7 with canonical encodings, no ZIP 215 leniency.
 */
import { ed25519 } from '@noble/curves/ed25519.js'

/**
 * @param publicKey 32 bytes. @param message any length. @param signature 64 bytes.
 * @returns false for anything that is not exactly a valid signature, malformed keys and lengths included. Costs about a millisecond.
 */
export function isSigned(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}
