/** Files that a team's entries carry: what of each is on this phone, and what the hub has confirmed. */
import type { Manifest } from '../team/body.ts'
import type { FileView } from './contract.ts'
import type { KeeperCore } from './core.ts'
import { hasBit, type Outbox, withBit } from './outbox.ts'

/** A sealed part: 64 KiB of plaintext and what sealing adds; the last one is padded to the same. */
export const PART_SIZE = 64 * 1024 + 136

export interface Carried {
  add(entry: string, manifests: readonly Manifest[]): void
  has(file: string): boolean
  views(entry: string): readonly FileView[]
  /** Hashes of parts that are here and not known to be at the hub, and of those that are not here. */
  toSend(): readonly string[]
  toFetch(): readonly string[]
  /** The hub has this part: commits that, with `bytes` when it came from there. @returns the entries that it changes. */
  confirm(hash: string, bytes?: Uint8Array): Promise<readonly string[]>
  /** Forgets all confirmations: the hub has lost something. */
  forget(): Promise<void>
}

export function createCarried(core: KeeperCore, outbox: Outbox, team: string): Carried {
  const files = new Map<string, { readonly manifest: Manifest; readonly entries: Set<string> }>()
  const byEntry = new Map<string, readonly Manifest[]>()
  const places = new Map<string, { readonly file: string; readonly at: number }[]>()

  const isSent = (file: string, at: number) => hasBit(outbox.confirmed(team, file), at)
  const filter = (wanted: (file: string, hash: string, at: number) => boolean): readonly string[] => {
    const found = new Set<string>()
    for (const [file, { manifest }] of files) {
      for (const [at, hash] of manifest.parts.entries()) if (wanted(file, hash, at)) found.add(hash)
    }
    return [...found]
  }

  return {
    add(entry, manifests) {
      if (manifests.length > 0) byEntry.set(entry, manifests)
      for (const manifest of manifests) {
        const known = files.get(manifest.file)
        if (known) {
          known.entries.add(entry)
          continue
        }
        files.set(manifest.file, { manifest, entries: new Set([entry]) })
        for (const [at, hash] of manifest.parts.entries()) {
          places.set(hash, [...(places.get(hash) ?? []), { file: manifest.file, at }])
        }
      }
    },
    has: (file) => files.has(file),
    views: (entry) =>
      (byEntry.get(entry) ?? []).map(({ file, size, sha256, parts }) => ({
        file,
        size,
        sha256,
        parts: parts.length,
        have: parts.filter((hash) => core.files.hasPart(hash)).length,
        sent: parts.filter((_, at) => isSent(file, at)).length,
      })),
    toSend: () => filter((file, hash, at) => !isSent(file, at) && core.files.hasPart(hash)),
    toFetch: () => filter((_file, hash) => !core.files.hasPart(hash)),
    async confirm(hash, bytes) {
      const put = bytes ? [core.files.partPut(hash, bytes)] : []
      const changes: (readonly [string, Uint8Array])[] = []
      const touched = new Set<string>()
      for (const { file, at } of places.get(hash) ?? []) {
        const bits = withBit(outbox.confirmed(team, file), at)
        put.push(await outbox.confirmedPut(team, file, bits))
        changes.push([file, bits])
        for (const entry of files.get(file)?.entries ?? []) touched.add(entry)
      }
      const done = await core.vault.commit({ put })
      if (!done.ok) throw new Error(done.error)
      for (const [file, bits] of changes) outbox.confirm(team, file, bits)
      return [...touched]
    },
    async forget() {
      const none = new Uint8Array(0)
      const put = await Promise.all([...files.keys()].map((file) => outbox.confirmedPut(team, file, none)))
      const done = await core.vault.commit({ put })
      if (!done.ok) throw new Error(done.error)
      for (const file of files.keys()) outbox.confirm(team, file, none)
    },
  }
}
