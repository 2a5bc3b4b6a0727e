/** Where the slots lie: 16 KiB that can be overwritten in place. What is in them: slots.ts. One kind per storage mode; the first, a file, is in slotdisk.ts. */
import type { Bytes } from '../prelude/bytes.ts'
import { copyOf } from '../prelude/bytes.ts'
import type { Cells } from '../store/cells.ts'

export interface SlotStore {
  exists(): Promise<boolean>
  /** The whole file, or undefined when there is none. */
  read(): Promise<Bytes | undefined>
  /** Overwrites at an offset, and returns when it is on the disk as far as the platform can say. Makes the file where there is none. */
  write(at: number, bytes: Bytes): Promise<void>
  destroy(): Promise<void>
}

/** plain: the same bytes in one cell, for browsers without such a file. What is overwritten there may linger on the disk. */
export function createCellSlots(cells: Cells): SlotStore {
  const i = new Uint8Array(16)
  return {
    exists: async () => (await cells.read(i)) !== undefined,
    read: () => cells.read(i),
    write: async (at, bytes) => {
      const before = (await cells.read(i)) ?? new Uint8Array(0)
      const after = new Uint8Array(Math.max(before.length, at + bytes.length))
      after.set(before)
      after.set(bytes, at)
      const written = await cells.write([{ i, c: after }], [])
      if (!written.ok) throw new DOMException(written.error, 'QuotaExceededError')
    },
    destroy: async () => {
      await cells.write([], [i])
    },
  }
}

/** memory: gone with the Worker. */
export function createMemorySlots(): SlotStore {
  let file: Bytes | undefined
  return {
    exists: async () => file !== undefined,
    read: async () => file && copyOf(file),
    write: async (at, bytes) => {
      const after = new Uint8Array(Math.max(file?.length ?? 0, at + bytes.length))
      if (file) after.set(file)
      after.set(bytes, at)
      file = after
    },
    destroy: async () => {
      file = undefined
    },
  }
}
