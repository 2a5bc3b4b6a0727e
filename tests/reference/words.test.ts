import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryToWords, textToWords } from '../../src/reference/search/words.ts'

describe('words', () => {
  it('folds case and diacritics', () => {
    expect(textToWords('Égalité, ÑANDÚ; straße: œuvre')).toEqual(['egalite', 'nandu', 'strasse', 'oeuvre'])
    expect(textToWords('Ещё ЕЩЕ')).toEqual(['еще', 'еще'])
  })

  it('folds what Arabic writes in several ways', () => {
    expect(textToWords('حُقُوق الإنســان')).toEqual(textToWords('حقوق الانسان'))
    expect(textToWords('المدرسة على')).toEqual(['مدرسه', 'علي'])
    expect(textToWords('وبالحقوق')).not.toEqual([])
    expect(textToWords('والحقوق بالحقوق الحقوق للحقوق حقوق').every((word) => word === 'حقوق')).toBe(true)
    expect(textToWords('١٤٠٫٧')).toEqual(['140', '7'])
  })

  it('reads Chinese as pairs, with single characters found by their beginning', () => {
    expect(textToWords('人权维护者')).toEqual(['人权', '权维', '维护', '护者', '者'])
    expect(queryToWords('人权')).toEqual({ whole: [], begun: ['人权'] })
    expect(queryToWords('者')).toEqual({ whole: [], begun: ['者'] })
    expect(textToWords('第3条UPR审议')).toEqual(['第', '3', '条', 'upr', '审议', '议'])
  })

  it('takes the last word as begun until a blank follows it', () => {
    expect(queryToWords('prison ref')).toEqual({ whole: ['prison'], begun: ['ref'] })
    expect(queryToWords('prison ref ')).toEqual({ whole: ['prison', 'ref'], begun: [] })
    expect(queryToWords(' … ')).toEqual({ whole: [], begun: [] })
  })

  it('caps what a question can cost', () => {
    const { whole, begun } = queryToWords('a b c d e f g h i j k l m n o p q r s t u v'.repeat(100))
    expect(whole.length + begun.length).toBeLessThanOrEqual(16)
  })

  it('finds every whole word of a text by asking for it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const words = new Set(textToWords(text))
        for (const word of queryToWords(`${text} `).whole) expect(words).toContain(word)
      }),
    )
  })
})
