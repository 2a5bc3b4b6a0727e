import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { encodeCommitment } from '../../src/domain/reference/codec.ts'
import type { Commitment } from '../../src/domain/reference/commitment.ts'
import { ANY, type Query } from '../../src/domain/reference/query.ts'
import { Shelf } from '../../src/reference/search/shelf.ts'
import { queryToWords, textToWords } from '../../src/reference/search/words.ts'
import { commitment, commitmentId, stateCode } from '../support/commitments.ts'

const shelfOf = (list: readonly Commitment[]): Shelf => {
  const shelf = new Shelf()
  for (const c of list) shelf.add(encodeCommitment(c))
  return shelf
}
const idsOf = (shelf: Shelf, q: Partial<Query>): string[] =>
  shelf.query({ ...ANY, ...q, limit: 500 }).cards.map(({ id }) => id.replace('test:', ''))

const VOCABULARY = [
  'ratify',
  'ratified',
  'torture',
  'tortured',
  'women',
  'prison',
  'права',
  'حقوق',
  '人权',
  '权利',
  'égal',
]

describe('search', () => {
  it('finds what MiniSearch finds with the same words, over any number of small segments', () => {
    const sentence = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 8 }).map((w) => w.join(' '))
    const question = fc.array(fc.constantFrom(...VOCABULARY, 'rat', 'tort', 'wom', 'x'), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 30 }), question, fc.integer({ min: 1, max: 9 }), (texts, q, step) => {
        const shelf = new Shelf()
        const other = new MiniSearch({ fields: ['text'], tokenize: textToWords, processTerm: (word) => word })
        texts.forEach((text, i) => {
          shelf.add(encodeCommitment(commitment(`${i}`, text)))
          if (i % step === 0) shelf.settle()
          other.add({ id: `${i}`, text })
        })
        const { whole, begun } = queryToWords(q.join(' '))
        const sets = [...whole.map((w) => [w, false] as const), ...begun.map((w) => [w, true] as const)].map(
          ([w, prefix]) => new Set(other.search(w, { prefix, tokenize: (s) => [s] }).map(({ id }) => String(id))),
        )
        const theirs = texts.map((_, i) => `${i}`).filter((id) => sets.every((set) => set.has(id)))
        expect(idsOf(shelf, { text: q.join(' ') }).sort()).toEqual(theirs.sort())
      }),
    )
  })

  it('ranks the text that speaks most of it first', () => {
    const shelf = shelfOf([
      commitment('long', `torture ${'and many other things '.repeat(20)}`),
      commitment('much', 'torture, torture and torture'),
      commitment('none', 'schools'),
    ])
    expect(idsOf(shelf, { text: 'torture' })).toEqual(['much', 'long'])
  })

  it('finds by document symbol, paragraph and theme', () => {
    const source = { body: 'UPR', format: 'test', symbol: 'A/HRC/59/15', paragraph: '140.7' } as const
    const shelf = shelfOf([
      commitment('a', 'Ratify it.', { source, themes: ['Right to health'] }),
      commitment('b', 'x'),
    ])
    for (const text of ['A/HRC/59/15', '140.7', 'health']) expect(idsOf(shelf, { text })).toEqual(['a'])
  })

  it('orders without words by year, document and paragraph number', () => {
    const at = (paragraph: string, date = '2025-03-02') =>
      ({ source: { body: 'UPR', format: 'test', symbol: 'A/HRC/59/15', paragraph, date } }) as const
    const shelf = shelfOf([
      commitment('ten', 'x', at('140.10')),
      commitment('two', 'x', at('140.2')),
      commitment('old', 'x', at('1', '2010-01-01')),
    ])
    expect(idsOf(shelf, {})).toEqual(['two', 'ten', 'old'])
  })

  it('gives a page, and says how many there are', () => {
    const shelf = shelfOf(Array.from({ length: 30 }, (_, i) => commitment(`${i}`, 'same')))
    const found = shelf.query({ ...ANY, offset: 25, limit: 10 })
    expect([found.total, found.cards.length]).toEqual([30, 5])
  })

  it('keeps the newest of an id, and knows what is already there word for word', () => {
    const shelf = shelfOf([commitment('a', 'old words'), commitment('a', 'new words')])
    expect(idsOf(shelf, { text: 'old' })).toEqual([])
    expect(idsOf(shelf, { text: 'new' })).toEqual(['a'])
    expect(shelf.count).toBe(1)
    const id = commitmentId('test:a')
    expect(shelf.standing(id, encodeCommitment(commitment('a', 'new words')))).toBe('unchanged')
    expect(shelf.standing(id, encodeCommitment(commitment('a', 'newer')))).toBe('changed')
    expect(shelf.get(id)?.text.text).toBe('new words')
  })

  it('cuts the line of a card at a word', () => {
    const [card] = shelfOf([commitment('a', 'word '.repeat(100))]).query(ANY).cards
    expect(card?.line.length).toBeLessThanOrEqual(240)
    expect(card?.line.endsWith('word…')).toBe(true)
  })
})

describe('facets', () => {
  const shelf = shelfOf([
    commitment('a', 'prison', {
      states: [stateCode('SVN')],
      position: 'supported',
      sdgs: ['5.2'],
      themes: ['Detention'],
    }),
    commitment('b', 'prison', {
      states: [stateCode('EGY')],
      position: 'noted',
      sdgs: ['5'],
      affected: ['Women & girls'],
    }),
    commitment('c', 'school', { states: [stateCode('SVN'), stateCode('EGY')], position: 'supported', sdgs: ['16.a'] }),
  ])
  const counts = (q: Partial<Query>, facet: 'states' | 'positions' | 'sdgs') =>
    Object.fromEntries(shelf.query({ ...ANY, ...q }).facets[facet].map(({ value, count }) => [value, count]))

  it('narrows: any of a list, all of the lists', () => {
    expect(idsOf(shelf, { states: [stateCode('EGY')] }).sort()).toEqual(['b', 'c'])
    expect(idsOf(shelf, { states: [stateCode('EGY')], positions: ['noted', 'supported'], text: 'prison' })).toEqual([
      'b',
    ])
    expect(idsOf(shelf, { affected: ['Women & girls'] })).toEqual(['b'])
    expect(idsOf(shelf, { themes: ['nothing like it'] })).toEqual([])
  })

  it('finds targets under their goal, and a target alone', () => {
    expect(idsOf(shelf, { sdgs: ['5'] }).sort()).toEqual(['a', 'b'])
    expect(idsOf(shelf, { sdgs: ['5.2'] })).toEqual(['a'])
    expect(counts({}, 'sdgs')).toEqual({ 5: 2, '5.2': 1, 16: 1, '16.a': 1 })
  })

  it('counts a facet as if its own list were not asked', () => {
    expect(counts({ states: [stateCode('SVN')] }, 'states')).toEqual({ SVN: 2, EGY: 2 })
    expect(counts({ states: [stateCode('SVN')] }, 'positions')).toEqual({ supported: 2 })
    expect(counts({ states: [stateCode('EGY')], text: 'prison' }, 'states')).toEqual({ SVN: 1, EGY: 1 })
  })
})
