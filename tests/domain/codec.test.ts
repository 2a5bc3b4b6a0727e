import { encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { decodeValue, encodeValue } from '../../src/domain/cbor.ts'
import { decodeRevision, encodeRevision, MAX_REVISION_BYTES } from '../../src/domain/codec.ts'
import { opsOfNew } from '../../src/domain/observed.ts'
import { concat, hexToBytes } from '../../src/prelude/bytes.ts'
import { entryOf, observationOf, RECORD } from '../support/records.ts'

const outer = (change: Readonly<Record<string, unknown>>): Uint8Array =>
  encodeValue({ v: 1, r: hexToBytes(RECORD), k: 'observation', t: 5, o: [['status', 'done', []]], ...change })
const verdict = (bytes: Uint8Array): string => {
  const back = decodeRevision(bytes)
  return back.ok ? 'ok' : back.error
}

describe('a revision', () => {
  it('takes every field of an observation', () => {
    const revision = { record: RECORD, kind: 'observation', at: 7, ops: opsOfNew(observationOf()) }
    expect(decodeRevision(encodeRevision(revision))).toEqual({ ok: true, value: revision })
  })

  it('puts a kind, field or version of a newer app aside instead of refusing it', () => {
    expect(verdict(outer({}))).toBe('ok')
    expect(verdict(outer({ k: 'indicator' }))).toBe('newer')
    expect(verdict(outer({ o: [['colour', 'green', []]] }))).toBe('newer')
    expect(verdict(outer({ v: 2, x: 'anything' }))).toBe('newer')
    expect(verdict(outer({ k: 'constructor' }))).toBe('newer')
    expect(verdict(outer({ o: [['constructor', 1, []]] }))).toBe('newer')
  })

  it.each([
    ['a status that is none', { o: [['status', 'perfect', []]] }],
    ['no op', { o: [] }],
    [
      'a field twice',
      {
        o: [
          ['status', 'done', []],
          ['status', 'nothing', []],
        ],
      },
    ],
    ['a short record id', { r: new Uint8Array(15) }],
    ['an entry that is none', { o: [['status', 'done', [new Uint8Array(31)]]] }],
    ['a negative time', { t: -1 }],
    ['a version that never was', { v: 0 }],
    ['something more', { extra: 1 }],
    ['a day that does not exist', { o: [['when', { precision: 'day', value: '2026-02-30' }, []]] }],
    [
      'a district with coordinates',
      { o: [['where', { precision: 'district', label: 'x', latitude: 1, longitude: 1 }, []]] },
    ],
    ['a withheld place with a name', { o: [['where', { precision: 'withheld', label: 'x' }, []]] }],
    ['words without end', { o: [['words', { lang: 'en', text: 'x'.repeat(8_001) }, []]] }],
  ])('refuses %s', (_, change) => {
    expect(verdict(outer(change))).toBe('malformed')
  })

  it('refuses to write what nobody could read', () => {
    expect(() =>
      encodeRevision({
        record: RECORD,
        kind: 'observation',
        at: 1,
        ops: [{ field: 'status', value: 3, replaces: [] }],
      }),
    ).toThrow('broken invariant')
    expect(() => encodeRevision({ record: RECORD, kind: 'observation', at: 1, ops: [] })).toThrow('broken invariant')
  })

  it('carries the entries it replaces', () => {
    const ops = [{ field: 'status', value: 'done', replaces: [entryOf('a'), entryOf('b')] }]
    const back = decodeRevision(encodeRevision({ record: RECORD, kind: 'observation', at: 1, ops }))
    expect(back.ok && back.value.ops).toEqual(ops)
  })
})

describe('strict CBOR', () => {
  const isRefused = (...bytes: number[]): boolean => !decodeValue(new Uint8Array(bytes), 1_000).ok
  it('refuses every second way of saying a thing', () => {
    expect(isRefused(0x18, 0x05)).toBe(true) // 5, one byte too long
    expect(isRefused(0x9f, 0x01, 0xff)).toBe(true) // an array without length
    expect(isRefused(0xa2, 0x61, 0x61, 0x01, 0x61, 0x61, 0x02)).toBe(true) // the key "a" twice
    expect(isRefused(0xa2, 0x61, 0x62, 0x01, 0x61, 0x61, 0x02)).toBe(true) // "b" before "a"
    expect(isRefused(0x61, 0xff)).toBe(true) // not UTF-8
    expect(isRefused(0x01, 0x01)).toBe(true) // something behind
    expect(isRefused(0xc1, 0x01)).toBe(true) // a tag
    expect(isRefused(0xf7)).toBe(true) // undefined
    expect(isRefused(0xfb, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0)).toBe(true) // not a number
    expect(isRefused()).toBe(true)
    expect(isRefused(0x01)).toBe(false)
  })

  it('refuses nesting before it costs anything', () => {
    const deep = new Uint8Array(50_000).fill(0x81)
    expect(decodeValue(concat(deep, new Uint8Array([1])), 100_000).ok).toBe(false)
    const nest = (n: number): unknown => (n === 0 ? 1 : [nest(n - 1)])
    expect(decodeValue(encode(nest(8)), 100).ok).toBe(true)
    expect(decodeValue(encode(nest(9)), 100).ok).toBe(false)
  })

  it('refuses what is longer than its budget', () => {
    expect(decodeValue(encodeValue('x'.repeat(MAX_REVISION_BYTES)), MAX_REVISION_BYTES).ok).toBe(false)
  })

  it('gives an object no other ancestor', () => {
    const back = decodeValue(encode(new Map([['__proto__', 1]])), 100)
    expect(back.ok && Object.getPrototypeOf(back.value)).toBe(Object.prototype)
  })
})
