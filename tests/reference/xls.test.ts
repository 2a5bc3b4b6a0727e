import { describe, expect, it } from 'vitest'
import { concat } from '../../src/prelude/bytes.ts'
import { readSheet } from '../../src/reference/files/biff.ts'
import { readStream } from '../../src/reference/files/cfb.ts'
import { blobOf, gzipped, importFile, mustImport } from '../support/importing.ts'
import { compound, mulrk, workbook } from '../support/xls.ts'

const HEADER = ['SuR', 'Rgrp', 'Org', 'Recommendation', 'RS', 'Rgrp', 'Org', 'Response', 'Action', 'Issue', 'Session']
const row = (text: string, from = 'Spain'): (string | number)[] => [
  'Algeria',
  'Africa',
  'AU, OIC',
  text,
  from,
  'WEOG',
  'EU',
  'Accepted',
  5,
  'Justice',
  13,
]
const cellsOf = (book: Uint8Array): string[][] => [...readSheet(book)].map(({ cells }) => [...cells])

describe('UPR Info as XLS', () => {
  it('becomes the same commitments as its CSV', async () => {
    const file = compound(workbook([HEADER, row('Ratify “it”'), row('Ratify “it”', 'Timor-Leste'), row('Другое 其他')]))
    for (const blob of [blobOf(file), gzipped(file)]) {
      const { taken, report } = await mustImport(blob)
      expect(report).toMatchObject({ format: 'upr-info-xls', rows: 3, taken: 3, sessions: [13] })
      expect(taken.map((c) => [c.text.text, c.recommending, c.action, c.source.format])).toEqual([
        ['Ratify “it”', ['ESP', 'TLS'], 5, 'upr-info'],
        ['Другое 其他', ['ESP'], 5, 'upr-info'],
      ])
    }
  })

  it('reads strings that are cut anywhere', () => {
    const rows = [['first', 'ещё одна строка', 'third and last']]
    for (let cut = 12; cut < 60; cut++) expect(cellsOf(workbook(rows, { cut }))).toEqual(rows)
  })

  it('reads whole numbers, fractions, and numbers side by side', () => {
    expect(cellsOf(workbook([[7, 0.25, -3]]))).toEqual([['7', '0.25', '-3']])
    const book = workbook([['a']])
    const withNumbers = concat(book.subarray(0, -4), Uint8Array.from(mulrk(1, 2, [4, 5])), book.subarray(-4))
    expect(cellsOf(withNumbers)).toEqual([['a'], ['', '', '4', '5']])
  })

  it('is refused when it is encrypted, another workbook, or another kind of old Office file', async () => {
    expect(await importFile(blobOf(compound(workbook([HEADER], { encrypted: true }))))).toEqual({
      code: 'damaged',
      detail: 'encrypted',
    })
    expect(await importFile(blobOf(compound(workbook([['a', 'b']]))))).toMatchObject({ code: 'unknown-format' })
    expect(await importFile(blobOf(compound(workbook([HEADER]), 'WordDocument')))).toMatchObject({
      code: 'unknown-format',
    })
    expect(await importFile(blobOf(compound(workbook([HEADER]))))).toEqual({ code: 'no-rows' })
  })

  it('follows no loop and reads nothing outside the file', () => {
    const file = compound(workbook([HEADER]))
    const looped = file.slice()
    // The first sector of the stream points to itself.
    new DataView(looped.buffer).setUint32(512 + 2 * 4, 2, true)
    expect(() => readStream(looped, ['Workbook'])).toThrow('damaged')
    const outside = file.slice()
    new DataView(outside.buffer).setUint32(512 + 2 * 4, 0x00ffffff, true)
    expect(() => readStream(outside, ['Workbook'])).toThrow('damaged')
    expect(() => readStream(file.subarray(0, 2000), ['Workbook'])).toThrow('damaged')
  })
})
