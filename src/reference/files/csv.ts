import { Refusal } from './fault.ts'
import { LIMITS } from './limits.ts'

/** A row of cells; `cut` when a cell was longer or the row wider than the limits, and so can't be trusted. */
export interface TableRow {
  readonly cells: readonly string[]
  readonly cut: boolean
}

/**
 * RFC 4180 with any line end (CR, LF, CRLF), one character at a time over a stream. A quote inside an unquoted cell is a quote.
 * Cells are text: nothing is read as a number, a date or a formula.
 */
export class CsvReader {
  private readonly delimiter: string
  private cells: string[] = []
  private cell = ''
  private quoted = false
  private closing = false
  private afterReturn = false
  private cut = false
  private any = false

  constructor(delimiter: string) {
    this.delimiter = delimiter
  }

  *push(text: string): Generator<TableRow> {
    let from = 0
    const flush = (to: number): void => {
      if (to > from) this.grow(text.slice(from, to))
    }
    for (let i = 0; i < text.length; i++) {
      const c = text[i] ?? ''
      if (this.afterReturn) {
        this.afterReturn = false
        if (c === '\n') {
          from = i + 1
          continue
        }
      }
      if (this.quoted) {
        if (c !== '"') continue
        flush(i)
        from = i + 1
        this.quoted = false
        this.closing = true
        continue
      }
      if (c === '"' && (this.closing || (this.cell === '' && from === i))) {
        // A doubled quote stays; the first of a cell opens it.
        if (this.closing) this.grow('"')
        this.quoted = true
        this.closing = false
        this.any = true
        from = i + 1
        continue
      }
      if (c === this.delimiter || c === '\n' || c === '\r') {
        flush(i)
        from = i + 1
        this.closing = false
        this.endCell()
        if (c === this.delimiter) this.any = true
        else {
          this.afterReturn = c === '\r'
          yield* this.endRow()
        }
      } else if (this.closing) this.closing = false
    }
    flush(text.length)
  }

  *end(): Generator<TableRow> {
    if (this.quoted) throw new Refusal('damaged', 'open-quote')
    if (this.cell !== '' || this.any) {
      this.endCell()
      yield* this.endRow()
    }
  }

  private grow(part: string): void {
    if (this.cell.length + part.length > LIMITS.cellChars) {
      this.cut = true
      this.cell += part.slice(0, LIMITS.cellChars - this.cell.length)
    } else this.cell += part
  }

  private endCell(): void {
    if (this.cells.length < LIMITS.columns) this.cells.push(this.cell)
    else this.cut = true
    this.cell = ''
  }

  /** A line without anything in it is no row. */
  private *endRow(): Generator<TableRow> {
    const { cells, cut } = this
    const blank = cells.length === 1 && cells[0] === '' && !this.any
    this.cells = []
    this.cut = false
    this.any = false
    if (!blank) yield { cells, cut }
  }
}
