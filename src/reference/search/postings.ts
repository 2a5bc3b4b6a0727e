import { joinSegments, type Segment, SegmentBuilder, wordsLike } from './segment.ts'
import type { Asked } from './words.ts'

/** BM25 (Robertson, Zaragoza 2009): how fast repetition stops counting, and how much a long text is held back. */
const K = 1.2
const B = 0.75

/** Documents of one segment before it is joined with others. */
const BATCH = 16_384

export interface Hits {
  /** Documents that hold every word, ascending. */
  readonly docs: Uint32Array
  /** BM25 score by document number; only entries of `docs` mean anything, until the next search. */
  readonly scores: Float32Array
}

/** The index over all segments. Documents are numbered in the order they were added and never renumbered. */
export class Postings {
  private segments: Segment[] = []
  private open: SegmentBuilder | undefined
  private docs = 0
  private words = 0
  private scores = new Float32Array(0)
  private found = new Uint8Array(0)
  private lengths = new Uint16Array(0)

  get size(): number {
    return this.docs
  }

  /** Bytes held in flat arrays; the dictionary's strings come on top. */
  get bytes(): number {
    let sum = this.scores.byteLength + this.found.byteLength + this.lengths.byteLength
    for (const s of this.segments)
      sum += s.starts.byteLength + s.postings.byteLength + s.counts.byteLength + s.lengths.byteLength
    return sum
  }

  /** Adds one document as its words; it is found after the next `settle`. */
  add(text: readonly string[]): void {
    this.open ??= new SegmentBuilder(this.docs)
    this.open.add(text)
    if (this.open.docs >= BATCH) this.close()
  }

  /** Makes what was added findable. Cheap when there is nothing new. */
  settle(): void {
    if (this.open) this.close()
    if (this.scores.length === this.docs) return
    this.scores = new Float32Array(this.docs)
    this.found = new Uint8Array(this.docs)
    this.lengths = new Uint16Array(this.docs)
    for (const segment of this.segments) this.lengths.set(segment.lengths, segment.firstDoc)
  }

  /** Small segments are joined with their neighbour, so that there are never many. */
  private close(): void {
    const added = this.open?.finish()
    this.open = undefined
    if (!added) return
    this.segments.push(added)
    this.docs += added.lengths.length
    for (const length of added.lengths) this.words += length
    for (;;) {
      const [b, a] = [this.segments.at(-1), this.segments.at(-2)]
      if (!a || !b || a.lengths.length > 2 * b.lengths.length) break
      this.segments.splice(-2, 2, joinSegments(a, b))
    }
  }

  /** Documents that hold all the words asked. Without any word: nothing. */
  search(asked: Asked): Hits {
    this.scores.fill(0)
    this.found.fill(0)
    let round = 0
    for (const [words, begun] of [
      [asked.whole, false],
      [asked.begun, true],
    ] as const) {
      for (const word of words) this.mark(word, begun, round++)
    }
    const docs = new Uint32Array(this.docs)
    let count = 0
    if (round > 0) for (let doc = 0; doc < this.docs; doc++) if (this.found[doc] === round) docs[count++] = doc
    return { docs: docs.subarray(0, count), scores: this.scores }
  }

  /** Lifts documents that hold the word from round to round + 1; a document that missed a round is never lifted again. */
  private mark(word: string, begun: boolean, round: number): void {
    const average = this.words / Math.max(1, this.docs)
    const ranges = this.segments.map((segment) => ({ segment, ...wordsLike(segment, word, begun) }))
    let holders = 0
    for (const { segment, from, to } of ranges) holders += (segment.starts[to] ?? 0) - (segment.starts[from] ?? 0)
    const rarity = Math.log(1 + Math.max(0.5, this.docs - holders + 0.5) / (holders + 0.5))
    for (const { segment, from, to } of ranges) {
      const end = segment.starts[to] ?? 0
      for (let i = segment.starts[from] ?? 0; i < end; i++) {
        const doc = segment.postings[i] ?? 0
        const at = this.found[doc] ?? 0
        if (at !== round && at !== round + 1) continue
        this.found[doc] = round + 1
        const count = segment.counts[i] ?? 0
        const weight = (count * (K + 1)) / (count + K * (1 - B + (B * (this.lengths[doc] ?? 0)) / average))
        this.scores[doc] = (this.scores[doc] ?? 0) + rarity * weight
      }
    }
  }
}
