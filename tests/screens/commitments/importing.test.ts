import { describe, expect, it } from 'vitest'
import { byReason, partOf, preselected, rowsOf } from '../../../src/screens/commitments/importing.ts'

describe('an import on screen', () => {
  it('chooses a country for nobody, unless the file has only one', () => {
    expect(preselected({ TUN: 12 })).toEqual(['TUN'])
    expect(preselected({ TUN: 12, FRA: 1 })).toEqual([])
    expect(preselected({})).toEqual([])
  })

  it('counts the rows that would be kept', () => {
    expect(rowsOf({ TUN: 12, FRA: 1, DZA: 4 }, ['TUN', 'DZA'])).toBe(16)
    expect(rowsOf({ TUN: 12 }, ['USA'])).toBe(0)
  })

  it('never shows more than the whole, and nothing where the size is unknown', () => {
    expect(partOf({ bytes: 5, ofBytes: 10, rows: 1 })).toBe(0.5)
    expect(partOf({ bytes: 12, ofBytes: 10, rows: 1 })).toBe(1)
    expect(partOf({ bytes: 12, ofBytes: 0, rows: 1 })).toBeUndefined()
  })

  it('gathers refusals by their reason, the commonest first', () => {
    const groups = byReason([
      { row: 3, reason: 'too-long' },
      { row: 5, reason: 'no-text' },
      { row: 9, reason: 'no-text', detail: 'Territory' },
    ])
    expect(groups.map((group) => [group.reason, group.notes.map((note) => note.row)])).toEqual([
      ['no-text', [5, 9]],
      ['too-long', [3]],
    ])
  })
})
