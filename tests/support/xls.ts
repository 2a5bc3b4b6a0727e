/** Writes small BIFF8 workbooks in a compound file, as old spreadsheet programs do, with every way of storing a cell that we read. */
import { concat } from '../../src/prelude/bytes.ts'

const u16 = (n: number): number[] => [n & 255, (n >> 8) & 255]
const u32 = (n: number): number[] => [...u16(n & 0xffff), ...u16(n >>> 16)]
const wide = (text: string): number[] => Array.from(text, (c) => u16(c.charCodeAt(0))).flat()
const part = (type: number, body: readonly number[]): number[] => [...u16(type), ...u16(body.length), ...body]

export interface SheetOptions {
  /** Longest body of the string table before it goes on in a CONTINUE. */
  readonly cut?: number
  readonly encrypted?: boolean
}

/** One shared string, as parts that may be cut between (`|`) but not inside a character. */
function strings(texts: readonly string[], cut: number): number[] {
  const bodies: number[][] = [[...u32(texts.length), ...u32(texts.length)]]
  const room = (): number => cut - (bodies.at(-1)?.length ?? 0)
  for (const text of texts) {
    if (room() < 3) bodies.push([])
    bodies.at(-1)?.push(...u16(text.length), 1)
    for (const c of text) {
      // A cut inside the characters starts with a flag of its own.
      if (room() < 2) bodies.push([1])
      bodies.at(-1)?.push(...wide(c))
    }
  }
  return bodies.flatMap((body, i) => part(i === 0 ? 0xfc : 0x3c, body))
}

/** Rows of text and numbers → the Workbook stream. */
export function workbook(rows: readonly (readonly (string | number)[])[], options: SheetOptions = {}): Uint8Array {
  const texts = [...new Set(rows.flat().filter((cell) => typeof cell === 'string'))]
  const bof = part(0x809, [...u16(0x600), ...u16(5), ...Array<number>(12).fill(0)])
  const sst = strings(texts, options.cut ?? 8000)
  const pass = options.encrypted ? part(0x2f, [0, 0]) : []
  const sheetName = part(0x85, [...u32(0), 0, 0, 1, 0, 0x53])
  const globals = bof.length + pass.length + sheetName.length + sst.length + 4
  sheetName.splice(4, 4, ...u32(globals))
  const cells = rows.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const head = [...u16(r), ...u16(c), 0, 0]
      if (typeof cell === 'string') return part(0xfd, [...head, ...u32(texts.indexOf(cell))])
      if (Number.isInteger(cell)) return part(0x27e, [...head, ...u32((cell << 2) | 2)])
      return part(0x203, [...head, ...new Uint8Array(Float64Array.of(cell).buffer)])
    }),
  )
  return Uint8Array.from([
    ...bof,
    ...pass,
    ...sheetName,
    ...sst,
    ...part(0x0a, []),
    ...bof,
    ...cells,
    ...part(0x0a, []),
  ])
}

/** Whole numbers side by side, as one MULRK. */
export const mulrk = (row: number, column: number, numbers: readonly number[]): number[] =>
  part(0xbd, [
    ...u16(row),
    ...u16(column),
    ...numbers.flatMap((n) => [0, 0, ...u32((n << 2) | 2)]),
    ...u16(column + numbers.length - 1),
  ])

const SECTOR = 512

/** A compound file with one stream, in ordinary sectors. Sectors: table, directory, then the stream. */
export function compound(stream: Uint8Array, name = 'Workbook'): Uint8Array {
  const padded = Math.max(4096, Math.ceil(stream.length / SECTOR) * SECTOR)
  const count = padded / SECTOR
  const tables = Math.ceil((count + 2) / 126)
  const [END, FAT, FREE] = [0xfffffffe, 0xfffffffd, 0xffffffff]
  const first = tables + 1
  const chain = [
    ...Array<number>(tables).fill(FAT),
    END,
    ...Array.from({ length: count }, (_, i) => (i === count - 1 ? END : first + i + 1)),
  ]
  while (chain.length < tables * 128) chain.push(FREE)
  const entry = (title: string, type: number, start: number, size: number): number[] => {
    const chars = wide(title)
    return [
      ...chars,
      ...Array<number>(64 - chars.length).fill(0),
      ...u16(chars.length + 2),
      type,
      1,
      ...u32(FREE),
      ...u32(FREE),
      ...u32(type === 5 ? 1 : FREE),
      ...Array<number>(36).fill(0),
      ...u32(start),
      ...u32(size),
      0,
      0,
      0,
      0,
    ]
  }
  const header = [
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    ...Array<number>(16).fill(0),
    ...u16(0x3e),
    ...u16(3),
    ...u16(0xfffe),
    ...u16(9),
    ...u16(6),
    ...Array<number>(10).fill(0),
    ...u32(tables),
    ...u32(tables),
    ...u32(0),
    ...u32(4096),
    ...u32(END),
    ...u32(0),
    ...u32(END),
    ...u32(0),
    ...Array.from({ length: 109 }, (_, i) => u32(i < tables ? i : FREE)).flat(),
  ]
  const directory = [...entry('Root Entry', 5, END, 0), ...entry(name, 2, first, padded), ...Array<number>(256).fill(0)]
  return concat(
    Uint8Array.from(header),
    Uint8Array.from(chain.flatMap(u32)),
    Uint8Array.from(directory),
    stream,
    new Uint8Array(padded - stream.length),
  )
}
