/** Files made by chance and by malice: whatever they are, the answer is a report that adds up or a fault, soon. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeChunk, decodeCommitment, encodeChunks, encodeCommitment } from '../../src/domain/reference/codec.ts'
import { importFile, isAccountedFor } from '../support/importing.ts'
import { uhriRecord } from '../support/uhri.ts'
import { compound, workbook } from '../support/xls.ts'

const HEADER = 'To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session'
const XLS = ['SuR', 'Rgrp', 'Org', 'Recommendation', 'RS', 'Rgrp', 'Org', 'Response', 'Action', 'Issue', 'Session']
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const seeds: readonly Uint8Array[] = [
  bytesOf(JSON.stringify([uhriRecord({}), uhriRecord({ Text: '<p>4.a &amp; b</p>' })])),
  bytesOf(`${HEADER}\rAlgeria,Africa,"AU, OIC",Do it,Spain,WEOG,EU,Accepted,5,Justice,13\r`),
  compound(workbook([XLS, ['Algeria', '', '', 'Do it', 'Spain', '', '', 'Noted', 4, 'Justice', 13]], { cut: 40 })),
]

async function survives(bytes: Uint8Array): Promise<void> {
  const done = await importFile(new Blob([new Uint8Array(bytes)]))
  if ('code' in done) expect(done.code).toMatch(/^[a-z-]+$/)
  else {
    expect(isAccountedFor(done.report)).toBe(true)
    // What was taken can be shelved and comes back as it was.
    for (const c of done.taken) expect(decodeCommitment(encodeCommitment(c))).toEqual(c)
    expect(encodeChunks(done.taken).flatMap(decodeChunk)).toEqual(done.taken)
  }
}

describe('a hostile file', () => {
  it('of random bytes is answered', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), survives), { numRuns: 100 })
  })

  it('of a known beginning and random bytes is answered', async () => {
    const begun = fc.tuple(fc.constantFrom(...seeds), fc.nat(2000), fc.uint8Array({ maxLength: 2000 }))
    await fc.assert(
      fc.asyncProperty(begun, ([seed, at, rest]) => survives(Uint8Array.from([...seed.subarray(0, at), ...rest]))),
      { numRuns: 100 },
    )
  })

  it('of a real shape with bytes changed, cut, or doubled is answered', async () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds), changes, fc.boolean(), async (seed, edits, twice) => {
        const bent = Uint8Array.from(twice ? [...seed, ...seed] : seed)
        for (const [at, byte] of edits) bent[at % bent.length] = byte
        await survives(bent)
      }),
      { numRuns: 150 },
    )
  })

  it('with any value in any field is answered', async () => {
    const key = fc.constantFrom(...Object.keys(uhriRecord({})), '__proto__', 'toString')
    const fields = fc.dictionary(key, fc.jsonValue({ maxDepth: 4 }))
    await fc.assert(
      fc.asyncProperty(fc.array(fields, { maxLength: 5 }), (records) =>
        survives(bytesOf(JSON.stringify([uhriRecord({}), ...records.map((record) => uhriRecord(record))]))),
      ),
      { numRuns: 60 },
    )
  })

  it('with labels and texts at their limits still fits a chunk', async () => {
    const long = Array.from({ length: 300 }, (_, i) => `${i} ${'я'.repeat(56)}`)
    const record = uhriRecord({
      Text: `1. ${'я'.repeat(17_990)}`,
      Themes: long,
      AffectedPersons: long,
      Countries: long,
      UprRecommendingCountry: long,
      Sdgs: long,
      Body: long.join(''),
      Symbol: long.join(''),
    })
    const file = JSON.stringify([uhriRecord({}), record])
    await survives(bytesOf(file))
    const done = await importFile(new Blob([file]))
    expect('taken' in done && done.taken.length).toBe(2)
  })

  it('cannot make a pattern run for long', async () => {
    const started = performance.now()
    for (const evil of [
      '('.repeat(30_000),
      '<'.repeat(30_000),
      '&#'.repeat(15_000),
      '<p '.repeat(10_000),
      '1.'.repeat(15_000),
      ' \n'.repeat(15_000),
      '<!--'.repeat(8000),
      '<script'.repeat(4000),
      `${'(Spain) '.repeat(4000)}`,
      'a, '.repeat(10_000),
    ]) {
      const record = uhriRecord({
        Text: evil,
        Countries: [evil],
        UprRecommendingCountry: [evil],
        Sdgs: [evil],
        Symbol: evil,
      })
      await survives(bytesOf(JSON.stringify([record])))
    }
    // Far above what it takes (some 100 ms); a pattern gone quadratic needs minutes.
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
