/**
 * Plain ZIP files (PKWARE APPNOTE 6.3), stored and never deflated, so that the size of what is sealed says nothing about its content,
 * and so that any computer opens what `age` has opened. Reading keeps to a budget set before a byte is copied.
 */
import { unzipSync, zipSync } from 'fflate'
import { type Bytes, copyOf } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'

const MAX_ENTRIES = 1_000
const MAX_TOTAL = 200 * 1024 * 1024
const MAX_RATIO = 100

/** ZIP can't say "no time"; this is its zero, in every archive of ours. */
const NO_TIME = new Date(1980, 0, 1)

export const createArchive = (files: Readonly<Record<string, Uint8Array>>): Bytes =>
  copyOf(zipSync({ ...files }, { level: 0, mtime: NO_TIME }))

/** A name that means the same on every computer, and no place above or beside the folder it is opened in. */
const isPlainName = (name: string): boolean =>
  /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*){0,3}$/.test(name) && name.length <= 120 && !name.includes('..')

/**
 * @returns the files by name; `damaged` for what is no archive, goes over a budget (1,000 entries, 200 MiB, 100 : 1), repeats a name,
 * or has a name that is not plain
 */
export function openArchive(bytes: Uint8Array): Result<ReadonlyMap<string, Uint8Array>, 'damaged'> {
  const names = new Set<string>()
  let total = 0
  try {
    const files = unzipSync(bytes, {
      // Throwing stops the walk: a directory may claim four thousand million entries.
      filter: ({ name, size, originalSize }) => {
        total += Math.max(size, originalSize)
        const isWithin = names.size < MAX_ENTRIES && total <= MAX_TOTAL && originalSize <= Math.max(1, size) * MAX_RATIO
        if (!isWithin || !isPlainName(name) || names.has(name)) throw new Error('over a budget')
        names.add(name)
        return true
      },
    })
    return ok(new Map(Object.entries(files)))
  } catch {
    return fail('damaged')
  }
}
