import { decodeCommitment } from '../../domain/reference/codec.ts'
import type { Commitment } from '../../domain/reference/commitment.ts'
import type { CommitmentCard, Found, Query } from '../../domain/reference/query.ts'
import type { CommitmentId } from '../../domain/values/id.ts'
import { isEqual } from '../../prelude/bytes.ts'
import { yearOfSession } from '../sessions.ts'
import { Arena } from './arena.ts'
import { Facets } from './facets.ts'
import { Postings } from './postings.ts'
import { queryToWords, textToWords } from './words.ts'

const LINE = 240
/** Cards that one answer holds at most. */
const PAGE = 500

export type Standing = 'new' | 'changed' | 'unchanged'

/** What can be searched of a commitment: its words, and what it is filed under. Names of States are found by the facet instead. */
function wordsOf(c: Commitment): string[] {
  const { symbol = '', paragraph = '', mandate = '', body } = c.source
  return textToWords(
    [c.text.text, c.plain?.text ?? '', symbol, paragraph, body, mandate, ...c.themes, ...c.affected].join('\n'),
  )
}

function line(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= LINE) return flat
  const cut = flat.slice(0, LINE)
  const blank = cut.lastIndexOf(' ')
  // Chinese has no blanks: cut between characters, never inside a surrogate pair.
  return `${(blank > LINE / 2 ? cut.slice(0, blank) : cut.slice(0, LINE - 1)).replace(/[\ud800-\udbff]$/, '').trimEnd()}…`
}

function yearOf(c: Commitment): number | undefined {
  const { date, session } = c.source
  return date ? Number(date.slice(0, 4)) : session ? yearOfSession(session) : undefined
}

function toCard(c: Commitment): CommitmentCard {
  const shown = c.plain ?? c.text
  const year = yearOf(c)
  return {
    id: c.id,
    kind: c.kind,
    states: c.states,
    line: line(shown.text),
    lang: shown.lang,
    ...(c.source.symbol && { symbol: c.source.symbol }),
    ...(c.source.paragraph && { paragraph: c.source.paragraph }),
    body: c.source.body,
    ...(year && { year }),
    ...(c.position && { position: c.position }),
  }
}

/** Sorts as a reader would: newest year first, then by document and paragraph, numbers by their value. */
const orderKey = (c: Commitment): string =>
  [9999 - (yearOf(c) ?? 0), c.source.symbol ?? '', c.source.paragraph ?? '']
    .join(' ')
    .replace(/\d+/g, (digits) => digits.padStart(6, '0'))

/** All documents as a reader would sort them, and the place of each in that. */
interface Order {
  readonly docs: Uint32Array
  readonly ranks: Uint32Array
}

/** Steps between the best score and none that still count as different; closer ones go by order. */
const STEPS = 1 << 20

/**
 * Best score first, then as a reader would sort. Score and rank are put into one number each, because numbers sort many times faster
 * than by a function.
 */
function inOrderOf(
  docs: Uint32Array,
  scores: Float32Array | undefined,
  ranks: Uint32Array,
  inOrder: Uint32Array,
): Uint32Array {
  if (!scores) {
    const places = docs.map((doc) => ranks[doc] ?? 0).sort()
    return places.map((rank) => inOrder[rank] ?? 0)
  }
  let best = 0
  for (const doc of docs) best = Math.max(best, scores[doc] ?? 0)
  const keys = new Float64Array(docs.length)
  for (let i = 0; i < docs.length; i++) {
    const doc = docs[i] ?? 0
    const behind = Math.round((1 - (scores[doc] ?? 0) / (best || 1)) * STEPS)
    keys[i] = behind * 2 ** 32 + (ranks[doc] ?? 0)
  }
  keys.sort()
  return Uint32Array.from(keys, (key) => inOrder[key % 2 ** 32] ?? 0)
}

/** All commitments at hand, encoded, with their index. The newest of an id wins; older ones stay as dead numbers until the next load. */
export class Shelf {
  private readonly arena = new Arena()
  private readonly postings = new Postings()
  private readonly facets = new Facets()
  private readonly docOf = new Map<CommitmentId, number>()
  private alive = new Uint8Array(0)
  private readonly keys: string[] = []
  private ordered: Order | undefined

  get count(): number {
    return this.docOf.size
  }

  get bytes(): number {
    return this.arena.bytes + this.postings.bytes
  }

  standing(id: CommitmentId, record: Uint8Array): Standing {
    const doc = this.docOf.get(id)
    if (doc === undefined) return 'new'
    const known = this.arena.get(doc)
    return known && isEqual(known, record) ? 'unchanged' : 'changed'
  }

  /** Takes one encoded commitment. @throws as decodeCommitment. */
  add(record: Uint8Array): void {
    const c = decodeCommitment(record)
    if (this.standing(c.id, record) === 'unchanged') return
    const doc = this.arena.add(record)
    if (doc >= this.alive.length) {
      const wider = new Uint8Array(Math.max(1024, this.alive.length * 2))
      wider.set(this.alive)
      this.alive = wider
    }
    const older = this.docOf.get(c.id)
    if (older !== undefined) this.alive[older] = 0
    this.alive[doc] = 1
    this.docOf.set(c.id, doc)
    this.facets.add(c)
    this.keys.push(orderKey(c))
    this.postings.add(wordsOf(c))
    this.ordered = undefined
  }

  /** Indexes what was added. Done by the next query anyway; calling it early moves the wait. */
  settle(): void {
    this.postings.settle()
  }

  get(id: CommitmentId): Commitment | undefined {
    const doc = this.docOf.get(id)
    const record = doc === undefined ? undefined : this.arena.get(doc)
    return record && decodeCommitment(record)
  }

  query(q: Query): Found {
    this.settle()
    const { docs: inOrder, ranks } = this.order()
    const asked = queryToWords(q.text)
    // Only punctuation typed: that is not a wish to see nothing.
    const hits = asked.whole.length + asked.begun.length === 0 ? undefined : this.postings.search(asked)
    const { docs, facets } = this.facets.narrow(this.living(hits?.docs), q)
    const sorted = inOrderOf(docs, hits?.scores, ranks, inOrder)
    const from = Math.max(0, Math.trunc(q.offset))
    const page = sorted.subarray(from, from + Math.min(PAGE, Math.max(0, Math.trunc(q.limit))))
    const cards = Array.from(page).flatMap((doc) => {
      const record = this.arena.get(doc)
      return record ? [toCard(decodeCommitment(record))] : []
    })
    return { total: sorted.length, cards, facets }
  }

  /** Ascending, as they lie in memory: reading the columns in that order is many times faster than in the reader's. */
  private living(found: Uint32Array | undefined): Uint32Array {
    const size = found?.length ?? this.arena.length
    const living = new Uint32Array(size)
    let count = 0
    for (let i = 0; i < size; i++) {
      const doc = found ? (found[i] ?? 0) : i
      if (this.alive[doc] === 1) living[count++] = doc
    }
    return living.subarray(0, count)
  }

  private order(): Order {
    if (this.ordered) return this.ordered
    const { keys } = this
    const docs = Uint32Array.from(keys, (_, doc) => doc)
    docs.sort((a, b) => {
      const [left = '', right = ''] = [keys[a], keys[b]]
      return left < right ? -1 : left > right ? 1 : a - b
    })
    const ranks = new Uint32Array(docs.length)
    for (const [rank, doc] of docs.entries()) ranks[doc] = rank
    this.ordered = { docs, ranks }
    return this.ordered
  }
}
