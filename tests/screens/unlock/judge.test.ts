import { beforeAll, describe, expect, it } from 'vitest'
import { showDuration } from '../../../src/i18n/duration.ts'
import { FLOOR, openJudge, secondsToGuess } from '../../../src/screens/unlock/judge.ts'

const YEAR = 365.25 * 24 * 3600

describe('the judge of a passphrase', () => {
  let judge: (typed: string) => number
  beforeAll(async () => {
    judge = await openJudge()
  })

  it.each(['123456', 'password', 'amina1987', 'correct horse', 'qwertyuiop asdfghjkl', 'aaaaaaaaaaaaaaaaaaaaaaaa'])(
    'refuses %s',
    (typed) => {
      expect(judge(typed)).toBeLessThan(FLOOR)
    },
  )

  it('takes several unrelated words', () => {
    expect(judge('lantern velvet quarry oyster thimble marigold')).toBeGreaterThan(FLOOR)
  })

  it('gives nothing for capitals and spaces, which are not kept', () => {
    expect(judge('Lantern  VELVET')).toBe(judge('lantern velvet'))
  })

  it('answers soon for any length', () => {
    const start = performance.now()
    judge('ab1'.repeat(2_000))
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('counts half of the possibilities at 2,000 guesses a second and card', () => {
    expect(secondsToGuess(2 ** 55) / YEAR).toBeCloseTo(285_420, -2)
    expect(secondsToGuess(2 ** 55, 1_000) / YEAR).toBeCloseTo(285.4, 0)
    expect(secondsToGuess(FLOOR, 1_000) / YEAR).toBeGreaterThan(7)
  })
})

describe('a duration in words', () => {
  it('says two digits and the unit of the language', () => {
    expect(showDuration(285_420 * YEAR, 'en')).toBe('290,000 years')
    expect(showDuration(90, 'en')).toBe('1.5 minutes')
    expect(showDuration(0.001, 'en')).toBe('1 second')
    expect(showDuration(3 * YEAR, 'ru')).toBe('3 года')
    expect(showDuration(5 * YEAR, 'ar-u-nu-latn')).toContain('سنوات')
    expect(showDuration(Number.POSITIVE_INFINITY, 'en')).toBe('1,000,000,000 years')
  })
})
