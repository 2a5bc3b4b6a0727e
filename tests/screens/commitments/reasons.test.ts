import { beforeAll, describe, expect, it } from 'vitest'
import { speak, wholeLanguage } from '../../../src/i18n/text.ts'
import { REFUSED, REPAIRED } from '../../../src/reference/importers/row.ts'
import { sayReason } from '../../../src/screens/commitments/reasons.ts'

describe('reasons of an import', () => {
  beforeAll(() => speak('en').then(wholeLanguage))

  it('has words for every reason that an importer gives', () => {
    const said = [...REFUSED, ...REPAIRED].map(sayReason)
    expect(said.filter((words) => words === '' || words.includes('Another reason'))).toEqual([])
    expect(new Set(said).size).toBe(said.length)
  })
})
