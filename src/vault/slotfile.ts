/** Where the slots lie: 12 KiB that can be overwritten in place. Layout in slots.ts. */
import type { Bytes } from '../prelude/bytes.ts'

export interface SlotStore {
  /** The whole file, or undefined when there is none. */
  read(): Promise<Bytes | undefined>
  /** Overwrites at an offset, and returns when it is on the disk as far as the platform can say. Beginning at 0 it may create the file. */
  write(at: number, bytes: Bytes): Promise<void>
  destroy(): Promise<void>
  close(): void
}
