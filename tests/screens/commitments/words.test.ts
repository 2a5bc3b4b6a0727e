import { beforeAll, describe, expect, it } from 'vitest'
import { speak, wholeLanguage } from '../../../src/i18n/text.ts'
import { sayReason } from '../../../src/screens/commitments/reasons.ts'
import { sayFacetValue, sayGoal, sayOrigin, symbolOf } from '../../../src/screens/commitments/words.ts'

const bare = (text: string): string => text.replace(/[\u2068\u2069]/g, '')

describe('the words on a card', () => {
  beforeAll(() => speak('en').then(wholeLanguage))

  it('cites the symbol and paragraph as far as the file gave them', () => {
    expect(symbolOf({ symbol: 'A/HRC/59/15', paragraph: '140.7' })).toBe('A/HRC/59/15 §140.7')
    expect(symbolOf({ symbol: 'A/HRC/59/15' })).toBe('A/HRC/59/15')
    expect(symbolOf({})).toBe('')
  })

  it('says body, year and answer, and invents neither year nor answer', () => {
    expect(sayOrigin({ body: 'UPR', year: 2025, position: 'supported' })).toEqual(['UPR 2025', 'Supported'])
    expect(sayOrigin({ body: 'CAT' })).toEqual(['CAT'])
  })

  it('names goals and targets in our own words', () => {
    expect(bare(sayGoal('5'))).toBe('Goal 5: Women and girls')
    expect(bare(sayGoal('16.a'))).toBe('Goal 16.a: Justice and peace')
    expect(sayGoal('99')).toBe('99')
  })

  it('shows a value it has no word for as the file wrote it', () => {
    expect(sayFacetValue('themes', 'Right to water')).toBe('Right to water')
    expect(sayFacetValue('bodies', 'FBI')).toBe('FBI')
    expect(sayFacetValue('states', 'TUN')).toBe('Tunisia')
    expect(bare(sayReason('some-new-reason'))).toBe('Another reason (some-new-reason)')
  })
})
