/** Every ceiling of the protocol, in bytes unless said. A peer that needs more is wrong or hostile. */

const KiB = 1024
const MiB = 1024 * KiB

export const LIMITS = {
  /** A whole envelope. Records stay within 64 KiB; control entries and sealed reports may use the rest. */
  envelope: 512 * KiB,
  /** A request or answer that carries several envelopes. */
  batch: 4 * MiB,
  /** One sealed part of a file: 64 KiB of plaintext and what sealing adds. */
  part: 64 * KiB + KiB,
  /** Hashes in one question about parts. */
  ask: 1024,
  /** Any other request or answer. */
  small: 16 * KiB,
  /** Seconds that a hub may hold a pull open. */
  wait: 25,
  /** Milliseconds between the signer's clock, corrected by the hub's, and the hub's own. */
  skew: 5 * 60 * 1000,
  /** Milliseconds for which a hub remembers a nonce: longer than a signature can live. */
  nonce: 10 * 60 * 1000,
} as const
