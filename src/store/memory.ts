/** Cells that live as long as the Worker: for browsers that keep nothing, and for the tests of what lies above. */
import type { Bytes } from '../prelude/bytes.ts'
import { bytesToHex, copyOf } from '../prelude/bytes.ts'
import { fail, ok } from '../prelude/result.ts'
import type { Cells } from './cells.ts'
import { CellsClosed } from './cells.ts'

export function createMemoryCells(): Cells {
  const cells = new Map<string, Bytes>()
  let open = true
  const readOne = (i: Bytes): Bytes | undefined => {
    if (!open) throw new CellsClosed()
    const found = cells.get(bytesToHex(i))
    return found && copyOf(found)
  }
  return {
    write: async (put, drop) => {
      if (!open) return fail('closed')
      for (const i of drop) cells.delete(bytesToHex(i))
      for (const { i, c } of put) cells.set(bytesToHex(i), copyOf(c))
      return ok(null)
    },
    read: async (i) => readOne(i),
    readMany: async (is) => is.map(readOne),
    count: async () => cells.size,
    close: () => {
      open = false
    },
    destroy: async () => {
      open = false
      cells.clear()
    },
  }
}
