/** The slot file on the disk. Apart from slotfile.ts because synchronous handles exist in Workers only. */
import type { SlotStore } from './slotfile.ts'

const NAME = 'a'

/**
 * full: a file of the origin private file system, written in place through a synchronous access handle, which exists in Workers
 * only. On ext4 the old bytes were seen to be gone from the file's blocks; on other file systems this was not tested.
 * Opened for each operation, so that no handle outlives a crash; one tab at a time is the Web Lock's business.
 */
export function createFileSlots(folder: FileSystemDirectoryHandle): SlotStore {
  const find = async (create: boolean): Promise<FileSystemFileHandle | undefined> => {
    try {
      return await folder.getFileHandle(NAME, { create })
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return undefined
      throw error
    }
  }
  const using = async <T>(create: boolean, use: (file: FileSystemSyncAccessHandle) => T): Promise<T | undefined> => {
    const handle = await find(create)
    const file = await handle?.createSyncAccessHandle()
    try {
      return file && use(file)
    } finally {
      file?.close()
    }
  }
  return {
    exists: async () => ((await (await find(false))?.getFile())?.size ?? 0) > 0,
    read: () =>
      using(false, (file) => {
        const bytes = new Uint8Array(file.getSize())
        file.read(bytes, { at: 0 })
        return bytes.length > 0 ? bytes : undefined
      }),
    write: async (at, bytes) => {
      await using(true, (file) => {
        file.write(bytes, { at })
        file.flush()
      })
    },
    destroy: async () => {
      if (await find(false)) await folder.removeEntry(NAME)
    },
  }
}
