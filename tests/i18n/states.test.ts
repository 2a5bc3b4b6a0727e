import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/i18n/languages.ts'
import { stateNameIn } from '../../src/i18n/states.ts'

describe('the names of States', () => {
  it('says a State in each of the six languages', () => {
    expect(LANGUAGES.map((lang) => stateNameIn(lang, 'TUN'))).toEqual([
      'تونس',
      'Tunisia',
      'Túnez',
      'Tunisie',
      'Тунис',
      '突尼斯',
    ])
  })

  it("uses the United Nations' names where everyday ones differ", () => {
    expect(stateNameIn('en', 'PSE')).toBe('State of Palestine')
    expect(stateNameIn('en', 'COD')).toBe('Democratic Republic of the Congo')
    expect(stateNameIn('fr', 'VAT')).toBe('Saint-Siège')
    expect(stateNameIn('en', 'MMR')).toBe('Myanmar')
  })

  it('gives back a label that is no code, untouched', () => {
    expect(stateNameIn('en', 'Freedonia')).toBe('Freedonia')
    expect(stateNameIn('zh', 'ZZZ')).toBe('ZZZ')
  })

  it('knows every member State, and no two by one name', () => {
    const codes = 'AFG AGO BOL CIV FSM GBR IRN LAO MDA MKD PRK RUS STP SWZ SYR TLS TUR TZA USA VEN VNM XXX'.split(' ')
    const said = codes.map((code) => stateNameIn('en', code))
    expect(new Set(said).size).toBe(codes.length)
    expect(said.filter((name) => /^[A-Z]{3}$/.test(name))).toEqual(['XXX'])
  })
})
