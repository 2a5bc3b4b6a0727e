import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeValue } from '../../src/domain/cbor.ts'
import { decodeRevision, encodeRevision } from '../../src/domain/codec.ts'
import { currentOf, foldRecord } from '../../src/domain/fold.ts'
import type { Signed } from '../../src/domain/revision.ts'
import { anyLog, anyRevision, RECORD, recordOf } from '../support/records.ts'

const digestOf = (log: readonly Signed[]): string => {
  const folds = [RECORD, recordOf('two')].map((record) => {
    const folded = foldRecord(log.filter((one) => one.revision.record === record))
    return folded && { ...folded, fields: Object.fromEntries(folded.fields) }
  })
  return createHash('sha256')
    .update(encodeValue(folds.map((one) => one ?? null)))
    .digest('hex')
}

describe('the laws of records', () => {
  it('decodes what it encoded', () => {
    fc.assert(
      fc.property(anyRevision, (revision) => {
        expect(decodeRevision(encodeRevision(revision))).toEqual({ ok: true, value: revision })
      }),
    )
  })

  it('encodes one revision in one way only', () => {
    fc.assert(
      fc.property(anyRevision, (revision) => {
        const bytes = encodeRevision(revision)
        const back = decodeRevision(bytes)
        expect(back.ok && encodeRevision(back.value)).toEqual(bytes)
      }),
    )
  })

  it('folds to the same whatever the order and however often an entry arrives', () => {
    fc.assert(
      fc.property(
        anyLog.chain((log) =>
          fc.tuple(
            fc.constant(log),
            fc.shuffledSubarray([...log], { minLength: log.length }),
            fc.shuffledSubarray([...log]),
          ),
        ),
        ([log, shuffled, repeated]) => {
          expect(digestOf([...shuffled, ...repeated])).toBe(digestOf(log))
        },
      ),
    )
  })

  it('brings three devices that heard each other in different ways to one digest', () => {
    fc.assert(
      fc.property(anyLog, fc.array(fc.nat(2), { minLength: 20, maxLength: 20 }), (log, first) => {
        const replicas: Signed[][] = [[], [], []]
        log.forEach((entry, n) => {
          replicas[first[n] ?? 0]?.push(entry)
        })
        const [a = [], b = [], c = []] = replicas
        const digests = [
          [...a, ...b, ...c],
          [...b, ...c, ...a, ...b],
          [...c, ...c, ...[...a].reverse(), ...b],
        ].map(digestOf)
        expect(new Set(digests).size).toBe(1)
      }),
      { numRuns: 300 },
    )
  })

  it('never loses a value, and always has a current one', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const mine = log.filter((one) => one.revision.record === RECORD)
        const folded = foldRecord(mine)
        const ops = mine.flatMap((one) => one.revision.ops.map((op) => `${one.entry}/${op.field}`))
        const kept = [...(folded?.fields ?? [])].flatMap(([field, said]) => said.map((one) => `${one.entry}/${field}`))
        expect(kept.sort()).toEqual(ops.sort())
        for (const said of folded?.fields.values() ?? []) expect(currentOf(said).length).toBeGreaterThan(0)
      }),
    )
  })

  it('refuses hostile bytes without harm', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeRevision(bytes).ok).toBe(false)
      }),
    )
    fc.assert(
      fc.property(anyRevision, fc.nat(), fc.integer({ min: 1, max: 255 }), (revision, at, flip) => {
        const bytes = encodeRevision(revision)
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ flip
        const back = decodeRevision(bytes)
        if (back.ok) expect(encodeRevision(back.value)).toEqual(bytes)
      }),
      { numRuns: 1_000 },
    )
  })
})
