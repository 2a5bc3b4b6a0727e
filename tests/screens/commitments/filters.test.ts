import { describe, expect, it } from 'vitest'
import { ANY } from '../../../src/domain/reference/query.ts'
import { isNarrowed, offered, widened, withFacet } from '../../../src/screens/commitments/filters.ts'

describe('narrowing the list', () => {
  it('replaces the values of one facet and goes back to the first page', () => {
    const query = withFacet({ ...ANY, themes: ['Water'], offset: 100 }, 'themes', ['Health'])
    expect(query).toEqual({ ...ANY, themes: ['Health'], offset: 0 })
  })

  it('takes only values that the field knows', () => {
    expect(withFacet(ANY, 'states', ['TUN', 'Freedonia']).states).toEqual(['TUN'])
    expect(withFacet(ANY, 'bodies', ['CAT', 'UPR', 'FBI']).bodies).toEqual(['UPR', 'CAT'])
    expect(withFacet(ANY, 'positions', ['noted', 'maybe']).positions).toEqual(['noted'])
  })

  it('is narrowed by words or by any facet, and widened back to everything', () => {
    expect(isNarrowed(ANY)).toBe(false)
    expect(isNarrowed({ ...ANY, text: '  ' })).toBe(false)
    expect(isNarrowed({ ...ANY, text: 'water' })).toBe(true)
    expect(isNarrowed(withFacet(ANY, 'sdgs', ['5']))).toBe(true)
    expect(isNarrowed(widened(withFacet({ ...ANY, text: 'water' }, 'sdgs', ['5'])))).toBe(false)
  })

  it('still offers what is chosen when it finds nothing any more', () => {
    expect(offered([{ value: 'TUN', count: 3 }], ['DZA', 'TUN'])).toEqual([
      { value: 'TUN', count: 3 },
      { value: 'DZA', count: 0 },
    ])
  })
})
