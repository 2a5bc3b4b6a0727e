import type { ImportProgress } from '../../domain/reference/query.ts'
import { concat } from '../../prelude/bytes.ts'
import { Refusal } from './fault.ts'
import { LIMITS } from './limits.ts'

/** A file that can be read more than once. A Blob is one. */
export interface Input {
  readonly size: number
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>
}

/** Told of every piece read, and able to stop the reading. */
export interface Watch {
  readonly signal: AbortSignal
  readonly now: () => number
  readonly onProgress: (p: ImportProgress) => void
}

const GZIP = [0x1f, 0x8b, 0x08] as const
const HEAD = 64 * 1024

async function* pieces(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function isPacked(input: Input): Promise<boolean> {
  let head: Uint8Array = new Uint8Array(0)
  for await (const piece of pieces(input.stream())) {
    head = concat(head, piece)
    if (head.length >= GZIP.length) break
  }
  return GZIP.every((byte, i) => head[i] === byte)
}

/** One reading of a file under budget: counts bytes, unpacks gzip, watches time and the wish to stop. */
export class Reading {
  private readonly input: Input
  private readonly watch: Watch
  private readonly started: number
  private read = 0
  private told = 0
  private breathed = 0
  rows = 0

  constructor(input: Input, watch: Watch) {
    this.input = input
    this.watch = watch
    this.started = watch.now()
  }

  /** @throws Refusal when the person stopped it or the time is over. */
  check(): void {
    if (this.watch.signal.aborted) throw new Refusal('cancelled')
    const now = this.watch.now()
    if (now - this.started > LIMITS.time) throw new Refusal('too-large', 'time')
    if (now - this.told > 100) {
      this.told = now
      this.watch.onProgress({ bytes: this.read, ofBytes: this.input.size, rows: this.rows })
    }
  }

  /** Lets other messages in, a cancel above all, when much time has passed since the last time. @throws as check. */
  async breathe(): Promise<void> {
    const now = this.watch.now()
    if (now - this.breathed > 50) {
      this.breathed = now
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    this.check()
  }

  finish(): void {
    this.watch.onProgress({ bytes: this.input.size, ofBytes: this.input.size, rows: this.rows })
  }

  /** The unpacked bytes, at most `limit`. @throws Refusal `too-large` beyond it, `damaged` when unpacking fails. */
  async *bytes(limit: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const packed = await isPacked(this.input)
    this.read = 0
    let raw = this.input.stream()
    if (packed) {
      const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform: (piece, to) => {
          this.read += piece.length
          to.enqueue(piece)
        },
      })
      raw = raw.pipeThrough(count).pipeThrough(new DecompressionStream('gzip'))
    }
    let total = 0
    try {
      for await (const piece of pieces(raw)) {
        total += piece.length
        if (!packed) this.read += piece.length
        if (total > limit) throw new Refusal('too-large', 'bytes')
        if (packed && total > (1 << 20) + this.input.size * LIMITS.ratio) throw new Refusal('too-large', 'ratio')
        this.check()
        yield piece
      }
    } catch (error) {
      // Streams throw TypeErrors of the platform's own wording for broken gzip and for a file that changed while it was read.
      if (error instanceof Refusal || !(error instanceof TypeError || error instanceof DOMException || packed))
        throw error
      throw new Refusal('damaged', packed ? 'gzip' : 'unreadable')
    }
  }

  /** The first 64 KiB, unpacked. */
  async head(): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    let size = 0
    for await (const piece of this.bytes(Number.POSITIVE_INFINITY)) {
      parts.push(piece)
      size += piece.length
      if (size >= HEAD) break
    }
    return concat(...parts).subarray(0, HEAD)
  }

  async all(limit: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    for await (const piece of this.bytes(limit)) parts.push(piece)
    return concat(...parts)
  }
}
