/**
 * The cells of one vault in one IndexedDB table `{ i, c }`: a key of 16 bytes, a value of bytes, no secondary index, and names that
 * mean nothing. Callers seal before they write and open after they have read: nothing but IndexedDB is awaited inside a transaction.
 */
import { Dexie, type Table } from 'dexie'
import type { Bytes } from '../prelude/bytes.ts'
import { owned } from '../prelude/bytes.ts'
import type { Result } from '../prelude/result.ts'
import { fail, ok } from '../prelude/result.ts'

export interface Cell {
  /** 16 bytes. */
  readonly i: Bytes
  readonly c: Bytes
}

export type CellFault = 'storage-full' | 'closed'

/** Thrown by reads of a store that was closed, by us or by a newer tab. */
export class CellsClosed extends Error {
  constructor() {
    super('cells closed')
    this.name = 'CellsClosed'
  }
}

export interface Cells {
  /** One transaction with strict durability: first the drops, then the puts; all or nothing. */
  write(put: readonly Cell[], drop: readonly Bytes[]): Promise<Result<null, CellFault>>
  read(i: Bytes): Promise<Bytes | undefined>
  /** In the order asked, undefined where there is none. */
  readMany(is: readonly Bytes[]): Promise<(Bytes | undefined)[]>
  count(): Promise<number>
  close(): void
  /** Closes, and deletes the whole database. */
  destroy(): Promise<void>
}

/** The factory is an argument: a storage bucket's, a test's, or the browser's own. */
export interface CellsHost {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

const TABLE = 'c'

/** What Dexie and IndexedDB call the same two things; quota arrives as AbortError with the truth in `inner`. */
function faultOf(error: unknown): CellFault | undefined {
  if (typeof error !== 'object' || error === null || !('name' in error)) return undefined
  if (error.name === 'QuotaExceededError') return 'storage-full'
  if (error.name === 'DatabaseClosedError' || error.name === 'InvalidStateError') return 'closed'
  return 'inner' in error ? faultOf(error.inner) : undefined
}

async function reading<T>(read: () => PromiseLike<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (faultOf(error) === 'closed') throw new CellsClosed()
    throw error
  }
}

/** Opens or makes the database. Rejects where IndexedDB is blocked. Closes itself when another tab upgrades or deletes it. */
export async function openCells(name: string, host: CellsHost): Promise<Cells> {
  const db = new Dexie(name, { ...host, chromeTransactionDurability: 'strict', cache: 'disabled' })
  db.version(1).stores({ [TABLE]: 'i' })
  // `false` keeps Dexie's own handlers from reopening by themselves and from writing to the console
  db.on('versionchange', () => {
    db.close()
    return false
  })
  db.on('blocked', () => false)
  await db.open()
  const table: Table<Cell, Bytes> = db.table(TABLE)
  return {
    async write(put, drop) {
      let under: IDBTransaction | undefined
      try {
        await db.transaction('rw', table, async ({ idbtrans }) => {
          under = idbtrans
          if (drop.length) await table.bulkDelete([...drop])
          if (put.length) await table.bulkPut([...put])
        })
        return ok(null)
      } catch (error) {
        // of many failed puts Dexie says only that they were aborted; why is with the transaction
        const fault = faultOf(error) ?? faultOf(under?.error)
        if (fault) return fail(fault)
        throw error
      }
    },
    read: async (i) => {
      const cell = await reading(() => table.get(i))
      return cell && owned(cell.c)
    },
    readMany: async (is) => {
      const cells = await reading(() => table.bulkGet([...is]))
      return cells.map((cell) => cell && owned(cell.c))
    },
    count: () => reading(() => table.count()),
    close: () => db.close(),
    destroy: async () => {
      await db.delete()
    },
  }
}

/** Where the browser can't list its databases, looking means making an empty one. */
const mayExist = async (name: string, { indexedDB }: CellsHost): Promise<boolean> =>
  typeof indexedDB.databases !== 'function' || (await indexedDB.databases()).some((db) => db.name === name)

/** How many cells lie under a name. Rejects where IndexedDB is blocked. */
export async function countCells(name: string, host: CellsHost): Promise<number> {
  if (!(await mayExist(name, host))) return 0
  const cells = await openCells(name, host)
  try {
    return await cells.count()
  } finally {
    cells.close()
  }
}
