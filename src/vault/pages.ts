/**
 * The key tree between the vault key and the items: a root that names pages, pages that name items. Both are items themselves, under
 * the vault key and under the page's key.
 *
 *     root = version 01 ‖ name key 32 ‖ (row 16 ‖ page key 32) …
 *     page = (id 16 ‖ row 16 ‖ item key 32 ‖ tag 1) …       at most 62, so that a page is always one 4 KiB cell
 *
 * The tag's highest bit marks an item that goes on in further cells. An item's key is in one place only: when its line is gone from
 * the page, nothing opens it.
 */
import type { Bytes } from '../prelude/bytes.ts'
import { bytesToHex, concat, hexToBytes } from '../prelude/bytes.ts'
import { ROW } from './payload.ts'

const VERSION = 1
const KEY = 32
const ID = 16
const LINE = ID + ROW + KEY + 1
const LEAF = ROW + KEY
const LONG = 0x80
export const PAGE_LINES = 62

/** One line of a page: where an item is and what opens it. */
export interface Line {
  readonly id: string
  readonly row: Bytes
  readonly key: Bytes
  readonly tag: number
  readonly isLong: boolean
}

export interface Leaf {
  readonly row: Bytes
  readonly key: Bytes
}

export interface Root {
  readonly nameKey: Bytes
  readonly pages: readonly Leaf[]
}

export const encodePage = (lines: readonly Line[]): Bytes =>
  concat(
    ...lines.flatMap(({ id, row, key, tag, isLong }) => [
      hexToBytes(id),
      row,
      key,
      Uint8Array.of(isLong ? tag | LONG : tag),
    ]),
  )

/** undefined when it is not a whole number of lines. */
export function decodePage(bytes: Bytes): readonly Line[] | undefined {
  if (bytes.length % LINE !== 0) return undefined
  return Array.from({ length: bytes.length / LINE }, (_, n) => {
    const line = bytes.subarray(n * LINE, (n + 1) * LINE)
    const last = line[LINE - 1] ?? 0
    return {
      id: bytesToHex(line.subarray(0, ID)),
      row: line.slice(ID, ID + ROW),
      key: line.slice(ID + ROW, LINE - 1),
      tag: last & ~LONG,
      isLong: (last & LONG) !== 0,
    }
  })
}

export const encodeRoot = ({ nameKey, pages }: Root): Bytes =>
  concat(Uint8Array.of(VERSION), nameKey, ...pages.flatMap(({ row, key }) => [row, key]))

/** `newer-version` when a later app wrote it; undefined when it makes no sense. */
export function decodeRoot(bytes: Bytes): Root | 'newer-version' | undefined {
  const rest = bytes.length - 1 - KEY
  if (rest < 0 || rest % LEAF !== 0) return undefined
  if (bytes[0] !== VERSION) return 'newer-version'
  const pages = Array.from({ length: rest / LEAF }, (_, n) => {
    const at = 1 + KEY + n * LEAF
    return { row: bytes.slice(at, at + ROW), key: bytes.slice(at + ROW, at + LEAF) }
  })
  return { nameKey: bytes.slice(1, 1 + KEY), pages }
}
