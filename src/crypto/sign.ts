/**
 * Ed25519 signing (RFC 8032 §5.1) with noble. Verifying lives once, in wire/signature.ts, and is strict there: client and hub must
 * accept the same signatures, and verifiers disagree about edge cases.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import type { Bytes } from '../prelude/bytes.ts'

export interface Signer {
  /** 32 bytes. */
  readonly public: Bytes
  /** Deterministic, 64 bytes. The message begins with a label. */
  sign(message: Uint8Array): Bytes
}

/** @param seed 32 random bytes: the private key of RFC 8032. */
export function createSigner(seed: Uint8Array): Signer {
  const own = new Uint8Array(seed)
  return {
    public: new Uint8Array(ed25519.getPublicKey(own)),
    sign: (message) => new Uint8Array(ed25519.sign(message, own)),
  }
}
