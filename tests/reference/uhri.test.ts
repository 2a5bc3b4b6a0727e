import { describe, expect, it } from 'vitest'
import type { Commitment } from '../../src/domain/reference/commitment.ts'
import { blobOf, gzipped, importFile, isAccountedFor, mustImport } from '../support/importing.ts'
import { uhriFile, uhriRecord } from '../support/uhri.ts'

const only = async (over: Readonly<Record<string, unknown>>): Promise<Commitment> => {
  const { taken, report } = await mustImport(uhriFile([uhriRecord(over)]))
  const [first] = taken
  if (!first) throw new Error(JSON.stringify(report.refused))
  return first
}
const refusedFor = async (over: Readonly<Record<string, unknown>>): Promise<string | undefined> =>
  (await mustImport(uhriFile([uhriRecord(over)]))).report.refused[0]?.reason

describe('a record of UHRI', () => {
  it('becomes a commitment', async () => {
    expect(
      await only({
        AnnotationId: 'A9CEAE8C-FE1C-40F9-A326-1529E0AB678F',
        Text: '140.7 Ratify it and report (Maldives) (Timor-Leste);',
        UprRecommendingCountry: ['Maldives', 'Timor-Leste'],
        Themes: [' Right to health ', 'Right to health'],
        AffectedPersons: ['Women & girls'],
        Sdgs: ['16.a - Strengthen', '5 - GENDER EQUALITY', '5.2 - End all', '10 - REDUCED'],
      }),
    ).toEqual({
      id: 'uhri:a9ceae8c-fe1c-40f9-a326-1529e0ab678f',
      kind: 'recommendation',
      states: ['SVN'],
      text: { lang: 'en', text: 'Ratify it and report' },
      source: {
        symbol: 'A/HRC/59/15',
        paragraph: '140.7',
        body: 'UPR',
        date: '2025-03-02',
        session: 48,
        cycle: 4,
        annotation: 'a9ceae8c-fe1c-40f9-a326-1529e0ab678f',
        format: 'uhri-json',
      },
      recommending: ['MDV', 'TLS'],
      position: 'supported',
      themes: ['Right to health'],
      affected: ['Women & girls'],
      sdgs: ['5', '5.2', '10', '16.a'],
    })
  })

  it.each([
    ['137.197 Ensure it', '137.197', 'Ensure it'],
    ['67. The Committee', '67', 'The Committee'],
    ['4.The Committee', '4', 'The Committee'],
    ['para. 28: The Committee', '28', 'The Committee'],
    ['Recommendation No. 41, para. 81: 41. Ensure it', '81', 'Ensure it'],
    ['Recommendations contained in para. 79(a): 79(a). Ensure it', '79 (a)', 'Ensure it'],
    ['Recommendations contained in 25(a): 25(a). Ensure it', '25 (a)', 'Ensure it'],
    ['47 (g) Ensure it', '47 (g)', 'Ensure it'],
    ['Right to health\n7. The Committee', '7', 'Right to health\nThe Committee'],
    ['2030 Agenda: follow it', undefined, '2030 Agenda: follow it'],
    ['12 months at most', undefined, '12 months at most'],
  ])('gives up its paragraph number: %s', async (raw, paragraph, text) => {
    const c = await only({ Text: raw, Body: '- CRC' })
    expect([c.source.paragraph, c.text.text]).toEqual([paragraph, text])
  })

  it('is plain text afterwards, whatever HTML it was', async () => {
    const c = await only({
      Text: '<p>4.Women&rsquo;s&nbsp;rights:</p><p>a &lt;b&gt; c <script>alert(1)</script><img src=x onerror=y>\u202Ed</p>',
    })
    expect(c.text.text).toBe('Women’s rights:\na <b> c d')
    expect((await only({ Text: '4. fewer than < 5 of &unknown; and AT&T' })).text.text).toBe(
      'fewer than < 5 of &unknown; and AT&T',
    )
  })

  it('names each mechanism, keeping the spelling of a mandate', async () => {
    const bodyOf = async (Body: string) => {
      const { body, mandate } = (await only({ Body, Text: '1. The Committee' })).source
      return mandate ? [body, mandate] : [body]
    }
    expect(await bodyOf('- CRC-OP-SC')).toEqual(['CRC', 'CRC-OP-SC'])
    expect(await bodyOf('- Committee on Migrant Workers')).toEqual(['CMW', 'Committee on Migrant Workers'])
    expect(await bodyOf('- SR Violence against women')).toEqual(['SP', 'SR Violence against women'])
    expect(await bodyOf('- CCPR')).toEqual(['CCPR'])
    expect(await bodyOf('- Somebody')).toEqual(['OTHER', 'Somebody'])
  })

  it('is a recommendation or a concern as its type says, and is judged by its words when the type is a mere dash', async () => {
    expect((await only({ AnnotationType: '- Concerns/Observations' })).kind).toBe('concern')
    expect((await only({ AnnotationType: '-', Body: '- CAT', Text: '9. The Committee urges it' })).kind).toBe(
      'recommendation',
    )
    expect((await only({ AnnotationType: '-', Body: '- CAT', Text: '9. The Committee welcomes it' })).kind).toBe(
      'concern',
    )
    expect(await refusedFor({ AnnotationType: '- Something else' })).toBe('not-a-commitment')
    expect(await refusedFor({ Text: 'Response of Slovenia: we agree' })).toBe('not-a-commitment')
  })

  it('knows States by code, by old names and by names in other languages, and never cuts one in two', async () => {
    const states = async (...Countries: string[]) => {
      const c = await only({ Countries, Text: '1. x' })
      return [...c.states, ...(c.statesUnresolved ?? [])]
    }
    expect(await states('PK', 'Timor-Leste', 'Guinea-Bissau')).toEqual(['PAK', 'TLS', 'GNB'])
    expect(await states('Bolivia (Plurinational State of), Peru')).toEqual(['BOL', 'PER'])
    expect(await states('Uzbekistan - Czechia')).toEqual(['UZB', 'CZE'])
    expect(await states('Bosnia & Herzegovina', 'St Kitts & Nevis')).toEqual(['BIH', 'KNA'])
    expect(await states('Côte d’Ivoire', 'Turkey', 'Swaziland')).toEqual(['CIV', 'TUR', 'SWZ'])
    expect(await states('Египет', '中国', 'تونس', 'Allemagne')).toEqual(['EGY', 'CHN', 'TUN', 'DEU'])
    expect(await states('- Sudan\n- South Sudan')).toEqual(['SDN', 'SSD'])
    expect(await states('Kosovo*')).toEqual(['Kosovo*'])
  })

  it('finds the recommending States in the text where the field is empty, and says so', async () => {
    const { taken, report } = await mustImport(
      uhriFile([
        uhriRecord({
          Text: '1.1 Do it (CEDAW) (Bolivia (Plurinational State of)) (Peru, Spain);',
          UprRecommendingCountry: [],
        }),
      ]),
    )
    expect(taken[0]?.recommending).toEqual(['BOL', 'PER', 'ESP'])
    expect(taken[0]?.text.text).toBe('Do it (CEDAW)')
    expect(report.repaired.map(({ reason }) => reason)).toContain('states-from-text')
  })

  it('reads positions, the mixed ones too, and leaves out what the file leaves out', async () => {
    expect((await only({ UprPositions: ['Supported/Noted'] })).position).toBe('mixed')
    expect((await only({ UprPositions: ['Supported', 'Noted'] })).position).toBe('mixed')
    expect((await only({ UprPositions: ['- Noted'] })).position).toBe('noted')
    expect((await only({ UprPositions: [] })).position).toBeUndefined()
  })

  it('gets its cycle from the session, or from the field when there is no session', async () => {
    expect((await only({ UprSession: ['27th Session'], UprCycle: null })).source).toMatchObject({
      session: 27,
      cycle: 3,
    })
    expect((await only({ UprSession: [], UprCycle: '2nd cycle' })).source.cycle).toBe(2)
    expect((await only({ UprSession: ['26'] })).source.cycle).toBe(2)
  })

  it('has an id that does not change with the file it came in, with or without one of UHRI', async () => {
    const record = uhriRecord({ AnnotationId: null })
    const [a] = (await mustImport(uhriFile([record]))).taken
    const [b] = (await mustImport(uhriFile([uhriRecord({}), { ...record, UprPositions: ['Noted'] }]))).taken.slice(1)
    expect(a?.id).toMatch(/^uhri:[0-9a-f]{32}$/)
    expect(b?.id).toBe(a?.id)
  })

  it('is refused with a reason when nothing can be made of it', async () => {
    expect(await refusedFor({ Text: '  <p>&nbsp;</p> ' })).toBe('no-text')
    expect(await refusedFor({ Countries: [] })).toBe('no-state')
    expect(await refusedFor({ Text: `1. ${'x'.repeat(40_000)}` })).toBe('too-long')
    expect(await refusedFor({ Text: { toString: 'x' } })).toBe('no-text')
  })
})

describe('a file of UHRI', () => {
  it('is accounted for to the last row', async () => {
    const good = uhriRecord({})
    const { report } = await mustImport(
      blobOf(`[${JSON.stringify(good)},null, 7 ,{"Text":},[],{},${JSON.stringify({ ...good, Countries: ['Egypt'] })}]`),
      ['SVN'],
    )
    expect(report).toMatchObject({ rows: 7, taken: 1, skipped: 1, refusedTotal: 5 })
    expect(report.refused.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '2 not-a-record',
      '3 not-a-record',
      '4 broken',
      '5 not-a-record',
      '6 no-text',
    ])
    expect(isAccountedFor(report)).toBe(true)
  })

  it('may be gzipped, may have a byte order mark, and is known without its name', async () => {
    const text = await uhriFile([uhriRecord({})]).text()
    expect((await mustImport(gzipped(text))).report).toMatchObject({ format: 'uhri-json', taken: 1 })
    expect((await mustImport(blobOf(`\ufeff  ${text}\n`))).report.taken).toBe(1)
  })

  it('is refused whole when it ends too early or goes on after its end', async () => {
    const text = await uhriFile([uhriRecord({}), uhriRecord({})]).text()
    expect(await importFile(blobOf(text.slice(0, -5)))).toMatchObject({ code: 'damaged', detail: 'cut-off' })
    expect(await importFile(blobOf(`${text}]`))).toMatchObject({ code: 'damaged' })
  })

  it('cannot reach our objects by the names of its fields', async () => {
    const evil = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(uhriRecord({ Countries: ['__proto__', 'constructor'] })).slice(1)}`
    const { report } = await mustImport(blobOf(`[${evil}]`))
    expect(Object.keys(report.countries).sort()).toEqual(['__proto__', 'constructor'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('ends at the limit of depth, and passes over a record that is too long', async () => {
    const head = `[${JSON.stringify(uhriRecord({}))},`
    expect(await importFile(blobOf(`${head}${'['.repeat(100_000)}`))).toEqual({ code: 'too-deep' })
    const { report } = await mustImport(blobOf(`${head}{"Text":"${'x'.repeat(1 << 20)}"},${head.slice(1, -1)}]`))
    expect(report.refused).toEqual([{ row: 2, reason: 'too-long' }])
    expect(report.rows).toBe(3)
  })

  it('ends when gzip unpacks to more than its share', async () => {
    const bomb = gzipped(`[${JSON.stringify(uhriRecord({}))}${' '.repeat(30_000_000)}]`)
    expect(await importFile(bomb)).toEqual({ code: 'too-large', detail: 'ratio' })
  })
})

describe('a file that is none of ours', () => {
  it.each([
    ['', 'empty'],
    ['   \n', 'empty'],
    ['[]', 'no-rows'],
    ['[{"a":1}]', 'unknown-format'],
    ['%PDF-1.7', 'unknown-format'],
    ['name,age\nx,1', 'unknown-format'],
    ['<html><body>"AnnotationType" "Countries" "Text"', 'unknown-format'],
    ['PK\u0003\u0004', 'unknown-format'],
  ])('%j is said to be %s', async (content, code) => {
    expect(await importFile(blobOf(content))).toMatchObject({ code })
  })
})
