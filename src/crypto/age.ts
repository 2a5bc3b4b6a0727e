/**
 * Sealing to people: age v1 (c2sp.org/age) through the `age-encryption` library, native X25519 and native hybrid
 * post-quantum recipients only. Deliberately absent: passphrases, armour, plugins, passkeys.
 */
import {
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption'
import type { Bytes } from '../prelude/bytes.ts'
import { owned } from '../prelude/bytes.ts'

export interface Desk {
  /** `AGE-SECRET-KEY-1…` or `AGE-SECRET-KEY-PQ-1…` */
  readonly identity: string
  /** `age1…` (62 characters) or `age1pq1…` (1959 characters) */
  readonly recipient: string
}

const withRecipient = async (identity: string): Promise<Desk> => ({
  identity,
  recipient: await identityToRecipient(identity),
})

/** A reader of reports whose files open with any `age` program, also the older ones in stable distributions. */
export const createDesk = async (): Promise<Desk> => withRecipient(await generateX25519Identity())

/** The same with X-Wing (ML-KEM-768 and X25519); needs `age` 1.3 or newer to open elsewhere. */
export const createHybridDesk = async (): Promise<Desk> => withRecipient(await generateHybridIdentity())

export type RecipientKind = 'x25519' | 'hybrid'

/** undefined for anything that is not a native recipient of the two kinds, by its prefix; the library checks the rest. */
export function recipientKind(recipient: string): RecipientKind | undefined {
  if (recipient.startsWith('age1pq1')) return 'hybrid'
  return /^age1[02-9ac-hj-np-z]{58}$/.test(recipient) ? 'x25519' : undefined
}

/**
 * An age file for the recipients and nobody else, about 200 bytes larger than `plain` for one X25519 recipient.
 * @throws RangeError for no recipients, for an unknown kind, and for a mix of kinds: one X25519 recipient in a hybrid file would
 * silently take the post-quantum protection from all (the age specification forbids it, the library does not).
 */
export async function sealTo(recipients: readonly string[], plain: Uint8Array): Promise<Bytes> {
  const kinds = new Set(recipients.map(recipientKind))
  if (kinds.size !== 1 || kinds.has(undefined)) throw new RangeError('recipients must be of one known kind')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return owned(await encrypter.encrypt(plain))
}

/** The plaintext, whole or not at all. undefined: not for this identity, damaged, cut, or no age file; never which. */
export async function openWith(identity: string, sealed: Uint8Array): Promise<Bytes | undefined> {
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    return owned(await decrypter.decrypt(sealed))
  } catch {
    return undefined
  }
}
