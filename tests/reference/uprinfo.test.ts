import { describe, expect, it } from 'vitest'
import { blobOf, importFile, isAccountedFor, mustImport } from '../support/importing.ts'

const HEADER = 'To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session'
const row = (text: string, over: Readonly<Record<string, string>> = {}): string => {
  const cells = {
    to: 'Algeria',
    text,
    from: 'Spain',
    response: 'Accepted',
    action: '5',
    issue: 'Justice',
    session: '13',
    ...over,
  }
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const { to, from, response, action, issue, session } = cells
  return [to, 'Africa', 'AU, OIC', cells.text, from, 'WEOG', 'EU', response, action, issue, session]
    .map(quoted)
    .join(',')
}
const file = (rows: readonly string[], end = '\r'): string => [HEADER, ...rows, ''].join(end)

/** The signs of Mac Roman and Windows-1252 that these tests write. */
const MAC = new Map([
  ['é', 0x8e],
  ['ô', 0x99],
  ['’', 0xd5],
  ['“', 0xd2],
  ['”', 0xd3],
])
const WIN = new Map([
  ['é', 0xe9],
  ['ô', 0xf4],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
])
const encodeAs = (table: ReadonlyMap<string, number>, text: string): Uint8Array =>
  Uint8Array.from(text, (c) => table.get(c) ?? c.charCodeAt(0))

describe('UPR Info as CSV', () => {
  it('becomes commitments', async () => {
    const { taken, report } = await mustImport(blobOf(file([row('Ratify it', { issue: 'Justice, Detention' })])))
    expect(report).toMatchObject({
      format: 'upr-info-csv',
      rows: 1,
      taken: 1,
      sessions: [13],
      positions: { supported: 1 },
    })
    expect(taken[0]).toMatchObject({
      kind: 'recommendation',
      states: ['DZA'],
      text: { lang: 'en', text: 'Ratify it' },
      source: { body: 'UPR', session: 13, cycle: 2, format: 'upr-info' },
      recommending: ['ESP'],
      position: 'supported',
      action: 5,
      themes: ['Justice', 'Detention'],
    })
  })

  it('joins the rows of a joint recommendation, and says so of each', async () => {
    const { taken, report } = await mustImport(
      blobOf(file([row('Ratify it'), row('Other'), row('Ratify it', { from: 'Timor-Leste' }), row('Ratify it')])),
    )
    expect(taken.map(({ recommending }) => recommending)).toEqual([['ESP', 'TLS'], ['ESP']])
    expect(report).toMatchObject({ rows: 4, taken: 4 })
    expect(report.repaired).toEqual([
      { row: 3, reason: 'joined', detail: '1' },
      { row: 4, reason: 'repeated', detail: '1' },
    ])
  })

  it('keeps apart what was said to another State, in another session, or as a pledge', async () => {
    const rows = [
      row('Ratify it'),
      row('Ratify it', { to: 'Tunisia' }),
      row('Ratify it', { session: '1' }),
      row('Ratify it', { response: 'Voluntary Pledge', from: 'Algeria' }),
    ]
    const { taken } = await mustImport(blobOf(file(rows)))
    expect(new Set(taken.map(({ id }) => id)).size).toBe(4)
    expect(taken.at(-1)).toMatchObject({ kind: 'pledge', recommending: [], states: ['DZA'] })
    expect(taken.at(-1)?.position).toBeUndefined()
  })

  it('reads quotes, commas and line ends inside cells, and any line end between rows', async () => {
    for (const end of ['\r', '\n', '\r\n']) {
      const text = `Say "no", then${end}stop`
      const { taken, report } = await mustImport(blobOf(file([row(text), row('b')], end)))
      expect(taken[0]?.text.text).toBe('Say "no", then\nstop')
      expect(report.rows).toBe(2)
    }
  })

  it('knows Mac Roman, Windows-1252, UTF-8 and UTF-16 by their bytes', async () => {
    const said = 'Consult “civil society” in Côté d’Or'
    const onMac = file([row('plain'), row(said)])
    const onWindows = file([row('plain'), row(said)], '\r\n')
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(onMac, (c) => c.charCodeAt(0)).buffer),
    ])
    for (const bytes of [encodeAs(MAC, onMac), encodeAs(WIN, onWindows), new TextEncoder().encode(onMac), utf16]) {
      expect((await mustImport(blobOf(bytes))).taken[1]?.text.text).toBe(said)
    }
  })

  it('keeps the unknown recommending State as unknown', async () => {
    const { taken, report } = await mustImport(blobOf(file([row('Do it', { from: '&#40;Unknown&#41;' })])))
    expect(taken[0]?.recommending).toEqual([])
    expect(report.repaired.map(({ reason }) => reason)).toEqual(['entity', 'state-unresolved'])
  })

  it('refuses rows it cannot read, with their numbers, and takes the others', async () => {
    const { report } = await mustImport(
      blobOf(file([row('fine'), 'a,b', row(''), row('x', { to: '' }), row('y'.repeat(33_000)), row('also fine')])),
    )
    expect(report.refused).toEqual([
      { row: 2, reason: 'bad-columns', detail: '2' },
      { row: 3, reason: 'no-text' },
      { row: 4, reason: 'no-state' },
      { row: 5, reason: 'too-long' },
    ])
    expect(isAccountedFor(report)).toBe(true)
    expect(report.taken).toBe(2)
  })

  it('is damaged when a quote is never closed, and empty of rows when only the header is there', async () => {
    expect(await importFile(blobOf(`${HEADER}\r${'"'}x,${'y'.repeat(100)}`))).toMatchObject({ code: 'damaged' })
    expect(await importFile(blobOf(HEADER))).toEqual({ code: 'no-rows' })
  })

  it('survives a million columns and a line without end', async () => {
    const { report } = await mustImport(blobOf(`${HEADER}\r${','.repeat(1_000_000)}\r${row('x')}`))
    expect(report).toMatchObject({ rows: 2, taken: 1, refusedTotal: 1 })
    const long = await mustImport(blobOf(`${HEADER}\r${'x'.repeat(5_000_000)}\r${row('x')}`))
    expect(long.report).toMatchObject({ rows: 2, taken: 1, refusedTotal: 1 })
  })
})
