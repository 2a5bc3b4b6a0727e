import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/i18n/languages.ts'
import { canonicalPassphrase, createPassphrase, isWordy } from '../../src/i18n/passphrase.ts'

/** Counts through all bytes, so that rejection and every word come up. */
const counting = () => {
  let at = 0
  return (size: number) => Uint8Array.from({ length: size }, () => (at = (at * 73 + 41) % 256))
}

describe('a fresh passphrase', () => {
  it.each(LANGUAGES)('in %s is five words or twenty digits', async (language) => {
    const fresh = await createPassphrase(language, counting())
    if (isWordy(language)) expect(fresh).toMatchObject({ bits: 55, groups: { length: 5 } })
    else {
      expect(fresh.groups).toHaveLength(4)
      expect(fresh.groups.join('')).toMatch(/^\d{20}$/)
      expect(fresh.bits).toBeGreaterThan(66)
    }
  })

  it('grows by a word or by five digits', async () => {
    expect((await createPassphrase('en', counting(), 2)).groups).toHaveLength(7)
    expect((await createPassphrase('ru', counting(), 1)).groups.join('')).toMatch(/^\d{25}$/)
  })

  it('makes every digit equally likely: bytes from 250 up are drawn again', async () => {
    const draw = (bytes: number[]) => (size: number) => Uint8Array.from({ length: size }, (_, i) => bytes[i] ?? 0)
    const fresh = await createPassphrase('ar', draw([255, 254, 253, 252, 251, 250, 249, 8, 17]))
    expect(fresh.groups.join('').slice(0, 3)).toBe('987')
  })

  it('reaches the first and the last word of the list', async () => {
    const first = await createPassphrase('en', () => new Uint8Array([0, 0]))
    const last = await createPassphrase('en', () => new Uint8Array([255, 255]))
    expect([first.groups[0], last.groups[0]]).toEqual(['abandon', 'zoo'])
  })

  it.each(['en', 'es', 'fr', 'zh'] as const)(
    'has no two words in %s that fall together once canonical',
    async (language) => {
      const seen = new Set<string>()
      for (let n = 0; n < 2048; n++) {
        const { groups } = await createPassphrase(language, () => new Uint8Array([n >> 8, n & 255]), -4)
        seen.add(canonicalPassphrase(groups[0] ?? ''))
      }
      expect(seen.size).toBe(2048)
    },
  )
})

describe('the canonical form', () => {
  it('forgives what a thumb or a keyboard changes', () => {
    expect(canonicalPassphrase('  Ábaco\u00a0 ZORRO\n')).toBe('abaco zorro')
    expect(canonicalPassphrase('a\u0301baco zorro')).toBe('abaco zorro')
    expect(canonicalPassphrase('٠١٢٣٤ ٥٦٧٨٩')).toBe('0123456789')
    expect(canonicalPassphrase('12345 67890')).toBe(canonicalPassphrase('1234567890'))
    expect(canonicalPassphrase('的 一 是')).toBe('的一是')
    expect(canonicalPassphrase('的\u3000一是')).toBe('的一是')
  })

  it('keeps different words different', () => {
    expect(canonicalPassphrase('ab c')).not.toBe(canonicalPassphrase('a bc'))
    expect(canonicalPassphrase('one two')).not.toBe(canonicalPassphrase('two one'))
  })

  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const once = canonicalPassphrase(typed)
        expect(canonicalPassphrase(once)).toBe(once)
      }),
    )
  })
})
