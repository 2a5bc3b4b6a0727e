/** The signed core of an entry: everything that order, authorship and authority rest on. The body hangs on it by its hash. */
import { type Bytes, bytesToHex, hexToBytes } from '../prelude/bytes.ts'
import { encode } from '../wire/cbor.ts'
import { attempt, bytesOf, countOf, decodeItem, type Fields, listOf, Malformed, mapOf, textOf } from './fields.ts'

export const CORE_VERSION = 1
/** The team id of a genesis entry can't be inside it: the id is the hash of the entry. */
export const NO_TEAM = '00'.repeat(32)
/** An entry names at most this many heads of other authors; the rest follow with its author's next entry. */
export const MAX_HEADS = 64

export type EntryType = 'control' | 'record'

export interface Core {
  /** Team, 32 bytes; `NO_TEAM` in the genesis. */
  readonly team: string
  readonly space: string
  /** Author device, 16 bytes. */
  readonly author: string
  /** The author's own count, from 1. */
  readonly seq: number
  /** The author's entry before this one, 32 bytes; undefined when seq is 1. */
  readonly prev: string | undefined
  /** Lamport number: 1 + the greatest among prev and heads. */
  readonly lm: number
  /** Entries of other authors that the author had admitted and not yet named. */
  readonly heads: readonly string[]
  readonly epoch: number
  readonly type: EntryType
  readonly bodyHash: Bytes
  /** The hub's newest position and running hash that the author had seen. */
  readonly seen: { readonly n: number; readonly h: Bytes } | undefined
}

/** @returns the bytes that are signed and that travel. Nobody ever encodes a core a second time. */
export function encodeCore(core: Core): Bytes {
  return encode({
    v: CORE_VERSION,
    ws: hexToBytes(core.team),
    sp: core.space,
    au: hexToBytes(core.author),
    sq: core.seq,
    pv: core.prev === undefined ? null : hexToBytes(core.prev),
    lm: core.lm,
    hd: core.heads.map(hexToBytes),
    ep: core.epoch,
    ty: core.type === 'control' ? 1 : 2,
    bh: core.bodyHash,
    hb: core.seen && [core.seen.n, core.seen.h],
  })
}

const KNOWN = new Set(['v', 'ws', 'sp', 'au', 'sq', 'pv', 'lm', 'hd', 'ep', 'ty', 'bh', 'hb'])

function typeOf(value: unknown): EntryType {
  if (value === 1) return 'control'
  if (value === 2) return 'record'
  throw new Malformed('type')
}

function seenOf(value: unknown): Core['seen'] {
  if (value === undefined) return undefined
  const [n, h] = listOf(value, 2)
  return { n: countOf(n), h: bytesOf(h, 32) }
}

function coreOf(fields: Fields): Core {
  for (const key of Object.keys(fields)) if (!KNOWN.has(key)) throw new Malformed('field')
  const prev = fields.pv
  const core: Core = {
    team: bytesToHex(bytesOf(fields.ws, 32)),
    space: textOf(fields.sp, 32),
    author: bytesToHex(bytesOf(fields.au, 16)),
    seq: countOf(fields.sq),
    prev: prev === null ? undefined : bytesToHex(bytesOf(prev, 32)),
    lm: countOf(fields.lm),
    heads: listOf(fields.hd, MAX_HEADS).map((head) => bytesToHex(bytesOf(head, 32))),
    epoch: countOf(fields.ep),
    type: typeOf(fields.ty),
    bodyHash: bytesOf(fields.bh, 32),
    seen: seenOf(fields.hb),
  }
  if (core.seq === 0 || (core.seq === 1) !== (core.prev === undefined)) throw new Malformed('chain')
  if (new Set(core.heads).size !== core.heads.length) throw new Malformed('heads')
  return core
}

/** @returns the core, `'newer'` for a version this program does not know, or undefined when it is not a core. */
export function decodeCore(bytes: Uint8Array): Core | 'newer' | undefined {
  return attempt(() => {
    const fields = mapOf(decodeItem(bytes))
    const version = countOf(fields.v)
    return version > CORE_VERSION ? 'newer' : version === CORE_VERSION ? coreOf(fields) : undefined
  })
}

/** What an entry says it knew: it is looked at only when all of these have been admitted. */
export const depsOf = (core: Core): readonly string[] =>
  core.prev === undefined ? core.heads : [core.prev, ...core.heads]
