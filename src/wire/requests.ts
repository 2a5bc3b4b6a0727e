/** The bodies of hub API v1 as schemas: the one door by which bytes from a peer become values. CDDL in README.md §3. */
import * as v from 'valibot'
import { type Bytes, copyOf } from '../prelude/bytes.ts'
import { fail, ok, type Result } from '../prelude/result.ts'
import { type CborFault, decode } from './cbor.ts'
import { VERSION } from './envelope.ts'
import { ERRORS, type ErrorCode, isErrorCode } from './errors.ts'
import { LIMITS } from './limits.ts'

/** Every body has this type, and every answer of a hub this header: a captive portal has neither. */
export const CONTENT_TYPE = 'application/octet-stream'
export const HUB_HEADER = 'kept-hub'

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array
const bytes = (min: number, max = min) =>
  v.pipe(
    v.custom<Uint8Array>(isBytes),
    v.check((value) => value.length >= min && value.length <= max),
    v.transform((value): Bytes => copyOf(value)),
  )
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const version = v.literal(VERSION)
const position = v.strictObject({ n: count, h: bytes(32) })

export const HUB_INFO = v.object({
  v: version,
  /** The hub's clock, milliseconds since 1970. */
  time: count,
  limits: v.object({ envelope: count, batch: count, part: count, wait: count }),
  admission: v.picklist(['open', 'token']),
})
export type HubInfo = v.InferOutput<typeof HUB_INFO>

/** `id` names the mailbox; read, append and owner are Ed25519 public keys. */
export const NEW_MAILBOX = v.strictObject({
  v: version,
  id: bytes(32),
  read: bytes(32),
  append: bytes(32),
  owner: bytes(32),
  token: v.optional(bytes(16)),
})
export type NewMailbox = v.InferOutput<typeof NEW_MAILBOX>

export const CREATED = v.strictObject({ v: version, last: position })

/** Envelopes to append, in this order. */
export const APPEND = v.pipe(v.array(bytes(1, LIMITS.envelope)), v.minLength(1), v.maxLength(4096))
/** One position for each envelope sent, in the order sent. */
export const APPENDED = v.array(v.strictTuple([count, bytes(32)]))

/**
 * `e`: the envelopes after the position asked for, in the hub's order. `last`: the position after the final one of them; where the
 * hub holds fewer than the asker has seen, its own end. `more`: ask again at once.
 */
export const PULLED = v.strictObject({
  v: version,
  e: v.array(bytes(1, LIMITS.envelope)),
  last: position,
  more: v.boolean(),
})
export type Pulled = v.InferOutput<typeof PULLED>

/** Hashes asked about, and for each whether the hub has the part. */
export const HAS = v.pipe(v.array(bytes(32)), v.maxLength(LIMITS.ask))
export const HAD = v.array(v.boolean())

export const REFUSAL = v.object({
  v: version,
  code: v.custom<ErrorCode>(isErrorCode),
  time: v.optional(count),
  retry: v.optional(count),
})
export type Refusal = v.InferOutput<typeof REFUSAL>

export type BodyFault = CborFault

/** Bytes → a checked value. @param maxBytes refused above it unread. */
export function readBody<S extends v.GenericSchema>(
  schema: S,
  body: Uint8Array,
  maxBytes: number,
): Result<v.InferOutput<S>, BodyFault> {
  const value = decode(body, { maxBytes })
  if (!value.ok) return value
  const checked = v.safeParse(schema, value.value)
  return checked.success ? ok(checked.output) : fail('malformed')
}

export const statusOf = (code: ErrorCode): number => ERRORS[code]

/** Paths of the API. Ids and hashes are base64url of 32 bytes: 43 characters. */
export const PATHS = {
  hub: '/v1/hub',
  mailboxes: '/v1/m',
  envelopes: (id: string): string => `/v1/m/${id}/e`,
  has: (id: string): string => `/v1/m/${id}/has`,
  part: (id: string, hash: string): string => `/v1/m/${id}/p/${hash}`,
} as const
