/** From cells to an item's bytes. */
import type { Bytes } from '../prelude/bytes.ts'
import { concat } from '../prelude/bytes.ts'
import type { Cells } from '../store/cells.ts'
import type { OpenedCell } from './payload.ts'
import { openCell } from './payload.ts'

/** The rest of an item whose first cell is open; undefined when a cell is missing or does not open. */
export async function readItem(cells: Cells, key: Bytes, head: OpenedCell): Promise<Bytes | undefined> {
  if (head.rows.length === 0) return head.bytes
  const sealed = await cells.readMany(head.rows)
  const opened = await Promise.all(head.rows.map((row, n) => sealed[n] && openCell(row, key, sealed[n])))
  const pieces = opened.flatMap((cell) => (cell ? [cell.bytes] : []))
  return pieces.length === opened.length ? concat(head.bytes, ...pieces) : undefined
}
