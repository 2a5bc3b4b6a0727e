/** The real files, where they are at hand: every row of each is accounted for, and what we make of them is compared with what is known. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { STATES } from '../../src/domain/reference/states.ts'
import { labelToState } from '../../src/reference/labels.ts'
import { cycleOfSession, yearOfSession } from '../../src/reference/sessions.ts'
import { importFile, isAccountedFor, mustImport } from '../support/importing.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const shared = existsSync(data)
const bytesOf = (path: string): Buffer => readFileSync(join(data, path))
const blobOf = (path: string): Blob => new Blob([new Uint8Array(bytesOf(path))])
const textOf = (path: string): string => bytesOf(path).toString('utf8')

describe.runIf(shared)('UPR Info, real', () => {
  it.each([
    ['upr-info/upr-info-sessions-1-5.csv.gz', 'upr-info/upr-info-sessions-1-5.xls', 6094],
    ['upr-info/upr-info-sessions-17-20.csv.gz', 'upr-info/upr-info-sessions-17-20.xls.gz', 7984],
    ['upr-info/upr-info-voluntary-pledges.csv.gz', 'upr-info/upr-info-voluntary-pledges.xls', 947],
  ])('%s and its xls agree, row for row', async (csvPath, xlsPath, rows) => {
    const [csv, xls] = [await mustImport(blobOf(csvPath)), await mustImport(blobOf(xlsPath))]
    expect([csv.report.format, xls.report.format]).toEqual(['upr-info-csv', 'upr-info-xls'])
    for (const { report } of [csv, xls]) {
      expect(report).toMatchObject({ rows, taken: rows, refusedTotal: 0 })
      expect(isAccountedFor(report)).toBe(true)
    }
    expect(csv.report.countries).toEqual(xls.report.countries)
    expect(csv.taken).toEqual(xls.taken)
  })

  it('sessions 10–13: every row, every State, the letters of Mac Roman', async () => {
    const { report, taken } = await mustImport(blobOf('upr-info/upr-info-sessions-10-13.csv.gz'))
    expect(report).toMatchObject({ rows: 9047, taken: 9047, positions: { supported: 6980, noted: 2067 } })
    expect(Object.keys(report.countries).every((code) => STATES.some((state) => state.code === code))).toBe(true)
    expect(taken.some(({ text }) => /[’“”é]/.test(text.text))).toBe(true)
    expect(taken.filter(({ text }) => /[ÕÒÓŽ\ufffd]/.test(text.text))).toEqual([])
  })

  it('the cut file is the same in Mac Roman as in UTF-8', async () => {
    const [mac, utf8] = [
      await mustImport(blobOf('specimens/upr-info-csv.macroman-cr.20.csv')),
      await mustImport(blobOf('specimens/upr-info-csv.utf8-lf.same-20.csv')),
    ]
    expect(mac.report.rows).toBe(20)
    expect(mac.taken).toEqual(utf8.taken)
  })
})

describe.runIf(shared)('UHRI, real', () => {
  it('949 records: paragraph, States and positions of each', async () => {
    const { report, taken } = await mustImport(
      blobOf('uhri/RESHAPED-949-real-recommendations-in-uhri-json-shape.json.gz'),
    )
    expect(report).toMatchObject({ rows: 949, taken: 949, refusedTotal: 0, sessions: [20, 34, 48] })
    expect(report.countries).toEqual({ SVN: 632, EGY: 300, AUS: 15, IRQ: 1, PER: 1 })
    expect(taken.filter(({ source }) => source.paragraph === undefined)).toEqual([])
    expect(taken.filter(({ text }) => /^\d|[<>]|&\w+;/.test(text.text))).toEqual([])
    expect(new Set(taken.map(({ id }) => id)).size).toBe(949)
    const slovenia2025 = taken.filter(({ source }) => source.symbol === 'A/HRC/59/15')
    expect(slovenia2025.length).toBe(254)
    expect(slovenia2025.filter(({ position }) => position === 'supported').length).toBe(217)
  })

  it('the one verbatim record', async () => {
    const { taken } = await mustImport(blobOf('specimens/uhri-json.raw-1.json'))
    expect(taken[0]).toMatchObject({
      kind: 'concern',
      states: ['PER'],
      source: { body: 'CRC', symbol: 'CRC/C/PER/CO/6-7', paragraph: '4', date: '2025-02-12' },
      sdgs: ['5.2', '16.2', '16.9'],
    })
  })
})

describe.runIf(shared)('code lists, real', () => {
  it('every label that was seen in a source is a State, but for the two that are none', () => {
    const lines = textOf('countries/labels-seen-in-sources.csv').trim().split(/\r?\n/).slice(1)
    const unknown = lines
      .map((line) => /^[^,]+,"?(.*?)"?,(\w*)$/.exec(line))
      .filter(
        (match) => labelToState(match?.[1] ?? '') !== (match?.[2] === 'UNK' ? undefined : match?.[2] || undefined),
      )
    expect(unknown).toEqual([])
  })

  it('every session has its year, and a cycle', () => {
    for (const line of textOf('countries/upr-session-years.csv').trim().split(/\r?\n/).slice(1)) {
      const [session, year] = line.split(',').map(Number)
      expect(yearOfSession(session ?? 0)).toBe(year)
    }
    expect([1, 12, 13, 26, 27, 40, 41, 54, 55].map(cycleOfSession)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, undefined])
  })
})

describe.runIf(shared)('every other file that is at hand', () => {
  const files = (['specimens', 'taxonomies', 'national-tracking', 'ohchr-thematic-lists'] as const).flatMap((folder) =>
    shared ? readdirSync(join(data, folder)).map((name) => `${folder}/${name}`) : [],
  )

  it('is read in full or declined by name, cut anywhere', async () => {
    for (const path of files) {
      const whole = new Uint8Array(bytesOf(path))
      for (const part of [whole, whole.subarray(0, whole.length >> 1), whole.subarray(0, 100)]) {
        const done = await importFile(new Blob([part]))
        if ('report' in done) expect(isAccountedFor(done.report)).toBe(true)
        else expect(done.code).toMatch(/^(unknown-format|damaged|empty|no-rows)$/)
      }
    }
  })

  it('with bytes changed here and there is answered all the same', async () => {
    const xls = new Uint8Array(bytesOf('upr-info/upr-info-voluntary-pledges.xls'))
    const csv = new Uint8Array(gunzipSync(bytesOf('upr-info/upr-info-voluntary-pledges.csv.gz'))).subarray(0, 60_000)
    let seed = 7
    const random = (n: number): number => {
      seed = (seed * 48271) % 0x7fffffff
      return seed % n
    }
    for (let round = 0; round < 12; round++) {
      for (const whole of [xls, csv]) {
        const bent = whole.slice()
        for (let i = 0; i < 30; i++) bent[random(round % 2 ? bent.length : 4000)] = random(256)
        const done = await importFile(new Blob([bent]))
        if ('report' in done) expect(isAccountedFor(done.report)).toBe(true)
      }
    }
  })
})
