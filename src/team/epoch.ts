/** The key of a space for a time, and what everybody may know of it. Mailbox keys derive from it: who can read may also push. */
import { openWith, sealTo } from '../crypto/age.ts'
import { hkdf } from '../crypto/hash.ts'
import { type Bytes, isEqual } from '../prelude/bytes.ts'
import type { EpochPublic } from './control.ts'

export interface EpochKey {
  readonly epoch: number
  /** 32 random bytes. */
  readonly key: Bytes
}

/** @returns key id (16 bytes) and commitment (32 bytes), so that a lead can't hand two groups different keys unnoticed. */
export async function epochPublic({ epoch, key }: EpochKey): Promise<EpochPublic> {
  return { epoch, kid: await hkdf(key, 'kid', 16), commit: await hkdf(key, 'commit', 32) }
}

/** Whether a key is the one that the log has committed to. Asked of every key that arrives, whoever brought it. */
export async function isCommitted(key: EpochKey, committed: EpochPublic | undefined): Promise<boolean> {
  if (!committed || committed.epoch !== key.epoch) return false
  const { kid, commit } = await epochPublic(key)
  return isEqual(kid, committed.kid) && isEqual(commit, committed.commit)
}

/** Ed25519 seeds (32 bytes each) of a space's mailbox. */
export async function mailboxSeeds(key: Uint8Array): Promise<{ readonly read: Bytes; readonly append: Bytes }> {
  return { read: await hkdf(key, 'hub-read', 32), append: await hkdf(key, 'hub-append', 32) }
}

/** An epoch key for one device: an age file to its post-quantum recipient. */
export const sealEpoch = (key: EpochKey, recipient: string): Promise<Bytes> => sealTo([recipient], key.key)

/** @returns undefined when it is not for this identity, or not the key that was committed to. */
export async function openEpoch(
  sealed: Uint8Array,
  identity: string,
  committed: EpochPublic,
): Promise<EpochKey | undefined> {
  const key = await openWith(identity, sealed)
  if (key?.length !== 32) return undefined
  const opened = { epoch: committed.epoch, key }
  return (await isCommitted(opened, committed)) ? opened : undefined
}
