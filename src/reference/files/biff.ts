/**
 * BIFF8 ([MS-XLS]), as far as a plain table needs it: the shared strings, and text and numbers of the first sheet. Formulas, formats,
 * charts, macros and everything else are passed over unread. An encrypted workbook is refused.
 */
import type { TableRow } from './csv.ts'
import { Refusal } from './fault.ts'
import { LIMITS } from './limits.ts'

const BOF = 0x809
const EOF = 0x0a
const FILEPASS = 0x2f
const CONTINUE = 0x3c
const SST = 0xfc
const BOUNDSHEET = 0x85
const LABELSST = 0xfd
const LABEL = 0x204
const NUMBER = 0x203
const RK = 0x27e
const MULRK = 0xbd
const BIFF8 = 0x600
const MOST_STRINGS = 500_000

const broken = (what: string): Refusal => new Refusal('damaged', `xls-${what}`)
const wide = new TextDecoder('utf-16le')
const narrow = new TextDecoder('latin1')

interface Part {
  readonly type: number
  readonly body: Uint8Array
}

function* partsOf(book: Uint8Array, from: number): Generator<Part> {
  for (let at = from; at + 4 <= book.length; ) {
    const type = (book[at] ?? 0) | ((book[at + 1] ?? 0) << 8)
    const size = (book[at + 2] ?? 0) | ((book[at + 3] ?? 0) << 8)
    if (at + 4 + size > book.length) throw broken('cut-off')
    yield { type, body: book.subarray(at + 4, at + 4 + size) }
    at += 4 + size
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Reads across the CONTINUE records that a long string table is cut into. */
class Joined {
  private readonly bodies: readonly Uint8Array[]
  private body = 0
  private at = 0

  constructor(bodies: readonly Uint8Array[]) {
    this.bodies = bodies
  }

  private get left(): number {
    return (this.bodies[this.body]?.length ?? 0) - this.at
  }

  private next(): void {
    this.body++
    this.at = 0
    if (this.body >= this.bodies.length) throw broken('strings')
  }

  byte(): number {
    while (this.left === 0) this.next()
    return this.bodies[this.body]?.[this.at++] ?? 0
  }

  number(bytes: number): number {
    let value = 0
    for (let i = 0; i < bytes; i++) value += this.byte() * 256 ** i
    return value
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0; ) {
      if (this.left === 0) this.next()
      const step = Math.min(left, this.left)
      this.at += step
      left -= step
    }
  }

  /** `chars` characters; each CONTINUE inside the characters begins with a flag of its own that may change their width. */
  text(chars: number, isWide: boolean): string {
    let out = ''
    let two = isWide
    for (let left = chars; left > 0; ) {
      if (this.left === 0) {
        this.next()
        two = (this.byte() & 1) === 1
      }
      const take = Math.min(left, two ? this.left >> 1 : this.left)
      if (take === 0) throw broken('strings')
      const bytes = this.bodies[this.body]?.subarray(this.at, this.at + take * (two ? 2 : 1)) ?? new Uint8Array(0)
      out += (two ? wide : narrow).decode(bytes)
      this.at += bytes.length
      left -= take
    }
    return out
  }
}

function readStrings(bodies: readonly Uint8Array[]): string[] {
  const from = new Joined(bodies)
  from.skip(4)
  const count = from.number(4)
  if (count > MOST_STRINGS) throw new Refusal('too-large', 'strings')
  const strings: string[] = []
  for (let i = 0; i < count; i++) {
    const chars = from.number(2)
    const flags = from.byte()
    const runs = flags & 8 ? from.number(2) : 0
    const extra = flags & 4 ? from.number(4) : 0
    strings.push(from.text(chars, (flags & 1) === 1))
    from.skip(runs * 4 + extra)
  }
  return strings
}

/** A number in 30 bits: a whole number or the top of a double, maybe a hundredfold. */
function rkToNumber(rk: number): number {
  let value = rk >> 2
  if ((rk & 2) === 0) {
    const double = new DataView(new ArrayBuffer(8))
    double.setUint32(4, rk & ~3, true)
    value = double.getFloat64(0, true)
  }
  return rk & 1 ? value / 100 : value
}

interface Book {
  readonly strings: readonly string[]
  readonly firstSheet: number
}

function readGlobals(book: Uint8Array): Book {
  let strings: string[] = []
  let firstSheet = -1
  let table: Uint8Array[] | undefined
  let first = true
  for (const { type, body } of partsOf(book, 0)) {
    if (first && (type !== BOF || body.length < 4 || viewOf(body).getUint16(0, true) !== BIFF8)) throw broken('version')
    first = false
    if (type === FILEPASS) throw new Refusal('damaged', 'encrypted')
    if (table && type === CONTINUE) table.push(body)
    else if (table) {
      strings = readStrings(table)
      table = undefined
    }
    if (type === SST) table = [body]
    // Type 0 is a worksheet; charts and macro sheets are not tables.
    if (type === BOUNDSHEET && firstSheet < 0 && body.length >= 6 && body[5] === 0)
      firstSheet = viewOf(body).getUint32(0, true)
    if (type === EOF) break
  }
  if (firstSheet < 0 || firstSheet >= book.length) throw broken('no-sheet')
  return { strings, firstSheet }
}

/** The rows of the first sheet, in order, as text; rows that hold nothing are left out. @throws Refusal. */
export function* readSheet(book: Uint8Array): Generator<TableRow> {
  const { strings, firstSheet } = readGlobals(book)
  let row = -1
  let cells: string[] = []
  let cut = false
  let charts = 0
  for (const { type, body } of partsOf(book, firstSheet)) {
    if (type === BOF) charts++
    else if (type === EOF && --charts <= 0) break
    // A chart may stand inside the sheet, between its own BOF and EOF.
    if (charts !== 1 || ![LABELSST, LABEL, NUMBER, RK, MULRK].includes(type)) continue
    if (body.length < 10) throw broken('cell')
    const view = viewOf(body)
    const [at, column] = [view.getUint16(0, true), view.getUint16(2, true)]
    if (at !== row) {
      if (at < row) throw broken('order')
      if (cells.some((cell) => cell !== '')) yield { cells, cut }
      row = at
      cells = []
      cut = false
    }
    const put = (where: number, text: string): void => {
      if (where >= LIMITS.columns || text.length > LIMITS.cellChars) cut = true
      else {
        while (cells.length < where) cells.push('')
        cells[where] = text
      }
    }
    if (type === LABELSST) put(column, strings[view.getUint32(6, true)] ?? '')
    else if (type === RK) put(column, String(rkToNumber(view.getInt32(6, true))))
    else if (type === NUMBER) {
      if (body.length < 14) throw broken('cell')
      put(column, String(view.getFloat64(6, true)))
    } else if (type === MULRK) {
      for (let i = 0; 4 + (i + 1) * 6 <= body.length - 2; i++)
        put(column + i, String(rkToNumber(view.getInt32(6 + i * 6, true))))
    } else {
      const chars = view.getUint16(6, true)
      const from = new Joined([body.subarray(9)])
      put(column, from.text(chars, ((body[8] ?? 0) & 1) === 1))
    }
  }
  if (cells.some((cell) => cell !== '')) yield { cells, cut }
}
