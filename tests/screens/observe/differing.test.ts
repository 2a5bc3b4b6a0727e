import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differing } from '../../../src/screens/observe/differing.ts'

describe('what differs between two versions', () => {
  it('marks the words that are a version’s own', () => {
    expect(differing('The well has a pump now.', 'The well has no pump now.')).toEqual({
      before: 'The well has',
      own: ' a',
      after: ' pump now.',
    })
  })

  it('marks everything where nothing is shared, and nothing where all is', () => {
    expect(differing('Started', 'Nothing done')).toEqual({ before: '', own: 'Started', after: '' })
    expect(differing('same words', 'same words')).toEqual({ before: 'same words', own: '', after: '' })
    expect(differing('', 'x')).toEqual({ before: '', own: '', after: '' })
  })

  it('never loses, repeats or invents a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, other) => {
        const { before, own, after } = differing(text, other)
        expect(before + own + after).toBe(text)
      }),
    )
  })
})
