import { describe, expect, it } from 'vitest'
import { foldText } from '../../src/ui/fold.ts'

describe('finding a label by a few letters', () => {
  it('sees through case and accents', () => {
    expect(foldText('Côte d’Ivoire')).toContain(foldText('COTE'))
    expect(foldText('Türkiye')).toContain(foldText('turk'))
  })

  it('sees through Arabic vowel signs, tatweel and the forms of alef', () => {
    expect(foldText('الأُردُنّ')).toBe(foldText('الاردن'))
    expect(foldText('تـونس')).toBe(foldText('تونس'))
  })
})
