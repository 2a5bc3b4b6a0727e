/** Answers, in the only two shapes a hub has: a body, or a refusal with a stable code. Nothing about the asker is in either. */
import { type Cbor, encode } from '../wire/cbor.ts'
import { VERSION } from '../wire/envelope.ts'
import type { ErrorCode } from '../wire/errors.ts'
import { copyOf } from '../wire/ground.ts'
import { CONTENT_TYPE, HUB_HEADER, statusOf } from '../wire/requests.ts'

/** Thrown by whatever finds a reason not to do what was asked; hub.ts turns it into the answer. */
export class Refused extends Error {
  readonly code: ErrorCode
  readonly more: { readonly time?: number; readonly retry?: number }
  constructor(code: ErrorCode, more: { readonly time?: number; readonly retry?: number } = {}) {
    super(code)
    this.code = code
    this.more = more
  }
}

export const HEADERS: Readonly<Record<string, string>> = {
  [HUB_HEADER]: '1',
  'content-type': CONTENT_TYPE,
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

export const answer = (status: number, body: Uint8Array): Response =>
  new Response(copyOf(body), { status, headers: { ...HEADERS, 'content-length': String(body.length) } })

export const answerWith = (status: number, value: Cbor): Response => answer(status, encode(value))

export const refuse = ({ code, more }: Refused): Response => answerWith(statusOf(code), { v: VERSION, code, ...more })
