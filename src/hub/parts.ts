/** Parts of sealed files, each a file named by its hash. What is on the disk here is only believed once the log has recorded it. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Bytes, bytesToHex, copyOf } from '../wire/ground.ts'

export interface Parts {
  /** Resolves when the bytes would survive a power cut. Writing the same part twice is harmless. */
  write(mailbox: Bytes, hash: Bytes, part: Uint8Array): Promise<void>
  read(mailbox: Bytes, hash: Bytes): Promise<Bytes | undefined>
}

export function createMemoryParts(): Parts {
  const kept = new Map<string, Bytes>()
  const name = (mailbox: Bytes, hash: Bytes): string => bytesToHex(mailbox) + bytesToHex(hash)
  return {
    async write(mailbox, hash, part) {
      kept.set(name(mailbox, hash), copyOf(part))
    },
    async read(mailbox, hash) {
      return kept.get(name(mailbox, hash))
    },
  }
}

/** `parts/<mailbox>/<first byte>/<hash>`, by way of `parts/new`, which is emptied at every start. */
export async function openPartFiles(folder: string): Promise<Parts> {
  const root = join(folder, 'parts')
  const fresh = join(root, 'new')
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true })
  let counter = 0
  const pathOf = (mailbox: Bytes, hash: Bytes): string => {
    const name = bytesToHex(hash)
    return join(root, bytesToHex(mailbox), name.slice(0, 2), name)
  }

  return {
    async write(mailbox, hash, part) {
      const path = pathOf(mailbox, hash)
      const made = await mkdir(dirname(path), { recursive: true })
      const temporary = join(fresh, String(counter++))
      const file = await open(temporary, 'w')
      try {
        await file.writeFile(part)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, path)
      // The rename itself, and any folder made for it, must be on the disk too.
      await syncFolder(dirname(path))
      if (made) for (let at = dirname(path); at !== root; at = dirname(at)) await syncFolder(dirname(at))
    },
    async read(mailbox, hash) {
      try {
        return copyOf(await readFile(pathOf(mailbox, hash)))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
