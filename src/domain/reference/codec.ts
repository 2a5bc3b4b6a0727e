/**
 * Commitments as bytes. A chunk is one version byte (1), then a CBOR array (RFC 8949, core deterministic encoding) of byte strings;
 * each byte string is the CBOR of one commitment, as an array of fields in a fixed order: no field names, so nothing in a file can
 * name a property of ours. A record stands in its own byte string so that one can be opened without its neighbours.
 */
import { decode, encode } from 'cborg'
import * as v from 'valibot'
import type { Bytes } from '../../prelude/bytes.ts'
import { concat } from '../../prelude/bytes.ts'
import { type CommitmentId, isStateCode, type StateCode } from '../values/id.ts'
import { BODIES, COMMITMENT_KINDS, type Commitment, POSITIONS } from './commitment.ts'

/** Largest chunk, in bytes: fits a 64 KiB cell with its envelope. */
export const CHUNK_BYTES = 60 * 1024
const VERSION = 1
const HEAD_BYTES = 4
const STRICT = { strict: true, allowIndefinite: false, allowUndefined: false, rejectDuplicateMapKeys: true } as const

const word = v.pipe(v.string(), v.maxLength(400))
const words = v.pipe(v.array(word), v.maxLength(256))
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))
const state = v.pipe(
  v.string(),
  v.check(isStateCode, 'state'),
  v.transform((code): StateCode => code as StateCode),
)
const identity = v.pipe(
  v.string(),
  v.minLength(3),
  v.maxLength(200),
  v.transform((id): CommitmentId => id as CommitmentId),
)
const langText = v.strictTuple([v.pipe(v.string(), v.maxLength(20)), v.pipe(v.string(), v.maxLength(60_000))])

const fields = v.strictTuple([
  identity,
  v.picklist(COMMITMENT_KINDS),
  v.pipe(v.array(state), v.maxLength(256)),
  v.nullable(words),
  langText,
  v.nullable(langText),
  v.nullable(word), // symbol
  v.nullable(word), // paragraph
  v.picklist(BODIES),
  v.nullable(word), // mandate
  v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
  v.nullable(count), // session
  v.nullable(count), // cycle
  v.nullable(word), // annotation
  v.nullable(word), // document
  word, // format
  v.pipe(v.array(state), v.maxLength(256)),
  v.nullable(words),
  v.nullable(v.picklist(POSITIONS)),
  v.nullable(v.picklist([1, 2, 3, 4, 5])),
  words, // themes
  v.nullable(words),
  words, // affected
  v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d{1,2}(\.[0-9a-z]{1,2})?$/))), v.maxLength(256)),
])

/** One commitment as canonical CBOR, without a version: that belongs to the chunk around it. */
export function encodeCommitment(c: Commitment): Bytes {
  const plain = c.plain ? [c.plain.lang, c.plain.text] : null
  const s = c.source
  return new Uint8Array(
    encode([
      c.id,
      c.kind,
      c.states,
      c.statesUnresolved ?? null,
      [c.text.lang, c.text.text],
      plain,
      s.symbol ?? null,
      s.paragraph ?? null,
      s.body,
      s.mandate ?? null,
      s.date ?? null,
      s.session ?? null,
      s.cycle ?? null,
      s.annotation ?? null,
      s.document ?? null,
      s.format,
      c.recommending,
      c.recommendingUnresolved ?? null,
      c.position ?? null,
      c.action ?? null,
      c.themes,
      c.themesOriginal ?? null,
      c.affected,
      c.sdgs,
    ]),
  )
}

/** The inverse of encodeCommitment. @throws when the bytes are not strict CBOR of a commitment within its limits. */
export function decodeCommitment(bytes: Uint8Array): Commitment {
  const [
    id,
    kind,
    states,
    statesUnresolved,
    text,
    plain,
    symbol,
    paragraph,
    body,
    mandate,
    date,
    session,
    cycle,
    annotation,
    document,
    format,
    recommending,
    recommendingUnresolved,
    position,
    action,
    themes,
    themesOriginal,
    affected,
    sdgs,
  ] = v.parse(fields, decode(bytes, STRICT))
  return {
    id,
    kind,
    states,
    ...(statesUnresolved && { statesUnresolved }),
    text: { lang: text[0], text: text[1] },
    ...(plain && { plain: { lang: plain[0], text: plain[1] } }),
    source: {
      ...(symbol !== null && { symbol }),
      ...(paragraph !== null && { paragraph }),
      body,
      ...(mandate !== null && { mandate }),
      ...(date !== null && { date }),
      ...(session !== null && { session }),
      ...(cycle !== null && { cycle }),
      ...(annotation !== null && { annotation }),
      ...(document !== null && { document }),
      format,
    },
    recommending,
    ...(recommendingUnresolved && { recommendingUnresolved }),
    ...(position !== null && { position }),
    ...(action !== null && { action }),
    themes,
    ...(themesOriginal && { themesOriginal }),
    affected,
    sdgs,
  }
}

/** Packs encoded commitments into chunks of at most CHUNK_BYTES, in order. @throws RangeError when one alone is larger. */
export function packChunks(records: readonly Uint8Array[]): Bytes[] {
  const chunks: Bytes[] = []
  let open: Uint8Array[] = []
  let size = HEAD_BYTES
  const close = (): void => {
    if (open.length > 0) chunks.push(concat(Uint8Array.of(VERSION), encode(open)))
    open = []
    size = HEAD_BYTES
  }
  for (const record of records) {
    const cost = record.length + 3
    if (HEAD_BYTES + cost > CHUNK_BYTES) throw new RangeError('a commitment is larger than a chunk')
    if (size + cost > CHUNK_BYTES) close()
    open.push(record)
    size += cost
  }
  close()
  return chunks
}

/** The records of a chunk, still encoded. @throws when it is too large, of another version, or not strict CBOR. */
export function splitChunk(chunk: Uint8Array): Uint8Array[] {
  if (chunk.length > CHUNK_BYTES) throw new RangeError('chunk too large')
  if (chunk[0] !== VERSION) throw new RangeError('chunk of another version')
  return v.parse(v.array(v.instance(Uint8Array)), decode(chunk.subarray(1), STRICT))
}

/** Commitments → chunks, each at most CHUNK_BYTES. @throws RangeError when one commitment alone is larger. */
export const encodeChunks = (commitments: readonly Commitment[]): Bytes[] =>
  packChunks(commitments.map(encodeCommitment))

/** One chunk → its commitments. @throws as splitChunk and decodeCommitment. */
export const decodeChunk = (chunk: Uint8Array): Commitment[] => splitChunk(chunk).map(decodeCommitment)
