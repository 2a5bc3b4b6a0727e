/**
 * Revision ↔ bytes, version 1. In CDDL:
 *
 *   revision = { "v": 1, "r": bstr .size 16, "k": tstr, "t": uint, "o": [+ op] }
 *   op = [field: tstr, value: any, replaces: [* bstr .size 32]]
 *
 * Values are checked by kind and field before anybody sees them. A kind, field or version that this app doesn't know makes the whole
 * revision `newer`: half of a change is never shown as if it were the change.
 */
import * as v from 'valibot'
import { type Bytes, bytesToHex, hexToBytes } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import { decodeValue, encodeValue } from './cbor.ts'
import { OBSERVATION_FIELDS } from './project/schema.ts'
import type { Op, Revision, RevisionFault } from './revision.ts'
import { isRecordId } from './values/id.ts'

/** An entry holds 64 KiB with its signature and manifests; more than this is no revision of ours. */
export const MAX_REVISION_BYTES = 56 * 1024
const MAX_OPS = 64
const MAX_REPLACES = 256

const bytes = (size: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length === size),
  )

const KINDS: Readonly<Record<string, Readonly<Record<string, v.GenericSchema>>>> = {
  observation: OBSERVATION_FIELDS,
  // An adopted public commitment, so that a teammate without the pack sees what an observation is about. The bytes are
  // domain/reference's own encoding, opened there.
  commitment: {
    card: v.pipe(
      v.instance(Uint8Array),
      v.check((value) => value.length > 0 && value.length <= 48 * 1024),
    ),
  },
}

const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/))
const outer = v.strictObject({
  v: v.literal(1),
  r: bytes(16),
  k: name,
  t: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  o: v.pipe(
    v.array(v.strictTuple([name, v.unknown(), v.pipe(v.array(bytes(32)), v.maxLength(MAX_REPLACES))])),
    v.minLength(1),
    v.maxLength(MAX_OPS),
  ),
})

/** @throws Error when the revision is not one that `decodeRevision` would take: a broken invariant of ours. */
export function encodeRevision({ record, kind, at, ops }: Revision): Bytes {
  const encoded = encodeValue({
    v: 1,
    r: hexToBytes(record),
    k: kind,
    t: at,
    o: ops.map((op) => [op.field, op.value, op.replaces.map(hexToBytes)]),
  })
  const back = decodeRevision(encoded)
  if (!back.ok) throw new Error(`broken invariant: a revision of kind ${kind} would be ${back.error}`)
  return encoded
}

const isNewer = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'v' in value && typeof value.v === 'number' && value.v > 1

/**
 * @param body whatever a member's device signed: nothing in it is trusted
 * @returns the revision with every value checked; `newer` when only an update can tell; else `malformed`
 */
export function decodeRevision(body: Uint8Array): Result<Revision, RevisionFault> {
  const value = decodeValue(body, MAX_REVISION_BYTES)
  if (!value.ok) return value
  if (isNewer(value.value)) return fail('newer')
  const parsed = v.safeParse(outer, value.value)
  if (!parsed.success) return fail('malformed')
  const { r, k, t, o } = parsed.output
  const record = bytesToHex(r)
  if (!isRecordId(record) || new Set(o.map(([field]) => field)).size !== o.length) return fail('malformed')
  const fields = Object.hasOwn(KINDS, k) ? KINDS[k] : undefined
  if (!fields) return fail('newer')
  const ops: Op[] = []
  for (const [field, given, replaces] of o) {
    const schema = Object.hasOwn(fields, field) ? fields[field] : undefined
    if (!schema) return fail('newer')
    const checked = v.safeParse(schema, given)
    if (!checked.success) return fail('malformed')
    ops.push({ field, value: checked.output, replaces: replaces.map(bytesToHex) })
  }
  return ok({ record, kind: k, at: t, ops })
}
