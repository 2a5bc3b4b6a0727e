import { beforeAll, describe, expect, it } from 'vitest'
import { speak, wholeLanguage } from '../../src/i18n/text.ts'
import { sayDate, sayDay, sayLength, saySize, sayTime } from '../../src/i18n/when.ts'

const bare = (value: string): string =>
  value.replace(/[\u2066-\u2069\u202f\u00a0]/g, (c) => (c < '\u2000' || c === '\u202f' ? ' ' : ''))

describe('dates in words', () => {
  beforeAll(() => speak('en').then(wholeLanguage))

  it('says no more than is known', () => {
    expect(sayDay('2026-03-12')).toBe('March 12, 2026')
    expect(sayDay('2026-03')).toBe('March 2026')
    expect(sayDay('2026')).toBe('2026')
    expect(sayDay('spring')).toBe('spring')
  })

  it('marks an estimate, a range and not knowing', () => {
    expect(bare(sayDate({ precision: 'month', value: '2026-03', about: true }))).toBe('around March 2026')
    expect(bare(sayDate({ precision: 'range', value: '2024', until: '2025-02' }))).toBe('2024 to February 2025')
    expect(sayDate({ precision: 'unknown', value: '' })).toBe("I don't know")
  })

  it('leaves the day out of a time of today only', () => {
    const at = new Date(2026, 2, 12, 14, 2).getTime()
    expect(bare(sayTime(at, at + 1000))).toBe('2:02 PM')
    expect(sayTime(at, at + 48 * 3_600_000)).toContain('Mar 12')
  })

  it('says sizes and lengths shortly', () => {
    expect([saySize(0), saySize(1), saySize(412_000), saySize(4_200_000)]).toEqual(['0 kB', '1 kB', '412 kB', '4.2 MB'])
    expect([sayLength(0), sayLength(61.4), sayLength(600)]).toEqual(['0:00', '1:01', '10:00'])
  })

  it('keeps Western digits and the Gregorian calendar in Arabic', async () => {
    await speak('ar')
    expect(sayDay('2026-03-12')).toMatch(/12.*2026/)
    await speak('en')
  })
})
