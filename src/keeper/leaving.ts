/**
 * The whole vault as one file, and back into an empty browser.
 *
 *     01 ‖ profile 1 ‖ salt 32 ‖ check 8 ‖ Cobblestone-256(Argon2id(passphrase, salt, profile), "kept1/backup\0" ‖ first 34, content)
 *     check   = SHA-256("kept1/backup\0" ‖ first 34)[:8], to tell a foreign file and a newer backup from a wrong passphrase
 *     content = name key 32 ‖ (tag 1 ‖ id 16 ‖ length u32 ‖ bytes) …
 *
 * The sealed stream ends with a short chunk, so that a cut file is known as cut. Restoring reads the file twice: first to its end
 * without writing anything, then into the new vault, whose slots are made last.
 */
import type { StreamOpener } from '../crypto/aead.ts'
import { createStreamOpener, createStreamSealer } from '../crypto/aead.ts'
import { sha256 } from '../crypto/hash.ts'
import type { Profile, Stretch } from '../crypto/kdf.ts'
import { isProfile } from '../crypto/kdf.ts'
import { label } from '../crypto/labels.ts'
import type { Bytes } from '../prelude/bytes.ts'
import { bytesToHex, concat, hexToBytes, isEqual } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import type { Result } from '../prelude/result.ts'
import { fail, ok } from '../prelude/result.ts'
import { normalised } from '../vault/opening.ts'
import type { Put, Vault } from '../vault/vault.ts'

const VERSION = 1
const PROFILE: Profile = 1
const SALT = 32
const FIRST = 2 + SALT
const CHECK = 8
const START = FIRST + CHECK
const NAME_KEY = 32
const ITEM_HEAD = 1 + 16 + 4
/** Read from the file at a time. */
const STEP = 1024 * 1024

export type BackupFault = 'wrong-passphrase' | 'cut-short' | 'not-a-backup' | 'newer-version'

const checkOf = async (first: Bytes): Promise<Bytes> => (await sha256(label('backup'), first)).slice(0, CHECK)
const contextOf = (first: Bytes): Bytes => concat(label('backup'), first)

function encodeItem({ id, tag, bytes }: Put): Bytes {
  const head = new Uint8Array(ITEM_HEAD)
  head[0] = tag
  head.set(hexToBytes(id), 1)
  new DataView(head.buffer).setUint32(17, bytes.length)
  return concat(head, bytes)
}

/** Takes one stretch and the time to read and seal everything; commits wait meanwhile. @throws DamagedCell */
export async function writeBackup(
  vault: Vault,
  passphrase: Uint8Array,
  stretch: Stretch,
  world: World,
  progress: (items: number) => void,
): Promise<Blob> {
  const salt = world.random(SALT)
  const first = concat(Uint8Array.of(VERSION, PROFILE), salt)
  const key = await stretch(normalised(passphrase), salt, PROFILE)
  const sealer = await createStreamSealer(key, contextOf(first), world.random)
  key.fill(0)
  const pieces: BlobPart[] = [first, await checkOf(first), await sealer.push(vault.nameKey())]
  let items = 0
  for await (const item of vault.export()) {
    pieces.push(await sealer.push(encodeItem(item)))
    progress(++items)
  }
  pieces.push(await sealer.end())
  return new Blob(pieces, { type: 'application/octet-stream' })
}

export interface Backup {
  /** Reads to the end and gives the first fault, or nothing. */
  check(progress: (part: number) => void): Promise<BackupFault | undefined>
  nameKey(): Promise<Bytes>
  /** Only after `check` found nothing. */
  items(progress: (part: number) => void): AsyncIterable<Put>
}

/** Looks at the head and stretches the passphrase; what is inside is read by the rest. */
export async function openBackup(
  file: Blob,
  passphrase: Uint8Array,
  stretch: Stretch,
): Promise<Result<Backup, BackupFault>> {
  const start = new Uint8Array(await file.slice(0, START).arrayBuffer())
  if (start.length < START) return fail('not-a-backup')
  const first = start.slice(0, FIRST)
  if (!isEqual(await checkOf(first), start.subarray(FIRST))) return fail('not-a-backup')
  const [version, profile = 0] = first
  if (version !== VERSION || !isProfile(profile)) return fail('newer-version')
  const key = await stretch(normalised(passphrase), first.subarray(2), profile)
  return ok(createReader(file, () => createStreamOpener(key, contextOf(first))))
}

function createReader(file: Blob, open: () => StreamOpener): Backup {
  /** Authentic plaintext in pieces; a fault, if any, comes last. */
  async function* pieces(progress: (part: number) => void): AsyncGenerator<Bytes | BackupFault> {
    const opener = open()
    for (let at = START; at < file.size; at += STEP) {
      const plain = await opener.push(new Uint8Array(await file.slice(at, at + STEP).arrayBuffer()))
      if (typeof plain === 'string') return yield faultOf(plain)
      yield plain
      progress(Math.min(1, (at + STEP) / file.size))
    }
    const tail = await opener.end()
    yield typeof tail === 'string' ? faultOf(tail) : tail
  }

  async function* parse(progress: (part: number) => void): AsyncGenerator<Put | BackupFault> {
    let rest: Bytes = new Uint8Array(0)
    let skip = NAME_KEY
    for await (const piece of pieces(progress)) {
      if (typeof piece === 'string') return yield piece
      rest = concat(rest, piece)
      let at = Math.min(skip, rest.length)
      skip -= at
      for (;;) {
        if (rest.length - at < ITEM_HEAD) break
        const length = new DataView(rest.buffer, rest.byteOffset + at + 17).getUint32(0)
        if (rest.length - at - ITEM_HEAD < length) break
        const from = at + ITEM_HEAD
        yield {
          tag: rest[at] ?? 0,
          id: bytesToHex(rest.subarray(at + 1, at + 17)),
          bytes: rest.slice(from, from + length),
        }
        at = from + length
      }
      rest = rest.slice(at)
    }
    if (rest.length > 0 || skip > 0) yield 'not-a-backup'
  }

  return {
    async check(progress) {
      for await (const item of parse(progress)) if (typeof item === 'string') return item
      return undefined
    },
    async nameKey() {
      for await (const piece of pieces(() => {}))
        if (typeof piece !== 'string' && piece.length >= NAME_KEY) return piece.slice(0, NAME_KEY)
      throw new Error('broken invariant: a checked backup has a name key')
    },
    async *items(progress) {
      for await (const item of parse(progress)) {
        if (typeof item === 'string') throw new Error('broken invariant: the backup changed while it was read')
        yield item
      }
    },
  }
}

/** A changed byte in the middle means the same to its owner as a cut: the file is not whole. */
const faultOf = (fault: 'wrong-key' | 'damaged' | 'cut-short'): BackupFault =>
  fault === 'wrong-key' ? 'wrong-passphrase' : 'cut-short'
