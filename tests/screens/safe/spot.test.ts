import { describe, expect, it } from 'vitest'
import { dateToAnswer, isHalfDate, NO_DATE, NO_PLACE, placeToAnswer } from '../../../src/screens/safe/spot.ts'

describe('when and where', () => {
  it('are unanswered until something is there', () => {
    expect(dateToAnswer(NO_DATE)).toBe('unanswered')
    expect(placeToAnswer(NO_PLACE)).toBe('unanswered')
    expect(isHalfDate(NO_DATE)).toBe(false)
  })

  it('never become an answer while half written', () => {
    const half = { precision: 'year', value: '20' } as const
    expect(dateToAnswer(half)).toBe('unanswered')
    expect(isHalfDate(half)).toBe(true)
    expect(isHalfDate({ precision: 'day', value: '2026-02-30' })).toBe(true)
  })

  it('take the fields’ own "I don’t know" and "I don’t want to say" as those answers', () => {
    expect(dateToAnswer({ precision: 'unknown', value: '' })).toBe('unknown')
    expect(placeToAnswer({ precision: 'withheld', label: '' })).toBe('withheld')
    expect(dateToAnswer({ precision: 'year', value: '2026', about: true })).toEqual({
      given: { precision: 'year', value: '2026', about: true },
    })
  })
})
