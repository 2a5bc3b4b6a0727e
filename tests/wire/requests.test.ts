import { describe, expect, it } from 'vitest'
import { type Cbor, encode } from '../../src/wire/cbor.ts'
import { ERRORS, isErrorCode } from '../../src/wire/errors.ts'
import { LIMITS } from '../../src/wire/limits.ts'
import {
  APPEND,
  APPENDED,
  HAS,
  HUB_INFO,
  NEW_MAILBOX,
  PULLED,
  REFUSAL,
  readBody,
  statusOf,
} from '../../src/wire/requests.ts'

const b32 = new Uint8Array(32).fill(7)
const mailbox = { v: 1, id: b32, read: b32, append: b32, owner: b32 }
const read = (schema: Parameters<typeof readBody>[0], value: Cbor): boolean =>
  readBody(schema, encode(value), LIMITS.small).ok

describe('a body', () => {
  it('is read when it is what the specification says', () => {
    expect(readBody(NEW_MAILBOX, encode(mailbox), LIMITS.small)).toEqual({ ok: true, value: mailbox })
    expect(read(NEW_MAILBOX, { ...mailbox, token: new Uint8Array(16) })).toBe(true)
    expect(read(APPEND, [b32])).toBe(true)
    expect(read(APPENDED, [[1, b32]])).toBe(true)
    expect(read(PULLED, { v: 1, e: [b32], last: { n: 1, h: b32 }, more: false })).toBe(true)
    expect(read(REFUSAL, { v: 1, code: 'clock', time: 5 })).toBe(true)
  })

  it('is refused with another version, a missing or foreign field, a wrong length or a wrong kind', () => {
    for (const wrong of [
      { ...mailbox, v: 2 },
      { v: 1, id: b32, read: b32, append: b32 },
      { ...mailbox, name: 'x' },
      { ...mailbox, id: b32.subarray(1) },
      { ...mailbox, owner: 'x' },
      [b32],
      null,
    ] satisfies Cbor[])
      expect(read(NEW_MAILBOX, wrong)).toBe(false)
    expect(read(APPEND, [])).toBe(false)
    expect(read(APPEND, [new Uint8Array()])).toBe(false)
    expect(read(APPENDED, [[-1, b32]])).toBe(false)
    expect(read(HAS, Array(300).fill(b32.subarray(1)))).toBe(false)
    expect(read(PULLED, { v: 1, e: [], last: { n: 1, h: b32 }, more: 0 })).toBe(false)
    expect(read(REFUSAL, { v: 1, code: 'constructor' })).toBe(false)
  })

  it('of a later hub may say more about itself', () => {
    const info = { v: 1, time: 1, limits: { envelope: 1, batch: 1, part: 1, wait: 1 }, admission: 'open' }
    expect(read(HUB_INFO, { ...info, motto: 'x' })).toBe(true)
  })

  it('is refused unread above its ceiling', () => {
    expect(readBody(APPEND, encode([new Uint8Array(20_000)]), LIMITS.small)).toEqual({ ok: false, error: 'too-large' })
  })
})

describe('error codes', () => {
  it('have a status each, and nothing inherited is one', () => {
    for (const code of Object.keys(ERRORS)) expect(isErrorCode(code) && statusOf(code)).toBeGreaterThanOrEqual(400)
    expect(isErrorCode('toString')).toBe(false)
  })
})
