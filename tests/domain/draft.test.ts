import { describe, expect, it } from 'vitest'
import { decodeValue, encodeValue } from '../../src/domain/cbor.ts'
import { createDraft, isUntouched, parseDraft, readDraft } from '../../src/domain/project/draft.ts'
import type { ObservationDraft } from '../../src/domain/project/observation.ts'
import { commitmentOf, RECORD } from '../support/records.ts'

const TODAY = '2026-11-24'
const empty = createDraft({ id: RECORD, commitment: commitmentOf('a'), team: 'own', lang: 'ar', at: 5 })
const full: ObservationDraft = { ...empty, status: 'done', words: '  The clinic is open. ' }
const codes = (draft: ObservationDraft): readonly string[] => {
  const parsed = parseDraft(draft, TODAY)
  return parsed.ok ? [] : parsed.error.map((issue) => `${issue.field}: ${issue.code}`)
}

describe('a draft', () => {
  it('becomes an observation when status and words are there', () => {
    expect(parseDraft(full, TODAY)).toMatchObject({
      ok: true,
      value: { status: 'done', words: { lang: 'ar', text: 'The clinic is open.' }, where: { precision: 'withheld' } },
    })
  })

  it('says everything that is missing at once', () => {
    expect(codes(empty)).toEqual(['status: missing-status', 'words: nothing-said'])
  })

  it.each([
    [{ when: { precision: 'day', value: '2026-02-30' } }, 'when: bad-date'],
    [{ when: { precision: 'day', value: '2026-11-25' } }, 'when: date-in-future'],
    [{ when: { precision: 'range', value: '2026-10', until: '2026-12' } }, 'when: date-in-future'],
    [{ where: { precision: 'village', label: ' ' } }, 'where: place-missing'],
    [{ where: { precision: 'village', label: 'x'.repeat(301) } }, 'where: too-long'],
    [{ words: 'x'.repeat(8_001) }, 'words: too-long'],
  ] as const)('is asked about %o', (change, code) => {
    expect(codes({ ...full, ...change })).toEqual([code])
  })

  it('takes this year and this month as not in the future', () => {
    expect(codes({ ...full, when: { precision: 'year', value: '2026' } })).toEqual([])
    expect(codes({ ...full, when: { precision: 'month', value: '2026-11' } })).toEqual([])
  })

  it('hands on no place finer than was chosen', () => {
    const parsed = parseDraft(
      { ...full, where: { precision: 'district', label: 'North', latitude: 1.5, longitude: 2.5 } },
      TODAY,
    )
    expect(parsed.ok && parsed.value.where).toEqual({ precision: 'district', label: 'North' })
  })

  it('comes back from the shelf as it was, however unfinished', () => {
    for (const draft of [
      empty,
      { ...full, words: 'x'.repeat(9_000), when: { precision: 'day', value: '2026-' } } as const,
    ]) {
      const decoded = decodeValue(encodeValue(draft), 100_000)
      expect(decoded.ok && readDraft(decoded.value)).toEqual(draft)
    }
    expect(readDraft({ id: 'x' })).toBeUndefined()
  })

  it('knows whether anything of a person is in it', () => {
    expect(isUntouched(empty)).toBe(true)
    expect(isUntouched(full)).toBe(false)
  })
})
