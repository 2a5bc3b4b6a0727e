/** Builders for records: each shows only what matters to its test. */

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { METHODS, type Observation, STATUSES } from '../../src/domain/project/observation.ts'
import type { Op, Revision, Signed } from '../../src/domain/revision.ts'
import { UNKNOWN_DATE } from '../../src/domain/values/fuzzydate.ts'
import { type CommitmentId, isCommitmentId, isRecordId, type RecordId } from '../../src/domain/values/id.ts'
import { bytesToHex, utf8 } from '../../src/prelude/bytes.ts'

export const recordOf = (name: string): RecordId => {
  const id = bytesToHex(createHash('sha256').update(name).digest().subarray(0, 16))
  if (!isRecordId(id)) throw new Error('unreachable')
  return id
}
export const commitmentOf = (key: string): CommitmentId => {
  const id = `test:${key}`
  if (!isCommitmentId(id)) throw new Error(`no commitment id: ${id}`)
  return id
}
export const entryOf = (name: string): string => bytesToHex(createHash('sha256').update(utf8(name)).digest())

export const RECORD = recordOf('one')

export const observationOf = (p: Partial<Observation> = {}): Observation => ({
  id: RECORD,
  commitment: commitmentOf('a'),
  status: 'started',
  words: { lang: 'en', text: 'The well was dug.' },
  when: UNKNOWN_DATE,
  where: { precision: 'village', label: 'Lower Bend' },
  method: 'saw',
  evidence: [],
  ...p,
})

export const signed = (name: string, lm: number, ops: readonly Op[], p: Partial<Signed & Revision> = {}): Signed => ({
  entry: entryOf(name),
  lm,
  member: p.member ?? 'amina',
  device: p.device ?? 'phone',
  revision: { record: p.record ?? RECORD, kind: p.kind ?? 'observation', at: p.at ?? 1_000, ops },
})

const op: fc.Arbitrary<{ field: string; value: unknown }> = fc.oneof(
  fc.record({ field: fc.constant('status'), value: fc.constantFrom(...STATUSES) }),
  fc.record({ field: fc.constant('method'), value: fc.constantFrom(...METHODS) }),
  fc.record({ field: fc.constant('withdrawn'), value: fc.boolean() }),
  fc.record({
    field: fc.constant('words'),
    value: fc.record({
      lang: fc.constantFrom('en', 'ar', 'zh-Hans'),
      text: fc.string({ unit: 'grapheme', maxLength: 60 }),
    }),
  }),
  fc.record({
    field: fc.constant('where'),
    value: fc.oneof(
      fc.constant({ precision: 'withheld', label: '' }),
      fc.record({
        precision: fc.constant('exact'),
        label: fc.string({ maxLength: 20 }),
        latitude: fc.double({ min: -90, max: 90, noNaN: true }),
        longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      }),
    ),
  }),
)

/** A revision that a device of ours could have written. */
export const anyRevision: fc.Arbitrary<Revision> = fc.record({
  record: fc.constantFrom(RECORD, recordOf('two')),
  kind: fc.constant('observation'),
  at: fc.nat(),
  ops: fc
    .uniqueArray(op, { selector: (one) => one.field, minLength: 1, maxLength: 5 })
    .chain((ops) =>
      fc.tuple(
        ...ops.map((one) =>
          fc
            .array(fc.nat(19), { maxLength: 4 })
            .map((known) => ({ ...one, replaces: known.map((n) => entryOf(String(n))) })),
        ),
      ),
    ),
})

/** A log of up to twenty entries, with numbers as several devices give them. */
export const anyLog: fc.Arbitrary<readonly Signed[]> = fc
  .array(fc.tuple(anyRevision, fc.integer({ min: 1, max: 6 }), fc.constantFrom('amina', 'bo')), { maxLength: 20 })
  .map((all) =>
    all.map(([revision, lm, member], n) => ({
      entry: entryOf(String(n)),
      lm,
      member,
      device: `${member}-1`,
      revision,
    })),
  )
