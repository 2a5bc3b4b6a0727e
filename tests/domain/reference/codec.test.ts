import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CHUNK_BYTES,
  decodeChunk,
  decodeCommitment,
  encodeChunks,
  encodeCommitment,
} from '../../../src/domain/reference/codec.ts'
import { BODIES, COMMITMENT_KINDS, type Commitment, POSITIONS } from '../../../src/domain/reference/commitment.ts'
import { commitment, commitmentId, stateCode } from '../../support/commitments.ts'

const word = fc.string({ maxLength: 40, unit: 'binary' }).filter((s) => s.isWellFormed())
const codes = fc.array(fc.constantFrom('SVN', 'EGY', 'TLS').map(stateCode), { maxLength: 3 })
const optional = <T, K extends string>(key: K, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : ({ [key]: v } as Record<K, T>)))

const anyCommitment: fc.Arbitrary<Commitment> = fc
  .tuple(
    fc.record({
      id: fc.uuid().map((id) => commitmentId(`uhri:${id}`)),
      kind: fc.constantFrom(...COMMITMENT_KINDS),
      states: codes,
      text: fc.record({ lang: fc.constantFrom('en', 'und'), text: word }),
      recommending: codes,
      themes: fc.array(word, { maxLength: 3 }),
      affected: fc.array(word, { maxLength: 3 }),
      sdgs: fc.array(fc.constantFrom('5', '5.2', '16.a'), { maxLength: 3 }),
    }),
    fc
      .tuple(
        fc.record({ body: fc.constantFrom(...BODIES), format: fc.constant('test') }),
        optional('symbol', word),
        optional('paragraph', word),
        optional('date', fc.constant('2025-03-02')),
        optional('session', fc.integer({ min: 1, max: 54 })),
      )
      .map(([base, ...rest]) => ({ source: Object.assign({}, base, ...rest) as Commitment['source'] })),
    optional('position', fc.constantFrom(...POSITIONS)),
    optional('plain', fc.record({ lang: fc.constant('fr'), text: word })),
    optional('statesUnresolved', fc.array(word, { minLength: 1, maxLength: 2 })),
    optional('action', fc.constantFrom(1 as const, 5 as const)),
  )
  .map((parts) => Object.assign({}, ...parts) as Commitment)

describe('the commitment codec', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(anyCommitment, (c) => {
        expect(decodeCommitment(encodeCommitment(c))).toEqual(c)
      }),
    )
  })

  it('packs in order and never above the size of a chunk', () => {
    const many = Array.from({ length: 400 }, (_, i) => commitment(`${i}`, `${i} ${'x'.repeat((i * 37) % 900)}`))
    const chunks = encodeChunks(many)
    expect(chunks.length).toBeGreaterThan(2)
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(CHUNK_BYTES)
    expect(chunks.flatMap(decodeChunk)).toEqual(many)
    expect(encodeChunks([])).toEqual([])
  })

  it('refuses to pack a commitment that no chunk can hold', () => {
    expect(() => encodeChunks([commitment('big', 'x'.repeat(CHUNK_BYTES))])).toThrow(RangeError)
  })

  it('refuses another version, a cut chunk, and any byte after the end', () => {
    const [chunk] = encodeChunks([commitment('a', 'Ratify it.')])
    if (!chunk) throw new Error('no chunk')
    expect(() => decodeChunk(Uint8Array.of(2, ...chunk.subarray(1)))).toThrow('another version')
    expect(() => decodeChunk(chunk.subarray(0, -1))).toThrow()
    expect(() => decodeChunk(Uint8Array.of(...chunk, 0))).toThrow()
    expect(() => decodeChunk(new Uint8Array(CHUNK_BYTES + 1))).toThrow('too large')
  })

  it('refuses a State, a body or a date that is none', () => {
    const good = commitment('a', 'Ratify it.')
    expect(() => decodeCommitment(encodeCommitment({ ...good, states: [stateCode('Slovenia')] }))).toThrow()
    expect(() => decodeCommitment(encodeCommitment({ ...good, source: { ...good.source, date: '2 March' } }))).toThrow()
  })

  it('throws on hostile bytes and does nothing worse', () => {
    const [chunk] = encodeChunks([commitment('a', 'Ratify it.'), commitment('b', 'Amend it.')])
    if (!chunk) throw new Error('no chunk')
    fc.assert(
      fc.property(fc.nat(chunk.length - 1), fc.nat(255), (at, byte) => {
        const bent = chunk.slice()
        bent[at] = byte
        try {
          for (const c of decodeChunk(bent)) expect(typeof c.text.text).toBe('string')
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }),
    )
  })
})
