/**
 * Compound File Binary ([MS-CFB]): finds one named stream in an old Office file. Every chain is followed through a bounded number
 * of sectors, so a loop ends; every offset is checked, so a lie about sizes reads nothing outside the file.
 */
import { Refusal } from './fault.ts'

export const CFB_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const

const HEADER = 512
const HEADER_FAT_ENTRIES = 109
const LAST_REGULAR = 0xfffffffa
const ENTRY = 128
const [STREAM, ROOT] = [2, 5]

const broken = (what: string): Refusal => new Refusal('damaged', `cfb-${what}`)

export function isCfb(bytes: Uint8Array): boolean {
  return CFB_MAGIC.every((byte, i) => bytes[i] === byte)
}

/** The bytes of the first stream whose name is among `names`, compared without case; nothing when there is none. @throws Refusal `damaged`. */
export function readStream(file: Uint8Array, names: readonly string[]): Uint8Array | undefined {
  if (!isCfb(file) || file.length < HEADER) throw broken('header')
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const shift = view.getUint16(30, true)
  const miniShift = view.getUint16(32, true)
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw broken('sector-size')
  const size = 1 << shift
  const sectors = Math.max(0, Math.ceil(file.length / size) - 1)

  const sector = (n: number): Uint8Array => {
    if (n >= sectors) throw broken('sector')
    return file.subarray((n + 1) * size, (n + 2) * size)
  }
  const words = (bytes: Uint8Array): number[] => {
    const at = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return Array.from({ length: bytes.length >> 2 }, (_, i) => at.getUint32(i * 4, true))
  }

  // The sectors of the allocation table are listed in the header and, for large files, in a chain of further lists.
  const fatSectors: number[] = []
  for (let i = 0; i < HEADER_FAT_ENTRIES; i++) fatSectors.push(view.getUint32(76 + i * 4, true))
  let list = view.getUint32(68, true)
  for (let steps = 0; list < LAST_REGULAR; steps++) {
    if (steps > sectors) throw broken('loop')
    const entries = words(sector(list))
    list = entries.pop() ?? LAST_REGULAR
    fatSectors.push(...entries)
  }
  const fat = fatSectors.filter((n) => n < LAST_REGULAR).flatMap((n) => words(sector(n)))

  const chain = (start: number, table: readonly number[], most: number): number[] => {
    const out: number[] = []
    for (let n = start; n < LAST_REGULAR; ) {
      if (out.length > most) throw broken('loop')
      out.push(n)
      const next = table[n]
      if (next === undefined) throw broken('chain')
      n = next
    }
    return out
  }
  const join = (parts: readonly Uint8Array[], length: number): Uint8Array => {
    const out = new Uint8Array(
      Math.min(
        length,
        parts.reduce((sum, part) => sum + part.length, 0),
      ),
    )
    let at = 0
    for (const part of parts) {
      if (at >= out.length) break
      out.set(part.subarray(0, out.length - at), at)
      at += part.length
    }
    if (out.length < length) throw broken('short')
    return out
  }
  const big = (start: number, length = Number.NaN): Uint8Array => {
    const parts = chain(start, fat, sectors).map(sector)
    return join(parts, Number.isNaN(length) ? parts.reduce((sum, part) => sum + part.length, 0) : length)
  }

  const directory = big(view.getUint32(48, true))
  const wanted = names.map((name) => name.toLowerCase())
  let root: DataView | undefined
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const entry = new DataView(directory.buffer, directory.byteOffset + at, ENTRY)
    if (entry.getUint8(66) === ROOT) root = entry
    if (entry.getUint8(66) !== STREAM) continue
    const chars = Math.min(31, Math.max(0, (entry.getUint16(64, true) >> 1) - 1))
    const name = String.fromCharCode(...Array.from({ length: chars }, (_, i) => entry.getUint16(i * 2, true)))
    if (!wanted.includes(name.toLowerCase())) continue
    const [start, length] = [entry.getUint32(116, true), entry.getUint32(120, true)]
    if (length > file.length) throw broken('size')
    if (length >= view.getUint32(56, true)) return big(start, length)
    if (!root) throw broken('root')
    // Short streams live in 64-byte pieces of the root's own stream.
    const mini = big(root.getUint32(116, true))
    const miniFat = words(big(view.getUint32(60, true)))
    const parts = chain(start, miniFat, mini.length >> miniShift).map((n) =>
      mini.subarray(n << miniShift, (n + 1) << miniShift),
    )
    return join(parts, length)
  }
  return undefined
}
