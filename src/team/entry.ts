/** Sealing one entry and opening one envelope. See README.md §2; membership and order are the log's business, not this file's. */
import { sha256 } from '../crypto/hash.ts'
import { label } from '../crypto/labels.ts'
import { createSigner } from '../crypto/sign.ts'
import { type Bytes, bytesToHex, concat, isEqual } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import { isSigned } from '../wire/signature.ts'
import { type Core, decodeCore, encodeCore, NO_TEAM } from './core.ts'
import type { EpochKey } from './epoch.ts'
import { attempt, bytesOf } from './fields.ts'
import { openItems, sealItems } from './sealed.ts'

export interface Entry {
  /** SHA-256(`kept1/id` ‖ core), hexadecimal. */
  readonly id: string
  readonly core: Core
  /** The bytes that were signed. */
  readonly signed: Bytes
  readonly signature: Bytes
  readonly body: Bytes
  /** The team it belongs to: as the core says, and for a genesis the hash that *is* the team's id. */
  readonly team: string
}

export type Opened =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'newer' }
  | { readonly kind: 'cannot-open' }

/** Room for the team id of a genesis: SHA-256(`kept1/team` ‖ core ‖ signature). */
const teamOf = async (core: Core, signed: Uint8Array, signature: Uint8Array): Promise<string> =>
  core.team === NO_TEAM ? bytesToHex(await sha256(label('team'), signed, signature)) : core.team

const entryOf = async (core: Core, signed: Bytes, signature: Bytes, body: Bytes): Promise<Entry> => ({
  id: bytesToHex(await sha256(label('id'), signed)),
  core,
  signed,
  signature,
  body,
  team: await teamOf(core, signed, signature),
})

/**
 * Signs and seals one entry.
 * @param core everything but the hash of the body. @param seed the author device's Ed25519 seed.
 * @param stream mailbox of the space, 32 bytes. @param key the epoch that `core.epoch` names.
 * @returns the entry and its envelope, or undefined when it is larger than an envelope may be.
 */
export async function sealEntry(
  world: World,
  draft: Omit<Core, 'bodyHash'>,
  body: Bytes,
  seed: Uint8Array,
  stream: Uint8Array,
  key: EpochKey,
): Promise<{ readonly entry: Entry; readonly envelope: Bytes } | undefined> {
  const core: Core = { ...draft, bodyHash: await sha256(body) }
  const signed = encodeCore(core)
  const signature = createSigner(seed).sign(concat(label('entry'), signed))
  const envelope = await sealItems(world, key.key, stream, [signed, signature, body])
  if (!envelope) return undefined
  return { entry: await entryOf(core, signed, signature, body), envelope }
}

/**
 * Opens one envelope as far as it can be opened without knowing the team: seal, form, and that the body is the one that was signed.
 * The signature is for {@link isAuthentic}, once the author's key is known.
 * @param keys epoch keys, newest first. @returns never why something could not be opened.
 */
export async function openEnvelope(
  envelope: Uint8Array,
  stream: Uint8Array,
  keys: readonly EpochKey[],
): Promise<Opened> {
  for (const key of keys) {
    const items = await openItems([key.key], stream, envelope)
    if (items === 'newer') return { kind: 'newer' }
    if (!items) continue
    const parts = attempt(() => ({
      signed: bytesOf(items[0]),
      signature: bytesOf(items[1], 64),
      body: bytesOf(items[2]),
    }))
    const core = parts && decodeCore(parts.signed)
    if (core === 'newer') return { kind: 'newer' }
    if (!core || items.length !== 3 || core.epoch !== key.epoch) return { kind: 'cannot-open' }
    if (!isEqual(core.bodyHash, await sha256(parts.body))) return { kind: 'cannot-open' }
    return { kind: 'entry', entry: await entryOf(core, parts.signed, parts.signature, parts.body) }
  }
  return { kind: 'cannot-open' }
}

/** Whether this key signed this entry. Strict Ed25519, the same judge as the hub's. */
export const isAuthentic = (entry: Entry, publicKey: Uint8Array): boolean =>
  isSigned(publicKey, concat(label('entry'), entry.signed), entry.signature)
