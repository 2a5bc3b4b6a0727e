/** What every store of cells must do. Run against IndexedDB's double, memory, and Chromium. No test framework of its own: a list. */

import type { Bytes } from '../../src/prelude/bytes.ts'
import { isEqual } from '../../src/prelude/bytes.ts'
import type { Cells } from '../../src/store/cells.ts'

const key = (n: number): Bytes => new Uint8Array(16).fill(n)
const value = (n: number, size = 1060): Bytes => new Uint8Array(size).fill(n)

const must = (condition: unknown, what: string): void => {
  if (!condition) throw new Error(what)
}
const same = (a: Bytes | undefined, b: Bytes | undefined): boolean => (a && b ? isEqual(a, b) : a === b)

/** `open` gives a new, empty store each time; `reopen` the same one again, where something outlives closing. */
export interface Subject {
  readonly open: () => Promise<Cells>
  readonly reopen?: () => Promise<Cells>
}

export const cellsSuite: readonly { readonly name: string; readonly run: (subject: Subject) => Promise<void> }[] = [
  {
    name: 'gives back what was written, byte for byte, and nothing for what was not',
    run: async ({ open }) => {
      const cells = await open()
      must((await cells.write([{ i: key(1), c: value(7) }], [])).ok, 'write')
      must(same(await cells.read(key(1)), value(7)), 'same bytes')
      must((await cells.read(key(2))) === undefined, 'nothing')
      must((await cells.count()) === 1, 'one cell')
    },
  },
  {
    name: 'answers many in the order asked, holes included',
    run: async ({ open }) => {
      const cells = await open()
      await cells.write(
        [1, 2, 3].map((n) => ({ i: key(n), c: value(n) })),
        [],
      )
      const found = await cells.readMany([key(3), key(9), key(1)])
      must(found.length === 3 && same(found[0], value(3)) && !found[1] && same(found[2], value(1)), 'order')
    },
  },
  {
    name: 'drops and puts in one step, a put of the same key winning',
    run: async ({ open }) => {
      const cells = await open()
      await cells.write(
        [1, 2].map((n) => ({ i: key(n), c: value(n) })),
        [],
      )
      await cells.write([{ i: key(2), c: value(8, 20) }], [key(1), key(2), key(5)])
      must((await cells.read(key(1))) === undefined, 'dropped')
      must(same(await cells.read(key(2)), value(8, 20)), 'put wins')
    },
  },
  {
    name: 'keeps its own copy of what was handed in and hands out',
    run: async ({ open }) => {
      const cells = await open()
      const c = value(4)
      await cells.write([{ i: key(1), c }], [])
      c.fill(0)
      const first = await cells.read(key(1))
      first?.fill(1)
      must(same(await cells.read(key(1)), value(4)), 'untouched')
    },
  },
  {
    name: 'refuses after closing: writes say closed, reads reject',
    run: async ({ open }) => {
      const cells = await open()
      cells.close()
      const written = await cells.write([{ i: key(1), c: value(1) }], [])
      must(!written.ok && written.error === 'closed', 'write says closed')
      const refused = await cells.read(key(1)).then(
        () => false,
        (error: unknown) => error instanceof Error && error.name === 'CellsClosed',
      )
      must(refused, 'read rejects')
    },
  },
  {
    name: 'has everything again when opened again, and nothing after destroying',
    run: async ({ open, reopen }) => {
      const cells = await open()
      await cells.write([{ i: key(1), c: value(7) }], [])
      cells.close()
      if (!reopen) return
      const again = await reopen()
      must(same(await again.read(key(1)), value(7)), 'still there')
      await again.destroy()
      const empty = await reopen()
      must((await empty.count()) === 0, 'empty')
      empty.close()
    },
  },
]
