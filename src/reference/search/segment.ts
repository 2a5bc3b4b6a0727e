/**
 * An inverted index over documents that follow one another, in flat arrays: a sorted dictionary, and for each word the documents
 * that hold it (ascending) with how often. Nothing in it changes after it is built; new documents make a new segment.
 */
export interface Segment {
  readonly firstDoc: number
  readonly words: readonly string[]
  /** Postings of word w are `[starts[w], starts[w + 1])`. */
  readonly starts: Uint32Array
  /** Document numbers. */
  readonly postings: Uint32Array
  /** How often the word stands in the document, at most 255. */
  readonly counts: Uint8Array
  /** Words of each document, from `firstDoc` on, at most 65,535. */
  readonly lengths: Uint16Array
}

/** A growing list of whole numbers, without a box around each. */
class Numbers {
  items = new Uint32Array(1 << 12)
  length = 0

  push(value: number): void {
    if (this.length === this.items.length) {
      const wider = new Uint32Array(this.items.length * 2)
      wider.set(this.items)
      this.items = wider
    }
    this.items[this.length++] = value
  }
}

/** Takes documents one by one, so that no text has to wait in memory, and gives them as a segment in the end. */
export class SegmentBuilder {
  private readonly firstDoc: number
  private readonly numbers = new Map<string, number>()
  private readonly wordOf = new Numbers()
  private readonly docOf = new Numbers()
  private readonly countOf = new Numbers()
  private readonly lengthOf = new Numbers()
  /** By word: one more than its place among the current document's entries, if at or past `from`. */
  private readonly last = new Numbers()

  constructor(firstDoc: number) {
    this.firstDoc = firstDoc
  }

  get docs(): number {
    return this.lengthOf.length
  }

  add(text: readonly string[]): void {
    const from = this.wordOf.length
    for (const word of text) {
      let n = this.numbers.get(word)
      if (n === undefined) {
        n = this.numbers.size
        this.numbers.set(word, n)
        this.last.push(0)
      }
      const entry = this.last.items[n] ?? 0
      if (entry > from) {
        this.countOf.items[entry - 1] = Math.min((this.countOf.items[entry - 1] ?? 0) + 1, 0xff)
        continue
      }
      this.wordOf.push(n)
      this.docOf.push(this.firstDoc + this.lengthOf.length)
      this.countOf.push(1)
      this.last.items[n] = this.wordOf.length
    }
    this.lengthOf.push(Math.min(text.length, 0xffff))
  }

  /** A counting sort by word: documents stay ascending within each word. */
  finish(): Segment {
    const { numbers, wordOf, docOf, countOf, lengthOf, firstDoc } = this
    const words = [...numbers.keys()].sort((a, b) => (a < b ? -1 : 1))
    const rank = new Uint32Array(words.length)
    for (const [i, word] of words.entries()) rank[numbers.get(word) ?? 0] = i
    const starts = new Uint32Array(words.length + 1)
    for (let i = 0; i < wordOf.length; i++) {
      const after = (rank[wordOf.items[i] ?? 0] ?? 0) + 1
      starts[after] = (starts[after] ?? 0) + 1
    }
    for (let w = 0; w < words.length; w++) starts[w + 1] = (starts[w + 1] ?? 0) + (starts[w] ?? 0)
    const next = starts.slice()
    const postings = new Uint32Array(wordOf.length)
    const counts = new Uint8Array(wordOf.length)
    for (let i = 0; i < wordOf.length; i++) {
      const word = rank[wordOf.items[i] ?? 0] ?? 0
      const at = next[word] ?? 0
      postings[at] = docOf.items[i] ?? 0
      counts[at] = countOf.items[i] ?? 0
      next[word] = at + 1
    }
    const lengths = Uint16Array.from(lengthOf.items.subarray(0, lengthOf.length))
    return { firstDoc, words, starts, postings, counts, lengths }
  }
}

/** One segment of two that follow one another. */
export function joinSegments(a: Segment, b: Segment): Segment {
  const words: string[] = []
  const starts = new Numbers()
  const postings = new Uint32Array(a.postings.length + b.postings.length)
  const counts = new Uint8Array(postings.length)
  let at = 0
  const copy = (from: Segment, w: number): void => {
    const [start, end] = [from.starts[w] ?? 0, from.starts[w + 1] ?? 0]
    postings.set(from.postings.subarray(start, end), at)
    counts.set(from.counts.subarray(start, end), at)
    at += end - start
  }
  for (let i = 0, j = 0; i < a.words.length || j < b.words.length; ) {
    const [left, right] = [a.words[i], b.words[j]]
    const word = right === undefined || (left !== undefined && left <= right) ? left : right
    words.push(word ?? '')
    starts.push(at)
    if (left === word) copy(a, i++)
    if (right === word) copy(b, j++)
  }
  starts.push(at)
  const lengths = new Uint16Array(a.lengths.length + b.lengths.length)
  lengths.set(a.lengths)
  lengths.set(b.lengths, a.lengths.length)
  return { firstDoc: a.firstDoc, words, starts: starts.items.slice(0, starts.length), postings, counts, lengths }
}

/** The first word not before `wanted`. */
export function findWord(segment: Segment, wanted: string): number {
  let [low, high] = [0, segment.words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((segment.words[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The words `[from, to)` that equal `wanted` or, with `begun`, begin with it. */
export function wordsLike(
  segment: Segment,
  wanted: string,
  begun: boolean,
): { readonly from: number; readonly to: number } {
  const from = findWord(segment, wanted)
  if (!begun) return { from, to: segment.words[from] === wanted ? from + 1 : from }
  return { from, to: findWord(segment, `${wanted}\u{10ffff}`) }
}
