/** What an open vault does. It knows items by id and tag, and no noun of the field. See README.md for what it promises. */
import type { Bytes } from '../prelude/bytes.ts'
import type { Result } from '../prelude/result.ts'

/** One item to write: replaces the item of the same id. `id` 32 lower-case hexadecimal digits, `tag` 1–127, any length up to 256 MiB. */
export interface Put {
  readonly id: string
  readonly tag: number
  readonly bytes: Uint8Array
}

export interface Change {
  readonly put?: readonly Put[]
  /** Ids; unknown ones are no error. An id both dropped and put is put. */
  readonly drop?: readonly string[]
}

/** `storage-full`: nothing of the change was kept. `closed`: another tab upgraded or erased the store, or the vault was closed. */
export type CommitFault = 'storage-full' | 'closed'

/** A cell that the index names is missing or its tag does not fit: damage or tampering, never a wrong passphrase. */
export class DamagedCell extends Error {
  constructor(id: string) {
    super(`damaged cell ${id}`)
    this.name = 'DamagedCell'
  }
}

export interface Vault {
  /** Ids of the items with this tag, in no order that means anything. */
  ids(tag: number): readonly string[]
  has(id: string): boolean
  /** All items. */
  count(): number
  /** undefined = unknown id. @throws DamagedCell */
  read(id: string): Promise<Bytes | undefined>
  /** At least the first kilobyte of an item and at most its first cell (64 KiB), without fetching the rest. @throws DamagedCell */
  head(id: string): Promise<Bytes | undefined>
  /** Opens every item with this tag, in slices; `pause` runs between slices so that others get a turn. @throws DamagedCell */
  readAll(tag: number, each: (id: string, bytes: Bytes) => void, pause?: () => Promise<void>): Promise<void>
  /** `head` of every item with this tag, many at a time. @throws DamagedCell */
  headAll(tag: number, each: (id: string, bytes: Bytes) => void): Promise<void>
  /** All of the change or nothing, durable when it resolves. Changes are taken one after the other. */
  commit(change: Change): Promise<Result<null, CommitFault>>
  /** A stable id for a name that only this vault knows: HMAC(name key, name), 16 bytes. */
  idOf(name: string): Promise<string>
  /** The key behind `idOf`: a backup carries it, so that names mean the same ids where it is restored. */
  nameKey(): Bytes
  /** Every item as of one moment, for a backup: commits wait until it has been read to its end or left. @throws DamagedCell */
  export(): AsyncIterable<Put>
  close(): void
}
