import { Refusal } from './fault.ts'
import { LIMITS } from './limits.ts'

/** What became of one element of the array: its bytes, or why they were not kept. */
export type Element =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'too-long' }

const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE, BRACE, UNBRACE] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d]
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/**
 * Cuts a JSON array into its elements while it streams, holding one element at a time. It follows strings and brackets only;
 * each element is then for JSON.parse, which judges the rest. Depth is bounded here, before anything is parsed.
 */
export class ArraySplitter {
  private state: 'before' | 'inside' | 'after' = 'before'
  private depth = 0
  private inString = false
  private escaped = false
  private open = new Uint8Array(1 << 14)
  private size = 0
  private over = false
  private seen = 0

  /** @throws Refusal `damaged` when the array was not closed: half a file must not look like a whole one. */
  end(): void {
    if (this.state !== 'after') throw new Refusal('damaged', 'cut-off')
  }

  /** @throws Refusal `damaged` when it is no array, `too-deep` past the limit. */
  *push(bytes: Uint8Array): Generator<Element> {
    let from = 0
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] ?? 0
      if (this.inString) {
        if (this.escaped) this.escaped = false
        else if (byte === BACKSLASH) this.escaped = true
        else if (byte === QUOTE) this.inString = false
        continue
      }
      if (this.state !== 'inside') {
        if (isBlank(byte) || (this.state === 'before' && this.isMark(byte))) continue
        if (this.state === 'after' || byte !== OPEN) throw new Refusal('damaged', 'not-an-array')
        this.state = 'inside'
        from = i + 1
        continue
      }
      if (byte === QUOTE) this.inString = true
      else if (byte === BRACE || byte === OPEN) {
        if (++this.depth > LIMITS.depth) throw new Refusal('too-deep')
      } else if (this.depth > 0) {
        if (byte === UNBRACE || byte === CLOSE) this.depth--
      } else if (byte === COMMA || byte === CLOSE) {
        this.keep(bytes, from, i)
        yield* this.take(byte === CLOSE)
        from = i + 1
        if (byte === CLOSE) this.state = 'after'
      } else if (byte === UNBRACE) throw new Refusal('damaged', 'brackets')
    }
    if (this.state === 'inside') this.keep(bytes, from, bytes.length)
  }

  /** A byte order mark may stand before the array. */
  private isMark(byte: number): boolean {
    return [0xef, 0xbb, 0xbf][this.seen++] === byte
  }

  private keep(bytes: Uint8Array, from: number, to: number): void {
    const more = to - from
    if (this.over || more <= 0) return
    if (this.size + more > LIMITS.recordBytes) {
      this.over = true
      return
    }
    if (this.size + more > this.open.length) {
      const wider = new Uint8Array(Math.max(this.open.length * 2, this.size + more))
      wider.set(this.open.subarray(0, this.size))
      this.open = wider
    }
    this.open.set(bytes.subarray(from, to), this.size)
    this.size += more
  }

  private *take(last: boolean): Generator<Element> {
    const bytes = this.open.subarray(0, this.size)
    const blank = !this.over && bytes.every(isBlank)
    // `[]` holds nothing; a blank between commas is an element that JSON.parse will refuse.
    if (!(last && blank)) yield this.over ? { ok: false, reason: 'too-long' } : { ok: true, bytes }
    this.size = 0
    this.over = false
  }
}
