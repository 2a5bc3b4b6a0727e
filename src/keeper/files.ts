/**
 * Evidence on this phone. A file has a random key of its own; its plaintext is cut into 64 KiB, the last piece filled with zeros, and
 * each piece is a part sealed by itself (Cobblestone-256), bound to the file, its place and the number of parts:
 *
 *     context = "kept1/file\0" ‖ file id 16 ‖ index u32 ‖ count u32        part = 65672 bytes, its name SHA-256(part)
 *
 * Parts travel and are fetched in any order. True size and digest are in the manifest, inside the entry that carries the file.
 */
import { openStream, sealStream } from '../crypto/aead.ts'
import { createSha256, sha256 } from '../crypto/hash.ts'
import { label } from '../crypto/labels.ts'
import type { Bytes } from '../prelude/bytes.ts'
import { bytesToHex, concat, hexToBytes } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import { fail, ok } from '../prelude/result.ts'
import { decodeBody, encodeBody } from '../team/body.ts'
import type { Put, Vault } from '../vault/vault.ts'
import type { KeeperCalls, KeeperEvents } from './contract.ts'
import type { Files, Manifest } from './core.ts'
import { TAGS } from './core.ts'

export type FileCalls = Pick<KeeperCalls, 'sealFile' | 'openFile' | 'dropFile'>

const PIECE = 64 * 1024
export const MOST_FILE = 200 * 1024 * 1024
/** Parts committed together: one transaction per megabyte. */
const BATCH = 16

const partId = (hash: string): string => hash.slice(0, 32)

function contextOf(file: string, index: number, count: number): Bytes {
  const place = new DataView(new ArrayBuffer(8))
  place.setUint32(0, index)
  place.setUint32(4, count)
  return concat(label('file'), hexToBytes(file), new Uint8Array(place.buffer))
}

/** A manifest is kept as the body of an entry would carry it: one encoding, one strict reader. */
const encodeManifest = (manifest: Manifest): Bytes => encodeBody(new Uint8Array(0), [manifest])

export function createFiles(vault: Vault): Files {
  return {
    async manifest(file) {
      const item = await vault.read(file)
      return item && decodeBody(item)?.files[0]
    },
    manifestPut: (manifest) => ({ id: manifest.file, tag: TAGS.manifest, bytes: encodeManifest(manifest) }),
    hasPart: (hash) => vault.has(partId(hash)),
    part: (hash) => vault.read(partId(hash)),
    partPut: (hash, bytes) => ({ id: partId(hash), tag: TAGS.part, bytes }),
  }
}

export interface FilePorts {
  readonly vault: Vault
  readonly files: Files
  readonly world: World
  readonly progress: (value: KeeperEvents['progress']) => void
  /** Whether an entry of any team carries this file: then it is evidence and stays. */
  readonly isCarried: (file: string) => boolean
}

export function createFileCalls({ vault, files, world, progress, isCarried }: FilePorts): FileCalls {
  /** The pieces from `from` on, at most a batch, each with its part. */
  async function sealPieces(blob: Blob, to: { file: string; key: Bytes; count: number }, from: number) {
    const stretch = new Uint8Array(await blob.slice(from * PIECE, (from + BATCH) * PIECE).arrayBuffer())
    const seal = async (_: unknown, n: number) => {
      const piece = stretch.subarray(n * PIECE, (n + 1) * PIECE)
      const padded = new Uint8Array(PIECE)
      padded.set(piece)
      const sealed = await sealStream(to.key, contextOf(to.file, from + n, to.count), padded, world.random)
      return { piece, sealed, hash: bytesToHex(await sha256(sealed)) }
    }
    return Promise.all(Array.from({ length: Math.min(BATCH, to.count - from) }, seal))
  }

  async function openPiece(manifest: Manifest, index: number): Promise<Bytes | undefined> {
    const sealed = await files.part(manifest.parts[index] ?? '')
    const context = contextOf(manifest.file, index, manifest.parts.length)
    const padded = sealed && (await openStream(manifest.key, context, sealed))
    return padded?.slice(0, Math.max(0, Math.min(PIECE, manifest.size - index * PIECE)))
  }

  return {
    async sealFile({ blob }) {
      const { size } = blob
      if (size > MOST_FILE) return fail('too-large')
      const count = Math.max(1, Math.ceil(size / PIECE))
      const file = bytesToHex(world.random(16))
      const key = world.random(32)
      const digest = createSha256()
      const parts: string[] = []
      const keep = async (put: readonly Put[]) => {
        const kept = await vault.commit({ put })
        if (!kept.ok) await vault.commit({ drop: parts.map(partId) })
        return kept
      }
      for (let from = 0; from < count; from += BATCH) {
        const pieces = await sealPieces(blob, { file, key, count }, from)
        for (const { piece, hash } of pieces) {
          digest.update(piece)
          parts.push(hash)
        }
        const kept = await keep(pieces.map(({ hash, sealed }) => files.partPut(hash, sealed)))
        if (!kept.ok) return kept
        progress({ of: 'seal', part: parts.length / count })
      }
      const sum = bytesToHex(digest.digest())
      const kept = await keep([files.manifestPut({ file, key, size, sha256: sum, parts })])
      return kept.ok ? ok({ file, size, sha256: sum }) : kept
    },

    async openFile({ file }) {
      const manifest = await files.manifest(file)
      if (!manifest) return fail('unknown-file')
      const { parts, size } = manifest
      if (!parts.every((hash) => files.hasPart(hash))) return fail('not-here-yet')
      const digest = createSha256()
      const pieces: Bytes[] = []
      for (let from = 0; from < parts.length; from += BATCH) {
        const opened = parts.slice(from, from + BATCH).map((_, n) => openPiece(manifest, from + n))
        for (const piece of await Promise.all(opened)) {
          if (!piece) return fail('damaged')
          digest.update(piece)
          pieces.push(piece)
        }
      }
      const whole = new Blob(pieces)
      if (whole.size !== size || bytesToHex(digest.digest()) !== manifest.sha256) return fail('damaged')
      return ok(whole)
    },

    async dropFile({ file }) {
      if (isCarried(file)) return
      const manifest = await files.manifest(file)
      if (manifest) await vault.commit({ drop: [file, ...manifest.parts.map(partId)] })
    },
  }
}
