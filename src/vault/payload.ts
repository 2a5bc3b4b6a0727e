/**
 * Items as cells of few sizes. The cell at row r, under the item's own key:
 *
 *     nonce 12 ‖ AES-256-GCM(key, plaintext, "kept1/cell\0" ‖ r) ‖ tag 16
 *     plaintext = version 01 ‖ length u32 ‖ n u16 ‖ n rows of 16 that continue the item ‖ bytes ‖ zeros
 *
 * The plaintext has one of four sizes: 1, 4, 16 or 64 KiB and 512 bytes, so that an envelope or a file's part of a round size fits
 * with what is said about it. A longer item goes on in further cells of the largest size, under the same key, each bound to its row.
 */
import { openOnce, sealOnce } from '../crypto/aead.ts'
import { label } from '../crypto/labels.ts'
import type { Bytes } from '../prelude/bytes.ts'
import { concat } from '../prelude/bytes.ts'
import type { World } from '../prelude/instant.ts'
import type { Cell } from '../store/cells.ts'

const VERSION = 1
export const ROW = 16
const HEAD = 7
const CLASSES = [1, 4, 16, 64].map((kib) => kib * 1024 + 512)
const LARGEST = 64 * 1024 + 512
const MOST_ROWS = Math.floor((LARGEST - HEAD) / ROW)
/** Bytes of the longest item: the first cell full of rows, the others full of bytes. Some 270 MB. */
export const LONGEST = MOST_ROWS * (LARGEST - HEAD)

const contextOf = (row: Bytes): Bytes => concat(label('cell'), row)

function pack(rows: readonly Bytes[], bytes: Uint8Array): Bytes {
  const need = HEAD + rows.length * ROW + bytes.length
  const plain = new Uint8Array(CLASSES.find((size) => size >= need) ?? LARGEST)
  const view = new DataView(plain.buffer)
  plain[0] = VERSION
  view.setUint32(1, bytes.length)
  view.setUint16(5, rows.length)
  for (const [n, row] of rows.entries()) plain.set(row, HEAD + n * ROW)
  plain.set(bytes, HEAD + rows.length * ROW)
  return plain
}

/** How many cells continue an item of so many bytes. */
function continuations(length: number): number {
  let rows = 0
  while (length > LARGEST - HEAD - rows * ROW + rows * (LARGEST - HEAD)) rows++
  return rows
}

export interface SealedItem {
  readonly cells: readonly Cell[]
  readonly isLong: boolean
}

/** @param row of the first cell, @param key 32 bytes used for this item only. @throws RangeError above {@link LONGEST}. */
export async function sealItem(
  row: Bytes,
  key: Bytes,
  bytes: Uint8Array,
  random: World['random'],
): Promise<SealedItem> {
  if (bytes.length > LONGEST) throw new RangeError('too long for one item')
  const rows = Array.from({ length: continuations(bytes.length) }, () => random(ROW))
  const at = Math.min(bytes.length, LARGEST - HEAD - rows.length * ROW)
  const seal = async (i: Bytes, plain: Bytes): Promise<Cell> => ({
    i,
    c: await sealOnce(key, contextOf(i), plain, random),
  })
  const more = rows.map((next, n) => {
    const from = at + n * (LARGEST - HEAD)
    return seal(next, pack([], bytes.subarray(from, from + LARGEST - HEAD)))
  })
  const cells = await Promise.all([seal(row, pack(rows, bytes.subarray(0, at))), ...more])
  return { cells, isLong: rows.length > 0 }
}

export interface OpenedCell {
  /** Where the item goes on. */
  readonly rows: readonly Bytes[]
  readonly bytes: Bytes
}

/** undefined when the tag does not fit the key and row, or the inside is not what this version writes. */
export async function openCell(row: Bytes, key: Bytes, sealed: Bytes): Promise<OpenedCell | undefined> {
  const plain = await openOnce(key, contextOf(row), sealed)
  if (!plain || plain.length < HEAD || plain[0] !== VERSION) return undefined
  const view = new DataView(plain.buffer, plain.byteOffset)
  const length = view.getUint32(1)
  const count = view.getUint16(5)
  const from = HEAD + count * ROW
  if (from + length > plain.length) return undefined
  const rows = Array.from({ length: count }, (_, n) => plain.slice(HEAD + n * ROW, HEAD + (n + 1) * ROW))
  return { rows, bytes: plain.slice(from, from + length) }
}
