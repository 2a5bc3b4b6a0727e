/**
 * The slot file, 16 KiB of what looks like random bytes:
 *
 *     0      version 01 ‖ profile 1 ‖ salt 32 ‖ SHA-256 of these 34 ‖ random        written once
 *     4096   bank A: 16 slots × 256
 *     8192   bank B: the same slots, written first
 *     12288  SHA-256 of bank A ‖ random;  14336  SHA-256 of bank B ‖ random
 *
 * slot i = nonce 12 ‖ AES-256-GCM(KEK_i, 228 bytes, "kept1/slot\0" ‖ profile ‖ i) ‖ tag 16
 * KEK_i  = HKDF(Argon2id(passphrase, salt, profile), "kept1/kek\0" ‖ i)
 * 228    = version 01 ‖ generation u64 ‖ vault key 32 ‖ row of the root cell 16 ‖ zeros
 *
 * A slot that is not used is random and looks the same. The sums say "damaged" instead of "wrong passphrase" when neither bank is
 * as it was written; they tell a reader of the disk nothing that the name of the file does not.
 */
import { ONCE_OVERHEAD, openOnce, sealOnce } from '../crypto/aead.ts'
import { hkdf, sha256 } from '../crypto/hash.ts'
import type { Profile } from '../crypto/kdf.ts'
import { isProfile } from '../crypto/kdf.ts'
import { label } from '../crypto/labels.ts'
import type { Bytes } from '../prelude/bytes.ts'
import { concat, isEqual } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import type { Result } from '../prelude/result.ts'
import { fail, ok } from '../prelude/result.ts'

const VERSION = 1
export const SALT = 32
const BLOCK = 4096
export const SLOT_FILE = 4 * BLOCK
const SLOT = 256
const SLOTS = 16
const HEAD = 2 + SALT
const BANKS = [
  { at: BLOCK, sum: 3 * BLOCK },
  { at: 2 * BLOCK, sum: 3 * BLOCK + BLOCK / 2 },
] as const
const CONTENT = SLOT - ONCE_OVERHEAD

export interface Header {
  readonly profile: Profile
  readonly salt: Bytes
}

/** What a slot guards. */
export interface Secret {
  readonly vaultKey: Bytes
  readonly rootRow: Bytes
}

export type SlotFault = 'wrong-passphrase' | 'damaged' | 'newer-version'

/** One write to make in the file. */
export interface Patch {
  readonly at: number
  readonly bytes: Bytes
}

export interface OpenedSlot {
  readonly secret: Secret
  /** Writes that make both banks whole again; empty when they are. */
  readonly heal: readonly Patch[]
}

const keyOf = (stretched: Bytes, slot: number): Promise<Bytes> => hkdf(stretched, 'kek', 32, Uint8Array.of(slot))
const contextOf = (profile: Profile, slot: number): Bytes => concat(label('slot'), Uint8Array.of(profile, slot))

function encodeContent({ vaultKey, rootRow }: Secret, generation: bigint): Bytes {
  const content = new Uint8Array(CONTENT)
  content[0] = VERSION
  new DataView(content.buffer).setBigUint64(1, generation)
  content.set(vaultKey, 9)
  content.set(rootRow, 41)
  return content
}

interface Content extends Secret {
  readonly generation: bigint
}

function parseContent(content: Bytes): Content | undefined {
  if (content[0] !== VERSION) return undefined
  return {
    generation: new DataView(content.buffer, content.byteOffset).getBigUint64(1),
    vaultKey: content.slice(9, 41),
    rootRow: content.slice(41, 57),
  }
}

/** Reads what is in clear. `newer-version` only when the header is whole. */
export async function parseHeader(file: Bytes): Promise<Result<Header, 'damaged' | 'newer-version'>> {
  if (file.length !== SLOT_FILE) return fail('damaged')
  const sum = await sha256(file.subarray(0, HEAD))
  if (!isEqual(sum, file.subarray(HEAD, HEAD + sum.length))) return fail('damaged')
  const [version = 0, profile = 0] = file
  if (version !== VERSION || !isProfile(profile)) return fail('newer-version')
  return ok({ profile, salt: file.slice(2, HEAD) })
}

/** A new slot file with one slot in use, which one is chance. `stretched` 32 bytes, of `header`'s salt and profile. */
export async function createSlots(
  header: Header,
  stretched: Bytes,
  secret: Secret,
  random: World['random'],
): Promise<Bytes> {
  const file = random(SLOT_FILE)
  const head = concat(Uint8Array.of(VERSION, header.profile), header.salt)
  file.set(head, 0)
  file.set(await sha256(head), HEAD)
  const slot = (random(1)[0] ?? 0) % SLOTS
  for (const bank of BANKS) {
    const sealed = await sealOnce(
      await keyOf(stretched, slot),
      contextOf(header.profile, slot),
      encodeContent(secret, 1n),
      random,
    )
    file.set(sealed, bank.at + slot * SLOT)
    file.set(await sha256(file.subarray(bank.at, bank.at + BLOCK)), bank.sum)
  }
  return file
}

async function isBankWhole(file: Bytes, bank: (typeof BANKS)[number]): Promise<boolean> {
  const sum = await sha256(file.subarray(bank.at, bank.at + BLOCK))
  return isEqual(sum, file.subarray(bank.sum, bank.sum + sum.length))
}

/** The writes that put `content` into one slot of one bank, with a fresh nonce, and the bank's sum after them. */
async function patchesFor(
  file: Bytes,
  bank: (typeof BANKS)[number],
  slot: number,
  sealed: Bytes,
): Promise<readonly Patch[]> {
  const after = file.slice(bank.at, bank.at + BLOCK)
  after.set(sealed, slot * SLOT)
  return [
    { at: bank.at + slot * SLOT, bytes: sealed },
    { at: bank.sum, bytes: await sha256(after) },
  ]
}

/**
 * Tries all slots of both banks with one stretched passphrase; the newest that authenticates wins.
 * Always does the same 32 openings, so that time does not tell which slot, or whether.
 */
export async function openSlots(
  file: Bytes,
  header: Header,
  stretched: Bytes,
  random: World['random'],
): Promise<Result<OpenedSlot, SlotFault>> {
  let newest: Content | undefined
  let found = -1
  const seen = new Map<string, bigint>()
  for (let slot = 0; slot < SLOTS; slot++) {
    const key = await keyOf(stretched, slot)
    for (const [b, bank] of BANKS.entries()) {
      const at = bank.at + slot * SLOT
      const content = await openOnce(key, contextOf(header.profile, slot), file.subarray(at, at + SLOT))
      const parsed = content && parseContent(content)
      if (content && !parsed) return fail('newer-version')
      if (!parsed) continue
      seen.set(`${b}/${slot}`, parsed.generation)
      if (!newest || parsed.generation > newest.generation) {
        newest = parsed
        found = slot
      }
    }
  }
  const whole = await Promise.all(BANKS.map((bank) => isBankWhole(file, bank)))
  if (!newest) return fail(whole.some(Boolean) ? 'wrong-passphrase' : 'damaged')
  const heal: Patch[] = []
  for (const [b, bank] of BANKS.entries()) {
    if (whole[b] && seen.get(`${b}/${found}`) === newest.generation) continue
    const content = encodeContent(newest, newest.generation)
    const sealed = await sealOnce(await keyOf(stretched, found), contextOf(header.profile, found), content, random)
    heal.push(...(await patchesFor(file, bank, found, sealed)))
  }
  return ok({ secret: { vaultKey: newest.vaultKey, rootRow: newest.rootRow }, heal })
}
