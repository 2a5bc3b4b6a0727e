/** What a hub answers when it does not do what was asked. Codes are stable; a new one is a new minor line in the change log. */

export const ERRORS = {
  malformed: 400,
  /** Signature absent, wrong, of the wrong role, or for another request. */
  unsigned: 401,
  /** The signer's clock is too far from the hub's; `time` says what the hub believes. */
  clock: 401,
  /** This nonce was used before. */
  replayed: 401,
  /** A new mailbox needs an admission token, and this is none or a used one. */
  admission: 403,
  /** The page's origin is not on this hub's list. */
  origin: 403,
  'not-found': 404,
  /** The mailbox exists with other keys. */
  taken: 409,
  'too-large': 413,
  /** The request was addressed, or signed, to another host. */
  misdirected: 421,
  /** Too many requests from here; `retry` says how many seconds to wait. */
  busy: 429,
  broken: 500,
  stopping: 503,
  /** The disk or the mailbox has reached its limit. Reading still works. */
  full: 507,
} as const

export type ErrorCode = keyof typeof ERRORS

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ERRORS, value)
