/** Making a vault and opening one: passphrase → slot → vault key → root → pages. What is open then is in opened.ts. */
import type { Profile, Stretch } from '../crypto/kdf.ts'
import type { Bytes } from '../prelude/bytes.ts'
import { text, utf8 } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import type { Result } from '../prelude/result.ts'
import { fail, ok } from '../prelude/result.ts'
import type { Cells } from '../store/cells.ts'
import { openVaultTree } from './opened.ts'
import { decodePage, decodeRoot, encodeRoot } from './pages.ts'
import { openCell, ROW, sealItem } from './payload.ts'
import { readItem } from './reading.ts'
import type { SlotStore } from './slotfile.ts'
import type { Secret } from './slots.ts'
import { createSlots, openSlots, parseHeader, SALT } from './slots.ts'
import { createTree } from './tree.ts'
import type { CommitFault, Vault } from './vault.ts'

export interface VaultPorts {
  readonly cells: Cells
  readonly slots: SlotStore
  readonly stretch: Stretch
  readonly random: World['random']
  /** Runs between slices of a long loop. */
  readonly pause: () => Promise<void>
}

/** What never was, was not kept, or is not whole. `damaged` also when the passphrase is right but cells are gone. */
export type OpenFault = 'no-vault' | 'wrong-passphrase' | 'damaged' | 'newer-version'

/** The same letters from another keyboard are the same passphrase: NFKC (Unicode Annex 15). Bytes that are no UTF-8 stay as they are. */
export function normalised(passphrase: Uint8Array): Bytes {
  try {
    return utf8(text(passphrase).normalize('NFKC'))
  } catch {
    return new Uint8Array(passphrase)
  }
}

async function stretchForNew(
  stretch: Stretch,
  passphrase: Uint8Array,
  salt: Bytes,
): Promise<{ profile: Profile; stretched: Bytes }> {
  try {
    return { profile: 1, stretched: await stretch(normalised(passphrase), salt, 1) }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    return { profile: 3, stretched: await stretch(normalised(passphrase), salt, 3) }
  }
}

/** A quota reached by the slot file arrives as the platform's own exception. */
const isQuota = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'QuotaExceededError'

export interface NewVault {
  /** UTF-8, at least one byte. */
  readonly passphrase: Uint8Array
  /** 32 bytes out of a backup, so that names keep their ids. */
  readonly nameKey?: Bytes
  /** Fills the vault before it counts as one. */
  readonly fill?: (vault: Vault) => Promise<Result<null, CommitFault>>
}

/**
 * Makes a vault in empty cells. The slot file comes last: until it is there, there is no vault, and cells nobody can open.
 * Takes one stretch, 0.3–4 s.
 */
export async function createVault(
  { cells, slots, stretch, random }: VaultPorts,
  { passphrase, nameKey = random(32), fill }: NewVault,
): Promise<Result<Vault, CommitFault>> {
  const salt = random(SALT)
  const { profile, stretched } = await stretchForNew(stretch, passphrase, salt)
  const secret: Secret = { vaultKey: random(32), rootRow: random(ROW) }
  const root = await sealItem(secret.rootRow, secret.vaultKey, encodeRoot({ nameKey, pages: [] }), random)
  const written = await cells.write(root.cells, [])
  if (!written.ok) return written
  const vault = openVaultTree({ cells, random, secret, nameKey, rootRest: [], tree: createTree([], random) })
  const filled = await fill?.(vault)
  if (filled && !filled.ok) return filled
  try {
    await slots.write(0, await createSlots({ profile, salt }, stretched, secret, random))
  } catch (error) {
    if (isQuota(error)) return fail('storage-full')
    throw error
  }
  stretched.fill(0)
  return ok(vault)
}

/** Reads the slots once more: whether this passphrase opens this vault. Takes one stretch. */
export async function isPassphrase(
  { slots, stretch, random }: Pick<VaultPorts, 'slots' | 'stretch' | 'random'>,
  passphrase: Uint8Array,
): Promise<boolean> {
  const file = await slots.read()
  const header = file && (await parseHeader(file))
  if (!file || !header?.ok) return false
  const stretched = await stretch(normalised(passphrase), header.value.salt, header.value.profile)
  return (await openSlots(file, header.value, stretched, random)).ok
}

/** Opens the vault; heals a torn slot bank. @param passphrase UTF-8. Takes one stretch and some 20 µs an item. */
export async function openVault(ports: VaultPorts, passphrase: Uint8Array): Promise<Result<Vault, OpenFault>> {
  const { cells, slots, stretch, random } = ports
  const file = await slots.read()
  if (!file) return fail((await cells.count()) > 1 ? 'damaged' : 'no-vault')
  const header = await parseHeader(file)
  if (!header.ok) return header
  const stretched = await stretch(normalised(passphrase), header.value.salt, header.value.profile)
  const slot = await openSlots(file, header.value, stretched, random)
  stretched.fill(0)
  if (!slot.ok) return slot
  for (const { at, bytes } of slot.value.heal) await slots.write(at, bytes)
  return openTree(ports, slot.value.secret)
}

/** Pages fetched and opened at a time. */
const SLICE = 32

async function openTree(ports: VaultPorts, secret: Secret): Promise<Result<Vault, OpenFault>> {
  const { cells, random, pause } = ports
  const sealedRoot = await cells.read(secret.rootRow)
  const head = sealedRoot && (await openCell(secret.rootRow, secret.vaultKey, sealedRoot))
  const bytes = head && (await readItem(cells, secret.vaultKey, head))
  const root = bytes && decodeRoot(bytes)
  if (!root || !head) return fail('damaged')
  if (root === 'newer-version') return fail('newer-version')
  const pages = []
  for (let at = 0; at < root.pages.length; at += SLICE) {
    const leaves = root.pages.slice(at, at + SLICE)
    const sealed = await cells.readMany(leaves.map((leaf) => leaf.row))
    for (const [n, leaf] of leaves.entries()) {
      const cell = sealed[n] && (await openCell(leaf.row, leaf.key, sealed[n]))
      const lines = cell && decodePage(cell.bytes)
      if (!lines) return fail('damaged')
      pages.push({ leaf, lines })
    }
    await pause()
  }
  const tree = createTree(pages, random)
  return ok(openVaultTree({ cells, random, secret, nameKey: root.nameKey, rootRest: head.rows, tree }))
}
