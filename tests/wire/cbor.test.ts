import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToHex, hexToBytes, isEqual } from '../../src/prelude/bytes.ts'
import { type Cbor, decode, encode } from '../../src/wire/cbor.ts'

/** Made by another program (Python, from RFC 8949), then frozen: never edit, only add. */
const vectors = JSON.parse(readFileSync(new URL('../vectors/wire1.json', import.meta.url), 'utf8')) as {
  cbor: { value: unknown; hex: string }[]
  refused: { why: string; hex: string }[]
}
const LIMIT = { maxBytes: 1 << 20 }

/** The vectors' JSON says `{bytes: hex}` and `{map: [[key, value]…]}` for what JSON has not. */
function untag(value: unknown): Cbor {
  if (Array.isArray(value)) return value.map(untag)
  if (value !== null && typeof value === 'object') {
    if ('bytes' in value) return hexToBytes(String(value.bytes))
    const entries = ('map' in value && Array.isArray(value.map) ? value.map : []) as [string, unknown][]
    return Object.fromEntries(entries.map(([key, item]) => [key, untag(item)]))
  }
  return value as null | boolean | number | string
}

const cbor: fc.Arbitrary<Cbor> = fc.letrec<{ value: Cbor }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Cbor>(null, true, false),
    fc.maxSafeInteger().map((n) => n + 0),
    fc.string({ unit: 'grapheme' }).filter((s) => !s.startsWith('\uFEFF')),
    fc.uint8Array({ maxLength: 300 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      fc.string({ unit: 'grapheme' }).filter((s) => !s.startsWith('\uFEFF')),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value

/** Comparable whatever the prototypes. */
function shown(value: Cbor): unknown {
  if (value instanceof Uint8Array) return `bytes ${bytesToHex(value)}`
  if (Array.isArray(value)) return value.map(shown)
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .map(([key, item]): unknown[] => [key, shown(item)])
      .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
  return value
}

describe('cbor', () => {
  it('encodes as another program does, byte for byte, and decodes it again', () => {
    for (const { value, hex } of vectors.cbor) {
      const plain = untag(value)
      expect(bytesToHex(encode(plain))).toBe(hex)
      const back = decode(hexToBytes(hex), LIMIT)
      expect(back.ok && shown(back.value)).toEqual(shown(plain))
    }
  })

  it('refuses every malformed kind', () => {
    for (const { why, hex } of vectors.refused) {
      expect(decode(hexToBytes(hex), LIMIT), why).toEqual({ ok: false, error: 'malformed' })
    }
  })

  it('comes back as it went', () => {
    fc.assert(
      fc.property(cbor, (value) => {
        const back = decode(encode(value), LIMIT)
        expect(back.ok && shown(back.value)).toEqual(shown(value))
      }),
    )
  })

  it('has one encoding for a value: whatever decodes encodes to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
        const value = decode(bytes, LIMIT)
        if (value.ok) expect(isEqual(encode(value.value), bytes)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses too many bytes before reading, and a shallower limit than it could', () => {
    expect(decode(new Uint8Array(11), { maxBytes: 10 })).toEqual({ ok: false, error: 'too-large' })
    expect(decode(encode([[1]]), { maxBytes: 10, depth: 1 }).ok).toBe(false)
    expect(decode(encode([[1]]), { maxBytes: 10, depth: 2 }).ok).toBe(true)
  })

  it('survives a megabyte of opening brackets', () => {
    expect(decode(new Uint8Array(1 << 20).fill(0x81), LIMIT)).toEqual({ ok: false, error: 'malformed' })
  })

  it('gives objects without a prototype, so that __proto__ is a key like any other', () => {
    const back = decode(hexToBytes('a1695f5f70726f746f5f5fa161780f'), LIMIT)
    if (!back.ok || back.value === null || typeof back.value !== 'object') throw new Error('did not decode')
    expect(Object.getPrototypeOf(back.value)).toBe(null)
    expect(Object.keys(back.value)).toEqual(['__proto__'])
    expect('x' in {}).toBe(false)
  })

  it('throws at a caller who hands it what it can not carry', () => {
    for (const value of [1.5, 2 ** 53, Number.NaN, '\ud800', '\ufeffa']) expect(() => encode(value)).toThrow(TypeError)
    expect(() => encode({ when: new Date(0) } as unknown as Cbor)).toThrow(TypeError)
    expect(() => encode([[[[[[[[[1]]]]]]]]])).toThrow(TypeError)
  })

  it('never hands out bytes that another call shares', () => {
    encode(1).fill(0)
    expect(bytesToHex(encode(1))).toBe('01')
  })
})
